var ue=Object.defineProperty;var e=(H,q)=>ue(H,"name",{value:q,configurable:!0});const ge=5569,$e=[5569],ve={68370:((H,q,u)=>{u.d(q,{vC:e(()=>G,"vC"),Wh:e(()=>M,"Wh"),zo:e(()=>y,"zo"),Tl:e(()=>P,"Tl"),Uh:e(()=>b,"Uh"),P$:e(()=>A,"P$")});const S=JSON.parse(`{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/v0.1.0/catalog/schema/catalog.schema.json","title":"Pipewright catalog settings","description":"A catalog's own settings: catalog/catalog.json.","type":"object","additionalProperties":false,"required":["registry"],"properties":{"$schema":{"description":"Where this schema is; editors use it to help while typing.","type":"string","maxLength":2000},"registry":{"description":"Where wrapped images go: a registry and a prefix. A bare user name is Docker Hub.","type":"string","minLength":1,"maxLength":300,"examples":["ghcr.io/pipewright/catalog","wangyx2005"]},"allowed_registries":{"description":"Where source images may come from; left out, from everywhere. docker.io is Docker Hub.","type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":300},"examples":[["ghcr.io","docker.io","quay.io/biocontainers"]]}}}`);var o=u(2602),L=u(92041),p=u(23591),D=u(2345),T=u(98091),j=u(88264),x=u(71916),w=new p.x(S,{near:{allowed_registries:["registries","allowed_registry"],registry:["prefix"]}});function P(f,c){const m=(0,T.u)(f,c,w);$(m,["registry"]);for(const I of m.items(["allowed_registries"]))h(m,I);const{document:E,findings:k}=m.result();return{settings:E,findings:k}}e(P,"examineSettings");function A(f,c){const{settings:m,findings:E}=P(f,c);if(m)return m;const k=E.filter(({severity:W})=>W==="error");throw(0,x.H)(k,'A maintainer of the catalog corrects this; the least that the file needs is { "registry": "ghcr.io/alice" }.',5)}e(A,"parseSettings");function $(f,c){const m=f.text(c);if(m===void 0)return;const E=m.replace(/^https?:\/\//,"").replace(/\/+$/,"");if(v(m))return;const k=E!==m&&v(E)?E:void 0;f.error("BAD_FORM",c,{message:`"${(0,D.w5)(c)}" is ${(0,j.hD)(m)}; it must be a registry, or a registry and the beginning of a path such as ghcr.io/alice.${k?` Did you mean ${(0,j.hD)(k)}?`:""}`,got:(0,j.hD)(m),expected:"a prefix of image names",fix:f.rewrite(c,k,!0)})}e($,"checkPrefix");function v(f){try{return(0,L.qq)(`${f}/x`)}catch{return}}e(v,"prefixReference");function h(f,c){const m=f.text(c)?.replace(/\/$/,""),E=m===void 0?void 0:v(m);if(m===void 0||!E)return void $(f,c);const k=E.registry.toLowerCase(),W=!m.includes("/")&&/^(library\/)?x$/.test(E.repository)?k:`${k}/${E.repository.replace(/\/x$/,"")}`;W!==m&&f.error("BAD_FORM",c,{message:`"${(0,D.w5)(c)}" is ${(0,j.hD)(m)}, which no full name of an image begins with. Did you mean ${(0,j.hD)(W)}?`,got:(0,j.hD)(m),expected:(0,j.hD)(W),fix:f.rewrite(c,W,!0)})}e(h,"checkAllowed");function y(f,c){return(0,L.qq)(`${f.registry}/${c.name}:${c.version}`)}e(y,"defaultTarget");function M(f,c){const m=f?.allowed_registries;if(!m)return;const E=c.kind==="registry"?(0,L.aR)(c):(0,L.FH)(c),k=e(I=>E===I||E.startsWith(`${I}/`),"isBelow");if(!(c.kind==="registry"&&m.some(I=>k(I.replace(/\/$/,"")))))throw new o.Failure("REGISTRY_NOT_ALLOWED",`This catalog accepts images from ${m.join(", ")}, not ${E}. Push the image to one of these, or ask to have its registry added to "allowed_registries" in catalog/catalog.json.`)}e(M,"checkSourceAllowed");function b(f,c){return[f.registry,...f.allowed_registries??[]].some(E=>v(E.replace(/\/$/,""))?.registry===c)}e(b,"namesRegistry");var B=/^(?:[^.]*|.*\.(?:localhost|localdomain|local|internal|intranet|lan|home|corp|home\.arpa)|(?:0|10|127|192\.0\.0|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.1[89]|2(?:2[4-9]|[345]\d))\..*|\[.*)$/;function N(f){const c=URL.parse(`http://${f}`);return!c||B.test(c.hostname)}e(N,"isInside");function G(f,c){if(c.kind!=="registry")throw new o.Failure("ONLY_ON_THIS_MACHINE",`${(0,L.FH)(c)} is an image that only one machine has. Push it to a registry, and name it there.`);if(!(f.allowed_registries||!N(c.registry)))throw new o.Failure("PRIVATE_REGISTRY",`${c.registry} is an address inside a network, which other machines cannot pull from. Push the image to a public registry, or have this one added to "allowed_registries" in catalog/catalog.json.`)}e(G,"checkPublicSource")}),85588:((H,q,u)=>{u.d(q,{Eg:e(()=>S,"Eg"),HQ:e(()=>L,"HQ"),il:e(()=>o,"il"),w7:e(()=>p,"w7")});function S(D){const T=e((...x)=>D.filter(({state:w})=>x.includes(w)).length,"count"),j=D.filter(({attempts:x,reused:w})=>x>0&&!w);return{complete:T("COMPLETE"),reused:D.filter(({reused:x})=>x).length,failed:T("EXECUTOR_ERROR","SYSTEM_ERROR"),canceled:T("CANCELED"),seconds:o(j.map(x=>x.seconds)),memory:o(D.flatMap(x=>x.peak_memory_bytes??[]))}}e(S,"summarizeItems");function o(D){if(D.length===0)return;const T=[...D].sort((w,P)=>w-P),j=T.length>>1,x=T.length%2?T[j]:(T[j-1]+T[j])/2;return{least:T[0],median:x,most:T.at(-1),sum:T.reduce((w,P)=>w+P,0)}}e(o,"spread");function L(D,T){if(T)return"CANCELED";for(const j of["SYSTEM_ERROR","EXECUTOR_ERROR","CANCELED"])if(D.some(x=>x.state===j&&!x.tolerated))return j;return"COMPLETE"}e(L,"runState");function p(D){return D.items.filter(({state:T})=>T==="EXECUTOR_ERROR"||T==="SYSTEM_ERROR")}e(p,"failedItems")}),47715:((H,q,u)=>{u.d(q,{A:e(()=>S,"A")});function S({exit_code:o,meaning:L}){return[typeof o=="number"&&o!==0?`exit code ${o}`:void 0,L].filter(Boolean).join(", ")}e(S,"reasonOf")}),27832:((H,q,u)=>{u.d(q,{BR:e(()=>j,"BR"),RB:e(()=>x,"RB"),w7:e(()=>w,"w7")});var S=u(2021),o=u(47715),L=u(63454),p=u(36647),D=5,T=300;function j(P,A){const $=Map.groupBy(P,h=>{const{step:y,state:M,exit_code:b,meaning:B}=A(h);return JSON.stringify([y,M,b??null,B??""])}),v=e(([h])=>+(A(h).state==="CANCELED"),"isCanceled");return[...$.values()].sort((h,y)=>v(h)-v(y)||y.length-h.length)}e(j,"groupFailures");function x({log_tail:P=""}){return P.split(/\r\n|\n|\r/).filter(A=>A.trim()!==""&&!(0,S.S0)(A))}e(x,"logTail");function w(P){const A=P.attempts>1?` (${(0,p.LS)(P.attempts,"attempt")})`:"";return[`\u2717 ${(0,L.h)(`${P.step}: ${P.item}`)}: ${(0,L.h)((0,o.A)(P)||"failed")}${A}`,...x(P).slice(-D).map($=>`    | ${(0,L.h)($.replaceAll("	","  ")).slice(0,T)}`),...P.log===void 0?[]:[`    log: ${(0,L.h)(P.log)}`]]}e(w,"failureLines")}),9484:((H,q,u)=>{u.d(q,{L:e(()=>D,"L")});var S=u(78685),o=u(65031),L=u(36647),p=u(83512);function D(x,w){const P=Math.max(...x.steps.map(({id:A})=>A.length));return[...x.samples?[(0,p.Tw)(x.samples)]:[],...x.steps.map(A=>`${A.id.padEnd(P)}  ${j(x,A,w)}`)]}e(D,"progressLines");var T=20;function j(x,w,P){const A=(0,S.qG)(x,w),$=w.agents?.starting??0,v=[`${(0,S.sQ)(w)} of ${w.more?`${A} or more`:A}`,w.failed>0&&`${w.failed} failed`,w.canceled>0&&`${w.canceled} canceled`,w.reused>0&&`${w.reused} done before`,w.running>0&&`${w.running} running`,(0,S.Ho)(w)>0&&`${(0,S.Ho)(w)} waiting`,...(0,p.EX)(w.waits).map(({count:b,why:B})=>`${b} not ready: ${B}`),$>0&&`${(0,L.LS)($,"agent")} starting`],h=(0,S.gX)(w,P),y=(0,S.f$)(x,w,P);h!==void 0&&y!==void 0&&!(0,S.PU)(x.state)&&v.push((0,L.CE)(h),`${(0,L.a3)(y)} left`);const M={done:w.complete,failed:w.failed+w.canceled,total:A};return`${(0,o.iA)(M,T,["\u2588","x","\xB7"])}  ${v.filter(Boolean).join(", ")}`}e(j,"describe")}),36328:((H,q,u)=>{u.d(q,{E:e(()=>ce,"E")});var S=u(77598),o=u(21251),L=u(88264),p=u(36647),D=u(65031),T=8;function j(t,n,s){const r=[],i=new Map,a=[],l=e((_,O)=>{r[_]??=[];const d={layer:_,size:O,before:[],after:[],order:r[_].length,across:0};return r[_].push(d),d},"add");for(const{id:_,needs:O}of t){if(i.has(_))continue;const d=[...new Set(O)].filter(C=>i.has(C)),R=l(Math.max(-1,...d.map(C=>i.get(C).layer))+1,n);i.set(_,R);for(const C of d){let U=i.get(C);const z=[];for(;U.layer+1<R.layer;)U=x(U,l(U.layer+1,s/2)),z.push(U);x(U,R),a.push({from:C,to:_,passes:z})}}P(r);const g=A(r,s);return{boxes:[...i].map(([_,{layer:O,across:d}])=>({id:_,layer:O,across:d})),edges:a.map(({from:_,to:O,passes:d})=>({from:_,to:O,through:d.map(({across:R})=>R)})),layers:r.length,breadth:g}}e(j,"layOut");function x(t,n){return t.after.push(n),n.before.push(t),n}e(x,"joined");var w=e(t=>t.reduce((n,s)=>n+s,0)/t.length,"mean");function P(t){for(let n=0;n<T;n++){const s=n%2===0;for(const r of s?t:[...t].reverse()){const i=new Map(r.map(a=>{const l=s?a.before:a.after;return[a,l.length>0?w(l.map(({order:g})=>g)):a.order]}));r.sort((a,l)=>i.get(a)-i.get(l)||a.order-l.order);for(const[a,l]of r.entries())l.order=a}}}e(P,"orderAll");function A(t,n){const s=e((a,l)=>(a.size+l.size)/2+n,"apart");for(const a of t)for(const[l,g]of a.entries())g.across=l===0?0:a[l-1].across+s(a[l-1],g);for(let a=0;a<T*2;a++)for(const l of a%2===0?t:[...t].reverse()){const g=l.map(d=>{const R=[...d.before,...d.after];return R.length>0?w(R.map(({across:C})=>C)):d.across}),_=[...g];for(let d=1;d<l.length;d++)_[d]=Math.max(g[d],_[d-1]+s(l[d-1],l[d]));const O=[...g];for(let d=l.length-2;d>=0;d--)O[d]=Math.min(g[d],O[d+1]-s(l[d],l[d+1]));for(const[d,R]of l.entries())R.across=(O[d]+_[d])/2}const r=t.flat(),i=Math.min(...r.map(a=>a.across-a.size/2));for(const a of r)a.across-=i;return Math.max(0,...r.map(a=>a.across+a.size/2))}e(A,"placeAll");var $=u(83512),v=80,h=216,y=152,M=1080,b=2;function B(t){const n={right:!1,width:h,gaps:[34,22]},{layers:s,breadth:r}=G(n,t),a=[{right:!0,width:h,gaps:[56,22]},{right:!0,width:y,gaps:[28,22]}].find(({width:_,gaps:O})=>s*_+(s-1)*O[0]+2*b<=M)??n,g=r<=h?n:{right:!1,width:y,gaps:[34,12]};return a===g?N("",f(t,a)):(0,o.qy)`${N("only-wide",f(t,a))}
${N("only-narrow",f(t,g))}`}e(B,"chainPicture");function N(t,n){return(0,o.qy)`<div class="scroll chain ${t}" tabindex="0" role="region" aria-label="Picture of the plan">${n}</div>`}e(N,"scrolled");function G({right:t,width:n,gaps:s},r){return j(r,t?v:n,s[1])}e(G,"layoutIn");function f(t,n){const s=G(n,t),r=new Map(t.map(d=>[d.id,d])),i=n.right?n.width:v,a=s.layers*i+(s.layers-1)*n.gaps[0]+2*b,l=s.breadth+2*b,[g,_]=(n.right?[a,l]:[l,a]).map(Math.ceil),O=t.map(({id:d,needs:R,takes:C})=>{const U=R.map(z=>[z,...k(C,z)].join(" "));return U.length>0?`${d} after ${U.join(" and ")}`:d}).join("; ");return(0,o.qy)`<svg role="img" width="${g}" height="${_}" viewBox="0 0 ${g} ${_}" aria-label="The steps: ${O}">
${s.edges.map(d=>E(d,s,n,r.get(d.to)))}
${s.boxes.map(d=>W(r.get(d.id),c(d,n),n.width))}</svg>`}e(f,"draw");function c({layer:t,across:n},{right:s,width:r,gaps:i}){const a=b+t*((s?r:v)+i[0]),l=b+n-(s?v:r)/2;return s?[a,m(l)]:[m(l),a]}e(c,"corner");var m=e(t=>Math.round(t*10)/10,"round");function E(t,n,s,{gather:r,takes:i}){const a=s.right?s.width:v,l=n.boxes.find(({id:F})=>F===t.from),g=n.boxes.find(({id:F})=>F===t.to),_=e(F=>b+F*(a+s.gaps[0]),"start"),O=e((F,J)=>{const[ot,fe]=s.right?[F,J+b]:[J+b,F];return`${m(ot)} ${m(fe)}`},"point"),d=_(g.layer)-(r?5:1);let R=_(l.layer)+a,{across:C}=l,U=`M${O(R,C)}`;const z=e((F,J)=>{const ot=(R+F)/2;U+=`C${O(ot,C)} ${O(ot,J)} ${O(F,J)}`,R=F,C=J},"curveTo");for(const[F,J]of t.through.entries())z(_(l.layer+1+F),J),R+=a,U+=`L${O(R,J)}`;z(d-7,g.across);const X=`M${O(d,C)}L${O(d-9,C-4.5)}L${O(d-9,C+4.5)}Z`,de=`M${O(d+2,C-16)}L${O(d+2,C+16)}`,Ot=k(i,t.from).join(", "),he=(l.across+(t.through[0]??g.across))/2,me=O(_(l.layer)+a+s.gaps[0]/2,he).split(" ");return(0,o.qy)`<path class="edge" d="${U}"/><path class="head" d="${X}"/>${r&&(0,o.qy)`<path class="gather" d="${de}"/>`}${Ot&&I(Ot,me,s)}`}e(E,"arrow");function k(t,n){return t&&Object.hasOwn(t,n)?t[n]:[]}e(k,"outputsFrom");function I(t,[n="",s=""],{right:r,gaps:i}){const a=(0,D.jM)(t,r?Math.floor(i[0]/5.5):20);return(0,o.qy)`<text class="note along" x="${Number(n)+(r?0:6)}" y="${Number(s)+(r?-5:3)}" text-anchor="${r?"middle":"start"}"><title>${t}</title>${a}</text>`}e(I,"outputLabel");function W(t,[n,s],r){const i=(0,$.N4)([t]),a=r-24,l=i.failed>0?" bad":i.canceled+i.waiting>0||i.all===0?" idle":"",g=tt(t),_=t.gather?58:0;return(0,o.qy)`<svg class="step${l}" x="${n}" y="${s}" width="${r}" height="${v}"><title>${t.id} (${t.algorithm})${t.gather&&", gathers all results before it"}: ${g}</title>
<rect x="1" y="1" width="${r-2}" height="${v-2}" rx="7"/>
<svg x="12" y="0" width="${a}" height="${v}"><svg width="${a-_}" height="30"><text class="id" y="23">${(0,D.jM)(t.id,Math.floor((a-_)/8))}</text></svg>${t.gather&&(0,o.qy)`<text class="note" x="${a}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${(0,D.jM)(t.algorithm,Math.floor(a/6.6))}</text>
${K(i,a,50)}<text class="count" y="70">${g}</text></svg></svg>`}e(W,"stepBox");function tt(t){const{all:n,complete:s,failed:r,canceled:i,waiting:a}=(0,$.N4)([t]);if(n===0)return"no items";if(s===n)return n===1?"1 done":`all ${(0,p.B4)(n)} done`;const l=r>0?`${(0,p.B4)(r)} failed`:i>0?`${(0,p.B4)(i)} canceled`:`${(0,p.B4)(a)} left`;return`${(0,p.B4)(s)} of ${(0,p.B4)(n)} \xB7 ${l}`}e(tt,"outcome");function K(t,n,s){const r=[["done",t.complete-t.reused],["reused",t.reused],["failed",t.failed],["canceled",t.canceled],["waiting",t.waiting]];let i=0;const a=r.map(([l,g])=>{if(g<=0)return;const _=Math.max(g/t.all*n,3),O=(0,o.qy)`<rect class="${l}" x="${m(Math.min(i,n-3))}" y="${s}" width="${m(Math.min(_,n))}" height="6"><title>${(0,p.B4)(g)} ${$.In[l]}</title></rect>`;return i+=_,O});return(0,o.qy)`<rect class="track" y="${s}" width="${n}" height="6"/>${a}`}e(K,"bar");var nt=u(27832),Z=5,Mt=100,at=50,St=4e3,kt=2e5,it=1e3;function Lt(t){const n=(0,nt.BR)(t.items.filter(({state:i})=>i!=="COMPLETE"),i=>i);if(n.length===0)return o.K$;const s={left:kt},r=n.length-at;return(0,o.qy)`${n.slice(0,at).map(i=>Tt(i,s))}
${r>0&&(0,o.qy)`<p class="note">${(0,p.LS)(r,"more cause is","more causes are")} in ${(0,o.RF)("run.json","run.json")}.</p>`}`}e(Lt,"failureSection");function Tt(t,n){const[s]=t,r=t.slice(Z,Z+Mt),i=t.length-Z-r.length,a=s.state==="CANCELED";return(0,o.qy)`<article class="trouble${a&&" canceled"}">
<h3><span class="step-name">${s.step}</span> ${(0,p.LS)(t.length,"item")} ${a?"canceled":"failed"}</h3>
<p class="why">${Rt(s)}</p>
<ul>${t.slice(0,Z).map(l=>Dt(l,n))}</ul>
${r.length>0&&(0,o.qy)`<details><summary>${(0,p.LS)(t.length-Z,"more item")}</summary><ul class="names">${r.map(l=>(0,o.qy)`<li>${l.log===void 0?l.item:(0,o.RF)(l.log,l.item)}`)}</ul>${i>0&&(0,o.qy)`<p class="note">${(0,p.B4)(i)} more are in ${(0,o.RF)("run.json","run.json")}.</p>`}</details>`}
</article>`}e(Tt,"groupArticle");function Rt({state:t,exit_code:n,meaning:s,attempts:r}){const i=s??"",a=i.length>it?`${i.slice(0,it)}\u2026`:i,l=a===""?void 0:`${a[0].toUpperCase()}${a.slice(1)}`;return t==="SYSTEM_ERROR"?(0,o.qy)`<strong>A system error, not the algorithm’s.</strong> ${l??"There are no details."}`:t==="EXECUTOR_ERROR"&&typeof n=="number"&&n!==0?(0,o.qy)`<strong>Exit code ${n}.</strong> ${l??'Its spec does not say what that means ("exit_codes").'}`:(0,o.qy)`${l??(r>0?"It ended without an exit code.":"It was not started.")}`}e(Rt,"why");function Dt(t,n){const s=(0,o.qy)`${(0,p.LS)(t.attempts,"attempt")}${t.attempts>1?", the last took ":", took "}${(0,p.a3)(t.seconds)}`,r=t.log_tail?.trimEnd().slice(-St)??"",i=r!==""&&r.length<=n.left;return i&&(n.left-=r.length),(0,o.qy)`<li><div class="line"><b class="name">${t.item}</b>${t.attempts>0&&(0,o.qy)`<span class="note">${s}</span>`}${t.log!==void 0&&(0,o.qy)`<span>${(0,o.RF)(t.log,"whole log")}</span>`}</div>${i&&(0,o.qy)`<details><summary>End of its log</summary><pre tabindex="0">${(0,o.OG)(r)}</pre></details>`}</li>`}e(Dt,"itemEntry");var Pt=11e5,lt=25,ct=6,dt=500,ht=2e3;function jt(t){const n=Map.groupBy(t.items,({step:i})=>i),s=t.steps.filter(({id:i})=>n.has(i));let r=Pt;return(0,o.qy)`${s.map((i,a)=>{const l=n.get(i.id),{rows:g,used:_}=At(l,t,r/(s.length-a));r-=_;const O=l.length-g.length;return(0,o.qy)`<details${l.length<=lt&&Bt}><summary><h3 class="step-name">${i.id}</h3> ${(0,p.LS)(l.length,"item")}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Items of ${i.id}"><table class="items"><thead><tr><th scope="col">Item<th scope="col">State<th scope="col">Results<th scope="col">Started after<th scope="col">Took<th scope="col">Attempts<th scope="col">Peak memory<th scope="col">Log</thead><tbody>
${g}</tbody></table></div>${O>0&&(0,o.qy)`<p class="note">${(0,p.B4)(O)} more are in ${(0,o.RF)("run.json","run.json")}.</p>`}</details>
`})}`}e(jt,"itemTables");var Bt=(0,o.qy)` open`;function At(t,n,s){const r=[];let i=0;for(const a of t){const l=Ct(a,n),g=Buffer.byteLength(l.text);if(i+g>s)break;i+=g,r.push(l)}return{rows:r,used:i}}e(At,"rowsWithin");function Ct(t,n){const s=(0,$.Br)(t),r=(Date.parse(t.started??"")-Date.parse(n.started))/1e3,i=t.attempts>0,a=t.reused||!i||!(r>=0)?"\u2013":(0,p.a3)(r),l=t.peak_memory_bytes;return(0,o.qy)`<tr><th scope="row">${t.item}<td class="${s}">${s==="reused"?"reused":$.In[s]}<td>${It(t,n.aws===void 0)}<td>${a}<td>${i?(0,p.a3)(t.seconds):"\u2013"}<td>${t.attempts}<td>${l===void 0?"\u2013":(0,p._C)(l)}<td>${t.log===void 0?"\u2013":(0,o.RF)(t.log,"log")}
`}e(Ct,"itemRow");function It({step:t,outputs:n},s){if(n.length===0)return(0,o.qy)`–`;const r=n.slice(ct);return(0,o.qy)`${n.slice(0,ct).map(({key:i,bytes:a},l)=>(0,o.qy)`${l>0&&(0,o.qy)`<br>`}${s?(0,o.RF)(`${t}/${i}`,i):i} <small>${(0,p.z3)(a)}</small>`)}${r.length>0&&(0,o.qy)`<br><small>and ${(0,p.LS)(r.length,"more file")}, ${(0,p.z3)(qt(r))}</small>`}`}e(It,"results");var qt=e(t=>t.reduce((n,{bytes:s})=>n+s,0),"sizeOf");function Nt(t){return(0,o.qy)`${t.map(n=>{const s=Object.entries(n.variables);return(0,o.qy)`<section class="setup"><h3 class="step-name">${n.id}</h3><dl>
<dt>Algorithm</dt><dd>${n.algorithm}</dd>
<dt>Image</dt><dd><code>${n.image}</code></dd>
<dt>Resources</dt><dd>${(0,p.B4)(n.memory_mb)} MiB of memory, ${n.cpu_units/1024} vCPU</dd>
<dt>Variables</dt><dd>${s.length===0?"none":(0,o.qy)`<ul class="plain">${s.map(([r,i])=>(0,o.qy)`<li><code><b>${r}</b>=${Ut(i)}</code></li>`)}</ul>`}</dd></dl></section>
`})}`}e(Nt,"setupSection");function Ut(t){return t.length<=ht?t:`${t.slice(0,ht)}\u2026`}e(Ut,"clipped");function Wt(t){return t.length===0?o.K$:(0,o.qy)`<p>No step's patterns take ${t.length===1?"this file":`these ${(0,p.LS)(t.length,"file")}`} ("inputs" of the spec).</p>
${ft(t)}`}e(Wt,"leftOutSection");function mt(t){return t.length===0?o.K$:ft(t.map(({path:n,why:s,moved_to:r})=>`${n}: ${s}${r?`; moved to ${r}`:""}`))}e(mt,"reasonsSection");function ft(t){const n=t.length-dt,s=(0,o.qy)`<ul class="names">${t.slice(0,dt).map(r=>(0,o.qy)`<li>${r}</li>`)}</ul>${n>0&&(0,o.qy)`<p class="note">${(0,p.B4)(n)} more are in ${(0,o.RF)("run.json","run.json")}.</p>`}`;return t.length<=lt?s:(0,o.qy)`<details><summary>${(0,p.LS)(t.length,"file")}</summary>${s}</details>`}e(ft,"names");var ut=u(85588),st=u(45302),zt=[["all","all"],["complete","done"],["failed","failed"],["reused","reused"],["canceled","canceled"],["waiting","not started"]];function Ft(t){const n=Map.groupBy(t.items,({step:a})=>a),s=(0,$.N4)(t.steps),r=zt.filter(([a],l)=>l<3||s[a]>0),i=e(a=>r.map(([l],g)=>et(a[l]===0?"\u2013":(0,p.B4)(a[l]),g===0?"first":l==="failed"&&a.failed>0?"bad":"")),"numbers");return(0,o.qy)`<div class="scroll" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${r.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="3" scope="colgroup">Peak memory</th></tr>
<tr><th scope="col">Step</th>${r.map(([,a],l)=>(0,o.qy)`<th scope="col"${l===0&&Kt}>${a}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">sum</th><th scope="col" class="first">median</th><th scope="col">highest</th><th scope="col">requested</th></tr>
</thead><tbody>${t.steps.map(a=>Ht(a,n.get(a.id)??[],i))}</tbody>${t.steps.length>1&&(0,o.qy)`<tfoot><tr><th scope="row">All steps</th>${i(s)}<td class="first"></td><td></td><td></td>${et((0,p.a3)(pt(t.items)))}<td class="first"></td><td></td><td></td></tr></tfoot>`}</table></div>
<p class="note">${s.reused>0&&"Reused items count as done: an earlier run completed them, from the same input, image and variables. "}Shortest, median and longest are of items that are done${s.reused>0&&", including reused ones"}; the sum is of the last attempts in this run. Peak memory is that of the whole container: the algorithm, the agent (which has ${st.AA} MiB in addition), and the kernel’s file cache.</p>`}e(Ft,"stepTable");var Kt=(0,o.qy)` class="first"`;function Ht(t,n,s){const r=(0,ut.il)(n.filter(({state:l})=>l==="COMPLETE").map(({seconds:l})=>l)),i=(0,ut.il)(n.flatMap(({peak_memory_bytes:l})=>l??[])),a=pt(n);return(0,o.qy)`<tr><th scope="row"><span class="step-name">${t.id}</span><small>${t.algorithm}${t.needs.length>0&&(0,o.qy)`<br>${t.gather?"gathers":"after"} ${t.needs.join(", ")}`}${t.left_out>0&&(0,o.qy)`<br>${(0,p.LS)(t.left_out,"result")} before it not taken`}</small></th>
${s((0,$.N4)([t]))}
${[r?.least,r?.median,r?.most].map((l,g)=>et(l===void 0?"\u2013":(0,p.a3)(l),g===0?"first":""))}${et(a>0?(0,p.a3)(a):"\u2013")}
${[i?.median,i?.most].map((l,g)=>et(l===void 0?"\u2013":(0,p._C)(l),g===0?"first":""))}<td>${(0,p._C)(t.memory_mb*2**20)}${i&&Gt(i.most,t)}</td></tr>
`}e(Ht,"row");function pt(t){return t.reduce((n,{seconds:s,reused:r})=>n+(r?0:s),0)}e(pt,"spent");function et(t,n=""){return n===""?(0,o.qy)`<td>${t}</td>`:(0,o.qy)`<td class="${n}">${t}</td>`}e(et,"cell");function Gt(t,{memory_mb:n}){const s=Math.min(1,t/1048576/(n+st.AA)),[r,i]=s>.9?["near its limit","bad"]:s<.4&&n>=2*st.AA?["could request less","note"]:["",""];return(0,o.qy)`<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(s*100)} % of the container’s limit"><rect class="track" width="100%" height="5"/><rect class="${s>.9?"failed":"done"}" width="${Math.round(s*100)}%" height="5"/></svg>${r!==""&&(0,o.qy)`<small class="${i}">${r}</small>`}`}e(Gt,"advice");var gt=u(25151),Yt=300,Vt=80,Xt=20,Jt=10,$t=20,Zt=7,Q=56,Y=160;function Qt(t){const n=t.items.filter(({attempts:a})=>a>0).map(a=>te(a,t));if(n.length===0||!(t.seconds>0))return o.K$;const s=Map.groupBy(n,({item:a})=>a.step),r=ee(t.seconds),i=[...new Set(n.map(({style:a})=>a))];return(0,o.qy)`<ul class="legend">${["done","reused","failed","fault","canceled"].filter(a=>i.includes(a)).map(a=>(0,o.qy)`<li><svg width="18" height="10" aria-hidden="true">${xt(a,"1","16",1,8)}</svg>${$.In[a]}</li>`)}</ul>
<div class="timeline">${yt(r)}
${t.steps.map(a=>{const l=s.get(a.id);return l&&se(a,l,r,n.length)})}${yt(r)}</div>`}e(Qt,"timeline");function te(t,n){const s=(0,$.Br)(t);if(t.reused)return{item:t,style:s,from:0,to:0};const r=(Date.parse(t.started??"")-Date.parse(n.started))/1e3/n.seconds,i=Number.isFinite(r)?vt(r):0;return{item:t,style:s,from:i,to:vt(i+Math.max(0,t.seconds)/n.seconds)}}e(te,"spanOf");var vt=e(t=>Math.min(1,Math.max(0,t)),"clamp"),V=e(t=>`${+(t*100).toFixed(2)}%`,"percent");function ee(t){const n=ne.find(r=>t/r<=8)??86400*Math.ceil(t/86400/8),s=[];for(let r=0;r*n<=t;r++)s.push({at:r*n/t,words:oe(r*n,n)});return s}e(ee,"ticksOf");var ne=[.01,.02,.05,.1,.2,.5,1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800,43200,86400];function oe(t,n){return t===0?"0":n<1?`${t.toFixed(n<.1?2:1)} s`:(0,p.a3)(t).replace(/^(\d)\.0 s$/,"$1 s").replace(/ 00 (s|min|h)$/,"")}e(oe,"tickWords");function yt(t){return(0,o.qy)`<div class="axis" aria-hidden="true"><svg width="100%" height="18">${t.map(({at:n,words:s},r)=>(0,o.qy)`<text class="${r%2===1&&"odd"}" x="${V(n)}" y="13" text-anchor="${r===0?"start":n>.96?"end":"middle"}">${s}</text>`)}</svg></div>`}e(yt,"axis");var wt=e(t=>t.map(({at:n})=>(0,o.qy)`<line class="grid" x1="${V(n)}" x2="${V(n)}" y2="100%"/>`),"gridLines");function se(t,n,s,r){const i=(0,o.qy)`<h3 class="step-name">${t.id}</h3>`,a=n.filter(({style:R})=>R==="reused").length,l=(0,o.qy)`<p class="note">${(0,p.LS)(n.length,"item")}${a>0&&`, ${(0,p.B4)(a)} ${$.In.reused}`}</p>`;if(r<=Vt)return(0,o.qy)`<div class="lanes">${i}</div>${rt(n,s,t.id)}`;if(r<=Yt)return(0,o.qy)`<div class="lanes block"><div>${i}${l}</div>${bt(n,s,Zt,t.id)}</div>`;const g=n.filter(({style:R})=>R==="failed"||R==="fault"),_=n.filter(({style:R})=>R==="done").sort((R,C)=>C.item.seconds-R.item.seconds).slice(0,Jt),O=g.slice(0,Xt),d=g.length>O.length?`The first ${O.length} of ${(0,p.B4)(g.length)} that failed`:"Those that failed";return(0,o.qy)`<div class="lanes block"><div>${i}${l}</div>${ie(n,s,t.id)}</div>
${g.length>0&&(0,o.qy)`<p class="note lanes-of">${d}</p>${rt(O,s,t.id)}`}
${_.length>0&&(0,o.qy)`<p class="note lanes-of">The slowest that are done</p>${rt(_,s,t.id)}`}`}e(se,"stepLanes");function rt(t,n,s){const r=re(t.map(({item:i})=>i.item));return(0,o.qy)`<div class="lanes"><ol aria-hidden="true">${_t(t).map(({item:i})=>(0,o.qy)`<li title="${i.item}">${i.item.slice(r)}</li>`)}</ol>${bt(t,n,$t,s)}</div>`}e(rt,"namedLanes");function re(t){const[n="",...s]=t;let r=n.lastIndexOf("/")+1;for(;r>0&&!s.every(i=>i.startsWith(n.slice(0,r)));)r=n.lastIndexOf("/",r-2)+1;return r}e(re,"commonFolder");var _t=e(t=>[...t].sort((n,s)=>n.from-s.from||n.to-s.to),"inOrder");function bt(t,n,s,r){const i=s===$t,a=i?4:1,l=_t(t).map(({item:g,style:_,from:O,to:d},R)=>{const C=(0,p.a3)(g.seconds),U=`${g.item}: ${$.In[_]}, ${C}${g.attempts>1?`, attempt ${g.attempts}`:""}`,z=R*s,X=xt(_,V(O),_==="reused"?"10":V(d-O),z+a,s-2*a);return(0,o.qy)`<g><title>${U}</title>${X}${i&&ae(C,O,d,_,z+14)}</g>`});return(0,o.qy)`<svg role="img" width="100%" height="${t.length*s}" aria-label="When the items of ${r} ran; the table of items has the same in numbers">${wt(n)}${l}</svg>`}e(bt,"lanes");function ae(t,n,s,r,i){return s<=.65?(0,o.qy)`<text x="${V(s)}" y="${i}" dx="${r==="reused"?16:6}">${t}</text>`:n>=.35?(0,o.qy)`<text x="${V(n)}" y="${i}" dx="-6" text-anchor="end">${t}</text>`:(0,o.qy)`<text class="within" x="${V(s)}" y="${i-1}" dx="-6" text-anchor="end">${t}</text>`}e(ae,"lengthWords");function xt(t,n,s,r,i){return(0,o.qy)`<rect class="${t}" x="${n}" y="${r}" width="${s}" height="${i}" rx="1.5"/>`}e(xt,"mark");function ie(t,n,s){const r=new Array(Y).fill(0),i=new Set,a=t.filter(({style:d})=>d!=="reused");for(const{from:d,to:R,style:C}of a){const[U,z]=[Et(d),Et(R)];for(let X=U;X<=z;X++)r[X]+=Math.max(0,Math.min(R,(X+1)/Y)-Math.max(d,X/Y))*Y;(C==="failed"||C==="fault")&&i.add(z)}const l=Math.max(...r,1),g=e(d=>Math.round((1-d/l)*(Q-8)*10)/10+2,"top"),_=String(l<9.95?Number(l.toFixed(1)):Math.round(l)),O=r.map((d,R)=>`L${R} ${g(d)}L${R+1} ${g(d)}`).join("");return(0,o.qy)`<svg role="img" width="100%" height="${Q+18}" aria-label="How many items of ${s} ran at once, up to ${_}">${wt(n)}<svg y="18" viewBox="0 0 ${Y} ${Q}" width="100%" height="${Q}" preserveAspectRatio="none"><path class="area" d="M0 ${Q-6}${O}L${Y} ${Q-6}Z"/></svg><text x="4" y="10">up to ${_} at once</text>${[...i].map(d=>(0,o.qy)`<rect class="failed" x="${V(d/Y)}" y="${Q+13}" width="${V(1/Y)}" height="5"/>`)}</svg>`}e(ie,"strip");var Et=e(t=>Math.min(Y-1,Math.floor(t*Y)),"binOf"),le=`default-src 'none'; style-src 'sha256-${(0,S.createHash)("sha256").update(gt.r).digest("base64")}'; base-uri 'none'; form-action 'none'`;function ce(t){const{steps:n,items:s}=t,r=n.length>0,i=t.state!=="COMPLETE",a=(0,$.N4)(n),l=[{id:"failures",title:a.failed>0?"What failed":"What was canceled",content:Lt(t)},{id:"plan",title:"Plan",content:r?B(n):o.K$},{id:"steps",title:"Steps",content:r?Ft(t):o.K$},{id:"timeline",title:"Timeline",content:Qt(t)},{id:"items",title:"Items and results",content:s.length>0?jt(t):o.K$},{id:"setup",title:"What ran",content:r?Nt(n):o.K$},{id:"left-out",title:"Inputs that no step took",content:Wt(t.left_out)},{id:"skipped",title:"What else the inputs hold",content:mt(t.skipped??[])},{id:"left-over",title:"Results of earlier runs",content:mt(t.left_over??[])}].filter(({content:g})=>g!==o.K$);return(0,o.qy)`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${le}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${t.workflow}: ${(0,$.lv)(t)}</title>
${(0,o.p_)(gt.r)}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kicker">Run report</p>
<h1>${t.workflow}</h1>
<p class="state ${t.state==="CANCELED"?"canceled":i?"bad":"good"}">${(0,$.lv)(t)}</p>
${a.all>0&&(0,o.qy)`<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${K(a,1e3,0)}</svg>`}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${t.started}">${(0,p.r6)(t.started)}</time></dd></div>
<div><dt>Took</dt><dd>${(0,p.a3)(t.seconds)}</dd></div>
<div><dt>Engine</dt><dd>${t.engine}</dd></div>
${t.jobs!==void 0&&(0,o.qy)`<div><dt>Concurrency</dt><dd>${(0,p.LS)(t.jobs,"item")} at most</dd></div>`}
${t.aws&&(0,o.qy)`<div><dt>Run</dt><dd>${t.aws.run}</dd></div><div><dt>Results in</dt><dd>${t.aws.results}<small>STEP/${t.aws.run}/</small></dd></div>`}
<div><dt>Catalog</dt><dd>${t.catalog.name}${t.catalog.commit!==void 0&&(0,o.qy)` <small>at ${(0,L.Ax)(t.catalog.commit)}</small>`}</dd></div>
</dl>
${t.aws&&t.aws.unread>0&&(0,o.qy)`<p class="note">Of ${(0,p.B4)(t.aws.unread+s.length)} items that ended, this page shows ${(0,p.B4)(s.length)} one by one: the first that failed, and some that are done. Times are of these; the counts of the steps are of all.</p>`}
<nav aria-label="Sections"><ul>${l.map(({id:g,title:_})=>(0,o.qy)`<li><a href="#${g}">${_}</a></li>`)}</ul></nav>
</header>
<main id="content" tabindex="-1">
${l.map(({id:g,title:_,content:O})=>(0,o.qy)`<section id="${g}" aria-labelledby="${g}-title"><h2 id="${g}-title">${_}</h2>
${O}
</section>
`)}</main>
<footer><p>Written by Pipewright ${t.pipewright}. The same data is in <a href="./run.json">run.json</a>.</p></footer>
</body>
</html>
`.text}e(ce,"reportHtml")}),25151:((H,q,u)=>{u.d(q,{b:e(()=>S,"b"),r:e(()=>o,"r")});var S=`
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
`,o=`${S}
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
`}),83512:((H,q,u)=>{u.d(q,{Br:e(()=>A,"Br"),EX:e(()=>T,"EX"),In:e(()=>$,"In"),N4:e(()=>o,"N4"),Tw:e(()=>p,"Tw"),cJ:e(()=>w,"cJ"),lv:e(()=>x,"lv"),qg:e(()=>L,"qg")});var S=u(36647);function o(v){const h=e(b=>v.reduce((B,N)=>B+(N[b]??0),0),"sum"),y={complete:h("complete"),failed:h("failed"),canceled:h("canceled"),waiting:h("waiting")};return{all:y.complete+y.failed+y.canceled+y.waiting,reused:h("reused"),...y}}e(o,"tally");function L({all:v,complete:h,failed:y,canceled:M,waiting:b}){const B=[y>0&&`${(0,S.B4)(y)} failed`,M>0&&`${(0,S.B4)(M)} canceled`,b>0&&`${(0,S.B4)(b)} not started`].filter(N=>N!==!1);return B.length===0&&h===v&&v>0?v===1?"The one item is done":`All ${(0,S.B4)(v)} items done`:[`${(0,S.B4)(h)} of ${(0,S.LS)(v,"item")} done`,...B].join(", ")}e(L,"tallySentence");function p({all:v,through:h,failed:y}){const M=`${(0,S.B4)(h)} of ${(0,S.LS)(v,"sample")} through all steps`;return y>0?`${M}, ${(0,S.B4)(y)} failed`:M}e(p,"samplesText");var D=3;function T(v=[]){const h=[...v].sort((M,b)=>b.count-M.count),y=h.slice(D).reduce((M,{count:b})=>M+b,0);return[...h.slice(0,D).map(({count:M,why:b})=>({count:M,why:M===1?b:j(b)})),...y>0?[{count:y,why:`${y===1?"it waits":"they wait"} for others`}]:[]]}e(T,"waitTexts");function j(v){return v.replace(/^it waits\b/,"they wait").replace(/^it is\b/,"they are").replace(/ before it$/," before them")}e(j,"ofSeveral");function x({state:v,steps:h,samples:y,tolerated:M}){const b=o(h);if(b.all===0)return"Nothing ran: there was no item for any step.";const B=[y&&p(y),L(b),M&&w(M)];return`${v==="CANCELED"?"Stopped: ":""}${B.filter(Boolean).join("; ")}`}e(x,"stateSentence");function w(v){return`${(0,S.LS)(v,"failure")} ${v===1?"is":"are"} tolerated ("allow_failed")`}e(w,"toleratedText");var P={COMPLETE:"done",EXECUTOR_ERROR:"failed",SYSTEM_ERROR:"fault",CANCELED:"canceled"};function A({reused:v,state:h}){return v?"reused":P[h]}e(A,"stateStyle");var $={done:"done",reused:"done by an earlier run",failed:"failed",fault:"failed by a system error",canceled:"canceled",waiting:"not started"}}),85600:((H,q,u)=>{u.d(q,{BZ:e(()=>h,"BZ"),K5:e(()=>M,"K5"),KA:e(()=>w,"KA"),L:e(()=>y,"L"),OI:e(()=>B,"OI"),Us:e(()=>N,"Us"),VJ:e(()=>$,"VJ"),dz:e(()=>G,"dz"),jh:e(()=>b,"jh"),m6:e(()=>P,"m6"),sx:e(()=>v,"sx")});var S=u(2602),o=u(5993),L=u(75601),p=u(36618),D=u(74670),T=u(94445),j=u(55567),x=u(5271);function w(f){const m=f.map(({path:E,from:k})=>{if(k.kind==="file")return[E];const{bucket:I,key:W}=k.kind==="copy"?k:k.object;return[E,I,W]}).map(E=>JSON.stringify(E)).sort();return(0,p.sU)((0,p.ol)(m.join()))}e(w,"inputsDigest");function P(f,c,m){if(m.length===0)return f;const E=new Set(m.map(({path:I})=>I));return c.every(I=>E.has(I))?w(m):f===w(c.map(A))&&m.every(({from:I})=>I.kind==="file")?w([...new Set([...c,...E])].map(A)):void 0}e(P,"continuedDigest");function A(f){return{path:f,size:0,from:{kind:"file",file:""}}}e(A,"asFile");function $({steps:f},c){return f.some(({needs:m,spec:E})=>m.length===0&&(0,L.v)((0,x.t6)(E),c))}e($,"isTakenByFirstStep");function v(f,c){const{taken:m=[],left:E=[]}=Object.groupBy(c,({path:k})=>$(f,k)?"taken":"left");return{taken:m,leftOut:E.map(({path:k})=>k)}}e(v,"partitionInputs");function h(f,c){return`${f}${c}/`}e(h,"inputFolder");function y(f,c){const m=c.find(({path:k})=>!(0,o.JC)(k));if(m)throw new S.Failure("PATH_OUTSIDE",`The key ${f}${m.path} would lead out of its folder for programs that normalize it. Rename the input, without "..".`);const E=c.find(({path:k})=>Buffer.byteLength(f+k)>D.sF);if(E)throw new S.Failure("KEY_TOO_LONG",`${E.path.slice(0,200)}\u2026 would have a key of ${Buffer.byteLength(f+E.path)} bytes in S3, and ${D.sF} are allowed. Rename it, or pass the folder that contains it, so that its path gets shorter.`)}e(y,"checkKeys");function M(f,c,m=[]){if(c.some(K=>$(f,K)))return;const E=f.steps.filter(({needs:K})=>K.length===0),k=new Set(E.flatMap(({spec:K})=>(0,x.t6)(K))),[I]=m,W=m.length>1?` and ${m.length-1} more`:"",tt=I?` Left out were ${I.path} (${I.why})${W}.`:"";throw new S.Failure("NO_INPUTS",c.length===0?`There is no input for the workflow ${f.workflow}.`:`None of the ${c.length} inputs matches the workflow ${f.workflow} (the first is ${c[0]}): its first steps accept ${[...k].join(", ")}.${tt}`)}e(M,"checkTaken");function b({steps:f},c){const m=[...c].sort();for(const{id:E,spec:k,needs:I,gather:W}of f){if(I.length>0||W)continue;const tt=new j.U;for(const K of m){if(!(0,L.v)((0,x.t6)(k),K))continue;const nt={item:K,key:(0,T.ZH)(k,K)},Z=tt.claim(nt);if(Z)throw new S.Failure("OUTPUT_COLLISION",`The input ${K} has no result of its own in step ${E}, as ${(0,j.B)(nt,Z)}.`)}}}e(b,"checkWriters");async function B(f,c,m){return f.etag===c.etag||f.crc32===await m()}e(B,"isSameContent");function N(f,c){return c.size===f.size&&c.modified>=f.modified}e(N,"isFreshCopy");function G({steps:f},c,m,E){return f.filter(({needs:k,spec:I})=>k.length===0&&(0,L.v)((0,x.t6)(I),m)).map(({id:k})=>({kind:"file",run:c,step:k,item:m,input:E,gather:!1,attempt:1,trace:[]}))}e(G,"workMessagesFor")}),21251:((H,q,u)=>{u.d(q,{K$:e(()=>p,"K$"),OG:e(()=>w,"OG"),RF:e(()=>P,"RF"),p_:e(()=>T,"p_"),qy:e(()=>D,"qy")});var S=u(6375),o=u(88264),L=class{static{e(this,"Html")}text;constructor($){this.text=$}toString(){return this.text}},p=new L("");function D($,...v){let h=$[0];for(const[y,M]of v.entries())h+=j(M)+$[y+1];return new L(h)}e(D,"html");function T($){return new L(`<style>${$}</style>`)}e(T,"styleSheet");function j($){return $ instanceof L?$.text:$===void 0||$===!1?"":typeof $=="number"?String($):typeof $=="string"?x((0,o.YA)($)):$.map(j).join("")}e(j,"render");function x($){return $.replace(/[&<>"'`]/g,v=>`&#${v.charCodeAt(0)};`)}e(x,"escapeHtml");function w($){const v=$.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new L(v.split(`
`).map(h=>h.split("	").map(j).join("	")).join(`
`))}e(w,"logLines");function P($,v){const h=A($);return h===void 0?D`${v}`:D`<a href="${h}">${v}</a>`}e(P,"fileLink");function A($){const v=$.split("/");if(!v.some(h=>h===""||h==="."||h===".."))return`./${v.map(S.hK).join("/")}`}e(A,"relativeUrl")}),14367:((H,q,u)=>{u.d(q,{IV:e(()=>v,"IV"),Y:e(()=>A,"Y"),h2:e(()=>j,"h2"),ij:e(()=>x,"ij"),kY:e(()=>$,"kY"),qC:e(()=>P,"qC")});var S=u(75601),o=u(38388),L=u(79570),p=u(30053),D=u(92734),T=u(29306);function j(h,y,M){const{items:b,leftOut:B}=(0,T.aD)(h,A(h,M),y);return{items:b.map(({id:N,entries:G,variables:f})=>({id:N,variables:f,files:G.flatMap(({entry:c})=>c.kind==="folder"?[`${c.path}/`]:(0,L.R8)(c).map(({path:m})=>m))})),incomplete:x(h,b).incomplete,left_out:B}}e(j,"previewItems");function x(h,y){const M=new p.k(h,y),b=new Map,B=new Set;for(const c of M.start())c.kind==="ready"?B.add(c.item.segments[0]??""):c.kind==="failed"&&!b.has(c.id)&&b.set(c.id,{id:c.id,step:c.step,why:c.why});const N=h.steps.some(({gather:c,inputs:m})=>c&&m.some(w));for(const{id:c}of y)!B.has(c)&&!b.has(c)&&!N&&b.set(c,{id:c,step:"",why:"no step takes its files"});const G=h.steps.filter(({inputs:c})=>c.every(({sources:m})=>m.every(({from:E})=>E!=="step"))),f=e(c=>[...M.itemsOf(c)].filter(({state:m})=>m!=="absent").length,"countOf");return{incomplete:[...b.values()],expected:Object.fromEntries(G.map(({id:c})=>[c,f(c)]))}}e(x,"beginItems");function w({sources:h}){return h.some(({from:y})=>y==="files")}e(w,"takesFiles");function P(h,y){return(0,T.wQ)(h).some(({patterns:M})=>(0,S.v)(M,y))}e(P,"takesPath");function A({rule:h},y){return h.kind==="sheet"?{kind:"sheet",items:y??[]}:h}e(A,"ruleOf");function $({steps:h},y){const M=new Map;for(const{sources:b}of h.find(({id:B})=>B===y)?.inputs??[])for(const B of b)B.from==="step"&&M.set(B.step,(M.get(B.step)??new Set).add(B.output));return Object.fromEntries([...M].map(([b,B])=>[b,[...B]]))}e($,"takenOutputs");function v(h){const{steps:y}=(0,o.vj)(h);return h.steps.map(({id:M,inputs:b})=>({step:M,inputs:b.map(({name:B,sources:N})=>({name:B,from:N.map(D.V).join(", ")||"nothing"})),items:(0,o.Ir)(y.get(M)?.axes??[])}))}e(v,"stepJoins")})};export{ge as id,$e as ids,ve as modules};
