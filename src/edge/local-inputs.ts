import { glob, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { INPUT_LIMIT, type InputTree, readInputTree } from '../agent/input-tree.ts';
import { Failure } from '../core/failure.ts';
import { isBelow, withSlashes } from '../core/path-below.ts';
import type { InputFile } from '../local/flow.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import * as workspace from './agent-workspace.ts';

/** A file of this machine as an input, with its size in bytes. */
export interface LocalInput extends InputFile {
  readonly size: number;
}

export interface LocalInputs {
  /** Sorted by path. */
  readonly files: readonly LocalInput[];
  /** What else is in the folders; paths are relative to the working directory. */
  readonly leftOut: readonly LeftOut[];
}

export interface InputOptions {
  /** The folder of the results, absolute, without links: it is left out. */
  readonly without: string;
  /** Whether some step takes a file of that path. */
  readonly takes: (path: string) => boolean;
}

/**
 * The files that names on a command line stand for: a file stands for itself; files of a folder keep their
 * paths relative to it; each match of a pattern (`data/*.csv`) counts as if it were named.
 * @param names as written; @param cwd absolute
 * @throws Failure `FILE_NOT_FOUND`, `INPUT_UNUSABLE`, `INPUT_COLLISION`, `NO_INPUTS`
 */
export async function findInputs(
  names: readonly string[],
  cwd: string,
  options: InputOptions,
): Promise<LocalInputs> {
  const found = new Map<string, LocalInput>();
  const leftOut = new Map<string, LeftOut>();
  const add = (input: LocalInput): void => {
    const other = found.get(input.path);
    if (other && other.file !== input.file)
      throw new Failure(
        'INPUT_COLLISION',
        `${other.file} and ${input.file} are both called "${input.path}". Name the folder that contains both, or rename one.`,
      );
    found.set(input.path, input);
    if (found.size > INPUT_LIMIT)
      throw new Failure('INPUT_UNUSABLE', `There are more than ${INPUT_LIMIT} inputs. Name fewer.`);
  };
  for (const name of names) {
    for (const path of await expand(name, cwd)) {
      const kind = await kindOf(name, path);
      const real = await realpath(path);
      if (kind === 'file') {
        add({ path: basename(path), file: real, size: (await stat(real)).size });
        continue;
      }
      const tree = await readTree(real, options);
      for (const file of tree.files) add(file);
      for (const { path: below, why } of tree.leftOut) {
        const shown = shownPath(cwd, path, below);
        leftOut.set(shown, { path: shown, why });
      }
    }
  }
  if (found.size === 0) throw noFile(names, [...leftOut.values()]);
  return {
    files: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    leftOut: [...leftOut.values()],
  };
}

/** @throws Failure for what is neither file nor folder */
async function kindOf(name: string, path: string): Promise<'file' | 'folder'> {
  const entry = await workspace.inspect(path);
  if (!entry) throw new Failure('FILE_NOT_FOUND', `The input ${name} does not exist. Check the path.`);
  if (entry.kind === 'file' || entry.target?.isFile) return 'file';
  if (entry.kind === 'folder' || entry.target) return 'folder';
  if (entry.kind === 'unreadable')
    throw new Failure('INPUT_UNUSABLE', `${name} cannot be read, or its name is not UTF-8.`);
  const what = entry.kind === 'link' ? 'broken link' : entry.kind;
  throw new Failure('INPUT_UNUSABLE', `The input ${name} is a ${what}, not a file or folder.`);
}

async function readTree(real: string, { without, takes }: InputOptions): Promise<InputTree> {
  if (real !== without && !isBelow(without, real)) return readInputTree(real, workspace, { without, takes });
  const { files } = await readInputTree(real, workspace, { takes: () => false });
  const why = `${without} is the folder for results, so its files (${files.length}) were left out as inputs. To use them, name another folder with --out`;
  return { files: [], leftOut: [{ path: '.', why }] };
}

function shownPath(cwd: string, root: string, below: string): string {
  const path = withSlashes(relative(cwd, join(root, below)));
  return below.endsWith('/') ? `${path}/` : path || '.';
}

/** The paths that a name stands for. An existing file comes first, even if its name looks like a pattern. */
async function expand(name: string, cwd: string): Promise<string[]> {
  const path = resolve(cwd, name);
  if ((await workspace.inspect(path)) || !/[*?[{]/.test(name)) return [path];
  const paths: string[] = [];
  for await (const match of glob(name, { cwd })) paths.push(resolve(cwd, match));
  if (paths.length === 0) throw new Failure('FILE_NOT_FOUND', `No file matches the pattern ${name}.`);
  return paths.sort();
}

function noFile(names: readonly string[], leftOut: readonly LeftOut[]): Failure {
  const shown = leftOut.slice(0, 5).map(({ path, why }) => `${path} (${why})`);
  const rest = leftOut.length > 5 ? `, and ${leftOut.length - 5} more` : '';
  const what =
    shown.length > 0
      ? `contains no file to run on. Left out: ${shown.join(', ')}${rest}.`
      : 'contains no file.';
  return new Failure('NO_INPUTS', `${names.join(', ')} ${what}`);
}
