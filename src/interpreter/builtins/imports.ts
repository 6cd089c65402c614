import { absoluteName, topLevelOf } from '../../project/module-name.js';
import { doubtsBeyond } from '../../trace/assumptions.js';
import { attribute } from '../attributes.js';
import { comparedCondition, where } from '../conditions.js';
import { sequenceOf } from '../heap.js';
import { importedAttribute, importModule, modulesIn, moduleValue } from '../imports.js';
import { listed } from '../iteration.js';
import {
  type Arguments,
  type Builtin,
  type Builtins,
  builtinsFor,
  type Interpreter,
  positionally,
} from '../state.js';
import {
  choice,
  literal,
  type Scope,
  textOf,
  truthOf,
  unknown,
  type Value,
  wholeNumberOf,
} from '../values.js';
import { namedTuple } from './classes.js';

/** What imports modules by their names, and looks for them. */
export const importBuiltins: Builtins = {
  'importlib.import_module': (interpreter, args, scope) => {
    const anchor = textOf(given(args, 'package', 1));
    return named(interpreter, given(args, 'name', 0), (text) =>
      importByName(interpreter, text, anchor, scope),
    );
  },
  ...builtinsFor(['importlib.__import__', 'builtins.__import__'], (interpreter, args, scope) => {
    const text = textOf(given(args, 'name', 0));
    const level = given(args, 'level', 4);
    if (text === undefined) return undefined;
    // No package lies that deep; Python would say so.
    const dots = '.'.repeat(Math.min(100, Math.max(0, wholeNumberOf(level) ?? 0)));
    return importWithNames(interpreter, `${dots}${text}`, given(args, 'fromlist', 3), scope);
  }),
  ...builtinsFor(
    [
      'django.utils.module_loading.import_string',
      'werkzeug.utils.import_string',
      'pydoc.locate',
      'pkgutil.resolve_name',
    ],
    (interpreter, args) =>
      named(interpreter, given(args, 'name', 0), (text) => importString(interpreter, text)),
  ),
  ...builtinsFor(['pkgutil.iter_modules', 'pkgutil.walk_packages'], submodules),
  'werkzeug.utils.find_modules': (interpreter, args) => {
    const pkg = textOf(given(args, 'import_path', 0));
    if (pkg === undefined) return undefined;
    importModule(interpreter, pkg);
    const isTrue = (value: Value | undefined) => value !== undefined && truthOf(value) === 'true';
    const [packages, inside] = [given(args, 'include_packages', 1), given(args, 'recursive', 2)].map(isTrue);
    const namesIn = (module: string): readonly Value[] =>
      modulesIn(interpreter, module).flatMap(({ leaf, isPackage }) => {
        const name = `${module}.${leaf}`;
        const own = isPackage && !packages ? [] : [literal(name)];
        return isPackage && inside ? [...own, ...namesIn(name)] : own;
      });
    return sequenceOf(interpreter, namesIn(pkg));
  },
};

/** The class of paths that have been found in a folder, each of which is known. */
export const pathClass = 'pathlib.Path';

/** The path that `value` is, as long as the repository lies where it is taken to lie. */
export function pathText(value: Value | undefined): string | undefined {
  if (value?.kind === 'external-object' && value.class === pathClass)
    return textOf(value.attributes.peek('path')?.value);
  return textOf(value) ?? (value?.kind === 'unknown' ? textOf(value.usual) : undefined);
}

/** The argument of a call that is given by keyword or at a position. */
export function given(
  { positional, keywords }: Arguments,
  keyword: string,
  position: number,
): Value | undefined {
  return positional[position] ?? keywords.get(keyword);
}

/** Does what `action` does with the name that `value` is, or is as long as nobody sets another in the environment. */
function named(
  interpreter: Interpreter,
  value: Value | undefined,
  action: (text: string) => Value,
): Value | undefined {
  const text = textOf(value);
  if (text !== undefined) return action(text);
  if (value?.kind === 'choice' && value.alternatives !== undefined) {
    const results = value.alternatives.flatMap((one) => {
      const atoms = doubtsBeyond(interpreter.assumption, one.place.assumption);
      return where(interpreter, atoms, () => named(interpreter, one.value, action)) ?? [];
    });
    return results.length === 0 ? undefined : choice(results);
  }
  const usual = value?.kind === 'unknown' ? textOf(value.usual) : undefined;
  if (value === undefined || usual === undefined) return undefined;
  const condition = comparedCondition(interpreter, value, '==', literal(usual));
  if (condition === 'false') return undefined;
  return where(interpreter, typeof condition === 'string' ? [] : condition.whenTrue, () => action(usual));
}

/** The module that `text` names, relative to the package `anchor` or else to that of the code that runs. */
function targetOf(
  interpreter: Interpreter,
  text: string,
  anchor: string | undefined,
  scope: Scope | undefined,
): string | undefined {
  const level = /^\.*/.exec(text)![0].length;
  if (level === 0) return text === '' ? undefined : text;
  const running = scope?.module ?? interpreter.activation.module;
  const own = interpreter.modules.get(running)?.package ?? '';
  const target = absoluteName(anchor ?? own, level, text.slice(level));
  return target === '' ? undefined : target;
}

/** `import_module('.x', 'pkg')`. */
function importByName(
  interpreter: Interpreter,
  text: string,
  anchor: string | undefined,
  scope: Scope | undefined,
): Value {
  const target = targetOf(interpreter, text, anchor, scope);
  return target === undefined ? unknown : importModule(interpreter, target);
}

/** `__import__('a.b')` gives the top-level module, and with names that are wanted of it (`fromlist`) the module itself. */
function importWithNames(
  interpreter: Interpreter,
  text: string,
  names: Value | undefined,
  scope: Scope | undefined,
): Value {
  const target = targetOf(interpreter, text, undefined, scope);
  if (target === undefined) return unknown;
  const module = importModule(interpreter, target);
  const wanted = names === undefined ? undefined : listed(interpreter, names);
  if (wanted === undefined || wanted.length === 0) return moduleValue(interpreter, topLevelOf(target));
  for (const one of wanted) {
    const name = textOf(one);
    if (name !== undefined) importedAttribute(interpreter, target, module, name);
  }
  return module;
}

/** `import_string('pkg.module.name')`, also written `pkg.module:name`. */
function importString(interpreter: Interpreter, text: string): Value {
  const [module = '', names] = text.split(':');
  if (names !== undefined)
    return names
      .split('.')
      .filter((part) => part !== '')
      .reduce((value, part) => attribute(interpreter, value, part), importModule(interpreter, module));
  const dot = module.lastIndexOf('.');
  if (dot < 0) return importModule(interpreter, module);
  const parent = module.slice(0, dot);
  return importedAttribute(interpreter, parent, importModule(interpreter, parent), module.slice(dot + 1));
}

/** What `pkgutil` finds in a package of the repository: `(finder, name, ispkg)` for each module, by their names. */
function submodules(...[interpreter, args, scope, how]: Parameters<Builtin>): Value | undefined {
  if (scope === undefined) return undefined;
  const path = args.positional[0] ?? args.keywords.get('path');
  const [place] = path === undefined ? [] : (listed(interpreter, path) ?? []);
  const pkg = place?.kind === 'module' ? place.name : packageAt(interpreter, pathText(place));
  if (pkg === undefined) return undefined;
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
  add(pkg, prefix);
  return sequenceOf(interpreter, found);
}

/** The package that has been imported from the folder at `path`. */
function packageAt({ modules }: Interpreter, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  for (const [name, { file }] of modules) if (file === `${path.slice(1)}/__init__.py`) return name;
  return undefined;
}
