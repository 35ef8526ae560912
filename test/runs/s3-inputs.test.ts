import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunStorage } from '../../src/protocol/object-store.ts';
import { isFreshCopy, isSameContent } from '../../src/runs/run-inputs.ts';
import { mergeInputs, s3Files, s3Inputs } from '../../src/runs/s3-inputs.ts';
import { planOf } from '../fakes/dispatch-world.ts';
import { etagOf, MemoryRunCloud } from '../fakes/run-storage.ts';

const RUN = 'run-20261125T092236Z-3fa9c1';
/** Inputs below `inputs/in/`, results below `inputs/in/out/`: one bucket for both. */
const dispatch = {
  ...planOf({ id: 'one' }),
  output: { bucket: 'inputs', prefix: 'in/' },
};
function scene(): MemoryRunCloud {
  const world = new MemoryRunCloud();
  for (const key of [
    'in/a.txt',
    'in/folder/',
    'in/folder/b.txt',
    'in/one/adhoc/result',
    'in/.pipewright/agents/one.json',
    `in/${RUN}/c.txt`,
    'inner/d.txt',
  ])
    world.put(`inputs/${key}`, 'x');
  world.put('other/data/e.txt', 'x');
  world.put('other/database', 'x');
  return world;
}
const found = async (url: string) =>
  (await s3Inputs(url, dispatch, scene().storage)).map(({ path, from }) => `${path} ${from.kind}`);

describe('inputs in S3', () => {
  it('are used in place below the workflow’s prefix, and copied from elsewhere', async () => {
    assert.deepEqual(await found('s3://inputs/in/'), ['a.txt in place', 'folder/b.txt in place']);
    assert.deepEqual(await found('s3://inputs/in/folder'), ['b.txt in place']);
    assert.deepEqual(await found('s3://inputs/inner/'), ['d.txt copy']);
    assert.deepEqual(await found('s3://other/data'), ['e.txt copy']);
    assert.deepEqual(await found('s3://other/data/e.txt'), ['e.txt copy']);
    assert.deepEqual(await found('s3://other'), ['data/e.txt copy', 'database copy']);
  });

  it('are found one by one by the names that a sheet gives them, files before folders', async () => {
    const world = scene();
    for (const key of ['set/f/a', 'set/f.bam', 'set/f.bam.bai', 'set/f-2']) world.put(`paid/${key}`, 'x');
    const sources = [{ bucket: 'paid', prefix: '', access: 'unsigned' as const }];
    const path = (key: string, isFolder = true) => ({ path: `s3://${key}`, isFolder });
    const inputs = await s3Files(
      [
        path('paid/set/f'),
        path('paid/set/f.bam'),
        path('paid/set/f.bam.bai', false),
        path('paid/set/gone'),
      ].concat([path('other/data/e.txt'), path('inputs/in/folder/', false), path('inputs/in/a.txt')]),
      dispatch,
      world.storage,
      sources,
    );
    assert.deepEqual(
      inputs.map(({ path, from }) => `${path} ${from.kind}`),
      [
        's3://inputs/in/a.txt in place',
        's3://other/data/e.txt copy',
        's3://paid/set/f.bam in place',
        's3://paid/set/f.bam.bai in place',
        's3://paid/set/f/a in place',
      ],
    );
    const [, , bam] = inputs;
    assert.equal(bam?.from.kind === 'in place' && bam.from.object.access, 'unsigned');
  });

  it('are found once where a sheet names a file, and the folder that holds it', async () => {
    const paths = ['s3://other/data', 's3://other/data/e.txt'].map((path) => ({ path, isFolder: true }));
    const inputs = await s3Files(paths, dispatch, scene().storage);
    assert.deepEqual(
      inputs.map(({ path }) => path),
      ['s3://other/data/e.txt'],
    );
  });

  it('are used in place in the workflow’s sources, with what reading them takes', async () => {
    const world = scene();
    world.put('paid/p/g.txt', 'x');
    const lists: string[] = [];
    const storage: Pick<RunStorage, 'list'> = {
      list(bucket, prefix, access) {
        lists.push(`${bucket}/${prefix} ${access ?? 'as one’s own'}`);
        return world.storage.list(bucket, prefix);
      },
    };
    const sources = [
      { bucket: 'other', prefix: 'data/' },
      { bucket: 'paid', prefix: '', access: 'requester-pays' as const },
    ];
    const read = async (url: string) =>
      (await s3Inputs(url, dispatch, storage, sources)).map(({ path, from }) => ({ path, from }));
    const e = { bucket: 'other', key: 'data/e.txt', etag: etagOf('x'), size: 1 };
    const inPlace = { path: 'e.txt', from: { kind: 'in place', object: e } };
    assert.deepEqual(await read('s3://other/data/'), [inPlace]);
    assert.deepEqual(await read('s3://other/data/e.txt'), [inPlace]);
    const g = { bucket: 'paid', key: 'p/g.txt', etag: etagOf('x'), size: 1, access: 'requester-pays' };
    assert.deepEqual(await read('s3://paid/p/'), [{ path: 'g.txt', from: { kind: 'in place', object: g } }]);
    // What lies beside a source is copied.
    const all = await read('s3://other');
    assert.deepEqual(
      all.map(({ path, from }) => `${path} ${from.kind}`),
      ['data/e.txt in place', 'database copy'],
    );
    assert.deepEqual(lists, [
      'other/data/ as one’s own',
      'other/data/e.txt as one’s own',
      'paid/p/ requester-pays',
      'other/ as one’s own',
    ]);
  });

  it('include those of another run only when its folder is given', async () => {
    assert.deepEqual(await found(`s3://inputs/in/${RUN}/`), ['c.txt in place']);
  });

  it('are refused where there are none, or the URL is invalid', async () => {
    await assert.rejects(found('s3://other/nothing'), { code: 'NO_INPUTS' });
    for (const url of ['s3:/x/y', 's3://', 's3://A_B/x'])
      await assert.rejects(found(url), { code: 'BAD_USAGE' });
  });

  it('are one list with files, unless two have one path', () => {
    const file = (path: string, file: string) => ({ path, size: 1, from: { kind: 'file' as const, file } });
    assert.deepEqual(
      mergeInputs([[file('b', '/b')], [file('a', '/a'), file('b', '/b')]]).map(({ path }) => path),
      ['a', 'b'],
    );
    assert.throws(() => mergeInputs([[file('a', '/x/a')], [file('a', '/y/a')]]), { code: 'INPUT_COLLISION' });
  });
});

describe('an existing object', () => {
  it('is the same by its ETag, or else by its checksum', async () => {
    const content = { etag: 'e', crc32: 'c' };
    const same = (etag: string, checksum?: string) => isSameContent(content, { etag }, async () => checksum);
    assert.deepEqual(
      [await same('e'), await same('other'), await same('other', 'c'), await same('other', 'd')],
      [true, false, true, false],
    );
  });
  it('is a fresh copy when it has the size, and was made after the last change', () => {
    const original = { size: 3, modified: 100 };
    assert.ok(isFreshCopy(original, { size: 3, modified: 100 }));
    assert.ok(!isFreshCopy(original, { size: 3, modified: 99 }));
    assert.ok(!isFreshCopy(original, { size: 4, modified: 101 }));
  });
});
