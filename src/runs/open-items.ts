import type { StoredFile } from '../protocol/item-content.ts';
import type { ItemFlow } from '../protocol/item-flow.ts';
import { isFinal, type StepItemState } from '../protocol/item-nodes.ts';
import type { ItemSource } from '../protocol/item-plan.ts';
import type { RootItem } from '../protocol/root-items.ts';
import type { Plan, PlannedItems } from '../workflow/plan.ts';

/*
 * What items that have not ended may still take. Items that are not known yet, such as groups, may take
 * everything.
 */

/**
 * Ids of the workflow's own items whose files some step has yet to take. A step that gathers files takes
 * those of all items. A step whose results expire may take files again until all that reads its results is
 * through: they may be gone by then.
 */
export function unresolvedIn(
  plan: Pick<Plan, 'steps'>,
  { steps }: PlannedItems,
  flow: ItemFlow<StoredFile>,
  roots: readonly RootItem<StoredFile>[],
): Set<string> {
  const expiring = new Set(plan.steps.filter(({ keep }) => keep !== undefined).map(({ id }) => id));
  const over = new Map(steps.map(({ id }) => [id, overIn(flow, id, isThrough)]));
  const isOver = (id: string, root: string): boolean =>
    over.get(id)!(root) &&
    (!expiring.has(id) ||
      steps
        .filter(({ inputs }) => takesOf(inputs, id))
        .every((reader) => (reader.gather ? over.get(reader.id)!(undefined) : isOver(reader.id, root))));
  const unresolved = new Set<string>();
  for (const { id, gather, inputs } of steps) {
    if (!inputs.some(({ sources }) => sources.some(({ from }) => from === 'files'))) continue;
    for (const root of roots) if (gather || !isOver(id, root.id)) unresolved.add(root.id);
  }
  return unresolved;
}

/** Whether an item that has not ended may take the results of an item of a step. */
export type IsWaitedFor = (step: string, segments: readonly string[]) => boolean;

export function waitsIn({ steps }: PlannedItems, flow: ItemFlow<StoredFile>): IsWaitedFor {
  const over = new Map(steps.map(({ id }) => [id, overIn(flow, id, isFinal)]));
  return (step, [root]) =>
    steps.some(
      ({ id, gather, inputs }) => takesOf(inputs, step) && !over.get(id)!(gather ? undefined : root),
    );
}

/** Whether inputs take results of a step. */
function takesOf(inputs: PlannedItems['steps'][number]['inputs'], step: string): boolean {
  return inputs.some(({ sources }) =>
    sources.some((source: ItemSource) => source.from === 'step' && source.step === step),
  );
}

/**
 * Whether all items of a step, or those made from one of the workflow's own, are known and satisfy `isOver`.
 */
function overIn(
  flow: ItemFlow<StoredFile>,
  step: string,
  isOver: (state: StepItemState) => boolean,
): (root: string | undefined) => boolean {
  const over = new Set<string>();
  const open = new Set<string>();
  for (const { segments, state } of flow.itemsOf(step)) (isOver(state) ? over : open).add(segments[0] ?? '');
  return (root) =>
    root === undefined ? open.size === 0 && over.size > 0 : over.has(root) && !open.has(root);
}

/** Whether an item never needs its files again; a failed or skipped one may be retried. */
function isThrough(state: StepItemState): boolean {
  return state === 'done' || state === 'absent' || state === 'left out';
}
