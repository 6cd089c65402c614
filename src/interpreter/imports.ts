import { lazyAttribute, stdlibModule } from '../libraries/tables.js';
import { effectTable } from '../patchers/effects.js';
import { patchFunctions } from '../patchers/signature.js';
import type { FilePath } from '../project/file-path.js';
import { absoluteName, leafOf, parentOf, prefixesOf, topLevelOf } from '../project/module-name.js';
import { importsRelatively } from '../project/python2-imports.js';
import type { ImportFromStatement, ImportStatement } from '../python/syntax.js';
import { isWithout } from '../trace/trace.js';
import type { LibraryFacts } from './library-model.js';
import { activated, currentStep, type Machine, type ModuleState, nextId, noteGap } from './machine.js';
import { runImportPatch } from './patch-calls.js';
import { noteLibraryHolds } from './references.js';
import { external, type Scope, unknown, type Value } from './values.js';

/** How deep imports may nest before the model stops following them. */
const deepestImport = 400;

/** `import a.b as c, d`. A lazy import (PEP 810) loads nothing until its name is used, which no one does at import. */
export function executeImport(machine: Machine, statement: ImportStatement, scope: Scope): void {
  for (const name of statement.names) {
    if (statement.lazy) {
      machine.bind(scope, name.asName ?? topLevelOf(name.module), unknown);
      continue;
    }
    const inside = besideOf(machine, scope, name.module);
    const module = `${inside}${name.module}`;
    const value = machine.importModule(module);
    noteLoad(machine, module);
    if (name.asName !== undefined) machine.bind(scope, name.asName, value);
    else {
      const top = topLevelOf(name.module);
      machine.bind(scope, top, moduleValue(machine, `${inside}${top}`));
    }
  }
}

/** `from a import b as c`: the attribute, else the submodule (importlib._bootstrap._handle_fromlist). */
export function executeImportFrom(machine: Machine, statement: ImportFromStatement, scope: Scope): void {
  const state = machine.modules.get(scope.module);
  const absolute = absoluteName(state?.package ?? '', statement.level, statement.module);
  const target =
    statement.level === 0 && absolute !== undefined
      ? `${besideOf(machine, scope, absolute)}${absolute}`
      : absolute;
  if (statement.lazy || target === undefined) {
    if (statement.names !== '*') {
      for (const name of statement.names) machine.bind(scope, name.asName ?? name.name, unknown);
    }
    return;
  }
  const module = machine.importModule(target);
  if (statement.names === '*') {
    const importName = (name: string) => importedAttribute(machine, target, module, name);
    for (const [name, value] of publicNames(machine, module, importName))
      bindImported(machine, scope, target, name, value);
    return;
  }
  for (const name of statement.names) {
    const value = importedAttribute(machine, target, module, name.name);
    bindImported(machine, scope, target, name.asName ?? name.name, value);
  }
}

/** `pkg.` where Python 2 finds `module` beside the file of `scope`, in its package `pkg`; else an empty text. */
function besideOf(machine: Machine, scope: Scope, module: string): string {
  const pkg = machine.modules.get(scope.module)?.package ?? '';
  if (pkg === '' || runsPython3(machine)) return '';
  const beside = machine.resolver.resolve(`${pkg}.${topLevelOf(module)}`);
  return beside.kind === 'source' && importsRelatively(machine.program, scope.path) ? `${pkg}.` : '';
}

function runsPython3({ python, environment }: Machine): boolean {
  return environment !== undefined || (python !== undefined && python[0] >= 3);
}

/** Binds `name`; if the name holds something, the chain says that it came from `target`. */
function bindImported(machine: Machine, scope: Scope, target: string, name: string, value: Value): void {
  machine.importing = target;
  machine.bind(scope, name, value);
  machine.importing = undefined;
}

/** What `from target import name` gives: an attribute of the imported `module`, else its submodule. */
export function importedAttribute(machine: Machine, target: string, module: Value, name: string): Value {
  const found = machine.attribute(module, name);
  if (module.kind !== 'module') {
    if (machine.environment !== undefined) machine.doubts++;
    return found;
  }
  const known = machine.modules.get(target)?.scope.variables.has(name) ?? false;
  if (known || found.kind !== 'unknown') return found;
  const submodule = `${target}.${name}`;
  if (machine.resolver.resolve(submodule).kind !== 'external') return machine.importModule(submodule);
  machine.doubts++;
  return unknown;
}

/** Imports `module` and its parents and returns the module itself. */
export function importModule(machine: Machine, module: string): Value {
  let value: Value = unknown;
  for (const prefix of prefixesOf(module)) value = enter(machine, prefix);
  return value;
}

/** The module `name` as a value, without importing it. */
export function moduleValue(machine: Machine, name: string): Value {
  return machine.modules.get(name)?.value ?? external(name);
}

function enter(machine: Machine, module: string): Value {
  const known = machine.modules.get(module);
  if (known !== undefined && !isForMissingPatcher(machine, known)) return known.value;
  const resolution = machine.resolver.resolve(module);
  if (resolution.kind === 'external') return loadExternal(machine, module);
  const isPackage = resolution.kind === 'namespace' || resolution.searchPath !== undefined;
  const path = resolution.kind === 'source' ? resolution.path : undefined;
  const parent = parentOf(module);
  const state = runModule(machine, module, path, isPackage ? module : (parent ?? ''), 'import');
  if (parent !== undefined) machine.modules.get(parent)?.scope.variables.set(leafOf(module), state);
  return state;
}

/**
 * Whether a module was imported where a patcher is missing, and is now imported where it is not: as what it held there is
 * not late for that patcher, it is run again.
 */
function isForMissingPatcher({ assumption }: Machine, known: ModuleState): boolean {
  for (let at = known.assumption; at !== undefined; at = at.outer)
    if (at.without !== undefined && !isWithout(assumption, at.without)) return true;
  return false;
}

/**
 * Puts `module` into `sys.modules` and runs its body once; a namespace package has no `path` and no body.
 * `pkg` is its `__package__`, which relative imports start from.
 */
export function runModule(
  machine: Machine,
  module: string,
  path: FilePath | undefined,
  pkg: string,
  how: 'import' | 'entry',
): Value {
  const scope: Scope = {
    kind: 'module',
    module,
    path: path ?? machine.entry.path,
    variables: new Map(),
    parent: undefined,
    globals: new Set(),
    qualifier: '',
  };
  const value = { kind: 'module', name: module } as const;
  machine.modules.set(module, { scope, package: pkg, value, assumption: machine.assumption });
  const step = currentStep(machine, module);
  const { assumption } = machine;
  machine.events.push({ kind: 'enter', order: nextId(machine), step, assumption, module, path });
  if (path === undefined) return value;
  scope.variables.set('__name__', {
    kind: 'literal',
    value: how === 'entry' && machine.entry.run === 'script' ? '__main__' : module,
  });
  const syntax = machine.program.syntax(path);
  // A file without a text was left out by configuration, or its notice has been given where it was read.
  if (syntax === undefined) return value;
  if (machine.depth > deepestImport) {
    const reason = `imports nest deeper than ${deepestImport}`;
    noteGap(machine, reason);
    return value;
  }
  const activation = { id: nextId(machine), path, module, body: 'module', caller: step } as const;
  const completion = activated(machine, activation, () => machine.execute(syntax.body, scope));
  if (completion.kind === 'raise') machine.raising = completion.error;
  return value;
}

/** Imports a module from outside: what it is known to patch, then what it is known to hold. */
export function loadExternal(machine: Machine, module: string): Value {
  const top = topLevelOf(module);
  const standard = stdlibModule(module);
  if (standard === undefined) machine.loadedLibraries.add(top);
  const facts: LibraryFacts | undefined =
    standard === undefined ? machine.libraries.importing(module) : { ...standard, basis: 'measured' };
  if (facts !== undefined && !machine.entry.preloaded.has(top)) applyFacts(machine, facts, module);
  return external(module);
}

function applyFacts(machine: Machine, facts: LibraryFacts, module: string): void {
  const top = topLevelOf(module);
  if (facts.patches !== undefined && !machine.importPatches.has(top)) {
    machine.importPatches.add(top);
    runImportPatch(machine, module, facts.patches);
  }
  noteLibraryHolds(machine, facts, module);
}

/** Reads `name` of the library module `module`: what that imports (PEP 562) is held, and the value where it is known. */
export function readLibraryAttribute(machine: Machine, module: string, name: string): Value | undefined {
  const read = machine.libraries.reading(module, name);
  if (read !== undefined) applyFacts(machine, read.facts, `${module}.${name}`);
  return read?.value;
}

/** `from concurrent.futures import ThreadPoolExecutor` loads concurrent.futures.thread, the plain import does not. */
export function loadLazyAttribute(machine: Machine, module: string, name: string): void {
  const target = lazyAttribute(module, name);
  if (target !== undefined) loadExternal(machine, target);
}

/** Standard-library modules whose plain import before the patch is worth a notice: patchers rewrite them in place. */
const rewrittenInPlace = new Set(['ssl', 'socket', 'threading']);

function noteLoad(machine: Machine, module: string): void {
  if (!rewrittenInPlace.has(module) || machine.resolver.resolve(module).kind !== 'external') return;
  const step = currentStep(machine, module);
  machine.events.push({ kind: 'load', order: nextId(machine), step, assumption: machine.assumption, module });
}

/**
 * What `from module import *` binds: the names in `__all__`, each of which `importName` gives as `from module import
 * name` does, submodules included (importlib._bootstrap._handle_fromlist); else those without a leading underscore.
 */
function publicNames(
  machine: Machine,
  module: Value,
  importName: (name: string) => Value,
): readonly (readonly [string, Value])[] {
  if (module.kind === 'external') return externalNames(module.name);
  if (module.kind !== 'module') return [];
  const variables = machine.modules.get(module.name)?.scope.variables ?? new Map<string, Value>();
  const all = variables.get('__all__');
  if (all?.kind === 'sequence') {
    const names = all.elements.flatMap((element) =>
      element.kind === 'literal' && typeof element.value === 'string' ? [element.value] : [],
    );
    return names.map((name) => [name, importName(name)] as const);
  }
  return [...variables].filter(([name]) => !name.startsWith('_'));
}

/** Of a library only the names that matter here are known: those that can be held, and patch functions. */
function externalNames(module: string): readonly (readonly [string, Value])[] {
  const known = [...effectTable('gevent'), ...effectTable('eventlet'), ...patchFunctions()];
  const names = new Set<string>();
  for (const { name } of known) {
    if (name.startsWith(`${module}.`)) names.add(name.slice(module.length + 1));
  }
  return [...names]
    .filter((name) => !name.includes('.') && !name.startsWith('_'))
    .map((name) => [name, external(`${module}.${name}`)] as const);
}
