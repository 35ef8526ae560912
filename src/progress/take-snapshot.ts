import { forEachConcurrent } from '../core/concurrency.ts';
import { matchesPatterns } from '../core/patterns.ts';
import type { QueueCounts } from '../deploy/cloud.ts';
import { agentStream, itemPattern, readItemLine } from '../protocol/agent-log.ts';
import { gatheringWhatIsDone } from '../protocol/item-groups.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { markerFolder, outputFolder, pathWithinStep } from '../protocol/object-keys.ts';
import type { ListedObject, ObjectStore } from '../protocol/object-store.ts';
import type { RunManifest, RunStep } from '../protocol/run-manifest.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { readAccounts } from '../runs/run-budget.ts';
import type { Agent, AgentReader, Logs } from '../runs/run-cloud.ts';
import { readRun } from '../runs/stored-run.ts';
import { agentsCost } from './agents-cost.ts';
import { type CountedItems, countItems, type ItemCounts } from './count-items.ts';
import { countMarkers, type Reads } from './count-markers.ts';
import { type CountCache, emptyCountCache } from './item-facts.ts';
import { sumOfQueues } from './lane-progress.ts';
import type { FailedItem, OpenItems, RunSnapshot, StepSnapshot } from './run-snapshot.ts';

/** AWS as snapshots need it. All methods throw Failures that name the missing permission. */
export interface RunWorld {
  readonly storage: Pick<ObjectStore, 'read' | 'list' | 'pages' | 'lines'>;
  readonly queues: QueueCounts;
  readonly agents: AgentReader;
  readonly logs: Pick<Logs, 'filter'>;
}

/** What earlier snapshots read and cannot change: markers by key and ETag, and the log streams of items. */
export interface SnapshotCache {
  readonly markers: Map<string, Marker>;
  readonly streams: Map<Marker, string | undefined>;
  readonly counts: CountCache;
}

export function emptySnapshotCache(): SnapshotCache {
  return { markers: new Map(), streams: new Map(), counts: emptyCountCache() };
}

export interface SnapshotOptions {
  readonly deployed: DeployedWorkflow;
  readonly world: RunWorld;
  /** milliseconds since 1970 */
  readonly now: number;
  /** Shared with earlier snapshots; it is updated. */
  readonly cache?: SnapshotCache;
  readonly reads?: Reads;
}

const READS: Reads = { failed: 20, done: 10 };
/** For a report: every marker of a run with some hundred items. */
export const REPORT_READS: Reads = { failed: 300, done: 500 };
/** Number of a step's failures whose log streams are looked up. */
const STREAMS = 10;
/** Clock skew between agents and CloudWatch; milliseconds. */
const CLOCK_MS = 10_000;
const LANES = 16;
/** Pages of CloudWatch's answers per lookup. */
const LOG_PAGES = 5;
/** The dispatcher is called at least every five minutes. */
const DISPATCHER_LOG_MS = 6 * 60_000;
const AGENT_LOG_MS = 15 * 60_000;

/**
 * Takes a snapshot of a run: lists its markers and results, a thousand per call, and reads queues, agents and
 * the dispatcher's log. Only the first failed markers and a few others are read.
 * @throws Failure `RUN_NOT_FOUND`, `BAD_RUN_MANIFEST`, `BAD_MARKER`, and what the world throws
 */
export async function snapshotRun(id: string, options: SnapshotOptions): Promise<RunSnapshot> {
  const { deployed, world, now } = options;
  const { names } = deployed;
  const { manifest: run } = await readRun(deployed, id, world.storage);
  const cache = options.cache ?? emptySnapshotCache();
  const place = { bucket: deployed.output.bucket, prefix: deployed.output.prefix, run: run.run };
  const counted =
    run.plan &&
    (await countItems(
      gatheringWhatIsDone(run.plan, run.gathered),
      run,
      place,
      world.storage,
      options.reads ?? READS,
      cache.counts,
    ));
  const context = { ...options, run, cache, counted };
  const [ledger, inbox, inboxDead, dispatcher, ...steps] = await Promise.all([
    run.budget && readAccounts(deployed, world.storage),
    world.queues.count(names.queue(names.inbox).url),
    world.queues.count(names.queue(names.inboxDead).url),
    linesOf(world, names.dispatcherLogs, now - DISPATCHER_LOG_MS),
    ...run.steps.map((step) => snapshotStep(step, context)),
  ]);
  return {
    at: now,
    run,
    steps: Object.fromEntries(steps.map(({ id, state }) => [id, state])),
    inbox,
    inboxDead: inboxDead?.waiting ?? 0,
    dispatcher,
    failures: steps.flatMap(({ failures }) => failures),
    samples: steps.flatMap(({ samples }) => samples),
    ...(ledger && { budget: agentsCost(ledger, run.run, now) }),
    ...(counted && run.items && { counted: counted.samples }),
  };
}

interface SnapshotContext extends SnapshotOptions {
  readonly run: RunManifest;
  readonly cache: SnapshotCache;
  /** In a workflow with "items". */
  readonly counted: CountedItems | undefined;
}

interface StepReading {
  readonly id: string;
  readonly state: StepSnapshot;
  readonly failures: readonly FailedItem[];
  readonly samples: readonly Marker[];
}

async function snapshotStep(step: RunStep, context: SnapshotContext): Promise<StepReading> {
  const { run, deployed, world, reads = READS } = context;
  const { names, output } = deployed;
  const { bucket, prefix } = output;
  const after = run.steps.filter(({ needs }) => needs.includes(step.id));
  const counted = context.counted?.steps.get(step.id);
  const works = (step.lanes ?? [undefined]).map((_, lane) => names.work(step.id, lane));
  const [markers, resultsFor, queues, dead, agents] = await Promise.all([
    counted ?? countMarkers(world, bucket, markerFolder(prefix, run.run, step.id), reads),
    counted ? {} : countResults(world, bucket, outputFolder(prefix, step.id, run.run), step.id, after),
    Promise.all(works.map((name) => world.queues.count(names.queue(name).url))),
    world.queues.count(names.queue(names.dead(step.id)).url),
    world.agents.describe(names.base, names.family(step.id)),
  ]);
  const failed = await readMarkers(markers.firstFailed, context);
  const samples = await readMarkers(markers.someDone, context);
  const { done, first, last } = markers;
  return {
    id: step.id,
    state: {
      ...{ done, failed: markers.failed, first, last, resultsFor, queue: sumOfQueues(queues) },
      ...(step.lanes && { queues }),
      ...(counted && { open: openOf(counted) }),
      deadLetters: dead?.waiting ?? 0,
      agents: await withLastWords(agents, step.id, context),
    },
    failures: await withStreams(failed, context),
    samples,
  };
}

function openOf({ ready, waits, isOpen, tolerated }: ItemCounts): OpenItems {
  return { ready, waits: [...waits].map(([why, count]) => ({ count, why })), more: isOpen, tolerated };
}

/** How many results each later step takes, by the same rule as in the dispatcher. */
async function countResults(
  world: RunWorld,
  bucket: string,
  folder: string,
  from: string,
  after: readonly RunStep[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = Object.fromEntries(after.map(({ id }) => [id, 0]));
  if (after.length === 0) return counts;
  for await (const page of world.storage.pages(bucket, folder))
    for (const { key } of page) {
      if (key.endsWith('/')) continue;
      for (const step of after)
        if (matchesPatterns(step.patterns, pathWithinStep(step, from, key.slice(folder.length))))
          counts[step.id]! += 1;
    }
  return counts;
}

async function readMarkers(
  objects: readonly ListedObject[],
  { world, deployed, cache }: SnapshotContext,
): Promise<Marker[]> {
  const { bucket } = deployed.output;
  const markers: (Marker | undefined)[] = new Array(objects.length);
  await forEachConcurrent(LANES, objects.entries(), async ([i, { key, etag }]) => {
    const name = `${key} ${etag}`;
    let marker = cache.markers.get(name);
    if (!marker) {
      const text = (await world.storage.read({ bucket, key }))?.text;
      marker = text === undefined ? undefined : readMarker(text);
      if (marker) cache.markers.set(name, marker);
    }
    markers[i] = marker;
  });
  return markers.filter((marker) => marker !== undefined);
}

/** Finds the log streams of the first failed items: agents log run and item. */
async function withStreams(
  markers: readonly Marker[],
  { world, deployed, cache: { streams } }: SnapshotContext,
): Promise<FailedItem[]> {
  await forEachConcurrent(LANES, markers.slice(0, STREAMS).values(), async (marker) => {
    if (streams.has(marker) || marker.exit_code === undefined) return;
    const begin = Date.parse(marker.started_at);
    const end = begin + marker.seconds * 1000;
    const events = await world.logs.filter(deployed.names.agentLogs, {
      pattern: itemPattern(marker.run, marker.item),
      from: begin - CLOCK_MS,
      to: end + CLOCK_MS,
      pages: LOG_PAGES,
    });
    // The same path may be an item of several steps, and have several attempts.
    const own = events.find(({ message }) => {
      const line = readItemLine(message);
      return line?.step === marker.step && line.item === marker.item && line.attempt === marker.attempt;
    });
    streams.set(marker, own?.stream);
  });
  return markers.map((marker) => ({ marker, stream: streams.get(marker) }));
}

/**
 * Lines of a log since a time (milliseconds since 1970), oldest first; of a long log only the first pages.
 */
async function linesOf({ logs }: RunWorld, group: string, from: number, stream?: string): Promise<string[]> {
  const events = await logs.filter(group, {
    from,
    streams: stream === undefined ? undefined : [stream],
    pages: LOG_PAGES,
  });
  return events.map(({ message }) => message);
}

/** Adds the last log line of the newest agent that failed, unless an agent runs. */
async function withLastWords(
  agents: readonly Agent[],
  step: string,
  { world, deployed, now }: SnapshotContext,
): Promise<readonly Agent[]> {
  if (agents.some(({ status }) => status === 'RUNNING')) return agents;
  const bad = agents
    .filter(({ exitCode }) => exitCode !== undefined && exitCode !== 0 && exitCode < 126)
    .sort((a, b) => (b.stopped ?? 0) - (a.stopped ?? 0))[0];
  if (!bad) return agents;
  const lines = await linesOf(world, deployed.names.agentLogs, now - AGENT_LOG_MS, agentStream(step, bad.id));
  const words = lastWordsIn(lines);
  return words === undefined
    ? agents
    : agents.map((agent) => (agent === bad ? { ...agent, lastWords: words } : agent));
}

/** `VARIABLE_MISSING: …`, from an agent's last line (src/edge/agent-worker.ts). */
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
