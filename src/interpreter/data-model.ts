import { classAttribute, fieldsOf, isOwn, isPlainEnumeration, mixinOf, wholeOrder } from './classes.js';
import { raiseKnown } from './exceptions.js';
import { isFollowed } from './functions.js';
import { amongParts, isUnhashable, keyOf, type Room, someRoom, tellKey } from './keys.js';
import { type Arguments, type Interpreter, positionally } from './state.js';
import {
  type ClassValue,
  external,
  literal,
  type ObjectValue,
  type SequenceValue,
  type Slot,
  type Truth,
  textOf,
  truthOf,
  unknown,
  type Value,
  wholeNumberOf,
} from './values.js';

/**
 * The methods that Python itself calls: operators, built-in functions and statements do (docs.python.org, "Data model"). It
 * looks for them in the class of an object, never in the object.
 */

/** Whether the class of `value` has a method of the program's own of that name. */
export function hasMethod(interpreter: Interpreter, value: Value, name: string): boolean {
  return methodOf(interpreter, value, name) !== undefined;
}

function methodOf(interpreter: Interpreter, value: Value, name: string): Value | undefined {
  const cls = classOfValue(value);
  if (cls === undefined) return undefined;
  const found = classAttribute(interpreter, cls, name);
  // What is not followed any more is taken to do what it does for any object.
  if (found.kind === 'function') return isFollowed(interpreter, found, name) ? found : undefined;
  const mixin =
    name === '__contains__' && value.kind === 'object' ? mixinOf(interpreter, value, name) : undefined;
  if (mixin !== undefined) return asMethodOf(value, external(mixin));
  return found.kind === 'unknown' || found.kind === 'literal' ? undefined : found;
}

function classOfValue(value: Value): ClassValue | undefined {
  if (value.kind === 'object') return value.class;
  return value.kind === 'class' && value.metaclass?.kind === 'class' ? value.metaclass : undefined;
}

/** Calls the method `name` of `value`; undefined where its class has none of the program's own. */
export function callMethod(
  interpreter: Interpreter,
  value: Value,
  name: string,
  ...args: readonly Value[]
): Value | undefined {
  const method = methodOf(interpreter, value, name);
  if (method === undefined) return undefined;
  const isMethod = method.kind === 'function' ? method.binding !== 'static' : isMethodOfBuiltIn(method);
  return interpreter.operations.call(
    interpreter,
    method,
    positionally(...(isMethod ? [value, ...args] : args)),
    name,
  );
}

/** The first of `names` that the class of `value` has, called. */
export function callFirst(
  interpreter: Interpreter,
  value: Value,
  names: readonly string[],
  ...args: readonly Value[]
): Value | undefined {
  const name = names.find((one) => hasMethod(interpreter, value, one));
  return name === undefined ? undefined : callMethod(interpreter, value, name, ...args);
}

/**
 * What `str(error)` is of an exception that was made with a text or a whole number, or with nothing, and says nothing else itself;
 * undefined of anything else.
 */
export function messageOf(value: Value): Value | undefined {
  if (value.kind !== 'object' && value.kind !== 'external-object') return undefined;
  const args = value.attributes.get('args')?.value;
  if (args?.kind !== 'sequence' || args.elements.length > 1) return undefined;
  const order = wholeOrder(value.kind === 'object' ? value.class : external(value.class)) ?? [];
  const names = order.map((one) => (one.kind === 'external' ? one.name : ''));
  if (!names.includes('builtins.BaseException')) return undefined;
  const [slot] = args.elements;
  if (slot?.parts !== undefined) return undefined;
  const only = slot?.value ?? literal('');
  const number = wholeNumberOf(only);
  if (number !== undefined) return literal(String(number));
  const text = textOf(only);
  if (text === undefined || !names.includes('builtins.KeyError'))
    return text === undefined ? undefined : only;
  // Of a key it is told how it is written.
  return /^[^'"\\\p{C}]*$/u.test(text) ? literal(`'${text}'`) : undefined;
}

/** `dict.__getitem__` and its like, which become methods of what they are looked up on. */
export function isMethodOfBuiltIn(value: Value): boolean {
  return value.kind === 'external' && /^(?:builtins|collections)\.[a-zA-Z]+\.\w+$/.test(value.name);
}

/** `callee`, a library's, as the method of `self`. */
export function asMethodOf(self: Value, callee: Value): Value {
  return { kind: 'partial', callee, positional: [self], keywords: new Map() };
}

/** The key under which a dictionary keeps `value`, which is asked for its hash; undefined if not known. */
export function hashed(interpreter: Interpreter, value: Value): string | undefined {
  if (value.kind === 'object') {
    const hash = callMethod(interpreter, value, '__hash__');
    const key = keyOf(hash);
    const equality = key === undefined ? undefined : classAttribute(interpreter, value.class, '__eq__');
    if (key !== undefined && equality?.kind === 'function') tellKey(value, equality, key);
  } else if (isUnhashable(value)) raiseKnown(interpreter, 'TypeError');
  else callMethod(interpreter, value, '__hash__');
  return keyOf(value);
}

/** Whether `value` is what a method gives that cannot do what it is asked for. */
export function isNotImplemented(value: Value): boolean {
  return value.kind === 'external' && value.name === 'builtins.NotImplemented';
}

/**
 * What the truth of an object is told by: what its `__bool__` or `__len__` gives, or the container that it is; true by itself
 * where all that it is made of is known; undefined where nothing is.
 */
export function truthTeller(interpreter: Interpreter, object: ObjectValue): Value | true | undefined {
  const told = callFirst(interpreter, object, ['__bool__', '__len__']);
  if (told !== undefined) return told;
  const { native, class: cls } = object;
  if (native !== undefined) return truthOf(native) === 'true' ? true : undefined;
  return (isOwn(cls) && fieldsOf(cls)?.isTuple !== true) || isPlainEnumeration(cls) ? true : undefined;
}

/** What `values` are put into an order by: the `key` of each. */
export function orderKeys(
  interpreter: Interpreter,
  values: readonly Value[],
  { keywords }: Arguments,
): readonly Value[] {
  const key = keywords.get('key');
  if (key === undefined || (key.kind === 'literal' && key.value === null)) return values;
  return values.map((one) => interpreter.operations.call(interpreter, key, positionally(one), 'key'));
}

/** The places of `values` in the order that sorting puts them into; undefined where that is not known. */
export function orderOf(
  interpreter: Interpreter,
  values: readonly Value[],
  args: Arguments,
): readonly number[] | undefined {
  const keys = orderKeys(interpreter, values, args);
  const reverse = args.keywords.get('reverse');
  const isReversed = reverse !== undefined && truthOf(reverse) === 'true';
  let isKnown = true;
  const isBefore = (a: number, b: number) => {
    const [one, other] = isReversed ? [b, a] : [a, b];
    const told = isKnown ? isLess(interpreter, keys[one]!, keys[other]!) : 'unknown';
    isKnown &&= told !== 'unknown';
    return told === 'true';
  };
  const order = merged(
    keys.map((_, index) => index),
    isBefore,
  );
  return isKnown ? order : undefined;
}

/** Up to so many values Python puts each where it belongs among those before it; more are sorted in parts. */
const mostInserted = 32;

/** `places` in their order: those that are equal stay as they are. Few questions are asked where they are in order, as Python does. */
function merged(places: readonly number[], isBefore: (a: number, b: number) => boolean): readonly number[] {
  if (places.length <= mostInserted) return inserted(places, isBefore);
  const half = places.length >> 1;
  const [left, right] = [merged(places.slice(0, half), isBefore), merged(places.slice(half), isBefore)];
  if (!isBefore(right[0]!, left.at(-1)!)) return [...left, ...right];
  const all: number[] = [];
  let [at, to] = [0, 0];
  while (at < left.length && to < right.length)
    all.push(isBefore(right[to]!, left[at]!) ? right[to++]! : left[at++]!);
  return [...all, ...left.slice(at), ...right.slice(to)];
}

/** The same by binary insertion behind those that are in order from the start (Objects/listobject.c, `binarysort`). */
function inserted(places: readonly number[], isBefore: (a: number, b: number) => boolean): readonly number[] {
  const all: number[] = [];
  let isRun = true;
  for (const place of places) {
    isRun &&= all.length === 0 || !isBefore(place, all.at(-1)!);
    let [from, to] = isRun ? [all.length, all.length] : [0, all.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isBefore(place, all[middle]!)) to = middle;
      else from = middle + 1;
    }
    all.splice(from, 0, place);
  }
  return all;
}

/** The class of what `functools.cmp_to_key(compare)` makes of a value: it has both. */
export const comparedBy = 'functools.cmp_to_key';

/** What the function says by which `a` and `b` are compared; undefined where none does. */
function saidByFunction(interpreter: Interpreter, a: Value, b: Value): Truth | undefined {
  if (a.kind !== 'external-object' || b.kind !== 'external-object') return undefined;
  if (a.class !== comparedBy || b.class !== comparedBy) return undefined;
  const [compare, one, other] = [a.attributes.get('compare'), a.attributes.get('of'), b.attributes.get('of')];
  if (compare === undefined || one === undefined || other === undefined) return 'unknown';
  const args = positionally(one.value, other.value);
  const told = interpreter.operations.call(interpreter, compare.value, args, 'cmp');
  if (told.kind !== 'literal' || typeof told.value === 'string' || told.value === null) return 'unknown';
  return Number(told.value) < 0 ? 'true' : 'false';
}

/** Whether `a < b`, as sorting, heaps and `bisect` ask it. */
export function isLess(interpreter: Interpreter, a: Value, b: Value, room = someRoom()): Truth {
  const told = inOrder(a, b) ?? inOrderOfParts(interpreter, a, b, room);
  if (told !== undefined) return told < 0 ? 'true' : 'false';
  if (a.kind === 'sequence' && b.kind === 'sequence') return isListLess(interpreter, a, b, room);
  const said = saidByFunction(interpreter, a, b);
  if (said !== undefined) return said;
  return isLessThan(interpreter, a, b);
}

/** The same of two lists or tuples, which are compared by what is in them at the first place at which they differ. */
function isListLess(interpreter: Interpreter, a: SequenceValue, b: SequenceValue, room: Room): Truth {
  if (a.form !== b.form || (a.form !== 'list' && a.form !== 'tuple')) return 'unknown';
  for (const [index, { value, parts }] of a.elements.entries()) {
    const other = b.elements[index];
    if (other === undefined) return 'false';
    if ((parts ?? other.parts) !== undefined) return 'unknown';
    if (value === other.value || inOrder(value, other.value) === 0) continue;
    const isEqual = callMethod(interpreter, value, '__eq__', other.value);
    const told = isEqual === undefined ? 'false' : truthOf(isEqual);
    if (told === 'true') continue;
    if (told === 'unknown') return told;
    return amongParts(room, () => isLess(interpreter, value, other.value, room)) ?? 'unknown';
  }
  return a.elements.length < b.elements.length ? 'true' : 'false';
}

/**
 * How `a` lies to `b`: objects by what `__eq__`, `__lt__` or `__gt__` say, tuples and what is compared like them by their parts;
 * undefined where that is not known.
 */
export function lies(interpreter: Interpreter, a: Value, b: Value, room = someRoom()): number | undefined {
  const told = inOrder(a, b) ?? inOrderOfParts(interpreter, a, b, room);
  if (told !== undefined) return told;
  const isEqual = callMethod(interpreter, a, '__eq__', b);
  if (isEqual !== undefined && truthOf(isEqual) === 'true') return 0;
  const less = isLessThan(interpreter, a, b);
  if (less === 'true') return -1;
  const more = isLessThan(interpreter, b, a);
  if (more === 'true') return 1;
  return less === 'false' && more === 'false' ? 0 : undefined;
}

/**
 * What `a` and `b` are compared by, one part after the other: the elements of lists and of tuples, with or without names, and the
 * fields of two objects of a dataclass that has an order; undefined of anything else.
 */
function comparedParts(a: Value, b: Value): readonly (readonly (Slot | undefined)[])[] | undefined {
  if (
    a.kind === 'object' &&
    b.kind === 'object' &&
    a.class === b.class &&
    a.class.fields?.isOrdered === true
  ) {
    const names = a.class.fields.compared ?? [];
    return [a, b].map(({ attributes }) => names.map((name) => attributes.get(name)));
  }
  const [one, other] = [elementsInOrder(a), elementsInOrder(b)];
  return one === undefined || other === undefined || one.form !== other.form
    ? undefined
    : [one.slots, other.slots];
}

function elementsInOrder(
  value: Value,
): { readonly form: string; readonly slots: readonly (Slot | undefined)[] } | undefined {
  if (value.kind === 'sequence')
    return (value.form === 'list' || value.form === 'tuple') &&
      value.elements.every(({ place }) => place.assumption === undefined)
      ? { form: value.form, slots: value.elements }
      : undefined;
  const fields = value.kind === 'object' ? fieldsOf(value.class) : undefined;
  if (value.kind !== 'object' || fields?.isTuple !== true) return undefined;
  return { form: 'tuple', slots: fields.names.map((name) => value.attributes.get(name)) };
}

function inOrderOfParts(interpreter: Interpreter, a: Value, b: Value, room: Room): number | undefined {
  const [parts, others] = comparedParts(a, b) ?? [];
  if (parts === undefined || others === undefined) return undefined;
  const isKnown = (slot: Slot | undefined) => slot !== undefined && slot.parts === undefined;
  for (const [index, one] of parts.entries()) {
    if (index >= others.length) return 1;
    const other = others[index];
    if (!isKnown(one) || !isKnown(other)) return undefined;
    const [left, right] = [one!.value, other!.value];
    const difference = left === right ? 0 : amongParts(room, () => lies(interpreter, left, right, room));
    if (difference !== 0) return difference;
  }
  return parts.length - others.length;
}

function isLessThan(interpreter: Interpreter, a: Value, b: Value): Truth {
  const told = callMethod(interpreter, a, '__lt__', b);
  const isTold = told !== undefined && !isNotImplemented(told);
  return truthOf((isTold ? told : callMethod(interpreter, b, '__gt__', a)) ?? unknown);
}

/**
 * Below 0 where `a` is less than `b`, above 0 where it is more: of numbers, of texts, and of lists or tuples of such, which are
 * compared up to where they differ; undefined where that is not known.
 */
export function inOrder(a: Value, b: Value, room = someRoom()): number | undefined {
  if (a.kind === 'literal' && b.kind === 'literal') {
    if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value;
    if (typeof a.value !== 'string' || typeof b.value !== 'string') return undefined;
    return a.value < b.value ? -1 : a.value === b.value ? 0 : 1;
  }
  if (a.kind !== 'sequence' || b.kind !== 'sequence' || a.form !== b.form) return undefined;
  if (a.form !== 'list' && a.form !== 'tuple') return undefined;
  for (const [index, { value, place }] of a.elements.entries()) {
    const other = b.elements[index];
    if (place.assumption !== undefined || other?.place.assumption !== undefined) return undefined;
    if (other === undefined) return 1;
    const difference = amongParts(room, () => inOrder(value, other.value, room));
    if (difference !== 0) return difference;
  }
  return a.elements.length - b.elements.length;
}
