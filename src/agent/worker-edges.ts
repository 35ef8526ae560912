import type { ObjectFacts, Place } from '../protocol/s3-object.ts';

/** Temporary AWS credentials, fetched again before they expire; as the SDK's clients take and give them. */
export type CredentialProvider = () => Promise<{
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}>;

/** A message that was received and is hidden from others for a while. */
export interface ReceivedMessage {
  readonly body: string;
  /** What extending, handing back and deleting it ask for. */
  readonly receipt: string;
  /** How often it was received, this time included; approximate. */
  readonly receives: number;
}

/** A message to send. */
export interface OutgoingMessage {
  readonly body: string;
  /** Why it is where it is; for people who look at a dead-letter queue. */
  readonly reason?: string;
}

/** Queues as the agent needs them. All calls throw Failures as `awsFailure` says. */
export interface Queues {
  /** Waits up to `waitSeconds` (at most 20) for messages. An aborted signal gives none. */
  receive(
    url: string,
    options: { max: number; waitSeconds: number; visibilitySeconds: number; signal: AbortSignal },
  ): Promise<ReceivedMessage[]>;
  /** Hides a message for so many seconds from now; 0 hands it back. False when the receipt is not valid any more. */
  extend(url: string, receipt: string, seconds: number): Promise<boolean>;
  remove(url: string, receipt: string): Promise<void>;
  send(url: string, messages: readonly OutgoingMessage[]): Promise<void>;
  /** What the S3 client can use too, so that credentials are asked for once. */
  readonly credentials: CredentialProvider;
}

export interface Download {
  /** What the object is thought to have, in bytes; decides only how it is asked for. */
  readonly expectedSize?: number | undefined;
  /** Asked once it is known what is there and before its bytes are read; false leaves them. */
  readonly accept?: (facts: ObjectFacts) => Promise<boolean>;
  readonly signal: AbortSignal;
}

/** Objects as the agent needs them. All calls throw Failures as `awsFailure` says. */
export interface Objects {
  /** Undefined where there is none. S3 says 403 for that to whoever may not list the bucket, and it is taken as that. */
  head(place: Place): Promise<ObjectFacts | undefined>;
  /** A small object as text; undefined as in `head`. */
  readText(place: Place): Promise<string | undefined>;
  /** Streams an object into a file: what it gives, `downloadObject` says. */
  download(place: Place, file: string, download: Download): Promise<ObjectFacts | 'declined' | undefined>;
  /** Streams a file into an object, in parts when it is large. */
  upload(file: string, size: number, place: Place, signal: AbortSignal): Promise<ObjectFacts>;
  /** Makes an object unless there is one: false when there is. */
  create(place: Place, text: string): Promise<boolean>;
}
