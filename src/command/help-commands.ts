import { declare, one, oneOf } from './command.ts';

/** Commands that help with the command line itself, as they are declared. */

export const EXPLAIN = declare({
  name: 'explain',
  summary: 'explain the code of an error or a finding',
  about: `Explains a code that Pipewright prints after "error", "warning" or "hint": what it means, what causes it, and
    what to do. All codes are in docs/errors.md.`,
  arguments: { code: one('CODE', 'such as IMAGE_NOT_FOUND') },
  options: {},
  json: 'code, area, meaning, remedy, address',
  examples: ['IMAGE_NOT_FOUND', 'STACK_OUTDATED --json'],
});

export const COMPLETION = declare({
  name: 'completion',
  summary: 'print a script that completes commands in your shell',
  about: `Prints a script that completes commands, options and their values, and, if there is a catalog/ in this folder or above it, the names of algorithms. Load it when your shell starts:

    bash, in ~/.bashrc: source <(npx pipewright completion bash)

    zsh, in ~/.zshrc after compinit: source <(npx pipewright completion zsh)

    fish: npx pipewright completion fish > ~/.config/fish/completions/pipewright.fish`,
  arguments: { shell: oneOf('SHELL', 'bash, zsh or fish', ['bash', 'zsh', 'fish']) },
  options: {},
  json: 'shell and script',
  examples: ['bash', 'fish > ~/.config/fish/completions/pipewright.fish'],
});
