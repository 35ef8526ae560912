import type { NamedInput, NamedOutput } from '../spec/named-files.ts';

/*
 * What the planner of items works on: the steps of a workflow with where each of their inputs comes from,
 * without sizes, images and places. AWS and local runs plan their items from it by the same code
 * (item-axes.ts, root-items.ts, item-flow.ts), so both give the same items the same ids, files and versions.
 */

export interface ItemPlan {
  /** Each after those whose results it takes. */
  readonly steps: readonly ItemStep[];
}

export interface ItemStep {
  readonly id: string;
  readonly inputs: readonly WiredInput[];
  readonly outputs: readonly NamedOutput[];
  readonly gather?: GatherRule;
  /** Names of the variables that it declares: a row of a sheet may give them. */
  readonly variables: readonly string[];
}

export interface WiredInput extends NamedInput {
  /** Empty only if the input is optional. */
  readonly sources: readonly ItemSource[];
}

/** Where an input comes from. */
export type ItemSource =
  /** The workflow's own files; those of a sheet's column where one is named. */
  | { readonly from: 'files'; readonly column?: string }
  | { readonly from: 'shared'; readonly name: string }
  | StepSource;

export interface StepSource {
  readonly from: 'step';
  readonly step: string;
  readonly output: string;
}

export interface GatherRule {
  /** One item for each group; without `by` and `size`, one item of everything. */
  readonly by?: GroupRule;
  /** Batches of at most this many members, in the order of ids. */
  readonly size?: number;
  /** How many of a group may be missing. */
  readonly allowFailed?: { readonly items: number } | { readonly percent: number };
}

export type GroupRule =
  /** Undoes the last scatter. */
  | { readonly kind: 'item' }
  /** A column of the sheet. */
  | { readonly kind: 'column'; readonly column: string }
  /** A regular expression for the whole id, with one group. */
  | { readonly kind: 'pattern'; readonly pattern: string };

/** The source as a workflow file has it: `files.reads`, `genome`, `align.alignments`. */
export function sourceName(source: ItemSource): string {
  switch (source.from) {
    case 'files':
      return source.column === undefined ? 'files' : `files.${source.column}`;
    case 'shared':
      return source.name;
    case 'step':
      return `${source.step}.${source.output}`;
  }
}
