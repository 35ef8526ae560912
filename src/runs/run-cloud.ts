import type { LogEvent } from '../protocol/agent-log.ts';
import type { ContentChecksums, RunStorage } from '../protocol/run-storage.ts';
import type { DrainableQueue } from './drain-matching.ts';

/** Queues as whoever starts, cancels and retries runs needs them. */
export interface RunQueues {
  /** Sends all. @throws Failure `NOT_SENT` */
  send(url: string, bodies: readonly string[], delaySeconds?: number): Promise<void>;
  drainable(url: string): DrainableQueue;
}

/** CloudWatch Logs. Groups and streams that are not there hold nothing. */
export interface Logs {
  /** Events that match a filter pattern, of all streams or of these, oldest first; bounded. */
  filter(
    group: string,
    options: {
      /** All, where there is none. */
      readonly pattern?: string;
      readonly from: number;
      readonly to?: number;
      readonly streams?: readonly string[];
      /** Answers that are read at most. Most of a filter's are empty, on the way through a large group. */
      readonly pages?: number;
    },
  ): Promise<LogEvent[]>;
  /** What a stream holds from `from` up to and with `to`, oldest first; bounded. */
  read(group: string, stream: string, from: number, to: number): AsyncIterable<LogEvent>;
}

/** AWS as commands about runs need it. */
export interface RunCloud {
  readonly storage: RunStorage;
  readonly queues: RunQueues;
  /** @param size in bytes */
  readonly contentOf: (file: string, size: number) => Promise<ContentChecksums>;
  readonly now: () => number;
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

/** Messages of a queue; SQS's numbers are approximate for a minute and more. */
export interface QueueCount {
  /** Those that are delayed included. */
  readonly waiting: number;
  /** Taken by somebody, and not done yet. */
  readonly taken: number;
}
