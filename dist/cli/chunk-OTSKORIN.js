import{createRequire as createRequireHere}from'node:module';const require=createRequireHere(import.meta.url);
import{Da as Ht,_a as Xt,cb as Jt,db as Yt,g as Dt,h as V,i as W,l as Bt,n as zt,ta as Vt,xa as be,ya as qt}from"./chunk-XTS6AYOC.js";import{A as ee,B as Rt,C as Wt,H as Ft,f as Pt,ha as ne,ia as Ut,m as Xe,n as Tt,r as xe,sa as Gt,ta as $t,ua as Je,wa as Ye}from"./chunk-CIXQBUDD.js";import{b as jt,d as Lt}from"./chunk-KVRKHMNM.js";var _i={};Lt(_i,{TextDocument:()=>Qe});function Ze(e,n){if(e.length<=1)return e;let t=e.length/2|0,s=e.slice(0,t),i=e.slice(t);Ze(s,n),Ze(i,n);let o=0,r=0,a=0;for(;o<s.length&&r<i.length;)n(s[o],i[r])<=0?e[a++]=s[o++]:e[a++]=i[r++];for(;o<s.length;)e[a++]=s[o++];for(;r<i.length;)e[a++]=i[r++];return e}function Qt(e,n,t=0){let s=n?[t]:[];for(let i=0;i<e.length;i++){let o=e.charCodeAt(i);Zt(o)&&(o===13&&i+1<e.length&&e.charCodeAt(i+1)===10&&i++,s.push(t+i+1))}return s}function Zt(e){return e===13||e===10}function Kt(e){let n=e.start,t=e.end;return n.line>t.line||n.line===t.line&&n.character>t.character?{start:t,end:n}:e}function gi(e){let n=Kt(e.range);return n!==e.range?{newText:e.newText,range:n}:e}var ye,Qe,xi=jt(()=>{"use strict";ye=class e{constructor(n,t,s,i){this._uri=n,this._languageId=t,this._version=s,this._content=i,this._lineOffsets=void 0}get uri(){return this._uri}get languageId(){return this._languageId}get version(){return this._version}getText(n){if(n){let t=this.offsetAt(n.start),s=this.offsetAt(n.end);return this._content.substring(t,s)}return this._content}update(n,t){for(let s of n)if(e.isIncremental(s)){let i=Kt(s.range),o=this.offsetAt(i.start),r=this.offsetAt(i.end);this._content=this._content.substring(0,o)+s.text+this._content.substring(r,this._content.length);let a=o+s.text.length,u=this._content.charCodeAt(o-1)===13&&this._content.charCodeAt(o)===10,d=this._content.charCodeAt(a-1)===13&&this._content.charCodeAt(a)===10;if(u||d){this._lineOffsets=void 0;continue}let f=Math.max(i.start.line,0),l=Math.max(i.end.line,0),h=this._lineOffsets,m=Qt(s.text,!1,o);if(l-f===m.length)for(let b=0,k=m.length;b<k;b++)h[b+f+1]=m[b];else m.length<1e4?h.splice(f+1,l-f,...m):this._lineOffsets=h=h.slice(0,f+1).concat(m,h.slice(l+1));let _=s.text.length-(r-o);if(_!==0)for(let b=f+1+m.length,k=h.length;b<k;b++)h[b]=h[b]+_}else if(e.isFull(s))this._content=s.text,this._lineOffsets=void 0;else throw new Error("Unknown change event received");this._version=t}getLineOffsets(){return this._lineOffsets===void 0&&(this._lineOffsets=Qt(this._content,!0)),this._lineOffsets}positionAt(n){n=Math.max(Math.min(n,this._content.length),0);let t=this.getLineOffsets(),s=0,i=t.length;if(i===0)return{line:0,character:n};for(;s<i;){let r=Math.floor((s+i)/2);t[r]>n?i=r:s=r+1}let o=s-1;return n=this.ensureBeforeEOL(n,t[o]),{line:o,character:n-t[o]}}offsetAt(n){let t=this.getLineOffsets();if(n.line>=t.length)return this._content.length;if(n.line<0)return 0;let s=t[n.line];if(n.character<=0)return s;let i=n.line+1<t.length?t[n.line+1]:this._content.length,o=Math.min(s+n.character,i);return this.ensureBeforeEOL(o,s)}getLineRange(n){let t=this.getLineOffsets();if(n>=t.length){let r=t.length-1;return{start:{line:r,character:0},end:{line:r,character:this._content.length-t[r]}}}else if(n<0)return{start:{line:0,character:0},end:{line:0,character:0}};let s=t[n],i=n+1<t.length?t[n+1]:this._content.length,o=this.ensureBeforeEOL(i,s);return{start:{line:n,character:0},end:{line:n,character:o-s}}}getEOLCharacters(n){let t=this.getLineOffsets();if(n>=t.length)return"";if(n<0)return"";let s=n+1<t.length?t[n+1]:this._content.length,i=this.ensureBeforeEOL(s,t[n]);return this._content.substring(i,s)}ensureBeforeEOL(n,t){for(;n>t&&Zt(this._content.charCodeAt(n-1));)n--;return n}get lineCount(){return this.getLineOffsets().length}static isIncremental(n){let t=n;return t!=null&&typeof t.text=="string"&&t.range!==void 0&&(t.rangeLength===void 0||typeof t.rangeLength=="number")}static isFull(n){let t=n;return t!=null&&typeof t.text=="string"&&t.range===void 0&&t.rangeLength===void 0}};(function(e){function n(i,o,r,a){return new ye(i,o,r,a)}e.create=n;function t(i,o,r){if(i instanceof ye)return i.update(o,r),i;throw new Error("TextDocument.update: document must be created by TextDocument.create")}e.update=t;function s(i,o){let r=i.getText(),a=Ze(o.map(gi),(f,l)=>{let h=f.range.start.line-l.range.start.line;return h===0?f.range.start.character-l.range.start.character:h}),u=0,d=[];for(let f of a){let l=i.offsetAt(f.range.start);if(l<u)throw new Error("Overlapping edit");l>u&&d.push(r.substring(u,l)),f.newText.length&&d.push(f.newText),u=i.offsetAt(f.range.end)}return d.push(r.substr(u)),d.join("")}e.applyEdits=s})(Qe||(Qe={}))});var cr={};Lt(cr,{AnnotatedTextEdit:()=>G,ApplyKind:()=>Jn,ChangeAnnotation:()=>D,ChangeAnnotationIdentifier:()=>O,CodeAction:()=>ft,CodeActionContext:()=>dt,CodeActionKind:()=>ut,CodeActionTag:()=>De,CodeActionTriggerKind:()=>me,CodeDescription:()=>Wn,CodeLens:()=>lt,Color:()=>We,ColorInformation:()=>Mn,ColorPresentation:()=>jn,Command:()=>z,CompletionItem:()=>Qn,CompletionItemKind:()=>zn,CompletionItemLabelDetails:()=>Yn,CompletionItemTag:()=>qn,CompletionList:()=>Zn,CreateFile:()=>Q,DeleteFile:()=>K,Diagnostic:()=>de,DiagnosticRelatedInformation:()=>Fe,DiagnosticSeverity:()=>Tn,DiagnosticTag:()=>Rn,DocumentHighlight:()=>st,DocumentHighlightKind:()=>tt,DocumentLink:()=>mt,DocumentSymbol:()=>ct,DocumentUri:()=>In,EOL:()=>ar,FoldingRange:()=>Pn,FoldingRangeKind:()=>Ln,FormattingOptions:()=>pt,Hover:()=>Kn,InlayHint:()=>vt,InlayHintKind:()=>Be,InlayHintLabelPart:()=>ze,InlineCompletionContext:()=>It,InlineCompletionItem:()=>Et,InlineCompletionList:()=>Ot,InlineCompletionTriggerKind:()=>At,InlineValueContext:()=>kt,InlineValueEvaluatableExpression:()=>wt,InlineValueText:()=>bt,InlineValueVariableLookup:()=>yt,InsertReplaceEdit:()=>Hn,InsertTextFormat:()=>Vn,InsertTextMode:()=>Xn,LanguageKind:()=>Dn,Location:()=>ue,LocationLink:()=>Nn,MarkedString:()=>pe,MarkupContent:()=>B,MarkupKind:()=>$e,OptionalVersionedTextDocumentIdentifier:()=>le,ParameterInformation:()=>et,Position:()=>j,Range:()=>v,RenameFile:()=>Z,SelectedCompletionInfo:()=>St,SelectionRange:()=>ht,SemanticTokenModifiers:()=>_t,SemanticTokenTypes:()=>gt,SemanticTokens:()=>xt,SignatureInformation:()=>nt,SnippetTextEdit:()=>Fn,StringValue:()=>Ve,SymbolInformation:()=>rt,SymbolKind:()=>it,SymbolTag:()=>ot,TextDocument:()=>Nt,TextDocumentEdit:()=>fe,TextDocumentIdentifier:()=>Gn,TextDocumentItem:()=>Bn,TextEdit:()=>T,URI:()=>Re,VersionedTextDocumentIdentifier:()=>$n,WorkspaceChange:()=>Un,WorkspaceEdit:()=>Ue,WorkspaceFolder:()=>Ct,WorkspaceSymbol:()=>at,integer:()=>Cn,uinteger:()=>ce});var In,Re,Cn,ce,j,v,ue,Nn,We,Mn,jn,Ln,Pn,Fe,Tn,Rn,Wn,de,z,T,D,O,G,fe,Q,Z,K,Ue,Y,Fn,Ge,Un,Gn,$n,le,Dn,Bn,$e,B,zn,Vn,qn,Hn,Xn,Jn,Yn,Qn,Zn,pe,Kn,et,nt,tt,st,it,ot,rt,at,ct,ut,me,dt,De,ft,lt,pt,mt,ht,gt,_t,xt,bt,yt,wt,kt,Be,ze,vt,Ve,Et,Ot,At,St,It,Ct,ar,Nt,Mt,c,ur=jt(()=>{"use strict";(function(e){function n(t){return typeof t=="string"}e.is=n})(In||(In={}));(function(e){function n(t){return typeof t=="string"}e.is=n})(Re||(Re={}));(function(e){e.MIN_VALUE=-2147483648,e.MAX_VALUE=2147483647;function n(t){return typeof t=="number"&&e.MIN_VALUE<=t&&t<=e.MAX_VALUE}e.is=n})(Cn||(Cn={}));(function(e){e.MIN_VALUE=0,e.MAX_VALUE=2147483647;function n(t){return typeof t=="number"&&e.MIN_VALUE<=t&&t<=e.MAX_VALUE}e.is=n})(ce||(ce={}));(function(e){function n(s,i){return s===Number.MAX_VALUE&&(s=ce.MAX_VALUE),i===Number.MAX_VALUE&&(i=ce.MAX_VALUE),{line:s,character:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.uinteger(i.line)&&c.uinteger(i.character)}e.is=t})(j||(j={}));(function(e){function n(s,i,o,r){if(c.uinteger(s)&&c.uinteger(i)&&c.uinteger(o)&&c.uinteger(r))return{start:j.create(s,i),end:j.create(o,r)};if(j.is(s)&&j.is(i))return{start:s,end:i};throw new Error(`Range#create called with invalid arguments[${s}, ${i}, ${o}, ${r}]`)}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&j.is(i.start)&&j.is(i.end)}e.is=t})(v||(v={}));(function(e){function n(s,i){return{uri:s,range:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&v.is(i.range)&&(c.string(i.uri)||c.undefined(i.uri))}e.is=t})(ue||(ue={}));(function(e){function n(s,i,o,r){return{targetUri:s,targetRange:i,targetSelectionRange:o,originSelectionRange:r}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&v.is(i.targetRange)&&c.string(i.targetUri)&&v.is(i.targetSelectionRange)&&(v.is(i.originSelectionRange)||c.undefined(i.originSelectionRange))}e.is=t})(Nn||(Nn={}));(function(e){function n(s,i,o,r){return{red:s,green:i,blue:o,alpha:r}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.numberRange(i.red,0,1)&&c.numberRange(i.green,0,1)&&c.numberRange(i.blue,0,1)&&c.numberRange(i.alpha,0,1)}e.is=t})(We||(We={}));(function(e){function n(s,i){return{range:s,color:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&v.is(i.range)&&We.is(i.color)}e.is=t})(Mn||(Mn={}));(function(e){function n(s,i,o){return{label:s,textEdit:i,additionalTextEdits:o}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.string(i.label)&&(c.undefined(i.textEdit)||T.is(i.textEdit))&&(c.undefined(i.additionalTextEdits)||c.typedArray(i.additionalTextEdits,T.is))}e.is=t})(jn||(jn={}));(function(e){e.Comment="comment",e.Imports="imports",e.Region="region"})(Ln||(Ln={}));(function(e){function n(s,i,o,r,a,u){let d={startLine:s,endLine:i};return c.defined(o)&&(d.startCharacter=o),c.defined(r)&&(d.endCharacter=r),c.defined(a)&&(d.kind=a),c.defined(u)&&(d.collapsedText=u),d}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.uinteger(i.startLine)&&c.uinteger(i.endLine)&&(c.undefined(i.startCharacter)||c.uinteger(i.startCharacter))&&(c.undefined(i.endCharacter)||c.uinteger(i.endCharacter))&&(c.undefined(i.kind)||c.string(i.kind))}e.is=t})(Pn||(Pn={}));(function(e){function n(s,i){return{location:s,message:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&ue.is(i.location)&&c.string(i.message)}e.is=t})(Fe||(Fe={}));(function(e){e.Error=1,e.Warning=2,e.Information=3,e.Hint=4})(Tn||(Tn={}));(function(e){e.Unnecessary=1,e.Deprecated=2})(Rn||(Rn={}));(function(e){function n(t){let s=t;return c.objectLiteral(s)&&c.string(s.href)}e.is=n})(Wn||(Wn={}));(function(e){function n(o,r,a,u,d,f){let l={range:o,message:r};return c.defined(a)&&(l.severity=a),c.defined(u)&&(l.code=u),c.defined(d)&&(l.source=d),c.defined(f)&&(l.relatedInformation=f),l}e.create=n;function t(o){var r;let a=o;return c.defined(a)&&v.is(a.range)&&(c.string(a.message)||B.is(a.message))&&(c.number(a.severity)||c.undefined(a.severity))&&(c.integer(a.code)||c.string(a.code)||c.undefined(a.code))&&(c.undefined(a.codeDescription)||c.string((r=a.codeDescription)===null||r===void 0?void 0:r.href))&&(c.string(a.source)||c.undefined(a.source))&&(c.undefined(a.relatedInformation)||c.typedArray(a.relatedInformation,Fe.is))}e.is=t;function s(o){return c.string(o.message)}e.is3_17=s;function i(o){if(c.string(o.message))return o.message;if(B.is(o.message))return o.message.value;throw new Error(`Unknown message type ${typeof o.message}`)}e.getMessageString=i})(de||(de={}));(function(e){function n(s,i,...o){let r={title:s,command:i};return c.defined(o)&&o.length>0&&(r.arguments=o),r}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.title)&&(i.tooltip===void 0||c.string(i.tooltip))&&c.string(i.command)}e.is=t})(z||(z={}));(function(e){function n(o,r){return{range:o,newText:r}}e.replace=n;function t(o,r){return{range:{start:o,end:o},newText:r}}e.insert=t;function s(o){return{range:o,newText:""}}e.del=s;function i(o){let r=o;return c.objectLiteral(r)&&c.string(r.newText)&&v.is(r.range)}e.is=i})(T||(T={}));(function(e){function n(s,i,o){let r={label:s};return i!==void 0&&(r.needsConfirmation=i),o!==void 0&&(r.description=o),r}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.string(i.label)&&(c.boolean(i.needsConfirmation)||i.needsConfirmation===void 0)&&(c.string(i.description)||i.description===void 0)}e.is=t})(D||(D={}));(function(e){function n(t){let s=t;return c.string(s)}e.is=n})(O||(O={}));(function(e){function n(o,r,a){return{range:o,newText:r,annotationId:a}}e.replace=n;function t(o,r,a){return{range:{start:o,end:o},newText:r,annotationId:a}}e.insert=t;function s(o,r){return{range:o,newText:"",annotationId:r}}e.del=s;function i(o){let r=o;return T.is(r)&&(D.is(r.annotationId)||O.is(r.annotationId))}e.is=i})(G||(G={}));(function(e){function n(s,i){return{textDocument:s,edits:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&le.is(i.textDocument)&&Array.isArray(i.edits)}e.is=t})(fe||(fe={}));(function(e){function n(s,i,o){let r={kind:"create",uri:s};return i!==void 0&&(i.overwrite!==void 0||i.ignoreIfExists!==void 0)&&(r.options=i),o!==void 0&&(r.annotationId=o),r}e.create=n;function t(s){let i=s;return i&&i.kind==="create"&&c.string(i.uri)&&(i.options===void 0||(i.options.overwrite===void 0||c.boolean(i.options.overwrite))&&(i.options.ignoreIfExists===void 0||c.boolean(i.options.ignoreIfExists)))&&(i.annotationId===void 0||O.is(i.annotationId))}e.is=t})(Q||(Q={}));(function(e){function n(s,i,o,r){let a={kind:"rename",oldUri:s,newUri:i};return o!==void 0&&(o.overwrite!==void 0||o.ignoreIfExists!==void 0)&&(a.options=o),r!==void 0&&(a.annotationId=r),a}e.create=n;function t(s){let i=s;return i&&i.kind==="rename"&&c.string(i.oldUri)&&c.string(i.newUri)&&(i.options===void 0||(i.options.overwrite===void 0||c.boolean(i.options.overwrite))&&(i.options.ignoreIfExists===void 0||c.boolean(i.options.ignoreIfExists)))&&(i.annotationId===void 0||O.is(i.annotationId))}e.is=t})(Z||(Z={}));(function(e){function n(s,i,o){let r={kind:"delete",uri:s};return i!==void 0&&(i.recursive!==void 0||i.ignoreIfNotExists!==void 0)&&(r.options=i),o!==void 0&&(r.annotationId=o),r}e.create=n;function t(s){let i=s;return i&&i.kind==="delete"&&c.string(i.uri)&&(i.options===void 0||(i.options.recursive===void 0||c.boolean(i.options.recursive))&&(i.options.ignoreIfNotExists===void 0||c.boolean(i.options.ignoreIfNotExists)))&&(i.annotationId===void 0||O.is(i.annotationId))}e.is=t})(K||(K={}));(function(e){function n(t){let s=t;return s&&(s.changes!==void 0||s.documentChanges!==void 0)&&(s.documentChanges===void 0||s.documentChanges.every(i=>c.string(i.kind)?Q.is(i)||Z.is(i)||K.is(i):fe.is(i)))}e.is=n})(Ue||(Ue={}));Y=class{constructor(n,t){this.edits=n,this.changeAnnotations=t}insert(n,t,s){let i,o;if(s===void 0?i=T.insert(n,t):O.is(s)?(o=s,i=G.insert(n,t,s)):(this.assertChangeAnnotations(this.changeAnnotations),o=this.changeAnnotations.manage(s),i=G.insert(n,t,o)),this.edits.push(i),o!==void 0)return o}replace(n,t,s){let i,o;if(s===void 0?i=T.replace(n,t):O.is(s)?(o=s,i=G.replace(n,t,s)):(this.assertChangeAnnotations(this.changeAnnotations),o=this.changeAnnotations.manage(s),i=G.replace(n,t,o)),this.edits.push(i),o!==void 0)return o}delete(n,t){let s,i;if(t===void 0?s=T.del(n):O.is(t)?(i=t,s=G.del(n,t)):(this.assertChangeAnnotations(this.changeAnnotations),i=this.changeAnnotations.manage(t),s=G.del(n,i)),this.edits.push(s),i!==void 0)return i}add(n){this.edits.push(n)}all(){return this.edits}clear(){this.edits.splice(0,this.edits.length)}assertChangeAnnotations(n){if(n===void 0)throw new Error("Text edit change is not configured to manage change annotations.")}};(function(e){function n(t){let s=t;return c.objectLiteral(s)&&v.is(s.range)&&Ve.isSnippet(s.snippet)&&(s.annotationId===void 0||D.is(s.annotationId)||O.is(s.annotationId))}e.is=n})(Fn||(Fn={}));Ge=class{constructor(n){this._annotations=n===void 0?Object.create(null):n,this._counter=0,this._size=0}all(){return this._annotations}get size(){return this._size}manage(n,t){let s;if(O.is(n)?s=n:(s=this.nextId(),t=n),this._annotations[s]!==void 0)throw new Error(`Id ${s} is already in use.`);if(t===void 0)throw new Error(`No annotation provided for id ${s}`);return this._annotations[s]=t,this._size++,s}nextId(){return this._counter++,this._counter.toString()}},Un=class{constructor(n){this._textEditChanges=Object.create(null),n!==void 0?(this._workspaceEdit=n,n.documentChanges?(this._changeAnnotations=new Ge(n.changeAnnotations),n.changeAnnotations=this._changeAnnotations.all(),n.documentChanges.forEach(t=>{if(fe.is(t)){let s=new Y(t.edits,this._changeAnnotations);this._textEditChanges[t.textDocument.uri]=s}})):n.changes&&Object.keys(n.changes).forEach(t=>{let s=new Y(n.changes[t]);this._textEditChanges[t]=s})):this._workspaceEdit={}}get edit(){return this.initDocumentChanges(),this._changeAnnotations!==void 0&&(this._changeAnnotations.size===0?this._workspaceEdit.changeAnnotations=void 0:this._workspaceEdit.changeAnnotations=this._changeAnnotations.all()),this._workspaceEdit}getTextEditChange(n){if(le.is(n)){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let t={uri:n.uri,version:n.version},s=this._textEditChanges[t.uri];if(!s){let i=[],o={textDocument:t,edits:i};this._workspaceEdit.documentChanges.push(o),s=new Y(i,this._changeAnnotations),this._textEditChanges[t.uri]=s}return s}else{if(this.initChanges(),this._workspaceEdit.changes===void 0)throw new Error("Workspace edit is not configured for normal text edit changes.");let t=this._textEditChanges[n];if(!t){let s=[];this._workspaceEdit.changes[n]=s,t=new Y(s),this._textEditChanges[n]=t}return t}}initDocumentChanges(){this._workspaceEdit.documentChanges===void 0&&this._workspaceEdit.changes===void 0&&(this._changeAnnotations=new Ge,this._workspaceEdit.documentChanges=[],this._workspaceEdit.changeAnnotations=this._changeAnnotations.all())}initChanges(){this._workspaceEdit.documentChanges===void 0&&this._workspaceEdit.changes===void 0&&(this._workspaceEdit.changes=Object.create(null))}createFile(n,t,s){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let i;D.is(t)||O.is(t)?i=t:s=t;let o,r;if(i===void 0?o=Q.create(n,s):(r=O.is(i)?i:this._changeAnnotations.manage(i),o=Q.create(n,s,r)),this._workspaceEdit.documentChanges.push(o),r!==void 0)return r}renameFile(n,t,s,i){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let o;D.is(s)||O.is(s)?o=s:i=s;let r,a;if(o===void 0?r=Z.create(n,t,i):(a=O.is(o)?o:this._changeAnnotations.manage(o),r=Z.create(n,t,i,a)),this._workspaceEdit.documentChanges.push(r),a!==void 0)return a}deleteFile(n,t,s){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let i;D.is(t)||O.is(t)?i=t:s=t;let o,r;if(i===void 0?o=K.create(n,s):(r=O.is(i)?i:this._changeAnnotations.manage(i),o=K.create(n,s,r)),this._workspaceEdit.documentChanges.push(o),r!==void 0)return r}};(function(e){function n(s){return{uri:s}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)}e.is=t})(Gn||(Gn={}));(function(e){function n(s,i){return{uri:s,version:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)&&c.integer(i.version)}e.is=t})($n||($n={}));(function(e){function n(s,i){return{uri:s,version:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)&&(i.version===null||c.integer(i.version))}e.is=t})(le||(le={}));(function(e){e.ABAP="abap",e.WindowsBat="bat",e.BibTeX="bibtex",e.Clojure="clojure",e.Coffeescript="coffeescript",e.C="c",e.CPP="cpp",e.CSharp="csharp",e.CSS="css",e.D="d",e.Delphi="pascal",e.Diff="diff",e.Dart="dart",e.Dockerfile="dockerfile",e.Elixir="elixir",e.Erlang="erlang",e.FSharp="fsharp",e.GitCommit="git-commit",e.GitRebase="git-rebase",e.Go="go",e.Groovy="groovy",e.Handlebars="handlebars",e.Haskell="haskell",e.HTML="html",e.Ini="ini",e.Java="java",e.JavaScript="javascript",e.JavaScriptReact="javascriptreact",e.JSON="json",e.LaTeX="latex",e.Less="less",e.Lua="lua",e.Makefile="makefile",e.Markdown="markdown",e.ObjectiveC="objective-c",e.ObjectiveCPP="objective-cpp",e.Pascal="pascal",e.Perl="perl",e.Perl6="perl6",e.PHP="php",e.Plaintext="plaintext",e.Powershell="powershell",e.Pug="jade",e.Python="python",e.R="r",e.Razor="razor",e.Ruby="ruby",e.Rust="rust",e.SCSS="scss",e.SASS="sass",e.Scala="scala",e.ShaderLab="shaderlab",e.ShellScript="shellscript",e.SQL="sql",e.Swift="swift",e.TypeScript="typescript",e.TypeScriptReact="typescriptreact",e.TeX="tex",e.VisualBasic="vb",e.XML="xml",e.XSL="xsl",e.YAML="yaml"})(Dn||(Dn={}));(function(e){function n(s,i,o,r){return{uri:s,languageId:i,version:o,text:r}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)&&c.string(i.languageId)&&c.integer(i.version)&&c.string(i.text)}e.is=t})(Bn||(Bn={}));(function(e){e.PlainText="plaintext",e.Markdown="markdown";function n(t){let s=t;return s===e.PlainText||s===e.Markdown}e.is=n})($e||($e={}));(function(e){function n(t){let s=t;return c.objectLiteral(t)&&$e.is(s.kind)&&c.string(s.value)}e.is=n})(B||(B={}));(function(e){e.Text=1,e.Method=2,e.Function=3,e.Constructor=4,e.Field=5,e.Variable=6,e.Class=7,e.Interface=8,e.Module=9,e.Property=10,e.Unit=11,e.Value=12,e.Enum=13,e.Keyword=14,e.Snippet=15,e.Color=16,e.File=17,e.Reference=18,e.Folder=19,e.EnumMember=20,e.Constant=21,e.Struct=22,e.Event=23,e.Operator=24,e.TypeParameter=25})(zn||(zn={}));(function(e){e.PlainText=1,e.Snippet=2})(Vn||(Vn={}));(function(e){e.Deprecated=1})(qn||(qn={}));(function(e){function n(s,i,o){return{newText:s,insert:i,replace:o}}e.create=n;function t(s){let i=s;return i&&c.string(i.newText)&&v.is(i.insert)&&v.is(i.replace)}e.is=t})(Hn||(Hn={}));(function(e){e.asIs=1,e.adjustIndentation=2})(Xn||(Xn={}));(function(e){e.Replace=1,e.Merge=2})(Jn||(Jn={}));(function(e){function n(t){let s=t;return s&&(c.string(s.detail)||s.detail===void 0)&&(c.string(s.description)||s.description===void 0)}e.is=n})(Yn||(Yn={}));(function(e){function n(t){return{label:t}}e.create=n})(Qn||(Qn={}));(function(e){function n(t,s){return{items:t||[],isIncomplete:!!s}}e.create=n})(Zn||(Zn={}));(function(e){function n(s){return s.replace(/[\\`*_{}[\]()#+\-.!]/g,"\\$&")}e.fromPlainText=n;function t(s){let i=s;return c.string(i)||c.objectLiteral(i)&&c.string(i.language)&&c.string(i.value)}e.is=t})(pe||(pe={}));(function(e){function n(t){let s=t;return!!s&&c.objectLiteral(s)&&(B.is(s.contents)||pe.is(s.contents)||c.typedArray(s.contents,pe.is))&&(t.range===void 0||v.is(t.range))}e.is=n})(Kn||(Kn={}));(function(e){function n(t,s){return s?{label:t,documentation:s}:{label:t}}e.create=n})(et||(et={}));(function(e){function n(t,s,...i){let o={label:t};return c.defined(s)&&(o.documentation=s),c.defined(i)?o.parameters=i:o.parameters=[],o}e.create=n})(nt||(nt={}));(function(e){e.Text=1,e.Read=2,e.Write=3})(tt||(tt={}));(function(e){function n(t,s){let i={range:t};return c.number(s)&&(i.kind=s),i}e.create=n})(st||(st={}));(function(e){e.File=1,e.Module=2,e.Namespace=3,e.Package=4,e.Class=5,e.Method=6,e.Property=7,e.Field=8,e.Constructor=9,e.Enum=10,e.Interface=11,e.Function=12,e.Variable=13,e.Constant=14,e.String=15,e.Number=16,e.Boolean=17,e.Array=18,e.Object=19,e.Key=20,e.Null=21,e.EnumMember=22,e.Struct=23,e.Event=24,e.Operator=25,e.TypeParameter=26})(it||(it={}));(function(e){e.Deprecated=1})(ot||(ot={}));(function(e){function n(t,s,i,o,r){let a={name:t,kind:s,location:{uri:o,range:i}};return r&&(a.containerName=r),a}e.create=n})(rt||(rt={}));(function(e){function n(t,s,i,o){return o!==void 0?{name:t,kind:s,location:{uri:i,range:o}}:{name:t,kind:s,location:{uri:i}}}e.create=n})(at||(at={}));(function(e){function n(s,i,o,r,a,u){let d={name:s,detail:i,kind:o,range:r,selectionRange:a};return u!==void 0&&(d.children=u),d}e.create=n;function t(s){let i=s;return i&&c.string(i.name)&&c.number(i.kind)&&v.is(i.range)&&v.is(i.selectionRange)&&(i.detail===void 0||c.string(i.detail))&&(i.deprecated===void 0||c.boolean(i.deprecated))&&(i.children===void 0||Array.isArray(i.children))&&(i.tags===void 0||Array.isArray(i.tags))}e.is=t})(ct||(ct={}));(function(e){e.Empty="",e.QuickFix="quickfix",e.Refactor="refactor",e.RefactorExtract="refactor.extract",e.RefactorInline="refactor.inline",e.RefactorMove="refactor.move",e.RefactorRewrite="refactor.rewrite",e.Source="source",e.SourceOrganizeImports="source.organizeImports",e.SourceFixAll="source.fixAll",e.Notebook="notebook"})(ut||(ut={}));(function(e){e.Invoked=1,e.Automatic=2})(me||(me={}));(function(e){function n(s,i,o){let r={diagnostics:s};return i!=null&&(r.only=i),o!=null&&(r.triggerKind=o),r}e.create=n;function t(s){let i=s;return c.defined(i)&&c.typedArray(i.diagnostics,de.is)&&(i.only===void 0||c.typedArray(i.only,c.string))&&(i.triggerKind===void 0||i.triggerKind===me.Invoked||i.triggerKind===me.Automatic)}e.is=t})(dt||(dt={}));(function(e){e.LLMGenerated=1;function n(t){return c.defined(t)&&t===e.LLMGenerated}e.is=n})(De||(De={}));(function(e){function n(s,i,o){let r={title:s},a=!0;return typeof i=="string"?(a=!1,r.kind=i):z.is(i)?r.command=i:r.edit=i,a&&o!==void 0&&(r.kind=o),r}e.create=n;function t(s){let i=s;return i&&c.string(i.title)&&(i.diagnostics===void 0||c.typedArray(i.diagnostics,de.is))&&(i.kind===void 0||c.string(i.kind))&&(i.edit!==void 0||i.command!==void 0)&&(i.command===void 0||z.is(i.command))&&(i.isPreferred===void 0||c.boolean(i.isPreferred))&&(i.edit===void 0||Ue.is(i.edit))&&(i.tags===void 0||c.typedArray(i.tags,De.is))}e.is=t})(ft||(ft={}));(function(e){function n(s,i){let o={range:s};return c.defined(i)&&(o.data=i),o}e.create=n;function t(s){let i=s;return c.defined(i)&&v.is(i.range)&&(c.undefined(i.command)||z.is(i.command))}e.is=t})(lt||(lt={}));(function(e){function n(s,i){return{tabSize:s,insertSpaces:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.uinteger(i.tabSize)&&c.boolean(i.insertSpaces)}e.is=t})(pt||(pt={}));(function(e){function n(s,i,o){return{range:s,target:i,data:o}}e.create=n;function t(s){let i=s;return c.defined(i)&&v.is(i.range)&&(c.undefined(i.target)||c.string(i.target))}e.is=t})(mt||(mt={}));(function(e){function n(s,i){return{range:s,parent:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&v.is(i.range)&&(i.parent===void 0||e.is(i.parent))}e.is=t})(ht||(ht={}));(function(e){e.namespace="namespace",e.type="type",e.class="class",e.enum="enum",e.interface="interface",e.struct="struct",e.typeParameter="typeParameter",e.parameter="parameter",e.variable="variable",e.property="property",e.enumMember="enumMember",e.event="event",e.function="function",e.method="method",e.macro="macro",e.keyword="keyword",e.modifier="modifier",e.comment="comment",e.string="string",e.number="number",e.regexp="regexp",e.operator="operator",e.decorator="decorator",e.label="label"})(gt||(gt={}));(function(e){e.declaration="declaration",e.definition="definition",e.readonly="readonly",e.static="static",e.deprecated="deprecated",e.abstract="abstract",e.async="async",e.modification="modification",e.documentation="documentation",e.defaultLibrary="defaultLibrary"})(_t||(_t={}));(function(e){function n(t){let s=t;return c.objectLiteral(s)&&(s.resultId===void 0||typeof s.resultId=="string")&&Array.isArray(s.data)&&(s.data.length===0||typeof s.data[0]=="number")}e.is=n})(xt||(xt={}));(function(e){function n(s,i){return{range:s,text:i}}e.create=n;function t(s){let i=s;return i!=null&&v.is(i.range)&&c.string(i.text)}e.is=t})(bt||(bt={}));(function(e){function n(s,i,o){return{range:s,variableName:i,caseSensitiveLookup:o}}e.create=n;function t(s){let i=s;return i!=null&&v.is(i.range)&&c.boolean(i.caseSensitiveLookup)&&(c.string(i.variableName)||i.variableName===void 0)}e.is=t})(yt||(yt={}));(function(e){function n(s,i){return{range:s,expression:i}}e.create=n;function t(s){let i=s;return i!=null&&v.is(i.range)&&(c.string(i.expression)||i.expression===void 0)}e.is=t})(wt||(wt={}));(function(e){function n(s,i){return{frameId:s,stoppedLocation:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&v.is(s.stoppedLocation)}e.is=t})(kt||(kt={}));(function(e){e.Type=1,e.Parameter=2;function n(t){return t===1||t===2}e.is=n})(Be||(Be={}));(function(e){function n(s){return{value:s}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&(i.tooltip===void 0||c.string(i.tooltip)||B.is(i.tooltip))&&(i.location===void 0||ue.is(i.location))&&(i.command===void 0||z.is(i.command))}e.is=t})(ze||(ze={}));(function(e){function n(s,i,o){let r={position:s,label:i};return o!==void 0&&(r.kind=o),r}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&j.is(i.position)&&(c.string(i.label)||c.typedArray(i.label,ze.is))&&(i.kind===void 0||Be.is(i.kind))&&i.textEdits===void 0||c.typedArray(i.textEdits,T.is)&&(i.tooltip===void 0||c.string(i.tooltip)||B.is(i.tooltip))&&(i.paddingLeft===void 0||c.boolean(i.paddingLeft))&&(i.paddingRight===void 0||c.boolean(i.paddingRight))}e.is=t})(vt||(vt={}));(function(e){function n(s){return{kind:"snippet",value:s}}e.createSnippet=n;function t(s){let i=s;return c.objectLiteral(i)&&i.kind==="snippet"&&c.string(i.value)}e.isSnippet=t})(Ve||(Ve={}));(function(e){function n(t,s,i,o){return{insertText:t,filterText:s,range:i,command:o}}e.create=n})(Et||(Et={}));(function(e){function n(t){return{items:t}}e.create=n})(Ot||(Ot={}));(function(e){e.Invoked=1,e.Automatic=2})(At||(At={}));(function(e){function n(t,s){return{range:t,text:s}}e.create=n})(St||(St={}));(function(e){function n(t,s){return{triggerKind:t,selectedCompletionInfo:s}}e.create=n})(It||(It={}));(function(e){function n(t){let s=t;return c.objectLiteral(s)&&Re.is(s.uri)&&c.string(s.name)}e.is=n})(Ct||(Ct={}));ar=[`
`,`\r
`,"\r"];(function(e){function n(o,r,a,u){return new Mt(o,r,a,u)}e.create=n;function t(o){let r=o;return!!(c.defined(r)&&c.string(r.uri)&&(c.undefined(r.languageId)||c.string(r.languageId))&&c.uinteger(r.lineCount)&&c.func(r.getText)&&c.func(r.positionAt)&&c.func(r.offsetAt))}e.is=t;function s(o,r){let a=o.getText(),u=i(r,(f,l)=>{let h=f.range.start.line-l.range.start.line;return h===0?f.range.start.character-l.range.start.character:h}),d=a.length;for(let f=u.length-1;f>=0;f--){let l=u[f],h=o.offsetAt(l.range.start),m=o.offsetAt(l.range.end);if(m<=d)a=a.substring(0,h)+l.newText+a.substring(m,a.length);else throw new Error("Overlapping edit");d=h}return a}e.applyEdits=s;function i(o,r){if(o.length<=1)return o;let a=o.length/2|0,u=o.slice(0,a),d=o.slice(a);i(u,r),i(d,r);let f=0,l=0,h=0;for(;f<u.length&&l<d.length;)r(u[f],d[l])<=0?o[h++]=u[f++]:o[h++]=d[l++];for(;f<u.length;)o[h++]=u[f++];for(;l<d.length;)o[h++]=d[l++];return o}})(Nt||(Nt={}));Mt=class{constructor(n,t,s,i){this._uri=n,this._languageId=t,this._version=s,this._content=i,this._lineOffsets=void 0}get uri(){return this._uri}get languageId(){return this._languageId}get version(){return this._version}getText(n){if(n){let t=this.offsetAt(n.start),s=this.offsetAt(n.end);return this._content.substring(t,s)}return this._content}update(n,t){this._content=n.text,this._version=t,this._lineOffsets=void 0}getLineOffsets(){if(this._lineOffsets===void 0){let n=[],t=this._content,s=!0;for(let i=0;i<t.length;i++){s&&(n.push(i),s=!1);let o=t.charAt(i);s=o==="\r"||o===`
`,o==="\r"&&i+1<t.length&&t.charAt(i+1)===`
`&&i++}s&&t.length>0&&n.push(t.length),this._lineOffsets=n}return this._lineOffsets}positionAt(n){n=Math.max(Math.min(n,this._content.length),0);let t=this.getLineOffsets(),s=0,i=t.length;if(i===0)return j.create(0,n);for(;s<i;){let r=Math.floor((s+i)/2);t[r]>n?i=r:s=r+1}let o=s-1;return j.create(o,n-t[o])}offsetAt(n){let t=this.getLineOffsets();if(n.line>=t.length)return this._content.length;if(n.line<0)return 0;let s=t[n.line],i=n.line+1<t.length?t[n.line+1]:this._content.length;return Math.max(Math.min(s+n.character,i),s)}get lineCount(){return this.getLineOffsets().length}};(function(e){let n=Object.prototype.toString;function t(m){return typeof m<"u"}e.defined=t;function s(m){return typeof m>"u"}e.undefined=s;function i(m){return m===!0||m===!1}e.boolean=i;function o(m){return n.call(m)==="[object String]"}e.string=o;function r(m){return n.call(m)==="[object Number]"}e.number=r;function a(m,_,b){return n.call(m)==="[object Number]"&&_<=m&&m<=b}e.numberRange=a;function u(m){return n.call(m)==="[object Number]"&&-2147483648<=m&&m<=2147483647}e.integer=u;function d(m){return n.call(m)==="[object Number]"&&0<=m&&m<=2147483647}e.uinteger=d;function f(m){return n.call(m)==="[object Function]"}e.func=f;function l(m){return m!==null&&typeof m=="object"}e.objectLiteral=l;function h(m,_){return Array.isArray(m)&&m.every(_)}e.typedArray=h})(c||(c={}))});var es={celery:`"""What celery does before and after a program makes its application, and when a worker starts.

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
`};var yi=["import_modules","celeryd_init","worker_init","setup_logging","after_setup_logger","after_setup_task_logger","worker_process_init","celeryd_after_setup","worker_ready","beat_init"],Ke=[{script:"django",standsFor:{"django.setup":"setup","django.conf.settings":"settings","django.apps.AppConfig":"AppConfig","django.apps.config.AppConfig":"AppConfig","django.contrib.admin.apps.AdminConfig":"AdminConfig","django.contrib.admin.autodiscover":"autodiscover_admin","django.utils.module_loading.autodiscover_modules":"autodiscover_modules","django.apps.apps":"apps","django.apps.registry.apps":"apps","django.core.wsgi.get_wsgi_application":"get_wsgi_application","django.core.asgi.get_asgi_application":"get_asgi_application","django.core.management.ManagementUtility":"ManagementUtility","django.core.management.execute_from_command_line":"execute_from_command_line","django.core.management.call_command":"call_command","django.core.management.BaseCommand":"BaseCommand","django.core.management.LabelCommand":"BaseCommand","django.core.management.base.BaseCommand":"BaseCommand","django.core.management.base.LabelCommand":"BaseCommand","django.core.management.base.AppCommand":"BaseCommand","django.core.checks.run_checks":"run_checks","django.urls.include":"include","django.urls.conf.include":"include","django.conf.urls.include":"include","configurations.Configuration":"Configuration","configurations.base.Configuration":"Configuration","configurations.setup":"setup","configurations.wsgi.get_wsgi_application":"get_wsgi_application","configurations.asgi.get_asgi_application":"get_asgi_application","configurations.management.execute_from_command_line":"execute_from_command_line","configurations.management.call_command":"call_command"},shows:{"LazySettings.__getattr__":"django.conf.settings","ManagementUtility.execute":"django.core.management"},isStartedBy:/\bdjango\.setup\b|^[ \t]*from[ \t]+django[ \t]+import\b.*\bsetup\b|\bget_[aw]sgi_application\b|\bexecute_from_command_line\b|\bManagementUtility\b|\bcall_command\b/m,startWords:["django","sgi_application","execute_from_command_line","ManagementUtility","call_command"],imports:/\.(?:apps|models|admin)$|\.(?:models|management\.commands)\./,loads:/\.(?:apps|models|admin)$|\.(?:models|management\.commands|migrations|templatetags)\./,settings:{areReadBy:"django.conf",variable:"DJANGO_SETTINGS_MODULE"},asksFor:["DJANGO_CONFIGURATION"]},{script:"celery",standsFor:{"celery.maybe_patch_concurrency":"maybe_patch_concurrency","celery.Celery":"Celery","celery.app.Celery":"Celery","celery.app.base.Celery":"Celery",...Object.fromEntries(yi.map(e=>[`celery.signals.${e}`,e]))},shows:{find_app:"celery -A","Celery.import_default_modules":"celery","Signal.send":"celery.signals","Celery.autodiscover_tasks":"Celery.autodiscover_tasks()","Celery.worker_main":"Celery.worker_main()","Celery.start":"Celery.start()","Configuration.load":"Celery.conf"},isStartedBy:/\bCelery\s*\(|\bautodiscover_tasks\b|\bworker_main\b/,startWords:["Celery","autodiscover_tasks","worker_main"],imports:/\.(?:tasks|celery)$/,asksFor:["CELERY_SKIP_CHECKS"],patches:["maybe_patch_concurrency"]},{script:"logging",standsFor:{"logging.config.dictConfig":"dict_config"},isStartedBy:/\bdictConfig\b/,startWords:["dictConfig"]},{script:"gunicorn",standsFor:{"gunicorn.app.base.BaseApplication":"BaseApplication","gunicorn.app.base.Application":"BaseApplication","gunicorn.app.wsgiapp.WSGIApplication":"WSGIApplication","gunicorn.app.wsgiapp.run":"run"},shows:{"BaseApplication.run":"BaseApplication.run()","WSGIApplication.load":"WSGIApplication.load()",run:"gunicorn.app.wsgiapp.run()"},patches:["BaseApplication","WSGIApplication","run"]},{script:"flask",standsFor:{},shows:{load_app:"flask"}}];var ns=new Map(Object.entries(es).map(([e,n])=>[`\0${e}`,{module:`\0${e}`,path:`\0${e}.py`,text:n,syntax:Ut(()=>ee(n))}]));function wi(e){return e.charCodeAt(0)===0?ns.get(e):void 0}function en(e){return te(e)?ns.get(e.slice(0,-3)):void 0}function te(e){return e?.charCodeAt(0)===0}var ts=new Map,we=new Map;for(let{script:e,standsFor:n,shows:t={}}of Ke){let s=`\0${e}`;for(let[i,o]of Object.entries(n))ts.set(i,{module:s,name:o}),we.has(`${s}:${o}`)||we.set(`${s}:${o}`,`${i}()`);for(let[i,o]of Object.entries(t))we.set(`${s}:${i}`,o)}function ss(e){return ts.get(e)}function xr(e,n){return we.get(`${e}:${n}`)}var is=Ke.flatMap(({patches:e=[],standsFor:n})=>Object.keys(n).filter(t=>e.includes(V(t))).map(t=>({name:V(t),modules:t.split(".").slice(0,-1).map(zt)}))),br=new Set(is.map(({name:e})=>e));function yr(e,n){return is.some(t=>t.name===e&&t.modules.every(s=>s(n)>=0))}function wr(e){return{...e,text:n=>en(n)?.text??e.text(n),wording:n=>en(n)?.text??e.wording(n),syntax:n=>en(n)?.syntax()??e.syntax(n)}}function kr(e){return{resolve(n){let t=wi(n);return t===void 0?e.resolve(n):{kind:"source",module:n,path:t.path,searchPath:void 0}}}}function ki(e){return e==="unknown"?{}:e==="true"?{isUsual:!0}:{isAskedFor:!0}}function Er({branching:e,branch:n,with:t,without:s,isUsual:i,isAskedFor:o,isRare:r}){return{branching:e,branch:~n,...ki(i?"false":o||r?"true":"unknown"),...t===void 0?{}:{without:t},...s===void 0?{}:{with:s}}}function ie(e){let n=[];for(let t=e;t!==void 0;t=t.outer)n.push(`${t.branching}.${t.branch}`);return n.join()}function Or(e,n){let t=e;for(let s of q(e,n))t={...s,outer:t};return t}function rs(e,n){if(n===e)return e;let t=e;for(let s of q(e,n))s.isRare&&(t={...s,outer:t});return t}function vi(e,n){for(let t=e;t!==void 0;t=t.outer)if(t.without===n)return!0;return!1}function ve(e,n){return e>=0&&n>=0?e!==n:e===~n}function as(e,n){for(let t=e;t!==void 0;t=t.outer)if(t.without!==void 0&&!vi(n,t.without))return!0;return!1}function nn(e,n){if(e===void 0||n===void 0||e===n)return!0;let t=Ei(n,tn);for(let s=e;s!==void 0;s=s.outer){if(t&&se.of(n).isPossible&&se.of(n).has(s))return!0;if(Ee(n,s,ve))return!1}return!0}var tn=16;function Ei(e,n){let t=e;for(let s=n;t!==void 0&&s>0;s--)t=t.outer;return t!==void 0}function Oi(e,n){let t=e;for(let s=tn;t!==void 0&&s>0;s--){if(t===n)return!0;t=t.outer}return t!==void 0&&se.of(e).has(n)}function Ee(e,{branching:n,branch:t},s){let i=e;for(let o=tn;i!==void 0&&o>0;o--){if(i.branching===n&&s(i.branch,t))return!0;i=i.outer}return i!==void 0&&se.of(e).some(n,t,s)}var ke=class{#e=[];#t=new Set;#n=new Set;#s=new Map;of(n){let t=[],s=n;for(;s!==void 0&&!this.#t.has(s);s=s.outer)t.push(s);for(;this.#e.at(-1)!==s;)this.#o();for(let i=t.length-1;i>=0;i--)this.#i(t[i]);return this}#i(n){let{branching:t,branch:s}=n;this.some(t,s,ve)&&this.#n.add(n);let i=this.#s.get(t)??{times:new Map,branches:[]};this.#s.set(t,i),i.times.set(s,(i.times.get(s)??0)+1),s>=0&&i.branches.push(s),this.#e.push(n),this.#t.add(n)}#o(){let n=this.#e.pop(),{branching:t,branch:s}=n;this.#t.delete(n),this.#n.delete(n);let i=this.#s.get(t),o=i.times.get(s)-1;s>=0&&i.branches.pop(),o>0?i.times.set(s,o):i.times.delete(s),i.times.size===0&&this.#s.delete(t)}get isPossible(){return this.#n.size===0}has(n){return this.#t.has(n)}some(n,t,s){let i=this.#s.get(n);if(i===void 0)return!1;let o=r=>s(r,t);return[t,~t].some(r=>i.times.has(r)&&o(r))||i.branches.some(o)}},se=new ke;function Ar(e){return e===void 0||se.of(e).isPossible}function Sr(e,n){return Ee(e,n,ve)}function Ir(e,n){return Ee(e,n,sn)}function sn(e,n){return e===n||n<0&&e>=0&&e!==~n}function on(e,n){return q(e,n).length}function q(e,n,t){return[...cs(e,n,t)]}function*cs(e,n,t){if(e!==n)for(let s=n;s!==void 0&&!Oi(e,s);s=s.outer)(s.with===void 0||s.with!==t)&&!Ee(e,s,sn)&&(yield s)}var Ai={isCompatible:!0,isWithout:!1,hasDoubts:!1,isUnusual:!1,isAskedFor:!1,isGuess:!1,isRare:!1},os=class{#e=new ke;#t=new Map;#n;#s;#i=!1;goTo(n,t){this.#n=n,this.#s=t,this.#t.clear(),this.#e.of(n),this.#i=!1;for(let s=n;s!==void 0&&!this.#i;s=s.outer)this.#i=s.isGuess===!0;return this.#e.isPossible}of(n){let t=[],s=n;for(;s!==void 0&&!this.#t.has(s);)t.push(s),s=s.outer;let i=s===void 0?Ai:this.#t.get(s);for(;t.length>0;){let o=t.pop();i=this.#o(i,o),this.#t.set(o,i)}return i}#o(n,t){let{branching:s,branch:i}=t,o=n.isWithout||t.without===this.#s;if(this.#e.has(t))return o===n.isWithout?n:{...n,isWithout:o};let r=n.isCompatible&&!this.#e.some(s,i,ve),a=(t.with===void 0||t.with!==this.#s)&&!this.#e.some(s,i,sn);return{isCompatible:r,isWithout:o,hasDoubts:n.hasDoubts||a,isUnusual:n.isUnusual||a&&t.isUsual!==!0,isAskedFor:n.isAskedFor||a&&t.isAskedFor===!0,isGuess:n.isGuess||a&&t.isGuess===!0,isRare:n.isRare||a&&t.isRare===!0}}patchHasDoubts(n){return this.#r(n,()=>!0)}patchIsUnusual(n){return this.#r(n,({isUsual:t})=>t!==!0)}patchIsGuess(n){return this.#i&&this.#r(n,({isGuess:t})=>t===!0)}#r(n,t){for(let s of cs(n,this.#n,this.#s))if(t(s))return!0;return!1}},Si=500;function Cr(e,n,t){let s=0,i=({isUsual:r,follows:a,with:u})=>r===!0||a===!0||t===void 0&&u!==void 0,o=(r,a)=>a<n.length&&++s<=Si&&q(r,n[a],t).every(u=>i(u)||o({branching:u.branching,branch:~u.branch,outer:r},a+1));return o(e,0)}function ps({changed:e,story:n},t){return(e===void 0||n!==void 0&&n.length<500)&&t!==void 0?`${n??""}${t};`:void 0}function rn(e){return e.startsWith("?")}var F=class extends Map{run;changed;story;isHandedOut=!1;#e;#t=!1;constructor(n,t){if(super(),this.run=n,t!==void 0)for(let[s,i]of t)this.#n(s,i)}set(n,t){return this.#e!==void 0&&this.#s(n),this.#n(n,t),this}#n(n,t){rn(n)?this.#t=!0:this.#t&&super.delete(n),super.set(n,t)}mayHaveReplaced(n){if(!this.#t)return!1;let t=!1;for(let s of super.keys())if(s===n)t=!0;else if(t&&rn(s))return!0;return!1}delete(n){return this.#e!==void 0&&this.#s(n),super.delete(n)}#s(n){let t=this.#e?.at(-1);t!==void 0&&!t.has(n)&&t.set(n,this.get(n))}begin(){return this.#e??=[],this.#e.push(new Map)-1}boundSince(n){let t=new Map;for(let s of this.#e?.slice(n)??[])for(let i of s.keys())t.set(i,this.get(i));return t}before(n,t){let s=this.#e?.find((i,o)=>o>=n&&i.has(t));return s===void 0?this.get(t):s.get(t)}keep(){let n=this.#e?.pop(),t=this.#e?.at(-1);if(n!==void 0)if(t===void 0)this.#e=void 0;else for(let[s,i]of n)t.has(s)||t.set(s,i)}takeBack(){let n=this.#e?.pop();this.#e?.length===0&&(this.#e=void 0);for(let[t,s]of n??[])s===void 0?super.delete(t):super.set(t,s)}peek(n){return super.get(n)}peekAll(){return super.entries()}rebind(n,t){t===void 0?super.delete(n):this.#n(n,t)}become(n){let t=[...n];super.clear();for(let[s,i]of t)this.#n(s,i)}bindAll(n){for(let[t,s]of n)s===void 0?this.delete(t):this.set(t,s)}};function Mr(e){for(let n of e.keys())if(rn(n))return!0;return!1}var us=class extends F{#e;constructor(n,t){super(n),this.#e=t}get(n){let t=super.get(n);return this.#t(n,t!==void 0),t}has(n){let t=super.has(n);return this.#t(n,t),t}delete(n){return this.#t(n,super.has(n)),super.delete(n)}get size(){return this.#n(),super.size}keys(){return this.#n(),super.keys()}values(){return this.#n(),super.values()}entries(){return this.#n(),super.entries()}[Symbol.iterator](){return this.#n(),super.entries()}forEach(n){this.#n(),super.forEach(n)}clear(){this.#n(),super.clear()}#t(n,t){this.#e.names.add(n),t||this.#e.missed.add(n)}#n(){this.#e.isAll=!0}};function jr(e){switch(e.kind){case"module":case"class":return e.scope.variables;case"object":case"function":case"external-object":return e.attributes;case"bound-method":return e.function.attributes;default:return}}function ms({keeps:e,root:n}){return e??n?.keeps}function hs(e){return e.slots??=new F(e.run),e.slots}var S={kind:"unknown"};function gs(e){return e===S?{kind:"unknown",path:""}:e}function an(e){return{kind:"external",name:e}}function N(e){return{kind:"literal",value:e}}function _s(e){switch(e.kind){case"string":return e.bytes?S:N(e.value);case"number":return N(Number(e.text.replaceAll("_","").replace(/[lLjJ]$/,"")));case"constant":return e.value==="..."?S:N(e.value==="None"?null:e.value==="True");default:return}}var ds=40;function H(e){let n=[];for(let t of e.slice(0,ds).flatMap(s=>s.kind==="choice"?s.values:[s])){if(n.length>=ds)break;let s=n.findIndex(i=>Ni(i,t));s<0?n.push(t):t.kind==="unknown"&&n[s]!==t&&(n[s]=S)}return n.length===0?S:n.length===1?n[0]:{kind:"choice",values:n}}function Ii(e){let[n]=e;if(e.length===1&&n!==void 0)return n.value;let t=H(e.map(s=>s.value));return t.kind==="choice"&&cn(e)?{...t,alternatives:e}:t}var Ci=200,fs=new WeakMap;function cn(e){return xs(e)<=Ci}function xs(e){let n=fs.get(e);if(n===void 0){n=0;for(let{value:t}of e)n+="alternatives"in t&&t.alternatives!==void 0?xs(t.alternatives):1;fs.set(e,n)}return n}function Lr({values:e,alternatives:n},t){return n===void 0?H(e.map(t)):Ii(n.map(({value:s,place:i})=>({value:t(s),place:i})))}function Ni(e,n){return e===n?!0:e.kind==="literal"&&n.kind==="literal"?e.value===n.value:e.kind==="external"&&n.kind==="external"||e.kind==="module"&&n.kind==="module"?e.name===n.name:e.kind==="unknown"&&n.kind==="unknown"}function Mi(e){return ji.has(e)}var ji=new Set(["re.Pattern","re.Match","argparse.ArgumentParser","argparse._SubParsersAction","argparse._MutuallyExclusiveGroup","contextvars.Context"]);function X(e){return e?.kind==="literal"&&typeof e.value=="string"?e.value:void 0}function Pr(e){return e?.kind==="literal"&&Number.isSafeInteger(e.value)?Number(e.value):void 0}var Li=/^builtins\.(?:[A-Z]\w*(?:\(\))?|abs|all|any|bool|bytes|dict|float|frozenset|int|len|list|map|max|min|print|repr|set|sorted|str|sum|tuple|type|zip)$/;function Pi(e){if("alternatives"in e&&e.alternatives!==void 0){let n=new Set(e.alternatives.map(t=>Pi(t.value)));return n.size===1?[...n][0]:"unknown"}switch(e.kind){case"unknown":case"object":case"choice":return"unknown";case"external":return Li.test(e.name)?"true":"unknown";case"external-object":return Mi(e.class)||/^builtins\.[A-Z]/.test(e.class)?"true":"unknown";case"literal":return e.value?"true":"false";case"sequence":return e.elements.length>0?"true":"false";case"mapping":return e.entries.size>0?"true":e.entries.isHandedOut||e.isWeak===!0?"unknown":"false";default:return"true"}}function Tr(e){return e==="unknown"?e:e==="true"?"false":"true"}function Rr(e){let n=e;for(;n.parent!==void 0;)n=n.parent;return n}var Ti=new Set("append appendleft add extend extendleft insert update remove discard pop popleft clear copy index count sort reverse union difference intersection symmetric_difference difference_update intersection_update symmetric_difference_update rotate issubset issuperset isdisjoint".split(" ")),Ri=new Set("get setdefault pop popitem update clear copy keys values items iterkeys itervalues iteritems has_key move_to_end new_child most_common subtract".split(" ")),Wi=new Set("upper lower casefold capitalize title strip lstrip rstrip startswith endswith replace join split rsplit splitlines rpartition partition zfill ljust rjust format format_map removeprefix removesuffix count find index isidentifier isdigit isdecimal isnumeric isalpha isalnum isupper islower isspace".split(" "));function Wr(e,n){switch(e.kind){case"sequence":return Ti.has(n)||ls.has(n);case"mapping":case"namespace":return Ri.has(n)||ls.has(n);case"literal":return typeof e.value=="string"&&Wi.has(n);case"generator":return n==="send"||n==="__next__"||n==="close"||n==="throw";default:return!1}}var ls=new Set(["__iadd__","__ior__","__getitem__","__setitem__","__delitem__","__contains__","__iter__","__init__"]);function bs(e){return e==="builtins.object"||e==="enum.Enum"}function ys(e){if(!(e.kind!=="literal"&&e.kind!=="module")&&!(e.condition!==void 0||e.alternatives!==void 0))return e.kind==="literal"?JSON.stringify(e.value):`${e.name}@${e.scope.variables.run}`}function ws(e){return e.kind==="unknown"||e.kind==="literal"&&e.value===null}function ks(e){let n=e.slice(1);switch(e[0]){case"$":return N(n);case"#":return N(Number(n));case"=":return N(n==="None"||n==="null"?null:n==="true");default:return}}var Fi={linux:{"sys.platform":"linux","os.name":"posix","os.sep":"/","os.path.sep":"/","os.linesep":`
`,"os.pathsep":":"},darwin:{"sys.platform":"darwin","os.name":"posix","os.sep":"/","os.path.sep":"/","os.linesep":`
`,"os.pathsep":":"},win32:{"sys.platform":"win32","os.name":"nt","os.sep":"\\","os.path.sep":"\\","os.linesep":`\r
`,"os.pathsep":";"}},vs=["linux","darwin","win32"],Es={linux:"Linux",darwin:"Darwin",win32:"Windows"},Ui=new Map([["sys.implementation.name","cpython"],["sys.byteorder","little"],["sys.maxsize",2**63],["logging.NOTSET",0],["logging.DEBUG",10],["logging.INFO",20],["logging.WARNING",30],["logging.WARN",30],["logging.ERROR",40],["logging.CRITICAL",50],["logging.FATAL",50],["subprocess.PIPE",-1],["subprocess.STDOUT",-2],["subprocess.DEVNULL",-3],...Object.entries({A:256,ASCII:256,I:2,IGNORECASE:2,M:8,MULTILINE:8,S:16,DOTALL:16,U:32,UNICODE:32,X:64,VERBOSE:64}).map(([e,n])=>[`re.${e}`,n]),["typing.TYPE_CHECKING",!1],["typing_extensions.TYPE_CHECKING",!1],["six.PY2",!1],["six.PY3",!0]]),Gi=new Map([...A("select",!0,"epoll poll"),...A("select",!1,"kqueue kevent devpoll"),...A("os",!0,`fork forkpty register_at_fork getuid geteuid getgid setuid setgid setsid getpgid setpgid setpgrp getppid kill killpg
    wait waitpid wait4 WNOHANG uname getloadavg nice chroot mkfifo symlink link readlink lchown chown fchmod fchown statvfs
    sched_getaffinity sched_setaffinity sendfile pipe2 memfd_create getrandom posix_spawn openpty ttyname ctermid initgroups
    getgroups O_NONBLOCK O_CLOEXEC O_DIRECTORY O_NOFOLLOW pread pwrite sync fdatasync EX_OK WIFSIGNALED spawnvp`),...A("os",!1,"startfile O_BINARY O_TEXT lchflags chflags plock getwindowsversion add_dll_directory"),...A("sys",!0,"abiflags setdlopenflags"),...A("sys",!1,"getwindowsversion winver dllhandle pypy_version_info pypy_translation_info getandroidapilevel"),...A("signal",!0,`SIGALRM SIGHUP SIGUSR1 SIGUSR2 SIGCHLD SIGCLD SIGPIPE SIGQUIT SIGWINCH SIGKILL SIGSTOP SIGTSTP SIGPOLL setitimer alarm
    pause siginterrupt pthread_sigmask sigwait set_wakeup_fd`),...A("signal",!1,"SIGBREAK SIGINFO CTRL_C_EVENT CTRL_BREAK_EVENT"),...A("socket",!0,`AF_UNIX AF_INET6 AF_NETLINK AF_PACKET AF_CAN AF_VSOCK SO_REUSEPORT SO_BINDTODEVICE SO_PEERCRED SOCK_CLOEXEC
    SOCK_NONBLOCK TCP_KEEPIDLE TCP_KEEPINTVL TCP_KEEPCNT TCP_USER_TIMEOUT TCP_QUICKACK TCP_FASTOPEN MSG_NOSIGNAL socketpair
    fromfd sethostname if_nameindex`),...A("socket",!1,"SO_EXCLUSIVEADDRUSE SIO_KEEPALIVE_VALS ioctl LOCAL_PEERCRED"),...A("time",!0,"tzset clock_gettime CLOCK_MONOTONIC CLOCK_BOOTTIME"),...A("time",!1,"CLOCK_UPTIME_RAW"),...A("ssl",!0,`SSLContext SSLObject SSLSocket SSLSession MemoryBIO TLSVersion Purpose create_default_context get_server_certificate
    PROTOCOL_TLS PROTOCOL_TLS_CLIENT PROTOCOL_TLS_SERVER PROTOCOL_SSLv23 OP_NO_SSLv2 OP_NO_SSLv3 OP_NO_COMPRESSION HAS_SNI
    HAS_ALPN HAS_TLSv1_2 HAS_TLSv1_3 OPENSSL_VERSION_INFO`),...A("ssl",!1,"PROTOCOL_SSLv2 PROTOCOL_SSLv3 RAND_egd"),...A("threading",!0,"get_ident get_native_id main_thread excepthook settrace stack_size TIMEOUT_MAX"),...A("asyncio",!1,"ProactorEventLoop WindowsSelectorEventLoopPolicy WindowsProactorEventLoopPolicy"),...A("subprocess",!1,"STARTUPINFO CREATE_NEW_CONSOLE CREATE_NEW_PROCESS_GROUP STARTF_USESHOWWINDOW CREATE_NO_WINDOW")]);function A(e,n,t){return t.split(/\s+/).map(s=>[`${e}.${s}`,n])}var $i=new Set("msvcrt winreg _winreg _winapi winsound nt _overlapped asyncio.windows_events asyncio.windows_utils".split(" ")),Di=new Set("fcntl grp pwd termios tty pty resource posix syslog spwd crypt readline curses _posixsubprocess".split(" ")),$r=new Set(`abc argparse array ast asyncio atexit base64 bdb binascii bisect builtins cProfile calendar cmath cmd code codecs codeop
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
    xml.parsers xml.parsers.expat xml.sax xml.sax.handler xml.sax.saxutils xmlrpc.client xmlrpc.server`.split(/\s+/));function Bi(e,n){if(n==="os.uname.sysname"&&e!=="win32")return N(Es[e]);let t=Fi[e][n]??Ui.get(n);return t===void 0?void 0:N(t)}function Dr(e,n,{positional:t}){switch(n){case"platform.system":return N(Es[e]);case"platform.python_implementation":return N("CPython");case"builtins.hasattr":{let[s,i]=t;if(s?.kind!=="external")return;let o=zi(e,`${s.name}.${X(i)??""}`);return o===void 0?void 0:N(o)}default:return}}function zi(e,n){return e==="linux"?Gi.get(n):void 0}function Os(e){return be(e,!0)===!1||vs.some(n=>Bi(n,e)!==void 0)}function As(e){return vs.some(n=>Vi(n,e))}function Vi(e,n){return(e==="win32"?Di:$i).has(n)}function fn(e,n){switch(e.kind){case"function":return e.decorators.length===0&&e.parameters.every(({defaultValue:s})=>s===void 0)?[{name:e.name,valueIn:s=>Ki(e,s)}]:void 0;case"assign":{let{value:t,targets:s,operator:i,annotation:o}=e,r=t&&_s(t);if(i!==void 0||o!==void 0||(r??S)===S)return;let a=s.flatMap(u=>u.kind==="name"?u.name:[]);return a.length<s.length?void 0:a.map(u=>({name:u,valueIn:()=>r??S}))}case"import":return e.lazy||e.names.some(({module:t})=>!n(t))?void 0:e.names.map(({module:t,asName:s})=>{let i=an(s===void 0?W(t):t);return{name:s??i.name,valueIn:()=>i}});case"import-from":{let{lazy:t,level:s,module:i,names:o}=e;return t||s>0||o==="*"||o.some(({name:r})=>!n(i,r))?void 0:o.map(({name:r,asName:a})=>{let u=an(`${i}.${r}`);return{name:a??r,valueIn:()=>u,from:i}})}default:return}}function qi(e,n){let t=e.map(s=>fn(s,n));return t.every(s=>s!==void 0)?t.flat():void 0}function Hi({asked:e},n,t,{files:s,folders:i}){let o=new Set([Gt(n),...e?.searched??[]]),r=_=>[...o].some(b=>s.has(Je(b,`${_}.py`))||i.has(Je(b,_))),a=_=>{let b=qt(_);return b!==void 0&&b.holds.length===0&&b.patches===void 0},[u]=t,d=u?.libraries;if(d===void 0||t.some(({mocked:_})=>_.length>0))return()=>!1;let{patchers:f}=d,l=Xi(f),h=_=>a(_)&&!As(_)&&f.importPatch(_)===void 0&&f.followsPatcher(_)===void 0&&!f.isRewritten(_),m=(_,b)=>{let k=`${_}.${b}`;return!l.has(W(_))&&a(k)&&Vt(_,b)===void 0&&Ht(k)===void 0&&ss(k)===void 0&&!Os(k)&&t.every(p=>p.libraries.reading(_,b)===void 0)};return(_,b)=>{let k=W(_);return k==="__future__"||r(k)||!Bt(_).every(h)?!1:b===void 0||m(_,b)}}var Xi=e=>new Set([...e.effects().map(({name:n})=>n),...e.all.flatMap(({id:n,modules:t})=>[...e.replacedByDefault(n),...t]),...e.removed,...e.functions.flatMap(({name:n,aliases:t=[]})=>[n,...t])].map(W));function ln(e){return e.kind==="function"||e.kind==="class"?e.header:e.span}function Ss(e,n,t,s){let{path:i,removed:o,added:r,body:a}=n,u=e.asked?.names.get(i);if(u===void 0||u.isAll)return;let d=Ji(e,n);if(d.some(({starts:g})=>g.length!==a.length+1))return;let f=Hi(e,i,d,s),l=g=>d.length>0&&d.every(w=>dn(w,g)!==void 0),h=o.filter(g=>!l(g)),[m,_]=[h,r].map(g=>qi(g,f));if(m===void 0||m.some(({name:g})=>g.startsWith("__")||u.names.has(g)))return;let b=({span:g},w)=>g.start<=w&&w<g.end;for(let{name:g}of m)for(let{index:w}of t.matchAll(new RegExp(`(?<![\\w$])${g}(?![\\w$])`,"gu")))if(!o.some(I=>b(I,w)))return;let k=new Set(m.map(({name:g})=>g)),p=g=>!g.startsWith("__")&&!u.names.has(g)&&d.every(({state:{scope:w}})=>k.has(g)||w.variables.peek(g)===void 0);if(h.length===o.length&&_?.every(({name:g})=>p(g)))return"plain";if(d.some(({held:g,mocked:w,patches:I})=>g.length>0||w.length>0||I.patchings>0))return;let x=g=>d.every(w=>{let{bound:I=new Map}=dn(w,g);return[...I].every(([y,{before:L}])=>L!==void 0||!u.names.has(y))});if(!o.every(g=>h.includes(g)||x(g)))return;let E=g=>{let w=fn(g,()=>!1);return w!==void 0?w.every(({name:I})=>p(I)):un(g)?pn(g).every(I=>p(I)||!u.missed.has(I)&&d.every(({state:{scope:y}})=>{let L=y.variables.peek(I);return L!==void 0&&L.parts===void 0&&L.place.assumption===void 0})):!1};return r.every(E)?"executed":void 0}function un(e){return e.kind!=="import"&&e.kind!=="import-from"||e.lazy?!1:e.kind==="import"||e.names!=="*"&&e.module!=="__future__"}function pn(e){return e.kind==="import"?e.names.map(({module:n,asName:t})=>t??W(n)):e.names==="*"?[]:e.names.map(({name:n,asName:t})=>t??n)}function dn({operations:e},n){return e.find(t=>t.kind==="added"&&t.statement===n)}function Ji({runs:e},n){return[...e.values()].flat().filter(t=>Oe(t,n))}function Oe({syntax:e,activation:n},{body:t,path:s}){return e?.body===t&&n.path===s}function Is(e,n,t,s){let i=new Set;for(let[a,u]of e.runs)if(u.some(d=>Oe(d,n))){for(let d of u)Oe(d,n)&&(i.add(e.walked.byModule.get(d.state)),i.add(e.walked.byObject.get(d.state.scope.variables)));e.runs.set(a,u.map(d=>Oe(d,n)?Yi({...d,syntax:t},n,s):d))}let{byModule:o,byObject:r}=e.walked;for(let[a,u]of o)i.has(u)&&o.delete(a);for(let[a,u]of r)i.has(u)&&r.delete(a)}function Yi(e,n,t){let{added:s,at:i,removed:o}=n,{activation:r,state:a}=e,u=y=>y.kind==="added"&&o.includes(y.statement);for(let y of e.operations)u(y)&&Zi(e,y);let d=i-o.length,f=y=>y-e.operations.slice(0,y).filter(u).length,l=e.starts.slice(0,d),h=e.starts.slice(i),[m]=h;if(m===void 0)return e;let{assumption:_}=e.starts[d],b=y=>fn(y,()=>!0)??[],k=y=>t==="plain"||!un(y)?b(y):void 0,p=o.flatMap(y=>dn(e,y)===void 0?b(y):[]);for(let{name:y}of p)a.scope.variables.rebind(y,void 0);let x=[],E=[],{order:g}=l.at(-1)??{order:-1},w=f(e.starts[d].operations);for(let y of s){g=(Math.max(g,Math.ceil(m.order)-1)+m.order)/2,E.push({operations:w+x.length,order:g,assumption:_});let L=k(y);L===void 0&&un(y)&&x.push({kind:"added",statement:y,activation:r,assumption:_,order:g,seen:Qi(e,d),bound:void 0});for(let{name:qe,valueIn:he,from:ge}of L??[]){let He=ge??r.module,_e={activation:r,span:ln(y),reaches:He,assumption:_,order:a.scope.variables.run};mn(a,qe,{value:he(a.scope),place:_e})}}let I=e.operations.filter(y=>!u(y));return{...e,operations:I.toSpliced(w,0,...x),starts:[...l,...E,...h.map(y=>({...y,operations:f(y.operations)+x.length}))],statements:e.statements+(s.length-x.length)-(o.length-(e.operations.length-I.length))}}function Qi({operations:e,starts:n},t){let s=e.slice(0,n[t].operations),i=s.findLastIndex(({kind:o})=>o==="import");return new Set(s.slice(i+1).flatMap(o=>o.kind==="read"?[o.of]:[]))}function mn({scope:{variables:e}},n,t){let{activation:s,span:i}=t.place,o=[...e.peekAll()].filter(([u])=>u!==n),r=o.findLastIndex(([,{place:u}])=>u.activation===s&&u.span.start<i.start),a=r<0?o.filter(([u])=>u.startsWith("__")).length:r+1;e.become(o.toSpliced(a,0,[n,t]))}function Zi({operations:e,state:n},t){let{variables:s}=n.scope;for(let[i,{made:o,before:r}]of t.bound??[]){s.peek(i)===o&&s.rebind(i,r);for(let a of e){let u=a.kind==="added"?a.bound?.get(i):void 0;u?.before===o&&(u.before=r)}}}function Ki(e,n){let{module:t,path:s,variables:i}=n,o=new F(i.run);return{kind:"function",definition:e,path:s,module:t,scope:n,defaults:new Map,binding:"function",attributes:o}}var Se=4,eo=1e3;function oe(e,n=0,t={left:eo}){switch(e?.kind){case"literal":return typeof e.value=="string"?`$${e.value}`:typeof e.value=="number"?`#${e.value}`:`=${String(e.value)}`;case"class":return`:${e.scope.path}:${e.scope.qualifier}`;case"external":case"module":return`.${e.name}`;case"function":case"external-object":return`@${Ae(e.attributes)}`;case"object":return Ms(e.class)?`@${Ae(e.attributes)}`:Ns.get(e.attributes)??no(e,n,t);case"instance":return`@${Ae(e)}`;case"sequence":{if(t.left-=e.elements.length,n>Se||t.left<0)return;let s=e.elements.map(i=>oe(i.value,n+1,t));return s.every(i=>i!==void 0)?so(e)?`{${[...new Set(s)].sort().join(",")}}`:`(${s.join(",")})`:void 0}default:return}}var Ns=new WeakMap;function Zr({attributes:e},n,t){Ns.set(e,`%${Ae(n.attributes)}${t}`)}function no({class:e,attributes:n},t,s){let i=e.fields?.isTuple??e.bases.some(a=>to(a));if(e.scope.variables.has("__eq__")||!i&&e.fields?.isValue!==!0||(s.left-=n.size,t>Se||s.left<0))return;let o=[],r=i?Array.from(n.peekAll(),([a])=>a):e.fields?.compared??[];for(let a of r){let u=n.peek(a),d=u?.parts===void 0?oe(u?.value,t+1,s):void 0;if(d===void 0)return;o.push(d)}return`${i?"":`%${oe(e)}`}(${o.join(",")})`}function to(e){return e.kind==="external"&&e.name==="typing.NamedTuple"}function so({form:e}){return e==="set"||e==="frozenset"}function io(e,n=0){return e.kind==="mapping"?!0:e.kind!=="sequence"||n>Se?!1:e.form==="list"||e.form==="set"?!0:e.elements.some(t=>io(t.value,n+1))}var Cs=new WeakMap,oo=0;function Ae(e){let n=Cs.get(e)??++oo;return Cs.set(e,n),n}function Ms({fields:e,scope:n,bases:t},s=0){return e===void 0&&s<Se&&!n.variables.has("__eq__")&&!n.variables.has("__hash__")&&t.every(i=>i.kind==="class"?Ms(i,s+1):i.kind==="external"&&bs(i.name))}function js(e){return`?${e.size}`}function Kr(e,n){return n.key??ks(e)??S}function ro(...e){return{positional:e,keywords:new Map,open:!1}}var ia=ro();function oa(e,n){return Object.fromEntries(e.map(t=>[t,n]))}var Ts=1200,ao=8,co=500,uo=new Set(["__lt__","__gt__","__le__","__ge__","__eq__","key","cmp"]);function ra(e){return uo.has(e)?co:ao}var hn={expression:2,chain:3,clause:3,wrapper:2,call:2,block:5,module:1,commands:2,parse:440};function Rs(e,n){return fo(e,n)?(e.depth+=n,e.depth>e.deepest&&(e.deepest=e.depth),!0):!1}var Ls=1024;function aa(e,n=1){let{budget:t}=e;e.budget-=n;let s=t<=0,i=Math.floor(t/Ls)!==Math.floor(e.budget/Ls);return!s&&!(i&&e.host.isTimeUp())?!1:(Ce(e,{what:s?"steps":"time"}),e.halted=!0,!0)}function fo(e,n){return e.depth+n<=Ts?(e.deepest=Math.max(e.deepest,e.depth+n),!0):(Ce(e,{what:"nesting"}),e.halted=!0,!1)}function Ws({depth:e,imports:n},t){return n+t>lo?-1:Ts-e}var lo=100;function re(e,n){return e===void 0||n===void 0?n??e:{...n,outer:re(e,n.outer)}}function $({outer:e,assumption:n}){return re(e,n)}function M(e){for(let n of e.recordings)n.isShareable=!1}function U({adding:e},n){e?.runs.has(n)&&(e.isLost=!0)}function ca({risks:e},n){e!==void 0&&!n&&e.count++}function Fs({entry:e},n){return e.run==="script"&&e.module===n?"__main__":n}function ua(e,n){e.recording?.operations.push({kind:"event",event:n});let{outer:t}=e;e.events.push(t===void 0?n:{...n,assumption:re(t,n.assumption)})}function Us(e,n,t,s){e.recording?.operations.push({kind:"outside",root:n,path:t,...s===void 0?{}:{sets:s}}),e.adding!==void 0&&(e.adding.isLost=!0);let i=s?.[1],o=i?.kind==="literal"&&i.setAt!==void 0&&e.outer===void 0;s!==void 0&&po(e,s[0],i?.kind==="literal"&&!o?{...i,setAt:void 0}:s[1]);let{changes:r,changeKey:a,trail:u}=e,d=r.get(n)??[];r.set(n,[...d,t]);let f=X(s?.[1]);(/^(?:os\.environ|sys\.argv)\b/.test(t)||be(t,!0)===!1)&&(e.changeKey=`${a};${t}${f===void 0?"":`${o?":":""}=${f}`}`),u.push(()=>{r.set(n,d),e.changeKey=a})}function po({variables:e,trail:n},t,s){let i=e.get(t);e.set(t,s),n.push(()=>{i===void 0?e.delete(t):e.set(t,i)})}function da(e,n){return e.guards>0&&(e.raising=n),S}function C(e){return e.nextId++}function Gs(e,n){return{activation:e.activation,span:e.span,reaches:n}}function fa(e,n){let{assumption:t,raising:s}=e;e.assumption={branching:C(e),branch:0,outer:t,isGuess:!0};let i=n();return e.assumption=t,e.raising=s,i}function la(e,n,t,s,i){let{assumption:o,raising:r}=e;e.assumption={branching:n,branch:t,outer:o,...i===void 0?{}:{without:i}};let a=s();return e.assumption=o,e.raising=r,a}function pa(e,n,t){let{activation:s,span:i,assumption:o}=e;e.activation=n;let r=t();return e.activation=s,e.span=i,e.assumption=rs(o,e.assumption),r}function ma(e,n){let t=0;for(let s=e.activation;s!==void 0;s=s.caller?.activation)s.body===n&&t++;return t}function Ie({settledOutside:e,awaited:n}){if(e.size===0)return!1;for(let t of n.keys())if(!e.has(t))return!1;return!0}function ha(e){if(!Ie(e))return!1;let{settledOutside:n}=e;for(let t=$(e);t!==void 0;t=t.outer)for(let s of n.values())if(s.has(t.branching))return!1;return!0}function Ce(e,n){M(e),Ne(e,n)}function ga(e,n,t){Ne(e,{what:"setting",name:n,at:t})}function Ne(e,n){let t=Ps(n),s=e.events.some(o=>o.kind==="truncation"&&Ps(o.truncation)===t),i={kind:"truncation",order:C(e),truncation:n};e.recording?.operations.push({kind:"event",event:i}),s||e.events.push(i)}function Ps(e){return e.what==="setting"?`${e.name} ${e.at.path}:${e.at.span.start}`:e.what}function _n(e){let{place:n,span:t,activation:s,assumption:i}=e,o=e.importing??s.module;if(n!==void 0&&n.span===t&&n.activation===s&&n.assumption===i&&n.reaches===o)return n;let r={activation:s,span:t,reaches:o,assumption:i,order:e.nextId++};return e.place=r,r}function ae(e,n){return{value:gs(n),place:_n(e)}}function $s(e){return e.parts??[e]}function Ds(e,n){let t=n.parts===void 0?n.value:mo(e,n,n.parts);return e.recording!==void 0&&gn(e,e.recording,t),t}function mo(e,n,t){let{assumption:s}=e,i=[];for(let o of t)if(nn(o.place.assumption,s)&&(i.push(o),on(s,o.place.assumption)===0))break;return i.length===0?n.value:Bs(i,s)}function Bs(e,n){let[t]=e;if(e.length===1&&t!==void 0)return t.value;let s=e.filter(({value:a,place:u})=>a.kind==="literal"||!as(u.assumption,n)),i=(s.length>0?s:e).map(({value:a})=>a),o=i.filter(a=>!ws(a)),r=H(o.length>0?o:i);switch(r.kind){case"external":case"module":case"function":case"choice":case"literal":case"partial":return cn(e)?{...r,alternatives:e}:r.kind==="choice"?r:S;default:return r}}function gn(e,n,t){switch(t.kind){case"sequence":P(e,n,t);return;case"mapping":P(e,n,t.entries);return;case"object":P(e,n,t.attributes),t.native!==void 0&&gn(e,n,t.native);return;case"external-object":case"function":P(e,n,t.attributes);return;case"generator":P(e,n,t.taken);return;case"partial":t.driven!==void 0&&P(e,n,t.driven.taken);return;case"class":case"module":P(e,n,t.scope.variables);return;case"unknown":{let s=ms(t);s!==void 0&&s.run!==e.run&&P(e,n,hs(s));return}case"choice":for(let s of t.values)gn(e,n,s);return;default:return}}function P(e,n,t){t.run===e.run||n.seen.has(t)||(U(e,t.run),n.seen.add(t),n.operations.push({kind:"read",of:t,changed:t.changed,story:t.story}))}function ka(e,n){return e.recording!==void 0&&P(e,e.recording,n),n}function va(e,n){return e.recording!==void 0&&P(e,e.recording,n),n}function ho(e,{changed:n}){n!==void 0&&M(e)}function Me(e,n,t,s){if(n.run===e.run){ho(e,n),t();return}let i={kind:"change",of:n,act:t,says:s};e.recording?.operations.push(i),xn(e,i)}function xn(e,n){let{of:t,says:s}=n,{changed:i,story:o}=t;U(e,t.run),e.adding?.seen.has(t)&&(e.adding.isLost=!0);let r=ps(t,s),a=n.act();t.changed=n,t.story=e.outer===void 0?r:void 0,e.changed.add(t),e.trail.push(()=>{a(),t.changed=i,t.story=o,i===void 0&&e.changed.delete(t)})}var zs=12;function Ea(e,n){let s=[...new Set(n.flatMap($s))].sort((o,r)=>r.place.order-o.place.order).slice(0,zs),[i]=s;return s.length===1&&i!==void 0?i:{value:Bs(s,e.assumption),place:e,parts:s}}function Oa(e,n,t,s){bn(e,n,t,ae(e,s))}function Aa(e,n,t){let s=n.get(t);if(s===void 0)return;let i=Ds(e,s);return n.mayHaveReplaced(t)?H([i,S]):i}function Sa(e,{entries:n},t,s){let i=ae(e,s),o=t!==void 0&&t.kind!=="literal"&&t.kind!=="unknown";bn(e,n,oe(t)??js(n),o?{...i,key:t}:i)}function Ia(e,n,t,s){s===void 0?go(e,n,t):bn(e,n,t,s)}function bn(e,n,t,s){let i=()=>{let a=n.get(t),u=a===void 0?s:Vs(a,s);return n.set(t,u),()=>{n.get(t)===u&&(a===void 0?n.delete(t):n.set(t,a))}},r=n.run===e.run||e.assumption!==void 0?void 0:ys(s.value);Me(e,n,i,r&&`${t}=${r}`)}function Vs(e,n){if(!je(n.place.assumption,e))return n;let t=[n,...$s(e)].slice(0,zs);return{...n,value:H(t.map(s=>s.value)),parts:t}}function je(e,{place:n}){return e!==void 0&&on(n.assumption,e)>0}function go(e,n,t){let{assumption:s}=e;Me(e,n,()=>{let i=n.get(t);return i===void 0||je(s,i)?()=>{}:(n.delete(t),()=>n.set(t,i))})}function qs({run:e},n,t){return t===void 0?{kind:"sequence",run:e,elements:n}:{kind:"sequence",run:e,elements:n,form:t}}function Ca({run:e},n){return{kind:"mapping",entries:new F(e,n)}}function Na(e,n,t){let s=qs(e,[]);return{kind:"generator",run:n,...t===void 0?{}:{finish:t},taken:s}}function Hs(e,n,t){let s=_n(e),i=n.map(o=>({value:o,place:s}));return qs(e,i,t)}function Ma(e,n){let t=_n(e),s=new F(e.run);for(let[i,o]of n)s.set(`$${i}`,{value:o,place:t});return{kind:"mapping",entries:s}}function Xs(e,{elements:n}){let{assumption:t}=e,s=[];for(let i of n)(t===void 0||nn(i.place.assumption,t))&&s.push(Ds(e,i));return s}var _o=200;function ja(e,n,t,s){let{elements:i}=n,o=Math.max(0,_o-i.length),r=t.slice(0,o).map(a=>ae(e,a));Me(e,n,()=>(i.splice(s??i.length,0,...r),()=>{for(let a of r)i.splice(i.indexOf(a),1)}))}function La(e,n,t){let{assumption:s}=e;yn(e,n,i=>i.filter((o,r)=>!t(r)||je(s,o)))}function yn(e,n,t){let{elements:s}=n;Me(e,n,()=>{let i=[...s];return s.splice(0,s.length,...t(i)),()=>s.splice(0,s.length,...i)})}function Pa(e,n,[t,s],i){let{assumption:o}=e,r=i.map(a=>ae(e,a));yn(e,n,a=>[...a.slice(0,t),...a.slice(t,s).filter(u=>je(o,u)),...r,...a.slice(s)])}function Ta(e,n,t,s){let i=ae(e,s);yn(e,n,o=>{let r=o.at(t);return r===void 0?o:o.map(a=>a===r?Vs(r,i):a)})}var xo={BaseException:"BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit Exception",BaseExceptionGroup:"ExceptionGroup",Exception:"ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning",ArithmeticError:"FloatingPointError OverflowError ZeroDivisionError",ImportError:"ModuleNotFoundError",ModuleNotFoundError:"PackageNotFoundError",LookupError:"IndexError KeyError",NameError:"UnboundLocalError",OSError:"BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError",ConnectionError:"BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError",RuntimeError:"NotImplementedError RecursionError",ValueError:"UnicodeError",UnicodeError:"UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError",SyntaxError:"IndentationError",IndentationError:"TabError",Warning:"BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning"},Pe=new Map(Object.entries(xo).flatMap(([e,n])=>n.split(" ").map(t=>[t,e]))),Ba=[...Pe.keys(),"IOError","EnvironmentError"];function za(e){return Pe.has(e)||Le.has(e)}var Le=new Map([["IOError","OSError"],["EnvironmentError","OSError"],["WindowsError","OSError"]]);function bo(e){return e==="ImportError"||e==="ModuleNotFoundError"}function Va({parts:[e]}){if(e===void 0)return;let n=xe(e.kind==="call"?e.callee:e);return n===""?void 0:n}function qa(e,n){let t=n.kind==="class"?wn(n):n.kind==="object"?wn(n.class):[yo(n)??e],s=t.at(-1)??"";return Pe.has(Le.get(s)??s)?t.join("<"):void 0}function yo(e){let n=e.kind==="external-object"?e.class:e.kind==="external"?e.name:"";return n.startsWith("builtins.")?n.slice(9):void 0}function wn(e){let[n]=e.bases;return n?.kind==="class"?[e.name,...wn(n)]:n===void 0?[e.name]:[e.name,...wo(n)??[]]}function wo(e){return e.kind==="external"?[V(e.name)]:void 0}function J(e,n){let t=n.split("<"),s=e.map(o=>Le.get(o)??o);if(s.includes("")||t.some(o=>s.includes(o)))return!0;let i=t.at(-1)??"";for(let o=Le.get(i)??i;o!==void 0;o=Pe.get(o))if(s.includes(o))return!0;return!1}function ko({type:e},n){return J(e===void 0?[""]:Js(e),n)}function Ha(e,n){let t=new Set;for(let{activation:s,span:i}of Ft(n)){let{path:o}=s;if(!(o===void 0||!e.isPython(o)))for(let r of Tt(e.syntax(o)?.body??[],i))r.kind!=="try"||!r.body.some(a=>Pt(a.span,i))||r.handlers.some(a=>ko(a,"ModuleNotFoundError"))&&t.add(r)}return t}function vo({type:e}){return e!==void 0&&Js(e).every(bo)}function Xa(e,{body:n,handlers:t},s){let i=(o,r)=>e.host.isThere(e,o,r);return t.some(vo)&&n.every(o=>{if(o.kind==="import")return o.names.every(({module:u})=>i(u));if(o.kind==="import-from")return o.level===0&&o.names!=="*"&&o.names.every(({name:u})=>i(o.module,u));if(Mo(o)||Eo(o))return!0;let r=o.kind==="assign"||o.kind==="expression"||o.kind==="return"?o.value:void 0,a=r===void 0?void 0:Oo(e,r,s);return a!==void 0&&i(a)})}function Eo(e){return e.kind!=="return"?e.kind==="jump":e.value===void 0||e.value.kind==="constant"}function Oo(e,n,t){if(n.kind!=="call"||n.keywords.length>0)return;let[s,...i]=n.positional,o=xe(n.callee);if(!(i.length>0||o!=="__import__"&&o!=="import_module"))return s?.kind==="name"?X(e.operations.evaluate(e,s,t)):s?.kind==="string"?s.value:void 0}function Ao(e,n){return n.kind==="class"?[n.name]:n.kind==="external"?[V(n.name)]:n.kind==="sequence"?Xs(e,n).flatMap(t=>Ao(e,t)):[]}function Js(e){return(e.kind==="sequence"?e.elements:[e]).map(xe)}function So(e,n,t){let{catching:s}=e,i=J(n,"ModuleNotFoundError");e.catching=[...s,n],i&&e.guards++;let o=t();return i&&e.guards--,e.catching=s,o}function Ja(e,n,t){if(e.raising!==void 0)return t();let s=So(e,n,t);if(!No(n,e.raising))return s;e.raising=void 0}function Ya(e,n){if(Qs(e,n))return!0;let t=kn(e,n);return e.recording?.operations.push({kind:"caught",error:n,isCaught:t}),t}function kn({catchingAround:e},n){return e.some(t=>J(t,n))}function Ys(e){return e.filter(n=>J(n,"ModuleNotFoundError")).length}function Qa(e,n){Qs(e,n)&&(e.raising??=n)}function Za(e,n){Io(e,n)&&(e.raising??=n)}function Io({host:e,catching:n},t){return!e.knowsFailures&&n.some(s=>s.includes(t))}function Qs({catching:e},n){return e.some(t=>J(t,n))}var Co="standing still";function Ka(e){return e.kind==="raise"&&e.error===Co}var Zs=new WeakMap;function ec(e){let n={kind:"unknown",path:""};return Zs.set(n,e),n}function nc(e){return Zs.get(e)}function No(e,n){return n!==void 0&&J(e,n)}function tc(e){let n=[];for(let t of Xe(e))if(t.kind==="import")for(let{module:s}of t.names)n.push(s);else t.kind==="import-from"&&n.push(t.names==="*"?`${t.module}:*`:`${t.module}:${t.names.map(({name:s})=>s).join()}`);return n.join(" ")}function Mo(e){return e.kind!=="assign"?e.kind==="import"||e.kind==="import-from":e.targets.every(({kind:n})=>n==="name")&&(e.value===void 0||e.value.kind==="constant")}function sc(e){let n=new Set;for(let t of Xe(e))if(t.kind==="import")for(let{module:s}of t.names)n.add(W(s));else t.kind==="import-from"&&n.add(t.level===0?W(t.module):"");return n}function Ks(){return{owners:new Map,asksAwaited:!1,asksAll:!1}}function ac(e,n){let{recording:t,libraries:s}=e;if(t===void 0||!s.patchers.replaceable.has(n))return;let{owners:i}=t.patches;i.has(n)||i.set(n,vn(e,n))}function cc(e,n){let t=vn(e,n);for(let{patches:s}of e.recordings)s.owners.has(n)||s.owners.set(n,t)}function uc({recording:e}){e!==void 0&&(e.patches.asksAwaited=!0)}function ei({recording:e}){e!==void 0&&(e.patches.asksAll=!0)}function ni(e,{owners:n,asksAwaited:t,asksAll:s},i,o){let r=e.patchings-i.patchings,a=[...n.values()].join(""),u=s||r>0&&Ie(e);return{owners:n,outer:r>0||/@\d/.test(a)?ie(o):void 0,awaited:t?e.awaitedKey:void 0,all:u?ii(e,i.patchKey,o):void 0,patchings:r,isUnpatched:a===""}}function ti(e,n){let{owners:t,outer:s,awaited:i,all:o,isUnpatched:r}=n,a=$(e);if(o!==void 0)return o===ii(e,e.patchKey,a);if(s!==void 0&&s!==ie(a)||i!==void 0&&i!==e.awaitedKey)return!1;if(r&&e.patched.size===0)return!0;for(let[u,d]of t)if(vn(e,u)!==d)return!1;return!0}function si(e,{all:n,patchings:t},s){return e.patchings-s.patchings!==t?!1:t===0||n!==void 0||!Ie(e)}function vn({patched:e},n){let t=e.get(n);return t===void 0?"":t.map(({library:s,assumption:i})=>`${s}@${ie(i)}`).join()}function ii({awaitedKey:e},n,t){return[n,e,ie(t)].join("|")}function En(e=!0,n=1,t){return{runs:new Map,nextId:n,branchings:new WeakMap,libraries:new Map,resolvers:new Map,starts:new WeakMap,walked:{byModule:new Map,byObject:new Map},asked:t,isOn:e}}function ri(e,n){let t=[...e.runs.values()].flat(),s=new Set(t.flatMap(({state:{file:d},syntax:f,state:l})=>d===void 0||f===void 0||te(d)||n(d,f)?[]:[l]));if(s.size===0)return e;let i=new Map;for(let{operations:d,state:f}of t)for(let l of d)(l.kind==="import"||l.kind==="loaded")&&l.state!==void 0&&i.set(l.state,[...i.get(l.state)??[],f]);for(let d of s)for(let f of i.get(d)??[])s.add(f);let o=new Map;for(let[d,f]of e.runs){let l=f.filter(({state:h})=>!s.has(h));l.length>0&&o.set(d,l)}let r=new Map([...e.walked.byModule].filter(([d])=>!s.has(d))),a=new Set(r.values()),u=new Map([...e.walked.byObject].filter(([,d])=>a.has(d)));return{...e,runs:o,walked:{byModule:r,byObject:u}}}var jo={held:[],objects:[]},Lo=24,Po=12;function ai(e,n,t){let{changeKey:s,mocked:i,builtins:o}=e;return[n,t??"",s,i.join(),...o.keys()].join("|")}function yc({nextId:e,assumption:n},{operations:t,starts:s}){s.push({operations:t.length,order:e,assumption:n})}function On(e,n){e.recording?.operations.push(n)}function wc(e,n){let t=e.resolver.resolve(n);return e.recording?.names.set(n,t),t}function kc({entry:e,recording:n},t){let s=e.preloaded.has(t);return n?.preloaded.set(t,s),s}function vc(e,n){let t=e.modules.get(n);t!==void 0&&U(e,t.scope.variables.run);let{recording:s}=e;if(s===void 0||t!==void 0&&s.met.get(n)?.state===t)return t;let i={kind:"loaded",module:n,state:t};return s.operations.push(i),t!==void 0&&s.met.set(n,i),t}function To(e){let{modules:n,recording:t}=e,s=ci(e);for(let i of n.values())U(e,i.scope.variables.run);return t?.operations.push({kind:"loaded-names",names:s}),s}function ci(e){return[...e.modules.keys()].map(n=>Fs(e,n))}function Ro(e,n=ci(e)){return{kind:"unknown",loaded:{run:e.run,names:n}}}function Ec(e,n){if(!(n.kind!=="unknown"||n.loaded?.run!==e.run))return M(e),U(e,e.run),n.loaded.names}function Oc(e,n,t){if(n.kind!=="unknown"||t.kind!=="unknown")return;let[s,i]=[n.loaded,t.loaded];if(s===void 0||i?.run!==s.run||s.run!==e.run)return;let o=s.names.filter(r=>!i.names.includes(r));return o.length===0?Hs(e,[],"set"):Ro(e,o)}function Ac({recording:e,assumption:n},t,s){let i=e?.met.get(t);if(i?.kind!=="import"||i.state!==s)return!1;let o=n;for(;o!==i.assumption&&o!==void 0;)o=o.outer;return o===i.assumption}function Sc(e,n,t){let{recording:s,activation:i,span:o,assumption:r,budget:a,catching:u,replaced:d}=e;if(s===void 0)return t();let f=t();e.raising!==void 0&&M(e);let l=e.modules.get(n),h=e.running.has(n),m=e.nextId;s.elsewhere+=a-e.budget,s.seen.clear();let _=e.replaced!==d;_&&s.met.clear();let b={kind:"import",module:n,activation:i,span:o,assumption:r,catching:u,state:l,isRunning:h,replaces:_,to:m};return s.operations.push(b),l!==void 0&&s.met.set(n,b),f}function Ic(e,n){let{recording:t,activation:s,span:i,assumption:o,nextId:r}=e;t?.operations.push({kind:"patch",activation:s,span:i,assumption:o,to:r,...n})}function Cc(e,n){let{recording:t,activation:s,span:i,assumption:o,nextId:r}=e;ei(e),t?.operations.push({kind:"cure",activation:s,span:i,assumption:o,to:r,...n})}function Wo(e,n){let{importPatches:t}=e,s=t.has(n);return On(e,{kind:"import-patch",topLevel:n,isDone:s}),s?!1:(t.add(n),e.trail.push(()=>t.delete(n)),!0)}function Fo(e,n){let{name:t}=n.value,s=Gs(e,t),i=$(e),{modules:o,importedUnder:r,patchKey:a,replaced:u}=e,d=o.get(t),f=r.get(t);d!==void 0&&e.replaced++,o.set(t,n),e.running.add(t),r.set(t,{under:i,patchKey:a,hasPatched:!1}),e.trail.push(()=>{e.running.delete(t),e.replaced=u,d===void 0?o.delete(t):o.set(t,d),f===void 0?r.delete(t):r.set(t,f)});let l=C(e);return te(n.file)||e.events.push({kind:"enter",order:l,step:s,assumption:i,module:t,path:n.file}),s}function Uo(e,n){let{name:t}=n.value;e.running.delete(t);let s=e.importedUnder.get(t);s!==void 0&&(s.hasPatched=s.patchKey!==e.patchKey),e.completed.push(n),e.trail.push(()=>e.completed.splice(e.completed.indexOf(n),1))}function Nc(e,{value:n}){e.running.delete(n.name),e.modules.delete(n.name)}function ui(e,{state:n,outer:t,recording:s},i){let{activation:o,span:r,run:a,assumption:u,calls:d,creation:f,imports:l}=e,{catching:h,catchingAround:m,departures:_,handled:b}=e,k={activation:o,span:r,recording:e.recording,run:a,outer:e.outer,assumption:u,calls:d,catching:h,catchingAround:m,departures:_,handled:b,creation:f,imports:l},p={recording:s,run:n.scope.variables.run,outer:t,assumption:void 0,calls:new Map,catching:[],catchingAround:[...m,...h],handled:void 0,creation:void 0,imports:l+1};Object.assign(e,p);let x=i();return Object.assign(e,k),x}function Mc(e,n,t,s){let{state:i,syntax:o,step:r}=n,{module:a,path:u}=i.scope,d={id:C(e),path:te(u)?void 0:u,module:a,body:"module",caller:r},f=$(e),l=t&&e.shared?.isOn?ai(e,a,i.file):void 0,h=l===void 0?void 0:{state:i,held:[],operations:[],body:o?.body,starts:[],names:new Map,preloaded:new Map,variables:new Map,libraries:new Set,patches:Ks(),seen:new Set,met:new Map,isShareable:!0,elsewhere:0},m=e.nextId,{depth:_,budget:b,imports:k,deepest:p,mostImports:x,patchKey:E,patchings:g}=e;e.entered.set(d,{activation:d,outer:f,segments:void 0}),e.trail.push(()=>e.entered.delete(d)),h!==void 0&&e.recordings.push(h),e.deepest=_,e.mostImports=k+1,ui(e,{state:i,outer:f,recording:h},()=>s(d)),h!==void 0&&e.recordings.pop(),l!==void 0&&h?.isShareable&&!e.halted&&e.raising===void 0&&Go(e,l,{state:i,syntax:o,activation:d,operations:h.operations,starts:h.starts,held:h.held,names:h.names,preloaded:h.preloaded,variables:h.variables,resolver:e.resolver,imported:h.libraries,libraries:e.libraries,start:m,statements:b-e.budget-h.elsewhere,levels:e.deepest-_,imports:e.mostImports-k,misfits:0,patches:ni(e,h.patches,{patchKey:E,patchings:g},f),mocked:e.mocked}),e.deepest=Math.max(p,e.deepest),e.mostImports=Math.max(x,e.mostImports)}function Go({shared:e},n,t){let s=e?.runs.get(n)??[];e?.runs.set(n,[...s.slice(0,Lo-1),t])}function jc(e,n){let{shared:t}=e;if(t===void 0||!t.isOn)return;let{module:s,path:i,expected:o}=n;for(let r of t.runs.get(ai(e,s,i))??[])if(!(o!==void 0&&r.state!==o)&&!e.entered.has(r.activation)&&!(r.misfits>Po||r.syntax?.body!==n.syntax()?.body||!$o(e,r))){if(Bo(e,r))return r.misfits=0,r.state.value;r.misfits++}}function $o(e,n){if(n.levels>Ws(e,n.imports)||!ti(e,n.patches)||!Do(e,n))return!1;for(let[s,i]of n.preloaded)if(e.entry.preloaded.has(s)!==i)return!1;for(let[s,i]of n.variables)if(e.entry.environment?.get(s)!==i)return!1;let{resolver:t}=e;if(n.resolver===t)return!0;for(let[s,i]of n.names){let o=t.resolve(s);if(o.kind!==i.kind||o.kind==="source"&&i.kind==="source"&&o.path!==i.path)return!1}return!0}function Do({libraries:e,shared:n},t){if(n===void 0||t.libraries.owner===e.owner)return!0;let s=oi(n,t.libraries),i=oi(n,e);for(let o of t.imported)if(s(o)!==i(o))return!1;return!0}function oi(e,n){let t=n.owner??"",s=e.libraries.get(t);if(s!==void 0)return s;let i=ne(o=>JSON.stringify(n.importing(o))??"");return e.libraries.set(t,i),i}function Bo(e,n){let{state:t}=n,s=Yo(e),i=$(e),o=Fo(e,t),r={...n.activation,caller:o},a=[{from:n.start,base:C(e)}];e.entered.set(n.activation,{activation:r,outer:i,segments:a}),e.trail.push(()=>e.entered.delete(n.activation));let{budget:u,replayed:d,depth:f,imports:l,patchKey:h,patchings:m}=e;e.deepest=Math.max(e.deepest,f+n.levels),e.mostImports=Math.max(e.mostImports,l+n.imports),e.budget-=n.statements,e.replayed+=n.statements;let _=0;e.replays.set(t,{next:()=>n.held[_++]??jo});let b=ui(e,{state:t,outer:i,recording:void 0},()=>{for(let k of n.operations){if(!zo(e,n,k,a))return!1;if(e.halted)return!0}return si(e,n.patches,{patchKey:h,patchings:m})});return e.replays.delete(t),b?(C(e),e.budget<=0&&!e.halted&&(e.halted=!0,Ce(e,{what:"steps"})),Uo(e,t),!0):(Qo(e,s),e.budget=u,e.replayed=d,!1)}function zo(e,n,t,s){switch(t.kind){case"event":{let{event:i}=t;if(i.kind==="truncation")Ne(e,i.truncation);else{let o={...i,order:C(e),step:Ko(e,i.step),assumption:re(e.outer,i.assumption)};e.events.push(o.kind==="hold"?{...o,curedFor:new Set}:o),s.push({from:i.order,base:C(e)})}return!0}case"import":{let{catching:i,guards:o,replaced:r}=e,a=e.modules.has(t.module)&&e.importedUnder.get(t.module);Te(e,t),e.catching=t.catching,e.guards=o+Ys(t.catching);let u=e.host.importModule(e,t.module,t.state);if(e.catching=i,e.guards=o,e.halted)return!0;if(s.push({from:t.to,base:C(e)}),t.state!==void 0&&u!==t.state.value)return!1;let d=a!==!1&&e.importedUnder.get(t.module)!==a;return e.replaced-r>(d?1:0)&&!t.replaces?!1:e.modules.get(t.module)===t.state&&e.running.has(t.module)===t.isRunning}case"patch":return Te(e,t),e.operations.patch(e,t.function,t.by,t.args),s.push({from:t.to,base:C(e)}),!0;case"cure":return Te(e,t),e.operations.cure(e,t.cure,t.object),s.push({from:t.to,base:C(e)}),!0;case"import-patch":return Wo(e,t.topLevel)!==t.isDone;case"library":return Xo(e,t.topLevel),!0;case"command":return Jo(e,t.owner,t.command),!0;case"change":return xn(e,t),!0;case"outside":return Us(e,t.root,t.path,t.sets),!0;case"read":return U(e,t.of.run),t.of.changed===t.changed||t.story!==void 0&&t.of.story===t.story;case"guarded":return e.guards>0===t.isGuarded;case"caught":return kn(e,t.error)===t.isCaught;case"loaded":return t.state!==void 0&&U(e,t.state.scope.variables.run),e.modules.get(t.module)===t.state;case"loaded-names":return To(e).join()===t.names.join();case"added":return Vo(e,t,n,s)}}function Vo(e,n,t,s){let{statement:i,activation:o,assumption:r}=n,{scope:a}=t.state,{variables:u}=a,d=pn(i),f=new Map(d.map(R=>[R,u.peek(R)])),{patchKey:l,changeKey:h,mocked:m,departures:_,replaced:b,depth:k,imports:p}=e,{deepest:x,mostImports:E,adding:g,replays:w}=e;Te(e,{activation:o,span:ln(i),assumption:r});let y={runs:new Set([...w.keys()].map(R=>R.scope.variables.run)),seen:new Set([...n.seen,...g?.seen??[]]),isLost:!1};e.adding=y,e.deepest=k,e.mostImports=p;let L=Rs(e,hn.module),qe=L?e.operations.execute(e,[i],a).kind:"halt";L&&(e.depth-=hn.module),e.adding=g;let he=e.deepest-k,ge=e.mostImports-p+1;e.deepest=Math.max(x,e.deepest),e.mostImports=Math.max(E,e.mostImports);let He=new Map(d.map(R=>[R,u.peek(R)]));for(let[R,hi]of f)u.rebind(R,hi);let _e=!y.isLost&&qe!=="raise"&&e.patchKey===l&&e.changeKey===h&&e.mocked===m&&e.departures===_&&e.replaced===b&&e.assumption===r&&e.calls.size===0;return e.mocked=m,e.halted&&(_e||e.host.isTimeUp())?!0:(e.halted=!1,!_e||w.size>1&&(he>t.levels||ge>t.imports)?!1:(t.levels=Math.max(t.levels,he),t.imports=Math.max(t.imports,ge),s.push({from:n.order,base:C(e)}),qo(n,t.state,f,He)))}function qo(e,n,t,s){let{activation:i,assumption:o,order:r}=e,a=e.bound;for(let[d,f]of s){if(f===void 0||f.parts!==void 0)return!1;let l=a===void 0?t.get(d):a.get(d)?.made;if(l!==void 0&&!Ho(l.value,f.value))return!1}if(a!==void 0)return!0;let u=new Map;for(let[d,f]of s){let l=t.get(d),{span:h,reaches:m}=f.place,_={value:f.value,place:{activation:i,span:h,reaches:m,assumption:o,order:r}};u.set(d,{made:_,before:l}),l===void 0?mn(n,d,_):l.place.order<r&&n.scope.variables.rebind(d,_)}return e.bound=u,!0}function Ho(e,n){return e===n?!0:e.kind==="external"&&n.kind==="external"?e.name===n.name&&Object.keys(e).length===2&&Object.keys(n).length===2:e.kind==="literal"&&n.kind==="literal"&&e.value===n.value}function Te(e,{activation:n,span:t,assumption:s}){e.activation=An(e,n),e.span=t,e.assumption=s}function Xo(e,n){On(e,{kind:"library",topLevel:n});let{loadedLibraries:t}=e;t.has(n)||(t.add(n),e.trail.push(()=>t.delete(n)))}function Jo(e,n,t){On(e,{kind:"command",owner:n,command:t});let{commands:s}=e,i=s.get(n)??[];s.set(n,[...i,t]),e.trail.push(()=>s.set(n,i))}function Yo({events:e,trail:n,doubts:t,cures:s,raising:i,recordings:o}){let r=o.map(a=>a.held.length);return{events:e.length,trail:n.length,doubts:t,cures:s.length,raising:i,held:r}}function Qo(e,n){Zo(e,n.trail),e.events.length=n.events,e.doubts=n.doubts;for(let{event:t,id:s}of e.cures.splice(n.cures))t.curedFor.delete(s);e.raising=n.raising;for(let[t,{held:s}]of e.recordings.entries())s.length=n.held[t]??0}function Zo({trail:e},n=0){for(;e.length>n;)e.pop()()}function Ko(e,n){let t=An(e,n.activation);return t===n.activation?n:{activation:t,span:n.span,reaches:n.reaches}}function An(e,n){let{body:t,caller:s}=n;if(t!=="function")return e.entered.get(n)?.activation??n;if(s===void 0)return n;let i=An(e,s.activation);if(i===s.activation)return n;let o=e.moved.get(n);if(o!==void 0&&o.caller?.activation===i)return o;let r={...n,caller:{...s,activation:i}};return e.moved.set(n,r),r}function Lc(e,n){let t=n;for(;t.body==="function"&&t.caller!==void 0;)t=t.caller.activation;return e.entered.get(t)}function Pc({segments:e},n){if(e===void 0)return n;let t=e.findLast(({from:s})=>s<=n)??e[0];return t===void 0?n:t.base+(n-t.from)/1e6}function Tc(e,n,t){er(e,n),M(e);let{placed:s,trail:i}=e;s.set(n,t),i.push(()=>s.delete(n))}function Rc(e,n){if(e.placed.size===0)return;M(e);let t=e.placed.get(n);return t?.kind==="literal"?void 0:t}function er(e,n){let{placed:t,importedUnder:s,modules:i,trail:o}=e,r=t.get(n);r!==void 0&&(M(e),t.delete(n),o.push(()=>t.set(n,r)));let a=i.get(n),u=q(s.get(n)?.under,$(e)).length>0;a===void 0||u||(M(e),i.delete(n),o.push(()=>i.set(n,a)))}function Wc(e,n,t){M(e);let{modules:s,completed:i,trail:o}=e,{scope:r}=t,a={scope:r,file:r.path,package:Dt(n)??"",value:t};s.set(n,a),i.push(a),o.push(()=>{s.delete(n),i.splice(i.indexOf(a),1)})}function Fc(e,n,t){n.scope.variables.run!==e.run&&M(e);let s=n.standIn;n.standIn=t,n.scope.variables.run!==e.run&&e.trail.push(()=>{s===void 0?delete n.standIn:n.standIn=s})}var di=class{cache=new Xt;#e=[];#t=!1;#n;#s=[];#i=new Map;#o=ne(ee);#r=new Map;#c=new Map;#u=new Map;#d=fi();#a=En(!0,1,this.#d);#l=new WeakMap;#p;#m=new WeakMap;#_=0;begin(n,t){let s=this.#t||t.some((r,a)=>r!==this.#e[a]);this.#t=!0,this.#r=s?new Map:this.#c,this.#c=new Map,this.#e=t,this.#s=s?[]:sr(this.#n.snapshot.texts,n.snapshot.texts),this.#n=n,this.#o=ne(ee),s&&(this.#d=fi());let i=new Set(s?[]:n.snapshot.texts.values());this.#i.clear();for(let r of this.#s)this.#x(r,i);this.cache.keepOnly(i);let o=!s&&this.#g(this.#u,n);return o||(this.#u=new Map),this.#a=o?ri(this.#a,(r,{body:a})=>this.cache.get(n.text(r)??"")?.body===a):En(!0,this.#a.nextId,this.#d),this.#a}of(n,t,{isComplete:s,runsModules:i=!1}){let o=this.#h(n);if(o!==void 0)return o.value;let r={questions:new Map,parsed:new Map,read:new Map},a=t(this.#v(r,{isComplete:s,runsModules:i}));return s()&&this.#c.set(n,{...r,value:a,runsModules:i}),a}#h(n){let t=this.#c.get(n);if(t!==void 0)return t;let s=this.#n,i=this.#r.get(n);if(!(i===void 0||!this.#b(i,s))){this.#c.set(n,i);for(let o of i.parsed.keys())s.syntax(o);for(let[o,{syntax:r}]of i.read)r!==void 0&&s.syntax(o);return i}}keeping(n){return{...this.#n,kept:(t,s)=>this.of(t,s,n)}}numbersOf(n){return n.map(t=>{let s=this.#m.get(t)??this.#_++;return this.#m.set(t,s),s})}end(){this.#t=!1}#x({path:n,before:t,now:s},i){if(t===void 0||s===void 0)return;let o=this.cache.get(t);if(o===void 0||this.cache.get(s)!==void 0)return;let r=i.has(t);if(r&&o.body.length>0)return;let[a,u]=[{text:t,syntax:o},{text:s,syntax:this.#f(s)}],d=Rt(a,u),f,l,h=Wt(a,u,m=>(f={...m,path:n,body:o.body},l=Ss(this.#a,f,t,this.#n.layout),l!==void 0));r||this.cache.forget(t),h!==void 0&&(f!==void 0&&l!==void 0&&Is(this.#a,f,h,l),this.cache.replace(s,h),l!=="executed"&&this.#i.set(n,{before:t,isUnread:d}))}#b(n,t){return this.#g(n.questions,t)&&this.#w(n,t)&&this.#k(n,t)}#g(n,t){for(let{ask:s,answer:i,of:o}of n.values())if((o===void 0||!this.#y(o))&&s(t)!==i)return!1;return!0}#y(n){return this.#s.every(({path:t,before:s,now:i})=>s!==void 0&&i!==void 0&&pi(n(s,t),n(i,t)))}#w({parsed:n,runsModules:t},{snapshot:{texts:s}}){for(let[i,o]of n){let r=s.get(i);if(r===o?.text)continue;let a=this.#i.get(i);if(r===void 0||a===void 0||a.before!==o?.text||!t&&!a.isUnread)return!1;n.set(i,{text:r,syntax:this.#f(r)})}return!0}#k({read:n},{snapshot:{texts:t}}){for(let[s,i]of n){let o=t.get(s);if(o===i.text)continue;if(o===void 0)return!1;let{text:r,readings:a}=i,u=()=>this.#o(r),d,f=()=>(d=this.#f(o),d);for(let l of a)if(!pi(l(r,u),l(o,f)))return!1;n.set(s,{text:o,syntax:d,readings:a})}return!0}#f(n){return this.cache.syntaxOf(n)}#v({questions:n,parsed:t,read:s},{isComplete:i,runsModules:o=!1}){let r=()=>this.#n,a=(p,x)=>this.of(p,x,{isComplete:i}),u=p=>this.#h(p)?.value,d=p=>(x,E)=>Yt(p)(x,E,r().snapshot),f=(p,x,E,g)=>{let w=x(r());return n.set(p,{ask:x,answer:w,of:g}),E&&o&&!this.#u.has(p)&&this.#u.set(p,{ask:x,answer:w,of:g}),w},l=p=>f(`text ${p}`,x=>x.snapshot.texts.get(p),Ye(p)!=="python"),h=p=>{let x=t.get(p);x!==void 0&&x.text!==r().snapshot.texts.get(p)?l(p):t.set(p,nr(r(),p))};f("layout",p=>this.#E(p.layout),!0),f("scripts",p=>[...p.snapshot.scripts??[]].join(`
`),!0),o&&f("namespaces",or,!0),f("unreadable",p=>[...p.snapshot.unreadable.keys()].join(`
`),!0);let m=()=>f("everything",p=>p.snapshot.texts,!0),_=()=>f("files",p=>ir(p.snapshot.texts),!0),{layout:b,snapshot:k}=r();return{layout:b,snapshot:{...k,texts:tr(()=>r().snapshot.texts,l,_,m)},text:p=>l(p)===void 0?void 0:r().text(p),isPython:p=>Ye(p)==="python"||f(`python ${p}`,x=>x.isPython(p),!0),read(p,x){return r().read(p,(E,g)=>{let w=s.get(p)??{text:E,syntax:void 0,readings:new Set};return s.set(p,w),w.readings.add(x),x(E,()=>(w.syntax=g(),w.syntax))})},syntax(p){return h(p),r().syntax(p)},wording(p){return h(p),r().wording(p)},lines(p){return l(p),r().lines(p)},mentions:p=>f(`mentions ${p}`,x=>x.mentions(p),!0,d(p)),declares:p=>f(`declares ${p}`,x=>x.declares(p),!0),kept(p,x){if(o)return x(this);let E=a(p,x);return n.set(`kept ${p}`,{ask:()=>u(p),answer:E}),E},gathered(p,x){return f(`gathered ${p}`,E=>E.gathered(p,x).join(`
`),!0,x),r().gathered(p,x)},ownerOf(p){let{folder:x}=r().ownerOf(p);return{folder:x,mentions:g=>f(`owner ${p} mentions ${g}`,w=>w.ownerOf(p).mentions(g),!0,d(g))}},parsedPaths(){return m(),r().parsedPaths()}}}#E(n){let t=this.#l.get(n);if(t!==void 0)return t;let s=this.#p,i=s!==void 0&&rr(s,n)?s:n;return this.#l.set(n,i),this.#p=i,i}};function fi(){return{names:new Map,searched:new Set}}function nr(e,n){let[t,s]=[e.text(n),e.syntax(n)];return t===void 0||s===void 0?void 0:{text:t,syntax:s}}function tr(e,n,t,s){let i=()=>(t(),e()),o=()=>(s(),e());return{get size(){return i().size},get:n,has:r=>n(r)!==void 0,keys:()=>i().keys(),values:()=>o().values(),entries:()=>o().entries(),forEach:r=>o().forEach(r),[Symbol.iterator]:()=>o()[Symbol.iterator]()}}function sr(e,n){let t=[...e].flatMap(([i,o])=>n.has(i)?[]:{path:i,before:o,now:void 0}),s=[...n].flatMap(([i,o])=>{let r=e.get(i);return r===o?[]:{path:i,before:r,now:o}});return[...t,...s]}function ir(e){let n=li.get(e);if(n!==void 0)return n;let t=[...e.keys()].join(`
`);return li.set(e,t),t}var li=new WeakMap;function pi(e,n){return e===n||Sn(e)===Sn(n)}function Sn(e){return JSON.stringify(e,(n,t)=>t instanceof Map||t instanceof Set?[...t]:t)}function or(e){let n=mi.get(e);if(n!==void 0)return n;let s=[...e.layout.files].filter(i=>$t(i)==="__init__.py").filter(i=>Jt(e,i)).join(`
`);return mi.set(e,s),s}var mi=new WeakMap;function rr(e,n){let t=({projectRoots:s,packageRoots:i,addedPackages:o,siteFolders:r,siteModules:a})=>Sn([s,i,o,r,a]);if(e.files.size!==n.files.size||t(e)!==t(n))return!1;for(let s of e.files)if(!n.files.has(s))return!1;return!0}export{cr as a,ur as b,Qe as c,_i as d,xi as e,Ke as f,te as g,ss as h,xr as i,br as j,yr as k,wr as l,kr as m,ki as n,Er as o,ie as p,Or as q,rs as r,vi as s,as as t,nn as u,Ar as v,Sr as w,Ir as x,on as y,q as z,os as A,Cr as B,rn as C,F as D,Mr as E,us as F,jr as G,ms as H,hs as I,S as J,gs as K,an as L,N as M,_s as N,H as O,Ii as P,Lr as Q,Mi as R,X as S,Pr as T,Pi as U,Tr as V,Rr as W,Wr as X,bs as Y,ks as Z,$r as _,Bi as $,Dr as aa,zi as ba,Vi as ca,oe as da,Zr as ea,so as fa,io as ga,js as ha,Kr as ia,ro as ja,ia as ka,oa as la,ao as ma,ra as na,hn as oa,Rs as pa,aa as qa,fo as ra,lo as sa,re as ta,$ as ua,M as va,U as wa,ca as xa,Fs as ya,ua as za,Us as Aa,da as Ba,C as Ca,Gs as Da,fa as Ea,la as Fa,pa as Ga,ma as Ha,ha as Ia,Ce as Ja,ga as Ka,_n as La,ae as Ma,$s as Na,Ds as Oa,ka as Pa,va as Qa,ho as Ra,Ea as Sa,Oa as Ta,Aa as Ua,Sa as Va,Ia as Wa,go as Xa,qs as Ya,Ca as Za,Na as _a,Hs as $a,Ma as ab,Xs as bb,ja as cb,La as db,yn as eb,Pa as fb,Ta as gb,Ba as hb,za as ib,bo as jb,Va as kb,qa as lb,Ha as mb,vo as nb,Xa as ob,Ao as pb,Js as qb,So as rb,Ja as sb,Ya as tb,Ys as ub,Qa as vb,Za as wb,Io as xb,Qs as yb,Co as zb,Ka as Ab,ec as Bb,nc as Cb,No as Db,tc as Eb,Mo as Fb,sc as Gb,ac as Hb,cc as Ib,uc as Jb,En as Kb,yc as Lb,On as Mb,wc as Nb,kc as Ob,vc as Pb,To as Qb,Ro as Rb,Ec as Sb,Oc as Tb,Ac as Ub,Sc as Vb,Ic as Wb,Cc as Xb,Wo as Yb,Fo as Zb,Uo as _b,Nc as $b,Mc as ac,jc as bc,Xo as cc,Jo as dc,Zo as ec,Ko as fc,Lc as gc,Pc as hc,Tc as ic,Rc as jc,er as kc,Wc as lc,Fc as mc,di as nc,Sn as oc};
