import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
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
import { dirname, join, sep } from 'node:path';
import { Failure } from '../core/failure.ts';

/**
 * Reads a small text file whole. Devices and pipes are refused before they could block; symbolic links are followed.
 * @param maxBytes more is refused, unread
 * @param shown how to call the file in messages, as the user named it
 * @throws Failure `FILE_NOT_FOUND`, `NOT_A_FILE`, `NO_PERMISSION`, `FILE_TOO_LARGE`, `NOT_UTF8`, `CANNOT_READ`
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
    throw readFailure(error, shown);
  } finally {
    if (file !== undefined) closeSync(file);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    throw new Failure(
      'NOT_UTF8',
      `${shown} is not UTF-8 text${wide ? ' but UTF-16' : ''}. Save it as UTF-8 and try again.`,
      { cause: error },
    );
  }
}

/** What `readTextIfThere` reads at most, in bytes: no JSON of ours comes near it. */
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
 * Replaces a file's content so that readers find the old or the new one, never half of it, whatever happens in
 * between. Folders above it are made. The file's rights stay; a symbolic link stays one, and what it leads to is replaced.
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
    throw writeFailure(error, shown);
  }
}

/**
 * Makes a folder and those above it; one that is there is fine. Node's own recursive mkdir never ends where a folder
 * exists but refuses new ones as if it did not, as /proc does.
 * @throws the file system's error
 */
export function makeFolder(path: string): void {
  if (kindOf(path) === 'folder') return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (kindOf(path) !== 'folder') throw error;
  }
}

export type PathKind = 'file' | 'folder' | 'other' | 'nothing';

/** What is at a path, symbolic links followed. A path that cannot be looked at counts as nothing. */
export function kindOf(path: string): PathKind {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return !stat ? 'nothing' : stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
  } catch {
    return 'nothing';
  }
}

/** How far down specs are looked for; a catalog has them one level down, a repository two. */
const DEEPEST = 4;
/** A tree with more folders than this is no catalog. */
const MOST_FOLDERS = 50_000;

/**
 * Finds every `spec.json` at or below a folder, by path, in order. Hidden folders, `node_modules` and symbolic links
 * to folders are left out; below a spec nothing is looked for, its folder holds samples.
 * @param also names of other files that are wanted
 * @throws Failure `FILE_NOT_FOUND`, `NO_PERMISSION`, `TOO_MANY_FOLDERS`
 */
export function findSpecs(folder: string, shown = folder, also?: (name: string) => boolean): string[] {
  const specs: string[] = [];
  let folders = 0;
  const look = (at: string, depth: number): void => {
    if (++folders > MOST_FOLDERS) {
      throw new Failure(
        'TOO_MANY_FOLDERS',
        `${shown} holds more than ${MOST_FOLDERS} folders. Name the catalog itself.`,
      );
    }
    let entries: ReturnType<typeof list>;
    try {
      entries = list(at);
    } catch (error) {
      throw readFailure(error, at === folder ? shown : at);
    }
    if (entries.some((entry) => entry.name === 'spec.json' && !entry.isDirectory())) {
      specs.push(join(at, 'spec.json'));
      return;
    }
    for (const entry of entries) {
      if (also?.(entry.name) && !entry.isDirectory()) specs.push(join(at, entry.name));
    }
    if (depth === DEEPEST) return;
    const below = entries.filter(
      (e) => e.isDirectory() && !e.name.startsWith('.') && e.name !== 'node_modules',
    );
    for (const { name } of below.sort((a, b) => (a.name < b.name ? -1 : 1))) look(join(at, name), depth + 1);
  };
  look(folder, 0);
  return specs;
}

function list(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}

/** Whether a path leads, all symbolic links followed, to something inside a folder. */
export function leadsInside(folder: string, path: string): boolean {
  try {
    const root = realpathSync(folder);
    const target = realpathSync(path);
    return target === root || target.startsWith(root.endsWith(sep) ? root : root + sep);
  } catch {
    return false;
  }
}

/** Whether a folder holds a plain file at a relative path; links that lead out of the folder do not count. */
export function hasFileInside(folder: string, path: string): boolean {
  const full = join(folder, path);
  try {
    const stat = lstatSync(full, { throwIfNoEntry: false });
    if (!stat) return false;
    return statSync(full).isFile() && leadsInside(folder, full);
  } catch {
    return false;
  }
}

function tooLarge(shown: string, size: number, maxBytes: number): Failure {
  return new Failure('FILE_TOO_LARGE', `${shown} has ${size} bytes; ${maxBytes} are allowed.`);
}

function readFailure(error: unknown, shown: string): Failure {
  if (error instanceof Failure) return error;
  const cause = { cause: error };
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Failure('FILE_NOT_FOUND', `${shown} does not exist. Is the path right?`, cause);
    case 'EACCES':
    case 'EPERM':
      return new Failure('NO_PERMISSION', `${shown} may not be read by this user.`, cause);
    case 'EISDIR':
    case 'ENXIO':
      return new Failure(
        'NOT_A_FILE',
        `${shown} is not a file. Name a JSON file or a folder of them.`,
        cause,
      );
    case 'ELOOP':
      return new Failure('FILE_NOT_FOUND', `${shown} is a link that leads in a circle.`, cause);
    default:
      return new Failure('CANNOT_READ', `${shown} could not be read: ${(error as Error).message}.`, cause);
  }
}

function writeFailure(error: unknown, shown: string): Failure {
  const cause = { cause: error };
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Failure('NO_PERMISSION', `${shown} may not be written by this user.`, cause);
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure('DISK_FULL', `${shown} could not be written: the disk is full.`, cause);
    default:
      return new Failure(
        'CANNOT_WRITE',
        `${shown} could not be written: ${(error as Error).message}.`,
        cause,
      );
  }
}
