import {
  endedCount,
  isOver,
  itemRate,
  type Progress,
  type StepProgress,
  timeLeft,
  waitingCount,
} from '../progress/progress.ts';
import { type StepTotal, type StepTotals, stepTotals } from '../progress/step-totals.ts';
import { barCells, shortenMiddle } from '../text/columns.ts';
import { type Block, type Inline, paragraph, styled, table, unbroken } from '../text/printer.ts';
import { formatCount, formatDuration, formatRate, plural } from '../text/units.ts';
import { samplesText, waitTexts } from './words.ts';

/**
 * A line per step: bar, counts, rate and time left; before them, if the run has samples, their counts.
 * @param now milliseconds since 1970
 * @param totals as they were shown last, if the lines are redrawn
 */
export function progressLines(
  progress: Progress,
  now: number,
  totals: StepTotals = stepTotals(progress),
  indent = 0,
): Block[] {
  return [
    ...(progress.samples ? [paragraph(samplesText(progress.samples), indent, 2)] : []),
    (screen) => {
      const { width = Number.POSITIVE_INFINITY } = screen;
      const cells = width < NARROW ? BAR_CELLS / 2 : BAR_CELLS;
      const rows = progress.steps.map((step) => {
        const total = totals.get(step.id)!;
        return [
          shortenMiddle(step.id, Math.min(LONGEST_NAME, Math.floor(width / 3))),
          bar(step, total, cells),
          describe(progress, step, total, now),
        ];
      });
      return table(rows, { fold: 2, indent })(screen);
    },
  ];
}

const BAR_CELLS = 20;
/** Terminals with fewer columns get a shorter bar. */
const NARROW = 72;
const LONGEST_NAME = 60;

function bar(step: StepProgress, { count }: StepTotal, columns: number): Inline {
  const counts = { done: step.complete, failed: step.failed + step.canceled };
  // While more items may come, the total is unknown.
  const cells = barCells(step.more ? counts : { ...counts, total: count }, columns);
  const { done, failed, rest } = count === 0 ? { done: 0, failed: 0, rest: columns } : cells;
  return [
    styled('good', '█'.repeat(done)),
    styled('bad', 'x'.repeat(failed)),
    styled('dim', '·'.repeat(rest)),
  ];
}

function describe(progress: Progress, step: StepProgress, { count, exact }: StepTotal, now: number): Inline {
  const starting = step.agents?.starting ?? 0;
  const total = step.more ? `${formatCount(count)} or more` : `${exact ? '' : 'about '}${formatCount(count)}`;
  const parts: (string | false)[] = [
    step.canceled > 0 && `${formatCount(step.canceled)} canceled`,
    step.reused > 0 && `${formatCount(step.reused)} reused`,
    step.running > 0 && `${formatCount(step.running)} running`,
    waitingCount(step) > 0 && `${formatCount(waitingCount(step))} waiting`,
    ...waitTexts(step.waits),
    starting > 0 && `${plural(starting, 'agent')} starting`,
  ];
  const speed = itemRate(step, now);
  const left = timeLeft(progress, step, now);
  if (speed !== undefined && left !== undefined && !isOver(progress.state))
    parts.push(formatRate(speed), `${formatDuration(left)} left`);
  const rest = parts.filter((part) => part !== false).map((part) => `, ${unbroken(part)}`);
  return [
    unbroken(`${formatCount(endedCount(step))} of ${total}`),
    ...(step.failed > 0 ? [', ', styled('bad', `${formatCount(step.failed)} failed`)] : []),
    rest.join(''),
  ];
}
