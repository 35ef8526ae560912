import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { startAgent } from '../../test/fakes/fleet.ts';
import { temporaryFolder } from '../../test/fakes/folder.ts';
import { openStep } from '../../test/fakes/step.ts';
import { must, run } from '../../test/fakes/workshop.ts';
import type { Row } from '../wrap/measure.ts';
import type { Rig } from './rig.ts';

const MEMORY_GOAL = 150e6;
/**
 * Memory of the emulator per byte of the object: it holds input and output, and the parts too while it joins
 * them.
 */
const EMULATOR_SHARE = 3.2;

/**
 * An agent with an object of this size as input and output, beside s3cmd.
 * @throws Error if the emulator lacks memory
 */
export async function largeRows(rig: Rig, gigabytes: number): Promise<Row[]> {
  const size = gigabytes * 1e9;
  const available = await availableMemory();
  if (available < size * EMULATOR_SHARE)
    throw new Error(
      `the emulator would need ${(size * EMULATOR_SHARE) / 1e9} GB of memory for ${gigabytes} GB, and ${(available / 1e9).toFixed(1)} GB are free`,
    );
  await rig.services.tools(['s3cmd']);
  const image = await rig.image('move', 'mv "$1" "$2"');
  const step = await openStep(rig.aws);
  await using folder = await temporaryFolder();
  const [file, back] = [join(folder.path, 'large'), join(folder.path, 'back')];
  await must('sh', ['-c', `head -c ${size} /dev/urandom >"$1"`, 'sh', file]);
  const key = `in/${step.run}/large.bin`;
  const put = await s3cmd(rig, ['put', file, `s3://${step.bucket}/${key}`]);
  const get = await s3cmd(rig, ['get', `s3://${step.bucket}/${key}`, back]);
  await rm(back);
  const { ETag = '' } = await step.s3.send(new HeadObjectCommand({ Bucket: step.bucket, Key: key }));
  const input = { bucket: step.bucket, key, etag: ETag.replaceAll('"', ''), size };
  await step.send([
    {
      kind: 'file',
      run: step.run,
      step: 'step-1',
      item: 'large.bin',
      input,
      gather: false,
      attempt: 1,
      trace: [],
    },
  ]);
  const begin = performance.now();
  const env = { ...step.env(), PIPEWRIGHT_IDLE_SECONDS: '1' };
  const agent = startAgent({ image, ecs: rig.ecs, endpoint: rig.aws.endpoint, env });
  const peak = watchMemory(agent.name, agent.ended);
  const end = await agent.ended;
  const complete = end.lines.find(({ state }) => state === 'COMPLETE');
  if (!complete) throw new Error(`no result: ${JSON.stringify(end.lines)}\n${end.rest}`);
  const seconds = (complete.at - begin) / 1000;
  const [marker] = await step.markers();
  const { Body } = await step.s3.send(
    new GetObjectCommand({ Bucket: step.bucket, Key: marker?.outputs[0]?.key }),
  );
  if ((await digest(Body as AsyncIterable<Buffer>)) !== (await digest(createReadStream(file))))
    throw new Error('the result is not what went in');
  const memory = await peak;
  const share = (put + get) / seconds;
  return [
    {
      figure: `${gigabytes} GB in and out: throughput, of s3cmd`,
      measured: `${share.toFixed(2)} (agent ${seconds.toFixed(0)} s with its start, s3cmd ${get.toFixed(0)} s in, ${put.toFixed(0)} s out)`,
      goal: 'at least 0.9',
      met: share >= 0.9,
    },
    {
      figure: `${gigabytes} GB in and out: the most resident memory of the agent`,
      measured: `${(memory / 1e6).toFixed(0)} MB`,
      goal: 'under 150 MB',
      met: memory < MEMORY_GOAL,
    },
  ];
}

/** @returns seconds */
async function s3cmd({ aws }: Rig, args: readonly string[]): Promise<number> {
  const { host } = new URL(aws.endpoint);
  const { accessKeyId, secretAccessKey } = aws.credentials;
  const begin = performance.now();
  await must('s3cmd', [
    ...['--config=/dev/null', '--no-ssl', `--host=${host}`, `--host-bucket=${host}`, '--no-progress'],
    ...[`--access_key=${accessKeyId}`, `--secret_key=${secretAccessKey}`, `--region=${aws.region}`],
    ...args,
  ]);
  return (performance.now() - begin) / 1000;
}

/**
 * The agent's peak resident memory in bytes, from the kernel's record (proc(5), VmHWM), read until the agent
 * ends.
 */
async function watchMemory(container: string, ended: Promise<unknown>): Promise<number> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  let pid = 0;
  let most = 0;
  while (!over) {
    await sleep(100);
    if (pid === 0) pid = await firstProcess(container);
    const status = pid > 0 ? await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '') : '';
    most = Math.max(most, Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024);
  }
  return most;
}

/** Bytes (proc_meminfo(5), MemAvailable). */
async function availableMemory(): Promise<number> {
  const text = await readFile('/proc/meminfo', 'utf8');
  return Number(/^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
}

/** The process ID of the container's first process; 0 until it runs. */
async function firstProcess(container: string): Promise<number> {
  const { code, stdout } = await run('docker', ['inspect', '--format={{.State.Pid}}', container]);
  return code === 0 ? Number(stdout) : 0;
}

async function digest(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}
