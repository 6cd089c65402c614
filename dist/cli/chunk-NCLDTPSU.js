import{createRequire as createRequireHere}from'node:module';const require=createRequireHere(import.meta.url);
import{Ba as $t,Ya as Bt,ab as zt,bb as Vt,g as Wt,h as Ve,i as R,l as Ft,n as Ut,sa as Gt,wa as Dt}from"./chunk-DZULDMCH.js";import{A as Mt,B as jt,G as Lt,f as Ct,ga as ee,ha as Pt,m as $e,n as Nt,r as he,ra as Rt,sa as Tt,ta as Be,va as ze,z as K}from"./chunk-QTT2Z2PF.js";import{b as It,d as St}from"./chunk-KVRKHMNM.js";var si={};St(si,{TextDocument:()=>qe});function He(e,n){if(e.length<=1)return e;let t=e.length/2|0,s=e.slice(0,t),i=e.slice(t);He(s,n),He(i,n);let o=0,r=0,a=0;for(;o<s.length&&r<i.length;)n(s[o],i[r])<=0?e[a++]=s[o++]:e[a++]=i[r++];for(;o<s.length;)e[a++]=s[o++];for(;r<i.length;)e[a++]=i[r++];return e}function qt(e,n,t=0){let s=n?[t]:[];for(let i=0;i<e.length;i++){let o=e.charCodeAt(i);Ht(o)&&(o===13&&i+1<e.length&&e.charCodeAt(i+1)===10&&i++,s.push(t+i+1))}return s}function Ht(e){return e===13||e===10}function Xt(e){let n=e.start,t=e.end;return n.line>t.line||n.line===t.line&&n.character>t.character?{start:t,end:n}:e}function ti(e){let n=Xt(e.range);return n!==e.range?{newText:e.newText,range:n}:e}var ge,qe,ii=It(()=>{"use strict";ge=class e{constructor(n,t,s,i){this._uri=n,this._languageId=t,this._version=s,this._content=i,this._lineOffsets=void 0}get uri(){return this._uri}get languageId(){return this._languageId}get version(){return this._version}getText(n){if(n){let t=this.offsetAt(n.start),s=this.offsetAt(n.end);return this._content.substring(t,s)}return this._content}update(n,t){for(let s of n)if(e.isIncremental(s)){let i=Xt(s.range),o=this.offsetAt(i.start),r=this.offsetAt(i.end);this._content=this._content.substring(0,o)+s.text+this._content.substring(r,this._content.length);let a=o+s.text.length,u=this._content.charCodeAt(o-1)===13&&this._content.charCodeAt(o)===10,d=this._content.charCodeAt(a-1)===13&&this._content.charCodeAt(a)===10;if(u||d){this._lineOffsets=void 0;continue}let f=Math.max(i.start.line,0),l=Math.max(i.end.line,0),h=this._lineOffsets,m=qt(s.text,!1,o);if(l-f===m.length)for(let b=0,k=m.length;b<k;b++)h[b+f+1]=m[b];else m.length<1e4?h.splice(f+1,l-f,...m):this._lineOffsets=h=h.slice(0,f+1).concat(m,h.slice(l+1));let _=s.text.length-(r-o);if(_!==0)for(let b=f+1+m.length,k=h.length;b<k;b++)h[b]=h[b]+_}else if(e.isFull(s))this._content=s.text,this._lineOffsets=void 0;else throw new Error("Unknown change event received");this._version=t}getLineOffsets(){return this._lineOffsets===void 0&&(this._lineOffsets=qt(this._content,!0)),this._lineOffsets}positionAt(n){n=Math.max(Math.min(n,this._content.length),0);let t=this.getLineOffsets(),s=0,i=t.length;if(i===0)return{line:0,character:n};for(;s<i;){let r=Math.floor((s+i)/2);t[r]>n?i=r:s=r+1}let o=s-1;return n=this.ensureBeforeEOL(n,t[o]),{line:o,character:n-t[o]}}offsetAt(n){let t=this.getLineOffsets();if(n.line>=t.length)return this._content.length;if(n.line<0)return 0;let s=t[n.line];if(n.character<=0)return s;let i=n.line+1<t.length?t[n.line+1]:this._content.length,o=Math.min(s+n.character,i);return this.ensureBeforeEOL(o,s)}getLineRange(n){let t=this.getLineOffsets();if(n>=t.length){let r=t.length-1;return{start:{line:r,character:0},end:{line:r,character:this._content.length-t[r]}}}else if(n<0)return{start:{line:0,character:0},end:{line:0,character:0}};let s=t[n],i=n+1<t.length?t[n+1]:this._content.length,o=this.ensureBeforeEOL(i,s);return{start:{line:n,character:0},end:{line:n,character:o-s}}}getEOLCharacters(n){let t=this.getLineOffsets();if(n>=t.length)return"";if(n<0)return"";let s=n+1<t.length?t[n+1]:this._content.length,i=this.ensureBeforeEOL(s,t[n]);return this._content.substring(i,s)}ensureBeforeEOL(n,t){for(;n>t&&Ht(this._content.charCodeAt(n-1));)n--;return n}get lineCount(){return this.getLineOffsets().length}static isIncremental(n){let t=n;return t!=null&&typeof t.text=="string"&&t.range!==void 0&&(t.rangeLength===void 0||typeof t.rangeLength=="number")}static isFull(n){let t=n;return t!=null&&typeof t.text=="string"&&t.range===void 0&&t.rangeLength===void 0}};(function(e){function n(i,o,r,a){return new ge(i,o,r,a)}e.create=n;function t(i,o,r){if(i instanceof ge)return i.update(o,r),i;throw new Error("TextDocument.update: document must be created by TextDocument.create")}e.update=t;function s(i,o){let r=i.getText(),a=He(o.map(ti),(f,l)=>{let h=f.range.start.line-l.range.start.line;return h===0?f.range.start.character-l.range.start.character:h}),u=0,d=[];for(let f of a){let l=i.offsetAt(f.range.start);if(l<u)throw new Error("Overlapping edit");l>u&&d.push(r.substring(u,l)),f.newText.length&&d.push(f.newText),u=i.offsetAt(f.range.end)}return d.push(r.substr(u)),d.join("")}e.applyEdits=s})(qe||(qe={}))});var No={};St(No,{AnnotatedTextEdit:()=>U,ApplyKind:()=>zn,ChangeAnnotation:()=>D,ChangeAnnotationIdentifier:()=>O,CodeAction:()=>rt,CodeActionContext:()=>ot,CodeActionKind:()=>it,CodeActionTag:()=>Te,CodeActionTriggerKind:()=>fe,CodeDescription:()=>jn,CodeLens:()=>at,Color:()=>Me,ColorInformation:()=>An,ColorPresentation:()=>In,Command:()=>V,CompletionItem:()=>qn,CompletionItemKind:()=>Un,CompletionItemLabelDetails:()=>Vn,CompletionItemTag:()=>Dn,CompletionList:()=>Hn,CreateFile:()=>Y,DeleteFile:()=>Z,Diagnostic:()=>ae,DiagnosticRelatedInformation:()=>je,DiagnosticSeverity:()=>Nn,DiagnosticTag:()=>Mn,DocumentHighlight:()=>Zn,DocumentHighlightKind:()=>Qn,DocumentLink:()=>ut,DocumentSymbol:()=>st,DocumentUri:()=>vn,EOL:()=>Co,FoldingRange:()=>Cn,FoldingRangeKind:()=>Sn,FormattingOptions:()=>ct,Hover:()=>Xn,InlayHint:()=>xt,InlayHintKind:()=>We,InlayHintLabelPart:()=>Fe,InlineCompletionContext:()=>vt,InlineCompletionItem:()=>bt,InlineCompletionList:()=>yt,InlineCompletionTriggerKind:()=>wt,InlineValueContext:()=>_t,InlineValueEvaluatableExpression:()=>gt,InlineValueText:()=>mt,InlineValueVariableLookup:()=>ht,InsertReplaceEdit:()=>$n,InsertTextFormat:()=>Gn,InsertTextMode:()=>Bn,LanguageKind:()=>Wn,Location:()=>re,LocationLink:()=>On,MarkedString:()=>de,MarkupContent:()=>$,MarkupKind:()=>Re,OptionalVersionedTextDocumentIdentifier:()=>ue,ParameterInformation:()=>Jn,Position:()=>M,Range:()=>v,RenameFile:()=>Q,SelectedCompletionInfo:()=>kt,SelectionRange:()=>dt,SemanticTokenModifiers:()=>lt,SemanticTokenTypes:()=>ft,SemanticTokens:()=>pt,SignatureInformation:()=>Yn,SnippetTextEdit:()=>Ln,StringValue:()=>Ue,SymbolInformation:()=>nt,SymbolKind:()=>Kn,SymbolTag:()=>et,TextDocument:()=>Ot,TextDocumentEdit:()=>ce,TextDocumentIdentifier:()=>Rn,TextDocumentItem:()=>Fn,TextEdit:()=>L,URI:()=>Ne,VersionedTextDocumentIdentifier:()=>Tn,WorkspaceChange:()=>Pn,WorkspaceEdit:()=>Le,WorkspaceFolder:()=>Et,WorkspaceSymbol:()=>tt,integer:()=>En,uinteger:()=>oe});var vn,Ne,En,oe,M,v,re,On,Me,An,In,Sn,Cn,je,Nn,Mn,jn,ae,V,L,D,O,U,ce,Y,Q,Z,Le,J,Ln,Pe,Pn,Rn,Tn,ue,Wn,Fn,Re,$,Un,Gn,Dn,$n,Bn,zn,Vn,qn,Hn,de,Xn,Jn,Yn,Qn,Zn,Kn,et,nt,tt,st,it,fe,ot,Te,rt,at,ct,ut,dt,ft,lt,pt,mt,ht,gt,_t,We,Fe,xt,Ue,bt,yt,wt,kt,vt,Et,Co,Ot,At,c,Mo=It(()=>{"use strict";(function(e){function n(t){return typeof t=="string"}e.is=n})(vn||(vn={}));(function(e){function n(t){return typeof t=="string"}e.is=n})(Ne||(Ne={}));(function(e){e.MIN_VALUE=-2147483648,e.MAX_VALUE=2147483647;function n(t){return typeof t=="number"&&e.MIN_VALUE<=t&&t<=e.MAX_VALUE}e.is=n})(En||(En={}));(function(e){e.MIN_VALUE=0,e.MAX_VALUE=2147483647;function n(t){return typeof t=="number"&&e.MIN_VALUE<=t&&t<=e.MAX_VALUE}e.is=n})(oe||(oe={}));(function(e){function n(s,i){return s===Number.MAX_VALUE&&(s=oe.MAX_VALUE),i===Number.MAX_VALUE&&(i=oe.MAX_VALUE),{line:s,character:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.uinteger(i.line)&&c.uinteger(i.character)}e.is=t})(M||(M={}));(function(e){function n(s,i,o,r){if(c.uinteger(s)&&c.uinteger(i)&&c.uinteger(o)&&c.uinteger(r))return{start:M.create(s,i),end:M.create(o,r)};if(M.is(s)&&M.is(i))return{start:s,end:i};throw new Error(`Range#create called with invalid arguments[${s}, ${i}, ${o}, ${r}]`)}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&M.is(i.start)&&M.is(i.end)}e.is=t})(v||(v={}));(function(e){function n(s,i){return{uri:s,range:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&v.is(i.range)&&(c.string(i.uri)||c.undefined(i.uri))}e.is=t})(re||(re={}));(function(e){function n(s,i,o,r){return{targetUri:s,targetRange:i,targetSelectionRange:o,originSelectionRange:r}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&v.is(i.targetRange)&&c.string(i.targetUri)&&v.is(i.targetSelectionRange)&&(v.is(i.originSelectionRange)||c.undefined(i.originSelectionRange))}e.is=t})(On||(On={}));(function(e){function n(s,i,o,r){return{red:s,green:i,blue:o,alpha:r}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.numberRange(i.red,0,1)&&c.numberRange(i.green,0,1)&&c.numberRange(i.blue,0,1)&&c.numberRange(i.alpha,0,1)}e.is=t})(Me||(Me={}));(function(e){function n(s,i){return{range:s,color:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&v.is(i.range)&&Me.is(i.color)}e.is=t})(An||(An={}));(function(e){function n(s,i,o){return{label:s,textEdit:i,additionalTextEdits:o}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.string(i.label)&&(c.undefined(i.textEdit)||L.is(i.textEdit))&&(c.undefined(i.additionalTextEdits)||c.typedArray(i.additionalTextEdits,L.is))}e.is=t})(In||(In={}));(function(e){e.Comment="comment",e.Imports="imports",e.Region="region"})(Sn||(Sn={}));(function(e){function n(s,i,o,r,a,u){let d={startLine:s,endLine:i};return c.defined(o)&&(d.startCharacter=o),c.defined(r)&&(d.endCharacter=r),c.defined(a)&&(d.kind=a),c.defined(u)&&(d.collapsedText=u),d}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.uinteger(i.startLine)&&c.uinteger(i.endLine)&&(c.undefined(i.startCharacter)||c.uinteger(i.startCharacter))&&(c.undefined(i.endCharacter)||c.uinteger(i.endCharacter))&&(c.undefined(i.kind)||c.string(i.kind))}e.is=t})(Cn||(Cn={}));(function(e){function n(s,i){return{location:s,message:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&re.is(i.location)&&c.string(i.message)}e.is=t})(je||(je={}));(function(e){e.Error=1,e.Warning=2,e.Information=3,e.Hint=4})(Nn||(Nn={}));(function(e){e.Unnecessary=1,e.Deprecated=2})(Mn||(Mn={}));(function(e){function n(t){let s=t;return c.objectLiteral(s)&&c.string(s.href)}e.is=n})(jn||(jn={}));(function(e){function n(o,r,a,u,d,f){let l={range:o,message:r};return c.defined(a)&&(l.severity=a),c.defined(u)&&(l.code=u),c.defined(d)&&(l.source=d),c.defined(f)&&(l.relatedInformation=f),l}e.create=n;function t(o){var r;let a=o;return c.defined(a)&&v.is(a.range)&&(c.string(a.message)||$.is(a.message))&&(c.number(a.severity)||c.undefined(a.severity))&&(c.integer(a.code)||c.string(a.code)||c.undefined(a.code))&&(c.undefined(a.codeDescription)||c.string((r=a.codeDescription)===null||r===void 0?void 0:r.href))&&(c.string(a.source)||c.undefined(a.source))&&(c.undefined(a.relatedInformation)||c.typedArray(a.relatedInformation,je.is))}e.is=t;function s(o){return c.string(o.message)}e.is3_17=s;function i(o){if(c.string(o.message))return o.message;if($.is(o.message))return o.message.value;throw new Error(`Unknown message type ${typeof o.message}`)}e.getMessageString=i})(ae||(ae={}));(function(e){function n(s,i,...o){let r={title:s,command:i};return c.defined(o)&&o.length>0&&(r.arguments=o),r}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.title)&&(i.tooltip===void 0||c.string(i.tooltip))&&c.string(i.command)}e.is=t})(V||(V={}));(function(e){function n(o,r){return{range:o,newText:r}}e.replace=n;function t(o,r){return{range:{start:o,end:o},newText:r}}e.insert=t;function s(o){return{range:o,newText:""}}e.del=s;function i(o){let r=o;return c.objectLiteral(r)&&c.string(r.newText)&&v.is(r.range)}e.is=i})(L||(L={}));(function(e){function n(s,i,o){let r={label:s};return i!==void 0&&(r.needsConfirmation=i),o!==void 0&&(r.description=o),r}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&c.string(i.label)&&(c.boolean(i.needsConfirmation)||i.needsConfirmation===void 0)&&(c.string(i.description)||i.description===void 0)}e.is=t})(D||(D={}));(function(e){function n(t){let s=t;return c.string(s)}e.is=n})(O||(O={}));(function(e){function n(o,r,a){return{range:o,newText:r,annotationId:a}}e.replace=n;function t(o,r,a){return{range:{start:o,end:o},newText:r,annotationId:a}}e.insert=t;function s(o,r){return{range:o,newText:"",annotationId:r}}e.del=s;function i(o){let r=o;return L.is(r)&&(D.is(r.annotationId)||O.is(r.annotationId))}e.is=i})(U||(U={}));(function(e){function n(s,i){return{textDocument:s,edits:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&ue.is(i.textDocument)&&Array.isArray(i.edits)}e.is=t})(ce||(ce={}));(function(e){function n(s,i,o){let r={kind:"create",uri:s};return i!==void 0&&(i.overwrite!==void 0||i.ignoreIfExists!==void 0)&&(r.options=i),o!==void 0&&(r.annotationId=o),r}e.create=n;function t(s){let i=s;return i&&i.kind==="create"&&c.string(i.uri)&&(i.options===void 0||(i.options.overwrite===void 0||c.boolean(i.options.overwrite))&&(i.options.ignoreIfExists===void 0||c.boolean(i.options.ignoreIfExists)))&&(i.annotationId===void 0||O.is(i.annotationId))}e.is=t})(Y||(Y={}));(function(e){function n(s,i,o,r){let a={kind:"rename",oldUri:s,newUri:i};return o!==void 0&&(o.overwrite!==void 0||o.ignoreIfExists!==void 0)&&(a.options=o),r!==void 0&&(a.annotationId=r),a}e.create=n;function t(s){let i=s;return i&&i.kind==="rename"&&c.string(i.oldUri)&&c.string(i.newUri)&&(i.options===void 0||(i.options.overwrite===void 0||c.boolean(i.options.overwrite))&&(i.options.ignoreIfExists===void 0||c.boolean(i.options.ignoreIfExists)))&&(i.annotationId===void 0||O.is(i.annotationId))}e.is=t})(Q||(Q={}));(function(e){function n(s,i,o){let r={kind:"delete",uri:s};return i!==void 0&&(i.recursive!==void 0||i.ignoreIfNotExists!==void 0)&&(r.options=i),o!==void 0&&(r.annotationId=o),r}e.create=n;function t(s){let i=s;return i&&i.kind==="delete"&&c.string(i.uri)&&(i.options===void 0||(i.options.recursive===void 0||c.boolean(i.options.recursive))&&(i.options.ignoreIfNotExists===void 0||c.boolean(i.options.ignoreIfNotExists)))&&(i.annotationId===void 0||O.is(i.annotationId))}e.is=t})(Z||(Z={}));(function(e){function n(t){let s=t;return s&&(s.changes!==void 0||s.documentChanges!==void 0)&&(s.documentChanges===void 0||s.documentChanges.every(i=>c.string(i.kind)?Y.is(i)||Q.is(i)||Z.is(i):ce.is(i)))}e.is=n})(Le||(Le={}));J=class{constructor(n,t){this.edits=n,this.changeAnnotations=t}insert(n,t,s){let i,o;if(s===void 0?i=L.insert(n,t):O.is(s)?(o=s,i=U.insert(n,t,s)):(this.assertChangeAnnotations(this.changeAnnotations),o=this.changeAnnotations.manage(s),i=U.insert(n,t,o)),this.edits.push(i),o!==void 0)return o}replace(n,t,s){let i,o;if(s===void 0?i=L.replace(n,t):O.is(s)?(o=s,i=U.replace(n,t,s)):(this.assertChangeAnnotations(this.changeAnnotations),o=this.changeAnnotations.manage(s),i=U.replace(n,t,o)),this.edits.push(i),o!==void 0)return o}delete(n,t){let s,i;if(t===void 0?s=L.del(n):O.is(t)?(i=t,s=U.del(n,t)):(this.assertChangeAnnotations(this.changeAnnotations),i=this.changeAnnotations.manage(t),s=U.del(n,i)),this.edits.push(s),i!==void 0)return i}add(n){this.edits.push(n)}all(){return this.edits}clear(){this.edits.splice(0,this.edits.length)}assertChangeAnnotations(n){if(n===void 0)throw new Error("Text edit change is not configured to manage change annotations.")}};(function(e){function n(t){let s=t;return c.objectLiteral(s)&&v.is(s.range)&&Ue.isSnippet(s.snippet)&&(s.annotationId===void 0||D.is(s.annotationId)||O.is(s.annotationId))}e.is=n})(Ln||(Ln={}));Pe=class{constructor(n){this._annotations=n===void 0?Object.create(null):n,this._counter=0,this._size=0}all(){return this._annotations}get size(){return this._size}manage(n,t){let s;if(O.is(n)?s=n:(s=this.nextId(),t=n),this._annotations[s]!==void 0)throw new Error(`Id ${s} is already in use.`);if(t===void 0)throw new Error(`No annotation provided for id ${s}`);return this._annotations[s]=t,this._size++,s}nextId(){return this._counter++,this._counter.toString()}},Pn=class{constructor(n){this._textEditChanges=Object.create(null),n!==void 0?(this._workspaceEdit=n,n.documentChanges?(this._changeAnnotations=new Pe(n.changeAnnotations),n.changeAnnotations=this._changeAnnotations.all(),n.documentChanges.forEach(t=>{if(ce.is(t)){let s=new J(t.edits,this._changeAnnotations);this._textEditChanges[t.textDocument.uri]=s}})):n.changes&&Object.keys(n.changes).forEach(t=>{let s=new J(n.changes[t]);this._textEditChanges[t]=s})):this._workspaceEdit={}}get edit(){return this.initDocumentChanges(),this._changeAnnotations!==void 0&&(this._changeAnnotations.size===0?this._workspaceEdit.changeAnnotations=void 0:this._workspaceEdit.changeAnnotations=this._changeAnnotations.all()),this._workspaceEdit}getTextEditChange(n){if(ue.is(n)){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let t={uri:n.uri,version:n.version},s=this._textEditChanges[t.uri];if(!s){let i=[],o={textDocument:t,edits:i};this._workspaceEdit.documentChanges.push(o),s=new J(i,this._changeAnnotations),this._textEditChanges[t.uri]=s}return s}else{if(this.initChanges(),this._workspaceEdit.changes===void 0)throw new Error("Workspace edit is not configured for normal text edit changes.");let t=this._textEditChanges[n];if(!t){let s=[];this._workspaceEdit.changes[n]=s,t=new J(s),this._textEditChanges[n]=t}return t}}initDocumentChanges(){this._workspaceEdit.documentChanges===void 0&&this._workspaceEdit.changes===void 0&&(this._changeAnnotations=new Pe,this._workspaceEdit.documentChanges=[],this._workspaceEdit.changeAnnotations=this._changeAnnotations.all())}initChanges(){this._workspaceEdit.documentChanges===void 0&&this._workspaceEdit.changes===void 0&&(this._workspaceEdit.changes=Object.create(null))}createFile(n,t,s){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let i;D.is(t)||O.is(t)?i=t:s=t;let o,r;if(i===void 0?o=Y.create(n,s):(r=O.is(i)?i:this._changeAnnotations.manage(i),o=Y.create(n,s,r)),this._workspaceEdit.documentChanges.push(o),r!==void 0)return r}renameFile(n,t,s,i){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let o;D.is(s)||O.is(s)?o=s:i=s;let r,a;if(o===void 0?r=Q.create(n,t,i):(a=O.is(o)?o:this._changeAnnotations.manage(o),r=Q.create(n,t,i,a)),this._workspaceEdit.documentChanges.push(r),a!==void 0)return a}deleteFile(n,t,s){if(this.initDocumentChanges(),this._workspaceEdit.documentChanges===void 0)throw new Error("Workspace edit is not configured for document changes.");let i;D.is(t)||O.is(t)?i=t:s=t;let o,r;if(i===void 0?o=Z.create(n,s):(r=O.is(i)?i:this._changeAnnotations.manage(i),o=Z.create(n,s,r)),this._workspaceEdit.documentChanges.push(o),r!==void 0)return r}};(function(e){function n(s){return{uri:s}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)}e.is=t})(Rn||(Rn={}));(function(e){function n(s,i){return{uri:s,version:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)&&c.integer(i.version)}e.is=t})(Tn||(Tn={}));(function(e){function n(s,i){return{uri:s,version:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)&&(i.version===null||c.integer(i.version))}e.is=t})(ue||(ue={}));(function(e){e.ABAP="abap",e.WindowsBat="bat",e.BibTeX="bibtex",e.Clojure="clojure",e.Coffeescript="coffeescript",e.C="c",e.CPP="cpp",e.CSharp="csharp",e.CSS="css",e.D="d",e.Delphi="pascal",e.Diff="diff",e.Dart="dart",e.Dockerfile="dockerfile",e.Elixir="elixir",e.Erlang="erlang",e.FSharp="fsharp",e.GitCommit="git-commit",e.GitRebase="git-rebase",e.Go="go",e.Groovy="groovy",e.Handlebars="handlebars",e.Haskell="haskell",e.HTML="html",e.Ini="ini",e.Java="java",e.JavaScript="javascript",e.JavaScriptReact="javascriptreact",e.JSON="json",e.LaTeX="latex",e.Less="less",e.Lua="lua",e.Makefile="makefile",e.Markdown="markdown",e.ObjectiveC="objective-c",e.ObjectiveCPP="objective-cpp",e.Pascal="pascal",e.Perl="perl",e.Perl6="perl6",e.PHP="php",e.Plaintext="plaintext",e.Powershell="powershell",e.Pug="jade",e.Python="python",e.R="r",e.Razor="razor",e.Ruby="ruby",e.Rust="rust",e.SCSS="scss",e.SASS="sass",e.Scala="scala",e.ShaderLab="shaderlab",e.ShellScript="shellscript",e.SQL="sql",e.Swift="swift",e.TypeScript="typescript",e.TypeScriptReact="typescriptreact",e.TeX="tex",e.VisualBasic="vb",e.XML="xml",e.XSL="xsl",e.YAML="yaml"})(Wn||(Wn={}));(function(e){function n(s,i,o,r){return{uri:s,languageId:i,version:o,text:r}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.string(i.uri)&&c.string(i.languageId)&&c.integer(i.version)&&c.string(i.text)}e.is=t})(Fn||(Fn={}));(function(e){e.PlainText="plaintext",e.Markdown="markdown";function n(t){let s=t;return s===e.PlainText||s===e.Markdown}e.is=n})(Re||(Re={}));(function(e){function n(t){let s=t;return c.objectLiteral(t)&&Re.is(s.kind)&&c.string(s.value)}e.is=n})($||($={}));(function(e){e.Text=1,e.Method=2,e.Function=3,e.Constructor=4,e.Field=5,e.Variable=6,e.Class=7,e.Interface=8,e.Module=9,e.Property=10,e.Unit=11,e.Value=12,e.Enum=13,e.Keyword=14,e.Snippet=15,e.Color=16,e.File=17,e.Reference=18,e.Folder=19,e.EnumMember=20,e.Constant=21,e.Struct=22,e.Event=23,e.Operator=24,e.TypeParameter=25})(Un||(Un={}));(function(e){e.PlainText=1,e.Snippet=2})(Gn||(Gn={}));(function(e){e.Deprecated=1})(Dn||(Dn={}));(function(e){function n(s,i,o){return{newText:s,insert:i,replace:o}}e.create=n;function t(s){let i=s;return i&&c.string(i.newText)&&v.is(i.insert)&&v.is(i.replace)}e.is=t})($n||($n={}));(function(e){e.asIs=1,e.adjustIndentation=2})(Bn||(Bn={}));(function(e){e.Replace=1,e.Merge=2})(zn||(zn={}));(function(e){function n(t){let s=t;return s&&(c.string(s.detail)||s.detail===void 0)&&(c.string(s.description)||s.description===void 0)}e.is=n})(Vn||(Vn={}));(function(e){function n(t){return{label:t}}e.create=n})(qn||(qn={}));(function(e){function n(t,s){return{items:t||[],isIncomplete:!!s}}e.create=n})(Hn||(Hn={}));(function(e){function n(s){return s.replace(/[\\`*_{}[\]()#+\-.!]/g,"\\$&")}e.fromPlainText=n;function t(s){let i=s;return c.string(i)||c.objectLiteral(i)&&c.string(i.language)&&c.string(i.value)}e.is=t})(de||(de={}));(function(e){function n(t){let s=t;return!!s&&c.objectLiteral(s)&&($.is(s.contents)||de.is(s.contents)||c.typedArray(s.contents,de.is))&&(t.range===void 0||v.is(t.range))}e.is=n})(Xn||(Xn={}));(function(e){function n(t,s){return s?{label:t,documentation:s}:{label:t}}e.create=n})(Jn||(Jn={}));(function(e){function n(t,s,...i){let o={label:t};return c.defined(s)&&(o.documentation=s),c.defined(i)?o.parameters=i:o.parameters=[],o}e.create=n})(Yn||(Yn={}));(function(e){e.Text=1,e.Read=2,e.Write=3})(Qn||(Qn={}));(function(e){function n(t,s){let i={range:t};return c.number(s)&&(i.kind=s),i}e.create=n})(Zn||(Zn={}));(function(e){e.File=1,e.Module=2,e.Namespace=3,e.Package=4,e.Class=5,e.Method=6,e.Property=7,e.Field=8,e.Constructor=9,e.Enum=10,e.Interface=11,e.Function=12,e.Variable=13,e.Constant=14,e.String=15,e.Number=16,e.Boolean=17,e.Array=18,e.Object=19,e.Key=20,e.Null=21,e.EnumMember=22,e.Struct=23,e.Event=24,e.Operator=25,e.TypeParameter=26})(Kn||(Kn={}));(function(e){e.Deprecated=1})(et||(et={}));(function(e){function n(t,s,i,o,r){let a={name:t,kind:s,location:{uri:o,range:i}};return r&&(a.containerName=r),a}e.create=n})(nt||(nt={}));(function(e){function n(t,s,i,o){return o!==void 0?{name:t,kind:s,location:{uri:i,range:o}}:{name:t,kind:s,location:{uri:i}}}e.create=n})(tt||(tt={}));(function(e){function n(s,i,o,r,a,u){let d={name:s,detail:i,kind:o,range:r,selectionRange:a};return u!==void 0&&(d.children=u),d}e.create=n;function t(s){let i=s;return i&&c.string(i.name)&&c.number(i.kind)&&v.is(i.range)&&v.is(i.selectionRange)&&(i.detail===void 0||c.string(i.detail))&&(i.deprecated===void 0||c.boolean(i.deprecated))&&(i.children===void 0||Array.isArray(i.children))&&(i.tags===void 0||Array.isArray(i.tags))}e.is=t})(st||(st={}));(function(e){e.Empty="",e.QuickFix="quickfix",e.Refactor="refactor",e.RefactorExtract="refactor.extract",e.RefactorInline="refactor.inline",e.RefactorMove="refactor.move",e.RefactorRewrite="refactor.rewrite",e.Source="source",e.SourceOrganizeImports="source.organizeImports",e.SourceFixAll="source.fixAll",e.Notebook="notebook"})(it||(it={}));(function(e){e.Invoked=1,e.Automatic=2})(fe||(fe={}));(function(e){function n(s,i,o){let r={diagnostics:s};return i!=null&&(r.only=i),o!=null&&(r.triggerKind=o),r}e.create=n;function t(s){let i=s;return c.defined(i)&&c.typedArray(i.diagnostics,ae.is)&&(i.only===void 0||c.typedArray(i.only,c.string))&&(i.triggerKind===void 0||i.triggerKind===fe.Invoked||i.triggerKind===fe.Automatic)}e.is=t})(ot||(ot={}));(function(e){e.LLMGenerated=1;function n(t){return c.defined(t)&&t===e.LLMGenerated}e.is=n})(Te||(Te={}));(function(e){function n(s,i,o){let r={title:s},a=!0;return typeof i=="string"?(a=!1,r.kind=i):V.is(i)?r.command=i:r.edit=i,a&&o!==void 0&&(r.kind=o),r}e.create=n;function t(s){let i=s;return i&&c.string(i.title)&&(i.diagnostics===void 0||c.typedArray(i.diagnostics,ae.is))&&(i.kind===void 0||c.string(i.kind))&&(i.edit!==void 0||i.command!==void 0)&&(i.command===void 0||V.is(i.command))&&(i.isPreferred===void 0||c.boolean(i.isPreferred))&&(i.edit===void 0||Le.is(i.edit))&&(i.tags===void 0||c.typedArray(i.tags,Te.is))}e.is=t})(rt||(rt={}));(function(e){function n(s,i){let o={range:s};return c.defined(i)&&(o.data=i),o}e.create=n;function t(s){let i=s;return c.defined(i)&&v.is(i.range)&&(c.undefined(i.command)||V.is(i.command))}e.is=t})(at||(at={}));(function(e){function n(s,i){return{tabSize:s,insertSpaces:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&c.uinteger(i.tabSize)&&c.boolean(i.insertSpaces)}e.is=t})(ct||(ct={}));(function(e){function n(s,i,o){return{range:s,target:i,data:o}}e.create=n;function t(s){let i=s;return c.defined(i)&&v.is(i.range)&&(c.undefined(i.target)||c.string(i.target))}e.is=t})(ut||(ut={}));(function(e){function n(s,i){return{range:s,parent:i}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&v.is(i.range)&&(i.parent===void 0||e.is(i.parent))}e.is=t})(dt||(dt={}));(function(e){e.namespace="namespace",e.type="type",e.class="class",e.enum="enum",e.interface="interface",e.struct="struct",e.typeParameter="typeParameter",e.parameter="parameter",e.variable="variable",e.property="property",e.enumMember="enumMember",e.event="event",e.function="function",e.method="method",e.macro="macro",e.keyword="keyword",e.modifier="modifier",e.comment="comment",e.string="string",e.number="number",e.regexp="regexp",e.operator="operator",e.decorator="decorator",e.label="label"})(ft||(ft={}));(function(e){e.declaration="declaration",e.definition="definition",e.readonly="readonly",e.static="static",e.deprecated="deprecated",e.abstract="abstract",e.async="async",e.modification="modification",e.documentation="documentation",e.defaultLibrary="defaultLibrary"})(lt||(lt={}));(function(e){function n(t){let s=t;return c.objectLiteral(s)&&(s.resultId===void 0||typeof s.resultId=="string")&&Array.isArray(s.data)&&(s.data.length===0||typeof s.data[0]=="number")}e.is=n})(pt||(pt={}));(function(e){function n(s,i){return{range:s,text:i}}e.create=n;function t(s){let i=s;return i!=null&&v.is(i.range)&&c.string(i.text)}e.is=t})(mt||(mt={}));(function(e){function n(s,i,o){return{range:s,variableName:i,caseSensitiveLookup:o}}e.create=n;function t(s){let i=s;return i!=null&&v.is(i.range)&&c.boolean(i.caseSensitiveLookup)&&(c.string(i.variableName)||i.variableName===void 0)}e.is=t})(ht||(ht={}));(function(e){function n(s,i){return{range:s,expression:i}}e.create=n;function t(s){let i=s;return i!=null&&v.is(i.range)&&(c.string(i.expression)||i.expression===void 0)}e.is=t})(gt||(gt={}));(function(e){function n(s,i){return{frameId:s,stoppedLocation:i}}e.create=n;function t(s){let i=s;return c.defined(i)&&v.is(s.stoppedLocation)}e.is=t})(_t||(_t={}));(function(e){e.Type=1,e.Parameter=2;function n(t){return t===1||t===2}e.is=n})(We||(We={}));(function(e){function n(s){return{value:s}}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&(i.tooltip===void 0||c.string(i.tooltip)||$.is(i.tooltip))&&(i.location===void 0||re.is(i.location))&&(i.command===void 0||V.is(i.command))}e.is=t})(Fe||(Fe={}));(function(e){function n(s,i,o){let r={position:s,label:i};return o!==void 0&&(r.kind=o),r}e.create=n;function t(s){let i=s;return c.objectLiteral(i)&&M.is(i.position)&&(c.string(i.label)||c.typedArray(i.label,Fe.is))&&(i.kind===void 0||We.is(i.kind))&&i.textEdits===void 0||c.typedArray(i.textEdits,L.is)&&(i.tooltip===void 0||c.string(i.tooltip)||$.is(i.tooltip))&&(i.paddingLeft===void 0||c.boolean(i.paddingLeft))&&(i.paddingRight===void 0||c.boolean(i.paddingRight))}e.is=t})(xt||(xt={}));(function(e){function n(s){return{kind:"snippet",value:s}}e.createSnippet=n;function t(s){let i=s;return c.objectLiteral(i)&&i.kind==="snippet"&&c.string(i.value)}e.isSnippet=t})(Ue||(Ue={}));(function(e){function n(t,s,i,o){return{insertText:t,filterText:s,range:i,command:o}}e.create=n})(bt||(bt={}));(function(e){function n(t){return{items:t}}e.create=n})(yt||(yt={}));(function(e){e.Invoked=1,e.Automatic=2})(wt||(wt={}));(function(e){function n(t,s){return{range:t,text:s}}e.create=n})(kt||(kt={}));(function(e){function n(t,s){return{triggerKind:t,selectedCompletionInfo:s}}e.create=n})(vt||(vt={}));(function(e){function n(t){let s=t;return c.objectLiteral(s)&&Ne.is(s.uri)&&c.string(s.name)}e.is=n})(Et||(Et={}));Co=[`
`,`\r
`,"\r"];(function(e){function n(o,r,a,u){return new At(o,r,a,u)}e.create=n;function t(o){let r=o;return!!(c.defined(r)&&c.string(r.uri)&&(c.undefined(r.languageId)||c.string(r.languageId))&&c.uinteger(r.lineCount)&&c.func(r.getText)&&c.func(r.positionAt)&&c.func(r.offsetAt))}e.is=t;function s(o,r){let a=o.getText(),u=i(r,(f,l)=>{let h=f.range.start.line-l.range.start.line;return h===0?f.range.start.character-l.range.start.character:h}),d=a.length;for(let f=u.length-1;f>=0;f--){let l=u[f],h=o.offsetAt(l.range.start),m=o.offsetAt(l.range.end);if(m<=d)a=a.substring(0,h)+l.newText+a.substring(m,a.length);else throw new Error("Overlapping edit");d=h}return a}e.applyEdits=s;function i(o,r){if(o.length<=1)return o;let a=o.length/2|0,u=o.slice(0,a),d=o.slice(a);i(u,r),i(d,r);let f=0,l=0,h=0;for(;f<u.length&&l<d.length;)r(u[f],d[l])<=0?o[h++]=u[f++]:o[h++]=d[l++];for(;f<u.length;)o[h++]=u[f++];for(;l<d.length;)o[h++]=d[l++];return o}})(Ot||(Ot={}));At=class{constructor(n,t,s,i){this._uri=n,this._languageId=t,this._version=s,this._content=i,this._lineOffsets=void 0}get uri(){return this._uri}get languageId(){return this._languageId}get version(){return this._version}getText(n){if(n){let t=this.offsetAt(n.start),s=this.offsetAt(n.end);return this._content.substring(t,s)}return this._content}update(n,t){this._content=n.text,this._version=t,this._lineOffsets=void 0}getLineOffsets(){if(this._lineOffsets===void 0){let n=[],t=this._content,s=!0;for(let i=0;i<t.length;i++){s&&(n.push(i),s=!1);let o=t.charAt(i);s=o==="\r"||o===`
`,o==="\r"&&i+1<t.length&&t.charAt(i+1)===`
`&&i++}s&&t.length>0&&n.push(t.length),this._lineOffsets=n}return this._lineOffsets}positionAt(n){n=Math.max(Math.min(n,this._content.length),0);let t=this.getLineOffsets(),s=0,i=t.length;if(i===0)return M.create(0,n);for(;s<i;){let r=Math.floor((s+i)/2);t[r]>n?i=r:s=r+1}let o=s-1;return M.create(o,n-t[o])}offsetAt(n){let t=this.getLineOffsets();if(n.line>=t.length)return this._content.length;if(n.line<0)return 0;let s=t[n.line],i=n.line+1<t.length?t[n.line+1]:this._content.length;return Math.max(Math.min(s+n.character,i),s)}get lineCount(){return this.getLineOffsets().length}};(function(e){let n=Object.prototype.toString;function t(m){return typeof m<"u"}e.defined=t;function s(m){return typeof m>"u"}e.undefined=s;function i(m){return m===!0||m===!1}e.boolean=i;function o(m){return n.call(m)==="[object String]"}e.string=o;function r(m){return n.call(m)==="[object Number]"}e.number=r;function a(m,_,b){return n.call(m)==="[object Number]"&&_<=m&&m<=b}e.numberRange=a;function u(m){return n.call(m)==="[object Number]"&&-2147483648<=m&&m<=2147483647}e.integer=u;function d(m){return n.call(m)==="[object Number]"&&0<=m&&m<=2147483647}e.uinteger=d;function f(m){return n.call(m)==="[object Function]"}e.func=f;function l(m){return m!==null&&typeof m=="object"}e.objectLiteral=l;function h(m,_){return Array.isArray(m)&&m.every(_)}e.typedArray=h})(c||(c={}))});var Jt={celery:`"""What celery does before and after a program makes its application, and when a worker starts.

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
`};var ri=["import_modules","celeryd_init","worker_init","setup_logging","after_setup_logger","after_setup_task_logger","worker_process_init","celeryd_after_setup","worker_ready","beat_init"],Xe=[{script:"django",standsFor:{"django.setup":"setup","django.conf.settings":"settings","django.apps.AppConfig":"AppConfig","django.apps.config.AppConfig":"AppConfig","django.contrib.admin.apps.AdminConfig":"AdminConfig","django.contrib.admin.autodiscover":"autodiscover_admin","django.utils.module_loading.autodiscover_modules":"autodiscover_modules","django.apps.apps":"apps","django.apps.registry.apps":"apps","django.core.wsgi.get_wsgi_application":"get_wsgi_application","django.core.asgi.get_asgi_application":"get_asgi_application","django.core.management.ManagementUtility":"ManagementUtility","django.core.management.execute_from_command_line":"execute_from_command_line","django.core.management.call_command":"call_command","django.core.management.BaseCommand":"BaseCommand","django.core.management.LabelCommand":"BaseCommand","django.core.management.base.BaseCommand":"BaseCommand","django.core.management.base.LabelCommand":"BaseCommand","django.core.management.base.AppCommand":"BaseCommand","django.core.checks.run_checks":"run_checks","django.urls.include":"include","django.urls.conf.include":"include","django.conf.urls.include":"include","configurations.Configuration":"Configuration","configurations.base.Configuration":"Configuration","configurations.setup":"setup","configurations.wsgi.get_wsgi_application":"get_wsgi_application","configurations.asgi.get_asgi_application":"get_asgi_application","configurations.management.execute_from_command_line":"execute_from_command_line","configurations.management.call_command":"call_command"},shows:{"LazySettings.__getattr__":"django.conf.settings","ManagementUtility.execute":"django.core.management"},isStartedBy:/\bdjango\.setup\b|^[ \t]*from[ \t]+django[ \t]+import\b.*\bsetup\b|\bget_[aw]sgi_application\b|\bexecute_from_command_line\b|\bManagementUtility\b|\bcall_command\b/m,startWords:["django","sgi_application","execute_from_command_line","ManagementUtility","call_command"],imports:/\.(?:apps|models|admin)$|\.(?:models|management\.commands)\./,loads:/\.(?:apps|models|admin)$|\.(?:models|management\.commands|migrations|templatetags)\./,settings:{areReadBy:"django.conf",variable:"DJANGO_SETTINGS_MODULE"},asksFor:["DJANGO_CONFIGURATION"]},{script:"celery",standsFor:{"celery.maybe_patch_concurrency":"maybe_patch_concurrency","celery.Celery":"Celery","celery.app.Celery":"Celery","celery.app.base.Celery":"Celery",...Object.fromEntries(ri.map(e=>[`celery.signals.${e}`,e]))},shows:{find_app:"celery -A","Celery.import_default_modules":"celery","Signal.send":"celery.signals","Celery.autodiscover_tasks":"Celery.autodiscover_tasks()","Celery.worker_main":"Celery.worker_main()","Celery.start":"Celery.start()","Configuration.load":"Celery.conf"},isStartedBy:/\bCelery\s*\(|\bautodiscover_tasks\b|\bworker_main\b/,startWords:["Celery","autodiscover_tasks","worker_main"],imports:/\.(?:tasks|celery)$/,asksFor:["CELERY_SKIP_CHECKS"],patches:["maybe_patch_concurrency"]},{script:"logging",standsFor:{"logging.config.dictConfig":"dict_config"},isStartedBy:/\bdictConfig\b/,startWords:["dictConfig"]},{script:"gunicorn",standsFor:{"gunicorn.app.base.BaseApplication":"BaseApplication","gunicorn.app.base.Application":"BaseApplication","gunicorn.app.wsgiapp.WSGIApplication":"WSGIApplication","gunicorn.app.wsgiapp.run":"run"},shows:{"BaseApplication.run":"BaseApplication.run()","WSGIApplication.load":"WSGIApplication.load()",run:"gunicorn.app.wsgiapp.run()"},patches:["BaseApplication","WSGIApplication","run"]},{script:"flask",standsFor:{},shows:{load_app:"flask"}}];var Yt=new Map(Object.entries(Jt).map(([e,n])=>[`\0${e}`,{module:`\0${e}`,path:`\0${e}.py`,text:n,syntax:Pt(()=>K(n))}]));function ai(e){return e.charCodeAt(0)===0?Yt.get(e):void 0}function Je(e){return ne(e)?Yt.get(e.slice(0,-3)):void 0}function ne(e){return e?.charCodeAt(0)===0}var Qt=new Map,_e=new Map;for(let{script:e,standsFor:n,shows:t={}}of Xe){let s=`\0${e}`;for(let[i,o]of Object.entries(n))Qt.set(i,{module:s,name:o}),_e.has(`${s}:${o}`)||_e.set(`${s}:${o}`,`${i}()`);for(let[i,o]of Object.entries(t))_e.set(`${s}:${i}`,o)}function Zt(e){return Qt.get(e)}function Go(e,n){return _e.get(`${e}:${n}`)}var Kt=Xe.flatMap(({patches:e=[],standsFor:n})=>Object.keys(n).filter(t=>e.includes(Ve(t))).map(t=>({name:Ve(t),modules:t.split(".").slice(0,-1).map(Ut)}))),Do=new Set(Kt.map(({name:e})=>e));function $o(e,n){return Kt.some(t=>t.name===e&&t.modules.every(s=>s(n)>=0))}function Bo(e){return{...e,text:n=>Je(n)?.text??e.text(n),wording:n=>Je(n)?.text??e.wording(n),syntax:n=>Je(n)?.syntax()??e.syntax(n)}}function zo(e){return{resolve(n){let t=ai(n);return t===void 0?e.resolve(n):{kind:"source",module:n,path:t.path,searchPath:void 0}}}}function Ye(e){let n=[];for(let t=e;t!==void 0;t=t.outer)n.push(`${t.branching}.${t.branch}`);return n.join()}function qo(e,n){let t=e;for(let s of q(e,n))t={...s,outer:t};return t}function ns(e,n){if(n===e)return e;let t=e;for(let s of q(e,n))s.isRare&&(t={...s,outer:t});return t}function ci(e,n){for(let t=e;t!==void 0;t=t.outer)if(t.without===n)return!0;return!1}function be(e,n){return e>=0&&n>=0?e!==n:e===~n}function ts(e,n){for(let t=e;t!==void 0;t=t.outer)if(t.without!==void 0&&!ci(n,t.without))return!0;return!1}function Qe(e,n){if(e===void 0||n===void 0||e===n)return!0;let t=ui(n,Ze);for(let s=e;s!==void 0;s=s.outer){if(t&&te.of(n).isPossible&&te.of(n).has(s))return!0;if(ye(n,s,be))return!1}return!0}var Ze=16;function ui(e,n){let t=e;for(let s=n;t!==void 0&&s>0;s--)t=t.outer;return t!==void 0}function di(e,n){let t=e;for(let s=Ze;t!==void 0&&s>0;s--){if(t===n)return!0;t=t.outer}return t!==void 0&&te.of(e).has(n)}function ye(e,{branching:n,branch:t},s){let i=e;for(let o=Ze;i!==void 0&&o>0;o--){if(i.branching===n&&s(i.branch,t))return!0;i=i.outer}return i!==void 0&&te.of(e).some(n,t,s)}var xe=class{#e=[];#t=new Set;#n=new Set;#s=new Map;of(n){let t=[],s=n;for(;s!==void 0&&!this.#t.has(s);s=s.outer)t.push(s);for(;this.#e.at(-1)!==s;)this.#o();for(let i=t.length-1;i>=0;i--)this.#i(t[i]);return this}#i(n){let{branching:t,branch:s}=n;this.some(t,s,be)&&this.#n.add(n);let i=this.#s.get(t)??{times:new Map,branches:[]};this.#s.set(t,i),i.times.set(s,(i.times.get(s)??0)+1),s>=0&&i.branches.push(s),this.#e.push(n),this.#t.add(n)}#o(){let n=this.#e.pop(),{branching:t,branch:s}=n;this.#t.delete(n),this.#n.delete(n);let i=this.#s.get(t),o=i.times.get(s)-1;s>=0&&i.branches.pop(),o>0?i.times.set(s,o):i.times.delete(s),i.times.size===0&&this.#s.delete(t)}get isPossible(){return this.#n.size===0}has(n){return this.#t.has(n)}some(n,t,s){let i=this.#s.get(n);if(i===void 0)return!1;let o=r=>s(r,t);return[t,~t].some(r=>i.times.has(r)&&o(r))||i.branches.some(o)}},te=new xe;function Ho(e){return e===void 0||te.of(e).isPossible}function Xo(e,n){return ye(e,n,be)}function Jo(e,n){return ye(e,n,Ke)}function Ke(e,n){return e===n||n<0&&e>=0&&e!==~n}function en(e,n){return q(e,n).length}function q(e,n,t){return[...ss(e,n,t)]}function*ss(e,n,t){if(e!==n)for(let s=n;s!==void 0&&!di(e,s);s=s.outer)(s.with===void 0||s.with!==t)&&!ye(e,s,Ke)&&(yield s)}var fi={isCompatible:!0,isWithout:!1,hasDoubts:!1,isUnusual:!1,isAskedFor:!1,isGuess:!1,isRare:!1},es=class{#e=new xe;#t=new Map;#n;#s;#i=!1;goTo(n,t){this.#n=n,this.#s=t,this.#t.clear(),this.#e.of(n),this.#i=!1;for(let s=n;s!==void 0&&!this.#i;s=s.outer)this.#i=s.isGuess===!0;return this.#e.isPossible}of(n){let t=[],s=n;for(;s!==void 0&&!this.#t.has(s);)t.push(s),s=s.outer;let i=s===void 0?fi:this.#t.get(s);for(;t.length>0;){let o=t.pop();i=this.#o(i,o),this.#t.set(o,i)}return i}#o(n,t){let{branching:s,branch:i}=t,o=n.isWithout||t.without===this.#s;if(this.#e.has(t))return o===n.isWithout?n:{...n,isWithout:o};let r=n.isCompatible&&!this.#e.some(s,i,be),a=(t.with===void 0||t.with!==this.#s)&&!this.#e.some(s,i,Ke);return{isCompatible:r,isWithout:o,hasDoubts:n.hasDoubts||a,isUnusual:n.isUnusual||a&&t.isUsual!==!0,isAskedFor:n.isAskedFor||a&&t.isAskedFor===!0,isGuess:n.isGuess||a&&t.isGuess===!0,isRare:n.isRare||a&&t.isRare===!0}}patchHasDoubts(n){return this.#r(n,()=>!0)}patchIsUnusual(n){return this.#r(n,({isUsual:t})=>t!==!0)}patchIsGuess(n){return this.#i&&this.#r(n,({isGuess:t})=>t===!0)}#r(n,t){for(let s of ss(n,this.#n,this.#s))if(t(s))return!0;return!1}},li=500;function Yo(e,n,t){let s=0,i=({isUsual:r,follows:a,with:u})=>r===!0||a===!0||t===void 0&&u!==void 0,o=(r,a)=>a<n.length&&++s<=li&&q(r,n[a],t).every(u=>i(u)||o({branching:u.branching,branch:~u.branch,outer:r},a+1));return o(e,0)}function cs({changed:e,story:n},t){return(e===void 0||n!==void 0&&n.length<500)&&t!==void 0?`${n??""}${t};`:void 0}function we(e){return e.startsWith("?")}var T=class extends Map{run;changed;story;isHandedOut=!1;#e;#t=!1;constructor(n,t){if(super(),this.run=n,t!==void 0)for(let[s,i]of t)this.#n(s,i)}set(n,t){return this.#e!==void 0&&this.#s(n),this.#n(n,t),this}#n(n,t){we(n)?this.#t=!0:this.#t&&super.delete(n),super.set(n,t)}mayHaveReplaced(n){if(!this.#t)return!1;let t=!1;for(let s of super.keys())if(s===n)t=!0;else if(t&&we(s))return!0;return!1}delete(n){return this.#e!==void 0&&this.#s(n),super.delete(n)}#s(n){let t=this.#e?.at(-1);t!==void 0&&!t.has(n)&&t.set(n,this.get(n))}begin(){return this.#e??=[],this.#e.push(new Map)-1}boundSince(n){let t=new Map;for(let s of this.#e?.slice(n)??[])for(let i of s.keys())t.set(i,this.get(i));return t}before(n,t){let s=this.#e?.find((i,o)=>o>=n&&i.has(t));return s===void 0?this.get(t):s.get(t)}keep(){let n=this.#e?.pop(),t=this.#e?.at(-1);if(n!==void 0)if(t===void 0)this.#e=void 0;else for(let[s,i]of n)t.has(s)||t.set(s,i)}takeBack(){let n=this.#e?.pop();this.#e?.length===0&&(this.#e=void 0);for(let[t,s]of n??[])s===void 0?super.delete(t):super.set(t,s)}peek(n){return super.get(n)}peekAll(){return super.entries()}rebind(n,t){t===void 0?super.delete(n):this.#n(n,t)}become(n){let t=[...n];super.clear();for(let[s,i]of t)this.#n(s,i)}bindAll(n){for(let[t,s]of n)s===void 0?this.delete(t):this.set(t,s)}},is=class extends T{#e;constructor(n,t){super(n),this.#e=t}get(n){let t=super.get(n);return this.#t(n,t!==void 0),t}has(n){let t=super.has(n);return this.#t(n,t),t}delete(n){return this.#t(n,super.has(n)),super.delete(n)}get size(){return this.#n(),super.size}keys(){return this.#n(),super.keys()}values(){return this.#n(),super.values()}entries(){return this.#n(),super.entries()}[Symbol.iterator](){return this.#n(),super.entries()}forEach(n){this.#n(),super.forEach(n)}clear(){this.#n(),super.clear()}#t(n,t){this.#e.names.add(n),t||this.#e.missed.add(n)}#n(){this.#e.isAll=!0}};function Zo(e){switch(e.kind){case"module":case"class":return e.scope.variables;case"object":case"function":case"external-object":return e.attributes;case"bound-method":return e.function.attributes;default:return}}function us({keeps:e,root:n}){return e??n?.keeps}function ds(e){return e.slots??=new T(e.run),e.slots}var I={kind:"unknown"};function fs(e){return e===I?{kind:"unknown",path:""}:e}function nn(e){return{kind:"external",name:e}}function N(e){return{kind:"literal",value:e}}function ls(e){switch(e.kind){case"string":return e.bytes?I:N(e.value);case"number":return N(Number(e.text.replaceAll("_","").replace(/[lLjJ]$/,"")));case"constant":return e.value==="..."?I:N(e.value==="None"?null:e.value==="True");default:return}}var os=40;function H(e){let n=[];for(let t of e.slice(0,os).flatMap(s=>s.kind==="choice"?s.values:[s])){if(n.length>=os)break;let s=n.findIndex(i=>hi(i,t));s<0?n.push(t):t.kind==="unknown"&&n[s]!==t&&(n[s]=I)}return n.length===0?I:n.length===1?n[0]:{kind:"choice",values:n}}function pi(e){let[n]=e;if(e.length===1&&n!==void 0)return n.value;let t=H(e.map(s=>s.value));return t.kind==="choice"&&tn(e)?{...t,alternatives:e}:t}var mi=200,rs=new WeakMap;function tn(e){return ps(e)<=mi}function ps(e){let n=rs.get(e);if(n===void 0){n=0;for(let{value:t}of e)n+="alternatives"in t&&t.alternatives!==void 0?ps(t.alternatives):1;rs.set(e,n)}return n}function Ko({values:e,alternatives:n},t){return n===void 0?H(e.map(t)):pi(n.map(({value:s,place:i})=>({value:t(s),place:i})))}function hi(e,n){return e===n?!0:e.kind==="literal"&&n.kind==="literal"?e.value===n.value:e.kind==="external"&&n.kind==="external"||e.kind==="module"&&n.kind==="module"?e.name===n.name:e.kind==="unknown"&&n.kind==="unknown"}function X(e){return e?.kind==="literal"&&typeof e.value=="string"?e.value:void 0}function er(e){return e?.kind==="literal"&&Number.isSafeInteger(e.value)?Number(e.value):void 0}function gi(e){if("alternatives"in e&&e.alternatives!==void 0){let n=new Set(e.alternatives.map(t=>gi(t.value)));return n.size===1?[...n][0]:"unknown"}switch(e.kind){case"unknown":case"external":case"object":case"external-object":case"choice":return"unknown";case"literal":return e.value?"true":"false";case"sequence":return e.elements.length>0?"true":"false";case"mapping":return e.entries.size>0?"true":e.entries.isHandedOut||e.isWeak===!0?"unknown":"false";default:return"true"}}function nr(e){return e==="unknown"?e:e==="true"?"false":"true"}function tr(e){let n=e;for(;n.parent!==void 0;)n=n.parent;return n}var _i=new Set("append appendleft add extend extendleft insert update remove discard pop popleft clear copy index count sort reverse union rotate".split(" ")),xi=new Set("get setdefault pop popitem update clear copy keys values items iterkeys itervalues iteritems has_key move_to_end new_child".split(" ")),bi=new Set("upper lower casefold capitalize title strip lstrip rstrip startswith endswith replace join split rsplit splitlines rpartition partition format removeprefix removesuffix count find index isidentifier isdigit isdecimal isnumeric isalpha isalnum isupper islower isspace".split(" "));function sr(e,n){switch(e.kind){case"sequence":return _i.has(n)||as.has(n);case"mapping":case"namespace":return xi.has(n)||as.has(n);case"literal":return typeof e.value=="string"&&bi.has(n);case"generator":return n==="send"||n==="__next__"||n==="close"||n==="throw";default:return!1}}var as=new Set(["__iadd__","__ior__","__getitem__","__setitem__","__delitem__","__contains__","__iter__","__init__"]);function ms(e){return e==="builtins.object"||e==="enum.Enum"}function hs(e){if(!(e.kind!=="literal"&&e.kind!=="module")&&!(e.condition!==void 0||e.alternatives!==void 0))return e.kind==="literal"?JSON.stringify(e.value):`${e.name}@${e.scope.variables.run}`}function gs(e){return e.kind==="unknown"||e.kind==="literal"&&e.value===null}function _s(e){let n=e.slice(1);switch(e[0]){case"$":return N(n);case"#":return N(Number(n));case"=":return N(n==="None"||n==="null"?null:n==="true");default:return}}var yi={linux:{"sys.platform":"linux","os.name":"posix","os.sep":"/","os.path.sep":"/","os.linesep":`
`,"os.pathsep":":"},darwin:{"sys.platform":"darwin","os.name":"posix","os.sep":"/","os.path.sep":"/","os.linesep":`
`,"os.pathsep":":"},win32:{"sys.platform":"win32","os.name":"nt","os.sep":"\\","os.path.sep":"\\","os.linesep":`\r
`,"os.pathsep":";"}},xs=["linux","darwin","win32"],bs={linux:"Linux",darwin:"Darwin",win32:"Windows"},wi=new Map([["sys.implementation.name","cpython"],["sys.byteorder","little"],["sys.maxsize",2**63],["logging.NOTSET",0],["logging.DEBUG",10],["logging.INFO",20],["logging.WARNING",30],["logging.WARN",30],["logging.ERROR",40],["logging.CRITICAL",50],["logging.FATAL",50],["subprocess.PIPE",-1],["subprocess.STDOUT",-2],["subprocess.DEVNULL",-3],["typing.TYPE_CHECKING",!1],["typing_extensions.TYPE_CHECKING",!1],["six.PY2",!1],["six.PY3",!0]]),ki=new Map([...A("select",!0,"epoll poll"),...A("select",!1,"kqueue kevent devpoll"),...A("os",!0,`fork forkpty register_at_fork getuid geteuid getgid setuid setgid setsid getpgid setpgid setpgrp getppid kill killpg
    wait waitpid wait4 WNOHANG uname getloadavg nice chroot mkfifo symlink link readlink lchown chown fchmod fchown statvfs
    sched_getaffinity sched_setaffinity sendfile pipe2 memfd_create getrandom posix_spawn openpty ttyname ctermid initgroups
    getgroups O_NONBLOCK O_CLOEXEC O_DIRECTORY O_NOFOLLOW pread pwrite sync fdatasync EX_OK WIFSIGNALED spawnvp`),...A("os",!1,"startfile O_BINARY O_TEXT lchflags chflags plock getwindowsversion add_dll_directory"),...A("sys",!0,"abiflags setdlopenflags"),...A("sys",!1,"getwindowsversion winver dllhandle pypy_version_info pypy_translation_info getandroidapilevel"),...A("signal",!0,`SIGALRM SIGHUP SIGUSR1 SIGUSR2 SIGCHLD SIGCLD SIGPIPE SIGQUIT SIGWINCH SIGKILL SIGSTOP SIGTSTP SIGPOLL setitimer alarm
    pause siginterrupt pthread_sigmask sigwait set_wakeup_fd`),...A("signal",!1,"SIGBREAK SIGINFO CTRL_C_EVENT CTRL_BREAK_EVENT"),...A("socket",!0,`AF_UNIX AF_INET6 AF_NETLINK AF_PACKET AF_CAN AF_VSOCK SO_REUSEPORT SO_BINDTODEVICE SO_PEERCRED SOCK_CLOEXEC
    SOCK_NONBLOCK TCP_KEEPIDLE TCP_KEEPINTVL TCP_KEEPCNT TCP_USER_TIMEOUT TCP_QUICKACK TCP_FASTOPEN MSG_NOSIGNAL socketpair
    fromfd sethostname if_nameindex`),...A("socket",!1,"SO_EXCLUSIVEADDRUSE SIO_KEEPALIVE_VALS ioctl LOCAL_PEERCRED"),...A("time",!0,"tzset clock_gettime CLOCK_MONOTONIC CLOCK_BOOTTIME"),...A("time",!1,"CLOCK_UPTIME_RAW"),...A("ssl",!0,`SSLContext SSLObject SSLSocket SSLSession MemoryBIO TLSVersion Purpose create_default_context get_server_certificate
    PROTOCOL_TLS PROTOCOL_TLS_CLIENT PROTOCOL_TLS_SERVER PROTOCOL_SSLv23 OP_NO_SSLv2 OP_NO_SSLv3 OP_NO_COMPRESSION HAS_SNI
    HAS_ALPN HAS_TLSv1_2 HAS_TLSv1_3 OPENSSL_VERSION_INFO`),...A("ssl",!1,"PROTOCOL_SSLv2 PROTOCOL_SSLv3 RAND_egd"),...A("threading",!0,"get_ident get_native_id main_thread excepthook settrace stack_size TIMEOUT_MAX"),...A("asyncio",!1,"ProactorEventLoop WindowsSelectorEventLoopPolicy WindowsProactorEventLoopPolicy"),...A("subprocess",!1,"STARTUPINFO CREATE_NEW_CONSOLE CREATE_NEW_PROCESS_GROUP STARTF_USESHOWWINDOW CREATE_NO_WINDOW")]);function A(e,n,t){return t.split(/\s+/).map(s=>[`${e}.${s}`,n])}var vi=new Set("msvcrt winreg _winreg _winapi winsound nt _overlapped asyncio.windows_events asyncio.windows_utils".split(" ")),Ei=new Set("fcntl grp pwd termios tty pty resource posix syslog spwd crypt readline curses _posixsubprocess".split(" ")),rr=new Set(`abc argparse array ast asyncio atexit base64 bdb binascii bisect builtins cProfile calendar cmath cmd code codecs codeop
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
    xml.parsers xml.parsers.expat xml.sax xml.sax.handler xml.sax.saxutils xmlrpc.client xmlrpc.server`.split(/\s+/));function Oi(e,n){if(n==="os.uname.sysname"&&e!=="win32")return N(bs[e]);let t=yi[e][n]??wi.get(n);return t===void 0?void 0:N(t)}function ar(e,n,{positional:t}){switch(n){case"platform.system":return N(bs[e]);case"platform.python_implementation":return N("CPython");case"builtins.hasattr":{let[s,i]=t;if(s?.kind!=="external")return;let o=Ai(e,`${s.name}.${X(i)??""}`);return o===void 0?void 0:N(o)}default:return}}function Ai(e,n){return e==="linux"?ki.get(n):void 0}function ys(e){return xs.some(n=>Oi(n,e)!==void 0)}function ws(e){return xs.some(n=>Ii(n,e))}function Ii(e,n){return(e==="win32"?Ei:vi).has(n)}function rn(e,n){switch(e.kind){case"function":return e.decorators.length===0&&e.parameters.every(({defaultValue:s})=>s===void 0)?[{name:e.name,valueIn:s=>Ri(e,s)}]:void 0;case"assign":{let{value:t,targets:s,operator:i,annotation:o}=e,r=t&&ls(t);if(i!==void 0||o!==void 0||(r??I)===I)return;let a=s.flatMap(u=>u.kind==="name"?u.name:[]);return a.length<s.length?void 0:a.map(u=>({name:u,valueIn:()=>r??I}))}case"import":return e.lazy||e.names.some(({module:t})=>!n(t))?void 0:e.names.map(({module:t,asName:s})=>{let i=nn(s===void 0?R(t):t);return{name:s??i.name,valueIn:()=>i}});case"import-from":{let{lazy:t,level:s,module:i,names:o}=e;return t||s>0||o==="*"||o.some(({name:r})=>!n(i,r))?void 0:o.map(({name:r,asName:a})=>{let u=nn(`${i}.${r}`);return{name:a??r,valueIn:()=>u,from:i}})}default:return}}function Si(e,n){let t=e.map(s=>rn(s,n));return t.every(s=>s!==void 0)?t.flat():void 0}function Ci({asked:e},n,t,{files:s,folders:i}){let o=new Set([Rt(n),...e?.searched??[]]),r=_=>[...o].some(b=>s.has(Be(b,`${_}.py`))||i.has(Be(b,_))),a=_=>{let b=Dt(_);return b!==void 0&&b.holds.length===0&&b.patches===void 0},[u]=t,d=u?.libraries;if(d===void 0||t.some(({mocked:_})=>_.length>0))return()=>!1;let{patchers:f}=d,l=Ni(f),h=_=>a(_)&&!ws(_)&&f.importPatch(_)===void 0&&f.followsPatcher(_)===void 0&&!f.isRewritten(_),m=(_,b)=>{let k=`${_}.${b}`;return!l.has(R(_))&&a(k)&&Gt(_,b)===void 0&&$t(k)===void 0&&Zt(k)===void 0&&!ys(k)&&t.every(p=>p.libraries.reading(_,b)===void 0)};return(_,b)=>{let k=R(_);return k==="__future__"||r(k)||!Ft(_).every(h)?!1:b===void 0||m(_,b)}}var Ni=e=>new Set([...e.effects().map(({name:n})=>n),...e.all.flatMap(({id:n,modules:t})=>[...e.replacedByDefault(n),...t]),...e.removed,...e.functions.flatMap(({name:n,aliases:t=[]})=>[n,...t])].map(R));function an(e){return e.kind==="function"||e.kind==="class"?e.header:e.span}function ks(e,n,t,s){let{path:i,removed:o,added:r,body:a}=n,u=e.asked?.names.get(i);if(u===void 0||u.isAll)return;let d=Mi(e,n);if(d.some(({starts:g})=>g.length!==a.length+1))return;let f=Ci(e,i,d,s),l=g=>d.length>0&&d.every(w=>on(w,g)!==void 0),h=o.filter(g=>!l(g)),[m,_]=[h,r].map(g=>Si(g,f));if(m===void 0||m.some(({name:g})=>g.startsWith("__")||u.names.has(g)))return;let b=({span:g},w)=>g.start<=w&&w<g.end;for(let{name:g}of m)for(let{index:w}of t.matchAll(new RegExp(`(?<![\\w$])${g}(?![\\w$])`,"gu")))if(!o.some(S=>b(S,w)))return;let k=new Set(m.map(({name:g})=>g)),p=g=>!g.startsWith("__")&&!u.names.has(g)&&d.every(({state:{scope:w}})=>k.has(g)||w.variables.peek(g)===void 0);if(h.length===o.length&&_?.every(({name:g})=>p(g)))return"plain";if(d.some(({held:g,mocked:w,patchedUnder:S})=>g.length>0||w.length>0||S))return;let x=g=>d.every(w=>{let{bound:S=new Map}=on(w,g);return[...S].every(([y,{before:j}])=>j!==void 0||!u.names.has(y))});if(!o.every(g=>h.includes(g)||x(g)))return;let E=g=>{let w=rn(g,()=>!1);return w!==void 0?w.every(({name:S})=>p(S)):sn(g)?cn(g).every(S=>p(S)||!u.missed.has(S)&&d.every(({state:{scope:y}})=>{let j=y.variables.peek(S);return j!==void 0&&j.parts===void 0&&j.place.assumption===void 0})):!1};return r.every(E)?"executed":void 0}function sn(e){return e.kind!=="import"&&e.kind!=="import-from"||e.lazy?!1:e.kind==="import"||e.names!=="*"&&e.module!=="__future__"}function cn(e){return e.kind==="import"?e.names.map(({module:n,asName:t})=>t??R(n)):e.names==="*"?[]:e.names.map(({name:n,asName:t})=>t??n)}function on({operations:e},n){return e.find(t=>t.kind==="added"&&t.statement===n)}function Mi({runs:e},n){return[...e.values()].flat().filter(t=>ke(t,n))}function ke({syntax:e,activation:n},{body:t,path:s}){return e?.body===t&&n.path===s}function vs(e,n,t,s){let i=new Set;for(let[a,u]of e.runs)if(u.some(d=>ke(d,n))){for(let d of u)ke(d,n)&&(i.add(e.walked.byModule.get(d.state)),i.add(e.walked.byObject.get(d.state.scope.variables)));e.runs.set(a,u.map(d=>ke(d,n)?ji({...d,syntax:t},n,s):d))}let{byModule:o,byObject:r}=e.walked;for(let[a,u]of o)i.has(u)&&o.delete(a);for(let[a,u]of r)i.has(u)&&r.delete(a)}function ji(e,n,t){let{added:s,at:i,removed:o}=n,{activation:r,state:a}=e,u=y=>y.kind==="added"&&o.includes(y.statement);for(let y of e.operations)u(y)&&Pi(e,y);let d=i-o.length,f=y=>y-e.operations.slice(0,y).filter(u).length,l=e.starts.slice(0,d),h=e.starts.slice(i),[m]=h;if(m===void 0)return e;let{assumption:_}=e.starts[d],b=y=>rn(y,()=>!0)??[],k=y=>t==="plain"||!sn(y)?b(y):void 0,p=o.flatMap(y=>on(e,y)===void 0?b(y):[]);for(let{name:y}of p)a.scope.variables.rebind(y,void 0);let x=[],E=[],{order:g}=l.at(-1)??{order:-1},w=f(e.starts[d].operations);for(let y of s){g=(Math.max(g,Math.ceil(m.order)-1)+m.order)/2,E.push({operations:w+x.length,order:g,assumption:_});let j=k(y);j===void 0&&sn(y)&&x.push({kind:"added",statement:y,activation:r,assumption:_,order:g,seen:Li(e,d),bound:void 0});for(let{name:Ge,valueIn:le,from:pe}of j??[]){let De=pe??r.module,me={activation:r,span:an(y),reaches:De,assumption:_,order:a.scope.variables.run};un(a,Ge,{value:le(a.scope),place:me})}}let S=e.operations.filter(y=>!u(y));return{...e,operations:S.toSpliced(w,0,...x),starts:[...l,...E,...h.map(y=>({...y,operations:f(y.operations)+x.length}))],statements:e.statements+(s.length-x.length)-(o.length-(e.operations.length-S.length))}}function Li({operations:e,starts:n},t){let s=e.slice(0,n[t].operations),i=s.findLastIndex(({kind:o})=>o==="import");return new Set(s.slice(i+1).flatMap(o=>o.kind==="read"?[o.of]:[]))}function un({scope:{variables:e}},n,t){let{activation:s,span:i}=t.place,o=[...e.peekAll()].filter(([u])=>u!==n),r=o.findLastIndex(([,{place:u}])=>u.activation===s&&u.span.start<i.start),a=r<0?o.filter(([u])=>u.startsWith("__")).length:r+1;e.become(o.toSpliced(a,0,[n,t]))}function Pi({operations:e,state:n},t){let{variables:s}=n.scope;for(let[i,{made:o,before:r}]of t.bound??[]){s.peek(i)===o&&s.rebind(i,r);for(let a of e){let u=a.kind==="added"?a.bound?.get(i):void 0;u?.before===o&&(u.before=r)}}}function Ri(e,n){let{module:t,path:s,variables:i}=n,o=new T(i.run);return{kind:"function",definition:e,path:s,module:t,scope:n,defaults:new Map,binding:"function",attributes:o}}var Ti={BaseException:"BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit Exception",BaseExceptionGroup:"ExceptionGroup",Exception:"ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning",ArithmeticError:"FloatingPointError OverflowError ZeroDivisionError",ImportError:"ModuleNotFoundError",ModuleNotFoundError:"PackageNotFoundError",LookupError:"IndexError KeyError",NameError:"UnboundLocalError",OSError:"BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError",ConnectionError:"BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError",RuntimeError:"NotImplementedError RecursionError",ValueError:"UnicodeError",UnicodeError:"UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError",SyntaxError:"IndentationError",IndentationError:"TabError",Warning:"BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning"},Ee=new Map(Object.entries(Ti).flatMap(([e,n])=>n.split(" ").map(t=>[t,e]))),wr=[...Ee.keys(),"IOError","EnvironmentError"];function kr(e){return Ee.has(e)||ve.has(e)}var ve=new Map([["IOError","OSError"],["EnvironmentError","OSError"],["WindowsError","OSError"]]);function Wi(e){return e==="ImportError"||e==="ModuleNotFoundError"}function vr({parts:[e]}){if(e===void 0)return;let n=he(e.kind==="call"?e.callee:e);return n===""?void 0:n}function Er(e,n){let t=n.kind==="class"?dn(n):n.kind==="object"?dn(n.class):[Fi(n)??e],s=t.at(-1)??"";return Ee.has(ve.get(s)??s)?t.join("<"):void 0}function Fi(e){let n=e.kind==="external-object"?e.class:e.kind==="external"?e.name:"";return n.startsWith("builtins.")?n.slice(9):void 0}function dn(e){let[n]=e.bases;return n?.kind==="class"?[e.name,...dn(n)]:n===void 0?[e.name]:[e.name,...Ui(n)??[]]}function Ui(e){return e.kind==="external"?[e.name.slice(e.name.lastIndexOf(".")+1)]:void 0}function B(e,n){let t=n.split("<"),s=e.map(o=>ve.get(o)??o);if(s.includes("")||t.some(o=>s.includes(o)))return!0;let i=t.at(-1)??"";for(let o=ve.get(i)??i;o!==void 0;o=Ee.get(o))if(s.includes(o))return!0;return!1}function Gi({type:e},n){return B(e===void 0?[""]:Es(e),n)}function Or(e,n){let t=new Set;for(let{activation:s,span:i}of Lt(n)){let{path:o}=s;if(!(o===void 0||!e.isPython(o)))for(let r of Nt(e.syntax(o)?.body??[],i))r.kind!=="try"||!r.body.some(a=>Ct(a.span,i))||r.handlers.some(a=>Gi(a,"ModuleNotFoundError"))&&t.add(r)}return t}function Di({type:e}){return e!==void 0&&Es(e).every(Wi)}function Ar(e,{body:n,handlers:t},s){let i=(o,r)=>e.host.isThere(e,o,r);return t.some(Di)&&n.every(o=>{if(o.kind==="import")return o.names.every(({module:u})=>i(u));if(o.kind==="import-from")return o.level===0&&o.names!=="*"&&o.names.every(({name:u})=>i(o.module,u));if(qi(o)||$i(o))return!0;let r=o.kind==="assign"||o.kind==="expression"||o.kind==="return"?o.value:void 0,a=r===void 0?void 0:Bi(e,r,s);return a!==void 0&&i(a)})}function $i(e){return e.kind!=="return"?e.kind==="jump":e.value===void 0||e.value.kind==="constant"}function Bi(e,n,t){if(n.kind!=="call"||n.keywords.length>0)return;let[s,...i]=n.positional,o=he(n.callee);if(!(i.length>0||o!=="__import__"&&o!=="import_module"))return s?.kind==="name"?X(e.operations.evaluate(e,s,t)):s?.kind==="string"?s.value:void 0}function Es(e){return(e.kind==="sequence"?e.elements:[e]).map(he)}function zi(e,n,t){let{catching:s}=e,i=B(n,"ModuleNotFoundError");e.catching=[...s,n],i&&e.guards++;let o=t();return i&&e.guards--,e.catching=s,o}function Ir(e,n,t){if(e.raising!==void 0)return t();let s=zi(e,n,t);if(!Vi(n,e.raising))return s;e.raising=void 0}function Sr(e,n){if(e.catching.some(s=>B(s,n)))return!0;let t=fn(e,n);return e.recording?.operations.push({kind:"caught",error:n,isCaught:t}),t}function fn({catchingAround:e},n){return e.some(t=>B(t,n))}function Os(e){return e.filter(n=>B(n,"ModuleNotFoundError")).length}function Cr(e,n){e.catching.some(t=>B(t,n))&&(e.raising??=n)}function Nr(e,n){!e.host.knowsFailures&&e.catching.some(t=>t.includes(n))&&(e.raising??=n)}var As=new WeakMap;function Mr(e){let n={kind:"unknown",path:""};return As.set(n,e),n}function jr(e){return As.get(e)}function Vi(e,n){return n!==void 0&&B(e,n)}function Lr(e){let n=[];for(let t of $e(e))if(t.kind==="import")for(let{module:s}of t.names)n.push(s);else t.kind==="import-from"&&n.push(t.names==="*"?`${t.module}:*`:`${t.module}:${t.names.map(({name:s})=>s).join()}`);return n.join(" ")}function qi(e){return e.kind!=="assign"?e.kind==="import"||e.kind==="import-from":e.targets.every(({kind:n})=>n==="name")&&(e.value===void 0||e.value.kind==="constant")}function Pr(e){let n=new Set;for(let t of $e(e))if(t.kind==="import")for(let{module:s}of t.names)n.add(R(s));else t.kind==="import-from"&&n.add(t.level===0?R(t.module):"");return n}var Ss=4,Hi=1e3;function pn(e,n=0,t={left:Hi}){switch(e?.kind){case"literal":return typeof e.value=="string"?`$${e.value}`:typeof e.value=="number"?`#${e.value}`:`=${String(e.value)}`;case"class":return`:${e.scope.path}:${e.scope.qualifier}`;case"external":case"module":return`.${e.name}`;case"function":case"external-object":return`@${ln(e.attributes)}`;case"object":return Cs(e.class)?`@${ln(e.attributes)}`:void 0;case"instance":return`@${ln(e)}`;case"sequence":{if(t.left-=e.elements.length,n>Ss||t.left<0)return;let s=e.elements.map(i=>pn(i.value,n+1,t));return s.every(i=>i!==void 0)?`(${s.join(",")})`:void 0}default:return}}var Is=new WeakMap,Xi=0;function ln(e){let n=Is.get(e)??++Xi;return Is.set(e,n),n}function Cs({fields:e,scope:n,bases:t},s=0){return e===void 0&&s<Ss&&!n.variables.has("__eq__")&&!n.variables.has("__hash__")&&t.every(i=>i.kind==="class"?Cs(i,s+1):i.kind==="external"&&ms(i.name))}function Ns(e){return`?${e.size}`}function Wr(e){for(let n of e.keys())if(we(n))return!0;return!1}function Fr(e,n){return n.key??_s(e)??I}function Ji(...e){return{positional:e,keywords:new Map,open:!1}}var $r=Ji();function Br(e,n){return Object.fromEntries(e.map(t=>[t,n]))}var Ls=1200,zr=8,mn={expression:2,chain:3,clause:3,wrapper:2,call:2,block:5,module:1,commands:2,parse:440};function Ps(e,n){return Yi(e,n)?(e.depth+=n,e.depth>e.deepest&&(e.deepest=e.depth),!0):!1}var Ms=1024;function Vr(e,n=1){let{budget:t}=e;e.budget-=n;let s=t<=0,i=Math.floor(t/Ms)!==Math.floor(e.budget/Ms);return!s&&!(i&&e.host.isTimeUp())?!1:(Oe(e,{what:s?"steps":"time"}),e.halted=!0,!0)}function Yi(e,n){return e.depth+n<=Ls?(e.deepest=Math.max(e.deepest,e.depth+n),!0):(Oe(e,{what:"nesting"}),e.halted=!0,!1)}function Rs({depth:e,imports:n},t){return n+t>Qi?-1:Ls-e}var Qi=100;function se(e,n){return e===void 0||n===void 0?n??e:{...n,outer:se(e,n.outer)}}function G({outer:e,assumption:n}){return se(e,n)}function W(e){for(let n of e.recordings)n.isShareable=!1}function z({adding:e},n){e?.runs.has(n)&&(e.isLost=!0)}function qr(e,n){e.recording?.operations.push({kind:"event",event:n});let{outer:t}=e;e.events.push(t===void 0?n:{...n,assumption:se(t,n.assumption)})}function Ts(e,n,t,s){e.recording?.operations.push({kind:"outside",root:n,path:t,...s===void 0?{}:{sets:s}}),e.adding!==void 0&&(e.adding.isLost=!0);let i=s?.[1],o=i?.kind==="literal"&&i.setAt!==void 0&&e.outer===void 0;s!==void 0&&Zi(e,s[0],i?.kind==="literal"&&!o?{...i,setAt:void 0}:s[1]);let{changes:r,changeKey:a,trail:u}=e,d=r.get(n)??[];r.set(n,[...d,t]);let f=X(s?.[1]);/^(?:os\.environ|sys\.argv)\b/.test(t)&&(e.changeKey=`${a};${t}${f===void 0?"":`${o?":":""}=${f}`}`),u.push(()=>{r.set(n,d),e.changeKey=a})}function Zi({variables:e,trail:n},t,s){let i=e.get(t);e.set(t,s),n.push(()=>{i===void 0?e.delete(t):e.set(t,i)})}function Hr(e,n){return e.guards>0&&(e.raising=n),I}function C(e){return e.nextId++}function Ws(e,n){return{activation:e.activation,span:e.span,reaches:n}}function Xr(e,n){let{assumption:t,raising:s}=e;e.assumption={branching:C(e),branch:0,outer:t,isGuess:!0};let i=n();return e.assumption=t,e.raising=s,i}function Jr(e,n,t,s,i){let{assumption:o,raising:r}=e;e.assumption={branching:n,branch:t,outer:o,...i===void 0?{}:{without:i}};let a=s();return e.assumption=o,e.raising=r,a}function Yr(e,n,t){let{activation:s,span:i,assumption:o}=e;e.activation=n;let r=t();return e.activation=s,e.span=i,e.assumption=ns(o,e.assumption),r}function Qr(e,n){let t=0;for(let s=e.activation;s!==void 0;s=s.caller?.activation)s.body===n&&t++;return t}function Zr(e){let{settledOutside:n,awaited:t}=e;if(n.size===0)return!1;for(let s of t.keys())if(!n.has(s))return!1;for(let s=G(e);s!==void 0;s=s.outer)for(let i of n.values())if(i.has(s.branching))return!1;return!0}function Oe(e,n){W(e),Ae(e,n)}function Kr(e,n,t){Ae(e,{what:"setting",name:n,at:t})}function Ae(e,n){let t=js(n),s=e.events.some(o=>o.kind==="truncation"&&js(o.truncation)===t),i={kind:"truncation",order:C(e),truncation:n};e.recording?.operations.push({kind:"event",event:i}),s||e.events.push(i)}function js(e){return e.what==="setting"?`${e.name} ${e.at.path}:${e.at.span.start}`:e.what}function gn(e){let{place:n,span:t,activation:s,assumption:i}=e,o=e.importing??s.module;if(n!==void 0&&n.span===t&&n.activation===s&&n.assumption===i&&n.reaches===o)return n;let r={activation:s,span:t,reaches:o,assumption:i,order:e.nextId++};return e.place=r,r}function ie(e,n){return{value:fs(n),place:gn(e)}}function Fs(e){return e.parts??[e]}function Us(e,n){let t=n.parts===void 0?n.value:Ki(e,n,n.parts);return e.recording!==void 0&&hn(e,e.recording,t),t}function Ki(e,n,t){let{assumption:s}=e,i=[];for(let o of t)if(Qe(o.place.assumption,s)&&(i.push(o),en(s,o.place.assumption)===0))break;return i.length===0?n.value:Gs(i,s)}function Gs(e,n){let[t]=e;if(e.length===1&&t!==void 0)return t.value;let s=e.filter(({value:a,place:u})=>a.kind==="literal"||!ts(u.assumption,n)),i=(s.length>0?s:e).map(({value:a})=>a),o=i.filter(a=>!gs(a)),r=H(o.length>0?o:i);switch(r.kind){case"external":case"module":case"function":case"choice":case"literal":case"partial":return tn(e)?{...r,alternatives:e}:r.kind==="choice"?r:I;default:return r}}function hn(e,n,t){switch(t.kind){case"sequence":F(e,n,t);return;case"mapping":F(e,n,t.entries);return;case"object":F(e,n,t.attributes),t.native!==void 0&&hn(e,n,t.native);return;case"external-object":case"function":F(e,n,t.attributes);return;case"generator":F(e,n,t.taken);return;case"class":case"module":F(e,n,t.scope.variables);return;case"unknown":{let s=us(t);s!==void 0&&s.run!==e.run&&F(e,n,ds(s));return}case"choice":for(let s of t.values)hn(e,n,s);return;default:return}}function F(e,n,t){t.run===e.run||n.seen.has(t)||(z(e,t.run),n.seen.add(t),n.operations.push({kind:"read",of:t,changed:t.changed,story:t.story}))}function oa(e,n){return e.recording!==void 0&&F(e,e.recording,n),n}function ra(e,n){return e.recording!==void 0&&F(e,e.recording,n),n}function eo(e,{changed:n}){n!==void 0&&W(e)}function Ie(e,n,t,s){if(n.run===e.run){eo(e,n),t();return}let i={kind:"change",of:n,act:t,says:s};e.recording?.operations.push(i),_n(e,i)}function _n(e,n){let{of:t,says:s}=n,{changed:i,story:o}=t;z(e,t.run),e.adding?.seen.has(t)&&(e.adding.isLost=!0);let r=cs(t,s),a=n.act();t.changed=n,t.story=e.outer===void 0?r:void 0,e.changed.add(t),e.trail.push(()=>{a(),t.changed=i,t.story=o,i===void 0&&e.changed.delete(t)})}var Ds=12;function aa(e,n){let s=[...new Set(n.flatMap(Fs))].sort((o,r)=>r.place.order-o.place.order).slice(0,Ds),[i]=s;return s.length===1&&i!==void 0?i:{value:Gs(s,e.assumption),place:e,parts:s}}function ca(e,n,t,s){$s(e,n,t,ie(e,s))}function ua(e,n,t){let s=n.get(t);if(s===void 0)return;let i=Us(e,s);return n.mayHaveReplaced(t)?H([i,I]):i}function da(e,{entries:n},t,s){let i=ie(e,s),o=t!==void 0&&t.kind!=="literal"&&t.kind!=="unknown";$s(e,n,pn(t)??Ns(n),o?{...i,key:t}:i)}function $s(e,n,t,s){let i=()=>{let a=n.get(t),u=a===void 0?s:Bs(a,s);return n.set(t,u),()=>{n.get(t)===u&&(a===void 0?n.delete(t):n.set(t,a))}},r=n.run===e.run||e.assumption!==void 0?void 0:hs(s.value);Ie(e,n,i,r&&`${t}=${r}`)}function Bs(e,n){if(!Se(n.place.assumption,e))return n;let t=[n,...Fs(e)].slice(0,Ds);return{...n,value:H(t.map(s=>s.value)),parts:t}}function Se(e,{place:n}){return e!==void 0&&en(n.assumption,e)>0}function fa(e,n,t){let{assumption:s}=e;Ie(e,n,()=>{let i=n.get(t);return i===void 0||Se(s,i)?()=>{}:(n.delete(t),()=>n.set(t,i))})}function zs({run:e},n,t){return t===void 0?{kind:"sequence",run:e,elements:n}:{kind:"sequence",run:e,elements:n,form:t}}function la({run:e},n){return{kind:"mapping",entries:new T(e,n)}}function pa(e,n,t){let s=zs(e,[]);return{kind:"generator",run:n,...t===void 0?{}:{finish:t},taken:s}}function ma(e,n,t){let s=gn(e),i=n.map(o=>({value:o,place:s}));return zs(e,i,t)}function ha(e,n){let t=gn(e),s=new T(e.run);for(let[i,o]of n)s.set(`$${i}`,{value:o,place:t});return{kind:"mapping",entries:s}}function ga(e,{elements:n}){let{assumption:t}=e,s=[];for(let i of n)(t===void 0||Qe(i.place.assumption,t))&&s.push(Us(e,i));return s}var no=200;function _a(e,n,t,s){let{elements:i}=n,o=Math.max(0,no-i.length),r=t.slice(0,o).map(a=>ie(e,a));Ie(e,n,()=>(i.splice(s??i.length,0,...r),()=>{for(let a of r)i.splice(i.indexOf(a),1)}))}function xa(e,n,t){let{assumption:s}=e;xn(e,n,i=>i.filter((o,r)=>!t(r)||Se(s,o)))}function xn(e,n,t){let{elements:s}=n;Ie(e,n,()=>{let i=[...s];return s.splice(0,s.length,...t(i)),()=>s.splice(0,s.length,...i)})}function ba(e,n,[t,s],i){let{assumption:o}=e,r=i.map(a=>ie(e,a));xn(e,n,a=>[...a.slice(0,t),...a.slice(t,s).filter(u=>Se(o,u)),...r,...a.slice(s)])}function ya(e,n,t,s){let i=ie(e,s);xn(e,n,o=>{let r=o.at(t);return r===void 0?o:o.map(a=>a===r?Bs(r,i):a)})}function bn(e=!0,n=1,t){return{runs:new Map,nextId:n,branchings:new WeakMap,libraries:new Map,resolvers:new Map,starts:new WeakMap,walked:{byModule:new Map,byObject:new Map},asked:t,isOn:e}}function qs(e,n){let t=[...e.runs.values()].flat(),s=new Set(t.flatMap(({state:{file:d},syntax:f,state:l})=>d===void 0||f===void 0||ne(d)||n(d,f)?[]:[l]));if(s.size===0)return e;let i=new Map;for(let{operations:d,state:f}of t)for(let l of d)(l.kind==="import"||l.kind==="loaded")&&l.state!==void 0&&i.set(l.state,[...i.get(l.state)??[],f]);for(let d of s)for(let f of i.get(d)??[])s.add(f);let o=new Map;for(let[d,f]of e.runs){let l=f.filter(({state:h})=>!s.has(h));l.length>0&&o.set(d,l)}let r=new Map([...e.walked.byModule].filter(([d])=>!s.has(d))),a=new Set(r.values()),u=new Map([...e.walked.byObject].filter(([,d])=>a.has(d)));return{...e,runs:o,walked:{byModule:r,byObject:u}}}var to=8,so=12;function Hs(e,n,t){let{patchKey:s,changeKey:i,mocked:o,builtins:r}=e,a=/@\d/.test(s)?Ye(G(e)):"",u=s===""?"":e.awaitedKey,d=[s,u,i,a,o.join(),...r.keys()];return[n,t??"",...d].join("|")}function Na({nextId:e,assumption:n},{operations:t,starts:s}){s.push({operations:t.length,order:e,assumption:n})}function yn(e,n){e.recording?.operations.push(n)}function Ma(e,n){let t=e.resolver.resolve(n);return e.recording?.names.set(n,t),t}function ja({entry:e,recording:n},t){let s=e.preloaded.has(t);return n?.preloaded.set(t,s),s}function La(e,n){let t=e.modules.get(n);t!==void 0&&z(e,t.scope.variables.run);let{recording:s}=e;if(s===void 0||t!==void 0&&s.met.get(n)?.state===t)return t;let i={kind:"loaded",module:n,state:t};return s.operations.push(i),t!==void 0&&s.met.set(n,i),t}function Pa({recording:e,assumption:n},t,s){let i=e?.met.get(t);if(i?.kind!=="import"||i.state!==s)return!1;let o=n;for(;o!==i.assumption&&o!==void 0;)o=o.outer;return o===i.assumption}function Ra(e,n,t){let{recording:s,activation:i,span:o,assumption:r,budget:a,catching:u,replaced:d}=e;if(s===void 0)return t();let f=t();e.raising!==void 0&&W(e);let l=e.modules.get(n),h=e.running.has(n),m=e.nextId;s.elsewhere+=a-e.budget,s.seen.clear();let _=e.replaced!==d;_&&s.met.clear();let b={kind:"import",module:n,activation:i,span:o,assumption:r,catching:u,state:l,isRunning:h,replaces:_,to:m};return s.operations.push(b),l!==void 0&&s.met.set(n,b),f}function Ta(e,n){let{recording:t,activation:s,span:i,assumption:o,patchKey:r,nextId:a}=e;t?.operations.push({kind:"patch",activation:s,span:i,assumption:o,patchKey:r,to:a,...n})}function Wa(e,n){let{recording:t,activation:s,span:i,assumption:o,nextId:r}=e;t?.operations.push({kind:"cure",activation:s,span:i,assumption:o,to:r,...n})}function io(e,n){let{importPatches:t}=e,s=t.has(n);return yn(e,{kind:"import-patch",topLevel:n,isDone:s}),s?!1:(t.add(n),e.trail.push(()=>t.delete(n)),!0)}function oo(e,n){let{name:t}=n.value,s=Ws(e,t),i=G(e),{modules:o,importedUnder:r,patchKey:a,replaced:u}=e,d=o.get(t),f=r.get(t);d!==void 0&&e.replaced++,o.set(t,n),e.running.add(t),r.set(t,{under:i,patchKey:a,hasPatched:!1}),e.trail.push(()=>{e.running.delete(t),e.replaced=u,d===void 0?o.delete(t):o.set(t,d),f===void 0?r.delete(t):r.set(t,f)});let l=C(e);return ne(n.file)||e.events.push({kind:"enter",order:l,step:s,assumption:i,module:t,path:n.file}),s}function ro(e,n){let{name:t}=n.value;e.running.delete(t);let s=e.importedUnder.get(t);s!==void 0&&(s.hasPatched=s.patchKey!==e.patchKey),e.completed.push(n),e.trail.push(()=>e.completed.splice(e.completed.indexOf(n),1))}function Fa(e,{value:n}){e.running.delete(n.name),e.modules.delete(n.name)}function Xs(e,{state:n,outer:t,recording:s},i){let{activation:o,span:r,run:a,assumption:u,calls:d,creation:f,imports:l}=e,{catching:h,catchingAround:m,departures:_,handled:b}=e,k={activation:o,span:r,recording:e.recording,run:a,outer:e.outer,assumption:u,calls:d,catching:h,catchingAround:m,departures:_,handled:b,creation:f,imports:l},p={recording:s,run:n.scope.variables.run,outer:t,assumption:void 0,calls:new Map,catching:[],catchingAround:[...m,...h],handled:void 0,creation:void 0,imports:l+1};Object.assign(e,p);let x=i();return Object.assign(e,k),x}function Ua(e,n,t,s){let{state:i,syntax:o,step:r}=n,{module:a,path:u}=i.scope,d={id:C(e),path:ne(u)?void 0:u,module:a,body:"module",caller:r},f=G(e),l=t&&e.shared?.isOn?Hs(e,a,i.file):void 0,h=l===void 0?void 0:{state:i,held:[],operations:[],body:o?.body,starts:[],names:new Map,preloaded:new Map,variables:new Map,libraries:new Set,seen:new Set,met:new Map,isShareable:!0,elsewhere:0},m=e.nextId,{depth:_,budget:b,imports:k,patchKey:p,deepest:x,mostImports:E}=e;e.entered.set(d,{activation:d,outer:f,segments:void 0}),e.trail.push(()=>e.entered.delete(d)),h!==void 0&&e.recordings.push(h),e.deepest=_,e.mostImports=k+1,Xs(e,{state:i,outer:f,recording:h},()=>s(d)),h!==void 0&&e.recordings.pop(),l!==void 0&&h?.isShareable&&!e.halted&&e.raising===void 0&&ao(e,l,{state:i,syntax:o,activation:d,operations:h.operations,starts:h.starts,held:h.held,names:h.names,preloaded:h.preloaded,variables:h.variables,resolver:e.resolver,imported:h.libraries,libraries:e.libraries,start:m,statements:b-e.budget-h.elsewhere,levels:e.deepest-_,imports:e.mostImports-k,misfits:0,patchedUnder:e.patchKey===p?void 0:Js(e,f),mocked:e.mocked}),e.deepest=Math.max(x,e.deepest),e.mostImports=Math.max(E,e.mostImports)}function ao({shared:e},n,t){let s=e?.runs.get(n)??[];e?.runs.set(n,[...s.slice(0,to-1),t])}function Ga(e,n){let{shared:t}=e;if(t===void 0||!t.isOn)return;let{module:s,path:i,expected:o}=n;for(let r of t.runs.get(Hs(e,s,i))??[])if(!(o!==void 0&&r.state!==o)&&!e.entered.has(r.activation)&&!(r.misfits>so||r.syntax?.body!==n.syntax()?.body||!co(e,r))){if(fo(e,r))return r.misfits=0,r.state.value;r.misfits++}}function Js({awaitedKey:e},n){return`${Ye(n)}|${e}`}function co(e,n){if(n.levels>Rs(e,n.imports)||n.patchedUnder!==void 0&&n.patchedUnder!==Js(e,G(e))||!uo(e,n))return!1;for(let[s,i]of n.preloaded)if(e.entry.preloaded.has(s)!==i)return!1;for(let[s,i]of n.variables)if(e.entry.environment?.get(s)!==i)return!1;let{resolver:t}=e;if(n.resolver===t)return!0;for(let[s,i]of n.names){let o=t.resolve(s);if(o.kind!==i.kind||o.kind==="source"&&i.kind==="source"&&o.path!==i.path)return!1}return!0}function uo({libraries:e,shared:n},t){if(n===void 0||t.libraries.owner===e.owner)return!0;let s=Vs(n,t.libraries),i=Vs(n,e);for(let o of t.imported)if(s(o)!==i(o))return!1;return!0}function Vs(e,n){let t=n.owner??"",s=e.libraries.get(t);if(s!==void 0)return s;let i=ee(o=>JSON.stringify(n.importing(o))??"");return e.libraries.set(t,i),i}function fo(e,n){let{state:t}=n,s=xo(e),i=G(e),o=oo(e,t),r={...n.activation,caller:o},a=[{from:n.start,base:C(e)}];e.entered.set(n.activation,{activation:r,outer:i,segments:a}),e.trail.push(()=>e.entered.delete(n.activation));let{budget:u,depth:d,imports:f}=e;e.deepest=Math.max(e.deepest,d+n.levels),e.mostImports=Math.max(e.mostImports,f+n.imports),e.budget-=n.statements;let l=0;e.replays.set(t,{next:()=>n.held[l++]??[]});let h=Xs(e,{state:t,outer:i,recording:void 0},()=>{for(let m of n.operations){if(!lo(e,n,m,a))return!1;if(e.halted)break}return!0});return e.replays.delete(t),h?(C(e),e.budget<=0&&!e.halted&&(e.halted=!0,Oe(e,{what:"steps"})),ro(e,t),!0):(bo(e,s),e.budget=u,!1)}function lo(e,n,t,s){switch(t.kind){case"event":{let{event:i}=t;if(i.kind==="truncation")Ae(e,i.truncation);else{let o={...i,order:C(e),step:wo(e,i.step),assumption:se(e.outer,i.assumption)};e.events.push(o.kind==="hold"?{...o,curedFor:new Set}:o),s.push({from:i.order,base:C(e)})}return!0}case"import":{let{catching:i,guards:o,replaced:r}=e,a=e.modules.has(t.module)&&e.importedUnder.get(t.module);Ce(e,t),e.catching=t.catching,e.guards=o+Os(t.catching);let u=e.host.importModule(e,t.module,t.state);if(e.catching=i,e.guards=o,e.halted)return!0;if(s.push({from:t.to,base:C(e)}),t.state!==void 0&&u!==t.state.value)return!1;let d=a!==!1&&e.importedUnder.get(t.module)!==a;return e.replaced-r>(d?1:0)&&!t.replaces?!1:e.modules.get(t.module)===t.state&&e.running.has(t.module)===t.isRunning}case"patch":return Ce(e,t),e.operations.patch(e,t.function,t.by,t.args),s.push({from:t.to,base:C(e)}),e.patchKey===t.patchKey;case"cure":return Ce(e,t),e.operations.cure(e,t.cure,t.object),s.push({from:t.to,base:C(e)}),!0;case"import-patch":return io(e,t.topLevel)!==t.isDone;case"library":return go(e,t.topLevel),!0;case"command":return _o(e,t.owner,t.command),!0;case"change":return _n(e,t),!0;case"outside":return Ts(e,t.root,t.path,t.sets),!0;case"read":return z(e,t.of.run),t.of.changed===t.changed||t.story!==void 0&&t.of.story===t.story;case"guarded":return e.guards>0===t.isGuarded;case"caught":return fn(e,t.error)===t.isCaught;case"loaded":return t.state!==void 0&&z(e,t.state.scope.variables.run),e.modules.get(t.module)===t.state;case"added":return po(e,t,n,s)}}function po(e,n,t,s){let{statement:i,activation:o,assumption:r}=n,{scope:a}=t.state,{variables:u}=a,d=cn(i),f=new Map(d.map(P=>[P,u.peek(P)])),{patchKey:l,changeKey:h,mocked:m,departures:_,replaced:b,depth:k,imports:p}=e,{deepest:x,mostImports:E,adding:g,replays:w}=e;Ce(e,{activation:o,span:an(i),assumption:r});let y={runs:new Set([...w.keys()].map(P=>P.scope.variables.run)),seen:new Set([...n.seen,...g?.seen??[]]),isLost:!1};e.adding=y,e.deepest=k,e.mostImports=p;let j=Ps(e,mn.module),Ge=j?e.operations.execute(e,[i],a).kind:"halt";j&&(e.depth-=mn.module),e.adding=g;let le=e.deepest-k,pe=e.mostImports-p+1;e.deepest=Math.max(x,e.deepest),e.mostImports=Math.max(E,e.mostImports);let De=new Map(d.map(P=>[P,u.peek(P)]));for(let[P,ni]of f)u.rebind(P,ni);let me=!y.isLost&&Ge!=="raise"&&e.patchKey===l&&e.changeKey===h&&e.mocked===m&&e.departures===_&&e.replaced===b&&e.assumption===r&&e.calls.size===0;return e.mocked=m,e.halted&&(me||e.host.isTimeUp())?!0:(e.halted=!1,!me||w.size>1&&(le>t.levels||pe>t.imports)?!1:(t.levels=Math.max(t.levels,le),t.imports=Math.max(t.imports,pe),s.push({from:n.order,base:C(e)}),mo(n,t.state,f,De)))}function mo(e,n,t,s){let{activation:i,assumption:o,order:r}=e,a=e.bound;for(let[d,f]of s){if(f===void 0||f.parts!==void 0)return!1;let l=a===void 0?t.get(d):a.get(d)?.made;if(l!==void 0&&!ho(l.value,f.value))return!1}if(a!==void 0)return!0;let u=new Map;for(let[d,f]of s){let l=t.get(d),{span:h,reaches:m}=f.place,_={value:f.value,place:{activation:i,span:h,reaches:m,assumption:o,order:r}};u.set(d,{made:_,before:l}),l===void 0?un(n,d,_):l.place.order<r&&n.scope.variables.rebind(d,_)}return e.bound=u,!0}function ho(e,n){return e===n?!0:e.kind==="external"&&n.kind==="external"?e.name===n.name&&Object.keys(e).length===2&&Object.keys(n).length===2:e.kind==="literal"&&n.kind==="literal"&&e.value===n.value}function Ce(e,{activation:n,span:t,assumption:s}){e.activation=wn(e,n),e.span=t,e.assumption=s}function go(e,n){yn(e,{kind:"library",topLevel:n});let{loadedLibraries:t}=e;t.has(n)||(t.add(n),e.trail.push(()=>t.delete(n)))}function _o(e,n,t){yn(e,{kind:"command",owner:n,command:t});let{commands:s}=e,i=s.get(n)??[];s.set(n,[...i,t]),e.trail.push(()=>s.set(n,i))}function xo({events:e,trail:n,doubts:t,cures:s,raising:i,recordings:o}){let r=o.map(a=>a.held.length);return{events:e.length,trail:n.length,doubts:t,cures:s.length,raising:i,held:r}}function bo(e,n){yo(e,n.trail),e.events.length=n.events,e.doubts=n.doubts;for(let{event:t,id:s}of e.cures.splice(n.cures))t.curedFor.delete(s);e.raising=n.raising;for(let[t,{held:s}]of e.recordings.entries())s.length=n.held[t]??0}function yo({trail:e},n=0){for(;e.length>n;)e.pop()()}function wo(e,n){let t=wn(e,n.activation);return t===n.activation?n:{activation:t,span:n.span,reaches:n.reaches}}function wn(e,n){let{body:t,caller:s}=n;if(t!=="function")return e.entered.get(n)?.activation??n;if(s===void 0)return n;let i=wn(e,s.activation);if(i===s.activation)return n;let o=e.moved.get(n);if(o!==void 0&&o.caller?.activation===i)return o;let r={...n,caller:{...s,activation:i}};return e.moved.set(n,r),r}function Da(e,n){let t=n;for(;t.body==="function"&&t.caller!==void 0;)t=t.caller.activation;return e.entered.get(t)}function $a({segments:e},n){if(e===void 0)return n;let t=e.findLast(({from:s})=>s<=n)??e[0];return t===void 0?n:t.base+(n-t.from)/1e6}function Ba(e,n){ko(e,n),W(e);let{blocked:t,trail:s}=e;t.add(n),s.push(()=>t.delete(n))}function ko(e,n){let{blocked:t,importedUnder:s,modules:i,trail:o}=e;t.delete(n)&&o.push(()=>t.add(n));let r=i.get(n),a=q(s.get(n)?.under,G(e)).length>0;r===void 0||a||(W(e),i.delete(n),o.push(()=>i.set(n,r)))}function za(e,n,t){W(e);let{modules:s,completed:i,trail:o}=e,{scope:r}=t,a={scope:r,file:r.path,package:Wt(n)??"",value:t};s.set(n,a),i.push(a),o.push(()=>{s.delete(n),i.splice(i.indexOf(a),1)})}function Va(e,n,t){n.scope.variables.run!==e.run&&W(e);let s=n.standIn;n.standIn=t,n.scope.variables.run!==e.run&&e.trail.push(()=>{s===void 0?delete n.standIn:n.standIn=s})}var Ys=class{cache=new Bt;#e=[];#t=!1;#n;#s=[];#i=new Map;#o=ee(K);#r=new Map;#c=new Map;#u=new Map;#d=Qs();#a=bn(!0,1,this.#d);#l=new WeakMap;#p;#m=new WeakMap;#_=0;begin(n,t){let s=this.#t||t.some((r,a)=>r!==this.#e[a]);this.#t=!0,this.#r=s?new Map:this.#c,this.#c=new Map,this.#e=t,this.#s=s?[]:Oo(this.#n.snapshot.texts,n.snapshot.texts),this.#n=n,this.#o=ee(K),s&&(this.#d=Qs());let i=new Set(s?[]:n.snapshot.texts.values());this.#i.clear();for(let r of this.#s)this.#x(r,i);this.cache.keepOnly(i);let o=!s&&this.#g(this.#u,n);return o||(this.#u=new Map),this.#a=o?qs(this.#a,(r,{body:a})=>this.cache.get(n.text(r)??"")?.body===a):bn(!0,this.#a.nextId,this.#d),this.#a}of(n,t,{isComplete:s,runsModules:i=!1}){let o=this.#h(n);if(o!==void 0)return o.value;let r={questions:new Map,parsed:new Map,read:new Map},a=t(this.#v(r,{isComplete:s,runsModules:i}));return s()&&this.#c.set(n,{...r,value:a,runsModules:i}),a}#h(n){let t=this.#c.get(n);if(t!==void 0)return t;let s=this.#n,i=this.#r.get(n);if(!(i===void 0||!this.#b(i,s))){this.#c.set(n,i);for(let o of i.parsed.keys())s.syntax(o);for(let[o,{syntax:r}]of i.read)r!==void 0&&s.syntax(o);return i}}keeping(n){return{...this.#n,kept:(t,s)=>this.of(t,s,n)}}numbersOf(n){return n.map(t=>{let s=this.#m.get(t)??this.#_++;return this.#m.set(t,s),s})}end(){this.#t=!1}#x({path:n,before:t,now:s},i){if(t===void 0||s===void 0)return;let o=this.cache.get(t);if(o===void 0||this.cache.get(s)!==void 0)return;let r=i.has(t);if(r&&o.body.length>0)return;let[a,u]=[{text:t,syntax:o},{text:s,syntax:this.#f(s)}],d=Mt(a,u),f,l,h=jt(a,u,m=>(f={...m,path:n,body:o.body},l=ks(this.#a,f,t,this.#n.layout),l!==void 0));r||this.cache.forget(t),h!==void 0&&(f!==void 0&&l!==void 0&&vs(this.#a,f,h,l),this.cache.replace(s,h),l!=="executed"&&this.#i.set(n,{before:t,isUnread:d}))}#b(n,t){return this.#g(n.questions,t)&&this.#w(n,t)&&this.#k(n,t)}#g(n,t){for(let{ask:s,answer:i,of:o}of n.values())if((o===void 0||!this.#y(o))&&s(t)!==i)return!1;return!0}#y(n){return this.#s.every(({path:t,before:s,now:i})=>s!==void 0&&i!==void 0&&Ks(n(s,t),n(i,t)))}#w({parsed:n,runsModules:t},{snapshot:{texts:s}}){for(let[i,o]of n){let r=s.get(i);if(r===o?.text)continue;let a=this.#i.get(i);if(r===void 0||a===void 0||a.before!==o?.text||!t&&!a.isUnread)return!1;n.set(i,{text:r,syntax:this.#f(r)})}return!0}#k({read:n},{snapshot:{texts:t}}){for(let[s,i]of n){let o=t.get(s);if(o===i.text)continue;if(o===void 0)return!1;let{text:r,readings:a}=i,u=()=>this.#o(r),d,f=()=>(d=this.#f(o),d);for(let l of a)if(!Ks(l(r,u),l(o,f)))return!1;n.set(s,{text:o,syntax:d,readings:a})}return!0}#f(n){return this.cache.syntaxOf(n)}#v({questions:n,parsed:t,read:s},{isComplete:i,runsModules:o=!1}){let r=()=>this.#n,a=(p,x)=>this.of(p,x,{isComplete:i}),u=p=>this.#h(p)?.value,d=p=>(x,E)=>Vt(p)(x,E,r().snapshot),f=(p,x,E,g)=>{let w=x(r());return n.set(p,{ask:x,answer:w,of:g}),E&&o&&!this.#u.has(p)&&this.#u.set(p,{ask:x,answer:w,of:g}),w},l=p=>f(`text ${p}`,x=>x.snapshot.texts.get(p),ze(p)!=="python"),h=p=>{let x=t.get(p);x!==void 0&&x.text!==r().snapshot.texts.get(p)?l(p):t.set(p,vo(r(),p))};f("layout",p=>this.#E(p.layout),!0),f("scripts",p=>[...p.snapshot.scripts??[]].join(`
`),!0),o&&f("namespaces",Io,!0),f("unreadable",p=>[...p.snapshot.unreadable.keys()].join(`
`),!0);let m=()=>f("everything",p=>p.snapshot.texts,!0),_=()=>f("files",p=>Ao(p.snapshot.texts),!0),{layout:b,snapshot:k}=r();return{layout:b,snapshot:{...k,texts:Eo(()=>r().snapshot.texts,l,_,m)},text:p=>l(p)===void 0?void 0:r().text(p),isPython:p=>ze(p)==="python"||f(`python ${p}`,x=>x.isPython(p),!0),read(p,x){return r().read(p,(E,g)=>{let w=s.get(p)??{text:E,syntax:void 0,readings:new Set};return s.set(p,w),w.readings.add(x),x(E,()=>(w.syntax=g(),w.syntax))})},syntax(p){return h(p),r().syntax(p)},wording(p){return h(p),r().wording(p)},lines(p){return l(p),r().lines(p)},mentions:p=>f(`mentions ${p}`,x=>x.mentions(p),!0,d(p)),declares:p=>f(`declares ${p}`,x=>x.declares(p),!0),kept(p,x){if(o)return x(this);let E=a(p,x);return n.set(`kept ${p}`,{ask:()=>u(p),answer:E}),E},gathered(p,x){return f(`gathered ${p}`,E=>E.gathered(p,x).join(`
`),!0,x),r().gathered(p,x)},ownerOf(p){let{folder:x}=r().ownerOf(p);return{folder:x,mentions:g=>f(`owner ${p} mentions ${g}`,w=>w.ownerOf(p).mentions(g),!0,d(g))}},parsedPaths(){return m(),r().parsedPaths()}}}#E(n){let t=this.#l.get(n);if(t!==void 0)return t;let s=this.#p,i=s!==void 0&&So(s,n)?s:n;return this.#l.set(n,i),this.#p=i,i}};function Qs(){return{names:new Map,searched:new Set}}function vo(e,n){let[t,s]=[e.text(n),e.syntax(n)];return t===void 0||s===void 0?void 0:{text:t,syntax:s}}function Eo(e,n,t,s){let i=()=>(t(),e()),o=()=>(s(),e());return{get size(){return i().size},get:n,has:r=>n(r)!==void 0,keys:()=>i().keys(),values:()=>o().values(),entries:()=>o().entries(),forEach:r=>o().forEach(r),[Symbol.iterator]:()=>o()[Symbol.iterator]()}}function Oo(e,n){let t=[...e].flatMap(([i,o])=>n.has(i)?[]:{path:i,before:o,now:void 0}),s=[...n].flatMap(([i,o])=>{let r=e.get(i);return r===o?[]:{path:i,before:r,now:o}});return[...t,...s]}function Ao(e){let n=Zs.get(e);if(n!==void 0)return n;let t=[...e.keys()].join(`
`);return Zs.set(e,t),t}var Zs=new WeakMap;function Ks(e,n){return e===n||kn(e)===kn(n)}function kn(e){return JSON.stringify(e,(n,t)=>t instanceof Map||t instanceof Set?[...t]:t)}function Io(e){let n=ei.get(e);if(n!==void 0)return n;let s=[...e.layout.files].filter(i=>Tt(i)==="__init__.py").filter(i=>zt(e,i)).join(`
`);return ei.set(e,s),s}var ei=new WeakMap;function So(e,n){let t=({projectRoots:s,packageRoots:i,addedPackages:o,siteFolders:r,siteModules:a})=>kn([s,i,o,r,a]);if(e.files.size!==n.files.size||t(e)!==t(n))return!1;for(let s of e.files)if(!n.files.has(s))return!1;return!0}export{No as a,Mo as b,qe as c,si as d,ii as e,Xe as f,ne as g,Zt as h,Go as i,Do as j,$o as k,Bo as l,zo as m,Ye as n,qo as o,ns as p,ci as q,ts as r,Qe as s,Ho as t,Xo as u,Jo as v,en as w,q as x,es as y,Yo as z,we as A,T as B,is as C,Zo as D,us as E,ds as F,I as G,fs as H,nn as I,N as J,ls as K,H as L,pi as M,Ko as N,X as O,er as P,gi as Q,nr as R,tr as S,sr as T,ms as U,_s as V,rr as W,Oi as X,ar as Y,Ai as Z,Ii as _,wr as $,kr as aa,Wi as ba,vr as ca,Er as da,Or as ea,Di as fa,Ar as ga,Es as ha,zi as ia,Ir as ja,Sr as ka,Os as la,Cr as ma,Nr as na,Mr as oa,jr as pa,Vi as qa,Lr as ra,qi as sa,Pr as ta,pn as ua,Ns as va,Wr as wa,Fr as xa,Ji as ya,$r as za,Br as Aa,zr as Ba,mn as Ca,Ps as Da,Vr as Ea,Yi as Fa,Qi as Ga,se as Ha,G as Ia,W as Ja,z as Ka,qr as La,Ts as Ma,Hr as Na,C as Oa,Ws as Pa,Xr as Qa,Jr as Ra,Yr as Sa,Qr as Ta,Zr as Ua,Oe as Va,Kr as Wa,gn as Xa,ie as Ya,Fs as Za,Us as _a,oa as $a,ra as ab,eo as bb,aa as cb,ca as db,ua as eb,da as fb,fa as gb,zs as hb,la as ib,pa as jb,ma as kb,ha as lb,ga as mb,_a as nb,xa as ob,xn as pb,ba as qb,ya as rb,bn as sb,Na as tb,yn as ub,Ma as vb,ja as wb,La as xb,Pa as yb,Ra as zb,Ta as Ab,Wa as Bb,io as Cb,oo as Db,ro as Eb,Fa as Fb,Ua as Gb,Ga as Hb,go as Ib,_o as Jb,yo as Kb,wo as Lb,Da as Mb,$a as Nb,Ba as Ob,ko as Pb,za as Qb,Va as Rb,Ys as Sb,kn as Tb};
