import { type ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';

/** Of a hundred tasks each; more than a cluster has. */
const MOST_PAGES = 200;

/**
 * ARNs of the tasks in a cluster that are to run, of one family where it is given: all pages.
 * @param limit made anew for each call
 */
export async function listTasks(
  client: ECSClient,
  of: { readonly cluster: string; readonly family?: string | undefined },
  limit: () => { abortSignal: AbortSignal },
): Promise<string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await client.send(
      // Desired, not last: this takes in PROVISIONING, PENDING and ACTIVATING and leaves out what is stopping.
      new ListTasksCommand({ ...of, desiredStatus: 'RUNNING', maxResults: 100, nextToken }),
      limit(),
    );
    arns.push(...(answer.taskArns ?? []));
    nextToken = answer.nextToken;
    if (nextToken === undefined) break;
  }
  return arns;
}
