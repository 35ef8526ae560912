import { mkdirSync, readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { forEachConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import { MARKER_FILE } from '../site/site.ts';
import type { SiteFiles } from '../site/site-model.ts';
import { writeFailure } from './file-failure.ts';
import { kindOf, makeFolder } from './files.ts';

/** Files that are written at the same time. */
const AT_ONCE = 16;

/**
 * What stays in a site's folder that is written again: a checkout's own files, and a custom domain of GitHub
 * Pages.
 */
const KEPT = /^(\.git.*|CNAME)$/;

/**
 * Writes a site into a folder. One that holds a site already is emptied first, so that no page of a removed
 * algorithm stays.
 * @param folder absolute; @param shown as the user named it
 * @throws Failure `FILE_EXISTS` for a file, and for a folder with other files, `NO_PERMISSION`, `DISK_FULL`,
 *   `CANNOT_WRITE`
 */
export async function writeSite(folder: string, files: SiteFiles, shown: string): Promise<void> {
  const before = namesIn(folder, shown);
  if (before.length > 0 && !before.includes(MARKER_FILE))
    throw new Failure(
      'FILE_EXISTS',
      `${shown} contains files that are not from a site, and nothing is overwritten. Name a new folder, or remove it.`,
    );
  try {
    // The marker is not removed, and it is written first, so that an interrupted call can be repeated.
    await forEachConcurrent(
      AT_ONCE,
      before.filter((name) => name !== MARKER_FILE),
      (name) => rm(join(folder, name), { recursive: true }),
    );
    makeFolder(folder);
    await writeFile(join(folder, MARKER_FILE), files.get(MARKER_FILE) ?? '');
    for (const parent of new Set([...files.keys()].map((path) => dirname(path))))
      mkdirSync(join(folder, parent), { recursive: true });
    await forEachConcurrent(AT_ONCE, [...files], ([path, content]) => writeFile(join(folder, path), content));
  } catch (error) {
    throw writeFailure(shown, error);
  }
}

function namesIn(folder: string, shown: string): string[] {
  const kind = kindOf(folder);
  if (kind === 'nothing') return [];
  if (kind !== 'folder') throw new Failure('FILE_EXISTS', `${shown} is a file. Name a folder for the site.`);
  return readdirSync(folder).filter((name) => !KEPT.test(name));
}
