var pt=Object.defineProperty;var r=(z,T)=>pt(z,"name",{value:T,configurable:!0});const $t=4627,vt=[4627],wt={70413:((z,T,x)=>{x.d(T,{P:r(()=>R,"P")});var E=x(63454),L=200,S=15e3;function R(b,o,_){const h=o.errTty&&o.env.TERM!=="dumb";let g=0,p="";const y=r(()=>{const k=g>0?`\x1B[${g}A\r\x1B[J`:"";return g=0,k},"erase"),m=r(()=>{const k=y(),C=b().map(I=>`${I.slice(0,o.columns()-1)}
`);o.err(k+C.join("")),g=C.length},"draw"),d=r(()=>{const k=b().join(`
`);k!==p&&k!==""&&o.err(`${k}
`),p=k},"print");if(_)return{say(){},refresh(){},end(){},clear(){}};const w=h?m:d,M=setInterval(w,h?L:S).unref();return{refresh:w,say(k){o.err(`${y()}${(0,E.h)(k)}
`),h&&m()},end(){clearInterval(M),w(),g=0},clear(){clearInterval(M),o.err(y())}}}r(R,"showLines")}),78685:((z,T,x)=>{x.d(T,{AU:r(()=>L,"AU"),Ho:r(()=>_,"Ho"),O6:r(()=>E,"O6"),PU:r(()=>y,"PU"),f$:r(()=>p,"f$"),gX:r(()=>h,"gX"),i1:r(()=>o,"i1"),np:r(()=>S,"np"),qG:r(()=>g,"qG"),sQ:r(()=>b,"sQ")});function E({steps:m}){return{state:"QUEUED",steps:m.map(L),troubles:[]}}r(E,"initialProgress");function L({id:m,needs:d,gather:w}){return{id:m,needs:d,gather:w,known:0,running:0,complete:0,reused:0,failed:0,canceled:0}}r(L,"initialStepProgress");function S(m,d){const w=d.kind==="ended"?d.record.step:d.step,M=m.steps.map(k=>k.id===w?R(k,d):k);return{...m,state:d.kind==="known"?m.state:"RUNNING",steps:M}}r(S,"advance");function R(m,d){switch(d.kind){case"known":return{...m,known:m.known+1};case"started":return d.attempt>1?m:{...m,running:m.running+1,since:m.since??d.at};case"again":return m;case"ended":{const{state:w,reused:M,attempts:k}=d.record,C=!M&&k>0;return{...m,running:m.running-(C?1:0),complete:m.complete+(w==="COMPLETE"?1:0),reused:m.reused+(M?1:0),failed:m.failed+(w==="EXECUTOR_ERROR"||w==="SYSTEM_ERROR"?1:0),canceled:m.canceled+(w==="CANCELED"?1:0),until:d.at}}}}r(R,"advanceStep");function b(m){return m.complete+m.failed+m.canceled}r(b,"endedCount");function o(m){return m.known-b(m)}r(o,"remainingCount");function _(m){return Math.max(0,o(m)-m.running)}r(_,"waitingCount");function h(m,d){const w=b(m)-m.reused;return m.since===void 0||w===0||d<=m.since?void 0:w*1e3/(d-m.since)}r(h,"itemRate");function g({steps:m},d){const w=d.needs.map(C=>m.find(I=>I.id===C));if(d.gather)return 1;const M=w.reduce((C,I)=>C+g({steps:m},I)-b(I),0),k=w.reduce((C,I)=>C+I.complete,0);return d.known+Math.round(Math.max(0,M)*(k>0?d.known/k:1))}r(g,"expectedCount");function p(m,d,w){const M=h(d,w),k=g(m,d)-b(d);return M===void 0||k<=0?void 0:k/M}r(p,"timeLeft");function y(m){return m!=="QUEUED"&&m!=="INITIALIZING"&&m!=="RUNNING"}r(y,"isOver")}),85588:((z,T,x)=>{x.d(T,{Eg:r(()=>E,"Eg"),HQ:r(()=>S,"HQ"),il:r(()=>L,"il"),w7:r(()=>R,"w7")});function E(b){const o=r((...h)=>b.filter(({state:g})=>h.includes(g)).length,"count"),_=b.filter(({attempts:h,reused:g})=>h>0&&!g);return{complete:o("COMPLETE"),reused:b.filter(({reused:h})=>h).length,failed:o("EXECUTOR_ERROR","SYSTEM_ERROR"),canceled:o("CANCELED"),seconds:L(_.map(h=>h.seconds)),memory:L(b.flatMap(h=>h.peak_memory_bytes??[]))}}r(E,"summarizeItems");function L(b){if(b.length===0)return;const o=[...b].sort((g,p)=>g-p),_=o.length>>1,h=o.length%2?o[_]:(o[_-1]+o[_])/2;return{least:o[0],median:h,most:o.at(-1),sum:o.reduce((g,p)=>g+p,0)}}r(L,"spread");function S(b,o){if(o)return"CANCELED";for(const _ of["SYSTEM_ERROR","EXECUTOR_ERROR","CANCELED"])if(b.some(h=>h.state===_))return _;return"COMPLETE"}r(S,"runState");function R(b){return b.items.filter(({state:o})=>o==="EXECUTOR_ERROR"||o==="SYSTEM_ERROR")}r(R,"failedItems")}),47715:((z,T,x)=>{x.d(T,{A:r(()=>E,"A")});function E({exit_code:L,meaning:S}){return[typeof L=="number"&&L!==0?`exit code ${L}`:void 0,S].filter(Boolean).join(", ")}r(E,"reasonOf")}),27832:((z,T,x)=>{x.d(T,{BR:r(()=>_,"BR"),RB:r(()=>h,"RB"),w7:r(()=>g,"w7")});var E=x(2021),L=x(47715),S=x(63454),R=x(36647),b=5,o=300;function _(p,y){const m=Map.groupBy(p,w=>{const{step:M,state:k,exit_code:C,meaning:I}=y(w);return JSON.stringify([M,k,C??null,I??""])}),d=r(([w])=>+(y(w).state==="CANCELED"),"isCanceled");return[...m.values()].sort((w,M)=>d(w)-d(M)||M.length-w.length)}r(_,"groupFailures");function h({log_tail:p=""}){return p.split(/\r\n|\n|\r/).filter(y=>y.trim()!==""&&!(0,E.S0)(y))}r(h,"logTail");function g(p){const y=p.attempts>1?` (${(0,R.LS)(p.attempts,"attempt")})`:"";return[`\u2717 ${(0,S.h)(`${p.step}: ${p.item}`)}: ${(0,S.h)((0,L.A)(p)||"failed")}${y}`,...h(p).slice(-b).map(m=>`    | ${(0,S.h)(m.replaceAll("	","  ")).slice(0,o)}`),...p.log===void 0?[]:[`    log: ${(0,S.h)(p.log)}`]]}r(g,"failureLines")}),9484:((z,T,x)=>{x.d(T,{L:r(()=>R,"L")});var E=x(78685),L=x(65031),S=x(36647);function R(_,h){const g=Math.max(..._.steps.map(({id:p})=>p.length));return _.steps.map(p=>`${p.id.padEnd(g)}  ${o(_,p,h)}`)}r(R,"progressLines");var b=20;function o(_,h,g){const p=(0,E.qG)(_,h),y=h.agents?.starting??0,m=[`${(0,E.sQ)(h)} of ${p}`,h.failed>0&&`${h.failed} failed`,h.canceled>0&&`${h.canceled} canceled`,h.reused>0&&`${h.reused} done before`,h.running>0&&`${h.running} running`,(0,E.Ho)(h)>0&&`${(0,E.Ho)(h)} waiting`,y>0&&`${(0,S.LS)(y,"agent")} starting`],d=(0,E.gX)(h,g),w=(0,E.f$)(_,h,g);d!==void 0&&w!==void 0&&!(0,E.PU)(_.state)&&m.push((0,S.CE)(d),`${(0,S.a3)(w)} left`);const M={done:h.complete,failed:h.failed+h.canceled,total:p};return`${(0,L.iA)(M,b,["\u2588","x","\xB7"])}  ${m.filter(Boolean).join(", ")}`}r(o,"describe")}),28216:((z,T,x)=>{x.d(T,{E:r(()=>ht,"E")});var E=x(77598),L=x(6375),S=x(88264),R=class{static{r(this,"Html")}text;constructor(e){this.text=e}toString(){return this.text}},b=new R("");function o(e,...t){let n=e[0];for(const[a,i]of t.entries())n+=h(i)+e[a+1];return new R(n)}r(o,"html");function _(e){return new R(`<style>${e}</style>`)}r(_,"styleSheet");function h(e){return e instanceof R?e.text:e===void 0||e===!1?"":typeof e=="number"?String(e):typeof e=="string"?g((0,S.YA)(e)):e.map(h).join("")}r(h,"render");function g(e){return e.replace(/[&<>"'`]/g,t=>`&#${t.charCodeAt(0)};`)}r(g,"escapeHtml");function p(e){const t=e.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new R(t.split(`
`).map(n=>n.split("	").map(h).join("	")).join(`
`))}r(p,"logLines");function y(e,t){const n=m(e);return n===void 0?o`${t}`:o`<a href="${n}">${t}</a>`}r(y,"fileLink");function m(e){const t=e.split("/");if(!t.some(n=>n===""||n==="."||n===".."))return`./${t.map(L.hK).join("/")}`}r(m,"relativeUrl");var d=x(36647),w=x(65031),M=8;function k(e,t,n){const a=[],i=new Map,s=[],l=r((f,$)=>{a[f]??=[];const c={layer:f,size:$,before:[],after:[],order:a[f].length,across:0};return a[f].push(c),c},"add");for(const{id:f,needs:$}of e){if(i.has(f))continue;const c=[...new Set($)].filter(O=>i.has(O)),v=l(Math.max(-1,...c.map(O=>i.get(O).layer))+1,t);i.set(f,v);for(const O of c){let N=i.get(O);const D=[];for(;N.layer+1<v.layer;)N=C(N,l(N.layer+1,n/2)),D.push(N);C(N,v),s.push({from:O,to:f,passes:D})}}be(a);const u=xe(a,n);return{boxes:[...i].map(([f,{layer:$,across:c}])=>({id:f,layer:$,across:c})),edges:s.map(({from:f,to:$,passes:c})=>({from:f,to:$,through:c.map(({across:v})=>v)})),layers:a.length,breadth:u}}r(k,"layOut");function C(e,t){return e.after.push(t),t.before.push(e),t}r(C,"joined");var I=r(e=>e.reduce((t,n)=>t+n,0)/e.length,"mean");function be(e){for(let t=0;t<M;t++){const n=t%2===0;for(const a of n?e:[...e].reverse()){const i=new Map(a.map(s=>{const l=n?s.before:s.after;return[s,l.length>0?I(l.map(({order:u})=>u)):s.order]}));a.sort((s,l)=>i.get(s)-i.get(l)||s.order-l.order);for(const[s,l]of a.entries())l.order=s}}}r(be,"orderAll");function xe(e,t){const n=r((s,l)=>(s.size+l.size)/2+t,"apart");for(const s of e)for(const[l,u]of s.entries())u.across=l===0?0:s[l-1].across+n(s[l-1],u);for(let s=0;s<M*2;s++)for(const l of s%2===0?e:[...e].reverse()){const u=l.map(c=>{const v=[...c.before,...c.after];return v.length>0?I(v.map(({across:O})=>O)):c.across}),f=[...u];for(let c=1;c<l.length;c++)f[c]=Math.max(u[c],f[c-1]+n(l[c-1],l[c]));const $=[...u];for(let c=l.length-2;c>=0;c--)$[c]=Math.min(u[c],$[c+1]-n(l[c],l[c+1]));for(const[c,v]of l.entries())v.across=($[c]+f[c])/2}const a=e.flat(),i=Math.min(...a.map(s=>s.across-s.size/2));for(const s of a)s.across-=i;return Math.max(0,...a.map(s=>s.across+s.size/2))}r(xe,"placeAll");var B=x(83512),G=80,X=216,te=152,ye=1080,H=2;function Ee(e){const t={right:!1,width:X,gaps:[34,22]},{layers:n,breadth:a}=ne(t,e),s=[{right:!0,width:X,gaps:[56,22]},{right:!0,width:te,gaps:[28,22]}].find(({width:f,gaps:$})=>n*f+(n-1)*$[0]+2*H<=ye)??t,u=a<=X?t:{right:!1,width:te,gaps:[34,12]};return s===u?Q("",Z(e,s)):o`${Q("only-wide",Z(e,s))}
${Q("only-narrow",Z(e,u))}`}r(Ee,"chainPicture");function Q(e,t){return o`<div class="scroll chain ${e}" tabindex="0" role="region" aria-label="Picture of the plan">${t}</div>`}r(Q,"scrolled");function ne({right:e,width:t,gaps:n},a){return k(a,e?G:t,n[1])}r(ne,"layoutIn");function Z(e,t){const n=ne(t,e),a=new Map(e.map(c=>[c.id,c])),i=t.right?t.width:G,s=n.layers*i+(n.layers-1)*t.gaps[0]+2*H,l=n.breadth+2*H,[u,f]=(t.right?[s,l]:[l,s]).map(Math.ceil),$=e.map(({id:c,needs:v})=>v.length>0?`${c} after ${v.join(" and ")}`:c).join("; ");return o`<svg role="img" width="${u}" height="${f}" viewBox="0 0 ${u} ${f}" aria-label="The steps: ${$}">
${n.edges.map(c=>ke(c,n,t,a.get(c.to).gather))}
${n.boxes.map(c=>Se(a.get(c.id),_e(c,t),t.width))}</svg>`}r(Z,"draw");function _e({layer:e,across:t},{right:n,width:a,gaps:i}){const s=H+e*((n?a:G)+i[0]),l=H+t-(n?G:a)/2;return n?[s,K(l)]:[K(l),s]}r(_e,"corner");var K=r(e=>Math.round(e*10)/10,"round");function ke(e,t,n,a){const i=n.right?n.width:G,s=t.boxes.find(({id:A})=>A===e.from),l=t.boxes.find(({id:A})=>A===e.to),u=r(A=>H+A*(i+n.gaps[0]),"start"),f=r((A,W)=>{const[V,ft]=n.right?[A,W+H]:[W+H,A];return`${K(V)} ${K(ft)}`},"point"),$=u(l.layer)-(a?5:1);let c=u(s.layer)+i,{across:v}=s,O=`M${f(c,v)}`;const N=r((A,W)=>{const V=(c+A)/2;O+=`C${f(V,v)} ${f(V,W)} ${f(A,W)}`,c=A,v=W},"curveTo");for(const[A,W]of e.through.entries())N(u(s.layer+1+A),W),c+=i,O+=`L${f(c,W)}`;N($-7,l.across);const D=`M${f($,v)}L${f($-9,v-4.5)}L${f($-9,v+4.5)}Z`,U=`M${f($+2,v-16)}L${f($+2,v+16)}`;return o`<path class="edge" d="${O}"/><path class="head" d="${D}"/>${a&&o`<path class="gather" d="${U}"/>`}`}r(ke,"arrow");function Se(e,[t,n],a){const i=(0,B.N4)([e]),s=a-24,l=i.failed>0?" bad":i.canceled+i.waiting>0||i.all===0?" idle":"",u=Me(e),f=e.gather?58:0;return o`<svg class="step${l}" x="${t}" y="${n}" width="${a}" height="${G}"><title>${e.id} (${e.algorithm})${e.gather&&", gathers all results before it"}: ${u}</title>
<rect x="1" y="1" width="${a-2}" height="${G-2}" rx="7"/>
<svg x="12" y="0" width="${s}" height="${G}"><svg width="${s-f}" height="30"><text class="id" y="23">${(0,w.jM)(e.id,Math.floor((s-f)/8))}</text></svg>${e.gather&&o`<text class="note" x="${s}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${(0,w.jM)(e.algorithm,Math.floor(s/6.6))}</text>
${ae(i,s,50)}<text class="count" y="70">${u}</text></svg></svg>`}r(Se,"stepBox");function Me(e){const{all:t,complete:n,failed:a,canceled:i,waiting:s}=(0,B.N4)([e]);if(t===0)return"no items";if(n===t)return t===1?"1 done":`all ${(0,d.B4)(t)} done`;const l=a>0?`${(0,d.B4)(a)} failed`:i>0?`${(0,d.B4)(i)} canceled`:`${(0,d.B4)(s)} left`;return`${(0,d.B4)(n)} of ${(0,d.B4)(t)} \xB7 ${l}`}r(Me,"outcome");function ae(e,t,n){const a=[["done",e.complete-e.reused],["reused",e.reused],["failed",e.failed],["canceled",e.canceled],["waiting",e.waiting]];let i=0;const s=a.map(([l,u])=>{if(u<=0)return;const f=Math.max(u/e.all*t,3),$=o`<rect class="${l}" x="${K(Math.min(i,t-3))}" y="${n}" width="${K(Math.min(f,t))}" height="6"><title>${(0,d.B4)(u)} ${B.In[l]}</title></rect>`;return i+=f,$});return o`<rect class="track" y="${n}" width="${t}" height="6"/>${s}`}r(ae,"bar");var Le=x(27832),F=5,Oe=100,re=50,Re=4e3,Te=2e5,Ce=1e3;function Be(e){const t=(0,Le.BR)(e.items.filter(({state:i})=>i!=="COMPLETE"),i=>i);if(t.length===0)return b;const n={left:Te},a=t.length-re;return o`${t.slice(0,re).map(i=>Ae(i,n))}
${a>0&&o`<p class="note">${(0,d.LS)(a,"more cause is","more causes are")} in ${y("run.json","run.json")}.</p>`}`}r(Be,"failureSection");function Ae(e,t){const[n]=e,a=e.slice(F,F+Oe),i=e.length-F-a.length,s=n.state==="CANCELED";return o`<article class="trouble${s&&" canceled"}">
<h3><span class="step-name">${n.step}</span> ${(0,d.LS)(e.length,"item")} ${s?"canceled":"failed"}</h3>
<p class="why">${Ie(n)}</p>
<ul>${e.slice(0,F).map(l=>Ne(l,t))}</ul>
${a.length>0&&o`<details><summary>${(0,d.LS)(e.length-F,"more item")}</summary><ul class="names">${a.map(l=>o`<li>${l.log===void 0?l.item:y(l.log,l.item)}`)}</ul>${i>0&&o`<p class="note">${(0,d.B4)(i)} more are in ${y("run.json","run.json")}.</p>`}</details>`}
</article>`}r(Ae,"groupArticle");function Ie({state:e,exit_code:t,meaning:n,attempts:a}){const i=(n??"").slice(0,Ce),s=i===""?void 0:`${i[0].toUpperCase()}${i.slice(1)}`;return e==="SYSTEM_ERROR"?o`<strong>A system error, not the algorithm’s.</strong> ${s??"There are no details."}`:e==="EXECUTOR_ERROR"&&typeof t=="number"?o`<strong>Exit code ${t}.</strong> ${s??'Its spec does not say what that means ("exit_codes").'}`:o`${s??(a>0?"It ended without an exit code.":"It was not started.")}`}r(Ie,"why");function Ne(e,t){const n=o`${(0,d.LS)(e.attempts,"attempt")}${e.attempts>1?", the last took ":", took "}${(0,d.a3)(e.seconds)}`,a=e.log_tail?.trimEnd().slice(-Re)??"",i=a!==""&&a.length<=t.left;return i&&(t.left-=a.length),o`<li><div class="line"><b class="name">${e.item}</b>${e.attempts>0&&o`<span class="note">${n}</span>`}${e.log!==void 0&&o`<span>${y(e.log,"whole log")}</span>`}</div>${i&&o`<details><summary>End of its log</summary><pre tabindex="0">${p(a)}</pre></details>`}</li>`}r(Ne,"itemEntry");var Pe=11e5,oe=25,se=6,ie=500,le=2e3;function je(e){const t=Map.groupBy(e.items,({step:i})=>i),n=e.steps.filter(({id:i})=>t.has(i));let a=Pe;return o`${n.map((i,s)=>{const l=t.get(i.id),{rows:u,used:f}=ze(l,e,a/(n.length-s));a-=f;const $=l.length-u.length;return o`<details${l.length<=oe&&De}><summary><h3 class="step-name">${i.id}</h3> ${(0,d.LS)(l.length,"item")}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Items of ${i.id}"><table class="items"><thead><tr><th scope="col">Item<th scope="col">State<th scope="col">Results<th scope="col">Started after<th scope="col">Took<th scope="col">Attempts<th scope="col">Peak memory<th scope="col">Log</thead><tbody>
${u}</tbody></table></div>${$>0&&o`<p class="note">${(0,d.B4)($)} more are in ${y("run.json","run.json")}.</p>`}</details>
`})}`}r(je,"itemTables");var De=o` open`;function ze(e,t,n){const a=[];let i=0;for(const s of e){const l=Ue(s,t),u=Buffer.byteLength(l.text);if(i+u>n)break;i+=u,a.push(l)}return{rows:a,used:i}}r(ze,"rowsWithin");function Ue(e,t){const n=(0,B.Br)(e),a=(Date.parse(e.started??"")-Date.parse(t.started))/1e3,i=e.attempts>0,s=e.reused||!i||!(a>=0)?"\u2013":(0,d.a3)(a),l=e.peak_memory_bytes;return o`<tr><th scope="row">${e.item}<td class="${n}">${n==="reused"?"reused":B.In[n]}<td>${We(e,t.aws===void 0)}<td>${s}<td>${i?(0,d.a3)(e.seconds):"\u2013"}<td>${e.attempts}<td>${l===void 0?"\u2013":(0,d._C)(l)}<td>${e.log===void 0?"\u2013":y(e.log,"log")}
`}r(Ue,"itemRow");function We({step:e,outputs:t},n){if(t.length===0)return o`–`;const a=t.slice(se);return o`${t.slice(0,se).map(({key:i,bytes:s},l)=>o`${l>0&&o`<br>`}${n?y(`${e}/${i}`,i):i} <small>${(0,d.z3)(s)}</small>`)}${a.length>0&&o`<br><small>and ${(0,d.LS)(a.length,"more file")}, ${(0,d.z3)(Ge(a))}</small>`}`}r(We,"results");var Ge=r(e=>e.reduce((t,{bytes:n})=>t+n,0),"sizeOf");function He(e){return o`${e.map(t=>{const n=Object.entries(t.variables);return o`<section class="setup"><h3 class="step-name">${t.id}</h3><dl>
<dt>Algorithm</dt><dd>${t.algorithm}</dd>
<dt>Image</dt><dd><code>${t.image}</code></dd>
<dt>Resources</dt><dd>${(0,d.B4)(t.memory_mb)} MiB of memory, ${t.cpu_units/1024} vCPU</dd>
<dt>Variables</dt><dd>${n.length===0?"none":o`<ul class="plain">${n.map(([a,i])=>o`<li><code><b>${a}</b>=${Ye(i)}</code></li>`)}</ul>`}</dd></dl></section>
`})}`}r(He,"setupSection");function Ye(e){return e.length<=le?e:`${e.slice(0,le)}\u2026`}r(Ye,"clipped");function Ke(e){if(e.length===0)return b;const t=e.length-ie,n=o`<ul class="names">${e.slice(0,ie).map(a=>o`<li>${a}</li>`)}</ul>${t>0&&o`<p class="note">${(0,d.B4)(t)} more are in ${y("run.json","run.json")}.</p>`}`;return o`<p>No step's patterns take ${e.length===1?"this file":`these ${(0,d.LS)(e.length,"file")}`} ("inputs" of the spec).</p>
${e.length<=oe?n:o`<details><summary>${(0,d.LS)(e.length,"file")}</summary>${n}</details>`}`}r(Ke,"leftOutSection");var J=x(2021),de=x(85588),Fe=[["all","all"],["complete","done"],["failed","failed"],["reused","reused"],["canceled","canceled"],["waiting","not started"]];function qe(e){const t=Map.groupBy(e.items,({step:s})=>s),n=(0,B.N4)(e.steps),a=Fe.filter(([s],l)=>l<3||n[s]>0),i=r(s=>a.map(([l],u)=>q(s[l]===0?"\u2013":(0,d.B4)(s[l]),u===0?"first":l==="failed"&&s.failed>0?"bad":"")),"numbers");return o`<div class="scroll" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${a.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="3" scope="colgroup">Peak memory</th></tr>
<tr><th scope="col">Step</th>${a.map(([,s],l)=>o`<th scope="col"${l===0&&Ve}>${s}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">sum</th><th scope="col" class="first">median</th><th scope="col">highest</th><th scope="col">requested</th></tr>
</thead><tbody>${e.steps.map(s=>Xe(s,t.get(s.id)??[],i))}</tbody>${e.steps.length>1&&o`<tfoot><tr><th scope="row">All steps</th>${i(n)}<td class="first"></td><td></td><td></td>${q((0,d.a3)(ce(e.items)))}<td class="first"></td><td></td><td></td></tr></tfoot>`}</table></div>
<p class="note">${n.reused>0&&"Reused items count as done: an earlier run completed them, from the same input, image and variables. "}Shortest, median and longest are of items that are done${n.reused>0&&", including reused ones"}; the sum is of the last attempts in this run. Peak memory is that of the whole container: the algorithm, the agent (which has ${J.AA} MiB in addition), and the kernel’s file cache.</p>`}r(qe,"stepTable");var Ve=o` class="first"`;function Xe(e,t,n){const a=(0,de.il)(t.filter(({state:l})=>l==="COMPLETE").map(({seconds:l})=>l)),i=(0,de.il)(t.flatMap(({peak_memory_bytes:l})=>l??[])),s=ce(t);return o`<tr><th scope="row"><span class="step-name">${e.id}</span><small>${e.algorithm}${e.needs.length>0&&o`<br>${e.gather?"gathers":"after"} ${e.needs.join(", ")}`}${e.left_out>0&&o`<br>${(0,d.LS)(e.left_out,"result")} before it not taken`}</small></th>
${n((0,B.N4)([e]))}
${[a?.least,a?.median,a?.most].map((l,u)=>q(l===void 0?"\u2013":(0,d.a3)(l),u===0?"first":""))}${q(s>0?(0,d.a3)(s):"\u2013")}
${[i?.median,i?.most].map((l,u)=>q(l===void 0?"\u2013":(0,d._C)(l),u===0?"first":""))}<td>${(0,d._C)(e.memory_mb*2**20)}${i&&Qe(i.most,e)}</td></tr>
`}r(Xe,"row");function ce(e){return e.reduce((t,{seconds:n,reused:a})=>t+(a?0:n),0)}r(ce,"spent");function q(e,t=""){return t===""?o`<td>${e}</td>`:o`<td class="${t}">${e}</td>`}r(q,"cell");function Qe(e,{memory_mb:t}){const n=Math.min(1,e/1048576/(t+J.AA)),[a,i]=n>.9?["near its limit","bad"]:n<.4&&t>=2*J.AA?["could request less","note"]:["",""];return o`<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(n*100)} % of the container’s limit"><rect class="track" width="100%" height="5"/><rect class="${n>.9?"failed":"done"}" width="${Math.round(n*100)}%" height="5"/></svg>${a!==""&&o`<small class="${i}">${a}</small>`}`}r(Qe,"advice");var me=`
:root {
  color-scheme: light dark;
  --paper: #fff; --raised: #f6f7f8; --ink: #1c2327; --quiet: #59636a; --line: #dde1e4; --link: #175a8c;
  --done: #34779b; --failed: #b3261e; --fault: #84469c; --canceled: #7a838a; --waiting: #b9c1c7; --track: #e9ecee;
  --wash: #fcf3f2;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", "DejaVu Serif", serif;
  --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181b; --raised: #1c2226; --ink: #e2e6e9; --quiet: #a2acb3; --line: #333b41; --link: #8cc4f0;
    --done: #5ba3c7; --failed: #ff8f85; --fault: #cf9fe4; --canceled: #8b959c; --waiting: #56616a; --track: #2a3136;
    --wash: #2a1d1d;
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
.state { margin: .6rem 0 1rem; max-width: none; font-size: 1.25rem; line-height: 1.4; }
.state::before { content: ""; display: inline-block; width: .62em; height: .62em; margin-right: .5em; border-radius: 50%; background: var(--done); }
.state.bad::before { border-radius: 1px; background: var(--failed); }
.state.canceled::before { background: none; border: 2px solid var(--canceled); }
.whole { display: block; border-radius: 4px; }
.facts { display: flex; flex-wrap: wrap; gap: .9rem 2.75rem; margin: 1.4rem 0 1.6rem; }
.facts > div { min-width: 0; max-width: 24rem; }
dt { font-size: .8125rem; color: var(--quiet); }
dd { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: .75rem 0; border-block: 1px solid var(--line); font-size: .9375rem; }
main > section { padding-top: 2.75rem; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; color: var(--quiet); }

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

.scroll { overflow-x: auto; }
.only-narrow { display: none; }
.chain svg { display: block; margin: 0 auto 0 0; }
.chain text { fill: var(--ink); font-family: var(--sans); font-size: 12px; }
.chain .id { font-size: 14px; font-weight: 600; }
.chain .note { fill: var(--quiet); }
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
td.bad, .bad > td, small.bad, td.failed, td.fault { color: var(--failed); }
td.bad { font-weight: 600; }
td.fault { color: var(--fault); }
td.reused, td.canceled { color: var(--quiet); }
.meter { display: block; margin: .35rem 0 .2rem auto; max-width: 6rem; }
.items th[scope=row], .items td:nth-child(3) { max-width: 22rem; min-width: 8rem; overflow-wrap: anywhere; }
.items td:nth-child(3) { white-space: normal; }
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

@media (max-width: 46rem) {
  body { padding-top: 1.5rem; }
  .only-wide { display: none; }
  .only-narrow { display: block; }
  .axis .odd { display: none; }
  .steps tbody th { min-width: 7.5rem; }
  .setup dl { grid-template-columns: minmax(0, 1fr); }
  .setup dd { margin-bottom: .4rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; --wash: #fff;
    --done: #34779b; --failed: #b3261e; --fault: #84469c; --canceled: #7a838a; --waiting: #b9c1c7; --track: #e9ecee;
  }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav, .skip { display: none; }
  .scroll { overflow: visible; }
  pre { max-height: none; }
  .trouble li, tr, .setup, .chain svg { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  rect, path, .state::before, .steps th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  #failures details::details-content { content-visibility: visible; block-size: auto; }
}
`,Ze=300,Je=80,et=20,tt=10,ue=20,nt=7,Y=56,P=160;function at(e){const t=e.items.filter(({attempts:s})=>s>0).map(s=>rt(s,e));if(t.length===0||!(e.seconds>0))return b;const n=Map.groupBy(t,({item:s})=>s.step),a=ot(e.seconds),i=[...new Set(t.map(({style:s})=>s))];return o`<ul class="legend">${["done","reused","failed","fault","canceled"].filter(s=>i.includes(s)).map(s=>o`<li><svg width="18" height="10" aria-hidden="true">${ve(s,"1","16",1,8)}</svg>${B.In[s]}</li>`)}</ul>
<div class="timeline">${fe(a)}
${e.steps.map(s=>{const l=n.get(s.id);return l&&lt(s,l,a,t.length)})}${fe(a)}</div>`}r(at,"timeline");function rt(e,t){const n=(0,B.Br)(e);if(e.reused)return{item:e,style:n,from:0,to:0};const a=(Date.parse(e.started??"")-Date.parse(t.started))/1e3/t.seconds,i=Number.isFinite(a)?he(a):0;return{item:e,style:n,from:i,to:he(i+Math.max(0,e.seconds)/t.seconds)}}r(rt,"spanOf");var he=r(e=>Math.min(1,Math.max(0,e)),"clamp"),j=r(e=>`${+(e*100).toFixed(2)}%`,"percent");function ot(e){const t=st.find(a=>e/a<=8)??86400*Math.ceil(e/86400/8),n=[];for(let a=0;a*t<=e;a++)n.push({at:a*t/e,words:it(a*t,t)});return n}r(ot,"ticksOf");var st=[.01,.02,.05,.1,.2,.5,1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800,43200,86400];function it(e,t){return e===0?"0":t<1?`${e.toFixed(t<.1?2:1)} s`:(0,d.a3)(e).replace(/^(\d)\.0 s$/,"$1 s").replace(/ 00 (s|min|h)$/,"")}r(it,"tickWords");function fe(e){return o`<div class="axis" aria-hidden="true"><svg width="100%" height="18">${e.map(({at:t,words:n},a)=>o`<text class="${a%2===1&&"odd"}" x="${j(t)}" y="13" text-anchor="${a===0?"start":t>.96?"end":"middle"}">${n}</text>`)}</svg></div>`}r(fe,"axis");var pe=r(e=>e.map(({at:t})=>o`<line class="grid" x1="${j(t)}" x2="${j(t)}" y2="100%"/>`),"gridLines");function lt(e,t,n,a){const i=o`<h3 class="step-name">${e.id}</h3>`,s=t.filter(({style:v})=>v==="reused").length,l=o`<p class="note">${(0,d.LS)(t.length,"item")}${s>0&&`, ${(0,d.B4)(s)} ${B.In.reused}`}</p>`;if(a<=Je)return o`<div class="lanes">${i}</div>${ee(t,n,e.id)}`;if(a<=Ze)return o`<div class="lanes block"><div>${i}${l}</div>${$e(t,n,nt,e.id)}</div>`;const u=t.filter(({style:v})=>v==="failed"||v==="fault"),f=t.filter(({style:v})=>v==="done").sort((v,O)=>O.item.seconds-v.item.seconds).slice(0,tt),$=u.slice(0,et),c=u.length>$.length?`The first ${$.length} of ${(0,d.B4)(u.length)} that failed`:"Those that failed";return o`<div class="lanes block"><div>${i}${l}</div>${mt(t,n,e.id)}</div>
${u.length>0&&o`<p class="note lanes-of">${c}</p>${ee($,n,e.id)}`}
${f.length>0&&o`<p class="note lanes-of">The slowest that are done</p>${ee(f,n,e.id)}`}`}r(lt,"stepLanes");function ee(e,t,n){const a=dt(e.map(({item:i})=>i.item));return o`<div class="lanes"><ol aria-hidden="true">${ge(e).map(({item:i})=>o`<li title="${i.item}">${i.item.slice(a)}</li>`)}</ol>${$e(e,t,ue,n)}</div>`}r(ee,"namedLanes");function dt(e){const[t="",...n]=e;let a=t.lastIndexOf("/")+1;for(;a>0&&!n.every(i=>i.startsWith(t.slice(0,a)));)a=t.lastIndexOf("/",a-2)+1;return a}r(dt,"commonFolder");var ge=r(e=>[...e].sort((t,n)=>t.from-n.from||t.to-n.to),"inOrder");function $e(e,t,n,a){const i=n===ue,s=i?4:1,l=ge(e).map(({item:u,style:f,from:$,to:c},v)=>{const O=(0,d.a3)(u.seconds),N=`${u.item}: ${B.In[f]}, ${O}${u.attempts>1?`, attempt ${u.attempts}`:""}`,D=v*n,U=ve(f,j($),f==="reused"?"10":j(c-$),D+s,n-2*s);return o`<g><title>${N}</title>${U}${i&&ct(O,$,c,f,D+14)}</g>`});return o`<svg role="img" width="100%" height="${e.length*n}" aria-label="When the items of ${a} ran; the table of items has the same in numbers">${pe(t)}${l}</svg>`}r($e,"lanes");function ct(e,t,n,a,i){return n<=.65?o`<text x="${j(n)}" y="${i}" dx="${a==="reused"?16:6}">${e}</text>`:t>=.35?o`<text x="${j(t)}" y="${i}" dx="-6" text-anchor="end">${e}</text>`:o`<text class="within" x="${j(n)}" y="${i-1}" dx="-6" text-anchor="end">${e}</text>`}r(ct,"lengthWords");function ve(e,t,n,a,i){return o`<rect class="${e}" x="${t}" y="${a}" width="${n}" height="${i}" rx="1.5"/>`}r(ve,"mark");function mt(e,t,n){const a=new Array(P).fill(0),i=new Set,s=e.filter(({style:c})=>c!=="reused");for(const{from:c,to:v,style:O}of s){const[N,D]=[we(c),we(v)];for(let U=N;U<=D;U++)a[U]+=Math.max(0,Math.min(v,(U+1)/P)-Math.max(c,U/P))*P;(O==="failed"||O==="fault")&&i.add(D)}const l=Math.max(...a,1),u=r(c=>Math.round((1-c/l)*(Y-8)*10)/10+2,"top"),f=String(l<9.95?Number(l.toFixed(1)):Math.round(l)),$=a.map((c,v)=>`L${v} ${u(c)}L${v+1} ${u(c)}`).join("");return o`<svg role="img" width="100%" height="${Y+18}" aria-label="How many items of ${n} ran at once, up to ${f}">${pe(t)}<svg y="18" viewBox="0 0 ${P} ${Y}" width="100%" height="${Y}" preserveAspectRatio="none"><path class="area" d="M0 ${Y-6}${$}L${P} ${Y-6}Z"/></svg><text x="4" y="10">up to ${f} at once</text>${[...i].map(c=>o`<rect class="failed" x="${j(c/P)}" y="${Y+13}" width="${j(1/P)}" height="5"/>`)}</svg>`}r(mt,"strip");var we=r(e=>Math.min(P-1,Math.floor(e*P)),"binOf"),ut=`default-src 'none'; style-src 'sha256-${(0,E.createHash)("sha256").update(me).digest("base64")}'; base-uri 'none'; form-action 'none'`;function ht(e){const{steps:t,items:n}=e,a=t.length>0,i=e.state!=="COMPLETE",s=(0,B.N4)(t),l=[{id:"failures",title:s.failed>0?"What failed":"What was canceled",content:Be(e)},{id:"plan",title:"Plan",content:a?Ee(t):b},{id:"steps",title:"Steps",content:a?qe(e):b},{id:"timeline",title:"Timeline",content:at(e)},{id:"items",title:"Items and results",content:n.length>0?je(e):b},{id:"setup",title:"What ran",content:a?He(t):b},{id:"left-out",title:"Inputs that no step took",content:Ke(e.left_out)}].filter(({content:u})=>u!==b);return o`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ut}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${e.workflow}: ${(0,B.lv)(e)}</title>
${_(me)}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kicker">Run report</p>
<h1>${e.workflow}</h1>
<p class="state ${e.state==="CANCELED"?"canceled":i?"bad":"good"}">${(0,B.lv)(e)}</p>
${s.all>0&&o`<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${ae(s,1e3,0)}</svg>`}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${e.started}">${(0,d.r6)(e.started)}</time></dd></div>
<div><dt>Took</dt><dd>${(0,d.a3)(e.seconds)}</dd></div>
<div><dt>Engine</dt><dd>${e.engine}</dd></div>
${e.jobs!==void 0&&o`<div><dt>Concurrency</dt><dd>${(0,d.LS)(e.jobs,"item")} at most</dd></div>`}
${e.aws&&o`<div><dt>Run</dt><dd>${e.aws.run}</dd></div><div><dt>Results in</dt><dd>${e.aws.results}<small>STEP/${e.aws.run}/</small></dd></div>`}
<div><dt>Catalog</dt><dd>${e.catalog.name}${e.catalog.commit!==void 0&&o` <small>at ${(0,S.Ax)(e.catalog.commit)}</small>`}</dd></div>
</dl>
${e.aws&&e.aws.unread>0&&o`<p class="note">Of ${(0,d.B4)(e.aws.unread+n.length)} items that ended, this page shows ${(0,d.B4)(n.length)} one by one: the first that failed, and some that are done. Times are of these; the counts of the steps are of all.</p>`}
<nav aria-label="Sections"><ul>${l.map(({id:u,title:f})=>o`<li><a href="#${u}">${f}</a></li>`)}</ul></nav>
</header>
<main id="content" tabindex="-1">
${l.map(({id:u,title:f,content:$})=>o`<section id="${u}" aria-labelledby="${u}-title"><h2 id="${u}-title">${f}</h2>
${$}
</section>
`)}</main>
<footer><p>Written by Pipewright ${e.pipewright}. The same data is in <a href="./run.json">run.json</a>.</p></footer>
</body>
</html>
`.text}r(ht,"reportHtml")}),83512:((z,T,x)=>{x.d(T,{Br:r(()=>o,"Br"),In:r(()=>_,"In"),N4:r(()=>L,"N4"),lv:r(()=>R,"lv"),qg:r(()=>S,"qg")});var E=x(36647);function L(h){const g=r(m=>h.reduce((d,w)=>d+(w[m]??0),0),"sum"),p={complete:g("complete"),failed:g("failed"),canceled:g("canceled"),waiting:g("waiting")};return{all:p.complete+p.failed+p.canceled+p.waiting,reused:g("reused"),...p}}r(L,"tally");function S({all:h,complete:g,failed:p,canceled:y,waiting:m}){const d=[p>0&&`${(0,E.B4)(p)} failed`,y>0&&`${(0,E.B4)(y)} canceled`,m>0&&`${(0,E.B4)(m)} not started`].filter(w=>w!==!1);return d.length===0&&g===h&&h>0?h===1?"The one item is done":`All ${(0,E.B4)(h)} items done`:[`${(0,E.B4)(g)} of ${(0,E.LS)(h,"item")} done`,...d].join(", ")}r(S,"tallySentence");function R({state:h,steps:g}){const p=L(g);return p.all===0?"Nothing ran: there was no item for any step.":`${h==="CANCELED"?"Stopped: ":""}${S(p)}`}r(R,"stateSentence");var b={COMPLETE:"done",EXECUTOR_ERROR:"failed",SYSTEM_ERROR:"fault",CANCELED:"canceled"};function o({reused:h,state:g}){return h?"reused":b[g]}r(o,"stateStyle");var _={done:"done",reused:"done by an earlier run",failed:"failed",fault:"failed by a system error",canceled:"canceled",waiting:"not started"}})};export{$t as id,vt as ids,wt as modules};
