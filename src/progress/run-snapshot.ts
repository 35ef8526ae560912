import type { QueueCount } from '../deploy/cloud.ts';
import type { Marker } from '../protocol/marker.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import type { RunBudgetRecord, SampleCounts } from '../protocol/run-record.ts';
import type { Agent } from '../runs/run-cloud.ts';

export interface StepSnapshot {
  /** Items with a marker. */
  readonly done: number;
  readonly failed: number;
  /** When the first and the last marker were written, in milliseconds since 1970. */
  readonly first?: number;
  readonly last?: number;
  /** How many of its results each later step takes. */
  readonly resultsFor: Readonly<Record<string, number>>;
  /** In a workflow with "items": what is known about items without a marker. */
  readonly open?: OpenItems;
  /** The sum of its lanes' queues; undefined where the queue does not exist. */
  readonly queue?: QueueCount;
  /** In a step with lanes: the queue of each, the smallest lane first. */
  readonly queues?: readonly (QueueCount | undefined)[];
  readonly deadLetters: number;
  readonly agents: readonly Agent[];
}

/** Items of a step that have not ended, where the planner of items knows them. */
export interface OpenItems {
  /** Items that have everything they need. */
  readonly ready: number;
  readonly waits: readonly { readonly count: number; readonly why: string }[];
  /** More may come than are counted here. */
  readonly more: boolean;
  /** Failed items that a gather step continues without. */
  readonly tolerated: number;
}

export interface FailedItem {
  readonly marker: Marker;
  /** The log stream of its last attempt, where it was found. */
  readonly stream?: string;
}

/** The state of a run in AWS at one time. */
export interface RunSnapshot {
  /** milliseconds since 1970 */
  readonly at: number;
  /** run.json */
  readonly run: RunManifest;
  readonly steps: Readonly<Record<string, StepSnapshot>>;
  readonly inbox?: QueueCount;
  readonly inboxDead: number;
  /** Lines of the dispatcher's log of the last minutes, the newest last. */
  readonly dispatcher: readonly string[];
  /** The first items that failed. */
  readonly failures: readonly FailedItem[];
  /** Markers of some items that are done. */
  readonly samples: readonly Marker[];
  /** In a workflow with a budget. */
  readonly budget?: RunBudgetRecord;
  /** The workflow's own items; in a workflow with "items". */
  readonly counted?: SampleCounts;
}

/** Whether an item has failed and a gather step continues without it. */
export function isTolerated({ state, step }: Marker, { steps }: RunSnapshot): boolean {
  return state !== 'COMPLETE' && (steps[step]?.open?.tolerated ?? 0) > 0;
}

/** Messages that wait in a queue or are being worked on. */
export function messagesIn(queue: QueueCount | undefined): number {
  return (queue?.waiting ?? 0) + (queue?.taken ?? 0);
}
