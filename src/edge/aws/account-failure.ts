import { explain, Failure } from '../../core/failure.ts';
import { CREDENTIALS_LOST, statusOf } from './aws-failure.ts';

/**
 * An SDK error as a Failure for the person who deploys: `CREDENTIALS_LOST`, `ACCESS_DENIED` (naming the permission and
 * the resource, in AWS's words where it says them), else `AWS_UNREACHABLE`.
 * @param doing e.g. `Reading the stack pipewright-tides`
 */
export function accountFailure(error: unknown, doing: string, permission: string): unknown {
  if (error instanceof Failure) return error;
  const { name = '', message = '' } = error as Error;
  const cause = { cause: error };
  if (CREDENTIALS_LOST.test(name))
    return new Failure(
      'CREDENTIALS_LOST',
      `${doing} failed: the AWS credentials are missing or not valid any more. In a workflow use aws-actions/configure-aws-credentials before this step, elsewhere "aws sso login" or AWS_PROFILE.`,
      cause,
    );
  if (statusOf(error) === 403 || /AccessDenied|Unauthorized/.test(name)) {
    const [, action = permission, resource] =
      /perform: (\S+)(?: on resource: "?([^\s"]+))?/.exec(message) ?? [];
    return new Failure(
      'ACCESS_DENIED',
      `${doing} was refused by AWS: the permission ${action} is missing${resource ? ` on ${resource}` : ''}. "pipewright policy" prints all that are needed.`,
      cause,
    );
  }
  if (/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/.test(name))
    return new Failure(
      'THROTTLED',
      `${doing} was put off by AWS again and again (${name}). Wait a few minutes and repeat it: it goes on where it stopped.`,
      cause,
    );
  return new Failure('AWS_UNREACHABLE', `${doing} failed: ${explain(error).slice(0, 400)}`, cause);
}

/** Milliseconds for one call, the SDK's own retries included. */
const CALL_LIMIT = 120_000;

/** What every client of a deployer is made with. The SDK honours what AWS says of waiting. */
export const CLIENT = { maxAttempts: 6, customUserAgent: 'pipewright' } as const;

export function callLimit(signal: AbortSignal): { abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT)]) };
}
