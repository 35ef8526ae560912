import { lstat, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { ResultsFolder } from '../runs/run-results.ts';
import { contentOf } from './content.ts';
import { fileFailure } from './file-failure.ts';
import { leadsInside, makeFolder } from './files.ts';

/** A local folder, created where it is missing. Links that lead out of it are not followed. */
export function openResultsFolder(path: string): ResultsFolder {
  const root = resolve(path);
  let number = 0;
  return {
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
        makeParents(root, dirname(file));
        if ((await lstat(file).catch(() => undefined))?.isDirectory())
          throw new Failure('NO_PLACE', `${file} is a folder`);
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
  };
}

/** Creates folders one by one, so that none is created behind a link that leads out. @throws Failure `NO_PLACE` */
function makeParents(root: string, folder: string): void {
  makeFolder(root);
  if (folder === root) return;
  makeParents(root, dirname(folder));
  makeFolder(folder);
  if (!leadsInside(root, folder))
    throw new Failure('NO_PLACE', `${folder} is a link that leads out of ${root}`);
}

function isBelow(root: string, file: string): boolean {
  return file.startsWith(root.endsWith('/') ? root : `${root}/`);
}
