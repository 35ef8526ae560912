import { gatherRun } from '../runs/gather-run.ts';
import { command, paragraph, print } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import { implement } from './command.ts';
import { screenOf } from './command-io.ts';
import { GATHER } from './run-commands.ts';
import { checkCounted, checkStep, openWorkflow } from './workflow-on-aws.ts';

export const gather = implement(GATHER, {
  async run({ run, step, ...input }, io) {
    checkCounted(run);
    const { plan, cloud } = await openWorkflow(input, io, { exact: true });
    checkStep(plan, step);
    return { steps: await gatherRun(plan, run, step, cloud) };
  },
  text: ({ steps }, { run, file }, io) =>
    print(
      [
        paragraph(`Run ${run}`),
        ...steps.map(({ id, groups }) =>
          paragraph(
            `${id}: ${plural(groups, 'group')} of finished items; the failed items count as tolerated`,
            2,
            2,
          ),
        ),
        paragraph('The dispatcher starts within five minutes.'),
        command('To see its state', `npx pipewright status ${shellWord(file)} --run ${run}`),
      ],
      screenOf(io),
    ),
  json: ({ steps }, { run }) => ({ run, steps }),
});
