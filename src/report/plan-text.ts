import { alignColumns } from '../text/columns.ts';
import { type MermaidEdge, mermaidFlowchart } from '../text/mermaid.ts';
import { shortCommit } from '../text/quote.ts';
import { escapeControl } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import type { Place, Plan, PlannedStep } from '../workflow/plan.ts';

const HEAD = ['step', 'algorithm', 'takes', 'vCPU', 'memory', 'compute', 'minutes', 'attempts', 'agents'];

/** A plan as a table for terminals, with the workflow's settings above and each step's details below. */
export function planTable(plan: Plan): string {
  const rows = plan.steps.map((step) => [
    step.id,
    step.algorithm,
    step.needs.length > 0 ? `${step.gather ? 'all of ' : ''}${step.needs.join(', ')}` : 'inputs',
    `${step.cpu_units / 1024}`,
    `${step.memory_mb} MB`,
    step.gpu_count > 0 ? `${step.compute}, ${plural(step.gpu_count, 'GPU')}` : step.compute,
    `${step.timeout_minutes}`,
    `${step.max_attempts}`,
    `${step.max_agents}`,
  ]);
  const commit = plan.catalog.commit === undefined ? '' : ` at ${shortCommit(plan.catalog.commit)}`;
  const settings = [
    ['workflow', plan.workflow],
    ['catalog', `${plan.catalog.name}${commit}`],
    ['inputs', place(plan.input, '<run>/')],
    ['results', place(plan.output, '<step>/<run>/')],
    ['region', plan.region],
    ['account', plan.account_id],
    ['network', plan.network],
    ['subnets', plan.subnets.join(', ') || undefined],
    ['ports', portsOf(plan)],
    ['boundary', plan.permissions_boundary],
    ['role', plan.deploy_role],
    ['tags', tagsOf(plan)],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name!.padEnd(9)} ${value}`]));
  const table = alignColumns([HEAD, ...rows].map((row) => row.map(escapeControl)));
  const details = plan.steps.flatMap(detailsOf);
  const lines = [...settings, '', ...table, ...(details.length > 0 ? ['', ...details] : [])];
  return lines.map((line) => `${escapeControl(line)}\n`).join('');
}

function tagsOf({ tags = {} }: Plan): string | undefined {
  const all = Object.entries(tags).map(([name, value]) => `${name}=${value}`);
  return all.join(', ') || undefined;
}

/** A plan as a Mermaid flowchart, for READMEs and pull requests on GitHub. */
export function planMermaid({ steps, input, output }: Plan): string {
  const nodeOf = new Map(steps.map(({ id }, i) => [id, `s${i}`]));
  const needed = new Set(steps.flatMap(({ needs }) => needs));
  const boxes = steps.map(({ id, algorithm, gather }) => ({
    id: nodeOf.get(id)!,
    lines: [id, algorithm],
    shape: gather ? ('gather' as const) : ('box' as const),
  }));
  const edges = steps.flatMap(({ id, needs, gather }): MermaidEdge[] => {
    const to = nodeOf.get(id)!;
    const sources = needs.length > 0 ? needs.map((need) => nodeOf.get(need)!) : ['inputs'];
    const before = sources.map((from) => ({ from, to, label: gather ? 'all' : undefined }));
    // Every step's results are kept; an arrow for each would hide the order of the steps.
    return needed.has(id) ? before : [...before, { from: to, to: 'results' }];
  });
  return mermaidFlowchart(
    [
      { id: 'inputs', lines: ['inputs', shortPlace(input)], shape: 'store' },
      ...boxes,
      { id: 'results', lines: ['results', shortPlace(output)], shape: 'store' },
    ],
    edges,
  );
}

function detailsOf({ id, variables, secrets, image, spec }: PlannedStep): string[] {
  const hidden = new Set(
    spec.user_specified_environment_variables.filter((v) => v.secret).map((v) => v.name),
  );
  const values = [
    ...Object.entries(variables).map(([name, value]) => `${name}=${hidden.has(name) ? '***' : value}`),
    ...Object.entries(secrets).map(([name, arn]) => `${name} from ${arn}`),
  ];
  return [`${id}: ${image}`, ...values.map((value) => `  ${value}`)];
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
