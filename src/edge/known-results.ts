import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../core/record.ts';
import type { FlowItem } from '../local/flow.ts';
import type { FinishedItem, LocalEdges } from '../local/local-edges.ts';
import { sha256 } from './file-digest.ts';
import { isKey } from './item-markers.ts';
import type { RunFolder } from './local-run-folder.ts';
import { readPlain } from './result-files.ts';

/*
 * Results of all runs on this machine, whatever their folders: a note for each fingerprint says where they
 * are. They are copied, never linked: a result that is overwritten would change in both folders.
 */

interface Note {
  readonly folder: string;
  readonly step: string;
  readonly finished: FinishedItem;
}

/**
 * @param notes a folder of the user's own; need not exist
 * @param folder of the run that takes results over
 */
export function openKnownResults(
  notes: string,
  folder: Pick<RunFolder, 'path' | 'workFolder' | 'place'>,
): Required<Pick<LocalEdges, 'recall' | 'note'>> {
  const fileOf = (fingerprint: string): string =>
    join(notes, fingerprint.slice(0, 2), `${fingerprint.slice(2)}.json`);

  /** Copies into a work folder first, so that only files with the noted content get to their places. */
  async function copyAll({ folder: from, step, finished }: Note, work: string): Promise<boolean> {
    for (const { key, bytes, sha256: digest } of finished.outputs) {
      const name = `${step}/${key}`;
      {
        await using file = await readPlain(from, name);
        if ((await file?.stat())?.size !== bytes) return false;
      }
      const to = join(work, key);
      await mkdir(dirname(to), { recursive: true });
      await copyFile(join(from, name), to, constants.COPYFILE_FICLONE);
      if ((await sha256(to)) !== digest) return false;
    }
    return true;
  }

  async function note({ step }: FlowItem, finished: FinishedItem): Promise<void> {
    const file = fileOf(finished.fingerprint);
    const text: Note = { folder: folder.path, step: step.id, finished };
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.${process.pid}`, JSON.stringify(text));
      await rename(`${file}.${process.pid}`, file);
    } catch {
      // The item is computed again another time.
    }
  }

  return {
    note,
    async recall(item, fingerprint) {
      const found = await readNote(fileOf(fingerprint));
      if (!found || found.finished.fingerprint !== fingerprint || found.folder === folder.path)
        return undefined;
      const work = await folder.workFolder();
      try {
        if (!(await copyAll(found, work).catch(() => false))) return undefined;
        const { outputs } = found.finished;
        const placed = await folder.place(item.step.id, work, outputs, '');
        if (!isDeepStrictEqual(placed, outputs)) return undefined;
      } finally {
        await rm(work, { recursive: true, force: true });
      }
      // Its log stayed where it was computed.
      const { log: _, ...finished } = found.finished;
      const taken = { ...finished, reused_from: found.folder };
      await note(item, taken);
      return taken;
    },
  };
}

async function readNote(file: string): Promise<Note | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (!isRecord(value) || !isRecord(value.finished) || !isKey(value.step)) return undefined;
    const note = value as unknown as Note;
    return note.finished.outputs.every(({ key }) => isKey(key)) ? note : undefined;
  } catch {
    return undefined;
  }
}
