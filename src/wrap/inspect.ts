import { Failure } from '../core/failure.ts';
import type { ImageSource, RawManifest } from '../oci/image-store.ts';
import { type ImageConfig, parseConfig, parseManifest } from '../oci/manifest.ts';

/** Bytes. Configs grow with history and labels; the largest known ones have a few hundred KiB. */
export const CONFIG_LIMIT = 8 * 1024 * 1024;

/**
 * An image's top manifest and one config: of the image itself, or of an index's first Linux child.
 * @throws Failure as the source does, and `NOT_AN_IMAGE`
 */
export async function inspectImage(
  from: ImageSource,
  reference: string,
  name: string,
): Promise<{ root: RawManifest; config: ImageConfig }> {
  const root = await from.readManifest(reference);
  let manifest = parseManifest(root, name);
  if (manifest.kind === 'index') {
    const children = manifest.json.manifests;
    const child = children.find((m) => m.platform?.os === 'linux') ?? children[0];
    if (!child) throw new Failure('NOT_AN_IMAGE', `${name} is an empty index.`);
    manifest = parseManifest(await from.readManifest(child.digest), name);
  }
  if (manifest.kind === 'index') throw new Failure('NOT_AN_IMAGE', `${name} is an index of indexes.`);
  return {
    root,
    config: parseConfig(await from.readBlob(manifest.json.config, CONFIG_LIMIT), manifest.json, name),
  };
}
