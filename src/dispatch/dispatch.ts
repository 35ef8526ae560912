import type { Clock } from '../core/clock.ts';
import { explain } from '../core/failure.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { type OutgoingMessage, outgoingWork, type WorkMessage } from '../protocol/message.ts';
import type { ObjectStore } from '../protocol/object-store.ts';
import { addressWork } from './address-work.ts';
import type { BudgetCall } from './budget-call.ts';
import { type PauseReport, pauseRuns } from './budget-pause.ts';
import { familyOf, readEvent, type StoppedTask } from './dispatch-event.ts';
import type { DrainableQueue } from './drain-matching.ts';
import { emptyInbox, type Outcome } from './empty-inbox.ts';
import type { FittedLines } from './fitted-lines.ts';
import { startGroups } from './gather-groups.ts';
import { type Bucket, type GatherReport, openRuns, startGatherStep } from './gather-step.ts';
import type { ItemLists } from './item-lists.ts';
import type { Notices } from './notified.ts';
import { notify } from './notify.ts';
import { Once } from './once.ts';
import { type StepReport, startAgents, type Tasks } from './start-agents.ts';
import { hasLanes, startLanes } from './start-lanes.ts';

export interface WorkQueues {
  /** Sends all, in batches, with a delay. @returns why SQS refused the messages at some indexes */
  send(
    url: string,
    messages: readonly OutgoingMessage[],
    delaySeconds?: number,
  ): Promise<ReadonlyMap<number, string>>;
  /** Messages that wait, are in work, or are delayed: approximate. */
  backlog(url: string): Promise<number>;
}

/** The output bucket as the dispatcher needs it. */
export type OutputBucket = Bucket & Pick<ObjectStore, 'remove'>;

/** The edges of the dispatcher; clients that a call may not need are opened on demand. */
export interface Dispatcher {
  readonly plan: DispatchPlan;
  readonly queues: WorkQueues;
  readonly tasks: () => Promise<Tasks>;
  readonly objects: () => Promise<OutputBucket>;
  /** Needed only where the plan says whom to notify. */
  readonly notices: () => Promise<Notices>;
  /** Queues to take items of paused runs from; needed only where the plan has a budget. */
  readonly drains: () => Promise<(url: string) => DrainableQueue>;
  /** What is kept from call to call. */
  readonly lists: ItemLists;
  readonly memoryLines: FittedLines;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  /** A unique text of at most 50 characters. */
  readonly token: () => string;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** Lambda's `ReportBatchItemFailures`: these messages are delivered again. */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** A gather step is checked only when each step before it has at most this many items in its queues. */
const NEARLY_EMPTY = 10;
/**
 * A call looks for gather steps to start no longer than this; milliseconds. The next one handles the rest.
 */
const GATHER_MS = 3 * 60_000;

/**
 * The dispatcher's whole work: empties the inbox into the steps' work queues, starts missing agents, and then
 * gather steps, whose lists are long. Called with messages, when a task has stopped, and on a schedule. One
 * log line reports everything.
 * @returns the messages that failed, to be delivered again
 * @throws Failure `BAD_EVENT`
 */
export async function dispatch(event: unknown, dispatcher: Dispatcher): Promise<BatchResponse> {
  const { clock, log } = dispatcher;
  const begin = clock.now();
  const cause = readEvent(event);
  const outcome: Outcome = {
    sent: new Map(),
    sentTo: new Map(),
    failed: new Map(),
    ignored: [],
    errors: [],
    settling: [],
    held: 0,
    worked: [],
  };
  const { sent, failed, ignored, errors } = outcome;
  const once = new Once(dispatcher);
  const runs =
    cause.kind === 'messages' ? await emptyInbox(cause.messages, dispatcher, once, outcome) : undefined;
  const stopped = cause.kind === 'stopped' ? cause.task : undefined;
  const { budget } = once;
  const paused = budget && (await openBudget(budget, { dispatcher, once, outcome }, cause));
  const before = new Map(sent);
  const steps = await startAllAgents(
    ({ id, taskDefinition }) =>
      sent.has(id) ||
      (cause.kind === 'schedule' && !paused?.empty.includes(id)) ||
      stopped?.family === familyOf(taskDefinition),
    { dispatcher, once, outcome, stopped },
  );
  const gathers = await startGatherSteps(runs, { dispatcher, once, outcome, stopped });
  if (gathers.some(({ sent }) => sent))
    steps.push(
      ...(await startAllAgents(({ id }) => sent.get(id) !== before.get(id), { dispatcher, once, outcome })),
    );
  const reached = budget && (await budget.mustPause()) && (await pauseRuns(budget, dispatcher, errors));
  const notified =
    cause.kind === 'schedule' ? await notify({ dispatcher, once, sent, steps, errors, budget }) : [];
  log({
    event: 'dispatch',
    cause: cause.kind,
    ...(cause.kind === 'messages' && { messages: cause.messages.length, sent: Object.fromEntries(sent) }),
    stopped,
    ...(ignored.length > 0 && { ignored: countEach(ignored) }),
    ...(outcome.joined && { joined: outcome.joined }),
    ...(outcome.settling.length > 0 && { settling: outcome.settling.length }),
    ...(outcome.held > 0 && { held: outcome.held }),
    ...(failed.size > 0 && { failed: failed.size, failures: [...new Set(failed.values())].slice(0, 5) }),
    ...(gathers.length > 0 && { gathers }),
    steps,
    ...(paused && { budget: paused }),
    ...(reached && { reached }),
    ...(notified.length > 0 && { notified }),
    ...(errors.length > 0 && { errors }),
    ms: clock.now() - begin,
  });
  return { batchItemFailures: [...failed.keys()].map((itemIdentifier) => ({ itemIdentifier })) };
}

/** @param runs those with new results; undefined checks all that are open */
async function startGatherSteps(
  runs: readonly string[] | undefined,
  { dispatcher, once, outcome: { sent, sentTo, errors }, stopped }: Call,
): Promise<GatherReport[]> {
  const { plan, clock, queues } = dispatcher;
  const steps = plan.steps.filter((step) => step.gather);
  if (steps.length === 0 || runs?.length === 0) return [];
  const reports: GatherReport[] = [];
  try {
    // The lists are long, and hundreds of agents may end within a minute.
    if (stopped && !(await isLastAgent(stopped, dispatcher))) return [];
    const ready: DispatchStep[] = [];
    for (const step of steps) if (await once.isAtMostBefore(step, NEARLY_EMPTY)) ready.push(step);
    if (ready.length === 0) return [];
    const bucket = await dispatcher.objects();
    const send = async (step: DispatchStep, message: WorkMessage): Promise<void> => {
      const line = step.lanes && (await once.lineOf(step, message.run));
      await once.budget?.expect([message.run]);
      const { url, message: addressed } = addressWork(message, step, line);
      const [why] = (await queues.send(url, [outgoingWork(addressed)])).values();
      if (why !== undefined) throw new Error(why);
      sent.set(step.id, (sent.get(step.id) ?? 0) + 1);
      sentTo.set(url, (sentTo.get(url) ?? 0) + 1);
    };
    const begin = clock.now();
    const context = { plan, bucket, clock, send };
    // An error in one run must not keep older runs from continuing.
    const attempt = async (run: string, work: () => Promise<readonly GatherReport[]>): Promise<void> => {
      checkTime(begin, clock);
      try {
        reports.push(...(await work()));
      } catch (error) {
        errors.push(`gathering in ${run}: ${explain(error)}`);
      }
    };
    for (const run of runs ?? (await openRuns(plan, bucket, begin))) {
      if (plan.items) {
        const isEmptyBefore = (step: DispatchStep) => once.isAtMostBefore(step, 0);
        const planned = { ...context, items: plan.items, book: once.book, isEmptyBefore };
        await attempt(run, () => startGroups(ready, run, planned));
      } else
        for (const step of ready) await attempt(run, async () => [await startGatherStep(step, run, context)]);
    }
  } catch (error) {
    errors.push(`gathering: ${explain(error)}`);
  }
  return reports;
}

function checkTime(begin: number, clock: Pick<Clock, 'now'>): void {
  if (clock.now() - begin > GATHER_MS)
    throw new Error('there is no time left for older runs: the next call handles them');
}

interface Call {
  readonly dispatcher: Dispatcher;
  readonly once: Once;
  readonly outcome: Outcome;
  /** The task that the call is about. */
  readonly stopped?: StoppedTask;
}

/**
 * Brings the accounts up to date before agents are started. On the schedule also by what ECS lists: events
 * may be lost.
 */
async function openBudget(
  budget: BudgetCall,
  { dispatcher, once, outcome: { worked, errors } }: Call,
  cause: ReturnType<typeof readEvent>,
): Promise<PauseReport | undefined> {
  try {
    await budget.record(cause.kind === 'stopped' ? [cause.task] : [], worked);
    if (cause.kind !== 'schedule') {
      if (worked.length === 0) return undefined;
      // An agent has met an item that came back after its run was paused.
      const { runs } = await budget.ledger();
      const met = worked.some((report) => Object.keys(report.runs).some((run) => runs[run]?.paused));
      return met ? await pauseRuns(budget, dispatcher, errors) : undefined;
    }
    await budget.reconcile();
    const { plan, queues } = dispatcher;
    await budget.rest(async () => {
      for (const step of plan.steps) if ((await once.backlog(step)) > 0) return false;
      return (await queues.backlog(plan.inbox.url)) === 0;
    });
  } catch (error) {
    errors.push(`keeping the accounts of the budget: ${explain(error)}`);
  }
  return await pauseRuns(budget, dispatcher, errors);
}

/** Whether no other agent of its step runs. */
async function isLastAgent({ arn, family }: StoppedTask, { plan, tasks }: Dispatcher): Promise<boolean> {
  const listed = await (await tasks()).list(plan.cluster, family);
  return listed.every((other) => other === arn);
}

async function startAllAgents(
  isMeant: (step: DispatchStep) => boolean,
  { dispatcher, once, outcome: { sent, sentTo, errors }, stopped }: Call,
): Promise<StepReport[]> {
  const lanes = {
    ...{ ...dispatcher, notes: dispatcher.objects, pace: once.pace },
    ...(once.budget && { budget: once.budget }),
    backlogOfQueue: once.backlogOfQueue,
  };
  const context = { ...lanes, backlogOf: once.backlog };
  const reports: StepReport[] = [];
  for (const step of dispatcher.plan.steps.filter(isMeant)) {
    const own = stopped?.family === familyOf(step.taskDefinition) ? stopped : undefined;
    try {
      if (hasLanes(step)) reports.push(...(await startLanes(step, sentTo, { ...lanes, stopped: own })));
      else reports.push(await startAgents(step, sent.get(step.id) ?? 0, { ...context, stopped: own }));
    } catch (error) {
      // The items are in their queues, so redelivery would not help. The schedule retries.
      errors.push(`${step.id}: ${explain(error)}`);
    }
  }
  return reports;
}

function countEach(texts: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Object.fromEntries(counts);
}
