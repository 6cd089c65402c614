import { fieldsOf } from './classes.js';
import { flagsIn, listedMembers } from './construction.js';
import { callFirst, callMethod, hasMethod } from './data-model.js';
import { attempted, isHandled, raiseKnown, throwing } from './exceptions.js';
import { isDriven, yieldValue } from './functions.js';
import { elementsOf, insert, lookAt } from './heap.js';
import { keyOfEntry } from './keys.js';
import { copiedNames, loadedNames } from './module-runs.js';
import {
  assuming,
  type Interpreter,
  judge,
  nextId,
  noArguments,
  positionally,
  type Raised,
} from './state.js';
import {
  type ClassValue,
  external,
  type GeneratorValue,
  hasUnknownNames,
  identified,
  literal,
  type ObjectValue,
  type Scope,
  type SequenceValue,
  type Slot,
  slotsOf,
  textOf,
  unknown,
  type Value,
} from './values.js';

/** Elements that a loop goes through: what is longer is data. */
const mostElements = 100;

/** Elements of which it is not known what they are, and yet each is gone through. */
const mostVague = 16;

/** Elements of all that something may be together: two long tables, or many short ones. */
const mostOfChoice = 2 * mostElements;

/** How often the `__next__` of an object is asked: it is not known when it ends. */
const mostNext = 8;

/**
 * Gives `consume` the values that iterating `value` gives, one after the other, until it wants no more. Of what is not known
 * it is given one, under an assumption.
 */
export function iterate(interpreter: Interpreter, value: Value, consume: (value: Value) => boolean): void {
  // Of what else is gone through it is not known how it ends.
  if (interpreter.risks !== undefined) judge(interpreter, isGoneThroughSafely(interpreter, value));
  switch (value.kind) {
    case 'generator':
      goOn(interpreter, value, consume);
      return;
    case 'choice': {
      const branching = nextId(interpreter);
      let left = mostOfChoice;
      const isNews = newsOf(new Set());
      const consumeSome = (element: Value) => !isNews(element) || (left-- > 0 && consume(element));
      for (const [branch, one] of value.values.entries())
        assuming(interpreter, branching, branch, () => iterate(interpreter, one, consumeSome));
      return;
    }
    case 'class': {
      const members = listedMembers(interpreter, value);
      if (members === undefined) iterateObject(interpreter, value, consume);
      else for (const member of members) if (!consume(member)) return;
      return;
    }
    case 'partial':
      // An asynchronous generator, or what gives one.
      if (value.awaited)
        iterate(interpreter, interpreter.operations.call(interpreter, value, noArguments, 'next'), consume);
      else assuming(interpreter, nextId(interpreter), 0, () => consume(identified(unknown)));
      return;
    case 'object':
      if (value.native !== undefined && !hasMethod(interpreter, value, '__iter__'))
        iterate(interpreter, value.native, consume);
      else iterateObject(interpreter, value, consume);
      return;
    default: {
      const elements = listed(interpreter, value);
      if (elements === undefined)
        assuming(interpreter, nextId(interpreter), 0, () => consume(identified(unknown)));
      else {
        // In a list each of these is another one; a table that a loop fills has as many as the loop has turns.
        const isNews = newsOf(new Set(value.kind === 'mapping' ? [] : [unknown]));
        for (const element of elements.slice(0, mostElements))
          if (isNews(element) && !consume(element)) return;
      }
    }
  }
}

/**
 * Tells which elements are worth a turn: of those of which it is not known what they are, each but those of `others` once, and not many.
 * What is done with one is done with the next, and tables that are filled in such a loop would grow with each.
 */
function newsOf(others: ReadonlySet<Value>): (element: Value) => boolean {
  const seen = new Set<Value>();
  let left = mostVague;
  return (element) => {
    if (element.kind !== 'unknown' && element.kind !== 'choice') return true;
    if (seen.has(element)) return false;
    if (!others.has(element)) seen.add(element);
    return left-- > 0;
  };
}

/** Whoever goes through it may ask for more than there is, where that is not known. */
function isGoneThroughSafely({ assumption }: Interpreter, value: Value): boolean {
  const isThere = ({ place }: Slot) => place.assumption === undefined || place.assumption === assumption;
  if (value.kind === 'sequence')
    return value.elements.length <= mostElements && value.elements.every(isThere);
  if (value.kind === 'mapping')
    return (
      value.entries.size <= mostElements && [...value.entries.peekAll()].every(([, slot]) => isThere(slot))
    );
  return value.kind === 'generator' || textOf(value) !== undefined;
}

/** What a generator is given in the place of a request where it has no more values. */
const atItsEnd: Value = { kind: 'unknown', path: '' };

/** Generators whose own bodies run at this moment. */
const executing = new WeakSet<GeneratorValue>();

/** Whether the body of `generator` asks it for a value itself: that raises `ValueError: generator already executing`. */
function isExecuting(interpreter: Interpreter, generator: GeneratorValue): boolean {
  if (!executing.has(generator)) return false;
  raiseKnown(interpreter, 'ValueError');
  return true;
}

/** Runs the body of `generator`, which stands still while `take` has what it yields. Gives what it returns, where that is known. */
export function runBody(generator: GeneratorValue, take: (value: Value) => boolean): Value | undefined {
  const { run, finish } = generator;
  const standing = (value: Value) => {
    executing.delete(generator);
    const goesOn = take(value);
    executing.add(generator);
    return goesOn;
  };
  executing.add(generator);
  const result = finish?.(standing);
  if (finish === undefined) run(standing);
  executing.delete(generator);
  return result;
}

/**
 * Gives `consume` the values that `generator` has not given yet, and gives what it returns. What was asked for before runs again
 * on paper, as nothing on it stands still in the middle of a body.
 */
export function goOn(
  interpreter: Interpreter,
  generator: GeneratorValue,
  consume: (value: Value, send: (value: Value) => void) => boolean,
): Value {
  const { taken } = generator;
  const before = elementsOf(interpreter, taken);
  if (before.includes(atItsEnd) || isExecuting(interpreter, generator)) return unknown;
  let passed = 0;
  let isStopped = false;
  const send = (value: Value) => insert(interpreter, taken, [value]);
  const take = (value: Value) => {
    if (passed++ < before.length) return true;
    // It was asked for this value by whoever has not been sent anything else.
    if (taken.elements.length < passed) send(literal(null));
    isStopped = !consume(value, send);
    return !isStopped;
  };
  const result = runBody(generator, take);
  if (!isStopped) send(atItsEnd);
  return result ?? unknown;
}

/**
 * Raises `raised` in `generator`, where it stands. Gives the value that it yields next, undefined where it yields none, and whether
 * the exception, or another one, has left it.
 */
export function throwInto(
  interpreter: Interpreter,
  generator: GeneratorValue,
  raised: Raised,
): { readonly next: Value | undefined; readonly leaves: boolean } {
  const { taken } = generator;
  const before = elementsOf(interpreter, taken);
  if (before.includes(atItsEnd) || isExecuting(interpreter, generator))
    return { next: undefined, leaves: true };
  insert(interpreter, taken, [throwing(raised)]);
  let passed = 0;
  let next: Value | undefined;
  const result = runBody(generator, (value) => {
    if (passed++ < before.length) return true;
    next = value;
    return false;
  });
  if (next === undefined) endGenerator(interpreter, generator);
  return { next, leaves: next === undefined && (result === undefined || result.kind === 'unknown') };
}

/** `generator.close()`: what has begun is left by GeneratorExit, where it stands. */
export function closeGenerator(interpreter: Interpreter, generator: GeneratorValue): void {
  const before = elementsOf(interpreter, generator.taken);
  const hasBegun = before.length > 0 && !before.includes(atItsEnd);
  const value = external('builtins.GeneratorExit');
  if (hasBegun) throwInto(interpreter, generator, { error: 'GeneratorExit', value });
  endGenerator(interpreter, generator);
}

/** Loops that turn more often are not followed to their end, so that a generator which is asked more often may go on. */
const mostAsked = 12;

/** The next value of `generator`, which is given `sent`; undefined where it has no more: then `atEnd` is told what it returns, if known. */
export function nextOfGenerator(
  interpreter: Interpreter,
  generator: GeneratorValue,
  sent: Value = literal(null),
  atEnd: (returned: Value) => void = () => {},
): Value | undefined {
  const { taken } = generator;
  const before = elementsOf(interpreter, taken);
  if (before.includes(atItsEnd) || isExecuting(interpreter, generator)) return undefined;
  insert(interpreter, taken, [sent]);
  const { assumption } = interpreter;
  let isCertain = before.length < mostAsked;
  let passed = 0;
  let found: Value | undefined;
  const returned = runBody(generator, (value) => {
    isCertain &&= interpreter.assumption === assumption;
    if (passed++ < before.length) return true;
    found = value;
    return false;
  });
  if (found !== undefined) return found;
  endGenerator(interpreter, generator);
  // What is built in returns nothing.
  const result = generator.finish === undefined ? literal(null) : returned;
  if (isCertain && passed === before.length && result !== undefined && result.kind !== 'unknown')
    atEnd(result);
  return undefined;
}

/** Does what `ask` does with `generator`, which whoever does so keeps. */
export function keeping<T>(generator: GeneratorValue, ask: () => T): T {
  const { isKept = false } = generator;
  generator.isKept = true;
  const result = ask();
  generator.isKept = isKept;
  return result;
}

/** `next(generator)` and `generator.send(sent)`, by which StopIteration is raised where it has no more. */
export function askGenerator(interpreter: Interpreter, generator: GeneratorValue, sent?: Value): Value {
  const stop = (returned: Value) => {
    if (interpreter.raising !== undefined || !isHandled(interpreter, 'StopIteration')) return;
    const error = external('builtins.StopIteration');
    const value = interpreter.operations.call(interpreter, error, positionally(returned), 'raise');
    interpreter.raised = { error: 'StopIteration', value };
    interpreter.raising = 'StopIteration';
  };
  return nextOfGenerator(interpreter, generator, sent, stop) ?? unknown;
}

/** Goes on in `generator`, which was entered, to its end. */
export function leaveGenerator(interpreter: Interpreter, generator: GeneratorValue): void {
  // What another module run has left standing runs again, as all that it changes has to be told.
  const isOwn = generator.taken.run === interpreter.run;
  if (isOwn && generator.leave?.() === true) endGenerator(interpreter, generator);
  else nextOfGenerator(interpreter, generator);
}

/** `generator` gives no more values. */
export function endGenerator(interpreter: Interpreter, { taken }: GeneratorValue): void {
  insert(interpreter, taken, [atItsEnd]);
}

function iterateObject(
  interpreter: Interpreter,
  object: ObjectValue | ClassValue,
  consume: (value: Value) => boolean,
): void {
  const iterator = callFirst(interpreter, object, ['__iter__', '__aiter__']);
  if (iterator !== undefined && iterator !== object) {
    iterate(interpreter, iterator, consume);
    return;
  }
  if (hasMethod(interpreter, object, '__next__') || hasMethod(interpreter, object, '__anext__')) {
    for (let count = 0; count < mostNext; count++) {
      const value = nextOfObject(interpreter, object);
      if (value === undefined || value.kind === 'unknown' || !consume(value)) return;
    }
    return;
  }
  if (hasMethod(interpreter, object, '__getitem__')) {
    for (let index = 0; index < mostNext; index++) {
      const item = () => callMethod(interpreter, object, '__getitem__', literal(index));
      const value = attempted(interpreter, ['IndexError'], item);
      if (value === undefined || (index > 0 && !isTold(value)) || !consume(value)) return;
    }
    return;
  }
  if (object.kind === 'object' && fieldsOf(object.class)?.isTuple === true) {
    for (const slot of object.attributes.values()) if (!consume(slot.value)) return;
  } else assuming(interpreter, nextId(interpreter), 0, () => consume(identified(unknown)));
}

/** Whether `value` gives each of its values once, whoever asks. */
export function isIterator(interpreter: Interpreter, value: Value): boolean {
  return value.kind === 'generator' || hasMethod(interpreter, value, '__next__');
}

/** What the iterator `object` gives next; undefined where it is at its end. */
export function nextOfObject(interpreter: Interpreter, object: ObjectValue | ClassValue): Value | undefined {
  return attempted(interpreter, ['StopIteration', 'StopAsyncIteration'], () => {
    const value = callFirst(interpreter, object, ['__next__', '__anext__']) ?? unknown;
    return value.kind === 'partial' && value.awaited
      ? interpreter.operations.call(interpreter, value, noArguments, 'next')
      : value;
  });
}

/** Whether it is known what `value` is: of what lies behind the end of a list it is not. */
function isTold({ kind }: Value): boolean {
  return kind !== 'unknown' && kind !== 'choice';
}

/** The elements of an object of the program's own, where it says itself what they are. */
function elementsOfObject(
  interpreter: Interpreter,
  object: ObjectValue | ClassValue,
): readonly Value[] | undefined {
  const { assumption } = interpreter;
  const values: Value[] = [];
  let isCertain = true;
  iterateObject(interpreter, object, (one) => {
    isCertain &&= interpreter.assumption === assumption;
    return values.push(one) < mostElements;
  });
  return isCertain ? values : undefined;
}

/** The elements of `value` in their order, as far as it is known what they are: of a list, a dictionary's keys, a text. */
export function listed(interpreter: Interpreter, value: Value): readonly Value[] | undefined {
  switch (value.kind) {
    case 'sequence':
      return elementsOf(interpreter, value);
    case 'mapping':
      return [...value.entries].map(([key, slot]) => keyOfEntry(key, slot));
    case 'namespace': {
      const slots = slotsOf(value.of);
      return slots === undefined || hasUnknownNames(slots)
        ? undefined
        : [...lookAt(interpreter, slots).keys()].map(literal);
    }
    case 'class': {
      const members = listedMembers(interpreter, value);
      if (members !== undefined) return members;
      return hasMethod(interpreter, value, '__iter__') ? elementsOfObject(interpreter, value) : undefined;
    }
    case 'object':
      return value.native === undefined || hasMethod(interpreter, value, '__iter__')
        ? elementsOfObject(interpreter, value)
        : listed(interpreter, value.native);
    case 'generator': {
      const values: Value[] = [];
      goOn(interpreter, value, (one) => values.push(one) < mostElements);
      return values;
    }
    case 'literal':
      return typeof value.value === 'string' ? [...value.value].map(literal) : flagsIn(interpreter, value);
    case 'external':
      return value.name === 'sys.modules' ? loadedNames(interpreter).map(literal) : undefined;
    case 'unknown':
      return value.loaded === undefined ? undefined : copiedNames(interpreter, value)?.map(literal);
    default:
      return undefined;
  }
}

/** Puts what going through `value` gives behind what is in `list`: of what is not known nobody knows how much that is. */
export function insertAll(interpreter: Interpreter, list: SequenceValue, value: Value): void {
  let left = mostElements;
  const add = (one: Value) => {
    insert(interpreter, list, [one]);
    return --left > 0;
  };
  // What a generator gives under a condition is in the list where that holds.
  if (value.kind === 'generator') {
    goOn(interpreter, value, add);
    return;
  }
  const elements = listed(interpreter, value);
  if (elements !== undefined) insert(interpreter, list, elements);
  else assuming(interpreter, nextId(interpreter), 0, () => insert(interpreter, list, [unknown]));
}

/** `yield from value`, which is what a generator returns. */
export function yieldAll(interpreter: Interpreter, scope: Scope, value: Value): Value {
  let raised: string | undefined;
  const consume = (one: Value, send?: (value: Value) => void) => {
    const sent = yieldValue(interpreter, scope, one);
    if (sent.kind !== 'literal' || sent.value !== null) send?.(sent);
    raised = interpreter.raising;
    return raised === undefined;
  };
  // What is sent goes to whoever it is taken from.
  let result: Value = unknown;
  if (value.kind === 'generator') result = goOn(interpreter, value, consume);
  else iterate(interpreter, value, consume);
  // Whoever it is taken from is left where it stands, and so is this.
  interpreter.raising ??= raised;
  return result;
}

/** `await value`: a coroutine runs when somebody waits for it. */
export function awaited(interpreter: Interpreter, value: Value, scope: Scope): Value {
  const isYielding = isDriven(scope);
  if (isYielding && value.kind === 'partial' && value.driven !== undefined)
    return yieldAll(interpreter, scope, value.driven);
  if (value.kind === 'partial' && value.awaited)
    return interpreter.operations.call(interpreter, value, noArguments, 'await');
  const waiting = callMethod(interpreter, value, '__await__');
  if (isYielding && waiting?.kind === 'generator') return yieldAll(interpreter, scope, waiting);
  return waiting?.kind === 'generator' ? goOn(interpreter, waiting, () => true) : unknown;
}
