/** A run on AWS as GitHub shows it: the check run and the job's summary are of the same parts. */

import type { Trouble } from '../progress/diagnosis.ts';
import { ended, expected, isOver, type Progress, timeLeft } from '../progress/progress.ts';
import type { RunCost } from '../progress/run-cost.ts';
import type { RunStatus } from '../progress/run-status.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { resultFolders } from '../runs/run-results.ts';
import { clip, escapeMarkdown, inlineCode } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { formatCount, formatDateTime, formatDuration } from '../text/units.ts';
import { chainDiagram } from './check-chain.ts';
import { failureBlocks } from './check-failures.ts';
import { stepTable } from './check-steps.ts';
import { logUrl, s3FolderUrl } from './console-links.ts';

export interface RunPage {
  /** One line. */
  readonly title: string;
  /** How far it is, and why no further. Blocks of Markdown, each whole in itself. */
  readonly head: readonly string[];
  /** The chain, failures, what ran. */
  readonly more: readonly string[];
}

export function runPage(watch: RunStatus, watched: DeployedWorkflow, cost: RunCost | undefined): RunPage {
  const { progress, seen } = watch;
  const { run } = seen;
  return {
    title: clip(titleOf(watch), 200),
    head: [
      headline(watch),
      ...progress.troubles.map(troubleBlock),
      stepTable(progress, run),
      links(watch, watched),
      ...(cost ? [costLine(cost, progress)] : []),
    ],
    more: [
      ...(run.steps.length > 1 ? [chainDiagram(progress)] : []),
      ...failureBlocks(seen.failures, progress.steps, watched),
      whatRan(watch),
    ],
  };
}

/** `47 of 50 done, 3 failed`. With several steps it counts their items together. */
export function titleOf({ progress, timedOut }: RunStatus): string {
  const { steps, state, troubles } = progress;
  const sum = (number: (step: Progress['steps'][number]) => number): number =>
    steps.reduce((total, step) => total + number(step), 0);
  const all = sum((step) => expected(progress, step));
  const [complete, failed, canceled] = [
    sum((step) => step.complete),
    sum((step) => step.failed),
    sum((step) => step.canceled),
  ];
  const rest = [
    failed > 0 && `${formatCount(failed)} failed`,
    canceled > 0 && `${formatCount(canceled)} not done`,
  ].filter((part) => part !== false);
  const counts = [`${formatCount(complete)} of ${plural(all, 'item')} done`, ...rest].join(', ');
  if (timedOut) return `Its time is over: ${counts}`;
  switch (state) {
    case 'COMPLETE':
      if (all === 0) return 'There was nothing to do';
      return all === 1 ? 'The one item is done' : `All ${plural(all, 'item')} done`;
    case 'CANCELED':
      return `Cancelled: ${counts}`;
    case 'EXECUTOR_ERROR':
    case 'SYSTEM_ERROR':
      return counts;
  }
  // What keeps it is worth more than a number that does not change.
  if (troubles.length > 0) return `${counts}; ${troubles[0]!.what}`;
  if (state === 'QUEUED') return `Waiting: ${counts}`;
  if (state === 'INITIALIZING') return `Agents are starting: ${counts}`;
  const left = Math.max(...steps.map((step) => timeLeft(progress, step, step.until ?? 0) ?? 0));
  return left > 0 ? `${counts}, about ${formatDuration(left)} left` : counts;
}

function headline({ progress, seen }: RunStatus): string {
  const { run } = seen;
  const last = Math.max(0, ...progress.steps.map((step) => step.until ?? 0));
  return [
    `Run ${inlineCode(run.run)} of **${escapeMarkdown(run.workflow)}**`,
    `begun ${formatDateTime(run.created_at)}`,
    ...(last > 0
      ? [`${isOver(progress.state) ? 'ended' : 'last item'} ${formatDateTime(new Date(last).toISOString())}`]
      : []),
    ...(run.cancelled_at !== undefined ? [`cancelled ${formatDateTime(run.cancelled_at)}`] : []),
  ].join(' · ');
}

/** An alert, as GitHub draws it. */
function troubleBlock({ what, remedy, said }: Trouble): string {
  const lines = [
    '> [!WARNING]',
    `> **${capitalised(escapeMarkdown(what))}.** ${escapeMarkdown(remedy)}`,
    ...(said === undefined ? [] : ['>', `> AWS says: ${inlineCode(clip(said, 500))}`]),
  ];
  return lines.join('\n');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function links({ seen }: RunStatus, watched: DeployedWorkflow): string {
  const { output, names } = watched;
  const { run, steps } = seen.run;
  const results = resultFolders(steps, output.prefix, run).map(
    ({ step, key }) => `[results of ${escapeMarkdown(step)}](${s3FolderUrl(watched, output.bucket, key)})`,
  );
  return [
    ...results,
    `[logs of the agents](${logUrl(watched, names.agentLogs)})`,
    `[log of the dispatcher](${logUrl(watched, names.dispatcherLogs)})`,
  ].join(' · ');
}

function costLine({ soFar, atEnd, without, region, date }: RunCost, progress: Progress): string {
  const rest = without.length > 0 ? `, without ${without.map(escapeMarkdown).join(', ')}` : '';
  const sums = isOver(progress.state)
    ? `Cost about ${dollars(soFar)}`
    : `Cost so far about ${dollars(soFar)}, in the end about ${dollars(atEnd)}`;
  return `<sub>${sums}${rest} (list prices of ${region}, ${date}).</sub>`;
}

/** Money in Markdown; GitHub would take two bare dollar signs of a line for a formula. */
function dollars(usd: number): string {
  return `<span>&#36;</span>${usd < 0.995 ? Math.max(0.01, usd).toFixed(2) : usd.toFixed(usd < 100 ? 2 : 0)}`;
}

function whatRan({ seen, progress }: RunStatus): string {
  const { steps, catalog } = seen.run;
  const rows = steps.map(({ id, algorithm, image, cpu_units, memory_mb }) => {
    const items = progress.steps.find((step) => step.id === id);
    return `| ${escapeMarkdown(id)} | ${inlineCode(algorithm)} | ${inlineCode(clip(image, 300))} | ${cpu_units / 1024} | ${formatCount(memory_mb)} | ${items === undefined ? '–' : formatCount(ended(items))} |`;
  });
  const from = catalog
    ? ` The catalog was ${escapeMarkdown(clip(catalog.name, 200))}${catalog.commit === undefined ? '' : ` at ${inlineCode(catalog.commit.slice(0, 12))}`}.`
    : '';
  return [
    '<details><summary>What ran</summary>',
    '',
    '| Step | Algorithm | Image | vCPU | Memory, MiB | Items ended |',
    '|---|---|---|--:|--:|--:|',
    ...rows,
    '',
    `${from.trim()}`,
    '',
    '</details>',
  ].join('\n');
}
