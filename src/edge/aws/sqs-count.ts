import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { QueueCount } from '../../runs/run-cloud.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

/** How many messages a queue has, roughly; undefined where there is none. */
export function openQueueCounts(
  region: string,
  signal: AbortSignal,
): (url: string) => Promise<QueueCount | undefined> {
  const client = new SQSClient({ ...CLIENT, region });
  return async (url) => {
    try {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: url,
          AttributeNames: [
            'ApproximateNumberOfMessages',
            'ApproximateNumberOfMessagesDelayed',
            'ApproximateNumberOfMessagesNotVisible',
          ],
        }),
        callLimit(signal),
      );
      const count = (name: '' | 'Delayed' | 'NotVisible'): number =>
        Number(Attributes[`ApproximateNumberOfMessages${name}`] ?? 0);
      return { waiting: count('') + count('Delayed'), taken: count('NotVisible') };
    } catch (error) {
      signal.throwIfAborted();
      if (/QueueDoesNotExist|NonExistentQueue|QueueDeletedRecently/.test((error as Error).name))
        return undefined;
      throw accountFailure(error, `Counting what waits in ${url}`, 'sqs:GetQueueAttributes');
    }
  };
}
