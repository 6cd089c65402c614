import { lazyAttribute, measuredModule, stdlibModule } from '../libraries/tables.js';
import { absoluteName, leafOf, parentOf, prefixesOf, topLevelOf } from '../project/module-name.js';
import { importsRelatively } from '../project/python2-imports.js';
import type { FilePath } from '../project/snapshot.js';
import type { ImportFromStatement, ImportStatement, ModuleSyntax } from '../python/syntax.js';
import { compatible } from '../trace/assumptions.js';
import { attempted, isHandled, raiseKnown } from './exceptions.js';
import { put, slotFor } from './heap.js';
import { noteAskedFor, noteLibraryHolds, readExternal } from './holds.js';
import { lacksAttribute } from './lacking.js';
import type { LibraryCall, LibraryFacts, LiteralArguments } from './library-model.js';
import {
  dropModule,
  enterModule,
  isFirstPatch,
  isPreloaded,
  leaveModule,
  loadedModule,
  noteLibrary,
  placedAs,
  resolve,
  runRecorded,
} from './module-runs.js';
import { runCallPatch, runImportPatch } from './patch-calls.js';
import type { ModuleState } from './recording.js';
import { bind, boundIn } from './references.js';
import {
  activated,
  currentStep,
  deepestImport,
  descend,
  emit,
  fail,
  hasRoom,
  type Interpreter,
  levels,
  nextId,
  noteTruncation,
} from './state.js';
import { external, literal, type Scope, Slots, textOf, unknown, type Value, WatchedSlots } from './values.js';

/** `import a.b as c, d`. A lazy import (PEP 810) loads nothing until its name is used, which no one does at import. */
export function executeImport(interpreter: Interpreter, statement: ImportStatement, scope: Scope): void {
  for (const name of statement.names) {
    if (statement.lazy) {
      bind(interpreter, scope, name.asName ?? topLevelOf(name.module), unknown);
      continue;
    }
    const inside = besideOf(interpreter, scope, name.module);
    const module = `${inside}${name.module}`;
    const value = importModule(interpreter, module);
    noteLoad(interpreter, module);
    if (name.asName !== undefined) bind(interpreter, scope, name.asName, value);
    else {
      const top = topLevelOf(name.module);
      bind(interpreter, scope, top, moduleValue(interpreter, `${inside}${top}`));
    }
  }
}

/** `from a import b as c`: the attribute, else the submodule (importlib._bootstrap._handle_fromlist). */
export function executeImportFrom(
  interpreter: Interpreter,
  statement: ImportFromStatement,
  scope: Scope,
): void {
  const state = interpreter.modules.get(scope.module);
  const absolute = absoluteName(
    state?.package ?? parentOf(scope.module) ?? '',
    statement.level,
    statement.module,
  );
  const target =
    statement.level === 0 && absolute !== undefined
      ? `${besideOf(interpreter, scope, absolute)}${absolute}`
      : absolute;
  if (statement.lazy || target === undefined) {
    if (statement.names !== '*') {
      for (const name of statement.names) bind(interpreter, scope, name.asName ?? name.name, unknown);
    }
    return;
  }
  const module = importModule(interpreter, target);
  noteFollower(interpreter, target);
  if (statement.names === '*') {
    // Nobody knows all that a library gives.
    if (module.kind !== 'module' || module.scope.isOpen) scope.isOpen = true;
    const importName = (name: string) => importedAttribute(interpreter, target, module, name);
    for (const [name, value] of publicNames(interpreter, module, importName))
      bindImported(interpreter, scope, target, name, value);
    return;
  }
  for (const name of statement.names) {
    if (module.kind === 'external') {
      noteAskedFor(interpreter, `${module.name}.${name.name}`, 'ImportError');
      if (interpreter.host.isMissing(interpreter, module.name, name.name)) {
        fail(interpreter, 'ImportError');
        return;
      }
    }
    const value = importedAttribute(interpreter, target, module, name.name);
    const isHandledHere = value.kind === 'unknown' && isHandled(interpreter, 'ImportError');
    if (isHandledHere && lacksAttribute(interpreter, module, name.name)) {
      raiseKnown(interpreter, 'ImportError');
      return;
    }
    bindImported(interpreter, scope, target, name.asName ?? name.name, value);
  }
}

/** `pkg.` where Python 2 finds `module` beside the file of `scope`, in its package `pkg`; else an empty text. */
function besideOf(interpreter: Interpreter, scope: Scope, module: string): string {
  const pkg = interpreter.modules.get(scope.module)?.package ?? '';
  if (pkg === '' || !interpreter.host.mayBePython2) return '';
  const beside = resolve(interpreter, `${pkg}.${topLevelOf(module)}`);
  if (beside.kind !== 'source' || !hasRoom(interpreter, levels.parse)) return '';
  return importsRelatively(interpreter.program, scope.path) ? `${pkg}.` : '';
}

/** Binds `name`; if the name holds something, the chain says that it came from `target`. */
function bindImported(
  interpreter: Interpreter,
  scope: Scope,
  target: string,
  name: string,
  value: Value,
): void {
  interpreter.importing = target;
  bind(interpreter, scope, name, value);
  interpreter.importing = undefined;
}

/** What `from target import name` gives: an attribute of the imported `module`, else its submodule. */
export function importedAttribute(
  interpreter: Interpreter,
  target: string,
  module: Value,
  name: string,
): Value {
  const { attribute } = interpreter.operations;
  if (module.kind !== 'module') {
    interpreter.doubts++;
    if (module.kind === 'external') loadMeasuredSubmodule(interpreter, `${module.name}.${name}`);
    return attribute(interpreter, module, name);
  }
  const { scope } = module;
  const own = boundIn(interpreter, scope, name);
  if (own !== undefined) return own;
  // What the package gives by itself goes before a submodule that nobody has imported.
  const isLazy = scope.variables.has('__getattr__') || interpreter.modules.get(target)?.standIn !== undefined;
  const ask = () => attribute(interpreter, module, name);
  const found = isLazy ? (attempted(interpreter, ['AttributeError'], ask) ?? unknown) : unknown;
  if (found.kind !== 'unknown') return found;
  const submodule = `${target}.${name}`;
  if (interpreter.modules.has(submodule) || resolve(interpreter, submodule).kind !== 'external')
    return importModule(interpreter, submodule);
  interpreter.doubts++;
  return unknown;
}

/** Imports `module` and its parents and returns the module itself; unknown where that of one of them fails. */
export function importModule(interpreter: Interpreter, module: string): Value {
  let value: Value = unknown;
  for (const prefix of prefixesOf(module)) {
    value = interpreter.host.importModule(interpreter, prefix);
    if (interpreter.raising !== undefined) return unknown;
  }
  return value;
}

/** The module `name` as a value, without importing it. */
export function moduleValue(interpreter: Interpreter, name: string): Value {
  return placedAs(interpreter, name) ?? loadedModule(interpreter, name)?.value ?? external(name);
}

/**
 * Puts `module` into `sys.modules` and runs its body once; a namespace package has no `path` and no body.
 * `pkg` is its `__package__`, which relative imports start from.
 */
export function runModule(
  interpreter: Interpreter,
  module: string,
  path: FilePath | undefined,
  pkg: string,
  how: 'import' | 'entry',
): Value {
  const scope: Scope = {
    kind: 'module',
    module,
    path: path ?? interpreter.entry.path,
    variables: variablesOf(interpreter, path),
    parent: undefined,
    declared: new Map(),
    qualifier: '',
  };
  const value = { kind: 'module', name: module, scope } as const;
  const state: ModuleState = { scope, file: path, package: pkg, value };
  const step = enterModule(interpreter, state);
  const name = how === 'entry' && interpreter.entry.run === 'script' ? '__main__' : module;
  if (path !== undefined) scope.variables.set('__name__', slotFor(interpreter, literal(name)));
  // A file without a text was left out by configuration, or its notice has been given where it was read. What is still loaded
  // when the run is over is not even read.
  const syntax = path === undefined || interpreter.halted ? undefined : syntaxOf(interpreter, path);
  runRecorded(interpreter, { state, syntax, step }, how === 'import', (activation) => {
    if (syntax === undefined) return;
    if (interpreter.imports > deepestImport + 1) {
      noteTruncation(interpreter, { what: 'imports', limit: deepestImport });
      return;
    }
    if (!descend(interpreter, levels.module)) return;
    const completion = activated(interpreter, activation, () =>
      interpreter.operations.execute(interpreter, syntax.body, scope),
    );
    interpreter.depth -= levels.module;
    if (completion.kind === 'raise') interpreter.raising = completion.error;
  });
  // An import that fails leaves nothing in `sys.modules`.
  if (interpreter.raising !== undefined && how === 'import') dropModule(interpreter, state);
  else leaveModule(interpreter, state);
  return value;
}

/** New variables for the module at `path`. */
function variablesOf(interpreter: Interpreter, path: FilePath | undefined): Slots {
  const run = nextId(interpreter);
  const all = interpreter.shared?.asked?.names;
  if (all === undefined || path === undefined) return new Slots(run);
  const asked = all.get(path) ?? { names: new Set(), missed: new Set(), isAll: false };
  all.set(path, asked);
  return new WatchedSlots(run, asked);
}

/** The syntax of the file at `path`, if there is room to parse it; undefined where it could not be read. */
export function syntaxOf(interpreter: Interpreter, path: FilePath): ModuleSyntax | undefined {
  return hasRoom(interpreter, levels.parse) ? interpreter.program.syntax(path) : undefined;
}

/** Imports a module from outside: what it is known to patch, then what it is known to hold. */
export function loadExternal(interpreter: Interpreter, module: string): Value {
  const top = topLevelOf(module);
  const standard = stdlibModule(module);
  if (standard === undefined) noteLibrary(interpreter, top);
  interpreter.recording?.libraries.add(module);
  const facts: LibraryFacts | undefined =
    standard === undefined ? interpreter.libraries.importing(module) : { ...standard, basis: 'measured' };
  if (facts !== undefined && !isPreloaded(interpreter, top)) applyFacts(interpreter, facts, module);
  return external(module);
}

function applyFacts(interpreter: Interpreter, facts: LibraryFacts, module: string): void {
  const top = topLevelOf(module);
  if (facts.patches !== undefined && isFirstPatch(interpreter, top)) {
    runImportPatch(interpreter, module, facts.patches);
  }
  noteLibraryHolds(interpreter, facts, module);
}

/** Reads `name` of the library module `module`: what that imports (PEP 562) is held, and the value where it is known. */
export function readLibraryAttribute(
  interpreter: Interpreter,
  module: string,
  name: string,
): Value | undefined {
  const read = interpreter.libraries.reading(module, name);
  if (read !== undefined) applyFacts(interpreter, read.facts, `${module}.${name}`);
  return read?.value;
}

/**
 * Calls the library's function or class `name`: what it is known to patch, then what it is known to import and hold; gives what
 * is known of its result.
 */
export function callLibrary(
  interpreter: Interpreter,
  name: string,
  args: LiteralArguments,
): Pick<LibraryCall, 'value' | 'makes'> {
  const called = interpreter.libraries.calling(name, args);
  const { facts, value, makes = [] } = called ?? {};
  if (facts !== undefined && !isPreloaded(interpreter, topLevelOf(name))) {
    if (facts.patches !== undefined) runCallPatch(interpreter, name, facts.patches);
    noteLibraryHolds(interpreter, facts, `${name}()`);
  }
  return { value, makes };
}

/** Binds the module `value` in the package above it, as importing it does. */
export function bindSubmodule(interpreter: Interpreter, module: string, value: Value): void {
  const parent = parentOf(module);
  const around = parent === undefined ? undefined : interpreter.modules.get(parent);
  // The variables of a package whose run is gone through are what they were at its end, this one included.
  if (around === undefined || interpreter.replays.has(around)) return;
  const { variables } = around.scope;
  // What the package lacks is looked for among its submodules: only what was bound to something else before is replaced.
  const before = variables.get(leafOf(module))?.value;
  if (before === undefined || before === value) return;
  const { recording } = interpreter;
  // Whoever goes through the import again comes here again.
  interpreter.recording = undefined;
  put(interpreter, variables, leafOf(module), value);
  interpreter.recording = recording;
}

/** `from concurrent.futures import ThreadPoolExecutor` loads concurrent.futures.thread, the plain import does not. */
export function loadLazyAttribute(interpreter: Interpreter, module: string, name: string): void {
  const target = lazyAttribute(module, name);
  if (target !== undefined) loadExternal(interpreter, target);
}

/**
 * `from novaclient import client` imports the module of that name. Only modules have a row of their own that the package has not
 * imported by itself; where packages are read, reading the name imports it.
 */
function loadMeasuredSubmodule(interpreter: Interpreter, module: string): void {
  if (measuredModule(module) === undefined) return;
  if (interpreter.libraries.importing(module)?.basis === 'measured') loadExternal(interpreter, module);
}

function noteLoad(interpreter: Interpreter, module: string): void {
  const { patchers } = interpreter.libraries;
  if (patchers.isRewritten(module) && resolve(interpreter, module).kind === 'external')
    emitLoad(interpreter, module);
  noteFollower(interpreter, module);
}

/** In whatever way a module is imported before which a patcher wants to be, it is there then. */
function noteFollower(interpreter: Interpreter, module: string): void {
  const follower = interpreter.libraries.patchers.followsPatcher(module);
  if (follower !== undefined) emitLoad(interpreter, follower);
}

function emitLoad(interpreter: Interpreter, module: string): void {
  const step = currentStep(interpreter, module);
  emit(interpreter, {
    kind: 'load',
    order: nextId(interpreter),
    step,
    assumption: interpreter.assumption,
    module,
  });
}

/**
 * What `from module import *` binds: the names in `__all__`, each of which `importName` gives as `from module import
 * name` does, submodules included (importlib._bootstrap._handle_fromlist); else those without a leading underscore.
 */
function publicNames(
  interpreter: Interpreter,
  module: Value,
  importName: (name: string) => Value,
): readonly (readonly [string, Value])[] {
  if (module.kind === 'external') return externalNames(interpreter, module.name);
  if (module.kind !== 'module') return [];
  const all = boundIn(interpreter, module.scope, '__all__');
  if (all?.kind === 'sequence') {
    const names = all.elements.flatMap(({ value }) => textOf(value) ?? []);
    return names.map((name) => [name, importName(name)] as const);
  }
  const names = [...module.scope.variables.keys(), ...submodulesOf(interpreter, module.name)];
  return [...new Set(names)]
    .filter((name) => !name.startsWith('_'))
    .map((name) => [name, importName(name)] as const);
}

/** The submodules of `module` that have been imported, where that is so as far as is assumed: they are attributes of it. */
function submodulesOf(interpreter: Interpreter, module: string): readonly string[] {
  const { assumption, importedUnder } = interpreter;
  const isThere = (name: string) =>
    loadedModule(interpreter, name) !== undefined && compatible(importedUnder.get(name)?.under, assumption);
  return modulesIn(interpreter, module).flatMap(({ leaf }) => (isThere(`${module}.${leaf}`) ? [leaf] : []));
}

/** The modules right inside of the package `module`, by their names. */
export function modulesIn(
  interpreter: Interpreter,
  module: string,
): readonly { readonly leaf: string; readonly isPackage: boolean }[] {
  const resolution = resolve(interpreter, module);
  const folders = resolution.kind === 'external' ? [] : (resolution.searchPath ?? []);
  const found = new Map<string, boolean>();
  for (const file of interpreter.program.layout.files) {
    const folder = folders.find((one) => file.startsWith(`${one}/`));
    if (folder === undefined) continue;
    const match = /^(\w+)(?:\.py|(\/__init__\.py))$/.exec(file.slice(folder.length + 1));
    if (match?.[1] !== undefined && match[1] !== '__init__') found.set(match[1], match[2] !== undefined);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([leaf, isPackage]) => ({ leaf, isPackage }));
}

/** Of a library only the names that matter here are known: those that can be held, and patch functions. */
function externalNames(interpreter: Interpreter, module: string): readonly (readonly [string, Value])[] {
  const { patchers } = interpreter.libraries;
  const known = [...patchers.effects(), ...patchers.functions];
  const names = new Set<string>();
  for (const { name } of known) {
    if (name.startsWith(`${module}.`)) names.add(name.slice(module.length + 1));
  }
  return [...names]
    .filter((name) => !name.includes('.') && !name.startsWith('_'))
    .map((name) => [name, readExternal(interpreter, `${module}.${name}`)] as const);
}
