import { createHash } from 'node:crypto';
import { Failure } from '../../src/core/failure.ts';
import type { Lookups } from '../../src/deploy/account-lookups.ts';
import type { LifecycleConfig } from '../../src/deploy/bucket-lifecycle.ts';
import type { NotificationConfig } from '../../src/deploy/bucket-notifications.ts';
import type {
  Cloud,
  RefusedDestinations,
  ResourceChange,
  Subnet,
  TemplateSource,
} from '../../src/deploy/cloud.ts';
import type { Template } from '../../src/deploy/template.ts';

/** Thrown at the next call of a process that was killed, so that it does nothing more. */
export class Killed extends Error {}

interface Stack {
  status: string;
  template: string | undefined;
  changeSets: Map<string, string>;
  /** How often it must still be described until CloudFormation is done. */
  left: number;
}

const SERVICE_ROLES = new Map([
  ['ecs.amazonaws.com', 'AWSServiceRoleForECS'],
  ['ecs-compute.amazonaws.com', 'AWSServiceRoleForECSCompute'],
  ['spot.amazonaws.com', 'AWSServiceRoleForEC2Spot'],
]);

interface Task {
  readonly cluster: string;
  readonly family?: string;
  readonly provider?: string;
  /** Once it was stopped: how often it must still be looked at until it has ended. */
  left?: number;
}

interface Instance {
  readonly cluster: string;
  readonly provider: string;
  /** Once ECS scales in: how often it must still be looked at until EC2 has ended it. */
  left?: number;
}

/** An account in memory, which outlives the processes that use it. */
export class Account {
  readonly id = '183351756044';
  readonly stacks = new Map<string, Stack>();
  readonly buckets = new Map<string, Map<string, Uint8Array>>();
  readonly notifications = new Map<string, NotificationConfig>();
  readonly lifecycles = new Map<string, LifecycleConfig>();
  readonly queues = new Map<string, number>();
  readonly tasks = new Map<string, Task>();
  readonly instances = new Map<string, Instance>();
  /** Seconds after which idle instances end, if set, by capacity provider. */
  readonly scaleIn = new Map<string, number>();
  zones = [{ name: 'us-east-1a', id: 'use1-az1' }];
  /** `vpc-1` is the default VPC. */
  subnets: Subnet[] = [
    { id: 'subnet-1', vpc: 'vpc-1', internet: true, nat: false, zone: 'us-east-1a', mapsPublicIp: true },
  ];
  region = 'us-east-1';
  serviceRoles = new Set(SERVICE_ROLES.values());
  /** Destinations that S3 cannot reach, and so refuses; undefined for none. */
  refuses: (config: NotificationConfig) => RefusedDestinations | undefined = () => undefined;
  /** Functions whose reserved concurrency is 0. */
  readonly paused = new Set<string>();
  /** Customer-managed keys by bucket name or secret ARN. */
  readonly keys = new Map<string, string>();
  /** Policies by bucket. */
  readonly policies = new Map<string, string>();
  /** How often stacks, stopped tasks and instances must be looked at until their change is done. */
  patience = 2;

  /** Everything that deploying leaves in the account, for comparing. */
  state(): unknown {
    return {
      stacks: [...this.stacks].map(([name, { status, template }]) => ({ name, status, template })),
      buckets: [...this.buckets].map(([name, objects]) => ({
        name,
        objects: [...objects].map(([key, bytes]) => `${key} ${sha256(bytes)}`).sort(),
      })),
      notifications: [...this.notifications].sort(),
      lifecycles: [...this.lifecycles].sort(),
      paused: [...this.paused],
    };
  }

  /**
   * The account as one process sees it. Each call takes its own turn of the event loop.
   * @param before gets the name of each call; if it throws, the call throws that and does nothing
   */
  open(before: (call: string) => void | Promise<void> = () => {}): Cloud {
    const calling = async <T>(call: string, work: () => T): Promise<T> => {
      await before(call);
      await new Promise(setImmediate);
      return work();
    };
    return {
      region: this.region,
      account: () => calling('account', () => this.id),
      queues: {
        count: (url) => calling('count', () => ({ waiting: this.queues.get(url) ?? 0, taken: 0 })),
      },
      sleep: () => calling('sleep', () => {}),
      agents: this.#agents(calling),
      instances: this.#instances(calling),
      roles: {
        has: (name) => calling('hasRole', () => this.serviceRoles.has(name)),
        create: (service) =>
          calling('createRole', () => {
            const name = SERVICE_ROLES.get(service) ?? service;
            if (this.serviceRoles.has(name)) return false;
            this.serviceRoles.add(name);
            return true;
          }),
      },
      keys: {
        ofBucket: (bucket) => calling('ofBucket', () => this.keys.get(bucket)),
        ofSecret: (arn) => calling('ofSecret', () => this.keys.get(arn)),
      },
      network: {
        zones: () => calling('zones', () => this.zones),
        defaultVpc: () => calling('defaultVpc', () => this.subnets.find(({ vpc }) => vpc === 'vpc-1')?.vpc),
        subnets: (of) =>
          calling('subnets', () =>
            this.subnets.filter(({ id, vpc }) => ('vpc' in of ? vpc === of.vpc : of.ids.includes(id))),
          ),
      },
      buckets: this.#buckets(calling),
      stacks: this.#stacks(calling),
    };
  }

  /** As in ECS: a stopped task is no longer listed, but still runs for a while. */
  #agents(calling: <T>(call: string, work: () => T) => Promise<T>): Cloud['agents'] {
    const tasks = (wanted: (task: Task) => boolean) =>
      [...this.tasks].filter(([, task]) => wanted(task)).map(([id]) => id);
    return {
      pause: (name) => calling('pause', () => void this.paused.add(name)),
      resume: (name) => calling('resume', () => void this.paused.delete(name)),
      list: (cluster, family) =>
        calling('list', () =>
          tasks(
            (task) =>
              task.cluster === cluster &&
              task.left === undefined &&
              (family === undefined || task.family === family),
          ),
        ),
      ending: (cluster) =>
        calling('ending', () => tasks((task) => task.cluster === cluster && task.left !== undefined)),
      unended: (_, ids) =>
        calling('unended', () => {
          for (const [id, task] of this.tasks)
            if (task.left !== undefined && task.left-- === 0) this.tasks.delete(id);
          return ids.filter((id) => this.tasks.has(id));
        }),
      stop: (_, id) =>
        calling('stop', () => {
          const task = this.tasks.get(id);
          if (task) task.left ??= this.patience;
        }),
    };
  }

  /** As in ECS: when their provider scales in, instances end after a while. */
  #instances(calling: <T>(call: string, work: () => T) => Promise<T>): Cloud['instances'] {
    const tasksOf = (provider: string) =>
      [...this.tasks].filter(([, task]) => task.provider === provider && task.left === undefined);
    return {
      agents: (_, provider) => calling('instanceAgents', () => tasksOf(provider).map(([id]) => id)),
      registered: (_, provider) =>
        calling('registered', () => {
          for (const [id, instance] of this.instances)
            if (instance.left !== undefined && instance.left-- === 0) this.instances.delete(id);
          return [...this.instances].filter(([, each]) => each.provider === provider).map(([id]) => id);
        }),
      scaleIn: (_, provider, seconds) =>
        calling('scaleIn', () => {
          this.scaleIn.set(provider, seconds);
          if (seconds > 0) return;
          for (const instance of this.instances.values())
            if (instance.provider === provider) instance.left ??= this.patience;
        }),
    };
  }

  #buckets(calling: <T>(call: string, work: () => T) => Promise<T>): Cloud['buckets'] {
    const objects = (bucket: string) => {
      const found = this.buckets.get(bucket);
      if (!found) throw new Failure('AWS_UNREACHABLE', `There is no bucket ${bucket}.`);
      return found;
    };
    const buckets = {
      look: (bucket: string) => calling('look', () => this.buckets.has(bucket)),
      ensure: (bucket: string) =>
        calling('ensure', () => {
          if (this.buckets.has(bucket)) return false;
          this.buckets.set(bucket, new Map());
          return true;
        }),
      has: (bucket: string, key: string) => calling('has', () => objects(bucket).has(key)),
      get: (bucket: string, key: string) => calling('get', () => this.buckets.get(bucket)?.get(key)),
      put: (bucket: string, key: string, body: Uint8Array) =>
        calling('put', () => {
          objects(bucket).set(key, body);
        }),
      url: (bucket: string, key: string) => `https://${bucket}/${key}`,
      notifications: (bucket: string) =>
        calling('notifications', () =>
          this.buckets.has(bucket) ? (this.notifications.get(bucket) ?? {}) : undefined,
        ),
      setNotifications: (
        bucket: string,
        config: NotificationConfig,
        options?: { readonly unchecked: boolean },
      ) =>
        calling('setNotifications', () => {
          const refused = options?.unchecked ? undefined : this.refuses(config);
          if (!refused) this.notifications.set(bucket, config);
          return refused;
        }),
      policy: (bucket: string) => calling('policy', () => this.policies.get(bucket)),
      measure: () => calling('measure', () => undefined),
      lifecycle: (bucket: string) =>
        calling('lifecycle', () =>
          this.buckets.has(bucket) ? (this.lifecycles.get(bucket) ?? { Rules: [] }) : undefined,
        ),
      setLifecycle: (bucket: string, config: LifecycleConfig) =>
        calling('setLifecycle', () => void this.lifecycles.set(bucket, config)),
      removeAll: (bucket: string, prefix: string) =>
        calling('removeAll', () => {
          const there = this.buckets.get(bucket);
          for (const key of there?.keys() ?? []) if (key.startsWith(prefix)) there?.delete(key);
        }),
    };
    return buckets;
  }

  /** As in CloudFormation: one change at a time; executing a change set deletes the others. */
  #stacks(calling: <T>(call: string, work: () => T) => Promise<T>): Cloud['stacks'] {
    const busy = (why: string) => new Failure('STACK_BUSY', why);
    const settled = (name: string): Stack | undefined => {
      const stack = this.stacks.get(name);
      if (stack?.status.endsWith('_IN_PROGRESS') && stack.status !== 'REVIEW_IN_PROGRESS') {
        if (stack.left > 0) stack.left -= 1;
        else if (stack.status === 'DELETE_IN_PROGRESS') {
          this.stacks.delete(name);
          this.paused.delete(`${name}_Dispatch`);
        } else stack.status = stack.status.replace('_IN_PROGRESS', '_COMPLETE');
      }
      return this.stacks.get(name);
    };
    return {
      describe: (name) =>
        calling('describe', () => {
          const stack = settled(name);
          return stack && { status: stack.status, outputs: {} };
        }),
      template: (name) =>
        calling('template', () => {
          const stack = this.stacks.get(name);
          if (stack?.status === 'REVIEW_IN_PROGRESS')
            throw new Failure('AWS_REFUSED', 'There is no template.');
          return stack?.template;
        }),
      prepare: (name, changeSet, source, kind) =>
        calling('prepare', () => {
          const stack = this.stacks.get(name);
          if (stack && !/COMPLETE$|^REVIEW/.test(stack.status)) throw busy(`It is in ${stack.status} state.`);
          if ((kind === 'CREATE') !== (!stack || stack.status === 'REVIEW_IN_PROGRESS'))
            throw busy(`It is in ${stack?.status} state.`);
          const text = textOf(source);
          const changes = compared(stack?.template, text);
          if (changes.length === 0) return undefined;
          const next = stack ?? {
            status: 'REVIEW_IN_PROGRESS',
            template: undefined,
            changeSets: new Map(),
            left: 0,
          };
          next.changeSets.set(changeSet, text);
          this.stacks.set(name, next);
          return changes;
        }),
      execute: (name, changeSet) =>
        calling('execute', () => {
          const stack = this.stacks.get(name);
          const text = stack?.changeSets.get(changeSet);
          if (!stack || text === undefined) throw busy('The change set is gone.');
          const made = stack.status === 'REVIEW_IN_PROGRESS';
          stack.status = made ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS';
          stack.template = text;
          stack.left = this.patience;
          stack.changeSets.clear();
        }),
      forget: (name, changeSet) =>
        calling('forget', () => void this.stacks.get(name)?.changeSets.delete(changeSet)),
      events: () => calling('events', () => []),
      delete: (name) =>
        calling('delete', () => {
          const stack = this.stacks.get(name);
          if (!stack) return;
          const used = [...this.tasks.values(), ...this.instances.values()].some(
            ({ cluster }) => cluster === name,
          );
          if (used) stack.status = 'DELETE_FAILED';
          else Object.assign(stack, { status: 'DELETE_IN_PROGRESS', left: this.patience });
        }),
      continueRollback: () => calling('continueRollback', () => {}),
    };
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function textOf(source: TemplateSource): string {
  return 'text' in source ? source.text : source.url;
}

function compared(before: string | undefined, after: string): ResourceChange[] {
  const read = (text = '{}') => (JSON.parse(text) as Partial<Template>).Resources ?? {};
  const [old, now] = [read(before), read(after)];
  const change = (action: ResourceChange['action'], id: string, type: string): ResourceChange => ({
    action,
    id,
    type,
    details: [],
  });
  return [
    ...Object.entries(now).flatMap(([id, resource]) =>
      old[id] === undefined
        ? [change('Add', id, resource.Type)]
        : JSON.stringify(old[id]) === JSON.stringify(resource)
          ? []
          : [change('Modify', id, resource.Type)],
    ),
    ...Object.entries(old)
      .filter(([id]) => now[id] === undefined)
      .map(([id, { Type }]) => change('Remove', id, Type)),
  ];
}

/** Lookups in an account in which everything is as it should be, except for `changes`. */
export function lookups(changes: Partial<Lookups> = {}): Lookups {
  return {
    quota: async () => 1000,
    instanceType: async () => ({ zones: ['us-east-1a'], cpus: 1000, memory: 1_000_000, gpus: 8 }),
    hasKeyPair: async () => true,
    hasSecret: async () => true,
    pull: async () => 'pullable',
    ...changes,
  };
}
