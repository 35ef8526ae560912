import type { Plan } from '../workflow/plan.ts';
import { computeOf } from './compute.ts';
import PRICES from './prices.json' with { type: 'json' };
import { countInterfaceEndpoints } from './template/network.ts';
import type { Template } from './template.ts';

/** What a workflow costs, in USD by the list prices of one region and day. */
export interface Estimate {
  readonly date: string;
  readonly region: string;
  /** A month in which nothing is uploaded, without the storage of data and logs. */
  readonly month_at_rest: number;
  /** A thousand inputs through all steps, each working on each for `seconds_per_item`. */
  readonly thousand_items: number;
  readonly seconds_per_item: number;
  /** Steps on instances: what these cost depends on the type that ECS finds, and is not in the sum. */
  readonly without: readonly string[];
}

const HOURS_A_MONTH = 730;
/** Nobody knows how long an algorithm takes; this is said beside every sum. */
const SECONDS_PER_ITEM = 30;
/** For download and upload, which mostly overlap with computing. */
const TRANSFER_SECONDS = 2;
/** Ten agents that start and idle with a thousand items. */
const STARTS_PER_THOUSAND = 10;
const START_AND_IDLE_SECONDS = 80;
/** Received, deleted, told of, kept by heartbeats, passed on: calls of SQS per item. */
const SQS_CALLS = 4;
const LOG_GB = 5e-6;
/** Long polls of an event source mapping with a queue that is empty, a month. */
const POLLS_AT_REST = 0.65;
/** Availability zones that an interface endpoint is in. */
const ENDPOINT_ZONES = 2;
const RECONCILES_A_MONTH = 8760;

export function estimate(plan: Plan, template: Template): Estimate {
  const resources = Object.values(template.Resources);
  const alarms = resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').length;
  const endpoints = countInterfaceEndpoints(template.Resources) * ENDPOINT_ZONES;
  const rest =
    alarms * PRICES.alarm_month +
    endpoints * PRICES.interface_endpoint_hour * HOURS_A_MONTH +
    POLLS_AT_REST * PRICES.sqs_million +
    RECONCILES_A_MONTH * (PRICES.lambda_million / 1e6 + 0.5 * 0.1 * PRICES.lambda_gb_second);
  let items = 0;
  const without: string[] = [];
  for (const step of plan.steps) {
    const count = step.gather ? 1 : 1000;
    const calls =
      (SQS_CALLS * PRICES.sqs_million + 2 * PRICES.s3_put_million + 2 * PRICES.s3_get_million) / 1e6;
    items += count * (calls + LOG_GB * PRICES.logs_gb);
    const compute = computeOf(step);
    if (compute.kind === 'instances') {
      without.push(step.id);
      continue;
    }
    const { cpu, memory } = compute.size;
    const hour =
      ((cpu / 1024) * PRICES.fargate_vcpu_hour + (memory / 1024) * PRICES.fargate_gb_hour) *
        (compute.spotFirst ? PRICES.fargate_spot_share : 1) +
      (plan.network === 'open' ? PRICES.public_ip_hour : 0);
    const starts = step.gather ? 1 : STARTS_PER_THOUSAND;
    const seconds = count * (SECONDS_PER_ITEM + TRANSFER_SECONDS) + starts * START_AND_IDLE_SECONDS;
    items += (seconds / 3600) * hour;
  }
  return {
    date: PRICES.date,
    region: PRICES.region,
    month_at_rest: cents(rest),
    thousand_items: cents(items),
    seconds_per_item: SECONDS_PER_ITEM,
    without,
  };
}

/** For people; how exact it is is part of it. */
export function estimateText(e: Estimate): string {
  const without = e.without.length > 0 ? `, without the instances of ${e.without.join(', ')}` : '';
  return `costs     about $${e.month_at_rest.toFixed(2)} a month at rest, $${e.thousand_items.toFixed(2)} per 1,000 inputs of ${e.seconds_per_item} s a step${without} (list prices of ${e.region}, ${e.date})\n`;
}

function cents(usd: number): number {
  return Math.ceil(usd * 100) / 100;
}
