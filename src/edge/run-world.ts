import type { RunWorld } from '../run/observe.ts';
import { openLogLines } from './aws/cloudwatch-logs-lines.ts';
import { openAgents } from './aws/ecs-agents.ts';
import { openRunObjects, type RunNotes } from './aws/s3-runs.ts';
import { openQueueCounts } from './aws/sqs-count.ts';

/** AWS as looking at runs needs it; credentials come from the environment, as with AWS's own command line. */
export function openRunWorld(
  region: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): RunWorld & { readonly notes: RunNotes } {
  return {
    ...openRunObjects(region, env.AWS_ENDPOINT_URL || undefined, signal),
    queue: openQueueCounts(region, signal),
    agents: openAgents(region, signal),
    ...openLogLines(region, signal),
  };
}
