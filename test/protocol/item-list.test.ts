import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import { readItemList, writeListHead, writeListItem } from '../../src/protocol/item-list.ts';
import type { RootItem } from '../../src/protocol/root-items.ts';

const file = (path: string): StoredFile => ({
  ...{ path, bucket: 'data', key: path, etag: `e-${path}`, size: 1, version: `e-${path}` },
});
const ITEMS: readonly RootItem<StoredFile>[] = [
  {
    ...{ id: 's1', version: 'v1', variables: { N: '2' }, columns: { batch: 'x' } },
    entries: ['b.fq', 'a.fq'].map((path) => ({
      column: 'reads',
      entry: { kind: 'file', path, file: file(path), companions: [] },
    })),
  },
  { id: 'd/s2', version: 'v2', variables: {}, columns: {}, entries: [], problem: 'gone.fq does not exist' },
];
const TEXT = [writeListHead(2), ...ITEMS.map(writeListItem)].join('');

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.trimEnd().split('\n');
}
async function read(text: string): Promise<RootItem<StoredFile>[]> {
  const items: RootItem<StoredFile>[] = [];
  for await (const item of readItemList(linesOf(text))) items.push(item);
  return items;
}

describe('the list of a run', () => {
  it('is read as it was written', async () => assert.deepEqual(await read(TEXT), ITEMS));

  for (const [what, text, says] of [
    ['it ends too early', TEXT.split('\n').slice(0, 2).join('\n'), /announces 2 items, but has 1/],
    ['a line is not JSON', `${writeListHead(1)}{`, /line 2 of the list of items is wrong: it is not JSON/],
    ['its version is another', '{"version":1,"items":0}', /line 1 .* its version is not 2/],
    ['an item has no id', `${writeListHead(1)}{}`, /line 2 .* it has no id/],
    [
      'a file lacks its ETag',
      TEXT.replace('"etag":"e-a.fq",', ''),
      /line 2 .* files\.reads\[1\] lacks its ETag or size/,
    ],
  ] as const)
    it(`is refused where ${what}`, () =>
      assert.rejects(read(text), { code: 'BAD_ITEM_LIST', message: says }));
});
