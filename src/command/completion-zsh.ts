import { VERSION } from '../core/own-release.ts';
import type { CompletedCommand, CompletedOption, Completion } from './completion-table.ts';

/** A completion script for zsh, whose `_arguments` parses the command line (zshcompsys(1)). */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const described = commands.map(({ name, help }) => `    '${name}:${quoted(help)}'`);
  const cases = commands.map(({ name, options, offers }) => {
    const specs = [...options.map(optionSpec), `'*: :${action(offers)}'`];
    return `  ${name}) _arguments ${specs.join(' ')} ;;`;
  });
  return `#compdef pipewright
# Completes pipewright ${VERSION} in zsh. To load it after compinit: source <(npx pipewright completion zsh)
_pipewright_algorithms() {
  local at=$PWD
  while [[ -n $at && ! -f $at/catalog/catalog.json ]]; do at=\${at%/*}; done
  [[ -n $at ]] && compadd -- \${(f)"$($_pipewright_program list --names 2>/dev/null </dev/null)"}
}
_pipewright() {
  local -a _pipewright_program=(\${_pipewright_program:-$words[1]})
  local -a commands=(
${described.join('\n')}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  shift words
  ((CURRENT--))
  case $words[1] in
${cases.join('\n')}
  esac
}
_pipewright_npx() {
  if [[ $words[2] == pipewright ]] && ((CURRENT > 2)); then
    local -a _pipewright_program=(npx --no pipewright)
    shift words
    ((CURRENT--))
    _pipewright
  else
    _default
  fi
}
if [[ $funcstack[1] == _pipewright ]]; then
  _pipewright "$@"
else
  compdef _pipewright pipewright
  (($+_comps[npx])) || compdef _pipewright_npx npx
fi
`;
}

/** `--out=[help]:DIR:_files -/`; the value may also be the next word. */
function optionSpec({ name, help, value, offers }: CompletedOption): string {
  const text = quoted(help.replace(/[[\]\\:]/g, '\\$&'));
  return value === undefined ? `'--${name}[${text}]'` : `'--${name}=[${text}]:${value}:${action(offers)}'`;
}

function action(completion: Completion): string {
  if (typeof completion !== 'string') return `(${completion.join(' ')})`;
  return { files: '_files', folders: '_files -/', algorithms: '_pipewright_algorithms', nothing: ' ' }[
    completion
  ];
}

/** For inside of single quotes. */
function quoted(text: string): string {
  return text.replaceAll("'", `'\\''`);
}
