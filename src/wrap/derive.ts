import { mapConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageSource, RawManifest } from '../oci/image-store.ts';
import {
  type Descriptor,
  type ImageConfig,
  type ImageManifest,
  type ParsedImage,
  type ParsedIndex,
  parseConfig,
  parseManifest,
} from '../oci/manifest.ts';
import type { CompleteSpec } from '../spec/complete-spec.ts';
import { shortDigest } from '../text/quote.ts';
import type { AgentRelease } from './agent-release.ts';
import { type ChildImage, CONFIG_LIMIT, type NoImage, platformName, readIndexChild } from './index-child.ts';
import type { Source, WrapRecord } from './labels.ts';
import {
  agentLayerFor,
  unsupportedPlatform,
  type WrapFacts,
  type WrappedImage,
  wrapImage,
  wrapIndex,
} from './rewrite.ts';
import { unwrapImage, unwrapIndex } from './unwrap.ts';

/** A child of the source's index that the wrapped index leaves out. */
export interface DroppedManifest {
  readonly digest: Digest;
  readonly platform: string;
  readonly reason: NoImage | 'no agent for this platform';
}

/** The reasons in messages, after "is". */
const ARTICLES: Readonly<Record<DroppedManifest['reason'], string>> = {
  attestation: 'an attestation',
  'SOCI index': 'a SOCI index',
  'nested index': 'an index within the index',
  'not an image': 'not an image',
  'not there': 'listed, but not there',
  'no agent for this platform': 'for a platform without an agent',
};

/** Reads are round trips: concurrency hides their latency. */
const CONCURRENCY = 16;

/** The result of wrapping one image, derived from kilobytes, before anything is written. */
export interface Wrap {
  readonly source: Source;
  readonly images: readonly WrappedImage[];
  /** What the tag will point at: the index over `images`, or the one image's manifest. */
  readonly root: RawManifest;
  readonly dropped: readonly DroppedManifest[];
  /** True when the source was itself a wrapped image: its agent layer was replaced. */
  readonly replaced: boolean;
}

/**
 * Reads the source's manifests and configs and derives the wrapped image. Writes nothing, reads no layer.
 * @param name what labels and the extended spec will call the source
 * @param reference the requested tag or digest
 * @throws Failure as the source does; `UNSUPPORTED_PLATFORM` or `NOT_AN_IMAGE` when no child of an index can
 *   be wrapped; `BUILT_ON_WRAPPED`; see `wrapImage`
 */
export async function deriveWrap(
  from: ImageSource,
  options: { name: string; reference: string; spec: CompleteSpec; agent: AgentRelease },
): Promise<Wrap> {
  const raw = await from.readManifest(options.reference);
  const manifest = parseManifest(raw, options.name);
  return manifest.kind === 'image'
    ? deriveImage(from, manifest, options)
    : deriveIndex(from, manifest, options);
}

type Options = { name: string; spec: CompleteSpec; agent: AgentRelease };

async function deriveImage(from: ImageSource, manifest: ParsedImage, options: Options): Promise<Wrap> {
  const bytes = await from.readBlob(manifest.json.config, CONFIG_LIMIT);
  const config = parseConfig(bytes, manifest.json, options.name);
  const found = foundImage({ manifest, config }, options.name);
  const source = sourceOf(options.name, manifest.digest, found.record);
  const image = wrapImage(found, { ...options, source });
  return { source, images: [image], root: image.manifest, dropped: [], replaced: found.record !== undefined };
}

async function deriveIndex(from: ImageSource, manifest: ParsedIndex, options: Options): Promise<Wrap> {
  const { name, agent } = options;
  const children = await mapConcurrent(CONCURRENCY, manifest.json.manifests, (descriptor) =>
    readChild(from, descriptor, options),
  );
  const dropped = children.filter((child) => 'reason' in child);
  const kept = children.filter((child) => 'found' in child);
  if (kept.length === 0) throw nothingToWrap(name, dropped, agent);
  const record = kept[0]?.found.record;
  const facts: WrapFacts = { ...options, source: sourceOf(name, manifest.digest, record) };
  const wrapped = kept.map(({ descriptor, found }) => ({ descriptor, image: wrapImage(found, facts) }));
  const index = record ? unwrapIndex(manifest.json) : manifest.json;
  return {
    source: facts.source,
    images: wrapped.map(({ image }) => image),
    root: wrapIndex({ mediaType: manifest.mediaType, index }, wrapped, facts),
    dropped: dropped.sort((a, b) => (a.digest < b.digest ? -1 : 1)),
    replaced: record !== undefined,
  };
}

/** One platform's manifest and config, without the agent of an earlier wrap. */
interface FoundImage {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly manifest: ImageManifest;
  readonly config: ImageConfig;
  readonly record: WrapRecord | undefined;
}

function foundImage({ manifest, config }: ChildImage, name: string): FoundImage {
  const { mediaType, digest, json } = manifest;
  const unwrapped = unwrapImage(json, config, name);
  if (!unwrapped) return { mediaType, digest, manifest: json, config, record: undefined };
  return {
    mediaType,
    ...unwrapped,
    digest: isOwnSource(name, unwrapped.record) ? unwrapped.record.base : digest,
  };
}

/**
 * The recorded source of a wrap: the image that was read. The labels of a wrapped image are only claims, so
 * they are not copied, except for an image that was pushed over its own source: there, wrapping again must
 * change nothing.
 */
function sourceOf(name: string, digest: Digest, record: WrapRecord | undefined): Source {
  return record && isOwnSource(name, record) ? record.source : { name, digest };
}

function isOwnSource(name: string, record: WrapRecord): boolean {
  return record.source.name === name;
}

/** An index's child, or why it is left out. */
async function readChild(
  from: ImageSource,
  descriptor: Descriptor,
  { name, agent }: Options,
): Promise<{ descriptor: Descriptor; found: FoundImage } | DroppedManifest> {
  const { digest } = descriptor;
  const child = await readIndexChild(from, descriptor, name, (p) => agentLayerFor(agent, p) !== undefined);
  if (typeof child === 'string')
    return { digest, platform: platformName(descriptor.platform), reason: child };
  if (!agentLayerFor(agent, child.config))
    return { digest, platform: platformName(child.config), reason: 'no agent for this platform' };
  return { descriptor, found: foundImage(child, name) };
}

/** The failure where no child can be wrapped, with the reason for each. */
function nothingToWrap(name: string, dropped: readonly DroppedManifest[], agent: AgentRelease): Failure {
  const others = dropped.filter(({ reason }) => reason === 'no agent for this platform');
  const platforms = others.map(({ platform }) => platform).join(', ');
  const rest = dropped
    .filter((each) => !others.includes(each))
    .map(({ digest, platform, reason }) => `${shortDigest(digest)} (${platform}) is ${ARTICLES[reason]}`);
  const shown = rest.length > 5 ? [...rest.slice(0, 5), `${rest.length - 5} more are not images`] : rest;
  const why = shown.length > 0 ? `, and ${shown.join(', ')}` : '';
  if (others.length > 0) return unsupportedPlatform(`${name} contains images for ${platforms}${why}`, agent);
  return new Failure(
    'NOT_AN_IMAGE',
    `${name} is an index without an image to wrap: ${shown.length > 0 ? shown.join(', ') : 'it is empty'}.`,
  );
}
