import{createRequire as createRequireHere}from'node:module';const require=createRequireHere(import.meta.url);
import{Da as ns,_a as ts,cb as ss,db as is,g as Jt,h as z,i as U,l as Yt,n as Zt,ta as Kt,xa as ve,ya as es}from"./chunk-5TIFPXZC.js";import{A as se,B as qt,C as zt,H as Vt,f as $t,ha as ie,ia as Ht,m as Ye,n as Bt,r as xe,sa as Qt,ta as Xt,ua as Ze,wa as Ke}from"./chunk-FXUZF46U.js";import{b as Dt,d as Gt}from"./chunk-KVRKHMNM.js";var Mi={};Gt(Mi,{TextDocument:()=>en});function nn(e,n){if(e.length<=1)return e;let t=e.length/2|0,s=e.slice(0,t),i=e.slice(t);nn(s,n),nn(i,n);let r=0,o=0,a=0;for(;r<s.length&&o<i.length;)n(s[r],i[o])<=0?e[a++]=s[r++]:e[a++]=i[o++];for(;r<s.length;)e[a++]=s[r++];for(;o<i.length;)e[a++]=i[o++];return e}function rs(e,n,t=0){let s=n?[t]:[];for(let i=0;i<e.length;i++){let r=e.charCodeAt(i);os(r)&&(r===13&&i+1<e.length&&e.charCodeAt(i+1)===10&&i++,s.push(t+i+1))}return s}function os(e){return e===13||e===10}function as(e){let n=e.start,t=e.end;return n.line>t.line||n.line===t.line&&n.character>t.character?{start:t,end:n}:e}function Ci(e){let n=as(e.range);return n!==e.range?{newText:e.newText,range:n}:e}var Ee,en,ji=Dt(()=>{"use strict";Ee=class e{constructor(n,t,s,i){this._uri=n,this._languageId=t,this._version=s,this._content=i,this._lineOffsets=void 0}get uri(){return this._uri}get languageId(){return this._languageId}get version(){return this._version}getText(n){if(n){let t=this.offsetAt(n.start),s=this.offsetAt(n.end);return this._content.substring(t,s)}return this._content}update(n,t){for(let s of n)if(e.isIncremental(s)){let i=as(s.range),r=this.offsetAt(i.start),o=this.offsetAt(i.end);this._content=this._content.substring(0,r)+s.text+this._content.substring(o,this._content.length);let a=r+s.text.length,u=this._content.charCodeAt(r-1)===13&&this._content.charCodeAt(r)===10,c=this._content.charCodeAt(a-1)===13&&this._content.charCodeAt(a)===10;if(u||c){this._lineOffsets=void 0;continue}let l=Math.max(i.start.line,0),d=Math.max(i.end.line,0),m=this._lineOffsets,h=rs(s.text,!1,r);if(d-l===h.length)for(let b=0,x=h.length;b<x;b++)m[b+l+1]=h[b];else h.length<1e4?m.splice(l+1,d-l,...h):this._lineOffsets=m=m.slice(0,l+1).concat(h,m.slice(d+1));let _=s.text.length-(o-r);if(_!==0)for(let b=l+1+h.length,x=m.length;b<x;b++)m[b]=m[b]+_}else if(e.isFull(s))this._content=s.text,this._lineOffsets=void 0;else throw new Error("Unknown change event received");this._version=t}getLineOffsets(){return this._lineOffsets===void 0&&(this._lineOffsets=rs(this._content,!0)),this._lineOffsets}positionAt(n){n=Math.max(Math.min(n,this._content.length),0);let t=this.getLineOffsets(),s=0,i=t.length;if(i===0)return{line:0,character:n};for(;s<i;){let o=Math.floor((s+i)/2);t[o]>n?i=o:s=o+1}let r=s-1;return n=this.ensureBeforeEOL(n,t[r]),{line:r,character:n-t[r]}}offsetAt(n){let t=this.getLineOffsets();if(n.line>=t.length)return this._content.length;if(n.line<0)return 0;let s=t[n.line];if(n.character<=0)return s;let i=n.line+1<t.length?t[n.line+1]:this._content.length,r=Math.min(s+n.character,i);return this.ensureBeforeEOL(r,s)}getLineRange(n){let t=this.getLineOffsets();if(n>=t.length){let o=t.length-1;return{start:{line:o,character:0},end:{line:o,character:this._content.length-t[o]}}}else if(n<0)return{start:{line:0,character:0},end:{line:0,character:0}};let s=t[n],i=n+1<t.length?t[n+1]:this._content.length,r=this.ensureBeforeEOL(i,s);return{start:{line:n,character:0},end:{line:n,character:r-s}}}getEOLCharacters(n){let t=this.getLineOffsets();if(n>=t.length)return"";if(n<0)return"";let s=n+1<t.length?t[n+1]:this._content.length,i=this.ensureBeforeEOL(s,t[n]);return this._content.substring(i,s)}ensureBeforeEOL(n,t){for(;n>t&&os(this._content.charCodeAt(n-1));)n--;return n}get lineCount(){return this.getLineOffsets().length}static isIncremental(n){let t=n;return t!=null&&typeof t.text=="string"&&t.range!==void 0&&(t.rangeLength===void 0||typeof t.rangeLength=="number")}static isFull(n){let t=n;return t!=null&&typeof t.text=="string"&&t.range===void 0&&t.rangeLength===void 0}};(function(e){function n(i,r,o,a){return new Ee(i,r,o,a)}e.create=n;function t(i,r,o){if(i instanceof Ee)return i.update(r,o),i;throw new Error("TextDocument.update: document must be created by TextDocument.create")}e.update=t;function s(i,r){let o=i.getText(),a=nn(r.map(Ci),(l,d)=>{let m=l.range.start.line-d.range.start.line;return m===0?l.range.start.character-d.range.start.character:m}),u=0,c=[];for(let l of a){let d=i.offsetAt(l.range.start);if(d<u)throw new Error("Overlapping edit");d>u&&c.push(o.substring(u,d)),l.newText.length&&c.push(l.newText),u=i.offsetAt(l.range.end)}return c.push(o.substr(u)),c.join("")}e.applyEdits=s})(en||(en={}))});var Uo={};Gt(Uo,{AnnotatedTextEdit:()=>G,ApplyKind:()=>st,ChangeAnnotation:()=>B,ChangeAnnotationIdentifier:()=>O,CodeAction:()=>bt,CodeActionContext:()=>yt,CodeActionKind:()=>_t,CodeActionTag:()=>ze,CodeActionTriggerKind:()=>ye,CodeDescription:()=>zn,CodeLens:()=>kt,Color:()=>De,ColorInformation:()=>Un,ColorPresentation:()=>Dn,Command:()=>H,CompletionItem:()=>rt,CompletionItemKind:()=>Zn,CompletionItemLabelDetails:()=>it,CompletionItemTag:()=>et,CompletionList:()=>ot,CreateFile:()=>ee,DeleteFile:()=>te,Diagnostic:()=>he,DiagnosticRelatedInformation:()=>Ge,DiagnosticSeverity:()=>Bn,DiagnosticTag:()=>qn,DocumentHighlight:()=>lt,DocumentHighlightKind:()=>ct,DocumentLink:()=>xt,DocumentSymbol:()=>gt,DocumentUri:()=>Rn,EOL:()=>Wo,FoldingRange:()=>$n,FoldingRangeKind:()=>Gn,FormattingOptions:()=>wt,Hover:()=>at,InlayHint:()=>Mt,InlayHintKind:()=>Ve,InlayHintLabelPart:()=>He,InlineCompletionContext:()=>Rt,InlineCompletionItem:()=>jt,InlineCompletionList:()=>Pt,InlineCompletionTriggerKind:()=>Lt,InlineValueContext:()=>Ct,InlineValueEvaluatableExpression:()=>It,InlineValueText:()=>St,InlineValueVariableLookup:()=>Nt,InsertReplaceEdit:()=>nt,InsertTextFormat:()=>Kn,InsertTextMode:()=>tt,LanguageKind:()=>Jn,Location:()=>pe,LocationLink:()=>Wn,MarkedString:()=>_e,MarkupContent:()=>q,MarkupKind:()=>qe,OptionalVersionedTextDocumentIdentifier:()=>ge,ParameterInformation:()=>ft,Position:()=>j,Range:()=>v,RenameFile:()=>ne,SelectedCompletionInfo:()=>Tt,SelectionRange:()=>vt,SemanticTokenModifiers:()=>Ot,SemanticTokenTypes:()=>Et,SemanticTokens:()=>At,SignatureInformation:()=>ut,SnippetTextEdit:()=>Vn,StringValue:()=>Qe,SymbolInformation:()=>ht,SymbolKind:()=>dt,SymbolTag:()=>pt,TextDocument:()=>Wt,TextDocumentEdit:()=>me,TextDocumentIdentifier:()=>Qn,TextDocumentItem:()=>Yn,TextEdit:()=>F,URI:()=>Ue,VersionedTextDocumentIdentifier:()=>Xn,WorkspaceChange:()=>Hn,WorkspaceEdit:()=>$e,WorkspaceFolder:()=>Ft,WorkspaceSymbol:()=>mt,integer:()=>Fn,uinteger:()=>de});var Rn,Ue,Fn,de,j,v,pe,Wn,De,Un,Dn,Gn,$n,Ge,Bn,qn,zn,he,H,F,B,O,G,me,ee,ne,te,$e,K,Vn,Be,Hn,Qn,Xn,ge,Jn,Yn,qe,q,Zn,Kn,et,nt,tt,st,it,rt,ot,_e,at,ft,ut,ct,lt,dt,pt,ht,mt,gt,_t,ye,yt,ze,bt,kt,wt,xt,vt,Et,Ot,At,St,Nt,It,Ct,Ve,He,Mt,Qe,jt,Pt,Lt,Tt,Rt,Ft,Wo,Wt,Ut,f,Do=Dt(()=>{"use strict";(function(e){function n(t){return typeof t=="string"}e.is=n})(Rn||(Rn={}));(function(e){function n(t){return typeof t=="string"}e.is=n})(Ue||(Ue={}));(function(e){e.MIN_VALUE=-2147483648,e.MAX_VALUE=2147483647;function n(t){return typeof t=="number"&&e.MIN_VALUE<=t&&t<=e.MAX_VALUE}e.is=n})(Fn||(Fn={}));(function(e){e.MIN_VALUE=0,e.MAX_VALUE=2147483647;function n(t){return typeof t=="number"&&e.MIN_VALUE<=t&&t<=e.MAX_VALUE}e.is=n})(de||(de={}));(function(e){function n(s,i){return s===Number.MAX_VALUE&&(s=de.MAX_VALUE),i===Number.MAX_VALUE&&(i=de.MAX_VALUE),{line:s,character:i}}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&f.uinteger(i.line)&&f.uinteger(i.character)}e.is=t})(j||(j={}));(function(e){function n(s,i,r,o){if(f.uinteger(s)&&f.uinteger(i)&&f.uinteger(r)&&f.uinteger(o))return{start:j.create(s,i),end:j.create(r,o)};if(j.is(s)&&j.is(i))return{start:s,end:i};throw new Error(`Range#create called with invalid arguments[${s}, ${i}, ${r}, ${o}]`)}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&j.is(i.start)&&j.is(i.end)}e.is=t})(v||(v={}));(function(e){function n(s,i){return{uri:s,range:i}}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&v.is(i.range)&&(f.string(i.uri)||f.undefined(i.uri))}e.is=t})(pe||(pe={}));(function(e){function n(s,i,r,o){return{targetUri:s,targetRange:i,targetSelectionRange:r,originSelectionRange:o}}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&v.is(i.targetRange)&&f.string(i.targetUri)&&v.is(i.targetSelectionRange)&&(v.is(i.originSelectionRange)||f.undefined(i.originSelectionRange))}e.is=t})(Wn||(Wn={}));(function(e){function n(s,i,r,o){return{red:s,green:i,blue:r,alpha:o}}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&f.numberRange(i.red,0,1)&&f.numberRange(i.green,0,1)&&f.numberRange(i.blue,0,1)&&f.numberRange(i.alpha,0,1)}e.is=t})(De||(De={}));(function(e){function n(s,i){return{range:s,color:i}}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&v.is(i.range)&&De.is(i.color)}e.is=t})(Un||(Un={}));(function(e){function n(s,i,r){return{label:s,textEdit:i,additionalTextEdits:r}}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&f.string(i.label)&&(f.undefined(i.textEdit)||F.is(i.textEdit))&&(f.undefined(i.additionalTextEdits)||f.typedArray(i.additionalTextEdits,F.is))}e.is=t})(Dn||(Dn={}));(function(e){e.Comment="comment",e.Imports="imports",e.Region="region"})(Gn||(Gn={}));(function(e){function n(s,i,r,o,a,u){let c={startLine:s,endLine:i};return f.defined(r)&&(c.startCharacter=r),f.defined(o)&&(c.endCharacter=o),f.defined(a)&&(c.kind=a),f.defined(u)&&(c.collapsedText=u),c}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&f.uinteger(i.startLine)&&f.uinteger(i.endLine)&&(f.undefined(i.startCharacter)||f.uinteger(i.startCharacter))&&(f.undefined(i.endCharacter)||f.uinteger(i.endCharacter))&&(f.undefined(i.kind)||f.string(i.kind))}e.is=t})($n||($n={}));(function(e){function n(s,i){return{location:s,message:i}}e.create=n;function t(s){let i=s;return f.defined(i)&&pe.is(i.location)&&f.string(i.message)}e.is=t})(Ge||(Ge={}));(function(e){e.Error=1,e.Warning=2,e.Information=3,e.Hint=4})(Bn||(Bn={}));(function(e){e.Unnecessary=1,e.Deprecated=2})(qn||(qn={}));(function(e){function n(t){let s=t;return f.objectLiteral(s)&&f.string(s.href)}e.is=n})(zn||(zn={}));(function(e){function n(r,o,a,u,c,l){let d={range:r,message:o};return f.defined(a)&&(d.severity=a),f.defined(u)&&(d.code=u),f.defined(c)&&(d.source=c),f.defined(l)&&(d.relatedInformation=l),d}e.create=n;function t(r){var o;let a=r;return f.defined(a)&&v.is(a.range)&&(f.string(a.message)||q.is(a.message))&&(f.number(a.severity)||f.undefined(a.severity))&&(f.integer(a.code)||f.string(a.code)||f.undefined(a.code))&&(f.undefined(a.codeDescription)||f.string((o=a.codeDescription)===null||o===void 0?void 0:o.href))&&(f.string(a.source)||f.undefined(a.source))&&(f.undefined(a.relatedInformation)||f.typedArray(a.relatedInformation,Ge.is))}e.is=t;function s(r){return f.string(r.message)}e.is3_17=s;function i(r){if(f.string(r.message))return r.message;if(q.is(r.message))return r.message.value;throw new Error(`Unknown message type ${typeof r.message}`)}e.getMessageString=i})(he||(he={}));(function(e){function n(s,i,...r){let o={title:s,command:i};return f.defined(r)&&r.length>0&&(o.arguments=r),o}e.create=n;function t(s){let i=s;return f.defined(i)&&f.string(i.title)&&(i.tooltip===void 0||f.string(i.tooltip))&&f.string(i.command)}e.is=t})(H||(H={}));(function(e){function n(r,o){return{range:r,newText:o}}e.replace=n;function t(r,o){return{range:{start:r,end:r},newText:o}}e.insert=t;function s(r){return{range:r,newText:""}}e.del=s;function i(r){let o=r;return f.objectLiteral(o)&&f.string(o.newText)&&v.is(o.range)}e.is=i})(F||(F={}));(function(e){function n(s,i,r){let o={label:s};return i!==void 0&&(o.needsConfirmation=i),r!==void 0&&(o.description=r),o}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&f.string(i.label)&&(f.boolean(i.needsConfirmation)||i.needsConfirmation===void 0)&&(f.string(i.description)||i.description===void 0)}e.is=t})(B||(B={}));(function(e){function n(t){let s=t;return f.string(s)}e.is=n})(O||(O={}));(function(e){function n(r,o,a){return{range:r,newText:o,annotationId:a}}e.replace=n;function t(r,o,a){return{range:{start:r,end:r},newText:o,annotationId:a}}e.insert=t;function s(r,o){return{range:r,newText:"",annotationId:o}}e.del=s;function i(r){let o=r;return F.is(o)&&(B.is(o.annotationId)||O.is(o.annotationId))}e.is=i})(G||(G={}));(function(e){function n(s,i){return{textDocument:s,edits:i}}e.create=n;function t(s){let i=s;return f.defined(i)&&ge.is(i.textDocument)&&Array.isArray(i.edits)}e.is=t})(me||(me={}));(function(e){function n(s,i,r){let o={kind:"create",uri:s};return i!==void 0&&(i.overwrite!==void 0||i.ignoreIfExists!==void 0)&&(o.options=i),r!==void 0&&(o.annotationId=r),o}e.create=n;function t(s){let i=s;return i&&i.kind==="create"&&f.string(i.uri)&&(i.options===void 0||(i.options.overwrite===void 0||f.boolean(i.options.overwrite))&&(i.options.ignoreIfExists===void 0||f.boolean(i.options.ignoreIfExists)))&&(i.annotationId===void 0||O.is(i.annotationId))}e.is=t})(ee||(ee={}));(function(e){function n(s,i,r,o){let a={kind:"rename",oldUri:s,newUri:i};return r!==void 0&&(r.overwrite!==void 0||r.ignoreIfExists!==void 0)&&(a.options=r),o!==void 0&&(a.annotationId=o),a}e.create=n;function t(s){let i=s;return i&&i.kind==="rename"&&f.string(i.oldUri)&&f.string(i.newUri)&&(i.options===void 0||(i.options.overwrite===void 0||f.boolean(i.options.overwrite))&&(i.options.ignoreIfExists===void 0||f.boolean(i.options.ignoreIfExists)))&&(i.annotationId===void 0||O.is(i.annotationId))}e.is=t})(ne||(ne={}));(function(e){function n(s,i,r){let o={kind:"delete",uri:s};return i!==void 0&&(i.recursive!==void 0||i.ignoreIfNotExists!==void 0)&&(o.options=i),r!==void 0&&(o.annotationId=r),o}e.create=n;function t(s){let i=s;return i&&i.kind==="delete"&&f.string(i.uri)&&(i.options===void 0||(i.options.recursive===void 0||f.boolean(i.options.recursive))&&(i.options.ignoreIfNotExists===void 0||f.boolean(i.options.ignoreIfNotExists)))&&(i.annotationId===void 0||O.is(i.annotationId))}e.is=t})(te||(te={}));(function(e){function n(t){let s=t;return s&&(s.changes!==void 0||s.documentChanges!==void 0)&&(s.documentChanges===void 0||s.documentChanges.every(i=>f.string(i.kind)?ee.is(i)||ne.is(i)||te.is(i):me.is(i)))}e.is=n})($e||($e={}));K=class{constructor(n,t){this.edits=n,this.changeAnnotations=t}insert(n,t,s){let i,r;if(s===void 0?i=F.insert(n,t):O.is(s)?(r=s,i=G.insert(n,t,s)):(this.assertChangeAnnotations(this.changeAnnotations),r=this.changeAnnotations.manage(s),i=G.insert(n,t,r)),this.edits.push(i),r!==void 0)return r}replace(n,t,s){let i,r;if(s===void 0?i=F.replace(n,t):O.is(s)?(r=s,i=G.replace(n,t,s)):(this.assertChangeAnnotations(this.changeAnnotations),r=this.changeAnnotations.manage(s),i=G.replace(n,t,r)),this.edits.push(i),r!==void 0)return r}delete(n,t){let s,i;if(t===void 0?s=F.del(n):O.is(t)?(i=t,s=G.del(n,t)):(this.assertChangeAnnotations(this.changeAnnotations),i=this.changeAnnotations.manage(t),s=G.del(n,i)),this.edits.push(s),i!==void 0)return i}add(n){this.edits.push(n)}all(){return this.edits}clear(){this.edits.splice(0,this.edits.length)}assertChangeAnnotations(n){if(n===void 0)throw new Error("Text edit change is not configured to manage change annotations.")}};(function(e){function n(t){let s=t;return f.objectLiteral(s)&&v.is(s.range)&&Qe.isSnippet(s.snippet)&&(s.annotationId===void 0||B.is(s.annotationId)||O.is(s.annotationId))}e.is=n})(Vn||(Vn={}));Be=class{constructor(n){this._annotations=n===void 0?Object.create(null):n,this._counter=0,this._size=0}all(){return this._annotations}get size(){return this._size}manage(n,t){let s;if(O.is(n)?s=n:(s=this.nextId(),t=n),this._annotations[s]!==void 0)throw new Error(`Id ${s} is already in use.`);if(t===void 0)throw new Error(`No annotation provided for id ${s}`);return this._annotations[s]=t,this._size++,s}nextId(){return this._counter++,this._counter.toString()}},Hn=class{constructor(n){this._textEditChanges=Object.create(null),n!==void 0?(this._workspaceEdit=n,n.documentChanges?(this._changeAnnotations=new Be(n.changeAnnotations),n.changeAnnotations=this._changeAnnotations.all(),n.documentChanges.forEach(t=>{if(me.is(t)){let s=new K(t.edits,this._changeAnnotations);this._textEditChanges[t.textDocument.uri]=s}})):n.changes&&Object.keys(n.changes).forEach(t=>{let s=new K(n.changes[t]);this._textEditChanges[t]=s})):this._workspaceEdit={}}get edit(){return this.initDocumentChanges(),this._changeAnnotations!==void 0&&(this._changeAnnotations.size===0?this._workspaceEdit.changeAnnotations=void 0:this._workspaceEdit.changeAnnotations=this._changeAnnotations.all()),this._workspaceEdit}getTextEditChange(n){if(ge.is(n)){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let t={uri:n.uri,version:n.version},s=this._textEditChanges[t.uri];if(!s){let i=[],r={textDocument:t,edits:i};this._workspaceEdit.documentChanges.push(r),s=new K(i,this._changeAnnotations),this._textEditChanges[t.uri]=s}return s}else{if(this.initChanges(),this._workspaceEdit.changes===void 0)throw new Error("Workspace edit is not configured for normal text edit changes.");let t=this._textEditChanges[n];if(!t){let s=[];this._workspaceEdit.changes[n]=s,t=new K(s),this._textEditChanges[n]=t}return t}}initDocumentChanges(){this._workspaceEdit.documentChanges===void 0&&this._workspaceEdit.changes===void 0&&(this._changeAnnotations=new Be,this._workspaceEdit.documentChanges=[],this._workspaceEdit.changeAnnotations=this._changeAnnotations.all())}initChanges(){this._workspaceEdit.documentChanges===void 0&&this._workspaceEdit.changes===void 0&&(this._workspaceEdit.changes=Object.create(null))}createFile(n,t,s){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let i;B.is(t)||O.is(t)?i=t:s=t;let r,o;if(i===void 0?r=ee.create(n,s):(o=O.is(i)?i:this._changeAnnotations.manage(i),r=ee.create(n,s,o)),this._workspaceEdit.documentChanges.push(r),o!==void 0)return o}renameFile(n,t,s,i){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let r;B.is(s)||O.is(s)?r=s:i=s;let o,a;if(r===void 0?o=ne.create(n,t,i):(a=O.is(r)?r:this._changeAnnotations.manage(r),o=ne.create(n,t,i,a)),this._workspaceEdit.documentChanges.push(o),a!==void 0)return a}deleteFile(n,t,s){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let i;B.is(t)||O.is(t)?i=t:s=t;let r,o;if(i===void 0?r=te.create(n,s):(o=O.is(i)?i:this._changeAnnotations.manage(i),r=te.create(n,s,o)),this._workspaceEdit.documentChanges.push(r),o!==void 0)return o}};(function(e){function n(s){return{uri:s}}e.create=n;function t(s){let i=s;return f.defined(i)&&f.string(i.uri)}e.is=t})(Qn||(Qn={}));(function(e){function n(s,i){return{uri:s,version:i}}e.create=n;function t(s){let i=s;return f.defined(i)&&f.string(i.uri)&&f.integer(i.version)}e.is=t})(Xn||(Xn={}));(function(e){function n(s,i){return{uri:s,version:i}}e.create=n;function t(s){let i=s;return f.defined(i)&&f.string(i.uri)&&(i.version===null||f.integer(i.version))}e.is=t})(ge||(ge={}));(function(e){e.ABAP="abap",e.WindowsBat="bat",e.BibTeX="bibtex",e.Clojure="clojure",e.Coffeescript="coffeescript",e.C="c",e.CPP="cpp",e.CSharp="csharp",e.CSS="css",e.D="d",e.Delphi="pascal",e.Diff="diff",e.Dart="dart",e.Dockerfile="dockerfile",e.Elixir="elixir",e.Erlang="erlang",e.FSharp="fsharp",e.GitCommit="git-commit",e.GitRebase="git-rebase",e.Go="go",e.Groovy="groovy",e.Handlebars="handlebars",e.Haskell="haskell",e.HTML="html",e.Ini="ini",e.Java="java",e.JavaScript="javascript",e.JavaScriptReact="javascriptreact",e.JSON="json",e.LaTeX="latex",e.Less="less",e.Lua="lua",e.Makefile="makefile",e.Markdown="markdown",e.ObjectiveC="objective-c",e.ObjectiveCPP="objective-cpp",e.Pascal="pascal",e.Perl="perl",e.Perl6="perl6",e.PHP="php",e.Plaintext="plaintext",e.Powershell="powershell",e.Pug="jade",e.Python="python",e.R="r",e.Razor="razor",e.Ruby="ruby",e.Rust="rust",e.SCSS="scss",e.SASS="sass",e.Scala="scala",e.ShaderLab="shaderlab",e.ShellScript="shellscript",e.SQL="sql",e.Swift="swift",e.TypeScript="typescript",e.TypeScriptReact="typescriptreact",e.TeX="tex",e.VisualBasic="vb",e.XML="xml",e.XSL="xsl",e.YAML="yaml"})(Jn||(Jn={}));(function(e){function n(s,i,r,o){return{uri:s,languageId:i,version:r,text:o}}e.create=n;function t(s){let i=s;return f.defined(i)&&f.string(i.uri)&&f.string(i.languageId)&&f.integer(i.version)&&f.string(i.text)}e.is=t})(Yn||(Yn={}));(function(e){e.PlainText="plaintext",e.Markdown="markdown";function n(t){let s=t;return s===e.PlainText||s===e.Markdown}e.is=n})(qe||(qe={}));(function(e){function n(t){let s=t;return f.objectLiteral(t)&&qe.is(s.kind)&&f.string(s.value)}e.is=n})(q||(q={}));(function(e){e.Text=1,e.Method=2,e.Function=3,e.Constructor=4,e.Field=5,e.Variable=6,e.Class=7,e.Interface=8,e.Module=9,e.Property=10,e.Unit=11,e.Value=12,e.Enum=13,e.Keyword=14,e.Snippet=15,e.Color=16,e.File=17,e.Reference=18,e.Folder=19,e.EnumMember=20,e.Constant=21,e.Struct=22,e.Event=23,e.Operator=24,e.TypeParameter=25})(Zn||(Zn={}));(function(e){e.PlainText=1,e.Snippet=2})(Kn||(Kn={}));(function(e){e.Deprecated=1})(et||(et={}));(function(e){function n(s,i,r){return{newText:s,insert:i,replace:r}}e.create=n;function t(s){let i=s;return i&&f.string(i.newText)&&v.is(i.insert)&&v.is(i.replace)}e.is=t})(nt||(nt={}));(function(e){e.asIs=1,e.adjustIndentation=2})(tt||(tt={}));(function(e){e.Replace=1,e.Merge=2})(st||(st={}));(function(e){function n(t){let s=t;return s&&(f.string(s.detail)||s.detail===void 0)&&(f.string(s.description)||s.description===void 0)}e.is=n})(it||(it={}));(function(e){function n(t){return{label:t}}e.create=n})(rt||(rt={}));(function(e){function n(t,s){return{items:t||[],isIncomplete:!!s}}e.create=n})(ot||(ot={}));(function(e){function n(s){return s.replace(/[\\`*_{}[\]()#+\-.!]/g,"\\$&")}e.fromPlainText=n;function t(s){let i=s;return f.string(i)||f.objectLiteral(i)&&f.string(i.language)&&f.string(i.value)}e.is=t})(_e||(_e={}));(function(e){function n(t){let s=t;return!!s&&f.objectLiteral(s)&&(q.is(s.contents)||_e.is(s.contents)||f.typedArray(s.contents,_e.is))&&(t.range===void 0||v.is(t.range))}e.is=n})(at||(at={}));(function(e){function n(t,s){return s?{label:t,documentation:s}:{label:t}}e.create=n})(ft||(ft={}));(function(e){function n(t,s,...i){let r={label:t};return f.defined(s)&&(r.documentation=s),f.defined(i)?r.parameters=i:r.parameters=[],r}e.create=n})(ut||(ut={}));(function(e){e.Text=1,e.Read=2,e.Write=3})(ct||(ct={}));(function(e){function n(t,s){let i={range:t};return f.number(s)&&(i.kind=s),i}e.create=n})(lt||(lt={}));(function(e){e.File=1,e.Module=2,e.Namespace=3,e.Package=4,e.Class=5,e.Method=6,e.Property=7,e.Field=8,e.Constructor=9,e.Enum=10,e.Interface=11,e.Function=12,e.Variable=13,e.Constant=14,e.String=15,e.Number=16,e.Boolean=17,e.Array=18,e.Object=19,e.Key=20,e.Null=21,e.EnumMember=22,e.Struct=23,e.Event=24,e.Operator=25,e.TypeParameter=26})(dt||(dt={}));(function(e){e.Deprecated=1})(pt||(pt={}));(function(e){function n(t,s,i,r,o){let a={name:t,kind:s,location:{uri:r,range:i}};return o&&(a.containerName=o),a}e.create=n})(ht||(ht={}));(function(e){function n(t,s,i,r){return r!==void 0?{name:t,kind:s,location:{uri:i,range:r}}:{name:t,kind:s,location:{uri:i}}}e.create=n})(mt||(mt={}));(function(e){function n(s,i,r,o,a,u){let c={name:s,detail:i,kind:r,range:o,selectionRange:a};return u!==void 0&&(c.children=u),c}e.create=n;function t(s){let i=s;return i&&f.string(i.name)&&f.number(i.kind)&&v.is(i.range)&&v.is(i.selectionRange)&&(i.detail===void 0||f.string(i.detail))&&(i.deprecated===void 0||f.boolean(i.deprecated))&&(i.children===void 0||Array.isArray(i.children))&&(i.tags===void 0||Array.isArray(i.tags))}e.is=t})(gt||(gt={}));(function(e){e.Empty="",e.QuickFix="quickfix",e.Refactor="refactor",e.RefactorExtract="refactor.extract",e.RefactorInline="refactor.inline",e.RefactorMove="refactor.move",e.RefactorRewrite="refactor.rewrite",e.Source="source",e.SourceOrganizeImports="source.organizeImports",e.SourceFixAll="source.fixAll",e.Notebook="notebook"})(_t||(_t={}));(function(e){e.Invoked=1,e.Automatic=2})(ye||(ye={}));(function(e){function n(s,i,r){let o={diagnostics:s};return i!=null&&(o.only=i),r!=null&&(o.triggerKind=r),o}e.create=n;function t(s){let i=s;return f.defined(i)&&f.typedArray(i.diagnostics,he.is)&&(i.only===void 0||f.typedArray(i.only,f.string))&&(i.triggerKind===void 0||i.triggerKind===ye.Invoked||i.triggerKind===ye.Automatic)}e.is=t})(yt||(yt={}));(function(e){e.LLMGenerated=1;function n(t){return f.defined(t)&&t===e.LLMGenerated}e.is=n})(ze||(ze={}));(function(e){function n(s,i,r){let o={title:s},a=!0;return typeof i=="string"?(a=!1,o.kind=i):H.is(i)?o.command=i:o.edit=i,a&&r!==void 0&&(o.kind=r),o}e.create=n;function t(s){let i=s;return i&&f.string(i.title)&&(i.diagnostics===void 0||f.typedArray(i.diagnostics,he.is))&&(i.kind===void 0||f.string(i.kind))&&(i.edit!==void 0||i.command!==void 0)&&(i.command===void 0||H.is(i.command))&&(i.isPreferred===void 0||f.boolean(i.isPreferred))&&(i.edit===void 0||$e.is(i.edit))&&(i.tags===void 0||f.typedArray(i.tags,ze.is))}e.is=t})(bt||(bt={}));(function(e){function n(s,i){let r={range:s};return f.defined(i)&&(r.data=i),r}e.create=n;function t(s){let i=s;return f.defined(i)&&v.is(i.range)&&(f.undefined(i.command)||H.is(i.command))}e.is=t})(kt||(kt={}));(function(e){function n(s,i){return{tabSize:s,insertSpaces:i}}e.create=n;function t(s){let i=s;return f.defined(i)&&f.uinteger(i.tabSize)&&f.boolean(i.insertSpaces)}e.is=t})(wt||(wt={}));(function(e){function n(s,i,r){return{range:s,target:i,data:r}}e.create=n;function t(s){let i=s;return f.defined(i)&&v.is(i.range)&&(f.undefined(i.target)||f.string(i.target))}e.is=t})(xt||(xt={}));(function(e){function n(s,i){return{range:s,parent:i}}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&v.is(i.range)&&(i.parent===void 0||e.is(i.parent))}e.is=t})(vt||(vt={}));(function(e){e.namespace="namespace",e.type="type",e.class="class",e.enum="enum",e.interface="interface",e.struct="struct",e.typeParameter="typeParameter",e.parameter="parameter",e.variable="variable",e.property="property",e.enumMember="enumMember",e.event="event",e.function="function",e.method="method",e.macro="macro",e.keyword="keyword",e.modifier="modifier",e.comment="comment",e.string="string",e.number="number",e.regexp="regexp",e.operator="operator",e.decorator="decorator",e.label="label"})(Et||(Et={}));(function(e){e.declaration="declaration",e.definition="definition",e.readonly="readonly",e.static="static",e.deprecated="deprecated",e.abstract="abstract",e.async="async",e.modification="modification",e.documentation="documentation",e.defaultLibrary="defaultLibrary"})(Ot||(Ot={}));(function(e){function n(t){let s=t;return f.objectLiteral(s)&&(s.resultId===void 0||typeof s.resultId=="string")&&Array.isArray(s.data)&&(s.data.length===0||typeof s.data[0]=="number")}e.is=n})(At||(At={}));(function(e){function n(s,i){return{range:s,text:i}}e.create=n;function t(s){let i=s;return i!=null&&v.is(i.range)&&f.string(i.text)}e.is=t})(St||(St={}));(function(e){function n(s,i,r){return{range:s,variableName:i,caseSensitiveLookup:r}}e.create=n;function t(s){let i=s;return i!=null&&v.is(i.range)&&f.boolean(i.caseSensitiveLookup)&&(f.string(i.variableName)||i.variableName===void 0)}e.is=t})(Nt||(Nt={}));(function(e){function n(s,i){return{range:s,expression:i}}e.create=n;function t(s){let i=s;return i!=null&&v.is(i.range)&&(f.string(i.expression)||i.expression===void 0)}e.is=t})(It||(It={}));(function(e){function n(s,i){return{frameId:s,stoppedLocation:i}}e.create=n;function t(s){let i=s;return f.defined(i)&&v.is(s.stoppedLocation)}e.is=t})(Ct||(Ct={}));(function(e){e.Type=1,e.Parameter=2;function n(t){return t===1||t===2}e.is=n})(Ve||(Ve={}));(function(e){function n(s){return{value:s}}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&(i.tooltip===void 0||f.string(i.tooltip)||q.is(i.tooltip))&&(i.location===void 0||pe.is(i.location))&&(i.command===void 0||H.is(i.command))}e.is=t})(He||(He={}));(function(e){function n(s,i,r){let o={position:s,label:i};return r!==void 0&&(o.kind=r),o}e.create=n;function t(s){let i=s;return f.objectLiteral(i)&&j.is(i.position)&&(f.string(i.label)||f.typedArray(i.label,He.is))&&(i.kind===void 0||Ve.is(i.kind))&&i.textEdits===void 0||f.typedArray(i.textEdits,F.is)&&(i.tooltip===void 0||f.string(i.tooltip)||q.is(i.tooltip))&&(i.paddingLeft===void 0||f.boolean(i.paddingLeft))&&(i.paddingRight===void 0||f.boolean(i.paddingRight))}e.is=t})(Mt||(Mt={}));(function(e){function n(s){return{kind:"snippet",value:s}}e.createSnippet=n;function t(s){let i=s;return f.objectLiteral(i)&&i.kind==="snippet"&&f.string(i.value)}e.isSnippet=t})(Qe||(Qe={}));(function(e){function n(t,s,i,r){return{insertText:t,filterText:s,range:i,command:r}}e.create=n})(jt||(jt={}));(function(e){function n(t){return{items:t}}e.create=n})(Pt||(Pt={}));(function(e){e.Invoked=1,e.Automatic=2})(Lt||(Lt={}));(function(e){function n(t,s){return{range:t,text:s}}e.create=n})(Tt||(Tt={}));(function(e){function n(t,s){return{triggerKind:t,selectedCompletionInfo:s}}e.create=n})(Rt||(Rt={}));(function(e){function n(t){let s=t;return f.objectLiteral(s)&&Ue.is(s.uri)&&f.string(s.name)}e.is=n})(Ft||(Ft={}));Wo=[`
`,`\r
`,"\r"];(function(e){function n(r,o,a,u){return new Ut(r,o,a,u)}e.create=n;function t(r){let o=r;return!!(f.defined(o)&&f.string(o.uri)&&(f.undefined(o.languageId)||f.string(o.languageId))&&f.uinteger(o.lineCount)&&f.func(o.getText)&&f.func(o.positionAt)&&f.func(o.offsetAt))}e.is=t;function s(r,o){let a=r.getText(),u=i(o,(l,d)=>{let m=l.range.start.line-d.range.start.line;return m===0?l.range.start.character-d.range.start.character:m}),c=a.length;for(let l=u.length-1;l>=0;l--){let d=u[l],m=r.offsetAt(d.range.start),h=r.offsetAt(d.range.end);if(h<=c)a=a.substring(0,m)+d.newText+a.substring(h,a.length);else throw new Error("Overlapping edit");c=m}return a}e.applyEdits=s;function i(r,o){if(r.length<=1)return r;let a=r.length/2|0,u=r.slice(0,a),c=r.slice(a);i(u,o),i(c,o);let l=0,d=0,m=0;for(;l<u.length&&d<c.length;)o(u[l],c[d])<=0?r[m++]=u[l++]:r[m++]=c[d++];for(;l<u.length;)r[m++]=u[l++];for(;d<c.length;)r[m++]=c[d++];return r}})(Wt||(Wt={}));Ut=class{constructor(n,t,s,i){this._uri=n,this._languageId=t,this._version=s,this._content=i,this._lineOffsets=void 0}get uri(){return this._uri}get languageId(){return this._languageId}get version(){return this._version}getText(n){if(n){let t=this.offsetAt(n.start),s=this.offsetAt(n.end);return this._content.substring(t,s)}return this._content}update(n,t){this._content=n.text,this._version=t,this._lineOffsets=void 0}getLineOffsets(){if(this._lineOffsets===void 0){let n=[],t=this._content,s=!0;for(let i=0;i<t.length;i++){s&&(n.push(i),s=!1);let r=t.charAt(i);s=r==="\r"||r===`
`,r==="\r"&&i+1<t.length&&t.charAt(i+1)===`
`&&i++}s&&t.length>0&&n.push(t.length),this._lineOffsets=n}return this._lineOffsets}positionAt(n){n=Math.max(Math.min(n,this._content.length),0);let t=this.getLineOffsets(),s=0,i=t.length;if(i===0)return j.create(0,n);for(;s<i;){let o=Math.floor((s+i)/2);t[o]>n?i=o:s=o+1}let r=s-1;return j.create(r,n-t[r])}offsetAt(n){let t=this.getLineOffsets();if(n.line>=t.length)return this._content.length;if(n.line<0)return 0;let s=t[n.line],i=n.line+1<t.length?t[n.line+1]:this._content.length;return Math.max(Math.min(s+n.character,i),s)}get lineCount(){return this.getLineOffsets().length}};(function(e){let n=Object.prototype.toString;function t(h){return typeof h<"u"}e.defined=t;function s(h){return typeof h>"u"}e.undefined=s;function i(h){return h===!0||h===!1}e.boolean=i;function r(h){return n.call(h)==="[object String]"}e.string=r;function o(h){return n.call(h)==="[object Number]"}e.number=o;function a(h,_,b){return n.call(h)==="[object Number]"&&_<=h&&h<=b}e.numberRange=a;function u(h){return n.call(h)==="[object Number]"&&-2147483648<=h&&h<=2147483647}e.integer=u;function c(h){return n.call(h)==="[object Number]"&&0<=h&&h<=2147483647}e.uinteger=c;function l(h){return n.call(h)==="[object Function]"}e.func=l;function d(h){return h!==null&&typeof h=="object"}e.objectLiteral=d;function m(h,_){return Array.isArray(h)&&h.every(_)}e.typedArray=m})(f||(f={}))});var fs={celery:`"""What celery does before and after a program makes its application, and when a worker starts.

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
`};var Li=["import_modules","celeryd_init","worker_init","setup_logging","after_setup_logger","after_setup_task_logger","worker_process_init","celeryd_after_setup","worker_ready","beat_init"],tn=[{script:"django",standsFor:{"django.setup":"setup","django.conf.settings":"settings","django.apps.AppConfig":"AppConfig","django.apps.config.AppConfig":"AppConfig","django.contrib.admin.apps.AdminConfig":"AdminConfig","django.contrib.admin.autodiscover":"autodiscover_admin","django.utils.module_loading.autodiscover_modules":"autodiscover_modules","django.apps.apps":"apps","django.apps.registry.apps":"apps","django.core.wsgi.get_wsgi_application":"get_wsgi_application","django.core.asgi.get_asgi_application":"get_asgi_application","django.core.management.ManagementUtility":"ManagementUtility","django.core.management.execute_from_command_line":"execute_from_command_line","django.core.management.call_command":"call_command","django.core.management.BaseCommand":"BaseCommand","django.core.management.LabelCommand":"BaseCommand","django.core.management.base.BaseCommand":"BaseCommand","django.core.management.base.LabelCommand":"BaseCommand","django.core.management.base.AppCommand":"BaseCommand","django.core.checks.run_checks":"run_checks","django.urls.include":"include","django.urls.conf.include":"include","django.conf.urls.include":"include","configurations.Configuration":"Configuration","configurations.base.Configuration":"Configuration","configurations.setup":"setup","configurations.wsgi.get_wsgi_application":"get_wsgi_application","configurations.asgi.get_asgi_application":"get_asgi_application","configurations.management.execute_from_command_line":"execute_from_command_line","configurations.management.call_command":"call_command"},shows:{"LazySettings.__getattr__":"django.conf.settings","ManagementUtility.execute":"django.core.management"},isStartedBy:/\bdjango\.setup\b|^[ \t]*from[ \t]+django[ \t]+import\b.*\bsetup\b|\bget_[aw]sgi_application\b|\bexecute_from_command_line\b|\bManagementUtility\b|\bcall_command\b/m,startWords:["django","sgi_application","execute_from_command_line","ManagementUtility","call_command"],imports:/\.(?:apps|models|admin)$|\.(?:models|management\.commands)\./,loads:/\.(?:apps|models|admin)$|\.(?:models|management\.commands|migrations|templatetags)\./,settings:{areReadBy:"django.conf",variable:"DJANGO_SETTINGS_MODULE"},asksFor:["DJANGO_CONFIGURATION"]},{script:"celery",standsFor:{"celery.maybe_patch_concurrency":"maybe_patch_concurrency","celery.Celery":"Celery","celery.app.Celery":"Celery","celery.app.base.Celery":"Celery",...Object.fromEntries(Li.map(e=>[`celery.signals.${e}`,e]))},shows:{find_app:"celery -A","Celery.import_default_modules":"celery","Signal.send":"celery.signals","Celery.autodiscover_tasks":"Celery.autodiscover_tasks()","Celery.worker_main":"Celery.worker_main()","Celery.start":"Celery.start()","Configuration.load":"Celery.conf"},isStartedBy:/\bCelery\s*\(|\bautodiscover_tasks\b|\bworker_main\b/,startWords:["Celery","autodiscover_tasks","worker_main"],imports:/\.(?:tasks|celery)$/,asksFor:["CELERY_SKIP_CHECKS"],patches:["maybe_patch_concurrency"]},{script:"logging",standsFor:{"logging.config.dictConfig":"dict_config"},isStartedBy:/\bdictConfig\b/,startWords:["dictConfig"]},{script:"gunicorn",standsFor:{"gunicorn.app.base.BaseApplication":"BaseApplication","gunicorn.app.base.Application":"BaseApplication","gunicorn.app.wsgiapp.WSGIApplication":"WSGIApplication","gunicorn.app.wsgiapp.run":"run"},shows:{"BaseApplication.run":"BaseApplication.run()","WSGIApplication.load":"WSGIApplication.load()",run:"gunicorn.app.wsgiapp.run()"},patches:["BaseApplication","WSGIApplication","run"]},{script:"flask",standsFor:{},shows:{load_app:"flask"}}];var us=new Map(Object.entries(fs).map(([e,n])=>[`\0${e}`,{module:`\0${e}`,path:`\0${e}.py`,text:n,syntax:Ht(()=>se(n))}]));function Ti(e){return e.charCodeAt(0)===0?us.get(e):void 0}function sn(e){return re(e)?us.get(e.slice(0,-3)):void 0}function re(e){return e?.charCodeAt(0)===0}function Xo(e){return`${e}`}function Ri(e){return e.charCodeAt(0)===1?e.slice(1):void 0}function cs(e){return e.charCodeAt(0)>1?e:void 0}function Jo(e){return re(e)&&e!=="\0standard.py"}var Yo=new Map([...L(!0,"urllib.parse","urlsplit urlparse parse_qs parse_qsl urlencode"),...L(!0,"pathlib","PurePosixPath"),...L(!1,"collections","ChainMap"),...L(!0,"datetime","timedelta"),...L(!0,"decimal","Decimal"),...L(!0,"fractions","Fraction"),...L(!0,"configparser","ConfigParser RawConfigParser=ConfigParser"),...L(!1,"queue","Queue=FifoOfThreads LifoQueue=LifoOfThreads PriorityQueue=PriorityOfThreads SimpleQueue=SimpleOfThreads"),...L(!1,"asyncio","Queue=FifoOfTasks LifoQueue=LifoOfTasks PriorityQueue=PriorityOfTasks"),...["unittest.mock","mock"].flatMap(e=>L(!1,e,"Mock MagicMock PropertyMock create_autospec call"))]);function L(e,n,t){return t.split(" ").map(s=>{let[i="",r=i]=s.split("=");return[`${n}.${i}`,{name:r,ofKnown:e}]})}var ls=new Map,Oe=new Map;for(let{script:e,standsFor:n,shows:t={}}of tn){let s=`\0${e}`;for(let[i,r]of Object.entries(n))ls.set(i,{module:s,name:r}),Oe.has(`${s}:${r}`)||Oe.set(`${s}:${r}`,`${i}()`);for(let[i,r]of Object.entries(t))Oe.set(`${s}:${i}`,r)}function ds(e){return ls.get(e)}function Zo(e,n){return Oe.get(`${e}:${n}`)}var ps=tn.flatMap(({patches:e=[],standsFor:n})=>Object.keys(n).filter(t=>e.includes(z(t))).map(t=>({name:z(t),modules:t.split(".").slice(0,-1).map(Zt)}))),Ko=new Set(ps.map(({name:e})=>e));function ea(e,n){return ps.some(t=>t.name===e&&t.modules.every(s=>s(n)>=0))}function na(e){return{...e,text:n=>sn(n)?.text??e.text(n),wording:n=>sn(n)?.text??Ri(n)??e.wording(n),syntax:n=>sn(n)?.syntax()??e.syntax(n)}}function ta(e){return{resolve(n){let t=Ti(n);return t===void 0?e.resolve(n):{kind:"source",module:n,path:t.path,searchPath:void 0}}}}function Fi(e){return e==="unknown"?{}:e==="true"?{isUsual:!0}:{isAskedFor:!0}}function ia({branching:e,branch:n,with:t,without:s,isUsual:i,isAskedFor:r,isRare:o}){return{branching:e,branch:~n,...Fi(i?"false":r||o?"true":"unknown"),...t===void 0?{}:{without:t},...s===void 0?{}:{with:s}}}function ae(e){let n=[];for(let t=e;t!==void 0;t=t.outer)n.push(`${t.branching}.${t.branch}`);return n.join()}function ra(e,n){let t=e;for(let s of Q(e,n))t={...s,outer:t};return t}function ms(e,n){if(n===e)return e;let t=e;for(let s of Q(e,n))s.isRare&&(t={...s,outer:t});return t}function Wi(e,n){for(let t=e;t!==void 0;t=t.outer)if(t.without===n)return!0;return!1}function Se(e,n){return e>=0&&n>=0?e!==n:e===~n}function gs(e,n){for(let t=e;t!==void 0;t=t.outer)if(t.without!==void 0&&!Wi(n,t.without))return!0;return!1}function rn(e,n){if(e===void 0||n===void 0||e===n)return!0;let t=Ui(n,on);for(let s=e;s!==void 0;s=s.outer){if(t&&oe.of(n).isPossible&&oe.of(n).has(s))return!0;if(Ne(n,s,Se))return!1}return!0}var on=16;function Ui(e,n){let t=e;for(let s=n;t!==void 0&&s>0;s--)t=t.outer;return t!==void 0}function Di(e,n){let t=e;for(let s=on;t!==void 0&&s>0;s--){if(t===n)return!0;t=t.outer}return t!==void 0&&oe.of(e).has(n)}function Ne(e,{branching:n,branch:t},s){let i=e;for(let r=on;i!==void 0&&r>0;r--){if(i.branching===n&&s(i.branch,t))return!0;i=i.outer}return i!==void 0&&oe.of(e).some(n,t,s)}var Ae=class{#e=[];#t=new Set;#n=new Set;#s=new Map;of(n){let t=[],s=n;for(;s!==void 0&&!this.#t.has(s);s=s.outer)t.push(s);for(;this.#e.at(-1)!==s;)this.#r();for(let i=t.length-1;i>=0;i--)this.#i(t[i]);return this}#i(n){let{branching:t,branch:s}=n;this.some(t,s,Se)&&this.#n.add(n);let i=this.#s.get(t)??{times:new Map,branches:[]};this.#s.set(t,i),i.times.set(s,(i.times.get(s)??0)+1),s>=0&&i.branches.push(s),this.#e.push(n),this.#t.add(n)}#r(){let n=this.#e.pop(),{branching:t,branch:s}=n;this.#t.delete(n),this.#n.delete(n);let i=this.#s.get(t),r=i.times.get(s)-1;s>=0&&i.branches.pop(),r>0?i.times.set(s,r):i.times.delete(s),i.times.size===0&&this.#s.delete(t)}get isPossible(){return this.#n.size===0}has(n){return this.#t.has(n)}some(n,t,s){let i=this.#s.get(n);if(i===void 0)return!1;let r=o=>s(o,t);return[t,~t].some(o=>i.times.has(o)&&r(o))||i.branches.some(r)}},oe=new Ae;function oa(e){return e===void 0||oe.of(e).isPossible}function aa(e,n){return Ne(e,n,Se)}function fa(e,n){return Ne(e,n,an)}function an(e,n){return e===n||n<0&&e>=0&&e!==~n}function fn(e,n){return Q(e,n).length}function Q(e,n,t){return[..._s(e,n,t)]}function*_s(e,n,t){if(e!==n)for(let s=n;s!==void 0&&!Di(e,s);s=s.outer)(s.with===void 0||s.with!==t)&&!Ne(e,s,an)&&(yield s)}var Gi={isCompatible:!0,isWithout:!1,hasDoubts:!1,isUnusual:!1,isAskedFor:!1,isGuess:!1,isRare:!1},hs=class{#e=new Ae;#t=new Map;#n;#s;#i=!1;goTo(n,t){this.#n=n,this.#s=t,this.#t.clear(),this.#e.of(n),this.#i=!1;for(let s=n;s!==void 0&&!this.#i;s=s.outer)this.#i=s.isGuess===!0;return this.#e.isPossible}of(n){let t=[],s=n;for(;s!==void 0&&!this.#t.has(s);)t.push(s),s=s.outer;let i=s===void 0?Gi:this.#t.get(s);for(;t.length>0;){let r=t.pop();i=this.#r(i,r),this.#t.set(r,i)}return i}#r(n,t){let{branching:s,branch:i}=t,r=n.isWithout||t.without===this.#s;if(this.#e.has(t))return r===n.isWithout?n:{...n,isWithout:r};let o=n.isCompatible&&!this.#e.some(s,i,Se),a=(t.with===void 0||t.with!==this.#s)&&!this.#e.some(s,i,an);return{isCompatible:o,isWithout:r,hasDoubts:n.hasDoubts||a,isUnusual:n.isUnusual||a&&t.isUsual!==!0,isAskedFor:n.isAskedFor||a&&t.isAskedFor===!0,isGuess:n.isGuess||a&&t.isGuess===!0,isRare:n.isRare||a&&t.isRare===!0}}patchHasDoubts(n){return this.#o(n,()=>!0)}patchIsUnusual(n){return this.#o(n,({isUsual:t})=>t!==!0)}patchIsGuess(n){return this.#i&&this.#o(n,({isGuess:t})=>t===!0)}#o(n,t){for(let s of _s(n,this.#n,this.#s))if(t(s))return!0;return!1}},$i=500;function ua(e,n,t){let s=0,i=({isUsual:o,follows:a,with:u})=>o===!0||a===!0||t===void 0&&u!==void 0,r=(o,a)=>a<n.length&&++s<=$i&&Q(o,n[a],t).every(u=>i(u)||r({branching:u.branching,branch:~u.branch,outer:o},a+1));return r(e,0)}function ws({changed:e,story:n},t){return(e===void 0||n!==void 0&&n.length<500)&&t!==void 0?`${n??""}${t};`:void 0}function un(e){return e.startsWith("?")}var D=class extends Map{run;changed;story;isHandedOut=!1;#e;#t=!1;constructor(n,t){if(super(),this.run=n,t!==void 0)for(let[s,i]of t)this.#n(s,i)}set(n,t){return this.#e!==void 0&&this.#s(n),this.#n(n,t),this}#n(n,t){un(n)?this.#t=!0:this.#t&&super.delete(n),super.set(n,t)}mayHaveReplaced(n){if(!this.#t)return!1;let t=!1;for(let s of super.keys())if(s===n)t=!0;else if(t&&un(s))return!0;return!1}delete(n){return this.#e!==void 0&&this.#s(n),super.delete(n)}#s(n){let t=this.#e?.at(-1);t!==void 0&&!t.has(n)&&t.set(n,this.get(n))}begin(){return this.#e??=[],this.#e.push(new Map)-1}boundSince(n){let t=new Map;for(let s of this.#e?.slice(n)??[])for(let i of s.keys())t.set(i,this.get(i));return t}before(n,t){let s=this.#e?.find((i,r)=>r>=n&&i.has(t));return s===void 0?this.get(t):s.get(t)}keep(){let n=this.#e?.pop(),t=this.#e?.at(-1);if(n!==void 0)if(t===void 0)this.#e=void 0;else for(let[s,i]of n)t.has(s)||t.set(s,i)}takeBack(){let n=this.#e?.pop();this.#e?.length===0&&(this.#e=void 0);for(let[t,s]of n??[])s===void 0?super.delete(t):super.set(t,s)}peek(n){return super.get(n)}peekAll(){return super.entries()}rebind(n,t){t===void 0?super.delete(n):this.#n(n,t)}become(n){let t=[...n];super.clear();for(let[s,i]of t)this.#n(s,i)}bindAll(n){for(let[t,s]of n)s===void 0?this.delete(t):this.set(t,s)}};function la(e){for(let n of e.keys())if(un(n))return!0;return!1}var ys=class extends D{#e;constructor(n,t){super(n),this.#e=t}get(n){let t=super.get(n);return this.#t(n,t!==void 0),t}has(n){let t=super.has(n);return this.#t(n,t),t}delete(n){return this.#t(n,super.has(n)),super.delete(n)}get size(){return this.#n(),super.size}keys(){return this.#n(),super.keys()}values(){return this.#n(),super.values()}entries(){return this.#n(),super.entries()}[Symbol.iterator](){return this.#n(),super.entries()}forEach(n){this.#n(),super.forEach(n)}clear(){this.#n(),super.clear()}#t(n,t){this.#e.names.add(n),t||this.#e.missed.add(n)}#n(){this.#e.isAll=!0}};function da(e){switch(e.kind){case"module":case"class":return e.scope.variables;case"object":case"function":case"external-object":return e.attributes;case"bound-method":return e.function.attributes;default:return}}function xs({keeps:e,root:n}){return e??n?.keeps}function vs(e){return e.slots??=new D(e.run),e.slots}var N={kind:"unknown"};function Es(e){return e===N?{kind:"unknown",path:""}:e}function Ie(e){return{kind:"external",name:e}}function M(e){return{kind:"literal",value:e}}function Os(e){switch(e.kind){case"string":return e.bytes?N:M(e.value);case"number":return M(Number(e.text.replaceAll("_","").replace(/[lLjJ]$/,"")));case"constant":return e.value==="..."?Ie("builtins.Ellipsis"):M(e.value==="None"?null:e.value==="True");default:return}}var cn=40;function X(e){let n=[],t=new Set;for(let s of e.slice(0,cn).flatMap(i=>i.kind==="choice"?i.values:[i])){if(n.length>=cn)break;if(t.has(s))continue;t.add(s);let i=n.findIndex(r=>zi(r,s));i<0?n.push(s):s.kind==="unknown"&&n[i]!==s&&(n[i]=N)}return n.length===0?N:n.length===1?n[0]:{kind:"choice",values:n}}function Bi(e){let[n]=e;if(e.length===1&&n!==void 0)return n.value;let t=X(e.map(s=>s.value));return t.kind==="choice"&&ln(e)?{...t,alternatives:e}:t}var qi=200,bs=new WeakMap;function ln(e){return As(e)<=qi}function As(e){let n=bs.get(e);if(n===void 0){n=0;for(let{value:t}of e)n+="alternatives"in t&&t.alternatives!==void 0?As(t.alternatives):1;bs.set(e,n)}return n}function pa({values:e,alternatives:n},t){if(n!==void 0)return Bi(n.map(({value:i,place:r})=>({value:t(i),place:r})));let s=[];for(let i of e){let r=t(i);if(s.push(r),r.kind==="choice"&&r.values.length>=cn)break}return X(s)}function zi(e,n){return e===n?!0:e.kind==="literal"&&n.kind==="literal"?e.value===n.value:e.kind==="external"&&n.kind==="external"||e.kind==="module"&&n.kind==="module"?e.name===n.name:e.kind==="unknown"&&n.kind==="unknown"}function Vi(e){return Hi.has(e)}var Hi=new Set(["re.Pattern","re.Match","argparse.ArgumentParser","argparse._SubParsersAction","argparse._MutuallyExclusiveGroup","contextvars.Context","weakref.finalize","builtins.slice"]);function J(e){return e?.kind==="literal"&&typeof e.value=="string"?e.value:void 0}function ha(e){return e?.kind==="literal"&&Number.isSafeInteger(e.value)?Number(e.value):void 0}var Qi=/^builtins\.(?:[A-Z]\w*(?:\(\))?|abs|all|any|bool|bytes|dict|float|frozenset|int|len|list|map|max|min|print|repr|set|sorted|str|sum|tuple|type|zip)$/;function Xi(e){if("alternatives"in e&&e.alternatives!==void 0){let n=new Set(e.alternatives.map(t=>Xi(t.value)));return n.size===1?[...n][0]:"unknown"}switch(e.kind){case"unknown":case"object":case"choice":return"unknown";case"external":return Qi.test(e.name)?"true":"unknown";case"external-object":return Vi(e.class)||/^builtins\.[A-Z]/.test(e.class)?"true":"unknown";case"literal":return e.value?"true":"false";case"sequence":return e.elements.length>0?"true":"false";case"mapping":return e.entries.size>0?"true":e.entries.isHandedOut?"unknown":"false";default:return"true"}}function ma(e){return e==="unknown"?e:e==="true"?"false":"true"}function ga(e){let n=e;for(;n.parent!==void 0;)n=n.parent;return n}var Ji=new Set("append appendleft add extend extendleft insert update remove discard pop popleft clear copy index count sort reverse union difference intersection symmetric_difference difference_update intersection_update symmetric_difference_update rotate issubset issuperset isdisjoint".split(" ")),Yi=new Set("get setdefault pop popitem update clear copy keys values items iterkeys itervalues iteritems has_key move_to_end new_child most_common subtract elements total".split(" ")),Zi=new Set("get copy keys values items __getitem__ __contains__ __iter__".split(" ")),Ki=new Set("upper lower casefold capitalize title strip lstrip rstrip startswith endswith replace join split rsplit splitlines rpartition partition zfill ljust rjust format format_map removeprefix removesuffix count find rfind index swapcase isidentifier isdigit isdecimal isnumeric isalpha isalnum isupper islower isspace".split(" "));function _a(e,n){switch(e.kind){case"sequence":return Ji.has(n)||ks.has(n);case"mapping":case"namespace":return e.kind==="mapping"&&e.isReadOnly?Zi.has(n):Yi.has(n)||ks.has(n);case"literal":return typeof e.value=="string"&&Ki.has(n);case"generator":return n==="send"||n==="__next__"||n==="close"||n==="throw";default:return!1}}var ks=new Set(["__iadd__","__ior__","__getitem__","__setitem__","__delitem__","__contains__","__iter__","__init__"]);function Ss(e){return e==="builtins.object"||e==="enum.Enum"}function Ns(e){if(!(e.kind!=="literal"&&e.kind!=="module")&&!(e.condition!==void 0||e.alternatives!==void 0))return e.kind==="literal"?JSON.stringify(e.value):`${e.name}@${e.scope.variables.run}`}function Is(e){return e.kind==="unknown"||e.kind==="literal"&&e.value===null}function Cs(e){let n=e.slice(1);switch(e[0]){case"$":return M(n);case"#":return M(Number(n));case"=":return M(n==="None"||n==="null"?null:n==="true");default:return}}var er={linux:{"sys.platform":"linux","os.name":"posix","os.sep":"/","os.path.sep":"/","os.linesep":`
`,"os.pathsep":":"},darwin:{"sys.platform":"darwin","os.name":"posix","os.sep":"/","os.path.sep":"/","os.linesep":`
`,"os.pathsep":":"},win32:{"sys.platform":"win32","os.name":"nt","os.sep":"\\","os.path.sep":"\\","os.linesep":`\r
`,"os.pathsep":";"}},Ms=["linux","darwin","win32"],js={linux:"Linux",darwin:"Darwin",win32:"Windows"},nr=new Map([["sys.implementation.name","cpython"],["sys.byteorder","little"],["sys.maxsize",2**63],["string.ascii_lowercase","abcdefghijklmnopqrstuvwxyz"],["string.ascii_uppercase","ABCDEFGHIJKLMNOPQRSTUVWXYZ"],["string.ascii_letters","abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"],["string.digits","0123456789"],["logging.NOTSET",0],["logging.DEBUG",10],["logging.INFO",20],["logging.WARNING",30],["logging.WARN",30],["logging.ERROR",40],["logging.CRITICAL",50],["logging.FATAL",50],["subprocess.PIPE",-1],["subprocess.STDOUT",-2],["subprocess.DEVNULL",-3],...Object.entries({A:256,ASCII:256,I:2,IGNORECASE:2,M:8,MULTILINE:8,S:16,DOTALL:16,U:32,UNICODE:32,X:64,VERBOSE:64}).map(([e,n])=>[`re.${e}`,n]),["typing.TYPE_CHECKING",!1],["typing_extensions.TYPE_CHECKING",!1],["six.PY2",!1],["six.PY3",!0]]),tr=new Map([...A("select",!0,"epoll poll"),...A("select",!1,"kqueue kevent devpoll"),...A("os",!0,`fork forkpty register_at_fork getuid geteuid getgid setuid setgid setsid getpgid setpgid setpgrp getppid kill killpg
    wait waitpid wait4 WNOHANG uname getloadavg nice chroot mkfifo symlink link readlink lchown chown fchmod fchown statvfs
    sched_getaffinity sched_setaffinity sendfile pipe2 memfd_create getrandom posix_spawn openpty ttyname ctermid initgroups
    getgroups O_NONBLOCK O_CLOEXEC O_DIRECTORY O_NOFOLLOW pread pwrite sync fdatasync EX_OK WIFSIGNALED spawnvp`),...A("os",!1,"startfile O_BINARY O_TEXT lchflags chflags plock getwindowsversion add_dll_directory"),...A("sys",!0,"abiflags setdlopenflags"),...A("sys",!1,"getwindowsversion winver dllhandle pypy_version_info pypy_translation_info getandroidapilevel"),...A("signal",!0,`SIGALRM SIGHUP SIGUSR1 SIGUSR2 SIGCHLD SIGCLD SIGPIPE SIGQUIT SIGWINCH SIGKILL SIGSTOP SIGTSTP SIGPOLL setitimer alarm
    pause siginterrupt pthread_sigmask sigwait set_wakeup_fd`),...A("signal",!1,"SIGBREAK SIGINFO CTRL_C_EVENT CTRL_BREAK_EVENT"),...A("socket",!0,`AF_UNIX AF_INET6 AF_NETLINK AF_PACKET AF_CAN AF_VSOCK SO_REUSEPORT SO_BINDTODEVICE SO_PEERCRED SOCK_CLOEXEC
    SOCK_NONBLOCK TCP_KEEPIDLE TCP_KEEPINTVL TCP_KEEPCNT TCP_USER_TIMEOUT TCP_QUICKACK TCP_FASTOPEN MSG_NOSIGNAL socketpair
    fromfd sethostname if_nameindex`),...A("socket",!1,"SO_EXCLUSIVEADDRUSE SIO_KEEPALIVE_VALS ioctl LOCAL_PEERCRED"),...A("time",!0,"tzset clock_gettime CLOCK_MONOTONIC CLOCK_BOOTTIME"),...A("time",!1,"CLOCK_UPTIME_RAW"),...A("ssl",!0,`SSLContext SSLObject SSLSocket SSLSession MemoryBIO TLSVersion Purpose create_default_context get_server_certificate
    PROTOCOL_TLS PROTOCOL_TLS_CLIENT PROTOCOL_TLS_SERVER PROTOCOL_SSLv23 OP_NO_SSLv2 OP_NO_SSLv3 OP_NO_COMPRESSION HAS_SNI
    HAS_ALPN HAS_TLSv1_2 HAS_TLSv1_3 OPENSSL_VERSION_INFO`),...A("ssl",!1,"PROTOCOL_SSLv2 PROTOCOL_SSLv3 RAND_egd"),...A("threading",!0,"get_ident get_native_id main_thread excepthook settrace stack_size TIMEOUT_MAX"),...A("asyncio",!1,"ProactorEventLoop WindowsSelectorEventLoopPolicy WindowsProactorEventLoopPolicy"),...A("subprocess",!1,"STARTUPINFO CREATE_NEW_CONSOLE CREATE_NEW_PROCESS_GROUP STARTF_USESHOWWINDOW CREATE_NO_WINDOW")]);function A(e,n,t){return t.split(/\s+/).map(s=>[`${e}.${s}`,n])}var sr=new Set("msvcrt winreg _winreg _winapi winsound nt _overlapped asyncio.windows_events asyncio.windows_utils".split(" ")),ir=new Set("fcntl grp pwd termios tty pty resource posix syslog spwd crypt readline curses _posixsubprocess".split(" ")),wa=new Set(`abc argparse array ast asyncio atexit base64 bdb binascii bisect builtins cProfile calendar cmath cmd code codecs codeop
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
    xml.parsers xml.parsers.expat xml.sax xml.sax.handler xml.sax.saxutils xmlrpc.client xmlrpc.server`.split(/\s+/)),rr=/^builtins\.([A-Z]\w*|str|bytes|int|float|bool|list|tuple|dict|set|object)\.__(?:qual)?name__$/;function or(e,n){if(n==="os.uname.sysname"&&e!=="win32")return M(js[e]);let t=er[e][n]??nr.get(n)??rr.exec(n)?.[1];return t===void 0?void 0:M(t)}function xa(e,n,{positional:t}){switch(n){case"platform.system":return M(js[e]);case"platform.python_implementation":return M("CPython");case"builtins.hasattr":{let[s,i]=t;if(s?.kind!=="external")return;let r=ar(e,`${s.name}.${J(i)??""}`);return r===void 0?void 0:M(r)}default:return}}function ar(e,n){return e==="linux"?tr.get(n):void 0}function Ps(e){return ve(e,!0)===!1||Ms.some(n=>or(n,e)!==void 0)}function Ls(e){return Ms.some(n=>fr(n,e))}function fr(e,n){return(e==="win32"?ir:sr).has(n)}function hn(e,n){switch(e.kind){case"function":return e.decorators.length===0&&e.parameters.every(({defaultValue:s})=>s===void 0)?[{name:e.name,valueIn:s=>gr(e,s)}]:void 0;case"assign":{let{value:t,targets:s,operator:i,annotation:r}=e,o=t&&Os(t);if(i!==void 0||r!==void 0||(o??N)===N)return;let a=s.flatMap(u=>u.kind==="name"?u.name:[]);return a.length<s.length?void 0:a.map(u=>({name:u,valueIn:()=>o??N}))}case"import":return e.lazy||e.names.some(({module:t})=>!n(t))?void 0:e.names.map(({module:t,asName:s})=>{let i=Ie(s===void 0?U(t):t);return{name:s??i.name,valueIn:()=>i}});case"import-from":{let{lazy:t,level:s,module:i,names:r}=e;return t||s>0||r==="*"||r.some(({name:o})=>!n(i,o))?void 0:r.map(({name:o,asName:a})=>{let u=Ie(`${i}.${o}`);return{name:a??o,valueIn:()=>u,from:i}})}default:return}}function ur(e,n){let t=e.map(s=>hn(s,n));return t.every(s=>s!==void 0)?t.flat():void 0}function cr({asked:e},n,t,{files:s,folders:i}){let r=new Set([Qt(n),...e?.searched??[]]),o=_=>[...r].some(b=>s.has(Ze(b,`${_}.py`))||i.has(Ze(b,_))),a=_=>{let b=es(_);return b!==void 0&&b.holds.length===0&&b.patches===void 0},[u]=t,c=u?.libraries;if(c===void 0||t.some(({mocked:_})=>_.length>0))return()=>!1;let{patchers:l}=c,d=lr(l),m=_=>a(_)&&!Ls(_)&&l.importPatch(_)===void 0&&l.followsPatcher(_)===void 0&&!l.isRewritten(_),h=(_,b)=>{let x=`${_}.${b}`;return!d.has(U(_))&&a(x)&&Kt(_,b)===void 0&&ns(x)===void 0&&ds(x)===void 0&&!Ps(x)&&t.every(p=>p.libraries.reading(_,b)===void 0)};return(_,b)=>{let x=U(_);return x==="__future__"||o(x)||!Yt(_).every(m)?!1:b===void 0||h(_,b)}}var lr=e=>new Set([...e.effects().map(({name:n})=>n),...e.all.flatMap(({id:n,modules:t})=>[...e.replacedByDefault(n),...t]),...e.removed,...e.functions.flatMap(({name:n,aliases:t=[]})=>[n,...t])].map(U));function mn(e){return e.kind==="function"||e.kind==="class"?e.header:e.span}function Ts(e,n,t,s){let{path:i,removed:r,added:o,body:a}=n,u=e.asked?.names.get(i);if(u===void 0||u.isAll)return;let c=dr(e,n);if(c.some(({starts:g})=>g.length!==a.length+1))return;let l=cr(e,i,c,s),d=g=>c.length>0&&c.every(w=>pn(w,g)!==void 0),m=r.filter(g=>!d(g)),[h,_]=[m,o].map(g=>ur(g,l));if(h===void 0||h.some(({name:g})=>g.startsWith("__")||u.names.has(g)))return;let b=({span:g},w)=>g.start<=w&&w<g.end;for(let{name:g}of h)for(let{index:w}of t.matchAll(new RegExp(`(?<![\\w$])${g}(?![\\w$])`,"gu")))if(!r.some(S=>b(S,w)))return;let x=new Set(h.map(({name:g})=>g)),p=g=>!g.startsWith("__")&&!u.names.has(g)&&c.every(({state:{scope:w}})=>x.has(g)||w.variables.peek(g)===void 0);if(m.length===r.length&&_?.every(({name:g})=>p(g)))return"plain";if(c.some(({held:g,mocked:w,patches:S})=>g.length>0||w.length>0||S.patchings>0))return;let y=g=>c.every(w=>{let{bound:S=new Map}=pn(w,g);return[...S].every(([k,{before:P}])=>P!==void 0||!u.names.has(k))});if(!r.every(g=>m.includes(g)||y(g)))return;let E=g=>{let w=hn(g,()=>!1);return w!==void 0?w.every(({name:S})=>p(S)):dn(g)?gn(g).every(S=>p(S)||!u.missed.has(S)&&c.every(({state:{scope:k}})=>{let P=k.variables.peek(S);return P!==void 0&&P.parts===void 0&&P.place.assumption===void 0})):!1};return o.every(E)?"executed":void 0}function dn(e){return e.kind!=="import"&&e.kind!=="import-from"||e.lazy?!1:e.kind==="import"||e.names!=="*"&&e.module!=="__future__"}function gn(e){return e.kind==="import"?e.names.map(({module:n,asName:t})=>t??U(n)):e.names==="*"?[]:e.names.map(({name:n,asName:t})=>t??n)}function pn({operations:e},n){return e.find(t=>t.kind==="added"&&t.statement===n)}function dr({runs:e},n){return[...e.values()].flat().filter(t=>Ce(t,n))}function Ce({syntax:e,activation:n},{body:t,path:s}){return e?.body===t&&n.path===s}function Rs(e,n,t,s){let i=new Set;for(let[a,u]of e.runs)if(u.some(c=>Ce(c,n))){for(let c of u)Ce(c,n)&&(i.add(e.walked.byModule.get(c.state)),i.add(e.walked.byObject.get(c.state.scope.variables)));e.runs.set(a,u.map(c=>Ce(c,n)?pr({...c,syntax:t},n,s):c))}let{byModule:r,byObject:o}=e.walked;for(let[a,u]of r)i.has(u)&&r.delete(a);for(let[a,u]of o)i.has(u)&&o.delete(a)}function pr(e,n,t){let{added:s,at:i,removed:r}=n,{activation:o,state:a}=e,u=k=>k.kind==="added"&&r.includes(k.statement);for(let k of e.operations)u(k)&&mr(e,k);let c=i-r.length,l=k=>k-e.operations.slice(0,k).filter(u).length,d=e.starts.slice(0,c),m=e.starts.slice(i),[h]=m;if(h===void 0)return e;let{assumption:_}=e.starts[c],b=k=>hn(k,()=>!0)??[],x=k=>t==="plain"||!dn(k)?b(k):void 0,p=r.flatMap(k=>pn(e,k)===void 0?b(k):[]);for(let{name:k}of p)a.scope.variables.rebind(k,void 0);let y=[],E=[],{order:g}=d.at(-1)??{order:-1},w=l(e.starts[c].operations);for(let k of s){g=(Math.max(g,Math.ceil(h.order)-1)+h.order)/2,E.push({operations:w+y.length,order:g,assumption:_});let P=x(k);P===void 0&&dn(k)&&y.push({kind:"added",statement:k,activation:o,assumption:_,order:g,seen:hr(e,c),bound:void 0});for(let{name:Xe,valueIn:be,from:ke}of P??[]){let Je=ke??o.module,we={activation:o,span:mn(k),reaches:Je,assumption:_,order:a.scope.variables.run};_n(a,Xe,{value:be(a.scope),place:we})}}let S=e.operations.filter(k=>!u(k));return{...e,operations:S.toSpliced(w,0,...y),starts:[...d,...E,...m.map(k=>({...k,operations:l(k.operations)+y.length}))],statements:e.statements+(s.length-y.length)-(r.length-(e.operations.length-S.length))}}function hr({operations:e,starts:n},t){let s=e.slice(0,n[t].operations),i=s.findLastIndex(({kind:r})=>r==="import");return new Set(s.slice(i+1).flatMap(r=>r.kind==="read"?[r.of]:[]))}function _n({scope:{variables:e}},n,t){let{activation:s,span:i}=t.place,r=[...e.peekAll()].filter(([u])=>u!==n),o=r.findLastIndex(([,{place:u}])=>u.activation===s&&u.span.start<i.start),a=o<0?r.filter(([u])=>u.startsWith("__")).length:o+1;e.become(r.toSpliced(a,0,[n,t]))}function mr({operations:e,state:n},t){let{variables:s}=n.scope;for(let[i,{made:r,before:o}]of t.bound??[]){s.peek(i)===r&&s.rebind(i,o);for(let a of e){let u=a.kind==="added"?a.bound?.get(i):void 0;u?.before===r&&(u.before=o)}}}function gr(e,n){let{module:t,path:s,variables:i}=n,r=new D(i.run);return{kind:"function",definition:e,path:s,module:t,scope:n,defaults:new Map,binding:"function",attributes:r}}var Me=4,Ws=1e3,_r=20;function ja(){return{left:Ws,depth:0}}function Pa(e,n){if(e.left<=0||e.depth>=_r)return;e.left--,e.depth++;let t=n();return e.depth--,t}function V(e,n=0,t={left:Ws}){switch(e?.kind){case"literal":return typeof e.value=="string"?`$${e.value}`:typeof e.value=="number"?`#${e.value}`:`=${String(e.value)}`;case"class":return`:${e.scope.path}:${e.scope.qualifier}`;case"external":case"module":return`.${e.name}`;case"function":case"external-object":return`@${fe(e.attributes)}`;case"object":return Ds(e.class)?`@${fe(e.attributes)}`:Us.get(e.attributes)??yr(e,n,t);case"instance":return`@${fe(e)}`;case"bound-method":{let s=V(e.self,n,t);return s&&`${s}.@${fe(e.function.attributes)}`}case"sequence":{if(t.left-=e.elements.length,n>Me||t.left<0)return;let s=e.elements.map(i=>V(i.value,n+1,t));return s.every(i=>i!==void 0)?kr(e)?`{${[...new Set(s)].sort().join(",")}}`:`(${s.join(",")})`:void 0}default:return}}var Us=new WeakMap;function La({attributes:e},n,t){Us.set(e,`%${fe(n.attributes)}${t}`)}function yr({class:e,attributes:n},t,s){let i=e.fields?.isTuple??e.bases.some(a=>br(a));if(e.scope.variables.has("__eq__")||!i&&e.fields?.isValue!==!0||(s.left-=n.size,t>Me||s.left<0))return;let r=[],o=i?Array.from(n.peekAll(),([a])=>a):e.fields?.compared??[];for(let a of o){let u=n.peek(a),c=u?.parts===void 0?V(u?.value,t+1,s):void 0;if(c===void 0)return;r.push(c)}return`${i?"":`%${V(e)}`}(${r.join(",")})`}function br(e){return e.kind==="external"&&e.name==="typing.NamedTuple"}function kr({form:e}){return e==="set"||e==="frozenset"}function wr(e,n=0){return e.kind==="mapping"?!0:e.kind!=="sequence"||n>Me?!1:e.form==="list"||e.form==="set"?!0:e.elements.some(t=>wr(t.value,n+1))}var Fs=new WeakMap,xr=0;function fe(e){let n=Fs.get(e)??++xr;return Fs.set(e,n),n}function Ds({fields:e,scope:n,bases:t},s=0){return e===void 0&&s<Me&&!n.variables.has("__eq__")&&!n.variables.has("__hash__")&&t.every(i=>i.kind==="class"?Ds(i,s+1):i.kind==="external"&&Ss(i.name))}function Gs(e){return`?${e.size}`}function Ta(e,n){return n.key??Cs(e)??N}function Ra(e,n){let[t,s]=[Y(e),Y(n)];return t===void 0||s===void 0?"unknown":yn(t.size===s.size&&[...t].every(i=>s.has(i)))}function Fa(e,n,t=!1){let[s,i]=[Y(e),Y(n)];return s===void 0||i===void 0?"unknown":yn([...s].every(r=>i.has(r))&&(!t||s.size<i.size))}function Wa(e,n){let[t,s]=[Y(e),Y(n)];return t===void 0||s===void 0?"unknown":yn([...t].every(i=>!s.has(i)))}function Y({elements:e}){let n=new Set;for(let{value:t,place:s}of e){let i=V(t);if(i===void 0||s.assumption!==void 0)return;n.add(i)}return n}function yn(e){return e?"true":"false"}function vr(...e){return{positional:e,keywords:new Map,open:!1}}var Ba=vr();function qa(e,n){return Object.fromEntries(e.map(t=>[t,n]))}var zs=1200,Er=8,Or=500,Ar=new Set(["__lt__","__gt__","__le__","__ge__","__eq__","key","cmp","predicate"]);function za(e){return Ar.has(e)?Or:Er}var bn={expression:2,chain:3,clause:3,wrapper:2,call:2,block:5,module:1,commands:2,parse:440};function Vs(e,n){return Sr(e,n)?(e.depth+=n,e.depth>e.deepest&&(e.deepest=e.depth),!0):!1}var $s=1024;function Va(e,n=1){let{budget:t}=e;e.budget-=n;let s=t<=0,i=Math.floor(t/$s)!==Math.floor(e.budget/$s);return!s&&!(i&&e.host.isTimeUp())?!1:(Pe(e,{what:s?"steps":"time"}),e.halted=!0,!0)}function Sr(e,n){return e.depth+n<=zs?(e.deepest=Math.max(e.deepest,e.depth+n),!0):(Pe(e,{what:"nesting"}),e.halted=!0,!1)}function Hs({depth:e,imports:n},t){return n+t>Nr?-1:zs-e}var Nr=100;function ue(e,n){return e===void 0||n===void 0?n??e:{...n,outer:ue(e,n.outer)}}function $({outer:e,assumption:n}){return ue(e,n)}function I(e){for(let n of e.recordings)n.isShareable=!1}function T({adding:e},n){e?.runs.has(n)&&(e.isLost=!0)}var Ir="\0standard";function Ha({risks:e,activation:n,assumption:t},s){let i=n.module===Ir&&t===void 0;e!==void 0&&!s&&!i&&e.count++}function Qs({entry:e},n){return e.run==="script"&&e.module===n?"__main__":n}function Qa(e,n){e.recording?.operations.push({kind:"event",event:n});let{outer:t}=e;e.events.push(t===void 0?n:{...n,assumption:ue(t,n.assumption)})}function Xs(e,n,t,s){e.recording?.operations.push({kind:"outside",root:n,path:t,...s===void 0?{}:{sets:s}}),e.adding!==void 0&&(e.adding.isLost=!0);let{changes:i,changeKey:r,trail:o}=e,a=i.get(n)??[],u=s&&Cr(e,s,a.length+1);s!==void 0&&u!==void 0&&Lr(e,s[0],u),i.set(n,[...a,t]);let c=u?.kind==="literal"&&u.setAt!==void 0,l=J(s?.[1])??(c?"\0":void 0);(/^(?:os\.environ(?!\[)|sys\.argv)\b/.test(t)||ve(t,!0)===!1)&&(e.changeKey=`${r};${t}${l===void 0?"":`${c?":":""}=${l}`}`),o.push(()=>{i.set(n,a),e.changeKey=r})}function Cr({variables:e,outer:n},[t,s],i){let r=s??e.get(t);if(r?.kind!=="literal")return r;let o=r.setAt!==void 0&&n===void 0;return{...r,setAt:o?s===void 0?r.setAt:i:void 0}}var Mr={},Bs=/^os\.environ(?!\[)/,jr=" emptied";function Pr(e){return`os.environ[${JSON.stringify(e)}]`}function kn({changes:e,variables:n},t){let s=e.get(Mr),i=n.get(t),r=n.get(jr),o=Pr(t);if(s===void 0||(i??r)===void 0&&!s.includes(o))return"";let a=i?.kind==="literal"?i.setAt:void 0,u=r?.kind==="literal"?r.setAt:void 0;return JSON.stringify([s.filter(c=>o.startsWith(c)).length,a!==void 0&&s.slice(a).filter(c=>c===o||Bs.test(c)),u!==void 0&&s.slice(u).every(c=>c!==o&&!Bs.test(c)),i?.kind==="literal"?i.value:i?.kind])}function Xa(e,n){let{recording:t}=e;t!==void 0&&t.operations.push({kind:"variable",name:n,standing:kn(e,n)})}function Lr({variables:e,trail:n},t,s){let i=e.get(t);e.set(t,s),n.push(()=>{i===void 0?e.delete(t):e.set(t,i)})}function Ja(e,n){return e.guards>0&&(e.raising=n),N}function C(e){return e.nextId++}function Js(e,n){return{activation:e.activation,span:e.span,reaches:n}}function Ya(e,n){let{assumption:t,raising:s}=e;e.assumption={branching:C(e),branch:0,outer:t,isGuess:!0};let i=n();return e.assumption=t,e.raising=s,i}function Za(e,n,t,s,i){let{assumption:r,raising:o}=e;e.assumption={branching:n,branch:t,outer:r,...i===void 0?{}:{without:i}};let a=s();return e.assumption=r,e.raising=o,a}function Ka(e,n,t){let{activation:s,span:i,assumption:r}=e;e.activation=n;let o=t();return e.activation=s,e.span=i,e.assumption=ms(r,e.assumption),o}function ef(e,n){let t=0;for(let s=e.activation;s!==void 0;s=s.caller?.activation)s.body===n&&t++;return t}function je({settledOutside:e,awaited:n}){if(e.size===0)return!1;for(let t of n.keys())if(!e.has(t))return!1;return!0}function nf(e){if(!je(e))return!1;let{settledOutside:n}=e;for(let t=$(e);t!==void 0;t=t.outer)for(let s of n.values())if(s.has(t.branching))return!1;return!0}function Pe(e,n){I(e),Le(e,n)}function tf(e,n,t){Le(e,{what:"setting",name:n,at:t})}function Le(e,n){let t=qs(n),s=e.events.some(r=>r.kind==="truncation"&&qs(r.truncation)===t),i={kind:"truncation",order:C(e),truncation:n};e.recording?.operations.push({kind:"event",event:i}),s||e.events.push(i)}function qs(e){return e.what==="setting"?`${e.name} ${e.at.path}:${e.at.span.start}`:e.what}function Ys({modules:e,running:n},{name:t,scope:s}){return e.get(t)?.scope!==s?"apart":n.has(t)?"running":"done"}var Zs=class{#e;#t;#n=new Set;#s=new Set;#i=new Set;#r;#o;constructor(n,t){this.#e=n,this.#t=t?.isOn?t.walked:void 0;for(let s of n.changed){let i=this.#t?.byObject.get(s);i!==void 0&&this.#i.add(i)}}has(n){let t=this.#t?.byObject.get(n);return this.#n.has(n)||t!==void 0&&this.#s.has(t)?(this.#r!==void 0&&!this.#r.objects.has(n)&&(t===void 0?this.#r.isPartial=!0:this.#r.behind.add(t)),!0):(this.#n.add(n),this.#o?.push(n),t!==void 0&&this.#i.add(t),this.#r?.objects.add(n),!1)}during(n){let t=[];return this.#o=t,n(),this.#o=void 0,t}hold(n){this.#r?.held.push(n)}standing(n){let t=Ys(this.#e,n);return this.#r?.modules.set(n,t),t}watch(n){this.#r?.watched.add(n)}empty(n){this.#r?.empty.push(n)}again(n){let t=this.#t?.byModule.get(n);if(!(t===void 0||this.#i.has(t))){for(let s of t.behind)if(!this.#s.has(s))return;for(let s of t.watched)if(this.#e.changed.has(s))return;for(let[s,i]of t.modules)if(Ys(this.#e,s)!==i)return;for(let{slots:s}of t.empty)if(s!==void 0&&s.size>0)return;return this.#s.add(t),t}}remember(n,t){let s=this.#t;if(s===void 0||s.byModule.has(n)){t();return}let i={held:[],objects:new Set,behind:new Set,modules:new Map,empty:[],watched:new Set,isPartial:!1};this.#r=i;let r=t();this.#r=void 0;let{objects:o,isPartial:a,...u}=i,{changed:c}=this.#e;if(a)return;for(let d of o)if(c.has(d)||s.byObject.has(d))return;for(let d of u.watched)if(c.has(d))return;let l={...u,steps:r};s.byModule.set(n,l);for(let d of o)s.byObject.set(d,l);this.#s.add(l)}},Tr=2e4;function wn(e){switch(e.kind){case"object":case"function":case"external-object":return e.attributes;case"class":return e.scope.variables;case"sequence":case"generator":case"partial":return e;case"mapping":return e.entries;default:return}}function vn(e,n){let t=n.kind==="bound-method"?n.self:n,s=wn(t);if(s===void 0||s.isHandedOut===!0)return!0;let{modules:i,scopes:r,inUse:o,placed:a,builtins:u,raised:c,handled:l}=e,d=new xn(e,s);for(let{value:h}of i.values())d.slots(h.scope.variables);for(let h of r)d.around(h);let m=[...o.flat(),...a.values(),...u.values()];for(let h of[c,l])h!==void 0&&m.push(h.value);return d.isFrom(m)?!0:t.kind!=="object"?!1:(d.slots(t.attributes),d.isFrom(t.native===void 0?[]:[t.native]))}var xn=class{#e;#t;#n=new Set;#s=[];constructor(n,t){this.#e=n,this.#t=t}slots(n){if(!this.#n.has(n)){this.#n.add(n);for(let[,t]of n.peekAll())this.#i(t)}}around(n){for(let t=n;t!==void 0;t=t.parent)this.slots(t.variables)}#i(n,t=!0){for(let{value:s,key:i}of n?.parts??(n===void 0?[]:[n]))s.kind!=="literal"&&s.kind!=="external"&&this.#s.push(s),i!==void 0&&t&&this.#s.push(i)}isFrom(n){let t=this.#s;t.push(...n);for(let s=t.pop();s!==void 0;s=t.pop()){if(--this.#e.stepsToHolders<0||this.#n.size>Tr||s.kind==="generator"||wn(s)===this.#t)return!0;this.#r(s)}return!1}#r(n){let t=this.#n,s=this.#s;if(n.kind==="sequence"||n.kind==="mapping"||n.kind==="partial"){let i=wn(n)??n;if(t.has(i))return;t.add(i)}switch(n.kind){case"object":this.slots(n.attributes),s.push(n.class),n.native!==void 0&&s.push(n.native);break;case"external-object":this.slots(n.attributes);break;case"class":if(t.has(n.scope.variables))break;this.slots(n.scope.variables),s.push(...n.bases),n.metaclass!==void 0&&s.push(n.metaclass),n.registered!==void 0&&s.push(n.registered);break;case"function":{let{setter:i,deleter:r,implementations:o,results:a,defaults:u,attributes:c,scope:l}=n;for(let d of[i,r,o])d!==void 0&&s.push(d);if(t.has(c))break;this.slots(c);for(let d of u.values())this.#i(d);a!==void 0&&this.slots(a),this.around(l);break}case"module":this.slots(n.scope.variables);break;case"sequence":if(n.isWeak!==!0)for(let i of n.elements)this.#i(i);break;case"mapping":for(let[,i]of n.entries.peekAll())n.isWeak!==!0?this.#i(i,n.hasWeakKeys!==!0):i.key!==void 0&&s.push(i.key);this.#i(n.factory),n.parents!==void 0&&s.push(n.parents);break;case"bound-method":s.push(n.self,n.function);break;case"native-method":case"super":s.push(n.self);break;case"namespace":s.push(n.of);break;case"partial":s.push(n.callee,...n.positional,...n.keywords.values());break;case"choice":s.push(...n.values);break;case"unknown":{let i=n.keeps?.slots;i!==void 0&&this.slots(i);break}default:}}};function On(e){let{place:n,span:t,activation:s,assumption:i}=e,r=e.importing??s.module;if(n!==void 0&&n.span===t&&n.activation===s&&n.assumption===i&&n.reaches===r)return n;let o={activation:s,span:t,reaches:r,assumption:i,order:e.nextId++};return e.place=o,o}function ce(e,n){return{value:Es(n),place:On(e)}}function Ks(e){return e.parts??[e]}function ei(e,n){let t=n.parts===void 0?n.value:Fr(e,n,n.parts);return e.recording!==void 0&&En(e,e.recording,t),(t.kind==="mapping"||t.kind==="sequence")&&Rr(e,t),t}function Rr(e,n){let t=o=>o===void 0?!1:(I(e),!vn(e,o));if(n.kind==="sequence"){if(n.isWeak!==!0)return;let o=n.elements.map(({value:a})=>t(a));o.includes(!0)&&Gr(e,n,a=>o[a]===!0);return}let{entries:s,isWeak:i,hasWeakKeys:r}=n;if(!(i!==!0&&r!==!0))for(let[o,a]of[...s.peekAll()])t(i===!0?a.value:a.key)&&ii(e,s,o)}function lf(e,n,t){let{run:s,assumption:i,mortals:r}=e;i===void 0&&r.add({object:n,run:s,dies:t,isNew:!0})}function df(e,{variables:n},t){let{mortals:s,run:i,assumption:r}=e;for(let o of[...s]){if(o.run!==i||!(o.isNew||t))continue;o.isNew=!1;let{object:a,dies:u}=o;[...n.peekAll()].some(([,{value:l}])=>l===a)||r!==void 0||(I(e),!vn(e,a)&&(s.delete(o),u()))}}function Fr(e,n,t){let{assumption:s}=e,i=[];for(let r of t)if(rn(r.place.assumption,s)&&(i.push(r),fn(s,r.place.assumption)===0))break;return i.length===0?n.value:ni(i,s)}function ni(e,n){let[t]=e;if(e.length===1&&t!==void 0)return t.value;let s=e.filter(({value:a,place:u})=>a.kind==="literal"||!gs(u.assumption,n)),i=(s.length>0?s:e).map(({value:a})=>a),r=i.filter(a=>!Is(a)),o=X(r.length>0?r:i);switch(o.kind){case"external":case"module":case"function":case"choice":case"literal":case"partial":return ln(e)?{...o,alternatives:e}:o.kind==="choice"?o:N;default:return o}}function En(e,n,t){switch(t.kind){case"sequence":R(e,n,t);return;case"mapping":R(e,n,t.entries);return;case"object":R(e,n,t.attributes),t.native!==void 0&&En(e,n,t.native);return;case"external-object":case"function":R(e,n,t.attributes);return;case"generator":R(e,n,t.taken);return;case"partial":t.driven!==void 0&&R(e,n,t.driven.taken);return;case"class":case"module":R(e,n,t.scope.variables);return;case"unknown":{let s=xs(t);s!==void 0&&s.run!==e.run&&R(e,n,vs(s));return}case"choice":for(let s of t.values)En(e,n,s);return;default:return}}function R(e,n,t){t.run===e.run||n.seen.has(t)||(T(e,t.run),n.seen.add(t),n.operations.push({kind:"read",of:t,changed:t.changed,story:t.story}))}function pf(e,n){return e.recording!==void 0&&R(e,e.recording,n),n}function hf(e,n){return e.recording!==void 0&&R(e,e.recording,n),n}function Wr(e,{changed:n}){n!==void 0&&I(e)}function Te(e,n,t,s){if(n.run===e.run){Wr(e,n),t();return}let i={kind:"change",of:n,act:t,says:s};e.recording?.operations.push(i),An(e,i)}function An(e,n){let{of:t,says:s}=n,{changed:i,story:r}=t;T(e,t.run),e.adding?.seen.has(t)&&(e.adding.isLost=!0);let o=ws(t,s),a=n.act();t.changed=n,t.story=e.outer===void 0?o:void 0,e.changed.add(t),e.trail.push(()=>{a(),t.changed=i,t.story=r,i===void 0&&e.changed.delete(t)})}var ti=12;function mf(e,n){let s=[...new Set(n.flatMap(Ks))].sort((r,o)=>o.place.order-r.place.order).slice(0,ti),[i]=s;return s.length===1&&i!==void 0?i:{value:ni(s,e.assumption),place:e,parts:s}}function gf(e,n,t,s){Sn(e,n,t,ce(e,s))}function _f(e,n,t){let s=n.get(t);if(s===void 0)return;let i=ei(e,s);return n.mayHaveReplaced(t)?X([i,N]):i}function yf(e,{entries:n},t,s){let i=ce(e,s),r=t!==void 0&&t.kind!=="literal"&&t.kind!=="unknown",o=V(t)??(r?Ur(n,t):void 0)??Gs(n);Sn(e,n,o,r?{...i,key:t}:i)}function Ur(e,n){for(let[t,s]of e.peekAll())if(s.key===n)return t}function bf(e,n,t,s){s===void 0?ii(e,n,t):Sn(e,n,t,s)}function Sn(e,n,t,s){let i=()=>{let a=n.get(t),u=a===void 0?s:si(a,s);return n.set(t,u),()=>{n.get(t)===u&&(a===void 0?n.delete(t):n.set(t,a))}},o=n.run===e.run||e.assumption!==void 0?void 0:Ns(s.value);Te(e,n,i,o&&`${t}=${o}`)}function si(e,n){if(!Re(n.place.assumption,e))return n;let t=[n,...Ks(e)].slice(0,ti);return{...n,value:X(t.map(s=>s.value)),parts:t}}function Re(e,{place:n}){return e!==void 0&&fn(n.assumption,e)>0}function ii(e,n,t){let{assumption:s}=e;Te(e,n,()=>{let i=n.get(t);return i===void 0||Re(s,i)?()=>{}:(n.delete(t),()=>n.set(t,i))})}function ri({run:e},n,t){return t===void 0?{kind:"sequence",run:e,elements:n}:{kind:"sequence",run:e,elements:n,form:t}}function kf({run:e},n){return{kind:"mapping",entries:new D(e,n)}}function wf(e,n,t){let s=ri(e,[]);return{kind:"generator",run:n,...t===void 0?{}:{finish:t},taken:s}}function oi(e,n,t){let s=On(e),i=n.map(r=>({value:r,place:s}));return ri(e,i,t)}function xf(e,n){let t=On(e),s=new D(e.run);for(let[i,r]of n)s.set(`$${i}`,{value:r,place:t});return{kind:"mapping",entries:s}}function ai(e,{elements:n},t=1/0){let{assumption:s}=e,i=[];for(let r of n){if(i.length>=t)break;(s===void 0||rn(r.place.assumption,s))&&i.push(ei(e,r))}return i}var Dr=200;function vf(e,n,t,s){let{elements:i}=n,r=Math.max(0,Dr-i.length),o=t.slice(0,r).map(a=>ce(e,a));Te(e,n,()=>(i.splice(s??i.length,0,...o),()=>{for(let a of o)i.splice(i.indexOf(a),1)}))}function Gr(e,n,t){let{assumption:s}=e;Nn(e,n,i=>i.filter((r,o)=>!t(o)||Re(s,r)))}function Nn(e,n,t){let{elements:s}=n;Te(e,n,()=>{let i=[...s];return s.splice(0,s.length,...t(i)),()=>s.splice(0,s.length,...i)})}function Ef(e,n,[t,s],i){let{assumption:r}=e,o=i.map(a=>ce(e,a));Nn(e,n,a=>[...a.slice(0,t),...a.slice(t,s).filter(u=>Re(r,u)),...o,...a.slice(s)])}function Of(e,n,t,s){let i=ce(e,s);Nn(e,n,r=>{let o=r.at(t);return o===void 0?r:r.map(a=>a===o?si(o,i):a)})}var $r={BaseException:"BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit Exception",BaseExceptionGroup:"ExceptionGroup",Exception:"ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning",ArithmeticError:"FloatingPointError OverflowError ZeroDivisionError",ImportError:"ModuleNotFoundError",ModuleNotFoundError:"PackageNotFoundError",LookupError:"IndexError KeyError",NameError:"UnboundLocalError",OSError:"BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError",ConnectionError:"BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError",RuntimeError:"NotImplementedError RecursionError",ValueError:"UnicodeError",UnicodeError:"UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError",SyntaxError:"IndentationError",IndentationError:"TabError",Warning:"BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning"},le=new Map(Object.entries($r).flatMap(([e,n])=>n.split(" ").map(t=>[t,e]))),Pf=[...le.keys(),"IOError","EnvironmentError"];function Br(e){let n=e.slice(9),t=le.get(n);return!e.startsWith("builtins.")||t===void 0?[e]:[e,...Br(`builtins.${t}`)]}function Lf(e){return le.has(e)||Fe.has(e)}var Fe=new Map([["IOError","OSError"],["EnvironmentError","OSError"],["WindowsError","OSError"]]);function qr(e){return e==="ImportError"||e==="ModuleNotFoundError"}function Tf({parts:[e]}){if(e===void 0)return;let n=xe(e.kind==="call"?e.callee:e);return n===""?void 0:n}var zr=new Map(["queue.Empty<Exception","queue.Full<Exception","asyncio.QueueEmpty<Exception","asyncio.QueueFull<Exception","configparser.NoSectionError<Error<Exception","configparser.NoOptionError<Error<Exception","configparser.DuplicateSectionError<Error<Exception","subprocess.SubprocessError<Exception"].map(e=>{let[n="",...t]=e.split("<");return[n,[z(n),...t]]}));function Rf(e,n){let t=n.kind==="class"?In(n):n.kind==="object"?In(n.class):zr.get(n.kind==="external"?n.name:"")??[Vr(n)??e],s=t.at(-1)??"";return le.has(Fe.get(s)??s)?t.join("<"):void 0}function Vr(e){let n=e.kind==="external-object"?e.class:e.kind==="external"?e.name:"";return n.startsWith("builtins.")?n.slice(9):void 0}function In(e){let[n]=e.bases;return n?.kind==="class"?[e.name,...In(n)]:n===void 0?[e.name]:[e.name,...Hr(n)??[]]}function Hr(e){return e.kind==="external"?[z(e.name)]:void 0}function Z(e,n){let t=n.split("<"),s=e.map(r=>Fe.get(r)??r);if(s.includes("")||t.some(r=>s.includes(r)))return!0;let i=t.at(-1)??"";for(let r=Fe.get(i)??i;r!==void 0;r=le.get(r))if(s.includes(r))return!0;return!1}function Qr({type:e},n){return Z(e===void 0?[""]:fi(e),n)}function Ff(e,n){let t=new Set;for(let{activation:s,span:i}of Vt(n)){let{path:r}=s;if(!(r===void 0||!e.isPython(r)))for(let o of Bt(e.syntax(r)?.body??[],i))o.kind!=="try"||!o.body.some(a=>$t(a.span,i))||o.handlers.some(a=>Qr(a,"ModuleNotFoundError"))&&t.add(o)}return t}function Xr({type:e}){return e!==void 0&&fi(e).every(qr)}function Wf(e,{body:n,handlers:t},s){let i=(r,o)=>e.host.isThere(e,r,o);return t.some(Xr)&&n.every(r=>{if(r.kind==="import")return r.names.every(({module:u})=>i(u));if(r.kind==="import-from")return r.level===0&&r.names!=="*"&&r.names.every(({name:u})=>i(r.module,u));if(so(r)||Jr(r))return!0;let o=r.kind==="assign"||r.kind==="expression"||r.kind==="return"?r.value:void 0,a=o===void 0?void 0:Yr(e,o,s);return a!==void 0&&i(a)})}function Jr(e){return e.kind!=="return"?e.kind==="jump":e.value===void 0||e.value.kind==="constant"}function Yr(e,n,t){if(n.kind!=="call"||n.keywords.length>0)return;let[s,...i]=n.positional,r=xe(n.callee);if(!(i.length>0||r!=="__import__"&&r!=="import_module"))return s?.kind==="name"?J(e.operations.evaluate(e,s,t)):s?.kind==="string"?s.value:void 0}function Zr(e,n){return n.kind==="class"?[n.name]:n.kind==="external"?[z(n.name)]:n.kind==="sequence"?ai(e,n).flatMap(t=>Zr(e,t)):[]}function fi(e){return(e.kind==="sequence"?e.elements:[e]).map(xe)}function Kr(e,n,t){let{catching:s}=e,i=Z(n,"ModuleNotFoundError");e.catching=[...s,n],i&&e.guards++;let r=t();return i&&e.guards--,e.catching=s,r}function Uf(e,n,t){if(e.raising!==void 0)return t();let s=Kr(e,n,t);if(!to(n,e.raising))return s;e.raising=void 0}function Df(e,n){if(ci(e,n))return!0;let t=Cn(e,n);return e.recording?.operations.push({kind:"caught",error:n,isCaught:t}),t}function Cn({catchingAround:e},n){return e.some(t=>Z(t,n))}function ui(e){return e.filter(n=>Z(n,"ModuleNotFoundError")).length}function Gf(e,n){ci(e,n)&&(e.raising??=n)}function $f(e,n){eo(e,n)&&(e.raising??=n)}function eo({host:e,catching:n},t){return!e.knowsFailures&&n.some(s=>s.includes(t))}function ci({catching:e},n){return e.some(t=>Z(t,n))}var no="standing still";function Bf(e){return e.kind==="raise"&&e.error===no}var li=new WeakMap;function qf(e){let n={kind:"unknown",path:""};return li.set(n,e),n}function zf(e){return li.get(e)}function to(e,n){return n!==void 0&&Z(e,n)}function Vf(e){let n=[];for(let t of Ye(e))if(t.kind==="import")for(let{module:s}of t.names)n.push(s);else t.kind==="import-from"&&n.push(t.names==="*"?`${t.module}:*`:`${t.module}:${t.names.map(({name:s})=>s).join()}`);return n.join(" ")}function so(e){return e.kind!=="assign"?e.kind==="import"||e.kind==="import-from":e.targets.every(({kind:n})=>n==="name")&&(e.value===void 0||e.value.kind==="constant")}function Hf(e){let n=new Set;for(let t of Ye(e))if(t.kind==="import")for(let{module:s}of t.names)n.add(U(s));else t.kind==="import-from"&&n.add(t.level===0?U(t.module):"");return n}function di(){return{owners:new Map,asksAwaited:!1,asksAll:!1}}function Yf(e,n){let{recording:t,libraries:s}=e;if(t===void 0||!s.patchers.replaceable.has(n))return;let{owners:i}=t.patches;i.has(n)||i.set(n,Mn(e,n))}function Zf(e,n){let t=Mn(e,n);for(let{patches:s}of e.recordings)s.owners.has(n)||s.owners.set(n,t)}function Kf({recording:e}){e!==void 0&&(e.patches.asksAwaited=!0)}function pi({recording:e}){e!==void 0&&(e.patches.asksAll=!0)}function hi(e,{owners:n,asksAwaited:t,asksAll:s},i,r){let o=e.patchings-i.patchings,a=[...n.values()].join(""),u=s||o>0&&je(e);return{owners:n,outer:o>0||/@\d/.test(a)?ae(r):void 0,awaited:t?e.awaitedKey:void 0,all:u?_i(e,i.patchKey,r):void 0,patchings:o,isUnpatched:a===""}}function mi(e,n){let{owners:t,outer:s,awaited:i,all:r,isUnpatched:o}=n,a=$(e);if(r!==void 0)return r===_i(e,e.patchKey,a);if(s!==void 0&&s!==ae(a)||i!==void 0&&i!==e.awaitedKey)return!1;if(o&&e.patched.size===0)return!0;for(let[u,c]of t)if(Mn(e,u)!==c)return!1;return!0}function gi(e,{all:n,patchings:t},s){return e.patchings-s.patchings!==t?!1:t===0||n!==void 0||!je(e)}function Mn({patched:e},n){let t=e.get(n);return t===void 0?"":t.map(({library:s,assumption:i})=>`${s}@${ae(i)}`).join()}function _i({awaitedKey:e},n,t){return[n,e,ae(t)].join("|")}function jn(e=!0,n=1,t){return{runs:new Map,nextId:n,branchings:new WeakMap,libraries:new Map,resolvers:new Map,starts:new WeakMap,walked:{byModule:new Map,byObject:new Map},asked:t,isOn:e}}function ki(e,n){let t=[...e.runs.values()].flat(),s=new Set(t.flatMap(({state:{file:c},syntax:l,state:d})=>c===void 0||l===void 0||re(c)||n(c,l)?[]:[d]));if(s.size===0)return e;let i=new Map;for(let{operations:c,state:l}of t)for(let d of c)(d.kind==="import"||d.kind==="loaded")&&d.state!==void 0&&i.set(d.state,[...i.get(d.state)??[],l]);for(let c of s)for(let l of i.get(c)??[])s.add(l);let r=new Map;for(let[c,l]of e.runs){let d=l.filter(({state:m})=>!s.has(m));d.length>0&&r.set(c,d)}let o=new Map([...e.walked.byModule].filter(([c])=>!s.has(c))),a=new Set(o.values()),u=new Map([...e.walked.byObject].filter(([,c])=>a.has(c)));return{...e,runs:r,walked:{byModule:o,byObject:u}}}var io={held:[],objects:[]},ro=24,oo=12;function wi(e,n,t){let{changeKey:s,mocked:i,builtins:r}=e;return[n,t??"",s,i.join(),...r.keys()].join("|")}function cu({nextId:e,assumption:n},{operations:t,starts:s}){s.push({operations:t.length,order:e,assumption:n})}function Pn(e,n){e.recording?.operations.push(n)}function lu(e,n){let t=e.resolver.resolve(n);return e.recording?.names.set(n,t),t}function du({entry:e,recording:n},t){let s=e.preloaded.has(t);return n?.preloaded.set(t,s),s}function pu(e,n){let t=e.modules.get(n);t!==void 0&&T(e,t.scope.variables.run);let{recording:s}=e;if(s===void 0||t!==void 0&&s.met.get(n)?.state===t)return t;let i={kind:"loaded",module:n,state:t};return s.operations.push(i),t!==void 0&&s.met.set(n,i),t}function ao(e){let{modules:n,recording:t}=e,s=xi(e);for(let i of n.values())T(e,i.scope.variables.run);return t?.operations.push({kind:"loaded-names",names:s}),s}function xi(e){return[...e.modules.keys()].map(n=>Qs(e,n))}function fo(e,n=xi(e)){return{kind:"unknown",loaded:{run:e.run,names:n}}}function hu(e,n){if(!(n.kind!=="unknown"||n.loaded?.run!==e.run))return I(e),T(e,e.run),n.loaded.names}function mu(e,n,t){if(n.kind!=="unknown"||t.kind!=="unknown")return;let[s,i]=[n.loaded,t.loaded];if(s===void 0||i?.run!==s.run||s.run!==e.run)return;let r=s.names.filter(o=>!i.names.includes(o));return r.length===0?oi(e,[],"set"):fo(e,r)}function gu({recording:e,assumption:n},t,s){let i=e?.met.get(t);if(i?.kind!=="import"||i.state!==s)return!1;let r=n;for(;r!==i.assumption&&r!==void 0;)r=r.outer;return r===i.assumption}function _u(e,n,t){let{recording:s,activation:i,span:r,assumption:o,budget:a,catching:u,replaced:c}=e;if(s===void 0)return t();let l=t();e.raising!==void 0&&I(e);let d=e.modules.get(n),m=e.running.has(n),h=e.nextId;s.elsewhere+=a-e.budget,s.seen.clear();let _=e.replaced!==c;_&&s.met.clear();let b={kind:"import",module:n,activation:i,span:r,assumption:o,catching:u,state:d,isRunning:m,replaces:_,to:h};return s.operations.push(b),d!==void 0&&s.met.set(n,b),l}function yu(e,n){let{recording:t,activation:s,span:i,assumption:r,nextId:o}=e;t?.operations.push({kind:"patch",activation:s,span:i,assumption:r,to:o,...n})}function bu(e,n){let{recording:t,activation:s,span:i,assumption:r,nextId:o}=e;pi(e),t?.operations.push({kind:"cure",activation:s,span:i,assumption:r,to:o,...n})}function uo(e,n){let{importPatches:t}=e,s=t.has(n);return Pn(e,{kind:"import-patch",topLevel:n,isDone:s}),s?!1:(t.add(n),e.trail.push(()=>t.delete(n)),!0)}function co(e,n){let{name:t}=n.value,s=Js(e,t),i=$(e),{modules:r,importedUnder:o,patchKey:a,replaced:u}=e,c=r.get(t),l=o.get(t);c!==void 0&&e.replaced++,r.set(t,n),e.running.add(t),o.set(t,{under:i,patchKey:a,hasPatched:!1}),e.trail.push(()=>{e.running.delete(t),e.replaced=u,c===void 0?r.delete(t):r.set(t,c),l===void 0?o.delete(t):o.set(t,l)});let d=C(e);return re(n.file)||e.events.push({kind:"enter",order:d,step:s,assumption:i,module:t,path:n.file}),s}function lo(e,n){let{name:t}=n.value;e.running.delete(t);let s=e.importedUnder.get(t);s!==void 0&&(s.hasPatched=s.patchKey!==e.patchKey),e.completed.push(n),e.trail.push(()=>e.completed.splice(e.completed.indexOf(n),1))}function ku(e,{value:n}){e.running.delete(n.name),e.modules.delete(n.name)}function vi(e,{state:n,outer:t,recording:s},i){let{activation:r,span:o,run:a,assumption:u,calls:c,creation:l,imports:d}=e,{catching:m,catchingAround:h,departures:_,handled:b}=e,x={activation:r,span:o,recording:e.recording,run:a,outer:e.outer,assumption:u,calls:c,catching:m,catchingAround:h,departures:_,handled:b,creation:l,imports:d},p={recording:s,run:n.scope.variables.run,outer:t,assumption:void 0,calls:new Map,catching:[],catchingAround:[...h,...m],handled:void 0,creation:void 0,imports:d+1};Object.assign(e,p);let y=i();return Object.assign(e,x),y}function wu(e,n,t,s){let{state:i,syntax:r,step:o}=n,{module:a,path:u}=i.scope,c={id:C(e),path:u===void 0?void 0:cs(u),module:a,body:"module",caller:o},l=$(e),d=t&&e.shared?.isOn?wi(e,a,i.file):void 0,m=d===void 0?void 0:{state:i,held:[],operations:[],body:r?.body,starts:[],names:new Map,preloaded:new Map,variables:new Map,libraries:new Set,patches:di(),seen:new Set,met:new Map,isShareable:!0,elsewhere:0},h=e.nextId,{depth:_,budget:b,imports:x,deepest:p,mostImports:y,patchKey:E,patchings:g}=e;e.entered.set(c,{activation:c,outer:l,segments:void 0}),e.trail.push(()=>e.entered.delete(c)),m!==void 0&&e.recordings.push(m),e.deepest=_,e.mostImports=x+1,vi(e,{state:i,outer:l,recording:m},()=>s(c)),m!==void 0&&e.recordings.pop(),d!==void 0&&m?.isShareable&&!e.halted&&e.raising===void 0&&po(e,d,{state:i,syntax:r,activation:c,operations:m.operations,starts:m.starts,held:m.held,names:m.names,preloaded:m.preloaded,variables:m.variables,resolver:e.resolver,imported:m.libraries,libraries:e.libraries,start:h,statements:b-e.budget-m.elsewhere,levels:e.deepest-_,imports:e.mostImports-x,misfits:0,patches:hi(e,m.patches,{patchKey:E,patchings:g},l),mocked:e.mocked}),e.deepest=Math.max(p,e.deepest),e.mostImports=Math.max(y,e.mostImports)}function po({shared:e},n,t){let s=e?.runs.get(n)??[];e?.runs.set(n,[...s.slice(0,ro-1),t])}function xu(e,n){let{shared:t,host:s}=e;if(t===void 0||!t.isOn||s.isDone(e))return;let{module:i,path:r,expected:o}=n;for(let a of t.runs.get(wi(e,i,r))??[])if(!(o!==void 0&&a.state!==o)&&!e.entered.has(a.activation)&&!(a.misfits>oo||a.syntax?.body!==n.syntax()?.body||!ho(e,a))){if(go(e,a))return a.misfits=0,a.state.value;a.misfits++}}function ho(e,n){if(n.levels>Hs(e,n.imports)||!mi(e,n.patches)||!mo(e,n))return!1;for(let[s,i]of n.preloaded)if(e.entry.preloaded.has(s)!==i)return!1;for(let[s,i]of n.variables)if(e.entry.environment?.get(s)!==i)return!1;let{resolver:t}=e;if(n.resolver===t)return!0;for(let[s,i]of n.names){let r=t.resolve(s);if(r.kind!==i.kind||r.kind==="source"&&i.kind==="source"&&r.path!==i.path)return!1}return!0}function mo({libraries:e,shared:n},t){if(n===void 0||t.libraries.owner===e.owner)return!0;let s=yi(n,t.libraries),i=yi(n,e);for(let r of t.imported)if(s(r)!==i(r))return!1;return!0}function yi(e,n){let t=n.owner??"",s=e.libraries.get(t);if(s!==void 0)return s;let i=ie(r=>JSON.stringify(n.importing(r))??"");return e.libraries.set(t,i),i}function go(e,n){let{state:t}=n,s=Eo(e),i=$(e),r=co(e,t),o={...n.activation,caller:r},a=[{from:n.start,base:C(e)}];e.entered.set(n.activation,{activation:o,outer:i,segments:a}),e.trail.push(()=>e.entered.delete(n.activation));let{budget:u,replayed:c,depth:l,imports:d,patchKey:m,patchings:h}=e;e.deepest=Math.max(e.deepest,l+n.levels),e.mostImports=Math.max(e.mostImports,d+n.imports),e.budget-=n.statements,e.replayed+=n.statements;let _=0;e.replays.set(t,{next:()=>n.held[_++]??io});let b=vi(e,{state:t,outer:i,recording:void 0},()=>{for(let x of n.operations){if(!_o(e,n,x,a))return!1;if(e.halted)return!0}return gi(e,n.patches,{patchKey:m,patchings:h})});return e.replays.delete(t),b?(C(e),e.budget<=0&&!e.halted&&(e.halted=!0,Pe(e,{what:"steps"})),lo(e,t),!0):(Oo(e,s),e.budget=u,e.replayed=c,!1)}function _o(e,n,t,s){switch(t.kind){case"event":{let{event:i}=t;if(i.kind==="truncation")Le(e,i.truncation);else{let r={...i,order:C(e),step:So(e,i.step),assumption:ue(e.outer,i.assumption)};e.events.push(r.kind==="hold"?{...r,curedFor:new Set}:r),s.push({from:i.order,base:C(e)})}return!0}case"import":{if(yo(e,t))return s.push({from:t.to,base:C(e)}),e.running.has(t.module)===t.isRunning;let{catching:i,guards:r,replaced:o}=e,a=e.modules.has(t.module)&&e.importedUnder.get(t.module);We(e,t),e.catching=t.catching,e.guards=r+ui(t.catching);let u=e.host.importModule(e,t.module,t.state);if(e.catching=i,e.guards=r,e.halted)return!0;if(s.push({from:t.to,base:C(e)}),t.state!==void 0&&u!==t.state.value)return!1;let c=a!==!1&&e.importedUnder.get(t.module)!==a;return e.replaced-o>(c?1:0)&&!t.replaces?!1:e.modules.get(t.module)===t.state&&e.running.has(t.module)===t.isRunning}case"patch":return We(e,t),e.operations.patch(e,t.function,t.by,t.args),s.push({from:t.to,base:C(e)}),!0;case"cure":return We(e,t),e.operations.cure(e,t.cure,t.object),s.push({from:t.to,base:C(e)}),!0;case"import-patch":return uo(e,t.topLevel)!==t.isDone;case"library":return xo(e,t.topLevel),!0;case"command":return vo(e,t.owner,t.command),!0;case"change":return An(e,t),!0;case"outside":return Xs(e,t.root,t.path,t.sets),!0;case"variable":return kn(e,t.name)===t.standing;case"read":return T(e,t.of.run),t.of.changed===t.changed||t.story!==void 0&&t.of.story===t.story;case"guarded":return e.guards>0===t.isGuarded;case"caught":return Cn(e,t.error)===t.isCaught;case"loaded":return t.state!==void 0&&T(e,t.state.scope.variables.run),e.modules.get(t.module)===t.state;case"loaded-names":return ao(e).join()===t.names.join();case"added":return bo(e,t,n,s)}}function yo(e,{module:n,state:t}){let{modules:s,importedUnder:i,placed:r}=e;return t===void 0||s.get(n)!==t||r.size>0||i.get(n)?.under!==void 0?!1:(T(e,t.scope.variables.run),!0)}function bo(e,n,t,s){let{statement:i,activation:r,assumption:o}=n,{scope:a}=t.state,{variables:u}=a,c=gn(i),l=new Map(c.map(W=>[W,u.peek(W)])),{patchKey:d,changeKey:m,mocked:h,departures:_,replaced:b,depth:x,imports:p}=e,{deepest:y,mostImports:E,adding:g,replays:w}=e;We(e,{activation:r,span:mn(i),assumption:o});let k={runs:new Set([...w.keys()].map(W=>W.scope.variables.run)),seen:new Set([...n.seen,...g?.seen??[]]),isLost:!1};e.adding=k,e.deepest=x,e.mostImports=p;let P=Vs(e,bn.module),Xe=P?e.operations.execute(e,[i],a).kind:"halt";P&&(e.depth-=bn.module),e.adding=g;let be=e.deepest-x,ke=e.mostImports-p+1;e.deepest=Math.max(y,e.deepest),e.mostImports=Math.max(E,e.mostImports);let Je=new Map(c.map(W=>[W,u.peek(W)]));for(let[W,Ii]of l)u.rebind(W,Ii);let we=!k.isLost&&Xe!=="raise"&&e.patchKey===d&&e.changeKey===m&&e.mocked===h&&e.departures===_&&e.replaced===b&&e.assumption===o&&e.calls.size===0;return e.mocked=h,e.halted&&(we||e.host.isTimeUp())?!0:(e.halted=!1,!we||w.size>1&&(be>t.levels||ke>t.imports)?!1:(t.levels=Math.max(t.levels,be),t.imports=Math.max(t.imports,ke),s.push({from:n.order,base:C(e)}),ko(n,t.state,l,Je)))}function ko(e,n,t,s){let{activation:i,assumption:r,order:o}=e,a=e.bound;for(let[c,l]of s){if(l===void 0||l.parts!==void 0)return!1;let d=a===void 0?t.get(c):a.get(c)?.made;if(d!==void 0&&!wo(d.value,l.value))return!1}if(a!==void 0)return!0;let u=new Map;for(let[c,l]of s){let d=t.get(c),{span:m,reaches:h}=l.place,_={value:l.value,place:{activation:i,span:m,reaches:h,assumption:r,order:o}};u.set(c,{made:_,before:d}),d===void 0?_n(n,c,_):d.place.order<o&&n.scope.variables.rebind(c,_)}return e.bound=u,!0}function wo(e,n){return e===n?!0:e.kind==="external"&&n.kind==="external"?e.name===n.name&&Object.keys(e).length===2&&Object.keys(n).length===2:e.kind==="literal"&&n.kind==="literal"&&e.value===n.value}function We(e,{activation:n,span:t,assumption:s}){e.activation=Ln(e,n),e.span=t,e.assumption=s}function xo(e,n){Pn(e,{kind:"library",topLevel:n});let{loadedLibraries:t}=e;t.has(n)||(t.add(n),e.trail.push(()=>t.delete(n)))}function vo(e,n,t){Pn(e,{kind:"command",owner:n,command:t});let{commands:s}=e,i=s.get(n)??[];s.set(n,[...i,t]),e.trail.push(()=>s.set(n,i))}function Eo({events:e,trail:n,doubts:t,cures:s,raising:i,recordings:r}){let o=r.map(a=>a.held.length);return{events:e.length,trail:n.length,doubts:t,cures:s.length,raising:i,held:o}}function Oo(e,n){Ao(e,n.trail),e.events.length=n.events,e.doubts=n.doubts;for(let{event:t,id:s}of e.cures.splice(n.cures))t.curedFor.delete(s);e.raising=n.raising;for(let[t,{held:s}]of e.recordings.entries())s.length=n.held[t]??0}function Ao({trail:e},n=0){for(;e.length>n;)e.pop()()}function So(e,n){let t=Ln(e,n.activation);return t===n.activation?n:{activation:t,span:n.span,reaches:n.reaches}}function Ln(e,n){let{body:t,caller:s}=n;if(t!=="function")return e.entered.get(n)?.activation??n;if(s===void 0)return n;let i=Ln(e,s.activation);if(i===s.activation)return n;let r=e.moved.get(n);if(r!==void 0&&r.caller?.activation===i)return r;let o={...n,caller:{...s,activation:i}};return e.moved.set(n,o),o}function vu(e,n){let t=n;for(;t.body==="function"&&t.caller!==void 0;)t=t.caller.activation;return e.entered.get(t)}function Eu({segments:e},n){if(e===void 0)return n;let t=e.findLast(({from:s})=>s<=n)??e[0];return t===void 0?n:t.base+(n-t.from)/1e6}function Ou(e,n,t){t.kind==="literal"&&bi(e,n,t);let s=e.modules.get(n);s!==void 0&&t!==s.value?Mo(e,s,t):t.kind==="module"?Co(e,n,t):No(e,t)&&bi(e,n,t)}function No({assumption:e,outer:n},{kind:t}){return(t==="object"||t==="external-object")&&e===void 0&&n===void 0}function bi(e,n,t){Io(e,n),I(e);let{placed:s,trail:i}=e;s.set(n,t),i.push(()=>s.delete(n))}function Au(e,n){if(e.placed.size===0)return;I(e);let t=e.placed.get(n);return t?.kind==="literal"?void 0:t}function Io(e,n){let{placed:t,importedUnder:s,modules:i,trail:r}=e,o=t.get(n);o!==void 0&&(I(e),t.delete(n),r.push(()=>t.set(n,o)));let a=i.get(n),u=Q(s.get(n)?.under,$(e)).length>0;a===void 0||u||(I(e),i.delete(n),r.push(()=>i.set(n,a)))}function Co(e,n,t){I(e);let{modules:s,completed:i,trail:r}=e,{scope:o}=t,a={scope:o,file:o.path,package:Jt(n)??"",value:t};s.set(n,a),i.push(a),r.push(()=>{s.delete(n),i.splice(i.indexOf(a),1)})}function Mo(e,n,t){n.scope.variables.run!==e.run&&I(e);let s=n.standIn;n.standIn=t,n.scope.variables.run!==e.run&&e.trail.push(()=>{s===void 0?delete n.standIn:n.standIn=s})}var Ei=class{cache=new ts;#e=[];#t=!1;#n;#s=[];#i=new Map;#r=ie(se);#o=new Map;#f=new Map;#u=new Map;#c=Oi();#a=jn(!0,1,this.#c);#d=new WeakMap;#p;#h=new WeakMap;#_=0;begin(n,t){let s=this.#t||t.some((o,a)=>o!==this.#e[a]);this.#t=!0,this.#o=s?new Map:this.#f,this.#f=new Map,this.#e=t,this.#s=s?[]:Lo(this.#n.snapshot.texts,n.snapshot.texts),this.#n=n,this.#r=ie(se),s&&(this.#c=Oi());let i=new Set(s?[]:n.snapshot.texts.values());this.#i.clear();for(let o of this.#s)this.#y(o,i);this.cache.keepOnly(i);let r=!s&&this.#g(this.#u,n);return r||(this.#u=new Map),this.#a=r?ki(this.#a,(o,{body:a})=>this.cache.get(n.text(o)??"")?.body===a):jn(!0,this.#a.nextId,this.#c),this.#a}of(n,t,{isComplete:s,runsModules:i=!1}){let r=this.#m(n);if(r!==void 0)return r.value;let o={questions:new Map,parsed:new Map,read:new Map},a=t(this.#v(o,{isComplete:s,runsModules:i}));return s()&&this.#f.set(n,{...o,value:a,runsModules:i}),a}#m(n){let t=this.#f.get(n);if(t!==void 0)return t;let s=this.#n,i=this.#o.get(n);if(!(i===void 0||!this.#b(i,s))){this.#f.set(n,i);for(let r of i.parsed.keys())s.syntax(r);for(let[r,{syntax:o}]of i.read)o!==void 0&&s.syntax(r);return i}}keeping(n){return{...this.#n,kept:(t,s)=>this.of(t,s,n)}}numbersOf(n){return n.map(t=>{let s=this.#h.get(t)??this.#_++;return this.#h.set(t,s),s})}end(){this.#t=!1}#y({path:n,before:t,now:s},i){if(t===void 0||s===void 0)return;let r=this.cache.get(t);if(r===void 0||this.cache.get(s)!==void 0)return;let o=i.has(t);if(o&&r.body.length>0)return;let[a,u]=[{text:t,syntax:r},{text:s,syntax:this.#l(s)}],c=qt(a,u),l,d,m=zt(a,u,h=>(l={...h,path:n,body:r.body},d=Ts(this.#a,l,t,this.#n.layout),d!==void 0));o||this.cache.forget(t),m!==void 0&&(l!==void 0&&d!==void 0&&Rs(this.#a,l,m,d),this.cache.replace(s,m),d!=="executed"&&this.#i.set(n,{before:t,isUnread:c}))}#b(n,t){return this.#g(n.questions,t)&&this.#w(n,t)&&this.#x(n,t)}#g(n,t){for(let{ask:s,answer:i,of:r}of n.values())if((r===void 0||!this.#k(r))&&s(t)!==i)return!1;return!0}#k(n){return this.#s.every(({path:t,before:s,now:i})=>s!==void 0&&i!==void 0&&Si(n(s,t),n(i,t)))}#w({parsed:n,runsModules:t},{snapshot:{texts:s}}){for(let[i,r]of n){let o=s.get(i);if(o===r?.text)continue;let a=this.#i.get(i);if(o===void 0||a===void 0||a.before!==r?.text||!t&&!a.isUnread)return!1;n.set(i,{text:o,syntax:this.#l(o)})}return!0}#x({read:n},{snapshot:{texts:t}}){for(let[s,i]of n){let r=t.get(s);if(r===i.text)continue;if(r===void 0)return!1;let{text:o,readings:a}=i,u=()=>this.#r(o),c,l=()=>(c=this.#l(r),c);for(let d of a)if(!Si(d(o,u),d(r,l)))return!1;n.set(s,{text:r,syntax:c,readings:a})}return!0}#l(n){return this.cache.syntaxOf(n)}#v({questions:n,parsed:t,read:s},{isComplete:i,runsModules:r=!1}){let o=()=>this.#n,a=(p,y)=>this.of(p,y,{isComplete:i}),u=p=>this.#m(p)?.value,c=p=>(y,E)=>is(p)(y,E,o().snapshot),l=(p,y,E,g)=>{let w=y(o());return n.set(p,{ask:y,answer:w,of:g}),E&&r&&!this.#u.has(p)&&this.#u.set(p,{ask:y,answer:w,of:g}),w},d=p=>l(`text ${p}`,y=>y.snapshot.texts.get(p),Ke(p)!=="python"),m=p=>{let y=t.get(p);y!==void 0&&y.text!==o().snapshot.texts.get(p)?d(p):t.set(p,jo(o(),p))};l("layout",p=>this.#E(p.layout),!0),l("scripts",p=>[...p.snapshot.scripts??[]].join(`
`),!0),r&&l("namespaces",Ro,!0),l("unreadable",p=>[...p.snapshot.unreadable.keys()].join(`
`),!0);let h=()=>l("everything",p=>p.snapshot.texts,!0),_=()=>l("files",p=>To(p.snapshot.texts),!0),{layout:b,snapshot:x}=o();return{layout:b,snapshot:{...x,texts:Po(()=>o().snapshot.texts,d,_,h)},text:p=>d(p)===void 0?void 0:o().text(p),isPython:p=>Ke(p)==="python"||l(`python ${p}`,y=>y.isPython(p),!0),read(p,y){return o().read(p,(E,g)=>{let w=s.get(p)??{text:E,syntax:void 0,readings:new Set};return s.set(p,w),w.readings.add(y),y(E,()=>(w.syntax=g(),w.syntax))})},syntax(p){return m(p),o().syntax(p)},wording(p){return m(p),o().wording(p)},lines(p){return d(p),o().lines(p)},mentions:p=>l(`mentions ${p}`,y=>y.mentions(p),!0,c(p)),declares:p=>l(`declares ${p}`,y=>y.declares(p),!0),kept(p,y){if(r)return y(this);let E=a(p,y);return n.set(`kept ${p}`,{ask:()=>u(p),answer:E}),E},gathered(p,y){return l(`gathered ${p}`,E=>E.gathered(p,y).join(`
`),!0,y),o().gathered(p,y)},ownerOf(p){let{folder:y}=o().ownerOf(p);return{folder:y,mentions:g=>l(`owner ${p} mentions ${g}`,w=>w.ownerOf(p).mentions(g),!0,c(g))}},parsedPaths(){return h(),o().parsedPaths()}}}#E(n){let t=this.#d.get(n);if(t!==void 0)return t;let s=this.#p,i=s!==void 0&&Fo(s,n)?s:n;return this.#d.set(n,i),this.#p=i,i}};function Oi(){return{names:new Map,searched:new Set}}function jo(e,n){let[t,s]=[e.text(n),e.syntax(n)];return t===void 0||s===void 0?void 0:{text:t,syntax:s}}function Po(e,n,t,s){let i=()=>(t(),e()),r=()=>(s(),e());return{get size(){return i().size},get:n,has:o=>n(o)!==void 0,keys:()=>i().keys(),values:()=>r().values(),entries:()=>r().entries(),forEach:o=>r().forEach(o),[Symbol.iterator]:()=>r()[Symbol.iterator]()}}function Lo(e,n){let t=[...e].flatMap(([i,r])=>n.has(i)?[]:{path:i,before:r,now:void 0}),s=[...n].flatMap(([i,r])=>{let o=e.get(i);return o===r?[]:{path:i,before:o,now:r}});return[...t,...s]}function To(e){let n=Ai.get(e);if(n!==void 0)return n;let t=[...e.keys()].join(`
`);return Ai.set(e,t),t}var Ai=new WeakMap;function Si(e,n){return e===n||Tn(e)===Tn(n)}function Tn(e){return JSON.stringify(e,(n,t)=>t instanceof Map||t instanceof Set?[...t]:t)}function Ro(e){let n=Ni.get(e);if(n!==void 0)return n;let s=[...e.layout.files].filter(i=>Xt(i)==="__init__.py").filter(i=>ss(e,i)).join(`
`);return Ni.set(e,s),s}var Ni=new WeakMap;function Fo(e,n){let t=({projectRoots:s,packageRoots:i,addedPackages:r,siteFolders:o,siteModules:a})=>Tn([s,i,r,o,a]);if(e.files.size!==n.files.size||t(e)!==t(n))return!1;for(let s of e.files)if(!n.files.has(s))return!1;return!0}export{Uo as a,Do as b,en as c,Mi as d,ji as e,tn as f,re as g,Xo as h,cs as i,Jo as j,Yo as k,ds as l,Zo as m,Ko as n,ea as o,na as p,ta as q,Fi as r,ia as s,ae as t,ra as u,ms as v,Wi as w,gs as x,rn as y,oa as z,aa as A,fa as B,fn as C,Q as D,hs as E,ua as F,un as G,D as H,la as I,ys as J,da as K,xs as L,vs as M,N,Es as O,Ie as P,M as Q,Os as R,cn as S,X as T,Bi as U,pa as V,Vi as W,J as X,ha as Y,Xi as Z,ma as _,ga as $,_a as aa,Ss as ba,Cs as ca,wa as da,or as ea,xa as fa,ar as ga,fr as ha,ja as ia,Pa as ja,V as ka,La as la,kr as ma,wr as na,Gs as oa,Ta as pa,Ra as qa,Fa as ra,Wa as sa,yn as ta,vr as ua,Ba as va,qa as wa,Er as xa,za as ya,bn as za,Vs as Aa,Va as Ba,Sr as Ca,Nr as Da,ue as Ea,$ as Fa,I as Ga,T as Ha,Ir as Ia,Ha as Ja,Qs as Ka,Qa as La,Xs as Ma,Mr as Na,Bs as Oa,jr as Pa,Pr as Qa,Xa as Ra,Ja as Sa,C as Ta,Js as Ua,Ya as Va,Za as Wa,Ka as Xa,ef as Ya,nf as Za,Pe as _a,tf as $a,Zs as ab,vn as bb,On as cb,ce as db,Ks as eb,ei as fb,Rr as gb,lf as hb,df as ib,pf as jb,hf as kb,Wr as lb,mf as mb,gf as nb,_f as ob,yf as pb,bf as qb,ii as rb,ri as sb,kf as tb,wf as ub,oi as vb,xf as wb,ai as xb,vf as yb,Gr as zb,Nn as Ab,Ef as Bb,Of as Cb,Pf as Db,Br as Eb,Lf as Fb,qr as Gb,Tf as Hb,Rf as Ib,Ff as Jb,Xr as Kb,Wf as Lb,Zr as Mb,fi as Nb,Kr as Ob,Uf as Pb,Df as Qb,ui as Rb,Gf as Sb,$f as Tb,eo as Ub,ci as Vb,no as Wb,Bf as Xb,qf as Yb,zf as Zb,to as _b,Vf as $b,so as ac,Hf as bc,Yf as cc,Zf as dc,Kf as ec,jn as fc,cu as gc,Pn as hc,lu as ic,du as jc,pu as kc,ao as lc,fo as mc,hu as nc,mu as oc,gu as pc,_u as qc,yu as rc,bu as sc,uo as tc,co as uc,lo as vc,ku as wc,wu as xc,xu as yc,xo as zc,vo as Ac,Ao as Bc,So as Cc,vu as Dc,Eu as Ec,Ou as Fc,Au as Gc,Io as Hc,Mo as Ic,Ei as Jc,Tn as Kc};
