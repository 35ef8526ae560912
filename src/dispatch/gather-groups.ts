import type { Clock } from '../core/clock.ts';
import { forEachConcurrent } from '../core/concurrency.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { GATHERED_ITEMS } from '../protocol/gather-limits.ts';
import { gatheringWhatIsDone } from '../protocol/item-groups.ts';
import type { ItemPlan } from '../protocol/item-plan.ts';
import type { WorkMessage } from '../protocol/message.ts';
import { gatherLookedKey, gatherSentKey } from '../protocol/object-keys.ts';
import { NOT_STARTED, refusedMarker } from '../protocol/refused-item.ts';
import type { RunPlace } from '../protocol/sent-item.ts';
import type { Bucket, GatherReport } from './gather-step.ts';
import { JoinWiring } from './join-wiring.ts';
import { MarkerIndex } from './marker-index.ts';
import type { RunBook } from './run-book.ts';
import { sendOnce } from './send-once.ts';
import { StoredEnds } from './stored-ends.ts';
import { WholeFlow } from './whole-flow.ts';

export interface GroupContext {
  readonly plan: DispatchPlan;
  readonly items: ItemPlan;
  readonly book: RunBook;
  readonly bucket: Bucket;
  readonly clock: Pick<Clock, 'now'>;
  /** Whether no item is in the queues before a step. */
  readonly isEmptyBefore: (step: DispatchStep) => Promise<boolean>;
  /** Sends an item to its step's work queue. */
  readonly send: (step: DispatchStep, message: WorkMessage) => Promise<void>;
}

/** Groups that are sent at once. */
const CONCURRENCY = 16;

/**
 * Begins the groups of a run's gather steps whose members have all ended. Reading all markers takes long, so
 * it is done only when as many items have ended as there are, or none is being processed, and when something
 * has ended since the last check.
 */
export async function startGroups(
  steps: readonly DispatchStep[],
  run: string,
  given: GroupContext,
): Promise<GatherReport[]> {
  const { plan, book, bucket } = given;
  const items = await book.items(run);
  const context = { ...given, items: gatheringWhatIsDone(given.items, items?.gathered) };
  const no = (step: DispatchStep, why: string): GatherReport => ({ run, step: step.id, sent: false, why });
  if (!items) return steps.map((step) => no(step, 'the run has no list of items'));
  if (items.count > GATHERED_ITEMS)
    return steps.map((step) =>
      no(
        step,
        `the run has ${items.count} items, but groups can be formed of at most ${GATHERED_ITEMS}: send the items in several runs`,
      ),
    );
  if (items.halt) return steps.map((step) => no(step, 'the run is canceled or paused'));
  const place: RunPlace = { run, bucket: plan.output.bucket, prefix: plan.output.prefix };
  const wiring = new JoinWiring(context.items);
  const indexes = new Indexes(place, bucket);
  const reports: GatherReport[] = [];
  const wanted: { step: DispatchStep; note: LookedNote }[] = [];
  for (const step of steps) {
    const before = context.items.steps.filter(({ id }) => wiring.isBefore(id, step.id));
    const note = await LookedNote.read(
      bucket,
      place,
      step.id,
      await print([...before, step]),
      async () => await print(partOf(context.items, wiring, after(step)).steps),
    );
    const open = note.isSame ? 'nothing has ended since the last check' : await openBefore(step);
    if (open === undefined) wanted.push({ step, note });
    else reports.push(no(step, open));
  }
  if (wanted.length === 0) return reports;
  const stored = new StoredEnds(place, bucket);
  const flow = await read(wanted.map(({ step }) => step.id));
  // No message reports that a group cannot exist. Items that can do their work without it, and wait for
  // nothing else, begin here.
  const without = wanted.filter(({ step }) => flow.itemsOf(step.id).none > 0);
  const settled = await goOn(new Set(without.flatMap(({ step }) => after(step))));
  for (const { step, note } of wanted) reports.push(await begin(step, note));
  return reports;

  async function print(all: readonly { readonly id: string }[]): Promise<string> {
    const prints = [items!.etag];
    for (const { id } of all) prints.push((await indexes.of(id)).print);
    return prints.join(' ');
  }

  async function read(wanted: readonly string[]): Promise<WholeFlow> {
    const part = partOf(context.items, wiring, wanted);
    for (const { id } of part.steps) await indexes.of(id);
    return await WholeFlow.read(part, items!, indexes.all, stored);
  }

  /** The steps after one that gathers, which do not gather themselves. */
  function after(step: DispatchStep): string[] {
    return plan.steps.flatMap(({ id, gather }) => (!gather && wiring.isBefore(step.id, id) ? [id] : []));
  }

  /** @returns by step, how many items wait for others, and how many another call has begun to send */
  async function goOn(ids: ReadonlySet<string>): Promise<Map<string, GoneOn>> {
    const open = new Map<string, GoneOn>();
    if (ids.size === 0) return open;
    const whole = await read([...ids]);
    for (const step of plan.steps) {
      if (!ids.has(step.id)) continue;
      const { pending } = await settle(step, whole);
      open.set(step.id, { pending, waiting: whole.itemsOf(step.id).waiting });
    }
    return open;
  }

  /** Sends the items that a step can begin, and marks those that can never begin. */
  async function settle(step: DispatchStep, flow: WholeFlow): Promise<Settled> {
    const { ready, failed, refused } = flow.itemsOf(step.id);
    const sending = { place, items: items!, context };
    const settled = { sent: 0, pending: 0, refused: refused.length };
    await forEachConcurrent(CONCURRENCY, ready, async (item) => {
      const how = await sendOnce(step, item, sending);
      if (how === 'sent') settled.sent += 1;
      else if (how === 'pending') settled.pending += 1;
      else if (how === 'refused') settled.refused += 1;
    });
    // A failed item is sent again if its files have changed: two agents may have stored a result that it
    // takes, and the later one counts.
    await forEachConcurrent(CONCURRENCY, failed, async (item) => {
      const how = await sendOnce(step, item, { ...sending, isEnded: true });
      if (how === 'sent') settled.sent += 1;
      else if (how === 'pending') settled.pending += 1;
    });
    const index = await indexes.of(step.id);
    await forEachConcurrent(CONCURRENCY, refused, async (item) => {
      if (index.stateOf(item.segments, NOT_STARTED)) return;
      const marker = refusedMarker(place, item, context.clock.now());
      await bucket.create(marker.place, marker.text);
    });
    return settled;
  }

  /** Why it is too early to read the markers; undefined where it is not. */
  async function openBefore(step: DispatchStep): Promise<string | undefined> {
    if (await context.isEmptyBefore(step)) return undefined;
    for (const { id } of context.items.steps) {
      if (!wiring.isBefore(id, step.id) || !wiring.at(id)!.isPlain) continue;
      const ended = new Set((await indexes.of(id)).roots);
      for (const other of context.items.steps)
        if (wiring.isBefore(other.id, id))
          for (const root of (await indexes.of(other.id)).failed) ended.add(root);
      if (ended.size < items!.count) return `${ended.size} of ${items!.count} items of ${id} have ended`;
    }
    return undefined;
  }

  async function begin(step: DispatchStep, note: LookedNote): Promise<GatherReport> {
    const { sent, pending, refused } = await settle(step, flow);
    const { waiting, none } = flow.itemsOf(step.id);
    const goneOn = none > 0 ? after(step).flatMap((id) => settled.get(id) ?? []) : [];
    const waitingAfter = goneOn.reduce((sum, each) => sum + each.waiting, 0);
    const isPending = pending > 0 || goneOn.some((each) => each.pending > 0);
    if (!isPending) await note.write(none > 0);
    const open = flow.openBefore(step.id);
    const isOver = waiting + open + waitingAfter === 0 && !isPending;
    // The schedule no longer checks this run; an end that comes later leads here by its message. The note's
    // age counts: items that ended before it are gathered (progress/count-items.ts).
    if (isOver) {
      const sentNote = { bucket: place.bucket, key: gatherSentKey(place.prefix, run, step.id) };
      await bucket.replace(sentNote, '{}', (await bucket.read(sentNote))?.etag);
    }
    return {
      ...{ run, step: step.id, sent: sent > 0, groups: sent, requests: stored.requests },
      ...(refused > 0 && { refused }),
      ...(isPending
        ? { why: 'another call of the dispatcher is sending it' }
        : !isOver && {
            why:
              waiting + open > 0
                ? `${waiting} groups wait for ${open} items before them`
                : `${waitingAfter} later items, which can run without a group, wait for other items`,
          }),
    };
  }
}

interface GoneOn {
  readonly pending: number;
  readonly waiting: number;
}

interface Settled {
  sent: number;
  /** Items that another call has begun to send. */
  pending: number;
  refused: number;
}

/** A plan of some steps and everything that is before them. */
function partOf({ steps }: ItemPlan, wiring: JoinWiring, wanted: readonly string[]): ItemPlan {
  return {
    steps: steps.filter(({ id }) => wanted.some((step) => step === id || wiring.isBefore(id, step))),
  };
}

/** The markers of a run's steps; each step is listed once. */
class Indexes {
  readonly all = new Map<string, MarkerIndex>();
  readonly #place: RunPlace;
  readonly #bucket: Bucket;

  constructor(place: RunPlace, bucket: Bucket) {
    this.#place = place;
    this.#bucket = bucket;
  }

  async of(step: string): Promise<MarkerIndex> {
    const index = this.all.get(step) ?? (await MarkerIndex.list(this.#bucket, this.#place, step));
    this.all.set(step, index);
    return index;
  }
}

/**
 * A note of what had ended when the groups of a step were last checked. Where a group cannot exist, it also
 * has what had ended in the steps after it, and in all steps before those.
 */
class LookedNote {
  readonly #write: (text: string) => Promise<unknown>;
  readonly #before: string;
  readonly #after: () => Promise<string>;
  readonly isSame: boolean;

  static async read(
    bucket: Bucket,
    { run, bucket: name, prefix }: RunPlace,
    step: string,
    before: string,
    after: () => Promise<string>,
  ): Promise<LookedNote> {
    const place = { bucket: name, key: gatherLookedKey(prefix, run, step) };
    const stored = await bucket.read(place);
    const [first, second] = stored?.text.split('\n') ?? [];
    const isSame = first === before && (second === undefined || second === (await after()));
    return new LookedNote(isSame, before, after, (text) => bucket.replace(place, text, stored?.etag));
  }

  private constructor(
    isSame: boolean,
    before: string,
    after: () => Promise<string>,
    write: (text: string) => Promise<unknown>,
  ) {
    this.isSame = isSame;
    this.#before = before;
    this.#after = after;
    this.#write = write;
  }

  /** Another call may have checked meanwhile: then its note stays, and the next call checks again. */
  async write(isNone: boolean): Promise<void> {
    await this.#write(isNone ? `${this.#before}\n${await this.#after()}` : this.#before);
  }
}
