import { forEachConcurrent, mapConcurrent } from '../core/concurrency.ts';
import { explain } from '../core/failure.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import { keyOf, type StepItem } from '../protocol/item-nodes.ts';
import { refusedMarker } from '../protocol/refused-item.ts';
import { type RunPlace, sentItem } from '../protocol/sent-item.ts';
import type { Dispatcher } from './dispatch.ts';
import type { Bucket } from './gather-step.ts';
import { joinUnit } from './join-unit.ts';
import { type Ended, JoinUnits } from './join-units.ts';
import type { JoinWiring } from './join-wiring.ts';
import type { IgnoreReason } from './route.ts';
import type { Routed, RoutedEnd } from './route-messages.ts';
import type { RunBook, RunItems } from './run-book.ts';
import { StoredEnds } from './stored-ends.ts';

/*
 * Finds the items that ends of other items complete, in workflows with "items". Nothing is remembered between
 * calls: what an item is made of is in the run's list and in markers, so that messages may come twice, late
 * and in any order.
 */

export interface JoinContext {
  readonly wiring: JoinWiring;
  readonly book: RunBook;
  readonly dispatcher: Pick<Dispatcher, 'plan' | 'queues' | 'clock'>;
  readonly bucket: Bucket;
  /** Gets why messages were not processed, by their ids. */
  readonly failed: Map<string, string>;
}

export interface JoinedItems {
  readonly work: Routed[];
  readonly ignored: IgnoreReason[];
  readonly report: JoinReport;
}

/** What followed from ends: a part of the log line. */
export interface JoinReport {
  ends: number;
  items: number;
  /** Complete items that the message of a later end sends. */
  left: number;
  /** Items that were done before. */
  done: number;
  /** Items that can never begin. */
  refused: number;
  /** Requests for markers and listings of them. */
  requests: number;
}

/** Units that are joined at once. */
const CONCURRENCY = 32;

/** The items that ends have completed. Where a lookup fails, the messages are delivered again. */
export async function joinItems(ends: readonly RoutedEnd[], context: JoinContext): Promise<JoinedItems> {
  const report = { ends: ends.length, items: 0, left: 0, done: 0, refused: 0, requests: 0 };
  const joined: JoinedItems = { work: [], ignored: [], report };
  for (const [run, own] of Map.groupBy(ends, ({ message }) => message.run)) {
    try {
      const items = await context.book.items(run);
      if (!items) joined.ignored.push(...own.map(() => 'its run has no list of items' as const));
      else if (items.halt) joined.ignored.push(...own.map(() => items.halt!));
      else await joinRun(own, items, context, joined);
    } catch (error) {
      for (const { from } of own) context.failed.set(from, explain(error));
    }
  }
  return joined;
}

async function joinRun(
  messages: readonly RoutedEnd[],
  items: RunItems,
  context: JoinContext,
  joined: JoinedItems,
): Promise<void> {
  const { wiring, bucket, dispatcher, failed } = context;
  const { plan, queues } = dispatcher;
  const place: RunPlace = { run: items.run, bucket: plan.output.bucket, prefix: plan.output.prefix };
  const stored = new StoredEnds(place, bucket);
  const wanted = onceEach(messages).filter(
    ({ end }) => end.state === 'done' && wiring.targets(end.step).length > 0,
  );
  const units = new JoinUnits(items, wiring, stored);
  for (const ended of await mapConcurrent(CONCURRENCY, wanted, (each) => withOutputs(each, stored)))
    if (ended) await units.add(ended);
  const parts = units.parts;
  for (const [i, why] of await queues.send(
    plan.inbox.url,
    parts.map(({ outgoing }) => outgoing),
  ))
    for (const id of parts[i]!.from) failed.set(id, why);

  await forEachConcurrent(CONCURRENCY, await units.all(), async (unit) => {
    const from = [...unit.ended].flatMap((each) => each.from);
    try {
      const { ready, refused, left } = await joinUnit(unit, wiring, stored);
      // If each repeated message led to further ones in each step, the queues of later steps would fill up.
      const isRepeat = [...unit.ended].every(({ repeat }) => repeat);
      let done = 0;
      for (const item of ready)
        if (isRepeat && (await stored.done(item.step, item.segments, item.version))) done += 1;
        else joined.work.push(await prepared(item, from));
      for (const item of refused) {
        const marker = refusedMarker(place, item, dispatcher.clock.now());
        await bucket.create(marker.place, marker.text);
      }
      joined.report.items += ready.length - done;
      joined.report.done += done;
      joined.report.refused += refused.length;
      joined.report.left += left;
    } catch (error) {
      for (const id of from) failed.set(id, explain(error));
    }
  });
  joined.report.requests += stored.requests;

  async function prepared(item: StepItem<StoredFile>, from: string[]): Promise<Routed> {
    const { message, manifest } = sentItem(place, wiring.plan, item, items.shared);
    if (manifest) await bucket.create(manifest.place, manifest.text);
    return { message, from, sequencer: '' };
  }
}

/**
 * The end with its outputs, which are in the marker where the message has none; undefined where the marker is
 * gone.
 */
async function withOutputs(ended: Ended, stored: StoredEnds): Promise<Ended | undefined> {
  const { step, segments, version, outputs } = ended.end;
  if (outputs) return ended;
  const found = await stored.done(step, segments, version);
  return found && { ...ended, end: found.end };
}

/** Each end once, in the order in which they were sent. */
function onceEach(messages: readonly RoutedEnd[]): Ended[] {
  const ends = new Map<string, Ended>();
  for (const { message, sent, from } of messages) {
    const { end, part, repeat } = message;
    const key = `${end.step} ${end.version} ${end.state} ${part?.[0] ?? ''} ${keyOf(end.segments)}`;
    const other = ends.get(key);
    const last =
      other && (other.sent === undefined || sent === undefined ? undefined : Math.max(other.sent, sent));
    const isRepeat = repeat && (!other || other.repeat);
    // Where two agents have stored an item, the results of the later one count.
    const isNewer = !other || (sent ?? 0) >= (other.sent ?? 0);
    ends.set(key, {
      end: isNewer ? end : other.end,
      part,
      ...(isRepeat && { repeat }),
      sent: other ? last : sent,
      from: [...(other?.from ?? []), from],
    });
  }
  return [...ends.values()].sort((a, b) => (a.sent ?? 0) - (b.sent ?? 0));
}
