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
 * Results that later runs take over instead of computing them again. Where a workflow says "reuse", an agent writes an object
 * beside each marker of a done item, by all that its results depend on:
 *
 *     .pipewright/cache/<settings of the step>/<content of the item>
 *
 * It lies at the top of the output bucket, so that workflows with other prefixes find it, and holds the marker, so that one
 * request tells all of an item. `run` looks in a listing whether it is there, copies the results to its own run, and writes
 * its own marker last.
 */

/**
 * A digest of what an item is made of: its id, its files by input in their order, the values that its row gives, and who is
 * missing in a group. A file counts by its name and content: by a checksum where there is one, since ETags also depend on how an
 * object was uploaded and encrypted. Of results their place in the step counts, too, as folders are laid out by it; in which run it
 * is does not matter, and neither does the item's version there.
 * @param home of the run's results
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

/** Where a result is among those of its step; `''` of what is none. */
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
  /** Where its marker lies. */
  readonly place: Place;
  readonly marker: Marker;
}

export function writeCachedResult({ place: { bucket, key }, marker }: CachedResult): string {
  return JSON.stringify({ bucket, key, marker: JSON.parse(writeMarker(marker)) });
}

/** Undefined for what is not one that this release can read: then the item is computed. */
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
  /** Of its run's results. */
  readonly bucket: string;
  readonly prefix: string;
  readonly content: Pick<ItemContent, 'segments' | 'id' | 'version'>;
  /** The folder of its results under the step's folder of the run, or the path of its only one. */
  readonly base: string;
}

/** A result, and where its copy goes. */
export interface ResultCopy {
  readonly from: MarkedOutput;
  readonly to: Place;
}

/**
 * The copies that take results over. Agents have written what they are made from, and the caller may read more than agents do: so
 * only objects of the same bucket count that lie where the marker's own step stored its results.
 * @returns undefined where it says something else, or is of another item
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

/** The marker of an item that has taken results over: it says where from. @param outputs the copies */
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
