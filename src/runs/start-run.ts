import { type FileMessage, outgoingWork } from '../protocol/message.ts';
import { itemDigest } from '../protocol/object-keys.ts';
import type { ObjectReference } from '../protocol/object-reference.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { ADHOC } from '../protocol/run-id.ts';
import { isHalted, type RunManifest } from '../protocol/run-manifest.ts';
import type { Plan } from '../workflow/plan.ts';
import { allMissing, compareInputs, type InputComparison } from './compare-inputs.ts';
import { checkSettings, continuedManifest, openRun } from './continue-run.ts';
import { firstStates, stateKey } from './first-states.ts';
import { type InvalidatedItems, invalidate } from './invalidate.ts';
import { expectedOf, newManifest, type RunMetadata } from './new-run.ts';
import { renewExpired } from './renew-expired.ts';
import type { RunCloud } from './run-cloud.ts';
import {
  checkKeys,
  checkTaken,
  checkWriters,
  continuedDigest,
  inputFolder,
  inputsDigest,
  isTakenByFirstStep,
  partitionInputs,
  type RunInput,
  workMessagesFor,
} from './run-inputs.ts';
import { recordInputs, type StoredRun } from './stored-run.ts';
import { type TransferProgress, transferInputs } from './transfer-inputs.ts';

/** Messages per call of the queue's port. */
const SENT = 1000;

/** Called as inputs are compared and transferred. */
export interface StartProgress extends TransferProgress {
  compare(files: number): void;
}

/** A run to continue. */
export interface PreviousRun extends StoredRun {
  /** The comparison with the given inputs, if it was made already. */
  readonly compared?: InputComparison;
  /** Inputs to resend because no queue has them: those without a result, or all. */
  readonly resend?: 'unended' | 'all';
}

/** A run to start or continue. */
export interface RunRequest {
  readonly plan: Plan;
  readonly inputs: readonly RunInput[];
  readonly metadata: RunMetadata;
  /** The run to continue. */
  readonly before?: PreviousRun;
  /** The inbox's URL. */
  readonly inbox: string;
}

export interface StartedRun {
  readonly run: string;
  /** Missing for {@link ADHOC}, whose number of inputs is unknown. */
  readonly manifest?: RunManifest;
  /**
   * How many inputs were transferred to S3; how many inputs in place, or items, were sent; how many inputs
   * are unchanged.
   */
  readonly uploaded: number;
  readonly sent: number;
  readonly same: number;
  /** Items whose results were invalidated because an input upstream changed. */
  readonly taken_back: number;
  /** Which ones, by `stateKey`. */
  readonly renewed: ReadonlySet<string>;
  /** The run had been canceled, or paused at its budget. */
  readonly resumed: boolean;
  /** Inputs that match no step. */
  readonly left_out: readonly string[];
  /** Of a workflow with "items": how many there are, and how many of them lack something. */
  readonly items?: { readonly count: number; readonly incomplete: number };
  /** Items of all steps whose results were taken over; of a workflow that reuses results. */
  readonly reused?: number;
  /** Results that could not be taken over, as the caller is not allowed to read them. */
  readonly unreadable?: number;
}

/**
 * Starts or continues a run: writes its manifest, then transfers missing and changed inputs. Uploads trigger
 * the workflow on their own; messages are sent for inputs that are used in place.
 * @throws Failure `NO_INPUTS`, `KEY_TOO_LONG`, `PATH_OUTSIDE`, `OUTPUT_COLLISION`, `RUN_CHANGED`, `RUN_BUSY`,
 * `BUDGET_REACHED`, `NOT_SENT`
 */
export async function startRun(
  { plan, inputs, metadata, before, inbox }: RunRequest,
  cloud: RunCloud,
  progress: StartProgress,
): Promise<StartedRun> {
  const { storage, queues } = cloud;
  const { run } = metadata;
  const { taken, leftOut } = partitionInputs(plan, inputs);
  // A run may be continued without further inputs.
  if (!before || inputs.length > 0) checkTaken(plan, inputs.map(pathOf));
  checkKeys(inputFolder(plan.input.prefix, run), taken.filter(isTransferred));
  if (before) checkSettings(plan, before.manifest);
  if (before && !before.compared) progress.compare(taken.length);
  const comparison = before
    ? (before.compared ?? (await compareInputs(plan, taken, run, cloud)))
    : allMissing(taken);
  const { there, inPlace, missing, changed, same } = comparison;
  const existing = new Set([...there.keys(), ...inPlace.keys()]);
  checkWriters(plan, new Set([...existing, ...taken.map(pathOf)]));
  const pending = [...missing, ...changed];
  const resumed = before !== undefined && isHalted(before.manifest);
  let resend = resumed ? 'all' : before?.resend;

  let manifest: RunManifest | undefined;
  let invalidated: InvalidatedItems = { count: 0, items: new Set(), stale: [] };
  if (run !== ADHOC) {
    manifest = before
      ? {
          ...(await continuedManifest(plan, before.manifest, metadata, cloud)),
          inputs: continuedDigest(
            before.manifest.inputs,
            [...existing].filter((path) => isTakenByFirstStep(plan, path)),
            taken,
          ),
          expected: expectedOf(plan, new Set([...existing, ...taken.map(pathOf)])),
        }
      : newManifest(plan, expectedOf(plan, taken.map(pathOf)), { ...metadata, inputs: inputsDigest(taken) });
    await openRun(plan, manifest, before, cloud);
    if (before && (pending.length > 0 || resend === 'all')) {
      const lost = resend === 'all';
      const change = { changed: changed.map(pathOf), pending: pending.map(pathOf), lost };
      invalidated = await invalidate(plan, run, change, storage);
    }
    // Only the steps before them can send the renewed items again.
    if (before && (pending.length > 0 || resend) && (await renewExpired(plan, run, storage)) > 0)
      resend = 'all';
  }

  const uploads = pending.filter(isTransferred);
  const folder = inputFolder(plan.input.prefix, run);
  const transfers = uploads.map((input) => ({ input, key: folder + input.path }));
  await transferInputs(transfers, plan.input.bucket!, storage, progress);
  const placed = pending.flatMap(({ path, from }) =>
    from.kind === 'in place' ? [[path, from.object] as const] : [],
  );
  const messages = placed.flatMap(([path, object]) => workMessagesFor(plan, run, path, object));
  if (resend) messages.push(...(await messagesToResend(plan, run, comparison, resend, storage)));
  // Recorded before they are sent: after an interruption, the run knows its inputs and sends the rest.
  if (run !== ADHOC && placed.length > 0)
    await recordInputs(plan, run, new Map([...inPlace, ...placed]), storage);
  const outgoing = messages.map(outgoingWork);
  for (let at = 0; at < outgoing.length; at += SENT) await queues.send(inbox, outgoing.slice(at, at + SENT));
  if (invalidated.stale.length > 0) await storage.remove(plan.output.bucket!, invalidated.stale);

  return {
    run,
    ...(manifest && { manifest }),
    uploaded: uploads.length,
    sent: new Set(messages.map(({ item }) => item)).size,
    same: same.length,
    taken_back: invalidated.count,
    renewed: invalidated.items,
    resumed,
    left_out: leftOut,
  };
}

function isTransferred({ from }: RunInput): boolean {
  return from.kind !== 'in place';
}

/** Messages for unchanged inputs that are no longer in any queue. */
async function messagesToResend(
  plan: Plan,
  run: string,
  { there, inPlace, missing, changed }: InputComparison,
  resend: 'unended' | 'all',
  storage: RunStorage,
): Promise<FileMessage[]> {
  const pending = new Set([...missing, ...changed].map(pathOf));
  const objects = new Map<string, ObjectReference>(inPlace);
  for (const [path, { key, etag, size }] of there)
    objects.set(path, { bucket: plan.input.bucket!, key, etag, size });
  const states = await firstStates(plan, run, storage);
  const feeding = new Set(plan.steps.flatMap(({ needs }) => needs));
  return [...objects]
    .filter(([path]) => !pending.has(path))
    .flatMap(([path, object]) => workMessagesFor(plan, run, path, object))
    .filter(({ step, item }) => {
      const state = states.get(stateKey(step, itemDigest(item)));
      // Agents skip done items and report their results again, which restores lost items downstream. Without
      // a step downstream, each run that continues with a larger budget would pay for skipping all of them.
      return state === undefined || (state === 'done' && resend === 'all' && feeding.has(step));
    });
}

function pathOf({ path }: RunInput): string {
  return path;
}
