import type { CatalogSource } from '../catalog/catalog.ts';
import type { FinalState } from './item-report.ts';

/** A result of an item: `key` is relative to its step's results, with `/`. */
export interface ResultFile {
  readonly key: string;
  readonly bytes: number;
  /** lower-case hex; missing of results on AWS, which nobody reads again */
  readonly sha256?: string;
}

/** What came of one item. */
export interface ItemRecord {
  readonly step: string;
  /** Its path relative to what the step takes, with `/`. */
  readonly item: string;
  readonly state: FinalState;
  /** How often the algorithm was started; 0 for an item that was never begun. */
  readonly attempts: number;
  /** It was finished by an earlier run, from the same input, image and variables. */
  readonly reused: boolean;
  /** ISO 8601, of the last attempt; missing when there was none */
  readonly started?: string;
  /** Of the last attempt, with the container around it. */
  readonly seconds: number;
  readonly exit_code?: number | null;
  /** Why there is no result, in words. */
  readonly meaning?: string;
  readonly outputs: readonly ResultFile[];
  readonly peak_memory_bytes?: number;
  /** File with what it printed, relative to the run's folder. */
  readonly log?: string;
  /** The end of that, without secrets; of items that failed. */
  readonly log_tail?: string;
}

/** What `run.json` says, and what `report.html` is drawn from. */
export interface RunRecord {
  readonly pipewright: string;
  readonly workflow: string;
  readonly catalog: CatalogSource;
  /** `COMPLETE` only when every item is. */
  readonly state: FinalState;
  /** ISO 8601 */
  readonly started: string;
  readonly seconds: number;
  /** Items at once, at most; on AWS that comes and goes. */
  readonly jobs?: number;
  /** `docker 20.10.24`, `AWS eu-central-1, account …` */
  readonly engine: string;
  readonly steps: readonly StepRecord[];
  /** By step, then by path. */
  readonly items: readonly ItemRecord[];
  /** Inputs that no step takes. */
  readonly left_out: readonly string[];
  /** Of a run on AWS. */
  readonly aws?: {
    readonly run: string;
    /** `s3://bucket/prefix/` */
    readonly results: string;
    /** Items that ended and are not among `items`: of a large run only some are read, those that failed first. */
    readonly unread: number;
  };
}

export interface StepRecord {
  readonly id: string;
  readonly algorithm: string;
  readonly image: string;
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** Without secret ones. */
  readonly variables: Readonly<Record<string, string>>;
  /** MiB */
  readonly memory_mb: number;
  readonly cpu_units: number;
  /** Numbers of items; `complete` counts those that an earlier run had finished, too. */
  readonly complete: number;
  readonly reused: number;
  readonly failed: number;
  readonly canceled: number;
  /** Items that were known and not begun when the run was stopped. */
  readonly waiting: number;
  /** Results of the steps before that it does not take. */
  readonly left_out: number;
}
