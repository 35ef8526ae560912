import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** Messages of a queue that wait or are worked on, roughly; 0 where there is none. */
export async function countMessages(region: string, url: string, signal: AbortSignal): Promise<number> {
  const client = new SQSClient({ ...CLIENT, region });
  try {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...COUNTS] }),
      callLimit(signal),
    );
    return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
  } catch (error) {
    if (/QueueDoesNotExist|NonExistentQueue/.test((error as Error).name)) return 0;
    throw accountFailure(error, `Counting what waits in ${url}`, 'sqs:GetQueueAttributes');
  }
}
