var U=Object.defineProperty;var E=(r,o)=>U(r,"name",{value:o,configurable:!0});const L=4079,T=[4079],h={34079:((r,o,_)=>{_.r(o),_.d(o,{explain:E(()=>P,"explain")});var n=_(5390),D=_(2602),O=_(65031),e=_(18736),M=_(88264),d=_(92565),l=_(57744),P=(0,d.yx)(l.G,{async run({code:s}){const t=n.Lp.get(s.toUpperCase());if(t)return t;const a=(0,e.p)(s.toUpperCase(),n.Lp.keys());throw new D.Failure("BAD_USAGE",`There is no code ${(0,M.hD)(s)}${a?`; did you mean ${a}?`:'. Codes are in capital letters after "error", such as IMAGE_NOT_FOUND.'}`)},text({code:s,area:t,meaning:a,remedy:p},j,c){return`${[...[`${s} (${t})`,a,`What to do: ${p}`].map(m=>(0,O.EO)(m,c.columns()).join(`
`)),(0,n.as)(s)].join(`

`)}
`},json:E(s=>({...s,address:(0,n.as)(s.code)}),"json")})})};export{L as id,T as ids,h as modules};
