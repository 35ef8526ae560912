import { isRecord } from '../core/record.ts';
import {
  count,
  fields,
  isKey,
  KEY_LIMIT_BYTES,
  type Reader,
  type Reject,
  text,
  wrong,
} from './field-readers.ts';
import { ACCESSES, type ObjectAccess } from './object-store.ts';

/** An object in S3: the version with this `etag`, or without one, the current version. */
export interface ObjectReference {
  readonly bucket: string;
  readonly key: string;
  /** Without quotes. */
  readonly etag?: string;
  /** bytes */
  readonly size?: number;
  /** How to read an object in one of the workflow's sources; missing for the workflow's own objects. */
  readonly access?: ObjectAccess;
}

/** Reads an {@link ObjectReference} within something else, such as a line of a manifest. */
export function readObject(value: unknown, reject: Reject): ObjectReference {
  return object(value, 'value', reject);
}

const bucket = text((value) => /^[A-Za-z0-9][A-Za-z0-9._-]{2,62}$/.test(value), 'the name of a bucket');
const key = text(isKey, `a key of 1 to ${KEY_LIMIT_BYTES} bytes`);
/** An ETag of S3, without its quotes. */
export const etag = text((value) => /^[\x21\x23-\x7e]{1,256}$/.test(value), 'an ETag without its quotes');

const access: Reader<ObjectAccess> = (value, field, reject) => {
  const known = ACCESSES.find((each) => each === value);
  if (!known) reject(wrong(field, value, ACCESSES.join(' or ')));
  return known ?? ACCESSES[0];
};

export const object: Reader<ObjectReference> = (value, field, reject) => {
  if (!isRecord(value)) reject(wrong(field, value, 'an object with bucket and key'));
  if (!isRecord(value)) return { bucket: '', key: '' };
  return {
    ...fields(value, { bucket, key }, `${field}.`, reject),
    ...(value.etag !== undefined && { etag: etag(value.etag, `${field}.etag`, reject) }),
    ...(value.size !== undefined && { size: count(0)(value.size, `${field}.size`, reject) }),
    ...(value.access !== undefined && { access: access(value.access, `${field}.access`, reject) }),
  };
};
