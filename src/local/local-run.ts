import type { ItemRecord, SampleCounts } from '../protocol/run-record.ts';
import type { Plan } from '../workflow/plan.ts';
import {
  Flow,
  type FlowItem,
  type InputFile,
  type NamedFile,
  type ReleasedItems,
  type RunFlow,
} from './flow.ts';
import { ItemLanes } from './item-lanes.ts';
import type { LocalEdges, RunEvent } from './local-edges.ts';
import { MemoryPool } from './memory-pool.ts';
import { type LocalItems, PlannedFlow } from './planned-flow.ts';
import { emptyRecord, processItem, type RunContext } from './run-item.ts';

export interface LocalRun {
  readonly items: readonly ItemRecord[];
  /** Inputs that no step takes. */
  readonly leftOut: readonly string[];
  /** Results that a step does not take, by step. */
  readonly leftOutOf: (step: string) => number;
  /** Known items that were not started, by step. */
  readonly waiting: (step: string) => number;
  /** Of a plan with "items". */
  readonly samples?: SampleCounts;
}

/** How a plan runs. */
export interface LocalRunOptions {
  /** Items at once. */
  readonly jobs: number;
  /** Memory for all containers together, in bytes; 0 where unknown. */
  readonly memory: number;
  /** Values of secret variables, by name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Of a plan with "items". */
  readonly items?: LocalItems;
}

/**
 * Runs files through a plan on this machine. Every item ends in a record, whatever happens to the others.
 * Stopping leaves nothing half-done: running items are `CANCELED`.
 */
export async function runLocally(
  plan: Plan,
  inputs: readonly InputFile[] | readonly NamedFile[],
  options: LocalRunOptions,
  given: LocalEdges,
  notify: (event: RunEvent) => void,
): Promise<LocalRun> {
  const edges = { ...given, digest: once(given.digest) };
  const planned =
    plan.items && options.items && new PlannedFlow(plan, plan.items, options.items, edges.locate);
  const flow: RunFlow = planned ?? new Flow(plan, edges.locate);
  const order = new Map(plan.steps.map((step, i) => [step.id, i]));
  const queues = new Map(plan.steps.map((step) => [step.id, [] as FlowItem[]]));
  /** Items of later steps first: results come early, and intermediate files stay few. */
  const backwards = [...queues.values()].reverse();
  const records: ItemRecord[] = [];
  const context: RunContext = {
    ...{ secrets: options.secrets, edges, notify },
    lanes: new ItemLanes(plan, options.memory),
    pool: new MemoryPool(options.memory > 0 ? options.memory / 2 ** 20 : Infinity),
  };
  const idle = new Set<() => void>();
  let active = 0;

  const admit = ({ items, refused }: ReleasedItems): void => {
    for (const item of items) {
      notify({ kind: 'known', step: item.step.id, at: edges.now() });
      queues.get(item.step.id)!.push(item);
    }
    for (const { item, state, why } of refused) {
      notify({ kind: 'known', step: item.step.id, at: edges.now() });
      end(item, emptyRecord(item, state, why));
    }
    if (planned)
      notify({ kind: 'samples', samples: planned.samples, waiting: planned.waiting, at: edges.now() });
  };
  const end = (item: FlowItem, record: ItemRecord): void => {
    records.push(record);
    notify({ kind: 'ended', record, at: edges.now() });
    admit(flow.end(item, record.state === 'COMPLETE' ? record.outputs : undefined));
  };
  const wakeAll = (): void => {
    for (const wake of idle) wake();
    idle.clear();
  };
  const worker = async (): Promise<void> => {
    while (!edges.stop.aborted) {
      const item = backwards.find((queue) => queue.length > 0)?.shift();
      if (item) {
        active += 1;
        const record = await processItem(item, context);
        active -= 1;
        end(item, record);
        wakeAll();
      } else if (active === 0) break;
      else await new Promise<void>((resolve) => idle.add(resolve));
    }
    wakeAll();
  };

  const released = flow.begin(inputs);
  admit(released);
  await Promise.all(Array.from({ length: Math.max(1, options.jobs) }, worker));
  const marked = records.map((record) =>
    record.state !== 'COMPLETE' && planned?.isTolerated(record.step, record.item)
      ? { ...record, tolerated: true as const }
      : record,
  );
  return {
    items: marked.sort(
      (a, b) => order.get(a.step)! - order.get(b.step)! || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0),
    ),
    leftOut: released.leftOut,
    leftOutOf: (step) => flow.leftOut(step),
    waiting: (step) => queues.get(step)?.length ?? 0,
    ...(planned && { samples: planned.samples }),
  };
}

/** Reads each file once for all items that take it. After an error, the next item reads it again. */
function once(digest: LocalEdges['digest']): LocalEdges['digest'] {
  const known = new Map<string, Promise<string>>();
  return (file) => {
    const found = known.get(file);
    if (found) return found;
    const reading = digest(file);
    known.set(file, reading);
    reading.catch(() => known.delete(file));
    return reading;
  };
}
