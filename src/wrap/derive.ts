import { Failure } from '../core/failure.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageSource, RawManifest } from '../oci/image-store.ts';
import {
  type Descriptor,
  formatPlatform,
  type ImageConfig,
  type ImageManifest,
  type ParsedImage,
  type ParsedIndex,
  type Platform,
  parseConfig,
  parseManifest,
} from '../oci/manifest.ts';
import type { CompleteSpec } from '../spec/complete-spec.ts';
import type { AgentRelease } from './agent-release.ts';
import { CONFIG_LIMIT } from './inspect.ts';
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
  readonly reason:
    | 'attestation'
    | 'SOCI index'
    | 'no agent for this platform'
    | 'nested index'
    | 'not an image';
}

/** The result of wrapping one image, derived from kilobytes, before anything is written. */
export interface Wrap {
  readonly source: Source;
  readonly images: readonly WrappedImage[];
  /** What the tag will point at: the index over `images`, or the one image's manifest. */
  readonly root: RawManifest;
  readonly dropped: readonly DroppedManifest[];
  /** True when the source was itself a wrapped image, whose agent layer was replaced. */
  readonly replaced: boolean;
}

/**
 * Reads the source's manifests and configs and derives the wrapped image. Nothing is written and no layer is read.
 * @param name what labels and the extended spec will call the source
 * @param reference the requested tag or digest
 * @throws Failure as the source does; `UNSUPPORTED_PLATFORM` when no child can be wrapped; see `wrapImage`
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
  const found = await readImage(from, manifest, options.name);
  const source = sourceOf(options.name, manifest.digest, found.record);
  const image = wrapImage(found, { ...options, source });
  return { source, images: [image], root: image.manifest, dropped: [], replaced: found.record !== undefined };
}

async function deriveIndex(from: ImageSource, manifest: ParsedIndex, options: Options): Promise<Wrap> {
  const { name, agent } = options;
  const children = await Promise.all(
    manifest.json.manifests.map((descriptor) => readChild(from, descriptor, options)),
  );
  const dropped = children.filter((child) => 'reason' in child);
  const kept = children.filter((child) => 'found' in child);
  if (kept.length === 0) {
    const platforms = manifest.json.manifests.map((d) => platformName(d.platform)).join(', ') || 'nothing';
    throw unsupportedPlatform(`${name} holds images for ${platforms}`, agent);
  }
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

async function readImage(from: ImageSource, manifest: ParsedImage, name: string): Promise<FoundImage> {
  const bytes = await from.readBlob(manifest.json.config, CONFIG_LIMIT);
  const config = parseConfig(bytes, manifest.json, name);
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
 * What is recorded as the source of a wrap: what was read. The labels of a wrapped image are claims and not repeated,
 * except when it was pushed over its own source: there, wrapping again must change nothing.
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
  const drop = (reason: DroppedManifest['reason'], platform = descriptor.platform): DroppedManifest => ({
    digest,
    platform: platformName(platform),
    reason,
  });
  const reason = reasonToDrop(descriptor, agent);
  if (reason) return drop(reason);
  const child = await parseChild(from, descriptor, name);
  if (typeof child === 'string') return drop(child);
  const found = await readImage(from, child, name);
  // The descriptor's platform is optional and sometimes wrong; the config's is what runs.
  return agentLayerFor(agent, found.config)
    ? { descriptor, found }
    : drop('no agent for this platform', found.config);
}

/** A child without a platform may be anything; one with a platform must be an image. */
async function parseChild(
  from: ImageSource,
  descriptor: Descriptor,
  name: string,
): Promise<ParsedImage | DroppedManifest['reason']> {
  const raw = await from.readManifest(descriptor.digest);
  try {
    const child = parseManifest(raw, `${name}@${descriptor.digest}`);
    return child.kind === 'image' ? child : 'nested index';
  } catch (error) {
    if (descriptor.platform || !(error instanceof Failure)) throw error;
    return 'not an image';
  }
}

function reasonToDrop(child: Descriptor, agent: AgentRelease): DroppedManifest['reason'] | undefined {
  const { platform } = child;
  // BuildKit's attestation storage: docs/attestations/attestation-storage.md. They are about the unwrapped digests.
  if (child.annotations?.['vnd.docker.reference.type'] || platform?.os === 'unknown') return 'attestation';
  if (child.artifactType?.startsWith('application/vnd.amazon.soci.')) return 'SOCI index';
  if (child.artifactType) return 'not an image';
  if (platform && !agentLayerFor(agent, platform)) return 'no agent for this platform';
  return undefined;
}

function platformName(platform: Platform | undefined): string {
  return platform ? formatPlatform(platform) : 'unknown';
}
