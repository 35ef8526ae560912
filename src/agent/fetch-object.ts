import { explain, Failure } from '../core/failure.ts';
import type { ObjectReference } from '../protocol/object-reference.ts';
import type { ObjectFacts } from '../protocol/object-store.ts';
import type { Worker } from './worker-context.ts';
import type { Download } from './worker-edges.ts';

/** What fetching an item needs besides the worker. */
export interface Fetching {
  readonly signal: AbortSignal;
  /** Waits until the disk has more free than this, as long as other items of the agent may free some. */
  readonly makeRoom: (bytes: number) => Promise<void>;
}

/** Objects of one item that are read or checked at once. */
export const CONCURRENCY = 8;

/**
 * Downloads an object of one item. A problem with it concerns this item only, unless its bucket is the
 * workflow's own.
 * @throws Failure `INPUT_REFUSED` where S3 answers 403
 */
export async function downloadObject(
  object: ObjectReference,
  file: string,
  { objects, settings }: Worker,
  options: Download,
): Promise<ObjectFacts | 'declined' | 'changed' | undefined> {
  try {
    return await objects.download(object, file, options);
  } catch (error) {
    const { code } = error as Failure;
    if (code === 'BUCKET_GONE' && object.bucket !== settings.bucket) return undefined;
    if (code !== 'ACCESS_DENIED') throw error;
    // S3 gives the same answer for a missing object to callers that are not allowed to list the bucket (API
    // reference, GetObject).
    throw new Failure(
      'INPUT_REFUSED',
      `S3 refused to read its input s3://${object.bucket}/${object.key}: it no longer exists, or the task's role is not allowed to read it or to use its KMS key (${explain(error)})`,
      { cause: error },
    );
  }
}

/** The failure of an item whose input cannot be used. @param why the sentence, without its full stop */
export function unusable(why: string): Failure {
  return new Failure('INPUT_UNUSABLE', why);
}

/**
 * An input that is no longer what the message says. A result of the workflow itself is `RESULT_CHANGED`:
 * where two agents have stored the same item, a message with the later one's results follows.
 * @param isShared the input is the same for all items, and was given to the deployment
 */
export function changedInput(
  { bucket, key }: ObjectReference,
  isShared: boolean,
  { settings }: Pick<Worker, 'settings'>,
): Failure {
  const [what, remedy] = isShared
    ? ['its shared input', 'deploy the workflow again, then start the run again']
    : ['its input', 'run again'];
  const isResult = !isShared && bucket === settings.bucket && key.startsWith(settings.prefix);
  return new Failure(
    isResult ? 'RESULT_CHANGED' : 'INPUT_UNUSABLE',
    `${what} s3://${bucket}/${key} has changed since the run began: ${remedy}`,
  );
}
