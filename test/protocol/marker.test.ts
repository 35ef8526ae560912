import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Marker, readMarker, reduceMarkers, writeMarker } from '../../src/protocol/marker.ts';
import { markerFolder, markerKey, outputFolder, readMarkerKey } from '../../src/protocol/object-keys.ts';

const item = { run: 'r', step: 's', item: 'a//b.txt' };

describe("a marker's key", () => {
  it('is the same for the same item and input, and tells the state at its end', () => {
    const key = markerKey('flow/', item, 'etag', 'done');
    assert.equal(key, markerKey('flow/', { ...item }, 'etag', 'done'));
    assert.match(key, /^flow\/\.pipewright\/markers\/r\/s\/[0-9a-f]{32}\.[0-9a-f]{16}\.done$/);
    assert.ok(key.startsWith(markerFolder('flow/', 'r', 's')));
    assert.deepEqual(
      { ...readMarkerKey(key), item: '', version: '' },
      { ...item, item: '', version: '', state: 'done' },
    );
  });
  it('tells items and versions apart', () => {
    const keys = [
      markerKey('', item, 'etag', 'done'),
      markerKey('', item, 'etag', 'failed'),
      markerKey('', item, 'other', 'done'),
      markerKey('', { ...item, item: 'a/b.txt' }, 'etag', 'done'),
      markerKey('', { ...item, step: 't' }, 'etag', 'done'),
      markerKey('', { ...item, run: 'q' }, 'etag', 'done'),
    ];
    assert.equal(new Set(keys).size, keys.length);
    const [one, , other, another] = keys.map((key) => readMarkerKey(key)!);
    assert.equal(one!.item, other!.item);
    assert.notEqual(one!.item, another!.item);
  });
  it('stays short for the longest item', () => {
    assert.ok(markerKey('p/', { ...item, item: 'é'.repeat(512) }, 'e', 'failed').length < 120);
  });
  for (const key of ['', 'flow/s/r/a.done', '.pipewright/markers/r/s/x.done', '.pipewright/markers/r/s/'])
    it(`is not ${JSON.stringify(key)}`, () => assert.equal(readMarkerKey(key), undefined));
});

it('done beats failed, in any order of a listing', () => {
  const one = (state: 'done' | 'failed', etag: string, path = 'a') => ({
    key: markerKey('', { ...item, item: path }, etag, state),
  });
  const objects = [one('failed', 'e1'), one('done', 'e2'), one('failed', 'e3'), one('failed', 'e', 'b')];
  for (const listing of [objects, objects.toReversed()]) {
    const ends = [...reduceMarkers([...listing, { key: 'other' }]).values()];
    assert.deepEqual(ends.map(({ state }) => state).sort(), ['done', 'failed']);
    assert.equal(ends.find(({ state }) => state === 'done')!.object, objects[1]);
  }
});

describe('a marker', () => {
  const marker: Marker = {
    version: 2,
    state: 'COMPLETE',
    ...item,
    content: { kind: 'file', input: { bucket: 'bucket', key: 'k', etag: 'e' }, trace: [] },
    attempt: 1,
    started_at: '2026-01-01T00:00:00.000Z',
    seconds: 1.5,
    exit_code: 0,
    outputs: [{ path: 'b', bucket: 'bucket', key: 'o', etag: 'e', size: 1 }],
    agent: '0.1.0',
  };
  it('is read as it was written', () => assert.deepEqual(readMarker(writeMarker(marker)), marker));
  for (const change of [
    { version: 1 },
    { state: 'DONE' },
    { item: undefined },
    { outputs: undefined },
    { outputs: [{}] },
    { outputs: [{ ...marker.outputs[0], etag: undefined }] },
    { content: undefined },
    { content: { kind: 'file', input: {}, trace: [] } },
    { content: { kind: 'item' } },
  ])
    it(`is refused with ${JSON.stringify(change)}`, () => {
      assert.throws(() => readMarker(JSON.stringify({ ...marker, ...change })), { code: 'BAD_MARKER' });
    });
  for (const text of ['', 'null', '{'])
    it(`is refused when it is ${JSON.stringify(text)}`, () => {
      assert.throws(() => readMarker(text), { code: 'BAD_MARKER' });
    });
});

it('a workflow without a prefix keeps its folders at the top', () => {
  assert.equal(outputFolder('', 's', 'r'), 's/r/');
  assert.equal(outputFolder('a/b/', 's', 'r'), 'a/b/s/r/');
  assert.equal(markerFolder('', 'r'), '.pipewright/markers/r/');
});
