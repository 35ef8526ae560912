import { failedItems, summarizeItems } from '../progress/run-summary.ts';
import { AGENT_MEMORY_MB } from '../protocol/agent-size.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import type { LeftOver, RunRecord } from '../protocol/run-record.ts';
import { alignColumns } from '../text/columns.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatDuration, plural } from '../text/units.ts';
import { failureLines } from './item-failures.ts';
import { missingText, STATE_LABELS, samplesText, tally } from './words.ts';

const SHOWN_FAILURES = 10;
const SHOWN_NAMES = 5;

/** How a local run ended, for a terminal: a table of its steps, failures with the end of their logs, and where results are. */
export function renderLocalRun(run: RunRecord, folder: string): string {
  const parts = [table(run), ...shownFailures(run), leftOut(run), verdict(run, folder)];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function table(run: RunRecord): string {
  const whole = tally(run.steps);
  const rare = (['canceled', 'waiting'] as const).filter((state) => whole[state] > 0);
  const counts = ['done', 'failed', ...rare.map((state) => STATE_LABELS[state])];
  const head = ['step', 'algorithm', ...counts, 'median', 'peak memory'];
  const rows = run.steps.map((step) => {
    const { seconds, memory } = summarizeItems(run.items.filter((item) => item.step === step.id));
    return [
      step.id,
      step.algorithm,
      String(step.complete),
      String(step.failed),
      ...rare.map((state) => String(step[state])),
      seconds ? formatDuration(seconds.median) : '-',
      // The engine counts the agent too, and grants it memory of its own.
      memory ? `${Math.ceil(memory.most / 2 ** 20)} of ${step.memory_mb + AGENT_MEMORY_MB} MiB` : '-',
    ];
  });
  return alignColumns(
    [head, ...rows],
    [...counts.keys(), counts.length].map((i) => i + 2),
  ).join('\n');
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
    `${plural(complete, 'item')} done${reused > 0 ? ` (${reused} reused)` : ''}`,
    failed > 0 && `${failed} failed`,
    canceled > 0 && `${canceled} canceled`,
    waiting > 0 && `${waiting} ${STATE_LABELS.waiting}`,
  ];
  const missing = missingText(run, SHOWN_NAMES);
  return [
    ...(run.samples ? [samplesText(run.samples)] : []),
    ...(missing === undefined ? [] : [`! ${escapeControl(missing)}`]),
    `${counts.filter(Boolean).join(', ')} in ${formatDuration(run.seconds)}`,
    ...(run.state === 'CANCELED' ? ['Canceled before the end; run it again to continue.'] : []),
    `results  ${escapeControl(folder)}/<step>/`,
    ...(run.samples ? [`list     ${escapeControl(folder)}/results.csv`] : []),
    `report   ${escapeControl(folder)}/report.html`,
  ].join('\n');
}
