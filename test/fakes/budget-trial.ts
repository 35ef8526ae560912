import { BudgetFleet, LONGEST_ITEM, MOST_AGENTS, PRICE } from './budget-fleet.ts';

export const RUN = 'run-20261125T092236Z-3fa9c1';
const OTHER = 'run-20261125T092237Z-3fa9c2';
export const ITEMS = 500;
const OTHERS = 100;
/** The allowed excess over a limit in USD: one item of each agent that may run at once. */
export const ALLOWED = MOST_AGENTS * LONGEST_ITEM * PRICE;
const MOST_RAISES = 40;

/** The outcome of a trial, in which each limit is raised whenever it is reached. */
export interface TrialResult {
  /** The largest excess over a limit, in USD; negative if there was none. */
  readonly over: number;
  /** The smallest share of a limit that was spent when the run paused at it. */
  readonly used: number;
  readonly raised: number;
  readonly agents: number;
  /** What is not as promised; empty if all is. */
  readonly broken: readonly string[];
}

/**
 * A run of 500 items, with agents that are killed, and events that get lost or come twice. With every other
 * seed a second run shares the agents; with every fourth, it has a limit too.
 */
export async function budgetTrial(seed: number): Promise<TrialResult> {
  const fleet = new BudgetFleet(seed);
  const step = 2000 + (seed % 7) * 2000;
  const runs = [
    { run: RUN, items: ITEMS, step },
    ...(seed % 2 === 0 ? [{ run: OTHER, items: OTHERS, step: seed % 4 === 0 ? 1000 : undefined }] : []),
  ];
  const isDone = (): boolean => runs.every(({ run, items }) => fleet.ofRun(run) === items);
  const broken: string[] = [];
  let over = Number.NEGATIVE_INFINITY;
  let used = 1;
  let round = 0;
  while (!isDone() && broken.length === 0 && round <= MOST_RAISES) {
    round += 1;
    for (const { run, items, step } of runs)
      if (fleet.ofRun(run) < items && (step !== undefined || round === 1))
        await fleet.run(run, items, step === undefined ? undefined : step * round);
    const isOver = () => runs.every(({ run, items }) => fleet.isPaused(run) || fleet.ofRun(run) === items);
    if (!(await fleet.until(() => isOver() && fleet.alive.length === 0)))
      broken.push(`it hangs at ${fleet.done.size} items, with $${fleet.bill(RUN).toFixed(2)}`);
    // Late events must not start anything.
    await fleet.until(() => false, 1);
    for (const { run, step } of runs) {
      if (step === undefined) continue;
      const [spent, limit] = [fleet.bill(run), step * round];
      over = Math.max(over, spent - limit);
      if (spent > limit + ALLOWED)
        broken.push(`${run} cost $${spent.toFixed(2)}, and its limit was $${limit}`);
      // With two runs, agents that did not report what they worked on count for both.
      if (fleet.isPaused(run) && runs.length === 1) used = Math.min(used, spent / limit);
    }
  }
  if (!isDone()) broken.push(`${fleet.done.size} items are done after ${round} rounds`);
  return { over, used, raised: round - 1, agents: fleet.agents.length, broken };
}
