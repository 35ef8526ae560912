import { type ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';

/** More than a cluster has. */
const MOST_TASKS = 20_000;

/**
 * ARNs of the tasks in a cluster, of one family where it is given: all pages, until there are `most`.
 * @param of `desiredStatus`: those that are to run, unless those that stopped in the last hour are wanted
 * @param limit made anew for each call
 */
export async function listTasks(
  client: ECSClient,
  of: {
    readonly cluster: string;
    readonly family?: string | undefined;
    readonly desiredStatus?: 'RUNNING' | 'STOPPED';
  },
  limit: () => { abortSignal: AbortSignal },
  most = MOST_TASKS,
): Promise<string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const answer = await client.send(
      // Desired, not last: this takes in PROVISIONING, PENDING and ACTIVATING and leaves out what is stopping.
      new ListTasksCommand({ desiredStatus: 'RUNNING', ...of, maxResults: 100, nextToken }),
      limit(),
    );
    arns.push(...(answer.taskArns ?? []));
    nextToken = answer.nextToken;
  } while (nextToken !== undefined && arns.length < most);
  return arns.slice(0, most);
}
