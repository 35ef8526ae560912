import { explain } from '../core/failure.ts';
import type { ItemRecord, ItemState, ResultFile } from '../protocol/run-record.ts';
import type { Plan } from '../workflow/plan.ts';
import { fingerprintOf } from './fingerprint.ts';
import { Flow, type FlowItem, type InputFile, type RefusedItem } from './flow.ts';
import type { ItemOutcome } from './item-container.ts';

/** What an earlier run left of an item that it finished. */
export interface FinishedItem {
  readonly fingerprint: string;
  readonly started: string;
  readonly seconds: number;
  readonly attempts: number;
  readonly outputs: readonly ResultFile[];
  readonly peak_memory_bytes?: number;
  readonly log?: string;
}

/** What came of one attempt; the results of one that succeeded are in their places. */
export interface Attempt extends ItemOutcome {
  /** Relative to the run's folder. */
  readonly log?: string;
}

/** What the world gives to a local run. */
export interface LocalEdges {
  /** sha256 of a file, lower-case hex. */
  readonly digest: (file: string) => Promise<string>;
  /** What is there of an item; its results were found as they were left. */
  readonly find: (item: FlowItem) => Promise<FinishedItem | undefined>;
  /** Takes away what is there of an item, results and all. */
  readonly forget: (item: FlowItem) => Promise<void>;
  /** Notes that an item is finished. */
  readonly keep: (item: FlowItem, finished: FinishedItem) => Promise<void>;
  /** Runs the algorithm once. Throws only when the machine cannot. */
  readonly attempt: (item: FlowItem, attempt: number) => Promise<Attempt>;
  /** Where a step's result is, absolute. */
  readonly locate: (step: string, key: string) => string;
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** Waits, at most until `stop` is aborted. @param milliseconds to wait */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly stop: AbortSignal;
}

/** One thing that happened, for whoever shows progress. Times are milliseconds since 1970. */
export type RunEvent =
  | { readonly kind: 'known'; readonly step: string; readonly at: number }
  | {
      readonly kind: 'started';
      readonly step: string;
      readonly item: string;
      /** Starts at 1. */
      readonly attempt: number;
      readonly at: number;
    }
  | {
      readonly kind: 'again';
      readonly step: string;
      readonly item: string;
      readonly why: string;
      readonly at: number;
    }
  | { readonly kind: 'ended'; readonly record: ItemRecord; readonly at: number };

export interface LocalRun {
  readonly items: readonly ItemRecord[];
  /** Inputs that no step takes. */
  readonly leftOut: readonly string[];
  /** Results that a step does not take, by step. */
  readonly leftOutOf: (step: string) => number;
  /** Known items that were not begun, by step. */
  readonly waiting: (step: string) => number;
}

/** Failures of the machine are tried again so often, with these pauses between, in milliseconds. */
const MACHINE_PAUSES = [1000, 5000] as const;

/**
 * Sends files through a plan on this machine. Every item ends in a record, whatever happens; one that fails does not
 * keep the others. Stopping lets nothing half-done stay: what was running is `CANCELED`.
 * @param options.jobs items at once
 * @param options.secrets values of secret variables, by name
 */
export async function runLocally(
  plan: Plan,
  inputs: readonly InputFile[],
  options: { readonly jobs: number; readonly secrets: Readonly<Record<string, string>> },
  edges: LocalEdges,
  tell: (event: RunEvent) => void,
): Promise<LocalRun> {
  const flow = new Flow(plan, edges.locate);
  const order = new Map(plan.steps.map((step, i) => [step.id, i]));
  const queues = new Map(plan.steps.map((step) => [step.id, [] as FlowItem[]]));
  /** Items of later steps first: results come early, and what lies between stays small. */
  const backwards = [...queues.values()].reverse();
  const records: ItemRecord[] = [];
  const idle = new Set<() => void>();
  let active = 0;

  const admit = (released: { items: readonly FlowItem[]; refused: readonly RefusedItem[] }): void => {
    for (const item of released.items) {
      tell({ kind: 'known', step: item.step.id, at: edges.now() });
      queues.get(item.step.id)!.push(item);
    }
    for (const { item, state, why } of released.refused) {
      tell({ kind: 'known', step: item.step.id, at: edges.now() });
      end(item, emptyRecord(item, state, why));
    }
  };
  const end = (item: FlowItem, record: ItemRecord): void => {
    records.push(record);
    tell({ kind: 'ended', record, at: edges.now() });
    admit(flow.end(item, record.state === 'COMPLETE' ? record.outputs : undefined));
  };
  const next = (): FlowItem | undefined => backwards.find((queue) => queue.length > 0)?.shift();
  const wakeAll = (): void => {
    for (const wake of idle) wake();
    idle.clear();
  };
  const worker = async (): Promise<void> => {
    while (!edges.stop.aborted) {
      const item = next();
      if (item) {
        active += 1;
        const record = await work(item, options.secrets, edges, tell);
        active -= 1;
        end(item, record);
        wakeAll();
      } else if (active === 0) break;
      else await new Promise<void>((resolve) => idle.add(resolve));
    }
    wakeAll();
  };

  const begun = flow.begin(inputs);
  admit(begun);
  await Promise.all(Array.from({ length: Math.max(1, options.jobs) }, worker));
  return {
    items: records.sort(
      (a, b) => order.get(a.step)! - order.get(b.step)! || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0),
    ),
    leftOut: begun.leftOut,
    leftOutOf: (step) => flow.leftOut(step),
    waiting: (step) => queues.get(step)?.length ?? 0,
  };
}

/** Works on one item until it has a result, or has used up its attempts. */
async function work(
  item: FlowItem,
  secrets: Readonly<Record<string, string>>,
  edges: LocalEdges,
  tell: (event: RunEvent) => void,
): Promise<ItemRecord> {
  const step = item.step.id;
  let started = edges.now();
  let attempts = 0;
  const record = (state: ItemState, rest: Partial<ItemRecord>): ItemRecord => ({
    ...emptyRecord(item, state),
    attempts,
    started: new Date(started).toISOString(),
    seconds: (edges.now() - started) / 1000,
    ...rest,
  });
  let troubles = 0;
  try {
    const own = Object.fromEntries(Object.keys(item.step.secrets).map((name) => [name, secrets[name] ?? '']));
    const fingerprint = fingerprintOf(item, await digestsOf(item, edges), own);
    const before = await edges.find(item);
    if (before?.fingerprint === fingerprint) return reused(item, before);
    await edges.forget(item);
    for (;;) {
      started = edges.now();
      attempts += 1;
      tell({ kind: 'started', step, item: item.path, attempt: attempts, at: started });
      const outcome = await attemptOnce(item, attempts, edges);
      if (edges.stop.aborted && outcome.state !== 'COMPLETE')
        return record('CANCELED', { meaning: 'it was stopped before it ended' });
      if (outcome.state === 'COMPLETE') {
        const done = record('COMPLETE', { ...told(outcome), outputs: outcome.outputs });
        const { started, seconds, outputs, peak_memory_bytes, log } = done;
        await edges.keep(item, {
          fingerprint,
          started: started!,
          seconds,
          attempts,
          outputs,
          ...(peak_memory_bytes !== undefined && { peak_memory_bytes }),
          ...(log !== undefined && { log }),
        });
        return done;
      }
      const ours = outcome.state === 'SYSTEM_ERROR';
      const pause = ours ? MACHINE_PAUSES[troubles++] : 0;
      // The machine's failures are not the algorithm's attempts.
      const spent = attempts - troubles;
      if (pause === undefined || (!ours && (spent >= item.step.max_attempts || outcome.isFinal)))
        return record(outcome.state, told(outcome));
      tell({ kind: 'again', step, item: item.path, why: outcome.reason ?? '', at: edges.now() });
      if (pause > 0) await edges.sleep(pause);
      if (edges.stop.aborted) return record('CANCELED', { meaning: 'it was stopped before it ended' });
    }
  } catch (error) {
    return record(edges.stop.aborted ? 'CANCELED' : 'SYSTEM_ERROR', { meaning: explain(error) });
  }
}

async function attemptOnce(item: FlowItem, attempt: number, edges: LocalEdges): Promise<Attempt> {
  try {
    return await edges.attempt(item, attempt);
  } catch (error) {
    return { state: 'SYSTEM_ERROR', exitCode: null, reason: explain(error), outputs: [] };
  }
}

async function digestsOf(item: FlowItem, edges: LocalEdges): Promise<Map<string, string>> {
  const files = item.input.kind === 'file' ? [item.input.file] : item.input.files;
  const digests = new Map<string, string>();
  for (const { path, file, sha256 } of files) digests.set(path, sha256 ?? (await edges.digest(file)));
  return digests;
}

function reused(item: FlowItem, before: FinishedItem): ItemRecord {
  const { fingerprint: _, ...rest } = before;
  return { ...emptyRecord(item, 'COMPLETE'), ...rest, reused: true };
}

function told(outcome: Attempt): Partial<ItemRecord> {
  const { exitCode, reason, peakMemory, log, logTail } = outcome;
  return {
    exit_code: exitCode,
    ...(reason !== undefined && { meaning: reason }),
    ...(peakMemory !== undefined && { peak_memory_bytes: peakMemory }),
    ...(log !== undefined && { log }),
    ...(logTail !== undefined && { log_tail: logTail }),
  };
}

function emptyRecord(item: FlowItem, state: ItemState, meaning?: string): ItemRecord {
  return {
    step: item.step.id,
    item: item.path,
    state,
    attempts: 0,
    reused: false,
    seconds: 0,
    outputs: [],
    ...(meaning !== undefined && { meaning }),
  };
}
