import { createHash } from 'node:crypto';
import type { QueueAddress } from './dispatch-plan.ts';

/** Where a workflow is deployed. */
export interface Site {
  /** 12 digits */
  readonly account: string;
  readonly region: string;
  /** Of an emulator or gateway; AWS's own without it. */
  readonly endpoint?: string;
}

/** What {@link resourceNames} gives. */
export type ResourceNames = ReturnType<typeof resourceNames>;

/**
 * The names of a workflow's resources, so that one part finds another without a lookup, and permissions can be granted by
 * name. Kinds start with a capital, which workflows and steps never do: names do not collide.
 */
export function resourceNames(workflow: string, { account, region, endpoint }: Site) {
  const partition = partitionOf(region);
  const base = shorten(`pipewright-${workflow.replace(/[_-]+/g, '-')}`, 40);
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  // Roles are global to the account, so their names include the region.
  const role = (kind: string) => shorten(`${base}-${kind}-${region}`, 64);
  return {
    /** The stack's and the cluster's name, and the prefix of all others; at most 40 characters. */
    base,
    partition,
    inbox: `${base}-Inbox`,
    inboxDead: `${base}-InboxDead`,
    dispatcher: `${base}-Dispatch`,
    dispatcherRole: role('Dispatch'),
    executionRole: role('Execution'),
    // AWS's policy lets ECS pass only roles of this name (AmazonECSInfrastructureRolePolicyForManagedInstances).
    instanceRole: shorten(`ecsInstanceRole-${base}-${region}`, 64),
    infrastructureRole: role('Infrastructure'),
    agentLogs: `/pipewright/${base.slice('pipewright-'.length)}/agents`,
    dispatcherLogs: `/pipewright/${base.slice('pipewright-'.length)}/dispatcher`,
    work: (step: string) => shorten(`${base}-Work-${step}`, 80),
    dead: (step: string) => shorten(`${base}-Dead-${step}`, 80),
    /** The task definition's family. */
    family: (step: string) => shorten(`${base}-Task-${step}`, 255),
    taskRole: (step: string) => role(`Task-${step}`),
    alarm: (kind: string) => shorten(`${base}-Alarm-${kind}`, 255),
    capacityProvider: (kind: string) => shorten(`${base}-Instances-${kind}`, 255),
    /** A step's logical id in the template; no kind is a prefix of another. */
    logical: (kind: string, step: string) => `${kind}${alphanumeric(step)}`,
    /** @param resource what follows the account, e.g. `cluster/x` */
    arn,
    /** IAM has no region. */
    roleArn: (name: string) => `arn:${partition}:iam::${account}:role/${name}`,
    queue: (name: string): QueueAddress => ({
      url: `${endpoint?.replace(/\/+$/, '') ?? `https://sqs.${region}.${domainOf(partition)}`}/${account}/${name}`,
      arn: arn('sqs', name),
    }),
  };
}

/** The partition in a region's ARNs: `aws`, `aws-cn`, `aws-us-gov`. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function domainOf(partition: string): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/** Deterministic; different texts have different names. */
function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 9)}-${digest(text, 8)}`;
}

/** `all-outliers` → `AllOutliers`. An id that would collide with another one gets a digest. */
function alphanumeric(id: string): string {
  const joined = id
    .split(/[-_]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
  return /_|--|-\d/.test(id) ? `${joined}X${digest(id, 6)}` : joined;
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
