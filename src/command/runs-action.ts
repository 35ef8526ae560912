import { SUMMARY_BYTES } from '../github/github.ts';
import type { Runner } from '../github/runner.ts';
import type { StepProgress } from '../progress/progress.ts';
import { runCost } from '../progress/run-cost.ts';
import { runPage } from '../report/check-page.ts';
import { statusJson } from '../report/run-status-text.ts';
import { resultFolders } from '../runs/run-results.ts';
import { escapeMarkdown, fitBlocks } from '../text/markdown.ts';
import { type ActionIo, openGitHubFor } from './action-io.ts';
import type { StatusContext } from './followed-runs.ts';
import type { WorkflowStatus } from './status-command.ts';

/** What runs are looked at with, inside a job. */
export async function statusContext(io: ActionIo, token: string): Promise<StatusContext> {
  const { cwd, env, signal, runner } = io;
  const { openGitHub } = await import('../edge/github-client.ts');
  return {
    cwd,
    env,
    signal,
    say: (text) => runner.info(text),
    ...(token && { github: openGitHubFor(openGitHub, token, io) }),
  };
}

/** Runs as outputs of the step, of the first one in particular, and as the job's summary. */
export async function showRuns(looked: readonly WorkflowStatus[], runner: Runner): Promise<void> {
  runner.output('runs', JSON.stringify(looked.map(({ watch, watched }) => statusJson(watch, watched))));
  const [first] = looked;
  if (first) {
    const { progress, snapshot } = first.watch;
    const sum = (number: (step: StepProgress) => number): string =>
      String(progress.steps.reduce((total, step) => total + number(step), 0));
    runner.output('state', progress.state);
    runner.output(
      'done',
      sum((step) => step.complete),
    );
    runner.output(
      'failed',
      sum((step) => step.failed),
    );
    runner.output('results', resultsOf(first, snapshot.run.run).join('\n'));
  }
  const blocks = looked.flatMap(({ watch, watched }) => {
    const { title, head, more } = runPage(watch, watched, runCost(watch));
    return [`### ${escapeMarkdown(title)}`, ...head, ...more];
  });
  if (blocks.length > 0) await runner.summary(fitBlocks(blocks, SUMMARY_BYTES, 'the check run'));
}

function resultsOf({ watch, watched }: WorkflowStatus, run: string): string[] {
  const { bucket, prefix } = watched.output;
  return resultFolders(watch.progress.steps, prefix, run).map(({ key }) => `s3://${bucket}/${key}`);
}
