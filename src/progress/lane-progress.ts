import type { QueueCount } from '../deploy/cloud.ts';
import { usableMemory } from '../protocol/lanes.ts';
import type { Marker } from '../protocol/marker.ts';
import type { RunStep } from '../protocol/run-manifest.ts';
import type { Agent } from '../runs/run-cloud.ts';
import { agentsOf } from './agents-of.ts';

/** What is known about one lane of a step. */
export interface LaneProgress {
  /** Memory of the algorithm, without the agent's. */
  readonly memory_mb: number;
  /** Items of all runs that wait, and that agents have received. */
  readonly waiting: number;
  readonly working: number;
  readonly agents: { readonly running: number; readonly starting: number };
}

/** How many of the items whose markers were read ran out of memory and moved to a larger lane. */
export interface MovedItems {
  readonly moved: number;
  readonly of: number;
}

/** All queues of a step as one; undefined where the first does not exist. */
export function sumOfQueues(queues: readonly (QueueCount | undefined)[]): QueueCount | undefined {
  if (queues[0] === undefined) return undefined;
  const sum = (of: keyof QueueCount): number => queues.reduce((all, queue) => all + (queue?.[of] ?? 0), 0);
  return { waiting: sum('waiting'), taken: sum('taken') };
}

export function laneProgress(
  { id, lanes }: RunStep,
  {
    queues = [],
    agents,
  }: { readonly queues?: readonly (QueueCount | undefined)[]; readonly agents: readonly Agent[] },
  markers: readonly Marker[],
): { readonly lanes?: readonly LaneProgress[]; readonly moves?: MovedItems } {
  if (!lanes) return {};
  const own = markers.filter(({ step }) => step === id);
  return {
    lanes: lanes.map((lane, i) => ({
      memory_mb: usableMemory(lane),
      waiting: queues[i]?.waiting ?? 0,
      working: queues[i]?.taken ?? 0,
      agents: agentsOf({ agents: agents.filter((agent) => (agent.lane ?? 0) === i) }),
    })),
    moves: { moved: own.filter(({ moves = 0 }) => moves > 0).length, of: own.length },
  };
}
