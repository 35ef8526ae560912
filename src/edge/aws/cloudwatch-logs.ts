import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Logs } from '../../runs/run-cloud.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

/** Pages of at most 1 MB or 10,000 events; most pages of a filter are empty ones on the way through a large group. */
const MOST_PAGES = 500;
/** More log than this of one item is not shown. */
const MOST_READ_PAGES = 30;

/** CloudWatch Logs, with credentials from the environment. */
export function openLogs(region: string, signal: AbortSignal): Logs {
  const client = new CloudWatchLogsClient({ ...CLIENT, region });
  const failing = async <T>(group: string, permission: string, call: () => Promise<T>) => {
    try {
      return await call();
    } catch (error) {
      signal.throwIfAborted();
      if ((error as Error).name === 'ResourceNotFoundException') return undefined;
      throw accountFailure(error, `Reading the logs ${group}`, `logs:${permission}`);
    }
  };
  return {
    async filter(logGroupName, { pattern, from, to, streams, pages = MOST_PAGES }) {
      const found: Awaited<ReturnType<Logs['filter']>> = [];
      let nextToken: string | undefined;
      for (let page = 0; page < pages; page++) {
        const answer = await failing(logGroupName, 'FilterLogEvents', () =>
          client.send(
            new FilterLogEventsCommand({
              logGroupName,
              startTime: from,
              ...(pattern !== undefined && { filterPattern: pattern }),
              ...(to !== undefined && { endTime: to }),
              ...(streams && { logStreamNames: [...streams] }),
              nextToken,
            }),
            callLimit(signal),
          ),
        );
        for (const { logStreamName = '', timestamp = 0, message = '' } of answer?.events ?? [])
          found.push({ stream: logStreamName, at: timestamp, message });
        nextToken = answer?.nextToken;
        if (nextToken === undefined) break;
      }
      return found;
    },

    async *read(logGroupName, logStreamName, from, to) {
      let nextToken: string | undefined;
      for (let page = 0; page < MOST_READ_PAGES; page++) {
        const answer = await failing(logGroupName, 'GetLogEvents', () =>
          client.send(
            new GetLogEventsCommand({
              logGroupName,
              logStreamName,
              startTime: from,
              // CloudWatch leaves out events of the end time itself.
              endTime: to + 1,
              startFromHead: true,
              nextToken,
            }),
            callLimit(signal),
          ),
        );
        for (const { timestamp = 0, message = '' } of answer?.events ?? [])
          yield { stream: logStreamName, at: timestamp, message };
        // At the end of a stream the token stays the same (API reference, GetLogEvents).
        if (!answer?.nextForwardToken || answer.nextForwardToken === nextToken) return;
        nextToken = answer.nextForwardToken;
      }
    },
  };
}
