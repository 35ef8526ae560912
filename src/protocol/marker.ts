import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import type { AttemptState, LeftOut } from './item-report.ts';
import type { Hop } from './message.ts';
import { type MarkerState, readMarkerKey } from './object-keys.ts';
import { type ObjectReference, readObject } from './object-reference.ts';

export const MARKER_VERSION = 2;

/**
 * The object that records how an item ended. Its state is the end of its key, so that a listing (1,000 keys a
 * call) separates done from failed without reading a million objects. Keys hold digests of the item's path or
 * segments and of its version: an item's path may be as long as S3 allows keys to be, and two versions of one
 * item still count as one item.
 *
 * Done is final: an item with `.done` is done, whatever `.failed` exists beside it. Failed is not: a new
 * message for the item (moved back from the dead-letter queue, or its file uploaded again) is a new attempt.
 */
export interface Marker {
  readonly version: typeof MARKER_VERSION;
  readonly state: AttemptState;
  readonly run: string;
  readonly step: string;
  readonly item: string;
  /** What was processed. */
  readonly content: MarkedContent;
  readonly attempt: number;
  /**
   * The number of the lane that it ended in, from 0, and how often it went to a larger one; only if its step
   * has lanes.
   */
  readonly lane?: number;
  readonly moves?: number;
  /** ISO 8601, when the command started; of items without a command, when they failed. */
  readonly started_at: string;
  /** Of the command and the steps around it, without download and upload. */
  readonly seconds: number;
  /**
   * The most memory that the command took, in MB; missing if the command was too short to be measured, or
   * none ran.
   */
  readonly peak_mb?: number;
  /** Of its inputs, besides those that are the same for all items; missing where none were read. */
  readonly input_bytes?: number;
  readonly exit_code?: number | null;
  readonly meaning?: string;
  readonly log_tail?: string;
  readonly outputs: readonly MarkedOutput[];
  /** What is in its folder of results but is not a result; missing if there is nothing. */
  readonly left_out?: readonly LeftOut[];
  /** The agent's version. */
  readonly agent: string;
  /** `s3://bucket/key` of the marker whose results were copied, where nothing was computed. */
  readonly reused_from?: string;
}

export type MarkedContent =
  /** Of a workflow whose items are files one by one: the input with its ETag. */
  | { readonly kind: 'file'; readonly input: ObjectReference; readonly trace: readonly Hop[] }
  | {
      readonly kind: 'item';
      readonly segments: readonly string[];
      readonly version: string;
      /** The folder of its results under the step's folder of the run, or the path of its only result. */
      readonly base: string;
    };

export interface MarkedOutput extends ObjectReference {
  /** Under the step's folder of the run. */
  readonly path: string;
  readonly etag: string;
  readonly size: number;
  /** lower-case hex */
  readonly sha256?: string;
  /** The outputs that it belongs to, if the spec names outputs. */
  readonly outputs?: readonly string[];
  /** The path of the file that it travels with. */
  readonly companion_of?: string;
}

/** How an item ended, and the object that says so. */
export interface ItemEnd<T> {
  readonly state: MarkerState;
  readonly object: T;
}

/**
 * The final state of each item in a listing of a step's markers, by the digest of its path: done beats
 * failed. Other objects are ignored.
 * @param ends those of the listing so far, which are extended
 */
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

const STATES: readonly AttemptState[] = ['COMPLETE', 'EXECUTOR_ERROR', 'SYSTEM_ERROR'];

/**
 * Reads a marker object.
 * @throws Failure `BAD_MARKER` when it is not what agents write
 */
export function readMarker(text: string): Marker {
  const bad = (what: string): Failure =>
    new Failure('BAD_MARKER', `this release cannot read the marker: ${what}`);
  let value: Marker;
  try {
    value = JSON.parse(text) as Marker;
  } catch {
    throw bad('it is not JSON');
  }
  if (value?.version !== MARKER_VERSION) throw bad(`its version is not ${MARKER_VERSION}`);
  if (!STATES.includes(value.state)) throw bad('its state is unknown');
  for (const field of ['run', 'step', 'item', 'started_at', 'agent'] as const)
    if (typeof value[field] !== 'string') throw bad(`${field} is missing`);
  if (!Array.isArray(value.outputs)) throw bad('it has no outputs');
  const reject = (problem: string): void => {
    throw bad(problem);
  };
  checkContent(value.content, reject);
  for (const output of value.outputs) {
    readObject(output, reject);
    if (typeof output.path !== 'string' || output.etag === undefined || output.size === undefined)
      throw bad('an output lacks its path, ETag or size');
  }
  return value;
}

function checkContent(content: unknown, reject: (problem: string) => void): void {
  if (!isRecord(content)) reject('it does not say what was processed');
  else if (content.kind === 'file') {
    readObject(content.input, reject);
    if (!Array.isArray(content.trace)) reject('it has no trace');
  } else if (
    content.kind !== 'item' ||
    !Array.isArray(content.segments) ||
    typeof content.version !== 'string' ||
    typeof content.base !== 'string'
  )
    reject('what was processed is neither a file nor an item');
}
