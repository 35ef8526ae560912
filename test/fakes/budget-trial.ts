import { BudgetFleet, LONGEST_ITEM, MOST_AGENTS, PRICE } from './budget-fleet.ts';

export const RUN = 'run-20261125T092236Z-3fa9c1';
export const OTHER = 'run-20261125T092237Z-3fa9c2';
export const ITEMS = 500;
/** One item of each agent that may run at once, USD. */
export const ALLOWED = MOST_AGENTS * LONGEST_ITEM * PRICE;

/** What became of a run whose limit was raised each time that it was reached. */
export interface TrialResult {
  /** USD by which a limit was exceeded: the most; negative where it never was. */
  readonly over: number;
  /** The share of a limit that was spent when it was reached: the least. */
  readonly used: number;
  readonly raised: number;
  readonly agents: number;
  /** Why it is not what was promised; empty where it is. */
  readonly broken: readonly string[];
}

/** 500 items, agents that are killed, events that are lost or come twice; a second run without a limit at every other seed. */
export async function budgetTrial(seed: number): Promise<TrialResult> {
  const fleet = new BudgetFleet(seed);
  const isShared = seed % 2 === 0;
  const step = 2000 + (seed % 7) * 2000;
  const all = ITEMS + (isShared ? 100 : 0);
  const broken: string[] = [];
  let over = Number.NEGATIVE_INFINITY;
  let used = 1;
  let limit = 0;
  for (let round = 0; fleet.done.size < all && broken.length === 0; round++) {
    limit += step;
    await fleet.run(RUN, ITEMS, limit);
    if (round === 0 && isShared) await fleet.run(OTHER, 100);
    const isOver = () =>
      fleet.done.size === all || (fleet.isPaused(RUN) && fleet.ofRun(OTHER) === all - ITEMS);
    if (!(await fleet.until(() => isOver() && fleet.alive.length === 0)))
      broken.push(`it hangs at ${fleet.done.size} items, $${fleet.bill(RUN).toFixed(2)} of $${limit}`);
    // What comes late must not start anything.
    await fleet.until(() => false, 1);
    const spent = fleet.bill(RUN);
    over = Math.max(over, spent - limit);
    if (spent > limit + ALLOWED) broken.push(`it cost $${spent.toFixed(2)}, and the limit was $${limit}`);
    if (fleet.isPaused(RUN)) used = Math.min(used, spent / limit);
    if (round > 40) broken.push(`${fleet.done.size} items are done after ${round} raises of the limit`);
  }
  return { over, used, raised: limit / step - 1, agents: fleet.agents.length, broken };
}
