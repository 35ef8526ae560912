import type { Plan } from '../workflow/plan.ts';
import type { KeyLookups } from './cloud.ts';

/**
 * Bucket, or ARN of a secret → its key in KMS, as AWS names it. Those without an entry use AWS's own keys,
 * which need no rights.
 */
export type EncryptionKeys = ReadonlyMap<string, string>;

/** Which customer-managed keys a plan's buckets and secrets have. @param account the deployment's */
export async function findKeys(plan: Plan, lookups: KeyLookups, account: string): Promise<EncryptionKeys> {
  const secrets = new Set(plan.steps.flatMap((step) => Object.values(step.secrets)));
  const buckets = new Set([plan.input.bucket, plan.output.bucket].filter((bucket) => bucket !== undefined));
  const found = await Promise.all([
    ...[...buckets].map(async (bucket) => [bucket, await lookups.ofBucket(bucket)] as const),
    ...[...secrets].map(async (arn) => {
      const [, partition, , region, owner] = arn.split(':');
      // A secret of another account cannot use AWS's own key, and its owner need not let us look up which key
      // it uses.
      const key =
        owner === account ? await lookups.ofSecret(arn) : `arn:${partition}:kms:${region}:${owner}:key/*`;
      return [arn, key] as const;
    }),
  ]);
  return new Map(found.flatMap(([place, key]) => (key === undefined ? [] : [[place, key]])));
}
