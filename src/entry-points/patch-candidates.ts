import type { Libraries } from '../interpreter/library-model.js';
import type { PatcherSet } from '../patchers/index.js';
import { leafOf } from '../project/module-name.js';
import { importsByName } from '../project/named-modules.js';
import type { Program, Reading } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import { isWordCharacter } from '../python/characters.js';
import type { Expression, ModuleSyntax, Statement } from '../python/syntax.js';
import { everyStatement, expressionsIn, lastName } from '../python/walk.js';
import { isPatchingFunction, patchingFunctions } from '../startup/scripts.js';
import { readOnce, remembered } from '../text/memoize.js';
import { type WordSearch, wordSearch } from '../text/search.js';
import { lineStart } from '../text/span.js';
import { mayPatchBy } from './possible-patches.js';

/** Words that a patch cannot be written without: names of patch functions, and of libraries that patch. */
interface PatchSpellings {
  readonly functions: ReadonlySet<string>;
  readonly libraries: ReadonlySet<string>;
  readonly patchers: PatcherSet;
  /** Words that are common, and yet mean a patch function where no package of a patcher is named. */
  readonly handedOn: ReadonlySet<string>;
  /** What together finds every one of the words that a text has in it, or a part of that. */
  searchesIn(text: string): readonly WordSearch[];
}

/** Most names of patch functions have this in them, so that one search finds them all. */
const commonPart = 'patch';

/** `getattr(monkey, "patch_" + name)`: the name of the function stands nowhere. */
const computedName = /\bgetattr\s*\(\s*(?:[\w.]*\.)?(\w+)\s*,/g;
const getattrSearch = wordSearch('getattr');
const hasGetattr = readOnce((text) => getattrSearch(text) >= 0);

/**
 * What patches of `patchers` are written with; importing one of the top-level modules `libraries` may patch as well. Words that
 * are common count where a package that has them is named, and everywhere if they are `handedOn`.
 */
export function patchSpellings(
  patchers: PatcherSet,
  libraries: Iterable<string>,
  handedOn: ReadonlySet<string> = new Set(),
): PatchSpellings {
  const functions = new Set([...patchers.spellings.functions, ...patchingFunctions]);
  const words = { functions, libraries: new Set(libraries), patchers, handedOn };
  const parts = [...words.functions, ...words.libraries].map((word) =>
    word.includes(commonPart) ? commonPart : word,
  );
  return { ...words, searchesIn: searchesFor([...new Set(parts)].join(' ')) };
}

/** Gives, of words that are parted by blanks, what looks for those that a text has in it. */
const searchesFor = remembered((words: string) => {
  const searches = words.split(' ').map(wordSearch);
  return readOnce((text) => searches.filter((search) => search(text) >= 0));
});

/**
 * Whether one of `words` stands in `text` where it can be more than a comment or the name of the project's own module
 * (`import app.monkey_patch`). Reads lines, not syntax: it may say yes to a docstring, never no to a patch.
 */
export function mayPatch(text: string, words: PatchSpellings): boolean {
  return (
    words.searchesIn(text).some((search) => hasPatchSpelling(text, search, words)) ||
    computesName(text, words)
  );
}

function hasPatchSpelling(text: string, search: WordSearch, words: PatchSpellings): boolean {
  const { functions, libraries, patchers } = words;
  for (let at = search(text); at >= 0; ) {
    const { start, end } = identifierAround(text, at);
    const name = text.slice(start, end);
    const isLibrary = libraries.has(name);
    if (isLibrary || (functions.has(name) && canBeMeant(name, text, words))) {
      const before = lineBefore(text, start);
      if (!isComment(before) && (isLibrary || canBePatch(patchers, before, text, end))) return true;
    }
    at = search(text, end);
  }
  return false;
}

/** Whether `name`, which some patch function has, can mean that one in `text`. */
function canBeMeant(name: string, text: string, { patchers, handedOn }: PatchSpellings): boolean {
  if (patchingFunctions.has(name)) return isPatchingFunction(name, text);
  const packages = patchers.spellings.common.get(name);
  return packages === undefined || handedOn.has(name) || [...packages].some((one) => text.includes(one));
}

function computesName(text: string, { patchers: { spellings } }: PatchSpellings): boolean {
  if (!hasGetattr(text)) return false;
  return [...text.matchAll(computedName)].some(
    ({ 1: owner = '', index }) => spellings.owners.has(owner) && !isComment(lineBefore(text, index)),
  );
}

/** Whether the name of a patch function that follows `before` on its line, up to `end` in `text`, can be one. */
function canBePatch(patchers: PatcherSet, before: string, text: string, end: number): boolean {
  // What has attributes is a module of that name: `from app import monkey_patch; monkey_patch.patch()`.
  if (text[end] === '.') return false;
  const imported = /^\s*(?:from\s+([\w.]+)\s+import|import)\b[^;]*$/.exec(before);
  if (imported !== null) return patchers.ownerOf(imported[1] ?? '') !== undefined;
  // At the start of a line it may continue the line above.
  if (/(?:^|\.)\s*$/.test(before)) return true;
  // A bare name was imported, maybe by a statement over several lines; a string is for `getattr`.
  return /['"]$/.test(before) ? text.includes('getattr') : patchers.spellings.mentionedIn(text);
}

function isComment(before: string): boolean {
  return /^\s*#/.test(before);
}

/** What stands before `offset` on its line. */
function lineBefore(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), offset);
}

function identifierAround(text: string, at: number): { readonly start: number; readonly end: number } {
  let start = at;
  while (isWordCharacter(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (isWordCharacter(text.charCodeAt(end))) end++;
  return { start, end };
}

const dynamicImport = /\b(?:import_module|__import__)\(\s*['"]([\w.]+)/g;

/**
 * Files in which a patch may be written, in whatever way: they import a library that patches, or name a patch
 * function. Comments do not count, nor strings that are not its whole name; a project's own `patch_all` does, until it
 * runs. Only files in which one of the words stands where it can mean that are parsed.
 */
export function patchCandidatesOf(
  program: Program,
  paths: readonly FilePath[],
  libraries: Libraries,
): readonly FilePath[] {
  const { patchers } = libraries;
  const words = patchSpellings(patchers, libraries.mayPatch, handedOnIn(program, paths, patchers));
  const isCandidate: Reading<boolean> = (text, syntax) =>
    mayPatch(text, words) &&
    (importsLibrary(syntax(), text, libraries) || namesFunction(syntax(), text, patchers));
  return paths.filter((path) => program.read(path, isCandidate) === true);
}

/** Common words by which files can call a patch function that they have from another file, and so name no package of it. */
function handedOnIn(
  program: Program,
  paths: readonly FilePath[],
  { spellings, functions, ownerOf }: PatcherSet,
): ReadonlySet<string> {
  const { common } = spellings;
  if (common.size === 0) return new Set();
  const names = functions.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  // A function by its name, or the module around it by whatever name.
  const handOn = (what: string) =>
    names.flatMap((name) => (`${name}.`.startsWith(`${what}.`) ? leafOf(name) : []));
  const packages = [...new Set([...common.values()].flatMap((some) => [...some]))];
  const handedOnBy = (statement: Statement): readonly string[] => {
    if (statement.kind === 'import')
      return statement.names.flatMap(({ module, asName }) => (asName === undefined ? [] : handOn(module)));
    if (statement.kind === 'import-from') {
      const { module, names: taken } = statement;
      if (ownerOf(module) === undefined) return [];
      return taken === '*' ? handOn(module) : taken.flatMap(({ name }) => handOn(`${module}.${name}`));
    }
    const value = statement.kind === 'assign' ? statement.value : undefined;
    return value === undefined
      ? []
      : names.filter((name) => leafOf(name) === lastName(value)).flatMap(handOn);
  };
  const handedOn: Reading<readonly string[]> = (text, syntax) =>
    packages.some((one) => text.includes(one)) ? [...everyStatement(syntax().body)].flatMap(handedOnBy) : [];
  return new Set(paths.flatMap((path) => program.read(path, handedOn) ?? []));
}

function importsLibrary(syntax: ModuleSyntax, text: string, libraries: Libraries): boolean {
  const patches = (module: string) => mayPatchBy(module, libraries);
  for (const statement of everyStatement(syntax.body)) {
    for (const module of modulesOf(statement)) if (patches(module)) return true;
  }
  if ([...text.matchAll(dynamicImport)].some((match) => patches(match[1]!))) return true;
  if (!importsByName(text)) return false;
  for (const one of expressionsIn(syntax.body)) if (one.kind === 'string' && patches(one.value)) return true;
  return false;
}

function modulesOf(statement: Statement): readonly string[] {
  if (statement.kind === 'import') return statement.names.map((name) => name.module);
  return statement.kind === 'import-from' && statement.level === 0 ? [statement.module] : [];
}

function namesFunction(syntax: ModuleSyntax, text: string, patchers: PatcherSet): boolean {
  const { functions } = patchers.spellings;
  for (const statement of everyStatement(syntax.body)) {
    if (statement.kind !== 'import-from') continue;
    if (statement.names !== '*' && statement.names.some(({ name }) => isPatchingFunction(name, text)))
      return true;
    if (patchers.ownerOf(statement.module) === undefined) continue;
    if (statement.names === '*' || statement.names.some((name) => functions.has(name.name))) return true;
  }
  for (const expression of expressionsIn(syntax.body)) if (isNamed(expression, text, patchers)) return true;
  return false;
}

/** `x.patch_all`, `getattr(x, 'patch_all')`, `getattr(monkey, name)`, or `'gevent.monkey:patch_all'`. */
function isNamed(expression: Expression, text: string, patchers: PatcherSet): boolean {
  const { functions, owners } = patchers.spellings;
  if (expression.kind === 'attribute')
    return functions.has(expression.attribute) || isPatchingFunction(expression.attribute, text);
  if (expression.kind === 'string') {
    const [, module, name] = /^([\w.]+)[.:](\w+)$/.exec(expression.value) ?? [];
    return name !== undefined && functions.has(name) && patchers.ownerOf(module ?? '') !== undefined;
  }
  if (expression.kind !== 'call' || expression.callee.kind !== 'name' || expression.callee.name !== 'getattr')
    return false;
  const [object, name] = expression.positional;
  if (name?.kind === 'string') return functions.has(name.value);
  return name !== undefined && object !== undefined && owners.has(lastName(object));
}
