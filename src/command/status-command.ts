import { join, relative, resolve } from 'node:path';
import { isAtRest } from '../progress/progress.ts';
import { renderStatus, statusJson } from '../report/run-status-text.ts';
import { implement } from './command.ts';
import { noteLine, screenOf } from './command-io.ts';
import { readStatuses, runsOf, statusContext, statusTargets } from './followed-runs.ts';
import { STATUS } from './run-commands.ts';
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
    return statuses;
  },
  text: (statuses, _, io) =>
    statuses
      .map(({ status, watched, file }) => renderStatus(status, watched, { file }, screenOf(io)))
      .join('\n') || 'There are no runs yet.\n',
  json: (statuses) => ({ runs: statuses.map(({ status, watched }) => statusJson(status, watched)) }),
  failed: (statuses, { watch }) =>
    watch &&
    statuses.some(({ status: { progress } }) => isAtRest(progress.state) && progress.state !== 'COMPLETE'),
});
