import type { Backoff } from '../protocol/agent-backoff.ts';
import type { DispatchStep } from '../protocol/dispatch-plan.ts';
import { afterStart } from './backoff.ts';
import { agentsOf, type Ledger, pruneLedger, type Start, unlistedAgents } from './ledger.ts';

/** What the decision to start agents depends on. */
export interface StepState {
  readonly step: Pick<DispatchStep, 'maxAgents' | 'perAgent' | 'compute'>;
  /** Items that wait or are in work; approximate. */
  readonly backlog: number;
  /** ARNs of the tasks that ECS is not stopping: PROVISIONING, PENDING, ACTIVATING, RUNNING. */
  readonly listed: ReadonlySet<string>;
  /** Those listed that may show that agents work again; matters only during a backoff. */
  readonly probes?: ReadonlySet<string>;
  readonly ledger: Ledger;
  /** Tasks that have ended, even if they are still listed. */
  readonly stopped: ReadonlySet<string>;
  /** milliseconds since the epoch */
  readonly now: number;
}

export interface Decision {
  readonly want: number;
  readonly have: number;
  /** Agents to start. */
  readonly start: number;
  /** Why none is started. */
  readonly why?: string;
}

/** Spot refusals in a row after which agents are started on demand for a while. */
const SPOT_REFUSALS = 2;
const ON_DEMAND_MS = 10 * 60_000;
/** Backoff after ECS throttled a call in spite of the SDK's own retries. */
export const PAUSE_MS = 30_000;
/**
 * Starts within half a minute (what the ledger remembers): ECS allows 500 tasks of a cluster in PROVISIONING,
 * which takes each some 20 s (Amazon ECS Developer Guide, service quotas).
 */
const START_LIMIT = 400;

/** How many agents a step, or one of its lanes, should have. */
export interface Demand {
  readonly want: number;
  readonly have: number;
  /** Most that may be started. */
  readonly room: number;
  /** The step has as many agents as it may have. */
  readonly isFull: boolean;
}

/** The demand of a whole step: `min(max_agents, ceil(backlog / per_agent))`. */
function demandOf({ step, backlog, listed, ledger, stopped, now }: StepState): Demand {
  const running = new Set([...listed].filter((arn) => !stopped.has(arn)));
  const have = agentsOf(pruneLedger(ledger, now, stopped), running);
  return { want: desiredAgents(step, backlog), have, room: Infinity, isFull: have >= step.maxAgents };
}

/** How many agents to start: those that are wanted, less those that exist. */
export function decide(state: StepState, demand = demandOf(state)): Decision {
  const { listed, probes, ledger, stopped, now } = state;
  const { want, have, isFull } = demand;
  const running = new Set([...listed].filter((arn) => !stopped.has(arn)));
  const pruned = pruneLedger(ledger, now, stopped);
  const no = (why: string): Decision => ({ want, have, start: 0, why });
  if (want === 0) return no('no items wait');
  if (have >= want || demand.room <= 0)
    return no(isFull ? 'max_agents are running' : 'enough agents are running');
  if (now < ledger.notBefore)
    return no(`ECS asked for a pause until ${new Date(ledger.notBefore).toISOString()}`);
  const { backoff } = ledger;
  if (backoff) {
    const probing = [...(probes ?? [])].some((arn) => running.has(arn)) || unlistedAgents(pruned, listed) > 0;
    if (now < backoff.until || probing) return no(backoffReason(backoff, probing));
    return { want, have, start: 1 };
  }
  const room = START_LIMIT - pruned.starts.reduce((sum, { count }) => sum + count, 0);
  if (room <= 0) return no(`${START_LIMIT} were started just now, and ECS provisions no more at once`);
  return { want, have, start: Math.min(want - have, demand.room, room) };
}

function backoffReason({ count, until, stopCode, reason, exitCode }: Backoff, probing: boolean): string {
  const how = [stopCode, exitCode !== undefined && `exit code ${exitCode}`, reason]
    .filter(Boolean)
    .join(', ');
  const next = probing
    ? 'the dispatcher is trying one agent now'
    : `the dispatcher tries one agent after ${new Date(until).toISOString()}`;
  return `agents end without processing any item (${count}×, the last: ${how}): ${next}`;
}

export function desiredAgents({ maxAgents, perAgent }: StepState['step'], backlog: number): number {
  return Math.min(maxAgents, Math.ceil(backlog / Math.max(1, perAgent)));
}

/** The ledger with a start that is about to be made. */
export function reserve({ ledger, now, stopped }: StepState, start: Start): Ledger {
  const pruned = pruneLedger(ledger, now, stopped);
  return {
    ...pruned,
    starts: [...pruned.starts, start],
    ...(pruned.backoff && { backoff: afterStart(pruned.backoff, now) }),
  };
}

/** The capacity provider that agents are started with. */
export type Capacity = 'FARGATE' | 'FARGATE_SPOT' | { readonly provider: string };

/**
 * Spot first where the step allows it, unless Spot was refused lately, or the agent must show that agents
 * work.
 */
export function capacityOf(compute: DispatchStep['compute'], ledger: Ledger, now: number): Capacity {
  if (compute.kind === 'managed-instances') return { provider: compute.capacityProvider };
  // An agent that is to show whether agents work must not fail for want of Spot capacity.
  const isProbe = ledger.backoff !== undefined;
  return compute.spotFirst && !isProbe && now >= ledger.onDemandUntil && ledger.refusals < SPOT_REFUSALS
    ? 'FARGATE_SPOT'
    : 'FARGATE';
}

/** The ledger's fields about Spot after the answer to a start with `capacity`. */
export function applyRunTaskResult(
  ledger: Ledger,
  capacity: Capacity,
  refused: boolean,
  now: number,
): Pick<Ledger, 'refusals' | 'onDemandUntil'> {
  const { refusals, onDemandUntil } = ledger;
  if (capacity !== 'FARGATE_SPOT') return { refusals, onDemandUntil };
  if (!refused) return { refusals: 0, onDemandUntil };
  return refusals + 1 < SPOT_REFUSALS
    ? { refusals: refusals + 1, onDemandUntil }
    : { refusals: 0, onDemandUntil: now + ON_DEMAND_MS };
}
