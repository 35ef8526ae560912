import { readdirSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PREVIEW_BYTES, previewOf } from '../report/output-preview.ts';
import type { SiteFacts } from '../site/collect-site.ts';
import { pictureEnding } from '../site/sample-preview.ts';
import type { SampleFile } from '../site/site-model.ts';
import { sha256 } from './file-digest.ts';
import { kindOf, leadsInside } from './files.ts';
import { openGit } from './git.ts';
import { readPlain } from './result-files.ts';

/** Larger pictures are not part of a page. Bytes. */
const LARGEST_PICTURE = 1024 * 1024;
/** Most files of an algorithm that are compared with its results: those in and below the folder `tests`. */
const MOST_FILES = 1000;
/** Results are small enough to be kept in a repository. Bytes. */
const LARGEST_RESULT = 32 * 1024 * 1024;

/** No facts besides what was published, for a catalog that is not on this machine. */
export const NO_FACTS: SiteFacts = {
  dates: new Map(),
  sample: async () => undefined,
  results: async () => new Map(),
};

/**
 * What a catalog's folder shows besides its own files. Links that lead out of an algorithm's folder are not
 * followed.
 * @param folder absolute
 */
export async function openSiteFacts(folder: string, signal: AbortSignal): Promise<SiteFacts> {
  const root = realpathSync(folder);
  return {
    dates: await datesIn(folder, signal),
    sample: (name, path) => readSample(join(root, name), path),
    async results(name, digests) {
      const found = new Map<string, SampleFile>();
      if (digests.size === 0) return found;
      for (const path of filesBelow(join(root, name), 'tests')) {
        const sample = await readSample(join(root, name), path);
        if (!sample || sample.size > LARGEST_RESULT) continue;
        const digest = await sha256(join(root, name, path));
        if (digests.has(digest)) found.set(digest, sample);
      }
      return found;
    },
  };
}

/** Without Git, or without the whole history, no date is known. */
async function datesIn(folder: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  try {
    const git = await openGit(folder, signal);
    return await git.added();
  } catch {
    signal.throwIfAborted();
    return new Map();
  }
}

async function readSample(folder: string, path: string): Promise<SampleFile | undefined> {
  await using file = await readPlain(folder, path);
  if (!file) return undefined;
  const head = Buffer.alloc(PREVIEW_BYTES);
  const { bytesRead } = await file.read(head, 0, PREVIEW_BYTES, 0);
  const { size } = await file.stat();
  const preview = previewOf(head.subarray(0, bytesRead), size);
  const isShown = pictureEnding(preview) !== undefined && size <= LARGEST_PICTURE;
  return { ...preview, ...(isShown && { picture: await readFile(join(folder, path)) }) };
}

/** Plain files below a folder of an algorithm, in the order of their paths. */
function filesBelow(folder: string, below: string): string[] {
  const found: string[] = [];
  const search = (at: string): void => {
    const full = join(folder, at);
    if (kindOf(full) !== 'folder' || !leadsInside(folder, full)) return;
    const entries = readdirSync(full, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (found.length >= MOST_FILES) return;
      if (entry.isDirectory()) search(`${at}/${entry.name}`);
      else if (entry.isFile()) found.push(`${at}/${entry.name}`);
    }
  };
  search(below);
  return found;
}
