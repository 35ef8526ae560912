import { mapConcurrent } from '../core/concurrency.ts';
import { drainMatching, parseWorkMessage } from '../dispatch/drain-matching.ts';
import type { DispatchStep } from '../protocol/dispatch-plan.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import type { StepItem } from '../protocol/item-nodes.ts';
import { readMarker } from '../protocol/marker.ts';
import type { WorkMessage } from '../protocol/message.ts';
import { itemDigest, markerFolder, readMarkerKey, segmentsDigest } from '../protocol/object-keys.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import { pinsOf, readShared } from '../protocol/shared-pins.ts';
import type { PlannedItems } from '../workflow/plan.ts';
import { type LanePlace, lookAgain, removeMarkers, removeStale, sendItems } from './change-items.ts';
import { stateKey } from './first-states.ts';
import {
  BATCH,
  failedKeys,
  isNamed,
  READ,
  RETRY_DELAY,
  type RetriedStep,
  type RetryChoice,
  type RetryRequest,
} from './retry-choice.ts';
import type { RunCloud } from './run-cloud.ts';
import { readRunItems } from './run-items.ts';
import { homeOf } from './stored-run.ts';
import { walkItems } from './walk-items.ts';

export interface ItemsRetry extends RetryRequest {
  readonly planned: PlannedItems;
  readonly manifest: RunManifest;
}

interface FailedMarker {
  readonly key: string;
  /** Its `stateKey`. */
  readonly place: string;
  /** The lane that it was in, of a step with lanes. */
  readonly lane?: LanePlace;
}

/**
 * Retries failed items of a run of a workflow with "items". Makes their messages again from the run's list of
 * items and the markers; dead letters are only removed. Items that did not start because of them continue on
 * their own when they end. For each item, sends the message, then removes the marker, then the dead letter,
 * so that a repetition finds the rest.
 * @param reopen called before anything changes
 */
export async function retryItems(
  request: ItemsRetry,
  choice: RetryChoice,
  cloud: RunCloud,
  reopen: () => Promise<void>,
): Promise<RetriedStep[]> {
  const { plan, planned, run, dispatch, manifest } = request;
  const { storage, queues, now } = cloud;
  const steps = dispatch.steps.filter(({ id }) => choice.step === undefined || id === choice.step);
  if (!manifest.items) return steps.map(({ id }) => ({ id, again: [], settled: 0, incomplete: false }));
  const failed = (await Promise.all(steps.map((step) => failedMarkers(request, step, choice, cloud)))).flat();
  const keysOf = Map.groupBy(failed, ({ place }) => place);
  const shared = readShared(manifest.items.shared);
  const roots = await readRunItems(plan, run, storage);
  const ignored = new Set(failed.map(({ key }) => key));
  const walked = await walkItems(plan, planned, run, roots, pinsOf(shared), storage, { ignored });
  const open = new Map(walked.open.map((item) => [placeOf(item), item]));
  const again = new Map<string, StepItem<StoredFile>>();

  let begun: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    await reopen();
    // Stale is, for example, a group that was gathered without the items that are retried now.
    await removeStale(plan, run, walked.stale, storage);
    await removeMarkers(plan, run, walked.gone, storage);
    const places = new Set([...keysOf.keys(), ...again.keys()].map((place) => place.split('/', 1)[0]!));
    await lookAgain(plan, run, places, storage);
  };
  const retry = async (places: readonly string[]): Promise<void> => {
    const items = [...new Set(places)].flatMap((place) => {
      const item = again.has(place) ? undefined : open.get(place);
      if (item) again.set(place, item);
      return item ?? [];
    });
    if (items.length === 0) return;
    begun ??= begin();
    await begun;
    const lanes = new Map(
      items.flatMap(
        (item) => keysOf.get(placeOf(item))?.map(({ lane }) => [item, lane ?? {}] as const) ?? [],
      ),
    );
    const sending = { plan, planned, run, shared, inbox: dispatch.inbox.url, lanes };
    await sendItems(sending, items, cloud, RETRY_DELAY);
    const keys = items.flatMap((item) => keysOf.get(placeOf(item)) ?? []);
    await storage.remove(
      homeOf(plan).bucket,
      keys.map(({ key }) => key),
    );
  };

  const letters = new Map<string, { settled: number; complete: boolean }>();
  for (const { id, deadLetter } of steps) {
    let taken = 0;
    const isWanted = (body: string): boolean => {
      const message = parseWorkMessage(body);
      return message?.run === run && message.step === id && isNamed(choice, message.item);
    };
    const { complete, taken: all } = await drainMatching(
      queues.drainable(deadLetter.url),
      isWanted,
      async (bodies) => {
        const places = bodies.map((body) => letterPlace(parseWorkMessage(body)!));
        const fresh = [...new Set(places)].filter(
          (place) => open.has(place) && !again.has(place) && !choice.renewed?.has(place),
        );
        taken += fresh.length;
        await retry(fresh);
      },
      now,
    );
    letters.set(id, { settled: all - taken, complete });
  }
  // Done items whose results are gone or were overwritten by another version: failed items that need them
  // continue on their own when they exist again.
  await retry([...walked.again].map(placeOf));
  const places = [...keysOf.keys()];
  for (let at = 0; at < places.length; at += BATCH) await retry(places.slice(at, at + BATCH));
  // Failed items that now wait for others, or that no longer have a source.
  const refused = new Set(walked.refused.map(placeOf));
  if (begun)
    await removeMarkers(
      plan,
      run,
      failed.filter(({ place }) => !again.has(place) && !refused.has(place)).map(({ key }) => key),
      storage,
    );
  return steps.map(({ id }) => {
    const { settled, complete } = letters.get(id)!;
    const own = [...again.values()].filter(({ step }) => step === id);
    return { id, again: own.map((item) => item.id).sort(), settled, incomplete: !complete };
  });
}

/** Markers of a step's failed items that are retried. */
async function failedMarkers(
  { plan, run }: ItemsRetry,
  { id: step, lanes }: DispatchStep,
  choice: RetryChoice,
  { storage }: RunCloud,
): Promise<FailedMarker[]> {
  const { bucket, prefix } = homeOf(plan);
  const keys: string[] = [];
  for await (const key of failedKeys(storage.list(bucket, markerFolder(prefix, run, step)))) keys.push(key);
  const found = await mapConcurrent(READ, keys, async (key): Promise<FailedMarker[]> => {
    const place = stateKey(step, readMarkerKey(key)!.item);
    if (choice.renewed?.has(place)) return [];
    if (choice.items.length === 0 && !lanes) return [{ key, place }];
    const stored = await storage.read({ bucket, key });
    if (!stored) return [];
    const { item, lane, moves } = readMarker(stored.text);
    return isNamed(choice, item)
      ? [{ key, place, ...(lane !== undefined && { lane: { lane, moves } }) }]
      : [];
  });
  return found.flat();
}

function placeOf({ step, segments }: Pick<StepItem<StoredFile>, 'step' | 'segments'>): string {
  return stateKey(step, segmentsDigest(segments));
}

function letterPlace(message: WorkMessage): string {
  const { step, item } = message;
  return stateKey(
    step,
    message.kind === 'item' ? segmentsDigest(message.content.segments) : itemDigest(item),
  );
}
