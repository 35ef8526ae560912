import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';

/**
 * What a workflow with a budget has paid for agents, and what those that run may still cost: one object that
 * only conditional writes change. An agent is in it before ECS is asked to start it, and stays until the time
 * of its end is known. So its sum is never less than what is being spent, even if events are lost or
 * repeated.
 */
export interface BudgetLedger {
  readonly version: 1;
  /** Agents whose cost is not settled yet. */
  readonly starts: readonly PaidStart[];
  /** By the run's id. */
  readonly runs: Readonly<Record<string, RunAccount>>;
  /** USD by the month in UTC, `2026-11`. */
  readonly months: Readonly<Record<string, number>>;
  readonly steps: Readonly<Record<string, StepAccount>>;
  /** Milliseconds since the epoch: when costs were last settled by what agents had worked on. */
  readonly worked?: number;
}

/** Agents that were started together. */
export interface PaidStart {
  readonly token: string;
  readonly step: string;
  /** Milliseconds since the epoch: when the money was reserved, which is before the start. */
  readonly at: number;
  /** Milliseconds since the epoch: its agents take no item from then on. */
  readonly until: number;
  /** Seconds reserved on top, for the item that an agent is processing then. */
  readonly last: number;
  /** USD per agent and second; the most that it may be, until ECS has answered the start. */
  readonly price: number;
  readonly agents: readonly PaidAgent[];
  /** What agents reported at their ends, by a unique name of each, because messages may be repeated. */
  readonly reports: Readonly<Record<string, WorkedRuns>>;
}

export interface PaidAgent {
  /** The last part of its ARN; missing until ECS has answered. */
  readonly id?: string;
  /** USD per second, if it differs from the start's. */
  readonly price?: number;
  /**
   * Milliseconds since the epoch: since when ECS has not listed it, and when paying for it began and ended.
   */
  readonly unlisted?: number;
  readonly begun?: number;
  readonly ended?: number;
}

/** By run: how many items, and how many seconds their commands took. */
export type WorkedRuns = Readonly<Record<string, readonly [items: number, seconds: number]>>;

export interface RunAccount {
  /** USD; missing where the run has no limit of its own. */
  readonly limit?: number;
  /** Settled costs. */
  readonly usd: number;
  readonly steps: Readonly<Record<string, number>>;
  /** Milliseconds since the epoch: when it was last begun, continued, or worked on. */
  readonly seen: number;
  /** Milliseconds since the epoch: since when agents have worked only for other runs. */
  readonly missed?: number;
  /** No queue held an item of it: it has ended, unless more items follow. */
  readonly idle?: true;
  /** Its limit is reached. */
  readonly paused?: Pause;
}

export interface Pause {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Its items are out of all queues. */
  readonly drained?: true;
}

export interface StepAccount {
  readonly usd: number;
  readonly items: number;
  /** Seconds that their commands took. */
  readonly seconds: number;
}

/** Fargate bills a minute at least (its pricing page). */
export const LEAST_SECONDS = 60;
/** Assumed until an item of a step has ended. */
const FIRST_ITEM_SECONDS = 30;

export const EMPTY_BUDGET: BudgetLedger = { version: 1, starts: [], runs: {}, months: {}, steps: {} };

/**
 * Reads the object.
 * @throws Failure `BAD_BUDGET` if this release cannot read it: unlike ledgers of agents, it cannot be rebuilt
 */
export function readBudget(text: string | undefined): BudgetLedger {
  if (text === undefined) return EMPTY_BUDGET;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isRecord(value) || value.version !== 1 || !Array.isArray(value.starts))
    throw new Failure(
      'BAD_BUDGET',
      'the accounts of the budget, .pipewright/budget.json in the output bucket, cannot be read: another release wrote them, or they were edited. No agent is started until the file is restored, or deleted, which resets the accounts to 0',
    );
  return { ...EMPTY_BUDGET, ...(value as unknown as BudgetLedger) };
}

export function writeBudget(ledger: BudgetLedger): string {
  return JSON.stringify(ledger);
}

/** `2026-11` */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

/** A task's id: the last part of its ARN. */
export function taskId(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** Mean seconds that an item of a step has taken so far, else an assumption. */
export function meanSeconds({ steps }: Pick<BudgetLedger, 'steps'>, step: string): number {
  const { items = 0, seconds = 0 } = steps[step] ?? {};
  return items === 0 ? FIRST_ITEM_SECONDS : seconds / items;
}

/** USD that agents not yet settled have cost or may cost: one run may have to pay all of it. */
export function committedUsd({ starts }: BudgetLedger, now: number): number {
  return starts.reduce((sum, start) => sum + committedOf(start, now), 0);
}

function committedOf(start: PaidStart, now: number): number {
  return start.agents.reduce((sum, agent) => {
    if (agent.ended !== undefined) return sum + costOf(start, agent);
    const until = Math.max(start.until + start.last * 1000, now);
    return sum + paid(agent.price ?? start.price, start.at, until);
  }, 0);
}

/** USD of an agent that has ended. */
export function costOf(
  start: PaidStart,
  { price = start.price, begun = start.at, ended = begun }: PaidAgent,
): number {
  return paid(price, begun, ended);
}

function paid(price: number, from: number, to: number): number {
  return price * Math.max(LEAST_SECONDS, (to - from) / 1000);
}

/** The ledger after a run began or continues. @param limit USD; undefined where it has none of its own */
export function withRun(
  ledger: BudgetLedger,
  run: string,
  limit: number | undefined,
  now: number,
): BudgetLedger {
  const { usd = 0, steps = {} } = ledger.runs[run] ?? {};
  const account = { ...(limit !== undefined && { limit }), usd, steps, seen: now };
  return { ...ledger, runs: { ...ledger.runs, [run]: account } };
}
