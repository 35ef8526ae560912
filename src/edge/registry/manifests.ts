import { Failure } from '../../core/failure.ts';
import { isTransientStatus } from '../../core/retry.ts';
import { type Digest, digestOf, isDigest } from '../../oci/digest.ts';
import type { RawManifest } from '../../oci/image-store.ts';
import { DOCKER_LIST, DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST } from '../../oci/manifest.ts';
import { header, oneLine, upper } from './answers.ts';
import { type Endpoint, labelOf, manifestPath, pullScope, pushScope } from './endpoint.ts';
import { type Answer, TooLargeError } from './http-transport.ts';

/**
 * Bytes. distribution-spec asks registries to take manifests up to 4 MB at least, so larger ones are not
 * portable.
 */
export interface ManifestLimits {
  readonly read: number;
  readonly write: number;
}

/** Bytes that are read to compute a digest. */
const FIND_LIMIT = 8 * 1024 * 1024;

// schema 1 last: accepted only to report that it is not supported.
const ACCEPT = [
  OCI_INDEX,
  OCI_MANIFEST,
  DOCKER_LIST,
  DOCKER_MANIFEST,
  'application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.1',
].join(', ');

/**
 * Reads a manifest or index.
 * @throws Failure `IMAGE_NOT_FOUND`, `ACCESS_DENIED`, `DIGEST_MISMATCH`, `MANIFEST_TOO_LARGE`,
 *   `REGISTRY_UNREACHABLE`, …
 */
export async function readManifest(
  endpoint: Endpoint,
  tagOrDigest: string,
  limits: ManifestLimits,
  scope = pullScope(endpoint),
): Promise<RawManifest> {
  const { session, repository } = endpoint;
  const doing = `reading ${labelOf(endpoint, tagOrDigest)}`;
  const answer = await session.send({
    method: 'GET',
    to: manifestPath(repository, tagOrDigest),
    headers: { accept: ACCEPT },
    repository,
    scopes: [scope],
    doing,
    whole: limits.read,
  });
  if (answer.status !== 200) throw await session.refuse(answer, { doing, repository }, false);
  let bytes: Uint8Array;
  try {
    bytes = await answer.bytes(limits.read);
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
    throw new Failure(
      'MANIFEST_TOO_LARGE',
      `${labelOf(endpoint, tagOrDigest)} has a manifest of more than ${limits.read} bytes: registries need not store manifests that large. It may not be an image.`,
    );
  }
  const digest = digestOf(bytes);
  if (isDigest(tagOrDigest) && digest !== tagOrDigest) {
    throw new Failure(
      'DIGEST_MISMATCH',
      `${labelOf(endpoint, tagOrDigest)} arrived with other content: its digest is ${digest}. The registry, or something on the way, changed it. Nothing was used.`,
    );
  }
  return { mediaType: mediaTypeOf(answer, bytes, doing), digest, bytes };
}

/** The Content-Type decides, as clients act on it; the manifest's own mediaType is the fallback. */
function mediaTypeOf(answer: Answer, bytes: Uint8Array, doing: string): string {
  const served = (header(answer, 'content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (/^application\/vnd\.(oci|docker)\./.test(served)) return served;
  let own: unknown;
  try {
    own = (JSON.parse(Buffer.from(bytes).toString('utf8')) as { mediaType?: unknown } | null)?.mediaType;
  } catch {
    // No cause: its message would quote the answer.
    const what = served ? `something of the type ${oneLine(served).slice(0, 60)}` : 'something else';
    throw new Failure(
      'REGISTRY_ERROR',
      `${upper(doing)} failed: ${answer.url.host} answered ${answer.status} with ${what} instead of a manifest. The host may not be a registry.`,
    );
  }
  return typeof own === 'string' ? own : served;
}

/** What is under a tag or a digest. Not every registry says so, and not every user is allowed to ask. */
export interface Found {
  readonly digest: Digest | undefined;
  /** false: neither a digest nor "there is none" was answered. */
  readonly known: boolean;
}

/** Asks with HEAD, then with GET if it has no digest: some registries refuse HEAD (400, 403, 405, 501). */
export async function findManifest(
  endpoint: Endpoint,
  tagOrDigest: string,
  methods: readonly ('HEAD' | 'GET')[] = ['HEAD', 'GET'],
): Promise<Found> {
  const { session, repository } = endpoint;
  const doing = `looking for ${labelOf(endpoint, tagOrDigest)}`;
  for (const method of methods) {
    const answer = await session.send({
      method,
      to: manifestPath(repository, tagOrDigest),
      headers: { accept: ACCEPT },
      repository,
      scopes: [pushScope(endpoint)],
      doing,
      ...(method === 'GET' && { whole: FIND_LIMIT }),
    });
    const { status } = answer;
    if (status === 200 && method === 'GET')
      return { digest: digestOf(await answer.bytes(FIND_LIMIT)), known: true };
    if (status === 401 || isTransientStatus(status))
      throw await session.refuse(answer, { doing, repository }, false);
    answer.discard();
    if (status === 404) return { digest: undefined, known: true };
    const served = header(answer, 'docker-content-digest');
    const digest = served && isDigest(served) ? served : isDigest(tagOrDigest) ? tagOrDigest : undefined;
    if (status === 200 && digest) return { digest, known: true };
  }
  return { digest: undefined, known: false };
}

/**
 * The digest under a tag or digest; undefined when there is none. A registry that does not say counts as
 * having none: Artifactory answers 403 for what does not exist, and a missing write permission shows when
 * writing.
 */
export async function headManifest(endpoint: Endpoint, tagOrDigest: string): Promise<Digest | undefined> {
  return (await findManifest(endpoint, tagOrDigest)).digest;
}
