import { hasErrors } from '../core/finding.ts';
import type { Preview } from '../deploy/change-preview.ts';
import { estimateText } from '../deploy/cost-estimate.ts';
import { lanesOfPlan } from '../deploy/planned-lanes.ts';
import { estimateRun, runEstimateText } from '../deploy/run-estimate.ts';
import { changeBlocks } from '../report/change-list.ts';
import { itemsTable, planMermaid, planTable, type ShownItems } from '../report/plan-text.ts';
import { command, facts, paragraph, print, type Screen, sections } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import type { ItemsPreview } from '../workflow/preview-items.ts';
import { implement } from './command.ts';
import { noteLine, screenOf } from './command-io.ts';
import { examinePlan, wantedMirror } from './deploy-account.ts';
import { earlierHere } from './earlier-runs.ts';
import { whileWaiting } from './living-lines.ts';
import { copiesText } from './mirror-images.ts';
import { jsonText } from './output.ts';
import { filesOfNames, firstItems, itemsHint, itemsOf } from './planned-items.ts';
import { noteFindings } from './shown-findings.ts';
import { PLAN } from './workflow-commands.ts';
import { loadWorkflowFile } from './workflow-file.ts';

const ASKING = 'Asking AWS: quotas, subnets, secrets, images, and what deploying would change';

export const plan = implement(PLAN, {
  async run({ file, inputs, catalog, changes, format, ...input }, given) {
    const mirror = wantedMirror(input);
    const io = { ...given, quiet: given.quiet || format === 'json' };
    const read = await loadWorkflowFile(file, io, catalog);
    const { plan } = read;
    if (!plan) return { findings: read.findings };
    const examined = changes
      ? await whileWaiting(ASKING, io, () => examinePlan(plan, read, io, 'changes', mirror))
      : await examinePlan(plan, read, io, 'costs', mirror);
    noteFindings(examined.findings, [read], io);
    if (examined.denied) throw examined.denied;
    const { costs, copies, preview } = examined;
    const named = inputs.length > 0 ? await filesOfNames(plan, inputs, io) : undefined;
    const items = await itemsOf(read, named, io);
    const hint = itemsHint(read, items, io);
    if (hint !== undefined) noteLine(io, hint);
    const lanes = lanesOfPlan(plan);
    const first = costs && firstItems(plan, named, items);
    const run = first && estimateRun(plan, first, examined.earlier ?? earlierHere(plan, io.cwd));
    const findings = [...read.findings, ...examined.findings];
    return { plan, lanes, items: items && withoutSizes(items), findings, costs, run, copies, preview };
  },
  text({ plan, lanes, items, findings, costs, run, copies, preview }, { file, format = 'table' }, io) {
    if (format === 'json') return jsonText({ plan, lanes, items, findings, costs, run, ...preview });
    const table = format === 'table';
    const screen = screenOf(io);
    return [
      plan && (table ? planTable(plan, screen) : planMermaid(plan)),
      items && table && itemsTable(items, screen),
      costs && table && estimateText(costs, screen),
      run && table && runEstimateText(run, screen),
      copies &&
        table &&
        print(
          [
            facts([
              [
                'copies',
                `${copiesText(copies)}, which "deploy" copies into the account's ECR if they are not there`,
              ],
            ]),
          ],
          screen,
        ),
      preview && previewText(preview, file, screen),
    ]
      .filter(Boolean)
      .join('\n');
  },
  // Copies are only those of the preview: without AWS, the account in their names is unknown.
  json: ({ preview, copies: _, ...result }) => ({ ...result, ...preview }),
  failed: ({ findings }) => hasErrors(findings),
});

/** The items without their sizes, which only the estimate of the run needs. */
function withoutSizes({ sizes: _, ...items }: ItemsPreview): ShownItems {
  return items;
}

function previewText({ stack, network, first, changes }: Preview, file: string, screen: Screen): string {
  const verdict = first
    ? `Deploying creates the stack ${stack}, ${plural(changes.length, 'resource')}; agents run in ${network}.`
    : changes.length > 0
      ? `Deploying changes the stack ${stack}; agents run in ${network}.`
      : `The stack ${stack} is up to date.`;
  const next = changes.length > 0 && command('To deploy it', `npx pipewright deploy ${shellWord(file)}`);
  return print([sections(changeBlocks(changes), [paragraph(verdict), next])], screen);
}
