import { ECSClient, StopTaskCommand } from '@aws-sdk/client-ecs';
import type { Agents } from '../../deploy/cloud.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';
import { listTasks } from './ecs-list.ts';

/** Tasks as deploying and destroying see them. Nothing is there of a cluster that is not. */
export function openTasks(region: string, signal: AbortSignal): Omit<Agents, 'pause'> {
  const client = new ECSClient({ ...CLIENT, region });
  const gone = (error: unknown) => /ClusterNotFound|ClusterInactive/.test((error as Error).name);
  return {
    async list(cluster, family) {
      try {
        return await listTasks(client, { cluster, family }, () => callLimit(signal));
      } catch (error) {
        if (gone(error)) return [];
        throw accountFailure(error, `Listing the agents of ${cluster}`, 'ecs:ListTasks');
      }
    },
    async stop(cluster, task, reason) {
      try {
        await client.send(new StopTaskCommand({ cluster, task, reason }), callLimit(signal));
      } catch (error) {
        // It has ended by itself meanwhile.
        if (gone(error) || /InvalidParameter/.test((error as Error).name)) return;
        throw accountFailure(error, `Ending the agent ${task}`, 'ecs:StopTask');
      }
    },
  };
}
