import { type Finding, hasErrors } from '../core/finding.ts';
import type { Preview } from '../deploy/change-preview.ts';
import type { ResourceChange } from '../deploy/cloud.ts';
import { computeOf } from '../deploy/compute.ts';
import { type Estimate, estimateNotes, restShares } from '../deploy/cost-estimate.ts';
import type { DeployResult } from '../deploy/deploy.ts';
import { type RemainingResources, removalCommand } from '../deploy/destroy.ts';
import type { ImageCopy } from '../deploy/mirror.ts';
import { plannedLanes } from '../deploy/planned-lanes.ts';
import { changeWord, rightsIn } from '../deploy/stack-changes.ts';
import { detailsBlock, escapeMarkdown, inlineCode, markdownTable } from '../text/markdown.ts';
import { formatBytes, plural } from '../text/units.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { changeCounts } from './change-list.ts';
import { findingsTable } from './findings-markdown.ts';
import { planMermaid } from './plan-text.ts';

/** A page about one workflow: its title as plain text, and blocks of Markdown, the most important first. */
export interface WorkflowPage {
  readonly title: string;
  readonly blocks: readonly string[];
}

/** A workflow before anything is changed. */
export interface PlannedWorkflow {
  /** The workflow's name, or the file's where it could not be read. */
  readonly name: string;
  readonly plan?: Plan;
  readonly findings: readonly Finding[];
  readonly costs?: Estimate;
  /** Copies of images that agents would pull. */
  readonly copies?: readonly ImageCopy[];
  /** What deploying would change, or why that is unknown. */
  readonly preview?: Preview | { readonly unknown: string };
}

export function planPage(planned: PlannedWorkflow): WorkflowPage {
  const { name, plan, findings, costs, copies = [], preview } = planned;
  const bad = hasErrors(findings);
  const changes = preview && !('unknown' in preview) ? preview : undefined;
  const state = bad ? 'cannot be deployed' : changes ? comesTo(changes) : 'is valid';
  const said = bad
    ? `**Next:** fix ${plural(findings.filter(({ severity }) => severity === 'error').length, 'error')}; each is listed below with its line.`
    : preview && 'unknown' in preview
      ? `It was not compared with what is deployed: ${escapeMarkdown(preview.unknown)}`
      : changes && !changes.first && changes.changes.length === 0
        ? 'Deploying it changes nothing.'
        : '';
  return page(bad ? '❌' : '🗺️', name, state, said, [
    ...findingBlocks(findings),
    ...(changes ? warningBlocks(changes) : []),
    ...(costs ? [costLine(costs)] : []),
    ...(copies.length > 0 ? [copiesLine(copies)] : []),
    ...(plan ? planBlocks(plan, changes?.network) : []),
    ...(changes && changes.changes.length > 0 ? [changesBlock(changes.changes)] : []),
    ...hintBlocks(findings),
  ]);
}

export function deployPage(name: string, result: DeployResult, findings: readonly Finding[]): WorkflowPage {
  const { changes, stack, network, outputs } = result;
  const rows: [string, string][] = [
    ['Upload to', inlineCode(`${outputs.UploadTo ?? ''}RUN/`)],
    ['Results', inlineCode(`${outputs.ResultsIn ?? ''}STEP/RUN/`)],
    ['Stack', inlineCode(stack)],
    ['Agents run in', escapeMarkdown(network)],
  ];
  const state = changes ? `deployed, ${plural(changes.length, 'resource')} changed` : 'up to date';
  return page('🚀', name, state, '', [
    factList(rows),
    ...findingBlocks(findings),
    ...(changes ? [changesBlock(changes)] : []),
    ...hintBlocks(findings),
  ]);
}

export function destroyPage(name: string, left: readonly RemainingResources[]): WorkflowPage {
  const rows = left.map((each) => [
    ...('repository' in each
      ? [`Copies of images in ECR: ${inlineCode(each.repository)}`, '–', '–']
      : [
          inlineCode(`s3://${each.bucket}/${each.prefix}`),
          `${each.more ? 'more than ' : ''}${each.objects}`,
          formatBytes(each.bytes),
        ]),
    inlineCode(removalCommand(each)),
  ]);
  const head = ['What stays', 'Objects', 'Size', 'To delete it'];
  const blocks = rows.length > 0 ? [markdownTable(head, 'lrrl', rows)] : [];
  return page(
    '🧹',
    name,
    'destroyed',
    left.some((each) => 'repository' in each)
      ? 'Only its data remains in AWS, and copies of its images, which other workflows may use.'
      : 'Only its data remains in AWS.',
    blocks,
  );
}

/** The page of a failed mode of the action. @param what the mode, such as `deploy` */
export function failurePage(
  name: string,
  what: string,
  message: string,
  findings: readonly Finding[],
): WorkflowPage {
  return page('❌', name, `${what} failed`, escapeMarkdown(message), [
    ...findingBlocks(findings),
    ...hintBlocks(findings),
  ]);
}

function page(
  sign: string,
  name: string,
  state: string,
  said: string,
  blocks: readonly string[],
): WorkflowPage {
  const head = `### ${sign} ${escapeMarkdown(name)}: ${escapeMarkdown(state)}`;
  return { title: `${name}: ${state}`, blocks: [said ? `${head}\n\n${said}` : head, ...blocks] };
}

function comesTo({ first, changes }: Preview): string {
  if (first) return `would be created, ${plural(changes.length, 'resource')}`;
  return changeCounts(changes) || 'is up to date';
}

/** Changes that need a reviewer's approval. */
function warningBlocks({ first, changes }: Preview): string[] {
  const gone = changes.filter(
    (each) => each.type === 'AWS::SQS::Queue' && /replace|delete/.test(changeWord(each)),
  );
  const rights = first ? [] : rightsIn(changes);
  return [
    ...(gone.length > 0
      ? [
          `> [!WARNING]\n> ${plural(gone.length, 'queue')} would be deleted: ${gone.map(({ id }) => inlineCode(id)).join(', ')}. Items that wait in such a queue are finished first; if that takes too long, the deployment stops.`,
        ]
      : []),
    ...(rights.length > 0
      ? [
          `> [!IMPORTANT]\n> Permissions change: ${rights.map(inlineCode).join(', ')}. Review these before you approve.`,
        ]
      : []),
  ];
}

function costLine(costs: Estimate): string {
  const { month_at_rest, thousand_items, thousand_items_requests, seconds_per_item } = costs;
  const { without, region, date } = costs;
  const left = without.length > 0 ? `, without the instances of ${without.map(inlineCode).join(', ')}` : '';
  // A dollar sign begins a formula in GitHub's Markdown.
  const usd = (sum: number): string => `<span>&#36;</span>${sum.toFixed(2)}`;
  const notes = estimateNotes(costs).map(
    (note) => `; ${escapeMarkdown(note).replaceAll('$', '<span>&#36;</span>')}`,
  );
  return `**Costs:** about ${usd(month_at_rest)} a month at rest${restShares(costs, usd)}, ${usd(thousand_items)} per 1,000 inputs of ${seconds_per_item} s a step${left}: requests ${usd(thousand_items_requests)}, the rest for agents (list prices of ${region}, ${date})${notes.join('')}`;
}

function copiesLine(copies: readonly ImageCopy[]): string {
  const bytes = copies.reduce((sum, copy) => sum + copy.bytes, 0);
  return `**Copies of images:** ${plural(copies.length, 'image')} in the account's ECR, at most ${formatBytes(bytes)}; deploying copies the missing ones.`;
}

function planBlocks(plan: Plan, network: string | undefined): string[] {
  const rows: [string, string][] = [
    ['Inputs', inlineCode(placed(plan.input, 'RUN/'))],
    ['Results', inlineCode(placed(plan.output, 'STEP/RUN/'))],
    ...(plan.region === undefined ? [] : [['Region', escapeMarkdown(plan.region)] as [string, string]]),
    ...(network === undefined ? [] : [['Agents run in', escapeMarkdown(network)] as [string, string]]),
    ['Catalog', inlineCode(plan.catalog.name)],
  ];
  const steps = plan.steps.map((step) => [
    escapeMarkdown(step.id),
    escapeMarkdown(step.algorithm),
    step.cpu_units / 1024,
    memoryOf(plan, step),
    runsOn(step),
    step.gather ? 1 : step.max_agents,
  ]);
  const images = plan.steps.map((step) => [escapeMarkdown(step.id), inlineCode(step.image)]);
  return [
    `\`\`\`mermaid\n${planMermaid(plan)}\`\`\``,
    markdownTable(['Step', 'Algorithm', 'vCPU', 'Memory', 'Runs on', 'Agents at most'], 'llrrlr', steps),
    factList(rows),
    detailsBlock('Images', markdownTable(['Step', 'Image'], 'll', images)),
  ];
}

function placed({ bucket, prefix }: { readonly bucket?: string; readonly prefix: string }, below: string) {
  return bucket === undefined ? `${prefix}${below}` : `s3://${bucket}/${prefix}${below}`;
}

function memoryOf(plan: Plan, step: PlannedStep): string {
  const largest = plannedLanes(plan, step).at(-1);
  return `${step.memory_mb} MB${largest ? `, at most ${largest.memory_mb}` : ''}`;
}

function runsOn(step: PlannedStep): string {
  const compute = computeOf(step);
  if (compute.kind === 'fargate') return compute.spotFirst ? 'Fargate, Spot first' : 'Fargate';
  const { type, spot, gpus } = compute.instance;
  const what = type === undefined ? 'instances' : inlineCode(type);
  return `${what}${spot ? ', Spot' : ''}${gpus > 0 ? `, ${plural(gpus, 'GPU')}` : ''}`;
}

function changesBlock(changes: readonly ResourceChange[]): string {
  const rows = changes.map((change) => {
    const what = [...new Set(change.details.map(({ property }) => property).filter(Boolean))].slice(0, 5);
    const cells = [inlineCode(change.id), escapeMarkdown(change.type), what.map(inlineCode).join('<br>')];
    return [changeWord(change), ...cells];
  });
  const table = markdownTable(['Change', 'Resource', 'Type', 'What'], 'llll', rows);
  return detailsBlock(plural(changes.length, 'change'), table);
}

function findingBlocks(findings: readonly Finding[]): string[] {
  const shown = findings.filter(({ severity }) => severity !== 'hint');
  return shown.length > 0 ? [findingsTable(shown.slice(0, 100))] : [];
}

function hintBlocks(findings: readonly Finding[]): string[] {
  const hints = findings.filter(({ severity }) => severity === 'hint');
  return hints.length > 0
    ? [detailsBlock(plural(hints.length, 'hint'), findingsTable(hints.slice(0, 100)))]
    : [];
}

/** A list, not a table: GitHub draws a table's header even if it is empty. */
function factList(rows: readonly (readonly [string, string])[]): string {
  return rows.map(([name, value]) => `- **${name}:** ${value}`).join('\n');
}
