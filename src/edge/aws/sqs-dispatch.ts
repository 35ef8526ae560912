import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { explain } from '../../core/failure.ts';
import type { Dispatcher } from '../../dispatch/dispatch.ts';
import { awsFailure } from './aws-failure.ts';

/** Milliseconds for one call, the SDK's own retries included: Lambda ends the dispatcher after a minute. */
const CALL_LIMIT = 15_000;
const ATTEMPTS = 4;
/** SQS's limits of a batch (API reference, SendMessageBatch), with room for what is around the bodies. */
const BATCH_MESSAGES = 10;
const BATCH_BYTES = 1_000_000;
/** Batches on their way at once. */
const LANES = 16;

/** `send` may hide messages from everybody for a while. */
interface WorkQueues extends Pick<Dispatcher['queues'], 'backlog'> {
  send(
    url: string,
    bodies: readonly string[],
    delaySeconds?: number,
  ): ReturnType<Dispatcher['queues']['send']>;
}

/**
 * SQS as the dispatcher needs it, with endpoint and credentials from the process's environment, and the region too where
 * none is given.
 */
export function openWorkQueues(options: { region?: string; signal?: AbortSignal } = {}): WorkQueues {
  const { region, signal } = options;
  const client = new SQSClient({
    ...(region !== undefined && { region }),
    maxAttempts: ATTEMPTS,
    customUserAgent: 'pipewright',
    requestHandler: { connectionTimeout: 3000, socketTimeout: 10_000, httpsAgent: { maxSockets: LANES } },
  });
  const limit = (): { abortSignal: AbortSignal } => ({
    abortSignal: AbortSignal.any([AbortSignal.timeout(CALL_LIMIT), ...(signal ? [signal] : [])]),
  });

  async function sendBatch(
    url: string,
    bodies: readonly string[],
    places: readonly number[],
    delaySeconds: number,
  ) {
    const left = new Map<number, string>();
    try {
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: url,
          Entries: places.map((place) => ({
            Id: String(place),
            MessageBody: printable(bodies[place]!),
            ...(delaySeconds > 0 && { DelaySeconds: delaySeconds }),
          })),
        }),
        limit(),
      );
      for (const { Id, Code, Message } of Failed)
        left.set(Number(Id), `SQS did not take it: ${Code} ${Message ?? ''}`);
    } catch (error) {
      const why = explain(awsFailure(error, `Sending to ${url}`, 'sqs:SendMessage'));
      for (const place of places) left.set(place, why);
    }
    return left;
  }

  return {
    async send(url, bodies, delaySeconds = 0) {
      const batches = inBatches(bodies);
      const left = new Map<number, string>();
      let next = 0;
      const lane = async (): Promise<void> => {
        while (next < batches.length)
          for (const entry of await sendBatch(url, bodies, batches[next++]!, delaySeconds))
            left.set(...entry);
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      return left;
    },

    async backlog(url) {
      try {
        const { Attributes = {} } = await client.send(
          new GetQueueAttributesCommand({
            QueueUrl: url,
            AttributeNames: [
              'ApproximateNumberOfMessages',
              'ApproximateNumberOfMessagesNotVisible',
              'ApproximateNumberOfMessagesDelayed',
            ],
          }),
          limit(),
        );
        return Object.values(Attributes).reduce((sum, n) => sum + Number(n), 0);
      } catch (error) {
        throw awsFailure(error, `Counting the messages of ${url}`, 'sqs:GetQueueAttributes');
      }
    },
  };
}

/** SQS takes what XML 1.0 can hold; of what JSON leaves as it is, these two are not (API reference, SendMessage). */
function printable(json: string): string {
  return json.replace(/[\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
}

function inBatches(bodies: readonly string[]): number[][] {
  const batches: number[][] = [];
  let bytes = 0;
  bodies.forEach((body, place) => {
    const size = Buffer.byteLength(body) + 100;
    const last = batches.at(-1);
    if (last && last.length < BATCH_MESSAGES && bytes + size <= BATCH_BYTES) {
      last.push(place);
      bytes += size;
    } else {
      batches.push([place]);
      bytes = size;
    }
  });
  return batches;
}
