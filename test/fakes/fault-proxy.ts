import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { bridgeAddress } from '../../scripts/services.ts';

/**
 * What can go wrong with a call. With "after", the call had its effect, and only its answer is lost or wrong.
 */
export const FAULTS = [
  'error 500',
  'error 500 after',
  'slow down 503',
  'too many 429',
  'reset',
  'reset after',
  'reset within the answer',
  'slow body',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultPlan {
  /** With the same seed, the nth call of each kind to each object or queue gets the same fault. */
  readonly seed: number;
  /** The share of calls that get a fault, 0 to 1. */
  readonly share: number;
  /** Milliseconds that each call takes longer; default 0. */
  readonly latency?: number;
  /** The possible faults; by default all. */
  readonly faults?: readonly Fault[];
  /**
   * Whether callers may list buckets; default true. If not, S3 answers 403 instead of 404 for a missing
   * object.
   */
  readonly mayList?: boolean;
}

export interface FaultProxy extends AsyncDisposable {
  /** `http://172.17.0.1:41234`: for AWS_ENDPOINT_URL, here and in containers. */
  readonly endpoint: string;
  /** A queue's URL that leads through this proxy: the SDK calls a queue at its URL. */
  through(queueUrl: string): string;
  /** Changes the plan for all calls from now on. */
  plan(plan: FaultPlan): void;
  /** How many calls came, and how many got each fault. */
  counts(): { readonly calls: number; readonly faults: Readonly<Partial<Record<Fault, number>>> };
  /** How many calls the target answered to the caller, and how many milliseconds they took together. */
  upstream(): { readonly milliseconds: number; readonly calls: number };
}

const SLOW_PIECES = 10;
const SLOW_PAUSE = 100;

/** Stands between AWS clients and the emulator, forwards calls, and spoils some of them. */
export async function openFaultProxy(target: string, first: FaultPlan): Promise<FaultProxy> {
  const host = await bridgeAddress();
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const calls = new Map<string, number>();
  let plan = first;
  let total = 0;
  let passed = 0;
  let passedMs = 0;
  const done: Partial<Record<Fault, number>> = {};

  const server = createServer((incoming, outgoing) => {
    // The caller may be killed at any moment.
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => {});
    total += 1;
    const name = callName(incoming);
    const turn = (calls.get(name) ?? 0) + 1;
    calls.set(name, turn);
    const fault = decide(plan, `${name} ${turn}`);
    if (fault) done[fault] = (done[fault] ?? 0) + 1;
    serve(incoming, outgoing, fault, plan).catch(() => outgoing.destroy());
  });

  async function serve(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    fault: Fault | undefined,
    { latency = 0, mayList = true }: FaultPlan,
  ): Promise<void> {
    if (latency > 0) await sleep(latency);
    if (fault === 'reset') return void outgoing.socket?.resetAndDestroy();
    const early = fault && answerOf(fault, incoming);
    if (early && !fault.endsWith('after')) {
      incoming.resume();
      return void outgoing.writeHead(early.status, early.headers).end(early.body);
    }
    const began = performance.now();
    const answer = await handOn(incoming, outgoing);
    if (early || fault === 'reset after') {
      answer.resume();
      await once(answer, 'end');
      if (!early) return void outgoing.socket?.resetAndDestroy();
      return void outgoing.writeHead(early.status, early.headers).end(early.body);
    }
    if (!mayList && isMissingObject(incoming, answer)) {
      answer.resume();
      const body = incoming.method === 'HEAD' ? '' : errorOf('AccessDenied', 'Access Denied');
      return void outgoing.writeHead(403, { 'content-type': 'application/xml' }).end(body);
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
    if (fault === 'slow body') await drip(answer, outgoing);
    else if (fault === 'reset within the answer') await cut(answer, outgoing);
    else for await (const chunk of answer) if (!outgoing.write(chunk)) await drained(outgoing);
    outgoing.end();
    passed += 1;
    passedMs += performance.now() - began;
  }

  function handOn(incoming: IncomingMessage, outgoing: ServerResponse): Promise<IncomingMessage> {
    const { host: upstream, hostname, port } = new URL(target);
    return new Promise((resolve, reject) => {
      const headers = { ...incoming.headers, host: upstream };
      delete headers.expect;
      const onward = request(
        { agent, hostname, port, method: incoming.method, path: incoming.url, headers },
        resolve,
      );
      onward.once('error', reject);
      // If the caller is gone, its call is aborted, as when a connection breaks.
      outgoing.once('close', () => {
        if (!outgoing.writableFinished) onward.destroy();
      });
      incoming.pipe(onward);
    });
  }

  server.keepAliveTimeout = 60_000;
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const endpoint = `http://${host}:${address.port}`;
  return {
    endpoint,
    through: (queueUrl) => endpoint + new URL(queueUrl).pathname,
    plan: (next) => {
      plan = next;
    },
    counts: () => ({ calls: total, faults: { ...done } }),
    upstream: () => ({ milliseconds: passedMs, calls: passed }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      agent.destroy();
    },
  };
}

/** A name for the call, without what differs from run to run. */
function callName({ method, url = '', headers }: IncomingMessage): string {
  const { pathname, searchParams } = new URL(url, 'http://aws');
  const target = headers['x-amz-target'] ?? '';
  return `${method} ${target} ${pathname} ${searchParams.get('partNumber') ?? ''} ${headers.range ?? ''}`;
}

function decide({ seed, share, faults = FAULTS }: FaultPlan, turn: string): Fault | undefined {
  const hash = createHash('sha256').update(`${seed} ${turn}`).digest();
  if (hash.readUInt32BE(0) / 2 ** 32 >= share) return undefined;
  return faults[hash.readUInt32BE(4) % faults.length];
}

const ERRORS: Partial<Record<Fault, [status: number, code: string, headers?: Record<string, string>]>> = {
  'error 500': [500, 'InternalError'],
  'error 500 after': [500, 'InternalError'],
  'slow down 503': [503, 'SlowDown'],
  'too many 429': [429, 'TooManyRequests', { 'retry-after': '1' }],
};

/** Whether S3 answered 404 for an object. */
function isMissingObject({ headers, method, url = '' }: IncomingMessage, answer: IncomingMessage): boolean {
  const isObject = headers['x-amz-target'] === undefined && /^\/[^/?]+\/[^?]/.test(url);
  return isObject && (method === 'GET' || method === 'HEAD') && answer.statusCode === 404;
}

function errorOf(code: string, message: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
}

/** The error answer of a fault, in the format of S3 (XML) or SQS (JSON); undefined for other faults. */
function answerOf(fault: Fault, { headers, method }: IncomingMessage) {
  const error = ERRORS[fault];
  if (!error) return undefined;
  const [status, code, more] = error;
  const json = headers['x-amz-target'] !== undefined;
  const body = json
    ? JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message: 'injected by the test' })
    : errorOf(code, 'injected by the test');
  const type = json ? 'application/x-amz-json-1.0' : 'application/xml';
  return { status, headers: { 'content-type': type, ...more }, body: method === 'HEAD' ? '' : body };
}

async function drip(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    const step = Math.max(1, Math.ceil(chunk.length / SLOW_PIECES));
    for (let at = 0; at < chunk.length; at += step) {
      if (!outgoing.write(chunk.subarray(at, at + step))) await drained(outgoing);
      await sleep(SLOW_PAUSE);
    }
  }
}

/** Sends half of the first piece, then resets the connection. */
async function cut(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    const half = chunk.subarray(0, chunk.length >> 1);
    await new Promise((resolve) => outgoing.write(half, resolve));
    break;
  }
  outgoing.socket?.resetAndDestroy();
}

async function drained(outgoing: ServerResponse): Promise<void> {
  if (outgoing.destroyed) throw new Error('the caller is gone');
  await Promise.race([once(outgoing, 'drain'), once(outgoing, 'close')]);
}
