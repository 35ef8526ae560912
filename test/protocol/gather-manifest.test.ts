import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readManifest, writeManifestHead, writeManifestLine } from '../../src/protocol/gather-manifest.ts';

const objects = [
  { path: 'a/b é.txt', bucket: 'bucket', key: 'k/1', etag: 'e', size: 0 },
  { path: 'c', bucket: 'bucket', key: 'k/2' },
];
const lines = [writeManifestHead(2), ...objects.map(writeManifestLine)].map((line) => line.trimEnd());

async function read(...text: string[]): Promise<unknown[]> {
  async function* given() {
    yield* text;
  }
  const objects: unknown[] = [];
  for await (const object of readManifest(given())) objects.push(object);
  return objects;
}

describe('the manifest of a step that gathers', () => {
  it('is read as it was written', async () => {
    assert.deepEqual(await read(...lines), objects);
    assert.deepEqual(await read(writeManifestHead(0)), []);
  });
  const WRONG: readonly [lines: string[], says: RegExp][] = [
    [[], /announces no number of objects/],
    [lines.slice(0, 2), /announces 2 objects, but lists 1/],
    [[...lines, lines[1]!], /announces 2 objects, but lists 3/],
    [lines.slice(1), /line 1 .*version/],
    [['{"version":1}'], /line 1 .*how many/],
    [[lines[0]!, '{'], /line 2 .*not JSON/],
    [[lines[0]!, '{"path":"a"}'], /line 2 .*value\.bucket is missing/],
    [[lines[0]!, '{"bucket":"bucket","key":"k"}'], /line 2 .*no path/],
  ];
  for (const [text, says] of WRONG)
    it(`is refused: ${says}`, () => assert.rejects(read(...text), { code: 'BAD_MANIFEST', message: says }));
});
