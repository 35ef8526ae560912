import type { QueueCounts } from '../deploy/cloud.ts';
import type { DrainableQueue } from '../dispatch/drain-matching.ts';
import type { LogEvent } from '../protocol/agent-log.ts';
import type { OutgoingMessage } from '../protocol/message.ts';
import type { ContentChecksums, RunStorage } from '../protocol/object-store.ts';

/** The operations on queues that starting, canceling and retrying runs need. */
export interface RunQueues extends QueueCounts {
  /** Sends all. @throws Failure `NOT_SENT` */
  send(url: string, messages: readonly OutgoingMessage[], delaySeconds?: number): Promise<void>;
  drainable(url: string): DrainableQueue;
}

/** CloudWatch Logs. A missing group or stream counts as empty. Times in milliseconds since the epoch. */
export interface Logs {
  /** Events that match a filter pattern, of all or some streams, oldest first; bounded. */
  filter(
    group: string,
    options: {
      /** Default: all. */
      readonly pattern?: string;
      readonly from: number;
      readonly to?: number;
      readonly streams?: readonly string[];
      /** Maximum number of pages read. In a large group, most pages of a filter are empty. */
      readonly pages?: number;
    },
  ): Promise<LogEvent[]>;
  /** Events of a stream from `from` up to and including `to`, oldest first; bounded. */
  read(group: string, stream: string, from: number, to: number): AsyncIterable<LogEvent>;
}

/** The parts of AWS that commands about runs need. */
export interface RunCloud {
  readonly storage: RunStorage;
  readonly queues: RunQueues;
  /** @param size in bytes */
  readonly contentOf: (file: string, size: number) => Promise<ContentChecksums>;
  /** Of a file's content, lower-case hex. */
  readonly sha256: (file: string) => Promise<string>;
  readonly now: () => number;
}

/** A current or recent ECS task of an agent. Times in milliseconds since the epoch. */
export interface Agent {
  /** The last part of its ARN. */
  readonly id: string;
  /** ECS's: PROVISIONING, PENDING, ACTIVATING, RUNNING, …, STOPPED */
  readonly status: string;
  /** Of a step with lanes. */
  readonly lane?: number;
  /** When its container started. */
  readonly started?: number;
  readonly stopped?: number;
  /** E.g. `TaskFailedToStart`, `EssentialContainerExited`, `SpotInterruption`. */
  readonly stopCode?: string;
  /** Why the task and its container stopped, in ECS's words. */
  readonly reason?: string;
  readonly exitCode?: number;
  /** The cause that it logged last, if it ended on its own. */
  readonly lastWords?: string;
}

export interface AgentReader {
  /** Current agents of a family, and some that stopped in the last hour. */
  describe(cluster: string, family: string): Promise<Agent[]>;
}
