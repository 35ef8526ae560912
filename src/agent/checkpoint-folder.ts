import { posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import { isBelow } from '../core/path-below.ts';
import type { Owner, Workspace } from './workspace.ts';

/** A folder that was packed. */
export interface PackedFolder {
  /** Size of the archive. */
  readonly bytes: number;
  /** What {@link FolderArchives.stateOf} gave while it was packed. */
  readonly state: string;
}

/** Folders as archives. All calls throw the file system's errors. */
export interface FolderArchives {
  /**
   * A digest that differs after each change in the folder: of names, kinds, sizes, modes and times.
   * @throws Failure `CHECKPOINT_UNUSABLE` for what cannot be in an archive
   */
  stateOf(folder: string): Promise<string>;
  /**
   * Writes a folder into an archive, whole and as it was at one moment, although a command may write to the
   * folder meanwhile. Links are kept as such and never followed; pipes, sockets and devices are left out.
   * @param known a state that needs no archive
   * @param user the folder's user: what this user cannot read is refused
   * @returns `unchanged` for a folder in the state `known`; `changing` where the command wrote to it
   * meanwhile
   * @throws Failure `CHECKPOINT_UNUSABLE` for what cannot be in an archive
   */
  pack(
    folder: string,
    archive: string,
    known: string,
    user: Owner | undefined,
  ): Promise<PackedFolder | 'unchanged' | 'changing'>;
  /**
   * Fills an empty folder from an archive. Nothing is written anywhere else, whatever the archive says.
   * @param owner gets everything that is unpacked
   * @throws Failure `CHECKPOINT_UNUSABLE` for an archive that {@link pack} did not write, or did not finish
   */
  unpack(archive: string, folder: string, owner: Owner | undefined): Promise<void>;
}

/**
 * Makes the folder of a checkpoint, and removes everything that is in it.
 * @throws Failure `CHECKPOINT_UNUSABLE` where the user cannot write to it; `LEFT_BEHIND`
 */
export async function emptyFolder(folder: string, workspace: Workspace, user?: Owner): Promise<void> {
  const there = await workspace.inspect(folder);
  // An earlier item's command may have replaced the folder with a link, which leads outside it.
  if (there && there.kind !== 'folder') await workspace.removeAll(folder);
  await openFolder(folder, workspace, user);
  for (const { path } of await workspace.list(folder)) await workspace.removeAll(path);
}

/**
 * Refuses a checkpoint's folder that holds another path of the call, as the folder is emptied.
 * @throws Failure `CHECKPOINT_UNUSABLE`
 */
export async function refuseEmptying(
  folder: string,
  others: readonly string[],
  workspace: Workspace,
): Promise<void> {
  const placesOf = async (path: string): Promise<string[]> => {
    const full = posix.resolve(path);
    return [full, await workspace.resolvePath(full).catch(() => full)];
  };
  const folders = await placesOf(folder);
  for (const path of others)
    for (const place of await placesOf(path))
      if (folders.some((each) => place === each || isBelow(each, place)))
        throw new Failure(
          'CHECKPOINT_UNUSABLE',
          `${path} is in ${folder}, the folder "checkpoint" of the spec, which is emptied before each item: mount it at another place`,
        );
}

/**
 * Makes the folder of a checkpoint where it is missing.
 * @throws Failure `CHECKPOINT_UNUSABLE` where the user cannot write to it
 */
export async function openFolder(folder: string, workspace: Workspace, user?: Owner): Promise<void> {
  if (await workspace.canWriteInto(folder, user)) return;
  throw new Failure(
    'CHECKPOINT_UNUSABLE',
    `the command's user cannot write to ${folder}, the folder "checkpoint" of the spec: mount a folder there that this user can write`,
  );
}
