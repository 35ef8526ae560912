import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cloud, StackEvent } from '../../src/deploy/cloud.ts';
import { followEvents } from '../../src/deploy/stack.ts';

const event = (id: string, resource: string, status: string, reason?: string): StackEvent => ({
  id,
  resource,
  type: 'AWS::SQS::Queue',
  status,
  ...(reason !== undefined && { reason }),
});

/** CloudFormation as it is from one look to the next: the stack's status, and its events so far, newest first. */
function showing(...looks: [status: string, ...events: StackEvent[]][]): Cloud {
  let look = 0;
  const stacks = {
    describe: async () => ({ status: looks[look]![0], outputs: {} }),
    events: async () => looks[look]!.slice(1),
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
