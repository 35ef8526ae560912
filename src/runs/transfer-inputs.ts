import { forEachConcurrent } from '../core/concurrency.ts';
import type { ObjectFacts, RunStorage } from '../protocol/object-store.ts';
import type { RunInput } from './run-inputs.ts';

/** Concurrent uploads: S3 limits the rate of a connection, and small files mostly wait. */
const UPLOADS = 16;

/** Inputs elsewhere in S3 that are copied, as agents are not allowed to read them there. */
export interface Copies {
  readonly objects: number;
  readonly bytes: number;
  /** Names of buckets. */
  readonly from: readonly string[];
  readonly to: string;
}

/** Called as inputs are transferred to S3; sizes in bytes. */
export interface TransferProgress {
  /** Before anything is copied; not called where nothing is. */
  copy(copies: Copies): void;
  /** The total to transfer. */
  begin(files: number, bytes: number): void;
  brought(bytes: number): void;
}

/** An input to transfer, and the key that it gets. */
export interface Transfer {
  readonly input: RunInput;
  readonly key: string;
}

/** Uploads and copies inputs. @returns the objects that were written, by the inputs' paths */
export async function transferInputs(
  transfers: readonly Transfer[],
  bucket: string,
  storage: Pick<RunStorage, 'upload' | 'copy'>,
  progress: TransferProgress,
): Promise<Map<string, ObjectFacts>> {
  const copied = transfers.flatMap(({ input: { size, from } }) =>
    from.kind === 'copy' ? [{ size, bucket: from.bucket }] : [],
  );
  if (copied.length > 0)
    progress.copy({
      objects: copied.length,
      bytes: copied.reduce((sum, { size }) => sum + size, 0),
      from: [...new Set(copied.map((each) => each.bucket))],
      to: bucket,
    });
  progress.begin(
    transfers.length,
    transfers.reduce((sum, { input }) => sum + input.size, 0),
  );
  const brought = new Map<string, ObjectFacts>();
  await forEachConcurrent(UPLOADS, transfers, async ({ input: { path, size, from }, key }) => {
    const place = { bucket, key };
    if (from.kind === 'file') brought.set(path, await storage.upload(from.file, size, place));
    else if (from.kind === 'copy')
      brought.set(path, await storage.copy({ bucket: from.bucket, key: from.key, size }, place));
    progress.brought(size);
  });
  return brought;
}
