import { explain, Failure } from '../core/failure.ts';
import { isOver } from '../progress/progress.ts';
import { runCost } from '../progress/run-cost.ts';
import type { RunStatus } from '../progress/run-status.ts';
import { runCheckKey, runEndedKey } from '../protocol/object-keys.ts';
import { runPage } from '../report/check-page.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import type { CheckRuns } from './check-run.ts';
import type { GitHub } from './github.ts';
import { runAnnotations } from './run-annotations.ts';
import { desiredRunCheck } from './run-check.ts';
import { type SyncParts, type SyncResult, syncCheckRun } from './sync-check-run.ts';

export type RunGitHub = CheckRuns & Pick<GitHub, 'readFile'>;

export interface CheckRunReporterParts extends Omit<SyncParts, 'github'> {
  readonly deployed: DeployedWorkflow;
  /** Missing where there is no token. */
  readonly github?: RunGitHub;
  /** Shows what could not be reported, and why; the run is not affected. */
  readonly say: (text: string) => void;
}

/** Milliseconds between updates: GitHub allows a job 1,000 requests an hour, which its runs share. */
const BETWEEN_MS = 30_000;

/**
 * Reports a run: in its check run where it was started from a repository, and in ended.json when it is over.
 * Errors of GitHub do not end the polling; the next `status` reports what is missing.
 * @returns a function to call with every status
 */
export function checkRunReporter(parts: CheckRunReporterParts): (status: RunStatus) => Promise<void> {
  const { say, clock } = parts;
  let updated = Number.NEGATIVE_INFINITY;
  let mayWrite = parts.github !== undefined;

  /** @returns whether GitHub has this status, or the run has no check run */
  async function report(status: RunStatus, over: boolean): Promise<boolean> {
    const { run, repository, commit } = status.snapshot.run;
    if (repository === undefined || commit === undefined) return true;
    if (!mayWrite || (!over && clock.now() - updated < BETWEEN_MS)) return false;
    try {
      const result = await sync(status, repository, commit, parts);
      if (result === 'written') updated = clock.now();
      return result !== 'busy';
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'INTERRUPTED') throw error;
      mayWrite = error.code !== 'GITHUB_READ_ONLY' && error.code !== 'GITHUB_TOKEN_REFUSED';
      updated = clock.now();
      say(`The check run of ${run} could not be updated: ${explain(error)}`);
      return false;
    }
  }

  return async (status) => {
    const over = isOver(status.progress.state);
    // The run seems over, and the next snapshot decides: do not reopen a completed check run until then.
    if (status.agreed > 0 && !over) return;
    // A run whose check run is not completed must stay among the open ones, which `status` updates.
    if ((await report(status, over)) && over) await noteEnd(status, parts);
  };
}

async function sync(
  status: RunStatus,
  repository: string,
  sha: string,
  { deployed, github, ...parts }: CheckRunReporterParts,
): Promise<SyncResult> {
  const { run, file } = status.snapshot.run;
  const isFinal = isOver(status.progress.state) && file !== undefined;
  const text = isFinal ? await github!.readFile(repository, file, sha) : undefined;
  const annotations = text === undefined ? [] : runAnnotations(status, { file: file!, text });
  const desired = desiredRunCheck(status, runPage(status, deployed, runCost(status)), annotations);
  const { bucket, prefix } = deployed.output;
  const place = { run, repository, sha, bucket, key: runCheckKey(prefix, run) };
  return syncCheckRun(desired, place, { ...parts, github: github! });
}

/** Writes ended.json: while it is newer than run.json, the run need not be polled. */
async function noteEnd(
  { progress, snapshot }: RunStatus,
  { deployed, notes, say }: CheckRunReporterParts,
): Promise<void> {
  const { run } = snapshot.run;
  const place = { bucket: deployed.output.bucket, key: runEndedKey(deployed.output.prefix, run) };
  const note = {
    version: 1,
    state: progress.state,
    ended_at: new Date(snapshot.at).toISOString(),
    steps: progress.steps.map(({ id, complete, failed, canceled }) => ({ id, complete, failed, canceled })),
  };
  try {
    const before = await notes.read(place);
    await notes.replace(place, JSON.stringify(note), before?.etag);
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'INTERRUPTED') throw error;
    say(`The end of ${run} could not be recorded: ${explain(error)}`);
  }
}
