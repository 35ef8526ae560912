import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Notices } from '../../dispatch/notified.ts';
import type { AwsSession } from './aws-session.ts';

/** SNS as the dispatcher needs it. */
export function openNotices(aws: AwsSession): Notices {
  return {
    async publish(topic, { kind, subject, text }) {
      const command = new PublishCommand({
        TopicArn: topic,
        Subject: subject,
        Message: text,
        // By which a subscription can choose.
        MessageAttributes: { kind: { DataType: 'String', StringValue: kind } },
      });
      await aws.call(`Publishing to ${topic}`, `sns:Publish on ${topic}`, () =>
        aws.client(SNSClient).send(command, aws.timeout()),
      );
    },
  };
}
