import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cloud, StackEvent } from '../../src/deploy/cloud.ts';
import { applyChangeSet, followEvents, waitUntilSettled } from '../../src/deploy/stack.ts';

const event = (id: string, resource: string, status: string, reason?: string): StackEvent => ({
  id,
  resource,
  type: 'AWS::SQS::Queue',
  status,
  ...(reason !== undefined && { reason }),
});

/** As the port says: the newest page (here of three), or all that are newer than known ones. */
function newerThan(since: ReadonlySet<string> | undefined, events: StackEvent[]): StackEvent[] {
  const known = events.findIndex(({ id }) => since?.has(id));
  return since ? events.slice(0, known < 0 ? events.length : known) : events.slice(0, 3);
}

/** CloudFormation as it is from one look to the next: the stack's status, and its events so far, newest first. */
function showing(...looks: [status: string, ...events: StackEvent[]][]): Cloud {
  let look = 0;
  const stacks = {
    describe: async () => ({ status: looks[look]![0], outputs: {} }),
    events: async (_: string, since?: ReadonlySet<string>) =>
      newerThan(since, looks[look]!.slice(1) as StackEvent[]),
  };
  const sleep = async (): Promise<void> => {
    look += 1;
  };
  return { stacks, sleep } as unknown as Cloud;
}

describe('a stack’s events', () => {
  it('are reported once each, and the start of an operation only if it takes a while', async () => {
    const begun = event('1', 'Inbox', 'CREATE_IN_PROGRESS');
    const initiated = event('2', 'Inbox', 'CREATE_IN_PROGRESS', 'Resource creation Initiated');
    const made = event('3', 'Inbox', 'CREATE_COMPLETE');
    const slow = event('4', 'Dispatcher', 'CREATE_IN_PROGRESS');
    const failed = event('5', 'Dispatcher', 'CREATE_FAILED', 'no such role');
    const lines: string[] = [];
    const cloud = showing(
      ['CREATE_IN_PROGRESS', slow, made, initiated, begun],
      ['CREATE_IN_PROGRESS', slow, made, initiated, begun],
      ['ROLLBACK_COMPLETE', failed, slow, made, initiated, begun],
    );
    const state = await followEvents('tides', cloud, (line) => lines.push(line), new Set());
    assert.equal(state?.status, 'ROLLBACK_COMPLETE');
    assert.deepEqual(lines, [
      '  create complete: Inbox (AWS::SQS::Queue)',
      '  create in progress: Dispatcher (AWS::SQS::Queue)',
      '  create failed: Dispatcher (AWS::SQS::Queue): no such role',
    ]);
  });
});

/** A stack whose update ends in a status with these events, newest first, after those of earlier operations. */
function updating(status: string, now: StackEvent[], earlier: StackEvent[]): Cloud {
  let executed = false;
  const stacks = {
    describe: async () => ({ status: executed ? status : 'UPDATE_ROLLBACK_COMPLETE', outputs: {} }),
    events: async (_: string, since?: ReadonlySet<string>) =>
      newerThan(since, executed ? [...now, ...earlier] : earlier),
    prepare: async () => [{ action: 'Modify', id: 'Inbox', type: 'AWS::SQS::Queue', details: [] }],
    execute: async () => {
      executed = true;
    },
  };
  return { stacks, sleep: async () => {} } as unknown as Cloud;
}

const stackEvent = (id: string, status: string): StackEvent => ({
  ...event(id, 'tides', status, 'The following resource(s) failed'),
  type: 'AWS::CloudFormation::Stack',
});

describe('the reason of a failed change', () => {
  const update = { name: 'tides', source: { text: '{}' }, changeSet: 'c', tags: {} };
  const earlier = [
    event('e2', 'Role', 'UPDATE_FAILED', 'an old cause'),
    event('e1', 'Role', 'CREATE_COMPLETE'),
  ];

  it('is its own first failure, not one of an earlier operation and not one that AWS cancelled', async () => {
    const now = [
      stackEvent('7', 'UPDATE_ROLLBACK_IN_PROGRESS'),
      event('6', 'Task', 'UPDATE_FAILED', 'Resource update cancelled'),
      event('5', 'Queue', 'CREATE_FAILED', 'Resource creation cancelled'),
      event('4', 'Dispatcher', 'UPDATE_FAILED', 'the code is too large'),
      event('3', 'Dispatcher', 'UPDATE_IN_PROGRESS'),
    ];
    await assert.rejects(
      applyChangeSet(update, updating('UPDATE_ROLLBACK_COMPLETE', now, earlier), () => {}),
      {
        code: 'DEPLOY_FAILED',
        message:
          /\(UPDATE_ROLLBACK_COMPLETE\): Dispatcher: the code is too large\. AWS rolled the change back/,
      },
    );
  });

  it('names what kept AWS from rolling back, too', async () => {
    const now = [
      stackEvent('7', 'UPDATE_ROLLBACK_FAILED'),
      event('6', 'Role', 'UPDATE_FAILED', 'no permission iam:GetRole'),
      stackEvent('5', 'UPDATE_ROLLBACK_IN_PROGRESS'),
      event('4', 'Dispatcher', 'UPDATE_FAILED', 'the code is too large'),
    ];
    await assert.rejects(
      applyChangeSet(update, updating('UPDATE_ROLLBACK_FAILED', now, earlier), () => {}),
      {
        message:
          /: Dispatcher: the code is too large\. AWS could not roll the change back: Role: no permission/,
      },
    );
  });

  it('of a rollback that cannot be continued comes with the ways out', async () => {
    const events = [event('2', 'Role', 'UPDATE_FAILED', 'gone'), event('1', 'Queue', 'UPDATE_FAILED', 'old')];
    let continued = false;
    const stacks = {
      describe: async () => ({ status: 'UPDATE_ROLLBACK_FAILED', outputs: {} }),
      events: async (_: string, since?: ReadonlySet<string>) =>
        newerThan(since, continued ? events : events.slice(1)),
      continueRollback: async () => {
        continued = true;
      },
    };
    const cloud = { stacks, sleep: async () => {} } as unknown as Cloud;
    await assert.rejects(
      waitUntilSettled('tides', cloud, () => {}),
      {
        code: 'STACK_STUCK',
        message:
          /cannot be rolled back \(UPDATE_ROLLBACK_FAILED: Role: gone\)\. .*--resources-to-skip RESOURCE/,
      },
    );
  });
});
