import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ItemLists, type ListSource } from '../../src/dispatch/item-lists.ts';
import { writeListHead, writeListItem } from '../../src/protocol/item-list.ts';

/** A list of a hundred items, which counts how often it is read. */
function listOf(run: string): ListSource & { reads: number } {
  const items = Array.from({ length: 100 }, (_, i) =>
    writeListItem({ id: `"s" ${i}`, version: `v${i}`, entries: [], variables: {}, columns: {} }),
  );
  const source = {
    ...{ run, etag: 'e', reads: 0 },
    async *lines() {
      source.reads += 1;
      for (const line of [writeListHead(items.length), ...items]) yield line.trimEnd();
    },
  };
  return source;
}
const SIZE = 100 * 100;

describe('lists of items that are kept', () => {
  it('give the items that are wanted, and parts in their order', async () => {
    const lists = new ItemLists();
    const list = listOf('a');
    for (let i = 0; i < 2; i++) {
      const found = await lists.find(list, new Set(['"s" 7', '"s" 99', 'none']));
      assert.deepEqual(found.map(({ version }) => version).sort(), ['v7', 'v99']);
      assert.deepEqual(
        (await lists.slice(list, 98, 500)).map(({ version }) => version),
        ['v98', 'v99'],
      );
    }
    assert.equal(list.reads, 1);
    await lists.find({ ...list, etag: 'changed' }, new Set());
    assert.equal(list.reads, 2);
  });

  it('are those that were used last, as far as they fit', async () => {
    const lists = new ItemLists(2 * SIZE);
    const [one, two, three] = [listOf('1'), listOf('2'), listOf('3')];
    for (const each of [one!, two!, one!, three!, one!]) await lists.find(each, new Set());
    assert.deepEqual([one!.reads, two!.reads, three!.reads], [1, 1, 1]);
    await lists.find(two!, new Set());
    assert.equal(two!.reads, 2);
  });

  it('are read each time where one is too long', async () => {
    const lists = new ItemLists(SIZE / 10);
    const list = listOf('a');
    for (let i = 0; i < 2; i++)
      assert.deepEqual(
        (await lists.slice(list, 0, 2)).map(({ version }) => version),
        ['v0', 'v1'],
      );
    assert.equal(list.reads, 2);
  });

  it('may have their fields in another order', async () => {
    const line = '{"item_version":"v","id":"x","files":{},"variables":{},"columns":{}}';
    const lines = async function* () {
      yield* [writeListHead(1).trimEnd(), line];
    };
    const [found] = await new ItemLists().find({ run: 'a', etag: 'e', lines }, new Set(['x']));
    assert.equal(found!.version, 'v');
  });
});
