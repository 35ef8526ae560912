/*
 * Readers of the fields of messages: each reports what is wrong with a value and continues, so that one error
 * names all problems.
 */

/** S3's limit of a key, in bytes of UTF-8. */
export const KEY_LIMIT_BYTES = 1024;

export type Reject = (problem: string) => void;
/** Reads a value; rejects a wrong one, and returns a placeholder. */
export type Reader<T> = (value: unknown, field: string, reject: Reject) => T;
export type Shape<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

export const text =
  (fits: (text: string) => boolean, expected: string): Reader<string> =>
  (value, field, reject) => {
    if (typeof value === 'string' && fits(value)) return value;
    reject(wrong(field, value, expected));
    return '';
  };
export const isKey = (key: string): boolean =>
  key !== '' && key.isWellFormed() && Buffer.byteLength(key) <= KEY_LIMIT_BYTES;

/** Names of runs and steps are parts of keys, URLs and file names. */
export const name = text(
  (value) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(value),
  'a name of letters, digits, ".", "_" and "-"',
);
export const path = text(
  (value) => isKey(value) && !value.endsWith('/'),
  `a path of 1 to ${KEY_LIMIT_BYTES} bytes that does not end in "/"`,
);
export const count =
  (least: number): Reader<number> =>
  (value, field, reject) => {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    reject(wrong(field, value, `a whole number, at least ${least}`));
    return least;
  };

export const flag: Reader<boolean> = (value = false, field, reject) => {
  if (typeof value !== 'boolean') reject(wrong(field, value, 'true or false'));
  return value === true;
};

/** Reads each field of a shape; `reject` gets what is wrong, with the name of the field after `prefix`. */
export function fields<T>(
  value: Readonly<Record<string, unknown>>,
  shape: Shape<T>,
  prefix: string,
  reject: Reject,
): T {
  const readers = Object.entries<Reader<unknown>>(shape);
  return Object.fromEntries(
    readers.map(([field, reader]) => [field, reader(value[field], prefix + field, reject)]),
  ) as T;
}

/** What is wrong with a field, for people. */
export function wrong(field: string, got: unknown, expected: string): string {
  return got === undefined ? `${field} is missing: ${expected}` : `${field} is ${show(got)}, not ${expected}`;
}

/** A value as it stands in an error, shortened. */
export function show(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}
