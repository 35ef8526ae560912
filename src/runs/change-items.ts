import { forEachConcurrent } from '../core/concurrency.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import type { NamedEntries } from '../protocol/item-files.ts';
import type { StepItem } from '../protocol/item-nodes.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { outgoingWork } from '../protocol/message.ts';
import { gatherFolder, gatherLookedKey, gatherSentKey, readMarkerKey } from '../protocol/object-keys.ts';
import { type RefusedItem, refusedMarker } from '../protocol/refused-item.ts';
import { sentItem } from '../protocol/sent-item.ts';
import type { Plan, PlannedItems } from '../workflow/plan.ts';
import { resultsIn } from './invalidate.ts';
import type { RunCloud } from './run-cloud.ts';
import { homeOf } from './stored-run.ts';
import type { StaleMarker } from './walk-items.ts';

/** Concurrent small objects. */
const LANES = 16;
/** Items per call of the queue's port. */
const SENT = 1000;

/** Where items are sent, and with what. */
export interface ItemSending {
  readonly plan: Plan;
  readonly planned: PlannedItems;
  readonly run: string;
  /** The shared inputs: the same for all items of the run. */
  readonly shared: NamedEntries<StoredFile>;
  readonly inbox: string;
  /** The lanes in which failed items continue. */
  readonly lanes?: ReadonlyMap<StepItem<StoredFile>, LanePlace>;
}

/** The lane that an item was in, of a step with lanes. */
export type LanePlace = Pick<Marker, 'lane' | 'moves'>;

/**
 * Removes stale markers and the results that they list: a row that is gone, or has other files now, keeps no
 * results. Results that the item's current version lists as well stay.
 */
export async function removeStale(
  plan: Plan,
  run: string,
  stale: readonly StaleMarker[],
  storage: RunCloud['storage'],
): Promise<void> {
  const { bucket } = homeOf(plan);
  const done = stale.filter(({ state }) => state === 'done');
  const outputsOf = async (key: string) => {
    const found = await storage.read({ bucket, key });
    return found && readMarker(found.text).outputs;
  };
  await forEachConcurrent(LANES, done, async ({ key, step, replacedBy }) => {
    const made = await outputsOf(key);
    const stays = replacedBy === undefined ? [] : await outputsOf(replacedBy);
    if (!made || !stays) return;
    const staying = new Set(stays.map((output) => output.key));
    const gone = resultsIn(plan, run, step, made).filter((each) => !staying.has(each));
    await storage.remove(bucket, gone);
  });
  await removeMarkers(
    plan,
    run,
    stale.map(({ key }) => key),
    storage,
  );
}

/**
 * Removes markers, and the notes that their items were sent, if the plan gathers: so the dispatcher sends the
 * same item again when the results that it is made of exist again.
 */
export async function removeMarkers(
  plan: Plan,
  run: string,
  keys: readonly string[],
  storage: Pick<RunCloud['storage'], 'remove'>,
): Promise<void> {
  const { bucket, prefix } = homeOf(plan);
  const gathers = plan.steps.some(({ gather }) => gather);
  const notes = keys.flatMap((key) => {
    const marker = gathers ? readMarkerKey(key) : undefined;
    return marker ? [`${gatherFolder(prefix, run)}${marker.step}.${marker.item}.${marker.version}.sent`] : [];
  });
  await storage.remove(bucket, [...keys, ...notes]);
}

/**
 * Makes the dispatcher look again at all steps that gather downstream of some steps: it does not notice an
 * item that ends in the same way as before.
 */
export async function lookAgain(
  plan: Plan,
  run: string,
  steps: ReadonlySet<string>,
  storage: Pick<RunCloud['storage'], 'remove'>,
): Promise<void> {
  const { bucket, prefix } = homeOf(plan);
  const after = new Set<string>();
  for (const { id, needs } of plan.steps)
    if (needs.some((need) => steps.has(need) || after.has(need))) after.add(id);
  const gathers = plan.steps.filter(({ id, gather }) => gather && after.has(id));
  await storage.remove(
    bucket,
    gathers.flatMap(({ id }) => [gatherLookedKey(prefix, run, id), gatherSentKey(prefix, run, id)]),
  );
}

/**
 * Writes failed markers for items that no agent can process: they count like items whose algorithm failed.
 */
export async function refuse(
  plan: Plan,
  run: string,
  refused: readonly RefusedItem[],
  { storage, now }: Pick<RunCloud, 'storage' | 'now'>,
): Promise<void> {
  await forEachConcurrent(LANES, refused, (item) => {
    const { place, text } = refusedMarker({ run, ...homeOf(plan) }, item, now());
    return storage.write(place, text);
  });
}

/**
 * Sends items that are ready to the inbox: the dispatcher starts agents for them.
 * @param delay in seconds
 * @throws Failure `NOT_SENT`
 */
export async function sendItems(
  { plan, planned, run, shared, inbox, lanes }: ItemSending,
  items: readonly StepItem<StoredFile>[],
  { storage, queues }: Pick<RunCloud, 'storage' | 'queues'>,
  delay?: number,
): Promise<void> {
  for (let at = 0; at < items.length; at += SENT) {
    const sent = items.slice(at, at + SENT).map((item) => {
      const { message, manifest } = sentItem({ run, ...homeOf(plan) }, planned, item, shared);
      return { message: { ...message, ...lanes?.get(item) }, manifest };
    });
    await forEachConcurrent(LANES, sent, async ({ manifest }) => {
      if (manifest) await storage.write(manifest.place, manifest.text);
    });
    await queues.send(
      inbox,
      sent.map(({ message }) => outgoingWork(message)),
      delay,
    );
  }
}
