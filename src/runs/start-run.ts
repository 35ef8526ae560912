import { forEachConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import { writeManifestHead, writeManifestLine } from '../protocol/gather-manifest.ts';
import { type ObjectReference, writeWorkMessage } from '../protocol/message.ts';
import { itemDigest, runEndedKey, runInputsKey, runManifestKey } from '../protocol/object-keys.ts';
import { ADHOC } from '../protocol/run-id.ts';
import { type RunManifest, writeRunManifest } from '../protocol/run-manifest.ts';
import type { Plan } from '../workflow/plan.ts';
import { compareInputs, type InputComparison, nothingThere } from './compare-inputs.ts';
import { firstStates, stateKey } from './first-states.ts';
import { type InvalidatedItems, invalidate } from './invalidate.ts';
import { beginRun, expectedOf, type RunMetadata } from './new-run.ts';
import type { RunCloud } from './run-cloud.ts';
import {
  checkKeys,
  inputFolder,
  inputsDigest,
  isTaken,
  messagesFor,
  type RunInput,
  splitTaken,
} from './run-inputs.ts';
import { changedSteps, findRuns, homeOf, type StoredRun, withNewLimit } from './stored-run.ts';

/** Files on their way at once: S3 gives each connection only so much, and small files are all waiting. */
const UPLOADS = 16;
/** Messages handed over at once. */
const SENT = 1000;

/** Told as inputs are brought to S3; sizes in bytes. */
export interface StartProgress {
  compare(files: number): void;
  /** So much is to be brought there. */
  begin(files: number, bytes: number): void;
  brought(bytes: number): void;
}

/** A run that goes on, and, where that is known, how its inputs stand beside those that are given. */
export interface PreviousRun extends StoredRun {
  readonly compared?: InputComparison;
  /** Inputs that are sent once more, as no queue has them: those that no agent has ended, or what is done, too. */
  readonly resend?: 'unended' | 'all';
}

export interface StartedRun {
  readonly run: string;
  /** Missing for {@link ADHOC}, of which nobody knows how much there will be. */
  readonly manifest?: RunManifest;
  /** Numbers of inputs: that were brought to S3; that were sent as they lie there; that needed neither. */
  readonly uploaded: number;
  readonly sent: number;
  readonly same: number;
  /** Items whose results were taken back because an input before them changed. */
  readonly taken_back: number;
  /** Which ones, by `stateKey`. */
  readonly renewed: ReadonlySet<string>;
  /** It was cancelled, and goes on. */
  readonly resumed: boolean;
  /** Inputs that no step takes. */
  readonly left_out: readonly string[];
}

/**
 * Begins a run, or continues one: writes its manifest, then brings there what is missing or has changed. Uploads start
 * the work by themselves; what lies there already is sent to the inbox.
 * @param before the run that is continued
 * @throws Failure `NO_INPUTS`, `KEY_TOO_LONG`, `RUN_CHANGED`, `RUN_BUSY`, `NOT_SENT`
 */
export async function startRun(
  plan: Plan,
  inputs: readonly RunInput[],
  facts: RunMetadata,
  before: PreviousRun | undefined,
  inbox: string,
  cloud: RunCloud,
  progress: StartProgress,
): Promise<StartedRun> {
  const { storage, queues } = cloud;
  const { run } = facts;
  const { taken, leftOut } = splitTaken(plan, inputs);
  if (taken.length === 0 && !before) throw nothingTaken(plan, inputs);
  const folder = inputFolder(plan.input.prefix, run);
  checkKeys(
    folder,
    taken.filter(({ from }) => from.kind !== 'in place'),
  );
  if (before) checkSettings(plan, before.manifest);
  if (before && !before.compared) progress.compare(taken.length);
  const { there, inPlace, missing, changed, same } = before
    ? (before.compared ?? (await compareInputs(plan, taken, run, cloud)))
    : nothingThere(taken);
  const fresh = [...missing, ...changed];
  const resumed = before?.manifest.cancelled_at !== undefined;
  const resend = resumed ? 'all' : before?.resend;

  const known = new Set([...there.keys(), ...inPlace.keys()]);
  let manifest: RunManifest | undefined;
  let takenBack: InvalidatedItems = { count: 0, items: new Set(), stale: [] };
  if (run !== ADHOC) {
    manifest = before
      ? await continued(plan, known, taken, before.manifest, facts, cloud)
      : beginRun(plan, taken.map(pathOf), { ...facts, inputs: inputsDigest(taken) });
    await writeManifest(plan, manifest, before, cloud);
    if (before && (fresh.length > 0 || resend === 'all')) {
      const lost = resend === 'all';
      const change = { changed: changed.map(pathOf), fresh: fresh.map(pathOf), lost };
      takenBack = await invalidate(plan, run, change, storage);
    }
  }

  const uploads = fresh.filter(({ from }) => from.kind !== 'in place');
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

  const messages = fresh.flatMap(({ path, from }) =>
    from.kind === 'in place' ? messagesFor(plan, run, path, from.object) : [],
  );
  if (resend) {
    const anew = new Set(fresh.map(pathOf));
    const objects = new Map<string, ObjectReference>(inPlace);
    for (const [path, { key, etag, size }] of there)
      objects.set(path, { bucket: plan.input.bucket!, key, etag, size });
    const states = await firstStates(plan, run, storage);
    for (const [path, object] of objects)
      if (!anew.has(path))
        for (const message of messagesFor(plan, run, path, object)) {
          const state = states.get(stateKey(message.step, itemDigest(path)));
          // Agents skip what is done, and tell the steps behind of it anew: so what was lost there comes back.
          if (state === undefined || (state === 'done' && resend === 'all')) messages.push(message);
        }
  }
  const lying = fresh.flatMap(({ path, from }) =>
    from.kind === 'in place' ? [[path, from.object] as const] : [],
  );
  // Before they are sent: what is interrupted in between knows what it has, and sends the rest.
  if (run !== ADHOC && lying.length > 0)
    await recordInputs(plan, run, new Map([...inPlace, ...lying]), cloud);
  const bodies = messages.map(writeWorkMessage);
  for (let at = 0; at < bodies.length; at += SENT) await queues.send(inbox, bodies.slice(at, at + SENT));
  if (takenBack.stale.length > 0) await storage.remove(plan.output.bucket!, takenBack.stale);

  return {
    run,
    ...(manifest && { manifest }),
    uploaded: uploads.length,
    sent: new Set(messages.map(({ item }) => item)).size,
    same: same.length,
    taken_back: takenBack.count,
    renewed: takenBack.items,
    resumed,
    left_out: leftOut,
  };
}

function nothingTaken({ workflow, steps }: Plan, inputs: readonly RunInput[]): Failure {
  const patterns = new Set(
    steps.filter(({ needs }) => needs.length === 0).flatMap(({ spec }) => spec.inputs.patterns),
  );
  return new Failure(
    'NO_INPUTS',
    inputs.length === 0
      ? `There is no input for the workflow ${workflow}.`
      : `No step of the workflow ${workflow} takes any of the ${inputs.length} inputs (the first is ${inputs[0]!.path}): its first steps take ${[...patterns].join(', ')}.`,
  );
}

/** Results of two images or of two sets of variables would be mixed in one run. @throws Failure `RUN_CHANGED` */
function checkSettings(plan: Plan, manifest: RunManifest): void {
  const changed = changedSteps(plan, manifest);
  if (changed.length > 0)
    throw new Failure(
      'RUN_CHANGED',
      `The run ${manifest.run} was begun with other images, variables or needs of ${changed.join(', ')}, and one run has results of one kind. Start a new run, without --run; or, if only items that failed are to be tried with the new settings, "pipewright retry".`,
    );
}

/** By which the run is found from now on; undefined where no command can name all of its inputs that came bit by bit. */
function continuedDigest(
  plan: Plan,
  known: ReadonlySet<string>,
  taken: readonly RunInput[],
  before: string | undefined,
): string | undefined {
  if (taken.length === 0) return before;
  const had = [...known].filter((path) => isTaken(plan, path));
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

/** A run that was over is shown from now on where it goes on; one that others look at stays where they do. */
async function continued(
  plan: Plan,
  known: ReadonlySet<string>,
  taken: readonly RunInput[],
  manifest: RunManifest,
  { repository, commit, file, time_limit_minutes }: RunMetadata,
  { storage, now }: RunCloud,
): Promise<RunManifest> {
  const { cancelled_at: _, inputs: before, ...rest } = manifest;
  const inputs = continuedDigest(plan, known, taken, before);
  const [state] = await findRuns(plan, storage, manifest.run);
  const moves =
    (!state?.open || rest.repository === undefined) && repository !== undefined && commit !== undefined;
  const goesOn: RunManifest = {
    ...rest,
    ...(moves && { repository, commit, ...(file !== undefined && { file }) }),
    ...(inputs !== undefined && { inputs }),
    expected: expectedOf(plan, new Set([...known, ...taken.map(pathOf)])),
  };
  return withNewLimit(goesOn, now(), time_limit_minutes);
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
    throw new Failure(
      'RUN_BUSY',
      `Other processes are changing the run ${manifest.run}. Try again in a moment.`,
    );
  // It is not over any more.
  if (before) await storage.remove(bucket, [runEndedKey(prefix, manifest.run)]);
}

async function recordInputs(
  plan: Plan,
  run: string,
  inputs: ReadonlyMap<string, ObjectReference>,
  { storage }: RunCloud,
): Promise<void> {
  const { bucket, prefix } = homeOf(plan);
  const lines = [...inputs].map(([path, object]) => writeManifestLine({ path, ...object }));
  const text = writeManifestHead(lines.length) + lines.join('');
  await storage.write({ bucket, key: runInputsKey(prefix, run) }, text);
}
