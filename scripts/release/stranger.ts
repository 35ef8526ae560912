import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { type OpenImages, openImages } from '../../src/edge/images.ts';

/** What a stranger has, too: the way into the network, and where names lead. No login, and no place to find one. */
const HAS =
  /^(CONTAINERS_REGISTRIES_CONF|PATH|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|(HTTPS?|NO|ALL)_PROXY|(https?|no|all)_proxy)$/;

/**
 * Does something with registries as a stranger would.
 * @param env of this process, whose logins are left out
 * @param work gets a temporary folder, too
 */
export async function asStranger<T>(
  env: NodeJS.ProcessEnv,
  work: (images: OpenImages, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pipewright-stranger-'));
  try {
    const theirs = Object.fromEntries(Object.entries(env).filter(([name]) => HAS.test(name)));
    const signal = new AbortController().signal;
    await using images = await openImages({ env: { ...theirs, HOME: folder }, signal });
    return await work(images, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a registry keeps something from a stranger: GHCR says "denied", and others hide what is private. */
export function isKept(error: unknown): boolean {
  return error instanceof Failure && ['ACCESS_DENIED', 'IMAGE_NOT_FOUND'].includes(error.code);
}
