/** How one program of a pipeline ended. */
export interface ProgramEnd {
  /** Null when a signal ended it, or it never started. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not be started: `ENOENT`, `EACCES`, … */
  readonly startError?: string;
  /** The same in words, where the program's file shows the reason. */
  readonly startReason?: string;
  /** Programs with a lower number ended before it; with the same number, at about the same time. */
  readonly order: number;
}

/** The exit code of a shell whose program SIGPIPE ended: 128 + 13. */
const SIGPIPE_EXIT = 141;

/**
 * The program of a pipeline that failed first; undefined where all of them succeeded. A writer that SIGPIPE
 * ended has not failed if its reader had enough and ended with 0, as in `yes | head`.
 * @param ends of its programs, from the first writer to the last reader
 */
export function firstFailure(
  ends: readonly ProgramEnd[],
): { readonly index: number; readonly readerHadEnded: boolean } | undefined {
  const succeeded: boolean[] = [];
  for (let i = ends.length - 1; i >= 0; i--)
    succeeded[i] = ends[i]!.exitCode === 0 || (isEndedByPipe(ends[i]!) && succeeded[i + 1] === true);
  const failed = [...ends.keys()].filter((i) => !succeeded[i]);
  // A program that SIGPIPE ended is a consequence, not the cause.
  const causes = failed.filter((i) => !isEndedByPipe(ends[i]!));
  const [index] = (causes.length > 0 ? causes : failed).sort((a, b) => ends[a]!.order - ends[b]!.order);
  if (index === undefined) return undefined;
  const reader = ends[index + 1];
  const readerHadEnded =
    reader !== undefined && succeeded[index + 1] === true && reader.order < ends[index]!.order;
  return { index, readerHadEnded };
}

function isEndedByPipe({ exitCode, signal }: ProgramEnd): boolean {
  return signal === 'SIGPIPE' || exitCode === SIGPIPE_EXIT;
}
