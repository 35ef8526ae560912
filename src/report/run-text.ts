import { failedItems, type StepSummary, summarizeItems } from '../progress/run-summary.ts';
import { AGENT_MEMORY_MB } from '../protocol/agent-size.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import type { LeftOver, RunRecord, StepRecord } from '../protocol/run-record.ts';
import {
  type Block,
  command,
  type Fact,
  facts,
  PLAIN,
  paragraph,
  print,
  type Screen,
  sections,
  styled,
  table,
} from '../text/printer.ts';
import { escapeControl, shellWord } from '../text/terminal.ts';
import { formatCount, formatDuration, plural } from '../text/units.ts';
import { failureLines } from './item-failures.ts';
import { missingText, STATE_LABELS, samplesText, tally } from './words.ts';

const SHOWN_FAILURES = 10;
const SHOWN_NAMES = 5;
/** Columns of the labels of paths. */
const LABEL = 8;

/**
 * How a local run ended, for a terminal: a table of its steps, failures with the end of their logs, and where
 * results are.
 * @param folder of the results, as the user's shell finds it
 */
export function renderLocalRun(run: RunRecord, folder: string, screen: Screen = PLAIN): string {
  return print(
    [
      sections(
        [stepTable(run)],
        moves(run, folder),
        ...shownFailures(run, folder),
        leftOut(run),
        verdict(run, folder),
      ),
    ],
    screen,
  );
}

function stepTable(run: RunRecord): Block {
  const whole = tally(run.steps);
  const rare = (['canceled', 'waiting'] as const).filter((state) => whole[state] > 0);
  const counts = ['done', 'failed', ...rare.map((state) => STATE_LABELS[state])];
  const head = ['step', 'algorithm', ...counts, 'median', 'peak memory'];
  const summaries = run.steps.map((step) => summaryOf(run, step));
  const isOwn = summaries.every(({ peak_mb, memory }) => peak_mb !== undefined || !memory);
  const rows = run.steps.map((step, i) => {
    const summary = summaries[i]!;
    const { seconds } = summary;
    return [
      styled('bold', step.id),
      step.algorithm,
      formatCount(step.complete),
      step.failed > 0 ? styled('bad', formatCount(step.failed)) : '0',
      ...rare.map((state) => formatCount(step[state])),
      seconds ? formatDuration(seconds.median) : '-',
      peakText(step, summary, isOwn),
    ];
  });
  return table(rows, { head, right: [...counts.keys(), counts.length].map((i) => i + 2) });
}

function summaryOf({ items }: RunRecord, { id }: StepRecord): StepSummary {
  return summarizeItems(items.filter(({ step }) => step === id));
}

/**
 * @param isOwn all steps have measured the algorithm alone; else steps show the container's peak where they
 * have it, so that the column's numbers compare
 */
function peakText(
  { memory_mb }: StepRecord,
  { peak_mb, memory, largest_mb = memory_mb }: StepSummary,
  isOwn: boolean,
): string {
  if (peak_mb !== undefined && (isOwn || !memory))
    return `${formatCount(peak_mb)} of ${formatCount(largest_mb)} MiB`;
  // The engine counts the agent too, and grants it memory of its own.
  return memory
    ? `${formatCount(Math.ceil(memory.most / 2 ** 20))} of ${formatCount(largest_mb + AGENT_MEMORY_MB)} MiB`
    : '-';
}

/** Items that ran out of memory and began again with more of it. */
function moves(run: RunRecord, folder: string): Block[] {
  const lines = run.steps.flatMap((step) => {
    const { moved, largest_mb } = summaryOf(run, step);
    return moved === 0
      ? []
      : [
          paragraph(
            `${plural(moved, 'item')} of ${step.id} ran out of memory (${formatCount(step.memory_mb)} MB) and started again with more, up to ${formatCount(largest_mb ?? step.memory_mb)} MB.`,
          ),
        ];
  });
  if (lines.length === 0) return [];
  return [
    ...lines,
    command('How much memory items need by their size', `npx pipewright tune ${shellWord(folder)}`),
  ];
}

function shownFailures(run: RunRecord, folder: string): (readonly Block[])[] {
  const failed = failedItems(run);
  const shown = failed.slice(0, SHOWN_FAILURES).map((item) => failureLines(item, folder));
  const more = failed.length - shown.length;
  return more > 0
    ? [...shown, [paragraph(`… and ${formatCount(more)} more; run.json and report.html list all of them.`)]]
    : shown;
}

function leftOut({ left_out, steps, items, skipped = [], left_over = [] }: RunRecord): Block[] {
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
    lines.push(`Not from this run, and kept: ${plural(kept.length, 'result')}: ${some(kept.map(reasoned))}`);
  return lines.map((text) => paragraph(text, 0, 2));
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

function verdict(run: RunRecord, folder: string): Block[] {
  const { complete, reused, failed, canceled, waiting } = tally(run.steps);
  const counts = [
    `${plural(complete, 'item')} done${reused > 0 ? ` (${formatCount(reused)} reused)` : ''}`,
    ...(failed > 0 ? [', ', styled('bad', `${formatCount(failed)} failed`)] : []),
    ...(canceled > 0 ? [`, ${formatCount(canceled)} canceled`] : []),
    ...(waiting > 0 ? [`, ${formatCount(waiting)} ${STATE_LABELS.waiting}`] : []),
    ` in ${formatDuration(run.seconds)}`,
  ];
  const missing = missingText(run, SHOWN_NAMES);
  const needed = new Set(run.steps.flatMap(({ needs }) => needs));
  const last = run.steps.filter(({ id, complete }) => complete > 0 && !needed.has(id));
  const path = (name: string): string => shellWord(`${folder}/${name}`);
  return [
    ...(run.samples ? [paragraph(samplesText(run.samples))] : []),
    ...(missing === undefined ? [] : [paragraph(styled('warning', `! ${missing}`), 0, 2)]),
    paragraph(counts, 0, 2),
    ...(run.state === 'CANCELED' ? [paragraph('Canceled before the end; run it again to continue.')] : []),
    facts(
      [
        ...last.map(({ id }, i): Fact => [i === 0 ? 'results' : '', path(`${id}/`)]),
        ['list', run.samples && path('results.csv')],
        ['report', path('report.html')],
      ],
      LABEL,
    ),
  ];
}
