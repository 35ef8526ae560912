import {
  type ItemLine,
  isAgentsOwn,
  itemPattern,
  type LogEvent,
  readItemLine,
} from '../protocol/agent-log.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { markerFolder, readMarkerKey, segmentsDigest } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Logs } from './run-cloud.ts';
import { homeOf, readRun } from './stored-run.ts';

/** An item's output in one attempt. */
export interface ItemLog {
  readonly step: string;
  readonly attempt: number;
  /** How it ended; `RUNNING` until then. */
  readonly state: string;
  readonly exit_code?: number | null;
  readonly meaning?: string;
  /** ISO 8601 */
  readonly started_at: string;
  /** `log`: complete. `marker`: only the end is left. */
  readonly source: 'log' | 'marker';
  /** The log stream in CloudWatch. */
  readonly stream?: string;
  readonly lines: readonly string[];
}

/** Clock skew between agents, S3 and CloudWatch. */
const SLACK_MS = 60_000;

/** A command's output and its agent's log lines are written separately and can overtake each other. */
const LATE_MS = 500;

/** An item whose logs are wanted. */
export interface ItemLogRequest {
  readonly plan: Plan;
  readonly run: string;
  /** Its path, or id. */
  readonly item: string;
  /** Only this step; else every step that has an item of that path. */
  readonly step?: string;
  /** The agents' log group. */
  readonly agentLogs: string;
}

/**
 * An item's output in each step: from CloudWatch, all attempts, the newest last; else the end that a failed
 * marker keeps.
 * @throws Failure `RUN_NOT_FOUND`
 */
export async function itemLogs(
  request: ItemLogRequest,
  cloud: { readonly storage: RunStorage; readonly logs: Logs; readonly now: () => number },
): Promise<ItemLog[]> {
  const { plan, run, item, agentLogs } = request;
  const { storage, logs, now } = cloud;
  const { manifest } = await readRun(plan, run, storage);
  const markers = await markersOf(request, storage);
  const from = Date.parse(manifest.created_at) - SLACK_MS;
  const events = await logs.filter(agentLogs, { pattern: itemPattern(run, item), from });
  const found: ItemLog[] = [];
  for (const attempt of attemptsIn(events, request)) {
    const { begin, line, end } = attempt;
    const lines: string[] = [];
    const until = end ? end.at + LATE_MS : now() + SLACK_MS;
    const printed = outputOf(attempt, logs.read(agentLogs, begin.stream, begin.at, until));
    for await (const { message } of printed) lines.push(message);
    const { state, exit_code, meaning } = end?.line ?? line;
    found.push({
      step: line.step,
      attempt: line.attempt,
      state,
      exit_code,
      meaning,
      started_at: new Date(begin.at).toISOString(),
      source: 'log',
      stream: begin.stream,
      lines,
    });
  }
  const logged = new Set(found.map((log) => log.step));
  // Logs are kept for some weeks, markers as long as the results.
  const rest = markers.filter((marker) => !logged.has(marker.step)).map(fromMarker);
  return [...found, ...rest];
}

async function markersOf({ plan, run, item, step }: ItemLogRequest, storage: RunStorage): Promise<Marker[]> {
  const { bucket, prefix } = homeOf(plan);
  const markers: Marker[] = [];
  for (const { id } of plan.steps) {
    if (step !== undefined && id !== step) continue;
    const names = namesOf(id, item);
    for (const root of new Set([...names].map((name) => name.split('-', 1)[0]!)))
      for await (const { key } of storage.list(bucket, markerFolder(prefix, run, id) + root)) {
        if (!names.has(readMarkerKey(key)?.item ?? '')) continue;
        const found = await storage.read({ bucket, key });
        if (found) markers.push(readMarker(found.text));
      }
  }
  return markers;
}

/** How many slashes of an id are tried as the start of a segment; further ones count as part of a path. */
const SPLITS = 8;

/**
 * How keys of markers may name an item with this id: an id does not say where its segments end (`X/f` is a
 * path, or the file `f` that `X` was scattered into).
 */
function namesOf(step: string, id: string): ReadonlySet<string> {
  const parts = id.split('/');
  const splits = Math.min(parts.length - 1, SPLITS);
  // The only item of a step that gathers everything has the step's id.
  const names = new Set(id === step ? [segmentsDigest([])] : []);
  for (let bits = 0; bits < 2 ** splits; bits++) {
    const segments = [parts[0]!];
    for (const [i, part] of parts.slice(1).entries())
      if (i < splits && (bits >> i) & 1) segments.push(part);
      else segments.push(`${segments.pop()}/${part}`);
    names.add(segmentsDigest(segments));
  }
  return names;
}

function fromMarker(marker: Marker): ItemLog {
  const { step, attempt, state, exit_code, meaning, started_at, log_tail } = marker;
  const lines = log_tail === undefined ? [] : log_tail.split('\n');
  return { step, attempt, state, exit_code, meaning, started_at, source: 'marker', lines };
}

interface Attempt {
  readonly begin: LogEvent;
  readonly line: ItemLine;
  end?: { readonly at: number; readonly line: ItemLine };
}

/** An item's attempts in the log lines about it, in the order of their start. */
function attemptsIn(
  events: readonly LogEvent[],
  { run, item, step }: Pick<ItemLogRequest, 'run' | 'item' | 'step'>,
): Attempt[] {
  const attempts: Attempt[] = [];
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
 * The events of a stream between an attempt's two lines, and shortly after them until the next item starts,
 * without the agent's own lines.
 */
async function* outputOf(
  { line: begin }: Attempt,
  stream: AsyncIterable<LogEvent>,
): AsyncGenerator<LogEvent> {
  let isWithin = false;
  for await (const event of stream) {
    const line = readItemLine(event.message);
    const isSame = line?.run === begin.run && line.item === begin.item && line.attempt === begin.attempt;
    if (isSame && line.state === 'RUNNING') isWithin = true;
    else if (isWithin && line?.state === 'RUNNING') return;
    else if (isWithin && !isAgentsOwn(event.message)) yield event;
  }
}
