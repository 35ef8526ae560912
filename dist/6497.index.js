var w=Object.defineProperty;var i=(m,c)=>w(m,"name",{value:c,configurable:!0});const M=6497,k=[6497],v={66497:((m,c,l)=>{l.d(c,{helpText:i(()=>$,"helpText")});var j=l(37924),h=100;function $(e){const{name:p,about:t,json:s,examples:o}=e,_=[...Object.values(e.arguments).map(({value:n="",help:a})=>({section:"Arguments:",name:n,help:a})),...Object.entries(e.options).map(([n,{value:a="",help:r,section:f="Options:"}])=>({section:f,name:`--${n} ${a}`.trimEnd(),help:r})),{section:"Options:",name:"--json",help:`print one JSON object: ${s}`},{section:"Options:",name:"-h, --help",help:"print this"}],x=Math.max(..._.map(n=>n.name.length)),d=[...Map.groupBy(_,({section:n})=>n)].map(([n,a])=>[n,...a.map(r=>g(r,x))].join(`
`)),O=t.split(/\n\s*\n/).map(n=>u(n,h).join(`
`)),b=o.map(n=>`  npx pipewright ${p} ${n}`);return`${[(0,j.p)(e).join(`
`),...O,...d].join(`

`)}

Examples:
${b.join(`
`)}
`}i($,"helpText");function g({name:e,help:p},t){const s=" ".repeat(t+4);return`  ${e.padEnd(t)}  ${u(p,h-s.length).join(`
${s}`)}`}i(g,"rowText");function u(e,p){const t=[""];for(const s of e.trim().split(/\s+/)){const o=t.at(-1);o!==""&&o.length+1+s.length>p?t.push(s):t[t.length-1]=o===""?s:`${o} ${s}`}return t}i(u,"wrap")})};export{M as id,k as ids,v as modules};
