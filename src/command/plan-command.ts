import { hasErrors } from '../core/finding.ts';
import type { Preview } from '../deploy/change-preview.ts';
import { estimateText } from '../deploy/cost-estimate.ts';
import { lanesOfPlan } from '../deploy/planned-lanes.ts';
import { changeLines } from '../deploy/stack-changes.ts';
import { itemsTable, planMermaid, planTable } from '../report/plan-text.ts';
import { escapeControl } from '../text/terminal.ts';
import { implement } from './command.ts';
import { noteLine } from './command-io.ts';
import { examinePlan } from './deploy-account.ts';
import { jsonText } from './output.ts';
import { itemsHint, itemsOf } from './planned-items.ts';
import { noteFindings } from './shown-findings.ts';
import { PLAN } from './workflow-commands.ts';
import { loadWorkflowFile } from './workflow-file.ts';

export const plan = implement(PLAN, {
  async run({ file, inputs, catalog, changes, format }, given) {
    const io = { ...given, quiet: given.quiet || format === 'json' };
    const read = await loadWorkflowFile(file, io, catalog);
    const { plan } = read;
    if (!plan) return { findings: read.findings };
    const examined = await examinePlan(plan, read, io, changes ? 'changes' : 'costs');
    noteFindings(examined.findings, [read], io);
    if (examined.denied) throw examined.denied;
    const { costs, preview } = examined;
    const items = await itemsOf(read, inputs, io);
    const hint = itemsHint(read, items, io);
    if (hint !== undefined) noteLine(io, hint);
    const lanes = lanesOfPlan(plan);
    return { plan, lanes, items, findings: [...read.findings, ...examined.findings], costs, preview };
  },
  text({ plan, lanes, items, findings, costs, preview }, { format = 'table' }) {
    if (format === 'json') return jsonText({ plan, lanes, items, findings, costs, ...preview });
    const table = format === 'table';
    return [
      plan && (table ? planTable(plan) : planMermaid(plan)),
      items && table && itemsTable(items),
      costs && table && estimateText(costs),
      preview && previewText(preview),
    ]
      .filter(Boolean)
      .join('');
  },
  json: ({ preview, ...result }) => ({ ...result, ...preview }),
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
