import type { LeftOut } from '../protocol/item-report.ts';
import type { Lane } from '../protocol/lanes.ts';
import type { ItemRecord, ResultFile, SampleCounts } from '../protocol/run-record.ts';
import type { FlowItem } from './flow.ts';
import type { ItemOutcome } from './item-container.ts';
import type { WaitingItems } from './planned-flow.ts';

/** The record that an earlier run left of a finished item. */
export interface FinishedItem {
  readonly fingerprint: string;
  readonly started: string;
  readonly seconds: number;
  readonly attempts: number;
  readonly outputs: readonly ResultFile[];
  readonly peak_memory_bytes?: number;
  readonly peak_mb?: number;
  readonly input_bytes?: number;
  readonly moves?: number;
  readonly lane_mb?: number;
  readonly log?: string;
  readonly left_out?: readonly LeftOut[];
  /** The folder of the run whose results were copied. */
  readonly reused_from?: string;
}

/** The outcome of one attempt; results of a successful one are in their places. */
export interface Attempt extends ItemOutcome {
  /** Relative to the run's folder. */
  readonly log?: string;
}

export interface AttemptSetting {
  /** The container's size. */
  readonly lane: Lane;
  /** Names the item's checkpoint, in a step that has one. */
  readonly fingerprint: string;
}

/** The edges of a local run. */
export interface LocalEdges {
  /** sha256 of a file, lower-case hex. */
  readonly digest: (file: string) => Promise<string>;
  /** The record that an earlier run left of an item, if its results are unchanged. */
  readonly find: (item: FlowItem) => Promise<FinishedItem | undefined>;
  /** Removes the record that an earlier run left of an item, and its results. */
  readonly forget: (item: FlowItem) => Promise<void>;
  /** Records that an item is finished. */
  readonly keep: (item: FlowItem, finished: FinishedItem) => Promise<void>;
  /** Takes over results that a run in another folder computed from the same inputs; missing if unwanted. */
  readonly recall?: (item: FlowItem, fingerprint: string) => Promise<FinishedItem | undefined>;
  /** Records results for runs in other folders; missing where the workflow does not reuse results. */
  readonly note?: (item: FlowItem, finished: FinishedItem) => Promise<void>;
  /** Runs the algorithm once. Throws only for a fault of the machine. */
  readonly attempt: (item: FlowItem, attempt: number, setting: AttemptSetting) => Promise<Attempt>;
  /** Removes the checkpoint of an item that has ended. */
  readonly removeCheckpoint: (fingerprint: string) => Promise<void>;
  /** Where a step's result is, absolute. */
  readonly locate: (step: string, key: string) => string;
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** Waits, at most until `stop` is aborted. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly stop: AbortSignal;
}

/** An event, for progress displays. Times are milliseconds since 1970. */
export type RunEvent = { readonly at: number } & (
  | { readonly kind: 'known'; readonly step: string }
  | {
      readonly kind: 'started';
      readonly step: string;
      readonly item: string;
      /** The number of this start, from 1; starts with more memory count, too. */
      readonly attempt: number;
    }
  | { readonly kind: 'again'; readonly step: string; readonly item: string; readonly why: string }
  | { readonly kind: 'ended'; readonly record: ItemRecord }
  /** Of a plan with "items", after every other event. */
  | {
      readonly kind: 'samples';
      readonly samples: SampleCounts;
      readonly waiting: readonly WaitingItems[];
    }
);
