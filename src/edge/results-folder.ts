import { lstatSync } from 'node:fs';
import { lstat, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { OWN_FOLDER } from '../agent/input-tree.ts';
import { Failure } from '../core/failure.ts';
import { fileNames } from '../core/file-names.ts';
import { isBelow, withSlashes } from '../core/path-below.ts';
import type { ResultsFolder } from '../runs/run-results.ts';
import * as workspace from './agent-workspace.ts';
import { contentOf } from './content.ts';
import { fileFailure } from './file-failure.ts';
import { leadsInside, makeFolder, resolvedFolder } from './files.ts';
import { openOldResults } from './old-results.ts';

/**
 * A local folder, created where it is missing. Links that lead out of it are not followed. What an earlier
 * run left in the place of a result is moved to `.pipewright/old-results/<run>/`.
 * @param run the id of the run whose results come into it
 */
export function openResultsFolder(path: string, run: string): ResultsFolder {
  const root = resolvedFolder(resolve(path));
  const old = openOldResults(root, run);
  let number = 0;

  /**
   * Creates folders one by one, so that none is created behind a link that leads out.
   * @throws Failure `NO_PLACE`
   */
  function makeParents(folder: string): void {
    if (folder !== root) makeParents(dirname(folder));
    if (lstatSync(folder, { throwIfNoEntry: false })?.isFile())
      old.takeAway(withSlashes(relative(root, folder)));
    makeFolder(folder);
    if (!leadsInside(root, folder))
      throw new Failure('NO_PLACE', `${folder} is a link to a place outside ${root}`);
  }

  return {
    names: fileNames(process.platform),
    async look(name) {
      const file = join(root, name);
      const info = await lstat(file).catch(() => undefined);
      if (!info?.isFile() || !leadsInside(root, dirname(file))) return undefined;
      return { size: info.size, content: () => contentOf(file, info.size) };
    },
    async put(name, write) {
      const file = join(root, name);
      const temporary = join(dirname(file), `.pipewright-${process.pid}-${number++}.part`);
      try {
        if (!isBelow(root, file)) throw new Failure('NO_PLACE', 'it would be outside the folder');
        // By this folder, a later run that takes its inputs from here recognizes results.
        makeFolder(join(root, OWN_FOLDER));
        makeParents(dirname(file));
        if ((await lstat(file).catch(() => undefined))?.isDirectory()) {
          old.takeAway(withSlashes(relative(root, file)));
          makeParents(dirname(file));
        }
        await write(temporary);
        await rename(temporary, file);
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => {});
        if (error instanceof Failure) throw error;
        const { code = '' } = error as NodeJS.ErrnoException;
        if (['ENOTDIR', 'EEXIST', 'EISDIR', 'ENAMETOOLONG', 'ELOOP', 'EINVAL'].includes(code))
          throw new Failure('NO_PLACE', `${file} cannot be written (${code})`, { cause: error });
        throw fileFailure(`${file} cannot be written`, error);
      }
    },
    list: (folder) => filesIn(root, folder),
  };
}

/** The paths of all files below a folder, relative to the root, with `/`. Links count as files. */
export async function filesIn(root: string, folder: string): Promise<string[]> {
  const entries = await workspace.list(join(root, folder)).catch(() => []);
  const lists = entries.map(async ({ kind, relative: name }) => {
    const path = `${folder}/${name}`;
    return kind === 'folder' ? filesIn(root, path) : [path];
  });
  return (await Promise.all(lists)).flat();
}
