import {
  DEFAULT_LOG_MEGABYTES,
  DEFAULT_IDLE_SECONDS as IDLE_SECONDS,
  DEFAULT_VISIBILITY_SECONDS as VISIBILITY_SECONDS,
} from '../agent/worker-settings.ts';
import type { FargateSize } from '../catalog/fargate-size.ts';
import type { AgentPrice, StepPrice } from '../protocol/dispatch-plan.ts';
import PRICES from './prices.json' with { type: 'json' };

/*
 * What a workflow is billed for, besides what lies in its buckets. `test/deploy/run-calls.test.ts` counts a
 * real run.
 */

/**
 * Requests of one kind: how often, on average, and by whom. AWS's own, of S3 and Lambda, are billed as ours
 * are.
 */
export interface Calls {
  readonly by: 'run' | 'dispatcher' | 'agent' | 'AWS';
  readonly operation: BilledOperation;
  readonly times: number;
}

/**
 * Operations of S3 and SQS by the price that a million has (their pricing pages); those of ECS are free of
 * charge.
 */
const PRICE_OF = {
  PutObject: PRICES.s3_put_million,
  GetObject: PRICES.s3_get_million,
  HeadObject: PRICES.s3_get_million,
  SendMessage: PRICES.sqs_million,
  SendMessageBatch: PRICES.sqs_million,
  ReceiveMessage: PRICES.sqs_million,
  DeleteMessage: PRICES.sqs_million,
  DeleteMessageBatch: PRICES.sqs_million,
  ChangeMessageVisibility: PRICES.sqs_million,
  GetQueueAttributes: PRICES.sqs_million,
} as const;
export type BilledOperation = keyof typeof PRICE_OF;

/** Messages in one request of SQS. */
const BATCH = 10;
/** Download and upload of one item, which mostly overlap with computing, in seconds. */
const TRANSFER_SECONDS = 2;
/** Messages of the inbox in one call of the dispatcher: up to a thousand when many come at once, else few. */
const MESSAGES_PER_DISPATCH = 100;
/** Of one call of the dispatcher: a second with half a GB of memory. */
const DISPATCH_GB_SECONDS = 0.5;
/**
 * The agent's own lines about one item, with the 26 bytes that CloudWatch Logs counts on top of each (its
 * pricing page).
 */
export const LOG_BYTES = 1000;
/**
 * The start of an agent: seconds that do not depend on its image, and bytes of the compressed image per
 * second.
 */
const START_SECONDS = 15;
const PULL_RATE = 40e6;
/** SQS's longest wait for a message, in seconds. */
const LONG_POLL = 20;

/**
 * Requests that one item of a step takes. S3 notifies the inbox of an upload; else the agent of the step
 * before does. Inputs of more than 16 MiB are read, and outputs of more than that written, in parts: a
 * request each.
 * @param uploaded a first step's: `run` has uploaded the input
 * @param seconds that its command takes
 */
export function itemCalls(uploaded: boolean, seconds: number): Calls[] {
  const call = (by: Calls['by'], operation: BilledOperation, times: number): Calls => ({
    by,
    operation,
    times,
  });
  return [
    ...(uploaded
      ? [call('run', 'PutObject', 1), call('AWS', 'SendMessage', 1)]
      : [call('agent', 'SendMessageBatch', 1)]),
    // The inbox's event source mapping.
    call('AWS', 'ReceiveMessage', 1 / BATCH),
    call('AWS', 'DeleteMessageBatch', 1 / BATCH),
    call('dispatcher', 'SendMessageBatch', 1 / BATCH),
    call('agent', 'ReceiveMessage', 1),
    // Its marker, which is not there yet, and the input.
    call('agent', 'GetObject', 2),
    // Heartbeats, every third of the visibility timeout.
    call('agent', 'ChangeMessageVisibility', (seconds + TRANSFER_SECONDS) / (VISIBILITY_SECONDS / 3)),
    // The output and the marker; in between, whether the input is still the same.
    call('agent', 'PutObject', 2),
    call('agent', 'HeadObject', 1),
    call('agent', 'DeleteMessage', 1),
  ];
}

/**
 * Requests that each call of the dispatcher takes besides items: whether the run is canceled, the ledger, the
 * backlog.
 */
export const DISPATCH_CALLS: readonly Calls[] = [
  { by: 'dispatcher', operation: 'GetObject', times: 2 },
  { by: 'dispatcher', operation: 'GetQueueAttributes', times: 1 },
];

/**
 * Requests that each agent takes besides items: its entry in the ledger, reserved and made; waiting at its
 * end.
 */
export const AGENT_CALLS: readonly Calls[] = [
  { by: 'dispatcher', operation: 'PutObject', times: 2 },
  { by: 'agent', operation: 'ReceiveMessage', times: 1 + IDLE_SECONDS / LONG_POLL },
];

/** Seconds from an agent's start, which is when billing begins, until it takes its first item. */
export function startSeconds(imageBytes: number): number {
  return START_SECONDS + imageBytes / PULL_RATE;
}

/**
 * How many items share an agent: a few short ones, as each agent is paid for its start and for idling at its
 * end; more where the image is big, in proportion. A larger backlog reaches the maximum number of agents
 * anyway.
 */
export function itemsPerAgent(imageBytes: number): number {
  const paid = startSeconds(imageBytes) + IDLE_SECONDS;
  return Math.round((4 * paid) / (startSeconds(0) + IDLE_SECONDS));
}

/** What the price of a step's agents depends on. */
export interface PricedAgent {
  readonly size: FargateSize;
  readonly spot: boolean;
  /** Its processors are arm64. */
  readonly arm?: boolean;
  /** In an open network each agent has a public IPv4 address. */
  readonly publicIp: boolean;
}

/** Items of one step, as far as their price depends on it. */
export interface PricedItems {
  readonly items: number;
  /** How long the command takes per item, in seconds. */
  readonly seconds: number;
  /** The items are uploads. */
  readonly uploaded: boolean;
  /** Undefined on instances, whose type ECS chooses and whose cost is left out. */
  readonly agent: PricedAgent | undefined;
  /** The compressed image. */
  readonly imageBytes: number;
  readonly maxAgents: number;
}

/** USD by list prices. */
export interface ItemsCost {
  /** Requests, the dispatcher, and the agents' own log lines. */
  readonly requests: number;
  /** Agents, starting and idling included. */
  readonly agents: number;
}

export function itemsCost(step: PricedItems): ItemsCost {
  const { items, seconds, uploaded, agent, imageBytes, maxAgents } = step;
  if (items === 0) return { requests: 0, agents: 0 };
  const agents = Math.min(maxAgents, Math.ceil(items / itemsPerAgent(imageBytes)));
  // One more call when an agent has ended.
  const dispatches = items / MESSAGES_PER_DISPATCH + agents;
  const requests =
    items * (requestsCost(itemCalls(uploaded, seconds)) + (LOG_BYTES / 1e9) * PRICES.logs_gb) +
    agents * requestsCost(AGENT_CALLS) +
    dispatches * (requestsCost(DISPATCH_CALLS) + dispatchCost());
  if (!agent) return { requests, agents: 0 };
  const worked = items * (seconds + TRANSFER_SECONDS) + agents * (startSeconds(imageBytes) + IDLE_SECONDS);
  return { requests, agents: (worked / 3600) * agentHour(agent) };
}

/**
 * What an item costs, with its share of its agent's start and end, and each second that its command takes:
 * for callers that know how many items there were, and how long they took.
 */
export function itemPrice(agent: PricedAgent, imageBytes: number): StepPrice {
  const items = itemsPerAgent(imageBytes);
  const costOf = (seconds: number): number => {
    const cost = itemsCost({ items, seconds, uploaded: true, agent, imageBytes, maxAgents: 1 });
    return (cost.requests + cost.agents) / items;
  };
  const item = costOf(0);
  return { item: rounded(item), second: rounded(costOf(1) - item) };
}

/** The prices behind all sums, in words. */
export function pricesText(): string {
  return `list prices of ${PRICES.region}, ${PRICES.date}`;
}

/** GB of disk that are not billed (AWS Fargate's pricing page). */
const FREE_DISK = 20;

/**
 * What a second of an agent costs, for a budget: including disk. Spot is apart, because agents may be started
 * on demand instead.
 */
export function agentPrice(agent: PricedAgent, diskGb: number): AgentPrice {
  const disk = Math.max(0, diskGb - FREE_DISK) * PRICES.fargate_disk_gb_hour;
  const second = (spot: boolean): number => rounded((agentHour({ ...agent, spot }) + disk) / 3600);
  return { second: second(false), ...(agent.spot && { spot_second: second(true) }) };
}

function rounded(usd: number): number {
  return Number(usd.toPrecision(6));
}

/** USD of requests. */
export function requestsCost(calls: readonly Calls[]): number {
  return calls.reduce((sum, { operation, times }) => sum + (times * PRICE_OF[operation]) / 1e6, 0);
}

/** USD of an agent's hour: vCPUs, memory, address. */
export function agentHour({ size, spot, arm, publicIp }: PricedAgent): number {
  const { cpu, memory } = size;
  const vcpuHour = arm ? PRICES.fargate_arm_vcpu_hour : PRICES.fargate_vcpu_hour;
  const gbHour = arm ? PRICES.fargate_arm_gb_hour : PRICES.fargate_gb_hour;
  const full = (cpu / 1024) * vcpuHour + (memory / 1024) * gbHour;
  return full * (spot ? PRICES.fargate_spot_share : 1) + (publicIp ? PRICES.public_ip_hour : 0);
}

/** USD of one call of the dispatcher that lasts a second. */
function dispatchCost(): number {
  return PRICES.lambda_million / 1e6 + DISPATCH_GB_SECONDS * PRICES.lambda_gb_second;
}

/** USD of copies within S3. */
export interface CopyCost {
  readonly requests: number;
  /** A month of storing them. */
  readonly month: number;
  /** On top, where they come from another region. */
  readonly otherRegion: number;
}

/**
 * What copies of objects cost; those of more than 5 GB take a request for each part, which is little beside
 * their bytes.
 */
export function copyCost(objects: number, bytes: number): CopyCost {
  return {
    requests: (objects * PRICE_OF.PutObject) / 1e6,
    month: (bytes / 1e9) * PRICES.s3_gb_month,
    otherRegion: (bytes / 1e9) * PRICES.other_region_gb,
  };
}

const HOURS_A_MONTH = 730;
/** Long polls of an event source mapping on an empty queue, in millions a month. */
const POLLS_AT_REST = 0.65;
/** A call every five minutes, a tenth of a second each. */
const RECONCILES_A_MONTH = 8760;

/** USD of a month without uploads, excluding the network and the storage of data and logs. */
export function restMonth(alarms: number): number {
  return (
    alarms * PRICES.alarm_month +
    POLLS_AT_REST * PRICES.sqs_million +
    RECONCILES_A_MONTH * (PRICES.lambda_million / 1e6 + 0.1 * DISPATCH_GB_SECONDS * PRICES.lambda_gb_second)
  );
}

/** USD of a month of interface endpoints, each counted in every availability zone that it is in. */
export function endpointsMonth(endpoints: number): number {
  return endpoints * PRICES.interface_endpoint_hour * HOURS_A_MONTH;
}

/**
 * USD of a month of copies of images in ECR; agents pull them in the same region, which is free of charge.
 */
export function copiesMonth(bytes: number): number {
  return (bytes / 1e9) * PRICES.ecr_gb_month;
}

/** USD of what a thousand items of one step log when each prints as much as its log limit allows. */
export function mostLogsCost(): number {
  return DEFAULT_LOG_MEGABYTES * PRICES.logs_gb;
}
