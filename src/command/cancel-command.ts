import { Failure } from '../core/failure.ts';
import { nextStatus } from '../progress/run-status.ts';
import { snapshotRun } from '../progress/take-snapshot.ts';
import { type CancelledRun, type CancelledStep, cancelRun } from '../runs/cancel-run.ts';
import { deployedWorkflow } from '../runs/deployed-workflow.ts';
import { plural } from '../text/plural.ts';
import { escapeControl } from '../text/terminal.ts';
import type { CommandIo } from './command-io.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { checkCounted, type NamedRun, namedRun, namesIn } from './run-commands.ts';

const USAGE = `pipewright cancel RUN FILE

Cancels a run of the workflow of FILE. Nothing new of it is begun: items that wait are dropped, and agents that work on
one of its items are stopped. Other runs go on: an agent at another run's item is left alone. What was done stays, with
its results. "pipewright run FILE --run RUN" continues a cancelled run. Safe to repeat.

  --catalog REF   a folder, or owner/repo@ref, instead of the catalog that FILE names
  --json          print one JSON object: run, cancelled_at, steps[], each with dropped, stopped, still, incomplete
`;

/** `pipewright cancel`. @throws Failure for whatever the user can mend */
export async function cancel(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    catalog: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const [run, file] = namesIn(positionals, USAGE, 'the run', 'the workflow file');
  checkCounted(run);
  const json = values.json === true;
  const named = await namedRun(run, file, io, { json, catalog: values.catalog });
  if (!named) return 1;
  await checkOpen(named, io);
  if (!json) io.err(`Cancelling ${run}; agents that work on it get up to two minutes to stop\n`);
  const cancelled = await cancelRun(named.plan, run, named.dispatch, named.names.agentLogs, named.cloud);
  io.out(json ? jsonText(cancelled) : cancelledText(cancelled, file));
  return cancelled.steps.some(({ incomplete, still }) => incomplete || still > 0) ? 1 : 0;
}

/** A run whose items have all ended keeps its end. @throws Failure `RUN_OVER`, `RUN_NOT_FOUND` */
async function checkOpen({ run, plan, site }: NamedRun, io: CommandIo): Promise<void> {
  const { openRunWorld } = await import('../edge/aws-run-world.ts');
  const watched = deployedWorkflow(plan, site);
  const world = openRunWorld(site.region, io.env, io.signal);
  const seen = await snapshotRun(run, { deployed: watched, world, now: Date.now() });
  if (seen.run.cancelled_at === undefined && nextStatus(undefined, seen, watched).agreed > 0)
    throw new Failure('RUN_OVER', `The run ${run} is over already: there is nothing to cancel.`);
}

export function cancelledText({ run, steps }: CancelledRun, file: string): string {
  const lines = [
    `Run ${run} is cancelled.`,
    ...steps.map((step) => `  ${escapeControl(step.id)}: ${stepText(step)}`),
    'What was done stays with its results. An item that is at work elsewhere, or was just on its way, may still come to its',
    'end; nothing follows from it. Other runs go on.',
    `To continue it: pipewright run ${escapeControl(file)} --run ${run}`,
  ];
  return `${lines.join('\n')}\n`;
}

function stepText({ dropped, stopped, still, incomplete }: CancelledStep): string {
  const parts = [
    dropped > 0 && `${plural(dropped, 'waiting item')} dropped`,
    stopped > 0 && `${plural(stopped, 'agent')} stopped`,
    still > 0 && `${plural(still, 'agent')} of these still ending`,
    incomplete && 'the queue holds more than could be looked through: repeat this',
  ].filter(Boolean);
  return parts.join(', ') || 'nothing waited, no agent was at work on it';
}
