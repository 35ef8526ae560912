import type { Digest } from '../image/digest.ts';
import { type Descriptor, isForeignLayer } from '../image/manifest.ts';
import type { ImageSource } from '../image/store.ts';
import type { Wrap } from '../publish/derive.ts';
import type { Engine } from './engine.ts';
import { serveImage } from './serve.ts';

/**
 * Brings a derived wrap into the engine without a registry in between: the engine pulls it from this process, and
 * takes only the layers that it lacks. One image is kept per algorithm.
 * @param from where layers can be had: the source image's repository and the agent's own
 * @throws what kept a layer from being had; Failure `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
 * @returns the name by which to run it
 */
export async function loadWrap(
  engine: Engine,
  wrap: Wrap,
  algorithm: string,
  from: { source: ImageSource; agent: ImageSource },
  signal?: AbortSignal,
): Promise<string> {
  const repository = `pipewright-test/${algorithm}`;
  const name = `${repository}:${wrap.root.digest.slice('sha256:'.length, 'sha256:'.length + 16)}`;
  const there = await engine.list(repository);
  if (there.includes(name)) return name;
  const blobs = new Map<Digest, { blob: Descriptor; open(): Promise<AsyncIterable<Uint8Array>> }>();
  for (const image of wrap.images) {
    const { descriptor, bytes } = image.config;
    blobs.set(descriptor.digest, { blob: descriptor, open: async () => once(bytes) });
    for (const [index, layer] of image.layers.entries()) {
      const store = index === image.layers.length - 1 ? from.agent : from.source;
      if (!isForeignLayer(layer))
        blobs.set(layer.digest, { blob: layer, open: () => store.streamBlob(layer) });
    }
  }
  await using server = await serveImage({
    manifests: [wrap.root, ...wrap.images.map((i) => i.manifest)],
    blobs,
  });
  const pulled = `${server.host}/${repository}@${wrap.root.digest}`;
  await engine.pull(pulled, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw server.failure() ?? error;
  });
  await engine.tag(pulled, name);
  await engine.untag(pulled);
  for (const old of there) await engine.untag(old);
  return name;
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
