import { posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import { isBelow } from '../core/path-below.ts';
import type { Owner, Workspace } from './workspace.ts';

/** A folder that was packed. */
export interface PackedFolder {
  /** Of the archive. */
  readonly bytes: number;
  /** What {@link FolderArchives.stateOf} gave while it was packed. */
  readonly state: string;
}

/** Folders as archives. All calls throw the file system's errors. */
export interface FolderArchives {
  /**
   * Tells a folder's content from another one: names, kinds, and when each file was changed.
   * @throws Failure `CHECKPOINT_UNUSABLE`
   */
  stateOf(folder: string): Promise<string>;
  /**
   * Writes a folder into an archive, while a command may write to the folder: whole, as it was at one moment, or not at all.
   * Links are kept as such and never followed; pipes, sockets and devices are left out.
   * @param known a state that needs no archive
   * @param user whose folder it is: what that user may not read is refused
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
   * @param owner gets what is in it
   * @throws Failure `CHECKPOINT_UNUSABLE` for an archive that {@link pack} did not write, or not to its end
   */
  unpack(archive: string, folder: string, owner: Owner | undefined): Promise<void>;
}

/**
 * Makes the folder of a checkpoint, and removes everything that is in it.
 * @throws Failure `CHECKPOINT_UNUSABLE` where the user may not write to it; `LEFT_BEHIND`
 */
export async function emptyFolder(folder: string, workspace: Workspace, user?: Owner): Promise<void> {
  const there = await workspace.inspect(folder);
  // A link, of an item before that could replace it, leads to what is not the item's.
  if (there && there.kind !== 'folder') await workspace.removeAll(folder);
  await openFolder(folder, workspace, user);
  for (const { path } of await workspace.list(folder)) await workspace.removeAll(path);
}

/** Nothing else that a call names may be in a folder that is emptied. @throws Failure `CHECKPOINT_UNUSABLE` */
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

/** Makes the folder of a checkpoint where it is missing. @throws Failure `CHECKPOINT_UNUSABLE` as above */
export async function openFolder(folder: string, workspace: Workspace, user?: Owner): Promise<void> {
  if (await workspace.canWriteInto(folder, user)) return;
  throw new Failure(
    'CHECKPOINT_UNUSABLE',
    `the command's user cannot write to ${folder}, the folder "checkpoint" of the spec: mount a folder there that this user can write`,
  );
}
