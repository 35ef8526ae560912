import { matchesPatterns } from '../core/patterns.ts';
import { architectureOf, computeOf, imageBytes, stepLanes } from '../deploy/compute.ts';
import { digestHex, digestOf } from '../oci/digest.ts';
import { type RunManifest, type RunStep, TIME_LIMIT_MINUTES } from '../protocol/run-manifest.ts';
import { canonicalJson } from '../spec/complete-spec.ts';
import { itemPatterns } from '../spec/named-files.ts';
import { type Plan, type PlannedStep, shownVariables } from '../workflow/plan.ts';

/** A run's metadata besides its plan and inputs; see {@link RunManifest}. */
export type RunMetadata = Pick<
  RunManifest,
  'run' | 'created_at' | 'repository' | 'commit' | 'file' | 'budget'
> &
  Partial<Pick<RunManifest, 'time_limit_minutes' | 'inputs'>>;

/** The manifest of a new run. @param expected how many items each first step has */
export function newManifest(
  plan: Plan,
  expected: Readonly<Record<string, number>>,
  metadata: RunMetadata,
): RunManifest {
  return {
    version: 1,
    workflow: plan.workflow,
    expected,
    steps: plan.steps.map((step) => runStep(plan, step)),
    time_limit_minutes: TIME_LIMIT_MINUTES,
    catalog: plan.catalog,
    ...(plan.items && { plan: { steps: plan.items.steps } }),
    ...metadata,
  };
}

/** How many inputs each first step takes. */
export function expectedOf({ steps }: Plan, inputs: Iterable<string>): Record<string, number> {
  const first = steps.filter(({ needs }) => needs.length === 0);
  const expected = Object.fromEntries(first.map(({ id }) => [id, 0]));
  for (const path of inputs)
    for (const { id, spec } of first) if (matchesPatterns(itemPatterns(spec), path)) expected[id]! += 1;
  return expected;
}

function runStep(plan: Plan, step: PlannedStep): RunStep {
  const { id, algorithm, image, mirrored, needs, gather, cpu_units, memory_mb, spec } = step;
  const compute = computeOf(step);
  const lanes = stepLanes(step);
  return {
    ...{ id, algorithm, image, ...(mirrored && { mirrored }), needs, gather },
    patterns: itemPatterns(spec),
    variables: shownVariables(step),
    ...{ cpu_units, memory_mb },
    ...(lanes.length > 0 && { lanes }),
    ...(compute.kind === 'fargate' && { fargate: compute.spotFirst ? 'spot' : 'on-demand' }),
    ...(architectureOf(step) === 'ARM64' && { architecture: 'arm64' }),
    image_bytes: imageBytes(step),
    max_agents: step.max_agents,
    settings: settingsOf(step, plan.items),
  };
}

/**
 * A digest of everything besides its input that an item's results depend on. Of secrets, it includes the
 * ARNs; in a workflow with "items", also the sources of the step's inputs. Lower-case hex.
 */
export function settingsOf(
  { id, image, variables, secrets }: PlannedStep,
  items: Plan['items'] = undefined,
): string {
  const wired = items?.steps.find((step) => step.id === id);
  const settings = { image, variables, secrets, ...(wired && { wired }) };
  return digestHex(digestOf(canonicalJson(settings)));
}
