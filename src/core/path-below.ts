import { join, relative, resolve, sep } from 'node:path';
import { Failure } from './failure.ts';
import { problemOnWindows } from './file-names.ts';

/** The path syntax of an operating system; `node:path` has this machine's, and `win32` and `posix`. */
export interface PathRules {
  join(...paths: string[]): string;
  readonly sep: string;
}
const HERE: PathRules = { join, sep };

/**
 * Joins a folder and a path that comes from elsewhere (an input's name, a key, a report), and checks the
 * result, too: on Windows, a backslash also separates folders.
 * @param folder absolute; @param path relative, with `/`
 * @throws Failure `PATH_OUTSIDE` unless the result is below the folder; `NAME_UNUSABLE` for a name that
 *   Windows cannot have
 */
export function pathBelow(folder: string, path: string, rules = HERE): string {
  const joined = rules.join(folder, path);
  const isFile = isBelow(folder, joined, rules) && !joined.endsWith(rules.sep) && !path.includes('\0');
  if (!isFile || !isKeyBelow(path))
    throw new Failure(
      'PATH_OUTSIDE',
      `${JSON.stringify(path)} is not the name of a file below ${folder}. Rename it: a name must not be "..", or contain a NUL character.`,
    );
  const problem = rules.sep === '\\' && path.split('/').map(problemOnWindows).find(Boolean);
  if (problem)
    throw new Failure(
      'NAME_UNUSABLE',
      `${JSON.stringify(path)} cannot be a file on Windows: ${problem}. Rename it, or work in WSL, on Linux or macOS.`,
    );
  return joined;
}

/** Whether a path lies below a folder, as text: both absolute, normalized, without links. */
export function isBelow(folder: string, path: string, { sep } = HERE): boolean {
  return path.length > folder.length && path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Whether a key with `/` stays below the folder that it is put into, whatever program normalizes it. */
export function isKeyBelow(key: string): boolean {
  const segments = key.split('/');
  // Not even "a/../b": where "a" is a link, a program that resolves it reads another file.
  return !segments.includes('..') && segments.some((segment) => segment !== '' && segment !== '.');
}

/** A path to show to a user: relative if it is below the working folder, else absolute. */
export function pathFrom(cwd: string, path: string): string {
  const full = resolve(cwd, path);
  return full === cwd ? '.' : isBelow(cwd, full) ? relative(cwd, full) : full;
}

/** A path of this machine with `/` between its folders. Except on Windows, a backslash is part of a name. */
export function withSlashes(path: string, { sep } = HERE): string {
  return path.split(sep).join('/');
}
