import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SourceFile } from '../../src/protocol/item-files.ts';
import { filesOf } from '../../src/protocol/item-files.ts';
import { ItemFlow } from '../../src/protocol/item-flow.ts';
import type { StepItem } from '../../src/protocol/item-nodes.ts';
import { itemMarkerKey } from '../../src/protocol/object-keys.ts';
import { findRootItems, type ItemRule, type SheetItem } from '../../src/protocol/root-items.ts';
import { planOf } from './item-cases.ts';

const any = { patterns: ['*'] } as const;
const pair = { ...any, count: 2 } as const;
/** What is made of a pair is joined with the pair. */
const PLAN = planOf({
  steps: {
    trim: { inputs: { reads: pair }, outputs: { trimmed: any }, from: { reads: 'files' } },
    check: { inputs: { reads: pair, trimmed: any }, from: { reads: 'files', trimmed: 'trim.trimmed' } },
  },
});
const PAIRS: ItemRule = { kind: 'pairs' };
const row = (id: string, ...paths: string[]): SheetItem => ({
  ...{ id, variables: {}, columns: {} },
  files: paths.map((path) => ({ column: 'reads', path })),
});
const file = (path: string): SourceFile => ({ path, version: path });

/** Files, and the pairs that they make by their ids. */
const CASES: readonly {
  readonly name: string;
  readonly rule?: ItemRule;
  readonly files: readonly string[];
  readonly pairs: Readonly<Record<string, readonly string[]>>;
}[] = [
  {
    name: 'the same names in different folders',
    files: ['b/s_2.fq', 'a/s_2.fq', 's_1.fq', 'a/b/s_1.fq', 'b/s_1.fq', 'a/s_1.fq', 'a/b/s_2.fq', 's_2.fq'],
    pairs: {
      s: ['s_1.fq', 's_2.fq'],
      'a/s': ['a/s_1.fq', 'a/s_2.fq'],
      'b/s': ['b/s_1.fq', 'b/s_2.fq'],
      'a/b/s': ['a/b/s_1.fq', 'a/b/s_2.fq'],
    },
  },
  {
    name: 'names with spaces, of other scripts, and in other cases',
    files: [
      'a b_1.fq',
      'a b_2.fq',
      'a  b_2.fq',
      'a  b_1.fq',
      '試料_2.fq',
      '試料_1.fq',
      'A b_1.fq',
      'A b_2.fq',
    ],
    pairs: {
      'a b': ['a b_1.fq', 'a b_2.fq'],
      'a  b': ['a  b_1.fq', 'a  b_2.fq'],
      試料: ['試料_1.fq', '試料_2.fq'],
      'A b': ['A b_1.fq', 'A b_2.fq'],
    },
  },
  {
    name: 'names that others begin or end with',
    files: ['s1_1.fq', 's1_2.fq', 's11_1.fq', 's11_2.fq', 's1_1_1.fq', 's1_1_2.fq'],
    pairs: {
      s1: ['s1_1.fq', 's1_2.fq'],
      s11: ['s11_1.fq', 's11_2.fq'],
      s1_1: ['s1_1_1.fq', 's1_1_2.fq'],
    },
  },
  {
    name: 'rows of a sheet that share files',
    rule: { kind: 'sheet', items: [row('x', 'a', 'b'), row('y', 'b', 'c'), row('z', 'b', 'a')] },
    files: ['a', 'b', 'c'],
    pairs: { x: ['a', 'b'], y: ['b', 'c'], z: ['b', 'a'] },
  },
];

describe('wrong pairs are impossible', () => {
  for (const { name, rule = PAIRS, files, pairs } of CASES)
    it(name, () => {
      const { items } = findRootItems(PLAN, rule, files.map(file));
      const flow = new ItemFlow(PLAN, items);
      const first = flow.start().flatMap((change) => (change.kind === 'ready' ? [change.item] : []));
      assert.deepEqual(shown(first, 'reads'), pairs);
      const joined = first.toReversed().flatMap(({ step, segments, version, id }) => {
        const made = { kind: 'file' as const, path: 't', file: file(`made of ${id}`), companions: [] };
        const outputs = new Map([['trimmed', [made]]]);
        return flow.end({ step, segments, version, state: 'done', outputs });
      });
      const second = joined.flatMap((change) => (change.kind === 'ready' ? [change.item] : []));
      assert.deepEqual(shown(second, 'reads'), pairs);
      for (const item of second)
        assert.deepEqual(shown([item], 'trimmed'), { [item.id]: [`made of ${item.id}`] });
      const markers = first.map((item) => itemMarkerKey('', { run: 'r', ...item }, item.version, 'done'));
      assert.equal(new Set(markers).size, first.length);
    });

  it('two versions of a mate', () => {
    const [before, after] = ['1', '2'].map((version) => {
      const { items } = findRootItems(PLAN, PAIRS, [file('s_1.fq'), { path: 's_2.fq', version }]);
      return { flow: new ItemFlow(PLAN, items), version: items[0]!.version };
    });
    after!.flow.start();
    const outputs = new Map([
      ['trimmed', [{ kind: 'file' as const, path: 't', file: file('t'), companions: [] }]],
    ]);
    const end = { step: 'trim', segments: ['s'], state: 'done' as const, outputs };
    // What was made of the old one leads nowhere.
    assert.deepEqual(after!.flow.end({ ...end, version: before!.version }), []);
    assert.equal(after!.flow.end({ ...end, version: after!.version }).length, 1);
  });
});

/** The files of an input, by their items' ids. */
function shown(items: readonly StepItem<SourceFile>[], input: string): Record<string, string[]> {
  return Object.fromEntries(
    items.map(({ id, files }) => [
      id,
      files
        .get(input)!
        .flatMap(filesOf)
        .map(({ version }) => version),
    ]),
  );
}
