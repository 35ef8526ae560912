import type { Backoff } from '../protocol/agent-backoff.ts';
import type { RunAccount } from '../protocol/budget-ledger.ts';
import { reasonOf } from '../protocol/item-report.ts';
import type { Marker } from '../protocol/marker.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import type { MissingItem } from '../protocol/run-record.ts';
import { PLAIN, table } from '../text/printer.ts';
import { shellQuote, shortCommit } from '../text/quote.ts';
import { formatCount, formatDollars, formatDuration, listed, plural } from '../text/units.ts';

/** What people are notified of. */
export type NoticeKind = 'begun' | 'first-failure' | 'ended' | 'budget-reached' | 'backoff';

/** A message for people. */
export interface Notice {
  readonly kind: NoticeKind;
  /** Printable ASCII, at most {@link SUBJECT} characters. */
  readonly subject: string;
  readonly text: string;
}

/** How a step of a run ended, or is now. */
export interface StepEnds {
  readonly id: string;
  readonly done: number;
  readonly failed: number;
}

/** What a run has cost by an estimate, and what the estimate leaves out. */
export interface CostSoFar {
  readonly usd: number;
  /** Steps on instances, whose cost depends on what ECS chooses. */
  readonly without: readonly string[];
  /** `list prices of us-east-1, 2026-11-22` */
  readonly prices: string;
}

/** The items that failed, and so are missing from the results of a run that has ended. */
export interface MissingFromRun {
  readonly missing: readonly MissingItem[];
  /** How many more failed. */
  readonly others: number;
}

/** SNS's limit is below 100 (API reference, Publish). */
const SUBJECT = 99;
const NAMED_IN_SUBJECT = 3;
/** Last lines that a notice has of what the algorithm printed. */
const LOG_LINES = 15;

export function begunNotice(run: RunManifest): Notice {
  const items = run.items?.count ?? Math.max(0, ...Object.values(run.expected));
  return notice('begun', `Started: ${nameOf(run)}`, [
    `The run ${run.run} of ${run.workflow} has started, with ${plural(items, 'item')}.`,
    '',
    ...origin(run),
    'To see its progress:',
    `  npx pipewright status ${fileOf(run)} --run ${run.run}`,
  ]);
}

export function failureNotice(run: RunManifest, failed: Marker): Notice {
  return notice('first-failure', `First failure: ${failed.item} in ${failed.step}, ${nameOf(run)}`, [
    `An item of the run ${run.run} of ${run.workflow} has failed, the first one. The other items continue.`,
    '',
    ...failureLines(run, failed),
  ]);
}

/** Facts about a run that has ended, where they are known. */
export interface RunFacts {
  /** Its first failure. */
  readonly failed?: Marker;
  readonly without?: MissingFromRun;
  readonly cost?: CostSoFar;
  /** When it ended: milliseconds since the epoch. */
  readonly until?: number;
}

export function endedNotice(
  run: RunManifest,
  steps: readonly StepEnds[],
  { failed, without, cost, until }: RunFacts,
): Notice {
  const failures = steps.reduce((sum, step) => sum + step.failed, 0);
  const canceled = run.canceled_at !== undefined;
  const how = canceled
    ? 'Canceled'
    : without
      ? `Ended without ${shortList(without)}`
      : failures > 0
        ? `Ended, ${plural(failures, 'item')} failed`
        : 'Ended, all items done';
  const rows = steps.map(({ id, done, failed }) => [id, formatCount(done), formatCount(failed)]);
  const seconds = until === undefined ? undefined : (until - Date.parse(run.created_at)) / 1000;
  return notice('ended', `${how}: ${nameOf(run)}`, [
    `The run ${run.run} of ${run.workflow} ${canceled ? 'was canceled' : 'has ended'}${seconds === undefined ? '' : `, ${formatDuration(seconds)} after it started`}.`,
    '',
    ...table(rows, { head: ['step', 'done', 'failed'], right: [1, 2], indent: 2 })(PLAIN),
    '',
    ...(without ? [...missingLines(without), ''] : []),
    ...(cost ? [costLine(cost), ''] : []),
    ...(failed ? ['The first failure:', '', ...failureLines(run, failed), ''] : []),
    ...origin(run),
    'To fetch its results:',
    `  npx pipewright results ${run.run} ${fileOf(run)} --out results`,
    ...(failures > 0
      ? [
          'To retry the failed items, after you have removed the cause:',
          `  npx pipewright retry ${run.run} ${fileOf(run)}`,
        ]
      : []),
  ]);
}

export function backoffNotice(workflow: string, step: string, { count, ...last }: Backoff): Notice {
  const how = [last.stopCode, last.exitCode !== undefined && `exit code ${last.exitCode}`, last.reason];
  return notice('backoff', `Agents do not work: step ${step} of ${workflow}`, [
    `Agents of step ${step} of ${workflow} end without processing any item: ${plural(count, 'start')} in a row failed.`,
    'Items wait in the queue, and none is lost. The dispatcher now starts one agent at a time, at growing intervals.',
    '',
    'How the last one ended:',
    `  ${how.filter(Boolean).join(', ')}`,
    '',
    'To see the cause and what to do:',
    '  npx pipewright status',
    'After you have removed the cause, deploy the workflow again: then agents start at once.',
  ]);
}

/** @param account what the run has cost, where it is known */
export function budgetNotice(
  run: RunManifest,
  account: Pick<RunAccount, 'usd' | 'steps'> | undefined,
): Notice {
  const limit = run.budget?.run_usd ?? 0;
  const steps = Object.entries(account?.steps ?? {}).map(([step, usd]) => [step, formatDollars(usd)]);
  return notice('budget-reached', `Budget reached: ${nameOf(run)}`, [
    `The run ${run.run} of ${run.workflow} is paused: its budget is ${formatDollars(limit)}${account ? `, its agents have cost ${formatDollars(account.usd)}` : ''}, and one more agent could cost more.`,
    'The items that were being processed have ended. Finished results stay, and no other item is lost.',
    '',
    ...(steps.length > 0 ? [...table(steps, { right: [1], indent: 2 })(PLAIN), ''] : []),
    'To continue it with a larger budget:',
    `  npx pipewright run ${fileOf(run)} --run ${run.run} --budget ${Math.ceil(2 * limit)}`,
  ]);
}

export function monthNotice(workflow: string, limit: number): Notice {
  return notice('budget-reached', `Budget of the month reached: ${workflow}`, [
    `The agents of ${workflow} have used up the budget of this month, ${formatDollars(limit)}, so no more are started.`,
    'Items wait in their queues, for 14 days at most. They continue at the beginning of the next month (UTC).',
    '',
    'To continue now, raise "month_usd" in the workflow file and deploy it:',
    '  npx pipewright deploy FILE',
  ]);
}

function failureLines(run: RunManifest, failed: Marker): string[] {
  const lines = (failed.log_tail ?? '').trimEnd().split('\n').slice(-LOG_LINES);
  const where = `${run.run} ${shellQuote(failed.item)} ${fileOf(run)} --step ${failed.step}`;
  return [
    `Step ${failed.step}, item ${failed.item}: ${reasonOf(failed) || 'the reason is unknown'}`,
    ...(lines.some((line) => line !== '')
      ? ['', 'The end of its output:', ...lines.map((line) => `  ${line}`)]
      : []),
    '',
    'To see all of its output:',
    `  npx pipewright logs ${where}`,
  ];
}

function shortList({ missing, others }: MissingFromRun): string {
  const names = missing.slice(0, NAMED_IN_SUBJECT).map(({ item }) => item);
  return listed(names, missing.length - names.length + others);
}

function missingLines({ missing, others }: MissingFromRun): string[] {
  const steps = [...new Set(missing.flatMap(({ not_in }) => not_in))];
  return [
    `The results of ${listed(steps)} are without:`,
    ...missing.map(
      ({ item, failed_in, why = 'the reason is unknown' }) =>
        `  ${item}, which failed in ${failed_in}: ${why}`,
    ),
    ...(others > 0 ? [`  and ${formatCount(others)} more`] : []),
  ];
}

function costLine({ usd, without, prices }: CostSoFar): string {
  const rest = without.length > 0 ? `, without the instances of ${without.join(', ')}` : '';
  return `It cost about $${usd.toFixed(2)}${rest} (an estimate from ${prices}).`;
}

function origin({ repository, commit }: RunManifest): string[] {
  if (repository === undefined || commit === undefined) return [];
  return [`It was started from ${repository}, commit ${shortCommit(commit)}.`, ''];
}

function nameOf({ workflow, run }: RunManifest): string {
  return `${workflow}, ${run}`;
}

function fileOf({ file }: RunManifest): string {
  return file === undefined ? 'FILE' : shellQuote(file);
}

function notice(kind: NoticeKind, subject: string, lines: readonly string[]): Notice {
  const ascii = subject.replace(/[^ -~]/g, '?');
  const cut = ascii.length <= SUBJECT ? ascii : `${ascii.slice(0, SUBJECT - 3)}...`;
  return { kind, subject: cut, text: `${lines.join('\n').trimEnd()}\n` };
}
