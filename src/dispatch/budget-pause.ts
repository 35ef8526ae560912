import { explain } from '../core/failure.ts';
import { optimisticUpdate } from '../core/optimistic-update.ts';
import type { BudgetLedger, RunAccount } from '../protocol/budget-ledger.ts';
import { type DispatchStep, workQueues } from '../protocol/dispatch-plan.ts';
import { endNotifiedKey, runEndedKey, runManifestKey } from '../protocol/object-keys.ts';
import { isHalted, readRunManifest, writeRunManifest } from '../protocol/run-manifest.ts';
import type { BudgetCall } from './budget-call.ts';
import type { Dispatcher } from './dispatch.ts';
import { type DrainResult, drainMatching, parseWorkMessage, uncounted } from './drain-matching.ts';

/** The longest that a call drains one queue; the next call continues. Milliseconds. */
const DRAIN_MS = 60_000;
/** The longest for all queues together, as agents are started only after that. Milliseconds. */
const ALL_DRAINS_MS = 2 * 60_000;
/** Longer than an item that its agent lost stays hidden in its queue. Milliseconds. */
const HIDDEN_MS = 15 * 60_000;
/**
 * A run's recorded end counts only if no item has come for this long: newer items would continue the run.
 * Milliseconds.
 */
const QUIET_MS = 60_000;
/**
 * This long after the pause, a queue that is too long to be scanned to its end is no longer scanned: agents
 * send the rest of the items to the inbox. Milliseconds.
 */
const LONGEST_MS = 60 * 60_000;

/** What is done for runs that have reached their budgets: a part of the log line. */
export interface PauseReport {
  readonly paused: readonly string[];
  /** Items that left the queues: `--run` sends them again. */
  readonly drained: number;
  /** Steps whose queues hold no items of other runs, so that they need no agents. */
  readonly empty: readonly string[];
}

/**
 * Pauses runs whose limit this call found reached, and takes the items of paused runs out of the work queues,
 * so that agents that work for other runs do not take them. The items of a lost agent stay hidden for a
 * while: the schedule's calls drain the queues again.
 */
export async function pauseRuns(
  budget: BudgetCall,
  dispatcher: Dispatcher,
  errors: string[],
): Promise<PauseReport> {
  const { clock, plan } = dispatcher;
  const paused: string[] = [];
  const end = clock.now() + ALL_DRAINS_MS;
  try {
    for (const [run, limit] of budget.reached) {
      const { seen = 0 } = (await budget.ledger()).runs[run] ?? {};
      if (clock.now() - seen > QUIET_MS && (await hasEnded(run, dispatcher))) {
        await budget.close(run);
        continue;
      }
      const ledger = await budget.update((before) => withPause(before, run, limit, clock.now()));
      if (ledger?.runs[run]?.paused) paused.push(run);
    }
    const runs = Object.entries((await budget.ledger()).runs).filter(
      ([, { paused }]) => paused && !paused.drained,
    );
    if (runs.length === 0) return { paused, drained: 0, empty: [] };
    const names = new Set(runs.map(([run]) => run));
    for (const [run, account] of runs) await haltRun(run, account, dispatcher);
    const drains: (DrainResult & { readonly step: DispatchStep })[] = [];
    for (const step of plan.steps)
      for (const { url } of workQueues(step)) {
        const longest = Math.min(DRAIN_MS, end - clock.now());
        drains.push({ step, ...(await drain(url, names, budget, dispatcher, longest)) });
      }
    budget.hasScanned = true;
    const now = clock.now();
    const least = drains.every(({ complete }) => complete) ? HIDDEN_MS : LONGEST_MS;
    const done = runs.filter(([, { paused }]) => now - paused!.at > least).map(([run]) => run);
    if (done.length > 0) await budget.update((before) => done.reduce(withDrained, before));
    return {
      paused,
      drained: drains.reduce((sum, { taken }) => sum + taken, 0),
      empty: plan.steps
        .map(({ id }) => id)
        .filter((id) =>
          drains.every(({ step, others, complete }) => step.id !== id || (complete && others === 0)),
        ),
    };
  } catch (error) {
    errors.push(`pausing runs at their budgets: ${explain(error)}`);
    return { paused, drained: 0, empty: [] };
  }
}

/**
 * Whether a run's end is recorded. Without a record, a run counts as having items as long as other runs have
 * some.
 */
async function hasEnded(run: string, { plan, objects }: Dispatcher): Promise<boolean> {
  const { bucket, prefix } = plan.output;
  const store = await objects();
  for (const key of [runEndedKey(prefix, run), endNotifiedKey(prefix, run)])
    if (await store.read({ bucket, key })) return true;
  return false;
}

/** @param limit the limit that was reached; if it has been changed meanwhile, the run is not paused */
function withPause(ledger: BudgetLedger, run: string, limit: number, at: number): BudgetLedger {
  const account = ledger.runs[run];
  if (!account || account.paused || account.limit !== limit) return ledger;
  return { ...ledger, runs: { ...ledger.runs, [run]: { ...account, paused: { at } } } };
}

function withDrained(ledger: BudgetLedger, run: string): BudgetLedger {
  const account = ledger.runs[run];
  if (!account?.paused) return ledger;
  const paused = { ...account.paused, drained: true as const };
  return { ...ledger, runs: { ...ledger.runs, [run]: { ...account, paused } } };
}

/** Marks the run: from then on its messages in the inbox start nothing, and status says why. */
async function haltRun(
  run: string,
  { limit, paused }: RunAccount,
  { plan, objects }: Dispatcher,
): Promise<void> {
  const { bucket, prefix } = plan.output;
  const place = { bucket, key: runManifestKey(prefix, run) };
  const texts = await objects();
  const store = {
    async read() {
      const stored = await texts.read(place);
      return { value: stored?.text ?? '', etag: stored?.etag };
    },
    replace: (text: string, etag: string | undefined) => texts.replace(place, text, etag),
  };
  await optimisticUpdate(store, (text) => {
    if (text === '') return undefined;
    const manifest = readRunManifest(text);
    // A run whose limit was raised continues.
    if (isHalted(manifest) || (limit !== undefined && (manifest.budget?.run_usd ?? 0) > limit))
      return undefined;
    return writeRunManifest({ ...manifest, paused_at: new Date(paused!.at).toISOString() });
  });
}

/**
 * Takes the items of paused runs out of a queue. A run that continues meanwhile has sent its items again:
 * messages that are received after that may be these, so all of them stay.
 */
async function drain(
  url: string,
  runs: ReadonlySet<string>,
  budget: BudgetCall,
  { drains, queues, clock }: Dispatcher,
  longestMs: number,
): Promise<DrainResult> {
  const runOf = (body: string) => parseWorkMessage(body)?.run ?? '';
  let continues = false;
  const check = async (bodies: readonly string[]): Promise<void> => {
    const { runs: now } = await budget.reread();
    continues ||= bodies.some((body) => !now[runOf(body)]?.paused);
    if (continues) throw new Error('a run continues');
  };
  const queue = uncounted((await drains())(url), async (messages) => {
    const [why] = (await queues.send(url, messages)).values();
    if (why !== undefined) throw new Error(why);
  });
  try {
    return await drainMatching(queue, (body) => runs.has(runOf(body)), check, clock.now, longestMs);
  } catch (error) {
    if (!continues) throw error;
    return { taken: 0, others: 0, complete: false };
  }
}
