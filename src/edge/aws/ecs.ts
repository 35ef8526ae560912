import {
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  StopTaskCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Agents } from '../../deploy/cloud.ts';
import { laneStartedBy } from '../../protocol/lanes.ts';
import type { Agent, AgentReader } from '../../runs/run-cloud.ts';
import { type AwsSession, isNamed } from './aws-session.ts';

/** Tasks that one DescribeTasks takes (API reference). */
const DESCRIBED_TASKS = 100;
/** Most stopped tasks that are described. ECS lists those of the last hour. */
const MAX_STOPPED = 100;

/**
 * ARNs of the tasks in a cluster: all pages, until there are `most`.
 * @param of.desiredStatus `STOPPED` for those that stopped in the last hour; by default, those that are to
 *   run
 */
export async function listTasks(
  aws: AwsSession,
  of: {
    readonly cluster: string;
    readonly family?: string;
    readonly startedBy?: string;
    readonly desiredStatus?: 'STOPPED';
  },
  most = Infinity,
): Promise<string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    // The desired status, not the last: it includes PROVISIONING, PENDING and ACTIVATING tasks, but none that
    // are stopping.
    const command = new ListTasksCommand({ desiredStatus: 'RUNNING', ...of, maxResults: 100, nextToken });
    const answer = await aws.client(ECSClient).send(command, aws.timeout());
    arns.push(...(answer.taskArns ?? []));
    nextToken = answer.nextToken;
  } while (nextToken !== undefined && arns.length < most);
  return arns.slice(0, most);
}

/** Tasks as ECS describes them; without those that it no longer knows. */
export async function describeTasks(
  aws: AwsSession,
  cluster: string,
  arns: readonly string[],
): Promise<Task[]> {
  const found: Task[] = [];
  for (let at = 0; at < arns.length; at += DESCRIBED_TASKS) {
    const command = new DescribeTasksCommand({ cluster, tasks: arns.slice(at, at + DESCRIBED_TASKS) });
    const { tasks = [] } = await aws.client(ECSClient).send(command, aws.timeout());
    found.push(...tasks);
  }
  return found;
}

export const isGone = (error: unknown): boolean => isNamed(error, /ClusterNotFound|ClusterInactive/);

/** The tasks of a cluster as commands need them. A cluster that does not exist has none. */
export function openAgents(aws: AwsSession): Omit<Agents, 'pause' | 'resume'> & AgentReader {
  return {
    list: async (cluster, family) =>
      (await aws.find(`Listing the agents of ${cluster}`, 'ecs:ListTasks', isGone, () =>
        listTasks(aws, { cluster, family }),
      )) ?? [],

    describe: async (cluster, family) =>
      (await aws.find(
        `Reading the agents of ${family}`,
        'ecs:ListTasks and ecs:DescribeTasks',
        isGone,
        async () => {
          const [running, stopped] = await Promise.all([
            listTasks(aws, { cluster, family }),
            listTasks(aws, { cluster, family, desiredStatus: 'STOPPED' }, MAX_STOPPED),
          ]);
          return (await describeTasks(aws, cluster, [...running, ...stopped])).map(agentOf);
        },
      )) ?? [],

    ending: async (cluster) =>
      (await aws.find(
        `Listing the agents of ${cluster} that are being stopped`,
        'ecs:ListTasks and ecs:DescribeTasks',
        isGone,
        async () => {
          const stopped = await listTasks(aws, { cluster, desiredStatus: 'STOPPED' });
          return unended(await describeTasks(aws, cluster, stopped));
        },
      )) ?? [],

    unended: async (cluster, tasks) =>
      (await aws.find(
        `Reading which agents of ${cluster} have ended`,
        'ecs:DescribeTasks',
        isGone,
        async () => unended(await describeTasks(aws, cluster, tasks)),
      )) ?? [],

    stop: async (cluster, task, reason) => {
      await aws.find(
        `Stopping the agent ${task}`,
        'ecs:StopTask',
        // InvalidParameter: it has ended on its own meanwhile.
        (error) => isGone(error) || isNamed(error, /InvalidParameter/),
        () => aws.client(ECSClient).send(new StopTaskCommand({ cluster, task, reason }), aws.timeout()),
      );
    },
  };
}

/**
 * The tasks that have not ended. A task's desired status is STOPPED at once, its last status up to two
 * minutes later (Amazon ECS Developer Guide, "Task lifecycle").
 */
function unended(tasks: readonly Task[]): string[] {
  return tasks.flatMap(({ lastStatus, taskArn = '' }) => (lastStatus === 'STOPPED' ? [] : taskArn));
}

function agentOf(task: Task): Agent {
  const [container] = task.containers ?? [];
  const lane = laneStartedBy(task.startedBy);
  return {
    id: (task.taskArn ?? '').replace(/^.*\//, ''),
    status: task.lastStatus ?? '',
    ...(lane !== undefined && { lane }),
    started: task.startedAt?.getTime(),
    stopped: task.stoppedAt?.getTime(),
    stopCode: task.stopCode,
    reason: [task.stoppedReason, container?.reason].filter(Boolean).join('; ') || undefined,
    exitCode: container?.exitCode,
  };
}
