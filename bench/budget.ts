/**
 * A run with a budget, 200 times, with the dispatcher's own code on a virtual clock: 500 items, agents that
 * are killed, events that get lost or come twice, and a limit that is raised each time that it is reached:
 *
 *     node bench/budget.ts [SEEDS]
 */
import { ALLOWED, budgetTrial } from '../test/fakes/budget-trial.ts';
import { printTable } from './wrap/measure.ts';

const seeds = Number(process.argv[2] ?? 200);
let over = Number.NEGATIVE_INFINITY;
let used = 1;
let sum = 0;
const broken: string[] = [];
for (let seed = 1; seed <= seeds; seed++) {
  const result = await budgetTrial(seed);
  over = Math.max(over, result.over);
  used = Math.min(used, result.used);
  sum += result.used;
  broken.push(...result.broken.map((what) => `seed ${seed}: ${what}`));
}
for (const what of broken) process.stderr.write(`${what}\n`);
printTable([
  {
    figure: `${seeds} runs: the largest excess over a limit, at $1 a second of an agent`,
    measured: `$${over.toFixed(0)}`,
    goal: `≤ $${ALLOWED}, an item of each agent`,
    met: over <= ALLOWED,
  },
  {
    figure: `${seeds} runs: of the limit, what was spent when it was reached`,
    measured: `${(used * 100).toFixed(0)} % at least, ${((sum / seeds) * 100).toFixed(0)} % on average`,
    goal: '≥ 85 %',
    met: used >= 0.85,
  },
  {
    figure: `${seeds} runs: items lost, runs that hang`,
    measured: `${broken.length}`,
    goal: '0',
    met: broken.length === 0,
  },
]);
process.exitCode = over <= ALLOWED && used >= 0.85 && broken.length === 0 ? 0 : 1;
