import type { Clock } from '../core/clock.ts';
import { explain } from '../core/failure.ts';
import type { AgentSize } from '../protocol/agent-size.ts';
import type { FileMessage, WorkMessage } from '../protocol/message.ts';
import type { ObjectReference } from '../protocol/object-reference.ts';
import type { Spec } from '../spec/spec.ts';
import type { OriginalImage } from '../wrap/image-environment.ts';
import type { Environment } from './algorithm-environment.ts';
import type { CommandEnd, CommandRequest } from './command-line.ts';
import type { ImageUser } from './image-user.ts';
import type { Lease } from './lease.ts';
import type { Objects, Queues } from './worker-edges.ts';
import type { Settings } from './worker-settings.ts';
import type { Workspace } from './workspace.ts';

/** Everything that the worker works with, the same for all items. */
export interface Worker {
  readonly queues: Queues;
  readonly objects: Objects;
  readonly workspace: Workspace;
  readonly runCommand: (request: CommandRequest) => Promise<CommandEnd>;
  /** What this machine or container has, where its environment does not say. */
  readonly machine: AgentSize;
  readonly clock: Clock;
  /** Aborted, with the signal's name as reason, when the container is asked to stop. */
  readonly stop: AbortSignal;
  /** One line of JSON per change of state. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
  /** Passes on what the algorithm prints. */
  readonly print: (stream: 'stdout' | 'stderr', chunk: Buffer) => Promise<void> | undefined;
  readonly settings: Settings;
  readonly spec: Spec;
  readonly original: OriginalImage;
  readonly environment: Environment;
  /** The command's user, if not the agent's own. */
  readonly user?: ImageUser;
  readonly agentVersion: string;
  /** A folder of the agent alone. */
  readonly scratch: string;
}

/** An item whose input is on this machine, ready for the command. */
export interface FetchedItem {
  readonly message: FileMessage;
  readonly lease: Lease;
  /** What was read, with its ETag. */
  readonly input: ObjectReference & { readonly etag: string };
  /** The input's file, or folder. */
  readonly file: string;
  /** Of this item alone. */
  readonly folder: string;
  /** How often it was fetched again, as its input had changed. */
  readonly refetches: number;
}

/** Takes the Failure `LEFT_BEHIND` of whatever an agent could not remove, and logs it. */
export function logLeftBehind({ log }: Pick<Worker, 'log'>): (error: unknown) => void {
  return (error) => log({ event: 'left behind', code: 'LEFT_BEHIND', meaning: explain(error) });
}

/** What names an item in log lines. */
export function itemFields({ run, step, item, attempt }: WorkMessage): Record<string, unknown> {
  return { run, step, item, attempt };
}
