import type { Lookups } from '../deploy/account-lookups.ts';
import { secretOf } from '../deploy/aws-reference.ts';
import { hasKeyPair, readInstanceType } from './aws/ec2-offers.ts';
import { hasSecret } from './aws/secrets-manager.ts';
import { readQuota } from './aws/service-quotas.ts';
import { hasParameter } from './aws/ssm.ts';
import { checkPullable } from './pull-check.ts';

/** The account and the registries, for a look before deploying. */
export function openLookups(region: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Lookups {
  return {
    quota: (service, code) => readQuota(region, service, code, signal),
    instanceType: (name) => readInstanceType(region, name, signal),
    hasKeyPair: (name) => hasKeyPair(region, name, signal),
    hasSecret: (arn) => {
      // arn:aws:ssm:REGION:ACCOUNT:parameter/NAME, arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX:KEY:STAGE:ID
      const [, , service, place = region, , kind = '', ...rest] = arn.split(':');
      if (service === 'secretsmanager') return hasSecret(place, secretOf(arn), signal);
      return hasParameter(place, [kind, ...rest].join(':').replace(/^parameter\//, ''), signal);
    },
    pull: (image) => checkPullable(image, env, signal),
  };
}
