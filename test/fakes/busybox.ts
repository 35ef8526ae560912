import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { digestOf } from '../../src/oci/digest.ts';
import type { ImageTarget } from '../../src/oci/image-store.ts';
import { type ImageConfig, OCI_CONFIG, OCI_LAYER_GZIP, OCI_MANIFEST } from '../../src/oci/manifest.ts';
import { writeLayer } from '../../src/wrap/layer-tar.ts';
import { rawManifest } from './image.ts';

/** Debian's static busybox, whose shell has all its programs built in. */
export const BUSYBOX = '/bin/busybox';

/**
 * Puts an image into a store that contains only a static busybox.
 * @param architecture for the config, true or not
 * @param program the name of busybox in `bin/`: as `sh` it is a shell
 */
export async function putBusybox(
  store: ImageTarget,
  tag: string,
  config: ImageConfig['config'] = {},
  architecture = process.arch === 'arm64' ? 'arm64' : 'amd64',
  program = 'busybox',
): Promise<void> {
  const tar = Buffer.concat([
    ...writeLayer([
      { path: 'bin', mode: 0o755 },
      { path: `bin/${program}`, mode: 0o755, bytes: readFileSync(BUSYBOX) },
    ]),
  ]);
  const bytes = gzipSync(tar, { level: 1 });
  const layer = { mediaType: OCI_LAYER_GZIP, digest: digestOf(bytes), size: bytes.byteLength };
  await store.writeBlob(layer, bytes);
  const image = Buffer.from(
    JSON.stringify({
      os: 'linux',
      architecture,
      config: { Env: ['PATH=/bin'], ...config },
      rootfs: { type: 'layers', diff_ids: [digestOf(tar)] },
    }),
  );
  const descriptor = { mediaType: OCI_CONFIG, digest: digestOf(image), size: image.byteLength };
  await store.writeBlob(descriptor, image);
  await store.writeManifest(
    tag,
    rawManifest(OCI_MANIFEST, { schemaVersion: 2, config: descriptor, layers: [layer] }),
  );
}
