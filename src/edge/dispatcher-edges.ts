import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dispatcher } from '../dispatch/dispatch.ts';
import { FittedLines } from '../dispatch/fitted-lines.ts';
import { ItemLists } from '../dispatch/item-lists.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { type CallPolicy, openSession } from './aws/aws-session.ts';
import { openWorkQueues } from './aws/sqs.ts';
import { systemClock } from './system-clock.ts';

/** Milliseconds. An invocation ends after five minutes, and starts agents for at most two of them. */
const CALLS: CallPolicy = {
  attempts: 4,
  connectionTimeout: 3000,
  socketTimeout: 10_000,
  callTimeout: 15_000,
};

/**
 * The dispatcher in its Lambda: `dispatch.json` beside its code has the plan; `PIPEWRIGHT_SUBNETS`,
 * `PIPEWRIGHT_SECURITY_GROUPS` (separated by commas) and `PIPEWRIGHT_PUBLIC_IP` (true, false) override the
 * file's `network`. ECS, S3 and SNS are loaded when they are needed: many invocations start no agent.
 */
export function openDispatcher(): Dispatcher {
  const file = join(process.env.LAMBDA_TASK_ROOT ?? '.', 'dispatch.json');
  const plan = withNetwork(JSON.parse(readFileSync(file, 'utf8')) as DispatchPlan, process.env);
  let tasks: ReturnType<Dispatcher['tasks']> | undefined;
  let objects: ReturnType<Dispatcher['objects']> | undefined;
  let notices: ReturnType<Dispatcher['notices']> | undefined;
  let drains: ReturnType<Dispatcher['drains']> | undefined;
  const bucketOwner = async () => plan.inbox.arn.split(':')[4]!;
  const aws = openSession({ caller: 'task', policy: CALLS, bucketOwner });
  return {
    plan,
    queues: openWorkQueues(aws),
    tasks() {
      tasks ??= import(/* webpackMode: "eager" */ './aws/ecs-dispatch.ts').then(({ openTasks }) =>
        openTasks(aws),
      );
      return tasks;
    },
    objects() {
      objects ??= import(/* webpackMode: "eager" */ './aws/s3-dispatch.ts').then(({ openBucket }) =>
        openBucket(aws),
      );
      return objects;
    },
    notices() {
      notices ??= import(/* webpackMode: "eager" */ './aws/sns.ts').then(({ openNotices }) =>
        openNotices(aws),
      );
      return notices;
    },
    drains() {
      drains ??= import(/* webpackMode: "eager" */ './aws/sqs-run.ts').then(
        ({ openRunQueues }) => openRunQueues(aws).drainable,
      );
      return drains;
    },
    lists: new ItemLists(),
    memoryLines: new FittedLines(),
    clock: systemClock,
    token: randomUUID,
    log: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
  };
}

/**
 * The plan with the network that the variables name, if they do.
 * @throws Error for a plan of another version
 */
export function withNetwork(
  plan: DispatchPlan,
  environment: Readonly<Record<string, string | undefined>>,
): DispatchPlan {
  if (plan.version !== 1)
    throw new Error(`dispatch.json has version ${plan.version}, not 1: deploy the workflow again`);
  const list = (name: string): string[] | undefined =>
    environment[name]
      ?.split(',')
      .map((text) => text.trim())
      .filter((text) => text !== '');
  const publicIp = environment.PIPEWRIGHT_PUBLIC_IP;
  return {
    ...plan,
    network: {
      subnets: list('PIPEWRIGHT_SUBNETS') ?? plan.network.subnets,
      securityGroups: list('PIPEWRIGHT_SECURITY_GROUPS') ?? plan.network.securityGroups,
      publicIp: publicIp ? publicIp === 'true' : plan.network.publicIp,
    },
  };
}
