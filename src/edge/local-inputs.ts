import { glob, realpath, stat } from 'node:fs/promises';
import { basename, relative, resolve, sep } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { InputFile } from '../local/flow.ts';
import { inspect, walk } from './agent-workspace.ts';

/** More inputs than this count as a mistake (a run on the whole disk). */
const MOST_INPUTS = 1_000_000;

/** A file of this machine as an input, with its size in bytes. */
export interface LocalInput extends InputFile {
  readonly size: number;
}

/**
 * The files that names on a command line stand for: a file is itself; files of a folder keep their paths relative to it;
 * each match of a pattern (`data/*.csv`) counts as if it were named.
 * @param names as written; @param cwd absolute
 * @param without a folder to leave out: that of the results
 * @throws Failure `FILE_NOT_FOUND`, `INPUT_UNUSABLE`, `INPUT_COLLISION`
 */
export async function findInputs(
  names: readonly string[],
  cwd: string,
  without: string,
): Promise<LocalInput[]> {
  const found = new Map<string, LocalInput>();
  const add = async (path: string, file: string): Promise<void> => {
    const real = await realpath(file);
    const other = found.get(path);
    if (other && other.file !== real)
      throw new Failure(
        'INPUT_COLLISION',
        `${other.file} and ${real} are both called "${path}". Name the folder that holds both, or rename one.`,
      );
    found.set(path, { path, file: real, size: (await stat(real)).size });
    if (found.size > MOST_INPUTS)
      throw new Failure('INPUT_UNUSABLE', `There are more than ${MOST_INPUTS} inputs. Name fewer.`);
  };
  for (const name of names) {
    for (const path of await expand(name, cwd)) {
      const entry = await inspect(path);
      const isFolder = entry?.kind === 'folder' || (entry?.target && !entry.target.isFile);
      if (!isFolder) {
        if (entry?.kind !== 'file' && !entry?.target?.isFile) throw unusable(name, entry?.kind ?? 'nothing');
        await add(basename(path), path);
        continue;
      }
      const root = await realpath(path);
      for (const { kind, path: file, target } of await walk(root, { deep: true, limit: MOST_INPUTS })) {
        if (file === without || file.startsWith(without + sep)) continue;
        if (kind === 'unreadable') throw unusable(relative(cwd, file), kind);
        if (kind === 'file' || target?.isFile) await add(relative(root, file).replaceAll('\\', '/'), file);
      }
    }
  }
  if (found.size === 0) throw new Failure('NO_INPUTS', `${names.join(', ')} holds no file.`);
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The paths that a name stands for. An existing file comes first, even if its name looks like a pattern. */
async function expand(name: string, cwd: string): Promise<string[]> {
  const path = resolve(cwd, name);
  if ((await inspect(path)) || !/[*?[{]/.test(name)) return [path];
  const paths: string[] = [];
  for await (const match of glob(name, { cwd })) paths.push(resolve(cwd, match));
  if (paths.length === 0) throw new Failure('FILE_NOT_FOUND', `No file matches the pattern ${name}.`);
  return paths.sort();
}

function unusable(name: string, kind: string): Failure {
  if (kind === 'nothing')
    return new Failure('FILE_NOT_FOUND', `The input ${name} does not exist. Is the path right?`);
  if (kind === 'unreadable')
    return new Failure('INPUT_UNUSABLE', `${name} cannot be read, or its name is not UTF-8.`);
  return new Failure('INPUT_UNUSABLE', `The input ${name} is a ${kind}, not a file or folder.`);
}
