var P=Object.defineProperty;var e=(R,I)=>P(R,"name",{value:I,configurable:!0});const x=5623,U=[5623],j={25623:((R,I,s)=>{s.r(I),s.d(I,{newCommand:e(()=>n,"newCommand")});var i=s(76760),u=s(2602),m=s(12011),N=s(92041),D=`# A small private catalog in one file: everybody who can open a pull request here may write to the repository anyway.
#
# A pull request gets its wrapped image pushed under the tag "pr-<number>" and the extended spec committed to its branch,
# so that reviewers see the real thing; the merge only gives that image its version. Where forks may open pull requests,
# use catalog-intake.yml, catalog-review.yml and catalog-publish.yml instead.
name: catalog
on:
  pull_request:
    types: [opened, synchronize, reopened]
  # Where the rules of main have a merge queue: it waits for the check "catalog" on its own commits.
  merge_group:
  push:
    branches: [main]
    paths: ['catalog/**']
permissions: {}
concurrency:
  # A new push to a pull request makes the older run pointless; publishing is never ended in the middle.
  group: catalog-\${{ github.event.pull_request.number || github.event.merge_group.head_sha || 'publish' }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}
jobs:
  # Not "catalog": that is the name of the check that the action makes, and that the rules of main require.
  entries:
    name: entries
    runs-on: ubuntu-latest
    timeout-minutes: 120
    permissions:
      contents: write # commits the extended specs and the index
      packages: write # pushes to ghcr.io
      checks: write # one check for each entry
      pull-requests: write # the comment, and suggested fixes
    steps:
      - name: Check out
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - name: Check or publish
        uses: ${m.g2}
        with:
          mode: publish
`,f="line-count",T=`* text=auto eol=lf
catalog/*/tests/** -text
`;function _(r){const E=(0,N.qq)(`${r.replace(/\/$/,"")}/${f}:1.0.0`),t=(0,N.aR)(E).slice(0,-f.length-1);if(t.includes("/")&&t!=="docker.io/library")return a(t);throw new u.Failure("BAD_REFERENCE",`${r} names a registry and nothing in it. Name a prefix such as ghcr.io/alice/catalog.`)}e(_,"newCatalog");function a(r){return new Map([[".gitattributes",T],["catalog/catalog.json",w({$schema:(0,m.Q)("catalog"),registry:r})],[`catalog/${f}/spec.json`,w(h(r))],[`catalog/${f}/tests/three.txt`,`one
two
three
`],[".github/workflows/catalog.yml",D],["catalog/README.md",d(r)]])}e(a,"files");function h(r){const E=/^ghcr\.io\/([a-z0-9-]+)\//.exec(`${r}/`)?.[1];return{$schema:(0,m.Q)("spec"),name:f,version:"1.0.0",description:"Counts the lines of a text. An example: replace it with your own algorithm.",license:"GPL-2.0-only",...E&&{maintainers:[{github:E}]},container_name:"docker.io/library/busybox:1.37",run_command:`sh -c 'wc -l < "$1" > "$2"' sh $input $output`,input_file_path:"/data/in",output_file_path:"/data/out",inputs:{patterns:["*.txt"]},output_name:"{stem}.count",memory:{suggested:64},CPU:.25,tests:[{name:"three lines",input:"tests/three.txt",expect:{outputs:["three.count"],contains:{"three.count":"3"}}}]}}e(h,"exampleSpec");function d(r){return`# A catalog of algorithms

Each folder in \`catalog/\` describes one algorithm in a container image; its wrapped images go to \`${r}\`.
\`catalog/${f}/\` is an example.

\`\`\`sh
npx pipewright init IMAGE               # write a first spec for an image
npx pipewright validate                 # what is wrong, and where
npx pipewright test catalog/${f} # run its tests here: needs Docker or Podman
npx pipewright publish --dry-run        # what publishing would do
\`\`\`

## Once

1. Push this folder to a repository on GitHub.
   \`.github/workflows/catalog.yml\` checks every pull request, and publishes what is merged: it wraps the images, pushes
   them, and writes \`catalog/<name>/<version>.json\` and \`catalog/index.json\`. A catalog without an index has published
   nothing yet. Without GitHub, \`npx pipewright publish --commit\` does the same.
2. The workflow names the release ${m.Dk} of Pipewright, which never changes. To pin its commit, too:
   ${(0,m.qx)("workflows-examples")}#pin-the-commit
3. Where people from outside open pull requests, use the three workflows for forks instead:
   ${(0,m.qx)("workflows-examples")}

## Then

Workflow files name algorithms of this catalog. \`${f}.workflow.json\`:

\`\`\`json
{
  "$schema": "${(0,m.Q)("workflow")}",
  "process": { "type": "single_run", "algorithms": [{ "name": "${f}@1.0.0" }] }
}
\`\`\`

When it is published:

\`\`\`sh
npx pipewright run ${f}.workflow.json DATA --local --out results
\`\`\`
`}e(d,"readme");function w(r){return`${JSON.stringify(r,null,2)}
`}e(w,"json");var g=s(57685),v=s(63454),b=s(72990),S=s(92565),n=(0,S.yx)(b.dy,{async run({folder:r,registry:E},t){if(!E)throw new u.Failure("BAD_USAGE","Say where wrapped images go: npx pipewright new catalog FOLDER --registry ghcr.io/OWNER/catalog");const o=_(E),c=[...o.keys()],l=c.find(O=>(0,g.I)((0,i.resolve)(t.cwd,r,O))!=="nothing");if(l!==void 0)throw new u.Failure("FILE_EXISTS",`${(0,i.join)(r,l)} already exists, and nothing is overwritten. Name another folder, or remove it.`);for(const[O,y]of o)await(0,g.x3)((0,i.resolve)(t.cwd,r,O),y,(0,i.join)(r,O));return{folder:r,files:c}},text({folder:r,files:E}){const t=(0,v.h)(r);return`Wrote ${E.length} files into ${t}:
${E.map(o=>`  ${o}`).join(`
`)}
Next, there:
  1. npx pipewright validate
  2. npx pipewright test catalog/line-count
  3. Read catalog/README.md: how to publish from GitHub, or from here with "npx pipewright publish".
`}})}),86849:((R,I,s)=>{s.d(I,{G:e(()=>D,"G"),j:e(()=>i,"j")});function i(_){const a=e(d=>d,"asIs"),h=e(d=>d.normalize("NFC").toLowerCase(),"folded");return _==="darwin"?{possible:a,same:h}:_!=="win32"?{possible:a,same:a}:{possible:e(d=>d.split("/").map(f).join("/"),"possible"),same:h}}e(i,"fileNames");var u=/[<>:"\\|?*\p{Cc}]/u,m=/^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i,N=/[. ]$/;function D(_){const a=u.exec(_)?.[0];if(a!==void 0)return`${JSON.stringify(a)} is not allowed in a name`;if(m.test(_))return`${JSON.stringify(_)} is the name of a device`;if(N.test(_)&&_!=="."&&_!=="..")return'a name must not end with "." or a space'}e(D,"problemOnWindows");function f(_){const a=_.replace(new RegExp(u,"gu"),T).replace(N,T);return m.test(a)?T(a[0])+a.slice(1):a}e(f,"possibleOnWindows");function T(_){return`%${_.charCodeAt(0).toString(16).toUpperCase().padStart(2,"0")}`}e(T,"percent")}),5993:((R,I,s)=>{s.d(I,{Br:e(()=>D,"Br"),JC:e(()=>T,"JC"),Yw:e(()=>f,"Yw"),sq:e(()=>_,"sq")});var i=s(76760),u=s(2602),m=s(86849),N={join:i.join,sep:i.sep};function D(a,h,d=N){const w=d.join(a,h);if(!(f(a,w,d)&&!w.endsWith(d.sep)&&!h.includes("\0"))||!T(h))throw new u.Failure("PATH_OUTSIDE",`${JSON.stringify(h)} names no file below ${a}. Rename it: a name must not be "..", nor hold a NUL character.`);const v=d.sep==="\\"&&h.split("/").map(m.G).find(Boolean);if(v)throw new u.Failure("NAME_UNUSABLE",`${JSON.stringify(h)} cannot be a file on Windows: ${v}. Rename it, or work in WSL, on Linux or macOS.`);return w}e(D,"pathBelow");function f(a,h,{sep:d}=N){return h.length>a.length&&h.startsWith(a.endsWith(d)?a:a+d)}e(f,"isBelow");function T(a){const h=a.split("/");return!h.includes("..")&&h.some(d=>d!==""&&d!==".")}e(T,"isKeyBelow");function _(a,{sep:h}=N){return a.split(h).join("/")}e(_,"withSlashes")}),32845:((R,I,s)=>{s.d(I,{EU:e(()=>a,"EU"),f1:e(()=>_,"f1"),fE:e(()=>T,"fE")});var i=s(2602),u="you do not have permission: use another folder, or change its permissions",m="free some space, or use a folder on another disk",N={ENOSPC:`the disk is full: ${m}`,EDQUOT:`the disk quota is used up: ${m}`,EACCES:u,EPERM:u,EROFS:"the disk is read-only: use another folder",ENOENT:"there is no such file or folder. Is the path right?",ENOTDIR:"a part of the path is a file, not a folder",EEXIST:"a part of the path is a file, not a folder",EISDIR:"it is a folder, not a file",ENXIO:"it is not a file",ELOOP:"its links form a cycle",ENAMETOOLONG:"the name is too long"},D={EACCES:"NO_PERMISSION",EPERM:"NO_PERMISSION",EROFS:"NO_PERMISSION",ENOSPC:"DISK_FULL",EDQUOT:"DISK_FULL"},f={...D,ENOENT:"FILE_NOT_FOUND",ENOTDIR:"FILE_NOT_FOUND",ELOOP:"FILE_NOT_FOUND",EISDIR:"NOT_A_FILE",ENXIO:"NOT_A_FILE"};function T(w,g){if(g instanceof i.Failure)return g;const v=N[d(g)];return v?h("FILE_ERROR",w,v,g):g}e(T,"fileFailure");function _(w,g){if(g instanceof i.Failure)return g;const v=d(g);return h(f[v]??"CANNOT_READ",`${w} cannot be read`,N[v],g)}e(_,"readFailure");function a(w,g){if(g instanceof i.Failure)return g;const v=d(g);return h(D[v]??"CANNOT_WRITE",`${w} cannot be written`,N[v],g)}e(a,"writeFailure");function h(w,g,v,b){const S=`${g}: ${v??(0,i.W)(b)}`;return new i.Failure(w,/[.?]$/.test(S)?S:`${S}.`,{cause:b})}e(h,"failure");function d(w){return w.code??""}e(d,"errnoOf")}),57685:((R,I,s)=>{s.d(I,{Gu:e(()=>f,"Gu"),HX:e(()=>d,"HX"),I:e(()=>w,"I"),WT:e(()=>b,"WT"),fc:e(()=>h,"fc"),pM:e(()=>_,"pM"),tc:e(()=>r,"tc"),uI:e(()=>n,"uI"),x3:e(()=>a,"x3")});var i=s(73024),u=s(76760),m=s(2602),N=s(5993),D=s(32845);function f(t,o,c=t){let l,O;try{O=(0,i.openSync)(t,i.constants.O_RDONLY|i.constants.O_NONBLOCK);const y=(0,i.fstatSync)(O),{size:p}=y;if(!y.isFile())throw new m.Failure("NOT_A_FILE",`${c} is not a file. Name a JSON file or a folder of them.`);if(p>o)throw E(c,p,o);const A=Buffer.alloc(Math.min(p,o)+1);let $=0;for(let L=1;L>0&&$<A.length;$+=L)L=(0,i.readSync)(O,A,$,A.length-$,null);if($>o)throw E(c,$,o);l=A.subarray(0,$)}catch(y){throw(0,D.f1)(c,y)}finally{O!==void 0&&(0,i.closeSync)(O)}try{return new TextDecoder("utf-8",{fatal:!0,ignoreBOM:!0}).decode(l)}catch(y){const[p,A]=l,$=p===255&&A===254||p===254&&A===255||p===0!=(A===0);throw new m.Failure("NOT_UTF8",`${c} is not UTF-8 text${$?" but UTF-16":""}. Save it as UTF-8 and try again.`,{cause:y})}}e(f,"readTextFile");var T=16*1024*1024;async function _(t,o=T){try{return f(t,o)}catch(c){if(c instanceof m.Failure&&c.code==="FILE_NOT_FOUND")return;throw c}}e(_,"readTextIfThere");async function a(t,o,c=t){let l;try{h((0,u.dirname)(t));const O=(0,i.statSync)(t,{throwIfNoEntry:!1})?(0,i.realpathSync)(t):t,y=(0,i.statSync)(O,{throwIfNoEntry:!1})?.mode??438;l=(0,u.join)((0,u.dirname)(O),`.${process.pid}-${process.hrtime.bigint()}.tmp`);const p=(0,i.openSync)(l,"wx",y&511);try{const A=Buffer.from(o);for(let $=0;$<A.length;)$+=(0,i.writeSync)(p,A,$);(0,i.fsyncSync)(p)}finally{(0,i.closeSync)(p)}(0,i.renameSync)(l,O)}catch(O){throw l&&(0,i.rmSync)(l,{force:!0}),(0,D.EU)(c,O)}}e(a,"writeText");function h(t){if(w(t)!=="folder"){(0,u.dirname)(t)!==t&&h((0,u.dirname)(t));try{(0,i.mkdirSync)(t)}catch(o){if(w(t)!=="folder")throw o}}}e(h,"makeFolder");function d(t){try{return i.realpathSync.native(t)}catch{const o=(0,u.dirname)(t);return o===t?t:(0,u.join)(d(o),(0,u.basename)(t))}}e(d,"resolvedFolder");function w(t){try{const o=(0,i.statSync)(t,{throwIfNoEntry:!1});return o?o.isFile()?"file":o.isDirectory()?"folder":"other":"nothing"}catch{return"nothing"}}e(w,"kindOf");var g=4,v=5e4;function b(t,o=t,c){const l=[];let O=0;const y=e((p,A)=>{if(++O>v)throw new m.Failure("TOO_MANY_FOLDERS",`${o} holds more than ${v} folders. Name the catalog itself.`);const $=S(p,p===t?o:p);if($.some(F=>F.name==="spec.json"&&!F.isDirectory())){l.push((0,u.join)(p,"spec.json"));return}for(const F of $)c?.(F.name)&&!F.isDirectory()&&l.push((0,u.join)(p,F.name));if(A===g)return;const L=$.filter(F=>F.isDirectory()&&!F.name.startsWith(".")&&F.name!=="node_modules");for(const{name:F}of L.sort((k,M)=>k.name<M.name?-1:1))y((0,u.join)(p,F),A+1)},"search");return y(t,0),l}e(b,"findSpecs");function S(t,o){try{return(0,i.readdirSync)(t,{withFileTypes:!0})}catch(c){throw(0,D.f1)(o,c)}}e(S,"entriesOf");function n(t,o){try{const c=(0,i.realpathSync)(t),l=(0,i.realpathSync)(o);return l===c||(0,N.Yw)(c,l)}catch{return!1}}e(n,"leadsInside");function r(t,o){const c=(0,u.join)(t,o);return w(c)==="file"&&n(t,c)}e(r,"hasFileInside");function E(t,o,c){return new m.Failure("FILE_TOO_LARGE",`${t} has ${o} bytes; ${c} are allowed.`)}e(E,"tooLarge")}),36618:((R,I,s)=>{s.d(I,{Bc:e(()=>m,"Bc"),ol:e(()=>N,"ol"),sU:e(()=>D,"sU")});var i=s(77598),u=/^sha256:[0-9a-f]{64}$/;function m(f){return u.test(f)}e(m,"isDigest");function N(f){return`sha256:${(0,i.createHash)("sha256").update(f).digest("hex")}`}e(N,"digestOf");function D(f,T=64){return f.slice(7,7+T)}e(D,"digestHex")}),92041:((R,I,s)=>{s.d(I,{AA:e(()=>b,"AA"),F2:e(()=>_,"F2"),FH:e(()=>v,"FH"),aR:e(()=>g,"aR"),qq:e(()=>a,"qq")});var i=s(2602),u=s(36618),m="(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])",N=new RegExp(`^(?:${m}(?:\\.${m})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`),D=/^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/,f=/^[A-Za-z0-9]+(?:(?:[-._@+]|--)[A-Za-z0-9]+)*$/,T=/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;function _(n){if(n.startsWith("oci:"))return h(n);if(n.startsWith("docker-daemon:")){const r=n.slice(14);if(!r)throw S(n,'the name of an image in the local engine must follow "docker-daemon:"');return{kind:"engine",image:r}}return a(n.replace(/^docker:\/\//,""))}e(_,"parseReference");function a(n){const[r,E]=d(n,n.indexOf("@"));if(E!==void 0&&!(0,u.Bc)(E))throw S(n,`a digest like sha256:<64 hex digits> must follow "@", not "${E}"`);const[t,o]=w(r);if(o!==void 0&&!T.test(o))throw S(n,`the tag "${o}" may hold letters, digits, "_", "." and "-", 128 at most`);const c=t.indexOf("/"),l=c<0?"":t.slice(0,c),O=/[.:]/.test(l)||l==="localhost"||l!==""&&l!==l.toLowerCase();let y=O?l:"docker.io";if(!N.test(y))throw S(n,`"${y}" is not a host name`);(y==="index.docker.io"||y==="registry-1.docker.io")&&(y="docker.io");let p=O?t.slice(c+1):t;if(!p)throw S(n,"the name of a repository is missing");for(const A of p.split("/")){if(D.test(A))continue;const $=A.toLowerCase();throw S(n,A!==$&&D.test($)?`repository names are lower case: write "${$}" for "${A}"`:`"${A}" may hold lower-case letters and digits, with single ".", "_" or "-" between them`)}if(p.length>255)throw S(n,"the repository name is longer than 255 characters");return y==="docker.io"&&!p.includes("/")&&(p=`library/${p}`),{kind:"registry",registry:y,repository:p,...o&&{tag:o},...E&&{digest:E}}}e(a,"parseRegistryReference");function h(n){const r=n.slice(4),[E,t]=d(r,r.lastIndexOf("@")),o=t!==void 0&&(0,u.Bc)(t)?t:void 0,[c,l]=w(o?E:r);if(!c)throw S(n,'a directory must follow "oci:"');if(l&&!f.test(l))throw S(n,`the tag "${l}" may hold letters and digits, with single ".", "_", "-", "+" or "@" between them`);return{kind:"layout",directory:c,...l&&{tag:l},...o&&{digest:o}}}e(h,"parseLayout");function d(n,r){return r<0?[n,void 0]:[n.slice(0,r),n.slice(r+1)]}e(d,"cutAt");function w(n){const r=n.lastIndexOf(":");return d(n,r>Math.max(n.lastIndexOf("/"),n.lastIndexOf("\\"))?r:-1)}e(w,"cutTag");function g(n){return`${n.registry}/${n.repository}`}e(g,"repositoryName");function v(n){return n.kind==="engine"?`docker-daemon:${n.image}`:`${n.kind==="layout"?`oci:${n.directory}`:g(n)}${n.tag?`:${n.tag}`:""}${n.digest?`@${n.digest}`:""}`}e(v,"formatReference");function b(n){return n.kind==="engine"?"latest":n.digest??n.tag??"latest"}e(b,"tagOrDigest");function S(n,r){const E=n.length>80?`${n.slice(0,77)}...`:n;return new i.Failure("BAD_REFERENCE",`"${E}" is not an image name: ${r}.`)}e(S,"bad")})};export{x as id,U as ids,j as modules};
