/** What a change does to a catalog, from the names of its files alone. */
export interface Changes {
  /** Entries whose spec or samples change, by folder; `removed` when the spec itself goes. */
  readonly entries: ReadonlyMap<string, 'changed' | 'removed'>;
  /** Extended specs that it adds, changes or removes: machines write those. */
  readonly extended: readonly { readonly path: string; readonly name: string; readonly removed: boolean }[];
  /** It changes `index.json`, which is written after the merge. */
  readonly index: boolean;
  /** Everything that belongs to no entry, the catalog's own settings included. */
  readonly outside: readonly string[];
}

/** `<version>.json`: machines write SemVer there, people `spec.json`. */
export const EXTENDED_SPEC_FILE = /^\d+\.\d+\.\d+.*\.json$/;

/** @param catalog the catalog's folder, relative to the repository: `catalog` */
export function readChanges(files: readonly ChangedFile[], catalog: string): Changes {
  const entries = new Map<string, 'changed' | 'removed'>();
  const extended: { path: string; name: string; removed: boolean }[] = [];
  const outside: string[] = [];
  let index = false;
  const see = (path: string, removed: boolean): void => {
    const below = path.startsWith(`${catalog}/`) ? path.slice(catalog.length + 1) : undefined;
    const slash = below?.indexOf('/') ?? -1;
    if (below === 'index.json') {
      index = true;
      return;
    }
    if (below === undefined || slash < 0 || below.startsWith('schema/')) {
      outside.push(path);
      return;
    }
    const name = below.slice(0, slash);
    const file = below.slice(slash + 1);
    if (EXTENDED_SPEC_FILE.test(file)) extended.push({ path, name, removed });
    const isGone = removed && file === 'spec.json';
    // Another file of the entry says nothing about whether its spec is still there.
    entries.set(name, isGone || entries.get(name) === 'removed' ? 'removed' : 'changed');
  };
  for (const { path, status, previous } of files) {
    if (status === 'renamed' && previous !== undefined) see(previous, true);
    see(path, status === 'removed');
  }
  return { entries, extended, index, outside };
}

export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed' | 'unchanged';
  /** Where a renamed file was. */
  readonly previous?: string;
  /** The lines of the new file that the change shows, first and last: comments go nowhere else. */
  readonly shown: readonly (readonly [first: number, last: number])[];
}
