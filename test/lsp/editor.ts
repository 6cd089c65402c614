import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type DidChangeWatchedFilesRegistrationOptions,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { artifact } from '../support/artifacts.js';

/** What VS Code says that it can, as far as the server asks. */
const everyAbility: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: {
    workspaceEdit: { documentChanges: true },
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

interface Log {
  readonly type: number;
  readonly message: string;
}

/** An editor with a folder open: it speaks with `late-patch lsp` as VS Code does, over the streams of a process. */
export class Editor {
  readonly folder: string;
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** What it was told last, by path below the folder, or by URI elsewhere. */
  readonly shown = new Map<string, PublishDiagnosticsParams>();
  readonly log: Log[] = [];
  /** Globs that the server wants to hear of. */
  readonly watched: string[] = [];
  readonly #documents = new Map<string, TextDocument>();
  readonly #ended: Promise<number | null>;
  readonly #waiting = new Set<() => void>();
  answer: InitializeResult | undefined;

  private constructor(folder: string, env: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.process = spawn(process.execPath, [artifact('cli.js'), 'lsp', '--stdio'], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    });
    this.#ended = new Promise((resolve) => this.process.on('exit', resolve));
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout!),
      new StreamMessageWriter(this.process.stdin!),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (told: PublishDiagnosticsParams) => {
      this.shown.set(this.#nameOf(told.uri), told);
      this.#wake();
    });
    this.connection.onNotification('window/logMessage', (line: Log) => {
      this.log.push(line);
      this.#wake();
    });
    this.connection.onRequest('client/registerCapability', ({ registrations }) => {
      for (const { registerOptions } of registrations)
        for (const { globPattern } of (registerOptions as DidChangeWatchedFilesRegistrationOptions)
          ?.watchers ?? [])
          this.watched.push(String(globPattern));
    });
    this.connection.listen();
  }

  /** Starts the server with `folders` open, by default `folder` alone. */
  static async start(
    folder: string,
    {
      folders = [folder],
      capabilities = everyAbility,
      env = {},
      opens,
    }: {
      readonly folders?: readonly string[];
      readonly capabilities?: ClientCapabilities;
      readonly env?: Readonly<Record<string, string>>;
      /** How it says what it has open, where that is not by `folders`. */
      readonly opens?: Pick<InitializeParams, 'rootUri' | 'rootPath' | 'workspaceFolders'>;
    } = {},
  ): Promise<Editor> {
    const editor = new Editor(folder, env);
    editor.answer = await editor.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders: folders.map((one) => ({ uri: pathToFileURL(one).href, name: one })),
      ...opens,
    });
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  uri(path: string): string {
    return path.includes(':') ? path : pathToFileURL(join(this.folder, path)).href;
  }

  #nameOf(uri: string): string {
    const base = `${pathToFileURL(this.folder).href}/`;
    return uri.startsWith(base) ? decodeURIComponent(uri.slice(base.length)) : uri;
  }

  async open(path: string, text: string): Promise<void> {
    const document = TextDocument.create(this.uri(path), 'python', 1, text);
    this.#documents.set(path, document);
    const { uri, languageId, version } = document;
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version, text },
    });
  }

  /** Types `edits` into an open document. */
  async edit(path: string, ...edits: readonly TextEdit[]): Promise<void> {
    const document = this.#documents.get(path)!;
    const contentChanges = edits.map(({ range, newText }) => ({ range, text: newText }));
    const { uri } = document;
    const changed = TextDocument.update(document, contentChanges, document.version + 1);
    this.#documents.set(path, changed);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: changed.version },
      contentChanges,
    });
  }

  text(path: string): string {
    return this.#documents.get(path)!.getText();
  }

  /** Tells that it was saved; the test writes the file. */
  async save(path: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri: this.uri(path) } });
  }

  async close(path: string): Promise<void> {
    this.#documents.delete(path);
    await this.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.uri(path) },
    });
  }

  async changedOnDisk(...paths: readonly string[]): Promise<void> {
    const changes = paths.map((path) => ({ uri: this.uri(path), type: 2 }));
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  actions(path: string, { range }: Pick<Diagnostic, 'range'>): Promise<readonly CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: this.uri(path) },
      range,
      context: { diagnostics: [] },
    });
  }

  hover(path: string, line: number, character = 0): Promise<Hover | null> {
    return this.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: this.uri(path) },
      position: { line, character },
    });
  }

  /** Does what an edit says to the documents that are open, as an editor does: none that has changed since. */
  async apply({ documentChanges = [] }: WorkspaceEdit): Promise<void> {
    for (const change of documentChanges) {
      if (!('textDocument' in change)) throw new Error('an edit of no text');
      const path = this.#nameOf(change.textDocument.uri);
      const { version } = this.#documents.get(path)!;
      if (change.textDocument.version !== version) throw new Error(`${path} has changed since`);
      const edits = change.edits as readonly TextEdit[];
      const start = ({ range }: TextEdit) => range.start.line * 1e6 + range.start.character;
      // Ranges of an edit are those of the text before; one after the other only from the end on.
      await this.edit(path, ...edits.toSorted((a, b) => start(b) - start(a)));
    }
  }

  /** The diagnostics of a file, as soon as they are what `isWanted` says. */
  async diagnostics(
    path: string,
    isWanted: (all: readonly Diagnostic[]) => boolean = (all) => all.length > 0,
  ): Promise<readonly Diagnostic[]> {
    await this.until(
      () => this.shown.has(path) && isWanted(this.shown.get(path)!.diagnostics),
      `diagnostics of ${path}`,
    );
    return this.shown.get(path)!.diagnostics;
  }

  /** Lines of the log that say that a folder was checked. */
  looks(): number {
    return this.log.filter(({ message }) => / \(\d+ ms\)$/.test(message)).length;
  }

  async until(isSo: () => boolean, what: string): Promise<void> {
    const end = Date.now() + 20_000;
    while (!isSo()) {
      if (Date.now() > end) throw new Error(`${what}: ${JSON.stringify([[...this.shown], this.log])}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.#waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  #wake(): void {
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }

  /** Ends the server as the protocol wants it; gives its exit code. */
  async end(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.ended();
  }

  ended(): Promise<number | null> {
    return this.#ended;
  }
}
