import { DEFAULT_LOG_MEGABYTES } from '../agent/worker-settings.ts';
import { facts, PLAIN, print, type Screen } from '../text/printer.ts';
import { formatBytes } from '../text/units.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { architectureOf, architecturesOf, computeOf, imageBytes } from './compute.ts';
import {
  agentHour,
  copiesMonth,
  endpointsMonth,
  itemsCost,
  itemsPerAgent,
  mostLogsCost,
  type PricedAgent,
  restMonth,
  startSeconds,
} from './cost-model.ts';
import { imageCopies } from './mirror.ts';
import PRICES from './prices.json' with { type: 'json' };
import type { Resources, Template } from './template.ts';

/** A workflow's cost in USD, by the list prices of one region and day. */
export interface Estimate {
  readonly date: string;
  readonly region: string;
  /** A month without uploads, excluding the storage of data and logs. */
  readonly month_at_rest: number;
  /** Of it, what the endpoints of an isolated network cost. */
  readonly endpoints_month: number;
  /** Of it, at most what copies of images cost in ECR; missing where there are none. */
  readonly copies_month?: number;
  /** A thousand inputs through all steps, `seconds_per_item` each. */
  readonly thousand_items: number;
  /** Of that, requests, the dispatcher and the agents' own log lines. */
  readonly thousand_items_requests: number;
  readonly seconds_per_item: number;
  /** In addition, for each step: logs of a thousand items that print as much as the log limit allows. */
  readonly thousand_items_logs_most: number;
  /** Steps on instances, not in the sum: their cost depends on the type that ECS chooses. */
  readonly without: readonly string[];
  /** Steps whose agents take minutes to pull their image, each paid. */
  readonly big_images: readonly BigImage[];
  /** Steps on Fargate whose image is for both x86_64 and arm64. */
  readonly architectures: readonly ArchitecturePrice[];
}

/** USD for an hour of an agent, on its step's processors and on the other kind. */
interface ArchitecturePrice {
  readonly step: string;
  readonly architecture: 'arm64' | 'x86_64';
  readonly hour: number;
  readonly other_hour: number;
}

interface BigImage {
  readonly step: string;
  /** The compressed image. */
  readonly bytes: number;
  readonly start_seconds: number;
  readonly items_per_agent: number;
}

/** An assumption, stated next to every sum. */
export const SECONDS_PER_ITEM = 30;
/** Agents with an image of that many bytes take a minute to start. */
const BIG_IMAGE = 2e9;

export function estimate(plan: Plan, template: Template): Estimate {
  const resources = Object.values(template.Resources);
  const alarms = resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').length;
  const endpoints = endpointsMonth(countInterfaceEndpoints(template.Resources));
  const copies = copiesMonth(imageCopies(plan).reduce((sum, { bytes }) => sum + bytes, 0));
  let requests = 0;
  let agents = 0;
  const without: string[] = [];
  const architectures: ArchitecturePrice[] = [];
  for (const step of plan.steps) {
    const agent = agentOf(plan, step);
    if (!agent) without.push(step.id);
    else if (architecturesOf(step).length === 2) architectures.push(architecturePrice(step.id, agent));
    const cost = itemsCost({
      items: step.gather ? groupCount(plan, step.id, 1000) : 1000,
      seconds: SECONDS_PER_ITEM,
      uploaded: step.needs.length === 0,
      agent,
      imageBytes: imageBytes(step),
      maxAgents: step.max_agents,
    });
    requests += cost.requests;
    agents += cost.agents;
  }
  return {
    date: PRICES.date,
    region: PRICES.region,
    month_at_rest: cents(restMonth(alarms) + endpoints + copies),
    endpoints_month: cents(endpoints),
    ...(copies > 0 && { copies_month: cents(copies) }),
    thousand_items: cents(requests + agents),
    thousand_items_requests: cents(requests),
    seconds_per_item: SECONDS_PER_ITEM,
    thousand_items_logs_most: cents(mostLogsCost()),
    without,
    architectures,
    big_images: plan.steps.flatMap((step): BigImage[] => {
      const bytes = imageBytes(step);
      if (bytes < BIG_IMAGE) return [];
      const start = Math.round(startSeconds(bytes));
      return [{ step: step.id, bytes, start_seconds: start, items_per_agent: itemsPerAgent(bytes) }];
    }),
  };
}

/** What the price of a step's agents depends on; undefined on instances, whose type ECS chooses. */
export function agentOf(plan: Plan, step: PlannedStep): PricedAgent | undefined {
  const compute = computeOf(step);
  if (compute.kind === 'instances') return undefined;
  const { size, spotFirst: spot } = compute;
  return { size, spot, arm: architectureOf(step) === 'ARM64', publicIp: plan.network === 'open' };
}

function architecturePrice(step: string, agent: PricedAgent): ArchitecturePrice {
  const architecture = agent.arm ? 'arm64' : 'x86_64';
  const other_hour = agentHour({ ...agent, arm: !agent.arm });
  return { step, architecture, hour: agentHour(agent), other_hour };
}

/** Width of the labels, as in a plan's settings. */
export const LABEL = 9;

/** Lines for people, with the assumptions behind them. */
export function estimateText(e: Estimate, screen: Screen = PLAIN): string {
  const without = e.without.length > 0 ? `, without the instances of ${e.without.join(', ')}` : '';
  const lines = [
    `about $${e.month_at_rest.toFixed(2)} a month at rest${restShares(e, (sum) => `$${sum.toFixed(2)}`)}, $${e.thousand_items.toFixed(2)} per 1,000 inputs of ${e.seconds_per_item} s a step${without}: requests $${e.thousand_items_requests.toFixed(2)}, the rest for agents (list prices of ${e.region}, ${e.date})`,
    ...estimateNotes(e),
  ];
  return print(
    [
      facts(
        lines.map((text, i) => [i === 0 ? 'costs' : '', text]),
        LABEL,
      ),
    ],
    screen,
  );
}

/** What unusual things the costs at rest are for; `''` if there are none. */
export function restShares(
  { endpoints_month, copies_month = 0 }: Estimate,
  usd: (sum: number) => string,
): string {
  const shares = [
    ...(endpoints_month > 0 ? [`${usd(endpoints_month)} of it for the isolated network`] : []),
    ...(copies_month > 0 ? [`at most ${usd(copies_month)} of it for copies of images in ECR`] : []),
  ];
  return shares.length > 0 ? ` (${shares.join(', ')})` : '';
}

/** What the sums leave out, and what makes them large. */
export function estimateNotes(e: Estimate): string[] {
  return [
    `in addition, logs: at most $${e.thousand_items_logs_most.toFixed(2)} per 1,000 items of a step, because agents log up to ${DEFAULT_LOG_MEGABYTES} MB of an item`,
    ...e.big_images.map(
      ({ step, bytes, start_seconds, items_per_agent }) =>
        `step ${step} has an image of ${formatBytes(bytes)}: each agent needs about ${Math.ceil(start_seconds / 60)} paid minutes to start, so ${items_per_agent} items share one`,
    ),
    ...architectureNotes(e),
  ];
}

/**
 * A line for the steps on each kind of processors. Their prices differ by the same percentage, except for the
 * address.
 */
function architectureNotes({ architectures }: Estimate): string[] {
  return [...Map.groupBy(architectures, ({ architecture }) => architecture)].map(([architecture, all]) => {
    const steps = all.map(({ step }) => step).join(', ');
    const sum = (prices: readonly number[]) => prices.reduce((a, b) => a + b, 0);
    const [hour, other] = [sum(all.map((each) => each.hour)), sum(all.map((each) => each.other_hour))];
    const prices = `$${hour.toFixed(4)} an hour of an agent${all.length > 1 ? ' of each' : ''}`;
    const percent = Math.round(Math.abs(1 - other / hour) * 100);
    return architecture === 'x86_64'
      ? `${steps} on x86_64: ${prices}; their images also run on arm64, which "architecture": "auto" uses: $${other.toFixed(4)}, ${percent} % less`
      : `${steps} on arm64: ${prices}; on x86_64 $${other.toFixed(4)}, ${percent} % more`;
  });
}

function cents(usd: number): number {
  return Math.ceil(usd * 100) / 100;
}

/** Counts a template's interface endpoints, each in every subnet that it is in, as AWS bills them. */
function countInterfaceEndpoints(resources: Resources): number {
  return Object.values(resources)
    .filter(
      ({ Type, Properties }) =>
        Type === 'AWS::EC2::VPCEndpoint' && Properties.VpcEndpointType === 'Interface',
    )
    .reduce((sum, { Properties }) => sum + (Properties.SubnetIds as readonly unknown[]).length, 0);
}

/**
 * How many items a step that gathers has. Groups by columns and ids are not known here: they count as one.
 */
export function groupCount({ items }: Plan, step: string, members: number): number {
  const { by, size } = items?.steps.find(({ id }) => id === step)?.gather ?? {};
  if (by?.kind === 'item') return members;
  return size === undefined ? 1 : Math.max(1, Math.ceil(members / size));
}
