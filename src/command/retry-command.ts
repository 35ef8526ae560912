import { Failure } from '../core/failure.ts';
import type { RetriedStep } from '../runs/retry-choice.ts';
import { retryRun } from '../runs/retry-run.ts';
import { changedSteps, readRun } from '../runs/stored-run.ts';
import { command, paragraph, print, styled } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import { implement } from './command.ts';
import { screenOf } from './command-io.ts';
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
      throw new Failure('NOTHING_TO_RETRY', `No failed item of the run ${run} matches these options.`);
    return { steps, changed: changedSteps(plan, manifest) };
  },
  text({ steps, changed }, { run, file }, io) {
    const lines = steps.flatMap(stepLines);
    if (lines.length === 0)
      return print(
        [paragraph(`No item of the run ${run} has failed in a way that a retry could change.`)],
        screenOf(io),
      );
    const warning = `These items run with the settings that are deployed now. When the run was started, ${changed.join(', ')} had another image, other variables or other needs; results of that time stay as they are.`;
    const blocks = [
      paragraph(styled('bold', `Run ${run}`)),
      ...lines.map((line) => paragraph(line, 2, 2)),
      changed.length > 0 && paragraph(warning),
      command('To see its state', `npx pipewright status ${shellWord(file)} --run ${run}`),
    ];
    return print(blocks, screenOf(io));
  },
  json: ({ steps }, { run }) => ({ run, steps }),
  failed: ({ steps }) => steps.some(({ incomplete }) => incomplete),
});

function stepLines({ id, again, settled, incomplete }: RetriedStep): string[] {
  if (again.length + settled === 0 && !incomplete) return [];
  const shown = again.slice(0, NAMED);
  const rest = again.length > NAMED ? ` and ${again.length - NAMED} more` : '';
  const parts = [
    again.length > 0 && `${plural(again.length, 'item')} retried: ${shown.join(', ')}${rest}`,
    settled > 0 && `${plural(settled, 'dead letter')} removed, of items that have finished since`,
    incomplete && 'the dead-letter queue was too long to be searched completely: repeat this command',
  ].filter(Boolean);
  return [`${id}: ${parts.join('; ')}`];
}
