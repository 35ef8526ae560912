import {
  endedCount,
  expectedCount,
  type Progress,
  type StepProgress,
  timeLeft,
  waitingCount,
} from '../progress/progress.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import type { SampleCounts } from '../protocol/run-record.ts';
import { drawBar } from '../text/columns.ts';
import { escapeMarkdown, inlineCode, markdownTable } from '../text/markdown.ts';
import { formatCount, formatDuration, formatRate } from '../text/units.ts';
import { sampleTally } from './words.ts';

/** Short enough that a phone shows the failures beside it. */
const BAR_CELLS = 8;

type Column = readonly [title: string, align: 'l' | 'r', cell: (step: StepProgress) => string];

/**
 * A table with a row per step. Times end at the last item that ended, not now: without a change, the table
 * stays the same and the check run is not updated.
 */
export function progressTable(progress: Progress, run: RunManifest): string {
  const { steps } = progress;
  const algorithms = new Map(run.steps.map(({ id, algorithm }) => [id, algorithm]));
  const stepCell = ({ id, gather }: StepProgress): string =>
    `**${escapeMarkdown(id)}**<br><sub>${inlineCode(algorithms.get(id) ?? '')}${gather ? ' gathers' : ''}</sub>`;
  const hasReused = steps.some(({ reused }) => reused > 0);
  const hasCanceled = steps.some(({ canceled }) => canceled > 0);
  const isOpen = steps.some((step) => endedCount(step) < expectedCount(progress, step));
  // A phone shows the first three.
  const columns: (Column | false)[] = [
    ['Step', 'l', stepCell],
    ['Progress', 'l', (step) => bar(step.complete, expectedCount(progress, step))],
    ['Failed', 'r', ({ failed }) => failures(failed)],
    ['Done', 'r', ({ complete }) => number(complete)],
    hasReused && ['Reused', 'r', ({ reused }) => number(reused)],
    hasCanceled && ['Canceled', 'r', ({ canceled }) => number(canceled)],
    isOpen && ['Running', 'r', ({ running }) => number(running)],
    isOpen && ['Waiting', 'r', (step) => number(waitingCount(step) + notReady(step))],
    ['Rate', 'r', (step) => rateWords(step) ?? '–'],
    isOpen && ['Time left', 'r', (step) => leftWords(progress, step)],
  ];
  const shown = columns.filter((column) => column !== false);
  const rows = steps.map((step) => shown.map(([, , cell]) => cell(step)));
  const samples = progress.samples && sampleCells(progress.samples);
  return markdownTable(
    shown.map(([title]) => title),
    shown.map(([, align]) => align).join(''),
    samples ? [shown.map(([title]) => samples[title] ?? ''), ...rows] : rows,
  );
}

/** The row of samples, above those of the steps: cells by the titles of columns. */
function sampleCells(samples: SampleCounts): Readonly<Record<string, string>> {
  const { all, through, failed } = samples;
  return {
    Step: `**Samples**<br><sub>through all steps</sub>`,
    Progress: bar(through, all),
    Failed: failures(failed),
    Done: number(through),
    Waiting: number(sampleTally(samples).waiting),
  };
}

function failures(count: number): string {
  return count > 0 ? `**${formatCount(count)}**` : '–';
}

/** Items that wait for other items. */
function notReady({ waits = [] }: StepProgress): number {
  return waits.reduce((sum, { count }) => sum + count, 0);
}

function number(value: number): string {
  return value === 0 ? '–' : formatCount(value);
}

/** In a narrow cell, a unit stays with its number. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

function leftWords(progress: Progress, step: StepProgress): string {
  const left = timeLeft(progress, step, step.until ?? 0);
  return left === undefined ? '–' : unbroken(formatDuration(left));
}

/** The rate between the first and the last item that ended; undefined for fewer than three. */
function rateWords(step: StepProgress): string | undefined {
  const worked = endedCount(step) - step.canceled - step.reused;
  const { since, until } = step;
  if (worked < 3 || since === undefined || until === undefined || until <= since) return undefined;
  return formatRate(((worked - 1) * 1000) / (until - since));
}

/** `▰▰▰▰▱▱▱▱ 50 %`: items that are done; the failed ones have a column. */
function bar(done: number, total: number): string {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  const drawn = drawBar({ done, total }, BAR_CELLS, ['▰', '', '▱']);
  return unbroken(`${drawn} ${Math.floor(share * 100)} %`);
}
