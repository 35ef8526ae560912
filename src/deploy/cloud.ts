import type { LifecycleConfig } from './bucket-lifecycle.ts';
import type { NotificationConfig } from './bucket-notifications.ts';

/** AWS as deploying needs it. All calls throw Failures that name the missing permission. */
export interface Cloud {
  readonly region: string;
  readonly endpoint?: string;
  /** The 12 digits of the account that the credentials belong to. */
  account(): Promise<string>;
  readonly stacks: Stacks;
  readonly buckets: Buckets;
  readonly agents: Agents;
  readonly instances: Instances;
  readonly roles: ServiceRoles;
  readonly network: Networks;
  readonly queues: QueueCounts;
  readonly keys: KeyLookups;
  sleep(milliseconds: number): Promise<void>;
}

/** Messages of a queue; SQS's numbers are approximate for a minute and more. */
export interface QueueCount {
  /** Delayed ones included. */
  readonly waiting: number;
  /** Received by an agent, and not done yet. */
  readonly taken: number;
}

export interface QueueCounts {
  /** Undefined where there is no such queue. */
  count(queueUrl: string): Promise<QueueCount | undefined>;
}

export interface StackState {
  /** CloudFormation's, such as `UPDATE_COMPLETE`. */
  readonly status: string;
  readonly reason?: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface StackEvent {
  readonly id: string;
  readonly resource: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

export type TemplateSource = { readonly text: string } | { readonly url: string };

export interface ResourceChange {
  readonly action: 'Add' | 'Modify' | 'Remove' | 'Import' | 'Dynamic';
  readonly id: string;
  readonly type: string;
  /** True, False or Conditional. */
  readonly replacement?: string;
  readonly details: readonly {
    readonly property: string;
    readonly before?: string;
    readonly after?: string;
  }[];
}

export interface Stacks {
  /** Undefined where there is no such stack. */
  describe(name: string): Promise<StackState | undefined>;
  /** The template's text as it was deployed. */
  template(name: string): Promise<string | undefined>;
  /**
   * What would change; undefined when nothing would. The change set stays until it is executed or deleted.
   */
  prepare(
    name: string,
    changeSet: string,
    source: TemplateSource,
    kind: 'CREATE' | 'UPDATE',
    tags: Readonly<Record<string, string>>,
    /** ARN of the role that CloudFormation assumes for it, and for all later changes */
    role?: string,
  ): Promise<readonly ResourceChange[] | undefined>;
  execute(name: string, changeSet: string): Promise<void>;
  forget(name: string, changeSet: string): Promise<void>;
  /**
   * Newest first. Without `since`, only the newest page.
   * @param since ids of known events: reads pages until one of these, or all pages if it is empty
   */
  events(name: string, since?: ReadonlySet<string>): Promise<readonly StackEvent[]>;
  delete(name: string): Promise<void>;
  continueRollback(name: string): Promise<void>;
}

export interface RefusedDestinations {
  readonly reason: string;
  /** Those that S3 names, if any. */
  readonly arns: readonly string[];
}

export interface Buckets {
  /** Whether it exists. @throws Failure `BUCKET_REFUSED`, `BUCKET_REGION` where it cannot be used */
  look(bucket: string): Promise<boolean>;
  /** Creates it where it is missing; S3 makes it encrypted and private. @returns whether it was created */
  ensure(bucket: string): Promise<boolean>;
  has(bucket: string, key: string): Promise<boolean>;
  /** Undefined where there is no such object. */
  get(bucket: string, key: string): Promise<Uint8Array | undefined>;
  put(bucket: string, key: string, body: Uint8Array): Promise<void>;
  /** How CloudFormation reads an object. */
  url(bucket: string, key: string): string;
  /** Undefined where there is no such bucket. */
  notifications(bucket: string): Promise<NotificationConfig | undefined>;
  /** The text of its policy; undefined where it has none. */
  policy(bucket: string): Promise<string | undefined>;
  /** Its rules, none where it has no configuration; undefined where there is no such bucket. */
  lifecycle(bucket: string): Promise<LifecycleConfig | undefined>;
  /** Replaces all rules of a bucket. */
  setLifecycle(bucket: string, config: LifecycleConfig): Promise<void>;
  /**
   * Replaces all notifications of a bucket.
   * @param options `unchecked`: S3 does not test the destinations
   * @returns destinations that S3 cannot reach, because of which nothing was changed; undefined if it is
   *   done
   */
  setNotifications(
    bucket: string,
    config: NotificationConfig,
    options?: { readonly unchecked: boolean },
  ): Promise<RefusedDestinations | undefined>;
  /** Undefined where there is no such bucket; `more` where the count reached its limit. */
  measure(
    bucket: string,
    prefix: string,
  ): Promise<{ objects: number; bytes: number; more: boolean } | undefined>;
  /** Deletes all objects below a prefix; does nothing where there is no such bucket. */
  removeAll(bucket: string, prefix: string): Promise<void>;
}

export interface Agents {
  /** Stops all invocations of the dispatcher; does nothing where there is none. */
  pause(dispatcher: string): Promise<void>;
  /** Undoes `pause`; does nothing where there is no dispatcher or where it was not paused. */
  resume(dispatcher: string): Promise<void>;
  /**
   * Tasks of a cluster that are to run, of one family where it is given: not those that are being stopped.
   */
  list(cluster: string, family?: string): Promise<readonly string[]>;
  /** Tasks of a cluster that are being stopped, and have not ended. */
  ending(cluster: string): Promise<readonly string[]>;
  /** Those of these tasks that have not ended. */
  unended(cluster: string, tasks: readonly string[]): Promise<readonly string[]>;
  stop(cluster: string, task: string, reason: string): Promise<void>;
}

/** Instances that ECS manages for a cluster, by their capacity provider. */
export interface Instances {
  /** Tasks that are to run on them. */
  agents(cluster: string, provider: string): Promise<readonly string[]>;
  /** Ids of those that are in the cluster, idle or not. */
  registered(cluster: string, provider: string): Promise<readonly string[]>;
  /**
   * Sets after how many seconds ECS ends idle ones, 0 for at once; does nothing where there is no such
   * provider.
   */
  scaleIn(cluster: string, provider: string, seconds: number): Promise<void>;
}

/** The account's service-linked roles. */
export interface ServiceRoles {
  has(name: string): Promise<boolean>;
  /** @param service such as `ecs.amazonaws.com` @returns whether it is new */
  create(service: string): Promise<boolean>;
}

export interface Subnet {
  readonly id: string;
  readonly vpc: string;
  /** Its routes lead to an internet gateway. */
  readonly internet: boolean;
  /** Its routes lead out through a NAT gateway or the like. */
  readonly nat: boolean;
  /** The zone's name in this account. */
  readonly zone: string;
  /** The same zone's id in every account. */
  readonly zoneId?: string;
  /** An instance that starts in it gets a public address. */
  readonly mapsPublicIp: boolean;
}

export interface Networks {
  /** Availability zones that the account can use in the region. */
  zones(): Promise<readonly { readonly name: string; readonly id: string }[]>;
  /** Undefined where the region has no default VPC. */
  defaultVpc(): Promise<string | undefined>;
  subnets(of: { readonly ids: readonly string[] } | { readonly vpc: string }): Promise<readonly Subnet[]>;
}

/**
 * Which keys of KMS encrypt something: a key's ARN or id, or an alias; undefined for a key of AWS's own, or
 * if the bucket or secret does not exist.
 */
export interface KeyLookups {
  ofBucket(bucket: string): Promise<string | undefined>;
  /** @param arn of a parameter of SSM or a secret of Secrets Manager */
  ofSecret(arn: string): Promise<string | undefined>;
}
