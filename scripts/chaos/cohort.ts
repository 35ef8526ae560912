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
  /** Of each step at once, at most. */
  readonly agents: number;
}

/** Steps of the example that gather: each has one item. */
const GATHERS = ['merge', 'summary'];

/**
 * Sends the twelve samples of `workflows-examples/cohort` through its own workflow file on this machine, then on MiniStack while agents are
 * killed, and compares the results.
 * @returns what does not hold; empty when both have the same results, each once, and nothing is left over
 */
export async function chaosCohort({ agents, ...disturbance }: CohortOptions): Promise<string[]> {
  const { seed, say } = disturbance;
  await using workshop = await openWorkshop(COHORT_IMAGES);
  await using cohort = await openCohort(workshop);
  const { folder, root } = cohort;
  const file = join(folder, 'cohort.workflow.json');
  const out = join(root, 'out');
  const io = commandIo(folder, { env: workshop.env });
  // Most of the time of the first step is none of a processor's.
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
    const done = items.filter(({ state }) => state === 'COMPLETE');
    const counts = new Map(
      run.plan.steps.map(({ id }) => [id, done.filter(({ step }) => step === id).length]),
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

/** Whether each item has one marker, and only the corrupt sample has failed. @param done items by step */
async function judgeMarkers(
  { view, run, plan }: WildRun,
  done: ReadonlyMap<string, number>,
): Promise<string[]> {
  const problems: string[] = [];
  const first = plan.steps[0]!.id;
  for (const { id: step } of plan.steps) {
    const ended = await view.ended(step, run);
    const failed = ended.filter((state) => state === 'failed').length;
    const right = [done.get(step), step === first ? 1 : 0];
    if (ended.length - failed !== right[0] || failed !== right[1])
      problems.push(
        `${step}: ${ended.length - failed} done and ${failed} failed markers, not ${right.join(' and ')}`,
      );
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
