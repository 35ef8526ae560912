import type { Clock } from '../core/clock.ts';
import { explain } from '../core/failure.ts';
import { monthOf } from '../protocol/budget-ledger.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { listMarkers } from '../protocol/list-markers.ts';
import { type Marker, readMarker, reduceMarkers } from '../protocol/marker.ts';
import { missingItems } from '../protocol/missing-items.ts';
import { markerFolder, notifiedKey, runsBeginning, runsFolder } from '../protocol/object-keys.ts';
import type { ListedObject } from '../protocol/object-store.ts';
import { isRunId } from '../protocol/run-id.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import type { BudgetCall } from './budget-call.ts';
import { clearResults } from './clear-results.ts';
import type { OutputBucket } from './dispatch.ts';
import type { Bucket } from './gather-step.ts';
import {
  backoffNotice,
  begunNotice,
  budgetNotice,
  type CostSoFar,
  endedNotice,
  failureNotice,
  type MissingFromRun,
  monthNotice,
  type StepEnds,
} from './notice-text.ts';
import { type Notices, Notified } from './notified.ts';
import type { RunBook } from './run-book.ts';
import type { StepReport } from './start-agents.ts';

export interface NotifyContext {
  readonly plan: DispatchPlan;
  readonly bucket: OutputBucket;
  /** Missing where the workflow names no addresses: then only what follows from a run's end is done. */
  readonly notices?: Notices;
  readonly book: RunBook;
  readonly clock: Pick<Clock, 'now'>;
  /** What this call did with each step. */
  readonly steps: readonly StepReport[];
  /** Where the workflow has a budget. */
  readonly budget?: Pick<BudgetCall, 'ledger' | 'monthReached'>;
  /** Whether all queues are empty, the inbox too. */
  readonly isIdle: () => Promise<boolean>;
  /** Whether a queue of dead letters holds something. */
  readonly hasDeadLetters: () => Promise<boolean>;
}

/** What people were notified of in a call: a part of the log line. */
export interface NotifyReport {
  readonly notified: readonly string[];
  readonly errors: readonly string[];
}

/** A run that is first seen later than this after it was started is an old one: it gets no notices. */
const NEW_MS = 30 * 60_000;
/** Runs that were not changed for longer are not checked. */
const OPEN_MS = 14 * 24 * 3600_000;
/** The longest that a call checks runs; the next one continues. Milliseconds. */
const NOTIFY_MS = 60_000;
/** Starts in a row that lead to nothing: a single one may be a passing fault of ECS. */
const BACKOFF_STARTS = 2;
/** Markers that are read of each step, for how long its items take. */
const SAMPLES = 5;
/** Failed items that are named at a run's end. */
const NAMED_FAILURES = 20;

/**
 * Removes results that are kept only until a run has ended. Notifies people of runs that have begun, failed
 * for the first time, ended or reached a budget, and of agents that do not work. A run has ended when the
 * queues are empty, it has as many ended items as in the call before, and its first steps have all of theirs:
 * nothing more can come. Called on the schedule, so people are notified some minutes later.
 */
export async function notifyOfRuns(context: NotifyContext): Promise<NotifyReport> {
  const { plan, bucket, notices, clock, book } = context;
  const notified: string[] = [];
  const errors: string[] = [];
  const begin = clock.now();
  const notes = await Notified.read(plan, bucket, notices, clock);
  for (const { step, backoff } of context.steps)
    if (backoff && backoff.count >= BACKOFF_STARTS) {
      const notice = backoffNotice(plan.workflow, step, backoff);
      if (await notes.notify(step, `backoff-${backoff.begun}`, notice)) notified.push(`backoff of ${step}`);
    }
  const month = context.budget?.monthReached;
  if (month !== undefined) {
    const notice = monthNotice(plan.workflow, month);
    if (await notes.notify('budget', monthOf(begin), notice)) notified.push('the budget of the month');
  }
  for (const run of await recentRuns(plan, bucket, begin)) {
    if (notes.has(run, 'ended')) continue;
    if (clock.now() - begin > NOTIFY_MS) break;
    try {
      const manifest = await book.manifest(run);
      if (manifest) notified.push(...(await notifyOfRun(manifest, notes, context)));
    } catch (error) {
      errors.push(`notifying of ${run}: ${explain(error)}`);
    }
  }
  return { notified, errors };
}

async function notifyOfRun(run: RunManifest, notes: Notified, context: NotifyContext): Promise<string[]> {
  const { clock, bucket, plan } = context;
  const id = run.run;
  if (!notes.hasBegun(id, 'begun') && clock.now() - Date.parse(run.created_at) > NEW_MS) return [];
  const notified: string[] = [];
  if (await notes.notify(id, 'begun', begunNotice(run))) notified.push(`begin of ${id}`);
  if (run.paused_at !== undefined) {
    const account = (await context.budget?.ledger())?.runs[id];
    const what = `budget-${Date.parse(run.paused_at)}`;
    if (await notes.notify(id, what, budgetNotice(run, account))) notified.push(`budget of ${id}`);
    return notified;
  }
  const isIdle = await context.isIdle();
  const mayFail = context.notices && !notes.has(id, 'failed') && (await context.hasDeadLetters());
  if (!isIdle && !mayFail) return notified;
  const counts = await Promise.all(run.steps.map((step) => countEnds(step.id, id, context)));
  if (isIdle && hasAll(run, counts) && (await isAsBefore(id, sumOf(counts), context))) {
    const isWhole = run.canceled_at === undefined && counts.every((step) => step.failed.length === 0);
    if (isWhole && !(await clearResults(id, context))) return notified;
    const failures = await firstFailures(counts, NAMED_FAILURES, context);
    const [failed] = failures;
    const without = missingFrom(run, counts, failures);
    const ends: StepEnds[] = counts.map((step) => ({ ...step, failed: step.failed.length }));
    const last = Math.max(...counts.map(({ last = 0 }) => last));
    const facts = {
      ...{ failed, without },
      cost: await costOf(run, counts, failed, context),
      ...(last > 0 && { until: last }),
    };
    if (await notes.notify(id, 'ended', endedNotice(run, ends, facts))) notified.push(`end of ${id}`);
    await notes.notify(id, 'failed');
    return notified;
  }
  const [failed] = mayFail ? await firstFailures(counts, 1, { bucket, plan }) : [];
  if (failed && (await notes.notify(id, 'failed', failureNotice(run, failed))))
    notified.push(`first failure of ${id}`);
  return notified;
}

/** Runs that were changed in the last two weeks, the newest first. */
async function recentRuns(plan: DispatchPlan, bucket: Pick<Bucket, 'list'>, now: number): Promise<string[]> {
  const folder = runsFolder(plan.output.prefix);
  const runs: string[] = [];
  for await (const { key, modified } of bucket.list(plan.output.bucket, runsBeginning(plan.output.prefix))) {
    const [run = '', ...rest] = key.slice(folder.length).split('/');
    if (rest.join('/') === 'run.json' && isRunId(run) && now - modified < OPEN_MS) runs.push(run);
  }
  return runs.reverse();
}

/** How the items of a step of a run have ended, by their markers. */
interface StepCounts {
  readonly id: string;
  done: number;
  readonly failed: ListedObject[];
  /** Markers of some items that are done. */
  readonly samples: ListedObject[];
  /** When the newest marker was written. */
  last?: number;
}

async function countEnds(
  id: string,
  run: string,
  { plan: { output }, bucket }: Pick<NotifyContext, 'plan' | 'bucket'>,
): Promise<StepCounts> {
  const counts: StepCounts = { id, done: 0, failed: [], samples: [] };
  await listMarkers(bucket, output.bucket, markerFolder(output.prefix, run, id), (objects) => {
    for (const { state, object } of reduceMarkers(objects).values()) {
      counts.last = Math.max(counts.last ?? 0, object.modified);
      if (state === 'failed') counts.failed.push(object);
      else {
        counts.done += 1;
        if (counts.done <= SAMPLES) counts.samples.push(object);
      }
    }
  });
  return counts;
}

function sumOf(counts: readonly StepCounts[]): number {
  return counts.reduce((sum, { done, failed }) => sum + done + failed.length, 0);
}

/** Whether all expected items of a run's first steps have ended; in a canceled run, nothing more comes. */
function hasAll({ expected, canceled_at }: RunManifest, counts: readonly StepCounts[]): boolean {
  if (canceled_at !== undefined) return true;
  const expectedOf = new Map(Object.entries(expected));
  return counts.every(({ id, done, failed }) => done + failed.length >= (expectedOf.get(id) ?? 0));
}

/** Whether a run has as many ended items as when it was last checked; else notes the new number. */
async function isAsBefore(
  run: string,
  items: number,
  { plan: { output }, bucket }: Pick<NotifyContext, 'plan' | 'bucket'>,
): Promise<boolean> {
  const place = { bucket: output.bucket, key: notifiedKey(output.prefix, run, 'looked') };
  const text = JSON.stringify({ items });
  const before = await bucket.read(place);
  if (before?.text === text) return true;
  await bucket.replace(place, text, before?.etag);
  return false;
}

/** The markers of the items that failed first. */
async function firstFailures(
  counts: readonly StepCounts[],
  most: number,
  { plan, bucket }: Pick<NotifyContext, 'plan' | 'bucket'>,
): Promise<Marker[]> {
  const failed = counts.flatMap((step) => step.failed).sort((a, b) => a.modified - b.modified);
  const markers: Marker[] = [];
  for (const { key } of failed.slice(0, most)) {
    const stored = await bucket.read({ bucket: plan.output.bucket, key });
    if (stored) markers.push(readMarker(stored.text));
  }
  return markers;
}

/** The items that failed before a step that gathered without them; undefined where there are none. */
function missingFrom(
  { steps }: RunManifest,
  counts: readonly StepCounts[],
  failures: readonly Marker[],
): MissingFromRun | undefined {
  const ends = steps.map(({ id, needs, gather }) => {
    const complete = counts.find((step) => step.id === id)?.done ?? 0;
    return { id, needs, gather, complete };
  });
  const missing = missingItems(ends, failures);
  if (missing.length === 0) return undefined;
  const all = counts.reduce((sum, { failed }) => sum + failed.length, 0);
  return { missing, others: all - failures.length };
}

/** An estimate from the items whose markers are read. */
async function costOf(
  { items: known }: RunManifest,
  counts: readonly StepCounts[],
  failed: Marker | undefined,
  { plan, bucket }: Pick<NotifyContext, 'plan' | 'bucket'>,
): Promise<CostSoFar | undefined> {
  let usd = 0;
  const without: string[] = [];
  for (const step of counts) {
    const reused = Math.min(step.done, known?.reused?.[step.id] ?? 0);
    const items = step.done + step.failed.length - reused;
    const planned = plan.steps.find(({ id }) => id === step.id);
    if (items === 0) continue;
    if (!planned?.price) {
      without.push(step.id);
      continue;
    }
    const markers = failed?.step === step.id ? [failed] : [];
    for (const { key } of step.samples) {
      const stored = await bucket.read({ bucket: plan.output.bucket, key });
      if (stored) markers.push(readMarker(stored.text));
    }
    const costs = markers.map(({ lane = 0, seconds }) => {
      const { item, second } = planned.lanes?.[lane]?.price ?? planned.price!;
      return item + seconds * second;
    });
    const mean = costs.reduce((sum, each) => sum + each, 0) / Math.max(1, costs.length);
    usd += items * (costs.length > 0 ? mean : planned.price.item);
  }
  return usd === 0 ? undefined : { usd, without, prices: plan.notify!.prices };
}
