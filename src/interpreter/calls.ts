import type { MadeObject } from '../libraries/tables.js';
import { canonicalName } from '../patchers/names.js';
import type { CallExpression, Parameter } from '../python/syntax.js';
import { compatible, doubtsBeyond } from '../trace/assumptions.js';
import { isIncomplete } from './abstract-classes.js';
import { builtinCall } from './builtins/index.js';
import { classAttribute, libraryBases } from './classes.js';
import { followCommands } from './commands.js';
import { where } from './conditions.js';
import { instantiate } from './construction.js';
import { addAll } from './container-methods.js';
import { isExpected, isHandled, raiseExpected, raiseKnown } from './exceptions.js';
import { enterFunction, generatorOf, isGenerator } from './functions.js';
import { lookAt, newMapping, put, remove, valueIn } from './heap.js';
import { instanceNow, noteCure } from './holds.js';
import { callLibrary } from './imports.js';
import { listed } from './iteration.js';
import { keyOf } from './keys.js';
import type { LiteralArguments } from './library-model.js';
import { keepMade, noteCommandLine } from './library-objects.js';
import { callNative } from './methods.js';
import { isOwnPatch } from './mocks.js';
import { runPatch } from './patch-calls.js';
import {
  type Arguments,
  assuming,
  descend,
  type Interpreter,
  levels,
  nextId,
  positionally,
} from './state.js';
import { calledResult } from './symbols.js';
import { keepTarget, threadObjectOf } from './threads.js';
import {
  choice,
  external,
  type FunctionValue,
  literal,
  type Scope,
  type Slot,
  Slots,
  slotsIn,
  textOf,
  unknown,
  type Value,
  valueOfKey,
} from './values.js';

/** The arguments of a call, evaluated in the order they are written. */
export function argumentsOf(
  interpreter: Interpreter,
  expression: Pick<CallExpression, 'positional' | 'keywords'>,
  scope: Scope,
): Arguments {
  const positional: Value[] = [];
  const named: Value[] = [];
  interpreter.inUse.push(positional, named);
  let open = false;
  for (const argument of expression.positional) {
    if (argument.kind !== 'starred') {
      positional.push(interpreter.operations.evaluate(interpreter, argument, scope));
      continue;
    }
    const spread = interpreter.operations.evaluate(interpreter, argument.value, scope);
    const elements = listed(interpreter, spread);
    if (elements === undefined) open = true;
    else for (const element of elements) positional.push(element);
  }
  const keywords = new Map<string, Value>();
  for (const argument of expression.keywords) {
    const value = interpreter.operations.evaluate(interpreter, argument.value, scope);
    named.push(value);
    if (argument.name !== undefined) keywords.set(argument.name, value);
    else {
      const spread = newMapping(interpreter);
      addAll(interpreter, spread, value);
      for (const [key, slot] of spread.entries) {
        const name = textOf(valueOfKey(key));
        if (name === undefined) open = true;
        else keywords.set(name, valueIn(interpreter, slot));
      }
    }
  }
  interpreter.inUse.length -= 2;
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
  if (isExpected(interpreter, 'TypeError') && !isAccepted(interpreter, callee, args)) {
    raiseExpected(interpreter, 'TypeError');
    return unknown;
  }
  const result =
    (callee.kind === 'external' ? known(interpreter, callee.name, args, scope, receiver) : undefined) ??
    call(interpreter, callee, args, sourceText(expression));
  if (callee.kind === 'native-method') noteCommandLine(interpreter, callee.self);
  if ((result.kind === 'unknown' || result.kind === 'instance') && isForeign(callee)) handOut(args);
  followCommands(interpreter, expression.callee, receiver, args, scope);
  if (result.kind !== 'unknown' || result.path !== undefined || result.loaded !== undefined) return result;
  // Of a path it is known where it leads as long as nothing is changed; of most else that is unknown nothing is.
  const isPath = receiver?.kind === 'unknown' && receiver.usual !== undefined;
  const paths =
    callee.kind === 'unknown' && isPath && expression.callee.kind === 'attribute'
      ? builtinCall(interpreter, `pathlib.Path.${expression.callee.attribute}`, args, scope, receiver)
      : undefined;
  if (paths !== undefined) return paths;
  const given = calledResult(interpreter, callee, receiver, sourceText(expression), args);
  return given.kind === 'unknown' ? { ...given, keeps: result.keeps ?? { run: interpreter.run } } : given;
}

function isForeign({ kind }: Value): boolean {
  return kind === 'external' || kind === 'unknown' || kind === 'external-object' || kind === 'choice';
}

/** Somebody whose code is not known is given what `args` are. */
function handOut({ positional, keywords }: Arguments): void {
  for (const one of [...positional, ...keywords.values()]) {
    if (one.kind === 'mapping') one.entries.isHandedOut = true;
    if (one.kind === 'object' || one.kind === 'function') one.attributes.isHandedOut = true;
    if (one.kind === 'bound-method') handOut(positionally(one.self));
  }
}

/** Whether a function of the program's own, as it is written, takes `args`; of any other that is not asked. */
export function isAccepted(
  interpreter: Interpreter,
  callee: Value,
  { positional, keywords, open }: Arguments,
): boolean {
  const [own, given] = calledBy(interpreter, callee, positional.length);
  if (open || own.kind !== 'function' || own.attributes.size > 0) return true;
  const { definition } = own;
  // What a decorator gives back may be called in another way.
  if (definition.kind === 'function' && definition.decorators.length > 0) return true;
  const { parameters } = definition;
  const takes = (form: Parameter['form']) => parameters.some((one) => one.form === form);
  const byPosition = parameters.filter(({ form }) => form === 'positional');
  if (given > byPosition.length && !takes('var-positional')) return false;
  const left = new Set(
    parameters
      .filter((one) => one.form === 'keyword-only' || byPosition.indexOf(one) >= given)
      .map(({ name }) => name),
  );
  return (
    (takes('var-keyword') || [...keywords.keys()].every((name) => left.has(name))) &&
    parameters.every(
      ({ name, defaultValue }) => !left.has(name) || defaultValue !== undefined || keywords.has(name),
    )
  );
}

/** What a call with `count` arguments of `callee` calls that is written in the program, and with how many. */
function calledBy(interpreter: Interpreter, callee: Value, count: number): readonly [Value, number] {
  if (callee.kind === 'bound-method') return [callee.function, count + 1];
  if (callee.kind !== 'class' || callee.metaclass !== undefined) return [callee, count];
  const isPlain = classAttribute(interpreter, callee, '__new__').kind === 'unknown';
  return [isPlain ? classAttribute(interpreter, callee, '__init__') : callee, count + 1];
}

function known(
  interpreter: Interpreter,
  name: string,
  args: Arguments,
  scope: Scope | undefined,
  receiver: Value | undefined,
): Value | undefined {
  return (
    builtinCall(interpreter, name, args, scope, receiver) ??
    interpreter.host.result(interpreter, name, args) ??
    keeperCalled(interpreter, name, args, receiver)
  );
}

/** What the class, or the method of `receiver`, gives whose object keeps what it makes for an argument; undefined for any other. */
function keeperCalled(
  interpreter: Interpreter,
  name: string,
  args: Arguments,
  receiver: Value | undefined,
): Value | undefined {
  const keeper = interpreter.libraries.patchers.keeperAt(name);
  if (keeper === undefined) return undefined;
  const isNew = keeper.classes.includes(name);
  const object: Value | undefined = isNew
    ? { kind: 'external-object', class: name, attributes: new Slots(interpreter.run) }
    : receiver;
  if (object?.kind === 'external-object' || object?.kind === 'object')
    keepMade(interpreter, name, object.attributes, args);
  return isNew ? object : undefined;
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
      return (
        known(interpreter, callee.name, args, undefined, undefined) ??
        callExternal(interpreter, callee.name, args)
      );
    case 'function':
      if (interpreter.libraries.patchers.hasDeclared && runDeclared(interpreter, callee, args))
        return unknown;
      if (callee.implementations !== undefined) {
        const chosen = implementationFor(interpreter, callee, args);
        if (chosen !== undefined) return call(interpreter, chosen, args, name);
      }
      if (callee.definition.kind === 'function' && callee.definition.async) {
        const body = { ...callee, definition: synchronous(callee.definition) };
        if (isGenerator(callee.definition)) return { kind: 'partial', callee: body, ...args, awaited: true };
        const driven = generatorOf(interpreter, body, args, name, true);
        return { kind: 'partial', callee: body, ...args, awaited: true, driven };
      }
      if (isGenerator(callee.definition)) return generatorOf(interpreter, callee, args, name);
      if (callee.results !== undefined) return remembered(interpreter, callee, callee.results, args, name);
      return enterFunction(interpreter, callee, args, name);
    case 'class':
      // Where nobody catches that, the program would end: then it is us who err.
      if (isHandled(interpreter, 'TypeError') && isIncomplete(interpreter, callee)) {
        raiseKnown(interpreter, 'TypeError');
        return unknown;
      }
      return instantiate(interpreter, callee, args);
    case 'native-method':
      return callNative(interpreter, callee, args);
    case 'generator':
      return withinContext(callee, args);
    case 'external-object':
      if (isOwnPatch(callee)) return withinContext(callee, args);
      return builtinCall(interpreter, `${callee.class}.__call__`, args, undefined, callee) ?? unknown;
    case 'bound-method':
    case 'object':
    case 'partial':
    case 'choice': {
      if (!descend(interpreter, levels.wrapper)) return unknown;
      const result = callWrapped(interpreter, callee, args, name);
      interpreter.depth -= levels.wrapper;
      return result;
    }
    case 'literal': {
      // A member of an enumeration that is a text or a number, too.
      const method = callee.member && classAttribute(interpreter, callee.member.class, '__call__');
      if (method?.kind !== 'function') return unknown;
      return call(interpreter, method, { ...args, positional: [callee, ...args.positional] }, name);
    }
    default:
      return unknown;
  }
}

/** What functools.singledispatch chooses by the type of an argument; undefined where that is what is decorated, or is not known. */
function implementationFor(
  interpreter: Interpreter,
  { implementations, dispatchesOn = 0 }: FunctionValue,
  { positional }: Arguments,
): Value | undefined {
  const value = positional[dispatchesOn];
  if (implementations === undefined || value === undefined) return undefined;
  const those = [...lookAt(interpreter, implementations.entries).values()].reverse();
  // What is written without a point is taken for a whole number.
  const isWhole = value.kind === 'literal' && Number.isInteger(value.value);
  const isOf = ({ key }: Slot) => {
    if (key === undefined) return false;
    if (isWhole && key.kind === 'external' && key.name === 'builtins.int') return true;
    const told = builtinCall(
      interpreter,
      'builtins.isinstance',
      positionally(value, key),
      undefined,
      undefined,
    );
    return told?.kind === 'literal' && told.value === true;
  };
  const own = value.kind === 'object' ? value.class.scope : undefined;
  const exact = those.find(({ key }) => key?.kind === 'class' && key.scope === own);
  const slot = exact ?? those.find(isOf);
  return slot === undefined ? undefined : valueIn(interpreter, slot);
}

/** Runs a function of the program's own as the patch, or the cure, that a team declares it to be; false where it is none. */
function runDeclared(interpreter: Interpreter, callee: FunctionValue, args: Arguments): boolean {
  if (callee.definition.kind !== 'function') return false;
  const { qualifier } = callee.scope;
  const name = [callee.module, qualifier, callee.definition.name].filter((part) => part !== '').join('.');
  const given = qualifier === '' ? args : { ...args, positional: args.positional.slice(1) };
  return runPatch(interpreter, name, given) || runCures(interpreter, name, given);
}

/** Notes what the call of `name` cures; false where that is nothing. */
function runCures(interpreter: Interpreter, name: string, args: Arguments): boolean {
  const cures = interpreter.libraries.patchers.curedBy(name);
  for (const cure of cures)
    noteCure(interpreter, cure, args.keywords.get(cure.argument ?? '') ?? args.positional[0]);
  return cures.length > 0;
}

type AsyncDefinition = Extract<FunctionValue['definition'], { kind: 'function' }>;

const withoutAsync = new WeakMap<AsyncDefinition, AsyncDefinition>();

/** `definition` as it runs once it is awaited: the same one each time, so that its calls are counted together. */
function synchronous(definition: AsyncDefinition): AsyncDefinition {
  let made = withoutAsync.get(definition);
  if (made === undefined) {
    made = { ...definition, async: false };
    withoutAsync.set(definition, made);
  }
  return made;
}

/** Calls a function that keeps its results (functools.cache), unless it was called with these arguments before. */
function remembered(
  interpreter: Interpreter,
  callee: FunctionValue,
  results: NonNullable<FunctionValue['results']>,
  args: Arguments,
  name: string,
): Value {
  const keys = [...args.positional, ...args.keywords.values()].map((value) => keyOf(value) ?? '?');
  const key = `${keys.join()}|${[...args.keywords.keys()].join()}`;
  const before = keys.includes('?') ? undefined : results.get(key);
  const { mostResults = Number.POSITIVE_INFINITY } = callee;
  if (before !== undefined && mostResults > results.size) return valueIn(interpreter, before);
  const result =
    before === undefined ? enterFunction(interpreter, callee, args, name) : valueIn(interpreter, before);
  // What was asked for last stands at the end, and what nobody has asked for since goes.
  remove(interpreter, results, key);
  const [oldest] = results.keys();
  if (oldest !== undefined && results.size >= mostResults) remove(interpreter, results, oldest);
  put(interpreter, results, key, result);
  return result;
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
      const method = classAttribute(interpreter, callee.class, '__call__');
      if (method.kind === 'unknown')
        return libraryBases(callee.class).some((base) => contextDecorators.has(base))
          ? withinContext(callee, args)
          : unknown;
      return call(interpreter, method, { ...args, positional: [callee, ...args.positional] }, name);
    }
    case 'partial': {
      const positional = [...callee.positional, ...args.positional];
      const keywords = new Map([...callee.keywords, ...args.keywords]);
      const open = args.open || callee.open === true;
      return call(interpreter, callee.callee, { positional, keywords, open }, name);
    }
    case 'choice': {
      if (callee.alternatives !== undefined) {
        const each = callee.alternatives.filter(({ place }) =>
          compatible(place.assumption, interpreter.assumption),
        );
        return choice(
          each.map(({ value, place }) => {
            const atoms = doubtsBeyond(interpreter.assumption, place.assumption);
            return where(interpreter, atoms, () => call(interpreter, value, args, name));
          }),
        );
      }
      const branching = nextId(interpreter);
      const run = (one: Value, branch: number) =>
        assuming(interpreter, branching, branch, () => call(interpreter, one, args, name));
      return choice(callee.values.map(run));
    }
  }
}

const contextDecorators: ReadonlySet<string> = new Set([
  'contextlib.ContextDecorator',
  'contextlib.AsyncContextDecorator',
]);

/** What `@context` makes of a function: one that enters the context, calls the function, and leaves. */
function withinContext(context: Value, { positional: [decorated] }: Arguments): Value {
  if (decorated?.kind !== 'function' && decorated?.kind !== 'partial') return unknown;
  const callee = external('contextlib.ContextDecorator()');
  return { kind: 'partial', callee, positional: [context, decorated], keywords: new Map() };
}

/** A call of a library's function: a patch, a factory of what patches replace, or nothing that is known. */
function callExternal(interpreter: Interpreter, name: string, args: Arguments): Value {
  // Whoever is given a generator is taken to ask for all that it has.
  for (const argument of args.positional) if (argument.kind === 'generator') argument.run(() => true);
  if (runPatch(interpreter, name, args)) return literal(true);
  const { patchers } = interpreter.libraries;
  if (runCures(interpreter, name, args)) return unknown;
  if (patchers.hasMethods(name))
    return { kind: 'external-object', class: name, attributes: new Slots(interpreter.run) };
  const made = patchers.instanceOf(name);
  if (made !== undefined) return keepTarget(instanceNow(interpreter, canonicalName(made)), args);
  const { value: result, makes } = callLibrary(interpreter, name, literalsIn(args));
  const running = threadObjectOf(interpreter, name, args);
  if (running !== undefined) return running;
  return result === undefined
    ? withMade(interpreter, makes)
    : result.kind === 'instance'
      ? instanceNow(interpreter, result.of)
      : result;
}

/** An object of a library, of which nothing is known but what it has just made. */
function withMade(interpreter: Interpreter, makes: readonly MadeObject[]): Value {
  if (makes.length === 0) return unknown;
  const itself = makes.find(({ where }) => where === '');
  if (itself !== undefined) return instanceNow(interpreter, canonicalName(itself.name));
  const keeper = { run: interpreter.run };
  for (const { where, name } of makes)
    put(interpreter, slotsIn(keeper), where, instanceNow(interpreter, canonicalName(name)));
  return { kind: 'unknown', keeps: keeper };
}

function literalsIn({ positional, keywords, open }: Arguments): LiteralArguments {
  const literalOf = (value: Value) => (value.kind === 'literal' ? value : undefined);
  return {
    positional: positional.map(literalOf),
    keywords: new Map([...keywords].map(([name, value]) => [name, literalOf(value)])),
    open,
  };
}
