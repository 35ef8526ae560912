var He=Object.freeze,Dn=Object.defineProperty;var Ve=(Y,C)=>He(Dn(Y,"raw",{value:He(C||Y.slice())}));var Je;const zn=1163,Nn=[1163],Fn={98492:((Y,C,l)=>{l.d(C,{Q:()=>M,T:()=>b});var b="https://github.com/pipewright/pipewright/blob/main/README.md#provenance",S=".github/workflows/catalog-publish.yml";function M(E,j,{repository:T,server:_}){const A=URL.parse(_)?.host??"github.com",i=A==="github.com"?[]:[`--hostname ${A}`];return[`gh attestation verify oci://${E}@${j}`,`--repo ${T}`,`--predicate-type ${b}`,`--signer-workflow ${i.length>0?`${A}/`:""}${T}/${S}`,...i].join(` \\
    `)}}),69161:((Y,C,l)=>{l.d(C,{CI:()=>g,Cl:()=>_,tV:()=>i});var b=l(98775),S=l(60949),M=l(4208),E=l(53764),j=["AWS_REGION","PIPEWRIGHT_QUEUE_URL","PIPEWRIGHT_IDLE_SECONDS"],T=256;function _(f,p,w,O){const{container_name:k,instance_type:q,...m}=f;return{...m,container_name:`${O}@${p.root.digest}`,source_image:p.source,platforms:p.images.map(y=>({platform:(0,b.Bq)(y.platform),digest:y.manifest.digest,size:y.layers.reduce((D,V)=>D+V.size,0)})),agent:{version:w.version,digest:w.digest,protocol:w.protocol},spec_digest:(0,S.Wx)(f),revision:M.bo,instance_type:q||"fargate",...A(f),environment:[...(f.user_specified_environment_variables??[]).map(y=>({name:y.name,required:y.required===!0,from:"user",...y.secret&&{secret:!0}})),...j.map(y=>({name:y,required:!0,from:"deploy"}))]}}function A({CPU:f,memory:p,gpu:w}){const O=typeof f=="number"?Math.ceil(f*1024):T,k=Math.ceil(p.suggested);return{cpu_units:O,memory_mb:k,fargate:w?null:(0,E.E)(O,k)}}function i(f,p){const{CPU:w=f.CPU,disk_gb:O=f.disk_gb,timeout_minutes:k=f.timeout_minutes}=p,q={...f.memory,suggested:p.memory??f.memory.suggested,...p.max_memory!==void 0&&{maximal:p.max_memory}},m=p.memory===void 0&&p.CPU===void 0?{}:A({...f,CPU:w,memory:q});return{...f,memory:q,CPU:w,disk_gb:O,timeout_minutes:k,...m}}function g(f){return`${JSON.stringify(f,null,2)}
`}}),53764:((Y,C,l)=>{l.d(C,{E:()=>S});var b=[[256,512,512,512],[256,1024,2048,1024],[512,1024,4096,1024],[1024,2048,8192,1024],[2048,4096,16384,1024],[4096,8192,30720,1024],[8192,16384,61440,4096],[16384,32768,122880,8192]];function S(M,E){for(const[j,T,_,A]of b)if(!(j<M||_<E))return{cpu:j,memory:Math.max(T,Math.ceil(E/A)*A)};return null}}),41163:((Y,C,l)=>{l.r(C),l.d(C,{site:()=>An});var b=l(76760),S=l(2602),M=l(44483),E=l(73024),j=l(51455),T=l(41005),_=l(33297),A=l(40468),i=l(21251),g=l(36647),f=l(12011),p="style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'",w="style.css",O="site.js",k="feed.xml",q="feed.json",m="ga4gh/trs/v2";function y(e,t){const n=V(t.folder),r=t.title===void 0?e.title:`${t.title} \xB7 ${e.title}`,o=e.url===void 0?void 0:`${e.url}${t.folder}`,a=(0,i.qy)(Je||(Je=Ve(['<meta name="generator" content="pipewright ',`">
<meta name="description" content="`,`">
`,`
<link rel="stylesheet" href="`,"",`">
<link rel="icon" href="`,`icon.svg" type="image/svg+xml">
`,`
<link rel="alternate" type="application/feed+json" title="New versions" href="`,"",`">
`,`
<script src="`,"",'" defer><\/script>'])),f.xv,t.description,o===void 0?i.K$:(0,i.qy)`<link rel="canonical" href="${o}">`,n,w,n,t.hasAtom&&(0,i.qy)`<link rel="alternate" type="application/atom+xml" title="New versions" href="${n}${k}">`,n,q,t.json!==void 0&&(0,i.qy)`<link rel="alternate" type="application/json" href="${t.json}">`,n,O),s=(0,i.qy)`<p>New versions: ${t.hasAtom&&(0,i.qy)`<a href="${n}${k}">Atom</a>, `}<a href="${n}${q}">JSON Feed</a>.
For programs: ${t.json!==void 0&&(0,i.qy)`<a href="${t.json}">this page as JSON</a>, `}<a href="${n}${m}/tools/index.json">GA4GH Tool Registry Service</a>.</p>
<p>Made by <a href="https://github.com/${f.Bw}">Pipewright</a> ${f.xv} from the catalog’s files. No cookies, no
tracking: this page loads nothing from elsewhere.</p>`;return(0,i.X)({title:r,allows:p,head:a,header:t.header,main:t.main,footer:s})}function D(e){return e.replace(/[^/]*$/,"")}function V(e){return"../".repeat(e.split("/").length-1)||"./"}function U(e){const n=e.replace(/^https?:\/\/(www\.)?|\/$/g,"").split("/").map((r,o)=>(0,i.qy)`${o>0&&(0,i.qy)`/<wbr>`}${r}`);return/^https?:\/\//.test(e)&&URL.canParse(e)?(0,i.qy)`<a href="${e}" rel="nofollow noopener">${n}</a>`:(0,i.qy)`${n}`}function B(e,t,n){return n===i.K$?i.K$:(0,i.qy)`<section id="${e}" aria-labelledby="${e}-title">
<h2 id="${e}-title">${t}</h2>
${n}
</section>
`}function P(e,t,n,r){return(0,i.qy)`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${e}">
<table${r&&(0,i.qy)` class="${r}"`}><thead><tr>${t.map(o=>(0,i.qy)`<th scope="col">${o}</th>`)}</tr></thead>
<tbody>
${n.map(([o="",...a])=>(0,i.qy)`<tr><th scope="row">${o}</th>${a.map(s=>(0,i.qy)`<td>${s}</td>`)}</tr>\n`)}</tbody></table>
</div>`}function K({newest:e}){return e!==void 0}function G(e){return`algorithms/${e}`}function te(e){return`${G(e)}/index.html`}function Z({url:e=""},t){return`${e}${t}`}var oe={PNG:"png",JPEG:"jpg",GIF:"gif"};function H({kind:e}){return oe[e.split(",")[0]??""]}function me(e){const t=new Map;for(const n of[...e.samples.values(),...e.results.values()])n.picture&&t.set(J(e,n),n.picture);return t}function J({samples:e,results:t},n){const r=H(n);return!n.picture||r===void 0?void 0:`picture-${[...e.values(),...t.values()].indexOf(n)+1}.${r}`}function ee(e,t){const[n,...r]=t.tests;return n?(0,i.qy)`<p>The tests that come with it. Publishing runs them on the image, without a network.</p>
<article class="test"><h3>${n.name}</h3>
${fe(e,t,n)}</article>
${r.map(o=>(0,i.qy)`<details class="test"><summary><h3>${o.name}</h3></summary>
${fe(e,t,o)}</details>
`)}`:i.K$}function fe(e,t,n){const r=[...(0,A.l)(n)].flatMap(([d,h])=>h.map(x=>pe(e,x,n.inputs?`Input ${d}`:"Sample"))),o=Object.entries(n.env),s=[...(0,A.l)(n).values()].flat().map(d=>e.samples.get(d)).some(d=>d&&(d.lines||d.picture));return(0,i.qy)`${o.length>0&&(0,i.qy)`<p class="note">With ${o.map(([d,h],x)=>(0,i.qy)`${x>0&&", "}<code>${d}=${h}</code>`)}</p>`}
<div class="${s?"pair":"alone"}"><div>${r}</div><div>${F(e,t,n)}</div></div>
`}function pe(e,t,n){const r=e.samples.get(t);return u(n,b.posix.basename(t),r&&(0,i.qy)`${c(e,t,r)}`,r)}function F(e,t,n){const{exit_code:r,sha256:o,contains:a}=n.expect;if(r!==0){const v=(0,_.F)(t,r)?.meaning;return(0,i.qy)`<figure><figcaption>Result</figcaption><p>It ends with exit code ${r}${v===void 0?"":(0,i.qy)`: ${v}`}.</p></figure>`}const s=(0,A.t)(n).flatMap(v=>v.patterns),d=s.filter(v=>!/[*?[{]/.test(v)),x=[...new Set([...Object.keys(o),...Object.keys(a),...d])].sort().map(v=>{const I=z(o,v),Q=I===void 0?void 0:e.results.get(I),ie=z(a,v)??[],ve=Q?c(e,v,Q):ie.length>0&&(0,i.qy)`<p class="note">It contains:</p><pre tabindex="0">${(0,i.OG)(ie.join(`
`))}</pre>`;return(0,i.qy)`${u("Result",v,ve||void 0,Q)}${I!==void 0&&(0,i.qy)`<p class="note digest">SHA-256 <code>${I}</code></p>`}`});if(x.length>0)return(0,i.qy)`${x}`;const L=s.filter(v=>!d.includes(v));return L.length>0?(0,i.qy)`<figure><figcaption>Result</figcaption><p>Files named ${L.map((v,I)=>(0,i.qy)`${I>0&&", "}<code>${v}</code>`)}.</p></figure>`:(0,i.qy)`<figure><figcaption>Result</figcaption><p>It ends without an error.</p></figure>`}function u(e,t,n,r){const o=r&&[$(r)?void 0:r.kind,(0,g.z3)(r.size)].filter(Boolean).join(", ");return(0,i.qy)`<figure><figcaption>${e} <b>${t}</b>${o!==void 0&&(0,i.qy)` <small>${o}</small>`}</figcaption>${n}</figure>`}function $({lines:e}){return e!==void 0}function c(e,t,n){const r=J(e,n),o=b.posix.basename(t);if(r!==void 0){const[,v,I]=/, (\d+) × (\d+)$/.exec(n.kind)??[],Q=v!==void 0&&(0,i.qy)` width="${v}" height="${I}"`;return(0,i.qy)`<img src="./${r}" alt="The picture ${o}"${Q}>`}if(!n.lines)return i.K$;const a=(0,T.nc)(o,n.lines),s=Buffer.byteLength(n.lines.join(`
`))+2<n.size,[d,...h]=a??[],x=d?(0,g.LS)(h.length,"row"):(0,g.LS)(n.lines.length,"line"),L=s?(0,i.qy)`<p class="note">The first ${x}.</p>`:i.K$;return d?(0,i.qy)`${P(o,d,h)}${L}`:(0,i.qy)`<pre tabindex="0">${(0,i.OG)(n.lines.join(`
`))}</pre>${L}`}function z(e,t){return Object.hasOwn(e,t)?e[t]:void 0}var N=(e,t)=>`${G(e)}/${t}`,W=l(17239),R=l(57685),X=l(76122),ae=l(41501),Se=(e,t)=>(t=Symbol[e])?t:Symbol.for("Symbol."+e),Oe=e=>{throw TypeError(e)},Ye=(e,t,n)=>{if(t!=null){typeof t!="object"&&typeof t!="function"&&Oe("Object expected");var r,o;n&&(r=t[Se("asyncDispose")]),r===void 0&&(r=t[Se("dispose")],n&&(o=r)),typeof r!="function"&&Oe("Object not disposable"),o&&(r=function(){try{o.call(this)}catch(a){return Promise.reject(a)}}),e.push([n,r,t])}else n&&e.push([n]);return t},Xe=(e,t,n)=>{var r=typeof SuppressedError=="function"?SuppressedError:function(s,d,h,x){return x=Error(h),x.name="SuppressedError",x.error=s,x.suppressed=d,x},o=s=>t=n?new r(s,t,"An error was suppressed during disposal"):(n=!0,s),a=s=>{for(;s=e.pop();)try{var d=s[1]&&s[1].call(s[2]);if(s[0])return Promise.resolve(d).then(a,h=>(o(h),a()))}catch(h){o(h)}if(n)throw t};return a()},Ze=1024*1024,Qe=1e3,et=32*1024*1024,tt={dates:new Map,sample:async()=>{},results:async()=>new Map};async function nt(e,t){const n=(0,E.realpathSync)(e);return{dates:await rt(e,t),sample:(r,o)=>Te((0,b.join)(n,r),o),async results(r,o){const a=new Map;if(o.size===0)return a;for(const s of ot((0,b.join)(n,r),"tests")){const d=await Te((0,b.join)(n,r),s);if(!d||d.size>et)continue;const h=await(0,W.s)((0,b.join)(n,r,s));o.has(h)&&a.set(h,d)}return a}}}async function rt(e,t){try{return await(await(0,X.z)(e,t)).added()}catch{return t.throwIfAborted(),new Map}}async function Te(e,t){var n=[];try{const s=Ye(n,await(0,ae.rM)(e,t),!0);if(!s)return;const d=Buffer.alloc(T.x7),{bytesRead:h}=await s.read(d,0,T.x7,0),{size:x}=await s.stat(),L=(0,T.oW)(d.subarray(0,h),x),v=H(L)!==void 0&&x<=Ze;return{...L,...v&&{picture:await(0,j.readFile)((0,b.join)(e,t))}}}catch(s){var r=s,o=!0}finally{var a=Xe(n,r,o);a&&await a}}function ot(e,t){const n=[],r=o=>{const a=(0,b.join)(e,o);if((0,R.I)(a)!=="folder"||!(0,R.uI)(e,a))return;const s=(0,E.readdirSync)(a,{withFileTypes:!0});for(const d of s.sort((h,x)=>h.name<x.name?-1:1)){if(n.length>=Qe)return;d.isDirectory()?r(`${o}/${d.name}`):d.isFile()&&n.push(`${o}/${d.name}`)}};return r(t),n}var be=l(27759),it=l(69161),at=l(98492),st=l(15888),se=l(6375),ue=l(88264);function lt(e,t){const{name:n,version:r,doi:o,container_name:a}=e,s=xe(e),d=o===void 0?t:`https://doi.org/${o}`,h=[s.length>0&&`${s.join(", ")}.`,`${n} (version ${r}) [Computer software].`,`Container image ${a}.`,d],L=[["author",s.length>0?s.map(v=>le(v)).join(" and "):void 0],["title",`{${le(n)}}`],["version",le(r)],["doi",o&&le(o)],["url",o===void 0?t&&le(t):void 0],["note",`Container image ${le(a)}`]].flatMap(([v,I])=>I?[`  ${v} = {${I}},`]:[]);return{text:h.filter(Boolean).join(" "),bibtex:`@software{${n}-${r.replace(/[^\w.-]/g,"-")},
${L.join(`
`)}
}`}}function xe({authors:e,maintainers:t}){return e.length>0?e.map(({name:n})=>n):t.map(({name:n,github:r})=>n??r)}var dt={"\\":"\\textbackslash{}","~":"\\textasciitilde{}","^":"\\textasciicircum{}"};function le(e){return e.replace(/[\\~^]|[{}$&#%_]/g,t=>dt[t]??`\\${t}`)}var ne=l(5271);function ct(e){return(0,i.qy)`<h3>It takes</h3>
${qe("Input",(0,ne.Vc)(e))}
<h3>It gives</h3>
${(0,ne.tH)(e)?qe("Output",(0,ne.Yz)(e)):mt(e)}`}function qe(e,t){return P(`${e}s`,[e,"Files","How many"],t.map(n=>{const r="shared"in n&&n.shared,o="folder"in n&&n.folder;return[Ae(n.name,n.description),(0,i.qy)`${ft(n)}${pt(n)}`,(0,i.qy)`${ut(n,o?"folder":"file")}${r&&(0,i.qy)`<small>the same for all items</small>`}`]}),"even")}function Ae(e,t){return(0,i.qy)`<code>${e}</code>${t!==void 0&&(0,i.qy)`<span class="what">${t}</span>`}`}function mt({output_name:e}){return(0,i.qy)`<p>A file named <code>${e}</code>, or a folder of that name with files in it.${/\{(name|stem|ext)\}/.test(e)&&(0,i.qy)` <span class="note"><code>{name}</code>, <code>{stem}</code> and <code>{ext}</code> are the input’s name, the name without its
ending, and the ending.</span>`}</p>`}function ft({patterns:e}){return(0,i.qy)`${e.map((t,n)=>(0,i.qy)`${n>0&&" "}<code>${t}</code>`)}`}function pt({companions:e}){return e.length===0?i.K$:(0,i.qy)`<small>with ${e.map(({templates:t,optional:n},r)=>(0,i.qy)`${r>0&&", "}${t.map((o,a)=>(0,i.qy)`${a>0&&" or "}<code>${o}</code>`)}${n&&" (optional)"}`)}</small>`}function ut({least:e,most:t,optional:n},r){const o=`${r}s`,a=t===null?e<=1?`one ${r} or more`:`${e} ${o} or more`:e===t?t===1?`one ${r}`:`${t} ${o}`:`${e} to ${t} ${o}`;return n?`${a}, or none`:a}function ht({user_specified_environment_variables:e}){return e.length===0?i.K$:P("Variables",["Variable","Value","Default"],e.map(t=>[Ae(t.name,t.description),(0,i.qy)`${t.type}${vt(t)}`,(0,i.qy)`${gt(t)}${t.secret&&(0,i.qy)` <span class="badge">secret</span>`}`]),"even")}function gt(e){if(e.default!==void 0){const{default:t}=e,n=typeof t=="string"?t:JSON.stringify(t);return n===""?(0,i.qy)`empty`:(0,i.qy)`<code>${n}</code>`}return e.required?(0,i.qy)`<span class="badge">required</span>`:(0,i.qy)`none`}function vt({choices:e,minimum:t,maximum:n,pattern:r}){const o=[e&&(0,i.qy)`one of ${e.map((a,s)=>(0,i.qy)`${s>0&&", "}<code>${String(a)}</code>`)}`,t!==void 0&&(0,i.qy)`at least ${t}`,n!==void 0&&(0,i.qy)`at most ${n}`,r!==void 0&&(0,i.qy)`matches <code>${(0,ue.hD)(r).slice(1,-1)}</code>`].filter(a=>a!==void 0&&a!==!1);return o.length===0?i.K$:(0,i.qy)`<small>${o.map((a,s)=>(0,i.qy)`${s>0&&", "}${a}`)}</small>`}function yt(e){const t=Object.keys(e.exit_codes);return(0,i.qy)`<div class="line"><pre tabindex="0"><code>${e.run_command}</code></pre></div>
${t.length>0&&P("Exit codes",["Exit code","What it means"],t.map(n=>{const r=(0,_.F)(e,Number(n));return[(0,i.qy)`<code>${n}</code>`,(0,i.qy)`${r?.meaning}${r?.retry===!1&&(0,i.qy)` <small>not tried again</small>`}`]}))}`}var de=l(55593),$t="samples.csv";function wt(e,t){const n=`${e.name}.workflow.json`,{items:r,sheet:o,data:a}=bt(e);return{file:n,workflow:xt(e,r,t),...o!==void 0&&{sheet:o},command:["npx pipewright run",n,"--local",...a.map(he),"--out results"].join(" "),takesFolders:r==="folder",docker:Et(e)}}function bt(e){const[t,...n]=(0,ne.Vc)(e).filter(({shared:o})=>!o);if(!t)return{data:[]};if(n.length>0)return{items:$t,sheet:kt(e,[t,...n]),data:[]};const r=(0,de.JQ)(t,e);return t.folder||t.most===1?{data:r}:t.most===2?{items:"pairs",data:r}:{items:"folder",data:["data"]}}function xt(e,t,n){const{step:r,top:o}=(0,de.tR)(e);return(0,de.Ar)({$schema:(0,f.Q)("workflow"),name:e.name,...n&&{catalog:`${n.name}@${n.ref}`},...t!==void 0&&{items:t},...o,process:{type:"single_run",algorithms:[r]}})}function kt(e,t){const n=t.flatMap(r=>{const o=(0,de.JQ)(r,e);return o.length>1&&r.most!==null?o.map((a,s)=>[`${r.name}_${s+1}`,a]):[[r.name,o.join(";")]]});return`item,${n.map(([r])=>r).join(",")}
first,${n.map(([,r])=>r).join(",")}`}function Et(e){const t=e.user_specified_environment_variables.filter(r=>r.required),n=(0,ne.Vc)(e).filter(r=>!r.optional).flatMap(r=>(0,de.JQ)(r,e).map(o=>{const a=b.posix.join("/in",o);return(0,ne.Ic)(e)?`--input ${he(`${r.name}=${a}`)}`:he(a)}));return[`docker run --rm${e.gpu?" --gpus all":""} -v "$PWD:/in:ro" -v "$PWD/results:/out"`,...t.map(r=>`  -e ${he(`${r.name}=${_t((0,de.EQ)(r,e))}`)}`),`  ${he(e.container_name)}`,`  run ${n.join(" ")} /out`].join(` \\
`)}function _t(e){return typeof e=="object"?e.join(","):String(e)}function he(e){return/^[\w@%+=:,./-]+$/.test(e)?e:(0,ue.ZL)(e)}function St(e,t,n){const{name:r,newest:o}=t,a=`${G(r)}/`,s=o?.description??t.description??"",d=[...o?Ot(e,t,o):[],zt(t)].filter(({content:h})=>h!==i.K$);return y(e,{title:r,description:s||`${r}, an algorithm in a container image.`,folder:a,json:"./index.json",hasAtom:n,header:(0,i.qy)`<p class="kicker"><a href="../../index.html">${e.title}</a></p>
<h1>${r}${o&&(0,i.qy)` <small>${o.version}</small>`}</h1>
${s!==""&&(0,i.qy)`<p class="lead">${s}</p>`}
${Tt(e,t)}
${o&&qt(o.tags)}`,main:(0,i.qy)`<nav aria-label="On this page"><ul>${d.map(({id:h,title:x})=>(0,i.qy)`<li><a href="#${h}">${x}</a></li>`)}</ul></nav>
${o&&At(o)}
${d.map(({id:h,title:x,content:L})=>B(h,x,L))}`})}function Ot(e,t,n){return[{id:"use",title:"Use it",content:Lt(e,n)},{id:"files",title:"Inputs and outputs",content:ct(n)},{id:"variables",title:"Variables",content:ht(n)},{id:"sample",title:"Sample and result",content:ee(t,n)},{id:"command",title:"Command",content:yt(n)},{id:"sizes",title:"Sizes",content:Ct(n)},{id:"verify",title:"Verify",content:Dt(e,n)},{id:"cite",title:"Cite",content:Rt(e,n)}]}function Tt(e,{newest:t}){if(!t)return(0,i.qy)`<p class="notice"><strong>Removed.</strong> It is no longer maintained here. What was published can still be
pulled by digest, and its name stays taken.</p>`;if(!t.deprecated)return i.K$;const{reason:n,replaced_by:r}=t.deprecated,o=e.algorithms.find(({name:s})=>s===r?.split("@")[0]),a=o?(0,i.qy)`<a href="../${o.name}/index.html">${r}</a>`:(0,i.qy)`${r}`;return(0,i.qy)`<p class="notice"><strong>Deprecated.</strong> ${n}${r!==void 0&&(0,i.qy)` Use ${a} instead.`}</p>`}function qt(e){return e.length===0?i.K$:(0,i.qy)`<ul class="tags" aria-label="Tags">${e.map(t=>(0,i.qy)`<li><a href="../../index.html?tag=${(0,se.hK)(t)}">${t}</a></li>`)}</ul>`}function At(e){const{license:t,authors:n,maintainers:r,doi:o,homepage:a,source:s,documentation:d}=e,h=[["License",t===void 0?(0,i.qy)`not given`:jt(t)],["Authors",n.length===0?void 0:Ie(n.map(Pt))],["Maintainers",r.length===0?void 0:Ie(r.map(({github:x,name:L})=>(0,i.qy)`<a href="https://github.com/${x}">${L??`@${x}`}</a>`))],["Paper",o===void 0?void 0:(0,i.qy)`<a href="https://doi.org/${It(o)}">doi:${o}</a>`],["Homepage",a===void 0?void 0:U(a)],["Source",s===void 0?void 0:U(s)],["Documentation",d===void 0?void 0:U(d)],["Download",(0,i.qy)`${Mt(e)}`]];return(0,i.qy)`<dl class="facts">${h.map(([x,L])=>L&&(0,i.qy)`<div><dt>${x}</dt><dd>${L}</dd></div>`)}</dl>`}function Ie(e){return(0,i.qy)`${e.map((t,n)=>(0,i.qy)`${n>0&&", "}${t}`)}`}function It(e){return e.split("/").map(se.hK).join("/")}function jt(e){return/^[A-Za-z0-9.-]+$/.test(e)&&!e.startsWith("LicenseRef")?(0,i.qy)`<a href="https://spdx.org/licenses/${e}.html">${e}</a>`:(0,i.qy)`${e}`}function Pt({name:e,orcid:t}){const n=t?.replace(/^https?:\/\/orcid\.org\//,"");return n!==void 0&&/^[\dX-]+$/.test(n)?(0,i.qy)`<a href="https://orcid.org/${n}">${e}</a>`:(0,i.qy)`${e}`}function Lt(e,t){const{file:n,workflow:r,sheet:o,command:a,takesFolders:s,docker:d}=wt(t,e.repository);return(0,i.qy)`<h3>In a workflow</h3>
<p>Save this file${e.repository===void 0&&(0,i.qy)` beside or below the catalog’s folder`}:</p>
${re(n,r,"code")}
${o!==void 0&&(0,i.qy)`<p>Name your files in a sample sheet, a row per item:</p>${re("samples.csv",o,"code")}`}
<h3>On the command line</h3>
<p>Runs the workflow file on this machine${s&&(0,i.qy)`, with a folder in <code>data/</code> for each item`}. It needs Node.js,
and Docker or Podman.</p>
${re("Command",a,"line")}
<p class="note">For your own AWS account, add a region and two buckets to the workflow file:
<a href="${(0,f.qx)("workflows-examples")}">examples</a>.</p>
<h3>With Docker alone</h3>
<p>One item, from files in this folder; the results go to <code>results/</code>.</p>
${re("Docker command",d,"line")}`}function re(e,t,n){return(0,i.qy)`<div class="copy ${n}" data-copy="${e}"><div class="bar"><span>${e}</span></div><pre tabindex="0"><code>${(0,i.OG)(t)}</code></pre></div>`}function Ct(e){const{CPU:t,memory:n,disk_gb:r,timeout_minutes:o,gpu:a,fargate:s,instance_type:d,port:h}=e,x=s?`Fargate, ${s.cpu/1024} vCPU and ${s.memory/1024} GB`:`EC2${d==="fargate"?"":`, ${d}`}`,L=[["Memory",[`${n.suggested} MB`,...(0,st.I)(n)].join(", ")],["CPU",typeof t=="number"?`${t} vCPU`:"not said"],["GPU",a&&String(a.count)],["Disk",`${r} GB`],["Time limit",`${(0,g.LS)(o,"minute")} for an item`],["Interrupted",e.checkpoint===void 0?void 0:"continues from its last checkpoint"],["On AWS",x],["Image",e.platforms.map(({platform:v,size:I})=>`${(0,g.z3)(I)} for ${v}`).join(", ")],["Ports",h.length===0?void 0:h.map(v=>`${v.port}/${v.protocol}`).join(", ")]];return(0,i.qy)`<dl class="rows">${L.map(([v,I])=>I!==void 0&&(0,i.qy)`<div><dt>${v}</dt><dd>${I}</dd></div>`)}</dl>
<p class="note">A workflow file can ask for other sizes.</p>`}function Mt({platforms:e}){const t=e.map(({size:o})=>o),[n,r]=[(0,g.z3)(Math.min(...t)),(0,g.z3)(Math.max(...t))];return n===r?n:`${n} to ${r}`}function Dt({repository:e},t){const{container_name:n,source_image:r,agent:o,spec_digest:a,platforms:s}=t,[d="",h=""]=n.split("@"),x=e?` --repository ${e.name}`:"",L=[["This image",n],...s.filter(v=>v.digest!==h).map(({platform:v,digest:I})=>[v,I]),["Made from",`${r.name} at ${r.digest}`],["Agent",`${o.version}, layer ${o.digest}`],["Spec",a]];return(0,i.qy)`<p>The image is the author’s image, the agent’s layer, and the spec; nothing is built. This derives it again
from a few kilobytes, and compares every byte of its manifests:</p>
${re("Command",`npx pipewright verify ${n}${x}`,"line")}
${e&&(0,i.qy)`<p>Who signed it, as GitHub says:</p>
${re("Signature command",(0,at.Q)(d,h,{repository:e.name,server:"https://github.com"}),"line")}`}
<dl class="rows digests">${L.map(([v,I])=>(0,i.qy)`<div><dt>${v}</dt><dd><code>${I}</code></dd></div>`)}</dl>`}function Rt(e,t){const n=e.url===void 0?void 0:Z(e,`${G(t.name)}/`),{text:r,bibtex:o}=lt(t,n);return(0,i.qy)`<p>It names ${t.doi!==void 0&&"the paper, "}the version, and the image that ran.</p>
${re("Citation",r,"prose")}
${re("BibTeX",o,"code")}`}function zt({versions:e}){const t=e.some(({published:a})=>a!==void 0),n=e.map(a=>[(0,i.qy)`${a.version}`,...t?[(0,i.qy)`${a.published===void 0?"":Ft(a.published)}`]:[],(0,i.qy)`<code title="${a.container_name}">${(0,ue.VK)(a.container_name.split("@")[1]??"")}</code>`,Nt(a),a.spec?(0,i.qy)`<a href="./${(0,se.hK)(a.version)}.json">${a.version}.json</a>`:(0,i.qy)`–`]),r=["Version",...t?["Published"]:[],"Image","State","For programs"];return{id:"versions",title:"Versions",content:(0,i.qy)`<p>A published version never changes.</p>
${P("Versions",r,n)}`}}function Nt({deprecated:e,removed:t}){return t?(0,i.qy)`<span class="badge">removed</span>`:e!==void 0?(0,i.qy)`<span class="badge">deprecated</span> ${e}`:(0,i.qy)`available`}function Ft(e){return(0,i.qy)`<time datetime="${e}">${(0,g.r6)(e).split(",")[0]??e}</time>`}var je=l(77598),Ut=50,Wt=/[\ufffe\uffff]/g;function Pe({algorithms:e}){return e.flatMap(({name:t,versions:n})=>n.filter(({removed:r})=>!r).map(r=>({name:t,description:r.spec?.description,...r}))).sort((t,n)=>Le(n.published??"",t.published??"")||Le(t.name,n.name)).slice(0,Ut)}function Le(e,t){return e<t?-1:e>t?1:0}function Bt(e){return{version:"https://jsonfeed.org/version/1.1",title:e.title,description:"New versions of algorithms in this catalog.",...e.url!==void 0&&{home_page_url:e.url,feed_url:Z(e,q)},items:Pe(e).map(t=>({id:Me(t),url:Ce(e,t),title:$e(t),content_text:t.description??$e(t),...t.published!==void 0&&{date_published:t.published},...t.spec&&t.spec.tags.length>0&&{tags:t.spec.tags}}))}}function Kt(e){const t=Pe(e).filter(r=>r.published!==void 0),[n]=t;if(n)return(0,i.qy)`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>${e.title}</title>
<subtitle>New versions of algorithms in this catalog</subtitle>
<id>${e.url??Gt(e.title)}</id>
<updated>${n.published}</updated>
<author><name>${e.title}</name></author>
${e.url!==void 0&&(0,i.qy)`<link rel="self" type="application/atom+xml" href="${Z(e,k)}"/>\n`}<link rel="alternate" type="text/html" href="${e.url??"./"}"/>
${t.map(r=>(0,i.qy)`<entry>
<title>${$e(r)}</title>
<id>${Me(r)}</id>
<link rel="alternate" type="text/html" href="${Ce(e,r)}"/>
<updated>${r.published}</updated>
<summary>${r.description??$e(r)}</summary>
${r.spec?.tags.map(o=>(0,i.qy)`<category term="${o}"/>\n`)}</entry>
`)}</feed>
`.text.replace(Wt,"\uFFFD")}function $e({name:e,version:t}){return`${e} ${t}`}function Ce(e,{name:t}){return Z(e,`${G(t)}/`)}function Me({container_name:e}){const[t="",n=""]=e.split("@"),r=t.split("/").at(-1)??"";return`pkg:oci/${(0,se.hK)(r)}@${(0,se.hK)(n)}?repository_url=${(0,se.hK)(t)}`}function Gt(e){const t=(0,je.createHash)("sha256").update(e).digest("hex");return`urn:uuid:${[t.slice(0,8),t.slice(8,12),`8${t.slice(13,16)}`,`8${t.slice(17,20)}`,t.slice(20,32)].join("-")}`}var Ht=l(63347),Vt="any file",Jt="folder";function ke(e){return[...new Set((0,ne.Vc)(e).flatMap(Yt))].sort()}function Yt({folder:e,patterns:t}){return e?[Jt]:t.map(n=>{const r=b.posix.basename(n).replace(/^\*+/,"x"),{ext:o}=(0,Ht.xU)(r);return/^[\w.+-]+$/.test(o)?o.toLowerCase():Vt})}var we=100,De="more.json";function Xt(e,t){const n=e.algorithms.filter(K),r=Math.max(1,Math.ceil(n.length/we)),o=new Map;for(let s=0;s<r;s++){const d=n.slice(s*we,(s+1)*we);o.set(Ee(s),Zt(e,{shown:d,at:s,count:r,hasAtom:t}))}const a=n.slice(we).map(s=>Ne(s,V("")).text);return{pages:o,more:a}}function Ee(e){return e===0?"index.html":`pages/${e+1}/index.html`}function Zt(e,{shown:t,at:n,count:r,hasAtom:o}){const a=D(Ee(n)),s=e.algorithms.filter(K),d=V(a),h=(0,g.LS)(s.length,"algorithm");return y(e,{...n>0&&{title:`Page ${n+1}`},description:`${h} in container images, each with a sample, its result, and how to run it.`,folder:a,json:`${d}index.json`,hasAtom:o,header:(0,i.qy)`<p class="kicker">Algorithm catalog</p>
<h1>${e.title}</h1>
<p class="lead">${h} in container images. Each says what it takes and gives, is known by its digest, and runs on your
machine or in your own AWS account.</p>`,main:(0,i.qy)`${n===0&&Qt(s,r>1)}
<p id="found" class="note" role="status">${h}${r>1&&(0,i.qy)`, page ${n+1} of ${r}`}</p>
<ol id="algorithms" class="cards">
${t.map(x=>(0,i.qy)`${Ne(x,d)}\n`)}</ol>
${en(d,n,r)}
${n===r-1&&tn(e,d)}`})}function Qt(e,t){const n=ze(e,({tags:o})=>o),r=ze(e,ke);return(0,i.qy)`<form id="find" role="search" hidden${t&&(0,i.qy)` data-more="${De}"`}>
<div class="words"><label for="words">Search</label><input id="words" name="q" type="search" autocomplete="off" spellcheck="false"></div>
${Re("tag","Tag","all tags",n)}
${Re("input","Takes","any input",r)}
<button type="reset" hidden>Show all</button>
</form>`}function Re(e,t,n,r){return r.length===0?i.K$:(0,i.qy)`<div><label for="${e}">${t}</label><select id="${e}" name="${e}"><option value="">${n}</option>${r.map(([o,a])=>(0,i.qy)`<option value="${o}">${o} (${a})</option>`)}</select></div>`}function ze(e,t){const n=new Map;for(const{newest:r}of e)for(const o of new Set(r?t(r):[]))n.set(o,(n.get(o)??0)+1);return[...n].sort(([r],[o])=>r<o?-1:1)}function Ne(e,t){const{name:n,newest:r}=e;if(!r)return i.K$;const o=ke(r),a=[...xe(r),...(0,ne.Vc)(r).flatMap(({patterns:s})=>s)];return(0,i.qy)`<li class="card" data-name="${n}" data-tags="${r.tags.join("|")}" data-inputs="${o.join("|")}" data-words="${a.join(" ")}">
<h2><a href="${t}${te(n)}">${n}</a></h2>
<div>${r.deprecated&&(0,i.qy)`<p><span class="badge">deprecated</span> ${r.deprecated.reason}</p>`}
${r.description!==void 0&&(0,i.qy)`<p>${r.description}</p>`}
<p class="note">Takes ${o.map((s,d)=>(0,i.qy)`${d>0&&", "}${s}`)}${r.tags.length>0&&(0,i.qy)` <span class="dot">·</span> ${r.tags.map((s,d)=>(0,i.qy)`${d>0&&", "}${s}`)}`}</p></div>
<p class="note facts-of">${r.version}${r.license!==void 0&&(0,i.qy)` <span class="dot">·</span> ${r.license}`}</p>
</li>`}function en(e,t,n){if(n===1)return i.K$;const r=Array.from({length:n},(o,a)=>a);return(0,i.qy)`<nav id="pages" aria-label="Pages"><ul>${r.map(o=>o===t?(0,i.qy)`<li><b aria-current="page">${o+1}</b></li>`:(0,i.qy)`<li><a href="${e}${Ee(o)}" aria-label="Page ${o+1}">${o+1}</a></li>`)}</ul></nav>`}function tn(e,t){const n=e.algorithms.filter(r=>!K(r));return n.length===0?i.K$:(0,i.qy)`<p class="note">Removed: ${n.map(({name:r},o)=>(0,i.qy)`${o>0&&", "}<a href="${t}${te(r)}">${r}</a>`)}</p>`}function ce(e){return`${JSON.stringify(e,null,2).replace(/[<>&\u2028\u2029]/g,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)}
`}var nn=`'use strict';
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
`,rn=l(25151),on=`${rn.b}
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
`,an=`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#175a8c"/><path d="M8 11h6v10h10" fill="none" stroke="#fff" stroke-width="2.5"/><circle cx="8" cy="11" r="3.5" fill="#fff"/><circle cx="24" cy="21" r="3.5" fill="#fff"/></svg>
`,_e=l(92041);function sn(e){const t=e.algorithms.filter(K).map(r=>ln(e,r)),n=new Map([["toolClasses",[Fe]],["tools",t]]);for(const r of t){n.set(`tools/${r.id}`,r),n.set(`tools/${r.id}/versions`,r.versions);for(const o of r.versions)n.set(`tools/${r.id}/versions/${o.id}`,o)}return n.set("service-info",cn(e,JSON.stringify(t)))}var Fe={id:"CommandLineTool",name:"CommandLineTool",description:"A program in a container image that makes files of files."};function ln(e,{name:t,newest:n,description:r,versions:o}){const a=n?.description??r;return{id:t,name:t,url:Ue(e,`tools/${t}`),organization:We(e,o[0]),toolclass:Fe,...a!==void 0&&{description:a},...n&&{meta_version:n.version},has_checker:!1,versions:o.filter(({removed:s})=>!s).map(s=>dn(e,t,s))}}function dn(e,t,{version:n,container_name:r,spec:o,published:a}){const[s="",d=""]=r.split("@"),{registry:h}=(0,_e.qq)(r),x=(I,Q)=>({registry_host:h,image_name:`${s}@${I}`,image_type:"Docker",...Q!==void 0&&{size:Q},...a!==void 0&&{updated:a},checksum:[{type:"sha-256",checksum:I.replace(/^sha256:/,"")}]}),L=o?.platforms??[],v=!L.some(I=>I.digest===d);return{id:n,name:t,url:Ue(e,`tools/${t}/versions/${n}`),...o&&{author:xe(o)},...o?.description!==void 0&&{description:o.description},is_production:!0,images:[...v?[x(d)]:[],...L.map(I=>x(I.digest,I.size))],descriptor_type:[],containerfile:!1}}function Ue(e,t){return Z(e,`${m}/${encodeURI(t)}`)}function cn(e,t){const{url:n,repository:r}=e,o=e.algorithms.find(K)?.versions[0],a=We(e,o),s=o&&(0,_e.qq)(o.container_name).registry;return{id:mn(e),name:e.title,type:{group:"org.ga4gh",artifact:"trs",version:"2.1.0"},description:"Algorithms in container images, as static files: lists are whole, and queries are not answered.",organization:{name:a,url:r?`https://github.com/${a}`:n??(s===void 0?`https://github.com/${f.Bw}`:`https://${s}`)},version:(0,je.createHash)("sha256").update(t).digest("hex").slice(0,12)}}function We({repository:e},t){const n=e?.name.split("/")[0];if(n!==void 0||!t)return n??"unknown";const{registry:r,repository:o}=(0,_e.qq)(t.container_name),[a=r,...s]=o.split("/");return s.length>0?a:r}function mn({url:e,title:t}){const n=e===void 0?null:URL.parse(e);return[...(n?[...n.hostname.split(".").reverse(),...n.pathname.split("/")]:["catalog",...t.split(/[^A-Za-z0-9-]+/)]).filter(Boolean),"trs"].join(".").toLowerCase()}var ge="pipewright-site.json";function fn(e){const t=Kt(e),{pages:n,more:r}=Xt(e,t!==void 0),o=new Map([[ge,ce({generator:"pipewright",version:f.xv})],[".nojekyll",""],[w,on],[O,nn],["icon.svg",an],...n,["index.json",ce(un(e))],[q,ce(Bt(e))]]);r.length>0&&o.set(De,ce(r)),t!==void 0&&o.set(k,t);for(const a of e.algorithms)pn(o,e,a,t!==void 0);for(const[a,s]of sn(e))for(const d of["index.html","index.json"])o.set(`${m}/${a}/${d}`,ce(s));return o}function pn(e,t,n,r){const o=G(n.name);e.set(`${o}/index.html`,St(t,n,r)),e.set(`${o}/index.json`,ce(hn(n)));for(const{version:a,spec:s}of n.versions)s&&e.set(`${o}/${a}.json`,(0,it.CI)(s));for(const[a,s]of me(n))e.set(N(n.name,a),s)}function un({title:e,url:t,repository:n,algorithms:r}){return{title:e,url:t,catalog:n&&`${n.name}@${n.ref}`,algorithms:r.map(o=>{const{name:a,newest:s}=o;return{name:a,removed:K(o)?void 0:!0,description:s?.description??o.description,version:s?.version,license:s?.license,tags:s?.tags,inputs:s&&ke(s),page:`${G(a)}/`,json:`${G(a)}/index.json`}})}}function hn({name:e,description:t,newest:n,versions:r}){return{name:e,description:n?.description??t,newest:n?.version,versions:r.map(({version:o,container_name:a,deprecated:s,removed:d,published:h,spec:x})=>({version:o,container_name:a,deprecated:s,removed:d||void 0,published:h,extended_spec:x&&`./${o}.json`}))}}var gn=l(32845),Be=16,vn=/^(\.git.*|CNAME)$/;async function yn(e,t,n){const r=$n(e,n);if(r.length>0&&!r.includes(ge))throw new S.Failure("FILE_EXISTS",`${n} holds other files than a site's, and nothing is overwritten. Name a new folder, or remove it.`);try{await(0,be.C6)(Be,r.filter(o=>o!==ge),o=>(0,j.rm)((0,b.join)(e,o),{recursive:!0})),(0,R.fc)(e),await(0,j.writeFile)((0,b.join)(e,ge),t.get(ge)??"");for(const o of new Set([...t.keys()].map(a=>(0,b.dirname)(a))))(0,E.mkdirSync)((0,b.join)(e,o),{recursive:!0});await(0,be.C6)(Be,[...t],([o,a])=>(0,j.writeFile)((0,b.join)(e,o),a))}catch(o){throw(0,gn.EU)(n,o)}}function $n(e,t){const n=(0,R.I)(e);if(n==="nothing")return[];if(n!=="folder")throw new S.Failure("FILE_EXISTS",`${t} is a file. Name a folder for the site.`);return(0,E.readdirSync)(e).filter(r=>!vn.test(r))}var wn=l(78469),bn=l(57016),xn=l(2768),kn=8;async function En(e,t){const{algorithms:n}=await e.index(),r=Object.keys(n).sort();return(0,be._k)(kn,r,o=>_n(e,o,n[o],t))}async function _n(e,t,n,r){const o=[];for(const d of Object.keys(n.versions).sort(wn).reverse()){const{container_name:h,deprecated:x,removed:L=!1}=n.versions[d],v=L?void 0:await e.entry(t,d),I=r.dates.get((0,xn.U5)({name:t,version:d}));o.push({version:d,container_name:h,removed:L,...x!==void 0&&{deprecated:x},...I!==void 0&&{published:I},...v&&{spec:v}})}const a=n.removed?void 0:(0,bn.Rg)(n.versions),s=o.find(({version:d})=>d===a)?.spec;return{name:t,...n.description!==void 0&&{description:n.description},versions:o,...s&&{newest:s},samples:s?await Sn(s,r):new Map,results:s?await r.results(t,On(s)):new Map}}async function Sn(e,t){const n=e.tests.flatMap(o=>[...(0,A.l)(o).values()].flat()),r=new Map;for(const o of new Set(n)){const a=await t.sample(e.name,o);a&&r.set(o,a)}return r}function On({tests:e}){return new Set(e.flatMap(({expect:t})=>Object.values(t.sha256)))}var Ke=l(63454),Tn=l(72990),qn=l(92565),An=(0,qn.yx)(Tn.CT,{async run({catalog:e,out:t,url:n,repository:r,title:o},a){if(!t)throw new S.Failure("BAD_USAGE","Say where to write the site: npx pipewright site --out DIR");const s=n===void 0?void 0:In(n),d=r===void 0?void 0:jn(r),{cwd:h,env:x,signal:L}=a,v=await(0,M.catalogOpener)({from:h,cwd:h,env:x,signal:L,override:e})(void 0),I=d??Pn(v),Q=v.folder===void 0?tt:await nt(v.folder,L),ie=await En(v,Q),ve=fn({title:o??I?.name??Ln(ie)??v.name,...s!==void 0&&{url:s},...I&&{repository:I},algorithms:ie});await yn((0,b.resolve)(h,t),ve,t);const Ge=ie.flatMap(ye=>ye.versions);return{folder:t,algorithms:ie.length,versions:Ge.length,files:ve.size,bytes:[...ve.values()].reduce((ye,Mn)=>ye+Buffer.byteLength(Mn),0),notes:Cn({address:s,from:I,isHere:v.folder!==void 0,isDated:Ge.some(({published:ye})=>ye!==void 0)})}},text({folder:e,algorithms:t,versions:n,files:r,bytes:o,notes:a}){const s=(0,Ke.h)(e);return`Wrote ${(0,g.LS)(t,"algorithm")} with ${(0,g.LS)(n,"version")} into ${s}: ${(0,g.LS)(r,"file")}, ${(0,g.z3)(o)}
${a.map(d=>`  note: ${d}
`).join("")}Open ${(0,Ke.h)((0,b.join)(e,"index.html"))}, or publish the folder: any host of files will do.
`}});function In(e){const t=URL.parse(e);if(t&&/^https?:$/.test(t.protocol)&&t.search===""&&t.hash==="")return t.href.replace(/\/*$/,"/");throw new S.Failure("BAD_USAGE",`--url is an address of the web such as https://my-lab.github.io/catalog/, not ${(0,ue.hD)(e)}.`)}function jn(e){const[,t,n="main"]=/^([A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100})(?:@([^\s@]{1,255}))?$/.exec(e)??[];if(t!==void 0)return{name:t,ref:n};throw new S.Failure("BAD_USAGE",`--repository is OWNER/NAME, or OWNER/NAME@REF with a branch, tag or commit, not ${(0,ue.hD)(e)}.`)}function Pn({name:e,commit:t}){const[n="",r=""]=t===void 0?[]:e.split("@");return n===""?void 0:{name:n,ref:r}}function Ln(e){return e[0]?.versions[0]?.container_name.split("@")[0]?.replace(/\/[^/]*$/,"")}function Cn(e){return[!e.isHere&&"a catalog on GitHub is read without its samples and history; check it out, and name its folder, to show them",e.isHere&&!e.isDated&&"no dates and no Atom feed: the catalog is in no Git checkout with its whole history (on GitHub: fetch-depth: 0)",e.address===void 0&&"addresses in feeds and for programs are relative: give --url",e.from===void 0&&"workflow files on the pages name no catalog: give --repository"].filter(t=>t!==!1)}}),27759:((Y,C,l)=>{l.d(C,{C6:()=>b,Gc:()=>M,_k:()=>S});async function b(E,j,T){const _=[],A=new Set;for await(const i of j){if(_.length>0)break;const g=T(i).catch(f=>{_.push(f)}).finally(()=>A.delete(g));A.add(g),A.size>=E&&await Promise.race(A)}if(await Promise.all(A),_.length>0)throw _[0]}async function S(E,j,T){const _=[];return await b(E,[...j].entries(),async([A,i])=>{_[A]=await T(i)}),_}var M=class{#e;#t=[];constructor(E){this.#e=E}async run(E){this.#e>0?this.#e--:await new Promise(j=>this.#t.push(j));try{return await E()}finally{const j=this.#t.shift();j?j():this.#e++}}}}),17239:((Y,C,l)=>{l.d(C,{s:()=>A});var b=l(77598),S=l(51455),M=(i,g)=>(g=Symbol[i])?g:Symbol.for("Symbol."+i),E=i=>{throw TypeError(i)},j=(i,g,f)=>{if(g!=null){typeof g!="object"&&typeof g!="function"&&E("Object expected");var p,w;f&&(p=g[M("asyncDispose")]),p===void 0&&(p=g[M("dispose")],f&&(w=p)),typeof p!="function"&&E("Object not disposable"),w&&(p=function(){try{w.call(this)}catch(O){return Promise.reject(O)}}),i.push([f,p,g])}else f&&i.push([f]);return g},T=(i,g,f)=>{var p=typeof SuppressedError=="function"?SuppressedError:function(k,q,m,y){return y=Error(m),y.name="SuppressedError",y.error=k,y.suppressed=q,y},w=k=>g=f?new p(k,g,"An error was suppressed during disposal"):(f=!0,k),O=k=>{for(;k=i.pop();)try{var q=k[1]&&k[1].call(k[2]);if(k[0])return Promise.resolve(q).then(O,m=>(w(m),O()))}catch(m){w(m)}if(f)throw g};return O()},_=262144;async function A(i){var g=[];try{const O=(0,b.createHash)("sha256"),k=j(g,await(0,S.open)(i),!0),q=Buffer.allocUnsafeSlow(_);for(;;){const{bytesRead:m}=await k.read(q,0,q.length);if(m===0)return O.digest("hex");O.update(q.subarray(0,m))}}catch(O){var f=O,p=!0}finally{var w=T(g,f,p);w&&await w}}}),76122:((Y,C,l)=>{l.d(C,{z:()=>T});var b=l(31421),S=l(2602),M=l(88264),E=12e4,j=64*1024*1024;async function T(i,g){await A(i,["rev-parse","--show-prefix"],g);const f=(...p)=>A(i,p,g);return{async base(p){try{const w=await f("rev-parse","--verify","--end-of-options",`${p}^{commit}`);return(await f("merge-base",w.trim(),"HEAD")).trim()}catch(w){throw g.throwIfAborted(),new S.Failure("REF_NOT_FOUND",`This checkout has no commit "${(0,M.YA)(p)}" in common history. Is it spelled correctly, and fetched?`,{cause:w})}},async changedSince(p){const w=_(await f("diff","--name-status","--no-renames","--relative","-z",p,"--",".")),O=[];for(let q=0;q+1<w.length;q+=2){const m={A:"added",D:"removed"}[w[q]??""]??"modified";O.push({path:w[q+1]??"",status:m,shown:[]})}const k=_(await f("ls-files","--others","--exclude-standard","-z","--","."));return[...O,...k.map(q=>({path:q,status:"added",shown:[]}))]},async view(p){const w=_(await f("ls-tree","-r","-z",p,"--",".")),O=m=>new Set(w.flatMap(y=>y.startsWith(m)?[y.slice(y.indexOf("	")+1)]:[])),[k,q]=[O("100"),O("120")];return{paths:k,links:q,read:async m=>k.has(m)?f("cat-file","blob",`${p}:./${m}`):void 0}},async added(){const p=new Map;if((await f("rev-parse","--is-shallow-repository")).trim()==="true")return p;const w=await f("log","--reverse","--diff-filter=A","--no-renames","--relative","--name-only","-z","--format=%x01%ct","--",".");for(const O of w.split("").slice(1)){const[k="",...q]=O.split("\0"),m=new Date(Number(k)*1e3).toISOString().replace(".000Z","Z");for(const y of q.map(D=>D.replace(/^\n/,"")))y!==""&&!p.has(y)&&p.set(y,m)}return p},async commit(p,{headline:w,body:O}){return await f("add","--",...p),await f("commit","--quiet","-m",w,"-m",O,"--",...p),(await f("rev-parse","HEAD")).trim()}}}function _(i){return i.split("\0").slice(0,-1)}function A(i,g,f){const p={cwd:i,signal:f,timeout:E,maxBuffer:j,env:{...process.env,GIT_TERMINAL_PROMPT:"0",GIT_LITERAL_PATHSPECS:"1",LC_ALL:"C"}};return new Promise((w,O)=>{(0,b.execFile)("git",g,p,(k,q,m)=>{if(!k)return w(q);if(f.aborted)return O(f.reason);const y=(0,M.YA)((m.trim()||k.message).replace(/\s+/g," ")).slice(0,300),V=k.code==="ENOENT"?"git is not installed.":`git ${g[0]} failed: ${y}.`;O(new S.Failure("NO_GIT",V,{cause:k}))})})}}),56583:((Y,C,l)=>{l.d(C,{q:()=>b});function b(S){const{parse:M,rawJSON:E}=JSON;return M(S,(j,T,{source:_})=>typeof T=="number"&&!Number.isSafeInteger(T)&&_&&_!==String(T)?E(_):T)}}),98775:((Y,C,l)=>{l.d(C,{$p:()=>T,BQ:()=>i,Bq:()=>K,EG:()=>_,Je:()=>P,MZ:()=>O,Ng:()=>V,TF:()=>A,Vv:()=>p,Wv:()=>te,Y2:()=>f,eE:()=>B,m:()=>g,o4:()=>U,sJ:()=>G});var b=l(2602),S=l(58947),M=l(88264),E=l(36618),j=l(56583),T="application/vnd.oci.image.index.v1+json",_="application/vnd.oci.image.manifest.v1+json",A="application/vnd.oci.image.config.v1+json",i="application/vnd.oci.image.layer.v1.tar+gzip",g="application/vnd.oci.image.layer.v1.tar",f="application/vnd.docker.distribution.manifest.list.v2+json",p="application/vnd.docker.distribution.manifest.v2+json",w="application/vnd.docker.container.image.v1+json",O="application/vnd.docker.image.rootfs.diff.tar.gzip",k=new Set([_,p]),q=new Set([T,f]),m=new Set([A,w]),y={x86_64:"amd64","x86-64":"amd64",aarch64:"arm64"},D=/^application\/vnd\.docker\.distribution\.manifest\.v1\+/;function V(u,$){const c=J(u.bytes,`The manifest of ${$}`),N=(typeof c.mediaType=="string"&&c.mediaType?c.mediaType:void 0)??Z(u.mediaType,c);if(D.test(N)||c.schemaVersion===1)throw F($,'is in the old "schema 1" format. Push it again with a current Docker or Podman');const W=q.has(N);if(!W&&!k.has(N))throw F($,`has the type ${(0,M.hD)(N)}, which is not a container image`);if(!pe(c.annotations))throw F($,'has "annotations" that do not map strings to strings');if(c.schemaVersion!==2)throw F($,'does not have "schemaVersion": 2');if(Array.isArray(c.manifests)&&(Array.isArray(c.layers)||c.config!==void 0))throw F($,"is both a manifest and an index, so it is ambiguous");if(W){const ae=oe(c,"manifests");if(!ae)throw F($,'is an index without "manifests"');return c.manifests=ae.map(H),ee(c.manifests,"manifests",$),{kind:"index",mediaType:N,digest:u.digest,json:c}}const R=oe(c,"layers");if(!R)throw F($,'has no "layers"');c.layers=R,c.config=me(c.config,N===p?w:A),fe(c.config,`config of ${$}`),ee(R,"layers",$);const X=c;if(!m.has(X.config.mediaType))throw F($,`has a config of type ${(0,M.hD)(X.config.mediaType)}: it is not a container image`);return{kind:"image",mediaType:N,digest:u.digest,json:X}}function U(u,$,c){const z=J(u,`The config of ${c}`);if($.layers.length===0&&(0,S.u)(z.rootfs??{})){const R=z.rootfs??{type:"layers"};z.rootfs={...R,diff_ids:R.diff_ids??[]}}const N=(0,S.u)(z.rootfs)?z.rootfs.diff_ids:void 0;if(!Array.isArray(N)||!N.every(R=>typeof R=="string"&&(0,E.Bc)(R)))throw F(c,'has a config without "rootfs.diff_ids"');if(N.length!==$.layers.length)throw F(c,`is damaged: its config names ${N.length} layers and its manifest ${$.layers.length}`);for(const R of["os","architecture"])if(typeof z[R]!="string")throw F(c,`has a config without "${R}"`);const W=z.config??{};if(!(0,S.u)(W))throw F(c,'has a "config" that is not an object');for(const R of["Env","Entrypoint","Cmd"]){const X=W[R];if(X!=null&&!(Array.isArray(X)&&X.every(ae=>typeof ae=="string")))throw F(c,`has a "config.${R}" that is not a list of strings`)}if(W.StopSignal!=null&&typeof W.StopSignal!="string")throw F(c,'has a "config.StopSignal" that is not a string');if(W.Healthcheck!=null&&!(0,S.u)(W.Healthcheck))throw F(c,'has a "config.Healthcheck" that is not an object');if(W.ExposedPorts!=null&&!(0,S.u)(W.ExposedPorts))throw F(c,'has a "config.ExposedPorts" that is not an object');if(!pe(W.Labels))throw F(c,'has "config.Labels" that do not map strings to strings');if(z.history!=null&&!Array.isArray(z.history))throw F(c,'has a "history" that is not a list');return z}function B({os:u,architecture:$}){const c=$.toLowerCase();return`${u.toLowerCase()}/${y[c]??c}`}function P(u){const[$="",c=""]=B(u).split("/");return{...u,os:$,architecture:c}}function K(u){return[u.os,u.architecture,u.variant].filter(Boolean).join("/")}function G(u){return/nondistributable|\.foreign\./.test(u.mediaType)&&!!u.urls?.length}function te({layers:u}){return u.length===0||u.some($=>/\.layer\.|\.rootfs\./.test($.mediaType))}function Z(u,$){const c=u?.split(";")[0]?.trim()??"";return k.has(c)||q.has(c)||D.test(c)?c:Array.isArray($.manifests)?T:!(0,S.u)($.config)&&!Array.isArray($.layers)?c||"unknown":(0,S.u)($.config)&&$.config.mediaType===w?p:_}function oe(u,$){const c=u[$];return c===null?[]:Array.isArray(c)?c:void 0}function H(u){if(!(0,S.u)(u))return u;const{mediaType:$="",platform:c,artifactType:z,...N}=u,W=(0,S.u)(c)&&typeof c.os=="string"&&typeof c.architecture=="string";return{mediaType:$??"",...N,...W&&{platform:c},...typeof z=="string"&&{artifactType:z}}}function me(u,$){return(0,S.u)(u)&&(u.mediaType??"")===""?{...u,mediaType:$}:u}function J(u,$){let c;try{c=(0,j.q)(new TextDecoder("utf-8",{fatal:!0}).decode(u))}catch{throw new b.Failure("NOT_AN_IMAGE",`${$} is not JSON.`)}if(!(0,S.u)(c))throw new b.Failure("NOT_AN_IMAGE",`${$} is not a JSON object.`);return c}function ee(u,$,c){for(const[z,N]of u.entries())fe(N,`${$}[${z}] of ${c}`)}function fe(u,$){const c=X=>new b.Failure("NOT_AN_IMAGE",`The ${$} ${X}.`);if(!(0,S.u)(u))throw c("is missing");const{mediaType:z,digest:N,size:W,annotations:R}=u;if(typeof z!="string")throw c('has no "mediaType"');if(typeof N!="string"||!(0,E.Bc)(N))throw c("has no sha256 digest; other algorithms are not supported");if(!Number.isSafeInteger(W)||W<0)throw c('has no valid "size"');if(!pe(R))throw c('has "annotations" that do not map strings to strings')}function pe(u){return u==null||(0,S.u)(u)&&Object.values(u).every($=>typeof $=="string")}function F(u,$){return new b.Failure("NOT_AN_IMAGE",`${u} ${$}.`)}}),25151:((Y,C,l)=>{l.d(C,{b:()=>b,r:()=>S});var b=`
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

/* Where a table continues to the side, its edge is shaded. */
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
`,S=`${b}
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
`}),21251:((Y,C,l)=>{l.d(C,{Dl:()=>k,K$:()=>j,OG:()=>w,RF:()=>O,X:()=>g,X6:()=>A,p_:()=>_,qy:()=>T});var b=l(77598),S=l(6375),M=l(88264),E=class{text;constructor(m){this.text=m}toString(){return this.text}},j=new E("");function T(m,...y){let D=m[0];for(const[V,U]of y.entries())D+=f(U)+m[V+1];return new E(D)}function _(m){return{markup:new E(`<style>${m}</style>`),source:i(m)}}function A(m){return{markup:new E(`<script>${m}<\/script>`),source:i(m)}}function i(m){return`'sha256-${(0,b.createHash)("sha256").update(m).digest("base64")}'`}function g({title:m,allows:y,head:D,header:V,main:U,footer:B,end:P}){return T`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${y}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${m}</title>
${D}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
${V}
</header>
<main id="content" tabindex="-1">
${U}
</main>
<footer>
${B}
</footer>
${P}</body>
</html>
`.text}function f(m){return m instanceof E?m.text:m===void 0||m===!1?"":typeof m=="number"?String(m):typeof m=="string"?p((0,M.YA)(m)):m.map(f).join("")}function p(m){return m.replace(/[&<>"'`]/g,y=>`&#${y.charCodeAt(0)};`)}function w(m){const y=m.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new E(y.split(`
`).map(D=>D.split("	").map(f).join("	")).join(`
`))}function O(m,y){const D=q(m);return D===void 0?T`${y}`:T`<a href="${D}">${y}</a>`}function k(m,y){return T`<a href="${m}" rel="noopener">${y}</a>`}function q(m){const y=m.split("/");if(!y.some(D=>D===""||D==="."||D===".."))return`./${y.map(S.hK).join("/")}`}}),4208:((Y,C,l)=>{l.d(C,{IG:()=>j,Qp:()=>D,Vx:()=>E,XQ:()=>y,bo:()=>M,hu:()=>m});var b=l(36618),S=l(60949),M=1,E="org.opencontainers.image.",j=`${E}base.name`,T=`${E}base.digest`,_="dev.pipewright.",A=`${_}agent.digest`,i=`${_}agent.version`,g=`${_}spec.digest`,f=`${_}agent.layer`,p=`${_}revision`,w=`${_}source.digest`,O=`${_}source.ports`,k=`${_}source.label.`,q=["com.amazon.soci.index-digest"];function m(U,B){const{spec:P,agent:K,source:G,base:te,layer:Z,ports:oe}=B,H=new Map;for(const[J,ee]of Object.entries(U??{}))q.includes(J)||J.startsWith(_)||H.set(J.startsWith(E)?k+J:J,ee);const me={title:P.name,version:P.version,description:P.description,licenses:P.license,url:P.homepage,source:P.source,documentation:P.documentation,authors:P.authors?.map(J=>J.name).join(", ")};for(const[J,ee]of Object.entries(me))ee&&H.set(E+J,ee);return H.set(j,G.name),H.set(T,te),H.set(w,G.digest),H.set(i,K.version),H.set(A,K.digest),Z&&H.set(f,Z),H.set(g,(0,S.Wx)(P)),H.set(p,String(M)),oe&&H.set(O,JSON.stringify(oe)),V(H)}function y(U){const B=new Map;for(const[P,K]of Object.entries(U??{}))P.startsWith(k)?B.set(P.slice(k.length),K):!P.startsWith(_)&&!P.startsWith(E)&&B.set(P,K);return B.size>0?V(B):void 0}function D(U){const[B,P,K,G]=[j,T,w,A].map(te=>U?.[te]);if(!(!B||!P||!K||!G||![P,K,G].every(b.Bc)))return{source:{name:B,digest:K},base:P,agent:G,layer:U?.[f],ports:U?.[O]}}function V(U){return Object.fromEntries([...U].sort(([B],[P])=>B<P?-1:1))}})};export{zn as id,Nn as ids,Fn as modules};
