import type { StoredFile } from './item-content.ts';
import { filesOf, type NamedEntries, type SourceFile } from './item-files.ts';
import type { WorkMessage } from './message.ts';
import { isSharedCopy } from './object-keys.ts';

/*
 * Bytes of an item's inputs, from which its memory is estimated. Companions count, and what a workflow shares
 * does not: it is the same for all items, so it says nothing about how they differ.
 */

/** Bytes of an item's files in S3, without copies of shared inputs. */
export function bytesOfFiles(files: NamedEntries<StoredFile>): number {
  return sumOf(filesIn(files).filter(({ key }) => !isSharedCopy(key))) ?? 0;
}

/** Bytes of an item's inputs; undefined if its message does not say. */
export function inputBytes(message: WorkMessage): number | undefined {
  if (message.kind === 'file') return message.gather ? undefined : message.input.size;
  const { content } = message;
  return 'manifest' in content ? content.bytes : bytesOfFiles(content.files);
}

/** All files, whatever their input. */
export function filesIn<F extends SourceFile>(files: NamedEntries<F>): readonly F[] {
  return [...files.values()].flat().flatMap(filesOf);
}

/** Bytes; undefined where a file has no size. */
export function sumOf(files: readonly { readonly size?: number }[]): number | undefined {
  return files.reduce<number | undefined>(
    (sum, { size }) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  );
}
