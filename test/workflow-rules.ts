import { registerHooks } from 'node:module';
import { parse } from 'yaml';

// The package imports its JSON files without saying that they are JSON, which only bundlers take.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');

interface Step {
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

/** Actions that bring a stranger's files into a job. */
const BRINGS_FILES = /^actions\/(checkout|download-artifact|cache)(\/|@)/;

/**
 * What a workflow file does that it must not: first what GitHub's own parser says, then our rules.
 * @param options.forks false where only people who may write open pull requests; the rules believe the file
 * @param options.own the workflow of this very repository, whose trusted jobs check out the action that they run
 */
export function breaches(
  name: string,
  content: string,
  { forks = true, own = false }: { readonly forks?: boolean; readonly own?: boolean } = {},
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
  const trusted = events.includes('workflow_run');
  for (const [id, job] of Object.entries(workflow.jobs)) {
    if (typeof job.permissions !== 'object') found.push(`${id}: permissions are not listed`);
    if (!job.uses && !job['timeout-minutes']) found.push(`${id}: no time limit`);
    if (forks && events.includes('pull_request') && writes(job.permissions))
      found.push(`${id}: writes for strangers`);
    for (const step of job.steps ?? []) {
      if (step.run?.includes('${{')) found.push(`${id}: an expression in run`);
      const { uses } = step;
      if (uses === undefined) continue;
      if (!uses.startsWith('./') && !/@[0-9a-f]{40}$/.test(uses)) found.push(`${id}: ${uses} is not pinned`);
      if (uses.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
        found.push(`${id}: checkout leaves the token behind`);
      const bringsOwn =
        own && uses.startsWith('actions/checkout@') && !step.with?.ref && !step.with?.repository;
      if (trusted && BRINGS_FILES.test(uses) && !bringsOwn) found.push(`${id}: ${uses} in a trusted job`);
    }
  }
  for (const [, action, comment] of content.matchAll(/uses: ([^.\s][^@\s]*)@[0-9a-f]{40}(.*)$/gm))
    if (!/^ # v\d+\.\d+\.\d+$/.test(comment ?? '')) found.push(`${action}: no version behind the pin`);
  return found;
}

function writes(permissions: unknown): boolean {
  return Object.values((permissions ?? {}) as object).includes('write');
}
