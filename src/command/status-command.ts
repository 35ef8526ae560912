import { join, resolve } from 'node:path';
import { pathFrom } from '../core/path-below.ts';
import { isOver } from '../progress/progress.ts';
import { renderStatus, statusJson } from '../report/run-status-text.ts';
import { shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import { implement } from './command.ts';
import { noteLine, screenOf } from './command-io.ts';
import { readStatuses, statusContext, statusTargets } from './followed-runs.ts';
import { whileWaiting } from './living-lines.ts';
import { STATUS } from './run-commands.ts';
import { runsOf } from './runs-of.ts';
import { saveReport } from './save-report.ts';
import { watchAll } from './watch-all.ts';

export const status = implement(STATUS, {
  async run({ files, run, watch, report }, io) {
    const context = await statusContext(io);
    const runs = await runsOf(await statusTargets(files, io), {
      run,
      newest: true,
      say: (line) => noteLine(io, line),
    });
    const statuses = watch
      ? await watchAll(runs, context, io)
      : await whileWaiting(`Reading ${plural(runs.length, 'run')}: markers in S3, queues, agents`, io, () =>
          readStatuses(runs, context),
        );
    for (const each of report === undefined ? [] : runs) {
      const folder = join(resolve(io.cwd, report!), `pipewright-${each.run}`);
      await saveReport(each, folder, io.signal);
      noteLine(io, `Report: ${shellWord(pathFrom(io.cwd, join(folder, 'report.html')))}`);
    }
    return statuses;
  },
  text: (statuses, _, io) =>
    statuses
      .map(({ status, watched, file }) => renderStatus(status, watched, { file }, screenOf(io)))
      .join('\n') || 'There are no runs yet.\n',
  json: (statuses) => ({ runs: statuses.map(({ status, watched }) => statusJson(status, watched)) }),
  failed: (statuses, { watch }) =>
    watch &&
    statuses.some(({ status: { progress } }) => isOver(progress.state) && progress.state !== 'COMPLETE'),
});
