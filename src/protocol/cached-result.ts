import { createHash } from 'node:crypto';
import { isKeyBelow } from '../core/path-below.ts';
import { isRecord } from '../core/record.ts';
import { canonicalJson } from '../spec/complete-spec.ts';
import type { ItemContent, StoredFile } from './item-content.ts';
import { filesOf } from './item-files.ts';
import { type MarkedOutput, type Marker, readMarker, writeMarker } from './marker.ts';
import { outputFolder, readMarkerKey } from './object-keys.ts';
import type { Place } from './object-store.ts';
import { ADHOC, isRunId } from './run-id.ts';

/*
 * Results that later runs take over instead of computing them again. Where a workflow says "reuse", an agent
 * writes not only the marker of a done item, but also an object whose key is made from everything that the
 * results depend on:
 *
 *     .pipewright/cache/<settings of the step>/<content of the item>
 *
 * It is at the top of the output bucket, so that workflows with other prefixes find it. It contains the
 * marker, so that one request is enough for an item. `run` finds it in a listing, copies the results to its
 * own run, and writes its own marker last.
 */

/**
 * A digest of what an item is made of: its id, its files by input in their order, the values that its row
 * gives, and the missing members of its group. A file counts by its name and content: by a checksum where
 * there is one, since ETags also depend on how an object was uploaded and encrypted. For results, their path
 * within the step counts, too, because folders are laid out by it; their run and the version of their item do
 * not.
 * @param home where the run's results are
 * @returns lower-case hex
 */
export function contentDigest({ id, files, variables, missing }: ItemContent, home: ResultHome): string {
  const inputs = [...files].map(([name, entries]) => {
    const places = new Map(entries.flatMap(filesOf).map((file) => [file, placeIn(file, home)]));
    const isOfOneStep = new Set([...places.values()].map(({ step }) => step)).size <= 1;
    const identity = (file: StoredFile): string[] => {
      const { step, path } = places.get(file)!;
      return [file.path, file.sha256 ?? file.etag, path, ...(isOfOneStep ? [] : [step])];
    };
    return [name, entries.map((entry) => [entry.kind, entry.path, filesOf(entry).map(identity)])];
  });
  const text = canonicalJson({ id, inputs: Object.fromEntries(inputs), variables, missing: missing ?? null });
  return createHash('sha256').update(text).digest('hex');
}

type ResultHome = Pick<TakingItem, 'bucket' | 'prefix'>;

/** The step of a result, and its path within the step; `''` for a file that is not a result. */
function placeIn(
  { bucket, key }: StoredFile,
  home: ResultHome,
): { readonly step: string; readonly path: string } {
  const [step = '', run = '', ...rest] = key.startsWith(home.prefix)
    ? key.slice(home.prefix.length).split('/')
    : [];
  const isResult = bucket === home.bucket && (isRunId(run) || run === ADHOC);
  return isResult ? { step, path: rest.join('/') } : { step: '', path: '' };
}

/** A done item whose results may be taken over. */
export interface CachedResult {
  /** Where its marker is. */
  readonly place: Place;
  readonly marker: Marker;
}

export function writeCachedResult({ place: { bucket, key }, marker }: CachedResult): string {
  return JSON.stringify({ bucket, key, marker: JSON.parse(writeMarker(marker)) });
}

/** Undefined for a text that this release cannot read: then the item is computed. */
export function readCachedResult(text: string): CachedResult | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || typeof value.bucket !== 'string' || typeof value.key !== 'string')
      return undefined;
    return {
      place: { bucket: value.bucket, key: value.key },
      marker: readMarker(JSON.stringify(value.marker)),
    };
  } catch {
    return undefined;
  }
}

/** The item that takes results over. */
export interface TakingItem {
  readonly run: string;
  readonly step: string;
  /** The bucket and prefix of its run's results. */
  readonly bucket: string;
  readonly prefix: string;
  readonly content: Pick<ItemContent, 'segments' | 'id' | 'version'>;
  /** The folder of its results under the step's folder of the run, or the path of its only result. */
  readonly base: string;
}

/** A result, and where its copy goes. */
export interface ResultCopy {
  readonly from: MarkedOutput;
  readonly to: Place;
}

/**
 * The copies that take results over. Agents wrote the cached result, and the caller can read more than agents
 * can: so only objects in the same bucket are accepted that are where the marker's own step stores its
 * results.
 * @returns undefined if it names other objects, or the results of another item
 */
export function resultCopies(
  { place, marker }: CachedResult,
  { run, step, bucket, prefix, base }: TakingItem,
): ResultCopy[] | undefined {
  const { content, outputs, state } = marker;
  const known = readMarkerKey(place.key);
  const at = place.key.indexOf('.pipewright/markers/');
  if (known?.state !== 'done' || state !== 'COMPLETE' || place.bucket !== bucket) return undefined;
  if (known.run !== marker.run || known.step !== marker.step) return undefined;
  if (content.kind !== 'item' || content.base !== base) return undefined;
  const own = outputFolder(place.key.slice(0, at), marker.step, marker.run);
  const isOwn = ({ bucket: name, key, path }: MarkedOutput): boolean =>
    name === bucket &&
    key === own + path &&
    isKeyBelow(path) &&
    (path === base || path.startsWith(`${base}/`));
  if (!outputs.every(isOwn)) return undefined;
  const folder = outputFolder(prefix, step, run);
  return outputs.map((from) => ({ from, to: { bucket, key: folder + from.path } }));
}

/** The marker of an item that has taken results over, with their origin. @param outputs the copies */
export function takenMarker(
  { place, marker }: CachedResult,
  { run, step, content, base }: TakingItem,
  outputs: readonly MarkedOutput[],
): Marker {
  const { segments, id, version } = content;
  // In this run it was in no lane.
  const { lane: _lane, moves: _moves, ...taken } = marker;
  return {
    ...taken,
    ...{ run, step, item: id, outputs },
    content: { kind: 'item', segments, version, base },
    reused_from: `s3://${place.bucket}/${place.key}`,
  };
}
