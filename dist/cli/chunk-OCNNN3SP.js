import{createRequire as createRequireHere}from'node:module';const require=createRequireHere(import.meta.url);
import{Ua as bt,Ya as vt,Za as kt,h as je,i as U,l as mt,n as _t,oa as xt,sa as wt,xa as yt}from"./chunk-NCHJ3SS5.js";import{A as ft,B as dt,G as lt,f as ct,fa as V,ga as pt,n as ut,qa as gt,r as Ce,ra as ht,sa as Se,ua as Ne,z}from"./chunk-HSRSWV3C.js";import{b as ot,d as at}from"./chunk-KVRKHMNM.js";var Ps={};at(Ps,{TextDocument:()=>Me});function Le(e,n){if(e.length<=1)return e;let t=e.length/2|0,s=e.slice(0,t),i=e.slice(t);Le(s,n),Le(i,n);let r=0,o=0,a=0;for(;r<s.length&&o<i.length;)n(s[r],i[o])<=0?e[a++]=s[r++]:e[a++]=i[o++];for(;r<s.length;)e[a++]=s[r++];for(;o<i.length;)e[a++]=i[o++];return e}function Et(e,n,t=0){let s=n?[t]:[];for(let i=0;i<e.length;i++){let r=e.charCodeAt(i);At(r)&&(r===13&&i+1<e.length&&e.charCodeAt(i+1)===10&&i++,s.push(t+i+1))}return s}function At(e){return e===13||e===10}function Ot(e){let n=e.start,t=e.end;return n.line>t.line||n.line===t.line&&n.character>t.character?{start:t,end:n}:e}function Ls(e){let n=Ot(e.range);return n!==e.range?{newText:e.newText,range:n}:e}var ie,Me,Rs=ot(()=>{"use strict";ie=class e{constructor(n,t,s,i){this._uri=n,this._languageId=t,this._version=s,this._content=i,this._lineOffsets=void 0}get uri(){return this._uri}get languageId(){return this._languageId}get version(){return this._version}getText(n){if(n){let t=this.offsetAt(n.start),s=this.offsetAt(n.end);return this._content.substring(t,s)}return this._content}update(n,t){for(let s of n)if(e.isIncremental(s)){let i=Ot(s.range),r=this.offsetAt(i.start),o=this.offsetAt(i.end);this._content=this._content.substring(0,r)+s.text+this._content.substring(o,this._content.length);let a=r+s.text.length,f=this._content.charCodeAt(r-1)===13&&this._content.charCodeAt(r)===10,d=this._content.charCodeAt(a-1)===13&&this._content.charCodeAt(a)===10;if(f||d){this._lineOffsets=void 0;continue}let u=Math.max(i.start.line,0),l=Math.max(i.end.line,0),g=this._lineOffsets,h=Et(s.text,!1,r);if(l-u===h.length)for(let _=0,w=h.length;_<w;_++)g[_+u+1]=h[_];else h.length<1e4?g.splice(u+1,l-u,...h):this._lineOffsets=g=g.slice(0,u+1).concat(h,g.slice(l+1));let m=s.text.length-(o-r);if(m!==0)for(let _=u+1+h.length,w=g.length;_<w;_++)g[_]=g[_]+m}else if(e.isFull(s))this._content=s.text,this._lineOffsets=void 0;else throw new Error("Unknown change event received");this._version=t}getLineOffsets(){return this._lineOffsets===void 0&&(this._lineOffsets=Et(this._content,!0)),this._lineOffsets}positionAt(n){n=Math.max(Math.min(n,this._content.length),0);let t=this.getLineOffsets(),s=0,i=t.length;if(i===0)return{line:0,character:n};for(;s<i;){let o=Math.floor((s+i)/2);t[o]>n?i=o:s=o+1}let r=s-1;return n=this.ensureBeforeEOL(n,t[r]),{line:r,character:n-t[r]}}offsetAt(n){let t=this.getLineOffsets();if(n.line>=t.length)return this._content.length;if(n.line<0)return 0;let s=t[n.line];if(n.character<=0)return s;let i=n.line+1<t.length?t[n.line+1]:this._content.length,r=Math.min(s+n.character,i);return this.ensureBeforeEOL(r,s)}getLineRange(n){let t=this.getLineOffsets();if(n>=t.length){let o=t.length-1;return{start:{line:o,character:0},end:{line:o,character:this._content.length-t[o]}}}else if(n<0)return{start:{line:0,character:0},end:{line:0,character:0}};let s=t[n],i=n+1<t.length?t[n+1]:this._content.length,r=this.ensureBeforeEOL(i,s);return{start:{line:n,character:0},end:{line:n,character:r-s}}}getEOLCharacters(n){let t=this.getLineOffsets();if(n>=t.length)return"";if(n<0)return"";let s=n+1<t.length?t[n+1]:this._content.length,i=this.ensureBeforeEOL(s,t[n]);return this._content.substring(i,s)}ensureBeforeEOL(n,t){for(;n>t&&At(this._content.charCodeAt(n-1));)n--;return n}get lineCount(){return this.getLineOffsets().length}static isIncremental(n){let t=n;return t!=null&&typeof t.text=="string"&&t.range!==void 0&&(t.rangeLength===void 0||typeof t.rangeLength=="number")}static isFull(n){let t=n;return t!=null&&typeof t.text=="string"&&t.range===void 0&&t.rangeLength===void 0}};(function(e){function n(i,r,o,a){return new ie(i,r,o,a)}e.create=n;function t(i,r,o){if(i instanceof ie)return i.update(r,o),i;throw new Error("TextDocument.update: document must be created by TextDocument.create")}e.update=t;function s(i,r){let o=i.getText(),a=Le(r.map(Ls),(u,l)=>{let g=u.range.start.line-l.range.start.line;return g===0?u.range.start.character-l.range.start.character:g}),f=0,d=[];for(let u of a){let l=i.offsetAt(u.range.start);if(l<f)throw new Error("Overlapping edit");l>f&&d.push(o.substring(f,l)),u.newText.length&&d.push(u.newText),f=i.offsetAt(u.range.end)}return d.push(o.substr(f)),d.join("")}e.applyEdits=s})(Me||(Me={}))});var Yi={};at(Yi,{AnnotatedTextEdit:()=>M,ApplyKind:()=>kn,ChangeAnnotation:()=>P,ChangeAnnotationIdentifier:()=>b,CodeAction:()=>Un,CodeActionContext:()=>Gn,CodeActionKind:()=>Fn,CodeActionTag:()=>Ee,CodeActionTriggerKind:()=>se,CodeDescription:()=>dn,CodeLens:()=>Dn,Color:()=>we,ColorInformation:()=>rn,ColorPresentation:()=>on,Command:()=>G,CompletionItem:()=>An,CompletionItemKind:()=>xn,CompletionItemLabelDetails:()=>En,CompletionItemTag:()=>yn,CompletionList:()=>On,CreateFile:()=>W,DeleteFile:()=>B,Diagnostic:()=>K,DiagnosticRelatedInformation:()=>ye,DiagnosticSeverity:()=>un,DiagnosticTag:()=>fn,DocumentHighlight:()=>jn,DocumentHighlightKind:()=>Nn,DocumentLink:()=>$n,DocumentSymbol:()=>Tn,DocumentUri:()=>nn,EOL:()=>Hi,FoldingRange:()=>cn,FoldingRangeKind:()=>an,FormattingOptions:()=>Wn,Hover:()=>In,InlayHint:()=>Qn,InlayHintKind:()=>Ae,InlayHintLabelPart:()=>Oe,InlineCompletionContext:()=>tt,InlineCompletionItem:()=>Zn,InlineCompletionList:()=>Kn,InlineCompletionTriggerKind:()=>et,InlineValueContext:()=>Yn,InlineValueEvaluatableExpression:()=>Hn,InlineValueText:()=>Xn,InlineValueVariableLookup:()=>Jn,InsertReplaceEdit:()=>bn,InsertTextFormat:()=>wn,InsertTextMode:()=>vn,LanguageKind:()=>mn,Location:()=>Z,LocationLink:()=>sn,MarkedString:()=>te,MarkupContent:()=>R,MarkupKind:()=>ke,OptionalVersionedTextDocumentIdentifier:()=>ne,ParameterInformation:()=>Cn,Position:()=>I,Range:()=>y,RenameFile:()=>$,SelectedCompletionInfo:()=>nt,SelectionRange:()=>Bn,SemanticTokenModifiers:()=>Vn,SemanticTokenTypes:()=>zn,SemanticTokens:()=>qn,SignatureInformation:()=>Sn,SnippetTextEdit:()=>ln,StringValue:()=>Ie,SymbolInformation:()=>Pn,SymbolKind:()=>Mn,SymbolTag:()=>Ln,TextDocument:()=>it,TextDocumentEdit:()=>ee,TextDocumentIdentifier:()=>gn,TextDocumentItem:()=>_n,TextEdit:()=>S,URI:()=>xe,VersionedTextDocumentIdentifier:()=>hn,WorkspaceChange:()=>pn,WorkspaceEdit:()=>be,WorkspaceFolder:()=>st,WorkspaceSymbol:()=>Rn,integer:()=>tn,uinteger:()=>Q});var nn,xe,tn,Q,I,y,Z,sn,we,rn,on,an,cn,ye,un,fn,dn,K,G,S,P,b,M,ee,W,$,B,be,D,ln,ve,pn,gn,hn,ne,mn,_n,ke,R,xn,wn,yn,bn,vn,kn,En,An,On,te,In,Cn,Sn,Nn,jn,Mn,Ln,Pn,Rn,Tn,Fn,se,Gn,Ee,Un,Dn,Wn,$n,Bn,zn,Vn,qn,Xn,Jn,Hn,Yn,Ae,Oe,Qn,Ie,Zn,Kn,et,nt,tt,st,Hi,it,rt,c,Qi=ot(()=>{"use strict";(function(e){function n(t){return typeof t=="string"}e.is=n})(nn||(nn={}));(function(e){function n(t){return typeof t=="string"}e.is=n})(xe||(xe={}));(function(e){e.MIN_VALUE=-2147483648,e.MAX_VALUE=2147483647;function n(t){return typeof t=="number"&&e.MIN_VALUE<=t&&t<=e.MAX_VALUE}e.is=n})(tn||(tn={}));(function(e){e.MIN_VALUE=0,e.MAX_VALUE=2147483647;function n(t){return typeof t=="number"&&e.MIN_VALUE<=t&&t<=e.MAX_VALUE}e.is=n})(Q||(Q={}));(function(e){function n(s,i){return s===Number.MAX_VALUE&&(s=Q.MAX_VALUE),i===Number.MAX_VALUE&&(i=Q.MAX_VALUE),{line:s,character:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.uinteger(i.line)&&c.uinteger(i.character)}e.is=t})(I||(I={}));(function(e){function n(s,i,r,o){if(c.uinteger(s)&&c.uinteger(i)&&c.uinteger(r)&&c.uinteger(o))return{start:I.create(s,i),end:I.create(r,o)};if(I.is(s)&&I.is(i))return{start:s,end:i};throw new Error(`Range#create called with invalid arguments[${s}, ${i}, ${r}, ${o}]`)}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&I.is(i.start)&&I.is(i.end)}e.is=t})(y||(y={}));(function(e){function n(s,i){return{uri:s,range:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&y.is(i.range)&&(c.string(i.uri)||c.undefined(i.uri))}e.is=t})(Z||(Z={}));(function(e){function n(s,i,r,o){return{targetUri:s,targetRange:i,targetSelectionRange:r,originSelectionRange:o}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&y.is(i.targetRange)&&c.string(i.targetUri)&&y.is(i.targetSelectionRange)&&(y.is(i.originSelectionRange)||c.undefined(i.originSelectionRange))}e.is=t})(sn||(sn={}));(function(e){function n(s,i,r,o){return{red:s,green:i,blue:r,alpha:o}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.numberRange(i.red,0,1)&&c.numberRange(i.green,0,1)&&c.numberRange(i.blue,0,1)&&c.numberRange(i.alpha,0,1)}e.is=t})(we||(we={}));(function(e){function n(s,i){return{range:s,color:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&y.is(i.range)&&we.is(i.color)}e.is=t})(rn||(rn={}));(function(e){function n(s,i,r){return{label:s,textEdit:i,additionalTextEdits:r}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.string(i.label)&&(c.undefined(i.textEdit)||S.is(i.textEdit))&&(c.undefined(i.additionalTextEdits)||c.typedArray(i.additionalTextEdits,S.is))}e.is=t})(on||(on={}));(function(e){e.Comment="comment",e.Imports="imports",e.Region="region"})(an||(an={}));(function(e){function n(s,i,r,o,a,f){let d={startLine:s,endLine:i};return c.defined(r)&&(d.startCharacter=r),c.defined(o)&&(d.endCharacter=o),c.defined(a)&&(d.kind=a),c.defined(f)&&(d.collapsedText=f),d}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.uinteger(i.startLine)&&c.uinteger(i.endLine)&&(c.undefined(i.startCharacter)||c.uinteger(i.startCharacter))&&(c.undefined(i.endCharacter)||c.uinteger(i.endCharacter))&&(c.undefined(i.kind)||c.string(i.kind))}e.is=t})(cn||(cn={}));(function(e){function n(s,i){return{location:s,message:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&Z.is(i.location)&&c.string(i.message)}e.is=t})(ye||(ye={}));(function(e){e.Error=1,e.Warning=2,e.Information=3,e.Hint=4})(un||(un={}));(function(e){e.Unnecessary=1,e.Deprecated=2})(fn||(fn={}));(function(e){function n(t){let s=t;return c.objectLiteral(s)&&c.string(s.href)}e.is=n})(dn||(dn={}));(function(e){function n(r,o,a,f,d,u){let l={range:r,message:o};return c.defined(a)&&(l.severity=a),c.defined(f)&&(l.code=f),c.defined(d)&&(l.source=d),c.defined(u)&&(l.relatedInformation=u),l}e.create=n;function t(r){var o;let a=r;return c.defined(a)&&y.is(a.range)&&(c.string(a.message)||R.is(a.message))&&(c.number(a.severity)||c.undefined(a.severity))&&(c.integer(a.code)||c.string(a.code)||c.undefined(a.code))&&(c.undefined(a.codeDescription)||c.string((o=a.codeDescription)===null||o===void 0?void 0:o.href))&&(c.string(a.source)||c.undefined(a.source))&&(c.undefined(a.relatedInformation)||c.typedArray(a.relatedInformation,ye.is))}e.is=t;function s(r){return c.string(r.message)}e.is3_17=s;function i(r){if(c.string(r.message))return r.message;if(R.is(r.message))return r.message.value;throw new Error(`Unknown message type ${typeof r.message}`)}e.getMessageString=i})(K||(K={}));(function(e){function n(s,i,...r){let o={title:s,command:i};return c.defined(r)&&r.length>0&&(o.arguments=r),o}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.title)&&(i.tooltip===void 0||c.string(i.tooltip))&&c.string(i.command)}e.is=t})(G||(G={}));(function(e){function n(r,o){return{range:r,newText:o}}e.replace=n;function t(r,o){return{range:{start:r,end:r},newText:o}}e.insert=t;function s(r){return{range:r,newText:""}}e.del=s;function i(r){let o=r;return c.objectLiteral(o)&&c.string(o.newText)&&y.is(o.range)}e.is=i})(S||(S={}));(function(e){function n(s,i,r){let o={label:s};return i!==void 0&&(o.needsConfirmation=i),r!==void 0&&(o.description=r),o}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.string(i.label)&&(c.boolean(i.needsConfirmation)||i.needsConfirmation===void 0)&&(c.string(i.description)||i.description===void 0)}e.is=t})(P||(P={}));(function(e){function n(t){let s=t;return c.string(s)}e.is=n})(b||(b={}));(function(e){function n(r,o,a){return{range:r,newText:o,annotationId:a}}e.replace=n;function t(r,o,a){return{range:{start:r,end:r},newText:o,annotationId:a}}e.insert=t;function s(r,o){return{range:r,newText:"",annotationId:o}}e.del=s;function i(r){let o=r;return S.is(o)&&(P.is(o.annotationId)||b.is(o.annotationId))}e.is=i})(M||(M={}));(function(e){function n(s,i){return{textDocument:s,edits:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&ne.is(i.textDocument)&&Array.isArray(i.edits)}e.is=t})(ee||(ee={}));(function(e){function n(s,i,r){let o={kind:"create",uri:s};return i!==void 0&&(i.overwrite!==void 0||i.ignoreIfExists!==void 0)&&(o.options=i),r!==void 0&&(o.annotationId=r),o}e.create=n;function t(s){let i=s;return i&&i.kind==="create"&&c.string(i.uri)&&(i.options===void 0||(i.options.overwrite===void 0||c.boolean(i.options.overwrite))&&(i.options.ignoreIfExists===void 0||c.boolean(i.options.ignoreIfExists)))&&(i.annotationId===void 0||b.is(i.annotationId))}e.is=t})(W||(W={}));(function(e){function n(s,i,r,o){let a={kind:"rename",oldUri:s,newUri:i};return r!==void 0&&(r.overwrite!==void 0||r.ignoreIfExists!==void 0)&&(a.options=r),o!==void 0&&(a.annotationId=o),a}e.create=n;function t(s){let i=s;return i&&i.kind==="rename"&&c.string(i.oldUri)&&c.string(i.newUri)&&(i.options===void 0||(i.options.overwrite===void 0||c.boolean(i.options.overwrite))&&(i.options.ignoreIfExists===void 0||c.boolean(i.options.ignoreIfExists)))&&(i.annotationId===void 0||b.is(i.annotationId))}e.is=t})($||($={}));(function(e){function n(s,i,r){let o={kind:"delete",uri:s};return i!==void 0&&(i.recursive!==void 0||i.ignoreIfNotExists!==void 0)&&(o.options=i),r!==void 0&&(o.annotationId=r),o}e.create=n;function t(s){let i=s;return i&&i.kind==="delete"&&c.string(i.uri)&&(i.options===void 0||(i.options.recursive===void 0||c.boolean(i.options.recursive))&&(i.options.ignoreIfNotExists===void 0||c.boolean(i.options.ignoreIfNotExists)))&&(i.annotationId===void 0||b.is(i.annotationId))}e.is=t})(B||(B={}));(function(e){function n(t){let s=t;return s&&(s.changes!==void 0||s.documentChanges!==void 0)&&(s.documentChanges===void 0||s.documentChanges.every(i=>c.string(i.kind)?W.is(i)||$.is(i)||B.is(i):ee.is(i)))}e.is=n})(be||(be={}));D=class{constructor(n,t){this.edits=n,this.changeAnnotations=t}insert(n,t,s){let i,r;if(s===void 0?i=S.insert(n,t):b.is(s)?(r=s,i=M.insert(n,t,s)):(this.assertChangeAnnotations(this.changeAnnotations),r=this.changeAnnotations.manage(s),i=M.insert(n,t,r)),this.edits.push(i),r!==void 0)return r}replace(n,t,s){let i,r;if(s===void 0?i=S.replace(n,t):b.is(s)?(r=s,i=M.replace(n,t,s)):(this.assertChangeAnnotations(this.changeAnnotations),r=this.changeAnnotations.manage(s),i=M.replace(n,t,r)),this.edits.push(i),r!==void 0)return r}delete(n,t){let s,i;if(t===void 0?s=S.del(n):b.is(t)?(i=t,s=M.del(n,t)):(this.assertChangeAnnotations(this.changeAnnotations),i=this.changeAnnotations.manage(t),s=M.del(n,i)),this.edits.push(s),i!==void 0)return i}add(n){this.edits.push(n)}all(){return this.edits}clear(){this.edits.splice(0,this.edits.length)}assertChangeAnnotations(n){if(n===void 0)throw new Error("Text edit change is not configured to manage change annotations.")}};(function(e){function n(t){let s=t;return c.objectLiteral(s)&&y.is(s.range)&&Ie.isSnippet(s.snippet)&&(s.annotationId===void 0||P.is(s.annotationId)||b.is(s.annotationId))}e.is=n})(ln||(ln={}));ve=class{constructor(n){this._annotations=n===void 0?Object.create(null):n,this._counter=0,this._size=0}all(){return this._annotations}get size(){return this._size}manage(n,t){let s;if(b.is(n)?s=n:(s=this.nextId(),t=n),this._annotations[s]!==void 0)throw new Error(`Id ${s} is already in use.`);if(t===void 0)throw new Error(`No annotation provided for id ${s}`);return this._annotations[s]=t,this._size++,s}nextId(){return this._counter++,this._counter.toString()}},pn=class{constructor(n){this._textEditChanges=Object.create(null),n!==void 0?(this._workspaceEdit=n,n.documentChanges?(this._changeAnnotations=new ve(n.changeAnnotations),n.changeAnnotations=this._changeAnnotations.all(),n.documentChanges.forEach(t=>{if(ee.is(t)){let s=new D(t.edits,this._changeAnnotations);this._textEditChanges[t.textDocument.uri]=s}})):n.changes&&Object.keys(n.changes).forEach(t=>{let s=new D(n.changes[t]);this._textEditChanges[t]=s})):this._workspaceEdit={}}get edit(){return this.initDocumentChanges(),this._changeAnnotations!==void 0&&(this._changeAnnotations.size===0?this._workspaceEdit.changeAnnotations=void 0:this._workspaceEdit.changeAnnotations=this._changeAnnotations.all()),this._workspaceEdit}getTextEditChange(n){if(ne.is(n)){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let t={uri:n.uri,version:n.version},s=this._textEditChanges[t.uri];if(!s){let i=[],r={textDocument:t,edits:i};this._workspaceEdit.documentChanges.push(r),s=new D(i,this._changeAnnotations),this._textEditChanges[t.uri]=s}return s}else{if(this.initChanges(),this._workspaceEdit.changes===void 0)throw new Error("Workspace edit is not configured for normal text edit changes.");let t=this._textEditChanges[n];if(!t){let s=[];this._workspaceEdit.changes[n]=s,t=new D(s),this._textEditChanges[n]=t}return t}}initDocumentChanges(){this._workspaceEdit.documentChanges===void 0&&this._workspaceEdit.changes===void 0&&(this._changeAnnotations=new ve,this._workspaceEdit.documentChanges=[],this._workspaceEdit.changeAnnotations=this._changeAnnotations.all())}initChanges(){this._workspaceEdit.documentChanges===void 0&&this._workspaceEdit.changes===void 0&&(this._workspaceEdit.changes=Object.create(null))}createFile(n,t,s){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let i;P.is(t)||b.is(t)?i=t:s=t;let r,o;if(i===void 0?r=W.create(n,s):(o=b.is(i)?i:this._changeAnnotations.manage(i),r=W.create(n,s,o)),this._workspaceEdit.documentChanges.push(r),o!==void 0)return o}renameFile(n,t,s,i){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let r;P.is(s)||b.is(s)?r=s:i=s;let o,a;if(r===void 0?o=$.create(n,t,i):(a=b.is(r)?r:this._changeAnnotations.manage(r),o=$.create(n,t,i,a)),this._workspaceEdit.documentChanges.push(o),a!==void 0)return a}deleteFile(n,t,s){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let i;P.is(t)||b.is(t)?i=t:s=t;let r,o;if(i===void 0?r=B.create(n,s):(o=b.is(i)?i:this._changeAnnotations.manage(i),r=B.create(n,s,o)),this._workspaceEdit.documentChanges.push(r),o!==void 0)return o}};(function(e){function n(s){return{uri:s}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)}e.is=t})(gn||(gn={}));(function(e){function n(s,i){return{uri:s,version:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)&&c.integer(i.version)}e.is=t})(hn||(hn={}));(function(e){function n(s,i){return{uri:s,version:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)&&(i.version===null||c.integer(i.version))}e.is=t})(ne||(ne={}));(function(e){e.ABAP="abap",e.WindowsBat="bat",e.BibTeX="bibtex",e.Clojure="clojure",e.Coffeescript="coffeescript",e.C="c",e.CPP="cpp",e.CSharp="csharp",e.CSS="css",e.D="d",e.Delphi="pascal",e.Diff="diff",e.Dart="dart",e.Dockerfile="dockerfile",e.Elixir="elixir",e.Erlang="erlang",e.FSharp="fsharp",e.GitCommit="git-commit",e.GitRebase="git-rebase",e.Go="go",e.Groovy="groovy",e.Handlebars="handlebars",e.Haskell="haskell",e.HTML="html",e.Ini="ini",e.Java="java",e.JavaScript="javascript",e.JavaScriptReact="javascriptreact",e.JSON="json",e.LaTeX="latex",e.Less="less",e.Lua="lua",e.Makefile="makefile",e.Markdown="markdown",e.ObjectiveC="objective-c",e.ObjectiveCPP="objective-cpp",e.Pascal="pascal",e.Perl="perl",e.Perl6="perl6",e.PHP="php",e.Plaintext="plaintext",e.Powershell="powershell",e.Pug="jade",e.Python="python",e.R="r",e.Razor="razor",e.Ruby="ruby",e.Rust="rust",e.SCSS="scss",e.SASS="sass",e.Scala="scala",e.ShaderLab="shaderlab",e.ShellScript="shellscript",e.SQL="sql",e.Swift="swift",e.TypeScript="typescript",e.TypeScriptReact="typescriptreact",e.TeX="tex",e.VisualBasic="vb",e.XML="xml",e.XSL="xsl",e.YAML="yaml"})(mn||(mn={}));(function(e){function n(s,i,r,o){return{uri:s,languageId:i,version:r,text:o}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)&&c.string(i.languageId)&&c.integer(i.version)&&c.string(i.text)}e.is=t})(_n||(_n={}));(function(e){e.PlainText="plaintext",e.Markdown="markdown";function n(t){let s=t;return s===e.PlainText||s===e.Markdown}e.is=n})(ke||(ke={}));(function(e){function n(t){let s=t;return c.objectLiteral(t)&&ke.is(s.kind)&&c.string(s.value)}e.is=n})(R||(R={}));(function(e){e.Text=1,e.Method=2,e.Function=3,e.Constructor=4,e.Field=5,e.Variable=6,e.Class=7,e.Interface=8,e.Module=9,e.Property=10,e.Unit=11,e.Value=12,e.Enum=13,e.Keyword=14,e.Snippet=15,e.Color=16,e.File=17,e.Reference=18,e.Folder=19,e.EnumMember=20,e.Constant=21,e.Struct=22,e.Event=23,e.Operator=24,e.TypeParameter=25})(xn||(xn={}));(function(e){e.PlainText=1,e.Snippet=2})(wn||(wn={}));(function(e){e.Deprecated=1})(yn||(yn={}));(function(e){function n(s,i,r){return{newText:s,insert:i,replace:r}}e.create=n;function t(s){let i=s;return i&&c.string(i.newText)&&y.is(i.insert)&&y.is(i.replace)}e.is=t})(bn||(bn={}));(function(e){e.asIs=1,e.adjustIndentation=2})(vn||(vn={}));(function(e){e.Replace=1,e.Merge=2})(kn||(kn={}));(function(e){function n(t){let s=t;return s&&(c.string(s.detail)||s.detail===void 0)&&(c.string(s.description)||s.description===void 0)}e.is=n})(En||(En={}));(function(e){function n(t){return{label:t}}e.create=n})(An||(An={}));(function(e){function n(t,s){return{items:t||[],isIncomplete:!!s}}e.create=n})(On||(On={}));(function(e){function n(s){return s.replace(/[\\`*_{}[\]()#+\-.!]/g,"\\$&")}e.fromPlainText=n;function t(s){let i=s;return c.string(i)||c.objectLiteral(i)&&c.string(i.language)&&c.string(i.value)}e.is=t})(te||(te={}));(function(e){function n(t){let s=t;return!!s&&c.objectLiteral(s)&&(R.is(s.contents)||te.is(s.contents)||c.typedArray(s.contents,te.is))&&(t.range===void 0||y.is(t.range))}e.is=n})(In||(In={}));(function(e){function n(t,s){return s?{label:t,documentation:s}:{label:t}}e.create=n})(Cn||(Cn={}));(function(e){function n(t,s,...i){let r={label:t};return c.defined(s)&&(r.documentation=s),c.defined(i)?r.parameters=i:r.parameters=[],r}e.create=n})(Sn||(Sn={}));(function(e){e.Text=1,e.Read=2,e.Write=3})(Nn||(Nn={}));(function(e){function n(t,s){let i={range:t};return c.number(s)&&(i.kind=s),i}e.create=n})(jn||(jn={}));(function(e){e.File=1,e.Module=2,e.Namespace=3,e.Package=4,e.Class=5,e.Method=6,e.Property=7,e.Field=8,e.Constructor=9,e.Enum=10,e.Interface=11,e.Function=12,e.Variable=13,e.Constant=14,e.String=15,e.Number=16,e.Boolean=17,e.Array=18,e.Object=19,e.Key=20,e.Null=21,e.EnumMember=22,e.Struct=23,e.Event=24,e.Operator=25,e.TypeParameter=26})(Mn||(Mn={}));(function(e){e.Deprecated=1})(Ln||(Ln={}));(function(e){function n(t,s,i,r,o){let a={name:t,kind:s,location:{uri:r,range:i}};return o&&(a.containerName=o),a}e.create=n})(Pn||(Pn={}));(function(e){function n(t,s,i,r){return r!==void 0?{name:t,kind:s,location:{uri:i,range:r}}:{name:t,kind:s,location:{uri:i}}}e.create=n})(Rn||(Rn={}));(function(e){function n(s,i,r,o,a,f){let d={name:s,detail:i,kind:r,range:o,selectionRange:a};return f!==void 0&&(d.children=f),d}e.create=n;function t(s){let i=s;return i&&c.string(i.name)&&c.number(i.kind)&&y.is(i.range)&&y.is(i.selectionRange)&&(i.detail===void 0||c.string(i.detail))&&(i.deprecated===void 0||c.boolean(i.deprecated))&&(i.children===void 0||Array.isArray(i.children))&&(i.tags===void 0||Array.isArray(i.tags))}e.is=t})(Tn||(Tn={}));(function(e){e.Empty="",e.QuickFix="quickfix",e.Refactor="refactor",e.RefactorExtract="refactor.extract",e.RefactorInline="refactor.inline",e.RefactorMove="refactor.move",e.RefactorRewrite="refactor.rewrite",e.Source="source",e.SourceOrganizeImports="source.organizeImports",e.SourceFixAll="source.fixAll",e.Notebook="notebook"})(Fn||(Fn={}));(function(e){e.Invoked=1,e.Automatic=2})(se||(se={}));(function(e){function n(s,i,r){let o={diagnostics:s};return i!=null&&(o.only=i),r!=null&&(o.triggerKind=r),o}e.create=n;function t(s){let i=s;return c.defined(i)&&c.typedArray(i.diagnostics,K.is)&&(i.only===void 0||c.typedArray(i.only,c.string))&&(i.triggerKind===void 0||i.triggerKind===se.Invoked||i.triggerKind===se.Automatic)}e.is=t})(Gn||(Gn={}));(function(e){e.LLMGenerated=1;function n(t){return c.defined(t)&&t===e.LLMGenerated}e.is=n})(Ee||(Ee={}));(function(e){function n(s,i,r){let o={title:s},a=!0;return typeof i=="string"?(a=!1,o.kind=i):G.is(i)?o.command=i:o.edit=i,a&&r!==void 0&&(o.kind=r),o}e.create=n;function t(s){let i=s;return i&&c.string(i.title)&&(i.diagnostics===void 0||c.typedArray(i.diagnostics,K.is))&&(i.kind===void 0||c.string(i.kind))&&(i.edit!==void 0||i.command!==void 0)&&(i.command===void 0||G.is(i.command))&&(i.isPreferred===void 0||c.boolean(i.isPreferred))&&(i.edit===void 0||be.is(i.edit))&&(i.tags===void 0||c.typedArray(i.tags,Ee.is))}e.is=t})(Un||(Un={}));(function(e){function n(s,i){let r={range:s};return c.defined(i)&&(r.data=i),r}e.create=n;function t(s){let i=s;return c.defined(i)&&y.is(i.range)&&(c.undefined(i.command)||G.is(i.command))}e.is=t})(Dn||(Dn={}));(function(e){function n(s,i){return{tabSize:s,insertSpaces:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.uinteger(i.tabSize)&&c.boolean(i.insertSpaces)}e.is=t})(Wn||(Wn={}));(function(e){function n(s,i,r){return{range:s,target:i,data:r}}e.create=n;function t(s){let i=s;return c.defined(i)&&y.is(i.range)&&(c.undefined(i.target)||c.string(i.target))}e.is=t})($n||($n={}));(function(e){function n(s,i){return{range:s,parent:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&y.is(i.range)&&(i.parent===void 0||e.is(i.parent))}e.is=t})(Bn||(Bn={}));(function(e){e.namespace="namespace",e.type="type",e.class="class",e.enum="enum",e.interface="interface",e.struct="struct",e.typeParameter="typeParameter",e.parameter="parameter",e.variable="variable",e.property="property",e.enumMember="enumMember",e.event="event",e.function="function",e.method="method",e.macro="macro",e.keyword="keyword",e.modifier="modifier",e.comment="comment",e.string="string",e.number="number",e.regexp="regexp",e.operator="operator",e.decorator="decorator",e.label="label"})(zn||(zn={}));(function(e){e.declaration="declaration",e.definition="definition",e.readonly="readonly",e.static="static",e.deprecated="deprecated",e.abstract="abstract",e.async="async",e.modification="modification",e.documentation="documentation",e.defaultLibrary="defaultLibrary"})(Vn||(Vn={}));(function(e){function n(t){let s=t;return c.objectLiteral(s)&&(s.resultId===void 0||typeof s.resultId=="string")&&Array.isArray(s.data)&&(s.data.length===0||typeof s.data[0]=="number")}e.is=n})(qn||(qn={}));(function(e){function n(s,i){return{range:s,text:i}}e.create=n;function t(s){let i=s;return i!=null&&y.is(i.range)&&c.string(i.text)}e.is=t})(Xn||(Xn={}));(function(e){function n(s,i,r){return{range:s,variableName:i,caseSensitiveLookup:r}}e.create=n;function t(s){let i=s;return i!=null&&y.is(i.range)&&c.boolean(i.caseSensitiveLookup)&&(c.string(i.variableName)||i.variableName===void 0)}e.is=t})(Jn||(Jn={}));(function(e){function n(s,i){return{range:s,expression:i}}e.create=n;function t(s){let i=s;return i!=null&&y.is(i.range)&&(c.string(i.expression)||i.expression===void 0)}e.is=t})(Hn||(Hn={}));(function(e){function n(s,i){return{frameId:s,stoppedLocation:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&y.is(s.stoppedLocation)}e.is=t})(Yn||(Yn={}));(function(e){e.Type=1,e.Parameter=2;function n(t){return t===1||t===2}e.is=n})(Ae||(Ae={}));(function(e){function n(s){return{value:s}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&(i.tooltip===void 0||c.string(i.tooltip)||R.is(i.tooltip))&&(i.location===void 0||Z.is(i.location))&&(i.command===void 0||G.is(i.command))}e.is=t})(Oe||(Oe={}));(function(e){function n(s,i,r){let o={position:s,label:i};return r!==void 0&&(o.kind=r),o}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&I.is(i.position)&&(c.string(i.label)||c.typedArray(i.label,Oe.is))&&(i.kind===void 0||Ae.is(i.kind))&&i.textEdits===void 0||c.typedArray(i.textEdits,S.is)&&(i.tooltip===void 0||c.string(i.tooltip)||R.is(i.tooltip))&&(i.paddingLeft===void 0||c.boolean(i.paddingLeft))&&(i.paddingRight===void 0||c.boolean(i.paddingRight))}e.is=t})(Qn||(Qn={}));(function(e){function n(s){return{kind:"snippet",value:s}}e.createSnippet=n;function t(s){let i=s;return c.objectLiteral(i)&&i.kind==="snippet"&&c.string(i.value)}e.isSnippet=t})(Ie||(Ie={}));(function(e){function n(t,s,i,r){return{insertText:t,filterText:s,range:i,command:r}}e.create=n})(Zn||(Zn={}));(function(e){function n(t){return{items:t}}e.create=n})(Kn||(Kn={}));(function(e){e.Invoked=1,e.Automatic=2})(et||(et={}));(function(e){function n(t,s){return{range:t,text:s}}e.create=n})(nt||(nt={}));(function(e){function n(t,s){return{triggerKind:t,selectedCompletionInfo:s}}e.create=n})(tt||(tt={}));(function(e){function n(t){let s=t;return c.objectLiteral(s)&&xe.is(s.uri)&&c.string(s.name)}e.is=n})(st||(st={}));Hi=[`
`,`\r
`,"\r"];(function(e){function n(r,o,a,f){return new rt(r,o,a,f)}e.create=n;function t(r){let o=r;return!!(c.defined(o)&&c.string(o.uri)&&(c.undefined(o.languageId)||c.string(o.languageId))&&c.uinteger(o.lineCount)&&c.func(o.getText)&&c.func(o.positionAt)&&c.func(o.offsetAt))}e.is=t;function s(r,o){let a=r.getText(),f=i(o,(u,l)=>{let g=u.range.start.line-l.range.start.line;return g===0?u.range.start.character-l.range.start.character:g}),d=a.length;for(let u=f.length-1;u>=0;u--){let l=f[u],g=r.offsetAt(l.range.start),h=r.offsetAt(l.range.end);if(h<=d)a=a.substring(0,g)+l.newText+a.substring(h,a.length);else throw new Error("Overlapping edit");d=g}return a}e.applyEdits=s;function i(r,o){if(r.length<=1)return r;let a=r.length/2|0,f=r.slice(0,a),d=r.slice(a);i(f,o),i(d,o);let u=0,l=0,g=0;for(;u<f.length&&l<d.length;)o(f[u],d[l])<=0?r[g++]=f[u++]:r[g++]=d[l++];for(;u<f.length;)r[g++]=f[u++];for(;l<d.length;)r[g++]=d[l++];return r}})(it||(it={}));rt=class{constructor(n,t,s,i){this._uri=n,this._languageId=t,this._version=s,this._content=i,this._lineOffsets=void 0}get uri(){return this._uri}get languageId(){return this._languageId}get version(){return this._version}getText(n){if(n){let t=this.offsetAt(n.start),s=this.offsetAt(n.end);return this._content.substring(t,s)}return this._content}update(n,t){this._content=n.text,this._version=t,this._lineOffsets=void 0}getLineOffsets(){if(this._lineOffsets===void 0){let n=[],t=this._content,s=!0;for(let i=0;i<t.length;i++){s&&(n.push(i),s=!1);let r=t.charAt(i);s=r==="\r"||r===`
`,r==="\r"&&i+1<t.length&&t.charAt(i+1)===`
`&&i++}s&&t.length>0&&n.push(t.length),this._lineOffsets=n}return this._lineOffsets}positionAt(n){n=Math.max(Math.min(n,this._content.length),0);let t=this.getLineOffsets(),s=0,i=t.length;if(i===0)return I.create(0,n);for(;s<i;){let o=Math.floor((s+i)/2);t[o]>n?i=o:s=o+1}let r=s-1;return I.create(r,n-t[r])}offsetAt(n){let t=this.getLineOffsets();if(n.line>=t.length)return this._content.length;if(n.line<0)return 0;let s=t[n.line],i=n.line+1<t.length?t[n.line+1]:this._content.length;return Math.max(Math.min(s+n.character,i),s)}get lineCount(){return this.getLineOffsets().length}};(function(e){let n=Object.prototype.toString;function t(h){return typeof h<"u"}e.defined=t;function s(h){return typeof h>"u"}e.undefined=s;function i(h){return h===!0||h===!1}e.boolean=i;function r(h){return n.call(h)==="[object String]"}e.string=r;function o(h){return n.call(h)==="[object Number]"}e.number=o;function a(h,m,_){return n.call(h)==="[object Number]"&&m<=h&&h<=_}e.numberRange=a;function f(h){return n.call(h)==="[object Number]"&&-2147483648<=h&&h<=2147483647}e.integer=f;function d(h){return n.call(h)==="[object Number]"&&0<=h&&h<=2147483647}e.uinteger=d;function u(h){return n.call(h)==="[object Function]"}e.func=u;function l(h){return h!==null&&typeof h=="object"}e.objectLiteral=l;function g(h,m){return Array.isArray(h)&&h.every(m)}e.typedArray=g})(c||(c={}))});var It={celery:`"""What celery does before and after a program makes its application, and when a worker starts.

Written after celery/__init__.py, app/base.py, app/utils.py, loaders/base.py and fixups/django.py of celery 5.7.
"""

import importlib
import os

from late_patch import paper


def option_in(argv, short_opts, long_opts):
    for index, word in enumerate(argv):
        if word in short_opts:
            return argv[index + 1]
        name, equals, value = word.partition("=")
        if name in long_opts:
            return value if equals else argv[index + 1]
    return None


def maybe_patch_concurrency(argv=None, short_opts=None, long_opts=None, patches=None):
    if argv is None:
        return
    pool = option_in(argv, short_opts or ["-P"], long_opts or ["--pool"])
    if pool == "gevent":
        import gevent.monkey

        gevent.monkey.patch_all()
    elif pool == "eventlet":
        import eventlet

        eventlet.monkey_patch()


class Signal:
    """celery.utils.dispatch.Signal: calls those who are connected."""

    def __init__(self):
        self._receivers = []

    def connect(self, receiver=None, **options):
        if receiver is None:
            return self.connect
        self._receivers.append(receiver)
        return receiver

    def send(self):
        for receiver in self._receivers:
            receiver(**paper.anything)


import_modules = Signal()
celeryd_init = Signal()
worker_init = Signal()
setup_logging = Signal()
after_setup_logger = Signal()
after_setup_task_logger = Signal()
worker_process_init = Signal()
celeryd_after_setup = Signal()
worker_ready = Signal()
beat_init = Signal()


class Configuration:
    """app.conf: what it is made from is imported when something is first read of it."""

    _source = None
    _namespace = ""
    _is_loaded = False
    _module = None

    def __getattr__(self, name):
        self.load()
        return paper.attribute(None, name, "celery.conf")

    def load(self):
        if self._is_loaded:
            return
        self._is_loaded = True
        if self._source == "django.conf:settings" or self._source == "django.conf.settings":
            from django.conf import settings

            settings.INSTALLED_APPS
            self._module = settings._module
        elif self._source is not None:
            self._module = paper.named(self._source)
        self._after.send()

    def update(self, *mappings, **options):
        for mapping in mappings:
            for name, value in mapping.items():
                setattr(self, name, value)
        for name, value in options.items():
            setattr(self, name, value)

    def modules(self):
        """The settings \`imports\` and \`include\`, by any of their names."""
        found = []
        for name in ["imports", "include", "CELERY_IMPORTS", "CELERY_INCLUDE"]:
            found.extend(paper.texts(getattr(self, name, None)))
            found.extend(paper.entries(self._module, name))
        for name in ["IMPORTS", "INCLUDE"]:
            if self._namespace:
                found.extend(paper.entries(self._module, self._namespace + "_" + name))
        return found


class Celery:
    """celery.Celery, as far as it imports modules of the program."""

    def __init__(self, main=None, *args, include=None, config_source=None, **options):
        self.on_after_configure = Signal()
        self.on_after_finalize = Signal()
        self.conf = Configuration()
        self.conf._after = self.on_after_configure
        self.conf._source = config_source
        self._include = paper.texts(include)
        self._discovered = []
        self._is_complete = False
        self._settings_of_django = paper.usual(os.environ.get("DJANGO_SETTINGS_MODULE"))

    def config_from_object(self, obj, silent=False, force=False, namespace=None):
        self.conf._source = paper.usual(obj)
        self.conf._namespace = namespace
        if force:
            self.conf.load()

    def autodiscover_tasks(self, packages=None, related_name="tasks", force=False):
        if force:
            self.discover(packages, related_name)
        else:
            self._discovered.append([packages, related_name])

    def discover(self, packages, related_name):
        if paper.is_function(packages):
            packages = packages()
        if packages is None:
            packages = self.apps_of_django()
        paper.for_each(paper.texts(packages), lambda package: find_related_module(package, related_name))

    def apps_of_django(self):
        if not self._settings_of_django:
            return []
        from django.apps import apps

        return [config.name for config in apps.configs]

    def import_default_modules(self):
        if self._is_complete:
            return
        self._is_complete = True
        self.conf.load()
        if self._settings_of_django:
            import django
            from django.core.checks import run_checks

            django.setup()
            if not paper.usual(os.environ.get("CELERY_SKIP_CHECKS")):
                run_checks()
        import_modules.send()
        for packages, related_name in self._discovered:
            self.discover(packages, related_name)
        paper.for_each(self.conf.modules(), imported)
        paper.for_each(self._include, imported)
        self.on_after_finalize.send()

    def worker_main(self, argv=None):
        start_worker(self, "")

    def start(self, argv=None):
        start_worker(self, "")


def imported(name):
    return importlib.import_module(name)


def find_related_module(package, related_name):
    """The module \`related_name\` of the package, or the module that the package's name stands for."""
    if paper.exists(package):
        imported(package)
        if related_name is not None and paper.exists(package + "." + related_name):
            imported(package + "." + related_name)
    elif paper.exists(package.rpartition(".")[0]):
        imported(package.rpartition(".")[0])


def find_app(name):
    """\`-A module\`, \`module:attribute\`, \`module.attribute\` or \`package\`, which has it in a module \`celery\`."""
    module, _, attribute = name.partition(":")
    if attribute:
        return getattr(imported(module), attribute)
    if not paper.exists(name):
        module, _, attribute = name.rpartition(".")
        return getattr(imported(module), attribute)
    module = imported(name)
    for attribute in ["app", "celery"]:
        found = getattr(module, attribute, None)
        if paper.is_a(found, Celery):
            return found
    if paper.exists(name + ".celery"):
        return find_app(name + ".celery")
    for found in vars(module).values():
        if paper.is_a(found, Celery):
            return found
    return None


def command(name):
    find_app(name)


def beat(name):
    app = find_app(name)
    if paper.is_a(app, Celery):
        app.import_default_modules()
        beat_init.send()


def worker(name, pool):
    app = find_app(name)
    if paper.is_a(app, Celery):
        start_worker(app, pool)


def start_worker(app, pool):
    """What a worker does before its first task, in the order in which celery 5.7 sends its signals."""
    app.import_default_modules()
    for signal in [celeryd_init, worker_init, setup_logging, after_setup_logger, after_setup_task_logger]:
        signal.send()
    # Only processes of their own, and the worker's one, are said to begin.
    if pool not in ["gevent", "eventlet", "threads"]:
        worker_process_init.send()
    celeryd_after_setup.send()
    worker_ready.send()
`,django:`"""What Django does between a program's own lines, from its settings on.

Written after django/__init__.py, apps/registry.py, apps/config.py, conf/__init__.py, core/handlers/base.py,
core/management/__init__.py, core/management/base.py, core/checks, urls/conf.py and contrib/admin of Django 5.2, and after
django-configurations 2.5; test/frameworks/frameworks.oracle.test.ts holds it to the real ones.
"""

import importlib
import logging.config
import os

from late_patch import paper


class LazySettings:
    """django.conf.settings: the first attribute that is read imports the settings module."""

    _is_loaded = False
    _module = None

    def __getattr__(self, name):
        if not self._is_loaded:
            self._is_loaded = True
            name = paper.usual(os.environ.get("DJANGO_SETTINGS_MODULE"))
            paper.is_loading("django.conf.settings", self, True)
            self._module = configured(imported(name or paper.named_alike("DJANGO_SETTINGS_MODULE")))
            paper.is_loading("django.conf.settings", self, False)
        return paper.attribute(self._module, name, "django.conf.settings")

    def configure(self, *defaults, **options):
        self._is_loaded = True
        for name, value in options.items():
            setattr(self, name, value)


settings = LazySettings()


class Configuration:
    """configurations.Configuration: settings as attributes of a class."""


def configured(module):
    """What has the settings: the module, or an object of the class in it that DJANGO_CONFIGURATION names."""
    classes = paper.subclasses(module, Configuration)
    if not classes:
        return module
    name = paper.usual(os.environ.get("DJANGO_CONFIGURATION")) or paper.said_alike("DJANGO_CONFIGURATION")
    # Which one is unknown: the others are derived from the first one most often.
    named = [one for one in classes if one.__name__ == name] or classes
    return named[0]()


def imported(name):
    return importlib.import_module(name)


class AppConfig:
    """django.apps.AppConfig."""

    def __init__(self, app_name, app_module):
        self.name = app_name
        self.module = app_module

    def import_models(self):
        if paper.exists(self.name):
            if paper.exists(self.name + ".models"):
                imported(self.name + ".models")
        else:
            imported(self.name + ".models")

    def ready(self):
        pass


class AdminConfig(AppConfig):
    """django.contrib.admin.apps.AdminConfig, which INSTALLED_APPS names by its package most often."""

    def ready(self):
        autodiscover_modules("admin")


def autodiscover_admin():
    autodiscover_modules("admin")


def autodiscover_modules(*names, **options):
    for name in names:
        for config in apps.configs:
            if paper.exists(config.name + "." + name):
                imported(config.name + "." + name)


def config_in(app_name):
    """The configuration that the app's apps.py has for it: the only one, or the one that is said to be the default."""
    if not paper.exists(app_name + ".apps"):
        return AppConfig
    found = [one for one in paper.subclasses(imported(app_name + ".apps"), AppConfig) if getattr(one, "default", True)]
    if len(found) == 1:
        return found[0]
    chosen = [one for one in found if getattr(one, "default", False)]
    return chosen[0] if len(chosen) == 1 else AppConfig


def config_of(entry):
    """AppConfig.create(): an entry of INSTALLED_APPS names an app's package, or a class of configurations."""
    if entry in ["django.contrib.admin", "django.contrib.admin.apps.AdminConfig"]:
        return AdminConfig("django.contrib.admin", imported("django.contrib.admin"))
    module = imported(entry)
    if paper.exists(entry):
        return config_in(entry)(entry, module)
    package, _, name = entry.rpartition(".")
    if paper.exists(package):
        config = getattr(imported(package), name)
        if paper.is_class(config):
            app_name = paper.usual(getattr(config, "name", package))
            return config(app_name, imported(app_name))
    return AppConfig(entry, module)


class Apps:
    """django.apps.apps: the order in which an application is loaded."""

    _is_populated = False
    configs = []

    def populate(self):
        if self._is_populated:
            return
        self._is_populated = True
        configs = []
        paper.for_each(
            paper.entries(settings._module, "INSTALLED_APPS"), lambda entry: configs.append(config_of(entry))
        )
        paper.for_each(configs, lambda config: config.import_models())
        self.configs = configs
        paper.for_each(configs, lambda config: config.ready())


apps = Apps()


def configure_logging():
    if getattr(settings._module, "LOGGING_CONFIG", True):
        logging.config.dictConfig(getattr(settings._module, "LOGGING", {}))


def setup(set_prefix=True):
    # By way of django.urls and django.utils.log.
    import django.http

    settings.LOGGING_CONFIG
    configure_logging()
    apps.populate()


def set_up_for_tests(named):
    """What pytest-django does before it loads conftest.py files, where it is told of settings."""
    name = named or paper.usual(os.environ.get("DJANGO_SETTINGS_MODULE"))
    if name:
        os.environ["DJANGO_SETTINGS_MODULE"] = name
        settings.DATABASES
        setup()


def load_middleware():
    middleware = list(paper.entries(settings._module, "MIDDLEWARE"))
    middleware.reverse()
    paper.for_each(middleware, lambda entry: paper.named(entry)(paper.anything))


def get_wsgi_application():
    setup(set_prefix=False)
    load_middleware()
    return paper.anything


def get_asgi_application():
    setup(set_prefix=False)
    load_middleware()
    return paper.anything


def commands_of(config):
    package = config.name + ".management.commands"
    return [package + "." + name for name in paper.modules_in(package)]


def include(arg, namespace=None):
    """django.urls.include()"""
    for name in paper.texts(arg):
        imported(name)


def run_checks():
    """What the checks of the system import: the backends of the caches, and the URLs."""
    for options in getattr(settings._module, "CACHES", {}).values():
        for name in paper.texts(options.get("BACKEND")):
            paper.named(name)
    for name in paper.texts(getattr(settings._module, "ROOT_URLCONF", None)):
        imported(name)


class BaseCommand:
    """django.core.management.BaseCommand: its checks come before what it does."""

    requires_system_checks = "__all__"


def run_command(module, is_checked):
    """load_command_class(), BaseCommand.execute(): the module, the class without arguments, and what it does."""
    command = imported(module).Command()
    if is_checked and command.requires_system_checks:
        run_checks()
    command.handle(*paper.anything, **paper.anything)
    command.handle_app_config(*paper.anything, **paper.anything)
    command.handle_label(*paper.anything, **paper.anything)


def command_of(module):
    return lambda: run_command(module, True)


def every_command():
    found = []
    paper.for_each(apps.configs, lambda config: found.extend(commands_of(config)))
    return found


def runserver():
    """Loads the application behind the checks, in the process that serves it."""
    run_checks()
    for name in paper.texts(getattr(settings._module, "WSGI_APPLICATION", None)):
        paper.named(name)


def run_huey():
    """The consumer of huey.contrib.djhuey (huey 3.5)."""
    run_checks()
    autodiscover_modules("tasks")


class Asked:
    """Commands that are none of the program's own, which somebody is known to ask for."""

    commands = []


def ask_for(name):
    if name == "runserver":
        Asked.commands.append(runserver)
    elif name == "run_huey":
        Asked.commands.append(run_huey)


class ManagementUtility:
    """What manage.py and django-admin run: settings and applications first, then the command that was asked for."""

    def __init__(self, argv=None):
        pass

    def execute(self):
        settings.INSTALLED_APPS
        setup()
        commands = Asked.commands + [command_of(module) for module in every_command()]
        paper.any_of(commands, lambda command: command())


def execute_from_command_line(argv=None):
    ManagementUtility(argv).execute()


def call_command(name, *args, **options):
    for module in every_command():
        if module.endswith(".commands." + paper.usual(name)):
            run_command(module, False)
`,flask:`"""What \`flask run\` does before a request: the application's module, and the function that makes the application.

Written after flask/cli.py of Flask 3.1 (locate_app, find_best_app, find_app_by_string).
"""

import importlib

from late_patch import paper


def load_app(module, name):
    module = importlib.import_module(module)
    if name:
        made = getattr(module, name, None)
        if paper.is_function(made):
            made()
        return
    for name in ["app", "application"]:
        if paper.binds(module, name) and not paper.is_function(getattr(module, name, None)):
            return
    for name in ["create_app", "make_app"]:
        factory = getattr(module, name, None)
        if paper.is_function(factory):
            factory()
            return
`,gunicorn:`"""What gunicorn does for a program that starts it by itself, from an application of its own (docs.gunicorn.org, "Custom
Application"), or by what its command line calls.

Written after gunicorn/app/base.py, app/wsgiapp.py, util.py, arbiter.py, workers/base.py and workers/ggevent.py of gunicorn 27.
"""

import importlib

from late_patch import paper


class AnyName:
    def __contains__(self, name):
        return True


class Config:
    """gunicorn.config.Config: settings by their names, of which it has all."""

    settings = AnyName()

    def __init__(self):
        self._given = {}

    def set(self, name, value):
        self._given[name] = value


class BaseApplication:
    """gunicorn.app.base.BaseApplication"""

    def __init__(self, usage=None, prog=None):
        self.callable = None
        self.do_load_config()

    def do_load_config(self):
        self.cfg = Config()
        self.load_config()

    def load_config(self):
        pass

    def load(self):
        pass

    def wsgi(self):
        self.load()

    def run(self):
        serve(self, self.cfg._given)


class WSGIApplication(BaseApplication):
    """gunicorn.app.wsgiapp.WSGIApplication: what is served is named by \`app_uri\`, which the command line says otherwise."""

    app_uri = None

    def load_config(self):
        for name, value in settings_in(paper.command_line()).items():
            self.cfg.set(name, value)

    def load(self):
        module, _, name = (self.app_uri or self.cfg._given.get("wsgi_app")).partition(":")
        loaded = importlib.import_module(module)
        if name.endswith("()"):
            getattr(loaded, name.partition("(")[0])()


def run(prog=None):
    """gunicorn.app.wsgiapp.run"""
    WSGIApplication().run()


FLAGS = ["--preload", "--reload", "--daemon", "-D", "-R", "--enable-stdio-inheritance", "--capture-output", "--no-sendfile"]


def settings_in(argv):
    """What the words of a command line set, as far as it decides what is loaded when."""
    given = {}
    before = ""
    for word in argv[1:]:
        name, equals, value = word.partition("=")
        if name == "--preload":
            given["preload_app"] = True
        elif name == "--worker-class" and equals:
            given["worker_class"] = value
        elif before == "-k" or before == "--worker-class":
            given["worker_class"] = word
        elif word.startswith("-k"):
            given["worker_class"] = word[2:]
        elif not word.startswith("-") and (not before.startswith("-") or before in FLAGS or "=" in before):
            given["wsgi_app"] = word
        before = word
    return given


def serve(application, given):
    is_loaded = given.get("preload_app")
    call(given.get("on_starting"))
    if is_loaded:
        application.wsgi()
    for hook in ["when_ready", "pre_fork", "post_fork"]:
        call(given.get(hook))
    patch(given.get("worker_class"))
    if not is_loaded:
        application.wsgi()
    call(given.get("post_worker_init"))


def call(hook):
    if paper.is_function(hook):
        hook(*paper.anything)


def patch(worker_class):
    for name in paper.texts(worker_class):
        if "gevent" in name:
            import gevent.monkey

            gevent.monkey.patch_all()
        elif "eventlet" in name:
            import eventlet

            eventlet.monkey_patch()
`,logging:`"""What logging.config.dictConfig imports and makes.

Written after logging/config.py of Python 3.11 to 3.13: formatters, filters, handlers, each of the class or by the
function that is named.
"""

from late_patch import paper


def dict_config(config):
    for section in ["formatters", "filters", "handlers"]:
        for options in config.get(section, {}).values():
            for key in ["()", "class"]:
                make(options.get(key))


def make(factory):
    for name in paper.texts(factory):
        factory = paper.named(name.removeprefix("ext://"))
    if paper.is_class(factory) or paper.is_function(factory):
        factory(**paper.anything)
`};var Fs=["import_modules","celeryd_init","worker_init","setup_logging","after_setup_logger","after_setup_task_logger","worker_process_init","celeryd_after_setup","worker_ready","beat_init"],Pe=[{script:"django",standsFor:{"django.setup":"setup","django.conf.settings":"settings","django.apps.AppConfig":"AppConfig","django.apps.config.AppConfig":"AppConfig","django.contrib.admin.apps.AdminConfig":"AdminConfig","django.contrib.admin.autodiscover":"autodiscover_admin","django.utils.module_loading.autodiscover_modules":"autodiscover_modules","django.apps.apps":"apps","django.apps.registry.apps":"apps","django.core.wsgi.get_wsgi_application":"get_wsgi_application","django.core.asgi.get_asgi_application":"get_asgi_application","django.core.management.ManagementUtility":"ManagementUtility","django.core.management.execute_from_command_line":"execute_from_command_line","django.core.management.call_command":"call_command","django.core.management.BaseCommand":"BaseCommand","django.core.management.LabelCommand":"BaseCommand","django.core.management.base.BaseCommand":"BaseCommand","django.core.management.base.LabelCommand":"BaseCommand","django.core.management.base.AppCommand":"BaseCommand","django.core.checks.run_checks":"run_checks","django.urls.include":"include","django.urls.conf.include":"include","django.conf.urls.include":"include","configurations.Configuration":"Configuration","configurations.base.Configuration":"Configuration","configurations.setup":"setup","configurations.wsgi.get_wsgi_application":"get_wsgi_application","configurations.asgi.get_asgi_application":"get_asgi_application","configurations.management.execute_from_command_line":"execute_from_command_line","configurations.management.call_command":"call_command"},shows:{"LazySettings.__getattr__":"django.conf.settings","ManagementUtility.execute":"django.core.management"},isStartedBy:/\bdjango\.setup\b|^[ \t]*from[ \t]+django[ \t]+import\b.*\bsetup\b|\bget_[aw]sgi_application\b|\bexecute_from_command_line\b|\bManagementUtility\b|\bcall_command\b/m,startWords:["django","sgi_application","execute_from_command_line","ManagementUtility","call_command"],imports:/\.(?:apps|models|admin)$|\.(?:models|management\.commands)\./,loads:/\.(?:apps|models|admin)$|\.(?:models|management\.commands|migrations|templatetags)\./,settings:{areReadBy:"django.conf",variable:"DJANGO_SETTINGS_MODULE"},asksFor:["DJANGO_CONFIGURATION"]},{script:"celery",standsFor:{"celery.maybe_patch_concurrency":"maybe_patch_concurrency","celery.Celery":"Celery","celery.app.Celery":"Celery","celery.app.base.Celery":"Celery",...Object.fromEntries(Fs.map(e=>[`celery.signals.${e}`,e]))},shows:{find_app:"celery -A","Celery.import_default_modules":"celery","Signal.send":"celery.signals","Celery.autodiscover_tasks":"Celery.autodiscover_tasks()","Celery.worker_main":"Celery.worker_main()","Celery.start":"Celery.start()","Configuration.load":"Celery.conf"},isStartedBy:/\bCelery\s*\(|\bautodiscover_tasks\b|\bworker_main\b/,startWords:["Celery","autodiscover_tasks","worker_main"],imports:/\.(?:tasks|celery)$/,asksFor:["CELERY_SKIP_CHECKS"],patches:["maybe_patch_concurrency"]},{script:"logging",standsFor:{"logging.config.dictConfig":"dict_config"},isStartedBy:/\bdictConfig\b/,startWords:["dictConfig"]},{script:"gunicorn",standsFor:{"gunicorn.app.base.BaseApplication":"BaseApplication","gunicorn.app.base.Application":"BaseApplication","gunicorn.app.wsgiapp.WSGIApplication":"WSGIApplication","gunicorn.app.wsgiapp.run":"run"},shows:{"BaseApplication.run":"BaseApplication.run()","WSGIApplication.load":"WSGIApplication.load()",run:"gunicorn.app.wsgiapp.run()"},patches:["BaseApplication","WSGIApplication","run"]},{script:"flask",standsFor:{},shows:{load_app:"flask"}}];var Ct=new Map(Object.entries(It).map(([e,n])=>[`\0${e}`,{module:`\0${e}`,path:`\0${e}.py`,text:n,syntax:pt(()=>z(n))}]));function Gs(e){return e.charCodeAt(0)===0?Ct.get(e):void 0}function Re(e){return q(e)?Ct.get(e.slice(0,-3)):void 0}function q(e){return e?.charCodeAt(0)===0}var St=new Map,re=new Map;for(let{script:e,standsFor:n,shows:t={}}of Pe){let s=`\0${e}`;for(let[i,r]of Object.entries(n))St.set(i,{module:s,name:r}),re.has(`${s}:${r}`)||re.set(`${s}:${r}`,`${i}()`);for(let[i,r]of Object.entries(t))re.set(`${s}:${i}`,r)}function Nt(e){return St.get(e)}function or(e,n){return re.get(`${e}:${n}`)}var jt=Pe.flatMap(({patches:e=[],standsFor:n})=>Object.keys(n).filter(t=>e.includes(je(t))).map(t=>({name:je(t),modules:t.split(".").slice(0,-1).map(_t)}))),ar=new Set(jt.map(({name:e})=>e));function cr(e,n){return jt.some(t=>t.name===e&&t.modules.every(s=>s(n)>=0))}function ur(e){return{...e,text:n=>Re(n)?.text??e.text(n),wording:n=>Re(n)?.text??e.wording(n),syntax:n=>Re(n)?.syntax()??e.syntax(n)}}function fr(e){return{resolve(n){let t=Gs(n);return t===void 0?e.resolve(n):{kind:"source",module:n,path:t.path,searchPath:void 0}}}}function Te(e){let n=[];for(let t=e;t!==void 0;t=t.outer)n.push(`${t.branching}.${t.branch}`);return n.join()}function lr(e,n){let t=e;for(let s of ue(e,n))t={...s,outer:t};return t}function Lt(e,n){if(n===e)return e;let t=e;for(let s of ue(e,n))s.isRare&&(t={...s,outer:t});return t}function Us(e,n){for(let t=e;t!==void 0;t=t.outer)if(t.without===n)return!0;return!1}function ae(e,n){return e>=0&&n>=0?e!==n:e===~n}function Pt(e,n){for(let t=e;t!==void 0;t=t.outer)if(t.without!==void 0&&!Us(n,t.without))return!0;return!1}function Fe(e,n){if(e===void 0||n===void 0||e===n)return!0;let t=Ds(n,Ge);for(let s=e;s!==void 0;s=s.outer){if(t&&X.of(n).isPossible&&X.of(n).has(s))return!0;if(ce(n,s,ae))return!1}return!0}var Ge=16;function Ds(e,n){let t=e;for(let s=n;t!==void 0&&s>0;s--)t=t.outer;return t!==void 0}function Ws(e,n){let t=e;for(let s=Ge;t!==void 0&&s>0;s--){if(t===n)return!0;t=t.outer}return t!==void 0&&X.of(e).has(n)}function ce(e,{branching:n,branch:t},s){let i=e;for(let r=Ge;i!==void 0&&r>0;r--){if(i.branching===n&&s(i.branch,t))return!0;i=i.outer}return i!==void 0&&X.of(e).some(n,t,s)}var oe=class{#e=[];#n=new Set;#s=new Set;#t=new Map;of(n){let t=[],s=n;for(;s!==void 0&&!this.#n.has(s);s=s.outer)t.push(s);for(;this.#e.at(-1)!==s;)this.#r();for(let i=t.length-1;i>=0;i--)this.#i(t[i]);return this}#i(n){let{branching:t,branch:s}=n;this.some(t,s,ae)&&this.#s.add(n);let i=this.#t.get(t)??{times:new Map,branches:[]};this.#t.set(t,i),i.times.set(s,(i.times.get(s)??0)+1),s>=0&&i.branches.push(s),this.#e.push(n),this.#n.add(n)}#r(){let n=this.#e.pop(),{branching:t,branch:s}=n;this.#n.delete(n),this.#s.delete(n);let i=this.#t.get(t),r=i.times.get(s)-1;s>=0&&i.branches.pop(),r>0?i.times.set(s,r):i.times.delete(s),i.times.size===0&&this.#t.delete(t)}get isPossible(){return this.#s.size===0}has(n){return this.#n.has(n)}some(n,t,s){let i=this.#t.get(n);if(i===void 0)return!1;let r=o=>s(o,t);return[t,~t].some(o=>i.times.has(o)&&r(o))||i.branches.some(r)}},X=new oe;function pr(e){return e===void 0||X.of(e).isPossible}function gr(e,n){return ce(e,n,ae)}function hr(e,n){return ce(e,n,Ue)}function Ue(e,n){return e===n||n<0&&e>=0&&e!==~n}function De(e,n){return ue(e,n).length}function ue(e,n,t){return[...Rt(e,n,t)]}function*Rt(e,n,t){if(e!==n)for(let s=n;s!==void 0&&!Ws(e,s);s=s.outer)(s.with===void 0||s.with!==t)&&!ce(e,s,Ue)&&(yield s)}var $s={isCompatible:!0,isWithout:!1,hasDoubts:!1,isUnusual:!1,isAskedFor:!1,isGuess:!1,isRare:!1},Mt=class{#e=new oe;#n=new Map;#s;#t;#i=!1;goTo(n,t){this.#s=n,this.#t=t,this.#n.clear(),this.#e.of(n),this.#i=!1;for(let s=n;s!==void 0&&!this.#i;s=s.outer)this.#i=s.isGuess===!0;return this.#e.isPossible}of(n){let t=[],s=n;for(;s!==void 0&&!this.#n.has(s);)t.push(s),s=s.outer;let i=s===void 0?$s:this.#n.get(s);for(;t.length>0;){let r=t.pop();i=this.#r(i,r),this.#n.set(r,i)}return i}#r(n,t){let{branching:s,branch:i}=t,r=n.isWithout||t.without===this.#t;if(this.#e.has(t))return r===n.isWithout?n:{...n,isWithout:r};let o=n.isCompatible&&!this.#e.some(s,i,ae),a=(t.with===void 0||t.with!==this.#t)&&!this.#e.some(s,i,Ue);return{isCompatible:o,isWithout:r,hasDoubts:n.hasDoubts||a,isUnusual:n.isUnusual||a&&t.isUsual!==!0,isAskedFor:n.isAskedFor||a&&t.isAskedFor===!0,isGuess:n.isGuess||a&&t.isGuess===!0,isRare:n.isRare||a&&t.isRare===!0}}patchHasDoubts(n){return this.#o(n,()=>!0)}patchIsUnusual(n){return this.#o(n,({isUsual:t})=>t!==!0)}patchIsGuess(n){return this.#i&&this.#o(n,({isGuess:t})=>t===!0)}#o(n,t){for(let s of Rt(n,this.#s,this.#t))if(t(s))return!0;return!1}},Bs=500;function mr(e,n,t){let s=0,i=({isUsual:o,follows:a,with:f})=>o===!0||a===!0||t===void 0&&f!==void 0,r=(o,a)=>a<n.length&&++s<=Bs&&ue(o,n[a],t).every(f=>i(f)||r({branching:f.branching,branch:~f.branch,outer:o},a+1));return r(e,0)}var zs={BaseException:"GeneratorExit KeyboardInterrupt SystemExit Exception",Exception:"ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning",ArithmeticError:"FloatingPointError OverflowError ZeroDivisionError",ImportError:"ModuleNotFoundError",ModuleNotFoundError:"PackageNotFoundError",LookupError:"IndexError KeyError",NameError:"UnboundLocalError",OSError:"BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError",ConnectionError:"BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError",RuntimeError:"NotImplementedError RecursionError",ValueError:"UnicodeError"},de=new Map(Object.entries(zs).flatMap(([e,n])=>n.split(" ").map(t=>[t,e]))),br=[...de.keys(),"IOError","EnvironmentError"];function vr(e){return de.has(e)||fe.has(e)}var fe=new Map([["IOError","OSError"],["EnvironmentError","OSError"],["WindowsError","OSError"]]);function Vs(e){return e==="ImportError"||e==="ModuleNotFoundError"}function kr({parts:[e]}){if(e===void 0)return;let n=Ce(e.kind==="call"?e.callee:e);return n===""?void 0:n}function Er(e,n){let t=n.kind==="class"?We(n):n.kind==="object"?We(n.class):[n.kind==="external-object"?n.class.slice(9):e],s=t.at(-1)??"";return de.has(fe.get(s)??s)?t.join("<"):void 0}function We(e){let[n]=e.bases;return n?.kind==="class"?[e.name,...We(n)]:n===void 0?[e.name]:[e.name,...qs(n)??[]]}function qs(e){return e.kind==="external"?[e.name.slice(e.name.lastIndexOf(".")+1)]:void 0}function T(e,n){let t=n.split("<"),s=e.map(r=>fe.get(r)??r);if(s.includes("")||t.some(r=>s.includes(r)))return!0;let i=t.at(-1)??"";for(let r=fe.get(i)??i;r!==void 0;r=de.get(r))if(s.includes(r))return!0;return!1}function Xs({type:e},n){return T(e===void 0?[""]:Tt(e),n)}function Ar(e,n){let t=new Set;for(let{activation:s,span:i}of lt(n)){let{path:r}=s;if(!(r===void 0||!e.isPython(r)))for(let o of ut(e.syntax(r)?.body??[],i))o.kind!=="try"||!o.body.some(a=>ct(a.span,i))||o.handlers.some(a=>Xs(a,"ModuleNotFoundError"))&&t.add(o)}return t}function Or({type:e}){return e!==void 0&&Tt(e).every(Vs)}function Tt(e){return(e.kind==="sequence"?e.elements:[e]).map(Ce)}function Js(e,n,t){let{catching:s}=e,i=T(n,"ModuleNotFoundError");e.catching=[...s,n],i&&e.guards++;let r=t();return i&&e.guards--,e.catching=s,r}function Ir(e,n,t){if(e.raising!==void 0)return t();let s=Js(e,n,t);if(!Hs(n,e.raising))return s;e.raising=void 0}function Cr(e,n){if(e.catching.some(s=>T(s,n)))return!0;let t=$e(e,n);return e.recording?.operations.push({kind:"caught",error:n,isCaught:t}),t}function $e({catchingAround:e},n){return e.some(t=>T(t,n))}function Ft(e){return e.filter(n=>T(n,"ModuleNotFoundError")).length}function Sr(e,n){e.catching.some(t=>T(t,n))&&(e.raising??=n)}function Hs(e,n){return n!==void 0&&T(e,n)}function $t({changed:e,story:n},t){return(e===void 0||n!==void 0&&n.length<500)&&t!==void 0?`${n??""}${t};`:void 0}var N=class extends Map{run;changed;story;#e;constructor(n,t){if(super(),this.run=n,t!==void 0)for(let[s,i]of t)super.set(s,i)}set(n,t){return this.#e!==void 0&&this.#n(n),super.set(n,t)}delete(n){return this.#e!==void 0&&this.#n(n),super.delete(n)}#n(n){let t=this.#e?.at(-1);t!==void 0&&!t.has(n)&&t.set(n,this.get(n))}begin(){return this.#e??=[],this.#e.push(new Map)-1}boundSince(n){let t=new Map;for(let s of this.#e?.slice(n)??[])for(let i of s.keys())t.set(i,this.get(i));return t}before(n,t){let s=this.#e?.find((i,r)=>r>=n&&i.has(t));return s===void 0?this.get(t):s.get(t)}keep(){let n=this.#e?.pop(),t=this.#e?.at(-1);if(n!==void 0)if(t===void 0)this.#e=void 0;else for(let[s,i]of n)t.has(s)||t.set(s,i)}takeBack(){let n=this.#e?.pop();this.#e?.length===0&&(this.#e=void 0);for(let[t,s]of n??[])s===void 0?super.delete(t):super.set(t,s)}peek(n){return super.get(n)}peekAll(){return super.entries()}become(n){let t=[...n];super.clear();for(let[s,i]of t)super.set(s,i)}bindAll(n){for(let[t,s]of n)s===void 0?this.delete(t):this.set(t,s)}},Gt=class extends N{#e;constructor(n,t){super(n),this.#e=t}get(n){return this.#e.names.add(n),super.get(n)}has(n){return this.#e.names.add(n),super.has(n)}delete(n){return this.#e.names.add(n),super.delete(n)}get size(){return this.#n(),super.size}keys(){return this.#n(),super.keys()}values(){return this.#n(),super.values()}entries(){return this.#n(),super.entries()}[Symbol.iterator](){return this.#n(),super.entries()}forEach(n){this.#n(),super.forEach(n)}clear(){this.#n(),super.clear()}#n(){this.#e.isAll=!0}};function jr(e){switch(e.kind){case"module":case"class":return e.scope.variables;case"object":case"function":case"external-object":return e.attributes;case"bound-method":return e.function.attributes;default:return}}function Bt({keeps:e,root:n}){return e??n?.keeps}function zt(e){return e.slots??=new N(e.run),e.slots}var k={kind:"unknown"};function Vt(e){return e===k?{kind:"unknown",path:""}:e}function Be(e){return{kind:"external",name:e}}function A(e){return{kind:"literal",value:e}}var Ut=40;function J(e){let n=[];for(let t of e.slice(0,Ut).flatMap(s=>s.kind==="choice"?s.values:[s])){if(n.length>=Ut)break;let s=n.findIndex(i=>Zs(i,t));s<0?n.push(t):t.kind==="unknown"&&n[s]!==t&&(n[s]=k)}return n.length===0?k:n.length===1?n[0]:{kind:"choice",values:n}}function Ys(e){let[n]=e;if(e.length===1&&n!==void 0)return n.value;let t=J(e.map(s=>s.value));return t.kind==="choice"&&ze(e)?{...t,alternatives:e}:t}var Qs=200,Dt=new WeakMap;function ze(e){return qt(e)<=Qs}function qt(e){let n=Dt.get(e);if(n===void 0){n=0;for(let{value:t}of e)n+="alternatives"in t&&t.alternatives!==void 0?qt(t.alternatives):1;Dt.set(e,n)}return n}function Mr({values:e,alternatives:n},t){return n===void 0?J(e.map(t)):Ys(n.map(({value:s,place:i})=>({value:t(s),place:i})))}function Zs(e,n){return e===n?!0:e.kind==="literal"&&n.kind==="literal"?e.value===n.value:e.kind==="external"&&n.kind==="external"||e.kind==="module"&&n.kind==="module"?e.name===n.name:e.kind==="unknown"&&n.kind==="unknown"}function le(e){return e?.kind==="literal"&&typeof e.value=="string"?e.value:void 0}function Lr(e){return e?.kind==="literal"&&Number.isSafeInteger(e.value)?Number(e.value):void 0}function Ks(e){if("alternatives"in e&&e.alternatives!==void 0){let n=new Set(e.alternatives.map(t=>Ks(t.value)));return n.size===1?[...n][0]:"unknown"}switch(e.kind){case"unknown":case"external":case"object":case"external-object":case"choice":return"unknown";case"literal":return e.value?"true":"false";case"sequence":return e.elements.length>0?"true":"false";case"mapping":return e.entries.size>0?"true":"unknown";default:return"true"}}function Pr(e){return e==="unknown"?e:e==="true"?"false":"true"}function Rr(e){let n=e;for(;n.parent!==void 0;)n=n.parent;return n}var ei=new Set("append appendleft add extend extendleft insert update remove discard pop popleft clear copy index count sort reverse union".split(" ")),ni=new Set("get setdefault pop popitem update clear copy keys values items iterkeys itervalues iteritems has_key move_to_end".split(" ")),ti=new Set("upper lower casefold capitalize title strip lstrip rstrip startswith endswith replace join split rsplit splitlines rpartition partition format removeprefix removesuffix count find index isidentifier".split(" "));function Tr(e,n){switch(e.kind){case"sequence":return ei.has(n)||Wt.has(n);case"mapping":case"namespace":return ni.has(n)||Wt.has(n);case"literal":return typeof e.value=="string"&&ti.has(n);case"generator":return n==="send"||n==="__next__"||n==="close"||n==="throw";default:return!1}}var Wt=new Set(["__iadd__","__ior__","__getitem__","__setitem__","__delitem__","__contains__","__iter__","__init__"]);function Xt(e){return e==="builtins.object"||e==="enum.Enum"}function Jt(e){if(!(e.kind!=="literal"&&e.kind!=="module")&&!(e.condition!==void 0||e.alternatives!==void 0))return e.kind==="literal"?JSON.stringify(e.value):`${e.name}@${e.scope.variables.run}`}function Ht(e){return e.kind==="unknown"||e.kind==="literal"&&e.value===null}function Yt(e){let n=e.slice(1);switch(e[0]){case"$":return A(n);case"#":return A(Number(n));case"=":return A(n==="None"||n==="null"?null:n==="true");default:return}}function Xe(e){let{place:n,span:t,activation:s,assumption:i}=e,r=e.importing??s.module;if(n!==void 0&&n.span===t&&n.activation===s&&n.assumption===i&&n.reaches===r)return n;let o={activation:s,span:t,reaches:r,assumption:i,order:e.nextId++};return e.place=o,o}function H(e,n){return{value:Vt(n),place:Xe(e)}}function Zt(e){return e.parts??[e]}function si(e,n){let t=n.parts===void 0?n.value:ii(e,n,n.parts);return e.recording!==void 0&&qe(e,e.recording,t),t}function ii(e,n,t){let{assumption:s}=e,i=[];for(let r of t)if(Fe(r.place.assumption,s)&&(i.push(r),De(s,r.place.assumption)===0))break;return i.length===0?n.value:Kt(i,s)}function Kt(e,n){let[t]=e;if(e.length===1&&t!==void 0)return t.value;let s=e.filter(({value:a,place:f})=>a.kind==="literal"||!Pt(f.assumption,n)),i=(s.length>0?s:e).map(({value:a})=>a),r=i.filter(a=>!Ht(a)),o=J(r.length>0?r:i);switch(o.kind){case"external":case"module":case"function":case"choice":case"literal":case"partial":return ze(e)?{...o,alternatives:e}:o.kind==="choice"?o:k;default:return o}}function qe(e,n,t){switch(t.kind){case"sequence":j(e,n,t);return;case"mapping":j(e,n,t.entries);return;case"object":j(e,n,t.attributes),t.native!==void 0&&qe(e,n,t.native);return;case"external-object":case"function":j(e,n,t.attributes);return;case"generator":j(e,n,t.taken);return;case"class":case"module":j(e,n,t.scope.variables);return;case"unknown":{let s=Bt(t);s!==void 0&&s.run!==e.run&&j(e,n,zt(s));return}case"choice":for(let s of t.values)qe(e,n,s);return;default:return}}function j(e,n,t){t.run===e.run||n.seen.has(t)||(n.seen.add(t),n.operations.push({kind:"read",of:t,changed:t.changed,story:t.story}))}function Dr(e,n){return e.recording!==void 0&&j(e,e.recording,n),n}function Wr(e,n){return e.recording!==void 0&&j(e,e.recording,n),n}function pe(e,n,t,s){if(n.run===e.run){t();return}let i={kind:"change",of:n,act:t,says:s};e.recording?.operations.push(i),Je(e,i)}function Je(e,n){let{of:t,says:s}=n,{changed:i,story:r}=t,o=$t(t,s),a=n.act();t.changed=n,t.story=e.outer===void 0?o:void 0,e.changed.add(t),e.trail.push(()=>{a(),t.changed=i,t.story=r,i===void 0&&e.changed.delete(t)})}var es=12;function $r(e,n){let s=[...new Set(n.flatMap(Zt))].sort((r,o)=>o.place.order-r.place.order).slice(0,es),[i]=s;return s.length===1&&i!==void 0?i:{value:Kt(s,e.assumption),place:e,parts:s}}function Br(e,n,t,s){ns(e,n,t,H(e,s))}function zr(e,{entries:n},t,s){let i=H(e,s),r=t!==void 0&&t.kind!=="literal"&&t.kind!=="unknown";ns(e,n,rs(t)??ci(n),r?{...i,key:t}:i)}function ns(e,n,t,s){let i=()=>{let a=n.get(t),f=a===void 0?s:ts(a,s);return n.set(t,f),()=>{n.get(t)===f&&(a===void 0?n.delete(t):n.set(t,a))}},o=n.run===e.run||e.assumption!==void 0?void 0:Jt(s.value);pe(e,n,i,o&&`${t}=${o}`)}function ts(e,n){if(!ge(n.place.assumption,e))return n;let t=[n,...Zt(e)].slice(0,es);return{...n,value:J(t.map(s=>s.value)),parts:t}}function ge(e,{place:n}){return e!==void 0&&De(n.assumption,e)>0}function Vr(e,n,t){let{assumption:s}=e;pe(e,n,()=>{let i=n.get(t);return i===void 0||ge(s,i)?()=>{}:(n.delete(t),()=>n.set(t,i))})}function ss({run:e},n,t){return t===void 0?{kind:"sequence",run:e,elements:n}:{kind:"sequence",run:e,elements:n,form:t}}function qr({run:e},n){return{kind:"mapping",entries:new N(e,n)}}function Xr(e,n,t){let s=ss(e,[]);return{kind:"generator",run:n,...t===void 0?{}:{finish:t},taken:s}}function Jr(e,n,t){let s=Xe(e),i=n.map(r=>({value:r,place:s}));return ss(e,i,t)}function Hr(e,n){let t=Xe(e),s=new N(e.run);for(let[i,r]of n)s.set(`$${i}`,{value:r,place:t});return{kind:"mapping",entries:s}}function Yr(e,{elements:n}){let{assumption:t}=e,s=[];for(let i of n)(t===void 0||Fe(i.place.assumption,t))&&s.push(si(e,i));return s}var ri=200;function Qr(e,n,t,s){let{elements:i}=n,r=Math.max(0,ri-i.length),o=t.slice(0,r).map(a=>H(e,a));pe(e,n,()=>(i.splice(s??i.length,0,...o),()=>{for(let a of o)i.splice(i.indexOf(a),1)}))}function Zr(e,n,t){let{assumption:s}=e;He(e,n,i=>i.filter((r,o)=>!t(o)||ge(s,r)))}function He(e,n,t){let{elements:s}=n;pe(e,n,()=>{let i=[...s];return s.splice(0,s.length,...t(i)),()=>s.splice(0,s.length,...i)})}function Kr(e,n,[t,s],i){let{assumption:r}=e,o=i.map(a=>H(e,a));He(e,n,a=>[...a.slice(0,t),...a.slice(t,s).filter(f=>ge(r,f)),...o,...a.slice(s)])}function eo(e,n,t,s){let i=H(e,s);He(e,n,r=>{let o=r.at(t);return o===void 0?r:r.map(a=>a===o?ts(o,i):a)})}var is=4,oi=1e3;function rs(e,n=0,t={left:oi}){switch(e?.kind){case"literal":return typeof e.value=="string"?`$${e.value}`:typeof e.value=="number"?`#${e.value}`:`=${String(e.value)}`;case"class":return`:${e.scope.path}:${e.scope.qualifier}`;case"external":case"module":return`.${e.name}`;case"function":case"external-object":return`@${Ve(e.attributes)}`;case"object":return os(e.class)?`@${Ve(e.attributes)}`:void 0;case"instance":return`@${Ve(e)}`;case"sequence":{if(t.left-=e.elements.length,n>is||t.left<0)return;let s=e.elements.map(i=>rs(i.value,n+1,t));return s.every(i=>i!==void 0)?`(${s.join(",")})`:void 0}default:return}}var Qt=new WeakMap,ai=0;function Ve(e){let n=Qt.get(e)??++ai;return Qt.set(e,n),n}function os({fields:e,scope:n,bases:t},s=0){return e===void 0&&s<is&&!n.variables.has("__eq__")&&!n.variables.has("__hash__")&&t.every(i=>i.kind==="class"?os(i,s+1):i.kind==="external"&&Xt(i.name))}function ci(e){return`?${e.size}`}function no(e){for(let n of e.keys())if(n.startsWith("?"))return!0;return!1}function to(e,n){return n.key??Yt(e)??k}var ui={linux:{"sys.platform":"linux","os.name":"posix","os.sep":"/","os.linesep":`
`,"os.pathsep":":"},darwin:{"sys.platform":"darwin","os.name":"posix","os.sep":"/","os.linesep":`
`,"os.pathsep":":"},win32:{"sys.platform":"win32","os.name":"nt","os.sep":"\\","os.linesep":`\r
`,"os.pathsep":";"}},as=["linux","darwin","win32"],cs={linux:"Linux",darwin:"Darwin",win32:"Windows"},fi=new Map([["sys.implementation.name","cpython"],["sys.byteorder","little"],["sys.maxsize",2**63],["logging.NOTSET",0],["logging.DEBUG",10],["logging.INFO",20],["logging.WARNING",30],["logging.WARN",30],["logging.ERROR",40],["logging.CRITICAL",50],["logging.FATAL",50],["subprocess.PIPE",-1],["subprocess.STDOUT",-2],["subprocess.DEVNULL",-3],["typing.TYPE_CHECKING",!1],["typing_extensions.TYPE_CHECKING",!1],["six.PY2",!1],["six.PY3",!0]]),di=new Map([...E("select",!0,"epoll poll"),...E("select",!1,"kqueue kevent devpoll"),...E("os",!0,`fork forkpty register_at_fork getuid geteuid getgid setuid setgid setsid getpgid setpgid setpgrp getppid kill killpg
    wait waitpid wait4 WNOHANG uname getloadavg nice chroot mkfifo symlink link readlink lchown chown fchmod fchown statvfs
    sched_getaffinity sched_setaffinity sendfile pipe2 memfd_create getrandom posix_spawn openpty ttyname ctermid initgroups
    getgroups O_NONBLOCK O_CLOEXEC O_DIRECTORY O_NOFOLLOW pread pwrite sync fdatasync EX_OK WIFSIGNALED spawnvp`),...E("os",!1,"startfile O_BINARY O_TEXT lchflags chflags plock getwindowsversion add_dll_directory"),...E("sys",!0,"abiflags setdlopenflags"),...E("sys",!1,"getwindowsversion winver dllhandle pypy_version_info pypy_translation_info getandroidapilevel"),...E("signal",!0,`SIGALRM SIGHUP SIGUSR1 SIGUSR2 SIGCHLD SIGCLD SIGPIPE SIGQUIT SIGWINCH SIGKILL SIGSTOP SIGTSTP SIGPOLL setitimer alarm
    pause siginterrupt pthread_sigmask sigwait set_wakeup_fd`),...E("signal",!1,"SIGBREAK SIGINFO CTRL_C_EVENT CTRL_BREAK_EVENT"),...E("socket",!0,`AF_UNIX AF_INET6 AF_NETLINK AF_PACKET AF_CAN AF_VSOCK SO_REUSEPORT SO_BINDTODEVICE SO_PEERCRED SOCK_CLOEXEC
    SOCK_NONBLOCK TCP_KEEPIDLE TCP_KEEPINTVL TCP_KEEPCNT TCP_USER_TIMEOUT TCP_QUICKACK TCP_FASTOPEN MSG_NOSIGNAL socketpair
    fromfd sethostname if_nameindex`),...E("socket",!1,"SO_EXCLUSIVEADDRUSE SIO_KEEPALIVE_VALS ioctl LOCAL_PEERCRED"),...E("time",!0,"tzset clock_gettime CLOCK_MONOTONIC CLOCK_BOOTTIME"),...E("time",!1,"CLOCK_UPTIME_RAW"),...E("asyncio",!1,"ProactorEventLoop WindowsSelectorEventLoopPolicy WindowsProactorEventLoopPolicy"),...E("subprocess",!1,"STARTUPINFO CREATE_NEW_CONSOLE CREATE_NEW_PROCESS_GROUP STARTF_USESHOWWINDOW CREATE_NO_WINDOW")]);function E(e,n,t){return t.split(/\s+/).map(s=>[`${e}.${s}`,n])}var li=new Set("msvcrt winreg _winreg _winapi winsound nt _overlapped asyncio.windows_events asyncio.windows_utils".split(" ")),pi=new Set("fcntl grp pwd termios tty pty resource posix syslog spwd crypt readline curses _posixsubprocess".split(" "));function gi(e,n){if(n==="os.uname.sysname"&&e!=="win32")return A(cs[e]);let t=ui[e][n]??fi.get(n);return t===void 0?void 0:A(t)}function ro(e,n,{positional:t}){switch(n){case"platform.system":return A(cs[e]);case"platform.python_implementation":return A("CPython");case"builtins.hasattr":{let[s,i]=t;if(s?.kind!=="external"||e!=="linux")return;let r=di.get(`${s.name}.${le(i)??""}`);return r===void 0?void 0:A(r)}default:return}}function us(e){return as.some(n=>gi(n,e)!==void 0)}function fs(e){return as.some(n=>hi(n,e))}function hi(e,n){return(e==="win32"?pi:li).has(n)}function mi(...e){return{positional:e,keywords:new Map,open:!1}}var uo=mi();function fo(e,n){return Object.fromEntries(e.map(t=>[t,n]))}var ps=1200,lo={expression:2,chain:3,clause:3,wrapper:2,call:2,block:5,module:1,commands:2,parse:440};function po(e,n){return _i(e,n)?(e.depth+=n,e.depth>e.deepest&&(e.deepest=e.depth),!0):!1}var ds=1024;function go(e,n=1){let{budget:t}=e;e.budget-=n;let s=t<=0,i=Math.floor(t/ds)!==Math.floor(e.budget/ds);return!s&&!(i&&e.host.isTimeUp())?!1:(me(e,{what:s?"steps":"time"}),e.halted=!0,!0)}function _i(e,n){return e.depth+n<=ps?(e.deepest=Math.max(e.deepest,e.depth+n),!0):(me(e,{what:"nesting"}),e.halted=!0,!1)}function gs({depth:e,imports:n},t){return n+t>xi?-1:ps-e}var xi=100;function Y(e,n){return e===void 0||n===void 0?n??e:{...n,outer:Y(e,n.outer)}}function F({outer:e,assumption:n}){return Y(e,n)}function he(e){for(let n of e.recordings)n.isShareable=!1}function ho(e,n){e.recording?.operations.push({kind:"event",event:n});let{outer:t}=e;e.events.push(t===void 0?n:{...n,assumption:Y(t,n.assumption)})}function hs(e,n,t,s){e.recording?.operations.push({kind:"outside",root:n,path:t,...s===void 0?{}:{sets:s}}),s!==void 0&&wi(e,...s);let{changes:i,changeKey:r,trail:o}=e,a=i.get(n)??[];i.set(n,[...a,t]);let f=le(s?.[1]);/^(?:os\.environ|sys\.argv)\b/.test(t)&&(e.changeKey=`${r};${t}${f===void 0?"":`=${f}`}`),o.push(()=>{i.set(n,a),e.changeKey=r})}function wi({variables:e,trail:n},t,s){let i=e.get(t);e.set(t,s),n.push(()=>{i===void 0?e.delete(t):e.set(t,i)})}function mo(e,n){return e.guards>0&&(e.raising=n),k}function O(e){return e.nextId++}function ms(e,n){return{activation:e.activation,span:e.span,reaches:n}}function _o(e,n){let{assumption:t,raising:s}=e;e.assumption={branching:O(e),branch:0,outer:t,isGuess:!0};let i=n();return e.assumption=t,e.raising=s,i}function xo(e,n,t,s,i){let{assumption:r,raising:o}=e;e.assumption={branching:n,branch:t,outer:r,...i===void 0?{}:{without:i}};let a=s();return e.assumption=r,e.raising=o,a}function wo(e,n,t){let{activation:s,span:i,assumption:r}=e;e.activation=n;let o=t();return e.activation=s,e.span=i,e.assumption=Lt(r,e.assumption),o}function yo(e,n){let t=0;for(let s=e.activation;s!==void 0;s=s.caller?.activation)s.body===n&&t++;return t}function bo(e){let{settledOutside:n,awaited:t}=e;if(n.size===0)return!1;for(let s of t.keys())if(!n.has(s))return!1;for(let s=F(e);s!==void 0;s=s.outer)for(let i of n.values())if(i.has(s.branching))return!1;return!0}function me(e,n){he(e),_e(e,n)}function vo(e,n,t){_e(e,{what:"setting",name:n,at:t})}function _e(e,n){let t=ls(n),s=e.events.some(r=>r.kind==="truncation"&&ls(r.truncation)===t),i={kind:"truncation",order:O(e),truncation:n};e.recording?.operations.push({kind:"event",event:i}),s||e.events.push(i)}function ls(e){return e.what==="setting"?`${e.name} ${e.at.path}:${e.at.span.start}`:e.what}function Qe(e=!0,n=1,t){return{runs:new Map,nextId:n,branchings:new WeakMap,libraries:new Map,resolvers:new Map,starts:new WeakMap,walked:{byModule:new Map,byObject:new Map},asked:t,isOn:e}}function xs(e,n){let t=[...e.runs.values()].flat(),s=new Set(t.flatMap(({state:{file:d},syntax:u,state:l})=>d===void 0||u===void 0||q(d)||n(d,u)?[]:[l]));if(s.size===0)return e;let i=new Map;for(let{operations:d,state:u}of t)for(let l of d)(l.kind==="import"||l.kind==="loaded")&&l.state!==void 0&&i.set(l.state,[...i.get(l.state)??[],u]);for(let d of s)for(let u of i.get(d)??[])s.add(u);let r=new Map;for(let[d,u]of e.runs){let l=u.filter(({state:g})=>!s.has(g));l.length>0&&r.set(d,l)}let o=new Map([...e.walked.byModule].filter(([d])=>!s.has(d))),a=new Set(o.values()),f=new Map([...e.walked.byObject].filter(([,d])=>a.has(d)));return{...e,runs:r,walked:{byModule:o,byObject:f}}}function ws(e,n){switch(e.kind){case"function":return e.decorators.length===0&&e.parameters.every(({defaultValue:s})=>s===void 0)?[{name:e.name,valueIn:s=>Oi(e,s)}]:void 0;case"assign":{let{value:t,targets:s,operator:i,annotation:r}=e,o=t&&ki(t);if(i!==void 0||r!==void 0||(o??k)===k)return;let a=s.flatMap(f=>f.kind==="name"?f.name:[]);return a.length<s.length?void 0:a.map(f=>({name:f,valueIn:()=>o??k}))}case"import":return e.lazy||e.names.some(({module:t})=>!n(t))?void 0:e.names.map(({module:t,asName:s})=>{let i=Be(s===void 0?U(t):t);return{name:s??i.name,valueIn:()=>i}});case"import-from":{let{lazy:t,level:s,module:i,names:r}=e;return t||s>0||r==="*"||r.some(({name:o})=>!n(i,o))?void 0:r.map(({name:o,asName:a})=>{let f=Be(`${i}.${o}`);return{name:a??o,valueIn:()=>f,from:i}})}default:return}}function yi(e,n){let t=e.map(s=>ws(s,n));return t.every(s=>s!==void 0)?t.flat():void 0}function bi({asked:e},n,t,{files:s,folders:i}){let r=new Set([gt(n),...e?.searched??[]]),o=m=>[...r].some(_=>s.has(Se(_,`${m}.py`))||i.has(Se(_,m))),a=m=>{let _=wt(m);return _!==void 0&&_.holds.length===0&&_.patches===void 0},[f]=t,d=f?.libraries;if(d===void 0||t.some(({mocked:m})=>m.length>0))return()=>!1;let{patchers:u}=d,l=vi(u),g=m=>a(m)&&!fs(m)&&u.importPatch(m)===void 0&&u.followsPatcher(m)===void 0&&!u.isRewritten(m),h=(m,_)=>{let w=`${m}.${_}`;return!l.has(U(m))&&a(w)&&xt(m,_)===void 0&&yt(w)===void 0&&Nt(w)===void 0&&!us(w)&&t.every(p=>p.libraries.reading(m,_)===void 0)};return(m,_)=>{let w=U(m);return w==="__future__"||o(w)||!mt(m).every(g)?!1:_===void 0||h(m,_)}}var vi=e=>new Set([...e.effects().map(({name:n})=>n),...e.all.flatMap(({id:n,modules:t})=>[...e.replacedByDefault(n),...t]),...e.removed,...e.functions.flatMap(({name:n,aliases:t=[]})=>[n,...t])].map(U));function ki(e){switch(e.kind){case"string":return e.bytes?k:A(e.value);case"number":return A(Number(e.text.replaceAll("_","").replace(/[lLjJ]$/,"")));case"constant":return e.value==="..."?k:A(e.value==="None"?null:e.value==="True");default:return}}function ys(e){return e.kind==="function"||e.kind==="class"?e.header:e.span}function bs(e,n,t,s){let{path:i,removed:r,added:o}=n,a=e.asked?.names.get(i);if(a===void 0||a.isAll)return!1;let f=ks(e,n),d=bi(e,i,f,s),[u,l]=[r,o].map(m=>yi(m,d));if(u===void 0||l===void 0||[...u,...l].some(({name:m})=>m.startsWith("__")||a.names.has(m)))return!1;let g=({span:m},_)=>m.start<=_&&_<m.end;for(let{name:m}of u)for(let{index:_}of t.matchAll(new RegExp(`(?<![\\w$])${m}(?![\\w$])`,"gu")))if(!r.some(w=>g(w,_)))return!1;let h=new Set(u.map(({name:m})=>m));return f.every(({state:{scope:m},activation:_})=>l.every(({name:w})=>h.has(w)||m.variables.peek(w)===void 0)&&vs(m,_,n)!=="unknown")}function Ei(e){switch(e.kind){case"function":case"class":return e.name;case"assign":return e.targets.find(n=>n.kind==="name")?.name;case"import":{let[n]=e.names;return n&&(n.asName??U(n.module))}case"import-from":return e.names==="*"?void 0:e.names[0]?.asName??e.names[0]?.name;default:return}}function vs({variables:e},n,{body:t,removed:s,at:i}){let r=l=>{let g=l&&e.peek(Ei(l)??"")?.place;return g?.activation===n&&g.span===ys(l)?g:void 0},o=t.slice(0,i-s.length);if(o.every(l=>l.kind==="expression"&&l.value.kind==="string"))return;let a=t.slice(i).find(l=>r(l)!==void 0),f=a===void 0?o.at(-1):o.findLast(l=>r(l)!==void 0),[d,u]=[r(f),r(a??f)];return d!==void 0&&d.assumption===u?.assumption?d.assumption:"unknown"}function ks({runs:e},{body:n}){return[...e.values()].flat().filter(({syntax:t})=>t?.body===n)}function Es(e,n,t){let{body:s,removed:i,added:r}=n,o=new Set;for(let{state:f,activation:d}of ks(e,n))o.add(e.walked.byModule.get(f)),e.walked.byModule.delete(f),Ai(f,d,n);for(let[f,d]of e.walked.byObject)o.has(d)&&e.walked.byObject.delete(f);let a=r.length-i.length;for(let[f,d]of e.runs)d.some(u=>u.syntax?.body===s)&&e.runs.set(f,d.map(u=>u.syntax?.body===s?{...u,syntax:t,statements:u.statements+a}:u))}function Ai({scope:e},n,t){let{variables:s}=e,i=vs(e,n,t);if(i==="unknown")return;let r=g=>ws(g,()=>!0)??[],o=new Set(t.removed.flatMap(r).map(({name:g})=>g)),a=[...s.peekAll()].filter(([g])=>!o.has(g)),f=t.added.flatMap(g=>r(g).map(({name:h,valueIn:m,from:_})=>{let w=_??n.module,p={activation:n,span:ys(g),reaches:w,assumption:i,order:s.run};return[h,{value:m(e),place:p}]})),d=t.added[0]?.span.start??0,u=a.findLastIndex(([,{place:g}])=>g.activation===n&&g.span.start<d),l=u<0?a.filter(([g])=>g.startsWith("__")).length:u+1;s.become(new Map([...a.slice(0,l),...f,...a.slice(l)]))}function Oi(e,n){let{module:t,path:s,variables:i}=n,r=new N(i.run);return{kind:"function",definition:e,path:s,module:t,scope:n,defaults:new Map,binding:"function",attributes:r}}var Ii=8,Ci=12;function As(e,n,t){let{patchKey:s,changeKey:i,mocked:r}=e,o=/@\d/.test(s)?Te(F(e)):"",a=s===""?"":e.awaitedKey;return[n,t??"",s,a,i,o,r.join()].join("|")}function Ze(e,n){e.recording?.operations.push(n)}function Ro(e,n){let t=e.resolver.resolve(n);return e.recording?.names.set(n,t),t}function To({entry:e,recording:n},t){let s=e.preloaded.has(t);return n?.preloaded.set(t,s),s}function Fo(e,n){let t=e.modules.get(n),{recording:s}=e;if(s===void 0||t!==void 0&&s.met.get(n)?.state===t)return t;let i={kind:"loaded",module:n,state:t};return s.operations.push(i),t!==void 0&&s.met.set(n,i),t}function Go({recording:e,assumption:n},t,s){let i=e?.met.get(t);if(i?.kind!=="import"||i.state!==s)return!1;let r=n;for(;r!==i.assumption&&r!==void 0;)r=r.outer;return r===i.assumption}function Uo(e,n,t){let{recording:s,activation:i,span:r,assumption:o,budget:a,catching:f,replaced:d}=e;if(s===void 0)return t();let u=t(),l=e.modules.get(n),g=e.running.has(n),h=e.nextId;s.elsewhere+=a-e.budget,s.seen.clear();let m=e.replaced!==d;m&&s.met.clear();let _={kind:"import",module:n,activation:i,span:r,assumption:o,catching:f,state:l,isRunning:g,replaces:m,to:h};return s.operations.push(_),l!==void 0&&s.met.set(n,_),u}function Do(e,n){let{recording:t,activation:s,span:i,assumption:r,patchKey:o,nextId:a}=e;t?.operations.push({kind:"patch",activation:s,span:i,assumption:r,patchKey:o,to:a,...n})}function Wo(e,n){let{recording:t,activation:s,span:i,assumption:r,nextId:o}=e;t?.operations.push({kind:"cure",activation:s,span:i,assumption:r,to:o,...n})}function Si(e,n){let{importPatches:t}=e,s=t.has(n);return Ze(e,{kind:"import-patch",topLevel:n,isDone:s}),s?!1:(t.add(n),e.trail.push(()=>t.delete(n)),!0)}function Ni(e,n){let{name:t}=n.value,s=ms(e,t),i=F(e),{modules:r,importedUnder:o,patchKey:a,replaced:f}=e,d=r.get(t),u=o.get(t);d!==void 0&&e.replaced++,r.set(t,n),e.running.add(t),o.set(t,{under:i,patchKey:a,hasPatched:!1}),e.trail.push(()=>{e.running.delete(t),e.replaced=f,d===void 0?r.delete(t):r.set(t,d),u===void 0?o.delete(t):o.set(t,u)});let l=O(e);return q(n.file)||e.events.push({kind:"enter",order:l,step:s,assumption:i,module:t,path:n.file}),s}function ji(e,n){let{name:t}=n.value;e.running.delete(t);let s=e.importedUnder.get(t);s!==void 0&&(s.hasPatched=s.patchKey!==e.patchKey),e.completed.push(n),e.trail.push(()=>e.completed.splice(e.completed.indexOf(n),1))}function $o(e,{value:n}){e.running.delete(n.name),e.modules.delete(n.name)}function Os(e,{state:n,outer:t,recording:s},i){let{activation:r,span:o,run:a,assumption:f,calls:d,creation:u,imports:l}=e,{catching:g,catchingAround:h,departures:m,handled:_}=e,w={activation:r,span:o,recording:e.recording,run:a,outer:e.outer,assumption:f,calls:d,catching:g,catchingAround:h,departures:m,handled:_,creation:u,imports:l},p={recording:s,run:n.scope.variables.run,outer:t,assumption:void 0,calls:new Map,catching:[],catchingAround:[...h,...g],handled:void 0,creation:void 0,imports:l+1};Object.assign(e,p);let x=i();return Object.assign(e,w),x}function Bo(e,n,t,s){let{state:i,syntax:r,step:o}=n,{module:a,path:f}=i.scope,d={id:O(e),path:q(f)?void 0:f,module:a,body:"module",caller:o},u=F(e),l=t&&e.shared?.isOn?As(e,a,i.file):void 0,g=l===void 0?void 0:{state:i,held:[],operations:[],names:new Map,preloaded:new Map,variables:new Map,libraries:new Set,seen:new Set,met:new Map,isShareable:!0,elsewhere:0},h=e.nextId,{depth:m,budget:_,imports:w,patchKey:p,deepest:x,mostImports:v}=e;e.entered.set(d,{activation:d,outer:u,segments:void 0}),e.trail.push(()=>e.entered.delete(d)),g!==void 0&&e.recordings.push(g),e.deepest=m,e.mostImports=w+1,Os(e,{state:i,outer:u,recording:g},()=>s(d)),g!==void 0&&e.recordings.pop(),l!==void 0&&g?.isShareable&&!e.halted&&e.raising===void 0&&Mi(e,l,{state:i,syntax:r,activation:d,operations:g.operations,held:g.held,names:g.names,preloaded:g.preloaded,variables:g.variables,resolver:e.resolver,imported:g.libraries,libraries:e.libraries,start:h,statements:_-e.budget-g.elsewhere,levels:e.deepest-m,imports:e.mostImports-w,misfits:0,patchedUnder:e.patchKey===p?void 0:Is(e,u),mocked:e.mocked}),e.deepest=Math.max(x,e.deepest),e.mostImports=Math.max(v,e.mostImports)}function Mi({shared:e},n,t){let s=e?.runs.get(n)??[];e?.runs.set(n,[...s.slice(0,Ii-1),t])}function zo(e,n){let{shared:t}=e;if(t===void 0||!t.isOn)return;let{module:s,path:i,expected:r}=n;for(let o of t.runs.get(As(e,s,i))??[])if(!(r!==void 0&&o.state!==r)&&!e.entered.has(o.activation)&&!(o.misfits>Ci||o.syntax?.body!==n.syntax()?.body||!Li(e,o))){if(Ri(e,o))return o.misfits=0,o.state.value;o.misfits++}}function Is({awaitedKey:e},n){return`${Te(n)}|${e}`}function Li(e,n){if(n.levels>gs(e,n.imports)||n.patchedUnder!==void 0&&n.patchedUnder!==Is(e,F(e))||!Pi(e,n))return!1;for(let[s,i]of n.preloaded)if(e.entry.preloaded.has(s)!==i)return!1;for(let[s,i]of n.variables)if(e.entry.environment?.get(s)!==i)return!1;let{resolver:t}=e;if(n.resolver===t)return!0;for(let[s,i]of n.names){let r=t.resolve(s);if(r.kind!==i.kind||r.kind==="source"&&i.kind==="source"&&r.path!==i.path)return!1}return!0}function Pi({libraries:e,shared:n},t){if(n===void 0||t.libraries.owner===e.owner)return!0;let s=_s(n,t.libraries),i=_s(n,e);for(let r of t.imported)if(s(r)!==i(r))return!1;return!0}function _s(e,n){let t=n.owner??"",s=e.libraries.get(t);if(s!==void 0)return s;let i=V(r=>JSON.stringify(n.importing(r))??"");return e.libraries.set(t,i),i}function Ri(e,n){let{state:t}=n,s=Ui(e),i=F(e),r=Ni(e,t),o={...n.activation,caller:r},a=[{from:n.start,base:O(e)}];e.entered.set(n.activation,{activation:o,outer:i,segments:a}),e.trail.push(()=>e.entered.delete(n.activation));let{budget:f,depth:d,imports:u}=e;e.deepest=Math.max(e.deepest,d+n.levels),e.mostImports=Math.max(e.mostImports,u+n.imports),e.budget-=n.statements;let l=0;e.replays.set(t,{next:()=>n.held[l++]??[]});let g=Os(e,{state:t,outer:i,recording:void 0},()=>{for(let h of n.operations){if(!Ti(e,h,a))return!1;if(e.halted)break}return!0});return e.replays.delete(t),g?(O(e),e.budget<=0&&!e.halted&&(e.halted=!0,me(e,{what:"steps"})),ji(e,t),!0):(Di(e,s),e.budget=f,!1)}function Ti(e,n,t){switch(n.kind){case"event":{let{event:s}=n;if(s.kind==="truncation")_e(e,s.truncation);else{let i={...s,order:O(e),step:$i(e,s.step),assumption:Y(e.outer,s.assumption)};e.events.push(i.kind==="hold"?{...i,curedFor:new Set}:i),t.push({from:s.order,base:O(e)})}return!0}case"import":{let{catching:s,guards:i,replaced:r}=e,o=e.modules.has(n.module)&&e.importedUnder.get(n.module);Ye(e,n),e.catching=n.catching,e.guards=i+Ft(n.catching);let a=e.host.importModule(e,n.module,n.state);if(e.catching=s,e.guards=i,e.halted)return!0;if(t.push({from:n.to,base:O(e)}),n.state!==void 0&&a!==n.state.value)return!1;let f=o!==!1&&e.importedUnder.get(n.module)!==o;return e.replaced-r>(f?1:0)&&!n.replaces?!1:e.modules.get(n.module)===n.state&&e.running.has(n.module)===n.isRunning}case"patch":return Ye(e,n),e.operations.patch(e,n.function,n.by,n.args),t.push({from:n.to,base:O(e)}),e.patchKey===n.patchKey;case"cure":return Ye(e,n),e.operations.cure(e,n.cure,n.object),t.push({from:n.to,base:O(e)}),!0;case"import-patch":return Si(e,n.topLevel)!==n.isDone;case"library":return Fi(e,n.topLevel),!0;case"command":return Gi(e,n.owner,n.command),!0;case"change":return Je(e,n),!0;case"outside":return hs(e,n.root,n.path,n.sets),!0;case"read":return n.of.changed===n.changed||n.story!==void 0&&n.of.story===n.story;case"guarded":return e.guards>0===n.isGuarded;case"caught":return $e(e,n.error)===n.isCaught;case"loaded":return e.modules.get(n.module)===n.state}}function Ye(e,{activation:n,span:t,assumption:s}){e.activation=Ke(e,n),e.span=t,e.assumption=s}function Fi(e,n){Ze(e,{kind:"library",topLevel:n});let{loadedLibraries:t}=e;t.has(n)||(t.add(n),e.trail.push(()=>t.delete(n)))}function Gi(e,n,t){Ze(e,{kind:"command",owner:n,command:t});let{commands:s}=e,i=s.get(n)??[];s.set(n,[...i,t]),e.trail.push(()=>s.set(n,i))}function Ui({events:e,trail:n,doubts:t,cures:s,raising:i}){return{events:e.length,trail:n.length,doubts:t,cures:s.length,raising:i}}function Di(e,n){Wi(e,n.trail),e.events.length=n.events,e.doubts=n.doubts;for(let{event:t,id:s}of e.cures.splice(n.cures))t.curedFor.delete(s);e.raising=n.raising}function Wi({trail:e},n=0){for(;e.length>n;)e.pop()()}function $i(e,n){let t=Ke(e,n.activation);return t===n.activation?n:{activation:t,span:n.span,reaches:n.reaches}}function Ke(e,n){let{body:t,caller:s}=n;if(t!=="function")return e.entered.get(n)?.activation??n;if(s===void 0)return n;let i=Ke(e,s.activation);if(i===s.activation)return n;let r=e.moved.get(n);if(r!==void 0&&r.caller?.activation===i)return r;let o={...n,caller:{...s,activation:i}};return e.moved.set(n,o),o}function Vo(e,n){let t=n;for(;t.body==="function"&&t.caller!==void 0;)t=t.caller.activation;return e.entered.get(t)}function qo({segments:e},n){if(e===void 0)return n;let t=e.findLast(({from:s})=>s<=n)??e[0];return t===void 0?n:t.base+(n-t.from)/1e6}function Xo(e,n){let{modules:t,trail:s}=e,i=t.get(n);i!==void 0&&(he(e),t.delete(n),s.push(()=>t.set(n,i)))}function Jo(e,n,t){n.scope.variables.run!==e.run&&he(e);let s=n.standIn;n.standIn=t,n.scope.variables.run!==e.run&&e.trail.push(()=>{s===void 0?delete n.standIn:n.standIn=s})}var Cs=class{cache=new bt;#e=[];#n=!1;#s;#t=[];#i=new Map;#r=V(z);#o=new Map;#c=new Map;#u=new Map;#f=Ss();#a=Qe(!0,1,this.#f);#l=new WeakMap;#p;#g=new WeakMap;#_=0;begin(n,t){let s=this.#n||t.some((o,a)=>o!==this.#e[a]);this.#n=!0,this.#o=s?new Map:this.#c,this.#c=new Map,this.#e=t,this.#t=s?[]:Vi(this.#s.snapshot.texts,n.snapshot.texts),this.#s=n,this.#r=V(z),s&&(this.#f=Ss());let i=new Set(s?[]:n.snapshot.texts.values());this.#i.clear();for(let o of this.#t)this.#x(o,i);this.cache.keepOnly(i);let r=!s&&this.#m(this.#u,n);return r||(this.#u=new Map),this.#a=r?xs(this.#a,(o,{body:a})=>this.cache.get(n.text(o)??"")?.body===a):Qe(!0,this.#a.nextId,this.#f),this.#a}of(n,t,{isComplete:s,runsModules:i=!1}){let r=this.#h(n);if(r!==void 0)return r.value;let o={questions:new Map,parsed:new Map,read:new Map},a=t(this.#k(o,{isComplete:s,runsModules:i}));return s()&&this.#c.set(n,{...o,value:a,runsModules:i}),a}#h(n){let t=this.#c.get(n);if(t!==void 0)return t;let s=this.#s,i=this.#o.get(n);if(!(i===void 0||!this.#w(i,s))){this.#c.set(n,i);for(let r of i.parsed.keys())s.syntax(r);for(let[r,{syntax:o}]of i.read)o!==void 0&&s.syntax(r);return i}}numbersOf(n){return n.map(t=>{let s=this.#g.get(t)??this.#_++;return this.#g.set(t,s),s})}end(){this.#n=!1}#x({path:n,before:t,now:s},i){if(t===void 0||s===void 0)return;let r=this.cache.get(t);if(r===void 0||i.has(t)||this.cache.get(s)!==void 0)return;let[o,a]=[{text:t,syntax:r},{text:s,syntax:this.#d(s)}],f=ft(o,a),d,u=dt(o,a,l=>(d={...l,path:n,body:r.body},bs(this.#a,d,t,this.#s.layout)));this.cache.forget(t),u!==void 0&&(d!==void 0&&Es(this.#a,d,u),this.cache.replace(s,u),this.#i.set(n,{before:t,isUnread:f}))}#w(n,t){return this.#m(n.questions,t)&&this.#b(n,t)&&this.#v(n,t)}#m(n,t){for(let{ask:s,answer:i,of:r}of n.values())if((r===void 0||!this.#y(r))&&s(t)!==i)return!1;return!0}#y(n){return this.#t.every(({path:t,before:s,now:i})=>s!==void 0&&i!==void 0&&js(n(s,t),n(i,t)))}#b({parsed:n,runsModules:t},{snapshot:{texts:s}}){for(let[i,r]of n){let o=s.get(i);if(o===r?.text)continue;let a=this.#i.get(i);if(o===void 0||a===void 0||a.before!==r?.text||!t&&!a.isUnread)return!1;n.set(i,{text:o,syntax:this.#d(o)})}return!0}#v({read:n},{snapshot:{texts:t}}){for(let[s,i]of n){let r=t.get(s);if(r===i.text)continue;if(r===void 0)return!1;let{text:o,readings:a}=i,f=()=>this.#r(o),d,u=()=>(d=this.#d(r),d);for(let l of a)if(!js(l(o,f),l(r,u)))return!1;n.set(s,{text:r,syntax:d,readings:a})}return!0}#d(n){return this.cache.syntaxOf(n)}#k({questions:n,parsed:t,read:s},{isComplete:i,runsModules:r=!1}){let o=()=>this.#s,a=(p,x)=>this.of(p,x,{isComplete:i}),f=p=>this.#h(p)?.value,d=p=>(x,v)=>kt(p)(x,v,o().snapshot),u=(p,x,v,L)=>{let C=x(o());return n.set(p,{ask:x,answer:C,of:L}),v&&r&&!this.#u.has(p)&&this.#u.set(p,{ask:x,answer:C,of:L}),C},l=p=>u(`text ${p}`,x=>x.snapshot.texts.get(p),Ne(p)!=="python"),g=p=>{let x=t.get(p);x!==void 0&&x.text!==o().snapshot.texts.get(p)?l(p):t.set(p,Bi(o(),p))};u("layout",p=>this.#E(p.layout),!0),u("scripts",p=>[...p.snapshot.scripts??[]].join(`
`),!0),r&&u("namespaces",Xi,!0),u("unreadable",p=>[...p.snapshot.unreadable.keys()].join(`
`),!0);let h=()=>u("everything",p=>p.snapshot.texts,!0),m=()=>u("files",p=>qi(p.snapshot.texts),!0),{layout:_,snapshot:w}=o();return{layout:_,snapshot:{...w,texts:zi(()=>o().snapshot.texts,l,m,h)},text:p=>l(p)===void 0?void 0:o().text(p),isPython:p=>Ne(p)==="python"||u(`python ${p}`,x=>x.isPython(p),!0),read(p,x){return o().read(p,(v,L)=>{let C=s.get(p)??{text:v,syntax:void 0,readings:new Set};return s.set(p,C),C.readings.add(x),x(v,()=>(C.syntax=L(),C.syntax))})},syntax(p){return g(p),o().syntax(p)},wording(p){return g(p),o().wording(p)},lines(p){return l(p),o().lines(p)},mentions:p=>u(`mentions ${p}`,x=>x.mentions(p),!0,d(p)),declares:p=>u(`declares ${p}`,x=>x.declares(p),!0),kept(p,x){if(r)return x(this);let v=a(p,x);return n.set(`kept ${p}`,{ask:()=>f(p),answer:v}),v},gathered(p,x){return u(`gathered ${p}`,v=>v.gathered(p,x).join(`
`),!0,x),o().gathered(p,x)},ownerOf(p){let{folder:x}=o().ownerOf(p);return{folder:x,mentions:L=>u(`owner ${p} mentions ${L}`,C=>C.ownerOf(p).mentions(L),!0,d(L))}},parsedPaths(){return h(),o().parsedPaths()}}}#E(n){let t=this.#l.get(n);if(t!==void 0)return t;let s=this.#p,i=s!==void 0&&Ji(s,n)?s:n;return this.#l.set(n,i),this.#p=i,i}};function Ss(){return{names:new Map,searched:new Set}}function Bi(e,n){let[t,s]=[e.text(n),e.syntax(n)];return t===void 0||s===void 0?void 0:{text:t,syntax:s}}function zi(e,n,t,s){let i=()=>(t(),e()),r=()=>(s(),e());return{get size(){return i().size},get:n,has:o=>n(o)!==void 0,keys:()=>i().keys(),values:()=>r().values(),entries:()=>r().entries(),forEach:o=>r().forEach(o),[Symbol.iterator]:()=>r()[Symbol.iterator]()}}function Vi(e,n){let t=[...e].flatMap(([i,r])=>n.has(i)?[]:{path:i,before:r,now:void 0}),s=[...n].flatMap(([i,r])=>{let o=e.get(i);return o===r?[]:{path:i,before:o,now:r}});return[...t,...s]}function qi(e){let n=Ns.get(e);if(n!==void 0)return n;let t=[...e.keys()].join(`
`);return Ns.set(e,t),t}var Ns=new WeakMap;function js(e,n){return e===n||en(e)===en(n)}function en(e){return JSON.stringify(e,(n,t)=>t instanceof Map||t instanceof Set?[...t]:t)}function Xi(e){let n=Ms.get(e);if(n!==void 0)return n;let s=[...e.layout.files].filter(i=>ht(i)==="__init__.py").filter(i=>vt(e,i)).join(`
`);return Ms.set(e,s),s}var Ms=new WeakMap;function Ji(e,n){let t=({projectRoots:s,packageRoots:i,addedPackages:r,siteFolders:o,siteModules:a})=>en([s,i,r,o,a]);if(e.files.size!==n.files.size||t(e)!==t(n))return!1;for(let s of e.files)if(!n.files.has(s))return!1;return!0}export{Yi as a,Qi as b,Me as c,Ps as d,Rs as e,Pe as f,q as g,Nt as h,or as i,ar as j,cr as k,ur as l,fr as m,Te as n,lr as o,Lt as p,Us as q,Pt as r,Fe as s,pr as t,gr as u,hr as v,De as w,ue as x,Mt as y,mr as z,br as A,vr as B,Vs as C,kr as D,Er as E,Xs as F,Ar as G,Or as H,Tt as I,Js as J,Ir as K,Cr as L,Ft as M,Sr as N,Hs as O,N as P,Gt as Q,jr as R,Bt as S,zt as T,k as U,Vt as V,Be as W,A as X,J as Y,Ys as Z,Mr as _,le as $,Lr as aa,Ks as ba,Pr as ca,Rr as da,Tr as ea,Xt as fa,Yt as ga,Xe as ha,H as ia,Zt as ja,si as ka,Dr as la,Wr as ma,$r as na,Br as oa,zr as pa,Vr as qa,ss as ra,qr as sa,Xr as ta,Jr as ua,Hr as va,Yr as wa,Qr as xa,Zr as ya,He as za,Kr as Aa,eo as Ba,rs as Ca,ci as Da,no as Ea,to as Fa,gi as Ga,ro as Ha,hi as Ia,mi as Ja,uo as Ka,fo as La,lo as Ma,po as Na,go as Oa,_i as Pa,xi as Qa,Y as Ra,F as Sa,he as Ta,ho as Ua,hs as Va,mo as Wa,O as Xa,ms as Ya,_o as Za,xo as _a,wo as $a,yo as ab,bo as bb,me as cb,vo as db,Qe as eb,ki as fb,Ze as gb,Ro as hb,To as ib,Fo as jb,Go as kb,Uo as lb,Do as mb,Wo as nb,Si as ob,Ni as pb,ji as qb,$o as rb,Bo as sb,zo as tb,Fi as ub,Gi as vb,Wi as wb,$i as xb,Vo as yb,qo as zb,Xo as Ab,Jo as Bb,Cs as Cb,en as Db};
