import { closest } from 'fastest-levenshtein';
import { AGENT_VERSION } from '../agent/version.ts';
import { Failure } from '../failure.ts';
import type { CommandIo } from './io.ts';

/** @returns the process's exit code @throws Failure for whatever the user can mend */
export type Command = (argv: string[], io: CommandIo) => Promise<number>;

/** Every command is loaded only when it is called. */
const COMMANDS: Readonly<Record<string, { readonly does: string; readonly load: () => Promise<Command> }>> = {
  validate: {
    does: 'check specs and show what is wrong',
    load: async () => (await import('./validate.ts')).validate,
  },
  wrap: {
    does: 'put the agent into an image, and push it',
    load: async () => (await import('./wrap.ts')).wrap,
  },
  verify: {
    does: 'derive a wrapped image again, and compare',
    load: async () => (await import('./verify.ts')).verify,
  },
  test: { does: "run a spec's tests in a sandbox", load: async () => (await import('./test.ts')).test },
  init: { does: 'write a first spec for an image', load: async () => (await import('./init.ts')).init },
};

/** Runs `pipewright NAME ARGV…`. @throws Failure `BAD_USAGE`, and what the command throws */
export async function runCommand(name: string | undefined, argv: string[], io: CommandIo): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.out(overview());
    return name === undefined ? 1 : 0;
  }
  if (name === 'version' || name === '--version') {
    io.out(`${AGENT_VERSION}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const meant = closest(name, Object.keys(COMMANDS));
    throw new Failure('BAD_USAGE', `There is no command "${name}". Did you mean "${meant}"?`);
  }
  return (await command.load())(argv, io);
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(([name, { does }]) => `  ${name.padEnd(10)}${does}`);
  return `pipewright ${AGENT_VERSION}: publish containerized algorithms

${lines.join('\n')}

"pipewright COMMAND --help" says more about one.
`;
}
