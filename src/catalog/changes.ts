import { entryFile, INDEX_FILE, SPEC_FILE } from './catalog-layout.ts';

/** What a change does to a catalog, derived from the names of its files alone. */
export interface Changes {
  /** Entries whose spec or samples change, by folder; `removed` when the spec itself is removed. */
  readonly entries: ReadonlyMap<string, 'changed' | 'removed'>;
  /** Extended specs that it adds, changes or removes, though only Pipewright should write them. */
  readonly extended: readonly ChangedVersion[];
  /** It changes `index.json`, which is written after the merge. */
  readonly index: boolean;
  /** Files that belong to no entry, the catalog's own settings included. */
  readonly outside: readonly string[];
}

interface ChangedVersion {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly removed: boolean;
}

export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed' | 'unchanged';
  /** The former path of a renamed file. */
  readonly previous?: string;
  /** First and last line of each hunk in the new file: GitHub accepts comments only there. */
  readonly shown: readonly (readonly [first: number, last: number])[];
}

/** @param catalog the catalog's folder, relative to the repository: `catalog` */
export function readChanges(files: readonly ChangedFile[], catalog: string): Changes {
  const entries = new Map<string, 'changed' | 'removed'>();
  const extended: ChangedVersion[] = [];
  const outside: string[] = [];
  let index = false;
  const add = (path: string, removed: boolean): void => {
    const inside = path.startsWith(`${catalog}/`) ? path.slice(catalog.length + 1) : undefined;
    const entry = inside === undefined ? undefined : entryFile(inside);
    if (inside === INDEX_FILE) index = true;
    else if (!entry) outside.push(path);
    else {
      const { name, file, version } = entry;
      if (version !== undefined) extended.push({ path, name, version, removed });
      const isGone = removed && file === SPEC_FILE;
      // Another file of the entry does not show whether its spec still exists.
      entries.set(name, isGone || entries.get(name) === 'removed' ? 'removed' : 'changed');
    }
  };
  for (const { path, status, previous } of files) {
    if (status === 'renamed' && previous !== undefined) add(previous, true);
    add(path, status === 'removed');
  }
  return { entries, extended, index, outside };
}
