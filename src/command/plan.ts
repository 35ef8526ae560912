import { Failure } from '../failure.ts';
import { hasErrors } from '../finding.ts';
import { planMermaid, planTable } from '../workflow/plan-text.ts';
import type { CommandIo } from './io.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { loadWorkflowFile } from './workflow-file.ts';

const USAGE = `pipewright plan FILE

Shows what a workflow file comes to: its steps, what each takes and gives, sizes, limits and images. Nothing is run,
nothing is changed, and no cloud account is needed.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --format FORMAT   table (default), mermaid (a picture for READMEs and pull requests) or json (as --json)
  --json            print one JSON object: plan (missing when there are errors) and findings
`;

const FORMATS = ['table', 'mermaid', 'json'];

/**
 * The command `plan`.
 * @returns the exit code: 1 when a finding is an error, else 0
 * @throws Failure when an argument is wrong or the file cannot be read
 */
export async function plan(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    catalog: { type: 'string' },
    format: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const format = values.json ? 'json' : (values.format ?? 'table');
  if (!FORMATS.includes(format))
    throw new Failure('BAD_USAGE', `There is no format "${format}". It has ${FORMATS.join(', ')}.`);
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new Failure('BAD_USAGE', 'Name one workflow file: pipewright plan my.workflow.json');
  const { plan, findings, shown } = await loadWorkflowFile(path, io, values.catalog);
  if (format === 'json') io.out(jsonText({ ...(plan && { plan }), findings }));
  else {
    io.err(shown);
    if (plan) io.out(format === 'mermaid' ? planMermaid(plan) : planTable(plan));
  }
  return hasErrors(findings) ? 1 : 0;
}
