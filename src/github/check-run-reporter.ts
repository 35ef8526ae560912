import { explain, Failure } from '../core/failure.ts';
import { isOver } from '../progress/progress.ts';
import { runCost } from '../progress/run-cost.ts';
import type { RunStatus } from '../progress/run-status.ts';
import { runCheckKey, runEndedKey } from '../protocol/run-keys.ts';
import { runPage } from '../report/check-page.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import type { CheckRuns } from './check-run.ts';
import { runAnnotations } from './run-annotations.ts';
import { desiredRunCheck } from './run-check.ts';
import { type CheckParts, syncCheckRun } from './sync-check-run.ts';

/** GitHub, as telling of runs needs it. */
export interface RunGitHub extends CheckRuns {
  /** A text file of a commit; undefined where there is none. */
  readFile(repository: string, path: string, sha: string): Promise<string | undefined>;
}

export interface CheckRunReporterParts extends Omit<CheckParts, 'github'> {
  readonly watched: DeployedWorkflow;
  /** Missing where there is no token: then only the end is written down. */
  readonly github?: RunGitHub;
  /** Says what could not be told, and why; the run does not mind. */
  readonly say: (text: string) => void;
}

/** GitHub gives a job 1,000 requests an hour, and several runs may be followed: milliseconds between two changes. */
const BETWEEN_MS = 30_000;

/**
 * Keeps what others see of a run: its check run where it was started from a repository, and the note that it is over. No
 * trouble with GitHub ends the following; what was not told now is told by the next `status`.
 * @returns what is to be called with every look
 */
export function checkRunReporter(telling: CheckRunReporterParts): (watch: RunStatus) => Promise<void> {
  let told = Number.NEGATIVE_INFINITY;
  let mayNot = false;
  return async (watch) => {
    const { github, say, clock } = telling;
    const { repository, commit } = watch.seen.run;
    const over = isOver(watch.progress.state);
    // It seems over, and the next look decides: what is complete already is not opened once more for it.
    if (watch.agreed > 0 && !over) return;
    const wantsCheck = repository !== undefined && commit !== undefined;
    let shown = !wantsCheck;
    if (wantsCheck && github && !mayNot && (over || clock.now() - told >= BETWEEN_MS)) {
      try {
        const kept = await keep(watch, repository, commit, { ...telling, github });
        if (kept === 'written') told = clock.now();
        shown = kept !== 'busy';
      } catch (error) {
        if (!(error instanceof Failure) || error.code === 'INTERRUPTED') throw error;
        mayNot = error.code === 'GITHUB_READ_ONLY' || error.code === 'GITHUB_TOKEN_REFUSED';
        told = clock.now();
        say(`The check run of ${watch.seen.run.run} could not be brought up to date: ${explain(error)}`);
      }
    }
    // A run whose check run is not completed stays with those that `status` looks at.
    if (over && shown) await noteEnd(watch, telling);
  };
}

async function keep(
  watch: RunStatus,
  repository: string,
  sha: string,
  { watched, github, notes, clock, token }: CheckRunReporterParts & { readonly github: RunGitHub },
) {
  const { run, file } = watch.seen.run;
  const text =
    isOver(watch.progress.state) && file !== undefined
      ? await github.readFile(repository, file, sha)
      : undefined;
  const annotations = text === undefined ? [] : runAnnotations(watch, { file: file!, text });
  const desired = desiredRunCheck(watch, runPage(watch, watched, runCost(watch)), annotations);
  const { bucket, prefix } = watched.output;
  const key = runCheckKey(prefix, run);
  return syncCheckRun(desired, { run, repository, sha, bucket, key }, { github, notes, clock, token });
}

/** ended.json: newer than run.json, it says that nobody need look at the run any more. */
async function noteEnd(
  { progress, seen }: RunStatus,
  { watched, notes, say }: CheckRunReporterParts,
): Promise<void> {
  const { bucket, prefix } = watched.output;
  const key = runEndedKey(prefix, seen.run.run);
  const note = {
    version: 1,
    state: progress.state,
    ended_at: new Date(seen.at).toISOString(),
    steps: progress.steps.map(({ id, complete, failed, canceled }) => ({ id, complete, failed, canceled })),
  };
  try {
    const before = await notes.read({ bucket, key });
    await notes.replace({ bucket, key }, JSON.stringify(note), before?.etag);
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'INTERRUPTED') throw error;
    say(`That ${seen.run.run} is over could not be written down: ${explain(error)}`);
  }
}
