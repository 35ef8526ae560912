import { dispatch } from '../../src/dispatch/dispatch.ts';
import type { JoinReport } from '../../src/dispatch/join-items.ts';
import { ItemRun, sceneOf } from '../../test/fakes/item-run.ts';
import type { CaseStep } from '../../test/protocol/item-cases.ts';
import type { Row } from '../wrap/measure.ts';

const ITEMS = 1000;
const RUNS = 9;
/** The number of steps: each costs every item a little. */
const STEPS = 10;

const any = { patterns: ['*'] } as const;
const step = (from: Record<string, string>): CaseStep => ({
  inputs: Object.fromEntries(Object.keys(from).map((name) => [name, any])),
  ...{ outputs: { out: any }, makes: { out: ['*.out'] }, from },
});

/**
 * Ends of a thousand items that each complete a join: our own CPU time.
 * @param uploads that of a thousand uploads, in ms
 */
export async function joinRows(uploads: number): Promise<Row[]> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await joinOnce());
  const first = times[0]!;
  const middle = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
  return [
    {
      figure: `${ITEMS} ends that complete joins, our own CPU`,
      measured: `${middle.toFixed(0)} ms (first call ${first.toFixed(0)} ms, ${(middle / uploads).toFixed(1)} times that of uploads)`,
      goal: '< 300 ms',
      met: middle < 300,
    },
  ];
}

async function joinOnce(): Promise<number> {
  const steps: Record<string, CaseStep> = {
    align: step({ reads: 'files' }),
    depth: step({ bam: 'align.out' }),
    call: step({ bam: 'align.out', table: 'depth.out' }),
  };
  for (let i = 3; i < STEPS; i++) steps[`s${i}`] = step({ f: i === 3 ? 'call.out' : `s${i - 1}.out` });
  const files = Array.from({ length: ITEMS }, (_, i) => `sample-${i}.fastq.gz`);
  const run = new ItemRun(sceneOf({ name: '', files, steps, expect: {} }));
  const call = async (): Promise<number> => {
    const Records = run.inbox.splice(0).map(({ body, sent }, i) => ({
      messageId: `m${i}`,
      body,
      attributes: { SentTimestamp: String(sent) },
    }));
    const begin = process.cpuUsage();
    await dispatch({ Records }, run.world);
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  };
  const workOnAll = (): void => {
    const open = run.waiting();
    for (const { step: id } of open) run.world.sqs.drain(id);
    for (const { body } of open) run.work(body, false);
  };
  for (let round = 0; round < 2; round++) {
    await call();
    workOnAll();
  }
  const milliseconds = await call();
  const { items } = run.world.lines.at(-1)!.joined as JoinReport;
  if (items !== ITEMS) throw new Error(`${items} of ${ITEMS} items were joined`);
  return milliseconds;
}
