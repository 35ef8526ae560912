import { ADHOC } from '../protocol/run-id.ts';
import { command, PLAIN, paragraph, print, type Screen, styled } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import type { SubmittedRun } from './begin-run.ts';

/** How many failed items are retried. */
export function retriedCount({ retried }: SubmittedRun): number {
  return retried.reduce((sum, step) => sum + step.again.length, 0);
}

/** What happened to the inputs, and the next commands, unless they follow here. */
export function startedText(
  begun: SubmittedRun,
  file: string,
  screen: Screen = PLAIN,
  { follows = false }: { readonly follows?: boolean } = {},
): string {
  const { started, plan } = begun;
  const { run, uploaded, sent, same, taken_back, resumed, left_out, items } = started;
  const { reused = 0, unreadable = 0 } = started;
  const parts = [
    items && plural(items.count, 'item'),
    items && items.incomplete > 0 && `${items.incomplete} incomplete`,
    uploaded > 0 && (items ? `${plural(uploaded, 'file')} uploaded` : `${uploaded} uploaded`),
    reused > 0 && `${plural(reused, 'result')} of earlier runs reused`,
    sent > 0 && (items ? `${sent} queued` : `${sent} queued in place`),
    same > 0 && (items ? `${plural(same, 'file')} already there` : `${same} already there`),
    taken_back > 0 && `${plural(taken_back, 'item')} reset for reprocessing`,
    retriedCount(begun) > 0 && `${plural(retriedCount(begun), 'failed item')} retried`,
  ].filter(Boolean);
  const incomplete = begun.retried.filter((step) => step.incomplete);
  const blocks = [
    paragraph(
      [
        styled('bold', run === ADHOC ? 'Inputs' : `Run ${run}`),
        ` of ${plan.workflow}: ${parts.join(', ') || 'nothing to do'}${resumed ? '; it was stopped, and continues' : ''}`,
      ],
      0,
      2,
    ),
    left_out.length > 0 &&
      paragraph(
        `No step takes ${left_out.slice(0, 5).join(', ')}${left_out.length > 5 ? ` and ${left_out.length - 5} more` : ''}`,
        0,
        2,
      ),
    unreadable > 0 &&
      paragraph(
        `${plural(unreadable, 'result')} could not be reused because you are not allowed to read them, so their items are computed again. "npx pipewright policy --for run" prints the permissions.`,
        0,
        2,
      ),
    incomplete.length > 0 &&
      paragraph(
        `The dead-letter queue of ${incomplete.map(({ id }) => id).join(', ')} contains more messages than could be read: repeat this command.`,
        0,
        2,
      ),
  ];
  return print(blocks, screen) + (run === ADHOC || follows ? '' : nextCommands(file, run, screen));
}

/** @param name the workflow file */
export function nextCommands(name: string, run: string, screen: Screen = PLAIN): string {
  const file = shellWord(name);
  return print(
    [
      command('Status', `npx pipewright status ${file} --run ${run}`),
      command('Results', `npx pipewright results ${run} ${file} --out results`),
      command('Cancel', `npx pipewright cancel ${run} ${file}`),
    ],
    screen,
  );
}
