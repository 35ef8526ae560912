const De=5851,Re=[5851],Ce={97606:((J,z,p)=>{p.d(z,{O:()=>a});var L=p(78685);function a(j,m=new Map){const O=new Map,B=(0,L.PU)(j.state),C=T=>B?!0:T.waits?!T.more:T.gather?!0:T.needs.every(b=>{const I=O.get(b),P=j.steps.find($=>$.id===b);return I?.exact&&P!==void 0&&(0,L.sQ)(P)>=I.count});for(const T of j.steps){const b=(0,L.qG)(j,T),I=C(T),P=I?b:Math.max(b,m.get(T.id)?.count??0);O.set(T.id,{count:P,exact:I})}return O}}),92444:((J,z,p)=>{p.d(z,{Lr:()=>O,W:()=>m,gO:()=>B});var L=p(42090),a=p(6375),j={aws:"console.aws.amazon.com","aws-cn":"console.amazonaws.cn","aws-us-gov":"console.amazonaws-us-gov.com"};function m({region:b},I,P){return`https://${C(b)}/s3/buckets/${(0,a.hK)(I)}?region=${b}&prefix=${(0,a.hK)(P)}&showversions=false`}function O({region:b},I,P){return`https://${C(b)}/s3/object/${(0,a.hK)(I)}?region=${b}&prefix=${(0,a.hK)(P)}`}function B({region:b},I,P){const $=`https://${b}.${C(b)}/cloudwatch/home?region=${b}#logsV2:log-groups/log-group/${T(I)}`;return P===void 0?$:`${$}/log-events/${T(P.stream)}$3Fstart$3D${Math.max(0,Math.floor(P.from))}`}function C(b){return j[(0,L.iQ)(b)]??j.aws}function T(b){return encodeURIComponent((0,a.hK)(b)).replaceAll("%","$")}}),9484:((J,z,p)=>{p.d(z,{L:()=>C});var L=p(78685),a=p(97606),j=p(65031),m=p(7008),O=p(36647),B=p(83512);function C(q,_,D=(0,a.O)(q),W=0){return[...q.samples?[(0,m.FY)((0,B.Tw)(q.samples),W,2)]:[],U=>{const{width:f=Number.POSITIVE_INFINITY}=U,y=f<b?T/2:T,S=q.steps.map(g=>{const v=D.get(g.id);return[(0,j.jM)(g.id,Math.min(I,Math.floor(f/3))),P(g,v,y),$(q,g,v,_)]});return(0,m.tp)(S,{fold:2,indent:W})(U)}]}var T=20,b=72,I=60;function P(q,{count:_},D){const W={done:q.complete,failed:q.failed+q.canceled},U=(0,j.X)(q.more?W:{...W,total:_},D),{done:f,failed:y,rest:S}=_===0?{done:0,failed:0,rest:D}:U;return[(0,m.I4)("good","\u2588".repeat(f)),(0,m.I4)("bad","x".repeat(y)),(0,m.I4)("dim","\xB7".repeat(S))]}function $(q,_,{count:D,exact:W},U){const f=_.agents?.starting??0,y=_.more?`${(0,O.B4)(D)} or more`:`${W?"":"about "}${(0,O.B4)(D)}`,S=[_.canceled>0&&`${(0,O.B4)(_.canceled)} canceled`,_.reused>0&&`${(0,O.B4)(_.reused)} reused`,_.running>0&&`${(0,O.B4)(_.running)} running`,(0,L.Ho)(_)>0&&`${(0,O.B4)((0,L.Ho)(_))} waiting`,...(0,B.EX)(_.waits),f>0&&`${(0,O.LS)(f,"agent")} starting`],g=(0,L.gX)(_,U),v=(0,L.f$)(q,_,U);g!==void 0&&v!==void 0&&!(0,L.PU)(q.state)&&S.push((0,O.CE)(g),`${(0,O.a3)(v)} left`);const x=S.filter(k=>k!==!1).map(k=>`, ${(0,m.D_)(k)}`);return[(0,m.D_)(`${(0,O.B4)((0,L.sQ)(_))} of ${y}`),..._.failed>0?[", ",(0,m.I4)("bad",`${(0,O.B4)(_.failed)} failed`)]:[],x.join("")]}}),69606:((J,z,p)=>{p.d(z,{E:()=>Le});var L=p(78685),a=p(21251),j=p(88264),m=p(36647),O=p(65031),B=8;function C(t,e,o){const n=[],s=new Map,r=[],i=(c,u)=>{n[c]??=[];const d={layer:c,size:u,before:[],after:[],order:n[c].length,across:0};return n[c].push(d),d};for(const{id:c,needs:u}of t){if(s.has(c))continue;const d=[...new Set(u)].filter(w=>s.has(w)),h=i(Math.max(-1,...d.map(w=>s.get(w).layer))+1,e);s.set(c,h);for(const w of d){let E=s.get(w);const R=[];for(;E.layer+1<h.layer;)E=T(E,i(E.layer+1,o/2)),R.push(E);T(E,h),r.push({from:w,to:c,passes:R})}}I(n);const l=P(n,o);return{boxes:[...s].map(([c,{layer:u,across:d}])=>({id:c,layer:u,across:d})),edges:r.map(({from:c,to:u,passes:d})=>({from:c,to:u,through:d.map(({across:h})=>h)})),layers:n.length,breadth:l}}function T(t,e){return t.after.push(e),e.before.push(t),e}var b=t=>t.reduce((e,o)=>e+o,0)/t.length;function I(t){for(let e=0;e<B;e++){const o=e%2===0;for(const n of o?t:[...t].reverse()){const s=new Map(n.map(r=>{const i=o?r.before:r.after;return[r,i.length>0?b(i.map(({order:l})=>l)):r.order]}));n.sort((r,i)=>s.get(r)-s.get(i)||r.order-i.order);for(const[r,i]of n.entries())i.order=r}}}function P(t,e){const o=(r,i)=>(r.size+i.size)/2+e;for(const r of t)for(const[i,l]of r.entries())l.across=i===0?0:r[i-1].across+o(r[i-1],l);for(let r=0;r<B*2;r++)for(const i of r%2===0?t:[...t].reverse()){const l=i.map(d=>{const h=[...d.before,...d.after];return h.length>0?b(h.map(({across:w})=>w)):d.across}),c=[...l];for(let d=1;d<i.length;d++)c[d]=Math.max(l[d],c[d-1]+o(i[d-1],i[d]));const u=[...l];for(let d=i.length-2;d>=0;d--)u[d]=Math.min(l[d],u[d+1]-o(i[d],i[d+1]));for(const[d,h]of i.entries())h.across=(u[d]+c[d])/2}const n=t.flat(),s=Math.min(...n.map(r=>r.across-r.size/2));for(const r of n)r.across-=s;return Math.max(0,...n.map(r=>r.across+r.size/2))}var $=p(83512),q=80,_=216,D=152,W=56,U=1080,f=700,y=2;function S(t){const e={right:!1,width:_,gaps:[34,22]},{layers:o,breadth:n}=v(e,t),s=[{right:!0,width:_,gaps:[56,22]},{right:!0,width:D,gaps:[28,22]}],r=h=>s.find(({width:w,gaps:E})=>o*w+(o-1)*E[0]+2*y<=h),l=n<=_?e:{right:!1,width:D,gaps:[34,12]},c=r(U)??e,u=r(f)??l,d=new Map;for(const[h,w]of[[c,"wide"],[u,"tablet"],[l,"phone"]])d.set(h,[...d.get(h)??[],`on-${w}`]);return(0,a.qy)`${[...d].map(([h,w])=>(0,a.qy)`${g(w.join(" "),x(t,h))}\n`)}`}function g(t,e){return(0,a.qy)`<div class="scroll chain ${t}" tabindex="0" role="region" aria-label="Picture of the plan">${e}</div>`}function v({right:t,width:e,gaps:o},n){return C(n,t?q:e,o[1])}function x(t,e){const o=v(e,t),n=new Map(t.map(h=>[h.id,h])),s=e.right?e.width:q,r=o.layers*s+(o.layers-1)*e.gaps[0]+2*y,i=o.breadth+2*y,[l,c]=(e.right?[r,i]:[i,r]).map(Math.ceil),u=t.map(({id:h,needs:w,takes:E})=>{const R=w.map(K=>[K,...X(E,K)].join(" "));return R.length>0?`${h} after ${R.join(" and ")}`:h}).join("; "),d=V(o,e,n);return(0,a.qy)`<svg role="img" width="${l}" height="${c}" viewBox="0 0 ${l} ${c}" aria-label="The steps: ${u}">
${o.edges.map(h=>A(h,o,e,n.get(h.to),d.get(h)))}
${o.boxes.map(h=>nt(n.get(h.id),k(h,e),e.width))}</svg>`}function k({layer:t,across:e},{right:o,width:n,gaps:s}){const r=y+t*((o?n:q)+s[0]),i=y+e-(o?q:n)/2;return o?[r,M(i)]:[M(i),r]}var M=t=>Math.round(t*10)/10;function A(t,e,o,{gather:n,takes:s},r){const i=o.right?o.width:q,l=e.boxes.find(({id:N})=>N===t.from),c=e.boxes.find(({id:N})=>N===t.to),u=N=>y+N*(i+o.gaps[0]),d=(N,Y)=>{const[at,Ae]=o.right?[N,Y+y]:[Y+y,N];return`${M(at)} ${M(Ae)}`},h=u(c.layer)-(n?5:1);let w=u(l.layer)+i,{across:E}=l,R=`M${d(w,E)}`;const K=(N,Y)=>{const at=(w+N)/2;R+=`C${d(at,E)} ${d(at,Y)} ${d(N,Y)}`,w=N,E=Y};for(const[N,Y]of t.through.entries())K(u(l.layer+1+N),Y),w+=i,R+=`L${d(w,Y)}`;K(h-7,c.across);const Pe=`M${d(h,E)}L${d(h-9,E-4.5)}L${d(h-9,E+4.5)}Z`,Be=`M${d(h+2,E-16)}L${d(h+2,E+16)}`,Ie=r?.isShared?l.across:(l.across+(t.through[0]??c.across))/2,je=d(u(l.layer)+i+o.gaps[0]/2,Ie).split(" "),Pt=X(s,t.from).join(", ");return(0,a.qy)`<g>${Pt&&(0,a.qy)`<title>${Pt}</title>`}<path class="edge" d="${R}"/><path class="head" d="${Pe}"/>${n&&(0,a.qy)`<path class="gather" d="${Be}"/>`}${r&&F(r.names,je,o)}</g>`}function V(t,{right:e,gaps:o},n){const s=new Map;if(e&&o[0]<W)return s;const r=t.edges.map(i=>({edge:i,names:X(n.get(i.to).takes,i.from).join(", ")})).filter(({names:i})=>i!=="");for(const i of Map.groupBy(r,({edge:l,names:c})=>`${l.from}
${c}`).values())s.set(i[0].edge,{names:i[0].names,isShared:i.length>1});return s}function X(t,e){return t&&Object.hasOwn(t,e)?t[e]:[]}function F(t,[e="",o=""],{right:n,gaps:s}){const r=(0,O.jM)(t,n?Math.floor(s[0]/5.5):20);return(0,a.qy)`<text class="note along" x="${Number(e)+(n?0:6)}" y="${Number(o)+(n?-5:3)}" text-anchor="${n?"middle":"start"}">${r}</text>`}function nt(t,[e,o],n){const s=(0,$.N4)([t]),r=n-24,i=s.failed>0?" bad":s.canceled+s.waiting>0||s.all===0?" idle":"",l=ot(t),c=t.gather&&n>D?58:0;return(0,a.qy)`<svg class="step${i}" x="${e}" y="${o}" width="${n}" height="${q}"><title>${t.id} (${t.algorithm})${t.gather&&", gathers all results before it"}: ${l}</title>
<rect x="1" y="1" width="${n-2}" height="${q-2}" rx="7"/>
<svg x="12" y="0" width="${r}" height="${q}"><svg width="${r-c}" height="30"><text class="id" y="23">${(0,O.jM)(t.id,Math.floor((r-c)/9))}</text></svg>${c>0&&(0,a.qy)`<text class="note" x="${r}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${(0,O.jM)(t.algorithm,Math.floor(r/7.3))}</text>
${ct(s,r,50)}<text class="count" y="70">${l}</text></svg></svg>`}function ot(t){const{all:e,complete:o,failed:n,canceled:s,waiting:r}=(0,$.N4)([t]);if(e===0)return"no items";if(o===e)return e===1?"1 done":`all ${(0,m.B4)(e)} done`;const i=n>0?`${(0,m.B4)(n)} failed`:s>0?`${(0,m.B4)(s)} canceled`:`${(0,m.B4)(r)} ${$.In.waiting}`;return`${(0,m.B4)(o)} of ${(0,m.B4)(e)} \xB7 ${i}`}function ct(t,e,o){const n=[["done",t.complete-t.reused],["reused",t.reused],["failed",t.failed],["canceled",t.canceled],["waiting",t.waiting]];let s=0;const r=n.map(([i,l])=>{if(l<=0)return;const c=Math.max(l/t.all*e,3),u=(0,a.qy)`<rect class="${i}" x="${M(Math.min(s,e-3))}" y="${o}" width="${M(Math.min(c,e))}" height="6"><title>${(0,m.B4)(l)} ${$.In[i]}</title></rect>`;return s+=c,u});return(0,a.qy)`<rect class="track" y="${o}" width="${e}" height="6"/>${r}`}var st=p(92444),Bt=p(27832),It=1e3;function rt({log:t,log_stream:e,started:o=""},n,s){if(t!==void 0)return(0,a.RF)(t,s);if(n===void 0||e===void 0)return;const r=Date.parse(o)-It;return(0,a.Dl)((0,st.gO)(n,n.log_group,{stream:e,from:r}),s)}var Q=5,jt=100,mt=50,At=3,Dt=4e3,Rt=2e5,ht=1e3;function Ct(t){const e=(0,Bt.BR)(t.items.filter(({state:s})=>s!=="COMPLETE"),s=>s);if(e.length===0)return a.K$;const o={left:Rt,open:At,aws:t.aws},n=e.length-mt;return(0,a.qy)`${e.slice(0,mt).map(s=>Nt(s,o))}
${n>0&&(0,a.qy)`<p class="note">${(0,m.LS)(n,"more cause is","more causes are")} in ${(0,a.RF)("run.json","run.json")}.</p>`}`}function Nt(t,e){const[o]=t,n=t.slice(Q,Q+jt),s=t.length-Q-n.length,r=o.state==="CANCELED";return(0,a.qy)`<article class="trouble${r&&" canceled"}">
<h3><span class="step-name">${o.step}</span> ${(0,m.LS)(t.length,"item")} ${r?"canceled":"failed"}</h3>
<p class="why">${zt(o)}</p>
<ul>${t.slice(0,Q).map((i,l)=>Wt(i,e,l===0))}</ul>
${n.length>0&&(0,a.qy)`<details><summary>${(0,m.LS)(t.length-Q,"more item")}</summary><ul class="names">${n.map(i=>(0,a.qy)`<li>${rt(i,e.aws,i.item)??i.item}`)}</ul>${s>0&&(0,a.qy)`<p class="note">${(0,m.B4)(s)} more are in ${(0,a.RF)("run.json","run.json")}.</p>`}</details>`}
</article>`}function zt({state:t,exit_code:e,meaning:o,attempts:n}){const s=o??"",r=s.length>ht?`${s.slice(0,ht)}\u2026`:s,i=r===""?void 0:`${r[0].toUpperCase()}${r.slice(1)}`;return t==="SYSTEM_ERROR"?(0,a.qy)`<strong>A system error, not the algorithm’s.</strong> ${i??"There are no details."}`:t==="EXECUTOR_ERROR"&&typeof e=="number"&&e!==0?(0,a.qy)`<strong>Exit code ${e}.</strong> ${i??(0,a.qy)`Its spec does not explain this code (<code>exit_codes</code>).`}`:(0,a.qy)`${i??(n>0?"It ended without an exit code.":"It was not started.")}`}function Wt(t,e,o){const n=(0,a.qy)`${(0,m.LS)(t.attempts,"attempt")}${t.attempts>1?", the last took ":", took "}${(0,m.a3)(t.seconds)}`,s=t.log_tail?.trimEnd().slice(-Dt)??"",r=s!==""&&s.length<=e.left;r&&(e.left-=s.length);const i=r&&o&&e.open-- >0,l=rt(t,e.aws,"whole log");return(0,a.qy)`<li><div class="line"><b class="name">${t.item}</b>${t.attempts>0&&(0,a.qy)`<span class="note">${n}</span>`}${t.tolerated&&(0,a.qy)`<span class="note">tolerated</span>`}${l&&(0,a.qy)`<span>${l}</span>`}</div>${r&&(0,a.qy)`<details${i&&(0,a.qy)` open`}><summary>End of its log</summary><pre tabindex="0">${(0,a.OG)(s)}</pre></details>`}</li>`}var Ut=p(94445),Kt=11e5,Ft=25,ft=6;function Ht(t){const e=Map.groupBy(t.items,({step:i})=>i),o=t.steps.filter(({id:i})=>e.has(i)),n=Vt(t);let s=Kt;const r=o.map((i,l)=>{const c=e.get(i.id),{rows:u,used:d}=Xt(c,n,s/(o.length-l));s-=d;const h=c.length-u.length;return(0,a.qy)`<details${c.length<=Ft&&Gt}><summary><h3 class="step-name">${i.id}</h3> ${(0,m.LS)(c.length,"item")}</summary>
<div class="scroll wide" tabindex="0" role="region" aria-label="Items of ${i.id}"><table class="items"><thead><tr><th scope="col">Item${n.map(([w])=>(0,a.qy)`<th scope="col">${w}`)}</thead><tbody>
${u}</tbody></table></div>${h>0&&(0,a.qy)`<p class="note">${(0,m.B4)(h)} more are in ${(0,a.RF)("run.json","run.json")}.</p>`}</details>
`});return(0,a.qy)`${t.items.length>1&&Yt(t.items)}${r}`}var Gt=(0,a.qy)` open`;function Yt(t){const e=new Set(t.map($.Br)),o=Object.keys($.In).filter(n=>e.has(n));return(0,a.qy)`<form id="find" role="search" hidden><div class="words"><label for="find-words">Find items by name or result</label><input id="find-words" name="words" type="search" autocomplete="off"></div>
<div><label for="find-state">State</label><select id="find-state" name="state"><option value="">all</option>${o.map(n=>(0,a.qy)`<option value="${n}">${$.In[n]}</option>`)}</select></div><output for="find-words find-state"></output></form>
`}function Vt(t){const{items:e,aws:o}=t,n=s=>rt(s,o,"log");return[["State",s=>Jt(s)],["Results",s=>ee(s,t)],["Started after",s=>tt(Qt(s,t))],["Took",({attempts:s,seconds:r})=>tt(s>0?(0,m.a3)(r):"\u2013")],["Attempts",({attempts:s})=>tt(String(s))],...e.some(({peak_memory_bytes:s})=>s!==void 0)?[["Peak memory",s=>tt(te(s))]]:[],...e.some(s=>n(s))?[["Log",s=>n(s)??tt("\u2013")]]:[]]}var tt=t=>(0,a.qy)`${t}`;function Xt(t,e,o){const n=ut(t,e,o);if(n.rows.length===t.length)return n;const s=({state:r})=>r==="COMPLETE";return ut([...t.filter(r=>!s(r)),...t.filter(s)],e,o)}function ut(t,e,o){const n=[];let s=0;for(const r of t){const i=Zt(r,e),l=Buffer.byteLength(i.text);if(s+l>o)break;s+=l,n.push(i)}return{rows:n,used:s}}function Zt(t,e){const o=(0,$.Br)(t);return(0,a.qy)`<tr><th scope="row">${t.item}${e.map(([,n],s)=>s===0?(0,a.qy)`<td class="${o}">${n(t)}`:(0,a.qy)`<td>${n(t)}`)}
`}function Jt(t){return(0,a.qy)`${$.In[(0,$.Br)(t)]}${t.tolerated&&(0,a.qy)`<small>tolerated</small>`}`}function Qt({started:t,reused:e,attempts:o},n){const s=(Date.parse(t??"")-Date.parse(n.started))/1e3;return e||o===0||!(s>=0)?"\u2013":(0,m.a3)(s)}function te({peak_memory_bytes:t}){return t===void 0?"\u2013":(0,m._C)(t)}function ee({step:t,outputs:e},{aws:o,missing:n}){if(e.length===0)return(0,a.qy)`–`;const s=e.slice(ft),r=l=>o?(0,a.Dl)((0,st.Lr)(o,o.bucket,`${(0,Ut.qi)(o.prefix,t,o.run)}${l}`),l):(0,a.RF)(`${t}/${l}`,l),i=(0,$._m)(n,t);return(0,a.qy)`${e.slice(0,ft).map(({key:l,bytes:c},u)=>(0,a.qy)`${u>0&&(0,a.qy)`<br>`}${r(l)} <small>${(0,m.z3)(c)}</small>`)}${s.length>0&&(0,a.qy)`<br><small>and ${(0,m.LS)(s.length,"more file")}, ${(0,m.z3)(ne(s))}</small>`}${i&&(0,a.qy)`<br><small class="bad">${i}</small>`}`}var ne=t=>t.reduce((e,{bytes:o})=>e+o,0),oe=100,pt=300;function ae(t){const{missing:e=[],tolerated:o=0}=t,n=(0,$.qq)(t);if(n===void 0||e.length===0)return a.K$;const s=e.slice(0,oe),r=o-s.length;return(0,a.qy)`<div class="missing" role="note"><p><strong>${n}.</strong> The workflow file tolerates failures there (<code>allow_failed</code>).</p>
<ul>${s.map(se)}</ul>${r>0&&(0,a.qy)`<p class="note">${(0,m.B4)(r)} more failed.</p>`}</div>`}function se({item:t,failed_in:e,why:o}){const n=o!==void 0&&o.length>pt?`${o.slice(0,pt)}\u2026`:o;return(0,a.qy)`<li><b class="name">${t}</b> failed in ${e}${n&&`: ${n}`}`}var re=`'use strict';
(() => {
  const wide = new ResizeObserver((parts) => {
    for (const { target } of parts) target.classList.toggle('scrolls', target.scrollWidth > target.clientWidth + 1);
  });
  for (const part of document.querySelectorAll('.scroll')) wide.observe(part);
  // A broad plan begins and ends in its middle.
  for (const plan of document.querySelectorAll('.chain')) plan.scrollLeft = (plan.scrollWidth - plan.clientWidth) / 2;

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
`,ie=25,gt=500,$t=2e3;function le(t){return(0,a.qy)`${t.map(e=>{const o=Object.entries(e.variables);return(0,a.qy)`<section class="setup"><h3 class="step-name">${e.id}</h3><dl>
<dt>Algorithm</dt><dd>${e.algorithm}</dd>
<dt>Image</dt><dd><code>${e.image}</code>${e.mirrored&&(0,a.qy)`, pulled from its copy <code>${e.mirrored}</code>`}</dd>
<dt>Resources</dt><dd>${(0,m.B4)(e.memory_mb)} MiB of memory, ${e.cpu_units/1024} vCPU</dd>
<dt>Variables</dt><dd>${o.length===0?"none":(0,a.qy)`<ul class="plain">${o.map(([n,s])=>(0,a.qy)`<li><code><b>${n}</b>=${de(s)}</code></li>`)}</ul>`}</dd></dl></section>
`})}`}function de(t){return t.length<=$t?t:`${t.slice(0,$t)}\u2026`}function ce(t){return t.length===0?a.K$:(0,a.qy)`<p>No step's patterns take ${t.length===1?"this file":`these ${(0,m.LS)(t.length,"file")}`} (<code>inputs</code> of the spec).</p>
${wt(t)}`}function vt(t){return t.length===0?a.K$:wt(t.map(({path:e,why:o,moved_to:n})=>`${e}: ${o}${n?`; moved to ${n}`:""}`))}function wt(t){const e=t.length-gt,o=(0,a.qy)`<ul class="names">${t.slice(0,gt).map(n=>(0,a.qy)`<li>${n}</li>`)}</ul>${e>0&&(0,a.qy)`<p class="note">${(0,m.B4)(e)} more are in ${(0,a.RF)("run.json","run.json")}.</p>`}`;return t.length<=ie?o:(0,a.qy)`<details><summary>${(0,m.LS)(t.length,"file")}</summary>${o}</details>`}var yt=p(85588),it=p(45302),me=[["all","all"],["complete",$.In.done],["failed",$.In.failed],["reused",$.In.reused],["canceled",$.In.canceled],["waiting",$.In.waiting]];function he(t){const e=Map.groupBy(t.items,({step:l})=>l),o=(0,$.N4)(t.steps),n=me.filter(([l],c)=>c<3||o[l]>0),s=t.items.some(({peak_memory_bytes:l})=>l!==void 0),r=t.aws?0:it.AA,i=l=>n.map(([c],u)=>et(l[c]===0?"\u2013":(0,m.B4)(l[c]),u===0?"first":c==="failed"&&l.failed>0?"bad":""));return(0,a.qy)`<div class="scroll wide" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${n.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="${s?3:1}" scope="colgroup">${s?"Peak memory":"Memory"}</th></tr>
<tr><th scope="col">Step</th>${n.map(([,l],c)=>(0,a.qy)`<th scope="col"${c===0&&lt}>${l}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">sum</th>${s&&(0,a.qy)`<th scope="col" class="first">median</th><th scope="col">highest</th>`}<th scope="col"${!s&&lt}>requested</th></tr>
</thead><tbody>${t.steps.map(l=>fe(l,e.get(l.id)??[],i,{hasPeaks:s,agentMb:r,without:(0,$._m)(t.missing,l.id)}))}</tbody>${t.steps.length>1&&(0,a.qy)`<tfoot><tr><th scope="row">All steps</th>${i(o)}<td class="first"></td><td></td><td></td>${et((0,m.a3)(bt(t.items)))}<td class="first"></td>${s&&(0,a.qy)`<td></td><td></td>`}</tr></tfoot>`}</table></div>
<p class="note">${o.reused>0&&"Reused items count as done: an earlier run completed them, from the same input, image and variables. "}Shortest, median and longest are of items that are done${o.reused>0&&", including reused ones"}; the sum is of the last attempts in this run.${s&&` ${t.aws?"Peak memory is that of the algorithm.":`Peak memory is that of the whole container: the algorithm, the agent (which has ${it.AA} MiB in addition), and the kernel\u2019s file cache.`}`}</p>`}var lt=(0,a.qy)` class="first"`;function fe(t,e,o,{hasPeaks:n,agentMb:s,without:r}){const i=(0,yt.il)(e.filter(({state:d})=>d==="COMPLETE").map(({seconds:d})=>d)),l=(0,yt.il)(e.flatMap(({peak_memory_bytes:d})=>d??[])),c=bt(e),u=e.filter(({moves:d=0})=>d>0).length;return(0,a.qy)`<tr><th scope="row"><span class="step-name">${t.id}</span><small>${t.algorithm}${t.needs.length>0&&(0,a.qy)`<br>${t.gather?"gathers":"after"} ${t.needs.join(", ")}`}${r&&(0,a.qy)`<br><span class="bad">${r}</span>`}${u>0&&(0,a.qy)`<br>${(0,m.LS)(u,"item")} started again with more memory`}${t.left_out>0&&(0,a.qy)`<br>${(0,m.LS)(t.left_out,"result")} before it not taken`}</small></th>
${o((0,$.N4)([t]))}
${[i?.least,i?.median,i?.most].map((d,h)=>et(d===void 0?"\u2013":(0,m.a3)(d),h===0?"first":""))}${et(c>0?(0,m.a3)(c):"\u2013")}
${n&&[l?.median,l?.most].map((d,h)=>et(d===void 0?"\u2013":(0,m._C)(d),h===0?"first":""))}<td${!n&&lt}>${(0,m._C)(t.memory_mb*2**20)}${l&&ue(l.most,t.memory_mb,s)}</td></tr>
`}function bt(t){return t.reduce((e,{seconds:o,reused:n})=>e+(n?0:o),0)}function et(t,e=""){return e===""?(0,a.qy)`<td>${t}</td>`:(0,a.qy)`<td class="${e}">${t}</td>`}function ue(t,e,o){const n=Math.min(1,t/1048576/(e+o)),[s,r]=n>.9?["near its limit","bad"]:n<.4&&e>=2*it.AA?["could request less","note"]:["",""];return(0,a.qy)`<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(n*100)} % of the limit"><rect class="track" width="100%" height="5"/><rect class="${n>.9?"failed":"done"}" width="${Math.round(n*100)}%" height="5"/></svg>${s!==""&&(0,a.qy)`<small class="${r}">${s}</small>`}`}var pe=p(25151),ge=300,$e=80,ve=20,we=10,xt=20,ye=7,Z=56,H=160;function be(t){const e=t.items.filter(({attempts:r})=>r>0).map(r=>xe(r,t));if(e.length===0||!(t.seconds>0))return a.K$;const o=Map.groupBy(e,({item:r})=>r.step),n=_e(t.seconds),s=[...new Set(e.map(({style:r})=>r))];return(0,a.qy)`<ul class="legend">${["done","reused","failed","fault","canceled"].filter(r=>s.includes(r)).map(r=>(0,a.qy)`<li><svg width="18" height="10" aria-hidden="true">${qt(r,"1","16",1,8)}</svg>${$.In[r]}</li>`)}</ul>
<div class="timeline">${kt(n)}
${t.steps.map(r=>{const i=o.get(r.id);return i&&Ee(r,i,n,e.length)})}${kt(n)}</div>`}function xe(t,e){const o=(0,$.Br)(t);if(t.reused)return{item:t,style:o,from:0,to:0};const n=(Date.parse(t.started??"")-Date.parse(e.started))/1e3/e.seconds,s=Number.isFinite(n)?_t(n):0;return{item:t,style:o,from:s,to:_t(s+Math.max(0,t.seconds)/e.seconds)}}var _t=t=>Math.min(1,Math.max(0,t)),G=t=>`${+(t*100).toFixed(2)}%`;function _e(t){const e=ke.find(n=>t/n<=8)??86400*Math.ceil(t/86400/8),o=[];for(let n=0;n*e<=t;n++)o.push({at:n*e/t,words:Me(n*e,e)});return o}var ke=[.01,.02,.05,.1,.2,.5,1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800,43200,86400];function Me(t,e){return t===0?"0":e<1?`${t.toFixed(e<.1?2:1)} s`:(0,m.a3)(t).replace(/^(\d)\.0 s$/,"$1 s").replace(/ 00 (s|min|h)$/,"")}function kt(t){return(0,a.qy)`<div class="axis" aria-hidden="true"><svg width="100%" height="18">${t.map(({at:e,words:o},n)=>(0,a.qy)`<text class="${n%2===1&&"odd"}" x="${G(e)}" y="13" text-anchor="${n===0?"start":e>.96?"end":"middle"}">${o}</text>`)}</svg></div>`}var Mt=t=>t.map(({at:e})=>(0,a.qy)`<line class="grid" x1="${G(e)}" x2="${G(e)}" y2="100%"/>`);function Ee(t,e,o,n){const s=(0,a.qy)`<h3 class="step-name">${t.id}</h3>`,r=e.filter(({style:h})=>h==="reused").length,i=(0,a.qy)`<p class="note">${(0,m.LS)(e.length,"item")}${r>0&&`, ${(0,m.B4)(r)} ${$.In.reused}`}</p>`;if(n<=$e)return(0,a.qy)`<div class="lanes">${s}</div>${dt(e,o,t.id)}`;if(n<=ge)return(0,a.qy)`<div class="lanes block"><div>${s}${i}</div>${Ot(e,o,ye,t.id)}</div>`;const l=e.filter(({style:h})=>h==="failed"||h==="fault"),c=e.filter(({style:h})=>h==="done").sort((h,w)=>w.item.seconds-h.item.seconds).slice(0,we),u=l.slice(0,ve),d=l.length>u.length?`The first ${u.length} of ${(0,m.B4)(l.length)} that failed`:"Those that failed";return(0,a.qy)`<div class="lanes block"><div>${s}${i}</div>${Se(e,o,t.id)}</div>
${l.length>0&&(0,a.qy)`<p class="note lanes-of">${d}</p>${dt(u,o,t.id)}`}
${c.length>0&&(0,a.qy)`<p class="note lanes-of">The slowest that are done</p>${dt(c,o,t.id)}`}`}function dt(t,e,o){const n=Oe(t.map(({item:s})=>s.item));return(0,a.qy)`<div class="lanes"><ol aria-hidden="true">${Et(t).map(({item:s})=>(0,a.qy)`<li title="${s.item}">${s.item.slice(n)}</li>`)}</ol>${Ot(t,e,xt,o)}</div>`}function Oe(t){const[e="",...o]=t;let n=e.lastIndexOf("/")+1;for(;n>0&&!o.every(s=>s.startsWith(e.slice(0,n)));)n=e.lastIndexOf("/",n-2)+1;return n}var Et=t=>[...t].sort((e,o)=>e.from-o.from||e.to-o.to);function Ot(t,e,o,n){const s=o===xt,r=s?4:1,i=Et(t).map(({item:l,style:c,from:u,to:d},h)=>{const w=(0,m.a3)(l.seconds),E=`${l.item}: ${$.In[c]}, ${w}${l.attempts>1?`, attempt ${l.attempts}`:""}`,R=h*o,K=qt(c,G(u),c==="reused"?"10":G(d-u),R+r,o-2*r);return(0,a.qy)`<g><title>${E}</title>${K}${s&&qe(w,u,d,c,R+14)}</g>`});return(0,a.qy)`<svg role="img" width="100%" height="${t.length*o}" aria-label="When the items of ${n} ran; the table of items has the same in numbers">${Mt(e)}${i}</svg>`}function qe(t,e,o,n,s){return o<=.65?(0,a.qy)`<text x="${G(o)}" y="${s}" dx="${n==="reused"?16:6}">${t}</text>`:e>=.35?(0,a.qy)`<text x="${G(e)}" y="${s}" dx="-6" text-anchor="end">${t}</text>`:(0,a.qy)`<text class="within" x="${G(o)}" y="${s-1}" dx="-6" text-anchor="end">${t}</text>`}function qt(t,e,o,n,s){return(0,a.qy)`<rect class="${t}" x="${e}" y="${n}" width="${o}" height="${s}" rx="1.5"/>`}function Se(t,e,o){const n=new Array(H).fill(0),s=new Set,r=t.filter(({style:d})=>d!=="reused");for(const{from:d,to:h,style:w}of r){const[E,R]=[St(d),St(h)];for(let K=E;K<=R;K++)n[K]+=Math.max(0,Math.min(h,(K+1)/H)-Math.max(d,K/H))*H;(w==="failed"||w==="fault")&&s.add(R)}const i=Math.max(...n,1),l=d=>Math.round((1-d/i)*(Z-8)*10)/10+2,c=String(i<9.95?Number(i.toFixed(1)):Math.round(i)),u=n.map((d,h)=>`L${h} ${l(d)}L${h+1} ${l(d)}`).join("");return(0,a.qy)`<svg role="img" width="100%" height="${Z+18}" aria-label="How many items of ${o} ran at once, up to ${c}">${Mt(e)}<svg y="18" viewBox="0 0 ${H} ${Z}" width="100%" height="${Z}" preserveAspectRatio="none"><path class="area" d="M0 ${Z-6}${u}L${H} ${Z-6}Z"/></svg><text x="4" y="10">up to ${c} at once</text>${[...s].map(d=>(0,a.qy)`<rect class="failed" x="${G(d/H)}" y="${Z+13}" width="${G(1/H)}" height="5"/>`)}</svg>`}var St=t=>Math.min(H-1,Math.floor(t*H)),Lt=(0,a.p_)(pe.r),Tt=(0,a.X6)(re);function Le(t){const{steps:e,items:o}=t,n=e.length>0,r=[{id:"failures",title:(0,$.N4)(e).failed>0?"What failed":"What was canceled",content:Ct(t)},{id:"plan",title:"Plan",content:n?S(e):a.K$},{id:"steps",title:"Steps",content:n?he(t):a.K$},{id:"timeline",title:"Timeline",content:be(t)},{id:"items",title:"Items and results",content:o.length>0?Ht(t):a.K$},{id:"setup",title:"What ran",content:n?le(e):a.K$},{id:"left-out",title:"Inputs that no step took",content:ce(t.left_out)},{id:"skipped",title:"What else the inputs hold",content:vt(t.skipped??[])},{id:"left-over",title:"Results of earlier runs",content:vt(t.left_over??[])}].filter(({content:i})=>i!==a.K$);return(0,a.X)({title:`${t.workflow}: ${(0,$.lv)(t)}`,allows:`style-src ${Lt.source}; script-src ${Tt.source}`,head:(0,a.qy)`<meta name="referrer" content="no-referrer">
${Lt.markup}`,header:Te(t,r),main:(0,a.qy)`${r.map(({id:i,title:l,content:c})=>(0,a.qy)`<section id="${i}" aria-labelledby="${i}-title"><h2 id="${i}-title">${l}</h2>
${c}
</section>
`)}`,footer:(0,a.qy)`<p>Written by Pipewright ${t.pipewright}. The same data is in <a href="./run.json">run.json</a>${t.samples&&(0,a.qy)`, all results by item in <a href="./results.csv">results.csv</a>`}.</p>`,end:Tt.markup})}function Te(t,e){const{state:o,samples:n,steps:s,items:r,aws:i,catalog:l,cost:c,budget:u}=t,d=n?(0,$.Hq)(n):(0,$.N4)(s),h=!(0,L.PU)(o)||o==="CANCELED"?"canceled":o==="COMPLETE"?"good":"bad";return(0,a.qy)`<p class="kicker">Run report</p>
<h1>${t.workflow}</h1>
<p class="state ${h}">${(0,$.lv)({...t,tolerated:void 0})}</p>
${d.all>0&&(0,a.qy)`<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${ct(d,1e3,0)}</svg>`}
${ae(t)}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${t.started}">${(0,m.r6)(t.started)}</time></dd></div>
<div><dt>Took</dt><dd>${(0,m.a3)(t.seconds)}</dd></div>
${c&&(0,a.qy)`<div><dt>Cost${!(0,L.PU)(o)&&" so far"}, about</dt><dd>${(0,m.nT)(c.usd)}<small>list prices of ${c.region}, ${c.date}${c.without.length>0&&`; without ${c.without.join(", ")}`}</small></dd></div>`}
${u&&(0,a.qy)`<div><dt>Agents</dt><dd>${(0,m.nT)(u.usd)}${u.limit_usd!==void 0&&` of ${(0,m.nT)(u.limit_usd)}`}<small>${Object.entries(u.steps).map(([w,E])=>`${w} ${(0,m.nT)(E)}`).join(", ")}</small></dd></div>`}
<div><dt>Engine</dt><dd>${t.engine}</dd></div>
${t.jobs!==void 0&&(0,a.qy)`<div><dt>Concurrency</dt><dd>${(0,m.LS)(t.jobs,"item")} at most</dd></div>`}
${i&&(0,a.qy)`<div><dt>Run</dt><dd>${i.run}</dd></div>
<div><dt>Results in</dt><dd><a href="${(0,st.W)(i,i.bucket,i.prefix)}">s3://${i.bucket}/${i.prefix}</a><small>STEP/${i.run}/</small></dd></div>`}
<div><dt>Catalog</dt><dd>${(0,a.vc)(l.name)}${l.commit!==void 0&&(0,a.qy)` <small>at ${(0,j.Ax)(l.commit)}</small>`}</dd></div>
</dl>
${i&&i.unread>0&&(0,a.qy)`<p class="note">Of ${(0,m.B4)(i.unread+r.length)} items that ended, this page shows ${(0,m.B4)(r.length)} one by one: the first failed ones, and some that are done. Times refer to these; the counts of the steps include all items.</p>`}
<nav aria-label="Sections"><ul>${e.map(({id:w,title:E})=>(0,a.qy)`<li><a href="#${w}">${E}</a></li>`)}</ul></nav>`}}),25151:((J,z,p)=>{p.d(z,{b:()=>L,r:()=>a});var L=`
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
nav ul { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; padding: .75rem 0; border-block: 1px solid var(--line); font-size: .9375rem; }
nav a { padding-block: .3rem; }
main > section { padding-top: 2.75rem; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; color: var(--quiet); }

/* Where a table or a text continues to the side, its edge is shaded. */
.scroll { overflow-x: auto; margin: .35rem 0 .9rem; }
.scroll, .copy pre, figure pre {
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
`,a=`${L}
.state { margin: .6rem 0 1rem; max-width: none; font-size: 1.25rem; line-height: 1.4; text-wrap: pretty; }
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

.chain:not(.on-wide) { display: none; }
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
  .chain:not(.on-tablet) { display: none; }
  .chain.on-tablet { display: block; }
}
@media (max-width: 48rem) {
  .chain:not(.on-phone) { display: none; }
  .chain.on-phone { display: block; }
}
@media (max-width: 46rem) {
  .facts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .9rem 1.25rem; }
  .axis .odd { display: none; }
  .steps tbody th { min-width: 7.5rem; }
  .items th[scope=row] { min-width: 7rem; max-width: 11rem; }
  .items td:nth-child(3) { min-width: 9rem; }
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
  .chain:not(.on-wide) { display: none; }
  .chain.on-wide { display: block; }
  .scroll { overflow: visible; }
  pre { max-height: none; }
  .trouble li, tr, .setup, .chain svg { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  rect, path, .state::before, .steps th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  #failures details::details-content { content-visibility: visible; block-size: auto; }
}
`}),85600:((J,z,p)=>{p.d(z,{BZ:()=>_,K5:()=>W,KA:()=>b,L:()=>D,OI:()=>f,Us:()=>y,VJ:()=>$,dz:()=>S,jh:()=>U,m6:()=>I,sx:()=>q});var L=p(2602),a=p(5993),j=p(75601),m=p(36618),O=p(74670),B=p(94445),C=p(55567),T=p(5271);function b(g){const x=g.map(({path:k,from:M})=>{if(M.kind==="file")return[k];const{bucket:A,key:V}=M.kind==="copy"?M:M.object;return[k,A,V]}).map(k=>JSON.stringify(k)).sort();return(0,m.sU)((0,m.ol)(x.join()))}function I(g,v,x){if(x.length===0)return g;const k=new Set(x.map(({path:A})=>A));return v.every(A=>k.has(A))?b(x):g===b(v.map(P))&&x.every(({from:A})=>A.kind==="file")?b([...new Set([...v,...k])].map(P)):void 0}function P(g){return{path:g,size:0,from:{kind:"file",file:""}}}function $({steps:g},v){return g.some(({needs:x,spec:k})=>x.length===0&&(0,j.v)((0,T.t6)(k),v))}function q(g,v){const{taken:x=[],left:k=[]}=Object.groupBy(v,({path:M})=>$(g,M)?"taken":"left");return{taken:x,leftOut:k.map(({path:M})=>M)}}function _(g,v){return`${g}${v}/`}function D(g,v){const x=v.find(({path:M})=>!(0,a.JC)(M));if(x)throw new L.Failure("PATH_OUTSIDE",`Programs that normalize the key ${g}${x.path} would look outside its folder. Rename the input, without "..".`);const k=v.find(({path:M})=>Buffer.byteLength(g+M)>O.sF);if(k)throw new L.Failure("KEY_TOO_LONG",`${k.path.slice(0,200)}\u2026 would have a key of ${Buffer.byteLength(g+k.path)} bytes in S3, and ${O.sF} are allowed. Rename it, or pass the folder that contains it, so that its path gets shorter.`)}function W(g,v,x=[]){if(v.some(F=>$(g,F)))return;const k=g.steps.filter(({needs:F})=>F.length===0),M=new Set(k.flatMap(({spec:F})=>(0,T.t6)(F))),[A]=x,V=x.length>1?` and ${x.length-1} more`:"",X=A?` Left out: ${A.path} (${A.why})${V}.`:"";throw new L.Failure("NO_INPUTS",v.length===0?`There is no input for the workflow ${g.workflow}.`:`None of the ${v.length} inputs matches the workflow ${g.workflow} (the first is ${v[0]}): its first steps accept ${[...M].join(", ")}.${X}`)}function U({steps:g},v){const x=[...v].sort();for(const{id:k,spec:M,needs:A,gather:V}of g){if(A.length>0||V)continue;const X=new C.U;for(const F of x){if(!(0,j.v)((0,T.t6)(M),F))continue;const nt={item:F,key:(0,B.ZH)(M,F)},ot=X.claim(nt);if(ot)throw new L.Failure("OUTPUT_COLLISION",`The input ${F} cannot be processed by step ${k}: ${(0,C.B)(nt,ot)}.`)}}}async function f(g,v,x){return g.etag===v.etag||g.crc32===await x()}function y(g,v){return v.size===g.size&&v.modified>=g.modified}function S({steps:g},v,x,k){return g.filter(({needs:M,spec:A})=>M.length===0&&(0,j.v)((0,T.t6)(A),x)).map(({id:M})=>({kind:"file",run:v,step:M,item:x,input:k,gather:!1,attempt:1,trace:[]}))}}),21251:((J,z,p)=>{p.d(z,{Dl:()=>W,K$:()=>O,OG:()=>q,RF:()=>_,X:()=>I,X6:()=>T,p_:()=>C,qy:()=>B,vc:()=>D});var L=p(77598),a=p(6375),j=p(88264),m=class{text;constructor(f){this.text=f}toString(){return this.text}},O=new m("");function B(f,...y){let S=f[0];for(const[g,v]of y.entries())S+=P(v)+f[g+1];return new m(S)}function C(f){return{markup:new m(`<style>${f}</style>`),source:b(f)}}function T(f){return{markup:new m(`<script>${f}<\/script>`),source:b(f)}}function b(f){return`'sha256-${(0,L.createHash)("sha256").update(f).digest("base64")}'`}function I({title:f,allows:y,head:S,header:g,main:v,footer:x,end:k}){return B`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${y}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${f}</title>
${S}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
${g}
</header>
<main id="content" tabindex="-1">
${v}
</main>
<footer>
${x}
</footer>
${k}</body>
</html>
`.text}function P(f){return f instanceof m?f.text:f===void 0||f===!1?"":typeof f=="number"?String(f):typeof f=="string"?$((0,j.YA)(f)):f.map(P).join("")}function $(f){return f.replace(/[&<>"'`]/g,y=>`&#${y.charCodeAt(0)};`)}function q(f){const y=f.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new m(y.split(`
`).map(S=>S.split("	").map(P).join("	")).join(`
`))}function _(f,y){const S=U(f);return S===void 0?B`${y}`:B`<a href="${S}">${y}</a>`}function D(f){return B`${f.split("/").map((y,S)=>B`${S>0&&B`/<wbr>`}${y}`)}`}function W(f,y){return B`<a href="${f}" rel="noopener">${y}</a>`}function U(f){const y=f.split("/");if(!y.some(S=>S===""||S==="."||S===".."))return`./${y.map(a.hK).join("/")}`}})};export{De as id,Re as ids,Ce as modules};
