import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateClusterCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateBucketCommand,
  ListObjectsV2Command,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { zipSync } from 'fflate';
import type { LocalAws } from '../../scripts/services.ts';
import { familyOf } from '../../src/dispatch/event.ts';
import type { DispatchPlan, DispatchStep, QueueAddress } from '../../src/run/dispatch-plan.ts';

/** What a test says of a step. */
export interface StepWish {
  readonly id: string;
  readonly needs?: readonly string[];
  readonly gather?: boolean;
  /** A wrapped image as Docker finds it. */
  readonly image: string;
  readonly maxAgents: number;
  readonly perAgent: number;
}

/** A workflow on MiniStack as deploying makes it, but for its dispatcher's Lambda. */
export interface Deployment extends AsyncDisposable {
  readonly plan: DispatchPlan;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly ecs: ECSClient;
  readonly name: string;
  /** Uploads to the input bucket. */
  upload(key: string, body: string): Promise<void>;
  /** Keys of the output bucket below `prefix`. */
  outputs(prefix?: string): Promise<string[]>;
  /** Tasks of a step that are to run. */
  running(step: string): Promise<string[]>;
  /** Makes the bundle a Lambda that the inbox calls. */
  install(bundle: string): Promise<void>;
  /** Calls that Lambda. */
  invoke(event: unknown): Promise<unknown>;
}

export async function openDeployment(aws: LocalAws, wishes: readonly StepWish[]): Promise<Deployment> {
  const config = { endpoint: aws.endpoint, region: aws.region, credentials: aws.credentials };
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const sqs = new SQSClient(config);
  const ecs = new ECSClient(config);
  const name = `pipewright-${randomBytes(5).toString('hex')}`;
  const queue = async (id: string, attributes: Record<string, string> = {}): Promise<QueueAddress> => {
    const { QueueUrl: url = '' } = await sqs.send(
      new CreateQueueCommand({ QueueName: `${name}-${id}`, Attributes: attributes }),
    );
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
    );
    return { url, arn: Attributes?.QueueArn ?? '' };
  };
  await ecs.send(new CreateClusterCommand({ clusterName: name }));
  for (const bucket of [`${name}-in`, `${name}-out`])
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const inbox = await queue('inbox', { VisibilityTimeout: '5' });
  const steps: DispatchStep[] = [];
  for (const wish of wishes) {
    const [work, deadLetter] = [
      await queue(wish.id, { VisibilityTimeout: '30' }),
      await queue(`${wish.id}-dead`),
    ];
    const environment = {
      PIPEWRIGHT_QUEUE_URL: work.url,
      PIPEWRIGHT_DEAD_LETTER_URL: deadLetter.url,
      PIPEWRIGHT_INBOX_URL: inbox.url,
      PIPEWRIGHT_STEP: wish.id,
      PIPEWRIGHT_BUCKET: `${name}-out`,
      PIPEWRIGHT_PREFIX: 'flow',
      PIPEWRIGHT_IDLE_SECONDS: '2',
      // ECS gives credentials at an address of its own; MiniStack's is one that the AWS SDK does not trust.
      AWS_REGION: aws.region,
      AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
    };
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: `${name}-${wish.id}`,
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [
          {
            name: 'agent',
            image: wish.image,
            essential: true,
            user: '0',
            environment: Object.entries(environment).map(([key, value]) => ({ name: key, value })),
          },
        ],
      }),
    );
    steps.push({
      id: wish.id,
      needs: wish.needs ?? [],
      patterns: ['*'],
      gather: wish.gather ?? false,
      work,
      deadLetter,
      taskDefinition: taskDefinition?.taskDefinitionArn ?? '',
      compute: { kind: 'fargate', spotFirst: true },
      maxAgents: wish.maxAgents,
      perAgent: wish.perAgent,
    });
  }
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: `${name}-in`,
      NotificationConfiguration: {
        QueueConfigurations: [{ QueueArn: inbox.arn, Events: ['s3:ObjectCreated:*'] }],
      },
    }),
  );
  const plan: DispatchPlan = {
    version: 1,
    workflow: name,
    region: aws.region,
    cluster: name,
    inbox,
    input: { bucket: `${name}-in`, prefix: 'in/' },
    output: { bucket: `${name}-out`, prefix: 'flow/' },
    network: { subnets: [], securityGroups: [], publicIp: true },
    steps,
  };
  const lambda = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${aws.endpoint}/2015-03-31/${path}`, {
      method,
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${aws.region}/lambda/aws4_request, SignedHeaders=host, Signature=0`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(120_000),
    });
  const running = async (step: string): Promise<string[]> => {
    const { taskDefinition } = steps.find(({ id }) => id === step)!;
    const { taskArns = [] } = await ecs.send(
      new ListTasksCommand({ cluster: name, family: familyOf(taskDefinition), desiredStatus: 'RUNNING' }),
    );
    return taskArns;
  };
  let mapping: string | undefined;

  return {
    plan,
    s3,
    sqs,
    ecs,
    name,
    running,
    async upload(key, body) {
      await s3.send(new PutObjectCommand({ Bucket: `${name}-in`, Key: key, Body: body }));
    },
    async outputs(prefix = '') {
      const keys: string[] = [];
      let token: string | undefined;
      do {
        const page = await s3.send(
          new ListObjectsV2Command({ Bucket: `${name}-out`, Prefix: prefix, ContinuationToken: token }),
        );
        keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
        token = page.NextContinuationToken;
      } while (token !== undefined);
      return keys;
    },
    async install(bundle) {
      const zip = zipSync({
        'index.js': readFileSync(join(bundle, 'index.js')),
        'dispatch.json': Buffer.from(JSON.stringify(plan)),
      });
      const made = await lambda('POST', 'functions', {
        FunctionName: name,
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: `arn:aws:iam::${aws.account}:role/${name}`,
        Code: { ZipFile: Buffer.from(zip).toString('base64') },
        Timeout: 60,
        MemorySize: 512,
      });
      if (!made.ok) throw new Error(await made.text());
      const mapped = await lambda('POST', 'event-source-mappings', {
        FunctionName: name,
        EventSourceArn: inbox.arn,
        BatchSize: 100,
        MaximumBatchingWindowInSeconds: 1,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
      if (!mapped.ok) throw new Error(await mapped.text());
      mapping = ((await mapped.json()) as { UUID: string }).UUID;
    },
    async invoke(event) {
      const answer = await lambda('POST', `functions/${name}/invocations`, event);
      const text = await answer.text();
      if (!answer.ok || answer.headers.get('x-amz-function-error')) throw new Error(text);
      return JSON.parse(text);
    },
    async [Symbol.asyncDispose]() {
      if (mapping !== undefined) {
        await lambda('DELETE', `event-source-mappings/${mapping}`);
        await lambda('DELETE', `functions/${name}`);
      }
      for (const { id } of steps)
        for (const task of await running(id)) await ecs.send(new StopTaskCommand({ cluster: name, task }));
    },
  };
}
