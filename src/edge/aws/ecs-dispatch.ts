import { ECSClient, RunTaskCommand, type RunTaskCommandInput } from '@aws-sdk/client-ecs';
import { Failure } from '../../core/failure.ts';
import type { RunRequest, Tasks } from '../../dispatch/start-agents.ts';
import { CONTAINER } from '../../protocol/agent-log.ts';
import type { AwsSession } from './aws-session.ts';
import { describeTasks, listTasks } from './ecs.ts';

/**
 * Refusals that last until a person changes something (API reference, RunTask). Other invalid parameters,
 * client errors and denied access are not among them: ECS reports these for some seconds while a role, policy
 * or capacity provider is new.
 */
const LASTING =
  /^(?:Blocked|ClusterNotFound|Conflict|PlatformTaskDefinitionIncompatibility|PlatformUnknown|UnsupportedFeature)Exception$/;
const LASTING_REASON = /TaskDefinition is inactive|Invalid(?:Subnet|SecurityGroup|Group)\S*NotFound/i;

/** ECS as the dispatcher needs it. */
export function openTasks(aws: AwsSession): Tasks {
  return {
    list: (cluster, family) =>
      aws.call(`Listing the tasks of ${family} in ${cluster}`, 'ecs:ListTasks', () =>
        listTasks(aws, { cluster, family }),
      ),

    listStartedBy: (cluster, startedBy) =>
      aws.call(`Listing the tasks of ${startedBy} in ${cluster}`, 'ecs:ListTasks', () =>
        // `startedBy` "must be the only filter that you use" (API reference, ListTasks); ECS then lists tasks
        // that are to run.
        listTasks(aws, { cluster, startedBy, desiredStatus: undefined }),
      ),

    describe: (cluster, tasks) =>
      aws.call(`Reading the tasks of ${cluster}`, 'ecs:DescribeTasks', async () =>
        (await describeTasks(aws, cluster, tasks))
          .filter(({ lastStatus }) => lastStatus !== 'STOPPED')
          .map(({ taskArn = '', createdAt, startedAt }) => ({
            arn: taskArn,
            created: createdAt?.getTime(),
            started: startedAt?.getTime(),
          })),
      ),

    ended: (cluster, tasks) =>
      aws.call(`Reading the tasks of ${cluster}`, 'ecs:DescribeTasks', async () =>
        (await describeTasks(aws, cluster, tasks))
          .filter(({ lastStatus }) => lastStatus === 'STOPPED')
          .map(({ taskArn = '', createdAt, stoppedAt }) => ({
            arn: taskArn,
            created: createdAt?.getTime(),
            stopped: stoppedAt?.getTime(),
          })),
      ),

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
          // ECS also reports missing capacity this way (API reference, RunTask), and a limit of vCPUs.
          if (/Capacity(?!.?provider)|limit on the number of vCPUs|LimitExceeded/i.test(`${name} ${message}`))
            return { kind: 'answered', tasks: [], refused: [message || name] };
          const lasts = LASTING.test(name) || LASTING_REASON.test(message);
          throw lasts
            ? new Failure('START_REFUSED', `ECS refuses to start agents: ${name}: ${message}`)
            : error;
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
    overrides: overridesOf(request),
    propagateTags: 'TASK_DEFINITION',
    enableECSManagedTags: true,
    // On instances agents share the instance's network, and ECS refuses the field (API reference,
    // NetworkConfiguration).
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

/** What differs from the task definition; at most 8,192 characters (API reference, TaskOverride). */
function overridesOf({ size, environment }: RunRequest): RunTaskCommandInput['overrides'] {
  if (!size && !environment) return undefined;
  return {
    ...(size && { cpu: `${size.cpu}`, memory: `${size.memory}` }),
    ...(environment && {
      containerOverrides: [
        {
          name: CONTAINER,
          environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
        },
      ],
    }),
  };
}
