import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { forEachConcurrent } from '../../core/concurrency.ts';
import { Failure } from '../../core/failure.ts';
import type { RunQueues } from '../../runs/run-cloud.ts';
import type { AwsSession } from './aws-session.ts';
import { BATCH_MESSAGES, countMessages, LANES, sendAll } from './sqs.ts';

/** SQS as commands need it. */
export function openRunQueues(aws: AwsSession): RunQueues {
  const client = aws.client(SQSClient);
  /** Ten at a time. Messages that SQS leaves out become visible again on their own. */
  const changeAll = (
    receipts: readonly string[],
    change: (entries: { Id: string; ReceiptHandle: string }[]) => Promise<void>,
  ): Promise<void> => {
    const entries = receipts.map((ReceiptHandle, i) => ({ Id: String(i), ReceiptHandle }));
    const batches = Array.from({ length: Math.ceil(entries.length / BATCH_MESSAGES) }, (_, i) =>
      entries.slice(i * BATCH_MESSAGES, (i + 1) * BATCH_MESSAGES),
    );
    return forEachConcurrent(LANES, batches, change);
  };

  return {
    async send(url, messages, delaySeconds) {
      const refused = await sendAll(aws, url, messages, delaySeconds);
      aws.signal?.throwIfAborted();
      const [why] = refused.values();
      if (why !== undefined)
        throw new Failure(
          'NOT_SENT',
          `${refused.size} of ${messages.length} items could not be sent to ${url}: ${why}. Repeat the command: no item is processed twice.`,
        );
    },

    count: (url) =>
      countMessages(aws, url).catch((error) => {
        if ((error as Failure).code === 'QUEUE_GONE') return undefined;
        throw error;
      }),

    drainable: (url) => ({
      async receive(visibilitySeconds) {
        const command = new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: BATCH_MESSAGES,
          WaitTimeSeconds: 1,
          VisibilityTimeout: visibilitySeconds,
        });
        const { Messages = [] } = await aws.call(`Receiving from ${url}`, 'sqs:ReceiveMessage', () =>
          client.send(command, aws.timeout()),
        );
        return Messages.map(({ Body = '', ReceiptHandle = '' }) => ({ body: Body, receipt: ReceiptHandle }));
      },
      remove: (receipts) =>
        changeAll(receipts, (Entries) =>
          aws.call(`Deleting messages of ${url}`, 'sqs:DeleteMessage', async () => {
            const command = new DeleteMessageBatchCommand({ QueueUrl: url, Entries });
            const { Failed = [] } = await client.send(command, aws.timeout());
            if (Failed[0]) throw new Error(`SQS did not delete a message: ${Failed[0].Message}`);
          }),
        ),
      // Even after an interrupt, as the messages would stay hidden for minutes.
      handBack: (receipts) =>
        changeAll(receipts, async (entries) => {
          const Entries = entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 }));
          await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries }), {
            abortSignal: AbortSignal.timeout(30_000),
          });
        }).catch(() => {}),
    }),
  };
}
