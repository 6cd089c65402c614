import{createRequire as createRequireHere}from'node:module';const require=createRequireHere(import.meta.url);
import{Da as es,_a as ns,cb as ts,db as ss,g as Xt,h as z,i as U,l as Jt,n as Yt,ta as Zt,xa as ve,ya as Kt}from"./chunk-5TIFPXZC.js";import{A as se,B as Bt,C as qt,H as zt,f as Gt,ha as re,ia as Vt,m as Ye,n as $t,r as xe,sa as Ht,ta as Qt,ua as Ze,wa as Ke}from"./chunk-FXUZF46U.js";import{b as Ut,d as Dt}from"./chunk-KVRKHMNM.js";var Ir={};Dt(Ir,{TextDocument:()=>en});function nn(e,n){if(e.length<=1)return e;let t=e.length/2|0,s=e.slice(0,t),r=e.slice(t);nn(s,n),nn(r,n);let i=0,o=0,a=0;for(;i<s.length&&o<r.length;)n(s[i],r[o])<=0?e[a++]=s[i++]:e[a++]=r[o++];for(;i<s.length;)e[a++]=s[i++];for(;o<r.length;)e[a++]=r[o++];return e}function rs(e,n,t=0){let s=n?[t]:[];for(let r=0;r<e.length;r++){let i=e.charCodeAt(r);is(i)&&(i===13&&r+1<e.length&&e.charCodeAt(r+1)===10&&r++,s.push(t+r+1))}return s}function is(e){return e===13||e===10}function os(e){let n=e.start,t=e.end;return n.line>t.line||n.line===t.line&&n.character>t.character?{start:t,end:n}:e}function Nr(e){let n=os(e.range);return n!==e.range?{newText:e.newText,range:n}:e}var Ee,en,Cr=Ut(()=>{"use strict";Ee=class e{constructor(n,t,s,r){this._uri=n,this._languageId=t,this._version=s,this._content=r,this._lineOffsets=void 0}get uri(){return this._uri}get languageId(){return this._languageId}get version(){return this._version}getText(n){if(n){let t=this.offsetAt(n.start),s=this.offsetAt(n.end);return this._content.substring(t,s)}return this._content}update(n,t){for(let s of n)if(e.isIncremental(s)){let r=os(s.range),i=this.offsetAt(r.start),o=this.offsetAt(r.end);this._content=this._content.substring(0,i)+s.text+this._content.substring(o,this._content.length);let a=i+s.text.length,u=this._content.charCodeAt(i-1)===13&&this._content.charCodeAt(i)===10,c=this._content.charCodeAt(a-1)===13&&this._content.charCodeAt(a)===10;if(u||c){this._lineOffsets=void 0;continue}let l=Math.max(r.start.line,0),d=Math.max(r.end.line,0),h=this._lineOffsets,m=rs(s.text,!1,i);if(d-l===m.length)for(let b=0,x=m.length;b<x;b++)h[b+l+1]=m[b];else m.length<1e4?h.splice(l+1,d-l,...m):this._lineOffsets=h=h.slice(0,l+1).concat(m,h.slice(d+1));let _=s.text.length-(o-i);if(_!==0)for(let b=l+1+m.length,x=h.length;b<x;b++)h[b]=h[b]+_}else if(e.isFull(s))this._content=s.text,this._lineOffsets=void 0;else throw new Error("Unknown change event received");this._version=t}getLineOffsets(){return this._lineOffsets===void 0&&(this._lineOffsets=rs(this._content,!0)),this._lineOffsets}positionAt(n){n=Math.max(Math.min(n,this._content.length),0);let t=this.getLineOffsets(),s=0,r=t.length;if(r===0)return{line:0,character:n};for(;s<r;){let o=Math.floor((s+r)/2);t[o]>n?r=o:s=o+1}let i=s-1;return n=this.ensureBeforeEOL(n,t[i]),{line:i,character:n-t[i]}}offsetAt(n){let t=this.getLineOffsets();if(n.line>=t.length)return this._content.length;if(n.line<0)return 0;let s=t[n.line];if(n.character<=0)return s;let r=n.line+1<t.length?t[n.line+1]:this._content.length,i=Math.min(s+n.character,r);return this.ensureBeforeEOL(i,s)}getLineRange(n){let t=this.getLineOffsets();if(n>=t.length){let o=t.length-1;return{start:{line:o,character:0},end:{line:o,character:this._content.length-t[o]}}}else if(n<0)return{start:{line:0,character:0},end:{line:0,character:0}};let s=t[n],r=n+1<t.length?t[n+1]:this._content.length,i=this.ensureBeforeEOL(r,s);return{start:{line:n,character:0},end:{line:n,character:i-s}}}getEOLCharacters(n){let t=this.getLineOffsets();if(n>=t.length)return"";if(n<0)return"";let s=n+1<t.length?t[n+1]:this._content.length,r=this.ensureBeforeEOL(s,t[n]);return this._content.substring(r,s)}ensureBeforeEOL(n,t){for(;n>t&&is(this._content.charCodeAt(n-1));)n--;return n}get lineCount(){return this.getLineOffsets().length}static isIncremental(n){let t=n;return t!=null&&typeof t.text=="string"&&t.range!==void 0&&(t.rangeLength===void 0||typeof t.rangeLength=="number")}static isFull(n){let t=n;return t!=null&&typeof t.text=="string"&&t.range===void 0&&t.rangeLength===void 0}};(function(e){function n(r,i,o,a){return new Ee(r,i,o,a)}e.create=n;function t(r,i,o){if(r instanceof Ee)return r.update(i,o),r;throw new Error("TextDocument.update: document must be created by TextDocument.create")}e.update=t;function s(r,i){let o=r.getText(),a=nn(i.map(Nr),(l,d)=>{let h=l.range.start.line-d.range.start.line;return h===0?l.range.start.character-d.range.start.character:h}),u=0,c=[];for(let l of a){let d=r.offsetAt(l.range.start);if(d<u)throw new Error("Overlapping edit");d>u&&c.push(o.substring(u,d)),l.newText.length&&c.push(l.newText),u=r.offsetAt(l.range.end)}return c.push(o.substr(u)),c.join("")}e.applyEdits=s})(en||(en={}))});var Po={};Dt(Po,{AnnotatedTextEdit:()=>G,ApplyKind:()=>tt,ChangeAnnotation:()=>B,ChangeAnnotationIdentifier:()=>O,CodeAction:()=>yt,CodeActionContext:()=>_t,CodeActionKind:()=>gt,CodeActionTag:()=>ze,CodeActionTriggerKind:()=>ye,CodeDescription:()=>qn,CodeLens:()=>bt,Color:()=>De,ColorInformation:()=>Wn,ColorPresentation:()=>Un,Command:()=>H,CompletionItem:()=>rt,CompletionItemKind:()=>Yn,CompletionItemLabelDetails:()=>st,CompletionItemTag:()=>Kn,CompletionList:()=>it,CreateFile:()=>ee,DeleteFile:()=>te,Diagnostic:()=>me,DiagnosticRelatedInformation:()=>Ge,DiagnosticSeverity:()=>$n,DiagnosticTag:()=>Bn,DocumentHighlight:()=>ct,DocumentHighlightKind:()=>ut,DocumentLink:()=>wt,DocumentSymbol:()=>ht,DocumentUri:()=>Tn,EOL:()=>jo,FoldingRange:()=>Gn,FoldingRangeKind:()=>Dn,FormattingOptions:()=>kt,Hover:()=>ot,InlayHint:()=>Ct,InlayHintKind:()=>Ve,InlayHintLabelPart:()=>He,InlineCompletionContext:()=>Tt,InlineCompletionItem:()=>Mt,InlineCompletionList:()=>jt,InlineCompletionTriggerKind:()=>Pt,InlineValueContext:()=>It,InlineValueEvaluatableExpression:()=>Nt,InlineValueText:()=>At,InlineValueVariableLookup:()=>St,InsertReplaceEdit:()=>et,InsertTextFormat:()=>Zn,InsertTextMode:()=>nt,LanguageKind:()=>Xn,Location:()=>pe,LocationLink:()=>Fn,MarkedString:()=>_e,MarkupContent:()=>q,MarkupKind:()=>qe,OptionalVersionedTextDocumentIdentifier:()=>ge,ParameterInformation:()=>at,Position:()=>j,Range:()=>v,RenameFile:()=>ne,SelectedCompletionInfo:()=>Lt,SelectionRange:()=>xt,SemanticTokenModifiers:()=>Et,SemanticTokenTypes:()=>vt,SemanticTokens:()=>Ot,SignatureInformation:()=>ft,SnippetTextEdit:()=>zn,StringValue:()=>Qe,SymbolInformation:()=>pt,SymbolKind:()=>lt,SymbolTag:()=>dt,TextDocument:()=>Ft,TextDocumentEdit:()=>he,TextDocumentIdentifier:()=>Hn,TextDocumentItem:()=>Jn,TextEdit:()=>F,URI:()=>Ue,VersionedTextDocumentIdentifier:()=>Qn,WorkspaceChange:()=>Vn,WorkspaceEdit:()=>$e,WorkspaceFolder:()=>Rt,WorkspaceSymbol:()=>mt,integer:()=>Rn,uinteger:()=>de});var Tn,Ue,Rn,de,j,v,pe,Fn,De,Wn,Un,Dn,Gn,Ge,$n,Bn,qn,me,H,F,B,O,G,he,ee,ne,te,$e,K,zn,Be,Vn,Hn,Qn,ge,Xn,Jn,qe,q,Yn,Zn,Kn,et,nt,tt,st,rt,it,_e,ot,at,ft,ut,ct,lt,dt,pt,mt,ht,gt,ye,_t,ze,yt,bt,kt,wt,xt,vt,Et,Ot,At,St,Nt,It,Ve,He,Ct,Qe,Mt,jt,Pt,Lt,Tt,Rt,jo,Ft,Wt,f,Lo=Ut(()=>{"use strict";(function(e){function n(t){return typeof t=="string"}e.is=n})(Tn||(Tn={}));(function(e){function n(t){return typeof t=="string"}e.is=n})(Ue||(Ue={}));(function(e){e.MIN_VALUE=-2147483648,e.MAX_VALUE=2147483647;function n(t){return typeof t=="number"&&e.MIN_VALUE<=t&&t<=e.MAX_VALUE}e.is=n})(Rn||(Rn={}));(function(e){e.MIN_VALUE=0,e.MAX_VALUE=2147483647;function n(t){return typeof t=="number"&&e.MIN_VALUE<=t&&t<=e.MAX_VALUE}e.is=n})(de||(de={}));(function(e){function n(s,r){return s===Number.MAX_VALUE&&(s=de.MAX_VALUE),r===Number.MAX_VALUE&&(r=de.MAX_VALUE),{line:s,character:r}}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&f.uinteger(r.line)&&f.uinteger(r.character)}e.is=t})(j||(j={}));(function(e){function n(s,r,i,o){if(f.uinteger(s)&&f.uinteger(r)&&f.uinteger(i)&&f.uinteger(o))return{start:j.create(s,r),end:j.create(i,o)};if(j.is(s)&&j.is(r))return{start:s,end:r};throw new Error(`Range#create called with invalid arguments[${s}, ${r}, ${i}, ${o}]`)}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&j.is(r.start)&&j.is(r.end)}e.is=t})(v||(v={}));(function(e){function n(s,r){return{uri:s,range:r}}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&v.is(r.range)&&(f.string(r.uri)||f.undefined(r.uri))}e.is=t})(pe||(pe={}));(function(e){function n(s,r,i,o){return{targetUri:s,targetRange:r,targetSelectionRange:i,originSelectionRange:o}}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&v.is(r.targetRange)&&f.string(r.targetUri)&&v.is(r.targetSelectionRange)&&(v.is(r.originSelectionRange)||f.undefined(r.originSelectionRange))}e.is=t})(Fn||(Fn={}));(function(e){function n(s,r,i,o){return{red:s,green:r,blue:i,alpha:o}}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&f.numberRange(r.red,0,1)&&f.numberRange(r.green,0,1)&&f.numberRange(r.blue,0,1)&&f.numberRange(r.alpha,0,1)}e.is=t})(De||(De={}));(function(e){function n(s,r){return{range:s,color:r}}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&v.is(r.range)&&De.is(r.color)}e.is=t})(Wn||(Wn={}));(function(e){function n(s,r,i){return{label:s,textEdit:r,additionalTextEdits:i}}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&f.string(r.label)&&(f.undefined(r.textEdit)||F.is(r.textEdit))&&(f.undefined(r.additionalTextEdits)||f.typedArray(r.additionalTextEdits,F.is))}e.is=t})(Un||(Un={}));(function(e){e.Comment="comment",e.Imports="imports",e.Region="region"})(Dn||(Dn={}));(function(e){function n(s,r,i,o,a,u){let c={startLine:s,endLine:r};return f.defined(i)&&(c.startCharacter=i),f.defined(o)&&(c.endCharacter=o),f.defined(a)&&(c.kind=a),f.defined(u)&&(c.collapsedText=u),c}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&f.uinteger(r.startLine)&&f.uinteger(r.endLine)&&(f.undefined(r.startCharacter)||f.uinteger(r.startCharacter))&&(f.undefined(r.endCharacter)||f.uinteger(r.endCharacter))&&(f.undefined(r.kind)||f.string(r.kind))}e.is=t})(Gn||(Gn={}));(function(e){function n(s,r){return{location:s,message:r}}e.create=n;function t(s){let r=s;return f.defined(r)&&pe.is(r.location)&&f.string(r.message)}e.is=t})(Ge||(Ge={}));(function(e){e.Error=1,e.Warning=2,e.Information=3,e.Hint=4})($n||($n={}));(function(e){e.Unnecessary=1,e.Deprecated=2})(Bn||(Bn={}));(function(e){function n(t){let s=t;return f.objectLiteral(s)&&f.string(s.href)}e.is=n})(qn||(qn={}));(function(e){function n(i,o,a,u,c,l){let d={range:i,message:o};return f.defined(a)&&(d.severity=a),f.defined(u)&&(d.code=u),f.defined(c)&&(d.source=c),f.defined(l)&&(d.relatedInformation=l),d}e.create=n;function t(i){var o;let a=i;return f.defined(a)&&v.is(a.range)&&(f.string(a.message)||q.is(a.message))&&(f.number(a.severity)||f.undefined(a.severity))&&(f.integer(a.code)||f.string(a.code)||f.undefined(a.code))&&(f.undefined(a.codeDescription)||f.string((o=a.codeDescription)===null||o===void 0?void 0:o.href))&&(f.string(a.source)||f.undefined(a.source))&&(f.undefined(a.relatedInformation)||f.typedArray(a.relatedInformation,Ge.is))}e.is=t;function s(i){return f.string(i.message)}e.is3_17=s;function r(i){if(f.string(i.message))return i.message;if(q.is(i.message))return i.message.value;throw new Error(`Unknown message type ${typeof i.message}`)}e.getMessageString=r})(me||(me={}));(function(e){function n(s,r,...i){let o={title:s,command:r};return f.defined(i)&&i.length>0&&(o.arguments=i),o}e.create=n;function t(s){let r=s;return f.defined(r)&&f.string(r.title)&&(r.tooltip===void 0||f.string(r.tooltip))&&f.string(r.command)}e.is=t})(H||(H={}));(function(e){function n(i,o){return{range:i,newText:o}}e.replace=n;function t(i,o){return{range:{start:i,end:i},newText:o}}e.insert=t;function s(i){return{range:i,newText:""}}e.del=s;function r(i){let o=i;return f.objectLiteral(o)&&f.string(o.newText)&&v.is(o.range)}e.is=r})(F||(F={}));(function(e){function n(s,r,i){let o={label:s};return r!==void 0&&(o.needsConfirmation=r),i!==void 0&&(o.description=i),o}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&f.string(r.label)&&(f.boolean(r.needsConfirmation)||r.needsConfirmation===void 0)&&(f.string(r.description)||r.description===void 0)}e.is=t})(B||(B={}));(function(e){function n(t){let s=t;return f.string(s)}e.is=n})(O||(O={}));(function(e){function n(i,o,a){return{range:i,newText:o,annotationId:a}}e.replace=n;function t(i,o,a){return{range:{start:i,end:i},newText:o,annotationId:a}}e.insert=t;function s(i,o){return{range:i,newText:"",annotationId:o}}e.del=s;function r(i){let o=i;return F.is(o)&&(B.is(o.annotationId)||O.is(o.annotationId))}e.is=r})(G||(G={}));(function(e){function n(s,r){return{textDocument:s,edits:r}}e.create=n;function t(s){let r=s;return f.defined(r)&&ge.is(r.textDocument)&&Array.isArray(r.edits)}e.is=t})(he||(he={}));(function(e){function n(s,r,i){let o={kind:"create",uri:s};return r!==void 0&&(r.overwrite!==void 0||r.ignoreIfExists!==void 0)&&(o.options=r),i!==void 0&&(o.annotationId=i),o}e.create=n;function t(s){let r=s;return r&&r.kind==="create"&&f.string(r.uri)&&(r.options===void 0||(r.options.overwrite===void 0||f.boolean(r.options.overwrite))&&(r.options.ignoreIfExists===void 0||f.boolean(r.options.ignoreIfExists)))&&(r.annotationId===void 0||O.is(r.annotationId))}e.is=t})(ee||(ee={}));(function(e){function n(s,r,i,o){let a={kind:"rename",oldUri:s,newUri:r};return i!==void 0&&(i.overwrite!==void 0||i.ignoreIfExists!==void 0)&&(a.options=i),o!==void 0&&(a.annotationId=o),a}e.create=n;function t(s){let r=s;return r&&r.kind==="rename"&&f.string(r.oldUri)&&f.string(r.newUri)&&(r.options===void 0||(r.options.overwrite===void 0||f.boolean(r.options.overwrite))&&(r.options.ignoreIfExists===void 0||f.boolean(r.options.ignoreIfExists)))&&(r.annotationId===void 0||O.is(r.annotationId))}e.is=t})(ne||(ne={}));(function(e){function n(s,r,i){let o={kind:"delete",uri:s};return r!==void 0&&(r.recursive!==void 0||r.ignoreIfNotExists!==void 0)&&(o.options=r),i!==void 0&&(o.annotationId=i),o}e.create=n;function t(s){let r=s;return r&&r.kind==="delete"&&f.string(r.uri)&&(r.options===void 0||(r.options.recursive===void 0||f.boolean(r.options.recursive))&&(r.options.ignoreIfNotExists===void 0||f.boolean(r.options.ignoreIfNotExists)))&&(r.annotationId===void 0||O.is(r.annotationId))}e.is=t})(te||(te={}));(function(e){function n(t){let s=t;return s&&(s.changes!==void 0||s.documentChanges!==void 0)&&(s.documentChanges===void 0||s.documentChanges.every(r=>f.string(r.kind)?ee.is(r)||ne.is(r)||te.is(r):he.is(r)))}e.is=n})($e||($e={}));K=class{constructor(n,t){this.edits=n,this.changeAnnotations=t}insert(n,t,s){let r,i;if(s===void 0?r=F.insert(n,t):O.is(s)?(i=s,r=G.insert(n,t,s)):(this.assertChangeAnnotations(this.changeAnnotations),i=this.changeAnnotations.manage(s),r=G.insert(n,t,i)),this.edits.push(r),i!==void 0)return i}replace(n,t,s){let r,i;if(s===void 0?r=F.replace(n,t):O.is(s)?(i=s,r=G.replace(n,t,s)):(this.assertChangeAnnotations(this.changeAnnotations),i=this.changeAnnotations.manage(s),r=G.replace(n,t,i)),this.edits.push(r),i!==void 0)return i}delete(n,t){let s,r;if(t===void 0?s=F.del(n):O.is(t)?(r=t,s=G.del(n,t)):(this.assertChangeAnnotations(this.changeAnnotations),r=this.changeAnnotations.manage(t),s=G.del(n,r)),this.edits.push(s),r!==void 0)return r}add(n){this.edits.push(n)}all(){return this.edits}clear(){this.edits.splice(0,this.edits.length)}assertChangeAnnotations(n){if(n===void 0)throw new Error("Text edit change is not configured to manage change annotations.")}};(function(e){function n(t){let s=t;return f.objectLiteral(s)&&v.is(s.range)&&Qe.isSnippet(s.snippet)&&(s.annotationId===void 0||B.is(s.annotationId)||O.is(s.annotationId))}e.is=n})(zn||(zn={}));Be=class{constructor(n){this._annotations=n===void 0?Object.create(null):n,this._counter=0,this._size=0}all(){return this._annotations}get size(){return this._size}manage(n,t){let s;if(O.is(n)?s=n:(s=this.nextId(),t=n),this._annotations[s]!==void 0)throw new Error(`Id ${s} is already in use.`);if(t===void 0)throw new Error(`No annotation provided for id ${s}`);return this._annotations[s]=t,this._size++,s}nextId(){return this._counter++,this._counter.toString()}},Vn=class{constructor(n){this._textEditChanges=Object.create(null),n!==void 0?(this._workspaceEdit=n,n.documentChanges?(this._changeAnnotations=new Be(n.changeAnnotations),n.changeAnnotations=this._changeAnnotations.all(),n.documentChanges.forEach(t=>{if(he.is(t)){let s=new K(t.edits,this._changeAnnotations);this._textEditChanges[t.textDocument.uri]=s}})):n.changes&&Object.keys(n.changes).forEach(t=>{let s=new K(n.changes[t]);this._textEditChanges[t]=s})):this._workspaceEdit={}}get edit(){return this.initDocumentChanges(),this._changeAnnotations!==void 0&&(this._changeAnnotations.size===0?this._workspaceEdit.changeAnnotations=void 0:this._workspaceEdit.changeAnnotations=this._changeAnnotations.all()),this._workspaceEdit}getTextEditChange(n){if(ge.is(n)){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let t={uri:n.uri,version:n.version},s=this._textEditChanges[t.uri];if(!s){let r=[],i={textDocument:t,edits:r};this._workspaceEdit.documentChanges.push(i),s=new K(r,this._changeAnnotations),this._textEditChanges[t.uri]=s}return s}else{if(this.initChanges(),this._workspaceEdit.changes===void 0)throw new Error("Workspace edit is not configured for normal text edit changes.");let t=this._textEditChanges[n];if(!t){let s=[];this._workspaceEdit.changes[n]=s,t=new K(s),this._textEditChanges[n]=t}return t}}initDocumentChanges(){this._workspaceEdit.documentChanges===void 0&&this._workspaceEdit.changes===void 0&&(this._changeAnnotations=new Be,this._workspaceEdit.documentChanges=[],this._workspaceEdit.changeAnnotations=this._changeAnnotations.all())}initChanges(){this._workspaceEdit.documentChanges===void 0&&this._workspaceEdit.changes===void 0&&(this._workspaceEdit.changes=Object.create(null))}createFile(n,t,s){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let r;B.is(t)||O.is(t)?r=t:s=t;let i,o;if(r===void 0?i=ee.create(n,s):(o=O.is(r)?r:this._changeAnnotations.manage(r),i=ee.create(n,s,o)),this._workspaceEdit.documentChanges.push(i),o!==void 0)return o}renameFile(n,t,s,r){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let i;B.is(s)||O.is(s)?i=s:r=s;let o,a;if(i===void 0?o=ne.create(n,t,r):(a=O.is(i)?i:this._changeAnnotations.manage(i),o=ne.create(n,t,r,a)),this._workspaceEdit.documentChanges.push(o),a!==void 0)return a}deleteFile(n,t,s){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let r;B.is(t)||O.is(t)?r=t:s=t;let i,o;if(r===void 0?i=te.create(n,s):(o=O.is(r)?r:this._changeAnnotations.manage(r),i=te.create(n,s,o)),this._workspaceEdit.documentChanges.push(i),o!==void 0)return o}};(function(e){function n(s){return{uri:s}}e.create=n;function t(s){let r=s;return f.defined(r)&&f.string(r.uri)}e.is=t})(Hn||(Hn={}));(function(e){function n(s,r){return{uri:s,version:r}}e.create=n;function t(s){let r=s;return f.defined(r)&&f.string(r.uri)&&f.integer(r.version)}e.is=t})(Qn||(Qn={}));(function(e){function n(s,r){return{uri:s,version:r}}e.create=n;function t(s){let r=s;return f.defined(r)&&f.string(r.uri)&&(r.version===null||f.integer(r.version))}e.is=t})(ge||(ge={}));(function(e){e.ABAP="abap",e.WindowsBat="bat",e.BibTeX="bibtex",e.Clojure="clojure",e.Coffeescript="coffeescript",e.C="c",e.CPP="cpp",e.CSharp="csharp",e.CSS="css",e.D="d",e.Delphi="pascal",e.Diff="diff",e.Dart="dart",e.Dockerfile="dockerfile",e.Elixir="elixir",e.Erlang="erlang",e.FSharp="fsharp",e.GitCommit="git-commit",e.GitRebase="git-rebase",e.Go="go",e.Groovy="groovy",e.Handlebars="handlebars",e.Haskell="haskell",e.HTML="html",e.Ini="ini",e.Java="java",e.JavaScript="javascript",e.JavaScriptReact="javascriptreact",e.JSON="json",e.LaTeX="latex",e.Less="less",e.Lua="lua",e.Makefile="makefile",e.Markdown="markdown",e.ObjectiveC="objective-c",e.ObjectiveCPP="objective-cpp",e.Pascal="pascal",e.Perl="perl",e.Perl6="perl6",e.PHP="php",e.Plaintext="plaintext",e.Powershell="powershell",e.Pug="jade",e.Python="python",e.R="r",e.Razor="razor",e.Ruby="ruby",e.Rust="rust",e.SCSS="scss",e.SASS="sass",e.Scala="scala",e.ShaderLab="shaderlab",e.ShellScript="shellscript",e.SQL="sql",e.Swift="swift",e.TypeScript="typescript",e.TypeScriptReact="typescriptreact",e.TeX="tex",e.VisualBasic="vb",e.XML="xml",e.XSL="xsl",e.YAML="yaml"})(Xn||(Xn={}));(function(e){function n(s,r,i,o){return{uri:s,languageId:r,version:i,text:o}}e.create=n;function t(s){let r=s;return f.defined(r)&&f.string(r.uri)&&f.string(r.languageId)&&f.integer(r.version)&&f.string(r.text)}e.is=t})(Jn||(Jn={}));(function(e){e.PlainText="plaintext",e.Markdown="markdown";function n(t){let s=t;return s===e.PlainText||s===e.Markdown}e.is=n})(qe||(qe={}));(function(e){function n(t){let s=t;return f.objectLiteral(t)&&qe.is(s.kind)&&f.string(s.value)}e.is=n})(q||(q={}));(function(e){e.Text=1,e.Method=2,e.Function=3,e.Constructor=4,e.Field=5,e.Variable=6,e.Class=7,e.Interface=8,e.Module=9,e.Property=10,e.Unit=11,e.Value=12,e.Enum=13,e.Keyword=14,e.Snippet=15,e.Color=16,e.File=17,e.Reference=18,e.Folder=19,e.EnumMember=20,e.Constant=21,e.Struct=22,e.Event=23,e.Operator=24,e.TypeParameter=25})(Yn||(Yn={}));(function(e){e.PlainText=1,e.Snippet=2})(Zn||(Zn={}));(function(e){e.Deprecated=1})(Kn||(Kn={}));(function(e){function n(s,r,i){return{newText:s,insert:r,replace:i}}e.create=n;function t(s){let r=s;return r&&f.string(r.newText)&&v.is(r.insert)&&v.is(r.replace)}e.is=t})(et||(et={}));(function(e){e.asIs=1,e.adjustIndentation=2})(nt||(nt={}));(function(e){e.Replace=1,e.Merge=2})(tt||(tt={}));(function(e){function n(t){let s=t;return s&&(f.string(s.detail)||s.detail===void 0)&&(f.string(s.description)||s.description===void 0)}e.is=n})(st||(st={}));(function(e){function n(t){return{label:t}}e.create=n})(rt||(rt={}));(function(e){function n(t,s){return{items:t||[],isIncomplete:!!s}}e.create=n})(it||(it={}));(function(e){function n(s){return s.replace(/[\\`*_{}[\]()#+\-.!]/g,"\\$&")}e.fromPlainText=n;function t(s){let r=s;return f.string(r)||f.objectLiteral(r)&&f.string(r.language)&&f.string(r.value)}e.is=t})(_e||(_e={}));(function(e){function n(t){let s=t;return!!s&&f.objectLiteral(s)&&(q.is(s.contents)||_e.is(s.contents)||f.typedArray(s.contents,_e.is))&&(t.range===void 0||v.is(t.range))}e.is=n})(ot||(ot={}));(function(e){function n(t,s){return s?{label:t,documentation:s}:{label:t}}e.create=n})(at||(at={}));(function(e){function n(t,s,...r){let i={label:t};return f.defined(s)&&(i.documentation=s),f.defined(r)?i.parameters=r:i.parameters=[],i}e.create=n})(ft||(ft={}));(function(e){e.Text=1,e.Read=2,e.Write=3})(ut||(ut={}));(function(e){function n(t,s){let r={range:t};return f.number(s)&&(r.kind=s),r}e.create=n})(ct||(ct={}));(function(e){e.File=1,e.Module=2,e.Namespace=3,e.Package=4,e.Class=5,e.Method=6,e.Property=7,e.Field=8,e.Constructor=9,e.Enum=10,e.Interface=11,e.Function=12,e.Variable=13,e.Constant=14,e.String=15,e.Number=16,e.Boolean=17,e.Array=18,e.Object=19,e.Key=20,e.Null=21,e.EnumMember=22,e.Struct=23,e.Event=24,e.Operator=25,e.TypeParameter=26})(lt||(lt={}));(function(e){e.Deprecated=1})(dt||(dt={}));(function(e){function n(t,s,r,i,o){let a={name:t,kind:s,location:{uri:i,range:r}};return o&&(a.containerName=o),a}e.create=n})(pt||(pt={}));(function(e){function n(t,s,r,i){return i!==void 0?{name:t,kind:s,location:{uri:r,range:i}}:{name:t,kind:s,location:{uri:r}}}e.create=n})(mt||(mt={}));(function(e){function n(s,r,i,o,a,u){let c={name:s,detail:r,kind:i,range:o,selectionRange:a};return u!==void 0&&(c.children=u),c}e.create=n;function t(s){let r=s;return r&&f.string(r.name)&&f.number(r.kind)&&v.is(r.range)&&v.is(r.selectionRange)&&(r.detail===void 0||f.string(r.detail))&&(r.deprecated===void 0||f.boolean(r.deprecated))&&(r.children===void 0||Array.isArray(r.children))&&(r.tags===void 0||Array.isArray(r.tags))}e.is=t})(ht||(ht={}));(function(e){e.Empty="",e.QuickFix="quickfix",e.Refactor="refactor",e.RefactorExtract="refactor.extract",e.RefactorInline="refactor.inline",e.RefactorMove="refactor.move",e.RefactorRewrite="refactor.rewrite",e.Source="source",e.SourceOrganizeImports="source.organizeImports",e.SourceFixAll="source.fixAll",e.Notebook="notebook"})(gt||(gt={}));(function(e){e.Invoked=1,e.Automatic=2})(ye||(ye={}));(function(e){function n(s,r,i){let o={diagnostics:s};return r!=null&&(o.only=r),i!=null&&(o.triggerKind=i),o}e.create=n;function t(s){let r=s;return f.defined(r)&&f.typedArray(r.diagnostics,me.is)&&(r.only===void 0||f.typedArray(r.only,f.string))&&(r.triggerKind===void 0||r.triggerKind===ye.Invoked||r.triggerKind===ye.Automatic)}e.is=t})(_t||(_t={}));(function(e){e.LLMGenerated=1;function n(t){return f.defined(t)&&t===e.LLMGenerated}e.is=n})(ze||(ze={}));(function(e){function n(s,r,i){let o={title:s},a=!0;return typeof r=="string"?(a=!1,o.kind=r):H.is(r)?o.command=r:o.edit=r,a&&i!==void 0&&(o.kind=i),o}e.create=n;function t(s){let r=s;return r&&f.string(r.title)&&(r.diagnostics===void 0||f.typedArray(r.diagnostics,me.is))&&(r.kind===void 0||f.string(r.kind))&&(r.edit!==void 0||r.command!==void 0)&&(r.command===void 0||H.is(r.command))&&(r.isPreferred===void 0||f.boolean(r.isPreferred))&&(r.edit===void 0||$e.is(r.edit))&&(r.tags===void 0||f.typedArray(r.tags,ze.is))}e.is=t})(yt||(yt={}));(function(e){function n(s,r){let i={range:s};return f.defined(r)&&(i.data=r),i}e.create=n;function t(s){let r=s;return f.defined(r)&&v.is(r.range)&&(f.undefined(r.command)||H.is(r.command))}e.is=t})(bt||(bt={}));(function(e){function n(s,r){return{tabSize:s,insertSpaces:r}}e.create=n;function t(s){let r=s;return f.defined(r)&&f.uinteger(r.tabSize)&&f.boolean(r.insertSpaces)}e.is=t})(kt||(kt={}));(function(e){function n(s,r,i){return{range:s,target:r,data:i}}e.create=n;function t(s){let r=s;return f.defined(r)&&v.is(r.range)&&(f.undefined(r.target)||f.string(r.target))}e.is=t})(wt||(wt={}));(function(e){function n(s,r){return{range:s,parent:r}}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&v.is(r.range)&&(r.parent===void 0||e.is(r.parent))}e.is=t})(xt||(xt={}));(function(e){e.namespace="namespace",e.type="type",e.class="class",e.enum="enum",e.interface="interface",e.struct="struct",e.typeParameter="typeParameter",e.parameter="parameter",e.variable="variable",e.property="property",e.enumMember="enumMember",e.event="event",e.function="function",e.method="method",e.macro="macro",e.keyword="keyword",e.modifier="modifier",e.comment="comment",e.string="string",e.number="number",e.regexp="regexp",e.operator="operator",e.decorator="decorator",e.label="label"})(vt||(vt={}));(function(e){e.declaration="declaration",e.definition="definition",e.readonly="readonly",e.static="static",e.deprecated="deprecated",e.abstract="abstract",e.async="async",e.modification="modification",e.documentation="documentation",e.defaultLibrary="defaultLibrary"})(Et||(Et={}));(function(e){function n(t){let s=t;return f.objectLiteral(s)&&(s.resultId===void 0||typeof s.resultId=="string")&&Array.isArray(s.data)&&(s.data.length===0||typeof s.data[0]=="number")}e.is=n})(Ot||(Ot={}));(function(e){function n(s,r){return{range:s,text:r}}e.create=n;function t(s){let r=s;return r!=null&&v.is(r.range)&&f.string(r.text)}e.is=t})(At||(At={}));(function(e){function n(s,r,i){return{range:s,variableName:r,caseSensitiveLookup:i}}e.create=n;function t(s){let r=s;return r!=null&&v.is(r.range)&&f.boolean(r.caseSensitiveLookup)&&(f.string(r.variableName)||r.variableName===void 0)}e.is=t})(St||(St={}));(function(e){function n(s,r){return{range:s,expression:r}}e.create=n;function t(s){let r=s;return r!=null&&v.is(r.range)&&(f.string(r.expression)||r.expression===void 0)}e.is=t})(Nt||(Nt={}));(function(e){function n(s,r){return{frameId:s,stoppedLocation:r}}e.create=n;function t(s){let r=s;return f.defined(r)&&v.is(s.stoppedLocation)}e.is=t})(It||(It={}));(function(e){e.Type=1,e.Parameter=2;function n(t){return t===1||t===2}e.is=n})(Ve||(Ve={}));(function(e){function n(s){return{value:s}}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&(r.tooltip===void 0||f.string(r.tooltip)||q.is(r.tooltip))&&(r.location===void 0||pe.is(r.location))&&(r.command===void 0||H.is(r.command))}e.is=t})(He||(He={}));(function(e){function n(s,r,i){let o={position:s,label:r};return i!==void 0&&(o.kind=i),o}e.create=n;function t(s){let r=s;return f.objectLiteral(r)&&j.is(r.position)&&(f.string(r.label)||f.typedArray(r.label,He.is))&&(r.kind===void 0||Ve.is(r.kind))&&r.textEdits===void 0||f.typedArray(r.textEdits,F.is)&&(r.tooltip===void 0||f.string(r.tooltip)||q.is(r.tooltip))&&(r.paddingLeft===void 0||f.boolean(r.paddingLeft))&&(r.paddingRight===void 0||f.boolean(r.paddingRight))}e.is=t})(Ct||(Ct={}));(function(e){function n(s){return{kind:"snippet",value:s}}e.createSnippet=n;function t(s){let r=s;return f.objectLiteral(r)&&r.kind==="snippet"&&f.string(r.value)}e.isSnippet=t})(Qe||(Qe={}));(function(e){function n(t,s,r,i){return{insertText:t,filterText:s,range:r,command:i}}e.create=n})(Mt||(Mt={}));(function(e){function n(t){return{items:t}}e.create=n})(jt||(jt={}));(function(e){e.Invoked=1,e.Automatic=2})(Pt||(Pt={}));(function(e){function n(t,s){return{range:t,text:s}}e.create=n})(Lt||(Lt={}));(function(e){function n(t,s){return{triggerKind:t,selectedCompletionInfo:s}}e.create=n})(Tt||(Tt={}));(function(e){function n(t){let s=t;return f.objectLiteral(s)&&Ue.is(s.uri)&&f.string(s.name)}e.is=n})(Rt||(Rt={}));jo=[`
`,`\r
`,"\r"];(function(e){function n(i,o,a,u){return new Wt(i,o,a,u)}e.create=n;function t(i){let o=i;return!!(f.defined(o)&&f.string(o.uri)&&(f.undefined(o.languageId)||f.string(o.languageId))&&f.uinteger(o.lineCount)&&f.func(o.getText)&&f.func(o.positionAt)&&f.func(o.offsetAt))}e.is=t;function s(i,o){let a=i.getText(),u=r(o,(l,d)=>{let h=l.range.start.line-d.range.start.line;return h===0?l.range.start.character-d.range.start.character:h}),c=a.length;for(let l=u.length-1;l>=0;l--){let d=u[l],h=i.offsetAt(d.range.start),m=i.offsetAt(d.range.end);if(m<=c)a=a.substring(0,h)+d.newText+a.substring(m,a.length);else throw new Error("Overlapping edit");c=h}return a}e.applyEdits=s;function r(i,o){if(i.length<=1)return i;let a=i.length/2|0,u=i.slice(0,a),c=i.slice(a);r(u,o),r(c,o);let l=0,d=0,h=0;for(;l<u.length&&d<c.length;)o(u[l],c[d])<=0?i[h++]=u[l++]:i[h++]=c[d++];for(;l<u.length;)i[h++]=u[l++];for(;d<c.length;)i[h++]=c[d++];return i}})(Ft||(Ft={}));Wt=class{constructor(n,t,s,r){this._uri=n,this._languageId=t,this._version=s,this._content=r,this._lineOffsets=void 0}get uri(){return this._uri}get languageId(){return this._languageId}get version(){return this._version}getText(n){if(n){let t=this.offsetAt(n.start),s=this.offsetAt(n.end);return this._content.substring(t,s)}return this._content}update(n,t){this._content=n.text,this._version=t,this._lineOffsets=void 0}getLineOffsets(){if(this._lineOffsets===void 0){let n=[],t=this._content,s=!0;for(let r=0;r<t.length;r++){s&&(n.push(r),s=!1);let i=t.charAt(r);s=i==="\r"||i===`
`,i==="\r"&&r+1<t.length&&t.charAt(r+1)===`
`&&r++}s&&t.length>0&&n.push(t.length),this._lineOffsets=n}return this._lineOffsets}positionAt(n){n=Math.max(Math.min(n,this._content.length),0);let t=this.getLineOffsets(),s=0,r=t.length;if(r===0)return j.create(0,n);for(;s<r;){let o=Math.floor((s+r)/2);t[o]>n?r=o:s=o+1}let i=s-1;return j.create(i,n-t[i])}offsetAt(n){let t=this.getLineOffsets();if(n.line>=t.length)return this._content.length;if(n.line<0)return 0;let s=t[n.line],r=n.line+1<t.length?t[n.line+1]:this._content.length;return Math.max(Math.min(s+n.character,r),s)}get lineCount(){return this.getLineOffsets().length}};(function(e){let n=Object.prototype.toString;function t(m){return typeof m<"u"}e.defined=t;function s(m){return typeof m>"u"}e.undefined=s;function r(m){return m===!0||m===!1}e.boolean=r;function i(m){return n.call(m)==="[object String]"}e.string=i;function o(m){return n.call(m)==="[object Number]"}e.number=o;function a(m,_,b){return n.call(m)==="[object Number]"&&_<=m&&m<=b}e.numberRange=a;function u(m){return n.call(m)==="[object Number]"&&-2147483648<=m&&m<=2147483647}e.integer=u;function c(m){return n.call(m)==="[object Number]"&&0<=m&&m<=2147483647}e.uinteger=c;function l(m){return n.call(m)==="[object Function]"}e.func=l;function d(m){return m!==null&&typeof m=="object"}e.objectLiteral=d;function h(m,_){return Array.isArray(m)&&m.every(_)}e.typedArray=h})(f||(f={}))});var as={celery:`"""What celery does before and after a program makes its application, and when a worker starts.

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
`,standard:`"""What parts of the standard library make of what they are given, as far as it is known.

Written after the modules of the same names of Python 3.11 to 3.13. Whatever is not here gives what it gave before: something
of which nothing is known.
"""

import heapq
import math
from typing import NamedTuple

from late_patch import paper

# Mocks


class Call(NamedTuple):
    """A call that a mock has seen."""

    args: tuple
    kwargs: dict

    def __eq__(self, other):
        return self.args == other.args and self.kwargs == other.kwargs


def call(*args, **kwargs):
    return Call(args, kwargs)


#: What mocks have of which nothing is known here.
UNTOLD = "mock_calls method_calls assert_has_calls attach_mock mock_add_spec assert_awaited".split()


class Mock(paper.library("unittest.mock.Mock")):
    def __init__(
        self, spec=None, side_effect=None, wraps=None, name=None, spec_set=None, autospec=None, create=False, **given
    ):
        self.side_effect = side_effect
        self._wraps = wraps
        # What stands in for a function that is given \`self\` has that among its arguments, or has not.
        self._is_loose = not not autospec
        self._forget()
        self.configure_mock(**given)

    def _forget(self):
        self.called = False
        self.call_count = 0
        self.call_args = None
        self.call_args_list = []

    def configure_mock(self, **given):
        for name, value in given.items():
            if "." in name:
                first, _, rest = name.partition(".")
                getattr(self, first).configure_mock(**{rest: value})
            else:
                setattr(self, name, value)

    def __getattr__(self, name):
        if name in UNTOLD:
            return paper.anything
        child = type(self)() if name != "return_value" else MagicMock()
        setattr(self, name, child)
        return child

    def __call__(self, *args, **kwargs):
        self.called = True
        self.call_count += 1
        self.call_args = paper.anything if self._is_loose else Call(args, kwargs)
        self.call_args_list.append(self.call_args)
        if self.side_effect is None:
            if self._wraps is not None and "return_value" not in vars(self):
                return self._wraps(*args, **kwargs)
            return self.return_value
        return paper.library("unittest.mock.Mock.__call__")(self, *args, **kwargs)

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError("not called")

    def assert_not_called(self):
        if self.call_count > 0:
            raise AssertionError("called")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("not called once")

    def assert_called_with(self, *args, **kwargs):
        if self.call_count == 0:
            raise AssertionError("not called")
        if not self._is_loose and not (self.call_args == Call(args, kwargs)):
            raise AssertionError("not called with this")

    def assert_called_once_with(self, *args, **kwargs):
        self.assert_called_once()
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, *args, **kwargs):
        if not self._is_loose and not any(one == Call(args, kwargs) for one in self.call_args_list):
            raise AssertionError("never called with this")

    def reset_mock(self, return_value=False, side_effect=False):
        self._forget()
        for value in list(vars(self).values()):
            if paper.is_a(value, Mock):
                value.reset_mock()


class MagicMock(Mock):
    pass


class PropertyMock(Mock):
    def __get__(self, instance, owner=None):
        return self()

    def __set__(self, instance, value):
        self(value)


def create_autospec(spec, spec_set=False, instance=False, **given):
    return MagicMock(autospec=True, **given)


# Texts


def unquoted(text):
    return paper.anything if "%" in text or "+" in text else text


def parse_qsl(text, keep_blank_values=False):
    pairs = []
    for part in text.split("&"):
        name, equals, value = part.partition("=")
        if part and (value or keep_blank_values):
            pairs.append((unquoted(name), unquoted(value)))
    return pairs


def parse_qs(text, keep_blank_values=False):
    found = {}
    for name, value in parse_qsl(text, keep_blank_values):
        found.setdefault(name, []).append(value)
    return found


def urlencode(query, doseq=False):
    parts = []
    for name, value in query.items() if isinstance(query, dict) else query:
        for text in [str(name), str(value)]:
            plain = text
            for sign in "_.-~ ":
                plain = plain.replace(sign, "")
            if doseq or (plain and not plain.isalnum()):
                return paper.anything
        parts.append(str(name).replace(" ", "+") + "=" + str(value).replace(" ", "+"))
    return "&".join(parts)


class Netloc:
    """What the parts of a host are."""

    @property
    def _host(self):
        return self.netloc.rpartition("@")[2]

    @property
    def username(self):
        user, at, _ = self.netloc.rpartition("@")
        return user.partition(":")[0] if at else None

    @property
    def password(self):
        user, at, _ = self.netloc.rpartition("@")
        _, colon, password = user.partition(":")
        return password if colon else None

    @property
    def hostname(self):
        if "[" in self.netloc:
            return paper.anything
        return self._host.partition(":")[0].lower() or None

    @property
    def port(self):
        if "[" in self.netloc:
            return paper.anything
        port = self._host.partition(":")[2]
        return int(port) if port else None


class SplitParts(NamedTuple):
    scheme: str
    netloc: str
    path: str
    query: str
    fragment: str


class SplitResult(SplitParts, Netloc):
    def geturl(self):
        return paper.anything


class ParseParts(NamedTuple):
    scheme: str
    netloc: str
    path: str
    params: str
    query: str
    fragment: str


class ParseResult(ParseParts, Netloc):
    def geturl(self):
        return paper.anything


def urlsplit(url, scheme="", allow_fragments=True):
    if not allow_fragments or " " in url or "\\n" in url or "\\t" in url:
        return paper.anything
    start, colon, rest = url.partition(":")
    is_scheme = colon and start[:1].isalpha()
    for sign in start.lower():
        if sign not in "abcdefghijklmnopqrstuvwxyz0123456789+-.":
            is_scheme = False
    if is_scheme:
        scheme, url = start.lower(), rest
    url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    netloc = ""
    if url.startswith("//"):
        netloc, slash, path = url[2:].partition("/")
        url = slash + path
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    if ";" in url:
        return paper.anything
    parts = urlsplit(url, scheme, allow_fragments)
    if not paper.is_a(parts, SplitResult):
        return paper.anything
    return ParseResult(parts.scheme, parts.netloc, parts.path, "", parts.query, parts.fragment)


class PurePosixPath(paper.library("pathlib.PurePosixPath")):
    def __init__(self, *parts):
        at = ""
        for part in parts:
            part = str(part)
            at = part if part.startswith("/") or at == "" else at + "/" + part
        self.root = "/" if at.startswith("/") else ""
        names = [name for name in at.split("/") if name not in ("", ".")]
        self.parts = tuple([self.root] + names) if self.root else tuple(names)
        self._text = self.root + "/".join(names) or "."

    def _names(self):
        return list(self.parts[1:] if self.root else self.parts)

    def _with_names(self, names):
        return PurePosixPath(self.root + "/".join(names))

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def as_posix(self):
        return self._text

    def is_absolute(self):
        return self.root == "/"

    @property
    def name(self):
        names = self._names()
        return names[-1] if names else ""

    @property
    def suffix(self):
        stem, dot, end = self.name.rpartition(".")
        return dot + end if stem and end else ""

    @property
    def suffixes(self):
        if self.name.endswith("."):
            return []
        return ["." + one for one in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name[: len(self.name) - len(self.suffix)] if self.suffix else self.name

    @property
    def parent(self):
        return self._with_names(self._names()[:-1])

    @property
    def parents(self):
        names = self._names()
        return [self._with_names(names[:count]) for count in reversed(range(len(names)))]

    def joinpath(self, *others):
        return PurePosixPath(self._text, *others)

    def __truediv__(self, other):
        return PurePosixPath(self._text, other)

    def __rtruediv__(self, other):
        return PurePosixPath(other, self._text)

    def with_name(self, name):
        return self._with_names(self._names()[:-1] + [name])

    def with_suffix(self, suffix):
        return self.with_name(self.stem + suffix)

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def __eq__(self, other):
        return paper.is_a(other, PurePosixPath) and self._text == other._text

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self._text)


# Numbers


class timedelta(paper.library("datetime.timedelta")):
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        self._all = ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000000
        self._all += milliseconds * 1000 + microseconds

    @property
    def days(self):
        return self._all // 86400000000

    @property
    def seconds(self):
        return self._all // 1000000 % 86400

    @property
    def microseconds(self):
        return self._all % 1000000

    def total_seconds(self):
        return self._all / 1000000

    def __add__(self, other):
        return timedelta(0, 0, self._all + other._all) if paper.is_a(other, timedelta) else paper.anything

    def __sub__(self, other):
        return timedelta(0, 0, self._all - other._all) if paper.is_a(other, timedelta) else paper.anything

    def __mul__(self, times):
        return timedelta(0, 0, self._all * times)

    def __rmul__(self, times):
        return timedelta(0, 0, self._all * times)

    def __truediv__(self, by):
        return self._all / by._all if paper.is_a(by, timedelta) else timedelta(0, 0, self._all / by)

    def __floordiv__(self, by):
        return self._all // by._all if paper.is_a(by, timedelta) else timedelta(0, 0, self._all // by)

    def __neg__(self):
        return timedelta(0, 0, -self._all)

    def __abs__(self):
        return timedelta(0, 0, abs(self._all))

    def __bool__(self):
        return self._all != 0

    def __eq__(self, other):
        return self._all == other._all

    def __lt__(self, other):
        return self._all < other._all

    def __le__(self, other):
        return self._all <= other._all

    def __gt__(self, other):
        return self._all > other._all

    def __ge__(self, other):
        return self._all >= other._all

    def __hash__(self):
        return hash(self._all)


class Ratio:
    """A number as what \`_over\` and \`_under\` are to each other, which is above 0."""

    def _pair(self, other):
        if paper.is_a(other, Ratio):
            return self._over * other._under, other._over * self._under
        return self._over, other * self._under

    def __add__(self, other):
        one, two = self._pair(other)
        return self._made(one + two, other)

    def __radd__(self, other):
        one, two = self._pair(other)
        return self._made(two + one, other)

    def __sub__(self, other):
        one, two = self._pair(other)
        return self._made(one - two, other)

    def __rsub__(self, other):
        one, two = self._pair(other)
        return self._made(two - one, other)

    def _made(self, over, other):
        return self._of(over, self._under * other._under if paper.is_a(other, Ratio) else self._under)

    def __mul__(self, other):
        if paper.is_a(other, Ratio):
            return self._of(self._over * other._over, self._under * other._under)
        return self._of(self._over * other, self._under)

    def __rmul__(self, other):
        return self._of(self._over * other, self._under)

    def __neg__(self):
        return self._of(-self._over, self._under)

    def __abs__(self):
        return self._of(abs(self._over), self._under)

    def __bool__(self):
        return self._over != 0

    def __float__(self):
        return self._over / self._under

    def __int__(self):
        return int(self._over / self._under)

    def __eq__(self, other):
        one, two = self._pair(other)
        return one == two

    def __lt__(self, other):
        one, two = self._pair(other)
        return one < two

    def __le__(self, other):
        one, two = self._pair(other)
        return one <= two

    def __gt__(self, other):
        one, two = self._pair(other)
        return one > two

    def __ge__(self, other):
        one, two = self._pair(other)
        return one >= two


def scaled(value):
    """The number that a text says, as one whole number over another."""
    for text in paper.texts(value):
        sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
        whole, _, part = digits.partition(".")
        if not (whole + part).isdigit() or len(whole + part) > 15:
            return paper.anything, 1
        return sign * int(whole + part), 10 ** len(part)
    if paper.is_a(value, Ratio):
        return value._over, value._under
    return (value, 1) if value % 1 == 0 else (paper.anything, 1)


class Decimal(Ratio, paper.library("decimal.Decimal")):
    def __init__(self, value=0, context=None):
        self._over, self._under = scaled(value)

    def _of(self, over, under):
        made = Decimal()
        made._over = over
        made._under = under
        return made


class Fraction(Ratio, paper.library("fractions.Fraction")):
    def __init__(self, numerator=0, denominator=1):
        self._over, self._under = numerator, denominator
        for text in paper.texts(numerator):
            over, slash, under = text.partition("/")
            self._over, self._under = scaled(over)
            if slash:
                self._under *= int(under)
        if paper.is_a(numerator, Ratio):
            self._over, self._under = numerator._over, numerator._under
        if self._under < 0:
            self._over, self._under = -self._over, -self._under

    def _of(self, over, under):
        return Fraction(over, under)

    @property
    def numerator(self):
        return self._over // math.gcd(self._over, self._under)

    @property
    def denominator(self):
        return self._under // math.gcd(self._over, self._under)


# Settings

BOOLEANS = {
    "1": True,
    "yes": True,
    "true": True,
    "on": True,
    "0": False,
    "no": False,
    "false": False,
    "off": False,
}


class Missing:
    """What stands for no fallback."""


class Section:
    """configparser.SectionProxy."""

    def __init__(self, parser, name):
        self.parser = parser
        self.name = name

    def __getitem__(self, option):
        if not self.parser.has_option(self.name, option):
            raise KeyError(option)
        return self.parser.get(self.name, option)

    def __setitem__(self, option, value):
        self.parser.set(self.name, option, value)

    def __delitem__(self, option):
        self.parser.remove_option(self.name, option)

    def __contains__(self, option):
        return self.parser.has_option(self.name, option)

    def __iter__(self):
        return iter(self.parser.keys_of(self.name))

    def __len__(self):
        return len(self.parser.keys_of(self.name))

    def keys(self):
        return self.parser.keys_of(self.name)

    def values(self):
        return [self[option] for option in self.parser.keys_of(self.name)]

    def items(self):
        return [(option, self[option]) for option in self.parser.keys_of(self.name)]

    def get(self, option, fallback=None, **more):
        return self.parser.get(self.name, option, fallback=fallback)

    def getint(self, option, fallback=None, **more):
        return self.parser.getint(self.name, option, fallback=fallback)

    def getfloat(self, option, fallback=None, **more):
        return self.parser.getfloat(self.name, option, fallback=fallback)

    def getboolean(self, option, fallback=None, **more):
        return self.parser.getboolean(self.name, option, fallback=fallback)


class ConfigParser(paper.library("configparser.ConfigParser")):
    def __init__(self, defaults=None):
        self._defaults = {}
        self._sections = {}
        self._is_open = False
        for option, value in (defaults or {}).items():
            self._defaults[option.lower()] = value

    # What files say nobody knows, nor what somebody else has made of it.
    def _is_unknown(self):
        return self._is_open or paper.is_handed_out(self)

    def _open(self, *args, **kwargs):
        self._is_open = True
        return paper.anything

    read = _open
    read_file = _open
    readfp = _open
    update = _open

    def read_string(self, text, source="<string>"):
        section = None
        for line in text.splitlines():
            words = line.strip()
            if not words or words.startswith("#") or words.startswith(";"):
                continue
            if words.startswith("[") and words.endswith("]"):
                section = words[1:-1]
                if section != "DEFAULT":
                    self._sections.setdefault(section, {})
                continue
            option, equals, value = words.partition("=")
            if not equals or ":" in option or line[:1] in " \\t":
                # Values of several lines, and what else is not told apart here.
                return self._open()
            self.set(section, option.strip(), value.strip())

    def read_dict(self, values, source="<dict>"):
        for section, options in values.items():
            self[section] = options

    def _own(self, section):
        if section == "DEFAULT":
            return self._defaults
        if section not in self._sections:
            raise paper.library("configparser.NoSectionError")
        return self._sections[section]

    def sections(self):
        return paper.anything if self._is_unknown() else list(self._sections)

    def defaults(self):
        return paper.anything if self._is_unknown() else self._defaults

    def add_section(self, section):
        if section in self._sections:
            raise paper.library("configparser.DuplicateSectionError")
        self._sections[section] = {}

    def has_section(self, section):
        return paper.anything if self._is_unknown() else section in self._sections

    def has_option(self, section, option):
        if self._is_unknown():
            return paper.anything
        option = option.lower()
        return option in self._sections.get(section, {}) or option in self._defaults

    def keys_of(self, section):
        if self._is_unknown():
            return paper.anything
        return list({**self._own(section), **self._defaults})

    def options(self, section):
        return self.keys_of(section)

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def remove_option(self, section, option):
        return self._own(section).pop(option.lower(), None) is not None

    def set(self, section, option, value=None):
        self._own(section)[option.lower()] = value

    def get(self, section, option, raw=False, vars=None, fallback=Missing):
        if self._is_unknown() or vars is not None:
            return paper.anything
        option = option.lower()
        if section != "DEFAULT" and section not in self._sections:
            if fallback is Missing:
                raise paper.library("configparser.NoSectionError")
            return fallback
        own = self._own(section)
        if option in own:
            return self._told(own[option])
        if option in self._defaults:
            return self._told(self._defaults[option])
        if fallback is Missing:
            raise paper.library("configparser.NoOptionError")
        return fallback

    def _told(self, value):
        # What names others by \`%(name)s\` is put together, which is not done here.
        if not paper.texts(value) or "%" in value:
            return paper.anything
        return value

    def _converted(self, convert, section, option, fallback, **more):
        value = self.get(section, option, fallback=Missing if fallback is Missing else None)
        return fallback if value is None else convert(value)

    def getint(self, section, option, fallback=Missing, **more):
        return self._converted(int, section, option, fallback)

    def getfloat(self, section, option, fallback=Missing, **more):
        return self._converted(float, section, option, fallback)

    def getboolean(self, section, option, fallback=Missing, **more):
        return self._converted(lambda value: BOOLEANS[value.lower()], section, option, fallback)

    def items(self, section=None, **more):
        if self._is_unknown() or section is None:
            return paper.anything
        return [(option, self.get(section, option)) for option in self.keys_of(section)]

    def __getitem__(self, section):
        if self._is_unknown():
            return paper.anything
        if section != "DEFAULT" and section not in self._sections:
            raise KeyError(section)
        return Section(self, section)

    def __setitem__(self, section, options):
        if section != "DEFAULT":
            self._sections[section] = {}
        for option, value in dict(options).items():
            self.set(section, option, str(value))

    def __delitem__(self, section):
        del self._sections[section]

    def __contains__(self, section):
        return paper.anything if self._is_unknown() else section == "DEFAULT" or section in self._sections

    def __iter__(self):
        return iter(paper.anything if self._is_unknown() else ["DEFAULT"] + list(self._sections))

    def __len__(self):
        return paper.anything if self._is_unknown() else len(self._sections) + 1


# Containers


class ChainMap(paper.library("collections.abc.MutableMapping")):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __contains__(self, key):
        return any(key in one for one in self.maps)

    def __getitem__(self, key):
        for one in self.maps:
            if key in one:
                return one[key]
        raise KeyError(key)

    def get(self, key, default=None):
        for one in self.maps:
            if key in one:
                return one[key]
        return default

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        del self.maps[0][key]

    def pop(self, key, *default):
        return self.maps[0].pop(key, *default)

    def popitem(self):
        return self.maps[0].popitem()

    def clear(self):
        self.maps[0].clear()

    def _all(self):
        found = {}
        for one in reversed(self.maps):
            found.update(one)
        return found

    def __iter__(self):
        return iter(self._all())

    def __len__(self):
        return len(self._all())

    def __bool__(self):
        return any(self.maps)

    def keys(self):
        return self._all().keys()

    def values(self):
        return self._all().values()

    def items(self):
        return self._all().items()

    def copy(self):
        return ChainMap(self.maps[0].copy(), *self.maps[1:])

    def new_child(self, m=None, **given):
        child = {} if m is None else m
        child.update(given)
        return ChainMap(child, *self.maps)

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made


# Queues


class Queue:
    """What all queues do. Of what somebody waits for in vain it is not known who is given it in the end."""

    def __init__(self, maxsize=0):
        self._items = []
        self._is_waited_for = False
        self.maxsize = maxsize

    def _put(self, item):
        if not self._is_waited_for:
            self._keep(item)

    def _keep(self, item):
        self._items.append(item)

    def _take(self):
        return self._items.pop(0)

    def _get(self, empty):
        if self._is_waited_for or paper.is_handed_out(self):
            return paper.anything
        if self._items:
            return self._take()
        if empty is not None:
            raise empty
        self._is_waited_for = True
        return paper.anything

    def qsize(self):
        return paper.anything if self._is_waited_for or paper.is_handed_out(self) else len(self._items)

    def empty(self):
        return self.qsize() == 0

    def full(self):
        return self.maxsize > 0 and self.qsize() >= self.maxsize

    def task_done(self):
        pass


class Lifo(Queue):
    def _take(self):
        return self._items.pop()


class Priority(Queue):
    def _keep(self, item):
        heapq.heappush(self._items, item)

    def _take(self):
        return heapq.heappop(self._items)


class Waiting(Queue):
    """What queues of threads do."""

    def put(self, item, block=True, timeout=None):
        self._put(item)

    def put_nowait(self, item):
        self._put(item)

    def get(self, block=True, timeout=None):
        return self._get(paper.library("queue.Empty") if not block or timeout is not None else None)

    def get_nowait(self):
        return self._get(paper.library("queue.Empty"))

    def join(self):
        pass


class FifoOfThreads(Waiting, paper.library("queue.Queue")):
    pass


class LifoOfThreads(Lifo, Waiting, paper.library("queue.LifoQueue")):
    pass


class PriorityOfThreads(Priority, Waiting, paper.library("queue.PriorityQueue")):
    pass


class SimpleOfThreads(Waiting, paper.library("queue.SimpleQueue")):
    pass


class Awaiting(Queue):
    """What queues of coroutines do."""

    async def put(self, item):
        self._put(item)

    def put_nowait(self, item):
        self._put(item)

    async def get(self):
        return self._get(None)

    def get_nowait(self):
        return self._get(paper.library("asyncio.QueueEmpty"))

    async def join(self):
        pass


class FifoOfTasks(Awaiting, paper.library("asyncio.Queue")):
    pass


class LifoOfTasks(Lifo, Awaiting, paper.library("asyncio.LifoQueue")):
    pass


class PriorityOfTasks(Priority, Awaiting, paper.library("asyncio.PriorityQueue")):
    pass
`};var jr=["import_modules","celeryd_init","worker_init","setup_logging","after_setup_logger","after_setup_task_logger","worker_process_init","celeryd_after_setup","worker_ready","beat_init"],tn=[{script:"django",standsFor:{"django.setup":"setup","django.conf.settings":"settings","django.apps.AppConfig":"AppConfig","django.apps.config.AppConfig":"AppConfig","django.contrib.admin.apps.AdminConfig":"AdminConfig","django.contrib.admin.autodiscover":"autodiscover_admin","django.utils.module_loading.autodiscover_modules":"autodiscover_modules","django.apps.apps":"apps","django.apps.registry.apps":"apps","django.core.wsgi.get_wsgi_application":"get_wsgi_application","django.core.asgi.get_asgi_application":"get_asgi_application","django.core.management.ManagementUtility":"ManagementUtility","django.core.management.execute_from_command_line":"execute_from_command_line","django.core.management.call_command":"call_command","django.core.management.BaseCommand":"BaseCommand","django.core.management.LabelCommand":"BaseCommand","django.core.management.base.BaseCommand":"BaseCommand","django.core.management.base.LabelCommand":"BaseCommand","django.core.management.base.AppCommand":"BaseCommand","django.core.checks.run_checks":"run_checks","django.urls.include":"include","django.urls.conf.include":"include","django.conf.urls.include":"include","configurations.Configuration":"Configuration","configurations.base.Configuration":"Configuration","configurations.setup":"setup","configurations.wsgi.get_wsgi_application":"get_wsgi_application","configurations.asgi.get_asgi_application":"get_asgi_application","configurations.management.execute_from_command_line":"execute_from_command_line","configurations.management.call_command":"call_command"},shows:{"LazySettings.__getattr__":"django.conf.settings","ManagementUtility.execute":"django.core.management"},isStartedBy:/\bdjango\.setup\b|^[ \t]*from[ \t]+django[ \t]+import\b.*\bsetup\b|\bget_[aw]sgi_application\b|\bexecute_from_command_line\b|\bManagementUtility\b|\bcall_command\b/m,startWords:["django","sgi_application","execute_from_command_line","ManagementUtility","call_command"],imports:/\.(?:apps|models|admin)$|\.(?:models|management\.commands)\./,loads:/\.(?:apps|models|admin)$|\.(?:models|management\.commands|migrations|templatetags)\./,settings:{areReadBy:"django.conf",variable:"DJANGO_SETTINGS_MODULE"},asksFor:["DJANGO_CONFIGURATION"]},{script:"celery",standsFor:{"celery.maybe_patch_concurrency":"maybe_patch_concurrency","celery.Celery":"Celery","celery.app.Celery":"Celery","celery.app.base.Celery":"Celery",...Object.fromEntries(jr.map(e=>[`celery.signals.${e}`,e]))},shows:{find_app:"celery -A","Celery.import_default_modules":"celery","Signal.send":"celery.signals","Celery.autodiscover_tasks":"Celery.autodiscover_tasks()","Celery.worker_main":"Celery.worker_main()","Celery.start":"Celery.start()","Configuration.load":"Celery.conf"},isStartedBy:/\bCelery\s*\(|\bautodiscover_tasks\b|\bworker_main\b/,startWords:["Celery","autodiscover_tasks","worker_main"],imports:/\.(?:tasks|celery)$/,asksFor:["CELERY_SKIP_CHECKS"],patches:["maybe_patch_concurrency"]},{script:"logging",standsFor:{"logging.config.dictConfig":"dict_config"},isStartedBy:/\bdictConfig\b/,startWords:["dictConfig"]},{script:"gunicorn",standsFor:{"gunicorn.app.base.BaseApplication":"BaseApplication","gunicorn.app.base.Application":"BaseApplication","gunicorn.app.wsgiapp.WSGIApplication":"WSGIApplication","gunicorn.app.wsgiapp.run":"run"},shows:{"BaseApplication.run":"BaseApplication.run()","WSGIApplication.load":"WSGIApplication.load()",run:"gunicorn.app.wsgiapp.run()"},patches:["BaseApplication","WSGIApplication","run"]},{script:"flask",standsFor:{},shows:{load_app:"flask"}}];var fs=new Map(Object.entries(as).map(([e,n])=>[`\0${e}`,{module:`\0${e}`,path:`\0${e}.py`,text:n,syntax:Vt(()=>se(n))}]));function Pr(e){return e.charCodeAt(0)===0?fs.get(e):void 0}function sn(e){return ie(e)?fs.get(e.slice(0,-3)):void 0}function ie(e){return e?.charCodeAt(0)===0}function Bo(e){return`${e}`}function Lr(e){return e.charCodeAt(0)===1?e.slice(1):void 0}function us(e){return e.charCodeAt(0)>1?e:void 0}function qo(e){return ie(e)&&e!=="\0standard.py"}var zo=new Map([...L(!0,"urllib.parse","urlsplit urlparse parse_qs parse_qsl urlencode"),...L(!0,"pathlib","PurePosixPath"),...L(!1,"collections","ChainMap"),...L(!0,"datetime","timedelta"),...L(!0,"decimal","Decimal"),...L(!0,"fractions","Fraction"),...L(!0,"configparser","ConfigParser RawConfigParser=ConfigParser"),...L(!1,"queue","Queue=FifoOfThreads LifoQueue=LifoOfThreads PriorityQueue=PriorityOfThreads SimpleQueue=SimpleOfThreads"),...L(!1,"asyncio","Queue=FifoOfTasks LifoQueue=LifoOfTasks PriorityQueue=PriorityOfTasks"),...["unittest.mock","mock"].flatMap(e=>L(!1,e,"Mock MagicMock PropertyMock create_autospec call"))]);function L(e,n,t){return t.split(" ").map(s=>{let[r="",i=r]=s.split("=");return[`${n}.${r}`,{name:i,ofKnown:e}]})}var cs=new Map,Oe=new Map;for(let{script:e,standsFor:n,shows:t={}}of tn){let s=`\0${e}`;for(let[r,i]of Object.entries(n))cs.set(r,{module:s,name:i}),Oe.has(`${s}:${i}`)||Oe.set(`${s}:${i}`,`${r}()`);for(let[r,i]of Object.entries(t))Oe.set(`${s}:${r}`,i)}function ls(e){return cs.get(e)}function Vo(e,n){return Oe.get(`${e}:${n}`)}var ds=tn.flatMap(({patches:e=[],standsFor:n})=>Object.keys(n).filter(t=>e.includes(z(t))).map(t=>({name:z(t),modules:t.split(".").slice(0,-1).map(Yt)}))),Ho=new Set(ds.map(({name:e})=>e));function Qo(e,n){return ds.some(t=>t.name===e&&t.modules.every(s=>s(n)>=0))}function Xo(e){return{...e,text:n=>sn(n)?.text??e.text(n),wording:n=>sn(n)?.text??Lr(n)??e.wording(n),syntax:n=>sn(n)?.syntax()??e.syntax(n)}}function Jo(e){return{resolve(n){let t=Pr(n);return t===void 0?e.resolve(n):{kind:"source",module:n,path:t.path,searchPath:void 0}}}}function Tr(e){return e==="unknown"?{}:e==="true"?{isUsual:!0}:{isAskedFor:!0}}function Zo({branching:e,branch:n,with:t,without:s,isUsual:r,isAskedFor:i,isRare:o}){return{branching:e,branch:~n,...Tr(r?"false":i||o?"true":"unknown"),...t===void 0?{}:{without:t},...s===void 0?{}:{with:s}}}function ae(e){let n=[];for(let t=e;t!==void 0;t=t.outer)n.push(`${t.branching}.${t.branch}`);return n.join()}function Ko(e,n){let t=e;for(let s of Q(e,n))t={...s,outer:t};return t}function ms(e,n){if(n===e)return e;let t=e;for(let s of Q(e,n))s.isRare&&(t={...s,outer:t});return t}function Rr(e,n){for(let t=e;t!==void 0;t=t.outer)if(t.without===n)return!0;return!1}function Se(e,n){return e>=0&&n>=0?e!==n:e===~n}function hs(e,n){for(let t=e;t!==void 0;t=t.outer)if(t.without!==void 0&&!Rr(n,t.without))return!0;return!1}function rn(e,n){if(e===void 0||n===void 0||e===n)return!0;let t=Fr(n,on);for(let s=e;s!==void 0;s=s.outer){if(t&&oe.of(n).isPossible&&oe.of(n).has(s))return!0;if(Ne(n,s,Se))return!1}return!0}var on=16;function Fr(e,n){let t=e;for(let s=n;t!==void 0&&s>0;s--)t=t.outer;return t!==void 0}function Wr(e,n){let t=e;for(let s=on;t!==void 0&&s>0;s--){if(t===n)return!0;t=t.outer}return t!==void 0&&oe.of(e).has(n)}function Ne(e,{branching:n,branch:t},s){let r=e;for(let i=on;r!==void 0&&i>0;i--){if(r.branching===n&&s(r.branch,t))return!0;r=r.outer}return r!==void 0&&oe.of(e).some(n,t,s)}var Ae=class{#e=[];#t=new Set;#n=new Set;#s=new Map;of(n){let t=[],s=n;for(;s!==void 0&&!this.#t.has(s);s=s.outer)t.push(s);for(;this.#e.at(-1)!==s;)this.#i();for(let r=t.length-1;r>=0;r--)this.#r(t[r]);return this}#r(n){let{branching:t,branch:s}=n;this.some(t,s,Se)&&this.#n.add(n);let r=this.#s.get(t)??{times:new Map,branches:[]};this.#s.set(t,r),r.times.set(s,(r.times.get(s)??0)+1),s>=0&&r.branches.push(s),this.#e.push(n),this.#t.add(n)}#i(){let n=this.#e.pop(),{branching:t,branch:s}=n;this.#t.delete(n),this.#n.delete(n);let r=this.#s.get(t),i=r.times.get(s)-1;s>=0&&r.branches.pop(),i>0?r.times.set(s,i):r.times.delete(s),r.times.size===0&&this.#s.delete(t)}get isPossible(){return this.#n.size===0}has(n){return this.#t.has(n)}some(n,t,s){let r=this.#s.get(n);if(r===void 0)return!1;let i=o=>s(o,t);return[t,~t].some(o=>r.times.has(o)&&i(o))||r.branches.some(i)}},oe=new Ae;function ea(e){return e===void 0||oe.of(e).isPossible}function na(e,n){return Ne(e,n,Se)}function ta(e,n){return Ne(e,n,an)}function an(e,n){return e===n||n<0&&e>=0&&e!==~n}function fn(e,n){return Q(e,n).length}function Q(e,n,t){return[...gs(e,n,t)]}function*gs(e,n,t){if(e!==n)for(let s=n;s!==void 0&&!Wr(e,s);s=s.outer)(s.with===void 0||s.with!==t)&&!Ne(e,s,an)&&(yield s)}var Ur={isCompatible:!0,isWithout:!1,hasDoubts:!1,isUnusual:!1,isAskedFor:!1,isGuess:!1,isRare:!1},ps=class{#e=new Ae;#t=new Map;#n;#s;#r=!1;goTo(n,t){this.#n=n,this.#s=t,this.#t.clear(),this.#e.of(n),this.#r=!1;for(let s=n;s!==void 0&&!this.#r;s=s.outer)this.#r=s.isGuess===!0;return this.#e.isPossible}of(n){let t=[],s=n;for(;s!==void 0&&!this.#t.has(s);)t.push(s),s=s.outer;let r=s===void 0?Ur:this.#t.get(s);for(;t.length>0;){let i=t.pop();r=this.#i(r,i),this.#t.set(i,r)}return r}#i(n,t){let{branching:s,branch:r}=t,i=n.isWithout||t.without===this.#s;if(this.#e.has(t))return i===n.isWithout?n:{...n,isWithout:i};let o=n.isCompatible&&!this.#e.some(s,r,Se),a=(t.with===void 0||t.with!==this.#s)&&!this.#e.some(s,r,an);return{isCompatible:o,isWithout:i,hasDoubts:n.hasDoubts||a,isUnusual:n.isUnusual||a&&t.isUsual!==!0,isAskedFor:n.isAskedFor||a&&t.isAskedFor===!0,isGuess:n.isGuess||a&&t.isGuess===!0,isRare:n.isRare||a&&t.isRare===!0}}patchHasDoubts(n){return this.#o(n,()=>!0)}patchIsUnusual(n){return this.#o(n,({isUsual:t})=>t!==!0)}patchIsGuess(n){return this.#r&&this.#o(n,({isGuess:t})=>t===!0)}#o(n,t){for(let s of gs(n,this.#n,this.#s))if(t(s))return!0;return!1}},Dr=500;function sa(e,n,t){let s=0,r=({isUsual:o,follows:a,with:u})=>o===!0||a===!0||t===void 0&&u!==void 0,i=(o,a)=>a<n.length&&++s<=Dr&&Q(o,n[a],t).every(u=>r(u)||i({branching:u.branching,branch:~u.branch,outer:o},a+1));return i(e,0)}function ks({changed:e,story:n},t){return(e===void 0||n!==void 0&&n.length<500)&&t!==void 0?`${n??""}${t};`:void 0}function un(e){return e.startsWith("?")}var D=class extends Map{run;changed;story;isHandedOut=!1;#e;#t=!1;constructor(n,t){if(super(),this.run=n,t!==void 0)for(let[s,r]of t)this.#n(s,r)}set(n,t){return this.#e!==void 0&&this.#s(n),this.#n(n,t),this}#n(n,t){un(n)?this.#t=!0:this.#t&&super.delete(n),super.set(n,t)}mayHaveReplaced(n){if(!this.#t)return!1;let t=!1;for(let s of super.keys())if(s===n)t=!0;else if(t&&un(s))return!0;return!1}delete(n){return this.#e!==void 0&&this.#s(n),super.delete(n)}#s(n){let t=this.#e?.at(-1);t!==void 0&&!t.has(n)&&t.set(n,this.get(n))}begin(){return this.#e??=[],this.#e.push(new Map)-1}boundSince(n){let t=new Map;for(let s of this.#e?.slice(n)??[])for(let r of s.keys())t.set(r,this.get(r));return t}before(n,t){let s=this.#e?.find((r,i)=>i>=n&&r.has(t));return s===void 0?this.get(t):s.get(t)}keep(){let n=this.#e?.pop(),t=this.#e?.at(-1);if(n!==void 0)if(t===void 0)this.#e=void 0;else for(let[s,r]of n)t.has(s)||t.set(s,r)}takeBack(){let n=this.#e?.pop();this.#e?.length===0&&(this.#e=void 0);for(let[t,s]of n??[])s===void 0?super.delete(t):super.set(t,s)}peek(n){return super.get(n)}peekAll(){return super.entries()}rebind(n,t){t===void 0?super.delete(n):this.#n(n,t)}become(n){let t=[...n];super.clear();for(let[s,r]of t)this.#n(s,r)}bindAll(n){for(let[t,s]of n)s===void 0?this.delete(t):this.set(t,s)}};function ia(e){for(let n of e.keys())if(un(n))return!0;return!1}var _s=class extends D{#e;constructor(n,t){super(n),this.#e=t}get(n){let t=super.get(n);return this.#t(n,t!==void 0),t}has(n){let t=super.has(n);return this.#t(n,t),t}delete(n){return this.#t(n,super.has(n)),super.delete(n)}get size(){return this.#n(),super.size}keys(){return this.#n(),super.keys()}values(){return this.#n(),super.values()}entries(){return this.#n(),super.entries()}[Symbol.iterator](){return this.#n(),super.entries()}forEach(n){this.#n(),super.forEach(n)}clear(){this.#n(),super.clear()}#t(n,t){this.#e.names.add(n),t||this.#e.missed.add(n)}#n(){this.#e.isAll=!0}};function oa(e){switch(e.kind){case"module":case"class":return e.scope.variables;case"object":case"function":case"external-object":return e.attributes;case"bound-method":return e.function.attributes;default:return}}function ws({keeps:e,root:n}){return e??n?.keeps}function xs(e){return e.slots??=new D(e.run),e.slots}var N={kind:"unknown"};function vs(e){return e===N?{kind:"unknown",path:""}:e}function Ie(e){return{kind:"external",name:e}}function M(e){return{kind:"literal",value:e}}function Es(e){switch(e.kind){case"string":return e.bytes?N:M(e.value);case"number":return M(Number(e.text.replaceAll("_","").replace(/[lLjJ]$/,"")));case"constant":return e.value==="..."?Ie("builtins.Ellipsis"):M(e.value==="None"?null:e.value==="True");default:return}}var cn=40;function X(e){let n=[],t=new Set;for(let s of e.slice(0,cn).flatMap(r=>r.kind==="choice"?r.values:[r])){if(n.length>=cn)break;if(t.has(s))continue;t.add(s);let r=n.findIndex(i=>Br(i,s));r<0?n.push(s):s.kind==="unknown"&&n[r]!==s&&(n[r]=N)}return n.length===0?N:n.length===1?n[0]:{kind:"choice",values:n}}function Gr(e){let[n]=e;if(e.length===1&&n!==void 0)return n.value;let t=X(e.map(s=>s.value));return t.kind==="choice"&&ln(e)?{...t,alternatives:e}:t}var $r=200,ys=new WeakMap;function ln(e){return Os(e)<=$r}function Os(e){let n=ys.get(e);if(n===void 0){n=0;for(let{value:t}of e)n+="alternatives"in t&&t.alternatives!==void 0?Os(t.alternatives):1;ys.set(e,n)}return n}function aa({values:e,alternatives:n},t){if(n!==void 0)return Gr(n.map(({value:r,place:i})=>({value:t(r),place:i})));let s=[];for(let r of e){let i=t(r);if(s.push(i),i.kind==="choice"&&i.values.length>=cn)break}return X(s)}function Br(e,n){return e===n?!0:e.kind==="literal"&&n.kind==="literal"?e.value===n.value:e.kind==="external"&&n.kind==="external"||e.kind==="module"&&n.kind==="module"?e.name===n.name:e.kind==="unknown"&&n.kind==="unknown"}function qr(e){return zr.has(e)}var zr=new Set(["re.Pattern","re.Match","argparse.ArgumentParser","argparse._SubParsersAction","argparse._MutuallyExclusiveGroup","contextvars.Context","weakref.finalize","builtins.slice"]);function J(e){return e?.kind==="literal"&&typeof e.value=="string"?e.value:void 0}function fa(e){return e?.kind==="literal"&&Number.isSafeInteger(e.value)?Number(e.value):void 0}var Vr=/^builtins\.(?:[A-Z]\w*(?:\(\))?|abs|all|any|bool|bytes|dict|float|frozenset|int|len|list|map|max|min|print|repr|set|sorted|str|sum|tuple|type|zip)$/;function Hr(e){if("alternatives"in e&&e.alternatives!==void 0){let n=new Set(e.alternatives.map(t=>Hr(t.value)));return n.size===1?[...n][0]:"unknown"}switch(e.kind){case"unknown":case"object":case"choice":return"unknown";case"external":return Vr.test(e.name)?"true":"unknown";case"external-object":return qr(e.class)||/^builtins\.[A-Z]/.test(e.class)?"true":"unknown";case"literal":return e.value?"true":"false";case"sequence":return e.elements.length>0?"true":"false";case"mapping":return e.entries.size>0?"true":e.entries.isHandedOut?"unknown":"false";default:return"true"}}function ua(e){return e==="unknown"?e:e==="true"?"false":"true"}function ca(e){let n=e;for(;n.parent!==void 0;)n=n.parent;return n}var Qr=new Set("append appendleft add extend extendleft insert update remove discard pop popleft clear copy index count sort reverse union difference intersection symmetric_difference difference_update intersection_update symmetric_difference_update rotate issubset issuperset isdisjoint".split(" ")),Xr=new Set("get setdefault pop popitem update clear copy keys values items iterkeys itervalues iteritems has_key move_to_end new_child most_common subtract elements total".split(" ")),Jr=new Set("get copy keys values items __getitem__ __contains__ __iter__".split(" ")),Yr=new Set("upper lower casefold capitalize title strip lstrip rstrip startswith endswith replace join split rsplit splitlines rpartition partition zfill ljust rjust format format_map removeprefix removesuffix count find rfind index swapcase isidentifier isdigit isdecimal isnumeric isalpha isalnum isupper islower isspace".split(" "));function la(e,n){switch(e.kind){case"sequence":return Qr.has(n)||bs.has(n);case"mapping":case"namespace":return e.kind==="mapping"&&e.isReadOnly?Jr.has(n):Xr.has(n)||bs.has(n);case"literal":return typeof e.value=="string"&&Yr.has(n);case"generator":return n==="send"||n==="__next__"||n==="close"||n==="throw";default:return!1}}var bs=new Set(["__iadd__","__ior__","__getitem__","__setitem__","__delitem__","__contains__","__iter__","__init__"]);function As(e){return e==="builtins.object"||e==="enum.Enum"}function Ss(e){if(!(e.kind!=="literal"&&e.kind!=="module")&&!(e.condition!==void 0||e.alternatives!==void 0))return e.kind==="literal"?JSON.stringify(e.value):`${e.name}@${e.scope.variables.run}`}function Ns(e){return e.kind==="unknown"||e.kind==="literal"&&e.value===null}function Is(e){let n=e.slice(1);switch(e[0]){case"$":return M(n);case"#":return M(Number(n));case"=":return M(n==="None"||n==="null"?null:n==="true");default:return}}var Zr={linux:{"sys.platform":"linux","os.name":"posix","os.sep":"/","os.path.sep":"/","os.linesep":`
`,"os.pathsep":":"},darwin:{"sys.platform":"darwin","os.name":"posix","os.sep":"/","os.path.sep":"/","os.linesep":`
`,"os.pathsep":":"},win32:{"sys.platform":"win32","os.name":"nt","os.sep":"\\","os.path.sep":"\\","os.linesep":`\r
`,"os.pathsep":";"}},Cs=["linux","darwin","win32"],Ms={linux:"Linux",darwin:"Darwin",win32:"Windows"},Kr=new Map([["sys.implementation.name","cpython"],["sys.byteorder","little"],["sys.maxsize",2**63],["string.ascii_lowercase","abcdefghijklmnopqrstuvwxyz"],["string.ascii_uppercase","ABCDEFGHIJKLMNOPQRSTUVWXYZ"],["string.ascii_letters","abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"],["string.digits","0123456789"],["logging.NOTSET",0],["logging.DEBUG",10],["logging.INFO",20],["logging.WARNING",30],["logging.WARN",30],["logging.ERROR",40],["logging.CRITICAL",50],["logging.FATAL",50],["subprocess.PIPE",-1],["subprocess.STDOUT",-2],["subprocess.DEVNULL",-3],...Object.entries({A:256,ASCII:256,I:2,IGNORECASE:2,M:8,MULTILINE:8,S:16,DOTALL:16,U:32,UNICODE:32,X:64,VERBOSE:64}).map(([e,n])=>[`re.${e}`,n]),["typing.TYPE_CHECKING",!1],["typing_extensions.TYPE_CHECKING",!1],["six.PY2",!1],["six.PY3",!0]]),ei=new Map([...A("select",!0,"epoll poll"),...A("select",!1,"kqueue kevent devpoll"),...A("os",!0,`fork forkpty register_at_fork getuid geteuid getgid setuid setgid setsid getpgid setpgid setpgrp getppid kill killpg
    wait waitpid wait4 WNOHANG uname getloadavg nice chroot mkfifo symlink link readlink lchown chown fchmod fchown statvfs
    sched_getaffinity sched_setaffinity sendfile pipe2 memfd_create getrandom posix_spawn openpty ttyname ctermid initgroups
    getgroups O_NONBLOCK O_CLOEXEC O_DIRECTORY O_NOFOLLOW pread pwrite sync fdatasync EX_OK WIFSIGNALED spawnvp`),...A("os",!1,"startfile O_BINARY O_TEXT lchflags chflags plock getwindowsversion add_dll_directory"),...A("sys",!0,"abiflags setdlopenflags"),...A("sys",!1,"getwindowsversion winver dllhandle pypy_version_info pypy_translation_info getandroidapilevel"),...A("signal",!0,`SIGALRM SIGHUP SIGUSR1 SIGUSR2 SIGCHLD SIGCLD SIGPIPE SIGQUIT SIGWINCH SIGKILL SIGSTOP SIGTSTP SIGPOLL setitimer alarm
    pause siginterrupt pthread_sigmask sigwait set_wakeup_fd`),...A("signal",!1,"SIGBREAK SIGINFO CTRL_C_EVENT CTRL_BREAK_EVENT"),...A("socket",!0,`AF_UNIX AF_INET6 AF_NETLINK AF_PACKET AF_CAN AF_VSOCK SO_REUSEPORT SO_BINDTODEVICE SO_PEERCRED SOCK_CLOEXEC
    SOCK_NONBLOCK TCP_KEEPIDLE TCP_KEEPINTVL TCP_KEEPCNT TCP_USER_TIMEOUT TCP_QUICKACK TCP_FASTOPEN MSG_NOSIGNAL socketpair
    fromfd sethostname if_nameindex`),...A("socket",!1,"SO_EXCLUSIVEADDRUSE SIO_KEEPALIVE_VALS ioctl LOCAL_PEERCRED"),...A("time",!0,"tzset clock_gettime CLOCK_MONOTONIC CLOCK_BOOTTIME"),...A("time",!1,"CLOCK_UPTIME_RAW"),...A("ssl",!0,`SSLContext SSLObject SSLSocket SSLSession MemoryBIO TLSVersion Purpose create_default_context get_server_certificate
    PROTOCOL_TLS PROTOCOL_TLS_CLIENT PROTOCOL_TLS_SERVER PROTOCOL_SSLv23 OP_NO_SSLv2 OP_NO_SSLv3 OP_NO_COMPRESSION HAS_SNI
    HAS_ALPN HAS_TLSv1_2 HAS_TLSv1_3 OPENSSL_VERSION_INFO`),...A("ssl",!1,"PROTOCOL_SSLv2 PROTOCOL_SSLv3 RAND_egd"),...A("threading",!0,"get_ident get_native_id main_thread excepthook settrace stack_size TIMEOUT_MAX"),...A("asyncio",!1,"ProactorEventLoop WindowsSelectorEventLoopPolicy WindowsProactorEventLoopPolicy"),...A("subprocess",!1,"STARTUPINFO CREATE_NEW_CONSOLE CREATE_NEW_PROCESS_GROUP STARTF_USESHOWWINDOW CREATE_NO_WINDOW")]);function A(e,n,t){return t.split(/\s+/).map(s=>[`${e}.${s}`,n])}var ni=new Set("msvcrt winreg _winreg _winapi winsound nt _overlapped asyncio.windows_events asyncio.windows_utils".split(" ")),ti=new Set("fcntl grp pwd termios tty pty resource posix syslog spwd crypt readline curses _posixsubprocess".split(" ")),ha=new Set(`abc argparse array ast asyncio atexit base64 bdb binascii bisect builtins cProfile calendar cmath cmd code codecs codeop
    collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg csv dataclasses datetime decimal difflib
    dis doctest email encodings enum errno faulthandler filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass gettext
    glob graphlib hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging
    mailbox marshal math mimetypes mmap multiprocessing netrc numbers operator optparse os pathlib pdb pickle pickletools pkgutil
    platform plistlib poplib pprint profile pstats pyclbr pydoc queue quopri random re reprlib runpy sched secrets select selectors
    shelve shlex shutil signal site smtplib socket socketserver stat statistics string struct subprocess symtable sys sysconfig tarfile
    tempfile textwrap threading time timeit token tokenize trace traceback tracemalloc types typing unicodedata unittest urllib uuid
    warnings wave weakref webbrowser wsgiref xml xmlrpc zipapp zipimport zoneinfo
    asyncio.events asyncio.locks asyncio.queues asyncio.subprocess asyncio.tasks collections.abc concurrent.futures
    concurrent.futures.process concurrent.futures.thread email.encoders email.errors email.generator email.header email.message
    email.mime email.mime.application email.mime.base email.mime.image email.mime.multipart email.mime.text email.parser email.policy
    email.utils html.entities html.parser http.client http.cookiejar http.cookies http.server importlib.abc importlib.machinery
    importlib.metadata importlib.resources importlib.util json.decoder json.encoder logging.config logging.handlers
    multiprocessing.connection multiprocessing.context multiprocessing.dummy multiprocessing.managers multiprocessing.pool
    multiprocessing.process multiprocessing.queues multiprocessing.shared_memory multiprocessing.synchronize multiprocessing.util
    os.path unittest.case unittest.mock urllib.error urllib.parse urllib.request urllib.response urllib.robotparser wsgiref.handlers
    wsgiref.headers wsgiref.simple_server wsgiref.util wsgiref.validate xml.dom xml.dom.minidom xml.etree xml.etree.ElementTree
    xml.parsers xml.parsers.expat xml.sax xml.sax.handler xml.sax.saxutils xmlrpc.client xmlrpc.server`.split(/\s+/)),si=/^builtins\.([A-Z]\w*|str|bytes|int|float|bool|list|tuple|dict|set|object)\.__(?:qual)?name__$/;function ri(e,n){if(n==="os.uname.sysname"&&e!=="win32")return M(Ms[e]);let t=Zr[e][n]??Kr.get(n)??si.exec(n)?.[1];return t===void 0?void 0:M(t)}function ga(e,n,{positional:t}){switch(n){case"platform.system":return M(Ms[e]);case"platform.python_implementation":return M("CPython");case"builtins.hasattr":{let[s,r]=t;if(s?.kind!=="external")return;let i=ii(e,`${s.name}.${J(r)??""}`);return i===void 0?void 0:M(i)}default:return}}function ii(e,n){return e==="linux"?ei.get(n):void 0}function js(e){return ve(e,!0)===!1||Cs.some(n=>ri(n,e)!==void 0)}function Ps(e){return Cs.some(n=>oi(n,e))}function oi(e,n){return(e==="win32"?ti:ni).has(n)}function mn(e,n){switch(e.kind){case"function":return e.decorators.length===0&&e.parameters.every(({defaultValue:s})=>s===void 0)?[{name:e.name,valueIn:s=>mi(e,s)}]:void 0;case"assign":{let{value:t,targets:s,operator:r,annotation:i}=e,o=t&&Es(t);if(r!==void 0||i!==void 0||(o??N)===N)return;let a=s.flatMap(u=>u.kind==="name"?u.name:[]);return a.length<s.length?void 0:a.map(u=>({name:u,valueIn:()=>o??N}))}case"import":return e.lazy||e.names.some(({module:t})=>!n(t))?void 0:e.names.map(({module:t,asName:s})=>{let r=Ie(s===void 0?U(t):t);return{name:s??r.name,valueIn:()=>r}});case"import-from":{let{lazy:t,level:s,module:r,names:i}=e;return t||s>0||i==="*"||i.some(({name:o})=>!n(r,o))?void 0:i.map(({name:o,asName:a})=>{let u=Ie(`${r}.${o}`);return{name:a??o,valueIn:()=>u,from:r}})}default:return}}function ai(e,n){let t=e.map(s=>mn(s,n));return t.every(s=>s!==void 0)?t.flat():void 0}function fi({asked:e},n,t,{files:s,folders:r}){let i=new Set([Ht(n),...e?.searched??[]]),o=_=>[...i].some(b=>s.has(Ze(b,`${_}.py`))||r.has(Ze(b,_))),a=_=>{let b=Kt(_);return b!==void 0&&b.holds.length===0&&b.patches===void 0},[u]=t,c=u?.libraries;if(c===void 0||t.some(({mocked:_})=>_.length>0))return()=>!1;let{patchers:l}=c,d=ui(l),h=_=>a(_)&&!Ps(_)&&l.importPatch(_)===void 0&&l.followsPatcher(_)===void 0&&!l.isRewritten(_),m=(_,b)=>{let x=`${_}.${b}`;return!d.has(U(_))&&a(x)&&Zt(_,b)===void 0&&es(x)===void 0&&ls(x)===void 0&&!js(x)&&t.every(p=>p.libraries.reading(_,b)===void 0)};return(_,b)=>{let x=U(_);return x==="__future__"||o(x)||!Jt(_).every(h)?!1:b===void 0||m(_,b)}}var ui=e=>new Set([...e.effects().map(({name:n})=>n),...e.all.flatMap(({id:n,modules:t})=>[...e.replacedByDefault(n),...t]),...e.removed,...e.functions.flatMap(({name:n,aliases:t=[]})=>[n,...t])].map(U));function hn(e){return e.kind==="function"||e.kind==="class"?e.header:e.span}function Ls(e,n,t,s){let{path:r,removed:i,added:o,body:a}=n,u=e.asked?.names.get(r);if(u===void 0||u.isAll)return;let c=ci(e,n);if(c.some(({starts:g})=>g.length!==a.length+1))return;let l=fi(e,r,c,s),d=g=>c.length>0&&c.every(w=>pn(w,g)!==void 0),h=i.filter(g=>!d(g)),[m,_]=[h,o].map(g=>ai(g,l));if(m===void 0||m.some(({name:g})=>g.startsWith("__")||u.names.has(g)))return;let b=({span:g},w)=>g.start<=w&&w<g.end;for(let{name:g}of m)for(let{index:w}of t.matchAll(new RegExp(`(?<![\\w$])${g}(?![\\w$])`,"gu")))if(!i.some(S=>b(S,w)))return;let x=new Set(m.map(({name:g})=>g)),p=g=>!g.startsWith("__")&&!u.names.has(g)&&c.every(({state:{scope:w}})=>x.has(g)||w.variables.peek(g)===void 0);if(h.length===i.length&&_?.every(({name:g})=>p(g)))return"plain";if(c.some(({held:g,mocked:w,patches:S})=>g.length>0||w.length>0||S.patchings>0))return;let y=g=>c.every(w=>{let{bound:S=new Map}=pn(w,g);return[...S].every(([k,{before:P}])=>P!==void 0||!u.names.has(k))});if(!i.every(g=>h.includes(g)||y(g)))return;let E=g=>{let w=mn(g,()=>!1);return w!==void 0?w.every(({name:S})=>p(S)):dn(g)?gn(g).every(S=>p(S)||!u.missed.has(S)&&c.every(({state:{scope:k}})=>{let P=k.variables.peek(S);return P!==void 0&&P.parts===void 0&&P.place.assumption===void 0})):!1};return o.every(E)?"executed":void 0}function dn(e){return e.kind!=="import"&&e.kind!=="import-from"||e.lazy?!1:e.kind==="import"||e.names!=="*"&&e.module!=="__future__"}function gn(e){return e.kind==="import"?e.names.map(({module:n,asName:t})=>t??U(n)):e.names==="*"?[]:e.names.map(({name:n,asName:t})=>t??n)}function pn({operations:e},n){return e.find(t=>t.kind==="added"&&t.statement===n)}function ci({runs:e},n){return[...e.values()].flat().filter(t=>Ce(t,n))}function Ce({syntax:e,activation:n},{body:t,path:s}){return e?.body===t&&n.path===s}function Ts(e,n,t,s){let r=new Set;for(let[a,u]of e.runs)if(u.some(c=>Ce(c,n))){for(let c of u)Ce(c,n)&&(r.add(e.walked.byModule.get(c.state)),r.add(e.walked.byObject.get(c.state.scope.variables)));e.runs.set(a,u.map(c=>Ce(c,n)?li({...c,syntax:t},n,s):c))}let{byModule:i,byObject:o}=e.walked;for(let[a,u]of i)r.has(u)&&i.delete(a);for(let[a,u]of o)r.has(u)&&o.delete(a)}function li(e,n,t){let{added:s,at:r,removed:i}=n,{activation:o,state:a}=e,u=k=>k.kind==="added"&&i.includes(k.statement);for(let k of e.operations)u(k)&&pi(e,k);let c=r-i.length,l=k=>k-e.operations.slice(0,k).filter(u).length,d=e.starts.slice(0,c),h=e.starts.slice(r),[m]=h;if(m===void 0)return e;let{assumption:_}=e.starts[c],b=k=>mn(k,()=>!0)??[],x=k=>t==="plain"||!dn(k)?b(k):void 0,p=i.flatMap(k=>pn(e,k)===void 0?b(k):[]);for(let{name:k}of p)a.scope.variables.rebind(k,void 0);let y=[],E=[],{order:g}=d.at(-1)??{order:-1},w=l(e.starts[c].operations);for(let k of s){g=(Math.max(g,Math.ceil(m.order)-1)+m.order)/2,E.push({operations:w+y.length,order:g,assumption:_});let P=x(k);P===void 0&&dn(k)&&y.push({kind:"added",statement:k,activation:o,assumption:_,order:g,seen:di(e,c),bound:void 0});for(let{name:Xe,valueIn:be,from:ke}of P??[]){let Je=ke??o.module,we={activation:o,span:hn(k),reaches:Je,assumption:_,order:a.scope.variables.run};_n(a,Xe,{value:be(a.scope),place:we})}}let S=e.operations.filter(k=>!u(k));return{...e,operations:S.toSpliced(w,0,...y),starts:[...d,...E,...h.map(k=>({...k,operations:l(k.operations)+y.length}))],statements:e.statements+(s.length-y.length)-(i.length-(e.operations.length-S.length))}}function di({operations:e,starts:n},t){let s=e.slice(0,n[t].operations),r=s.findLastIndex(({kind:i})=>i==="import");return new Set(s.slice(r+1).flatMap(i=>i.kind==="read"?[i.of]:[]))}function _n({scope:{variables:e}},n,t){let{activation:s,span:r}=t.place,i=[...e.peekAll()].filter(([u])=>u!==n),o=i.findLastIndex(([,{place:u}])=>u.activation===s&&u.span.start<r.start),a=o<0?i.filter(([u])=>u.startsWith("__")).length:o+1;e.become(i.toSpliced(a,0,[n,t]))}function pi({operations:e,state:n},t){let{variables:s}=n.scope;for(let[r,{made:i,before:o}]of t.bound??[]){s.peek(r)===i&&s.rebind(r,o);for(let a of e){let u=a.kind==="added"?a.bound?.get(r):void 0;u?.before===i&&(u.before=o)}}}function mi(e,n){let{module:t,path:s,variables:r}=n,i=new D(r.run);return{kind:"function",definition:e,path:s,module:t,scope:n,defaults:new Map,binding:"function",attributes:i}}var Me=4,Fs=1e3,hi=20;function Aa(){return{left:Fs,depth:0}}function Sa(e,n){if(e.left<=0||e.depth>=hi)return;e.left--,e.depth++;let t=n();return e.depth--,t}function V(e,n=0,t={left:Fs}){switch(e?.kind){case"literal":return typeof e.value=="string"?`$${e.value}`:typeof e.value=="number"?`#${e.value}`:`=${String(e.value)}`;case"class":return`:${e.scope.path}:${e.scope.qualifier}`;case"external":case"module":return`.${e.name}`;case"function":case"external-object":return`@${fe(e.attributes)}`;case"object":return Us(e.class)?`@${fe(e.attributes)}`:Ws.get(e.attributes)??gi(e,n,t);case"instance":return`@${fe(e)}`;case"bound-method":{let s=V(e.self,n,t);return s&&`${s}.@${fe(e.function.attributes)}`}case"sequence":{if(t.left-=e.elements.length,n>Me||t.left<0)return;let s=e.elements.map(r=>V(r.value,n+1,t));return s.every(r=>r!==void 0)?yi(e)?`{${[...new Set(s)].sort().join(",")}}`:`(${s.join(",")})`:void 0}default:return}}var Ws=new WeakMap;function Na({attributes:e},n,t){Ws.set(e,`%${fe(n.attributes)}${t}`)}function gi({class:e,attributes:n},t,s){let r=e.fields?.isTuple??e.bases.some(a=>_i(a));if(e.scope.variables.has("__eq__")||!r&&e.fields?.isValue!==!0||(s.left-=n.size,t>Me||s.left<0))return;let i=[],o=r?Array.from(n.peekAll(),([a])=>a):e.fields?.compared??[];for(let a of o){let u=n.peek(a),c=u?.parts===void 0?V(u?.value,t+1,s):void 0;if(c===void 0)return;i.push(c)}return`${r?"":`%${V(e)}`}(${i.join(",")})`}function _i(e){return e.kind==="external"&&e.name==="typing.NamedTuple"}function yi({form:e}){return e==="set"||e==="frozenset"}function bi(e,n=0){return e.kind==="mapping"?!0:e.kind!=="sequence"||n>Me?!1:e.form==="list"||e.form==="set"?!0:e.elements.some(t=>bi(t.value,n+1))}var Rs=new WeakMap,ki=0;function fe(e){let n=Rs.get(e)??++ki;return Rs.set(e,n),n}function Us({fields:e,scope:n,bases:t},s=0){return e===void 0&&s<Me&&!n.variables.has("__eq__")&&!n.variables.has("__hash__")&&t.every(r=>r.kind==="class"?Us(r,s+1):r.kind==="external"&&As(r.name))}function Ds(e){return`?${e.size}`}function Ia(e,n){return n.key??Is(e)??N}function Ca(e,n){let[t,s]=[Y(e),Y(n)];return t===void 0||s===void 0?"unknown":yn(t.size===s.size&&[...t].every(r=>s.has(r)))}function Ma(e,n,t=!1){let[s,r]=[Y(e),Y(n)];return s===void 0||r===void 0?"unknown":yn([...s].every(i=>r.has(i))&&(!t||s.size<r.size))}function ja(e,n){let[t,s]=[Y(e),Y(n)];return t===void 0||s===void 0?"unknown":yn([...t].every(r=>!s.has(r)))}function Y({elements:e}){let n=new Set;for(let{value:t,place:s}of e){let r=V(t);if(r===void 0||s.assumption!==void 0)return;n.add(r)}return n}function yn(e){return e?"true":"false"}function wi(...e){return{positional:e,keywords:new Map,open:!1}}var Fa=wi();function Wa(e,n){return Object.fromEntries(e.map(t=>[t,n]))}var Bs=1200,xi=8,vi=500,Ei=new Set(["__lt__","__gt__","__le__","__ge__","__eq__","key","cmp","predicate"]);function Ua(e){return Ei.has(e)?vi:xi}var bn={expression:2,chain:3,clause:3,wrapper:2,call:2,block:5,module:1,commands:2,parse:440};function qs(e,n){return Oi(e,n)?(e.depth+=n,e.depth>e.deepest&&(e.deepest=e.depth),!0):!1}var Gs=1024;function Da(e,n=1){let{budget:t}=e;e.budget-=n;let s=t<=0,r=Math.floor(t/Gs)!==Math.floor(e.budget/Gs);return!s&&!(r&&e.host.isTimeUp())?!1:(Pe(e,{what:s?"steps":"time"}),e.halted=!0,!0)}function Oi(e,n){return e.depth+n<=Bs?(e.deepest=Math.max(e.deepest,e.depth+n),!0):(Pe(e,{what:"nesting"}),e.halted=!0,!1)}function zs({depth:e,imports:n},t){return n+t>Ai?-1:Bs-e}var Ai=100;function ue(e,n){return e===void 0||n===void 0?n??e:{...n,outer:ue(e,n.outer)}}function $({outer:e,assumption:n}){return ue(e,n)}function I(e){for(let n of e.recordings)n.isShareable=!1}function T({adding:e},n){e?.runs.has(n)&&(e.isLost=!0)}var Si="\0standard";function Ga({risks:e,activation:n,assumption:t},s){let r=n.module===Si&&t===void 0;e!==void 0&&!s&&!r&&e.count++}function Vs({entry:e},n){return e.run==="script"&&e.module===n?"__main__":n}function $a(e,n){e.recording?.operations.push({kind:"event",event:n});let{outer:t}=e;e.events.push(t===void 0?n:{...n,assumption:ue(t,n.assumption)})}function Hs(e,n,t,s){e.recording?.operations.push({kind:"outside",root:n,path:t,...s===void 0?{}:{sets:s}}),e.adding!==void 0&&(e.adding.isLost=!0);let r=s?.[1],i=r?.kind==="literal"&&r.setAt!==void 0&&e.outer===void 0;s!==void 0&&Ni(e,s[0],r?.kind==="literal"&&!i?{...r,setAt:void 0}:s[1]);let{changes:o,changeKey:a,trail:u}=e,c=o.get(n)??[];o.set(n,[...c,t]);let l=J(s?.[1])??(i?"\0":void 0);(/^(?:os\.environ|sys\.argv)\b/.test(t)||ve(t,!0)===!1)&&(e.changeKey=`${a};${t}${l===void 0?"":`${i?":":""}=${l}`}`),u.push(()=>{o.set(n,c),e.changeKey=a})}function Ni({variables:e,trail:n},t,s){let r=e.get(t);e.set(t,s),n.push(()=>{r===void 0?e.delete(t):e.set(t,r)})}function Ba(e,n){return e.guards>0&&(e.raising=n),N}function C(e){return e.nextId++}function Qs(e,n){return{activation:e.activation,span:e.span,reaches:n}}function qa(e,n){let{assumption:t,raising:s}=e;e.assumption={branching:C(e),branch:0,outer:t,isGuess:!0};let r=n();return e.assumption=t,e.raising=s,r}function za(e,n,t,s,r){let{assumption:i,raising:o}=e;e.assumption={branching:n,branch:t,outer:i,...r===void 0?{}:{without:r}};let a=s();return e.assumption=i,e.raising=o,a}function Va(e,n,t){let{activation:s,span:r,assumption:i}=e;e.activation=n;let o=t();return e.activation=s,e.span=r,e.assumption=ms(i,e.assumption),o}function Ha(e,n){let t=0;for(let s=e.activation;s!==void 0;s=s.caller?.activation)s.body===n&&t++;return t}function je({settledOutside:e,awaited:n}){if(e.size===0)return!1;for(let t of n.keys())if(!e.has(t))return!1;return!0}function Qa(e){if(!je(e))return!1;let{settledOutside:n}=e;for(let t=$(e);t!==void 0;t=t.outer)for(let s of n.values())if(s.has(t.branching))return!1;return!0}function Pe(e,n){I(e),Le(e,n)}function Xa(e,n,t){Le(e,{what:"setting",name:n,at:t})}function Le(e,n){let t=$s(n),s=e.events.some(i=>i.kind==="truncation"&&$s(i.truncation)===t),r={kind:"truncation",order:C(e),truncation:n};e.recording?.operations.push({kind:"event",event:r}),s||e.events.push(r)}function $s(e){return e.what==="setting"?`${e.name} ${e.at.path}:${e.at.span.start}`:e.what}function Xs({modules:e,running:n},{name:t,scope:s}){return e.get(t)?.scope!==s?"apart":n.has(t)?"running":"done"}var Js=class{#e;#t;#n=new Set;#s=new Set;#r=new Set;#i;#o;constructor(n,t){this.#e=n,this.#t=t?.isOn?t.walked:void 0;for(let s of n.changed){let r=this.#t?.byObject.get(s);r!==void 0&&this.#r.add(r)}}has(n){let t=this.#t?.byObject.get(n);return this.#n.has(n)||t!==void 0&&this.#s.has(t)?(this.#i!==void 0&&!this.#i.objects.has(n)&&(t===void 0?this.#i.isPartial=!0:this.#i.behind.add(t)),!0):(this.#n.add(n),this.#o?.push(n),t!==void 0&&this.#r.add(t),this.#i?.objects.add(n),!1)}during(n){let t=[];return this.#o=t,n(),this.#o=void 0,t}hold(n){this.#i?.held.push(n)}standing(n){let t=Xs(this.#e,n);return this.#i?.modules.set(n,t),t}watch(n){this.#i?.watched.add(n)}empty(n){this.#i?.empty.push(n)}again(n){let t=this.#t?.byModule.get(n);if(!(t===void 0||this.#r.has(t))){for(let s of t.behind)if(!this.#s.has(s))return;for(let s of t.watched)if(this.#e.changed.has(s))return;for(let[s,r]of t.modules)if(Xs(this.#e,s)!==r)return;for(let{slots:s}of t.empty)if(s!==void 0&&s.size>0)return;return this.#s.add(t),t}}remember(n,t){let s=this.#t;if(s===void 0||s.byModule.has(n)){t();return}let r={held:[],objects:new Set,behind:new Set,modules:new Map,empty:[],watched:new Set,isPartial:!1};this.#i=r;let i=t();this.#i=void 0;let{objects:o,isPartial:a,...u}=r,{changed:c}=this.#e;if(a)return;for(let d of o)if(c.has(d)||s.byObject.has(d))return;for(let d of u.watched)if(c.has(d))return;let l={...u,steps:i};s.byModule.set(n,l);for(let d of o)s.byObject.set(d,l);this.#s.add(l)}},Ii=2e4;function kn(e){switch(e.kind){case"object":case"function":case"external-object":return e.attributes;case"class":return e.scope.variables;case"sequence":case"generator":case"partial":return e;case"mapping":return e.entries;default:return}}function xn(e,n){let t=n.kind==="bound-method"?n.self:n,s=kn(t);if(s===void 0||s.isHandedOut===!0)return!0;let{modules:r,scopes:i,inUse:o,placed:a,builtins:u,raised:c,handled:l}=e,d=new wn(e,s);for(let{value:m}of r.values())d.slots(m.scope.variables);for(let m of i)d.around(m);let h=[...o.flat(),...a.values(),...u.values()];for(let m of[c,l])m!==void 0&&h.push(m.value);return d.isFrom(h)?!0:t.kind!=="object"?!1:(d.slots(t.attributes),d.isFrom(t.native===void 0?[]:[t.native]))}var wn=class{#e;#t;#n=new Set;#s=[];constructor(n,t){this.#e=n,this.#t=t}slots(n){if(!this.#n.has(n)){this.#n.add(n);for(let[,t]of n.peekAll())this.#r(t)}}around(n){for(let t=n;t!==void 0;t=t.parent)this.slots(t.variables)}#r(n,t=!0){for(let{value:s,key:r}of n?.parts??(n===void 0?[]:[n]))s.kind!=="literal"&&s.kind!=="external"&&this.#s.push(s),r!==void 0&&t&&this.#s.push(r)}isFrom(n){let t=this.#s;t.push(...n);for(let s=t.pop();s!==void 0;s=t.pop()){if(--this.#e.stepsToHolders<0||this.#n.size>Ii||s.kind==="generator"||kn(s)===this.#t)return!0;this.#i(s)}return!1}#i(n){let t=this.#n,s=this.#s;if(n.kind==="sequence"||n.kind==="mapping"||n.kind==="partial"){let r=kn(n)??n;if(t.has(r))return;t.add(r)}switch(n.kind){case"object":this.slots(n.attributes),s.push(n.class),n.native!==void 0&&s.push(n.native);break;case"external-object":this.slots(n.attributes);break;case"class":if(t.has(n.scope.variables))break;this.slots(n.scope.variables),s.push(...n.bases),n.metaclass!==void 0&&s.push(n.metaclass),n.registered!==void 0&&s.push(n.registered);break;case"function":{let{setter:r,deleter:i,implementations:o,results:a,defaults:u,attributes:c,scope:l}=n;for(let d of[r,i,o])d!==void 0&&s.push(d);if(t.has(c))break;this.slots(c);for(let d of u.values())this.#r(d);a!==void 0&&this.slots(a),this.around(l);break}case"module":this.slots(n.scope.variables);break;case"sequence":if(n.isWeak!==!0)for(let r of n.elements)this.#r(r);break;case"mapping":for(let[,r]of n.entries.peekAll())n.isWeak!==!0?this.#r(r,n.hasWeakKeys!==!0):r.key!==void 0&&s.push(r.key);this.#r(n.factory),n.parents!==void 0&&s.push(n.parents);break;case"bound-method":s.push(n.self,n.function);break;case"native-method":case"super":s.push(n.self);break;case"namespace":s.push(n.of);break;case"partial":s.push(n.callee,...n.positional,...n.keywords.values());break;case"choice":s.push(...n.values);break;case"unknown":{let r=n.keeps?.slots;r!==void 0&&this.slots(r);break}default:}}};function En(e){let{place:n,span:t,activation:s,assumption:r}=e,i=e.importing??s.module;if(n!==void 0&&n.span===t&&n.activation===s&&n.assumption===r&&n.reaches===i)return n;let o={activation:s,span:t,reaches:i,assumption:r,order:e.nextId++};return e.place=o,o}function ce(e,n){return{value:vs(n),place:En(e)}}function Ys(e){return e.parts??[e]}function Zs(e,n){let t=n.parts===void 0?n.value:Mi(e,n,n.parts);return e.recording!==void 0&&vn(e,e.recording,t),(t.kind==="mapping"||t.kind==="sequence")&&Ci(e,t),t}function Ci(e,n){let t=o=>o===void 0?!1:(I(e),!xn(e,o));if(n.kind==="sequence"){if(n.isWeak!==!0)return;let o=n.elements.map(({value:a})=>t(a));o.includes(!0)&&Ti(e,n,a=>o[a]===!0);return}let{entries:s,isWeak:r,hasWeakKeys:i}=n;if(!(r!==!0&&i!==!0))for(let[o,a]of[...s.peekAll()])t(r===!0?a.value:a.key)&&tr(e,s,o)}function sf(e,n,t){let{run:s,assumption:r,mortals:i}=e;r===void 0&&i.add({object:n,run:s,dies:t,isNew:!0})}function rf(e,{variables:n},t){let{mortals:s,run:r,assumption:i}=e;for(let o of[...s]){if(o.run!==r||!(o.isNew||t))continue;o.isNew=!1;let{object:a,dies:u}=o;[...n.peekAll()].some(([,{value:l}])=>l===a)||i!==void 0||(I(e),!xn(e,a)&&(s.delete(o),u()))}}function Mi(e,n,t){let{assumption:s}=e,r=[];for(let i of t)if(rn(i.place.assumption,s)&&(r.push(i),fn(s,i.place.assumption)===0))break;return r.length===0?n.value:Ks(r,s)}function Ks(e,n){let[t]=e;if(e.length===1&&t!==void 0)return t.value;let s=e.filter(({value:a,place:u})=>a.kind==="literal"||!hs(u.assumption,n)),r=(s.length>0?s:e).map(({value:a})=>a),i=r.filter(a=>!Ns(a)),o=X(i.length>0?i:r);switch(o.kind){case"external":case"module":case"function":case"choice":case"literal":case"partial":return ln(e)?{...o,alternatives:e}:o.kind==="choice"?o:N;default:return o}}function vn(e,n,t){switch(t.kind){case"sequence":R(e,n,t);return;case"mapping":R(e,n,t.entries);return;case"object":R(e,n,t.attributes),t.native!==void 0&&vn(e,n,t.native);return;case"external-object":case"function":R(e,n,t.attributes);return;case"generator":R(e,n,t.taken);return;case"partial":t.driven!==void 0&&R(e,n,t.driven.taken);return;case"class":case"module":R(e,n,t.scope.variables);return;case"unknown":{let s=ws(t);s!==void 0&&s.run!==e.run&&R(e,n,xs(s));return}case"choice":for(let s of t.values)vn(e,n,s);return;default:return}}function R(e,n,t){t.run===e.run||n.seen.has(t)||(T(e,t.run),n.seen.add(t),n.operations.push({kind:"read",of:t,changed:t.changed,story:t.story}))}function of(e,n){return e.recording!==void 0&&R(e,e.recording,n),n}function af(e,n){return e.recording!==void 0&&R(e,e.recording,n),n}function ji(e,{changed:n}){n!==void 0&&I(e)}function Te(e,n,t,s){if(n.run===e.run){ji(e,n),t();return}let r={kind:"change",of:n,act:t,says:s};e.recording?.operations.push(r),On(e,r)}function On(e,n){let{of:t,says:s}=n,{changed:r,story:i}=t;T(e,t.run),e.adding?.seen.has(t)&&(e.adding.isLost=!0);let o=ks(t,s),a=n.act();t.changed=n,t.story=e.outer===void 0?o:void 0,e.changed.add(t),e.trail.push(()=>{a(),t.changed=r,t.story=i,r===void 0&&e.changed.delete(t)})}var er=12;function ff(e,n){let s=[...new Set(n.flatMap(Ys))].sort((i,o)=>o.place.order-i.place.order).slice(0,er),[r]=s;return s.length===1&&r!==void 0?r:{value:Ks(s,e.assumption),place:e,parts:s}}function uf(e,n,t,s){An(e,n,t,ce(e,s))}function cf(e,n,t){let s=n.get(t);if(s===void 0)return;let r=Zs(e,s);return n.mayHaveReplaced(t)?X([r,N]):r}function lf(e,{entries:n},t,s){let r=ce(e,s),i=t!==void 0&&t.kind!=="literal"&&t.kind!=="unknown",o=V(t)??(i?Pi(n,t):void 0)??Ds(n);An(e,n,o,i?{...r,key:t}:r)}function Pi(e,n){for(let[t,s]of e.peekAll())if(s.key===n)return t}function df(e,n,t,s){s===void 0?tr(e,n,t):An(e,n,t,s)}function An(e,n,t,s){let r=()=>{let a=n.get(t),u=a===void 0?s:nr(a,s);return n.set(t,u),()=>{n.get(t)===u&&(a===void 0?n.delete(t):n.set(t,a))}},o=n.run===e.run||e.assumption!==void 0?void 0:Ss(s.value);Te(e,n,r,o&&`${t}=${o}`)}function nr(e,n){if(!Re(n.place.assumption,e))return n;let t=[n,...Ys(e)].slice(0,er);return{...n,value:X(t.map(s=>s.value)),parts:t}}function Re(e,{place:n}){return e!==void 0&&fn(n.assumption,e)>0}function tr(e,n,t){let{assumption:s}=e;Te(e,n,()=>{let r=n.get(t);return r===void 0||Re(s,r)?()=>{}:(n.delete(t),()=>n.set(t,r))})}function sr({run:e},n,t){return t===void 0?{kind:"sequence",run:e,elements:n}:{kind:"sequence",run:e,elements:n,form:t}}function pf({run:e},n){return{kind:"mapping",entries:new D(e,n)}}function mf(e,n,t){let s=sr(e,[]);return{kind:"generator",run:n,...t===void 0?{}:{finish:t},taken:s}}function rr(e,n,t){let s=En(e),r=n.map(i=>({value:i,place:s}));return sr(e,r,t)}function hf(e,n){let t=En(e),s=new D(e.run);for(let[r,i]of n)s.set(`$${r}`,{value:i,place:t});return{kind:"mapping",entries:s}}function ir(e,{elements:n},t=1/0){let{assumption:s}=e,r=[];for(let i of n){if(r.length>=t)break;(s===void 0||rn(i.place.assumption,s))&&r.push(Zs(e,i))}return r}var Li=200;function gf(e,n,t,s){let{elements:r}=n,i=Math.max(0,Li-r.length),o=t.slice(0,i).map(a=>ce(e,a));Te(e,n,()=>(r.splice(s??r.length,0,...o),()=>{for(let a of o)r.splice(r.indexOf(a),1)}))}function Ti(e,n,t){let{assumption:s}=e;Sn(e,n,r=>r.filter((i,o)=>!t(o)||Re(s,i)))}function Sn(e,n,t){let{elements:s}=n;Te(e,n,()=>{let r=[...s];return s.splice(0,s.length,...t(r)),()=>s.splice(0,s.length,...r)})}function _f(e,n,[t,s],r){let{assumption:i}=e,o=r.map(a=>ce(e,a));Sn(e,n,a=>[...a.slice(0,t),...a.slice(t,s).filter(u=>Re(i,u)),...o,...a.slice(s)])}function yf(e,n,t,s){let r=ce(e,s);Sn(e,n,i=>{let o=i.at(t);return o===void 0?i:i.map(a=>a===o?nr(o,r):a)})}var Ri={BaseException:"BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit Exception",BaseExceptionGroup:"ExceptionGroup",Exception:"ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning",ArithmeticError:"FloatingPointError OverflowError ZeroDivisionError",ImportError:"ModuleNotFoundError",ModuleNotFoundError:"PackageNotFoundError",LookupError:"IndexError KeyError",NameError:"UnboundLocalError",OSError:"BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError",ConnectionError:"BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError",RuntimeError:"NotImplementedError RecursionError",ValueError:"UnicodeError",UnicodeError:"UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError",SyntaxError:"IndentationError",IndentationError:"TabError",Warning:"BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning"},le=new Map(Object.entries(Ri).flatMap(([e,n])=>n.split(" ").map(t=>[t,e]))),Af=[...le.keys(),"IOError","EnvironmentError"];function Fi(e){let n=e.slice(9),t=le.get(n);return!e.startsWith("builtins.")||t===void 0?[e]:[e,...Fi(`builtins.${t}`)]}function Sf(e){return le.has(e)||Fe.has(e)}var Fe=new Map([["IOError","OSError"],["EnvironmentError","OSError"],["WindowsError","OSError"]]);function Wi(e){return e==="ImportError"||e==="ModuleNotFoundError"}function Nf({parts:[e]}){if(e===void 0)return;let n=xe(e.kind==="call"?e.callee:e);return n===""?void 0:n}var Ui=new Map(["queue.Empty<Exception","queue.Full<Exception","asyncio.QueueEmpty<Exception","asyncio.QueueFull<Exception","configparser.NoSectionError<Error<Exception","configparser.NoOptionError<Error<Exception","configparser.DuplicateSectionError<Error<Exception","subprocess.SubprocessError<Exception"].map(e=>{let[n="",...t]=e.split("<");return[n,[z(n),...t]]}));function If(e,n){let t=n.kind==="class"?Nn(n):n.kind==="object"?Nn(n.class):Ui.get(n.kind==="external"?n.name:"")??[Di(n)??e],s=t.at(-1)??"";return le.has(Fe.get(s)??s)?t.join("<"):void 0}function Di(e){let n=e.kind==="external-object"?e.class:e.kind==="external"?e.name:"";return n.startsWith("builtins.")?n.slice(9):void 0}function Nn(e){let[n]=e.bases;return n?.kind==="class"?[e.name,...Nn(n)]:n===void 0?[e.name]:[e.name,...Gi(n)??[]]}function Gi(e){return e.kind==="external"?[z(e.name)]:void 0}function Z(e,n){let t=n.split("<"),s=e.map(i=>Fe.get(i)??i);if(s.includes("")||t.some(i=>s.includes(i)))return!0;let r=t.at(-1)??"";for(let i=Fe.get(r)??r;i!==void 0;i=le.get(i))if(s.includes(i))return!0;return!1}function $i({type:e},n){return Z(e===void 0?[""]:or(e),n)}function Cf(e,n){let t=new Set;for(let{activation:s,span:r}of zt(n)){let{path:i}=s;if(!(i===void 0||!e.isPython(i)))for(let o of $t(e.syntax(i)?.body??[],r))o.kind!=="try"||!o.body.some(a=>Gt(a.span,r))||o.handlers.some(a=>$i(a,"ModuleNotFoundError"))&&t.add(o)}return t}function Bi({type:e}){return e!==void 0&&or(e).every(Wi)}function Mf(e,{body:n,handlers:t},s){let r=(i,o)=>e.host.isThere(e,i,o);return t.some(Bi)&&n.every(i=>{if(i.kind==="import")return i.names.every(({module:u})=>r(u));if(i.kind==="import-from")return i.level===0&&i.names!=="*"&&i.names.every(({name:u})=>r(i.module,u));if(Yi(i)||qi(i))return!0;let o=i.kind==="assign"||i.kind==="expression"||i.kind==="return"?i.value:void 0,a=o===void 0?void 0:zi(e,o,s);return a!==void 0&&r(a)})}function qi(e){return e.kind!=="return"?e.kind==="jump":e.value===void 0||e.value.kind==="constant"}function zi(e,n,t){if(n.kind!=="call"||n.keywords.length>0)return;let[s,...r]=n.positional,i=xe(n.callee);if(!(r.length>0||i!=="__import__"&&i!=="import_module"))return s?.kind==="name"?J(e.operations.evaluate(e,s,t)):s?.kind==="string"?s.value:void 0}function Vi(e,n){return n.kind==="class"?[n.name]:n.kind==="external"?[z(n.name)]:n.kind==="sequence"?ir(e,n).flatMap(t=>Vi(e,t)):[]}function or(e){return(e.kind==="sequence"?e.elements:[e]).map(xe)}function Hi(e,n,t){let{catching:s}=e,r=Z(n,"ModuleNotFoundError");e.catching=[...s,n],r&&e.guards++;let i=t();return r&&e.guards--,e.catching=s,i}function jf(e,n,t){if(e.raising!==void 0)return t();let s=Hi(e,n,t);if(!Ji(n,e.raising))return s;e.raising=void 0}function Pf(e,n){if(fr(e,n))return!0;let t=In(e,n);return e.recording?.operations.push({kind:"caught",error:n,isCaught:t}),t}function In({catchingAround:e},n){return e.some(t=>Z(t,n))}function ar(e){return e.filter(n=>Z(n,"ModuleNotFoundError")).length}function Lf(e,n){fr(e,n)&&(e.raising??=n)}function Tf(e,n){Qi(e,n)&&(e.raising??=n)}function Qi({host:e,catching:n},t){return!e.knowsFailures&&n.some(s=>s.includes(t))}function fr({catching:e},n){return e.some(t=>Z(t,n))}var Xi="standing still";function Rf(e){return e.kind==="raise"&&e.error===Xi}var ur=new WeakMap;function Ff(e){let n={kind:"unknown",path:""};return ur.set(n,e),n}function Wf(e){return ur.get(e)}function Ji(e,n){return n!==void 0&&Z(e,n)}function Uf(e){let n=[];for(let t of Ye(e))if(t.kind==="import")for(let{module:s}of t.names)n.push(s);else t.kind==="import-from"&&n.push(t.names==="*"?`${t.module}:*`:`${t.module}:${t.names.map(({name:s})=>s).join()}`);return n.join(" ")}function Yi(e){return e.kind!=="assign"?e.kind==="import"||e.kind==="import-from":e.targets.every(({kind:n})=>n==="name")&&(e.value===void 0||e.value.kind==="constant")}function Df(e){let n=new Set;for(let t of Ye(e))if(t.kind==="import")for(let{module:s}of t.names)n.add(U(s));else t.kind==="import-from"&&n.add(t.level===0?U(t.module):"");return n}function cr(){return{owners:new Map,asksAwaited:!1,asksAll:!1}}function qf(e,n){let{recording:t,libraries:s}=e;if(t===void 0||!s.patchers.replaceable.has(n))return;let{owners:r}=t.patches;r.has(n)||r.set(n,Cn(e,n))}function zf(e,n){let t=Cn(e,n);for(let{patches:s}of e.recordings)s.owners.has(n)||s.owners.set(n,t)}function Vf({recording:e}){e!==void 0&&(e.patches.asksAwaited=!0)}function lr({recording:e}){e!==void 0&&(e.patches.asksAll=!0)}function dr(e,{owners:n,asksAwaited:t,asksAll:s},r,i){let o=e.patchings-r.patchings,a=[...n.values()].join(""),u=s||o>0&&je(e);return{owners:n,outer:o>0||/@\d/.test(a)?ae(i):void 0,awaited:t?e.awaitedKey:void 0,all:u?hr(e,r.patchKey,i):void 0,patchings:o,isUnpatched:a===""}}function pr(e,n){let{owners:t,outer:s,awaited:r,all:i,isUnpatched:o}=n,a=$(e);if(i!==void 0)return i===hr(e,e.patchKey,a);if(s!==void 0&&s!==ae(a)||r!==void 0&&r!==e.awaitedKey)return!1;if(o&&e.patched.size===0)return!0;for(let[u,c]of t)if(Cn(e,u)!==c)return!1;return!0}function mr(e,{all:n,patchings:t},s){return e.patchings-s.patchings!==t?!1:t===0||n!==void 0||!je(e)}function Cn({patched:e},n){let t=e.get(n);return t===void 0?"":t.map(({library:s,assumption:r})=>`${s}@${ae(r)}`).join()}function hr({awaitedKey:e},n,t){return[n,e,ae(t)].join("|")}function Mn(e=!0,n=1,t){return{runs:new Map,nextId:n,branchings:new WeakMap,libraries:new Map,resolvers:new Map,starts:new WeakMap,walked:{byModule:new Map,byObject:new Map},asked:t,isOn:e}}function yr(e,n){let t=[...e.runs.values()].flat(),s=new Set(t.flatMap(({state:{file:c},syntax:l,state:d})=>c===void 0||l===void 0||ie(c)||n(c,l)?[]:[d]));if(s.size===0)return e;let r=new Map;for(let{operations:c,state:l}of t)for(let d of c)(d.kind==="import"||d.kind==="loaded")&&d.state!==void 0&&r.set(d.state,[...r.get(d.state)??[],l]);for(let c of s)for(let l of r.get(c)??[])s.add(l);let i=new Map;for(let[c,l]of e.runs){let d=l.filter(({state:h})=>!s.has(h));d.length>0&&i.set(c,d)}let o=new Map([...e.walked.byModule].filter(([c])=>!s.has(c))),a=new Set(o.values()),u=new Map([...e.walked.byObject].filter(([,c])=>a.has(c)));return{...e,runs:i,walked:{byModule:o,byObject:u}}}var Zi={held:[],objects:[]},Ki=24,eo=12;function br(e,n,t){let{changeKey:s,mocked:r,builtins:i}=e;return[n,t??"",s,r.join(),...i.keys()].join("|")}function su({nextId:e,assumption:n},{operations:t,starts:s}){s.push({operations:t.length,order:e,assumption:n})}function jn(e,n){e.recording?.operations.push(n)}function ru(e,n){let t=e.resolver.resolve(n);return e.recording?.names.set(n,t),t}function iu({entry:e,recording:n},t){let s=e.preloaded.has(t);return n?.preloaded.set(t,s),s}function ou(e,n){let t=e.modules.get(n);t!==void 0&&T(e,t.scope.variables.run);let{recording:s}=e;if(s===void 0||t!==void 0&&s.met.get(n)?.state===t)return t;let r={kind:"loaded",module:n,state:t};return s.operations.push(r),t!==void 0&&s.met.set(n,r),t}function no(e){let{modules:n,recording:t}=e,s=kr(e);for(let r of n.values())T(e,r.scope.variables.run);return t?.operations.push({kind:"loaded-names",names:s}),s}function kr(e){return[...e.modules.keys()].map(n=>Vs(e,n))}function to(e,n=kr(e)){return{kind:"unknown",loaded:{run:e.run,names:n}}}function au(e,n){if(!(n.kind!=="unknown"||n.loaded?.run!==e.run))return I(e),T(e,e.run),n.loaded.names}function fu(e,n,t){if(n.kind!=="unknown"||t.kind!=="unknown")return;let[s,r]=[n.loaded,t.loaded];if(s===void 0||r?.run!==s.run||s.run!==e.run)return;let i=s.names.filter(o=>!r.names.includes(o));return i.length===0?rr(e,[],"set"):to(e,i)}function uu({recording:e,assumption:n},t,s){let r=e?.met.get(t);if(r?.kind!=="import"||r.state!==s)return!1;let i=n;for(;i!==r.assumption&&i!==void 0;)i=i.outer;return i===r.assumption}function cu(e,n,t){let{recording:s,activation:r,span:i,assumption:o,budget:a,catching:u,replaced:c}=e;if(s===void 0)return t();let l=t();e.raising!==void 0&&I(e);let d=e.modules.get(n),h=e.running.has(n),m=e.nextId;s.elsewhere+=a-e.budget,s.seen.clear();let _=e.replaced!==c;_&&s.met.clear();let b={kind:"import",module:n,activation:r,span:i,assumption:o,catching:u,state:d,isRunning:h,replaces:_,to:m};return s.operations.push(b),d!==void 0&&s.met.set(n,b),l}function lu(e,n){let{recording:t,activation:s,span:r,assumption:i,nextId:o}=e;t?.operations.push({kind:"patch",activation:s,span:r,assumption:i,to:o,...n})}function du(e,n){let{recording:t,activation:s,span:r,assumption:i,nextId:o}=e;lr(e),t?.operations.push({kind:"cure",activation:s,span:r,assumption:i,to:o,...n})}function so(e,n){let{importPatches:t}=e,s=t.has(n);return jn(e,{kind:"import-patch",topLevel:n,isDone:s}),s?!1:(t.add(n),e.trail.push(()=>t.delete(n)),!0)}function ro(e,n){let{name:t}=n.value,s=Qs(e,t),r=$(e),{modules:i,importedUnder:o,patchKey:a,replaced:u}=e,c=i.get(t),l=o.get(t);c!==void 0&&e.replaced++,i.set(t,n),e.running.add(t),o.set(t,{under:r,patchKey:a,hasPatched:!1}),e.trail.push(()=>{e.running.delete(t),e.replaced=u,c===void 0?i.delete(t):i.set(t,c),l===void 0?o.delete(t):o.set(t,l)});let d=C(e);return ie(n.file)||e.events.push({kind:"enter",order:d,step:s,assumption:r,module:t,path:n.file}),s}function io(e,n){let{name:t}=n.value;e.running.delete(t);let s=e.importedUnder.get(t);s!==void 0&&(s.hasPatched=s.patchKey!==e.patchKey),e.completed.push(n),e.trail.push(()=>e.completed.splice(e.completed.indexOf(n),1))}function pu(e,{value:n}){e.running.delete(n.name),e.modules.delete(n.name)}function wr(e,{state:n,outer:t,recording:s},r){let{activation:i,span:o,run:a,assumption:u,calls:c,creation:l,imports:d}=e,{catching:h,catchingAround:m,departures:_,handled:b}=e,x={activation:i,span:o,recording:e.recording,run:a,outer:e.outer,assumption:u,calls:c,catching:h,catchingAround:m,departures:_,handled:b,creation:l,imports:d},p={recording:s,run:n.scope.variables.run,outer:t,assumption:void 0,calls:new Map,catching:[],catchingAround:[...m,...h],handled:void 0,creation:void 0,imports:d+1};Object.assign(e,p);let y=r();return Object.assign(e,x),y}function mu(e,n,t,s){let{state:r,syntax:i,step:o}=n,{module:a,path:u}=r.scope,c={id:C(e),path:u===void 0?void 0:us(u),module:a,body:"module",caller:o},l=$(e),d=t&&e.shared?.isOn?br(e,a,r.file):void 0,h=d===void 0?void 0:{state:r,held:[],operations:[],body:i?.body,starts:[],names:new Map,preloaded:new Map,variables:new Map,libraries:new Set,patches:cr(),seen:new Set,met:new Map,isShareable:!0,elsewhere:0},m=e.nextId,{depth:_,budget:b,imports:x,deepest:p,mostImports:y,patchKey:E,patchings:g}=e;e.entered.set(c,{activation:c,outer:l,segments:void 0}),e.trail.push(()=>e.entered.delete(c)),h!==void 0&&e.recordings.push(h),e.deepest=_,e.mostImports=x+1,wr(e,{state:r,outer:l,recording:h},()=>s(c)),h!==void 0&&e.recordings.pop(),d!==void 0&&h?.isShareable&&!e.halted&&e.raising===void 0&&oo(e,d,{state:r,syntax:i,activation:c,operations:h.operations,starts:h.starts,held:h.held,names:h.names,preloaded:h.preloaded,variables:h.variables,resolver:e.resolver,imported:h.libraries,libraries:e.libraries,start:m,statements:b-e.budget-h.elsewhere,levels:e.deepest-_,imports:e.mostImports-x,misfits:0,patches:dr(e,h.patches,{patchKey:E,patchings:g},l),mocked:e.mocked}),e.deepest=Math.max(p,e.deepest),e.mostImports=Math.max(y,e.mostImports)}function oo({shared:e},n,t){let s=e?.runs.get(n)??[];e?.runs.set(n,[...s.slice(0,Ki-1),t])}function hu(e,n){let{shared:t,host:s}=e;if(t===void 0||!t.isOn||s.isDone(e))return;let{module:r,path:i,expected:o}=n;for(let a of t.runs.get(br(e,r,i))??[])if(!(o!==void 0&&a.state!==o)&&!e.entered.has(a.activation)&&!(a.misfits>eo||a.syntax?.body!==n.syntax()?.body||!ao(e,a))){if(uo(e,a))return a.misfits=0,a.state.value;a.misfits++}}function ao(e,n){if(n.levels>zs(e,n.imports)||!pr(e,n.patches)||!fo(e,n))return!1;for(let[s,r]of n.preloaded)if(e.entry.preloaded.has(s)!==r)return!1;for(let[s,r]of n.variables)if(e.entry.environment?.get(s)!==r)return!1;let{resolver:t}=e;if(n.resolver===t)return!0;for(let[s,r]of n.names){let i=t.resolve(s);if(i.kind!==r.kind||i.kind==="source"&&r.kind==="source"&&i.path!==r.path)return!1}return!0}function fo({libraries:e,shared:n},t){if(n===void 0||t.libraries.owner===e.owner)return!0;let s=gr(n,t.libraries),r=gr(n,e);for(let i of t.imported)if(s(i)!==r(i))return!1;return!0}function gr(e,n){let t=n.owner??"",s=e.libraries.get(t);if(s!==void 0)return s;let r=re(i=>JSON.stringify(n.importing(i))??"");return e.libraries.set(t,r),r}function uo(e,n){let{state:t}=n,s=yo(e),r=$(e),i=ro(e,t),o={...n.activation,caller:i},a=[{from:n.start,base:C(e)}];e.entered.set(n.activation,{activation:o,outer:r,segments:a}),e.trail.push(()=>e.entered.delete(n.activation));let{budget:u,replayed:c,depth:l,imports:d,patchKey:h,patchings:m}=e;e.deepest=Math.max(e.deepest,l+n.levels),e.mostImports=Math.max(e.mostImports,d+n.imports),e.budget-=n.statements,e.replayed+=n.statements;let _=0;e.replays.set(t,{next:()=>n.held[_++]??Zi});let b=wr(e,{state:t,outer:r,recording:void 0},()=>{for(let x of n.operations){if(!co(e,n,x,a))return!1;if(e.halted)return!0}return mr(e,n.patches,{patchKey:h,patchings:m})});return e.replays.delete(t),b?(C(e),e.budget<=0&&!e.halted&&(e.halted=!0,Pe(e,{what:"steps"})),io(e,t),!0):(bo(e,s),e.budget=u,e.replayed=c,!1)}function co(e,n,t,s){switch(t.kind){case"event":{let{event:r}=t;if(r.kind==="truncation")Le(e,r.truncation);else{let i={...r,order:C(e),step:wo(e,r.step),assumption:ue(e.outer,r.assumption)};e.events.push(i.kind==="hold"?{...i,curedFor:new Set}:i),s.push({from:r.order,base:C(e)})}return!0}case"import":{if(lo(e,t))return s.push({from:t.to,base:C(e)}),e.running.has(t.module)===t.isRunning;let{catching:r,guards:i,replaced:o}=e,a=e.modules.has(t.module)&&e.importedUnder.get(t.module);We(e,t),e.catching=t.catching,e.guards=i+ar(t.catching);let u=e.host.importModule(e,t.module,t.state);if(e.catching=r,e.guards=i,e.halted)return!0;if(s.push({from:t.to,base:C(e)}),t.state!==void 0&&u!==t.state.value)return!1;let c=a!==!1&&e.importedUnder.get(t.module)!==a;return e.replaced-o>(c?1:0)&&!t.replaces?!1:e.modules.get(t.module)===t.state&&e.running.has(t.module)===t.isRunning}case"patch":return We(e,t),e.operations.patch(e,t.function,t.by,t.args),s.push({from:t.to,base:C(e)}),!0;case"cure":return We(e,t),e.operations.cure(e,t.cure,t.object),s.push({from:t.to,base:C(e)}),!0;case"import-patch":return so(e,t.topLevel)!==t.isDone;case"library":return go(e,t.topLevel),!0;case"command":return _o(e,t.owner,t.command),!0;case"change":return On(e,t),!0;case"outside":return Hs(e,t.root,t.path,t.sets),!0;case"read":return T(e,t.of.run),t.of.changed===t.changed||t.story!==void 0&&t.of.story===t.story;case"guarded":return e.guards>0===t.isGuarded;case"caught":return In(e,t.error)===t.isCaught;case"loaded":return t.state!==void 0&&T(e,t.state.scope.variables.run),e.modules.get(t.module)===t.state;case"loaded-names":return no(e).join()===t.names.join();case"added":return po(e,t,n,s)}}function lo(e,{module:n,state:t}){let{modules:s,importedUnder:r,placed:i}=e;return t===void 0||s.get(n)!==t||i.size>0||r.get(n)?.under!==void 0?!1:(T(e,t.scope.variables.run),!0)}function po(e,n,t,s){let{statement:r,activation:i,assumption:o}=n,{scope:a}=t.state,{variables:u}=a,c=gn(r),l=new Map(c.map(W=>[W,u.peek(W)])),{patchKey:d,changeKey:h,mocked:m,departures:_,replaced:b,depth:x,imports:p}=e,{deepest:y,mostImports:E,adding:g,replays:w}=e;We(e,{activation:i,span:hn(r),assumption:o});let k={runs:new Set([...w.keys()].map(W=>W.scope.variables.run)),seen:new Set([...n.seen,...g?.seen??[]]),isLost:!1};e.adding=k,e.deepest=x,e.mostImports=p;let P=qs(e,bn.module),Xe=P?e.operations.execute(e,[r],a).kind:"halt";P&&(e.depth-=bn.module),e.adding=g;let be=e.deepest-x,ke=e.mostImports-p+1;e.deepest=Math.max(y,e.deepest),e.mostImports=Math.max(E,e.mostImports);let Je=new Map(c.map(W=>[W,u.peek(W)]));for(let[W,Sr]of l)u.rebind(W,Sr);let we=!k.isLost&&Xe!=="raise"&&e.patchKey===d&&e.changeKey===h&&e.mocked===m&&e.departures===_&&e.replaced===b&&e.assumption===o&&e.calls.size===0;return e.mocked=m,e.halted&&(we||e.host.isTimeUp())?!0:(e.halted=!1,!we||w.size>1&&(be>t.levels||ke>t.imports)?!1:(t.levels=Math.max(t.levels,be),t.imports=Math.max(t.imports,ke),s.push({from:n.order,base:C(e)}),mo(n,t.state,l,Je)))}function mo(e,n,t,s){let{activation:r,assumption:i,order:o}=e,a=e.bound;for(let[c,l]of s){if(l===void 0||l.parts!==void 0)return!1;let d=a===void 0?t.get(c):a.get(c)?.made;if(d!==void 0&&!ho(d.value,l.value))return!1}if(a!==void 0)return!0;let u=new Map;for(let[c,l]of s){let d=t.get(c),{span:h,reaches:m}=l.place,_={value:l.value,place:{activation:r,span:h,reaches:m,assumption:i,order:o}};u.set(c,{made:_,before:d}),d===void 0?_n(n,c,_):d.place.order<o&&n.scope.variables.rebind(c,_)}return e.bound=u,!0}function ho(e,n){return e===n?!0:e.kind==="external"&&n.kind==="external"?e.name===n.name&&Object.keys(e).length===2&&Object.keys(n).length===2:e.kind==="literal"&&n.kind==="literal"&&e.value===n.value}function We(e,{activation:n,span:t,assumption:s}){e.activation=Pn(e,n),e.span=t,e.assumption=s}function go(e,n){jn(e,{kind:"library",topLevel:n});let{loadedLibraries:t}=e;t.has(n)||(t.add(n),e.trail.push(()=>t.delete(n)))}function _o(e,n,t){jn(e,{kind:"command",owner:n,command:t});let{commands:s}=e,r=s.get(n)??[];s.set(n,[...r,t]),e.trail.push(()=>s.set(n,r))}function yo({events:e,trail:n,doubts:t,cures:s,raising:r,recordings:i}){let o=i.map(a=>a.held.length);return{events:e.length,trail:n.length,doubts:t,cures:s.length,raising:r,held:o}}function bo(e,n){ko(e,n.trail),e.events.length=n.events,e.doubts=n.doubts;for(let{event:t,id:s}of e.cures.splice(n.cures))t.curedFor.delete(s);e.raising=n.raising;for(let[t,{held:s}]of e.recordings.entries())s.length=n.held[t]??0}function ko({trail:e},n=0){for(;e.length>n;)e.pop()()}function wo(e,n){let t=Pn(e,n.activation);return t===n.activation?n:{activation:t,span:n.span,reaches:n.reaches}}function Pn(e,n){let{body:t,caller:s}=n;if(t!=="function")return e.entered.get(n)?.activation??n;if(s===void 0)return n;let r=Pn(e,s.activation);if(r===s.activation)return n;let i=e.moved.get(n);if(i!==void 0&&i.caller?.activation===r)return i;let o={...n,caller:{...s,activation:r}};return e.moved.set(n,o),o}function gu(e,n){let t=n;for(;t.body==="function"&&t.caller!==void 0;)t=t.caller.activation;return e.entered.get(t)}function _u({segments:e},n){if(e===void 0)return n;let t=e.findLast(({from:s})=>s<=n)??e[0];return t===void 0?n:t.base+(n-t.from)/1e6}function yu(e,n,t){t.kind==="literal"&&_r(e,n,t);let s=e.modules.get(n);s!==void 0&&t!==s.value?Oo(e,s,t):t.kind==="module"?Eo(e,n,t):xo(e,t)&&_r(e,n,t)}function xo({assumption:e,outer:n},{kind:t}){return(t==="object"||t==="external-object")&&e===void 0&&n===void 0}function _r(e,n,t){vo(e,n),I(e);let{placed:s,trail:r}=e;s.set(n,t),r.push(()=>s.delete(n))}function bu(e,n){if(e.placed.size===0)return;I(e);let t=e.placed.get(n);return t?.kind==="literal"?void 0:t}function vo(e,n){let{placed:t,importedUnder:s,modules:r,trail:i}=e,o=t.get(n);o!==void 0&&(I(e),t.delete(n),i.push(()=>t.set(n,o)));let a=r.get(n),u=Q(s.get(n)?.under,$(e)).length>0;a===void 0||u||(I(e),r.delete(n),i.push(()=>r.set(n,a)))}function Eo(e,n,t){I(e);let{modules:s,completed:r,trail:i}=e,{scope:o}=t,a={scope:o,file:o.path,package:Xt(n)??"",value:t};s.set(n,a),r.push(a),i.push(()=>{s.delete(n),r.splice(r.indexOf(a),1)})}function Oo(e,n,t){n.scope.variables.run!==e.run&&I(e);let s=n.standIn;n.standIn=t,n.scope.variables.run!==e.run&&e.trail.push(()=>{s===void 0?delete n.standIn:n.standIn=s})}var xr=class{cache=new ns;#e=[];#t=!1;#n;#s=[];#r=new Map;#i=re(se);#o=new Map;#f=new Map;#u=new Map;#c=vr();#a=Mn(!0,1,this.#c);#d=new WeakMap;#p;#m=new WeakMap;#_=0;begin(n,t){let s=this.#t||t.some((o,a)=>o!==this.#e[a]);this.#t=!0,this.#o=s?new Map:this.#f,this.#f=new Map,this.#e=t,this.#s=s?[]:No(this.#n.snapshot.texts,n.snapshot.texts),this.#n=n,this.#i=re(se),s&&(this.#c=vr());let r=new Set(s?[]:n.snapshot.texts.values());this.#r.clear();for(let o of this.#s)this.#y(o,r);this.cache.keepOnly(r);let i=!s&&this.#g(this.#u,n);return i||(this.#u=new Map),this.#a=i?yr(this.#a,(o,{body:a})=>this.cache.get(n.text(o)??"")?.body===a):Mn(!0,this.#a.nextId,this.#c),this.#a}of(n,t,{isComplete:s,runsModules:r=!1}){let i=this.#h(n);if(i!==void 0)return i.value;let o={questions:new Map,parsed:new Map,read:new Map},a=t(this.#v(o,{isComplete:s,runsModules:r}));return s()&&this.#f.set(n,{...o,value:a,runsModules:r}),a}#h(n){let t=this.#f.get(n);if(t!==void 0)return t;let s=this.#n,r=this.#o.get(n);if(!(r===void 0||!this.#b(r,s))){this.#f.set(n,r);for(let i of r.parsed.keys())s.syntax(i);for(let[i,{syntax:o}]of r.read)o!==void 0&&s.syntax(i);return r}}keeping(n){return{...this.#n,kept:(t,s)=>this.of(t,s,n)}}numbersOf(n){return n.map(t=>{let s=this.#m.get(t)??this.#_++;return this.#m.set(t,s),s})}end(){this.#t=!1}#y({path:n,before:t,now:s},r){if(t===void 0||s===void 0)return;let i=this.cache.get(t);if(i===void 0||this.cache.get(s)!==void 0)return;let o=r.has(t);if(o&&i.body.length>0)return;let[a,u]=[{text:t,syntax:i},{text:s,syntax:this.#l(s)}],c=Bt(a,u),l,d,h=qt(a,u,m=>(l={...m,path:n,body:i.body},d=Ls(this.#a,l,t,this.#n.layout),d!==void 0));o||this.cache.forget(t),h!==void 0&&(l!==void 0&&d!==void 0&&Ts(this.#a,l,h,d),this.cache.replace(s,h),d!=="executed"&&this.#r.set(n,{before:t,isUnread:c}))}#b(n,t){return this.#g(n.questions,t)&&this.#w(n,t)&&this.#x(n,t)}#g(n,t){for(let{ask:s,answer:r,of:i}of n.values())if((i===void 0||!this.#k(i))&&s(t)!==r)return!1;return!0}#k(n){return this.#s.every(({path:t,before:s,now:r})=>s!==void 0&&r!==void 0&&Or(n(s,t),n(r,t)))}#w({parsed:n,runsModules:t},{snapshot:{texts:s}}){for(let[r,i]of n){let o=s.get(r);if(o===i?.text)continue;let a=this.#r.get(r);if(o===void 0||a===void 0||a.before!==i?.text||!t&&!a.isUnread)return!1;n.set(r,{text:o,syntax:this.#l(o)})}return!0}#x({read:n},{snapshot:{texts:t}}){for(let[s,r]of n){let i=t.get(s);if(i===r.text)continue;if(i===void 0)return!1;let{text:o,readings:a}=r,u=()=>this.#i(o),c,l=()=>(c=this.#l(i),c);for(let d of a)if(!Or(d(o,u),d(i,l)))return!1;n.set(s,{text:i,syntax:c,readings:a})}return!0}#l(n){return this.cache.syntaxOf(n)}#v({questions:n,parsed:t,read:s},{isComplete:r,runsModules:i=!1}){let o=()=>this.#n,a=(p,y)=>this.of(p,y,{isComplete:r}),u=p=>this.#h(p)?.value,c=p=>(y,E)=>ss(p)(y,E,o().snapshot),l=(p,y,E,g)=>{let w=y(o());return n.set(p,{ask:y,answer:w,of:g}),E&&i&&!this.#u.has(p)&&this.#u.set(p,{ask:y,answer:w,of:g}),w},d=p=>l(`text ${p}`,y=>y.snapshot.texts.get(p),Ke(p)!=="python"),h=p=>{let y=t.get(p);y!==void 0&&y.text!==o().snapshot.texts.get(p)?d(p):t.set(p,Ao(o(),p))};l("layout",p=>this.#E(p.layout),!0),l("scripts",p=>[...p.snapshot.scripts??[]].join(`
`),!0),i&&l("namespaces",Co,!0),l("unreadable",p=>[...p.snapshot.unreadable.keys()].join(`
`),!0);let m=()=>l("everything",p=>p.snapshot.texts,!0),_=()=>l("files",p=>Io(p.snapshot.texts),!0),{layout:b,snapshot:x}=o();return{layout:b,snapshot:{...x,texts:So(()=>o().snapshot.texts,d,_,m)},text:p=>d(p)===void 0?void 0:o().text(p),isPython:p=>Ke(p)==="python"||l(`python ${p}`,y=>y.isPython(p),!0),read(p,y){return o().read(p,(E,g)=>{let w=s.get(p)??{text:E,syntax:void 0,readings:new Set};return s.set(p,w),w.readings.add(y),y(E,()=>(w.syntax=g(),w.syntax))})},syntax(p){return h(p),o().syntax(p)},wording(p){return h(p),o().wording(p)},lines(p){return d(p),o().lines(p)},mentions:p=>l(`mentions ${p}`,y=>y.mentions(p),!0,c(p)),declares:p=>l(`declares ${p}`,y=>y.declares(p),!0),kept(p,y){if(i)return y(this);let E=a(p,y);return n.set(`kept ${p}`,{ask:()=>u(p),answer:E}),E},gathered(p,y){return l(`gathered ${p}`,E=>E.gathered(p,y).join(`
`),!0,y),o().gathered(p,y)},ownerOf(p){let{folder:y}=o().ownerOf(p);return{folder:y,mentions:g=>l(`owner ${p} mentions ${g}`,w=>w.ownerOf(p).mentions(g),!0,c(g))}},parsedPaths(){return m(),o().parsedPaths()}}}#E(n){let t=this.#d.get(n);if(t!==void 0)return t;let s=this.#p,r=s!==void 0&&Mo(s,n)?s:n;return this.#d.set(n,r),this.#p=r,r}};function vr(){return{names:new Map,searched:new Set}}function Ao(e,n){let[t,s]=[e.text(n),e.syntax(n)];return t===void 0||s===void 0?void 0:{text:t,syntax:s}}function So(e,n,t,s){let r=()=>(t(),e()),i=()=>(s(),e());return{get size(){return r().size},get:n,has:o=>n(o)!==void 0,keys:()=>r().keys(),values:()=>i().values(),entries:()=>i().entries(),forEach:o=>i().forEach(o),[Symbol.iterator]:()=>i()[Symbol.iterator]()}}function No(e,n){let t=[...e].flatMap(([r,i])=>n.has(r)?[]:{path:r,before:i,now:void 0}),s=[...n].flatMap(([r,i])=>{let o=e.get(r);return o===i?[]:{path:r,before:o,now:i}});return[...t,...s]}function Io(e){let n=Er.get(e);if(n!==void 0)return n;let t=[...e.keys()].join(`
`);return Er.set(e,t),t}var Er=new WeakMap;function Or(e,n){return e===n||Ln(e)===Ln(n)}function Ln(e){return JSON.stringify(e,(n,t)=>t instanceof Map||t instanceof Set?[...t]:t)}function Co(e){let n=Ar.get(e);if(n!==void 0)return n;let s=[...e.layout.files].filter(r=>Qt(r)==="__init__.py").filter(r=>ts(e,r)).join(`
`);return Ar.set(e,s),s}var Ar=new WeakMap;function Mo(e,n){let t=({projectRoots:s,packageRoots:r,addedPackages:i,siteFolders:o,siteModules:a})=>Ln([s,r,i,o,a]);if(e.files.size!==n.files.size||t(e)!==t(n))return!1;for(let s of e.files)if(!n.files.has(s))return!1;return!0}export{Po as a,Lo as b,en as c,Ir as d,Cr as e,tn as f,ie as g,Bo as h,us as i,qo as j,zo as k,ls as l,Vo as m,Ho as n,Qo as o,Xo as p,Jo as q,Tr as r,Zo as s,ae as t,Ko as u,ms as v,Rr as w,hs as x,rn as y,ea as z,na as A,ta as B,fn as C,Q as D,ps as E,sa as F,un as G,D as H,ia as I,_s as J,oa as K,ws as L,xs as M,N,vs as O,Ie as P,M as Q,Es as R,cn as S,X as T,Gr as U,aa as V,qr as W,J as X,fa as Y,Hr as Z,ua as _,ca as $,la as aa,As as ba,Is as ca,ha as da,ri as ea,ga as fa,ii as ga,oi as ha,Aa as ia,Sa as ja,V as ka,Na as la,yi as ma,bi as na,Ds as oa,Ia as pa,Ca as qa,Ma as ra,ja as sa,yn as ta,wi as ua,Fa as va,Wa as wa,xi as xa,Ua as ya,bn as za,qs as Aa,Da as Ba,Oi as Ca,Ai as Da,ue as Ea,$ as Fa,I as Ga,T as Ha,Si as Ia,Ga as Ja,Vs as Ka,$a as La,Hs as Ma,Ba as Na,C as Oa,Qs as Pa,qa as Qa,za as Ra,Va as Sa,Ha as Ta,Qa as Ua,Pe as Va,Xa as Wa,Js as Xa,xn as Ya,En as Za,ce as _a,Ys as $a,Zs as ab,Ci as bb,sf as cb,rf as db,of as eb,af as fb,ji as gb,ff as hb,uf as ib,cf as jb,lf as kb,df as lb,tr as mb,sr as nb,pf as ob,mf as pb,rr as qb,hf as rb,ir as sb,gf as tb,Ti as ub,Sn as vb,_f as wb,yf as xb,Af as yb,Fi as zb,Sf as Ab,Wi as Bb,Nf as Cb,If as Db,Cf as Eb,Bi as Fb,Mf as Gb,Vi as Hb,or as Ib,Hi as Jb,jf as Kb,Pf as Lb,ar as Mb,Lf as Nb,Tf as Ob,Qi as Pb,fr as Qb,Xi as Rb,Rf as Sb,Ff as Tb,Wf as Ub,Ji as Vb,Uf as Wb,Yi as Xb,Df as Yb,qf as Zb,zf as _b,Vf as $b,Mn as ac,su as bc,jn as cc,ru as dc,iu as ec,ou as fc,no as gc,to as hc,au as ic,fu as jc,uu as kc,cu as lc,lu as mc,du as nc,so as oc,ro as pc,io as qc,pu as rc,mu as sc,hu as tc,go as uc,_o as vc,ko as wc,wo as xc,gu as yc,_u as zc,yu as Ac,bu as Bc,vo as Cc,Oo as Dc,xr as Ec,Ln as Fc};
