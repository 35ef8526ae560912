import { randomBytes } from 'node:crypto';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { withSlashes } from '../core/path-below.ts';
import { kindOf, resolvedFolder } from '../edge/files.ts';
import { itemsToResend, nextStatus } from '../progress/run-status.ts';
import { snapshotRun } from '../progress/take-snapshot.ts';
import { ADHOC, isRunId, NEW, runId } from '../protocol/run-id.ts';
import type { RunMetadata } from '../runs/new-run.ts';
import type { RetriedStep } from '../runs/retry-choice.ts';
import { retryRun } from '../runs/retry-run.ts';
import { runBudget } from '../runs/run-budget.ts';
import { findSameItems, findSameRun } from '../runs/same-inputs.ts';
import { startItems } from '../runs/start-items.ts';
import { type PreviousRun, type StartedRun, startRun } from '../runs/start-run.ts';
import { readRun } from '../runs/stored-run.ts';
import type { Input } from './command.ts';
import { type CommandIo, note } from './command-io.ts';
import type { FollowedRun } from './followed-runs.ts';
import { sheetFolder } from './planned-items.ts';
import { findItems, findRunInputs } from './run-aws-inputs.ts';
import type { RUN } from './run-commands.ts';
import { showTransfer } from './upload-progress.ts';
import type { ReadWorkflow } from './workflow-file.ts';
import { openWorkflow, type WorkflowOnAws } from './workflow-on-aws.ts';

/** What the command or the action is asked to run on AWS. */
export interface RunRequest extends Partial<Input<typeof RUN>> {
  readonly file: string;
  /** Files, folders, patterns, places in S3. */
  readonly inputs: readonly string[];
  /** The commit whose page shows the run; by default the one that GitHub's runner names. */
  readonly commit?: string;
}

/** A run that was started or continued. */
export interface SubmittedRun extends Pick<WorkflowOnAws, 'plan' | 'cloud'> {
  readonly here: FollowedRun;
  readonly started: StartedRun;
  /** What failed before, and is retried. */
  readonly retried: readonly RetriedStep[];
}

/** Starts or continues a run on AWS. @throws Failure for whatever the user can fix */
export async function submitRun(request: RunRequest, io: CommandIo): Promise<SubmittedRun> {
  checkRequest(request, io);
  const { run: wanted, 'no-cache': noCache } = request;
  const workflow = await openWorkflow(request, io, {
    exact: true,
    check: (read) => checkItems(request, read, io),
  });
  const { plan, cloud, dispatch, file, watched, world } = workflow;
  const planned = plan.items;
  const named =
    wanted !== undefined && isRunId(wanted) ? await readRun(plan, wanted, cloud.storage) : undefined;
  const items = planned && { planned, ...(await findItems(request, workflow, planned, io)) };
  const inputs = items ? [] : await findRunInputs(request, workflow, io);
  const shown = showTransfer('Uploading', io, io.quiet);
  try {
    const findSame = () =>
      items
        ? findSameItems(plan, items.planned, items.given, cloud, shown.compare)
        : findSameRun(plan, inputs, cloud, shown.compare);
    const same = wanted === undefined ? await findSame() : undefined;
    const found = named ?? same;
    const before = found && { ...found, ...(await lostIn(found.manifest.run, workflow)) };
    const fresh = wanted === ADHOC ? ADHOC : runId(cloud.now(), randomBytes(3).toString('hex'));
    const run = before?.manifest.run ?? fresh;
    if (same) note(io, sameText(run));
    else if (!named && run !== ADHOC) note(io, `Run ${run}\n`);
    const created_at = new Date(cloud.now()).toISOString();
    const budget = runBudget(plan, before?.manifest, request.budget);
    const metadata = { run, created_at, ...(budget && { budget }), ...originOf(request, io) };
    const beginning = { plan, metadata, before, inbox: dispatch.inbox.url };
    const started = items
      ? await startItems({ ...beginning, ...items, cache: !noCache }, cloud, shown)
      : await startRun({ ...beginning, inputs }, cloud, shown);
    // Repeating a command also retries what failed.
    const choice = { items: [], renewed: started.renewed, minutes: metadata.time_limit_minutes };
    const retried = same ? await retryRun({ plan, run, dispatch }, choice, cloud) : [];
    return { plan, cloud, here: { run, file, watched, world }, started, retried };
  } catch (error) {
    if (wanted !== ADHOC && io.signal.aborted)
      io.err(
        `The same command${wanted === NEW ? `, without --run ${NEW},` : ''} continues where this one stopped.\n`,
      );
    throw error;
  } finally {
    shown.end();
  }
}

/** Items of a run that are no longer in any queue. */
async function lostIn(
  run: string,
  { watched, world, cloud }: WorkflowOnAws,
): Promise<Pick<PreviousRun, 'resend'>> {
  const snapshot = await snapshotRun(run, { deployed: watched, world, now: cloud.now() });
  return { resend: itemsToResend(nextStatus(undefined, snapshot, watched)) };
}

function sameText(run: string): string {
  return `Run ${run} has the same inputs, so it continues: finished items stay as they are (--run ${NEW} starts another run)\n`;
}

/** @throws Failure `BAD_USAGE` */
function checkRequest({ file, inputs, run, backfill, wait, out }: RunRequest, { cwd }: CommandIo): void {
  if (run !== undefined && run !== ADHOC && run !== NEW && !isRunId(run))
    throw new Failure(
      'BAD_USAGE',
      `"${run}" is not the id of a run. An id looks like run-20261125T092236Z-3fa9c1.`,
    );
  if (out === '') throw new Failure('BAD_USAGE', '--out is empty. Name the folder for results.');
  if (run === ADHOC && (!backfill || inputs.length > 0 || wait || out !== undefined))
    throw new Failure(
      'BAD_USAGE',
      `--run ${ADHOC} can only be used with --backfill: uploads without a run have no end to wait for.`,
    );
  // Without INPUT, the workflow file must name a sheet, so the file must exist.
  if (needsInput({ inputs, run, backfill }) && kindOf(resolve(cwd, file)) !== 'file') throw withoutInput();
}

/** @throws Failure `BAD_USAGE` */
function checkItems(request: RunRequest, read: ReadWorkflow, io: CommandIo): void {
  const isOfSheet = sheetFolder(read, request, io) !== undefined;
  const items = read.plan?.items;
  if (needsInput(request) && !isOfSheet) throw withoutInput();
  if (isOfSheet && request.backfill)
    throw new Failure('BAD_USAGE', 'The sheet names the files, so --backfill has no effect. Leave it out.');
  if (items && request.run === ADHOC)
    throw new Failure(
      'BAD_USAGE',
      `--run ${ADHOC} is for workflows in which each file is an item. Leave it out: --backfill starts a run with the files that are there.`,
    );
}

function needsInput({ inputs, run, backfill }: Pick<RunRequest, 'inputs' | 'run' | 'backfill'>): boolean {
  return inputs.length === 0 && !backfill && (run === undefined || run === NEW);
}

function withoutInput(): Failure {
  return new Failure(
    'BAD_USAGE',
    'INPUT is missing: name the inputs, as files, folders, patterns such as data/*.csv, or s3://bucket/prefix/. Usage: npx pipewright run FILE INPUT…; in the action, the input "inputs". Only a workflow file with a sample sheet needs no INPUT.',
  );
}

/** Where the run comes from, as GitHub's runner names it in the environment. */
function originOf(
  { file, commit, 'time-limit': hours }: RunRequest,
  { cwd, env }: CommandIo,
): Partial<RunMetadata> {
  const { GITHUB_REPOSITORY: repository, GITHUB_WORKSPACE: workspace, GITHUB_SHA } = env;
  const sha = commit ?? GITHUB_SHA;
  const folder = resolvedFolder(dirname(resolve(cwd, file)));
  const path = withSlashes(relative(resolvedFolder(workspace ?? cwd), join(folder, basename(file))));
  return {
    ...(repository && sha && /^[0-9a-f]{40}$/.test(sha) && { repository, commit: sha }),
    file: path.startsWith('../') ? file : path,
    // Left out where it is not given: undefined would replace the default.
    ...(hours !== undefined && { time_limit_minutes: Math.ceil(hours * 60) }),
  };
}
