import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { ROOT } from '../fakes/workshop.ts';

/** An AWS with a stack that is being deleted without end, by the operations that it is asked. */
const ANSWERS: Readonly<Record<string, string>> = {
  GetCallerIdentity:
    '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
  DescribeStacks:
    '<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackStatus>DELETE_IN_PROGRESS</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>',
  DescribeStackEvents:
    '<DescribeStackEventsResponse><DescribeStackEventsResult/></DescribeStackEventsResponse>',
};
const MISSING: readonly (readonly [RegExp, string])[] = [
  [/^\/2017-10-31\/functions/, 'ResourceNotFoundException'],
  [/^\/[a-z-]+\/\?/, 'NoSuchBucket'],
  [/./, 'ClusterNotFoundException'],
];

describe('destroy', () => {
  it('says that it was stopped, not that AWS is out of reach, when Ctrl-C comes while it waits', async () => {
    await using folder = await temporaryFolder();
    const workflow = {
      ...{ name: 'tides', catalog: join(ROOT, 'catalog'), region: 'us-east-1' },
      ...{ input_s3_name: 'tides-in', output_s3_name: 'tides-out' },
      process: { type: 'single_run', algorithms: [{ name: 'csv-summary@1.0.0' }] },
    };
    await writeFile(join(folder.path, 'w.json'), JSON.stringify(workflow));
    let polls = 0;
    const server = createServer(async (request, response) => {
      const action = new URLSearchParams(await text(request)).get('Action') ?? '';
      const answer = ANSWERS[action];
      if (answer !== undefined) {
        response.end(answer);
        // The second reading of events belongs to the wait; after it comes a pause.
        if (action === 'DescribeStackEvents' && ++polls === 2) child.kill('SIGINT');
        return;
      }
      if (action === 'GetTemplate') {
        response.writeHead(400);
        response.end(
          '<ErrorResponse><Error><Code>ValidationError</Code><Message>does not exist</Message></Error></ErrorResponse>',
        );
        return;
      }
      const [, code] = MISSING.find(([path]) => path.test(request.url ?? ''))!;
      response.writeHead(404, { 'content-type': 'application/json', 'x-amzn-errortype': code });
      response.end(
        code === 'NoSuchBucket' ? `<Error><Code>${code}</Code></Error>` : JSON.stringify({ __type: code }),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const child = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), 'destroy', 'w.json'], {
      cwd: folder.path,
      env: {
        ...process.env,
        ...{
          AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
          AWS_ACCESS_KEY_ID: 'a',
          AWS_SECRET_ACCESS_KEY: 'b',
        },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    });
    const said = text(child.stderr);
    const [code] = await once(child, 'close');
    server.closeAllConnections();
    server.close();
    assert.equal(
      await said,
      'error INTERRUPTED: Stopped by SIGINT before the end; start again to continue.\n',
    );
    assert.equal(code, 130);
  });
});
