import { VERSION } from '../core/own-release.ts';
import type { CompletedCommand, CompletedOption, Completion } from './completion-table.ts';

/**
 * A completion script for fish, 3.0 and later: a line for each thing to offer (fishshell.com, `complete`).
 */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, help, options, offers }) => [
    `complete -c pipewright -n '__pipewright_at 1' -a ${name} -d ${quoted(help)}`,
    ...options.map((option) => optionLine(name, option)),
    ...(offers === 'nothing'
      ? []
      : [`complete -c pipewright -n '__pipewright_in ${name}' ${action(offers)}`]),
  ]);
  return `# Completes pipewright ${VERSION} in fish. To install it:
# npx pipewright completion fish > ~/.config/fish/completions/pipewright.fish
function __pipewright_at
    test (count (commandline -opc)) -eq $argv[1]
end
function __pipewright_in
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test "$words[2]" = $argv[1]
end
function __pipewright_algorithms
    set -l at $PWD
    while test -n "$at"; and not test -f $at/catalog/catalog.json
        set at (string replace -r '/[^/]*$' '' -- $at)
    end
    set -l words (commandline -opc)
    test -n "$at"; and $words[1] list --names 2>/dev/null </dev/null
end
complete -c pipewright -f
${lines.join('\n')}
`;
}

function optionLine(command: string, { name, help, value, offers }: CompletedOption): string {
  const takes = value === undefined ? '' : ` -r ${action(offers)}`;
  return `complete -c pipewright -n '__pipewright_in ${command}' -l ${name}${takes} -d ${quoted(help)}`;
}

function action(completion: Completion): string {
  if (typeof completion !== 'string') return `-f -a '${completion.join(' ')}'`;
  return {
    files: '-F',
    folders: `-f -a '(__fish_complete_directories)'`,
    algorithms: `-f -a '(__pipewright_algorithms)'`,
    nothing: '-f',
  }[completion];
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
