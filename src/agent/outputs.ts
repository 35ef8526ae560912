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
  /** Where the spec names outputs: the names of those that the file belongs to. */
  readonly names?: readonly string[];
  /** The key of the file that it travels with. */
  readonly companionOf?: string;
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
 * Finds what the algorithm wrote: the file `$output`, or the files in a folder of that name, or new files in
 * its output folder. A single file gets the key, files of a folder get `<key>/<file>`.
 * @param limitBytes of all outputs together
 * @throws Failure `NO_OUTPUT`, with the places searched; `OUTPUT_REFUSED` for what is not a plain file, or
 * leads out of the folder; `OUTPUT_TOO_LARGE`
 */
export async function findOutputs(
  places: Places,
  key: string,
  limitBytes: number,
  workspace: Workspace,
): Promise<FoundOutputs> {
  const entry = await workspace.inspect(places.output);
  if (entry && entry.kind !== 'folder') {
    const root = await realPath(places.outputFolder, workspace);
    const outputs = [accept(entry, key, root)];
    refuseTooMuch(outputs, limitBytes);
    return { outputs, leftOut: [] };
  }
  const folder = entry ? places.output : places.outputFolder;
  const entries = await entriesOf(places, entry !== undefined, workspace);
  const found = await acceptEntries(entries, folder, `${key}/`, places, workspace);
  if (found.outputs.length === 0) throw nothingWritten(places, entry !== undefined);
  refuseTooMuch(found.outputs, limitBytes);
  return found;
}

/**
 * All files of the item's own folder of outputs, with `prefix` before their relative paths as keys.
 * @throws Failure `OUTPUT_REFUSED`, `OUTPUT_TOO_LARGE`
 */
export async function acceptOutputs(
  places: Places,
  prefix: string,
  workspace: Workspace,
): Promise<FoundOutputs> {
  const entries = await entriesOf(places, false, workspace);
  return acceptEntries(entries, places.outputFolder, prefix, places, workspace);
}

/** @param around the folder that the entries are in */
async function acceptEntries(
  entries: readonly FileEntry[],
  around: string,
  prefix: string,
  { outputFolder }: Places,
  workspace: Workspace,
): Promise<FoundOutputs> {
  const root = await realPath(outputFolder, workspace);
  const walked = await realPath(around, workspace);
  const folder = walked === '/' ? '' : walked;
  const folders = entries.filter(({ kind }) => kind === 'folder').map((one) => `${folder}/${one.relative}`);
  const collected = new Set([folder, ...folders]);
  const outputs: Output[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of entries) {
    if (one.kind === 'folder') continue;
    const key = `${prefix}${one.relative}`;
    if (one.target && !one.target.isFile && collected.has(one.target.path))
      leftOut.push({ path: key, why: `a link to the folder ${one.target.path}, whose files are results` });
    else outputs.push(accept(one, key, root));
  }
  return { outputs, leftOut };
}

/** @throws Failure `OUTPUT_TOO_LARGE` */
export function refuseTooMuch(outputs: readonly Output[], limitBytes: number): void {
  if (outputs.length > OUTPUT_COUNT_LIMIT) throw tooMany();
  const bytes = outputs.reduce((sum, output) => sum + output.bytes, 0);
  if (bytes > limitBytes)
    throw new Failure(
      'OUTPUT_TOO_LARGE',
      `it wrote ${(bytes / GB).toFixed(1)} GB, more than disk_gb in its spec (${limitBytes / GB} GB)`,
    );
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
  if (!target) throw refused('is a broken link');
  // Every path is below the root, so a root as output folder would allow every link.
  if (root === '/' || !isBelow(root, target.path))
    throw refused(`is a link to ${target.path}, outside its folder`);
  if (!target.isFile) throw refused(`is a link to ${target.path}, which is not a file`);
  return { key, path: target.path, bytes: target.bytes, keepOriginal: true };
}

function tooMany(): Failure {
  return new Failure(
    'OUTPUT_TOO_LARGE',
    `it wrote more than ${OUTPUT_COUNT_LIMIT} files: pack them into an archive, or write fewer`,
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
