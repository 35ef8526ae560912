import { Failure } from '../core/failure.ts';
import type { ImageSource } from '../oci/image-store.ts';
import {
  type Descriptor,
  formatPlatform,
  hasImageLayers,
  type ImageConfig,
  type ParsedImage,
  type Platform,
  parseConfig,
  parseManifest,
} from '../oci/manifest.ts';
import { quote } from '../text/quote.ts';

/** Bytes. Configs grow with history and labels; the largest known ones have a few hundred KiB. */
export const CONFIG_LIMIT = 8 * 1024 * 1024;

/** Why a child of an index is not an image. */
export type NoImage = 'attestation' | 'SOCI index' | 'nested index' | 'not an image' | 'not there';

/** One platform's image, read. */
export interface ChildImage {
  readonly manifest: ParsedImage;
  readonly config: ImageConfig;
}

/**
 * Reads a child of an index, or says why it is not an image. Its manifest and config decide: the descriptor's
 * platform and `artifactType` are optional, and tools fill them with other things (`crane index append`
 * writes the config's type as the `artifactType` of a Docker image). They only help to name a child that is
 * not an image or cannot be read.
 * @param needed whether a platform is wanted: a child whose descriptor names a wanted one must be readable
 * @throws Failure as the source does; `NOT_AN_IMAGE` for a needed child that is not an image
 */
export async function readIndexChild(
  from: ImageSource,
  descriptor: Descriptor,
  name: string,
  needed: (platform: Platform) => boolean,
): Promise<ChildImage | NoImage> {
  const { platform, artifactType } = descriptor;
  const isNeeded = platform !== undefined && artifactType === undefined && needed(platform);
  // Only BuildKit sets both marks, so no request is needed; Docker Hub limits requests.
  if (isAttestation(descriptor) && platform?.os === 'unknown') return 'attestation';
  const label = `${name}@${descriptor.digest}`;
  try {
    const manifest = parseManifest(await from.readManifest(descriptor.digest), label);
    if (manifest.kind === 'index') return 'nested index';
    if (!hasImageLayers(manifest.json)) {
      const isStatement = manifest.json.layers.some((layer) => layer.mediaType.includes('in-toto'));
      return isStatement ? 'attestation' : nameOf(descriptor);
    }
    const bytes = await from.readBlob(manifest.json.config, CONFIG_LIMIT);
    const config = parseConfig(bytes, manifest.json, label);
    return config.os === 'unknown' && isAttestation(descriptor) ? 'attestation' : { manifest, config };
  } catch (error) {
    const code = error instanceof Failure ? error.code : '';
    if (isNeeded || !(code === 'NOT_AN_IMAGE' || code === 'IMAGE_NOT_FOUND')) throw error;
    const named = nameOf(descriptor);
    // Registries may hold an index without everything that it lists ("sparse").
    return code === 'IMAGE_NOT_FOUND' && named === 'not an image' ? 'not there' : named;
  }
}

/** What a child that is not an image is, by its descriptor. */
function nameOf(descriptor: Descriptor): NoImage {
  if (descriptor.artifactType?.startsWith('application/vnd.amazon.soci.')) return 'SOCI index';
  return isAttestation(descriptor) || descriptor.platform?.os === 'unknown' ? 'attestation' : 'not an image';
}

/** BuildKit's docs/attestations/attestation-storage.md. Attestations are about the unwrapped digests. */
function isAttestation(descriptor: Descriptor): boolean {
  return descriptor.annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
}

/** A platform for messages. It is untrusted, so it must be one short line. */
export function platformName(platform: Platform | undefined): string {
  const text = (platform && formatPlatform(platform)) || 'unknown';
  return /^[\w./+:-]{1,60}$/.test(text) ? text : quote(text);
}
