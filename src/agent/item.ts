import { posix } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import type { AgentSize } from '../protocol/agent-size.ts';
import type { AttemptState, ItemReport } from '../protocol/item-report.ts';
import { resultKey } from '../protocol/object-keys.ts';
import { namesOutputs } from '../spec/named-files.ts';
import { CommandSyntaxError } from '../spec/shell-words.ts';
import type { Spec } from '../spec/spec.ts';
import { openFolder } from './checkpoint-folder.ts';
import {
  type CommandEnd,
  type CommandRequest,
  commandLine,
  exitMeaning,
  isFinalEnd,
  LogTail,
} from './command-line.ts';
import type { CommandItem } from './command-values.ts';
import { clearPlaces, type Places, placeItem } from './item-places.ts';
import type { ItemFiles } from './local-files.ts';
import { findNamedOutputs } from './named-outputs.ts';
import { findOutputs, GB, type Output } from './outputs.ts';
import { unreadableProgram } from './unreadable-program.ts';
import type { Owner, Workspace } from './workspace.ts';

/** What is the same for all items. */
export interface ItemContext {
  readonly spec: Spec;
  readonly environment: Readonly<Record<string, string>>;
  /** Texts of the declared variables that have a value. */
  readonly variables: Readonly<Record<string, string>>;
  readonly size: AgentSize;
  readonly workspace: Workspace;
  readonly runCommand: (request: CommandRequest) => Promise<CommandEnd>;
  /** milliseconds */
  readonly now: () => number;
  readonly stop: AbortSignal;
  /** Between the stop signal and SIGKILL, in milliseconds. */
  readonly graceMs: number;
  /** The image's own stop signal, if it has one. */
  readonly stopSignal?: string;
  /** The command's user, if not the agent's own. */
  readonly user?: Owner;
  /** Removes everything that an item leaves in the image's folders, as more items follow. */
  readonly cleanUp?: boolean;
  /** Gets the Failure `LEFT_BEHIND` of whatever could not be removed. */
  readonly onLeftBehind: (error: unknown) => void;
  /** Passes on what the command prints. */
  readonly print: (stream: 'stdout' | 'stderr', chunk: Buffer) => Promise<void> | undefined;
}

export interface Item {
  /** Its id: for an item of one file, the path relative to what was given, with `/`. */
  readonly item: string;
  readonly files: ItemFiles;
  readonly attempt: number;
  /** A file with the ids of items that have no result, a line each; only for an item that gathers. */
  readonly missing?: string;
  /** Its named outputs get no folder of the item, as no other item's outputs are beside them. */
  readonly isAlone?: boolean;
}

/**
 * Takes the outputs of an item that succeeded; returns what its report lists. When it throws, the item has
 * failed.
 */
export type CollectOutputs = (
  outputs: readonly Output[],
  scratch: string,
) => Promise<NonNullable<ItemReport['outputs']>>;

/** Errors of starting a program that are the fault of the image or the command, not of the machine. */
const AUTHORS_ERRORS = ['UNSTARTABLE', 'ENOENT', 'EACCES', 'ENOEXEC', 'ENOTDIR', 'ELOOP', 'E2BIG'];
const AUTHORS_FAILURES = ['NO_OUTPUT', 'OUTPUT_INCOMPLETE', 'OUTPUT_REFUSED', 'OUTPUT_TOO_LARGE'];

/**
 * Processes one item: puts the inputs in place, runs the command, finds the outputs and hands them to
 * `collect`. It never throws: every item ends in a report.
 * @param scratch a writable folder of this item alone; the caller removes it
 */
export async function processItem(
  { item, files, attempt, missing, isAlone = false }: Item,
  scratch: string,
  collect: CollectOutputs,
  context: ItemContext,
): Promise<ItemReport> {
  const { spec, workspace } = context;
  const start = context.now();
  const tail = new LogTail();
  let places: Places | undefined;
  let end: CommandEnd | undefined;
  const report = (state: AttemptState, rest: Partial<ItemReport>): ItemReport => ({
    state,
    item,
    attempt,
    ...(end && { exit_code: end.exitCode }),
    ...(end?.peakMemory !== undefined && { peak_mb: Math.ceil(end.peakMemory / 2 ** 20) }),
    seconds: Math.round(context.now() - start) / 1000,
    ...rest,
    ...(state !== 'COMPLETE' && { log_tail: tail.text(secretsOf(context)) }),
  });
  try {
    if (spec.checkpoint !== undefined) await openFolder(spec.checkpoint, workspace, context.user);
    places = await placeItem(spec, { item, files }, scratch, workspace, context.user);
    const work = { item, places, scratch: posix.join(scratch, 'scratch'), missing };
    if (usesScratch(spec)) await workspace.makeFolder(work.scratch, context.user);
    end = await context.runCommand(requestOf(work, tail, context));
    const meaning = exitMeaning(end, spec);
    if (meaning !== undefined || end.exitCode !== 0) {
      const parts = [meaning, unreadableProgram(tail.text())].filter(Boolean);
      const { endedFor, startError } = end;
      const machines =
        endedFor === 'stop' || (startError !== undefined && !AUTHORS_ERRORS.includes(startError));
      return report(machines ? 'SYSTEM_ERROR' : 'EXECUTOR_ERROR', {
        meaning: parts.join('; ') || undefined,
        ...(isFinalEnd(end, spec) && { retry: false }),
        ...(end.outOfMemory && endedFor === undefined && { out_of_memory: true }),
      });
    }
    const found = namesOutputs(spec)
      ? await findNamedOutputs(
          spec,
          places,
          isAlone ? '' : `${resultKey(spec, item)}/`,
          limitBytes(spec),
          workspace,
        )
      : await findOutputs(places, resultKey(spec, item), limitBytes(spec), workspace);
    const outputs = await collect(found.outputs, scratch);
    return report('COMPLETE', { outputs, ...(found.leftOut.length > 0 && { left_out: found.leftOut }) });
  } catch (error) {
    const authors =
      error instanceof CommandSyntaxError ||
      (error instanceof Failure && AUTHORS_FAILURES.includes(error.code));
    return report(authors ? 'EXECUTOR_ERROR' : 'SYSTEM_ERROR', { meaning: explain(error) });
  } finally {
    const { onLeftBehind } = context;
    for (const pid of end?.survivors ?? []) onLeftBehind(stillRunning(pid));
    if (places && context.cleanUp) await clearPlaces(places, workspace, onLeftBehind);
    else for (const path of places?.temporary ?? []) await workspace.removeAll(path).catch(onLeftBehind);
  }
}

function requestOf(
  item: CommandItem,
  tail: LogTail,
  { spec, variables, size, workspace, environment, graceMs, stopSignal, user, stop, print }: ItemContext,
): CommandRequest {
  const { places, scratch, missing = [] } = item;
  const limit = limitBytes(spec);
  const folders = [
    places.outputFolder,
    ...(usesScratch(spec) ? [scratch] : []),
    spec.checkpoint ?? '/',
  ].filter((path) => path !== '/');
  const isOverLimit = async (): Promise<boolean> => {
    const bytes = await Promise.all(folders.map((folder) => workspace.measure(folder)));
    return bytes.reduce((sum, each) => sum + each, 0) > limit;
  };
  return {
    pipelines: commandLine(spec, item, variables, size),
    // An output folder that is the root holds the whole system.
    writable: [places.outputFolder === '/' ? places.output : places.outputFolder, scratch],
    readable: [...places.inputs.values()]
      .flatMap(({ paths, companions }) => [...paths, ...companions])
      .concat(missing),
    env: environment,
    folder: namesOutputs(spec) ? places.outputFolder : undefined,
    graceMs,
    stopSignal,
    user,
    stop,
    timeLimitMs: spec.timeout_minutes === undefined ? undefined : spec.timeout_minutes * 60_000,
    isOverLimit: limit !== Infinity && folders.length > 0 ? isOverLimit : undefined,
    onOutput: (stream, chunk) => {
      tail.add(chunk);
      return print(stream, chunk);
    },
  };
}

function stillRunning(pid: number): Failure {
  return new Failure(
    'LEFT_BEHIND',
    `the process ${pid} of the algorithm cannot be ended: the kernel does not end it, or it belongs to another user`,
  );
}

function usesScratch({ run_command: command }: Spec): boolean {
  return /\$\{?scratch\b/.test(command);
}

function limitBytes({ disk_gb = Infinity }: Spec): number {
  return disk_gb * GB;
}

function secretsOf({ spec, variables }: ItemContext): string[] {
  const secret = (spec.user_specified_environment_variables ?? []).filter((v) => v.secret);
  return secret.map(({ name }) => variables[name] ?? '').filter((value) => value !== '');
}
