import { BudgetFleet, LONGEST_ITEM, MOST_AGENTS, PRICE } from './budget-fleet.ts';

export const RUN = 'run-20261125T092236Z-3fa9c1';
const OTHER = 'run-20261125T092237Z-3fa9c2';
export const ITEMS = 500;
const OTHERS = 100;
/** One item of each agent that may run at once, USD. */
export const ALLOWED = MOST_AGENTS * LONGEST_ITEM * PRICE;
const MOST_RAISES = 40;

/** The outcome of runs whose limits were raised each time that they were reached. */
export interface TrialResult {
  /** The largest excess over a limit, in USD; negative where there was none. */
  readonly over: number;
  /** The share of a limit that was spent when it was reached: the least. */
  readonly used: number;
  readonly raised: number;
  readonly agents: number;
  /** Why it is not what was promised; empty where it is. */
  readonly broken: readonly string[];
}

/**
 * 500 items, agents that are killed, events that are lost or come twice. At every other seed a second run shares the agents, at every
 * fourth with a limit of its own.
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
    // What comes late must not start anything.
    await fleet.until(() => false, 1);
    for (const { run, step } of runs) {
      if (step === undefined) continue;
      const [spent, limit] = [fleet.bill(run), step * round];
      over = Math.max(over, spent - limit);
      if (spent > limit + ALLOWED)
        broken.push(`${run} cost $${spent.toFixed(2)}, and its limit was $${limit}`);
      // Agents that did not say what they had worked on count for both.
      if (fleet.isPaused(run) && runs.length === 1) used = Math.min(used, spent / limit);
    }
  }
  if (!isDone()) broken.push(`${fleet.done.size} items are done after ${round} rounds`);
  return { over, used, raised: round - 1, agents: fleet.agents.length, broken };
}
