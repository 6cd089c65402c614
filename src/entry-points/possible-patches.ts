import type { Libraries } from '../interpreter/library-model.js';
import type { PatcherSet } from '../patchers/index.js';
import { canonicalName } from '../patchers/names.js';
import type { PatchFunction } from '../patchers/patcher.js';
import { replaceableNames, replacement } from '../patchers/signature.js';
import type {
  ArgumentValue,
  PatchArguments,
  PatcherId,
  PossiblePatches,
  QualifiedName,
} from '../patchers/types.js';
import { isMainTest } from '../project/main-guard.js';
import { absoluteName, leafOf, packageOf, prefixesOf, topLevelOf } from '../project/module-name.js';
import type { Program, Reading } from '../project/program.js';
import { addressOf, type Resolver } from '../project/resolver.js';
import type { FilePath } from '../project/snapshot.js';
import type { CallExpression, Expression, ModuleSyntax, Statement } from '../python/syntax.js';
import {
  everyExpression,
  expressionsOf,
  isNear,
  lastName,
  statementsAtImport,
  statementsNear,
} from '../python/walk.js';
import { isPatchingFunction } from '../startup/scripts.js';
import { readOnce, remembered } from '../text/memoize.js';
import { anyWholeWord, placesOf } from '../text/search.js';
import { mayBeCalled, waitsForCall } from './patch-callers.js';
import { patchPlaces } from './patch-words.js';

/** Whether importing `module` patches, or importing one of the packages around it, or calling something of it may. */
export function mayPatchBy(module: string, { mayPatch, patchWhenCalled, importing }: Libraries): boolean {
  const top = topLevelOf(module);
  return (
    mayPatch.has(top) &&
    (patchWhenCalled.has(top) ||
      prefixesOf(module).some((prefix) => importing(prefix)?.patches !== undefined))
  );
}

/** The files that the program can reach from where it starts. */
export interface Reach {
  /** Those in each of which something may patch. */
  readonly patchFiles: readonly FilePath[];
  leadsTo(path: FilePath): boolean;
  /** Whether all of them are loaded by what they say themselves, and so their functions called by name. */
  readonly isByName: boolean;
}

/** How a program is run: by a resolver of its own, from a file that may be a script or whose functions a launcher calls. */
interface Run {
  readonly resolver: Resolver;
  /** The file that is run as a script. */
  readonly main: FilePath | undefined;
  /** The files whose functions somebody calls from outside. */
  readonly called: ReadonlySet<FilePath | undefined>;
  /** Names that are called there, whether the files mention them or not. */
  readonly calls?: ReadonlySet<string>;
  /** Whom the launcher itself has patch. */
  readonly launcher: readonly PatcherId[];
  /** Whether it matters what the file calls to patch, beside what patches when it is imported; else of each file. */
  readonly countsCallsIn?: (path: FilePath) => boolean;
}

/**
 * What can be patched at most where a program has such a reach, whichever statements of the files run that it comes to, but for
 * functions that nothing in its reach mentions: as soon as that is patched, nothing that comes later can be late.
 */
export function possiblePatches(
  program: Program,
  { patchFiles, leadsTo, isByName }: Reach,
  libraries: Libraries,
  { resolver, main, called, calls = new Set(), launcher, countsCallsIn = () => true }: Run,
): PossiblePatches {
  const all = new Map<PatcherId, Set<QualifiedName> | 'all'>(launcher.map((id) => [id, 'all']));
  // Who runs modules by `runpy` may give them that name.
  const runsMain = program.mentions('runpy');
  const callers = { leadsTo, started: [...called].filter((path) => path !== undefined), calls };
  for (const path of patchFiles) {
    const mayRun = remembered(
      (name) => !isByName || called.has(path) || mayBeCalled(program, path, name, callers),
    );
    const sites = sitesIn(program, path, libraries, runsMain || path === main);
    const callsCount = countsCallsIn(path);
    for (const { patches, unless, within, isImport } of sites) {
      if (!callsCount && isImport !== true) continue;
      if (patches.length === 0 || areDefined(program, resolver, libraries.patchers, unless)) continue;
      if (within === undefined || mayRun(within)) for (const [id, names] of patches) add(all, id, names);
    }
    // A file that patches in a way that is not seen here may patch anything.
    if (sites.length === 0) for (const { id } of libraries.patchers.all) add(all, id, 'all');
  }
  return all;
}

function add(
  all: Map<PatcherId, Set<QualifiedName> | 'all'>,
  id: PatcherId,
  names: ReadonlySet<QualifiedName> | 'all',
): void {
  const before = all.get(id) ?? new Set();
  if (names === 'all') all.set(id, 'all');
  else if (before !== 'all') all.set(id, new Set([...before, ...names]));
}

/**
 * Those of `paths` that import a patch function from anywhere but its own module (`from app.hub import monkey_patch`): they
 * call it by that name alone, and so do not look like places that patch. `resolverFor` gives what resolves a file's imports.
 */
export function filesWithBorrowedFunctions(
  program: Program,
  paths: readonly FilePath[],
  libraries: Libraries,
  resolverFor: (path: FilePath) => Resolver,
): readonly FilePath[] {
  const { patchers } = libraries;
  const { functions } = patchers.spellings;
  const spells = spellingAny([...functions].join('|'));
  const isBorrowing = (statement: Statement) =>
    statement.kind === 'import-from' &&
    statement.names !== '*' &&
    (statement.level > 0 || patchers.ownerOf(statement.module) === undefined) &&
    statement.names.some(({ name }) => functions.has(name));
  const borrows: Reading<boolean> = (text, syntax) =>
    spells(text) && [...statementsNear(syntax().body, patchPlaces(text, libraries))].some(isBorrowing);
  return paths.filter(
    (path) =>
      program.read(path, borrows) === true &&
      sitesIn(program, path, libraries, true).some(
        ({ patches, unless }) =>
          patches.length > 0 && !areDefined(program, resolverFor(path), patchers, unless),
      ),
  );
}

/** Tells of a text whether one of some words, which are parted by `|`, stands in it. */
const spellingAny = remembered((words) => readOnce(anyWholeWord(...words.split('|'))));

/** One place of a file that has to do with a patch. */
interface Site {
  /** What it may patch; nothing where it is known to be harmless. */
  readonly patches: readonly (readonly [PatcherId, ReadonlySet<QualifiedName> | 'all'])[];
  /** Unless all of these, by module and name, are functions that the program defines itself. */
  readonly unless: readonly (readonly [module: string, name: string])[] | undefined;
  /** The name that somebody has to call for it: of a function of the module, or what a patch function is kept under. */
  readonly within: string | undefined;
  /** It patches where something is imported: what calls it is the library's. */
  readonly isImport?: true | undefined;
}

const known = new WeakMap<PatcherSet, WeakMap<ModuleSyntax, Map<boolean, readonly Site[]>>>();

/** The sites of the file at `path`, as the main program or as a module that others import. */
function sitesIn(program: Program, path: FilePath, libraries: Libraries, isMain: boolean): readonly Site[] {
  const syntax = program.syntax(path);
  if (syntax === undefined) return [];
  const bySyntax =
    known.get(libraries.patchers) ?? new WeakMap<ModuleSyntax, Map<boolean, readonly Site[]>>();
  known.set(libraries.patchers, bySyntax);
  const byRole = bySyntax.get(syntax) ?? new Map<boolean, readonly Site[]>();
  bySyntax.set(syntax, byRole);
  let sites = byRole.get(isMain);
  if (sites === undefined) {
    const pkg = packageOf(path, addressOf(path, program.layout).module);
    sites = new Collector(syntax, program.text(path) ?? '', pkg, libraries).collected(isMain);
    byRole.set(isMain, sites);
  }
  return sites;
}

/**
 * Whether all of `functions` are defined by the program, each by its module and nothing else there under its name, and none of
 * them is declared to patch.
 */
function areDefined(
  program: Program,
  resolver: Resolver,
  patchers: PatcherSet,
  functions: Site['unless'],
): boolean {
  return (
    functions?.every(([module, name]) => {
      if (patchers.patchFunction(`${module}.${name}`) !== undefined) return false;
      const resolution = resolver.resolve(module);
      if (resolution.kind !== 'source') return false;
      const syntax = program.syntax(resolution.path);
      return syntax !== undefined && definesOnly(syntax, name);
    }) ?? false
  );
}

/** Goes through the statements of one file that have a word in them by which something may patch. */
class Collector {
  readonly #sites: Site[] = [];
  readonly #text: string;
  readonly #package: string;
  readonly #libraries: Libraries;
  readonly #body: readonly Statement[];
  readonly #places: readonly number[];
  #within: string | undefined;
  #isImport: true | undefined;

  constructor(syntax: ModuleSyntax, text: string, pkg: string, libraries: Libraries) {
    this.#text = text;
    this.#package = pkg;
    this.#libraries = libraries;
    this.#body = syntax.body;
    this.#places = patchPlaces(text, libraries);
  }

  /** What it patches as the main program, or as a module that others import. */
  collected(isMain: boolean): readonly Site[] {
    for (const statement of this.#body) {
      const branches = isMain || statement.kind !== 'if' ? [] : statement.branches;
      if (!branches.some(({ test }) => isMainTest(test))) this.#statements([statement]);
      else {
        this.#note([]);
        for (const { test, body } of branches) if (!isMainTest(test)) this.#statements(body);
        if (statement.kind === 'if') this.#statements(statement.orElse);
      }
    }
    return this.#sites;
  }

  #note(patches: Site['patches'], unless?: Site['unless']): void {
    this.#sites.push({ patches, unless, within: this.#within, isImport: this.#isImport });
  }

  /** What imports of the file bind `wanted` to: modules, and `module:attribute`; undefined where none does. */
  #imported(wanted: string): ReadonlySet<string> | undefined {
    const found = new Set<string>();
    const note = (name: string, of: string) => name === wanted && found.add(of);
    for (const statement of statementsNear(this.#body, placesOf(this.#text, wanted))) {
      if (statement.kind === 'import')
        for (const { module, asName } of statement.names)
          note(asName ?? topLevelOf(module), asName === undefined ? topLevelOf(module) : module);
      else if (statement.kind === 'import-from' && statement.names !== '*') {
        const module = absoluteName(this.#package, statement.level, statement.module);
        for (const { name, asName } of statement.names) note(asName ?? name, `${module ?? ''}:${name}`);
      }
      const kept = this.#keptUnderItsName(statement);
      if (kept?.kind === 'attribute') note(kept.attribute, '');
    }
    return found.size === 0 ? undefined : found;
  }

  /** Whether some import brings names that are not written. */
  #importsAll(): boolean {
    for (const statement of statementsNear(this.#body, placesOf(this.#text, '*')))
      if (statement.kind === 'import-from' && statement.names === '*') return true;
    return false;
  }

  #statements(body: readonly Statement[]): void {
    for (const statement of body) {
      if (!isNear(statement, this.#places)) continue;
      if (!waitsForCall(statement)) {
        for (const inner of statementsNear([statement], this.#places)) this.#statement(inner);
      } else {
        this.#statement(statement);
        this.#within = statement.name;
        for (const inner of statementsNear(statement.body, this.#places)) this.#statement(inner);
        this.#within = undefined;
      }
    }
  }

  #statement(statement: Statement): void {
    const { patchers } = this.#libraries;
    const { functions } = patchers.spellings;
    if (statement.kind === 'import') for (const { module } of statement.names) this.#import(module);
    else if (statement.kind === 'import-from') {
      if (statement.level === 0) this.#import(statement.module);
      const owner = patchers.ownerOf(statement.module);
      const hidden =
        statement.names === '*'
          ? []
          : statement.names.filter(
              ({ name, asName }) => functions.has(name) && asName !== undefined && asName !== name,
            );
      if (statement.names !== '*' && statement.names.some(({ name }) => functions.has(name))) this.#note([]);
      // Who calls it then is not seen here.
      if (statement.names !== '*' && statement.names.some(({ name }) => isPatchingFunction(name, this.#text)))
        this.#everything(patchers.all.map(({ id }) => id));
      if (owner !== undefined && statement.level === 0) {
        if (statement.names === '*') this.#everything([owner]);
        for (const { name } of hidden) this.#anyCall(name);
      }
    }
    const kept = this.#keptUnderItsName(statement);
    const within = this.#within;
    if (kept !== undefined) this.#note([]);
    for (const expression of expressionsOf(statement)) {
      const called = new Set<Expression>();
      for (const inner of everyExpression(expression)) {
        if (inner.kind === 'call') {
          called.add(inner.callee);
          this.#call(inner);
        } else if (inner.kind === 'string') this.#string(inner.value);
        else if (
          (inner.kind === 'attribute' || inner.kind === 'name') &&
          isPatchingFunction(lastName(inner), this.#text)
        )
          this.#everything(patchers.all.map(({ id }) => id));
        else if ((inner.kind === 'attribute' || inner.kind === 'name') && functions.has(lastName(inner))) {
          // What is taken without being called may be called under any name.
          if (called.has(inner) || inner === kept || this.#isWritten(statement, inner)) continue;
          this.#within = within ?? nameKeeping(statement, inner);
          this.#anyCall(lastName(inner), this.#sourcesOf(inner));
          this.#within = within;
        }
      }
    }
  }

  #isWritten(statement: Statement, expression: Expression): boolean {
    return statement.kind === 'assign' && statement.targets.includes(expression);
  }

  /** `self.monkey_patch = eventlet.monkey_patch`: whoever calls it writes its name. */
  #keptUnderItsName(statement: Statement): Expression | undefined {
    if (statement.kind !== 'assign' || statement.value === undefined) return undefined;
    const name = lastName(statement.value);
    if (!this.#libraries.patchers.spellings.functions.has(name)) return undefined;
    return statement.targets.every((target) => lastName(target) === name) ? statement.value : undefined;
  }

  #import(module: string): void {
    if (!mayPatchBy(module, this.#libraries)) return;
    this.#isImport = true;
    this.#everything(this.#libraries.patchWhenCalled.get(topLevelOf(module)) ?? []);
    for (const prefix of prefixesOf(module)) {
      const patch = this.#libraries.importing(prefix)?.patches;
      if (patch === undefined) continue;
      const keywords = new Map(Object.entries(patch.keywords));
      const made = this.#libraries.patchers.patchFunction(patch.function);
      if (made !== undefined) this.#patch([made], { keywords, positional: [], spread: false });
    }
    this.#isImport = undefined;
  }

  #call(call: CallExpression): void {
    const { patchers } = this.#libraries;
    const name = lastName(call.callee);
    for (const argument of call.positional) {
      if (argument.kind === 'string' && patchers.spellings.functions.has(leafOf(argument.value)))
        this.#anyCall(leafOf(argument.value));
      // `getattr(monkey, name)`
      else if (name === 'getattr' && patchers.spellings.owners.has(lastName(argument)))
        this.#everything(patchers.all.map(({ id }) => id));
    }
    if (patchers.spellings.functions.has(name))
      this.#patch(this.#functionsNamed(name), argumentsOf(call), this.#sourcesOf(call.callee));
  }

  /** `'gevent.monkey:patch_all'`, `'grequests'`: whoever has the text may call or import what it names. */
  #string(text: string): void {
    const { patchers } = this.#libraries;
    const [, module, name] = /^([\w.]+)[.:](\w+)$/.exec(text) ?? [];
    const owner = module === undefined ? undefined : patchers.ownerOf(module);
    if (owner !== undefined && patchers.spellings.functions.has(name!)) this.#anyCall(name!);
    else if (/^[\w.]+$/.test(text)) this.#import(text);
  }

  #functionsNamed(name: string): readonly PatchFunction[] {
    return this.#libraries.patchers.functions.filter((one) =>
      [one.name, ...(one.aliases ?? [])].some((full) => full.endsWith(`.${name}`)),
    );
  }

  /** Somebody may call functions of that name with whatever arguments. */
  #anyCall(name: string, unless?: Site['unless']): void {
    this.#note(
      this.#functionsNamed(name).map((one) => [one.library, new Set(replaceableNames(one))]),
      unless,
    );
  }

  #everything(ids: readonly PatcherId[], unless?: Site['unless']): void {
    this.#note(
      ids.map((id) => [id, 'all']),
      unless,
    );
  }

  #patch(functions: readonly PatchFunction[], args: PatchArguments, unless?: Site['unless']): void {
    const patches = functions.map((patch) => {
      const { library, certain, possible } = replacement(patch, args);
      return [library, new Set([...certain, ...possible].map(canonicalName))] as const;
    });
    this.#note(patches, unless);
  }

  /**
   * The functions that `callee`, which has the name of one that patches, stands for if the program defines them: none where
   * it is something else of the file's own, undefined where it may be anything.
   */
  #sourcesOf(callee: Expression): Site['unless'] {
    if (callee.kind === 'name') {
      const sources = this.#imported(callee.name);
      // A variable, or a function of the file, with that name.
      if (sources === undefined) return this.#importsAll() ? undefined : [];
      return [...sources].map((source) => {
        const [module = '', attribute = ''] = source.split(':');
        return [module, attribute] as const;
      });
    }
    if (callee.kind !== 'attribute' || callee.value.kind !== 'name') return undefined;
    const sources = this.#imported(callee.value.name);
    return sources && [...sources].map((source) => [source.replace(':', '.'), callee.attribute] as const);
  }
}

/** The name that `statement` keeps `value` under, and does nothing else with it: `patch = eventlet.monkey_patch`. */
function nameKeeping(statement: Statement, value: Expression): string | undefined {
  if (statement.kind !== 'assign' || statement.value !== value || statement.targets.length !== 1)
    return undefined;
  const [target] = statement.targets;
  return target?.kind === 'name' ? target.name : undefined;
}

/** Whether there is a function `name` in a module, and nothing else that binds the name. */
function definesOnly(syntax: ModuleSyntax, name: string): boolean {
  const answers = definitions.get(syntax) ?? new Map<string, boolean>();
  definitions.set(syntax, answers);
  const answer = answers.get(name) ?? isOnlyDefined(syntax, name);
  answers.set(name, answer);
  return answer;
}

const definitions = new WeakMap<ModuleSyntax, Map<string, boolean>>();

function isOnlyDefined(syntax: ModuleSyntax, name: string): boolean {
  let isDefined = false;
  for (const statement of statementsAtImport(syntax.body)) {
    if (statement.kind === 'function' && statement.name === name) isDefined = true;
    else if (statement.kind === 'import-from') {
      if (statement.names === '*' || statement.names.some((one) => (one.asName ?? one.name) === name))
        return false;
    } else if (statement.kind === 'assign' && statement.targets.some((target) => lastName(target) === name))
      return false;
  }
  return isDefined;
}

/** The arguments of a call, as far as they are written out. */
function argumentsOf({ positional, keywords }: CallExpression): PatchArguments {
  return {
    keywords: new Map(
      keywords.flatMap(({ name, value }) => (name === undefined ? [] : [[name, argumentValue(value)]])),
    ),
    positional: positional.filter(({ kind }) => kind !== 'starred').map(argumentValue),
    spread:
      positional.some(({ kind }) => kind === 'starred') || keywords.some(({ name }) => name === undefined),
  };
}

function argumentValue(expression: Expression): ArgumentValue {
  if (expression.kind !== 'constant') return 'unknown';
  return expression.value === 'True' ? 'true' : 'false';
}
