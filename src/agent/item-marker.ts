import { MARKER_VERSION, type MarkedContent, type MarkedOutput, type Marker } from '../protocol/marker.ts';
import { resultKey } from '../protocol/object-keys.ts';
import type { ItemResult } from './store-item.ts';
import type { FetchedItem, Work, Worker } from './worker-context.ts';

function contentOf(work: Work, { spec }: Worker): MarkedContent {
  if (work.kind === 'file') return { kind: 'file', input: work.input, trace: work.message.trace };
  const { segments, id, version } = work.message.content;
  return { kind: 'item', segments, version, base: resultKey(spec, id) };
}

/** The marker of an item that has ended. */
export function markerOf(
  work: Work | FetchedItem,
  { report, startedAt }: Pick<ItemResult, 'report' | 'startedAt'>,
  outputs: readonly MarkedOutput[],
  worker: Worker,
): Marker {
  const { run, step, item, attempt, lane, moves } = work.message;
  const { state, exit_code, meaning, log_tail, left_out, peak_mb, seconds = 0 } = report;
  const input_bytes = 'inputBytes' in work ? work.inputBytes : undefined;
  return {
    version: MARKER_VERSION,
    state: state === 'RUNNING' ? 'SYSTEM_ERROR' : state,
    ...{ run, step, item, attempt, lane, moves },
    content: contentOf(work, worker),
    started_at: startedAt,
    ...{ seconds, peak_mb, input_bytes, exit_code, meaning, log_tail, outputs },
    ...(left_out && { left_out }),
    agent: worker.agentVersion,
  };
}
