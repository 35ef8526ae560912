import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CloudFormationClient, CreateChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs';
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketEncryptionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type LocalAws, Services } from '../../../scripts/services.ts';
import { ownName } from '../../fakes/account.ts';
import { requestsAbout } from '../../fakes/requests.ts';

describe('the emulator of the tests', () => {
  const services = new Services();
  let aws: LocalAws;
  before(async () => {
    aws = await services.ministack();
  });
  after(() => services[Symbol.asyncDispose]());

  /** Inputs that types of the SDK do not let through. */
  const wrong = (input: object) => input as never;

  it('refuses what AWS’s models of its services do not allow, in the form of each protocol', async () => {
    const s3 = new S3Client({ ...aws, forcePathStyle: true });
    const encryption = { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'DES' } }] };
    const calls: [() => Promise<unknown>, RegExp][] = [
      [
        () =>
          new SQSClient(aws).send(new SendMessageBatchCommand(wrong({ QueueUrl: `${aws.endpoint}/1/q` }))),
        /SendMessageBatch\.Entries is missing/,
      ],
      [
        () => new ECSClient(aws).send(new RunTaskCommand(wrong({ taskDefinition: 'a', count: 'two' }))),
        /RunTask\.count is "two", not a integer/,
      ],
      [
        () =>
          new CloudWatchLogsClient(aws).send(
            new FilterLogEventsCommand({ logGroupName: 'a:b', limit: 20_000 }),
          ),
        /logGroupName is "a:b", which does not match .*limit is 20000, more than 10000/,
      ],
      [
        () =>
          new CloudFormationClient(aws).send(
            new CreateChangeSetCommand({ StackName: 'a', ChangeSetName: 'b c' }),
          ),
        /CreateChangeSet\.ChangeSetName is "b c", which does not match/,
      ],
      [
        () => new EC2Client(aws).send(new DescribeSubnetsCommand({ MaxResults: 2 })),
        /DescribeSubnets\.MaxResults is 2, less than 5/,
      ],
      [
        () => new LambdaClient(aws).send(new GetFunctionCommand({ FunctionName: 'not a name' })),
        /GetFunction\.FunctionName is "not a name"/,
      ],
      [
        () =>
          s3.send(
            new PutBucketEncryptionCommand({
              Bucket: 'a-bucket',
              ServerSideEncryptionConfiguration: encryption as never,
            }),
          ),
        /SSEAlgorithm is "DES", not one of AES256/,
      ],
    ];
    for (const [call, message] of calls) await assert.rejects(call(), message);
    const stranger = {
      authorization: 'Credential=test/20260101/us-east-1/sqs/aws4_request',
      'x-amz-target': 'AmazonSQS.Forget',
    };
    const unknown = await fetch(aws.endpoint, { method: 'POST', headers: stranger, body: '{}' });
    assert.match(await unknown.text(), /Forget is no operation of sqs/);
  });

  it('counts the requests that are about one thing', async () => {
    const Bucket = ownName();
    const s3 = new S3Client({ ...aws, forcePathStyle: true });
    for (let i = 0; i < 3; i++) await assert.rejects(s3.send(new ListObjectsV2Command({ Bucket })));
    await assert.rejects(s3.send(new HeadObjectCommand({ Bucket, Key: 'a b/%2F+é' })));
    await new STSClient(aws).send(new GetCallerIdentityCommand({}));
    assert.deepEqual(await requestsAbout(aws, Bucket), {
      counts: { 'user s3:ListObjectsV2': 3, 'user s3:HeadObject': 1 },
      refused: [],
    });
  });
});
