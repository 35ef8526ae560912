import { posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import { matchesPatterns } from '../core/patterns.ts';
import { resultKey } from '../protocol/object-keys.ts';
import type { Spec } from '../spec/spec.ts';
import type { Item } from './item.ts';
import type { FileEntry, Workspace } from './workspace.ts';

const INPUT_LIMIT = 1_000_000;

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
 * @returns the items, and the files that were skipped
 * @throws Failure `INPUT_UNUSABLE` when one is missing or unreadable, or there is no item; `OUTPUT_COLLISION` when two
 * would write the same output
 */
export async function findItems(
  spec: Spec,
  inputs: readonly string[],
  workspace: Workspace,
): Promise<{ items: Item[]; skipped: string[] }> {
  const patterns = spec.inputs?.patterns ?? ['*'];
  const items: Item[] = [];
  const skipped: string[] = [];
  for (const input of inputs) {
    const path = posix.resolve(input);
    const entry = await workspace.inspect(path);
    if (!entry)
      throw unusable(input, 'does not exist. Is its folder mounted (docker run -v "$PWD/in:/data/in:ro")?');
    if (isFile(entry)) {
      items.push({ item: posix.basename(path), file: path, attempt: 1 });
      continue;
    }
    if (entry.kind !== 'folder' && !entry.target)
      throw unusable(input, `is a ${entry.kind}, not a file or folder`);
    for (const inner of await workspace.walk(path, { deep: true, limit: INPUT_LIMIT })) {
      if (inner.kind === 'unreadable') throw unusable(inner.path, 'cannot be read, or its name is not UTF-8');
      if (!isFile(inner)) continue;
      if (!matchesPatterns(patterns, inner.relative)) skipped.push(inner.relative);
      else items.push({ item: inner.relative, file: inner.path, attempt: 1 });
    }
  }
  for (const { file } of items)
    if (!(await workspace.canRead(file)))
      throw unusable(
        file,
        "cannot be read by the container's user: change its permissions, or use docker run --user",
      );
  if (items.length === 0)
    throw unusable(inputs.join(', '), `holds no file that ${spec.name} takes (${patterns.join(', ')})`);
  refuseCollisions(spec, items);
  return { items, skipped };
}

function isFile({ kind, target }: FileEntry): boolean {
  return kind === 'file' || target?.isFile === true;
}

function refuseCollisions(spec: Spec, items: readonly Item[]): void {
  const writers = new Map<string, string>();
  for (const { item, file } of items) {
    const key = resultKey(spec, item);
    const other = writers.get(key);
    if (other !== undefined)
      throw new Failure(
        'OUTPUT_COLLISION',
        `${other} and ${file} would both write ${key}: run them into two folders, or rename one`,
      );
    writers.set(key, file);
  }
}

function unusable(input: string, why: string): Failure {
  return new Failure('INPUT_UNUSABLE', `the input ${input} ${why}`);
}
