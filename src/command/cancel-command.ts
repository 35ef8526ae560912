import { Failure } from '../core/failure.ts';
import { nextStatus } from '../progress/run-status.ts';
import { snapshotRun } from '../progress/take-snapshot.ts';
import { type CanceledRun, type CanceledStep, cancelRun } from '../runs/cancel-run.ts';
import { command, PLAIN, paragraph, print, type Screen, styled } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import { implement } from './command.ts';
import { noteLine, screenOf } from './command-io.ts';
import { CANCEL } from './run-commands.ts';
import { checkCounted, openWorkflow, type WorkflowOnAws } from './workflow-on-aws.ts';

export const cancel = implement(CANCEL, {
  async run({ run, ...input }, io) {
    checkCounted(run);
    const workflow = await openWorkflow(input, io);
    await checkOpen(run, workflow);
    noteLine(io, `Canceling ${run}; agents that are processing its items get up to two minutes to stop`);
    const { plan, dispatch, names, cloud } = workflow;
    return cancelRun({ plan, run, dispatch, agentLogs: names.agentLogs }, cloud);
  },
  text: (canceled, { file }, io) => canceledText(canceled, file, screenOf(io)),
  failed: ({ steps }) => steps.some(({ incomplete, still }) => incomplete || still > 0),
});

/** Refuses to cancel a run whose items have all ended. @throws Failure `RUN_OVER`, `RUN_NOT_FOUND` */
async function checkOpen(run: string, { watched, world }: WorkflowOnAws): Promise<void> {
  const snapshot = await snapshotRun(run, { deployed: watched, world, now: Date.now() });
  if (snapshot.run.canceled_at === undefined && nextStatus(undefined, snapshot, watched).agreed > 0)
    throw new Failure('RUN_OVER', `The run ${run} is already over: there is nothing to cancel.`);
}

export function canceledText({ run, steps }: CanceledRun, file: string, screen: Screen = PLAIN): string {
  const blocks = [
    paragraph([styled('bold', `Run ${run}`), ' is canceled.']),
    ...steps.map((step) => paragraph(`${step.id}: ${stepText(step)}`, 2, 2)),
    paragraph(
      'Finished items and their results stay. An item that another agent is processing, or has just received, may still finish, but no later step processes its result. Other runs continue.',
    ),
    command('To continue it', `npx pipewright run ${shellWord(file)} --run ${run}`),
  ];
  return print(blocks, screen);
}

function stepText({ dropped, stopped, still, incomplete }: CanceledStep): string {
  const parts = [
    dropped > 0 && `${plural(dropped, 'waiting item')} dropped`,
    stopped > 0 && `${plural(stopped, 'agent')} stopped`,
    still > 0 && `${still} of them still shutting down`,
    incomplete && 'the queue was too long to be searched completely: repeat this command',
  ].filter(Boolean);
  return parts.join(', ') || 'no item was waiting, and no agent was processing one';
}
