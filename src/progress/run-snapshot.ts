import type { Marker } from '../protocol/marker.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import type { Agent, QueueCount } from '../runs/run-cloud.ts';

export interface StepSnapshot {
  /** Items with a marker. */
  readonly done: number;
  readonly failed: number;
  /** When the first and the last marker were written, in milliseconds since 1970. */
  readonly first?: number;
  readonly last?: number;
  /** How many of its results each step after it takes. */
  readonly given: Readonly<Record<string, number>>;
  /** Undefined where there is no such queue. */
  readonly queue?: QueueCount;
  readonly deadLetters: number;
  readonly agents: readonly Agent[];
}

export interface FailedItem {
  readonly marker: Marker;
  /** The log stream of the agent that had it last, where it was found. */
  readonly stream?: string;
}

/** What was seen of a run at one time. */
export interface RunSnapshot {
  /** milliseconds since 1970 */
  readonly at: number;
  /** As run.json had it by then. */
  readonly run: RunManifest;
  readonly steps: Readonly<Record<string, StepSnapshot>>;
  readonly inbox?: QueueCount;
  readonly inboxDead: number;
  /** What the dispatcher logged in the last minutes, the newest last. */
  readonly dispatcher: readonly string[];
  /** The first items that failed. */
  readonly failures: readonly FailedItem[];
  /** Markers of some that are done. */
  readonly samples: readonly Marker[];
}
