import type { Cloud } from './cloud.ts';
import type { CompiledWorkflow } from './compile.ts';
import type { ProgressLog } from './stack.ts';
import { capacityProviders, endInstances, keepInstances, stopAgents } from './stop-agents.ts';
import type { DeployedNetwork, Template } from './template.ts';

/**
 * Ends what AWS does not delete together with the resources that a change removes: the instances of removed
 * capacity providers and the agents on them; all agents if they move to another network. Until the change is
 * made, the dispatcher starts no others; items wait in the queues.
 * @param deployed undefined before the first deployment
 * @param change makes the change
 * @throws Failure `AGENTS_RUNNING`, `INSTANCES_RUNNING`
 */
export async function makeWay<T>(
  deployed: Template | undefined,
  { names, template }: Pick<CompiledWorkflow, 'names' | 'template'>,
  cloud: Cloud,
  say: ProgressLog,
  change: () => Promise<T>,
): Promise<T> {
  const moves = leaves(deployed?.Metadata.Pipewright.network, template.Metadata.Pipewright.network);
  const kept = moves ? [] : capacityProviders(template);
  const ended = capacityProviders(deployed).filter((each) => !kept.includes(each));
  if (ended.length === 0 && !moves) return change();
  const cluster = names.base;
  if (moves) say('The agents move to another network: stopping those in the old one first');
  let left = deployed;
  await cloud.agents.pause(names.dispatcher);
  try {
    const reason = moves ? 'Agents move to another network.' : 'The instances of its step are removed.';
    const running = async () => {
      if (moves) return cloud.agents.list(cluster);
      const tasks: string[] = [];
      for (const provider of ended) tasks.push(...(await cloud.instances.agents(cluster, provider)));
      return tasks;
    };
    await stopAgents({ cluster, reason, running }, cloud, say);
    await endInstances(ended, cluster, cloud, say);
    const changed = await change();
    left = template;
    return changed;
  } finally {
    await cloud.agents.resume(names.dispatcher);
    const providers = capacityProviders(left).filter((each) => ended.includes(each));
    await keepInstances(providers, cluster, cloud);
  }
}

/**
 * Whether a change deletes subnets, the security group, which belongs to one VPC, or the route through which
 * agents reach AWS.
 */
function leaves(from: DeployedNetwork | undefined, to: DeployedNetwork | undefined): boolean {
  if (!from || !to) return false;
  if (from.kind !== to.kind || from.mode !== to.mode) return true;
  return from.kind === 'existing' && to.kind === 'existing' && from.vpc !== to.vpc;
}
