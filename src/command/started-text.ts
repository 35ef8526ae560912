import { ADHOC } from '../protocol/run-id.ts';
import { plural } from '../text/plural.ts';
import { escapeControl } from '../text/terminal.ts';
import type { SubmittedRun } from './begin-run.ts';

/** How many items are tried again. */
export function sameCommand({ retried }: SubmittedRun): number {
  return retried.reduce((sum, step) => sum + step.again.length, 0);
}

/** What became of the inputs, and how the run goes on. */
export function startedText(begun: SubmittedRun, file: string): string {
  const { started, plan } = begun;
  const { run, uploaded, sent, same, taken_back, resumed, left_out } = started;
  const parts = [
    uploaded > 0 && `${uploaded} uploaded`,
    sent > 0 && `${sent} sent as they lie there`,
    same > 0 && `${same} there already`,
    taken_back > 0 && `${plural(taken_back, 'item')} taken back to be worked on again`,
    sameCommand(begun) > 0 && `${plural(sameCommand(begun), 'item')} that failed tried again`,
  ].filter(Boolean);
  const incomplete = begun.retried.filter((step) => step.incomplete);
  const lines = [
    `${run === ADHOC ? 'Inputs' : `Run ${run}`} of ${escapeControl(plan.workflow)}: ${parts.join(', ') || 'nothing to do'}${resumed ? '; it was cancelled, and goes on' : ''}`,
    ...(left_out.length > 0
      ? [
          `No step takes ${escapeControl(left_out.slice(0, 5).join(', '))}${left_out.length > 5 ? ` and ${left_out.length - 5} more` : ''}`,
        ]
      : []),
    ...(incomplete.length > 0
      ? [
          `The dead-letter queue of ${incomplete.map(({ id }) => escapeControl(id)).join(', ')} holds more than could be looked through: repeat this.`,
        ]
      : []),
  ];
  return `${lines.join('\n')}\n${run === ADHOC ? '' : nextCommands(escapeControl(file), run)}`;
}

/** @param file as it can be printed */
export function nextCommands(file: string, run: string): string {
  return `How it stands: pipewright status ${file} --run ${run}\nTo stop it:    pipewright cancel ${run} ${file}\n`;
}
