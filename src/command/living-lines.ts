import { type Block, type Inline, paragraph, print, type Screen, styled } from '../text/printer.ts';
import { formatDuration } from '../text/units.ts';
import { type CommandIo, screenOf } from './command-io.ts';

/** Milliseconds between two redraws on a terminal, and between two states in a plain log. */
const LIVE_EVERY = 200;
const PLAIN_EVERY = 15_000;

export interface LivingLines {
  /** They are redrawn in place: on a terminal. */
  readonly live: boolean;
  /** Prints a permanent line above the living ones. */
  say(text: Inline): void;
  /** Shows the current state now. */
  refresh(): void;
  /** Shows the last state and stops. */
  end(): void;
  /** Stops; on a terminal the living lines disappear. */
  clear(): void;
}

/**
 * Shows lines that change: redrawn in place on a terminal, elsewhere printed now and then when they have
 * changed, not at all when `quiet`.
 */
export function showLines(blocks: () => readonly Block[], io: CommandIo, quiet: boolean): LivingLines {
  const live = io.errTty && io.env.TERM !== 'dumb';
  // Cut, so that it is known how many lines to erase; the last column would begin a new line on some
  // terminals.
  const livingScreen = (): Screen => {
    const screen = screenOf(io, 'err');
    return live ? { ...screen, width: io.columns() - 1, cut: true } : screen;
  };
  let drawn = 0;
  let printed = '';
  const erase = (): string => {
    const sequence = drawn > 0 ? `\u001b[${drawn}A\r\u001b[J` : '';
    drawn = 0;
    return sequence;
  };
  const draw = (): void => {
    const before = erase();
    const text = print(blocks(), livingScreen());
    io.err(before + text);
    drawn = text.split('\n').length - 1;
  };
  const show = (): void => {
    const text = print(blocks(), livingScreen());
    if (text !== printed) io.err(text);
    printed = text;
  };
  if (quiet) return { live, say() {}, refresh() {}, end() {}, clear() {} };
  const refresh = live ? draw : show;
  const timer = setInterval(refresh, live ? LIVE_EVERY : PLAIN_EVERY).unref();
  return {
    live,
    refresh,
    say(text) {
      io.err(erase() + print([paragraph(text, 0, 2)], screenOf(io, 'err')));
      if (live) draw();
    },
    end() {
      clearInterval(timer);
      refresh();
      drawn = 0;
    },
    clear() {
      clearInterval(timer);
      io.err(erase());
    },
  };
}

/**
 * Says on a terminal what is waited for, and how long already, while some work is done; nothing elsewhere.
 */
export async function whileWaiting<T>(what: string, io: CommandIo, work: () => Promise<T>): Promise<T> {
  const since = sinceText();
  const lines = showLines(
    () => (lines.live ? [paragraph([what, styled('dim', ` (${since()})`)], 0, 2)] : []),
    io,
    io.quiet,
  );
  lines.refresh();
  try {
    return await work();
  } finally {
    lines.clear();
  }
}

/** A function that gives the time since this call, in whole seconds. */
export function sinceText(now = Date.now): () => string {
  const begun = now();
  return () => {
    const seconds = Math.floor((now() - begun) / 1000);
    return seconds < 60 ? `${seconds} s` : formatDuration(seconds);
  };
}
