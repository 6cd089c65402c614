import { lazyAttribute, stdlibModule } from '../libraries/tables.js';
import { absoluteName, leafOf, parentOf, prefixesOf, topLevelOf } from '../project/module-name.js';
import { importsRelatively } from '../project/python2-imports.js';
import type { FilePath } from '../project/snapshot.js';
import type { ImportFromStatement, ImportStatement } from '../python/syntax.js';
import { put, slotFor, valueIn } from './heap.js';
import { noteLibraryHolds, readExternal } from './holds.js';
import type { LibraryFacts } from './library-model.js';
import { runImportPatch } from './patch-calls.js';
import { bind, boundIn } from './references.js';
import {
  activated,
  currentStep,
  descend,
  hasRoom,
  type Interpreter,
  levels,
  type ModuleState,
  nesting,
  nextId,
  noteTruncation,
} from './state.js';
import { external, literal, type Scope, textOf, unknown, type Value } from './values.js';

/**
 * How deep imports may nest before the model stops following them. CPython 3.11 itself ends 142 nested imports in a
 * RecursionError, even if nothing but imports is on its stack; of programs that work none was seen to come near it.
 */
const deepestImport = 100;

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
  const absolute = absoluteName(state?.package ?? '', statement.level, statement.module);
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
  if (statement.names === '*') {
    const importName = (name: string) => importedAttribute(interpreter, target, module, name);
    for (const [name, value] of publicNames(interpreter, module, importName))
      bindImported(interpreter, scope, target, name, value);
    return;
  }
  for (const name of statement.names) {
    const value = importedAttribute(interpreter, target, module, name.name);
    bindImported(interpreter, scope, target, name.asName ?? name.name, value);
  }
}

/** `pkg.` where Python 2 finds `module` beside the file of `scope`, in its package `pkg`; else an empty text. */
function besideOf(interpreter: Interpreter, scope: Scope, module: string): string {
  const pkg = interpreter.modules.get(scope.module)?.package ?? '';
  if (pkg === '' || !interpreter.host.mayBePython2) return '';
  const beside = interpreter.resolver.resolve(`${pkg}.${topLevelOf(module)}`);
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
  const found = interpreter.operations.attribute(interpreter, module, name);
  if (module.kind !== 'module') {
    interpreter.doubts++;
    return found;
  }
  const known = interpreter.modules.get(target)?.scope.variables.has(name) ?? false;
  if (known || found.kind !== 'unknown') return found;
  const submodule = `${target}.${name}`;
  if (interpreter.resolver.resolve(submodule).kind !== 'external')
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
  return interpreter.modules.get(name)?.value ?? external(name);
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
    variables: new Map(),
    parent: undefined,
    declared: new Map(),
    qualifier: '',
  };
  const value = { kind: 'module', name: module, scope } as const;
  const state: ModuleState = { scope, package: pkg, value, assumption: interpreter.assumption };
  interpreter.modules.set(module, state);
  const step = currentStep(interpreter, module);
  const { assumption } = interpreter;
  interpreter.events.push({ kind: 'enter', order: nextId(interpreter), step, assumption, module, path });
  if (path === undefined) return value;
  const name = how === 'entry' && interpreter.entry.run === 'script' ? '__main__' : module;
  scope.variables.set('__name__', slotFor(interpreter, literal(name)));
  const syntax = hasRoom(interpreter, levels.parse) ? interpreter.program.syntax(path) : undefined;
  // A file without a text was left out by configuration, or its notice has been given where it was read.
  if (syntax === undefined) return value;
  if (nesting(interpreter, 'module') > deepestImport) {
    noteTruncation(interpreter, { what: 'imports', limit: deepestImport });
    return value;
  }
  const activation = { id: nextId(interpreter), path, module, body: 'module', caller: step } as const;
  if (!descend(interpreter, levels.module)) return value;
  const completion = activated(interpreter, activation, () =>
    interpreter.operations.execute(interpreter, syntax.body, scope),
  );
  interpreter.depth -= levels.module;
  state.completed = nextId(interpreter);
  if (completion.kind === 'raise') interpreter.raising = completion.error;
  return value;
}

/** Imports a module from outside: what it is known to patch, then what it is known to hold. */
export function loadExternal(interpreter: Interpreter, module: string): Value {
  const top = topLevelOf(module);
  const standard = stdlibModule(module);
  if (standard === undefined) interpreter.loadedLibraries.add(top);
  const facts: LibraryFacts | undefined =
    standard === undefined ? interpreter.libraries.importing(module) : { ...standard, basis: 'measured' };
  if (facts !== undefined && !interpreter.entry.preloaded.has(top)) applyFacts(interpreter, facts, module);
  return external(module);
}

function applyFacts(interpreter: Interpreter, facts: LibraryFacts, module: string): void {
  const top = topLevelOf(module);
  if (facts.patches !== undefined && !interpreter.importPatches.has(top)) {
    interpreter.importPatches.add(top);
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

/** Binds the module `value` in the package above it, as importing it does. */
export function bindSubmodule(interpreter: Interpreter, module: string, value: Value): void {
  const parent = parentOf(module);
  const state = parent === undefined ? undefined : interpreter.modules.get(parent);
  if (state !== undefined) put(interpreter, state.scope.variables, leafOf(module), value);
}

/** `from concurrent.futures import ThreadPoolExecutor` loads concurrent.futures.thread, the plain import does not. */
export function loadLazyAttribute(interpreter: Interpreter, module: string, name: string): void {
  const target = lazyAttribute(module, name);
  if (target !== undefined) loadExternal(interpreter, target);
}

function noteLoad(interpreter: Interpreter, module: string): void {
  if (
    !interpreter.libraries.patchers.isRewritten(module) ||
    interpreter.resolver.resolve(module).kind !== 'external'
  )
    return;
  const step = currentStep(interpreter, module);
  interpreter.events.push({
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
  return [...module.scope.variables].flatMap(([name, slot]) =>
    name.startsWith('_') ? [] : [[name, valueIn(interpreter, slot)] as const],
  );
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
