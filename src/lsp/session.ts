import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type {
  CodeAction,
  Connection,
  Diagnostic,
  Range,
  TextDocuments,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { CodeActionKind, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { projectFolder } from '../cli/targets.js';
import { type Finding, placeOfFinding } from '../findings/finding.js';
import { isWarning } from '../findings/notice.js';
import { repositoryOf } from '../host/node/git.js';
import { type Language, languages, messagesIn } from '../messages/index.js';
import type { FilePath } from '../project/snapshot.js';
import { summarySentence } from '../report/chain.js';
import { diagnosticOf, explainedInMarkdown, type OfferedFix, offeredFixes } from '../report/editor.js';
import { defaultDocsBase, type ReportInput, rulePagesIn, tool } from '../report/input.js';
import { plain } from '../text/prose.js';
import { type Buffers, type Look, Workspace } from './workspace.js';

/** What of the protocol the editor knows, where that makes a difference. */
export interface EditorAbilities {
  /** Shows places beside a diagnostic. */
  readonly hasRelatedInformation: boolean;
  /** Refuses edits of a document that has changed since. */
  readonly hasDocumentChanges: boolean;
}

/** A finding, and where an editor shows it. */
interface Shown {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
}

/** What is shown of one folder. */
interface Shelf {
  readonly workspace: Workspace;
  /** By URI. */
  shown: ReadonlyMap<string, readonly Shown[]>;
  /** The URIs that the editor was last told something of, with what that was. */
  told: Map<string, string>;
  /** The notices that were last told. */
  notices: string;
}

/** While somebody types, a folder is looked at when he pauses for so long, in milliseconds, or for as long as a look took. */
const shortestPause = 250;

/**
 * What an editor has open, and what it has been told of it. Looks at folders one after the other, soon after something has
 * changed; what goes wrong in a look is told, and the next one is made all the same.
 */
export class Session {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #packageFolder: string;
  readonly #abilities: EditorAbilities;
  readonly #shelves = new Map<string, Shelf>();
  readonly #due = new Set<Shelf>();
  #timer: { readonly isUrgent: boolean; readonly timeout: NodeJS.Timeout } | undefined;
  #isLooking = false;
  #pause = shortestPause;

  /** `packageFolder` is where docs/ lies. */
  constructor(
    connection: Connection,
    documents: TextDocuments<TextDocument>,
    packageFolder: string,
    abilities: EditorAbilities,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#packageFolder = packageFolder;
    this.#abilities = abilities;
  }

  /** The editor has opened the folder at `uri`. */
  addFolder(uri: string): void {
    const folder = fileOf(uri);
    if (folder !== undefined) this.#soon([this.#shelfOf(folder)], 0);
  }

  /** It has closed it: nothing is shown of it any more. */
  removeFolder(uri: string): void {
    const folder = fileOf(uri);
    const shelf = folder === undefined ? undefined : this.#shelves.get(folder);
    if (folder === undefined || shelf === undefined) return;
    this.#shelves.delete(folder);
    this.#due.delete(shelf);
    this.#tell(shelf, new Map());
  }

  /** A document was opened, saved or closed (`at-once`), or somebody is writing in it. */
  changed(uri: string, how: 'at-once' | 'writing'): void {
    const path = fileOf(uri);
    if (path === undefined) return;
    const shelf = this.#ownerOf(path) ?? this.#alone(path);
    // A folder within another belongs to both: what one has imports the other.
    const shelves = [...this.#shelves.values()].filter(({ workspace }) => workspace.has(path));
    if (shelf !== undefined) this.#soon(shelves, how === 'at-once' ? 0 : this.#pause);
  }

  /** Files on disk have changed. */
  changedOnDisk(uris: readonly string[]): void {
    const paths = uris.flatMap((uri) => fileOf(uri) ?? []);
    const shelves = [...this.#shelves.values()];
    // What lies above a folder may be its configuration.
    this.#soon(
      shelves.filter(({ workspace }) =>
        paths.some((path) => workspace.has(path) || workspace.folder.startsWith(dirname(path))),
      ),
      shortestPause,
    );
  }

  /** The fixes for what is shown in a document at `range`; none while it differs from what was looked at. */
  fixesAt(uri: string, range: Range): readonly CodeAction[] {
    return this.#at(uri).flatMap(({ shelf, report, shown }) =>
      shown
        .filter(({ diagnostic }) => touches(diagnostic.range, range))
        .flatMap(({ finding, diagnostic }) =>
          offeredFixes(finding, report).flatMap((fix) => {
            const edit = this.#editOf(fix, shelf.workspace, report);
            return edit === undefined
              ? []
              : {
                  title: fix.title,
                  kind: CodeActionKind.QuickFix,
                  isPreferred: true,
                  diagnostics: [diagnostic],
                  edit,
                };
          }),
        ),
    );
  }

  /** What is shown in a document at `range`, and the pages of the rules, as Markdown; undefined where nothing is. */
  async explanationAt(
    uri: string,
    range: Range,
  ): Promise<{ readonly value: string; readonly range: Range } | undefined> {
    for (const { report, shown } of this.#at(uri)) {
      const here = shown.filter(({ diagnostic }) => touches(diagnostic.range, range));
      const [first] = here;
      if (first === undefined) continue;
      const told = here.map(({ finding }) => explainedInMarkdown(finding, report));
      const pages = [...new Set(here.map(({ finding }) => finding.rule))].map((rule) =>
        this.#page(rule, report.language),
      );
      return {
        value: [...told, ...(await Promise.all(pages))].join('\n\n---\n\n'),
        range: first.diagnostic.range,
      };
    }
    return undefined;
  }

  /** No look is made any more. */
  end(): void {
    clearTimeout(this.#timer?.timeout);
    this.#due.clear();
  }

  #shelfOf(folder: string): Shelf {
    const known = this.#shelves.get(folder);
    if (known !== undefined) return known;
    const shelf = { workspace: new Workspace(folder), shown: new Map(), told: new Map(), notices: '' };
    this.#shelves.set(folder, shelf);
    return shelf;
  }

  /** The innermost of the folders that have the file at `path`. */
  #ownerOf(path: string): Shelf | undefined {
    const around = [...this.#shelves.values()].filter(({ workspace }) => workspace.has(path));
    return around.sort((a, b) => b.workspace.folder.length - a.workspace.folder.length)[0];
  }

  /** The project of a file that was opened by itself; not of one that lies about in the home folder: that has everything in it. */
  #alone(path: string): Shelf | undefined {
    const folder = dirname(path);
    const project = repositoryOf(folder) ?? projectFolder(folder, parse(folder).root);
    const isEverything = project === homedir() || project === parse(folder).root;
    return isEverything || !existsSync(project) ? undefined : this.#shelfOf(project);
  }

  #soon(shelves: readonly Shelf[], delay: number): void {
    for (const shelf of shelves) this.#due.add(shelf);
    // Whoever goes on writing puts a look off, but not one that somebody waits for.
    if (this.#timer?.isUrgent || this.#due.size === 0) return;
    clearTimeout(this.#timer?.timeout);
    this.#timer = { isUrgent: delay === 0, timeout: setTimeout(() => void this.#look(), delay) };
  }

  async #look(): Promise<void> {
    this.#timer = undefined;
    if (this.#isLooking) return;
    this.#isLooking = true;
    for (const shelf of this.#due) {
      // What the editor has sent by now comes first.
      await setImmediate();
      this.#due.delete(shelf);
      await this.#lookAt(shelf);
    }
    this.#isLooking = false;
  }

  async #lookAt(shelf: Shelf): Promise<void> {
    const { workspace } = shelf;
    const { folder } = workspace;
    if (!existsSync(folder) || !statSync(folder).isDirectory()) {
      shelf.shown = new Map();
      this.#tell(shelf, new Map());
      this.#connection.console.error(messagesIn(languageOf(workspace.last)).editor.noFolder(folder));
      return;
    }
    try {
      const before = workspace.last;
      const look = await workspace.look(this.#buffers());
      // It may have been closed meanwhile, and opened again.
      if (this.#shelves.get(folder) !== shelf) return;
      this.#show(shelf, look);
      if (look !== before) this.#log(shelf, look);
    } catch (error) {
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const { work } = messagesIn(languageOf(workspace.last));
      this.#connection.console.error(`${folder}: ${work.internalError(what, tool.homepage)}`);
    }
  }

  #buffers(): Buffers {
    return new Map(
      this.#documents.all().flatMap((document) => {
        const path = fileOf(document.uri);
        return path === undefined ? [] : [[path, document.getText()] as const];
      }),
    );
  }

  #show(shelf: Shelf, look: Look): void {
    const { workspace } = shelf;
    if (look.kind === 'refused') {
      shelf.shown = new Map();
      this.#tell(
        shelf,
        configurationProblems(workspace, look, (path) => this.#uriOf(path)),
      );
      return;
    }
    const { report } = look;
    this.#pause = Math.max(shortestPause, report.stats.durationMs);
    const uriOf = (path: FilePath) => this.#uriOf(workspace.absolute(path));
    const shown = new Map<string, Shown[]>();
    for (const finding of report.findings) {
      const diagnostic = diagnosticOf(finding, report, uriOf, this.#abilities.hasRelatedInformation);
      const { path } = placeOfFinding(finding);
      if (this.#ownerOf(workspace.absolute(path)) !== shelf) continue;
      const uri = uriOf(path);
      shown.set(uri, [...(shown.get(uri) ?? []), { finding, diagnostic }]);
    }
    shelf.shown = shown;
    this.#tell(
      shelf,
      new Map([...shown].map(([uri, all]) => [uri, all.map(({ diagnostic }) => diagnostic)] as const)),
    );
  }

  /** Sends what has changed; of an open document all, since its marks may have moved. */
  #tell(shelf: Shelf, diagnostics: ReadonlyMap<string, readonly Diagnostic[]>): void {
    const { told } = shelf;
    for (const uri of new Set([...told.keys(), ...diagnostics.keys()])) {
      const own = diagnostics.get(uri) ?? [];
      const text = JSON.stringify(own);
      const document = this.#documents.get(uri);
      if (document === undefined && told.get(uri) === text) continue;
      if (own.length === 0) told.delete(uri);
      else told.set(uri, text);
      void this.#connection.sendDiagnostics({
        uri,
        diagnostics: [...own],
        ...(document === undefined ? {} : { version: document.version }),
      });
    }
  }

  #log(shelf: Shelf, look: Look): void {
    const { console } = this.#connection;
    const { folder } = shelf.workspace;
    const messages = messagesIn(languageOf(look));
    if (look.kind === 'refused') {
      console.error(messages.editor.unchecked(folder, look.problems.map(messages.problem).join('; ')));
      return;
    }
    const { report } = look;
    console.info(messages.editor.checked(folder, summarySentence(report), report.stats.durationMs));
    const notices = JSON.stringify(report.notices);
    if (notices === shelf.notices) return;
    shelf.notices = notices;
    for (const notice of report.notices)
      console[isWarning(notice) ? 'warn' : 'info'](`${folder}: ${plain(messages.notice(notice))}`);
  }

  /** The URI of a file, as the editor spells it where it is open. */
  #uriOf(path: string): string {
    const open = this.#documents.all().find(({ uri }) => fileOf(uri) === path);
    return open?.uri ?? URI.file(path).toString();
  }

  /** What is shown in a document, as far as it still is what was looked at. */
  #at(
    uri: string,
  ): readonly { readonly shelf: Shelf; readonly report: ReportInput; readonly shown: readonly Shown[] }[] {
    const path = fileOf(uri);
    const shelf = path === undefined ? undefined : this.#ownerOf(path);
    const look = shelf?.workspace.last;
    if (path === undefined || shelf === undefined || look?.kind !== 'checked') return [];
    const { report } = look;
    if (!this.#isCurrent(path, shelf.workspace, report)) return [];
    return [{ shelf, report, shown: shelf.shown.get(this.#uriOf(path)) ?? [] }];
  }

  /** Whether a file is in the editor as it was looked at, where it is open at all. */
  #isCurrent(path: string, workspace: Workspace, { texts }: ReportInput): boolean {
    const document = this.#documents.get(this.#uriOf(path));
    const own = workspace.reported(path);
    return document === undefined || (own !== undefined && texts.get(own) === document.getText());
  }

  #editOf({ edits }: OfferedFix, workspace: Workspace, report: ReportInput): WorkspaceEdit | undefined {
    const all = [...edits].map(([path, own]) => ({ path: workspace.absolute(path), edits: [...own] }));
    if (!all.every(({ path }) => this.#isCurrent(path, workspace, report))) return undefined;
    if (!this.#abilities.hasDocumentChanges)
      return { changes: Object.fromEntries(all.map(({ path, edits }) => [this.#uriOf(path), edits])) };
    return {
      documentChanges: all.map(({ path, edits }) => {
        const uri = this.#uriOf(path);
        return { textDocument: { uri, version: this.#documents.get(uri)?.version ?? null }, edits };
      }),
    };
  }

  /** The page of a rule, with its links as addresses: it is not read where it lies. */
  async #page(rule: string, language: Language): Promise<string> {
    const page = await readFile(join(this.#packageFolder, rulePagesIn(language), `${rule}.md`), 'utf8');
    const base = `${defaultDocsBase(language)}/${rule}.md`;
    return page.replace(/\]\((?!\w+:)([^()\s]+)\)/g, (_, to: string) => `](${new URL(to, base)})`);
  }
}

/** The absolute path of a file's URI; undefined for what is no file, or not yet one. */
function fileOf(uri: string): string | undefined {
  try {
    const { scheme, fsPath } = URI.parse(uri, true);
    return scheme === 'file' && fsPath !== '' ? fsPath : undefined;
  } catch {
    return undefined;
  }
}

function languageOf(look: Look | undefined): Language {
  if (look === undefined) return languages[0];
  return look.kind === 'refused' ? look.language : look.report.language;
}

/** The problems of a configuration in the file that they are in. */
function configurationProblems(
  { folder }: Workspace,
  { problems, language }: Extract<Look, { kind: 'refused' }>,
  uriOf: (path: string) => string,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  for (const problem of problems) {
    if (problem.what !== 'configuration' || problem.source.kind !== 'file') continue;
    const uri = uriOf(join(folder, problem.source.path));
    const line = (problem.source.line ?? 1) - 1;
    const message = messagesIn(language).problem(problem);
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    const own = { range, severity: DiagnosticSeverity.Error, source: tool.name, message };
    found.set(uri, [...(found.get(uri) ?? []), own]);
  }
  return found;
}

function touches(a: Range, b: Range): boolean {
  const isBefore = (end: Range['end'], start: Range['start']) =>
    end.line < start.line || (end.line === start.line && end.character < start.character);
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}
