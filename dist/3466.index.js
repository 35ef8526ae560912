var $t=Object.defineProperty;var t=(z,B)=>$t(z,"name",{value:B,configurable:!0});const wt=3466,_t=[3466],bt={99899:((z,B,$)=>{$.d(B,{P$:t(()=>R,"P$"),Tl:t(()=>_,"Tl"),Uh:t(()=>U,"Uh"),Wh:t(()=>C,"Wh"),vC:t(()=>j,"vC"),zo:t(()=>A,"zo")});var L=$(66298),T=$(2602),y=$(92041),x=$(23591),w=$(2345),r=$(98091),g=$(88264),d=$(71916),b=new x.x(L,{near:{allowed_registries:["registries","allowed_registry"],registry:["prefix"]}});function _(p,m){const M=(0,r.u)(p,m,b);h(M,["registry"]);for(const P of M.items(["allowed_registries"]))k(M,P);const{document:I,findings:W}=M.result();return{settings:I,findings:W}}t(_,"examineSettings");function R(p,m){const{settings:M,findings:I}=_(p,m);if(M)return M;const W=I.filter(({severity:H})=>H==="error");throw(0,d.H)(W,'A maintainer of the catalog corrects this; the least that the file needs is { "registry": "ghcr.io/alice" }.',5)}t(R,"parseSettings");function h(p,m){const M=p.text(m);if(M===void 0)return;const I=M.replace(/^https?:\/\//,"").replace(/\/+$/,"");if(c(M))return;const W=I!==M&&c(I)?I:void 0;p.error("BAD_FORM",m,{message:`"${(0,w.w5)(m)}" is ${(0,g.hD)(M)}; it must be a registry, or a registry and the beginning of a path such as ghcr.io/alice.${W?` Did you mean ${(0,g.hD)(W)}?`:""}`,got:(0,g.hD)(M),expected:"a prefix of image names",fix:p.rewrite(m,W,!0)})}t(h,"checkPrefix");function c(p){try{return(0,y.qq)(`${p}/x`)}catch{return}}t(c,"prefixReference");function k(p,m){const M=p.text(m)?.replace(/\/$/,""),I=M===void 0?void 0:c(M);if(M===void 0||!I)return void h(p,m);const W=I.registry.toLowerCase(),H=!M.includes("/")&&/^(library\/)?x$/.test(I.repository)?W:`${W}/${I.repository.replace(/\/x$/,"")}`;H!==M&&p.error("BAD_FORM",m,{message:`"${(0,w.w5)(m)}" is ${(0,g.hD)(M)}, which no full name of an image begins with. Did you mean ${(0,g.hD)(H)}?`,got:(0,g.hD)(M),expected:(0,g.hD)(H),fix:p.rewrite(m,H,!0)})}t(k,"checkAllowed");function A(p,m){return(0,y.qq)(`${p.registry}/${m.name}:${m.version}`)}t(A,"defaultTarget");function C(p,m){const M=p?.allowed_registries;if(!M)return;const I=m.kind==="registry"?(0,y.aR)(m):(0,y.FH)(m),W=t(P=>I===P||I.startsWith(`${P}/`),"isBelow");if(!(m.kind==="registry"&&M.some(P=>W(P.replace(/\/$/,"")))))throw new T.Failure("REGISTRY_NOT_ALLOWED",`This catalog accepts images from ${M.join(", ")}, not ${I}. Push the image to one of these, or ask to have its registry added to "allowed_registries" in catalog/catalog.json.`)}t(C,"checkSourceAllowed");function U(p,m){return[p.registry,...p.allowed_registries??[]].some(I=>c(I.replace(/\/$/,""))?.registry===m)}t(U,"namesRegistry");var E=/^(?:[^.]*|.*\.(?:localhost|localdomain|local|internal|intranet|lan|home|corp|home\.arpa)|(?:0|10|127|192\.0\.0|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.1[89]|2(?:2[4-9]|[345]\d))\..*|\[.*)$/;function D(p){const m=URL.parse(`http://${p}`);return!m||E.test(m.hostname)}t(D,"isInside");function j(p,m){if(m.kind!=="registry")throw new T.Failure("ONLY_ON_THIS_MACHINE",`${(0,y.FH)(m)} is an image that only one machine has. Push it to a registry, and name it there.`);if(!(p.allowed_registries||!D(m.registry)))throw new T.Failure("PRIVATE_REGISTRY",`${m.registry} is an address inside a network, which other machines cannot pull from. Push the image to a public registry, or have this one added to "allowed_registries" in catalog/catalog.json.`)}t(j,"checkPublicSource")}),70413:((z,B,$)=>{$.d(B,{P:t(()=>x,"P")});var L=$(63454),T=200,y=15e3;function x(w,r,g){const d=r.errTty&&r.env.TERM!=="dumb";let b=0,_="";const R=t(()=>{const C=b>0?`\x1B[${b}A\r\x1B[J`:"";return b=0,C},"erase"),h=t(()=>{const C=R(),U=w().map(E=>`${E.slice(0,r.columns()-1)}
`);r.err(C+U.join("")),b=U.length},"draw"),c=t(()=>{const C=w().join(`
`);C!==_&&C!==""&&r.err(`${C}
`),_=C},"print");if(g)return{say(){},refresh(){},end(){},clear(){}};const k=d?h:c,A=setInterval(k,d?T:y).unref();return{refresh:k,say(C){r.err(`${R()}${(0,L.h)(C)}
`),d&&h()},end(){clearInterval(A),k(),b=0},clear(){clearInterval(A),r.err(R())}}}t(x,"showLines")}),27759:((z,B,$)=>{$.d(B,{C:t(()=>L,"C"),_:t(()=>T,"_")});async function L(y,x,w){const r=[],g=new Set;for await(const d of x){if(r.length>0)break;const b=w(d).catch(_=>{r.push(_)}).finally(()=>g.delete(b));g.add(b),g.size>=y&&await Promise.race(g)}if(await Promise.all(g),r.length>0)throw r[0]}t(L,"forEachConcurrent");async function T(y,x,w){const r=[];return await L(y,[...x].entries(),async([g,d])=>{r[g]=await w(d)}),r}t(T,"mapConcurrent")}),78685:((z,B,$)=>{$.d(B,{AU:t(()=>T,"AU"),Ho:t(()=>g,"Ho"),O6:t(()=>L,"O6"),PU:t(()=>R,"PU"),f$:t(()=>_,"f$"),gX:t(()=>d,"gX"),i1:t(()=>r,"i1"),np:t(()=>y,"np"),qG:t(()=>b,"qG"),sQ:t(()=>w,"sQ")});function L({steps:h}){return{state:"QUEUED",steps:h.map(T),troubles:[]}}t(L,"initialProgress");function T({id:h,needs:c,gather:k}){return{id:h,needs:c,gather:k,known:0,running:0,complete:0,reused:0,failed:0,canceled:0}}t(T,"initialStepProgress");function y(h,c){const k=c.kind==="ended"?c.record.step:c.step,A=h.steps.map(C=>C.id===k?x(C,c):C);return{...h,state:c.kind==="known"?h.state:"RUNNING",steps:A}}t(y,"advance");function x(h,c){switch(c.kind){case"known":return{...h,known:h.known+1};case"started":return c.attempt>1?h:{...h,running:h.running+1,since:h.since??c.at};case"again":return h;case"ended":{const{state:k,reused:A,attempts:C}=c.record,U=!A&&C>0;return{...h,running:h.running-(U?1:0),complete:h.complete+(k==="COMPLETE"?1:0),reused:h.reused+(A?1:0),failed:h.failed+(k==="EXECUTOR_ERROR"||k==="SYSTEM_ERROR"?1:0),canceled:h.canceled+(k==="CANCELED"?1:0),until:c.at}}}}t(x,"advanceStep");function w(h){return h.complete+h.failed+h.canceled}t(w,"endedCount");function r(h){return h.known-w(h)}t(r,"remainingCount");function g(h){return Math.max(0,r(h)-h.running)}t(g,"waitingCount");function d(h,c){const k=w(h)-h.reused;return h.since===void 0||k===0||c<=h.since?void 0:k*1e3/(c-h.since)}t(d,"itemRate");function b({steps:h},c){const k=c.needs.map(U=>h.find(E=>E.id===U));if(c.gather)return 1;const A=k.reduce((U,E)=>U+b({steps:h},E)-w(E),0),C=k.reduce((U,E)=>U+E.complete,0);return c.known+Math.round(Math.max(0,A)*(C>0?c.known/C:1))}t(b,"expectedCount");function _(h,c,k){const A=d(c,k),C=b(h,c)-w(c);return A===void 0||C<=0?void 0:C/A}t(_,"timeLeft");function R(h){return h!=="QUEUED"&&h!=="INITIALIZING"&&h!=="RUNNING"}t(R,"isOver")}),85588:((z,B,$)=>{$.d(B,{Eg:t(()=>L,"Eg"),HQ:t(()=>y,"HQ"),il:t(()=>T,"il"),w7:t(()=>x,"w7")});function L(w){const r=t((...d)=>w.filter(({state:b})=>d.includes(b)).length,"count"),g=w.filter(({attempts:d,reused:b})=>d>0&&!b);return{complete:r("COMPLETE"),reused:w.filter(({reused:d})=>d).length,failed:r("EXECUTOR_ERROR","SYSTEM_ERROR"),canceled:r("CANCELED"),seconds:T(g.map(d=>d.seconds)),memory:T(w.flatMap(d=>d.peak_memory_bytes??[]))}}t(L,"summarizeItems");function T(w){if(w.length===0)return;const r=[...w].sort((b,_)=>b-_),g=r.length>>1,d=r.length%2?r[g]:(r[g-1]+r[g])/2;return{least:r[0],median:d,most:r.at(-1),sum:r.reduce((b,_)=>b+_,0)}}t(T,"spread");function y(w,r){if(r)return"CANCELED";for(const g of["SYSTEM_ERROR","EXECUTOR_ERROR","CANCELED"])if(w.some(d=>d.state===g))return g;return"COMPLETE"}t(y,"runState");function x(w){return w.items.filter(({state:r})=>r==="EXECUTOR_ERROR"||r==="SYSTEM_ERROR")}t(x,"failedItems")}),47715:((z,B,$)=>{$.d(B,{A:t(()=>L,"A")});function L({exit_code:T,meaning:y}){return[typeof T=="number"&&T!==0?`exit code ${T}`:void 0,y].filter(Boolean).join(", ")}t(L,"reasonOf")}),55567:((z,B,$)=>{$.d(B,{B:t(()=>T,"B"),U:t(()=>L,"U")});var L=class{static{t(this,"ResultWriters")}#t=new Map;#e=new Map;claim(y){const{key:x}=y,w=[];for(let g=x.indexOf("/");g>=0;g=x.indexOf("/",g+1))w.push(x.slice(0,g));const r=[x,...w].map(g=>this.#t.get(g)).find(g=>g!==void 0);if(r??this.#e.get(x))return r??this.#e.get(x);this.#t.set(x,y);for(const g of w)this.#e.has(g)||this.#e.set(g,y)}};function T({key:y},x){const w='rename one of the two, or have "output_name" keep more of the name';if(y===x.key)return`its result ${y} would replace that of ${x.item}: ${w}`;const[r,g]=y.length<x.key.length?[y,x.key]:[x.key,y];return`its result ${y} has no place beside ${x.key}, the result of ${x.item}: ${r} would be both a file and the folder of ${g.slice(r.length+1)}; ${w}`}t(T,"collisionText")}),27832:((z,B,$)=>{$.d(B,{BR:t(()=>g,"BR"),RB:t(()=>d,"RB"),w7:t(()=>b,"w7")});var L=$(2021),T=$(47715),y=$(63454),x=$(36647),w=5,r=300;function g(_,R){const h=Map.groupBy(_,k=>{const{step:A,state:C,exit_code:U,meaning:E}=R(k);return JSON.stringify([A,C,U??null,E??""])}),c=t(([k])=>+(R(k).state==="CANCELED"),"isCanceled");return[...h.values()].sort((k,A)=>c(k)-c(A)||A.length-k.length)}t(g,"groupFailures");function d({log_tail:_=""}){return _.split(/\r\n|\n|\r/).filter(R=>R.trim()!==""&&!(0,L.S0)(R))}t(d,"logTail");function b(_){const R=_.attempts>1?` (${(0,x.LS)(_.attempts,"attempt")})`:"";return[`\u2717 ${(0,y.h)(`${_.step}: ${_.item}`)}: ${(0,y.h)((0,T.A)(_)||"failed")}${R}`,...d(_).slice(-w).map(h=>`    | ${(0,y.h)(h.replaceAll("	","  ")).slice(0,r)}`),..._.log===void 0?[]:[`    log: ${(0,y.h)(_.log)}`]]}t(b,"failureLines")}),9484:((z,B,$)=>{$.d(B,{L:t(()=>x,"L")});var L=$(78685),T=$(65031),y=$(36647);function x(g,d){const b=Math.max(...g.steps.map(({id:_})=>_.length));return g.steps.map(_=>`${_.id.padEnd(b)}  ${r(g,_,d)}`)}t(x,"progressLines");var w=20;function r(g,d,b){const _=(0,L.qG)(g,d),R=d.agents?.starting??0,h=[`${(0,L.sQ)(d)} of ${_}`,d.failed>0&&`${d.failed} failed`,d.canceled>0&&`${d.canceled} canceled`,d.reused>0&&`${d.reused} done before`,d.running>0&&`${d.running} running`,(0,L.Ho)(d)>0&&`${(0,L.Ho)(d)} waiting`,R>0&&`${(0,y.LS)(R,"agent")} starting`],c=(0,L.gX)(d,b),k=(0,L.f$)(g,d,b);c!==void 0&&k!==void 0&&!(0,L.PU)(g.state)&&h.push((0,y.CE)(c),`${(0,y.a3)(k)} left`);const A={done:d.complete,failed:d.failed+d.canceled,total:_};return`${(0,T.iA)(A,w,["\u2588","x","\xB7"])}  ${h.filter(Boolean).join(", ")}`}t(r,"describe")}),28216:((z,B,$)=>{$.d(B,{E:t(()=>gt,"E")});var L=$(77598),T=$(6375),y=$(88264),x=class{static{t(this,"Html")}text;constructor(e){this.text=e}toString(){return this.text}},w=new x("");function r(e,...n){let a=e[0];for(const[o,i]of n.entries())a+=d(i)+e[o+1];return new x(a)}t(r,"html");function g(e){return new x(`<style>${e}</style>`)}t(g,"styleSheet");function d(e){return e instanceof x?e.text:e===void 0||e===!1?"":typeof e=="number"?String(e):typeof e=="string"?b((0,y.YA)(e)):e.map(d).join("")}t(d,"render");function b(e){return e.replace(/[&<>"'`]/g,n=>`&#${n.charCodeAt(0)};`)}t(b,"escapeHtml");function _(e){const n=e.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new x(n.split(`
`).map(a=>a.split("	").map(d).join("	")).join(`
`))}t(_,"logLines");function R(e,n){const a=h(e);return a===void 0?r`${n}`:r`<a href="${a}">${n}</a>`}t(R,"fileLink");function h(e){const n=e.split("/");if(!n.some(a=>a===""||a==="."||a===".."))return`./${n.map(T.hK).join("/")}`}t(h,"relativeUrl");var c=$(36647),k=$(65031),A=8;function C(e,n,a){const o=[],i=new Map,s=[],l=t((v,O)=>{o[v]??=[];const u={layer:v,size:O,before:[],after:[],order:o[v].length,across:0};return o[v].push(u),u},"add");for(const{id:v,needs:O}of e){if(i.has(v))continue;const u=[...new Set(O)].filter(N=>i.has(N)),S=l(Math.max(-1,...u.map(N=>i.get(N).layer))+1,n);i.set(v,S);for(const N of u){let F=i.get(N);const V=[];for(;F.layer+1<S.layer;)F=U(F,l(F.layer+1,a/2)),V.push(F);U(F,S),s.push({from:N,to:v,passes:V})}}D(o);const f=j(o,a);return{boxes:[...i].map(([v,{layer:O,across:u}])=>({id:v,layer:O,across:u})),edges:s.map(({from:v,to:O,passes:u})=>({from:v,to:O,through:u.map(({across:S})=>S)})),layers:o.length,breadth:f}}t(C,"layOut");function U(e,n){return e.after.push(n),n.before.push(e),n}t(U,"joined");var E=t(e=>e.reduce((n,a)=>n+a,0)/e.length,"mean");function D(e){for(let n=0;n<A;n++){const a=n%2===0;for(const o of a?e:[...e].reverse()){const i=new Map(o.map(s=>{const l=a?s.before:s.after;return[s,l.length>0?E(l.map(({order:f})=>f)):s.order]}));o.sort((s,l)=>i.get(s)-i.get(l)||s.order-l.order);for(const[s,l]of o.entries())l.order=s}}}t(D,"orderAll");function j(e,n){const a=t((s,l)=>(s.size+l.size)/2+n,"apart");for(const s of e)for(const[l,f]of s.entries())f.across=l===0?0:s[l-1].across+a(s[l-1],f);for(let s=0;s<A*2;s++)for(const l of s%2===0?e:[...e].reverse()){const f=l.map(u=>{const S=[...u.before,...u.after];return S.length>0?E(S.map(({across:N})=>N)):u.across}),v=[...f];for(let u=1;u<l.length;u++)v[u]=Math.max(f[u],v[u-1]+a(l[u-1],l[u]));const O=[...f];for(let u=l.length-2;u>=0;u--)O[u]=Math.min(f[u],O[u+1]-a(l[u],l[u+1]));for(const[u,S]of l.entries())S.across=(O[u]+v[u])/2}const o=e.flat(),i=Math.min(...o.map(s=>s.across-s.size/2));for(const s of o)s.across-=i;return Math.max(0,...o.map(s=>s.across+s.size/2))}t(j,"placeAll");var p=$(83512),m=80,M=216,I=152,W=1080,P=2;function H(e){const n={right:!1,width:M,gaps:[34,22]},{layers:a,breadth:o}=se(n,e),s=[{right:!0,width:M,gaps:[56,22]},{right:!0,width:I,gaps:[28,22]}].find(({width:v,gaps:O})=>a*v+(a-1)*O[0]+2*P<=W)??n,f=o<=M?n:{right:!1,width:I,gaps:[34,12]};return s===f?Z("",re(e,s)):r`${Z("only-wide",re(e,s))}
${Z("only-narrow",re(e,f))}`}t(H,"chainPicture");function Z(e,n){return r`<div class="scroll chain ${e}" tabindex="0" role="region" aria-label="Picture of the plan">${n}</div>`}t(Z,"scrolled");function se({right:e,width:n,gaps:a},o){return C(o,e?m:n,a[1])}t(se,"layoutIn");function re(e,n){const a=se(n,e),o=new Map(e.map(u=>[u.id,u])),i=n.right?n.width:m,s=a.layers*i+(a.layers-1)*n.gaps[0]+2*P,l=a.breadth+2*P,[f,v]=(n.right?[s,l]:[l,s]).map(Math.ceil),O=e.map(({id:u,needs:S})=>S.length>0?`${u} after ${S.join(" and ")}`:u).join("; ");return r`<svg role="img" width="${f}" height="${v}" viewBox="0 0 ${f} ${v}" aria-label="The steps: ${O}">
${a.edges.map(u=>Se(u,a,n,o.get(u.to).gather))}
${a.boxes.map(u=>Le(o.get(u.id),Oe(u,n),n.width))}</svg>`}t(re,"draw");function Oe({layer:e,across:n},{right:a,width:o,gaps:i}){const s=P+e*((a?o:m)+i[0]),l=P+n-(a?m:o)/2;return a?[s,q(l)]:[q(l),s]}t(Oe,"corner");var q=t(e=>Math.round(e*10)/10,"round");function Se(e,n,a,o){const i=a.right?a.width:m,s=n.boxes.find(({id:K})=>K===e.from),l=n.boxes.find(({id:K})=>K===e.to),f=t(K=>P+K*(i+a.gaps[0]),"start"),v=t((K,J)=>{const[ne,pt]=a.right?[K,J+P]:[J+P,K];return`${q(ne)} ${q(pt)}`},"point"),O=f(l.layer)-(o?5:1);let u=f(s.layer)+i,{across:S}=s,N=`M${v(u,S)}`;const F=t((K,J)=>{const ne=(u+K)/2;N+=`C${v(ne,S)} ${v(ne,J)} ${v(K,J)}`,u=K,S=J},"curveTo");for(const[K,J]of e.through.entries())F(f(s.layer+1+K),J),u+=i,N+=`L${v(u,J)}`;F(O-7,l.across);const V=`M${v(O,S)}L${v(O-9,S-4.5)}L${v(O-9,S+4.5)}Z`,X=`M${v(O+2,S-16)}L${v(O+2,S+16)}`;return r`<path class="edge" d="${N}"/><path class="head" d="${V}"/>${o&&r`<path class="gather" d="${X}"/>`}`}t(Se,"arrow");function Le(e,[n,a],o){const i=(0,p.N4)([e]),s=o-24,l=i.failed>0?" bad":i.canceled+i.waiting>0||i.all===0?" idle":"",f=Re(e),v=e.gather?58:0;return r`<svg class="step${l}" x="${n}" y="${a}" width="${o}" height="${m}"><title>${e.id} (${e.algorithm})${e.gather&&", gathers all results before it"}: ${f}</title>
<rect x="1" y="1" width="${o-2}" height="${m-2}" rx="7"/>
<svg x="12" y="0" width="${s}" height="${m}"><svg width="${s-v}" height="30"><text class="id" y="23">${(0,k.jM)(e.id,Math.floor((s-v)/8))}</text></svg>${e.gather&&r`<text class="note" x="${s}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${(0,k.jM)(e.algorithm,Math.floor(s/6.6))}</text>
${ie(i,s,50)}<text class="count" y="70">${f}</text></svg></svg>`}t(Le,"stepBox");function Re(e){const{all:n,complete:a,failed:o,canceled:i,waiting:s}=(0,p.N4)([e]);if(n===0)return"no items";if(a===n)return n===1?"1 done":`all ${(0,c.B4)(n)} done`;const l=o>0?`${(0,c.B4)(o)} failed`:i>0?`${(0,c.B4)(i)} canceled`:`${(0,c.B4)(s)} left`;return`${(0,c.B4)(a)} of ${(0,c.B4)(n)} \xB7 ${l}`}t(Re,"outcome");function ie(e,n,a){const o=[["done",e.complete-e.reused],["reused",e.reused],["failed",e.failed],["canceled",e.canceled],["waiting",e.waiting]];let i=0;const s=o.map(([l,f])=>{if(f<=0)return;const v=Math.max(f/e.all*n,3),O=r`<rect class="${l}" x="${q(Math.min(i,n-3))}" y="${a}" width="${q(Math.min(v,n))}" height="6"><title>${(0,c.B4)(f)} ${p.In[l]}</title></rect>`;return i+=v,O});return r`<rect class="track" y="${a}" width="${n}" height="6"/>${s}`}t(ie,"bar");var Te=$(27832),ee=5,Ce=100,le=50,Pe=4e3,De=2e5,ce=1e3;function Ie(e){const n=(0,Te.BR)(e.items.filter(({state:i})=>i!=="COMPLETE"),i=>i);if(n.length===0)return w;const a={left:De},o=n.length-le;return r`${n.slice(0,le).map(i=>Ae(i,a))}
${o>0&&r`<p class="note">${(0,c.LS)(o,"more cause is","more causes are")} in ${R("run.json","run.json")}.</p>`}`}t(Ie,"failureSection");function Ae(e,n){const[a]=e,o=e.slice(ee,ee+Ce),i=e.length-ee-o.length,s=a.state==="CANCELED";return r`<article class="trouble${s&&" canceled"}">
<h3><span class="step-name">${a.step}</span> ${(0,c.LS)(e.length,"item")} ${s?"canceled":"failed"}</h3>
<p class="why">${Be(a)}</p>
<ul>${e.slice(0,ee).map(l=>je(l,n))}</ul>
${o.length>0&&r`<details><summary>${(0,c.LS)(e.length-ee,"more item")}</summary><ul class="names">${o.map(l=>r`<li>${l.log===void 0?l.item:R(l.log,l.item)}`)}</ul>${i>0&&r`<p class="note">${(0,c.B4)(i)} more are in ${R("run.json","run.json")}.</p>`}</details>`}
</article>`}t(Ae,"groupArticle");function Be({state:e,exit_code:n,meaning:a,attempts:o}){const i=a??"",s=i.length>ce?`${i.slice(0,ce)}\u2026`:i,l=s===""?void 0:`${s[0].toUpperCase()}${s.slice(1)}`;return e==="SYSTEM_ERROR"?r`<strong>A system error, not the algorithm’s.</strong> ${l??"There are no details."}`:e==="EXECUTOR_ERROR"&&typeof n=="number"&&n!==0?r`<strong>Exit code ${n}.</strong> ${l??'Its spec does not say what that means ("exit_codes").'}`:r`${l??(o>0?"It ended without an exit code.":"It was not started.")}`}t(Be,"why");function je(e,n){const a=r`${(0,c.LS)(e.attempts,"attempt")}${e.attempts>1?", the last took ":", took "}${(0,c.a3)(e.seconds)}`,o=e.log_tail?.trimEnd().slice(-Pe)??"",i=o!==""&&o.length<=n.left;return i&&(n.left-=o.length),r`<li><div class="line"><b class="name">${e.item}</b>${e.attempts>0&&r`<span class="note">${a}</span>`}${e.log!==void 0&&r`<span>${R(e.log,"whole log")}</span>`}</div>${i&&r`<details><summary>End of its log</summary><pre tabindex="0">${_(o)}</pre></details>`}</li>`}t(je,"itemEntry");var Ne=11e5,de=25,he=6,ue=500,me=2e3;function Ue(e){const n=Map.groupBy(e.items,({step:i})=>i),a=e.steps.filter(({id:i})=>n.has(i));let o=Ne;return r`${a.map((i,s)=>{const l=n.get(i.id),{rows:f,used:v}=ze(l,e,o/(a.length-s));o-=v;const O=l.length-f.length;return r`<details${l.length<=de&&We}><summary><h3 class="step-name">${i.id}</h3> ${(0,c.LS)(l.length,"item")}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Items of ${i.id}"><table class="items"><thead><tr><th scope="col">Item<th scope="col">State<th scope="col">Results<th scope="col">Started after<th scope="col">Took<th scope="col">Attempts<th scope="col">Peak memory<th scope="col">Log</thead><tbody>
${f}</tbody></table></div>${O>0&&r`<p class="note">${(0,c.B4)(O)} more are in ${R("run.json","run.json")}.</p>`}</details>
`})}`}t(Ue,"itemTables");var We=r` open`;function ze(e,n,a){const o=[];let i=0;for(const s of e){const l=Ke(s,n),f=Buffer.byteLength(l.text);if(i+f>a)break;i+=f,o.push(l)}return{rows:o,used:i}}t(ze,"rowsWithin");function Ke(e,n){const a=(0,p.Br)(e),o=(Date.parse(e.started??"")-Date.parse(n.started))/1e3,i=e.attempts>0,s=e.reused||!i||!(o>=0)?"\u2013":(0,c.a3)(o),l=e.peak_memory_bytes;return r`<tr><th scope="row">${e.item}<td class="${a}">${a==="reused"?"reused":p.In[a]}<td>${Fe(e,n.aws===void 0)}<td>${s}<td>${i?(0,c.a3)(e.seconds):"\u2013"}<td>${e.attempts}<td>${l===void 0?"\u2013":(0,c._C)(l)}<td>${e.log===void 0?"\u2013":R(e.log,"log")}
`}t(Ke,"itemRow");function Fe({step:e,outputs:n},a){if(n.length===0)return r`–`;const o=n.slice(he);return r`${n.slice(0,he).map(({key:i,bytes:s},l)=>r`${l>0&&r`<br>`}${a?R(`${e}/${i}`,i):i} <small>${(0,c.z3)(s)}</small>`)}${o.length>0&&r`<br><small>and ${(0,c.LS)(o.length,"more file")}, ${(0,c.z3)(He(o))}</small>`}`}t(Fe,"results");var He=t(e=>e.reduce((n,{bytes:a})=>n+a,0),"sizeOf");function Ge(e){return r`${e.map(n=>{const a=Object.entries(n.variables);return r`<section class="setup"><h3 class="step-name">${n.id}</h3><dl>
<dt>Algorithm</dt><dd>${n.algorithm}</dd>
<dt>Image</dt><dd><code>${n.image}</code></dd>
<dt>Resources</dt><dd>${(0,c.B4)(n.memory_mb)} MiB of memory, ${n.cpu_units/1024} vCPU</dd>
<dt>Variables</dt><dd>${a.length===0?"none":r`<ul class="plain">${a.map(([o,i])=>r`<li><code><b>${o}</b>=${Ye(i)}</code></li>`)}</ul>`}</dd></dl></section>
`})}`}t(Ge,"setupSection");function Ye(e){return e.length<=me?e:`${e.slice(0,me)}\u2026`}t(Ye,"clipped");function Ve(e){return e.length===0?w:r`<p>No step's patterns take ${e.length===1?"this file":`these ${(0,c.LS)(e.length,"file")}`} ("inputs" of the spec).</p>
${ge(e)}`}t(Ve,"leftOutSection");function fe(e){return e.length===0?w:ge(e.map(({path:n,why:a,moved_to:o})=>`${n}: ${a}${o?`; moved to ${o}`:""}`))}t(fe,"reasonsSection");function ge(e){const n=e.length-ue,a=r`<ul class="names">${e.slice(0,ue).map(o=>r`<li>${o}</li>`)}</ul>${n>0&&r`<p class="note">${(0,c.B4)(n)} more are in ${R("run.json","run.json")}.</p>`}`;return e.length<=de?a:r`<details><summary>${(0,c.LS)(e.length,"file")}</summary>${a}</details>`}t(ge,"names");var pe=$(85588),ae=$(45302),Xe=[["all","all"],["complete","done"],["failed","failed"],["reused","reused"],["canceled","canceled"],["waiting","not started"]];function Je(e){const n=Map.groupBy(e.items,({step:s})=>s),a=(0,p.N4)(e.steps),o=Xe.filter(([s],l)=>l<3||a[s]>0),i=t(s=>o.map(([l],f)=>te(s[l]===0?"\u2013":(0,c.B4)(s[l]),f===0?"first":l==="failed"&&s.failed>0?"bad":"")),"numbers");return r`<div class="scroll" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${o.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="3" scope="colgroup">Peak memory</th></tr>
<tr><th scope="col">Step</th>${o.map(([,s],l)=>r`<th scope="col"${l===0&&Qe}>${s}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">sum</th><th scope="col" class="first">median</th><th scope="col">highest</th><th scope="col">requested</th></tr>
</thead><tbody>${e.steps.map(s=>Ze(s,n.get(s.id)??[],i))}</tbody>${e.steps.length>1&&r`<tfoot><tr><th scope="row">All steps</th>${i(a)}<td class="first"></td><td></td><td></td>${te((0,c.a3)($e(e.items)))}<td class="first"></td><td></td><td></td></tr></tfoot>`}</table></div>
<p class="note">${a.reused>0&&"Reused items count as done: an earlier run completed them, from the same input, image and variables. "}Shortest, median and longest are of items that are done${a.reused>0&&", including reused ones"}; the sum is of the last attempts in this run. Peak memory is that of the whole container: the algorithm, the agent (which has ${ae.AA} MiB in addition), and the kernel’s file cache.</p>`}t(Je,"stepTable");var Qe=r` class="first"`;function Ze(e,n,a){const o=(0,pe.il)(n.filter(({state:l})=>l==="COMPLETE").map(({seconds:l})=>l)),i=(0,pe.il)(n.flatMap(({peak_memory_bytes:l})=>l??[])),s=$e(n);return r`<tr><th scope="row"><span class="step-name">${e.id}</span><small>${e.algorithm}${e.needs.length>0&&r`<br>${e.gather?"gathers":"after"} ${e.needs.join(", ")}`}${e.left_out>0&&r`<br>${(0,c.LS)(e.left_out,"result")} before it not taken`}</small></th>
${a((0,p.N4)([e]))}
${[o?.least,o?.median,o?.most].map((l,f)=>te(l===void 0?"\u2013":(0,c.a3)(l),f===0?"first":""))}${te(s>0?(0,c.a3)(s):"\u2013")}
${[i?.median,i?.most].map((l,f)=>te(l===void 0?"\u2013":(0,c._C)(l),f===0?"first":""))}<td>${(0,c._C)(e.memory_mb*2**20)}${i&&qe(i.most,e)}</td></tr>
`}t(Ze,"row");function $e(e){return e.reduce((n,{seconds:a,reused:o})=>n+(o?0:a),0)}t($e,"spent");function te(e,n=""){return n===""?r`<td>${e}</td>`:r`<td class="${n}">${e}</td>`}t(te,"cell");function qe(e,{memory_mb:n}){const a=Math.min(1,e/1048576/(n+ae.AA)),[o,i]=a>.9?["near its limit","bad"]:a<.4&&n>=2*ae.AA?["could request less","note"]:["",""];return r`<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(a*100)} % of the container’s limit"><rect class="track" width="100%" height="5"/><rect class="${a>.9?"failed":"done"}" width="${Math.round(a*100)}%" height="5"/></svg>${o!==""&&r`<small class="${i}">${o}</small>`}`}t(qe,"advice");var ve=`
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
`,et=300,tt=80,nt=20,rt=10,we=20,at=7,Q=56,G=160;function ot(e){const n=e.items.filter(({attempts:s})=>s>0).map(s=>st(s,e));if(n.length===0||!(e.seconds>0))return w;const a=Map.groupBy(n,({item:s})=>s.step),o=it(e.seconds),i=[...new Set(n.map(({style:s})=>s))];return r`<ul class="legend">${["done","reused","failed","fault","canceled"].filter(s=>i.includes(s)).map(s=>r`<li><svg width="18" height="10" aria-hidden="true">${ke(s,"1","16",1,8)}</svg>${p.In[s]}</li>`)}</ul>
<div class="timeline">${be(o)}
${e.steps.map(s=>{const l=a.get(s.id);return l&&dt(s,l,o,n.length)})}${be(o)}</div>`}t(ot,"timeline");function st(e,n){const a=(0,p.Br)(e);if(e.reused)return{item:e,style:a,from:0,to:0};const o=(Date.parse(e.started??"")-Date.parse(n.started))/1e3/n.seconds,i=Number.isFinite(o)?_e(o):0;return{item:e,style:a,from:i,to:_e(i+Math.max(0,e.seconds)/n.seconds)}}t(st,"spanOf");var _e=t(e=>Math.min(1,Math.max(0,e)),"clamp"),Y=t(e=>`${+(e*100).toFixed(2)}%`,"percent");function it(e){const n=lt.find(o=>e/o<=8)??86400*Math.ceil(e/86400/8),a=[];for(let o=0;o*n<=e;o++)a.push({at:o*n/e,words:ct(o*n,n)});return a}t(it,"ticksOf");var lt=[.01,.02,.05,.1,.2,.5,1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800,43200,86400];function ct(e,n){return e===0?"0":n<1?`${e.toFixed(n<.1?2:1)} s`:(0,c.a3)(e).replace(/^(\d)\.0 s$/,"$1 s").replace(/ 00 (s|min|h)$/,"")}t(ct,"tickWords");function be(e){return r`<div class="axis" aria-hidden="true"><svg width="100%" height="18">${e.map(({at:n,words:a},o)=>r`<text class="${o%2===1&&"odd"}" x="${Y(n)}" y="13" text-anchor="${o===0?"start":n>.96?"end":"middle"}">${a}</text>`)}</svg></div>`}t(be,"axis");var ye=t(e=>e.map(({at:n})=>r`<line class="grid" x1="${Y(n)}" x2="${Y(n)}" y2="100%"/>`),"gridLines");function dt(e,n,a,o){const i=r`<h3 class="step-name">${e.id}</h3>`,s=n.filter(({style:S})=>S==="reused").length,l=r`<p class="note">${(0,c.LS)(n.length,"item")}${s>0&&`, ${(0,c.B4)(s)} ${p.In.reused}`}</p>`;if(o<=tt)return r`<div class="lanes">${i}</div>${oe(n,a,e.id)}`;if(o<=et)return r`<div class="lanes block"><div>${i}${l}</div>${Ee(n,a,at,e.id)}</div>`;const f=n.filter(({style:S})=>S==="failed"||S==="fault"),v=n.filter(({style:S})=>S==="done").sort((S,N)=>N.item.seconds-S.item.seconds).slice(0,rt),O=f.slice(0,nt),u=f.length>O.length?`The first ${O.length} of ${(0,c.B4)(f.length)} that failed`:"Those that failed";return r`<div class="lanes block"><div>${i}${l}</div>${mt(n,a,e.id)}</div>
${f.length>0&&r`<p class="note lanes-of">${u}</p>${oe(O,a,e.id)}`}
${v.length>0&&r`<p class="note lanes-of">The slowest that are done</p>${oe(v,a,e.id)}`}`}t(dt,"stepLanes");function oe(e,n,a){const o=ht(e.map(({item:i})=>i.item));return r`<div class="lanes"><ol aria-hidden="true">${xe(e).map(({item:i})=>r`<li title="${i.item}">${i.item.slice(o)}</li>`)}</ol>${Ee(e,n,we,a)}</div>`}t(oe,"namedLanes");function ht(e){const[n="",...a]=e;let o=n.lastIndexOf("/")+1;for(;o>0&&!a.every(i=>i.startsWith(n.slice(0,o)));)o=n.lastIndexOf("/",o-2)+1;return o}t(ht,"commonFolder");var xe=t(e=>[...e].sort((n,a)=>n.from-a.from||n.to-a.to),"inOrder");function Ee(e,n,a,o){const i=a===we,s=i?4:1,l=xe(e).map(({item:f,style:v,from:O,to:u},S)=>{const N=(0,c.a3)(f.seconds),F=`${f.item}: ${p.In[v]}, ${N}${f.attempts>1?`, attempt ${f.attempts}`:""}`,V=S*a,X=ke(v,Y(O),v==="reused"?"10":Y(u-O),V+s,a-2*s);return r`<g><title>${F}</title>${X}${i&&ut(N,O,u,v,V+14)}</g>`});return r`<svg role="img" width="100%" height="${e.length*a}" aria-label="When the items of ${o} ran; the table of items has the same in numbers">${ye(n)}${l}</svg>`}t(Ee,"lanes");function ut(e,n,a,o,i){return a<=.65?r`<text x="${Y(a)}" y="${i}" dx="${o==="reused"?16:6}">${e}</text>`:n>=.35?r`<text x="${Y(n)}" y="${i}" dx="-6" text-anchor="end">${e}</text>`:r`<text class="within" x="${Y(a)}" y="${i-1}" dx="-6" text-anchor="end">${e}</text>`}t(ut,"lengthWords");function ke(e,n,a,o,i){return r`<rect class="${e}" x="${n}" y="${o}" width="${a}" height="${i}" rx="1.5"/>`}t(ke,"mark");function mt(e,n,a){const o=new Array(G).fill(0),i=new Set,s=e.filter(({style:u})=>u!=="reused");for(const{from:u,to:S,style:N}of s){const[F,V]=[Me(u),Me(S)];for(let X=F;X<=V;X++)o[X]+=Math.max(0,Math.min(S,(X+1)/G)-Math.max(u,X/G))*G;(N==="failed"||N==="fault")&&i.add(V)}const l=Math.max(...o,1),f=t(u=>Math.round((1-u/l)*(Q-8)*10)/10+2,"top"),v=String(l<9.95?Number(l.toFixed(1)):Math.round(l)),O=o.map((u,S)=>`L${S} ${f(u)}L${S+1} ${f(u)}`).join("");return r`<svg role="img" width="100%" height="${Q+18}" aria-label="How many items of ${a} ran at once, up to ${v}">${ye(n)}<svg y="18" viewBox="0 0 ${G} ${Q}" width="100%" height="${Q}" preserveAspectRatio="none"><path class="area" d="M0 ${Q-6}${O}L${G} ${Q-6}Z"/></svg><text x="4" y="10">up to ${v} at once</text>${[...i].map(u=>r`<rect class="failed" x="${Y(u/G)}" y="${Q+13}" width="${Y(1/G)}" height="5"/>`)}</svg>`}t(mt,"strip");var Me=t(e=>Math.min(G-1,Math.floor(e*G)),"binOf"),ft=`default-src 'none'; style-src 'sha256-${(0,L.createHash)("sha256").update(ve).digest("base64")}'; base-uri 'none'; form-action 'none'`;function gt(e){const{steps:n,items:a}=e,o=n.length>0,i=e.state!=="COMPLETE",s=(0,p.N4)(n),l=[{id:"failures",title:s.failed>0?"What failed":"What was canceled",content:Ie(e)},{id:"plan",title:"Plan",content:o?H(n):w},{id:"steps",title:"Steps",content:o?Je(e):w},{id:"timeline",title:"Timeline",content:ot(e)},{id:"items",title:"Items and results",content:a.length>0?Ue(e):w},{id:"setup",title:"What ran",content:o?Ge(n):w},{id:"left-out",title:"Inputs that no step took",content:Ve(e.left_out)},{id:"skipped",title:"What else the inputs hold",content:fe(e.skipped??[])},{id:"left-over",title:"Results of earlier runs",content:fe(e.left_over??[])}].filter(({content:f})=>f!==w);return r`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ft}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${e.workflow}: ${(0,p.lv)(e)}</title>
${g(ve)}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kicker">Run report</p>
<h1>${e.workflow}</h1>
<p class="state ${e.state==="CANCELED"?"canceled":i?"bad":"good"}">${(0,p.lv)(e)}</p>
${s.all>0&&r`<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${ie(s,1e3,0)}</svg>`}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${e.started}">${(0,c.r6)(e.started)}</time></dd></div>
<div><dt>Took</dt><dd>${(0,c.a3)(e.seconds)}</dd></div>
<div><dt>Engine</dt><dd>${e.engine}</dd></div>
${e.jobs!==void 0&&r`<div><dt>Concurrency</dt><dd>${(0,c.LS)(e.jobs,"item")} at most</dd></div>`}
${e.aws&&r`<div><dt>Run</dt><dd>${e.aws.run}</dd></div><div><dt>Results in</dt><dd>${e.aws.results}<small>STEP/${e.aws.run}/</small></dd></div>`}
<div><dt>Catalog</dt><dd>${e.catalog.name}${e.catalog.commit!==void 0&&r` <small>at ${(0,y.Ax)(e.catalog.commit)}</small>`}</dd></div>
</dl>
${e.aws&&e.aws.unread>0&&r`<p class="note">Of ${(0,c.B4)(e.aws.unread+a.length)} items that ended, this page shows ${(0,c.B4)(a.length)} one by one: the first that failed, and some that are done. Times are of these; the counts of the steps are of all.</p>`}
<nav aria-label="Sections"><ul>${l.map(({id:f,title:v})=>r`<li><a href="#${f}">${v}</a></li>`)}</ul></nav>
</header>
<main id="content" tabindex="-1">
${l.map(({id:f,title:v,content:O})=>r`<section id="${f}" aria-labelledby="${f}-title"><h2 id="${f}-title">${v}</h2>
${O}
</section>
`)}</main>
<footer><p>Written by Pipewright ${e.pipewright}. The same data is in <a href="./run.json">run.json</a>.</p></footer>
</body>
</html>
`.text}t(gt,"reportHtml")}),83512:((z,B,$)=>{$.d(B,{Br:t(()=>r,"Br"),In:t(()=>g,"In"),N4:t(()=>T,"N4"),lv:t(()=>x,"lv"),qg:t(()=>y,"qg")});var L=$(36647);function T(d){const b=t(h=>d.reduce((c,k)=>c+(k[h]??0),0),"sum"),_={complete:b("complete"),failed:b("failed"),canceled:b("canceled"),waiting:b("waiting")};return{all:_.complete+_.failed+_.canceled+_.waiting,reused:b("reused"),..._}}t(T,"tally");function y({all:d,complete:b,failed:_,canceled:R,waiting:h}){const c=[_>0&&`${(0,L.B4)(_)} failed`,R>0&&`${(0,L.B4)(R)} canceled`,h>0&&`${(0,L.B4)(h)} not started`].filter(k=>k!==!1);return c.length===0&&b===d&&d>0?d===1?"The one item is done":`All ${(0,L.B4)(d)} items done`:[`${(0,L.B4)(b)} of ${(0,L.LS)(d,"item")} done`,...c].join(", ")}t(y,"tallySentence");function x({state:d,steps:b}){const _=T(b);return _.all===0?"Nothing ran: there was no item for any step.":`${d==="CANCELED"?"Stopped: ":""}${y(_)}`}t(x,"stateSentence");var w={COMPLETE:"done",EXECUTOR_ERROR:"failed",SYSTEM_ERROR:"fault",CANCELED:"canceled"};function r({reused:d,state:b}){return d?"reused":w[b]}t(r,"stateStyle");var g={done:"done",reused:"done by an earlier run",failed:"failed",fault:"failed by a system error",canceled:"canceled",waiting:"not started"}}),85600:((z,B,$)=>{$.d(B,{BZ:t(()=>R,"BZ"),K5:t(()=>c,"K5"),KA:t(()=>d,"KA"),L:t(()=>h,"L"),OI:t(()=>A,"OI"),Us:t(()=>C,"Us"),VJ:t(()=>b,"VJ"),dz:t(()=>U,"dz"),jh:t(()=>k,"jh"),sx:t(()=>_,"sx")});var L=$(2602),T=$(5993),y=$(75601),x=$(36618),w=$(35636),r=$(94445),g=$(55567);function d(E){const j=E.map(({path:p,from:m})=>{if(m.kind==="file")return[p];const{bucket:M,key:I}=m.kind==="copy"?m:m.object;return[p,M,I]}).map(p=>JSON.stringify(p)).sort();return(0,x.sU)((0,x.ol)(j.join()))}t(d,"inputsDigest");function b({steps:E},D){return E.some(({needs:j,spec:p})=>j.length===0&&(0,y.v)(p.inputs.patterns,D))}t(b,"isTakenByFirstStep");function _(E,D){const{taken:j=[],left:p=[]}=Object.groupBy(D,({path:m})=>b(E,m)?"taken":"left");return{taken:j,leftOut:p.map(({path:m})=>m)}}t(_,"partitionInputs");function R(E,D){return`${E}${D}/`}t(R,"inputFolder");function h(E,D){const j=D.find(({path:m})=>!(0,T.JC)(m));if(j)throw new L.Failure("PATH_OUTSIDE",`The key ${E}${j.path} would lead out of its folder for programs that normalize it. Rename the input, without "..".`);const p=D.find(({path:m})=>Buffer.byteLength(E+m)>w.sF);if(p)throw new L.Failure("KEY_TOO_LONG",`${p.path.slice(0,200)}\u2026 would have a key of ${Buffer.byteLength(E+p.path)} bytes in S3, and ${w.sF} are allowed. Rename it, or pass the folder that contains it, so that its path gets shorter.`)}t(h,"checkKeys");function c(E,D,j=[]){if(D.some(P=>b(E,P)))return;const p=E.steps.filter(({needs:P})=>P.length===0),m=new Set(p.flatMap(({spec:P})=>P.inputs.patterns)),[M]=j,I=j.length>1?` and ${j.length-1} more`:"",W=M?` Left out were ${M.path} (${M.why})${I}.`:"";throw new L.Failure("NO_INPUTS",D.length===0?`There is no input for the workflow ${E.workflow}.`:`None of the ${D.length} inputs matches the workflow ${E.workflow} (the first is ${D[0]}): its first steps accept ${[...m].join(", ")}.${W}`)}t(c,"checkTaken");function k({steps:E},D){const j=[...D].sort();for(const{id:p,spec:m,needs:M,gather:I}of E){if(M.length>0||I)continue;const W=new g.U;for(const P of j){if(!(0,y.v)(m.inputs.patterns,P))continue;const H={item:P,key:(0,r.ZH)(m,P)},Z=W.claim(H);if(Z)throw new L.Failure("OUTPUT_COLLISION",`The input ${P} has no result of its own in step ${p}, as ${(0,g.B)(H,Z)}.`)}}}t(k,"checkWriters");async function A(E,D,j){return E.etag===D.etag||E.crc32===await j()}t(A,"isSameContent");function C(E,D){return D.size===E.size&&D.modified>=E.modified}t(C,"isFreshCopy");function U({steps:E},D,j,p){return E.filter(({needs:m,spec:M})=>m.length===0&&(0,y.v)(M.inputs.patterns,j)).map(({id:m})=>({run:D,step:m,item:j,input:p,gather:!1,attempt:1,trace:[]}))}t(U,"workMessagesFor")}),66298:(z=>{z.exports=JSON.parse(`{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/catalog.schema.json","title":"Pipewright catalog settings","description":"A catalog's own settings: catalog/catalog.json.","type":"object","additionalProperties":false,"required":["registry"],"properties":{"$schema":{"description":"Where this schema is; editors use it to help while typing.","type":"string","maxLength":2000},"registry":{"description":"Where wrapped images go: a registry and a prefix. A bare user name is Docker Hub.","type":"string","minLength":1,"maxLength":300,"examples":["ghcr.io/pipewright/catalog","wangyx2005"]},"allowed_registries":{"description":"Where source images may come from; left out, from everywhere. docker.io is Docker Hub.","type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":300},"examples":[["ghcr.io","docker.io","quay.io/biocontainers"]]}}}`)})};export{wt as id,_t as ids,bt as modules};
