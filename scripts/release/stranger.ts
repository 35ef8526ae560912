import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { type OpenImages, openImages } from '../../src/edge/images.ts';

/**
 * Variables that a stranger has, too: for the network, and for where names lead. None with a login or a place
 * of one.
 */
const HAS =
  /^(CONTAINERS_REGISTRIES_CONF|PATH|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|(HTTPS?|NO|ALL)_PROXY|(https?|no|all)_proxy)$/;

/**
 * Does something with registries as a stranger would.
 * @param env of this process; its logins are not used
 * @param work also gets a temporary folder
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

/** Whether the error means that an image is private: GHCR answers "denied", others "not found". */
export function isKept(error: unknown): boolean {
  return error instanceof Failure && ['ACCESS_DENIED', 'IMAGE_NOT_FOUND'].includes(error.code);
}
