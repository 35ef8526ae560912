import type { ItemRecord, RunRecord } from '../protocol/run-record.ts';
import { fileLink, type Html, webLink } from '../text/html.ts';
import { logUrl } from './console-links.ts';

/** The console's clock and the agent's may differ; milliseconds. */
const EARLIER_MS = 1000;

/**
 * A link to what an item printed: a file beside the report, or the log stream on AWS; undefined where neither
 * is known.
 */
export function itemLogLink(
  { log, log_stream, started = '' }: ItemRecord,
  aws: RunRecord['aws'],
  text: string,
): Html | undefined {
  if (log !== undefined) return fileLink(log, text);
  if (aws === undefined || log_stream === undefined) return undefined;
  const from = Date.parse(started) - EARLIER_MS;
  return webLink(logUrl(aws, aws.log_group, { stream: log_stream, from }), text);
}
