import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Ajv } from 'ajv';
import agentRelease from '../agent/agent.json' with { type: 'json' };
import { imageNames } from '../images/build.ts';
import { indexCatalog } from '../src/catalog/catalog-index.ts';
import type { ExtendedSpec } from '../src/catalog/extended-spec.ts';
import { openImages } from '../src/edge/images.ts';
import { parseReference } from '../src/oci/reference.ts';
import { completeSpec, specDigest } from '../src/spec/complete-spec.ts';
import { openWorkshop, ROOT, readSpec, type Workshop } from './fakes/workshop.ts';

const files = globSync('catalog/*/[0-9]*.json', { cwd: ROOT }).sort();
const read = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as T;
const names = globSync('catalog/*/spec.json', { cwd: ROOT }).map((file) => basename(dirname(file)));

describe("the catalog's extended specs", { timeout: 300_000 }, () => {
  let workshop: Workshop;
  let compared = 0;
  before(async () => {
    workshop = await openWorkshop(imageNames(names.map(readSpec)));
  });
  after(() => workshop[Symbol.asyncDispose]());

  it('are there for every algorithm', () => {
    for (const name of names)
      assert.ok(files.includes(`catalog/${name}/${readSpec(name).version}.json`), name);
  });

  it('are listed in the index', () => {
    const index = indexCatalog(files.map((file) => read<ExtendedSpec>(file)));
    assert.deepEqual(read('catalog/index.json'), index);
  });

  for (const file of files) {
    it(`${file} has its schema's shape and names no place on a machine`, () => {
      const ajv = new Ajv({ strict: false }).addSchema(read<object>('catalog/schema/spec.schema.json'));
      const check = ajv.compile(read<object>('catalog/schema/extended.schema.json'));
      assert.ok(check(read(file)), JSON.stringify(check.errors));
      assert.doesNotMatch(readFileSync(join(ROOT, file), 'utf8'), /127\.0\.0\.1|localhost|oci:/);
    });

    it(`${file} is what wrapping gives`, async (t) => {
      const extended = read<ExtendedSpec>(file);
      const spec = completeSpec(readSpec(extended.name));
      const isCurrent = spec.version === extended.version;
      if (isCurrent) assert.equal(extended.spec_digest, specDigest(spec));
      // Published versions stay when the agent or Debian's packages move on; then they can only be derived from the
      // images of their time, which a catalog's registry keeps and this one does not.
      if (extended.agent.digest !== agentRelease.digest) {
        const why = `it was wrapped with the agent ${extended.agent.digest}, not with that of agent/agent.json`;
        assert.ok(!isCurrent, `${why}: see "Changing the agent" in CONTRIBUTING.md`);
        return t.skip(why);
      }
      await using images = await openImages({ env: workshop.env, signal: new AbortController().signal });
      const source = await images.source(parseReference(extended.source_image.name));
      const { digest } = await source.readManifest(extended.source_image.name.split(':').at(-1) ?? '');
      if (extended.source_image.digest !== digest)
        return t.skip(
          `its source image was ${extended.source_image.digest}; Debian's packages give ${digest} now`,
        );
      const to = extended.container_name.split('@')[0];
      const args = ['--to', `${to}:test`, '--no-write', '--json'];
      const said = await workshop.pipewright('wrap', dirname(file), ...args);
      assert.equal(`${to}@${JSON.parse(said.stdout).digest}`, extended.container_name);
      compared += 1;
    });
  }

  it('are compared with what wrapping gives, one at least', () => {
    assert.ok(compared > 0, 'every comparison was skipped');
  });
});
