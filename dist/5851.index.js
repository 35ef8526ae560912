var Ae=Object.defineProperty;var s=(X,A)=>Ae(X,"name",{value:A,configurable:!0});const Ne=5851,ze=[5851],Ue={97606:((X,A,$)=>{$.d(A,{O:s(()=>r,"O")});var L=$(78685);function r(j,h=new Map){const S=new Map,D=(0,L.PU)(j.state),z=s(T=>D?!0:T.waits?!T.more:T.gather?!0:T.needs.every(y=>{const I=S.get(y),B=j.steps.find(v=>v.id===y);return I?.exact&&B!==void 0&&(0,L.sQ)(B)>=I.count}),"isExact");for(const T of j.steps){const y=(0,L.qG)(j,T),I=z(T),B=I?y:Math.max(y,h.get(T.id)?.count??0);S.set(T.id,{count:B,exact:I})}return S}s(r,"stepTotals")}),92444:((X,A,$)=>{$.d(A,{Lr:s(()=>S,"Lr"),W:s(()=>h,"W"),gO:s(()=>D,"gO")});var L=$(42090),r=$(6375),j={aws:"console.aws.amazon.com","aws-cn":"console.amazonaws.cn","aws-us-gov":"console.amazonaws-us-gov.com"};function h({region:y},I,B){return`https://${z(y)}/s3/buckets/${(0,r.hK)(I)}?region=${y}&prefix=${(0,r.hK)(B)}&showversions=false`}s(h,"s3FolderUrl");function S({region:y},I,B){return`https://${z(y)}/s3/object/${(0,r.hK)(I)}?region=${y}&prefix=${(0,r.hK)(B)}`}s(S,"s3ObjectUrl");function D({region:y},I,B){const v=`https://${y}.${z(y)}/cloudwatch/home?region=${y}#logsV2:log-groups/log-group/${T(I)}`;return B===void 0?v:`${v}/log-events/${T(B.stream)}$3Fstart$3D${Math.max(0,Math.floor(B.from))}`}s(D,"logUrl");function z(y){return j[(0,L.iQ)(y)]??j.aws}s(z,"hostOf");function T(y){return encodeURIComponent((0,r.hK)(y)).replaceAll("%","$")}s(T,"fragmentPart")}),9484:((X,A,$)=>{$.d(A,{L:s(()=>z,"L")});var L=$(78685),r=$(97606),j=$(65031),h=$(7008),S=$(36647),D=$(83512);function z(q,k,C=(0,r.O)(q),K=0){return[...q.samples?[(0,h.FY)((0,D.Tw)(q.samples),K,2)]:[],g=>{const{width:E=Number.POSITIVE_INFINITY}=g,_=E<y?T/2:T,U=q.steps.map(p=>{const w=C.get(p.id);return[(0,j.jM)(p.id,Math.min(I,Math.floor(E/3))),B(p,w,_),v(q,p,w,k)]});return(0,h.tp)(U,{fold:2,indent:K})(g)}]}s(z,"progressLines");var T=20,y=72,I=60;function B(q,{count:k},C){const K={done:q.complete,failed:q.failed+q.canceled},g=(0,j.X)(q.more?K:{...K,total:k},C),{done:E,failed:_,rest:U}=k===0?{done:0,failed:0,rest:C}:g;return[(0,h.I4)("good","\u2588".repeat(E)),(0,h.I4)("bad","x".repeat(_)),(0,h.I4)("dim","\xB7".repeat(U))]}s(B,"bar");function v(q,k,{count:C,exact:K},g){const E=k.agents?.starting??0,_=k.more?`${(0,S.B4)(C)} or more`:`${K?"":"about "}${(0,S.B4)(C)}`,U=[k.canceled>0&&`${(0,S.B4)(k.canceled)} canceled`,k.reused>0&&`${(0,S.B4)(k.reused)} reused`,k.running>0&&`${(0,S.B4)(k.running)} running`,(0,L.Ho)(k)>0&&`${(0,S.B4)((0,L.Ho)(k))} waiting`,...(0,D.EX)(k.waits),E>0&&`${(0,S.LS)(E,"agent")} starting`],p=(0,L.gX)(k,g),w=(0,L.f$)(q,k,g);p!==void 0&&w!==void 0&&!(0,L.PU)(q.state)&&U.push((0,S.CE)(p),`${(0,S.a3)(w)} left`);const b=U.filter(O=>O!==!1).map(O=>`, ${(0,h.D_)(O)}`);return[(0,h.D_)(`${(0,S.B4)((0,L.sQ)(k))} of ${_}`),...k.failed>0?[", ",(0,h.I4)("bad",`${(0,S.B4)(k.failed)} failed`)]:[],b.join("")]}s(v,"describe")}),69606:((X,A,$)=>{$.d(A,{E:s(()=>Te,"E")});var L=$(78685),r=$(21251),j=$(88264),h=$(36647),S=$(65031),D=8;function z(t,e,o){const n=[],a=new Map,i=[],l=s((m,u)=>{n[m]??=[];const c={layer:m,size:u,before:[],after:[],order:n[m].length,across:0};return n[m].push(c),c},"add");for(const{id:m,needs:u}of t){if(a.has(m))continue;const c=[...new Set(u)].filter(x=>a.has(x)),f=l(Math.max(-1,...c.map(x=>a.get(x).layer))+1,e);a.set(m,f);for(const x of c){let P=a.get(x);const N=[];for(;P.layer+1<f.layer;)P=T(P,l(P.layer+1,o/2)),N.push(P);T(P,f),i.push({from:x,to:m,passes:N})}}I(n);const d=B(n,o);return{boxes:[...a].map(([m,{layer:u,across:c}])=>({id:m,layer:u,across:c})),edges:i.map(({from:m,to:u,passes:c})=>({from:m,to:u,through:c.map(({across:f})=>f)})),layers:n.length,breadth:d}}s(z,"layOut");function T(t,e){return t.after.push(e),e.before.push(t),e}s(T,"joined");var y=s(t=>t.reduce((e,o)=>e+o,0)/t.length,"mean");function I(t){for(let e=0;e<D;e++){const o=e%2===0;for(const n of o?t:[...t].reverse()){const a=new Map(n.map(i=>{const l=o?i.before:i.after;return[i,l.length>0?y(l.map(({order:d})=>d)):i.order]}));n.sort((i,l)=>a.get(i)-a.get(l)||i.order-l.order);for(const[i,l]of n.entries())l.order=i}}}s(I,"orderAll");function B(t,e){const o=s((i,l)=>(i.size+l.size)/2+e,"apart");for(const i of t)for(const[l,d]of i.entries())d.across=l===0?0:i[l-1].across+o(i[l-1],d);for(let i=0;i<D*2;i++)for(const l of i%2===0?t:[...t].reverse()){const d=l.map(c=>{const f=[...c.before,...c.after];return f.length>0?y(f.map(({across:x})=>x)):c.across}),m=[...d];for(let c=1;c<l.length;c++)m[c]=Math.max(d[c],m[c-1]+o(l[c-1],l[c]));const u=[...d];for(let c=l.length-2;c>=0;c--)u[c]=Math.min(d[c],u[c+1]-o(l[c],l[c+1]));for(const[c,f]of l.entries())f.across=(u[c]+m[c])/2}const n=t.flat(),a=Math.min(...n.map(i=>i.across-i.size/2));for(const i of n)i.across-=a;return Math.max(0,...n.map(i=>i.across+i.size/2))}s(B,"placeAll");var v=$(83512),q=80,k=216,C=152,K=56,g=1080,E=640,_=2;function U(t){const e={right:!1,width:k,gaps:[34,22]},{layers:o,breadth:n}=w(e,t),i=[{right:!0,width:k,gaps:[56,22]},{right:!0,width:C,gaps:[28,22]}].find(({width:f,gaps:x})=>o*f+(o-1)*x[0]+2*_<=g)??e,d=n<=k?e:{right:!1,width:C,gaps:[34,12]};if(i===d)return p("",b(t,i));const m=o*i.width+(o-1)*i.gaps[0]<=E,[u,c]=m?["only-wide","only-narrow"]:["only-widest","only-narrower"];return(0,r.qy)`${p(u,b(t,i))}
${p(c,b(t,d))}`}s(U,"chainPicture");function p(t,e){return(0,r.qy)`<div class="scroll chain ${t}" tabindex="0" role="region" aria-label="Picture of the plan">${e}</div>`}s(p,"scrolled");function w({right:t,width:e,gaps:o},n){return z(n,t?q:e,o[1])}s(w,"layoutIn");function b(t,e){const o=w(e,t),n=new Map(t.map(f=>[f.id,f])),a=e.right?e.width:q,i=o.layers*a+(o.layers-1)*e.gaps[0]+2*_,l=o.breadth+2*_,[d,m]=(e.right?[i,l]:[l,i]).map(Math.ceil),u=t.map(({id:f,needs:x,takes:P})=>{const N=x.map(F=>[F,...J(P,F)].join(" "));return N.length>0?`${f} after ${N.join(" and ")}`:f}).join("; "),c=Z(o,e,n);return(0,r.qy)`<svg role="img" width="${d}" height="${m}" viewBox="0 0 ${d} ${m}" aria-label="The steps: ${u}">
${o.edges.map(f=>R(f,o,e,n.get(f.to),c.get(f)))}
${o.boxes.map(f=>ot(n.get(f.id),O(f,e),e.width))}</svg>`}s(b,"draw");function O({layer:t,across:e},{right:o,width:n,gaps:a}){const i=_+t*((o?n:q)+a[0]),l=_+e-(o?q:n)/2;return o?[i,M(l)]:[M(l),i]}s(O,"corner");var M=s(t=>Math.round(t*10)/10,"round");function R(t,e,o,{gather:n,takes:a},i){const l=o.right?o.width:q,d=e.boxes.find(({id:W})=>W===t.from),m=e.boxes.find(({id:W})=>W===t.to),u=s(W=>_+W*(l+o.gaps[0]),"start"),c=s((W,V)=>{const[at,Re]=o.right?[W,V+_]:[V+_,W];return`${M(at)} ${M(Re)}`},"point"),f=u(m.layer)-(n?5:1);let x=u(d.layer)+l,{across:P}=d,N=`M${c(x,P)}`;const F=s((W,V)=>{const at=(x+W)/2;N+=`C${c(at,P)} ${c(at,V)} ${c(W,V)}`,x=W,P=V},"curveTo");for(const[W,V]of t.through.entries())F(u(d.layer+1+W),V),x+=l,N+=`L${c(x,V)}`;F(f-7,m.across);const Be=`M${c(f,P)}L${c(f-9,P-4.5)}L${c(f-9,P+4.5)}Z`,Ie=`M${c(f+2,P-16)}L${c(f+2,P+16)}`,je=i?.isShared?d.across:(d.across+(t.through[0]??m.across))/2,De=c(u(d.layer)+l+o.gaps[0]/2,je).split(" "),Bt=J(a,t.from).join(", ");return(0,r.qy)`<g>${Bt&&(0,r.qy)`<title>${Bt}</title>`}<path class="edge" d="${N}"/><path class="head" d="${Be}"/>${n&&(0,r.qy)`<path class="gather" d="${Ie}"/>`}${i&&H(i.names,De,o)}</g>`}s(R,"arrow");function Z(t,{right:e,gaps:o},n){const a=new Map;if(e&&o[0]<K)return a;const i=t.edges.map(l=>({edge:l,names:J(n.get(l.to).takes,l.from).join(", ")})).filter(({names:l})=>l!=="");for(const l of Map.groupBy(i,({edge:d,names:m})=>`${d.from}
${m}`).values())a.set(l[0].edge,{names:l[0].names,isShared:l.length>1});return a}s(Z,"edgeLabels");function J(t,e){return t&&Object.hasOwn(t,e)?t[e]:[]}s(J,"outputsFrom");function H(t,[e="",o=""],{right:n,gaps:a}){const i=(0,S.jM)(t,n?Math.floor(a[0]/5.5):20);return(0,r.qy)`<text class="note along" x="${Number(e)+(n?0:6)}" y="${Number(o)+(n?-5:3)}" text-anchor="${n?"middle":"start"}">${i}</text>`}s(H,"outputLabel");function ot(t,[e,o],n){const a=(0,v.N4)([t]),i=n-24,l=a.failed>0?" bad":a.canceled+a.waiting>0||a.all===0?" idle":"",d=rt(t),m=t.gather&&n>C?58:0;return(0,r.qy)`<svg class="step${l}" x="${e}" y="${o}" width="${n}" height="${q}"><title>${t.id} (${t.algorithm})${t.gather&&", gathers all results before it"}: ${d}</title>
<rect x="1" y="1" width="${n-2}" height="${q-2}" rx="7"/>
<svg x="12" y="0" width="${i}" height="${q}"><svg width="${i-m}" height="30"><text class="id" y="23">${(0,S.jM)(t.id,Math.floor((i-m)/9))}</text></svg>${m>0&&(0,r.qy)`<text class="note" x="${i}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${(0,S.jM)(t.algorithm,Math.floor(i/7.3))}</text>
${mt(a,i,50)}<text class="count" y="70">${d}</text></svg></svg>`}s(ot,"stepBox");function rt(t){const{all:e,complete:o,failed:n,canceled:a,waiting:i}=(0,v.N4)([t]);if(e===0)return"no items";if(o===e)return e===1?"1 done":`all ${(0,h.B4)(e)} done`;const l=n>0?`${(0,h.B4)(n)} failed`:a>0?`${(0,h.B4)(a)} canceled`:`${(0,h.B4)(i)} ${v.In.waiting}`;return`${(0,h.B4)(o)} of ${(0,h.B4)(e)} \xB7 ${l}`}s(rt,"outcome");function mt(t,e,o){const n=[["done",t.complete-t.reused],["reused",t.reused],["failed",t.failed],["canceled",t.canceled],["waiting",t.waiting]];let a=0;const i=n.map(([l,d])=>{if(d<=0)return;const m=Math.max(d/t.all*e,3),u=(0,r.qy)`<rect class="${l}" x="${M(Math.min(a,e-3))}" y="${o}" width="${M(Math.min(m,e))}" height="6"><title>${(0,h.B4)(d)} ${v.In[l]}</title></rect>`;return a+=m,u});return(0,r.qy)`<rect class="track" y="${o}" width="${e}" height="6"/>${i}`}s(mt,"bar");var st=$(92444),It=$(27832),jt=1e3;function it({log:t,log_stream:e,started:o=""},n,a){if(t!==void 0)return(0,r.RF)(t,a);if(n===void 0||e===void 0)return;const i=Date.parse(o)-jt;return(0,r.Dl)((0,st.gO)(n,n.log_group,{stream:e,from:i}),a)}s(it,"itemLogLink");var tt=5,Dt=100,ht=50,Rt=3,At=4e3,Ct=2e5,ft=1e3;function Nt(t){const e=(0,It.BR)(t.items.filter(({state:a})=>a!=="COMPLETE"),a=>a);if(e.length===0)return r.K$;const o={left:Ct,open:Rt,aws:t.aws},n=e.length-ht;return(0,r.qy)`${e.slice(0,ht).map(a=>zt(a,o))}
${n>0&&(0,r.qy)`<p class="note">${(0,h.LS)(n,"more cause is","more causes are")} in ${(0,r.RF)("run.json","run.json")}.</p>`}`}s(Nt,"failureSection");function zt(t,e){const[o]=t,n=t.slice(tt,tt+Dt),a=t.length-tt-n.length,i=o.state==="CANCELED";return(0,r.qy)`<article class="trouble${i&&" canceled"}">
<h3><span class="step-name">${o.step}</span> ${(0,h.LS)(t.length,"item")} ${i?"canceled":"failed"}</h3>
<p class="why">${Ut(o)}</p>
<ul>${t.slice(0,tt).map((l,d)=>Wt(l,e,d===0))}</ul>
${n.length>0&&(0,r.qy)`<details><summary>${(0,h.LS)(t.length-tt,"more item")}</summary><ul class="names">${n.map(l=>(0,r.qy)`<li>${it(l,e.aws,l.item)??l.item}`)}</ul>${a>0&&(0,r.qy)`<p class="note">${(0,h.B4)(a)} more are in ${(0,r.RF)("run.json","run.json")}.</p>`}</details>`}
</article>`}s(zt,"groupArticle");function Ut({state:t,exit_code:e,meaning:o,attempts:n}){const a=o??"",i=a.length>ft?`${a.slice(0,ft)}\u2026`:a,l=i===""?void 0:`${i[0].toUpperCase()}${i.slice(1)}`;return t==="SYSTEM_ERROR"?(0,r.qy)`<strong>A system error, not the algorithm’s.</strong> ${l??"There are no details."}`:t==="EXECUTOR_ERROR"&&typeof e=="number"&&e!==0?(0,r.qy)`<strong>Exit code ${e}.</strong> ${l??'Its spec does not say what that means ("exit_codes").'}`:(0,r.qy)`${l??(n>0?"It ended without an exit code.":"It was not started.")}`}s(Ut,"why");function Wt(t,e,o){const n=(0,r.qy)`${(0,h.LS)(t.attempts,"attempt")}${t.attempts>1?", the last took ":", took "}${(0,h.a3)(t.seconds)}`,a=t.log_tail?.trimEnd().slice(-At)??"",i=a!==""&&a.length<=e.left;i&&(e.left-=a.length);const l=i&&o&&e.open-- >0,d=it(t,e.aws,"whole log");return(0,r.qy)`<li><div class="line"><b class="name">${t.item}</b>${t.attempts>0&&(0,r.qy)`<span class="note">${n}</span>`}${t.tolerated&&(0,r.qy)`<span class="note">tolerated</span>`}${d&&(0,r.qy)`<span>${d}</span>`}</div>${i&&(0,r.qy)`<details${l&&(0,r.qy)` open`}><summary>End of its log</summary><pre tabindex="0">${(0,r.OG)(a)}</pre></details>`}</li>`}s(Wt,"itemEntry");var Kt=$(94445),Ft=11e5,Ht=25,ut=6;function Gt(t){const e=Map.groupBy(t.items,({step:l})=>l),o=t.steps.filter(({id:l})=>e.has(l)),n=Xt(t);let a=Ft;const i=o.map((l,d)=>{const m=e.get(l.id),{rows:u,used:c}=Zt(m,n,a/(o.length-d));a-=c;const f=m.length-u.length;return(0,r.qy)`<details${m.length<=Ht&&Yt}><summary><h3 class="step-name">${l.id}</h3> ${(0,h.LS)(m.length,"item")}</summary>
<div class="scroll wide" tabindex="0" role="region" aria-label="Items of ${l.id}"><table class="items"><thead><tr><th scope="col">Item${n.map(([x])=>(0,r.qy)`<th scope="col">${x}`)}</thead><tbody>
${u}</tbody></table></div>${f>0&&(0,r.qy)`<p class="note">${(0,h.B4)(f)} more are in ${(0,r.RF)("run.json","run.json")}.</p>`}</details>
`});return(0,r.qy)`${t.items.length>1&&Vt(t.items)}${i}`}s(Gt,"itemTables");var Yt=(0,r.qy)` open`;function Vt(t){const e=new Set(t.map(v.Br)),o=Object.keys(v.In).filter(n=>e.has(n));return(0,r.qy)`<form id="find" role="search" hidden><div class="words"><label for="find-words">Find items by name or result</label><input id="find-words" name="words" type="search" autocomplete="off"></div>
<div><label for="find-state">State</label><select id="find-state" name="state"><option value="">all</option>${o.map(n=>(0,r.qy)`<option value="${n}">${v.In[n]}</option>`)}</select></div><output for="find-words find-state"></output></form>
`}s(Vt,"filterForm");function Xt(t){const{items:e,aws:o}=t,n=s(a=>it(a,o,"log"),"log");return[["State",a=>Qt(a)],["Results",a=>ne(a,t)],["Started after",a=>et(te(a,t))],["Took",({attempts:a,seconds:i})=>et(a>0?(0,h.a3)(i):"\u2013")],["Attempts",({attempts:a})=>et(String(a))],...e.some(({peak_memory_bytes:a})=>a!==void 0)?[["Peak memory",a=>et(ee(a))]]:[],...e.some(a=>n(a))?[["Log",a=>n(a)??et("\u2013")]]:[]]}s(Xt,"columnsOf");var et=s(t=>(0,r.qy)`${t}`,"item_tables_text");function Zt(t,e,o){const n=pt(t,e,o);if(n.rows.length===t.length)return n;const a=s(({state:i})=>i==="COMPLETE","isDone");return pt([...t.filter(i=>!a(i)),...t.filter(a)],e,o)}s(Zt,"rowsWithin");function pt(t,e,o){const n=[];let a=0;for(const i of t){const l=Jt(i,e),d=Buffer.byteLength(l.text);if(a+d>o)break;a+=d,n.push(l)}return{rows:n,used:a}}s(pt,"fill");function Jt(t,e){const o=(0,v.Br)(t);return(0,r.qy)`<tr><th scope="row">${t.item}${e.map(([,n],a)=>a===0?(0,r.qy)`<td class="${o}">${n(t)}`:(0,r.qy)`<td>${n(t)}`)}
`}s(Jt,"itemRow");function Qt(t){return(0,r.qy)`${v.In[(0,v.Br)(t)]}${t.tolerated&&(0,r.qy)`<small>tolerated</small>`}`}s(Qt,"state");function te({started:t,reused:e,attempts:o},n){const a=(Date.parse(t??"")-Date.parse(n.started))/1e3;return e||o===0||!(a>=0)?"\u2013":(0,h.a3)(a)}s(te,"startedAfter");function ee({peak_memory_bytes:t}){return t===void 0?"\u2013":(0,h._C)(t)}s(ee,"memory");function ne({step:t,outputs:e},{aws:o,missing:n}){if(e.length===0)return(0,r.qy)`–`;const a=e.slice(ut),i=s(d=>o?(0,r.Dl)((0,st.Lr)(o,o.bucket,`${(0,Kt.qi)(o.prefix,t,o.run)}${d}`),d):(0,r.RF)(`${t}/${d}`,d),"link"),l=(0,v._m)(n,t);return(0,r.qy)`${e.slice(0,ut).map(({key:d,bytes:m},u)=>(0,r.qy)`${u>0&&(0,r.qy)`<br>`}${i(d)} <small>${(0,h.z3)(m)}</small>`)}${a.length>0&&(0,r.qy)`<br><small>and ${(0,h.LS)(a.length,"more file")}, ${(0,h.z3)(oe(a))}</small>`}${l&&(0,r.qy)`<br><small class="bad">${l}</small>`}`}s(ne,"results");var oe=s(t=>t.reduce((e,{bytes:o})=>e+o,0),"sizeOf"),re=100,gt=300;function ae(t){const{missing:e=[],tolerated:o=0}=t,n=(0,v.qq)(t);if(n===void 0||e.length===0)return r.K$;const a=e.slice(0,re),i=o-a.length;return(0,r.qy)`<div class="missing" role="note"><p><strong>${n}.</strong> The workflow file tolerates failures there (“allow_failed”).</p>
<ul>${a.map(se)}</ul>${i>0&&(0,r.qy)`<p class="note">${(0,h.B4)(i)} more failed.</p>`}</div>`}s(ae,"missingNotice");function se({item:t,failed_in:e,why:o}){const n=o!==void 0&&o.length>gt?`${o.slice(0,gt)}\u2026`:o;return(0,r.qy)`<li><b class="name">${t}</b> failed in ${e}${n&&`: ${n}`}`}s(se,"entry");var ie=`'use strict';
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
`,le=25,$t=500,vt=2e3;function de(t){return(0,r.qy)`${t.map(e=>{const o=Object.entries(e.variables);return(0,r.qy)`<section class="setup"><h3 class="step-name">${e.id}</h3><dl>
<dt>Algorithm</dt><dd>${e.algorithm}</dd>
<dt>Image</dt><dd><code>${e.image}</code>${e.mirrored&&(0,r.qy)`, pulled from its copy <code>${e.mirrored}</code>`}</dd>
<dt>Resources</dt><dd>${(0,h.B4)(e.memory_mb)} MiB of memory, ${e.cpu_units/1024} vCPU</dd>
<dt>Variables</dt><dd>${o.length===0?"none":(0,r.qy)`<ul class="plain">${o.map(([n,a])=>(0,r.qy)`<li><code><b>${n}</b>=${ce(a)}</code></li>`)}</ul>`}</dd></dl></section>
`})}`}s(de,"setupSection");function ce(t){return t.length<=vt?t:`${t.slice(0,vt)}\u2026`}s(ce,"clipped");function me(t){return t.length===0?r.K$:(0,r.qy)`<p>No step's patterns take ${t.length===1?"this file":`these ${(0,h.LS)(t.length,"file")}`} ("inputs" of the spec).</p>
${yt(t)}`}s(me,"leftOutSection");function wt(t){return t.length===0?r.K$:yt(t.map(({path:e,why:o,moved_to:n})=>`${e}: ${o}${n?`; moved to ${n}`:""}`))}s(wt,"reasonsSection");function yt(t){const e=t.length-$t,o=(0,r.qy)`<ul class="names">${t.slice(0,$t).map(n=>(0,r.qy)`<li>${n}</li>`)}</ul>${e>0&&(0,r.qy)`<p class="note">${(0,h.B4)(e)} more are in ${(0,r.RF)("run.json","run.json")}.</p>`}`;return t.length<=le?o:(0,r.qy)`<details><summary>${(0,h.LS)(t.length,"file")}</summary>${o}</details>`}s(yt,"names");var bt=$(85588),lt=$(45302),he=[["all","all"],["complete",v.In.done],["failed",v.In.failed],["reused",v.In.reused],["canceled",v.In.canceled],["waiting",v.In.waiting]];function fe(t){const e=Map.groupBy(t.items,({step:d})=>d),o=(0,v.N4)(t.steps),n=he.filter(([d],m)=>m<3||o[d]>0),a=t.items.some(({peak_memory_bytes:d})=>d!==void 0),i=t.aws?0:lt.AA,l=s(d=>n.map(([m],u)=>nt(d[m]===0?"\u2013":(0,h.B4)(d[m]),u===0?"first":m==="failed"&&d.failed>0?"bad":"")),"numbers");return(0,r.qy)`<div class="scroll wide" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${n.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="${a?3:1}" scope="colgroup">${a?"Peak memory":"Memory"}</th></tr>
<tr><th scope="col">Step</th>${n.map(([,d],m)=>(0,r.qy)`<th scope="col"${m===0&&dt}>${d}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">sum</th>${a&&(0,r.qy)`<th scope="col" class="first">median</th><th scope="col">highest</th>`}<th scope="col"${!a&&dt}>requested</th></tr>
</thead><tbody>${t.steps.map(d=>ue(d,e.get(d.id)??[],l,{hasPeaks:a,agentMb:i,without:(0,v._m)(t.missing,d.id)}))}</tbody>${t.steps.length>1&&(0,r.qy)`<tfoot><tr><th scope="row">All steps</th>${l(o)}<td class="first"></td><td></td><td></td>${nt((0,h.a3)(xt(t.items)))}<td class="first"></td>${a&&(0,r.qy)`<td></td><td></td>`}</tr></tfoot>`}</table></div>
<p class="note">${o.reused>0&&"Reused items count as done: an earlier run completed them, from the same input, image and variables. "}Shortest, median and longest are of items that are done${o.reused>0&&", including reused ones"}; the sum is of the last attempts in this run.${a&&` ${t.aws?"Peak memory is that of the algorithm.":`Peak memory is that of the whole container: the algorithm, the agent (which has ${lt.AA} MiB in addition), and the kernel\u2019s file cache.`}`}</p>`}s(fe,"stepTable");var dt=(0,r.qy)` class="first"`;function ue(t,e,o,{hasPeaks:n,agentMb:a,without:i}){const l=(0,bt.il)(e.filter(({state:c})=>c==="COMPLETE").map(({seconds:c})=>c)),d=(0,bt.il)(e.flatMap(({peak_memory_bytes:c})=>c??[])),m=xt(e),u=e.filter(({moves:c=0})=>c>0).length;return(0,r.qy)`<tr><th scope="row"><span class="step-name">${t.id}</span><small>${t.algorithm}${t.needs.length>0&&(0,r.qy)`<br>${t.gather?"gathers":"after"} ${t.needs.join(", ")}`}${i&&(0,r.qy)`<br><span class="bad">${i}</span>`}${u>0&&(0,r.qy)`<br>${(0,h.LS)(u,"item")} began again with more memory`}${t.left_out>0&&(0,r.qy)`<br>${(0,h.LS)(t.left_out,"result")} before it not taken`}</small></th>
${o((0,v.N4)([t]))}
${[l?.least,l?.median,l?.most].map((c,f)=>nt(c===void 0?"\u2013":(0,h.a3)(c),f===0?"first":""))}${nt(m>0?(0,h.a3)(m):"\u2013")}
${n&&[d?.median,d?.most].map((c,f)=>nt(c===void 0?"\u2013":(0,h._C)(c),f===0?"first":""))}<td${!n&&dt}>${(0,h._C)(t.memory_mb*2**20)}${d&&pe(d.most,t.memory_mb,a)}</td></tr>
`}s(ue,"row");function xt(t){return t.reduce((e,{seconds:o,reused:n})=>e+(n?0:o),0)}s(xt,"spent");function nt(t,e=""){return e===""?(0,r.qy)`<td>${t}</td>`:(0,r.qy)`<td class="${e}">${t}</td>`}s(nt,"cell");function pe(t,e,o){const n=Math.min(1,t/1048576/(e+o)),[a,i]=n>.9?["near its limit","bad"]:n<.4&&e>=2*lt.AA?["could request less","note"]:["",""];return(0,r.qy)`<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(n*100)} % of the limit"><rect class="track" width="100%" height="5"/><rect class="${n>.9?"failed":"done"}" width="${Math.round(n*100)}%" height="5"/></svg>${a!==""&&(0,r.qy)`<small class="${i}">${a}</small>`}`}s(pe,"advice");var ge=$(25151),$e=300,ve=80,we=20,ye=10,_t=20,be=7,Q=56,G=160;function xe(t){const e=t.items.filter(({attempts:i})=>i>0).map(i=>_e(i,t));if(e.length===0||!(t.seconds>0))return r.K$;const o=Map.groupBy(e,({item:i})=>i.step),n=ke(t.seconds),a=[...new Set(e.map(({style:i})=>i))];return(0,r.qy)`<ul class="legend">${["done","reused","failed","fault","canceled"].filter(i=>a.includes(i)).map(i=>(0,r.qy)`<li><svg width="18" height="10" aria-hidden="true">${qt(i,"1","16",1,8)}</svg>${v.In[i]}</li>`)}</ul>
<div class="timeline">${Mt(n)}
${t.steps.map(i=>{const l=o.get(i.id);return l&&Oe(i,l,n,e.length)})}${Mt(n)}</div>`}s(xe,"timeline");function _e(t,e){const o=(0,v.Br)(t);if(t.reused)return{item:t,style:o,from:0,to:0};const n=(Date.parse(t.started??"")-Date.parse(e.started))/1e3/e.seconds,a=Number.isFinite(n)?kt(n):0;return{item:t,style:o,from:a,to:kt(a+Math.max(0,t.seconds)/e.seconds)}}s(_e,"spanOf");var kt=s(t=>Math.min(1,Math.max(0,t)),"clamp"),Y=s(t=>`${+(t*100).toFixed(2)}%`,"percent");function ke(t){const e=Me.find(n=>t/n<=8)??86400*Math.ceil(t/86400/8),o=[];for(let n=0;n*e<=t;n++)o.push({at:n*e/t,words:Ee(n*e,e)});return o}s(ke,"ticksOf");var Me=[.01,.02,.05,.1,.2,.5,1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800,43200,86400];function Ee(t,e){return t===0?"0":e<1?`${t.toFixed(e<.1?2:1)} s`:(0,h.a3)(t).replace(/^(\d)\.0 s$/,"$1 s").replace(/ 00 (s|min|h)$/,"")}s(Ee,"tickWords");function Mt(t){return(0,r.qy)`<div class="axis" aria-hidden="true"><svg width="100%" height="18">${t.map(({at:e,words:o},n)=>(0,r.qy)`<text class="${n%2===1&&"odd"}" x="${Y(e)}" y="13" text-anchor="${n===0?"start":e>.96?"end":"middle"}">${o}</text>`)}</svg></div>`}s(Mt,"axis");var Et=s(t=>t.map(({at:e})=>(0,r.qy)`<line class="grid" x1="${Y(e)}" x2="${Y(e)}" y2="100%"/>`),"gridLines");function Oe(t,e,o,n){const a=(0,r.qy)`<h3 class="step-name">${t.id}</h3>`,i=e.filter(({style:f})=>f==="reused").length,l=(0,r.qy)`<p class="note">${(0,h.LS)(e.length,"item")}${i>0&&`, ${(0,h.B4)(i)} ${v.In.reused}`}</p>`;if(n<=ve)return(0,r.qy)`<div class="lanes">${a}</div>${ct(e,o,t.id)}`;if(n<=$e)return(0,r.qy)`<div class="lanes block"><div>${a}${l}</div>${St(e,o,be,t.id)}</div>`;const d=e.filter(({style:f})=>f==="failed"||f==="fault"),m=e.filter(({style:f})=>f==="done").sort((f,x)=>x.item.seconds-f.item.seconds).slice(0,ye),u=d.slice(0,we),c=d.length>u.length?`The first ${u.length} of ${(0,h.B4)(d.length)} that failed`:"Those that failed";return(0,r.qy)`<div class="lanes block"><div>${a}${l}</div>${Le(e,o,t.id)}</div>
${d.length>0&&(0,r.qy)`<p class="note lanes-of">${c}</p>${ct(u,o,t.id)}`}
${m.length>0&&(0,r.qy)`<p class="note lanes-of">The slowest that are done</p>${ct(m,o,t.id)}`}`}s(Oe,"stepLanes");function ct(t,e,o){const n=Se(t.map(({item:a})=>a.item));return(0,r.qy)`<div class="lanes"><ol aria-hidden="true">${Ot(t).map(({item:a})=>(0,r.qy)`<li title="${a.item}">${a.item.slice(n)}</li>`)}</ol>${St(t,e,_t,o)}</div>`}s(ct,"namedLanes");function Se(t){const[e="",...o]=t;let n=e.lastIndexOf("/")+1;for(;n>0&&!o.every(a=>a.startsWith(e.slice(0,n)));)n=e.lastIndexOf("/",n-2)+1;return n}s(Se,"commonFolder");var Ot=s(t=>[...t].sort((e,o)=>e.from-o.from||e.to-o.to),"inOrder");function St(t,e,o,n){const a=o===_t,i=a?4:1,l=Ot(t).map(({item:d,style:m,from:u,to:c},f)=>{const x=(0,h.a3)(d.seconds),P=`${d.item}: ${v.In[m]}, ${x}${d.attempts>1?`, attempt ${d.attempts}`:""}`,N=f*o,F=qt(m,Y(u),m==="reused"?"10":Y(c-u),N+i,o-2*i);return(0,r.qy)`<g><title>${P}</title>${F}${a&&qe(x,u,c,m,N+14)}</g>`});return(0,r.qy)`<svg role="img" width="100%" height="${t.length*o}" aria-label="When the items of ${n} ran; the table of items has the same in numbers">${Et(e)}${l}</svg>`}s(St,"lanes");function qe(t,e,o,n,a){return o<=.65?(0,r.qy)`<text x="${Y(o)}" y="${a}" dx="${n==="reused"?16:6}">${t}</text>`:e>=.35?(0,r.qy)`<text x="${Y(e)}" y="${a}" dx="-6" text-anchor="end">${t}</text>`:(0,r.qy)`<text class="within" x="${Y(o)}" y="${a-1}" dx="-6" text-anchor="end">${t}</text>`}s(qe,"lengthWords");function qt(t,e,o,n,a){return(0,r.qy)`<rect class="${t}" x="${e}" y="${n}" width="${o}" height="${a}" rx="1.5"/>`}s(qt,"mark");function Le(t,e,o){const n=new Array(G).fill(0),a=new Set,i=t.filter(({style:c})=>c!=="reused");for(const{from:c,to:f,style:x}of i){const[P,N]=[Lt(c),Lt(f)];for(let F=P;F<=N;F++)n[F]+=Math.max(0,Math.min(f,(F+1)/G)-Math.max(c,F/G))*G;(x==="failed"||x==="fault")&&a.add(N)}const l=Math.max(...n,1),d=s(c=>Math.round((1-c/l)*(Q-8)*10)/10+2,"top"),m=String(l<9.95?Number(l.toFixed(1)):Math.round(l)),u=n.map((c,f)=>`L${f} ${d(c)}L${f+1} ${d(c)}`).join("");return(0,r.qy)`<svg role="img" width="100%" height="${Q+18}" aria-label="How many items of ${o} ran at once, up to ${m}">${Et(e)}<svg y="18" viewBox="0 0 ${G} ${Q}" width="100%" height="${Q}" preserveAspectRatio="none"><path class="area" d="M0 ${Q-6}${u}L${G} ${Q-6}Z"/></svg><text x="4" y="10">up to ${m} at once</text>${[...a].map(c=>(0,r.qy)`<rect class="failed" x="${Y(c/G)}" y="${Q+13}" width="${Y(1/G)}" height="5"/>`)}</svg>`}s(Le,"strip");var Lt=s(t=>Math.min(G-1,Math.floor(t*G)),"binOf"),Tt=(0,r.p_)(ge.r),Pt=(0,r.X6)(ie);function Te(t){const{steps:e,items:o}=t,n=e.length>0,i=[{id:"failures",title:(0,v.N4)(e).failed>0?"What failed":"What was canceled",content:Nt(t)},{id:"plan",title:"Plan",content:n?U(e):r.K$},{id:"steps",title:"Steps",content:n?fe(t):r.K$},{id:"timeline",title:"Timeline",content:xe(t)},{id:"items",title:"Items and results",content:o.length>0?Gt(t):r.K$},{id:"setup",title:"What ran",content:n?de(e):r.K$},{id:"left-out",title:"Inputs that no step took",content:me(t.left_out)},{id:"skipped",title:"What else the inputs hold",content:wt(t.skipped??[])},{id:"left-over",title:"Results of earlier runs",content:wt(t.left_over??[])}].filter(({content:l})=>l!==r.K$);return(0,r.X)({title:`${t.workflow}: ${(0,v.lv)(t)}`,allows:`style-src ${Tt.source}; script-src ${Pt.source}`,head:(0,r.qy)`<meta name="referrer" content="no-referrer">
${Tt.markup}`,header:Pe(t,i),main:(0,r.qy)`${i.map(({id:l,title:d,content:m})=>(0,r.qy)`<section id="${l}" aria-labelledby="${l}-title"><h2 id="${l}-title">${d}</h2>
${m}
</section>
`)}`,footer:(0,r.qy)`<p>Written by Pipewright ${t.pipewright}. The same data is in <a href="./run.json">run.json</a>${t.samples&&(0,r.qy)`, all results by item in <a href="./results.csv">results.csv</a>`}.</p>`,end:Pt.markup})}s(Te,"reportHtml");function Pe(t,e){const{state:o,samples:n,steps:a,items:i,aws:l,catalog:d,cost:m,budget:u}=t,c=n?(0,v.Hq)(n):(0,v.N4)(a),f=!(0,L.PU)(o)||o==="CANCELED"?"canceled":o==="COMPLETE"?"good":"bad";return(0,r.qy)`<p class="kicker">Run report</p>
<h1>${t.workflow}</h1>
<p class="state ${f}">${(0,v.lv)({...t,tolerated:void 0})}</p>
${c.all>0&&(0,r.qy)`<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${mt(c,1e3,0)}</svg>`}
${ae(t)}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${t.started}">${(0,h.r6)(t.started)}</time></dd></div>
<div><dt>Took</dt><dd>${(0,h.a3)(t.seconds)}</dd></div>
${m&&(0,r.qy)`<div><dt>Cost${!(0,L.PU)(o)&&" so far"}, about</dt><dd>${(0,h.nT)(m.usd)}<small>list prices of ${m.region}, ${m.date}${m.without.length>0&&`; without ${m.without.join(", ")}`}</small></dd></div>`}
${u&&(0,r.qy)`<div><dt>Agents</dt><dd>${(0,h.nT)(u.usd)}${u.limit_usd!==void 0&&` of ${(0,h.nT)(u.limit_usd)}`}<small>${Object.entries(u.steps).map(([x,P])=>`${x} ${(0,h.nT)(P)}`).join(", ")}</small></dd></div>`}
<div><dt>Engine</dt><dd>${t.engine}</dd></div>
${t.jobs!==void 0&&(0,r.qy)`<div><dt>Concurrency</dt><dd>${(0,h.LS)(t.jobs,"item")} at most</dd></div>`}
${l&&(0,r.qy)`<div><dt>Run</dt><dd>${l.run}</dd></div>
<div><dt>Results in</dt><dd><a href="${(0,st.W)(l,l.bucket,l.prefix)}">s3://${l.bucket}/${l.prefix}</a><small>STEP/${l.run}/</small></dd></div>`}
<div><dt>Catalog</dt><dd>${d.name}${d.commit!==void 0&&(0,r.qy)` <small>at ${(0,j.Ax)(d.commit)}</small>`}</dd></div>
</dl>
${l&&l.unread>0&&(0,r.qy)`<p class="note">Of ${(0,h.B4)(l.unread+i.length)} items that ended, this page shows ${(0,h.B4)(i.length)} one by one: the first that failed, and some that are done. Times are of these; the counts of the steps are of all.</p>`}
<nav aria-label="Sections"><ul>${e.map(({id:x,title:P})=>(0,r.qy)`<li><a href="#${x}">${P}</a></li>`)}</ul></nav>`}s(Pe,"pageHeader")}),25151:((X,A,$)=>{$.d(A,{b:s(()=>L,"b"),r:s(()=>r,"r")});var L=`
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

/* Where a table goes on to the side, its edge is shaded. */
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
`,r=`${L}
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
`}),85600:((X,A,$)=>{$.d(A,{BZ:s(()=>k,"BZ"),K5:s(()=>K,"K5"),KA:s(()=>y,"KA"),L:s(()=>C,"L"),OI:s(()=>E,"OI"),Us:s(()=>_,"Us"),VJ:s(()=>v,"VJ"),dz:s(()=>U,"dz"),jh:s(()=>g,"jh"),m6:s(()=>I,"m6"),sx:s(()=>q,"sx")});var L=$(2602),r=$(5993),j=$(75601),h=$(36618),S=$(74670),D=$(94445),z=$(55567),T=$(5271);function y(p){const b=p.map(({path:O,from:M})=>{if(M.kind==="file")return[O];const{bucket:R,key:Z}=M.kind==="copy"?M:M.object;return[O,R,Z]}).map(O=>JSON.stringify(O)).sort();return(0,h.sU)((0,h.ol)(b.join()))}s(y,"inputsDigest");function I(p,w,b){if(b.length===0)return p;const O=new Set(b.map(({path:R})=>R));return w.every(R=>O.has(R))?y(b):p===y(w.map(B))&&b.every(({from:R})=>R.kind==="file")?y([...new Set([...w,...O])].map(B)):void 0}s(I,"continuedDigest");function B(p){return{path:p,size:0,from:{kind:"file",file:""}}}s(B,"asFile");function v({steps:p},w){return p.some(({needs:b,spec:O})=>b.length===0&&(0,j.v)((0,T.t6)(O),w))}s(v,"isTakenByFirstStep");function q(p,w){const{taken:b=[],left:O=[]}=Object.groupBy(w,({path:M})=>v(p,M)?"taken":"left");return{taken:b,leftOut:O.map(({path:M})=>M)}}s(q,"partitionInputs");function k(p,w){return`${p}${w}/`}s(k,"inputFolder");function C(p,w){const b=w.find(({path:M})=>!(0,r.JC)(M));if(b)throw new L.Failure("PATH_OUTSIDE",`The key ${p}${b.path} would lead out of its folder for programs that normalize it. Rename the input, without "..".`);const O=w.find(({path:M})=>Buffer.byteLength(p+M)>S.sF);if(O)throw new L.Failure("KEY_TOO_LONG",`${O.path.slice(0,200)}\u2026 would have a key of ${Buffer.byteLength(p+O.path)} bytes in S3, and ${S.sF} are allowed. Rename it, or pass the folder that contains it, so that its path gets shorter.`)}s(C,"checkKeys");function K(p,w,b=[]){if(w.some(H=>v(p,H)))return;const O=p.steps.filter(({needs:H})=>H.length===0),M=new Set(O.flatMap(({spec:H})=>(0,T.t6)(H))),[R]=b,Z=b.length>1?` and ${b.length-1} more`:"",J=R?` Left out were ${R.path} (${R.why})${Z}.`:"";throw new L.Failure("NO_INPUTS",w.length===0?`There is no input for the workflow ${p.workflow}.`:`None of the ${w.length} inputs matches the workflow ${p.workflow} (the first is ${w[0]}): its first steps accept ${[...M].join(", ")}.${J}`)}s(K,"checkTaken");function g({steps:p},w){const b=[...w].sort();for(const{id:O,spec:M,needs:R,gather:Z}of p){if(R.length>0||Z)continue;const J=new z.U;for(const H of b){if(!(0,j.v)((0,T.t6)(M),H))continue;const ot={item:H,key:(0,D.ZH)(M,H)},rt=J.claim(ot);if(rt)throw new L.Failure("OUTPUT_COLLISION",`The input ${H} has no result of its own in step ${O}, as ${(0,z.B)(ot,rt)}.`)}}}s(g,"checkWriters");async function E(p,w,b){return p.etag===w.etag||p.crc32===await b()}s(E,"isSameContent");function _(p,w){return w.size===p.size&&w.modified>=p.modified}s(_,"isFreshCopy");function U({steps:p},w,b,O){return p.filter(({needs:M,spec:R})=>M.length===0&&(0,j.v)((0,T.t6)(R),b)).map(({id:M})=>({kind:"file",run:w,step:M,item:b,input:O,gather:!1,attempt:1,trace:[]}))}s(U,"workMessagesFor")}),21251:((X,A,$)=>{$.d(A,{Dl:s(()=>C,"Dl"),K$:s(()=>S,"K$"),OG:s(()=>q,"OG"),RF:s(()=>k,"RF"),X:s(()=>I,"X"),X6:s(()=>T,"X6"),p_:s(()=>z,"p_"),qy:s(()=>D,"qy")});var L=$(77598),r=$(6375),j=$(88264),h=class{static{s(this,"Html")}text;constructor(g){this.text=g}toString(){return this.text}},S=new h("");function D(g,...E){let _=g[0];for(const[U,p]of E.entries())_+=B(p)+g[U+1];return new h(_)}s(D,"html");function z(g){return{markup:new h(`<style>${g}</style>`),source:y(g)}}s(z,"styleSheet");function T(g){return{markup:new h(`<script>${g}<\/script>`),source:y(g)}}s(T,"inlineScript");function y(g){return`'sha256-${(0,L.createHash)("sha256").update(g).digest("base64")}'`}s(y,"sourceOf");function I({title:g,allows:E,head:_,header:U,main:p,footer:w,end:b}){return D`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${E}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${g}</title>
${_}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
${U}
</header>
<main id="content" tabindex="-1">
${p}
</main>
<footer>
${w}
</footer>
${b}</body>
</html>
`.text}s(I,"htmlPage");function B(g){return g instanceof h?g.text:g===void 0||g===!1?"":typeof g=="number"?String(g):typeof g=="string"?v((0,j.YA)(g)):g.map(B).join("")}s(B,"render");function v(g){return g.replace(/[&<>"'`]/g,E=>`&#${E.charCodeAt(0)};`)}s(v,"escapeHtml");function q(g){const E=g.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new h(E.split(`
`).map(_=>_.split("	").map(B).join("	")).join(`
`))}s(q,"logLines");function k(g,E){const _=K(g);return _===void 0?D`${E}`:D`<a href="${_}">${E}</a>`}s(k,"fileLink");function C(g,E){return D`<a href="${g}" rel="noopener">${E}</a>`}s(C,"webLink");function K(g){const E=g.split("/");if(!E.some(_=>_===""||_==="."||_===".."))return`./${E.map(r.hK).join("/")}`}s(K,"relativeUrl")})};export{Ne as id,ze as ids,Ue as modules};
