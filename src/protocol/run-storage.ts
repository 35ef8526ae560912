import type { ObjectFacts, Place } from './s3-object.ts';

/** An object as a listing tells of it. */
export interface ListedObject {
  readonly key: string;
  /** Without quotes. */
  readonly etag: string;
  /** bytes */
  readonly size: number;
  /** milliseconds since the epoch */
  readonly modified: number;
}

/** S3 as whoever starts, cancels and retries runs needs it. All calls throw Failures that name the permission they lack. */
export interface RunStorage {
  /** In the order of keys. */
  list(bucket: string, prefix: string): AsyncIterable<ListedObject>;
  /** A small object; undefined where there is none. */
  read(place: Place): Promise<{ readonly text: string; readonly etag: string } | undefined>;
  /** Lines of a large object; none where there is none. */
  lines(place: Place): AsyncIterable<string>;
  write(place: Place, text: string): Promise<void>;
  /** Writes in place of what has this ETag, or, without one, of nothing: false when something else is there. */
  replace(place: Place, text: string, etag: string | undefined): Promise<boolean>;
  /** The CRC-32 that S3 keeps of an object, as S3 writes it; undefined where it keeps none. */
  checksum(place: Place): Promise<string | undefined>;
  upload(file: string, size: number, place: Place): Promise<ObjectFacts>;
  /** Within S3: no byte comes here. */
  copy(from: Place & { readonly size: number }, to: Place): Promise<void>;
  /** Those that are not there are no error. */
  remove(bucket: string, keys: readonly string[]): Promise<void>;
  /** Streams an object into a file; undefined where there is none. */
  download(place: Place, file: string, size: number): Promise<ObjectFacts | undefined>;
}

/** Objects that change only where nobody else changed them meanwhile. */
export type RunNotes = Pick<RunStorage, 'read' | 'replace'>;

/** What S3 would say of a file's content after it was uploaded from here. */
export interface ContentChecksums {
  /** MD5 of the content, or of its parts' MD5s: an ETag wherever the bucket does not encrypt with keys of KMS. */
  readonly etag: string;
  /** CRC-32, of the parts' ones for a file in parts, as S3 writes it. */
  readonly crc32: string;
}
