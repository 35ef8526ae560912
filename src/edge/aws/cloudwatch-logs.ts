import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { Failure } from '../../core/failure.ts';
import type { LogEvent } from '../../protocol/agent-log.ts';
import type { Logs } from '../../runs/run-cloud.ts';
import { type AwsSession, isNamed } from './aws-session.ts';

/** Pages of at most 1 MB or 10,000 events; on the way through a large group, most of a filter's are empty. */
const MAX_PAGES = 500;
/** Most pages of one item's log that are shown; a line says where the rest is. */
const MAX_READ_PAGES = 30;

export function openLogs(aws: AwsSession): Logs {
  const client = aws.client(CloudWatchLogsClient);
  const find = <T>(group: string, permission: string, work: () => Promise<T>) =>
    aws.find(
      `Reading the logs ${group}`,
      `logs:${permission}`,
      (error) => isNamed(error, /^ResourceNotFoundException$/),
      work,
    );
  return {
    async filter(logGroupName, { pattern, from, to, streams, pages }) {
      const events: LogEvent[] = [];
      let nextToken: string | undefined;
      const most = pages ?? MAX_PAGES;
      for (let page = 0; ; page++) {
        if (page === most) {
          // A caller that sets a limit accepts a part of a long log.
          if (pages !== undefined) break;
          throw new Failure(
            'LOG_TOO_LONG',
            `The logs ${logGroupName} since ${new Date(from).toISOString()} are longer than ${most} pages, where this command stops. Search them in CloudWatch.`,
          );
        }
        const command = new FilterLogEventsCommand({
          logGroupName,
          startTime: from,
          endTime: to,
          filterPattern: pattern,
          logStreamNames: streams && [...streams],
          nextToken,
        });
        const answer = await find(logGroupName, 'FilterLogEvents', () => client.send(command, aws.timeout()));
        for (const { logStreamName = '', timestamp = 0, message = '' } of answer?.events ?? [])
          events.push({ stream: logStreamName, at: timestamp, message });
        nextToken = answer?.nextToken;
        if (nextToken === undefined) break;
      }
      return events;
    },

    async *read(logGroupName, logStreamName, from, to) {
      let nextToken: string | undefined;
      let at = from;
      for (let page = 0; page < MAX_READ_PAGES; page++) {
        const command = new GetLogEventsCommand({
          logGroupName,
          logStreamName,
          startTime: from,
          // CloudWatch leaves out events of the end time itself.
          endTime: to + 1,
          startFromHead: true,
          nextToken,
        });
        const answer = await find(logGroupName, 'GetLogEvents', () => client.send(command, aws.timeout()));
        for (const { timestamp = 0, message = '' } of answer?.events ?? []) {
          at = timestamp;
          yield { stream: logStreamName, at, message };
        }
        // At the end of a stream the token stays the same (API reference, GetLogEvents).
        if (!answer?.nextForwardToken || answer.nextForwardToken === nextToken) return;
        nextToken = answer.nextForwardToken;
      }
      yield {
        stream: logStreamName,
        at,
        message: `[… the rest is left out here; CloudWatch has it: ${logGroupName} ${logStreamName} …]`,
      };
    },
  };
}
