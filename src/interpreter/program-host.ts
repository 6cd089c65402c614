import type { PythonVersion } from '../patchers/types.js';
import { parentOf } from '../project/module-name.js';
import { isWithout } from '../trace/trace.js';
import { bindSubmodule, loadExternal, runModule } from './imports.js';
import { type Host, type Interpreter, isSettled, type ModuleState } from './state.js';
import type { Value } from './values.js';

/**
 * The host of the program's own import time, on `python` where that is known. It may run anywhere, so that the place
 * is told nothing of; `until` says whether the run stops as soon as nothing can be late any more, or at its end.
 */
export function programHost(python: PythonVersion | undefined, until: 'settled' | 'end'): Host {
  return {
    importModule,
    isDone: (interpreter) => until === 'settled' && isSettled(interpreter),
    keepsPatches: true,
    knowsFailures: false,
    mayBePython2: python === undefined || python[0] < 3,
    isVariableSet: 'unknown',
    attribute: () => undefined,
    result: () => undefined,
  };
}

/** A module of the repository is run once, anything else is a library. No import is known to fail. */
function importModule(interpreter: Interpreter, module: string): Value {
  const known = interpreter.modules.get(module);
  if (known !== undefined && !isForMissingPatcher(interpreter, known)) return known.value;
  const resolution = interpreter.resolver.resolve(module);
  if (resolution.kind === 'external') return loadExternal(interpreter, module);
  const isPackage = resolution.kind === 'namespace' || resolution.searchPath !== undefined;
  const path = resolution.kind === 'source' ? resolution.path : undefined;
  const parent = parentOf(module);
  const value = runModule(interpreter, module, path, isPackage ? module : (parent ?? ''), 'import');
  bindSubmodule(interpreter, module, value);
  return value;
}

/**
 * Whether a module was imported where a patcher is missing, and is now imported where it is not: as what it held there is
 * not late for that patcher, it is run again.
 */
function isForMissingPatcher({ assumption }: Interpreter, known: ModuleState): boolean {
  for (let at = known.assumption; at !== undefined; at = at.outer)
    if (at.without !== undefined && !isWithout(assumption, at.without)) return true;
  return false;
}
