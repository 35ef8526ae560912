import { setTimeout as sleep } from 'node:timers/promises';
import type { Cloud } from '../deploy/cloud.ts';
import { openStacks } from './aws/cloudformation.ts';
import { openNetworks } from './aws/ec2.ts';
import { openTasks } from './aws/ecs-tasks.ts';
import { pauseFunction } from './aws/lambda.ts';
import { openBuckets } from './aws/s3-buckets.ts';
import { openQueueCounts } from './aws/sqs-count.ts';
import { callerAccount } from './aws/sts.ts';

/** An AWS account as deploying needs it; credentials come from the environment, as with AWS's own command line. */
export function openCloud(region: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Cloud {
  let known: Promise<string> | undefined;
  const account = () => {
    known ??= callerAccount(region, signal);
    return known;
  };
  const count = openQueueCounts(region, signal);
  const endpoint = env.AWS_ENDPOINT_URL;
  const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal });
  return {
    region,
    ...(endpoint && { endpoint }),
    account,
    stacks: openStacks(region, signal, pause),
    buckets: openBuckets(region, endpoint, account, signal),
    agents: {
      ...openTasks(region, signal),
      pause: (dispatcher) => pauseFunction(region, dispatcher, signal),
    },
    network: openNetworks(region, signal),
    async backlog(url) {
      const { waiting, taken } = (await count(url)) ?? { waiting: 0, taken: 0 };
      return waiting + taken;
    },
    sleep: pause,
  };
}
