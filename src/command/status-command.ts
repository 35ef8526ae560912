import { join, relative, resolve } from 'node:path';
import { inParallel } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import { markerRecord } from '../progress/aws-record.ts';
import { isOver } from '../progress/progress.ts';
import type { RunStatus } from '../progress/run-status.ts';
import { failureLines } from '../report/item-failures.ts';
import { progressLines } from '../report/progress-lines.ts';
import { renderStatus, statusJson, troubleLines } from '../report/run-status-text.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { escapeControl } from '../text/terminal.ts';
import type { CommandIo } from './command-io.ts';
import { type FollowedRun, runsOf, type StatusContext, statusTargets, watchRun } from './followed-runs.ts';
import { gitHubFromEnv } from './github-from-env.ts';
import { showLines } from './living-lines.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { saveReport } from './save-report.ts';

const USAGE = `pipewright status [FILE…]

Shows how runs on AWS stand: all that are not over, else the newest one; of the workflow files that are named, or of
every one below this folder. It says why a run does not move, and what to do. With GITHUB_TOKEN set it also brings the
check runs up to date of runs that were started from a repository. AWS credentials come from the environment;
"pipewright policy --for status" prints the rights that it needs.

  --run ID       this run only, over or not
  --watch        follow until all are over; ends with 1 when an item failed
  --report DIR   also write DIR/pipewright-RUN/report.html and run.json of each
  --json         print one JSON object: runs[], each with state, steps[], troubles[] and failures[]
`;

/** Runs that are looked at side by side; followed ones all are. */
const LANES = 4;

/** `pipewright status`. @throws Failure for whatever the user can mend */
export async function status(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    run: { type: 'string' },
    report: { type: 'string' },
    watch: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const json = values.json === true;
  const say = (text: string): void => void io.err(`${escapeControl(text)}\n`);
  const github = await gitHubFromEnv(io);
  const around: StatusContext = { ...io, say, ...(github && { github }) };
  const runs = await runsOf(await statusTargets(positionals, around), { run: values.run, newest: true });
  const watches = values.watch
    ? await watchAll(runs, around, io, json)
    : await readStatuses(runs, around, LANES);
  if (values.report !== undefined)
    for (const run of runs) {
      const folder = join(resolve(io.cwd, values.report), `pipewright-${run.run}`);
      await saveReport(run, folder, io.signal);
      if (!json) say(`Report: ${relative(io.cwd, folder)}/report.html`);
    }
  if (json) io.out(jsonText({ runs: watches.map(({ watch, watched }) => statusJson(watch, watched)) }));
  else if (watches.length === 0) io.out('There are no runs yet.\n');
  else io.out(watches.map(({ watch, watched }) => renderStatus(watch, watched)).join('\n'));
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
  await inParallel(lanes, runs.entries(), async ([i, run]) => {
    try {
      const watch = await watchRun(run, around, () => {}, { polls: 1, pause: 1000 });
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
          for (const failure of each.snapshot.failures) {
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
