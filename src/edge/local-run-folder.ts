import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { FlowItem } from '../local/flow.ts';
import type { FinishedItem, LocalEdges } from '../local/local-run.ts';
import type { ResultFile } from '../protocol/run-record.ts';
import { fileFailure } from './file-failure.ts';
import { moveAsCopy, takeOver } from './file-modes.ts';
import { makeFolder } from './files.ts';
import { removeTree } from './remove-tree.ts';
import { readPlain, stampOf } from './result-files.ts';

/** The folder of Pipewright's own files in a run's folder. */
const OWN = '.pipewright';
/** File systems allow 255 bytes; the rest is for suffixes. */
const LONGEST_NAME = 240;

/**
 * The folder that a local run writes to: results at `<step>/<key>`, `run.json`, `report.html`, and in `.pipewright` what
 * resuming needs. One process locks it at a time.
 */
export interface RunFolder extends AsyncDisposable, Pick<LocalEdges, 'find' | 'forget' | 'keep' | 'locate'> {
  /** Absolute, without links. */
  readonly path: string;
  /** The label of containers of this folder's runs. */
  readonly label: string;
  /** Creates a folder for one attempt, on the same disk as the results, in a folder that is closed to other users. */
  workFolder(): Promise<string>;
  /** Where an item's log goes, relative to the run's folder; creates the folder above it. */
  logFile(item: FlowItem): Promise<string>;
  /**
   * Moves results from a folder that a container wrote to their places.
   * @param below the folder in the step's results that their keys are relative to
   * @returns the results with their new keys
   * @throws Failure `RESULT_REFUSED` for one that is not a plain file of the reported size, or leads elsewhere
   */
  place(step: string, from: string, results: readonly ResultFile[], below: string): Promise<ResultFile[]>;
}

interface Marker extends FinishedItem {
  /** Of each output's file. */
  readonly stamps: readonly string[];
}

/**
 * Opens or creates a run's folder, and removes what a killed run left unfinished.
 * @param warn gets the Failure `LEFT_BEHIND` of what could not be removed
 * @throws Failure `RUN_FOLDER_BUSY` while another process runs into it; `FILE_ERROR`
 */
export async function openRunFolder(
  folder: string,
  warn: (failure: Failure) => void = () => {},
): Promise<RunFolder> {
  const own = join(folder, OWN);
  try {
    makeFolder(own);
    // Containers write below it as any user, so it is closed to other users of this machine.
    await chmod(own, 0o700);
  } catch (error) {
    throw fileFailure(`The folder ${folder} cannot be used`, error);
  }
  const release = await lock(join(own, 'lock'), folder);
  const work = join(own, 'work');
  const removeWork = (): Promise<void> => removeTree(work).catch(warn);
  await removeWork();
  // What a container of another user left may still be there.
  await mkdir(work, { recursive: true });
  const markerFile = (item: FlowItem): string =>
    join(own, 'items', item.step.id, `${hashOf(item.path)}.json`);
  const locate = (step: string, key: string): string => join(folder, step, key);
  const made = new Set<string>();
  /** As mkdir -p, once per path. */
  const ensureFolder = async (path: string): Promise<void> => {
    if (made.has(path)) return;
    await mkdir(path, { recursive: true });
    made.add(path);
  };
  async function readMarker(item: FlowItem): Promise<Marker | undefined> {
    const text = await readFile(markerFile(item), 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      const marker = JSON.parse(text) as Marker;
      return Array.isArray(marker.outputs) && Array.isArray(marker.stamps) ? marker : undefined;
    } catch {
      return undefined; // Cut short by a crash: the item is processed again.
    }
  }

  return {
    path: folder,
    label: `pipewright.run=${hashOf(folder)}`,
    locate,
    async find(item) {
      const marker = await readMarker(item);
      if (!marker) return undefined;
      const { stamps, ...finished } = marker;
      for (const [i, { key }] of finished.outputs.entries())
        if ((await stampOf(locate(item.step.id, key))) !== stamps[i]) return undefined;
      return finished;
    },
    async forget(item) {
      const marker = await readMarker(item);
      if (!marker) return;
      await rm(markerFile(item), { force: true });
      for (const { key } of marker.outputs)
        if (isKey(key)) await rm(locate(item.step.id, key), { force: true });
    },
    async keep(item, finished) {
      const stamps = await Promise.all(
        finished.outputs.map(async ({ key }) => (await stampOf(locate(item.step.id, key))) ?? ''),
      );
      const file = markerFile(item);
      await ensureFolder(dirname(file));
      const marker: Marker = { ...finished, stamps };
      await writeFile(`${file}.tmp`, JSON.stringify(marker));
      await rename(`${file}.tmp`, file);
    },
    workFolder: () => mkdtemp(join(work, 'attempt-')),
    async logFile(item) {
      const file = posix.join(OWN, 'logs', item.step.id, `${shortened(item.path)}.log`);
      await ensureFolder(dirname(join(folder, file)));
      return file;
    },
    async place(step, from, results, below) {
      for (const { key, bytes } of results) {
        await using file = isKey(key) ? await readPlain(from, key) : undefined;
        if (!file || (await file.stat()).size !== bytes)
          throw new Failure(
            'RESULT_REFUSED',
            `the result ${key} is not the plain file that the agent reported`,
          );
        await takeOver(join(from, key)).catch((error: unknown) => {
          throw fileFailure(`the result ${key} cannot be taken over`, error);
        });
      }
      const placed = results.map((result) => ({ ...result, key: posix.join(below, result.key) }));
      for (const [i, { key }] of results.entries()) {
        const to = locate(step, placed[i]!.key);
        await ensureFolder(dirname(to));
        try {
          moveAsCopy(join(from, key), to);
        } catch (error) {
          throw fileFailure(`the result ${to} cannot be moved to its place`, error);
        }
      }
      return placed;
    },
    async [Symbol.asyncDispose]() {
      await removeWork();
      await release();
    },
  };
}

/** Whether a key stays in its folder. */
function isKey(key: string): boolean {
  return (
    key !== '' && posix.normalize(key) === key && !/^(?:\/|\.\.?(?:\/|$))/.test(key) && !key.endsWith('/')
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** A path whose names are short enough for suffixes. */
function shortened(path: string): string {
  return path
    .split('/')
    .map((name) => (Buffer.byteLength(name) > LONGEST_NAME ? `${hashOf(name)}` : name))
    .join('/');
}

interface Holder {
  readonly pid: number;
  /** When the process started (proc_pid_stat(5), field 22), as process ids are reused. */
  readonly began: string;
}

/** @returns the function that releases the lock */
async function lock(file: string, folder: string): Promise<() => Promise<void>> {
  const self: Holder = { pid: process.pid, began: await startTimeOf(process.pid) };
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      await writeFile(file, JSON.stringify(self), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw fileFailure(`The folder ${folder} cannot be used`, error);
    }
    const holder = await readFile(file, 'utf8').then(
      (text) => JSON.parse(text) as Holder,
      () => undefined,
    );
    if (holder && (await isAlive(holder)))
      throw new Failure(
        'RUN_FOLDER_BUSY',
        `Another run (process ${holder.pid}) writes to ${folder}. Wait for it, or name another folder with --out.`,
      );
    await rm(file, { force: true });
  }
  throw new Failure(
    'RUN_FOLDER_BUSY',
    `Other runs are starting in ${folder}. Try again when they have finished.`,
  );
}

async function isAlive({ pid, began }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return (await startTimeOf(pid)) === began;
}

async function startTimeOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
