import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { missing } from '../fakes/missing.ts';
import { must, openWorkshop, run, type Workshop } from '../fakes/workshop.ts';

/** One image per shape: an index, Docker's types, and plain OCI. */
const ALGORITHMS = ['csv-summary', 'fasta-stats', 'outliers', 'samtools'];

describe('a wrapped image is accepted', { timeout: 600_000 }, () => {
  let workshop: Workshop;
  before(async () => {
    workshop = await openWorkshop(ALGORITHMS);
    await workshop.services.tools(['skopeo', 'umoci']);
    for (const name of ALGORITHMS) {
      const said = await workshop.pipewright(
        'wrap',
        `catalog/${name}/spec.json`,
        '--to',
        nameOf(name),
        '--no-write',
      );
      assert.equal(said.code, 0, said.stderr);
    }
  });
  after(() => workshop[Symbol.asyncDispose]());

  const nameOf = (name: string): string => `ghcr.io/pipewright/tools-test/${name}:1`;

  for (const name of ALGORITHMS) {
    it(`by skopeo and umoci: ${name}`, async () => {
      await using folder = await temporaryFolder();
      const conf = ['--registries-conf', workshop.registry.registriesConf, '--insecure-policy'];
      const inspected = JSON.parse(
        await must('skopeo', [...conf, 'inspect', '--no-tags', `docker://${nameOf(name)}`]),
      ) as { Labels: Record<string, string> };
      assert.equal(inspected.Labels['org.opencontainers.image.title'], name);
      const layout = join(folder.path, 'layout');
      await must('skopeo', [...conf, 'copy', '--quiet', `docker://${nameOf(name)}`, `oci:${layout}:1`]);
      await must('umoci', ['unpack', '--rootless', '--image', `${layout}:1`, join(folder.path, 'bundle')]);
      assert.ok(existsSync(join(folder.path, 'bundle', 'rootfs', '.pipewright', 'node')));
    });

    it(`by crane: ${name}`, { skip: missing('go') }, async () => {
      const crane = await workshop.services.goTool('crane');
      const located = workshop.registry.locate(nameOf(name));
      const said = await run(crane, ['validate', '--insecure', '--remote', located]);
      assert.equal(said.code, 0, said.stderr);
    });
  }
});
