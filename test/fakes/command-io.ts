import type { CommandIo } from '../../src/command/command-io.ts';

/** A process's outside for a command: no terminal, no variables; keeps what is said. */
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
    tty: false,
    errTty: false,
    columns: () => 80,
    signal: new AbortController().signal,
    said,
    ...more,
  };
}
