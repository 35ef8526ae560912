import { createHash } from 'node:crypto';
import type { QueueAddress } from './dispatch-plan.ts';

/** Where a workflow is deployed. */
export interface Site {
  /** 12 digits */
  readonly account: string;
  readonly region: string;
  /** The address of an emulator or gateway; AWS's own if missing. */
  readonly endpoint?: string;
}

/** What {@link resourceNames} gives. */
export type ResourceNames = ReturnType<typeof resourceNames>;

/**
 * The names of a workflow's resources, so that one part finds another without a lookup, and permissions can
 * be granted by name. Most begin with the stack's name and `_`, which no stack's name has: a pattern for the
 * resources of `tides` never matches those of `tides-2`.
 */
export function resourceNames(workflow: string, { account, region, endpoint }: Site) {
  const partition = partitionOf(region);
  const base = within(40, 'pipewright-', workflow.replace(/[_-]+/g, '-'));
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  const own = `${base}_`;
  // Roles are global to the account, so their names include the region.
  const role = (kind: string, rest = '') => within(64, `${own}${kind}-`, `${rest}${region}`);
  return {
    /** The stack's and the cluster's name; at most 40 characters. */
    base,
    /** What other names begin with, except for log groups and the role of instances. */
    own,
    partition,
    inbox: `${own}Inbox`,
    inboxDead: `${own}InboxDead`,
    dispatcher: `${own}Dispatch`,
    dispatcherRole: role('Dispatch'),
    executionRole: role('Execution'),
    // AWS's policy lets ECS pass only roles of this name
    // (AmazonECSInfrastructureRolePolicyForManagedInstances).
    instanceRole: within(64, `ecsInstanceRole-${own}`, region),
    infrastructureRole: role('Infrastructure'),
    /** Rules of EventBridge, by what they are for. */
    rule: (kind: string) => `${own}${kind}`,
    agentLogs: `/pipewright/${base.slice('pipewright-'.length)}/agents`,
    dispatcherLogs: `/pipewright/${base.slice('pipewright-'.length)}/dispatcher`,
    /** @param lane from 0; no step's id has upper case */
    work: (step: string, lane = 0) => within(80, `${own}Work-`, lane === 0 ? step : `L${lane}-${step}`),
    dead: (step: string) => within(80, `${own}Dead-`, step),
    /** The task definition's family. */
    family: (step: string) => within(255, `${own}Task-`, step),
    taskRole: (step: string) => role('Task', `${step}-`),
    /** The id of the lifecycle rule for a step's results. */
    keep: (step: string) => within(255, `${own}Keep-`, step),
    /** The topic that notifies people. */
    topic: `${own}Notices`,
    alarm: (kind: string) => within(255, `${own}Alarm-`, kind),
    capacityProvider: (kind: string) => within(255, `${own}Instances-`, kind),
    /** The logical id of a step's resource in the template; no kind is a prefix of another. */
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

/** The domain of a partition's services. */
export function domainOf(partition: string): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/**
 * A name of at most `most` characters. The beginning stays whole, because patterns in policies are made from
 * it. Deterministic; different texts have different names.
 */
function within(most: number, beginning: string, rest: string): string {
  const room = most - beginning.length;
  if (rest.length <= room) return beginning + rest;
  const kept = rest.slice(0, Math.max(0, room - 9));
  return beginning + (kept && `${kept}-`) + digest(rest, Math.min(8, room));
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
