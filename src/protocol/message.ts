import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import { ACCESSES, type ObjectAccess } from './object-store.ts';

/**
 * The messages of commands, the dispatcher and agents in SQS, as JSON. A reader refuses unknown versions and ignores unknown
 * fields, so fields may be added, and none may change its meaning.
 */
export const MESSAGE_VERSION = 1;

/** An object in S3: the version with this `etag`, or without one, the current version. */
export interface ObjectReference {
  readonly bucket: string;
  readonly key: string;
  /** Without quotes. */
  readonly etag?: string;
  /** bytes */
  readonly size?: number;
  /** Of an object that lies in one of the workflow's sources; else it is read as one's own. */
  readonly access?: ObjectAccess;
}

/** An earlier step of the data's way. */
export interface Hop {
  readonly step: string;
  readonly item: string;
  readonly etag: string;
}

/** One item for the agents of one step: what the dispatcher sends to the step's work queue. */
export interface WorkMessage {
  readonly run: string;
  readonly step: string;
  /** The item's path within the step, with `/`; of a gather step, the step's id. */
  readonly item: string;
  readonly input: ObjectReference;
  /** `input` is a manifest (gather-manifest.ts), and the item is a folder of all objects that it lists. */
  readonly gather: boolean;
  /** The algorithm's attempts, from 1. The end of an agent does not count. */
  readonly attempt: number;
  /** From the first step on; the last {@link TRACE_LIMIT}. */
  readonly trace: readonly Hop[];
}

/** One output that was stored: what agents send to the inbox. */
export interface OutputMessage {
  readonly run: string;
  /** The step that made it. */
  readonly step: string;
  /** Under `<prefix>/<step>/<run>/`, with `/`. */
  readonly path: string;
  readonly object: ObjectReference;
  readonly trace: readonly Hop[];
}

/** Ten messages with this many hops and the longest keys fit into SQS's batch of 1 MiB. */
export const TRACE_LIMIT = 16;
/** S3's limit of a key, in bytes of UTF-8. */
export const KEY_LIMIT_BYTES = 1024;

/** A message as SQS is given it. */
export interface OutgoingMessage {
  readonly body: string;
  /** Its run: SQS lets no run that fills a queue keep the messages of others waiting (SQS Developer Guide, fair queues). */
  readonly group?: string;
  /** Why it is where it is; for people who read a dead-letter queue. */
  readonly reason?: string;
}

/** An item as it is sent to its step's queue, or to the inbox. */
export function outgoingWork(message: WorkMessage): OutgoingMessage {
  return { body: writeWorkMessage(message), group: message.run };
}

export function writeWorkMessage(message: WorkMessage): string {
  return JSON.stringify({ version: MESSAGE_VERSION, kind: 'work', ...message });
}

export function writeOutputMessage(message: OutputMessage): string {
  return JSON.stringify({ version: MESSAGE_VERSION, kind: 'output', ...message });
}

/**
 * Reads a message of a work queue.
 * @throws Failure `BAD_MESSAGE`, with each wrong field, its value and what was expected
 */
export function readWorkMessage(text: string): WorkMessage {
  return read(text, 'work', WORK);
}

/** Reads an agent's message in the inbox. @throws Failure `BAD_MESSAGE`, as {@link readWorkMessage} */
export function readOutputMessage(text: string): OutputMessage {
  return read(text, 'output', OUTPUT);
}

/** Reads an {@link ObjectReference} within something else, such as a line of a manifest. */
export function readObject(value: unknown, reject: Reject): ObjectReference {
  return object(value, 'value', reject);
}

/** The trace of the outputs of a message's item. */
export function extendTrace(message: WorkMessage, etag: string): Hop[] {
  return [...message.trace, { step: message.step, item: message.item, etag }].slice(-TRACE_LIMIT);
}

type Reject = (problem: string) => void;
/** Reads a value; rejects a wrong one, and returns a placeholder. */
type Reader<T> = (value: unknown, field: string, reject: Reject) => T;
type Shape<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

const text =
  (fits: (text: string) => boolean, expected: string): Reader<string> =>
  (value, field, reject) => {
    if (typeof value === 'string' && fits(value)) return value;
    reject(wrong(field, value, expected));
    return '';
  };
const isKey = (key: string): boolean =>
  key !== '' && key.isWellFormed() && Buffer.byteLength(key) <= KEY_LIMIT_BYTES;

/** Names of runs and steps are parts of keys, URLs and file names. */
const name = text(
  (value) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(value),
  'a name of letters, digits, ".", "_" and "-"',
);
const path = text(
  (value) => isKey(value) && !value.endsWith('/'),
  `a path of 1 to ${KEY_LIMIT_BYTES} bytes that does not end in "/"`,
);
const bucket = text((value) => /^[A-Za-z0-9][A-Za-z0-9._-]{2,62}$/.test(value), 'the name of a bucket');
const key = text(isKey, `a key of 1 to ${KEY_LIMIT_BYTES} bytes`);
const etag = text((value) => /^[\x21\x23-\x7e]{1,256}$/.test(value), 'an ETag without its quotes');

const count =
  (least: number): Reader<number> =>
  (value, field, reject) => {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    reject(wrong(field, value, `a whole number, at least ${least}`));
    return least;
  };

const flag: Reader<boolean> = (value = false, field, reject) => {
  if (typeof value !== 'boolean') reject(wrong(field, value, 'true or false'));
  return value === true;
};

const access: Reader<ObjectAccess> = (value, field, reject) => {
  const known = ACCESSES.find((each) => each === value);
  if (!known) reject(wrong(field, value, ACCESSES.join(' or ')));
  return known ?? ACCESSES[0];
};

const object: Reader<ObjectReference> = (value, field, reject) => {
  if (!isRecord(value)) reject(wrong(field, value, 'an object with bucket and key'));
  if (!isRecord(value)) return { bucket: '', key: '' };
  return {
    ...fields(value, { bucket, key }, `${field}.`, reject),
    ...(value.etag !== undefined && { etag: etag(value.etag, `${field}.etag`, reject) }),
    ...(value.size !== undefined && { size: count(0)(value.size, `${field}.size`, reject) }),
    ...(value.access !== undefined && { access: access(value.access, `${field}.access`, reject) }),
  };
};

const hops: Reader<readonly Hop[]> = (value = [], field, reject) => {
  if (Array.isArray(value) && value.length <= TRACE_LIMIT)
    return value.map((hop: unknown, i) =>
      fields(isRecord(hop) ? hop : {}, { step: name, item: path, etag }, `${field}[${i}].`, reject),
    );
  reject(wrong(field, value, `a list of at most ${TRACE_LIMIT} steps`));
  return [];
};

const WORK: Shape<WorkMessage> = {
  ...{ run: name, step: name, item: path, input: object },
  ...{ gather: flag, attempt: count(1), trace: hops },
};
const OUTPUT: Shape<OutputMessage> = { run: name, step: name, path, object, trace: hops };

function fields<T>(
  value: Readonly<Record<string, unknown>>,
  shape: Shape<T>,
  prefix: string,
  reject: Reject,
): T {
  const readers = Object.entries<Reader<unknown>>(shape);
  return Object.fromEntries(
    readers.map(([field, reader]) => [field, reader(value[field], prefix + field, reject)]),
  ) as T;
}

function read<T>(text: string, kind: 'work' | 'output', shape: Shape<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad(`it is not JSON but ${show(text)}`);
  }
  if (!isRecord(value)) throw bad(`it is ${show(value)}, not an object`);
  // The version first: the fields of another one may mean something else.
  if (value.version !== MESSAGE_VERSION)
    throw bad(
      `version is ${show(value.version)}, and this release reads ${MESSAGE_VERSION}: wrap the images and deploy the workflow with the same release`,
    );
  if (value.kind !== kind) throw bad(`kind is ${show(value.kind)}, not ${show(kind)}`);
  const problems: string[] = [];
  const message = fields(value, shape, '', (problem) => problems.push(problem));
  if (problems.length > 0) throw bad(problems.join('; '));
  return message;
}

function wrong(field: string, got: unknown, expected: string): string {
  return got === undefined ? `${field} is missing: ${expected}` : `${field} is ${show(got)}, not ${expected}`;
}

function show(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}

function bad(what: string): Failure {
  return new Failure('BAD_MESSAGE', `not a Pipewright message: ${what}`);
}
