var $t=Object.defineProperty;var n=(W,I)=>$t(W,"name",{value:I,configurable:!0});const wt=9212,bt=[9212],_t={70413:((W,I,v)=>{v.d(I,{P:n(()=>_,"P")});var M=v(63454),R=200,b=15e3;function _(g,r,p){const u=r.errTty&&r.env.TERM!=="dumb";let w=0,$="";const S=n(()=>{const T=w>0?`\x1B[${w}A\r\x1B[J`:"";return w=0,T},"erase"),h=n(()=>{const T=S(),j=g().map(x=>`${x.slice(0,r.columns()-1)}
`);r.err(T+j.join("")),w=j.length},"draw"),c=n(()=>{const T=g().join(`
`);T!==$&&T!==""&&r.err(`${T}
`),$=T},"print");if(p)return{say(){},refresh(){},end(){},clear(){}};const y=u?h:c,B=setInterval(y,u?R:b).unref();return{refresh:y,say(T){r.err(`${S()}${(0,M.h)(T)}
`),u&&h()},end(){clearInterval(B),y(),w=0},clear(){clearInterval(B),r.err(S())}}}n(_,"showLines")}),27759:((W,I,v)=>{v.d(I,{C:n(()=>M,"C"),_:n(()=>R,"_")});async function M(b,_,g){const r=[],p=new Set;for await(const u of _){if(r.length>0)break;const w=g(u).catch($=>{r.push($)}).finally(()=>p.delete(w));p.add(w),p.size>=b&&await Promise.race(p)}if(await Promise.all(p),r.length>0)throw r[0]}n(M,"forEachConcurrent");async function R(b,_,g){const r=[];return await M(b,[..._].entries(),async([p,u])=>{r[p]=await g(u)}),r}n(R,"mapConcurrent")}),78685:((W,I,v)=>{v.d(I,{AU:n(()=>R,"AU"),Ho:n(()=>p,"Ho"),O6:n(()=>M,"O6"),PU:n(()=>S,"PU"),f$:n(()=>$,"f$"),gX:n(()=>u,"gX"),i1:n(()=>r,"i1"),np:n(()=>b,"np"),qG:n(()=>w,"qG"),sQ:n(()=>g,"sQ")});function M({steps:h}){return{state:"QUEUED",steps:h.map(R),troubles:[]}}n(M,"initialProgress");function R({id:h,needs:c,gather:y}){return{id:h,needs:c,gather:y,known:0,running:0,complete:0,reused:0,failed:0,canceled:0}}n(R,"initialStepProgress");function b(h,c){const y=c.kind==="ended"?c.record.step:c.step,B=h.steps.map(T=>T.id===y?_(T,c):T);return{...h,state:c.kind==="known"?h.state:"RUNNING",steps:B}}n(b,"advance");function _(h,c){switch(c.kind){case"known":return{...h,known:h.known+1};case"started":return c.attempt>1?h:{...h,running:h.running+1,since:h.since??c.at};case"again":return h;case"ended":{const{state:y,reused:B,attempts:T}=c.record,j=!B&&T>0;return{...h,running:h.running-(j?1:0),complete:h.complete+(y==="COMPLETE"?1:0),reused:h.reused+(B?1:0),failed:h.failed+(y==="EXECUTOR_ERROR"||y==="SYSTEM_ERROR"?1:0),canceled:h.canceled+(y==="CANCELED"?1:0),until:c.at}}}}n(_,"advanceStep");function g(h){return h.complete+h.failed+h.canceled}n(g,"endedCount");function r(h){return h.known-g(h)}n(r,"remainingCount");function p(h){return Math.max(0,r(h)-h.running)}n(p,"waitingCount");function u(h,c){const y=g(h)-h.reused;return h.since===void 0||y===0||c<=h.since?void 0:y*1e3/(c-h.since)}n(u,"itemRate");function w({steps:h},c){const y=c.needs.map(j=>h.find(x=>x.id===j));if(c.gather)return 1;const B=y.reduce((j,x)=>j+w({steps:h},x)-g(x),0),T=y.reduce((j,x)=>j+x.complete,0);return c.known+Math.round(Math.max(0,B)*(T>0?c.known/T:1))}n(w,"expectedCount");function $(h,c,y){const B=u(c,y),T=w(h,c)-g(c);return B===void 0||T<=0?void 0:T/B}n($,"timeLeft");function S(h){return h!=="QUEUED"&&h!=="INITIALIZING"&&h!=="RUNNING"}n(S,"isOver")}),85588:((W,I,v)=>{v.d(I,{Eg:n(()=>M,"Eg"),HQ:n(()=>b,"HQ"),il:n(()=>R,"il"),w7:n(()=>_,"w7")});function M(g){const r=n((...u)=>g.filter(({state:w})=>u.includes(w)).length,"count"),p=g.filter(({attempts:u,reused:w})=>u>0&&!w);return{complete:r("COMPLETE"),reused:g.filter(({reused:u})=>u).length,failed:r("EXECUTOR_ERROR","SYSTEM_ERROR"),canceled:r("CANCELED"),seconds:R(p.map(u=>u.seconds)),memory:R(g.flatMap(u=>u.peak_memory_bytes??[]))}}n(M,"summarizeItems");function R(g){if(g.length===0)return;const r=[...g].sort((w,$)=>w-$),p=r.length>>1,u=r.length%2?r[p]:(r[p-1]+r[p])/2;return{least:r[0],median:u,most:r.at(-1),sum:r.reduce((w,$)=>w+$,0)}}n(R,"spread");function b(g,r){if(r)return"CANCELED";for(const p of["SYSTEM_ERROR","EXECUTOR_ERROR","CANCELED"])if(g.some(u=>u.state===p))return p;return"COMPLETE"}n(b,"runState");function _(g){return g.items.filter(({state:r})=>r==="EXECUTOR_ERROR"||r==="SYSTEM_ERROR")}n(_,"failedItems")}),47715:((W,I,v)=>{v.d(I,{A:n(()=>M,"A")});function M({exit_code:R,meaning:b}){return[typeof R=="number"&&R!==0?`exit code ${R}`:void 0,b].filter(Boolean).join(", ")}n(M,"reasonOf")}),55567:((W,I,v)=>{v.d(I,{B:n(()=>R,"B"),U:n(()=>M,"U")});var M=class{static{n(this,"ResultWriters")}#t=new Map;#e=new Map;claim(b){const{key:_}=b,g=[];for(let p=_.indexOf("/");p>=0;p=_.indexOf("/",p+1))g.push(_.slice(0,p));const r=[_,...g].map(p=>this.#t.get(p)).find(p=>p!==void 0);if(r??this.#e.get(_))return r??this.#e.get(_);this.#t.set(_,b);for(const p of g)this.#e.has(p)||this.#e.set(p,b)}};function R({key:b},_){const g='rename one of the two, or have "output_name" keep more of the name';if(b===_.key)return`its result ${b} would replace that of ${_.item}: ${g}`;const[r,p]=b.length<_.key.length?[b,_.key]:[_.key,b];return`its result ${b} has no place beside ${_.key}, the result of ${_.item}: ${r} would be both a file and the folder of ${p.slice(r.length+1)}; ${g}`}n(R,"collisionText")}),27832:((W,I,v)=>{v.d(I,{BR:n(()=>p,"BR"),RB:n(()=>u,"RB"),w7:n(()=>w,"w7")});var M=v(2021),R=v(47715),b=v(63454),_=v(36647),g=5,r=300;function p($,S){const h=Map.groupBy($,y=>{const{step:B,state:T,exit_code:j,meaning:x}=S(y);return JSON.stringify([B,T,j??null,x??""])}),c=n(([y])=>+(S(y).state==="CANCELED"),"isCanceled");return[...h.values()].sort((y,B)=>c(y)-c(B)||B.length-y.length)}n(p,"groupFailures");function u({log_tail:$=""}){return $.split(/\r\n|\n|\r/).filter(S=>S.trim()!==""&&!(0,M.S0)(S))}n(u,"logTail");function w($){const S=$.attempts>1?` (${(0,_.LS)($.attempts,"attempt")})`:"";return[`\u2717 ${(0,b.h)(`${$.step}: ${$.item}`)}: ${(0,b.h)((0,R.A)($)||"failed")}${S}`,...u($).slice(-g).map(h=>`    | ${(0,b.h)(h.replaceAll("	","  ")).slice(0,r)}`),...$.log===void 0?[]:[`    log: ${(0,b.h)($.log)}`]]}n(w,"failureLines")}),9484:((W,I,v)=>{v.d(I,{L:n(()=>_,"L")});var M=v(78685),R=v(65031),b=v(36647);function _(p,u){const w=Math.max(...p.steps.map(({id:$})=>$.length));return p.steps.map($=>`${$.id.padEnd(w)}  ${r(p,$,u)}`)}n(_,"progressLines");var g=20;function r(p,u,w){const $=(0,M.qG)(p,u),S=u.agents?.starting??0,h=[`${(0,M.sQ)(u)} of ${$}`,u.failed>0&&`${u.failed} failed`,u.canceled>0&&`${u.canceled} canceled`,u.reused>0&&`${u.reused} done before`,u.running>0&&`${u.running} running`,(0,M.Ho)(u)>0&&`${(0,M.Ho)(u)} waiting`,S>0&&`${(0,b.LS)(S,"agent")} starting`],c=(0,M.gX)(u,w),y=(0,M.f$)(p,u,w);c!==void 0&&y!==void 0&&!(0,M.PU)(p.state)&&h.push((0,b.CE)(c),`${(0,b.a3)(y)} left`);const B={done:u.complete,failed:u.failed+u.canceled,total:$};return`${(0,R.iA)(B,g,["\u2588","x","\xB7"])}  ${h.filter(Boolean).join(", ")}`}n(r,"describe")}),28216:((W,I,v)=>{v.d(I,{E:n(()=>pt,"E")});var M=v(77598),R=v(6375),b=v(88264),_=class{static{n(this,"Html")}text;constructor(e){this.text=e}toString(){return this.text}},g=new _("");function r(e,...t){let a=e[0];for(const[o,i]of t.entries())a+=u(i)+e[o+1];return new _(a)}n(r,"html");function p(e){return new _(`<style>${e}</style>`)}n(p,"styleSheet");function u(e){return e instanceof _?e.text:e===void 0||e===!1?"":typeof e=="number"?String(e):typeof e=="string"?w((0,b.YA)(e)):e.map(u).join("")}n(u,"render");function w(e){return e.replace(/[&<>"'`]/g,t=>`&#${t.charCodeAt(0)};`)}n(w,"escapeHtml");function $(e){const t=e.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new _(t.split(`
`).map(a=>a.split("	").map(u).join("	")).join(`
`))}n($,"logLines");function S(e,t){const a=h(e);return a===void 0?r`${t}`:r`<a href="${a}">${t}</a>`}n(S,"fileLink");function h(e){const t=e.split("/");if(!t.some(a=>a===""||a==="."||a===".."))return`./${t.map(R.hK).join("/")}`}n(h,"relativeUrl");var c=v(36647),y=v(65031),B=8;function T(e,t,a){const o=[],i=new Map,s=[],l=n((m,E)=>{o[m]??=[];const d={layer:m,size:E,before:[],after:[],order:o[m].length,across:0};return o[m].push(d),d},"add");for(const{id:m,needs:E}of e){if(i.has(m))continue;const d=[...new Set(E)].filter(A=>i.has(A)),k=l(Math.max(-1,...d.map(A=>i.get(A).layer))+1,t);i.set(m,k);for(const A of d){let z=i.get(A);const G=[];for(;z.layer+1<k.layer;)z=j(z,l(z.layer+1,a/2)),G.push(z);j(z,k),s.push({from:A,to:m,passes:G})}}C(o);const f=P(o,a);return{boxes:[...i].map(([m,{layer:E,across:d}])=>({id:m,layer:E,across:d})),edges:s.map(({from:m,to:E,passes:d})=>({from:m,to:E,through:d.map(({across:k})=>k)})),layers:o.length,breadth:f}}n(T,"layOut");function j(e,t){return e.after.push(t),t.before.push(e),t}n(j,"joined");var x=n(e=>e.reduce((t,a)=>t+a,0)/e.length,"mean");function C(e){for(let t=0;t<B;t++){const a=t%2===0;for(const o of a?e:[...e].reverse()){const i=new Map(o.map(s=>{const l=a?s.before:s.after;return[s,l.length>0?x(l.map(({order:f})=>f)):s.order]}));o.sort((s,l)=>i.get(s)-i.get(l)||s.order-l.order);for(const[s,l]of o.entries())l.order=s}}}n(C,"orderAll");function P(e,t){const a=n((s,l)=>(s.size+l.size)/2+t,"apart");for(const s of e)for(const[l,f]of s.entries())f.across=l===0?0:s[l-1].across+a(s[l-1],f);for(let s=0;s<B*2;s++)for(const l of s%2===0?e:[...e].reverse()){const f=l.map(d=>{const k=[...d.before,...d.after];return k.length>0?x(k.map(({across:A})=>A)):d.across}),m=[...f];for(let d=1;d<l.length;d++)m[d]=Math.max(f[d],m[d-1]+a(l[d-1],l[d]));const E=[...f];for(let d=l.length-2;d>=0;d--)E[d]=Math.min(f[d],E[d+1]-a(l[d],l[d+1]));for(const[d,k]of l.entries())k.across=(E[d]+m[d])/2}const o=e.flat(),i=Math.min(...o.map(s=>s.across-s.size/2));for(const s of o)s.across-=i;return Math.max(0,...o.map(s=>s.across+s.size/2))}n(P,"placeAll");var O=v(83512),L=80,U=216,V=152,Z=1080,N=2;function te(e){const t={right:!1,width:U,gaps:[34,22]},{layers:a,breadth:o}=se(t,e),s=[{right:!0,width:U,gaps:[56,22]},{right:!0,width:V,gaps:[28,22]}].find(({width:m,gaps:E})=>a*m+(a-1)*E[0]+2*N<=Z)??t,f=o<=U?t:{right:!1,width:V,gaps:[34,12]};return s===f?J("",ae(e,s)):r`${J("only-wide",ae(e,s))}
${J("only-narrow",ae(e,f))}`}n(te,"chainPicture");function J(e,t){return r`<div class="scroll chain ${e}" tabindex="0" role="region" aria-label="Picture of the plan">${t}</div>`}n(J,"scrolled");function se({right:e,width:t,gaps:a},o){return T(o,e?L:t,a[1])}n(se,"layoutIn");function ae(e,t){const a=se(t,e),o=new Map(e.map(d=>[d.id,d])),i=t.right?t.width:L,s=a.layers*i+(a.layers-1)*t.gaps[0]+2*N,l=a.breadth+2*N,[f,m]=(t.right?[s,l]:[l,s]).map(Math.ceil),E=e.map(({id:d,needs:k})=>k.length>0?`${d} after ${k.join(" and ")}`:d).join("; ");return r`<svg role="img" width="${f}" height="${m}" viewBox="0 0 ${f} ${m}" aria-label="The steps: ${E}">
${a.edges.map(d=>Se(d,a,t,o.get(d.to).gather))}
${a.boxes.map(d=>Le(o.get(d.id),Oe(d,t),t.width))}</svg>`}n(ae,"draw");function Oe({layer:e,across:t},{right:a,width:o,gaps:i}){const s=N+e*((a?o:L)+i[0]),l=N+t-(a?L:o)/2;return a?[s,Q(l)]:[Q(l),s]}n(Oe,"corner");var Q=n(e=>Math.round(e*10)/10,"round");function Se(e,t,a,o){const i=a.right?a.width:L,s=t.boxes.find(({id:D})=>D===e.from),l=t.boxes.find(({id:D})=>D===e.to),f=n(D=>N+D*(i+a.gaps[0]),"start"),m=n((D,Y)=>{const[ne,gt]=a.right?[D,Y+N]:[Y+N,D];return`${Q(ne)} ${Q(gt)}`},"point"),E=f(l.layer)-(o?5:1);let d=f(s.layer)+i,{across:k}=s,A=`M${m(d,k)}`;const z=n((D,Y)=>{const ne=(d+D)/2;A+=`C${m(ne,k)} ${m(ne,Y)} ${m(D,Y)}`,d=D,k=Y},"curveTo");for(const[D,Y]of e.through.entries())z(f(s.layer+1+D),Y),d+=i,A+=`L${m(d,Y)}`;z(E-7,l.across);const G=`M${m(E,k)}L${m(E-9,k-4.5)}L${m(E-9,k+4.5)}Z`,H=`M${m(E+2,k-16)}L${m(E+2,k+16)}`;return r`<path class="edge" d="${A}"/><path class="head" d="${G}"/>${o&&r`<path class="gather" d="${H}"/>`}`}n(Se,"arrow");function Le(e,[t,a],o){const i=(0,O.N4)([e]),s=o-24,l=i.failed>0?" bad":i.canceled+i.waiting>0||i.all===0?" idle":"",f=Te(e),m=e.gather?58:0;return r`<svg class="step${l}" x="${t}" y="${a}" width="${o}" height="${L}"><title>${e.id} (${e.algorithm})${e.gather&&", gathers all results before it"}: ${f}</title>
<rect x="1" y="1" width="${o-2}" height="${L-2}" rx="7"/>
<svg x="12" y="0" width="${s}" height="${L}"><svg width="${s-m}" height="30"><text class="id" y="23">${(0,y.jM)(e.id,Math.floor((s-m)/8))}</text></svg>${e.gather&&r`<text class="note" x="${s}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${(0,y.jM)(e.algorithm,Math.floor(s/6.6))}</text>
${ie(i,s,50)}<text class="count" y="70">${f}</text></svg></svg>`}n(Le,"stepBox");function Te(e){const{all:t,complete:a,failed:o,canceled:i,waiting:s}=(0,O.N4)([e]);if(t===0)return"no items";if(a===t)return t===1?"1 done":`all ${(0,c.B4)(t)} done`;const l=o>0?`${(0,c.B4)(o)} failed`:i>0?`${(0,c.B4)(i)} canceled`:`${(0,c.B4)(s)} left`;return`${(0,c.B4)(a)} of ${(0,c.B4)(t)} \xB7 ${l}`}n(Te,"outcome");function ie(e,t,a){const o=[["done",e.complete-e.reused],["reused",e.reused],["failed",e.failed],["canceled",e.canceled],["waiting",e.waiting]];let i=0;const s=o.map(([l,f])=>{if(f<=0)return;const m=Math.max(f/e.all*t,3),E=r`<rect class="${l}" x="${Q(Math.min(i,t-3))}" y="${a}" width="${Q(Math.min(m,t))}" height="6"><title>${(0,c.B4)(f)} ${O.In[l]}</title></rect>`;return i+=m,E});return r`<rect class="track" y="${a}" width="${t}" height="6"/>${s}`}n(ie,"bar");var Re=v(27832),q=5,Ce=100,le=50,Be=4e3,Ie=2e5,ce=1e3;function Pe(e){const t=(0,Re.BR)(e.items.filter(({state:i})=>i!=="COMPLETE"),i=>i);if(t.length===0)return g;const a={left:Ie},o=t.length-le;return r`${t.slice(0,le).map(i=>Ae(i,a))}
${o>0&&r`<p class="note">${(0,c.LS)(o,"more cause is","more causes are")} in ${S("run.json","run.json")}.</p>`}`}n(Pe,"failureSection");function Ae(e,t){const[a]=e,o=e.slice(q,q+Ce),i=e.length-q-o.length,s=a.state==="CANCELED";return r`<article class="trouble${s&&" canceled"}">
<h3><span class="step-name">${a.step}</span> ${(0,c.LS)(e.length,"item")} ${s?"canceled":"failed"}</h3>
<p class="why">${Ne(a)}</p>
<ul>${e.slice(0,q).map(l=>je(l,t))}</ul>
${o.length>0&&r`<details><summary>${(0,c.LS)(e.length-q,"more item")}</summary><ul class="names">${o.map(l=>r`<li>${l.log===void 0?l.item:S(l.log,l.item)}`)}</ul>${i>0&&r`<p class="note">${(0,c.B4)(i)} more are in ${S("run.json","run.json")}.</p>`}</details>`}
</article>`}n(Ae,"groupArticle");function Ne({state:e,exit_code:t,meaning:a,attempts:o}){const i=a??"",s=i.length>ce?`${i.slice(0,ce)}\u2026`:i,l=s===""?void 0:`${s[0].toUpperCase()}${s.slice(1)}`;return e==="SYSTEM_ERROR"?r`<strong>A system error, not the algorithm’s.</strong> ${l??"There are no details."}`:e==="EXECUTOR_ERROR"&&typeof t=="number"&&t!==0?r`<strong>Exit code ${t}.</strong> ${l??'Its spec does not say what that means ("exit_codes").'}`:r`${l??(o>0?"It ended without an exit code.":"It was not started.")}`}n(Ne,"why");function je(e,t){const a=r`${(0,c.LS)(e.attempts,"attempt")}${e.attempts>1?", the last took ":", took "}${(0,c.a3)(e.seconds)}`,o=e.log_tail?.trimEnd().slice(-Be)??"",i=o!==""&&o.length<=t.left;return i&&(t.left-=o.length),r`<li><div class="line"><b class="name">${e.item}</b>${e.attempts>0&&r`<span class="note">${a}</span>`}${e.log!==void 0&&r`<span>${S(e.log,"whole log")}</span>`}</div>${i&&r`<details><summary>End of its log</summary><pre tabindex="0">${$(o)}</pre></details>`}</li>`}n(je,"itemEntry");var De=11e5,de=25,ue=6,he=500,fe=2e3;function Ue(e){const t=Map.groupBy(e.items,({step:i})=>i),a=e.steps.filter(({id:i})=>t.has(i));let o=De;return r`${a.map((i,s)=>{const l=t.get(i.id),{rows:f,used:m}=We(l,e,o/(a.length-s));o-=m;const E=l.length-f.length;return r`<details${l.length<=de&&ze}><summary><h3 class="step-name">${i.id}</h3> ${(0,c.LS)(l.length,"item")}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Items of ${i.id}"><table class="items"><thead><tr><th scope="col">Item<th scope="col">State<th scope="col">Results<th scope="col">Started after<th scope="col">Took<th scope="col">Attempts<th scope="col">Peak memory<th scope="col">Log</thead><tbody>
${f}</tbody></table></div>${E>0&&r`<p class="note">${(0,c.B4)(E)} more are in ${S("run.json","run.json")}.</p>`}</details>
`})}`}n(Ue,"itemTables");var ze=r` open`;function We(e,t,a){const o=[];let i=0;for(const s of e){const l=Ke(s,t),f=Buffer.byteLength(l.text);if(i+f>a)break;i+=f,o.push(l)}return{rows:o,used:i}}n(We,"rowsWithin");function Ke(e,t){const a=(0,O.Br)(e),o=(Date.parse(e.started??"")-Date.parse(t.started))/1e3,i=e.attempts>0,s=e.reused||!i||!(o>=0)?"\u2013":(0,c.a3)(o),l=e.peak_memory_bytes;return r`<tr><th scope="row">${e.item}<td class="${a}">${a==="reused"?"reused":O.In[a]}<td>${Fe(e,t.aws===void 0)}<td>${s}<td>${i?(0,c.a3)(e.seconds):"\u2013"}<td>${e.attempts}<td>${l===void 0?"\u2013":(0,c._C)(l)}<td>${e.log===void 0?"\u2013":S(e.log,"log")}
`}n(Ke,"itemRow");function Fe({step:e,outputs:t},a){if(t.length===0)return r`–`;const o=t.slice(ue);return r`${t.slice(0,ue).map(({key:i,bytes:s},l)=>r`${l>0&&r`<br>`}${a?S(`${e}/${i}`,i):i} <small>${(0,c.z3)(s)}</small>`)}${o.length>0&&r`<br><small>and ${(0,c.LS)(o.length,"more file")}, ${(0,c.z3)(Ge(o))}</small>`}`}n(Fe,"results");var Ge=n(e=>e.reduce((t,{bytes:a})=>t+a,0),"sizeOf");function He(e){return r`${e.map(t=>{const a=Object.entries(t.variables);return r`<section class="setup"><h3 class="step-name">${t.id}</h3><dl>
<dt>Algorithm</dt><dd>${t.algorithm}</dd>
<dt>Image</dt><dd><code>${t.image}</code></dd>
<dt>Resources</dt><dd>${(0,c.B4)(t.memory_mb)} MiB of memory, ${t.cpu_units/1024} vCPU</dd>
<dt>Variables</dt><dd>${a.length===0?"none":r`<ul class="plain">${a.map(([o,i])=>r`<li><code><b>${o}</b>=${Ye(i)}</code></li>`)}</ul>`}</dd></dl></section>
`})}`}n(He,"setupSection");function Ye(e){return e.length<=fe?e:`${e.slice(0,fe)}\u2026`}n(Ye,"clipped");function Ve(e){return e.length===0?g:r`<p>No step's patterns take ${e.length===1?"this file":`these ${(0,c.LS)(e.length,"file")}`} ("inputs" of the spec).</p>
${pe(e)}`}n(Ve,"leftOutSection");function me(e){return e.length===0?g:pe(e.map(({path:t,why:a,moved_to:o})=>`${t}: ${a}${o?`; moved to ${o}`:""}`))}n(me,"reasonsSection");function pe(e){const t=e.length-he,a=r`<ul class="names">${e.slice(0,he).map(o=>r`<li>${o}</li>`)}</ul>${t>0&&r`<p class="note">${(0,c.B4)(t)} more are in ${S("run.json","run.json")}.</p>`}`;return e.length<=de?a:r`<details><summary>${(0,c.LS)(e.length,"file")}</summary>${a}</details>`}n(pe,"names");var ge=v(85588),re=v(45302),Xe=[["all","all"],["complete","done"],["failed","failed"],["reused","reused"],["canceled","canceled"],["waiting","not started"]];function Je(e){const t=Map.groupBy(e.items,({step:s})=>s),a=(0,O.N4)(e.steps),o=Xe.filter(([s],l)=>l<3||a[s]>0),i=n(s=>o.map(([l],f)=>ee(s[l]===0?"\u2013":(0,c.B4)(s[l]),f===0?"first":l==="failed"&&s.failed>0?"bad":"")),"numbers");return r`<div class="scroll" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${o.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="3" scope="colgroup">Peak memory</th></tr>
<tr><th scope="col">Step</th>${o.map(([,s],l)=>r`<th scope="col"${l===0&&Qe}>${s}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">sum</th><th scope="col" class="first">median</th><th scope="col">highest</th><th scope="col">requested</th></tr>
</thead><tbody>${e.steps.map(s=>Ze(s,t.get(s.id)??[],i))}</tbody>${e.steps.length>1&&r`<tfoot><tr><th scope="row">All steps</th>${i(a)}<td class="first"></td><td></td><td></td>${ee((0,c.a3)($e(e.items)))}<td class="first"></td><td></td><td></td></tr></tfoot>`}</table></div>
<p class="note">${a.reused>0&&"Reused items count as done: an earlier run completed them, from the same input, image and variables. "}Shortest, median and longest are of items that are done${a.reused>0&&", including reused ones"}; the sum is of the last attempts in this run. Peak memory is that of the whole container: the algorithm, the agent (which has ${re.AA} MiB in addition), and the kernel’s file cache.</p>`}n(Je,"stepTable");var Qe=r` class="first"`;function Ze(e,t,a){const o=(0,ge.il)(t.filter(({state:l})=>l==="COMPLETE").map(({seconds:l})=>l)),i=(0,ge.il)(t.flatMap(({peak_memory_bytes:l})=>l??[])),s=$e(t);return r`<tr><th scope="row"><span class="step-name">${e.id}</span><small>${e.algorithm}${e.needs.length>0&&r`<br>${e.gather?"gathers":"after"} ${e.needs.join(", ")}`}${e.left_out>0&&r`<br>${(0,c.LS)(e.left_out,"result")} before it not taken`}</small></th>
${a((0,O.N4)([e]))}
${[o?.least,o?.median,o?.most].map((l,f)=>ee(l===void 0?"\u2013":(0,c.a3)(l),f===0?"first":""))}${ee(s>0?(0,c.a3)(s):"\u2013")}
${[i?.median,i?.most].map((l,f)=>ee(l===void 0?"\u2013":(0,c._C)(l),f===0?"first":""))}<td>${(0,c._C)(e.memory_mb*2**20)}${i&&qe(i.most,e)}</td></tr>
`}n(Ze,"row");function $e(e){return e.reduce((t,{seconds:a,reused:o})=>t+(o?0:a),0)}n($e,"spent");function ee(e,t=""){return t===""?r`<td>${e}</td>`:r`<td class="${t}">${e}</td>`}n(ee,"cell");function qe(e,{memory_mb:t}){const a=Math.min(1,e/1048576/(t+re.AA)),[o,i]=a>.9?["near its limit","bad"]:a<.4&&t>=2*re.AA?["could request less","note"]:["",""];return r`<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(a*100)} % of the container’s limit"><rect class="track" width="100%" height="5"/><rect class="${a>.9?"failed":"done"}" width="${Math.round(a*100)}%" height="5"/></svg>${o!==""&&r`<small class="${i}">${o}</small>`}`}n(qe,"advice");var ve=`
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
`,et=300,tt=80,nt=20,at=10,we=20,rt=7,X=56,K=160;function ot(e){const t=e.items.filter(({attempts:s})=>s>0).map(s=>st(s,e));if(t.length===0||!(e.seconds>0))return g;const a=Map.groupBy(t,({item:s})=>s.step),o=it(e.seconds),i=[...new Set(t.map(({style:s})=>s))];return r`<ul class="legend">${["done","reused","failed","fault","canceled"].filter(s=>i.includes(s)).map(s=>r`<li><svg width="18" height="10" aria-hidden="true">${ke(s,"1","16",1,8)}</svg>${O.In[s]}</li>`)}</ul>
<div class="timeline">${_e(o)}
${e.steps.map(s=>{const l=a.get(s.id);return l&&dt(s,l,o,t.length)})}${_e(o)}</div>`}n(ot,"timeline");function st(e,t){const a=(0,O.Br)(e);if(e.reused)return{item:e,style:a,from:0,to:0};const o=(Date.parse(e.started??"")-Date.parse(t.started))/1e3/t.seconds,i=Number.isFinite(o)?be(o):0;return{item:e,style:a,from:i,to:be(i+Math.max(0,e.seconds)/t.seconds)}}n(st,"spanOf");var be=n(e=>Math.min(1,Math.max(0,e)),"clamp"),F=n(e=>`${+(e*100).toFixed(2)}%`,"percent");function it(e){const t=lt.find(o=>e/o<=8)??86400*Math.ceil(e/86400/8),a=[];for(let o=0;o*t<=e;o++)a.push({at:o*t/e,words:ct(o*t,t)});return a}n(it,"ticksOf");var lt=[.01,.02,.05,.1,.2,.5,1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800,43200,86400];function ct(e,t){return e===0?"0":t<1?`${e.toFixed(t<.1?2:1)} s`:(0,c.a3)(e).replace(/^(\d)\.0 s$/,"$1 s").replace(/ 00 (s|min|h)$/,"")}n(ct,"tickWords");function _e(e){return r`<div class="axis" aria-hidden="true"><svg width="100%" height="18">${e.map(({at:t,words:a},o)=>r`<text class="${o%2===1&&"odd"}" x="${F(t)}" y="13" text-anchor="${o===0?"start":t>.96?"end":"middle"}">${a}</text>`)}</svg></div>`}n(_e,"axis");var xe=n(e=>e.map(({at:t})=>r`<line class="grid" x1="${F(t)}" x2="${F(t)}" y2="100%"/>`),"gridLines");function dt(e,t,a,o){const i=r`<h3 class="step-name">${e.id}</h3>`,s=t.filter(({style:k})=>k==="reused").length,l=r`<p class="note">${(0,c.LS)(t.length,"item")}${s>0&&`, ${(0,c.B4)(s)} ${O.In.reused}`}</p>`;if(o<=tt)return r`<div class="lanes">${i}</div>${oe(t,a,e.id)}`;if(o<=et)return r`<div class="lanes block"><div>${i}${l}</div>${Ee(t,a,rt,e.id)}</div>`;const f=t.filter(({style:k})=>k==="failed"||k==="fault"),m=t.filter(({style:k})=>k==="done").sort((k,A)=>A.item.seconds-k.item.seconds).slice(0,at),E=f.slice(0,nt),d=f.length>E.length?`The first ${E.length} of ${(0,c.B4)(f.length)} that failed`:"Those that failed";return r`<div class="lanes block"><div>${i}${l}</div>${ft(t,a,e.id)}</div>
${f.length>0&&r`<p class="note lanes-of">${d}</p>${oe(E,a,e.id)}`}
${m.length>0&&r`<p class="note lanes-of">The slowest that are done</p>${oe(m,a,e.id)}`}`}n(dt,"stepLanes");function oe(e,t,a){const o=ut(e.map(({item:i})=>i.item));return r`<div class="lanes"><ol aria-hidden="true">${ye(e).map(({item:i})=>r`<li title="${i.item}">${i.item.slice(o)}</li>`)}</ol>${Ee(e,t,we,a)}</div>`}n(oe,"namedLanes");function ut(e){const[t="",...a]=e;let o=t.lastIndexOf("/")+1;for(;o>0&&!a.every(i=>i.startsWith(t.slice(0,o)));)o=t.lastIndexOf("/",o-2)+1;return o}n(ut,"commonFolder");var ye=n(e=>[...e].sort((t,a)=>t.from-a.from||t.to-a.to),"inOrder");function Ee(e,t,a,o){const i=a===we,s=i?4:1,l=ye(e).map(({item:f,style:m,from:E,to:d},k)=>{const A=(0,c.a3)(f.seconds),z=`${f.item}: ${O.In[m]}, ${A}${f.attempts>1?`, attempt ${f.attempts}`:""}`,G=k*a,H=ke(m,F(E),m==="reused"?"10":F(d-E),G+s,a-2*s);return r`<g><title>${z}</title>${H}${i&&ht(A,E,d,m,G+14)}</g>`});return r`<svg role="img" width="100%" height="${e.length*a}" aria-label="When the items of ${o} ran; the table of items has the same in numbers">${xe(t)}${l}</svg>`}n(Ee,"lanes");function ht(e,t,a,o,i){return a<=.65?r`<text x="${F(a)}" y="${i}" dx="${o==="reused"?16:6}">${e}</text>`:t>=.35?r`<text x="${F(t)}" y="${i}" dx="-6" text-anchor="end">${e}</text>`:r`<text class="within" x="${F(a)}" y="${i-1}" dx="-6" text-anchor="end">${e}</text>`}n(ht,"lengthWords");function ke(e,t,a,o,i){return r`<rect class="${e}" x="${t}" y="${o}" width="${a}" height="${i}" rx="1.5"/>`}n(ke,"mark");function ft(e,t,a){const o=new Array(K).fill(0),i=new Set,s=e.filter(({style:d})=>d!=="reused");for(const{from:d,to:k,style:A}of s){const[z,G]=[Me(d),Me(k)];for(let H=z;H<=G;H++)o[H]+=Math.max(0,Math.min(k,(H+1)/K)-Math.max(d,H/K))*K;(A==="failed"||A==="fault")&&i.add(G)}const l=Math.max(...o,1),f=n(d=>Math.round((1-d/l)*(X-8)*10)/10+2,"top"),m=String(l<9.95?Number(l.toFixed(1)):Math.round(l)),E=o.map((d,k)=>`L${k} ${f(d)}L${k+1} ${f(d)}`).join("");return r`<svg role="img" width="100%" height="${X+18}" aria-label="How many items of ${a} ran at once, up to ${m}">${xe(t)}<svg y="18" viewBox="0 0 ${K} ${X}" width="100%" height="${X}" preserveAspectRatio="none"><path class="area" d="M0 ${X-6}${E}L${K} ${X-6}Z"/></svg><text x="4" y="10">up to ${m} at once</text>${[...i].map(d=>r`<rect class="failed" x="${F(d/K)}" y="${X+13}" width="${F(1/K)}" height="5"/>`)}</svg>`}n(ft,"strip");var Me=n(e=>Math.min(K-1,Math.floor(e*K)),"binOf"),mt=`default-src 'none'; style-src 'sha256-${(0,M.createHash)("sha256").update(ve).digest("base64")}'; base-uri 'none'; form-action 'none'`;function pt(e){const{steps:t,items:a}=e,o=t.length>0,i=e.state!=="COMPLETE",s=(0,O.N4)(t),l=[{id:"failures",title:s.failed>0?"What failed":"What was canceled",content:Pe(e)},{id:"plan",title:"Plan",content:o?te(t):g},{id:"steps",title:"Steps",content:o?Je(e):g},{id:"timeline",title:"Timeline",content:ot(e)},{id:"items",title:"Items and results",content:a.length>0?Ue(e):g},{id:"setup",title:"What ran",content:o?He(t):g},{id:"left-out",title:"Inputs that no step took",content:Ve(e.left_out)},{id:"skipped",title:"What else the inputs hold",content:me(e.skipped??[])},{id:"left-over",title:"Results of earlier runs",content:me(e.left_over??[])}].filter(({content:f})=>f!==g);return r`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${mt}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${e.workflow}: ${(0,O.lv)(e)}</title>
${p(ve)}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kicker">Run report</p>
<h1>${e.workflow}</h1>
<p class="state ${e.state==="CANCELED"?"canceled":i?"bad":"good"}">${(0,O.lv)(e)}</p>
${s.all>0&&r`<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${ie(s,1e3,0)}</svg>`}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${e.started}">${(0,c.r6)(e.started)}</time></dd></div>
<div><dt>Took</dt><dd>${(0,c.a3)(e.seconds)}</dd></div>
<div><dt>Engine</dt><dd>${e.engine}</dd></div>
${e.jobs!==void 0&&r`<div><dt>Concurrency</dt><dd>${(0,c.LS)(e.jobs,"item")} at most</dd></div>`}
${e.aws&&r`<div><dt>Run</dt><dd>${e.aws.run}</dd></div><div><dt>Results in</dt><dd>${e.aws.results}<small>STEP/${e.aws.run}/</small></dd></div>`}
<div><dt>Catalog</dt><dd>${e.catalog.name}${e.catalog.commit!==void 0&&r` <small>at ${(0,b.Ax)(e.catalog.commit)}</small>`}</dd></div>
</dl>
${e.aws&&e.aws.unread>0&&r`<p class="note">Of ${(0,c.B4)(e.aws.unread+a.length)} items that ended, this page shows ${(0,c.B4)(a.length)} one by one: the first that failed, and some that are done. Times are of these; the counts of the steps are of all.</p>`}
<nav aria-label="Sections"><ul>${l.map(({id:f,title:m})=>r`<li><a href="#${f}">${m}</a></li>`)}</ul></nav>
</header>
<main id="content" tabindex="-1">
${l.map(({id:f,title:m,content:E})=>r`<section id="${f}" aria-labelledby="${f}-title"><h2 id="${f}-title">${m}</h2>
${E}
</section>
`)}</main>
<footer><p>Written by Pipewright ${e.pipewright}. The same data is in <a href="./run.json">run.json</a>.</p></footer>
</body>
</html>
`.text}n(pt,"reportHtml")}),83512:((W,I,v)=>{v.d(I,{Br:n(()=>r,"Br"),In:n(()=>p,"In"),N4:n(()=>R,"N4"),lv:n(()=>_,"lv"),qg:n(()=>b,"qg")});var M=v(36647);function R(u){const w=n(h=>u.reduce((c,y)=>c+(y[h]??0),0),"sum"),$={complete:w("complete"),failed:w("failed"),canceled:w("canceled"),waiting:w("waiting")};return{all:$.complete+$.failed+$.canceled+$.waiting,reused:w("reused"),...$}}n(R,"tally");function b({all:u,complete:w,failed:$,canceled:S,waiting:h}){const c=[$>0&&`${(0,M.B4)($)} failed`,S>0&&`${(0,M.B4)(S)} canceled`,h>0&&`${(0,M.B4)(h)} not started`].filter(y=>y!==!1);return c.length===0&&w===u&&u>0?u===1?"The one item is done":`All ${(0,M.B4)(u)} items done`:[`${(0,M.B4)(w)} of ${(0,M.LS)(u,"item")} done`,...c].join(", ")}n(b,"tallySentence");function _({state:u,steps:w}){const $=R(w);return $.all===0?"Nothing ran: there was no item for any step.":`${u==="CANCELED"?"Stopped: ":""}${b($)}`}n(_,"stateSentence");var g={COMPLETE:"done",EXECUTOR_ERROR:"failed",SYSTEM_ERROR:"fault",CANCELED:"canceled"};function r({reused:u,state:w}){return u?"reused":g[w]}n(r,"stateStyle");var p={done:"done",reused:"done by an earlier run",failed:"failed",fault:"failed by a system error",canceled:"canceled",waiting:"not started"}}),85600:((W,I,v)=>{v.d(I,{BZ:n(()=>S,"BZ"),K5:n(()=>c,"K5"),KA:n(()=>u,"KA"),L:n(()=>h,"L"),OI:n(()=>B,"OI"),Us:n(()=>T,"Us"),VJ:n(()=>w,"VJ"),dz:n(()=>j,"dz"),jh:n(()=>y,"jh"),sx:n(()=>$,"sx")});var M=v(2602),R=v(5993),b=v(75601),_=v(36618),g=v(35636),r=v(94445),p=v(55567);function u(x){const P=x.map(({path:O,from:L})=>{if(L.kind==="file")return[O];const{bucket:U,key:V}=L.kind==="copy"?L:L.object;return[O,U,V]}).map(O=>JSON.stringify(O)).sort();return(0,_.sU)((0,_.ol)(P.join()))}n(u,"inputsDigest");function w({steps:x},C){return x.some(({needs:P,spec:O})=>P.length===0&&(0,b.v)(O.inputs.patterns,C))}n(w,"isTakenByFirstStep");function $(x,C){const{taken:P=[],left:O=[]}=Object.groupBy(C,({path:L})=>w(x,L)?"taken":"left");return{taken:P,leftOut:O.map(({path:L})=>L)}}n($,"partitionInputs");function S(x,C){return`${x}${C}/`}n(S,"inputFolder");function h(x,C){const P=C.find(({path:L})=>!(0,R.JC)(L));if(P)throw new M.Failure("PATH_OUTSIDE",`The key ${x}${P.path} would lead out of its folder for programs that normalize it. Rename the input, without "..".`);const O=C.find(({path:L})=>Buffer.byteLength(x+L)>g.sF);if(O)throw new M.Failure("KEY_TOO_LONG",`${O.path.slice(0,200)}\u2026 would have a key of ${Buffer.byteLength(x+O.path)} bytes in S3, and ${g.sF} are allowed. Rename it, or pass the folder that contains it, so that its path gets shorter.`)}n(h,"checkKeys");function c(x,C,P=[]){if(C.some(N=>w(x,N)))return;const O=x.steps.filter(({needs:N})=>N.length===0),L=new Set(O.flatMap(({spec:N})=>N.inputs.patterns)),[U]=P,V=P.length>1?` and ${P.length-1} more`:"",Z=U?` Left out were ${U.path} (${U.why})${V}.`:"";throw new M.Failure("NO_INPUTS",C.length===0?`There is no input for the workflow ${x.workflow}.`:`None of the ${C.length} inputs matches the workflow ${x.workflow} (the first is ${C[0]}): its first steps accept ${[...L].join(", ")}.${Z}`)}n(c,"checkTaken");function y({steps:x},C){const P=[...C].sort();for(const{id:O,spec:L,needs:U,gather:V}of x){if(U.length>0||V)continue;const Z=new p.U;for(const N of P){if(!(0,b.v)(L.inputs.patterns,N))continue;const te={item:N,key:(0,r.ZH)(L,N)},J=Z.claim(te);if(J)throw new M.Failure("OUTPUT_COLLISION",`The input ${N} has no result of its own in step ${O}, as ${(0,p.B)(te,J)}.`)}}}n(y,"checkWriters");async function B(x,C,P){return x.etag===C.etag||x.crc32===await P()}n(B,"isSameContent");function T(x,C){return C.size===x.size&&C.modified>=x.modified}n(T,"isFreshCopy");function j({steps:x},C,P,O){return x.filter(({needs:L,spec:U})=>L.length===0&&(0,b.v)(U.inputs.patterns,P)).map(({id:L})=>({run:C,step:L,item:P,input:O,gather:!1,attempt:1,trace:[]}))}n(j,"workMessagesFor")})};export{wt as id,bt as ids,_t as modules};
