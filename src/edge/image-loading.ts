import { type Digest, digestHex } from '../oci/digest.ts';
import type { ImageSource, RawManifest } from '../oci/image-store.ts';
import { type Descriptor, isForeignLayer, parseManifest } from '../oci/manifest.ts';
import { shortDigest } from '../text/quote.ts';
import type { Wrap } from '../wrap/derive.ts';
import type { Engine } from './engine.ts';
import { once } from './oci-layout.ts';
import { serveImage } from './serve.ts';

type Blobs = Map<Digest, { blob: Descriptor; open(): Promise<AsyncIterable<Uint8Array>> }>;

/**
 * Loads a derived wrap into the engine without a registry: the engine pulls it from this process, and fetches only the
 * layers that it lacks. One image is kept per algorithm.
 * @param from where to read layers: the source image's repository and the agent's own
 * @throws the error that made a layer unreadable; Failure `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
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
  const existing = await engine.list(repository);
  const name = nameOf(repository, wrap.root.digest);
  if (existing.includes(name)) return name;
  const blobs: Blobs = new Map();
  for (const image of wrap.images) {
    const { descriptor, bytes } = image.config;
    blobs.set(descriptor.digest, { blob: descriptor, open: async () => once(bytes) });
    for (const [index, layer] of image.layers.entries()) {
      const store = index === image.layers.length - 1 ? from.agent : from.source;
      if (!isForeignLayer(layer))
        blobs.set(layer.digest, { blob: layer, open: () => store.streamBlob(layer) });
    }
  }
  const manifests = [wrap.root, ...wrap.images.map((i) => i.manifest)] as const;
  await pullFromServer(engine, repository, { manifests, blobs }, signal);
  for (const old of existing) await engine.untag(old);
  return name;
}

/**
 * Loads a published image into the engine by its digest, read with Pipewright's names and credentials (registries.conf, `docker
 * login`, ECR), regardless of the engine's own configuration.
 * @throws Failure `IMAGE_NOT_FOUND`, `ACCESS_DENIED`, …; `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
 * @returns the name by which to run it
 */
export async function loadImage(
  engine: Engine,
  source: ImageSource,
  digest: Digest,
  algorithm: string,
  { signal, say }: { readonly signal: AbortSignal; readonly say: (text: string) => void },
): Promise<string> {
  const repository = `pipewright-run/${algorithm}`;
  const name = nameOf(repository, digest);
  if ((await engine.list(repository)).includes(name)) return name;
  say(`Fetching ${source.name}@${shortDigest(digest)}`);
  const root = await source.readManifest(digest);
  const parsed = parseManifest(root, source.name);
  const children = parsed.kind === 'image' ? [] : parsed.json.manifests;
  const rest = await Promise.all(children.map((child) => source.readManifest(child.digest)));
  const manifests = [root, ...rest] as const;
  const blobs: Blobs = new Map();
  for (const manifest of manifests) {
    const image = parseManifest(manifest, source.name);
    if (image.kind !== 'image') continue;
    for (const blob of [image.json.config, ...image.json.layers])
      blobs.set(blob.digest, { blob, open: () => source.streamBlob(blob) });
  }
  await pullFromServer(engine, repository, { manifests, blobs }, signal);
  return name;
}

function nameOf(repository: string, digest: Digest): string {
  return `${repository}:${digestHex(digest, 16)}`;
}

/** Serves an image, whose root is its first manifest; the engine pulls and tags it. */
async function pullFromServer(
  engine: Engine,
  repository: string,
  image: { readonly manifests: readonly [RawManifest, ...RawManifest[]]; readonly blobs: Blobs },
  signal?: AbortSignal,
): Promise<void> {
  const { digest } = image.manifests[0];
  await using server = await serveImage(image);
  const pulled = `${server.host}/${repository}@${digest}`;
  await engine.pull(pulled, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw server.failure() ?? error;
  });
  await engine.tag(pulled, nameOf(repository, digest));
  await engine.untag(pulled);
}
