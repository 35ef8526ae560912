import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listMarkers } from '../../src/protocol/list-markers.ts';
import type { ListedObject } from '../../src/protocol/object-store.ts';

const anObject = (key: string): ListedObject => ({ key, etag: 'e', size: 0, modified: 0 });

/** A bucket whose pages end where the test says, as S3 allows. */
async function listed(keys: readonly string[], pageLength: number) {
  const asked: string[] = [];
  const groups: string[][] = [];
  const pages = async function* (_bucket: string, prefix: string): AsyncGenerator<ListedObject[]> {
    asked.push(prefix);
    const own = keys.filter((key) => key.startsWith(prefix));
    for (let at = 0; at === 0 || at < own.length; at += pageLength)
      yield own.slice(at, at + pageLength).map(anObject);
  };
  await listMarkers({ pages }, 'bucket', 'm/', (objects) => groups.push(objects.map(({ key }) => key)));
  return { asked, groups };
}

describe('listing markers', () => {
  const keys = ['m/0a.1.done', 'm/0a.1.failed', 'm/0a.2.done', 'm/0b.1.done', 'm/f0.1.failed'];

  it('continues after a short page, and never takes the markers of one item apart', async () => {
    const { groups } = await listed(keys, 2);
    assert.deepEqual(groups.flat().sort(), keys);
    for (const group of groups)
      for (const other of groups)
        if (group !== other)
          assert.ok(!group.some((key) => other.some((each) => each.slice(0, 5) === key.slice(0, 5))));
  });

  it('lists one page once', async () => {
    const { asked, groups } = await listed(keys, 1000);
    assert.deepEqual([asked, groups], [['m/'], [keys]]);
    assert.deepEqual((await listed([], 1000)).groups.flat(), []);
  });
});
