import { canonicalName, instanceOf } from '../knowledge/index.js';
import { absoluteName, topLevelOf } from '../modules/module-name.js';
import type { CallExpression } from '../python/syntax.js';
import { classAttribute } from './attributes.js';
import { followCommands } from './commands.js';
import { enterFunction, globalsOf, isGenerator, superOf } from './functions.js';
import { moduleValue } from './imports.js';
import { surroundingResult } from './libraries/surroundings.js';
import { type Arguments, assuming, type Machine, nextId } from './machine.js';
import { runPatch } from './patches.js';
import { textMethod } from './strings.js';
import {
  type ClassValue,
  choice,
  literal,
  type ObjectValue,
  type Scope,
  unknown,
  type Value,
} from './values.js';

/** Built-in functions that iterate what they are given. */
const iterating = new Set(
  ['list', 'tuple', 'set', 'sorted', 'dict', 'next', 'any', 'all', 'sum'].map((name) => `builtins.${name}`),
);

/** Evaluates callee and arguments, in that order, then calls. */
export function executeCall(machine: Machine, expression: CallExpression, scope: Scope): Value {
  const method = expression.callee.kind === 'attribute' ? expression.callee : undefined;
  const receiver = method === undefined ? undefined : machine.evaluate(method.value, scope);
  const callee =
    method === undefined || receiver === undefined
      ? machine.evaluate(expression.callee, scope)
      : machine.attribute(receiver, method.attribute);
  const positional: Value[] = [];
  let open = false;
  for (const argument of expression.positional) {
    if (argument.kind !== 'starred') {
      positional.push(machine.evaluate(argument, scope));
      continue;
    }
    const spread = machine.evaluate(argument.value, scope);
    if (spread.kind === 'sequence') positional.push(...spread.elements);
    else open = true;
  }
  const keywords = new Map<string, Value>();
  for (const argument of expression.keywords) {
    const value = machine.evaluate(argument.value, scope);
    if (argument.name !== undefined) keywords.set(argument.name, value);
    else if (value.kind === 'mapping')
      for (const [key, one] of value.entries) keywords.set(key.slice(1), one);
    else open = true;
  }
  const args = { positional, keywords, open };
  if (method !== undefined && receiver !== undefined) {
    const known = knownMethod(receiver, method.attribute, args);
    if (known !== undefined) return known;
  }
  if (callee.kind === 'external') {
    if (iterating.has(callee.name))
      for (const argument of positional) if (argument.kind === 'generator') argument.run();
    const known =
      builtinCall(machine, callee.name, args, scope) ?? surroundingResult(machine, callee.name, args);
    if (known !== undefined) return known;
  }
  const result = machine.call(callee, args, textOf(expression));
  followCommands(machine, expression.callee, receiver, keywords, scope);
  return result;
}

function textOf(expression: CallExpression): string {
  const { callee } = expression;
  if (callee.kind === 'attribute') return callee.attribute;
  return callee.kind === 'name' ? callee.name : 'call';
}

/** Calls a value that is already evaluated; `name` is how the call is written, for chains. */
export function call(machine: Machine, callee: Value, args: Arguments, name: string): Value {
  switch (callee.kind) {
    case 'external':
      return callExternal(machine, callee.name, args);
    case 'function':
      if (callee.definition.kind === 'function' && callee.definition.async) {
        return {
          kind: 'partial',
          callee: { ...callee, definition: { ...callee.definition, async: false } },
          ...args,
        };
      }
      if (isGenerator(callee.definition)) {
        return { kind: 'generator', run: () => void enterFunction(machine, callee, args, name) };
      }
      return enterFunction(machine, callee, args, name);
    case 'bound-method':
      return call(machine, callee.function, { ...args, positional: [callee.self, ...args.positional] }, name);
    case 'class':
      return instantiate(machine, callee, args);
    case 'object': {
      const method = classAttribute(callee.class, '__call__');
      return method.kind === 'unknown'
        ? unknown
        : call(machine, method, { ...args, positional: [callee, ...args.positional] }, name);
    }
    case 'partial':
      return call(
        machine,
        callee.callee,
        {
          positional: [...callee.positional, ...args.positional],
          keywords: new Map([...callee.keywords, ...args.keywords]),
          open: args.open,
        },
        name,
      );
    case 'choice': {
      const branching = nextId(machine);
      return choice(
        callee.values.map((one, branch) =>
          assuming(machine, branching, branch, () => call(machine, one, args, name)),
        ),
      );
    }
    default:
      return unknown;
  }
}

function instantiate(machine: Machine, cls: ClassValue, args: Arguments): Value {
  const object: ObjectValue = { kind: 'object', class: cls, attributes: new Map(), published: false };
  const initializer = classAttribute(cls, '__init__');
  if (initializer.kind === 'function') {
    enterFunction(machine, initializer, { ...args, positional: [object, ...args.positional] }, cls.name);
  }
  return object;
}

/** A call of a library's function: a patch, a factory of what patches replace, or nothing that is known. */
function callExternal(machine: Machine, name: string, args: Arguments): Value {
  if (runPatch(machine, name, args)) return literal(true);
  const made = instanceOf(name) ?? instanceOf(canonicalName(name));
  if (made !== undefined) return { kind: 'instance', of: canonicalName(made) };
  return machine.libraries.calling(name) ?? unknown;
}

function builtinCall(machine: Machine, name: string, args: Arguments, scope: Scope): Value | undefined {
  const [first, second] = args.positional;
  const text = first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
  switch (name) {
    case 'importlib.import_module':
    case 'importlib.__import__':
    case 'builtins.__import__':
      return text === undefined ? undefined : dynamicImport(machine, name, text, second, scope);
    case 'builtins.getattr':
    case 'builtins.hasattr': {
      const attribute =
        second?.kind === 'literal' && typeof second.value === 'string' ? second.value : undefined;
      if (first === undefined || attribute === undefined || name === 'builtins.hasattr') return unknown;
      return machine.attribute(first, attribute);
    }
    case 'dataclasses.field':
    case 'attrs.field':
    case 'attr.ib': {
      // The class keeps the factory and calls it for each instance.
      const factory = args.keywords.get('default_factory') ?? args.keywords.get('factory');
      return factory === undefined
        ? unknown
        : { kind: 'partial', callee: factory, positional: [], keywords: new Map() };
    }
    case 'functools.partial':
      return first === undefined
        ? undefined
        : { kind: 'partial', callee: first, positional: args.positional.slice(1), keywords: args.keywords };
    case 'gevent.monkey.is_module_patched':
    case 'eventlet.patcher.is_monkey_patched':
      return text === undefined ? undefined : modulePatched(machine, text);
    case 'asyncio.run':
    case 'asyncio.get_event_loop.run_until_complete':
      return first?.kind === 'partial'
        ? machine.call(first, { positional: [], keywords: new Map(), open: false }, 'run')
        : undefined;
    case 'builtins.super':
      return superOf(scope);
    case 'builtins.globals':
      return globalsOf(scope);
    case 'builtins.list':
    case 'builtins.tuple':
    case 'builtins.set':
    case 'builtins.sorted':
    case 'builtins.reversed':
    case 'builtins.iter':
      return first ?? { kind: 'sequence', elements: [] };
    case 'builtins.dict':
      return {
        kind: 'mapping',
        entries: new Map([...args.keywords].map(([key, value]) => [`$${key}`, value])),
      };
    case 'builtins.enumerate': {
      if (first?.kind !== 'sequence') return unknown;
      const pairs = first.elements.map(
        (element, index): Value => ({ kind: 'sequence', elements: [literal(index), element] }),
      );
      return { kind: 'sequence', elements: pairs };
    }
    default:
      return undefined;
  }
}

/** `import_module('.x', 'pkg')` gives the module itself, `__import__('a.b')` the top-level one. */
function dynamicImport(
  machine: Machine,
  how: string,
  text: string,
  anchor: Value | undefined,
  scope: Scope,
): Value {
  const level = /^\.*/.exec(text)![0].length;
  const own = machine.modules.get(scope.module)?.package ?? '';
  const pkg = anchor?.kind === 'literal' && typeof anchor.value === 'string' ? anchor.value : own;
  const target = level === 0 ? text : absoluteName(pkg, level, text.slice(level));
  if (target === undefined || target === '') return unknown;
  const value = machine.importModule(target);
  return how === 'builtins.__import__' ? moduleValue(machine, topLevelOf(target)) : value;
}

function modulePatched(machine: Machine, module: string): Value {
  for (const name of machine.patched.keys()) if (name.startsWith(`${module}.`)) return literal(true);
  return literal(false);
}

/** Elements of a list that are followed; lists that grow at import are registries, not patch tables. */
const longestList = 200;

/** Methods of dictionaries, lists and texts that patch tables and names of modules are made with. */
function knownMethod(receiver: Value, method: string, args: Arguments): Value | undefined {
  if (receiver.kind === 'literal') {
    return typeof receiver.value === 'string' ? textMethod(receiver.value, method, args) : undefined;
  }
  if (receiver.kind === 'sequence') {
    const [added] = args.positional;
    if (added === undefined || receiver.elements.length >= longestList) return undefined;
    if (method === 'append') receiver.elements.push(added);
    else if (method === 'extend' && added.kind === 'sequence')
      receiver.elements.push(...added.elements.slice(0, longestList));
    return undefined;
  }
  if (receiver.kind !== 'mapping') return undefined;
  const values = [...receiver.entries.values()];
  const keys = [...receiver.entries.keys()].map((key) => literal(key.slice(1)));
  switch (method) {
    case 'values':
    case 'itervalues':
      return { kind: 'sequence', elements: values };
    case 'keys':
      return { kind: 'sequence', elements: keys };
    case 'items':
    case 'iteritems': {
      const pairs = values.map(
        (value, index): Value => ({ kind: 'sequence', elements: [keys[index]!, value] }),
      );
      return { kind: 'sequence', elements: pairs };
    }
    case 'get': {
      const [key] = args.positional;
      const text = key?.kind === 'literal' && typeof key.value === 'string' ? `$${key.value}` : undefined;
      if (text !== undefined) return receiver.entries.get(text) ?? args.positional[1] ?? literal(null);
      return choice([...values, unknown]);
    }
    default:
      return undefined;
  }
}
