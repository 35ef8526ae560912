import { forEachConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import type { CopyReport } from '../oci/copy-image.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageTarget, Transfer } from '../oci/image-store.ts';
import { type Descriptor, isForeignLayer } from '../oci/manifest.ts';
import type { Wrap } from './derive.ts';
import { copyAgentLayer, type LayerSources } from './layer-sources.ts';

/** What pushing did, for reports and benchmarks. */
export type PushReport = CopyReport;

/** Receives blobs as they arrive, to show progress. */
export interface PushProgress {
  blob(blob: Descriptor, how: Transfer): void;
}

/** Mounts are round trips without data: concurrency hides their latency. Copies share the bandwidth. */
const CONCURRENCY = 8;

/**
 * Writes a derived wrap: blobs, then each platform's manifest, then the tag, so that readers never see half
 * an image. Idempotent, and cheap when the image is already there.
 * @param from where layers come from: the source image's repository and the agent's own
 * @throws Failure as the target does; `AGENT_UNAVAILABLE`
 */
export async function pushWrap(
  wrap: Wrap,
  target: ImageTarget,
  options: { tag: string; from: LayerSources; progress?: PushProgress },
): Promise<PushReport> {
  const blobs: Record<Transfer, number> = { present: 0, mounted: 0, copied: 0 };
  let copiedBytes = 0;
  const count = (blob: Descriptor, how: Transfer): void => {
    blobs[how] += 1;
    if (how === 'copied') copiedBytes += blob.size;
    options.progress?.blob(blob, how);
  };
  if ((await target.headManifest(wrap.root.digest)) !== undefined) {
    try {
      await target.writeManifest(options.tag, wrap.root);
      return { alreadyThere: true, blobs, copiedBytes };
    } catch (error) {
      // A registry may have kept the manifest and removed its parts.
      if (!(error instanceof Failure && error.code === 'PARTS_MISSING')) throw error;
    }
  }
  await pushBlobs(wrap, target, options.from, count);
  // One after another: some registries refuse concurrent manifests that share blobs (Quay).
  for (const image of wrap.images) {
    if (image.manifest.digest !== wrap.root.digest)
      await target.writeManifest(image.manifest.digest, image.manifest);
  }
  await target.writeManifest(options.tag, wrap.root);
  return { alreadyThere: false, blobs, copiedBytes };
}

async function pushBlobs(
  wrap: Wrap,
  target: ImageTarget,
  from: LayerSources,
  count: (blob: Descriptor, how: Transfer) => void,
): Promise<void> {
  const agentLayers = new Set(wrap.images.map((image) => image.layers.at(-1)?.digest));
  const layers = distinct(
    wrap.images.flatMap((image) => image.layers).filter((layer) => !isForeignLayer(layer)),
    (layer) => layer.digest,
  );
  // Large ones first keep the tail short.
  layers.sort((a, b) => b.size - a.size);
  const configs = distinct(
    wrap.images.map((image) => image.config),
    ({ descriptor }) => descriptor.digest,
  );
  const transfers = [
    ...configs.map(({ descriptor, bytes }) => async (): Promise<void> => {
      count(descriptor, await target.writeBlob(descriptor, bytes));
    }),
    ...layers.map((layer) => async (): Promise<void> => {
      const isAgent = agentLayers.has(layer.digest);
      count(
        layer,
        await (isAgent ? copyAgentLayer(target, layer, from) : target.copyBlob(layer, [from.source])),
      );
    }),
  ];
  await forEachConcurrent(CONCURRENCY, transfers, (transfer) => transfer());
}

function distinct<T>(values: readonly T[], digestOf: (value: T) => Digest): T[] {
  return [...new Map(values.map((value) => [digestOf(value), value])).values()];
}
