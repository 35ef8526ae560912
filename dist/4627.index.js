var gt=Object.defineProperty;var r=(z,R)=>gt(z,"name",{value:R,configurable:!0});const vt=4627,wt=[4627],bt={70413:((z,R,x)=>{x.d(R,{P:r(()=>M,"P")});var O=x(63454),k=200,T=15e3;function M(y,o,L){const b=o.errTty&&o.env.TERM!=="dumb";let f=0,$="";const g=r(()=>{const E=f>0?`\x1B[${f}A\r\x1B[J`:"";return f=0,E},"erase"),m=r(()=>{const E=g(),C=y().map(I=>`${I.slice(0,o.columns()-1)}
`);o.err(E+C.join("")),f=C.length},"draw"),p=r(()=>{const E=y().join(`
`);E!==$&&E!==""&&o.err(`${E}
`),$=E},"print");if(L)return{say(){},refresh(){},end(){},clear(){}};const d=b?m:p,_=setInterval(d,b?k:T).unref();return{refresh:d,say(E){o.err(`${g()}${(0,O.h)(E)}
`),b&&m()},end(){clearInterval(_),d(),f=0},clear(){clearInterval(_),o.err(g())}}}r(M,"showLines")}),78685:((z,R,x)=>{x.d(R,{AU:r(()=>k,"AU"),Ho:r(()=>L,"Ho"),O6:r(()=>O,"O6"),PU:r(()=>g,"PU"),f$:r(()=>$,"f$"),gX:r(()=>b,"gX"),i1:r(()=>o,"i1"),np:r(()=>T,"np"),qG:r(()=>f,"qG"),sQ:r(()=>y,"sQ")});function O({steps:m}){return{state:"QUEUED",steps:m.map(k),troubles:[]}}r(O,"initialProgress");function k({id:m,needs:p,gather:d}){return{id:m,needs:p,gather:d,known:0,running:0,complete:0,reused:0,failed:0,canceled:0}}r(k,"initialStepProgress");function T(m,p){const d=p.kind==="ended"?p.record.step:p.step,_=m.steps.map(E=>E.id===d?M(E,p):E);return{...m,state:p.kind==="known"?m.state:"RUNNING",steps:_}}r(T,"advance");function M(m,p){switch(p.kind){case"known":return{...m,known:m.known+1};case"started":return p.attempt>1?m:{...m,running:m.running+1,since:m.since??p.at};case"again":return m;case"ended":{const{state:d,reused:_,attempts:E}=p.record,C=!_&&E>0;return{...m,running:m.running-(C?1:0),complete:m.complete+(d==="COMPLETE"?1:0),reused:m.reused+(_?1:0),failed:m.failed+(d==="EXECUTOR_ERROR"||d==="SYSTEM_ERROR"?1:0),canceled:m.canceled+(d==="CANCELED"?1:0),until:p.at}}}}r(M,"advanceStep");function y(m){return m.complete+m.failed+m.canceled}r(y,"endedCount");function o(m){return m.known-y(m)}r(o,"remainingCount");function L(m){return Math.max(0,o(m)-m.running)}r(L,"waitingCount");function b(m,p){const d=y(m)-m.reused;return m.since===void 0||d===0||p<=m.since?void 0:d*1e3/(p-m.since)}r(b,"itemRate");function f({steps:m},p){const d=p.needs.map(C=>m.find(I=>I.id===C));if(p.gather)return 1;const _=d.reduce((C,I)=>C+f({steps:m},I)-y(I),0),E=d.reduce((C,I)=>C+I.complete,0);return p.known+Math.round(Math.max(0,_)*(E>0?p.known/E:1))}r(f,"expectedCount");function $(m,p,d){const _=b(p,d),E=f(m,p)-y(p);return _===void 0||E<=0?void 0:E/_}r($,"timeLeft");function g(m){return m!=="QUEUED"&&m!=="INITIALIZING"&&m!=="RUNNING"}r(g,"isOver")}),85588:((z,R,x)=>{x.d(R,{Eg:r(()=>O,"Eg"),HQ:r(()=>T,"HQ"),il:r(()=>k,"il"),w7:r(()=>M,"w7")});function O(y){const o=r((...b)=>y.filter(({state:f})=>b.includes(f)).length,"count"),L=y.filter(({attempts:b,reused:f})=>b>0&&!f);return{complete:o("COMPLETE"),reused:y.filter(({reused:b})=>b).length,failed:o("EXECUTOR_ERROR","SYSTEM_ERROR"),canceled:o("CANCELED"),seconds:k(L.map(b=>b.seconds)),memory:k(y.flatMap(b=>b.peak_memory_bytes??[]))}}r(O,"summarizeItems");function k(y){if(y.length===0)return;const o=[...y].sort((f,$)=>f-$),L=o.length>>1,b=o.length%2?o[L]:(o[L-1]+o[L])/2;return{least:o[0],median:b,most:o.at(-1),sum:o.reduce((f,$)=>f+$,0)}}r(k,"spread");function T(y,o){if(o)return"CANCELED";for(const L of["SYSTEM_ERROR","EXECUTOR_ERROR","CANCELED"])if(y.some(b=>b.state===L))return L;return"COMPLETE"}r(T,"runState");function M(y){return y.items.filter(({state:o})=>o==="EXECUTOR_ERROR"||o==="SYSTEM_ERROR")}r(M,"failedItems")}),47715:((z,R,x)=>{x.d(R,{A:r(()=>O,"A")});function O({exit_code:k,meaning:T}){return[typeof k=="number"&&k!==0?`exit code ${k}`:void 0,T].filter(Boolean).join(", ")}r(O,"reasonOf")}),27832:((z,R,x)=>{x.d(R,{BR:r(()=>L,"BR"),RB:r(()=>b,"RB"),w7:r(()=>f,"w7")});var O=x(2021),k=x(47715),T=x(26720),M=x(63454),y=5,o=300;function L($,g){const m=Map.groupBy($,d=>{const{step:_,state:E,exit_code:C,meaning:I}=g(d);return JSON.stringify([_,E,C??null,I??""])}),p=r(([d])=>+(g(d).state==="CANCELED"),"isCanceled");return[...m.values()].sort((d,_)=>p(d)-p(_)||_.length-d.length)}r(L,"groupFailures");function b({log_tail:$=""}){return $.split(/\r\n|\n|\r/).filter(g=>g.trim()!==""&&!(0,O.S0)(g))}r(b,"logTail");function f($){const g=$.attempts>1?` (${(0,T.L)($.attempts,"attempt")})`:"";return[`\u2717 ${(0,M.h)(`${$.step}: ${$.item}`)}: ${(0,M.h)((0,k.A)($)||"failed")}${g}`,...b($).slice(-y).map(m=>`    | ${(0,M.h)(m.replaceAll("	","  ")).slice(0,o)}`),...$.log===void 0?[]:[`    log: ${(0,M.h)($.log)}`]]}r(f,"failureLines")}),9484:((z,R,x)=>{x.d(R,{L:r(()=>y,"L")});var O=x(78685),k=x(65031),T=x(26720),M=x(36647);function y(b,f){const $=Math.max(...b.steps.map(({id:g})=>g.length));return b.steps.map(g=>`${g.id.padEnd($)}  ${L(b,g,f)}`)}r(y,"progressLines");var o=20;function L(b,f,$){const g=(0,O.qG)(b,f),m=f.agents?.starting??0,p=[`${(0,O.sQ)(f)} of ${g}`,f.failed>0&&`${f.failed} failed`,f.canceled>0&&`${f.canceled} canceled`,f.reused>0&&`${f.reused} done before`,f.running>0&&`${f.running} running`,(0,O.Ho)(f)>0&&`${(0,O.Ho)(f)} waiting`,m>0&&`${(0,T.L)(m,"agent")} starting`],d=(0,O.gX)(f,$),_=(0,O.f$)(b,f,$);d!==void 0&&_!==void 0&&!(0,O.PU)(b.state)&&p.push((0,M.CE)(d),`${(0,M.a3)(_)} left`);const E={done:f.complete,failed:f.failed+f.canceled,total:g};return`${(0,k.iA)(E,o,["\u2588","x","\xB7"])}  ${p.filter(Boolean).join(", ")}`}r(L,"describe")}),28216:((z,R,x)=>{x.d(R,{E:r(()=>ft,"E")});var O=x(77598),k=x(6375),T=x(88264),M=class{static{r(this,"Html")}text;constructor(e){this.text=e}toString(){return this.text}},y=new M("");function o(e,...t){let n=e[0];for(const[a,i]of t.entries())n+=b(i)+e[a+1];return new M(n)}r(o,"html");function L(e){return new M(`<style>${e}</style>`)}r(L,"styleSheet");function b(e){return e instanceof M?e.text:e===void 0||e===!1?"":typeof e=="number"?String(e):typeof e=="string"?f((0,T.YA)(e)):e.map(b).join("")}r(b,"render");function f(e){return e.replace(/[&<>"'`]/g,t=>`&#${t.charCodeAt(0)};`)}r(f,"escapeHtml");function $(e){const t=e.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new M(t.split(`
`).map(n=>n.split("	").map(b).join("	")).join(`
`))}r($,"logLines");function g(e,t){const n=m(e);return n===void 0?o`${t}`:o`<a href="${n}">${t}</a>`}r(g,"fileLink");function m(e){const t=e.split("/");if(!t.some(n=>n===""||n==="."||n===".."))return`./${t.map(k.hK).join("/")}`}r(m,"relativeUrl");var p=x(26720),d=x(36647),_=x(65031),E=8;function C(e,t,n){const a=[],i=new Map,s=[],l=r((h,v)=>{a[h]??=[];const c={layer:h,size:v,before:[],after:[],order:a[h].length,across:0};return a[h].push(c),c},"add");for(const{id:h,needs:v}of e){if(i.has(h))continue;const c=[...new Set(v)].filter(S=>i.has(S)),w=l(Math.max(-1,...c.map(S=>i.get(S).layer))+1,t);i.set(h,w);for(const S of c){let N=i.get(S);const D=[];for(;N.layer+1<w.layer;)N=I(N,l(N.layer+1,n/2)),D.push(N);I(N,w),s.push({from:S,to:h,passes:D})}}xe(a);const u=ye(a,n);return{boxes:[...i].map(([h,{layer:v,across:c}])=>({id:h,layer:v,across:c})),edges:s.map(({from:h,to:v,passes:c})=>({from:h,to:v,through:c.map(({across:w})=>w)})),layers:a.length,breadth:u}}r(C,"layOut");function I(e,t){return e.after.push(t),t.before.push(e),t}r(I,"joined");var te=r(e=>e.reduce((t,n)=>t+n,0)/e.length,"mean");function xe(e){for(let t=0;t<E;t++){const n=t%2===0;for(const a of n?e:[...e].reverse()){const i=new Map(a.map(s=>{const l=n?s.before:s.after;return[s,l.length>0?te(l.map(({order:u})=>u)):s.order]}));a.sort((s,l)=>i.get(s)-i.get(l)||s.order-l.order);for(const[s,l]of a.entries())l.order=s}}}r(xe,"orderAll");function ye(e,t){const n=r((s,l)=>(s.size+l.size)/2+t,"apart");for(const s of e)for(const[l,u]of s.entries())u.across=l===0?0:s[l-1].across+n(s[l-1],u);for(let s=0;s<E*2;s++)for(const l of s%2===0?e:[...e].reverse()){const u=l.map(c=>{const w=[...c.before,...c.after];return w.length>0?te(w.map(({across:S})=>S)):c.across}),h=[...u];for(let c=1;c<l.length;c++)h[c]=Math.max(u[c],h[c-1]+n(l[c-1],l[c]));const v=[...u];for(let c=l.length-2;c>=0;c--)v[c]=Math.min(u[c],v[c+1]-n(l[c],l[c+1]));for(const[c,w]of l.entries())w.across=(v[c]+h[c])/2}const a=e.flat(),i=Math.min(...a.map(s=>s.across-s.size/2));for(const s of a)s.across-=i;return Math.max(0,...a.map(s=>s.across+s.size/2))}r(ye,"placeAll");var B=x(83512),G=80,q=216,ne=152,Ee=1080,H=2;function _e(e){const t={right:!1,width:q,gaps:[34,22]},{layers:n,breadth:a}=ae(t,e),s=[{right:!0,width:q,gaps:[56,22]},{right:!0,width:ne,gaps:[28,22]}].find(({width:h,gaps:v})=>n*h+(n-1)*v[0]+2*H<=Ee)??t,u=a<=q?t:{right:!1,width:ne,gaps:[34,12]};return s===u?Q("",Z(e,s)):o`${Q("only-wide",Z(e,s))}
${Q("only-narrow",Z(e,u))}`}r(_e,"chainPicture");function Q(e,t){return o`<div class="scroll chain ${e}" tabindex="0" role="region" aria-label="Picture of the plan">${t}</div>`}r(Q,"scrolled");function ae({right:e,width:t,gaps:n},a){return C(a,e?G:t,n[1])}r(ae,"layoutIn");function Z(e,t){const n=ae(t,e),a=new Map(e.map(c=>[c.id,c])),i=t.right?t.width:G,s=n.layers*i+(n.layers-1)*t.gaps[0]+2*H,l=n.breadth+2*H,[u,h]=(t.right?[s,l]:[l,s]).map(Math.ceil),v=e.map(({id:c,needs:w})=>w.length>0?`${c} after ${w.join(" and ")}`:c).join("; ");return o`<svg role="img" width="${u}" height="${h}" viewBox="0 0 ${u} ${h}" aria-label="The steps: ${v}">
${n.edges.map(c=>Me(c,n,t,a.get(c.to).gather))}
${n.boxes.map(c=>Oe(a.get(c.id),ke(c,t),t.width))}</svg>`}r(Z,"draw");function ke({layer:e,across:t},{right:n,width:a,gaps:i}){const s=H+e*((n?a:G)+i[0]),l=H+t-(n?G:a)/2;return n?[s,Y(l)]:[Y(l),s]}r(ke,"corner");var Y=r(e=>Math.round(e*10)/10,"round");function Me(e,t,n,a){const i=n.right?n.width:G,s=t.boxes.find(({id:A})=>A===e.from),l=t.boxes.find(({id:A})=>A===e.to),u=r(A=>H+A*(i+n.gaps[0]),"start"),h=r((A,W)=>{const[X,pt]=n.right?[A,W+H]:[W+H,A];return`${Y(X)} ${Y(pt)}`},"point"),v=u(l.layer)-(a?5:1);let c=u(s.layer)+i,{across:w}=s,S=`M${h(c,w)}`;const N=r((A,W)=>{const X=(c+A)/2;S+=`C${h(X,w)} ${h(X,W)} ${h(A,W)}`,c=A,w=W},"curveTo");for(const[A,W]of e.through.entries())N(u(s.layer+1+A),W),c+=i,S+=`L${h(c,W)}`;N(v-7,l.across);const D=`M${h(v,w)}L${h(v-9,w-4.5)}L${h(v-9,w+4.5)}Z`,U=`M${h(v+2,w-16)}L${h(v+2,w+16)}`;return o`<path class="edge" d="${S}"/><path class="head" d="${D}"/>${a&&o`<path class="gather" d="${U}"/>`}`}r(Me,"arrow");function Oe(e,[t,n],a){const i=(0,B.N4)([e]),s=a-24,l=i.failed>0?" bad":i.canceled+i.waiting>0||i.all===0?" idle":"",u=Le(e),h=e.gather?58:0;return o`<svg class="step${l}" x="${t}" y="${n}" width="${a}" height="${G}"><title>${e.id} (${e.algorithm})${e.gather&&", gathers all results before it"}: ${u}</title>
<rect x="1" y="1" width="${a-2}" height="${G-2}" rx="7"/>
<svg x="12" y="0" width="${s}" height="${G}"><svg width="${s-h}" height="30"><text class="id" y="23">${(0,_.jM)(e.id,Math.floor((s-h)/8))}</text></svg>${e.gather&&o`<text class="note" x="${s}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${(0,_.jM)(e.algorithm,Math.floor(s/6.6))}</text>
${re(i,s,50)}<text class="count" y="70">${u}</text></svg></svg>`}r(Oe,"stepBox");function Le(e){const{all:t,complete:n,failed:a,canceled:i,waiting:s}=(0,B.N4)([e]);if(t===0)return"no items";if(n===t)return t===1?"1 done":`all ${(0,d.B4)(t)} done`;const l=a>0?`${(0,d.B4)(a)} failed`:i>0?`${(0,d.B4)(i)} canceled`:`${(0,d.B4)(s)} left`;return`${(0,d.B4)(n)} of ${(0,d.B4)(t)} \xB7 ${l}`}r(Le,"outcome");function re(e,t,n){const a=[["done",e.complete-e.reused],["reused",e.reused],["failed",e.failed],["canceled",e.canceled],["waiting",e.waiting]];let i=0;const s=a.map(([l,u])=>{if(u<=0)return;const h=Math.max(u/e.all*t,3),v=o`<rect class="${l}" x="${Y(Math.min(i,t-3))}" y="${n}" width="${Y(Math.min(h,t))}" height="6"><title>${(0,d.B4)(u)} ${B.In[l]}</title></rect>`;return i+=h,v});return o`<rect class="track" y="${n}" width="${t}" height="6"/>${s}`}r(re,"bar");var Se=x(27832),F=5,Re=100,oe=50,Te=4e3,Ce=2e5,Be=1e3;function Ae(e){const t=(0,Se.BR)(e.items.filter(({state:i})=>i!=="COMPLETE"),i=>i);if(t.length===0)return y;const n={left:Ce},a=t.length-oe;return o`${t.slice(0,oe).map(i=>Ie(i,n))}
${a>0&&o`<p class="note">${(0,p.L)(a,"more cause is","more causes are")} in ${g("run.json","run.json")}.</p>`}`}r(Ae,"failureSection");function Ie(e,t){const[n]=e,a=e.slice(F,F+Re),i=e.length-F-a.length,s=n.state==="CANCELED";return o`<article class="trouble${s&&" canceled"}">
<h3><span class="step-name">${n.step}</span> ${(0,p.L)(e.length,"item")} ${s?"canceled":"failed"}</h3>
<p class="why">${Ne(n)}</p>
<ul>${e.slice(0,F).map(l=>Pe(l,t))}</ul>
${a.length>0&&o`<details><summary>${(0,p.L)(e.length-F,"more item")}</summary><ul class="names">${a.map(l=>o`<li>${l.log===void 0?l.item:g(l.log,l.item)}`)}</ul>${i>0&&o`<p class="note">${(0,d.B4)(i)} more are in ${g("run.json","run.json")}.</p>`}</details>`}
</article>`}r(Ie,"groupArticle");function Ne({state:e,exit_code:t,meaning:n,attempts:a}){const i=(n??"").slice(0,Be),s=i===""?void 0:`${i[0].toUpperCase()}${i.slice(1)}`;return e==="SYSTEM_ERROR"?o`<strong>A system error, not the algorithm’s.</strong> ${s??"There are no details."}`:e==="EXECUTOR_ERROR"&&typeof t=="number"?o`<strong>Exit code ${t}.</strong> ${s??'Its spec does not say what that means ("exit_codes").'}`:o`${s??(a>0?"It ended without an exit code.":"It was not started.")}`}r(Ne,"why");function Pe(e,t){const n=o`${(0,p.L)(e.attempts,"attempt")}${e.attempts>1?", the last took ":", took "}${(0,d.a3)(e.seconds)}`,a=e.log_tail?.trimEnd().slice(-Te)??"",i=a!==""&&a.length<=t.left;return i&&(t.left-=a.length),o`<li><div class="line"><b class="name">${e.item}</b>${e.attempts>0&&o`<span class="note">${n}</span>`}${e.log!==void 0&&o`<span>${g(e.log,"whole log")}</span>`}</div>${i&&o`<details><summary>End of its log</summary><pre tabindex="0">${$(a)}</pre></details>`}</li>`}r(Pe,"itemEntry");var je=11e5,se=25,ie=6,le=500,de=2e3;function De(e){const t=Map.groupBy(e.items,({step:i})=>i),n=e.steps.filter(({id:i})=>t.has(i));let a=je;return o`${n.map((i,s)=>{const l=t.get(i.id),{rows:u,used:h}=Ue(l,e,a/(n.length-s));a-=h;const v=l.length-u.length;return o`<details${l.length<=se&&ze}><summary><h3 class="step-name">${i.id}</h3> ${(0,p.L)(l.length,"item")}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Items of ${i.id}"><table class="items"><thead><tr><th scope="col">Item<th scope="col">State<th scope="col">Results<th scope="col">Started after<th scope="col">Took<th scope="col">Attempts<th scope="col">Peak memory<th scope="col">Log</thead><tbody>
${u}</tbody></table></div>${v>0&&o`<p class="note">${(0,d.B4)(v)} more are in ${g("run.json","run.json")}.</p>`}</details>
`})}`}r(De,"itemTables");var ze=o` open`;function Ue(e,t,n){const a=[];let i=0;for(const s of e){const l=We(s,t),u=Buffer.byteLength(l.text);if(i+u>n)break;i+=u,a.push(l)}return{rows:a,used:i}}r(Ue,"rowsWithin");function We(e,t){const n=(0,B.Br)(e),a=(Date.parse(e.started??"")-Date.parse(t.started))/1e3,i=e.attempts>0,s=e.reused||!i||!(a>=0)?"\u2013":(0,d.a3)(a),l=e.peak_memory_bytes;return o`<tr><th scope="row">${e.item}<td class="${n}">${n==="reused"?"reused":B.In[n]}<td>${Ge(e,t.aws===void 0)}<td>${s}<td>${i?(0,d.a3)(e.seconds):"\u2013"}<td>${e.attempts}<td>${l===void 0?"\u2013":(0,d._C)(l)}<td>${e.log===void 0?"\u2013":g(e.log,"log")}
`}r(We,"itemRow");function Ge({step:e,outputs:t},n){if(t.length===0)return o`–`;const a=t.slice(ie);return o`${t.slice(0,ie).map(({key:i,bytes:s},l)=>o`${l>0&&o`<br>`}${n?g(`${e}/${i}`,i):i} <small>${(0,d.z3)(s)}</small>`)}${a.length>0&&o`<br><small>and ${(0,p.L)(a.length,"more file")}, ${(0,d.z3)(He(a))}</small>`}`}r(Ge,"results");var He=r(e=>e.reduce((t,{bytes:n})=>t+n,0),"sizeOf");function Ke(e){return o`${e.map(t=>{const n=Object.entries(t.variables);return o`<section class="setup"><h3 class="step-name">${t.id}</h3><dl>
<dt>Algorithm</dt><dd>${t.algorithm}</dd>
<dt>Image</dt><dd><code>${t.image}</code></dd>
<dt>Resources</dt><dd>${(0,d.B4)(t.memory_mb)} MiB of memory, ${t.cpu_units/1024} vCPU</dd>
<dt>Variables</dt><dd>${n.length===0?"none":o`<ul class="plain">${n.map(([a,i])=>o`<li><code><b>${a}</b>=${Ye(i)}</code></li>`)}</ul>`}</dd></dl></section>
`})}`}r(Ke,"setupSection");function Ye(e){return e.length<=de?e:`${e.slice(0,de)}\u2026`}r(Ye,"clipped");function Fe(e){if(e.length===0)return y;const t=e.length-le,n=o`<ul class="names">${e.slice(0,le).map(a=>o`<li>${a}</li>`)}</ul>${t>0&&o`<p class="note">${(0,d.B4)(t)} more are in ${g("run.json","run.json")}.</p>`}`;return o`<p>No step's patterns take ${e.length===1?"this file":`these ${(0,p.L)(e.length,"file")}`} ("inputs" of the spec).</p>
${e.length<=se?n:o`<details><summary>${(0,p.L)(e.length,"file")}</summary>${n}</details>`}`}r(Fe,"leftOutSection");var J=x(2021),ce=x(85588),Ve=[["all","all"],["complete","done"],["failed","failed"],["reused","reused"],["canceled","canceled"],["waiting","not started"]];function Xe(e){const t=Map.groupBy(e.items,({step:s})=>s),n=(0,B.N4)(e.steps),a=Ve.filter(([s],l)=>l<3||n[s]>0),i=r(s=>a.map(([l],u)=>V(s[l]===0?"\u2013":(0,d.B4)(s[l]),u===0?"first":l==="failed"&&s.failed>0?"bad":"")),"numbers");return o`<div class="scroll" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${a.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="3" scope="colgroup">Peak memory</th></tr>
<tr><th scope="col">Step</th>${a.map(([,s],l)=>o`<th scope="col"${l===0&&qe}>${s}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">sum</th><th scope="col" class="first">median</th><th scope="col">highest</th><th scope="col">requested</th></tr>
</thead><tbody>${e.steps.map(s=>Qe(s,t.get(s.id)??[],i))}</tbody>${e.steps.length>1&&o`<tfoot><tr><th scope="row">All steps</th>${i(n)}<td class="first"></td><td></td><td></td>${V((0,d.a3)(me(e.items)))}<td class="first"></td><td></td><td></td></tr></tfoot>`}</table></div>
<p class="note">${n.reused>0&&"Reused items count as done: an earlier run completed them, from the same input, image and variables. "}Shortest, median and longest are of items that are done${n.reused>0&&", including reused ones"}; the sum is of the last attempts in this run. Peak memory is that of the whole container: the algorithm, the agent (which has ${J.AA} MiB in addition), and the kernel’s file cache.</p>`}r(Xe,"stepTable");var qe=o` class="first"`;function Qe(e,t,n){const a=(0,ce.il)(t.filter(({state:l})=>l==="COMPLETE").map(({seconds:l})=>l)),i=(0,ce.il)(t.flatMap(({peak_memory_bytes:l})=>l??[])),s=me(t);return o`<tr><th scope="row"><span class="step-name">${e.id}</span><small>${e.algorithm}${e.needs.length>0&&o`<br>${e.gather?"gathers":"after"} ${e.needs.join(", ")}`}${e.left_out>0&&o`<br>${(0,p.L)(e.left_out,"result")} before it not taken`}</small></th>
${n((0,B.N4)([e]))}
${[a?.least,a?.median,a?.most].map((l,u)=>V(l===void 0?"\u2013":(0,d.a3)(l),u===0?"first":""))}${V(s>0?(0,d.a3)(s):"\u2013")}
${[i?.median,i?.most].map((l,u)=>V(l===void 0?"\u2013":(0,d._C)(l),u===0?"first":""))}<td>${(0,d._C)(e.memory_mb*2**20)}${i&&Ze(i.most,e)}</td></tr>
`}r(Qe,"row");function me(e){return e.reduce((t,{seconds:n,reused:a})=>t+(a?0:n),0)}r(me,"spent");function V(e,t=""){return t===""?o`<td>${e}</td>`:o`<td class="${t}">${e}</td>`}r(V,"cell");function Ze(e,{memory_mb:t}){const n=Math.min(1,e/1048576/(t+J.AA)),[a,i]=n>.9?["near its limit","bad"]:n<.4&&t>=2*J.AA?["could request less","note"]:["",""];return o`<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(n*100)} % of the container’s limit"><rect class="track" width="100%" height="5"/><rect class="${n>.9?"failed":"done"}" width="${Math.round(n*100)}%" height="5"/></svg>${a!==""&&o`<small class="${i}">${a}</small>`}`}r(Ze,"advice");var ue=`
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
`,Je=300,et=80,tt=20,nt=10,he=20,at=7,K=56,P=160;function rt(e){const t=e.items.filter(({attempts:s})=>s>0).map(s=>ot(s,e));if(t.length===0||!(e.seconds>0))return y;const n=Map.groupBy(t,({item:s})=>s.step),a=st(e.seconds),i=[...new Set(t.map(({style:s})=>s))];return o`<ul class="legend">${["done","reused","failed","fault","canceled"].filter(s=>i.includes(s)).map(s=>o`<li><svg width="18" height="10" aria-hidden="true">${we(s,"1","16",1,8)}</svg>${B.In[s]}</li>`)}</ul>
<div class="timeline">${pe(a)}
${e.steps.map(s=>{const l=n.get(s.id);return l&&dt(s,l,a,t.length)})}${pe(a)}</div>`}r(rt,"timeline");function ot(e,t){const n=(0,B.Br)(e);if(e.reused)return{item:e,style:n,from:0,to:0};const a=(Date.parse(e.started??"")-Date.parse(t.started))/1e3/t.seconds,i=Number.isFinite(a)?fe(a):0;return{item:e,style:n,from:i,to:fe(i+Math.max(0,e.seconds)/t.seconds)}}r(ot,"spanOf");var fe=r(e=>Math.min(1,Math.max(0,e)),"clamp"),j=r(e=>`${+(e*100).toFixed(2)}%`,"percent");function st(e){const t=it.find(a=>e/a<=8)??86400*Math.ceil(e/86400/8),n=[];for(let a=0;a*t<=e;a++)n.push({at:a*t/e,words:lt(a*t,t)});return n}r(st,"ticksOf");var it=[.01,.02,.05,.1,.2,.5,1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800,43200,86400];function lt(e,t){return e===0?"0":t<1?`${e.toFixed(t<.1?2:1)} s`:(0,d.a3)(e).replace(/^(\d)\.0 s$/,"$1 s").replace(/ 00 (s|min|h)$/,"")}r(lt,"tickWords");function pe(e){return o`<div class="axis" aria-hidden="true"><svg width="100%" height="18">${e.map(({at:t,words:n},a)=>o`<text class="${a%2===1&&"odd"}" x="${j(t)}" y="13" text-anchor="${a===0?"start":t>.96?"end":"middle"}">${n}</text>`)}</svg></div>`}r(pe,"axis");var ge=r(e=>e.map(({at:t})=>o`<line class="grid" x1="${j(t)}" x2="${j(t)}" y2="100%"/>`),"gridLines");function dt(e,t,n,a){const i=o`<h3 class="step-name">${e.id}</h3>`,s=t.filter(({style:w})=>w==="reused").length,l=o`<p class="note">${(0,p.L)(t.length,"item")}${s>0&&`, ${(0,d.B4)(s)} ${B.In.reused}`}</p>`;if(a<=et)return o`<div class="lanes">${i}</div>${ee(t,n,e.id)}`;if(a<=Je)return o`<div class="lanes block"><div>${i}${l}</div>${ve(t,n,at,e.id)}</div>`;const u=t.filter(({style:w})=>w==="failed"||w==="fault"),h=t.filter(({style:w})=>w==="done").sort((w,S)=>S.item.seconds-w.item.seconds).slice(0,nt),v=u.slice(0,tt),c=u.length>v.length?`The first ${v.length} of ${(0,d.B4)(u.length)} that failed`:"Those that failed";return o`<div class="lanes block"><div>${i}${l}</div>${ut(t,n,e.id)}</div>
${u.length>0&&o`<p class="note lanes-of">${c}</p>${ee(v,n,e.id)}`}
${h.length>0&&o`<p class="note lanes-of">The slowest that are done</p>${ee(h,n,e.id)}`}`}r(dt,"stepLanes");function ee(e,t,n){const a=ct(e.map(({item:i})=>i.item));return o`<div class="lanes"><ol aria-hidden="true">${$e(e).map(({item:i})=>o`<li title="${i.item}">${i.item.slice(a)}</li>`)}</ol>${ve(e,t,he,n)}</div>`}r(ee,"namedLanes");function ct(e){const[t="",...n]=e;let a=t.lastIndexOf("/")+1;for(;a>0&&!n.every(i=>i.startsWith(t.slice(0,a)));)a=t.lastIndexOf("/",a-2)+1;return a}r(ct,"commonFolder");var $e=r(e=>[...e].sort((t,n)=>t.from-n.from||t.to-n.to),"inOrder");function ve(e,t,n,a){const i=n===he,s=i?4:1,l=$e(e).map(({item:u,style:h,from:v,to:c},w)=>{const S=(0,d.a3)(u.seconds),N=`${u.item}: ${B.In[h]}, ${S}${u.attempts>1?`, attempt ${u.attempts}`:""}`,D=w*n,U=we(h,j(v),h==="reused"?"10":j(c-v),D+s,n-2*s);return o`<g><title>${N}</title>${U}${i&&mt(S,v,c,h,D+14)}</g>`});return o`<svg role="img" width="100%" height="${e.length*n}" aria-label="When the items of ${a} ran; the table of items has the same in numbers">${ge(t)}${l}</svg>`}r(ve,"lanes");function mt(e,t,n,a,i){return n<=.65?o`<text x="${j(n)}" y="${i}" dx="${a==="reused"?16:6}">${e}</text>`:t>=.35?o`<text x="${j(t)}" y="${i}" dx="-6" text-anchor="end">${e}</text>`:o`<text class="within" x="${j(n)}" y="${i-1}" dx="-6" text-anchor="end">${e}</text>`}r(mt,"lengthWords");function we(e,t,n,a,i){return o`<rect class="${e}" x="${t}" y="${a}" width="${n}" height="${i}" rx="1.5"/>`}r(we,"mark");function ut(e,t,n){const a=new Array(P).fill(0),i=new Set,s=e.filter(({style:c})=>c!=="reused");for(const{from:c,to:w,style:S}of s){const[N,D]=[be(c),be(w)];for(let U=N;U<=D;U++)a[U]+=Math.max(0,Math.min(w,(U+1)/P)-Math.max(c,U/P))*P;(S==="failed"||S==="fault")&&i.add(D)}const l=Math.max(...a,1),u=r(c=>Math.round((1-c/l)*(K-8)*10)/10+2,"top"),h=String(l<9.95?Number(l.toFixed(1)):Math.round(l)),v=a.map((c,w)=>`L${w} ${u(c)}L${w+1} ${u(c)}`).join("");return o`<svg role="img" width="100%" height="${K+18}" aria-label="How many items of ${n} ran at once, up to ${h}">${ge(t)}<svg y="18" viewBox="0 0 ${P} ${K}" width="100%" height="${K}" preserveAspectRatio="none"><path class="area" d="M0 ${K-6}${v}L${P} ${K-6}Z"/></svg><text x="4" y="10">up to ${h} at once</text>${[...i].map(c=>o`<rect class="failed" x="${j(c/P)}" y="${K+13}" width="${j(1/P)}" height="5"/>`)}</svg>`}r(ut,"strip");var be=r(e=>Math.min(P-1,Math.floor(e*P)),"binOf"),ht=`default-src 'none'; style-src 'sha256-${(0,O.createHash)("sha256").update(ue).digest("base64")}'; base-uri 'none'; form-action 'none'`;function ft(e){const{steps:t,items:n}=e,a=t.length>0,i=e.state!=="COMPLETE",s=(0,B.N4)(t),l=[{id:"failures",title:s.failed>0?"What failed":"What was canceled",content:Ae(e)},{id:"plan",title:"Plan",content:a?_e(t):y},{id:"steps",title:"Steps",content:a?Xe(e):y},{id:"timeline",title:"Timeline",content:rt(e)},{id:"items",title:"Items and results",content:n.length>0?De(e):y},{id:"setup",title:"What ran",content:a?Ke(t):y},{id:"left-out",title:"Inputs that no step took",content:Fe(e.left_out)}].filter(({content:u})=>u!==y);return o`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ht}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${e.workflow}: ${(0,B.lv)(e)}</title>
${L(ue)}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kicker">Run report</p>
<h1>${e.workflow}</h1>
<p class="state ${e.state==="CANCELED"?"canceled":i?"bad":"good"}">${(0,B.lv)(e)}</p>
${s.all>0&&o`<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${re(s,1e3,0)}</svg>`}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${e.started}">${(0,d.r6)(e.started)}</time></dd></div>
<div><dt>Took</dt><dd>${(0,d.a3)(e.seconds)}</dd></div>
<div><dt>Engine</dt><dd>${e.engine}</dd></div>
${e.jobs!==void 0&&o`<div><dt>Concurrency</dt><dd>${(0,p.L)(e.jobs,"item")} at most</dd></div>`}
${e.aws&&o`<div><dt>Run</dt><dd>${e.aws.run}</dd></div><div><dt>Results in</dt><dd>${e.aws.results}<small>STEP/${e.aws.run}/</small></dd></div>`}
<div><dt>Catalog</dt><dd>${e.catalog.name}${e.catalog.commit!==void 0&&o` <small>at ${(0,T.Ax)(e.catalog.commit)}</small>`}</dd></div>
</dl>
${e.aws&&e.aws.unread>0&&o`<p class="note">Of ${(0,d.B4)(e.aws.unread+n.length)} items that ended, this page shows ${(0,d.B4)(n.length)} one by one: the first that failed, and some that are done. Times are of these; the counts of the steps are of all.</p>`}
<nav aria-label="Sections"><ul>${l.map(({id:u,title:h})=>o`<li><a href="#${u}">${h}</a></li>`)}</ul></nav>
</header>
<main id="content" tabindex="-1">
${l.map(({id:u,title:h,content:v})=>o`<section id="${u}" aria-labelledby="${u}-title"><h2 id="${u}-title">${h}</h2>
${v}
</section>
`)}</main>
<footer><p>Written by Pipewright ${e.pipewright}. The same data is in <a href="./run.json">run.json</a>.</p></footer>
</body>
</html>
`.text}r(ft,"reportHtml")}),83512:((z,R,x)=>{x.d(R,{Br:r(()=>L,"Br"),In:r(()=>b,"In"),N4:r(()=>T,"N4"),lv:r(()=>y,"lv"),qg:r(()=>M,"qg")});var O=x(26720),k=x(36647);function T(f){const $=r(p=>f.reduce((d,_)=>d+(_[p]??0),0),"sum"),g={complete:$("complete"),failed:$("failed"),canceled:$("canceled"),waiting:$("waiting")};return{all:g.complete+g.failed+g.canceled+g.waiting,reused:$("reused"),...g}}r(T,"tally");function M({all:f,complete:$,failed:g,canceled:m,waiting:p}){const d=[g>0&&`${(0,k.B4)(g)} failed`,m>0&&`${(0,k.B4)(m)} canceled`,p>0&&`${(0,k.B4)(p)} not started`].filter(_=>_!==!1);return d.length===0&&$===f&&f>0?f===1?"The one item is done":`All ${(0,k.B4)(f)} items done`:[`${(0,k.B4)($)} of ${(0,O.L)(f,"item")} done`,...d].join(", ")}r(M,"tallySentence");function y({state:f,steps:$}){const g=T($);return g.all===0?"Nothing ran: there was no item for any step.":`${f==="CANCELED"?"Stopped: ":""}${M(g)}`}r(y,"stateSentence");var o={COMPLETE:"done",EXECUTOR_ERROR:"failed",SYSTEM_ERROR:"fault",CANCELED:"canceled"};function L({reused:f,state:$}){return f?"reused":o[$]}r(L,"stateStyle");var b={done:"done",reused:"done by an earlier run",failed:"failed",fault:"failed by a system error",canceled:"canceled",waiting:"not started"}})};export{vt as id,wt as ids,bt as modules};
