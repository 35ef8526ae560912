import { explain, Failure } from '../core/failure.ts';
import type { ItemReport, ItemState } from '../protocol/item-report.ts';
import { resultKey } from '../protocol/result-folders.ts';
import type { Spec } from '../spec/spec.ts';
import { type CommandRequest, commandLine, LogTail } from './command-line.ts';
import { type CommandEnd, exitMeaning } from './exit-meaning.ts';
import { clearPlaces, type Places, placeItem } from './item-places.ts';
import { findOutputs, GB, type Output } from './outputs.ts';
import type { Owner, Workspace } from './workspace.ts';

/** What an item is worked on with. */
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
  /** Between asking the command to end and ending it, in milliseconds. */
  readonly graceMs: number;
  /** Whom the command runs as, when it is another than we. */
  readonly user?: Owner;
  /** More items come: everything that this one leaves in the image's folders is taken away. */
  readonly clear?: boolean;
  /** Passes on what the command prints. */
  readonly print: (stream: 'stdout' | 'stderr', chunk: Buffer) => Promise<void> | undefined;
}

export interface Item {
  /** The input's path relative to what was given, with `/`. */
  readonly item: string;
  /** The input on this machine, absolute. */
  readonly file: string;
  /** We put it there: it may be moved, and is taken away at the end. */
  readonly ours?: boolean;
  readonly attempt: number;
}

/** Takes the outputs of an item that succeeded; gives what is reported of them. May throw: then the item has failed. */
export type CollectOutputs = (
  outputs: readonly Output[],
  scratch: string,
) => Promise<NonNullable<ItemReport['outputs']>>;

/** Errors of starting a program that are the image's or the command's fault, not the machine's. */
const AUTHORS_ERRORS = ['ENOENT', 'EACCES', 'ENOEXEC', 'ENOTDIR', 'ELOOP', 'E2BIG'];

/**
 * Works on one item: puts the input in place, runs the command, finds the outputs and hands them to `take`. Whatever
 * happens, the item ends in a report; it never throws.
 * @param scratch a folder of this item alone, writable; the caller takes it away
 */
export async function processItem(
  { item, file, ours: fileIsOurs = false, attempt }: Item,
  scratch: string,
  take: CollectOutputs,
  context: ItemContext,
): Promise<ItemReport> {
  const { spec, workspace } = context;
  const start = context.now();
  const tail = new LogTail();
  let places: Places | undefined;
  let end: CommandEnd | undefined;
  const report = (state: ItemState, rest: Partial<ItemReport>): ItemReport => ({
    state,
    item,
    attempt,
    ...(end && { exit_code: end.exitCode }),
    seconds: Math.round(context.now() - start) / 1000,
    ...rest,
    ...(state !== 'COMPLETE' && { log_tail: tail.text(secretsOf(context)) }),
  });
  try {
    places = await placeItem(spec, { file, ours: fileIsOurs }, scratch, workspace, context.user);
    const argv = commandLine(spec, places, context.variables);
    end = await context.runCommand(request(argv, places, tail, context));
    const meaning = exitMeaning(end, spec, argv[0]!);
    if (meaning !== undefined || end.exitCode !== 0) {
      const ours =
        end.endedFor === 'stop' || (end.startError !== undefined && !AUTHORS_ERRORS.includes(end.startError));
      return report(ours ? 'SYSTEM_ERROR' : 'EXECUTOR_ERROR', meaning === undefined ? {} : { meaning });
    }
    const outputs = await findOutputs(
      places,
      resultKey(spec, item),
      (spec.disk_gb ?? Infinity) * GB,
      workspace,
    );
    return report('COMPLETE', { outputs: await take(outputs, scratch) });
  } catch (error) {
    const authors = error instanceof Failure && AUTHORS_FAILURES.includes(error.code);
    return report(authors ? 'EXECUTOR_ERROR' : 'SYSTEM_ERROR', { meaning: explain(error) });
  } finally {
    if (places && context.clear) await clearPlaces(places, workspace).catch(() => {});
    else if (places?.ours) await workspace.removeAll(places.input).catch(() => {});
  }
}

const AUTHORS_FAILURES = ['NO_OUTPUT', 'OUTPUT_REFUSED', 'OUTPUT_TOO_LARGE'];

function request(
  argv: readonly string[],
  places: Places,
  tail: LogTail,
  context: ItemContext,
): CommandRequest {
  const { spec, workspace } = context;
  const limit = (spec.disk_gb ?? Infinity) * GB;
  const isOverLimit = async (): Promise<boolean> => {
    const found = await workspace.walk(places.outputFolder, { deep: true, limit: 100_000 });
    return found.reduce((sum, { bytes, kind }) => sum + (kind === 'file' ? bytes : 0), 0) > limit;
  };
  return {
    argv,
    env: context.environment,
    graceMs: context.graceMs,
    ...(context.user && { user: context.user }),
    stop: context.stop,
    ...(spec.timeout_minutes !== undefined && { timeLimitMs: spec.timeout_minutes * 60_000 }),
    ...(limit !== Infinity && places.outputFolder !== '/' && { isOverLimit }),
    onOutput: (stream, chunk) => {
      tail.add(chunk);
      return context.print(stream, chunk);
    },
  };
}

function secretsOf({ spec, variables }: ItemContext): string[] {
  const secret = (spec.user_specified_environment_variables ?? []).filter((v) => v.secret);
  return secret.map(({ name }) => variables[name] ?? '').filter((value) => value !== '');
}
