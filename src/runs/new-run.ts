import { createHash } from 'node:crypto';
import { matchesPatterns } from '../core/patterns.ts';
import { computeOf } from '../deploy/compute.ts';
import { type RunManifest, type RunStep, TIME_LIMIT_MINUTES } from '../protocol/run-manifest.ts';
import { canonicalJson } from '../spec/complete-spec.ts';
import { type Plan, type PlannedStep, shownVariables } from '../workflow/plan.ts';

/** What a run is told of besides its plan and inputs; see {@link RunManifest}. */
export type RunMetadata = Pick<RunManifest, 'run' | 'created_at' | 'repository' | 'commit' | 'file'> &
  Partial<Pick<RunManifest, 'time_limit_minutes' | 'inputs'>>;

/** `run.json` of a run that begins. @param inputs paths of all inputs */
export function beginRun(plan: Plan, inputs: Iterable<string>, facts: RunMetadata): RunManifest {
  return {
    version: 1,
    workflow: plan.workflow,
    expected: expectedOf(plan, inputs),
    steps: plan.steps.map(runStep),
    time_limit_minutes: TIME_LIMIT_MINUTES,
    catalog: plan.catalog,
    ...facts,
  };
}

/** How many of the inputs each step without needs takes. */
export function expectedOf({ steps }: Plan, inputs: Iterable<string>): Record<string, number> {
  const first = steps.filter(({ needs }) => needs.length === 0);
  const expected = Object.fromEntries(first.map(({ id }) => [id, 0]));
  for (const path of inputs)
    for (const { id, spec } of first) if (matchesPatterns(spec.inputs.patterns, path)) expected[id]! += 1;
  return expected;
}

function runStep(step: PlannedStep): RunStep {
  const { id, algorithm, image, needs, gather, cpu_units, memory_mb, spec } = step;
  const variables = shownVariables(step);
  const { patterns } = spec.inputs;
  const compute = computeOf(step);
  return {
    id,
    algorithm,
    image,
    needs,
    gather,
    patterns,
    variables,
    cpu_units,
    memory_mb,
    ...(compute.kind === 'fargate' && { fargate: compute.spotFirst ? 'spot' : 'on-demand' }),
    settings: settingsOf(step),
  };
}

/** What else than its input an item's results depend on, as one digest. Of secrets it is where they are kept. */
export function settingsOf({ image, variables, secrets }: PlannedStep): string {
  return createHash('sha256').update(canonicalJson({ image, variables, secrets })).digest('hex');
}
