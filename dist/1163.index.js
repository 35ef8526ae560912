var Ve=Object.freeze,Je=Object.defineProperty;var o=(K,D)=>Je(K,"name",{value:D,configurable:!0});var Ye=(K,D)=>Ve(Je(K,"raw",{value:Ve(D||K.slice())}));var Ze;const zn=1163,Nn=[1163],Fn={98492:((K,D,m)=>{m.d(D,{Q:o(()=>M,"Q"),T:o(()=>w,"T")});var w="https://github.com/pipewright/pipewright/blob/main/README.md#provenance",_=".github/workflows/catalog-publish.yml";function M(S,A,{repository:j,server:b}){const T=URL.parse(b)?.host??"github.com",a=T==="github.com"?[]:[`--hostname ${T}`];return[`gh attestation verify oci://${S}@${A}`,`--repo ${j}`,`--predicate-type ${w}`,`--signer-workflow ${a.length>0?`${T}/`:""}${j}/${_}`,...a].join(` \\
    `)}o(M,"attestationCommand")}),69161:((K,D,m)=>{m.d(D,{CI:o(()=>y,"CI"),Cl:o(()=>b,"Cl"),tV:o(()=>a,"tV")});var w=m(98775),_=m(60949),M=m(4208),S=m(53764),A=["AWS_REGION","PIPEWRIGHT_QUEUE_URL","PIPEWRIGHT_IDLE_SECONDS"],j=256;function b(p,d,u,h){const{container_name:E,instance_type:q,...P}=p;return{...P,container_name:`${h}@${d.root.digest}`,source_image:d.source,platforms:d.images.map(I=>({platform:(0,w.Bq)(I.platform),digest:I.manifest.digest,size:I.layers.reduce((Q,Z)=>Q+Z.size,0)})),agent:{version:u.version,digest:u.digest,protocol:u.protocol},spec_digest:(0,_.Wx)(p),revision:M.bo,instance_type:q||"fargate",...T(p),environment:[...(p.user_specified_environment_variables??[]).map(I=>({name:I.name,required:I.required===!0,from:"user",...I.secret&&{secret:!0}})),...A.map(I=>({name:I,required:!0,from:"deploy"}))]}}o(b,"extendSpec");function T({CPU:p,memory:d,gpu:u}){const h=typeof p=="number"?Math.ceil(p*1024):j,E=Math.ceil(d.suggested);return{cpu_units:h,memory_mb:E,fargate:u?null:(0,S.E)(h,E)}}o(T,"resolvedSize");function a(p,d){const{CPU:u=p.CPU,disk_gb:h=p.disk_gb,timeout_minutes:E=p.timeout_minutes}=d,q={...p.memory,suggested:d.memory??p.memory.suggested},P=d.memory===void 0&&d.CPU===void 0?{}:T({...p,CPU:u,memory:q});return{...p,memory:q,CPU:u,disk_gb:h,timeout_minutes:E,...P}}o(a,"resized");function y(p){return`${JSON.stringify(p,null,2)}
`}o(y,"formatExtendedSpec")}),53764:((K,D,m)=>{m.d(D,{E:o(()=>_,"E")});var w=[[256,512,512,512],[256,1024,2048,1024],[512,1024,4096,1024],[1024,2048,8192,1024],[2048,4096,16384,1024],[4096,8192,30720,1024],[8192,16384,61440,4096],[16384,32768,122880,8192]];function _(M,S){for(const[A,j,b,T]of w)if(!(A<M||b<S))return{cpu:A,memory:Math.max(j,Math.ceil(S/T)*T)};return null}o(_,"fargateSize")}),41163:((K,D,m)=>{m.r(D),m.d(D,{site:o(()=>jn,"site")});var w=m(76760),_=m(2602),M=m(44483),S=m(73024),A=m(51455),j=m(41005),b=m(33297),T=m(40468),a=m(21251),y=m(36647),p=m(12011),d="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",u="style.css",h="site.js",E="feed.xml",q="feed.json",P="ga4gh/trs/v2";function I(e,t){const n=Z(t.folder),r=t.title===void 0?e.title:`${t.title} \xB7 ${e.title}`,i=e.url===void 0?void 0:`${e.url}${t.folder}`;return(0,a.qy)(Ze||(Ze=Ye([`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="`,`">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="pipewright `,`">
<meta name="description" content="`,`">
<title>`,`</title>
`,`
<link rel="stylesheet" href="`,"",`">
<link rel="icon" href="`,`icon.svg" type="image/svg+xml">
`,`
<link rel="alternate" type="application/feed+json" title="New versions" href="`,"",`">
`,`
<script src="`,"",`" defer><\/script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
`,`
</header>
<main id="content" tabindex="-1">
`,`
</main>
<footer>
<p>New versions: `,'<a href="',"",`">JSON Feed</a>.
For programs: `,'<a href="',"",`/tools/index.json">GA4GH Tool Registry Service</a>.</p>
<p>Made by <a href="https://github.com/`,'">Pipewright</a> ',` from the catalog\u2019s files. No cookies, no
tracking: this page loads nothing from elsewhere.</p>
</footer>
</body>
</html>
`])),d,p.xv,t.description,r,i===void 0?a.K$:(0,a.qy)`<link rel="canonical" href="${i}">`,n,u,n,t.hasAtom&&(0,a.qy)`<link rel="alternate" type="application/atom+xml" title="New versions" href="${n}${E}">`,n,q,t.json!==void 0&&(0,a.qy)`<link rel="alternate" type="application/json" href="${t.json}">`,n,h,t.header,t.main,t.hasAtom&&(0,a.qy)`<a href="${n}${E}">Atom</a>, `,n,q,t.json!==void 0&&(0,a.qy)`<a href="${t.json}">this page as JSON</a>, `,n,P,p.Bw,p.xv).text}o(I,"framePage");function Q(e){return e.replace(/[^/]*$/,"")}o(Q,"folderOf");function Z(e){return"../".repeat(e.split("/").length-1)||"./"}o(Z,"rootOf");function V(e){const n=e.replace(/^https?:\/\/(www\.)?|\/$/g,"").split("/").map((r,i)=>(0,a.qy)`${i>0&&(0,a.qy)`/<wbr>`}${r}`);return/^https?:\/\//.test(e)&&URL.canParse(e)?(0,a.qy)`<a href="${e}" rel="nofollow noopener">${n}</a>`:(0,a.qy)`${n}`}o(V,"outsideLink");function H(e,t,n){return n===a.K$?a.K$:(0,a.qy)`<section id="${e}" aria-labelledby="${e}-title">
<h2 id="${e}-title">${t}</h2>
${n}
</section>
`}o(H,"section");function L(e,t,n,r){return(0,a.qy)`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${e}">
<table${r&&(0,a.qy)` class="${r}"`}><thead><tr>${t.map(i=>(0,a.qy)`<th scope="col">${i}</th>`)}</tr></thead>
<tbody>
${n.map(([i="",...s])=>(0,a.qy)`<tr><th scope="row">${i}</th>${s.map(l=>(0,a.qy)`<td>${l}</td>`)}</tr>\n`)}</tbody></table>
</div>`}o(L,"siteTable");function B({newest:e}){return e!==void 0}o(B,"isOffered");function W(e){return`algorithms/${e}`}o(W,"algorithmFolder");function ne(e){return`${W(e)}/index.html`}o(ne,"algorithmPath");function ee({url:e=""},t){return`${e}${t}`}o(ee,"siteAddress");var ie={PNG:"png",JPEG:"jpg",GIF:"gif"};function G({kind:e}){return ie[e.split(",")[0]??""]}o(G,"pictureEnding");function fe(e){const t=new Map;for(const n of[...e.samples.values(),...e.results.values()])n.picture&&t.set(J(e,n),n.picture);return t}o(fe,"picturesOf");function J({samples:e,results:t},n){const r=G(n);return!n.picture||r===void 0?void 0:`picture-${[...e.values(),...t.values()].indexOf(n)+1}.${r}`}o(J,"pictureName");function te(e,t){const[n,...r]=t.tests;return n?(0,a.qy)`<p>The tests that come with it. Publishing runs them on the image, without a network.</p>
<article class="test"><h3>${n.name}</h3>
${pe(e,t,n)}</article>
${r.map(i=>(0,a.qy)`<details class="test"><summary><h3>${i.name}</h3></summary>
${pe(e,t,i)}</details>
`)}`:a.K$}o(te,"samplesSection");function pe(e,t,n){const r=[...(0,T.l)(n)].flatMap(([c,v])=>v.map(x=>ue(e,x,n.inputs?`Input ${c}`:"Sample"))),i=Object.entries(n.env),l=[...(0,T.l)(n).values()].flat().map(c=>e.samples.get(c)).some(c=>c&&(c.lines||c.picture));return(0,a.qy)`${i.length>0&&(0,a.qy)`<p class="note">With ${i.map(([c,v],x)=>(0,a.qy)`${x>0&&", "}<code>${c}=${v}</code>`)}</p>`}
<div class="${l?"pair":"alone"}"><div>${r}</div><div>${F(e,t,n)}</div></div>
`}o(pe,"oneTest");function ue(e,t,n){const r=e.samples.get(t);return g(n,w.posix.basename(t),r&&(0,a.qy)`${f(e,t,r)}`,r)}o(ue,"sampleFigure");function F(e,t,n){const{exit_code:r,sha256:i,contains:s}=n.expect;if(r!==0){const k=(0,b.F)(t,r)?.meaning;return(0,a.qy)`<figure><figcaption>Result</figcaption><p>It ends with exit code ${r}${k===void 0?"":(0,a.qy)`: ${k}`}.</p></figure>`}const l=(0,T.t)(n).flatMap(k=>k.patterns),c=l.filter(k=>!/[*?[{]/.test(k)),x=[...new Set([...Object.keys(i),...Object.keys(s),...c])].sort().map(k=>{const O=z(i,k),Y=O===void 0?void 0:e.results.get(O),ae=z(s,k)??[],ye=Y?f(e,k,Y):ae.length>0&&(0,a.qy)`<p class="note">It contains:</p><pre tabindex="0">${(0,a.OG)(ae.join(`
`))}</pre>`;return(0,a.qy)`${g("Result",k,ye||void 0,Y)}${O!==void 0&&(0,a.qy)`<p class="note digest">SHA-256 <code>${O}</code></p>`}`});if(x.length>0)return(0,a.qy)`${x}`;const C=l.filter(k=>!c.includes(k));return C.length>0?(0,a.qy)`<figure><figcaption>Result</figcaption><p>Files named ${C.map((k,O)=>(0,a.qy)`${O>0&&", "}<code>${k}</code>`)}.</p></figure>`:(0,a.qy)`<figure><figcaption>Result</figcaption><p>It ends without an error.</p></figure>`}o(F,"resultFigures");function g(e,t,n,r){const i=r&&[$(r)?void 0:r.kind,(0,y.z3)(r.size)].filter(Boolean).join(", ");return(0,a.qy)`<figure><figcaption>${e} <b>${t}</b>${i!==void 0&&(0,a.qy)` <small>${i}</small>`}</figcaption>${n}</figure>`}o(g,"figure");function $({lines:e}){return e!==void 0}o($,"isText");function f(e,t,n){const r=J(e,n),i=w.posix.basename(t);if(r!==void 0){const[,k,O]=/, (\d+) × (\d+)$/.exec(n.kind)??[],Y=k!==void 0&&(0,a.qy)` width="${k}" height="${O}"`;return(0,a.qy)`<img src="./${r}" alt="The picture ${i}"${Y}>`}if(!n.lines)return a.K$;const s=(0,j.nc)(i,n.lines),l=Buffer.byteLength(n.lines.join(`
`))+2<n.size,[c,...v]=s??[],x=c?(0,y.LS)(v.length,"row"):(0,y.LS)(n.lines.length,"line"),C=l?(0,a.qy)`<p class="note">The first ${x}.</p>`:a.K$;return c?(0,a.qy)`${L(i,c,v)}${C}`:(0,a.qy)`<pre tabindex="0">${(0,a.OG)(n.lines.join(`
`))}</pre>${C}`}o(f,"shown");function z(e,t){return Object.hasOwn(e,t)?e[t]:void 0}o(z,"own");var N=o((e,t)=>`${W(e)}/${t}`,"picturePath"),U=m(17239),R=m(57685),X=m(76122),se=m(41501),Oe=o((e,t)=>(t=Symbol[e])?t:Symbol.for("Symbol."+e),"__knownSymbol"),qe=o(e=>{throw TypeError(e)},"__typeError"),Qe=o((e,t,n)=>{if(t!=null){typeof t!="object"&&typeof t!="function"&&qe("Object expected");var r,i;n&&(r=t[Oe("asyncDispose")]),r===void 0&&(r=t[Oe("dispose")],n&&(i=r)),typeof r!="function"&&qe("Object not disposable"),i&&(r=o(function(){try{i.call(this)}catch(s){return Promise.reject(s)}},"dispose")),e.push([n,r,t])}else n&&e.push([n]);return t},"__using"),Xe=o((e,t,n)=>{var r=typeof SuppressedError=="function"?SuppressedError:function(l,c,v,x){return x=Error(v),x.name="SuppressedError",x.error=l,x.suppressed=c,x},i=o(l=>t=n?new r(l,t,"An error was suppressed during disposal"):(n=!0,l),"fail"),s=o(l=>{for(;l=e.pop();)try{var c=l[1]&&l[1].call(l[2]);if(l[0])return Promise.resolve(c).then(s,v=>(i(v),s()))}catch(v){i(v)}if(n)throw t},"next");return s()},"__callDispose"),et=1024*1024,tt=1e3,nt=32*1024*1024,rt={dates:new Map,sample:o(async()=>{},"sample"),results:o(async()=>new Map,"results")};async function ot(e,t){const n=(0,S.realpathSync)(e);return{dates:await it(e,t),sample:o((r,i)=>Te((0,w.join)(n,r),i),"sample"),async results(r,i){const s=new Map;if(i.size===0)return s;for(const l of at((0,w.join)(n,r),"tests")){const c=await Te((0,w.join)(n,r),l);if(!c||c.size>nt)continue;const v=await(0,U.s)((0,w.join)(n,r,l));i.has(v)&&s.set(v,c)}return s}}}o(ot,"openSiteFacts");async function it(e,t){try{return await(await(0,X.z)(e,t)).added()}catch{return t.throwIfAborted(),new Map}}o(it,"datesIn");async function Te(e,t){var n=[];try{const l=Qe(n,await(0,se.rM)(e,t),!0);if(!l)return;const c=Buffer.alloc(j.x7),{bytesRead:v}=await l.read(c,0,j.x7,0),{size:x}=await l.stat(),C=(0,j.oW)(c.subarray(0,v),x),k=G(C)!==void 0&&x<=et;return{...C,...k&&{picture:await(0,A.readFile)((0,w.join)(e,t))}}}catch(l){var r=l,i=!0}finally{var s=Xe(n,r,i);s&&await s}}o(Te,"readSample");function at(e,t){const n=[],r=o(i=>{const s=(0,w.join)(e,i);if((0,R.I)(s)!=="folder"||!(0,R.uI)(e,s))return;const l=(0,S.readdirSync)(s,{withFileTypes:!0});for(const c of l.sort((v,x)=>v.name<x.name?-1:1)){if(n.length>=tt)return;c.isDirectory()?r(`${i}/${c.name}`):c.isFile()&&n.push(`${i}/${c.name}`)}},"search");return r(t),n}o(at,"filesBelow");var xe=m(27759),st=m(69161),lt=m(98492),le=m(6375),he=m(88264);function dt(e,t){const{name:n,version:r,doi:i,container_name:s}=e,l=Ee(e),c=i===void 0?t:`https://doi.org/${i}`,v=[l.length>0&&`${l.join(", ")}.`,`${n} (version ${r}) [Computer software].`,`Container image ${s}.`,c],C=[["author",l.length>0?l.map(k=>de(k)).join(" and "):void 0],["title",`{${de(n)}}`],["version",de(r)],["doi",i&&de(i)],["url",i===void 0?t&&de(t):void 0],["note",`Container image ${de(s)}`]].flatMap(([k,O])=>O?[`  ${k} = {${O}},`]:[]);return{text:v.filter(Boolean).join(" "),bibtex:`@software{${n}-${r.replace(/[^\w.-]/g,"-")},
${C.join(`
`)}
}`}}o(dt,"citationOf");function Ee({authors:e,maintainers:t}){return e.length>0?e.map(({name:n})=>n):t.map(({name:n,github:r})=>n??r)}o(Ee,"authorNames");var ct={"\\":"\\textbackslash{}","~":"\\textasciitilde{}","^":"\\textasciicircum{}"};function de(e){return e.replace(/[\\~^]|[{}$&#%_]/g,t=>ct[t]??`\\${t}`)}o(de,"escapeTex");var re=m(5271);function mt(e){return(0,a.qy)`<h3>It takes</h3>
${Ae("Input",(0,re.Vc)(e))}
<h3>It gives</h3>
${(0,re.tH)(e)?Ae("Output",(0,re.Yz)(e)):ft(e)}`}o(mt,"filesSection");function Ae(e,t){return L(`${e}s`,[e,"Files","How many"],t.map(n=>{const r="shared"in n&&n.shared,i="folder"in n&&n.folder;return[je(n.name,n.description),(0,a.qy)`${pt(n)}${ut(n)}`,(0,a.qy)`${ht(n,i?"folder":"file")}${r&&(0,a.qy)`<small>the same for all items</small>`}`]}),"even")}o(Ae,"filesTable");function je(e,t){return(0,a.qy)`<code>${e}</code>${t!==void 0&&(0,a.qy)`<span class="what">${t}</span>`}`}o(je,"described");function ft({output_name:e}){return(0,a.qy)`<p>A file named <code>${e}</code>, or a folder of that name with files in it.${/\{(name|stem|ext)\}/.test(e)&&(0,a.qy)` <span class="note"><code>{name}</code>, <code>{stem}</code> and <code>{ext}</code> are the input’s name, the name without its
ending, and the ending.</span>`}</p>`}o(ft,"plainOutput");function pt({patterns:e}){return(0,a.qy)`${e.map((t,n)=>(0,a.qy)`${n>0&&" "}<code>${t}</code>`)}`}o(pt,"patternList");function ut({companions:e}){return e.length===0?a.K$:(0,a.qy)`<small>with ${e.map(({templates:t,optional:n},r)=>(0,a.qy)`${r>0&&", "}${t.map((i,s)=>(0,a.qy)`${s>0&&" or "}<code>${i}</code>`)}${n&&" (optional)"}`)}</small>`}o(ut,"companionList");function ht({least:e,most:t,optional:n},r){const i=`${r}s`,s=t===null?e<=1?`one ${r} or more`:`${e} ${i} or more`:e===t?t===1?`one ${r}`:`${t} ${i}`:`${e} to ${t} ${i}`;return n?`${s}, or none`:s}o(ht,"howMany");function gt({user_specified_environment_variables:e}){return e.length===0?a.K$:L("Variables",["Variable","Value","Default"],e.map(t=>[je(t.name,t.description),(0,a.qy)`${t.type}${yt(t)}`,(0,a.qy)`${vt(t)}${t.secret&&(0,a.qy)` <span class="badge">secret</span>`}`]),"even")}o(gt,"variablesSection");function vt(e){if(e.default!==void 0){const{default:t}=e,n=typeof t=="string"?t:JSON.stringify(t);return n===""?(0,a.qy)`empty`:(0,a.qy)`<code>${n}</code>`}return e.required?(0,a.qy)`<span class="badge">required</span>`:(0,a.qy)`none`}o(vt,"defaultOf");function yt({choices:e,minimum:t,maximum:n,pattern:r}){const i=[e&&(0,a.qy)`one of ${e.map((s,l)=>(0,a.qy)`${l>0&&", "}<code>${String(s)}</code>`)}`,t!==void 0&&(0,a.qy)`at least ${t}`,n!==void 0&&(0,a.qy)`at most ${n}`,r!==void 0&&(0,a.qy)`matches <code>${(0,he.hD)(r).slice(1,-1)}</code>`].filter(s=>s!==void 0&&s!==!1);return i.length===0?a.K$:(0,a.qy)`<small>${i.map((s,l)=>(0,a.qy)`${l>0&&", "}${s}`)}</small>`}o(yt,"limitsOf");function $t(e){const t=Object.keys(e.exit_codes);return(0,a.qy)`<div class="line"><pre tabindex="0"><code>${e.run_command}</code></pre></div>
${t.length>0&&L("Exit codes",["Exit code","What it means"],t.map(n=>{const r=(0,b.F)(e,Number(n));return[(0,a.qy)`<code>${n}</code>`,(0,a.qy)`${r?.meaning}${r?.retry===!1&&(0,a.qy)` <small>not tried again</small>`}`]}))}`}o($t,"commandSection");var ce=m(55593),wt="samples.csv";function bt(e,t){const n=`${e.name}.workflow.json`,{items:r,sheet:i,data:s}=xt(e);return{file:n,workflow:Et(e,r,t),...i!==void 0&&{sheet:i},command:["npx pipewright run",n,"--local",...s.map(ge),"--out results"].join(" "),takesFolders:r==="folder",docker:_t(e)}}o(bt,"useIt");function xt(e){const[t,...n]=(0,re.Vc)(e).filter(({shared:i})=>!i);if(!t)return{data:[]};if(n.length>0)return{items:wt,sheet:kt(e,[t,...n]),data:[]};const r=(0,ce.JQ)(t,e);return t.folder||t.most===1?{data:r}:t.most===2?{items:"pairs",data:r}:{items:"folder",data:["data"]}}o(xt,"itemsOf");function Et(e,t,n){const{step:r,top:i}=(0,ce.tR)(e);return(0,ce.Ar)({$schema:(0,p.Q)("workflow"),name:e.name,...n&&{catalog:`${n.name}@${n.ref}`},...t!==void 0&&{items:t},...i,process:{type:"single_run",algorithms:[r]}})}o(Et,"workflowOf");function kt(e,t){const n=t.flatMap(r=>{const i=(0,ce.JQ)(r,e);return i.length>1&&r.most!==null?i.map((s,l)=>[`${r.name}_${l+1}`,s]):[[r.name,i.join(";")]]});return`item,${n.map(([r])=>r).join(",")}
first,${n.map(([,r])=>r).join(",")}`}o(kt,"sheetOf");function _t(e){const t=e.user_specified_environment_variables.filter(r=>r.required),n=(0,re.Vc)(e).filter(r=>!r.optional).flatMap(r=>(0,ce.JQ)(r,e).map(i=>{const s=w.posix.join("/in",i);return(0,re.Ic)(e)?`--input ${ge(`${r.name}=${s}`)}`:ge(s)}));return[`docker run --rm${e.gpu?" --gpus all":""} -v "$PWD:/in:ro" -v "$PWD/results:/out"`,...t.map(r=>`  -e ${ge(`${r.name}=${St((0,ce.EQ)(r,e))}`)}`),`  ${ge(e.container_name)}`,`  run ${n.join(" ")} /out`].join(` \\
`)}o(_t,"dockerRun");function St(e){return typeof e=="object"?e.join(","):String(e)}o(St,"textOf");function ge(e){return/^[\w@%+=:,./-]+$/.test(e)?e:(0,he.ZL)(e)}o(ge,"word");function Ot(e,t,n){const{name:r,newest:i}=t,s=`${W(r)}/`,l=i?.description??t.description??"",c=[...i?qt(e,t,i):[],Nt(t)].filter(({content:v})=>v!==a.K$);return I(e,{title:r,description:l||`${r}, an algorithm in a container image.`,folder:s,json:"./index.json",hasAtom:n,header:(0,a.qy)`<p class="kicker"><a href="../../index.html">${e.title}</a></p>
<h1>${r}${i&&(0,a.qy)` <small>${i.version}</small>`}</h1>
${l!==""&&(0,a.qy)`<p class="lead">${l}</p>`}
${Tt(e,t)}
${i&&At(i.tags)}`,main:(0,a.qy)`<nav aria-label="On this page"><ul>${c.map(({id:v,title:x})=>(0,a.qy)`<li><a href="#${v}">${x}</a></li>`)}</ul></nav>
${i&&jt(i)}
${c.map(({id:v,title:x,content:C})=>H(v,x,C))}`})}o(Ot,"algorithmPage");function qt(e,t,n){return[{id:"use",title:"Use it",content:Mt(e,n)},{id:"files",title:"Inputs and outputs",content:mt(n)},{id:"variables",title:"Variables",content:gt(n)},{id:"sample",title:"Sample and result",content:te(t,n)},{id:"command",title:"Command",content:$t(n)},{id:"sizes",title:"Sizes",content:Lt(n)},{id:"verify",title:"Verify",content:Rt(e,n)},{id:"cite",title:"Cite",content:zt(e,n)}]}o(qt,"partsOf");function Tt(e,{newest:t}){if(!t)return(0,a.qy)`<p class="notice"><strong>Removed.</strong> It is no longer maintained here. What was published can still be
pulled by digest, and its name stays taken.</p>`;if(!t.deprecated)return a.K$;const{reason:n,replaced_by:r}=t.deprecated,i=e.algorithms.find(({name:l})=>l===r?.split("@")[0]),s=i?(0,a.qy)`<a href="../${i.name}/index.html">${r}</a>`:(0,a.qy)`${r}`;return(0,a.qy)`<p class="notice"><strong>Deprecated.</strong> ${n}${r!==void 0&&(0,a.qy)` Use ${s} instead.`}</p>`}o(Tt,"notice");function At(e){return e.length===0?a.K$:(0,a.qy)`<ul class="tags" aria-label="Tags">${e.map(t=>(0,a.qy)`<li><a href="../../index.html?tag=${(0,le.hK)(t)}">${t}</a></li>`)}</ul>`}o(At,"tagList");function jt(e){const{license:t,authors:n,maintainers:r,doi:i,homepage:s,source:l,documentation:c}=e,v=[["License",t===void 0?(0,a.qy)`not given`:Pt(t)],["Authors",n.length===0?void 0:Ie(n.map(Ct))],["Maintainers",r.length===0?void 0:Ie(r.map(({github:x,name:C})=>(0,a.qy)`<a href="https://github.com/${x}">${C??`@${x}`}</a>`))],["Paper",i===void 0?void 0:(0,a.qy)`<a href="https://doi.org/${It(i)}">doi:${i}</a>`],["Homepage",s===void 0?void 0:V(s)],["Source",l===void 0?void 0:V(l)],["Documentation",c===void 0?void 0:V(c)],["Download",(0,a.qy)`${Dt(e)}`]];return(0,a.qy)`<dl class="facts">${v.map(([x,C])=>C&&(0,a.qy)`<div><dt>${x}</dt><dd>${C}</dd></div>`)}</dl>`}o(jt,"factList");function Ie(e){return(0,a.qy)`${e.map((t,n)=>(0,a.qy)`${n>0&&", "}${t}`)}`}o(Ie,"listed");function It(e){return e.split("/").map(le.hK).join("/")}o(It,"doiPath");function Pt(e){return/^[A-Za-z0-9.-]+$/.test(e)&&!e.startsWith("LicenseRef")?(0,a.qy)`<a href="https://spdx.org/licenses/${e}.html">${e}</a>`:(0,a.qy)`${e}`}o(Pt,"licenseLink");function Ct({name:e,orcid:t}){const n=t?.replace(/^https?:\/\/orcid\.org\//,"");return n!==void 0&&/^[\dX-]+$/.test(n)?(0,a.qy)`<a href="https://orcid.org/${n}">${e}</a>`:(0,a.qy)`${e}`}o(Ct,"authorLink");function Mt(e,t){const{file:n,workflow:r,sheet:i,command:s,takesFolders:l,docker:c}=bt(t,e.repository);return(0,a.qy)`<h3>In a workflow</h3>
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
${oe("Docker command",c,"line")}`}o(Mt,"usePart");function oe(e,t,n){return(0,a.qy)`<div class="copy ${n}" data-copy="${e}"><div class="bar"><span>${e}</span></div><pre tabindex="0"><code>${(0,a.OG)(t)}</code></pre></div>`}o(oe,"copyable");function Lt(e){const{CPU:t,memory:n,disk_gb:r,timeout_minutes:i,gpu:s,fargate:l,instance_type:c,port:v}=e,x=n.minimal<n.suggested?`, at least ${n.minimal} MB`:"",C=l?`Fargate, ${l.cpu/1024} vCPU and ${l.memory/1024} GB`:`EC2${c==="fargate"?"":`, ${c}`}`,k=[["Memory",`${n.suggested} MB${x}`],["CPU",typeof t=="number"?`${t} vCPU`:"not said"],["GPU",s&&String(s.count)],["Disk",`${r} GB`],["Time limit",`${(0,y.LS)(i,"minute")} for an item`],["On AWS",C],["Image",e.platforms.map(({platform:O,size:Y})=>`${(0,y.z3)(Y)} for ${O}`).join(", ")],["Ports",v.length===0?void 0:v.map(O=>`${O.port}/${O.protocol}`).join(", ")]];return(0,a.qy)`<dl class="rows">${k.map(([O,Y])=>Y!==void 0&&(0,a.qy)`<div><dt>${O}</dt><dd>${Y}</dd></div>`)}</dl>
<p class="note">A workflow file can ask for other sizes.</p>`}o(Lt,"sizesPart");function Dt({platforms:e}){const t=e.map(({size:i})=>i),[n,r]=[(0,y.z3)(Math.min(...t)),(0,y.z3)(Math.max(...t))];return n===r?n:`${n} to ${r}`}o(Dt,"downloadSize");function Rt({repository:e},t){const{container_name:n,source_image:r,agent:i,spec_digest:s,platforms:l}=t,[c="",v=""]=n.split("@"),x=e?` --repository ${e.name}`:"",C=[["This image",n],...l.filter(k=>k.digest!==v).map(({platform:k,digest:O})=>[k,O]),["Made from",`${r.name} at ${r.digest}`],["Agent",`${i.version}, layer ${i.digest}`],["Spec",s]];return(0,a.qy)`<p>The image is the author’s image, the agent’s layer, and the spec; nothing is built. This derives it again
from a few kilobytes, and compares every byte of its manifests:</p>
${oe("Command",`npx pipewright verify ${n}${x}`,"line")}
${e&&(0,a.qy)`<p>Who signed it, as GitHub says:</p>
${oe("Signature command",(0,lt.Q)(c,v,{repository:e.name,server:"https://github.com"}),"line")}`}
<dl class="rows digests">${C.map(([k,O])=>(0,a.qy)`<div><dt>${k}</dt><dd><code>${O}</code></dd></div>`)}</dl>`}o(Rt,"verifyPart");function zt(e,t){const n=e.url===void 0?void 0:ee(e,`${W(t.name)}/`),{text:r,bibtex:i}=dt(t,n);return(0,a.qy)`<p>It names ${t.doi!==void 0&&"the paper, "}the version, and the image that ran.</p>
${oe("Citation",r,"prose")}
${oe("BibTeX",i,"code")}`}o(zt,"citePart");function Nt({versions:e}){const t=e.some(({published:s})=>s!==void 0),n=e.map(s=>[(0,a.qy)`${s.version}`,...t?[(0,a.qy)`${s.published===void 0?"":Ut(s.published)}`]:[],(0,a.qy)`<code title="${s.container_name}">${(0,he.VK)(s.container_name.split("@")[1]??"")}</code>`,Ft(s),s.spec?(0,a.qy)`<a href="./${(0,le.hK)(s.version)}.json">${s.version}.json</a>`:(0,a.qy)`–`]),r=["Version",...t?["Published"]:[],"Image","State","For programs"];return{id:"versions",title:"Versions",content:(0,a.qy)`<p>A published version never changes.</p>
${L("Versions",r,n)}`}}o(Nt,"versionsPart");function Ft({deprecated:e,removed:t}){return t?(0,a.qy)`<span class="badge">removed</span>`:e!==void 0?(0,a.qy)`<span class="badge">deprecated</span> ${e}`:(0,a.qy)`available`}o(Ft,"stateOf");function Ut(e){return(0,a.qy)`<time datetime="${e}">${(0,y.r6)(e).split(",")[0]??e}</time>`}o(Ut,"dateOf");var Pe=m(77598),Bt=50,Wt=/[\ufffe\uffff]/g;function Ce({algorithms:e}){return e.flatMap(({name:t,versions:n})=>n.filter(({removed:r})=>!r).map(r=>({name:t,description:r.spec?.description,...r}))).sort((t,n)=>Me(n.published??"",t.published??"")||Me(t.name,n.name)).slice(0,Bt)}o(Ce,"entriesOf");function Me(e,t){return e<t?-1:e>t?1:0}o(Me,"compareTexts");function Gt(e){return{version:"https://jsonfeed.org/version/1.1",title:e.title,description:"New versions of algorithms in this catalog.",...e.url!==void 0&&{home_page_url:e.url,feed_url:ee(e,q)},items:Ce(e).map(t=>({id:De(t),url:Le(e,t),title:we(t),content_text:t.description??we(t),...t.published!==void 0&&{date_published:t.published},...t.spec&&t.spec.tags.length>0&&{tags:t.spec.tags}}))}}o(Gt,"jsonFeed");function Kt(e){const t=Ce(e).filter(r=>r.published!==void 0),[n]=t;if(n)return(0,a.qy)`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>${e.title}</title>
<subtitle>New versions of algorithms in this catalog</subtitle>
<id>${e.url??Ht(e.title)}</id>
<updated>${n.published}</updated>
<author><name>${e.title}</name></author>
${e.url!==void 0&&(0,a.qy)`<link rel="self" type="application/atom+xml" href="${ee(e,E)}"/>\n`}<link rel="alternate" type="text/html" href="${e.url??"./"}"/>
${t.map(r=>(0,a.qy)`<entry>
<title>${we(r)}</title>
<id>${De(r)}</id>
<link rel="alternate" type="text/html" href="${Le(e,r)}"/>
<updated>${r.published}</updated>
<summary>${r.description??we(r)}</summary>
${r.spec?.tags.map(i=>(0,a.qy)`<category term="${i}"/>\n`)}</entry>
`)}</feed>
`.text.replace(Wt,"\uFFFD")}o(Kt,"atomFeed");function we({name:e,version:t}){return`${e} ${t}`}o(we,"titleOf");function Le(e,{name:t}){return ee(e,`${W(t)}/`)}o(Le,"pageOf");function De({container_name:e}){const[t="",n=""]=e.split("@"),r=t.split("/").at(-1)??"";return`pkg:oci/${(0,le.hK)(r)}@${(0,le.hK)(n)}?repository_url=${(0,le.hK)(t)}`}o(De,"idOf");function Ht(e){const t=(0,Pe.createHash)("sha256").update(e).digest("hex");return`urn:uuid:${[t.slice(0,8),t.slice(8,12),`8${t.slice(13,16)}`,`8${t.slice(17,20)}`,t.slice(20,32)].join("-")}`}o(Ht,"uuidOf");var Vt=m(63347),Jt="any file",Yt="folder";function ke(e){return[...new Set((0,re.Vc)(e).flatMap(Zt))].sort()}o(ke,"inputTypes");function Zt({folder:e,patterns:t}){return e?[Yt]:t.map(n=>{const r=w.posix.basename(n).replace(/^\*+/,"x"),{ext:i}=(0,Vt.xU)(r);return/^[\w.+-]+$/.test(i)?i.toLowerCase():Jt})}o(Zt,"typesOf");var be=100,Re="more.json";function Qt(e,t){const n=e.algorithms.filter(B),r=Math.max(1,Math.ceil(n.length/be)),i=new Map;for(let l=0;l<r;l++){const c=n.slice(l*be,(l+1)*be);i.set(_e(l),Xt(e,{shown:c,at:l,count:r,hasAtom:t}))}const s=n.slice(be).map(l=>Fe(l,Z("")).text);return{pages:i,more:s}}o(Qt,"listPages");function _e(e){return e===0?"index.html":`pages/${e+1}/index.html`}o(_e,"listPath");function Xt(e,{shown:t,at:n,count:r,hasAtom:i}){const s=Q(_e(n)),l=e.algorithms.filter(B),c=Z(s),v=(0,y.LS)(l.length,"algorithm");return I(e,{...n>0&&{title:`Page ${n+1}`},description:`${v} in container images, each with a sample, its result, and how to run it.`,folder:s,json:`${c}index.json`,hasAtom:i,header:(0,a.qy)`<p class="kicker">Algorithm catalog</p>
<h1>${e.title}</h1>
<p class="lead">${v} in container images. Each says what it takes and gives, is known by its digest, and runs on your
machine or in your own AWS account.</p>`,main:(0,a.qy)`${n===0&&en(l,r>1)}
<p id="found" class="note" role="status">${v}${r>1&&(0,a.qy)`, page ${n+1} of ${r}`}</p>
<ol id="algorithms" class="cards">
${t.map(x=>(0,a.qy)`${Fe(x,c)}\n`)}</ol>
${tn(c,n,r)}
${n===r-1&&nn(e,c)}`})}o(Xt,"listPage");function en(e,t){const n=Ne(e,({tags:i})=>i),r=Ne(e,ke);return(0,a.qy)`<form id="find" role="search" hidden${t&&(0,a.qy)` data-more="${Re}"`}>
<div class="words"><label for="words">Search</label><input id="words" name="q" type="search" autocomplete="off" spellcheck="false"></div>
${ze("tag","Tag","all tags",n)}
${ze("input","Takes","any input",r)}
<button type="reset" hidden>Show all</button>
</form>`}o(en,"findForm");function ze(e,t,n,r){return r.length===0?a.K$:(0,a.qy)`<div><label for="${e}">${t}</label><select id="${e}" name="${e}"><option value="">${n}</option>${r.map(([i,s])=>(0,a.qy)`<option value="${i}">${i} (${s})</option>`)}</select></div>`}o(ze,"choice");function Ne(e,t){const n=new Map;for(const{newest:r}of e)for(const i of new Set(r?t(r):[]))n.set(i,(n.get(i)??0)+1);return[...n].sort(([r],[i])=>r<i?-1:1)}o(Ne,"counted");function Fe(e,t){const{name:n,newest:r}=e;if(!r)return a.K$;const i=ke(r),s=[...Ee(r),...(0,re.Vc)(r).flatMap(({patterns:l})=>l)];return(0,a.qy)`<li class="card" data-name="${n}" data-tags="${r.tags.join("|")}" data-inputs="${i.join("|")}" data-words="${s.join(" ")}">
<h2><a href="${t}${ne(n)}">${n}</a></h2>
<div>${r.deprecated&&(0,a.qy)`<p><span class="badge">deprecated</span> ${r.deprecated.reason}</p>`}
${r.description!==void 0&&(0,a.qy)`<p>${r.description}</p>`}
<p class="note">Takes ${i.map((l,c)=>(0,a.qy)`${c>0&&", "}${l}`)}${r.tags.length>0&&(0,a.qy)` <span class="dot">·</span> ${r.tags.map((l,c)=>(0,a.qy)`${c>0&&", "}${l}`)}`}</p></div>
<p class="note facts-of">${r.version}${r.license!==void 0&&(0,a.qy)` <span class="dot">·</span> ${r.license}`}</p>
</li>`}o(Fe,"card");function tn(e,t,n){if(n===1)return a.K$;const r=Array.from({length:n},(i,s)=>s);return(0,a.qy)`<nav id="pages" aria-label="Pages"><ul>${r.map(i=>i===t?(0,a.qy)`<li><b aria-current="page">${i+1}</b></li>`:(0,a.qy)`<li><a href="${e}${_e(i)}" aria-label="Page ${i+1}">${i+1}</a></li>`)}</ul></nav>`}o(tn,"pager");function nn(e,t){const n=e.algorithms.filter(r=>!B(r));return n.length===0?a.K$:(0,a.qy)`<p class="note">Removed: ${n.map(({name:r},i)=>(0,a.qy)`${i>0&&", "}<a href="${t}${ne(r)}">${r}</a>`)}</p>`}o(nn,"removedList");function me(e){return`${JSON.stringify(e,null,2).replace(/[<>&\u2028\u2029]/g,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)}
`}o(me,"siteJson");var rn=`'use strict';
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
`,on=m(25151),an=`${on.b}
:root { --badge: #fdf1dc; --badge-ink: #6b4300; --shade: rgb(20 40 55 / .2); }
@media (prefers-color-scheme: dark) { :root { --badge: #3a2d14; --badge-ink: #f0cf96; --shade: rgb(0 0 0 / .6); } }
body { max-width: 62rem; }
h2 { scroll-margin-top: 1rem; }
header h1 small { font: 400 1rem var(--sans); letter-spacing: 0; }
.kicker { margin: 0 0 .35rem; font-size: .8125rem; letter-spacing: .04em; color: var(--quiet); }
.lead { margin: .75rem 0 0; font-size: 1.0625rem; max-width: 44rem; text-wrap: pretty; }
.badge { padding: .1rem .45rem; border-radius: 3px; background: var(--badge); color: var(--badge-ink); font-size: .75rem; white-space: nowrap; }
.notice { max-width: none; margin: 1.25rem 0 0; padding: .8rem 1.1rem; border-left: 3px solid var(--badge-ink); background: var(--badge); color: var(--badge-ink); }
.notice a { color: inherit; }
.dot { color: var(--quiet); }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; color: var(--quiet); }
footer p { margin: 0 0 .35rem; max-width: none; }

#find { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin: 2rem 0 0; }
#find .words { flex: 1 1 18rem; }
#find[hidden], button[hidden], nav[hidden] { display: none; }
#find label { display: block; margin-bottom: .2rem; font-size: .8125rem; color: var(--quiet); }
input, select, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--canceled); border-radius: 4px; padding: .45rem .65rem; }
input, select { width: 100%; min-width: 9rem; min-height: 2.6rem; }
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

nav ul { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; margin: 1.75rem 0 0; padding: .75rem 0; border-block: 1px solid var(--line); font-size: .9375rem; }
.tags { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: 1rem; }
.tags a { display: block; padding: .15rem .6rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8125rem; text-decoration: none; }
.tags a:hover { border-color: currentColor; }
dt { font-size: .8125rem; color: var(--quiet); }
dd { margin: 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 1rem 1.5rem; margin: 1.5rem 0 0; font-size: .9375rem; }
main > section { padding-top: 2.75rem; }
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

/* Where a table goes on to the side, its edge is shaded. */
.scroll {
  overflow-x: auto; margin: .35rem 0 .9rem;
  background: linear-gradient(90deg, var(--paper) 40%, transparent) 0 0 / 2.5rem 100% no-repeat local,
    linear-gradient(270deg, var(--paper) 40%, transparent) 100% 0 / 2.5rem 100% no-repeat local,
    linear-gradient(90deg, var(--shade), transparent) 0 0 / .9rem 100% no-repeat,
    linear-gradient(270deg, var(--shade), transparent) 100% 0 / .9rem 100% no-repeat;
}
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
  body { padding-top: 1.5rem; }
  #find > div { flex: 1 1 9rem; }
  #find .words { flex-basis: 100%; }
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
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; --badge: #fff; --badge-ink: #000; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav, .skip, #find, button { display: none; }
  pre, .scroll { overflow: visible; white-space: pre-wrap; }
}
`,sn=`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#175a8c"/><path d="M8 11h6v10h10" fill="none" stroke="#fff" stroke-width="2.5"/><circle cx="8" cy="11" r="3.5" fill="#fff"/><circle cx="24" cy="21" r="3.5" fill="#fff"/></svg>
`,Se=m(92041);function ln(e){const t=e.algorithms.filter(B).map(r=>dn(e,r)),n=new Map([["toolClasses",[Ue]],["tools",t]]);for(const r of t){n.set(`tools/${r.id}`,r),n.set(`tools/${r.id}/versions`,r.versions);for(const i of r.versions)n.set(`tools/${r.id}/versions/${i.id}`,i)}return n.set("service-info",mn(e,JSON.stringify(t)))}o(ln,"trsDocuments");var Ue={id:"CommandLineTool",name:"CommandLineTool",description:"A program in a container image that makes files of files."};function dn(e,{name:t,newest:n,description:r,versions:i}){const s=n?.description??r;return{id:t,name:t,url:Be(e,`tools/${t}`),organization:We(e,i[0]),toolclass:Ue,...s!==void 0&&{description:s},...n&&{meta_version:n.version},has_checker:!1,versions:i.filter(({removed:l})=>!l).map(l=>cn(e,t,l))}}o(dn,"toolOf");function cn(e,t,{version:n,container_name:r,spec:i,published:s}){const[l="",c=""]=r.split("@"),{registry:v}=(0,Se.qq)(r),x=o((O,Y)=>({registry_host:v,image_name:`${l}@${O}`,image_type:"Docker",...Y!==void 0&&{size:Y},...s!==void 0&&{updated:s},checksum:[{type:"sha-256",checksum:O.replace(/^sha256:/,"")}]}),"image"),C=i?.platforms??[],k=!C.some(O=>O.digest===c);return{id:n,name:t,url:Be(e,`tools/${t}/versions/${n}`),...i&&{author:Ee(i)},...i?.description!==void 0&&{description:i.description},is_production:!0,images:[...k?[x(c)]:[],...C.map(O=>x(O.digest,O.size))],descriptor_type:[],containerfile:!1}}o(cn,"versionOf");function Be(e,t){return ee(e,`${P}/${encodeURI(t)}`)}o(Be,"addressOf");function mn(e,t){const{url:n,repository:r}=e,i=e.algorithms.find(B)?.versions[0],s=We(e,i),l=i&&(0,Se.qq)(i.container_name).registry;return{id:fn(e),name:e.title,type:{group:"org.ga4gh",artifact:"trs",version:"2.1.0"},description:"Algorithms in container images, as static files: lists are whole, and queries are not answered.",organization:{name:s,url:r?`https://github.com/${s}`:n??(l===void 0?`https://github.com/${p.Bw}`:`https://${l}`)},version:(0,Pe.createHash)("sha256").update(t).digest("hex").slice(0,12)}}o(mn,"serviceInfo");function We({repository:e},t){const n=e?.name.split("/")[0];if(n!==void 0||!t)return n??"unknown";const{registry:r,repository:i}=(0,Se.qq)(t.container_name),[s=r,...l]=i.split("/");return l.length>0?s:r}o(We,"organizationOf");function fn({url:e,title:t}){const n=e===void 0?null:URL.parse(e);return[...(n?[...n.hostname.split(".").reverse(),...n.pathname.split("/")]:["catalog",...t.split(/[^A-Za-z0-9-]+/)]).filter(Boolean),"trs"].join(".").toLowerCase()}o(fn,"serviceId");var ve="pipewright-site.json";function pn(e){const t=Kt(e),{pages:n,more:r}=Qt(e,t!==void 0),i=new Map([[ve,me({generator:"pipewright",version:p.xv})],[".nojekyll",""],[u,an],[h,rn],["icon.svg",sn],...n,["index.json",me(hn(e))],[q,me(Gt(e))]]);r.length>0&&i.set(Re,me(r)),t!==void 0&&i.set(E,t);for(const s of e.algorithms)un(i,e,s,t!==void 0);for(const[s,l]of ln(e))for(const c of["index.html","index.json"])i.set(`${P}/${s}/${c}`,me(l));return i}o(pn,"renderSite");function un(e,t,n,r){const i=W(n.name);e.set(`${i}/index.html`,Ot(t,n,r)),e.set(`${i}/index.json`,me(gn(n)));for(const{version:s,spec:l}of n.versions)l&&e.set(`${i}/${s}.json`,(0,st.CI)(l));for(const[s,l]of fe(n))e.set(N(n.name,s),l)}o(un,"addAlgorithm");function hn({title:e,url:t,repository:n,algorithms:r}){return{title:e,url:t,catalog:n&&`${n.name}@${n.ref}`,algorithms:r.map(i=>{const{name:s,newest:l}=i;return{name:s,removed:B(i)?void 0:!0,description:l?.description??i.description,version:l?.version,license:l?.license,tags:l?.tags,inputs:l&&ke(l),page:`${W(s)}/`,json:`${W(s)}/index.json`}})}}o(hn,"indexOf");function gn({name:e,description:t,newest:n,versions:r}){return{name:e,description:n?.description??t,newest:n?.version,versions:r.map(({version:i,container_name:s,deprecated:l,removed:c,published:v,spec:x})=>({version:i,container_name:s,deprecated:l,removed:c||void 0,published:v,extended_spec:x&&`./${i}.json`}))}}o(gn,"algorithmJson");var vn=m(32845),Ge=16,yn=/^(\.git.*|CNAME)$/;async function $n(e,t,n){const r=wn(e,n);if(r.length>0&&!r.includes(ve))throw new _.Failure("FILE_EXISTS",`${n} holds other files than a site's, and nothing is overwritten. Name a new folder, or remove it.`);try{await(0,xe.C6)(Ge,r.filter(i=>i!==ve),i=>(0,A.rm)((0,w.join)(e,i),{recursive:!0})),(0,R.fc)(e),await(0,A.writeFile)((0,w.join)(e,ve),t.get(ve)??"");for(const i of new Set([...t.keys()].map(s=>(0,w.dirname)(s))))(0,S.mkdirSync)((0,w.join)(e,i),{recursive:!0});await(0,xe.C6)(Ge,[...t],([i,s])=>(0,A.writeFile)((0,w.join)(e,i),s))}catch(i){throw(0,vn.EU)(n,i)}}o($n,"writeSite");function wn(e,t){const n=(0,R.I)(e);if(n==="nothing")return[];if(n!=="folder")throw new _.Failure("FILE_EXISTS",`${t} is a file. Name a folder for the site.`);return(0,S.readdirSync)(e).filter(r=>!yn.test(r))}o(wn,"namesIn");var bn=m(78469),xn=m(57016),En=m(2768),kn=8;async function _n(e,t){const{algorithms:n}=await e.index(),r=Object.keys(n).sort();return(0,xe._k)(kn,r,i=>Sn(e,i,n[i],t))}o(_n,"collectAlgorithms");async function Sn(e,t,n,r){const i=[];for(const c of Object.keys(n.versions).sort(bn).reverse()){const{container_name:v,deprecated:x,removed:C=!1}=n.versions[c],k=C?void 0:await e.entry(t,c),O=r.dates.get((0,En.U5)({name:t,version:c}));i.push({version:c,container_name:v,removed:C,...x!==void 0&&{deprecated:x},...O!==void 0&&{published:O},...k&&{spec:k}})}const s=n.removed?void 0:(0,xn.Rg)(n.versions),l=i.find(({version:c})=>c===s)?.spec;return{name:t,...n.description!==void 0&&{description:n.description},versions:i,...l&&{newest:l},samples:l?await On(l,r):new Map,results:l?await r.results(t,qn(l)):new Map}}o(Sn,"collectAlgorithm");async function On(e,t){const n=e.tests.flatMap(i=>[...(0,T.l)(i).values()].flat()),r=new Map;for(const i of new Set(n)){const s=await t.sample(e.name,i);s&&r.set(i,s)}return r}o(On,"samplesFor");function qn({tests:e}){return new Set(e.flatMap(({expect:t})=>Object.values(t.sha256)))}o(qn,"expectedDigests");var Ke=m(63454),Tn=m(72990),An=m(92565),jn=(0,An.yx)(Tn.CT,{async run({catalog:e,out:t,url:n,repository:r,title:i},s){if(!t)throw new _.Failure("BAD_USAGE","Say where to write the site: npx pipewright site --out DIR");const l=n===void 0?void 0:In(n),c=r===void 0?void 0:Pn(r),{cwd:v,env:x,signal:C}=s,k=await(0,M.catalogOpener)({from:v,cwd:v,env:x,signal:C,override:e})(void 0),O=c??Cn(k),Y=k.folder===void 0?rt:await ot(k.folder,C),ae=await _n(k,Y),ye=pn({title:i??O?.name??Mn(ae)??k.name,...l!==void 0&&{url:l},...O&&{repository:O},algorithms:ae});await $n((0,w.resolve)(v,t),ye,t);const He=ae.flatMap($e=>$e.versions);return{folder:t,algorithms:ae.length,versions:He.length,files:ye.size,bytes:[...ye.values()].reduce(($e,Dn)=>$e+Buffer.byteLength(Dn),0),notes:Ln({address:l,from:O,isHere:k.folder!==void 0,isDated:He.some(({published:$e})=>$e!==void 0)})}},text({folder:e,algorithms:t,versions:n,files:r,bytes:i,notes:s}){const l=(0,Ke.h)(e);return`Wrote ${(0,y.LS)(t,"algorithm")} with ${(0,y.LS)(n,"version")} into ${l}: ${(0,y.LS)(r,"file")}, ${(0,y.z3)(i)}
${s.map(c=>`  note: ${c}
`).join("")}Open ${(0,Ke.h)((0,w.join)(e,"index.html"))}, or publish the folder: any host of files will do.
`}});function In(e){const t=URL.parse(e);if(t&&/^https?:$/.test(t.protocol)&&t.search===""&&t.hash==="")return t.href.replace(/\/*$/,"/");throw new _.Failure("BAD_USAGE",`--url is an address of the web such as https://my-lab.github.io/catalog/, not ${(0,he.hD)(e)}.`)}o(In,"readAddress");function Pn(e){const[,t,n="main"]=/^([A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100})(?:@([^\s@]{1,255}))?$/.exec(e)??[];if(t!==void 0)return{name:t,ref:n};throw new _.Failure("BAD_USAGE",`--repository is OWNER/NAME, or OWNER/NAME@REF with a branch, tag or commit, not ${(0,he.hD)(e)}.`)}o(Pn,"readRepository");function Cn({name:e,commit:t}){const[n="",r=""]=t===void 0?[]:e.split("@");return n===""?void 0:{name:n,ref:r}}o(Cn,"repositoryOf");function Mn(e){return e[0]?.versions[0]?.container_name.split("@")[0]?.replace(/\/[^/]*$/,"")}o(Mn,"imagePrefix");function Ln(e){return[!e.isHere&&"a catalog on GitHub is read without its samples and history; check it out, and name its folder, to show them",e.isHere&&!e.isDated&&"no dates and no Atom feed: the catalog is in no Git checkout with its whole history (on GitHub: fetch-depth: 0)",e.address===void 0&&"addresses in feeds and for programs are relative: give --url",e.from===void 0&&"workflow files on the pages name no catalog: give --repository"].filter(t=>t!==!1)}o(Ln,"notesOn")}),27759:((K,D,m)=>{m.d(D,{C6:o(()=>w,"C6"),Gc:o(()=>M,"Gc"),_k:o(()=>_,"_k")});async function w(S,A,j){const b=[],T=new Set;for await(const a of A){if(b.length>0)break;const y=j(a).catch(p=>{b.push(p)}).finally(()=>T.delete(y));T.add(y),T.size>=S&&await Promise.race(T)}if(await Promise.all(T),b.length>0)throw b[0]}o(w,"forEachConcurrent");async function _(S,A,j){const b=[];return await w(S,[...A].entries(),async([T,a])=>{b[T]=await j(a)}),b}o(_,"mapConcurrent");var M=class{static{o(this,"Lanes")}#e;#t=[];constructor(S){this.#e=S}async run(S){this.#e>0?this.#e--:await new Promise(A=>this.#t.push(A));try{return await S()}finally{const A=this.#t.shift();A?A():this.#e++}}}}),17239:((K,D,m)=>{m.d(D,{s:o(()=>T,"s")});var w=m(77598),_=m(51455),M=o((a,y)=>(y=Symbol[a])?y:Symbol.for("Symbol."+a),"__knownSymbol"),S=o(a=>{throw TypeError(a)},"__typeError"),A=o((a,y,p)=>{if(y!=null){typeof y!="object"&&typeof y!="function"&&S("Object expected");var d,u;p&&(d=y[M("asyncDispose")]),d===void 0&&(d=y[M("dispose")],p&&(u=d)),typeof d!="function"&&S("Object not disposable"),u&&(d=o(function(){try{u.call(this)}catch(h){return Promise.reject(h)}},"dispose")),a.push([p,d,y])}else p&&a.push([p]);return y},"__using"),j=o((a,y,p)=>{var d=typeof SuppressedError=="function"?SuppressedError:function(E,q,P,I){return I=Error(P),I.name="SuppressedError",I.error=E,I.suppressed=q,I},u=o(E=>y=p?new d(E,y,"An error was suppressed during disposal"):(p=!0,E),"fail"),h=o(E=>{for(;E=a.pop();)try{var q=E[1]&&E[1].call(E[2]);if(E[0])return Promise.resolve(q).then(h,P=>(u(P),h()))}catch(P){u(P)}if(p)throw y},"next");return h()},"__callDispose"),b=262144;async function T(a){var y=[];try{const h=(0,w.createHash)("sha256"),E=A(y,await(0,_.open)(a),!0),q=Buffer.allocUnsafeSlow(b);for(;;){const{bytesRead:P}=await E.read(q,0,q.length);if(P===0)return h.digest("hex");h.update(q.subarray(0,P))}}catch(h){var p=h,d=!0}finally{var u=j(y,p,d);u&&await u}}o(T,"sha256")}),76122:((K,D,m)=>{m.d(D,{z:o(()=>j,"z")});var w=m(31421),_=m(2602),M=m(88264),S=12e4,A=64*1024*1024;async function j(a,y){await T(a,["rev-parse","--show-prefix"],y);const p=o((...d)=>T(a,d,y),"ask");return{async base(d){try{const u=await p("rev-parse","--verify","--end-of-options",`${d}^{commit}`);return(await p("merge-base",u.trim(),"HEAD")).trim()}catch(u){throw y.throwIfAborted(),new _.Failure("REF_NOT_FOUND",`This checkout has no commit "${(0,M.YA)(d)}" in common history. Is it spelled correctly, and fetched?`,{cause:u})}},async changedSince(d){const u=b(await p("diff","--name-status","--no-renames","--relative","-z",d,"--",".")),h=[];for(let q=0;q+1<u.length;q+=2){const P={A:"added",D:"removed"}[u[q]??""]??"modified";h.push({path:u[q+1]??"",status:P,shown:[]})}const E=b(await p("ls-files","--others","--exclude-standard","-z","--","."));return[...h,...E.map(q=>({path:q,status:"added",shown:[]}))]},async view(d){const u=b(await p("ls-tree","-r","-z",d,"--",".")),h=o(P=>new Set(u.flatMap(I=>I.startsWith(P)?[I.slice(I.indexOf("	")+1)]:[])),"ofMode"),[E,q]=[h("100"),h("120")];return{paths:E,links:q,read:o(async P=>E.has(P)?p("cat-file","blob",`${d}:./${P}`):void 0,"read")}},async added(){const d=new Map;if((await p("rev-parse","--is-shallow-repository")).trim()==="true")return d;const u=await p("log","--reverse","--diff-filter=A","--no-renames","--relative","--name-only","-z","--format=%x01%ct","--",".");for(const h of u.split("").slice(1)){const[E="",...q]=h.split("\0"),P=new Date(Number(E)*1e3).toISOString().replace(".000Z","Z");for(const I of q.map(Q=>Q.replace(/^\n/,"")))I!==""&&!d.has(I)&&d.set(I,P)}return d},async commit(d,{headline:u,body:h}){return await p("add","--",...d),await p("commit","--quiet","-m",u,"-m",h,"--",...d),(await p("rev-parse","HEAD")).trim()}}}o(j,"openGit");function b(a){return a.split("\0").slice(0,-1)}o(b,"lines");function T(a,y,p){const d={cwd:a,signal:p,timeout:S,maxBuffer:A,env:{...process.env,GIT_TERMINAL_PROMPT:"0",GIT_LITERAL_PATHSPECS:"1",LC_ALL:"C"}};return new Promise((u,h)=>{(0,w.execFile)("git",y,d,(E,q,P)=>{if(!E)return u(q);if(p.aborted)return h(p.reason);const I=(0,M.YA)((P.trim()||E.message).replace(/\s+/g," ")).slice(0,300),Z=E.code==="ENOENT"?"git is not installed.":`git ${y[0]} failed: ${I}.`;h(new _.Failure("NO_GIT",Z,{cause:E}))})})}o(T,"git")}),56583:((K,D,m)=>{m.d(D,{q:o(()=>w,"q")});function w(_){const{parse:M,rawJSON:S}=JSON;return M(_,(A,j,{source:b})=>typeof j=="number"&&!Number.isSafeInteger(j)&&b&&b!==String(j)?S(b):j)}o(w,"parseJson")}),98775:((K,D,m)=>{m.d(D,{$p:o(()=>j,"$p"),BQ:o(()=>a,"BQ"),Bq:o(()=>B,"Bq"),EG:o(()=>b,"EG"),Je:o(()=>L,"Je"),MZ:o(()=>h,"MZ"),Ng:o(()=>Z,"Ng"),TF:o(()=>T,"TF"),Vv:o(()=>d,"Vv"),Wv:o(()=>ne,"Wv"),Y2:o(()=>p,"Y2"),eE:o(()=>H,"eE"),m:o(()=>y,"m"),o4:o(()=>V,"o4"),sJ:o(()=>W,"sJ")});var w=m(2602),_=m(58947),M=m(88264),S=m(36618),A=m(56583),j="application/vnd.oci.image.index.v1+json",b="application/vnd.oci.image.manifest.v1+json",T="application/vnd.oci.image.config.v1+json",a="application/vnd.oci.image.layer.v1.tar+gzip",y="application/vnd.oci.image.layer.v1.tar",p="application/vnd.docker.distribution.manifest.list.v2+json",d="application/vnd.docker.distribution.manifest.v2+json",u="application/vnd.docker.container.image.v1+json",h="application/vnd.docker.image.rootfs.diff.tar.gzip",E=new Set([b,d]),q=new Set([j,p]),P=new Set([T,u]),I={x86_64:"amd64","x86-64":"amd64",aarch64:"arm64"},Q=/^application\/vnd\.docker\.distribution\.manifest\.v1\+/;function Z(g,$){const f=J(g.bytes,`The manifest of ${$}`),N=(typeof f.mediaType=="string"&&f.mediaType?f.mediaType:void 0)??ee(g.mediaType,f);if(Q.test(N)||f.schemaVersion===1)throw F($,'is in the old "schema 1" format. Push it again with a current Docker or Podman');const U=q.has(N);if(!U&&!E.has(N))throw F($,`has the type ${(0,M.hD)(N)}, which is not a container image`);if(!ue(f.annotations))throw F($,'has "annotations" that do not map strings to strings');if(f.schemaVersion!==2)throw F($,'does not have "schemaVersion": 2');if(Array.isArray(f.manifests)&&(Array.isArray(f.layers)||f.config!==void 0))throw F($,"is both a manifest and an index, so it is ambiguous");if(U){const se=ie(f,"manifests");if(!se)throw F($,'is an index without "manifests"');return f.manifests=se.map(G),te(f.manifests,"manifests",$),{kind:"index",mediaType:N,digest:g.digest,json:f}}const R=ie(f,"layers");if(!R)throw F($,'has no "layers"');f.layers=R,f.config=fe(f.config,N===d?u:T),pe(f.config,`config of ${$}`),te(R,"layers",$);const X=f;if(!P.has(X.config.mediaType))throw F($,`has a config of type ${(0,M.hD)(X.config.mediaType)}: it is not a container image`);return{kind:"image",mediaType:N,digest:g.digest,json:X}}o(Z,"parseManifest");function V(g,$,f){const z=J(g,`The config of ${f}`);if($.layers.length===0&&(0,_.u)(z.rootfs??{})){const R=z.rootfs??{type:"layers"};z.rootfs={...R,diff_ids:R.diff_ids??[]}}const N=(0,_.u)(z.rootfs)?z.rootfs.diff_ids:void 0;if(!Array.isArray(N)||!N.every(R=>typeof R=="string"&&(0,S.Bc)(R)))throw F(f,'has a config without "rootfs.diff_ids"');if(N.length!==$.layers.length)throw F(f,`is damaged: its config names ${N.length} layers and its manifest ${$.layers.length}`);for(const R of["os","architecture"])if(typeof z[R]!="string")throw F(f,`has a config without "${R}"`);const U=z.config??{};if(!(0,_.u)(U))throw F(f,'has a "config" that is not an object');for(const R of["Env","Entrypoint","Cmd"]){const X=U[R];if(X!=null&&!(Array.isArray(X)&&X.every(se=>typeof se=="string")))throw F(f,`has a "config.${R}" that is not a list of strings`)}if(U.StopSignal!=null&&typeof U.StopSignal!="string")throw F(f,'has a "config.StopSignal" that is not a string');if(U.Healthcheck!=null&&!(0,_.u)(U.Healthcheck))throw F(f,'has a "config.Healthcheck" that is not an object');if(U.ExposedPorts!=null&&!(0,_.u)(U.ExposedPorts))throw F(f,'has a "config.ExposedPorts" that is not an object');if(!ue(U.Labels))throw F(f,'has "config.Labels" that do not map strings to strings');if(z.history!=null&&!Array.isArray(z.history))throw F(f,'has a "history" that is not a list');return z}o(V,"parseConfig");function H({os:g,architecture:$}){const f=$.toLowerCase();return`${g.toLowerCase()}/${I[f]??f}`}o(H,"platformKey");function L(g){const[$="",f=""]=H(g).split("/");return{...g,os:$,architecture:f}}o(L,"normalPlatform");function B(g){return[g.os,g.architecture,g.variant].filter(Boolean).join("/")}o(B,"formatPlatform");function W(g){return/nondistributable|\.foreign\./.test(g.mediaType)&&!!g.urls?.length}o(W,"isForeignLayer");function ne({layers:g}){return g.length===0||g.some($=>/\.layer\.|\.rootfs\./.test($.mediaType))}o(ne,"hasImageLayers");function ee(g,$){const f=g?.split(";")[0]?.trim()??"";return E.has(f)||q.has(f)||Q.test(f)?f:Array.isArray($.manifests)?j:!(0,_.u)($.config)&&!Array.isArray($.layers)?f||"unknown":(0,_.u)($.config)&&$.config.mediaType===u?d:b}o(ee,"inferType");function ie(g,$){const f=g[$];return f===null?[]:Array.isArray(f)?f:void 0}o(ie,"listOf");function G(g){if(!(0,_.u)(g))return g;const{mediaType:$="",platform:f,artifactType:z,...N}=g,U=(0,_.u)(f)&&typeof f.os=="string"&&typeof f.architecture=="string";return{mediaType:$??"",...N,...U&&{platform:f},...typeof z=="string"&&{artifactType:z}}}o(G,"childOf");function fe(g,$){return(0,_.u)(g)&&(g.mediaType??"")===""?{...g,mediaType:$}:g}o(fe,"withType");function J(g,$){let f;try{f=(0,A.q)(new TextDecoder("utf-8",{fatal:!0}).decode(g))}catch{throw new w.Failure("NOT_AN_IMAGE",`${$} is not JSON.`)}if(!(0,_.u)(f))throw new w.Failure("NOT_AN_IMAGE",`${$} is not a JSON object.`);return f}o(J,"parseObject");function te(g,$,f){for(const[z,N]of g.entries())pe(N,`${$}[${z}] of ${f}`)}o(te,"checkDescriptors");function pe(g,$){const f=o(X=>new w.Failure("NOT_AN_IMAGE",`The ${$} ${X}.`),"refuse");if(!(0,_.u)(g))throw f("is missing");const{mediaType:z,digest:N,size:U,annotations:R}=g;if(typeof z!="string")throw f('has no "mediaType"');if(typeof N!="string"||!(0,S.Bc)(N))throw f("has no sha256 digest; other algorithms are not supported");if(!Number.isSafeInteger(U)||U<0)throw f('has no valid "size"');if(!ue(R))throw f('has "annotations" that do not map strings to strings')}o(pe,"checkDescriptor");function ue(g){return g==null||(0,_.u)(g)&&Object.values(g).every($=>typeof $=="string")}o(ue,"isStringMap");function F(g,$){return new w.Failure("NOT_AN_IMAGE",`${g} ${$}.`)}o(F,"notAnImage")}),25151:((K,D,m)=>{m.d(D,{b:o(()=>w,"b"),r:o(()=>_,"r")});var w=`
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
`,_=`${w}
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
`}),21251:((K,D,m)=>{m.d(D,{K$:o(()=>S,"K$"),OG:o(()=>a,"OG"),RF:o(()=>y,"RF"),p_:o(()=>j,"p_"),qy:o(()=>A,"qy")});var w=m(6375),_=m(88264),M=class{static{o(this,"Html")}text;constructor(d){this.text=d}toString(){return this.text}},S=new M("");function A(d,...u){let h=d[0];for(const[E,q]of u.entries())h+=b(q)+d[E+1];return new M(h)}o(A,"html");function j(d){return new M(`<style>${d}</style>`)}o(j,"styleSheet");function b(d){return d instanceof M?d.text:d===void 0||d===!1?"":typeof d=="number"?String(d):typeof d=="string"?T((0,_.YA)(d)):d.map(b).join("")}o(b,"render");function T(d){return d.replace(/[&<>"'`]/g,u=>`&#${u.charCodeAt(0)};`)}o(T,"escapeHtml");function a(d){const u=d.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new M(u.split(`
`).map(h=>h.split("	").map(b).join("	")).join(`
`))}o(a,"logLines");function y(d,u){const h=p(d);return h===void 0?A`${u}`:A`<a href="${h}">${u}</a>`}o(y,"fileLink");function p(d){const u=d.split("/");if(!u.some(h=>h===""||h==="."||h===".."))return`./${u.map(w.hK).join("/")}`}o(p,"relativeUrl")}),4208:((K,D,m)=>{m.d(D,{IG:o(()=>A,"IG"),Qp:o(()=>Q,"Qp"),Vx:o(()=>S,"Vx"),XQ:o(()=>I,"XQ"),bo:o(()=>M,"bo"),hu:o(()=>P,"hu")});var w=m(36618),_=m(60949),M=1,S="org.opencontainers.image.",A=`${S}base.name`,j=`${S}base.digest`,b="dev.pipewright.",T=`${b}agent.digest`,a=`${b}agent.version`,y=`${b}spec.digest`,p=`${b}agent.layer`,d=`${b}revision`,u=`${b}source.digest`,h=`${b}source.ports`,E=`${b}source.label.`,q=["com.amazon.soci.index-digest"];function P(V,H){const{spec:L,agent:B,source:W,base:ne,layer:ee,ports:ie}=H,G=new Map;for(const[J,te]of Object.entries(V??{}))q.includes(J)||J.startsWith(b)||G.set(J.startsWith(S)?E+J:J,te);const fe={title:L.name,version:L.version,description:L.description,licenses:L.license,url:L.homepage,source:L.source,documentation:L.documentation,authors:L.authors?.map(J=>J.name).join(", ")};for(const[J,te]of Object.entries(fe))te&&G.set(S+J,te);return G.set(A,W.name),G.set(j,ne),G.set(u,W.digest),G.set(a,B.version),G.set(T,B.digest),ee&&G.set(p,ee),G.set(y,(0,_.Wx)(L)),G.set(d,String(M)),ie&&G.set(h,JSON.stringify(ie)),Z(G)}o(P,"wrappedLabels");function I(V){const H=new Map;for(const[L,B]of Object.entries(V??{}))L.startsWith(E)?H.set(L.slice(E.length),B):!L.startsWith(b)&&!L.startsWith(S)&&H.set(L,B);return H.size>0?Z(H):void 0}o(I,"sourceLabels");function Q(V){const[H,L,B,W]=[A,j,u,T].map(ne=>V?.[ne]);if(!(!H||!L||!B||!W||![L,B,W].every(w.Bc)))return{source:{name:H,digest:B},base:L,agent:W,layer:V?.[p],ports:V?.[h]}}o(Q,"readWrapRecord");function Z(V){return Object.fromEntries([...V].sort(([H],[L])=>H<L?-1:1))}o(Z,"sorted")})};export{zn as id,Nn as ids,Fn as modules};
