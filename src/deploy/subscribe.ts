import { Failure } from '../core/failure.ts';
import {
  addNotification,
  destinationOf,
  type NotificationConfig,
  otherNotifications,
  type QueueNotification,
  removeNotification,
} from './bucket-notifications.ts';
import type { Cloud } from './cloud.ts';
import type { ProgressLog } from './stack.ts';

/** Longer than other writers take between reading a configuration and writing it. */
const SETTLE_MS = 3000;
const MOST_TRIES = 5;
/** Retries for a minute: S3 sees a changed policy of the inbox later than SQS confirms the change. */
const REFUSED_MS = 10_000;
const MOST_REFUSALS = 6;

/**
 * Sends a bucket's upload notifications to the inbox.
 * @returns whether that is new
 * @throws Failure `NOTIFICATIONS_BUSY`, `INBOX_REFUSED`
 */
export async function subscribe(
  cloud: Cloud,
  bucket: string,
  entry: QueueNotification,
  say: ProgressLog,
): Promise<boolean> {
  return change(cloud, bucket, entry.Id!, say, (config = {}) => addNotification(config, entry));
}

/**
 * Removes Pipewright's notification from a bucket; false if there is none.
 * @throws Failure `NOTIFICATIONS_BUSY`
 */
export async function unsubscribe(
  cloud: Cloud,
  bucket: string,
  base: string,
  say: ProgressLog,
): Promise<boolean> {
  return change(cloud, bucket, base, say, (config) => config && removeNotification(config, base));
}

/**
 * Reads, changes and writes a bucket's notifications. S3 replaces them as a whole and has no conditional
 * write for them: a concurrent write can undo this one, so the result is checked after a while and written
 * again if it was lost.
 * @param next gets undefined where there is no bucket, and returns undefined where nothing has to change
 */
async function change(
  cloud: Cloud,
  bucket: string,
  base: string,
  say: ProgressLog,
  next: (config: NotificationConfig | undefined) => NotificationConfig | undefined,
): Promise<boolean> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const changed = next(await cloud.buckets.notifications(bucket));
    if (changed === undefined) return attempt > 0;
    await write(cloud, bucket, base, say, changed);
    await cloud.sleep(SETTLE_MS);
  }
  throw new Failure(
    'NOTIFICATIONS_BUSY',
    `Other processes keep changing the notifications of the bucket ${bucket} and overwrite Pipewright's. Try again when they are done.`,
  );
}

/**
 * Writes notifications. S3 tests the destinations of all entries, and refuses the whole configuration if one
 * cannot be reached, even another owner's: then the test is skipped, unless it is the inbox that S3 cannot
 * reach.
 * @throws Failure `INBOX_REFUSED`
 */
async function write(
  cloud: Cloud,
  bucket: string,
  base: string,
  say: ProgressLog,
  config: NotificationConfig,
): Promise<void> {
  const own = config.QueueConfigurations?.find(({ Id }) => Id === base);
  for (let refusals = 1; ; refusals++) {
    const refused = await cloud.buckets.setNotifications(bucket, config);
    if (!refused) return;
    const dead = otherNotifications(config, base).filter(
      // S3 need not say which ones.
      (other) => refused.arns.length === 0 || refused.arns.includes(destinationOf(other)),
    );
    const isSurelyOwn = own !== undefined && (dead.length === 0 || refused.arns.includes(own.QueueArn!));
    if (own && (isSurelyOwn || refused.arns.length === 0) && refusals < MOST_REFUSALS) {
      await cloud.sleep(REFUSED_MS);
      continue;
    }
    if (isSurelyOwn)
      throw new Failure(
        'INBOX_REFUSED',
        `S3 cannot send notifications of the bucket ${bucket} to ${own.QueueArn}: ${refused.reason}. Something in the account keeps S3 from sending to that queue, such as a policy of the organization or a KMS key. Fix that and deploy again.`,
      );
    say(
      `S3 cannot reach the destinations of other notifications of the bucket ${bucket}, which Pipewright does not change: ${dead
        .map((other) => `${other.Id ?? 'without an id'} (${destinationOf(other)})`)
        .join(', ')}. Ask their owner to remove them, or to restore their queue, topic or function.`,
    );
    await cloud.buckets.setNotifications(bucket, config, { unchecked: true });
    return;
  }
}
