import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { CommandEnd, CommandRequest } from '../../src/agent/command-line.ts';
import { runWorker, WORKER_EXIT } from '../../src/agent/worker.ts';
import type { Objects, Queues } from '../../src/agent/worker-edges.ts';
import { readSettings } from '../../src/agent/worker-settings.ts';
import type { Workspace } from '../../src/agent/workspace.ts';
import * as workspace from '../../src/edge/agent-workspace.ts';
import * as archives from '../../src/edge/checkpoint-archive.ts';
import { type Marker, readMarker } from '../../src/protocol/marker.ts';
import {
  type FileMessage,
  readOutputMessage,
  type WorkMessage,
  writeWorkMessage,
} from '../../src/protocol/message.ts';
import { markerFolder, outputFolder, readMarkerKey } from '../../src/protocol/object-keys.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { MemoryS3 } from './memory-s3.ts';
import { MemorySqs } from './memory-sqs.ts';
import { VirtualClock } from './virtual-clock.ts';

/** The algorithm: reads `input`, writes `output`, and returns what is different from a successful end. */
export type Job = (
  input: string,
  output: string,
  request: CommandRequest,
) => Promise<Partial<CommandEnd>> | Partial<CommandEnd> | undefined;

export interface AgentOptions {
  readonly spec?: Partial<Spec>;
  /** `PIPEWRIGHT_…` variables without their prefix. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly queues?: Partial<Queues>;
  readonly objects?: Partial<Objects>;
  readonly workspace?: Partial<Workspace>;
}

export interface RunningAgent {
  /** The image's folders `in` and `out`, and the agent's scratch folder. */
  readonly folder: string;
  readonly log: Record<string, unknown>[];
  /** How often the algorithm was started. */
  runs(): number;
  /** How many bytes of the algorithm's output the agent printed. */
  printed(): number;
  stop(signal: string): void;
  /** Its exit code. */
  readonly ended: Promise<number>;
}

const STEP = 'step-1';
const PREFIX = 'flow/';
const RUN = 'run-1';

/** One step with agents in this process: S3, SQS and time in memory, files of items in a temporary folder. */
export class WorkerWorld {
  readonly bucket = 'bucket';
  readonly run = RUN;
  readonly clock = new VirtualClock(Date.UTC(2026, 10, 25));
  readonly s3 = new MemoryS3(() => this.clock.now());
  readonly sqs = new MemorySqs(this.clock);
  readonly queueUrl: string;
  readonly deadLetterUrl = this.sqs.createQueue('dead');
  readonly inboxUrl = this.sqs.createQueue('inbox');
  readonly #t: TestContext;

  constructor(t: TestContext) {
    this.#t = t;
    this.queueUrl = this.sqs.createQueue('work', { maxReceiveCount: 100, deadLetterUrl: this.deadLetterUrl });
    this.s3.createBucket(this.bucket);
  }

  /** Uploads files and sends their messages. */
  async begin(files: Readonly<Record<string, string>>): Promise<FileMessage[]> {
    const messages = Object.entries(files).map(([item, body]) => this.upload(item, body));
    await this.send(...messages);
    return messages;
  }

  upload(item: string, body: string): FileMessage {
    const place = { bucket: this.bucket, key: `in/${RUN}/${item}` };
    const input = { ...place, etag: this.s3.put(place, body), size: Buffer.byteLength(body) };
    return { kind: 'file', run: RUN, step: STEP, item, input, gather: false, attempt: 1, trace: [] };
  }

  send(...messages: WorkMessage[]): Promise<void> {
    return this.sendText(...messages.map(writeWorkMessage));
  }

  /** Sends a message to another queue than that of the world's own step. */
  sendTo(queue: string, message: WorkMessage): Promise<void> {
    return this.sqs.queues.send(queue, [{ body: writeWorkMessage(message) }]);
  }

  sendText(...bodies: string[]): Promise<void> {
    return this.sqs.queues.send(
      this.queueUrl,
      bodies.map((body) => ({ body })),
    );
  }

  start(
    job: Job,
    { spec, settings = {}, environment = {}, queues, objects, workspace: files }: AgentOptions = {},
  ): RunningAgent {
    const folder = mkdtempSync(join(tmpdir(), 'pipewright-worker-'));
    this.#t.after(() => rmSync(folder, { recursive: true, force: true }));
    for (const name of ['in', 'out', 'scratch']) mkdirSync(join(folder, name));
    const log: Record<string, unknown>[] = [];
    const stop = new AbortController();
    let runs = 0;
    let printed = 0;
    const all = {
      ...{ QUEUE_URL: this.queueUrl, DEAD_LETTER_URL: this.deadLetterUrl, INBOX_URL: this.inboxUrl },
      ...{ STEP, BUCKET: this.bucket, PREFIX, IDLE_SECONDS: '1', ...settings },
    };
    const ended = runWorker({
      settings: readSettings(Object.fromEntries(Object.entries(all).map(([k, v]) => [`PIPEWRIGHT_${k}`, v]))),
      spec: {
        ...{ name: 'test', container_name: 'x', run_command: 'job $input $output' },
        memory: { suggested: 1024 },
        ...{ input_file_path: join(folder, 'in'), output_file_path: join(folder, 'out'), ...spec },
      } as Spec,
      original: { entrypoint: [], cmd: [], env: {} },
      environment,
      agentVersion: '1.2.3',
      scratch: join(folder, 'scratch'),
      queues: { ...this.sqs.queues, ...queues },
      objects: { ...this.s3.objects, ...objects },
      workspace: this.clock.waitFor({
        ...workspace,
        readLines: async (file: string) => lines(readFileSync(file, 'utf8')),
        ...files,
      }),
      archives: this.clock.waitFor({ ...archives }),
      runCommand: async (request) => {
        runs += 1;
        const [, input, output] = request.pipelines[0]![0]!.argv;
        return { exitCode: 0, signal: null, outOfMemory: false, ...(await job(input!, output!, request)) };
      },
      machine: { memoryMb: 1024, cpus: 2 },
      clock: this.clock,
      stop: stop.signal,
      log: (entry) => void log.push({ ...entry }),
      print: (_stream, chunk) => {
        printed += chunk.length;
        return undefined;
      },
    }).then((failure) => (failure === undefined ? 0 : WORKER_EXIT[failure.code]!));
    return {
      ...{ folder, log, ended },
      runs: () => runs,
      printed: () => printed,
      stop: (signal) => stop.abort(signal),
    };
  }

  /** Runs an agent to its end. @throws Error unless it ends with 0 */
  async work(job: Job, options: AgentOptions = {}): Promise<RunningAgent> {
    const agent = this.start(job, options);
    const code = await this.clock.drive(agent.ended);
    if (code !== 0) throw new Error(`the agent ended with ${code}: ${JSON.stringify(agent.log)}`);
    return agent;
  }

  /** Texts below the step's output folder, by path. */
  outputs(): Record<string, string> {
    const folder = outputFolder(PREFIX, STEP, RUN);
    const keys = this.s3.keys(this.bucket, folder);
    return Object.fromEntries(
      keys.map((key) => [key.slice(folder.length), this.s3.text({ bucket: this.bucket, key })!]),
    );
  }

  removeOutputs(): void {
    for (const key of this.s3.keys(this.bucket, outputFolder(PREFIX, STEP, RUN)))
      this.s3.delete({ bucket: this.bucket, key });
  }

  markers(): (Marker & { readonly key: string; readonly keyState: string })[] {
    return this.s3.keys(this.bucket, markerFolder(PREFIX, RUN, STEP)).map((key) => ({
      ...readMarker(this.s3.text({ bucket: this.bucket, key })!),
      key,
      keyState: readMarkerKey(key)!.state,
    }));
  }

  /** Empties the inbox. @returns the number of messages for each output, by its path */
  drainInbox(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { path } of this.sqs.drain(this.inboxUrl).map(({ body }) => readOutputMessage(body)))
      counts[path] = (counts[path] ?? 0) + 1;
    return counts;
  }
}

async function* lines(text: string): AsyncGenerator<string> {
  yield* text.trimEnd().split('\n');
}
