import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dispatcher } from '../dispatch/dispatch.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { openWorkQueues } from './aws/sqs-dispatch.ts';
import { systemClock } from './system-clock.ts';

/**
 * The dispatcher with the Lambda that it is in: told by `dispatch.json` beside its code, and by
 * `PIPEWRIGHT_SUBNETS`, `PIPEWRIGHT_SECURITY_GROUPS` (separated by commas) and `PIPEWRIGHT_PUBLIC_IP` (true, false), which
 * come before the file's `network`. ECS and S3 are loaded when they are needed: many calls start no agent.
 */
export function openDispatcher(): Dispatcher {
  const file = join(process.env.LAMBDA_TASK_ROOT ?? '.', 'dispatch.json');
  const plan = withNetwork(JSON.parse(readFileSync(file, 'utf8')) as DispatchPlan, process.env);
  let tasks: ReturnType<Dispatcher['tasks']> | undefined;
  let objects: ReturnType<Dispatcher['objects']> | undefined;
  return {
    plan,
    queues: openWorkQueues(),
    tasks() {
      tasks ??= import(/* webpackMode: "eager" */ './aws/ecs-dispatch.ts').then(({ openTasks }) =>
        openTasks(),
      );
      return tasks;
    },
    objects() {
      objects ??= import(/* webpackMode: "eager" */ './aws/s3-dispatch.ts').then(({ openBucket }) =>
        openBucket(),
      );
      return objects;
    },
    clock: systemClock,
    token: randomUUID,
    log: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
  };
}

export function withNetwork(
  plan: DispatchPlan,
  environment: Readonly<Record<string, string | undefined>>,
): DispatchPlan {
  if (plan.version !== 1)
    throw new Error(`dispatch.json is of version ${plan.version}, and 1 is known: deploy the workflow again`);
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
