/** A run on AWS as GitHub shows it, in the check run and in the job's summary. */

import { agentsCostText } from '../progress/agents-cost.ts';
import type { Trouble } from '../progress/diagnosis.ts';
import { endedCount, expectedCount, isOver, type Progress, timeLeft } from '../progress/progress.ts';
import type { RunCost } from '../progress/run-cost.ts';
import type { RunStatus } from '../progress/run-status.ts';
import type { RunBudgetRecord } from '../protocol/run-record.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { resultFolders } from '../runs/run-results.ts';
import { clip, detailsBlock, escapeMarkdown, inlineCode, markdownTable } from '../text/markdown.ts';
import { shortCommit } from '../text/quote.ts';
import { formatCount, formatDateTime, formatDollars, formatDuration } from '../text/units.ts';
import { chainDiagram } from './check-chain.ts';
import { failureBlocks } from './check-failures.ts';
import { progressTable } from './check-steps.ts';
import { logUrl, s3FolderUrl } from './console-links.ts';
import { nextSteps } from './next-steps.ts';
import { missingText, samplesText, tally, tallySentence, waitTexts } from './words.ts';

/** Names of items at most: in the title, and in the alert about missing items. */
const NAMED_IN_TITLE = 3;
const NAMED_MISSING = 20;
/** Characters. */
const LONGEST_REASON = 200;

export interface RunPage {
  /** One line. */
  readonly title: string;
  /** Progress, and what holds it up. Blocks of Markdown, each complete on its own. */
  readonly head: readonly string[];
  /** The chain, failures, what ran. */
  readonly more: readonly string[];
}

/** @param cost undefined for a page without costs */
export function runPage(status: RunStatus, deployed: DeployedWorkflow, cost: RunCost | undefined): RunPage {
  const { progress, snapshot } = status;
  const { run } = snapshot;
  return {
    title: clip(statusTitle(status), 200),
    head: [
      headline(status, cost),
      ...missingBlocks(progress),
      ...progress.troubles.map(troubleBlock),
      progressTable(progress, run),
      ...waitLines(progress),
      ...nextBlocks(status),
      links(status, deployed),
      ...(snapshot.budget ? [`<sub>${budgetLine(snapshot.budget)}.</sub>`] : []),
      ...(cost ? [costLine(cost, progress)] : []),
    ],
    more: [
      ...(run.steps.length > 1 ? [chainDiagram(progress)] : []),
      ...failureBlocks(snapshot.failures, progress.steps, deployed),
      whatRan(status),
    ],
  };
}

/**
 * `47 of 50 items done, 3 failed`; items of all steps are added up. If the run has samples, their counts come
 * first, then the items that are missing from the results.
 */
export function statusTitle({ progress, timedOut }: RunStatus): string {
  const { steps, state, troubles } = progress;
  const all = steps.reduce((total, step) => total + expectedCount(progress, step), 0);
  const counts = countsText(progress, all);
  if (timedOut) return `Timed out: ${counts}`;
  switch (state) {
    case 'COMPLETE':
      return all === 0 ? 'There was nothing to do' : counts;
    case 'CANCELED':
      return `Canceled: ${counts}`;
    case 'EXECUTOR_ERROR':
    case 'SYSTEM_ERROR':
      return counts;
  }
  if (state === 'PAUSED') return `Paused at its budget: ${counts}`;
  // The reason is worth more than an estimate of the time left.
  if (troubles.length > 0) return `${counts}; ${troubles[0]!.what}`;
  if (state === 'QUEUED') return `Waiting: ${counts}`;
  if (state === 'INITIALIZING') return `Agents are starting: ${counts}`;
  const left = Math.max(...steps.map((step) => timeLeft(progress, step, step.until ?? 0) ?? 0));
  return left > 0 ? `${counts}, about ${formatDuration(left)} left` : counts;
}

/**
 * The outcome of samples and items.
 * @param all how many items all steps have
 * @param about `all` is an estimate
 */
export function countsText(progress: Progress, all: number, about = false): string {
  const { steps, samples } = progress;
  const parts = [
    samples && samplesText(samples),
    missingText(progress, NAMED_IN_TITLE),
    tallySentence({ ...tally(steps), all }, false, about),
  ];
  return parts.filter(Boolean).join('; ');
}

function headline({ progress, snapshot }: RunStatus, cost: RunCost | undefined): string {
  const { run } = snapshot;
  const isDone = isOver(progress.state);
  const last = Math.max(0, ...progress.steps.map((step) => step.until ?? 0));
  return [
    `Run ${inlineCode(run.run)} of **${escapeMarkdown(run.workflow)}**`,
    `started ${formatDateTime(run.created_at)}`,
    ...(last > 0
      ? [`${isDone ? 'ended' : 'last item'} ${formatDateTime(new Date(last).toISOString())}`]
      : []),
    ...(isDone && last > 0 ? [`**took ${formatDuration((last - Date.parse(run.created_at)) / 1000)}**`] : []),
    ...(isDone && cost ? [`**cost about ${dollars(cost.soFar)}**`] : []),
    ...(run.canceled_at !== undefined ? [`canceled ${formatDateTime(run.canceled_at)}`] : []),
  ].join(' · ');
}

/** A GitHub alert about items that are missing from the results. */
function missingBlocks(progress: Progress): string[] {
  const { missing = [], tolerated = 0 } = progress;
  if (missing.length === 0) return [];
  const named = missing.slice(0, NAMED_MISSING).map(({ item, failed_in, why }) => {
    const reason = why === undefined ? '' : `: ${escapeMarkdown(clip(why, LONGEST_REASON))}`;
    return `> - ${inlineCode(clip(item, LONGEST_REASON))} failed in ${escapeMarkdown(failed_in)}${reason}`;
  });
  const more = tolerated - named.length;
  return [
    [
      '> [!WARNING]',
      `> **${escapeMarkdown(missingText(progress)!)}.** The workflow file tolerates failures there ("allow_failed").`,
      ...['>', ...named],
      ...(more > 0 ? [`> - and ${formatCount(more)} more`] : []),
    ].join('\n'),
  ];
}

/** A GitHub alert about what holds up the run. */
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

/** What items wait for. */
function waitLines({ steps }: Progress): string[] {
  const lines = steps.flatMap(({ id, waits }) =>
    waitTexts(waits).map((text) => `- **${escapeMarkdown(id)}**: ${escapeMarkdown(text)}`),
  );
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** Commands for people who have the workflow file. */
function nextBlocks(status: RunStatus): string[] {
  const steps = nextSteps(status, { file: status.snapshot.run.file ?? 'FILE' });
  const lines = steps.map(({ what, command }) => `- ${what}: ${inlineCode(command)}`);
  return lines.length === 0 ? [] : [['**What to do next**', '', ...lines].join('\n')];
}

function links({ snapshot }: RunStatus, deployed: DeployedWorkflow): string {
  const { output, names } = deployed;
  const { run, steps } = snapshot.run;
  const results = resultFolders(steps, output.prefix, run).map(
    ({ step, key }) => `[results of ${escapeMarkdown(step)}](${s3FolderUrl(deployed, output.bucket, key)})`,
  );
  return [
    ...results,
    `[logs of the agents](${logUrl(deployed, names.agentLogs)})`,
    `[log of the dispatcher](${logUrl(deployed, names.dispatcherLogs)})`,
  ].join(' · ');
}

function costLine({ soFar, atEnd, without, region, date }: RunCost, progress: Progress): string {
  const rest = without.length > 0 ? `, without ${without.map(escapeMarkdown).join(', ')}` : '';
  const sums = isOver(progress.state)
    ? `Cost about ${dollars(soFar)}`
    : `Cost so far about ${dollars(soFar)}, in the end about ${dollars(atEnd)}`;
  return `<sub>${sums}${rest} (list prices of ${region}, ${date}).</sub>`;
}

/** What the run's agents have cost, if the workflow has a budget. */
function budgetLine(budget: RunBudgetRecord): string {
  return capitalised(escapeMarkdown(agentsCostText(budget)).replaceAll('$', '<span>&#36;</span>'));
}

/** Money in Markdown; GitHub reads two bare dollar signs in a line as a formula. */
function dollars(usd: number): string {
  return formatDollars(usd).replace('$', '<span>&#36;</span>');
}

function whatRan({ snapshot, progress }: RunStatus): string {
  const { steps, catalog } = snapshot.run;
  const byId = new Map(progress.steps.map((step) => [step.id, step]));
  const rows = steps.map(({ id, algorithm, image, cpu_units, memory_mb }) => {
    const step = byId.get(id);
    const items = step === undefined ? '–' : formatCount(endedCount(step));
    const resources = [cpu_units / 1024, formatCount(memory_mb)];
    return [escapeMarkdown(id), inlineCode(algorithm), inlineCode(clip(image, 300)), ...resources, items];
  });
  const head = ['Step', 'Algorithm', 'Image', 'vCPU', 'Memory, MiB', 'Items ended'];
  const commit = catalog?.commit === undefined ? '' : ` at ${inlineCode(shortCommit(catalog.commit))}`;
  const source = catalog && `\n\nThe catalog was ${escapeMarkdown(clip(catalog.name, 200))}${commit}.`;
  return detailsBlock('What ran', `${markdownTable(head, 'lllrrr', rows)}${source ?? ''}`);
}
