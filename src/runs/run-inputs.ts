import { Failure } from '../core/failure.ts';
import { isKeyBelow } from '../core/path-below.ts';
import { matchesPatterns } from '../core/patterns.ts';
import { digestHex, digestOf } from '../oci/digest.ts';
import { KEY_LIMIT_BYTES } from '../protocol/field-readers.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import type { FileMessage } from '../protocol/message.ts';
import { resultKey } from '../protocol/object-keys.ts';
import type { ObjectReference } from '../protocol/object-reference.ts';
import type { ContentChecksums, ListedObject } from '../protocol/object-store.ts';
import { collisionText, ResultWriters } from '../protocol/result-writers.ts';
import { itemPatterns } from '../spec/named-files.ts';
import type { Plan } from '../workflow/plan.ts';

/** An input of a run on AWS. */
export interface RunInput {
  /** The item's path, with `/`. */
  readonly path: string;
  /** bytes */
  readonly size: number;
  readonly from:
    | { readonly kind: 'file'; readonly file: string }
    /** Copied from elsewhere in S3; `modified` in milliseconds since the epoch. */
    | { readonly kind: 'copy'; readonly bucket: string; readonly key: string; readonly modified: number }
    /** Below the workflow's own input prefix or in one of its sources, where agents can read it. */
    | { readonly kind: 'in place'; readonly object: ObjectReference & { readonly etag: string } };
}

/**
 * Identifies a run's inputs, in any order, by their paths and sources in S3. Content is compared separately.
 * Lower-case hex.
 */
export function inputsDigest(inputs: readonly RunInput[]): string {
  const lines = inputs.map(({ path, from }) => {
    if (from.kind === 'file') return [path];
    const { bucket, key } = from.kind === 'copy' ? from : from.object;
    return [path, bucket, key];
  });
  const text = lines.map((line) => JSON.stringify(line)).sort();
  return digestHex(digestOf(text.join()));
}

/**
 * The digest of the inputs of a run that continues with further ones; undefined if its inputs, added in
 * parts, cannot be given in one command.
 * @param before the digest until now
 * @param had paths of inputs that it has
 * @param taken the inputs that are given now
 */
export function continuedDigest(
  before: string | undefined,
  had: readonly string[],
  taken: readonly RunInput[],
): string | undefined {
  if (taken.length === 0) return before;
  const given = new Set(taken.map(({ path }) => path));
  if (had.every((path) => given.has(path))) return inputsDigest(taken);
  const areFiles =
    before === inputsDigest(had.map(asFile)) && taken.every(({ from }) => from.kind === 'file');
  return areFiles ? inputsDigest([...new Set([...had, ...given])].map(asFile)) : undefined;
}

function asFile(path: string): RunInput {
  return { path, size: 0, from: { kind: 'file', file: '' } };
}

/** Whether a first step takes an input. */
export function isTakenByFirstStep({ steps }: Plan, path: string): boolean {
  return steps.some(({ needs, spec }) => needs.length === 0 && matchesPatterns(itemPatterns(spec), path));
}

/** Inputs that a first step takes, and the paths of all others. */
export function partitionInputs(
  plan: Plan,
  inputs: readonly RunInput[],
): { taken: RunInput[]; leftOut: string[] } {
  const { taken = [], left = [] } = Object.groupBy(inputs, ({ path }) =>
    isTakenByFirstStep(plan, path) ? 'taken' : 'left',
  );
  return { taken, leftOut: left.map(({ path }) => path) };
}

/** The folder of a run's inputs, ending in `/`. @param prefix `''` or ending in `/` */
export function inputFolder(prefix: string, run: string): string {
  return `${prefix}${run}/`;
}

/** @throws Failure `KEY_TOO_LONG`, `PATH_OUTSIDE`, before anything is uploaded */
export function checkKeys(folder: string, inputs: readonly RunInput[]): void {
  const leaving = inputs.find(({ path }) => !isKeyBelow(path));
  if (leaving)
    throw new Failure(
      'PATH_OUTSIDE',
      `Programs that normalize the key ${folder}${leaving.path} would look outside its folder. Rename the input, without "..".`,
    );
  const long = inputs.find(({ path }) => Buffer.byteLength(folder + path) > KEY_LIMIT_BYTES);
  if (long)
    throw new Failure(
      'KEY_TOO_LONG',
      `${long.path.slice(0, 200)}… would have a key of ${Buffer.byteLength(folder + long.path)} bytes in S3, and ${KEY_LIMIT_BYTES} are allowed. Rename it, or pass the folder that contains it, so that its path gets shorter.`,
    );
}

/**
 * Checks that a first step takes at least one of the inputs.
 * @param inputs paths
 * @param leftOut what input folders hold besides them
 * @throws Failure `NO_INPUTS` that names the patterns
 */
export function checkTaken(plan: Plan, inputs: readonly string[], leftOut: readonly LeftOut[] = []): void {
  if (inputs.some((path) => isTakenByFirstStep(plan, path))) return;
  const first = plan.steps.filter(({ needs }) => needs.length === 0);
  const patterns = new Set(first.flatMap(({ spec }) => itemPatterns(spec)));
  const [some] = leftOut;
  const more = leftOut.length > 1 ? ` and ${leftOut.length - 1} more` : '';
  const besides = some ? ` Left out: ${some.path} (${some.why})${more}.` : '';
  throw new Failure(
    'NO_INPUTS',
    inputs.length === 0
      ? `There is no input for the workflow ${plan.workflow}.`
      : `None of the ${inputs.length} inputs matches the workflow ${plan.workflow} (the first is ${inputs[0]}): its first steps accept ${[...patterns].join(', ')}.${besides}`,
  );
}

/**
 * Checks that no two inputs write the same result of a first step. In later steps, agents notice this.
 * @param inputs paths
 * @throws Failure `OUTPUT_COLLISION` that names both
 */
export function checkWriters({ steps }: Plan, inputs: Iterable<string>): void {
  const paths = [...inputs].sort();
  for (const { id, spec, needs, gather } of steps) {
    if (needs.length > 0 || gather) continue;
    const writers = new ResultWriters();
    for (const item of paths) {
      if (!matchesPatterns(itemPatterns(spec), item)) continue;
      const writer = { item, key: resultKey(spec, item) };
      const other = writers.claim(writer);
      if (other)
        throw new Failure(
          'OUTPUT_COLLISION',
          `The input ${item} cannot be processed by step ${id}: ${collisionText(writer, other)}.`,
        );
    }
  }
}

/**
 * Whether an object has a file's content: by the ETag, or, in buckets encrypted with KMS keys, whose ETags do
 * not depend on content alone, by S3's checksum.
 * @param checksum called only when the ETags differ
 */
export async function isSameContent(
  content: ContentChecksums,
  there: Pick<ListedObject, 'etag'>,
  checksum: () => Promise<string | undefined>,
): Promise<boolean> {
  return content.etag === there.etag || content.crc32 === (await checksum());
}

/**
 * Whether a copy of an object in S3 is current: same size, and made after the original last changed, as "aws
 * s3 sync" decides. ETags of copies depend on how they were made.
 */
export function isFreshCopy(
  original: { readonly size: number; readonly modified: number },
  copy: Pick<ListedObject, 'size' | 'modified'>,
): boolean {
  return copy.size === original.size && copy.modified >= original.modified;
}

/** The work messages for an input: one for each first step that takes it. */
export function workMessagesFor(
  { steps }: Plan,
  run: string,
  path: string,
  input: ObjectReference,
): FileMessage[] {
  return steps
    .filter(({ needs, spec }) => needs.length === 0 && matchesPatterns(itemPatterns(spec), path))
    .map(({ id }) => ({
      kind: 'file',
      run,
      step: id,
      item: path,
      input,
      gather: false,
      attempt: 1,
      trace: [],
    }));
}
