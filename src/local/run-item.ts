import { explain } from '../core/failure.ts';
import type { FinalState } from '../protocol/item-report.ts';
import { type Lane, usableMemory } from '../protocol/lanes.ts';
import type { ItemRecord } from '../protocol/run-record.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type FlowItem, type InputFile, inputFiles } from './flow.ts';
import type { ItemLanes } from './item-lanes.ts';
import type { Attempt, FinishedItem, LocalEdges, RunEvent } from './local-edges.ts';
import type { MemoryPool } from './memory-pool.ts';

/** Backoff after failures of the machine, in milliseconds; then the item fails. */
const MACHINE_PAUSES = [1000, 5000] as const;
const STOPPED = { meaning: 'it was stopped before it ended' };

/** What all items of a run share. */
export interface RunContext {
  readonly secrets: Readonly<Record<string, string>>;
  readonly edges: LocalEdges;
  readonly lanes: ItemLanes;
  readonly pool: MemoryPool;
  readonly notify: (event: RunEvent) => void;
}

/**
 * Attempts one item until it has a result, or no attempt is left. An item that ran out of memory starts again
 * at once in the next larger lane, never in the same one; that does not count as an attempt.
 */
export async function processItem(item: FlowItem, context: RunContext): Promise<ItemRecord> {
  const { secrets, edges, pool, notify } = context;
  const step = item.step.id;
  const sizes = context.lanes.of(step);
  const hasCheckpoint = item.step.spec.checkpoint !== undefined;
  let started = edges.now();
  let starts = 0;
  let moves = 0;
  let machineFailures = 0;
  let lane = 0;
  const record = (state: FinalState, rest: Partial<ItemRecord>): ItemRecord => ({
    ...emptyRecord(item, state),
    attempts: starts - moves,
    started: new Date(started).toISOString(),
    seconds: (edges.now() - started) / 1000,
    ...(item.bytes !== undefined && { input_bytes: item.bytes }),
    ...(moves > 0 && { moves }),
    ...(lane > 0 && { lane_mb: usableMemory(sizes.lanes[lane]!) }),
    ...rest,
  });
  try {
    const own = Object.fromEntries(Object.keys(item.step.secrets).map((name) => [name, secrets[name] ?? '']));
    const fingerprint = fingerprintOf(item, await digestsOf(item, edges), own);
    const finished = await edges.find(item);
    if (finished?.fingerprint === fingerprint) {
      sizes.note(finished);
      return reusedRecord(item, finished);
    }
    await edges.forget(item);
    const recalled = await edges.recall?.(item, fingerprint);
    if (recalled) {
      sizes.note(recalled);
      await edges.keep(item, recalled);
      return reusedRecord(item, recalled);
    }
    lane = sizes.begin(item.bytes);
    for (;;) {
      const size = sizes.lanes[lane]!;
      const outcome = await pool.with(size.memory, async () => {
        if (edges.stop.aborted) return undefined;
        started = edges.now();
        starts += 1;
        notify({ kind: 'started', step, item: item.path, attempt: starts, at: started });
        return await edges.attempt(item, starts, { lane: size, fingerprint }).catch(machineFailure);
      });
      if (!outcome) return record('CANCELED', STOPPED);
      const { state, isFinal, reason = '', outputs } = outcome;
      if (state === 'COMPLETE') {
        const done = record(state, { ...recordFields(outcome), outputs });
        sizes.note(done);
        const kept = keptOf(done, fingerprint);
        await edges.keep(item, kept);
        await edges.note?.(item, kept);
        if (hasCheckpoint) await edges.removeCheckpoint(fingerprint);
        return done;
      }
      if (edges.stop.aborted) return record('CANCELED', STOPPED);
      const isMachines = state === 'SYSTEM_ERROR';
      const pause = isMachines ? MACHINE_PAUSES[machineFailures++] : 0;
      // Failures of the machine do not count as attempts of the algorithm.
      const spent = starts - moves - machineFailures;
      if (outcome.outOfMemory) {
        sizes.noteOutgrown(item.bytes, lane);
        const next = sizes.lanes[lane + 1];
        if (!next) {
          if (hasCheckpoint) await edges.removeCheckpoint(fingerprint);
          return record(state, {
            ...recordFields(outcome),
            meaning: `${reason}; ${had(outcome, size)}: ${sizes.limit}`,
          });
        }
        [lane, moves] = [lane + 1, moves + 1];
        const why = `it ran out of memory (${had(outcome, size)}), and starts again with ${usableMemory(next)} MB`;
        notify({ kind: 'again', step, item: item.path, why, at: edges.now() });
        continue;
      }
      if (pause === undefined || (!isMachines && (spent >= item.step.max_attempts || isFinal))) {
        // After a fault of the machine the checkpoint stays, so that a continued run starts from it.
        if (hasCheckpoint && !isMachines) await edges.removeCheckpoint(fingerprint);
        return record(state, recordFields(outcome));
      }
      notify({ kind: 'again', step, item: item.path, why: reason, at: edges.now() });
      if (pause > 0) await edges.sleep(pause);
      if (edges.stop.aborted) return record('CANCELED', STOPPED);
    }
  } catch (error) {
    return record(edges.stop.aborted ? 'CANCELED' : 'SYSTEM_ERROR', { meaning: explain(error) });
  }
}

/** The memory of an item that ran out of it. The peak was measured before the kernel killed the command. */
function had({ peakMb }: Attempt, lane: Lane): string {
  const peak = peakMb === undefined ? '' : ` and had taken ${peakMb}`;
  return `it had ${usableMemory(lane)} MB${peak}`;
}

function machineFailure(error: unknown): Attempt {
  return { state: 'SYSTEM_ERROR', exitCode: null, reason: explain(error), outputs: [] };
}

async function digestsOf(item: FlowItem, edges: LocalEdges): Promise<Map<InputFile, string>> {
  const digests = new Map<InputFile, string>();
  for (const file of inputFiles(item)) digests.set(file, file.sha256 ?? (await edges.digest(file.file)));
  return digests;
}

function keptOf(done: ItemRecord, fingerprint: string): FinishedItem {
  const { seconds, attempts, outputs, peak_memory_bytes, peak_mb, input_bytes, moves, lane_mb } = done;
  const { started = '', log, left_out } = done;
  return {
    ...{ fingerprint, started, seconds, attempts, outputs, log, ...(left_out && { left_out }) },
    ...{ peak_memory_bytes, peak_mb, input_bytes, moves, lane_mb },
  };
}

function reusedRecord(item: FlowItem, { fingerprint: _, ...finished }: FinishedItem): ItemRecord {
  return { ...emptyRecord(item, 'COMPLETE'), ...finished, reused: true };
}

function recordFields(outcome: Attempt): Partial<ItemRecord> {
  const { exitCode, reason, peakMemory, peakMb, log, logTail, leftOut } = outcome;
  return {
    ...{ exit_code: exitCode, meaning: reason, peak_memory_bytes: peakMemory, log, log_tail: logTail },
    ...(peakMb !== undefined && { peak_mb: peakMb }),
    ...(leftOut && { left_out: leftOut }),
  };
}

/** The record of an item that was not started. */
export function emptyRecord(item: FlowItem, state: FinalState, meaning?: string): ItemRecord {
  return {
    ...{ step: item.step.id, item: item.path, state, attempts: 0, reused: false, seconds: 0, outputs: [] },
    ...(meaning !== undefined && { meaning }),
  };
}
