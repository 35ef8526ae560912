import { itemCalls, requestsCost } from '../../src/deploy/cost-model.ts';
import { type Dispatcher, dispatch } from '../../src/dispatch/dispatch.ts';
import { FittedLines } from '../../src/dispatch/fitted-lines.ts';
import { ItemLists } from '../../src/dispatch/item-lists.ts';
import { Pace } from '../../src/dispatch/pace.ts';
import { type RunAnswer, type RunRequest, startAgents } from '../../src/dispatch/start-agents.ts';
import { planOf } from '../../test/fakes/dispatch-world.ts';
import { Bucket, VirtualClock } from './virtual.ts';

/**
 * Facts about AWS (Amazon ECS Developer Guide, throttling and quotas; prices of us-east-1), in milliseconds
 * unless said otherwise. A task is in PROVISIONING, then pulls its image, then works; it is billed from the
 * start of the pull.
 */
export const AWS = {
  provisioning: 20_000,
  pull: 20_000,
  /** Of an agent's first item, and of the first after idling; later transfers overlap with commands. */
  transfer: 2_000,
  /** The agent's own time for each item. */
  overhead: 200,
  /** The default of PIPEWRIGHT_IDLE_SECONDS. */
  idle: 60_000,
  /** Fargate bills at least this. */
  leastPaid: 60_000,
  dispatcherCall: 1_000,
  inboxBatch: 1_000,
  /** Calls at once by the inbox's event source mapping. */
  inboxCalls: 2,
  schedule: 300_000,
  provisioningQuota: 500,
  /** Dollars per hour of 1 vCPU, 2 GB, and a public IPv4 address. */
  taskHour: 0.04048 + 2 * 0.004445 + 0.005,
  /** Dollars per item of its requests to SQS; its other requests, a task per input would make too. */
  queueItem: requestsCost(itemCalls(true, 30).filter(({ operation }) => operation.includes('Message'))),
} as const;

export interface Scene {
  readonly inputs: number;
  /** seconds of one input's command */
  readonly seconds: number;
  readonly maxAgents: number;
}

export interface Outcome {
  /** seconds until the last item is done */
  readonly makespan: number;
  readonly tasks: number;
  readonly mostTasks: number;
  readonly paidSeconds: number;
  readonly dollars: number;
  readonly calls: Readonly<Record<string, number>>;
  /** Quotas that were exceeded, with how often. */
  readonly exceeded: Readonly<Record<string, number>>;
}

/** Uploads all inputs at once, and starts agents with the dispatcher's own code, on a virtual clock. */
export async function simulate({ inputs, seconds, maxAgents }: Scene): Promise<Outcome> {
  const clock = new VirtualClock();
  const calls: Record<string, number> = { RunTask: 0, ListTasks: 0, SQS: 0, S3: 0, dispatcher: 0 };
  const buckets = {
    'RunTask calls': new Bucket(clock, 100, 40),
    'Fargate launches': new Bucket(clock, 100, 20),
    'reading ECS': new Bucket(clock, 100, 20),
  };
  let [waiting, working, done, provisioning, mostTasks, tasks, paid, last, exceededProvisioning] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  const alive = new Set<string>();
  /** Pending calls of the dispatcher: the clock lets promises continue only while there are any. */
  let busy = 0;
  const idle = new Set<() => void>();

  const startTask = (arn: string): void => {
    tasks += 1;
    alive.add(arn);
    mostTasks = Math.max(mostTasks, alive.size);
    provisioning += 1;
    if (provisioning > AWS.provisioningQuota) exceededProvisioning += 1;
    clock.after(AWS.provisioning, () => {
      provisioning -= 1;
      const pulled = clock.now();
      clock.after(AWS.pull, () => takeItem(arn, pulled, AWS.transfer));
    });
  };
  const takeItem = (arn: string, paidFrom: number, extra: number): void => {
    if (waiting === 0) {
      const awake = { gone: false };
      const wake = (): void => {
        if (awake.gone) return;
        awake.gone = true;
        idle.delete(wake);
        takeItem(arn, paidFrom, AWS.transfer);
      };
      idle.add(wake);
      clock.after(AWS.idle, () => {
        if (awake.gone) return;
        awake.gone = true;
        idle.delete(wake);
        alive.delete(arn);
        paid += Math.max(AWS.leastPaid, clock.now() - paidFrom);
        call(() => dispatch(stopped(arn), dispatcher));
      });
      return;
    }
    waiting -= 1;
    working += 1;
    clock.after(extra + seconds * 1000 + AWS.overhead, () => {
      working -= 1;
      done += 1;
      last = clock.now();
      takeItem(arn, paidFrom, 0);
    });
  };
  const call = (run: () => Promise<unknown>): void => {
    busy += 1;
    calls.dispatcher! += 1;
    void run().finally(() => {
      busy -= 1;
    });
  };

  const plan = planOf({ id: 'one', maxAgents, perAgent: 10, compute: { kind: 'fargate', spotFirst: false } });
  const step = plan.steps[0]!;
  const ledger: { text?: string; version: number } = { version: 0 };
  const backlog = async (): Promise<number> => {
    calls.SQS! += 1;
    return waiting + working;
  };
  let tokens = 0;
  const dispatcher: Dispatcher = {
    plan,
    clock,
    lists: new ItemLists(),
    memoryLines: new FittedLines(),
    token: () => `t${tokens++}`,
    log: () => {},
    notices: async () => ({ publish: async () => {} }),
    drains: async () => {
      throw new Error('there is no budget');
    },
    queues: { send: async () => new Map(), backlog },
    tasks: async () => ({
      list: async () => {
        const pages = Math.max(1, Math.ceil(alive.size / 100));
        calls.ListTasks! += pages;
        buckets['reading ECS'].take(pages);
        return [...alive];
      },
      listStartedBy: async () => [],
      describe: async () => [],
      ended: async () => [],
      run: async ({ count, clientToken }: RunRequest): Promise<RunAnswer> => {
        calls.RunTask! += 1;
        buckets['RunTask calls'].take(1);
        buckets['Fargate launches'].take(count);
        const arns = Array.from({ length: count }, (_, i) => `${clientToken}/${i}`);
        for (const arn of arns) startTask(arn);
        return { kind: 'answered', tasks: arns, refused: [] };
      },
    }),
    objects: async () => ({
      read: async () => {
        calls.S3! += 1;
        return ledger.text === undefined
          ? undefined
          : { text: ledger.text, etag: String(ledger.version), modified: 0 };
      },
      replace: async (_place, text, etag) => {
        calls.S3! += 1;
        if (etag !== (ledger.text === undefined ? undefined : String(ledger.version))) return undefined;
        ledger.text = text;
        return String(++ledger.version);
      },
      create: async () => true,
      lines: async function* () {},
      list: async function* () {},
      pages: async function* () {},
      remove: async () => {},
    }),
  };

  let inbox = inputs;
  const lane = async (): Promise<void> => {
    while (inbox > 0) {
      const batch = Math.min(AWS.inboxBatch, inbox);
      inbox -= batch;
      waiting += batch;
      calls.SQS! += Math.ceil(batch / 10);
      for (const wake of [...idle].slice(0, batch)) wake();
      calls.dispatcher! += 1;
      await startAgents(step, batch, {
        ...dispatcher,
        notes: dispatcher.objects,
        backlogOf: backlog,
        pace: new Pace(clock),
      });
      await clock.sleep(AWS.dispatcherCall);
    }
  };
  busy += 1;
  void Promise.all(Array.from({ length: AWS.inboxCalls }, lane)).finally(() => {
    busy -= 1;
  });
  const tick = (): void => {
    if (done === inputs && alive.size === 0) return;
    call(() => dispatch({ 'detail-type': 'Scheduled Event' }, dispatcher));
    clock.after(AWS.schedule, tick);
  };
  clock.after(AWS.schedule, tick);
  await clock.run(() => busy === 0);
  if (done !== inputs) throw new Error(`${done} of ${inputs} items were done`);
  const exceeded = Object.fromEntries(
    Object.entries(buckets).map(([name, bucket]) => [name, bucket.exceeded]),
  );
  const dollars = (paid / 3.6e6) * AWS.taskHour + inputs * AWS.queueItem;
  return {
    makespan: last / 1000,
    tasks,
    mostTasks,
    paidSeconds: paid / 1000,
    dollars,
    calls,
    exceeded: {
      ...exceeded,
      PROVISIONING: exceededProvisioning,
      max_agents: Math.max(0, mostTasks - maxAgents),
    },
  };
}

function stopped(taskArn: string): unknown {
  return {
    'detail-type': 'ECS Task State Change',
    detail: { lastStatus: 'STOPPED', taskArn, taskDefinitionArn: 'x/flow-one:3' },
  };
}
