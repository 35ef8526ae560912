import type { Report } from '../../spec/rules/rule-report.ts';
import { quote } from '../../text/quote.ts';
import type { DraftStep } from './workflow-steps.ts';

/** Hints where a budget has no effect: a run's limit above the month's, or steps on EC2, without a price. */
export function checkBudget(report: Report, steps: readonly Pick<DraftStep, 'id' | 'path'>[]): void {
  if (!report.has(['budget'])) return;
  const place = ['budget', 'run_usd'];
  const [run, month] = [report.number(place), report.number(['budget', 'month_usd'])];
  if (run !== undefined && month !== undefined && run > month)
    report.hint('BUDGET_ORDER', place, {
      message: `"run_usd" is ${run}, more than the ${month} of "month_usd", which is reached first. Raise "month_usd", or lower "run_usd".`,
      got: String(run),
      expected: `at most ${month}`,
    });
  for (const { id, path } of steps) {
    const own = [...path, 'compute'];
    const at = report.has(own) ? own : ['compute'];
    const compute = report.text(at);
    if (!compute?.startsWith('ec2')) continue;
    report.hint('BUDGET_NOT_HELD', at, {
      message: `The step ${quote(id)} runs on instances ("compute" is ${quote(compute)}), which a budget cannot limit: their price depends on the type that ECS chooses. Use "fargate".`,
      got: quote(compute),
      expected: '"fargate", "fargate-spot" or "auto"',
    });
    if (at !== own) return;
  }
}
