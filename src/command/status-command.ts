import { join, relative, resolve } from 'node:path';
import { forEachConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import { markerRecord } from '../progress/aws-record.ts';
import { isOver } from '../progress/progress.ts';
import { implement } from './command.ts';
import { noteLine } from './command-io.ts';
import { readStatuses, runsOf, statusContext, statusTargets } from './followed-runs.ts';
import { STATUS } from './run-commands.ts';
import { renderWatch, watchJson } from './run-status-text.ts';
import { saveReport } from './save-report.ts';
import { watchAll } from './watch-all.ts';

export const status = implement(STATUS, {
  async run({ files, run, watch, report }, io) {
    const context = await statusContext(io);
    const runs = await runsOf(await statusTargets(files, io), { run, newest: true });
    const statuses = watch ? await watchAll(runs, context, io) : await readStatuses(runs, context);
    for (const each of report === undefined ? [] : runs) {
      const folder = join(resolve(io.cwd, report!), `pipewright-${each.run}`);
      await saveReport(each, folder, io.signal);
      noteLine(io, `Report: ${relative(io.cwd, folder)}/report.html`);
    }
  if (json) io.out(jsonText({ runs: watches.map(({ watch, watched }) => watchJson(watch, watched)) }));
  else if (watches.length === 0) io.out('There are no runs yet.\n');
  else io.out(watches.map(({ watch, watched }) => renderWatch(watch, watched)).join('\n'));
  const failed = watches.some(
    ({ watch }) => isOver(watch.progress.state) && watch.progress.state !== 'COMPLETE',
  );
  return values.watch && failed ? 1 : 0;
}

export interface WorkflowStatus {
  readonly watch: RunStatus;
  readonly watched: DeployedWorkflow;
}

/** Looks at each run once, or twice where it seems over. One that cannot be looked at does not keep the others. */
export async function readStatuses(
  runs: readonly FollowedRun[],
  around: StatusContext,
  lanes: number,
): Promise<WorkflowStatus[]> {
  const looked: (WorkflowStatus | undefined)[] = new Array(runs.length);
  const failures: Failure[] = [];
  await forEachConcurrent(lanes, runs.entries(), async ([i, run]) => {
    try {
      const watch = await watchRun(run, around, () => {}, { looks: 1, pause: 1000 });
      looked[i] = { watch, watched: run.watched };
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'INTERRUPTED') throw error;
      failures.push(error);
      around.say(`${run.run} could not be looked at: ${error.message}`);
    }
  });
  const found = looked.filter((each) => each !== undefined);
  if (found.length === 0 && failures[0]) throw failures[0];
  return found;
}

/** Follows all until they are over. */
export async function watchAll(
  runs: readonly FollowedRun[],
  around: StatusContext,
  io: CommandIo,
  quiet: boolean,
): Promise<WorkflowStatus[]> {
  const now = new Map<string, RunStatus>();
  const lines = showLines(
    () =>
      [...now].flatMap(([run, { progress }]) => [
        ...(runs.length > 1 ? [run] : []),
        ...progressLines(progress, Date.now()),
        ...troubleLines({ progress }),
      ]),
    io,
    quiet,
  );
  const said = new Set<string>();
  try {
    return await Promise.all(
      runs.map(async (run) => {
        const watch = await watchRun(run, { ...around, say: lines.say }, (each) => {
          now.set(run.run, each);
          for (const failure of each.seen.failures) {
            const [head = '', ...log] = failureLines(markerRecord(failure.marker));
            if (said.has(`${run.run} ${head}`)) continue;
            said.add(`${run.run} ${head}`);
            for (const line of [head, ...log]) lines.say(line);
          }
        });
        return { watch, watched: run.watched };
      }),
    );
  } finally {
    lines.end();
  }
}
