import { Failure } from '../core/failure.ts';
import { type Inline, PLAIN, paragraph, print, type Screen } from '../text/printer.ts';

/** What a command may touch of the process that runs it; tests pass their own. */
export interface CommandIo {
  /** Writes to standard output, as it is: no line end is added. */
  readonly out: (text: string) => void;
  /** Writes to standard error, as it is. */
  readonly err: (text: string) => void;
  /** With `--json`: no progress and no notes, so that a terminal shows the document alone. */
  readonly quiet: boolean;
  /** Where relative paths start; absolute. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** GitHub's token; by default that of the environment. */
  readonly token?: string;
  /** Standard output is a terminal: colours are welcome, and long lines are folded. */
  readonly tty: boolean;
  /** Standard error is a terminal: progress may be one line that is redrawn. */
  readonly errTty: boolean;
  /**
   * Asks the user, and gives the line that they write; missing where input or standard error is no terminal.
   */
  readonly ask?: (question: string) => Promise<string>;
  /** The terminal's width; 80 where it is unknown. */
  readonly columns: () => number;
  /** Aborted when the user wants to stop (SIGINT, SIGTERM). */
  readonly signal: AbortSignal;
}

/** What decides how the printer shows text on a stream. */
export type ScreenIo = Pick<CommandIo, 'tty' | 'errTty' | 'columns' | 'env'>;

/**
 * Colours are for terminals that can show them, unless NO_COLOR is set (no-color.org); FORCE_COLOR wants them
 * in pipes and logs, too (force-color.org). Text is folded on terminals only.
 */
export function screenOf({ tty, errTty, columns, env }: ScreenIo, stream: 'out' | 'err' = 'out'): Screen {
  const isTerminal = stream === 'out' ? tty : errTty;
  const forced = env.FORCE_COLOR !== undefined && !['', '0', 'false'].includes(env.FORCE_COLOR);
  const refused = Boolean(env.NO_COLOR) || ['0', 'false'].includes(env.FORCE_COLOR ?? '');
  const color = !refused && (forced || (isTerminal && env.TERM !== 'dumb'));
  return isTerminal ? { width: columns(), color } : { ...PLAIN, color };
}

type Messages = Pick<CommandIo, 'quiet' | 'err'>;

/** Progress and notes for people, on standard error, as they are. */
export function note({ quiet, err }: Messages, text: string): void {
  if (!quiet && text !== '') err(text);
}

/** A line of progress, folded on a terminal; control characters in it are escaped. */
export function noteLine(io: Messages & ScreenIo, line: Inline): void {
  note(io, print([paragraph(line, 0, 2)], screenOf(io, 'err')));
}

/** A line that `--json` does not suppress. */
export function warn(io: Messages & ScreenIo, line: Inline): void {
  io.err(print([paragraph(line, 0, 2)], screenOf(io, 'err')));
}

/**
 * Says what will be done, and asks whether to continue.
 * @param intention what will be done, in lines; shown with `--json`, too, if the user must agree to it
 * @param agreed the user has agreed by an option, or there is nothing to agree to
 * @throws Failure `BAD_USAGE` where there is no terminal to ask on, `DECLINED`
 */
export async function confirm(
  { ask, ...messages }: Messages & Pick<CommandIo, 'ask'>,
  intention: string,
  agreed: boolean,
): Promise<void> {
  if (agreed) return note(messages, intention);
  messages.err(intention);
  if (!ask)
    throw new Failure(
      'BAD_USAGE',
      'Nothing was changed: the command asks before it continues, and there is no terminal. Repeat it with --yes.',
    );
  if (!/^y(?:es)?$/i.test((await ask('Continue? [y/N] ')).trim()))
    throw new Failure('DECLINED', 'Nothing was changed.');
}
