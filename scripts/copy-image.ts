import type { ImageSource, ImageTarget } from '../src/oci/image-store.ts';
import { isForeignLayer, parseManifest } from '../src/oci/manifest.ts';

/**
 * Copies an image unchanged, with all its platforms: blobs and children first, the tag last.
 * @param options `reference` is a tag or digest in the source, `tag` a tag or digest in the target
 * @throws Failure as source and target do
 */
export async function copyImage(
  source: ImageSource,
  target: ImageTarget,
  options: { reference: string; tag: string },
): Promise<void> {
  const root = await source.readManifest(options.reference);
  const manifest = parseManifest(root, source.name);
  if (manifest.kind === 'index') {
    for (const child of manifest.json.manifests) {
      await copyImage(source, target, { reference: child.digest, tag: child.digest });
    }
  } else {
    for (const blob of [manifest.json.config, ...manifest.json.layers])
      if (!isForeignLayer(blob)) await target.copyBlob(blob, [source]);
  }
  await target.writeManifest(options.tag, { ...root, mediaType: manifest.mediaType });
}
