import type { RunWorld } from '../progress/take-snapshot.ts';
import type { RunNotes } from '../protocol/run-storage.ts';
import { openLogs } from './aws/cloudwatch-logs.ts';
import { openAgents } from './aws/ecs-agents.ts';
import { openRunStorage } from './aws/s3-run.ts';
import { openQueueCounts } from './aws/sqs-count.ts';

/** AWS as looking at runs needs it; credentials come from the environment, as with AWS's own command line. */
export function openRunWorld(
  region: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): RunWorld & RunNotes {
  return {
    ...openRunStorage(region, env.AWS_ENDPOINT_URL || undefined, signal),
    queue: openQueueCounts(region, signal),
    agents: openAgents(region, signal),
    logs: openLogs(region, signal),
  };
}
