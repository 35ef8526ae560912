import type { StoredFile } from './item-content.ts';
import { filesOf, type NamedEntries } from './item-files.ts';
import type { WorkMessage } from './message.ts';

/** Bytes of all files of an item: companions and shared ones, too, as its algorithm may read them all. */
export function bytesOfFiles(files: NamedEntries<StoredFile>): number {
  let bytes = 0;
  for (const entries of files.values())
    for (const entry of entries) for (const { size } of filesOf(entry)) bytes += size;
  return bytes;
}

/** Bytes of an item's inputs, as far as its message knows them. */
export function inputBytes(message: WorkMessage): number | undefined {
  if (message.kind === 'file') return message.gather ? undefined : message.input.size;
  const { content } = message;
  return 'manifest' in content ? content.bytes : bytesOfFiles(content.files);
}
