import { Failure } from '../core/failure.ts';
import { plural } from '../text/units.ts';
import type { Cloud } from './cloud.ts';
import type { ProgressLog } from './stack.ts';
import { SCALE_IN_SECONDS } from './template/instance-resources.ts';
import type { Template } from './template.ts';

const POLL_MS = 1000;
/** Ten minutes: ECS waits two for an agent to stop, and then releases its network. */
const MOST_POLLS = 600;
const INSTANCE_POLL_MS = 5000;
/** Fifteen minutes, longer than EC2 takes to end an instance. */
const MOST_INSTANCE_POLLS = 180;

/** Which agents of a cluster are stopped, and what they write into their record as the reason. */
export interface StopRequest {
  readonly cluster: string;
  readonly reason: string;
  /** Agents that are to run now; called again until there are none. */
  readonly running: () => Promise<readonly string[]>;
}

/**
 * Stops agents, and waits until they have really ended: while one runs, its cluster and security group cannot
 * be deleted, and it needs its role and queue to return its item.
 * @throws Failure `AGENTS_RUNNING`
 */
export async function stopAgents(
  { cluster, reason, running }: StopRequest,
  cloud: Cloud,
  say: ProgressLog,
): Promise<void> {
  const known = new Set(await cloud.agents.ending(cluster));
  let reported = 0;
  for (let poll = 0; ; poll++) {
    const tasks = await running();
    for (const task of tasks.filter((each) => !known.has(each))) {
      known.add(task);
      await cloud.agents.stop(cluster, task, reason);
    }
    const left = known.size === 0 ? [] : await cloud.agents.unended(cluster, [...known]);
    if (tasks.length === 0 && left.length === 0) return;
    if (left.length !== reported)
      say(`${poll === 0 ? 'Stopping' : '  waiting for'} ${plural(left.length, 'agent')}`);
    reported = left.length;
    if (poll === MOST_POLLS)
      throw new Failure(
        'AGENTS_RUNNING',
        `${plural(left.length, 'agent')} of ${cluster} did not end in ten minutes: ${left.slice(0, 3).join(', ')}. Stop them in the ECS console, then try again.`,
      );
    await cloud.sleep(POLL_MS);
  }
}

/**
 * Makes ECS end the instances of capacity providers, whose agents have ended, and waits until it has: neither
 * a provider with instances nor its cluster can be deleted (Amazon ECS API reference, DeleteCluster).
 * @throws Failure `INSTANCES_RUNNING`
 */
export async function endInstances(
  providers: readonly string[],
  cluster: string,
  cloud: Cloud,
  say: ProgressLog,
): Promise<void> {
  for (const provider of providers) await cloud.instances.scaleIn(cluster, provider, 0);
  let reported: string | undefined;
  for (let poll = 0; ; poll++) {
    const left: string[] = [];
    for (const provider of providers) left.push(...(await cloud.instances.registered(cluster, provider)));
    if (left.length === 0) return;
    const minutes = Math.floor((poll * INSTANCE_POLL_MS) / 60_000);
    const line = `${plural(left.length, 'instance')}${minutes > 0 ? `, for ${minutes} min` : ''}`;
    if (line !== reported) say(`${poll === 0 ? 'Waiting until ECS has ended' : '  waiting for'} ${line}`);
    reported = line;
    if (poll === MOST_INSTANCE_POLLS)
      throw new Failure(
        'INSTANCES_RUNNING',
        `ECS has not ended ${plural(left.length, 'instance')} of ${cluster} in fifteen minutes: ${left.slice(0, 3).join(', ')}. They cost money. Deregister them in the ECS console, on the page "Infrastructure" of the cluster, then try again.`,
      );
    await cloud.sleep(INSTANCE_POLL_MS);
  }
}

/**
 * Lets ECS keep idle instances of these capacity providers for a while, as their template says: undoes what
 * {@link endInstances} set.
 */
export async function keepInstances(
  providers: readonly string[],
  cluster: string,
  { instances }: Pick<Cloud, 'instances'>,
): Promise<void> {
  for (const provider of providers) await instances.scaleIn(cluster, provider, SCALE_IN_SECONDS);
}

/**
 * Names of a template's capacity providers of ECS Managed Instances.
 * @param template undefined if there is none
 */
export function capacityProviders(template: Pick<Template, 'Resources'> | undefined): string[] {
  return Object.values(template?.Resources ?? {})
    .filter(({ Type }) => Type === 'AWS::ECS::CapacityProvider')
    .map(({ Properties }) => String(Properties.Name));
}
