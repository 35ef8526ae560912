import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { Failure } from '../../core/failure.ts';
import { HIDDEN_SECONDS } from '../../runs/drain-matching.ts';
import type { RunQueues } from '../../runs/run-cloud.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';
import { openWorkQueues } from './sqs-dispatch.ts';

/** SQS's limit of a batch (API reference). */
const BATCH = 10;
const LANES = 16;

/** Queues for whoever starts, cancels and retries runs, with credentials from the environment. */
export function openRunQueues(region: string, signal: AbortSignal): RunQueues {
  const client = new SQSClient({
    ...CLIENT,
    region,
    requestHandler: { connectionTimeout: 5000, socketTimeout: 30_000, httpsAgent: { maxSockets: LANES } },
  });
  const queues = openWorkQueues({ region, signal });
  const failing = async <T>(doing: string, permission: string, call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      signal.throwIfAborted();
      throw accountFailure(error, doing, `sqs:${permission}`);
    }
  };
  /** What happens to many messages, ten at a time. What SQS does not do, time does: they are visible again by themselves. */
  const inBatches = async (
    receipts: readonly string[],
    send: (entries: { Id: string; ReceiptHandle: string }[]) => Promise<unknown>,
  ): Promise<void> => {
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < receipts.length) {
        const batch = receipts.slice(next, next + BATCH);
        next += BATCH;
        await send(batch.map((ReceiptHandle, i) => ({ Id: String(i), ReceiptHandle })));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  };

  return {
    async send(url, bodies, delaySeconds) {
      const left = await queues.send(url, bodies, delaySeconds);
      signal.throwIfAborted();
      const [why] = left.values();
      if (why !== undefined)
        throw new Failure(
          'NOT_SENT',
          `${left.size} of ${bodies.length} items could not be sent to ${url}: ${why}. Repeat the command: what was sent is not worked on twice.`,
        );
    },
    drainable: (url) => ({
      receive: () =>
        failing(`Looking through ${url}`, 'ReceiveMessage', async () => {
          const { Messages = [] } = await client.send(
            new ReceiveMessageCommand({
              QueueUrl: url,
              MaxNumberOfMessages: BATCH,
              WaitTimeSeconds: 1,
              VisibilityTimeout: HIDDEN_SECONDS,
            }),
            callLimit(signal),
          );
          return Messages.map(({ Body = '', ReceiptHandle = '' }) => ({
            body: Body,
            receipt: ReceiptHandle,
          }));
        }),
      remove: (receipts) =>
        failing(`Taking messages out of ${url}`, 'DeleteMessage', () =>
          inBatches(receipts, async (Entries) => {
            const { Failed = [] } = await client.send(
              new DeleteMessageBatchCommand({ QueueUrl: url, Entries }),
              callLimit(signal),
            );
            if (Failed[0]) throw new Error(`SQS did not take out a message: ${Failed[0].Message}`);
          }),
        ),
      // Also when the user stops us: they would be hidden for minutes.
      handBack: (receipts) =>
        inBatches(receipts, (entries) =>
          client.send(
            new ChangeMessageVisibilityBatchCommand({
              QueueUrl: url,
              Entries: entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
            }),
            { abortSignal: AbortSignal.timeout(30_000) },
          ),
        ).catch(() => {}),
    }),
  };
}
