import type { Dispatcher } from '../../src/dispatch/dispatch.ts';
import type { RunAnswer, RunRequest } from '../../src/dispatch/start-agents.ts';
import type { DispatchPlan, DispatchStep } from '../../src/protocol/dispatch-plan.ts';
import { readWorkMessage, type WorkMessage } from '../../src/protocol/message.ts';
import type { ListedObject } from '../../src/protocol/object-store.ts';

/** The dispatcher's edges in memory, on a clock that only sleeping moves. */
export class DispatchWorld implements Dispatcher {
  readonly plan: DispatchPlan;
  now = Date.UTC(2026, 10, 25);
  readonly sent = new Map<string, WorkMessage[]>();
  /** What was put back into the inbox, with its delay in seconds. */
  readonly held: { readonly body: string; readonly delay: number | undefined }[] = [];
  readonly backlogs = new Map<string, number>();
  readonly listed: string[] = [];
  readonly started: RunRequest[] = [];
  readonly lines: Record<string, unknown>[] = [];
  readonly files = new Map<string, { text: string; etag: string; modified: number }>();
  /** What ECS answers in place of starting. */
  answer: (request: RunRequest) => RunAnswer | undefined = () => undefined;
  /** Called before each write: another call of the dispatcher may come in between. */
  beforeWrite: (key: string) => void = () => {};
  refuses: (body: WorkMessage) => boolean = () => false;
  #tokens = 0;
  #etags = 0;

  constructor(plan: DispatchPlan) {
    this.plan = plan;
  }

  readonly clock = {
    now: () => this.now,
    sleep: async (milliseconds: number) => {
      this.now += milliseconds;
    },
  };
  readonly token = (): string => `token-${this.#tokens++}`;
  readonly log = (line: Readonly<Record<string, unknown>>): void => void this.lines.push({ ...line });

  readonly queues: Dispatcher['queues'] = {
    send: async (url, bodies, delay) => {
      const left = new Map<number, string>();
      if (url === this.plan.inbox.url) {
        this.held.push(...bodies.map((body) => ({ body, delay })));
        return left;
      }
      bodies.forEach((body, i) => {
        const message = readWorkMessage(body);
        if (this.refuses(message)) left.set(i, 'refused');
        else this.sent.set(url, [...(this.sent.get(url) ?? []), message]);
      });
      return left;
    },
    backlog: async (url) => this.backlogs.get(url) ?? 0,
  };

  readonly tasks: Dispatcher['tasks'] = async () => ({
    list: async () => [...this.listed],
    run: async (request) => {
      this.started.push(request);
      const answer = this.answer(request) ?? {
        kind: 'answered',
        refused: [],
        tasks: Array.from({ length: request.count }, (_, i) => `${request.clientToken}/${i}`),
      };
      return answer;
    },
  });

  readonly objects: Dispatcher['objects'] = async () => ({
    read: async ({ key }) => this.files.get(key),
    replace: async ({ key }, text, etag) => {
      this.beforeWrite(key);
      return this.files.get(key)?.etag === etag ? this.put(key, text) : undefined;
    },
    create: async ({ key }, text) => {
      this.beforeWrite(key);
      return !this.files.has(key) && this.put(key, text) !== '';
    },
    list: (_bucket, prefix) => this.#list(prefix),
  });

  put(key: string, text = ''): string {
    const etag = `e${this.#etags++}`;
    this.files.set(key, { text, etag, modified: this.now });
    return etag;
  }

  async *#list(prefix: string): AsyncGenerator<ListedObject> {
    for (const key of [...this.files.keys()].filter((one) => one.startsWith(prefix)).sort()) {
      const { text, etag, modified } = this.files.get(key)!;
      yield { key, etag, size: text.length, modified };
    }
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
