import { Failure } from '../core/failure.ts';
import type { RetryPolicy } from '../core/retry.ts';
import { isInEcr } from '../deploy/aws-reference.ts';
import { parseRegistryReference } from '../oci/reference.ts';
import { openEcr } from './aws/ecr.ts';
import { askCredentialHelper, readTextIfThere } from './registry/credential-files.ts';
import { type CredentialLookup, openCredentials } from './registry/credentials.ts';
import { readRegistriesConf } from './registry/registries-conf.ts';
import { openRegistry } from './registry-client.ts';

/** A preflight does not wait long for a registry that is down. Milliseconds. */
const RETRY: RetryPolicy = { tries: 2, firstDelay: 500, longestDelay: 2000, budget: 5000 };
const ANSWER_TIMEOUT = 10_000;

/**
 * Whether ECS can pull an image: from ECR with the role that the stack creates, for which this machine's
 * credentials stand here; from other registries anonymously.
 * @returns `private` if only this machine's credentials can read it
 * @throws Failure when the registry gives no clear answer
 */
export async function checkPullable(
  image: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<'pullable' | 'private' | 'missing'> {
  const own = openCredentials({
    env,
    ecr: openEcr({ signal }).credential,
    askHelper: askCredentialHelper(env),
    readText: readTextIfThere,
  });
  const anonymous: CredentialLookup = async () => undefined;
  if (await isReadable(image, isInEcr(image) ? own : anonymous, env, signal)) return 'pullable';
  return !isInEcr(image) && (await isReadable(image, own, env, signal)) ? 'private' : 'missing';
}

async function isReadable(
  image: string,
  credentials: CredentialLookup,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<boolean> {
  const reference = parseRegistryReference(image);
  let refused: unknown;
  const registry = openRegistry({
    env,
    registriesConf: await readRegistriesConf(env),
    credentials: (host, repository) =>
      credentials(host, repository).catch((error) => {
        refused = error;
        throw error;
      }),
    signal,
    retry: RETRY,
    limits: { answer: ANSWER_TIMEOUT },
  });
  try {
    await registry.repository(reference).readManifest(reference.digest ?? reference.tag ?? 'latest');
    return true;
  } catch (error) {
    // A refused login says nothing about the image.
    if (refused) throw refused;
    // Registries report a private image as missing or as forbidden.
    const { code } = error as Failure;
    if (error instanceof Failure && (code === 'IMAGE_NOT_FOUND' || code === 'ACCESS_DENIED')) return false;
    throw error;
  } finally {
    registry.close();
  }
}
