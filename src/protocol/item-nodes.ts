import type { Join, StepAxes } from './item-axes.ts';
import type { NamedEntries, Origins, SourceFile } from './item-files.ts';
import { idOf } from './item-groups.ts';
import type { ItemStep } from './item-plan.ts';
import type { RootItem } from './root-items.ts';

/** One item of a step, with all that its agent needs to know about it. */
export interface StepItem<F extends SourceFile> {
  readonly step: string;
  /** One for each axis of the step. */
  readonly segments: readonly string[];
  /** For people, and in keys: the segments with `/` between them; for one result for all, the step's id. */
  readonly id: string;
  /** Changes with everything that its results depend on, except the step's own settings. */
  readonly version: string;
  /** By input, without shared inputs. */
  readonly files: NamedEntries<F>;
  /** The values that its row in a sheet gives. */
  readonly variables: Readonly<Record<string, string>>;
  /** Of a gather step: ids of items that have no result. */
  readonly missing?: readonly string[];
}

/** How an item ended: what its marker says. */
export interface StepEnd<F extends SourceFile> {
  readonly step: string;
  readonly segments: readonly string[];
  readonly version: string;
  readonly state: 'done' | 'failed';
  /** By output; only if `done`. */
  readonly outputs?: NamedEntries<F>;
}

/**
 * `ready`: everything that it needs is there. `skipped`: an item that it needs has failed. `left out`: a
 * result that it needs was not made, and nothing has failed. `absent`: the step does not have this item.
 */
export type StepItemState = 'waiting' | 'ready' | 'done' | 'failed' | 'skipped' | 'left out' | 'absent';

/** An item of a step, as far as it is known. */
export interface KnownItem<F extends SourceFile> {
  readonly id: string;
  readonly segments: readonly string[];
  readonly state: StepItemState;
  readonly why: string;
  /** Missing while something that it needs is missing. */
  readonly item?: StepItem<F>;
}

/** What follows from an event. */
export type ItemChange<F extends SourceFile> =
  | { readonly kind: 'ready'; readonly item: StepItem<F> }
  | {
      readonly kind: 'failed' | 'skipped' | 'left out';
      readonly step: string;
      readonly segments: readonly string[];
      readonly id: string;
      readonly why: string;
    };

/** A step with its items so far. */
export interface StepNodes<F extends SourceFile> {
  readonly step: ItemStep;
  /** In the plan's order. */
  readonly index: number;
  readonly axes: StepAxes;
  /**
   * Nothing is gathered before it: the version of each of its items is that of the workflow's own item that
   * it comes from.
   */
  readonly isPlain: boolean;
  readonly items: Map<string, ItemNode<F>>;
  /** Steps that take its results. */
  readonly readers: { readonly to: StepNodes<F>; readonly join: Join }[];
  /** Steps after it, near or far, that gather. */
  readonly gathers: GatherNodes<F>[];
  /** Its items by their first segments, for each number of segments that a repeated source has. */
  readonly byStart: Map<number, Map<string, ItemNode<F>[]>>;
}

export interface ItemNode<F extends SourceFile> {
  readonly in: StepNodes<F>;
  readonly segments: readonly string[];
  readonly root?: RootItem<F>;
  state: StepItemState;
  why: string;
  item?: StepItem<F>;
  origins: Origins;
  outputs?: NamedEntries<F>;
  /** Of any version. */
  readonly ends: StepEnd<F>[];
  /** Versions that were reported as ready. */
  readonly reported: Set<string>;
}

/** A gather step, with what may come into its groups. */
export interface GatherNodes<F extends SourceFile> {
  readonly at: StepNodes<F>;
  /** Steps before it up to those that gather themselves: what is missing before these was tolerated there. */
  readonly near: ReadonlySet<string>;
  /** Items of all steps before it, by group; those whose group is not known under {@link ANY_GROUP}. */
  readonly before: Map<string, ItemNode<F>[]>;
  /** How many of these have not ended. */
  readonly open: Map<string, number>;
  /** The workflow's own items that it gathers itself, by group. */
  readonly roots: Map<string, RootItem<F>[]>;
  /** Batches by group and id of an item, where they are known from the beginning. */
  readonly batches: Map<string, ReadonlyMap<string, string>>;
  /** Items by batch, where batches are known only when all items are. */
  late?: ReadonlyMap<string, ItemNode<F>[]>;
}

/** The key of items whose group is not known. */
export const ANY_GROUP = '*';

export function keyOf(segments: readonly string[]): string {
  return JSON.stringify(segments);
}

export function isFinal(state: StepItemState): boolean {
  return state !== 'waiting' && state !== 'ready';
}

/** The id of an item of a step, for people: for one result for all, the step's. */
export function shownId(at: StepNodes<SourceFile>, segments: readonly string[]): string {
  return segments.length === 0 ? at.step.id : idOf(segments);
}
