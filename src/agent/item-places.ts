import { posix } from 'node:path';
import { outputName } from '../spec/output-name.ts';
import type { Spec } from '../spec/spec.ts';
import type { FileEntry, Owner, Workspace } from './workspace.ts';

/** Where one item's input is, and where its output is expected. All paths are absolute. */
export interface Places {
  readonly input: string;
  /** The agent put the input there, and removes it. */
  readonly isTemporary: boolean;
  readonly output: string;
  /** The folder that `$output` is in: `$output_dir`. */
  readonly outputFolder: string;
  /** Stamps of what was in that folder before, by path; undefined when the folder is new and of this item alone. */
  readonly before?: ReadonlyMap<string, string>;
}

/** Entries of an output folder that are compared; folders of images hold far fewer. */
const LISTING_LIMIT = 50_000;

/**
 * Puts an input where the spec says that the algorithm expects it, and decides where its output goes. Where the image's
 * folders cannot be used (read-only root, another user, name taken) the input stays where it is mounted, and the output
 * gets a folder in `scratch`.
 * @param input a temporary one may be moved; @param scratch a writable folder of this item alone
 * @param user the command's, if not the agent's own
 */
export async function placeItem(
  spec: Spec,
  input: { readonly file: string; readonly isTemporary?: boolean },
  scratch: string,
  workspace: Workspace,
  user?: Owner,
): Promise<Places> {
  const placed = await placeInput(spec.input_file_path, input, workspace, user);
  const name = outputName(spec.output_name ?? '{name}', posix.basename(input.file));
  const folder = spec.output_file_path;
  const output = posix.join(folder, name);
  // What exists already is not the algorithm's output; it may even be the input.
  const usable = !(await workspace.inspect(output)) && (await workspace.canWriteInto(folder, user));
  if (usable) return { ...placed, output, outputFolder: folder, before: await listing(folder, workspace) };
  const own = posix.join(scratch, 'output');
  await workspace.makeFolder(own, user);
  return { ...placed, output: posix.join(own, name), outputFolder: own };
}

async function placeInput(
  folder: string,
  { file, isTemporary = false }: { readonly file: string; readonly isTemporary?: boolean },
  workspace: Workspace,
  user?: Owner,
): Promise<Pick<Places, 'input' | 'isTemporary'>> {
  const wanted = posix.join(folder, posix.basename(file));
  const mounted = { input: file, isTemporary };
  if (wanted === file || (await workspace.inspect(wanted))) return mounted;
  if (!(await workspace.canWriteInto(folder))) return mounted;
  try {
    await (isTemporary ? workspace.moveInto(file, wanted, user) : workspace.copyInto(file, wanted));
    return { input: wanted, isTemporary: true };
  } catch {
    return mounted; // Most likely the disk is too small for a second copy.
  }
}

/** Removes what an item has left in the image's folders. Existing entries stay. */
export async function clearPlaces(places: Places, workspace: Workspace): Promise<void> {
  if (places.isTemporary) await workspace.removeAll(places.input);
  await workspace.removeAll(places.output);
  if (!isSearchable(places.outputFolder)) return;
  for (const { path } of await newEntries(places, workspace)) await workspace.removeAll(path);
}

async function listing(folder: string, workspace: Workspace): Promise<ReadonlyMap<string, string>> {
  const entries = await workspace.walk(folder, { deep: isSearchable(folder), limit: LISTING_LIMIT });
  return new Map(entries.map(({ relative, stamp }) => [relative, stamp]));
}

/** What was created or rewritten in the output folder since `places` were made. */
export async function newEntries(places: Places, workspace: Workspace): Promise<FileEntry[]> {
  const deep = isSearchable(places.outputFolder);
  const entries = await workspace.walk(places.outputFolder, { deep, limit: LISTING_LIMIT });
  const fresh = entries.filter(({ relative, path, kind, stamp }) => {
    const before = places.before?.get(relative);
    return path !== places.input && (before === undefined || (kind === 'file' && stamp !== before));
  });
  if (deep) return fresh;
  const inside = fresh
    .filter(({ kind }) => kind === 'folder')
    .map(async ({ path, relative }) => {
      const inner = await workspace.walk(path, { deep: true, limit: LISTING_LIMIT });
      return inner.map((entry) => ({ ...entry, relative: `${relative}/${entry.relative}` }));
    });
  return [...fresh, ...(await Promise.all(inside)).flat()];
}

/** The root holds the whole system (and /proc): only its own entries are compared. */
function isSearchable(folder: string): boolean {
  return folder !== '/';
}
