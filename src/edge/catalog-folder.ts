import { accessSync, constants, type Dirent, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entryFile, INDEX_FILE, isOwnFile, linkFailure, SETTINGS_FILE } from '../catalog/catalog-layout.ts';
import {
  type CatalogRecord,
  type CommitMessage,
  type RecordView,
  readPublished,
  refuseLink,
  updatedIndex,
} from '../catalog/catalog-record.ts';
import { type CatalogSettings, parseSettings } from '../catalog/catalog-settings.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import { readCatalogFile } from './catalog-files.ts';
import { kindOf, readTextIfThere, writeText } from './files.ts';

/** A catalog on disk: `catalog.json`, `index.json`, a folder per algorithm. */
export interface CatalogFolder {
  readonly settings: CatalogSettings;
  /** Brings `index.json` up to date with the extended specs that exist. */
  refreshIndex(): Promise<void>;
}

/**
 * The catalog that a spec file belongs to (`<catalog>/<name>/spec.json`), or undefined when there is none
 * around it.
 * @throws Failure `BAD_CATALOG`, `NOT_A_FILE` when its catalog.json cannot be used
 */
export function openCatalogFolder(specFile: string): CatalogFolder | undefined {
  const folder = dirname(dirname(specFile));
  const file = join(folder, SETTINGS_FILE);
  const text = kindOf(file) === 'file' ? readCatalogFile(folder, SETTINGS_FILE) : undefined;
  if (text === undefined) return undefined;
  const settings = parseSettings(text, file);
  return {
    settings,
    async refreshIndex() {
      const view = folderView(folder);
      const published: ExtendedSpec[] = [];
      for (const path of view.paths) {
        const { name, version } = entryFile(path) ?? {};
        const extended = name && version && (await readPublished(view, name, version));
        if (extended) published.push(extended);
      }
      await writeIfChanged(join(folder, INDEX_FILE), await updatedIndex(view, published));
    },
  };
}

/** Writes a text, but does not touch a file that has it already, so that nothing is rebuilt or committed. */
export async function writeIfChanged(file: string, text: string): Promise<void> {
  if ((await readTextIfThere(file)) !== text) await writeText(file, text);
}

/**
 * A catalog's record in a folder of this machine.
 * @param options.name as the user named the folder
 * @param options.before what counts as published; by default the folder's own files
 * @param options.commit commits the written files (paths relative to the folder); returns the commit
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
    async requireWritable() {
      try {
        accessSync(folder, constants.W_OK);
      } catch (cause) {
        throw new Failure(
          'NOT_WRITABLE',
          `${options.name} cannot be written, so published versions could not be recorded. Nothing was pushed. Check the owner of the folder, and the disk.`,
          { cause },
        );
      }
    },
    async write(plan, message) {
      const view = folderView(folder);
      const written: string[] = [];
      for (const [file, text] of await plan(view)) {
        refuseLink(view, file);
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

/** The files of a catalog's folder and of the folders in it. */
function folderView(folder: string): RecordView {
  const paths = new Set<string>();
  const links = new Set<string>();
  const add = (entry: Dirent, path: string): void => {
    if (entry.isFile()) paths.add(path);
    else if (entry.isSymbolicLink() && isOwnFile(path)) links.add(path);
  };
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    add(entry, entry.name);
    if (!entry.isDirectory()) continue;
    for (const file of readdirSync(join(folder, entry.name), { withFileTypes: true }))
      add(file, `${entry.name}/${file.name}`);
  }
  return {
    paths,
    links,
    read: async (path) => (paths.has(path) ? readCatalogFile(folder, path) : undefined),
  };
}

/** A finding for each of the catalog's own files that is a link. @param shown how messages name the folder */
export function linkFindings(folder: string, shown: string): Finding[] {
  if (kindOf(folder) !== 'folder') return [];
  return [...(folderView(folder).links ?? [])].sort().map((path) => {
    const file = `${shown}/${path}`;
    const { code, message } = linkFailure(file);
    return { code, severity: 'error', file, path: '', message };
  });
}
