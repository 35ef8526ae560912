import { explain, Failure } from '../../core/failure.ts';

/** What the SDK's errors carry. */
interface ServiceError {
  readonly name?: string;
  readonly Code?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The HTTP status of an AWS error; undefined where no answer came. */
export function statusOf(error: unknown): number | undefined {
  return (error as ServiceError | undefined)?.$metadata?.httpStatusCode;
}

/** Names of errors that say that the credentials are none, and not that they may too little. */
export const CREDENTIALS_LOST =
  /CredentialsProviderError|ExpiredToken|RequestExpired|InvalidToken|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|TokenRefreshRequired|AuthFailure|SignatureDoesNotMatch|InvalidSignature/;

const CODES: readonly [RegExp, string, string][] = [
  [/^NoSuchBucket$/, 'BUCKET_GONE', 'the bucket is not there (any more)'],
  [
    /QueueDoesNotExist|NonExistentQueue|QueueDeletedRecently/,
    'QUEUE_GONE',
    'the queue is not there (any more)',
  ],
  [
    CREDENTIALS_LOST,
    'CREDENTIALS_LOST',
    'the AWS credentials are missing or not valid any more: does the task have a role?',
  ],
];

/**
 * An SDK error as a Failure: `BUCKET_GONE`, `QUEUE_GONE`, `CREDENTIALS_LOST`, `ACCESS_DENIED` (naming the permission),
 * else `AWS_UNREACHABLE`, which may pass.
 * @param doing e.g. `Reading s3://bucket/key`
 */
export function awsFailure(error: unknown, doing: string, permission: string): unknown {
  if (error instanceof Failure) return error;
  const { name = '', Code = '', code = '' } = error as ServiceError;
  const cause = { cause: error };
  for (const [pattern, failure, why] of CODES)
    if ([name, Code, code].some((word) => pattern.test(word)))
      return new Failure(failure, `${doing} failed: ${why}`, cause);
  if (statusOf(error) === 403)
    return new Failure(
      'ACCESS_DENIED',
      `${doing} was refused by AWS: the task's role needs ${permission}`,
      cause,
    );
  const status = statusOf(error);
  return new Failure(
    'AWS_UNREACHABLE',
    `${doing} failed${status === undefined ? '' : ` (${status})`}: ${explain(error).slice(0, 300)}`,
    cause,
  );
}
