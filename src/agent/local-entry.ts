import { posix } from 'node:path';
import type { StoredFile } from '../protocol/item-content.ts';
import { filesOf, type ItemEntry } from '../protocol/item-files.ts';
import { localName, localPath } from '../protocol/local-names.ts';
import { ResultWriters } from '../protocol/result-writers.ts';
import { unusable } from './fetch-object.ts';
import type { LocalFile } from './local-files.ts';

/** An entry of an item on this machine, and the objects to download for it, with their paths. */
export interface LocalEntry {
  readonly local: Pick<LocalFile, 'path' | 'name' | 'companions'>;
  readonly downloads: readonly { readonly object: StoredFile; readonly to: string }[];
}

/** Bytes of all files of an entry. */
export function bytesOf(entry: ItemEntry<StoredFile>): number {
  return filesOf(entry).reduce((sum, { size }) => sum + size, 0);
}

/**
 * Where the files of an entry lie in a folder of its own: each by its name, and files of a folder by their
 * paths in it.
 * @param folder absolute
 * @throws Failure `INPUT_UNUSABLE` for two files of one name
 */
export function localEntry(entry: ItemEntry<StoredFile>, folder: string): LocalEntry {
  const name = localName(posix.basename(entry.path));
  const path = posix.join(folder, name);
  const within = ({ path: file }: StoredFile): string =>
    entry.kind === 'folder'
      ? posix.join(name, localPath(file.slice(entry.path.length + 1)))
      : localName(posix.basename(file));
  const names = new ResultWriters();
  const downloads = filesOf(entry).map((object) => {
    const relative = within(object);
    const other = names.claim({ item: object.path, key: relative });
    if (other)
      throw unusable(`its inputs ${other.item} and ${object.path} cannot be stored beside each other`);
    return { object, to: posix.join(folder, relative) };
  });
  const companions =
    entry.kind === 'folder'
      ? []
      : downloads.slice(1).map(({ to }) => ({ path: to, name: posix.basename(to) }));
  return { local: { path, name, companions }, downloads };
}
