import { posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import { isBelow } from '../core/path-below.ts';
import { matchesPatterns } from '../core/patterns.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import { resultKey } from '../protocol/object-keys.ts';
import { collisionText, ResultWriters } from '../protocol/result-writers.ts';
import { itemPatterns } from '../spec/named-files.ts';
import type { Spec } from '../spec/spec.ts';
import { readInputTree } from './input-tree.ts';
import type { Item } from './item.ts';
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
  return { item: posix.basename(path), file: path, attempt: 1 };
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
  const patterns = itemPatterns(spec);
  const takes = (path: string): boolean => matchesPatterns(patterns, path);
  const items: Item[] = [];
  const leftOut: LeftOut[] = [];
  const isFolder = (await workspace.inspect(target))?.kind === 'folder';
  const results = isFolder ? await workspace.resolvePath(target) : undefined;
  for (const input of inputs) {
    const path = posix.resolve(input);
    const entry = await workspace.inspect(path);
    if (!entry)
      throw unusable(input, 'does not exist. Is its folder mounted (docker run -v "$PWD/in:/data/in:ro")?');
    if (entry.kind === 'file' || entry.target?.isFile) {
      items.push({ item: posix.basename(path), file: path, attempt: 1 });
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
    for (const { path: item, file } of tree.files)
      if (takes(item)) items.push({ item, file, attempt: 1 });
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
  return { items, leftOut };
}

function refuseCollisions(spec: Spec, items: readonly Item[]): void {
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
