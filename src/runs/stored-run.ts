import { Failure } from '../core/failure.ts';
import { optimisticUpdate } from '../core/optimistic-update.ts';
import { writeManifestHead, writeManifestLine } from '../protocol/gather-manifest.ts';
import { runInputsKey, runManifestKey, runsFolder } from '../protocol/object-keys.ts';
import type { ObjectReference } from '../protocol/object-reference.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { isRunId } from '../protocol/run-id.ts';
import {
  type RunManifest,
  type RunStep,
  readRunManifest,
  TIME_LIMIT_MINUTES,
  writeRunManifest,
} from '../protocol/run-manifest.ts';
import { shellWord } from '../text/terminal.ts';
import type { Plan } from '../workflow/plan.ts';
import { settingsOf } from './new-run.ts';

export interface StoredRun {
  readonly manifest: RunManifest;
  readonly etag: string;
}

/** How many runs are listed when one is not found. */
const LISTED = 5;

/** A workflow's name and output: of a plan, or of a deployed workflow. */
export type RunHome = Pick<Plan, 'workflow' | 'output'>;

export interface FoundRun {
  readonly run: string;
  /** No end is recorded, or it was continued since. */
  readonly open: boolean;
}

/** The output bucket (`''` if the file names none), and the prefix in it. */
export function homeOf({ output }: RunHome): { readonly bucket: string; readonly prefix: string } {
  return { bucket: output.bucket ?? '', prefix: output.prefix };
}

/** Reports a missing bucket as what it means: that the workflow was never deployed. */
async function whereDeployed<T>({ workflow, output }: RunHome, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'BUCKET_GONE') throw error;
    throw new Failure(
      'NOT_DEPLOYED',
      `The workflow ${workflow} is not deployed, and has no runs: its bucket ${output.bucket} does not exist. Deploy it first: npx pipewright deploy FILE`,
    );
  }
}

/**
 * A run's manifest as it is stored, whichever workflow with this output it belongs to.
 * @returns undefined if there is none
 * @throws Failure `BAD_RUN_MANIFEST`, `NOT_DEPLOYED`
 */
export async function findRun(
  home: RunHome,
  run: string,
  storage: Pick<RunStorage, 'read'>,
): Promise<StoredRun | undefined> {
  const { bucket, prefix } = homeOf(home);
  const place = { bucket, key: runManifestKey(prefix, run) };
  const found = isRunId(run) ? await whereDeployed(home, () => storage.read(place)) : undefined;
  return found && { manifest: readRunManifest(found.text), etag: found.etag };
}

/** Says which other workflow a run belongs to, and the command that shows it; without a full stop. */
export function foreignRunText({
  run,
  workflow,
  file,
}: Pick<RunManifest, 'run' | 'workflow' | 'file'>): string {
  const name = file === undefined ? 'FILE' : shellWord(file);
  return `${run} is a run of another workflow, ${workflow}, whose results go to the same place. To see it: npx pipewright status ${name} --run ${run}`;
}

/**
 * A run's manifest as it is stored.
 * @throws Failure `RUN_NOT_FOUND`, naming the newest ones, or the workflow that it belongs to;
 * `BAD_RUN_MANIFEST`, `NOT_DEPLOYED`
 */
export async function readRun(
  home: RunHome,
  run: string,
  storage: Pick<RunStorage, 'read' | 'list'>,
): Promise<StoredRun> {
  const { bucket, prefix } = homeOf(home);
  const found = await findRun(home, run, storage);
  if (found?.manifest.workflow === home.workflow) return found;
  if (found) throw new Failure('RUN_NOT_FOUND', `${foreignRunText(found.manifest)}.`);
  throw runNotFound(
    `The workflow ${home.workflow} has no run ${run} in s3://${bucket}/${runsFolder(prefix)}`,
    await findRuns(home, storage),
  );
}

/**
 * @param what was looked for, and where: a sentence without its full stop
 * @param runs those that are there, of one workflow or several
 */
export function runNotFound(what: string, runs: readonly FoundRun[]): Failure {
  // Ids begin with the time.
  const newest = [...new Set(runs.map(({ run }) => run))].sort().slice(-LISTED).reverse();
  const there = newest.length > 0 ? `The newest runs are ${newest.join(', ')}.` : 'There are no runs yet.';
  return new Failure('RUN_NOT_FOUND', `${what}. ${there}`);
}

/**
 * All runs of a workflow that have a manifest, oldest first, from one listing.
 * @param only this run
 * @throws Failure `NOT_DEPLOYED`
 */
export async function findRuns(
  home: RunHome,
  storage: Pick<RunStorage, 'list'>,
  only?: string,
): Promise<FoundRun[]> {
  const { bucket, prefix } = homeOf(home);
  const folder = runsFolder(prefix);
  const changed = new Map<string, number>();
  const ended = new Map<string, number>();
  const below = only === undefined ? folder : `${folder}${only}/`;
  await whereDeployed(home, async () => {
    for await (const { key, modified } of storage.list(bucket, below)) {
      const [run = '', file] = key.slice(folder.length).split('/');
      if (file === 'run.json' && isRunId(run)) changed.set(run, modified);
      if (file === 'ended.json') ended.set(run, modified);
    }
  });
  return [...changed].map(([run, at]) => ({ run, open: (ended.get(run) ?? 0) < at }));
}

/**
 * Changes a run's manifest; safe with concurrent changes.
 * @param change gives the new manifest; undefined leaves it as it is
 * @throws Failure `RUN_NOT_FOUND`, `RUN_BUSY`
 */
export async function updateRun(
  plan: Plan,
  run: string,
  storage: RunStorage,
  change: (manifest: RunManifest) => RunManifest | undefined,
): Promise<RunManifest> {
  const { bucket, prefix } = homeOf(plan);
  const place = { bucket, key: runManifestKey(prefix, run) };
  const store = {
    async read() {
      const { manifest, etag } = await readRun(plan, run, storage);
      return { value: manifest, etag };
    },
    replace: (manifest: RunManifest, etag: string | undefined) =>
      storage.replace(place, writeRunManifest(manifest), etag),
  };
  const stored = await optimisticUpdate(store, change);
  if (!stored) throw runBusy(run);
  return stored.value;
}

export function runBusy(run: string): Failure {
  return new Failure('RUN_BUSY', `Other processes are changing the run ${run}. Try again in a moment.`);
}

/** Steps whose image, variables or position in the graph changed since the run started. */
export function changedSteps(plan: Plan, { steps }: RunManifest): string[] {
  const mark = ({ needs, gather }: Pick<RunStep, 'needs' | 'gather'>, settings: string): string =>
    JSON.stringify([settings, gather, [...needs].sort()]);
  const before = new Map(steps.map((step) => [step.id, mark(step, step.settings)]));
  const now = new Map(plan.steps.map((step) => [step.id, mark(step, settingsOf(step, plan.items))]));
  return [...new Set([...before.keys(), ...now.keys()])].filter((id) => before.get(id) !== now.get(id));
}

/**
 * Restarts the time limit of a continued run.
 * @param now milliseconds since the epoch
 */
export function withNewLimit(manifest: RunManifest, now: number, minutes = TIME_LIMIT_MINUTES): RunManifest {
  const elapsed = Math.ceil(Math.max(0, now - Date.parse(manifest.created_at)) / 60_000);
  return { ...manifest, time_limit_minutes: elapsed + minutes };
}

/** Writes the list of a run's inputs that are used in place, by their paths. */
export async function recordInputs(
  plan: Plan,
  run: string,
  inputs: ReadonlyMap<string, ObjectReference>,
  storage: Pick<RunStorage, 'write'>,
): Promise<void> {
  const { bucket, prefix } = homeOf(plan);
  const lines = [...inputs].map(([path, object]) => writeManifestLine({ path, ...object }));
  const text = writeManifestHead(lines.length) + lines.join('');
  await storage.write({ bucket, key: runInputsKey(prefix, run) }, text);
}
