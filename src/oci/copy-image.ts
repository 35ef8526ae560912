import { forEachConcurrent } from '../core/concurrency.ts';
import type { Digest } from './digest.ts';
import type { ImageSource, ImageTarget, RawManifest, Transfer } from './image-store.ts';
import { type Descriptor, parseManifest } from './manifest.ts';

/** What writing an image did with each distinct blob. */
export interface CopyReport {
  /** True when the target already had this image, so that no blob was checked or copied. */
  readonly alreadyThere: boolean;
  readonly blobs: Readonly<Record<Transfer, number>>;
  /** bytes of the blobs that were copied through this process */
  readonly copiedBytes: number;
}

/** Receives the size of a copy, and then its blobs as they arrive. */
export interface CopyProgress {
  found(blobs: readonly Descriptor[]): void;
  blob(blob: Descriptor, how: Transfer): void;
}

/** Checks for blobs are round trips: concurrency hides their latency. Copies share the bandwidth anyway. */
const CONCURRENCY = 8;

/**
 * Copies an image, all platforms of an index, byte for byte, so that its digest stays the same. Blobs go
 * first, then each manifest after those that it names, and the tag last: the tag stands for a complete image,
 * and where the target has it, the source is not read. After an interruption only missing blobs are sent.
 * @param digest of the image in the source
 * @param tag one that no other image in the target ever gets
 * @throws Failure as source and target do
 */
export async function copyImage(
  { digest, tag }: { readonly digest: Digest; readonly tag: string },
  from: ImageSource,
  to: ImageTarget,
  progress?: CopyProgress,
): Promise<CopyReport> {
  const report = { blobs: { present: 0, mounted: 0, copied: 0 }, copiedBytes: 0 };
  if ((await to.headManifest(tag)) === digest) return { alreadyThere: true, ...report };
  const manifests = new Map<Digest, RawManifest>();
  const blobs = new Map<Digest, Descriptor>();
  const collect = async (reference: Digest): Promise<void> => {
    const raw = await from.readManifest(reference);
    const manifest = parseManifest(raw, `${from.name}@${reference}`);
    if (manifest.kind === 'index') for (const child of manifest.json.manifests) await collect(child.digest);
    else for (const blob of [manifest.json.config, ...manifest.json.layers]) blobs.set(blob.digest, blob);
    manifests.set(reference, raw);
  };
  await collect(digest);
  // Large ones first keep the tail short.
  const all = [...blobs.values()].sort((a, b) => b.size - a.size);
  progress?.found(all);
  await forEachConcurrent(CONCURRENCY, all, async (blob) => {
    const how = await to.copyBlob(blob, [from]);
    report.blobs[how] += 1;
    if (how === 'copied') report.copiedBytes += blob.size;
    progress?.blob(blob, how);
  });
  // One after another: some registries refuse concurrent manifests that share blobs (Quay).
  for (const raw of manifests.values()) await to.writeManifest(raw.digest === digest ? tag : raw.digest, raw);
  return { alreadyThere: false, ...report };
}
