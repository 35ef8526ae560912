import { explain, Failure } from '../../core/failure.ts';
import type { Credential } from '../registry/credentials.ts';
import { isNamed, openSession } from './aws-session.ts';

/** A private ECR registry, read from its host name. */
export interface EcrHost {
  readonly account: string;
  readonly region: string;
}

// Also FIPS, China, and the dual-stack names (`ACCOUNT.dkr-ecr.REGION.on.aws`).
const ECR_HOST =
  /^(\d{12})\.dkr(?:[.-])ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws|on\.amazonwebservices\.com\.cn)$/;

/** The account and region of an ECR host; undefined for others, also for ECR Public, which needs no login. */
export function parseEcrHost(host: string): EcrHost | undefined {
  const parts = ECR_HOST.exec(host);
  return parts ? { account: parts[1]!, region: parts[2]! } : undefined;
}

export interface Ecr {
  /** A login for twelve hours; undefined for hosts that are not ECR, and without AWS credentials. */
  credential(registry: string): Promise<Credential | undefined>;
  /** Creates a repository; true when it exists afterwards, false for hosts that are not ECR. */
  createRepository(registry: string, repository: string): Promise<boolean>;
}

/**
 * ECR as the registry edge needs it. The SDK is loaded at the first ECR host.
 * @throws from both calls, Failure `ACCESS_DENIED` when AWS refuses, `REGISTRY_UNREACHABLE`, `REGISTRY_ERROR`
 */
export function openEcr(options: {
  readonly hostOf?: (registry: string) => EcrHost | undefined;
  readonly signal?: AbortSignal;
  readonly warn?: (message: string) => void;
}): Ecr {
  const { hostOf = parseEcrHost, signal, warn = () => {} } = options;
  const aws = openSession({ caller: 'person', signal });

  return {
    async credential(registry) {
      const host = hostOf(registry);
      if (!host) return undefined;
      const { ECRClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
      const ecr = aws.in(host.region).client(ECRClient);
      try {
        const answer = await ecr.send(new GetAuthorizationTokenCommand({}), aws.timeout());
        const token = answer.authorizationData?.[0]?.authorizationToken ?? '';
        const [username, password] = splitLogin(Buffer.from(token, 'base64').toString('utf8'));
        return { username, password, from: 'the AWS credentials (ecr:GetAuthorizationToken)' };
      } catch (error) {
        if (!isNamed(error, /^CredentialsProviderError$/))
          throw ecrFailure(error, `Requesting a login to ${registry}`, 'ecr:GetAuthorizationToken');
        warn(`${registry} is in ECR, but there are no AWS credentials to request a login.`);
        return undefined;
      }
    },

    async createRepository(registry, repository) {
      const host = hostOf(registry);
      if (!host) return false;
      const { CreateRepositoryCommand, ECRClient } = await import('@aws-sdk/client-ecr');
      const command = new CreateRepositoryCommand({ registryId: host.account, repositoryName: repository });
      try {
        await aws.in(host.region).client(ECRClient).send(command, aws.timeout());
      } catch (error) {
        const doing = `Creating the repository ${repository} in ${registry}`;
        // Another process was faster: the repository exists.
        if (!isNamed(error, /^RepositoryAlreadyExistsException$/))
          throw ecrFailure(error, doing, 'ecr:CreateRepository');
      }
      return true;
    },
  };
}

function splitLogin(text: string): [string, string] {
  const colon = text.indexOf(':');
  if (colon <= 0) throw new Failure('REGISTRY_ERROR', 'ECR answered without a login.');
  return [text.slice(0, colon), text.slice(colon + 1)];
}

/** With the codes of registries' failures, not of AWS's: an image elsewhere does not depend on AWS. */
function ecrFailure(error: unknown, doing: string, permission: string): unknown {
  if (error instanceof Failure) return error;
  const why = explain(error).replace(/\.$/, '').slice(0, 300);
  return isNamed(error, /AccessDenied|UnrecognizedClient|InvalidSignature|ExpiredToken|InvalidClientToken/)
    ? new Failure(
        'ACCESS_DENIED',
        `${doing} was refused by AWS (${why}). The role or user needs the permission ${permission}.`,
        { cause: error },
      )
    : new Failure('REGISTRY_UNREACHABLE', `${doing} failed: ${why}.`, { cause: error });
}
