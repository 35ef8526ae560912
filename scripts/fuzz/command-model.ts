import type { ProgramCall } from '../../src/agent/expand-command.ts';

/** The result of a command. */
export interface Outcome {
  readonly succeeded: boolean;
  readonly out: string;
  readonly err: string;
  /** Text by file name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Copies the input without starting a program. */
const COPY = `while IFS= read -r line; do printf '%s\\n' "$line"; done`;

/**
 * The programs of the command lines, as bodies of shell functions. All but the last three copy their whole
 * input first.
 */
export const PROGRAMS: Readonly<Record<string, string>> = {
  words: `${COPY}; [ $# -eq 0 ] || printf '<%s>\\n' "$@"`,
  both: `local IFS=' '; ${COPY}; printf 'out %s\\n' "$*"; printf 'err %s\\n' "$*" >&2`,
  status: `${COPY}; return "$1"`,
  variable: 'eval "[ -n \\"\\${$1+x}\\" ]" && eval "printf \'%s\\n\' \\"\\$$1\\""',
  yes1: 'echo y',
  no: 'return 1',
};

type Sink = { text: string };

/** What programs would print and write, from the calls alone, without starting any. */
export function runModel(pipelines: readonly (readonly ProgramCall[])[], input: string): Outcome {
  const files = new Map<string, Sink>();
  const [out, err]: [Sink, Sink] = [{ text: '' }, { text: '' }];
  let succeeded = true;
  for (const calls of pipelines) {
    if (!succeeded) break;
    let read = '';
    for (const [i, call] of calls.entries()) {
      const pipe: Sink = i === calls.length - 1 ? out : { text: '' };
      let [toOut, toErr] = [pipe, err];
      for (const { operator, path } of call.redirections) {
        if (operator === '<') read = input;
        else if (operator === '2>&1') toErr = toOut;
        else {
          const known = operator.endsWith('>>') ? files.get(path) : undefined;
          const file = known ?? { text: '' };
          files.set(path, file);
          if (operator.startsWith('2')) toErr = file;
          else toOut = file;
        }
      }
      if (runProgram(call, read, toOut, toErr) !== 0) succeeded = false;
      read = pipe === out ? '' : pipe.text;
    }
  }
  const named = [...files].map(([path, { text }]) => [path.slice(path.lastIndexOf('/') + 1), text]);
  return { succeeded, out: out.text, err: err.text, files: Object.fromEntries(named) };
}

/** @returns its exit code */
function runProgram({ argv, variables }: ProgramCall, read: string, out: Sink, err: Sink): number {
  const [program, ...args] = argv;
  switch (program) {
    case 'words':
      out.text += read + args.map((arg) => `<${arg}>\n`).join('');
      return 0;
    case 'both':
      out.text += `${read}out ${args.join(' ')}\n`;
      err.text += `err ${args.join(' ')}\n`;
      return 0;
    case 'status':
      out.text += read;
      return Number(args[0]);
    case 'variable':
      if (!Object.hasOwn(variables, args[0]!)) return 1;
      out.text += `${variables[args[0]!]}\n`;
      return 0;
    case 'yes1':
      out.text += 'y\n';
      return 0;
    default:
      return 1;
  }
}
