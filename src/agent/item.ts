import { explain, Failure } from '../core/failure.ts';
import type { AttemptState, ItemReport } from '../protocol/item-report.ts';
import { resultKey } from '../protocol/object-keys.ts';
import type { Spec } from '../spec/spec.ts';
import { type CommandEnd, type CommandRequest, commandLine, exitMeaning, LogTail } from './command-line.ts';
import { clearPlaces, type Places, placeItem } from './item-places.ts';
import { findOutputs, GB, type Output } from './outputs.ts';
import { unreadableProgram } from './unreadable-program.ts';
import type { Owner, Workspace } from './workspace.ts';

/** What is the same for all items. */
export interface ItemContext {
  readonly spec: Spec;
  readonly environment: Readonly<Record<string, string>>;
  /** Values of the declared variables. */
  readonly variables: Readonly<Record<string, string>>;
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
  /** Passes on what the command prints. */
  readonly print: (stream: 'stdout' | 'stderr', chunk: Buffer) => Promise<void> | undefined;
}

export interface Item {
  /** The input's path relative to what was given, with `/`. */
  readonly item: string;
  /** The input on this machine, absolute. */
  readonly file: string;
  /** The agent put it there: it may be moved, and is removed at the end. */
  readonly isTemporary?: boolean;
  readonly attempt: number;
}

/** Takes the outputs of an item that succeeded; returns what its report lists. When it throws, the item has failed. */
export type CollectOutputs = (
  outputs: readonly Output[],
  scratch: string,
) => Promise<NonNullable<ItemReport['outputs']>>;

/** Errors of starting a program that are the fault of the image or the command, not of the machine. */
const AUTHORS_ERRORS = ['UNSTARTABLE', 'ENOENT', 'EACCES', 'ENOEXEC', 'ENOTDIR', 'ELOOP', 'E2BIG'];
const AUTHORS_FAILURES = ['NO_OUTPUT', 'OUTPUT_REFUSED', 'OUTPUT_TOO_LARGE'];

/**
 * Processes one item: puts the input in place, runs the command, finds the outputs and hands them to `collect`. It never
 * throws: every item ends in a report.
 * @param scratch a writable folder of this item alone; the caller removes it
 */
export async function processItem(
  { item, file, isTemporary, attempt }: Item,
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
    seconds: Math.round(context.now() - start) / 1000,
    ...rest,
    ...(state !== 'COMPLETE' && { log_tail: tail.text(secretsOf(context)) }),
  });
  try {
    places = await placeItem(spec, { file, isTemporary }, scratch, workspace, context.user);
    const argv = commandLine(spec, places, context.variables);
    end = await context.runCommand(requestOf(argv, places, tail, context));
    const meaning = exitMeaning(end, spec, argv[0]!);
    if (meaning !== undefined || end.exitCode !== 0) {
      const parts = [meaning, unreadableProgram(tail.text())].filter(Boolean);
      const { endedFor, startError } = end;
      const machines =
        endedFor === 'stop' || (startError !== undefined && !AUTHORS_ERRORS.includes(startError));
      return report(machines ? 'SYSTEM_ERROR' : 'EXECUTOR_ERROR', { meaning: parts.join('; ') || undefined });
    }
    const outputs = await findOutputs(places, resultKey(spec, item), limitBytes(spec), workspace);
    return report('COMPLETE', { outputs: await collect(outputs, scratch) });
  } catch (error) {
    const authors = error instanceof Failure && AUTHORS_FAILURES.includes(error.code);
    return report(authors ? 'EXECUTOR_ERROR' : 'SYSTEM_ERROR', { meaning: explain(error) });
  } finally {
    if (places && context.cleanUp) await clearPlaces(places, workspace).catch(() => {});
    else if (places?.isTemporary) await workspace.removeAll(places.input).catch(() => {});
  }
}

function requestOf(
  argv: readonly string[],
  { outputFolder }: Places,
  tail: LogTail,
  { spec, workspace, environment, graceMs, stopSignal, user, stop, print }: ItemContext,
): CommandRequest {
  const limit = limitBytes(spec);
  const isOverLimit = async (): Promise<boolean> => {
    const entries = await workspace.walk(outputFolder, { deep: true, limit: 100_000 });
    return entries.reduce((sum, { bytes, kind }) => sum + (kind === 'file' ? bytes : 0), 0) > limit;
  };
  return {
    argv,
    env: environment,
    graceMs,
    stopSignal,
    user,
    stop,
    timeLimitMs: spec.timeout_minutes === undefined ? undefined : spec.timeout_minutes * 60_000,
    isOverLimit: limit !== Infinity && outputFolder !== '/' ? isOverLimit : undefined,
    onOutput: (stream, chunk) => {
      tail.add(chunk);
      return print(stream, chunk);
    },
  };
}

function limitBytes({ disk_gb = Infinity }: Spec): number {
  return disk_gb * GB;
}

function secretsOf({ spec, variables }: ItemContext): string[] {
  const secret = (spec.user_specified_environment_variables ?? []).filter((v) => v.secret);
  return secret.map(({ name }) => variables[name] ?? '').filter((value) => value !== '');
}
