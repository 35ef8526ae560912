import { axesOf, type Join, ROOT_AXIS, type StepAxes } from './item-axes.ts';
import type { SourceFile } from './item-files.ts';
import type { StepNodes } from './item-nodes.ts';
import type { ItemPlan, ItemStep } from './item-plan.ts';

/** The steps of a plan, each with those that take its results. */
export interface FlowSteps<F extends SourceFile> {
  readonly steps: ReadonlyMap<string, StepNodes<F>>;
  /** All steps before a step. */
  readonly before: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of these, the steps back to the nearest ones that gather, which are included. */
  readonly near: ReadonlyMap<string, ReadonlySet<string>>;
}

interface PlacedStep extends Pick<StepNodes<SourceFile>, 'isPlain'> {
  readonly step: ItemStep;
  readonly axes: StepAxes;
  readonly sources: readonly { readonly join: Join; readonly from: string }[];
  /**
   * For each source whose items are repeated for several of its own: how many segments they have in common.
   */
  readonly starts: readonly number[];
  readonly before: ReadonlySet<string>;
  readonly near: ReadonlySet<string>;
}

/** Cached by plan: the dispatcher makes a flow for each sample. */
const PLACED = new WeakMap<ItemPlan, ReadonlyMap<string, PlacedStep>>();

/** The steps of a plan, connected but without items. @param plan has no problems (`axesOf`) */
export function wireSteps<F extends SourceFile>(plan: ItemPlan): FlowSteps<F> {
  const placed = PLACED.get(plan) ?? placeSteps(plan);
  PLACED.set(plan, placed);
  const steps = new Map<string, StepNodes<F>>();
  const before = new Map<string, ReadonlySet<string>>();
  const near = new Map<string, ReadonlySet<string>>();
  for (const [id, { step, axes, isPlain, sources, starts, ...placing }] of placed) {
    const at: StepNodes<F> = {
      ...{ step, index: steps.size, axes, isPlain, items: new Map() },
      ...{ readers: [], gathers: [], byStart: new Map(starts.map((start) => [start, new Map()])) },
    };
    for (const { join, from } of sources) steps.get(from)!.readers.push({ to: at, join });
    steps.set(id, at);
    before.set(id, placing.before);
    near.set(id, placing.near);
  }
  return { steps, before, near };
}

function placeSteps(plan: ItemPlan): Map<string, PlacedStep> {
  const placed = new Map<string, PlacedStep>();
  const all = axesOf(plan).steps;
  for (const step of plan.steps) {
    const axes = all.get(step.id)!;
    const sources = axes.joins.flatMap((join) =>
      join.source.from === 'step' ? [{ join, from: join.source.step }] : [],
    );
    const before = new Set<string>();
    const near = new Set<string>();
    for (const { from } of sources) {
      const source = placed.get(from)!;
      for (const each of [from, ...source.before]) before.add(each);
      for (const each of [from, ...(source.step.gather ? [] : source.near)]) near.add(each);
    }
    const starts = sources
      .map(({ join }) => (join.scatter ? join.axes.length - 1 : join.axes.length))
      .filter((start) => start < axes.base.length);
    const isPlain =
      !step.gather && axes.base[0] === ROOT_AXIS && sources.every(({ from }) => placed.get(from)!.isPlain);
    placed.set(step.id, { step, axes, isPlain, sources, starts, before, near });
  }
  return placed;
}
