import type { Marker } from '../protocol/marker.ts';
import type { Names } from '../protocol/resource-names.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';

/** A deployed workflow, as far as runs of it are looked at: its name and places say where everything is. */
export interface Watched {
  readonly workflow: string;
  readonly region: string;
  /** 12 digits */
  readonly account: string;
  /** Prefixes are `''`, or end in `/`. */
  readonly input: { readonly bucket: string; readonly prefix: string };
  readonly output: { readonly bucket: string; readonly prefix: string };
  readonly names: Names;
}

/** Messages of a queue; SQS's numbers are approximate for a minute and more. */
export interface QueueCount {
  /** Those that are delayed included. */
  readonly waiting: number;
  /** Taken by somebody, and not done yet. */
  readonly taken: number;
}

/** A task of ECS that is, or was lately, an agent. Times in milliseconds since 1970. */
export interface Agent {
  /** The last part of its ARN. */
  readonly id: string;
  /** ECS's: PROVISIONING, PENDING, ACTIVATING, RUNNING, …, STOPPED */
  readonly status: string;
  /** Since when its container runs. */
  readonly started?: number;
  readonly stopped?: number;
  /** E.g. `TaskFailedToStart`, `EssentialContainerExited`, `SpotInterruption`. */
  readonly stopCode?: string;
  /** Why it stopped, of the task and of its container, in ECS's words. */
  readonly reason?: string;
  readonly exitCode?: number;
  /** What it said last of itself, where it ended for a reason of its own. */
  readonly lastWords?: string;
}

export interface StepSeen {
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
export interface Seen {
  /** milliseconds since 1970 */
  readonly at: number;
  /** As run.json had it by then. */
  readonly run: RunManifest;
  readonly steps: Readonly<Record<string, StepSeen>>;
  readonly inbox?: QueueCount;
  readonly inboxDead: number;
  /** What the dispatcher logged in the last minutes, the newest last. */
  readonly dispatcher: readonly string[];
  /** The first items that failed. */
  readonly failures: readonly FailedItem[];
  /** Markers of some that are done. */
  readonly samples: readonly Marker[];
}
