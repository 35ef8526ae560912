import { markerRecord } from '../progress/aws-record.ts';
import type { RunStatus } from '../progress/run-status.ts';
import { failureLines } from '../report/item-failures.ts';
import { progressLines } from '../report/progress-lines.ts';
import { troubleLines } from '../report/run-status-text.ts';
import type { CommandIo } from './command-io.ts';
import { type FollowedRun, type StatusContext, type WorkflowStatus, watchRun } from './followed-runs.ts';
import { showLines } from './living-lines.ts';

/** Follows runs until all are over, with a line of progress for each step, and one for each new failure. */
export async function watchAll(
  runs: readonly FollowedRun[],
  context: StatusContext,
  io: CommandIo,
): Promise<WorkflowStatus[]> {
  const latest = new Map<string, RunStatus>();
  const lines = showLines(
    () =>
      [...latest].flatMap(([run, { progress }]) => [
        ...(runs.length > 1 ? [run] : []),
        ...progressLines(progress, Date.now()),
        ...troubleLines({ progress }),
      ]),
    io,
    io.quiet,
  );
  const reported = new Set<string>();
  const show = (run: string, status: RunStatus): void => {
    latest.set(run, status);
    for (const { marker } of status.snapshot.failures) {
      const [head = '', ...log] = failureLines(markerRecord(marker));
      if (reported.has(`${run} ${head}`)) continue;
      reported.add(`${run} ${head}`);
      for (const line of [head, ...log]) lines.say(line);
    }
  };
  try {
    return await Promise.all(
      runs.map(async (run) => {
        const within = { ...context, warn: lines.say };
        const status = await watchRun(run, within, (each) => show(run.run, each));
        return { status, watched: run.watched, file: run.file };
      }),
    );
  } finally {
    lines.end();
  }
}
