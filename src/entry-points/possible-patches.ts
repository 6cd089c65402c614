import type { Libraries } from '../interpreter/library-model.js';
import { canonicalName } from '../patchers/names.js';
import type { PatchFunction } from '../patchers/patcher.js';
import { replacement } from '../patchers/signature.js';
import type {
  ArgumentValue,
  PatchArguments,
  PatcherId,
  PossiblePatches,
  QualifiedName,
} from '../patchers/types.js';
import { isMainTest } from '../project/main-guard.js';
import { absoluteName, packageOf, prefixesOf, topLevelOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import { addressOf, type Resolver } from '../project/resolver.js';
import type { FilePath } from '../project/snapshot.js';
import type { CallExpression, Expression, ModuleSyntax, Statement } from '../python/syntax.js';
import { everyExpression, everyStatement, expressionsOf, lastName } from '../python/walk.js';
import { patchingFunctions } from '../startup/scripts.js';

/** Whether importing `module` patches, or importing one of the packages around it. */
export function patchesAtImport(module: string, libraries: Libraries): boolean {
  return (
    libraries.mayPatch.has(topLevelOf(module)) &&
    prefixesOf(module).some((prefix) => libraries.importing(prefix)?.patches !== undefined)
  );
}

/**
 * What the files at `paths`, in each of which something may patch, can patch at most, whichever of their statements run: as
 * soon as that is patched, nothing that comes later can be late. `resolver` is that of the program that runs them, and `main`
 * the file that it runs as a script.
 */
export function possiblePatches(
  program: Program,
  paths: readonly FilePath[],
  libraries: Libraries,
  { resolver, main }: { readonly resolver: Resolver; readonly main: FilePath | undefined },
): PossiblePatches {
  const all = new Map<PatcherId, Set<QualifiedName> | 'all'>();
  const add = (id: PatcherId, names: ReadonlySet<QualifiedName> | 'all') => {
    const before = all.get(id) ?? new Set();
    if (before === 'all') return;
    all.set(id, names === 'all' ? names : new Set([...before, ...names]));
  };
  // Who runs modules by `runpy` may give them that name.
  const runsMain = program.mentions('runpy');
  for (const path of paths) {
    const { found, isSeen } = patchesIn(program, path, libraries, resolver, runsMain || path === main);
    for (const [id, names] of found) add(id, names);
    // A file that patches in a way that is not seen here may patch anything.
    if (!isSeen) for (const { id } of libraries.patchers.all) add(id, 'all');
  }
  return all;
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
  const spelled = new RegExp(`\\b(?:${[...functions].join('|')})\\b`);
  return paths.filter((path) => {
    if (!spelled.test(program.text(path) ?? '')) return false;
    for (const statement of everyStatement(program.syntax(path)?.body ?? [])) {
      if (statement.kind !== 'import-from' || statement.names === '*') continue;
      if (statement.level === 0 && patchers.ownerOf(statement.module) !== undefined) continue;
      if (statement.names.some(({ name }) => functions.has(name)))
        return patchesIn(program, path, libraries, resolverFor(path), true).found.size > 0;
    }
    return false;
  });
}

/** What one file may patch, and whether any of its statements was seen to have to do with that. */
interface FilePatches {
  readonly found: PossiblePatches;
  readonly isSeen: boolean;
}

const known = new WeakMap<Resolver, WeakMap<ModuleSyntax, Map<boolean, FilePatches>>>();

function patchesIn(
  program: Program,
  path: FilePath,
  libraries: Libraries,
  resolver: Resolver,
  isMain: boolean,
): FilePatches {
  const syntax = program.syntax(path);
  if (syntax === undefined) return { found: new Map(), isSeen: false };
  const bySyntax = known.get(resolver) ?? new WeakMap<ModuleSyntax, Map<boolean, FilePatches>>();
  known.set(resolver, bySyntax);
  const byRole = bySyntax.get(syntax) ?? new Map<boolean, FilePatches>();
  bySyntax.set(syntax, byRole);
  let found = byRole.get(isMain);
  if (found === undefined) {
    found = new Collector(program, path, syntax, libraries, resolver).collected(isMain);
    byRole.set(isMain, found);
  }
  return found;
}

/** Goes through the statements of one file. */
class Collector {
  readonly #found = new Map<PatcherId, Set<QualifiedName> | 'all'>();
  readonly #package: string;
  /** Names that imports of the file bind, to what they stand for: a module, or `module:attribute`. */
  readonly #imported = new Map<string, Set<string>>();
  readonly #body: readonly Statement[];
  /** Whether some import brings names that are not written. */
  #importsAll = false;
  #isSeen = false;

  constructor(
    readonly program: Program,
    readonly path: FilePath,
    syntax: ModuleSyntax,
    readonly libraries: Libraries,
    readonly resolver: Resolver,
  ) {
    this.#package = packageOf(path, addressOf(path, program.layout).module);
    this.#body = syntax.body;
    for (const statement of everyStatement(syntax.body)) this.#noteImports(statement);
  }

  /** What it patches as the main program, or as a module that others import. */
  collected(isMain: boolean): FilePatches {
    for (const statement of this.#body) {
      const branches = isMain || statement.kind !== 'if' ? [] : statement.branches;
      if (!branches.some(({ test }) => isMainTest(test))) this.#statements([statement]);
      else {
        this.#isSeen = true;
        for (const { test, body } of branches) if (!isMainTest(test)) this.#statements(body);
        if (statement.kind === 'if') this.#statements(statement.orElse);
      }
    }
    return { found: this.#found, isSeen: this.#isSeen || this.#found.size > 0 };
  }

  #noteImports(statement: Statement): void {
    const note = (name: string, of: string) =>
      this.#imported.set(name, (this.#imported.get(name) ?? new Set()).add(of));
    if (statement.kind === 'import')
      for (const { module, asName } of statement.names)
        note(asName ?? topLevelOf(module), asName === undefined ? topLevelOf(module) : module);
    else if (statement.kind === 'import-from' && statement.names === '*') this.#importsAll = true;
    else if (statement.kind === 'import-from' && statement.names !== '*') {
      const module = absoluteName(this.#package, statement.level, statement.module);
      for (const { name, asName } of statement.names) note(asName ?? name, `${module ?? ''}:${name}`);
    }
    const kept = this.#keptUnderItsName(statement);
    if (kept?.kind === 'attribute') note(kept.attribute, '');
  }

  #statements(body: readonly Statement[]): void {
    for (const statement of everyStatement(body)) this.#statement(statement);
  }

  #statement(statement: Statement): void {
    const { patchers } = this.libraries;
    const { functions } = patchers.spellings;
    if (statement.kind === 'import') for (const { module } of statement.names) this.#import(module);
    else if (statement.kind === 'import-from') {
      if (statement.level === 0) this.#import(statement.module);
      const owner = patchers.ownerOf(statement.module);
      const isHidden =
        statement.names === '*' ||
        statement.names.some(
          ({ name, asName }) => functions.has(name) && asName !== undefined && asName !== name,
        );
      if (statement.names !== '*' && statement.names.some(({ name }) => functions.has(name)))
        this.#isSeen = true;
      // Who calls it then is not seen here.
      if (owner !== undefined && statement.level === 0 && isHidden) this.#everything([owner]);
    }
    const kept = this.#keptUnderItsName(statement);
    if (kept !== undefined) this.#isSeen = true;
    for (const expression of expressionsOf(statement)) {
      const called = new Set<Expression>();
      for (const inner of everyExpression(expression)) {
        if (inner.kind === 'call') {
          called.add(inner.callee);
          this.#call(inner);
        } else if (inner.kind === 'string') this.#text(inner.value);
        else if (
          (inner.kind === 'attribute' || inner.kind === 'name') &&
          patchingFunctions.has(lastName(inner))
        )
          this.#everything(patchers.all.map(({ id }) => id));
        else if ((inner.kind === 'attribute' || inner.kind === 'name') && functions.has(lastName(inner))) {
          // What is taken without being called may be called under any name.
          if (called.has(inner) || inner === kept || this.#isWritten(statement, inner)) continue;
          if (!this.#isOwn(inner)) this.#everything(this.#patchersOf(lastName(inner)));
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
    if (!this.libraries.patchers.spellings.functions.has(name)) return undefined;
    return statement.targets.every((target) => lastName(target) === name) ? statement.value : undefined;
  }

  #import(module: string): void {
    if (!patchesAtImport(module, this.libraries)) return;
    for (const prefix of prefixesOf(module)) {
      const patch = this.libraries.importing(prefix)?.patches;
      if (patch === undefined) continue;
      const keywords = new Map(Object.entries(patch.keywords));
      const made = this.libraries.patchers.patchFunction(patch.function);
      if (made !== undefined) this.#patch([made], { keywords, positional: [], spread: false });
    }
  }

  #call(call: CallExpression): void {
    const { patchers } = this.libraries;
    const name = lastName(call.callee);
    for (const argument of call.positional) {
      if (argument.kind === 'string' && patchers.spellings.functions.has(argument.value))
        this.#everything(this.#patchersOf(argument.value));
      // `getattr(monkey, name)`
      else if (name === 'getattr' && patchers.spellings.owners.has(lastName(argument)))
        this.#everything(patchers.all.map(({ id }) => id));
    }
    if (!patchers.spellings.functions.has(name) || this.#isOwn(call.callee)) return;
    this.#patch(this.#functionsNamed(name), argumentsOf(call));
  }

  /** `'gevent.monkey:patch_all'`, `'grequests'`: whoever has the text may call or import what it names. */
  #text(text: string): void {
    const { patchers } = this.libraries;
    const [, module, name] = /^([\w.]+)[.:](\w+)$/.exec(text) ?? [];
    const owner = module === undefined ? undefined : patchers.ownerOf(module);
    if (owner !== undefined && patchers.spellings.functions.has(name!)) this.#everything([owner]);
    else if (/^[\w.]+$/.test(text)) this.#import(text);
  }

  #functionsNamed(name: string): readonly PatchFunction[] {
    return this.libraries.patchers.functions.filter((one) =>
      [one.name, ...(one.aliases ?? [])].some((full) => full.endsWith(`.${name}`)),
    );
  }

  #patchersOf(name: string): readonly PatcherId[] {
    return this.#functionsNamed(name).map(({ library }) => library);
  }

  #everything(ids: readonly PatcherId[]): void {
    for (const id of ids) this.#found.set(id, 'all');
  }

  #patch(functions: readonly PatchFunction[], args: PatchArguments): void {
    for (const patch of functions) {
      const { library, certain, possible } = replacement(patch, args);
      const before = this.#found.get(library) ?? new Set();
      if (before !== 'all')
        this.#found.set(library, new Set([...before, ...[...certain, ...possible].map(canonicalName)]));
    }
  }

  /** Whether `callee` is something of the program's own under the name of a function that patches. */
  #isOwn(callee: Expression): boolean {
    const isOwn = callee.kind === 'name' ? this.#isOwnName(callee.name) : this.#isOwnAttribute(callee);
    if (isOwn) this.#isSeen = true;
    return isOwn;
  }

  #isOwnName(name: string): boolean {
    const sources = this.#imported.get(name);
    if (sources === undefined) return !this.#importsAll;
    return [...sources].every((source) => {
      const [module, attribute] = source.split(':');
      return attribute !== undefined && this.#isDefinedIn(module!, attribute);
    });
  }

  #isOwnAttribute(callee: Expression): boolean {
    if (callee.kind !== 'attribute' || callee.value.kind !== 'name') return false;
    const sources = this.#imported.get(callee.value.name);
    return (
      sources !== undefined &&
      [...sources].every((source) => this.#isDefinedIn(source.replace(':', '.'), callee.attribute))
    );
  }

  #isDefinedIn(module: string, name: string): boolean {
    const resolution = this.resolver.resolve(module);
    if (resolution.kind !== 'source') return false;
    const syntax = this.program.syntax(resolution.path);
    return syntax !== undefined && definesOnly([...everyStatement(syntax.body)], name);
  }
}

/** Whether there is a function `name` among `statements`, and nothing else that binds the name. */
function definesOnly(statements: readonly Statement[], name: string): boolean {
  let isDefined = false;
  for (const statement of statements) {
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
