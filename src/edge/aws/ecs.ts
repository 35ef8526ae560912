import {
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  StopTaskCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Agents } from '../../deploy/cloud.ts';
import type { Agent, AgentReader } from '../../runs/run-cloud.ts';
import { type AwsSession, isNamed } from './aws-session.ts';

/** Tasks that one DescribeTasks takes (API reference). */
export const DESCRIBED_TASKS = 100;
/** Of those that stopped in the last hour, which is as long as ECS lists them. */
const MAX_STOPPED = 100;

/**
 * ARNs of the tasks in a cluster: all pages, until there are `most`.
 * @param of `desiredStatus`: those that are to run, unless those that stopped in the last hour are wanted
 */
export async function listTasks(
  aws: AwsSession,
  of: { readonly cluster: string; readonly family?: string; readonly desiredStatus?: 'STOPPED' },
  most = Infinity,
): Promise<string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    // Desired, not last: this takes in PROVISIONING, PENDING and ACTIVATING and leaves out what is stopping.
    const command = new ListTasksCommand({ desiredStatus: 'RUNNING', ...of, maxResults: 100, nextToken });
    const answer = await aws.client(ECSClient).send(command, aws.timeout());
    arns.push(...(answer.taskArns ?? []));
    nextToken = answer.nextToken;
  } while (nextToken !== undefined && arns.length < most);
  return arns.slice(0, most);
}

/** The tasks of a cluster as commands need them. A cluster that does not exist has none. */
export function openAgents(aws: AwsSession): Omit<Agents, 'pause'> & AgentReader {
  const isGone = (error: unknown) => isNamed(error, /ClusterNotFound|ClusterInactive/);
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
          const arns = [...running, ...stopped];
          const agents: Agent[] = [];
          for (let at = 0; at < arns.length; at += DESCRIBED_TASKS) {
            const batch = arns.slice(at, at + DESCRIBED_TASKS);
            const command = new DescribeTasksCommand({ cluster, tasks: batch });
            const { tasks = [] } = await aws.client(ECSClient).send(command, aws.timeout());
            agents.push(...tasks.map(agentOf));
          }
          return agents;
        },
      )) ?? [],

    stop: async (cluster, task, reason) => {
      await aws.find(
        `Stopping the agent ${task}`,
        'ecs:StopTask',
        // InvalidParameter: it has ended by itself meanwhile.
        (error) => isGone(error) || isNamed(error, /InvalidParameter/),
        () => aws.client(ECSClient).send(new StopTaskCommand({ cluster, task, reason }), aws.timeout()),
      );
    },
  };
}

function agentOf(task: Task): Agent {
  const [container] = task.containers ?? [];
  return {
    id: (task.taskArn ?? '').replace(/^.*\//, ''),
    status: task.lastStatus ?? '',
    started: task.startedAt?.getTime(),
    stopped: task.stoppedAt?.getTime(),
    stopCode: task.stopCode,
    reason: [task.stoppedReason, container?.reason].filter(Boolean).join('; ') || undefined,
    exitCode: container?.exitCode,
  };
}
