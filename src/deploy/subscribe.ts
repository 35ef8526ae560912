import { Failure } from '../core/failure.ts';
import {
  type NotificationConfig,
  type QueueNotification,
  withOurs,
  withoutOurs,
} from './bucket-notifications.ts';
import type { Cloud } from './cloud.ts';

/** Longer than anybody takes from reading a configuration to writing it. */
const SETTLE_MS = 3000;
const MOST_TRIES = 5;

/** Lets a bucket tell our inbox of uploads. @returns whether that is new @throws Failure `NOTIFICATIONS_BUSY` */
export async function subscribe(cloud: Cloud, bucket: string, ours: QueueNotification): Promise<boolean> {
  return change(cloud, bucket, (config = {}) => withOurs(config, ours));
}

/** Takes our entry out of a bucket; false where there is none. @throws Failure `NOTIFICATIONS_BUSY` */
export async function unsubscribe(cloud: Cloud, bucket: string, base: string): Promise<boolean> {
  return change(cloud, bucket, (config) => config && withoutOurs(config, base));
}

/**
 * Reads, changes and writes a bucket's notifications. S3 replaces them as a whole and has no condition for it: of two who
 * write at once, one is lost. So it is looked at again, and done again, until it stays.
 * @param next is given undefined where there is no bucket, and gives it where nothing is to be changed
 */
async function change(
  cloud: Cloud,
  bucket: string,
  next: (config: NotificationConfig | undefined) => NotificationConfig | undefined,
): Promise<boolean> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const changed = next(await cloud.buckets.notifications(bucket));
    if (changed === undefined) return attempt > 0;
    await cloud.buckets.setNotifications(bucket, changed);
    await cloud.sleep(SETTLE_MS);
  }
  throw new Failure(
    'NOTIFICATIONS_BUSY',
    `Others change the notifications of the bucket ${bucket} again and again, and ours get lost. Repeat this when they are done.`,
  );
}
