import { mapConcurrent } from '../core/concurrency.ts';
import { explain } from '../core/failure.ts';
import { outgoingWork } from '../protocol/message.ts';
import type { MovedMessage } from '../protocol/moved-message.ts';
import type { WorkedMessage } from '../protocol/worked-message.ts';
import { addressWork } from './address-work.ts';
import { findAdhocItems } from './adhoc-items.ts';
import type { Dispatcher } from './dispatch.ts';
import type { InboxMessage } from './dispatch-event.ts';
import { haltedRuns } from './halted-runs.ts';
import { type JoinReport, joinItems } from './join-items.ts';
import { JoinWiring } from './join-wiring.ts';
import type { Once } from './once.ts';
import type { IgnoreReason } from './route.ts';
import { type Routed, type RoutedEnd, type RoutedUpload, routeAll } from './route-messages.ts';
import type { RunBook } from './run-book.ts';

/**
 * Milliseconds after which items that SQS refused are sent again: the inbox hides what failed for half an
 * hour.
 */
const RESEND_MS = 5_000;
/** Items whose memory line is looked for at once. */
const LINES = 8;
/** Delay after which a message that is held in the inbox is checked again. */
const HOLD_SECONDS = 15;

/** What one call has done so far. */
export interface Outcome {
  /** Items that each step was sent. */
  readonly sent: Map<string, number>;
  /** Items that each work queue was sent, by its URL. */
  readonly sentTo: Map<string, number>;
  /** Why messages of the inbox were not processed, by id. */
  readonly failed: Map<string, string>;
  readonly ignored: IgnoreReason[];
  readonly errors: string[];
  /** Ids of messages that were sent again with a delay: their items may get more files. */
  readonly settling: string[];
  held: number;
  joined?: JoinReport;
  /** What agents have worked on, from their reports. */
  worked: readonly WorkedMessage[];
}

/** Sends the items that messages lead to. @returns the runs that gained results for a gather step */
export async function emptyInbox(
  messages: readonly InboxMessage[],
  dispatcher: Dispatcher,
  once: Once,
  outcome: Outcome,
): Promise<string[]> {
  const { book } = once;
  const { plan } = dispatcher;
  const { work, ends, uploads, worked, moved, held, ignored, runs } = routeAll(
    messages,
    plan,
    outcome.failed,
  );
  outcome.worked = worked;
  const runsOfWork = work.map(({ message }) => message.run);
  const { halted, errors } = await haltedRuns(runsOfWork, book);
  outcome.errors.push(...errors);
  const wanted = work.filter(({ message }) => !halted.has(message.run));
  outcome.ignored.push(...ignored, ...work.flatMap(({ message }) => halted.get(message.run) ?? []));
  const joined = await joinEnds(ends, book, dispatcher, outcome);
  const begun = await beginUploads(uploads, book, dispatcher, outcome);
  const all = [...wanted, ...joined, ...begun];
  if (all.length > 0) await expectRuns(all, once, outcome);
  await sendAll(all, dispatcher, once, outcome);
  countMoved(moved, dispatcher, outcome);
  await holdAll(held, dispatcher, outcome);
  return runs;
}

/**
 * Makes the limits of the items' runs count. Where this cannot be written, the items are sent nevertheless:
 * agents turn away items of runs that they are not paid for.
 */
async function expectRuns(work: readonly Routed[], { budget }: Once, { errors }: Outcome): Promise<void> {
  try {
    await budget?.expect(work.map(({ message }) => message.run));
  } catch (error) {
    errors.push(`keeping the accounts of the budget: ${explain(error)}`);
  }
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

/**
 * The items that uploads without a run have completed. Items that may get more files are checked again after
 * a while.
 */
async function beginUploads(
  uploads: readonly RoutedUpload[],
  book: RunBook,
  { plan, objects, queues, clock }: Dispatcher,
  { failed, ignored, settling }: Outcome,
): Promise<readonly Routed[]> {
  const { items, adhoc } = plan;
  if (!items || !adhoc || uploads.length === 0) return [];
  const context = { plan, items, book, bucket: await objects(), now: clock.now(), failed };
  const found = await findAdhocItems(uploads, adhoc, context);
  ignored.push(...found.ignored);
  if (found.settling.length === 0) return found.work;
  const messages = found.settling.map(({ message }) => ({ body: message.body }));
  const seconds = Math.max(...found.settling.map((each) => each.seconds));
  for (const [i, why] of await queues.send(plan.inbox.url, messages, seconds))
    failed.set(found.settling[i]!.message.id, why);
  settling.push(...found.settling.map(({ message }) => message.id));
  return found.work;
}

async function sendAll(
  work: readonly Routed[],
  { plan, queues, clock }: Dispatcher,
  once: Pick<Once, 'lineOf'>,
  { sent, sentTo, failed }: Outcome,
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
      const addressed = await mapConcurrent(LINES, items, async (item) => {
        const line = step.lanes && (await once.lineOf(step, item.message.run));
        const { url, message } = addressWork(item.message, step, line);
        return { url, item: { ...item, message } };
      });
      for (const [url, all] of Map.groupBy(addressed, (each) => each.url)) {
        let refused = await send(
          url,
          all.map(({ item }) => item),
        );
        if (refused.length > 0) {
          await clock.sleep(RESEND_MS);
          refused = await send(
            url,
            refused.map(([item]) => item),
          );
        }
        for (const [{ from }, why] of refused) for (const id of from) failed.set(id, why);
        const taken = all.length - refused.length;
        if (taken > 0) sent.set(step.id, (sent.get(step.id) ?? 0) + taken);
        if (taken > 0) sentTo.set(url, (sentTo.get(url) ?? 0) + taken);
      }
    }),
  );
}

/**
 * Items that agents have sent to larger lanes count as if this call had sent them: agents are started for
 * them.
 */
function countMoved(
  moved: readonly MovedMessage[],
  { plan }: Dispatcher,
  { sent, sentTo }: Pick<Outcome, 'sent' | 'sentTo'>,
): void {
  for (const { step, lane } of moved) {
    const lanes = plan.steps.find(({ id }) => id === step)?.lanes ?? [];
    const url = lanes[Math.min(lane, lanes.length - 1)]?.work.url;
    if (url === undefined) continue;
    sent.set(step, (sent.get(step) ?? 0) + 1);
    sentTo.set(url, (sentTo.get(url) ?? 0) + 1);
  }
}

/**
 * Sends messages to the inbox again as new ones: those that are only redelivered reach its dead-letter queue.
 */
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
