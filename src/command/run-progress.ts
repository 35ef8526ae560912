import type { RunEvent } from '../local/local-run.ts';
import {
  advance,
  ended,
  expected,
  isOver,
  noProgress,
  type Progress,
  rate,
  type StepProgress,
  timeLeft,
  waiting,
} from '../progress/progress.ts';
import { reasonOf } from '../protocol/item-report.ts';
import { plural } from '../text/plural.ts';
import { formatDuration } from '../text/units.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './command-io.ts';
import { type LivingLines, showLines } from './living-lines.ts';

export interface ShownRun extends LivingLines {
  tell(event: RunEvent): void;
}

/** Shows a run on this machine as it goes on: a line per step, and one that stays for each item that fails. */
export function showRun(plan: Plan, io: CommandIo, quiet: boolean, now = Date.now): ShownRun {
  let progress = noProgress(plan);
  const lines = showLines(() => progressLines(progress, now()), io, quiet);
  return {
    ...lines,
    tell(event) {
      progress = advance(progress, event);
      if (event.kind === 'ended' && /_ERROR$/.test(event.record.state)) {
        const { step, item } = event.record;
        lines.say(`✗ ${step}: ${item}: ${reasonOf(event.record) || 'failed'}`);
      }
    },
  };
}

/** A line per step: a bar, numbers, rate and time left. @param now milliseconds since 1970 */
export function progressLines(progress: Progress, now: number): string[] {
  const name = Math.max(...progress.steps.map(({ id }) => id.length));
  return progress.steps.map((step) => `${step.id.padEnd(name)}  ${describe(progress, step, now)}`);
}

function describe(progress: Progress, step: StepProgress, now: number): string {
  const total = expected(progress, step);
  const starting = step.agents?.starting ?? 0;
  const parts = [
    `${ended(step)} of ${total}`,
    step.failed > 0 && `${step.failed} failed`,
    step.canceled > 0 && `${step.canceled} not done`,
    step.reused > 0 && `${step.reused} done before`,
    step.running > 0 && `${step.running} running`,
    waiting(step) > 0 && `${waiting(step)} waiting`,
    starting > 0 && `${plural(starting, 'agent')} starting`,
  ];
  const speed = rate(step, now);
  const left = timeLeft(progress, step, now);
  if (speed !== undefined && left !== undefined && !isOver(progress.state))
    parts.push(
      `${speed >= 1 ? `${speed.toFixed(1)}/s` : `${(speed * 60).toFixed(1)}/min`}`,
      `${formatDuration(left)} left`,
    );
  const bar = total > 0 ? drawBar(step, total) : '·'.repeat(BAR);
  return `${bar}  ${parts.filter(Boolean).join(', ')}`;
}

const BAR = 20;

function drawBar(step: StepProgress, total: number): string {
  const share = (count: number): number => Math.floor((count / total) * BAR);
  const done = share(step.complete);
  const failed = Math.min(
    BAR - done,
    step.failed + step.canceled > 0 ? Math.max(1, share(step.failed + step.canceled)) : 0,
  );
  return `${'█'.repeat(done)}${'x'.repeat(failed)}${'·'.repeat(BAR - done - failed)}`;
}
