import { registerHooks } from 'node:module';
import { parse } from 'yaml';
import { RELEASE, REPOSITORY } from '../src/core/own-release.ts';

// The package imports its JSON files without saying that they are JSON, which only bundlers take.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: unknown;
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

interface Workflow {
  readonly on: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The action of this repository itself. */
const OURS = '$/';

/** Actions that bring a stranger's files into a job. */
const BRINGS_FILES = /^actions\/(checkout|download-artifact|cache)(\/|@)/;

/** What action.yml says of the action itself. */
export interface ActionFile {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * What a workflow file does that it must not: first what GitHub's own parser says, then our rules.
 * @param action what steps with the action may set and read
 * @param options.forks false where only people who may write open pull requests
 */
export function breaches(
  name: string,
  content: string,
  action: ActionFile,
  { forks = true }: { readonly forks?: boolean } = {},
): string[] {
  const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const said = context.errors.getErrors().map(({ message }) => message);
  if (said.length > 0) return said;
  const found: string[] = [];
  const workflow = parse(content) as Workflow;
  const { on } = workflow;
  const events = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on);
  if (events.includes('pull_request_target')) found.push('pull_request_target');
  if (JSON.stringify(workflow.permissions) !== '{}') found.push('permissions at the top are not {}');
  if (workflow.concurrency === undefined) found.push('no concurrency');
  for (const [id, job] of Object.entries(workflow.jobs)) {
    if (typeof job.permissions !== 'object') found.push(`${id}: permissions are not listed`);
    if (!job.uses && !job['timeout-minutes']) found.push(`${id}: no time limit`);
    if (forks && events.includes('pull_request') && writes(job.permissions))
      found.push(`${id}: writes for strangers`);
    for (const step of job.steps ?? []) {
      if (step.run?.includes('${{')) found.push(`${id}: an expression in run`);
      const { uses } = step;
      if (uses === undefined) continue;
      // "$/" is this repository at the workflow's own commit; "./" is whatever lies in the workspace by then.
      // The tag of an immutable release never moves, so examples name their own by it.
      if (uses !== OURS && uses !== RELEASE && !/@[0-9a-f]{40}$/.test(uses))
        found.push(`${id}: ${uses} is not pinned`);
      if (uses.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
        found.push(`${id}: checkout leaves the token behind`);
      if (events.includes('workflow_run') && BRINGS_FILES.test(uses))
        found.push(`${id}: ${uses} in a trusted job`);
      if (isOurs(uses)) found.push(...misuses(step, content, action));
    }
  }
  for (const [, used, comment] of content.matchAll(/uses: ([^$.\s][^@\s]*)@[0-9a-f]{40}(.*)$/gm))
    if (!/^ # v\d+\.\d+\.\d+$/.test(comment ?? '')) found.push(`${used}: no version behind the pin`);
  return found;
}

/** Inputs and outputs that the action does not have: the runner takes them without a word. */
function misuses(step: Step, content: string, action: ActionFile): string[] {
  const inputs = Object.keys(step.with ?? {}).filter((name) => !(name in action.inputs));
  const read = step.id
    ? [...content.matchAll(new RegExp(`\\bsteps\\.${step.id}\\.outputs\\.([\\w-]+)`, 'g'))]
    : [];
  const outputs = read.map(([, name = '']) => name).filter((name) => !(name in action.outputs));
  return [
    ...inputs.map((name) => `the action has no input ${name}`),
    ...new Set(outputs.map((name) => `the action has no output ${name}`)),
  ];
}

function isOurs(uses: string): boolean {
  return uses === OURS || uses.startsWith(`${REPOSITORY}@`);
}

function writes(permissions: unknown): boolean {
  return Object.values((permissions ?? {}) as object).includes('write');
}
