import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type AwsSession, isNamed } from './aws-session.ts';

/** Whether a secret exists and is not scheduled for deletion. Its value is not read. @param id its ARN */
export async function hasSecret(aws: AwsSession, id: string): Promise<boolean> {
  const secret = await aws.find(
    `Looking for the secret ${id}`,
    'secretsmanager:DescribeSecret',
    (error) => isNamed(error, /^ResourceNotFoundException$/),
    () => aws.client(SecretsManagerClient).send(new DescribeSecretCommand({ SecretId: id }), aws.timeout()),
  );
  return secret !== undefined && secret.DeletedDate === undefined;
}
