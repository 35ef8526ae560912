import { AGENT_VERSION } from '../agent/agent-version.ts';
import { Failure } from '../core/failure.ts';
import { nearest } from '../text/near.ts';
import type { CommandIo } from './command-io.ts';
import { jsonText } from './output.ts';

/** @returns the process's exit code @throws Failure for whatever the user can mend */
export type Command = (argv: string[], io: CommandIo) => Promise<number>;

/** Every command is loaded only when it is called. */
const COMMANDS: Readonly<Record<string, { readonly does: string; readonly load: () => Promise<Command> }>> = {
  validate: {
    does: 'check specs and workflow files, and show what is wrong',
    load: async () => (await import('./validate-command.ts')).validate,
  },
  wrap: {
    does: 'put the agent into an image, and push it',
    load: async () => (await import('./wrap-command.ts')).wrap,
  },
  verify: {
    does: 'derive a wrapped image again, and compare',
    load: async () => (await import('./verify-command.ts')).verify,
  },
  test: {
    does: "run a spec's tests in a sandbox",
    load: async () => (await import('./test-command.ts')).test,
  },
  publish: {
    does: 'publish what a catalog has and nobody can pull yet',
    load: async () => (await import('./publish-command.ts')).publish,
  },
  review: {
    does: 'keep what is said of open pull requests true',
    load: async () => (await import('./review-command.ts')).review,
  },
  plan: {
    does: 'show what a workflow file comes to',
    load: async () => (await import('./plan-command.ts')).plan,
  },
  deploy: {
    does: 'bring a workflow to AWS, or up to date there',
    load: async () => (await import('./deploy-command.ts')).deploy,
  },
  destroy: {
    does: 'take a workflow back from AWS',
    load: async () => (await import('./destroy-command.ts')).destroy,
  },
  policy: {
    does: 'print the AWS rights that deploying needs',
    load: async () => (await import('./policy-command.ts')).policy,
  },
  run: {
    does: 'send files through a workflow, on AWS or on this machine',
    load: async () => (await import('./run-command.ts')).run,
  },
  status: {
    does: 'show how runs on AWS stand, and why they do not move',
    load: async () => (await import('./status-command.ts')).status,
  },
  cancel: {
    does: 'end a run on AWS before it is over',
    load: async () => (await import('./cancel-command.ts')).cancel,
  },
  retry: {
    does: 'have what failed in a run on AWS tried again',
    load: async () => (await import('./retry-command.ts')).retry,
  },
  logs: {
    does: 'show what an item of a run on AWS printed',
    load: async () => (await import('./logs-command.ts')).logs,
  },
  init: {
    does: 'write a first spec for an image',
    load: async () => (await import('./init-command.ts')).init,
  },
};

/** Runs `pipewright NAME ARGV…`. @throws Failure `BAD_USAGE`, and what the command throws */
export async function runCommand(name: string | undefined, argv: string[], io: CommandIo): Promise<number> {
  switch (name) {
    case undefined:
      io.err(overview());
      return 1;
    case 'help':
    case '--help':
    case '-h':
      if (argv[0] !== undefined) return (await find(argv[0]).load())(['--help'], io);
      io.out(overview());
      return 0;
    case 'version':
    case '--version':
    case '-V':
      io.out(argv.includes('--json') ? jsonText({ version: AGENT_VERSION }) : `${AGENT_VERSION}\n`);
      return 0;
    default:
      return (await find(name).load())(argv, io);
  }
}

function find(name: string): (typeof COMMANDS)[string] {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command;
  const meant = nearest(name, Object.keys(COMMANDS));
  const remedy = meant ? `Did you mean "${meant}"?` : `There are ${Object.keys(COMMANDS).join(', ')}.`;
  throw new Failure('BAD_USAGE', `There is no command "${name}". ${remedy}`);
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(([name, { does }]) => `  ${name.padEnd(10)}${does}`);
  return `pipewright ${AGENT_VERSION}: publish containerized algorithms, and run them over your data

${lines.join('\n')}

"pipewright help COMMAND" says more about one. Every command takes --json: one JSON document on standard output.
`;
}
