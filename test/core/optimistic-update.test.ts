import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { optimisticUpdate, storedAs } from '../../src/core/optimistic-update.ts';

/** A number under one key, and how many concurrent writes come first. */
function storeOf(number: number, rivals = 0) {
  let stored = { text: String(number), etag: 'e0' };
  let reads = 0;
  const write = (text: string): string => {
    stored = { text, etag: `e${Number(stored.etag.slice(1)) + 1}` };
    return stored.etag;
  };
  const texts = {
    read: async () => {
      reads += 1;
      return stored;
    },
    replace: async (_key: string, text: string, etag: string | undefined) => {
      if (rivals-- > 0) write(String(Number(stored.text) + 10));
      return etag === stored.etag ? write(text) : undefined;
    },
  };
  return {
    store: storedAs(texts, 'key', Number, String),
    get: () => ({ value: Number(stored.text), reads }),
  };
}

describe('an optimistic update', () => {
  it('repeats the change on what a concurrent write left', async () => {
    const { store, get } = storeOf(1, 2);
    assert.deepEqual(await optimisticUpdate(store, (n) => n + 1), { value: 22, etag: 'e3' });
    assert.deepEqual(get(), { value: 22, reads: 3 });
  });

  it('gives up after five lost writes', async () => {
    const { store, get } = storeOf(1, 9);
    assert.equal(await optimisticUpdate(store, (n) => n + 1), undefined);
    assert.deepEqual(get(), { value: 51, reads: 5 });
  });

  it('writes nothing where nothing changes, and does not read what is known', async () => {
    const { store, get } = storeOf(1);
    assert.deepEqual(await optimisticUpdate(store, () => undefined), { value: 1, etag: 'e0' });
    const known = { value: 1, etag: 'e0' };
    assert.deepEqual(await optimisticUpdate(store, async (n) => n + 1, known), { value: 2, etag: 'e1' });
    assert.deepEqual(get(), { value: 2, reads: 1 });
  });
});
