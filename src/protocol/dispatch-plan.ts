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
  /** How files that are uploaded without a run become items; missing where a sheet says it. */
  readonly adhoc?: AdhocRule;
  /** Where somebody is to be notified of runs. */
  readonly notify?: {
    /** ARN of the topic. */
    readonly topic: string;
    /** What `price` of the steps is by: `list prices of us-east-1, 2026-11-22`. */
    readonly prices: string;
  };
  /** Where what agents cost is limited, or at least kept in accounts. */
  readonly budget?: {
    /** USD of all agents in a month, in UTC. */
    readonly month_usd?: number;
  };
  /**
   * Steps that drain before a change of the workflow: new items for them are held in the inbox, until the dispatcher of
   * the changed workflow reads them.
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
  /** Of the inputs, or of the needed steps' results, that it takes: its spec's `inputs`. */
  readonly patterns: readonly string[];
  /** Of a step with lanes, the queue of the smallest. */
  readonly work: QueueAddress;
  readonly deadLetter: QueueAddress;
  /** its family: ECS runs the newest revision */
  readonly taskDefinition: string;
  readonly compute:
    | { readonly kind: 'fargate'; readonly spotFirst: boolean }
    | { readonly kind: 'managed-instances'; readonly capacityProvider: string };
  readonly maxAgents: number;
  /** items per agent */
  readonly perAgent: number;
  /** How long its results stay; missing where they stay. */
  readonly keep?: Keep;
  /** Sizes of agents, from the smallest, each with a queue; missing where all agents have the task definition's size. */
  readonly lanes?: readonly DispatchLane[];
  /** Of a step with lanes, where its spec says how much memory an item takes by its inputs. */
  readonly line?: MemoryLine;
  /** What its items cost in USD, where somebody is notified of runs; missing on instances, which ECS chooses. */
  readonly price?: StepPrice;
  /** What its agents cost, where there is a budget; missing on instances, which ECS chooses: no budget holds them. */
  readonly agent_price?: AgentPrice;
}

/** USD of an agent's second. */
export interface AgentPrice {
  readonly second: number;
  /** On Fargate Spot, where agents may be started there. */
  readonly spot_second?: number;
}

export interface DispatchLane extends Lane {
  readonly work: QueueAddress;
  /** Of its agents, as the step's. */
  readonly agent_price?: AgentPrice;
  /** As that of the step, for the items of this lane. */
  readonly price?: StepPrice;
}

/** The queues that a step's items wait in. */
export function workQueues({ work, lanes }: Pick<DispatchStep, 'work' | 'lanes'>): readonly QueueAddress[] {
  return lanes?.map((lane) => lane.work) ?? [work];
}

/** How long a step's results stay: until a run has ended without failures, or a number of days. */
export type Keep = 'last' | number;

/** USD of an item, with its share of its agent's start and end, and of each second that its command takes. */
export interface StepPrice {
  readonly item: number;
  readonly second: number;
}
