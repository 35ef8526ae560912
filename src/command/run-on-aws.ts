import { randomBytes } from 'node:crypto';
import { relative, resolve } from 'node:path';
import { checkDeployed, type DeployedWorkflow } from '../deploy/deployed.ts';
import { watchedOf } from '../deploy/watched.ts';
import { findInputs } from '../edge/local-inputs.ts';
import { Failure } from '../failure.ts';
import type { RunFacts } from '../run/begin.ts';
import type { DispatchPlan } from '../run/dispatch-plan.ts';
import { type Fetched, fetchResults } from '../run/results.ts';
import { ADHOC, isRunId, runId } from '../run/run-id.ts';
import type { RunInput } from '../run/run-inputs.ts';
import type { RunStorage } from '../run/run-storage.ts';
import { isS3Url, mergeInputs, s3Inputs } from '../run/s3-inputs.ts';
import { type StartedRun, startRun } from '../run/start.ts';
import { readRun } from '../run/stored-run.ts';
import type { Watch } from '../run/watch.ts';
import { inert, plural } from '../spec/findings-text.ts';
import { formatBytes } from '../units.ts';
import type { Plan } from '../workflow/plan.ts';
import { regionOf } from './account.ts';
import { gitHubHere } from './github-here.ts';
import type { CommandIo } from './io.ts';
import { jsonText } from './output.ts';
import { saveReport } from './run-report.ts';
import { renderWatch, watchJson } from './run-status-text.ts';
import { watchAll } from './status.ts';
import { showTransfer } from './upload-progress.ts';
import type { WatchedRun } from './watched-runs.ts';
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

/** A run that was begun or continued, and where. */
export interface BegunRun extends DeployedWorkflow {
  readonly plan: Plan;
  readonly started: StartedRun;
  readonly cloud: Awaited<ReturnType<typeof openCloudFor>>;
}

/** `pipewright run` on AWS. @throws Failure for whatever the user can mend */
export async function runOnAws(order: AwsOrder, io: CommandIo): Promise<number> {
  const { json, out } = order;
  const begun = await beginOnAws(order, io);
  if (!begun) return 1;
  const { plan, started, site } = begun;
  const watched = watchedOf(plan, site);
  const { manifest, ...numbers } = started;
  const summary = { ...numbers, ...(manifest && { expected: manifest.expected }) };
  if (!order.wait) {
    if (json) io.out(jsonText(summary));
    else io.out(startedText(begun, order.file));
    return 0;
  }
  if (!json) io.err(startedText(begun, order.file));
  const { openRunWorld } = await import('../edge/run-world.ts');
  const here = { run: started.run, watched, world: openRunWorld(site.region, io.env, io.signal) };
  const watch = await wait(here, order, io);
  const results = out === undefined ? undefined : await fetch(begun, resolve(io.cwd, out), io, json);
  if (out !== undefined) await saveReport(here, resolve(io.cwd, out), io.signal);
  if (json) io.out(jsonText({ ...summary, ...watchJson(watch, watched), ...(results && { results }) }));
  else {
    io.out(renderWatch(watch, watched));
    if (results) io.out(fetchedText(results, relative(io.cwd, resolve(io.cwd, out!)) || '.'));
  }
  return watch.progress.state === 'COMPLETE' && !results?.refused.length ? 0 : 1;
}

/**
 * Begins or continues a run, for the command as for the action.
 * @returns undefined where the workflow file has errors, which are told
 */
export async function beginOnAws(order: AwsOrder, io: CommandIo): Promise<BegunRun | undefined> {
  const { file, names, catalog, json, run: wanted, backfill } = order;
  checkOrder(order);
  const origin = originOf(order, io);
  const plan = await readWorkflowFile(file, io, { json, ...(catalog !== undefined && { catalog }) });
  if (!plan) return undefined;
  const cloud = await openCloudFor(plan, io);
  const { readDispatcherCode } = await import('../edge/dispatcher-code.ts');
  const deployed = await checkDeployed(plan, cloud.deploying, await readDispatcherCode());
  const before =
    wanted === undefined || wanted === ADHOC ? undefined : await readRun(plan, wanted, cloud.storage);
  const run = wanted ?? runId(cloud.now(), randomBytes(3).toString('hex'));
  const all = backfill ? [...names, `s3://${plan.input.bucket}/${plan.input.prefix}`] : names;
  const inputs = await findRunInputs(all, deployed.dispatch, cloud.storage, order, io);
  const facts: RunFacts = { run, created_at: new Date(cloud.now()).toISOString(), ...origin };
  if (!json && !before && run !== ADHOC) io.err(`Run ${run}\n`);
  const shown = showTransfer('Uploading', io, json);
  const started = await startRun(plan, inputs, facts, before, deployed.dispatch.inbox.url, cloud, shown)
    .catch((error: unknown) => {
      if (run !== ADHOC && io.signal.aborted)
        io.err(`To go on where it stopped: pipewright run ${inert(file)} INPUT… --run ${run}\n`);
      throw error;
    })
    .finally(shown.end);
  return { ...deployed, plan, started, cloud };
}

/** @throws Failure `BAD_USAGE` */
function checkOrder({ names, run, backfill, wait }: AwsOrder): void {
  if (run !== undefined && run !== ADHOC && !isRunId(run))
    throw new Failure('BAD_USAGE', `"${run}" is no run's id: those look like run-20261125T092236Z-3fa9c1.`);
  if (run === ADHOC && (!backfill || names.length > 0 || wait))
    throw new Failure(
      'BAD_USAGE',
      `--run ${ADHOC} goes with --backfill alone: nobody knows when uploads that belong to no run are all there.`,
    );
  if (names.length === 0 && !backfill && run === undefined)
    throw new Failure('BAD_USAGE', 'Say on what to run: pipewright run FILE INPUT…');
}

async function openCloudFor(plan: Plan, io: CommandIo) {
  const { openRunCloud } = await import('../edge/run-cloud.ts');
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
function originOf({ file, timeLimit, ...order }: AwsOrder, io: CommandIo): Partial<RunFacts> {
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

async function wait(here: Omit<WatchedRun, 'open'>, order: AwsOrder, io: CommandIo): Promise<Watch> {
  const github = await gitHubHere(io);
  try {
    const [looked] = await watchAll(
      [{ ...here, open: true }],
      { ...io, say: (text) => void io.err(`${inert(text)}\n`), ...(github && { github }) },
      io,
      order.json,
    );
    return looked!.watch;
  } catch (error) {
    if (io.signal.aborted)
      io.err(`The run goes on in AWS without us.\n${waysOn(inert(order.file), here.run)}`);
    throw error;
  }
}

async function fetch(
  { plan, started, cloud }: BegunRun,
  path: string,
  io: CommandIo,
  quiet: boolean,
): Promise<Fetched> {
  const { openResultsFolder } = await import('../edge/results-folder.ts');
  if (!quiet) io.err('Fetching results\n');
  return fetchResults(plan, started.run, cloud.storage, openResultsFolder(path));
}

function fetchedText({ files, bytes, same, refused }: Fetched, folder: string): string {
  const lines = [
    `${plural(files, 'result')} (${formatBytes(bytes)}) in ${inert(folder)}${same > 0 ? `, ${same} there before` : ''}`,
    ...refused.map((why) => `✗ not fetched: ${inert(why)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function startedText({ started, plan }: BegunRun, file: string): string {
  const { run, uploaded, sent, same, taken_back, resumed, left_out } = started;
  const parts = [
    uploaded > 0 && `${uploaded} uploaded`,
    sent > 0 && `${sent} sent as they lie there`,
    same > 0 && `${same} there already`,
    taken_back > 0 && `${plural(taken_back, 'item')} taken back to be worked on again`,
  ].filter(Boolean);
  const lines = [
    `${run === ADHOC ? 'Inputs' : `Run ${run}`} of ${inert(plan.workflow)}: ${parts.join(', ') || 'nothing to do'}${resumed ? '; it was cancelled, and goes on' : ''}`,
    ...(left_out.length > 0
      ? [
          `No step takes ${inert(left_out.slice(0, 5).join(', '))}${left_out.length > 5 ? ` and ${left_out.length - 5} more` : ''}`,
        ]
      : []),
  ];
  return `${lines.join('\n')}\n${run === ADHOC ? '' : waysOn(inert(file), run)}`;
}

function waysOn(file: string, run: string): string {
  return `How it stands: pipewright status ${file} --run ${run}\nTo stop it:    pipewright cancel ${run} ${file}\n`;
}
