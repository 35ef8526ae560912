import { Failure } from '../core/failure.ts';
import {
  addNotification,
  type NotificationConfig,
  type QueueNotification,
  removeNotification,
} from './bucket-notifications.ts';
import type { Cloud } from './cloud.ts';

/** Longer than other writers take between reading a configuration and writing it. */
const SETTLE_MS = 3000;
const MOST_TRIES = 5;

/** Sends a bucket's upload notifications to the inbox. @returns whether that is new @throws Failure `NOTIFICATIONS_BUSY` */
export async function subscribe(cloud: Cloud, bucket: string, entry: QueueNotification): Promise<boolean> {
  return change(cloud, bucket, (config = {}) => addNotification(config, entry));
}

/** Removes Pipewright's notification from a bucket; false if there is none. @throws Failure `NOTIFICATIONS_BUSY` */
export async function unsubscribe(cloud: Cloud, bucket: string, base: string): Promise<boolean> {
  return change(cloud, bucket, (config) => config && removeNotification(config, base));
}

/**
 * Reads, changes and writes a bucket's notifications. S3 replaces them as a whole and has no conditional write for them:
 * a concurrent write can undo this one, so the result is checked after a while and written again if it was lost.
 * @param next gets undefined where there is no bucket, and returns undefined where nothing has to change
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
    `Other processes keep changing the notifications of the bucket ${bucket} and overwrite Pipewright's. Try again when they are done.`,
  );
}
