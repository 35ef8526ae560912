import type { FoundSecret } from '../../deploy/account-lookups.ts';
import { secretArn } from '../../deploy/aws-reference.ts';
import type { AwsSession } from './aws-session.ts';
import { findSecret } from './secrets-manager.ts';
import { findParameter } from './ssm.ts';

/** Looks for a secret of Secrets Manager or a parameter of SSM, in the region that its ARN names. */
export function findStored(aws: AwsSession, arn: string): Promise<FoundSecret | undefined> {
  // arn:aws:ssm:REGION:ACCOUNT:parameter/NAME,
  // arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX:KEY:STAGE:ID
  const [, , service, region, , kind = '', ...rest] = arn.split(':');
  const there = region ? aws.in(region) : aws;
  if (service === 'secretsmanager') return findSecret(there, secretArn(arn));
  return findParameter(there, [kind, ...rest].join(':').replace(/^parameter\//, ''));
}
