import { AGENT_MEMORY_MB, isAgentLine } from '../local/item-container.ts';
import { failures, summariseItems } from '../progress/run-summary.ts';
import { reasonOf } from '../protocol/item-report.ts';
import type { ItemRecord, RunRecord } from '../protocol/run-record.ts';
import { plural } from '../text/plural.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatDuration } from '../text/units.ts';

const mebibytes = (bytes: number): string => String(Math.ceil(bytes / 2 ** 20));

/** Failures that are shown one by one; the report has all. */
const SHOWN_FAILURES = 10;
const LOG_LINES = 5;
const SHOWN_NAMES = 5;

/** How a run ended, for a terminal: a table of its steps, the failures with their last words, and where everything is. */
export function renderRun(run: RunRecord, folder: string): string {
  const parts = [table(run), ...shownFailures(run), leftOut(run), verdict(run, folder)];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function table(run: RunRecord): string {
  const rows = run.steps.map((step) => {
    const { seconds, memory } = summariseItems(run.items.filter((item) => item.step === step.id));
    return [
      step.id,
      step.algorithm,
      String(step.complete),
      String(step.failed),
      String(step.canceled + step.waiting),
      seconds ? formatDuration(seconds.median) : '-',
      // The engine counts the agent, too, and gives it memory of its own.
      memory ? `${mebibytes(memory.most)} of ${step.memory_mb + AGENT_MEMORY_MB} MiB` : '-',
    ];
  });
  const head = ['step', 'algorithm', 'done', 'failed', 'not done', 'median', 'peak memory'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => (i >= 2 && i <= 5 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shownFailures(run: RunRecord): string[] {
  const failed = failures(run);
  const shown = failed.slice(0, SHOWN_FAILURES).map(describe);
  const more = failed.length - shown.length;
  return more > 0 ? [...shown, `… and ${more} more; run.json and report.html have them all.`] : shown;
}

function describe(item: ItemRecord): string {
  const why = reasonOf(item) || 'failed';
  const tries = item.attempts > 1 ? ` (${plural(item.attempts, 'attempt')})` : '';
  const log = (item.log_tail ?? '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '' && !isAgentLine(line))
    .slice(-LOG_LINES)
    .map((line) => `    | ${escapeControl(line.replaceAll('\t', '  ')).slice(0, 300)}`);
  return [
    `✗ ${escapeControl(`${item.step}: ${item.item}`)}: ${escapeControl(why)}${tries}`,
    ...log,
    ...(item.log ? [`    log: ${escapeControl(item.log)}`] : []),
  ].join('\n');
}

function leftOut(run: RunRecord): string {
  const lines: string[] = [];
  const { left_out } = run;
  if (left_out.length > 0) {
    const names = left_out.slice(0, SHOWN_NAMES).map(escapeControl).join(', ');
    const more = left_out.length > SHOWN_NAMES ? ', …' : '';
    lines.push(`No step takes ${plural(left_out.length, 'input')}: ${names}${more}`);
  }
  for (const step of run.steps)
    if (step.left_out > 0)
      lines.push(`${step.id} does not take ${plural(step.left_out, 'result')} of the steps before it.`);
  return lines.join('\n');
}

function verdict(run: RunRecord, folder: string): string {
  const sum = (count: (step: RunRecord['steps'][number]) => number): number =>
    run.steps.reduce((total, step) => total + count(step), 0);
  const [complete, reused] = [sum((s) => s.complete), sum((s) => s.reused)];
  const [failed, undone] = [sum((s) => s.failed), sum((s) => s.canceled + s.waiting)];
  const counts = [
    `${plural(complete, 'item')} done${reused > 0 ? ` (${reused} by an earlier run)` : ''}`,
    failed > 0 && `${failed} failed`,
    undone > 0 && `${undone} not done`,
  ];
  const lines = [`${counts.filter(Boolean).join(', ')} in ${formatDuration(run.seconds)}`];
  if (run.state === 'CANCELED') lines.push('Stopped before the end; start again to go on.');
  lines.push(`results  ${escapeControl(folder)}/<step>/`, `report   ${escapeControl(folder)}/report.html`);
  return lines.join('\n');
}
