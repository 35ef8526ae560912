import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type MarkedUnit, readUnits } from '../../src/progress/marker-units.ts';
import { groupSentKey, itemMarkerKey } from '../../src/protocol/object-keys.ts';
import type { ListedObject } from '../../src/protocol/object-store.ts';

const PLACE = { bucket: 'b', prefix: 'out/', run: 'run-20261126T100000Z-0a1b2c' };

/** A bucket that lists a few keys at a time. */
class Pages {
  readonly keys: string[] = [];
  readonly size: number;
  listed = 0;

  constructor(size: number) {
    this.size = size;
  }

  mark(step: string, segments: readonly string[], state: 'done' | 'failed', version = 'v'): void {
    this.keys.push(itemMarkerKey(PLACE.prefix, { run: PLACE.run, step, segments }, version, state));
  }

  async *pages(_bucket: string, prefix: string): AsyncGenerator<ListedObject[]> {
    const own = this.keys.filter((key) => key.startsWith(prefix)).sort();
    for (let at = 0; at === 0 || at < own.length; at += this.size) {
      this.listed += 1;
      yield own.slice(at, at + this.size).map((key) => ({ key, etag: 'e', size: 0, modified: at }));
    }
  }

  async read(): Promise<MarkedUnit[]> {
    const units: MarkedUnit[] = [];
    await readUnits(this, PLACE, ['one', 'two', 'all'], ['all'], async (some) => void units.push(...some));
    return units;
  }
}

function scene(size: number): Pages {
  const pages = new Pages(size);
  for (let i = 0; i < 60; i++) {
    pages.mark('one', [`s${i}`], i % 7 === 0 ? 'failed' : 'done');
    for (const part of ['p', 'q', 'r']) pages.mark('two', [`s${i}`, part], 'done');
    if (i % 5 === 0) pages.mark('one', [`s${i}`], 'failed', 'older');
  }
  const group = { run: PLACE.run, step: 'all', segments: ['s3'] };
  pages.keys.push(
    groupSentKey(PLACE.prefix, group, 'v'),
    `out/.pipewright/runs/${PLACE.run}/gather/all.sent`,
  );
  pages.mark('all', ['s3'], 'done');
  return pages;
}

describe('markers of several steps, by unit', () => {
  it('come together for each unit, once, however short the pages are', async () => {
    const expected = await scene(1000).read();
    assert.equal(expected.length, 60);
    const shown = (units: readonly MarkedUnit[]) =>
      units
        .map(({ digest, steps }) => [
          digest,
          ...[...steps].flatMap(([step, { ends, sent }]) => [
            ...[...ends].map(([rest, all]) => `${step} ${rest} ${all.map(({ state }) => state)}`),
            ...[...sent].map(([rest, { version }]) => `${step} ${rest} sent ${version}`),
          ]),
        ])
        .sort();
    for (const size of [1, 2, 7, 50]) assert.deepEqual(shown(await scene(size).read()), shown(expected));
    const counts = expected.map(({ steps }) => [...(steps.get('two')?.ends.keys() ?? [])].length);
    assert.deepEqual(new Set(counts), new Set([3]));
  });

  it('of a small run are read with one call for each step and for its notes', async () => {
    const pages = scene(1000);
    await pages.read();
    assert.equal(pages.listed, 4);
  });
});
