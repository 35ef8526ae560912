import type { FargateSize } from '../catalog/fargate-size.ts';
import PRICES from './prices.json' with { type: 'json' };

/** Download and upload of one item, which mostly overlap with computing. */
export const TRANSFER_SECONDS = 2;

/** Agents that start, and later idle, per thousand items. */
export const STARTS_PER_THOUSAND = 10;

export const START_AND_IDLE_SECONDS = 80;

/** SQS calls per item: receive, delete, output message, heartbeats. */
export const SQS_CALLS = 4;

export const LOG_GB = 5e-6;

/** What the price of a step's agents depends on. */
export interface PricedAgent {
  readonly size: FargateSize;
  readonly spot: boolean;
  readonly publicIp: boolean;
}

/**
 * USD for items of one step, by list prices: API calls, logs and agents.
 * @param agent undefined where ECS chooses instances, whose cost is left out
 * @param seconds that the algorithm takes per item
 */
export function itemsCost(agent: PricedAgent | undefined, items: number, seconds: number): number {
  const calls =
    (SQS_CALLS * PRICES.sqs_million + 2 * PRICES.s3_put_million + 2 * PRICES.s3_get_million) / 1e6;
  const each = items * (calls + LOG_GB * PRICES.logs_gb);
  if (!agent || items === 0) return each;
  const { cpu, memory } = agent.size;
  const hour =
    ((cpu / 1024) * PRICES.fargate_vcpu_hour + (memory / 1024) * PRICES.fargate_gb_hour) *
      (agent.spot ? PRICES.fargate_spot_share : 1) +
    (agent.publicIp ? PRICES.public_ip_hour : 0);
  const starts = Math.max(1, Math.round((items / 1000) * STARTS_PER_THOUSAND));
  const worked = items * (seconds + TRANSFER_SECONDS) + starts * START_AND_IDLE_SECONDS;
  return each + (worked / 3600) * hour;
}
