import { resolve } from 'node:path';
import { pathFrom } from '../core/path-below.ts';
import { type FetchedResults, fetchResults } from '../runs/run-results.ts';
import { readRun } from '../runs/stored-run.ts';
import { PLAIN, paragraph, print, type Screen, styled } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { formatBytes, plural } from '../text/units.ts';
import { type CommandIo, note } from './command-io.ts';
import type { FollowedRun } from './followed-runs.ts';
import { writeResultLists } from './result-lists.ts';
import { saveReport } from './save-report.ts';

/** Results that are named one by one where they could not be saved. */
const NAMED = 20;

/**
 * Downloads the results of a run's last steps into a folder, with report.html and run.json of the run as it
 * is now.
 * @param out relative to the working folder; created if missing
 */
export async function fetchRun(here: FollowedRun, out: string, io: CommandIo): Promise<FetchedResults> {
  const folder = resolve(io.cwd, out);
  const { openResultsFolder } = await import('../edge/results-folder.ts');
  note(io, 'Downloading results\n');
  const { manifest } = await readRun(here.watched, here.run, here.world.storage);
  const shape = { ...here.watched, steps: manifest.steps, plan: manifest.plan };
  const { items, ...results } = await fetchResults(
    shape,
    here.run,
    here.world.storage,
    openResultsFolder(folder, here.run),
  );
  const { missing } = await saveReport(here, folder, io.signal);
  if (items) await writeResultLists(folder, items, missing);
  return results;
}

/** What was downloaded, and what was not. */
export function fetchedText(
  results: FetchedResults,
  out: string,
  { cwd }: Pick<CommandIo, 'cwd'>,
  screen: Screen = PLAIN,
): string {
  const { files, bytes, same, reused = 0, refused, left_over } = results;
  const more = left_over.length > 5 ? `, and ${left_over.length - 5} more` : '';
  const blocks = [
    paragraph(
      `${plural(files, 'result')} (${formatBytes(bytes)}) in ${shellWord(pathFrom(cwd, out))}${reused > 0 ? `, ${reused} reused from earlier runs` : ''}${same > 0 ? `, ${same} already there` : ''}`,
    ),
    left_over.length > 0 &&
      paragraph(
        `${plural(left_over.length, 'other file')} in the folder, not from this run: ${left_over.slice(0, 5).join(', ')}${more}`,
        0,
        2,
      ),
    ...refused.slice(0, NAMED).map((why) => paragraph([styled('bad', '✗'), ` not fetched: ${why}`], 0, 2)),
    refused.length > NAMED &&
      paragraph([styled('bad', '✗'), ` not fetched: ${plural(refused.length - NAMED, 'other result')}`]),
  ];
  return print(blocks, screen);
}
