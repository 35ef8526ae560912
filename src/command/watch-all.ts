import { markerRecord } from '../progress/aws-record.ts';
import type { RunStatus } from '../progress/run-status.ts';
import { type StepTotals, stepTotals } from '../progress/step-totals.ts';
import { failureHead } from '../report/item-failures.ts';
import { progressLines } from '../report/progress-lines.ts';
import { statusBlocks, troubleLines } from '../report/run-status-text.ts';
import { type Block, heading, paragraph } from '../text/printer.ts';
import type { CommandIo } from './command-io.ts';
import { type FollowedRun, type StatusContext, type WorkflowStatus, watchRun } from './followed-runs.ts';
import { showLines } from './living-lines.ts';
import { recentFailures } from './recent-failures.ts';

interface Watched {
  readonly run: FollowedRun;
  status?: RunStatus;
  totals?: StepTotals;
}

/**
 * Follows runs until all are over. A terminal shows each in a block that disappears at the end, as its status
 * follows; a log has the changed counts now and then, and a line for each new failure.
 */
export async function watchAll(
  runs: readonly FollowedRun[],
  context: StatusContext,
  io: CommandIo,
): Promise<WorkflowStatus[]> {
  const all: Watched[] = runs.map((run) => ({ run }));
  const lines = showLines(
    () => [...all.flatMap((each) => blocksOf(each, lines.live, runs.length > 1)), ...failures.blocks()],
    io,
    io.quiet,
  );
  const failures = recentFailures(lines);
  const show = (watched: Watched, status: RunStatus): void => {
    watched.status = status;
    watched.totals = stepTotals(status.progress, watched.totals);
    for (const { marker } of status.snapshot.failures) failures.add(failureHead(markerRecord(marker)));
  };
  lines.refresh();
  try {
    return await Promise.all(
      all.map(async (watched) => {
        const { run } = watched;
        const within = { ...context, warn: lines.say };
        const status = await watchRun(run, within, (each) => show(watched, each));
        return { status, watched: run.watched, file: run.file };
      }),
    );
  } finally {
    lines.clear();
  }
}

function blocksOf({ run, status, totals }: Watched, live: boolean, several: boolean): Block[] {
  if (!status)
    return live ? [paragraph(`Reading ${run.run}: its markers in S3, its queues and its agents`)] : [];
  // A log gets new lines only where counts have changed.
  if (live) return statusBlocks(status, run.watched, { now: Date.now(), totals: totals! });
  const { progress, snapshot } = status;
  return [
    ...(several ? [heading(run.run)] : []),
    ...progressLines(progress, snapshot.at, totals),
    ...troubleLines({ progress }),
  ];
}
