/** Records of runs as real ones are, for the report's tests. */

import type { ItemRecord, RunRecord, StepRecord } from '../../src/protocol/run-record.ts';
import { seededRandom } from '../fakes/seeded-random.ts';

const START = Date.UTC(2026, 10, 25, 3, 50);
const SHA256 = 'a'.repeat(64);

export function step(id: string, needs: readonly string[], rest: Partial<StepRecord> = {}): StepRecord {
  return {
    id,
    algorithm: `${id}@1.0.0`,
    image: `ghcr.io/pipewright/${id}@sha256:${'0f'.repeat(32)}`,
    needs,
    gather: false,
    variables: {},
    memory_mb: 512,
    cpu_units: 1024,
    complete: 0,
    reused: 0,
    failed: 0,
    canceled: 0,
    waiting: 0,
    left_out: 0,
    ...rest,
  };
}

export function item(stepId: string, path: string, rest: Partial<ItemRecord> = {}): ItemRecord {
  return {
    step: stepId,
    item: path,
    state: 'COMPLETE',
    attempts: 1,
    reused: false,
    started: new Date(START).toISOString(),
    seconds: 1.5,
    exit_code: 0,
    outputs: [{ key: path, bytes: 1_234_567, sha256: SHA256 }],
    peak_memory_bytes: 90 * 2 ** 20,
    log: `.pipewright/logs/${stepId}/${path}.log`,
    ...rest,
  };
}

/** A run's record; the steps' numbers are counted from the items. */
export function run(
  steps: readonly StepRecord[],
  items: readonly ItemRecord[],
  rest: Partial<RunRecord> = {},
): RunRecord {
  const counted = steps.map((s): StepRecord => {
    const own = items.filter((i) => i.step === s.id);
    const number = (test: (i: ItemRecord) => boolean) => own.filter(test).length;
    return {
      ...s,
      complete: number(({ state }) => state === 'COMPLETE'),
      reused: number(({ reused }) => reused),
      failed: number(({ state }) => state.endsWith('_ERROR')),
      canceled: number(({ state }) => state === 'CANCELED'),
    };
  });
  return {
    pipewright: '0.1.0',
    workflow: 'plate-survey',
    catalog: { name: 'pipewright/pipewright', commit: '3ade0e6'.padEnd(40, '0') },
    state: items.every(({ state }) => state === 'COMPLETE') ? 'COMPLETE' : 'EXECUTOR_ERROR',
    started: new Date(START).toISOString(),
    seconds: 100,
    jobs: 4,
    engine: 'docker 20.10.24',
    steps: counted,
    items,
    left_out: [],
    ...rest,
  };
}

/** Items that `jobs` workers take one after another, from `from` seconds on. @returns them, and when the last ended */
function worked(
  stepId: string,
  paths: readonly string[],
  options: {
    jobs: number;
    from: number;
    mean: number;
    seed: number;
    each?: (path: string, i: number) => Partial<ItemRecord>;
  },
): { items: ItemRecord[]; end: number } {
  const random = seededRandom(options.seed);
  const free = new Array<number>(options.jobs).fill(options.from);
  const items = paths.map((path, i) => {
    const worker = free.indexOf(Math.min(...free));
    const began = free[worker]!;
    const seconds = options.mean * (0.4 + random() * 0.9 + (random() > 0.95 ? 3 : 0));
    free[worker] = began + seconds + 0.05;
    return item(stepId, path, {
      started: new Date(START + began * 1000).toISOString(),
      seconds,
      peak_memory_bytes: Math.round((60 + random() * 40) * 2 ** 20),
      ...options.each?.(path, i),
    });
  });
  return { items, end: Math.max(...free) };
}

const plates = (n: number): string[] =>
  Array.from({ length: n }, (_, i) => `plates/2026-11/plate-${String(i + 1).padStart(5, '0')}.tif`);

const NOT_A_PICTURE: Partial<ItemRecord> = {
  state: 'EXECUTOR_ERROR',
  exit_code: 3,
  meaning: 'the input is not a picture that it can read',
  attempts: 2,
  outputs: [],
  log_tail: [
    'reading /data/in/plate.tif',
    '\u001b[33mwarning:\u001b[0m unknown TIFF tag 42112 (0xa480)',
    'error: strip 14 of 32: unexpected end of data\tat offset 1048576',
    'error: cannot decode the picture',
    '',
  ].join('\n'),
};

/** 50 pictures through three steps; three fail, one for want of memory, some were done before. */
export function chainRun(): RunRecord {
  const convert = worked('convert', plates(50), {
    jobs: 4,
    from: 0,
    mean: 3,
    seed: 1,
    each: (_, i) =>
      i === 11 || i === 30
        ? NOT_A_PICTURE
        : i < 8
          ? { reused: true, started: '2026-11-24T17:12:00.000Z' }
          : {},
  });
  const done = convert.items.filter(({ state }) => state === 'COMPLETE').map(({ item: path }) => path);
  const measure = worked('measure', done, {
    jobs: 4,
    from: convert.end * 0.3,
    mean: 5,
    seed: 2,
    each: (_, i) =>
      i === 40
        ? {
            state: 'EXECUTOR_ERROR',
            exit_code: null,
            meaning:
              'it ran out of memory: give the container more, or raise memory in the workflow file or the spec',
            attempts: 3,
            outputs: [],
            peak_memory_bytes: 256 * 2 ** 20,
            log_tail: 'loading model\nsegmenting 4096 × 4096 px\n',
          }
        : {
            outputs: [
              { key: 'cells.csv', bytes: 48_213, sha256: SHA256 },
              { key: 'outlines.png', bytes: 812_004, sha256: SHA256 },
            ],
          },
  });
  const last = measure.items.filter(({ state }) => state === 'COMPLETE').map(({ item: path }) => path);
  const chart = worked('chart', last, { jobs: 4, from: measure.end * 0.5, mean: 1.2, seed: 3 });
  const items = [...convert.items, ...measure.items, ...chart.items];
  return run(
    [
      step('convert', [], { variables: { FORMAT: 'png', DEPTH: '16' } }),
      step('measure', ['convert'], { memory_mb: 128, variables: { THRESHOLD: '0.35' } }),
      step('chart', ['measure'], { memory_mb: 2048 }),
    ],
    items,
    { seconds: Math.max(measure.end, chart.end) + 0.4, left_out: ['README.md', 'plates/2026-11/notes.txt'] },
  );
}

/** A graph: two branches, one of which goes past a step, and a step that gathers both. */
export function graphRun(): RunRecord {
  const reads = Array.from({ length: 12 }, (_, i) => `sample-${i + 1}_R1.fastq.gz`);
  const trim = worked('trim', reads, { jobs: 3, from: 0, mean: 20, seed: 4 });
  const align = worked('align-to-reference', reads, { jobs: 3, from: 40, mean: 90, seed: 5 });
  const quality = worked('quality', reads, { jobs: 3, from: 30, mean: 8, seed: 6 });
  const calls = worked('call-variants', reads, { jobs: 3, from: 200, mean: 60, seed: 7 });
  const summary = worked('summary', ['summary'], { jobs: 1, from: calls.end, mean: 14, seed: 8 });
  return run(
    [
      step('trim', []),
      step('align-to-reference', ['trim'], {
        memory_mb: 4096,
        algorithm: 'burrows-wheeler-aligner-with-a-long-name@2.14.0-rc.1',
      }),
      step('quality', ['trim']),
      step('call-variants', ['align-to-reference']),
      step('summary', ['call-variants', 'quality', 'trim'], { gather: true }),
    ],
    [...trim.items, ...align.items, ...quality.items, ...calls.items, ...summary.items],
    { workflow: 'variants of twelve samples', seconds: summary.end + 2, jobs: 3 },
  );
}

/** 10,000 items through two steps. */
export function largeRun(): RunRecord {
  const first = worked('convert', plates(5000), {
    jobs: 16,
    from: 0,
    mean: 2.5,
    seed: 9,
    each: (_, i) => (i % 100 === 7 ? NOT_A_PICTURE : i < 600 ? { reused: true } : {}),
  });
  const second = worked('measure', plates(5000), { jobs: 16, from: first.end * 0.6, mean: 4, seed: 10 });
  return run([step('convert', []), step('measure', ['convert'])], [...first.items, ...second.items], {
    seconds: second.end + 1,
    jobs: 16,
    left_out: Array.from({ length: 800 }, (_, i) => `scans/skipped-${i}.xml`),
  });
}

/** Stopped early. */
export function stoppedRun(): RunRecord {
  const record = chainRun();
  const items = record.items
    .filter(({ step: id }, i) => id === 'convert' && i < 20)
    .map((i, n) =>
      n > 16
        ? { ...i, state: 'CANCELED' as const, meaning: 'it was stopped before it ended', outputs: [] }
        : i,
    );
  const stopped = run(record.steps, items, { state: 'CANCELED', seconds: 21 });
  return { ...stopped, steps: stopped.steps.map((s) => (s.id === 'convert' ? { ...s, waiting: 30 } : s)) };
}

/** What must not get into a page: markup, quotes, what turns text round, what cannot be seen. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title></svg></pre><h1>',
  '&lt;b&gt;&amp;',
  '<!--',
  ']]>',
  '`${alert(1)}`',
  'exe.\u202egnp',
  'a\u0000b\u001b[2Jc\u009b',
  'two\nlines\tand a tab',
  'half \ud800 a pair',
  'שלום עולם',
  '試料　その一.tif',
  '👩‍🔬',
  'x'.repeat(300),
  ' spaces  at   ends ',
] as const;
const ALL_HOSTILE = HOSTILE.join('/');

/** A record all of whose texts are hostile. */
export function hostileRun(): RunRecord {
  const steps = HOSTILE.map((text, i) =>
    step(text, i === 0 ? [] : [HOSTILE[i - 1]!, 'missing', text], {
      algorithm: text,
      image: text,
      gather: i % 5 === 4,
      variables: { [text]: text },
      left_out: i,
    }),
  );
  const STATES = ['COMPLETE', 'EXECUTOR_ERROR', 'SYSTEM_ERROR', 'CANCELED'] as const;
  const items = HOSTILE.flatMap((text, i) =>
    STATES.map((state, n) =>
      item(text, `${text}/${n}`, {
        state,
        started: i === 3 ? text : new Date(START + i * 2000).toISOString(),
        exit_code: i % 2 === 0 ? null : i,
        meaning: text,
        outputs: state === 'COMPLETE' ? [{ key: text, bytes: i, sha256: text }] : [],
        log: i % 3 === 0 ? `logs/${text}` : text,
        log_tail: ALL_HOSTILE,
      }),
    ),
  );
  return run(steps, items, {
    pipewright: HOSTILE[0],
    workflow: ALL_HOSTILE,
    catalog: { name: HOSTILE[1], commit: HOSTILE[2] },
    engine: HOSTILE[3],
    started: HOSTILE[5],
    left_out: HOSTILE,
    skipped: HOSTILE.map((path) => ({ path, why: ALL_HOSTILE })),
    left_over: HOSTILE.map((path) => ({ path, why: path, moved_to: ALL_HOSTILE })),
  });
}

/** Twelve steps one after another, and twelve beside each other. */
export function longRun(): RunRecord {
  const ids = Array.from({ length: 12 }, (_, i) => `step-${i + 1}`);
  return run(
    ids.map((id, i) => step(id, i === 0 ? [] : [ids[i - 1]!])),
    ids.map((id, i) =>
      item(id, 'only.csv', { started: new Date(START + i * 7000).toISOString(), seconds: 6.5 }),
    ),
  );
}
export function broadRun(): RunRecord {
  const ids = Array.from({ length: 12 }, (_, i) => `model-${i + 1}`);
  const vote = item('vote', 'vote', {
    state: 'CANCELED',
    attempts: 0,
    meaning: 'it was not begun: 1 of 12 items before it have no result, and it would gather a part only',
    outputs: [],
  });
  const { started: _, log: __, peak_memory_bytes: ___, ...notBegun } = vote;
  return run(
    [step('split', []), ...ids.map((id) => step(id, ['split'])), step('vote', ids, { gather: true })],
    [
      item('split', 'all.csv'),
      ...ids.map((id, i) =>
        item(id, 'all.csv', {
          ...(i === 4 && {
            ...NOT_A_PICTURE,
            state: 'SYSTEM_ERROR' as const,
            exit_code: null,
            meaning: 'docker could not start the container: no space left on device',
          }),
          started: new Date(START + 2000 + i * 7000).toISOString(),
          seconds: 6.5,
        }),
      ),
      { ...notBegun, seconds: 0 },
    ],
  );
}

/** Files that no step takes, and nothing else. */
export function emptyRun(): RunRecord {
  return run([step('convert', [])], [], { seconds: 0.2, left_out: ['notes.txt'] });
}
export function oneRun(): RunRecord {
  return run([step('csv-summary', [])], [item('csv-summary', 'stations.csv')], { seconds: 1.9, jobs: 1 });
}
