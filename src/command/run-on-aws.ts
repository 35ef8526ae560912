import { relative, resolve } from 'node:path';
import type { RunStatus } from '../progress/run-status.ts';
import { renderStatus, statusJson } from '../report/run-status-text.ts';
import { type FetchedResults, fetchResults } from '../runs/run-results.ts';
import { plural } from '../text/plural.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatBytes } from '../text/units.ts';
import { type AwsOrder, type SubmittedRun, submitRun } from './begin-run.ts';
import type { CommandIo } from './command-io.ts';
import { gitHubFromEnv } from './github-from-env.ts';
import { jsonText } from './output.ts';
import { saveReport } from './save-report.ts';
import { nextCommands, retriedCount, startedText } from './started-text.ts';
import { watchAll } from './status-command.ts';

/** `pipewright run` on AWS. @throws Failure for whatever the user can mend */
export async function runOnAws(order: AwsOrder, io: CommandIo): Promise<number> {
  const { json, out } = order;
  const begun = await submitRun(order, io);
  if (!begun) return 1;
  const { started, here } = begun;
  const { manifest, renewed: _, ...numbers } = started;
  const summary = {
    ...numbers,
    retried: retriedCount(begun),
    ...(manifest && { expected: manifest.expected }),
  };
  if (!order.wait) {
    if (json) io.out(jsonText(summary));
    else io.out(startedText(begun, order.file));
    return 0;
  }
  if (!json) io.err(startedText(begun, order.file));
  const watch = await wait(here, order, io);
  const results = out === undefined ? undefined : await fetch(begun, resolve(io.cwd, out), io, json);
  if (out !== undefined) await saveReport(here, resolve(io.cwd, out), io.signal);
  if (json) io.out(jsonText({ ...summary, ...statusJson(watch, here.watched), ...(results && { results }) }));
  else {
    io.out(renderStatus(watch, here.watched));
    if (results) io.out(fetchedText(results, relative(io.cwd, resolve(io.cwd, out!)) || '.'));
  }
  return watch.progress.state === 'COMPLETE' && !results?.refused.length ? 0 : 1;
}

async function wait(here: SubmittedRun['here'], order: AwsOrder, io: CommandIo): Promise<RunStatus> {
  const github = await gitHubFromEnv(io);
  try {
    const [looked] = await watchAll(
      [{ ...here, open: true }],
      { ...io, say: (text) => void io.err(`${escapeControl(text)}\n`), ...(github && { github }) },
      io,
      order.json,
    );
    return looked!.watch;
  } catch (error) {
    if (io.signal.aborted)
      io.err(`The run goes on in AWS without us.\n${nextCommands(escapeControl(order.file), here.run)}`);
    throw error;
  }
}

async function fetch(
  { plan, started, cloud }: SubmittedRun,
  path: string,
  io: CommandIo,
  quiet: boolean,
): Promise<FetchedResults> {
  const { openResultsFolder } = await import('../edge/results-folder.ts');
  if (!quiet) io.err('Fetching results\n');
  return fetchResults(plan, started.run, cloud.storage, openResultsFolder(path));
}

function fetchedText({ files, bytes, same, refused }: FetchedResults, folder: string): string {
  const lines = [
    `${plural(files, 'result')} (${formatBytes(bytes)}) in ${escapeControl(folder)}${same > 0 ? `, ${same} there before` : ''}`,
    ...refused.map((why) => `✗ not fetched: ${escapeControl(why)}`),
  ];
  return `${lines.join('\n')}\n`;
}
