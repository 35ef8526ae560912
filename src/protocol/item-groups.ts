import { compareNaturally } from '../core/natural-order.ts';
import type { StepAxes } from './item-axes.ts';
import type { GatherRule, ItemPlan, ItemStep } from './item-plan.ts';

/**
 * Something that a gather step may gather: one of the workflow's own items, or an item of a step before it.
 */
export interface Member {
  readonly segments: readonly string[];
  readonly axes: readonly string[];
  /** The values of its row; undefined where it has none. */
  readonly columns?: Readonly<Record<string, string>>;
}

/**
 * The group of a member: the segments of its item's id, without the batch. Undefined while it cannot be
 * known, as for a sample that will be scattered and whose parts go to different groups; null for one that is
 * in no group.
 */
export function groupOf(
  { by }: GatherRule,
  { base }: Pick<StepAxes, 'base'>,
  member: Member,
): readonly string[] | undefined | null {
  if (by === undefined) return [];
  // One result for all goes to every group.
  if (member.axes.length === 0) return undefined;
  switch (by.kind) {
    case 'item': {
      const length = base.length - 1;
      return member.axes.length >= length && startsWith(base, member.axes.slice(0, length))
        ? member.segments.slice(0, length)
        : undefined;
    }
    case 'column': {
      if (member.columns === undefined) return undefined;
      const value = Object.hasOwn(member.columns, by.column) ? member.columns[by.column]! : '';
      return value === '' ? null : [value];
    }
    case 'pattern': {
      if (!sameAxes(base, member.axes)) return undefined;
      const found = new RegExp(`^(?:${by.pattern})$`, 'u').exec(idOf(member.segments))?.[1];
      return found === undefined || found === '' ? null : [found];
    }
  }
}

/**
 * The batches of a group's members, by member. Batches are in the order of ids, and the last one may be
 * smaller.
 * @param ids of all members
 */
export function batchesOf(ids: Iterable<string>, size: number): Map<string, string> {
  const sorted = [...new Set(ids)].sort(compareNaturally);
  return new Map(sorted.map((id, i) => [id, `batch-${Math.floor(i / size) + 1}`]));
}

/**
 * Why a group cannot begin after everything that could be in it has ended; undefined if it can.
 * @param roots the samples of the group, those that are missing included
 * @param missing the samples without a result
 */
export function groupProblem(
  step: ItemStep,
  roots: ReadonlySet<string>,
  missing: ReadonlySet<string>,
): string | undefined {
  const { allowFailed } = step.gather ?? {};
  const allowed =
    allowFailed === undefined
      ? 0
      : 'items' in allowFailed
        ? allowFailed.items
        : Math.floor((roots.size * allowFailed.percent) / 100);
  if (missing.size > 0 && missing.size >= roots.size) return `none of its ${roots.size} items has a result`;
  if (missing.size <= allowed) return undefined;
  const rest = allowed > 0 ? `at most ${allowed} may be missing` : 'it would gather only a part';
  return `${missing.size} of ${roots.size} items before it have no result, and ${rest}`;
}

/**
 * The plan, with some steps that gather what is done, whatever else has failed: people ask for this after a
 * group was refused.
 * @param steps ids, the `gathered` of `run.json`
 */
export function gatheringWhatIsDone<P extends ItemPlan>(plan: P, steps: readonly string[] = []): P {
  if (steps.length === 0) return plan;
  return {
    ...plan,
    steps: plan.steps.map((step) =>
      step.gather && steps.includes(step.id)
        ? { ...step, gather: { ...step.gather, allowFailed: { percent: 100 } } }
        : step,
    ),
  };
}

/** An id for people: its segments with `/` between them. */
export function idOf(segments: readonly string[]): string {
  return segments.join('/');
}

export function sameAxes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && startsWith(a, b);
}

function startsWith(axes: readonly string[], start: readonly string[]): boolean {
  return start.every((axis, i) => axis === axes[i]);
}
