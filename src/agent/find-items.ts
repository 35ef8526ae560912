import { posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import { matchesPatterns } from '../core/patterns.ts';
import { resultKey } from '../protocol/result-folders.ts';
import type { Spec } from '../spec/spec.ts';
import type { Item } from './item.ts';
import type { Workspace } from './workspace.ts';

const INPUT_LIMIT = 1_000_000;

/**
 * A folder as one item: the input of a step that gathers what the steps before it gave.
 * @throws Failure `INPUT_UNUSABLE` when it is missing, unreadable or no folder
 */
export async function gatheredItem(folder: string, workspace: Workspace): Promise<Item> {
  const path = posix.resolve(folder);
  const found = await workspace.look(path);
  if (found?.kind !== 'folder') throw unusable(folder, 'is no folder, and --gather takes one');
  if (!(await workspace.canRead(path)))
    throw unusable(folder, "cannot be read by the container's user: change its permissions");
  return { item: posix.basename(path), file: path, attempt: 1 };
}

/**
 * The items that some files and folders mean: a file is one item; a folder's files keep their paths relative to it, and
 * of them only those are taken that match `inputs.patterns`.
 * @returns the items, and the files that were left out
 * @throws Failure `INPUT_UNUSABLE` when one is missing or unreadable or there is none at all; `OUTPUT_COLLISION` when
 * two would write the same output
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
    const found = await workspace.look(path);
    if (!found)
      throw unusable(input, 'is not there. Is its folder mounted (docker run -v "$PWD/in:/data/in:ro")?');
    const folder = found.kind === 'folder' || (found.target && !found.target.isFile);
    if (!folder) {
      if (found.kind !== 'file' && !found.target)
        throw unusable(input, `is a ${found.kind}, not a file or folder`);
      items.push({ item: posix.basename(path), file: path, attempt: 1 });
      continue;
    }
    for (const { kind, relative, path: file, target } of await workspace.walk(path, {
      deep: true,
      limit: INPUT_LIMIT,
    })) {
      if (kind !== 'file' && !target?.isFile) {
        if (kind === 'unreadable') throw unusable(file, 'cannot be read, or its name is not UTF-8');
        continue;
      }
      if (matchesPatterns(patterns, relative)) items.push({ item: relative, file, attempt: 1 });
      else skipped.push(relative);
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
