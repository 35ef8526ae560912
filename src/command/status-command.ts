import { join, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { pathFrom } from '../core/path-below.ts';
import { isAtRest } from '../progress/progress.ts';
import { renderStatus, renderWaitingUploads, statusJson } from '../report/run-status-text.ts';
import { findWaitingUploads, type WaitingUploads } from '../runs/waiting-uploads.ts';
import { shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import { implement } from './command.ts';
import { type CommandIo, noteLine, screenOf, warn } from './command-io.ts';
import { readStatuses, type StatusTarget, statusContext, statusTargets } from './followed-runs.ts';
import { whileWaiting } from './living-lines.ts';
import { STATUS } from './run-commands.ts';
import { runsOf } from './runs-of.ts';
import { saveReport } from './save-report.ts';
import { watchAll } from './watch-all.ts';

export const status = implement(STATUS, {
  async run({ files, run, watch, report }, io) {
    const context = await statusContext(io);
    const targets = await statusTargets(files, io);
    const runs = await runsOf(targets, {
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
    const uploads = run === undefined && !watch ? await waitingUploads(targets, io) : [];
    return { statuses, uploads };
  },
  text: ({ statuses, uploads }, _, io) =>
    [
      ...statuses.map(({ status, watched, file }) => renderStatus(status, watched, { file }, screenOf(io))),
      ...uploads.map((each) => renderWaitingUploads(each, screenOf(io))),
    ].join('\n') || 'There are no runs yet.\n',
  json: ({ statuses, uploads }) => ({
    runs: statuses.map(({ status, watched }) => statusJson(status, watched)),
    ...(uploads.length > 0 && { uploads }),
  }),
  failed: ({ statuses }, { watch }) =>
    watch &&
    statuses.some(({ status: { progress } }) => isAtRest(progress.state) && progress.state !== 'COMPLETE'),
});

/**
 * By workflow, items of uploads without a run that lack files. An error in reading them is only a warning:
 * runs are shown nevertheless.
 */
async function waitingUploads(
  targets: readonly StatusTarget[],
  io: CommandIo,
): Promise<(WaitingUploads & { readonly workflow: string })[]> {
  const found = await Promise.all(
    targets.map(async ({ watched, world }) => {
      try {
        const uploads = await findWaitingUploads(watched, world.storage);
        return uploads && uploads.items.length > 0 ? [{ workflow: watched.workflow, ...uploads }] : [];
      } catch (error) {
        if (!(error instanceof Failure) || error.code === 'INTERRUPTED') throw error;
        // A workflow that is not deployed has no uploads.
        if (error.code !== 'BUCKET_GONE')
          warn(io, `Uploads to ${watched.workflow} that wait for files cannot be listed: ${error.message}`);
        return [];
      }
    }),
  );
  return found.flat();
}
