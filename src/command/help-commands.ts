import { declare, oneOf } from './command.ts';

/** Commands that help with the command line itself, as they are declared. */

export const COMPLETION = declare({
  name: 'completion',
  summary: 'print a script that completes commands in your shell',
  about: `Prints a script that completes commands, options, their values, and the names of algorithms where a catalog/ is here or
    above. Load it when your shell starts:

    bash, in ~/.bashrc: source <(npx pipewright completion bash)

    zsh, in ~/.zshrc after compinit: source <(npx pipewright completion zsh)

    fish: npx pipewright completion fish > ~/.config/fish/completions/pipewright.fish`,
  arguments: { shell: oneOf('SHELL', 'bash, zsh or fish', ['bash', 'zsh', 'fish']) },
  options: {},
  json: 'shell and script',
  examples: ['bash', 'fish > ~/.config/fish/completions/pipewright.fish'],
});
