import { relative, resolve } from 'node:path';
import { renderStatus, statusJson } from '../report/run-status-text.ts';
import { type FetchedResults, fetchResults } from '../runs/run-results.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatBytes, plural } from '../text/units.ts';
import { type RunRequest, submitRun } from './begin-run.ts';
import { type CommandIo, note } from './command-io.ts';
import { type FollowedRun, statusContext, type WorkflowStatus } from './followed-runs.ts';
import type { RunOutcome } from './run-command.ts';
import { saveReport } from './save-report.ts';
import { nextCommands, retriedCount, startedText } from './started-text.ts';
import { watchAll } from './watch-all.ts';

/** `pipewright run` on AWS. @throws Failure for whatever the user can fix */
export async function runOnAws(request: RunRequest, io: CommandIo): Promise<RunOutcome> {
  const { file, wait, out } = request;
  const submitted = await submitRun(request, io);
  const { plan, here, started, cloud } = submitted;
  const { manifest, renewed: _, ...numbers } = started;
  const summary = { ...numbers, retried: retriedCount(submitted), expected: manifest?.expected };
  if (!wait && out === undefined) return { text: startedText(submitted, file), json: summary, failed: false };
  note(io, startedText(submitted, file));
  const { status, watched } = await waitFor(here, file, io);
  let results: FetchedResults | undefined;
  if (out !== undefined) {
    const folder = resolve(io.cwd, out);
    const { openResultsFolder } = await import('../edge/results-folder.ts');
    note(io, 'Downloading results\n');
    results = await fetchResults(plan, started.run, cloud.storage, openResultsFolder(folder, started.run));
    await saveReport(here, folder, io.signal);
  }
  const fetched = results ? fetchedText(results, relative(io.cwd, resolve(io.cwd, out!)) || '.') : '';
  return {
    text: renderStatus(status, watched) + fetched,
    json: { ...summary, ...statusJson(status, watched), results },
    failed: status.progress.state !== 'COMPLETE' || (results?.refused ?? []).length > 0,
  };
}

async function waitFor(here: FollowedRun, file: string, io: CommandIo): Promise<WorkflowStatus> {
  try {
    const [ended] = await watchAll([here], await statusContext(io), io);
    return ended!;
  } catch (error) {
    if (io.signal.aborted)
      io.err(`The run continues in AWS.\n${nextCommands(escapeControl(file), here.run)}`);
    throw error;
  }
}

function fetchedText(results: FetchedResults, folder: string): string {
  const { files, bytes, same, refused, left_over } = results;
  const shown = left_over.slice(0, 5).map(escapeControl).join(', ');
  const more = left_over.length > 5 ? `, and ${left_over.length - 5} more` : '';
  const lines = [
    `${plural(files, 'result')} (${formatBytes(bytes)}) in ${escapeControl(folder)}${same > 0 ? `, ${same} there before` : ''}`,
    ...(left_over.length > 0
      ? [`Not of this run, and still there: ${plural(left_over.length, 'file')}: ${shown}${more}`]
      : []),
    ...refused.map((why) => `✗ not fetched: ${escapeControl(why)}`),
  ];
  return `${lines.join('\n')}\n`;
}
