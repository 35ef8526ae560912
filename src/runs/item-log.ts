import {
  type ItemLine,
  isAgentsOwn,
  itemPattern,
  type LogEvent,
  readItemLine,
} from '../protocol/agent-log.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { itemDigest, markerFolder } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Logs } from './run-cloud.ts';
import { homeOf, readRun } from './stored-run.ts';

/** What an item printed in one attempt. */
export interface ItemLog {
  readonly step: string;
  readonly attempt: number;
  /** How it ended; `RUNNING` as long as it has not. */
  readonly state: string;
  readonly exit_code?: number | null;
  readonly meaning?: string;
  /** ISO 8601 */
  readonly started_at: string;
  /** `log`: all of it. `marker`: only the end is left. */
  readonly source: 'log' | 'marker';
  /** Of CloudWatch's log. */
  readonly stream?: string;
  readonly lines: readonly string[];
}

/** Clocks of agents, S3 and CloudWatch need not agree. Milliseconds. */
const SLACK_MS = 60_000;

/** What a command prints and what its agent says come on two ways, and may pass each other. Milliseconds. */
const LATE_MS = 500;

/**
 * What an item printed: from CloudWatch, all attempts, the newest last; else what its marker keeps of a failure.
 * @param step only this one; else every step that has an item of that path
 * @throws Failure `RUN_NOT_FOUND`
 */
export async function itemLogs(
  plan: Plan,
  run: string,
  item: string,
  step: string | undefined,
  group: string,
  cloud: { readonly storage: RunStorage; readonly logs: Logs; readonly now: () => number },
): Promise<ItemLog[]> {
  const { storage, logs, now } = cloud;
  const { manifest } = await readRun(plan, run, storage);
  const markers = await markersOf(plan, run, item, step, storage);
  const from = Date.parse(manifest.created_at) - SLACK_MS;
  const events = await logs.filter(group, { pattern: itemPattern(run, item), from });
  const found: ItemLog[] = [];
  for (const { begin, line, end } of attemptsIn(events, run, item, step)) {
    const lines: string[] = [];
    const until = end ? end.at + LATE_MS : now() + SLACK_MS;
    for await (const { message } of printed(logs, group, begin, until, line)) lines.push(message);
    const { state, exit_code, meaning } = end?.line ?? line;
    found.push({
      step: line.step,
      attempt: line.attempt,
      state,
      ...(exit_code !== undefined && { exit_code }),
      ...(meaning !== undefined && { meaning }),
      started_at: new Date(begin.at).toISOString(),
      source: 'log',
      stream: begin.stream,
      lines,
    });
  }
  const shown = new Set(found.map((log) => log.step));
  // Logs are kept for some weeks, markers as long as the results.
  const rest = markers.filter((marker) => !shown.has(marker.step)).map(fromMarker);
  return [...found, ...rest];
}

async function markersOf(
  plan: Plan,
  run: string,
  item: string,
  step: string | undefined,
  storage: RunStorage,
): Promise<Marker[]> {
  const { bucket, prefix } = homeOf(plan);
  const markers: Marker[] = [];
  for (const { id } of plan.steps) {
    if (step !== undefined && id !== step) continue;
    for await (const { key } of storage.list(bucket, markerFolder(prefix, run, id) + itemDigest(item))) {
      const found = await storage.read({ bucket, key });
      if (found) markers.push(readMarker(found.text));
    }
  }
  return markers;
}

function fromMarker(marker: Marker): ItemLog {
  const { step, attempt, state, exit_code, meaning, started_at, log_tail } = marker;
  return {
    ...{ step, attempt, state, started_at, source: 'marker' },
    ...(exit_code !== undefined && { exit_code }),
    ...(meaning !== undefined && { meaning }),
    lines: log_tail === undefined ? [] : log_tail.split('\n'),
  };
}

interface Attempt {
  readonly begin: LogEvent;
  readonly line: ItemLine;
  readonly end?: { readonly at: number; readonly line: ItemLine };
}

/** An item's attempts in the lines about it, in the order of their begin. */
function attemptsIn(
  events: readonly LogEvent[],
  run: string,
  item: string,
  step: string | undefined,
): Attempt[] {
  const attempts: { begin: LogEvent; line: ItemLine; end?: { at: number; line: ItemLine } }[] = [];
  for (const event of events) {
    const line = readItemLine(event.message);
    if (!line || line.run !== run || line.item !== item || (step !== undefined && line.step !== step))
      continue;
    if (line.state === 'RUNNING') attempts.push({ begin: event, line });
    else {
      const open = attempts.findLast(({ begin, end }) => begin.stream === event.stream && !end);
      if (open) open.end = { at: event.at, line };
    }
  }
  return attempts;
}

/**
 * What a stream holds between an attempt's two lines, and a moment after them until the next item begins, without what the
 * agent says of itself and of other items.
 */
async function* printed(
  logs: Logs,
  group: string,
  begin: LogEvent,
  until: number,
  attempt: ItemLine,
): AsyncGenerator<LogEvent> {
  let isWithin = false;
  for await (const event of logs.read(group, begin.stream, begin.at, until)) {
    const line = readItemLine(event.message);
    const isOurs =
      line?.run === attempt.run && line.item === attempt.item && line.attempt === attempt.attempt;
    if (isOurs && line.state === 'RUNNING') isWithin = true;
    else if (isWithin && line?.state === 'RUNNING') return;
    else if (isWithin && !isAgentsOwn(event.message)) yield event;
  }
}
