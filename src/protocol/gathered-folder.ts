import { ONLY_INPUT } from '../spec/named-files.ts';
import type { StoredFile } from './item-content.ts';
import { filesOf, type ItemEntry, type NamedEntries } from './item-files.ts';
import type { ItemStep } from './item-plan.ts';
import { outputFolder, pathWithinStep } from './object-keys.ts';
import type { RunPlace } from './sent-item.ts';

/**
 * The files of an item of a step that gathers. If the algorithm names no inputs and takes one file, it gets a
 * folder named after the item, in which results have the paths that they have in their steps.
 * @param place of the run's results
 */
export function gatheredFolder(
  { inputs, gather }: ItemStep,
  id: string,
  files: NamedEntries<StoredFile>,
  { run, bucket, prefix }: RunPlace,
): NamedEntries<StoredFile> {
  const [input, ...others] = inputs;
  const takesOne = input?.name === ONLY_INPUT && input.most === 1 && !input.folder && !input.shared;
  const entries = files.get(ONLY_INPUT) ?? [];
  if (!gather || !takesOne || others.length > 0 || entries.length === 0) return files;
  const needs = [...new Set(input.sources.flatMap((each) => (each.from === 'step' ? [each.step] : [])))];
  const folders = needs.map((step) => ({ step, folder: outputFolder(prefix, step, run) }));
  const pathOf = ({ path, key, bucket: from }: StoredFile): string => {
    const made = from === bucket ? folders.find(({ folder }) => key.startsWith(folder)) : undefined;
    return made ? pathWithinStep({ needs }, made.step, key.slice(made.folder.length)) : path;
  };
  const all = entries.flatMap(filesOf).map((file) => ({ ...file, path: `${id}/${pathOf(file)}` }));
  const folder: ItemEntry<StoredFile> = { kind: 'folder', path: id, files: all };
  return new Map([...files, [ONLY_INPUT, [folder]]]);
}
