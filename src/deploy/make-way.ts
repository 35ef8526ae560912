import type { Cloud } from './cloud.ts';
import type { CompiledWorkflow } from './compile.ts';
import type { ProgressLog } from './stack.ts';
import { capacityProviders, endInstances, stopAgents } from './stop-agents.ts';
import type { Template } from './template.ts';

/**
 * Ends what AWS would not delete together with the resources that a change removes: the agents on instances whose capacity
 * provider goes, and the instances. Meanwhile, and until the change is made, the dispatcher starts no others; items wait
 * in the queues.
 * @param deployed undefined before the first deployment
 * @param change is made then
 * @throws Failure `AGENTS_RUNNING`, `INSTANCES_RUNNING`
 */
export async function makeWay<T>(
  deployed: Template | undefined,
  { names, template }: Pick<CompiledWorkflow, 'names' | 'template'>,
  cloud: Cloud,
  say: ProgressLog,
  change: () => Promise<T>,
): Promise<T> {
  const kept = capacityProviders(template);
  const removed = capacityProviders(deployed).filter((each) => !kept.includes(each));
  if (removed.length === 0) return change();
  const cluster = names.base;
  await cloud.agents.pause(names.dispatcher);
  try {
    const reason = 'The instances of its step are removed.';
    const running = async () => {
      const tasks: string[] = [];
      for (const provider of removed) tasks.push(...(await cloud.instances.agents(cluster, provider)));
      return tasks;
    };
    await stopAgents({ cluster, reason, running }, cloud, say);
    await endInstances(removed, cluster, cloud, say);
    return await change();
  } finally {
    await cloud.agents.resume(names.dispatcher);
  }
}
