import type { Expression } from '../python/syntax.js';
import { everyStatement, lastName } from '../python/walk.js';
import { attribute } from './attributes.js';
import { classAttribute } from './classes.js';
import { conditionOf } from './conditions.js';
import { callFirst } from './data-model.js';
import { classesIn, classNames, errorOf, isOneOf } from './exceptions.js';
import { remove, valueIn } from './heap.js';
import { keeping, leaveGenerator, nextOfGenerator, throwInto } from './iteration.js';
import { enterPatch, isOwnPatch, leavePatch } from './mocks.js';
import {
  assuming,
  type Completion,
  type Interpreter,
  nextId,
  noArguments,
  positionally,
  type Raised,
} from './state.js';
import { noteThread } from './threads.js';
import { choice, external, type GeneratorValue, literal, type Slots, unknown, type Value } from './values.js';

/** Context managers that are followed by what they are. */

/** The context manager that `value` is, or gives: what calling an asynchronous generator function leads to. */
export function contextOf(interpreter: Interpreter, value: Value): Value {
  return value.kind === 'partial' && value.awaited
    ? interpreter.operations.call(interpreter, value, noArguments, 'enter')
    : value;
}

/** What entering `context` gives, where it is not followed by what it is. */
export function enteredValue(interpreter: Interpreter, context: Value): Value {
  switch (context.kind) {
    case 'generator':
      return keeping(context, () => nextOfGenerator(interpreter, context)) ?? unknown;
    case 'object':
    case 'class':
      return finished(interpreter, callFirst(interpreter, context, ['__enter__', '__aenter__'])) ?? context;
    case 'external-object': {
      if (isOwnPatch(context)) return enterPatch(interpreter, context);
      const { attributes } = context;
      const slot = attributes.get('enter_result') ?? attributes.get('thing');
      return slot === undefined ? context : valueIn(interpreter, slot);
    }
    case 'choice': {
      const branching = nextId(interpreter);
      const enter = (one: Value, branch: number) =>
        assuming(interpreter, branching, branch, () => enteredValue(interpreter, one));
      return choice(context.values.map(enter));
    }
    // A socket, a file.
    case 'instance':
      return context;
    default:
      return unknown;
  }
}

/** What a coroutine comes to; anything else is what it is. */
function finished(interpreter: Interpreter, value: Value | undefined): Value | undefined {
  return value?.kind === 'partial' && value.awaited
    ? interpreter.operations.call(interpreter, value, noArguments, 'await')
    : value;
}

/**
 * Leaves `context`, whose block ended in `completion`: whoever says that an exception is dealt with, or may say so, keeps it from
 * leaving the block.
 */
export function leaveContext(interpreter: Interpreter, context: Value, completion: Completion): Completion {
  noteThread(interpreter, context, '__exit__');
  if (isOwnPatch(context)) leavePatch(interpreter, context);
  const unwound = unwind(interpreter, context, completion);
  if (context.kind === 'generator') return resumed(interpreter, context, unwound);
  if (unwound.kind !== 'raise') {
    const nothing = [literal(null), literal(null), literal(null)];
    finished(interpreter, callFirst(interpreter, context, exits, ...nothing));
    return unwound;
  }
  const { error } = raisedBy(interpreter, unwound) ?? {};
  if (isOneOf(suppressedIn(interpreter, context), error)) return next;
  const about = aboutRaised(interpreter, unwound);
  const told = finished(interpreter, callFirst(interpreter, context, exits, ...about));
  return told !== undefined && conditionOf(interpreter, told) !== 'false' ? next : unwound;
}

const next: Completion = { kind: 'next' };
const exits = ['__exit__', '__aexit__'];

const anything: readonly string[] = ['BaseException'];
const nothing: readonly string[] = [];

/** The exceptions that are caught around the blocks of stacks (contextlib.ExitStack): more of them with all that is entered. */
const stacks = new WeakMap<Slots, string[]>();

/** `context` is given to `stack`, whose block may be running. */
export function noteGiven(interpreter: Interpreter, stack: Value, context: Value): void {
  const names = stack.kind === 'external-object' ? stacks.get(stack.attributes) : undefined;
  names?.push(...caughtIn(interpreter, context));
}

/** The exceptions from which `context` may keep the rest of the program: any, where its `__exit__` gives back something. */
export function caughtIn(interpreter: Interpreter, context: Value): readonly string[] {
  if (context.kind === 'external-object' && context.class === 'contextlib.ExitStack') {
    const given = [...context.attributes.values()].map((slot) => valueIn(interpreter, slot));
    const names = given.flatMap((one) => caughtIn(interpreter, one));
    stacks.set(context.attributes, names);
    return names;
  }
  const stack = suppressedIn(interpreter, context);
  if (context.kind !== 'object' || stack.length > 0) return stack;
  const exit = classAttribute(interpreter, context.class, '__exit__');
  if (exit.kind !== 'function' || exit.definition.kind !== 'function') return nothing;
  for (const statement of everyStatement(exit.definition.body))
    if (statement.kind === 'return' && statement.value !== undefined && !isFalse(statement.value))
      return anything;
  return nothing;
}

/** `None` and `False`, as they are written. */
function isFalse(value: Expression): boolean {
  return value.kind === 'constant' && value.value !== 'True';
}

/** Goes on in the generator of a context manager (contextlib.contextmanager), whose block ended in `completion`. */
function resumed(interpreter: Interpreter, generator: GeneratorValue, completion: Completion): Completion {
  const raised = completion.kind === 'raise' ? raisedBy(interpreter, completion) : undefined;
  if (raised === undefined) leaveGenerator(interpreter, generator);
  return raised === undefined || throwInto(interpreter, generator, raised).leaves ? completion : next;
}

/** What `completion` is left by; undefined where that is not known. */
export function raisedBy(
  { raised }: Interpreter,
  { error, exception }: Extract<Completion, { kind: 'raise' }>,
): Raised | undefined {
  if (error !== undefined) return raised?.error === error ? raised : { error, value: something };
  const name = exception === undefined ? undefined : errorOf('', exception);
  return exception === undefined || name === undefined ? undefined : { error: name, value: exception };
}

/** The exceptions that the object of `contextlib.suppress(…)` keeps from leaving a block. */
function suppressedIn(interpreter: Interpreter, context: Value): readonly string[] {
  if (context.kind !== 'external-object' || context.class !== 'contextlib.suppress') return [];
  return [...context.attributes.values()].flatMap((slot) =>
    classesIn(interpreter, valueIn(interpreter, slot)),
  );
}

/** Something of which nothing is known but that it is no None: what left a block, and where it was raised. */
const something = external('builtins.BaseException()');

/** The class of what was raised, that itself, and where: what a context manager is told of it. */
function aboutRaised(
  interpreter: Interpreter,
  completion: Extract<Completion, { kind: 'raise' }>,
): readonly Value[] {
  const value = raisedBy(interpreter, completion)?.value ?? completion.exception ?? something;
  switch (value.kind) {
    case 'object':
      return [value.class, value, something];
    case 'external-object':
      return [external(value.class), value, something];
    // `raise KeyError`
    case 'class':
    case 'external':
      return [value, interpreter.operations.call(interpreter, value, noArguments, 'raise'), something];
    default:
      return [something, something, something];
  }
}

/**
 * What leaving `contextlib.ExitStack()`, whose block ended in `completion`, does: what it was given is called and left, last first,
 * and is let go.
 */
export function unwind(interpreter: Interpreter, stack: Value, completion: Completion = next): Completion {
  if (stack.kind !== 'external-object' || stack.class !== 'contextlib.ExitStack') return completion;
  let left = completion;
  for (const [name, slot] of [...stack.attributes].toReversed()) {
    const given = valueIn(interpreter, slot);
    remove(interpreter, stack.attributes, name);
    if (given.kind === 'partial') interpreter.operations.call(interpreter, given, noArguments, 'callback');
    else if (given.kind === 'function') {
      const nothing = Array.from({ length: 3 }, () => literal(null));
      interpreter.operations.call(interpreter, given, positionally(...nothing), '__exit__');
    } else left = leaveContext(interpreter, given, left);
  }
  return left;
}

/** What leaving `contextlib.closing(thing)` does. */
export function closeThing(interpreter: Interpreter, context: Value): void {
  if (context.kind !== 'external-object' || context.class !== 'contextlib.closing') return;
  const close = attribute(interpreter, enteredValue(interpreter, context), 'close');
  if (close.kind !== 'unknown') interpreter.operations.call(interpreter, close, noArguments, 'close');
}

/** The exceptions that `contextlib.suppress(…)` keeps from leaving the block. */
export function suppressedBy(context: Expression): readonly string[] | undefined {
  if (context.kind !== 'call' || lastName(context.callee) !== 'suppress') return undefined;
  return context.positional.flatMap(classNames);
}
