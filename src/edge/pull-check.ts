import { Failure } from '../core/failure.ts';
import type { RetryPolicy } from '../core/retry.ts';
import { inEcr } from '../deploy/aws-reference.ts';
import { parseRegistryReference } from '../oci/reference.ts';
import { openEcr } from './aws/ecr.ts';
import { askCredentialHelper, readTextIfThere } from './registry/credential-files.ts';
import { type CredentialLookup, openCredentials } from './registry/credentials.ts';
import { readRegistriesConf } from './registry/registries-conf.ts';
import { openRegistry } from './registry-client.ts';

/** It is only a look beforehand: who deploys does not wait long for a registry that is away. Milliseconds. */
const RETRY: RetryPolicy = { tries: 2, firstDelay: 500, longestDelay: 2000, budget: 5000 };
const ANSWER = 10_000;

/**
 * Whether ECS can pull an image by its digest: from ECR with the role that the stack makes, for which this machine's own
 * credentials stand here, from elsewhere as anybody.
 * @throws Failure where the registry does not say
 */
export async function checkPullable(
  image: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<'pullable' | 'private' | 'missing'> {
  const known = openCredentials({
    env,
    ecr: openEcr({ signal, warn: () => {} }).credential,
    askHelper: askCredentialHelper(env),
    readText: readTextIfThere,
  });
  if (await readable(image, inEcr(image) ? known : async () => undefined, env, signal)) return 'pullable';
  return !inEcr(image) && (await readable(image, known, env, signal)) ? 'private' : 'missing';
}

async function readable(
  image: string,
  credentials: CredentialLookup,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<boolean> {
  const reference = parseRegistryReference(image);
  const registriesConf = await readRegistriesConf(env);
  const limits = { answer: ANSWER };
  let noLogin: unknown;
  const login: CredentialLookup = async (registry, repository) => {
    try {
      return await credentials(registry, repository);
    } catch (error) {
      noLogin = error;
      throw error;
    }
  };
  const registry = openRegistry({
    env,
    registriesConf,
    credentials: login,
    signal,
    retry: RETRY,
    limits,
  });
  try {
    await registry.repository(reference).readManifest(reference.digest ?? reference.tag ?? 'latest');
    return true;
  } catch (error) {
    // That a login is refused says nothing of the image.
    if (noLogin) throw noLogin;
    // Registries say of what is private that it is not there, or that one may not see it.
    const { code } = error as Failure;
    if (error instanceof Failure && (code === 'IMAGE_NOT_FOUND' || code === 'ACCESS_DENIED')) return false;
    throw error;
  } finally {
    registry.close();
  }
}
