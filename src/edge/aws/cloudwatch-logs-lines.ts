import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { RunWorld } from '../../run/observe.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

/** Pages of at most 10,000 events; pages may be empty while CloudWatch searches on (API reference, FilterLogEvents). */
const MOST_PAGES = 5;

/** Lines of a log group since a time. A group or stream that is not there has none. */
export function openLogLines(region: string, signal: AbortSignal): RunWorld['log'] {
  const client = new CloudWatchLogsClient({ ...CLIENT, region });
  return async (group, since, stream) => {
    const lines: string[] = [];
    let nextToken: string | undefined;
    try {
      for (let page = 0; page < MOST_PAGES; page++) {
        const answer = await client.send(
          new FilterLogEventsCommand({
            logGroupName: group,
            startTime: since,
            ...(stream !== undefined && { logStreamNames: [stream] }),
            nextToken,
          }),
          callLimit(signal),
        );
        lines.push(...(answer.events ?? []).map(({ message = '' }) => message));
        nextToken = answer.nextToken;
        if (nextToken === undefined) break;
      }
      return lines;
    } catch (error) {
      signal.throwIfAborted();
      if ((error as Error).name === 'ResourceNotFoundException') return [];
      throw accountFailure(error, `Reading the log ${group}`, 'logs:FilterLogEvents');
    }
  };
}
