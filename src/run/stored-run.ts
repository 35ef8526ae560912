import { Failure } from '../failure.ts';
import type { Plan } from '../workflow/plan.ts';
import { settingsOf } from './begin.ts';
import { runManifestKey, runsFolder } from './run-folder.ts';
import { isRunId } from './run-id.ts';
import { type RunManifest, readRunManifest, TIME_LIMIT_MINUTES, writeRunManifest } from './run-manifest.ts';
import type { RunStorage } from './run-storage.ts';

export interface StoredRun {
  readonly manifest: RunManifest;
  readonly etag: string;
}

/** Others may change a run's manifest at the same time so often before we give up. */
const ROUNDS = 5;
/** Runs that are named when one is not found. */
const NAMED = 5;

/** Where a plan keeps what is ours: its output bucket, and the prefix without `/` at its end. */
export function homeOf({ output }: Plan): { readonly bucket: string; readonly prefix: string } {
  return { bucket: output.bucket ?? '', prefix: output.prefix.replace(/\/+$/, '') };
}

/** A run's manifest as it is stored. @throws Failure `RUN_NOT_FOUND`, naming the newest ones; `BAD_RUN_MANIFEST` */
export async function readRun(plan: Plan, run: string, storage: RunStorage): Promise<StoredRun> {
  const { bucket, prefix } = homeOf(plan);
  const found = isRunId(run) ? await storage.read({ bucket, key: runManifestKey(prefix, run) }) : undefined;
  if (found) return { manifest: readRunManifest(found.text), etag: found.etag };
  const newest = (await runIds(plan, storage)).slice(-NAMED).reverse();
  throw new Failure(
    'RUN_NOT_FOUND',
    `The workflow ${plan.workflow} has no run ${run} in s3://${bucket}/${runsFolder(prefix)}. ${newest.length > 0 ? `Its newest ones are ${newest.join(', ')}.` : 'It has none yet.'}`,
  );
}

/** Ids of all runs that were begun with a manifest, oldest first. */
async function runIds(plan: Plan, storage: Pick<RunStorage, 'list'>): Promise<string[]> {
  const { bucket, prefix } = homeOf(plan);
  const folder = runsFolder(prefix);
  const ids: string[] = [];
  for await (const { key } of storage.list(bucket, folder)) {
    const [run = '', file] = key.slice(folder.length).split('/');
    if (file === 'run.json' && isRunId(run)) ids.push(run);
  }
  return ids;
}

/**
 * Changes a run's manifest, whoever else does so at the same time.
 * @param change gives the new one; undefined leaves it
 * @throws Failure `RUN_NOT_FOUND`, `RUN_BUSY`
 */
export async function changeRun(
  plan: Plan,
  run: string,
  storage: RunStorage,
  change: (manifest: RunManifest) => RunManifest | undefined,
): Promise<RunManifest> {
  const { bucket, prefix } = homeOf(plan);
  for (let round = 0; round < ROUNDS; round++) {
    const { manifest, etag } = await readRun(plan, run, storage);
    const changed = change(manifest);
    if (!changed) return manifest;
    const place = { bucket, key: runManifestKey(prefix, run) };
    if (await storage.replace(place, writeRunManifest(changed), etag)) return changed;
  }
  throw new Failure('RUN_BUSY', `Others change the run ${run} at the same time. Repeat this in a moment.`);
}

/** Steps whose image or variables are others than when the run was begun. */
export function changedSteps(plan: Plan, { steps }: RunManifest): string[] {
  const before = new Map(steps.map(({ id, settings }) => [id, settings]));
  const now = new Map(plan.steps.map((step) => [step.id, settingsOf(step)]));
  return [...new Set([...before.keys(), ...now.keys()])].filter((id) => before.get(id) !== now.get(id));
}

/**
 * A manifest of a run that goes on after a while: it gets its time anew.
 * @param now milliseconds since the epoch
 */
export function withNewLimit(manifest: RunManifest, now: number, minutes = TIME_LIMIT_MINUTES): RunManifest {
  const elapsed = Math.ceil(Math.max(0, now - Date.parse(manifest.created_at)) / 60_000);
  return { ...manifest, time_limit_minutes: elapsed + minutes };
}
