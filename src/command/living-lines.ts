import { escapeControl } from '../text/terminal.ts';
import type { CommandIo } from './command-io.ts';

/** How often the living lines are drawn anew, and a plain log says how far it is. Milliseconds. */
const LIVE_EVERY = 200;
const PLAIN_EVERY = 15_000;

export interface LivingLines {
  /** A line that stays, above the living ones. */
  say(text: string): void;
  /** Draws the last state and stops. */
  end(): void;
}

/**
 * Shows lines that change: on a terminal in their place, elsewhere now and then, when they have changed; nothing when
 * `quiet`.
 */
export function showLines(lines: () => readonly string[], io: CommandIo, quiet: boolean): LivingLines {
  const live = io.errTty && io.env.TERM !== 'dumb' && !quiet;
  let drawn = 0;
  let said = '';
  const erase = (): string => (drawn > 0 ? `\u001b[${drawn}A\r\u001b[J` : '');
  const draw = (): void => {
    const text = lines().map((line) => `${line.slice(0, io.columns() - 1)}\n`);
    io.err(erase() + text.join(''));
    drawn = text.length;
  };
  const report = (): void => {
    const text = lines().join('\n');
    if (text !== said && text !== '') io.err(`${text}\n`);
    said = text;
  };
  const timer = quiet ? undefined : setInterval(live ? draw : report, live ? LIVE_EVERY : PLAIN_EVERY);
  timer?.unref();
  return {
    say(text) {
      if (quiet) return;
      io.err(`${erase()}${escapeControl(text)}\n`);
      drawn = 0;
      if (live) draw();
    },
    end() {
      clearInterval(timer);
      if (quiet) return;
      if (live) draw();
      else report();
      drawn = 0;
    },
  };
}
