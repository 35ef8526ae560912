import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';

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

/** Ten messages of so many hops with the longest keys fit into SQS's batch of 1 MiB. */
export const TRACE_LIMIT = 16;
/** S3's limit of a key, in bytes of UTF-8. */
export const KEY_LIMIT_BYTES = 1024;

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
  return read(text, 'work', (fields) => ({
    run: fields.name('run'),
    step: fields.name('step'),
    item: fields.path('item'),
    input: fields.object('input'),
    gather: fields.flag('gather'),
    attempt: fields.count('attempt'),
    trace: fields.hops('trace'),
  }));
}

/** Reads an agent's message in the inbox. @throws Failure `BAD_MESSAGE`, as {@link readWorkMessage} */
export function readOutputMessage(text: string): OutputMessage {
  return read(text, 'output', (fields) => ({
    run: fields.name('run'),
    step: fields.name('step'),
    path: fields.path('path'),
    object: fields.object('object'),
    trace: fields.hops('trace'),
  }));
}

/** Reads an {@link ObjectReference} within something else, such as a line of a manifest. */
export function readObject(value: unknown, reject: (problem: string) => void): ObjectReference {
  return new Fields({ value }, reject).object('value');
}

/** The trace of the outputs of a message's item. */
export function extendTrace(message: WorkMessage, etag: string): Hop[] {
  return [...message.trace, { step: message.step, item: message.item, etag }].slice(-TRACE_LIMIT);
}

function read<T>(text: string, kind: 'work' | 'output', take: (fields: Fields) => T): T {
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
  const message = take(new Fields(value, (problem) => problems.push(problem)));
  if (problems.length > 0) throw bad(problems.join('; '));
  return message;
}

/** Names of runs and steps are parts of keys, URLs and file names. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{2,62}$/;
const ETAG = /^[\x21\x23-\x7e]{1,256}$/;

/** Reads the fields of a message, and reports each wrong one. */
class Fields {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #reject: (problem: string) => void;

  constructor(value: Readonly<Record<string, unknown>>, reject: (problem: string) => void) {
    this.#value = value;
    this.#reject = reject;
  }

  name(field: string): string {
    return this.#text(field, (text) => NAME.test(text), 'a name of letters, digits, ".", "_" and "-"');
  }

  path(field: string): string {
    const fits = (text: string): boolean => isKey(text) && !text.endsWith('/');
    return this.#text(field, fits, `a path of 1 to ${KEY_LIMIT_BYTES} bytes that does not end in "/"`);
  }

  object(field: string): ObjectReference {
    const value = this.#value[field];
    if (!isRecord(value)) {
      this.#wrong(field, value, 'an object with bucket and key');
      return { bucket: '', key: '' };
    }
    const inner = new Fields(value, (problem) => this.#reject(`${field}.${problem}`));
    const size = value.size === undefined ? undefined : inner.count('size', 0);
    return {
      bucket: inner.#text('bucket', (text) => BUCKET.test(text), 'the name of a bucket'),
      key: inner.#text('key', isKey, `a key of 1 to ${KEY_LIMIT_BYTES} bytes`),
      ...(value.etag !== undefined && { etag: inner.#etag() }),
      ...(size !== undefined && { size }),
    };
  }

  count(field: string, least = 1): number {
    const value = this.#value[field];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    this.#wrong(field, value, `a whole number, at least ${least}`);
    return least;
  }

  flag(field: string): boolean {
    const value = this.#value[field] ?? false;
    if (typeof value !== 'boolean') this.#wrong(field, value, 'true or false');
    return value === true;
  }

  hops(field: string): Hop[] {
    const value = this.#value[field] ?? [];
    if (!Array.isArray(value) || value.length > TRACE_LIMIT) {
      this.#wrong(field, value, `a list of at most ${TRACE_LIMIT} steps`);
      return [];
    }
    return value.map((hop: unknown, i) => {
      const inner = new Fields(isRecord(hop) ? hop : {}, (problem) =>
        this.#reject(`${field}[${i}].${problem}`),
      );
      return { step: inner.name('step'), item: inner.path('item'), etag: inner.#etag() };
    });
  }

  #etag(): string {
    return this.#text('etag', (text) => ETAG.test(text), 'an ETag without its quotes');
  }

  #text(field: string, fits: (text: string) => boolean, expected: string): string {
    const value = this.#value[field];
    if (typeof value === 'string' && fits(value)) return value;
    this.#wrong(field, value, expected);
    return '';
  }

  #wrong(field: string, got: unknown, expected: string): void {
    this.#reject(
      got === undefined ? `${field} is missing: ${expected}` : `${field} is ${show(got)}, not ${expected}`,
    );
  }
}

function isKey(text: string): boolean {
  return text !== '' && text.isWellFormed() && Buffer.byteLength(text) <= KEY_LIMIT_BYTES;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function bad(what: string): Failure {
  return new Failure('BAD_MESSAGE', `not a Pipewright message: ${what}`);
}
