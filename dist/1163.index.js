var Ve=Object.freeze,Je=Object.defineProperty;var o=(J,M)=>Je(J,"name",{value:M,configurable:!0});var Ye=(J,M)=>Ve(Je(J,"raw",{value:Ve(M||J.slice())}));var Xe;const Nn=1163,Fn=[1163],Un={98492:((J,M,d)=>{d.d(M,{Q:o(()=>D,"Q"),T:o(()=>x,"T")});var x="https://github.com/pipewright/pipewright/blob/main/README.md#provenance",O=".github/workflows/catalog-publish.yml";function D(_,P,{repository:q,server:S}){const I=URL.parse(S)?.host??"github.com",a=I==="github.com"?[]:[`--hostname ${I}`];return[`gh attestation verify oci://${_}@${P}`,`--repo ${q}`,`--predicate-type ${x}`,`--signer-workflow ${a.length>0?`${I}/`:""}${q}/${O}`,...a].join(` \\
    `)}o(D,"attestationCommand")}),69161:((J,M,d)=>{d.d(M,{CI:o(()=>v,"CI"),Cl:o(()=>S,"Cl"),tV:o(()=>a,"tV")});var x=d(98775),O=d(60949),D=d(4208),_=d(53764),P=["AWS_REGION","PIPEWRIGHT_QUEUE_URL","PIPEWRIGHT_IDLE_SECONDS"],q=256;function S(p,u,b,T){const{container_name:E,instance_type:A,...f}=p;return{...f,container_name:`${T}@${u.root.digest}`,source_image:u.source,platforms:u.images.map($=>({platform:(0,x.Bq)($.platform),digest:$.manifest.digest,size:$.layers.reduce((R,Y)=>R+Y.size,0)})),agent:{version:b.version,digest:b.digest,protocol:b.protocol},spec_digest:(0,O.Wx)(p),revision:D.bo,instance_type:A||"fargate",...I(p),environment:[...(p.user_specified_environment_variables??[]).map($=>({name:$.name,required:$.required===!0,from:"user",...$.secret&&{secret:!0}})),...P.map($=>({name:$,required:!0,from:"deploy"}))]}}o(S,"extendSpec");function I({CPU:p,memory:u,gpu:b}){const T=typeof p=="number"?Math.ceil(p*1024):q,E=Math.ceil(u.suggested);return{cpu_units:T,memory_mb:E,fargate:b?null:(0,_.E)(T,E)}}o(I,"resolvedSize");function a(p,u){const{CPU:b=p.CPU,disk_gb:T=p.disk_gb,timeout_minutes:E=p.timeout_minutes}=u,A={...p.memory,suggested:u.memory??p.memory.suggested,...u.max_memory!==void 0&&{maximal:u.max_memory}},f=u.memory===void 0&&u.CPU===void 0?{}:I({...p,CPU:b,memory:A});return{...p,memory:A,CPU:b,disk_gb:T,timeout_minutes:E,...f}}o(a,"resized");function v(p){return`${JSON.stringify(p,null,2)}
`}o(v,"formatExtendedSpec")}),53764:((J,M,d)=>{d.d(M,{E:o(()=>O,"E")});var x=[[256,512,512,512],[256,1024,2048,1024],[512,1024,4096,1024],[1024,2048,8192,1024],[2048,4096,16384,1024],[4096,8192,30720,1024],[8192,16384,61440,4096],[16384,32768,122880,8192]];function O(D,_){for(const[P,q,S,I]of x)if(!(P<D||S<_))return{cpu:P,memory:Math.max(q,Math.ceil(_/I)*I)};return null}o(O,"fargateSize")}),41163:((J,M,d)=>{d.r(M),d.d(M,{site:o(()=>jn,"site")});var x=d(76760),O=d(2602),D=d(44483),_=d(73024),P=d(51455),q=d(41005),S=d(33297),I=d(40468),a=d(21251),v=d(36647),p=d(12011),u="style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'",b="style.css",T="site.js",E="feed.xml",A="feed.json",f="ga4gh/trs/v2";function $(e,t){const n=Y(t.folder),r=t.title===void 0?e.title:`${t.title} \xB7 ${e.title}`,i=e.url===void 0?void 0:`${e.url}${t.folder}`,s=(0,a.qy)(Xe||(Xe=Ye(['<meta name="generator" content="pipewright ',`">
<meta name="description" content="`,`">
`,`
<link rel="stylesheet" href="`,"",`">
<link rel="icon" href="`,`icon.svg" type="image/svg+xml">
`,`
<link rel="alternate" type="application/feed+json" title="New versions" href="`,"",`">
`,`
<script src="`,"",'" defer><\/script>'])),p.xv,t.description,i===void 0?a.K$:(0,a.qy)`<link rel="canonical" href="${i}">`,n,b,n,t.hasAtom&&(0,a.qy)`<link rel="alternate" type="application/atom+xml" title="New versions" href="${n}${E}">`,n,A,t.json!==void 0&&(0,a.qy)`<link rel="alternate" type="application/json" href="${t.json}">`,n,T),l=(0,a.qy)`<p>New versions: ${t.hasAtom&&(0,a.qy)`<a href="${n}${E}">Atom</a>, `}<a href="${n}${A}">JSON Feed</a>.
For programs: ${t.json!==void 0&&(0,a.qy)`<a href="${t.json}">this page as JSON</a>, `}<a href="${n}${f}/tools/index.json">GA4GH Tool Registry Service</a>.</p>
<p>Made by <a href="https://github.com/${p.Bw}">Pipewright</a> ${p.xv} from the catalog’s files. No cookies, no
tracking: this page loads nothing from elsewhere.</p>`;return(0,a.X)({title:r,allows:u,head:s,header:t.header,main:t.main,footer:l})}o($,"framePage");function R(e){return e.replace(/[^/]*$/,"")}o(R,"folderOf");function Y(e){return"../".repeat(e.split("/").length-1)||"./"}o(Y,"rootOf");function W(e){const n=e.replace(/^https?:\/\/(www\.)?|\/$/g,"").split("/").map((r,i)=>(0,a.qy)`${i>0&&(0,a.qy)`/<wbr>`}${r}`);return/^https?:\/\//.test(e)&&URL.canParse(e)?(0,a.qy)`<a href="${e}" rel="nofollow noopener">${n}</a>`:(0,a.qy)`${n}`}o(W,"outsideLink");function K(e,t,n){return n===a.K$?a.K$:(0,a.qy)`<section id="${e}" aria-labelledby="${e}-title">
<h2 id="${e}-title">${t}</h2>
${n}
</section>
`}o(K,"section");function L(e,t,n,r){return(0,a.qy)`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${e}">
<table${r&&(0,a.qy)` class="${r}"`}><thead><tr>${t.map(i=>(0,a.qy)`<th scope="col">${i}</th>`)}</tr></thead>
<tbody>
${n.map(([i="",...s])=>(0,a.qy)`<tr><th scope="row">${i}</th>${s.map(l=>(0,a.qy)`<td>${l}</td>`)}</tr>\n`)}</tbody></table>
</div>`}o(L,"siteTable");function G({newest:e}){return e!==void 0}o(G,"isOffered");function H(e){return`algorithms/${e}`}o(H,"algorithmFolder");function ne(e){return`${H(e)}/index.html`}o(ne,"algorithmPath");function Q({url:e=""},t){return`${e}${t}`}o(Q,"siteAddress");var ie={PNG:"png",JPEG:"jpg",GIF:"gif"};function V({kind:e}){return ie[e.split(",")[0]??""]}o(V,"pictureEnding");function fe(e){const t=new Map;for(const n of[...e.samples.values(),...e.results.values()])n.picture&&t.set(X(e,n),n.picture);return t}o(fe,"picturesOf");function X({samples:e,results:t},n){const r=V(n);return!n.picture||r===void 0?void 0:`picture-${[...e.values(),...t.values()].indexOf(n)+1}.${r}`}o(X,"pictureName");function te(e,t){const[n,...r]=t.tests;return n?(0,a.qy)`<p>The tests that come with it. Publishing runs them on the image, without a network.</p>
<article class="test"><h3>${n.name}</h3>
${pe(e,t,n)}</article>
${r.map(i=>(0,a.qy)`<details class="test"><summary><h3>${i.name}</h3></summary>
${pe(e,t,i)}</details>
`)}`:a.K$}o(te,"samplesSection");function pe(e,t,n){const r=[...(0,I.l)(n)].flatMap(([c,g])=>g.map(k=>ue(e,k,n.inputs?`Input ${c}`:"Sample"))),i=Object.entries(n.env),l=[...(0,I.l)(n).values()].flat().map(c=>e.samples.get(c)).some(c=>c&&(c.lines||c.picture));return(0,a.qy)`${i.length>0&&(0,a.qy)`<p class="note">With ${i.map(([c,g],k)=>(0,a.qy)`${k>0&&", "}<code>${c}=${g}</code>`)}</p>`}
<div class="${l?"pair":"alone"}"><div>${r}</div><div>${U(e,t,n)}</div></div>
`}o(pe,"oneTest");function ue(e,t,n){const r=e.samples.get(t);return h(n,x.posix.basename(t),r&&(0,a.qy)`${m(e,t,r)}`,r)}o(ue,"sampleFigure");function U(e,t,n){const{exit_code:r,sha256:i,contains:s}=n.expect;if(r!==0){const y=(0,S.F)(t,r)?.meaning;return(0,a.qy)`<figure><figcaption>Result</figcaption><p>It ends with exit code ${r}${y===void 0?"":(0,a.qy)`: ${y}`}.</p></figure>`}const l=(0,I.t)(n).flatMap(y=>y.patterns),c=l.filter(y=>!/[*?[{]/.test(y)),k=[...new Set([...Object.keys(i),...Object.keys(s),...c])].sort().map(y=>{const j=N(i,y),ee=j===void 0?void 0:e.results.get(j),ae=N(s,y)??[],ye=ee?m(e,y,ee):ae.length>0&&(0,a.qy)`<p class="note">It contains:</p><pre tabindex="0">${(0,a.OG)(ae.join(`
`))}</pre>`;return(0,a.qy)`${h("Result",y,ye||void 0,ee)}${j!==void 0&&(0,a.qy)`<p class="note digest">SHA-256 <code>${j}</code></p>`}`});if(k.length>0)return(0,a.qy)`${k}`;const C=l.filter(y=>!c.includes(y));return C.length>0?(0,a.qy)`<figure><figcaption>Result</figcaption><p>Files named ${C.map((y,j)=>(0,a.qy)`${j>0&&", "}<code>${y}</code>`)}.</p></figure>`:(0,a.qy)`<figure><figcaption>Result</figcaption><p>It ends without an error.</p></figure>`}o(U,"resultFigures");function h(e,t,n,r){const i=r&&[w(r)?void 0:r.kind,(0,v.z3)(r.size)].filter(Boolean).join(", ");return(0,a.qy)`<figure><figcaption>${e} <b>${t}</b>${i!==void 0&&(0,a.qy)` <small>${i}</small>`}</figcaption>${n}</figure>`}o(h,"figure");function w({lines:e}){return e!==void 0}o(w,"isText");function m(e,t,n){const r=X(e,n),i=x.posix.basename(t);if(r!==void 0){const[,y,j]=/, (\d+) × (\d+)$/.exec(n.kind)??[],ee=y!==void 0&&(0,a.qy)` width="${y}" height="${j}"`;return(0,a.qy)`<img src="./${r}" alt="The picture ${i}"${ee}>`}if(!n.lines)return a.K$;const s=(0,q.nc)(i,n.lines),l=Buffer.byteLength(n.lines.join(`
`))+2<n.size,[c,...g]=s??[],k=c?(0,v.LS)(g.length,"row"):(0,v.LS)(n.lines.length,"line"),C=l?(0,a.qy)`<p class="note">The first ${k}.</p>`:a.K$;return c?(0,a.qy)`${L(i,c,g)}${C}`:(0,a.qy)`<pre tabindex="0">${(0,a.OG)(n.lines.join(`
`))}</pre>${C}`}o(m,"shown");function N(e,t){return Object.hasOwn(e,t)?e[t]:void 0}o(N,"own");var F=o((e,t)=>`${H(e)}/${t}`,"picturePath"),B=d(17239),z=d(57685),Z=d(76122),se=d(41501),Oe=o((e,t)=>(t=Symbol[e])?t:Symbol.for("Symbol."+e),"__knownSymbol"),Te=o(e=>{throw TypeError(e)},"__typeError"),Ze=o((e,t,n)=>{if(t!=null){typeof t!="object"&&typeof t!="function"&&Te("Object expected");var r,i;n&&(r=t[Oe("asyncDispose")]),r===void 0&&(r=t[Oe("dispose")],n&&(i=r)),typeof r!="function"&&Te("Object not disposable"),i&&(r=o(function(){try{i.call(this)}catch(s){return Promise.reject(s)}},"dispose")),e.push([n,r,t])}else n&&e.push([n]);return t},"__using"),Qe=o((e,t,n)=>{var r=typeof SuppressedError=="function"?SuppressedError:function(l,c,g,k){return k=Error(g),k.name="SuppressedError",k.error=l,k.suppressed=c,k},i=o(l=>t=n?new r(l,t,"An error was suppressed during disposal"):(n=!0,l),"fail"),s=o(l=>{for(;l=e.pop();)try{var c=l[1]&&l[1].call(l[2]);if(l[0])return Promise.resolve(c).then(s,g=>(i(g),s()))}catch(g){i(g)}if(n)throw t},"next");return s()},"__callDispose"),et=1024*1024,tt=1e3,nt=32*1024*1024,rt={dates:new Map,sample:o(async()=>{},"sample"),results:o(async()=>new Map,"results")};async function ot(e,t){const n=(0,_.realpathSync)(e);return{dates:await it(e,t),sample:o((r,i)=>qe((0,x.join)(n,r),i),"sample"),async results(r,i){const s=new Map;if(i.size===0)return s;for(const l of at((0,x.join)(n,r),"tests")){const c=await qe((0,x.join)(n,r),l);if(!c||c.size>nt)continue;const g=await(0,B.s)((0,x.join)(n,r,l));i.has(g)&&s.set(g,c)}return s}}}o(ot,"openSiteFacts");async function it(e,t){try{return await(await(0,Z.z)(e,t)).added()}catch{return t.throwIfAborted(),new Map}}o(it,"datesIn");async function qe(e,t){var n=[];try{const l=Ze(n,await(0,se.rM)(e,t),!0);if(!l)return;const c=Buffer.alloc(q.x7),{bytesRead:g}=await l.read(c,0,q.x7,0),{size:k}=await l.stat(),C=(0,q.oW)(c.subarray(0,g),k),y=V(C)!==void 0&&k<=et;return{...C,...y&&{picture:await(0,P.readFile)((0,x.join)(e,t))}}}catch(l){var r=l,i=!0}finally{var s=Qe(n,r,i);s&&await s}}o(qe,"readSample");function at(e,t){const n=[],r=o(i=>{const s=(0,x.join)(e,i);if((0,z.I)(s)!=="folder"||!(0,z.uI)(e,s))return;const l=(0,_.readdirSync)(s,{withFileTypes:!0});for(const c of l.sort((g,k)=>g.name<k.name?-1:1)){if(n.length>=tt)return;c.isDirectory()?r(`${i}/${c.name}`):c.isFile()&&n.push(`${i}/${c.name}`)}},"search");return r(t),n}o(at,"filesBelow");var xe=d(27759),st=d(69161),lt=d(98492),dt=d(15888),le=d(6375),he=d(88264);function ct(e,t){const{name:n,version:r,doi:i,container_name:s}=e,l=ke(e),c=i===void 0?t:`https://doi.org/${i}`,g=[l.length>0&&`${l.join(", ")}.`,`${n} (version ${r}) [Computer software].`,`Container image ${s}.`,c],C=[["author",l.length>0?l.map(y=>de(y)).join(" and "):void 0],["title",`{${de(n)}}`],["version",de(r)],["doi",i&&de(i)],["url",i===void 0?t&&de(t):void 0],["note",`Container image ${de(s)}`]].flatMap(([y,j])=>j?[`  ${y} = {${j}},`]:[]);return{text:g.filter(Boolean).join(" "),bibtex:`@software{${n}-${r.replace(/[^\w.-]/g,"-")},
${C.join(`
`)}
}`}}o(ct,"citationOf");function ke({authors:e,maintainers:t}){return e.length>0?e.map(({name:n})=>n):t.map(({name:n,github:r})=>n??r)}o(ke,"authorNames");var mt={"\\":"\\textbackslash{}","~":"\\textasciitilde{}","^":"\\textasciicircum{}"};function de(e){return e.replace(/[\\~^]|[{}$&#%_]/g,t=>mt[t]??`\\${t}`)}o(de,"escapeTex");var re=d(5271);function ft(e){return(0,a.qy)`<h3>It takes</h3>
${Ae("Input",(0,re.Vc)(e))}
<h3>It gives</h3>
${(0,re.tH)(e)?Ae("Output",(0,re.Yz)(e)):pt(e)}`}o(ft,"filesSection");function Ae(e,t){return L(`${e}s`,[e,"Files","How many"],t.map(n=>{const r="shared"in n&&n.shared,i="folder"in n&&n.folder;return[Ie(n.name,n.description),(0,a.qy)`${ut(n)}${ht(n)}`,(0,a.qy)`${gt(n,i?"folder":"file")}${r&&(0,a.qy)`<small>the same for all items</small>`}`]}),"even")}o(Ae,"filesTable");function Ie(e,t){return(0,a.qy)`<code>${e}</code>${t!==void 0&&(0,a.qy)`<span class="what">${t}</span>`}`}o(Ie,"described");function pt({output_name:e}){return(0,a.qy)`<p>A file named <code>${e}</code>, or a folder of that name with files in it.${/\{(name|stem|ext)\}/.test(e)&&(0,a.qy)` <span class="note"><code>{name}</code>, <code>{stem}</code> and <code>{ext}</code> are the input’s name, the name without its
ending, and the ending.</span>`}</p>`}o(pt,"plainOutput");function ut({patterns:e}){return(0,a.qy)`${e.map((t,n)=>(0,a.qy)`${n>0&&" "}<code>${t}</code>`)}`}o(ut,"patternList");function ht({companions:e}){return e.length===0?a.K$:(0,a.qy)`<small>with ${e.map(({templates:t,optional:n},r)=>(0,a.qy)`${r>0&&", "}${t.map((i,s)=>(0,a.qy)`${s>0&&" or "}<code>${i}</code>`)}${n&&" (optional)"}`)}</small>`}o(ht,"companionList");function gt({least:e,most:t,optional:n},r){const i=`${r}s`,s=t===null?e<=1?`one ${r} or more`:`${e} ${i} or more`:e===t?t===1?`one ${r}`:`${t} ${i}`:`${e} to ${t} ${i}`;return n?`${s}, or none`:s}o(gt,"howMany");function vt({user_specified_environment_variables:e}){return e.length===0?a.K$:L("Variables",["Variable","Value","Default"],e.map(t=>[Ie(t.name,t.description),(0,a.qy)`${t.type}${$t(t)}`,(0,a.qy)`${yt(t)}${t.secret&&(0,a.qy)` <span class="badge">secret</span>`}`]),"even")}o(vt,"variablesSection");function yt(e){if(e.default!==void 0){const{default:t}=e,n=typeof t=="string"?t:JSON.stringify(t);return n===""?(0,a.qy)`empty`:(0,a.qy)`<code>${n}</code>`}return e.required?(0,a.qy)`<span class="badge">required</span>`:(0,a.qy)`none`}o(yt,"defaultOf");function $t({choices:e,minimum:t,maximum:n,pattern:r}){const i=[e&&(0,a.qy)`one of ${e.map((s,l)=>(0,a.qy)`${l>0&&", "}<code>${String(s)}</code>`)}`,t!==void 0&&(0,a.qy)`at least ${t}`,n!==void 0&&(0,a.qy)`at most ${n}`,r!==void 0&&(0,a.qy)`matches <code>${(0,he.hD)(r).slice(1,-1)}</code>`].filter(s=>s!==void 0&&s!==!1);return i.length===0?a.K$:(0,a.qy)`<small>${i.map((s,l)=>(0,a.qy)`${l>0&&", "}${s}`)}</small>`}o($t,"limitsOf");function wt(e){const t=Object.keys(e.exit_codes);return(0,a.qy)`<div class="line"><pre tabindex="0"><code>${e.run_command}</code></pre></div>
${t.length>0&&L("Exit codes",["Exit code","What it means"],t.map(n=>{const r=(0,S.F)(e,Number(n));return[(0,a.qy)`<code>${n}</code>`,(0,a.qy)`${r?.meaning}${r?.retry===!1&&(0,a.qy)` <small>not tried again</small>`}`]}))}`}o(wt,"commandSection");var ce=d(55593),bt="samples.csv";function xt(e,t){const n=`${e.name}.workflow.json`,{items:r,sheet:i,data:s}=kt(e);return{file:n,workflow:Et(e,r,t),...i!==void 0&&{sheet:i},command:["npx pipewright run",n,"--local",...s.map(ge),"--out results"].join(" "),takesFolders:r==="folder",docker:St(e)}}o(xt,"useIt");function kt(e){const[t,...n]=(0,re.Vc)(e).filter(({shared:i})=>!i);if(!t)return{data:[]};if(n.length>0)return{items:bt,sheet:_t(e,[t,...n]),data:[]};const r=(0,ce.JQ)(t,e);return t.folder||t.most===1?{data:r}:t.most===2?{items:"pairs",data:r}:{items:"folder",data:["data"]}}o(kt,"itemsOf");function Et(e,t,n){const{step:r,top:i}=(0,ce.tR)(e);return(0,ce.Ar)({$schema:(0,p.Q)("workflow"),name:e.name,...n&&{catalog:`${n.name}@${n.ref}`},...t!==void 0&&{items:t},...i,process:{type:"single_run",algorithms:[r]}})}o(Et,"workflowOf");function _t(e,t){const n=t.flatMap(r=>{const i=(0,ce.JQ)(r,e);return i.length>1&&r.most!==null?i.map((s,l)=>[`${r.name}_${l+1}`,s]):[[r.name,i.join(";")]]});return`item,${n.map(([r])=>r).join(",")}
first,${n.map(([,r])=>r).join(",")}`}o(_t,"sheetOf");function St(e){const t=e.user_specified_environment_variables.filter(r=>r.required),n=(0,re.Vc)(e).filter(r=>!r.optional).flatMap(r=>(0,ce.JQ)(r,e).map(i=>{const s=x.posix.join("/in",i);return(0,re.Ic)(e)?`--input ${ge(`${r.name}=${s}`)}`:ge(s)}));return[`docker run --rm${e.gpu?" --gpus all":""} -v "$PWD:/in:ro" -v "$PWD/results:/out"`,...t.map(r=>`  -e ${ge(`${r.name}=${Ot((0,ce.EQ)(r,e))}`)}`),`  ${ge(e.container_name)}`,`  run ${n.join(" ")} /out`].join(` \\
`)}o(St,"dockerRun");function Ot(e){return typeof e=="object"?e.join(","):String(e)}o(Ot,"textOf");function ge(e){return/^[\w@%+=:,./-]+$/.test(e)?e:(0,he.ZL)(e)}o(ge,"word");function Tt(e,t,n){const{name:r,newest:i}=t,s=`${H(r)}/`,l=i?.description??t.description??"",c=[...i?qt(e,t,i):[],Ft(t)].filter(({content:g})=>g!==a.K$);return $(e,{title:r,description:l||`${r}, an algorithm in a container image.`,folder:s,json:"./index.json",hasAtom:n,header:(0,a.qy)`<p class="kicker"><a href="../../index.html">${e.title}</a></p>
<h1>${r}${i&&(0,a.qy)` <small>${i.version}</small>`}</h1>
${l!==""&&(0,a.qy)`<p class="lead">${l}</p>`}
${At(e,t)}
${i&&It(i.tags)}`,main:(0,a.qy)`<nav aria-label="On this page"><ul>${c.map(({id:g,title:k})=>(0,a.qy)`<li><a href="#${g}">${k}</a></li>`)}</ul></nav>
${i&&jt(i)}
${c.map(({id:g,title:k,content:C})=>K(g,k,C))}`})}o(Tt,"algorithmPage");function qt(e,t,n){return[{id:"use",title:"Use it",content:Mt(e,n)},{id:"files",title:"Inputs and outputs",content:ft(n)},{id:"variables",title:"Variables",content:vt(n)},{id:"sample",title:"Sample and result",content:te(t,n)},{id:"command",title:"Command",content:wt(n)},{id:"sizes",title:"Sizes",content:Dt(n)},{id:"verify",title:"Verify",content:zt(e,n)},{id:"cite",title:"Cite",content:Nt(e,n)}]}o(qt,"partsOf");function At(e,{newest:t}){if(!t)return(0,a.qy)`<p class="notice"><strong>Removed.</strong> It is no longer maintained here. What was published can still be
pulled by digest, and its name stays taken.</p>`;if(!t.deprecated)return a.K$;const{reason:n,replaced_by:r}=t.deprecated,i=e.algorithms.find(({name:l})=>l===r?.split("@")[0]),s=i?(0,a.qy)`<a href="../${i.name}/index.html">${r}</a>`:(0,a.qy)`${r}`;return(0,a.qy)`<p class="notice"><strong>Deprecated.</strong> ${n}${r!==void 0&&(0,a.qy)` Use ${s} instead.`}</p>`}o(At,"notice");function It(e){return e.length===0?a.K$:(0,a.qy)`<ul class="tags" aria-label="Tags">${e.map(t=>(0,a.qy)`<li><a href="../../index.html?tag=${(0,le.hK)(t)}">${t}</a></li>`)}</ul>`}o(It,"tagList");function jt(e){const{license:t,authors:n,maintainers:r,doi:i,homepage:s,source:l,documentation:c}=e,g=[["License",t===void 0?(0,a.qy)`not given`:Lt(t)],["Authors",n.length===0?void 0:je(n.map(Ct))],["Maintainers",r.length===0?void 0:je(r.map(({github:k,name:C})=>(0,a.qy)`<a href="https://github.com/${k}">${C??`@${k}`}</a>`))],["Paper",i===void 0?void 0:(0,a.qy)`<a href="https://doi.org/${Pt(i)}">doi:${i}</a>`],["Homepage",s===void 0?void 0:W(s)],["Source",l===void 0?void 0:W(l)],["Documentation",c===void 0?void 0:W(c)],["Download",(0,a.qy)`${Rt(e)}`]];return(0,a.qy)`<dl class="facts">${g.map(([k,C])=>C&&(0,a.qy)`<div><dt>${k}</dt><dd>${C}</dd></div>`)}</dl>`}o(jt,"factList");function je(e){return(0,a.qy)`${e.map((t,n)=>(0,a.qy)`${n>0&&", "}${t}`)}`}o(je,"listed");function Pt(e){return e.split("/").map(le.hK).join("/")}o(Pt,"doiPath");function Lt(e){return/^[A-Za-z0-9.-]+$/.test(e)&&!e.startsWith("LicenseRef")?(0,a.qy)`<a href="https://spdx.org/licenses/${e}.html">${e}</a>`:(0,a.qy)`${e}`}o(Lt,"licenseLink");function Ct({name:e,orcid:t}){const n=t?.replace(/^https?:\/\/orcid\.org\//,"");return n!==void 0&&/^[\dX-]+$/.test(n)?(0,a.qy)`<a href="https://orcid.org/${n}">${e}</a>`:(0,a.qy)`${e}`}o(Ct,"authorLink");function Mt(e,t){const{file:n,workflow:r,sheet:i,command:s,takesFolders:l,docker:c}=xt(t,e.repository);return(0,a.qy)`<h3>In a workflow</h3>
<p>Save this file${e.repository===void 0&&(0,a.qy)` beside or below the catalog’s folder`}:</p>
${oe(n,r,"code")}
${i!==void 0&&(0,a.qy)`<p>Name your files in a sample sheet, a row per item:</p>${oe("samples.csv",i,"code")}`}
<h3>On the command line</h3>
<p>Runs the workflow file on this machine${l&&(0,a.qy)`, with a folder in <code>data/</code> for each item`}. It needs Node.js,
and Docker or Podman.</p>
${oe("Command",s,"line")}
<p class="note">For your own AWS account, add a region and two buckets to the workflow file:
<a href="${(0,p.qx)("workflows-examples")}">examples</a>.</p>
<h3>With Docker alone</h3>
<p>One item, from files in this folder; the results go to <code>results/</code>.</p>
${oe("Docker command",c,"line")}`}o(Mt,"usePart");function oe(e,t,n){return(0,a.qy)`<div class="copy ${n}" data-copy="${e}"><div class="bar"><span>${e}</span></div><pre tabindex="0"><code>${(0,a.OG)(t)}</code></pre></div>`}o(oe,"copyable");function Dt(e){const{CPU:t,memory:n,disk_gb:r,timeout_minutes:i,gpu:s,fargate:l,instance_type:c,port:g}=e,k=l?`Fargate, ${l.cpu/1024} vCPU and ${l.memory/1024} GB`:`EC2${c==="fargate"?"":`, ${c}`}`,C=[["Memory",[`${n.suggested} MB`,...(0,dt.I)(n)].join(", ")],["CPU",typeof t=="number"?`${t} vCPU`:"not said"],["GPU",s&&String(s.count)],["Disk",`${r} GB`],["Time limit",`${(0,v.LS)(i,"minute")} for an item`],["Interrupted",e.checkpoint===void 0?void 0:"goes on from its last checkpoint"],["On AWS",k],["Image",e.platforms.map(({platform:y,size:j})=>`${(0,v.z3)(j)} for ${y}`).join(", ")],["Ports",g.length===0?void 0:g.map(y=>`${y.port}/${y.protocol}`).join(", ")]];return(0,a.qy)`<dl class="rows">${C.map(([y,j])=>j!==void 0&&(0,a.qy)`<div><dt>${y}</dt><dd>${j}</dd></div>`)}</dl>
<p class="note">A workflow file can ask for other sizes.</p>`}o(Dt,"sizesPart");function Rt({platforms:e}){const t=e.map(({size:i})=>i),[n,r]=[(0,v.z3)(Math.min(...t)),(0,v.z3)(Math.max(...t))];return n===r?n:`${n} to ${r}`}o(Rt,"downloadSize");function zt({repository:e},t){const{container_name:n,source_image:r,agent:i,spec_digest:s,platforms:l}=t,[c="",g=""]=n.split("@"),k=e?` --repository ${e.name}`:"",C=[["This image",n],...l.filter(y=>y.digest!==g).map(({platform:y,digest:j})=>[y,j]),["Made from",`${r.name} at ${r.digest}`],["Agent",`${i.version}, layer ${i.digest}`],["Spec",s]];return(0,a.qy)`<p>The image is the author’s image, the agent’s layer, and the spec; nothing is built. This derives it again
from a few kilobytes, and compares every byte of its manifests:</p>
${oe("Command",`npx pipewright verify ${n}${k}`,"line")}
${e&&(0,a.qy)`<p>Who signed it, as GitHub says:</p>
${oe("Signature command",(0,lt.Q)(c,g,{repository:e.name,server:"https://github.com"}),"line")}`}
<dl class="rows digests">${C.map(([y,j])=>(0,a.qy)`<div><dt>${y}</dt><dd><code>${j}</code></dd></div>`)}</dl>`}o(zt,"verifyPart");function Nt(e,t){const n=e.url===void 0?void 0:Q(e,`${H(t.name)}/`),{text:r,bibtex:i}=ct(t,n);return(0,a.qy)`<p>It names ${t.doi!==void 0&&"the paper, "}the version, and the image that ran.</p>
${oe("Citation",r,"prose")}
${oe("BibTeX",i,"code")}`}o(Nt,"citePart");function Ft({versions:e}){const t=e.some(({published:s})=>s!==void 0),n=e.map(s=>[(0,a.qy)`${s.version}`,...t?[(0,a.qy)`${s.published===void 0?"":Wt(s.published)}`]:[],(0,a.qy)`<code title="${s.container_name}">${(0,he.VK)(s.container_name.split("@")[1]??"")}</code>`,Ut(s),s.spec?(0,a.qy)`<a href="./${(0,le.hK)(s.version)}.json">${s.version}.json</a>`:(0,a.qy)`–`]),r=["Version",...t?["Published"]:[],"Image","State","For programs"];return{id:"versions",title:"Versions",content:(0,a.qy)`<p>A published version never changes.</p>
${L("Versions",r,n)}`}}o(Ft,"versionsPart");function Ut({deprecated:e,removed:t}){return t?(0,a.qy)`<span class="badge">removed</span>`:e!==void 0?(0,a.qy)`<span class="badge">deprecated</span> ${e}`:(0,a.qy)`available`}o(Ut,"stateOf");function Wt(e){return(0,a.qy)`<time datetime="${e}">${(0,v.r6)(e).split(",")[0]??e}</time>`}o(Wt,"dateOf");var Pe=d(77598),Bt=50,Kt=/[\ufffe\uffff]/g;function Le({algorithms:e}){return e.flatMap(({name:t,versions:n})=>n.filter(({removed:r})=>!r).map(r=>({name:t,description:r.spec?.description,...r}))).sort((t,n)=>Ce(n.published??"",t.published??"")||Ce(t.name,n.name)).slice(0,Bt)}o(Le,"entriesOf");function Ce(e,t){return e<t?-1:e>t?1:0}o(Ce,"compareTexts");function Gt(e){return{version:"https://jsonfeed.org/version/1.1",title:e.title,description:"New versions of algorithms in this catalog.",...e.url!==void 0&&{home_page_url:e.url,feed_url:Q(e,A)},items:Le(e).map(t=>({id:De(t),url:Me(e,t),title:we(t),content_text:t.description??we(t),...t.published!==void 0&&{date_published:t.published},...t.spec&&t.spec.tags.length>0&&{tags:t.spec.tags}}))}}o(Gt,"jsonFeed");function Ht(e){const t=Le(e).filter(r=>r.published!==void 0),[n]=t;if(n)return(0,a.qy)`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>${e.title}</title>
<subtitle>New versions of algorithms in this catalog</subtitle>
<id>${e.url??Vt(e.title)}</id>
<updated>${n.published}</updated>
<author><name>${e.title}</name></author>
${e.url!==void 0&&(0,a.qy)`<link rel="self" type="application/atom+xml" href="${Q(e,E)}"/>\n`}<link rel="alternate" type="text/html" href="${e.url??"./"}"/>
${t.map(r=>(0,a.qy)`<entry>
<title>${we(r)}</title>
<id>${De(r)}</id>
<link rel="alternate" type="text/html" href="${Me(e,r)}"/>
<updated>${r.published}</updated>
<summary>${r.description??we(r)}</summary>
${r.spec?.tags.map(i=>(0,a.qy)`<category term="${i}"/>\n`)}</entry>
`)}</feed>
`.text.replace(Kt,"\uFFFD")}o(Ht,"atomFeed");function we({name:e,version:t}){return`${e} ${t}`}o(we,"titleOf");function Me(e,{name:t}){return Q(e,`${H(t)}/`)}o(Me,"pageOf");function De({container_name:e}){const[t="",n=""]=e.split("@"),r=t.split("/").at(-1)??"";return`pkg:oci/${(0,le.hK)(r)}@${(0,le.hK)(n)}?repository_url=${(0,le.hK)(t)}`}o(De,"idOf");function Vt(e){const t=(0,Pe.createHash)("sha256").update(e).digest("hex");return`urn:uuid:${[t.slice(0,8),t.slice(8,12),`8${t.slice(13,16)}`,`8${t.slice(17,20)}`,t.slice(20,32)].join("-")}`}o(Vt,"uuidOf");var Jt=d(63347),Yt="any file",Xt="folder";function Ee(e){return[...new Set((0,re.Vc)(e).flatMap(Zt))].sort()}o(Ee,"inputTypes");function Zt({folder:e,patterns:t}){return e?[Xt]:t.map(n=>{const r=x.posix.basename(n).replace(/^\*+/,"x"),{ext:i}=(0,Jt.xU)(r);return/^[\w.+-]+$/.test(i)?i.toLowerCase():Yt})}o(Zt,"typesOf");var be=100,Re="more.json";function Qt(e,t){const n=e.algorithms.filter(G),r=Math.max(1,Math.ceil(n.length/be)),i=new Map;for(let l=0;l<r;l++){const c=n.slice(l*be,(l+1)*be);i.set(_e(l),en(e,{shown:c,at:l,count:r,hasAtom:t}))}const s=n.slice(be).map(l=>Fe(l,Y("")).text);return{pages:i,more:s}}o(Qt,"listPages");function _e(e){return e===0?"index.html":`pages/${e+1}/index.html`}o(_e,"listPath");function en(e,{shown:t,at:n,count:r,hasAtom:i}){const s=R(_e(n)),l=e.algorithms.filter(G),c=Y(s),g=(0,v.LS)(l.length,"algorithm");return $(e,{...n>0&&{title:`Page ${n+1}`},description:`${g} in container images, each with a sample, its result, and how to run it.`,folder:s,json:`${c}index.json`,hasAtom:i,header:(0,a.qy)`<p class="kicker">Algorithm catalog</p>
<h1>${e.title}</h1>
<p class="lead">${g} in container images. Each says what it takes and gives, is known by its digest, and runs on your
machine or in your own AWS account.</p>`,main:(0,a.qy)`${n===0&&tn(l,r>1)}
<p id="found" class="note" role="status">${g}${r>1&&(0,a.qy)`, page ${n+1} of ${r}`}</p>
<ol id="algorithms" class="cards">
${t.map(k=>(0,a.qy)`${Fe(k,c)}\n`)}</ol>
${nn(c,n,r)}
${n===r-1&&rn(e,c)}`})}o(en,"listPage");function tn(e,t){const n=Ne(e,({tags:i})=>i),r=Ne(e,Ee);return(0,a.qy)`<form id="find" role="search" hidden${t&&(0,a.qy)` data-more="${Re}"`}>
<div class="words"><label for="words">Search</label><input id="words" name="q" type="search" autocomplete="off" spellcheck="false"></div>
${ze("tag","Tag","all tags",n)}
${ze("input","Takes","any input",r)}
<button type="reset" hidden>Show all</button>
</form>`}o(tn,"findForm");function ze(e,t,n,r){return r.length===0?a.K$:(0,a.qy)`<div><label for="${e}">${t}</label><select id="${e}" name="${e}"><option value="">${n}</option>${r.map(([i,s])=>(0,a.qy)`<option value="${i}">${i} (${s})</option>`)}</select></div>`}o(ze,"choice");function Ne(e,t){const n=new Map;for(const{newest:r}of e)for(const i of new Set(r?t(r):[]))n.set(i,(n.get(i)??0)+1);return[...n].sort(([r],[i])=>r<i?-1:1)}o(Ne,"counted");function Fe(e,t){const{name:n,newest:r}=e;if(!r)return a.K$;const i=Ee(r),s=[...ke(r),...(0,re.Vc)(r).flatMap(({patterns:l})=>l)];return(0,a.qy)`<li class="card" data-name="${n}" data-tags="${r.tags.join("|")}" data-inputs="${i.join("|")}" data-words="${s.join(" ")}">
<h2><a href="${t}${ne(n)}">${n}</a></h2>
<div>${r.deprecated&&(0,a.qy)`<p><span class="badge">deprecated</span> ${r.deprecated.reason}</p>`}
${r.description!==void 0&&(0,a.qy)`<p>${r.description}</p>`}
<p class="note">Takes ${i.map((l,c)=>(0,a.qy)`${c>0&&", "}${l}`)}${r.tags.length>0&&(0,a.qy)` <span class="dot">·</span> ${r.tags.map((l,c)=>(0,a.qy)`${c>0&&", "}${l}`)}`}</p></div>
<p class="note facts-of">${r.version}${r.license!==void 0&&(0,a.qy)` <span class="dot">·</span> ${r.license}`}</p>
</li>`}o(Fe,"card");function nn(e,t,n){if(n===1)return a.K$;const r=Array.from({length:n},(i,s)=>s);return(0,a.qy)`<nav id="pages" aria-label="Pages"><ul>${r.map(i=>i===t?(0,a.qy)`<li><b aria-current="page">${i+1}</b></li>`:(0,a.qy)`<li><a href="${e}${_e(i)}" aria-label="Page ${i+1}">${i+1}</a></li>`)}</ul></nav>`}o(nn,"pager");function rn(e,t){const n=e.algorithms.filter(r=>!G(r));return n.length===0?a.K$:(0,a.qy)`<p class="note">Removed: ${n.map(({name:r},i)=>(0,a.qy)`${i>0&&", "}<a href="${t}${ne(r)}">${r}</a>`)}</p>`}o(rn,"removedList");function me(e){return`${JSON.stringify(e,null,2).replace(/[<>&\u2028\u2029]/g,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)}
`}o(me,"siteJson");var on=`'use strict';
(() => {
  // Texts to copy get a button. Where the browser allows no copying, as on an unencrypted page, the text is selected instead.
  for (const block of document.querySelectorAll('[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy: ' + block.dataset.copy);
    const said = document.createElement('span');
    said.className = 'said';
    said.setAttribute('role', 'status');
    button.addEventListener('click', async () => {
      const code = block.querySelector('code');
      try {
        await navigator.clipboard.writeText(code.textContent);
        said.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(code);
        said.textContent = 'Selected';
      }
    });
    button.addEventListener('blur', () => { said.textContent = ''; });
    block.querySelector('.bar').append(said, button);
  }

  const form = document.querySelector('#find');
  if (!form) return;
  const MOST = 100;
  const list = document.querySelector('#algorithms');
  const found = document.querySelector('#found');
  const pages = document.querySelector('#pages');
  const reset = form.querySelector('[type=reset]');
  const first = found.textContent;
  const plain = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
  const entryOf = (card) => ({
    card,
    name: plain(card.dataset.name),
    tags: card.dataset.tags.split('|'),
    inputs: card.dataset.inputs.split('|'),
    text: plain(card.textContent + ' ' + card.dataset.words),
  });
  const entries = [...list.children].map(entryOf);
  const shownAtFirst = entries.map(({ card }) => card);

  // The cards of the further pages, once they are needed.
  let rest;
  const loadRest = () => {
    if (!form.dataset.more) return Promise.resolve();
    rest ??= fetch(form.dataset.more)
      .then((answer) => answer.json())
      .then((cards) => {
        const holder = document.createElement('template');
        holder.innerHTML = cards.join('');
        entries.push(...[...holder.content.children].map(entryOf));
      })
      .catch(() => { found.dataset.part = ' on this page'; });
    return rest;
  };

  const rank = (entry, words) =>
    words.length === 0 ? 0
    : entry.name === words.join(' ') ? 0
    : entry.name.startsWith(words[0]) ? 1
    : words.every((word) => entry.name.includes(word)) ? 2
    : 3;

  const show = () => {
    const asked = new FormData(form);
    const [q, tag, input] = ['q', 'tag', 'input'].map((name) => (asked.get(name) ?? '').trim());
    const words = plain(q).split(/\\s+/).filter(Boolean);
    const isAsked = words.length > 0 || tag !== '' || input !== '';
    reset.hidden = !isAsked;
    if (pages) pages.hidden = isAsked;
    if (!isAsked) {
      list.replaceChildren(...shownAtFirst);
      found.textContent = first;
      return;
    }
    const matching = entries
      .filter((entry) => (!tag || entry.tags.includes(tag)) && (!input || entry.inputs.includes(input))
        && words.every((word) => entry.text.includes(word)))
      .map((entry) => ({ entry, rank: rank(entry, words) }))
      .sort((a, b) => a.rank - b.rank);
    list.replaceChildren(...matching.slice(0, MOST).map(({ entry }) => entry.card));
    const all = entries.length + (entries.length === 1 ? ' algorithm' : ' algorithms') + (found.dataset.part ?? '');
    found.textContent = matching.length === 0
      ? 'None of ' + all + '. Try fewer or other words.'
      : matching.length + ' of ' + all + (matching.length > MOST ? ', the first ' + MOST + ' here' : '');
  };

  const remember = () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
    const query = asked.toString();
    try { history.replaceState(null, '', query ? '?' + query : location.pathname); } catch { /* pages from a disk have no history */ }
  };
  const change = () => { remember(); loadRest().then(show); };

  form.addEventListener('focusin', loadRest, { once: true });
  form.addEventListener('input', change);
  form.addEventListener('submit', (event) => { event.preventDefault(); change(); });
  form.addEventListener('reset', () => setTimeout(() => { change(); form.elements.q.focus(); }));
  form.hidden = false;
  const given = new URLSearchParams(location.search);
  for (const [name, value] of given) if (['q', 'tag', 'input'].includes(name) && form.elements[name]) form.elements[name].value = value;
  if (given.toString() !== '') loadRest().then(show);
})();
`,an=d(25151),sn=`${an.b}
:root { --badge: #fdf1dc; --badge-ink: #6b4300; }
@media (prefers-color-scheme: dark) { :root { --badge: #3a2d14; --badge-ink: #f0cf96; } }
body { max-width: 62rem; }
h2 { scroll-margin-top: 1rem; }
header h1 small { font: 400 1rem var(--sans); letter-spacing: 0; }
.lead { margin: .75rem 0 0; font-size: 1.0625rem; max-width: 44rem; text-wrap: pretty; }
.badge { padding: .1rem .45rem; border-radius: 3px; background: var(--badge); color: var(--badge-ink); font-size: .75rem; white-space: nowrap; }
.notice { max-width: none; margin: 1.25rem 0 0; padding: .8rem 1.1rem; border-left: 3px solid var(--badge-ink); background: var(--badge); color: var(--badge-ink); }
.notice a { color: inherit; }
.dot { color: var(--quiet); }
footer { margin-top: 4rem; }
footer p { margin: 0 0 .35rem; max-width: none; }

#find { margin: 2rem 0 0; }
button[hidden], nav[hidden] { display: none; }
button { cursor: pointer; background: var(--raised); min-height: 2.6rem; }
button:hover { border-color: var(--ink); }
#found { margin: 1.5rem 0 .5rem; }
.cards { margin: 0; padding: 0; list-style: none; border-bottom: 1px solid var(--line); }
.card { display: grid; grid-template-columns: minmax(9rem, 13rem) minmax(0, 1fr) minmax(0, 9rem); gap: 0 2rem; padding: 1.15rem 0; border-top: 1px solid var(--line); }
.card h2 { margin: 0; font-size: 1.1875rem; line-height: 1.35; }
.card h2 a { text-decoration: none; }
.card h2 a:hover { text-decoration: underline; }
.card p { margin: 0 0 .35rem; text-wrap: pretty; }
.card p:last-child { margin: 0; }
.facts-of { text-align: right; line-height: 1.9; }

nav ul { row-gap: .35rem; margin: 1.75rem 0 0; }
.tags { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: 1rem; }
.tags a { display: block; padding: .15rem .6rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8125rem; text-decoration: none; }
.tags a:hover { border-color: currentColor; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 1rem 1.5rem; margin: 1.5rem 0 0; font-size: .9375rem; }
section > h3 { margin: 1.75rem 0 .35rem; }
section > h2 + h3 { margin-top: 0; }
section > .lead { margin: 0 0 1rem; font-size: 1rem; }
section > p { margin-bottom: .5rem; }
pre { margin: 0; padding: .85rem 1rem; overflow: auto; white-space: pre; background: var(--raised); border: 1px solid var(--line); border-radius: 4px; line-height: 1.55; tab-size: 4; }
pre code { white-space: inherit; }
.copy { margin: .35rem 0 1rem; }
.bar { display: flex; gap: .75rem; align-items: center; min-height: 2.25rem; padding: .2rem .35rem .2rem 1rem; background: var(--raised); border: 1px solid var(--line); border-bottom: 0; border-radius: 4px 4px 0 0; font-size: .8125rem; color: var(--quiet); }
.bar span:first-child { flex: 1; }
.bar button { min-height: 1.75rem; padding: 0 .7rem; font-size: .8125rem; background: var(--paper); }
.copy pre { border-radius: 0 0 4px 4px; background: none; }
.line { margin-bottom: 1rem; }
.line pre { white-space: pre-wrap; word-break: break-all; }
.prose pre { white-space: pre-wrap; overflow-wrap: anywhere; }

.scroll { margin: .35rem 0 .9rem; }
table { border-collapse: collapse; font-size: .875rem; line-height: 1.45; min-width: 100%; overflow-wrap: normal; }
th, td { padding: .45rem 1.25rem .45rem 0; text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-weight: 400; color: var(--quiet); font-size: .8125rem; white-space: nowrap; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 400; }
tbody th, td:not(:last-child) { white-space: nowrap; }
.even th:first-child { width: 52%; }
.what { display: block; max-width: 28rem; min-width: 7rem; white-space: normal; }
td small { display: block; white-space: normal; min-width: 8rem; }
td:last-child { min-width: 6rem; }
figure table td:last-child { min-width: 0; white-space: nowrap; }

.rows > div { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 0 1.25rem; padding: .45rem 0; border-top: 1px solid var(--line); font-size: .9375rem; }
.rows { margin: .35rem 0 .9rem; }
.digests code { font-size: .75rem; overflow-wrap: anywhere; }

.test { padding: .9rem 0 1.1rem; border-top: 1px solid var(--line); }
.test h3 { display: inline-block; }
.test h3::first-letter { text-transform: uppercase; }
.test summary { cursor: pointer; }
.test .pair, .test .alone { margin-top: .75rem; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.25rem 2rem; }
.pair .scroll { margin-bottom: .35rem; }
figure { margin: 0 0 .75rem; }
figcaption { margin-bottom: .4rem; font-size: .875rem; color: var(--quiet); }
figcaption b { color: var(--ink); font-weight: 600; }
figure p { margin: 0 0 .4rem; }
figure pre { font-size: .8125rem; }
figure img { display: block; max-width: 100%; max-height: 24rem; height: auto; background: #fff; border: 1px solid var(--line); image-rendering: auto; }
.digest code { font-size: .6875rem; overflow-wrap: anywhere; }

@media (max-width: 46rem) {
  tbody th, td:not(:last-child) { white-space: normal; }
  th, td { padding-right: .9rem; }
  td:last-child { min-width: 0; }
  .even th:first-child { width: 42%; }
  td small { min-width: 5rem; }
  .card { grid-template-columns: minmax(0, 1fr); gap: .35rem; }
  .facts-of { text-align: left; line-height: inherit; }
  .pair, .rows > div { grid-template-columns: minmax(0, 1fr); }
  .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .9rem 1.25rem; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; --badge: #fff; --badge-ink: #000; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav, .skip, #find, button { display: none; }
  pre, .scroll { overflow: visible; white-space: pre-wrap; }
}
`,ln=`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#175a8c"/><path d="M8 11h6v10h10" fill="none" stroke="#fff" stroke-width="2.5"/><circle cx="8" cy="11" r="3.5" fill="#fff"/><circle cx="24" cy="21" r="3.5" fill="#fff"/></svg>
`,Se=d(92041);function dn(e){const t=e.algorithms.filter(G).map(r=>cn(e,r)),n=new Map([["toolClasses",[Ue]],["tools",t]]);for(const r of t){n.set(`tools/${r.id}`,r),n.set(`tools/${r.id}/versions`,r.versions);for(const i of r.versions)n.set(`tools/${r.id}/versions/${i.id}`,i)}return n.set("service-info",fn(e,JSON.stringify(t)))}o(dn,"trsDocuments");var Ue={id:"CommandLineTool",name:"CommandLineTool",description:"A program in a container image that makes files of files."};function cn(e,{name:t,newest:n,description:r,versions:i}){const s=n?.description??r;return{id:t,name:t,url:We(e,`tools/${t}`),organization:Be(e,i[0]),toolclass:Ue,...s!==void 0&&{description:s},...n&&{meta_version:n.version},has_checker:!1,versions:i.filter(({removed:l})=>!l).map(l=>mn(e,t,l))}}o(cn,"toolOf");function mn(e,t,{version:n,container_name:r,spec:i,published:s}){const[l="",c=""]=r.split("@"),{registry:g}=(0,Se.qq)(r),k=o((j,ee)=>({registry_host:g,image_name:`${l}@${j}`,image_type:"Docker",...ee!==void 0&&{size:ee},...s!==void 0&&{updated:s},checksum:[{type:"sha-256",checksum:j.replace(/^sha256:/,"")}]}),"image"),C=i?.platforms??[],y=!C.some(j=>j.digest===c);return{id:n,name:t,url:We(e,`tools/${t}/versions/${n}`),...i&&{author:ke(i)},...i?.description!==void 0&&{description:i.description},is_production:!0,images:[...y?[k(c)]:[],...C.map(j=>k(j.digest,j.size))],descriptor_type:[],containerfile:!1}}o(mn,"versionOf");function We(e,t){return Q(e,`${f}/${encodeURI(t)}`)}o(We,"addressOf");function fn(e,t){const{url:n,repository:r}=e,i=e.algorithms.find(G)?.versions[0],s=Be(e,i),l=i&&(0,Se.qq)(i.container_name).registry;return{id:pn(e),name:e.title,type:{group:"org.ga4gh",artifact:"trs",version:"2.1.0"},description:"Algorithms in container images, as static files: lists are whole, and queries are not answered.",organization:{name:s,url:r?`https://github.com/${s}`:n??(l===void 0?`https://github.com/${p.Bw}`:`https://${l}`)},version:(0,Pe.createHash)("sha256").update(t).digest("hex").slice(0,12)}}o(fn,"serviceInfo");function Be({repository:e},t){const n=e?.name.split("/")[0];if(n!==void 0||!t)return n??"unknown";const{registry:r,repository:i}=(0,Se.qq)(t.container_name),[s=r,...l]=i.split("/");return l.length>0?s:r}o(Be,"organizationOf");function pn({url:e,title:t}){const n=e===void 0?null:URL.parse(e);return[...(n?[...n.hostname.split(".").reverse(),...n.pathname.split("/")]:["catalog",...t.split(/[^A-Za-z0-9-]+/)]).filter(Boolean),"trs"].join(".").toLowerCase()}o(pn,"serviceId");var ve="pipewright-site.json";function un(e){const t=Ht(e),{pages:n,more:r}=Qt(e,t!==void 0),i=new Map([[ve,me({generator:"pipewright",version:p.xv})],[".nojekyll",""],[b,sn],[T,on],["icon.svg",ln],...n,["index.json",me(gn(e))],[A,me(Gt(e))]]);r.length>0&&i.set(Re,me(r)),t!==void 0&&i.set(E,t);for(const s of e.algorithms)hn(i,e,s,t!==void 0);for(const[s,l]of dn(e))for(const c of["index.html","index.json"])i.set(`${f}/${s}/${c}`,me(l));return i}o(un,"renderSite");function hn(e,t,n,r){const i=H(n.name);e.set(`${i}/index.html`,Tt(t,n,r)),e.set(`${i}/index.json`,me(vn(n)));for(const{version:s,spec:l}of n.versions)l&&e.set(`${i}/${s}.json`,(0,st.CI)(l));for(const[s,l]of fe(n))e.set(F(n.name,s),l)}o(hn,"addAlgorithm");function gn({title:e,url:t,repository:n,algorithms:r}){return{title:e,url:t,catalog:n&&`${n.name}@${n.ref}`,algorithms:r.map(i=>{const{name:s,newest:l}=i;return{name:s,removed:G(i)?void 0:!0,description:l?.description??i.description,version:l?.version,license:l?.license,tags:l?.tags,inputs:l&&Ee(l),page:`${H(s)}/`,json:`${H(s)}/index.json`}})}}o(gn,"indexOf");function vn({name:e,description:t,newest:n,versions:r}){return{name:e,description:n?.description??t,newest:n?.version,versions:r.map(({version:i,container_name:s,deprecated:l,removed:c,published:g,spec:k})=>({version:i,container_name:s,deprecated:l,removed:c||void 0,published:g,extended_spec:k&&`./${i}.json`}))}}o(vn,"algorithmJson");var yn=d(32845),Ke=16,$n=/^(\.git.*|CNAME)$/;async function wn(e,t,n){const r=bn(e,n);if(r.length>0&&!r.includes(ve))throw new O.Failure("FILE_EXISTS",`${n} holds other files than a site's, and nothing is overwritten. Name a new folder, or remove it.`);try{await(0,xe.C6)(Ke,r.filter(i=>i!==ve),i=>(0,P.rm)((0,x.join)(e,i),{recursive:!0})),(0,z.fc)(e),await(0,P.writeFile)((0,x.join)(e,ve),t.get(ve)??"");for(const i of new Set([...t.keys()].map(s=>(0,x.dirname)(s))))(0,_.mkdirSync)((0,x.join)(e,i),{recursive:!0});await(0,xe.C6)(Ke,[...t],([i,s])=>(0,P.writeFile)((0,x.join)(e,i),s))}catch(i){throw(0,yn.EU)(n,i)}}o(wn,"writeSite");function bn(e,t){const n=(0,z.I)(e);if(n==="nothing")return[];if(n!=="folder")throw new O.Failure("FILE_EXISTS",`${t} is a file. Name a folder for the site.`);return(0,_.readdirSync)(e).filter(r=>!$n.test(r))}o(bn,"namesIn");var xn=d(78469),kn=d(57016),En=d(2768),_n=8;async function Sn(e,t){const{algorithms:n}=await e.index(),r=Object.keys(n).sort();return(0,xe._k)(_n,r,i=>On(e,i,n[i],t))}o(Sn,"collectAlgorithms");async function On(e,t,n,r){const i=[];for(const c of Object.keys(n.versions).sort(xn).reverse()){const{container_name:g,deprecated:k,removed:C=!1}=n.versions[c],y=C?void 0:await e.entry(t,c),j=r.dates.get((0,En.U5)({name:t,version:c}));i.push({version:c,container_name:g,removed:C,...k!==void 0&&{deprecated:k},...j!==void 0&&{published:j},...y&&{spec:y}})}const s=n.removed?void 0:(0,kn.Rg)(n.versions),l=i.find(({version:c})=>c===s)?.spec;return{name:t,...n.description!==void 0&&{description:n.description},versions:i,...l&&{newest:l},samples:l?await Tn(l,r):new Map,results:l?await r.results(t,qn(l)):new Map}}o(On,"collectAlgorithm");async function Tn(e,t){const n=e.tests.flatMap(i=>[...(0,I.l)(i).values()].flat()),r=new Map;for(const i of new Set(n)){const s=await t.sample(e.name,i);s&&r.set(i,s)}return r}o(Tn,"samplesFor");function qn({tests:e}){return new Set(e.flatMap(({expect:t})=>Object.values(t.sha256)))}o(qn,"expectedDigests");var Ge=d(63454),An=d(72990),In=d(92565),jn=(0,In.yx)(An.CT,{async run({catalog:e,out:t,url:n,repository:r,title:i},s){if(!t)throw new O.Failure("BAD_USAGE","Say where to write the site: npx pipewright site --out DIR");const l=n===void 0?void 0:Pn(n),c=r===void 0?void 0:Ln(r),{cwd:g,env:k,signal:C}=s,y=await(0,D.catalogOpener)({from:g,cwd:g,env:k,signal:C,override:e})(void 0),j=c??Cn(y),ee=y.folder===void 0?rt:await ot(y.folder,C),ae=await Sn(y,ee),ye=un({title:i??j?.name??Mn(ae)??y.name,...l!==void 0&&{url:l},...j&&{repository:j},algorithms:ae});await wn((0,x.resolve)(g,t),ye,t);const He=ae.flatMap($e=>$e.versions);return{folder:t,algorithms:ae.length,versions:He.length,files:ye.size,bytes:[...ye.values()].reduce(($e,Rn)=>$e+Buffer.byteLength(Rn),0),notes:Dn({address:l,from:j,isHere:y.folder!==void 0,isDated:He.some(({published:$e})=>$e!==void 0)})}},text({folder:e,algorithms:t,versions:n,files:r,bytes:i,notes:s}){const l=(0,Ge.h)(e);return`Wrote ${(0,v.LS)(t,"algorithm")} with ${(0,v.LS)(n,"version")} into ${l}: ${(0,v.LS)(r,"file")}, ${(0,v.z3)(i)}
${s.map(c=>`  note: ${c}
`).join("")}Open ${(0,Ge.h)((0,x.join)(e,"index.html"))}, or publish the folder: any host of files will do.
`}});function Pn(e){const t=URL.parse(e);if(t&&/^https?:$/.test(t.protocol)&&t.search===""&&t.hash==="")return t.href.replace(/\/*$/,"/");throw new O.Failure("BAD_USAGE",`--url is an address of the web such as https://my-lab.github.io/catalog/, not ${(0,he.hD)(e)}.`)}o(Pn,"readAddress");function Ln(e){const[,t,n="main"]=/^([A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100})(?:@([^\s@]{1,255}))?$/.exec(e)??[];if(t!==void 0)return{name:t,ref:n};throw new O.Failure("BAD_USAGE",`--repository is OWNER/NAME, or OWNER/NAME@REF with a branch, tag or commit, not ${(0,he.hD)(e)}.`)}o(Ln,"readRepository");function Cn({name:e,commit:t}){const[n="",r=""]=t===void 0?[]:e.split("@");return n===""?void 0:{name:n,ref:r}}o(Cn,"repositoryOf");function Mn(e){return e[0]?.versions[0]?.container_name.split("@")[0]?.replace(/\/[^/]*$/,"")}o(Mn,"imagePrefix");function Dn(e){return[!e.isHere&&"a catalog on GitHub is read without its samples and history; check it out, and name its folder, to show them",e.isHere&&!e.isDated&&"no dates and no Atom feed: the catalog is in no Git checkout with its whole history (on GitHub: fetch-depth: 0)",e.address===void 0&&"addresses in feeds and for programs are relative: give --url",e.from===void 0&&"workflow files on the pages name no catalog: give --repository"].filter(t=>t!==!1)}o(Dn,"notesOn")}),27759:((J,M,d)=>{d.d(M,{C6:o(()=>x,"C6"),Gc:o(()=>D,"Gc"),_k:o(()=>O,"_k")});async function x(_,P,q){const S=[],I=new Set;for await(const a of P){if(S.length>0)break;const v=q(a).catch(p=>{S.push(p)}).finally(()=>I.delete(v));I.add(v),I.size>=_&&await Promise.race(I)}if(await Promise.all(I),S.length>0)throw S[0]}o(x,"forEachConcurrent");async function O(_,P,q){const S=[];return await x(_,[...P].entries(),async([I,a])=>{S[I]=await q(a)}),S}o(O,"mapConcurrent");var D=class{static{o(this,"Lanes")}#e;#t=[];constructor(_){this.#e=_}async run(_){this.#e>0?this.#e--:await new Promise(P=>this.#t.push(P));try{return await _()}finally{const P=this.#t.shift();P?P():this.#e++}}}}),17239:((J,M,d)=>{d.d(M,{s:o(()=>I,"s")});var x=d(77598),O=d(51455),D=o((a,v)=>(v=Symbol[a])?v:Symbol.for("Symbol."+a),"__knownSymbol"),_=o(a=>{throw TypeError(a)},"__typeError"),P=o((a,v,p)=>{if(v!=null){typeof v!="object"&&typeof v!="function"&&_("Object expected");var u,b;p&&(u=v[D("asyncDispose")]),u===void 0&&(u=v[D("dispose")],p&&(b=u)),typeof u!="function"&&_("Object not disposable"),b&&(u=o(function(){try{b.call(this)}catch(T){return Promise.reject(T)}},"dispose")),a.push([p,u,v])}else p&&a.push([p]);return v},"__using"),q=o((a,v,p)=>{var u=typeof SuppressedError=="function"?SuppressedError:function(E,A,f,$){return $=Error(f),$.name="SuppressedError",$.error=E,$.suppressed=A,$},b=o(E=>v=p?new u(E,v,"An error was suppressed during disposal"):(p=!0,E),"fail"),T=o(E=>{for(;E=a.pop();)try{var A=E[1]&&E[1].call(E[2]);if(E[0])return Promise.resolve(A).then(T,f=>(b(f),T()))}catch(f){b(f)}if(p)throw v},"next");return T()},"__callDispose"),S=262144;async function I(a){var v=[];try{const T=(0,x.createHash)("sha256"),E=P(v,await(0,O.open)(a),!0),A=Buffer.allocUnsafeSlow(S);for(;;){const{bytesRead:f}=await E.read(A,0,A.length);if(f===0)return T.digest("hex");T.update(A.subarray(0,f))}}catch(T){var p=T,u=!0}finally{var b=q(v,p,u);b&&await b}}o(I,"sha256")}),76122:((J,M,d)=>{d.d(M,{z:o(()=>q,"z")});var x=d(31421),O=d(2602),D=d(88264),_=12e4,P=64*1024*1024;async function q(a,v){await I(a,["rev-parse","--show-prefix"],v);const p=o((...u)=>I(a,u,v),"ask");return{async base(u){try{const b=await p("rev-parse","--verify","--end-of-options",`${u}^{commit}`);return(await p("merge-base",b.trim(),"HEAD")).trim()}catch(b){throw v.throwIfAborted(),new O.Failure("REF_NOT_FOUND",`This checkout has no commit "${(0,D.YA)(u)}" in common history. Is it spelled correctly, and fetched?`,{cause:b})}},async changedSince(u){const b=S(await p("diff","--name-status","--no-renames","--relative","-z",u,"--",".")),T=[];for(let A=0;A+1<b.length;A+=2){const f={A:"added",D:"removed"}[b[A]??""]??"modified";T.push({path:b[A+1]??"",status:f,shown:[]})}const E=S(await p("ls-files","--others","--exclude-standard","-z","--","."));return[...T,...E.map(A=>({path:A,status:"added",shown:[]}))]},async view(u){const b=S(await p("ls-tree","-r","-z",u,"--",".")),T=o(f=>new Set(b.flatMap($=>$.startsWith(f)?[$.slice($.indexOf("	")+1)]:[])),"ofMode"),[E,A]=[T("100"),T("120")];return{paths:E,links:A,read:o(async f=>E.has(f)?p("cat-file","blob",`${u}:./${f}`):void 0,"read")}},async added(){const u=new Map;if((await p("rev-parse","--is-shallow-repository")).trim()==="true")return u;const b=await p("log","--reverse","--diff-filter=A","--no-renames","--relative","--name-only","-z","--format=%x01%ct","--",".");for(const T of b.split("").slice(1)){const[E="",...A]=T.split("\0"),f=new Date(Number(E)*1e3).toISOString().replace(".000Z","Z");for(const $ of A.map(R=>R.replace(/^\n/,"")))$!==""&&!u.has($)&&u.set($,f)}return u},async commit(u,{headline:b,body:T}){return await p("add","--",...u),await p("commit","--quiet","-m",b,"-m",T,"--",...u),(await p("rev-parse","HEAD")).trim()}}}o(q,"openGit");function S(a){return a.split("\0").slice(0,-1)}o(S,"lines");function I(a,v,p){const u={cwd:a,signal:p,timeout:_,maxBuffer:P,env:{...process.env,GIT_TERMINAL_PROMPT:"0",GIT_LITERAL_PATHSPECS:"1",LC_ALL:"C"}};return new Promise((b,T)=>{(0,x.execFile)("git",v,u,(E,A,f)=>{if(!E)return b(A);if(p.aborted)return T(p.reason);const $=(0,D.YA)((f.trim()||E.message).replace(/\s+/g," ")).slice(0,300),Y=E.code==="ENOENT"?"git is not installed.":`git ${v[0]} failed: ${$}.`;T(new O.Failure("NO_GIT",Y,{cause:E}))})})}o(I,"git")}),56583:((J,M,d)=>{d.d(M,{q:o(()=>x,"q")});function x(O){const{parse:D,rawJSON:_}=JSON;return D(O,(P,q,{source:S})=>typeof q=="number"&&!Number.isSafeInteger(q)&&S&&S!==String(q)?_(S):q)}o(x,"parseJson")}),98775:((J,M,d)=>{d.d(M,{$p:o(()=>q,"$p"),BQ:o(()=>a,"BQ"),Bq:o(()=>G,"Bq"),EG:o(()=>S,"EG"),Je:o(()=>L,"Je"),MZ:o(()=>T,"MZ"),Ng:o(()=>Y,"Ng"),TF:o(()=>I,"TF"),Vv:o(()=>u,"Vv"),Wv:o(()=>ne,"Wv"),Y2:o(()=>p,"Y2"),eE:o(()=>K,"eE"),m:o(()=>v,"m"),o4:o(()=>W,"o4"),sJ:o(()=>H,"sJ")});var x=d(2602),O=d(58947),D=d(88264),_=d(36618),P=d(56583),q="application/vnd.oci.image.index.v1+json",S="application/vnd.oci.image.manifest.v1+json",I="application/vnd.oci.image.config.v1+json",a="application/vnd.oci.image.layer.v1.tar+gzip",v="application/vnd.oci.image.layer.v1.tar",p="application/vnd.docker.distribution.manifest.list.v2+json",u="application/vnd.docker.distribution.manifest.v2+json",b="application/vnd.docker.container.image.v1+json",T="application/vnd.docker.image.rootfs.diff.tar.gzip",E=new Set([S,u]),A=new Set([q,p]),f=new Set([I,b]),$={x86_64:"amd64","x86-64":"amd64",aarch64:"arm64"},R=/^application\/vnd\.docker\.distribution\.manifest\.v1\+/;function Y(h,w){const m=X(h.bytes,`The manifest of ${w}`),F=(typeof m.mediaType=="string"&&m.mediaType?m.mediaType:void 0)??Q(h.mediaType,m);if(R.test(F)||m.schemaVersion===1)throw U(w,'is in the old "schema 1" format. Push it again with a current Docker or Podman');const B=A.has(F);if(!B&&!E.has(F))throw U(w,`has the type ${(0,D.hD)(F)}, which is not a container image`);if(!ue(m.annotations))throw U(w,'has "annotations" that do not map strings to strings');if(m.schemaVersion!==2)throw U(w,'does not have "schemaVersion": 2');if(Array.isArray(m.manifests)&&(Array.isArray(m.layers)||m.config!==void 0))throw U(w,"is both a manifest and an index, so it is ambiguous");if(B){const se=ie(m,"manifests");if(!se)throw U(w,'is an index without "manifests"');return m.manifests=se.map(V),te(m.manifests,"manifests",w),{kind:"index",mediaType:F,digest:h.digest,json:m}}const z=ie(m,"layers");if(!z)throw U(w,'has no "layers"');m.layers=z,m.config=fe(m.config,F===u?b:I),pe(m.config,`config of ${w}`),te(z,"layers",w);const Z=m;if(!f.has(Z.config.mediaType))throw U(w,`has a config of type ${(0,D.hD)(Z.config.mediaType)}: it is not a container image`);return{kind:"image",mediaType:F,digest:h.digest,json:Z}}o(Y,"parseManifest");function W(h,w,m){const N=X(h,`The config of ${m}`);if(w.layers.length===0&&(0,O.u)(N.rootfs??{})){const z=N.rootfs??{type:"layers"};N.rootfs={...z,diff_ids:z.diff_ids??[]}}const F=(0,O.u)(N.rootfs)?N.rootfs.diff_ids:void 0;if(!Array.isArray(F)||!F.every(z=>typeof z=="string"&&(0,_.Bc)(z)))throw U(m,'has a config without "rootfs.diff_ids"');if(F.length!==w.layers.length)throw U(m,`is damaged: its config names ${F.length} layers and its manifest ${w.layers.length}`);for(const z of["os","architecture"])if(typeof N[z]!="string")throw U(m,`has a config without "${z}"`);const B=N.config??{};if(!(0,O.u)(B))throw U(m,'has a "config" that is not an object');for(const z of["Env","Entrypoint","Cmd"]){const Z=B[z];if(Z!=null&&!(Array.isArray(Z)&&Z.every(se=>typeof se=="string")))throw U(m,`has a "config.${z}" that is not a list of strings`)}if(B.StopSignal!=null&&typeof B.StopSignal!="string")throw U(m,'has a "config.StopSignal" that is not a string');if(B.Healthcheck!=null&&!(0,O.u)(B.Healthcheck))throw U(m,'has a "config.Healthcheck" that is not an object');if(B.ExposedPorts!=null&&!(0,O.u)(B.ExposedPorts))throw U(m,'has a "config.ExposedPorts" that is not an object');if(!ue(B.Labels))throw U(m,'has "config.Labels" that do not map strings to strings');if(N.history!=null&&!Array.isArray(N.history))throw U(m,'has a "history" that is not a list');return N}o(W,"parseConfig");function K({os:h,architecture:w}){const m=w.toLowerCase();return`${h.toLowerCase()}/${$[m]??m}`}o(K,"platformKey");function L(h){const[w="",m=""]=K(h).split("/");return{...h,os:w,architecture:m}}o(L,"normalPlatform");function G(h){return[h.os,h.architecture,h.variant].filter(Boolean).join("/")}o(G,"formatPlatform");function H(h){return/nondistributable|\.foreign\./.test(h.mediaType)&&!!h.urls?.length}o(H,"isForeignLayer");function ne({layers:h}){return h.length===0||h.some(w=>/\.layer\.|\.rootfs\./.test(w.mediaType))}o(ne,"hasImageLayers");function Q(h,w){const m=h?.split(";")[0]?.trim()??"";return E.has(m)||A.has(m)||R.test(m)?m:Array.isArray(w.manifests)?q:!(0,O.u)(w.config)&&!Array.isArray(w.layers)?m||"unknown":(0,O.u)(w.config)&&w.config.mediaType===b?u:S}o(Q,"inferType");function ie(h,w){const m=h[w];return m===null?[]:Array.isArray(m)?m:void 0}o(ie,"listOf");function V(h){if(!(0,O.u)(h))return h;const{mediaType:w="",platform:m,artifactType:N,...F}=h,B=(0,O.u)(m)&&typeof m.os=="string"&&typeof m.architecture=="string";return{mediaType:w??"",...F,...B&&{platform:m},...typeof N=="string"&&{artifactType:N}}}o(V,"childOf");function fe(h,w){return(0,O.u)(h)&&(h.mediaType??"")===""?{...h,mediaType:w}:h}o(fe,"withType");function X(h,w){let m;try{m=(0,P.q)(new TextDecoder("utf-8",{fatal:!0}).decode(h))}catch{throw new x.Failure("NOT_AN_IMAGE",`${w} is not JSON.`)}if(!(0,O.u)(m))throw new x.Failure("NOT_AN_IMAGE",`${w} is not a JSON object.`);return m}o(X,"parseObject");function te(h,w,m){for(const[N,F]of h.entries())pe(F,`${w}[${N}] of ${m}`)}o(te,"checkDescriptors");function pe(h,w){const m=o(Z=>new x.Failure("NOT_AN_IMAGE",`The ${w} ${Z}.`),"refuse");if(!(0,O.u)(h))throw m("is missing");const{mediaType:N,digest:F,size:B,annotations:z}=h;if(typeof N!="string")throw m('has no "mediaType"');if(typeof F!="string"||!(0,_.Bc)(F))throw m("has no sha256 digest; other algorithms are not supported");if(!Number.isSafeInteger(B)||B<0)throw m('has no valid "size"');if(!ue(z))throw m('has "annotations" that do not map strings to strings')}o(pe,"checkDescriptor");function ue(h){return h==null||(0,O.u)(h)&&Object.values(h).every(w=>typeof w=="string")}o(ue,"isStringMap");function U(h,w){return new x.Failure("NOT_AN_IMAGE",`${h} ${w}.`)}o(U,"notAnImage")}),25151:((J,M,d)=>{d.d(M,{b:o(()=>x,"b"),r:o(()=>O,"r")});var x=`
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
`,O=`${x}
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
`}),21251:((J,M,d)=>{d.d(M,{Dl:o(()=>E,"Dl"),K$:o(()=>P,"K$"),OG:o(()=>b,"OG"),RF:o(()=>T,"RF"),X:o(()=>v,"X"),X6:o(()=>I,"X6"),p_:o(()=>S,"p_"),qy:o(()=>q,"qy")});var x=d(77598),O=d(6375),D=d(88264),_=class{static{o(this,"Html")}text;constructor(f){this.text=f}toString(){return this.text}},P=new _("");function q(f,...$){let R=f[0];for(const[Y,W]of $.entries())R+=p(W)+f[Y+1];return new _(R)}o(q,"html");function S(f){return{markup:new _(`<style>${f}</style>`),source:a(f)}}o(S,"styleSheet");function I(f){return{markup:new _(`<script>${f}<\/script>`),source:a(f)}}o(I,"inlineScript");function a(f){return`'sha256-${(0,x.createHash)("sha256").update(f).digest("base64")}'`}o(a,"sourceOf");function v({title:f,allows:$,head:R,header:Y,main:W,footer:K,end:L}){return q`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${$}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${f}</title>
${R}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
${Y}
</header>
<main id="content" tabindex="-1">
${W}
</main>
<footer>
${K}
</footer>
${L}</body>
</html>
`.text}o(v,"htmlPage");function p(f){return f instanceof _?f.text:f===void 0||f===!1?"":typeof f=="number"?String(f):typeof f=="string"?u((0,D.YA)(f)):f.map(p).join("")}o(p,"render");function u(f){return f.replace(/[&<>"'`]/g,$=>`&#${$.charCodeAt(0)};`)}o(u,"escapeHtml");function b(f){const $=f.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new _($.split(`
`).map(R=>R.split("	").map(p).join("	")).join(`
`))}o(b,"logLines");function T(f,$){const R=A(f);return R===void 0?q`${$}`:q`<a href="${R}">${$}</a>`}o(T,"fileLink");function E(f,$){return q`<a href="${f}" rel="noopener">${$}</a>`}o(E,"webLink");function A(f){const $=f.split("/");if(!$.some(R=>R===""||R==="."||R===".."))return`./${$.map(O.hK).join("/")}`}o(A,"relativeUrl")}),4208:((J,M,d)=>{d.d(M,{IG:o(()=>P,"IG"),Qp:o(()=>R,"Qp"),Vx:o(()=>_,"Vx"),XQ:o(()=>$,"XQ"),bo:o(()=>D,"bo"),hu:o(()=>f,"hu")});var x=d(36618),O=d(60949),D=1,_="org.opencontainers.image.",P=`${_}base.name`,q=`${_}base.digest`,S="dev.pipewright.",I=`${S}agent.digest`,a=`${S}agent.version`,v=`${S}spec.digest`,p=`${S}agent.layer`,u=`${S}revision`,b=`${S}source.digest`,T=`${S}source.ports`,E=`${S}source.label.`,A=["com.amazon.soci.index-digest"];function f(W,K){const{spec:L,agent:G,source:H,base:ne,layer:Q,ports:ie}=K,V=new Map;for(const[X,te]of Object.entries(W??{}))A.includes(X)||X.startsWith(S)||V.set(X.startsWith(_)?E+X:X,te);const fe={title:L.name,version:L.version,description:L.description,licenses:L.license,url:L.homepage,source:L.source,documentation:L.documentation,authors:L.authors?.map(X=>X.name).join(", ")};for(const[X,te]of Object.entries(fe))te&&V.set(_+X,te);return V.set(P,H.name),V.set(q,ne),V.set(b,H.digest),V.set(a,G.version),V.set(I,G.digest),Q&&V.set(p,Q),V.set(v,(0,O.Wx)(L)),V.set(u,String(D)),ie&&V.set(T,JSON.stringify(ie)),Y(V)}o(f,"wrappedLabels");function $(W){const K=new Map;for(const[L,G]of Object.entries(W??{}))L.startsWith(E)?K.set(L.slice(E.length),G):!L.startsWith(S)&&!L.startsWith(_)&&K.set(L,G);return K.size>0?Y(K):void 0}o($,"sourceLabels");function R(W){const[K,L,G,H]=[P,q,b,I].map(ne=>W?.[ne]);if(!(!K||!L||!G||!H||![L,G,H].every(x.Bc)))return{source:{name:K,digest:G},base:L,agent:H,layer:W?.[p],ports:W?.[T]}}o(R,"readWrapRecord");function Y(W){return Object.fromEntries([...W].sort(([K],[L])=>K<L?-1:1))}o(Y,"sorted")})};export{Nn as id,Fn as ids,Un as modules};
