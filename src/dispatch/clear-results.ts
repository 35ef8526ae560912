import { matchesPatterns } from '../core/patterns.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { gatheringWhatIsDone } from '../protocol/item-groups.ts';
import type { ItemPlan } from '../protocol/item-plan.ts';
import { listMarkers } from '../protocol/list-markers.ts';
import {
  itemDigest,
  markerFolder,
  outputFolder,
  pathWithinStep,
  readMarkerKey,
} from '../protocol/object-keys.ts';
import type { ObjectStore } from '../protocol/object-store.ts';
import type { Bucket } from './gather-step.ts';
import { MarkerIndex } from './marker-index.ts';
import type { RunBook, RunItems } from './run-book.ts';
import { StoredEnds } from './stored-ends.ts';
import { WholeFlow } from './whole-flow.ts';

export interface ClearContext {
  readonly plan: DispatchPlan;
  readonly book: RunBook;
  readonly bucket: Bucket & Pick<ObjectStore, 'remove'>;
}

/**
 * Removes the results of a run in steps that keep them only until the run has ended.
 * @returns false where an item that has not ended takes one of the results: then nothing was removed
 */
export async function clearResults(run: string, context: ClearContext): Promise<boolean> {
  const { plan, book, bucket } = context;
  const steps = plan.steps.filter(({ keep }) => keep === 'last');
  if (steps.length === 0) return true;
  const items = await book.items(run);
  const found: string[] = [];
  for (const step of steps) {
    const folder = outputFolder(plan.output.prefix, step.id, run);
    const open = items ? undefined : await OpenReaders.of(step, run, context);
    for await (const { key } of bucket.list(plan.output.bucket, folder)) {
      if (open?.has(key.slice(folder.length))) return false;
      found.push(key);
    }
  }
  if (found.length === 0) return true;
  const flow = plan.items && gatheringWhatIsDone(plan.items, items?.gathered);
  if (items && flow && !(await hasAllEnded(items, flow, context))) return false;
  await bucket.remove(plan.output.bucket, found);
  return true;
}

/** Items that are held in memory at once, where none depends on the others. */
const PART = 20_000;

/** Whether, by the planner's rules, no item of a run can begin or waits for another one. */
async function hasAllEnded(items: RunItems, flow: ItemPlan, context: ClearContext): Promise<boolean> {
  const { plan, bucket } = context;
  const place = { run: items.run, bucket: plan.output.bucket, prefix: plan.output.prefix };
  const indexes = new Map<string, MarkerIndex>();
  for (const { id } of flow.steps) indexes.set(id, await MarkerIndex.list(bucket, place, id));
  const size = flow.steps.some(({ gather }) => gather) ? items.count : PART;
  for (let at = 0; at < items.count; at += size) {
    const part = partOf(items, at, Math.min(items.count, at + size));
    const whole = await WholeFlow.read(flow, part, indexes, new StoredEnds(place, bucket));
    for (const { id } of flow.steps) {
      const { ready, waiting } = whole.itemsOf(id);
      if (ready.length > 0 || waiting > 0) return false;
    }
  }
  return true;
}

function partOf(items: RunItems, begin: number, end: number): RunItems {
  return {
    ...items,
    count: end - begin,
    slice: (from, to) => items.slice(begin + from, Math.min(end, begin + to)),
  };
}

interface Reader {
  readonly step: DispatchStep;
  /** Digests of the items that have ended. */
  readonly ended: ReadonlySet<string>;
}

/** The steps that take results of a step, and their items that have ended; for workflows without "items". */
class OpenReaders {
  readonly #readers: readonly Reader[];
  readonly #from: string;

  static async of({ id }: DispatchStep, run: string, { plan, bucket }: ClearContext): Promise<OpenReaders> {
    const readers: Reader[] = [];
    for (const step of plan.steps.filter(({ needs }) => needs.includes(id))) {
      const ended = new Set<string>();
      const folder = markerFolder(plan.output.prefix, run, step.id);
      await listMarkers(bucket, plan.output.bucket, folder, (objects) => {
        for (const { key } of objects) ended.add(readMarkerKey(key)?.item ?? '');
      });
      readers.push({ step, ended });
    }
    return new OpenReaders(id, readers);
  }

  private constructor(from: string, readers: readonly Reader[]) {
    this.#from = from;
    this.#readers = readers;
  }

  /** Whether an item that has not ended takes a result. @param path in the step's folder of the run */
  has(path: string): boolean {
    return this.#readers.some(({ step, ended }) => {
      const item = pathWithinStep(step, this.#from, path);
      return matchesPatterns(step.patterns, item) && !ended.has(itemDigest(step.gather ? step.id : item));
    });
  }
}
