import { fargateSize } from '../catalog/fargate-size.ts';
import { itemsCost } from '../deploy/cost-model.ts';
import PRICES from '../deploy/prices.json' with { type: 'json' };
import { containerMemory } from '../protocol/agent-size.ts';
import { DEFAULT_MAX_AGENTS } from '../workflow/plan.ts';
import { endedCount, expectedCount } from './progress.ts';
import type { RunStatus } from './run-status.ts';

/** An estimate of what a run costs, in USD by list prices. */
export interface RunCost {
  readonly soFar: number;
  readonly atEnd: number;
  /** So far, by step. */
  readonly steps: Readonly<Record<string, number>>;
  /** Steps without an estimate: no item has ended yet, or ECS chooses their instances. */
  readonly without: readonly string[];
  readonly region: string;
  /** Date of the prices, ISO 8601. */
  readonly date: string;
}

/** Extrapolates from the items whose markers were read; undefined while no step has an estimate. */
export function runCost({ progress, snapshot }: RunStatus): RunCost | undefined {
  let soFar = 0;
  let atEnd = 0;
  const steps: Record<string, number> = {};
  const without: string[] = [];
  const markers = [...snapshot.samples, ...snapshot.failures.map(({ marker }) => marker)];
  for (const step of progress.steps) {
    const planned = snapshot.run.steps.find(({ id }) => id === step.id)!;
    const own = markers.filter((marker) => marker.step === step.id);
    const size = fargateSize(planned.cpu_units, containerMemory(planned.memory_mb));
    if (own.length === 0 || size === null || planned.fargate === undefined) {
      if (expectedCount(progress, step) > step.canceled) without.push(step.id);
      continue;
    }
    // Agents have a public IP unless the network is isolated, which is rare.
    const arm = planned.architecture === 'arm64';
    const agent = { size, spot: planned.fargate === 'spot', arm, publicIp: true };
    // Canceled and reused items cost nothing.
    const unpaid = step.canceled + step.reused;
    const worked = endedCount(step) - unpaid;
    /** Without starts that ran out of memory in a smaller lane: markers do not say how long they took. */
    const costOf = (items: number): number => {
      let cost = 0;
      for (const [lane, all] of Map.groupBy(own, (marker) => marker.lane ?? 0)) {
        const { requests, agents } = itemsCost({
          items: (items * all.length) / own.length,
          seconds: all.reduce((sum, { seconds }) => sum + seconds, 0) / all.length,
          uploaded: planned.needs.length === 0,
          agent: { ...agent, size: planned.lanes?.[lane] ?? size },
          imageBytes: planned.image_bytes ?? 0,
          maxAgents: planned.max_agents ?? DEFAULT_MAX_AGENTS,
        });
        cost += requests + agents;
      }
      return cost;
    };
    steps[step.id] = costOf(worked);
    soFar += steps[step.id]!;
    atEnd += costOf(Math.max(worked, expectedCount(progress, step) - unpaid));
  }
  if (without.length === progress.steps.length) return undefined;
  return { soFar, atEnd, steps, without, region: PRICES.region, date: PRICES.date };
}
