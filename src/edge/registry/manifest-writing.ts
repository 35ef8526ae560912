import { Failure } from '../../core/failure.ts';
import { type Digest, isDigest } from '../../oci/digest.ts';
import type { RawManifest } from '../../oci/image-store.ts';
import { describeRefusal, header, type Refusal, readRefusal } from './answers.ts';
import { type Endpoint, isDone, labelOf, manifestPath, pushScope } from './endpoint.ts';
import { type Found, findManifest } from './manifests.ts';

/**
 * Milliseconds between looks at a registry whose answers lag behind what was written: object stores are not
 * consistent at once, and neither are several servers behind one name.
 */
const WAITS = [250, 500, 1000, 2000, 4000];

export interface ManifestWriting {
  /** Bytes that a manifest may have. */
  readonly limit: number;
  /** Uploads parts again that the registry took but lacks; false if none of them is known here. */
  resend(parts: readonly Digest[]): Promise<boolean>;
}

/**
 * Writes a manifest under its digest or a tag. Under a tag, the digest there is compared first: ECR refuses
 * even the same bytes again under an immutable tag. A 201 with the digest of these bytes proves that they are
 * stored; without it, the tag is read back. Parts that the registry does not see yet are waited for, then
 * sent again.
 * @throws Failure `TAG_IMMUTABLE`, `MANIFEST_TOO_LARGE`, `PARTS_MISSING`, `DIGEST_MISMATCH`, `ACCESS_DENIED`,
 *   …
 */
export async function writeManifest(
  endpoint: Endpoint,
  tagOrDigest: string,
  manifest: RawManifest,
  options: ManifestWriting,
): Promise<void> {
  const { session, repository } = endpoint;
  const label = labelOf(endpoint, tagOrDigest);
  const doing = `writing ${label}`;
  if (manifest.bytes.length > options.limit) {
    throw new Failure(
      'MANIFEST_TOO_LARGE',
      `The manifest for ${label} has ${manifest.bytes.length} bytes, but registries accept at most ${options.limit}. Shorten its annotations, or split the image.`,
    );
  }
  const isTag = !isDigest(tagOrDigest);
  const before: Found = isTag
    ? await findManifest(endpoint, tagOrDigest)
    : { digest: undefined, known: false };
  if (before.digest === manifest.digest) return;
  const result = await putComplete(endpoint, tagOrDigest, manifest, doing, options);
  if (typeof result === 'object') {
    if (result.status === 413) {
      throw new Failure(
        'MANIFEST_TOO_LARGE',
        `${label} was refused: the registry does not accept a manifest of ${manifest.bytes.length} bytes.`,
      );
    }
    if (isTag && looksImmutable(result)) {
      // Another process may have written the same manifest at the same time.
      const there = (await findManifest(endpoint, tagOrDigest, ['GET'])).digest ?? before.digest;
      if (there === manifest.digest) return;
      if (there) throw immutable(label, there);
    }
    throw await session.failure(result, { doing, repository }, true);
  }
  if (isDigest(result) && result !== manifest.digest) throw changed(label, manifest.digest, result);
  if (isTag && result !== manifest.digest) await readBack(endpoint, tagOrDigest, manifest.digest, before);
}

/**
 * Sends a manifest until the registry sees all its parts.
 * @returns the digest that the registry reports, or `''`; its refusal for another reason
 */
async function putComplete(
  endpoint: Endpoint,
  tagOrDigest: string,
  manifest: RawManifest,
  doing: string,
  { resend }: ManifestWriting,
): Promise<string | Refusal> {
  const { session, repository } = endpoint;
  const resent = new Set<Digest>();
  let waits = 0;
  let isLastRound = false;
  for (;;) {
    const answer = await session.send({
      method: 'PUT',
      to: manifestPath(repository, tagOrDigest),
      headers: { 'content-type': manifest.mediaType },
      body: manifest.bytes,
      repository,
      scopes: [pushScope(endpoint)],
      doing,
    });
    if (isDone(answer)) {
      answer.discard();
      return header(answer, 'docker-content-digest') ?? '';
    }
    const refusal = await readRefusal(answer);
    if (!lacksParts(refusal)) return refusal;
    if (waits < WAITS.length) {
      await session.pause(WAITS[waits++]!);
      continue;
    }
    const parts = partsOf(manifest);
    const named = refusal.digests?.filter((digest) => parts.includes(digest)) ?? [];
    const missing = (named.length > 0 ? named : parts).filter((digest) => !resent.has(digest));
    if (missing.length > 0 && (await resend(missing))) {
      for (const digest of missing) resent.add(digest);
    } else if (resent.size > 0 && !isLastRound) {
      // The registry may see parts that were just sent late, too.
      isLastRound = true;
      waits = 0;
    } else {
      throw new Failure(
        'PARTS_MISSING',
        `${labelOf(endpoint, tagOrDigest)} was refused (${describeRefusal(refusal)}): ${session.host} does not see all parts of the image${named.length > 0 ? `, among them ${named[0]}` : ''}. Start again to send the missing parts; if the message comes again, the registry's storage is damaged.`,
      );
    }
  }
}

/**
 * Waits some seconds for the tag to have the digest. A digest that is also not the previous one is a
 * mismatch.
 */
async function readBack(endpoint: Endpoint, tag: string, ours: Digest, before: Found): Promise<void> {
  const label = labelOf(endpoint, tag);
  let found: Found = { digest: undefined, known: false };
  for (const wait of [0, ...WAITS]) {
    if (wait > 0) await endpoint.session.pause(wait);
    found = await findManifest(endpoint, tag, ['GET']);
    if (found.digest === ours) return;
    if (found.digest && before.known && found.digest !== before.digest)
      throw changed(label, ours, found.digest);
  }
  // A user who may write is not always allowed to read: the 201 must be enough.
  if (!found.known) return;
  if (found.digest && !before.known) throw changed(label, ours, found.digest);
  throw new Failure(
    'REGISTRY_ERROR',
    `${endpoint.session.host} accepted ${label}, but for ${WAITS.reduce((sum, each) => sum + each) / 1000} s it has shown ${found.digest ? `the previous image (${found.digest})` : 'nothing there'}. Start again: if the image has arrived, nothing is sent twice.`,
  );
}

/** The digests that a manifest refers to; it was made or parsed here, so its form is right. */
function partsOf(manifest: RawManifest): Digest[] {
  const { config, layers, manifests } = JSON.parse(Buffer.from(manifest.bytes).toString('utf8')) as Record<
    string,
    unknown
  >;
  return [config, layers, manifests].flat().flatMap((part) => {
    const digest = (part as { digest?: unknown } | null | undefined)?.digest;
    return typeof digest === 'string' && isDigest(digest) ? digest : [];
  });
}

/** distribution-spec: `MANIFEST_BLOB_UNKNOWN`; others: `BLOB_UNKNOWN`, and `MANIFEST_UNKNOWN` for a child. */
function lacksParts({ status, code, message }: Refusal): boolean {
  if (status < 400 || status >= 500 || status === 401) return false;
  return (
    /^(MANIFEST_BLOB_UNKNOWN|BLOB_UNKNOWN|MANIFEST_UNKNOWN)$/.test(code) ||
    // ECR's words for layers and for the images of an index.
    /(layers?|images?) with digests?\b.*\bdo(es)? not exist/i.test(message)
  );
}

/**
 * ECR: `ImageTagAlreadyExistsException`, `TAG_INVALID … immutable`; Harbor and Artifactory: 403/412 with such
 * words.
 */
function looksImmutable({ status, code, message }: Refusal): boolean {
  if (status === 409 || status === 412) return true;
  const words = /immutab|already ?exists|cannot be overwritten|tag[ _]?invalid/i;
  return [400, 403, 405].includes(status) && words.test(`${code} ${message}`);
}

function immutable(label: string, there: Digest): Failure {
  return new Failure(
    'TAG_IMMUTABLE',
    `The tag ${label} is immutable and already has another image (${there}). Publish a new version, or remove the tag's protection in the registry.`,
  );
}

function changed(label: string, ours: string, theirs: string): Failure {
  return new Failure(
    'DIGEST_MISMATCH',
    `${label} was written as ${ours}, but the registry now has ${theirs}. Another process may be writing the same tag.`,
  );
}
