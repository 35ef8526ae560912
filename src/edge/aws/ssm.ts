import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { FoundSecret } from '../../deploy/account-lookups.ts';
import type { AwsSession } from './aws-session.ts';

/**
 * A parameter with the key that encrypts it, if it is encrypted. Its value is not read.
 * @param name as its ARN has it
 */
export async function findParameter(aws: AwsSession, name: string): Promise<FoundSecret | undefined> {
  const describe = new DescribeParametersCommand({
    // An ARN does not say whether the name begins with "/" (AWS Systems Manager User Guide, "Parameter
    // ARNs").
    ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: [name, `/${name}`] }],
  });
  const { Parameters = [] } = await aws.call(
    `Looking for the parameter ${name}`,
    'ssm:DescribeParameters',
    () => aws.client(SSMClient).send(describe, aws.timeout()),
  );
  return Parameters[0] && { key: Parameters[0].KeyId };
}
