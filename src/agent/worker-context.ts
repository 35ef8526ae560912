import type { Clock } from '../core/clock.ts';
import { explain } from '../core/failure.ts';
import type { AgentSize } from '../protocol/agent-size.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import type { LaneBound } from '../protocol/lane-bound.ts';
import type { FileMessage, ItemMessage, WorkMessage } from '../protocol/message.ts';
import { itemMarkerKey, type MarkerState, markerKey } from '../protocol/object-keys.ts';
import type { ObjectReference } from '../protocol/object-reference.ts';
import type { Place } from '../protocol/object-store.ts';
import type { Spec } from '../spec/spec.ts';
import type { OriginalImage } from '../wrap/image-environment.ts';
import { type Environment, variableValues } from './algorithm-environment.ts';
import type { FolderArchives } from './checkpoint-folder.ts';
import type { CommandEnd, CommandRequest } from './command-line.ts';
import type { ImageUser } from './image-user.ts';
import type { Lease } from './lease.ts';
import type { ItemFiles } from './local-files.ts';
import type { Objects, Queues } from './worker-edges.ts';
import type { Settings } from './worker-settings.ts';
import type { Workspace } from './workspace.ts';

/** Everything that the worker works with, the same for all items. */
export interface Worker {
  readonly queues: Queues;
  readonly objects: Objects;
  readonly workspace: Workspace;
  /** Only where the spec has a folder `checkpoint`. */
  readonly archives?: FolderArchives;
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
  /**
   * Only for a step with lanes whose spec does not say how memory depends on the input: what this agent's
   * items have shown.
   */
  readonly bound?: LaneBound;
}

/** The item that a message asks for, as far as its marker needs it. */
export type Work =
  /** An item that is one file: `input` is the object that was read, with its ETag. */
  | {
      readonly kind: 'file';
      readonly message: FileMessage;
      readonly input: ObjectReference & { readonly etag: string };
    }
  | { readonly kind: 'item'; readonly message: ItemMessage };

/** An item whose files are on this machine, ready for the command. */
export type FetchedItem = FetchedFile | FetchedFiles;

export type FetchedFile = Extract<Work, { kind: 'file' }> & Fetched;

export interface FetchedFiles extends Fetched {
  readonly kind: 'item';
  readonly message: ItemMessage;
  /** Its files in S3 that are not the same for all items. */
  readonly own: readonly StoredFile[];
  /** Where later runs look for its results; missing where they do not. */
  readonly cacheKey?: string;
}

interface Fetched {
  readonly lease: Lease;
  readonly files: ItemFiles;
  /** Bytes of its inputs, except those that are the same for all items. */
  readonly inputBytes: number;
  /** A file with the ids of items that have no result, a line each. */
  readonly missing?: string;
  /** The worker's, with the values that the item's row gives. */
  readonly environment: Environment;
  /** Of this item alone. */
  readonly folder: string;
  /** How often it was fetched again, as its input had changed. */
  readonly refetches: number;
}

/** Where the marker of an item is, or will be. */
export function markerPlace(work: Work, state: MarkerState, { settings }: Pick<Worker, 'settings'>): Place {
  const { bucket, prefix } = settings;
  if (work.kind === 'file') return { bucket, key: markerKey(prefix, work.message, work.input.etag, state) };
  const { run, step, content } = work.message;
  const { segments, version } = content;
  return { bucket, key: itemMarkerKey(prefix, { run, step, segments }, version, state) };
}

/**
 * The texts of the variables of an item.
 * @throws Failure `VARIABLE_MISSING`, `VARIABLE_TYPE`
 */
export function valuesIn(environment: Environment, { spec, original }: Worker): Record<string, string> {
  return variableValues(spec, { ...original.env, ...environment });
}

/** Takes the Failure `LEFT_BEHIND` of whatever an agent could not remove, and logs it. */
export function logLeftBehind({ log }: Pick<Worker, 'log'>): (error: unknown) => void {
  return (error) => log({ event: 'left behind', code: 'LEFT_BEHIND', meaning: explain(error) });
}

/** What names an item in log lines. */
export function itemFields({ run, step, item, attempt }: WorkMessage): Record<string, unknown> {
  return { run, step, item, attempt };
}
