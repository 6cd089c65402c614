import { isInPython3, stdlibModule } from '../libraries/tables.js';
import { canonicalName } from '../patchers/names.js';
import type { Platform, PythonVersion } from '../patchers/types.js';
import { parentOf } from '../project/module-name.js';
import { isCovered, isForMissingPatcher } from '../trace/assumptions.js';
import { assume, importable } from './conditions.js';
import { guardsIn } from './exceptions.js';
import { instanceNow, isRemoved, isReplaced } from './holds.js';
import { bindSubmodule, loadExternal, runModule, syntaxOf } from './imports.js';
import {
  isImportedAlready,
  isPreloaded,
  placedAs,
  record,
  recordImport,
  replayed,
  resolve,
} from './module-runs.js';
import { attributeOn, hasOn, lacksModule, modulesEverywhere, resultOn } from './platform.js';
import type { ModuleState } from './recording.js';
import { computedCall, paperCall, standIn } from './stand-ins.js';
import {
  type Arguments,
  cannotBeShared,
  currentAssumption,
  fail,
  type Host,
  type Interpreter,
  isSettled,
  noteMet,
} from './state.js';
import { isChanged, isVariableSet } from './symbols.js';
import { literal, textOf, unknown, type Value } from './values.js';

/**
 * The host of the program's own import time, on `python` where that is known and on `platform`. What is set in the
 * environment is not known; `until` says whether the run stops as soon as nothing can be late any more, or at its end, and
 * `isTimeUp` whether it stops wherever it is.
 */
export function programHost(
  python: PythonVersion | undefined,
  platform: Platform,
  until: 'settled' | 'end',
  isTimeUp: () => boolean,
): Host {
  // Of what older ones have little is known, and Python 2 is told of by its version alone.
  const isCurrent = python === undefined || python[0] > 3 || (python[0] === 3 && python[1] >= 9);
  const has = (interpreter: Interpreter, name: string): boolean | undefined => {
    if (isReplaced(interpreter, canonicalName(name)))
      // What a patcher replaces it may as well take away (select.epoll).
      return isRemoved(interpreter, canonicalName(name)) ? false : undefined;
    const isThere =
      hasOn(platform, name) ?? (isCurrent ? isInPython3(name, platform === 'linux') : undefined);
    return isThere === false && isChanged(interpreter, name) ? undefined : isThere;
  };
  return {
    importModule: (interpreter, module, expected) => importModule(interpreter, module, platform, expected),
    isDone: (interpreter) => until === 'settled' && isSettled(interpreter),
    isTimeUp,
    keepsPatches: true,
    knowsFailures: false,
    mayBePython2: python === undefined || python[0] < 3,
    isVariableSet: (interpreter, name) => (name === undefined ? 'unknown' : isVariableSet(interpreter, name)),
    attribute: (name) => attributeOn(platform, name),
    isMissing: (interpreter, module, name) =>
      !isReplaced(interpreter, canonicalName(`${module}.${name}`)) &&
      has(interpreter, `${module}.${name}`) === false &&
      isGuarded(interpreter),
    isThere: (interpreter, module, name) =>
      (python === undefined || python[0] >= 3) &&
      isStandard(
        interpreter,
        module,
        platform,
        name,
        name === undefined ? undefined : has(interpreter, `${module}.${name}`),
      ),
    has,
    standIn,
    result: (interpreter, name, args) => {
      if (name !== 'builtins.hasattr')
        return (
          paperCall(interpreter, name, args) ??
          computed(interpreter, name, args) ??
          resultOn(platform, name, args)
        );
      const [of, asked] = args.positional;
      const attribute = textOf(asked);
      const isThere =
        of?.kind === 'external' && attribute !== undefined
          ? has(interpreter, `${of.name}.${attribute}`)
          : undefined;
      return isThere === undefined ? undefined : literal(isThere);
    },
  };
}

/** What a script makes for a call of the standard library, which is late itself where what the library makes is: a queue. */
function computed(interpreter: Interpreter, name: string, args: Arguments): Value | undefined {
  const made = computedCall(interpreter, name, args);
  const of = interpreter.libraries.patchers.instanceOf(name);
  return made?.kind === 'object' && of !== undefined
    ? { ...made, inherits: instanceNow(interpreter, canonicalName(of)) }
    : made;
}

/**
 * Whether `module` is one that each Python 3 has, which no file of the repository hides, and `name` one of its modules or of what it
 * is known to have as long as no patch takes that away.
 */
function isStandard(
  interpreter: Interpreter,
  module: string,
  platform: Platform,
  name: string | undefined,
  has: boolean | undefined,
): boolean {
  if (interpreter.placed.has(module))
    return name === undefined && placedAs(interpreter, module) !== undefined;
  if (!modulesEverywhere.has(module) || resolve(interpreter, module).kind !== 'external') return false;
  const full = `${module}.${name ?? ''}`;
  if (name === undefined || modulesEverywhere.has(full) || has === true) return true;
  return (
    !name.startsWith('_') &&
    interpreter.libraries.patchers.effects().some((effect) => effect.name === full) &&
    hasOn(platform, full) !== false &&
    !isRemoved(interpreter, canonicalName(full))
  );
}

/** Whether nobody knows the package `top`: no table, and no file that says what has to be installed. */
function mayBeMissing(interpreter: Interpreter, top: string): boolean {
  const { libraries, program } = interpreter;
  if (stdlibModule(top) !== undefined || libraries.knows(top) || isPreloaded(interpreter, top)) return false;
  return libraries.patchers.ownerOf(top) === undefined && !program.declares(top);
}

/** Whether somebody is prepared for an import that fails: a dependence of the module that runs where it is not that itself. */
function isGuarded(interpreter: Interpreter): boolean {
  const isOwn = guardsIn(interpreter.catching) > 0;
  const isGuarded = isOwn || interpreter.guards > 0;
  if (!isOwn) record(interpreter, { kind: 'guarded', isGuarded });
  return isGuarded;
}

/** Whether the repository has the package `name`: what it has not in it is missing, or made when it is installed. */
function isOwnPackage(interpreter: Interpreter, name: string): boolean {
  const found = resolve(interpreter, name);
  return found.kind === 'source' && found.searchPath !== undefined;
}

/** Where somebody is prepared for an import that fails, what comes next is only run where it does not. */
function supposeInstalled(interpreter: Interpreter, top: string): void {
  if (!isGuarded(interpreter)) return;
  const { whenTrue } = importable(interpreter, top, undefined);
  assume(
    interpreter,
    whenTrue.map((atom) => ({ ...atom, isRare: true })),
  );
}

/**
 * Whether `module`, which was imported under some condition, matters where it was not: what it held where a patcher is missing is
 * not late for that patcher, and what it patched was not patched. Then it is run once more.
 */
function mayNotHaveRun(interpreter: Interpreter, module: string): boolean {
  const imported = interpreter.importedUnder.get(module);
  if (imported?.under === undefined) return false;
  const now = currentAssumption(interpreter);
  return (
    isForMissingPatcher(imported.under, now) || (imported.hasPatched && !isCovered(now, [imported.under]))
  );
}

/**
 * A module of the repository is run once, anything else is a library. Of imports only those are known to fail of what the
 * standard library has on other systems.
 */
function importModule(
  interpreter: Interpreter,
  module: string,
  platform: Platform,
  expected: ModuleState | undefined,
): Value {
  const { placed } = interpreter;
  // Modules that run where others cannot be imported, or are something else, are not those of other runs.
  if (placed.size > 0) cannotBeShared(interpreter);
  if (placed.has(module)) return placedAs(interpreter, module) ?? fail(interpreter, 'ModuleNotFoundError');
  const known = interpreter.modules.get(module);
  if (known !== undefined) noteMet(interpreter, known.scope.variables.run);
  if (known !== undefined && !mayNotHaveRun(interpreter, module))
    return isImportedAlready(interpreter, module, known)
      ? known.value
      : recordImport(interpreter, module, () => known.value);
  const resolution = resolve(interpreter, module);
  if (resolution.kind === 'external') {
    if (lacksModule(platform, module) && isGuarded(interpreter))
      return fail(interpreter, 'ModuleNotFoundError');
    const parent = parentOf(module);
    const isMissing =
      parent === undefined ? mayBeMissing(interpreter, module) : isOwnPackage(interpreter, parent);
    if (isMissing) supposeInstalled(interpreter, module);
    return loadExternal(interpreter, module);
  }
  const isPackage = resolution.kind === 'namespace' || resolution.searchPath !== undefined;
  const path = resolution.kind === 'source' ? resolution.path : undefined;
  const parent = parentOf(module);
  return recordImport(interpreter, module, () => {
    const syntax = () => (path === undefined ? undefined : syntaxOf(interpreter, path));
    const shared = placed.size > 0 ? undefined : replayed(interpreter, { module, path, expected, syntax });
    // What repeats an import wants the very module that it gave.
    if (shared === undefined && expected !== undefined) return unknown;
    const pkg = isPackage ? module : (parent ?? '');
    const value = shared ?? runModule(interpreter, module, path, pkg, 'import');
    bindSubmodule(interpreter, module, value);
    return value;
  });
}
