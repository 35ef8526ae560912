import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import PRICES from '../../src/deploy/prices.json' with { type: 'json' };
import { LEAST_SECONDS } from '../../src/protocol/budget-ledger.ts';
import type { RunBudgetRecord } from '../../src/protocol/run-record.ts';
import { type DeployedWorkflow, openDeployedWorkflow } from '../../test/fakes/deployed-workflow.ts';
import { seededRandom } from '../../test/fakes/seeded-random.ts';
import { watchTasks } from '../../test/fakes/tasks.ts';
import { lookAt, type WorkflowView } from '../../test/fakes/workflow-view.ts';
import { openWorkshop, run as runProgram } from '../../test/fakes/workshop.ts';
import { seconds } from '../services.ts';
import { type EventFaults, openCourier } from './courier.ts';

export interface BudgetOptions {
  readonly seed: number;
  readonly items: number;
  /** The most at once. */
  readonly agents: number;
  /**
   * The run's budget in USD, where an agent costs $1 a second; and by how much it is raised each time that it
   * is reached.
   */
  readonly limit: number;
  readonly raise: number;
  /** Seconds that items sleep. */
  readonly nap: { readonly mean: number; readonly longest: number };
  /**
   * Agents get SIGKILL within this many seconds of their start: all of them until the limit is first reached,
   * which is soon, as each is billed for at least a minute; later only this share, so that others reach the
   * end of their paid time.
   */
  readonly kills: { readonly within: number; readonly share: number };
  readonly events: EventFaults;
  /** The longest time between two raises. */
  readonly limitSeconds: number;
  readonly say: (line: string) => void;
}

/** USD a second of an agent, and prices that give it: the smallest agent has a quarter of a vCPU. */
const PRICE = 1;
const DOLLARS = { fargate_vcpu_hour: 4 * 3600 * PRICE, fargate_gb_hour: 0, public_ip_hour: 0 };
const STEP = 'nap';
const ALGORITHMS = { [STEP]: { script: 'sleep "$(cut -d" " -f1 "$1")"; tr a-z A-Z <"$1" >"$2"' } };
const MOST_RAISES = 20;
/** How often the dispatcher is called; on AWS, a rule does it every five minutes. */
const SCHEDULE_SECONDS = 10;
const LOOK_SECONDS = 5;
const SAY_SECONDS = 30;

interface Item {
  readonly path: string;
  readonly text: string;
}

/** What the containers of all agents have cost so far, by their times in Docker. */
interface Bill {
  readonly agents: number;
  readonly most: number;
  readonly running: number;
  /** Container seconds × price. */
  readonly usd: number;
  /** The same, where each agent is billed for at least a minute. */
  readonly billed: number;
}

/**
 * Deploys a workflow with a budget to MiniStack and starts a run of items that sleep. Agents are killed, and
 * the events that report their end get lost, come late, or come twice. Each time that the budget is reached,
 * the same command raises it.
 * @returns what does not hold; empty when the agents never cost more than the limit plus one item of each
 * agent, and every
 *   item has its right result
 */
export async function chaosBudget(options: BudgetOptions): Promise<string[]> {
  const { seed, items, agents, nap, events, say } = options;
  const listPrices = { ...PRICES };
  Object.assign(PRICES, DOLLARS);
  try {
    await using workshop = await openWorkshop([]);
    const aws = await workshop.services.ministack();
    await using flow = await openDeployedWorkflow(aws, workshop, ALGORITHMS, [STEP]);
    const files = makeItems(items, nap, seededRandom(seed));
    for (const { path, text } of files) await flow.write(`data/${path}`, text);
    const place = { bucket: `${flow.name}-out`, prefix: 'flow/' };
    const view = lookAt(aws, { workflow: flow.name, input: place, output: place });
    await using courier = await openCourier(aws, view.names.dispatcher, events, seededRandom(seed + 1));
    await flow.deploy({}, { budget: {}, compute: 'fargate', max_agents: agents }, courier.through);
    await using killer = new Killer(options.kills, seededRandom(seed + 2));
    const cluster = view.names.arn('ecs', `cluster/${view.names.base}`);
    await using tasks = watchTasks(cluster, (container) => killer.meet(container));
    const family = view.names.family(STEP);
    const bill = (): Bill => {
      const all = tasks.durations(family).map((milliseconds) => milliseconds / 1000);
      const sum = (of: (seconds: number) => number) => PRICE * all.reduce((usd, each) => usd + of(each), 0);
      return {
        ...{ agents: all.length, most: tasks.most(family), running: tasks.running(family).length },
        ...{ usd: sum((each) => each), billed: sum((each) => Math.max(LEAST_SECONDS, each)) },
      };
    };
    await using _ = every(SCHEDULE_SECONDS, () => courier.call({ 'detail-type': 'Scheduled Event' }));
    const spare = (): void => killer.spare();
    const { run, problems } = await raised(flow, { bill, spare }, options);
    // Idle agents would wait a minute for items.
    await Promise.all(tasks.running(family).map((container) => killer.kill(container)));
    const { agents: started } = bill();
    const { all, lost, doubled } = courier.counts;
    say(`  ${started} agents, ${killer.kills} killed; of ${all} events ${lost} lost, ${doubled} doubled`);
    if (lost === 0 || doubled === 0 || killer.kills === 0)
      problems.push('nothing went wrong: it says nothing');
    return [...problems, ...(await judge(view, run, files))];
  } finally {
    Object.assign(PRICES, listPrices);
  }
}

/**
 * The same command again and again, with a larger budget each time, until the run is complete.
 * @param spare is called when the limit was first reached
 */
async function raised(
  flow: DeployedWorkflow,
  { bill, spare }: { readonly bill: () => Bill; readonly spare: () => void },
  options: BudgetOptions,
): Promise<{ readonly run: string; readonly problems: string[] }> {
  const { items, limit, raise, nap, limitSeconds } = options;
  const problems: string[] = [];
  const runs = new Set<string>();
  for (let raises = 0; ; raises++) {
    const budget = limit + raises * raise;
    if (raises > 0) spare();
    const begun = await flow.pipewright('run', flow.file, 'data', '--budget', String(budget), '--json');
    if (begun.code !== 0) throw new Error(`the budget $${budget} starts nothing: ${begun.out}${begun.err}`);
    const { run } = JSON.parse(begun.out) as { run: string };
    runs.add(run);
    const { state, complete, cost, usd, billed, most } = await atRest({ flow, run, budget, bill }, options);
    const allowed = budget + most * nap.longest * PRICE;
    const isComplete = state === 'COMPLETE';
    const wrong = {
      [`$${billed.toFixed(2)} is more than it and one item of each agent, $${allowed}`]: billed > allowed,
      [`its accounts say $${cost.usd}, and containers cost $${usd}`]:
        state === 'PAUSED' && cost.usd + cost.reserved_usd < usd,
      'it was not reached': isComplete && raises === 0,
      [`it is ${state} after ${limitSeconds} s`]: !isComplete && state !== 'PAUSED',
      [`its command began ${runs.size} runs`]: runs.size > 1,
      [`${complete} of ${items} items are done`]: isComplete && complete !== items,
      'it does not get complete': !isComplete && raises === MOST_RAISES,
    };
    for (const [what, is] of Object.entries(wrong)) if (is) problems.push(`a budget of $${budget}: ${what}`);
    if (state !== 'PAUSED' || raises === MOST_RAISES) return { run, problems };
  }
}

/**
 * Waits until a run is complete, or paused without agents, or over its time limit.
 * @returns its status and bill
 */
async function atRest(
  { flow, run, budget, bill }: { flow: DeployedWorkflow; run: string; budget: number; bill: () => Bill },
  { items, limitSeconds, say }: BudgetOptions,
) {
  const begin = performance.now();
  for (let looks = 1; ; looks++) {
    await sleep(LOOK_SECONDS * 1000);
    const status = await statusOf(flow, run);
    const { state, complete, cost } = status;
    const paid = bill();
    const passed = performance.now() - begin;
    const isAtRest = state === 'COMPLETE' || (state === 'PAUSED' && paid.running === 0);
    const isOver = isAtRest || passed > limitSeconds * 1000;
    if (isOver || (looks * LOOK_SECONDS) % SAY_SECONDS === 0)
      say(
        `  ${seconds(passed)}: ${state}, ${complete} of ${items} items, ${paid.agents} agents, at most ${paid.most} at once; ` +
          `container seconds × price $${paid.usd.toFixed(0)}, billed $${paid.billed.toFixed(0)} of $${budget}, accounts $${cost.usd.toFixed(0)}`,
      );
    if (isOver) return { ...status, ...paid };
  }
}

async function statusOf(flow: DeployedWorkflow, run: string) {
  const { out, err } = await flow.pipewright('status', flow.file, '--run', run, '--json');
  if (!out) throw new Error(err);
  const [status] = JSON.parse(out).runs as {
    state: string;
    steps: { complete: number }[];
    cost: { agents: RunBudgetRecord };
  }[];
  const { state, steps, cost } = status!;
  return { state, complete: steps[0]!.complete, cost: cost.agents };
}

/** Items whose text says for how many seconds they sleep: most of them briefly. */
function makeItems(count: number, { mean, longest }: BudgetOptions['nap'], random: () => number): Item[] {
  return Array.from({ length: count }, (_, i) => {
    const nap = Math.min(longest, -mean * Math.log(1 - random()));
    return { path: `${i % 7}/item ${i}.txt`, text: `${nap.toFixed(2)} text of ${i}\n` };
  });
}

/** What is wrong: each item must have its right result, once, and no other. */
async function judge(view: WorkflowView, run: string, files: readonly Item[]): Promise<string[]> {
  const problems: string[] = [];
  const ends = await view.ended(STEP, run);
  const failed = ends.filter((state) => state !== 'done').length;
  if (ends.length !== files.length || failed > 0)
    problems.push(`${ends.length} markers of ${files.length} items, ${failed} of them failed`);
  const results = await view.etags(STEP, run);
  for (const { path, text } of files) {
    const md5 = createHash('md5').update(text.toUpperCase()).digest('hex');
    if (results.get(path) !== md5) problems.push(`${path}: ${results.has(path) ? 'a wrong' : 'no'} result`);
    results.delete(path);
  }
  for (const path of results.keys()) problems.push(`${path}: the result of no item`);
  return problems;
}

/** Ends agents with SIGKILL, at random times. */
class Killer implements AsyncDisposable {
  kills = 0;
  readonly #random: () => number;
  readonly #options: BudgetOptions['kills'];
  #share = 1;
  readonly #stop = new AbortController();
  readonly #killing = new Set<Promise<void>>();

  constructor(options: BudgetOptions['kills'], random: () => number) {
    this.#options = options;
    this.#random = random;
  }

  /** To be called when a container has started. */
  meet(container: string): void {
    const [dies, at] = [this.#random() < this.#share, this.#random() * this.#options.within];
    if (!dies) return;
    const killing = sleep(at * 1000, undefined, { signal: this.#stop.signal })
      .then(async () => {
        if (await this.kill(container)) this.kills += 1;
      })
      .catch(() => {})
      .finally(() => this.#killing.delete(killing));
    this.#killing.add(killing);
  }

  /** Kills only a share of the agents from now on. */
  spare(): void {
    this.#share = this.#options.share;
  }

  /** @returns false if the container had already ended */
  async kill(container: string): Promise<boolean> {
    return (await runProgram('docker', ['kill', container])).code === 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#killing);
  }
}

/** Does something again and again until it is disposed of. */
function every(pause: number, work: () => Promise<void>): AsyncDisposable {
  const stop = new AbortController();
  const working = (async () => {
    while (!stop.signal.aborted) {
      await work().catch(() => {});
      await sleep(pause * 1000, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await working;
    },
  };
}
