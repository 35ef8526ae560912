import { explain, Failure } from '../../core/failure.ts';

/** Who makes the calls: a person, who can change credentials and permissions, or a task of a stack. */
export type Caller = 'person' | 'task';

/** How long a call may take, in milliseconds, and how often it is tried. */
export interface CallPolicy {
  /** The first one included; the SDK backs off in between. */
  readonly attempts: number;
  readonly connectionTimeout: number;
  readonly socketTimeout: number;
  /** For all attempts at one call. */
  readonly callTimeout: number;
}

const PATIENT: CallPolicy = {
  attempts: 6,
  connectionTimeout: 5000,
  socketTimeout: 30_000,
  callTimeout: 120_000,
};

export interface SessionOptions {
  /** By default the environment's, like credentials and endpoints. */
  readonly region?: string;
  readonly caller: Caller;
  readonly policy?: CallPolicy;
  /** Ends every call. */
  readonly signal?: AbortSignal;
  /**
   * The account whose buckets are written to: if others took over a deleted bucket's name, they get no data.
   */
  readonly bucketOwner?: () => Promise<string>;
}

type Credentials = () => Promise<{ readonly accessKeyId: string; readonly secretAccessKey: string }>;

interface Client {
  readonly config: { readonly credentials: Credentials };
}

/** What every client is created with. */
interface ClientOptions {
  readonly region?: string;
  readonly credentials?: Credentials;
  readonly maxAttempts: number;
  readonly customUserAgent: string;
  readonly requestHandler: object;
}

/** Calls to AWS in one region: one client of each service, made when it is needed, and errors as Failures. */
export interface AwsSession {
  readonly region: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly bucketOwner: SessionOptions['bucketOwner'];
  /** The one client of a service. @param options of this service alone */
  client<C extends Client, O extends object>(service: new (options: ClientOptions & O) => C, options?: O): C;
  /** Options of one call: its timeout, and what ends it. */
  timeout(milliseconds?: number, signal?: AbortSignal): { readonly abortSignal: AbortSignal };
  /**
   * Makes calls; what the SDK throws becomes a Failure.
   * @param doing begins its message, e.g. `Reading s3://bucket/key`
   * @param permission e.g. `s3:GetObject`
   */
  call<T>(doing: string, permission: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** As `call`, for what may be missing: undefined where `isMissing` says so of the error. */
  find<T>(
    doing: string,
    permission: string,
    isMissing: (error: unknown) => boolean,
    work: () => Promise<T>,
  ): Promise<T | undefined>;
  /** The Failure for an SDK error of a call that was made without `call`. */
  failure(error: unknown, doing: string, permission: string): unknown;
  /** Fetches the credentials of the clients that are open, so that the first call need not wait for them. */
  prefetchCredentials(): void;
  /** The same in another region. */
  in(region: string): AwsSession;
}

export function openSession(options: SessionOptions): AwsSession {
  const { region, caller, policy = PATIENT, signal, bucketOwner } = options;
  const { attempts, connectionTimeout, socketTimeout, callTimeout } = policy;
  const clients = new Map<unknown, unknown>();
  const elsewhere = new Map<string, AwsSession>();
  let credentials: Credentials | undefined;
  const session: AwsSession = {
    region,
    signal,
    bucketOwner,
    client<C extends Client, O extends object>(service: new (options: ClientOptions & O) => C, own?: O): C {
      const opened = clients.get(service);
      if (opened) return opened as C;
      const sockets = { maxSockets: 64 };
      const client = new service({
        region,
        credentials,
        maxAttempts: attempts,
        customUserAgent: 'pipewright',
        requestHandler: { connectionTimeout, socketTimeout, httpAgent: sockets, httpsAgent: sockets },
        ...(own as O),
      });
      // All later clients share them, so that they are fetched once.
      credentials ??= client.config.credentials;
      clients.set(service, client);
      return client;
    },
    timeout(milliseconds = callTimeout, ending = signal) {
      const timeout = AbortSignal.timeout(milliseconds);
      return { abortSignal: ending ? AbortSignal.any([ending, timeout]) : timeout };
    },
    async call(doing, permission, work, ending = signal) {
      try {
        return await work();
      } catch (error) {
        ending?.throwIfAborted();
        throw session.failure(error, doing, permission);
      }
    },
    find: (doing, permission, isMissing, work) =>
      session.call(doing, permission, async () => {
        try {
          return await work();
        } catch (error) {
          if (isMissing(error)) return undefined;
          throw error;
        }
      }),
    failure: (error, doing, permission) => awsFailure(error, doing, permission, caller),
    prefetchCredentials: () => void credentials?.().catch(() => {}),
    in(other) {
      if (other === region) return session;
      const opened = elsewhere.get(other) ?? openSession({ ...options, region: other });
      elsewhere.set(other, opened);
      return opened;
    },
  };
  return session;
}

/** What the SDK's errors carry. */
interface ServiceError {
  readonly name?: string;
  readonly message?: string;
  readonly Code?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The HTTP status of an AWS error; undefined where no answer came. */
export function statusOf(error: unknown): number | undefined {
  return (error as ServiceError | undefined)?.$metadata?.httpStatusCode;
}

/** Whether one of an AWS error's names or codes matches. */
export function isNamed(error: unknown, names: RegExp): boolean {
  const { name = '', Code = '', code = '' } = error as ServiceError;
  return [name, Code, code].some((word) => names.test(word));
}

const QUEUE_GONE = /QueueDoesNotExist|NonExistentQueue|QueueDeletedRecently/;

/** The credentials are missing or invalid, which is not the same as lacking a permission. */
const CREDENTIALS_LOST =
  /CredentialsProviderError|ExpiredToken|RequestExpired|InvalidToken|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|TokenRefreshRequired|AuthFailure|SignatureDoesNotMatch|InvalidSignature/;
const DENIED = /AccessDenied|Unauthorized/;
const THROTTLED = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/;

/** Client errors that are not caused by the request itself (Amazon S3 API reference, "Error responses"). */
const PASSING = /^RequestTimeout/;

const REMEDIES: Readonly<Record<Caller, Readonly<Record<'credentials' | 'permission', string>>>> = {
  person: {
    credentials:
      'In a GitHub workflow, use aws-actions/configure-aws-credentials before this step; elsewhere, use "aws sso login" or AWS_PROFILE.',
    permission: '"npx pipewright policy" prints all permissions that you need.',
  },
  task: {
    credentials: "Check the task's role.",
    permission: "Add it to the task's role.",
  },
};

/**
 * An SDK error as a Failure: `BUCKET_GONE`, `QUEUE_GONE`, `CREDENTIALS_LOST`, `ACCESS_DENIED` (naming the
 * permission and the resource, in AWS's words where it says them); for a person also `THROTTLED`, and
 * `AWS_REFUSED` with AWS's words for requests that AWS understood and refused; else `AWS_UNREACHABLE`, which
 * may pass.
 */
function awsFailure(error: unknown, doing: string, permission: string, caller: Caller): unknown {
  if (error instanceof Failure) return error;
  const failure = (code: string, text: string): Failure =>
    new Failure(code, `${doing} ${text}`, { cause: error });
  const remedy = REMEDIES[caller];
  const status = statusOf(error);
  const { name = '', message = '' } = error as ServiceError;
  if (isNamed(error, /^NoSuchBucket$/)) return failure('BUCKET_GONE', 'failed: the bucket does not exist.');
  if (isNamed(error, QUEUE_GONE)) return failure('QUEUE_GONE', 'failed: the queue does not exist.');
  if (isNamed(error, CREDENTIALS_LOST))
    return failure(
      'CREDENTIALS_LOST',
      `failed: the AWS credentials are missing or no longer valid. ${remedy.credentials}`,
    );
  if (status === 403 || isNamed(error, DENIED)) {
    const [, action = permission, resource] =
      /perform: (\S+)(?: on resource: "?([^\s"]+))?/.exec(message) ?? [];
    const on = resource ? ` on ${resource}` : '';
    const key = action.startsWith('kms:') && caller === 'person' && resource;
    return failure(
      'ACCESS_DENIED',
      `was refused by AWS: the permission ${action} is missing${on}. ${key ? `"npx pipewright policy --kms-key ${key}" prints it.` : remedy.permission}`,
    );
  }
  // For tasks it is AWS_UNREACHABLE, which agents retry.
  if (caller === 'person' && isNamed(error, THROTTLED))
    return failure(
      'THROTTLED',
      `was throttled by AWS on every retry (${name}). Wait a few minutes, then repeat the command: it continues where it stopped.`,
    );
  // Tasks retry these, too: a conflict of two agents passes. An error without a code is not AWS's answer.
  const understood = status !== undefined && status >= 400 && status < 500 && !/^Unknown/.test(name);
  if (caller === 'person' && understood && !isNamed(error, PASSING))
    return failure('AWS_REFUSED', `was refused by AWS: ${name}: ${message.slice(0, 1000)}`);
  const answer = status === undefined ? '' : ` (${status})`;
  return failure('AWS_UNREACHABLE', `failed${answer}: ${explain(error).slice(0, 400)}`);
}
