var He=Object.freeze,Rn=Object.defineProperty;var Ve=(J,D)=>He(Rn(J,"raw",{value:He(D||J.slice())}));var Ye;const Nn=1163,Fn=[1163],Un={98492:((J,D,l)=>{l.d(D,{Q:()=>R,T:()=>b});var b="https://github.com/pipewright/pipewright/blob/main/README.md#provenance",S=".github/workflows/catalog-publish.yml";function R(k,I,{repository:_,server:E}){const q=URL.parse(E)?.host??"github.com",o=q==="github.com"?[]:[`--hostname ${q}`];return[`gh attestation verify oci://${k}@${I}`,`--repo ${_}`,`--predicate-type ${b}`,`--signer-workflow ${o.length>0?`${q}/`:""}${_}/${S}`,...o].join(` \\
    `)}}),69161:((J,D,l)=>{l.d(D,{CI:()=>g,Cl:()=>E,tV:()=>o});var b=l(98775),S=l(60949),R=l(4208),k=l(53764),I=["AWS_REGION","PIPEWRIGHT_QUEUE_URL","PIPEWRIGHT_IDLE_SECONDS"],_=256;function E(f,p,w,O){const{container_name:x,instance_type:T,...j}=f;return{...j,container_name:`${O}@${p.root.digest}`,source_image:p.source,platforms:p.images.map(c=>({platform:(0,b.Bq)(c.platform),digest:c.manifest.digest,size:c.layers.reduce((L,M)=>L+M.size,0)})),agent:{version:w.version,digest:w.digest,protocol:w.protocol},spec_digest:(0,S.Wx)(f),revision:R.bo,instance_type:T||"fargate",...q(f),environment:[...(f.user_specified_environment_variables??[]).map(c=>({name:c.name,required:c.required===!0,from:"user",...c.secret&&{secret:!0}})),...I.map(c=>({name:c,required:!0,from:"deploy"}))]}}function q({CPU:f,memory:p,gpu:w}){const O=typeof f=="number"?Math.ceil(f*1024):_,x=Math.ceil(p.suggested);return{cpu_units:O,memory_mb:x,fargate:w?null:(0,k.E)(O,x)}}function o(f,p){const{CPU:w=f.CPU,disk_gb:O=f.disk_gb,timeout_minutes:x=f.timeout_minutes}=p,T={...f.memory,suggested:p.memory??f.memory.suggested,...p.max_memory!==void 0&&{maximal:p.max_memory}},j=p.memory===void 0&&p.CPU===void 0?{}:q({...f,CPU:w,memory:T});return{...f,memory:T,CPU:w,disk_gb:O,timeout_minutes:x,...j}}function g(f){return`${JSON.stringify(f,null,2)}
`}}),53764:((J,D,l)=>{l.d(D,{E:()=>S});var b=[[256,512,512,512],[256,1024,2048,1024],[512,1024,4096,1024],[1024,2048,8192,1024],[2048,4096,16384,1024],[4096,8192,30720,1024],[8192,16384,61440,4096],[16384,32768,122880,8192]];function S(R,k){for(const[I,_,E,q]of b)if(!(I<R||E<k))return{cpu:I,memory:Math.max(_,Math.ceil(k/q)*q)};return null}}),41163:((J,D,l)=>{l.r(D),l.d(D,{site:()=>In});var b=l(76760),S=l(2602),R=l(44483),k=l(73024),I=l(51455),_=l(41005),E=l(33297),q=l(40468),o=l(21251),g=l(36647),f=l(12011),p="style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'",w="style.css",O="site.js",x="feed.xml",T="feed.json",j="ga4gh/trs/v2";function c(e,t){const n=M(t.folder),r=t.title===void 0?e.title:`${t.title} \xB7 ${e.title}`,i=e.url===void 0?void 0:`${e.url}${t.folder}`,a=(0,o.qy)(Ye||(Ye=Ve(['<meta name="generator" content="pipewright ',`">
<meta name="description" content="`,`">
`,`
<link rel="stylesheet" href="`,"",`">
<link rel="icon" href="`,`icon.svg" type="image/svg+xml">
`,`
<link rel="alternate" type="application/feed+json" title="New versions" href="`,"",`">
`,`
<script src="`,"",'" defer><\/script>'])),f.xv,t.description,i===void 0?o.K$:(0,o.qy)`<link rel="canonical" href="${i}">`,n,w,n,t.hasAtom&&(0,o.qy)`<link rel="alternate" type="application/atom+xml" title="New versions" href="${n}${x}">`,n,T,t.json!==void 0&&(0,o.qy)`<link rel="alternate" type="application/json" href="${t.json}">`,n,O),s=(0,o.qy)`<p>New versions: ${t.hasAtom&&(0,o.qy)`<a href="${n}${x}">Atom</a>, `}<a href="${n}${T}">JSON Feed</a>.
For programs: ${t.json!==void 0&&(0,o.qy)`<a href="${t.json}">this page as JSON</a>, `}<a href="${n}${j}/tools/index.json">GA4GH Tool Registry Service</a>.</p>
<p>Made by <a href="https://github.com/${f.Bw}">Pipewright</a> ${f.xv} from the catalog’s files. No cookies, no
tracking: this page loads nothing from elsewhere.</p>`;return(0,o.X)({title:r,allows:p,head:a,header:t.header,main:t.main,footer:s})}function L(e){return e.replace(/[^/]*$/,"")}function M(e){return"../".repeat(e.split("/").length-1)||"./"}function K(e){const t=(0,o.vc)(e.replace(/^https?:\/\/(www\.)?|\/$/g,""));return/^https?:\/\//.test(e)&&URL.canParse(e)?(0,o.qy)`<a href="${e}" rel="nofollow noopener">${t}</a>`:(0,o.qy)`${t}`}function U(e,t,n){return n===o.K$?o.K$:(0,o.qy)`<section id="${e}" aria-labelledby="${e}-title">
<h2 id="${e}-title">${t}</h2>
${n}
</section>
`}function P(e,t,n,r){return(0,o.qy)`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${e}">
<table${r&&(0,o.qy)` class="even"`}><thead><tr>${t.map(i=>(0,o.qy)`<th scope="col">${i}</th>`)}</tr></thead>
<tbody>
${n.map(([i="",...a],s)=>(0,o.qy)`<tr><th scope="row">${i}</th>${a.map(d=>(0,o.qy)`<td>${d}</td>`)}</tr>\n${r?.[s]!==void 0&&(0,o.qy)`<tr class="what"><td colspan="${t.length}">${r[s]}</td></tr>\n`}`)}</tbody></table>
</div>`}function B({newest:e}){return e!==void 0}function H(e){return`algorithms/${e}`}function te(e){return`${H(e)}/index.html`}function Z({url:e=""},t){return`${e}${t}`}var oe={PNG:"png",JPEG:"jpg",GIF:"gif"};function V({kind:e}){return oe[e.split(",")[0]??""]}function me(e){const t=new Map;for(const n of[...e.samples.values(),...e.results.values()])n.picture&&t.set(Y(e,n),n.picture);return t}function Y({samples:e,results:t},n){const r=V(n);return!n.picture||r===void 0?void 0:`picture-${[...e.values(),...t.values()].indexOf(n)+1}.${r}`}function ee(e,t){const[n,...r]=t.tests;return n?(0,o.qy)`<p>The tests that come with it. Publishing runs them on the image, without a network.</p>
<article class="test"><h3>${n.name}</h3>
${fe(e,t,n)}</article>
${r.map(i=>(0,o.qy)`<details class="test"><summary><h3>${i.name}</h3></summary>
${fe(e,t,i)}</details>
`)}`:o.K$}function fe(e,t,n){const r=[...(0,q.l)(n)].flatMap(([d,u])=>u.map($=>pe(e,$,n.inputs?`Input ${d}`:"Sample"))),i=Object.entries(n.env),s=[...(0,q.l)(n).values()].flat().map(d=>e.samples.get(d)).some(d=>d&&(d.lines||d.picture));return(0,o.qy)`${i.length>0&&(0,o.qy)`<p class="note">With ${i.map(([d,u],$)=>(0,o.qy)`${$>0&&", "}<code>${d}=${u}</code>`)}</p>`}
<div class="${s?"pair":"alone"}"><div>${r}</div><div>${W(e,t,n)}</div></div>
`}function pe(e,t,n){const r=e.samples.get(t);return h(n,b.posix.basename(t),r&&(0,o.qy)`${m(e,t,r)}`,r)}function W(e,t,n){const{exit_code:r,sha256:i,contains:a}=n.expect;if(r!==0){const v=(0,E.F)(t,r)?.meaning;return(0,o.qy)`<figure><figcaption>Result</figcaption><p>It ends with exit code ${r}${v===void 0?"":(0,o.qy)`: ${v}`}.</p></figure>`}const s=(0,q.t)(n).flatMap(v=>v.patterns),d=s.filter(v=>!/[*?[{]/.test(v)),$=[...new Set([...Object.keys(i),...Object.keys(a),...d])].sort().map(v=>{const A=N(i,v),Q=A===void 0?void 0:e.results.get(A),ie=N(a,v)??[],ye=Q?m(e,v,Q):ie.length>0&&(0,o.qy)`<p class="note">It contains:</p><pre tabindex="0">${(0,o.OG)(ie.join(`
`))}</pre>`;return(0,o.qy)`${h("Result",v,ye||void 0,Q)}${A!==void 0&&(0,o.qy)`<p class="note digest">SHA-256 <code>${A}</code></p>`}`});if($.length>0)return(0,o.qy)`${$}`;const C=s.filter(v=>!d.includes(v));return C.length>0?(0,o.qy)`<figure><figcaption>Result</figcaption><p>Files named ${C.map((v,A)=>(0,o.qy)`${A>0&&", "}<code>${v}</code>`)}.</p></figure>`:(0,o.qy)`<figure><figcaption>Result</figcaption><p>It ends without an error.</p></figure>`}function h(e,t,n,r){const i=r&&[y(r)?void 0:r.kind,(0,g.z3)(r.size)].filter(Boolean).join(", ");return(0,o.qy)`<figure><figcaption>${e} <b>${t}</b>${i!==void 0&&(0,o.qy)` <small>${i}</small>`}</figcaption>${n}</figure>`}function y({lines:e}){return e!==void 0}function m(e,t,n){const r=Y(e,n),i=b.posix.basename(t);if(r!==void 0){const[,v,A]=/, (\d+) × (\d+)$/.exec(n.kind)??[],Q=v!==void 0&&(0,o.qy)` width="${v}" height="${A}"`;return(0,o.qy)`<img src="./${r}" alt="The picture ${i}"${Q}>`}if(!n.lines)return o.K$;const a=(0,_.nc)(i,n.lines),s=Buffer.byteLength(n.lines.join(`
`))+2<n.size,[d,...u]=a??[],$=d?(0,g.LS)(u.length,"row"):(0,g.LS)(n.lines.length,"line"),C=s?(0,o.qy)`<p class="note">The first ${$}.</p>`:o.K$;return d?(0,o.qy)`${P(i,d,u)}${C}`:(0,o.qy)`<pre tabindex="0">${(0,o.OG)(n.lines.join(`
`))}</pre>${C}`}function N(e,t){return Object.hasOwn(e,t)?e[t]:void 0}var F=(e,t)=>`${H(e)}/${t}`,G=l(17239),z=l(57685),X=l(76122),ae=l(41501),Oe=(e,t)=>(t=Symbol[e])?t:Symbol.for("Symbol."+e),Te=e=>{throw TypeError(e)},Je=(e,t,n)=>{if(t!=null){typeof t!="object"&&typeof t!="function"&&Te("Object expected");var r,i;n&&(r=t[Oe("asyncDispose")]),r===void 0&&(r=t[Oe("dispose")],n&&(i=r)),typeof r!="function"&&Te("Object not disposable"),i&&(r=function(){try{i.call(this)}catch(a){return Promise.reject(a)}}),e.push([n,r,t])}else n&&e.push([n]);return t},Xe=(e,t,n)=>{var r=typeof SuppressedError=="function"?SuppressedError:function(s,d,u,$){return $=Error(u),$.name="SuppressedError",$.error=s,$.suppressed=d,$},i=s=>t=n?new r(s,t,"An error was suppressed during disposal"):(n=!0,s),a=s=>{for(;s=e.pop();)try{var d=s[1]&&s[1].call(s[2]);if(s[0])return Promise.resolve(d).then(a,u=>(i(u),a()))}catch(u){i(u)}if(n)throw t};return a()},Ze=1024*1024,Qe=1e3,et=32*1024*1024,tt={dates:new Map,sample:async()=>{},results:async()=>new Map};async function nt(e,t){const n=(0,k.realpathSync)(e);return{dates:await rt(e,t),sample:(r,i)=>qe((0,b.join)(n,r),i),async results(r,i){const a=new Map;if(i.size===0)return a;for(const s of ot((0,b.join)(n,r),"tests")){const d=await qe((0,b.join)(n,r),s);if(!d||d.size>et)continue;const u=await(0,G.s)((0,b.join)(n,r,s));i.has(u)&&a.set(u,d)}return a}}}async function rt(e,t){try{return await(await(0,X.z)(e,t)).added()}catch{return t.throwIfAborted(),new Map}}async function qe(e,t){var n=[];try{const s=Je(n,await(0,ae.rM)(e,t),!0);if(!s)return;const d=Buffer.alloc(_.x7),{bytesRead:u}=await s.read(d,0,_.x7,0),{size:$}=await s.stat(),C=(0,_.oW)(d.subarray(0,u),$),v=V(C)!==void 0&&$<=Ze;return{...C,...v&&{picture:await(0,I.readFile)((0,b.join)(e,t))}}}catch(s){var r=s,i=!0}finally{var a=Xe(n,r,i);a&&await a}}function ot(e,t){const n=[],r=i=>{const a=(0,b.join)(e,i);if((0,z.I)(a)!=="folder"||!(0,z.uI)(e,a))return;const s=(0,k.readdirSync)(a,{withFileTypes:!0});for(const d of s.sort((u,$)=>u.name<$.name?-1:1)){if(n.length>=Qe)return;d.isDirectory()?r(`${i}/${d.name}`):d.isFile()&&n.push(`${i}/${d.name}`)}};return r(t),n}var xe=l(27759),it=l(69161),at=l(98492),st=l(15888),se=l(6375),ue=l(88264);function lt(e,t){const{name:n,version:r,doi:i,container_name:a}=e,s=ke(e),d=i===void 0?t:`https://doi.org/${i}`,u=[s.length>0&&`${s.join(", ")}.`,`${n} (version ${r}) [Computer software].`,`Container image ${a}.`,d],C=[["author",s.length>0?s.map(v=>le(v)).join(" and "):void 0],["title",`{${le(n)}}`],["version",le(r)],["doi",i&&le(i)],["url",i===void 0?t&&le(t):void 0],["note",`Container image ${le(a)}`]].flatMap(([v,A])=>A?[`  ${v} = {${A}},`]:[]);return{text:u.filter(Boolean).join(" "),bibtex:`@software{${n}-${r.replace(/[^\w.-]/g,"-")},
${C.join(`
`)}
}`}}function ke({authors:e,maintainers:t}){return e.length>0?e.map(({name:n})=>n):t.map(({name:n,github:r})=>n??r)}var dt={"\\":"\\textbackslash{}","~":"\\textasciitilde{}","^":"\\textasciicircum{}"};function le(e){return e.replace(/[\\~^]|[{}$&#%_]/g,t=>dt[t]??`\\${t}`)}var ne=l(5271);function ct(e){return(0,o.qy)`<h3>It takes</h3>
${Ae("Input",(0,ne.Vc)(e))}
<h3>It gives</h3>
${(0,ne.tH)(e)?Ae("Output",(0,ne.Yz)(e)):mt(e)}`}function Ae(e,t){return P(`${e}s`,[e,"Files","How many"],t.map(n=>{const r="shared"in n&&n.shared,i="folder"in n&&n.folder;return[(0,o.qy)`<code>${n.name}</code>`,(0,o.qy)`${ft(n)}${pt(n)}`,(0,o.qy)`${ut(n,i?"folder":"file")}${r&&(0,o.qy)`<small>the same for all items</small>`}`]}),t.map(({description:n})=>n))}function mt({output_name:e}){return(0,o.qy)`<p>A file named <code>${e}</code>, or a folder of that name with files in it.</p>${/\{(name|stem|ext)\}/.test(e)&&(0,o.qy)`<p class="note"><code>{name}</code>, <code>{stem}</code> and <code>{ext}</code> are the input’s name, the name without its
ending, and the ending.</p>`}`}function ft({patterns:e}){return(0,o.qy)`${e.map((t,n)=>(0,o.qy)`${n>0&&", "}<code>${t}</code>`)}`}function pt({companions:e}){return e.length===0?o.K$:(0,o.qy)`<small>with ${e.map(({templates:t,optional:n},r)=>(0,o.qy)`${r>0&&", "}${t.map((i,a)=>(0,o.qy)`${a>0&&" or "}<code>${i}</code>`)}${n&&" (optional)"}`)}</small>`}function ut({least:e,most:t,optional:n},r){const i=`${r}s`,a=t===null?e<=1?`one ${r} or more`:`${e} ${i} or more`:e===t?t===1?`one ${r}`:`${t} ${i}`:`${e} to ${t} ${i}`;return n?`${a}, or none`:a}function ht({user_specified_environment_variables:e}){return e.length===0?o.K$:P("Variables",["Variable","Value","Default"],e.map(t=>[(0,o.qy)`<code>${t.name}</code>`,(0,o.qy)`${t.type}${vt(t)}`,(0,o.qy)`${gt(t)}${t.secret&&(0,o.qy)` <span class="badge">secret</span>`}`]),e.map(({description:t})=>t))}function gt(e){if(e.default!==void 0){const{default:t}=e,n=typeof t=="string"?t:JSON.stringify(t);return n===""?(0,o.qy)`empty`:(0,o.qy)`<code>${n}</code>`}return e.required?(0,o.qy)`<span class="badge">required</span>`:(0,o.qy)`none`}function vt({choices:e,minimum:t,maximum:n,pattern:r}){const i=[e&&(0,o.qy)`one of ${e.map((a,s)=>(0,o.qy)`${s>0&&", "}<code>${String(a)}</code>`)}`,t!==void 0&&(0,o.qy)`at least ${t}`,n!==void 0&&(0,o.qy)`at most ${n}`,r!==void 0&&(0,o.qy)`matches <code>${(0,ue.hD)(r).slice(1,-1)}</code>`].filter(a=>a!==void 0&&a!==!1);return i.length===0?o.K$:(0,o.qy)`<small>${i.map((a,s)=>(0,o.qy)`${s>0&&", "}${a}`)}</small>`}function yt(e){const t=Object.keys(e.exit_codes);return(0,o.qy)`<div class="line"><pre tabindex="0"><code>${e.run_command}</code></pre></div>
${t.length>0&&P("Exit codes",["Exit code","What it means"],t.map(n=>{const r=(0,E.F)(e,Number(n));return[(0,o.qy)`<code>${n}</code>`,(0,o.qy)`${r?.meaning}${r?.retry===!1&&(0,o.qy)` <small>not retried</small>`}`]}))}`}var de=l(55593),$t="samples.csv";function wt(e,t){const n=`${e.name}.workflow.json`,{items:r,sheet:i,data:a}=bt(e);return{file:n,workflow:xt(e,r,t),...i!==void 0&&{sheet:i},command:["npx pipewright run",n,"--local",...a.map(he),"--out results"].join(" "),takesFolders:r==="folder",docker:Et(e)}}function bt(e){const[t,...n]=(0,ne.Vc)(e).filter(({shared:i})=>!i);if(!t)return{data:[]};if(n.length>0)return{items:$t,sheet:kt(e,[t,...n]),data:[]};const r=(0,de.JQ)(t,e);return t.folder||t.most===1?{data:r}:t.most===2?{items:"pairs",data:r}:{items:"folder",data:["data"]}}function xt(e,t,n){const{step:r,top:i}=(0,de.tR)(e);return(0,de.Ar)({$schema:(0,f.Q)("workflow"),name:e.name,...n&&{catalog:`${n.name}@${n.ref}`},...t!==void 0&&{items:t},...i,process:{type:"single_run",algorithms:[r]}})}function kt(e,t){const n=t.flatMap(r=>{const i=(0,de.JQ)(r,e);return i.length>1&&r.most!==null?i.map((a,s)=>[`${r.name}_${s+1}`,a]):[[r.name,i.join(";")]]});return`item,${n.map(([r])=>r).join(",")}
first,${n.map(([,r])=>r).join(",")}`}function Et(e){const t=e.user_specified_environment_variables.filter(r=>r.required),n=(0,ne.Vc)(e).filter(r=>!r.optional).flatMap(r=>(0,de.JQ)(r,e).map(i=>{const a=b.posix.join("/in",i);return(0,ne.Ic)(e)?`--input ${he(`${r.name}=${a}`)}`:he(a)}));return[`docker run --rm${e.gpu?" --gpus all":""} -v "$PWD:/in:ro" -v "$PWD/results:/out"`,...t.map(r=>`  -e ${he(`${r.name}=${St((0,de.EQ)(r,e))}`)}`),`  ${he(e.container_name)}`,`  run ${n.join(" ")} /out`].join(` \\
`)}function St(e){return typeof e=="object"?e.join(","):String(e)}function he(e){return/^[\w@%+=:,./-]+$/.test(e)?e:(0,ue.ZL)(e)}function _t(e,t,n){const{name:r,newest:i}=t,a=`${H(r)}/`,s=i?.description??t.description??"",d=[...i?Ot(e,t,i):[],zt(t)].filter(({content:u})=>u!==o.K$);return c(e,{title:r,description:s||`${r}, an algorithm in a container image.`,folder:a,json:"./index.json",hasAtom:n,header:(0,o.qy)`<p class="kicker"><a href="../../index.html">${(0,o.vc)(e.title)}</a></p>
<h1>${r}${i&&(0,o.qy)` <small>${i.version}</small>`}</h1>
${s!==""&&(0,o.qy)`<p class="lead">${s}</p>`}
${Tt(e,t)}
${i&&qt(i.tags)}`,main:(0,o.qy)`<nav aria-label="On this page"><ul>${d.map(({id:u,title:$})=>(0,o.qy)`<li><a href="#${u}">${$}</a></li>`)}</ul></nav>
${i&&At(i)}
${d.map(({id:u,title:$,content:C})=>U(u,$,C))}`})}function Ot(e,t,n){return[{id:"use",title:"Use it",content:Ct(e,n)},{id:"files",title:"Inputs and outputs",content:ct(n)},{id:"variables",title:"Variables",content:ht(n)},{id:"sample",title:"Sample and result",content:ee(t,n)},{id:"command",title:"Command",content:yt(n)},{id:"sizes",title:"Sizes",content:Lt(n)},{id:"verify",title:"Verify",content:Dt(e,n)},{id:"cite",title:"Cite",content:Rt(e,n)}]}function Tt(e,{newest:t}){if(!t)return(0,o.qy)`<p class="notice"><strong>Removed.</strong> It is no longer maintained here. Its published versions can still be pulled by digest, and its name stays reserved.</p>`;if(!t.deprecated)return o.K$;const{reason:n,replaced_by:r}=t.deprecated,i=e.algorithms.find(({name:s})=>s===r?.split("@")[0]),a=i?(0,o.qy)`<a href="../${i.name}/index.html">${r}</a>`:(0,o.qy)`${r}`;return(0,o.qy)`<p class="notice"><strong>Deprecated.</strong> ${n}${r!==void 0&&(0,o.qy)` Use ${a} instead.`}</p>`}function qt(e){return e.length===0?o.K$:(0,o.qy)`<ul class="tags" aria-label="Tags">${e.map(t=>(0,o.qy)`<li><a href="../../index.html?tag=${(0,se.hK)(t)}">${t}</a></li>`)}</ul>`}function At(e){const{license:t,authors:n,maintainers:r,doi:i,homepage:a,source:s,documentation:d}=e,u=[["License",t===void 0?(0,o.qy)`not given`:jt(t)],["Authors",n.length===0?void 0:Ie(n.map(Pt))],["Maintainers",r.length===0?void 0:Ie(r.map(({github:$,name:C})=>(0,o.qy)`<a href="https://github.com/${$}">${C??`@${$}`}</a>`))],["Paper",i===void 0?void 0:(0,o.qy)`<a href="https://doi.org/${It(i)}">doi:${(0,o.vc)(i)}</a>`],["Homepage",a===void 0?void 0:K(a)],["Source",s===void 0?void 0:K(s)],["Documentation",d===void 0?void 0:K(d)],["Download",(0,o.qy)`${Mt(e)}`]];return(0,o.qy)`<dl class="facts">${u.map(([$,C])=>C&&(0,o.qy)`<div><dt>${$}</dt><dd>${C}</dd></div>`)}</dl>`}function Ie(e){return(0,o.qy)`${e.map((t,n)=>(0,o.qy)`${n>0&&", "}${t}`)}`}function It(e){return e.split("/").map(se.hK).join("/")}function jt(e){return/^[A-Za-z0-9.-]+$/.test(e)&&!e.startsWith("LicenseRef")?(0,o.qy)`<a href="https://spdx.org/licenses/${e}.html">${e}</a>`:(0,o.qy)`${e}`}function Pt({name:e,orcid:t}){const n=t?.replace(/^https?:\/\/orcid\.org\//,"");return n!==void 0&&/^[\dX-]+$/.test(n)?(0,o.qy)`<a href="https://orcid.org/${n}">${e}</a>`:(0,o.qy)`${e}`}function Ct(e,t){const{file:n,workflow:r,sheet:i,command:a,takesFolders:s,docker:d}=wt(t,e.repository);return(0,o.qy)`<h3>In a workflow</h3>
<p>Save this file${e.repository===void 0&&(0,o.qy)` beside or below the catalog’s folder`}:</p>
${re(n,r,"code")}
${i!==void 0&&(0,o.qy)`<p>Name your files in a sample sheet, a row per item:</p>${re("samples.csv",i,"code")}`}
<h3>On the command line</h3>
<p>Runs the workflow file on this machine${s&&(0,o.qy)`, with a folder in <code>data/</code> for each item`}. It needs Node.js,
and Docker or Podman.</p>
${re("Command",a,"line")}
<p class="note">For your own AWS account, add a region and two buckets to the workflow file:
<a href="${(0,f.qx)("workflows-examples")}">examples</a>.</p>
<h3>With Docker alone</h3>
<p>One item, from files in this folder; the results go to <code>results/</code>.</p>
${re("Docker command",d,"line")}`}function re(e,t,n){return(0,o.qy)`<div class="copy ${n}" data-copy="${e}"><div class="bar"><span>${e}</span></div><pre tabindex="0"><code>${(0,o.OG)(t)}</code></pre></div>`}function Lt(e){const{CPU:t,memory:n,disk_gb:r,timeout_minutes:i,gpu:a,fargate:s,instance_type:d,port:u}=e,$=s?`Fargate, ${s.cpu/1024} vCPU and ${s.memory/1024} GB`:`EC2${d==="fargate"?"":`, ${d}`}`,C=[["Memory",[`${n.suggested} MB`,...(0,st.I)(n)].join(", ")],["CPU",typeof t=="number"?`${t} vCPU`:"not given"],["GPU",a&&String(a.count)],["Disk",`${r} GB`],["Time limit",`${(0,g.LS)(i,"minute")} for an item`],["Interrupted",e.checkpoint===void 0?void 0:"continues from its last checkpoint"],["On AWS",$],["Image",e.platforms.map(({platform:v,size:A})=>`${(0,g.z3)(A)} for ${v}`).join(", ")],["Ports",u.length===0?void 0:u.map(v=>`${v.port}/${v.protocol}`).join(", ")]];return(0,o.qy)`<dl class="rows">${C.map(([v,A])=>A!==void 0&&(0,o.qy)`<div><dt>${v}</dt><dd>${A}</dd></div>`)}</dl>
<p class="note">A workflow file can request other sizes.</p>`}function Mt({platforms:e}){const t=e.map(({size:i})=>i),[n,r]=[(0,g.z3)(Math.min(...t)),(0,g.z3)(Math.max(...t))];return n===r?n:`${n} to ${r}`}function Dt({repository:e},t){const{container_name:n,source_image:r,agent:i,spec_digest:a,platforms:s}=t,[d="",u=""]=n.split("@"),$=e?` --repository ${e.name}`:"",C=[["This image",n],...s.filter(v=>v.digest!==u).map(({platform:v,digest:A})=>[v,A]),["Made from",`${r.name} at ${r.digest}`],["Agent",`${i.version}, layer ${i.digest}`],["Spec",a]];return(0,o.qy)`<p>The image is the author’s image, the agent’s layer, and the spec; nothing is built. This command wraps the image again, from a few kilobytes of it, and compares every byte of the manifests:</p>
${re("Command",`npx pipewright verify ${n}${$}`,"line")}
${e&&(0,o.qy)`<p>To ask GitHub who signed it:</p>
${re("Signature command",(0,at.Q)(d,u,{repository:e.name,server:"https://github.com"}),"line")}`}
<dl class="rows digests">${C.map(([v,A])=>(0,o.qy)`<div><dt>${v}</dt><dd><code>${A}</code></dd></div>`)}</dl>`}function Rt(e,t){const n=e.url===void 0?void 0:Z(e,`${H(t.name)}/`),{text:r,bibtex:i}=lt(t,n);return(0,o.qy)`<p>It names ${t.doi!==void 0&&"the paper, "}the version, and the image that ran.</p>
${re("Citation",r,"prose")}
${re("BibTeX",i,"code")}`}function zt({versions:e}){const t=e.some(({published:a})=>a!==void 0),n=e.map(a=>[(0,o.qy)`${a.version}`,...t?[(0,o.qy)`${a.published===void 0?"":Ft(a.published)}`]:[],Nt(a),(0,o.qy)`<code title="${a.container_name}">${(0,ue.VK)(a.container_name.split("@")[1]??"")}</code>`,a.spec?(0,o.qy)`<a href="./${(0,se.hK)(a.version)}.json">${a.version}.json</a>`:(0,o.qy)`–`]),r=["Version",...t?["Published"]:[],"State","Image","For programs"];return{id:"versions",title:"Versions",content:(0,o.qy)`<p>A published version never changes.</p>
${P("Versions",r,n)}`}}function Nt({deprecated:e,removed:t}){return t?(0,o.qy)`<span class="badge">removed</span>`:e!==void 0?(0,o.qy)`<span class="badge">deprecated</span> ${e}`:(0,o.qy)`available`}function Ft(e){return(0,o.qy)`<time datetime="${e}">${(0,g.r6)(e).split(",")[0]??e}</time>`}var je=l(77598),Ut=50,Bt=/[\ufffe\uffff]/g;function Pe({algorithms:e}){return e.flatMap(({name:t,versions:n})=>n.filter(({removed:r})=>!r).map(r=>({name:t,description:r.spec?.description,...r}))).sort((t,n)=>Ce(n.published??"",t.published??"")||Ce(t.name,n.name)).slice(0,Ut)}function Ce(e,t){return e<t?-1:e>t?1:0}function Wt(e){return{version:"https://jsonfeed.org/version/1.1",title:e.title,description:"New versions of algorithms in this catalog.",...e.url!==void 0&&{home_page_url:e.url,feed_url:Z(e,T)},items:Pe(e).map(t=>({id:Me(t),url:Le(e,t),title:we(t),content_text:t.description??we(t),...t.published!==void 0&&{date_published:t.published},...t.spec&&t.spec.tags.length>0&&{tags:t.spec.tags}}))}}function Kt(e){const t=Pe(e).filter(r=>r.published!==void 0),[n]=t;if(n)return(0,o.qy)`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>${e.title}</title>
<subtitle>New versions of algorithms in this catalog</subtitle>
<id>${e.url??Gt(e.title)}</id>
<updated>${n.published}</updated>
<author><name>${e.title}</name></author>
${e.url!==void 0&&(0,o.qy)`<link rel="self" type="application/atom+xml" href="${Z(e,x)}"/>\n`}<link rel="alternate" type="text/html" href="${e.url??"./"}"/>
${t.map(r=>(0,o.qy)`<entry>
<title>${we(r)}</title>
<id>${Me(r)}</id>
<link rel="alternate" type="text/html" href="${Le(e,r)}"/>
<updated>${r.published}</updated>
<summary>${r.description??we(r)}</summary>
${r.spec?.tags.map(i=>(0,o.qy)`<category term="${i}"/>\n`)}</entry>
`)}</feed>
`.text.replace(Bt,"\uFFFD")}function we({name:e,version:t}){return`${e} ${t}`}function Le(e,{name:t}){return Z(e,`${H(t)}/`)}function Me({container_name:e}){const[t="",n=""]=e.split("@"),r=t.split("/").at(-1)??"";return`pkg:oci/${(0,se.hK)(r)}@${(0,se.hK)(n)}?repository_url=${(0,se.hK)(t)}`}function Gt(e){const t=(0,je.createHash)("sha256").update(e).digest("hex");return`urn:uuid:${[t.slice(0,8),t.slice(8,12),`8${t.slice(13,16)}`,`8${t.slice(17,20)}`,t.slice(20,32)].join("-")}`}var Ht=l(63347),Vt="any file",Yt="folder";function Ee(e){return[...new Set((0,ne.Vc)(e).flatMap(Jt))].sort()}function Jt({folder:e,patterns:t}){return e?[Yt]:t.map(n=>{const r=b.posix.basename(n).replace(/^\*+/,"x"),{ext:i}=(0,Ht.xU)(r);return/^[\w.+-]+$/.test(i)?i.toLowerCase():Vt})}var be=100,De="more.json";function Xt(e,t){const n=e.algorithms.filter(B),r=Math.max(1,Math.ceil(n.length/be)),i=new Map;for(let s=0;s<r;s++){const d=n.slice(s*be,(s+1)*be);i.set(Se(s),Zt(e,{shown:d,at:s,count:r,hasAtom:t}))}const a=n.slice(be).map(s=>Ne(s,M("")).text);return{pages:i,more:a}}function Se(e){return e===0?"index.html":`pages/${e+1}/index.html`}function Zt(e,{shown:t,at:n,count:r,hasAtom:i}){const a=L(Se(n)),s=e.algorithms.filter(B),d=M(a),u=(0,g.LS)(s.length,"algorithm");return c(e,{...n>0&&{title:`Page ${n+1}`},description:`${u} in container images, each with a sample, its result, and how to run it.`,folder:a,json:`${d}index.json`,hasAtom:i,header:(0,o.qy)`<p class="kicker">Algorithm catalog</p>
<h1>${(0,o.vc)(e.title)}</h1>
<p class="lead">${u} in container images. Each page says what the algorithm takes and gives. Each image has a digest, and runs on your
machine or in your own AWS account.</p>`,main:(0,o.qy)`${n===0&&Qt(s,r>1)}
<div class="found"><p id="found" class="note" role="status">${u}${r>1&&(0,o.qy)`, page ${n+1} of ${r}`}</p>${n===0&&(0,o.qy)`<button type="reset" form="find" hidden>Show all</button>`}</div>
<ol id="algorithms" class="cards">
${t.map($=>(0,o.qy)`${Ne($,d)}\n`)}</ol>
${en(d,n,r)}
${n===r-1&&tn(e,d)}`})}function Qt(e,t){const n=ze(e,({tags:i})=>i),r=ze(e,Ee);return(0,o.qy)`<form id="find" role="search" hidden${t&&(0,o.qy)` data-more="${De}"`}>
<div class="words"><label for="words">Search</label><input id="words" name="q" type="search" autocomplete="off" spellcheck="false"></div>
${Re("tag","Tag","all tags",n)}
${Re("input","Takes","any input",r)}
</form>`}function Re(e,t,n,r){return r.length===0?o.K$:(0,o.qy)`<div><label for="${e}">${t}</label><select id="${e}" name="${e}"><option value="">${n}</option>${r.map(([i,a])=>(0,o.qy)`<option value="${i}">${i} (${a})</option>`)}</select></div>`}function ze(e,t){const n=new Map;for(const{newest:r}of e)for(const i of new Set(r?t(r):[]))n.set(i,(n.get(i)??0)+1);return[...n].sort(([r],[i])=>r<i?-1:1)}function Ne(e,t){const{name:n,newest:r}=e;if(!r)return o.K$;const i=Ee(r),a=[...ke(r),...(0,ne.Vc)(r).flatMap(({patterns:s})=>s)];return(0,o.qy)`<li class="card" data-name="${n}" data-tags="${r.tags.join("|")}" data-inputs="${i.join("|")}" data-words="${a.join(" ")}">
<h2><a href="${t}${te(n)}">${n}</a></h2>
<div>${r.deprecated&&(0,o.qy)`<p><span class="badge">deprecated</span> ${r.deprecated.reason}</p>`}
${r.description!==void 0&&(0,o.qy)`<p>${r.description}</p>`}
<p class="note">Takes ${i.map((s,d)=>(0,o.qy)`${d>0&&", "}${s}`)}${r.tags.length>0&&(0,o.qy)` <span class="dot">·</span> ${r.tags.map((s,d)=>(0,o.qy)`${d>0&&", "}${s}`)}`}</p></div>
<p class="note facts-of">${r.version}${r.license!==void 0&&(0,o.qy)` <span class="dot">·</span> ${r.license}`}</p>
</li>`}function en(e,t,n){if(n===1)return o.K$;const r=Array.from({length:n},(i,a)=>a);return(0,o.qy)`<nav id="pages" aria-label="Pages"><ul>${r.map(i=>i===t?(0,o.qy)`<li><b aria-current="page">${i+1}</b></li>`:(0,o.qy)`<li><a href="${e}${Se(i)}" aria-label="Page ${i+1}">${i+1}</a></li>`)}</ul></nav>`}function tn(e,t){const n=e.algorithms.filter(r=>!B(r));return n.length===0?o.K$:(0,o.qy)`<p class="note">Removed: ${n.map(({name:r},i)=>(0,o.qy)`${i>0&&", "}<a href="${t}${te(r)}">${r}</a>`)}</p>`}function ce(e){return`${JSON.stringify(e,null,2).replace(/[<>&\u2028\u2029]/g,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)}
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
  const reset = document.querySelector('[type=reset]');
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
.found { display: flex; gap: 1rem; align-items: center; min-height: 2rem; margin: 1rem 0 .5rem; }
#found { margin: 0; }
.found button { min-height: 2rem; padding: 0 .7rem; font-size: .8125rem; }
.cards { margin: 0; padding: 0; list-style: none; border-bottom: 1px solid var(--line); }
.card { display: grid; grid-template-columns: minmax(9rem, 13rem) minmax(0, 1fr) minmax(0, 9rem); gap: 0 2rem; padding: 1.15rem 0; border-top: 1px solid var(--line); }
.card h2 { margin: 0; font-size: 1.1875rem; line-height: 1.35; }
.card h2 a { text-decoration: none; }
.card h2 a:hover { text-decoration: underline; }
.card p { margin: 0 0 .35rem; text-wrap: pretty; }
.card p:last-child { margin: 0; }
.facts-of { text-align: right; line-height: 1.9; }

nav ul { margin: 1.75rem 0 0; }
#pages ul { gap: .25rem; padding: 0; border: 0; }
#pages li > * { display: block; min-width: 2.25rem; padding: .3rem; text-align: center; }
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
.bar button { min-height: 2rem; padding: 0 .7rem; font-size: .8125rem; background: var(--paper); }
.copy pre { border-radius: 0 0 4px 4px; }
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
.even th:first-child { width: 40%; }
.even th:nth-child(2) { width: 32%; }
.even code { overflow-wrap: anywhere; }
tbody .what { border: 0; }
.what td { padding-top: 0; max-width: 44rem; }
tr:has(+ .what) > * { padding-bottom: .15rem; }
td small { display: block; white-space: normal; min-width: 8rem; }
td:last-child { min-width: 6rem; }
time { white-space: nowrap; }
figure table td:last-child { min-width: 0; white-space: nowrap; }

.rows > div { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 0 1.25rem; padding: .45rem 0; border-top: 1px solid var(--line); font-size: .9375rem; }
.rows { margin: .35rem 0 .9rem; }
.digests code { font-size: .75rem; overflow-wrap: anywhere; }

.test { padding: .9rem 0 1.1rem; border-top: 1px solid var(--line); }
.test h3 { display: inline-block; max-width: calc(100% - 1.5rem); vertical-align: top; }
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

@media (max-width: 60rem) {
  .card { grid-template-columns: minmax(8rem, 11rem) minmax(0, 1fr); }
  .facts-of { grid-column: 2; text-align: left; line-height: inherit; }
}
@media (max-width: 46rem) {
  tbody th, td:not(:last-child) { white-space: normal; }
  th, td { padding-right: .9rem; }
  td:last-child { min-width: 0; }
  td small { min-width: 5rem; }
  .card { grid-template-columns: minmax(0, 1fr); gap: .35rem; }
  .facts-of { grid-column: 1; }
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
`,_e=l(92041);function sn(e){const t=e.algorithms.filter(B).map(r=>ln(e,r)),n=new Map([["toolClasses",[Fe]],["tools",t]]);for(const r of t){n.set(`tools/${r.id}`,r),n.set(`tools/${r.id}/versions`,r.versions);for(const i of r.versions)n.set(`tools/${r.id}/versions/${i.id}`,i)}return n.set("service-info",cn(e,JSON.stringify(t)))}var Fe={id:"CommandLineTool",name:"CommandLineTool",description:"A program in a container image that processes files into other files."};function ln(e,{name:t,newest:n,description:r,versions:i}){const a=n?.description??r;return{id:t,name:t,url:Ue(e,`tools/${t}`),organization:Be(e,i[0]),toolclass:Fe,...a!==void 0&&{description:a},...n&&{meta_version:n.version},has_checker:!1,versions:i.filter(({removed:s})=>!s).map(s=>dn(e,t,s))}}function dn(e,t,{version:n,container_name:r,spec:i,published:a}){const[s="",d=""]=r.split("@"),{registry:u}=(0,_e.qq)(r),$=(A,Q)=>({registry_host:u,image_name:`${s}@${A}`,image_type:"Docker",...Q!==void 0&&{size:Q},...a!==void 0&&{updated:a},checksum:[{type:"sha-256",checksum:A.replace(/^sha256:/,"")}]}),C=i?.platforms??[],v=!C.some(A=>A.digest===d);return{id:n,name:t,url:Ue(e,`tools/${t}/versions/${n}`),...i&&{author:ke(i)},...i?.description!==void 0&&{description:i.description},is_production:!0,images:[...v?[$(d)]:[],...C.map(A=>$(A.digest,A.size))],descriptor_type:[],containerfile:!1}}function Ue(e,t){return Z(e,`${j}/${encodeURI(t)}`)}function cn(e,t){const{url:n,repository:r}=e,i=e.algorithms.find(B)?.versions[0],a=Be(e,i),s=i&&(0,_e.qq)(i.container_name).registry;return{id:mn(e),name:e.title,type:{group:"org.ga4gh",artifact:"trs",version:"2.1.0"},description:"Algorithms in container images, as static files: lists are complete, and query parameters are ignored.",organization:{name:a,url:r?`https://github.com/${a}`:n??(s===void 0?`https://github.com/${f.Bw}`:`https://${s}`)},version:(0,je.createHash)("sha256").update(t).digest("hex").slice(0,12)}}function Be({repository:e},t){const n=e?.name.split("/")[0];if(n!==void 0||!t)return n??"unknown";const{registry:r,repository:i}=(0,_e.qq)(t.container_name),[a=r,...s]=i.split("/");return s.length>0?a:r}function mn({url:e,title:t}){const n=e===void 0?null:URL.parse(e);return[...(n?[...n.hostname.split(".").reverse(),...n.pathname.split("/")]:["catalog",...t.split(/[^A-Za-z0-9-]+/)]).filter(Boolean),"trs"].join(".").toLowerCase()}var ge="pipewright-site.json";function fn(e){const t=Kt(e),{pages:n,more:r}=Xt(e,t!==void 0),i=new Map([[ge,ce({generator:"pipewright",version:f.xv})],[".nojekyll",""],[w,on],[O,nn],["icon.svg",an],...n,["index.json",ce(un(e))],[T,ce(Wt(e))]]);r.length>0&&i.set(De,ce(r)),t!==void 0&&i.set(x,t);for(const a of e.algorithms)pn(i,e,a,t!==void 0);for(const[a,s]of sn(e))for(const d of["index.html","index.json"])i.set(`${j}/${a}/${d}`,ce(s));return i}function pn(e,t,n,r){const i=H(n.name);e.set(`${i}/index.html`,_t(t,n,r)),e.set(`${i}/index.json`,ce(hn(n)));for(const{version:a,spec:s}of n.versions)s&&e.set(`${i}/${a}.json`,(0,it.CI)(s));for(const[a,s]of me(n))e.set(F(n.name,a),s)}function un({title:e,url:t,repository:n,algorithms:r}){return{title:e,url:t,catalog:n&&`${n.name}@${n.ref}`,algorithms:r.map(i=>{const{name:a,newest:s}=i;return{name:a,removed:B(i)?void 0:!0,description:s?.description??i.description,version:s?.version,license:s?.license,tags:s?.tags,inputs:s&&Ee(s),page:`${H(a)}/`,json:`${H(a)}/index.json`}})}}function hn({name:e,description:t,newest:n,versions:r}){return{name:e,description:n?.description??t,newest:n?.version,versions:r.map(({version:i,container_name:a,deprecated:s,removed:d,published:u,spec:$})=>({version:i,container_name:a,deprecated:s,removed:d||void 0,published:u,extended_spec:$&&`./${i}.json`}))}}var gn=l(32845),We=16,vn=/^(\.git.*|CNAME)$/;async function yn(e,t,n){const r=$n(e,n);if(r.length>0&&!r.includes(ge))throw new S.Failure("FILE_EXISTS",`${n} contains files that are not from a site, and nothing is overwritten. Name a new folder, or remove it.`);try{await(0,xe.C6)(We,r.filter(i=>i!==ge),i=>(0,I.rm)((0,b.join)(e,i),{recursive:!0})),(0,z.fc)(e),await(0,I.writeFile)((0,b.join)(e,ge),t.get(ge)??"");for(const i of new Set([...t.keys()].map(a=>(0,b.dirname)(a))))(0,k.mkdirSync)((0,b.join)(e,i),{recursive:!0});await(0,xe.C6)(We,[...t],([i,a])=>(0,I.writeFile)((0,b.join)(e,i),a))}catch(i){throw(0,gn.EU)(n,i)}}function $n(e,t){const n=(0,z.I)(e);if(n==="nothing")return[];if(n!=="folder")throw new S.Failure("FILE_EXISTS",`${t} is a file. Name a folder for the site.`);return(0,k.readdirSync)(e).filter(r=>!vn.test(r))}var wn=l(78469),bn=l(57016),xn=l(2768),kn=8;async function En(e,t){const{algorithms:n}=await e.index(),r=Object.keys(n).sort();return(0,xe._k)(kn,r,i=>Sn(e,i,n[i],t))}async function Sn(e,t,n,r){const i=[];for(const d of Object.keys(n.versions).sort(wn).reverse()){const{container_name:u,deprecated:$,removed:C=!1}=n.versions[d],v=C?void 0:await e.entry(t,d),A=r.dates.get((0,xn.U5)({name:t,version:d}));i.push({version:d,container_name:u,removed:C,...$!==void 0&&{deprecated:$},...A!==void 0&&{published:A},...v&&{spec:v}})}const a=n.removed?void 0:(0,bn.Rg)(n.versions),s=i.find(({version:d})=>d===a)?.spec;return{name:t,...n.description!==void 0&&{description:n.description},versions:i,...s&&{newest:s},samples:s?await _n(s,r):new Map,results:s?await r.results(t,On(s)):new Map}}async function _n(e,t){const n=e.tests.flatMap(i=>[...(0,q.l)(i).values()].flat()),r=new Map;for(const i of new Set(n)){const a=await t.sample(e.name,i);a&&r.set(i,a)}return r}function On({tests:e}){return new Set(e.flatMap(({expect:t})=>Object.values(t.sha256)))}var ve=l(7008),Ke=l(63454),Tn=l(72990),qn=l(92565),An=l(618),In=(0,qn.yx)(Tn.CT,{async run({catalog:e,out:t,url:n,repository:r,title:i},a){if(!t)throw new S.Failure("BAD_USAGE","Say where to write the site: npx pipewright site --out DIR");const s=n===void 0?void 0:jn(n),d=r===void 0?void 0:Pn(r),{cwd:u,env:$,signal:C}=a,v=await(0,R.catalogOpener)({from:u,cwd:u,env:$,signal:C,override:e})(void 0),A=d??Cn(v),Q=v.folder===void 0?tt:await nt(v.folder,C),ie=await En(v,Q),ye=fn({title:i??A?.name??Ln(ie)??v.name,...s!==void 0&&{url:s},...A&&{repository:A},algorithms:ie});await yn((0,b.resolve)(u,t),ye,t);const Ge=ie.flatMap($e=>$e.versions);return{folder:t,algorithms:ie.length,versions:Ge.length,files:ye.size,bytes:[...ye.values()].reduce(($e,Dn)=>$e+Buffer.byteLength(Dn),0),notes:Mn({address:s,from:A,isHere:v.folder!==void 0,isDated:Ge.some(({published:$e})=>$e!==void 0)})}},text({folder:e,algorithms:t,versions:n,files:r,bytes:i,notes:a},s,d){const u=`${(0,g.LS)(t,"algorithm")} with ${(0,g.LS)(n,"version")}`;return(0,ve.yy)([(0,ve.FY)(`Wrote ${u} into ${(0,Ke.r)(e)}: ${(0,g.LS)(r,"file")}, ${(0,g.z3)(i)}`,0,2),...a.map($=>(0,ve.FY)([(0,ve.I4)("hint","note:"),` ${$}`],2,2)),(0,ve.FY)(`Open ${(0,Ke.r)((0,b.join)(e,"index.html"))}, or publish the folder: any web host can serve it.`,0,2)],(0,An.S)(d))}});function jn(e){const t=URL.parse(e);if(t&&/^https?:$/.test(t.protocol)&&t.search===""&&t.hash==="")return t.href.replace(/\/*$/,"/");throw new S.Failure("BAD_USAGE",`--url must be a web address such as https://my-lab.github.io/catalog/, not ${(0,ue.hD)(e)}.`)}function Pn(e){const[,t,n="main"]=/^([A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100})(?:@([^\s@]{1,255}))?$/.exec(e)??[];if(t!==void 0)return{name:t,ref:n};throw new S.Failure("BAD_USAGE",`--repository must be OWNER/NAME, or OWNER/NAME@REF with a branch, tag or commit, not ${(0,ue.hD)(e)}.`)}function Cn({name:e,commit:t}){const[n="",r=""]=t===void 0?[]:e.split("@");return n===""?void 0:{name:n,ref:r}}function Ln(e){return e[0]?.versions[0]?.container_name.split("@")[0]?.replace(/\/[^/]*$/,"")}function Mn(e){return[!e.isHere&&"a catalog on GitHub is read without its samples and history; to show them, check it out and name its folder",e.isHere&&!e.isDated&&"no dates and no Atom feed: the catalog is not in a Git checkout with its complete history (in a GitHub job: fetch-depth: 0)",e.address===void 0&&"addresses in feeds and for programs are relative: give --url",e.from===void 0&&"the workflow files on the pages do not name a catalog: give --repository"].filter(t=>t!==!1)}}),27759:((J,D,l)=>{l.d(D,{C6:()=>b,Gc:()=>R,_k:()=>S});async function b(k,I,_){const E=[],q=new Set;for await(const o of I){if(E.length>0)break;const g=_(o).catch(f=>{E.push(f)}).finally(()=>q.delete(g));q.add(g),q.size>=k&&await Promise.race(q)}if(await Promise.all(q),E.length>0)throw E[0]}async function S(k,I,_){const E=[];return await b(k,[...I].entries(),async([q,o])=>{E[q]=await _(o)}),E}var R=class{#e;#t=[];constructor(k){this.#e=k}async run(k){this.#e>0?this.#e--:await new Promise(I=>this.#t.push(I));try{return await k()}finally{const I=this.#t.shift();I?I():this.#e++}}}}),17239:((J,D,l)=>{l.d(D,{s:()=>q});var b=l(77598),S=l(51455),R=(o,g)=>(g=Symbol[o])?g:Symbol.for("Symbol."+o),k=o=>{throw TypeError(o)},I=(o,g,f)=>{if(g!=null){typeof g!="object"&&typeof g!="function"&&k("Object expected");var p,w;f&&(p=g[R("asyncDispose")]),p===void 0&&(p=g[R("dispose")],f&&(w=p)),typeof p!="function"&&k("Object not disposable"),w&&(p=function(){try{w.call(this)}catch(O){return Promise.reject(O)}}),o.push([f,p,g])}else f&&o.push([f]);return g},_=(o,g,f)=>{var p=typeof SuppressedError=="function"?SuppressedError:function(x,T,j,c){return c=Error(j),c.name="SuppressedError",c.error=x,c.suppressed=T,c},w=x=>g=f?new p(x,g,"An error was suppressed during disposal"):(f=!0,x),O=x=>{for(;x=o.pop();)try{var T=x[1]&&x[1].call(x[2]);if(x[0])return Promise.resolve(T).then(O,j=>(w(j),O()))}catch(j){w(j)}if(f)throw g};return O()},E=262144;async function q(o){var g=[];try{const O=(0,b.createHash)("sha256"),x=I(g,await(0,S.open)(o),!0),T=Buffer.allocUnsafeSlow(E);for(;;){const{bytesRead:j}=await x.read(T,0,T.length);if(j===0)return O.digest("hex");O.update(T.subarray(0,j))}}catch(O){var f=O,p=!0}finally{var w=_(g,f,p);w&&await w}}}),76122:((J,D,l)=>{l.d(D,{z:()=>_});var b=l(31421),S=l(2602),R=l(88264),k=12e4,I=64*1024*1024;async function _(o,g){await q(o,["rev-parse","--show-prefix"],g);const f=(...p)=>q(o,p,g);return{async base(p){try{const w=await f("rev-parse","--verify","--end-of-options",`${p}^{commit}`);return(await f("merge-base",w.trim(),"HEAD")).trim()}catch(w){throw g.throwIfAborted(),new S.Failure("REF_NOT_FOUND",`This checkout has no commit "${(0,R.YA)(p)}" with a common history. Check the spelling, and fetch it if it is missing.`,{cause:w})}},async changedSince(p){const w=E(await f("diff","--name-status","--no-renames","--relative","-z",p,"--",".")),O=[];for(let T=0;T+1<w.length;T+=2){const j={A:"added",D:"removed"}[w[T]??""]??"modified";O.push({path:w[T+1]??"",status:j,shown:[]})}const x=E(await f("ls-files","--others","--exclude-standard","-z","--","."));return[...O,...x.map(T=>({path:T,status:"added",shown:[]}))]},async view(p){const w=E(await f("ls-tree","-r","-z",p,"--",".")),O=j=>new Set(w.flatMap(c=>c.startsWith(j)?[c.slice(c.indexOf("	")+1)]:[])),[x,T]=[O("100"),O("120")];return{paths:x,links:T,read:async j=>x.has(j)?f("cat-file","blob",`${p}:./${j}`):void 0}},async added(){const p=new Map;if((await f("rev-parse","--is-shallow-repository")).trim()==="true")return p;const w=await f("log","--reverse","--diff-filter=A","--no-renames","--relative","--name-only","-z","--format=%x01%ct","--",".");for(const O of w.split("").slice(1)){const[x="",...T]=O.split("\0"),j=new Date(Number(x)*1e3).toISOString().replace(".000Z","Z");for(const c of T.map(L=>L.replace(/^\n/,"")))c!==""&&!p.has(c)&&p.set(c,j)}return p},async commit(p,{headline:w,body:O}){return await f("add","--",...p),await f("commit","--quiet","-m",w,"-m",O,"--",...p),(await f("rev-parse","HEAD")).trim()}}}function E(o){return o.split("\0").slice(0,-1)}function q(o,g,f){const p={cwd:o,signal:f,timeout:k,maxBuffer:I,env:{...process.env,GIT_TERMINAL_PROMPT:"0",GIT_LITERAL_PATHSPECS:"1",LC_ALL:"C"}};return new Promise((w,O)=>{(0,b.execFile)("git",g,p,(x,T,j)=>{if(!x)return w(T);if(f.aborted)return O(f.reason);const c=(0,R.YA)((j.trim()||x.message).replace(/\s+/g," ")).slice(0,300),M=x.code==="ENOENT"?"git is not installed.":`git ${g[0]} failed: ${c}.`;O(new S.Failure("NO_GIT",M,{cause:x}))})})}}),56583:((J,D,l)=>{l.d(D,{q:()=>b});function b(S){const{parse:R,rawJSON:k}=JSON;return R(S,(I,_,{source:E})=>typeof _=="number"&&!Number.isSafeInteger(_)&&E&&E!==String(_)?k(E):_)}}),98775:((J,D,l)=>{l.d(D,{$p:()=>_,BQ:()=>o,Bq:()=>B,EG:()=>E,Je:()=>P,MZ:()=>O,Ng:()=>M,TF:()=>q,Vv:()=>p,Wv:()=>te,Y2:()=>f,eE:()=>U,m:()=>g,o4:()=>K,sJ:()=>H});var b=l(2602),S=l(58947),R=l(88264),k=l(36618),I=l(56583),_="application/vnd.oci.image.index.v1+json",E="application/vnd.oci.image.manifest.v1+json",q="application/vnd.oci.image.config.v1+json",o="application/vnd.oci.image.layer.v1.tar+gzip",g="application/vnd.oci.image.layer.v1.tar",f="application/vnd.docker.distribution.manifest.list.v2+json",p="application/vnd.docker.distribution.manifest.v2+json",w="application/vnd.docker.container.image.v1+json",O="application/vnd.docker.image.rootfs.diff.tar.gzip",x=new Set([E,p]),T=new Set([_,f]),j=new Set([q,w]),c={x86_64:"amd64","x86-64":"amd64",aarch64:"arm64"},L=/^application\/vnd\.docker\.distribution\.manifest\.v1\+/;function M(h,y){const m=Y(h.bytes,`The manifest of ${y}`),F=(typeof m.mediaType=="string"&&m.mediaType?m.mediaType:void 0)??Z(h.mediaType,m);if(L.test(F)||m.schemaVersion===1)throw W(y,'is in the old "schema 1" format. Push it again with a current Docker or Podman');const G=T.has(F);if(!G&&!x.has(F))throw W(y,`has the type ${(0,R.hD)(F)}, which is not a container image`);if(!pe(m.annotations))throw W(y,'has "annotations" that do not map strings to strings');if(m.schemaVersion!==2)throw W(y,'does not have "schemaVersion": 2');if(Array.isArray(m.manifests)&&(Array.isArray(m.layers)||m.config!==void 0))throw W(y,"is both a manifest and an index, so it is ambiguous");if(G){const ae=oe(m,"manifests");if(!ae)throw W(y,'is an index without "manifests"');return m.manifests=ae.map(V),ee(m.manifests,"manifests",y),{kind:"index",mediaType:F,digest:h.digest,json:m}}const z=oe(m,"layers");if(!z)throw W(y,'has no "layers"');m.layers=z,m.config=me(m.config,F===p?w:q),fe(m.config,`config of ${y}`),ee(z,"layers",y);const X=m;if(!j.has(X.config.mediaType))throw W(y,`has a config of type ${(0,R.hD)(X.config.mediaType)}: it is not a container image`);return{kind:"image",mediaType:F,digest:h.digest,json:X}}function K(h,y,m){const N=Y(h,`The config of ${m}`);if(y.layers.length===0&&(0,S.u)(N.rootfs??{})){const z=N.rootfs??{type:"layers"};N.rootfs={...z,diff_ids:z.diff_ids??[]}}const F=(0,S.u)(N.rootfs)?N.rootfs.diff_ids:void 0;if(!Array.isArray(F)||!F.every(z=>typeof z=="string"&&(0,k.Bc)(z)))throw W(m,'has a config without "rootfs.diff_ids"');if(F.length!==y.layers.length)throw W(m,`is damaged: its config names ${F.length} layers and its manifest ${y.layers.length}`);for(const z of["os","architecture"])if(typeof N[z]!="string")throw W(m,`has a config without "${z}"`);const G=N.config??{};if(!(0,S.u)(G))throw W(m,'has a "config" that is not an object');for(const z of["Env","Entrypoint","Cmd"]){const X=G[z];if(X!=null&&!(Array.isArray(X)&&X.every(ae=>typeof ae=="string")))throw W(m,`has a "config.${z}" that is not a list of strings`)}if(G.StopSignal!=null&&typeof G.StopSignal!="string")throw W(m,'has a "config.StopSignal" that is not a string');if(G.Healthcheck!=null&&!(0,S.u)(G.Healthcheck))throw W(m,'has a "config.Healthcheck" that is not an object');if(G.ExposedPorts!=null&&!(0,S.u)(G.ExposedPorts))throw W(m,'has a "config.ExposedPorts" that is not an object');if(!pe(G.Labels))throw W(m,'has "config.Labels" that do not map strings to strings');if(N.history!=null&&!Array.isArray(N.history))throw W(m,'has a "history" that is not a list');return N}function U({os:h,architecture:y}){const m=y.toLowerCase();return`${h.toLowerCase()}/${c[m]??m}`}function P(h){const[y="",m=""]=U(h).split("/");return{...h,os:y,architecture:m}}function B(h){return[h.os,h.architecture,h.variant].filter(Boolean).join("/")}function H(h){return/nondistributable|\.foreign\./.test(h.mediaType)&&!!h.urls?.length}function te({layers:h}){return h.length===0||h.some(y=>/\.layer\.|\.rootfs\./.test(y.mediaType))}function Z(h,y){const m=h?.split(";")[0]?.trim()??"";return x.has(m)||T.has(m)||L.test(m)?m:Array.isArray(y.manifests)?_:!(0,S.u)(y.config)&&!Array.isArray(y.layers)?m||"unknown":(0,S.u)(y.config)&&y.config.mediaType===w?p:E}function oe(h,y){const m=h[y];return m===null?[]:Array.isArray(m)?m:void 0}function V(h){if(!(0,S.u)(h))return h;const{mediaType:y="",platform:m,artifactType:N,...F}=h,G=(0,S.u)(m)&&typeof m.os=="string"&&typeof m.architecture=="string";return{mediaType:y??"",...F,...G&&{platform:m},...typeof N=="string"&&{artifactType:N}}}function me(h,y){return(0,S.u)(h)&&(h.mediaType??"")===""?{...h,mediaType:y}:h}function Y(h,y){let m;try{m=(0,I.q)(new TextDecoder("utf-8",{fatal:!0}).decode(h))}catch{throw new b.Failure("NOT_AN_IMAGE",`${y} is not JSON.`)}if(!(0,S.u)(m))throw new b.Failure("NOT_AN_IMAGE",`${y} is not a JSON object.`);return m}function ee(h,y,m){for(const[N,F]of h.entries())fe(F,`${y}[${N}] of ${m}`)}function fe(h,y){const m=X=>new b.Failure("NOT_AN_IMAGE",`The ${y} ${X}.`);if(!(0,S.u)(h))throw m("is missing");const{mediaType:N,digest:F,size:G,annotations:z}=h;if(typeof N!="string")throw m('has no "mediaType"');if(typeof F!="string"||!(0,k.Bc)(F))throw m("has no sha256 digest; other algorithms are not supported");if(!Number.isSafeInteger(G)||G<0)throw m('has no valid "size"');if(!pe(z))throw m('has "annotations" that do not map strings to strings')}function pe(h){return h==null||(0,S.u)(h)&&Object.values(h).every(y=>typeof y=="string")}function W(h,y){return new b.Failure("NOT_AN_IMAGE",`${h} ${y}.`)}}),25151:((J,D,l)=>{l.d(D,{b:()=>b,r:()=>S});var b=`
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
nav ul { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; padding: .75rem 0; border-block: 1px solid var(--line); font-size: .9375rem; }
nav a { padding-block: .3rem; }
main > section { padding-top: 2.75rem; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; color: var(--quiet); }

/* Where a table or a text continues to the side, its edge is shaded. */
.scroll { overflow-x: auto; margin: .35rem 0 .9rem; }
.scroll, .copy pre, figure pre {
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
.state { margin: .6rem 0 1rem; max-width: none; font-size: 1.25rem; line-height: 1.4; text-wrap: pretty; }
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

.chain:not(.on-wide) { display: none; }
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
  .chain:not(.on-tablet) { display: none; }
  .chain.on-tablet { display: block; }
}
@media (max-width: 48rem) {
  .chain:not(.on-phone) { display: none; }
  .chain.on-phone { display: block; }
}
@media (max-width: 46rem) {
  .facts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .9rem 1.25rem; }
  .axis .odd { display: none; }
  .steps tbody th { min-width: 7.5rem; }
  .items th[scope=row] { min-width: 7rem; max-width: 11rem; }
  .items td:nth-child(3) { min-width: 9rem; }
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
  .chain:not(.on-wide) { display: none; }
  .chain.on-wide { display: block; }
  .scroll { overflow: visible; }
  pre { max-height: none; }
  .trouble li, tr, .setup, .chain svg { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  rect, path, .state::before, .steps th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  #failures details::details-content { content-visibility: visible; block-size: auto; }
}
`}),21251:((J,D,l)=>{l.d(D,{Dl:()=>T,K$:()=>I,OG:()=>w,RF:()=>O,X:()=>g,X6:()=>q,p_:()=>E,qy:()=>_,vc:()=>x});var b=l(77598),S=l(6375),R=l(88264),k=class{text;constructor(c){this.text=c}toString(){return this.text}},I=new k("");function _(c,...L){let M=c[0];for(const[K,U]of L.entries())M+=f(U)+c[K+1];return new k(M)}function E(c){return{markup:new k(`<style>${c}</style>`),source:o(c)}}function q(c){return{markup:new k(`<script>${c}<\/script>`),source:o(c)}}function o(c){return`'sha256-${(0,b.createHash)("sha256").update(c).digest("base64")}'`}function g({title:c,allows:L,head:M,header:K,main:U,footer:P,end:B}){return _`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${L}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${c}</title>
${M}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
${K}
</header>
<main id="content" tabindex="-1">
${U}
</main>
<footer>
${P}
</footer>
${B}</body>
</html>
`.text}function f(c){return c instanceof k?c.text:c===void 0||c===!1?"":typeof c=="number"?String(c):typeof c=="string"?p((0,R.YA)(c)):c.map(f).join("")}function p(c){return c.replace(/[&<>"'`]/g,L=>`&#${L.charCodeAt(0)};`)}function w(c){const L=c.replace(/\u001b\[[0-9;:]*m/g,"").replace(/\r\n?/g,`
`).replace(/\s+$/,"");return new k(L.split(`
`).map(M=>M.split("	").map(f).join("	")).join(`
`))}function O(c,L){const M=j(c);return M===void 0?_`${L}`:_`<a href="${M}">${L}</a>`}function x(c){return _`${c.split("/").map((L,M)=>_`${M>0&&_`/<wbr>`}${L}`)}`}function T(c,L){return _`<a href="${c}" rel="noopener">${L}</a>`}function j(c){const L=c.split("/");if(!L.some(M=>M===""||M==="."||M===".."))return`./${L.map(S.hK).join("/")}`}}),4208:((J,D,l)=>{l.d(D,{IG:()=>I,Qp:()=>L,Vx:()=>k,XQ:()=>c,bo:()=>R,hu:()=>j});var b=l(36618),S=l(60949),R=1,k="org.opencontainers.image.",I=`${k}base.name`,_=`${k}base.digest`,E="dev.pipewright.",q=`${E}agent.digest`,o=`${E}agent.version`,g=`${E}spec.digest`,f=`${E}agent.layer`,p=`${E}revision`,w=`${E}source.digest`,O=`${E}source.ports`,x=`${E}source.label.`,T=["com.amazon.soci.index-digest"];function j(K,U){const{spec:P,agent:B,source:H,base:te,layer:Z,ports:oe}=U,V=new Map;for(const[Y,ee]of Object.entries(K??{}))T.includes(Y)||Y.startsWith(E)||V.set(Y.startsWith(k)?x+Y:Y,ee);const me={title:P.name,version:P.version,description:P.description,licenses:P.license,url:P.homepage,source:P.source,documentation:P.documentation,authors:P.authors?.map(Y=>Y.name).join(", ")};for(const[Y,ee]of Object.entries(me))ee&&V.set(k+Y,ee);return V.set(I,H.name),V.set(_,te),V.set(w,H.digest),V.set(o,B.version),V.set(q,B.digest),Z&&V.set(f,Z),V.set(g,(0,S.Wx)(P)),V.set(p,String(R)),oe&&V.set(O,JSON.stringify(oe)),M(V)}function c(K){const U=new Map;for(const[P,B]of Object.entries(K??{}))P.startsWith(x)?U.set(P.slice(x.length),B):!P.startsWith(E)&&!P.startsWith(k)&&U.set(P,B);return U.size>0?M(U):void 0}function L(K){const[U,P,B,H]=[I,_,w,q].map(te=>K?.[te]);if(!(!U||!P||!B||!H||![P,B,H].every(b.Bc)))return{source:{name:U,digest:B},base:P,agent:H,layer:K?.[f],ports:K?.[O]}}function M(K){return Object.fromEntries([...K].sort(([U],[P])=>U<P?-1:1))}})};export{Nn as id,Fn as ids,Un as modules};
