import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DeleteRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import { DescribeTasksCommand, ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { GetFunctionConcurrencyCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Failure } from '../../src/core/failure.ts';

/** How long AWS may take to change a stack, and the time between two polls, in milliseconds. */
const PATIENCE = 10 * 60_000;
const LOOK = 2000;

/** Environment variables of credentials that are valid for an hour. */
export type Credentials = Readonly<
  Record<'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY' | 'AWS_SESSION_TOKEN', string>
>;

/** The trial's own calls to the account, with the user's credentials. */
export class Account {
  readonly id: string;
  readonly partition: string;
  readonly region: string;
  /** AWS_ENDPOINT_URL, set for an emulator. */
  readonly endpoint: string | undefined;
  readonly #s3: S3Client;
  readonly #stacks: CloudFormationClient;
  readonly #lambda: LambdaClient;

  private constructor(id: string, partition: string, region: string, endpoint: string | undefined) {
    this.id = id;
    this.partition = partition;
    this.region = region;
    this.endpoint = endpoint;
    this.#s3 = new S3Client({ region, forcePathStyle: endpoint !== undefined });
    this.#stacks = new CloudFormationClient({ region });
    this.#lambda = new LambdaClient({ region });
  }

  /** @throws Failure `BAD_USAGE` without a region, or for the root user, who cannot assume roles */
  static async open(env = process.env): Promise<Account> {
    const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
    if (!region) throw new Failure('BAD_USAGE', 'In which region? Set AWS_REGION, to us-east-1 for example.');
    const { Account: id = '', Arn = '' } = await new STSClient({ region }).send(
      new GetCallerIdentityCommand({}),
    );
    const endpoint = env.AWS_ENDPOINT_URL || undefined;
    if (Arn.endsWith(':root') && endpoint === undefined)
      throw new Failure(
        'BAD_USAGE',
        'These are the credentials of the root user, who cannot assume roles. Make an IAM user or role with AdministratorAccess, and use that.',
      );
    return new Account(id, Arn.split(':')[1] || 'aws', region, endpoint);
  }

  /**
   * Makes a role with these policies, in a stack.
   * @returns its ARN
   * @throws Failure `TRIAL_FAILED` with CloudFormation's reason
   */
  async makeRole(stack: string, documents: readonly object[]): Promise<string> {
    const trust = {
      Effect: 'Allow',
      Principal: { AWS: `arn:${this.partition}:iam::${this.id}:root` },
      Action: 'sts:AssumeRole',
    };
    const policies = documents.map(
      (PolicyDocument, i) =>
        [`Policy${i}`, { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument } }] as const,
    );
    const template = {
      Resources: {
        ...Object.fromEntries(policies),
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
            ManagedPolicyArns: policies.map(([name]) => ({ Ref: name })),
          },
        },
      },
      Outputs: { Role: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
    };
    await this.#stacks.send(
      new CreateStackCommand({
        StackName: stack,
        TemplateBody: JSON.stringify(template),
        Capabilities: ['CAPABILITY_IAM'],
      }),
    );
    const made = await this.#settled(stack);
    const role = made?.Outputs?.find(({ OutputKey }) => OutputKey === 'Role')?.OutputValue;
    if (made?.StackStatus === 'CREATE_COMPLETE' && role) return role;
    const { StackEvents = [] } = await this.#stacks.send(
      new DescribeStackEventsCommand({ StackName: stack }),
    );
    const why = StackEvents.findLast(({ ResourceStatus = '' }) => ResourceStatus.endsWith('FAILED'));
    throw new Failure(
      'TRIAL_FAILED',
      `The stack ${stack} is in ${made?.StackStatus}: ${why?.LogicalResourceId} ${why?.ResourceStatusReason}`,
    );
  }

  /**
   * Credentials of a role. Tries for up to a minute, as IAM takes some seconds until a new role can be
   * assumed.
   */
  async assume(role: string): Promise<Credentials> {
    const command = new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'pipewright-trial' });
    const sts = new STSClient({ region: this.region });
    for (const end = Date.now() + 60_000; ; await sleep(LOOK)) {
      try {
        const { Credentials: given } = await sts.send(command);
        return {
          AWS_ACCESS_KEY_ID: given?.AccessKeyId ?? '',
          AWS_SECRET_ACCESS_KEY: given?.SecretAccessKey ?? '',
          AWS_SESSION_TOKEN: given?.SessionToken ?? '',
        };
      } catch (error) {
        if (Date.now() > end || (error as Error).name !== 'AccessDenied') throw error;
      }
    }
  }

  /** @throws Failure `TRIAL_FAILED` if some of it is left */
  async deleteStack(stack: string): Promise<void> {
    await this.#stacks.send(new DeleteStackCommand({ StackName: stack }));
    const left = await this.#settled(stack);
    if (left) throw new Failure('TRIAL_FAILED', `The stack ${stack} is in ${left.StackStatus}.`);
  }

  /** Keys below a prefix that end in this way; at most a thousand. */
  async keys(bucket: string, prefix: string, ending = ''): Promise<string[]> {
    const { Contents = [] } = await this.#s3.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }),
    );
    return Contents.map(({ Key = '' }) => Key).filter((key) => key.endsWith(ending));
  }

  /** Whether a Lambda function is paused: its reserved concurrency is 0. */
  async isPaused(name: string): Promise<boolean> {
    const command = new GetFunctionConcurrencyCommand({ FunctionName: name });
    return (await this.#lambda.send(command)).ReservedConcurrentExecutions === 0;
  }

  /** Deletes its images too; does nothing if it does not exist. */
  async deleteRepository(repositoryName: string): Promise<void> {
    const ecr = new ECRClient({ region: this.region });
    await ecr.send(new DeleteRepositoryCommand({ repositoryName, force: true })).catch((error: Error) => {
      if (error.name !== 'RepositoryNotFoundException') throw error;
    });
  }

  async deleteObject(bucket: string, key: string): Promise<void> {
    await this.#s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  }

  /** Deletes everything in it too; does nothing if it does not exist. */
  async deleteBucket(bucket: string): Promise<void> {
    try {
      for (let keys = await this.keys(bucket, ''); keys.length > 0; keys = await this.keys(bucket, ''))
        await this.#s3.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: keys.map((Key) => ({ Key })) } }),
        );
      await this.#s3.send(new DeleteBucketCommand({ Bucket: bucket }));
    } catch (error) {
      if ((error as Error).name !== 'NoSuchBucket') throw error;
    }
  }

  /**
   * A line for each running task of a cluster: its status, capacity provider or launch type, and attributes.
   */
  async tasks(cluster: string): Promise<string[]> {
    const ecs = new ECSClient({ region: this.region });
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster }));
    if (taskArns.length === 0) return [];
    const { tasks = [] } = await ecs.send(
      new DescribeTasksCommand({ cluster, tasks: taskArns.slice(0, 100) }),
    );
    return tasks.map(
      ({ taskArn = '', capacityProviderName, launchType, lastStatus, attributes = [] }) =>
        `${taskArn.split('/').at(-1)}: ${lastStatus}, ${capacityProviderName ?? launchType}${attributes.map(({ name, value }) => `, ${name}=${value}`).join('')}`,
    );
  }

  async #settled(stack: string) {
    for (const end = Date.now() + PATIENCE; ; await sleep(this.endpoint ? LOOK / 10 : LOOK)) {
      const found = await this.#stacks
        .send(new DescribeStacksCommand({ StackName: stack }))
        .catch((error: Error) => {
          if (/does not exist/.test(error.message)) return undefined;
          throw error;
        });
      const { StackStatus = 'DELETE_COMPLETE' } = found?.Stacks?.[0] ?? {};
      if (StackStatus === 'DELETE_COMPLETE') return undefined;
      if (!StackStatus.endsWith('_IN_PROGRESS') || Date.now() > end) return found!.Stacks![0]!;
    }
  }
}
