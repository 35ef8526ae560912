import {
  endedCount,
  expectedCount,
  isOver,
  itemRate,
  type Progress,
  type StepProgress,
  timeLeft,
  waitingCount,
} from '../progress/progress.ts';
import { drawBar } from '../text/columns.ts';
import { formatDuration, formatRate, plural } from '../text/units.ts';
import { samplesText, waitTexts } from './words.ts';

/**
 * A line per step: bar, counts, rate and time left; before them, where there are some, the samples that people sent.
 * @param now milliseconds since 1970
 */
export function progressLines(progress: Progress, now: number): string[] {
  const name = Math.max(...progress.steps.map(({ id }) => id.length));
  return [
    ...(progress.samples ? [samplesText(progress.samples)] : []),
    ...progress.steps.map((step) => `${step.id.padEnd(name)}  ${describe(progress, step, now)}`),
  ];
}

const BAR_CELLS = 20;

function describe(progress: Progress, step: StepProgress, now: number): string {
  const total = expectedCount(progress, step);
  const starting = step.agents?.starting ?? 0;
  const parts = [
    `${endedCount(step)} of ${step.more ? `${total} or more` : total}`,
    step.failed > 0 && `${step.failed} failed`,
    step.canceled > 0 && `${step.canceled} canceled`,
    step.reused > 0 && `${step.reused} reused`,
    step.running > 0 && `${step.running} running`,
    waitingCount(step) > 0 && `${waitingCount(step)} waiting`,
    ...waitTexts(step.waits),
    starting > 0 && `${plural(starting, 'agent')} starting`,
  ];
  const speed = itemRate(step, now);
  const left = timeLeft(progress, step, now);
  if (speed !== undefined && left !== undefined && !isOver(progress.state))
    parts.push(formatRate(speed), `${formatDuration(left)} left`);
  const counts = { done: step.complete, failed: step.failed + step.canceled, total };
  return `${drawBar(counts, BAR_CELLS, ['█', 'x', '·'])}  ${parts.filter(Boolean).join(', ')}`;
}
