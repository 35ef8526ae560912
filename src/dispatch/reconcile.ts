import type { DispatchStep } from '../protocol/dispatch-plan.ts';
import { agentsOf, type Ledger, pruneLedger, type Start } from './ledger.ts';

/** What is known of a step when it is decided whether agents are started. */
export interface StepState {
  readonly step: Pick<DispatchStep, 'maxAgents' | 'perAgent' | 'compute'>;
  /** Items that wait or are worked on; approximate. */
  readonly backlog: number;
  /** ARNs of the tasks that ECS does not stop: PROVISIONING, PENDING, ACTIVATING, RUNNING. */
  readonly listed: ReadonlySet<string>;
  readonly ledger: Ledger;
  /** Tasks that are known to have ended, whatever is listed. */
  readonly stopped: ReadonlySet<string>;
  /** milliseconds since the epoch */
  readonly now: number;
}

export interface Decision {
  readonly want: number;
  readonly have: number;
  /** So many more are started. */
  readonly start: number;
  /** Why nothing is started; missing where something is. */
  readonly why?: string;
}

/** Once Spot has refused so often in a row, agents are started on demand for a while. */
export const SPOT_REFUSALS = 2;
export const ON_DEMAND_MS = 10 * 60_000;
/** Nothing is started for so long when ECS asked us to slow down, though the SDK had waited already. */
export const PAUSE_MS = 30_000;
/**
 * So many at most in half a minute (what the ledger remembers): ECS lets 500 tasks of a cluster be in PROVISIONING at
 * once, which takes each some 20 s (Amazon ECS Developer Guide, service quotas).
 */
export const START_LIMIT = 400;

/** How many agents the step gets: `want = min(max_agents, ceil(backlog / per_agent))`, and the difference is started. */
export function decide({ step, backlog, listed, ledger, stopped, now }: StepState): Decision {
  const want = desiredAgents(step, backlog);
  const running = new Set([...listed].filter((arn) => !stopped.has(arn)));
  const tidied = pruneLedger(ledger, now, stopped);
  const have = agentsOf(tidied, running);
  const no = (why: string): Decision => ({ want, have, start: 0, why });
  if (want === 0) return no('no item waits');
  if (have >= want)
    return no(have >= step.maxAgents ? 'as many agents as may be are there' : 'enough agents are there');
  if (now < ledger.notBefore)
    return no(`ECS asked for a pause until ${new Date(ledger.notBefore).toISOString()}`);
  const room = START_LIMIT - tidied.starts.reduce((sum, { count }) => sum + count, 0);
  if (room <= 0) return no(`${START_LIMIT} were started just now, and ECS makes no more ready at once`);
  return { want, have, start: Math.min(want - have, room) };
}

export function desiredAgents({ maxAgents, perAgent }: StepState['step'], backlog: number): number {
  return Math.min(maxAgents, Math.ceil(backlog / Math.max(1, perAgent)));
}

/** The ledger with a start that is about to be made. */
export function reserve(state: StepState, start: Start): Ledger {
  const ledger = pruneLedger(state.ledger, state.now, state.stopped);
  return { ...ledger, starts: [...ledger.starts, start] };
}

/** The capacity providers that agents are started with. */
export type Capacity = 'FARGATE' | 'FARGATE_SPOT' | { readonly provider: string };

export function capacityOf(compute: DispatchStep['compute'], ledger: Ledger, now: number): Capacity {
  if (compute.kind === 'managed-instances') return { provider: compute.capacityProvider };
  return compute.spotFirst && now >= ledger.onDemandUntil && ledger.refusals < SPOT_REFUSALS
    ? 'FARGATE_SPOT'
    : 'FARGATE';
}

/** What the ledger says of Spot after an answer to a start with `capacity`. */
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
