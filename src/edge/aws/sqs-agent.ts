import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Queues } from '../../agent/worker-edges.ts';
import { Failure } from '../../core/failure.ts';
import { type AwsSession, isNamed } from './aws-session.ts';
import { inBatches, sendBatch } from './sqs.ts';

/** SQS may refuse a part of a batch; attempts to send that part. */
const SEND_ATTEMPTS = 5;
/** Milliseconds for one call; a long poll has its wait on top. */
const TIMEOUT = 60_000;

/** SQS as an agent needs it. */
export function openQueues(aws: AwsSession): Queues {
  const client = aws.client(SQSClient);
  const timeout = () => aws.timeout(TIMEOUT);
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
        () => client.send(command, aws.timeout(TIMEOUT + waitSeconds * 1000, signal)),
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
        (error) => isNamed(error, /ReceiptHandle|NotInflight|InvalidParameterValue/),
        () => client.send(new ChangeMessageVisibilityCommand(message), timeout()),
      );
      return extended !== undefined;
    },

    async remove(url, receipt) {
      const command = new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: receipt });
      await aws.call(`Deleting a message of ${url}`, 'sqs:DeleteMessage', () =>
        client.send(command, timeout()),
      );
    },

    async send(url, messages) {
      for (const batch of inBatches(messages)) {
        let left = batch;
        for (let attempt = 1; left.length > 0; attempt++) {
          const failed = await sendBatch(aws, url, messages, left, { timeout: TIMEOUT });
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
