import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pipewright } from '../../src/command/commands.ts';
import type { ItemRecord } from '../../src/protocol/run-record.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { item, run, step } from '../report/records.ts';

const MB = 2 ** 20;
const NAME = 'change123-s3';
const SPEC = `catalog/${NAME}/spec.json`;
const EXAMPLE = join(import.meta.dirname, '../fixtures/first-example.json');

/** Items that take 20 MB and three for each MB. */
function measured(count: number, stepId = 'a'): ItemRecord[] {
  return Array.from({ length: count }, (_, i) =>
    item(stepId, `${i}`, { input_bytes: (i + 1) * MB, peak_mb: 23 + 3 * i, seconds: 60 }),
  );
}

/** A folder with a catalog, and the folder of a local run. */
async function scene(items: readonly ItemRecord[], memory_mb = 2048) {
  const folder = await temporaryFolder();
  for (const name of ['out', `catalog/${NAME}`]) mkdirSync(join(folder.path, name), { recursive: true });
  const record = run([step('a', [], { algorithm: `${NAME}@1.0.0`, memory_mb })], items);
  writeFileSync(join(folder.path, 'out/run.json'), JSON.stringify(record));
  cpSync(EXAMPLE, join(folder.path, SPEC));
  writeFileSync(join(folder.path, 'catalog/catalog.json'), '{"registry": "ghcr.io/x"}');
  const tune = async (...args: string[]) => {
    const io = commandIo(folder.path);
    const code = await pipewright(['tune', ...args], io);
    return { code, ...io.said };
  };
  const spec = (): string => readFileSync(join(folder.path, SPEC), 'utf8');
  return { folder, tune, spec, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('tune', () => {
  it('says what the items of a local run took, what the spec should say, and what that saves', async () => {
    await using here = await scene(measured(40));
    const before = here.spec();
    const { code, out } = await here.tune('out');
    assert.equal(code, 0);
    assert.match(out, /^algorithm +steps +items +p50 +p95 +most +has +should begin with +saves\n/);
    assert.match(
      out,
      /\nchange123-s3@1\.0\.0 +a +40 +80 MB +134 MB +140 MB +128 MB +64 MB +9\d % of 1\.3 GB-hours\n/,
    );
    assert.match(out, /\nchange123-s3@1\.0\.0: an item needs 21 MB and 3\.15 MB for each MB of input\n/);
    assert.match(out, /\nTo change the specs of a catalog: npx pipewright tune out --write\n$/);
    assert.equal(here.spec(), before);
  });

  it('writes it in the style of the file, and prints a pull request', async () => {
    await using here = await scene(measured(40));
    const { code, out } = await here.tune('out', '--write');
    assert.equal(code, 0, out);
    const expected = readFileSync(EXAMPLE, 'utf8').replace(
      '        "minimal": 50,\n        "suggested": 128\n',
      '        "minimal": 50,\n        "suggested": 64,\n        "base": 21,\n        "per_input_mb": 3.15\n',
    );
    assert.equal(here.spec(), expected);
    assert.match(out, /\nThe pull request:\n\nTune the memory of change123-s3\n\nMeasured in out, with /);
    assert.match(out, /\| change123-s3 1\.0\.0 \| 40 \| 80 \/ 134 \/ 140 \| .* \| 128 → 64 MB \| 9\d % of/);
    const again = await here.tune('out', '--write');
    assert.match(again.out, /\nThere is nothing to change\.\n$/);
    assert.equal(here.spec(), expected);
  });

  it('gives a published spec its next patch version', async () => {
    await using here = await scene(measured(40));
    writeFileSync(join(here.folder.path, `catalog/${NAME}/1.0.0.json`), '{}');
    const { out } = await here.tune('out', '--write', '--json');
    const { algorithms, pull_request } = JSON.parse(out);
    const [{ version, file, proposed, tuning }] = algorithms;
    assert.deepEqual([version, file], ['1.0.1', SPEC]);
    assert.deepEqual(proposed, { suggested: 64, base: 21, per_input_mb: 3.15 });
    assert.equal(tuning.items, 40);
    assert.match(pull_request.title, /^Tune the memory of /);
    assert.equal(JSON.parse(here.spec()).version, '1.0.1');
  });

  it('says of too few items that it takes twenty', async () => {
    await using here = await scene(measured(19));
    const { out } = await here.tune('out', '--write');
    assert.match(
      out,
      /19 finished items with a measured peak; at least 20 are needed\.\n\nThere is nothing to change\.\n$/,
    );
  });

  const REFUSED: [what: string, args: string[], RegExp][] = [
    [
      'what is neither run nor folder',
      ['nowhere'],
      /BAD_USAGE: nowhere is not the id of a run, nor a folder/,
    ],
    ['a folder without a run', ['catalog'], /FILE_NOT_FOUND: catalog\/run\.json/],
    ['a run on AWS without its file', ['run-20261125T092236Z-3fa9c1'], /Name the workflow file of the run/],
    [
      'another catalog',
      ['out', '--write', '--catalog', 'none'],
      /NO_SPECS: There is no spec\.json for change123-s3/,
    ],
  ];
  for (const [what, args, message] of REFUSED)
    it(`refuses ${what}`, async () => {
      await using here = await scene(measured(40));
      const { code, err } = await here.tune(...args);
      assert.equal(code, 1);
      assert.match(err, message);
    });
});
