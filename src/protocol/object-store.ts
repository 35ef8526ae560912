export interface Place {
  readonly bucket: string;
  readonly key: string;
  readonly access?: ObjectAccess;
}

/**
 * How requests for others' objects are made, where not as for one's own: `requester-pays` says that the caller pays for them
 * (Amazon S3 User Guide, "Requester Pays"), `unsigned` ones name no caller.
 */
export type ObjectAccess = (typeof ACCESSES)[number];
export const ACCESSES = ['requester-pays', 'unsigned'] as const;

/** Which bytes an object holds. */
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

/** S3's objects. Rooms take what they need of it. All calls throw Failures that name the missing permission. */
export interface ObjectStore {
  /** Undefined where there is no such object. */
  head(place: Place): Promise<ObjectFacts | undefined>;
  /** A small object; undefined where there is none. */
  read(place: Place): Promise<StoredText | undefined>;
  /** Lines of a large object; none where there is none. */
  lines(place: Place): AsyncIterable<string>;
  /** In the order of keys. */
  list(bucket: string, prefix: string, access?: ObjectAccess): AsyncIterable<ListedObject>;
  /** As `list`, by the page of at most a thousand. */
  pages(bucket: string, prefix: string): AsyncIterable<readonly ListedObject[]>;
  write(place: Place, text: string): Promise<void>;
  /** Creates an object: false where it exists. */
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
  /** Within S3: no byte comes here. */
  copy(from: Place & { readonly size: number }, to: Place): Promise<ObjectFacts>;
  /**
   * As `copy`, of the version with this ETag alone: `gone` where there is another one, or none; `refused` where it must not be
   * read. The ETag of the copy may be another one.
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
  /** MD5 of the content, or of its parts' MD5s: an ETag wherever the bucket does not encrypt with keys of KMS. */
  readonly etag: string;
  /** CRC-32, of the parts' ones for a file in parts, as S3 writes it. */
  readonly crc32: string;
}
