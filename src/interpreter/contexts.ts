import type { Expression } from '../python/syntax.js';
import { lastName } from '../python/walk.js';
import { attribute } from './attributes.js';
import { callFirst } from './data-model.js';
import { classNames } from './exceptions.js';
import { remove, valueIn } from './heap.js';
import { assuming, type Completion, type Interpreter, nextId, noArguments, positionally } from './state.js';
import { noteThread } from './threads.js';
import { choice, external, literal, truthOf, unknown, type Value } from './values.js';

/** Context managers that are followed by what they are. */

/** What entering `context` gives, where it is not followed by what it is. */
export function enteredValue(interpreter: Interpreter, context: Value): Value {
  switch (context.kind) {
    case 'partial':
      // An asynchronous generator.
      return context.awaited
        ? enteredValue(interpreter, interpreter.operations.call(interpreter, context, noArguments, 'enter'))
        : unknown;
    case 'generator': {
      let found: Value = unknown;
      context.run((value) => {
        found = value;
        return false;
      });
      return found;
    }
    case 'object':
      return finished(interpreter, callFirst(interpreter, context, ['__enter__', '__aenter__'])) ?? context;
    case 'external-object': {
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

/** Leaves `context`, whose block ended in `completion`: a true value keeps an exception from leaving the block. */
export function leaveContext(interpreter: Interpreter, context: Value, completion: Completion): Completion {
  noteThread(interpreter, context, '__exit__');
  unwind(interpreter, context);
  const isRaised = completion.kind === 'raise';
  const about = isRaised
    ? aboutRaised(interpreter, completion)
    : [literal(null), literal(null), literal(null)];
  const left = finished(interpreter, callFirst(interpreter, context, ['__exit__', '__aexit__'], ...about));
  return isRaised && left !== undefined && truthOf(left) === 'true' ? { kind: 'next' } : completion;
}

/** Something of which nothing is known but that it is no None: what left a block, and where it was raised. */
const something = external('builtins.BaseException()');

/** The class of what was raised, that itself, and where: what a context manager is told of it. */
function aboutRaised(
  { raised }: Interpreter,
  { error, exception }: Extract<Completion, { kind: 'raise' }>,
): readonly Value[] {
  const value = exception ?? (error !== undefined && raised?.error === error ? raised.value : something);
  switch (value.kind) {
    case 'object':
      return [value.class, value, something];
    case 'external-object':
      return [external(value.class), value, something];
    // `raise KeyError`
    case 'class':
      return [value, something, something];
    case 'external':
      return [value, something, something];
    default:
      return [something, something, something];
  }
}

/** What leaving `contextlib.ExitStack()` does: what it was given is called and left, last first, and is let go. */
export function unwind(interpreter: Interpreter, stack: Value): void {
  if (stack.kind !== 'external-object' || stack.class !== 'contextlib.ExitStack') return;
  for (const [name, slot] of [...stack.attributes].toReversed()) {
    const given = valueIn(interpreter, slot);
    remove(interpreter, stack.attributes, name);
    if (given.kind === 'partial') interpreter.operations.call(interpreter, given, noArguments, 'callback');
    else if (given.kind === 'function') {
      const nothing = Array.from({ length: 3 }, () => literal(null));
      interpreter.operations.call(interpreter, given, positionally(...nothing), '__exit__');
    } else leaveContext(interpreter, given, { kind: 'next' });
  }
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
