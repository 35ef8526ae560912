const Re=5851,Ae=[5851],Ce={97606:((J,U,g)=>{g.d(U,{O:()=>r});var q=g(78685);function r(I,m=new Map){const O=new Map,j=(0,q.PU)(I.state),C=L=>j?!0:L.waits?!L.more:L.gather?!0:L.needs.every(w=>{const B=O.get(w),P=I.steps.find($=>$.id===w);return B?.exact&&P!==void 0&&(0,q.sQ)(P)>=B.count});for(const L of I.steps){const w=(0,q.qG)(I,L),B=C(L),P=B?w:Math.max(w,m.get(L.id)?.count??0);O.set(L.id,{count:P,exact:B})}return O}}),92444:((J,U,g)=>{g.d(U,{Lr:()=>O,W:()=>m,gO:()=>j});var q=g(42090),r=g(6375),I={aws:"console.aws.amazon.com","aws-cn":"console.amazonaws.cn","aws-us-gov":"console.amazonaws-us-gov.com"};function m({region:w},B,P){return`https://${C(w)}/s3/buckets/${(0,r.hK)(B)}?region=${w}&prefix=${(0,r.hK)(P)}&showversions=false`}function O({region:w},B,P){return`https://${C(w)}/s3/object/${(0,r.hK)(B)}?region=${w}&prefix=${(0,r.hK)(P)}`}function j({region:w},B,P){const $=`https://${w}.${C(w)}/cloudwatch/home?region=${w}#logsV2:log-groups/log-group/${L(B)}`;return P===void 0?$:`${$}/log-events/${L(P.stream)}$3Fstart$3D${Math.max(0,Math.floor(P.from))}`}function C(w){return I[(0,q.iQ)(w)]??I.aws}function L(w){return encodeURIComponent((0,r.hK)(w)).replaceAll("%","$")}}),9484:((J,U,g)=>{g.d(U,{L:()=>C});var q=g(78685),r=g(97606),I=g(65031),m=g(7008),O=g(36647),j=g(83512);function C(S,_,R=(0,r.O)(S),W=0){return[...S.samples?[(0,m.FY)((0,j.Tw)(S.samples),W,2)]:[],p=>{const{width:M=Number.POSITIVE_INFINITY}=p,x=M<w?L/2:L,N=S.steps.map(u=>{const v=R.get(u.id);return[(0,I.jM)(u.id,Math.min(B,Math.floor(M/3))),P(u,v,x),$(S,u,v,_)]});return(0,m.tp)(N,{fold:2,indent:W})(p)}]}var L=20,w=72,B=60;function P(S,{count:_},R){const W={done:S.complete,failed:S.failed+S.canceled},p=(0,I.X)(S.more?W:{...W,total:_},R),{done:M,failed:x,rest:N}=_===0?{done:0,failed:0,rest:R}:p;return[(0,m.I4)("good","\u2588".repeat(M)),(0,m.I4)("bad","x".repeat(x)),(0,m.I4)("dim","\xB7".repeat(N))]}function $(S,_,{count:R,exact:W},p){const M=_.agents?.starting??0,x=_.more?`${(0,O.B4)(R)} or more`:`${W?"":"about "}${(0,O.B4)(R)}`,N=[_.canceled>0&&`${(0,O.B4)(_.canceled)} canceled`,_.reused>0&&`${(0,O.B4)(_.reused)} reused`,_.running>0&&`${(0,O.B4)(_.running)} running`,(0,q.Ho)(_)>0&&`${(0,O.B4)((0,q.Ho)(_))} waiting`,...(0,j.EX)(_.waits),M>0&&`${(0,O.LS)(M,"agent")} starting`],u=(0,q.gX)(_,p),v=(0,q.f$)(S,_,p);u!==void 0&&v!==void 0&&!(0,q.PU)(S.state)&&N.push((0,O.CE)(u),`${(0,O.a3)(v)} left`);const y=N.filter(E=>E!==!1).map(E=>`, ${(0,m.D_)(E)}`);return[(0,m.D_)(`${(0,O.B4)((0,q.sQ)(_))} of ${x}`),..._.failed>0?[", ",(0,m.I4)("bad",`${(0,O.B4)(_.failed)} failed`)]:[],y.join("")]}}),69606:((J,U,g)=>{g.d(U,{E:()=>Le});var q=g(78685),r=g(21251),I=g(88264),m=g(36647),O=g(65031),j=8;function C(t,e,o){const n=[],a=new Map,s=[],i=(c,f)=>{n[c]??=[];const d={layer:c,size:f,before:[],after:[],order:n[c].length,across:0};return n[c].push(d),d};for(const{id:c,needs:f}of t){if(a.has(c))continue;const d=[...new Set(f)].filter(b=>a.has(b)),h=i(Math.max(-1,...d.map(b=>a.get(b).layer))+1,e);a.set(c,h);for(const b of d){let T=a.get(b);const A=[];for(;T.layer+1<h.layer;)T=L(T,i(T.layer+1,o/2)),A.push(T);L(T,h),s.push({from:b,to:c,passes:A})}}B(n);const l=P(n,o);return{boxes:[...a].map(([c,{layer:f,across:d}])=>({id:c,layer:f,across:d})),edges:s.map(({from:c,to:f,passes:d})=>({from:c,to:f,through:d.map(({across:h})=>h)})),layers:n.length,breadth:l}}function L(t,e){return t.after.push(e),e.before.push(t),e}var w=t=>t.reduce((e,o)=>e+o,0)/t.length;function B(t){for(let e=0;e<j;e++){const o=e%2===0;for(const n of o?t:[...t].reverse()){const a=new Map(n.map(s=>{const i=o?s.before:s.after;return[s,i.length>0?w(i.map(({order:l})=>l)):s.order]}));n.sort((s,i)=>a.get(s)-a.get(i)||s.order-i.order);for(const[s,i]of n.entries())i.order=s}}}function P(t,e){const o=(s,i)=>(s.size+i.size)/2+e;for(const s of t)for(const[i,l]of s.entries())l.across=i===0?0:s[i-1].across+o(s[i-1],l);for(let s=0;s<j*2;s++)for(const i of s%2===0?t:[...t].reverse()){const l=i.map(d=>{const h=[...d.before,...d.after];return h.length>0?w(h.map(({across:b})=>b)):d.across}),c=[...l];for(let d=1;d<i.length;d++)c[d]=Math.max(l[d],c[d-1]+o(i[d-1],i[d]));const f=[...l];for(let d=i.length-2;d>=0;d--)f[d]=Math.min(l[d],f[d+1]-o(i[d],i[d+1]));for(const[d,h]of i.entries())h.across=(f[d]+c[d])/2}const n=t.flat(),a=Math.min(...n.map(s=>s.across-s.size/2));for(const s of n)s.across-=a;return Math.max(0,...n.map(s=>s.across+s.size/2))}var $=g(83512),S=80,_=216,R=152,W=56,p=1080,M=640,x=2;function N(t){const e={right:!1,width:_,gaps:[34,22]},{layers:o,breadth:n}=v(e,t),s=[{right:!0,width:_,gaps:[56,22]},{right:!0,width:R,gaps:[28,22]}].find(({width:h,gaps:b})=>o*h+(o-1)*b[0]+2*x<=p)??e,l=n<=_?e:{right:!1,width:R,gaps:[34,12]};if(s===l)return u("",y(t,s));const c=o*s.width+(o-1)*s.gaps[0]<=M,[f,d]=c?["only-wide","only-narrow"]:["only-widest","only-narrower"];return(0,r.qy)`${u(f,y(t,s))}
${u(d,y(t,l))}`}function u(t,e){return(0,r.qy)`<div class="scroll chain ${t}" tabindex="0" role="region" aria-label="Picture of the plan">${e}</div>`}function v({right:t,width:e,gaps:o},n){return C(n,t?S:e,o[1])}function y(t,e){const o=v(e,t),n=new Map(t.map(h=>[h.id,h])),a=e.right?e.width:S,s=o.layers*a+(o.layers-1)*e.gaps[0]+2*x,i=o.breadth+2*x,[l,c]=(e.right?[s,i]:[i,s]).map(Math.ceil),f=t.map(({id:h,needs:b,takes:T})=>{const A=b.map(K=>[K,...X(T,K)].join(" "));return A.length>0?`${h} after ${A.join(" and ")}`:h}).join("; "),d=V(o,e,n);return(0,r.qy)`<svg role="img" width="${l}" height="${c}" viewBox="0 0 ${l} ${c}" aria-label="The steps: ${f}">
${o.edges.map(h=>D(h,o,e,n.get(h.to),d.get(h)))}
${o.boxes.map(h=>nt(n.get(h.id),E(h,e),e.width))}</svg>`}function E({layer:t,across:e},{right:o,width:n,gaps:a}){const s=x+t*((o?n:S)+a[0]),i=x+e-(o?S:n)/2;return o?[s,k(i)]:[k(i),s]}var k=t=>Math.round(t*10)/10;function D(t,e,o,{gather:n,takes:a},s){const i=o.right?o.width:S,l=e.boxes.find(({id:z})=>z===t.from),c=e.boxes.find(({id:z})=>z===t.to),f=z=>x+z*(i+o.gaps[0]),d=(z,Y)=>{const[rt,De]=o.right?[z,Y+x]:[Y+x,z];return`${k(rt)} ${k(De)}`},h=f(c.layer)-(n?5:1);let b=f(l.layer)+i,{across:T}=l,A=`M${d(b,T)}`;const K=(z,Y)=>{const rt=(b+z)/2;A+=`C${d(rt,T)} ${d(rt,Y)} ${d(z,Y)}`,b=z,T=Y};for(const[z,Y]of t.through.entries())K(f(l.layer+1+z),Y),b+=i,A+=`L${d(b,Y)}`;K(h-7,c.across);const Pe=`M${d(h,T)}L${d(h-9,T-4.5)}L${d(h-9,T+4.5)}Z`,Be=`M${d(h+2,T-16)}L${d(h+2,T+16)}`,Ie=s?.isShared?l.across:(l.across+(t.through[0]??c.across))/2,je=d(f(l.layer)+i+o.gaps[0]/2,Ie).split(" "),Pt=X(a,t.from).join(", ");return(0,r.qy)`<g>${Pt&&(0,r.qy)`<title>${Pt}</title>`}<path class="edge" d="${A}"/><path class="head" d="${Pe}"/>${n&&(0,r.qy)`<path class="gather" d="${Be}"/>`}${s&&F(s.names,je,o)}</g>`}function V(t,{right:e,gaps:o},n){const a=new Map;if(e&&o[0]<W)return a;const s=t.edges.map(i=>({edge:i,names:X(n.get(i.to).takes,i.from).join(", ")})).filter(({names:i})=>i!=="");for(const i of Map.groupBy(s,({edge:l,names:c})=>`${l.from}
${c}`).values())a.set(i[0].edge,{names:i[0].names,isShared:i.length>1});return a}function X(t,e){return t&&Object.hasOwn(t,e)?t[e]:[]}function F(t,[e="",o=""],{right:n,gaps:a}){const s=(0,O.jM)(t,n?Math.floor(a[0]/5.5):20);return(0,r.qy)`<text class="note along" x="${Number(e)+(n?0:6)}" y="${Number(o)+(n?-5:3)}" text-anchor="${n?"middle":"start"}">${s}</text>`}function nt(t,[e,o],n){const a=(0,$.N4)([t]),s=n-24,i=a.failed>0?" bad":a.canceled+a.waiting>0||a.all===0?" idle":"",l=ot(t),c=t.gather&&n>R?58:0;return(0,r.qy)`<svg class="step${i}" x="${e}" y="${o}" width="${n}" height="${S}"><title>${t.id} (${t.algorithm})${t.gather&&", gathers all results before it"}: ${l}</title>
<rect x="1" y="1" width="${n-2}" height="${S-2}" rx="7"/>
<svg x="12" y="0" width="${s}" height="${S}"><svg width="${s-c}" height="30"><text class="id" y="23">${(0,O.jM)(t.id,Math.floor((s-c)/9))}</text></svg>${c>0&&(0,r.qy)`<text class="note" x="${s}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${(0,O.jM)(t.algorithm,Math.floor(s/7.3))}</text>
${ct(a,s,50)}<text class="count" y="70">${l}</text></svg></svg>`}function ot(t){const{all:e,complete:o,failed:n,canceled:a,waiting:s}=(0,$.N4)([t]);if(e===0)return"no items";if(o===e)return e===1?"1 done":`all ${(0,m.B4)(e)} done`;const i=n>0?`${(0,m.B4)(n)} failed`:a>0?`${(0,m.B4)(a)} canceled`:`${(0,m.B4)(s)} ${$.In.waiting}`;return`${(0,m.B4)(o)} of ${(0,m.B4)(e)} \xB7 ${i}`}function ct(t,e,o){const n=[["done",t.complete-t.reused],["reused",t.reused],["failed",t.failed],["canceled",t.canceled],["waiting",t.waiting]];let a=0;const s=n.map(([i,l])=>{if(l<=0)return;const c=Math.max(l/t.all*e,3),f=(0,r.qy)`<rect class="${i}" x="${k(Math.min(a,e-3))}" y="${o}" width="${k(Math.min(c,e))}" height="6"><title>${(0,m.B4)(l)} ${$.In[i]}</title></rect>`;return a+=c,f});return(0,r.qy)`<rect class="track" y="${o}" width="${e}" height="6"/>${s}`}var at=g(92444),Bt=g(27832),It=1e3;function st({log:t,log_stream:e,started:o=""},n,a){if(t!==void 0)return(0,r.RF)(t,a);if(n===void 0||e===void 0)return;const s=Date.parse(o)-It;return(0,r.Dl)((0,at.gO)(n,n.log_group,{stream:e,from:s}),a)}var Q=5,jt=100,mt=50,Dt=3,Rt=4e3,At=2e5,ht=1e3;function Ct(t){const e=(0,Bt.BR)(t.items.filter(({state:a})=>a!=="COMPLETE"),a=>a);if(e.length===0)return r.K$;const o={left:At,open:Dt,aws:t.aws},n=e.length-mt;return(0,r.qy)`${e.slice(0,mt).map(a=>Nt(a,o))}
${n>0&&(0,r.qy)`<p class="note">${(0,m.LS)(n,"more cause is","more causes are")} in ${(0,r.RF)("run.json","run.json")}.</p>`}`}function Nt(t,e){const[o]=t,n=t.slice(Q,Q+jt),a=t.length-Q-n.length,s=o.state==="CANCELED";return(0,r.qy)`<article class="trouble${s&&" canceled"}">
<h3><span class="step-name">${o.step}</span> ${(0,m.LS)(t.length,"item")} ${s?"canceled":"failed"}</h3>
<p class="why">${zt(o)}</p>
<ul>${t.slice(0,Q).map((i,l)=>Ut(i,e,l===0))}</ul>
${n.length>0&&(0,r.qy)`<details><summary>${(0,m.LS)(t.length-Q,"more item")}</summary><ul class="names">${n.map(i=>(0,r.qy)`<li>${st(i,e.aws,i.item)??i.item}`)}</ul>${a>0&&(0,r.qy)`<p class="note">${(0,m.B4)(a)} more are in ${(0,r.RF)("run.json","run.json")}.</p>`}</details>`}
</article>`}function zt({state:t,exit_code:e,meaning:o,attempts:n}){const a=o??"",s=a.length>ht?`${a.slice(0,ht)}\u2026`:a,i=s===""?void 0:`${s[0].toUpperCase()}${s.slice(1)}`;return t==="SYSTEM_ERROR"?(0,r.qy)`<strong>A system error, not the algorithm’s.</strong> ${i??"There are no details."}`:t==="EXECUTOR_ERROR"&&typeof e=="number"&&e!==0?(0,r.qy)`<strong>Exit code ${e}.</strong> ${i??'Its spec does not say what that means ("exit_codes").'}`:(0,r.qy)`${i??(n>0?"It ended without an exit code.":"It was not started.")}`}function Ut(t,e,o){const n=(0,r.qy)`${(0,m.LS)(t.attempts,"attempt")}${t.attempts>1?", the last took ":", took "}${(0,m.a3)(t.seconds)}`,a=t.log_tail?.trimEnd().slice(-Rt)??"",s=a!==""&&a.length<=e.left;s&&(e.left-=a.length);const i=s&&o&&e.open-- >0,l=st(t,e.aws,"whole log");return(0,r.qy)`<li><div class="line"><b class="name">${t.item}</b>${t.attempts>0&&(0,r.qy)`<span class="note">${n}</span>`}${t.tolerated&&(0,r.qy)`<span class="note">tolerated</span>`}${l&&(0,r.qy)`<span>${l}</span>`}</div>${s&&(0,r.qy)`<details${i&&(0,r.qy)` open`}><summary>End of its log</summary><pre tabindex="0">${(0,r.OG)(a)}</pre></details>`}</li>`}var Wt=g(94445),Kt=11e5,Ft=25,ft=6;function Ht(t){const e=Map.groupBy(t.items,({step:i})=>i),o=t.steps.filter(({id:i})=>e.has(i)),n=Vt(t);let a=Kt;const s=o.map((i,l)=>{const c=e.get(i.id),{rows:f,used:d}=Xt(c,n,a/(o.length-l));a-=d;const h=c.length-f.length;return(0,r.qy)`<details${c.length<=Ft&&Gt}><summary><h3 class="step-name">${i.id}</h3> ${(0,m.LS)(c.length,"item")}</summary>
<div class="scroll wide" tabindex="0" role="region" aria-label="Items of ${i.id}"><table class="items"><thead><tr><th scope="col">Item${n.map(([b])=>(0,r.qy)`<th scope="col">${b}`)}</thead><tbody>
${f}</tbody></table></div>${h>0&&(0,r.qy)`<p class="note">${(0,m.B4)(h)} more are in ${(0,r.RF)("run.json","run.json")}.</p>`}</details>
`});return(0,r.qy)`${t.items.length>1&&Yt(t.items)}${s}`}var Gt=(0,r.qy)` open`;function Yt(t){const e=new Set(t.map($.Br)),o=Object.keys($.In).filter(n=>e.has(n));return(0,r.qy)`<form id="find" role="search" hidden><div class="words"><label for="find-words">Find items by name or result</label><input id="find-words" name="words" type="search" autocomplete="off"></div>
<div><label for="find-state">State</label><select id="find-state" name="state"><option value="">all</option>${o.map(n=>(0,r.qy)`<option value="${n}">${$.In[n]}</option>`)}</select></div><output for="find-words find-state"></output></form>
`}function Vt(t){const{items:e,aws:o}=t,n=a=>st(a,o,"log");return[["State",a=>Jt(a)],["Results",a=>ee(a,t)],["Started after",a=>tt(Qt(a,t))],["Took",({attempts:a,seconds:s})=>tt(a>0?(0,m.a3)(s):"\u2013")],["Attempts",({attempts:a})=>tt(String(a))],...e.some(({peak_memory_bytes:a})=>a!==void 0)?[["Peak memory",a=>tt(te(a))]]:[],...e.some(a=>n(a))?[["Log",a=>n(a)??tt("\u2013")]]:[]]}var tt=t=>(0,r.qy)`${t}`;function Xt(t,e,o){const n=ut(t,e,o);if(n.rows.length===t.length)return n;const a=({state:s})=>s==="COMPLETE";return ut([...t.filter(s=>!a(s)),...t.filter(a)],e,o)}function ut(t,e,o){const n=[];let a=0;for(const s of t){const i=Zt(s,e),l=Buffer.byteLength(i.text);if(a+l>o)break;a+=l,n.push(i)}return{rows:n,used:a}}function Zt(t,e){const o=(0,$.Br)(t);return(0,r.qy)`<tr><th scope="row">${t.item}${e.map(([,n],a)=>a===0?(0,r.qy)`<td class="${o}">${n(t)}`:(0,r.qy)`<td>${n(t)}`)}
`}function Jt(t){return(0,r.qy)`${$.In[(0,$.Br)(t)]}${t.tolerated&&(0,r.qy)`<small>tolerated</small>`}`}function Qt({started:t,reused:e,attempts:o},n){const a=(Date.parse(t??"")-Date.parse(n.started))/1e3;return e||o===0||!(a>=0)?"\u2013":(0,m.a3)(a)}function te({peak_memory_bytes:t}){return t===void 0?"\u2013":(0,m._C)(t)}function ee({step:t,outputs:e},{aws:o,missing:n}){if(e.length===0)return(0,r.qy)`–`;const a=e.slice(ft),s=l=>o?(0,r.Dl)((0,at.Lr)(o,o.bucket,`${(0,Wt.qi)(o.prefix,t,o.run)}${l}`),l):(0,r.RF)(`${t}/${l}`,l),i=(0,$._m)(n,t);return(0,r.qy)`${e.slice(0,ft).map(({key:l,bytes:c},f)=>(0,r.qy)`${f>0&&(0,r.qy)`<br>`}${s(l)} <small>${(0,m.z3)(c)}</small>`)}${a.length>0&&(0,r.qy)`<br><small>and ${(0,m.LS)(a.length,"more file")}, ${(0,m.z3)(ne(a))}</small>`}${i&&(0,r.qy)`<br><small class="bad">${i}</small>`}`}var ne=t=>t.reduce((e,{bytes:o})=>e+o,0),oe=100,pt=300;function re(t){const{missing:e=[],tolerated:o=0}=t,n=(0,$.qq)(t);if(n===void 0||e.length===0)return r.K$;const a=e.slice(0,oe),s=o-a.length;return(0,r.qy)`<div class="missing" role="note"><p><strong>${n}.</strong> The workflow file tolerates failures there (“allow_failed”).</p>
<ul>${a.map(ae)}</ul>${s>0&&(0,r.qy)`<p class="note">${(0,m.B4)(s)} more failed.</p>`}</div>`}function ae({item:t,failed_in:e,why:o}){const n=o!==void 0&&o.length>pt?`${o.slice(0,pt)}\u2026`:o;return(0,r.qy)`<li><b class="name">${t}</b> failed in ${e}${n&&`: ${n}`}`}var se=`'use strict';
(() => {
  const wide = new ResizeObserver((parts) => {
    for (const { target } of parts) target.classList.toggle('scrolls', target.scrollWidth > target.clientWidth + 1);
  });
  for (const part of document.querySelectorAll('.scroll')) wide.observe(part);

  const form = document.querySelector('#find');
  if (!form) return;
  const plain = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
  const said = form.querySelector('output');
  const tables = [...document.querySelectorAll('#items details')].map((details) => ({
    details,
    wasOpen: details.open,
    rows: [...details.querySelectorAll('tbody tr')].map((row) => ({ row, state: row.cells[1].className })),
  }));
  const all = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const number = (value) => value.toLocaleString('en-US');
  const show = () => {
    const asked = new FormData(form);
    const words = plain(asked.get('words')).split(/\\s+/).filter(Boolean);
    const state = asked.get('state');
    const isAsked = words.length > 0 || state !== '';
    let found = 0;
    for (const { details, wasOpen, rows } of tables) {
      let own = 0;
      for (const each of rows) {
        if (words.length > 0) each.text ??= plain(each.row.textContent);
        const fits = (state === '' || each.state === state) && words.every((word) => each.text.includes(word));
        each.row.hidden = !fits;
        if (fits) own += 1;
      }
      found += own;
      details.hidden = own === 0;
      details.open = isAsked ? own > 0 : wasOpen;
    }
    said.textContent = !isAsked ? '' : (found === 0 ? 'None' : number(found)) + ' of ' + number(all) + ' on this page';
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
})();
`,ie=25,gt=500,$t=2e3;function le(t){return(0,r.qy)`${t.map(e=>{const o=Object.entries(e.variables);return(0,r.qy)`<section class="setup"><h3 class="step-name">${e.id}</h3><dl>
<dt>Algorithm</dt><dd>${e.algorithm}</dd>
<dt>Image</dt><dd><code>${e.image}</code>${e.mirrored&&(0,r.qy)`, pulled from its copy <code>${e.mirrored}</code>`}</dd>
<dt>Resources</dt><dd>${(0,m.B4)(e.memory_mb)} MiB of memory, ${e.cpu_units/1024} vCPU</dd>
<dt>Variables</dt><dd>${o.length===0?"none":(0,r.qy)`<ul class="plain">${o.map(([n,a])=>(0,r.qy)`<li><code><b>${n}</b>=${de(a)}</code></li>`)}</ul>`}</dd></dl></section>
`})}`}function de(t){return t.length<=$t?t:`${t.slice(0,$t)}\u2026`}function ce(t){return t.length===0?r.K$:(0,r.qy)`<p>No step's patterns take ${t.length===1?"this file":`these ${(0,m.LS)(t.length,"file")}`} ("inputs" of the spec).</p>
${wt(t)}`}function vt(t){return t.length===0?r.K$:wt(t.map(({path:e,why:o,moved_to:n})=>`${e}: ${o}${n?`; moved to ${n}`:""}`))}function wt(t){const e=t.length-gt,o=(0,r.qy)`<ul class="names">${t.slice(0,gt).map(n=>(0,r.qy)`<li>${n}</li>`)}</ul>${e>0&&(0,r.qy)`<p class="note">${(0,m.B4)(e)} more are in ${(0,r.RF)("run.json","run.json")}.</p>`}`;return t.length<=ie?o:(0,r.qy)`<details><summary>${(0,m.LS)(t.length,"file")}</summary>${o}</details>`}var yt=g(85588),it=g(45302),me=[["all","all"],["complete",$.In.done],["failed",$.In.failed],["reused",$.In.reused],["canceled",$.In.canceled],["waiting",$.In.waiting]];function he(t){const e=Map.groupBy(t.items,({step:l})=>l),o=(0,$.N4)(t.steps),n=me.filter(([l],c)=>c<3||o[l]>0),a=t.items.some(({peak_memory_bytes:l})=>l!==void 0),s=t.aws?0:it.AA,i=l=>n.map(([c],f)=>et(l[c]===0?"\u2013":(0,m.B4)(l[c]),f===0?"first":c==="failed"&&l.failed>0?"bad":""));return(0,r.qy)`<div class="scroll wide" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${n.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="${a?3:1}" scope="colgroup">${a?"Peak memory":"Memory"}</th></tr>
<tr><th scope="col">Step</th>${n.map(([,l],c)=>(0,r.qy)`<th scope="col"${c===0&&lt}>${l}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">sum</th>${a&&(0,r.qy)`<th scope="col" class="first">median</th><th scope="col">highest</th>`}<th scope="col"${!a&&lt}>requested</th></tr>
</thead><tbody>${t.steps.map(l=>fe(l,e.get(l.id)??[],i,{hasPeaks:a,agentMb:s,without:(0,$._m)(t.missing,l.id)}))}</tbody>${t.steps.length>1&&(0,r.qy)`<tfoot><tr><th scope="row">All steps</th>${i(o)}<td class="first"></td><td></td><td></td>${et((0,m.a3)(bt(t.items)))}<td class="first"></td>${a&&(0,r.qy)`<td></td><td></td>`}</tr></tfoot>`}</table></div>
<p class="note">${o.reused>0&&"Reused items count as done: an earlier run completed them, from the same input, image and variables. "}Shortest, median and longest are of items that are done${o.reused>0&&", including reused ones"}; the sum is of the last attempts in this run.${a&&` ${t.aws?"Peak memory is that of the algorithm.":`Peak memory is that of the whole container: the algorithm, the agent (which has ${it.AA} MiB in addition), and the kernel\u2019s file cache.`}`}</p>`}var lt=(0,r.qy)` class="first"`;function fe(t,e,o,{hasPeaks:n,agentMb:a,without:s}){const i=(0,yt.il)(e.filter(({state:d})=>d==="COMPLETE").map(({seconds:d})=>d)),l=(0,yt.il)(e.flatMap(({peak_memory_bytes:d})=>d??[])),c=bt(e),f=e.filter(({moves:d=0})=>d>0).length;return(0,r.qy)`<tr><th scope="row"><span class="step-name">${t.id}</span><small>${t.algorithm}${t.needs.length>0&&(0,r.qy)`<br>${t.gather?"gathers":"after"} ${t.needs.join(", ")}`}${s&&(0,r.qy)`<br><span class="bad">${s}</span>`}${f>0&&(0,r.qy)`<br>${(0,m.LS)(f,"item")} began again with more memory`}${t.left_out>0&&(0,r.qy)`<br>${(0,m.LS)(t.left_out,"result")} before it not taken`}</small></th>
${o((0,$.N4)([t]))}
${[i?.least,i?.median,i?.most].map((d,h)=>et(d===void 0?"\u2013":(0,m.a3)(d),h===0?"first":""))}${et(c>0?(0,m.a3)(c):"\u2013")}
${n&&[l?.median,l?.most].map((d,h)=>et(d===void 0?"\u2013":(0,m._C)(d),h===0?"first":""))}<td${!n&&lt}>${(0,m._C)(t.memory_mb*2**20)}${l&&ue(l.most,t.memory_mb,a)}</td></tr>
`}function bt(t){return t.reduce((e,{seconds:o,reused:n})=>e+(n?0:o),0)}function et(t,e=""){return e===""?(0,r.qy)`<td>${t}</td>`:(0,r.qy)`<td class="${e}">${t}</td>`}function ue(t,e,o){const n=Math.min(1,t/1048576/(e+o)),[a,s]=n>.9?["near its limit","bad"]:n<.4&&e>=2*it.AA?["could request less","note"]:["",""];return(0,r.qy)`<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(n*100)} % of the limit"><rect class="track" width="100%" height="5"/><rect class="${n>.9?"failed":"done"}" width="${Math.round(n*100)}%" height="5"/></svg>${a!==""&&(0,r.qy)`<small class="${s}">${a}</small>`}`}var pe=g(25151),ge=300,$e=80,ve=20,we=10,xt=20,ye=7,Z=56,H=160;function be(t){const e=t.items.filter(({attempts:s})=>s>0).map(s=>xe(s,t));if(e.length===0||!(t.seconds>0))return r.K$;const o=Map.groupBy(e,({item:s})=>s.step),n=_e(t.seconds),a=[...new Set(e.map(({style:s})=>s))];return(0,r.qy)`<ul class="legend">${["done","reused","failed","fault","canceled"].filter(s=>a.includes(s)).map(s=>(0,r.qy)`<li><svg width="18" height="10" aria-hidden="true">${St(s,"1","16",1,8)}</svg>${$.In[s]}</li>`)}</ul>
<div class="timeline">${kt(n)}
${t.steps.map(s=>{const i=o.get(s.id);return i&&Ee(s,i,n,e.length)})}${kt(n)}</div>`}function xe(t,e){const o=(0,$.Br)(t);if(t.reused)return{item:t,style:o,from:0,to:0};const n=(Date.parse(t.started??"")-Date.parse(e.started))/1e3/e.seconds,a=Number.isFinite(n)?_t(n):0;return{item:t,style:o,from:a,to:_t(a+Math.max(0,t.seconds)/e.seconds)}}var _t=t=>Math.min(1,Math.max(0,t)),G=t=>`${+(t*100).toFixed(2)}%`;function _e(t){const e=ke.find(n=>t/n<=8)??86400*Math.ceil(t/86400/8),o=[];for(let n=0;n*e<=t;n++)o.push({at:n*e/t,words:Me(n*e,e)});return o}var ke=[.01,.02,.05,.1,.2,.5,1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800,43200,86400];function Me(t,e){return t===0?"0":e<1?`${t.toFixed(e<.1?2:1)} s`:(0,m.a3)(t).replace(/^(\d)\.0 s$/,"$1 s").replace(/ 00 (s|min|h)$/,"")}function kt(t){return(0,r.qy)`<div class="axis" aria-hidden="true"><svg width="100%" height="18">${t.map(({at:e,words:o},n)=>(0,r.qy)`<text class="${n%2===1&&"odd"}" x="${G(e)}" y="13" text-anchor="${n===0?"start":e>.96?"end":"middle"}">${o}</text>`)}</svg></div>`}var Mt=t=>t.map(({at:e})=>(0,r.qy)`<line class="grid" x1="${G(e)}" x2="${G(e)}" y2="100%"/>`);function Ee(t,e,o,n){const a=(0,r.qy)`<h3 class="step-name">${t.id}</h3>`,s=e.filter(({style:h})=>h==="reused").length,i=(0,r.qy)`<p class="note">${(0,m.LS)(e.length,"item")}${s>0&&`, ${(0,m.B4)(s)} ${$.In.reused}`}</p>`;if(n<=$e)return(0,r.qy)`<div class="lanes">${a}</div>${dt(e,o,t.id)}`;if(n<=ge)return(0,r.qy)`<div class="lanes block"><div>${a}${i}</div>${Ot(e,o,ye,t.id)}</div>`;const l=e.filter(({style:h})=>h==="failed"||h==="fault"),c=e.filter(({style:h})=>h==="done").sort((h,b)=>b.item.seconds-h.item.seconds).slice(0,we),f=l.slice(0,ve),d=l.length>f.length?`The first ${f.length} of ${(0,m.B4)(l.length)} that failed`:"Those that failed";return(0,r.qy)`<div class="lanes block"><div>${a}${i}</div>${qe(e,o,t.id)}</div>
${l.length>0&&(0,r.qy)`<p class="note lanes-of">${d}</p>${dt(f,o,t.id)}`}
${c.length>0&&(0,r.qy)`<p class="note lanes-of">The slowest that are done</p>${dt(c,o,t.id)}`}`}function dt(t,e,o){const n=Oe(t.map(({item:a})=>a.item));return(0,r.qy)`<div class="lanes"><ol aria-hidden="true">${Et(t).map(({item:a})=>(0,r.qy)`<li title="${a.item}">${a.item.slice(n)}</li>`)}</ol>${Ot(t,e,xt,o)}</div>`}function Oe(t){const[e="",...o]=t;let n=e.lastIndexOf("/")+1;for(;n>0&&!o.every(a=>a.startsWith(e.slice(0,n)));)n=e.lastIndexOf("/",n-2)+1;return n}var Et=t=>[...t].sort((e,o)=>e.from-o.from||e.to-o.to);function Ot(t,e,o,n){const a=o===xt,s=a?4:1,i=Et(t).map(({item:l,style:c,from:f,to:d},h)=>{const b=(0,m.a3)(l.seconds),T=`${l.item}: ${$.In[c]}, ${b}${l.attempts>1?`, attempt ${l.attempts}`:""}`,A=h*o,K=St(c,G(f),c==="reused"?"10":G(d-f),A+s,o-2*s);return(0,r.qy)`<g><title>${T}</title>${K}${a&&Se(b,f,d,c,A+14)}</g>`});return(0,r.qy)`<svg role="img" width="100%" height="${t.length*o}" aria-label="When the items of ${n} ran; the table of items has the same in numbers">${Mt(e)}${i}</svg>`}function Se(t,e,o,n,a){return o<=.65?(0,r.qy)`<text x="${G(o)}" y="${a}" dx="${n==="reused"?16:6}">${t}</text>`:e>=.35?(0,r.qy)`<text x="${G(e)}" y="${a}" dx="-6" text-anchor="end">${t}</text>`:(0,r.qy)`<text class="within" x="${G(o)}" y="${a-1}" dx="-6" text-anchor="end">${t}</text>`}function St(t,e,o,n,a){return(0,r.qy)`<rect class="${t}" x="${e}" y="${n}" width="${o}" height="${a}" rx="1.5"/>`}function qe(t,e,o){const n=new Array(H).fill(0),a=new Set,s=t.filter(({style:d})=>d!=="reused");for(const{from:d,to:h,style:b}of s){const[T,A]=[qt(d),qt(h)];for(let K=T;K<=A;K++)n[K]+=Math.max(0,Math.min(h,(K+1)/H)-Math.max(d,K/H))*H;(b==="failed"||b==="fault")&&a.add(A)}const i=Math.max(...n,1),l=d=>Math.round((1-d/i)*(Z-8)*10)/10+2,c=String(i<9.95?Number(i.toFixed(1)):Math.round(i)),f=n.map((d,h)=>`L${h} ${l(d)}L${h+1} ${l(d)}`).join("");return(0,r.qy)`<svg role="img" width="100%" height="${Z+18}" aria-label="How many items of ${o} ran at once, up to ${c}">${Mt(e)}<svg y="18" viewBox="0 0 ${H} ${Z}" width="100%" height="${Z}" preserveAspectRatio="none"><path class="area" d="M0 ${Z-6}${f}L${H} ${Z-6}Z"/></svg><text x="4" y="10">up to ${c} at once</text>${[...a].map(d=>(0,r.qy)`<rect class="failed" x="${G(d/H)}" y="${Z+13}" width="${G(1/H)}" height="5"/>`)}</svg>`}var qt=t=>Math.min(H-1,Math.floor(t*H)),Lt=(0,r.p_)(pe.r),Tt=(0,r.X6)(se);function Le(t){const{steps:e,items:o}=t,n=e.length>0,s=[{id:"failures",title:(0,$.N4)(e).failed>0?"What failed":"What was canceled",content:Ct(t)},{id:"plan",title:"Plan",content:n?N(e):r.K$},{id:"steps",title:"Steps",content:n?he(t):r.K$},{id:"timeline",title:"Timeline",content:be(t)},{id:"items",title:"Items and results",content:o.length>0?Ht(t):r.K$},{id:"setup",title:"What ran",content:n?le(e):r.K$},{id:"left-out",title:"Inputs that no step took",content:ce(t.left_out)},{id:"skipped",title:"What else the inputs hold",content:vt(t.skipped??[])},{id:"left-over",title:"Results of earlier runs",content:vt(t.left_over??[])}].filter(({content:i})=>i!==r.K$);return(0,r.X)({title:`${t.workflow}: ${(0,$.lv)(t)}`,allows:`style-src ${Lt.source}; script-src ${Tt.source}`,head:(0,r.qy)`<meta name="referrer" content="no-referrer">
${Lt.markup}`,header:Te(t,s),main:(0,r.qy)`${s.map(({id:i,title:l,content:c})=>(0,r.qy)`<section id="${i}" aria-labelledby="${i}-title"><h2 id="${i}-title">${l}</h2>
${c}
</section>
`)}`,footer:(0,r.qy)`<p>Written by Pipewright ${t.pipewright}. The same data is in <a href="./run.json">run.json</a>${t.samples&&(0,r.qy)`, all results by item in <a href="./results.csv">results.csv</a>`}.</p>`,end:Tt.markup})}function Te(t,e){const{state:o,samples:n,steps:a,items:s,aws:i,catalog:l,cost:c,budget:f}=t,d=n?(0,$.Hq)(n):(0,$.N4)(a),h=!(0,q.PU)(o)||o==="CANCELED"?"canceled":o==="COMPLETE"?"good":"bad";return(0,r.qy)`<p class="kicker">Run report</p>
<h1>${t.workflow}</h1>
<p class="state ${h}">${(0,$.lv)({...t,tolerated:void 0})}</p>
${d.all>0&&(0,r.qy)`<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${ct(d,1e3,0)}</svg>`}
${re(t)}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${t.started}">${(0,m.r6)(t.started)}</time></dd></div>
<div><dt>Took</dt><dd>${(0,m.a3)(t.seconds)}</dd></div>
${c&&(0,r.qy)`<div><dt>Cost${!(0,q.PU)(o)&&" so far"}, about</dt><dd>${(0,m.nT)(c.usd)}<small>list prices of ${c.region}, ${c.date}${c.without.length>0&&`; without ${c.without.join(", ")}`}</small></dd></div>`}
${f&&(0,r.qy)`<div><dt>Agents</dt><dd>${(0,m.nT)(f.usd)}${f.limit_usd!==void 0&&` of ${(0,m.nT)(f.limit_usd)}`}<small>${Object.entries(f.steps).map(([b,T])=>`${b} ${(0,m.nT)(T)}`).join(", ")}</small></dd></div>`}
<div><dt>Engine</dt><dd>${t.engine}</dd></div>
${t.jobs!==void 0&&(0,r.qy)`<div><dt>Concurrency</dt><dd>${(0,m.LS)(t.jobs,"item")} at most</dd></div>`}
${i&&(0,r.qy)`<div><dt>Run</dt><dd>${i.run}</dd></div>
<div><dt>Results in</dt><dd><a href="${(0,at.W)(i,i.bucket,i.prefix)}">s3://${i.bucket}/${i.prefix}</a><small>STEP/${i.run}/</small></dd></div>`}
<div><dt>Catalog</dt><dd>${l.name}${l.commit!==void 0&&(0,r.qy)` <small>at ${(0,I.Ax)(l.commit)}</small>`}</dd></div>
</dl>
${i&&i.unread>0&&(0,r.qy)`<p class="note">Of ${(0,m.B4)(i.unread+s.length)} items that ended, this page shows ${(0,m.B4)(s.length)} one by one: the first that failed, and some that are done. Times are of these; the counts of the steps are of all.</p>`}
<nav aria-label="Sections"><ul>${e.map(({id:b,title:T})=>(0,r.qy)`<li><a href="#${b}">${T}</a></li>`)}</ul></nav>`}}),25151:((J,U,g)=>{g.d(U,{b:()=>q,r:()=>r});var q=`
:root {
  color-scheme: light dark;
  --paper: #fff; --raised: #f6f7f8; --ink: #1c2327; --quiet: #59636a; --line: #dde1e4; --link: #175a8c;
  --done: #34779b; --failed: #b3261e; --fault: #84469c; --canceled: #7a838a; --waiting: #b9c1c7; --track: #e9ecee;
  --wash: #fcf3f2; --shade: rgb(20 40 55 / .2);
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", "DejaVu Serif", serif;
  --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181b; --raised: #1c2226; --ink: #e2e6e9; --quiet: #a2acb3; --line: #333b41; --link: #8cc4f0;
    --done: #5ba3c7; --failed: #ff8f85; --fault: #cf9fe4; --canceled: #8b959c; --waiting: #56616a; --track: #2a3136;
    --wash: #2a1d1d; --shade: rgb(0 0 0 / .6);
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 2.5rem) 4rem; max-width: 74rem;
  background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans);
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { margin: 0; font-size: clamp(1.7rem, 1.3rem + 2vw, 2.5rem); letter-spacing: -.01em; }
h2 { margin: 0 0 1rem; font-size: 1.4rem; }
h3 { margin: 0; font-size: 1rem; font-weight: 600; line-height: 1.4; }
p { margin: 0 0 .75rem; max-width: 44rem; }
small { font-size: .8125rem; font-weight: 400; color: var(--quiet); }
.note { font-size: .8125rem; color: var(--quiet); }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
code, pre { font-family: var(--mono); font-size: .8125rem; }
/* Names of any script, and with any number of spaces, stay what they are and move nothing beside them. */
a, b, code, h1, h3, li, dd, td, th, .step-name, .name { unicode-bidi: isolate; }
h1, .name, .names li, .items th, .items a, code { white-space: pre-wrap; }
.skip { position: absolute; left: -100rem; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }
ul { margin: 0; padding: 0; list-style: none; }
.kicker { margin: 0 0 .35rem; font-size: .8125rem; letter-spacing: .04em; color: var(--quiet); }
dt { font-size: .8125rem; color: var(--quiet); }
dd { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: .75rem 0; border-block: 1px solid var(--line); font-size: .9375rem; }
main > section { padding-top: 2.75rem; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; color: var(--quiet); }

/* Where a table continues to the side, its edge is shaded. */
.scroll {
  overflow-x: auto; margin: .35rem 0 .9rem;
  background: linear-gradient(90deg, var(--paper) 40%, transparent) 0 0 / 2.5rem 100% no-repeat local,
    linear-gradient(270deg, var(--paper) 40%, transparent) 100% 0 / 2.5rem 100% no-repeat local,
    linear-gradient(90deg, var(--shade), transparent) 0 0 / .9rem 100% no-repeat,
    linear-gradient(270deg, var(--shade), transparent) 100% 0 / .9rem 100% no-repeat;
}

/* What finds something in a list; hidden until a script has started. */
#find { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; }
#find .words { flex: 1 1 18rem; }
#find[hidden] { display: none; }
#find label { display: block; margin-bottom: .2rem; font-size: .8125rem; color: var(--quiet); }
input, select, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--canceled); border-radius: 4px; padding: .45rem .65rem; }
input, select { width: 100%; min-width: 9rem; min-height: 2.6rem; }

@media (max-width: 46rem) {
  body { padding-top: 1.5rem; }
  #find > div { flex: 1 1 9rem; }
  #find .words { flex-basis: 100%; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
`,r=`${q}
.state { margin: .6rem 0 1rem; max-width: none; font-size: 1.25rem; line-height: 1.4; }
.state::before { content: ""; display: inline-block; width: .62em; height: .62em; margin-right: .5em; border-radius: 50%; background: var(--done); }
.state.bad::before { border-radius: 1px; background: var(--failed); }
.state.canceled::before { background: none; border: 2px solid var(--canceled); }
.whole { display: block; border-radius: 4px; }
.facts { display: flex; flex-wrap: wrap; gap: .9rem 2.75rem; margin: 1.4rem 0 1.6rem; }
.facts > div { min-width: 0; max-width: 24rem; }
.facts small { display: block; }

.missing { margin: 1rem 0 0; padding: .8rem 1.1rem; border-left: 3px solid var(--failed); background: var(--wash); }
.missing p { max-width: none; margin: 0; }
.missing ul { margin: .35rem 0 0; font-size: .9375rem; }
.trouble { padding: .9rem 1.1rem 1rem; border-left: 3px solid var(--failed); background: var(--wash); }
.trouble.canceled { border-left-color: var(--canceled); background: var(--raised); }
.trouble + .trouble { margin-top: 1rem; }
.trouble h3 { font-weight: 400; }
.step-name { font-weight: 600; }
.trouble .why { margin: .15rem 0 .6rem; }
.trouble > ul > li { padding: .5rem 0; border-top: 1px solid var(--line); }
.trouble > ul > li:last-child { padding-bottom: 0; }
.line { display: flex; flex-wrap: wrap; gap: 0 1.25rem; align-items: baseline; }
.name { font-weight: 500; }
summary { cursor: pointer; color: var(--quiet); font-size: .875rem; width: fit-content; max-width: 100%; }
summary:hover { color: var(--ink); }
pre { margin: .4rem 0 0; padding: .75rem .9rem; max-height: 24rem; overflow: auto; white-space: pre-wrap; background: var(--paper); border: 1px solid var(--line); line-height: 1.5; tab-size: 4; }
.names { columns: 18rem; column-gap: 2rem; margin-top: .5rem; font-size: .875rem; }
.names li { break-inside: avoid; padding: .1rem 0; }

.only-narrow, .only-narrower { display: none; }
.chain svg { display: block; margin: 0 auto 0 0; }
.chain text { fill: var(--ink); font-family: var(--sans); font-size: 12px; }
.chain .id { font-size: 14px; font-weight: 600; }
.chain .note { fill: var(--quiet); }
.chain .along { font-size: 10px; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
.step > rect { fill: var(--raised); stroke: var(--line); stroke-width: 1.25; }
.step.bad > rect { stroke: var(--failed); }
.step.idle > rect { stroke-dasharray: 4 3; stroke: var(--canceled); }
.edge { fill: none; stroke: var(--quiet); stroke-width: 1.25; }
.head { fill: var(--quiet); }
.gather { stroke: var(--quiet); stroke-width: 4; }

rect.track { fill: var(--track); }
rect.done { fill: var(--done); }
rect.reused { fill: var(--paper); stroke: var(--done); stroke-width: 1.25; }
rect.failed { fill: var(--failed); }
rect.fault { fill: var(--fault); }
rect.canceled { fill: var(--track); stroke: var(--canceled); stroke-width: 1; stroke-dasharray: 3 2; }
rect.waiting { fill: var(--waiting); }

table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; width: 100%; overflow-wrap: normal; }
th, td { padding: .45rem .6rem; text-align: right; vertical-align: top; white-space: nowrap; }
thead th { font-weight: 400; color: var(--quiet); vertical-align: bottom; font-size: .8125rem; line-height: 1.3; white-space: normal; }
th:first-child, .items :is(td, th):is(:nth-child(2), :nth-child(3)) { text-align: left; }
th:first-child { padding-left: 0; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 400; }
tfoot tr { border-top: 1px solid var(--quiet); }
tfoot th { font-weight: 600; }
.steps thead tr:first-child > * { padding-bottom: .2rem; text-align: left; color: var(--ink); }
.steps th[colspan] { background: linear-gradient(var(--line), var(--line)) 1.6rem 100% / calc(100% - 1.6rem) 1px no-repeat; }
th:last-child, td:last-child { padding-right: 0; }
.steps .first, .steps th[colspan] { padding-left: 1.6rem; }
.scroll + .note { margin-top: .75rem; }
.steps tbody th small { display: block; }
.steps tbody th { min-width: 9rem; max-width: 18rem; white-space: normal; overflow-wrap: anywhere; }
.steps td small { display: block; }
td.bad, .bad > td, small.bad, small .bad, td.failed, td.fault { color: var(--failed); }
td.bad { font-weight: 600; }
td.fault { color: var(--fault); }
td.reused, td.canceled { color: var(--quiet); }
.meter { display: block; margin: .35rem 0 .2rem auto; max-width: 6rem; }
.items th[scope=row], .items td:nth-child(3) { max-width: 22rem; min-width: 8rem; overflow-wrap: anywhere; }
.items td:nth-child(3) { white-space: normal; }
.items td small.bad, .items td:nth-child(2) small { display: block; }
@media (min-width: 46rem) {
  .items th:nth-child(1) { width: 24%; }
  .items th:nth-child(2) { width: 10%; }
  .items th:nth-child(3) { width: 30%; }
}
#find { margin-bottom: 1.25rem; }
#find output { flex-basis: 100%; min-height: 1.3rem; font-size: .875rem; color: var(--quiet); }
#items [hidden] { display: none; }
#items details { border-top: 1px solid var(--line); padding: .6rem 0; }
#items summary h3 { display: inline; color: var(--ink); }

.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; margin-bottom: 1rem; font-size: .8125rem; color: var(--quiet); }
.legend svg { margin-right: .45rem; }
.timeline svg { display: block; overflow: visible; }
.lanes, .axis { display: grid; grid-template-columns: clamp(6rem, 22%, 15rem) minmax(0, 1fr); column-gap: 1rem; }
.lanes > svg, .axis > svg { grid-column: 2; }
.lanes h3 { grid-column: 1 / -1; margin-top: 1rem; }
.lanes.block { margin-top: 1.25rem; }
.lanes.block h3 { margin: 0; }
.lanes .note, .lanes-of { margin: 0; }
.lanes-of { margin-top: .75rem; }
.lanes ol { margin: 0; padding: 0; list-style: none; min-width: 0; }
.lanes li { height: 20px; line-height: 20px; font-size: 12px; overflow: hidden; white-space: pre; text-overflow: ellipsis; }
.lanes g > rect.done { stroke: var(--done); }
.lanes g > rect.failed { stroke: var(--failed); }
.lanes g > rect.fault { stroke: var(--fault); }
.lanes text, .axis text { font: 11px var(--sans); fill: var(--quiet); }
.lanes .within { fill: var(--paper); font-size: 10px; }
.grid { stroke: var(--line); stroke-width: 1; }
.area { fill: var(--done); }

.setup { padding: .8rem 0; border-top: 1px solid var(--line); }
.setup dl { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .2rem 1rem; margin: .3rem 0 0; font-size: .9375rem; }

/* The script knows what scrolls; without it, tables do on a phone. */
.scrolls::before { content: "Scrolls to the side \\2192"; display: block; position: sticky; left: 0; width: max-content; font-size: .8125rem; color: var(--quiet); }
@media (max-width: 34rem) and (scripting: none) {
  .wide::before { content: "Scrolls to the side \\2192"; display: block; position: sticky; left: 0; width: max-content; font-size: .8125rem; color: var(--quiet); }
}
@media (max-width: 72rem) {
  .only-widest { display: none; }
  .only-narrower { display: block; }
}
@media (max-width: 46rem) {
  .only-wide { display: none; }
  .only-narrow { display: block; }
  .axis .odd { display: none; }
  .steps tbody th { min-width: 7.5rem; }
  .items th[scope=row] { min-width: 5.5rem; max-width: 11rem; }
  .items td:nth-child(3) { min-width: 11rem; }
  .setup dl { grid-template-columns: minmax(0, 1fr); }
  .setup dd { margin-bottom: .4rem; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; --wash: #fff; --shade: transparent;
    --done: #34779b; --failed: #b3261e; --fault: #84469c; --canceled: #7a838a; --waiting: #b9c1c7; --track: #e9ecee;
  }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav, .skip, #find { display: none; }
  .scroll::before { content: none !important; }
  .only-widest { display: block; }
  .only-narrower { display: none; }
  .scroll { overflow: visible; }
  pre { max-height: none; }
  .trouble li, tr, .setup, .chain svg { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  rect, path, .state::before, .steps th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  #failures details::details-content { content-visibility: visible; block-size: auto; }
}
`}),85600:((J,U,g)=>{g.d(U,{BZ:()=>_,K5:()=>W,KA:()=>w,L:()=>R,OI:()=>M,Us:()=>x,VJ:()=>$,dz:()=>N,jh:()=>p,m6:()=>B,sx:()=>S});var q=g(2602),r=g(5993),I=g(75601),m=g(36618),O=g(74670),j=g(94445),C=g(55567),L=g(5271);function w(u){const y=u.map(({path:E,from:k})=>{if(k.kind==="file")return[E];const{bucket:D,key:V}=k.kind==="copy"?k:k.object;return[E,D,V]}).map(E=>JSON.stringify(E)).sort();return(0,m.sU)((0,m.ol)(y.join()))}function B(u,v,y){if(y.length===0)return u;const E=new Set(y.map(({path:D})=>D));return v.every(D=>E.has(D))?w(y):u===w(v.map(P))&&y.every(({from:D})=>D.kind==="file")?w([...new Set([...v,...E])].map(P)):void 0}function P(u){return{path:u,size:0,from:{kind:"file",file:""}}}function $({steps:u},v){return u.some(({needs:y,spec:E})=>y.length===0&&(0,I.v)((0,L.t6)(E),v))}function S(u,v){const{taken:y=[],left:E=[]}=Object.groupBy(v,({path:k})=>$(u,k)?"taken":"left");return{taken:y,leftOut:E.map(({path:k})=>k)}}function _(u,v){return`${u}${v}/`}function R(u,v){const y=v.find(({path:k})=>!(0,r.JC)(k));if(y)throw new q.Failure("PATH_OUTSIDE",`The key ${u}${y.path} would lead out of its folder for programs that normalize it. Rename the input, without "..".`);const E=v.find(({path:k})=>Buffer.byteLength(u+k)>O.sF);if(E)throw new q.Failure("KEY_TOO_LONG",`${E.path.slice(0,200)}\u2026 would have a key of ${Buffer.byteLength(u+E.path)} bytes in S3, and ${O.sF} are allowed. Rename it, or pass the folder that contains it, so that its path gets shorter.`)}function W(u,v,y=[]){if(v.some(F=>$(u,F)))return;const E=u.steps.filter(({needs:F})=>F.length===0),k=new Set(E.flatMap(({spec:F})=>(0,L.t6)(F))),[D]=y,V=y.length>1?` and ${y.length-1} more`:"",X=D?` Left out were ${D.path} (${D.why})${V}.`:"";throw new q.Failure("NO_INPUTS",v.length===0?`There is no input for the workflow ${u.workflow}.`:`None of the ${v.length} inputs matches the workflow ${u.workflow} (the first is ${v[0]}): its first steps accept ${[...k].join(", ")}.${X}`)}function p({steps:u},v){const y=[...v].sort();for(const{id:E,spec:k,needs:D,gather:V}of u){if(D.length>0||V)continue;const X=new C.U;for(const F of y){if(!(0,I.v)((0,L.t6)(k),F))continue;const nt={item:F,key:(0,j.ZH)(k,F)},ot=X.claim(nt);if(ot)throw new q.Failure("OUTPUT_COLLISION",`The input ${F} has no result of its own in step ${E}, as ${(0,C.B)(nt,ot)}.`)}}}async function M(u,v,y){return u.etag===v.etag||u.crc32===await y()}function x(u,v){return v.size===u.size&&v.modified>=u.modified}function N({steps:u},v,y,E){return u.filter(({needs:k,spec:D})=>k.length===0&&(0,I.v)((0,L.t6)(D),y)).map(({id:k})=>({kind:"file",run:v,step:k,item:y,input:E,gather:!1,attempt:1,trace:[]}))}}),21251:((J,U,g)=>{g.d(U,{Dl:()=>R,K$:()=>O,OG:()=>S,RF:()=>_,X:()=>B,X6:()=>L,p_:()=>C,qy:()=>j});var q=g(77598),r=g(6375),I=g(88264),m=class{text;constructor(p){this.text=p}toString(){return this.text}},O=new m("");function j(p,...M){let x=p[0];for(const[N,u]of M.entries())x+=P(u)+p[N+1];return new m(x)}function C(p){return{markup:new m(`<style>${p}</style>`),source:w(p)}}function L(p){return{markup:new m(`<script>${p}<\/script>`),source:w(p)}}function w(p){return`'sha256-${(0,q.createHash)("sha256").update(p).digest("base64")}'`}function B({title:p,allows:M,head:x,header:N,main:u,footer:v,end:y}){return j`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${M}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${p}</title>
${x}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
${N}
</header>
<main id="content" tabindex="-1">
${u}
</main>
<footer>
${v}
</footer>
${y}</body>
</html>
`.text}function P(p){return p instanceof m?p.text:p===void 0||p===!1?"":typeof p=="number"?String(p):typeof p=="string"?$((0,I.YA)(p)):p.map(P).join("")}function $(p){return p.replace(/[&<>"'`]/g,M=>`&#${M.charCodeAt(0)};`)}function S(p){const M=p.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new m(M.split(`
`).map(x=>x.split("	").map(P).join("	")).join(`
`))}function _(p,M){const x=W(p);return x===void 0?j`${M}`:j`<a href="${x}">${M}</a>`}function R(p,M){return j`<a href="${p}" rel="noopener">${M}</a>`}function W(p){const M=p.split("/");if(!M.some(x=>x===""||x==="."||x===".."))return`./${M.map(r.hK).join("/")}`}})};export{Re as id,Ae as ids,Ce as modules};
