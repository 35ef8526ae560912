import { LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { type AwsSession, isNamed } from './aws-session.ts';

/** Stops all invocations of a function; does nothing where there is none. */
export async function pauseFunction(aws: AwsSession, name: string): Promise<void> {
  const pause = new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: 0 });
  await aws.find(
    `Pausing the dispatcher ${name}`,
    'lambda:PutFunctionConcurrency',
    (error) => isNamed(error, /^ResourceNotFoundException$/),
    () => aws.client(LambdaClient).send(pause, aws.timeout()),
  );
}
