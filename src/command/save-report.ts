import { join } from 'node:path';
import { AGENT_VERSION } from '../agent/agent-version.ts';
import { writeText } from '../edge/files.ts';
import { recordAwsRun } from '../progress/aws-record.ts';
import { nextStatus } from '../progress/run-status.ts';
import { emptySnapshotCache, REPORT_READS, snapshotRun } from '../progress/take-snapshot.ts';
import { reportHtml } from '../report/report-html.ts';
import type { FollowedRun } from './followed-runs.ts';

/**
 * Writes report.html and run.json of a run on AWS, as of now.
 * @param folder is made where it is missing
 */
export async function saveReport(
  { run, watched, world }: Omit<FollowedRun, 'open'>,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const seen = await snapshotRun(run, watched, world, Date.now(), emptySnapshotCache(), REPORT_READS);
  // It was over before, or it is told of as it stands.
  const watch = nextStatus({ agreed: 1 }, seen, watched);
  const record = recordAwsRun(watch, watched, AGENT_VERSION);
  await writeText(join(folder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
  await writeText(join(folder, 'report.html'), reportHtml(record));
}
