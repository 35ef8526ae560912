/** How far the steps are, for GitHub's pages. */

import {
  ended,
  expected,
  type Progress,
  type StepProgress,
  timeLeft,
  waiting,
} from '../progress/progress.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import { escapeMarkdown, inlineCode } from '../text/markdown.ts';
import { formatCount, formatDuration } from '../text/units.ts';

/** Characters of a bar. */
const BAR = 10;

/**
 * A table with a row per step. Times are reckoned to the last item that ended, not to now: what did not change reads the
 * same, and is not told again.
 */
export function stepTable(progress: Progress, run: RunManifest): string {
  const canceled = progress.steps.some((step) => step.canceled > 0);
  const isOpen = progress.steps.some((step) => ended(step) < expected(progress, step));
  const head = [
    'Step',
    'Waiting',
    'Running',
    'Done',
    'Failed',
    ...(canceled ? ['Not done'] : []),
    'Progress',
    ...(isOpen ? ['Rate', 'Time left'] : ['Rate']),
  ];
  const rule = head.map((title) => (title === 'Step' || title === 'Progress' ? '---' : '--:'));
  const rows = progress.steps.map((step) => {
    const algorithm = run.steps.find(({ id }) => id === step.id)?.algorithm ?? '';
    const at = step.until ?? 0;
    const left = timeLeft(progress, step, at);
    return [
      `**${escapeMarkdown(step.id)}**<br><sub>${inlineCode(algorithm)}${step.gather ? ' gathers' : ''}</sub>`,
      number(waiting(step)),
      number(step.running),
      number(step.complete),
      step.failed > 0 ? `**${formatCount(step.failed)}**` : '–',
      ...(canceled ? [number(step.canceled)] : []),
      drawBar(step, expected(progress, step)),
      rateWords(step) ?? '–',
      ...(isOpen ? [left === undefined ? '–' : unbroken(formatDuration(left))] : []),
    ];
  });
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** In a narrow cell, a unit stays with its number. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

function number(value: number): string {
  return value === 0 ? '–' : formatCount(value);
}

/** Between the first and the last item that ended; of one or two that says nothing. */
function rateWords(step: StepProgress): string | undefined {
  const worked = ended(step) - step.canceled - step.reused;
  const { since, until } = step;
  if (worked < 3 || since === undefined || until === undefined || until <= since) return undefined;
  const perMinute = ((worked - 1) * 60_000) / (until - since);
  if (perMinute >= 60) return `${(perMinute / 60).toFixed(perMinute >= 600 ? 0 : 1)}/s`;
  return perMinute >= 1
    ? `${perMinute.toFixed(perMinute >= 10 ? 0 : 1)}/min`
    : `${(perMinute * 60).toFixed(1)}/h`;
}

/** `▰▰▰▰▰▱▱▱▱▱ 50 %`: what ended with a result; what failed is told beside it. */
function drawBar(step: StepProgress, total: number): string {
  const share = total === 0 ? 0 : Math.min(1, step.complete / total);
  const full = Math.floor(share * BAR);
  return unbroken(`${'▰'.repeat(full)}${'▱'.repeat(BAR - full)} ${Math.floor(share * 100)} %`);
}
