import { sizeVariables } from '../protocol/agent-size.ts';
import type { DispatchLane, DispatchPlan, DispatchStep, QueueAddress } from '../protocol/dispatch-plan.ts';
import { startedBy } from '../protocol/lanes.ts';
import type { Fleet } from './fleet.ts';
import { type LaneLoad, shareAgents } from './lane-shares.ts';
import { agentsOf, pruneLedger } from './ledger.ts';
import { type Decision, decide, desiredAgents, type StepState } from './reconcile.ts';
import { type StartContext, type StepReport, startAgents, type Tasks } from './start-agents.ts';

export type LanedStep = DispatchStep & { readonly lanes: readonly DispatchLane[] };

export interface LaneContext extends Omit<StartContext, 'backlogOf'> {
  readonly backlogOfQueue: (queue: QueueAddress) => Promise<number>;
}

export function hasLanes(step: DispatchStep): step is LanedStep {
  return step.lanes !== undefined;
}

/**
 * Starts the missing agents of a step with lanes, the largest lane first. Its ledger and `max_agents` are
 * those of the step: each reservation counts the agents of all lanes, so that concurrent calls stay below it,
 * too.
 * @param sent items that were sent just now, by the URL of the queue
 */
export async function startLanes(
  step: LanedStep,
  sent: ReadonlyMap<string, number>,
  context: LaneContext,
): Promise<StepReport[]> {
  const backlogs = await Promise.all(
    step.lanes.map(async ({ work }) => Math.max(sent.get(work.url) ?? 0, await context.backlogOfQueue(work))),
  );
  const waiting = [...backlogs.keys()].reverse().filter((lane) => backlogs[lane]! > 0);
  const reports: StepReport[] = [];
  // Without work in any lane, the smallest one still records the agent that has ended.
  for (const lane of waiting.length > 0 ? waiting : [0]) {
    const fleet = new LaneFleet(step, lane, backlogs, context.plan);
    const backlogOf = async () => backlogs[lane]!;
    reports.push({ ...(await startAgents(step, 0, { ...context, backlogOf }, fleet)), lane });
  }
  return reports;
}

/** The agents of a lane. ECS tells them apart by `startedBy`: all lanes have the same task definition. */
class LaneFleet implements Fleet {
  readonly lane: number;
  readonly price: Fleet['price'];
  readonly request: Fleet['request'];
  readonly #step: LanedStep;
  readonly #backlogs: readonly number[];
  readonly #cluster: string;
  readonly #laneOf = new Map<string, number>();

  constructor(step: LanedStep, lane: number, backlogs: readonly number[], plan: DispatchPlan) {
    this.lane = lane;
    this.#step = step;
    this.#backlogs = backlogs;
    this.#cluster = plan.cluster;
    this.price = step.lanes[lane]!.agent_price;
    this.request = requestOf(step, lane, plan.inbox);
  }

  /**
   * @param all ARNs of the step's agents; those of no other lane count for the smallest one, such as agents
   * that were started before the step had lanes
   */
  async list(all: readonly string[], tasks: Tasks): Promise<readonly string[]> {
    const others = this.#step.lanes.map(async (_, lane) => {
      if (lane === 0) return;
      for (const arn of await tasks.listStartedBy(this.#cluster, startedBy(this.#step.id, lane)))
        this.#laneOf.set(arn, lane);
    });
    await Promise.all(others);
    return [...all, ...this.#laneOf.keys()];
  }

  decide(state: StepState): Decision {
    const { ledger, listed, stopped, now } = state;
    const pruned = pruneLedger(ledger, now, stopped);
    // ECS may list an agent by its family before it lists it by `startedBy`.
    for (const { lane = 0, tasks = [] } of pruned.starts)
      for (const arn of tasks) this.#laneOf.set(arn, lane);
    const loads = this.#backlogs.map((backlog, lane): LaneLoad => {
      const running = [...listed].filter((arn) => (this.#laneOf.get(arn) ?? 0) === lane && !stopped.has(arn));
      const starts = pruned.starts.filter((start) => (start.lane ?? 0) === lane);
      return { backlog, agents: agentsOf({ ...pruned, starts }, new Set(running)) };
    });
    const { backlog, agents: have } = loads[this.lane]!;
    const all = loads.reduce((sum, { agents }) => sum + agents, 0);
    return decide(state, {
      ...{ have, want: desiredAgents(this.#step, backlog) },
      room: shareAgents(loads, this.#step)[this.lane]!,
      isFull: all >= this.#step.maxAgents,
    });
  }
}

/** The size of a lane's agents, and the variables with their queue and the next lane's. */
function requestOf({ id, lanes }: LanedStep, lane: number, inbox: QueueAddress): Fleet['request'] {
  const { work, cpu, memory } = lanes[lane]!;
  const next = lanes[lane + 1];
  return {
    startedBy: startedBy(id, lane),
    size: { cpu, memory },
    environment: {
      PIPEWRIGHT_QUEUE_URL: work.url,
      ...(next && { PIPEWRIGHT_NEXT_QUEUE_URL: next.work.url, PIPEWRIGHT_MOVES_URL: inbox.url }),
      PIPEWRIGHT_LANE: `${lane}`,
      ...sizeVariables({ memoryMb: memory, cpus: cpu / 1024 }),
    },
  };
}
