import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import { decodeKey } from '../protocol/event-keys.ts';
import {
  type EndMessage,
  type OutputMessage,
  readEndMessage,
  readOutputMessage,
  readWorkMessage,
  type WorkMessage,
} from '../protocol/message.ts';
import { type MovedMessage, readMovedMessage } from '../protocol/moved-message.ts';
import { readWorkedMessage, type WorkedMessage } from '../protocol/worked-message.ts';

/** What one message of the inbox announces. */
export type Notice =
  | Upload
  | { readonly kind: 'output'; readonly output: OutputMessage }
  | { readonly kind: 'end'; readonly message: EndMessage }
  | { readonly kind: 'worked'; readonly message: WorkedMessage }
  | { readonly kind: 'moved'; readonly message: MovedMessage }
  /** An item that a command sends, such as a failed one, or that an agent has turned away. */
  | { readonly kind: 'item'; readonly message: WorkMessage };

/** S3's event of a created object. */
export interface Upload {
  readonly kind: 'upload';
  readonly bucket: string;
  /** Decoded; S3's event encodes it. */
  readonly key: string;
  readonly etag?: string;
  /** bytes */
  readonly size?: number;
  /**
   * Orders the events of one key: hex digits, compared padded with zeros at the right (S3 User Guide, event
   * structure).
   */
  readonly sequencer: string;
}

/** The known major version of S3's events; minor versions only add fields. */
const S3_EVENT_MAJOR = '2';

/**
 * Reads a message of the inbox. S3's test event and all events but ObjectCreated announce nothing.
 * @throws Failure `BAD_MESSAGE` for what is neither S3's nor Pipewright's
 */
export function readNotices(body: string): Notice[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw bad(`it is not JSON but ${JSON.stringify(body.slice(0, 100))}`);
  }
  if (!isRecord(value)) throw bad('it is not an object');
  if (value.kind === 'file' || value.kind === 'item')
    return [{ kind: 'item', message: readWorkMessage(body) }];
  if (value.kind === 'end') return [{ kind: 'end', message: readEndMessage(body) }];
  if (value.kind === 'worked') return [{ kind: 'worked', message: readWorkedMessage(body) }];
  if (value.kind === 'moved') return [{ kind: 'moved', message: readMovedMessage(body) }];
  if (value.kind !== undefined) return [{ kind: 'output', output: readOutputMessage(body) }];
  if (value.Event === 's3:TestEvent') return [];
  if (!Array.isArray(value.Records)) throw bad('it is neither an event of S3 nor a message of an agent');
  return value.Records.flatMap((record: unknown) => readRecord(record));
}

function readRecord(record: unknown): Upload[] {
  if (!isRecord(record) || record.eventSource !== 'aws:s3') throw bad("one of its records is not S3's");
  const { eventVersion, eventName } = record;
  if (typeof eventVersion !== 'string' || eventVersion.split('.')[0] !== S3_EVENT_MAJOR)
    throw bad(
      `it is an event of version ${JSON.stringify(eventVersion)}, but this release reads version ${S3_EVENT_MAJOR}`,
    );
  if (typeof eventName !== 'string' || !/^(s3:)?ObjectCreated:/.test(eventName)) return [];
  const { bucket, object } = isRecord(record.s3) ? record.s3 : {};
  if (!isRecord(bucket) || typeof bucket.name !== 'string') throw bad('one of its records has no bucket');
  if (!isRecord(object) || typeof object.key !== 'string') throw bad('one of its records has no key');
  return [
    {
      kind: 'upload',
      bucket: bucket.name,
      key: decodeKey(object.key),
      ...(typeof object.eTag === 'string' && { etag: object.eTag.replaceAll('"', '') }),
      ...(Number.isSafeInteger(object.size) && { size: object.size as number }),
      sequencer: typeof object.sequencer === 'string' ? object.sequencer : '',
    },
  ];
}

function bad(what: string): Failure {
  return new Failure('BAD_MESSAGE', `a message in the inbox cannot be read: ${what}`);
}
