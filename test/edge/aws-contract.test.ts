import { after, before, describe } from 'node:test';
import { CreateBucketCommand, DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Services } from '../../scripts/services.ts';
import { openSession } from '../../src/edge/aws/aws-session.ts';
import { openObjects } from '../../src/edge/aws/s3-agent.ts';
import { openBucket } from '../../src/edge/aws/s3-dispatch.ts';
import { openQueues, openWorkQueues } from '../../src/edge/aws/sqs.ts';
import { type ContractSubject, describeAwsContract } from '../fakes/aws-contract.ts';

describe('S3 and SQS through the SDK', () => {
  const services = new Services();
  let subject: ContractSubject;
  before(async () => {
    const aws = await services.ministack();
    const { endpoint, region, credentials } = aws;
    process.env.AWS_ENDPOINT_URL = endpoint;
    process.env.AWS_REGION = region;
    process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
    const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
    const sqs = new SQSClient({ endpoint, region, credentials });
    const session = openSession({ caller: 'task' });
    subject = {
      ...{ objects: openObjects(session), bucket: openBucket(session) },
      ...{ queues: openQueues(session), workQueues: openWorkQueues(session) },
      createBucket: (Bucket) => s3.send(new CreateBucketCommand({ Bucket })),
      deleteObject: ({ bucket, key }) => s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })),
      async createQueue(QueueName, redrive) {
        const RedrivePolicy = redrive && {
          maxReceiveCount: redrive.maxReceiveCount,
          deadLetterTargetArn: await arnOf(sqs, redrive.deadLetterUrl),
        };
        const Attributes = RedrivePolicy && { RedrivePolicy: JSON.stringify(RedrivePolicy) };
        return (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl!;
      },
      drive: (job) => job,
    };
  });
  after(() => services[Symbol.asyncDispose]());

  describeAwsContract(() => subject);
});

async function arnOf(sqs: SQSClient, QueueUrl: string): Promise<string> {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] });
  return (await sqs.send(command)).Attributes!.QueueArn!;
}
