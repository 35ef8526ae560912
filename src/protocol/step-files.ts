import { posix } from 'node:path';
import { pushTo } from '../core/grouped-lists.ts';
import { matchesPatterns } from '../core/patterns.ts';
import { companionNames } from '../spec/companion-names.ts';
import { inputsTaking, ONLY_OUTPUT } from '../spec/named-files.ts';
import { quote, quoteList } from '../text/quote.ts';
import type { Join } from './item-axes.ts';
import { compareEntries, type ItemEntry, type NamedEntries, type SourceFile } from './item-files.ts';
import type { ItemStep, WiredInput } from './item-plan.ts';
import type { RootItem } from './root-items.ts';

/** What one of the workflow's own items gives to a step. */
export type StepFiles<F extends SourceFile> =
  | { readonly kind: 'files'; readonly files: NamedEntries<F> }
  /** The step does not have this item. */
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly why: string };

/**
 * The files of an item for the inputs of a step that take the workflow's own: by column, else by name and
 * patterns.
 */
export function filesForStep<F extends SourceFile>(step: ItemStep, root: RootItem<F>): StepFiles<F> {
  if (root.problem !== undefined) return { kind: 'problem', why: root.problem };
  const inputs = step.inputs.filter(({ sources }) => sources.some(({ from }) => from === 'files'));
  const files = new Map<string, ItemEntry<F>[]>();
  const open: WiredInput[] = [];
  const used = new Set<string>();
  for (const input of inputs) {
    const columns = columnsOf(step, input);
    const own = root.entries.filter(({ column }) => columns.includes(column));
    for (const { column } of own) used.add(column);
    const named = input.sources.some((source) => source.from === 'files' && source.column !== undefined);
    if (own.length > 0 || named)
      files.set(
        input.name,
        own.map(({ entry }) => entry),
      );
    else open.push(input);
  }
  for (const { column, entry } of root.entries) {
    if (used.has(column)) continue;
    const taking = inputsTaking(open, entry.path, entry.kind === 'folder').map(({ name }) => name);
    if (taking.length > 1)
      return {
        kind: 'problem',
        why: `${entry.path} fits the inputs ${quoteList(taking, 'and')} of ${quote(step.id)}: use a sheet, whose columns say which is meant`,
      };
    for (const name of taking) pushTo(files, name, entry);
  }
  for (const { name } of open) files.set(name, (files.get(name) ?? []).sort(compareEntries));
  const isEmpty = [...files.values()].every((entries) => entries.length === 0);
  return isEmpty && inputs.length > 0 ? { kind: 'none' } : { kind: 'files', files };
}

/** Names of columns that hold an input's files. */
function columnsOf(step: ItemStep, { name, sources }: WiredInput): string[] {
  const named = sources.flatMap((source) =>
    source.from === 'files' && source.column !== undefined ? [source.column] : [],
  );
  return named.length > 0 ? named : [name, `${step.id}.${name}`];
}

/**
 * The files of an output that an input takes: if the algorithm names no outputs, those that fit the input's
 * patterns, as in earlier releases.
 */
export function entriesFor<F extends SourceFile>(
  step: ItemStep,
  { input: name, source }: Pick<Join, 'input' | 'source'>,
  outputs: NamedEntries<F> | undefined,
): readonly ItemEntry<F>[] {
  if (source.from !== 'step') return [];
  const all = outputs?.get(source.output) ?? [];
  const input = step.inputs.find((each) => each.name === name);
  if (!input || input.folder || source.output !== ONLY_OUTPUT) return all;
  return all.filter(({ path }) => matchesPatterns(input.patterns, path));
}

/** Why a step cannot take these files of an item: too few, too many, or one without its companion. */
export function filesProblem<F extends SourceFile>(
  step: ItemStep,
  files: NamedEntries<F>,
): string | undefined {
  for (const input of step.inputs) {
    if (input.sources.every(({ from }) => from === 'shared')) continue;
    const entries = files.get(input.name) ?? [];
    const why = countProblem(input, entries) ?? companionProblem(input, entries);
    if (why !== undefined) return why;
  }
  return undefined;
}

function countProblem<F extends SourceFile>(
  { name, least, most, optional, folder }: WiredInput,
  entries: readonly ItemEntry<F>[],
): string | undefined {
  const count = entries.length;
  if (count === 0) return optional ? undefined : `it has no file for ${quote(name)}`;
  const tooMany = most !== null && count > most;
  if (count >= least && !tooMany) return undefined;
  // An input that takes a folder gets all files of a step's output as one.
  if (folder && entries.every(({ kind }) => kind === 'file')) return undefined;
  const shown = `${entries
    .slice(0, 3)
    .map(({ path }) => path)
    .join(', ')}${count > 3 ? ', …' : ''}`;
  return tooMany
    ? `it has ${count} files for ${quote(name)}, which takes ${least === most ? most : `${least} to ${most}`}: ${shown}`
    : `it has ${count} of ${least} files for ${quote(name)}: ${shown}`;
}

function companionProblem<F extends SourceFile>(
  { companions }: WiredInput,
  entries: readonly ItemEntry<F>[],
): string | undefined {
  for (const entry of entries) {
    if (entry.kind === 'folder') continue;
    const has = new Set(entry.companions.map(({ path }) => posix.basename(path)));
    for (const companion of companions) {
      if (companion.optional) continue;
      const names = companionNames(companion, posix.basename(entry.path));
      if (!names.some((name) => has.has(name)))
        return `${entry.path} lacks its companion ${names.join(' or ')}`;
    }
  }
  return undefined;
}

/**
 * The variables that a row gives to a step: `NAME` for every step that declares it, `step.NAME` for one step,
 * which comes first.
 */
export function variablesFor(
  step: ItemStep,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const values: [string, string][] = [];
  for (const name of step.variables)
    for (const key of [`${step.id}.${name}`, name])
      if (Object.hasOwn(given, key)) {
        values.push([name, given[key]!]);
        break;
      }
  return Object.fromEntries(values);
}

/**
 * How complete an item is that may still get files: it lacks something (`why`), has enough to begin, or has
 * everything that it can take.
 */
export type Completeness =
  | { readonly state: 'lacking'; readonly why: string }
  | { readonly state: 'enough' | 'full' };

/**
 * How complete the workflow's own files of an item are for a step; undefined where the step takes none of
 * them.
 */
export function completenessOf<F extends SourceFile>(
  step: ItemStep,
  root: RootItem<F>,
): Completeness | undefined {
  const found = filesForStep(step, root);
  if (found.kind === 'none') return undefined;
  if (found.kind === 'problem') return { state: 'lacking', why: found.why };
  const { files } = found;
  const inputs = step.inputs.filter(({ sources }) => sources.some(({ from }) => from === 'files'));
  const why = filesProblem({ ...step, inputs }, files);
  if (why !== undefined) return { state: 'lacking', why };
  const isFull = inputs.every(({ name, most, companions }) => {
    const entries = files.get(name) ?? [];
    const all = entries.every(
      (entry) => entry.kind === 'file' && entry.companions.length >= companions.length,
    );
    return entries.length === most && all;
  });
  return { state: isFull ? 'full' : 'enough' };
}
