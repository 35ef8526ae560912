import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsSession } from './aws-session.ts';

/** The 12 digits of the account that the credentials belong to. */
export async function callerAccount(aws: AwsSession): Promise<string> {
  const { Account = '' } = await aws.call(
    'Asking AWS whose credentials these are',
    'sts:GetCallerIdentity',
    () => aws.client(STSClient).send(new GetCallerIdentityCommand({}), aws.timeout()),
  );
  return Account;
}
