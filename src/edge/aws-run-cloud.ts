import { setTimeout as sleep } from 'node:timers/promises';
import type { Cloud } from '../deploy/cloud.ts';
import type { CancelCloud } from '../runs/cancel-run.ts';
import type { Logs, RunCloud } from '../runs/run-cloud.ts';
import { openLogs } from './aws/cloudwatch-logs.ts';
import { openAgents } from './aws/ecs-agents.ts';
import { openTasks } from './aws/ecs-tasks.ts';
import { openRunStorage } from './aws/s3-run.ts';
import { openRunQueues } from './aws/sqs-run.ts';
import { openCloud } from './aws-cloud.ts';
import { contentOf } from './content.ts';

/** An AWS account as commands about runs need it; credentials come from the environment, as with AWS's own command line. */
export function openRunCloud(
  region: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): RunCloud & CancelCloud & { readonly logs: Logs; readonly deploying: Cloud } {
  const tasks = openTasks(region, signal);
  return {
    deploying: openCloud(region, env, signal),
    storage: openRunStorage(region, env.AWS_ENDPOINT_URL || undefined, signal),
    queues: openRunQueues(region, signal),
    logs: openLogs(region, signal),
    agents: openAgents(region, signal),
    stop: tasks.stop,
    contentOf,
    now: Date.now,
    sleep: (milliseconds) => sleep(milliseconds, undefined, { signal }),
  };
}
