import type { Lookups } from '../deploy/account-lookups.ts';
import { secretArn } from '../deploy/aws-reference.ts';
import type { AwsSession } from './aws/aws-session.ts';
import { hasKeyPair, readInstanceType } from './aws/ec2.ts';
import { hasSecret } from './aws/secrets-manager.ts';
import { readQuota } from './aws/service-quotas.ts';
import { hasParameter } from './aws/ssm.ts';
import { checkPullable } from './pull-check.ts';

/** The account and the registries, as a preflight needs them. */
export function openLookups(aws: AwsSession, env: NodeJS.ProcessEnv, signal: AbortSignal): Lookups {
  return {
    quota: (service, code) => readQuota(aws, service, code),
    instanceType: (name) => readInstanceType(aws, name),
    hasKeyPair: (name) => hasKeyPair(aws, name),
    hasSecret: (arn) => {
      // arn:aws:ssm:REGION:ACCOUNT:parameter/NAME, arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX:KEY:STAGE:ID
      const [, , service, region, , kind = '', ...rest] = arn.split(':');
      const there = region ? aws.in(region) : aws;
      if (service === 'secretsmanager') return hasSecret(there, secretArn(arn));
      return hasParameter(there, [kind, ...rest].join(':').replace(/^parameter\//, ''));
    },
    pull: (image) => checkPullable(image, env, signal),
  };
}
