import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import type { FoundLine, RunWorld } from '../../run/observe.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

/** Pages of at most 10,000 events; pages may be empty while CloudWatch searches on (API reference, FilterLogEvents). */
const MOST_PAGES = 5;

/** Lines of log groups. A group or stream that is not there has none. */
export function openLogLines(region: string, signal: AbortSignal): Pick<RunWorld, 'log' | 'find'> {
  const client = new CloudWatchLogsClient({ ...CLIENT, region });

  async function lines(group: string, wanted: Partial<FilterLogEventsCommandInput>): Promise<FoundLine[]> {
    const found: FoundLine[] = [];
    let nextToken: string | undefined;
    try {
      for (let page = 0; page < MOST_PAGES; page++) {
        const answer = await client.send(
          new FilterLogEventsCommand({ logGroupName: group, ...wanted, nextToken }),
          callLimit(signal),
        );
        for (const { logStreamName = '', message = '' } of answer.events ?? [])
          found.push({ stream: logStreamName, text: message });
        nextToken = answer.nextToken;
        if (nextToken === undefined) break;
      }
      return found;
    } catch (error) {
      signal.throwIfAborted();
      if ((error as Error).name === 'ResourceNotFoundException') return [];
      throw accountFailure(error, `Reading the log ${group}`, 'logs:FilterLogEvents');
    }
  }

  return {
    log: async (group, since, stream) =>
      (
        await lines(group, { startTime: since, ...(stream !== undefined && { logStreamNames: [stream] }) })
      ).map(({ text }) => text),
    find: (group, word, from, to) =>
      lines(group, { startTime: from, endTime: to, filterPattern: JSON.stringify(word) }),
  };
}
