import { randomBytes } from 'node:crypto';
import { forEachConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import { checkAccount } from '../deploy/deploy-target.ts';
import { readDocuments } from '../edge/specs.ts';
import { systemClock } from '../edge/system-clock.ts';
import { checkRunReporter, type RunGitHub } from '../github/check-run-reporter.ts';
import { type FollowOptions, followRun } from '../progress/follow-run.ts';
import type { RunStatus } from '../progress/run-status.ts';
import type { RunWorld } from '../progress/take-snapshot.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { type DeployedWorkflow, deployedWorkflow } from '../runs/deployed-workflow.ts';
import { type WorkflowPlaces, workflowPlaces } from '../workflow/parse-workflow.ts';
import { awsOf } from './aws-access.ts';
import { type CommandIo, warn } from './command-io.ts';
import { openGitHub } from './github-access.ts';

/** What reading and following runs needs from the process around it. */
export interface StatusContext extends Pick<CommandIo, 'env' | 'signal'> {
  /** For the check runs of runs; missing without a token. */
  readonly github?: RunGitHub;
  /** Reports problems that do not stop it. */
  readonly warn: (message: string) => void;
}

/** A deployed workflow, and the AWS that it is on. */
export interface StatusTarget {
  /** The workflow file, as people name it. */
  readonly file: string;
  readonly watched: DeployedWorkflow;
  readonly world: RunWorld & { readonly storage: RunStorage };
}

export interface FollowedRun extends StatusTarget {
  readonly run: string;
}

export interface WorkflowStatus extends Pick<StatusTarget, 'file' | 'watched'> {
  readonly status: RunStatus;
}

/** Runs that are read at the same time. */
const LANES = 4;

export async function statusContext(io: CommandIo): Promise<StatusContext> {
  return { ...io, github: await openGitHub(io), warn: (message) => warn(io, message) };
}

/**
 * The workflows of some files, where they are on AWS.
 * @param files without any, every workflow file below the working folder that names its buckets
 * @throws Failure `NO_WORKFLOWS`, `MISSING_FIELD`, `WRONG_ACCOUNT`, and what reading files throws
 */
export async function statusTargets(files: readonly string[], io: CommandIo): Promise<StatusTarget[]> {
  const all = placesIn(files, io.cwd);
  const named = files.length > 0;
  const deployed = all.filter(({ input, output }) => named || (input.bucket && output.bucket));
  if (deployed.length === 0)
    throw new Failure(
      'NO_WORKFLOWS',
      'No workflow file in this folder names its buckets, so there are no runs on AWS to show. Name a workflow file: npx pipewright status my.workflow.json',
    );
  return Promise.all(
    deployed.map(async (places) => {
      const aws = await awsOf(places, io);
      const account = await aws.account();
      checkAccount(places, account);
      const { region, endpoint } = aws;
      const watched = deployedWorkflow(places, { account, region, endpoint });
      return { file: places.file, watched, world: aws };
    }),
  );
}

function placesIn(files: readonly string[], cwd: string): (WorkflowPlaces & { readonly file: string })[] {
  let found: ReturnType<typeof readDocuments>;
  try {
    found = readDocuments(files.length > 0 ? files : ['.'], cwd);
  } catch (error) {
    if (files.length === 0 && error instanceof Failure && error.code === 'NO_SPECS') return [];
    throw error;
  }
  const [unreadable] = found.findings;
  if (files.length > 0 && unreadable)
    throw new Failure(unreadable.code, `${unreadable.file}: ${unreadable.message}`);
  return found.workflows.flatMap(({ text, file }) => {
    const places = workflowPlaces(text, file);
    return places ? [{ ...places, file }] : [];
  });
}

/**
 * Follows a run, and updates its check run and the note that it is over.
 * @param options.polls stops after this many, over or not
 */
export function watchRun(
  { run, watched, world }: FollowedRun,
  { env, signal, github, warn }: StatusContext,
  show: (status: RunStatus) => void,
  options: Pick<FollowOptions, 'polls' | 'pause'> = {},
): Promise<RunStatus> {
  const parts = { notes: world.storage, clock: systemClock, token: randomBytes(8).toString('hex') };
  const report = checkRunReporter({ deployed: watched, github, ...parts, say: warn });
  // For tests and demos, as the emulator is fast.
  const seconds = Number(env.PIPEWRIGHT_POLL_SECONDS);
  return followRun({
    run,
    deployed: watched,
    world,
    clock: systemClock,
    signal,
    show: async (status) => {
      show(status);
      await report(status);
    },
    onTrouble: ({ message }) => warn(message),
    pause: seconds > 0 ? seconds * 1000 : undefined,
    ...options,
  });
}

/**
 * Reads each run once, or twice where it seems over. A run that cannot be read does not stop the others: it
 * gets a warning.
 * @throws Failure where none can be read
 */
export async function readStatuses(
  runs: readonly FollowedRun[],
  context: StatusContext,
): Promise<WorkflowStatus[]> {
  const statuses: (WorkflowStatus | undefined)[] = new Array(runs.length);
  const failures: Failure[] = [];
  await forEachConcurrent(LANES, runs.entries(), async ([i, run]) => {
    try {
      const status = await watchRun(run, context, () => {}, { polls: 1, pause: 1000 });
      statuses[i] = { status, watched: run.watched, file: run.file };
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'INTERRUPTED') throw error;
      failures.push(error);
      context.warn(`The state of ${run.run} could not be read: ${error.message}`);
    }
  });
  const found = statuses.filter((each) => each !== undefined);
  if (found.length === 0 && failures[0]) throw failures[0];
  return found;
}
