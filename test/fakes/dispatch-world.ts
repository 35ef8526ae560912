import type { LiveAgent } from '../../src/dispatch/backoff.ts';
import type { Dispatcher } from '../../src/dispatch/dispatch.ts';
import { FittedLines } from '../../src/dispatch/fitted-lines.ts';
import { ItemLists } from '../../src/dispatch/item-lists.ts';
import type { Notice } from '../../src/dispatch/notice-text.ts';
import type { RunAnswer, RunRequest } from '../../src/dispatch/start-agents.ts';
import { type DispatchPlan, type DispatchStep, workQueues } from '../../src/protocol/dispatch-plan.ts';
import { type FileMessage, readWorkMessage, type WorkMessage } from '../../src/protocol/message.ts';
import { readFileMessage } from './file-message.ts';
import { MemoryS3 } from './memory-s3.ts';
import { MemorySqs } from './memory-sqs.ts';

/** The dispatcher's edges in memory, with a clock that only sleeping moves. */
export class DispatchWorld implements Dispatcher {
  readonly plan: DispatchPlan;
  now = Date.UTC(2026, 10, 25);
  readonly clock = {
    now: () => this.now,
    sleep: async (milliseconds: number) => {
      this.now += milliseconds;
    },
  };
  readonly lists = new ItemLists();
  readonly memoryLines = new FittedLines();
  readonly s3 = new MemoryS3(this.clock.now);
  readonly sqs = new MemorySqs(this.clock);
  /** The backlogs that queues report; those of real queues lag behind, too. */
  readonly backlogs = new Map<string, number>();
  readonly listed: string[] = [];
  /** `startedBy` of the listed tasks. */
  readonly starters = new Map<string, string>();
  /** What ECS knows about the listed tasks. */
  readonly agents = new Map<string, Omit<LiveAgent, 'arn'>>();
  readonly started: RunRequest[] = [];
  readonly lines: Record<string, unknown>[] = [];
  /** The answer of ECS to RunTask; undefined: all tasks start. */
  answer: (request: RunRequest) => RunAnswer | undefined = () => undefined;
  /** Whether SQS refuses a message. */
  refuses: (message: WorkMessage) => boolean = () => false;
  #tokens = 0;

  constructor(plan: DispatchPlan) {
    this.plan = plan;
    this.s3.createBucket(plan.output.bucket);
    for (const { url } of [plan.inbox, ...plan.steps.flatMap(workQueues)]) this.sqs.createQueue(url);
  }

  readonly token = (): string => `token-${this.#tokens++}`;
  readonly log = (line: Readonly<Record<string, unknown>>): void => void this.lines.push({ ...line });

  readonly queues: Dispatcher['queues'] = {
    send: async (url, messages, delay) => {
      const refused = messages.map(
        ({ body }) => url !== this.plan.inbox.url && this.refuses(readWorkMessage(body)),
      );
      const taken = messages.filter((_, i) => !refused[i]);
      await this.sqs.workQueues.send(url, taken, delay);
      return new Map(refused.flatMap((is, i) => (is ? [[i, 'refused'] as const] : [])));
    },
    backlog: async (url) => this.backlogs.get(url) ?? 0,
  };

  readonly tasks: Dispatcher['tasks'] = async () => ({
    list: async () => [...this.listed],
    listStartedBy: async (_cluster, startedBy) =>
      this.listed.filter((arn) => this.starters.get(arn) === startedBy),
    describe: async (_cluster, tasks) => tasks.map((arn) => ({ arn, ...this.agents.get(arn) })),
    ended: async () => [],
    run: async (request) => {
      this.started.push(request);
      const tasks = Array.from({ length: request.count }, (_, i) => `${request.clientToken}/${i}`);
      return this.answer(request) ?? { kind: 'answered', refused: [], tasks };
    },
  });

  readonly objects: Dispatcher['objects'] = async () => this.s3.bucket;

  readonly drains: Dispatcher['drains'] = async () => (url) => this.sqs.drainable(url);

  /** The notices that were sent to people. */
  readonly notified: Notice[] = [];
  /** If set, sending a notice fails with this. */
  unreachable: Error | undefined;
  readonly notices: Dispatcher['notices'] = async () => ({
    publish: async (_topic, notice) => {
      if (this.unreachable) throw this.unreachable;
      this.notified.push(notice);
    },
  });

  /** Writes an object of the output bucket. */
  put(key: string, text = ''): void {
    this.s3.put({ bucket: this.plan.output.bucket, key }, text);
  }

  text(key: string): string | undefined {
    return this.s3.text({ bucket: this.plan.output.bucket, key });
  }

  /** The items in a step's work queue. */
  sent(step: string): FileMessage[] {
    return this.sqs.peek(step).map(({ body }) => readFileMessage(body));
  }

  /** The last log line's steps. */
  get report(): Record<string, unknown>[] {
    return this.lines.at(-1)!.steps as Record<string, unknown>[];
  }
}

export function planOf(...steps: (Partial<DispatchStep> & { readonly id: string })[]): DispatchPlan {
  const address = (name: string) => ({ url: name, arn: `arn:aws:sqs:us-east-1:1:${name}` });
  return {
    version: 1,
    workflow: 'flow',
    region: 'us-east-1',
    cluster: 'flow',
    inbox: address('inbox'),
    input: { bucket: 'inputs', prefix: 'in/' },
    output: { bucket: 'results', prefix: 'out/' },
    network: { subnets: ['subnet-1'], securityGroups: ['sg-1'], publicIp: true },
    steps: steps.map((step) => ({
      needs: [],
      gather: false,
      patterns: ['*'],
      work: address(step.id),
      deadLetter: address(`${step.id}-dead`),
      taskDefinition: `arn:aws:ecs:us-east-1:1:task-definition/flow-${step.id}:3`,
      compute: { kind: 'fargate', spotFirst: true },
      maxAgents: 10,
      perAgent: 10,
      ...step,
    })),
  };
}

export function s3Record(key: string, rest: Record<string, unknown> = {}) {
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    eventName: 'ObjectCreated:Put',
    s3: { bucket: { name: 'inputs' }, object: { key, size: 3, eTag: 'abc', sequencer: '0055' } },
    ...rest,
  };
}

export function messagesOf(...bodies: unknown[]) {
  return {
    Records: bodies.map((body, i) => ({
      messageId: `m${i}`,
      eventSource: 'aws:sqs',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })),
  };
}
