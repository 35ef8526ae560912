import { axesOf, type Join, type StepAxes } from '../protocol/item-axes.ts';
import type { ItemPlan, ItemStep } from '../protocol/item-plan.ts';
import { ONLY_OUTPUT } from '../spec/named-files.ts';

/** A step whose items are counted. */
export interface FlowStep {
  readonly step: ItemStep;
  readonly axes: StepAxes;
  /** All steps before it. */
  readonly before: ReadonlySet<string>;
  /** Of these, those back to the nearest gather steps, which are included. */
  readonly near: ReadonlySet<string>;
  /** Sources whose markers must be read: they scatter, or may make no file that the step takes. */
  readonly unsure: ReadonlySet<Join>;
}

/** The name of the family of steps with one result for all. */
export const FOR_ALL = '';

/**
 * The steps of a plan by the first axis of their items. The steps of a family have items of the same units,
 * such as samples or batches. An item depends only on items of its unit, on results that are one for all, and
 * on groups.
 */
export function flowFamilies(plan: ItemPlan): Map<string, FlowStep[]> {
  const axes = axesOf(plan).steps;
  const outputs = new Map(
    plan.steps.flatMap(({ id, outputs: all }) => all.map((output) => [`${id}.${output.name}`, output])),
  );
  const known = new Map<string, FlowStep>();
  for (const step of plan.steps) {
    const before = new Set<string>();
    const near = new Set<string>();
    const unsure = new Set<Join>();
    const own = axes.get(step.id)!;
    for (const join of own.joins) {
      if (join.source.from !== 'step') continue;
      const { step: from, output: name } = join.source;
      const source = known.get(from)!;
      for (const each of [from, ...source.before]) before.add(each);
      for (const each of [from, ...(source.step.gather ? [] : source.near)]) near.add(each);
      const output = outputs.get(`${from}.${name}`);
      const isSure =
        output !== undefined && !output.optional && output.least > 0 && takesAll(step, join.input, name);
      if (join.scatter || !isSure) unsure.add(join);
    }
    known.set(step.id, { step, axes: own, before, near, unsure });
  }
  return Map.groupBy(known.values(), (each) => each.axes.axes[0] ?? FOR_ALL);
}

/** Whether an input takes every file of an output: where outputs have no names, its patterns choose. */
function takesAll({ inputs }: ItemStep, name: string, output: string): boolean {
  const input = inputs.find((each) => each.name === name)!;
  return input.folder || output !== ONLY_OUTPUT || input.patterns.some((each) => /^\*{1,2}$/.test(each));
}
