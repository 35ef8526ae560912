import { quote } from '../text/quote.ts';
import type { Join } from './item-axes.ts';
import { type ItemEntry, type Origins, originsVersion, type SourceFile } from './item-files.ts';
import { type ItemNode, type StepEnd, type StepItem, type StepItemState, shownId } from './item-nodes.ts';
import { type ItemSource, sourceName } from './item-plan.ts';
import { entriesFor, filesForStep, filesProblem, variablesFor } from './step-files.ts';

/** An item with everything that it is made of, or why it is not ready. */
export type Assembled<F extends SourceFile> =
  | { readonly state: 'ready'; readonly item: StepItem<F>; readonly origins: Origins }
  | {
      readonly state: Exclude<StepItemState, 'ready' | 'done'>;
      readonly why: string;
      /** It waits for an item that is not known yet, and may never exist. */
      readonly unsure?: boolean;
    };

/** Finds an item of a step. */
export type FindItem<F extends SourceFile> = (
  step: string,
  segments: readonly string[],
) => ItemNode<F> | undefined;

/**
 * Joins the sources of an item: it is ready as soon as all of them are done.
 * @param id the item's, for people
 * @param isClosed whether a step can have no more items
 */
export function assemble<F extends SourceFile>(
  node: ItemNode<F>,
  id: string,
  find: FindItem<F>,
  isClosed: (step: string) => boolean,
): Assembled<F> {
  const { in: at, segments, root } = node;
  const { step, axes } = at;
  const given = new Map<ItemSource, readonly ItemEntry<F>[]>();
  const origins = new Map<string, string>();
  const open: string[] = [];
  let unsure = false;
  const failed: string[] = [];
  const lacking: { join: Join; state: 'left out' | 'absent' }[] = [];
  for (const join of axes.joins) {
    if (join.source.from === 'files') continue;
    const length = join.scatter ? join.axes.length - 1 : join.axes.length;
    const source = find(join.source.step, segments.slice(0, length));
    const name = sourceName(join.source);
    if (source?.state === 'failed' || source?.state === 'skipped') failed.push(name);
    else if (source?.state === 'left out' || source?.state === 'absent')
      lacking.push({ join, state: source.state });
    else if (!source && isClosed(join.source.step)) lacking.push({ join, state: 'absent' });
    else if (source?.state !== 'done') {
      unsure ||= source === undefined;
      open.push(name);
    } else {
      for (const [origin, version] of source.origins) origins.set(origin, version);
      const entries = entriesFor(step, join, source.outputs);
      const own = join.scatter ? entries.filter(({ path }) => path === segments[length]) : entries;
      given.set(join.source, own);
      if (own.length === 0) lacking.push({ join, state: 'left out' });
    }
  }
  if (failed.length > 0)
    return { state: 'skipped', why: `it was not started: ${failed.join(', ')} failed for it` };
  if (open.length > 0) return { state: 'waiting', why: `it waits for ${open.join(', ')}`, unsure };

  // The workflow's own files that the step takes; for a step without sources, the item's row.
  const takesFiles = axes.joins.some(({ source }) => source.from === 'files');
  const own = root && takesFiles ? filesForStep(step, root) : undefined;
  if (own?.kind === 'problem') return { state: 'failed', why: own.why };
  if (root?.problem !== undefined) return { state: 'failed', why: root.problem };
  if (own?.kind === 'none' && axes.joins.every(({ source }) => source.from === 'files') && needsFiles(node))
    return { state: 'absent', why: 'it has no file that this step takes' };
  // The row also counts where no other step gave anything: the item is made from it alone.
  if (root && (takesFiles || origins.size === 0)) origins.set(`item ${root.id}`, root.version);

  const files = new Map<string, readonly ItemEntry<F>[]>();
  for (const input of step.inputs) {
    const entries = input.sources.flatMap((source) =>
      source.from === 'files'
        ? own?.kind === 'files'
          ? (own.files.get(input.name) ?? [])
          : []
        : (given.get(source) ?? []),
    );
    const missing = lacking.filter(({ join }) => join.input === input.name);
    if (entries.length === 0 && missing.length > 0 && !input.optional) {
      const state = missing.every((each) => each.state === 'absent') ? 'absent' : 'left out';
      const names = missing.map(({ join }) => sourceName(join.source)).join(', ');
      return { state, why: `${names} wrote no file for ${quote(input.name)}` };
    }
    if (entries.length > 0) files.set(input.name, entries);
  }
  const problem = filesProblem(step, files);
  if (problem !== undefined) return { state: 'failed', why: problem };
  const variables = root ? variablesFor(step, root.variables) : {};
  const version = originsVersion(origins);
  return { state: 'ready', item: { step: step.id, segments, id, version, files, variables }, origins };
}

/** Whether an item must have a file: a step whose inputs are all optional is started for a row alone. */
function needsFiles({ in: { step }, root }: ItemNode<SourceFile>): boolean {
  const isRow = root !== undefined && root.entries.length === 0;
  return (
    !isRow ||
    step.inputs.some(({ optional, sources }) => !optional && sources.some(({ from }) => from === 'files'))
  );
}

/** An item that is known only by its end. @param origin what its version belongs to, as in {@link Origins} */
export function believed<F extends SourceFile>(
  { in: at, segments }: ItemNode<F>,
  origin: string,
  { version }: StepEnd<F>,
): Assembled<F> {
  const item = { step: at.step.id, segments, id: shownId(at, segments), version };
  return {
    ...{ state: 'ready', item: { ...item, files: new Map(), variables: {} } },
    origins: new Map([[origin, version]]),
  };
}
