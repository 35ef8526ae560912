export interface Place {
  readonly bucket: string;
  readonly key: string;
  readonly access?: ObjectAccess;
}

/**
 * How objects of other owners are requested, if not like the workflow's own: with `requester-pays` the caller
 * pays (Amazon S3 User Guide, "Requester Pays"), with `unsigned` no credentials are sent.
 */
export type ObjectAccess = (typeof ACCESSES)[number];
export const ACCESSES = ['requester-pays', 'unsigned'] as const;

/** What identifies an object's content. */
export interface ObjectFacts {
  /** Without quotes. */
  readonly etag: string;
  /** bytes */
  readonly size: number;
}

/** An object in a listing. */
export interface ListedObject extends ObjectFacts {
  readonly key: string;
  /** milliseconds since the epoch */
  readonly modified: number;
}

export interface StoredText {
  readonly text: string;
  readonly etag: string;
}

/** A small object with its time. */
export interface DatedText extends StoredText {
  /** When it was written: milliseconds since the epoch, in whole seconds. */
  readonly modified: number;
}

/**
 * S3's objects. Rooms pick the methods that they need. All calls throw Failures that name the missing
 * permission.
 */
export interface ObjectStore {
  /** Undefined where there is no such object. */
  head(place: Place): Promise<ObjectFacts | undefined>;
  /** A small object; undefined where there is none. */
  read(place: Place): Promise<StoredText | undefined>;
  /** Lines of a large object; none where there is none. */
  lines(place: Place): AsyncIterable<string>;
  /** In the order of keys. */
  list(bucket: string, prefix: string, access?: ObjectAccess): AsyncIterable<ListedObject>;
  /** As `list`, in pages of at most a thousand. */
  pages(bucket: string, prefix: string): AsyncIterable<readonly ListedObject[]>;
  write(place: Place, text: string): Promise<void>;
  /** Creates an object; false if it exists already. */
  create(place: Place, text: string): Promise<boolean>;
  /**
   * Conditional write: replaces the version with this ETag, or, without one, creates the object.
   * @returns the new ETag; undefined when a concurrent write came first
   */
  replace(place: Place, text: string, etag: string | undefined): Promise<string | undefined>;
  /** The CRC-32 that S3 keeps of an object, as S3 writes it; undefined where it keeps none. */
  checksum(place: Place): Promise<string | undefined>;
  /** Streams a file into an object, in parts when it is large. */
  upload(file: string, size: number, place: Place): Promise<ObjectFacts>;
  /** Copies within S3: nothing is downloaded. */
  copy(from: Place & { readonly size: number }, to: Place): Promise<ObjectFacts>;
  /**
   * As `copy`, but only the version with this ETag: `gone` if there is another version or none, `refused` if
   * it must not be read. The copy may have another ETag.
   */
  copyVersion(from: Place & ObjectFacts, to: Place): Promise<ObjectFacts | 'gone' | 'refused'>;
  /** Missing objects are not an error. */
  remove(bucket: string, keys: readonly string[]): Promise<void>;
  /** Streams an object into a file; undefined where there is none. */
  download(place: Place, file: string, size: number): Promise<ObjectFacts | undefined>;
}

/** S3 as commands about runs need it. */
export type RunStorage = Omit<ObjectStore, 'head' | 'create'>;

/** Objects that are changed by conditional writes. */
export type VersionedObjects = Pick<ObjectStore, 'read' | 'replace'>;

/** What S3 would report for a file's content after an upload from here. */
export interface ContentChecksums {
  /** MD5 of the content, or of its parts' MD5s: the ETag, unless the bucket encrypts with a key of KMS. */
  readonly etag: string;
  /** CRC-32 as S3 writes it; for a file in parts, made from those of its parts. */
  readonly crc32: string;
}
