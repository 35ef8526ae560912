import { relative, resolve } from 'node:path';
import type { Watch } from '../progress/run-status.ts';
import { type Fetched, fetchResults } from '../runs/run-results.ts';
import { plural } from '../text/plural.ts';
import { inert } from '../text/terminal.ts';
import { formatBytes } from '../text/units.ts';
import { type AwsOrder, type BegunRun, beginOnAws } from './begin-run.ts';
import type { CommandIo } from './command-io.ts';
import { gitHubHere } from './github-from-env.ts';
import { jsonText } from './output.ts';
import { renderWatch, watchJson } from './run-status-text.ts';
import { saveReport } from './save-report.ts';
import { again, startedText, waysOn } from './started-text.ts';
import { watchAll } from './status-command.ts';

/** `pipewright run` on AWS. @throws Failure for whatever the user can mend */
export async function runOnAws(order: AwsOrder, io: CommandIo): Promise<number> {
  const { json, out } = order;
  const begun = await beginOnAws(order, io);
  if (!begun) return 1;
  const { started, here } = begun;
  const { manifest, renewed: _, ...numbers } = started;
  const summary = { ...numbers, retried: again(begun), ...(manifest && { expected: manifest.expected }) };
  if (!order.wait) {
    if (json) io.out(jsonText(summary));
    else io.out(startedText(begun, order.file));
    return 0;
  }
  if (!json) io.err(startedText(begun, order.file));
  const watch = await wait(here, order, io);
  const results = out === undefined ? undefined : await fetch(begun, resolve(io.cwd, out), io, json);
  if (out !== undefined) await saveReport(here, resolve(io.cwd, out), io.signal);
  if (json) io.out(jsonText({ ...summary, ...watchJson(watch, here.watched), ...(results && { results }) }));
  else {
    io.out(renderWatch(watch, here.watched));
    if (results) io.out(fetchedText(results, relative(io.cwd, resolve(io.cwd, out!)) || '.'));
  }
  return watch.progress.state === 'COMPLETE' && !results?.refused.length ? 0 : 1;
}

async function wait(here: BegunRun['here'], order: AwsOrder, io: CommandIo): Promise<Watch> {
  const github = await gitHubHere(io);
  try {
    const [looked] = await watchAll(
      [{ ...here, open: true }],
      { ...io, say: (text) => void io.err(`${inert(text)}\n`), ...(github && { github }) },
      io,
      order.json,
    );
    return looked!.watch;
  } catch (error) {
    if (io.signal.aborted)
      io.err(`The run goes on in AWS without us.\n${waysOn(inert(order.file), here.run)}`);
    throw error;
  }
}

async function fetch(
  { plan, started, cloud }: BegunRun,
  path: string,
  io: CommandIo,
  quiet: boolean,
): Promise<Fetched> {
  const { openResultsFolder } = await import('../edge/results-folder.ts');
  if (!quiet) io.err('Fetching results\n');
  return fetchResults(plan, started.run, cloud.storage, openResultsFolder(path));
}

function fetchedText({ files, bytes, same, refused }: Fetched, folder: string): string {
  const lines = [
    `${plural(files, 'result')} (${formatBytes(bytes)}) in ${inert(folder)}${same > 0 ? `, ${same} there before` : ''}`,
    ...refused.map((why) => `✗ not fetched: ${inert(why)}`),
  ];
  return `${lines.join('\n')}\n`;
}
