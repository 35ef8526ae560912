import { Failure } from '../core/failure.ts';
import { reasonOf } from '../protocol/item-report.ts';
import { type ItemLog, itemLogs } from '../runs/item-log.ts';
import { line, PLAIN, paragraph, print, type Screen, styled } from '../text/printer.ts';
import { implement } from './command.ts';
import { screenOf } from './command-io.ts';
import { LOGS } from './run-commands.ts';
import { openWorkflow } from './workflow-on-aws.ts';

export const logs = implement(LOGS, {
  async run({ run, item, step, ...input }, io) {
    const { plan, names, cloud } = await openWorkflow(input, io);
    const logs = await itemLogs({ plan, run, item, step, agentLogs: names.agentLogs }, cloud);
    if (logs.length > 0) return { run, item, logs };
    throw new Failure(
      'NO_LOG',
      `The run ${run} has no log of ${item}${step === undefined ? '' : ` in step ${step}`}. Either no agent has started the item yet, or its path is different: "npx pipewright status" shows it.`,
    );
  },
  text: ({ logs }, _, io) => logs.map((log) => logText(log, screenOf(io))).join('\n'),
});

/** The log itself is not folded: it is what the algorithm printed. */
export function logText(log: ItemLog, screen: Screen = PLAIN): string {
  const { step, attempt, state, started_at, source, lines } = log;
  const parts = [
    `attempt ${attempt}`,
    state,
    reasonOf(log).replace(/\.$/, ''),
    started_at,
    source === 'marker' && 'only the end is kept',
  ].filter(Boolean);
  const head = styled('bold', `── ${step}: ${parts.join(', ')}`);
  return print([paragraph(head, 0, 2), ...lines.map((text) => line(text))], screen);
}
