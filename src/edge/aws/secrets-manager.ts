import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

/** Whether a secret is there and is not being deleted. Its value is not read. @param id its ARN */
export async function hasSecret(region: string, id: string, signal: AbortSignal): Promise<boolean> {
  const client = new SecretsManagerClient({ ...CLIENT, region });
  try {
    const { DeletedDate } = await client.send(new DescribeSecretCommand({ SecretId: id }), callLimit(signal));
    return DeletedDate === undefined;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return false;
    signal.throwIfAborted();
    throw accountFailure(error, `Looking for the secret ${id}`, 'secretsmanager:DescribeSecret');
  }
}
