import { ADHOC } from '../protocol/run-id.ts';
import { escapeControl, shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import type { SubmittedRun } from './begin-run.ts';

/** How many failed items are retried. */
export function retriedCount({ retried }: SubmittedRun): number {
  return retried.reduce((sum, step) => sum + step.again.length, 0);
}

/** What happened to the inputs, and the next commands. */
export function startedText(begun: SubmittedRun, file: string): string {
  const { started, plan } = begun;
  const { run, uploaded, sent, same, taken_back, resumed, left_out, items } = started;
  const parts = [
    items && plural(items.count, 'item'),
    items && items.incomplete > 0 && `${items.incomplete} incomplete`,
    uploaded > 0 && (items ? `${plural(uploaded, 'file')} uploaded` : `${uploaded} uploaded`),
    sent > 0 && (items ? `${sent} queued` : `${sent} queued in place`),
    same > 0 && (items ? `${plural(same, 'file')} already there` : `${same} already there`),
    taken_back > 0 && `${plural(taken_back, 'item')} reset for reprocessing`,
    retriedCount(begun) > 0 && `${plural(retriedCount(begun), 'failed item')} retried`,
  ].filter(Boolean);
  const incomplete = begun.retried.filter((step) => step.incomplete);
  const lines = [
    `${run === ADHOC ? 'Inputs' : `Run ${run}`} of ${escapeControl(plan.workflow)}: ${parts.join(', ') || 'nothing to do'}${resumed ? '; it had stopped, and continues' : ''}`,
    ...(left_out.length > 0
      ? [
          `No step takes ${escapeControl(left_out.slice(0, 5).join(', '))}${left_out.length > 5 ? ` and ${left_out.length - 5} more` : ''}`,
        ]
      : []),
    ...(incomplete.length > 0
      ? [
          `The dead-letter queue of ${incomplete.map(({ id }) => escapeControl(id)).join(', ')} holds more messages than could be read: repeat this command.`,
        ]
      : []),
  ];
  return `${lines.join('\n')}\n${run === ADHOC ? '' : nextCommands(file, run)}`;
}

export function nextCommands(name: string, run: string): string {
  const file = shellWord(name);
  return `Status: npx pipewright status ${file} --run ${run}\nResults: npx pipewright results ${run} ${file} --out results\nCancel: npx pipewright cancel ${run} ${file}\n`;
}
