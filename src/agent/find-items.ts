import { posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import { matchesPatterns } from '../core/patterns.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import { resultKey } from '../protocol/object-keys.ts';
import { collisionText, ResultWriters } from '../protocol/result-writers.ts';
import { type Companion, companionNames } from '../spec/companion-names.ts';
import { inputsOf, type NamedInput, ONLY_INPUT } from '../spec/named-files.ts';
import type { Spec } from '../spec/spec.ts';
import { findCompanions, type Given, openGiven, refuseUnreadable, unusable } from './given-files.ts';
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
  if (entry?.kind !== 'folder') throw unusable(folder, 'is not a folder, but --gather needs a folder');
  if (!(await workspace.canRead(path)))
    throw unusable(folder, "cannot be read by the container's user: change its permissions");
  return { item: posix.basename(path), files: soleFile(path), attempt: 1, isAlone: true };
}

/**
 * The items that files and folders stand for: a file is one item; files of a folder keep their paths relative
 * to it, and only those that match `inputs.patterns` count.
 * @param target the folder of results, absolute: what is in it is not an input
 * @returns the items, and what was left out, with the reason
 * @throws Failure `INPUT_UNUSABLE` when a file or a companion is missing or unreadable, or there is no item;
 * `OUTPUT_COLLISION` when two items would write the same output
 */
export async function findItems(
  spec: Spec,
  inputs: readonly string[],
  target: string,
  workspace: Workspace,
): Promise<{ items: Item[]; leftOut: LeftOut[] }> {
  const own = inputsOf(spec)[0] as NamedInput;
  const { patterns, companions } = own;
  const takes = (path: string): boolean => matchesPatterns(patterns, path);
  const items: { item: string; given: Given }[] = [];
  const leftOut: LeftOut[] = [];
  for (const input of inputs) {
    const opened = await openGiven(input, target, workspace, [own]);
    leftOut.push(...opened.leftOut);
    const below = opened.candidates.filter(({ isExplicit }) => !isExplicit).map(({ shown }) => shown);
    const travelling = companionsIn(new Set(below), companions, takes);
    for (const given of opened.candidates) {
      const { isExplicit, name, shown } = given;
      if (isExplicit) items.push({ item: name, given });
      else if (travelling.has(shown)) continue;
      else if (takes(shown)) items.push({ item: shown, given });
      else leftOut.push({ path: shown, why: 'no input of the algorithm' });
    }
  }
  await refuseUnreadable(
    items.map(({ given }) => given.path),
    workspace,
  );
  if (items.length === 0) {
    const left = leftOut.slice(0, 5).map(({ path, why }) => `${path} (${why})`);
    const holds = left.length > 0 ? `; left out: ${left.join(', ')}${leftOut.length > 5 ? ', …' : ''}` : '';
    throw unusable(
      inputs.join(', '),
      `contains no file that ${spec.name} takes (${patterns.join(', ')})${holds}`,
    );
  }
  refuseCollisions(spec, items);
  const isAlone = items.length === 1 && posix.resolve(inputs[0]!) === items[0]!.given.path;
  const complete: Item[] = [];
  for (const { item, given } of items) {
    const name = companions.length > 0 ? posix.basename(item) : posix.basename(given.path);
    const find = (other: string) => given.beside(other, workspace);
    const { found, missing } = await findCompanions(companions, name, find);
    if (missing.length > 0) throw unusable(item, `needs ${missing.join(' and ')} beside it`);
    const file = { path: given.path, name, companions: found, isTemporary: false };
    complete.push({ item, files: new Map([[ONLY_INPUT, [file]]]), attempt: 1, isAlone });
  }
  return { items: complete, leftOut };
}

/** The paths of files in a tree that travel with another one in their folder. */
function companionsIn(
  paths: ReadonlySet<string>,
  companions: readonly Companion[],
  takes: (path: string) => boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  if (companions.length === 0) return found;
  for (const path of paths) {
    // If two files are each other's companions, the first is the main file.
    if (found.has(path) || !takes(path)) continue;
    for (const name of companions.flatMap((each) => companionNames(each, posix.basename(path)))) {
      const other = posix.join(posix.dirname(path), name);
      if (paths.has(other)) found.add(other);
    }
  }
  return found;
}

function refuseCollisions(
  spec: Spec,
  items: readonly { readonly item: string; readonly given: Given }[],
): void {
  const writers = new ResultWriters();
  for (const { item, given } of items) {
    const writer = { item: given.path, key: resultKey(spec, item) };
    const other = writers.claim(writer);
    if (other)
      throw new Failure(
        'OUTPUT_COLLISION',
        `the input ${given.path} cannot be processed, as ${collisionText(writer, other)}; or run them into two folders`,
      );
  }
}
