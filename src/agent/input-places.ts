import { posix } from 'node:path';
import { inputsOf, type NamedInput, namesInputs, ONLY_INPUT } from '../spec/named-files.ts';
import type { Spec } from '../spec/spec.ts';
import { type ItemFiles, type LocalFile, type NamedPath, soleOf } from './local-files.ts';
import type { Owner, Workspace } from './workspace.ts';

/** Where the files of an input are for the command. All paths are absolute. */
export interface PlacedInput {
  /** `$<input>_dir` */
  readonly folder: string;
  readonly paths: readonly string[];
  readonly companions: readonly string[];
}

export interface InputPlaces {
  /** Inputs that have files, by their names. */
  readonly inputs: ReadonlyMap<string, PlacedInput>;
  /** What the agent put there, and removes. */
  readonly temporary: readonly string[];
}

/**
 * Puts an item's files where its spec says that the algorithm finds them. A file of the one input `input` is
 * put into `input_file_path` itself; named inputs have a folder each below it, even if the item has files for
 * only one, so that a command can rely on it. Companions lie beside their file. Where the image's folder
 * cannot be used (read-only root, another user, name taken), a single file stays where it is, and others get
 * a folder in `scratch`.
 * @param scratch a writable folder of this item alone
 * @param user the command's user, if not the agent's own
 */
export async function placeInputs(
  spec: Spec,
  files: ItemFiles,
  scratch: string,
  workspace: Workspace,
  user?: Owner,
): Promise<InputPlaces> {
  const sole = namesInputs(spec) ? undefined : soleOf(files);
  if (sole) return placeSole(spec.input_file_path, sole, workspace, user);
  const present = inputsOf(spec).filter(({ name }) => (files.get(name) ?? []).length > 0);
  const placings = present.flatMap((input) => {
    const folder = namesInputs(spec) ? input.name : '';
    return placingsOf(input, folder, files.get(input.name)!);
  });
  const base = await baseFolder(spec, placings, scratch, workspace);
  const temporary = [...topNames(placings)].map((name) => posix.join(base, name));
  try {
    for (const placing of placings) await place(placing, posix.join(base, placing.folder), workspace, user);
  } catch (error) {
    for (const path of temporary) await workspace.removeAll(path).catch(() => {});
    throw error;
  }
  const placed = present.map(({ name }): [string, PlacedInput] => {
    const own = placings.filter(({ input }) => input.name === name);
    const at = (folder: string, file: NamedPath): string => posix.join(base, folder, file.name);
    return [
      name,
      {
        folder: namesInputs(spec) ? posix.join(base, name) : base,
        paths: own.map(({ file, folder }) => at(folder, file)),
        companions: own.flatMap(({ file, folder }) => file.companions.map((each) => at(folder, each))),
      },
    ];
  });
  return { inputs: new Map(placed), temporary };
}

/**
 * For an item of one file without companions, of a spec without named inputs: the file is linked, moved or
 * copied, or stays where it is.
 */
async function placeSole(
  folder: string,
  { path, name, isTemporary, isShared }: LocalFile,
  workspace: Workspace,
  user?: Owner,
): Promise<InputPlaces> {
  const wanted = posix.join(folder, name);
  const at = (place: string, temporary: boolean): InputPlaces => ({
    inputs: new Map([[ONLY_INPUT, { folder: posix.dirname(place), paths: [place], companions: [] }]]),
    temporary: temporary ? [place] : [],
  });
  if (wanted === path || (await workspace.inspect(wanted))) return at(path, isTemporary);
  if (!(await workspace.canWriteInto(folder))) return at(path, isTemporary);
  try {
    if (isShared) await workspace.linkInto(path, wanted);
    else await (isTemporary ? workspace.moveInto(path, wanted, user) : workspace.copyInto(path, wanted));
    return at(wanted, true);
  } catch {
    return at(path, isTemporary); // Most likely the disk is too small for a second copy.
  }
}

/** A file, and the folder for it and its companions, relative to the folder of all inputs. */
interface Placing {
  readonly input: NamedInput;
  readonly file: LocalFile;
  readonly folder: string;
}

/** Files of the same name, or with companions of the same name, get a folder each: `1/`, `2/`, … */
function placingsOf(input: NamedInput, folder: string, files: readonly LocalFile[]): Placing[] {
  const names = files.flatMap((file) => [file, ...file.companions]).map(({ name }) => name);
  const isTwice = new Set(names).size < names.length;
  return files.map((file, i) => ({ input, file, folder: isTwice ? posix.join(folder, `${i + 1}`) : folder }));
}

/** The names of the entries that the folder of all inputs gets. */
function topNames(placings: readonly Placing[]): ReadonlySet<string> {
  return new Set(
    placings.flatMap(({ file, folder }) =>
      [file, ...file.companions].map(({ name }) => posix.join(folder, name).split('/')[0]!),
    ),
  );
}

/**
 * The folder of all inputs: the image's, unless an entry of the same name is there already. Decided before
 * anything is moved.
 */
async function baseFolder(
  { input_file_path: folder }: Spec,
  placings: readonly Placing[],
  scratch: string,
  workspace: Workspace,
): Promise<string> {
  const own = posix.join(scratch, 'input');
  if (!(await workspace.canWriteInto(folder))) return own;
  for (const name of topNames(placings)) if (await workspace.inspect(posix.join(folder, name))) return own;
  return folder;
}

/**
 * Moves the agent's own files, copies a mounted file, and links shared inputs and mounted folders, which are
 * large and must not be changed.
 */
async function place(
  { input: { shared, folder: isFolder }, file }: Placing,
  folder: string,
  workspace: Workspace,
  user?: Owner,
): Promise<void> {
  // One item's command must not change what all items share.
  await workspace.makeFolder(folder, shared ? undefined : user);
  for (const { path: from, name } of [file, ...file.companions]) {
    const to = posix.join(folder, name);
    if (file.isTemporary && !shared) await workspace.moveInto(from, to, user);
    else if (shared || file.isShared || isFolder) await workspace.linkInto(from, to);
    // Most likely the disk is too small for a second copy.
    else await workspace.copyInto(from, to).catch(() => workspace.linkInto(from, to));
  }
}
