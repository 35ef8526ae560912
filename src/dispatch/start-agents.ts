import type { Clock } from '../core/clock.ts';
import { explain } from '../core/failure.ts';
import { type ConditionalStore, optimisticUpdate, type Stored, storedAs } from '../core/optimistic-update.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { ledgerKey } from '../protocol/object-keys.ts';
import { familyOf } from './dispatch-event.ts';
import { type Ledger, lastStart, pruneLedger, readLedger, settleStart, writeLedger } from './ledger.ts';
import { endOfStart, type Pace } from './pace.ts';
import {
  applyRunTaskResult,
  type Capacity,
  capacityOf,
  type Decision,
  decide,
  desiredAgents,
  PAUSE_MS,
  reserve,
  type StepState,
} from './reconcile.ts';

/** ECS as the dispatcher needs it. */
export interface Tasks {
  /** ARNs of the family's tasks in the cluster that run or are starting: all pages. */
  list(cluster: string, family: string): Promise<string[]>;
  /** Starts at most {@link TASKS_PER_CALL}. `refused` has the reasons for those that were not started. */
  run(request: RunRequest): Promise<RunAnswer>;
}

export interface RunRequest {
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly count: number;
  readonly capacity: Capacity;
  readonly network: DispatchPlan['network'];
  /** Makes a repeated request idempotent; at most 64 characters. */
  readonly clientToken: string;
  readonly startedBy: string;
}

export type RunAnswer =
  | { readonly kind: 'answered'; readonly tasks: readonly string[]; readonly refused: readonly string[] }
  | { readonly kind: 'throttled' };

export interface StartContext {
  readonly plan: DispatchPlan;
  readonly backlogOf: (step: DispatchStep) => Promise<number>;
  readonly tasks: () => Promise<Tasks>;
  readonly notes: () => Promise<VersionedObjects>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly pace: Pace;
  /** A unique text. */
  readonly token: () => string;
  readonly stopped: ReadonlySet<string>;
}

/** The outcome for a step: a part of the log line. */
export interface StepReport {
  readonly step: string;
  readonly backlog: number;
  readonly want: number;
  readonly have: number;
  readonly started: number;
  /** Why nothing was started, or not all. */
  readonly why?: string;
}

/** ECS's limit of one RunTask (API reference). */
export const TASKS_PER_CALL = 10;
/** Spot may refuse twice before agents are started on demand. */
const ROUNDS = 3;
/** Attempts at a conditional write of the ledger. */
const LEDGER_ATTEMPTS = 5;

/**
 * Starts the missing agents of a step.
 * @param sent items that were sent to its queue just now: the queue's own count may lag
 */
export async function startAgents(
  step: DispatchStep,
  sent: number,
  context: StartContext,
): Promise<StepReport> {
  const { plan, clock, stopped } = context;
  // With more items than all its agents take, the queue's count does not matter.
  const backlog =
    sent >= step.perAgent * step.maxAgents ? sent : Math.max(sent, await context.backlogOf(step));
  const report = { step: step.id, backlog, want: desiredAgents(step, backlog), have: 0, started: 0 };
  const place = { bucket: plan.output.bucket, key: ledgerKey(plan.output.prefix, step.id) };
  if (stopped.size > 0) await forgetStopped(place, await context.notes(), context);
  if (report.want === 0) return { ...report, why: 'no item waits' };
  const tasks = await context.tasks();
  const notes = await context.notes();
  for (let round = 0; round < LEDGER_ATTEMPTS; round++) {
    // The ledger first: a start by another call after that makes the conditional write fail.
    const stored = await notes.read(place);
    const listed = new Set(await tasks.list(plan.cluster, familyOf(step.taskDefinition)));
    const ledger = readLedger(stored?.text);
    const state: StepState = { step, backlog, listed, ledger, stopped, now: clock.now() };
    const { want, have, start, why } = decide(state);
    if (start === 0) return { ...report, want, have, why };
    const token = context.token();
    const before = lastStart(state.ledger);
    const until = endOfStart(start, state.now, before);
    const reserved = reserve(state, { token, at: state.now, until, count: start });
    const etag = await notes.replace(place, writeLedger(reserved), stored?.etag);
    if (etag === undefined) continue;
    if (before !== undefined) context.pace.startedAt(before);
    const result = await runTasks({ step, count: start, token, ledger: reserved, tasks }, context);
    await settle(place, { ledger: reserved, etag }, token, result, clock.now(), notes);
    return {
      ...report,
      want,
      have,
      started: result.tasks.length,
      ...(result.why !== undefined && { why: result.why }),
    };
  }
  return { ...report, why: 'other calls of the dispatcher are starting agents' };
}

/** Later calls do not see this one's event: a task that stopped soon after its start must not count as an agent. */
async function forgetStopped(
  store: ConditionalStore<Ledger>,
  { stopped, clock }: StartContext,
): Promise<void> {
  for (let round = 0; round < LEDGER_ATTEMPTS; round++) {
    const stored = await notes.read(place);
    const ledger = readLedger(stored?.text);
    if (!ledger.starts.some(({ tasks = [] }) => tasks.some((arn) => stopped.has(arn)))) return;
    const pruned = writeLedger(pruneLedger(ledger, clock.now(), stopped));
    if ((await notes.replace(place, pruned, stored?.etag)) !== undefined) return;
  }
}

interface StartResult {
  readonly tasks: readonly string[];
  readonly changes: Partial<Ledger>;
  readonly why?: string;
}

interface StartRequest {
  readonly step: DispatchStep;
  readonly count: number;
  readonly token: string;
  /** With the reservation. */
  readonly ledger: Ledger;
  readonly tasks: Tasks;
}

async function runTasks(
  { step, count, token, ledger, tasks }: StartRequest,
  { plan, clock, pace }: StartContext,
): Promise<StartResult> {
  const started: string[] = [];
  let spot: Pick<Ledger, 'refusals' | 'onDemandUntil'> = ledger;
  const reasons = new Set<string>();
  let calls = 0;
  for (let round = 0, left = count; round < ROUNDS && left > 0; round++) {
    const capacity = capacityOf(step.compute, { ...ledger, ...spot }, clock.now());
    let refused = 0;
    for (let asked = 0; asked < left; asked += TASKS_PER_CALL) {
      const size = Math.min(TASKS_PER_CALL, left - asked);
      await pace.take(size);
      const request: RunRequest = {
        cluster: plan.cluster,
        taskDefinition: step.taskDefinition,
        count: size,
        capacity,
        network: plan.network,
        clientToken: `${token}-${calls++}`,
        startedBy: `pipewright/${step.id}`.slice(0, 128),
      };
      let answer: RunAnswer;
      try {
        answer = await tasks.run(request);
      } catch (error) {
        // The items stay in the queue for the next call; the reservation must not.
        return { tasks: started, changes: spot, why: explain(error) };
      }
      if (answer.kind === 'throttled')
        return {
          tasks: started,
          changes: { ...spot, notBefore: clock.now() + PAUSE_MS },
          why: 'ECS asked for a pause',
        };
      started.push(...answer.tasks);
      for (const reason of answer.refused) reasons.add(reason);
      refused = size - answer.tasks.length;
      // Without capacity for these, there is none for the next.
      if (refused > 0) break;
    }
    const before = { ...ledger, ...spot };
    spot = applyRunTaskResult(before, capacity, refused > 0, clock.now());
    left = count - started.length;
    if (refused === 0 || capacity !== 'FARGATE_SPOT') break;
  }
  return {
    tasks: started,
    changes: spot,
    ...(started.length < count && { why: `ECS refused: ${[...reasons].join('; ') || 'no reason given'}` }),
  };
}

/** Records the result of a start, merging with concurrent updates of the ledger. */
async function settle(
  place: { bucket: string; key: string },
  { ledger, etag }: { readonly ledger: Ledger; readonly etag: string },
  token: string,
  { tasks, changes }: StartResult,
  now: number,
): Promise<void> {
  const { refusals, onDemandUntil, notBefore } = { ...ledger, ...changes };
  let current: { ledger: Ledger; etag: string | undefined } = { ledger, etag };
  for (let round = 0; round < LEDGER_ATTEMPTS; round++) {
    const text = writeLedger(
      settleStart(current.ledger, token, now, tasks, { refusals, onDemandUntil, notBefore }),
    );
    if ((await notes.replace(place, text, current.etag)) !== undefined) return;
    const stored = await notes.read(place);
    current = { ledger: readLedger(stored?.text), etag: stored?.etag };
  }
  // The reservation expires by itself.
}
