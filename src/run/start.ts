import { inParallel } from '../agent/in-parallel.ts';
import { Failure } from '../failure.ts';
import type { Plan } from '../workflow/plan.ts';
import { beginRun, expectedOf, type RunFacts } from './begin.ts';
import { readManifest, writeManifestHead, writeManifestLine } from './gather.ts';
import { type ObjectReference, writeWorkMessage } from './message.ts';
import type { RunCloud } from './run-cloud.ts';
import { runEndedKey, runInputsKey, runManifestKey } from './run-folder.ts';
import { ADHOC } from './run-id.ts';
import {
  checkKeys,
  inputFolder,
  isFreshCopy,
  isSameContent,
  messagesFor,
  type RunInput,
  type SortedInputs,
  splitTaken,
} from './run-inputs.ts';
import { type RunManifest, writeRunManifest } from './run-manifest.ts';
import type { ListedObject } from './run-storage.ts';
import { changedSteps, homeOf, type StoredRun, withNewLimit } from './stored-run.ts';
import { takeBack } from './take-back.ts';

/** Files on their way at once: S3 gives each connection only so much, and small files are all waiting. */
const UPLOADS = 16;
/** Files read at once to compare them: that is the disk's and the processor's work. */
const COMPARED = 4;
/** Messages handed over at once. */
const SENT = 1000;

/** Told as inputs are brought to S3; sizes in bytes. */
export interface StartProgress {
  compare(files: number): void;
  /** So much is to be brought there. */
  begin(files: number, bytes: number): void;
  brought(bytes: number): void;
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
  facts: RunFacts,
  before: StoredRun | undefined,
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
  const inPlace = before ? await recordedInputs(plan, run, cloud) : new Map<string, ObjectReference>();
  const there = before ? await uploadedInputs(plan, run, cloud) : new Map<string, ListedObject>();
  if (before) progress.compare(taken.length);
  const { missing, changed, same } = await sortInputs(taken, there, inPlace, folder, plan, cloud);
  const fresh = [...missing, ...changed.map(({ input }) => input)];
  const resumed = before?.manifest.cancelled_at !== undefined;

  const paths = new Set([...there.keys(), ...inPlace.keys(), ...taken.map(({ path }) => path)]);
  let manifest: RunManifest | undefined;
  let takenBack = 0;
  if (run !== ADHOC) {
    manifest = before
      ? withNewLimit(continued(plan, paths, before.manifest), cloud.now(), facts.time_limit_minutes)
      : beginRun(plan, paths, facts);
    await writeManifest(plan, manifest, before, cloud);
    if (before && (resumed || fresh.length > 0)) {
      const back = { changed: changed.map(({ input }) => input.path), grows: fresh.length > 0 };
      takenBack = await takeBack(plan, run, back, storage);
    }
  }

  const uploads = fresh.filter(({ from }) => from.kind !== 'in place');
  progress.begin(
    uploads.length,
    uploads.reduce((sum, { size }) => sum + size, 0),
  );
  await inParallel(UPLOADS, uploads, async ({ path, size, from }) => {
    const place = { bucket: plan.input.bucket!, key: folder + path };
    if (from.kind === 'file') await storage.upload(from.file, size, place);
    else if (from.kind === 'copy') await storage.copy({ bucket: from.bucket, key: from.key, size }, place);
    progress.brought(size);
  });

  const send = new Map<string, ObjectReference>();
  if (resumed) {
    // Agents skip what is done, and tell the steps behind of it anew: so what was dropped comes back.
    const sentAnew = new Set(uploads.map(({ path }) => path));
    for (const [path, { key, etag, size }] of there)
      if (!sentAnew.has(path)) send.set(path, { bucket: plan.input.bucket!, key, etag, size });
    for (const [path, object] of inPlace) send.set(path, object);
  }
  for (const { path, from } of fresh) if (from.kind === 'in place') send.set(path, from.object);
  const bodies = [...send].flatMap(([path, object]) =>
    messagesFor(plan, run, path, object).map(writeWorkMessage),
  );
  for (let at = 0; at < bodies.length; at += SENT) await queues.send(inbox, bodies.slice(at, at + SENT));
  const lying = fresh.flatMap(({ path, from }) =>
    from.kind === 'in place' ? [[path, from.object] as const] : [],
  );
  if (run !== ADHOC && lying.length > 0)
    await recordInputs(plan, run, new Map([...inPlace, ...lying]), cloud);

  return {
    run,
    ...(manifest && { manifest }),
    uploaded: uploads.length,
    sent: send.size,
    same: same.length,
    taken_back: takenBack,
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
      `The run ${manifest.run} was begun with other images or variables of ${changed.join(', ')}, and one run has results of one kind. Start a new run, without --run; or, if only items that failed are to be tried with the new settings, "pipewright retry".`,
    );
}

function continued(plan: Plan, paths: ReadonlySet<string>, manifest: RunManifest): RunManifest {
  const { cancelled_at: _, ...rest } = manifest;
  return { ...rest, expected: expectedOf(plan, paths) };
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
  if (!(await storage.replace(place, writeRunManifest(manifest), before?.etag)))
    throw new Failure(
      'RUN_BUSY',
      `Somebody else changes the run ${manifest.run} at the same time. Repeat this in a moment.`,
    );
  // It is not over any more.
  if (before) await storage.remove(bucket, [runEndedKey(prefix, manifest.run)]);
}

/** What lies in a run's own input folder, by path. */
async function uploadedInputs(
  { input }: Plan,
  run: string,
  { storage }: RunCloud,
): Promise<Map<string, ListedObject>> {
  const folder = inputFolder(input.prefix, run);
  const there = new Map<string, ListedObject>();
  for await (const object of storage.list(input.bucket!, folder))
    if (!object.key.endsWith('/')) there.set(object.key.slice(folder.length), object);
  return there;
}

/** Inputs of a run that lie elsewhere, by path. */
async function recordedInputs(
  plan: Plan,
  run: string,
  { storage }: RunCloud,
): Promise<Map<string, ObjectReference>> {
  const { bucket, prefix } = homeOf(plan);
  const place = { bucket, key: runInputsKey(prefix, run) };
  const inputs = new Map<string, ObjectReference>();
  for await (const { key } of storage.list(bucket, place.key))
    if (key === place.key)
      for await (const { path, ...object } of readManifest(storage.lines(place))) inputs.set(path, object);
  return inputs;
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

async function sortInputs(
  inputs: readonly RunInput[],
  there: ReadonlyMap<string, ListedObject>,
  inPlace: ReadonlyMap<string, ObjectReference>,
  folder: string,
  plan: Plan,
  { storage, contentOf }: RunCloud,
): Promise<SortedInputs> {
  const missing: RunInput[] = [];
  const changed: { input: RunInput; before: string }[] = [];
  const same: RunInput[] = [];
  await inParallel(COMPARED, inputs, async (input) => {
    const { path, size, from } = input;
    const known = from.kind === 'in place' ? inPlace.get(path) : there.get(path);
    if (!known) return void missing.push(input);
    const isSame =
      from.kind === 'in place'
        ? known.etag === from.object.etag
        : from.kind === 'copy'
          ? isFreshCopy({ size, modified: from.modified }, known as ListedObject)
          : known.size === size &&
            (await isSameContent(await contentOf(from.file, size), known as ListedObject, () =>
              storage.checksum({ bucket: plan.input.bucket!, key: folder + path }),
            ));
    if (isSame) same.push(input);
    else changed.push({ input, before: known.etag ?? '' });
  });
  return { missing, changed, same };
}
