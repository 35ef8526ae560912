import { Failure } from '../core/failure.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import { entriesJson } from '../protocol/item-content.ts';
import type { NamedEntries } from '../protocol/item-files.ts';
import { gatheringWhatIsDone } from '../protocol/item-groups.ts';
import { segmentsDigest } from '../protocol/object-keys.ts';
import { findRootItems } from '../protocol/root-items.ts';
import { isHalted, type RunItems } from '../protocol/run-manifest.ts';
import { pinsOf } from '../protocol/shared-pins.ts';
import type { PlannedItems } from '../workflow/plan.ts';
import { beginItems, type IncompleteItem, ruleOf } from '../workflow/preview-items.ts';
import { type BringProgress, bringFiles, newItems } from './bring-files.ts';
import { lookAgain, refuse, removeMarkers, removeStale, sendItems } from './change-items.ts';
import { checkGathers } from './check-gathers.ts';
import { allMissing } from './compare-inputs.ts';
import { checkSettings, continuedManifest, openRun } from './continue-run.ts';
import { stateKey } from './first-states.ts';
import { newManifest } from './new-run.ts';
import { ReusedResults } from './reused-results.ts';
import type { RunCloud } from './run-cloud.ts';
import {
  checkItemKeys,
  compareItemFiles,
  filesToPlan,
  type GivenItems,
  itemsDigest,
  itemsEtag,
  listText,
  readRunItems,
  takenFiles,
  writeRunItems,
} from './run-items.ts';
import type { RunRequest, StartedRun, StartProgress } from './start-run.ts';
import { homeOf, runBusy, updateRun } from './stored-run.ts';
import { hasVersions, type WalkedItems, walkItems } from './walk-items.ts';

/**
 * Items that a single request sends. If it fails, no item is in a queue, which needs no note in the manifest.
 */
const AT_ONCE = 10;

/** A run of a workflow with "items". */
export interface ItemsRequest extends Omit<RunRequest, 'inputs'> {
  readonly planned: PlannedItems;
  readonly given: GivenItems;
  /** The shared inputs, as the workflow was deployed. */
  readonly shared: NamedEntries<StoredFile>;
  /** `false` computes everything, even where the workflow reuses results. */
  readonly cache?: boolean;
}

export interface ItemsProgress extends StartProgress, BringProgress {
  /** Called before anything is transferred; not called without such items. */
  incomplete(items: readonly IncompleteItem[]): void;
}

/**
 * Starts or continues a run of a workflow with "items": transfers missing and changed files, each once, lists
 * the run's items, and sends those that are ready. Items that have changed are processed again, with
 * everything that is made from them.
 * @throws Failure `BAD_USAGE`, `NO_INPUTS`, `TOO_MUCH_TO_GATHER`, `KEY_TOO_LONG`, `INPUT_COLLISION`,
 * `RUN_CHANGED`, `RUN_BUSY`, `BUDGET_REACHED`, `NOT_SENT`
 */
export async function startItems(
  { plan, planned: deployed, given, shared, metadata, before, inbox, cache = true }: ItemsRequest,
  cloud: RunCloud,
  progress: ItemsProgress,
): Promise<StartedRun> {
  const { storage } = cloud;
  const { run } = metadata;
  if (before) checkSettings(plan, before.manifest);
  const planned = gatheringWhatIsDone(deployed, before?.manifest.gathered);
  const listed = before && (await itemsEtag(plan, run, storage));
  const known = before ? await readRunItems(plan, run, storage) : [];
  checkSheet(given, known, run);
  const rule = ruleOf(planned, given.rows);
  const found = findRootItems(planned, rule, filesToPlan(given, known));
  if (found.items.length === 0)
    throw new Failure(
      'NO_INPUTS',
      before
        ? `The run ${run} has no items yet: name the inputs, as in the command that started it.`
        : `There is no item for the workflow ${plan.workflow}.`,
    );
  const { incomplete, expected } = beginItems(planned, found.items);
  if (incomplete.length > 0) progress.incomplete(incomplete);
  checkGathers(planned, found.items, { run, ...homeOf(plan) });
  const taken = takenFiles(found, given);
  checkItemKeys(plan, run, taken);

  if (before && !before.compared) progress.compare(taken.length);
  const comparison = before
    ? (before.compared ?? (await compareItemFiles(plan, run, taken, known, cloud)))
    : allMissing(taken);
  const inputs = itemsDigest(planned, given, taken, before && { digest: before.manifest.inputs, known });
  // Before the first upload, so that the same command finds the run after an interruption.
  const opened = before
    ? { ...(await continuedManifest(plan, before.manifest, metadata, cloud)), inputs, expected }
    : newManifest(plan, expected, { ...metadata, ...(inputs !== undefined && { inputs }) });
  await openRun(plan, opened, before, cloud);
  const resumed = before !== undefined && isHalted(before.manifest);
  const last = before?.manifest.items;
  const isPartlySent = listed !== undefined && (last?.sending === true || last?.etag !== listed);
  const resend = resumed || isPartlySent || before?.resend !== undefined;
  const pins = pinsOf(shared);
  const reuse = plan.reuse && cache ? new ReusedResults({ plan, planned, run, shared }, storage) : undefined;
  const toBring = {
    plan,
    planned,
    run,
    rule,
    taken,
    known,
    comparison,
    pins,
    resend,
    ...(reuse && { reuse }),
  };
  const { files, transferred } = await bringFiles(toBring, cloud, progress);
  // Items that another process has added during the transfer would look like removed ones.
  if ((await itemsEtag(plan, run, storage)) !== listed) throw runBusy(run);
  const roots = findRootItems(planned, rule, files, pins).items;
  const versions = new Map(known.map(({ id, version }) => [id, version]));
  const same = new Set(roots.filter(({ id, version }) => versions.get(id) === version).map(({ id }) => id));
  const isSame = listText(known) === listText(roots) && !resend;
  const walked: WalkedItems =
    isSame && !(await hasVersions(plan, run, storage))
      ? { open: [], refused: [], stale: [], gone: [], again: new Set(), unresolved: new Set() }
      : await walkItems(plan, planned, run, roots, pins, storage, {
          ...(reuse && { reuse }),
          mayTake: newItems(roots, known),
        });
  // Before the list changes: after an interruption, the same command finds the same changes.
  await removeStale(plan, run, walked.stale, storage);
  await removeMarkers(plan, run, walked.gone, storage);
  const etag = await writeRunItems(plan, run, roots, listed, storage);
  const refused = walked.refused.filter(
    ({ isNoted, segments: [root = ''] }) => !isNoted || (versions.has(root) && !same.has(root)),
  );
  // All other open items have a message in a queue already.
  const ready = walked.open.filter(
    (item) => resend || walked.again.has(item) || !same.has(item.segments[0] ?? ''),
  );
  const reused = reuse?.counts(new Set(walked.gone)) ?? {};
  const items: RunItems = {
    ...{ count: roots.length, etag, shared: entriesJson(shared) },
    ...reusedItems(last?.reused, reused),
  };
  const isLong = ready.length > AT_ONCE;
  const manifest = await updateRun(plan, run, storage, (stored) => ({
    ...stored,
    items: { ...items, ...(isLong && { sending: true }) },
  }));
  await refuse(plan, run, refused, cloud);
  // A group also continues without an item that was refused just now.
  const changed = new Set([...ready, ...refused].map(({ step }) => step));
  if (before) await lookAgain(plan, run, changed, storage);
  await sendItems({ plan, planned, run, shared, inbox }, ready, cloud);
  if (isLong) await updateRun(plan, run, storage, (stored) => ({ ...stored, items }));
  const again = new Set(walked.stale.map(({ step, item }) => stateKey(step, item)));
  return {
    run,
    manifest,
    uploaded: transferred,
    sent: ready.length,
    same: comparison.same.length,
    taken_back: again.size,
    renewed: new Set([
      ...again,
      ...ready.map(({ step, segments }) => stateKey(step, segmentsDigest(segments))),
    ]),
    resumed,
    left_out: found.leftOut.map(({ path }) => path),
    items: { count: roots.length, incomplete: incomplete.length },
    ...(reuse && { reused: sum(reused), unreadable: reuse.refused }),
  };
}

/** How many items of each step have taken results over, since the run began. */
function reusedItems(
  before: Readonly<Record<string, number>> = {},
  now: Readonly<Record<string, number>>,
): Pick<RunItems, 'reused'> {
  const steps = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const reused = Object.fromEntries(steps.map((step) => [step, (before[step] ?? 0) + (now[step] ?? 0)]));
  return steps.length > 0 ? { reused } : {};
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, each) => all + each, 0);
}

/**
 * Keeps a run from losing all of its items and their results because another sheet is given: for example the
 * workflow file's, for a run that began with --sheet.
 * @throws Failure `BAD_USAGE`
 */
function checkSheet({ rows }: GivenItems, known: readonly { readonly id: string }[], run: string): void {
  if (!rows || known.length === 0) return;
  const ids = new Set(rows.map(({ id }) => id));
  if (known.some(({ id }) => ids.has(id))) return;
  throw new Failure(
    'BAD_USAGE',
    `The sheet contains no item of the run ${run}, such as ${known[0]!.id}, so continuing would remove all of the run's results. Name the sheet with which the run started: --sheet FILE. For a new run, leave out --run.`,
  );
}
