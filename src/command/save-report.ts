import { join } from 'node:path';
import { VERSION } from '../core/own-release.ts';
import { writeText } from '../edge/files.ts';
import { recordAwsRun } from '../progress/aws-record.ts';
import { nextStatus } from '../progress/run-status.ts';
import { REPORT_READS, snapshotRun } from '../progress/take-snapshot.ts';
import type { RunRecord } from '../protocol/run-record.ts';
import { reportHtml } from '../report/report-html.ts';
import type { FollowedRun } from './followed-runs.ts';

/**
 * Writes report.html and run.json of a run on AWS, as of now.
 * @param folder created if missing
 * @returns what run.json holds
 */
export async function saveReport(
  { run, watched, world }: FollowedRun,
  folder: string,
  signal: AbortSignal,
): Promise<RunRecord> {
  signal.throwIfAborted();
  const snapshot = await snapshotRun(run, { deployed: watched, world, now: Date.now(), reads: REPORT_READS });
  // The command has followed the run already: this snapshot needs no second one to confirm it.
  const status = nextStatus({ agreed: 1 }, snapshot, watched);
  const record = recordAwsRun(status, watched, VERSION);
  await writeText(join(folder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
  await writeText(join(folder, 'report.html'), reportHtml(record));
  return record;
}
