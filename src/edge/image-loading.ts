import { Failure } from '../core/failure.ts';
import { engineElsewhere } from '../local/engine-place.ts';
import { choosePlatform } from '../local/image-platform.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageSource, RawManifest } from '../oci/image-store.ts';
import { type Descriptor, formatPlatform, isForeignLayer, parseManifest } from '../oci/manifest.ts';
import { shortDigest } from '../text/quote.ts';
import type { Wrap } from '../wrap/derive.ts';
import { type LayerSources, streamAgentLayer } from '../wrap/layer-sources.ts';
import type { Engine } from './engine.ts';
import { imageName, imageNames, noteUse } from './engine-images.ts';
import type { EngineImage } from './engine-probe.ts';
import { once } from './oci-layout.ts';
import { ownPlace } from './own-place.ts';
import { serveImage } from './serve.ts';

type Blobs = Map<Digest, { blob: Descriptor; open(): Promise<AsyncIterable<Uint8Array>> }>;

/**
 * Loads a derived wrap into the engine without a registry: the engine pulls it from this process, and fetches
 * only the layers that it lacks. One image is kept per algorithm.
 * @param from where to read layers: the source image's repository and the agent's own
 * @throws the error that made a layer unreadable; Failure `ENGINE_ERROR`, `ENGINE_TIMEOUT`,
 *   `ENGINE_ELSEWHERE`; the signal's reason
 * @returns the image in the engine, with its platform where that takes emulation
 */
export async function loadWrap(
  engine: Engine,
  wrap: Wrap,
  algorithm: string,
  from: LayerSources,
  signal?: AbortSignal,
): Promise<EngineImage> {
  const name = imageName('pipewright-test', algorithm, wrap.root.digest);
  const names = await imageNames(engine, 'pipewright-test', algorithm);
  const platform = choosePlatform(
    wrap.images.map((image) => formatPlatform(image.platform)),
    engine.platform,
  );
  if (names.includes(name)) {
    await noteUse(engine, name, names);
    return { name, platform };
  }
  const blobs: Blobs = new Map();
  for (const image of wrap.images) {
    const { descriptor, bytes } = image.config;
    blobs.set(descriptor.digest, { blob: descriptor, open: async () => once(bytes) });
    for (const [index, layer] of image.layers.entries()) {
      const isAgent = index === image.layers.length - 1;
      const open = () => (isAgent ? streamAgentLayer(layer, from) : from.source.streamBlob(layer));
      if (!isForeignLayer(layer)) blobs.set(layer.digest, { blob: layer, open });
    }
  }
  const manifests = [wrap.root, ...wrap.images.map((i) => i.manifest)] as const;
  await pullFromServer(engine, { name, platform }, { manifests, blobs }, signal);
  await noteUse(engine, name, []);
  for (const old of names) await engine.untag(old);
  return { name, platform };
}

/**
 * Loads a published image into the engine by its digest, read with Pipewright's names and credentials
 * (registries.conf, `docker login`, ECR), regardless of the engine's own configuration.
 * @throws Failure `IMAGE_NOT_FOUND`, `ACCESS_DENIED`, …; `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's
 *   reason
 * @returns the image in the engine, with its platform where that takes emulation
 */
export async function loadImage(
  engine: Engine,
  source: ImageSource,
  digest: Digest,
  { name: algorithm, platforms }: PublishedAlgorithm,
  { signal, say }: { readonly signal: AbortSignal; readonly say: (text: string) => void },
): Promise<EngineImage> {
  const name = imageName('pipewright-run', algorithm, digest);
  const names = await imageNames(engine, 'pipewright-run', algorithm);
  const platform = choosePlatform(
    (platforms ?? []).map((each) => each.platform),
    engine.platform,
  );
  if (names.includes(name)) {
    await noteUse(engine, name, names);
    return { name, platform };
  }
  say(`Downloading ${source.name}@${shortDigest(digest)}`);
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
  await pullFromServer(engine, { name, platform }, { manifests, blobs }, signal);
  await noteUse(engine, name, names);
  return { name, platform };
}

/** The fields of an extended spec that loading needs. */
interface PublishedAlgorithm {
  readonly name: string;
  readonly platforms?: readonly { readonly platform: string }[];
}

/** Serves an image, whose root is its first manifest; the engine pulls and tags it. */
async function pullFromServer(
  engine: Engine,
  { name, platform }: EngineImage,
  image: { readonly manifests: readonly [RawManifest, ...RawManifest[]]; readonly blobs: Blobs },
  signal?: AbortSignal,
): Promise<void> {
  const { digest } = image.manifests[0];
  await using server = await serveImage(image);
  const pulled = `${server.host}/${name.split(':')[0]}@${digest}`;
  await engine.pull(pulled, { platform, signal }).catch((error: unknown) => {
    signal?.throwIfAborted();
    const failure = server.failure();
    if (failure || server.wasAsked() || !(error instanceof Failure)) throw failure ?? error;
    throw engineElsewhere(engine, `it does not reach ${server.host} (${error.message})`, ownPlace());
  });
  await engine.tag(pulled, name);
  await engine.untag(pulled);
}
