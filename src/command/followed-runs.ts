import { randomBytes } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import { checkAccount } from '../deploy/deploy-target.ts';
import { readDocuments } from '../edge/specs.ts';
import { systemClock } from '../edge/system-clock.ts';
import { checkRunReporter, type RunGitHub } from '../github/check-run-reporter.ts';
import { type FollowOptions, followRun } from '../progress/follow-run.ts';
import type { RunStatus } from '../progress/run-status.ts';
import type { RunWorld } from '../progress/take-snapshot.ts';
import type { RunNotes } from '../protocol/run-storage.ts';
import { type DeployedWorkflow, deployedWorkflow } from '../runs/deployed-workflow.ts';
import { findRuns } from '../runs/stored-run.ts';
import { type WorkflowPlaces, workflowPlaces } from '../workflow/workflow-places.ts';
import { regionOf } from './aws-region.ts';

/** What looking at runs takes of the process around it, of a command as of the action. */
export interface StatusContext {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Where runs are shown to others; missing without a token. */
  readonly github?: RunGitHub;
  /** What does not keep a run from going on. */
  readonly say: (text: string) => void;
}

/** A deployed workflow, and the AWS that it is on. */
export interface StatusTarget {
  readonly watched: DeployedWorkflow;
  readonly world: RunWorld & RunNotes;
}

export interface FollowedRun extends StatusTarget {
  readonly run: string;
  readonly open: boolean;
}

/**
 * The workflows of some files, where they are on AWS.
 * @param files without any, every workflow file below the working folder that names its buckets
 * @throws Failure `NO_WORKFLOWS`, `MISSING_FIELD`, `WRONG_ACCOUNT`, and what reading files throws
 */
export async function statusTargets(
  files: readonly string[],
  { cwd, env, signal }: StatusContext,
): Promise<StatusTarget[]> {
  const all = placesIn(files, cwd);
  const named = files.length > 0;
  const deployed = all.filter(({ input, output }) => named || (input.bucket && output.bucket));
  if (deployed.length === 0)
    throw new Failure(
      'NO_WORKFLOWS',
      'There is no workflow file here that names its buckets. Name one: pipewright status my.workflow.json',
    );
  const { openRunWorld } = await import('../edge/aws-run-world.ts');
  const { callerAccount } = await import('../edge/aws/sts.ts');
  const endpoint = env.AWS_ENDPOINT_URL;
  return Promise.all(
    deployed.map(async (places) => {
      const region = regionOf(places, env);
      const account = await callerAccount(region, signal);
      checkAccount(places, account);
      const watched = deployedWorkflow(places, { account, region, ...(endpoint && { endpoint }) });
      return { watched, world: openRunWorld(region, env, signal) };
    }),
  );
}

function placesIn(files: readonly string[], cwd: string): WorkflowPlaces[] {
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
  return found.workflows.flatMap(({ text, file }) => workflowPlaces(text, file) ?? []);
}

/**
 * Runs of some workflows: one that is named, else all that are not over.
 * @param options.newest where none is open, the newest one of each workflow
 * @throws Failure `RUN_NOT_FOUND`
 */
export async function runsOf(
  workflows: readonly StatusTarget[],
  options: { readonly run?: string | undefined; readonly newest?: boolean },
): Promise<FollowedRun[]> {
  const lists = await Promise.all(
    workflows.map(async (here) =>
      (await findRuns(here.watched, here.world)).map((found) => ({ ...here, ...found })),
    ),
  );
  const all = lists.flat();
  if (options.run !== undefined) {
    const named = all.filter(({ run }) => run === options.run);
    if (named.length > 0) return named;
    const newest = all.slice(-5).map(({ run }) => run);
    throw new Failure(
      'RUN_NOT_FOUND',
      `No workflow here has a run ${options.run}. ${newest.length > 0 ? `There are ${newest.join(', ')}.` : 'There are none yet.'}`,
    );
  }
  return lists.flatMap((runs) => {
    const open = runs.filter((each) => each.open);
    return open.length > 0 || !options.newest ? open : runs.slice(-1);
  });
}

/**
 * Follows a run, and keeps what GitHub and others see of it.
 * @param options.polls stops after this many, over or not
 */
export function watchRun(
  { run, watched, world }: Omit<FollowedRun, 'open'>,
  { env, signal, github, say }: StatusContext,
  show: (watch: RunStatus) => void,
  options: Pick<FollowOptions, 'polls' | 'pause'> = {},
): Promise<RunStatus> {
  const parts = { notes: world, clock: systemClock, token: randomBytes(8).toString('hex') };
  const tell = checkRunReporter({ deployed: watched, ...(github && { github }), ...parts, say });
  return followRun({
    run,
    deployed: watched,
    world,
    clock: systemClock,
    signal,
    show: async (watch) => {
      show(watch);
      await tell(watch);
    },
    onTrouble: ({ message }) => say(message),
    ...pauseOf(env),
    ...options,
  });
}

/** For tests and demonstrations, as the emulator is fast: seconds between two looks. */
function pauseOf({ PIPEWRIGHT_POLL_SECONDS }: NodeJS.ProcessEnv): { pause?: number } {
  const seconds = Number(PIPEWRIGHT_POLL_SECONDS);
  return seconds > 0 ? { pause: seconds * 1000 } : {};
}
