import { posix } from 'node:path';
import { ONLY_INPUT } from '../spec/named-files.ts';

/** A file or folder on this machine, and the name that the algorithm sees. */
export interface NamedPath {
  /** Absolute; as links are resolved, its last segment may differ from `name`. */
  readonly path: string;
  readonly name: string;
}

/** A file or folder of an item, with the files that travel with it. */
export interface LocalFile extends NamedPath {
  readonly companions: readonly NamedPath[];
  /** The agent put them there: they may be moved, and are removed at the end. */
  readonly isTemporary: boolean;
  /** Other items have the same ones on this machine: they are linked, and neither moved nor changed. */
  readonly isShared?: boolean;
}

/** An item's files by the name of their input, each in the order of `$<input>_1`, `$<input>_2`, … */
export type ItemFiles = ReadonlyMap<string, readonly LocalFile[]>;

/** The files of an item of one file, or of one folder, of the input `input`. */
export function soleFile(path: string, isTemporary = false): ItemFiles {
  return new Map([[ONLY_INPUT, [{ path, name: posix.basename(path), companions: [], isTemporary }]]]);
}

/** The file of an item that has exactly one, without companions; else undefined. */
export function soleOf(files: ItemFiles): LocalFile | undefined {
  const [file, ...others] = [...files.values()].flat();
  return file && others.length === 0 && file.companions.length === 0 ? file : undefined;
}

/** All files of an item, companions included. */
export function allFiles(files: ItemFiles): NamedPath[] {
  return [...files.values()].flat().flatMap((file) => [file, ...file.companions]);
}
