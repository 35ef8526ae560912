import assert from 'node:assert/strict';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { indexCatalog } from '../../src/catalog/catalog-index.ts';
import { pipewright } from '../../src/command/commands.ts';
import { earlierOnAws } from '../../src/command/earlier-runs.ts';
import { Failure } from '../../src/core/failure.ts';
import { type Marker, writeMarker } from '../../src/protocol/marker.ts';
import { itemMarkerKey, runManifestKey } from '../../src/protocol/object-keys.ts';
import { writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';
import { commandIo } from '../fakes/command-io.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';
import { aRunStep } from '../fakes/run-snapshots.ts';
import { MemoryRunCloud } from '../fakes/run-storage.ts';
import { item, run, step } from '../report/records.ts';

const ENTRIES = ['clean', 'count'].map((name) => anExtendedSpec({ name }));
const WORKFLOW = {
  ...{ name: 'tides', catalog: 'catalog', input_s3_name: 'tides-in', output_s3_name: 'tides-out' },
  process: { type: 'sequence_run', algorithms: ENTRIES.map(({ name }) => ({ name: `${name}@1.0.0` })) },
};
/** What a local run of ten files of 1 to 10 kB left; `clean` took a second for each kB, and `count` always three. */
const recordOf = (workflow: string) =>
  run(
    [step('clean', []), step('count', ['clean'])],
    Array.from({ length: 10 }, (_, i) => [
      item('clean', `${i}`, { input_bytes: 1000 * (i + 1), seconds: i + 1 }),
      item('count', `${i}`, { input_bytes: 10, seconds: 3 }),
    ]).flat(),
    { workflow },
  );

async function workplace(files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  const catalog = ENTRIES.map(
    (entry) => [`catalog/${entry.name}/1.0.0.json`, JSON.stringify(entry)] as const,
  );
  const all = [
    ...catalog,
    ['catalog/index.json', JSON.stringify(indexCatalog(ENTRIES))] as const,
    ['w.json', JSON.stringify(WORKFLOW)] as const,
    ...Object.entries(files),
  ];
  for (const [name, text] of all) {
    await mkdir(dirname(join(folder.path, name)), { recursive: true });
    await writeFile(join(folder.path, name), text);
  }
  return folder;
}

/** Without credentials: asking AWS would fail. */
async function plan(cwd: string, ...args: string[]) {
  const io = commandIo(cwd);
  assert.equal(await pipewright(['plan', 'w.json', ...args], io), 0, io.said.err);
  return io.said.out;
}

describe('what a run will cost, in the plan', () => {
  const DATA = { 'data/a': 'a'.repeat(20_000), 'data/b': 'b'.repeat(20_000), 'data/c': 'c'.repeat(2000) };

  it('follows from the number of files and an assumption, as long as nothing has run', async () => {
    await using folder = await workplace(DATA);
    const out = await plan(folder.path, 'data');
    assert.match(out, /^run {7}about \$0\.01 for a run of these inputs, 42\.0 KB, by list prices$/m);
    assert.match(out, /clean: 3 × 30 s, /);
    assert.match(out, /30 s for an item is an assumption for clean and count until /);
    assert.doesNotMatch(await plan(folder.path), /for a run of these inputs/);
  });

  it('follows from their sizes and the newest run of the workflow in a folder here', async () => {
    await using folder = await workplace({
      ...DATA,
      'old/run.json': JSON.stringify(
        run([step('clean', [])], [item('clean', 'x', { seconds: 999 })], { workflow: 'tides' }),
      ),
      'results/run.json': JSON.stringify(recordOf('tides')),
      'others/run.json': JSON.stringify(recordOf('others')),
      'torn/run.json': '{',
    });
    await utimes(join(folder.path, 'old/run.json'), 1, 1);
    const out = await plan(folder.path, 'data');
    // 14 kB each on average.
    assert.match(out, /clean: 3 × 14 s, /);
    assert.match(out, /count: 3 × 3\.0 s, /);
    assert.match(out, /from the times of items in results and the size of their inputs/);
    assert.doesNotMatch(out, /assumption/);
    const { run: estimated, items } = JSON.parse(await plan(folder.path, 'data', '--json'));
    assert.equal(estimated.earlier, 'results');
    assert.equal(estimated.steps[0].bytes, 42_000);
    assert.equal(items, undefined);
  });
});

describe('what items took in a run on AWS', () => {
  const steps = ['clean', 'count'].map((id, i) => deployableStep(id, { needs: i === 0 ? [] : ['clean'] }));
  const PLAN = deployablePlan({ output: { bucket: 'some-output', prefix: 'out/' } }, ...steps);

  function scene(...runs: [run: string, workflow: string, seconds: readonly number[]][]): MemoryRunCloud {
    const cloud = new MemoryRunCloud();
    for (const [id, workflow, seconds] of runs) {
      const algorithms = steps.map((each) => aRunStep(each.id, { algorithm: each.algorithm }));
      const manifest = aRunManifest({ run: id, workflow, steps: algorithms });
      cloud.put(`some-output/${runManifestKey('out/', id)}`, writeRunManifest(manifest));
      for (const [i, each] of seconds.entries()) {
        const of = { run: id, step: 'clean', segments: [`${i}`] };
        const marker = {
          ...{ version: 2, state: 'COMPLETE', run: id, step: 'clean', item: `${i}`, attempt: 1, agent: '1' },
          ...{ content: { kind: 'item', segments: of.segments, version: 'v', base: 'x' }, outputs: [] },
          ...{ started_at: '', seconds: each, input_bytes: 5, lane: 1 },
        } as unknown as Marker;
        cloud.put(`some-output/${itemMarkerKey('out/', of, 'v', 'done')}`, writeMarker(marker));
      }
    }
    return cloud;
  }
  const ID = (day: number) => `run-202611${day}T000000Z-3fa9c1`;

  it('is that of the newest one with a finished item', async () => {
    const cloud = scene(
      [ID(10), PLAN.workflow, [9]],
      [ID(11), PLAN.workflow, [7, 7]],
      [ID(12), PLAN.workflow, []],
      [ID(13), 'others', [1]],
    );
    assert.deepEqual(await earlierOnAws(PLAN, cloud.storage), {
      name: ID(11),
      steps: { clean: { count: 2, items: Array(2).fill({ seconds: 7, bytes: 5, lane: 1 }) } },
    });
  });

  it('is not known before the first run, of another algorithm, or without the permission', async () => {
    assert.equal(await earlierOnAws(PLAN, scene().storage), undefined);
    const cloud = scene([ID(11), PLAN.workflow, [7]]);
    const other = { ...PLAN, steps: PLAN.steps.map((each) => ({ ...each, algorithm: 'other@1.2.3' })) };
    assert.equal(await earlierOnAws(other, cloud.storage), undefined);
    const read = async () => {
      throw new Failure('ACCESS_DENIED', 'no');
    };
    assert.equal(await earlierOnAws(PLAN, { ...cloud.storage, read }), undefined);
  });
});
