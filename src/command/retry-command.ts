import { Failure } from '../core/failure.ts';
import { type RetriedStep, retryRun } from '../runs/retry-run.ts';
import { changedSteps, readRun } from '../runs/stored-run.ts';
import { plural } from '../text/plural.ts';
import { escapeControl } from '../text/terminal.ts';
import type { CommandIo } from './command-io.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { checkCounted, namedRun, namesIn } from './run-commands.ts';

const USAGE = `pipewright retry RUN FILE [--step ID] [--item PATH…]

Has items of a run that failed tried again, with all their attempts: when the algorithm, its variables or its size were
mended and deployed, or the cause was elsewhere. Takes those with a failed marker and those in the dead-letter queues;
what is done is not worked on again. Where an input was wrong, upload it anew instead: "pipewright run FILE INPUT… --run
RUN" works again on what has changed.

  --step ID       only items of this step
  --item PATH     only this item, or those that match a pattern such as 'a/*.csv'; may be repeated
  --catalog REF   a folder, or owner/repo@ref, instead of the catalog that FILE names
  --json          print one JSON object: run, steps[], each with id, again[], settled, incomplete
`;

/** Items that are named; more are counted. */
const NAMED = 10;

/** `pipewright retry`. @throws Failure for whatever the user can mend */
export async function retry(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    step: { type: 'string' },
    item: { type: 'string', multiple: true },
    catalog: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const [run, file] = namesIn(positionals, USAGE, 'the run', 'the workflow file');
  checkCounted(run);
  const { step, item: items = [], json = false } = values;
  const named = await namedRun(run, file, io, { json, catalog: values.catalog, exact: true });
  if (!named) return 1;
  const { plan, dispatch, cloud } = named;
  if (step !== undefined && !plan.steps.some(({ id }) => id === step))
    throw new Failure(
      'BAD_USAGE',
      `The workflow ${plan.workflow} has no step ${step}: it has ${plan.steps.map(({ id }) => id).join(', ')}.`,
    );
  const { manifest } = await readRun(plan, run, cloud.storage);
  const steps = await retryRun(plan, run, { ...(step !== undefined && { step }), items }, dispatch, cloud);
  const count = steps.reduce((sum, { again }) => sum + again.length, 0);
  if (count === 0 && (step !== undefined || items.length > 0))
    throw new Failure('NOTHING_TO_RETRY', `No item of the run ${run} that fits these options has failed.`);
  if (json) io.out(jsonText({ run, steps }));
  else io.out(retriedText(run, file, steps, changedSteps(plan, manifest)));
  return steps.some(({ incomplete }) => incomplete) ? 1 : 0;
}

function retriedText(
  run: string,
  file: string,
  steps: readonly RetriedStep[],
  changed: readonly string[],
): string {
  const lines = steps.flatMap(({ id, again, settled, incomplete }) => {
    if (again.length + settled === 0 && !incomplete) return [];
    const shown = again.slice(0, NAMED).map((item) => escapeControl(item));
    const rest = again.length > NAMED ? ` and ${again.length - NAMED} more` : '';
    const parts = [
      again.length > 0 && `${plural(again.length, 'item')} again: ${shown.join(', ')}${rest}`,
      settled > 0 && `${plural(settled, 'dead letter')} of items that are done by now taken out`,
      incomplete && 'the dead-letter queue holds more than could be looked through: repeat this',
    ].filter(Boolean);
    return [`  ${escapeControl(id)}: ${parts.join('; ')}`];
  });
  if (lines.length === 0) return `No item of the run ${run} has failed.\n`;
  const text = [
    `Run ${run}`,
    ...lines,
    ...(changed.length > 0
      ? [
          `These are tried with what is deployed now; ${changed.map((id) => escapeControl(id)).join(', ')} had another image, other variables or other needs when the run was begun, and what was done then stays as it is.`,
        ]
      : []),
    `How it stands: pipewright status ${escapeControl(file)} --run ${run}`,
  ];
  return `${text.join('\n')}\n`;
}
