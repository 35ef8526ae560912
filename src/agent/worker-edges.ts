import type { OutgoingMessage } from '../protocol/message.ts';
import type { ObjectFacts, ObjectStore, Place } from '../protocol/object-store.ts';

/** A message that was received and is hidden from others for a while. */
export interface ReceivedMessage {
  readonly body: string;
  /** Needed to extend, return and delete it. */
  readonly receipt: string;
  /** How often it was received, this time included; approximate. */
  readonly receives: number;
  /** How many of the earlier receives no agent handed back; right only where the step has lanes. */
  readonly deaths?: number;
}

/** Queues as the agent needs them. All calls throw Failures that name the missing permission. */
export interface Queues {
  /** Waits up to `waitSeconds` (at most 20) for messages. An aborted signal gives none. */
  receive(
    url: string,
    options: { max: number; waitSeconds: number; visibilitySeconds: number; signal: AbortSignal },
  ): Promise<ReceivedMessage[]>;
  /** Sets a message's visibility timeout; 0 returns it. False when the receipt is no longer valid. */
  extend(url: string, receipt: string, seconds: number): Promise<boolean>;
  remove(url: string, receipt: string): Promise<void>;
  send(url: string, messages: readonly OutgoingMessage[], delaySeconds?: number): Promise<void>;
}

export interface Download {
  /** Only this version is wanted; for any other one, the result is `changed`. */
  readonly etag?: string;
  /** What the object is expected to have, in bytes; decides only how it is requested. */
  readonly expectedSize?: number;
  /** Called once it is known what is there and before its bytes are read; false declines them. */
  readonly accept?: (facts: ObjectFacts) => Promise<boolean>;
  readonly signal?: AbortSignal;
}

/**
 * Objects as the agent needs them. S3 answers 403 for a missing object to callers that may not list its
 * bucket: to `head` and `read` that is a missing one, and `download` throws `ACCESS_DENIED`.
 */
export interface Objects
  extends Pick<ObjectStore, 'head' | 'read' | 'create' | 'write' | 'replace' | 'remove'> {
  /** Streams an object into a file; undefined where there is none. */
  download(
    place: Place,
    file: string,
    download: Download,
  ): Promise<ObjectFacts | 'declined' | 'changed' | undefined>;
  /** Streams a file into an object, in parts when it is large. */
  upload(file: string, size: number, place: Place, signal: AbortSignal): Promise<ObjectFacts>;
}
