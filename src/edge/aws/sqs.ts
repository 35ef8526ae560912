import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Queues } from '../../agent/worker-edges.ts';
import { forEachConcurrent } from '../../core/concurrency.ts';
import { explain, Failure } from '../../core/failure.ts';
import type { QueueCount } from '../../deploy/cloud.ts';
import type { WorkQueues } from '../../dispatch/dispatch.ts';
import type { OutgoingMessage } from '../../protocol/message.ts';
import { type AwsSession, isNamed } from './aws-session.ts';

/** SQS's limits of a batch (API reference, SendMessageBatch), with room for what is around the bodies. */
export const BATCH_MESSAGES = 10;
const BATCH_BYTES = 1_000_000;
/** Batches that are sent at the same time. */
export const LANES = 16;
/** An agent's attempts to send the part of a batch that SQS refuses. */
const SEND_ATTEMPTS = 5;
/** Milliseconds for one call of an agent; a long poll has its wait on top. */
const AGENT_TIMEOUT = 60_000;

/** Names of the errors with which SQS refuses the receipt of a message that is no longer held. */
const LOST_RECEIPT = /ReceiptHandle|NotInflight|InvalidParameterValue/;

/** SQS as an agent needs it. */
export function openQueues(aws: AwsSession): Queues {
  const client = aws.client(SQSClient);
  const timeout = () => aws.timeout(AGENT_TIMEOUT);
  return {
    async receive(url, { max, waitSeconds, visibilitySeconds, signal }) {
      const command = new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: max,
        WaitTimeSeconds: waitSeconds,
        VisibilityTimeout: visibilitySeconds,
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      });
      const received = await aws.find(
        `Receiving from ${url}`,
        'sqs:ReceiveMessage',
        () => signal.aborted,
        () => client.send(command, aws.timeout(AGENT_TIMEOUT + waitSeconds * 1000, signal)),
      );
      return (received?.Messages ?? []).map(({ Body = '', ReceiptHandle = '', Attributes }) => ({
        body: Body,
        receipt: ReceiptHandle,
        receives: Number(Attributes?.ApproximateReceiveCount ?? 1),
      }));
    },

    async extend(url, receipt, seconds) {
      const message = { QueueUrl: url, ReceiptHandle: receipt, VisibilityTimeout: seconds };
      const extended = await aws.find(
        `Extending the visibility timeout of a message of ${url}`,
        'sqs:ChangeMessageVisibility',
        (error) => isNamed(error, LOST_RECEIPT),
        () => client.send(new ChangeMessageVisibilityCommand(message), timeout()),
      );
      return extended !== undefined;
    },

    async remove(url, receipt) {
      const command = new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: receipt });
      await aws.find(
        `Deleting a message of ${url}`,
        'sqs:DeleteMessage',
        // The visibility timeout has passed: another agent gets the message, and finds the marker.
        (error) => isNamed(error, LOST_RECEIPT),
        () => client.send(command, timeout()),
      );
    },

    async send(url, messages, delaySeconds) {
      for (const batch of inBatches(messages)) {
        let left = batch;
        for (let attempt = 1; left.length > 0; attempt++) {
          const failed = await sendBatch(aws, url, messages, left, { delaySeconds, timeout: AGENT_TIMEOUT });
          left = left.filter((place) => failed.some(({ Id }) => Id === String(place)));
          if (left.length > 0 && (attempt === SEND_ATTEMPTS || failed.some(({ SenderFault }) => SenderFault)))
            throw new Failure(
              'AWS_UNREACHABLE',
              `SQS did not accept ${left.length} of ${batch.length} messages: ${failed[0]?.Code} ${failed[0]?.Message ?? ''}`,
            );
        }
      }
    },
  };
}

/** SQS as the dispatcher needs it. */
export function openWorkQueues(aws: AwsSession): WorkQueues {
  return {
    send: (url, messages, delaySeconds) => sendAll(aws, url, messages, delaySeconds),
    async backlog(url) {
      const { waiting, taken } = await countMessages(aws, url);
      return waiting + taken;
    },
  };
}

/** How many messages a queue has, roughly. @throws Failure `QUEUE_GONE` */
export async function countMessages(aws: AwsSession, url: string): Promise<QueueCount> {
  const command = new GetQueueAttributesCommand({
    QueueUrl: url,
    AttributeNames: [
      'ApproximateNumberOfMessages',
      'ApproximateNumberOfMessagesDelayed',
      'ApproximateNumberOfMessagesNotVisible',
    ],
  });
  const { Attributes = {} } = await aws.call(
    `Counting the messages of ${url}`,
    'sqs:GetQueueAttributes',
    () => aws.client(SQSClient).send(command, aws.timeout()),
  );
  const count = (name: '' | 'Delayed' | 'NotVisible'): number =>
    Number(Attributes[`ApproximateNumberOfMessages${name}`] ?? 0);
  return { waiting: count('') + count('Delayed'), taken: count('NotVisible') };
}

/** Sends all messages, each once. @returns why messages were not accepted, by their index */
export async function sendAll(
  aws: AwsSession,
  url: string,
  messages: readonly OutgoingMessage[],
  delaySeconds?: number,
): Promise<Map<number, string>> {
  const refused = new Map<number, string>();
  await forEachConcurrent(LANES, inBatches(messages), async (places) => {
    try {
      for (const { Id, Code, Message } of await sendBatch(aws, url, messages, places, { delaySeconds }))
        refused.set(Number(Id), `SQS did not accept it: ${Code} ${Message ?? ''}`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      for (const place of places) refused.set(place, explain(error));
    }
  });
  return refused;
}

/** Sends the messages at some indexes as one batch. @returns what SQS did not accept; `Id` is the index */
async function sendBatch(
  aws: AwsSession,
  url: string,
  messages: readonly OutgoingMessage[],
  places: readonly number[],
  { delaySeconds, timeout }: { readonly delaySeconds?: number; readonly timeout?: number },
) {
  const Entries = places.map((place) => {
    const { body, group, reason } = messages[place]!;
    return {
      Id: String(place),
      MessageBody: printableJson(body),
      DelaySeconds: delaySeconds,
      MessageGroupId: group,
      MessageAttributes:
        reason === undefined
          ? undefined
          : { 'pipewright-reason': { DataType: 'String', StringValue: printable(reason) } },
    };
  });
  const { Failed = [] } = await aws.call(`Sending to ${url}`, 'sqs:SendMessage', () =>
    aws.client(SQSClient).send(new SendMessageBatchCommand({ QueueUrl: url, Entries }), aws.timeout(timeout)),
  );
  return Failed;
}

/**
 * SQS takes only characters that XML 1.0 can hold (API reference, SendMessage); of the others, JSON leaves
 * only these two unescaped.
 */
function printableJson(json: string): string {
  return json.replace(/[\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
}

/** A text with blanks instead of what XML 1.0 cannot hold, cut; never empty, which SQS refuses. */
function printable(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
      .slice(0, 1000) || '-'
  );
}

/** Indexes of messages, in batches as large as SQS takes. */
function inBatches(messages: readonly OutgoingMessage[]): number[][] {
  const batches: number[][] = [];
  let bytes = 0;
  for (const [place, { body, reason = '' }] of messages.entries()) {
    const size = Buffer.byteLength(body) + Buffer.byteLength(reason) + 100;
    const last = batches.at(-1);
    if (last && last.length < BATCH_MESSAGES && bytes + size <= BATCH_BYTES) {
      last.push(place);
      bytes += size;
    } else {
      batches.push([place]);
      bytes = size;
    }
  }
  return batches;
}
