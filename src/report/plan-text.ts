import { architectureOf } from '../deploy/compute.ts';
import type { Keep } from '../protocol/dispatch-plan.ts';
import { lineOf } from '../protocol/memory-line.ts';
import { type MermaidEdge, mermaidFlowchart } from '../text/mermaid.ts';
import {
  type Block,
  type Fact,
  facts,
  heading,
  PLAIN,
  paragraph,
  print,
  type Screen,
  sections,
  styled,
  table,
} from '../text/printer.ts';
import { shortCommit, shortReference } from '../text/quote.ts';
import { formatCount, formatDollars, plural } from '../text/units.ts';
import type { Place, Plan, PlannedItems, PlannedStep } from '../workflow/plan.ts';
import { type ItemsPreview, type StepJoin, stepJoins } from '../workflow/preview-items.ts';
import type { Source } from '../workflow/sources.ts';
import { laneTexts } from './lane-text.ts';
import { memoryLineText } from './memory-text.ts';

const HEAD = [
  'step',
  'algorithm',
  'takes',
  'vCPU',
  'memory',
  'disk',
  'compute',
  'minutes',
  'attempts',
  'agents',
];

/** Width of the names of settings, in columns; the costs below them have the same. */
const LABEL = 9;

/** A plan as a table for terminals, with the workflow's settings above and each step's details below. */
export function planTable(plan: Plan, screen: Screen = PLAIN): string {
  const rows = plan.steps.map((step) => [
    styled('bold', step.id),
    step.algorithm,
    step.needs.length > 0 ? `${step.gather ? 'all of ' : ''}${step.needs.join(', ')}` : 'inputs',
    `${step.cpu_units / 1024}`,
    `${step.memory_mb} MB`,
    `${step.disk_gb} GB`,
    [
      step.compute,
      ...(step.architecture === undefined ? [] : [architectureOf(step) === 'ARM64' ? 'arm64' : 'x86_64']),
      ...(step.gpu_count > 0 ? [plural(step.gpu_count, 'GPU')] : []),
    ].join(', '),
    `${step.timeout_minutes}`,
    `${step.max_attempts}`,
    `${step.max_agents}`,
  ]);
  const commit = plan.catalog.commit === undefined ? '' : ` at ${shortCommit(plan.catalog.commit)}`;
  const settings: Fact[] = [
    ['workflow', plan.workflow],
    ['catalog', `${plan.catalog.name}${commit}`],
    ['inputs', place(plan.input, '<run>/')],
    ['results', place(plan.output, '<step>/<run>/')],
    ['items', plan.items && ruleText(plan.items)],
    ...Object.entries(plan.items?.shared ?? {}).map(([name, path]): Fact => ['shared', `${name} = ${path}`]),
    ...(plan.sources ?? []).map((source): Fact => ['source', sourceText(source)]),
    [
      'reuse',
      plan.reuse
        ? 'results of earlier runs with the same inputs, images and variables are copied'
        : undefined,
    ],
    ['region', plan.region],
    ['account', plan.account_id],
    ['network', plan.network],
    ['subnets', plan.subnets.join(', ') || undefined],
    ['ports', portsOf(plan)],
    ['notify', plan.notify?.join(', ')],
    ['budget', plan.budget && budgetText(plan.budget)],
    ['boundary', plan.permissions_boundary],
    ['role', plan.deploy_role],
    ['tags', tagsOf(plan)],
  ];
  const joins = new Map((plan.items ? stepJoins(plan.items) : []).map((join) => [join.step, join]));
  const details = plan.steps.flatMap((step) => [
    ...detailsOf(step, joins.get(step.id)),
    ...laneTexts(plan, step).map((text) => paragraph(text, 2, 2)),
  ]);
  const notes = uploadNotes(plan).map((note) => paragraph(note));
  const steps = table(rows, { head: HEAD, right: [3, 4, 5, 7, 8, 9] });
  return print([sections([facts(settings, LABEL)], [steps], details, notes)], screen);
}

function budgetText({ run_usd, month_usd }: NonNullable<Plan['budget']>): string {
  const limits = [
    run_usd !== undefined && `${formatDollars(run_usd)} a run`,
    month_usd !== undefined && `${formatDollars(month_usd)} a month`,
  ].filter(Boolean);
  return limits.join(', ') || 'no limit; the costs of agents are recorded';
}

function sourceText({ bucket, prefix, access }: Source): string {
  const how = { 'requester-pays': ', and you pay for requests and transfer', unsigned: ', unsigned' };
  return `s3://${bucket}/${prefix}, read in place${access ? how[access] : ''}`;
}

function tagsOf({ tags = {} }: Plan): string | undefined {
  const all = Object.entries(tags).map(([name, value]) => `${name}=${value}`);
  return all.join(', ') || undefined;
}

/** A plan as a Mermaid flowchart, for READMEs and pull requests on GitHub. */
export function planMermaid({ steps, input, output, items }: Plan): string {
  const nodeOf = new Map(steps.map(({ id }, i) => [id, `s${i}`]));
  const needed = new Set(steps.flatMap(({ needs }) => needs));
  const boxes = steps.map(({ id, algorithm, gather }) => ({
    id: nodeOf.get(id)!,
    lines: [id, algorithm],
    shape: gather ? ('gather' as const) : ('box' as const),
  }));
  const edges = steps.flatMap(({ id, needs, gather }): MermaidEdge[] => {
    const to = nodeOf.get(id)!;
    const all = gather ? 'all' : undefined;
    const sources = needs.length > 0 ? needs.map((need) => nodeOf.get(need)!) : ['inputs'];
    const before = items
      ? itemEdges(items, id, nodeOf).map((edge) => ({ ...edge, to }))
      : sources.map((from) => ({ from, to, label: all }));
    // Every step's results are kept; an arrow for each would hide the order of the steps.
    return needed.has(id) ? before : [...before, { from: to, to: 'results' }];
  });
  return mermaidFlowchart(
    [
      { id: 'inputs', lines: ['inputs', shortPlace(input)], shape: 'store' },
      ...Object.keys(items?.shared ?? {}).map((name, i) => ({
        ...{ id: `shared${i}`, lines: [name], shape: 'store' as const },
      })),
      ...boxes,
      { id: 'results', lines: ['results', shortPlace(output)], shape: 'store' },
    ],
    edges,
  );
}

/** An arrow for each source of a step's inputs, labeled with the outputs or inputs that it passes on. */
function itemEdges(
  { steps, shared }: PlannedItems,
  id: string,
  nodeOf: ReadonlyMap<string, string>,
): Omit<MermaidEdge, 'to'>[] {
  const names = Object.keys(shared);
  const labels = new Map<string, Set<string>>();
  const { inputs, gather } = steps.find((step) => step.id === id)!;
  for (const { name, sources } of inputs)
    for (const source of sources) {
      const from =
        source.from === 'step'
          ? nodeOf.get(source.step)!
          : source.from === 'shared'
            ? `shared${names.indexOf(source.name)}`
            : 'inputs';
      const label = source.from === 'step' ? source.output : name;
      labels.set(from, (labels.get(from) ?? new Set()).add(label));
    }
  if (labels.size === 0) return [{ from: 'inputs' }];
  return [...labels].map(([from, all]) => {
    const text = [...all].join(', ');
    return { from, label: gather && !from.startsWith('shared') ? `all ${text}` : text };
  });
}

/**
 * What does not work for uploads without a run: they are not rows of a sheet, and their number is unknown.
 */
function uploadNotes({ items, input }: Plan): string[] {
  if (!items || input.bucket === undefined) return [];
  const isSheet = items.rule.kind === 'sheet';
  const gathers = items.steps.filter(({ gather }) => gather).map(({ id }) => id);
  return [
    ...(isSheet
      ? [
          `Files that are uploaded without "npx pipewright run" are not items: only the rows of the sheet are.`,
        ]
      : []),
    ...(gathers.length > 0
      ? [`Files that are uploaded without "npx pipewright run" are not gathered (${gathers.join(', ')}).`]
      : []),
  ];
}

function ruleText({ rule }: PlannedItems): string {
  switch (rule.kind) {
    case 'file':
      return 'each file';
    case 'pairs':
      return 'read pairs';
    case 'folder':
      return 'each folder';
    case 'by':
      return `files with the same "item" by ${rule.pattern}`;
    case 'sheet':
      return `rows of ${rule.path}`;
  }
}

/** Items of each list that are shown. */
const SHOWN_ITEMS = 10;

export type ShownItems = Omit<ItemsPreview, 'sizes'>;

/**
 * The items that files make: the first ten and the count, those that are incomplete, and those that no step
 * takes.
 */
export function itemsTable({ items, incomplete, left_out }: ShownItems, screen: Screen = PLAIN): string {
  const rows = items.slice(0, SHOWN_ITEMS).map(({ id, files, variables }) => {
    const values = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
    return [id, [...files, ...values].join(', ')];
  });
  // An item that no step takes does not count as failed.
  const unused = incomplete.filter(({ step }) => step === '');
  const lacking = incomplete.filter(({ step }) => step !== '');
  const blocks = [
    heading(`${plural(items.length, 'item')}${items.length > 0 ? ':' : '; no file matches'}`),
    table(rows, { fold: 1, indent: 2 }),
    ...more(items.length),
    ...(lacking.length > 0
      ? [
          heading(
            `${plural(lacking.length, 'item')} incomplete, which ${lacking.length === 1 ? 'counts' : 'count'} as failed:`,
          ),
        ]
      : []),
    ...shownItems(lacking),
    ...(unused.length > 0 ? [heading(`${plural(unused.length, 'item')} left out:`)] : []),
    ...shownItems(unused),
    ...(left_out.length > 0 ? [heading('Left out:')] : []),
    ...left_out.slice(0, SHOWN_ITEMS).map(({ path, why }) => paragraph(`${path}: ${why}`, 2, 2)),
    ...more(left_out.length),
  ];
  return print(blocks, screen);
}

function shownItems(items: ItemsPreview['incomplete']): Block[] {
  return [
    ...items.slice(0, SHOWN_ITEMS).map(({ id, why }) => paragraph(`${id}: ${why}`, 2, 2)),
    ...more(items.length),
  ];
}

function more(count: number): Block[] {
  return count > SHOWN_ITEMS ? [paragraph(`… and ${formatCount(count - SHOWN_ITEMS)} more`, 2)] : [];
}

function detailsOf(
  { id, variables, secrets, image, mirrored, spec, keep }: PlannedStep,
  join: StepJoin | undefined,
): Block[] {
  const hidden = new Set(
    spec.user_specified_environment_variables.filter((v) => v.secret).map((v) => v.name),
  );
  const values = [
    ...Object.entries(variables).map(([name, value]) => `${name}=${hidden.has(name) ? '***' : value}`),
    ...Object.entries(secrets).map(([name, arn]) => `${name} from ${arn}`),
  ];
  const takes = join?.inputs.map(({ name, from }) => `${name} from ${from}`) ?? [];
  const own = join ? [`its items: ${join.items}`] : [];
  const line = lineOf(spec.memory);
  const memory = line ? [`an item needs ${memoryLineText(line)}`] : [];
  const kept = keep === undefined ? [] : [`keeps its results ${keepText(keep)}`];
  const copied = mirrored === undefined ? [] : [`copied to ${shortReference(mirrored)}`];
  return [
    paragraph([styled('bold', `${id}:`), ` ${shortReference(image)}`], 0, 2),
    ...[...copied, ...takes, ...own, ...values, ...memory, ...kept].map((value) => paragraph(value, 2, 2)),
  ];
}

function keepText(keep: Keep): string {
  return keep === 'last' ? 'until a run has ended without failures' : `for ${plural(keep, 'day')}`;
}

function portsOf(plan: Plan): string | undefined {
  const ports = plan.steps.flatMap((step) => step.ports.map((p) => `${step.id} ${p.port}/${p.protocol}`));
  if (ports.length === 0) return undefined;
  const sources = plan.port_sources.join(', ') || 'no address: "port_sources" is empty';
  return `${ports.join(', ')}, open to ${sources}`;
}

function place({ bucket, prefix }: Place, below: string): string {
  return bucket === undefined ? `no bucket named, ${prefix}${below}` : `s3://${bucket}/${prefix}${below}`;
}

function shortPlace({ bucket, prefix }: Place): string {
  return bucket === undefined ? prefix : `${bucket}/${prefix}`;
}
