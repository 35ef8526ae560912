import { Failure } from '../core/failure.ts';
import { type ObjectReference, readObject } from './object-reference.ts';

/**
 * The manifest of a gather step lists the objects of its one item, which are too many for an SQS message. It
 * is JSON Lines, so that a million are written and read one by one; the first line says how many follow.
 */
export interface GatheredObject extends ObjectReference {
  /** In the item's folder, with `/`. */
  readonly path: string;
}

export function writeManifestHead(objects: number): string {
  return `${JSON.stringify({ version: 1, objects })}\n`;
}

export function writeManifestLine({ path, bucket, key, etag, size, access }: GatheredObject): string {
  return `${JSON.stringify({ path, bucket, key, etag, size, access })}\n`;
}

/**
 * Reads a manifest line by line.
 * @throws Failure `BAD_MANIFEST` with the line's number, and when it ends too early
 */
export async function* readManifest(lines: AsyncIterable<string>): AsyncGenerator<GatheredObject> {
  let expected: number | undefined;
  let number = 0;
  for await (const line of lines) {
    number++;
    const bad = (what: string): Failure =>
      new Failure('BAD_MANIFEST', `line ${number} of the manifest is wrong: ${what}`);
    let value: { version?: unknown; objects?: unknown; path?: unknown };
    try {
      value = JSON.parse(line) as typeof value;
    } catch {
      throw bad('it is not JSON');
    }
    if (expected === undefined) {
      if (value?.version !== 1) throw bad('its version is not 1');
      if (!Number.isSafeInteger(value.objects)) throw bad('it does not say how many objects follow');
      expected = value.objects as number;
      continue;
    }
    const object = readObject(value, (problem) => {
      throw bad(problem);
    });
    if (typeof value.path !== 'string' || value.path === '') throw bad('it has no path');
    yield { ...object, path: value.path };
  }
  if (expected !== number - 1)
    throw new Failure(
      'BAD_MANIFEST',
      `the manifest announces ${expected ?? 'no number of'} objects, but lists ${Math.max(0, number - 1)}`,
    );
}
