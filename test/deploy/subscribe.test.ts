import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inboxNotification, type NotificationConfig } from '../../src/deploy/bucket-notifications.ts';
import { subscribe, unsubscribe } from '../../src/deploy/subscribe.ts';
import { Account } from '../fakes/cloud.ts';

const OURS = 'arn:aws:sqs:us-east-1:183351756044:pipewright-tides-Inbox';
const THEIRS = 'arn:aws:sns:us-east-1:183351756044:gone';
const entry = inboxNotification('pipewright-tides', OURS, 'in/');
const theirs = { Id: 'theirs', TopicArn: THEIRS, Events: ['s3:ObjectRemoved:*'] };

/** A bucket with an entry of somebody else's, of which S3 says that it cannot reach some. */
function bucket(
  dead: (tries: number, config: NotificationConfig) => readonly string[] | undefined,
  others: NotificationConfig = { TopicConfigurations: [theirs] },
) {
  const account = new Account();
  account.buckets.set('in', new Map());
  account.notifications.set('in', others);
  let tries = 0;
  account.refuses = (config) => {
    const arns = dead(++tries, config);
    return arns && { reason: 'Unable to validate the following destination configurations', arns };
  };
  const said: string[] = [];
  const sleeps: number[] = [];
  const cloud = account.open();
  const timed = { ...cloud, sleep: async (milliseconds: number) => void sleeps.push(milliseconds) };
  return {
    cloud: timed,
    said,
    sleeps,
    say: (line: string) => void said.push(line),
    config: () => account.notifications.get('in'),
    tries: () => tries,
  };
}

describe('notifications of a bucket in which somebody’s destination is dead', () => {
  it('are changed nevertheless, and the entry is named', async () => {
    const it = bucket(() => [THEIRS]);
    assert.equal(await subscribe(it.cloud, 'in', entry, it.say), true);
    assert.deepEqual(it.config(), { TopicConfigurations: [theirs], QueueConfigurations: [entry] });
    assert.equal(it.tries(), 1, 'nothing to wait for');
    assert.match(it.said.join('\n'), /bucket in, .*: theirs \(arn:aws:sns:us-east-1:183351756044:gone\)\. /);
    assert.equal(await unsubscribe(it.cloud, 'in', 'pipewright-tides', it.say), true);
    assert.deepEqual(it.config()?.QueueConfigurations, []);
  });

  it('are tried for a minute where S3 does not say which one: it may be the inbox, whose policy is new', async () => {
    const late = bucket((tries) => (tries < 4 ? [] : undefined));
    await subscribe(late.cloud, 'in', entry, late.say);
    assert.deepEqual([late.sleeps.filter((each) => each === 10_000).length, late.said], [3, []]);
    const never = bucket(() => []);
    await subscribe(never.cloud, 'in', entry, never.say);
    assert.deepEqual(
      [
        never.sleeps.filter((each) => each === 10_000).length,
        never.said.length,
        never.config()?.QueueConfigurations,
      ],
      [5, 1, [entry]],
    );
    const removing = bucket((_, { QueueConfigurations }) =>
      QueueConfigurations?.length === 0 ? [] : undefined,
    );
    await subscribe(removing.cloud, 'in', entry, removing.say);
    await unsubscribe(removing.cloud, 'in', 'pipewright-tides', removing.say);
    assert.deepEqual([removing.sleeps.includes(10_000), removing.config()?.QueueConfigurations], [false, []]);
  });

  it('are not written where S3 cannot reach the inbox itself', async () => {
    const it = bucket(() => [OURS, THEIRS]);
    await assert.rejects(subscribe(it.cloud, 'in', entry, it.say), {
      code: 'INBOX_REFUSED',
      message: /cannot send notifications of the bucket in to arn:aws:sqs.*Inbox: Unable to validate/,
    });
    assert.equal(it.config()?.QueueConfigurations, undefined);
  });

  it('are not written where S3 does not say which one, and there is no other than the inbox', async () => {
    const it = bucket(() => [], {});
    await assert.rejects(subscribe(it.cloud, 'in', entry, it.say), { code: 'INBOX_REFUSED' });
    assert.deepEqual([it.tries(), it.config(), it.said], [6, {}, []]);
  });
});
