import { laneFor } from '../protocol/lanes.ts';
import { lineOf, memoryFor } from '../protocol/memory-line.ts';
import { facts, PLAIN, print, type Screen } from '../text/printer.ts';
import { formatBytes, formatCount, formatDollars, formatDuration, listed } from '../text/units.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { imageBytes, stepLanes } from './compute.ts';
import { agentOf, groupCount, LABEL, SECONDS_PER_ITEM } from './cost-estimate.ts';
import { itemsCost } from './cost-model.ts';
import { type EarlierRun, type EarlierStep, meanBytes, meanSeconds, secondsBySize } from './earlier-run.ts';
import { agentIn } from './planned-lanes.ts';

/** What a run of some items will cost, in USD by list prices. */
export interface RunEstimate {
  readonly usd: number;
  readonly steps: readonly StepEstimate[];
  /** The run that says how long items take; missing where none does. */
  readonly earlier?: string;
}

export interface StepEstimate {
  readonly step: string;
  readonly items: number;
  /** Of the inputs of all its items; only for first steps, if all sizes are known. */
  readonly bytes?: number;
  /** Of an item. */
  readonly seconds: number;
  /** No earlier run says how long its items take. */
  readonly assumed: boolean;
  /** Undefined on instances, whose type ECS chooses. */
  readonly usd: number | undefined;
}

/** Bytes of the inputs of an item; undefined where they are not known. */
export type ItemSize = number | undefined;

/** What a step has to do. */
interface Load {
  readonly items: number;
  /** Of each item; only for first steps. */
  readonly sizes?: readonly ItemSize[];
  /** How many times larger each of its inputs is than in the earlier run; 1 if that is not known. */
  readonly growth: number;
}

/** Items that one size of agents works on. */
interface Share {
  readonly lane: number;
  readonly items: number;
  /** Of an item. */
  readonly seconds: number;
}

/**
 * Estimates what a run costs. The number of items in later steps follows from the steps before, as in the
 * earlier run; without one, each item becomes one item, and a step that gathers has one for each batch or
 * scattered item, else one in all. How long an item takes follows from the size of its inputs, as in the
 * earlier run; the inputs of later steps are assumed to grow as those of the first ones.
 * @param first the items of each step that takes no other step's results
 */
export function estimateRun(
  plan: Plan,
  first: Readonly<Record<string, readonly ItemSize[]>>,
  earlier?: EarlierRun,
): RunEstimate {
  const loads = new Map<string, Load>();
  const steps = plan.steps.map((step): StepEstimate => {
    const was = earlier?.steps[step.id];
    const load =
      step.needs.length === 0 ? firstLoad(first[step.id] ?? [], was) : laterLoad(plan, step, loads, earlier);
    loads.set(step.id, load);
    const shares = sharesOf(step, load, was);
    const agent = agentOf(plan, step);
    const lanes = stepLanes(step);
    let [usd, seconds] = [0, 0];
    for (const share of shares) {
      const lane = lanes[share.lane];
      const cost = itemsCost({
        ...{ items: share.items, seconds: share.seconds, uploaded: step.needs.length === 0 },
        agent: agent && lane ? agentIn(agent, lane) : agent,
        imageBytes: imageBytes(step),
        maxAgents: step.max_agents,
      });
      usd += cost.requests + cost.agents;
      seconds += share.items * share.seconds;
    }
    const mean = load.sizes && meanBytes(load.sizes);
    return {
      ...{ step: step.id, items: load.items, assumed: was === undefined },
      ...(mean !== undefined && { bytes: mean * load.items }),
      seconds: load.items > 0 ? seconds / load.items : 0,
      usd: agent && usd,
    };
  });
  const usd = steps.reduce((sum, step) => sum + (step.usd ?? 0), 0);
  const isKnown = earlier && steps.some(({ assumed }) => !assumed);
  return { usd, steps, ...(isKnown && { earlier: earlier.name }) };
}

function firstLoad(sizes: readonly ItemSize[], was: EarlierStep | undefined): Load {
  const [now, then] = [meanBytes(sizes), was && meanBytes(was.items.map(({ bytes }) => bytes))];
  return { items: sizes.length, sizes, growth: now !== undefined && then ? now / then : 1 };
}

function laterLoad(
  plan: Plan,
  { id, needs, gather }: PlannedStep,
  loads: ReadonlyMap<string, Load>,
  earlier: EarlierRun | undefined,
): Load {
  const sources = needs.flatMap((need) => loads.get(need) ?? []);
  const before = Math.max(0, ...sources.map(({ items }) => items));
  const growth = Math.max(...sources.map((source) => source.growth));
  const was = earlier?.steps[id]?.count;
  const wereBefore = Math.max(0, ...needs.map((need) => earlier?.steps[need]?.count ?? 0));
  if (before === 0) return { items: 0, growth };
  const groups = gather ? groupCount(plan, id, before) : before;
  // One result for all grows with the number of items.
  if (gather && (was ?? groups) <= 1)
    return { items: 1, growth: wereBefore > 0 ? (growth * before) / wereBefore : growth };
  if (was === undefined) return { items: groups, growth };
  const each = wereBefore > 0 ? was / wereBefore : 1;
  return { items: Math.max(1, Math.round(before * each)), growth };
}

/** The items of a step by lane: as their sizes require, else as they ended in the earlier run. */
function sharesOf(step: PlannedStep, { items, sizes, growth }: Load, was: EarlierStep | undefined): Share[] {
  const timeOf = was ? secondsBySize(was.items) : () => SECONDS_PER_ITEM;
  const line = lineOf(step.spec.memory);
  const lanes = stepLanes(step);
  if (sizes && line && lanes.length > 0) {
    const laneOf = (bytes = 0): number => laneFor(lanes, memoryFor(line, bytes));
    return [...Map.groupBy(sizes, laneOf)].map(([lane, own]) => ({
      ...{ lane, items: own.length, seconds: timeOf(meanBytes(own)) },
    }));
  }
  if (!was) return [{ lane: 0, items, seconds: SECONDS_PER_ITEM }];
  const mean = meanBytes(was.items.map(({ bytes }) => bytes));
  const longer = timeOf(mean && mean * growth) / meanSeconds(was.items);
  return [...Map.groupBy(was.items, ({ lane = 0 }) => lane)].map(([lane, own]) => ({
    ...{ lane, items: (items * own.length) / was.items.length },
    // The earlier items may have taken no time at all.
    seconds: meanSeconds(own) * (longer || 1),
  }));
}

/** Lines for people, with a heading like those of the plan. */
export function runEstimateText({ usd, steps, earlier }: RunEstimate, screen: Screen = PLAIN): string {
  const assumed = steps.filter((step) => step.assumed).map(({ step }) => step);
  const size = Math.max(...steps.map(({ bytes = 0 }) => bytes));
  const lines = [
    `about ${formatDollars(usd)} for a run of these inputs${size > 0 ? `, ${formatBytes(size)}` : ''}, by list prices`,
    ...steps.map(
      ({ step, items, seconds, usd }) =>
        `${step}: ${formatCount(items)} × ${formatDuration(seconds)}, ${usd === undefined ? 'on instances, whose price is unknown' : formatDollars(usd)}`,
    ),
    ...(earlier === undefined ? [] : [`from the times of items in ${earlier} and the size of their inputs`]),
    ...(assumed.length > 0
      ? [
          `${SECONDS_PER_ITEM} s for an item is an assumption for ${listed(assumed)} until there is a run: in a folder here or, with --changes, on AWS`,
        ]
      : []),
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
