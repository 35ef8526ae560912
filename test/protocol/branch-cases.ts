import type { CaseStep, ItemCase } from './item-cases.ts';

const any = { patterns: ['*'] } as const;
const many = { ...any, count: [1, null] } as const;
const one = (name: string): CaseStep => ({
  ...{ inputs: { in: any }, outputs: { out: any }, makes: { out: [`*.${name}`] } },
});
/** A step with one result for all items, such as an index of a genome. */
const INDEX: CaseStep = {
  ...{ inputs: { g: { ...any, shared: true } }, outputs: { out: any }, makes: { out: ['i'] } },
  ...{ from: { g: 'shared.g' }, gather: {} },
};

/** Cases beside those of the table, of branches that do not wait for each other, and of what goes without a group. */
export const BRANCH_CASES: readonly ItemCase[] = [
  {
    name: 'results of two steps that both take the files',
    files: ['a.fq', 'b.fq', 'c.fq'],
    steps: {
      left: { ...one('left'), from: { in: 'files' } },
      right: { ...one('right'), from: { in: 'files' }, fails: ['b.fq'] },
      third: { ...one('third'), from: { in: 'right.out' } },
      both: { inputs: { x: any, y: any }, from: { x: 'left.out', y: 'third.out' } },
    },
    expect: {},
  },
  {
    name: 'parts of an item with what is made of the whole of it',
    files: ['a.fq', 'b.fq'],
    steps: {
      split: {
        inputs: { in: any },
        outputs: { out: { ...any, count: [1, null] } },
        makes: { out: ['1', '2', '3'] },
      },
      part: { ...one('part'), from: { in: 'split.out' } },
      whole: { ...one('whole'), from: { in: 'files' } },
      both: { inputs: { x: any, y: any }, from: { x: 'part.out', y: 'whole.out' } },
    },
    expect: {},
  },
  {
    name: 'one result for all with what waits for nothing, near and far',
    files: ['a.fq', 'b.fq', 'c.fq'],
    steps: {
      index: INDEX,
      trim: { ...one('trim'), from: { in: 'files' } },
      map: {
        inputs: { r: any, i: any },
        outputs: { out: any },
        from: { r: 'trim.out', i: 'index.out' },
        makes: { out: ['*.map'] },
      },
      depth: { ...one('depth'), from: { in: 'map.out' } },
      count: { ...one('count'), from: { in: 'map.out' } },
      last: { inputs: { d: any, c: any, t: any }, from: { d: 'depth.out', c: 'count.out', t: 'trim.out' } },
    },
    expect: {},
  },
  {
    name: 'a result that was not made of a file that was not made, and what may go without it',
    files: ['a', 'b', 'c'],
    steps: {
      try: {
        inputs: { in: any },
        outputs: { out: any, maybe: { ...any, optional: true } },
        makes: { out: ['*.out'], maybe: [] },
      },
      needs: { ...one('needs'), from: { in: 'try.maybe' } },
      other: { ...one('other'), from: { in: 'files' } },
      more: { ...one('more'), from: { in: 'other.out' } },
      last: { inputs: { x: any, y: { ...any, optional: true } }, from: { x: 'more.out', y: 'needs.out' } },
    },
    expect: {},
  },
  {
    name: 'what goes without a group that is none, and what takes its result',
    files: ['a1', 'a2', 'b1'],
    steps: {
      try: {
        inputs: { in: any },
        outputs: { out: any, maybe: { ...any, optional: true } },
        makes: { out: ['*.out'], maybe: [] },
      },
      sum: {
        inputs: { in: many },
        outputs: { out: any },
        from: { in: 'try.maybe' },
        gather: { by: { kind: 'pattern', pattern: '(.).' } },
      },
      note: { ...one('note'), inputs: { s: { ...any, optional: true } }, from: { s: 'sum.out' } },
      noted: { ...one('noted'), from: { in: 'note.out' } },
      all: { inputs: { in: many }, outputs: { out: any }, from: { in: 'try.maybe' }, gather: {} },
      each: {
        ...one('each'),
        inputs: { in: any, all: { ...any, optional: true } },
        from: { in: 'try.out', all: 'all.out' },
      },
      last: { ...one('last'), from: { in: 'each.out' } },
    },
    expect: {},
  },
  {
    name: 'what may go without a group that is none, and waits for something else',
    files: ['a', 'b', 'c'],
    steps: {
      none: {
        inputs: { x: many, y: { ...many, patterns: ['*.never'] } },
        outputs: { out: any },
        from: { x: 'files', y: 'files' },
        gather: {},
      },
      own: { ...one('own'), from: { in: 'files' } },
      each: {
        ...one('each'),
        inputs: { in: any, none: { ...any, optional: true } },
        from: { in: 'own.out', none: 'none.out' },
      },
    },
    expect: {},
  },
  {
    name: 'what goes without a batch that is none, beside one that is not, and what joins both',
    files: ['a1', 'a2', 'b1', 'b2', 'c1'],
    items: { kind: 'by', pattern: '(?<item>.+)' },
    steps: {
      try: {
        inputs: { in: any },
        outputs: { out: any, maybe: { ...any, optional: true } },
        makes: { out: ['*.out'], maybe: ['*.maybe'] },
        makesNo: { maybe: ['b1', 'b2'] },
        fails: ['c1'],
      },
      pairs: {
        ...one('pairs'),
        inputs: { in: many },
        from: { in: 'try.maybe' },
        gather: { size: 2, allowFailed: { items: 1 } },
      },
      note: { ...one('note'), inputs: { s: { ...any, optional: true } }, from: { s: 'pairs.out' } },
      both: {
        inputs: { n: any, p: { ...any, optional: true } },
        from: { n: 'note.out', p: 'pairs.out' },
      },
    },
    expect: {},
  },
  {
    name: 'a sample without parts, and one of whose parts nothing is made, gathered by "item"',
    files: ['u', 'v', 'w'],
    items: { kind: 'by', pattern: '(?<item>.+)' },
    steps: {
      split: {
        inputs: { in: any },
        outputs: { parts: many, maybe: { ...any, optional: true } },
        makes: { parts: ['1', '2'], maybe: ['*.maybe'] },
        makesNo: { maybe: ['v'] },
      },
      part: { ...one('part'), inputs: { p: any, m: any }, from: { p: 'split.parts', m: 'split.maybe' } },
      join: {
        ...one('join'),
        inputs: { in: many },
        from: { in: 'part.out' },
        gather: { by: { kind: 'item' } },
      },
      last: { ...one('last'), inputs: { j: { ...any, optional: true } }, from: { j: 'join.out' } },
      needs: { inputs: { j: any }, from: { j: 'join.out' } },
    },
    expect: {},
  },
  {
    name: 'groups with one result for all',
    files: ['a1', 'a2', 'b1'],
    steps: {
      index: INDEX,
      sum: {
        inputs: { in: many },
        outputs: { out: any },
        gather: { by: { kind: 'pattern', pattern: '(.).' } },
        makes: { out: ['*.sum'] },
      },
      more: { ...one('more'), from: { in: 'sum.out' } },
      both: { inputs: { s: any, i: any }, from: { s: 'more.out', i: 'index.out' } },
    },
    expect: {},
  },
];
