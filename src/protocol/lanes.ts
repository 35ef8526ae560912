import { fargateSize } from '../catalog/fargate-size.ts';
import type { SpecMemory } from '../spec/spec.ts';
import { AGENT_MEMORY_MB, containerMemory } from './agent-size.ts';
import { lineOf } from './memory-line.ts';

/** A size of a step's agents that has a work queue of its own. */
export interface Lane {
  /** CPU units of the agent's task; 1,024 are one vCPU. */
  readonly cpu: number;
  /** MiB of the agent's task: the algorithm's, and {@link AGENT_MEMORY_MB} for the agent. */
  readonly memory: number;
}

/** What the lanes of a step are made of. */
export interface LaneRequest {
  /** CPU units that the step asks for. */
  readonly cpu: number;
  /** MiB that the step asks for, without the agent's. */
  readonly memory: number;
  /** The most MiB of a lane, without the agent's; if missing, the last factor decides. */
  readonly maximal?: number;
  /** Which sizes exist: those of Fargate, or any. */
  readonly sizes: 'fargate' | 'any';
}

/** Multiples of the step's memory. */
const FACTORS = [1, 2, 4, 8];

/**
 * The lanes of a step, from the smallest: up to four, of 1, 2, 4 and 8 times its memory, but at most
 * `maximal`. Equal sizes are one lane. On Fargate, vCPUs rise with memory, as its sizes require, and sizes
 * that it does not offer are left out.
 * @returns at least one lane, unless the step is too large for Fargate
 */
export function lanesOf({ cpu, memory, maximal = Infinity, sizes }: LaneRequest): Lane[] {
  const lanes: Lane[] = [];
  for (const factor of FACTORS) {
    const wanted = containerMemory(Math.max(memory, Math.min(factor * memory, maximal)));
    const lane = sizes === 'any' ? { cpu, memory: wanted } : fargateSize(cpu, wanted);
    if (lane && !(lanes.at(-1)?.memory === lane.memory)) lanes.push(lane);
  }
  return lanes;
}

/** MiB that the algorithm can use in a lane. */
export function usableMemory({ memory }: Lane): number {
  return memory - AGENT_MEMORY_MB;
}

/**
 * The number of the lane in which an item begins, from 0: the smallest with `needed` MiB for its algorithm,
 * else the largest, because the need is only an estimate.
 */
export function laneFor(lanes: readonly Lane[], needed: number): number {
  const found = lanes.findIndex((lane) => usableMemory(lane) >= needed);
  return found < 0 ? Math.max(0, lanes.length - 1) : found;
}

/**
 * Whether a step may need lanes: its spec has a larger `maximal` than `suggested` memory, or no maximum but a
 * line by input size.
 */
export function asksForLanes(
  memory: Pick<SpecMemory, 'suggested' | 'maximal' | 'base' | 'per_input_mb'>,
): boolean {
  const { suggested, maximal } = memory;
  return maximal === undefined ? lineOf(memory) !== undefined : maximal > suggested;
}

/**
 * `startedBy` of an agent's task, which ECS repeats in its events: step and lane. ECS takes 128 characters at
 * most.
 */
export function startedBy(step: string, lane: number): string {
  return `pipewright/${step}/${lane}`;
}

/** The lane in a text that {@link startedBy} made; undefined in any other text. */
export function laneStartedBy(text = ''): number | undefined {
  const lane = /^pipewright\/[^/]+\/(\d)$/.exec(text)?.[1];
  return lane === undefined ? undefined : Number(lane);
}
