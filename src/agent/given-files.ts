import { posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import { isBelow } from '../core/path-below.ts';
import { matchesPatterns } from '../core/patterns.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import { type Companion, companionNames } from '../spec/companion-names.ts';
import { inputsTaking, type NamedInput } from '../spec/named-files.ts';
import { readInputTree } from './input-tree.ts';
import type { NamedPath } from './local-files.ts';
import type { Workspace } from './workspace.ts';

/** A file, or a folder as a whole, that a call names or that is in a folder which it names. */
export interface Given {
  readonly kind: 'file' | 'folder';
  /** Absolute. */
  readonly path: string;
  /** As it is called where it was found. */
  readonly name: string;
  /** For people. */
  readonly shown: string;
  /** The folder that it was found in: companions have the same one. */
  readonly folder: string;
  /** The call names it, and not a folder around it. */
  readonly isExplicit: boolean;
  /** The path of a file beside it; undefined where there is none. */
  readonly beside: (name: string, workspace: Workspace) => Promise<string | undefined>;
}

/**
 * What a path of a call stands for: a file, a folder that an input takes as a whole, or the files in a
 * folder.
 * @param target the folder of results, absolute: what is in it is not an input
 * @throws Failure `INPUT_UNUSABLE` when it is missing, a broken link, or neither file nor folder; as {@link
 * readInputTree}
 */
export async function openGiven(
  written: string,
  target: string,
  workspace: Workspace,
  inputs: readonly NamedInput[],
): Promise<{ candidates: Given[]; leftOut: readonly LeftOut[] }> {
  const path = posix.resolve(written);
  const [folder, name] = [posix.dirname(path), posix.basename(path)];
  const entry = await workspace.inspect(path);
  if (!entry)
    throw unusable(written, 'does not exist. Is its folder mounted (docker run -v "$PWD/in:/data/in:ro")?');
  if (entry.kind === 'link' && !entry.target) throw unusable(written, 'is a broken link');
  const explicit = { path, name, shown: written, folder, isExplicit: true, beside: besideIn(folder) };
  if (entry.kind === 'file' || entry.target?.isFile)
    return { candidates: [{ kind: 'file', ...explicit }], leftOut: [] };
  if (entry.kind !== 'folder' && !entry.target)
    throw unusable(written, `is a ${entry.kind}, not a file or folder`);
  const asWhole: Given = { kind: 'folder', ...explicit };
  const [sole] = inputs;
  const isWhole = inputsTaking(inputs, name, true).length > 0 || (inputs.length === 1 && sole!.folder);
  if (isWhole) return { candidates: [asWhole], leftOut: [] };
  const root = await workspace.resolvePath(path);
  const results =
    (await workspace.inspect(target))?.kind === 'folder' ? await workspace.resolvePath(target) : undefined;
  // The inputs are in the folder of results: only their names tell inputs and results apart.
  const isAmong = results !== undefined && (root === results || isBelow(results, root));
  const takes = (file: string): boolean => inputs.some(({ patterns }) => matchesPatterns(patterns, file));
  const tree = await readInputTree(root, workspace, { without: isAmong ? undefined : results, takes });
  const byPath = new Map(tree.files.map((file) => [file.path, file.file]));
  const candidates = tree.files.map(({ path: relative, file }): Given => {
    const within = posix.dirname(relative);
    return {
      ...{ kind: 'file', path: file, name: posix.basename(relative), shown: relative, isExplicit: false },
      folder: posix.join(path, within),
      beside: async (other) => byPath.get(posix.join(within, other)),
    };
  });
  return { candidates, leftOut: tree.leftOut };
}

/**
 * The companions of a file that exist.
 * @param find the path of a file beside it
 * @returns the companions found, and for each required one that is missing, the names that it may have
 */
export async function findCompanions(
  companions: readonly Companion[],
  name: string,
  find: (name: string) => Promise<string | undefined>,
): Promise<{ found: NamedPath[]; missing: string[] }> {
  const found = new Map<string, string>();
  const missing: string[] = [];
  for (const companion of companions) {
    const names = companionNames(companion, name);
    for (const each of names) {
      const path = await find(each);
      if (path !== undefined) found.set(each, path);
    }
    if (!companion.optional && !names.some((each) => found.has(each))) missing.push(names.join(' or '));
  }
  return { found: [...found].map(([each, path]) => ({ path, name: each })), missing };
}

/** What finds the files in a folder by their names. */
function besideIn(folder: string): Given['beside'] {
  return async (name, workspace) => {
    const path = posix.join(folder, name);
    const entry = await workspace.inspect(path);
    return entry?.kind === 'file' || entry?.target?.isFile ? path : undefined;
  };
}

/** @throws Failure `INPUT_UNUSABLE` for a file or folder that the container's user cannot read */
export async function refuseUnreadable(paths: Iterable<string>, workspace: Workspace): Promise<void> {
  for (const path of paths)
    if (!(await workspace.canRead(path)))
      throw unusable(
        path,
        "cannot be read by the container's user: change its permissions, or use docker run --user",
      );
}

export function unusable(input: string, why: string): Failure {
  return new Failure('INPUT_UNUSABLE', `the input ${input} ${why}`);
}
