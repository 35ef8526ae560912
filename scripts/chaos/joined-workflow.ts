import type { TestAlgorithm } from '../../test/fakes/algorithms.ts';

/** A sample: two files of its own. The text of each result says which step made it, and from what. */
export interface Sample {
  readonly id: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Whether the first step fails for its files. */
  readonly isBroken: boolean;
}

/** A workflow of joined steps over pairs of files, and its expected results. */
export interface JoinedWorkflow {
  /** `process.algorithms` of the workflow file. */
  readonly steps: readonly { readonly id: string }[];
  /** A sample's own results of a step: text by path. */
  readonly resultsOf: (step: string, sample: Sample) => ReadonlyMap<string, string>;
  /**
   * The step that takes all samples: it joins their results of the step `of` in the file `path`, and lists in
   * `missing` who failed.
   */
  readonly gather?: {
    readonly step: string;
    readonly of: string;
    readonly path: string;
    readonly missing: string;
  };
}

/** The text of the file that all samples share. */
export const ADAPTERS = '>adapter\n';

/** Folders with the same file names in each, and with characters that S3, queues and careless code spoil. */
const FOLDERS = ['north', 'süd 日本', 'a+b %25'];

/**
 * Pairs of files with the same names in several folders.
 * @param broken how many of the last ones are broken
 */
export function makeSamples(count: number, broken: number): Sample[] {
  return Array.from({ length: count }, (_, i) => {
    const id = `${FOLDERS[i % FOLDERS.length]}/s ${Math.floor(i / FOLDERS.length)}`;
    const isBroken = i >= count - broken;
    const files = [1, 2].map((n) => ({
      path: `${id}_${n}.txt`,
      text: isBroken && n === 2 ? 'broken\n' : `${id} ${n}\n`,
    }));
    return { id, files, isBroken };
  });
}

const PAIR = { patterns: ['*.txt'], count: 2 } as const;
const ONE = { patterns: ['*.txt'] } as const;

/** An algorithm that is a shell script, which gets `words` as $1, $2, … */
const shell = (script: string, words: string, spec: TestAlgorithm['spec']): TestAlgorithm => ({
  script,
  spec: { run_command: `/bin/busybox sh -c '${script}' sh ${words}`, ...spec },
});

export const JOINED_ALGORITHMS: Readonly<Record<string, TestAlgorithm>> = {
  trim: shell(
    'if grep -q broken "$2"; then exit 3; fi; { echo "trim $4"; cat "$3" "$1"; } >trimmed_1.txt; { echo "trim $4"; cat "$3" "$2"; } >trimmed_2.txt',
    '$reads_1 $reads_2 $adapters $item',
    { inputs: { reads: PAIR, adapters: { patterns: ['*.fa'], shared: true } }, outputs: { trimmed: PAIR } },
  ),
  depth: shell('{ echo "depth $3"; cat "$1" "$2"; } >depth.txt', '$trimmed_1 $trimmed_2 $item', {
    inputs: { trimmed: PAIR },
    outputs: { depth: ONE },
  }),
  call: shell('{ echo "call $4"; cat "$1" "$2" "$3"; } >call.txt', '$trimmed_1 $trimmed_2 $depth $item', {
    inputs: { trimmed: PAIR, depth: ONE },
    outputs: { call: ONE },
  }),
  check: shell(
    '{ echo "check $5"; cat "$1" "$2" "$3" "$4"; } >check.txt',
    '$reads_1 $reads_2 $trimmed_1 $trimmed_2 $item',
    { inputs: { reads: PAIR, trimmed: PAIR }, outputs: { check: ONE } },
  ),
  merge: shell('cat "$1" >missing.txt; shift; cat "$@" >all.txt', '$missing $calls', {
    inputs: { calls: { patterns: ['*.txt'], count: [1, null] } },
    outputs: { all: { patterns: ['all.txt'] }, missing: { patterns: ['missing.txt'] } },
  }),
};

function resultsOf(step: string, { id, files, isBroken }: Sample): Map<string, string> {
  if (isBroken) return new Map();
  const reads = files.map(({ text }) => text).join('');
  const trimmed = files.map(({ text }) => `trim ${id}\n${ADAPTERS}${text}`);
  const depth = `depth ${id}\n${trimmed.join('')}`;
  const texts: Record<string, Record<string, string>> = {
    trim: { 'trimmed_1.txt': trimmed[0]!, 'trimmed_2.txt': trimmed[1]! },
    depth: { 'depth.txt': depth },
    call: { 'call.txt': `call ${id}\n${trimmed.join('')}${depth}` },
    check: { 'check.txt': `check ${id}\n${reads}${trimmed.join('')}` },
  };
  return new Map(Object.entries(texts[step]!).map(([name, text]) => [`${id}/${name}`, text]));
}

const step = (name: string, inputs: Readonly<Record<string, string>>, more: object = {}) => ({
  ...{ id: name, name: `${name}@1.0.0`, inputs },
  ...more,
});
const TRIM = step('trim', { reads: 'files', adapters: 'adapters' });

/** A join of two results, and a step that takes all samples but those that failed. */
export function cohort(broken: number): JoinedWorkflow {
  return {
    steps: [
      TRIM,
      step('depth', { trimmed: 'trim.trimmed' }),
      step('call', { trimmed: 'trim.trimmed', depth: 'depth.depth' }),
      step('merge', { calls: 'call.call' }, { gather: { allow_failed: broken } }),
    ],
    resultsOf,
    gather: { step: 'merge', of: 'call', path: 'merge/all.txt', missing: 'merge/missing.txt' },
  };
}

/** Two steps: the second joins the results of the first with the sample's own files. */
export const PAIRS: JoinedWorkflow = {
  steps: [TRIM, step('check', { reads: 'files', trimmed: 'trim.trimmed' })],
  resultsOf,
};
