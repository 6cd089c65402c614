import { orderOf } from '../data-model.js';
import { elementsOf, listOf, mappingOf, put, sequenceOf, slotFor } from '../heap.js';
import { listed } from '../iteration.js';
import { addAll, fromKeys } from '../methods.js';
import { type Arguments, type Builtins, builtinsFor, type Interpreter, positionally } from '../state.js';
import {
  literal,
  type MappingValue,
  type SequenceForm,
  unknown,
  type Value,
  wholeNumberOf,
} from '../values.js';

/** Elements of `range()` that are told apart: a loop that turns more often does the same again. */
const longestRange = 16;

const forms: readonly SequenceForm[] = ['list', 'tuple', 'set', 'frozenset'];

/** Containers, and what goes over them. */
export const containerBuiltins: Builtins = {
  'builtins.range': (interpreter, { positional: [first, second, third] }) => {
    const [from, to] = second === undefined ? [literal(0), first] : [first, second];
    const step = third ?? literal(1);
    if (from?.kind !== 'literal' || to?.kind !== 'literal' || step.kind !== 'literal') return unknown;
    const [start, end, by] = [Number(from.value), Number(to.value), Number(step.value)];
    const length = Math.min(longestRange, Math.max(0, Math.ceil((end - start) / by)));
    return sequenceOf(
      interpreter,
      Array.from({ length: by === 0 ? 0 : length }, (_, index) => literal(start + index * by)),
    );
  },
  ...builtinsFor(
    forms.map((form) => `builtins.${form}`),
    (interpreter, args, _, name) => {
      const made = copied(interpreter, args);
      const form = forms.find((one) => name.endsWith(`.${one}`));
      return made.kind === 'sequence' && form !== undefined ? { ...made, form } : made;
    },
  ),
  'builtins.sorted': (interpreter, args) => {
    const list = copied(interpreter, args);
    if (list.kind !== 'sequence') return list;
    const order = orderOf(interpreter, elementsOf(interpreter, list), args);
    return listOf(
      interpreter,
      order === undefined ? list.elements : order.map((at) => list.elements[at]!),
      'list',
    );
  },
  'collections.deque': (interpreter, args) => {
    const made = copied(interpreter, args);
    const room = wholeNumberOf(args.keywords.get('maxlen') ?? args.positional[1]);
    if (made.kind !== 'sequence' || room === undefined) return made;
    return { ...made, room, elements: made.elements.slice(Math.max(0, made.elements.length - room)) };
  },
  ...builtinsFor(
    ['builtins.dict.fromkeys', 'collections.OrderedDict.fromkeys', 'collections.defaultdict.fromkeys'],
    (interpreter, { positional: [keys, value] }) => fromKeys(interpreter, keys, value),
  ),
  ...builtinsFor(['builtins.dict', 'collections.OrderedDict'], dictionary),
  // What the first mapping has, none behind it gives.
  'collections.ChainMap': (interpreter, { positional }) =>
    dictionary(interpreter, positionally(...positional.toReversed())),
  'collections.defaultdict': (interpreter, args) => {
    const [factory, ...positional] = args.positional;
    const filled = dictionary(interpreter, { ...args, positional });
    return factory === undefined ? filled : { ...filled, factory: slotFor(interpreter, factory) };
  },
  'weakref.WeakValueDictionary': (interpreter, args) => ({ ...dictionary(interpreter, args), isWeak: true }),
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

export function dictionary(interpreter: Interpreter, args: Arguments): MappingValue {
  const mapping = mappingOf(interpreter, []);
  for (const one of args.positional) addAll(interpreter, mapping, one);
  for (const [key, value] of args.keywords) put(interpreter, mapping.entries, `$${key}`, value);
  return mapping;
}
