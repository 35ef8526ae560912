import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../src/command/commands.ts';
import type { RunRecord } from '../../src/protocol/run-record.ts';
import type { ListedResult } from '../../src/report/result-list.ts';
import type { Workflow } from '../../src/workflow/workflow.ts';
import { accountEnv, ownName } from '../../test/fakes/account.ts';
import { COHORT_IMAGES, CORRUPT_SAMPLE, comparable, openCohort } from '../../test/fakes/cohort-example.ts';
import { commandIo } from '../../test/fakes/command-io.ts';
import { openFaultProxy } from '../../test/fakes/fault-proxy.ts';
import { openWorkshop } from '../../test/fakes/workshop.ts';
import { type Disturbance, runWildly, type WildRun } from './wild-run.ts';

export interface CohortOptions extends Disturbance {
  /** How many of the sheet's first rows are sent. */
  readonly samples: number;
  /** The most at once in each step. */
  readonly agents: number;
}

/** Steps of the example that gather: each has one item. */
const GATHERS = ['merge', 'summary'];

/**
 * Sends samples of `workflows-examples/cohort` through its own workflow file on this machine, then on
 * MiniStack while agents are killed, and compares the results.
 * @returns what does not hold; empty when both have the same results, each once, and nothing is left over
 */
export async function chaosCohort({
  samples: wanted,
  agents,
  ...disturbance
}: CohortOptions): Promise<string[]> {
  const { seed, say } = disturbance;
  await using workshop = await openWorkshop(COHORT_IMAGES);
  await using cohort = await openCohort(workshop);
  const { folder, root } = cohort;
  const file = join(folder, 'cohort.workflow.json');
  const out = join(root, 'out');
  const sheet = join(folder, 'samples.csv');
  const lines = (await readFile(sheet, 'utf8')).split('\n').slice(0, 1 + wanted);
  await writeFile(sheet, `${lines.join('\n').trimEnd()}\n`);
  const io = commandIo(folder, { env: workshop.env });
  // 4 at once: the first step spends most of its time waiting, not computing.
  const code = await runCommand('run', [file, '--local', '--jobs', '4', '--out', out], io);
  if (code !== 0) throw new Error(io.said.out + io.said.err);
  const { samples, items } = await read<RunRecord>(join(out, 'run.json'));
  say(`on this machine: ${samples?.through} of ${samples?.all} samples through all steps`);

  const emulator = await workshop.services.ministack();
  await using proxy = await openFaultProxy(emulator.endpoint, { seed, share: 0 });
  Object.assign(workshop.env, accountEnv(emulator));
  Object.assign(process.env, accountEnv(emulator));
  const name = ownName();
  const places = { input_s3_name: `${name}-in`, output_s3_name: `${name}-out`, region: emulator.region };
  const workflow = { ...(await read<Workflow>(file)), ...places, name, max_agents: agents };
  const wildFile = 'wild.workflow.json';
  await writeFile(join(folder, wildFile), JSON.stringify(workflow));
  const due = Object.fromEntries(GATHERS.map((step) => [step, 1]));
  try {
    const wild = { folder, file: wildFile, inputs: [], agents, due };
    const run = await runWildly(wild, disturbance, emulator, proxy);
    const all = await read<ListedResult[]>(join(out, 'results.json'));
    const keys = [...new Set(all.map(({ key }) => key))];
    const counts = new Map(
      run.plan.steps.map(({ id }) => {
        const own = items.filter(({ step }) => step === id);
        const done = own.filter(({ state }) => state === 'COMPLETE').length;
        return [id, [done, own.filter(({ state }) => state === 'EXECUTOR_ERROR').length] as const];
      }),
    );
    return [...run.problems, ...(await compare(run, out, keys)), ...(await judgeMarkers(run, counts))];
  } finally {
    await workshop.pipewright('destroy', join(folder, wildFile));
  }
}

/** What differs from the results of the calm run. @param keys `<step>/<path>` of its results */
async function compare(
  { view, run, plan }: WildRun,
  out: string,
  keys: readonly string[],
): Promise<string[]> {
  const problems: string[] = [];
  for (const { id: step } of plan.steps) {
    const found = new Set(await view.results(step, run));
    for (const key of keys) {
      const path = key.slice(step.length + 1);
      if (!key.startsWith(`${step}/`)) continue;
      if (!found.delete(path)) problems.push(`${step}: no result ${path}`);
      else if (
        comparable(path, await view.read(step, run, path)) !==
        comparable(path, await readFile(join(out, key)))
      )
        problems.push(`${step}: ${path} is not what the calm run gave`);
    }
    for (const path of found) problems.push(`${step}: a result that the calm run does not have: ${path}`);
  }
  return problems;
}

/**
 * What is wrong: each item must have one marker, and no message but the corrupt sample's may be given up.
 * @param due done and failed items by step
 */
async function judgeMarkers(
  { view, run, plan }: WildRun,
  due: ReadonlyMap<string, readonly [done: number, failed: number]>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const { id: step } of plan.steps) {
    const ended = await view.ended(step, run);
    const failed = ended.filter((state) => state === 'failed').length;
    const found = `${ended.length - failed} done and ${failed} failed markers`;
    const [done, other] = due.get(step)!;
    if (ended.length - failed !== done || failed !== other)
      problems.push(`${step}: ${found}, not ${done} and ${other}`);
    for (const body of await view.letters(view.names.dead(step)))
      if (!body.includes(CORRUPT_SAMPLE)) problems.push(`${step}: given up: ${body.slice(0, 300)}`);
  }
  for (const body of await view.letters(view.names.inboxDead))
    problems.push(`inbox: given up: ${body.slice(0, 300)}`);
  return problems;
}

async function read<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T;
}
