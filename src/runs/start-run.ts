import { forEachConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import { type FileMessage, outgoingWork } from '../protocol/message.ts';
import { itemDigest, runEndedKey, runManifestKey } from '../protocol/object-keys.ts';
import type { ObjectReference } from '../protocol/object-reference.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { ADHOC } from '../protocol/run-id.ts';
import { type RunManifest, writeRunManifest } from '../protocol/run-manifest.ts';
import type { Plan } from '../workflow/plan.ts';
import { allMissing, compareInputs, type InputComparison } from './compare-inputs.ts';
import { firstStates, stateKey } from './first-states.ts';
import { type InvalidatedItems, invalidate } from './invalidate.ts';
import { beginRun, expectedOf, type RunMetadata } from './new-run.ts';
import type { RunCloud } from './run-cloud.ts';
import {
  checkKeys,
  checkTaken,
  checkWriters,
  inputFolder,
  inputsDigest,
  isTakenByFirstStep,
  partitionInputs,
  type RunInput,
  workMessagesFor,
} from './run-inputs.ts';
import {
  changedSteps,
  findRuns,
  homeOf,
  recordInputs,
  runBusy,
  type StoredRun,
  withNewLimit,
} from './stored-run.ts';

/** Concurrent uploads: S3 limits the rate of a connection, and small files mostly wait. */
const UPLOADS = 16;
/** Messages per call of the queue's port. */
const SENT = 1000;

/** Inputs that lie elsewhere in S3, where agents may not read, and are copied. */
export interface Copies {
  readonly objects: number;
  readonly bytes: number;
  /** Names of buckets. */
  readonly from: readonly string[];
  readonly to: string;
}

/** Called as inputs are transferred to S3; sizes in bytes. */
export interface StartProgress {
  compare(files: number): void;
  /** Before anything is copied; not called where nothing is. */
  copy(copies: Copies): void;
  /** The total to transfer. */
  begin(files: number, bytes: number): void;
  brought(bytes: number): void;
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
  /** Numbers of inputs: transferred to S3; sent from where they are in S3; unchanged. */
  readonly uploaded: number;
  readonly sent: number;
  readonly same: number;
  /** Items whose results were invalidated because an input upstream changed. */
  readonly taken_back: number;
  /** Which ones, by `stateKey`. */
  readonly renewed: ReadonlySet<string>;
  /** It had been cancelled. */
  readonly resumed: boolean;
  /** Inputs that match no step. */
  readonly left_out: readonly string[];
}

/**
 * Starts or continues a run: writes its manifest, then transfers missing and changed inputs. Uploads trigger the
 * workflow by themselves; messages are sent for inputs that are used in place.
 * @throws Failure `NO_INPUTS`, `KEY_TOO_LONG`, `PATH_OUTSIDE`, `OUTPUT_COLLISION`, `RUN_CHANGED`, `RUN_BUSY`, `NOT_SENT`
 */
export async function startRun(
  { plan, inputs, metadata, before, inbox }: RunRequest,
  cloud: RunCloud,
  progress: StartProgress,
): Promise<StartedRun> {
  const { storage, queues } = cloud;
  const { run } = metadata;
  const { taken, leftOut } = partitionInputs(plan, inputs);
  // A run that is continued may have no further ones.
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
  const resumed = before?.manifest.cancelled_at !== undefined;
  const resend = resumed ? 'all' : before?.resend;

  let manifest: RunManifest | undefined;
  let invalidated: InvalidatedItems = { count: 0, items: new Set(), stale: [] };
  if (run !== ADHOC) {
    manifest = before
      ? await continueManifest({ plan, existing, taken, manifest: before.manifest, metadata }, cloud)
      : beginRun(plan, taken.map(pathOf), { ...metadata, inputs: inputsDigest(taken) });
    await writeManifest(plan, manifest, before, cloud);
    if (before && (pending.length > 0 || resend === 'all')) {
      const lost = resend === 'all';
      const change = { changed: changed.map(pathOf), pending: pending.map(pathOf), lost };
      invalidated = await invalidate(plan, run, change, storage);
    }
  }

  const uploads = pending.filter(isTransferred);
  await transferInputs(plan, run, uploads, cloud, progress);
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

async function transferInputs(
  plan: Plan,
  run: string,
  uploads: readonly RunInput[],
  { storage }: RunCloud,
  progress: StartProgress,
): Promise<void> {
  const folder = inputFolder(plan.input.prefix, run);
  const copied = uploads.flatMap(({ size, from }) =>
    from.kind === 'copy' ? [{ size, bucket: from.bucket }] : [],
  );
  if (copied.length > 0)
    progress.copy({
      objects: copied.length,
      bytes: copied.reduce((sum, { size }) => sum + size, 0),
      from: [...new Set(copied.map(({ bucket }) => bucket))],
      to: plan.input.bucket!,
    });
  progress.begin(
    uploads.length,
    uploads.reduce((sum, { size }) => sum + size, 0),
  );
  await forEachConcurrent(UPLOADS, uploads, async ({ path, size, from }) => {
    const place = { bucket: plan.input.bucket!, key: folder + path };
    if (from.kind === 'file') await storage.upload(from.file, size, place);
    else if (from.kind === 'copy') await storage.copy({ bucket: from.bucket, key: from.key, size }, place);
    progress.brought(size);
  });
}

/** Messages for unchanged inputs that no queue has any more. */
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
  return [...objects]
    .filter(([path]) => !pending.has(path))
    .flatMap(([path, object]) => workMessagesFor(plan, run, path, object))
    .filter(({ step, item }) => {
      const state = states.get(stateKey(step, itemDigest(item)));
      // Agents skip done items and report their results again, which restores lost items downstream.
      return state === undefined || (state === 'done' && resend === 'all');
    });
}

/** Keeps a run from mixing results of different images or variables. @throws Failure `RUN_CHANGED` */
function checkSettings(plan: Plan, manifest: RunManifest): void {
  const changed = changedSteps(plan, manifest);
  if (changed.length > 0)
    throw new Failure(
      'RUN_CHANGED',
      `The run ${manifest.run} was started with other images, variables or needs of ${changed.join(', ')}, and a run cannot mix their results. Start a new run, without --run; or, to retry only failed items with the new settings, use "npx pipewright retry".`,
    );
}

/** A run to continue with further inputs. */
interface ContinuedRun {
  readonly plan: Plan;
  /** Paths of inputs that the run has already. */
  readonly existing: ReadonlySet<string>;
  readonly taken: readonly RunInput[];
  readonly manifest: RunManifest;
  readonly metadata: RunMetadata;
}

/** The digest to find the run by; undefined where its inputs, added in parts, cannot be given in one command. */
function continuedDigest({ plan, existing, taken, manifest }: ContinuedRun): string | undefined {
  const before = manifest.inputs;
  if (taken.length === 0) return before;
  const had = [...existing].filter((path) => isTakenByFirstStep(plan, path));
  const given = new Set(taken.map(pathOf));
  if (had.every((path) => given.has(path))) return inputsDigest(taken);
  const areFiles =
    before === inputsDigest(had.map(asFile)) && taken.every(({ from }) => from.kind === 'file');
  return areFiles ? inputsDigest([...new Set([...had, ...given])].map(asFile)) : undefined;
}

function pathOf({ path }: RunInput): string {
  return path;
}

function asFile(path: string): RunInput {
  return { path, size: 0, from: { kind: 'file', file: '' } };
}

/** A run that had ended moves to the commit that continues it; an open one stays at its commit, where it is shown. */
async function continueManifest(
  continued: ContinuedRun,
  { storage, now }: Pick<RunCloud, 'storage' | 'now'>,
): Promise<RunManifest> {
  const { plan, existing, taken, metadata } = continued;
  const { repository, commit, file, time_limit_minutes } = metadata;
  const { cancelled_at: _, ...manifest } = continued.manifest;
  const [found] = await findRuns(plan, storage, manifest.run);
  const moves =
    (!found?.open || manifest.repository === undefined) && repository !== undefined && commit !== undefined;
  const changed: RunManifest = {
    ...manifest,
    ...(moves && { repository, commit, file: file ?? manifest.file }),
    inputs: continuedDigest(continued),
    expected: expectedOf(plan, new Set([...existing, ...taken.map(pathOf)])),
  };
  return withNewLimit(changed, now(), time_limit_minutes);
}

/** @throws Failure `RUN_BUSY` */
async function writeManifest(
  plan: Plan,
  manifest: RunManifest,
  before: StoredRun | undefined,
  { storage }: RunCloud,
): Promise<void> {
  const { bucket, prefix } = homeOf(plan);
  const place = { bucket, key: runManifestKey(prefix, manifest.run) };
  if ((await storage.replace(place, writeRunManifest(manifest), before?.etag)) === undefined)
    throw runBusy(manifest.run);
  // It is open again.
  if (before) await storage.remove(bucket, [runEndedKey(prefix, manifest.run)]);
}
