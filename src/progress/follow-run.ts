import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failure.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { isOver } from './progress.ts';
import { nextStatus, type RunStatus } from './run-status.ts';
import { emptySnapshotCache, type RunWorld, snapshotRun } from './take-snapshot.ts';

export interface FollowOptions {
  /** The run's id. */
  readonly run: string;
  readonly watched: DeployedWorkflow;
  readonly world: RunWorld;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Is told of every look. What it throws ends the following. */
  readonly show: (watch: RunStatus) => void | Promise<void>;
  /** A look failed, and there will be another. */
  readonly onTrouble?: (failure: Failure) => void;
  /** Between two looks, in milliseconds; default 10 s. */
  readonly pause?: number;
  /** Ends after so many looks, over or not; a run that seems over gets the second look that makes it so. */
  readonly looks?: number;
}

const PAUSE_MS = 10_000;
/** A look at a large run may take long: it is not to be looked at without end. */
const PAUSE_FACTOR = 3;
/** What AWS does not answer so often in a row is told. */
const FAILED_LOOKS = 5;
/** Nothing will change these. */
const FINAL = ['CREDENTIALS_LOST', 'ACCESS_DENIED', 'BUCKET_GONE', 'RUN_NOT_FOUND', 'BAD_RUN_MANIFEST'];

/**
 * Follows a run until it is over, and gives the last look at it.
 * @throws Failure when AWS does not answer again and again, or refuses
 */
export async function followRun(following: FollowOptions): Promise<RunStatus> {
  const { run, watched, world, clock, signal, show } = following;
  const pause = following.pause ?? PAUSE_MS;
  const known = emptySnapshotCache();
  let watch: RunStatus | undefined;
  let failed = 0;
  for (let looks = 1; ; looks++) {
    signal.throwIfAborted();
    const begin = clock.now();
    try {
      const seen = await snapshotRun(run, watched, world, begin, known);
      watch = nextStatus(watch, seen, watched);
      failed = 0;
    } catch (error) {
      signal.throwIfAborted();
      failed += 1;
      if (!(error instanceof Failure) || FINAL.includes(error.code) || failed === FAILED_LOOKS) throw error;
      following.onTrouble?.(error);
    }
    if (watch && failed === 0) {
      await show(watch);
      if (isOver(watch.progress.state)) return watch;
      if (looks >= (following.looks ?? Number.POSITIVE_INFINITY) && watch.agreed === 0) return watch;
    }
    const long = following.looks === undefined ? PAUSE_FACTOR * (clock.now() - begin) : 0;
    await clock.sleep(Math.max(pause, long), signal);
  }
}
