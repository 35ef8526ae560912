import type { Lookups } from '../deploy/account-lookups.ts';
import type { AwsSession } from './aws/aws-session.ts';
import { hasKeyPair, readInstanceType } from './aws/ec2.ts';
import { readQuota } from './aws/service-quotas.ts';
import { findStored } from './aws/stored-secret.ts';
import { checkPullable } from './pull-check.ts';

/** The account and the registries, as a preflight needs them. */
export function openLookups(aws: AwsSession, env: NodeJS.ProcessEnv, signal: AbortSignal): Lookups {
  return {
    quota: (service, code) => readQuota(aws, service, code),
    instanceType: (name) => readInstanceType(aws, name),
    hasKeyPair: (name) => hasKeyPair(aws, name),
    hasSecret: async (arn) => (await findStored(aws, arn)) !== undefined,
    pull: (image) => checkPullable(image, env, signal),
  };
}
