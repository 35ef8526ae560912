import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Emulator } from '../../scripts/services.ts';
import { type Ledger, readLedger } from '../../src/dispatch/ledger.ts';
import { ledgerKey, markerFolder, runManifestKey } from '../../src/protocol/object-keys.ts';
import { type ResourceNames, resourceNames } from '../../src/protocol/resource-names.ts';
import { writeRunManifest } from '../../src/protocol/run-manifest.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { aRunManifest } from './run-manifest.ts';

/** One log line of an agent in CloudWatch Logs. */
export interface LogLine {
  readonly stream: string;
  readonly state?: string;
  readonly event?: string;
  readonly item?: string;
}

/** A deployed workflow: its files in S3, and its resources in the account. */
export interface WorkflowView {
  readonly names: ResourceNames;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  /** @param path below the input prefix */
  upload(path: string, body: string | Uint8Array): Promise<void>;
  /** Announces a run with this number of inputs for each first step. */
  announce(run: string, expected: Readonly<Record<string, number>>): Promise<void>;
  /** Paths below a step's folder, of all runs or of one. */
  results(step: string, run?: string): Promise<string[]>;
  /** Paths of a step's results in a run, each with its ETag. */
  etags(step: string, run: string): Promise<Map<string, string>>;
  read(step: string, run: string, path: string): Promise<Buffer>;
  /** The states of a run's markers, `done` or `failed`: one for each item that has ended. */
  ended(step: string, run: string): Promise<string[]>;
  backlog(step: string): Promise<number>;
  /** Messages of a queue, at most ten of them. */
  letters(queue: string): Promise<string[]>;
  /** What the dispatcher remembers about a step's agents. */
  ledger(step: string): Promise<Ledger>;
  tasks(): Promise<string[]>;
  logs(): Promise<LogLine[]>;
  /** How often the dispatcher was called. */
  dispatches(): Promise<number>;
}

export function lookAt(aws: Emulator, plan: Pick<Plan, 'workflow' | 'input' | 'output'>): WorkflowView {
  const { workflow, input, output } = plan;
  const s3 = new S3Client({ ...aws, forcePathStyle: true });
  const sqs = new SQSClient(aws);
  const ecs = new ECSClient(aws);
  const logs = new CloudWatchLogsClient(aws);
  const names = resourceNames(workflow, aws);

  /** Paths below a folder, with their ETags. */
  async function list(folder: string): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    let token: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({ Bucket: output.bucket, Prefix: folder, ContinuationToken: token }),
      );
      for (const { Key = '', ETag = '' } of page.Contents ?? [])
        found.set(Key.slice(folder.length), ETag.replaceAll('"', ''));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return found;
  }
  const folderOf = (step: string, run?: string): string =>
    `${output.prefix}${step}/${run === undefined ? '' : `${run}/`}`;

  async function* linesOf(logGroupName: string) {
    for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, { logGroupName }))
      for (const { logStreamName, message = '' } of events) yield { logStreamName, message };
  }

  return {
    names,
    s3,
    sqs,
    async upload(path, body) {
      await s3.send(
        new PutObjectCommand({ Bucket: input.bucket, Key: `${input.prefix}${path}`, Body: body }),
      );
    },
    async announce(run, expected) {
      const manifest = aRunManifest({ run, workflow, created_at: new Date().toISOString(), expected });
      await s3.send(
        new PutObjectCommand({
          Bucket: output.bucket,
          Key: runManifestKey(output.prefix, run),
          Body: writeRunManifest(manifest),
        }),
      );
    },
    results: async (step, run) => [...(await list(folderOf(step, run))).keys()],
    etags: (step, run) => list(folderOf(step, run)),
    async read(step, run, path) {
      const Key = `${folderOf(step, run)}${path}`;
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: output.bucket, Key }));
      return Buffer.from(await Body!.transformToByteArray());
    },
    async ended(step, run) {
      return [...(await list(markerFolder(output.prefix, run, step))).keys()].map(
        (key) => key.split('.').at(-1) ?? '',
      );
    },
    async backlog(step) {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: names.queue(names.work(step)).url,
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
    },
    async letters(queue) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: names.queue(queue).url, MaxNumberOfMessages: 10 }),
      );
      return Messages.map(({ Body = '' }) => Body);
    },
    async ledger(step) {
      const Key = ledgerKey(output.prefix, step);
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: output.bucket, Key }));
      return readLedger(await Body?.transformToString());
    },
    async tasks() {
      const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster: names.base }));
      return taskArns;
    },
    async logs() {
      const lines: LogLine[] = [];
      for await (const { logStreamName, message } of linesOf(names.agentLogs))
        if (message.startsWith('{')) lines.push({ ...JSON.parse(message), stream: logStreamName });
      return lines;
    },
    async dispatches() {
      let calls = 0;
      for await (const { message } of linesOf(names.dispatcherLogs))
        if (message.includes('"event":"dispatch"')) calls += 1;
      return calls;
    },
  };
}
