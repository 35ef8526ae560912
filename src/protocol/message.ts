import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';

/**
 * The wire contract between the run, the dispatcher and the agents: what lies in SQS, as JSON. A reader refuses
 * versions that it does not know and leaves out fields that it does not know, so fields can be added and none may
 * change its meaning.
 */
export const MESSAGE_VERSION = 1;

/** An object in S3. Which bytes are meant is said by `etag`; without it, whatever is there. */
export interface ObjectReference {
  readonly bucket: string;
  readonly key: string;
  /** Without quotes. */
  readonly etag?: string;
  /** bytes */
  readonly size?: number;
}

/** A step that the data came through before. */
export interface Hop {
  readonly step: string;
  readonly item: string;
  readonly etag: string;
}

/** One item for the agents of one step: what the dispatcher puts into the step's work queue. */
export interface WorkMessage {
  readonly run: string;
  readonly step: string;
  /** The item's path within the step, with `/`; of a step that gathers, the step's id. */
  readonly item: string;
  readonly input: ObjectReference;
  /** `input` is a manifest (`src/protocol/gather-manifest.ts`), and the item is a folder of all objects that it lists. */
  readonly gather: boolean;
  /** The algorithm's attempts, from 1. What ends an agent is no attempt. */
  readonly attempt: number;
  /** From the first step on; at most {@link TRACE_LIMIT}, the last ones. */
  readonly trace: readonly Hop[];
}

/** An output that is there: what agents send to the inbox, one message each. */
export interface OutputMessage {
  readonly run: string;
  /** The step that made it. */
  readonly step: string;
  /** Under `<prefix>/<step>/<run>/`, with `/`. */
  readonly path: string;
  readonly object: ObjectReference;
  readonly trace: readonly Hop[];
}

/** Ten messages of that many hops with the longest keys stay under the 1 MiB of a batch of SQS. */
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
 * @throws Failure `BAD_MESSAGE`, naming every field that is wrong, what is there and what was expected
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

/** An {@link ObjectReference} with something else around it, such as a line of a manifest. */
export function readObject(value: unknown, complain: (problem: string) => void): ObjectReference {
  return new Fields({ value }, complain).object('value');
}

/** The trace of what a message leads to. */
export function extendTrace(message: WorkMessage, etag: string): Hop[] {
  return [...message.trace, { step: message.step, item: message.item, etag }].slice(-TRACE_LIMIT);
}

function read<T>(text: string, kind: 'work' | 'output', take: (fields: Fields) => T): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad(`it is no JSON but ${show(text)}`);
  }
  if (!isRecord(value)) throw bad(`it is ${show(value)}, not an object`);
  // The version first: of another one, nothing else may be judged.
  if (value.version !== MESSAGE_VERSION)
    throw bad(
      `version is ${show(value.version)} and ${MESSAGE_VERSION} is known here: wrap the images and deploy the workflow with the same release`,
    );
  if (value.kind !== kind) throw bad(`kind is ${show(value.kind)}, not ${show(kind)}`);
  const problems: string[] = [];
  const message = take(new Fields(value, (problem) => problems.push(problem)));
  if (problems.length > 0) throw bad(problems.join('; '));
  return message;
}

/** The names of runs and steps are parts of keys, of URLs and of file names. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{2,62}$/;
const ETAG = /^[\x21\x23-\x7e]{1,256}$/;

class Fields {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #complain: (problem: string) => void;

  constructor(value: Readonly<Record<string, unknown>>, complain: (problem: string) => void) {
    this.#value = value;
    this.#complain = complain;
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
    const inner = new Fields(value, (problem) => this.#complain(`${field}.${problem}`));
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
        this.#complain(`${field}[${i}].${problem}`),
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
    this.#complain(
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
  return new Failure('BAD_MESSAGE', `this is no message of ours for an agent or the dispatcher: ${what}`);
}
