import { failedItems, type StepSummary, summarizeItems } from '../progress/run-summary.ts';
import { AGENT_MEMORY_MB } from '../protocol/agent-size.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import type { LeftOver, RunRecord, StepRecord } from '../protocol/run-record.ts';
import { alignColumns } from '../text/columns.ts';
import { escapeControl, shellWord } from '../text/terminal.ts';
import { formatDuration, plural } from '../text/units.ts';
import { failureLines } from './item-failures.ts';
import { samplesText, tally, toleratedText } from './words.ts';

const SHOWN_FAILURES = 10;
const SHOWN_NAMES = 5;

/** How a local run ended, for a terminal: a table of its steps, failures with the end of their logs, and where results are. */
export function renderLocalRun(run: RunRecord, folder: string): string {
  const parts = [table(run), moves(run, folder), ...shownFailures(run), leftOut(run), verdict(run, folder)];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function table(run: RunRecord): string {
  const head = ['step', 'algorithm', 'done', 'failed', 'not done', 'median', 'peak memory'];
  const rows = run.steps.map((step) => {
    const summary = summaryOf(run, step);
    const { seconds } = summary;
    return [
      step.id,
      step.algorithm,
      String(step.complete),
      String(step.failed),
      String(step.canceled + step.waiting),
      seconds ? formatDuration(seconds.median) : '-',
      peakText(step, summary),
    ];
  });
  return alignColumns([head, ...rows], [2, 3, 4, 5]).join('\n');
}

function summaryOf({ items }: RunRecord, { id }: StepRecord): StepSummary {
  return summarizeItems(items.filter(({ step }) => step === id));
}

function peakText(
  { memory_mb }: StepRecord,
  { peak_mb, memory, largest_mb = memory_mb }: StepSummary,
): string {
  if (peak_mb !== undefined) return `${peak_mb} of ${largest_mb} MB`;
  // The engine counts the agent too, and grants it memory of its own.
  return memory ? `${Math.ceil(memory.most / 2 ** 20)} of ${largest_mb + AGENT_MEMORY_MB} MiB` : '-';
}

/** Items that ran out of memory and began again with more of it. */
function moves(run: RunRecord, folder: string): string {
  const lines = run.steps.flatMap((step) => {
    const { moved, largest_mb } = summaryOf(run, step);
    return moved === 0
      ? []
      : [
          `${plural(moved, 'item')} of ${step.id} ran out of memory (${step.memory_mb} MB) and began again with more, up to ${largest_mb} MB.`,
        ];
  });
  if (lines.length === 0) return '';
  return [...lines, `How much items take by their size: npx pipewright tune ${shellWord(folder)}`].join('\n');
}

function shownFailures(run: RunRecord): string[] {
  const failed = failedItems(run);
  const shown = failed.slice(0, SHOWN_FAILURES).map((item) => failureLines(item).join('\n'));
  const more = failed.length - shown.length;
  return more > 0 ? [...shown, `… and ${more} more; run.json and report.html list all of them.`] : shown;
}

function leftOut({ left_out, steps, items, skipped = [], left_over = [] }: RunRecord): string {
  const lines: string[] = [];
  const ofResults = items.flatMap(({ step, left_out: parts = [] }) =>
    parts.map(({ path, why }) => `${step}/${path} (${why})`),
  );
  if (ofResults.length > 0) lines.push(`Left out of the results: ${some(ofResults)}`);
  if (left_out.length > 0) lines.push(`No step takes ${plural(left_out.length, 'input')}: ${some(left_out)}`);
  if (skipped.length > 0) lines.push(leftOutText(skipped));
  for (const step of steps)
    if (step.left_out > 0)
      lines.push(`${step.id} does not take ${plural(step.left_out, 'result')} of the steps before it.`);
  const moved = left_over.filter(({ moved_to }) => moved_to !== undefined);
  const kept = left_over.filter(({ moved_to }) => moved_to === undefined);
  if (moved.length > 0)
    lines.push(
      `Moved to .pipewright/old-results: ${plural(moved.length, 'result')} of earlier runs: ${some(moved.map(reasoned))}`,
    );
  if (kept.length > 0)
    lines.push(
      `Not of this run, and still there: ${plural(kept.length, 'result')}: ${some(kept.map(reasoned))}`,
    );
  return lines.join('\n');
}

/** What input folders hold besides inputs, in one line. */
export function leftOutText(leftOut: readonly LeftOut[]): string {
  return `Left out of the inputs: ${some(leftOut.map(reasoned))}`;
}

function reasoned({ path, why }: LeftOut | LeftOver): string {
  return `${path} (${why})`;
}

function some(names: readonly string[]): string {
  const more = names.length > SHOWN_NAMES ? `, and ${names.length - SHOWN_NAMES} more` : '';
  return `${names.slice(0, SHOWN_NAMES).map(escapeControl).join(', ')}${more}`;
}

function verdict(run: RunRecord, folder: string): string {
  const { complete, reused, failed, canceled, waiting } = tally(run.steps);
  const counts = [
    `${plural(complete, 'item')} done${reused > 0 ? ` (${reused} by an earlier run)` : ''}`,
    failed > 0 && `${failed} failed`,
    canceled + waiting > 0 && `${canceled + waiting} not done`,
  ];
  return [
    ...(run.samples ? [samplesText(run.samples)] : []),
    `${counts.filter(Boolean).join(', ')} in ${formatDuration(run.seconds)}`,
    ...(run.tolerated ? [`${toleratedText(run.tolerated)}: what gathers went on without them`] : []),
    ...(run.state === 'CANCELED' ? ['Stopped before the end; run it again to continue.'] : []),
    `results  ${escapeControl(folder)}/<step>/`,
    ...(run.samples ? [`list     ${escapeControl(folder)}/results.csv`] : []),
    `report   ${escapeControl(folder)}/report.html`,
  ].join('\n');
}
