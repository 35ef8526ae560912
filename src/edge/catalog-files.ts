import { lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { LARGEST_CATALOG_FILE, linkFailure } from '../catalog/catalog-layout.ts';
import { kindOf, readTextFile } from './files.ts';

/**
 * Reads one of a catalog's own files. A link is refused, also where a folder on the way is one: it may lead
 * anywhere on this machine, and a reviewer sees only its name.
 * @param path relative to the folder; it may come from a stranger
 * @returns undefined where there is no such file
 * @throws Failure `NOT_A_FILE` for a link, and those of `readTextFile`
 */
export function readCatalogFile(
  folder: string,
  path: string,
  shown = join(folder, path),
): string | undefined {
  const full = join(folder, path);
  if (isLinked(folder, path)) throw linkFailure(shown);
  return kindOf(full) === 'nothing' ? undefined : readTextFile(full, LARGEST_CATALOG_FILE, shown);
}

/** Whether a path below a folder leads elsewhere than its name says. A broken link counts too. */
export function isLinked(folder: string, path: string): boolean {
  try {
    const root = realpathSync(folder);
    return realpathSync(join(root, path)) !== join(root, path);
  } catch {
    return lstatSync(join(folder, path), { throwIfNoEntry: false })?.isSymbolicLink() === true;
  }
}
