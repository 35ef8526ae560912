import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Notices } from '../../dispatch/notified.ts';
import type { AwsSession } from './aws-session.ts';

/** SNS as the dispatcher needs it. */
export function openNotices(aws: AwsSession): Notices {
  return {
    async publish(topic, { subject, text }) {
      const command = new PublishCommand({ TopicArn: topic, Subject: subject, Message: text });
      await aws.call(`Publishing to ${topic}`, `sns:Publish on ${topic}`, () =>
        aws.client(SNSClient).send(command, aws.timeout()),
      );
    },
  };
}
