import { Failure } from '../core/failure.ts';
import { isBelow } from '../core/path-below.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import { newEntries, OUTPUT_COUNT_LIMIT, type Places } from './item-places.ts';
import type { FileEntry, Workspace } from './workspace.ts';

/** A result: a file and its key. */
export interface Output {
  /** Relative to the output folder, with `/`. */
  readonly key: string;
  readonly path: string;
  readonly bytes: number;
  /** Something else refers to the file, so it must be copied, not moved. */
  readonly keepOriginal: boolean;
}

/** What an algorithm wrote. */
export interface FoundOutputs {
  readonly outputs: readonly Output[];
  /** Links to folders whose files are results themselves. */
  readonly leftOut: readonly LeftOut[];
}

/** bytes per GB of `disk_gb` */
export const GB = 1e9;

/**
 * Finds what the algorithm wrote: the file `$output`, or the files in a folder there, or new files in its output
 * folder. A file keeps the key, files of a folder get `<key>/<file>`.
 * @param limitBytes of all outputs together
 * @throws Failure `NO_OUTPUT`, with the places searched; `OUTPUT_REFUSED` for what is not a plain file, or leads out of
 * the folder; `OUTPUT_TOO_LARGE`
 */
export async function findOutputs(
  places: Places,
  key: string,
  limitBytes: number,
  workspace: Workspace,
): Promise<FoundOutputs> {
  const root = await realPath(places.outputFolder, workspace);
  const entry = await workspace.inspect(places.output);
  const found: { outputs: Output[]; leftOut: LeftOut[] } = { outputs: [], leftOut: [] };
  if (entry && entry.kind !== 'folder') found.outputs.push(accept(entry, key, root));
  else {
    const walked = await realPath(entry ? places.output : places.outputFolder, workspace);
    const folder = walked === '/' ? '' : walked;
    const entries = await entriesOf(places, entry !== undefined, workspace);
    const folders = entries.filter(({ kind }) => kind === 'folder').map((one) => `${folder}/${one.relative}`);
    const collected = new Set([folder, ...folders]);
    for (const one of entries) {
      if (one.kind === 'folder') continue;
      const own = `${key}/${one.relative}`;
      if (one.target && !one.target.isFile && collected.has(one.target.path))
        found.leftOut.push({
          path: own,
          why: `a link to the folder ${one.target.path}, whose files are results`,
        });
      else found.outputs.push(accept(one, own, root));
    }
  }
  const { outputs } = found;
  if (outputs.length === 0) throw nothingWritten(places, entry !== undefined);
  if (outputs.length > OUTPUT_COUNT_LIMIT) throw tooMany();
  const bytes = outputs.reduce((sum, output) => sum + output.bytes, 0);
  if (bytes > limitBytes)
    throw new Failure(
      'OUTPUT_TOO_LARGE',
      `it wrote ${(bytes / GB).toFixed(1)} GB, more than disk_gb in its spec (${limitBytes / GB} GB)`,
    );
  return found;
}

/** What is in the folder `$output`, or else what is new around it. */
async function entriesOf(places: Places, isFolder: boolean, workspace: Workspace): Promise<FileEntry[]> {
  try {
    return isFolder
      ? await workspace.walk(places.output, { deep: true, limit: OUTPUT_COUNT_LIMIT })
      : await newEntries(places, workspace);
  } catch (error) {
    throw error instanceof Failure && error.code === 'TOO_MANY_FILES' ? tooMany() : error;
  }
}

function realPath(path: string, workspace: Workspace): Promise<string> {
  return workspace.resolvePath(path).catch(() => path);
}

function accept({ path, kind, bytes, target }: FileEntry, key: string, root: string): Output {
  const refused = (why: string): Failure =>
    new Failure('OUTPUT_REFUSED', `the output ${path} ${why}, and only files are accepted`);
  if (kind === 'file') return { key, path, bytes, keepOriginal: false };
  if (kind === 'unreadable') throw refused('cannot be read, or its name is not UTF-8');
  if (kind !== 'link') throw refused(`is a ${kind}`);
  if (!target) throw refused('is a link to nothing');
  // Everything is inside the root, so it limits nothing.
  if (root === '/' || !isBelow(root, target.path))
    throw refused(`is a link to ${target.path}, outside its folder`);
  if (!target.isFile) throw refused(`is a link to ${target.path}, which is not a file`);
  return { key, path: target.path, bytes: target.bytes, keepOriginal: true };
}

function tooMany(): Failure {
  return new Failure(
    'OUTPUT_TOO_LARGE',
    `it wrote more than ${OUTPUT_COUNT_LIMIT} files; pack them into one, or write fewer`,
  );
}

function nothingWritten(places: Places, isEmptyFolder: boolean): Failure {
  const found = isEmptyFolder
    ? `the folder ${places.output} is empty`
    : `there is no file ${places.output}, and nothing new in ${places.outputFolder}`;
  return new Failure(
    'NO_OUTPUT',
    `it ended without writing a result: ${found}. run_command must write to $output, or into $output_dir`,
  );
}
