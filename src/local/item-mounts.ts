import { posix } from 'node:path';
import { filesOf, folderOf, type ItemEntry } from '../protocol/item-files.ts';
import { pathWithinStep } from '../protocol/object-keys.ts';
import { inputsOf, takesOneFile } from '../spec/named-files.ts';
import type { FlowItem, NamedFile, NamedInputs } from './flow.ts';
import { INPUT_MOUNT } from './item-container.ts';

/** A file or folder of this machine, and where an item's container sees it. */
export interface Mount {
  readonly kind: 'file' | 'folder';
  /** Absolute. */
  readonly source: string;
  /** Below {@link INPUT_MOUNT}, relative. */
  readonly target: string;
}

/** How an item's container gets its inputs. */
export interface MountedItem {
  readonly mounts: readonly Mount[];
  /** Of the agent's call: options and paths in the container. */
  readonly words: readonly string[];
}

/** The file that lists the missing items, below {@link INPUT_MOUNT}. No input can have this name. */
export const MISSING_FILE = '.missing';

/**
 * How a container gets the files of an item from the planner: each file is with its companions in its own
 * folder, so that equal names do not collide; the agent's call names the files by input, in order.
 */
export function mountItem({ step, path: id }: FlowItem, { files, missing }: NamedInputs): MountedItem {
  const mounts: Mount[] = [];
  const words = [`--item=${id}`, ...(missing ? [`--missing=${posix.join(INPUT_MOUNT, MISSING_FILE)}`] : [])];
  const isSole = takesOneFile(step.spec);
  for (const { name, folder } of inputsOf(step.spec)) {
    const entries = files.get(name) ?? [];
    if (entries.length === 0) continue;
    const places =
      isSole && step.gather
        ? [gatheredFolder(entries, id, step)]
        : folder && entries.every(({ kind }) => kind === 'file')
          ? [folderOfFiles(entries, name)]
          : entries.map(mountEntry);
    for (const [i, { at, mounts: own }] of places.entries()) {
      const around = `${name}/${i + 1}`;
      mounts.push(...own.map((mount) => ({ ...mount, target: posix.join(around, mount.target) })));
      const path = posix.join(INPUT_MOUNT, around, at);
      if (!isSole) words.push(`--input=${name}=${path}`);
      else words.push(...(step.gather ? ['--gather', path] : ['--', path]));
    }
  }
  return { mounts, words };
}

interface MountedEntry {
  /** The path that the call names. */
  readonly at: string;
  readonly mounts: readonly Mount[];
}

function mountEntry(entry: ItemEntry<NamedFile>): MountedEntry {
  const at = nameOf(entry.path);
  if (entry.kind === 'folder') return mountFolder(entry, at);
  const mounts = filesOf(entry).map(({ path, file }) => mountFile(file, nameOf(path)));
  return { at, mounts };
}

/** Mounts a folder as it is on this machine; where links lead to its files, mounts each file in its place. */
function mountFolder(
  { path, files }: Extract<ItemEntry<NamedFile>, { kind: 'folder' }>,
  at: string,
): MountedEntry {
  const relative = files.map((file) => file.path.slice(path.length + 1));
  const sources = new Set(
    files.map(({ file }, i) =>
      file.endsWith(`/${relative[i]}`) ? file.slice(0, -relative[i]!.length - 1) : '',
    ),
  );
  const [source] = sources;
  if (sources.size === 1 && source) return { at, mounts: [{ kind: 'folder', source, target: at }] };
  return { at, mounts: files.map(({ file }, i) => mountFile(file, `${at}/${relative[i]}`)) };
}

/** All files of an output, as one folder. */
function folderOfFiles(entries: readonly ItemEntry<NamedFile>[], input: string): MountedEntry {
  const marks = { idOf: ({ file }: NamedFile) => file, placeOf: placeIn };
  const { path: at, files } = folderOf(entries, input, marks);
  return { at, mounts: files.map(({ file, path }) => mountFile(file, path)) };
}

/** The step and key of a result. The workflow's own files have the step `''`, which sorts first. */
function placeIn({ path, result }: NamedFile): { step: string; key: string } {
  return result ?? { step: '', key: path };
}

/** The files of a step that gathers and takes one file: a folder named after the item, as in `Flow`. */
function gatheredFolder(
  entries: readonly ItemEntry<NamedFile>[],
  id: string,
  step: FlowItem['step'],
): MountedEntry {
  const at = nameOf(id);
  const files = entries.flatMap(filesOf);
  return { at, mounts: files.map((each) => mountFile(each.file, `${at}/${pathInStep(step, each)}`)) };
}

/** The path of a result as this step sees it; the workflow's own files keep theirs. */
function pathInStep(step: FlowItem['step'], { path, result }: NamedFile): string {
  return result ? pathWithinStep(step, result.step, result.key) : path;
}

function mountFile(source: string, target: string): Mount {
  return { kind: 'file', source, target };
}

function nameOf(path: string): string {
  const name = posix.basename(path);
  return name === '' || name === '.' || name === '..' ? 'folder' : name;
}
