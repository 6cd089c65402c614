import { isWordCharacter } from '../python/characters.js';
import { addTo } from '../text/groups.js';
import { lazily, readOnce, remembered } from '../text/memoize.js';
import { lineStart } from '../text/span.js';
import { absoluteName, packageOf, prefixesOf, topLevelOf } from './module-name.js';
import { importsByName, isImportable, namersOf, type SourceModule, starImports } from './named-modules.js';
import type { Program } from './program.js';
import { importsRelatively } from './python2-imports.js';
import {
  addressOf,
  createResolver,
  mostNames,
  type OutsideWorld,
  type Resolver,
  scriptFolderOf,
  searchFolderOf,
} from './resolver.js';
import { dirname, type FilePath, join } from './snapshot.js';

/** When an import runs: as soon as its module does, or when somebody calls the function it stands in. */
type ImportTiming = 'immediate' | 'deferred';

const fromClause = /(?:^|[;:])[ \t\f]*(?:lazy[ \t]+)?from([.\w \t]+)$/;
const plainClause = /(?:^|[;:])[ \t\f]*(?:lazy[ \t]+)?$/;
const continuation = /\\\r?\n/g;
const comment = /#[^\n]*/g;
const importedName = /^\s*([\w.]+)(?:\s+as\s+\w+)?\s*$/;
const dynamicImport = /(?:import_module|import__)\(\s*['"]([.\w]+)['"]/y;

/**
 * Absolute names that `text`, a module of package `pkg`, may import anywhere, in any order, and when; only those that
 * `isWanted` wants. A quick reading for the question who can reach whom: it may name too much (a docstring), never too
 * little. Every import of Python has the word in it, so the text is read around that word alone.
 */
export function scanImports(
  text: string,
  pkg: string,
  isWanted: (name: string) => boolean = () => true,
): ReadonlyMap<string, ImportTiming> {
  const names = new Map<string, ImportTiming>();
  const add = (name: string, clause: Clause) => {
    if (names.get(name) !== 'immediate') names.set(name, clause.timing());
  };
  for (const clause of clausesIn(text)) {
    if (clause.from === undefined) {
      for (const name of clause.names()) if (isWanted(name)) add(name, clause);
      continue;
    }
    const target = relativeTo(pkg, clause.from);
    if (target === undefined || !isWanted(target)) continue;
    add(target, clause);
    for (const name of clause.names()) add(`${target}.${name}`, clause);
  }
  return names;
}

/** Something that imports, as it is written at `#at`: a statement with its names, or a call without. */
class Clause {
  /** The module that the names are taken from, which may be relative; undefined where they are modules themselves. */
  readonly from: string | undefined;
  readonly #text: string;
  readonly #at: number;
  readonly #hasNames: boolean;
  #names: readonly string[] | undefined;
  #timing: ImportTiming | undefined;

  constructor(text: string, at: number, from: string | undefined, hasNames: boolean) {
    this.from = from;
    this.#text = text;
    this.#at = at;
    this.#hasNames = hasNames;
  }

  names(): readonly string[] {
    if (!this.#hasNames) return noNames;
    this.#names ??= namesAfter(this.#text, this.#at + 6);
    return this.#names;
  }

  timing(): ImportTiming {
    this.#timing ??= timingAt(this.#text, this.#at);
    return this.#timing;
  }
}

const noNames: readonly string[] = [];

/** Of a text with many there may be hundreds of thousands, each with its names. */
const clausesIn = readOnce(
  (text): readonly Clause[] => {
    const clauses: Clause[] = [];
    for (let at = text.indexOf('import'); at >= 0; at = text.indexOf('import', at + 6)) {
      if (isWordCharacter(text.charCodeAt(at + 6))) {
        const from = dynamicTarget(text, at);
        if (from !== undefined) clauses.push(new Clause(text, at, from, false));
        continue;
      }
      if (isWordCharacter(text.charCodeAt(at - 1))) continue;
      const head = text.slice(logicalLineStart(text, at), at).replace(continuation, ' ');
      const from = fromClause.exec(head)?.[1]?.replace(/\s+/g, '');
      if (from !== undefined || plainClause.test(head)) clauses.push(new Clause(text, at, from, true));
    }
    return clauses;
  },
  (clauses) => clauses.length,
);

/** The name in `import_module('…')` or `__import__('…')`, if the word at `at` belongs to one. */
function dynamicTarget(text: string, at: number): string | undefined {
  dynamicImport.lastIndex = at;
  return dynamicImport.exec(text)?.[1];
}

/** What follows `import`: names up to the end of the statement, in parentheses also over lines. */
function namesAfter(text: string, offset: number): readonly string[] {
  let at = offset;
  while (isBlank(text.charCodeAt(at))) at++;
  let end: number;
  if (text[at] === '(') {
    end = text.indexOf(')', ++at);
    if (end < 0) end = text.length;
  } else end = logicalLineEnd(text, at);
  let list = text.slice(at, end);
  // Most lists have nothing in them but names, commas and line breaks.
  if (list.includes('#')) list = list.replace(comment, '');
  if (list.includes('\\')) list = list.replace(continuation, ' ');
  if (list.includes(';')) list = list.split(';', 1)[0]!;
  return list.split(',').flatMap((clause) => importedName.exec(clause)?.[1] ?? []);
}

function relativeTo(pkg: string, name: string): string | undefined {
  const level = /^\.*/.exec(name)![0].length;
  return absoluteName(pkg, level, name.slice(level));
}

/** Start of the line that `offset` is in, and of the lines that a backslash joins to it. */
function logicalLineStart(text: string, offset: number): number {
  let start = lineStart(text, offset);
  while (start > 0 && isContinued(text, start - 1)) start = lineStart(text, start - 1);
  return start;
}

function logicalLineEnd(text: string, offset: number): number {
  let end = text.indexOf('\n', offset);
  while (end >= 0 && isContinued(text, end)) end = text.indexOf('\n', end + 1);
  return end < 0 ? text.length : end;
}

/** Whether a backslash stands before the line break at `end`. */
function isContinued(text: string, end: number): boolean {
  return text[text[end - 1] === '\r' ? end - 2 : end - 1] === '\\';
}

/** Whether a line above, less indented than the one at `offset` and all between, starts a function. */
function timingAt(text: string, offset: number): ImportTiming {
  let start = lineStart(text, offset);
  let indentation = indentationAt(text, start);
  while (indentation > 0 && start > 0) {
    const end = start - 1;
    start = lineStart(text, end);
    const own = indentationAt(text, start);
    if (own >= indentation || start + own >= end || text[start + own] === '#') continue;
    if (/^(?:async[ \t]+)?def\b/.test(text.slice(start + own, start + own + 12))) return 'deferred';
    indentation = own;
  }
  return 'immediate';
}

function indentationAt(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return at - start;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Who may import whom, blind to order: an over-approximation that tells which files are worth executing. */
interface ImportGraph {
  /** Files that import `path` by a statement somewhere in them. */
  importersOf(path: FilePath): ReadonlySet<FilePath>;
  /**
   * `targets` and every file that can lead to one of them, packages' `__init__` included; `immediate` leaves out
   * what leads there only once a function is called.
   */
  reaching(targets: Iterable<FilePath>, timing?: ImportTiming): ReadonlySet<FilePath>;
  /**
   * The same, and every file that can lead to one of `targets` by importing what strings name, in its own text or in
   * what it leads to: `import_module(NAME)`, a list of plug-ins, settings; and every file that has a framework import
   * whatever it finds.
   */
  reachingByName(targets: Iterable<FilePath>, timing?: ImportTiming): ReadonlySet<FilePath>;
}

/** What modules are imported for what stands in a text, though no statement of it says so: by a framework. */
interface ImpliedImports {
  /** Whether modules that strings of the repository name may be. */
  startsNamed(text: string): boolean;
  /** The package that is enough to name for `module` to be imported so; undefined for most modules. */
  packageNamedFor(module: string): string | undefined;
  /** Modules that may be, by their names. */
  modulesFor(text: string): readonly string[];
}

/** What a file leads to by what stands in it. */
interface Leads {
  readonly imports: ReadonlyMap<FilePath, ImportTiming>;
  /** Files that a framework imports, as settings name them. */
  readonly settings: readonly FilePath[];
  /** Whether it may have a framework import what strings name. */
  readonly startsNamed: boolean;
}

/**
 * What is read of files, for as many graphs as somebody makes of them. It depends on which files there are, and on nothing of a text
 * but by what it is given.
 */
export interface ImportScan {
  /** No other scan has the same. */
  readonly id: number;
  readonly implied: ImpliedImports;
  /** The same leads for a text that differs in nothing that leads anywhere. */
  leadsIn(path: FilePath, text: string): Leads;
  /** Whether the file imports by names that stand in no statement. */
  importsByName(path: FilePath, text: string): boolean;
  /** The files that importing `name` in the file at `path` runs; undefined where the program has no such module. */
  filesOf(name: string, path: FilePath): readonly FilePath[] | undefined;
}

let scans = 0;

/** Reads each text once, when it is asked for. */
export function importScan(program: Program, world: OutsideWorld, implied: ImpliedImports): ImportScan {
  const resolverFor = remembered((folder: string) => createResolver(program.layout, folder, world));
  const namesSeenFrom = remembered((folder: string) => {
    const { resolve } = resolverFor(folder);
    return remembered((pkg: string) => importedNames(resolve, pkg));
  });
  const namesAt = remembered((at: string) => {
    const path = at as FilePath;
    const address = addressOf(path, program.layout);
    const pkg = packageOf(path, address.module);
    return { address, pkg, names: namesSeenFrom(searchFolderOf(path, address))(pkg) };
  });
  const readLeads = (path: FilePath, text: string): Leads => {
    const { address, pkg, names } = namesAt(path);
    // Few names stand beside the file as well; only for these it matters which Python it is.
    const isBeside = (name: string) =>
      names.standsBeside(topLevelOf(name)) && importsRelatively(program, path, text);
    // Where it is run as a script, its own folder is searched before anything else, or one above, of a script there.
    const folderOf = remembered((top: string) =>
      names.isAtTop(top) ? undefined : scriptFolderOf(path, address.root, top, program.layout, world),
    );
    const isOwn = (name: string) =>
      names.isAtTop(topLevelOf(name)) || isBeside(name) || folderOf(topLevelOf(name)) !== undefined;
    const filesOf = (name: string) => {
      if (isBeside(name)) return names.filesOf(`${pkg}.${name}`);
      const folder = folderOf(topLevelOf(name));
      return folder === undefined ? names.filesOf(name) : namesSeenFrom(folder)('').filesOf(name);
    };
    const imports = new Map<FilePath, ImportTiming>();
    for (const [name, timing] of scanImports(text, pkg, isOwn))
      for (const imported of filesOf(name))
        if (imported !== path && imports.get(imported) !== 'immediate') imports.set(imported, timing);
    const settings = implied
      .modulesFor(text)
      .flatMap((name) => names.filesOf(name).filter((imported) => imported !== path));
    return { imports, settings, startsNamed: implied.startsNamed(text) };
  };
  const importsAllOfPackage = (path: FilePath, text: string) => {
    const { address, pkg } = namesAt(path);
    const { resolve } = resolverFor(searchFolderOf(path, address));
    const isPackage = (module: string) => {
      const found = resolve(module);
      return found.kind === 'source' && found.searchPath !== undefined;
    };
    // In Python 2 it may stand beside the file.
    return starImports(text, pkg).some(
      (module) => isPackage(module) || (pkg !== '' && isPackage(`${pkg}.${module}`)),
    );
  };
  const known = new Map<FilePath, { readonly text: string; readonly leads: Leads }>();
  return {
    id: scans++,
    implied,
    leadsIn(path, text) {
      const last = known.get(path);
      if (last?.text === text) return last.leads;
      const read = readLeads(path, text);
      const leads = last !== undefined && areSame(last.leads, read) ? last.leads : read;
      known.set(path, { text, leads });
      return leads;
    },
    importsByName: (path, text) => importsByName(text) || importsAllOfPackage(path, text),
    filesOf(name, path) {
      const { names } = namesAt(path);
      return names.isAtTop(topLevelOf(name)) ? names.filesOf(name) : undefined;
    },
  };
}

function areSame(one: Leads, other: Leads): boolean {
  const asText = ({ imports, settings, startsNamed }: Leads) =>
    JSON.stringify([[...imports], settings, startsNamed]);
  return asText(one) === asText(other);
}

/** The graph of `roots` and every file of `program` that they may import, but for what is imported by those that are known already. */
export function importGraph(
  program: Program,
  { id, implied, leadsIn, importsByName, filesOf }: ImportScan,
  roots: Iterable<FilePath>,
  isKnown: (path: FilePath) => boolean = () => false,
): ImportGraph {
  const importers: Edges = new Map();
  const immediate: Edges = new Map();
  const runsBefore: Edges = new Map();
  const scanned = new Set(roots);
  /** The files from which every other may be imported. */
  const starters = new Set<FilePath>();
  for (const path of scanned) {
    const leads = isKnown(path) ? undefined : program.read(path, (text) => leadsIn(path, text));
    if (leads === undefined) continue;
    for (const [imported, timing] of leads.imports) {
      addTo(importers, imported, path);
      if (timing === 'immediate') addTo(immediate, imported, path);
      scanned.add(imported);
    }
    if (leads.startsNamed) starters.add(path);
    for (const imported of leads.settings) {
      addTo(importers, imported, path);
      addTo(immediate, imported, path);
      scanned.add(imported);
      // What settings name is imported.
      starters.add(imported);
    }
    for (let at = dirname(path); program.layout.files.has(join(at, '__init__.py')); at = dirname(at)) {
      const init = join(at, '__init__.py') as FilePath;
      scanned.add(init);
      if (init !== path) addTo(runsBefore, init, path);
      if (at === '') break;
    }
  }
  const none: ReadonlySet<FilePath> = new Set();
  const reach = (targets: Iterable<FilePath>, edges: readonly ReadonlyEdges[]) => {
    const reached = new Set<FilePath>(targets);
    for (const path of reached) {
      for (const before of edges) for (const one of before.get(path) ?? none) reached.add(one);
    }
    return reached;
  };
  const edgesAt = (timing: ImportTiming) => [timing === 'immediate' ? immediate : importers, runsBefore];
  const isByName = (path: FilePath) => program.read(path, (text) => importsByName(path, text)) === true;
  const importing = lazily(() => [...scanned].filter((path) => starters.has(path) || isByName(path)));
  const namersIn = (of: Program) => {
    const modules = [...scanned].map((path): SourceModule => {
      const { module } = addressOf(path, of.layout);
      return {
        path,
        module,
        pkg: packageOf(path, module),
        read: (reading, otherwise) => of.read(path, reading) ?? otherwise,
      };
    });
    const impliedBy = new Map<string, FilePath[]>();
    for (const { path, module } of starters.size > 0 ? modules : []) {
      const named = implied.packageNamedFor(module);
      if (named !== undefined) impliedBy.set(named, [...(impliedBy.get(named) ?? []), path]);
    }
    return namersOf(modules, new Set(importing()), (name, { path }) => {
      const files = filesOf(name, path);
      if (files === undefined || impliedBy.size === 0) return files ?? [];
      // `shop.apps.ShopConfig` names the package as well.
      return [...files, ...prefixesOf(name).flatMap((prefix) => impliedBy.get(prefix) ?? [])];
    });
  };
  const isModuleOnly = (path: FilePath) =>
    isImportable(path) && program.read(path, (text) => text.includes('__main__')) === false;
  const namers = lazily(() => {
    const about = [id, starters.size > 0, [...scanned], importing()];
    return program.kept(`namers ${JSON.stringify(about)}`, namersIn);
  });
  return {
    importersOf: (path) => importers.get(path) ?? none,
    reaching: (targets, timing = 'deferred') => reach(targets, edgesAt(timing)),
    reachingByName(targets, timing = 'deferred') {
      const asked = [...targets];
      const reached = reach(asked, edgesAt(timing));
      const able = [...reach(importing(), edgesAt(timing))].filter((path) => !reached.has(path));
      if (able.length === 0) return reached;
      const { inFull, inParts, inPackages } = namers();
      const leadingTo = (to: Iterable<FilePath>) => reach(to, [...edgesAt(timing), inFull]);
      const named = new Set(leadingTo(reached));
      const tried = new Set<string>();
      // Who puts the name of a module together comes to its end and to its package.
      for (const path of reached) {
        const ends = inParts.get(path) ?? none;
        const packages = inPackages.get(path) ?? none;
        const both = JSON.stringify([[...ends], [...packages]]);
        if (ends.size === 0 || tried.has(both)) continue;
        tried.add(both);
        const toEnd = leadingTo(ends);
        if (!able.some((one) => toEnd.has(one) && !named.has(one))) continue;
        for (const one of leadingTo(packages)) if (toEnd.has(one)) named.add(one);
      }
      // What nobody imports and no text names is imported by a name that is worked out, if it is no script.
      const isNameless = (path: FilePath) =>
        !importers.has(path) && !inFull.has(path) && !inParts.has(path) && isModuleOnly(path);
      const mayBeAny = asked.some(isNameless);
      for (const path of able) if (mayBeAny || named.has(path)) reached.add(path);
      return reached;
    },
  };
}

/** What names stand for in the modules of one package. */
interface ImportedNames {
  /** Whether a top-level module `top` is in the repository. */
  isAtTop(top: string): boolean;
  /** Whether the package itself has a module `top`. */
  standsBeside(top: string): boolean;
  /** The files that importing the absolute `name` runs: its own and those of the packages above. */
  filesOf(name: string): readonly FilePath[];
}

function importedNames(resolve: Resolver['resolve'], pkg: string): ImportedNames {
  return {
    isAtTop: remembered((top) => resolve(top).kind !== 'external', mostNames),
    standsBeside: remembered((top) => pkg !== '' && resolve(`${pkg}.${top}`).kind === 'source', mostNames),
    filesOf: remembered((name) => {
      const files: FilePath[] = [];
      for (const prefix of prefixesOf(name)) {
        const resolution = resolve(prefix);
        if (resolution.kind === 'external') break;
        if (resolution.kind === 'source') files.push(resolution.path);
      }
      return files;
    }, mostNames),
  };
}

/** Files by what they lead to. */
type ReadonlyEdges = ReadonlyMap<FilePath, ReadonlySet<FilePath>>;
type Edges = Map<FilePath, Set<FilePath>>;
