import{createRequire as createRequireHere}from'node:module';const require=createRequireHere(import.meta.url);
import{b as H}from"./chunk-PCIKIRRV.js";import{E as b,G as R,a as J,f as h,i as F,p as B,q as D,s as T,t as C,w as W}from"./chunk-DOHGVAAU.js";import{a as M,b as S}from"./chunk-P6OBB2MP.js";import{Oa as L,Qa as A}from"./chunk-HSRSWV3C.js";import{e as K}from"./chunk-KVRKHMNM.js";var O=K(M(),1);import{existsSync as $,lstatSync as _,mkdirSync as Q,readdirSync as V,statSync as X,writeFileSync as Y}from"node:fs";import{dirname as j,join as f,relative as Z,sep as ee}from"node:path";var x=".github/workflows",I=`${x}/late-patch.yml`,m=".pre-commit-config.yaml",ne=".late-patch.toml",y="pyproject.toml";async function ve(e,r,o){let t=W(r)??r,{setup:n}=J(e),a=re(o),d=[["workflow",te(t,a)],["hook",se(t)],["settings",await ae(t)]],i=[];for(let[s,c]of d){let l=Z(r,f(t,c.path)).split(ee).join("/"),u=c.kind==="leave"?c.why:c.kind,w=ce(t,c);w!==void 0?i.push({what:"unwritten-setup",path:l,error:w}):u==="not-understood"?i.push({what:"unread-setup",path:l}):u==="taken"?i.push({what:"taken-setup",path:l,uses:z(a)}):b(`${D(n.done(l,u,s))}
`)}return i.length>0?R(i,e):(b(`
${n.next.map(s=>`${s}
`).join("")}`),0)}function g(e,r){let o=C(f(e,r));return o.kind==="bytes"?Buffer.from(o.bytes).toString("utf8"):void 0}function te(e,r){let o=f(e,x),t=X(o,{throwIfNoEntry:!1})?.isDirectory()===!0,d=(t?V(o).filter(s=>/\.ya?ml$/.test(s)):[]).map(s=>`${x}/${s}`).find(s=>g(e,s)?.includes(h.name));if(d!==void 0)return{kind:"leave",path:d,why:"present"};if(t&&_(f(e,I),{throwIfNoEntry:!1})!==void 0)return{kind:"leave",path:I,why:"taken"};let i=[".gitlab-ci.yml","bitbucket-pipelines.yml","Jenkinsfile"].find(s=>$(f(e,s)));return i!==void 0&&!$(f(e,".github"))?{kind:"leave",path:i,why:"other-ci"}:{kind:"create",path:I,text:oe(r)}}function re(e){let r=g(e,"dist/commit")?.trim()??"";return/^[0-9a-f]{40}$/.test(r)?r:void 0}var oe=e=>`name: late-patch
on: pull_request

permissions: {}

jobs:
  late-patch:
    runs-on: ubuntu-latest
    permissions:
      contents: read # reads the Python files of the pull request
      pull-requests: write # leaves review comments; without it there are annotations and a summary
    steps:
      - ${z(e)}
`,z=e=>`uses: late-patch/late-patch@${e===void 0?"":`${e} # `}v${h.version}`;function se(e){let r=$(f(e,"package.json"))?"late-patch":"late-patch-python",o={repo:h.homepage,rev:`v${h.version}`,hooks:[{id:r}]},t=({indentation:d,dash:i,nested:s})=>{let c=d+" ".repeat(i.length);return[`${d}${i}repo: ${o.repo}`,`${c}rev: ${o.rev}`,`${c}hooks:`,`${c}${s}${i}id: ${r}`]};if(!$(f(e,m)))return{kind:"create",path:m,text:["repos:",...t({indentation:"  ",dash:"- ",nested:"  "}),""].join(`
`)};let n=g(e,m);if(n?.includes("late-patch"))return{kind:"leave",path:m,why:"present"};let a=n===void 0?void 0:ie(n,o,t);return n===void 0||a===void 0?{kind:"leave",path:m,why:"not-understood"}:{kind:"change",path:m,before:n,text:a}}function ie(e,r,o){let[t,...n]=S(e)??[];if(t===void 0||n.length>0||t.errors.length>0)return;let a=t.toJS()??{};if(!A(a))return;let d=a.repos??[];if(!Array.isArray(d))return;let i=JSON.stringify({...a,repos:[...d,r]}),s=k=>{let[p]=S(k)??[];return p?.errors.length===0&&JSON.stringify(p.toJS())===i},c=t.get("repos",!0),l=(0,O.isSeq)(c)?c.items.at(-1):void 0,[u,w]=l?.range??[];if(u!==void 0&&w!==void 0){let k=e.lastIndexOf("-",u),p=e.slice(e.lastIndexOf(`
`,k)+1,k),G={indentation:p,dash:e.slice(k,u),nested:p===""?"":"  "},v=e.includes(`\r
`)?`\r
`:`
`,P=e.slice(0,w).trimEnd().length,q=P+(/^[^\r\n]*/.exec(e.slice(P))?.[0].length??0),E=`${e.slice(0,q)}${v}${o(G).join(v)}${e.slice(q)||v}`;if(/^[ ]*$/.test(p)&&s(E))return E}c==null||!(0,O.isSeq)(c)?t.set("repos",[r]):t.addIn(["repos"],t.createNode(r));let N=t.toString({lineWidth:0});return s(N)?N:void 0}async function ae(e){let o=[`# All settings: ${new URL("../configuration.md",`${F("en")}/`)}`,'fail-on = "error"',""],t=await B(T(e));if(t!==void 0){let s=t.path===y&&U(t.text)===void 0;return{kind:"leave",path:t.path,why:s?"not-understood":"present"}}if(!$(f(e,y)))return{kind:"create",path:ne,text:[`#:schema ${h.homepage}/raw/main/docs/late-patch.schema.json`,...o].join(`
`)};let n=g(e,y);if(n===void 0)return{kind:"leave",path:y,why:"not-understood"};let a=n.includes(`\r
`)?`\r
`:`
`,d=n.trim()===""?"":/\n$/.test(n)?a:`${a}${a}`,i=`${n}${d}${["[tool.late-patch]",...o].join(a)}`;return U(i)===void 0?{kind:"leave",path:y,why:"not-understood"}:{kind:"change",path:y,before:n,text:i}}function U(e){try{return L(e)}catch{return}}function ce(e,r){if(r.kind==="leave")return;let{path:o,text:t}=r;if(r.kind==="change"){let n=H(e,o,r.before,t);return n===void 0?void 0:n.kind==="system"?n.error:n.kind}try{for(let n=j(o);n!==".";n=j(n))if(_(f(e,n),{throwIfNoEntry:!1})?.isSymbolicLink()===!0)return`ELOOP: ${n}`;Q(f(e,j(o)),{recursive:!0}),Y(f(e,o),t,{flag:"wx"});return}catch(n){return n.message}}export{ve as init};
