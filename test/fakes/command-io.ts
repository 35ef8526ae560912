import type { CommandIo } from '../../src/command/command-io.ts';

/** A process as a command sees it, without terminal and variables. It records the output in `said`. */
export function commandIo(
  cwd: string,
  more: Partial<CommandIo> = {},
): CommandIo & { said: { out: string; err: string } } {
  const said = { out: '', err: '' };
  return {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    cwd,
    env: {},
    quiet: false,
    tty: false,
    errTty: false,
    columns: () => 80,
    signal: new AbortController().signal,
    said,
    ...more,
  };
}
