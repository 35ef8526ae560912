import { forEachConcurrent } from '../core/concurrency.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import { filesOf, type SharedPins } from '../protocol/item-files.ts';
import type { StepItem } from '../protocol/item-nodes.ts';
import type { ObjectFacts } from '../protocol/object-store.ts';
import { findRootItems, type ItemRule, type RootItem } from '../protocol/root-items.ts';
import type { Plan, PlannedItems } from '../workflow/plan.ts';
import type { InputComparison } from './compare-inputs.ts';
import type { ReusedResults } from './reused-results.ts';
import type { RunCloud } from './run-cloud.ts';
import type { RunInput } from './run-inputs.ts';
import { keyOfFile, listText, pathInFolder, storedFiles } from './run-items.ts';
import { type TransferProgress, transferInputs } from './transfer-inputs.ts';
import { type MayTake, walkItems } from './walk-items.ts';

/** Files that are read at once. */
const READ = 4;

/** The files of a run that begins or continues. */
export interface FilesToBring {
  readonly plan: Plan;
  readonly planned: PlannedItems;
  readonly run: string;
  readonly rule: ItemRule;
  /** Given files that items are made of. */
  readonly taken: readonly RunInput[];
  /** Items that the run has already. */
  readonly known: readonly RootItem<StoredFile>[];
  readonly comparison: InputComparison;
  readonly pins: SharedPins;
  readonly reuse?: ReusedResults;
  /** Items that have not ended are sent again. */
  readonly resend: boolean;
}

export interface BroughtFiles {
  readonly files: readonly StoredFile[];
  /** How many were transferred. */
  readonly transferred: number;
}

export interface BringProgress extends TransferProgress {
  /** Called before local files are read, whose results may exist already; not called without such files. */
  look(files: number): void;
}

/**
 * Transfers missing and changed files. If the workflow reuses results, files of this machine are transferred
 * only if something must be computed from them; until then, their checksums identify them.
 */
export async function bringFiles(
  given: FilesToBring,
  cloud: RunCloud,
  progress: BringProgress,
): Promise<BroughtFiles> {
  const { plan, planned, run, rule, taken, known, comparison, pins, reuse, resend } = given;
  const { there, missing, changed } = comparison;
  const pending = [...missing, ...changed].filter(({ from }) => from.kind !== 'in place');
  const bring = (inputs: readonly RunInput[]): Promise<Map<string, ObjectFacts>> => {
    const transfers = inputs.map((input) => ({ input, key: keyOfFile(plan, run, input.path) }));
    return transferInputs(transfers, plan.input.bucket!, cloud.storage, progress);
  };
  if (!plan.reuse) {
    const files = storedFiles(plan, run, { taken, known, there, brought: await bring(pending) });
    return { files, transferred: pending.length };
  }

  const late = taken.filter(({ path, from }) => from.kind === 'file' && !there.has(pathInFolder(path)));
  const local = [...new Set([...late, ...pending.filter(({ from }) => from.kind === 'file')])];
  const checksums = await readAll(local, cloud, progress);
  const isLate = new Set(late);
  const early = pending.filter((input) => !isLate.has(input));
  const brought = early.length > 0 ? await bring(early) : new Map<string, ObjectFacts>();
  const files = () => storedFiles(plan, run, { taken, known, there, brought, checksums });
  if (late.length === 0) return { files: files(), transferred: early.length };
  for (const { path, size } of late) brought.set(path, { etag: checksums.get(path)!, size });
  const roots = findRootItems(planned, rule, files(), pins).items;
  if (listText(roots) === listText(known) && !resend) return { files: files(), transferred: early.length };
  const { unresolved } = await walkItems(plan, planned, run, roots, pins, cloud.storage, {
    ...(reuse && { reuse }),
    mayTake: newItems(roots, known),
  });
  const needed = new Set(
    roots
      .filter(({ id }) => unresolved.has(id))
      .flatMap(({ entries }) => entries.flatMap(({ entry }) => filesOf(entry).map(({ path }) => path))),
  );
  const now = late.filter(({ path }) => needed.has(path));
  if (now.length > 0) for (const [path, facts] of await bring(now)) brought.set(path, facts);
  return { files: files(), transferred: early.length + now.length };
}

/**
 * Tells for which items results of earlier runs may be taken over: in a run that continues, for those that
 * are new or have changed. Agents may be processing all others, and a changed one until its last version has
 * ended: they would overwrite these results.
 */
export function newItems(
  roots: readonly RootItem<StoredFile>[],
  known: readonly RootItem<StoredFile>[],
): (item: Pick<StepItem<StoredFile>, 'segments'>) => MayTake {
  if (known.length === 0) return () => 'always';
  const versions = new Map(known.map(({ id, version }) => [id, version]));
  const may = new Map(
    roots.map(({ id, version }): [string, MayTake] => {
      const before = versions.get(id);
      return [id, before === undefined ? 'always' : before === version ? 'never' : 'once ended'];
    }),
  );
  return ({ segments: [root = ''] }) => may.get(root) ?? 'never';
}

async function readAll(
  inputs: readonly RunInput[],
  { sha256 }: Pick<RunCloud, 'sha256'>,
  progress: BringProgress,
): Promise<Map<string, string>> {
  const checksums = new Map<string, string>();
  if (inputs.length > 0) progress.look(inputs.length);
  await forEachConcurrent(READ, inputs, async ({ path, from }) => {
    if (from.kind === 'file') checksums.set(path, await sha256(from.file));
  });
  return checksums;
}
