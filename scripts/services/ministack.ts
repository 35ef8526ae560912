import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { ending } from './command.ts';
import { bridgeAddress } from './engine.ts';
import { freePort } from './port.ts';
import { ensurePythonTools } from './python-tools.ts';
import type { Setting } from './setting.ts';
import { joinDaemon, waitFor } from './shared.ts';

/** The name of the service's state in its folder. */
export const MINISTACK_SERVICE = 'service';

const REQUIREMENTS = join(import.meta.dirname, 'ministack.txt');
const PROGRAM = join(import.meta.dirname, 'ministack_ecs.py');

/** An AWS emulator on this machine. */
export interface Emulator {
  /**
   * The value of AWS_ENDPOINT_URL, for programs of this machine and in containers alike:
   * `http://172.17.0.1:43251`.
   */
  readonly endpoint: string;
  readonly region: string;
  /**
   * The account of these credentials. MiniStack takes an access key of twelve digits as another account's ID.
   */
  readonly account: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface LocalAws extends Emulator {
  /** Whether this call started it. */
  readonly started: boolean;
  /** Its process, to measure the time and memory that it uses. */
  readonly pid: number;
  /** Ends our use of it; it stops after its last user. */
  stop(): Promise<void>;
  /** Ends our use of it and lets it run. */
  keep(): Promise<void>;
}

interface Data {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
}

/**
 * The AWS emulator: MiniStack with the parts of ECS that it lacks (`ministack_ecs.py`), in a Python
 * environment of its own, on a free port of the address at which containers reach this machine. It keeps
 * everything in memory and starts empty. All tests share it, so buckets and queues need unique names.
 * @throws Failure `TOOL_MISSING`, `COMMAND_FAILED`, `MINISTACK_FAILED`.
 */
export async function ensureMiniStack(setting: Setting): Promise<LocalAws> {
  const programs = await ensurePythonTools(setting, REQUIREMENTS, 'venv-ministack');
  const folder = ministackFolder(setting);
  mkdirSync(folder, { recursive: true });
  const begin = performance.now();
  const host = await bridgeAddress();
  const daemon = await joinDaemon<Data>({
    folder,
    name: MINISTACK_SERVICE,
    start: () => start(join(programs, 'python'), folder, host),
    // An emulator that was started before the engine listens at an address that containers do not reach.
    answers: async (data) => data.host === host && (await answers(data)),
  });
  const { port, pid } = daemon.data;
  const endpoint = `http://${host}:${port}`;
  setting.say(
    daemon.started
      ? `MiniStack: started on ${endpoint}: ${((performance.now() - begin) / 1000).toFixed(1)} s`
      : `MiniStack: using the one on ${endpoint}`,
  );
  return {
    endpoint,
    region: 'us-east-1',
    account: '000000000000',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    started: daemon.started,
    pid,
    stop: daemon.leave,
    keep: daemon.keep,
  };
}

/** Where the emulator of this checkout keeps its state and its log. */
export function ministackFolder(setting: Setting): string {
  return join(setting.folder, 'ministack');
}

/**
 * A folder with this process's Node as `node`, for Lambdas: they need a new Node, and PATH may have an old
 * one first.
 */
function ownNode(folder: string): string {
  const programs = join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  rmSync(join(programs, 'node'), { force: true });
  symlinkSync(process.execPath, join(programs, 'node'));
  return programs;
}

async function start(python: string, folder: string, host: string): Promise<{ pid: number; data: Data }> {
  let said = '';
  // Lambdas are unpacked below this folder, and Node must not read them as ES modules of this checkout.
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  // Another program may take the free port before MiniStack does: then another port is tried.
  for (let attempt = 0; attempt < 3; attempt++) {
    const port = await freePort(host);
    const logFile = join(folder, 'ministack.log');
    const log = openSync(logFile, 'w');
    const child = spawn(python, [PROGRAM], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', log, log],
      env: {
        PATH: `${ownNode(folder)}${delimiter}${process.env.PATH}`,
        // No __pycache__ in the checkout.
        PYTHONDONTWRITEBYTECODE: '1',
        HOME: folder,
        // For its PID file and scratch files, which two checkouts must not share.
        TMPDIR: folder,
        BIND_HOST: host,
        GATEWAY_PORT: String(port),
        MINISTACK_HOST: host,
        LOG_LEVEL: 'WARNING',
        // For Lambdas, which run on this machine: by default they would call 127.0.0.1, where nothing
        // listens.
        AWS_ENDPOINT_URL: `http://${host}:${port}`,
        ...(process.env.DOCKER_HOST && { DOCKER_HOST: process.env.DOCKER_HOST }),
      },
    });
    closeSync(log);
    child.unref();
    let ended = false;
    const end = () => {
      ended = true;
    };
    child.once('exit', end);
    child.once('error', end);
    const data = { host, port, pid: child.pid as number };
    const ready = await waitFor(
      () => answers(data),
      60_000,
      () => ended,
    );
    if (ready && !ended) return { pid: data.pid, data };
    if (!ended) child.kill('SIGKILL');
    said = readFileSync(logFile, 'utf8');
  }
  throw new Failure('MINISTACK_FAILED', `MiniStack does not start.${ending(said)}`);
}

/** Whether S3 and SQS, which everything here needs, answer: each service is loaded at its first call. */
async function answers({ host, port }: Data): Promise<boolean> {
  const url = `http://${host}:${port}/`;
  const limit = () => AbortSignal.timeout(10_000);
  try {
    const [buckets, queues] = await Promise.all([
      fetch(url, { headers: { authorization: scope('s3') }, signal: limit() }),
      fetch(url, {
        method: 'POST',
        headers: {
          authorization: scope('sqs'),
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'AmazonSQS.ListQueues',
        },
        body: '{}',
        signal: limit(),
      }),
    ]);
    const [listed, found] = await Promise.all([buckets.text(), queues.text()]);
    return buckets.ok && queues.ok && listed.includes('ListAllMyBucketsResult') && found.startsWith('{');
  } catch {
    return false;
  }
}

/** The part of a signature that MiniStack reads: it does not check the rest. */
function scope(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}
