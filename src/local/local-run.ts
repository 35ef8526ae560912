import { explain } from '../core/failure.ts';
import type { FinalState, LeftOut } from '../protocol/item-report.ts';
import type { ItemRecord, ResultFile, SampleCounts } from '../protocol/run-record.ts';
import type { Plan } from '../workflow/plan.ts';
import { fingerprintOf } from './fingerprint.ts';
import {
  Flow,
  type FlowItem,
  type InputFile,
  inputFiles,
  type NamedFile,
  type ReleasedItems,
  type RunFlow,
} from './flow.ts';
import type { ItemOutcome } from './item-container.ts';
import { type LocalItems, PlannedFlow, type WaitingItems } from './planned-flow.ts';

/** What an earlier run left of an item that it finished. */
export interface FinishedItem {
  readonly fingerprint: string;
  readonly started: string;
  readonly seconds: number;
  readonly attempts: number;
  readonly outputs: readonly ResultFile[];
  readonly peak_memory_bytes?: number;
  readonly log?: string;
  readonly left_out?: readonly LeftOut[];
  /** The folder of the run whose results were copied. */
  readonly reused_from?: string;
}

/** The outcome of one attempt; results of a successful one are in their places. */
export interface Attempt extends ItemOutcome {
  /** Relative to the run's folder. */
  readonly log?: string;
}

/** The edges of a local run. */
export interface LocalEdges {
  /** sha256 of a file, lower-case hex. */
  readonly digest: (file: string) => Promise<string>;
  /** What an earlier run left of an item, if its results are unchanged. */
  readonly find: (item: FlowItem) => Promise<FinishedItem | undefined>;
  /** Removes what an earlier run left of an item, with its results. */
  readonly forget: (item: FlowItem) => Promise<void>;
  /** Records that an item is finished. */
  readonly keep: (item: FlowItem, finished: FinishedItem) => Promise<void>;
  /** Takes over what a run in another folder has computed from the same; missing where that is not wanted. */
  readonly recall?: (item: FlowItem, fingerprint: string) => Promise<FinishedItem | undefined>;
  /** Says to runs in other folders what was computed; missing where they do not ask. */
  readonly note?: (item: FlowItem, finished: FinishedItem) => Promise<void>;
  /** Runs the algorithm once. Throws only for a fault of the machine. */
  readonly attempt: (item: FlowItem, attempt: number) => Promise<Attempt>;
  /** Where a step's result is, absolute. */
  readonly locate: (step: string, key: string) => string;
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** Waits, at most until `stop` is aborted. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly stop: AbortSignal;
}

/** An event, for progress displays. Times are milliseconds since 1970. */
export type RunEvent = { readonly at: number } & (
  | { readonly kind: 'known'; readonly step: string }
  | {
      readonly kind: 'started';
      readonly step: string;
      readonly item: string;
      /** Starts at 1. */
      readonly attempt: number;
    }
  | { readonly kind: 'again'; readonly step: string; readonly item: string; readonly why: string }
  | { readonly kind: 'ended'; readonly record: ItemRecord }
  /** Of a plan that says what an item is, after every other event. */
  | {
      readonly kind: 'samples';
      readonly samples: SampleCounts;
      readonly waiting: readonly WaitingItems[];
    }
);

export interface LocalRun {
  readonly items: readonly ItemRecord[];
  /** Inputs that no step takes. */
  readonly leftOut: readonly string[];
  /** Results that a step does not take, by step. */
  readonly leftOutOf: (step: string) => number;
  /** Known items that were not started, by step. */
  readonly waiting: (step: string) => number;
  /** Of a plan that says what an item is. */
  readonly samples?: SampleCounts;
}

/** What runs, besides the plan and its inputs. */
export interface LocalRunOptions {
  /** Items at once. */
  readonly jobs: number;
  /** Values of secret variables, by name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Of a plan that says what an item is. */
  readonly items?: LocalItems;
}

/** Backoff after failures of the machine, in milliseconds; then the item fails. */
const MACHINE_PAUSES = [1000, 5000] as const;
const STOPPED = { meaning: 'it was stopped before it ended' };

/**
 * Runs files through a plan on this machine. Every item ends in a record, whatever happens to the others. Stopping leaves
 * nothing half-done: running items are `CANCELED`.
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
        const record = await processItem(item, options.secrets, edges, notify);
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

/** Attempts one item until it has a result, or no attempt is left. */
async function processItem(
  item: FlowItem,
  secrets: Readonly<Record<string, string>>,
  edges: LocalEdges,
  notify: (event: RunEvent) => void,
): Promise<ItemRecord> {
  const step = item.step.id;
  let started = edges.now();
  let attempts = 0;
  let machineFailures = 0;
  const record = (state: FinalState, rest: Partial<ItemRecord>): ItemRecord => ({
    ...emptyRecord(item, state),
    attempts,
    started: new Date(started).toISOString(),
    seconds: (edges.now() - started) / 1000,
    ...rest,
  });
  try {
    const own = Object.fromEntries(Object.keys(item.step.secrets).map((name) => [name, secrets[name] ?? '']));
    const fingerprint = fingerprintOf(item, await digestsOf(item, edges), own);
    const finished = await edges.find(item);
    if (finished?.fingerprint === fingerprint) return reusedRecord(item, finished);
    await edges.forget(item);
    const recalled = await edges.recall?.(item, fingerprint);
    if (recalled) {
      await edges.keep(item, recalled);
      return reusedRecord(item, recalled);
    }
    for (;;) {
      started = edges.now();
      attempts += 1;
      notify({ kind: 'started', step, item: item.path, attempt: attempts, at: started });
      const outcome = await edges.attempt(item, attempts).catch(machineFailure);
      const { state, isFinal, reason = '', outputs } = outcome;
      if (state === 'COMPLETE') {
        const done = record(state, { ...recordFields(outcome), outputs });
        const { seconds, peak_memory_bytes, log, left_out } = done;
        const kept = { fingerprint, started: done.started!, seconds, attempts, outputs };
        const finished = { ...kept, peak_memory_bytes, log, ...(left_out && { left_out }) };
        await edges.keep(item, finished);
        await edges.note?.(item, finished);
        return done;
      }
      if (edges.stop.aborted) return record('CANCELED', STOPPED);
      const isMachines = state === 'SYSTEM_ERROR';
      const pause = isMachines ? MACHINE_PAUSES[machineFailures++] : 0;
      // Failures of the machine do not count as attempts of the algorithm.
      const spent = attempts - machineFailures;
      if (pause === undefined || (!isMachines && (spent >= item.step.max_attempts || isFinal)))
        return record(state, recordFields(outcome));
      notify({ kind: 'again', step, item: item.path, why: reason, at: edges.now() });
      if (pause > 0) await edges.sleep(pause);
      if (edges.stop.aborted) return record('CANCELED', STOPPED);
    }
  } catch (error) {
    return record(edges.stop.aborted ? 'CANCELED' : 'SYSTEM_ERROR', { meaning: explain(error) });
  }
}

function machineFailure(error: unknown): Attempt {
  return { state: 'SYSTEM_ERROR', exitCode: null, reason: explain(error), outputs: [] };
}

async function digestsOf(item: FlowItem, edges: LocalEdges): Promise<Map<InputFile, string>> {
  const digests = new Map<InputFile, string>();
  for (const file of inputFiles(item)) digests.set(file, file.sha256 ?? (await edges.digest(file.file)));
  return digests;
}

/** Reads a file once, however many items it is for; one that could not be read is read again for the next item. */
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

function reusedRecord(item: FlowItem, { fingerprint: _, ...finished }: FinishedItem): ItemRecord {
  return { ...emptyRecord(item, 'COMPLETE'), ...finished, reused: true };
}

function recordFields(outcome: Attempt): Partial<ItemRecord> {
  const { exitCode, reason, peakMemory, log, logTail, leftOut } = outcome;
  return {
    ...{ exit_code: exitCode, meaning: reason, peak_memory_bytes: peakMemory, log, log_tail: logTail },
    ...(leftOut && { left_out: leftOut }),
  };
}

function emptyRecord(item: FlowItem, state: FinalState, meaning?: string): ItemRecord {
  return {
    ...{ step: item.step.id, item: item.path, state, attempts: 0, reused: false, seconds: 0, outputs: [] },
    ...(meaning !== undefined && { meaning }),
  };
}
