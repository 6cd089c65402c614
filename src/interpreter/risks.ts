import type { ComprehensionExpression, Expression, Statement, TryStatement } from '../python/syntax.js';
import { assumedBeyond } from '../trace/assumptions.js';
import { fieldsOf, isOwn, linearization } from './classes.js';
import { hasMethod } from './data-model.js';
import { isForImports } from './exceptions.js';
import { type Arguments, type Interpreter, standardScript } from './state.js';
import {
  type ClassValue,
  type FunctionValue,
  hasUnknownNames,
  type NativeMethodValue,
  type ObjectValue,
  type Scope,
  type Slot,
  type Slots,
  type Value,
} from './values.js';

/**
 * What may raise an exception. While somebody watches, each step is judged as it is taken, and what is not known to go well for
 * certain counts as a risk: a handler around a body without any does not run. Nothing is judged where nobody watches.
 */

/** More statements are hardly ever without a risk. */
const mostWatched = 4;

/** Whether it is worth to watch the body of `statement`: what it does itself may go well, and some handler is for more than imports. */
export function isWatched({ host }: Interpreter, { body, handlers }: TryStatement): boolean {
  return (
    !host.knowsFailures &&
    body.length <= mostWatched &&
    body.every((one) => !isRisky(one)) &&
    !handlers.every(isForImports)
  );
}

/** What `action` gives, and in how many of its steps an exception may have been raised. Whoever watches around it is not told. */
export function watched<T>(interpreter: Interpreter, action: () => T): readonly [result: T, risks: number] {
  const { risks: around } = interpreter;
  const own = { count: 0 };
  interpreter.risks = own;
  const result = action();
  interpreter.risks = around;
  return [result, own.count];
}

/** Whether `statement` may raise whatever it is made of. */
export function isRisky(statement: Statement): boolean {
  switch (statement.kind) {
    case 'function':
      return statement.decorators.length > 0;
    case 'assign':
    case 'expression':
    case 'return':
    case 'if':
    case 'for':
    case 'global':
    case 'jump':
    // What these do is judged where they are executed.
    case 'try':
    case 'while':
    case 'with':
      return false;
    default:
      return true;
  }
}

/** Whether `slot` is bound wherever this runs, and to one thing. */
function isCertain({ assumption }: Interpreter, slot: Slot | undefined): boolean {
  return (
    slot !== undefined && slot.parts === undefined && assumedBeyond(assumption, slot.place.assumption) === 0
  );
}

function has(interpreter: Interpreter, slots: Slots, name: string): boolean {
  return isCertain(interpreter, slots.peek(name)) && !slots.mayHaveReplaced(name);
}

/** Whether looking up `name`, which gave `value`, cannot fail. */
export function isNameSafe(interpreter: Interpreter, scope: Scope, name: string, value: Value): boolean {
  // Whoever asks for the truth of it asks something of which nothing is known.
  if (value.kind === 'unknown') return false;
  for (let at = scope.declared.get(name) ?? scope; ; at = at.parent) {
    if (at.kind !== 'class' || at === scope)
      if (at.variables.peek(name) !== undefined) return has(interpreter, at.variables, name);
    if (at.parent === undefined) break;
  }
  return value.kind === 'literal' || (value.kind === 'external' && value.name === `builtins.${name}`);
}

/** Whether `receiver.name`, which gave `value`, cannot fail; what that runs is judged where it runs. */
export function isAttributeSafe(
  interpreter: Interpreter,
  receiver: Value,
  name: string,
  value: Value,
): boolean {
  switch (receiver.kind) {
    case 'external':
      return (
        value.kind === 'literal' || interpreter.host.has(interpreter, `${receiver.name}.${name}`) === true
      );
    // A method that is known.
    case 'external-object':
      return value.kind === 'partial';
    case 'module':
      return has(interpreter, receiver.scope.variables, name);
    case 'object':
      if (receiver.class.module === standardScript) return value.kind !== 'unknown';
      return (
        isOwn(receiver.class) &&
        (has(interpreter, receiver.attributes, name) || isInClass(interpreter, receiver.class, name))
      );
    case 'class':
      // What it is derived from has no say in what it has itself.
      return isOwn(receiver)
        ? isInClass(interpreter, receiver, name) || value.kind === 'literal'
        : receiver.metaclass === undefined && isInClass(interpreter, receiver, name);
    case 'super':
      return value.kind === 'bound-method' || value.kind === 'native-method';
    case 'function':
    case 'bound-method':
      return value.kind === 'literal';
    case 'sequence':
    case 'mapping':
    case 'literal':
    // Of a generator, or a coroutine that is driven by hand.
    case 'generator':
    case 'partial':
      return value.kind === 'native-method';
    default:
      return false;
  }
}

function isInClass(interpreter: Interpreter, cls: ClassValue, name: string): boolean {
  return linearization(cls).some(({ scope }) => has(interpreter, scope.variables, name));
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Methods that take whatever they are given, by what they are methods of, and those that take a constant. */
const anyhow: Readonly<Record<string, ReadonlySet<string>>> = {
  list: words('append copy clear reverse pop popleft'),
  set: words('copy clear'),
  mapping: words('copy clear items keys values'),
  generator: words('send __next__'),
  literal: words(
    'upper lower strip lstrip rstrip casefold title capitalize splitlines isdigit isalpha isidentifier',
  ),
};
const withConstant: Readonly<Record<string, ReadonlySet<string>>> = {
  set: words('add discard'),
  mapping: words('get setdefault'),
  literal: words('startswith endswith split'),
};

/** Built-in functions that do not fail where it is known what they give, and those that go through what they are given. */
const computing = words(
  'builtins.len builtins.str builtins.bool builtins.int builtins.float builtins.isinstance builtins.callable builtins.hasattr builtins.hash',
);
/** Methods that do not fail either where it is known what they give. */
const giving = words('argparse.ArgumentParser.parse_args argparse.ArgumentParser.parse_known_args');
const goingThrough = words('builtins.list builtins.tuple builtins.enumerate builtins.zip builtins.iter');

/**
 * Whether calling `callee` with `args`, which it takes, and which gave `result`, cannot fail; the body of what it calls is judged where it
 * runs.
 */
export function isCallSafe(interpreter: Interpreter, callee: Value, args: Arguments, result: Value): boolean {
  // It may not have been followed at all.
  if (args.open || !isFollowed(callee, result)) return false;
  if ([callee, result].some((one) => one.kind === 'object' && one.class.module === standardScript))
    return true;
  switch (callee.kind) {
    case 'function':
    case 'bound-method':
      // The body of a generator or a coroutine runs later.
      if (result.kind === 'generator' || (result.kind === 'partial' && result.driven !== undefined))
        return true;
      return isPlain(callee.kind === 'function' ? callee : callee.function);
    case 'class':
      return isMadeSafely(interpreter, callee, args);
    case 'partial':
      return callee.callee.kind === 'external' && giving.has(callee.callee.name);
    case 'native-method':
      return args.keywords.size === 0 && isMethodSafe(callee, args.positional);
    case 'external':
      if (result.kind === 'instance') return /^(?:threading|_thread|queue)\./.test(callee.name);
      if (goingThrough.has(callee.name))
        return args.keywords.size === 0 && args.positional.every(isContainer);
      // A coroutine of the program's own, which is judged where it runs: nothing on paper takes time.
      if (callee.name === 'asyncio.wait_for') return args.positional[0]?.kind === 'partial';
      // What a generator gives next it has given.
      if (callee.name === 'builtins.next') return args.positional[0]?.kind === 'generator';
      return computing.has(callee.name);
    default:
      return false;
  }
}

/** Whether it is known what calling `callee` gave: a function of the program's own may give one thing or another. */
function isFollowed(callee: Value, result: Value): boolean {
  if (result.kind !== 'choice') return result.kind !== 'unknown';
  const isOwnFunction = callee.kind === 'function' || callee.kind === 'bound-method';
  return isOwnFunction && result.values.every(({ kind }) => kind !== 'unknown' && kind !== 'choice');
}

function isMethodSafe({ self, name }: NativeMethodValue, given: readonly Value[]): boolean {
  if (name === 'object.__init__') return given.length === 0;
  const of = self.kind === 'sequence' ? (self.form ?? '') : self.kind;
  const [first] = given;
  if (withConstant[of]?.has(name)) return first !== undefined && isConstant(first);
  const isGiven = name === 'append' || name === 'send' ? given.length === 1 : given.length === 0;
  return isGiven && anyhow[of]?.has(name) === true;
}

function isContainer(value: Value): boolean {
  const isText = value.kind === 'literal' && typeof value.value === 'string';
  return isText || value.kind === 'sequence' || value.kind === 'mapping' || value.kind === 'generator';
}

/** Whether entering and leaving `context` cannot fail; what that runs of the program's own is judged where it runs. */
export function isContextSafe(interpreter: Interpreter, context: Value): boolean {
  if (context.kind === 'generator' || context.kind === 'instance') return true;
  return (
    context.kind === 'object' &&
    ['__enter__', '__exit__'].every((name) => hasMethod(interpreter, context, name))
  );
}

function isConstant({ kind }: Value): boolean {
  return kind === 'literal';
}

/** Whether a call of `callee` runs what is written, at once, and nothing else. */
function isPlain(callee: FunctionValue): boolean {
  const { definition, binding, implementations, mocked, attributes } = callee;
  const isWritten = callee.isAsWritten === true && callee.results === undefined;
  const isBare =
    definition.kind === 'lambda' || definition.decorators.length === 0 || binding !== 'function' || isWritten;
  const isAtOnce = definition.kind === 'lambda' || !definition.async;
  return isBare && isAtOnce && attributes.size === 0 && implementations === undefined && mocked === undefined;
}

function isMadeSafely(interpreter: Interpreter, cls: ClassValue, args: Arguments): boolean {
  if (!isOwn(cls) || cls.metaclass !== undefined || fieldsOf(cls) !== undefined) return false;
  if (isInClass(interpreter, cls, '__new__')) return false;
  return (
    isInClass(interpreter, cls, '__init__') || (args.positional.length === 0 && args.keywords.size === 0)
  );
}

/** Whether `value[key]` cannot fail, `key` being what a dictionary or list keeps an element under. */
export function isItemSafe(interpreter: Interpreter, value: Value, key: string | undefined): boolean {
  if (key === undefined) return false;
  if (value.kind === 'mapping') return value.isWeak !== true && has(interpreter, value.entries, key);
  if (value.kind === 'class') return hasMember(interpreter, value, key.slice(1));
  if (value.kind !== 'sequence' || !key.startsWith('#')) return false;
  return (
    value.elements.every((slot) => isCertain(interpreter, slot)) &&
    value.elements.at(Number(key.slice(1))) !== undefined
  );
}

/** Whether `cls` is an enumeration with a member of that name. */
function hasMember(interpreter: Interpreter, cls: ClassValue, name: string): boolean {
  const member = cls.scope.variables.peek(name)?.value;
  const of =
    member?.kind === 'literal' ? member.member?.class : member?.kind === 'object' ? member.class : undefined;
  return of?.scope === cls.scope && has(interpreter, cls.scope.variables, name);
}

/** Whether `object.name = value` cannot fail. */
export function isSetSafely(interpreter: Interpreter, object: Value, name: string): boolean {
  if (object.kind === 'module') return true;
  if (object.kind !== 'object' || !isOwn(object.class)) return false;
  return (
    !['__setattr__', '__slots__', name].some((one) => isMentioned(object, one)) &&
    !hasMethod(interpreter, object, '__setattr__')
  );
}

/** Whether the class of `object` has `name`, or may have. */
function isMentioned({ class: cls }: ObjectValue, name: string): boolean {
  return linearization(cls).some(
    ({ scope }) => scope.variables.peek(name) !== undefined || hasUnknownNames(scope.variables),
  );
}

/** Whether `container[index] = value` cannot fail. */
export function isItemSetSafely(container: Value, index: Value): boolean {
  return container.kind === 'mapping' && !container.isReadOnly && isConstant(index);
}

/** Whether what `expression` does with its parts, which are judged by themselves, cannot fail where it gave `value`. */
export function isMadeOfSafely(expression: Expression, value: Value): boolean {
  switch (expression.kind) {
    case 'lambda':
    case 'named':
      return true;
    case 'sequence':
      return expression.form !== 'set' && expression.elements.every(({ kind }) => kind !== 'starred');
    case 'dict':
      return (
        value.kind === 'mapping' &&
        expression.entries.every(({ key }) => key !== undefined) &&
        [...value.entries.peekAll()].every(([key]) => /^[$#=]/.test(key))
      );
    case 'comprehension':
      return isSimple(expression, value);
    case 'conditional':
    case 'boolean':
      return value.kind !== 'unknown' && value.kind !== 'choice';
    case 'not':
    case 'compare':
      return isConstant(value);
    case 'compound':
      return (
        expression.form === 'yield' ||
        // What is waited for is judged where it runs.
        (expression.form === 'await' && value.kind !== 'unknown') ||
        ((expression.form === 'format' || expression.form === 'binary' || expression.form === 'unary') &&
          isConstant(value))
      );
    default:
      return false;
  }
}

/** Whether a list or dictionary is made by keys that are constants; of a generator nothing has run yet. */
function isSimple({ form }: ComprehensionExpression, value: Value): boolean {
  if (form === 'dict')
    return value.kind === 'mapping' && [...value.entries.peekAll()].every(([key]) => /^[$#=]/.test(key));
  return form === 'list' || form === 'generator';
}
