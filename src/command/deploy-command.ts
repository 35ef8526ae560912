import { Failure } from '../core/failure.ts';
import { hasErrors } from '../core/finding.ts';
import { escapeControl } from '../text/terminal.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './command-io.ts';
import { deployTo, preflightOf } from './deploy-account.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { loadWorkflowFile, readWorkflowFile, shownFindings } from './workflow-file.ts';

const USAGE = `pipewright deploy FILE

Brings a workflow to AWS, or brings what is there up to date. Safe to repeat: after an interruption it goes on. AWS
credentials come from the environment, as with the aws command; "pipewright policy" prints the rights that they need.
First it looks at what would keep the workflow from running there: quotas, subnets, instance types, secrets, images.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --anyway          deploy whatever that look has found
  --json            print one JSON object: stack, network, changes (missing when all was up to date), outputs and
                    findings; findings alone when they keep it from being deployed
`;

/** `pipewright deploy`. @throws Failure for whatever the user can mend */
export async function deploy(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    anyway: { type: 'boolean' },
    catalog: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const json = values.json === true;
  const loaded = await loadWorkflowFile(oneFile(positionals, 'deploy'), io, values.catalog);
  const { plan } = loaded;
  if (!json) io.err(loaded.shown);
  const seen = plan ? await preflightOf(plan, loaded, io) : [];
  if (!json) io.err(shownFindings(seen, loaded, io, 'all'));
  const findings = [...loaded.findings, ...seen];
  if (!plan || (hasErrors(seen) && !values.anyway)) {
    if (json) io.out(jsonText({ findings }));
    else if (plan)
      io.err('Nothing was deployed. Mend the errors above, or see "pipewright help deploy" for --anyway.\n');
    return 1;
  }
  const result = await deployTo(plan, io, (line) => io.err(`${escapeControl(line)}\n`));
  if (json) io.out(jsonText({ ...result, findings }));
  else
    io.out(
      `Upload to   ${escapeControl(result.outputs.UploadTo ?? '')}RUN/\nResults in  ${escapeControl(result.outputs.ResultsIn ?? '')}STEP/RUN/\n`,
    );
  return 0;
}

/** The plan of the one workflow file that is named; undefined when it has errors, which are told. */
export async function readDeployed(
  positionals: readonly string[],
  io: CommandIo,
  options: { readonly json: boolean; readonly catalog: string | undefined; readonly command: string },
): Promise<Plan | undefined> {
  const path = oneFile(positionals, options.command);
  const { json, catalog } = options;
  return readWorkflowFile(path, io, { json, ...(catalog !== undefined && { catalog }) });
}

/** @throws Failure `BAD_USAGE` */
function oneFile([path, ...others]: readonly string[], command: string): string {
  if (path === undefined || others.length > 0)
    throw new Failure('BAD_USAGE', `Name one workflow file: pipewright ${command} my.workflow.json`);
  return path;
}
