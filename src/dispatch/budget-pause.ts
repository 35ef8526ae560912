import { explain } from '../core/failure.ts';
import { optimisticUpdate } from '../core/optimistic-update.ts';
import type { BudgetLedger, RunAccount } from '../protocol/budget-ledger.ts';
import { type DispatchStep, workQueues } from '../protocol/dispatch-plan.ts';
import { runManifestKey } from '../protocol/object-keys.ts';
import { isHalted, readRunManifest, writeRunManifest } from '../protocol/run-manifest.ts';
import type { BudgetCall } from './budget-call.ts';
import type { Dispatcher } from './dispatch.ts';
import { type DrainResult, drainMatching, parseWorkMessage } from './drain-matching.ts';

/** A call drains a step's queue no longer; the next one goes on. Milliseconds. */
const DRAIN_MS = 60_000;
/** Longer than an item that its agent lost stays hidden in its queue. Milliseconds. */
const HIDDEN_MS = 15 * 60_000;

/** What is done for runs that have reached their budgets: a part of the log line. */
export interface PauseReport {
  readonly paused: readonly string[];
  /** Items that left the queues: `--run` sends them again. */
  readonly drained: number;
  /** Steps whose queues hold nothing else, so that they need no agents. */
  readonly empty: readonly string[];
}

/**
 * Pauses runs whose limit this call found reached, and takes the items of paused runs out of the work queues, so that agents
 * which work for other runs do not take them. What an agent had when it was lost is hidden for a while: the schedule's calls look again.
 */
export async function pauseRuns(
  budget: BudgetCall,
  dispatcher: Dispatcher,
  errors: string[],
): Promise<PauseReport> {
  const { clock, plan } = dispatcher;
  const paused: string[] = [];
  try {
    for (const [run, limit] of budget.reached) {
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
      for (const { url } of workQueues(step))
        drains.push({ step, ...(await drain(url, names, budget, dispatcher)) });
    const now = clock.now();
    const done = runs.filter(([, { paused }]) => now - paused!.at > HIDDEN_MS).map(([run]) => run);
    if (done.length > 0 && drains.every(({ complete }) => complete))
      await budget.update((before) => done.reduce(withDrained, before));
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

/** @param limit that was reached: one that was raised meanwhile is not */
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
    // One with another limit goes on.
    if (isHalted(manifest) || manifest.budget?.run_usd !== limit) return undefined;
    return writeRunManifest({ ...manifest, paused_at: new Date(paused!.at).toISOString() });
  });
}

/**
 * Takes the items of these runs out of a queue. A run may go on meanwhile, and its items are sent again: what was received
 * is removed only where its run is paused even then.
 */
async function drain(
  url: string,
  runs: ReadonlySet<string>,
  budget: BudgetCall,
  { drains, clock }: Dispatcher,
): Promise<DrainResult> {
  const runOf = (body: string) => parseWorkMessage(body)?.run ?? '';
  const queue = (await drains())(url);
  let resumed = false;
  const check = async (bodies: readonly string[]): Promise<void> => {
    const ledger = await budget.fresh();
    resumed = bodies.some((body) => !ledger.runs[runOf(body)]?.paused);
    if (resumed) throw new Error('a run that was paused goes on');
  };
  try {
    return await drainMatching(queue, (body) => runs.has(runOf(body)), check, clock.now, DRAIN_MS);
  } catch (error) {
    if (resumed) return { taken: 0, others: 0, complete: false };
    throw error;
  }
}
