import { createHash } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import { type Hop, type ObjectReference, readObject, type WorkMessage } from './message.ts';
import { markerFolder } from './result-folders.ts';

/**
 * How an item ended. The state is the end of the key, so that a listing (1,000 keys a call) tells done from failed
 * without reading a million objects:
 *
 *     <prefix>/.pipewright/markers/<run>/<step>/<item>.<version>.done
 *
 * `<item>` and `<version>` are digests of the item's path and of the input's ETag: keys may be as long as S3 allows, and
 * two versions of one item still count as one item. Done is final: an item with `.done` is done, whatever `.failed` says
 * beside it. Failed is not: a new message for the item (moved back from the dead-letter queue, or its file uploaded
 * again) is a new try.
 */
export type MarkerState = 'done' | 'failed';

/** What a marker object holds, as JSON. */
export interface Marker {
  readonly version: 1;
  /** As in GA4GH TES. */
  readonly state: 'COMPLETE' | 'EXECUTOR_ERROR' | 'SYSTEM_ERROR';
  readonly run: string;
  readonly step: string;
  readonly item: string;
  /** What was worked on, with its ETag. */
  readonly input: ObjectReference;
  readonly attempt: number;
  readonly trace: readonly Hop[];
  /** ISO 8601, when the command began; of items without a command, when they were given up. */
  readonly started_at: string;
  /** Of the command with what belongs to it, without download and upload. */
  readonly seconds: number;
  readonly exit_code?: number | null;
  readonly meaning?: string;
  readonly log_tail?: string;
  readonly outputs: readonly MarkedOutput[];
  /** The agent's version. */
  readonly agent: string;
}

export interface MarkedOutput extends ObjectReference {
  /** Under the step's folder of the run. */
  readonly path: string;
  readonly etag: string;
  readonly size: number;
}

/** The key of an item's marker; the same item and input always give the same key. */
export function markerKey(
  prefix: string,
  { run, step, item }: Pick<WorkMessage, 'run' | 'step' | 'item'>,
  etag: string,
  state: MarkerState,
): string {
  return `${markerFolder(prefix, run, step)}${itemDigest(item)}.${digest(etag).slice(0, 16)}.${state}`;
}

/** How an item's path is named in the keys of its markers. */
export function itemDigest(item: string): string {
  return digest(item).slice(0, 32);
}

export interface MarkerKey {
  readonly run: string;
  readonly step: string;
  /** The digest of the item's path. */
  readonly item: string;
  /** The digest of the input's ETag. */
  readonly version: string;
  readonly state: MarkerState;
}

const KEY = /(?:^|\/)\.pipewright\/markers\/([^/]+)\/([^/]+)\/([0-9a-f]{32})\.([0-9a-f]{16})\.(done|failed)$/;

/** What a key in a listing says; undefined for what is no marker. */
export function readMarkerKey(key: string): MarkerKey | undefined {
  const [, run, step, item, version, state] = KEY.exec(key) ?? [];
  return run === undefined
    ? undefined
    : { run, step: step!, item: item!, version: version!, state: state as MarkerState };
}

/** How an item ended, and the object that says so. */
export interface ItemEnd<T> {
  readonly state: MarkerState;
  readonly object: T;
}

/** The final state of each item of a step, by the digest of its path: done beats failed. Other objects are ignored. */
export function reduceMarkers<T extends { readonly key: string }>(
  objects: Iterable<T>,
  ends = new Map<string, ItemEnd<T>>(),
): Map<string, ItemEnd<T>> {
  for (const object of objects) {
    const marker = readMarkerKey(object.key);
    if (!marker || (marker.state === 'failed' && ends.get(marker.item)?.state === 'done')) continue;
    ends.set(marker.item, { state: marker.state, object });
  }
  return ends;
}

export function writeMarker(marker: Marker): string {
  return JSON.stringify(marker);
}

const STATES = ['COMPLETE', 'EXECUTOR_ERROR', 'SYSTEM_ERROR'];

/**
 * Reads a marker object.
 * @throws Failure `BAD_MARKER` when it is not what agents write
 */
export function readMarker(text: string): Marker {
  const bad = (what: string): Failure =>
    new Failure('BAD_MARKER', `this is no marker that this release can read: ${what}`);
  let value: Marker;
  try {
    value = JSON.parse(text) as Marker;
  } catch {
    throw bad('it is no JSON');
  }
  if (value?.version !== 1) throw bad('its version is not 1');
  if (!STATES.includes(value.state)) throw bad('its state is unknown');
  for (const field of ['run', 'step', 'item', 'started_at', 'agent'] as const)
    if (typeof value[field] !== 'string') throw bad(`${field} is missing`);
  if (!Array.isArray(value.outputs) || !Array.isArray(value.trace))
    throw bad('it has no outputs or no trace');
  const complain = (problem: string): void => {
    throw bad(problem);
  };
  readObject(value.input, complain);
  for (const output of value.outputs) {
    readObject(output, complain);
    if (typeof output.path !== 'string' || output.etag === undefined || output.size === undefined)
      throw bad('an output lacks its path, ETag or size');
  }
  return value;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
