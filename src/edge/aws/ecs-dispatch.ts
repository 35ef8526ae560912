import {
  DescribeTasksCommand,
  ECSClient,
  RunTaskCommand,
  type RunTaskCommandInput,
} from '@aws-sdk/client-ecs';
import type { RunRequest, Tasks } from '../../dispatch/start-agents.ts';
import type { AwsSession } from './aws-session.ts';
import { DESCRIBED_TASKS, listTasks } from './ecs.ts';

/** ECS as the dispatcher needs it. */
export function openTasks(aws: AwsSession): Tasks {
  return {
    list: (cluster, family) =>
      aws.call(`Listing the tasks of ${family} in ${cluster}`, 'ecs:ListTasks', () =>
        listTasks(aws, { cluster, family }),
      ),

    describe: (cluster, tasks) =>
      aws.call(`Reading the tasks of ${cluster}`, 'ecs:DescribeTasks', async () => {
        const agents = [];
        for (let at = 0; at < tasks.length; at += DESCRIBED_TASKS) {
          const command = new DescribeTasksCommand({ cluster, tasks: tasks.slice(at, at + DESCRIBED_TASKS) });
          agents.push(...((await aws.client(ECSClient).send(command, aws.timeout())).tasks ?? []));
        }
        return agents
          .filter(({ lastStatus }) => lastStatus !== 'STOPPED')
          .map(({ taskArn = '', createdAt, startedAt }) => ({
            arn: taskArn,
            created: createdAt?.getTime(),
            started: startedAt?.getTime(),
          }));
      }),

    run: (request) =>
      aws.call(`Starting tasks of ${request.taskDefinition}`, 'ecs:RunTask and iam:PassRole', async () => {
        try {
          const { tasks = [], failures = [] } = await aws
            .client(ECSClient)
            .send(new RunTaskCommand(runTaskInput(request)), aws.timeout());
          return {
            kind: 'answered',
            tasks: tasks.flatMap(({ taskArn }) => taskArn ?? []),
            refused: failures.map(({ reason, detail }) => [reason, detail].filter(Boolean).join(' ')),
          };
        } catch (error) {
          const { name, message } = error as Error;
          if (/Throttl|TooManyRequests|RequestLimitExceeded/.test(name)) return { kind: 'throttled' };
          // ECS reports missing capacity this way too (API reference, RunTask), and a concurrent limit of vCPUs.
          if (/Capacity|limit on the number of vCPUs|LimitExceeded/i.test(`${name} ${message}`))
            return { kind: 'answered', tasks: [], refused: [message || name] };
          throw error;
        }
      }),
  };
}

function runTaskInput(request: RunRequest): RunTaskCommandInput {
  const { cluster, taskDefinition, count, capacity, network, clientToken, startedBy } = request;
  const onFargate = typeof capacity === 'string';
  return {
    cluster,
    taskDefinition,
    count,
    clientToken,
    startedBy,
    capacityProviderStrategy: [{ capacityProvider: onFargate ? capacity : capacity.provider, weight: 1 }],
    propagateTags: 'TASK_DEFINITION',
    enableECSManagedTags: true,
    // On instances agents share the instance's network, and ECS refuses the field (API reference, NetworkConfiguration).
    networkConfiguration:
      !onFargate || network.subnets.length === 0
        ? undefined
        : {
            awsvpcConfiguration: {
              subnets: [...network.subnets],
              securityGroups: [...network.securityGroups],
              assignPublicIp: network.publicIp ? 'ENABLED' : 'DISABLED',
            },
          },
  };
}
