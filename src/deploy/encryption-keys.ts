import type { Plan } from '../workflow/plan.ts';
import type { KeyLookups } from './cloud.ts';

/** Bucket, or ARN of a secret → its key in KMS, as AWS names it. Without one, AWS's own keys encrypt, which need no rights. */
export type EncryptionKeys = ReadonlyMap<string, string>;

/** Which customer-managed keys a plan's buckets and secrets have. @param account the deployment's */
export async function findKeys(plan: Plan, lookups: KeyLookups, account: string): Promise<EncryptionKeys> {
  const secrets = new Set(plan.steps.flatMap((step) => Object.values(step.secrets)));
  const buckets = new Set([plan.input.bucket, plan.output.bucket].filter((bucket) => bucket !== undefined));
  const found = await Promise.all([
    ...[...buckets].map(async (bucket) => [bucket, await lookups.ofBucket(bucket)] as const),
    ...[...secrets].map(async (arn) => {
      const [, partition, , region, owner] = arn.split(':');
      // AWS's own keys never serve other accounts, and the owner need not let us look.
      const key =
        owner === account ? await lookups.ofSecret(arn) : `arn:${partition}:kms:${region}:${owner}:key/*`;
      return [arn, key] as const;
    }),
  ]);
  return new Map(found.flatMap(([place, key]) => (key === undefined ? [] : [[place, key]])));
}
