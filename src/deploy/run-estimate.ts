import { facts, PLAIN, print, type Screen } from '../text/printer.ts';
import { formatCount, formatDollars, formatDuration } from '../text/units.ts';
import type { Plan } from '../workflow/plan.ts';
import { imageBytes } from './compute.ts';
import { agentOf, LABEL, SECONDS_PER_ITEM } from './cost-estimate.ts';
import { itemsCost } from './cost-model.ts';

/** What a run of some items will cost, in USD by list prices. */
export interface RunEstimate {
  readonly usd: number;
  readonly steps: readonly StepEstimate[];
}

export interface StepEstimate {
  readonly step: string;
  readonly items: number;
  /** Of an item. */
  readonly seconds: number;
  /** No run has said so. */
  readonly assumed: boolean;
  /** Undefined on instances, which ECS chooses. */
  readonly usd: number | undefined;
}

/**
 * Each item is assumed to become one item of the steps after it, and one in all of a step that gathers.
 * @param expected items of each step that takes no other step's results
 * @param means seconds that items of a step took so far
 */
export function estimateRun(
  plan: Plan,
  expected: Readonly<Record<string, number>>,
  means: Readonly<Record<string, number>>,
): RunEstimate {
  const counts = new Map<string, number>();
  const steps = plan.steps.map((step): StepEstimate => {
    const before = Math.max(0, ...step.needs.map((id) => counts.get(id) ?? 0));
    const items = step.gather ? 1 : step.needs.length === 0 ? (expected[step.id] ?? 0) : before;
    counts.set(step.id, items);
    const seconds = means[step.id] ?? SECONDS_PER_ITEM;
    const agent = agentOf(plan, step);
    const cost = itemsCost({
      ...{ items, seconds, uploaded: step.needs.length === 0, agent },
      imageBytes: imageBytes(step),
      maxAgents: step.max_agents,
    });
    const usd = agent && cost.requests + cost.agents;
    return { step: step.id, items, seconds, assumed: means[step.id] === undefined, usd };
  });
  return { usd: steps.reduce((sum, { usd = 0 }) => sum + usd, 0), steps };
}

/** For people, under a heading as the plan's others. */
export function runEstimateText({ usd, steps }: RunEstimate, screen: Screen = PLAIN): string {
  const assumed = steps.filter((step) => step.assumed).map(({ step }) => step);
  const lines = [
    `about ${formatDollars(usd)} for a run of these inputs, by list prices`,
    ...steps.map(
      ({ step, items, seconds, usd }) =>
        `${step}: ${formatCount(items)} × ${formatDuration(seconds)}, ${usd === undefined ? 'on instances, whose price is unknown' : formatDollars(usd)}`,
    ),
    ...(assumed.length > 0
      ? [
          `${SECONDS_PER_ITEM} s for an item is an assumption for ${assumed.join(', ')}. If the workflow file has "budget", "plan --changes" uses the times of earlier runs`,
        ]
      : ['the time for an item is the mean of earlier runs']),
  ];
  return print(
    [
      facts(
        lines.map((text, i) => [i === 0 ? 'run' : '', text]),
        LABEL,
      ),
    ],
    screen,
  );
}
