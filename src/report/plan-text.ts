import { plural } from '../text/plural.ts';
import { escapeControl } from '../text/terminal.ts';
import type { Place, Plan, PlannedStep } from '../workflow/plan.ts';

/** A plan as a table for terminals, with what holds for all steps above and below it. */
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
  const commit = plan.catalog.commit === undefined ? '' : ` at ${plan.catalog.commit.slice(0, 12)}`;
  const facts = [
    ['workflow', plan.workflow],
    ['catalog', `${plan.catalog.name}${commit}`],
    ['inputs', place(plan.input, '<run>/')],
    ['results', place(plan.output, '<step>/<run>/')],
    ['region', plan.region],
    ['account', plan.account_id],
    ['network', plan.network],
    ['subnets', plan.subnets.join(', ') || undefined],
    ['ports', portsOf(plan)],
  ].filter((fact): fact is [string, string] => fact[1] !== undefined);
  const head = ['step', 'algorithm', 'takes', 'vCPU', 'memory', 'compute', 'minutes', 'attempts', 'agents'];
  const details = plan.steps.flatMap(detailsOf);
  return inLines([
    ...facts.map(([name, value]) => `${name.padEnd(9)} ${value}`),
    '',
    ...columns([head, ...rows]),
    ...(details.length > 0 ? ['', ...details] : []),
  ]);
}

/** A plan as a Mermaid flowchart (mermaid.js.org, "Flowcharts"), for READMEs and pull requests on GitHub. */
export function planMermaid(plan: Plan): string {
  const number = new Map(plan.steps.map((step, i) => [step.id, `s${i}`]));
  const taken = new Set(plan.steps.flatMap((step) => step.needs));
  const lines = ['flowchart LR', `  inputs[(${label(['inputs', shortPlace(plan.input)])})]`];
  for (const step of plan.steps) {
    const [open, close] = step.gather ? ['[[', ']]'] : ['[', ']'];
    lines.push(`  ${number.get(step.id)}${open}${label([step.id, step.algorithm])}${close}`);
  }
  lines.push(`  results[(${label(['results', shortPlace(plan.output)])})]`);
  for (const step of plan.steps) {
    const to = number.get(step.id);
    const arrow = step.gather ? '-- all --> ' : '--> ';
    for (const need of step.needs) lines.push(`  ${number.get(need)} ${arrow}${to}`);
    if (step.needs.length === 0) lines.push(`  inputs ${arrow}${to}`);
    // Every step's results are kept; an arrow for each would hide how the steps follow one another.
    if (!taken.has(step.id)) lines.push(`  ${to} --> results`);
  }
  return `${lines.join('\n')}\n`;
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
  const who = plan.port_sources.join(', ') || 'nobody: "port_sources" names no addresses';
  return `${ports.join(', ')}, open to ${who}`;
}

function place({ bucket, prefix }: Place, below: string): string {
  return bucket === undefined ? `no bucket named, ${prefix}${below}` : `s3://${bucket}/${prefix}${below}`;
}

function shortPlace({ bucket, prefix }: Place): string {
  return bucket === undefined ? prefix : `${bucket}/${prefix}`;
}

/** Mermaid's own escapes: a number sign, the character's code and a semicolon. */
function label(lines: readonly string[]): string {
  const escaped = lines
    .filter((line) => line !== '')
    .map((line) => escapeControl(line).replace(/[^\w ./@-]/gu, (c) => `#${c.codePointAt(0)};`));
  return `"${escaped.join('<br/>')}"`;
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map((row) => row.map(escapeControl));
  const widths = shown[0]!.map((_, i) => Math.max(...shown.map((row) => row[i]!.length)));
  return shown.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
}

function inLines(lines: readonly string[]): string {
  return lines.map((line) => `${escapeControl(line)}\n`).join('');
}
