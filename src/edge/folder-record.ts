import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LARGEST_CATALOG_FILE } from '../catalog/catalog-layout.ts';
import type { CatalogRecord, CommitMessage, RecordView } from '../catalog/catalog-record.ts';
import { readTextFile, writeText } from './files.ts';

/**
 * A catalog's record in a folder of this machine.
 * @param options.name as the user named the folder
 * @param options.before what counts as published; by default the folder's own files
 * @param options.commit commits the written files, whose paths are relative to the folder
 */
export function openFolderRecord(
  folder: string,
  options: {
    readonly name: string;
    readonly before?: RecordView;
    readonly commit?: (files: readonly string[], message: CommitMessage) => Promise<string>;
  },
): CatalogRecord {
  return {
    name: options.name,
    view: async () => options.before ?? folderView(folder),
    async write(plan, message) {
      const view = folderView(folder);
      const written: string[] = [];
      for (const [file, text] of await plan(view)) {
        if ((await view.read(file)) === text) continue;
        await writeText(join(folder, file), text);
        written.push(file);
      }
      if (written.length === 0) return 'nothing';
      const sha = await options.commit?.(written, message);
      return { files: written, sha };
    },
  };
}

/** The regular files of a catalog's folder and of the folders in it. */
export function folderView(folder: string): RecordView {
  const paths = new Set<string>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile()) paths.add(entry.name);
    if (!entry.isDirectory()) continue;
    for (const file of readdirSync(join(folder, entry.name), { withFileTypes: true }))
      if (file.isFile()) paths.add(`${entry.name}/${file.name}`);
  }
  return {
    paths,
    read: async (path) =>
      paths.has(path) ? readTextFile(join(folder, path), LARGEST_CATALOG_FILE) : undefined,
  };
}
