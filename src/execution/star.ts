import { effectTable, patchFunctions } from '../knowledge/index.js';
import type { Machine } from './machine.js';
import { external, type Value } from './values.js';

/**
 * What `from module import *` binds: the names in `__all__`, each of which `importName` gives as `from module import
 * name` does, submodules included (importlib._bootstrap._handle_fromlist); else those without a leading underscore.
 */
export function publicNames(
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
