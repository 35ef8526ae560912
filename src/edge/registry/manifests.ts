import { Failure } from '../../core/failure.ts';
import { type Digest, digestOf, isDigest } from '../../oci/digest.ts';
import type { RawManifest } from '../../oci/image-store.ts';
import { DOCKER_LIST, DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST } from '../../oci/manifest.ts';
import { header, readRefusal } from './answers.ts';
import { type Endpoint, isDone, labelOf, pullScope, pushScope } from './endpoint.ts';
import { type Answer, TooLargeError } from './http-transport.ts';

/** Bytes. distribution-spec asks registries to take manifests up to 4 MB at least, so larger ones are not portable. */
export interface ManifestLimits {
  readonly read: number;
  readonly write: number;
}

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
 * @throws Failure `IMAGE_NOT_FOUND`, `ACCESS_DENIED`, `DIGEST_MISMATCH`, `MANIFEST_TOO_LARGE`, `REGISTRY_UNREACHABLE`, …
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
  });
  if (answer.status !== 200) throw await session.refuse(answer, { doing, repository }, false);
  let bytes: Uint8Array;
  try {
    bytes = await answer.bytes(limits.read);
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
    throw new Failure(
      'MANIFEST_TOO_LARGE',
      `${labelOf(endpoint, tagOrDigest)} has a manifest of more than ${limits.read} bytes: registries need not store manifests that large. Is it an image?`,
    );
  }
  const digest = digestOf(bytes);
  if (isDigest(tagOrDigest) && digest !== tagOrDigest) {
    throw new Failure(
      'DIGEST_MISMATCH',
      `${labelOf(endpoint, tagOrDigest)} came with other bytes: their digest is ${digest}. The registry or something on the way changed them; nothing was used.`,
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
  } catch (error) {
    const what = served ? `something of the type ${served.slice(0, 60)}` : 'something else';
    throw new Failure(
      'REGISTRY_ERROR',
      `${doing} gave ${what} instead of a manifest. Is that host a registry?`,
      {
        cause: error,
      },
    );
  }
  return typeof own === 'string' ? own : served;
}

/**
 * The digest under a tag or digest; undefined when there is none. 403 counts as none: Artifactory sends it for what does
 * not exist, and a missing write permission shows when writing.
 */
export async function headManifest(endpoint: Endpoint, tagOrDigest: string): Promise<Digest | undefined> {
  const { session, repository } = endpoint;
  const doing = `looking for ${labelOf(endpoint, tagOrDigest)}`;
  const call = {
    to: manifestPath(repository, tagOrDigest),
    headers: { accept: ACCEPT },
    repository,
    scopes: [pushScope(endpoint)],
    doing,
  };
  let answer = await session.send({ ...call, method: 'HEAD' });
  answer.discard();
  if (answer.status === 404 || answer.status === 403) return undefined;
  const served = header(answer, 'docker-content-digest');
  if (answer.status === 200 && served && isDigest(served)) return served;
  if (answer.status === 200 && isDigest(tagOrDigest)) return tagOrDigest;
  if (answer.status === 200 || answer.status === 405) {
    // No HEAD, or a HEAD that does not say the digest: the bytes do.
    answer = await session.send({ ...call, method: 'GET' });
    if (answer.status === 200) return digestOf(await answer.bytes(8 * 1024 * 1024));
    if (answer.status === 404) return answer.discard() as undefined;
  }
  throw await session.refuse(answer, { doing, repository }, false);
}

/**
 * Writes a manifest under its digest or a tag. Under a tag, the digest there is compared first (ECR refuses even the
 * same bytes again under an immutable tag) and read back afterwards.
 * @throws Failure `TAG_IMMUTABLE`, `MANIFEST_TOO_LARGE`, `DIGEST_MISMATCH`, `ACCESS_DENIED`, …
 */
export async function writeManifest(
  endpoint: Endpoint,
  tagOrDigest: string,
  manifest: RawManifest,
  limits: ManifestLimits,
): Promise<void> {
  const { session, repository } = endpoint;
  const label = labelOf(endpoint, tagOrDigest);
  const doing = `writing ${label}`;
  if (manifest.bytes.length > limits.write) {
    throw new Failure(
      'MANIFEST_TOO_LARGE',
      `The manifest for ${label} has ${manifest.bytes.length} bytes; registries take ${limits.write} at most. Shorten its annotations or split the image.`,
    );
  }
  const isTag = !isDigest(tagOrDigest);
  const before = isTag ? await headManifest(endpoint, tagOrDigest) : undefined;
  if (before === manifest.digest) return;
  const answer = await session.send({
    method: 'PUT',
    to: manifestPath(repository, tagOrDigest),
    headers: { 'content-type': manifest.mediaType },
    body: manifest.bytes,
    repository,
    scopes: [pushScope(endpoint)],
    doing,
  });
  if (!isDone(answer)) {
    const refusal = await readRefusal(answer);
    if (refusal.status === 413) {
      throw new Failure(
        'MANIFEST_TOO_LARGE',
        `${label} was refused: the registry does not take a manifest of ${manifest.bytes.length} bytes.`,
      );
    }
    if (before && [400, 403, 405, 409, 412].includes(refusal.status) && looksImmutable(refusal)) {
      throw new Failure(
        'TAG_IMMUTABLE',
        `The tag ${label} is immutable and already holds another image (${before}). Publish under a new version, or take the tag's protection away in the registry.`,
      );
    }
    throw await session.failure(refusal, { doing, repository }, true);
  }
  answer.discard();
  const said = header(answer, 'docker-content-digest');
  if (said && isDigest(said) && said !== manifest.digest) throw changed(label, manifest.digest, said);
  if (!isTag) return;
  const after = await headManifest(endpoint, tagOrDigest);
  if (after !== manifest.digest) throw changed(label, manifest.digest, after ?? 'nothing');
}

/** ECR: `ImageTagAlreadyExistsException`, `TAG_INVALID … immutable`; Harbor and Artifactory: 403/412 with such words. */
function looksImmutable(refusal: { status: number; code: string; message: string }): boolean {
  return (
    refusal.status === 409 ||
    refusal.status === 412 ||
    /immutab|already ?exists|cannot be overwritten|tag[ _]?invalid/i.test(
      `${refusal.code} ${refusal.message}`,
    )
  );
}

function changed(label: string, ours: string, theirs: string): Failure {
  return new Failure(
    'DIGEST_MISMATCH',
    `${label} was written as ${ours}, but the registry now has ${theirs}. Is somebody else writing the same tag?`,
  );
}

function manifestPath(repository: string, tagOrDigest: string): string {
  return `/v2/${repository}/manifests/${tagOrDigest}`;
}
