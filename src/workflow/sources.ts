import type { ObjectAccess } from '../protocol/object-store.ts';

/** A place in S3 besides the workflow's own, whose objects agents read in place. */
export interface Source {
  readonly bucket: string;
  /** `''`, or ending in `/`. */
  readonly prefix: string;
  readonly access?: ObjectAccess;
}

/** A workflow file's settings for reading a source. */
export interface WrittenSource {
  readonly requester_pays?: boolean;
  readonly unsigned?: boolean;
}

/** Whether a name is an address in S3, not a path on this machine. */
export function isS3Url(name: string): boolean {
  return /^s3:/i.test(name);
}

/** A source of a workflow file. @param url `s3://bucket/prefix/`, as the schema demands */
export function readSource(url: string, { requester_pays, unsigned }: WrittenSource): Source {
  const access = requester_pays ? 'requester-pays' : unsigned ? 'unsigned' : undefined;
  return { ...placeOfUrl(url), ...(access && { access }) };
}

/**
 * The parts of an address.
 * @param url `s3://bucket/prefix/`, or `s3://bucket/key`: then the prefix is the key
 */
export function placeOfUrl(url: string): { bucket: string; prefix: string } {
  const [, , bucket = '', ...folders] = url.split('/');
  return { bucket, prefix: folders.join('/') };
}

/** The source that contains an object or a whole folder. Sources never overlap. */
export function sourceIn(sources: readonly Source[], bucket: string, key: string): Source | undefined {
  return sources.find((source) => source.bucket === bucket && key.startsWith(source.prefix));
}
