import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

/** The 12 digits of the account that the credentials are of. */
export async function callerAccount(region: string, signal: AbortSignal): Promise<string> {
  const client = new STSClient({ ...CLIENT, region });
  try {
    const { Account = '' } = await client.send(new GetCallerIdentityCommand({}), callLimit(signal));
    return Account;
  } catch (error) {
    throw accountFailure(error, 'Asking AWS whose credentials these are', 'sts:GetCallerIdentity');
  }
}
