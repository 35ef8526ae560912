import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import { count, fields, flag, name, path, type Reader, type Reject, show, wrong } from './field-readers.ts';
import {
  contentJson,
  entriesJson,
  type ItemContent,
  readContent,
  readEntries,
  type StoredFile,
} from './item-content.ts';
import type { StepEnd } from './item-nodes.ts';
import { etag, type ObjectReference, object } from './object-reference.ts';

/**
 * The messages of commands, the dispatcher and agents in SQS, as JSON. A reader refuses unknown versions and
 * ignores unknown fields, so fields can be added, but must not change their meaning.
 */
export const MESSAGE_VERSION = 2;

/** A step that the data of an item has been through. */
export interface Hop {
  readonly step: string;
  readonly item: string;
  readonly etag: string;
}

/** One item for the agents of one step: what the dispatcher sends to the step's work queue. */
export type WorkMessage = FileMessage | ItemMessage;

interface AnyWork {
  readonly run: string;
  readonly step: string;
  /**
   * The item's id: for files one by one, the path within the step, with `/`; for a gather step, the step's
   * id.
   */
  readonly item: string;
  /** The number of the algorithm's attempt, from 1. Attempts that ended with their agent do not count. */
  readonly attempt: number;
  /** The number of the lane that it was sent to, from 0; missing where the step has none. */
  readonly lane?: number;
  /** How often it went to a larger lane, which does not count as an attempt. */
  readonly moves?: number;
  /** Receives of its earlier messages, which agents handed back: none of these ended an agent. */
  readonly returns?: number;
}

/** An item of a workflow whose items are files one by one. */
export interface FileMessage extends AnyWork {
  readonly kind: 'file';
  readonly input: ObjectReference;
  /** `input` is a manifest (gather-manifest.ts), and the item is a folder of all objects that it lists. */
  readonly gather: boolean;
  /** From the first step on, but only the last {@link TRACE_LIMIT}. */
  readonly trace: readonly Hop[];
}

/** An item of a workflow with "items" (item-plan.ts). */
export interface ItemMessage extends AnyWork {
  readonly kind: 'item';
  readonly content: SentContent;
}

/**
 * What an item is made of: in the message, or in an object if it is too large for one
 * ({@link INLINE_LIMIT_BYTES}).
 */
export type SentContent =
  | ItemContent
  | (Pick<ItemContent, 'segments' | 'id' | 'version'> & {
      readonly manifest: ObjectReference;
      /** Of its files, without copies of shared inputs. */
      readonly bytes?: number;
    });

/** One output that was stored: agents send it to the inbox if items are files one by one. */
export interface OutputMessage {
  readonly run: string;
  /** The step that made it. */
  readonly step: string;
  /** Under `<prefix>/<step>/<run>/`, with `/`. */
  readonly path: string;
  readonly object: ObjectReference;
  readonly trace: readonly Hop[];
}

/** The end of an {@link ItemMessage}'s item, which other items may wait for. Its marker says the same. */
export interface EndMessage {
  readonly run: string;
  /** Without outputs if they are too large for a message: then its marker has them. */
  readonly end: StepEnd<StoredFile>;
  /**
   * For a result that goes to every item of the run: this message is only for the items from number `from` to
   * before `to` of its list.
   */
  readonly part?: readonly [from: number, to: number];
  /** Another message has probably said the same: the item was delivered again after it was done. */
  readonly repeat?: true;
}

/** Ten messages with this many hops and the longest keys fit into SQS's batch of 1 MiB. */
export const TRACE_LIMIT = 16;
/** SQS bills a message in units of 64 KB; above this, content goes into an object. */
export const INLINE_LIMIT_BYTES = 60_000;

/** A message as it is sent to SQS. */
export interface OutgoingMessage {
  readonly body: string;
  /**
   * Its run, so that a run that fills a queue does not delay the messages of others (SQS Developer Guide,
   * "Fair queues").
   */
  readonly group?: string;
  /** Why it was sent there; for people who read a dead-letter queue. */
  readonly reason?: string;
}

/** An item as it is sent to its step's queue, or to the inbox. */
export function outgoingWork(message: WorkMessage): OutgoingMessage {
  return { body: writeWorkMessage(message), group: message.run };
}

export function writeWorkMessage(message: WorkMessage): string {
  if (message.kind === 'file') return JSON.stringify({ version: MESSAGE_VERSION, ...message });
  const { kind, run, step, attempt, lane, moves, returns, content } = message;
  const { segments, id, version } = content;
  return JSON.stringify({
    ...{ version: MESSAGE_VERSION, kind, run, step, attempt, lane, moves, returns },
    content:
      'manifest' in content
        ? { segments, id, item_version: version, manifest: content.manifest, bytes: content.bytes }
        : contentJson(content),
  });
}

export function writeOutputMessage(message: OutputMessage): string {
  return JSON.stringify({ version: MESSAGE_VERSION, kind: 'output', ...message });
}

/** Outputs that would make it too large are left to the marker. */
export function writeEndMessage({ run, end, part, repeat }: EndMessage): string {
  const { step, segments, version, state, outputs } = end;
  const text = (files: unknown): string =>
    JSON.stringify({
      ...{ version: MESSAGE_VERSION, kind: 'end', run, step, segments, item_version: version, state },
      ...{ part, files, ...(repeat && { repeat }) },
    });
  const whole = text(outputs && entriesJson(outputs));
  return Buffer.byteLength(whole) <= INLINE_LIMIT_BYTES ? whole : text(undefined);
}

/**
 * Reads a message of a work queue.
 * @throws Failure `BAD_MESSAGE`, with each wrong field, its value and what was expected
 */
export function readWorkMessage(text: string): WorkMessage {
  const value = parse(text);
  if (value.kind !== 'item') {
    const { lane, moves, returns, ...rest } = read(value, 'file', FILE);
    return { kind: 'file', ...rest, ...given({ lane, moves, returns }) };
  }
  const { content, lane, moves, returns, ...rest } = read(value, 'item', ITEM);
  return { kind: 'item', ...rest, ...given({ lane, moves, returns }), item: content.id, content };
}

/** Reads an agent's message of an output. @throws Failure `BAD_MESSAGE`, as {@link readWorkMessage} */
export function readOutputMessage(text: string): OutputMessage {
  return read(parse(text), 'output', OUTPUT);
}

/** Reads an agent's message of an item's end. @throws Failure `BAD_MESSAGE`, as {@link readWorkMessage} */
export function readEndMessage(text: string): EndMessage {
  const { run, step, segments, item_version, state, files, part, repeat } = read(parse(text), 'end', END);
  const end = { step, segments, version: item_version, state, ...(files && { outputs: files }) };
  return { run, end, ...(part && { part }), ...(repeat && { repeat }) };
}

/** The trace of the outputs of a message's item. */
export function extendTrace(message: FileMessage, etag: string): Hop[] {
  return [...message.trace, { step: message.step, item: message.item, etag }].slice(-TRACE_LIMIT);
}

const hops: Reader<readonly Hop[]> = (value = [], field, reject) => {
  if (Array.isArray(value) && value.length <= TRACE_LIMIT)
    return value.map((hop: unknown, i) =>
      fields(isRecord(hop) ? hop : {}, { step: name, item: path, etag }, `${field}[${i}].`, reject),
    );
  reject(wrong(field, value, `a list of at most ${TRACE_LIMIT} steps`));
  return [];
};

const within =
  (field: string, reject: Reject): Reject =>
  (problem) =>
    reject(`${field}: ${problem}`);

const sentContent: Reader<SentContent> = (value, field, reject) => {
  if (!isRecord(value) || value.manifest === undefined) return readContent(value, within(field, reject));
  // The same reader, as if the item had no files and variables.
  const { segments, id, version } = readContent(
    { ...value, files: {}, variables: {} },
    within(field, reject),
  );
  const manifest = object(value.manifest, `${field}.manifest`, reject);
  return {
    segments,
    id,
    version,
    manifest,
    ...given({ bytes: some(value.bytes, `${field}.bytes`, reject) }),
  };
};

const segments: Reader<readonly string[]> = (value, field, reject) => {
  if (Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '')) return value;
  reject(wrong(field, value, 'a list of texts'));
  return [];
};

const itemVersion: Reader<string> = (value, field, reject) => {
  if (typeof value === 'string' && value !== '') return value;
  reject(wrong(field, value, 'a text'));
  return '';
};

const endState: Reader<'done' | 'failed'> = (value, field, reject) => {
  if (value === 'done' || value === 'failed') return value;
  reject(wrong(field, value, 'done or failed'));
  return 'failed';
};

const outputs: Reader<StepEnd<StoredFile>['outputs']> = (value, field, reject) =>
  value === undefined ? undefined : readEntries(value, field, reject);

const range: Reader<EndMessage['part']> = (value, field, reject) => {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.length === 2 && value.every((each) => Number.isSafeInteger(each)))
    return [value[0] as number, value[1] as number];
  reject(wrong(field, value, 'two whole numbers'));
  return undefined;
};

const some: Reader<number | undefined> = (value, field, reject) =>
  value === undefined ? undefined : count(0)(value, field, reject);

/** The numbers that are not undefined. */
function given<T extends object>(numbers: T): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined)) as never;
}

const LANE = { lane: some, moves: some, returns: some };
const FILE = {
  ...{ run: name, step: name, item: path, input: object },
  ...{ gather: flag, attempt: count(1), trace: hops },
  ...LANE,
};
const ITEM = { run: name, step: name, attempt: count(1), content: sentContent, ...LANE };
const OUTPUT = { run: name, step: name, path, object, trace: hops };
const END = {
  ...{ run: name, step: name, segments, item_version: itemVersion, state: endState },
  ...{ files: outputs, part: range, repeat: flag },
};

type Readers = Readonly<Record<string, Reader<unknown>>>;
type ReadBy<S extends Readers> = { readonly [K in keyof S]: ReturnType<S[K]> };

/** Parses a message, which must have this release's version. @throws Failure `BAD_MESSAGE` */
export function parse(text: string): Readonly<Record<string, unknown>> {
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
      `version is ${show(value.version)}, but this release reads ${MESSAGE_VERSION}: wrap the images and deploy the workflow with the same release`,
    );
  return value;
}

/** Reads the fields of a message. @throws Failure `BAD_MESSAGE` */
export function read<S extends Readers>(
  value: Readonly<Record<string, unknown>>,
  kind: string,
  shape: S,
): ReadBy<S> {
  if (value.kind !== kind) throw bad(`kind is ${show(value.kind)}, not ${show(kind)}`);
  const problems: string[] = [];
  const message = fields<ReadBy<S>>(value, shape as never, '', (problem) => problems.push(problem));
  if (problems.length > 0) throw bad(problems.join('; '));
  return message;
}

function bad(what: string): Failure {
  return new Failure('BAD_MESSAGE', `not a Pipewright message: ${what}`);
}
