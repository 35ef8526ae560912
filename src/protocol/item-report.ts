/**
 * GA4GH TES's states of an item: `EXECUTOR_ERROR` is the algorithm's fault, `SYSTEM_ERROR` the machine's or
 * Pipewright's.
 */
export type ItemState = 'RUNNING' | FinalState;

/** How an item ended. `CANCELED`: it was stopped, or never started, for a reason that its record gives. */
export type FinalState = AttemptState | 'CANCELED';

/** How an attempt ended. */
export type AttemptState = 'COMPLETE' | 'EXECUTOR_ERROR' | 'SYSTEM_ERROR';

/** One change of an item's state: a line of JSON in the log, and an entry of the report. */
export interface ItemReport {
  readonly state: 'RUNNING' | AttemptState;
  /** The input's path relative to what was given, with `/`. */
  readonly item: string;
  /** Starts at 1. */
  readonly attempt: number;
  /** The command's own; null when a signal ended it or it never started. */
  readonly exit_code?: number | null;
  /** What the exit code means, or why there is no result, and what to do. */
  readonly meaning?: string;
  /** Another attempt would end in the same way, according to the spec's `exit_codes`. */
  readonly retry?: false;
  /** The kernel ended one of its processes because memory ran out: with more memory, it may succeed. */
  readonly out_of_memory?: true;
  /** The most memory that the command's processes took together, in MB, rounded up. */
  readonly peak_mb?: number;
  /** Whole time of the item, with three decimals. */
  readonly seconds?: number;
  readonly outputs?: readonly ItemOutput[];
  /** What is in the folder of results but is not a result; missing if there is nothing. */
  readonly left_out?: readonly LeftOut[];
  /** The last 8 KB of what the command printed, both streams; only of failed items. */
  readonly log_tail?: string;
}

/** Something in a folder of inputs or results that is not one of them. */
export interface LeftOut {
  /** Relative to the folder of inputs or results, with `/`; a folder's path ends in `/`. */
  readonly path: string;
  /** Shown after the path: `a pipe`. */
  readonly why: string;
}

export interface ItemOutput {
  /** Relative to the output folder, with `/`. */
  readonly key: string;
  readonly bytes: number;
  /** lower-case hex; only in the report file */
  readonly sha256?: string;
  /** The outputs that it belongs to, if the spec names outputs; only `other` if it belongs to none. */
  readonly outputs?: readonly string[];
  /** The key of the file that it travels with. */
  readonly companion_of?: string;
}

/** Why an item has no result: `exit code 3, not a picture`; `''` when nothing is known. */
export function reasonOf({ exit_code, meaning }: Pick<ItemReport, 'exit_code' | 'meaning'>): string {
  const code = typeof exit_code === 'number' && exit_code !== 0 ? `exit code ${exit_code}` : undefined;
  return [code, meaning].filter(Boolean).join(', ');
}

/** What `run --report FILE` writes. */
export interface RunReport {
  readonly agent: string;
  /** `name@version` */
  readonly algorithm: string;
  /** The container's peak: the algorithm, the agent, and the kernel's page cache for them. */
  readonly peak_memory_bytes?: number;
  /** One per input, in order, up to the last one that was started. */
  readonly items: readonly ItemReport[];
}
