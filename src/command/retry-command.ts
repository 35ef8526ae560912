import { Failure } from '../core/failure.ts';
import type { RetriedStep } from '../runs/retry-choice.ts';
import { retryRun } from '../runs/retry-run.ts';
import { changedSteps, readRun } from '../runs/stored-run.ts';
import { escapeControl, shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import { implement } from './command.ts';
import { RETRY } from './run-commands.ts';
import { checkCounted, checkStep, openWorkflow } from './workflow-on-aws.ts';

/** Items that are named; more are counted. */
const NAMED = 10;

export const retry = implement(RETRY, {
  async run({ run, step, item: items, ...input }, io) {
    checkCounted(run);
    const { plan, dispatch, cloud } = await openWorkflow(input, io, { exact: true });
    checkStep(plan, step);
    const { manifest } = await readRun(plan, run, cloud.storage);
    const steps = await retryRun({ plan, run, dispatch }, { step, items }, cloud);
    if (steps.every(({ again }) => again.length === 0) && (step !== undefined || items.length > 0))
      throw new Failure('NOTHING_TO_RETRY', `No item of the run ${run} that fits these options has failed.`);
    return { steps, changed: changedSteps(plan, manifest) };
  },
  text({ steps, changed }, { run, file }) {
    const lines = steps.flatMap(stepLines);
    if (lines.length === 0)
      return `No item of the run ${run} has failed in a way that a retry could change.\n`;
    const ids = changed.map((id) => escapeControl(id)).join(', ');
    const warning = `These run with what is deployed now; ${ids} had another image, other variables or other needs when the run was started, and what was done then stays as it is.`;
    return [
      `Run ${run}`,
      ...lines,
      ...(ids === '' ? [] : [warning]),
      `To see its state: npx pipewright status ${shellWord(file)} --run ${run}\n`,
    ].join('\n');
  },
  json: ({ steps }, { run }) => ({ run, steps }),
  failed: ({ steps }) => steps.some(({ incomplete }) => incomplete),
});

function stepLines({ id, again, settled, incomplete }: RetriedStep): string[] {
  if (again.length + settled === 0 && !incomplete) return [];
  const shown = again.slice(0, NAMED).map((item) => escapeControl(item));
  const rest = again.length > NAMED ? ` and ${again.length - NAMED} more` : '';
  const parts = [
    again.length > 0 && `${plural(again.length, 'item')} again: ${shown.join(', ')}${rest}`,
    settled > 0 && `${plural(settled, 'dead letter')} of items that are done by now removed`,
    incomplete && 'the dead-letter queue holds more than could be scanned: repeat this',
  ].filter(Boolean);
  return [`  ${escapeControl(id)}: ${parts.join('; ')}`];
}
