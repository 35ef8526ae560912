import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { AwsSession } from './aws-session.ts';

/** Whether a parameter exists. Its value is not read. @param name as its ARN has it */
export async function hasParameter(aws: AwsSession, name: string): Promise<boolean> {
  const describe = new DescribeParametersCommand({
    // An ARN does not say whether the name begins with "/" (AWS Systems Manager User Guide, "Parameter ARNs").
    ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: [name, `/${name}`] }],
  });
  const { Parameters = [] } = await aws.call(
    `Looking for the parameter ${name}`,
    'ssm:DescribeParameters',
    () => aws.client(SSMClient).send(describe, aws.timeout()),
  );
  return Parameters.length > 0;
}
