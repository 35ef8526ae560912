import { Failure } from '../core/failure.ts';
import { reasonOf } from '../protocol/item-report.ts';
import { type ItemLog, itemLogs } from '../runs/item-log.ts';
import { escapeControl } from '../text/terminal.ts';
import type { CommandIo } from './command-io.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { namedRun, namesIn } from './run-commands.ts';

const USAGE = `pipewright logs RUN ITEM FILE [--step ID]

Shows what the algorithm printed for one item of a run, every attempt, the newest last: from CloudWatch Logs, where it
stays for 30 days; of older items that failed, the end that their marker keeps. Short items follow each other closely: a
line at the very begin or end may be its neighbour's. ITEM is the path as "pipewright status" shows it.

  --step ID       only this step. Default: every step that has an item of that path
  --catalog REF   a folder, or owner/repo@ref, instead of the catalog that FILE names
  --json          print one JSON object: run, item, logs[], each with step, attempt, state, source, lines[]
`;

/** `pipewright logs`. @throws Failure for whatever the user can mend */
export async function logs(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    step: { type: 'string' },
    catalog: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const [run, item, file] = namesIn(positionals, USAGE, 'the run', 'the item', 'the workflow file');
  const { step, json = false } = values;
  const named = await namedRun(run, file, io, { json, catalog: values.catalog });
  if (!named) return 1;
  const { plan, names, cloud } = named;
  const found = await itemLogs(plan, run, item, step, names.agentLogs, cloud);
  if (found.length === 0)
    throw new Failure(
      'NO_LOG',
      `There is no log of ${item}${step === undefined ? '' : ` in step ${step}`} in the run ${run}: either no agent has begun it yet, or the path is another one.`,
    );
  if (json) io.out(jsonText({ run, item, logs: found }));
  else io.out(found.map(logText).join('\n'));
  return 0;
}

export function logText(log: ItemLog): string {
  const { step, attempt, state, started_at, source, lines } = log;
  const parts = [
    `attempt ${attempt}`,
    state,
    reasonOf(log),
    started_at,
    source === 'marker' && 'only the end is kept',
  ].filter(Boolean);
  return [`── ${step}: ${parts.join(', ')}`, ...lines].map((line) => `${escapeControl(line)}\n`).join('');
}
