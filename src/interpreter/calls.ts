import { canonicalName } from '../patchers/names.js';
import type { CallExpression } from '../python/syntax.js';
import { builtinCall } from './builtins.js';
import { classAttribute } from './classes.js';
import { enterFunction, followCommands, isGenerator } from './functions.js';
import { knownMethod } from './methods.js';
import { runPatch } from './patch-calls.js';
import { noteCure } from './references.js';
import { type Arguments, assuming, descend, type Interpreter, levels, nextId } from './state.js';
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

/** The arguments of a call, evaluated in the order they are written. */
export function argumentsOf(interpreter: Interpreter, expression: CallExpression, scope: Scope): Arguments {
  const positional: Value[] = [];
  let open = false;
  for (const argument of expression.positional) {
    if (argument.kind !== 'starred') {
      positional.push(interpreter.operations.evaluate(interpreter, argument, scope));
      continue;
    }
    const spread = interpreter.operations.evaluate(interpreter, argument.value, scope);
    if (spread.kind === 'sequence') for (const element of spread.elements) positional.push(element);
    else open = true;
  }
  const keywords = new Map<string, Value>();
  for (const argument of expression.keywords) {
    const value = interpreter.operations.evaluate(interpreter, argument.value, scope);
    if (argument.name !== undefined) keywords.set(argument.name, value);
    else if (value.kind === 'mapping')
      for (const [key, one] of value.entries) keywords.set(key.slice(1), one);
    else open = true;
  }
  return { positional, keywords, open };
}

/** Calls `callee` as `expression` does; it is an attribute of `receiver` where that is there. */
export function executeCall(
  interpreter: Interpreter,
  expression: CallExpression,
  callee: Value,
  receiver: Value | undefined,
  args: Arguments,
  scope: Scope,
): Value {
  if (expression.callee.kind === 'attribute' && receiver !== undefined) {
    const known = knownMethod(receiver, expression.callee.attribute, args);
    if (known !== undefined) return known;
  }
  if (callee.kind === 'external') {
    if (iterating.has(callee.name))
      for (const argument of args.positional) if (argument.kind === 'generator') argument.run();
    const known =
      builtinCall(interpreter, callee.name, args, scope) ??
      interpreter.host.result(interpreter, callee.name, args);
    if (known !== undefined) return known;
  }
  const result = call(interpreter, callee, args, sourceText(expression));
  followCommands(interpreter, expression.callee, receiver, args.keywords, scope);
  return result;
}

function sourceText(expression: CallExpression): string {
  const { callee } = expression;
  if (callee.kind === 'attribute') return callee.attribute;
  return callee.kind === 'name' ? callee.name : 'call';
}

/** Calls a value that is already evaluated; `name` is how the call is written, for chains. */
export function call(interpreter: Interpreter, callee: Value, args: Arguments, name: string): Value {
  switch (callee.kind) {
    case 'external':
      return callExternal(interpreter, callee.name, args);
    case 'function':
      if (callee.definition.kind === 'function' && callee.definition.async) {
        return {
          kind: 'partial',
          callee: { ...callee, definition: { ...callee.definition, async: false } },
          ...args,
        };
      }
      if (isGenerator(callee.definition)) {
        return { kind: 'generator', run: () => void enterFunction(interpreter, callee, args, name) };
      }
      return enterFunction(interpreter, callee, args, name);
    case 'class':
      return instantiate(interpreter, callee, args);
    case 'bound-method':
    case 'object':
    case 'partial':
    case 'choice': {
      if (!descend(interpreter, levels.wrapper)) return unknown;
      const result = callWrapped(interpreter, callee, args, name);
      interpreter.depth -= levels.wrapper;
      return result;
    }
    default:
      return unknown;
  }
}

/** Calls what calling `callee` calls: a function with more arguments, or one of several. */
function callWrapped(
  interpreter: Interpreter,
  callee: Extract<Value, { kind: 'bound-method' | 'object' | 'partial' | 'choice' }>,
  args: Arguments,
  name: string,
): Value {
  switch (callee.kind) {
    case 'bound-method': {
      const positional = [callee.self, ...args.positional];
      return call(interpreter, callee.function, { ...args, positional }, name);
    }
    case 'object': {
      const method = classAttribute(callee.class, '__call__');
      if (method.kind === 'unknown') return unknown;
      return call(interpreter, method, { ...args, positional: [callee, ...args.positional] }, name);
    }
    case 'partial': {
      const positional = [...callee.positional, ...args.positional];
      const keywords = new Map([...callee.keywords, ...args.keywords]);
      return call(interpreter, callee.callee, { positional, keywords, open: args.open }, name);
    }
    case 'choice': {
      const branching = nextId(interpreter);
      const run = (one: Value, branch: number) =>
        assuming(interpreter, branching, branch, () => call(interpreter, one, args, name));
      return choice(callee.values.map(run));
    }
  }
}

function instantiate(interpreter: Interpreter, cls: ClassValue, args: Arguments): Value {
  const object: ObjectValue = { kind: 'object', class: cls, attributes: new Map(), published: false };
  const initializer = classAttribute(cls, '__init__');
  if (initializer.kind === 'function') {
    enterFunction(interpreter, initializer, { ...args, positional: [object, ...args.positional] }, cls.name);
  }
  return object;
}

/** A call of a library's function: a patch, a factory of what patches replace, or nothing that is known. */
function callExternal(interpreter: Interpreter, name: string, args: Arguments): Value {
  if (runPatch(interpreter, name, args)) return literal(true);
  const { patchers } = interpreter.libraries;
  const cure = patchers.curedBy(name);
  if (cure !== undefined) {
    const { id, argument } = cure;
    noteCure(interpreter, id, argument === undefined ? args.positional[0] : args.keywords.get(argument));
    return unknown;
  }
  if (patchers.hasMethods(name)) return { kind: 'external-object', class: name };
  const made = patchers.instanceOf(name);
  if (made !== undefined) return { kind: 'instance', of: canonicalName(made) };
  return interpreter.libraries.calling(name) ?? unknown;
}
