import { listOf, mappingOf, put, sequenceOf, slotFor } from '../heap.js';
import { listed } from '../iteration.js';
import { addAll, fromKeys } from '../methods.js';
import {
  type Arguments,
  type Builtin,
  type Builtins,
  builtinsFor,
  type Interpreter,
  positionally,
} from '../state.js';
import { literal, type MappingValue, unknown, type Value } from '../values.js';

/** Elements of `range()` that are told apart: a loop that turns more often does the same again. */
const longestRange = 16;

/** Containers, and what goes over them. */
export const containerBuiltins: Builtins = {
  'builtins.range': (interpreter, { positional: [first, second] }) => {
    const [from, to] = second === undefined ? [literal(0), first] : [first, second];
    if (from?.kind !== 'literal' || to?.kind !== 'literal') return unknown;
    const length = Math.min(longestRange, Math.max(0, Number(to.value) - Number(from.value)));
    const numbers = Array.from({ length }, (_, index) => literal(Number(from.value) + index));
    return sequenceOf(interpreter, numbers);
  },
  ...builtinsFor(
    ['list', 'tuple', 'set', 'frozenset', 'sorted', 'reversed'].map((name) => `builtins.${name}`),
    copied,
  ),
  'collections.deque': copied,
  'builtins.iter': (_, { positional: [first] }) => first,
  'builtins.next': (interpreter, { positional: [first, otherwise] }) =>
    first === undefined ? undefined : nextOf(interpreter, first, otherwise),
  ...builtinsFor(
    ['builtins.dict.fromkeys', 'collections.OrderedDict.fromkeys', 'collections.defaultdict.fromkeys'],
    (interpreter, { positional: [keys, value] }) => fromKeys(interpreter, keys, value),
  ),
  ...builtinsFor(['builtins.dict', 'collections.OrderedDict', 'collections.ChainMap'], dictionary),
  'collections.defaultdict': (interpreter, args) => {
    const [factory, ...positional] = args.positional;
    const filled = dictionary(interpreter, { ...args, positional });
    return factory === undefined ? filled : { ...filled, factory: slotFor(interpreter, factory) };
  },
  'builtins.enumerate': (interpreter, { positional: [first] }) => {
    const elements = first === undefined ? undefined : listed(interpreter, first);
    const pairs = elements?.map((one, index) => sequenceOf(interpreter, [literal(index), one]));
    return pairs === undefined ? unknown : sequenceOf(interpreter, pairs);
  },
  'builtins.zip': (interpreter, { positional }) => {
    const lists = positional.map((one) => listed(interpreter, one));
    const length = Math.min(...lists.map((list) => list?.length ?? 0));
    if (lists.length === 0 || lists.includes(undefined)) return unknown;
    const tuples = Array.from({ length }, (_, index) =>
      sequenceOf(
        interpreter,
        lists.map((list) => list?.[index] ?? unknown),
      ),
    );
    return sequenceOf(interpreter, tuples);
  },
  'builtins.map': mapped,
  'builtins.filter': mapped,
  'functools.reduce': (interpreter, { positional: [callee, list, start] }) => {
    const elements = list === undefined ? undefined : listed(interpreter, list);
    if (callee === undefined || elements === undefined) return unknown;
    const [first, ...rest] = start === undefined ? elements : [start, ...elements];
    return rest.reduce<Value>(
      (before, one) => interpreter.operations.call(interpreter, callee, positionally(before, one), 'reduce'),
      first ?? unknown,
    );
  },
};

/** A new list of what there is in the first argument. */
export function copied(interpreter: Interpreter, { positional: [value] }: Arguments): Value {
  if (value === undefined) return sequenceOf(interpreter, []);
  if (value.kind === 'sequence') return listOf(interpreter, [...value.elements]);
  const elements = listed(interpreter, value);
  if (elements !== undefined) return sequenceOf(interpreter, elements);
  return value.kind === 'external' ? unknown : value;
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

export function dictionary(interpreter: Interpreter, args: Arguments): MappingValue {
  const mapping = mappingOf(interpreter, []);
  for (const one of args.positional) addAll(interpreter, mapping, one);
  for (const [key, value] of args.keywords) put(interpreter, mapping.entries, `$${key}`, value);
  return mapping;
}

/** `map(function, …)` and `filter(function, …)`, run at once: nobody makes one and leaves it. */
function mapped(...[interpreter, { positional }, , name]: Parameters<Builtin>): Value {
  const [callee, ...rest] = positional;
  const lists = rest.map((one) => listed(interpreter, one) ?? [unknown]);
  const [elements] = lists;
  if (callee === undefined || elements === undefined) return unknown;
  const results = elements.map((_, index) =>
    interpreter.operations.call(
      interpreter,
      callee,
      positionally(...lists.map((list) => list[index] ?? unknown)),
      'map',
    ),
  );
  return sequenceOf(interpreter, name === 'builtins.filter' ? elements : results);
}
