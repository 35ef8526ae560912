/** Chaos of agents alone: messages of one step are processed by containers that are killed all the time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../src/core/failure.ts';
import { type ChaosItem, makeItems } from '../../test/fakes/chaos-items.ts';
import { judge } from '../../test/fakes/chaos-judge.ts';
import { type Ecs, openEcs } from '../../test/fakes/ecs.ts';
import { type FaultPlan, openFaultProxy } from '../../test/fakes/fault-proxy.ts';
import { type AgentEnd, type RunningAgent, startAgent, wrapForDocker } from '../../test/fakes/fleet.ts';
import { seededRandom } from '../../test/fakes/seeded-random.ts';
import { openStep, type Step } from '../../test/fakes/step.ts';
import { openWorkshop } from '../../test/fakes/workshop.ts';
import type { LocalAws } from '../services.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly items: number;
  readonly agents: number;
  /** The share of calls that are spoiled, 0 to 1. */
  readonly faults: number;
  readonly say: (line: string) => void;
}

export interface ChaosReport {
  /** What does not hold; empty when all is well. */
  readonly problems: readonly string[];
  readonly seed: number;
  readonly items: number;
  readonly kills: { readonly SIGKILL: number; readonly SIGTERM: number };
  readonly agentsStarted: number;
  /** Commands that were run for an item again. */
  readonly repeats: number;
  readonly calls: number;
  readonly spoiled: number;
  readonly calmSeconds: number;
  readonly seconds: number;
}

/** The visibility timeout: how soon the item of a killed agent comes back. */
const AFTER_DEATH_SECONDS = 5;
export const LIMIT_SECONDS = 1200;
/** How long agents get to stop when all items are done; some of them are still starting then. */
const STOP_SECONDS = 10;
const PROGRESS_SECONDS = 10;
const LOOK_MS = 500;
/** Percentage of messages sent twice, and of messages sent late. */
const TWICE = 0.05;
const LATE = 0.05;

/** @throws Failure `CHAOS_FAILED` if the calm run is already wrong */
export async function chaosAgents({ seed, items, agents, faults, say }: ChaosOptions): Promise<ChaosReport> {
  await using workshop = await openWorkshop(['csv-summary']);
  const aws = await workshop.services.ministack();
  const image = await wrapForDocker(workshop, 'csv-summary');
  await using ecs = await openEcs(aws);
  const files = makeItems(seed, items);
  const setting: Setting = { aws, ecs, image, agents, seed, say };

  say(`seed ${seed}: ${items} items, ${agents} agents, a calm run`);
  const calm = await work(setting, files, { seed, share: 0 }, false);
  say(`  ${calm.seconds.toFixed(1)} s`);
  const wrongBefore = await judge(calm.step, files, undefined);
  if (wrongBefore.length > 0)
    throw new Failure('CHAOS_FAILED', `The calm run is wrong:\n${list(wrongBefore)}${ends(calm.ends)}`);
  say(`seed ${seed}: the same with agents killed and ${(faults * 100).toFixed(0)} % of calls spoiled`);
  const wild = await work(setting, files, { seed, share: faults }, true);
  const problems = await judge(wild.step, files, await calm.step.outputs());
  if (wild.unfinished) problems.unshift(`it was not over after ${LIMIT_SECONDS} s`);
  if (problems.length > 0) say(ends(wild.ends));
  const begun = wild.ends.flatMap(({ lines }) => lines.filter(({ state }) => state === 'RUNNING'));
  return {
    problems,
    seed,
    items,
    kills: wild.kills,
    agentsStarted: wild.ends.length,
    repeats: begun.length - new Set(begun.map(({ item }) => item)).size,
    calls: wild.calls,
    spoiled: wild.spoiled,
    calmSeconds: calm.seconds,
    seconds: wild.seconds,
  };
}

interface Setting {
  readonly aws: LocalAws;
  readonly ecs: Ecs;
  readonly image: string;
  readonly agents: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/**
 * Sends all items to a new step and keeps agents running until the items are done; kills agents if `wild`.
 */
async function work(setting: Setting, files: readonly ChaosItem[], plan: FaultPlan, wild: boolean) {
  const { aws, ecs, image, agents, seed, say } = setting;
  const random = seededRandom(seed + 1);
  const step = await openStep(aws);
  await using proxy = await openFaultProxy(aws.endpoint, plan);
  const begin = performance.now();
  await send(step, files, wild ? random : () => 1);
  const ends: AgentEnd[] = [];
  const running = new Map<RunningAgent, Promise<void>>();
  const kills = { SIGKILL: 0, SIGTERM: 0 };
  let over = false;
  const env = {
    ...step.env(proxy.through),
    PIPEWRIGHT_IDLE_SECONDS: '5',
    PIPEWRIGHT_VISIBILITY_SECONDS: String(AFTER_DEATH_SECONDS),
    PIPEWRIGHT_GRACE_SECONDS: '5',
  };
  const start = (): void => {
    const agent = startAgent({ image, ecs, endpoint: proxy.endpoint, env, options: ['--memory=512m'] });
    const replaced = agent.ended.then((end) => {
      running.delete(agent);
      ends.push(end);
      if (!over) start();
    });
    running.set(agent, replaced);
  };
  /** Signals the first agent that is running. */
  const kill = async (signal: 'SIGKILL' | 'SIGTERM', inTurn: readonly RunningAgent[]): Promise<void> => {
    for (const agent of inTurn)
      if (await agent.signal(signal)) {
        kills[signal] += 1;
        return;
      }
  };
  const killing: Promise<void>[] = [];
  const tick = (second: number): void => {
    if (wild) {
      const inTurn = shuffled([...running.keys()], random);
      killing.push(kill('SIGKILL', inTurn));
      // From the other end, so that it is another agent.
      if (second % 3 === 0) killing.push(kill('SIGTERM', inTurn.toReversed()));
    }
    if (second % PROGRESS_SECONDS !== 0) return;
    const done = [...ends, ...running.keys()].flatMap(({ lines }) =>
      // If an agent is killed right before it logs "done", the next agent logs the item as a repeat.
      lines.filter(({ event }) => event === 'done' || event === 'repeat'),
    );
    say(
      `  ${second} s: ${new Set(done.map(({ item }) => item)).size} of ${files.length} items done` +
        (wild ? `, ${kills.SIGKILL} and ${kills.SIGTERM} agents killed` : ''),
    );
  };
  for (let i = 0; i < agents; i += 1) start();
  const clock = startClock(tick);
  let unfinished = true;
  while (unfinished && performance.now() - begin < LIMIT_SECONDS * 1000) {
    await sleep(LOOK_MS);
    unfinished = (await step.backlog()) > 0;
  }
  const seconds = (performance.now() - begin) / 1000;
  over = true;
  clock.stop();
  await Promise.all(killing);
  await Promise.all([...running].map(([agent, ended]) => Promise.all([agent.stop(STOP_SECONDS), ended])));
  const { calls, faults } = proxy.counts();
  const spoiled = Object.values(faults).reduce((sum, count) => sum + count, 0);
  return { step, ends, kills, seconds, unfinished, calls, spoiled };
}

/** Calls `tick` at every full second from now on, without drift. */
function startClock(tick: (second: number) => void): { stop(): void } {
  const begin = performance.now();
  let timer: NodeJS.Timeout;
  const next = (second: number): void => {
    timer = setTimeout(
      () => {
        tick(second);
        next(second + 1);
      },
      begin + second * 1000 - performance.now(),
    );
  };
  next(1);
  return { stop: () => clearTimeout(timer) };
}

function shuffled<T>(values: T[], random: () => number): T[] {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const other = Math.floor(random() * (i + 1));
    [values[i], values[other]] = [values[other] as T, values[i] as T];
  }
  return values;
}

/** Sends a message for each item, some twice and some late. */
async function send(step: Step, files: readonly ChaosItem[], random: () => number): Promise<void> {
  const messages = await step.upload(files);
  const late = messages.filter(() => random() < LATE);
  const twice = messages.filter(() => random() < TWICE);
  const soon = messages.filter((message) => !late.includes(message));
  for (const message of twice) soon.splice(Math.floor(random() * soon.length), 0, message);
  await step.send(late, 10);
  await step.send(soon);
}

function ends(all: readonly AgentEnd[]): string {
  const codes = new Map<string, number>();
  for (const { code } of all) codes.set(String(code), (codes.get(String(code)) ?? 0) + 1);
  const ends = [...codes].map(([code, count]) => `${count} with ${code}`).join(', ');
  const errors = all.flatMap(({ lines, rest }) => [
    ...lines
      .filter(({ error, state }) => error ?? state?.endsWith('ERROR'))
      .map((line) => JSON.stringify(line)),
    ...(rest ? [rest.trim()] : []),
  ]);
  return `agents ended: ${ends}\n${list(errors.slice(-20))}`;
}

/** Lines, indented for below a heading. */
export function list(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}\n`).join('');
}
