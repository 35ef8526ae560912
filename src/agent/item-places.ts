import { posix } from 'node:path';
import { outputName } from '../spec/output-name.ts';
import type { Spec } from '../spec/spec.ts';
import type { FileEntry, Owner, Workspace } from './workspace.ts';

/** Where one item's input is, and where its output is expected. All paths are absolute. */
export interface Places {
  readonly input: string;
  /** We put the input there, so it is ours to take away. */
  readonly ours: boolean;
  readonly output: string;
  /** The folder that `$output` is in: `$output_dir`. */
  readonly outputFolder: string;
  /** What was in that folder already; undefined when it is ours alone and empty. */
  readonly before?: ReadonlyMap<string, string>;
}

/** More entries than this in an output folder are not told apart from new ones; folders of images hold far less. */
const LISTING_LIMIT = 50_000;

/**
 * Puts an input where the spec says the algorithm looks for it, and decides where its output goes. Where the image's
 * folders cannot be used (a read-only root, another user, a name that is taken there) the input stays where it is
 * mounted, and the output gets a folder in `scratch`.
 * @param input `ours`: it may be moved; @param scratch a folder of this item alone, writable
 * @param user whom the command runs as, when it is another than we
 */
export async function placeItem(
  spec: Spec,
  input: { readonly file: string; readonly ours?: boolean },
  scratch: string,
  workspace: Workspace,
  user?: Owner,
): Promise<Places> {
  const placed = await placeInput(spec.input_file_path, input, workspace, user);
  const name = outputName(spec.output_name ?? '{name}', posix.basename(input.file));
  const folder = spec.output_file_path;
  const output = posix.join(folder, name);
  // What is there already is not the algorithm's; it may be the very input.
  const usable = !(await workspace.look(output)) && (await workspace.canWriteInto(folder, user));
  if (usable) return { ...placed, output, outputFolder: folder, before: await listing(folder, workspace) };
  const own = posix.join(scratch, 'output');
  await workspace.makeFolder(own, user);
  return { ...placed, output: posix.join(own, name), outputFolder: own };
}

async function placeInput(
  folder: string,
  { file, ours = false }: { readonly file: string; readonly ours?: boolean },
  workspace: Workspace,
  user?: Owner,
): Promise<Pick<Places, 'input' | 'ours'>> {
  const wanted = posix.join(folder, posix.basename(file));
  const mounted = { input: file, ours };
  if (wanted === file || (await workspace.look(wanted))) return mounted;
  if (!(await workspace.canWriteInto(folder))) return mounted;
  try {
    await (ours ? workspace.moveInto(file, wanted, user) : workspace.copyInto(file, wanted));
    return { input: wanted, ours: true };
  } catch {
    return mounted; // No room for a second copy, most likely: the first one will do.
  }
}

/** Takes away what an item has left in the image's folders, for the next one. The root's own entries stay. */
export async function clearPlaces(places: Places, workspace: Workspace): Promise<void> {
  if (places.ours) await workspace.removeAll(places.input);
  await workspace.removeAll(places.output);
  if (!isSearchable(places.outputFolder)) return;
  for (const { path } of await newEntries(places, workspace)) await workspace.removeAll(path);
}

async function listing(folder: string, workspace: Workspace): Promise<ReadonlyMap<string, string>> {
  const found = await workspace.walk(folder, { deep: isSearchable(folder), limit: LISTING_LIMIT });
  return new Map(found.map((f) => [f.relative, f.stamp]));
}

/** What is new in the output folder since `places` were made, or was written anew. */
export async function newEntries(places: Places, workspace: Workspace): Promise<FileEntry[]> {
  const deep = isSearchable(places.outputFolder);
  const before = places.before ?? new Map<string, string>();
  const now = await workspace.walk(places.outputFolder, { deep, limit: LISTING_LIMIT });
  const fresh = now.filter((f) => {
    const stamp = before.get(f.relative);
    return f.path !== places.input && (stamp === undefined || (f.kind === 'file' && f.stamp !== stamp));
  });
  if (deep) return fresh;
  const inside = await Promise.all(
    fresh
      .filter((f) => f.kind === 'folder')
      .map(async (f) =>
        (await workspace.walk(f.path, { deep: true, limit: LISTING_LIMIT })).map((inner) => ({
          ...inner,
          relative: `${f.relative}/${inner.relative}`,
        })),
      ),
  );
  return [...fresh, ...inside.flat()];
}

/** The root holds the whole system (and /proc): only its own entries are compared. */
function isSearchable(folder: string): boolean {
  return folder !== '/';
}
