import type { RunEvent } from '../local/local-edges.ts';
import { advance, initialProgress } from '../progress/progress.ts';
import { stepTotals } from '../progress/step-totals.ts';
import { failureHead } from '../report/item-failures.ts';
import { progressLines } from '../report/progress-lines.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './command-io.ts';
import { type LivingLines, showLines } from './living-lines.ts';
import { recentFailures } from './recent-failures.ts';

export interface RunProgressLines extends LivingLines {
  onEvent(event: RunEvent): void;
}

/** Shows a local run: a living line per step, and the items that failed. */
export function showRun(plan: Plan, io: CommandIo, quiet: boolean, now = Date.now): RunProgressLines {
  let progress = initialProgress(plan);
  let totals = stepTotals(progress);
  let begun = false;
  const lines = showLines(
    () => (begun ? [...progressLines(progress, now(), totals), ...failures.blocks()] : []),
    io,
    quiet,
  );
  const failures = recentFailures(lines);
  return {
    ...lines,
    onEvent(event) {
      begun = true;
      progress = advance(progress, event);
      totals = stepTotals(progress, totals);
      if (event.kind === 'ended' && /_ERROR$/.test(event.record.state))
        failures.add(failureHead(event.record));
    },
  };
}
