import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { type FileMessage, readWorkMessage } from '../../src/protocol/message.ts';
import { temporaryFolder } from '../../test/fakes/folder.ts';
import { openStep, type Step } from '../../test/fakes/step.ts';
import type { Row } from '../wrap/measure.ts';
import { pace, type Rig, runAgent, smallFiles } from './rig.ts';

const ITEMS = 300;

/**
 * The time that the agent adds to the calls and the command of an item. The peer is a loop that only does
 * these, with the same clients, one after another.
 */
export async function overheadRow(rig: Rig): Promise<Row> {
  const image = await rig.image('copy', 'cp "$1" "$2"');
  const [forAgent, forLoop] = [await openStep(rig.aws), await openStep(rig.aws)];
  for (const step of [forAgent, forLoop]) await step.send(await step.upload(smallFiles(ITEMS)));
  const loop = await plainLoop(forLoop);
  const agent = pace(await runAgent(rig, forAgent, image, ITEMS));
  const added = agent - loop;
  return {
    figure: 'overhead per item beyond its S3 and SQS round trips',
    measured: `${added.toFixed(1)} ms (agent ${agent.toFixed(1)}, plain loop of the same calls ${loop.toFixed(1)} ms an item, ${ITEMS} items)`,
    goal: 'under 10 ms',
    met: added < 10,
  };
}

/** @returns milliseconds per item */
async function plainLoop({ s3, sqs, bucket, queueUrl, inboxUrl }: Step): Promise<number> {
  await using folder = await temporaryFolder();
  const [input, output] = [join(folder.path, 'in'), join(folder.path, 'out')];
  const begin = performance.now();
  for (let i = 0; i < ITEMS; i += 1) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl }));
    const message = readWorkMessage(Messages[0]?.Body ?? '') as FileMessage;
    const marker = { Bucket: bucket, Key: `loop/markers/${message.item}` };
    await s3.send(new HeadObjectCommand(marker)).catch(() => undefined);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: message.input.key }));
    await writeFile(input, (await Body?.transformToByteArray()) ?? '');
    await promisify(execFile)('/bin/busybox', ['sh', '-c', 'cp "$1" "$2"', 'sh', input, output]);
    const bytes = await readFile(output);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `loop/${message.item}`, Body: bytes }));
    await s3.send(new PutObjectCommand({ ...marker, Body: JSON.stringify(message), IfNoneMatch: '*' }));
    await sqs.send(new SendMessageCommand({ QueueUrl: inboxUrl, MessageBody: JSON.stringify(message) }));
    const { ReceiptHandle } = Messages[0] ?? {};
    await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
  }
  return (performance.now() - begin) / ITEMS;
}
