import { absoluteName, topLevelOf } from '../../project/module-name.js';
import { attribute } from '../classes.js';
import { sequenceOf } from '../heap.js';
import { importModule, moduleValue } from '../imports.js';
import { listed } from '../iteration.js';
import { resolve } from '../module-runs.js';
import { type Builtin, type Builtins, builtinsFor, type Interpreter, positionally } from '../state.js';
import { literal, type Scope, textOf, unknown, type Value } from '../values.js';
import { namedTuple } from './classes.js';

/** What imports modules by their names, and looks for them. */
export const importBuiltins: Builtins = {
  ...builtinsFor(
    ['importlib.import_module', 'importlib.__import__', 'builtins.__import__'],
    (interpreter, args, scope, name) => {
      const [module, anchor] = args.positional;
      const text = textOf(module);
      return text === undefined ? undefined : dynamicImport(interpreter, name, text, anchor, scope);
    },
  ),
  ...builtinsFor(
    ['django.utils.module_loading.import_string', 'werkzeug.utils.import_string', 'pydoc.locate'],
    (interpreter, { positional: [path] }) => {
      const text = textOf(path);
      return text === undefined ? undefined : importString(interpreter, text);
    },
  ),
  ...builtinsFor(['pkgutil.iter_modules', 'pkgutil.walk_packages'], submodules),
};

/** `import_module('.x', 'pkg')` gives the module itself, `__import__('a.b')` the top-level one. */
function dynamicImport(
  interpreter: Interpreter,
  how: string,
  text: string,
  anchor: Value | undefined,
  scope: Scope | undefined,
): Value {
  const level = /^\.*/.exec(text)![0].length;
  const running = scope?.module ?? interpreter.activation.module;
  const own = interpreter.modules.get(running)?.package ?? '';
  const pkg = textOf(anchor) ?? own;
  const target = level === 0 ? text : absoluteName(pkg, level, text.slice(level));
  if (target === undefined || target === '') return unknown;
  const value = importModule(interpreter, target);
  return how === 'builtins.__import__' ? moduleValue(interpreter, topLevelOf(target)) : value;
}

/** `import_string('pkg.module.name')`, also written `pkg.module:name`. */
function importString(interpreter: Interpreter, text: string): Value {
  const [module = '', names] = text.split(':');
  if (names !== undefined)
    return names
      .split('.')
      .reduce((value, part) => attribute(interpreter, value, part), importModule(interpreter, module));
  const dot = module.lastIndexOf('.');
  if (dot < 0) return importModule(interpreter, module);
  return attribute(interpreter, importModule(interpreter, module.slice(0, dot)), module.slice(dot + 1));
}

/** What `pkgutil` finds in a package of the repository: `(finder, name, ispkg)` for each module, by their names. */
function submodules(...[interpreter, args, scope, how]: Parameters<Builtin>): Value | undefined {
  if (scope === undefined) return undefined;
  const path = args.positional[0] ?? args.keywords.get('path');
  const [pkg] = path === undefined ? [] : (listed(interpreter, path) ?? []);
  if (pkg?.kind !== 'module') return undefined;
  const prefix = textOf(args.positional[1] ?? args.keywords.get('prefix')) ?? '';
  const info = namedTuple(
    interpreter,
    positionally(literal('ModuleInfo'), literal('module_finder name ispkg')),
    scope,
  );
  const found: Value[] = [];
  const add = (module: string, named: string) => {
    for (const { leaf, isPackage } of modulesIn(interpreter, module)) {
      const positional = [unknown, literal(`${named}${leaf}`), literal(isPackage)];
      found.push(interpreter.operations.call(interpreter, info, positionally(...positional), 'ModuleInfo'));
      if (!isPackage || how !== 'pkgutil.walk_packages') continue;
      // To look into a package it is imported, by the name that was given.
      importModule(interpreter, `${named}${leaf}`);
      add(`${module}.${leaf}`, `${named}${leaf}.`);
    }
  };
  add(pkg.name, prefix);
  return sequenceOf(interpreter, found);
}

/** The modules right inside of the package `module`, by their names. */
function modulesIn(
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
