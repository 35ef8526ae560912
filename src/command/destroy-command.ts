import { destroy as destroyPlan, remainingText } from '../deploy/destroy.ts';
import { escapeControl } from '../text/terminal.ts';
import { awsOf } from './aws-region.ts';
import type { CommandIo } from './command-io.ts';
import { readDeployed } from './deploy-command.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';

const USAGE = `pipewright destroy FILE

Takes a workflow back from AWS: uploads do not start it any more, its agents end, its stack is deleted. Buckets with
their data stay, and how to delete them is said. Safe to repeat.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --json            print one JSON object: left[], each with bucket, prefix, objects, bytes
`;

/** `pipewright destroy`. @throws Failure for whatever the user can mend */
export async function destroy(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    catalog: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const json = values.json === true;
  const plan = await readDeployed(positionals, io, { json, catalog: values.catalog, command: 'destroy' });
  if (!plan) return 1;
  const left = await destroyPlan(plan, await awsOf(plan, io), (line) => io.err(`${escapeControl(line)}\n`));
  io.out(
    json ? jsonText({ left }) : `Nothing of ${plan.workflow} is left but its data.\n${remainingText(left)}`,
  );
  return 0;
}
