import type { Clock } from '../core/clock.ts';
import type { ObjectReference, WorkMessage } from '../protocol/message.ts';
import type { Spec } from '../spec/spec.ts';
import type { OriginalImage } from '../wrap/image-environment.ts';
import type { Environment } from './algorithm-environment.ts';
import type { CommandRequest } from './command-line.ts';
import type { CommandEnd } from './exit-meaning.ts';
import type { ImageUser } from './image-user.ts';
import type { Lease } from './lease.ts';
import type { Objects, Queues } from './worker-edges.ts';
import type { Settings } from './worker-settings.ts';
import type { Workspace } from './workspace.ts';

/** What the world gives to the worker. */
export interface WorkerEdges {
  readonly queues: Queues;
  readonly objects: Objects;
  readonly workspace: Workspace;
  readonly runCommand: (request: CommandRequest) => Promise<CommandEnd>;
  readonly clock: Clock;
  /** Aborted, with the signal's name as reason, when the container is asked to stop. */
  readonly stop: AbortSignal;
  /** One line of JSON per change of state. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
  /** Passes on what the algorithm prints. */
  readonly print: (stream: 'stdout' | 'stderr', chunk: Buffer) => Promise<void> | undefined;
}

/** What is the same for all items. */
export interface Worker extends WorkerEdges {
  readonly settings: Settings;
  readonly spec: Spec;
  readonly original: OriginalImage;
  readonly environment: Environment;
  /** Whom the command runs as, when it is another than we. */
  readonly user?: ImageUser;
  readonly agentVersion: string;
  /** A folder of ours. */
  readonly scratch: string;
}

/** An item that is on this machine, ready for the command. */
export interface FetchedItem {
  readonly message: WorkMessage;
  readonly lease: Lease;
  /** What was read, with its ETag. */
  readonly input: ObjectReference & { readonly etag: string };
  /** The input's file, or folder. */
  readonly file: string;
  /** Of this item alone. */
  readonly folder: string;
  /** So often it was begun anew because its input had changed. */
  readonly redone: number;
}

/** What names an item in log lines. */
export function itemFields({ run, step, item, attempt }: WorkMessage): Record<string, unknown> {
  return { run, step, item, attempt };
}
