import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failure.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { isAtRest } from './progress.ts';
import { nextStatus, type RunStatus } from './run-status.ts';
import { emptySnapshotCache, type RunWorld, snapshotRun } from './take-snapshot.ts';

export interface FollowOptions {
  /** The run's id. */
  readonly run: string;
  readonly deployed: DeployedWorkflow;
  readonly world: RunWorld;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called with every status. An error that it throws ends the loop. */
  readonly show: (status: RunStatus) => void | Promise<void>;
  /** Called when a poll failed and will be retried. */
  readonly onTrouble?: (failure: Failure) => void;
  /** Milliseconds between two polls; default 10 s. */
  readonly pause?: number;
  /** Stops after this many polls; a run that seems over gets one more poll to confirm it. */
  readonly polls?: number;
}

const PAUSE_MS = 10_000;
/** The pause is at least this many times a poll's time, so that a large run is not polled all the time. */
const PAUSE_FACTOR = 3;
/** Consecutive failed polls before giving up. */
const FAILED_POLLS = 5;
/** Retrying cannot fix these. */
const FINAL = ['CREDENTIALS_LOST', 'ACCESS_DENIED', 'BUCKET_GONE', 'RUN_NOT_FOUND', 'BAD_RUN_MANIFEST'];

/**
 * Polls a run until it is over, or paused at its budget, and returns its last status.
 * @throws Failure when AWS fails repeatedly or refuses
 */
export async function followRun(options: FollowOptions): Promise<RunStatus> {
  const { run, deployed, world, clock, signal, show } = options;
  const { pause = PAUSE_MS, polls: limit = Number.POSITIVE_INFINITY } = options;
  const cache = emptySnapshotCache();
  let status: RunStatus | undefined;
  let failed = 0;
  for (let polls = 1; ; polls++) {
    signal.throwIfAborted();
    const begin = clock.now();
    try {
      const snapshot = await snapshotRun(run, { deployed, world, now: begin, cache });
      status = nextStatus(status, snapshot, deployed);
      failed = 0;
    } catch (error) {
      signal.throwIfAborted();
      failed += 1;
      if (!(error instanceof Failure) || FINAL.includes(error.code) || failed === FAILED_POLLS) throw error;
      options.onTrouble?.(error);
    }
    if (status && failed === 0) {
      await show(status);
      if (isAtRest(status.progress.state)) return status;
      if (polls >= limit && status.agreed === 0) return status;
    }
    const long = options.polls === undefined ? PAUSE_FACTOR * (clock.now() - begin) : 0;
    await clock.sleep(Math.max(pause, long), signal);
  }
}
