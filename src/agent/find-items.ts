import { posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import { isBelow } from '../core/path-below.ts';
import { matchesPatterns } from '../core/patterns.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import { resultKey } from '../protocol/object-keys.ts';
import { collisionText, ResultWriters } from '../protocol/result-writers.ts';
import { type Companion, companionNames } from '../spec/companion-names.ts';
import { inputsOf, type NamedInput, ONLY_INPUT } from '../spec/named-files.ts';
import type { Spec } from '../spec/spec.ts';
import { besideIn, findCompanions } from './given-files.ts';
import { readInputTree } from './input-tree.ts';
import type { Item } from './item.ts';
import { soleFile } from './local-files.ts';
import type { Workspace } from './workspace.ts';

/**
 * A folder as one item: the input of a gather step.
 * @throws Failure `INPUT_UNUSABLE` when it is missing, unreadable or not a folder
 */
export async function folderItem(folder: string, workspace: Workspace): Promise<Item> {
  const path = posix.resolve(folder);
  const entry = await workspace.inspect(path);
  if (entry?.kind !== 'folder') throw unusable(folder, 'is not a folder, and --gather takes one');
  if (!(await workspace.canRead(path)))
    throw unusable(folder, "cannot be read by the container's user: change its permissions");
  return { item: posix.basename(path), files: soleFile(path), attempt: 1, isAlone: true };
}

/**
 * The items that files and folders stand for: a file is one item; files of a folder keep their paths relative to it, and
 * only those that match `inputs.patterns` count.
 * @param target the folder of results, absolute: what is in it is no input
 * @returns the items, and what was left out, with the reason
 * @throws Failure `INPUT_UNUSABLE` when one is missing or unreadable, or there is no item; `OUTPUT_COLLISION` when two
 * would write the same output
 */
export async function findItems(
  spec: Spec,
  inputs: readonly string[],
  target: string,
  workspace: Workspace,
): Promise<{ items: Item[]; leftOut: LeftOut[] }> {
  const [{ patterns, companions }] = inputsOf(spec) as [NamedInput];
  const takes = (path: string): boolean => matchesPatterns(patterns, path);
  const items: { item: string; file: string; beside: Beside }[] = [];
  const leftOut: LeftOut[] = [];
  const isFolder = (await workspace.inspect(target))?.kind === 'folder';
  const results = isFolder ? await workspace.resolvePath(target) : undefined;
  for (const input of inputs) {
    const path = posix.resolve(input);
    const entry = await workspace.inspect(path);
    if (!entry)
      throw unusable(input, 'does not exist. Is its folder mounted (docker run -v "$PWD/in:/data/in:ro")?');
    if (entry.kind === 'file' || entry.target?.isFile) {
      const beside = besideIn(posix.dirname(path));
      items.push({ item: posix.basename(path), file: path, beside: (name) => beside(name, workspace) });
      continue;
    }
    if (entry.kind === 'link' && !entry.target) throw unusable(input, 'is a link to nothing');
    if (entry.kind !== 'folder' && !entry.target)
      throw unusable(input, `is a ${entry.kind}, not a file or folder`);
    const root = await workspace.resolvePath(path);
    // Results beside their inputs: nothing but their names tells them apart.
    const isAmong = results !== undefined && (root === results || isBelow(results, root));
    const without = isAmong ? undefined : results;
    const tree = await readInputTree(root, workspace, { without, takes });
    leftOut.push(...tree.leftOut);
    const byPath = new Map(tree.files.map(({ path, file }) => [path, file]));
    const travelling = companionsIn(byPath, companions, takes);
    for (const { path: item, file } of tree.files)
      if (travelling.has(item)) continue;
      else if (takes(item))
        items.push({ item, file, beside: async (name) => byPath.get(posix.join(posix.dirname(item), name)) });
      else leftOut.push({ path: item, why: 'no input of the algorithm' });
  }
  for (const { file } of items)
    if (!(await workspace.canRead(file)))
      throw unusable(
        file,
        "cannot be read by the container's user: change its permissions, or use docker run --user",
      );
  if (items.length === 0) {
    const left = leftOut.slice(0, 5).map(({ path, why }) => `${path} (${why})`);
    const holds = left.length > 0 ? `; left out: ${left.join(', ')}${leftOut.length > 5 ? ', …' : ''}` : '';
    throw unusable(
      inputs.join(', '),
      `holds no file that ${spec.name} takes (${patterns.join(', ')})${holds}`,
    );
  }
  refuseCollisions(spec, items);
  const isAlone = items.length === 1 && posix.resolve(inputs[0]!) === items[0]!.file;
  const complete: Item[] = [];
  for (const { item, file, beside } of items) {
    const name = companions.length > 0 ? posix.basename(item) : posix.basename(file);
    const { found, missing } = await findCompanions(companions, name, beside);
    if (missing.length > 0) throw unusable(item, `needs ${missing.join(' and ')} beside it`);
    const files = new Map([[ONLY_INPUT, [{ path: file, name, companions: found, isTemporary: false }]]]);
    complete.push({ item, files, attempt: 1, isAlone });
  }
  return { items: complete, leftOut };
}

type Beside = (name: string) => Promise<string | undefined>;

/** The paths of files in a tree that travel with another one in their folder. */
function companionsIn(
  byPath: ReadonlyMap<string, string>,
  companions: readonly Companion[],
  takes: (path: string) => boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  if (companions.length === 0) return found;
  for (const path of byPath.keys()) {
    // Of two that name each other, the first is the main file.
    if (found.has(path) || !takes(path)) continue;
    for (const name of companions.flatMap((each) => companionNames(each, posix.basename(path)))) {
      const other = posix.join(posix.dirname(path), name);
      if (byPath.has(other)) found.add(other);
    }
  }
  return found;
}

function refuseCollisions(
  spec: Spec,
  items: readonly { readonly item: string; readonly file: string }[],
): void {
  const writers = new ResultWriters();
  for (const { item, file } of items) {
    const writer = { item: file, key: resultKey(spec, item) };
    const other = writers.claim(writer);
    if (other)
      throw new Failure(
        'OUTPUT_COLLISION',
        `the input ${file} cannot be processed, as ${collisionText(writer, other)}; or run them into two folders`,
      );
  }
}

function unusable(input: string, why: string): Failure {
  return new Failure('INPUT_UNUSABLE', `the input ${input} ${why}`);
}
