import { VERSION } from '../core/own-release.ts';
import type { CompletedCommand, Completion } from './completion-table.ts';

/**
 * A completion script for bash, 3.2 (of macOS) and later. Bash completes a command by calling a function of
 * the shell that reads the words in COMP_WORDS and writes COMPREPLY (bash(1), "Programmable Completion").
 */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap((option) =>
      option.value === undefined ? [] : [`    '${name} --${option.name}') ${offer(option.offers)} ;;`],
    ),
  );
  return `# Completes pipewright ${VERSION} in bash. To load it: source <(npx pipewright completion bash)
_pipewright() {
  local first=1 kind= words= at=$PWD
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]}
  local program=("\${COMP_WORDS[0]}") IFS=$' \\t\\n'
  COMPREPLY=()
  if [[ \${COMP_WORDS[0]} == npx ]]; then
    [[ \${COMP_WORDS[1]} == pipewright && COMP_CWORD -gt 1 ]] || return
    first=2 program=(npx --no pipewright)
  fi
  # Bash makes a word of the "=" in --option=value.
  if [[ $current == = ]]; then
    current=
  elif [[ $before == = ]]; then
    before=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if ((COMP_CWORD == first)); then
    words='${commands.map(({ name }) => name).join(' ')}'
  else
    case "\${COMP_WORDS[first]} $before" in
${values.join('\n')}
    *)
      if [[ $current == -* ]]; then
        case \${COMP_WORDS[first]} in
${commands.map(({ name, options }) => `        ${name}) words='${options.map((each) => `--${each.name}`).join(' ')}' ;;`).join('\n')}
        esac
      else
        case \${COMP_WORDS[first]} in
${commands.map(({ name, offers }) => `        ${name}) ${offer(offers)} ;;`).join('\n')}
        esac
      fi
      ;;
    esac
  fi
  case $kind in
  files | folders)
    IFS=$'\\n' # names may have blanks
    if [[ $kind == files ]]; then
      COMPREPLY=($(compgen -f -- "$current"))
    else
      COMPREPLY=($(compgen -d -- "$current"))
    fi
    # Readline then quotes them, and puts a slash behind folders; bash 3.2 has no compopt.
    compopt -o filenames 2>/dev/null
    ;;
  algorithms)
    while [[ -n $at && ! -f $at/catalog/catalog.json ]]; do at=\${at%/*}; done
    if [[ -n $at ]]; then words=$("\${program[@]}" list --names 2>/dev/null </dev/null); fi
    ;;
  esac
  if [[ -n $words ]]; then COMPREPLY=($(compgen -W "$words" -- "$current")); fi
}
complete -F _pipewright pipewright
complete -p npx >/dev/null 2>&1 || complete -o bashdefault -o default -F _pipewright npx
`;
}

/** Shell code that says what to offer. */
function offer(completion: Completion): string {
  if (typeof completion === 'string') return completion === 'nothing' ? ':' : `kind=${completion}`;
  return `words='${completion.join(' ')}'`;
}
