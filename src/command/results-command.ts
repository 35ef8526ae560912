import { Failure } from '../core/failure.ts';
import { isOver } from '../progress/progress.ts';
import { renderStatus, statusJson } from '../report/run-status-text.ts';
import { implement } from './command.ts';
import { screenOf } from './command-io.ts';
import { fetchedText, fetchRun } from './fetch-run.ts';
import { readStatuses, statusContext, statusTargets } from './followed-runs.ts';
import { RESULTS } from './run-commands.ts';
import { runsOf } from './runs-of.ts';

export const results = implement(RESULTS, {
  async run({ run, files, out }, io) {
    if (!out)
      throw new Failure(
        'BAD_USAGE',
        'Name the folder for the results: npx pipewright results RUN FILE --out DIR',
      );
    const [here] = await runsOf(await statusTargets(files, io), { run });
    const [shown] = await readStatuses([here!], await statusContext(io));
    const results = await fetchRun(here!, out, io);
    return { ...shown!, results, out };
  },
  text({ status, watched, file, results, out }, _, io) {
    const open = isOver(status.progress.state)
      ? ''
      : 'The run is not over: these are the results so far. Repeat this command later to fetch the others.\n';
    return (
      renderStatus(status, watched, { file, fetched: true }, screenOf(io)) +
      fetchedText(results, out, io, screenOf(io)) +
      open
    );
  },
  json: ({ status, watched, results }) => ({ ...statusJson(status, watched), results }),
  failed: ({ status, results }) => status.progress.state !== 'COMPLETE' || results.refused.length > 0,
});
