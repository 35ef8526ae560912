import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { OWN_FOLDER } from '../agent/input-tree.ts';
import { Failure } from '../core/failure.ts';
import { pathBelow } from '../core/path-below.ts';
import { type FlowItem, inputFiles } from '../local/flow.ts';
import type { FinishedItem, LocalEdges } from '../local/local-edges.ts';
import { digestHex, digestOf } from '../oci/digest.ts';
import { runId } from '../protocol/run-id.ts';
import type { ItemRecord, LeftOver, ResultFile } from '../protocol/run-record.ts';
import { sha256 } from './file-digest.ts';
import { fileFailure } from './file-failure.ts';
import { moveAsCopy, takeOver } from './file-modes.ts';
import { makeFolder } from './files.ts';
import { lockFolder } from './folder-lock.ts';
import { type ItemMarker, isKey, markerPlace, openItemMarkers } from './item-markers.ts';
import { sweepResults } from './left-over-results.ts';
import { openOldResults } from './old-results.ts';
import { removeTree } from './remove-tree.ts';
import { readPlain, stampOf } from './result-files.ts';

/** File systems allow 255 bytes; the rest is for suffixes. */
const LONGEST_NAME = 240;

/**
 * The folder that a local run writes to: results at `<step>/<key>`, `run.json`, `report.html`, and in
 * `.pipewright` what resuming needs. One process locks it at a time.
 */
export interface RunFolder
  extends AsyncDisposable,
    Pick<LocalEdges, 'find' | 'forget' | 'keep' | 'locate' | 'removeCheckpoint'> {
  /** Absolute, without links. */
  readonly path: string;
  /** The label of containers of this folder's runs. */
  readonly label: string;
  /** Creates a folder for one attempt, on the disk of the results, in a folder closed to other users. */
  workFolder(): Promise<string>;
  /** The folder of an item's checkpoint, which outlives its container; any user may write to it. */
  checkpointFolder(fingerprint: string): Promise<string>;
  /** Where an item's log goes, relative to the run's folder; creates the folder above it. */
  logFile(item: FlowItem): Promise<string>;
  /**
   * Moves results from a folder that a container wrote to their places.
   * @param below the folder in the step's results that their keys are relative to
   * @returns the results with their new keys
   * @throws Failure `RESULT_REFUSED` for one that is not a plain file of the reported size, or leads
   *   elsewhere; `FILE_ERROR`
   */
  place(step: string, from: string, results: readonly ResultFile[], below: string): Promise<ResultFile[]>;
  /**
   * Finds results of earlier runs once a run is over, and moves those away whose input or step is gone.
   * Removes checkpoints that no item continues from.
   * @param steps the run's, each after those that it needs
   */
  sweep(items: readonly ItemRecord[], steps: readonly string[]): Promise<LeftOver[]>;
}

/**
 * Opens or creates a run's folder, and removes what a killed run left unfinished.
 * @param warn gets the Failure `LEFT_BEHIND` of what could not be removed
 * @throws Failure `RUN_FOLDER_BUSY` while another process writes to it; `FILE_ERROR`
 */
export async function openRunFolder(
  path: string,
  warn: (failure: Failure) => void = () => {},
): Promise<RunFolder> {
  const unusable = `The folder ${path} cannot be used`;
  let folder: string;
  try {
    makeFolder(join(path, OWN_FOLDER));
    folder = await realpath(path);
    if ((await realpath(join(folder, OWN_FOLDER))) !== join(folder, OWN_FOLDER))
      throw new Failure('FILE_ERROR', `${unusable}: ${OWN_FOLDER} in it is a link. Remove the link.`);
    // Containers write below it as any user, so it is closed to other users of this machine.
    await chmod(join(folder, OWN_FOLDER), 0o700);
  } catch (error) {
    throw fileFailure(unusable, error);
  }
  const own = join(folder, OWN_FOLDER);
  const release = await lockFolder(join(own, 'lock'), folder);
  const work = join(own, 'work');
  const checkpoints = join(own, 'checkpoints');
  const removeWork = (): Promise<void> => removeTree(work).catch(warn);
  await removeWork();
  // What a container of another user left may still be there.
  await mkdir(work, { recursive: true });
  const markers = openItemMarkers(join(own, 'items'));
  const old = openOldResults(folder, runId(Date.now(), randomBytes(3).toString('hex')));
  const placeOf = (item: FlowItem) => markerPlace(item.step.id, item.path);
  const locate = (step: string, key: string): string => pathBelow(join(folder, step), key);

  /** The stamps of unchanged results, judged by their stamps or, in a restored folder, by their checksums. */
  async function stampsOf(
    { step }: FlowItem,
    { outputs, stamps }: ItemMarker,
  ): Promise<string[] | undefined> {
    const now: string[] = [];
    for (const [i, { key, bytes, sha256: digest }] of outputs.entries()) {
      const file = locate(step.id, key);
      const stamp = await stampOf(file);
      if (stamp === undefined) return undefined;
      if (stamp !== stamps[i]) {
        await using plain = await readPlain(folder, `${step.id}/${key}`);
        if ((await plain?.stat())?.size !== bytes || (await sha256(file)) !== digest) return undefined;
      }
      now.push(stamp);
    }
    return now;
  }

  async function keep(item: FlowItem, finished: FinishedItem): Promise<void> {
    const stamps = await Promise.all(
      finished.outputs.map(async ({ key }) => (await stampOf(locate(item.step.id, key))) ?? ''),
    );
    await markers.write(placeOf(item), { ...finished, stamps, inputs: filesOf(item) });
  }

  return {
    path: folder,
    label: `pipewright.run=${digestHex(digestOf(folder), 32)}`,
    locate,
    async find(item) {
      const marker = await markers.read(placeOf(item));
      if (!marker) return undefined;
      const { stamps, inputs, ...finished } = marker;
      const now = await stampsOf(item, marker);
      if (!now) return undefined;
      if (!isDeepStrictEqual([now, filesOf(item)], [stamps, inputs])) await keep(item, finished);
      return finished;
    },
    async forget(item) {
      const marker = await markers.read(placeOf(item));
      await markers.remove(placeOf(item));
      for (const { key } of marker?.outputs ?? []) old.remove(`${item.step.id}/${key}`);
    },
    keep,
    workFolder: () => mkdtemp(join(work, 'attempt-')),
    async logFile(item) {
      const file = `${OWN_FOLDER}/logs/${item.step.id}/${logPath(item.path)}`;
      rmSync(old.makePlace(file), { force: true });
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
      const placed = results.map(({ companion_of, ...result }) => ({
        ...{ ...result, key: posix.join(below, result.key) },
        ...(companion_of !== undefined && { companion_of: posix.join(below, companion_of) }),
      }));
      for (const [i, { key }] of results.entries()) {
        // No await from here to the move: meanwhile, other items would remove the empty folder.
        const to = old.makePlace(`${step}/${placed[i]!.key}`);
        try {
          moveAsCopy(pathBelow(from, key), to);
        } catch (error) {
          throw fileFailure(`the result ${to} cannot be moved to its place`, error);
        }
      }
      return placed;
    },
    async checkpointFolder(fingerprint) {
      const path = join(checkpoints, fingerprint);
      await mkdir(path, { recursive: true });
      await chmod(path, 0o777);
      return path;
    },
    removeCheckpoint: (fingerprint) => removeTree(join(checkpoints, fingerprint)).catch(warn),
    async sweep(items, steps) {
      // Those that remain are of inputs that have changed since.
      if (items.every(({ state }) => state !== 'SYSTEM_ERROR')) await removeTree(checkpoints).catch(warn);
      return await sweepResults({ path: folder, markers, old }, items, steps);
    },
    async [Symbol.asyncDispose]() {
      await removeWork();
      await release();
    },
  };
}

function filesOf(item: FlowItem): string[] {
  return inputFiles(item).map(({ file }) => file);
}

/** The path of an item's log below its step: one of its own, with names that file systems allow. */
function logPath(item: string): string {
  const names = item
    .split('/')
    .map((name) => (Buffer.byteLength(name) > LONGEST_NAME ? digestHex(digestOf(name), 32) : name));
  // "a" and "a.log/b" are both items: the folder is "a.log_".
  const folders = names.slice(0, -1).map((name) => (/\.log_*$/.test(name) ? `${name}_` : name));
  return [...folders, `${names.at(-1)}.log`].join('/');
}
