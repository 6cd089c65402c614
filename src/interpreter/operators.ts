import type { CompoundExpression } from '../python/syntax.js';
import { flagWith } from './construction.js';
import { addAll, itemOf, ofCounters } from './container-methods.js';
import { callMethod, isNotImplemented } from './data-model.js';
import { raiseKnown } from './exceptions.js';
import {
  elementsOf,
  listOf,
  newMapping,
  rearrange,
  removeElements,
  replaceElement,
  replaceElements,
  sequenceOf,
  slotFor,
  valueIn,
} from './heap.js';
import { insertAll, listed } from './iteration.js';
import { keyOf } from './keys.js';
import { changeCommandLine, isCommandLine, noteCommandLine } from './library-objects.js';
import { namesWithout } from './module-runs.js';
import type { Interpreter } from './state.js';
import { tellText, templated } from './texts.js';
import {
  type ExternalObjectValue,
  literal,
  type MappingValue,
  type Scope,
  type SequenceValue,
  Slots,
  textOf,
  unknown,
  type Value,
  wholeNumberOf,
} from './values.js';

/** An operator: the name in the methods that it calls (docs.python.org, "Emulating numeric types"), and how strongly it binds. */
interface Operator {
  readonly method: string;
  readonly strength: number;
}

const operators: ReadonlyMap<string, Operator> = new Map(
  Object.entries({
    '|': 'or',
    '^': 'xor',
    '&': 'and',
    '<< >>': 'lshift rshift',
    '+ -': 'add sub',
    '* / // % @': 'mul truediv floordiv mod matmul',
    '**': 'pow',
  }).flatMap(([signs, methods], strength) => {
    const names = methods.split(' ');
    return signs.split(' ').map((sign, index) => [sign, { method: names[index]!, strength }] as const);
  }),
);

/** `a + b * c`, whose operands have been evaluated: the operators in the order in which they bind. */
export function binary(
  interpreter: Interpreter,
  expression: CompoundExpression,
  operands: readonly Value[],
  scope: Scope,
): Value {
  const source = interpreter.program.wording(scope.path) ?? '';
  const values: Value[] = [operands[0] ?? unknown];
  const open: string[] = [];
  const close = () => {
    const right = values.pop() ?? unknown;
    const left = values.pop() ?? unknown;
    values.push(operated(interpreter, left, open.pop() ?? '', right));
  };
  for (const [index, operand] of operands.slice(1).entries()) {
    const [before, after] = [expression.parts[index]!, expression.parts[index + 1]!];
    const sign = source.slice(before.span.end, after.span.start).replace(/[()\s\\]/g, '');
    while (open.length > 0 && bindsFirst(open.at(-1)!, sign)) close();
    open.push(sign);
    values.push(operand);
  }
  while (open.length > 0) close();
  return values[0] ?? unknown;
}

/** Whether the operator `left`, which stands before `right`, is applied before it. */
function bindsFirst(left: string, right: string): boolean {
  const [a, b] = [operators.get(left)?.strength ?? 0, operators.get(right)?.strength ?? 0];
  return a > b || (a === b && right !== '**');
}

/** `left operator right`, by the method of an object of the program's own, or of containers. */
export function operated(interpreter: Interpreter, left: Value, operator: string, right: Value): Value {
  const method = operators.get(operator)?.method;
  if (method === undefined) return unknown;
  const own = callMethod(interpreter, left, `__${method}__`, right);
  if (own !== undefined && !isNotImplemented(own)) return own;
  const reflected = callMethod(interpreter, right, `__r${method}__`, left);
  if (reflected !== undefined && !isNotImplemented(reflected)) return reflected;
  const number = arithmetic(interpreter, left, operator, right);
  if (number !== undefined) return number;
  const [a, b] = [containerOf(left), containerOf(right)];
  const template = operator === '%' ? textOf(left) : undefined;
  if (template !== undefined) return filled(interpreter, template, right);
  if (a.kind === 'mapping') {
    const counts = b.kind === 'mapping' ? ofCounters(interpreter, a, operator, b) : undefined;
    if (counts !== undefined || operator !== '|') return counts ?? unknown;
    const joined = newMapping(interpreter, a.entries);
    addAll(interpreter, joined, b);
    return joined;
  }
  if (operator === '*') return repeated(interpreter, a, b);
  if (operator === '+') {
    // A list of which nothing is known is one that has something.
    if (a.kind === 'sequence' && b.kind === 'unknown')
      return combined(interpreter, a, operator, some(interpreter));
    if (a.kind === 'unknown' && b.kind === 'sequence')
      return combined(interpreter, some(interpreter), operator, b);
  }
  if (a.kind === 'sequence' && b.kind === 'sequence') return combined(interpreter, a, operator, b);
  const union = operator === '|' ? unionOf(interpreter, a, b) : undefined;
  return union ?? (operator === '-' ? namesWithout(interpreter, a, b) : undefined) ?? unknown;
}

function some(interpreter: Interpreter): SequenceValue {
  return sequenceOf(interpreter, [unknown]);
}

/** `template % values`. */
function filled(interpreter: Interpreter, template: string, values: Value): Value {
  const isWritten = /%(?:\(\w+\))?[-\d]*r/.test(template);
  const tell = (one: Value) => {
    const told = tellText(interpreter, one, 'str');
    return isWritten || told === undefined ? one : told;
  };
  const told =
    values.kind === 'sequence'
      ? sequenceOf(interpreter, elementsOf(interpreter, values).map(tell))
      : tell(values);
  const named = (name: string) =>
    values.kind === 'mapping' ? itemOf(interpreter, values, literal(name)) : undefined;
  return templated(interpreter, template, told, named) ?? unknown;
}

function containerOf(value: Value): Value {
  return value.kind === 'object' ? (value.native ?? value) : value;
}

/** Lists and sets. */
function combined(
  interpreter: Interpreter,
  left: SequenceValue,
  operator: string,
  right: SequenceValue,
): Value {
  switch (operator) {
    case '+':
    case '|':
      return listSum(interpreter, [left, right]);
    case '-':
      return listOf(interpreter, withoutThoseOf(left, right), left.form);
    case '&': {
      const others = new Set(withoutThoseOf(left, right));
      return listOf(
        interpreter,
        left.elements.filter((slot) => !others.has(slot)),
        left.form,
      );
    }
    case '^':
      return listOf(interpreter, [...withoutThoseOf(left, right), ...withoutThoseOf(right, left)], left.form);
    default:
      return unknown;
  }
}

/** The elements of the set `left` that are not in the set `right`. */
function withoutThoseOf(left: SequenceValue, right: SequenceValue): SequenceValue['elements'] {
  const values = new Set(right.elements.map(({ value }) => value));
  const keys = new Set(right.elements.map(({ value }) => keyOf(value)));
  return left.elements.filter(({ value }) => {
    const key = keyOf(value);
    return !values.has(value) && (key === undefined || !keys.has(key));
  });
}

/** Longer sums of lists are data, and loops would make them grow without end. */
const longestSum = 10_000;
const longestRepetition = 200;

/** `[a] + [b]`: a list that holds what `parts` hold; unknown where one of them is no known list. */
function listSum(interpreter: Interpreter, parts: readonly Value[]): Value {
  const elements: SequenceValue['elements'] = [];
  for (const part of parts) {
    if (part.kind !== 'sequence' || elements.length + part.elements.length > longestSum) return unknown;
    for (const slot of part.elements) elements.push({ value: valueIn(interpreter, slot), place: slot.place });
  }
  return listOf(interpreter, elements);
}

/** `[a] * 2`: of long ones what there is in them is told once. */
function repeated(interpreter: Interpreter, left: Value, right: Value): Value {
  const [list, times] =
    left.kind === 'sequence' || textOf(left) !== undefined ? [left, right] : [right, left];
  const [text, often] = [textOf(list), wholeNumberOf(times)];
  if (text !== undefined && often !== undefined && often * text.length <= longestRepetition)
    return literal(text.repeat(Math.max(0, often)));
  if (list.kind !== 'sequence') return unknown;
  const { length } = list.elements;
  const count = length === 0 ? 1 : (wholeNumberOf(times) ?? 1);
  const isShort = count * length <= longestRepetition;
  return listOf(
    interpreter,
    Array.from({ length: isShort ? Math.max(0, count) : 1 }, () => list.elements).flat(),
    list.form,
  );
}

/** `before operator= value`: by the object's own method, in place, or as the operator gives it. */
export function augmented(interpreter: Interpreter, before: Value, operator: string, value: Value): Value {
  const method = operators.get(operator)?.method;
  const own = method === undefined ? undefined : callMethod(interpreter, before, `__i${method}__`, value);
  if (own !== undefined && !isNotImplemented(own)) return own;
  const container = containerOf(before);
  if (container.kind === 'mapping' && operator === '|' && !container.isCounter) {
    addAll(interpreter, container, value);
    return before;
  }
  const isChanged =
    container.kind === 'sequence' && container.form !== 'tuple' && container.form !== 'frozenset';
  if (isChanged && (operator === '+' || operator === '|')) {
    // A list is changed in place, and seen so by whoever else has it.
    insertAll(interpreter, container, value);
    return before;
  }
  const result = operated(interpreter, before, operator, value);
  if (!isChanged || result.kind !== 'sequence' || operator === '*') return result;
  rearrange(interpreter, container, () => result.elements);
  return before;
}

/** `-value` and its like; `signs` are the operators as they are written. */
export function unary(interpreter: Interpreter, signs: string, value: Value): Value {
  return [...signs].reduceRight<Value>((operand, sign) => {
    const method = signMethods.get(sign);
    if (method === undefined) return unknown;
    const own = callMethod(interpreter, operand, method);
    if (own !== undefined) return own;
    if (operand.kind === 'mapping') {
      const none = counterLike(interpreter, operand);
      const [left, right] = sign === '-' ? [none, operand] : [operand, none];
      return ofCounters(interpreter, left, sign, right) ?? unknown;
    }
    if (operand.kind !== 'literal' || typeof operand.value !== 'number') return unknown;
    const number = sign === '-' ? -operand.value : sign === '~' ? -operand.value - 1 : operand.value;
    return (sign === '~' ? flagWith(interpreter, operand, number) : undefined) ?? literal(number);
  }, value);
}

/** A dictionary of the kind of `of` with nothing in it. */
function counterLike({ run }: Interpreter, of: MappingValue): MappingValue {
  return { ...of, entries: new Slots(run) };
}

const signMethods: ReadonlyMap<string, string> = new Map([
  ['-', '__neg__'],
  ['+', '__pos__'],
  ['~', '__invert__'],
]);

/** `left operator right` of small numbers; undefined where that is not known. */
function arithmetic(
  interpreter: Interpreter,
  left: Value,
  operator: string,
  right: Value,
): Value | undefined {
  if (left.kind !== 'literal' || right.kind !== 'literal') return undefined;
  // `(a > b) - (a < b)`; of two of them `&`, `|` and `^` make another one.
  const isPlain = !['&', '|', '^'].includes(operator);
  const [a, b] = [left, right].map(({ value }) =>
    isPlain && typeof value === 'boolean' ? Number(value) : value,
  );
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  if (b === 0 && (operator === '/' || operator === '//' || operator === '%'))
    raiseKnown(interpreter, 'ZeroDivisionError');
  const isWhole = Number.isSafeInteger(a) && Number.isSafeInteger(b);
  const result = {
    ...(isWhole ? bitwise(a, b) : {}),
    '+': a + b,
    '-': a - b,
    '*': a * b,
    '**': isWhole && b >= 0 ? a ** b : Number.NaN,
    '/': a / b,
    '//': Math.floor(a / b),
    '%': a - b * Math.floor(a / b),
  }[operator];
  if (result === undefined || !Number.isFinite(result) || Math.abs(result) > 2 ** 53) return undefined;
  const flag = '&|^'.includes(operator)
    ? (flagWith(interpreter, left, result) ?? flagWith(interpreter, right, result))
    : undefined;
  return flag ?? literal(result);
}

/** What whole numbers give bit by bit: those of flags. */
function bitwise(a: number, b: number): Readonly<Record<string, number>> {
  const [left, right] = [BigInt(a), BigInt(b)];
  return { '&': Number(left & right), '|': Number(left | right), '^': Number(left ^ right) };
}

/** The classes of what `Annotated[type, more]` and `one | other` make of types. */
export const annotatedClass = 'typing.Annotated';
export const unionClass = 'types.UnionType';

/** `Annotated[type, more]`, where `name` is that of what stands before the brackets. */
export function annotatedWith(interpreter: Interpreter, name: string, index: Value): Value | undefined {
  if (!/^typing(?:_extensions)?\.Annotated$/.test(name) || index.kind !== 'sequence') return undefined;
  const [origin = unknown, ...more] = elementsOf(interpreter, index);
  const parts = { __origin__: origin, __metadata__: sequenceOf(interpreter, more, 'tuple') };
  const slots = Object.entries(parts).map(([key, one]) => [key, slotFor(interpreter, one)] as const);
  return { kind: 'external-object', class: annotatedClass, attributes: new Slots(interpreter.run, slots) };
}

/** `one | other` of types; undefined of anything else. */
function unionOf(interpreter: Interpreter, ...parts: readonly Value[]): Value | undefined {
  const types = parts.map((one) => {
    if (one.kind === 'external-object' && one.class === unionClass)
      return one.attributes.get('__args__')?.value;
    const isNone = one.kind === 'literal' && one.value === null;
    const isType = one.kind === 'class' || (one.kind === 'external' && /^builtins\.[a-z]+$/.test(one.name));
    return isType || isNone ? sequenceOf(interpreter, [one]) : undefined;
  });
  if (!types.every((one) => one?.kind === 'sequence')) return undefined;
  const args = types.flatMap((one) => (one?.kind === 'sequence' ? elementsOf(interpreter, one) : []));
  if (args.every(({ kind }) => kind === 'literal')) return undefined;
  const attributes = new Slots(interpreter.run);
  attributes.set('__args__', slotFor(interpreter, sequenceOf(interpreter, args, 'tuple')));
  return { kind: 'external-object', class: unionClass, attributes };
}

/** The class of what `a:b:c` between brackets makes. */
export const sliceClass = 'builtins.slice';

/** A slice with these bounds and this step, each None where it is not given. */
export function sliceWith(interpreter: Interpreter, bounds: readonly (Value | undefined)[]): Value {
  const parts = ['start', 'stop', 'step'].map(
    (name, index) => [name, slotFor(interpreter, bounds[index] ?? literal(null))] as const,
  );
  return { kind: 'external-object', class: sliceClass, attributes: new Slots(interpreter.run, parts) };
}

/** The slice that `expression` stands for, whose `parts` have been evaluated. */
export function writtenSlice(
  interpreter: Interpreter,
  expression: CompoundExpression,
  parts: readonly Value[],
  scope: Scope,
): Value {
  const source = interpreter.program.wording(scope.path) ?? '';
  const bounds: Value[] = [];
  let { start } = expression.span;
  let colons = 0;
  for (const [index, { span }] of expression.parts.entries()) {
    colons += source.slice(start, span.start).split(':').length - 1;
    start = span.end;
    bounds[colons] = parts[index]!;
  }
  return sliceWith(interpreter, [bounds[0], bounds[1], bounds[2]]);
}

/** The bounds and the step of a slice, as far as they are known numbers; undefined for any other. */
function boundsOf(interpreter: Interpreter, slice: Value): readonly (number | undefined)[] | undefined {
  if (!isSlice(slice)) return undefined;
  const bounds: (number | undefined)[] = [];
  for (const name of ['start', 'stop', 'step']) {
    const slot = slice.attributes.get(name);
    const value = slot === undefined ? unknown : valueIn(interpreter, slot);
    const isNone = value.kind === 'literal' && value.value === null;
    const bound = wholeNumberOf(callMethod(interpreter, value, '__index__') ?? value);
    if (bound === undefined && !isNone) return undefined;
    bounds.push(bound);
  }
  return bounds;
}

/** Whether `value` is a slice. */
export function isSlice(value: Value): value is ExternalObjectValue & { readonly class: typeof sliceClass } {
  return value.kind === 'external-object' && value.class === sliceClass;
}

/** `container[1:] = values`, or its deletion; false where `container` is no list and `slice` no slice with bounds that are known. */
export function replaceSlice(
  interpreter: Interpreter,
  container: Value,
  slice: Value,
  value: Value | undefined,
): boolean {
  if (container.kind === 'external' && isCommandLine(container)) {
    // Of a real command line the program's name is all that there is for certain.
    const part = sliceBounds(interpreter, slice, 1);
    if (part === undefined) return false;
    const words = value === undefined ? [] : listed(interpreter, value);
    changeCommandLine(interpreter, words, part[0] === 0 ? 'all' : 'rest');
    return true;
  }
  if (container.kind !== 'sequence') return false;
  const { length } = container.elements;
  const values = value === undefined ? [] : (listed(interpreter, value) ?? [unknown]);
  const bounds = sliceBounds(interpreter, slice, length);
  if (bounds !== undefined) {
    replaceElements(interpreter, container, bounds, values);
    noteCommandLine(interpreter, container);
    return true;
  }
  const places = slicePlaces(interpreter, slice, length);
  if (places === undefined || (value !== undefined && values.length !== places.length)) return false;
  if (value === undefined) removeElements(interpreter, container, (index) => places.includes(index));
  else for (const [index, at] of places.entries()) replaceElement(interpreter, container, at, values[index]!);
  return true;
}

/** `text[index]`: a character, or what hides a name from those who only read, as `'olleh'[::-1]` does. */
export function partOfText(interpreter: Interpreter, text: string, index: Value): Value {
  if (isSlice(index)) {
    const places = slicePlaces(interpreter, index, text.length);
    return places === undefined ? unknown : literal(places.map((at) => text[at]).join(''));
  }
  const at = wholeNumberOf(index);
  const character = at === undefined ? undefined : text.at(at);
  if (at !== undefined && character === undefined) raiseKnown(interpreter, 'IndexError');
  return character === undefined ? unknown : literal(character);
}

/** What `slice.indices(length)` gives; undefined where that is not known. */
export function sliceIndices(
  interpreter: Interpreter,
  slice: Value,
  length: number,
): readonly [from: number, to: number, step: number] | undefined {
  const bounds = boundsOf(interpreter, slice);
  if (bounds === undefined || bounds[2] === 0) return undefined;
  const [from, to, step = 1] = bounds;
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1];
  const within = (at: number | undefined, otherwise: number) =>
    at === undefined ? otherwise : Math.min(most, Math.max(least, at < 0 ? length + at : at));
  return [within(from, step > 0 ? least : most), within(to, step > 0 ? most : least), step];
}

/** The places of the elements that `slice` of something with `length` elements has, where they are known. */
export function slicePlaces(
  interpreter: Interpreter,
  slice: Value,
  length: number,
): readonly number[] | undefined {
  const indices = sliceIndices(interpreter, slice, length);
  if (indices === undefined) return undefined;
  const [from, end, step] = indices;
  const places: number[] = [];
  for (let at = from; step > 0 ? at < end : at > end; at += step) places.push(at);
  return places;
}

/**
 * Where `slice` of something with `length` elements begins and ends, if that is known and it has no step; undefined for any other,
 * and for what is no slice.
 */
function sliceBounds(
  interpreter: Interpreter,
  slice: Value,
  length: number,
): readonly [from: number, to: number] | undefined {
  const indices = sliceIndices(interpreter, slice, length);
  if (indices === undefined || indices[2] !== 1) return undefined;
  return [indices[0], Math.max(indices[0], indices[1])];
}
