import type { ECRClient } from '@aws-sdk/client-ecr';
import { explain, Failure } from '../../core/failure.ts';
import type { Credential } from '../registry/credentials.ts';

/** A private ECR registry, read from its host name. */
export interface EcrHost {
  readonly account: string;
  readonly region: string;
}

// Also FIPS, China, and the dual-stack names (`ACCOUNT.dkr-ecr.REGION.on.aws`).
const ECR_HOST =
  /^(\d{12})\.dkr(?:[.-])ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws|on\.amazonwebservices\.com\.cn)$/;

/** The account and region of a host of ECR; undefined for any other host. ECR Public is not one: it is anonymous. */
export function parseEcrHost(host: string): EcrHost | undefined {
  const parts = ECR_HOST.exec(host);
  return parts ? { account: parts[1]!, region: parts[2]! } : undefined;
}

/** Milliseconds for one call, the SDK's own retries included. */
const CALL_LIMIT = 120_000;

export interface Ecr {
  /** Twelve hours of access to a host; undefined for hosts that are not ECR, and when there are no AWS credentials. */
  credential(registry: string): Promise<Credential | undefined>;
  /** Makes a repository; true when it is there afterwards, false for hosts that are not ECR. */
  createRepository(registry: string, repository: string): Promise<boolean>;
}

/**
 * ECR as the registry edge needs it. The SDK is loaded at the first host that is ECR's, and takes its credentials,
 * `AWS_ENDPOINT_URL` and the like from the process's environment.
 * @throws Failure `ACCESS_DENIED` when AWS refuses
 */
export function openEcr(options: {
  readonly hostOf?: (registry: string) => EcrHost | undefined;
  readonly signal?: AbortSignal;
  readonly warn?: (message: string) => void;
}): Ecr {
  const { hostOf = parseEcrHost, signal, warn = () => {} } = options;
  const clients = new Map<string, Promise<ECRClient>>();
  const call = (): { abortSignal: AbortSignal } => ({
    abortSignal: AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(CALL_LIMIT)]),
  });

  function client(region: string): Promise<ECRClient> {
    let made = clients.get(region);
    if (!made) {
      made = load(region);
      clients.set(region, made);
    }
    return made;
  }

  return {
    async credential(registry) {
      const host = hostOf(registry);
      if (!host) return undefined;
      const { GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
      const ecr = await client(host.region);
      try {
        const answer = await ecr.send(new GetAuthorizationTokenCommand({}), call());
        const token = answer.authorizationData?.[0]?.authorizationToken ?? '';
        const [username, password] = split(Buffer.from(token, 'base64').toString('utf8'));
        return { username, password, from: 'the AWS credentials (ecr:GetAuthorizationToken)' };
      } catch (error) {
        if ((error as Error).name === 'CredentialsProviderError') {
          warn(`${registry} is on ECR, but there are no AWS credentials to ask it for a login.`);
          return undefined;
        }
        throw refused(error, `Asking for a login to ${registry}`, 'ecr:GetAuthorizationToken');
      }
    },

    async createRepository(registry, repository) {
      const host = hostOf(registry);
      if (!host) return false;
      const { CreateRepositoryCommand } = await import('@aws-sdk/client-ecr');
      const ecr = await client(host.region);
      try {
        await ecr.send(
          new CreateRepositoryCommand({ registryId: host.account, repositoryName: repository }),
          call(),
        );
        return true;
      } catch (error) {
        // Somebody else was faster.
        if ((error as Error).name === 'RepositoryAlreadyExistsException') return true;
        throw refused(error, `Creating the repository ${repository} in ${registry}`, 'ecr:CreateRepository');
      }
    },
  };
}

async function load(region: string): Promise<ECRClient> {
  const { ECRClient } = await import('@aws-sdk/client-ecr');
  return new ECRClient({ region, maxAttempts: 4, customUserAgent: 'pipewright' });
}

function split(text: string): [string, string] {
  const colon = text.indexOf(':');
  if (colon <= 0) throw new Failure('REGISTRY_ERROR', 'ECR answered without a login.');
  return [text.slice(0, colon), text.slice(colon + 1)];
}

function refused(error: unknown, doing: string, permission: string): unknown {
  if (error instanceof Failure) return error;
  const { name = '' } = error as Error;
  const denied = /AccessDenied|UnrecognizedClient|InvalidSignature|ExpiredToken|InvalidClientToken/.test(
    name,
  );
  const why = explain(error).replace(/\.$/, '').slice(0, 300);
  return denied
    ? new Failure(
        'ACCESS_DENIED',
        `${doing} was refused by AWS (${why}). The role or user needs the permission ${permission}.`,
        { cause: error },
      )
    : new Failure('REGISTRY_UNREACHABLE', `${doing} failed: ${why}.`, { cause: error });
}
