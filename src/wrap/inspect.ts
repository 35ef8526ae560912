import { Failure } from '../core/failure.ts';
import type { ImageSource, RawManifest } from '../oci/image-store.ts';
import { type ImageConfig, parseConfig, parseManifest } from '../oci/manifest.ts';
import { CONFIG_LIMIT, readIndexChild } from './index-child.ts';

/**
 * An image's top manifest and one config: of the image itself, or of an index's first Linux image, else its
 * first image.
 * @throws Failure as the source does, and `NOT_AN_IMAGE`
 */
export async function inspectImage(
  from: ImageSource,
  reference: string,
  name: string,
): Promise<{ root: RawManifest; config: ImageConfig }> {
  const root = await from.readManifest(reference);
  const manifest = parseManifest(root, name);
  if (manifest.kind === 'image') {
    const bytes = await from.readBlob(manifest.json.config, CONFIG_LIMIT);
    return { root, config: parseConfig(bytes, manifest.json, name) };
  }
  let other: ImageConfig | undefined;
  const isLinux = (child: { platform?: { os: string } }): boolean => child.platform?.os === 'linux';
  const { manifests } = manifest.json;
  // Children that claim to be for Linux come first, so that usually one read is enough.
  for (const child of [...manifests.filter(isLinux), ...manifests.filter((each) => !isLinux(each))]) {
    const found = await readIndexChild(from, child, name, ({ os }) => os === 'linux');
    if (typeof found === 'string') continue;
    if (found.config.os === 'linux') return { root, config: found.config };
    other ??= found.config;
  }
  if (!other) throw new Failure('NOT_AN_IMAGE', `${name} is an index that contains no image.`);
  return { root, config: other };
}
