import { createHash } from 'node:crypto';
import { Failure } from '../../src/core/failure.ts';
import type { Lookups } from '../../src/deploy/account-lookups.ts';
import type { NotificationConfig } from '../../src/deploy/bucket-notifications.ts';
import type { Cloud, ResourceChange, TemplateSource } from '../../src/deploy/cloud.ts';
import type { Template } from '../../src/deploy/template.ts';

/** What a process that was killed throws at its next call: it does nothing more. */
export class Killed extends Error {}

interface Stack {
  status: string;
  template: string | undefined;
  changeSets: Map<string, string>;
  /** Looks at it until CloudFormation is done. */
  left: number;
}

/** An account in memory, which outlives the processes that use it. */
export class Account {
  readonly id = '183351756044';
  readonly stacks = new Map<string, Stack>();
  readonly buckets = new Map<string, Map<string, Uint8Array>>();
  readonly notifications = new Map<string, NotificationConfig>();
  readonly queues = new Map<string, number>();
  /** Customer-managed keys of buckets and secrets. */
  readonly keys = new Map<string, string>();
  /** Policies of buckets. */
  readonly policies = new Map<string, string>();
  /** How often CloudFormation is asked until a change is done. */
  patience = 2;

  /** All that deploying leaves, for comparing. */
  state(): unknown {
    return {
      stacks: [...this.stacks].map(([name, { status, template }]) => ({ name, status, template })),
      buckets: [...this.buckets].map(([name, objects]) => ({
        name,
        objects: [...objects].map(([key, bytes]) => `${key} ${sha256(bytes)}`).sort(),
      })),
      notifications: [...this.notifications].sort(),
    };
  }

  /**
   * The account as one process sees it; each call takes a turn of its own.
   * @param before is called with each call's name; if it throws, the call throws that and does nothing
   */
  open(before: (call: string) => void | Promise<void> = () => {}): Cloud {
    const calling = async <T>(call: string, work: () => T): Promise<T> => {
      await before(call);
      await new Promise(setImmediate);
      return work();
    };
    return {
      region: 'us-east-1',
      account: () => calling('account', () => this.id),
      queues: {
        count: (url) => calling('count', () => ({ waiting: this.queues.get(url) ?? 0, taken: 0 })),
      },
      sleep: () => calling('sleep', () => {}),
      agents: {
        pause: () => calling('pause', () => {}),
        list: () => calling('list', () => []),
        stop: () => calling('stop', () => {}),
      },
      keys: {
        ofBucket: (bucket) => calling('ofBucket', () => this.keys.get(bucket)),
        ofSecret: (arn) => calling('ofSecret', () => this.keys.get(arn)),
      },
      network: {
        defaultVpc: () => calling('defaultVpc', () => 'vpc-1'),
        subnets: () =>
          calling('subnets', () => [
            { id: 'subnet-1', vpc: 'vpc-1', internet: true, nat: false, zone: 'us-east-1a' },
          ]),
      },
      buckets: this.#buckets(calling),
      stacks: this.#stacks(calling),
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
      setNotifications: (bucket: string, config: NotificationConfig) =>
        calling('setNotifications', () => {
          this.notifications.set(bucket, config);
        }),
      policy: (bucket: string) => calling('policy', () => this.policies.get(bucket)),
      measure: () => calling('measure', () => undefined),
      removeAll: (bucket: string, prefix: string) =>
        calling('removeAll', () => {
          const there = this.buckets.get(bucket);
          for (const key of there?.keys() ?? []) if (key.startsWith(prefix)) there?.delete(key);
        }),
    };
    return buckets;
  }

  /** As CloudFormation: one change at a time; executing a change set takes the others away. */
  #stacks(calling: <T>(call: string, work: () => T) => Promise<T>): Cloud['stacks'] {
    const busy = (why: string) => new Failure('STACK_BUSY', why);
    const settled = (name: string): Stack | undefined => {
      const stack = this.stacks.get(name);
      if (stack?.status.endsWith('_IN_PROGRESS') && stack.status !== 'REVIEW_IN_PROGRESS') {
        if (stack.left > 0) stack.left -= 1;
        else if (stack.status === 'DELETE_IN_PROGRESS') this.stacks.delete(name);
        else stack.status = stack.status.replace('_IN_PROGRESS', '_COMPLETE');
      }
      return this.stacks.get(name);
    };
    return {
      describe: (name) =>
        calling('describe', () => {
          const stack = settled(name);
          return stack && { status: stack.status, outputs: {} };
        }),
      template: (name) => calling('template', () => this.stacks.get(name)?.template),
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
          if (stack) Object.assign(stack, { status: 'DELETE_IN_PROGRESS', left: this.patience });
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

/** An account in which all is as it should be, but for what a test says. */
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
