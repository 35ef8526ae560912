import type { DispatchStep } from '../protocol/dispatch-plan.ts';

/** A lane's share of the work, and of the agents. */
export interface LaneLoad {
  /** Items that wait or are in work; approximate. */
  readonly backlog: number;
  /** Agents that run, are about to, or are being started. */
  readonly agents: number;
}

/**
 * How many agents to start in each lane of a step, from the smallest lane, so that all together are at most
 * `maxAgents`: first one for each lane that has work and no agent, the largest first, as its items have
 * waited in the smaller lanes; the rest by backlog. No agent is ended for that: a lane may have to wait until
 * an agent of another lane has no more work.
 */
export function shareAgents(
  loads: readonly LaneLoad[],
  { maxAgents, perAgent }: Pick<DispatchStep, 'maxAgents' | 'perAgent'>,
): number[] {
  const starts = loads.map(() => 0);
  const wanted = loads.map(({ backlog }) => Math.ceil(backlog / Math.max(1, perAgent)));
  const agentsIn = (lane: number): number => loads[lane]!.agents + starts[lane]!;
  const lacks = (lane: number): boolean => agentsIn(lane) < wanted[lane]!;
  let room = maxAgents - loads.reduce((sum, { agents }) => sum + agents, 0);
  const fromLargest = [...loads.keys()].reverse();
  for (const lane of fromLargest)
    if (room > 0 && lacks(lane) && agentsIn(lane) === 0) {
      starts[lane] = 1;
      room -= 1;
    }
  for (; room > 0; room--) {
    // Items per agent, if the lane had one more.
    const work = (lane: number): number => loads[lane]!.backlog / (agentsIn(lane) + 1);
    const [next] = fromLargest.filter(lacks).sort((a, b) => work(b) - work(a));
    if (next === undefined) break;
    starts[next]! += 1;
  }
  return starts;
}
