var ue=Object.defineProperty;var e=(H,q)=>ue(H,"name",{value:q,configurable:!0});const ge=5569,$e=[5569],ve={68370:((H,q,u)=>{u.d(q,{vC:e(()=>G,"vC"),Wh:e(()=>B,"Wh"),zo:e(()=>S,"zo"),Tl:e(()=>v,"Tl"),Uh:e(()=>j,"Uh"),P$:e(()=>O,"P$")});const M=JSON.parse(`{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/v0.1.0/catalog/schema/catalog.schema.json","title":"Pipewright catalog settings","description":"A catalog's own settings: catalog/catalog.json.","type":"object","additionalProperties":false,"required":["registry"],"properties":{"$schema":{"description":"Where this schema is; editors use it to help while typing.","type":"string","maxLength":2000},"registry":{"description":"Where wrapped images go: a registry and a prefix. A bare user name is Docker Hub.","type":"string","minLength":1,"maxLength":300,"examples":["ghcr.io/pipewright/catalog","wangyx2005"]},"allowed_registries":{"description":"Where source images may come from; left out, from everywhere. docker.io is Docker Hub.","type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":300},"examples":[["ghcr.io","docker.io","quay.io/biocontainers"]]}}}`);var o=u(2602),T=u(92041),p=u(23591),D=u(2345),L=u(98091),P=u(88264),b=u(71916),w=new p.x(M,{near:{allowed_registries:["registries","allowed_registry"],registry:["prefix"]}});function v(f,c){const m=(0,L.u)(f,c,w);d(m,["registry"]);for(const A of m.items(["allowed_registries"]))$(m,A);const{document:x,findings:k}=m.result();return{settings:x,findings:k}}e(v,"examineSettings");function O(f,c){const{settings:m,findings:x}=v(f,c);if(m)return m;const k=x.filter(({severity:U})=>U==="error");throw(0,b.H)(k,'A maintainer of the catalog corrects this; the least that the file needs is { "registry": "ghcr.io/alice" }.',5)}e(O,"parseSettings");function d(f,c){const m=f.text(c);if(m===void 0)return;const x=m.replace(/^https?:\/\//,"").replace(/\/+$/,"");if(_(m))return;const k=x!==m&&_(x)?x:void 0;f.error("BAD_FORM",c,{message:`"${(0,D.w5)(c)}" is ${(0,P.hD)(m)}; it must be a registry, or a registry and the beginning of a path such as ghcr.io/alice.${k?` Did you mean ${(0,P.hD)(k)}?`:""}`,got:(0,P.hD)(m),expected:"a prefix of image names",fix:f.rewrite(c,k,!0)})}e(d,"checkPrefix");function _(f){try{return(0,T.qq)(`${f}/x`)}catch{return}}e(_,"prefixReference");function $(f,c){const m=f.text(c)?.replace(/\/$/,""),x=m===void 0?void 0:_(m);if(m===void 0||!x)return void d(f,c);const k=x.registry.toLowerCase(),U=!m.includes("/")&&/^(library\/)?x$/.test(x.repository)?k:`${k}/${x.repository.replace(/\/x$/,"")}`;U!==m&&f.error("BAD_FORM",c,{message:`"${(0,D.w5)(c)}" is ${(0,P.hD)(m)}, which no full name of an image begins with. Did you mean ${(0,P.hD)(U)}?`,got:(0,P.hD)(m),expected:(0,P.hD)(U),fix:f.rewrite(c,U,!0)})}e($,"checkAllowed");function S(f,c){return(0,T.qq)(`${f.registry}/${c.name}:${c.version}`)}e(S,"defaultTarget");function B(f,c){const m=f?.allowed_registries;if(!m)return;const x=c.kind==="registry"?(0,T.aR)(c):(0,T.FH)(c),k=e(A=>x===A||x.startsWith(`${A}/`),"isBelow");if(!(c.kind==="registry"&&m.some(A=>k(A.replace(/\/$/,"")))))throw new o.Failure("REGISTRY_NOT_ALLOWED",`This catalog accepts images from ${m.join(", ")}, not ${x}. Push the image to one of these, or ask to have its registry added to "allowed_registries" in catalog/catalog.json.`)}e(B,"checkSourceAllowed");function j(f,c){return[f.registry,...f.allowed_registries??[]].some(x=>_(x.replace(/\/$/,""))?.registry===c)}e(j,"namesRegistry");var I=/^(?:[^.]*|.*\.(?:localhost|localdomain|local|internal|intranet|lan|home|corp|home\.arpa)|(?:0|10|127|192\.0\.0|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.1[89]|2(?:2[4-9]|[345]\d))\..*|\[.*)$/;function F(f){const c=URL.parse(`http://${f}`);return!c||I.test(c.hostname)}e(F,"isInside");function G(f,c){if(c.kind!=="registry")throw new o.Failure("ONLY_ON_THIS_MACHINE",`${(0,T.FH)(c)} is an image that only one machine has. Push it to a registry, and name it there.`);if(!(f.allowed_registries||!F(c.registry)))throw new o.Failure("PRIVATE_REGISTRY",`${c.registry} is an address inside a network, which other machines cannot pull from. Push the image to a public registry, or have this one added to "allowed_registries" in catalog/catalog.json.`)}e(G,"checkPublicSource")}),85588:((H,q,u)=>{u.d(q,{Eg:e(()=>M,"Eg"),HQ:e(()=>T,"HQ"),il:e(()=>o,"il"),w7:e(()=>p,"w7")});function M(D){const L=e((...b)=>D.filter(({state:w})=>b.includes(w)).length,"count"),P=D.filter(({attempts:b,reused:w})=>b>0&&!w);return{complete:L("COMPLETE"),reused:D.filter(({reused:b})=>b).length,failed:L("EXECUTOR_ERROR","SYSTEM_ERROR"),canceled:L("CANCELED"),seconds:o(P.map(b=>b.seconds)),memory:o(D.flatMap(b=>b.peak_memory_bytes??[]))}}e(M,"summarizeItems");function o(D){if(D.length===0)return;const L=[...D].sort((w,v)=>w-v),P=L.length>>1,b=L.length%2?L[P]:(L[P-1]+L[P])/2;return{least:L[0],median:b,most:L.at(-1),sum:L.reduce((w,v)=>w+v,0)}}e(o,"spread");function T(D,L){if(L)return"CANCELED";for(const P of["SYSTEM_ERROR","EXECUTOR_ERROR","CANCELED"])if(D.some(b=>b.state===P&&!b.tolerated))return P;return"COMPLETE"}e(T,"runState");function p(D){return D.items.filter(({state:L})=>L==="EXECUTOR_ERROR"||L==="SYSTEM_ERROR")}e(p,"failedItems")}),47715:((H,q,u)=>{u.d(q,{A:e(()=>M,"A")});function M({exit_code:o,meaning:T}){return[typeof o=="number"&&o!==0?`exit code ${o}`:void 0,T].filter(Boolean).join(", ")}e(M,"reasonOf")}),27832:((H,q,u)=>{u.d(q,{BR:e(()=>P,"BR"),RB:e(()=>b,"RB"),w7:e(()=>w,"w7")});var M=u(2021),o=u(47715),T=u(63454),p=u(36647),D=5,L=300;function P(v,O){const d=Map.groupBy(v,$=>{const{step:S,state:B,exit_code:j,meaning:I}=O($);return JSON.stringify([S,B,j??null,I??""])}),_=e(([$])=>+(O($).state==="CANCELED"),"isCanceled");return[...d.values()].sort(($,S)=>_($)-_(S)||S.length-$.length)}e(P,"groupFailures");function b({log_tail:v=""}){return v.split(/\r\n|\n|\r/).filter(O=>O.trim()!==""&&!(0,M.S0)(O))}e(b,"logTail");function w(v){const O=v.attempts>1?` (${(0,p.LS)(v.attempts,"attempt")})`:"";return[`\u2717 ${(0,T.h)(`${v.step}: ${v.item}`)}: ${(0,T.h)((0,o.A)(v)||"failed")}${O}`,...b(v).slice(-D).map(d=>`    | ${(0,T.h)(d.replaceAll("	","  ")).slice(0,L)}`),...v.log===void 0?[]:[`    log: ${(0,T.h)(v.log)}`]]}e(w,"failureLines")}),9484:((H,q,u)=>{u.d(q,{L:e(()=>D,"L")});var M=u(78685),o=u(65031),T=u(36647),p=u(83512);function D(b,w){const v=Math.max(...b.steps.map(({id:O})=>O.length));return[...b.samples?[(0,p.Tw)(b.samples)]:[],...b.steps.map(O=>`${O.id.padEnd(v)}  ${P(b,O,w)}`)]}e(D,"progressLines");var L=20;function P(b,w,v){const O=(0,M.qG)(b,w),d=w.agents?.starting??0,_=[`${(0,M.sQ)(w)} of ${w.more?`${O} or more`:O}`,w.failed>0&&`${w.failed} failed`,w.canceled>0&&`${w.canceled} canceled`,w.reused>0&&`${w.reused} done before`,w.running>0&&`${w.running} running`,(0,M.Ho)(w)>0&&`${(0,M.Ho)(w)} waiting`,...(w.waits??[]).map(({count:j,why:I})=>`${j} not ready: ${I}`),d>0&&`${(0,T.LS)(d,"agent")} starting`],$=(0,M.gX)(w,v),S=(0,M.f$)(b,w,v);$!==void 0&&S!==void 0&&!(0,M.PU)(b.state)&&_.push((0,T.CE)($),`${(0,T.a3)(S)} left`);const B={done:w.complete,failed:w.failed+w.canceled,total:O};return`${(0,o.iA)(B,L,["\u2588","x","\xB7"])}  ${_.filter(Boolean).join(", ")}`}e(P,"describe")}),36328:((H,q,u)=>{u.d(q,{E:e(()=>ce,"E")});var M=u(77598),o=u(21251),T=u(88264),p=u(36647),D=u(65031),L=8;function P(t,n,s){const r=[],i=new Map,a=[],l=e((y,E)=>{r[y]??=[];const h={layer:y,size:E,before:[],after:[],order:r[y].length,across:0};return r[y].push(h),h},"add");for(const{id:y,needs:E}of t){if(i.has(y))continue;const h=[...new Set(E)].filter(C=>i.has(C)),R=l(Math.max(-1,...h.map(C=>i.get(C).layer))+1,n);i.set(y,R);for(const C of h){let N=i.get(C);const W=[];for(;N.layer+1<R.layer;)N=b(N,l(N.layer+1,s/2)),W.push(N);b(N,R),a.push({from:C,to:y,passes:W})}}v(r);const g=O(r,s);return{boxes:[...i].map(([y,{layer:E,across:h}])=>({id:y,layer:E,across:h})),edges:a.map(({from:y,to:E,passes:h})=>({from:y,to:E,through:h.map(({across:R})=>R)})),layers:r.length,breadth:g}}e(P,"layOut");function b(t,n){return t.after.push(n),n.before.push(t),n}e(b,"joined");var w=e(t=>t.reduce((n,s)=>n+s,0)/t.length,"mean");function v(t){for(let n=0;n<L;n++){const s=n%2===0;for(const r of s?t:[...t].reverse()){const i=new Map(r.map(a=>{const l=s?a.before:a.after;return[a,l.length>0?w(l.map(({order:g})=>g)):a.order]}));r.sort((a,l)=>i.get(a)-i.get(l)||a.order-l.order);for(const[a,l]of r.entries())l.order=a}}}e(v,"orderAll");function O(t,n){const s=e((a,l)=>(a.size+l.size)/2+n,"apart");for(const a of t)for(const[l,g]of a.entries())g.across=l===0?0:a[l-1].across+s(a[l-1],g);for(let a=0;a<L*2;a++)for(const l of a%2===0?t:[...t].reverse()){const g=l.map(h=>{const R=[...h.before,...h.after];return R.length>0?w(R.map(({across:C})=>C)):h.across}),y=[...g];for(let h=1;h<l.length;h++)y[h]=Math.max(g[h],y[h-1]+s(l[h-1],l[h]));const E=[...g];for(let h=l.length-2;h>=0;h--)E[h]=Math.min(g[h],E[h+1]-s(l[h],l[h+1]));for(const[h,R]of l.entries())R.across=(E[h]+y[h])/2}const r=t.flat(),i=Math.min(...r.map(a=>a.across-a.size/2));for(const a of r)a.across-=i;return Math.max(0,...r.map(a=>a.across+a.size/2))}e(O,"placeAll");var d=u(83512),_=80,$=216,S=152,B=1080,j=2;function I(t){const n={right:!1,width:$,gaps:[34,22]},{layers:s,breadth:r}=G(n,t),a=[{right:!0,width:$,gaps:[56,22]},{right:!0,width:S,gaps:[28,22]}].find(({width:y,gaps:E})=>s*y+(s-1)*E[0]+2*j<=B)??n,g=r<=$?n:{right:!1,width:S,gaps:[34,12]};return a===g?F("",f(t,a)):(0,o.qy)`${F("only-wide",f(t,a))}
${F("only-narrow",f(t,g))}`}e(I,"chainPicture");function F(t,n){return(0,o.qy)`<div class="scroll chain ${t}" tabindex="0" role="region" aria-label="Picture of the plan">${n}</div>`}e(F,"scrolled");function G({right:t,width:n,gaps:s},r){return P(r,t?_:n,s[1])}e(G,"layoutIn");function f(t,n){const s=G(n,t),r=new Map(t.map(h=>[h.id,h])),i=n.right?n.width:_,a=s.layers*i+(s.layers-1)*n.gaps[0]+2*j,l=s.breadth+2*j,[g,y]=(n.right?[a,l]:[l,a]).map(Math.ceil),E=t.map(({id:h,needs:R,takes:C})=>{const N=R.map(W=>[W,...k(C,W)].join(" "));return N.length>0?`${h} after ${N.join(" and ")}`:h}).join("; ");return(0,o.qy)`<svg role="img" width="${g}" height="${y}" viewBox="0 0 ${g} ${y}" aria-label="The steps: ${E}">
${s.edges.map(h=>x(h,s,n,r.get(h.to)))}
${s.boxes.map(h=>U(r.get(h.id),c(h,n),n.width))}</svg>`}e(f,"draw");function c({layer:t,across:n},{right:s,width:r,gaps:i}){const a=j+t*((s?r:_)+i[0]),l=j+n-(s?_:r)/2;return s?[a,m(l)]:[m(l),a]}e(c,"corner");var m=e(t=>Math.round(t*10)/10,"round");function x(t,n,s,{gather:r,takes:i}){const a=s.right?s.width:_,l=n.boxes.find(({id:z})=>z===t.from),g=n.boxes.find(({id:z})=>z===t.to),y=e(z=>j+z*(a+s.gaps[0]),"start"),E=e((z,X)=>{const[ot,fe]=s.right?[z,X+j]:[X+j,z];return`${m(ot)} ${m(fe)}`},"point"),h=y(g.layer)-(r?5:1);let R=y(l.layer)+a,{across:C}=l,N=`M${E(R,C)}`;const W=e((z,X)=>{const ot=(R+z)/2;N+=`C${E(ot,C)} ${E(ot,X)} ${E(z,X)}`,R=z,C=X},"curveTo");for(const[z,X]of t.through.entries())W(y(l.layer+1+z),X),R+=a,N+=`L${E(R,X)}`;W(h-7,g.across);const J=`M${E(h,C)}L${E(h-9,C-4.5)}L${E(h-9,C+4.5)}Z`,de=`M${E(h+2,C-16)}L${E(h+2,C+16)}`,Ot=k(i,t.from).join(", "),he=(l.across+(t.through[0]??g.across))/2,me=E(y(l.layer)+a+s.gaps[0]/2,he).split(" ");return(0,o.qy)`<path class="edge" d="${N}"/><path class="head" d="${J}"/>${r&&(0,o.qy)`<path class="gather" d="${de}"/>`}${Ot&&A(Ot,me,s)}`}e(x,"arrow");function k(t,n){return t&&Object.hasOwn(t,n)?t[n]:[]}e(k,"outputsFrom");function A(t,[n="",s=""],{right:r,gaps:i}){const a=(0,D.jM)(t,r?Math.floor(i[0]/5.5):20);return(0,o.qy)`<text class="note along" x="${Number(n)+(r?0:6)}" y="${Number(s)+(r?-5:3)}" text-anchor="${r?"middle":"start"}"><title>${t}</title>${a}</text>`}e(A,"outputLabel");function U(t,[n,s],r){const i=(0,d.N4)([t]),a=r-24,l=i.failed>0?" bad":i.canceled+i.waiting>0||i.all===0?" idle":"",g=tt(t),y=t.gather?58:0;return(0,o.qy)`<svg class="step${l}" x="${n}" y="${s}" width="${r}" height="${_}"><title>${t.id} (${t.algorithm})${t.gather&&", gathers all results before it"}: ${g}</title>
<rect x="1" y="1" width="${r-2}" height="${_-2}" rx="7"/>
<svg x="12" y="0" width="${a}" height="${_}"><svg width="${a-y}" height="30"><text class="id" y="23">${(0,D.jM)(t.id,Math.floor((a-y)/8))}</text></svg>${t.gather&&(0,o.qy)`<text class="note" x="${a}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${(0,D.jM)(t.algorithm,Math.floor(a/6.6))}</text>
${K(i,a,50)}<text class="count" y="70">${g}</text></svg></svg>`}e(U,"stepBox");function tt(t){const{all:n,complete:s,failed:r,canceled:i,waiting:a}=(0,d.N4)([t]);if(n===0)return"no items";if(s===n)return n===1?"1 done":`all ${(0,p.B4)(n)} done`;const l=r>0?`${(0,p.B4)(r)} failed`:i>0?`${(0,p.B4)(i)} canceled`:`${(0,p.B4)(a)} left`;return`${(0,p.B4)(s)} of ${(0,p.B4)(n)} \xB7 ${l}`}e(tt,"outcome");function K(t,n,s){const r=[["done",t.complete-t.reused],["reused",t.reused],["failed",t.failed],["canceled",t.canceled],["waiting",t.waiting]];let i=0;const a=r.map(([l,g])=>{if(g<=0)return;const y=Math.max(g/t.all*n,3),E=(0,o.qy)`<rect class="${l}" x="${m(Math.min(i,n-3))}" y="${s}" width="${m(Math.min(y,n))}" height="6"><title>${(0,p.B4)(g)} ${d.In[l]}</title></rect>`;return i+=y,E});return(0,o.qy)`<rect class="track" y="${s}" width="${n}" height="6"/>${a}`}e(K,"bar");var nt=u(27832),Z=5,Mt=100,at=50,St=4e3,kt=2e5,it=1e3;function Lt(t){const n=(0,nt.BR)(t.items.filter(({state:i})=>i!=="COMPLETE"),i=>i);if(n.length===0)return o.K$;const s={left:kt},r=n.length-at;return(0,o.qy)`${n.slice(0,at).map(i=>Tt(i,s))}
${r>0&&(0,o.qy)`<p class="note">${(0,p.LS)(r,"more cause is","more causes are")} in ${(0,o.RF)("run.json","run.json")}.</p>`}`}e(Lt,"failureSection");function Tt(t,n){const[s]=t,r=t.slice(Z,Z+Mt),i=t.length-Z-r.length,a=s.state==="CANCELED";return(0,o.qy)`<article class="trouble${a&&" canceled"}">
<h3><span class="step-name">${s.step}</span> ${(0,p.LS)(t.length,"item")} ${a?"canceled":"failed"}</h3>
<p class="why">${Rt(s)}</p>
<ul>${t.slice(0,Z).map(l=>Dt(l,n))}</ul>
${r.length>0&&(0,o.qy)`<details><summary>${(0,p.LS)(t.length-Z,"more item")}</summary><ul class="names">${r.map(l=>(0,o.qy)`<li>${l.log===void 0?l.item:(0,o.RF)(l.log,l.item)}`)}</ul>${i>0&&(0,o.qy)`<p class="note">${(0,p.B4)(i)} more are in ${(0,o.RF)("run.json","run.json")}.</p>`}</details>`}
</article>`}e(Tt,"groupArticle");function Rt({state:t,exit_code:n,meaning:s,attempts:r}){const i=s??"",a=i.length>it?`${i.slice(0,it)}\u2026`:i,l=a===""?void 0:`${a[0].toUpperCase()}${a.slice(1)}`;return t==="SYSTEM_ERROR"?(0,o.qy)`<strong>A system error, not the algorithm’s.</strong> ${l??"There are no details."}`:t==="EXECUTOR_ERROR"&&typeof n=="number"&&n!==0?(0,o.qy)`<strong>Exit code ${n}.</strong> ${l??'Its spec does not say what that means ("exit_codes").'}`:(0,o.qy)`${l??(r>0?"It ended without an exit code.":"It was not started.")}`}e(Rt,"why");function Dt(t,n){const s=(0,o.qy)`${(0,p.LS)(t.attempts,"attempt")}${t.attempts>1?", the last took ":", took "}${(0,p.a3)(t.seconds)}`,r=t.log_tail?.trimEnd().slice(-St)??"",i=r!==""&&r.length<=n.left;return i&&(n.left-=r.length),(0,o.qy)`<li><div class="line"><b class="name">${t.item}</b>${t.attempts>0&&(0,o.qy)`<span class="note">${s}</span>`}${t.log!==void 0&&(0,o.qy)`<span>${(0,o.RF)(t.log,"whole log")}</span>`}</div>${i&&(0,o.qy)`<details><summary>End of its log</summary><pre tabindex="0">${(0,o.OG)(r)}</pre></details>`}</li>`}e(Dt,"itemEntry");var Pt=11e5,lt=25,ct=6,dt=500,ht=2e3;function jt(t){const n=Map.groupBy(t.items,({step:i})=>i),s=t.steps.filter(({id:i})=>n.has(i));let r=Pt;return(0,o.qy)`${s.map((i,a)=>{const l=n.get(i.id),{rows:g,used:y}=Ct(l,t,r/(s.length-a));r-=y;const E=l.length-g.length;return(0,o.qy)`<details${l.length<=lt&&Bt}><summary><h3 class="step-name">${i.id}</h3> ${(0,p.LS)(l.length,"item")}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Items of ${i.id}"><table class="items"><thead><tr><th scope="col">Item<th scope="col">State<th scope="col">Results<th scope="col">Started after<th scope="col">Took<th scope="col">Attempts<th scope="col">Peak memory<th scope="col">Log</thead><tbody>
${g}</tbody></table></div>${E>0&&(0,o.qy)`<p class="note">${(0,p.B4)(E)} more are in ${(0,o.RF)("run.json","run.json")}.</p>`}</details>
`})}`}e(jt,"itemTables");var Bt=(0,o.qy)` open`;function Ct(t,n,s){const r=[];let i=0;for(const a of t){const l=At(a,n),g=Buffer.byteLength(l.text);if(i+g>s)break;i+=g,r.push(l)}return{rows:r,used:i}}e(Ct,"rowsWithin");function At(t,n){const s=(0,d.Br)(t),r=(Date.parse(t.started??"")-Date.parse(n.started))/1e3,i=t.attempts>0,a=t.reused||!i||!(r>=0)?"\u2013":(0,p.a3)(r),l=t.peak_memory_bytes;return(0,o.qy)`<tr><th scope="row">${t.item}<td class="${s}">${s==="reused"?"reused":d.In[s]}<td>${It(t,n.aws===void 0)}<td>${a}<td>${i?(0,p.a3)(t.seconds):"\u2013"}<td>${t.attempts}<td>${l===void 0?"\u2013":(0,p._C)(l)}<td>${t.log===void 0?"\u2013":(0,o.RF)(t.log,"log")}
`}e(At,"itemRow");function It({step:t,outputs:n},s){if(n.length===0)return(0,o.qy)`–`;const r=n.slice(ct);return(0,o.qy)`${n.slice(0,ct).map(({key:i,bytes:a},l)=>(0,o.qy)`${l>0&&(0,o.qy)`<br>`}${s?(0,o.RF)(`${t}/${i}`,i):i} <small>${(0,p.z3)(a)}</small>`)}${r.length>0&&(0,o.qy)`<br><small>and ${(0,p.LS)(r.length,"more file")}, ${(0,p.z3)(qt(r))}</small>`}`}e(It,"results");var qt=e(t=>t.reduce((n,{bytes:s})=>n+s,0),"sizeOf");function Nt(t){return(0,o.qy)`${t.map(n=>{const s=Object.entries(n.variables);return(0,o.qy)`<section class="setup"><h3 class="step-name">${n.id}</h3><dl>
<dt>Algorithm</dt><dd>${n.algorithm}</dd>
<dt>Image</dt><dd><code>${n.image}</code></dd>
<dt>Resources</dt><dd>${(0,p.B4)(n.memory_mb)} MiB of memory, ${n.cpu_units/1024} vCPU</dd>
<dt>Variables</dt><dd>${s.length===0?"none":(0,o.qy)`<ul class="plain">${s.map(([r,i])=>(0,o.qy)`<li><code><b>${r}</b>=${Ut(i)}</code></li>`)}</ul>`}</dd></dl></section>
`})}`}e(Nt,"setupSection");function Ut(t){return t.length<=ht?t:`${t.slice(0,ht)}\u2026`}e(Ut,"clipped");function Wt(t){return t.length===0?o.K$:(0,o.qy)`<p>No step's patterns take ${t.length===1?"this file":`these ${(0,p.LS)(t.length,"file")}`} ("inputs" of the spec).</p>
${ft(t)}`}e(Wt,"leftOutSection");function mt(t){return t.length===0?o.K$:ft(t.map(({path:n,why:s,moved_to:r})=>`${n}: ${s}${r?`; moved to ${r}`:""}`))}e(mt,"reasonsSection");function ft(t){const n=t.length-dt,s=(0,o.qy)`<ul class="names">${t.slice(0,dt).map(r=>(0,o.qy)`<li>${r}</li>`)}</ul>${n>0&&(0,o.qy)`<p class="note">${(0,p.B4)(n)} more are in ${(0,o.RF)("run.json","run.json")}.</p>`}`;return t.length<=lt?s:(0,o.qy)`<details><summary>${(0,p.LS)(t.length,"file")}</summary>${s}</details>`}e(ft,"names");var ut=u(85588),st=u(45302),zt=[["all","all"],["complete","done"],["failed","failed"],["reused","reused"],["canceled","canceled"],["waiting","not started"]];function Ft(t){const n=Map.groupBy(t.items,({step:a})=>a),s=(0,d.N4)(t.steps),r=zt.filter(([a],l)=>l<3||s[a]>0),i=e(a=>r.map(([l],g)=>et(a[l]===0?"\u2013":(0,p.B4)(a[l]),g===0?"first":l==="failed"&&a.failed>0?"bad":"")),"numbers");return(0,o.qy)`<div class="scroll" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${r.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="3" scope="colgroup">Peak memory</th></tr>
<tr><th scope="col">Step</th>${r.map(([,a],l)=>(0,o.qy)`<th scope="col"${l===0&&Kt}>${a}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">sum</th><th scope="col" class="first">median</th><th scope="col">highest</th><th scope="col">requested</th></tr>
</thead><tbody>${t.steps.map(a=>Ht(a,n.get(a.id)??[],i))}</tbody>${t.steps.length>1&&(0,o.qy)`<tfoot><tr><th scope="row">All steps</th>${i(s)}<td class="first"></td><td></td><td></td>${et((0,p.a3)(pt(t.items)))}<td class="first"></td><td></td><td></td></tr></tfoot>`}</table></div>
<p class="note">${s.reused>0&&"Reused items count as done: an earlier run completed them, from the same input, image and variables. "}Shortest, median and longest are of items that are done${s.reused>0&&", including reused ones"}; the sum is of the last attempts in this run. Peak memory is that of the whole container: the algorithm, the agent (which has ${st.AA} MiB in addition), and the kernel’s file cache.</p>`}e(Ft,"stepTable");var Kt=(0,o.qy)` class="first"`;function Ht(t,n,s){const r=(0,ut.il)(n.filter(({state:l})=>l==="COMPLETE").map(({seconds:l})=>l)),i=(0,ut.il)(n.flatMap(({peak_memory_bytes:l})=>l??[])),a=pt(n);return(0,o.qy)`<tr><th scope="row"><span class="step-name">${t.id}</span><small>${t.algorithm}${t.needs.length>0&&(0,o.qy)`<br>${t.gather?"gathers":"after"} ${t.needs.join(", ")}`}${t.left_out>0&&(0,o.qy)`<br>${(0,p.LS)(t.left_out,"result")} before it not taken`}</small></th>
${s((0,d.N4)([t]))}
${[r?.least,r?.median,r?.most].map((l,g)=>et(l===void 0?"\u2013":(0,p.a3)(l),g===0?"first":""))}${et(a>0?(0,p.a3)(a):"\u2013")}
${[i?.median,i?.most].map((l,g)=>et(l===void 0?"\u2013":(0,p._C)(l),g===0?"first":""))}<td>${(0,p._C)(t.memory_mb*2**20)}${i&&Gt(i.most,t)}</td></tr>
`}e(Ht,"row");function pt(t){return t.reduce((n,{seconds:s,reused:r})=>n+(r?0:s),0)}e(pt,"spent");function et(t,n=""){return n===""?(0,o.qy)`<td>${t}</td>`:(0,o.qy)`<td class="${n}">${t}</td>`}e(et,"cell");function Gt(t,{memory_mb:n}){const s=Math.min(1,t/1048576/(n+st.AA)),[r,i]=s>.9?["near its limit","bad"]:s<.4&&n>=2*st.AA?["could request less","note"]:["",""];return(0,o.qy)`<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(s*100)} % of the container’s limit"><rect class="track" width="100%" height="5"/><rect class="${s>.9?"failed":"done"}" width="${Math.round(s*100)}%" height="5"/></svg>${r!==""&&(0,o.qy)`<small class="${i}">${r}</small>`}`}e(Gt,"advice");var gt=u(25151),Yt=300,Vt=80,Jt=20,Xt=10,$t=20,Zt=7,Q=56,Y=160;function Qt(t){const n=t.items.filter(({attempts:a})=>a>0).map(a=>te(a,t));if(n.length===0||!(t.seconds>0))return o.K$;const s=Map.groupBy(n,({item:a})=>a.step),r=ee(t.seconds),i=[...new Set(n.map(({style:a})=>a))];return(0,o.qy)`<ul class="legend">${["done","reused","failed","fault","canceled"].filter(a=>i.includes(a)).map(a=>(0,o.qy)`<li><svg width="18" height="10" aria-hidden="true">${xt(a,"1","16",1,8)}</svg>${d.In[a]}</li>`)}</ul>
<div class="timeline">${yt(r)}
${t.steps.map(a=>{const l=s.get(a.id);return l&&se(a,l,r,n.length)})}${yt(r)}</div>`}e(Qt,"timeline");function te(t,n){const s=(0,d.Br)(t);if(t.reused)return{item:t,style:s,from:0,to:0};const r=(Date.parse(t.started??"")-Date.parse(n.started))/1e3/n.seconds,i=Number.isFinite(r)?vt(r):0;return{item:t,style:s,from:i,to:vt(i+Math.max(0,t.seconds)/n.seconds)}}e(te,"spanOf");var vt=e(t=>Math.min(1,Math.max(0,t)),"clamp"),V=e(t=>`${+(t*100).toFixed(2)}%`,"percent");function ee(t){const n=ne.find(r=>t/r<=8)??86400*Math.ceil(t/86400/8),s=[];for(let r=0;r*n<=t;r++)s.push({at:r*n/t,words:oe(r*n,n)});return s}e(ee,"ticksOf");var ne=[.01,.02,.05,.1,.2,.5,1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800,43200,86400];function oe(t,n){return t===0?"0":n<1?`${t.toFixed(n<.1?2:1)} s`:(0,p.a3)(t).replace(/^(\d)\.0 s$/,"$1 s").replace(/ 00 (s|min|h)$/,"")}e(oe,"tickWords");function yt(t){return(0,o.qy)`<div class="axis" aria-hidden="true"><svg width="100%" height="18">${t.map(({at:n,words:s},r)=>(0,o.qy)`<text class="${r%2===1&&"odd"}" x="${V(n)}" y="13" text-anchor="${r===0?"start":n>.96?"end":"middle"}">${s}</text>`)}</svg></div>`}e(yt,"axis");var wt=e(t=>t.map(({at:n})=>(0,o.qy)`<line class="grid" x1="${V(n)}" x2="${V(n)}" y2="100%"/>`),"gridLines");function se(t,n,s,r){const i=(0,o.qy)`<h3 class="step-name">${t.id}</h3>`,a=n.filter(({style:R})=>R==="reused").length,l=(0,o.qy)`<p class="note">${(0,p.LS)(n.length,"item")}${a>0&&`, ${(0,p.B4)(a)} ${d.In.reused}`}</p>`;if(r<=Vt)return(0,o.qy)`<div class="lanes">${i}</div>${rt(n,s,t.id)}`;if(r<=Yt)return(0,o.qy)`<div class="lanes block"><div>${i}${l}</div>${bt(n,s,Zt,t.id)}</div>`;const g=n.filter(({style:R})=>R==="failed"||R==="fault"),y=n.filter(({style:R})=>R==="done").sort((R,C)=>C.item.seconds-R.item.seconds).slice(0,Xt),E=g.slice(0,Jt),h=g.length>E.length?`The first ${E.length} of ${(0,p.B4)(g.length)} that failed`:"Those that failed";return(0,o.qy)`<div class="lanes block"><div>${i}${l}</div>${ie(n,s,t.id)}</div>
${g.length>0&&(0,o.qy)`<p class="note lanes-of">${h}</p>${rt(E,s,t.id)}`}
${y.length>0&&(0,o.qy)`<p class="note lanes-of">The slowest that are done</p>${rt(y,s,t.id)}`}`}e(se,"stepLanes");function rt(t,n,s){const r=re(t.map(({item:i})=>i.item));return(0,o.qy)`<div class="lanes"><ol aria-hidden="true">${_t(t).map(({item:i})=>(0,o.qy)`<li title="${i.item}">${i.item.slice(r)}</li>`)}</ol>${bt(t,n,$t,s)}</div>`}e(rt,"namedLanes");function re(t){const[n="",...s]=t;let r=n.lastIndexOf("/")+1;for(;r>0&&!s.every(i=>i.startsWith(n.slice(0,r)));)r=n.lastIndexOf("/",r-2)+1;return r}e(re,"commonFolder");var _t=e(t=>[...t].sort((n,s)=>n.from-s.from||n.to-s.to),"inOrder");function bt(t,n,s,r){const i=s===$t,a=i?4:1,l=_t(t).map(({item:g,style:y,from:E,to:h},R)=>{const C=(0,p.a3)(g.seconds),N=`${g.item}: ${d.In[y]}, ${C}${g.attempts>1?`, attempt ${g.attempts}`:""}`,W=R*s,J=xt(y,V(E),y==="reused"?"10":V(h-E),W+a,s-2*a);return(0,o.qy)`<g><title>${N}</title>${J}${i&&ae(C,E,h,y,W+14)}</g>`});return(0,o.qy)`<svg role="img" width="100%" height="${t.length*s}" aria-label="When the items of ${r} ran; the table of items has the same in numbers">${wt(n)}${l}</svg>`}e(bt,"lanes");function ae(t,n,s,r,i){return s<=.65?(0,o.qy)`<text x="${V(s)}" y="${i}" dx="${r==="reused"?16:6}">${t}</text>`:n>=.35?(0,o.qy)`<text x="${V(n)}" y="${i}" dx="-6" text-anchor="end">${t}</text>`:(0,o.qy)`<text class="within" x="${V(s)}" y="${i-1}" dx="-6" text-anchor="end">${t}</text>`}e(ae,"lengthWords");function xt(t,n,s,r,i){return(0,o.qy)`<rect class="${t}" x="${n}" y="${r}" width="${s}" height="${i}" rx="1.5"/>`}e(xt,"mark");function ie(t,n,s){const r=new Array(Y).fill(0),i=new Set,a=t.filter(({style:h})=>h!=="reused");for(const{from:h,to:R,style:C}of a){const[N,W]=[Et(h),Et(R)];for(let J=N;J<=W;J++)r[J]+=Math.max(0,Math.min(R,(J+1)/Y)-Math.max(h,J/Y))*Y;(C==="failed"||C==="fault")&&i.add(W)}const l=Math.max(...r,1),g=e(h=>Math.round((1-h/l)*(Q-8)*10)/10+2,"top"),y=String(l<9.95?Number(l.toFixed(1)):Math.round(l)),E=r.map((h,R)=>`L${R} ${g(h)}L${R+1} ${g(h)}`).join("");return(0,o.qy)`<svg role="img" width="100%" height="${Q+18}" aria-label="How many items of ${s} ran at once, up to ${y}">${wt(n)}<svg y="18" viewBox="0 0 ${Y} ${Q}" width="100%" height="${Q}" preserveAspectRatio="none"><path class="area" d="M0 ${Q-6}${E}L${Y} ${Q-6}Z"/></svg><text x="4" y="10">up to ${y} at once</text>${[...i].map(h=>(0,o.qy)`<rect class="failed" x="${V(h/Y)}" y="${Q+13}" width="${V(1/Y)}" height="5"/>`)}</svg>`}e(ie,"strip");var Et=e(t=>Math.min(Y-1,Math.floor(t*Y)),"binOf"),le=`default-src 'none'; style-src 'sha256-${(0,M.createHash)("sha256").update(gt.r).digest("base64")}'; base-uri 'none'; form-action 'none'`;function ce(t){const{steps:n,items:s}=t,r=n.length>0,i=t.state!=="COMPLETE",a=(0,d.N4)(n),l=[{id:"failures",title:a.failed>0?"What failed":"What was canceled",content:Lt(t)},{id:"plan",title:"Plan",content:r?I(n):o.K$},{id:"steps",title:"Steps",content:r?Ft(t):o.K$},{id:"timeline",title:"Timeline",content:Qt(t)},{id:"items",title:"Items and results",content:s.length>0?jt(t):o.K$},{id:"setup",title:"What ran",content:r?Nt(n):o.K$},{id:"left-out",title:"Inputs that no step took",content:Wt(t.left_out)},{id:"skipped",title:"What else the inputs hold",content:mt(t.skipped??[])},{id:"left-over",title:"Results of earlier runs",content:mt(t.left_over??[])}].filter(({content:g})=>g!==o.K$);return(0,o.qy)`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${le}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${t.workflow}: ${(0,d.lv)(t)}</title>
${(0,o.p_)(gt.r)}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kicker">Run report</p>
<h1>${t.workflow}</h1>
<p class="state ${t.state==="CANCELED"?"canceled":i?"bad":"good"}">${(0,d.lv)(t)}</p>
${a.all>0&&(0,o.qy)`<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${K(a,1e3,0)}</svg>`}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${t.started}">${(0,p.r6)(t.started)}</time></dd></div>
<div><dt>Took</dt><dd>${(0,p.a3)(t.seconds)}</dd></div>
<div><dt>Engine</dt><dd>${t.engine}</dd></div>
${t.jobs!==void 0&&(0,o.qy)`<div><dt>Concurrency</dt><dd>${(0,p.LS)(t.jobs,"item")} at most</dd></div>`}
${t.aws&&(0,o.qy)`<div><dt>Run</dt><dd>${t.aws.run}</dd></div><div><dt>Results in</dt><dd>${t.aws.results}<small>STEP/${t.aws.run}/</small></dd></div>`}
<div><dt>Catalog</dt><dd>${t.catalog.name}${t.catalog.commit!==void 0&&(0,o.qy)` <small>at ${(0,T.Ax)(t.catalog.commit)}</small>`}</dd></div>
</dl>
${t.aws&&t.aws.unread>0&&(0,o.qy)`<p class="note">Of ${(0,p.B4)(t.aws.unread+s.length)} items that ended, this page shows ${(0,p.B4)(s.length)} one by one: the first that failed, and some that are done. Times are of these; the counts of the steps are of all.</p>`}
<nav aria-label="Sections"><ul>${l.map(({id:g,title:y})=>(0,o.qy)`<li><a href="#${g}">${y}</a></li>`)}</ul></nav>
</header>
<main id="content" tabindex="-1">
${l.map(({id:g,title:y,content:E})=>(0,o.qy)`<section id="${g}" aria-labelledby="${g}-title"><h2 id="${g}-title">${y}</h2>
${E}
</section>
`)}</main>
<footer><p>Written by Pipewright ${t.pipewright}. The same data is in <a href="./run.json">run.json</a>.</p></footer>
</body>
</html>
`.text}e(ce,"reportHtml")}),25151:((H,q,u)=>{u.d(q,{b:e(()=>M,"b"),r:e(()=>o,"r")});var M=`
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
`,o=`${M}
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
`}),83512:((H,q,u)=>{u.d(q,{Br:e(()=>b,"Br"),In:e(()=>w,"In"),N4:e(()=>o,"N4"),Tw:e(()=>p,"Tw"),cJ:e(()=>L,"cJ"),lv:e(()=>D,"lv"),qg:e(()=>T,"qg")});var M=u(36647);function o(v){const O=e($=>v.reduce((S,B)=>S+(B[$]??0),0),"sum"),d={complete:O("complete"),failed:O("failed"),canceled:O("canceled"),waiting:O("waiting")};return{all:d.complete+d.failed+d.canceled+d.waiting,reused:O("reused"),...d}}e(o,"tally");function T({all:v,complete:O,failed:d,canceled:_,waiting:$}){const S=[d>0&&`${(0,M.B4)(d)} failed`,_>0&&`${(0,M.B4)(_)} canceled`,$>0&&`${(0,M.B4)($)} not started`].filter(B=>B!==!1);return S.length===0&&O===v&&v>0?v===1?"The one item is done":`All ${(0,M.B4)(v)} items done`:[`${(0,M.B4)(O)} of ${(0,M.LS)(v,"item")} done`,...S].join(", ")}e(T,"tallySentence");function p({all:v,through:O,failed:d}){const _=`${(0,M.B4)(O)} of ${(0,M.LS)(v,"sample")} through all steps`;return d>0?`${_}, ${(0,M.B4)(d)} failed`:_}e(p,"samplesText");function D({state:v,steps:O,samples:d,tolerated:_}){const $=o(O);if($.all===0)return"Nothing ran: there was no item for any step.";const S=[d&&p(d),T($),_&&L(_)];return`${v==="CANCELED"?"Stopped: ":""}${S.filter(Boolean).join("; ")}`}e(D,"stateSentence");function L(v){return`${(0,M.LS)(v,"failure")} ${v===1?"is":"are"} tolerated ("allow_failed")`}e(L,"toleratedText");var P={COMPLETE:"done",EXECUTOR_ERROR:"failed",SYSTEM_ERROR:"fault",CANCELED:"canceled"};function b({reused:v,state:O}){return v?"reused":P[O]}e(b,"stateStyle");var w={done:"done",reused:"done by an earlier run",failed:"failed",fault:"failed by a system error",canceled:"canceled",waiting:"not started"}}),85600:((H,q,u)=>{u.d(q,{BZ:e(()=>$,"BZ"),K5:e(()=>B,"K5"),KA:e(()=>w,"KA"),L:e(()=>S,"L"),OI:e(()=>I,"OI"),Us:e(()=>F,"Us"),VJ:e(()=>d,"VJ"),dz:e(()=>G,"dz"),jh:e(()=>j,"jh"),m6:e(()=>v,"m6"),sx:e(()=>_,"sx")});var M=u(2602),o=u(5993),T=u(75601),p=u(36618),D=u(74670),L=u(94445),P=u(55567),b=u(5271);function w(f){const m=f.map(({path:x,from:k})=>{if(k.kind==="file")return[x];const{bucket:A,key:U}=k.kind==="copy"?k:k.object;return[x,A,U]}).map(x=>JSON.stringify(x)).sort();return(0,p.sU)((0,p.ol)(m.join()))}e(w,"inputsDigest");function v(f,c,m){if(m.length===0)return f;const x=new Set(m.map(({path:A})=>A));return c.every(A=>x.has(A))?w(m):f===w(c.map(O))&&m.every(({from:A})=>A.kind==="file")?w([...new Set([...c,...x])].map(O)):void 0}e(v,"continuedDigest");function O(f){return{path:f,size:0,from:{kind:"file",file:""}}}e(O,"asFile");function d({steps:f},c){return f.some(({needs:m,spec:x})=>m.length===0&&(0,T.v)((0,b.t6)(x),c))}e(d,"isTakenByFirstStep");function _(f,c){const{taken:m=[],left:x=[]}=Object.groupBy(c,({path:k})=>d(f,k)?"taken":"left");return{taken:m,leftOut:x.map(({path:k})=>k)}}e(_,"partitionInputs");function $(f,c){return`${f}${c}/`}e($,"inputFolder");function S(f,c){const m=c.find(({path:k})=>!(0,o.JC)(k));if(m)throw new M.Failure("PATH_OUTSIDE",`The key ${f}${m.path} would lead out of its folder for programs that normalize it. Rename the input, without "..".`);const x=c.find(({path:k})=>Buffer.byteLength(f+k)>D.sF);if(x)throw new M.Failure("KEY_TOO_LONG",`${x.path.slice(0,200)}\u2026 would have a key of ${Buffer.byteLength(f+x.path)} bytes in S3, and ${D.sF} are allowed. Rename it, or pass the folder that contains it, so that its path gets shorter.`)}e(S,"checkKeys");function B(f,c,m=[]){if(c.some(K=>d(f,K)))return;const x=f.steps.filter(({needs:K})=>K.length===0),k=new Set(x.flatMap(({spec:K})=>(0,b.t6)(K))),[A]=m,U=m.length>1?` and ${m.length-1} more`:"",tt=A?` Left out were ${A.path} (${A.why})${U}.`:"";throw new M.Failure("NO_INPUTS",c.length===0?`There is no input for the workflow ${f.workflow}.`:`None of the ${c.length} inputs matches the workflow ${f.workflow} (the first is ${c[0]}): its first steps accept ${[...k].join(", ")}.${tt}`)}e(B,"checkTaken");function j({steps:f},c){const m=[...c].sort();for(const{id:x,spec:k,needs:A,gather:U}of f){if(A.length>0||U)continue;const tt=new P.U;for(const K of m){if(!(0,T.v)((0,b.t6)(k),K))continue;const nt={item:K,key:(0,L.ZH)(k,K)},Z=tt.claim(nt);if(Z)throw new M.Failure("OUTPUT_COLLISION",`The input ${K} has no result of its own in step ${x}, as ${(0,P.B)(nt,Z)}.`)}}}e(j,"checkWriters");async function I(f,c,m){return f.etag===c.etag||f.crc32===await m()}e(I,"isSameContent");function F(f,c){return c.size===f.size&&c.modified>=f.modified}e(F,"isFreshCopy");function G({steps:f},c,m,x){return f.filter(({needs:k,spec:A})=>k.length===0&&(0,T.v)((0,b.t6)(A),m)).map(({id:k})=>({kind:"file",run:c,step:k,item:m,input:x,gather:!1,attempt:1,trace:[]}))}e(G,"workMessagesFor")}),21251:((H,q,u)=>{u.d(q,{K$:e(()=>p,"K$"),OG:e(()=>w,"OG"),RF:e(()=>v,"RF"),p_:e(()=>L,"p_"),qy:e(()=>D,"qy")});var M=u(6375),o=u(88264),T=class{static{e(this,"Html")}text;constructor(d){this.text=d}toString(){return this.text}},p=new T("");function D(d,..._){let $=d[0];for(const[S,B]of _.entries())$+=P(B)+d[S+1];return new T($)}e(D,"html");function L(d){return new T(`<style>${d}</style>`)}e(L,"styleSheet");function P(d){return d instanceof T?d.text:d===void 0||d===!1?"":typeof d=="number"?String(d):typeof d=="string"?b((0,o.YA)(d)):d.map(P).join("")}e(P,"render");function b(d){return d.replace(/[&<>"'`]/g,_=>`&#${_.charCodeAt(0)};`)}e(b,"escapeHtml");function w(d){const _=d.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new T(_.split(`
`).map($=>$.split("	").map(P).join("	")).join(`
`))}e(w,"logLines");function v(d,_){const $=O(d);return $===void 0?D`${_}`:D`<a href="${$}">${_}</a>`}e(v,"fileLink");function O(d){const _=d.split("/");if(!_.some($=>$===""||$==="."||$===".."))return`./${_.map(M.hK).join("/")}`}e(O,"relativeUrl")}),14367:((H,q,u)=>{u.d(q,{IV:e(()=>_,"IV"),Y:e(()=>O,"Y"),h2:e(()=>P,"h2"),ij:e(()=>b,"ij"),kY:e(()=>d,"kY"),qC:e(()=>v,"qC")});var M=u(75601),o=u(38388),T=u(79570),p=u(30053),D=u(92734),L=u(29306);function P($,S,B){const{items:j,leftOut:I}=(0,L.aD)($,O($,B),S);return{items:j.map(({id:F,entries:G,variables:f})=>({id:F,variables:f,files:G.flatMap(({entry:c})=>c.kind==="folder"?[`${c.path}/`]:(0,T.R8)(c).map(({path:m})=>m))})),incomplete:b($,j).incomplete,left_out:I}}e(P,"previewItems");function b($,S){const B=new p.k($,S),j=new Map,I=new Set;for(const c of B.start())c.kind==="ready"?I.add(c.item.segments[0]??""):c.kind==="failed"&&!j.has(c.id)&&j.set(c.id,{id:c.id,step:c.step,why:c.why});const F=$.steps.some(({gather:c,inputs:m})=>c&&m.some(w));for(const{id:c}of S)!I.has(c)&&!j.has(c)&&!F&&j.set(c,{id:c,step:"",why:"no step takes its files"});const G=$.steps.filter(({inputs:c})=>c.every(({sources:m})=>m.every(({from:x})=>x!=="step"))),f=e(c=>[...B.itemsOf(c)].filter(({state:m})=>m!=="absent").length,"countOf");return{incomplete:[...j.values()],expected:Object.fromEntries(G.map(({id:c})=>[c,f(c)]))}}e(b,"beginItems");function w({sources:$}){return $.some(({from:S})=>S==="files")}e(w,"takesFiles");function v($,S){return(0,L.wQ)($).some(({patterns:B})=>(0,M.v)(B,S))}e(v,"takesPath");function O({rule:$},S){return $.kind==="sheet"?{kind:"sheet",items:S??[]}:$}e(O,"ruleOf");function d({steps:$},S){const B=new Map;for(const{sources:j}of $.find(({id:I})=>I===S)?.inputs??[])for(const I of j)I.from==="step"&&B.set(I.step,(B.get(I.step)??new Set).add(I.output));return Object.fromEntries([...B].map(([j,I])=>[j,[...I]]))}e(d,"takenOutputs");function _($){const{steps:S}=(0,o.vj)($);return $.steps.map(({id:B,inputs:j})=>({step:B,inputs:j.map(({name:I,sources:F})=>({name:I,from:F.map(D.V).join(", ")||"nothing"})),items:(0,o.Ir)(S.get(B)?.axes??[])}))}e(_,"stepJoins")})};export{ge as id,$e as ids,ve as modules};
