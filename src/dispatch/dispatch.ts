import type { Clock } from '../core/clock.ts';
import { explain } from '../core/failure.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { type OutgoingMessage, outgoingWork, type WorkMessage } from '../protocol/message.ts';
import type { ObjectStore, VersionedObjects } from '../protocol/object-store.ts';
import { cancelledRuns } from './cancelled-runs.ts';
import { familyOf, type InboxMessage, readEvent, type StoppedTask } from './dispatch-event.ts';
import { startGroups } from './gather-groups.ts';
import { type Bucket, type GatherReport, openRuns, startGatherStep } from './gather-step.ts';
import type { ItemLists } from './item-lists.ts';
import { type JoinReport, joinItems } from './join-items.ts';
import { JoinWiring } from './join-wiring.ts';
import type { Notices } from './notified.ts';
import { notify } from './notify.ts';
import { Once } from './once.ts';
import type { IgnoreReason } from './route.ts';
import { type Routed, type RoutedEnd, routeAll } from './route-messages.ts';
import type { RunBook } from './run-book.ts';
import { type StepReport, startAgents, type Tasks } from './start-agents.ts';

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
export type OutputBucket = VersionedObjects & Bucket & Pick<ObjectStore, 'remove'>;

/** The edges of the dispatcher; clients that a call may not need are opened on demand. */
export interface Dispatcher {
  readonly plan: DispatchPlan;
  readonly queues: WorkQueues;
  readonly tasks: () => Promise<Tasks>;
  readonly objects: () => Promise<OutputBucket>;
  /** Needed only where the plan says whom to notify. */
  readonly notices: () => Promise<Notices>;
  /** What is kept from call to call. */
  readonly lists: ItemLists;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  /** A unique text of at most 50 characters. */
  readonly token: () => string;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** Lambda's `ReportBatchItemFailures`: these messages are delivered again. */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** A gather step is checked only when the queues before it hold at most this many items. */
const NEARLY_EMPTY = 10;
/** A call looks for gather steps to start no longer than this; milliseconds. What is left is for the next one. */
const GATHER_MS = 3 * 60_000;
/** Milliseconds after which items that SQS refused are sent again: the inbox hides what failed for half an hour. */
const RESEND_MS = 5_000;
/** Delay after which a message that is held in the inbox is checked again. */
const HOLD_SECONDS = 15;

/** What one call has done so far. */
interface Outcome {
  /** Items that each step was sent. */
  readonly sent: Map<string, number>;
  /** Why messages of the inbox were not processed, by id. */
  readonly failed: Map<string, string>;
  readonly ignored: IgnoreReason[];
  readonly errors: string[];
  held: number;
  joined?: JoinReport;
}

/**
 * The dispatcher's whole work: empties the inbox into the steps' work queues, starts missing agents, and then gather
 * steps, whose lists are long. Called with messages, when a task has stopped, and on a schedule. One log line reports all.
 */
export async function dispatch(event: unknown, dispatcher: Dispatcher): Promise<BatchResponse> {
  const { clock, log } = dispatcher;
  const begin = clock.now();
  const cause = readEvent(event);
  const outcome: Outcome = { sent: new Map(), failed: new Map(), ignored: [], errors: [], held: 0 };
  const { sent, failed, ignored, errors } = outcome;
  const once = new Once(dispatcher);
  const runs =
    cause.kind === 'messages' ? await emptyInbox(cause.messages, dispatcher, once, outcome) : undefined;
  const stopped = cause.kind === 'stopped' ? cause.task : undefined;
  const before = new Map(sent);
  const steps = await startAllAgents(
    ({ id, taskDefinition }) =>
      sent.has(id) || cause.kind === 'schedule' || stopped?.family === familyOf(taskDefinition),
    { dispatcher, once, outcome, stopped },
  );
  const gathers = await startGatherSteps(runs, { dispatcher, once, outcome, stopped });
  if (gathers.some(({ sent }) => sent))
    steps.push(
      ...(await startAllAgents(({ id }) => sent.get(id) !== before.get(id), { dispatcher, once, outcome })),
    );
  const notified = cause.kind === 'schedule' ? await notify({ dispatcher, once, sent, steps, errors }) : [];
  log({
    event: 'dispatch',
    cause: cause.kind,
    ...(cause.kind === 'messages' && { messages: cause.messages.length, sent: Object.fromEntries(sent) }),
    stopped,
    ...(ignored.length > 0 && { ignored: countEach(ignored) }),
    ...(outcome.joined && { joined: outcome.joined }),
    ...(outcome.held > 0 && { held: outcome.held }),
    ...(failed.size > 0 && { failed: failed.size, failures: [...new Set(failed.values())].slice(0, 5) }),
    ...(gathers.length > 0 && { gathers }),
    steps,
    ...(notified.length > 0 && { notified }),
    ...(errors.length > 0 && { errors }),
    ms: clock.now() - begin,
  });
  return { batchItemFailures: [...failed.keys()].map((itemIdentifier) => ({ itemIdentifier })) };
}

/** Sends what messages lead to. @returns the runs that gained results for a gather step */
async function emptyInbox(
  messages: readonly InboxMessage[],
  dispatcher: Dispatcher,
  { book }: Once,
  outcome: Outcome,
): Promise<string[]> {
  const { plan } = dispatcher;
  const { work, ends, held, ignored, runs } = routeAll(messages, plan, outcome.failed);
  const runsOfWork = work.map(({ message }) => message.run);
  const { cancelled, errors } = await cancelledRuns(runsOfWork, book);
  outcome.errors.push(...errors);
  const wanted = work.filter(({ message }) => !cancelled.has(message.run));
  outcome.ignored.push(...ignored, ...Array(work.length - wanted.length).fill('of a cancelled run'));
  await sendAll([...wanted, ...(await joinEnds(ends, book, dispatcher, outcome))], dispatcher, outcome);
  await holdAll(held, dispatcher, outcome);
  return runs;
}

/** The items that ends have completed. */
async function joinEnds(
  ends: readonly RoutedEnd[],
  book: RunBook,
  dispatcher: Dispatcher,
  outcome: Outcome,
): Promise<readonly Routed[]> {
  const { items } = dispatcher.plan;
  if (!items || ends.length === 0) return [];
  const bucket = await dispatcher.objects();
  const wiring = new JoinWiring(items);
  const joined = await joinItems(ends, { wiring, book, dispatcher, bucket, failed: outcome.failed });
  outcome.ignored.push(...joined.ignored);
  outcome.joined = joined.report;
  return joined.work;
}

async function sendAll(
  work: readonly Routed[],
  { plan, queues, clock }: Dispatcher,
  { sent, failed }: Outcome,
): Promise<void> {
  const send = async (
    url: string,
    items: readonly Routed[],
  ): Promise<(readonly [item: Routed, why: string])[]> => {
    const refused = await queues.send(
      url,
      items.map(({ message }) => outgoingWork(message)),
    );
    return [...refused].map(([i, why]) => [items[i]!, why] as const);
  };
  await Promise.all(
    plan.steps.map(async (step) => {
      const items = work.filter(({ message }) => message.step === step.id);
      if (items.length === 0) return;
      let refused = await send(step.work.url, items);
      if (refused.length > 0) {
        await clock.sleep(RESEND_MS);
        refused = await send(
          step.work.url,
          refused.map(([item]) => item),
        );
      }
      for (const [{ from }, why] of refused) for (const id of from) failed.set(id, why);
      if (items.length > refused.length) sent.set(step.id, items.length - refused.length);
    }),
  );
}

/** Sends messages to the inbox again as new ones: those that are only redelivered reach its dead-letter queue. */
async function holdAll(
  held: readonly InboxMessage[],
  { plan, queues }: Dispatcher,
  outcome: Outcome,
): Promise<void> {
  if (held.length === 0) return;
  outcome.held = held.length;
  const messages = held.map(({ body }) => ({ body }));
  for (const [i, why] of await queues.send(plan.inbox.url, messages, HOLD_SECONDS))
    outcome.failed.set(held[i]!.id, why);
}

/** @param runs those with new results; undefined checks all that are open */
async function startGatherSteps(
  runs: readonly string[] | undefined,
  { dispatcher, once, outcome: { sent, errors }, stopped }: Call,
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
      const [why] = (await queues.send(step.work.url, [outgoingWork(message)])).values();
      if (why !== undefined) throw new Error(why);
      sent.set(step.id, (sent.get(step.id) ?? 0) + 1);
    };
    const begin = clock.now();
    const context = { plan, bucket, clock, send };
    for (const run of runs ?? (await openRuns(plan, bucket, begin))) {
      if (plan.items) {
        checkTime(begin, clock);
        const isEmptyBefore = (step: DispatchStep) => once.isAtMostBefore(step, 0);
        const planned = { ...context, items: plan.items, book: once.book, isEmptyBefore };
        reports.push(...(await startGroups(ready, run, planned)));
      } else
        for (const step of ready) {
          checkTime(begin, clock);
          reports.push(await startGatherStep(step, run, context));
        }
    }
  } catch (error) {
    errors.push(`gathering: ${explain(error)}`);
  }
  return reports;
}

function checkTime(begin: number, clock: Pick<Clock, 'now'>): void {
  if (clock.now() - begin > GATHER_MS)
    throw new Error('there is no time left for older runs, which the next call looks at');
}

interface Call {
  readonly dispatcher: Dispatcher;
  readonly once: Once;
  readonly outcome: Outcome;
  /** What the call is about. */
  readonly stopped?: StoppedTask;
}

/** Whether no other agent of its step runs. */
async function isLastAgent({ arn, family }: StoppedTask, { plan, tasks }: Dispatcher): Promise<boolean> {
  const listed = await (await tasks()).list(plan.cluster, family);
  return listed.every((other) => other === arn);
}

async function startAllAgents(
  isMeant: (step: DispatchStep) => boolean,
  { dispatcher, once, outcome: { sent, errors }, stopped }: Call,
): Promise<StepReport[]> {
  const context = { ...dispatcher, notes: dispatcher.objects, backlogOf: once.backlog, pace: once.pace };
  const reports: StepReport[] = [];
  for (const step of dispatcher.plan.steps.filter(isMeant)) {
    const own = stopped?.family === familyOf(step.taskDefinition) ? stopped : undefined;
    try {
      reports.push(await startAgents(step, sent.get(step.id) ?? 0, { ...context, stopped: own }));
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
