import type { ItemPlan } from './item-plan.ts';
import type { Lane } from './lanes.ts';
import type { MemoryLine } from './memory-line.ts';
import type { ItemRule } from './root-items.ts';

/** The dispatcher's configuration: `dispatch.json` beside its code, compiled from the workflow. */
export interface DispatchPlan {
  readonly version: 1;
  readonly workflow: string;
  readonly region: string;
  readonly cluster: string;
  readonly inbox: QueueAddress;
  readonly input: { readonly bucket: string; readonly prefix: string };
  readonly output: { readonly bucket: string; readonly prefix: string };
  readonly network: {
    readonly subnets: readonly string[];
    readonly securityGroups: readonly string[];
    readonly publicIp: boolean;
  };
  readonly steps: readonly DispatchStep[];
  /** How items flow, where the workflow has "items"; its steps are those of `steps`. */
  readonly items?: ItemPlan;
  /** How files that are uploaded without a run become items; missing where a sheet defines the items. */
  readonly adhoc?: AdhocRule;
  /** Set if people are notified of runs. */
  readonly notify?: {
    /** ARN of the topic. */
    readonly topic: string;
    /** Where the steps' `price` is from: `list prices of us-east-1, 2026-11-22`. */
    readonly prices: string;
  };
  /** Set if the cost of agents is recorded, and perhaps limited. */
  readonly budget?: {
    /** USD that all agents may cost in a month, in UTC. */
    readonly month_usd?: number;
  };
  /**
   * Steps that drain before a change of the workflow: new items for them are held in the inbox, until the
   * dispatcher of the changed workflow reads them.
   */
  readonly closed?: readonly string[];
}

export type AdhocRule = Exclude<ItemRule, { readonly kind: 'sheet' }>;

export interface QueueAddress {
  readonly url: string;
  readonly arn: string;
}
export interface DispatchStep {
  readonly id: string;
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** Patterns of the inputs, or of the needed steps' results, that it takes: its spec's `inputs`. */
  readonly patterns: readonly string[];
  /** The work queue; of a step with lanes, that of the smallest. */
  readonly work: QueueAddress;
  readonly deadLetter: QueueAddress;
  /** The family: ECS runs the newest revision. */
  readonly taskDefinition: string;
  readonly compute:
    | { readonly kind: 'fargate'; readonly spotFirst: boolean }
    | { readonly kind: 'managed-instances'; readonly capacityProvider: string };
  readonly maxAgents: number;
  /** items per agent */
  readonly perAgent: number;
  /** How long its results are kept; missing if they are never removed. */
  readonly keep?: Keep;
  /**
   * Sizes of agents, from the smallest, each with a queue; missing where all agents have the task
   * definition's size.
   */
  readonly lanes?: readonly DispatchLane[];
  /** Memory of an item by the size of its inputs, if the spec of a step with lanes says so. */
  readonly line?: MemoryLine;
  /** What its items cost, if people are notified of runs; missing on instances, whose type ECS chooses. */
  readonly price?: StepPrice;
  /**
   * What its agents cost, if there is a budget; missing on instances, whose type ECS chooses: no budget
   * limits them.
   */
  readonly agent_price?: AgentPrice;
}

/** USD per agent and second. */
export interface AgentPrice {
  readonly second: number;
  /** On Fargate Spot, where agents may be started there. */
  readonly spot_second?: number;
}

export interface DispatchLane extends Lane {
  readonly work: QueueAddress;
  /** As the step's, for the agents of this lane. */
  readonly agent_price?: AgentPrice;
  /** As the step's, for the items of this lane. */
  readonly price?: StepPrice;
}

/** The queues that a step's items wait in, one for each of its lanes. */
export function workQueues({ work, lanes }: Pick<DispatchStep, 'work' | 'lanes'>): readonly QueueAddress[] {
  return lanes?.map((lane) => lane.work) ?? [work];
}

/** How long a step's results are kept: `last` is until their run has ended without failures, else days. */
export type Keep = 'last' | number;

/**
 * USD for an item, with its share of its agent's start and end, and for each second that its command takes.
 */
export interface StepPrice {
  readonly item: number;
  readonly second: number;
}
