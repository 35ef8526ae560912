import { TIME_LIMIT_MINUTES } from '../../protocol/run-manifest.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { quote } from '../../text/quote.ts';
import type { DraftStep } from './workflow-steps.ts';

/** Days that a run may take by default. */
const RUN_DAYS = TIME_LIMIT_MINUTES / (24 * 60);

/** Results must stay until used: `last` in a last step keeps nothing, and a run can take many days. */
export function checkKeep(report: Report, steps: readonly Pick<DraftStep, 'id' | 'path' | 'needs'>[]): void {
  const taken = new Set(steps.flatMap(({ needs }) => needs));
  for (const { id, path } of steps) {
    const place = [...path, 'keep'];
    const keep = report.text(place);
    if (keep === undefined || keep === 'all') continue;
    if (keep === 'last' && !taken.has(id))
      report.error('KEEPS_NOTHING', place, {
        message: `"keep" is "last", but no other step takes the results of ${quote(id)}, so all of them would be deleted when a run has ended. Write a number of days, or remove the field.`,
        got: quote(keep),
        expected: '"all", or a number of days such as "30d"',
        fix: report.rewrite(place, 'all', false),
      });
    else if (keep !== 'last' && taken.has(id) && Number.parseInt(keep, 10) < RUN_DAYS)
      report.hint('KEEPS_BRIEFLY', place, {
        message: `"keep" is ${quote(keep)}, but a run can take ${RUN_DAYS} days. After ${keep}, later steps no longer find the results of ${quote(id)}, and a step that gathers them does not start. Write "last" to keep them until the run has ended.`,
        got: quote(keep),
        expected: '"last"',
      });
  }
}
