import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

/** Whether a parameter is there. Its value is not read. @param name as its ARN has it */
export async function hasParameter(region: string, name: string, signal: AbortSignal): Promise<boolean> {
  const client = new SSMClient({ ...CLIENT, region });
  try {
    const { Parameters = [] } = await client.send(
      new DescribeParametersCommand({
        // An ARN does not say whether the name begins with "/" (AWS Systems Manager User Guide, "Parameter ARNs").
        ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: [name, `/${name}`] }],
      }),
      callLimit(signal),
    );
    return Parameters.length > 0;
  } catch (error) {
    signal.throwIfAborted();
    throw accountFailure(error, `Looking for the parameter ${name}`, 'ssm:DescribeParameters');
  }
}
