import { inParallel } from '../core/concurrency.ts';
import { matchesPatterns } from '../core/patterns.ts';
import { agentStream, itemPattern, readItemLine } from '../protocol/agent-log.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { pathWithinStep } from '../protocol/object-paths.ts';
import { markerFolder, outputFolder } from '../protocol/result-folders.ts';
import type { RunManifest, RunStep } from '../protocol/run-manifest.ts';
import type { ListedObject, RunStorage } from '../protocol/run-storage.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import type { Agent, Logs, QueueCount } from '../runs/run-cloud.ts';
import { readRun } from '../runs/stored-run.ts';
import { countMarkers, type Reads } from './count-markers.ts';
import type { FailedItem, RunSnapshot, StepSnapshot } from './run-snapshot.ts';

/** AWS as looking at a run needs it. Everything throws Failures that name the permission that is missing. */
export interface RunWorld extends Pick<RunStorage, 'read' | 'list'> {
  /** As `list`, by the page of at most a thousand. */
  pages(bucket: string, prefix: string): AsyncIterable<readonly ListedObject[]>;
  /** Undefined where there is no such queue. */
  queue(url: string): Promise<QueueCount | undefined>;
  /** Agents of a family that are there, and some that stopped in the last hour. */
  agents(cluster: string, family: string): Promise<Agent[]>;
  readonly logs: Pick<Logs, 'filter'>;
}

/** What earlier looks found out, and does not change: markers by key and ETag, and the log streams of items. */
export interface SnapshotCache {
  readonly markers: Map<string, Marker>;
  readonly streams: Map<Marker, string | undefined>;
}

export function emptySnapshotCache(): SnapshotCache {
  return { markers: new Map(), streams: new Map() };
}

const READS: Reads = { failed: 20, done: 10 };
/** For a report: everything of a run of some hundred items. */
export const REPORT_READS: Reads = { failed: 300, done: 500 };
/** Of the failures of a step, those whose logs are looked for. */
const STREAMS = 10;
/** Clocks of agents and of CloudWatch are not quite the same; milliseconds. */
const CLOCK_MS = 10_000;
const LANES = 16;
/** Answers of CloudWatch that a look waits for. */
const LOOK_PAGES = 5;
/** The dispatcher is called at least every five minutes. */
const DISPATCHER_LOG_MS = 6 * 60_000;
const AGENT_LOG_MS = 15 * 60_000;

/**
 * Looks at a run once: lists its markers and results, a thousand a call, and asks for queues, agents and the
 * dispatcher's log. Of markers only the first failed ones and a few others are read.
 * @param known is added to
 * @throws Failure `RUN_NOT_FOUND`, `BAD_RUN_MANIFEST`, `BAD_MARKER`, and what the world throws
 */
export async function snapshotRun(
  id: string,
  watched: DeployedWorkflow,
  world: RunWorld,
  now: number,
  known: SnapshotCache,
  reads: Reads = READS,
): Promise<RunSnapshot> {
  const { names } = watched;
  const { manifest: run } = await readRun(watched, id, world);
  const [inbox, inboxDead, dispatcher, ...steps] = await Promise.all([
    world.queue(names.queue(names.inbox).url),
    world.queue(names.queue(names.inboxDead).url),
    linesOf(world, names.dispatcherLogs, now - DISPATCHER_LOG_MS),
    ...run.steps.map((step) => observeStep(step, run, watched, world, now, known, reads)),
  ]);
  return {
    at: now,
    run,
    steps: Object.fromEntries(steps.map(({ id, seen }) => [id, seen])),
    ...(inbox && { inbox }),
    inboxDead: inboxDead?.waiting ?? 0,
    dispatcher,
    failures: steps.flatMap(({ failures }) => failures),
    samples: steps.flatMap(({ samples }) => samples),
  };
}

interface ObservedStep {
  readonly id: string;
  readonly seen: StepSnapshot;
  readonly failures: readonly FailedItem[];
  readonly samples: readonly Marker[];
}

async function observeStep(
  step: RunStep,
  { run, steps }: RunManifest,
  { names, output }: DeployedWorkflow,
  world: RunWorld,
  now: number,
  known: SnapshotCache,
  reads: Reads,
): Promise<ObservedStep> {
  const { bucket, prefix } = output;
  const after = steps.filter(({ needs }) => needs.includes(step.id));
  const [markers, given, queue, dead, agents] = await Promise.all([
    countMarkers(world, bucket, markerFolder(prefix, run, step.id), reads),
    countGiven(world, bucket, outputFolder(prefix, step.id, run), step.id, after),
    world.queue(names.queue(names.work(step.id)).url),
    world.queue(names.queue(names.dead(step.id)).url),
    world.agents(names.base, names.family(step.id)),
  ]);
  const failed = await readAll(world, bucket, markers.firstFailed, known);
  const samples = await readAll(world, bucket, markers.someDone, known);
  return {
    id: step.id,
    seen: {
      done: markers.done,
      failed: markers.failed,
      ...(markers.first !== undefined && { first: markers.first, last: markers.last! }),
      given,
      ...(queue && { queue }),
      deadLetters: dead?.waiting ?? 0,
      agents: await withLastWords(agents, step.id, names.agentLogs, world, now),
    },
    failures: await withStreams(failed, names.agentLogs, world, known),
    samples,
  };
}

/** How many results each step after takes, by the rule that the dispatcher sends them by. */
async function countGiven(
  world: RunWorld,
  bucket: string,
  folder: string,
  from: string,
  after: readonly RunStep[],
): Promise<Record<string, number>> {
  const given: Record<string, number> = Object.fromEntries(after.map(({ id }) => [id, 0]));
  if (after.length === 0) return given;
  for await (const page of world.pages(bucket, folder))
    for (const { key } of page) {
      if (key.endsWith('/')) continue;
      for (const step of after)
        if (matchesPatterns(step.patterns, pathWithinStep(step, from, key.slice(folder.length))))
          given[step.id]! += 1;
    }
  return given;
}

async function readAll(
  world: RunWorld,
  bucket: string,
  objects: readonly ListedObject[],
  { markers: known }: SnapshotCache,
): Promise<Marker[]> {
  const markers: (Marker | undefined)[] = new Array(objects.length);
  await inParallel(LANES, objects.entries(), async ([i, { key, etag }]) => {
    const name = `${key} ${etag}`;
    let marker = known.get(name);
    if (!marker) {
      const text = (await world.read({ bucket, key }))?.text;
      marker = text === undefined ? undefined : readMarker(text);
      if (marker) known.set(name, marker);
    }
    markers[i] = marker;
  });
  return markers.filter((marker) => marker !== undefined);
}

/** Where the first of some failed items were worked on: the agent names run and item in its log. */
async function withStreams(
  markers: readonly Marker[],
  group: string,
  world: RunWorld,
  { streams }: SnapshotCache,
): Promise<FailedItem[]> {
  await inParallel(LANES, markers.slice(0, STREAMS).values(), async (marker) => {
    if (streams.has(marker) || marker.exit_code === undefined) return;
    const begin = Date.parse(marker.started_at);
    const end = begin + marker.seconds * 1000;
    const events = await world.logs.filter(group, {
      pattern: itemPattern(marker.run, marker.item),
      from: begin - CLOCK_MS,
      to: end + CLOCK_MS,
      pages: LOOK_PAGES,
    });
    // One path may be an item of several steps, and be tried several times.
    const own = events.find(({ message }) => {
      const line = readItemLine(message);
      return line?.step === marker.step && line.item === marker.item && line.attempt === marker.attempt;
    });
    streams.set(marker, own?.stream);
  });
  return markers.map((marker) => {
    const stream = streams.get(marker);
    return { marker, ...(stream !== undefined && { stream }) };
  });
}

/** Lines of a log since a time, in milliseconds since the epoch, oldest first; what is far in a long log the next look finds. */
async function linesOf({ logs }: RunWorld, group: string, from: number, stream?: string): Promise<string[]> {
  const events = await logs.filter(group, { from, ...(stream && { streams: [stream] }), pages: LOOK_PAGES });
  return events.map(({ message }) => message);
}

/** The newest agent that ended badly is asked for its last words; nobody needs those of all. */
async function withLastWords(
  agents: readonly Agent[],
  step: string,
  group: string,
  world: RunWorld,
  now: number,
): Promise<readonly Agent[]> {
  if (agents.some(({ status }) => status === 'RUNNING')) return agents;
  const bad = agents
    .filter(({ exitCode }) => exitCode !== undefined && exitCode !== 0 && exitCode < 126)
    .sort((a, b) => (b.stopped ?? 0) - (a.stopped ?? 0))[0];
  if (!bad) return agents;
  const lines = await linesOf(world, group, now - AGENT_LOG_MS, agentStream(step, bad.id));
  const words = lastWordsIn(lines);
  return words === undefined
    ? agents
    : agents.map((agent) => (agent === bad ? { ...agent, lastWords: words } : agent));
}

/** `VARIABLE_MISSING: …`, of the line with which an agent ends (src/edge/agent-worker.ts). */
function lastWordsIn(lines: readonly string[]): string | undefined {
  const line = lines.findLast((text) => text.startsWith('{') && text.includes('"event":"end"'));
  if (line === undefined) return undefined;
  try {
    const { cause, meaning } = JSON.parse(line) as { cause?: unknown; meaning?: unknown };
    return [cause, meaning].filter((part) => typeof part === 'string').join(': ') || undefined;
  } catch {
    return undefined;
  }
}
