import {
  type BudgetLedger,
  committedUsd,
  LEAST_SECONDS,
  meanSeconds,
  monthOf,
} from '../protocol/budget-ledger.ts';
import { activeRuns } from './budget-accounts.ts';

/** Agents that a step lacks. */
export interface BudgetRequest {
  readonly token: string;
  readonly step: string;
  readonly agents: number;
  /** The most USD that a second of an agent may cost. */
  readonly price: number;
  /** USD that a month may cost; undefined is no limit. */
  readonly month?: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export type BudgetAnswer =
  | {
      readonly kind: 'granted';
      readonly agents: number;
      /** When the agents stop taking items: milliseconds since the epoch. */
      readonly until: number;
      readonly ledger: BudgetLedger;
    }
  | BudgetRefusal;

export type BudgetRefusal =
  /**
   * The rest is too little for one agent: `runs` have reached their limits and, where `month` is true, the
   * month.
   */
  | { readonly kind: 'reached'; readonly runs: readonly string[]; readonly month: boolean }
  /** The rest is reserved for running agents: some of it comes back when they end. */
  | { readonly kind: 'wait' };

/**
 * The longest time in which agents take items, before others are started: so a changed limit counts soon.
 * Seconds.
 */
const LONGEST_SECONDS = 3600;
/** A shorter time would pay mostly for starting and idling, so fewer agents are started instead. Seconds. */
const SHORTEST_SECONDS = 600;

/**
 * Reserves money for agents: for each, the time in which it takes items, and one item of the usual length on
 * top. A start gets half of what is left, so that other steps get some, too; agents that end early free the
 * rest of their money.
 */
export function grantAgents(ledger: BudgetLedger, request: BudgetRequest): BudgetAnswer {
  const { token, step, agents: wanted, price, now } = request;
  const refusal = refusalOf(ledger, request);
  if (refusal) return refusal;
  const last = meanSeconds(ledger, step);
  const left = roomOf(ledger, request);
  const shortest = (SHORTEST_SECONDS + last) * price;
  const share = left / 2 >= shortest ? left / 2 : left;
  const agents = Math.max(1, Math.min(wanted, Math.floor(share / shortest)));
  const seconds = Math.min(LONGEST_SECONDS, share / (agents * price) - last);
  const until = Math.floor(now + seconds * 1000);
  const start = {
    ...{ token, step, at: now, until, last, price },
    agents: Array.from({ length: agents }, () => ({})),
    reports: {},
  };
  return { kind: 'granted', agents, until, ledger: { ...ledger, starts: [...ledger.starts, start] } };
}

/**
 * Why not even one agent can be started: the money must be enough for its first minute, which is billed in
 * any case, and an item of the usual length. Undefined where one can.
 */
export function refusalOf(
  ledger: BudgetLedger,
  request: Omit<BudgetRequest, 'token' | 'agents'>,
): BudgetRefusal | undefined {
  const { step, price, month, now } = request;
  const least = (LEAST_SECONDS + meanSeconds(ledger, step)) * price;
  if (roomOf(ledger, request) >= least) return undefined;
  const runs = activeRuns(ledger).flatMap(([run, { limit, usd }]) => (limit! - usd < least ? [run] : []));
  const isMonth = month !== undefined && month - (ledger.months[monthOf(now)] ?? 0) < least;
  return runs.length > 0 || isMonth ? { kind: 'reached', runs, month: isMonth } : { kind: 'wait' };
}

/** USD that all limits leave for agents now; infinite where there is none. */
export function roomOf(ledger: BudgetLedger, { month, now }: Pick<BudgetRequest, 'month' | 'now'>): number {
  const ofRuns = activeRuns(ledger).map(([, { limit, usd }]) => limit! - usd);
  const ofMonth = month === undefined ? Number.POSITIVE_INFINITY : month - (ledger.months[monthOf(now)] ?? 0);
  return Math.min(...ofRuns, ofMonth) - committedUsd(ledger, now);
}
