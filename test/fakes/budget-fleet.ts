import { dispatch } from '../../src/dispatch/dispatch.ts';
import type { RunAnswer, RunRequest } from '../../src/dispatch/start-agents.ts';
import { readBudget, withRun, writeBudget } from '../../src/protocol/budget-ledger.ts';
import { type FileMessage, readWorkMessage, writeWorkMessage } from '../../src/protocol/message.ts';
import { budgetKey, runManifestKey } from '../../src/protocol/object-keys.ts';
import { readRunManifest, writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { writeWorkedMessage } from '../../src/protocol/worked-message.ts';
import { DispatchWorld, messagesOf, planOf } from './dispatch-world.ts';
import { aRunManifest } from './run-manifest.ts';
import { seededRandom } from './seeded-random.ts';

/** What goes wrong, as shares from 0 to 1. */
export interface Faults {
  /** Agents that are killed, at any time. */
  readonly kills: number;
  /** Events of stopped tasks, and messages of agents, that never come. */
  readonly lost: number;
  readonly doubled: number;
  /** Calls of RunTask whose answer gets lost, though tasks start; and agents that ECS refuses. */
  readonly unanswered: number;
  readonly refused: number;
}

export const FAULTS: Faults = { kills: 0.3, lost: 0.15, doubled: 0.15, unanswered: 0.05, refused: 0.1 };
export const STEP = 'sleep';
/** USD a second of an agent. */
export const PRICE = 1;
export const MOST_AGENTS = 20;
/** The most seconds that an item takes. */
export const LONGEST_ITEM = 120;

const IDLE_MS = 60_000;
const VISIBILITY_SECONDS = 120;
const SCHEDULE_MS = 300_000;
const LEAST_BILLED_MS = 60_000;

interface Agent {
  readonly arn: string;
  readonly created: number;
  /** When it stops taking items. */
  readonly until: number;
  readonly start: string;
  readonly runs: readonly string[];
  ended: number | undefined;
  idleSince: number;
  /** The receipt of the item that is being processed. */
  held?: string;
  /** By run. */
  readonly worked: Map<string, [items: number, seconds: number]>;
}

/**
 * Agents that only sleep, on a virtual clock, started by the dispatcher's own code; and an AWS that loses and
 * repeats events.
 */
export class BudgetFleet {
  readonly world: DispatchWorld;
  readonly agents: Agent[] = [];
  /** Items that are done, as `<run>/<number>`. */
  readonly done = new Set<string>();
  readonly #random: () => number;
  readonly #faults: Faults;
  readonly #answers = new Map<string, readonly string[]>();
  #events: { readonly at: number; readonly happen: () => Promise<void> | void }[] = [];

  constructor(seed: number, faults = FAULTS, month_usd?: number) {
    this.#random = seededRandom(seed);
    this.#faults = faults;
    const step = {
      id: STEP,
      maxAgents: MOST_AGENTS,
      perAgent: 5,
      agent_price: { second: PRICE, spot_second: PRICE },
    };
    this.world = new DispatchWorld({
      ...planOf(step),
      budget: { ...(month_usd !== undefined && { month_usd }) },
    });
    const { world } = this;
    const tasks = world.tasks;
    Object.assign(world, {
      tasks: async () => ({
        ...(await tasks()),
        ended: async (_cluster: string, ids: readonly string[]) =>
          this.agents
            .filter(({ arn, ended }) => ids.includes(arn) && ended !== undefined && this.#happens(0.5))
            .map(({ arn, created, ended }) => ({ arn, created, stopped: ended })),
        run: async (request: RunRequest) => this.#run(request),
      }),
    });
    this.#at(SCHEDULE_MS, () => this.#schedule());
  }

  get now(): number {
    return this.world.now;
  }

  /** Begins a run, or continues it with a larger limit, as the command `run` does. */
  async run(run: string, items: number, limit?: number): Promise<void> {
    const { world } = this;
    const { bucket } = world.plan.output;
    const budget = { bucket, key: budgetKey('out/') };
    const manifest = aRunManifest({ run, budget: { ...(limit !== undefined && { run_usd: limit }) } });
    const ledger = withRun(readBudget(world.s3.text(budget)), run, limit, this.now);
    world.s3.put(budget, writeBudget(ledger));
    world.s3.put({ bucket, key: runManifestKey('out/', run) }, writeRunManifest(manifest));
    const open = Array.from({ length: items }, (_, i) => `${run}/${i}`).filter(
      (item) => !this.done.has(item),
    );
    for (let at = 0; at < open.length; at += 100)
      await this.#dispatch(messagesOf(...open.slice(at, at + 100).map((item) => messageOf(run, item))));
  }

  isPaused(run: string): boolean {
    const text = this.world.text(runManifestKey('out/', run));
    return text !== undefined && readRunManifest(text).paused_at !== undefined;
  }

  /** How many of a run's items are done. */
  ofRun(run: string): number {
    return [...this.done].filter((item) => item.startsWith(`${run}/`)).length;
  }

  get alive(): Agent[] {
    return this.agents.filter(({ ended }) => ended === undefined);
  }

  /**
   * USD that AWS bills for agents so far: in all, or a run's share by the seconds that they worked for it.
   */
  bill(run?: string): number {
    return this.agents.reduce((sum, { created, ended = this.now, worked }) => {
      const cost = (Math.max(LEAST_BILLED_MS, ended - created) / 1000) * PRICE;
      if (run === undefined) return sum + cost;
      const all = [...worked.values()].reduce((seconds, [, each]) => seconds + each, 0);
      return sum + (all === 0 ? 0 : (cost * (worked.get(run)?.[1] ?? 0)) / all);
    }, 0);
  }

  /** Lets time pass until `holds`, for at most `hours`. @returns whether it did */
  async until(holds: () => boolean, hours = 48): Promise<boolean> {
    const end = this.now + hours * 3600_000;
    while (!holds() && this.now < end) {
      this.#events.sort((a, b) => b.at - a.at);
      const next = this.#events.pop();
      if (!next) return false;
      this.world.now = Math.max(this.now, next.at);
      await next.happen();
    }
    return holds();
  }

  #happens(share: number): boolean {
    return this.#random() < share;
  }

  #at(delay: number, happen: () => Promise<void> | void): void {
    this.#events.push({ at: this.now + delay, happen });
  }

  async #schedule(): Promise<void> {
    this.#at(SCHEDULE_MS, () => this.#schedule());
    await this.#dispatch({ 'detail-type': 'Scheduled Event' });
  }

  async #dispatch(event: unknown): Promise<void> {
    const { world } = this;
    world.backlogs.set(STEP, world.sqs.peek(STEP).length);
    await dispatch(event, world);
    const errors = world.lines.at(-1)?.errors;
    if (errors) throw new Error(String(errors));
    world.lines.splice(0);
  }

  #run({ count, clientToken, environment = {} }: RunRequest): RunAnswer {
    const before = this.#answers.get(clientToken);
    const tasks = before ?? this.#start(count, clientToken, environment);
    this.#answers.set(clientToken, tasks);
    if (this.#happens(before ? 0.5 : this.#faults.unanswered)) throw new Error('no answer');
    return { kind: 'answered', tasks, refused: Array(count - tasks.length).fill('no capacity') };
  }

  #start(count: number, token: string, environment: Readonly<Record<string, string>>): string[] {
    const arns = Array.from({ length: count }, (_, i) => `${token}-${i}`).filter(
      () => !this.#happens(this.#faults.refused),
    );
    for (const arn of arns) {
      const agent: Agent = {
        ...{ arn, created: this.now, ended: undefined, idleSince: this.now, worked: new Map() },
        until: Date.parse(environment.PIPEWRIGHT_PAID_UNTIL!),
        start: environment.PIPEWRIGHT_START!,
        runs: environment.PIPEWRIGHT_PAID_RUNS!.split(','),
      };
      this.agents.push(agent);
      this.#at(this.#random() * 10_000, () => {
        if (agent.ended === undefined) this.world.listed.push(arn);
      });
      this.#at(15_000 + this.#random() * 30_000, () => this.#work(agent));
      if (this.#happens(this.#faults.kills)) this.#at(this.#random() * 1800_000, () => this.#kill(agent));
    }
    return arns;
  }

  async #work(agent: Agent): Promise<void> {
    if (agent.ended !== undefined) return;
    agent.idleSince = Math.max(agent.idleSince, agent.created + 15_000);
    if (this.now >= agent.until || this.now - agent.idleSince >= IDLE_MS) return this.#end(agent, true);
    const options = { max: 1, waitSeconds: 0, visibilitySeconds: 3600, signal: new AbortController().signal };
    const [message] = await this.world.sqs.queues.receive(STEP, options);
    if (!message)
      return this.#at(Math.min(5000, Math.max(1, agent.until - this.now)), () => this.#work(agent));
    const { run, item } = readWorkMessage(message.body);
    if (!agent.runs.includes(run)) {
      await this.world.sqs.queues.remove(STEP, message.receipt);
      this.#at(1000, () => this.#dispatch(messagesOf(message.body)));
      if (!agent.worked.has(run)) agent.worked.set(run, [0, 0]);
      return this.#end(agent, true);
    }
    const seconds = Math.min(LONGEST_ITEM, 2 - 30 * Math.log(1 - this.#random()));
    agent.held = message.receipt;
    this.#at(seconds * 1000, async () => {
      if (agent.ended !== undefined) return;
      delete agent.held;
      this.done.add(item);
      const [items, before] = agent.worked.get(run) ?? [0, 0];
      agent.worked.set(run, [items + 1, before + seconds]);
      await this.world.sqs.queues.remove(STEP, message.receipt);
      agent.idleSince = this.now;
      await this.#work(agent);
    });
  }

  async #kill(agent: Agent): Promise<void> {
    if (agent.ended !== undefined) return;
    if (agent.held !== undefined) await this.world.sqs.queues.extend(STEP, agent.held, VISIBILITY_SECONDS);
    this.#end(agent, false);
  }

  /** @param speaks whether it ends in order, and reports what it worked on */
  #end(agent: Agent, speaks: boolean): void {
    agent.ended = this.now;
    const { arn, created, start } = agent;
    const { listed } = this.world;
    listed.splice(0, listed.length, ...listed.filter((each) => each !== arn));
    const report = writeWorkedMessage({ start, agent: arn, runs: Object.fromEntries(agent.worked) });
    if (speaks) this.#say(2000, messagesOf(report));
    const [createdAt, stoppedAt] = [created, this.now].map((at) => new Date(at).toISOString());
    const detail = {
      ...{ taskArn: arn, taskDefinitionArn: this.world.plan.steps[0]!.taskDefinition, lastStatus: 'STOPPED' },
      ...{
        createdAt,
        stoppedAt,
        startedAt: createdAt,
        stopCode: speaks ? 'EssentialContainerExited' : 'SpotInterruption',
      },
      containers: [speaks ? { exitCode: 0 } : {}],
    };
    this.#say(40_000, { 'detail-type': 'ECS Task State Change', detail });
  }

  /** Delivers an event once, twice, or not at all. */
  #say(within: number, event: unknown): void {
    if (this.#happens(this.#faults.lost)) return;
    this.#at(this.#random() * within, () => this.#dispatch(event));
    if (this.#happens(this.#faults.doubled)) this.#at(this.#random() * 600_000, () => this.#dispatch(event));
  }
}

function messageOf(run: string, item: string): string {
  const message: FileMessage = {
    ...{ kind: 'file', run, step: STEP, item, gather: false, attempt: 1, trace: [] },
    input: { bucket: 'inputs', key: `in/${item}`, etag: 'e' },
  };
  return writeWorkMessage(message);
}
