import { escapeControl } from '../text/terminal.ts';
import type { CommandIo } from './command-io.ts';

/** Milliseconds between two redraws on a terminal, and between two lines in a plain log. */
const LIVE_EVERY = 200;
const PLAIN_EVERY = 15_000;

export interface LivingLines {
  /** Prints a permanent line above the living ones. */
  say(text: string): void;
  /** Shows the current state now. */
  refresh(): void;
  /** Shows the last state and stops. */
  end(): void;
  /** Stops; on a terminal the living lines disappear. */
  clear(): void;
}

/**
 * Shows lines that change: redrawn in place on a terminal, elsewhere printed now and then when they have changed, not at
 * all when `quiet`.
 */
export function showLines(lines: () => readonly string[], io: CommandIo, quiet: boolean): LivingLines {
  const live = io.errTty && io.env.TERM !== 'dumb';
  let drawn = 0;
  let printed = '';
  const erase = (): string => {
    const sequence = drawn > 0 ? `\u001b[${drawn}A\r\u001b[J` : '';
    drawn = 0;
    return sequence;
  };
  const draw = (): void => {
    const before = erase();
    const text = lines().map((line) => `${line.slice(0, io.columns() - 1)}\n`);
    io.err(before + text.join(''));
    drawn = text.length;
  };
  const print = (): void => {
    const text = lines().join('\n');
    if (text !== printed && text !== '') io.err(`${text}\n`);
    printed = text;
  };
  if (quiet) return { say() {}, refresh() {}, end() {}, clear() {} };
  const refresh = live ? draw : print;
  const timer = setInterval(refresh, live ? LIVE_EVERY : PLAIN_EVERY).unref();
  return {
    refresh,
    say(text) {
      io.err(`${erase()}${escapeControl(text)}\n`);
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
