import { randomBytes } from 'node:crypto';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { LocalAws } from '../../scripts/services.ts';
import type { ItemContent, StoredFile } from '../../src/protocol/item-content.ts';
import { filesOf, type ItemEntry } from '../../src/protocol/item-files.ts';
import type { Marker } from '../../src/protocol/marker.ts';
import { readMarker } from '../../src/protocol/marker.ts';
import {
  type FileMessage,
  type ItemMessage,
  readEndMessage,
  readOutputMessage,
  type WorkMessage,
  writeWorkMessage,
} from '../../src/protocol/message.ts';
import { markerFolder, outputFolder, readMarkerKey } from '../../src/protocol/object-keys.ts';

/** The input file of an item, and the item's path. */
export interface InputFile {
  readonly item: string;
  readonly body: Buffer;
}

/** One step of a workflow as deployed: a bucket, a work queue, its dead-letter queue, an inbox. */
export interface Step {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly bucket: string;
  readonly run: string;
  readonly queueUrl: string;
  readonly deadLetterUrl: string;
  readonly inboxUrl: string;
  /** The `PIPEWRIGHT_*` variables of its agents. @param through gives the URL at which a queue is called */
  env(through?: (queueUrl: string) => string): Record<string, string>;
  /** Uploads files under `in/`. @returns the messages of their items, which are not sent yet */
  upload(files: readonly InputFile[]): Promise<FileMessage[]>;
  send(messages: readonly WorkMessage[], delaySeconds?: number): Promise<void>;
  /** How many messages wait or are being processed. */
  backlog(): Promise<number>;
  /** Everything under the run's output folder: bytes by path. */
  outputs(): Promise<Map<string, Buffer>>;
  /** All markers of the run, with the state in their keys. */
  markers(): Promise<(Marker & { readonly key: string; readonly keyState: string })[]>;
  /** How many markers there are, without reading them. */
  countMarkers(): Promise<number>;
  /** Empties the inbox. @returns the number of messages for each output, by its path */
  drainInbox(): Promise<Map<string, number>>;
  /** Takes all messages out of the dead-letter queue. */
  drainDeadLetters(): Promise<string[]>;
}

const STEP = 'step-1';
const PREFIX = 'flow/';
/** Calls at once: enough for the emulator, which has one thread. */
const AT_ONCE = 16;

/** An uploaded file as an entry of an item of several files. @param path its name in the item */
export function entryOf({ item, input }: FileMessage, path = item): ItemEntry<StoredFile> {
  const { bucket, key, etag = '', size = 0 } = input;
  const file = { path, bucket, key, etag, size, version: etag };
  return { kind: 'file', path, file, companions: [] };
}

/** The message of an item of several files. @param rest other content, such as variables and missing ids */
export function itemMessage(
  { run }: Pick<Step, 'run'>,
  id: string,
  files: Readonly<Record<string, readonly ItemEntry<StoredFile>[]>>,
  rest: Partial<ItemContent> = {},
): ItemMessage {
  const content = { segments: [id], id, version: '1', files: new Map(Object.entries(files)), variables: {} };
  return { kind: 'item', run, step: STEP, item: id, attempt: 1, content: { ...content, ...rest } };
}

export async function openStep(aws: LocalAws, maxReceiveCount = 100): Promise<Step> {
  const config = { endpoint: aws.endpoint, region: aws.region, credentials: aws.credentials };
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const sqs = new SQSClient(config);
  const id = randomBytes(6).toString('hex');
  const bucket = `pipewright-${id}`;
  const run = `run-${id}`;
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const queue = async (name: string, attributes: Record<string, string> = {}): Promise<string> => {
    const made = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
    return made.QueueUrl ?? '';
  };
  const attribute = async (url: string, ...names: ('QueueArn' | Count)[]): Promise<string[]> => {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: names }),
    );
    return names.map((name) => Attributes[name] ?? '');
  };
  const deadLetterUrl = await queue(`${id}-dead`);
  const [deadLetterTargetArn] = await attribute(deadLetterUrl, 'QueueArn');
  const queueUrl = await queue(`${id}-work`, {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount }),
  });
  const inboxUrl = await queue(`${id}-inbox`);

  async function list(prefix: string): Promise<string[]> {
    const keys: string[] = [];
    let token: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
      );
      for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return keys;
  }

  async function read(key: string): Promise<Buffer> {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  }

  async function drain(url: string): Promise<string[]> {
    const bodies: string[] = [];
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 600 }),
      );
      if (Messages.length === 0) return bodies;
      bodies.push(...Messages.map(({ Body = '' }) => Body));
      const Entries = Messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
    }
  }

  const markerKeys = () => list(markerFolder(PREFIX, run, STEP));

  return {
    ...{ s3, sqs, bucket, run, queueUrl, deadLetterUrl, inboxUrl },
    env: (through = (url) => url) => ({
      PIPEWRIGHT_QUEUE_URL: through(queueUrl),
      PIPEWRIGHT_DEAD_LETTER_URL: through(deadLetterUrl),
      PIPEWRIGHT_INBOX_URL: through(inboxUrl),
      PIPEWRIGHT_STEP: STEP,
      PIPEWRIGHT_BUCKET: bucket,
      PIPEWRIGHT_PREFIX: PREFIX,
    }),
    upload: (files) =>
      eachOf(files, async ({ item, body }) => {
        const key = `in/${run}/${item}`;
        const { ETag = '' } = await s3.send(
          new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentLength: body.length }),
        );
        const input = { bucket, key, etag: ETag.replaceAll('"', ''), size: body.length };
        return { kind: 'file', run, step: STEP, item, input, gather: false, attempt: 1, trace: [] };
      }),
    async send(messages, delaySeconds = 0) {
      const batches = Array.from({ length: Math.ceil(messages.length / 10) }, (_, i) =>
        messages.slice(i * 10, i * 10 + 10),
      );
      for (const batch of batches)
        await sqs.send(
          new SendMessageBatchCommand({
            QueueUrl: queueUrl,
            Entries: batch.map((message, i) => ({
              Id: String(i),
              MessageBody: writeWorkMessage(message),
              DelaySeconds: delaySeconds,
            })),
          }),
        );
    },
    backlog: async () =>
      (await attribute(queueUrl, ...COUNTS)).reduce((sum, count) => sum + Number(count), 0),
    async outputs() {
      const folder = outputFolder(PREFIX, STEP, run);
      const keys = await list(folder);
      return new Map(await eachOf(keys, async (key) => [key.slice(folder.length), await read(key)] as const));
    },
    async markers() {
      return await eachOf(await markerKeys(), async (key) => ({
        ...readMarker((await read(key)).toString()),
        key,
        keyState: readMarkerKey(key)?.state ?? '',
      }));
    },
    countMarkers: async () => (await markerKeys()).length,
    async drainInbox() {
      const counts = new Map<string, number>();
      for (const path of (await drain(inboxUrl)).flatMap(outputsIn))
        counts.set(path, (counts.get(path) ?? 0) + 1);
      return counts;
    },
    drainDeadLetters: () => drain(deadLetterUrl),
  };
}

/** The paths of the outputs that a message in the inbox names. */
function outputsIn(body: string): string[] {
  if (JSON.parse(body).kind === 'output') return [readOutputMessage(body).path];
  const { run, end } = readEndMessage(body);
  const files = [...(end.outputs?.values() ?? [])].flat().flatMap(filesOf);
  return files.map(({ key }) => key.slice(outputFolder(PREFIX, STEP, run).length));
}

const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;
type Count = (typeof COUNTS)[number];

/** Runs `job` for each value, `AT_ONCE` at once. @returns the results in order */
async function eachOf<T, R>(values: readonly T[], job: (value: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < values.length; i = next++) results[i] = await job(values[i] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}
