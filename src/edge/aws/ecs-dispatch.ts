import { ECSClient, RunTaskCommand, type RunTaskCommandInput } from '@aws-sdk/client-ecs';
import type { RunRequest, Tasks } from '../../dispatch/start-agents.ts';
import { awsFailure } from './aws-failure.ts';
import { listTasks } from './ecs-list.ts';

/** Milliseconds for one call, the SDK's own retries included. */
const CALL_LIMIT = 15_000;
const ATTEMPTS = 4;

/** ECS as the dispatcher needs it, with region, endpoint and credentials from the process's environment. */
export function openTasks(): Tasks {
  const client = new ECSClient({
    maxAttempts: ATTEMPTS,
    customUserAgent: 'pipewright',
    requestHandler: { connectionTimeout: 3000, socketTimeout: 10_000 },
  });
  const limit = (): { abortSignal: AbortSignal } => ({ abortSignal: AbortSignal.timeout(CALL_LIMIT) });

  return {
    async list(cluster, family) {
      try {
        return await listTasks(client, { cluster, family }, limit);
      } catch (error) {
        throw awsFailure(error, `Listing the tasks of ${family} in ${cluster}`, 'ecs:ListTasks');
      }
    },

    async run(request) {
      try {
        const { tasks = [], failures = [] } = await client.send(
          new RunTaskCommand(runTaskInput(request)),
          limit(),
        );
        return {
          kind: 'answered',
          tasks: tasks.flatMap(({ taskArn }) => taskArn ?? []),
          refused: failures.map(({ reason, detail }) => [reason, detail].filter(Boolean).join(' ')),
        };
      } catch (error) {
        const { name, message } = error as Error;
        if (/Throttl|TooManyRequests|RequestLimitExceeded/.test(name)) return { kind: 'throttled' };
        // ECS says so too for what it has no room for (API reference, RunTask), and for a concurrent limit of vCPUs.
        if (/Capacity|limit on the number of vCPUs|LimitExceeded/i.test(`${name} ${message}`))
          return { kind: 'answered', tasks: [], refused: [message || name] };
        throw awsFailure(
          error,
          `Starting tasks of ${request.taskDefinition}`,
          'ecs:RunTask and iam:PassRole',
        );
      }
    },
  };
}

/** The request for ECS; what is there of it depends on where the tasks run. */
export function runTaskInput(request: RunRequest): RunTaskCommandInput {
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
    ...(network.subnets.length > 0 && {
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [...network.subnets],
          securityGroups: [...network.securityGroups],
          // On instances ECS refuses the field (API reference, AwsVpcConfiguration).
          ...(onFargate && { assignPublicIp: network.publicIp ? 'ENABLED' : 'DISABLED' }),
        },
      },
    }),
  };
}
