import { randomBytes } from 'node:crypto';
import { relative, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { checkDeployed } from '../deploy/deployment.ts';
import { findInputs } from '../edge/local-inputs.ts';
import { itemsToResend, nextStatus } from '../progress/run-status.ts';
import { snapshotRun } from '../progress/take-snapshot.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { ADHOC, isRunId, NEW, runId } from '../protocol/run-id.ts';
import type { RunStorage } from '../protocol/run-storage.ts';
import { deployedWorkflow } from '../runs/deployed-workflow.ts';
import type { RunMetadata } from '../runs/new-run.ts';
import { type RetriedStep, retryRun } from '../runs/retry-run.ts';
import type { RunInput } from '../runs/run-inputs.ts';
import { isS3Url, mergeInputs, s3Inputs } from '../runs/s3-inputs.ts';
import { findSameRun } from '../runs/same-inputs.ts';
import { type StartedRun, startRun } from '../runs/start-run.ts';
import { readRun } from '../runs/stored-run.ts';
import type { Plan } from '../workflow/plan.ts';
import { regionOf } from './aws-region.ts';
import type { CommandIo } from './command-io.ts';
import type { FollowedRun } from './followed-runs.ts';
import { showTransfer } from './upload-progress.ts';
import { readWorkflowFile } from './workflow-file.ts';

/** What `run` on AWS is told. */
export interface AwsOrder {
  readonly file: string;
  /** Files, folders, patterns, places in S3. */
  readonly names: readonly string[];
  readonly out?: string | undefined;
  readonly catalog?: string | undefined;
  readonly json: boolean;
  readonly wait: boolean;
  readonly run?: string | undefined;
  readonly backfill: boolean;
  /** hours, as written */
  readonly timeLimit?: string | undefined;
  /** The commit whose page shows the run; by default the one that GitHub's runner names. */
  readonly commit?: string | undefined;
}

/** A run that was begun or continued. */
export interface SubmittedRun {
  readonly plan: Plan;
  /** What it is looked at with. */
  readonly here: Omit<FollowedRun, 'open'>;
  readonly started: StartedRun;
  /** What failed before, and is tried again. */
  readonly retried: readonly RetriedStep[];
  readonly cloud: Awaited<ReturnType<typeof openCloudFor>>;
}

/**
 * Begins or continues a run, for the command as for the action.
 * @returns undefined where the workflow file has errors, which are told
 */
export async function submitRun(order: AwsOrder, io: CommandIo): Promise<SubmittedRun | undefined> {
  const { file, names, catalog, json, run: wanted, backfill } = order;
  checkOrder(order);
  const origin = originOf(order, io);
  const plan = await readWorkflowFile(file, io, { json, ...(catalog !== undefined && { catalog }) });
  if (!plan) return undefined;
  const cloud = await openCloudFor(plan, io);
  const { readDispatcherCode } = await import('../edge/dispatcher-code.ts');
  const { dispatch, site } = await checkDeployed(plan, cloud.deploying, await readDispatcherCode());
  const { openRunWorld } = await import('../edge/aws-run-world.ts');
  const watched = deployedWorkflow(plan, site);
  const world = openRunWorld(site.region, io.env, io.signal);
  const named =
    wanted !== undefined && isRunId(wanted) ? await readRun(plan, wanted, cloud.storage) : undefined;
  const all = backfill ? [...names, `s3://${plan.input.bucket}/${plan.input.prefix}`] : names;
  const inputs = await findRunInputs(all, dispatch, cloud.storage, order, io);
  const shown = showTransfer('Uploading', io, json);
  try {
    const same = wanted === undefined ? await findSameRun(plan, inputs, cloud, shown.compare) : undefined;
    const found = named ?? same;
    const resend = found && (await lostIn({ run: found.manifest.run, watched, world }, cloud.now()));
    const before = found && { ...found, ...(resend && { resend }) };
    const fresh = wanted === ADHOC ? ADHOC : runId(cloud.now(), randomBytes(3).toString('hex'));
    const run = before?.manifest.run ?? fresh;
    const facts: RunMetadata = { run, created_at: new Date(cloud.now()).toISOString(), ...origin };
    if (!json && !named && run !== ADHOC) io.err(same ? sameText(run) : `Run ${run}\n`);
    const started = await startRun(plan, inputs, facts, before, dispatch.inbox.url, cloud, shown);
    // Whoever starts it again wants what failed tried again, too.
    const choice = { items: [], renewed: started.renewed, minutes: origin.time_limit_minutes };
    const retried = same ? await retryRun(plan, run, choice, dispatch, cloud) : [];
    return { plan, here: { run, watched, world }, started, retried, cloud };
  } catch (error) {
    if (wanted !== ADHOC && io.signal.aborted)
      io.err(
        `The same command${wanted === NEW ? `, without --run ${NEW},` : ''} goes on where this one stopped.\n`,
      );
    throw error;
  } finally {
    shown.end();
  }
}

/** What of a run is on nobody's way. */
async function lostIn({ run, watched, world }: SubmittedRun['here'], now: number) {
  return itemsToResend(
    nextStatus(undefined, await snapshotRun(run, { deployed: watched, world, now }), watched),
  );
}

function sameText(run: string): string {
  return `Run ${run} has the same inputs, and goes on: what is finished stays as it is (--run ${NEW} begins another run)\n`;
}

/** @throws Failure `BAD_USAGE` */
function checkOrder({ names, run, backfill, wait }: AwsOrder): void {
  if (run !== undefined && run !== ADHOC && run !== NEW && !isRunId(run))
    throw new Failure('BAD_USAGE', `"${run}" is no run's id: those look like run-20261125T092236Z-3fa9c1.`);
  if (run === ADHOC && (!backfill || names.length > 0 || wait))
    throw new Failure(
      'BAD_USAGE',
      `--run ${ADHOC} goes with --backfill alone: nobody knows when uploads that belong to no run are all there.`,
    );
  if (names.length === 0 && !backfill && (run === undefined || run === NEW))
    throw new Failure('BAD_USAGE', 'Say on what to run: pipewright run FILE INPUT…');
}

async function openCloudFor(plan: Plan, io: CommandIo) {
  const { openRunCloud } = await import('../edge/aws-run-cloud.ts');
  return openRunCloud(regionOf(plan, io.env), io.env, io.signal);
}

/** Inputs by their names on the command line; none for none. */
async function findRunInputs(
  names: readonly string[],
  dispatch: DispatchPlan,
  storage: RunStorage,
  { out }: AwsOrder,
  io: CommandIo,
): Promise<RunInput[]> {
  const local = names.filter((name) => !isS3Url(name));
  const lists: RunInput[][] = [];
  if (local.length > 0) {
    // Results of the last time are no inputs of the next.
    const without = resolve(io.cwd, out ?? '.pipewright-results');
    const found = await findInputs(local, io.cwd, without);
    lists.push(found.map(({ path, file, size }) => ({ path, size, from: { kind: 'file', file } })));
  }
  for (const name of names.filter(isS3Url)) lists.push(await s3Inputs(name, dispatch, storage));
  return mergeInputs(lists);
}

/** Where the run comes from: GitHub's runner says it in the environment. @throws Failure `BAD_USAGE` */
function originOf({ file, timeLimit, ...order }: AwsOrder, io: CommandIo): Partial<RunMetadata> {
  const { GITHUB_REPOSITORY: repository, GITHUB_WORKSPACE: workspace } = io.env;
  const commit = order.commit ?? io.env.GITHUB_SHA;
  const hours = Number(timeLimit);
  if (timeLimit !== undefined && !(hours > 0 && hours <= 14 * 24))
    throw new Failure('BAD_USAGE', `--time-limit is a number of hours up to 336, not "${timeLimit}".`);
  const path = relative(workspace ?? io.cwd, resolve(io.cwd, file)).replaceAll('\\', '/');
  return {
    ...(repository && /^[0-9a-f]{40}$/.test(commit ?? '') && { repository, commit: commit! }),
    file: path.startsWith('../') ? file : path,
    ...(timeLimit !== undefined && { time_limit_minutes: Math.ceil(hours * 60) }),
  };
}
