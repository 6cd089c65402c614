import type { Libraries } from '../interpreter/library-model.js';
import type { PatcherSet } from '../patchers/index.js';
import { leafOf } from '../project/module-name.js';
import { importsByName } from '../project/named-modules.js';
import type { Program, Reading } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import type { Expression, ModuleSyntax, Statement } from '../python/syntax.js';
import {
  everyExpression,
  everyStatement,
  expressionsIn,
  expressionsOf,
  lastName,
  statementsNear,
} from '../python/walk.js';
import { isPatchingFunction } from '../startup/scripts.js';
import { mayPatch, patchPlaces, patchSpellings, takersByText } from './patch-words.js';
import { mayPatchBy } from './possible-patches.js';

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
  const isCandidate: Reading<boolean> = (text, syntax) => {
    if (!mayPatch(text, words)) return false;
    const near = [...statementsNear(syntax().body, patchPlaces(text, libraries))];
    return importsLibrary(syntax(), text, near, libraries) || namesFunction(near, text, patchers);
  };
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

/** `near` are the statements of `syntax`, which has the text `text`, with the words in them that such an import is written with. */
function importsLibrary(
  syntax: ModuleSyntax,
  text: string,
  near: readonly Statement[],
  libraries: Libraries,
): boolean {
  const patches = (module: string) => mayPatchBy(module, libraries);
  if (near.some((statement) => modulesOf(statement).some(patches))) return true;
  if ([...text.matchAll(dynamicImport)].some((match) => patches(match[1]!))) return true;
  if (!importsByName(text)) return false;
  for (const one of expressionsIn(syntax.body)) if (one.kind === 'string' && patches(one.value)) return true;
  return false;
}

function modulesOf(statement: Statement): readonly string[] {
  if (statement.kind === 'import') return statement.names.map((name) => name.module);
  return statement.kind === 'import-from' && statement.level === 0 ? [statement.module] : [];
}

function namesFunction(statements: readonly Statement[], text: string, patchers: PatcherSet): boolean {
  const { functions } = patchers.spellings;
  for (const statement of statements) {
    if (statement.kind !== 'import-from') continue;
    if (statement.names !== '*' && statement.names.some(({ name }) => isPatchingFunction(name, text)))
      return true;
    if (patchers.ownerOf(statement.module) === undefined) continue;
    if (statement.names === '*' || statement.names.some((name) => functions.has(name.name))) return true;
  }
  return statements.some((statement) =>
    expressionsOf(statement).some((outermost) => {
      for (const one of everyExpression(outermost)) if (isNamed(one, text, patchers)) return true;
      return false;
    }),
  );
}

/** `x.patch_all`, `getattr(x, 'patch_all')`, `methodcaller('patch_all')`, `getattr(monkey, name)`, or `'gevent.monkey:patch_all'`. */
function isNamed(expression: Expression, text: string, patchers: PatcherSet): boolean {
  const { functions, owners } = patchers.spellings;
  if (expression.kind === 'attribute')
    return functions.has(expression.attribute) || isPatchingFunction(expression.attribute, text);
  if (expression.kind === 'string') {
    const [, module, name] = /^([\w.]+)[.:](\w+)$/.exec(expression.value) ?? [];
    return name !== undefined && functions.has(name) && patchers.ownerOf(module ?? '') !== undefined;
  }
  if (expression.kind !== 'call') return false;
  const taker = lastName(expression.callee);
  if (!takersByText.includes(taker)) return false;
  const [object, name] = expression.positional;
  if (taker !== 'getattr') return object?.kind === 'string' && functions.has(leafOf(object.value));
  if (name?.kind === 'string') return functions.has(name.value);
  return name !== undefined && object !== undefined && owners.has(lastName(object));
}
