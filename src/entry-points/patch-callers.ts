import type { ImportScan } from '../project/import-graph.js';
import { absoluteName, leafOf, packageOf, topLevelOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import {
  addressOf,
  createResolver,
  type OutsideWorld,
  scriptFolderOf,
  searchFolderOf,
} from '../project/resolver.js';
import type { FilePath } from '../project/snapshot.js';
import type { Expression, FunctionDefinition, Statement } from '../python/syntax.js';
import {
  everyExpression,
  expressionsOf,
  firstName,
  isNear,
  lastName,
  statementsAtImport,
  statementsNear,
} from '../python/walk.js';
import { readOnce, remembered } from '../text/memoize.js';
import { anyWord, placesOf, wordSearch } from '../text/search.js';

/** Files that mention a name which is no common word; beyond that many it may be called, for all that is looked into. */
const mostFiles = 40;

/** What was found out about the texts of each program. */
const known = new WeakMap<Program, Mentions>();

/** Where functions of a program are called from. */
export interface Callers {
  /** Whether a file runs, so that what it calls counts. */
  leadsTo(path: FilePath): boolean;
  /** The files in which whoever starts the program calls functions. */
  readonly started: readonly FilePath[];
  /** Names of what that calls. */
  readonly calls: ReadonlySet<string>;
}

/**
 * Whether the function `name` of the module at `path` may be called where only files run that `leadsTo` holds for: one of them,
 * outside of functions that nobody can call either, mentions the name, or something by which it may be found without that; or who
 * starts the program calls it: by its name, or by whatever the `started` file that has it calls it. Names stand for whatever is
 * called so, in any module.
 */
export function mayBeCalled(
  program: Program,
  path: FilePath,
  name: string,
  { leadsTo, started, calls }: Callers,
): boolean {
  const mentions = known.get(program) ?? new Mentions(program);
  known.set(program, mentions);
  const asked = new Set<string>();
  const may = (at: FilePath, called: string): boolean => {
    if (calls.has(called) || started.some((file) => mentions.has(file, called))) return true;
    if (asked.has(called)) return false;
    asked.add(called);
    const isIn = (file: FilePath) =>
      mentions.in(file, called).some((within) => within === undefined || may(file, within));
    // Most functions that are called at all are called beside where they are.
    if (leadsTo(at) && mentions.in(at, called).includes(undefined)) return true;
    const files = mentions.filesWith(at, called);
    return files === undefined || files.finding.some(leadsTo) || files.naming.filter(leadsTo).some(isIn);
  };
  return may(path, name);
}

/** A function of a module that runs only where somebody calls it by its name: no decorator has it, and Python does not call it. */
export function waitsForCall(statement: Statement): statement is FunctionDefinition {
  return (
    statement.kind === 'function' && statement.decorators.length === 0 && !/^__\w+__$/.test(statement.name)
  );
}

/** Files that name a function, and files by which it may be found without its name. */
interface Files {
  readonly naming: readonly FilePath[];
  readonly finding: readonly FilePath[];
}

/** Where the functions of a program are mentioned. Each text is looked through once for a name, and read where it has that. */
class Mentions {
  readonly #program: Program;
  readonly #files = new Map<string, Files | undefined>();
  readonly #within = new Map<string, readonly (string | undefined)[]>();

  constructor(program: Program) {
    this.#program = program;
  }

  /** Files that mention the function `name` of the module at `path`; undefined where they are too many. */
  filesWith(path: FilePath, name: string): Files | undefined {
    const leaf = leafOf(addressOf(path, this.#program.layout).module);
    const key = `${leaf}:${name}`;
    if (!this.#files.has(key)) this.#files.set(key, this.#search(leaf, name));
    return this.#files.get(key);
  }

  #search(leaf: string, name: string): Files | undefined {
    const { names, finds } = searchesFor(`${leaf}:${name}`);
    const naming: FilePath[] = [];
    const finding: FilePath[] = [];
    for (const [path, text] of this.#program.snapshot.texts) {
      if (!this.#program.isPython(path)) continue;
      if (names(text)) naming.push(path);
      if (naming.length > mostFiles) return undefined;
      if (finds(text) || callsExports(text)) finding.push(path);
    }
    return { naming, finding };
  }

  /** Whether a function `name` may be to be had from the module at `path`: it has the name, or gives what it does not name. */
  has(path: FilePath, name: string): boolean {
    const text = this.#program.text(path) ?? '';
    return searchFor(name)(text) >= 0 || givesUnnamed(text);
  }

  /** The functions (see `waitsForCall`) of the module at `path` in which it mentions `name`; undefined is what runs by itself. */
  in(path: FilePath, name: string): readonly (string | undefined)[] {
    const key = `${path}:${name}`;
    const within = this.#within.get(key) ?? mentionsIn(this.#program, path, name);
    this.#within.set(key, within);
    return within;
  }
}

const searchFor = remembered(wordSearch);

/** What tells of a text whether it names a function, called `module:name`, or finds it without that. */
const searchesFor = remembered((called: string) => {
  const [leaf = '', name = ''] = called.split(':');
  const word = searchFor(name);
  return {
    names: readOnce((text) => word(text) >= 0),
    finds: readOnce(searchWithoutName(leaf, name)),
  };
});

const mayGiveUnnamed = anyWord('import', '__getattr__', 'globals', 'locals', 'vars');
const unnamed = /\bimport[ \t]*\*|\bdef[ \t]+__getattr__\b|\b(?:globals|locals|vars)\(\)/;

/** `from .cli import *`, `def __getattr__(name)`: what others ask of such a module it need not name. */
const givesUnnamed = readOnce((text) => mayGiveUnnamed(text) && unnamed.test(text));

const mayReadExports = anyWord('.__all__');
const readsExports = /\bgetattr\s*\(/;

/** `for name in app.__all__: getattr(app, name)()` calls what any module exports. */
const callsExports = readOnce((text) => mayReadExports(text) && readsExports.test(text));

/** What looks in texts for ways to find the function `name` of the module `leaf` without its name. Each is looked for by a rare part first. */
function searchWithoutName(leaf: string, name: string): (text: string) => boolean {
  const module = anyWord(leaf);
  // `for one in vars(hub).values(): one()`
  const mayList = anyWord('vars(', 'dir(', 'getmembers(', '.__dict__');
  const listed = new RegExp(`\\b(?:vars|dir|getmembers)\\([\\w.]*\\b${leaf}\\b|\\b${leaf}\\.__dict__`);
  const isListed = (text: string) => mayList(text) && listed.test(text);
  const parts = name.split('_').filter((part) => part !== '');
  if (parts.length < 2) return (text) => module(text) && isListed(text);
  const joints = parts.slice(1).map((_, index) => index + 1);
  const heads = joints.map((at) => `${parts.slice(0, at).join('_')}_`);
  const tails = joints.map((at) => `_${parts.slice(at).join('_')}`);
  // `getattr(hub, 'patch_' + kind)`, `f'{kind}_patch'`, and what is joined by underscores.
  const mayBePutTogether = anyWord(...heads, ...tails);
  const begun = new RegExp(`['"]_*(?:${heads.join('|')})(?=['"{%])`);
  const ended = new RegExp(`['"}sd](?:${tails.join('|')})_*['"]`);
  const [first, last] = [parts[0]!, parts.at(-1)!].map((part) => anyWord(`'${part}'`, `"${part}"`));
  const isPutTogether = (text: string) =>
    (mayBePutTogether(text) && (begun.test(text) || ended.test(text))) || (first!(text) && last!(text));
  return (text) => module(text) && (isListed(text) || isPutTogether(text));
}

function mentionsIn(program: Program, path: FilePath, name: string): readonly (string | undefined)[] {
  const body = program.syntax(path)?.body;
  // Whoever lists all that is defined here has it as well.
  if (body === undefined || /\b(?:globals|locals|vars)\(\)/.test(program.text(path) ?? ''))
    return [undefined];
  const word = new RegExp(`\\b${name}\\b`);
  const places = placesOf(program.text(path) ?? '', name);
  return body.flatMap((statement): readonly (string | undefined)[] => {
    if (!isNear(statement, places)) return [];
    if (!waitsForCall(statement))
      return isMentioned([...statementsNear([statement], places)], name, word) ? [undefined] : [];
    // Defaults are worked out where the function is defined.
    if (isMentioned([statement], name, word)) return [undefined];
    return isMentioned([...statementsNear(statement.body, places)], name, word) ? [statement.name] : [];
  });
}

/** Whether one of `statements`, without what lies in its bodies, mentions `name` otherwise than to give something that name. */
function isMentioned(statements: readonly Statement[], name: string, word: RegExp): boolean {
  return statements.some((statement) => {
    if (statement.kind === 'expression' && statement.value.kind === 'string') return false;
    if (statement.kind === 'import-from' && statement.names !== '*')
      return statement.names.some((one) => one.name === name && (one.asName ?? name) !== name);
    // Whoever calls what is kept, or exported, under the name itself mentions that in turn.
    if (statement.kind === 'assign') {
      const targets = statement.targets.map(lastName);
      if (targets.every((target) => target === '__all__')) return false;
      if (statement.value !== undefined && lastName(statement.value) === name)
        return targets.some((target) => target !== name);
    }
    const written = new Set(statement.kind === 'assign' ? statement.targets : []);
    return expressionsOf(statement).some((expression) => {
      if (expression.kind === 'name' && written.has(expression)) return false;
      for (const one of everyExpression(expression)) {
        if (one.kind === 'string' && word.test(one.value)) return true;
        if ((one.kind === 'name' || one.kind === 'attribute') && lastName(one) === name) return true;
        if (one.kind === 'compound' && one.form === 'unparsed') return true;
      }
      return false;
    });
  });
}

/** Whether the module at `path`, as soon as it is imported, calls something that is defined in the repository. */
export function callsOwn(program: Program, path: FilePath, world: OutsideWorld): boolean {
  const address = addressOf(path, program.layout);
  const { resolve } = createResolver(program.layout, searchFolderOf(path, address), world);
  const isOwn = (module: string, level: number) =>
    level > 0 ||
    resolve(topLevelOf(module)).kind !== 'external' ||
    scriptFolderOf(path, address.root, topLevelOf(module), program.layout, world) !== undefined;
  return program.read(path, (_, syntax) => callsAny(syntax().body, isOwn)) === true;
}

/** Whether the module at `path`, as soon as it is imported, calls something that is defined there or in one of `files`. */
export function callsInto(
  program: Program,
  path: FilePath,
  scan: ImportScan,
  files: ReadonlySet<FilePath>,
  world: OutsideWorld,
): boolean {
  const { module, root } = addressOf(path, program.layout);
  const pkg = packageOf(path, module);
  const isIn = (from: string, level: number, name?: string) => {
    const target = absoluteName(pkg, level, from);
    if (target === undefined) return false;
    const found = scan.filesOf(name === undefined ? target : `${target}.${name}`, path);
    if (found !== undefined) return found.some((file) => files.has(file));
    return scriptFolderOf(path, root, topLevelOf(target), program.layout, world) !== undefined;
  };
  return program.read(path, (_, syntax) => callsAny(syntax().body, isIn)) === true;
}

/** Whether a module with this `body`, as soon as it is imported, calls something of its own or of a module that `isOwn`. */
function callsAny(
  body: readonly Statement[],
  isOwn: (module: string, level: number, name?: string) => boolean,
): boolean {
  const own = new Set<string>();
  const statements = [...statementsAtImport(body)];
  for (const statement of statements) {
    if (statement.kind === 'function' || statement.kind === 'class') own.add(statement.name);
    else if (statement.kind === 'import') {
      for (const { module, asName } of statement.names)
        if (isOwn(module, 0)) own.add(asName ?? topLevelOf(module));
    } else if (statement.kind === 'import-from' && statement.names !== '*') {
      const { module, level } = statement;
      for (const { name, asName } of statement.names) if (isOwn(module, level, name)) own.add(asName ?? name);
    }
  }
  return statements.some((statement) => {
    const isDecorated =
      'decorators' in statement && statement.decorators.some((one) => own.has(firstName(one)));
    return isDecorated || expressionsOf(statement).some((one) => hasCall(one, own));
  });
}

function hasCall(outermost: Expression, names: ReadonlySet<string>): boolean {
  for (const one of everyExpression(outermost))
    if (one.kind === 'call' && names.has(firstName(one.callee))) return true;
  return false;
}
