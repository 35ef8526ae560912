import { type Lane, usableMemory } from '../protocol/lanes.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { stepLanes } from './compute.ts';
import { agentOf } from './cost-estimate.ts';
import { agentHour, type PricedAgent } from './cost-model.ts';

/** A lane as people see it before deploying. */
export interface PlannedLane {
  /** What its algorithm can use. */
  readonly memory_mb: number;
  readonly vcpus: number;
  /** Of an agent, by list prices; missing on instances, whose type ECS chooses. */
  readonly hour_usd?: number;
}

/** The lanes of a step, from the smallest; none if it has one size. */
export function plannedLanes(plan: Plan, step: PlannedStep): PlannedLane[] {
  const agent = agentOf(plan, step);
  return stepLanes(step).map((lane) => ({
    memory_mb: usableMemory(lane),
    vcpus: lane.cpu / 1024,
    ...(agent && { hour_usd: Number(agentHour(agentIn(agent, lane)).toPrecision(4)) }),
  }));
}

/** An agent of a lane, for its price. */
export function agentIn(agent: PricedAgent, { cpu, memory }: Lane): PricedAgent {
  return { ...agent, size: { cpu, memory } };
}

/** The lanes of all steps that have some, by the steps' ids. */
export function lanesOfPlan(plan: Plan): Record<string, readonly PlannedLane[]> | undefined {
  const all = plan.steps
    .map((step) => [step.id, plannedLanes(plan, step)] as const)
    .filter(([, lanes]) => lanes.length > 0);
  return all.length > 0 ? Object.fromEntries(all) : undefined;
}
