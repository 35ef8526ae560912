import {
  DeleteFunctionConcurrencyCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { type AwsSession, isNamed } from './aws-session.ts';

/** Stops all invocations of a function; does nothing where there is none. */
export async function pauseFunction(aws: AwsSession, name: string): Promise<void> {
  const pause = new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: 0 });
  await aws.find(`Pausing the dispatcher ${name}`, 'lambda:PutFunctionConcurrency', isMissing, () =>
    aws.client(LambdaClient).send(pause, aws.timeout()),
  );
}

/** Undoes {@link pauseFunction}. */
export async function resumeFunction(aws: AwsSession, name: string): Promise<void> {
  const resume = new DeleteFunctionConcurrencyCommand({ FunctionName: name });
  await aws.find(`Resuming the dispatcher ${name}`, 'lambda:DeleteFunctionConcurrency', isMissing, () =>
    aws.client(LambdaClient).send(resume, aws.timeout()),
  );
}

function isMissing(error: unknown): boolean {
  return isNamed(error, /^ResourceNotFoundException$/);
}
