import type { Clock } from '../core/clock.ts';
import { explain } from '../core/failure.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { ledgerKey } from '../protocol/run-keys.ts';
import { familyOf } from './dispatch-event.ts';
import { type Ledger, lastStart, pruneLedger, readLedger, settleStart, writeLedger } from './ledger.ts';
import { endOfStart, type Pace } from './pace.ts';
import {
  applyRunTaskResult,
  type Capacity,
  capacityOf,
  decide,
  desiredAgents,
  PAUSE_MS,
  reserve,
  type StepState,
} from './reconcile.ts';

/** ECS as the dispatcher needs it. */
export interface Tasks {
  /** ARNs of the family's tasks in the cluster that are to run: all pages. */
  list(cluster: string, family: string): Promise<string[]>;
  /** Starts at most {@link TASKS_PER_CALL}. What was not started is in `refused`, by reason. */
  run(request: RunRequest): Promise<RunAnswer>;
}

export interface RunRequest {
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly count: number;
  readonly capacity: Capacity;
  readonly network: DispatchPlan['network'];
  /** So that a repeated request starts nothing twice; at most 64 characters. */
  readonly clientToken: string;
  readonly startedBy: string;
}

export type RunAnswer =
  | { readonly kind: 'answered'; readonly tasks: readonly string[]; readonly refused: readonly string[] }
  | { readonly kind: 'throttled' };

/** Objects that only change where nobody else changed them meanwhile. */
export interface Notes {
  read(place: { bucket: string; key: string }): Promise<{ text: string; etag: string } | undefined>;
  /** Writes in place of what has this ETag, or of nothing. @returns the new ETag, or undefined when something else is there */
  replace(
    place: { bucket: string; key: string },
    text: string,
    etag: string | undefined,
  ): Promise<string | undefined>;
}

export interface StartContext {
  readonly plan: DispatchPlan;
  readonly backlogOf: (step: DispatchStep) => Promise<number>;
  readonly tasks: () => Promise<Tasks>;
  readonly notes: () => Promise<Notes>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly pace: Pace;
  /** Unlike any other. */
  readonly token: () => string;
  readonly stopped: ReadonlySet<string>;
}

/** What came of a step: a part of the log line. */
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
/** So often another call may be faster at the ledger. */
const LEDGER_ROUNDS = 5;

/**
 * Starts the agents that a step lacks.
 * @param sent items that were put into its queue just now: the queue's own count may not have them yet
 */
export async function startAgents(
  step: DispatchStep,
  sent: number,
  starting: StartContext,
): Promise<StepReport> {
  const { plan, clock, token: newToken, stopped } = starting;
  // With more items than all its agents take, the queue need not be asked.
  const backlog =
    sent >= step.perAgent * step.maxAgents ? sent : Math.max(sent, await starting.backlogOf(step));
  const report = { step: step.id, backlog, want: desiredAgents(step, backlog), have: 0, started: 0 };
  const place = { bucket: plan.output.bucket, key: ledgerKey(plan.output.prefix, step.id) };
  if (stopped.size > 0) await forgetStopped(place, await starting.notes(), starting);
  if (report.want === 0) return { ...report, why: 'no item waits' };
  const tasks = await starting.tasks();
  const notes = await starting.notes();
  for (let round = 0; round < LEDGER_ROUNDS; round++) {
    // The ledger first: what another call starts after that is found out when ours is written.
    const found = await notes.read(place);
    const listed = new Set(await tasks.list(plan.cluster, familyOf(step.taskDefinition)));
    const state: StepState = {
      step,
      backlog,
      listed,
      ledger: readLedger(found?.text),
      stopped,
      now: clock.now(),
    };
    const decision = decide(state);
    const { want, have, start, why } = decision;
    if (start === 0) return { ...report, want, have, ...(why !== undefined && { why }) };
    const token = newToken();
    const before = lastStart(state.ledger);
    const until = endOfStart(start, state.now, before);
    const reserved = reserve(state, { token, at: state.now, until, count: start });
    const etag = await notes.replace(place, writeLedger(reserved), found?.etag);
    if (etag === undefined) continue;
    if (before !== undefined) starting.pace.startedAt(before);
    const outcome = await run(step, start, token, reserved, tasks, starting);
    await remember(place, etag, reserved, token, outcome, starting.clock.now(), notes);
    return {
      ...report,
      want,
      have,
      started: outcome.tasks.length,
      ...(outcome.why !== undefined && { why: outcome.why }),
    };
  }
  return { ...report, why: 'other calls of the dispatcher are starting agents' };
}

/** Calls to come know nothing of this one's event: a task that ended soon after its start must not stand for an agent. */
async function forgetStopped(
  place: { bucket: string; key: string },
  notes: Notes,
  { stopped, clock }: StartContext,
): Promise<void> {
  for (let round = 0; round < LEDGER_ROUNDS; round++) {
    const found = await notes.read(place);
    const ledger = readLedger(found?.text);
    if (!ledger.starts.some(({ tasks = [] }) => tasks.some((arn) => stopped.has(arn)))) return;
    const tidied = writeLedger(pruneLedger(ledger, clock.now(), stopped));
    if ((await notes.replace(place, tidied, found?.etag)) !== undefined) return;
  }
}

interface Outcome {
  readonly tasks: readonly string[];
  readonly changes: Partial<Ledger>;
  readonly why?: string;
}

async function run(
  step: DispatchStep,
  count: number,
  token: string,
  ledger: Ledger,
  tasks: Tasks,
  { plan, clock, pace }: StartContext,
): Promise<Outcome> {
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
        // The items are in the queue: they wait for the next call, and the reservation must not.
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
      // Where there is no room for these, there is none for the next.
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

/** Writes what came of a start; others may have written meanwhile, and their words stay. */
async function remember(
  place: { bucket: string; key: string },
  etag: string,
  ledger: Ledger,
  token: string,
  { tasks, changes }: Outcome,
  now: number,
  notes: Notes,
): Promise<void> {
  const { refusals, onDemandUntil, notBefore } = { ...ledger, ...changes };
  let current: { ledger: Ledger; etag: string | undefined } = { ledger, etag };
  for (let round = 0; round < LEDGER_ROUNDS; round++) {
    const text = writeLedger(
      settleStart(current.ledger, token, now, tasks, { refusals, onDemandUntil, notBefore }),
    );
    if ((await notes.replace(place, text, current.etag)) !== undefined) return;
    const found = await notes.read(place);
    current = { ledger: readLedger(found?.text), etag: found?.etag };
  }
  // The reservation ends by itself.
}
