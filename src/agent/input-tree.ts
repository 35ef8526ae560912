import { Failure } from '../core/failure.ts';
import { isBelow } from '../core/path-below.ts';
import { isHiddenName } from '../core/patterns.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import type { FileEntry, Workspace } from './workspace.ts';

/** More inputs than this count as a mistake (a run on the whole disk). */
export const INPUT_LIMIT = 1_000_000;
/** The folder of Pipewright's own files in a folder of results. */
export const OWN_FOLDER = '.pipewright';

/** A file in an input folder. */
export interface TreeFile {
  /** Relative to the folder, with `/`; below a link to a folder, through the link's name. */
  readonly path: string;
  /** Absolute, without links. */
  readonly file: string;
  /** bytes */
  readonly size: number;
}

/** The files of an input folder, and what else is in it. */
export interface InputTree {
  readonly files: readonly TreeFile[];
  readonly leftOut: readonly LeftOut[];
}

export interface TreeOptions {
  /** The folder of results, absolute, without links: it is left out. */
  readonly without?: string;
  /** Whether some step takes a file of that path: then a broken link is an error. */
  readonly takes: (path: string) => boolean;
}

/**
 * Reads an input folder. Links to files and folders are followed, except to a folder that holds the link.
 * Left out, with the reason: hidden entries, entries that are neither file nor folder or cannot be read, and
 * folders with the results of a run.
 * @param root absolute, without links
 * @throws Failure `INPUT_UNUSABLE` for broken links, and more than {@link INPUT_LIMIT} files and folders
 */
export async function readInputTree(
  root: string,
  workspace: Pick<Workspace, 'list'>,
  { without, takes }: TreeOptions,
): Promise<InputTree> {
  const files: TreeFile[] = [];
  const leftOut: LeftOut[] = [];
  const dead: string[] = [];
  let seen = 0;
  const isResults = (real: string): boolean =>
    without !== undefined && (real === without || isBelow(without, real));

  /** @param around the folders above, without links */
  const enter = async (folder: string, path: string, around: readonly string[]): Promise<void> => {
    const leave = (why: string): void => void leftOut.push({ path: path || '.', why });
    if (isResults(folder)) return leave('the folder of results');
    if (around.includes(folder)) return leave('a link to a folder around it');
    let entries: FileEntry[];
    try {
      entries = await workspace.list(folder);
    } catch (error) {
      return leave(unlistable(error));
    }
    if (entries.some(({ kind, relative }) => kind === 'folder' && relative === OWN_FOLDER))
      return leave('the results of a run: name a folder in it');
    for (const entry of entries) {
      seen += 1;
      if (seen > INPUT_LIMIT)
        throw new Failure(
          'INPUT_UNUSABLE',
          `${root} contains more than ${INPUT_LIMIT} files and folders. Name fewer.`,
        );
      await take(entry, `${path}${entry.relative}`, [...around, folder]);
    }
  };

  const take = async (
    { kind, path: file, relative, bytes, target }: FileEntry,
    path: string,
    around: readonly string[],
  ): Promise<void> => {
    const leave = (why: string): void => void leftOut.push({ path, why });
    const real = target?.path ?? file;
    if (isHiddenName(relative)) leave('hidden');
    else if (kind === 'unreadable') leave('it cannot be read, or its name is not UTF-8');
    else if (kind === 'link' && !target) {
      if (takes(path)) dead.push(path);
      else leave('a broken link');
    } else if (kind === 'folder' || target?.isFile === false) await enter(real, `${path}/`, around);
    else if (kind !== 'file' && !target) leave(`a ${kind}`);
    else if (isResults(real)) leave('in the folder of results');
    else files.push({ path, file: real, size: target?.bytes ?? bytes });
  };

  await enter(root, '', []);
  if (dead.length > 0) throw deadLinks(root, dead);
  return { files, leftOut };
}

function unlistable(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOTDIR'
    ? 'a link to something that is neither a file nor a folder'
    : `it cannot be read (${code})`;
}

function deadLinks(root: string, dead: readonly string[]): Failure {
  const [first, ...others] = dead;
  const more =
    others.length > 0 ? `, and so are ${others.length} more (${others.slice(0, 3).join(', ')})` : '';
  return new Failure(
    'INPUT_UNUSABLE',
    `the input ${root}/${first} is a broken link${more}. Fetch the content first (git annex get, datalad get), or remove the links`,
  );
}
