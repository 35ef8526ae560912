import { randomBytes } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import { checkAccount } from '../deploy/deploy-target.ts';
import { readDocuments } from '../edge/specs.ts';
import { systemClock } from '../edge/system-clock.ts';
import { type RunGitHub, teller } from '../github/run-reporter.ts';
import { followRun } from '../progress/follow-run.ts';
import type { Watch } from '../progress/run-status.ts';
import type { RunWorld } from '../progress/take-snapshot.ts';
import type { RunNotes } from '../protocol/run-storage.ts';
import { findRuns } from '../runs/stored-run.ts';
import { type Watched, watchedOf } from '../runs/watched-of.ts';
import { type WorkflowPlaces, workflowPlaces } from '../workflow/workflow-places.ts';
import { regionOf } from './aws-region.ts';

/** What looking at runs takes of the process around it, of a command as of the action. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Where runs are shown to others; missing without a token. */
  readonly github?: RunGitHub;
  /** What does not keep a run from going on. */
  readonly say: (text: string) => void;
}

/** A deployed workflow, and the AWS that it is on. */
export interface WatchedHere {
  readonly watched: Watched;
  readonly world: RunWorld & RunNotes;
}

export interface WatchedRun extends WatchedHere {
  readonly run: string;
  readonly open: boolean;
}

/**
 * The workflows of some files, where they are on AWS.
 * @param files without any, every workflow file below the working folder that names its buckets
 * @throws Failure `NO_WORKFLOWS`, `NOT_SAID`, `WRONG_ACCOUNT`, and what reading files throws
 */
export async function watchedIn(
  files: readonly string[],
  { cwd, env, signal }: Surroundings,
): Promise<WatchedHere[]> {
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
      const watched = watchedOf(places, { account, region, ...(endpoint && { endpoint }) });
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
  workflows: readonly WatchedHere[],
  options: { readonly run?: string | undefined; readonly newest?: boolean },
): Promise<WatchedRun[]> {
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
 * @param options.looks end after so many, over or not
 */
export function followHere(
  { run, watched, world }: Omit<WatchedRun, 'open'>,
  { env, signal, github, say }: Surroundings,
  show: (watch: Watch) => void,
  options: { readonly looks?: number; readonly pause?: number } = {},
): Promise<Watch> {
  const parts = { notes: world, clock: systemClock, token: randomBytes(8).toString('hex') };
  const tell = teller({ watched, ...(github && { github }), ...parts, say });
  return followRun({
    run,
    watched,
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
