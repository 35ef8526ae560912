import type { CatalogSource } from '../catalog/catalog.ts';
import type { FinalState, LeftOut } from './item-report.ts';

/** A result of an item: `key` is relative to its step's results, with `/`. */
export interface ResultFile {
  readonly key: string;
  readonly bytes: number;
  /** lower-case hex; missing for results on AWS, which are not read again */
  readonly sha256?: string;
  /** The outputs that it belongs to, if the spec names outputs. */
  readonly outputs?: readonly string[];
  /** The key of the file that it travels with. */
  readonly companion_of?: string;
}

/** A result that an earlier run left in the run's folder. */
export interface LeftOver {
  /** Relative to the run's folder, with `/`. */
  readonly path: string;
  readonly why: string;
  /** Where it was moved to, relative to the run's folder; missing for one that stays. */
  readonly moved_to?: string;
}

/** The outcome of one item. */
export interface ItemRecord {
  readonly step: string;
  /** Its path relative to what the step takes, with `/`. */
  readonly item: string;
  readonly state: FinalState;
  /** Starts of the algorithm; 0 for an item that was never started. */
  readonly attempts: number;
  /** Finished by an earlier run, from the same input, image and variables. */
  readonly reused: boolean;
  /** Where its results were copied from: `s3://bucket/key` of another run's marker, or that run's folder. */
  readonly reused_from?: string;
  /** ISO 8601, of the last attempt */
  readonly started?: string;
  /** Of the last attempt, with the container around it. */
  readonly seconds: number;
  readonly exit_code?: number | null;
  /** Why there is no result. */
  readonly meaning?: string;
  readonly outputs: readonly ResultFile[];
  /** What is in its folder of results but is not a result; missing if there is nothing. */
  readonly left_out?: readonly LeftOut[];
  /** Of the container on this machine; of the command on AWS. */
  readonly peak_memory_bytes?: number;
  /** The most memory that the command took, in MB; missing if it was too short to be measured. */
  readonly peak_mb?: number;
  /** Of its inputs, besides those that are the same for all items. */
  readonly input_bytes?: number;
  /** How often it began again in a larger lane because memory had run out; missing if it did not. */
  readonly moves?: number;
  /** Memory that its command had in the last attempt, in MB; missing if that is the step's. */
  readonly lane_mb?: number;
  /** It has failed, and a step that gathers continues without it, as its `allow_failed` says. */
  readonly tolerated?: true;
  /** Log file, relative to the run's folder. */
  readonly log?: string;
  /** Its log stream in CloudWatch, where it was found; of failed items on AWS. */
  readonly log_stream?: string;
  /** Its end, without secrets; of failed items. */
  readonly log_tail?: string;
}

/** The workflow's own items, by their outcome in all steps. */
export interface SampleCounts {
  readonly all: number;
  /** No work that depends on them is left, and nothing has failed. */
  readonly through: number;
  /** Some step has failed for them. */
  readonly failed: number;
}

/** A failed item that steps which gather continued without, as their `allow_failed` says. */
export interface MissingItem {
  readonly item: string;
  readonly failed_in: string;
  /** Steps whose results are without it. */
  readonly not_in: readonly string[];
  readonly why?: string;
}

/** An estimate by AWS's list prices. */
export interface CostRecord {
  /** So far. */
  readonly usd: number;
  /** Steps without an estimate. */
  readonly without: readonly string[];
  readonly region: string;
  /** Of the prices, ISO 8601. */
  readonly date: string;
}

/**
 * What a run's agents have cost, in USD: by the seconds for which they were paid, where the workflow has a
 * budget.
 */
export interface RunBudgetRecord {
  readonly usd: number;
  readonly limit_usd?: number;
  /** What running agents may still cost, for any run. */
  readonly reserved_usd: number;
  /** Of all runs, in this month. */
  readonly month_usd: number;
  readonly steps: Readonly<Record<string, number>>;
}

/** GA4GH TES's states of a run that is not over. */
export type OpenState = 'QUEUED' | 'INITIALIZING' | 'RUNNING' | 'PAUSED';

/** What `run.json` holds; every report is made from it. */
export interface RunRecord {
  readonly pipewright: string;
  readonly workflow: string;
  readonly catalog: CatalogSource;
  /** `COMPLETE` only when every item is, besides the tolerated ones. */
  readonly state: FinalState | OpenState;
  /** The workflow's own items, which people sent; of a workflow with "items". */
  readonly samples?: SampleCounts;
  /** Failed items that steps which gather continue without; missing where there are none. */
  readonly tolerated?: number;
  /** Those of them that are known by name and missing from results. */
  readonly missing?: readonly MissingItem[];
  /** Of a run on AWS; missing where there is no estimate. */
  readonly cost?: CostRecord;
  readonly budget?: RunBudgetRecord;
  /** ISO 8601 */
  readonly started: string;
  readonly seconds: number;
  /** Maximum of concurrent items; it varies on AWS. */
  readonly jobs?: number;
  /** `docker 20.10.24`, `AWS eu-central-1, account …` */
  readonly engine: string;
  readonly steps: readonly StepRecord[];
  /** By step, then by path. */
  readonly items: readonly ItemRecord[];
  /** Inputs that no step takes. */
  readonly left_out: readonly string[];
  /** What the input folders hold besides inputs; of a local run. */
  readonly skipped?: readonly LeftOut[];
  /** Results of earlier runs, of items that are not in this one; of a local run. */
  readonly left_over?: readonly LeftOver[];
  /** Of a run on AWS. */
  readonly aws?: {
    readonly run: string;
    readonly region: string;
    readonly bucket: string;
    /** Of the results of all runs: `''`, or it ends in `/`. */
    readonly prefix: string;
    /** Of the agents, in CloudWatch. */
    readonly log_group: string;
    /** Ended items that are not in `items`: of a large run only some are read, failed ones first. */
    readonly unread: number;
  };
}

export interface StepRecord {
  readonly id: string;
  readonly algorithm: string;
  readonly image: string;
  /** The copy that agents pulled, with the same digest; missing where they pulled `image`. */
  readonly mirrored?: string;
  readonly needs: readonly string[];
  /** Names of the outputs that it takes, by the step that makes them; missing where outputs have no names. */
  readonly takes?: Readonly<Record<string, readonly string[]>>;
  readonly gather: boolean;
  /** Without secret ones. */
  readonly variables: Readonly<Record<string, string>>;
  /** MiB */
  readonly memory_mb: number;
  readonly cpu_units: number;
  /** Numbers of items; `complete` includes those that an earlier run had finished. */
  readonly complete: number;
  readonly reused: number;
  readonly failed: number;
  readonly canceled: number;
  /**
   * Known items that had not started when the run was stopped; of a run that is not over, those that have not
   * ended.
   */
  readonly waiting: number;
  /** Results of the needed steps that it does not take. */
  readonly left_out: number;
}
