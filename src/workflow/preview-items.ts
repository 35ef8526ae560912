import { matchesPatterns } from '../core/patterns.ts';
import { filesIn, sumOf } from '../protocol/input-bytes.ts';
import { axesOf, itemsText } from '../protocol/item-axes.ts';
import { filesOf, type SourceFile } from '../protocol/item-files.ts';
import { ItemFlow } from '../protocol/item-flow.ts';
import { type ItemPlan, sourceName } from '../protocol/item-plan.ts';
import {
  fileInputs,
  findRootItems,
  type ItemRule,
  type RootItem,
  type SheetItem,
} from '../protocol/root-items.ts';
import type { PlannedItems } from './plan.ts';

/** The items that files make, before anything runs. */
export interface ItemsPreview {
  readonly items: readonly PreviewedItem[];
  /**
   * Items that a step cannot take, with what is missing. They count as failed, and the others continue. An
   * item that no step takes has the step `''`, and is left out.
   */
  readonly incomplete: readonly IncompleteItem[];
  /** Files that belong to no item, and other contents of their folders. */
  readonly left_out: readonly { readonly path: string; readonly why: string }[];
  /** By the id of each step that takes no other step's results: bytes of each item's inputs, where known. */
  readonly sizes: Readonly<Record<string, readonly (number | undefined)[]>>;
}

export interface IncompleteItem {
  readonly id: string;
  /** `''` where no step takes its files. */
  readonly step: string;
  readonly why: string;
}

export interface PreviewedItem {
  readonly id: string;
  /** Paths, companions included; a folder's ends with `/`. */
  readonly files: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Says which items files make, and which of these a step cannot take.
 * @param files that were given; with a sheet, those of its rows and their companions
 * @param rows of the sheet
 */
export function previewItems(
  planned: PlannedItems,
  files: readonly SourceFile[],
  rows: readonly SheetItem[] | undefined,
): ItemsPreview {
  const { items, leftOut } = findRootItems(planned, ruleOf(planned, rows), files);
  const { incomplete, sizes } = beginItems(planned, items);
  return {
    items: items.map(({ id, entries, variables }) => ({
      ...{ id, variables },
      files: entries.flatMap(({ entry }) =>
        entry.kind === 'folder' ? [`${entry.path}/`] : filesOf(entry).map(({ path }) => path),
      ),
    })),
    ...{ incomplete, sizes },
    left_out: leftOut,
  };
}

/** Which items steps have before anything has run. */
export interface BegunItems {
  readonly incomplete: readonly IncompleteItem[];
  /** By the id of each step that takes no other step's results: how many items it has. */
  readonly expected: Readonly<Record<string, number>>;
  readonly sizes: ItemsPreview['sizes'];
}

export function beginItems<F extends SourceFile>(
  planned: PlannedItems,
  items: readonly RootItem<F>[],
): BegunItems {
  const flow = new ItemFlow(planned, items);
  const incomplete = new Map<string, IncompleteItem>();
  const used = new Set<string>();
  const first = planned.steps.filter(({ inputs }) =>
    inputs.every(({ sources }) => sources.every(({ from }) => from !== 'step')),
  );
  const sizes = new Map(first.map(({ id }) => [id, [] as (number | undefined)[]]));
  for (const change of flow.start()) {
    if (change.kind === 'ready') {
      used.add(change.item.segments[0] ?? '');
      sizes.get(change.item.step)?.push(sumOf(filesIn(change.item.files)));
    } else if (change.kind === 'failed' && !incomplete.has(change.id))
      incomplete.set(change.id, { id: change.id, step: change.step, why: change.why });
  }
  const gathers = planned.steps.some(({ gather, inputs }) => gather && inputs.some(takesFiles));
  for (const { id } of items)
    if (!used.has(id) && !incomplete.has(id) && !gathers)
      incomplete.set(id, { id, step: '', why: 'no step takes its files' });
  const countOf = (step: string): number =>
    [...flow.itemsOf(step)].filter(({ state }) => state !== 'absent').length;
  return {
    incomplete: [...incomplete.values()],
    expected: Object.fromEntries(first.map(({ id }) => [id, countOf(id)])),
    sizes: Object.fromEntries(sizes),
  };
}

function takesFiles({ sources }: PlannedItems['steps'][number]['inputs'][number]): boolean {
  return sources.some(({ from }) => from === 'files');
}

/** Whether some step takes the workflow's own file with this path. */
export function takesPath(planned: PlannedItems, path: string): boolean {
  return fileInputs(planned).some(({ patterns }) => matchesPatterns(patterns, path));
}

/** The rule with the rows of its sheet. */
export function ruleOf({ rule }: PlannedItems, rows: readonly SheetItem[] | undefined): ItemRule {
  return rule.kind === 'sheet' ? { kind: 'sheet', items: rows ?? [] } : rule;
}

/** Names of the outputs that a step takes, by the step that makes them. */
export function takenOutputs({ steps }: ItemPlan, step: string): Record<string, string[]> {
  const taken = new Map<string, Set<string>>();
  for (const { sources } of steps.find(({ id }) => id === step)?.inputs ?? [])
    for (const source of sources)
      if (source.from === 'step')
        taken.set(source.step, (taken.get(source.step) ?? new Set()).add(source.output));
  return Object.fromEntries([...taken].map(([from, names]) => [from, [...names]]));
}

/** A step's sources in words. */
export interface StepJoin {
  readonly step: string;
  /** Input's name, and its sources: `align.alignments, depth.summary`, or `nothing`. */
  readonly inputs: readonly { readonly name: string; readonly from: string }[];
  /** `one for each item` */
  readonly items: string;
}

/** The inputs and items of each step, in words. */
export function stepJoins(planned: PlannedItems): StepJoin[] {
  const { steps } = axesOf(planned);
  return planned.steps.map(({ id, inputs }) => ({
    step: id,
    inputs: inputs.map(({ name, sources }) => ({
      ...{ name, from: sources.map(sourceName).join(', ') || 'nothing' },
    })),
    items: itemsText(steps.get(id)?.axes ?? []),
  }));
}
