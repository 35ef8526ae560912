import { DescribeTasksCommand, ECSClient, type Task } from '@aws-sdk/client-ecs';
import type { Agent } from '../../runs/run-cloud.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';
import { listTasks } from './ecs-list.ts';

/** Tasks that one DescribeTasks takes (API reference). */
const BATCH = 100;
/** Of those that run; more say nothing more. */
const MOST_RUNNING = 500;
/** Of those that stopped in the last hour, which is as long as ECS lists them. */
const MOST_STOPPED = 100;

/** The tasks of a family as agents: those that are there, and some that have stopped. None where there is no cluster. */
export function openAgents(
  region: string,
  signal: AbortSignal,
): (cluster: string, family: string) => Promise<Agent[]> {
  const client = new ECSClient({ ...CLIENT, region });

  const limit = () => callLimit(signal);
  return async (cluster, family) => {
    try {
      const [running, stopped] = await Promise.all([
        listTasks(client, { cluster, family }, limit, MOST_RUNNING),
        listTasks(client, { cluster, family, desiredStatus: 'STOPPED' }, limit, MOST_STOPPED),
      ]);
      const arns = [...running, ...stopped];
      const agents: Agent[] = [];
      for (let at = 0; at < arns.length; at += BATCH) {
        const { tasks = [] } = await client.send(
          new DescribeTasksCommand({ cluster, tasks: arns.slice(at, at + BATCH) }),
          limit(),
        );
        agents.push(...tasks.map(agentOf));
      }
      return agents;
    } catch (error) {
      signal.throwIfAborted();
      if (/ClusterNotFound|ClusterInactive/.test((error as Error).name)) return [];
      throw accountFailure(
        error,
        `Looking at the agents of ${family}`,
        'ecs:ListTasks and ecs:DescribeTasks',
      );
    }
  };
}

function agentOf(task: Task): Agent {
  const [container] = task.containers ?? [];
  const reason = [task.stoppedReason, container?.reason].filter(Boolean).join('; ');
  return {
    id: (task.taskArn ?? '').replace(/^.*\//, ''),
    status: task.lastStatus ?? '',
    ...(task.startedAt && { started: task.startedAt.getTime() }),
    ...(task.stoppedAt && { stopped: task.stoppedAt.getTime() }),
    ...(task.stopCode && { stopCode: task.stopCode }),
    ...(reason !== '' && { reason }),
    ...(container?.exitCode !== undefined && { exitCode: container.exitCode }),
  };
}
