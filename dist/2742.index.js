const I=2742,y=[2742],F={82742:((A,f,s)=>{s.r(f),s.d(f,{completion:()=>E});var m=s(5390),u=s(92565),l=s(12011);function w(e){const o=e.flatMap(({name:t,options:n})=>n.flatMap(i=>i.value===void 0?[]:[`    '${t} --${i.name}') ${c(i.offers)} ;;`]));return`# Completes pipewright ${l.xv} in bash. To load it: source <(npx pipewright completion bash)
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
    words='${e.map(({name:t})=>t).join(" ")}'
  else
    case "\${COMP_WORDS[first]} $before" in
${o.join(`
`)}
    *)
      if [[ $current == -* ]]; then
        case \${COMP_WORDS[first]} in
${e.map(({name:t,options:n})=>`        ${t}) words='${n.map(i=>`--${i.name}`).join(" ")}' ;;`).join(`
`)}
        esac
      else
        case \${COMP_WORDS[first]} in
${e.map(({name:t,offers:n})=>`        ${t}) ${c(n)} ;;`).join(`
`)}
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
`}function c(e){return typeof e=="string"?e==="nothing"?":":`kind=${e}`:`words='${e.join(" ")}'`}function O(e){const o=e.flatMap(({name:t,help:n,options:i,offers:r})=>[`complete -c pipewright -n '__pipewright_at 1' -a ${t} -d ${$(n)}`,...i.map(p=>_(t,p)),...r==="nothing"?[]:[`complete -c pipewright -n '__pipewright_in ${t}' ${h(r)}`]]);return`# Completes pipewright ${l.xv} in fish. To install it:
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
${o.join(`
`)}
`}function _(e,{name:o,help:t,value:n,offers:i}){const r=n===void 0?"":` -r ${h(i)}`;return`complete -c pipewright -n '__pipewright_in ${e}' -l ${o}${r} -d ${$(t)}`}function h(e){return typeof e!="string"?`-f -a '${e.join(" ")}'`:{files:"-F",folders:"-f -a '(__fish_complete_directories)'",algorithms:"-f -a '(__pipewright_algorithms)'",nothing:"-f"}[e]}function $(e){return`'${e.replaceAll("\\","\\\\").replaceAll("'","\\'")}'`}var C=s(65031),v={FILE:"files",SPEC:"files",SUBJECT:"files",PATH:"files",INPUT:"files",CATALOG:"folders",DIR:"folders",FOLDER:"folders",WHERE:"folders",ALGORITHM:"algorithms"},P=60;function R(e,o){const t=({value:r="",choices:p})=>p??(r==="CODE"?o:v[r])??"nothing",n=e.map(({name:r,summary:p,arguments:T,options:b})=>({name:r,help:p,options:[...Object.entries(b).map(([L,a])=>({name:L,help:x(a.help),...a.value!==void 0&&{value:a.value},offers:t(a)})),{name:"json",help:"print one JSON object",offers:"nothing"},{name:"help",help:"print the help of the command",offers:"nothing"}],offers:M(Object.values(T).map(t))})),i={name:"help",help:"explain a command",options:[],offers:n.map(({name:r})=>r)};return[...n,i]}function M(e){return e.find(o=>o!=="nothing")??"nothing"}function x(e){const[o=""]=e.replace(/\s+/g," ").trim().split(/[.;:](?= |$)/);return(0,C.qI)(o,P)}function j(e){const o=e.map(({name:n,help:i})=>`    '${n}:${g(i)}'`),t=e.map(({name:n,options:i,offers:r})=>{const p=[...i.map(D),`'*: :${d(r)}'`];return`  ${n}) _arguments ${p.join(" ")} ;;`});return`#compdef pipewright
# Completes pipewright ${l.xv} in zsh. To load it after compinit: source <(npx pipewright completion zsh)
_pipewright_algorithms() {
  local at=$PWD
  while [[ -n $at && ! -f $at/catalog/catalog.json ]]; do at=\${at%/*}; done
  [[ -n $at ]] && compadd -- \${(f)"$($_pipewright_program list --names 2>/dev/null </dev/null)"}
}
_pipewright() {
  local -a _pipewright_program=(\${_pipewright_program:-$words[1]})
  local -a commands=(
${o.join(`
`)}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  shift words
  ((CURRENT--))
  case $words[1] in
${t.join(`
`)}
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
`}function D({name:e,help:o,value:t,offers:n}){const i=g(o.replace(/[[\]\\:]/g,"\\$&"));return t===void 0?`'--${e}[${i}]'`:`'--${e}=[${i}]:${t}:${d(n)}'`}function d(e){return typeof e!="string"?`(${e.join(" ")})`:{files:"_files",folders:"_files -/",algorithms:"_pipewright_algorithms",nothing:" "}[e]}function g(e){return e.replaceAll("'","'\\''")}var S=s(57744),W={bash:w,zsh:j,fish:O},E=(0,u.yx)(S.d,{async run({shell:e}){const{COMMANDS:o}=await Promise.resolve().then(s.bind(s,20480)),t=Object.values(o).flat().map(({declaration:n})=>n);return{shell:e,script:W[e](R(t,[...m.Lp.keys()]))}},text:({script:e})=>e})})};export{I as id,y as ids,F as modules};
