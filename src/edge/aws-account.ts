import { setTimeout as delay } from 'node:timers/promises';
import { isAwsKey } from '../deploy/aws-reference.ts';
import type { Agents, Cloud } from '../deploy/cloud.ts';
import type { IdentityProviders } from '../deploy/set-up-github.ts';
import type { RunWorld } from '../progress/take-snapshot.ts';
import type { CancelCloud } from '../runs/cancel-run.ts';
import type { AgentReader, Logs, RunCloud } from '../runs/run-cloud.ts';
import { type AwsSession, openSession } from './aws/aws-session.ts';
import { bucketKey, openBuckets } from './aws/s3-buckets.ts';
import { openRunStorage } from './aws/s3-storage.ts';
import { openRunQueues } from './aws/sqs-run.ts';
import { contentOf } from './content.ts';
import { sha256 } from './file-digest.ts';

/** An AWS account in one region; each part of Pipewright uses it through a port of its own. */
export interface Aws extends Cloud, RunCloud, CancelCloud, RunWorld {
  readonly storage: RunCloud['storage'];
  readonly queues: RunCloud['queues'];
  readonly agents: Agents & AgentReader;
  readonly logs: Logs;
  readonly providers: IdentityProviders;
  readonly session: AwsSession;
  readonly sleep: Cloud['sleep'];
}

/**
 * Opens an account; credentials come from the environment, as with AWS's own command line. S3 and SQS, which
 * every command needs, are loaded with this file, the other services at their first call.
 */
export function openAws(region: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Aws {
  const aws = openSession({ region, caller: 'person', signal, bucketOwner: () => account() });
  const endpoint = env.AWS_ENDPOINT_URL || undefined;
  const sleep = (milliseconds: number) => delay(milliseconds, undefined, { signal });
  const account = once(async () => (await import('./aws/sts.ts')).callerAccount(aws));
  const logs = once(async () => (await import('./aws/cloudwatch-logs.ts')).openLogs(aws));
  const agents = async () => (await import('./aws/ecs.ts')).openAgents(aws);
  return {
    region,
    endpoint,
    account,
    storage: openRunStorage(aws),
    buckets: openBuckets(aws, region, endpoint, account),
    queues: openRunQueues(aws),
    agents: {
      ...lazily(agents, ['list', 'describe', 'ending', 'unended', 'stop']),
      pause: async (name) => (await import('./aws/lambda.ts')).pauseFunction(aws, name),
      resume: async (name) => (await import('./aws/lambda.ts')).resumeFunction(aws, name),
    },
    instances: lazily(
      async () => (await import('./aws/ecs-instances.ts')).openInstances(aws),
      ['agents', 'registered', 'scaleIn'],
    ),
    roles: lazily(async () => (await import('./aws/iam.ts')).openServiceRoles(aws), ['has', 'create']),
    providers: lazily(
      async () => (await import('./aws/iam.ts')).openIdentityProviders(aws),
      ['find', 'trusting', 'delete'],
    ),
    stacks: lazily(
      async () => (await import('./aws/cloudformation.ts')).openStacks(aws, sleep),
      ['describe', 'template', 'prepare', 'execute', 'forget', 'events', 'delete', 'continueRollback'],
    ),
    network: lazily(
      async () => (await import('./aws/ec2.ts')).openNetworks(aws),
      ['defaultVpc', 'subnets', 'zones'],
    ),
    keys: {
      ofBucket: (bucket) => bucketKey(aws, bucket),
      async ofSecret(arn) {
        const stored = await (await import('./aws/stored-secret.ts')).findStored(aws, arn);
        return stored?.key === undefined || isAwsKey(stored.key) ? undefined : stored.key;
      },
    },
    logs: {
      filter: async (...query) => (await logs()).filter(...query),
      async *read(...query) {
        yield* (await logs()).read(...query);
      },
    },
    session: aws,
    contentOf,
    sha256,
    now: Date.now,
    sleep,
  };
}

/** Runs `work` once and keeps its result, but not a failure, which may be temporary. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work().catch((error) => {
      result = undefined;
      throw error;
    });
    return result;
  };
}

type AsyncMethods<T> = { readonly [K in keyof T]: (...args: never[]) => Promise<unknown> };

/** A port that is loaded at its first call. */
function lazily<T extends AsyncMethods<T>, const K extends keyof T>(
  load: () => Promise<T>,
  methods: readonly K[],
): Pick<T, K> {
  const port = once(load);
  const entries = methods.map((name) => [name, async (...args: never[]) => (await port())[name](...args)]);
  return Object.fromEntries(entries) as Pick<T, K>;
}
