import type { Clock } from '../core/clock.ts';
import { mapConcurrent } from '../core/concurrency.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { readMarker } from '../protocol/marker.ts';
import { fitMemoryLine, type MemoryLine, type MemorySample } from '../protocol/memory-line.ts';
import { markerFolder, readMarkerKey } from '../protocol/object-keys.ts';
import type { OutputBucket } from './dispatch.ts';

/** What lines are fitted from. */
export interface LineContext {
  readonly plan: Pick<DispatchPlan, 'output'>;
  readonly bucket: Pick<OutputBucket, 'pages' | 'read'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Finished items that are read for a step in a run: more would change little. */
const MOST_SAMPLES = 60;
/** Milliseconds until more of them are looked for. */
const LOOK_MS = 60_000;
const READS = 8;
/** Steps of runs that are remembered. */
const MOST_KEPT = 100;

interface Fitting {
  readonly lookedAt: number;
  /** By the keys of markers; undefined for a marker without the memory or the bytes of its item. */
  readonly samples: Map<string, MemorySample | undefined>;
  readonly line: Promise<MemoryLine | undefined>;
}

/**
 * How much memory items of a step with lanes take by their inputs, where its spec does not say: a line fitted
 * to the step's first finished items in the run, by the order of their markers' keys, which are digests. Kept
 * from call to call of the dispatcher; a line costs one listing a minute, and reads sixty markers once.
 */
export class FittedLines {
  readonly #kept = new Map<string, Fitting>();

  /** Undefined while too few have finished. */
  lineOf(
    { id }: Pick<DispatchStep, 'id'>,
    run: string,
    context: LineContext,
  ): Promise<MemoryLine | undefined> {
    const name = `${run}/${id}`;
    const before = this.#kept.get(name);
    const now = context.clock.now();
    if (before && (now - before.lookedAt < LOOK_MS || before.samples.size >= MOST_SAMPLES))
      return before.line;
    const samples = before?.samples ?? new Map();
    // Without a line, items begin in the smallest lane, and what is wrong with S3 shows elsewhere.
    const line = fit(markerFolder(context.plan.output.prefix, run, id), samples, context).catch(
      () => before?.line,
    );
    this.#kept.delete(name);
    this.#kept.set(name, { lookedAt: now, samples, line });
    for (const [oldest] of this.#kept) if (this.#kept.size > MOST_KEPT) this.#kept.delete(oldest);
    return line;
  }
}

async function fit(
  folder: string,
  samples: Map<string, MemorySample | undefined>,
  { plan, bucket }: LineContext,
): Promise<MemoryLine | undefined> {
  const place = plan.output.bucket;
  for await (const page of bucket.pages(place, folder)) {
    const done = page.map(({ key }) => key).filter((key) => readMarkerKey(key)?.state === 'done');
    const fresh = done.slice(0, MOST_SAMPLES).filter((key) => !samples.has(key));
    await mapConcurrent(READS, fresh, async (key) => {
      const stored = await bucket.read({ bucket: place, key });
      if (stored) samples.set(key, sampleOf(stored.text));
    });
    // The first page has a thousand markers.
    break;
  }
  return fitMemoryLine([...samples.values()].filter((sample) => sample !== undefined));
}

function sampleOf(text: string): MemorySample | undefined {
  const { input_bytes: bytes, peak_mb } = readMarker(text);
  return bytes === undefined || peak_mb === undefined ? undefined : { bytes, peak_mb };
}
