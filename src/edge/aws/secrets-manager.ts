import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { FoundSecret } from '../../deploy/account-lookups.ts';
import { type AwsSession, isNamed } from './aws-session.ts';

/**
 * A secret that exists and is not scheduled for deletion, with the key that encrypts it, if that is not AWS's
 * own. Its value is not read. @param id its ARN
 */
export async function findSecret(aws: AwsSession, id: string): Promise<FoundSecret | undefined> {
  const secret = await aws.find(
    `Looking for the secret ${id}`,
    'secretsmanager:DescribeSecret',
    (error) => isNamed(error, /^ResourceNotFoundException$/),
    () => aws.client(SecretsManagerClient).send(new DescribeSecretCommand({ SecretId: id }), aws.timeout()),
  );
  return secret === undefined || secret.DeletedDate !== undefined ? undefined : { key: secret.KmsKeyId };
}
