import { LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

/** Lets a function not be called any more, by whomever; nothing happens where there is none. */
export async function pauseFunction(region: string, name: string, signal: AbortSignal): Promise<void> {
  const client = new LambdaClient({ ...CLIENT, region });
  try {
    await client.send(
      new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: 0 }),
      callLimit(signal),
    );
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return;
    throw accountFailure(error, `Pausing the dispatcher ${name}`, 'lambda:PutFunctionConcurrency');
  }
}
