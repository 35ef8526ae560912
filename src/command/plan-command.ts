import { Failure } from '../core/failure.ts';
import { hasErrors } from '../core/finding.ts';
import type { Preview } from '../deploy/change-preview.ts';
import { compile } from '../deploy/compile.ts';
import { type Estimate, estimate, estimateText } from '../deploy/cost-estimate.ts';
import { changeLines } from '../deploy/stack-changes.ts';
import { planMermaid, planTable } from '../report/plan-text.ts';
import { escapeControl } from '../text/terminal.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './command-io.ts';
import { preflightOf, previewOf } from './deploy-account.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { loadWorkflowFile, shownFindings } from './workflow-file.ts';

const USAGE = `pipewright plan FILE

Shows what a workflow file comes to: its steps, what each takes and gives, sizes, limits and images, and, where the file
names its buckets, what it costs on AWS. Nothing is run, nothing is changed, and no cloud account is needed.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --format FORMAT   table (default), mermaid (a picture for READMEs and pull requests) or json (as --json)
  --changes         also ask AWS what would keep it from running there (quotas, subnets, instance types, secrets,
                    images), and what deploying would create, change and delete; needs the rights of
                    "pipewright policy --for plan"
  --json            print one JSON object: plan (missing when there are errors), findings, costs, and with --changes
                    stack, network and changes
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
    changes: { type: 'boolean' },
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
  const loaded = await loadWorkflowFile(path, io, values.catalog);
  const { plan, shown } = loaded;
  const costs = plan && costsOf(plan);
  const seen = plan && values.changes ? await preflightOf(plan, loaded, io) : [];
  const findings = [...loaded.findings, ...seen];
  // With these there is nothing to compare.
  const asked = plan && values.changes && !hasErrors(seen) ? await previewOf(plan, io) : undefined;
  if (format === 'json')
    io.out(jsonText({ ...(plan && { plan }), findings, ...(costs && { costs }), ...asked }));
  else {
    io.err(shown);
    io.err(shownFindings(seen, loaded, io, 'all'));
    if (plan) io.out(format === 'mermaid' ? planMermaid(plan) : planTable(plan));
    if (costs && format === 'table') io.out(estimateText(costs));
    if (asked) io.out(previewText(asked));
  }
  return hasErrors(findings) ? 1 : 0;
}

/** The costs of a workflow that says where it goes; where that is does not matter for them. */
export function costsOf(plan: Plan): Estimate | undefined {
  if (plan.input.bucket === undefined || plan.output.bucket === undefined) return undefined;
  const target = {
    account: plan.account_id ?? '000000000000',
    region: plan.region ?? 'us-east-1',
    network: { kind: 'own' as const },
  };
  return estimate(plan, compile(plan, target, () => ({ bucket: 'none', key: 'none' })).template);
}

export function previewText({ stack, network, first, changes }: Preview): string {
  const head = first
    ? `Deploying makes the stack ${stack}; agents run in ${network}:`
    : changes.length > 0
      ? `Deploying changes the stack ${stack}; agents run in ${network}:`
      : `The stack ${stack} is up to date.`;
  return ['', head, ...changeLines(changes).map((line) => `  ${line}`)]
    .map((line) => `${escapeControl(line)}\n`)
    .join('');
}
