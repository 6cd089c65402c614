import { addAll, countUp, fromKeys } from '../container-methods.js';
import { callMethod, orderOf } from '../data-model.js';
import { elementsOf, listOf, mappingOf, newMapping, put, sequenceOf, slotFor, valueIn } from '../heap.js';
import { listed } from '../iteration.js';
import { unknownKey } from '../keys.js';
import { callNative } from '../methods.js';
import { copyOfNames } from '../module-runs.js';
import { type Arguments, type Builtins, builtinsFor, type Interpreter, positionally } from '../state.js';
import {
  external,
  literal,
  type MappingValue,
  type ObjectValue,
  type SequenceForm,
  Slots,
  unknown,
  type Value,
  wholeNumberOf,
} from '../values.js';

/** Elements of `range()` that are told apart: a loop that turns more often does the same again. */
const longestRange = 16;

const forms: readonly SequenceForm[] = ['list', 'tuple', 'set', 'frozenset'];

/** Objects in objects that are copied one by one. */
const deepestCopy = 20;

/** Containers, what goes over them, and copies. */
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
  ...builtinsFor(['builtins.dict', 'collections.OrderedDict', 'collections.UserDict'], dictionary),
  'collections.Counter': counter,
  'collections.UserList': copied,
  // What the first mapping has, none behind it gives.
  'collections.ChainMap': (interpreter, { positional }) => {
    const [all, parents] = [positional, positional.slice(1)].map((maps) =>
      dictionary(interpreter, positionally(...maps.toReversed())),
    );
    return { ...all!, parents: parents! };
  },
  'collections.defaultdict': (interpreter, args) => {
    const [factory, ...positional] = args.positional;
    const filled = dictionary(interpreter, { ...args, positional });
    return factory === undefined ? filled : { ...filled, factory: slotFor(interpreter, factory) };
  },
  // What is weakly referred to is there as long as something else keeps it.
  ...builtinsFor(['weakref.ref', 'weakref.WeakMethod'], (interpreter, { positional: [to] }) => {
    if (to === undefined) return undefined;
    const kept: Value = { ...mappingOf(interpreter, [['to', to]]), isWeak: true };
    return { kind: 'partial', callee: external('weakref.ref()'), positional: [kept], keywords: new Map() };
  }),
  'weakref.ref()': (interpreter, { positional: [kept] }) => {
    const slot = kept?.kind === 'mapping' ? kept.entries.get('$to') : undefined;
    return slot === undefined ? undefined : valueIn(interpreter, slot);
  },
  'weakref.WeakValueDictionary': (interpreter, args) => ({ ...dictionary(interpreter, args), isWeak: true }),
  'copy.copy': (interpreter, { positional: [value] }) =>
    value === undefined ? undefined : copyOf(interpreter, value, (inner) => inner),
  'copy.deepcopy': (interpreter, { positional: [value] }) =>
    value === undefined ? undefined : deepCopyOf(interpreter, value, new Map(), 0),
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
function copied(interpreter: Interpreter, { positional: [value] }: Arguments): Value {
  if (value === undefined) return sequenceOf(interpreter, []);
  if (value.kind === 'sequence') return listOf(interpreter, [...value.elements]);
  if (value.kind === 'unknown') return value;
  if (value.kind === 'external' && value.name === 'sys.modules') return copyOfNames(interpreter);
  const elements = listed(interpreter, value);
  if (elements !== undefined) return sequenceOf(interpreter, elements);
  return value.kind === 'external' ? unknown : value;
}

function dictionary(interpreter: Interpreter, args: Arguments): MappingValue {
  const mapping = mappingOf(interpreter, []);
  for (const one of args.positional) addAll(interpreter, mapping, one);
  for (const [key, value] of args.keywords) put(interpreter, mapping.entries, `$${key}`, value);
  if (args.open) put(interpreter, mapping.entries, unknownKey(mapping.entries), unknown);
  return mapping;
}

/** `Counter(values)`: how often each is among them, and 0 for any other. */
function counter(interpreter: Interpreter, args: Arguments): MappingValue {
  const [of] = args.positional;
  const made =
    of?.kind === 'mapping' || of === undefined ? dictionary(interpreter, args) : mappingOf(interpreter, []);
  if (of !== undefined && of.kind !== 'mapping') countUp(interpreter, made, of, 1);
  return { ...made, factory: slotFor(interpreter, external('builtins.int')), isCounter: true };
}

/** A new object with what `value` has in it, each as `inner` gives it; `value` itself where that is nothing that is copied. */
function copyOf(interpreter: Interpreter, value: Value, inner: (value: Value) => Value): Value {
  const copiedSlots = (slots: Slots) =>
    new Slots(
      interpreter.run,
      [...slots].map(([name, slot]) => [
        name,
        { value: inner(valueIn(interpreter, slot)), place: slot.place },
      ]),
    );
  switch (value.kind) {
    case 'sequence':
      return listOf(
        interpreter,
        elementsOf(interpreter, value).map((one) => slotFor(interpreter, inner(one))),
      );
    case 'mapping':
      return { ...value, entries: copiedSlots(value.entries) };
    case 'external-object':
      return { ...value, attributes: copiedSlots(value.attributes) };
    case 'object': {
      const state = callMethod(interpreter, value, '__getstate__');
      if (state !== undefined) return withState(interpreter, value, state);
      const native = value.native === undefined ? undefined : copyOf(interpreter, value.native, inner);
      const attributes = copiedSlots(value.attributes);
      return native?.kind === 'sequence' || native?.kind === 'mapping'
        ? { ...value, attributes, native }
        : { ...value, attributes };
    }
    default:
      return value;
  }
}

function deepCopyOf(interpreter: Interpreter, value: Value, known: Map<Value, Value>, depth: number): Value {
  if (depth > deepestCopy) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  // Of the outermost object somebody has asked before.
  const told =
    depth === 0 ? undefined : callMethod(interpreter, value, '__deepcopy__', newMapping(interpreter));
  if (told !== undefined) return told;
  // What leads back to itself is not copied a second time.
  known.set(value, value);
  const made = copyOf(interpreter, value, (inner) => deepCopyOf(interpreter, inner, known, depth + 1));
  known.set(value, made);
  return made;
}

/** A copy of `object` with what its `__getstate__` has given: locks cannot be copied, and are often left out of that. */
function withState(interpreter: Interpreter, object: ObjectValue, state: Value): Value {
  const copy: ObjectValue = { ...object, attributes: new Slots(interpreter.run) };
  if (callMethod(interpreter, copy, '__setstate__', state) === undefined)
    callNative(
      interpreter,
      { kind: 'native-method', self: { kind: 'namespace', of: copy }, name: 'update' },
      positionally(state),
    );
  return copy;
}
