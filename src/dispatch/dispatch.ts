import type { Clock } from '../core/clock.ts';
import { explain } from '../core/failure.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { type WorkMessage, writeWorkMessage } from '../protocol/message.ts';
import type { VersionedObjects } from '../protocol/object-store.ts';
import { cancelledRuns } from './cancelled-runs.ts';
import { familyOf, type InboxMessage, readEvent } from './dispatch-event.ts';
import { type Bucket, type GatherReport, startGatherStep, openRuns } from './gather-step.ts';
import { Pace } from './pace.ts';
import { type IgnoreReason, isHeldBack, route } from './route.ts';
import { type StepReport, startAgents, type Tasks } from './start-agents.ts';
import { type Notice, readNotices, type Upload } from './upload-notice.ts';

export interface WorkQueues {
  /** Sends all, in batches; they are delayed by `delaySeconds`. @returns why the messages at some places were refused */
  send(url: string, bodies: readonly string[], delaySeconds?: number): Promise<ReadonlyMap<number, string>>;
  /** Messages that wait, are being worked on, or are delayed: approximate. */
  backlog(url: string): Promise<number>;
}

/** The world as the dispatcher needs it; clients that a call may not need are opened when it does. */
export interface Dispatcher {
  readonly plan: DispatchPlan;
  readonly queues: WorkQueues;
  readonly tasks: () => Promise<Tasks>;
  readonly objects: () => Promise<VersionedObjects & Bucket>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  /** Unlike any other; at most 50 characters. */
  readonly token: () => string;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** What Lambda wants to know of messages of SQS (`ReportBatchItemFailures`): these come again. */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Results of the steps before one that gathers are all there, at the earliest, when so few items are left in their queues. */
const NEARLY_EMPTY = 10;
/** What is held is looked at again so often. */
const HOLD_SECONDS = 15;

/**
 * The dispatcher's whole work: empties the inbox into the steps' work queues, begins steps that gather, and starts the
 * agents that are lacking. Called with messages, when a task has ended, and on a schedule. One log line says all.
 */
export async function dispatch(event: unknown, dispatcher: Dispatcher): Promise<BatchResponse> {
  const { plan, clock, log } = dispatcher;
  const begin = clock.now();
  const read = readEvent(event);
  const counts = new Map<string, number>();
  const failed = new Map<string, string>();
  const sent = new Map<string, number>();
  const errors: string[] = [];
  let runs: string[] = [];
  let held = 0;
  if (read.kind === 'messages') {
    const routed = routeAll(read.messages, plan, failed);
    const runsOfWork = routed.work.map(({ message }) => message.run);
    const asked = await cancelledRuns(runsOfWork, plan, dispatcher.objects);
    errors.push(...asked.errors);
    const [dropped, work] = partition(routed.work, ({ message }) => asked.cancelled.has(message.run));
    await sendAll(work, dispatcher, failed, sent);
    const ignored = [...routed.ignored, ...dropped.map((): IgnoreReason => 'of a cancelled run')];
    for (const reason of ignored) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    runs = routed.runs;
    await holdAll(routed.held, dispatcher, failed);
    held = routed.held.length;
  }
  const once = new Once(dispatcher);
  const gathers = await gatherAll(
    read.kind === 'messages' ? runs : undefined,
    dispatcher,
    once,
    sent,
    errors,
  );
  const stopped = read.kind === 'stopped' ? read.task : undefined;
  const concerned = plan.steps.filter(
    (step) =>
      sent.has(step.id) ||
      read.kind === 'schedule' ||
      (stopped && familyOf(step.taskDefinition) === stopped.family),
  );
  const steps: StepReport[] = [];
  for (const step of concerned) {
    try {
      const starting = { ...dispatcher, notes: dispatcher.objects, backlogOf: once.backlog, pace: once.pace };
      steps.push(
        await startAgents(step, sent.get(step.id) ?? 0, {
          ...starting,
          stopped: new Set(stopped ? [stopped.arn] : []),
        }),
      );
    } catch (error) {
      // The items are in their queues: to be sent them again would help nobody. The schedule tries again.
      errors.push(`${step.id}: ${explain(error)}`);
    }
  }
  log({
    event: 'dispatch',
    cause: read.kind,
    ...(read.kind === 'messages' && { messages: read.messages.length, sent: Object.fromEntries(sent) }),
    ...(stopped && { stopped }),
    ...(counts.size > 0 && { ignored: Object.fromEntries(counts) }),
    ...(held > 0 && { held }),
    ...(failed.size > 0 && { failed: failed.size, failures: [...new Set(failed.values())].slice(0, 5) }),
    ...(gathers.length > 0 && { gathers }),
    steps,
    ...(errors.length > 0 && { errors }),
    ms: clock.now() - begin,
  });
  return { batchItemFailures: [...failed.keys()].map((itemIdentifier) => ({ itemIdentifier })) };
}

/** A message for a work queue, and those of the inbox that it comes from. */
interface Routed {
  readonly message: WorkMessage;
  readonly from: string[];
  readonly sequencer: string;
}

function routeAll(messages: readonly InboxMessage[], plan: DispatchPlan, failed: Map<string, string>) {
  const work = new Map<string, Routed>();
  const ignored: IgnoreReason[] = [];
  const runs = new Set<string>();
  const gathered = new Set(plan.steps.filter((step) => step.gather).flatMap(({ needs }) => needs));
  const held: InboxMessage[] = [];
  for (const message of messages) {
    const { id, body } = message;
    let notices: Notice[];
    try {
      notices = readNotices(body);
    } catch (error) {
      // It comes again until the inbox's redrive puts it aside: a deploy of another release may be able to read it.
      failed.set(id, explain(error));
      continue;
    }
    const routes = notices.map((notice) => ({ notice, found: route(notice, plan) }));
    // All of it or nothing: part of a message cannot be put back.
    if (routes.some(({ notice, found }) => isHeldBack(notice, found, plan))) {
      held.push(message);
      continue;
    }
    for (const { notice, found } of routes) {
      if (found.ignored) ignored.push(found.ignored);
      if (notice.kind === 'output' && gathered.has(notice.output.step)) runs.add(notice.output.run);
      const sequencer = notice.kind === 'upload' ? notice.sequencer : '';
      for (const item of found.work) add(work, { message: item, from: [id], sequencer });
    }
  }
  return { work: [...work.values()], held, ignored, runs: [...runs] };
}

function partition<T>(all: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

/** One item is sent once: S3 may tell twice of one object, and of two versions of it the later one counts. */
function add(work: Map<string, Routed>, routed: Routed): void {
  const { run, step, item } = routed.message;
  const key = JSON.stringify([step, run, item]);
  const other = work.get(key);
  if (!other) work.set(key, routed);
  else {
    const newer = later(routed, other) ? routed : other;
    work.set(key, { ...newer, from: [...other.from, ...routed.from] });
  }
}

/** Sequencers are compared padded with zeros at the right (S3 User Guide, event message structure). */
function later(a: Pick<Upload, 'sequencer'>, b: Pick<Upload, 'sequencer'>): boolean {
  const length = Math.max(a.sequencer.length, b.sequencer.length);
  return a.sequencer.padEnd(length, '0') >= b.sequencer.padEnd(length, '0');
}

async function sendAll(
  work: readonly Routed[],
  { plan, queues }: Dispatcher,
  failed: Map<string, string>,
  sent: Map<string, number>,
): Promise<void> {
  await Promise.all(
    plan.steps.map(async (step) => {
      const mine = work.filter(({ message }) => message.step === step.id);
      if (mine.length === 0) return;
      const left = await queues.send(
        step.work.url,
        mine.map(({ message }) => writeWorkMessage(message)),
      );
      for (const [i, why] of left) for (const id of mine[i]!.from) failed.set(id, why);
      if (mine.length > left.size) sent.set(step.id, mine.length - left.size);
    }),
  );
}

/** Back into the inbox as new messages: what comes again by itself is set aside after a few times. */
async function holdAll(
  held: readonly InboxMessage[],
  { plan, queues }: Dispatcher,
  failed: Map<string, string>,
): Promise<void> {
  if (held.length === 0) return;
  const bodies = held.map(({ body }) => body);
  for (const [i, why] of await queues.send(plan.inbox.url, bodies, HOLD_SECONDS))
    failed.set(held[i]!.id, why);
}

/** @param runs those that results came of; undefined looks for all that are open */
async function gatherAll(
  runs: readonly string[] | undefined,
  dispatcher: Dispatcher,
  once: Once,
  sent: Map<string, number>,
  errors: string[],
): Promise<GatherReport[]> {
  const { plan, clock, queues } = dispatcher;
  const steps = plan.steps.filter((step) => step.gather);
  if (steps.length === 0 || runs?.length === 0) return [];
  const reports: GatherReport[] = [];
  try {
    const ready: DispatchStep[] = [];
    for (const step of steps) if (await once.isNearlyEmptyBefore(step)) ready.push(step);
    if (ready.length === 0) return [];
    const bucket = await dispatcher.objects();
    const send = async (step: DispatchStep, message: WorkMessage): Promise<void> => {
      const [why] = (await queues.send(step.work.url, [writeWorkMessage(message)])).values();
      if (why !== undefined) throw new Error(why);
      sent.set(step.id, (sent.get(step.id) ?? 0) + 1);
    };
    for (const run of runs ?? (await openRuns(plan, bucket, clock.now())))
      for (const step of ready) reports.push(await startGatherStep(step, run, { plan, bucket, clock, send }));
  } catch (error) {
    errors.push(`gathering: ${explain(error)}`);
  }
  return reports;
}

/** What is asked for once per call. */
class Once {
  readonly pace: Pace;
  readonly #dispatcher: Dispatcher;
  readonly #backlogs = new Map<string, Promise<number>>();

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
    this.pace = new Pace(dispatcher.clock);
  }

  readonly backlog = (step: DispatchStep): Promise<number> => {
    const asked = this.#backlogs.get(step.id) ?? this.#dispatcher.queues.backlog(step.work.url);
    this.#backlogs.set(step.id, asked);
    return asked;
  };

  async isNearlyEmptyBefore(step: DispatchStep): Promise<boolean> {
    for (const need of this.#dispatcher.plan.steps.filter(({ id }) => step.needs.includes(id)))
      if ((await this.backlog(need)) > NEARLY_EMPTY || !(await this.isNearlyEmptyBefore(need))) return false;
    return true;
  }
}
