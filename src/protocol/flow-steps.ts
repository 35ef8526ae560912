import { axesOf, ROOT_AXIS } from './item-axes.ts';
import type { SourceFile } from './item-files.ts';
import type { StepNodes } from './item-nodes.ts';
import type { ItemPlan } from './item-plan.ts';

/** The steps of a plan, each with those that take its results. */
export interface FlowSteps<F extends SourceFile> {
  readonly steps: ReadonlyMap<string, StepNodes<F>>;
  /** All steps before a step. */
  readonly before: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of these, those up to steps that gather. */
  readonly near: ReadonlyMap<string, ReadonlySet<string>>;
}

/** @param plan one without problems (`axesOf`) */
export function wireSteps<F extends SourceFile>(plan: ItemPlan): FlowSteps<F> {
  const steps = new Map<string, StepNodes<F>>();
  const before = new Map<string, ReadonlySet<string>>();
  const near = new Map<string, ReadonlySet<string>>();
  const axes = axesOf(plan).steps;
  for (const [index, step] of plan.steps.entries()) {
    const all = new Set<string>();
    const own = new Set<string>();
    const { joins, base } = axes.get(step.id)!;
    const sources = joins.flatMap((join) =>
      join.source.from === 'step' ? [{ join, from: steps.get(join.source.step)! }] : [],
    );
    const at: StepNodes<F> = {
      ...{ step, index, axes: axes.get(step.id)!, items: new Map() },
      ...{ readers: [], gathers: [], byStart: new Map() },
      isPlain: !step.gather && base[0] === ROOT_AXIS && sources.every(({ from }) => from.isPlain),
    };
    for (const { join, from } of sources) {
      from.readers.push({ to: at, join });
      for (const each of [from.step.id, ...before.get(from.step.id)!]) all.add(each);
      for (const each of [from.step.id, ...(from.step.gather ? [] : near.get(from.step.id)!)]) own.add(each);
      const start = join.scatter ? join.axes.length - 1 : join.axes.length;
      if (start < base.length) at.byStart.set(start, new Map());
    }
    steps.set(step.id, at);
    before.set(step.id, all);
    near.set(step.id, own);
  }
  return { steps, before, near };
}
