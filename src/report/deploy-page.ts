import { type Finding, hasErrors } from '../core/finding.ts';
import type { Preview } from '../deploy/change-preview.ts';
import type { ResourceChange } from '../deploy/cloud.ts';
import { computeOf } from '../deploy/compute.ts';
import type { Estimate } from '../deploy/cost-estimate.ts';
import type { DeployResult } from '../deploy/deploy.ts';
import type { RemainingResources } from '../deploy/destroy.ts';
import { changeWord, rightsIn } from '../deploy/stack-changes.ts';
import { escapeMarkdown, inlineCode } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { formatBytes } from '../text/units.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { findingsTable } from './findings-markdown.ts';
import { planMermaid } from './plan-text.ts';

/** A page about one workflow: its title as plain text, and blocks of Markdown, the most important first. */
export interface WorkflowPage {
  readonly title: string;
  readonly blocks: readonly string[];
}

/** What became known of a workflow before anything was done. */
export interface PlannedWorkflow {
  /** The workflow's name, or the file's where it could not be read. */
  readonly name: string;
  readonly plan?: Plan;
  readonly findings: readonly Finding[];
  readonly costs?: Estimate;
  /** What deploying would change, or why nobody knows. */
  readonly preview?: Preview | { readonly unknown: string };
}

export function planPage(planned: PlannedWorkflow): WorkflowPage {
  const { name, plan, findings, costs, preview } = planned;
  const bad = hasErrors(findings);
  const known = preview && !('unknown' in preview) ? preview : undefined;
  const state = bad ? 'cannot be deployed as it is' : known ? comesTo(known) : 'is sound';
  const said = bad
    ? `**Next:** mend ${plural(findings.filter(({ severity }) => severity === 'error').length, 'mistake')}; each is listed below with its line.`
    : preview && 'unknown' in preview
      ? `It was not compared with what is deployed: ${escapeMarkdown(preview.unknown)}`
      : known && !known.first && known.changes.length === 0
        ? 'Deploying it changes nothing.'
        : '';
  return page(bad ? '❌' : '🗺️', name, state, said, [
    ...findingBlocks(findings),
    ...(known ? warningBlocks(known) : []),
    ...(costs ? [costLine(costs)] : []),
    ...(plan ? planBlocks(plan, known?.network) : []),
    ...(known && known.changes.length > 0 ? [changesBlock(known.changes)] : []),
    ...hintBlocks(findings),
  ]);
}

export function deployPage(name: string, result: DeployResult, findings: readonly Finding[]): WorkflowPage {
  const { changes, stack, network, outputs } = result;
  const rows: [string, string][] = [
    ['Upload to', inlineCode(`${outputs.UploadTo ?? ''}RUN/`)],
    ['Results come in', inlineCode(`${outputs.ResultsIn ?? ''}STEP/RUN/`)],
    ['Stack', inlineCode(stack)],
    ['Agents run in', escapeMarkdown(network)],
  ];
  const state = changes ? `deployed, ${plural(changes.length, 'resource')} changed` : 'up to date';
  return page('🚀', name, state, '', [
    factsTable(rows),
    ...findingBlocks(findings),
    ...(changes ? [changesBlock(changes)] : []),
    ...hintBlocks(findings),
  ]);
}

export function destroyPage(name: string, left: readonly RemainingResources[]): WorkflowPage {
  const rows = left.map(
    ({ bucket, prefix, objects, bytes, more }) =>
      `| ${inlineCode(`s3://${bucket}/${prefix}`)} | ${more ? 'more than ' : ''}${objects} | ${formatBytes(bytes)} | ${inlineCode(`aws s3 rm --recursive s3://${bucket}/${prefix}`)} |`,
  );
  return page('🧹', name, 'taken back', 'Nothing of it is left in AWS but its data.', [
    ...(rows.length > 0
      ? [`| What stays | Objects | Size | To delete it |\n|---|--:|--:|---|\n${rows.join('\n')}`]
      : []),
  ]);
}

/** Of something that went wrong on the way. */
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
  if (first) return `would be made, ${plural(changes.length, 'resource')}`;
  const count = (...words: string[]) => changes.filter((each) => words.includes(changeWord(each))).length;
  const parts = [
    [count('+ create', '+ take over'), 'to create'],
    [count('~ change'), 'to change'],
    [count('± replace'), 'to replace'],
    [count('- delete'), 'to delete'],
  ].filter(([number]) => number !== 0);
  return parts.length > 0 ? parts.map((part) => part.join(' ')).join(', ') : 'is up to date';
}

/** What somebody must agree to. */
function warningBlocks({ first, changes }: Preview): string[] {
  const gone = changes.filter(
    (each) => each.type === 'AWS::SQS::Queue' && /replace|delete/.test(changeWord(each)),
  );
  const rights = first ? [] : rightsIn(changes);
  return [
    ...(gone.length > 0
      ? [
          `> [!WARNING]\n> ${gone.length === 1 ? 'A queue goes' : `${gone.length} queues go`}: ${gone.map(({ id }) => inlineCode(id)).join(', ')}. Items that wait in a step's are done first, or deploying is refused.`,
        ]
      : []),
    ...(rights.length > 0
      ? [
          `> [!IMPORTANT]\n> Rights change: ${rights.map(inlineCode).join(', ')}. Look at these before you agree.`,
        ]
      : []),
  ];
}

function costLine({
  month_at_rest,
  thousand_items,
  seconds_per_item,
  without,
  region,
  date,
}: Estimate): string {
  const left = without.length > 0 ? `, without the instances of ${without.map(inlineCode).join(', ')}` : '';
  return `**Costs:** about <span>&#36;</span>${month_at_rest.toFixed(2)} a month at rest, <span>&#36;</span>${thousand_items.toFixed(2)} per 1,000 inputs of ${seconds_per_item} s a step${left} (list prices of ${region}, ${date})`;
}

function planBlocks(plan: Plan, network: string | undefined): string[] {
  const rows: [string, string][] = [
    ['Inputs', inlineCode(placed(plan.input, 'RUN/'))],
    ['Results', inlineCode(placed(plan.output, 'STEP/RUN/'))],
    ...(plan.region === undefined ? [] : [['Region', escapeMarkdown(plan.region)] as [string, string]]),
    ...(network === undefined ? [] : [['Agents run in', escapeMarkdown(network)] as [string, string]]),
    ['Catalog', inlineCode(plan.catalog.name)],
  ];
  const steps = plan.steps.map(
    (step) =>
      `| ${escapeMarkdown(step.id)} | ${escapeMarkdown(step.algorithm)} | ${step.cpu_units / 1024} | ${step.memory_mb} MB | ${runsOn(step)} | ${step.gather ? 1 : step.max_agents} |`,
  );
  const images = plan.steps.map((step) => `| ${escapeMarkdown(step.id)} | ${inlineCode(step.image)} |`);
  return [
    `\`\`\`mermaid\n${planMermaid(plan)}\`\`\``,
    `| Step | Algorithm | vCPU | Memory | Runs on | Agents at most |\n|---|---|--:|--:|---|--:|\n${steps.join('\n')}`,
    factsTable(rows),
    folded('Images', `| Step | Image |\n|---|---|\n${images.join('\n')}`),
  ];
}

function placed({ bucket, prefix }: { readonly bucket?: string; readonly prefix: string }, below: string) {
  return bucket === undefined ? `${prefix}${below}` : `s3://${bucket}/${prefix}${below}`;
}

function runsOn(step: PlannedStep): string {
  const compute = computeOf(step);
  if (compute.kind === 'fargate') return compute.spotFirst ? 'Fargate, Spot first' : 'Fargate';
  const { type, spot, gpus } = compute.wish;
  const what = type === undefined ? 'instances' : inlineCode(type);
  return `${what}${spot ? ', Spot' : ''}${gpus > 0 ? `, ${plural(gpus, 'GPU')}` : ''}`;
}

function changesBlock(changes: readonly ResourceChange[]): string {
  const rows = changes.map((change) => {
    const what = [...new Set(change.details.map(({ property }) => property).filter(Boolean))].slice(0, 5);
    return `| ${changeWord(change)} | ${inlineCode(change.id)} | ${escapeMarkdown(change.type)} | ${what.map(inlineCode).join('<br>')} |`;
  });
  const table = `| | Resource | Type | What |\n|---|---|---|---|\n${rows.join('\n')}`;
  return folded(plural(changes.length, 'change'), table);
}

function findingBlocks(findings: readonly Finding[]): string[] {
  const shown = findings.filter(({ severity }) => severity !== 'hint');
  return shown.length > 0 ? [findingsTable(shown.slice(0, 100))] : [];
}

function hintBlocks(findings: readonly Finding[]): string[] {
  const hints = findings.filter(({ severity }) => severity === 'hint');
  return hints.length > 0 ? [folded(plural(hints.length, 'hint'), findingsTable(hints.slice(0, 100)))] : [];
}

function factsTable(rows: readonly (readonly [string, string])[]): string {
  return `| | |\n|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`;
}

function folded(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
