import type { PatcherId } from '../patchers/types.js';
import { absoluteName, topLevelOf } from '../project/module-name.js';
import { attribute, classOf, deleteAttribute, fillFields, newObject, setAttribute } from './classes.js';
import { superAfter, superOf } from './functions.js';
import { listOf, mappingOf, put, sequenceOf, slotFor } from './heap.js';
import { importModule, moduleValue } from './imports.js';
import { iterate, listed } from './iteration.js';
import { fillsFields } from './library-classes.js';
import { addAll, itemOf } from './methods.js';
import { resolve } from './module-runs.js';
import { type Arguments, type Interpreter, noArguments, positionally } from './state.js';
import {
  external,
  literal,
  type MappingValue,
  moduleScopeOf,
  type Scope,
  Slots,
  textOf,
  unknown,
  type Value,
} from './values.js';

/** Elements of `range()` that are told apart: a loop that turns more often does the same again. */
const longestRange = 16;

/** What the function `name` of the standard library gives and does; undefined where that is not known. */
export function builtinCall(
  interpreter: Interpreter,
  name: string,
  args: Arguments,
  scope: Scope | undefined,
): Value | undefined {
  const { call } = interpreter.operations;
  const [first, second, third] = args.positional;
  const text = textOf(first);
  const asked = interpreter.libraries.patchers.askedBy(name);
  if (text !== undefined && asked !== undefined) return modulePatched(interpreter, asked, text);
  if (fillsFields(name)) return first?.kind === 'class' ? fillFields(first, name) : external(name);
  switch (name) {
    case 'importlib.import_module':
    case 'importlib.__import__':
    case 'builtins.__import__':
      return text === undefined ? undefined : dynamicImport(interpreter, name, text, second, scope);
    case 'django.utils.module_loading.import_string':
    case 'werkzeug.utils.import_string':
    case 'pydoc.locate':
      return text === undefined ? undefined : importString(interpreter, text);
    case 'pkgutil.iter_modules':
    case 'pkgutil.walk_packages':
      return scope === undefined ? undefined : submodules(interpreter, name, args, scope);
    case 'builtins.getattr': {
      const read = textOf(second);
      if (first === undefined || read === undefined) return unknown;
      const value = attribute(interpreter, first, read);
      return value.kind === 'unknown' ? (third ?? value) : value;
    }
    case 'builtins.setattr': {
      const set = textOf(second);
      if (first !== undefined && set !== undefined && third !== undefined)
        setAttribute(interpreter, first, set, third);
      return literal(null);
    }
    case 'builtins.delattr': {
      const deleted = textOf(second);
      if (first !== undefined && deleted !== undefined) deleteAttribute(interpreter, first, deleted);
      return literal(null);
    }
    case 'dataclasses.field':
    case 'attrs.field':
    case 'attr.field':
    case 'attr.ib':
    case 'attr.attrib':
    case 'pydantic.Field':
      return field(args);
    case 'attr.Factory':
    case 'attrs.Factory':
      return first === undefined ? undefined : made(first);
    case 'functools.partial':
    case 'functools.partialmethod':
      return first === undefined
        ? undefined
        : { kind: 'partial', callee: first, positional: args.positional.slice(1), keywords: args.keywords };
    case 'functools.cache':
    case 'functools.lru_cache':
      // `@lru_cache(maxsize=None)` is called for the decorator, `@lru_cache` is one.
      if (first?.kind !== 'function') return external('functools.cache');
      return { ...first, results: new Slots(interpreter.run) };
    case 'functools.cached_property':
      return first?.kind === 'function' ? { ...first, binding: 'cached-property' } : undefined;
    case 'functools.reduce':
      return reduced(interpreter, args);
    case 'asyncio.run':
    case 'asyncio.get_event_loop.run_until_complete':
      return first?.kind === 'partial' ? call(interpreter, first, noArguments, 'run') : undefined;
    case 'builtins.super':
      if (first?.kind === 'class') return superAfter(first, second);
      return scope === undefined ? unknown : superOf(scope);
    case 'builtins.globals':
      return scope === undefined ? unknown : { kind: 'namespace', of: moduleOf(interpreter, scope) };
    case 'builtins.vars':
      if (first !== undefined) return { kind: 'namespace', of: first };
      return scope?.kind === 'module' ? { kind: 'namespace', of: moduleOf(interpreter, scope) } : unknown;
    case 'builtins.locals':
      return scope?.kind === 'module' ? { kind: 'namespace', of: moduleOf(interpreter, scope) } : unknown;
    case 'builtins.type':
      if (args.positional.length >= 3 && scope !== undefined) return classOf(interpreter, args, scope);
      return first?.kind === 'object' ? first.class : unknown;
    case 'types.new_class':
      return scope === undefined ? unknown : classOf(interpreter, args, scope);
    case 'builtins.property':
    case 'builtins.staticmethod':
    case 'builtins.classmethod': {
      if (first?.kind !== 'function') return undefined;
      const binding = name.endsWith('property')
        ? 'property'
        : name.endsWith('staticmethod')
          ? 'static'
          : 'class';
      return { ...first, binding, ...(second?.kind === 'function' ? { setter: second } : {}) };
    }
    case 'builtins.range': {
      const [from, to] = second === undefined ? [literal(0), first] : [first, second];
      if (from?.kind !== 'literal' || to?.kind !== 'literal') return unknown;
      const length = Math.min(longestRange, Math.max(0, Number(to.value) - Number(from.value)));
      const numbers = Array.from({ length }, (_, index) => literal(Number(from.value) + index));
      return sequenceOf(interpreter, numbers);
    }
    case 'builtins.list':
    case 'builtins.tuple':
    case 'builtins.set':
    case 'builtins.frozenset':
    case 'builtins.sorted':
    case 'builtins.reversed':
    case 'collections.deque':
      return first === undefined ? sequenceOf(interpreter, []) : copied(interpreter, first);
    case 'builtins.iter':
      return first;
    case 'builtins.next':
      return first === undefined ? undefined : nextOf(interpreter, first, second);
    case 'builtins.all':
    case 'builtins.any':
    case 'builtins.sum':
    case 'builtins.min':
    case 'builtins.max':
      if (first?.kind === 'generator') iterate(interpreter, first, () => true);
      return undefined;
    case 'builtins.dict':
    case 'collections.OrderedDict':
    case 'collections.ChainMap':
      return dictionary(interpreter, args);
    case 'collections.defaultdict': {
      const filled = dictionary(interpreter, { ...args, positional: args.positional.slice(1) });
      return first === undefined ? filled : { ...filled, factory: slotFor(interpreter, first) };
    }
    case 'collections.namedtuple':
      return scope === undefined ? unknown : namedTuple(interpreter, args, scope);
    case 'typing.NamedTuple':
      return scope === undefined || first === undefined ? undefined : namedTuple(interpreter, args, scope);
    case 'types.SimpleNamespace':
    case 'argparse.Namespace':
    case 'types.ModuleType': {
      const attributes = new Slots(interpreter.run);
      for (const [key, value] of args.keywords) attributes.set(key, slotFor(interpreter, value));
      return { kind: 'external-object', class: name, attributes };
    }
    case 'types.MappingProxyType':
    case 'contextlib.nullcontext':
    case 'contextlib.closing':
    case 'copy.copy':
    case 'weakref.proxy':
      return first;
    case 'typing.cast':
      return second;
    case 'builtins.enumerate': {
      const elements = first === undefined ? undefined : listed(interpreter, first);
      const pairs = elements?.map((one, index) => sequenceOf(interpreter, [literal(index), one]));
      return pairs === undefined ? unknown : sequenceOf(interpreter, pairs);
    }
    case 'builtins.zip': {
      const lists = args.positional.map((one) => listed(interpreter, one));
      const length = Math.min(...lists.map((list) => list?.length ?? 0));
      if (lists.length === 0 || lists.includes(undefined)) return unknown;
      const tuples = Array.from({ length }, (_, index) =>
        sequenceOf(
          interpreter,
          lists.map((list) => list?.[index] ?? unknown),
        ),
      );
      return sequenceOf(interpreter, tuples);
    }
    case 'itertools.chain':
      return chained(interpreter, args.positional);
    case 'itertools.chain.from_iterable':
      return chained(interpreter, first === undefined ? [] : (listed(interpreter, first) ?? [unknown]));
    case 'builtins.map':
    case 'builtins.filter':
      return mapped(interpreter, name, args);
    case 'operator.attrgetter':
    case 'operator.itemgetter':
    case 'operator.methodcaller':
      return {
        kind: 'partial',
        callee: external(`${name}()`),
        positional: args.positional,
        keywords: args.keywords,
      };
    case 'operator.attrgetter()':
      return applied(interpreter, args, (of, key) =>
        (textOf(key) ?? '').split('.').reduce((value, part) => attribute(interpreter, value, part), of),
      );
    case 'operator.itemgetter()':
      return applied(interpreter, args, (of, key) =>
        of.kind === 'sequence' || of.kind === 'mapping' ? itemOf(interpreter, of, key) : unknown,
      );
    case 'operator.methodcaller()': {
      const of = args.positional.at(-1);
      if (of === undefined || text === undefined) return unknown;
      const rest = { ...args, positional: args.positional.slice(1, -1) };
      return call(interpreter, attribute(interpreter, of, text), rest, text);
    }
    case 'builtins.object.__new__':
      return first?.kind === 'class' ? newObject(interpreter, first) : undefined;
    default:
      return undefined;
  }
}

/** `dataclasses.field(…)`: a default, or a factory that the class keeps and calls for each object. */
function field(args: Arguments): Value {
  const factory = args.keywords.get('default_factory') ?? args.keywords.get('factory');
  const value = args.keywords.get('default');
  return factory === undefined ? (value ?? made(unknown)) : made(factory);
}

function made(callee: Value): Value {
  return { kind: 'partial', callee, positional: [], keywords: new Map(), isField: true };
}

function moduleOf(interpreter: Interpreter, scope: Scope): Value {
  const own = moduleScopeOf(scope);
  for (const { value } of interpreter.modules.values()) if (value.scope === own) return value;
  return { kind: 'module', name: own.module, scope: own };
}

function copied(interpreter: Interpreter, value: Value): Value {
  const source = value.kind === 'object' ? (value.native ?? value) : value;
  if (source.kind === 'sequence') return listOf(interpreter, [...source.elements]);
  const elements = listed(interpreter, source);
  if (elements !== undefined) return sequenceOf(interpreter, elements);
  const values: Value[] = [];
  if (value.kind === 'object') iterate(interpreter, value, (one) => values.push(one) > 0);
  return values.length > 0 ? sequenceOf(interpreter, values) : source.kind === 'external' ? unknown : value;
}

/** The first value that `value` still gives: an iterator is not told from what it goes over. */
function nextOf(interpreter: Interpreter, value: Value, otherwise: Value | undefined): Value {
  let found: Value | undefined;
  if (value.kind === 'generator')
    value.run((one) => {
      found ??= one;
      return false;
    });
  else found = listed(interpreter, value)?.[0];
  return found ?? otherwise ?? unknown;
}

function dictionary(interpreter: Interpreter, args: Arguments): MappingValue {
  const mapping = mappingOf(interpreter, []);
  for (const one of args.positional) addAll(interpreter, mapping, one);
  for (const [key, value] of args.keywords) put(interpreter, mapping.entries, `$${key}`, value);
  return mapping;
}

function namedTuple(interpreter: Interpreter, args: Arguments, scope: Scope): Value {
  const [name, fields] = args.positional;
  const written = textOf(fields);
  const listedFields = fields === undefined ? [] : (listed(interpreter, fields) ?? []);
  const names =
    written === undefined
      ? listedFields.map((one) => textOf(one.kind === 'sequence' ? one.elements[0]?.value : one) ?? '')
      : written.split(/[\s,]+/);
  const cls = classOf(interpreter, { ...args, positional: name === undefined ? [] : [name] }, scope);
  cls.fields = { names, afterwards: '', isTuple: true };
  return cls;
}

function chained(interpreter: Interpreter, lists: readonly Value[]): Value {
  const all = lists.map((one) => listed(interpreter, one));
  return all.includes(undefined)
    ? unknown
    : sequenceOf(
        interpreter,
        all.flatMap((list) => list ?? []),
      );
}

/** `map(function, …)` and `filter(function, …)`, run at once: nobody makes one and leaves it. */
function mapped(interpreter: Interpreter, name: string, { positional }: Arguments): Value {
  const [callee, ...rest] = positional;
  const lists = rest.map((one) => listed(interpreter, one) ?? [unknown]);
  const [elements] = lists;
  if (callee === undefined || elements === undefined) return unknown;
  const results = elements.map((_, index) =>
    interpreter.operations.call(
      interpreter,
      callee,
      { ...noArguments, positional: lists.map((list) => list[index] ?? unknown) },
      'map',
    ),
  );
  return sequenceOf(interpreter, name === 'builtins.filter' ? elements : results);
}

function reduced(interpreter: Interpreter, { positional: [callee, list, start] }: Arguments): Value {
  const elements = list === undefined ? undefined : listed(interpreter, list);
  if (callee === undefined || elements === undefined) return unknown;
  const [first, ...rest] = start === undefined ? elements : [start, ...elements];
  return rest.reduce<Value>(
    (before, one) => interpreter.operations.call(interpreter, callee, positionally(before, one), 'reduce'),
    first ?? unknown,
  );
}

/** What `get` gives of the last argument for each key before it; a tuple where there are several. */
function applied(interpreter: Interpreter, args: Arguments, get: (of: Value, key: Value) => Value): Value {
  const of = args.positional.at(-1);
  if (of === undefined) return unknown;
  const found = args.positional.slice(0, -1).map((key) => get(of, key));
  return found.length === 1 ? found[0]! : sequenceOf(interpreter, found);
}

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

/** Whether `library` has replaced anything in `module`, as it says itself. */
function modulePatched(interpreter: Interpreter, library: PatcherId, module: string): Value {
  for (const [name, owners] of interpreter.patched) {
    if (name.startsWith(`${module}.`) && owners.some((owner) => owner.library === library))
      return literal(true);
  }
  return literal(false);
}

/** What `pkgutil` finds in a package of the repository: `(finder, name, ispkg)` for each module, by their names. */
function submodules(interpreter: Interpreter, how: string, args: Arguments, scope: Scope): Value | undefined {
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
