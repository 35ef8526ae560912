import valid from 'semver/functions/valid.js';
import { Failure } from '../core/failure.ts';

/** The files of a catalog. Paths are relative to its folder. */
export const SETTINGS_FILE = 'catalog.json';
export const INDEX_FILE = 'index.json';
export const SPEC_FILE = 'spec.json';

/** The most bytes that one JSON file of a catalog may have. */
export const LARGEST_CATALOG_FILE = 4 * 1024 * 1024;

/** A file in an entry's folder. */
export interface EntryFile {
  /** The entry's folder. */
  readonly name: string;
  /** Relative to the folder. */
  readonly file: string;
  /** Set for an extended spec, which Pipewright writes: `<version>.json`. */
  readonly version?: string;
}

/** The entry that a path belongs to; undefined for the catalog's own files. */
export function entryFile(path: string): EntryFile | undefined {
  const slash = path.indexOf('/');
  if (slash < 0 || path.startsWith('schema/')) return undefined;
  const name = path.slice(0, slash);
  const file = path.slice(slash + 1);
  const version = file.endsWith('.json') ? file.slice(0, -'.json'.length) : '';
  return valid(version) === version ? { name, file, version } : { name, file };
}

export function extendedSpecPath({ name, version }: { readonly name: string; readonly version: string }) {
  return `${name}/${version}.json`;
}

/** Whether a path is one of the files that make up a catalog; samples and texts for people are not. */
export function isOwnFile(path: string): boolean {
  if (path === SETTINGS_FILE || path === INDEX_FILE) return true;
  const entry = entryFile(path);
  return entry !== undefined && (entry.file === SPEC_FILE || entry.version !== undefined);
}

/**
 * The failure where one of a catalog's own files is a symbolic link.
 * @param shown how messages name the file
 */
export function linkFailure(shown: string): Failure {
  return new Failure('NOT_A_FILE', `${shown} is a link. Replace it with the file itself.`);
}
