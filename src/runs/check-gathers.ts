import { Failure } from '../core/failure.ts';
import { GATHERED_BYTES, GATHERED_ITEMS, tooMuchToGather } from '../protocol/gather-limits.ts';
import { axesOf, type Join, ROOT_AXIS, type StepAxes } from '../protocol/item-axes.ts';
import type { SourceFile } from '../protocol/item-files.ts';
import { ItemFlow } from '../protocol/item-flow.ts';
import { batchesOf, groupOf, sameAxes } from '../protocol/item-groups.ts';
import { isFinal } from '../protocol/item-nodes.ts';
import type { ItemPlan, ItemStep } from '../protocol/item-plan.ts';
import { outputFolder } from '../protocol/object-keys.ts';
import type { RootItem } from '../protocol/root-items.ts';
import type { RunPlace } from '../protocol/sent-item.ts';

/**
 * Checks, before anything is sent, that the run does not have more items, and no group a longer list of
 * files, than the dispatcher can gather. Only what is certain counts: one file for each item of a source
 * whose output is not optional. What steps will scatter is not known yet.
 * @param place of the run's results
 * @throws Failure `TOO_MUCH_TO_GATHER`
 */
export function checkGathers<F extends SourceFile>(
  plan: ItemPlan,
  roots: readonly RootItem<F>[],
  place: RunPlace,
): void {
  const gathers = plan.steps.filter(({ gather }) => gather);
  if (gathers.length === 0) return;
  if (roots.length > GATHERED_ITEMS)
    throw new Failure(
      'TOO_MUCH_TO_GATHER',
      `There are ${roots.length} items, but ${gathers[0]!.id} can gather at most ${GATHERED_ITEMS} of a run. Send the items in several runs.`,
    );
  const { steps } = axesOf(plan);
  // Computed only when needed: it takes long, and most runs are far from the limit.
  let began: ReturnType<typeof begun> | undefined;
  for (const step of gathers) {
    const axes = steps.get(step.id)!;
    const sources = axes.joins.flatMap((join) => certainSource(plan, step, join) ?? []);
    for (const [group, members] of groupsOf(step, axes, roots)) {
      const bytes = (isItem: (source: string, id: string) => boolean): number => {
        let sum = 0;
        for (const source of sources)
          for (const { id } of members) if (isItem(source, id)) sum += leastBytes(place, source, id);
        return sum;
      };
      if (bytes(() => true) <= GATHERED_BYTES) continue;
      began ??= begun(plan, roots);
      const least = bytes(began);
      if (least > GATHERED_BYTES)
        throw new Failure(
          'TOO_MUCH_TO_GATHER',
          tooMuchToGather(group === '' ? step.id : `${group} of ${step.id}`, least, true),
        );
    }
  }
}

/** Tells whether a step will have an item, as far as that is known before anything has run. */
function begun<F extends SourceFile>(
  plan: ItemPlan,
  roots: readonly RootItem<F>[],
): (step: string, id: string) => boolean {
  const flow = new ItemFlow(plan, roots);
  flow.start();
  const open = new Map<string, ReadonlySet<string>>();
  for (const { id } of plan.steps) {
    const items = [...flow.itemsOf(id)].filter(({ state }) => !isFinal(state));
    open.set(id, new Set(items.map(({ segments }) => segments[0] ?? '')));
  }
  return (step, id) => open.get(step)!.has(id);
}

/** The workflow's own items by the group that contains what is made from them; `''` if all are one group. */
function groupsOf<F extends SourceFile>(
  { gather = {} }: ItemStep,
  axes: StepAxes,
  roots: readonly RootItem<F>[],
): Map<string, readonly RootItem<F>[]> {
  const groups = Map.groupBy(roots, ({ id, columns }) => {
    const group = groupOf(gather, axes, { segments: [id], axes: [ROOT_AXIS], columns });
    return group ? group.join('/') : undefined;
  });
  const all = new Map<string, readonly RootItem<F>[]>();
  for (const [group, members] of groups) {
    if (group === undefined) continue;
    if (gather.size === undefined) all.set(group, members);
    else {
      const batches = batchesOf(
        members.map(({ id }) => id),
        gather.size,
      );
      for (const [batch, own] of Map.groupBy(members, ({ id }) => batches.get(id)!))
        all.set(group === '' ? batch : `${group}/${batch}`, own);
    }
  }
  return all;
}

/** The step of a source that surely has a file for each of the workflow's own items; else undefined. */
function certainSource(
  plan: ItemPlan,
  step: ItemStep,
  { input, source, axes, scatter }: Join,
): string | undefined {
  if (source.from !== 'step' || scatter || !sameAxes(axes, [ROOT_AXIS])) return undefined;
  const from = plan.steps.find(({ id }) => id === source.step)!;
  const made = from.outputs.find(({ name }) => name === source.output);
  const taken = step.inputs.find(({ name }) => name === input);
  return made && !made.optional && taken && !taken.optional ? from.id : undefined;
}

/** The fewest bytes that an item's result takes in a list of files (protocol/item-content.ts). */
function leastBytes({ run, bucket, prefix }: RunPlace, step: string, id: string): number {
  const path = `${id}/x`;
  const key = outputFolder(prefix, step, run) + path;
  const file = { path, bucket, key, etag: 'x'.repeat(32), size: 1, sha256: 'x'.repeat(64) };
  return Buffer.byteLength(JSON.stringify(file)) + 1;
}
