var y=Object.defineProperty;var r=(h,l)=>y(h,"name",{value:l,configurable:!0});const N=2742,z=[2742],U={82742:((h,l,p)=>{p.r(l),p.d(l,{completion:r(()=>b,"completion")});var w=p(5390),O=p(92565),c=p(12011);function _(e){const o=e.flatMap(({name:t,options:n})=>n.flatMap(i=>i.value===void 0?[]:[`    '${t} --${i.name}') ${$(i.offers)} ;;`]));return`# Completes pipewright ${c.xv} in bash. To load it: source <(npx pipewright completion bash)
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
${e.map(({name:t,offers:n})=>`        ${t}) ${$(n)} ;;`).join(`
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
`}r(_,"bashCompletion");function $(e){return typeof e=="string"?e==="nothing"?":":`kind=${e}`:`words='${e.join(" ")}'`}r($,"offer");function C(e){const o=e.flatMap(({name:t,help:n,options:i,offers:s})=>[`complete -c pipewright -n '__pipewright_at 1' -a ${t} -d ${g(n)}`,...i.map(a=>v(t,a)),...s==="nothing"?[]:[`complete -c pipewright -n '__pipewright_in ${t}' ${d(s)}`]]);return`# Completes pipewright ${c.xv} in fish. To install it:
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
`}r(C,"fishCompletion");function v(e,{name:o,help:t,value:n,offers:i}){const s=n===void 0?"":` -r ${d(i)}`;return`complete -c pipewright -n '__pipewright_in ${e}' -l ${o}${s} -d ${g(t)}`}r(v,"optionLine");function d(e){return typeof e!="string"?`-f -a '${e.join(" ")}'`:{files:"-F",folders:"-f -a '(__fish_complete_directories)'",algorithms:"-f -a '(__pipewright_algorithms)'",nothing:"-f"}[e]}r(d,"action");function g(e){return`'${e.replaceAll("\\","\\\\").replaceAll("'","\\'")}'`}r(g,"quoted");var P=p(65031),R={FILE:"files",SPEC:"files",SUBJECT:"files",PATH:"files",INPUT:"files",CATALOG:"folders",DIR:"folders",FOLDER:"folders",WHERE:"folders",ALGORITHM:"algorithms"},M=60;function x(e,o){const t=r(({value:s="",choices:a})=>a??(s==="CODE"?o:R[s])??"nothing","offersOf"),n=e.map(({name:s,summary:a,arguments:L,options:A})=>({name:s,help:a,options:[...Object.entries(A).map(([I,f])=>({name:I,help:D(f.help),...f.value!==void 0&&{value:f.value},offers:t(f)})),{name:"json",help:"print one JSON object",offers:"nothing"},{name:"help",help:"print how it is used",offers:"nothing"}],offers:j(Object.values(L).map(t))})),i={name:"help",help:"explain a command",options:[],offers:n.map(({name:s})=>s)};return[...n,i]}r(x,"completionTable");function j(e){return e.find(o=>o!=="nothing")??"nothing"}r(j,"joined");function D(e){const[o=""]=e.replace(/\s+/g," ").trim().split(/[.;:](?= |$)/);return(0,P.qI)(o,M)}r(D,"brief");function S(e){const o=e.map(({name:n,help:i})=>`    '${n}:${u(i)}'`),t=e.map(({name:n,options:i,offers:s})=>{const a=[...i.map(W),`'*: :${m(s)}'`];return`  ${n}) _arguments ${a.join(" ")} ;;`});return`#compdef pipewright
# Completes pipewright ${c.xv} in zsh. To load it after compinit: source <(npx pipewright completion zsh)
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
`}r(S,"zshCompletion");function W({name:e,help:o,value:t,offers:n}){const i=u(o.replace(/[[\]\\:]/g,"\\$&"));return t===void 0?`'--${e}[${i}]'`:`'--${e}=[${i}]:${t}:${m(n)}'`}r(W,"optionSpec");function m(e){return typeof e!="string"?`(${e.join(" ")})`:{files:"_files",folders:"_files -/",algorithms:"_pipewright_algorithms",nothing:" "}[e]}r(m,"completion_zsh_action");function u(e){return e.replaceAll("'","'\\''")}r(u,"completion_zsh_quoted");var E=p(57744),T={bash:_,zsh:S,fish:C},b=(0,O.yx)(E.d,{async run({shell:e}){const{COMMANDS:o}=await Promise.resolve().then(p.bind(p,20480)),t=Object.values(o).flat().map(({declaration:n})=>n);return{shell:e,script:T[e](x(t,[...w.Lp.keys()]))}},text:r(({script:e})=>e,"text")})})};export{N as id,z as ids,U as modules};
