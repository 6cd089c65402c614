import type { Platform, PythonVersion } from '../patchers/types.js';
import { parentOf } from '../project/module-name.js';
import { isWithout } from '../trace/trace.js';
import { bindSubmodule, loadExternal, runModule, syntaxOf } from './imports.js';
import { cannotBeShared, recordImport, replayed, resolve } from './module-runs.js';
import { attributeOn, lacksModule, resultOn } from './platform.js';
import type { ModuleState } from './recording.js';
import { currentAssumption, fail, type Host, type Interpreter, isSettled } from './state.js';
import { unknown, type Value } from './values.js';

/**
 * The host of the program's own import time, on `python` where that is known and on `platform`. What is set in the
 * environment is not known; `until` says whether the run stops as soon as nothing can be late any more, or at its end.
 */
export function programHost(
  python: PythonVersion | undefined,
  platform: Platform,
  until: 'settled' | 'end',
): Host {
  return {
    importModule: (interpreter, module) => importModule(interpreter, module, platform),
    isDone: (interpreter) => until === 'settled' && isSettled(interpreter),
    keepsPatches: true,
    knowsFailures: false,
    mayBePython2: python === undefined || python[0] < 3,
    isVariableSet: 'unknown',
    attribute: (name) => attributeOn(platform, name),
    result: (interpreter, name, args) =>
      // What a patcher replaces it may as well take away (select.epoll).
      name === 'builtins.hasattr' && interpreter.patched.size > 0
        ? undefined
        : resultOn(platform, name, args),
  };
}

/**
 * A module of the repository is run once, anything else is a library. Of imports only those are known to fail of what the
 * standard library has on other systems.
 */
function importModule(interpreter: Interpreter, module: string, platform: Platform): Value {
  const known = interpreter.modules.get(module);
  if (known !== undefined && !isForMissingPatcher(interpreter, known)) {
    return recordImport(interpreter, module, () => known.value);
  }
  const resolution = resolve(interpreter, module);
  if (resolution.kind === 'external') {
    if (lacksModule(platform, module) && interpreter.guards > 0) {
      // Whether somebody is prepared for that may not be its own doing.
      cannotBeShared(interpreter);
      return fail(interpreter, 'ModuleNotFoundError');
    }
    return loadExternal(interpreter, module);
  }
  const isPackage = resolution.kind === 'namespace' || resolution.searchPath !== undefined;
  const path = resolution.kind === 'source' ? resolution.path : undefined;
  const parent = parentOf(module);
  return recordImport(interpreter, module, () => {
    const syntax = () => (path === undefined ? undefined : syntaxOf(interpreter, path));
    const { expected } = interpreter;
    interpreter.expected = undefined;
    const shared = replayed(interpreter, { module, path, expected, syntax });
    // What repeats an import wants the very module that it gave.
    if (shared === undefined && expected !== undefined) return unknown;
    const pkg = isPackage ? module : (parent ?? '');
    const value = shared ?? runModule(interpreter, module, path, pkg, 'import');
    bindSubmodule(interpreter, module, value);
    return value;
  });
}

/**
 * Whether a module was imported where a patcher is missing, and is now imported where it is not: as what it held there is
 * not late for that patcher, it is run again.
 */
function isForMissingPatcher(interpreter: Interpreter, { value }: ModuleState): boolean {
  const assumption = currentAssumption(interpreter);
  for (let at = interpreter.importedUnder.get(value.name); at !== undefined; at = at.outer)
    if (at.without !== undefined && !isWithout(assumption, at.without)) return true;
  return false;
}
