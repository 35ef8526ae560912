import type { Plan } from '../workflow/plan.ts';
import { computeOf } from './compute.ts';
import { itemsCost } from './item-prices.ts';
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
  /** A thousand inputs through all steps, `seconds_per_item` each. */
  readonly thousand_items: number;
  readonly seconds_per_item: number;
  /** Steps on instances, not in the sum: their cost depends on the type that ECS chooses. */
  readonly without: readonly string[];
}

const HOURS_A_MONTH = 730;
/** An assumption, stated next to every sum. */
const SECONDS_PER_ITEM = 30;
/** Long polls of an event source mapping on an empty queue, in millions a month. */
const POLLS_AT_REST = 0.65;
const RECONCILES_A_MONTH = 8760;

export function estimate(plan: Plan, template: Template): Estimate {
  const resources = Object.values(template.Resources);
  const alarms = resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').length;
  const endpoints =
    countInterfaceEndpoints(template.Resources) * PRICES.interface_endpoint_hour * HOURS_A_MONTH;
  const rest =
    alarms * PRICES.alarm_month +
    endpoints +
    POLLS_AT_REST * PRICES.sqs_million +
    RECONCILES_A_MONTH * (PRICES.lambda_million / 1e6 + 0.5 * 0.1 * PRICES.lambda_gb_second);
  let items = 0;
  const without: string[] = [];
  for (const step of plan.steps) {
    const count = step.gather ? 1 : 1000;
    const compute = computeOf(step);
    const agent =
      compute.kind === 'instances'
        ? undefined
        : { size: compute.size, spot: compute.spotFirst, publicIp: plan.network === 'open' };
    if (!agent) without.push(step.id);
    items += itemsCost(agent, count, SECONDS_PER_ITEM);
  }
  return {
    date: PRICES.date,
    region: PRICES.region,
    month_at_rest: cents(rest),
    endpoints_month: cents(endpoints),
    thousand_items: cents(items),
    seconds_per_item: SECONDS_PER_ITEM,
    without,
  };
}

/** One line for people, with the assumptions behind it. */
export function estimateText(e: Estimate): string {
  const without = e.without.length > 0 ? `, without the instances of ${e.without.join(', ')}` : '';
  const endpoints =
    e.endpoints_month > 0 ? ` ($${e.endpoints_month.toFixed(2)} of it for the isolated network)` : '';
  return `costs     about $${e.month_at_rest.toFixed(2)} a month at rest${endpoints}, $${e.thousand_items.toFixed(2)} per 1,000 inputs of ${e.seconds_per_item} s a step${without} (list prices of ${e.region}, ${e.date})\n`;
}

function cents(usd: number): number {
  return Math.ceil(usd * 100) / 100;
}

/** Counts a template's interface endpoints, each in every subnet that it is in: so they cost money at rest. */
function countInterfaceEndpoints(resources: Resources): number {
  return Object.values(resources)
    .filter(
      ({ Type, Properties }) =>
        Type === 'AWS::EC2::VPCEndpoint' && Properties.VpcEndpointType === 'Interface',
    )
    .reduce((sum, { Properties }) => sum + (Properties.SubnetIds as readonly unknown[]).length, 0);
}
