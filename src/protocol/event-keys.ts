import { Failure } from '../core/failure.ts';
import type { DispatchPlan } from './dispatch-plan.ts';
import { CACHE } from './object-keys.ts';

/* Keys as S3's events and listings have them. */

/** Whether the workflow wrote an object itself, so that it must not trigger the workflow again. */
export function isOwnObject(
  bucket: string,
  key: string,
  { output, steps }: Pick<DispatchPlan, 'output'> & { readonly steps: readonly { readonly id: string }[] },
): boolean {
  if (bucket !== output.bucket) return false;
  if (key.startsWith(CACHE)) return true;
  if (!key.startsWith(output.prefix)) return false;
  const [first, rest] = splitFirstSegment(key.slice(output.prefix.length));
  return rest !== undefined && (first === '.pipewright' || steps.some(({ id }) => id === first));
}

/** `a/b/c` → `['a', 'b/c']`; a path without `/` has no second part. */
export function splitFirstSegment(path: string): [string, string?] {
  const slash = path.indexOf('/');
  return slash < 0 ? [path] : [path.slice(0, slash), path.slice(slash + 1)];
}

/**
 * Decodes a key of an S3 event or listing, encoded as in HTML forms: `red+flower.jpg` is `red flower.jpg`.
 * @throws Failure `BAD_MESSAGE`
 */
export function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    throw new Failure(
      'BAD_MESSAGE',
      `a message of the inbox cannot be read: the key ${JSON.stringify(key)} is not encoded as S3 encodes keys`,
    );
  }
}
