import { posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import { localName, localPath } from '../protocol/local-names.ts';
import { namesInputs, namesOutputs } from '../spec/named-files.ts';
import { outputName } from '../spec/output-name.ts';
import type { Spec } from '../spec/spec.ts';
import { type InputPlaces, placeInputs } from './input-places.ts';
import { type ItemFiles, soleOf } from './local-files.ts';
import type { FileEntry, Owner, Workspace } from './workspace.ts';

/** Where one item's inputs are, and where its output is expected. All paths are absolute. */
export interface Places extends InputPlaces {
  readonly output: string;
  /** The folder that `$output` is in: `$output_dir`. */
  readonly outputFolder: string;
  /**
   * Stamps of what was in that folder before, by path; undefined when the folder is new and of this item
   * alone.
   */
  readonly before?: ReadonlyMap<string, string>;
}

/**
 * Limit of entries compared in an output folder of the image; folders that images have for results hold far
 * fewer.
 */
const LISTING_LIMIT = 200_000;
/** More results of one item count as a mistake. */
export const OUTPUT_COUNT_LIMIT = 10_000;

/**
 * Puts an item's inputs in their places ({@link placeInputs}), and decides where its output goes. Where the
 * image's folder cannot be used (read-only root, another user, name taken, too many files to compare) the
 * output folder is one in `scratch`. Where the spec names outputs, it is empty, and this item's own.
 * @param item its id: outputs are named after its last segment
 * @param scratch a writable folder of this item alone
 * @param user the command's user, if not the agent's own
 */
export async function placeItem(
  spec: Spec,
  { item, files }: { readonly item: string; readonly files: ItemFiles },
  scratch: string,
  workspace: Workspace,
  user?: Owner,
): Promise<Places> {
  const placed = await placeInputs(spec, files, scratch, workspace, user);
  const source = namesInputs(spec) ? undefined : soleOf(files);
  const name = outputName(
    spec.output_name ?? '{name}',
    source ? source.name : localName(posix.basename(item)),
  );
  const folder = spec.output_file_path;
  const own = posix.join(scratch, 'output');
  if (namesOutputs(spec)) {
    const outputFolder = (await isEmptyFolder(folder, workspace, user)) ? folder : own;
    // For `$output_dir/$item.bam` where the item's id is a path, its folders must exist.
    const around = posix.dirname(posix.join(outputFolder, localPath(item)));
    await workspace.makeFolder(usesItem(spec) ? around : outputFolder, user);
    return { ...placed, output: posix.join(outputFolder, name), outputFolder };
  }
  const output = posix.join(folder, name);
  // What exists already is not the algorithm's output; it may even be the input.
  const usable = !(await workspace.inspect(output)) && (await workspace.canWriteInto(folder, user));
  const before = usable ? await listing(folder, workspace) : undefined;
  if (before) return { ...placed, output, outputFolder: folder, before };
  await workspace.makeFolder(own, user);
  return { ...placed, output: posix.join(own, name), outputFolder: own };
}

async function isEmptyFolder(folder: string, workspace: Workspace, user?: Owner): Promise<boolean> {
  return (await workspace.canWriteInto(folder, user)) && (await workspace.list(folder)).length === 0;
}

function usesItem({ run_command: command }: Spec): boolean {
  return /\$(?:\{item\}|item\b)/.test(command);
}

/**
 * Removes what an item has left in the image's folders. What was there before stays, and so do its folders.
 * @param onLeftBehind gets the Failure of each thing that could not be removed
 */
export async function clearPlaces(
  { temporary, output, outputFolder, before }: Places,
  workspace: Workspace,
  onLeftBehind: (error: unknown) => void,
): Promise<void> {
  const remove = (path: string): Promise<void> => workspace.removeAll(path).catch(onLeftBehind);
  for (const path of temporary) await remove(path);
  await remove(output);
  const clear = async (folder: string, prefix: string): Promise<void> => {
    for (const entry of await workspace.walk(folder, { deep: false, limit: Infinity })) {
      const relative = prefix + entry.relative;
      const stamp = before?.get(relative);
      const isOld = stamp !== undefined && (entry.kind !== 'file' || stamp === entry.stamp);
      if (entry.kind === 'unreadable') onLeftBehind(unreadable(entry.path));
      else if (!isOld) await remove(entry.path);
      else if (entry.kind === 'folder' && isSearchable(outputFolder)) await clear(entry.path, `${relative}/`);
    }
  };
  await clear(outputFolder, '').catch(onLeftBehind);
}

function unreadable(path: string): Failure {
  return new Failure(
    'LEFT_BEHIND',
    `${path} could not be removed: it cannot be read, or its name is not UTF-8`,
  );
}

/** The stamps of what is in a folder; undefined where that is too much to compare. */
async function listing(
  folder: string,
  workspace: Workspace,
): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    const entries = await workspace.walk(folder, { deep: isSearchable(folder), limit: LISTING_LIMIT });
    return new Map(entries.map(({ relative, stamp }) => [relative, stamp]));
  } catch (error) {
    if (error instanceof Failure && error.code === 'TOO_MANY_FILES') return undefined;
    throw error;
  }
}

/**
 * What was created or rewritten in the output folder since `places` were made.
 * @throws Failure `TOO_MANY_FILES` where these are more than one item may write
 */
export async function newEntries(places: Places, workspace: Workspace): Promise<FileEntry[]> {
  const { inputs, outputFolder, before } = places;
  const own = new Set([...inputs.values()].flatMap(({ paths, companions }) => [...paths, ...companions]));
  const deep = isSearchable(outputFolder);
  // Besides the results there are what was there before, and the inputs.
  const limit = (before?.size ?? 0) + own.size + OUTPUT_COUNT_LIMIT;
  const entries = await workspace.walk(outputFolder, { deep, limit });
  const fresh = entries.filter(({ relative, path, kind, stamp }) => {
    const old = before?.get(relative);
    return !own.has(path) && (old === undefined || (kind === 'file' && stamp !== old));
  });
  if (deep) return fresh;
  const inside = fresh
    .filter(({ kind }) => kind === 'folder')
    .map(async ({ path, relative }) => {
      const inner = await workspace.walk(path, { deep: true, limit: OUTPUT_COUNT_LIMIT });
      return inner.map((entry) => ({ ...entry, relative: `${relative}/${entry.relative}` }));
    });
  return [...fresh, ...(await Promise.all(inside)).flat()];
}

/** The root holds the whole system (and /proc): only its own entries are compared. */
function isSearchable(folder: string): boolean {
  return folder !== '/';
}
