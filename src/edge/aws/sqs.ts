import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { OutgoingMessage, Queues } from '../../agent/worker-edges.ts';
import { Failure } from '../../core/failure.ts';
import { awsFailure } from './aws-failure.ts';

/** Milliseconds for one call, the SDK's own retries included; a long poll has its wait on top. */
const CALL_LIMIT = 60_000;
const ATTEMPTS = 6;
/** SQS's limits of a batch (API reference, SendMessageBatch). */
const BATCH_MESSAGES = 10;
const BATCH_BYTES = 1_000_000;
/** A batch may be taken in part; so often the rest is sent again. */
const BATCH_ROUNDS = 5;

/** SQS through the SDK, with credentials, region and endpoint from the process's environment. */
export function openQueues(): Queues {
  const client = new SQSClient({
    maxAttempts: ATTEMPTS,
    customUserAgent: 'pipewright',
    requestHandler: { connectionTimeout: 5000, socketTimeout: 40_000 },
  });
  const limit = (): { abortSignal: AbortSignal } => ({ abortSignal: AbortSignal.timeout(CALL_LIMIT) });

  async function sendBatch(url: string, batch: readonly OutgoingMessage[]): Promise<void> {
    let left = batch.map((message, i) => ({ message, id: String(i) }));
    for (let round = 1; left.length > 0; round++) {
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: url,
          Entries: left.map(({ message: { body, reason }, id }) => ({
            Id: id,
            MessageBody: body,
            ...(reason !== undefined && {
              MessageAttributes: {
                'pipewright-reason': { DataType: 'String', StringValue: printable(reason) },
              },
            }),
          })),
        }),
        limit(),
      );
      left = left.filter(({ id }) => Failed.some((failed) => failed.Id === id));
      if (left.length > 0 && (round === BATCH_ROUNDS || Failed.some((failed) => failed.SenderFault)))
        throw new Failure(
          'AWS_UNREACHABLE',
          `SQS did not take ${left.length} of ${batch.length} messages: ${Failed[0]?.Code} ${Failed[0]?.Message ?? ''}`,
        );
    }
  }

  return {
    credentials: client.config.credentials,

    async receive(url, { max, waitSeconds, visibilitySeconds, signal }) {
      try {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl: url,
            MaxNumberOfMessages: max,
            WaitTimeSeconds: waitSeconds,
            VisibilityTimeout: visibilitySeconds,
            MessageSystemAttributeNames: ['ApproximateReceiveCount'],
          }),
          { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT + waitSeconds * 1000)]) },
        );
        return Messages.map(({ Body = '', ReceiptHandle = '', Attributes }) => ({
          body: Body,
          receipt: ReceiptHandle,
          receives: Number(Attributes?.ApproximateReceiveCount ?? 1),
        }));
      } catch (error) {
        if (signal.aborted) return [];
        throw awsFailure(error, `Receiving from ${url}`, 'sqs:ReceiveMessage');
      }
    },

    async extend(url, receipt, seconds) {
      try {
        await client.send(
          new ChangeMessageVisibilityCommand({
            QueueUrl: url,
            ReceiptHandle: receipt,
            VisibilityTimeout: seconds,
          }),
          limit(),
        );
        return true;
      } catch (error) {
        if (/ReceiptHandle|NotInflight|InvalidParameterValue/.test((error as Error).name)) return false;
        throw awsFailure(error, `Keeping a message of ${url}`, 'sqs:ChangeMessageVisibility');
      }
    },

    async remove(url, receipt) {
      try {
        await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: receipt }), limit());
      } catch (error) {
        throw awsFailure(error, `Deleting a message of ${url}`, 'sqs:DeleteMessage');
      }
    },

    async send(url, messages) {
      try {
        for (const batch of inBatches(messages)) await sendBatch(url, batch);
      } catch (error) {
        throw awsFailure(error, `Sending to ${url}`, 'sqs:SendMessage');
      }
    },
  };
}

/** SQS takes what XML 1.0 can hold (API reference, SendMessage), and no empty text. */
function printable(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
      .slice(0, 1000) || '-'
  );
}

function inBatches(messages: readonly OutgoingMessage[]): OutgoingMessage[][] {
  const batches: OutgoingMessage[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(message.body) + Buffer.byteLength(message.reason ?? '') + 100;
    const last = batches.at(-1);
    if (last && last.length < BATCH_MESSAGES && bytes + size <= BATCH_BYTES) {
      last.push(message);
      bytes += size;
    } else {
      batches.push([message]);
      bytes = size;
    }
  }
  return batches;
}
