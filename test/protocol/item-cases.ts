import type { GatherRule, ItemPlan, ItemSource, ItemStep } from '../../src/protocol/item-plan.ts';
import type { ItemRule } from '../../src/protocol/root-items.ts';
import { inputsOf, outputsOf } from '../../src/spec/named-files.ts';
import type { Spec } from '../../src/spec/spec.ts';

/*
 * What becomes of files in workflows: one table, for everything that plans items. A case is a workflow, its files, what its
 * algorithms make, and the result.
 */

export interface CaseStep {
  readonly inputs?: Spec['inputs'];
  readonly outputs?: Spec['outputs'];
  /** Input → `files`, `files.column`, `shared.name` or `step.output`. */
  readonly from?: Readonly<Record<string, string | readonly string[]>>;
  readonly gather?: GatherRule;
  readonly variables?: readonly string[];
  /** Output → the files that it makes of each item, besides `fails`. `*` stands for the id's last segment. */
  readonly makes?: Readonly<Record<string, readonly string[]>>;
  /** Output → ids of items that it makes no file of. */
  readonly makesNo?: Readonly<Record<string, readonly string[]>>;
  /** Ids of items that fail. */
  readonly fails?: readonly string[];
}

export interface ItemCase {
  readonly name: string;
  readonly files?: readonly string[];
  readonly items?: ItemRule;
  readonly steps: Readonly<Record<string, CaseStep>>;
  /** Step → id → what it gets (`reads=a_1.fq,a_2.fq N=3`), or why it is not there. */
  readonly expect: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const reads = { patterns: ['*.fq'], count: [1, 2] } as const;
const align: CaseStep = {
  inputs: { reads },
  outputs: { bam: { patterns: ['*.bam'], companions: ['{name}.bai'] } },
  makes: { bam: ['*.bam', '*.bam.bai'] },
};
const depth: CaseStep = {
  inputs: { bam: { patterns: ['*.bam'], companions: ['{name}.bai'] } },
  outputs: { table: { patterns: ['*.tsv'] } },
  from: { bam: 'align.bam' },
  makes: { table: ['*.tsv'] },
};
const call: CaseStep = {
  inputs: { bam: { patterns: ['*.bam'] }, table: { patterns: ['*.tsv'] } },
  outputs: { vcf: { patterns: ['*.vcf'] } },
  from: { bam: 'align.bam', table: 'depth.table' },
  makes: { vcf: ['*.vcf'] },
};
const merge: CaseStep = {
  inputs: { vcfs: { patterns: ['*.vcf'], count: [1, null] } },
  outputs: { vcf: { patterns: ['*.vcf'] } },
  from: { vcfs: 'call.vcf' },
  gather: {},
  makes: { vcf: ['all.vcf'] },
};
const split: CaseStep = {
  inputs: { vcf: { patterns: ['*.vcf'] } },
  outputs: { parts: { patterns: ['*.part'], count: [1, null] } },
  makes: { parts: ['10.part', '2.part'] },
};
const work: CaseStep = {
  inputs: { part: { patterns: ['*.part'] } },
  outputs: { result: { patterns: ['*.txt'] } },
  from: { part: 'split.parts' },
  makes: { result: ['*.txt'] },
};
const pairs = ['a_1.fq', 'a_2.fq', 'b_1.fq', 'b_2.fq', 'c_1.fq', 'c_2.fq'];
const sheet = (rows: Readonly<Record<string, readonly [string, ...Record<string, string>[]]>>): ItemRule => ({
  kind: 'sheet',
  items: Object.entries(rows).map(([id, [files, columns = {}, variables = {}]]) => ({
    id,
    files: files === '' ? [] : files.split(',').map((path) => ({ column: 'reads', path })),
    columns,
    variables,
  })),
});

export const ITEM_CASES: readonly ItemCase[] = [
  {
    name: 'one file with its companion is one item, and its path the id',
    files: ['d/x.bam', 'd/x.bam.bai', 'y.bam', 'y.bam.bai', 'notes.txt'],
    steps: { depth: { ...depth, from: { bam: 'files' } } },
    expect: { depth: { 'd/x.bam': 'bam=d/x.bam+d/x.bam.bai', 'y.bam': 'bam=y.bam+y.bam.bai' } },
  },
  {
    name: 'pairs: two mates are one item, in each folder its own; a lone mate is incomplete where two are needed',
    files: ['d/a_R1.fq', 'd/a_R2.fq', 'e/a_R1.fq', 'e/a_R2.fq', 'f/a_R2.fq'],
    items: { kind: 'pairs' },
    steps: { align: { ...align, inputs: { reads: { patterns: ['*.fq'], count: 2 } } } },
    expect: {
      align: {
        'd/a': 'reads=d/a_R1.fq,d/a_R2.fq',
        'e/a': 'reads=e/a_R1.fq,e/a_R2.fq',
        'f/a': 'failed: it has 1 of 2 files for "reads": f/a_R2.fq',
      },
    },
  },
  {
    name: 'pairs: a lone file is complete where one is enough, and ids may have blanks and any letters',
    files: ['my sample_1.fq', 'my sample_2.fq', 'größe_1.fq', 'single.fq'],
    items: { kind: 'pairs' },
    steps: { align },
    expect: {
      align: {
        größe: 'reads=größe_1.fq',
        'my sample': 'reads=my sample_1.fq,my sample_2.fq',
        single: 'reads=single.fq',
      },
    },
  },
  {
    name: 'by: what the expression finds, below the folder of the files',
    files: ['r1/s1.x.fq', 'r1/s1.y.fq', 'r2/s1.x.fq', 'other.fq'],
    items: { kind: 'by', pattern: '.*/(?<item>[^/.]+)\\.[xy]\\.fq' },
    steps: { align },
    expect: { align: { 'r1/s1': 'reads=r1/s1.x.fq,r1/s1.y.fq', 'r2/s1': 'reads=r2/s1.x.fq' } },
  },
  {
    name: 'folder: files go to inputs by their patterns, in natural order',
    files: ['s1/b10.fq', 's1/b2.fq', 's1/x.bed', 's2/b1.fq'],
    items: { kind: 'folder' },
    steps: { align: { ...align, inputs: { reads, regions: { patterns: ['*.bed'], optional: true } } } },
    expect: { align: { s1: 'reads=s1/b2.fq,s1/b10.fq regions=s1/x.bed', s2: 'reads=s2/b1.fq' } },
  },
  {
    name: 'a folder as input is one item with everything that is in it',
    files: ['sub-01/anat/t1.nii', 'sub-01/anat/t1.json', 'sub-02/anat/t1.nii', 'README'],
    items: { kind: 'folder' },
    steps: { bids: { inputs: { subject: { folder: true, patterns: ['sub-*'] } }, makes: {} } },
    expect: { bids: { 'sub-01': 'subject=sub-01/', 'sub-02': 'subject=sub-02/' } },
  },
  {
    name: 'a file that fits two inputs is refused, and names them',
    files: ['s/a.fq'],
    items: { kind: 'folder' },
    steps: { two: { inputs: { left: { patterns: ['*.fq'] }, right: { patterns: ['a*'] } } } },
    expect: {
      two: {
        s: 'failed: s/a.fq fits the inputs "left" and "right" of "two": use a sheet, whose columns say which is meant',
      },
    },
  },
  {
    name: 'a sheet: its columns decide, its order stays, its variables go to every step that declares them',
    files: ['z.fq', 'a.fq', 'b.fq'],
    items: sheet({ s2: ['z.fq,a.fq', {}, { PLOIDY: '2', 'call.MODE': 'x' }], s1: ['b.fq', {}, {}] }),
    steps: { align, depth, call: { ...call, variables: ['PLOIDY', 'MODE'] } },
    expect: {
      align: { s1: 'reads=b.fq', s2: 'reads=z.fq,a.fq' },
      depth: { s1: 'bam=s1.bam+s1.bam.bai', s2: 'bam=s2.bam+s2.bam.bai' },
      call: {
        s1: 'bam=s1.bam+s1.bam.bai table=s1.tsv',
        s2: 'bam=s2.bam+s2.bam.bai table=s2.tsv PLOIDY=2 MODE=x',
      },
    },
  },
  {
    name: 'a row without any file is an item where only shared files and variables are needed',
    items: sheet({ one: ['', {}, { CHROM: '1' }], two: ['', {}, { CHROM: '2' }] }),
    steps: {
      chunk: {
        inputs: { vcf: { patterns: ['*.vcf'], shared: true } },
        from: { vcf: 'shared.all' },
        variables: ['CHROM'],
      },
    },
    expect: { chunk: { one: 'CHROM=1', two: 'CHROM=2' } },
  },
  {
    name: 'a join has items with the same id, and a failed one is missing in all that follows',
    files: pairs,
    items: { kind: 'pairs' },
    steps: { align, depth: { ...depth, fails: ['b'] }, call },
    expect: {
      align: { a: 'reads=a_1.fq,a_2.fq', b: 'reads=b_1.fq,b_2.fq', c: 'reads=c_1.fq,c_2.fq' },
      depth: { a: 'bam=a.bam+a.bam.bai', b: 'bam=b.bam+b.bam.bai', c: 'bam=c.bam+c.bam.bai' },
      call: {
        a: 'bam=a.bam+a.bam.bai table=a.tsv',
        b: 'skipped: it was not started: depth.table failed for it',
        c: 'bam=c.bam+c.bam.bai table=c.tsv',
      },
    },
  },
  {
    name: 'gather: all of them, and not a part of them',
    files: pairs,
    items: { kind: 'pairs' },
    steps: { align, depth: { ...depth, fails: ['b'] }, call, merge },
    expect: {
      merge: {
        merge:
          'failed: it was not started: 1 of 3 items before it have no result, and it would gather only a part',
      },
    },
  },
  {
    name: 'gather: as many may be missing as allow_failed says, and the algorithm gets their names',
    files: [...pairs, 'd_1.fq', 'e_x.fq'],
    items: { kind: 'pairs' },
    steps: {
      align: { ...align, inputs: { reads: { patterns: ['*.fq'], count: 2 } } },
      depth: { ...depth, fails: ['b'] },
      call,
      merge: { ...merge, gather: { allowFailed: { percent: 60 } } },
    },
    expect: { merge: { merge: 'vcfs=a.vcf,c.vcf missing b,d,e_x' } },
  },
  {
    name: 'gather by a column: one item for each value',
    files: ['1.fq', '2.fq', '3.fq', '4.fq'],
    items: sheet({
      s1: ['1.fq', { batch: 'x' }],
      s2: ['2.fq', { batch: 'y' }],
      s3: ['3.fq', { batch: 'x' }],
      s4: ['4.fq', { batch: '' }],
    }),
    steps: {
      align: { ...align, fails: ['s2'] },
      sum: {
        inputs: { bams: { patterns: ['*.bam'], count: [1, null] } },
        from: { bams: 'align.bam' },
        gather: { by: { kind: 'column', column: 'batch' } },
      },
    },
    expect: {
      sum: {
        x: 'bams=s1.bam+s1.bam.bai,s3.bam+s3.bam.bai',
        y: 'failed: it was not started: none of its 1 items has a result',
      },
    },
  },
  {
    name: 'gather by an expression for ids, and in batches of a size, in the order of ids',
    files: ['x1.vcf', 'x2.vcf', 'x10.vcf', 'y1.vcf'],
    items: { kind: 'by', pattern: '(?<item>.+)\\.vcf' },
    steps: {
      groups: {
        inputs: { vcfs: { patterns: ['*.vcf'], count: [1, null] } },
        gather: { by: { kind: 'pattern', pattern: '([a-z])\\d+' } },
      },
      batches: {
        inputs: { vcfs: { patterns: ['*.vcf'], count: [1, 2] } },
        gather: { size: 2 },
      },
    },
    expect: {
      groups: { x: 'vcfs=x1.vcf,x2.vcf,x10.vcf', y: 'vcfs=y1.vcf' },
      batches: { 'batch-1': 'vcfs=x1.vcf,x2.vcf', 'batch-2': 'vcfs=x10.vcf,y1.vcf' },
    },
  },
  {
    name: 'scatter: an item for each file; gather by "item" undoes it, and joins with what was before',
    files: ['u.vcf', 'v.vcf'],
    items: { kind: 'by', pattern: '(?<item>.+)\\.vcf' },
    steps: {
      split,
      work,
      both: {
        inputs: { part: { patterns: ['*.part'] }, result: { patterns: ['*.txt'] } },
        from: { part: 'split.parts', result: 'work.result' },
      },
      join: {
        inputs: { results: { patterns: ['*.txt'], count: [1, null] }, vcf: { patterns: ['*.vcf'] } },
        outputs: { out: { patterns: ['*.out'] } },
        from: { results: 'work.result', vcf: 'files' },
        gather: { by: { kind: 'item' } },
        makes: { out: ['*.out'] },
      },
      last: {
        inputs: { out: { patterns: ['*.out'] }, vcf: { patterns: ['*.vcf'] } },
        from: { out: 'join.out', vcf: 'files' },
      },
    },
    expect: {
      work: {
        'u/10.part': 'part=10.part',
        'u/2.part': 'part=2.part',
        'v/10.part': 'part=10.part',
        'v/2.part': 'part=2.part',
      },
      both: {
        'u/10.part': 'part=10.part result=10.part.txt',
        'u/2.part': 'part=2.part result=2.part.txt',
        'v/10.part': 'part=10.part result=10.part.txt',
        'v/2.part': 'part=2.part result=2.part.txt',
      },
      join: {
        u: 'results=2.part.txt,10.part.txt vcf=u.vcf',
        v: 'results=2.part.txt,10.part.txt vcf=v.vcf',
      },
      last: { u: 'out=u.out vcf=u.vcf', v: 'out=v.out vcf=v.vcf' },
    },
  },
  {
    name: 'scattered parts gathered over all samples, by part; a sample that fails before is missing in each',
    files: ['u.vcf', 'v.vcf', 'w.vcf'],
    items: { kind: 'by', pattern: '(?<item>.+)\\.vcf' },
    steps: {
      split: { ...split, fails: ['w'] },
      work: { ...work, fails: ['v/10.part'] },
      perPart: {
        inputs: { results: { patterns: ['*.txt'], count: [1, null] } },
        from: { results: 'work.result' },
        gather: { by: { kind: 'pattern', pattern: '[^/]+/(\\d+)\\.part' }, allowFailed: { items: 1 } },
      },
      inTwos: {
        inputs: { results: { patterns: ['*.txt'], count: [1, null] } },
        from: { results: 'work.result' },
        gather: { size: 3, allowFailed: { items: 2 } },
      },
    },
    expect: {
      perPart: {
        '2': 'results=2.part.txt,2.part.txt missing w',
        '10': 'failed: it was not started: 2 of 3 items before it have no result, and at most 1 may be missing',
      },
      inTwos: {
        'batch-1': 'results=2.part.txt,10.part.txt,2.part.txt missing v/10.part,w',
        'batch-2': 'failed: it was not started: none of its 2 items has a result',
      },
    },
  },
  {
    name: 'one result for all goes to every item: an index that is made once of a shared file',
    files: ['a.fq', 'b.fq'],
    items: { kind: 'by', pattern: '(?<item>.+)\\.fq' },
    steps: {
      index: {
        inputs: { genome: { patterns: ['*.fa'], shared: true } },
        outputs: { index: { patterns: ['*.idx'] } },
        from: { genome: 'shared.genome' },
        gather: {},
        makes: { index: ['genome.idx'] },
      },
      map: {
        inputs: { reads, index: { patterns: ['*.idx'] } },
        from: { reads: 'files', index: 'index.index' },
      },
    },
    expect: {
      index: { index: '' },
      map: { a: 'reads=a.fq index=genome.idx', b: 'reads=b.fq index=genome.idx' },
    },
  },
  {
    name: 'an optional output: without it where the input is optional, else left out',
    files: ['a.fq', 'b.fq'],
    items: { kind: 'by', pattern: '(?<item>.+)\\.fq' },
    steps: {
      trim: {
        inputs: { reads },
        outputs: {
          kept: { patterns: ['*.kept'] },
          bad: { patterns: ['*.bad'], optional: true },
        },
        makes: { kept: ['*.kept'], bad: [] },
      },
      needs: { inputs: { bad: { patterns: ['*.bad'] } }, from: { bad: 'trim.bad' } },
      may: {
        inputs: { kept: { patterns: ['*.kept'] }, bad: { patterns: ['*.bad'], optional: true } },
        from: { kept: 'trim.kept', bad: 'trim.bad' },
      },
    },
    expect: {
      needs: {
        a: 'left out: trim.bad wrote no file for "bad"',
        b: 'left out: trim.bad wrote no file for "bad"',
      },
      may: { a: 'kept=a.kept', b: 'kept=b.kept' },
    },
  },
  {
    name: 'ids that cannot both have a place are refused, and so is one that begins with a dot',
    files: ['a.fq', 'x/.b.fq', 'a/c.fq'],
    items: { kind: 'by', pattern: '(?<item>.+)\\.fq' },
    steps: { align: { ...align, inputs: { reads: { patterns: ['*.fq', '.*.fq'] } } } },
    expect: {
      align: {
        a: 'reads=a.fq',
        'a/c':
          'failed: its results conflict with those of "a": one id is the folder of the other. Rename one',
        'x/.b': 'failed: its id ".b" begins with "."',
      },
    },
  },
  {
    name: 'what names no outputs: a step takes the files that fit its patterns, one by one or gathered',
    files: ['a.fq', 'b.fq'],
    items: { kind: 'by', pattern: '(?<item>.+)\\.fq' },
    steps: {
      old: { inputs: { reads }, makes: { output: ['*.vcf', 'log.txt'] } },
      one: { inputs: { vcf: { patterns: ['*.vcf'] } }, from: { vcf: 'old.output' } },
      all: {
        inputs: { vcfs: { patterns: ['*.vcf'], count: [1, null] } },
        from: { vcfs: 'old.output' },
        gather: {},
      },
    },
    expect: {
      one: { 'a/a.vcf': 'vcf=a.vcf', 'b/b.vcf': 'vcf=b.vcf' },
      all: { all: 'vcfs=a.vcf,b.vcf' },
    },
  },
  {
    name: 'several sources of one input: all of their files, in the order in which they are named',
    files: ['a.fq', 'b.fq'],
    items: { kind: 'by', pattern: '(?<item>.+)\\.fq' },
    steps: {
      align,
      depth,
      report: {
        inputs: { logs: { patterns: ['*'], count: [1, null] } },
        from: { logs: ['depth.table', 'align.bam'] },
        gather: {},
      },
    },
    expect: { report: { report: 'logs=a.tsv,b.tsv,a.bam+a.bam.bai,b.bam+b.bam.bai' } },
  },
  {
    name: 'groups that only one of two sources has are none of the step that joins them',
    files: ['u.vcf', 'v.vcf'],
    items: { kind: 'by', pattern: '(?<item>.+)\\.vcf' },
    steps: {
      split,
      work,
      fewer: { ...split, makes: { parts: ['10.part'] } },
      again: { ...work, from: { part: 'fewer.parts' } },
      one: {
        inputs: { results: { patterns: ['*.txt'], count: [1, null] } },
        outputs: { sum: { patterns: ['*.sum'] } },
        from: { results: 'work.result' },
        gather: { by: { kind: 'pattern', pattern: '[^/]+/(\\d+)\\.part' } },
        makes: { sum: ['*.sum'] },
      },
      other: {
        inputs: { parts: { patterns: ['*.txt'], count: [1, null] } },
        outputs: { sum: { patterns: ['*.sum'] } },
        from: { parts: 'again.result' },
        gather: { by: { kind: 'pattern', pattern: '[^/]+/(\\d+)\\.part' } },
        makes: { sum: ['*.sum'] },
      },
      both: {
        inputs: { left: { patterns: ['*.sum'] }, right: { patterns: ['*.sum'] } },
        from: { left: 'one.sum', right: 'other.sum' },
      },
    },
    expect: { both: { 10: 'left=10.sum right=10.sum' } },
  },
  {
    name: 'what a gather before has tolerated is not missing again',
    files: ['a1.vcf', 'a2.vcf', 'b1.vcf'],
    items: { kind: 'by', pattern: '(?<item>.+)\\.vcf' },
    steps: {
      check: {
        inputs: { vcf: { patterns: ['*.vcf'] } },
        outputs: { vcf: { patterns: ['*.vcf'] } },
        makes: { vcf: ['*.vcf'] },
        fails: ['a2'],
      },
      perLetter: {
        inputs: { vcfs: { patterns: ['*.vcf'], count: [1, null] } },
        outputs: { sum: { patterns: ['*.sum'] } },
        from: { vcfs: 'check.vcf' },
        gather: { by: { kind: 'pattern', pattern: '([a-z])\\d' }, allowFailed: { percent: 50 } },
        makes: { sum: ['*.sum'] },
      },
      all: {
        inputs: { sums: { patterns: ['*.sum'], count: [1, null] } },
        from: { sums: 'perLetter.sum' },
        gather: {},
      },
    },
    expect: {
      perLetter: { a: 'vcfs=a1.vcf missing a2', b: 'vcfs=b1.vcf' },
      all: { all: 'sums=a.sum,b.sum' },
    },
  },
  {
    name: 'a result for all that fails is missing for all, however many may be missing',
    files: ['a.fq', 'b.fq'],
    items: { kind: 'by', pattern: '(?<item>.+)\\.fq' },
    steps: {
      index: {
        inputs: { genome: { patterns: ['*.fa'], shared: true } },
        outputs: { index: { patterns: ['*.idx'] } },
        from: { genome: 'shared.genome' },
        gather: {},
        fails: ['index'],
      },
      map: {
        inputs: { reads, index: { patterns: ['*.idx'] } },
        outputs: { bam: { patterns: ['*.bam'] } },
        from: { reads: 'files', index: 'index.index' },
      },
      sum: {
        inputs: { bams: { patterns: ['*.bam'], count: [1, null] } },
        from: { bams: 'map.bam' },
        gather: { allowFailed: { percent: 100 } },
      },
    },
    expect: {
      map: {
        a: 'skipped: it was not started: index.index failed for it',
        b: 'skipped: it was not started: index.index failed for it',
      },
      sum: { sum: 'skipped: it was not started: index failed' },
    },
  },
];

/** The plan of a case. */
export function planOf({ steps }: Pick<ItemCase, 'steps'>): ItemPlan {
  return {
    steps: Object.entries(steps).map(
      ([id, { inputs, outputs, from = {}, gather, variables = [] }]): ItemStep => {
        const spec = { inputs, outputs } as Spec;
        return {
          ...{ id, outputs: outputsOf(spec), variables, ...(gather && { gather }) },
          inputs: inputsOf(spec).map((input) => {
            const written = from[input.name] ?? 'files';
            return { ...input, sources: (typeof written === 'string' ? [written] : written).map(sourceOf) };
          }),
        };
      },
    ),
  };
}

function sourceOf(written: string): ItemSource {
  const [first = '', second = ''] = written.split('.');
  if (first === 'files') return second === '' ? { from: 'files' } : { from: 'files', column: second };
  return first === 'shared'
    ? { from: 'shared', name: second }
    : { from: 'step', step: first, output: second };
}
