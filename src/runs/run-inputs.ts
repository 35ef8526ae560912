import { createHash } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import { matchesPatterns } from '../core/patterns.ts';
import { KEY_LIMIT_BYTES, type ObjectReference, type WorkMessage } from '../protocol/message.ts';
import type { ContentChecksums, ListedObject } from '../protocol/object-store.ts';
import type { Plan } from '../workflow/plan.ts';

/** An input of a run on AWS. */
export interface RunInput {
  /** The item's path, with `/`. */
  readonly path: string;
  /** bytes */
  readonly size: number;
  readonly from:
    | { readonly kind: 'file'; readonly file: string }
    /** Elsewhere in S3; `modified` in milliseconds since the epoch. */
    | { readonly kind: 'copy'; readonly bucket: string; readonly key: string; readonly modified: number }
    /** Below the workflow's own input prefix, where agents read it as it is. */
    | { readonly kind: 'in place'; readonly object: ObjectReference & { readonly etag: string } };
}

/**
 * Of which inputs a run is, in any order: their paths, and where they come from within S3. What they hold is compared
 * apart. Lower-case hex.
 */
export function inputsDigest(inputs: readonly RunInput[]): string {
  const lines = inputs.map(({ path, from }) => {
    if (from.kind === 'file') return [path];
    const { bucket, key } = from.kind === 'copy' ? from : from.object;
    return [path, bucket, key];
  });
  const text = lines.map((line) => JSON.stringify(line)).sort();
  return createHash('sha256').update(text.join()).digest('hex');
}

/** Whether some first step takes it. */
export function isTaken({ steps }: Plan, path: string): boolean {
  return steps.some(({ needs, spec }) => needs.length === 0 && matchesPatterns(spec.inputs.patterns, path));
}

/** Inputs that some first step takes, and the paths of those that none does. */
export function splitTaken(
  plan: Plan,
  inputs: readonly RunInput[],
): { taken: RunInput[]; leftOut: string[] } {
  const taken: RunInput[] = [];
  const leftOut: string[] = [];
  for (const input of inputs)
    if (isTaken(plan, input.path)) taken.push(input);
    else leftOut.push(input.path);
  return { taken, leftOut };
}

/** Where a run's inputs lie, ending in `/`. @param prefix `''` or ending in `/` */
export function inputFolder(prefix: string, run: string): string {
  return `${prefix}${run}/`;
}

/** @throws Failure `KEY_TOO_LONG`, before anything is uploaded */
export function checkKeys(folder: string, inputs: readonly RunInput[]): void {
  const long = inputs.find(({ path }) => Buffer.byteLength(folder + path) > KEY_LIMIT_BYTES);
  if (long)
    throw new Failure(
      'KEY_TOO_LONG',
      `${long.path.slice(0, 200)}… would have a key of ${Buffer.byteLength(folder + long.path)} bytes in S3, and ${KEY_LIMIT_BYTES} are allowed. Rename it, or name the folder that holds it so that its path gets shorter.`,
    );
}

/**
 * Whether what is there is the file's content: by the ETag, or, where the bucket encrypts with keys of KMS and ETags say
 * nothing of content, by the checksum that S3 keeps.
 * @param checksum asked only when the ETags differ
 */
export async function isSameContent(
  content: ContentChecksums,
  there: Pick<ListedObject, 'etag'>,
  checksum: () => Promise<string | undefined>,
): Promise<boolean> {
  return content.etag === there.etag || content.crc32 === (await checksum());
}

/**
 * Whether a copy of an object in S3 needs no renewal: same size, and made after the original last changed. ETags of
 * copies depend on how they were made (the rule of "aws s3 sync").
 */
export function isFreshCopy(
  original: { readonly size: number; readonly modified: number },
  copy: Pick<ListedObject, 'size' | 'modified'>,
): boolean {
  return copy.size === original.size && copy.modified >= original.modified;
}

/** The messages that have an input worked on: one for each first step that takes it. */
export function messagesFor(
  { steps }: Plan,
  run: string,
  path: string,
  input: ObjectReference,
): WorkMessage[] {
  return steps
    .filter(({ needs, spec }) => needs.length === 0 && matchesPatterns(spec.inputs.patterns, path))
    .map(({ id }) => ({ run, step: id, item: path, input, gather: false, attempt: 1, trace: [] }));
}
