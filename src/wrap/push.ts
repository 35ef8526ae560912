import { Failure } from '../core/failure.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageSource, ImageTarget, Transfer } from '../oci/image-store.ts';
import { type Descriptor, isForeignLayer } from '../oci/manifest.ts';
import type { Wrap } from './derive.ts';

/** What pushing did with each distinct blob, for reports and benchmarks. */
export interface PushReport {
  /** True when the target already held the very image, so that only the tag was looked at. */
  readonly alreadyThere: boolean;
  readonly blobs: Readonly<Record<Transfer, number>>;
  /** bytes of the blobs that were copied through this process */
  readonly copiedBytes: number;
}

/** Told as blobs arrive, so that a person sees something move. */
export interface PushProgress {
  blob(blob: Descriptor, how: Transfer): void;
}

/** Mounts are round trips without bytes; more at once mean less waiting. Copies share one wire. */
const CONCURRENCY = 8;

/**
 * Writes a derived wrap: blobs, then each platform's manifest, then the tag, so that nobody ever sees half an image.
 * Doing it again is harmless and cheap.
 * @param from where layers can be had: the source image's repository and the agent's own
 * @throws Failure as the target does
 */
export async function pushWrap(
  wrap: Wrap,
  target: ImageTarget,
  options: { tag: string; from: { source: ImageSource; agent: ImageSource }; progress?: PushProgress },
): Promise<PushReport> {
  const counts: Record<Transfer, number> = { present: 0, mounted: 0, copied: 0 };
  let copiedBytes = 0;
  const alreadyThere = (await target.headManifest(wrap.root.digest)) !== undefined;
  if (!alreadyThere) {
    const note = (blob: Descriptor, how: Transfer): void => {
      counts[how] += 1;
      if (how === 'copied') copiedBytes += blob.size;
      options.progress?.blob(blob, how);
    };
    const { source, agent } = options.from;
    const agentLayers = new Set(wrap.images.map((image) => image.layers.at(-1)?.digest));
    const layers = distinct(
      wrap.images.flatMap((image) => image.layers).filter((layer) => !isForeignLayer(layer)),
    );
    // Large ones first keep the tail short.
    layers.sort((a, b) => b.size - a.size);
    const configs = new Map(wrap.images.map(({ config }) => [config.descriptor.digest, config]));
    const jobs = [
      ...[...configs.values()].map(({ descriptor, bytes }) => async (): Promise<void> => {
        note(descriptor, await target.writeBlob(descriptor, bytes));
      }),
      ...layers.map((layer) => async (): Promise<void> => {
        const isAgent = agentLayers.has(layer.digest);
        note(layer, await (isAgent ? copyAgent(target, layer, agent) : target.copyBlob(layer, [source])));
      }),
    ];
    await eachLimited(jobs, CONCURRENCY, (job) => job());
    // One after another: some registries refuse manifests that share blobs when they come at once (Quay).
    for (const image of wrap.images) {
      if (image.manifest.digest !== wrap.root.digest)
        await target.writeManifest(image.manifest.digest, image.manifest);
    }
  }
  await target.writeManifest(options.tag, wrap.root);
  return { alreadyThere, blobs: counts, copiedBytes };
}

async function copyAgent(target: ImageTarget, layer: Descriptor, agent: ImageSource): Promise<Transfer> {
  try {
    return await target.copyBlob(layer, [agent]);
  } catch (error) {
    const missing = error instanceof Failure && /NOT_FOUND|ACCESS_DENIED|UNREACHABLE/.test(error.code);
    if (!missing) throw error;
    throw new Failure(
      'AGENT_NOT_FOUND',
      `The agent layer ${layer.digest} is not to be had from ${agent.name}. Say with --agent where it is; "npm run build:agent" makes it as oci:.cache/agent/layout.`,
      { cause: error },
    );
  }
}

function distinct(blobs: readonly Descriptor[]): Descriptor[] {
  const seen = new Map<Digest, Descriptor>();
  for (const blob of blobs) if (!seen.has(blob.digest)) seen.set(blob.digest, blob);
  return [...seen.values()];
}

/** Ends only when nothing is under way any more, also when something failed. @throws the first failure */
async function eachLimited<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      if (failures.length > 0) return;
      await work(item).catch((error) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
}
