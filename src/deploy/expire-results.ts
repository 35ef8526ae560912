import { Failure } from '../core/failure.ts';
import { plural } from '../text/units.ts';
import { type LifecycleRule, MOST_RULES, withRules } from './bucket-lifecycle.ts';
import type { Cloud } from './cloud.ts';
import type { ProgressLog } from './stack.ts';

/** Longer than other writers take between reading a configuration and writing it. */
const SETTLE_MS = 3000;
const MOST_TRIES = 5;

/**
 * Gives a bucket the lifecycle rules of a workflow, instead of those that it had. S3 replaces all rules as a
 * whole and has no conditional write for them: a concurrent write can undo this one, so the result is checked
 * after a while and written again if it was lost.
 * @param own the beginning of the ids of the workflow's rules
 * @throws Failure `LIFECYCLE_BUSY`, `LIFECYCLE_FULL`
 */
export async function expireResults(
  cloud: Cloud,
  bucket: string,
  own: string,
  rules: readonly LifecycleRule[],
  say: ProgressLog,
): Promise<void> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const before = await cloud.buckets.lifecycle(bucket);
    const changed = before && withRules(before, own, rules);
    if (changed === undefined) {
      if (attempt > 0)
        say(
          `Bucket ${bucket}: ${rules.length === 0 ? 'results no longer expire' : `${plural(rules.length, 'folder')} of results or checkpoints expire`}`,
        );
      return;
    }
    if (changed.Rules.length > MOST_RULES)
      throw new Failure(
        'LIFECYCLE_FULL',
        `The bucket ${bucket} would have ${changed.Rules.length} lifecycle rules, and S3 allows ${MOST_RULES}. Remove some, or "keep" from the workflow file.`,
      );
    await cloud.buckets.setLifecycle(bucket, changed);
    await cloud.sleep(SETTLE_MS);
  }
  throw new Failure(
    'LIFECYCLE_BUSY',
    `Other processes keep changing the lifecycle rules of the bucket ${bucket} and overwrite Pipewright's. Try again when they are done.`,
  );
}
