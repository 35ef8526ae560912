import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { isBelow } from '../core/path-below.ts';
import { readFailure, writeFailure } from './file-failure.ts';

/**
 * Reads a small text file whole. Devices and pipes are refused before they could block; symbolic links are
 * followed.
 * @param maxBytes more is refused, unread
 * @param shown how to call the file in messages, as the user named it
 * @throws Failure `FILE_NOT_FOUND`, `NOT_A_FILE`, `NO_PERMISSION`, `FILE_TOO_LARGE`, `NOT_UTF8`,
 *   `CANNOT_READ`
 */
export function readTextFile(path: string, maxBytes: number, shown = path): string {
  let bytes: Buffer;
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(file);
    const { size } = stat;
    if (!stat.isFile()) {
      throw new Failure('NOT_A_FILE', `${shown} is not a file. Name a JSON file or a folder of them.`);
    }
    if (size > maxBytes) throw tooLarge(shown, size, maxBytes);
    // One byte more than allowed shows a file that grows while it is read.
    const buffer = Buffer.alloc(Math.min(size, maxBytes) + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < buffer.length; length += read) {
      read = readSync(file, buffer, length, buffer.length - length, null);
    }
    if (length > maxBytes) throw tooLarge(shown, length, maxBytes);
    bytes = buffer.subarray(0, length);
  } catch (error) {
    throw readFailure(shown, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const [first, second] = bytes;
    // UTF-16: a byte order mark, or an ASCII character, one of whose two bytes is zero.
    const wide =
      (first === 0xff && second === 0xfe) ||
      (first === 0xfe && second === 0xff) ||
      (first === 0) !== (second === 0);
    throw new Failure(
      'NOT_UTF8',
      `${shown} is not UTF-8 text${wide ? ' but UTF-16' : ''}. Save it as UTF-8 and try again.`,
      { cause: error },
    );
  }
}

/** The limit of `readTextIfThere` in bytes: Pipewright's own JSON files are far smaller. */
const LARGEST_TEXT = 16 * 1024 * 1024;

/**
 * As `readTextFile`, for files that may be missing.
 * @returns undefined where there is no such file
 * @throws Failure `NOT_A_FILE`, `NO_PERMISSION`, `FILE_TOO_LARGE`, `NOT_UTF8`, `CANNOT_READ`
 */
export async function readTextIfThere(path: string, maxBytes = LARGEST_TEXT): Promise<string | undefined> {
  try {
    return readTextFile(path, maxBytes);
  } catch (error) {
    if (error instanceof Failure && error.code === 'FILE_NOT_FOUND') return undefined;
    throw error;
  }
}

/**
 * Replaces a file's content atomically: readers find the old or the new one, never half of it. Creates
 * missing parent folders. The file's mode stays; a symbolic link stays one, and its target is replaced.
 * @throws Failure `NO_PERMISSION`, `DISK_FULL`, `CANNOT_WRITE`; the old content is then still there
 */
export async function writeText(path: string, text: string, shown = path): Promise<void> {
  let temporary: string | undefined;
  try {
    makeFolder(dirname(path));
    const target = statSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : path;
    const mode = statSync(target, { throwIfNoEntry: false })?.mode ?? 0o666;
    temporary = join(dirname(target), `.${process.pid}-${process.hrtime.bigint()}.tmp`);
    const file = openSync(temporary, 'wx', mode & 0o777);
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    if (temporary) rmSync(temporary, { force: true });
    throw writeFailure(shown, error);
  }
}

/** Deletes a file; does nothing where there is none. @throws Failure `NO_PERMISSION`, `CANNOT_WRITE` */
export function removeFile(path: string, shown = path): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw writeFailure(shown, error);
  }
}

/**
 * Creates a folder and its parents unless they exist. Node's own recursive mkdir never ends below a folder
 * that exists but answers ENOENT, as /proc does.
 * @throws the file system's error
 */
export function makeFolder(path: string): void {
  if (kindOf(path) === 'folder') return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have created it meanwhile.
    if (kindOf(path) !== 'folder') throw error;
  }
}

/**
 * A folder's path without links. The folder need not exist yet: the part that exists is resolved. Paths are
 * compared only after this.
 * @param path absolute
 */
export function resolvedFolder(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(resolvedFolder(above), basename(path));
  }
}

export type PathKind = 'file' | 'folder' | 'other' | 'nothing';

/** What is at a path, symbolic links followed. A path that cannot be inspected counts as nothing. */
export function kindOf(path: string): PathKind {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return !stat ? 'nothing' : stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
  } catch {
    return 'nothing';
  }
}

/** Levels below a folder that are searched for specs; a catalog has them one level down, a repository two. */
const MAX_DEPTH = 4;
/** A tree with more folders than this is not a catalog. */
const MAX_FOLDERS = 50_000;

/**
 * Finds every `spec.json` at or below a folder, in the order of their paths. Skips hidden folders,
 * `node_modules`, symbolic links to folders, and everything below a spec, since its folder holds samples.
 * @param also accepts the names of other files to find
 * @throws Failure `FILE_NOT_FOUND`, `NO_PERMISSION`, `TOO_MANY_FOLDERS`
 */
export function findSpecs(folder: string, shown = folder, also?: (name: string) => boolean): string[] {
  const specs: string[] = [];
  let folders = 0;
  const search = (at: string, depth: number): void => {
    if (++folders > MAX_FOLDERS) {
      throw new Failure(
        'TOO_MANY_FOLDERS',
        `${shown} contains more than ${MAX_FOLDERS} folders. Name the catalog itself.`,
      );
    }
    const entries = entriesOf(at, at === folder ? shown : at);
    if (entries.some((entry) => entry.name === 'spec.json' && !entry.isDirectory())) {
      specs.push(join(at, 'spec.json'));
      return;
    }
    for (const entry of entries) {
      if (also?.(entry.name) && !entry.isDirectory()) specs.push(join(at, entry.name));
    }
    if (depth === MAX_DEPTH) return;
    const below = entries.filter(
      (e) => e.isDirectory() && !e.name.startsWith('.') && e.name !== 'node_modules',
    );
    for (const { name } of below.sort((a, b) => (a.name < b.name ? -1 : 1)))
      search(join(at, name), depth + 1);
  };
  search(folder, 0);
  return specs;
}

function entriesOf(folder: string, shown: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw readFailure(shown, error);
  }
}

/** Whether a path leads, all symbolic links followed, to something inside a folder. */
export function leadsInside(folder: string, path: string): boolean {
  try {
    const root = realpathSync(folder);
    const target = realpathSync(path);
    return target === root || isBelow(root, target);
  } catch {
    return false;
  }
}

/** Whether a folder holds a plain file at a relative path; links that lead out of the folder do not count. */
export function hasFileInside(folder: string, path: string): boolean {
  const full = join(folder, path);
  return kindOf(full) === 'file' && leadsInside(folder, full);
}

function tooLarge(shown: string, size: number, maxBytes: number): Failure {
  return new Failure('FILE_TOO_LARGE', `${shown} has ${size} bytes; ${maxBytes} are allowed.`);
}
