import type { RunEvent } from '../local/local-edges.ts';
import { advance, initialProgress } from '../progress/progress.ts';
import { reasonOf } from '../protocol/item-report.ts';
import { progressLines } from '../report/progress-lines.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './command-io.ts';
import { type LivingLines, showLines } from './living-lines.ts';

export interface RunProgressLines extends LivingLines {
  onEvent(event: RunEvent): void;
}

/** Shows a local run: a living line per step, and a permanent one for each item that fails. */
export function showRun(plan: Plan, io: CommandIo, quiet: boolean, now = Date.now): RunProgressLines {
  let progress = initialProgress(plan);
  const lines = showLines(() => progressLines(progress, now()), io, quiet);
  return {
    ...lines,
    onEvent(event) {
      progress = advance(progress, event);
      if (event.kind === 'ended' && /_ERROR$/.test(event.record.state)) {
        const { step, item } = event.record;
        lines.say(`✗ ${step}: ${item}: ${reasonOf(event.record) || 'failed'}`);
      }
    },
  };
}
