import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { regionOf } from '../../src/command/aws-access.ts';
import { runCommand } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { ROOT } from '../fakes/workshop.ts';

describe('a region that AWS does not have', () => {
  it('is refused by plan, with a suggestion and without a price', async () => {
    await using folder = await temporaryFolder();
    const places = { input_s3_name: 'my-inputs', output_s3_name: 'my-outputs', region: 'us-est-1' };
    const process = { type: 'single_run', algorithms: [{ name: 'csv-summary@1.0.0' }] };
    await writeFile(join(folder.path, 't.workflow.json'), JSON.stringify({ ...places, process }));
    const io = commandIo(folder.path);
    const args = ['t.workflow.json', '--catalog', join(ROOT, 'catalog')];
    assert.equal(await runCommand('plan', args, io), 1);
    assert.match(io.said.err, /error UNKNOWN_REGION: .*did you mean "us-east-1"\?/);
    assert.doesNotMatch(io.said.out, /\$|costs/);
  });
  it('is refused in the environment', () => {
    const workflow = { workflow: 't' };
    for (const env of [{ AWS_REGION: 'us-est-1' }, { AWS_DEFAULT_REGION: 'us-est-1' }]) {
      assert.throws(() => regionOf(workflow, env), {
        code: 'UNKNOWN_REGION',
        message: /did you mean "us-east-1"/,
      });
    }
    assert.equal(regionOf(workflow, { AWS_REGION: 'eu-west-4' }), 'eu-west-4');
    assert.equal(regionOf(workflow, { AWS_REGION: 'here', AWS_ENDPOINT_URL: 'http://localhost:1' }), 'here');
    assert.equal(regionOf({ ...workflow, region: 'us-east-1' }, { AWS_REGION: 'x' }), 'us-east-1');
  });
});
