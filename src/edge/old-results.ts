import { lstatSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OWN_FOLDER } from '../agent/input-tree.ts';
import { pathBelow } from '../core/path-below.ts';
import { fileFailure } from './file-failure.ts';

/**
 * Moves what an earlier run left in a folder of results out of the way of new results, so that none of it is
 * lost or taken for a new result.
 */
export interface OldResults {
  /**
   * Moves a file or folder to `.pipewright/old-results/<run>/`, and removes folders that are empty then.
   * @param path relative to the folder of results, with `/`
   * @returns its new path, likewise; undefined where there is nothing
   * @throws Failure `FILE_ERROR`
   */
  takeAway(path: string): string | undefined;
  /** What was moved so far: new paths by old ones, of whole folders too. */
  readonly moved: ReadonlyMap<string, string>;
  /** Removes a file, and folders that are empty then. Files behind a link stay. */
  remove(path: string): void;
  /**
   * Creates the folder of a result, and takes away what is in its way: links and files among the folders
   * above it, a folder at its own path. So a result is never written through a link.
   * @param path as for `takeAway`
   * @returns its absolute path
   * @throws Failure `FILE_ERROR`, `PATH_OUTSIDE`
   */
  makePlace(path: string): string;
}

/** @param root the folder of results, absolute, without links; @param run the new run's id */
export function openOldResults(root: string, run: string): OldResults {
  /** Folders that are known to be plain ones. */
  const plain = new Set<string>();
  const moved = new Map<string, string>();

  function takeAway(path: string): string | undefined {
    const from = pathBelow(root, path);
    if (!isThere(path)) return undefined;
    plain.clear();
    try {
      for (let n = 1; ; n++) {
        // A path that was first a file and later a folder needs two places.
        const to = `${OWN_FOLDER}/old-results/${n === 1 ? run : `${run}-${n}`}/${path}`;
        if (!isFree(join(root, to))) continue;
        renameSync(from, join(root, to));
        moved.set(path, to);
        removeEmpty(dirname(from));
        return to;
      }
    } catch (error) {
      throw fileFailure(`the old result ${from} cannot be moved away`, error);
    }
  }

  /** Whether something is at a path, and all folders above it are plain ones. */
  function isThere(path: string): boolean {
    const segments = path.split('/');
    const above = segments.slice(1).map((_, i) => segments.slice(0, i + 1).join('/'));
    return (
      above.every((folder) => kindAt(join(root, folder)) === 'folder') &&
      kindAt(join(root, path)) !== undefined
    );
  }

  function isFree(to: string): boolean {
    try {
      mkdirSync(dirname(to), { recursive: true });
    } catch (error) {
      if (['EEXIST', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
      throw error;
    }
    return kindAt(to) === undefined;
  }

  function removeEmpty(folder: string): void {
    try {
      for (let at = folder; at.length > root.length; at = dirname(at)) rmdirSync(at);
    } catch {
      // It holds something else.
    }
  }

  return {
    takeAway,
    moved,
    remove(path) {
      const file = pathBelow(root, path);
      if (!isThere(path) || kindAt(file) !== 'other') return;
      plain.clear();
      rmSync(file, { force: true });
      removeEmpty(dirname(file));
    },
    makePlace(path) {
      const file = pathBelow(root, path);
      const segments = path.split('/').slice(0, -1);
      try {
        for (const i of segments.keys()) {
          const folder = segments.slice(0, i + 1).join('/');
          if (plain.has(folder)) continue;
          if (kindAt(join(root, folder)) === 'other') takeAway(folder);
          mkdirSync(join(root, folder), { recursive: true });
          plain.add(folder);
        }
        if (kindAt(file) === 'folder') {
          takeAway(path);
          mkdirSync(dirname(file), { recursive: true });
        }
      } catch (error) {
        throw fileFailure(`The folder ${dirname(file)} cannot be created`, error);
      }
      return file;
    },
  };
}

/** Links are not followed. */
function kindAt(path: string): 'folder' | 'other' | undefined {
  try {
    return lstatSync(path).isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
