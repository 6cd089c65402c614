import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  MarkupKind,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { tool } from '../report/input.js';
import { Session } from './session.js';

/** Files that a check may depend on, as far as their names tell; whatever is missed is seen at the next save. */
const watched = [
  '**/*.{py,pyw,ipynb,toml,cfg,ini,conf,txt,in,lock,yml,yaml,json,sh,bat,cmd,service,env,dockerfile}',
  '**/{Procfile,Dockerfile,Containerfile,Makefile,Pipfile,README,.env,.flake8,.pep8,.gitignore}*',
];

/**
 * Speaks the Language Server Protocol (microsoft.github.io/language-server-protocol, 3.17) through standard input and output
 * until the editor says `exit` or goes away: the process then ends, with 0 after a `shutdown` and else with 1.
 * `packageFolder` is where docs/ lies.
 */
export function serve(packageFolder: string): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  let session: Session | undefined;

  connection.onInitialize(({ capabilities, workspaceFolders, rootUri, rootPath }) => {
    const { textDocument, workspace } = capabilities;
    const own = new Session(connection, documents, packageFolder, {
      hasRelatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
      hasDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
    });
    session = own;
    const isMarkdown = textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
    connection.onHover(async ({ textDocument: { uri }, position }) => {
      const found = await own.explanationAt(uri, { start: position, end: position });
      const kind = isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
      return found === undefined ? null : { contents: { kind, value: found.value }, range: found.range };
    });
    connection.onCodeAction(({ textDocument: { uri }, range }) => [...own.fixesAt(uri, range)]);
    connection.onInitialized(() => {
      if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true)
        void connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: watched.map((globPattern) => ({ globPattern })),
        });
      // Some editors send it without having said that they do.
      connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
        for (const { uri } of event.removed) own.removeFolder(uri);
        for (const { uri } of event.added) own.addFolder(uri);
      });
      // Those of before the protocol had several folders name the one by its address, or by its path.
      const root = rootUri ?? (rootPath ? URI.file(rootPath).toString() : undefined);
      const given = workspaceFolders?.length ? workspaceFolders.map(({ uri }) => uri) : root ? [root] : [];
      for (const uri of given) own.addFolder(uri);
    });
    return {
      serverInfo: { name: tool.name, version: tool.version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onShutdown(() => session?.end());
  connection.onDidChangeWatchedFiles(({ changes }) => session?.changedOnDisk(changes.map(({ uri }) => uri)));
  documents.onDidOpen(({ document }) => session?.changed(document.uri, 'at-once'));
  documents.onDidSave(({ document }) => session?.changed(document.uri, 'at-once'));
  documents.onDidClose(({ document }) => session?.changed(document.uri, 'at-once'));
  documents.onDidChangeContent(({ document }) => session?.changed(document.uri, 'writing'));
  documents.listen(connection);
  connection.listen();
}
