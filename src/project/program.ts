import { parseModule, type Room } from '../python/parse.js';
import type { ModuleSyntax } from '../python/syntax.js';
import { LineIndex } from '../text/line-index.js';
import { lazily, readOnce, remembered } from '../text/memoize.js';
import { wordSearch } from '../text/search.js';
import { isPythonIn, isRequirements } from './file-kinds.js';
import { type Layout, layoutLike, type PathEdit, pathEditsIn } from './layout.js';
import { leafOf, topLevelOf } from './module-name.js';
import { basename, dirname, type FilePath, overlaid, type Snapshot } from './snapshot.js';

/** What is made of one text, and of nothing else that may change; `syntax` is for who cannot tell by the text alone. */
export type Reading<Answer> = (text: string, syntax: () => ModuleSyntax) => Answer;

/** A repository as source modules: which files there are and what each says. Files are parsed once, when asked for. */
export interface Program {
  readonly layout: Layout;
  readonly snapshot: Snapshot;
  /** The text of `path`; undefined when the file could not be read. */
  text(path: FilePath): string | undefined;
  /** The same for who takes from it how nodes of its syntax are written, and nothing beside them. */
  wording(path: FilePath): string | undefined;
  /** Whether `path` holds Python source, by its name or its first line. */
  isPython(path: FilePath): boolean;
  /** The syntax of `path`; undefined when the file could not be read. */
  syntax(path: FilePath): ModuleSyntax | undefined;
  lines(path: FilePath): LineIndex;
  /**
   * What `reading` makes of the file at `path`; undefined when it could not be read. Who asks so counts on the answer, not on the
   * text: on another text of which the same is made the answer is as good.
   */
  read<Answer>(path: FilePath, reading: Reading<Answer>): Answer | undefined;
  /** Whether any file imports the library's `module`, or a project file declares it. */
  mentions(module: string): boolean;
  /** Whether a file that says what has to be installed has the package of that name. */
  declares(topLevel: string): boolean;
  /**
   * What `read` gives of all files, each text once; `what` names the question, which is answered once as well: the same name is
   * always for the same `read`.
   */
  gathered(what: string, read: (text: string, path: FilePath) => readonly string[]): readonly string[];
  /**
   * What `work` makes of the program, which is kept by itself where somebody keeps what is made of programs: it is made anew only
   * where what `work` asked the program has other answers. `what` names it, with all that `work` depends on beside the program.
   */
  kept<Value>(what: string, work: (program: Program) => Value): Value;
  /** The program in the repository that the file at `path` belongs to: what others count on is not at its hand. */
  ownerOf(path: FilePath): OwnProgram;
  /** Files whose syntax has been asked for. */
  parsedPaths(): readonly FilePath[];
}

/** One of several programs in a repository, each with requirements of its own. */
export interface OwnProgram {
  /** The folder with its requirements; `''` where there are none but those of the repository. */
  readonly folder: string;
  /** Whether one of its files, or of those that all have in common, imports or declares a library. */
  mentions(module: string): boolean;
}

/**
 * Tokens and comments that are kept of all texts together, with those that fixes are tried with. Only the files are parsed that a
 * patch has to do with: of 137 repositories the most have 491,000, 463,000 and 422,000.
 */
const mostPieces = 2_000_000;

/** The syntax of one text, and how many tokens and comments it has taken. */
interface KeptSyntax {
  readonly syntax: ModuleSyntax;
  readonly taken: { pieces: number; isKept: boolean };
}

/** Syntax by source text: states of one repository share nearly all of it. There is room for so much of it. */
export class SyntaxCache {
  readonly #kept = new Map<string, KeptSyntax>();
  readonly #most: number;
  #pieces = 0;

  constructor(most = mostPieces) {
    this.#most = most;
  }

  /** Whether there is no room left: what was asked for last may have been cut, and what is asked for next will be. */
  get isFull(): boolean {
    return this.#pieces >= this.#most;
  }

  /** The syntax of `text` where it was asked for before. */
  get(text: string): ModuleSyntax | undefined {
    return this.#kept.get(text)?.syntax;
  }

  /** The syntax of `text`, which is parsed once. */
  syntaxOf(text: string): ModuleSyntax {
    const known = this.get(text);
    if (known !== undefined) return known;
    const taken = { pieces: 0, isKept: true };
    const room: Room = {
      limit: this.#most,
      left: () => this.#most - this.#pieces,
      take: (pieces) => {
        taken.pieces += pieces;
        if (taken.isKept) this.#pieces += pieces;
      },
    };
    const syntax = parseModule(text, 'deferred', room);
    this.#kept.set(text, { syntax, taken });
    return syntax;
  }

  /** From now on `text`, whose syntax was asked for before, has this one, which has as much in it. */
  replace(text: string, syntax: ModuleSyntax): void {
    const known = this.#kept.get(text);
    if (known !== undefined) this.#kept.set(text, { ...known, syntax });
  }

  forget(text: string): void {
    const known = this.#kept.get(text);
    if (known === undefined) return;
    this.#kept.delete(text);
    this.#pieces -= known.taken.pieces;
    known.taken.isKept = false;
  }

  /** Forgets all but `texts`, and of these what there was no room for. */
  keepOnly(texts: ReadonlySet<string>): void {
    for (const [text, { syntax }] of this.#kept)
      if (!texts.has(text) || syntax.unread?.of === 'all') this.forget(text);
  }
}

/**
 * The program in `snapshot`; `sourceRoots` are folders Python searches beside those found without configuration.
 * Texts that `cache` knows are not parsed again.
 */
export function createProgram(
  snapshot: Snapshot,
  sourceRoots: readonly string[],
  cache: SyntaxCache = new SyntaxCache(),
): Program {
  const layout = layoutLike(snapshot.paths, sourceRoots, pathEdits(snapshot));
  const all = mentionsIn(snapshot);
  const programs = programFolders(snapshot);
  const owner = remembered((folder: string): OwnProgram => {
    if (programs.length < 2) return { folder: '', mentions: all };
    const isOwn = (path: FilePath) => isRelated(programOf(path, programs), folder);
    return { folder, mentions: mentionsIn(snapshot, isOwn) };
  });
  const ownerOf = (path: FilePath) => owner(programOf(path, programs));
  return programIn(snapshot, layout, { mentions: all, declares: declaredIn(snapshot), ownerOf }, cache);
}

/**
 * `program` with the text of the file at `path` rearranged: it imports the same modules and adds the same folders to
 * `sys.path`, in whatever order, so that what was found out about the repository as a whole still holds.
 */
export function rearranged(program: Program, path: FilePath, text: string, cache: SyntaxCache): Program {
  return programIn(overlaid(program.snapshot, new Map([[path, text]])), program.layout, program, cache);
}

function programIn(
  snapshot: Snapshot,
  layout: Layout,
  { mentions, declares, ownerOf }: Pick<Program, 'mentions' | 'declares' | 'ownerOf'>,
  cache: SyntaxCache,
): Program {
  const syntaxes = new Map<FilePath, ModuleSyntax>();
  const lineIndexes = new Map<FilePath, LineIndex>();
  const gathered = new Map<string, readonly string[]>();
  const syntaxOf = (path: FilePath): ModuleSyntax | undefined => {
    const known = syntaxes.get(path);
    if (known !== undefined) return known;
    const text = snapshot.texts.get(path);
    if (text === undefined) return undefined;
    const syntax = cache.syntaxOf(text);
    syntaxes.set(path, syntax);
    return syntax;
  };
  return {
    layout,
    snapshot,
    kept(_, work) {
      return work(this);
    },
    text: (path) => snapshot.texts.get(path),
    wording: (path) => snapshot.texts.get(path),
    isPython: (path) => isPythonIn(snapshot, path, snapshot.texts.get(path) ?? ''),
    read(path, reading) {
      const text = snapshot.texts.get(path);
      return text === undefined ? undefined : reading(text, () => syntaxOf(path)!);
    },
    syntax: syntaxOf,
    lines(path) {
      let index = lineIndexes.get(path);
      if (index === undefined) {
        index = new LineIndex(snapshot.texts.get(path) ?? '');
        lineIndexes.set(path, index);
      }
      return index;
    },
    mentions,
    declares,
    gathered(what, read) {
      const known = gathered.get(what);
      if (known !== undefined) return known;
      const found = new Set<string>();
      for (const [path, text] of snapshot.texts) for (const one of read(text, path)) found.add(one);
      gathered.set(what, [...found]);
      return [...found];
    },
    ownerOf,
    parsedPaths: () => [...syntaxes.keys()],
  };
}

/** Files of `program` that hold Python source, in the order of their paths. */
export function pythonFiles(program: Program): readonly FilePath[] {
  return [...program.snapshot.texts.keys()].filter((path) => program.isPython(path)).sort();
}

/** Whether the package `__init__` at `path` spreads its `__path__` over other folders (pkgutil, pkg_resources). */
export function isLegacyNamespace(program: Program, path: FilePath): boolean {
  return program.read(path, spreads) ?? false;
}

const spreads = readOnce((text) => /\bextend_path\s*\(|\bdeclare_namespace\s*\(/.test(text));

function pathEdits(snapshot: Snapshot): readonly PathEdit[] {
  return [...snapshot.texts].flatMap(([path, text]) =>
    isPythonIn(snapshot, path, text)
      ? [...pathEditsIn(path, text)].map((folder) => ({ folder, by: dirname(path) }))
      : [],
  );
}

const projectFiles: ReadonlySet<string> = new Set(['pyproject.toml', 'setup.cfg', 'setup.py']);

/** Tells of a package whether a file that says what has to be installed has a word like its name: `foo-bar` for `foo_bar`. */
function declaredIn({ texts }: Snapshot): (topLevel: string) => boolean {
  const normalized = (name: string) => name.toLowerCase().replaceAll(/[-_.]+/g, '-');
  const declared = lazily(() => {
    const words = new Set<string>();
    for (const [path, text] of texts) {
      if (!isRequirements(path) && !projectFiles.has(basename(path))) continue;
      for (const [word] of text.matchAll(/[\w.-]+/g)) words.add(normalized(word));
    }
    return words;
  });
  return (topLevel) => {
    const name = normalized(topLevel);
    return [name, `python-${name}`, `py${name}`].some((one) => declared().has(one));
  };
}

/** Folders with requirements of their own: each is a program that is installed by itself. */
function programFolders({ paths }: Snapshot): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    if (!isRequirements(path)) continue;
    const folder = dirname(path);
    folders.add(basename(folder) === 'requirements' ? dirname(folder) : folder);
  }
  return [...folders];
}

/** The nearest of `programs` that `path` lies in; `''` where there is none. */
function programOf(path: FilePath, programs: readonly string[]): string {
  let nearest = '';
  for (const folder of programs)
    if (path.startsWith(`${folder}/`) && folder.length > nearest.length) nearest = folder;
  return nearest;
}

/** Whether what lies in one of two folders may be part of the program in the other: a program in a folder beside is not. */
function isRelated(one: string, other: string): boolean {
  const isIn = (inner: string, outer: string) =>
    outer === '' || inner === outer || inner.startsWith(`${outer}/`);
  return isIn(one, other) || isIn(other, one);
}

/**
 * Tells whether a repository counts on a library: any of its Python files imports the module, or a project file
 * names it as a dependency; only files that are `wanted` count. Texts are searched, not parsed: a comment or a string can
 * make the answer a wrong yes. The function remembers its answers.
 */
export function mentionsIn(
  snapshot: Snapshot,
  wanted: (path: FilePath) => boolean = () => true,
): (module: string) => boolean {
  return remembered((module) => isMentioned(snapshot, module, wanted));
}

function isMentioned(snapshot: Snapshot, module: string, wanted: (path: FilePath) => boolean): boolean {
  const isIn = mentioning(module);
  for (const [path, text] of snapshot.texts) if (isIn(text, path, snapshot) && wanted(path)) return true;
  return false;
}

/** Tells of the text of one file whether a repository with it counts on `module`, as `mentionsIn` has it. */
export const mentioning = remembered((module: string) => {
  const isImportedIn = importsOf(module);
  // Distributions are written with either separator: service-identity, service_identity, google-cloud-storage.
  const declared = new RegExp(`(?<![\\w.-])${module.replace(/[._]/g, '[-_.]')}(?![\\w.-])`, 'i');
  return (text: string, path: FilePath, snapshot: Pick<Snapshot, 'scripts'>) => {
    const isProjectFile = projectFiles.has(basename(path)) || isRequirements(path);
    return (isProjectFile && declared.test(text)) || (isImportedIn(text) && isPythonIn(snapshot, path, text));
  };
});

/** Tells of a text whether it imports the module, if it is Python. */
const importsOf = remembered((module: string) => {
  const words = [...new Set([topLevelOf(module), leafOf(module)])].map(wordSearch);
  const name = module.replaceAll('.', '\\.');
  const dot = name.lastIndexOf('\\.');
  const fromParent =
    dot < 0
      ? ''
      : `|from[ \\t]+${name.slice(0, dot)}[ \\t]+import\\b[^\\r\\n\\u2028\\u2029#]*\\b${name.slice(dot + 2)}\\b`;
  const imported = new RegExp(
    `^[ \\t]*(?:from[ \\t]+${name}\\b|import[ \\t][^\\r\\n\\u2028\\u2029#]*(?<![\\w.])${name}\\b${fromParent})`,
    'm',
  );
  // Most files lack the words, which is found out faster than that they lack the import.
  return readOnce((text) => words.every((search) => search(text) >= 0) && imported.test(text));
});
