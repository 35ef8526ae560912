import { hasErrors } from '../core/finding.ts';
import type { Preview } from '../deploy/change-preview.ts';
import { estimateText } from '../deploy/cost-estimate.ts';
import { estimateRun, runEstimateText } from '../deploy/run-estimate.ts';
import { changeLines } from '../deploy/stack-changes.ts';
import { itemsTable, planMermaid, planTable } from '../report/plan-text.ts';
import { escapeControl } from '../text/terminal.ts';
import { implement } from './command.ts';
import { noteLine } from './command-io.ts';
import { examinePlan, wantedMirror } from './deploy-account.ts';
import { copiesText } from './mirror-images.ts';
import { jsonText } from './output.ts';
import { expectedItems, itemsHint, itemsOf } from './planned-items.ts';
import { noteFindings } from './shown-findings.ts';
import { PLAN } from './workflow-commands.ts';
import { loadWorkflowFile } from './workflow-file.ts';

export const plan = implement(PLAN, {
  async run({ file, inputs, catalog, changes, format, ...input }, given) {
    const mirror = wantedMirror(input);
    const io = { ...given, quiet: given.quiet || format === 'json' };
    const read = await loadWorkflowFile(file, io, catalog);
    const { plan } = read;
    if (!plan) return { findings: read.findings };
    const examined = await examinePlan(plan, read, io, changes ? 'changes' : 'costs', mirror);
    noteFindings(examined.findings, [read], io);
    if (examined.denied) throw examined.denied;
    const { costs, copies, preview, means } = examined;
    const items = await itemsOf(read, inputs, io);
    const hint = itemsHint(read, items, io);
    if (hint !== undefined) noteLine(io, hint);
    const expected = costs && (await expectedItems(read, inputs, items, io));
    const run = expected && estimateRun(plan, expected, means ?? {});
    return { plan, items, findings: [...read.findings, ...examined.findings], costs, run, copies, preview };
  },
  text({ plan, items, findings, costs, run, copies, preview }, { format = 'table' }) {
    if (format === 'json') return jsonText({ plan, items, findings, costs, run, ...preview });
    const table = format === 'table';
    return [
      plan && (table ? planTable(plan) : planMermaid(plan)),
      items && table && itemsTable(items),
      costs && table && estimateText(costs),
      run && table && runEstimateText(run),
      copies &&
        table &&
        `copies    ${copiesText(copies)}, which deploying copies into the account's ECR where they are not there\n`,
      preview && previewText(preview),
    ]
      .filter(Boolean)
      .join('');
  },
  // Without AWS, the account in their names is not known.
  json: ({ preview, copies: _, ...result }) => ({ ...result, ...preview }),
  failed: ({ findings }) => hasErrors(findings),
});

function previewText({ stack, network, first, changes }: Preview): string {
  const head = first
    ? `Deploying creates the stack ${stack}; agents run in ${network}:`
    : changes.length > 0
      ? `Deploying changes the stack ${stack}; agents run in ${network}:`
      : `The stack ${stack} is up to date.`;
  return ['', head, ...changeLines(changes).map((line) => `  ${line}`)]
    .map((line) => `${escapeControl(line)}\n`)
    .join('');
}
