import { addAll, countUp, fromKeys } from '../container-methods.js';
import { asMethodOf, callMethod, comparedBy, isLess, orderOf } from '../data-model.js';
import {
  dropUnheld,
  elementsOf,
  insert,
  listOf,
  mappingOf,
  noteMortal,
  put,
  rearrange,
  remove,
  sequenceOf,
  slotFor,
  valueIn,
} from '../heap.js';
import { listed } from '../iteration.js';
import { unknownKey } from '../keys.js';
import { copyOfNames } from '../module-runs.js';
import {
  type Arguments,
  type Builtin,
  type Builtins,
  builtinsFor,
  type Interpreter,
  noArguments,
  positionally,
} from '../state.js';
import {
  choice,
  external,
  literal,
  type MappingValue,
  type SequenceForm,
  type SequenceValue,
  Slots,
  unknown,
  type Value,
  wholeNumberOf,
} from '../values.js';

/** Elements of `range()` that are told apart: a loop that turns more often does the same again. */
const longestRange = 16;

const forms: readonly SequenceForm[] = ['list', 'tuple', 'set', 'frozenset'];

/**
 * A heap as `heapq` keeps it, by the places at which its elements have stood (docs.python.org, "heapq"). Where it is not known how two
 * of them lie to each other, it `isKnown` no more what comes first.
 */
class Heap {
  readonly places: number[];
  readonly #interpreter: Interpreter;
  readonly #values: readonly Value[];
  isKnown = true;

  constructor(interpreter: Interpreter, { elements }: SequenceValue) {
    this.#interpreter = interpreter;
    this.#values = elements.map((slot) => valueIn(interpreter, slot));
    this.isKnown = elements.every(({ place }) => place.assumption === undefined);
    this.places = elements.map((_, index) => index);
  }

  #isLess(a: number, b: number): boolean {
    const told = this.isKnown ? isLess(this.#interpreter, this.#values[a]!, this.#values[b]!) : 'unknown';
    this.isKnown &&= told !== 'unknown';
    return told === 'true';
  }

  /** Asks how each lies to the one above it. */
  check(): void {
    for (let at = 1; at < this.places.length; at++)
      this.#isLess(this.places[at]!, this.places[(at - 1) >> 1]!);
  }

  /** Lets what stands at `from` come up, `to` at most. */
  rise(from: number, to = 0): void {
    const { places } = this;
    const own = places[from]!;
    let at = from;
    for (let above = (at - 1) >> 1; at > to && this.#isLess(own, places[above]!); above = (at - 1) >> 1) {
      places[at] = places[above]!;
      at = above;
    }
    places[at] = own;
  }

  /** Lets what stands at `from` sink to the ground, and come up from there. */
  sink(from: number): void {
    const { places } = this;
    const own = places[from]!;
    let at = from;
    for (let below = 2 * at + 1; below < places.length; below = 2 * at + 1) {
      const isRight = below + 1 < places.length && !this.#isLess(places[below]!, places[below + 1]!);
      const next = isRight ? below + 1 : below;
      places[at] = places[next]!;
      at = next;
    }
    places[at] = own;
    this.rise(at, from);
  }

  /** Takes the first. */
  pop(): void {
    const last = this.places.pop();
    if (last === undefined || this.places.length === 0) return;
    this.places[0] = last;
    this.sink(0);
  }
}

function inHeap(interpreter: Interpreter, list: SequenceValue, action: (heap: Heap) => void): boolean {
  const heap = new Heap(interpreter, list);
  action(heap);
  const { places } = heap;
  // What is taken where a condition is met stays where it is not.
  const isKept = interpreter.assumption !== undefined;
  rearrange(interpreter, list, (elements) =>
    places.length < elements.length && isKept ? elements : places.map((at) => elements[at]!),
  );
  return heap.isKnown;
}

function pushed(interpreter: Interpreter, list: SequenceValue, value: Value): void {
  insert(interpreter, list, [value]);
  inHeap(interpreter, list, (heap) => heap.rise(heap.places.length - 1));
}

function popped(interpreter: Interpreter, list: SequenceValue): Value | undefined {
  const values = elementsOf(interpreter, list);
  const isKnown = inHeap(interpreter, list, (heap) => {
    heap.check();
    if (heap.isKnown || values.length === 1) heap.pop();
  });
  return isKnown ? values[0] : choice(values);
}

/** The first argument, which is to be a list. */
const ofList =
  (
    give: (interpreter: Interpreter, list: SequenceValue, args: Arguments, name: string) => Value | undefined,
  ): Builtin =>
  (interpreter, args, _, name) => {
    const [list] = args.positional;
    const own = list?.kind === 'object' ? list.native : list;
    return own?.kind === 'sequence' ? give(interpreter, own, args, name) : undefined;
  };

/** `heapq.nlargest(2, list)` and `nsmallest`. */
function firstInOrder(...[interpreter, args, , name]: Parameters<Builtin>): Value | undefined {
  const [count, list] = args.positional;
  const values = list === undefined ? undefined : listed(interpreter, list);
  const keywords = new Map([...args.keywords, ['reverse', literal(name.endsWith('largest'))] as const]);
  const order = values && orderOf(interpreter, values, { ...args, keywords });
  const length = wholeNumberOf(count);
  if (values === undefined || order === undefined || length === undefined) return undefined;
  return sequenceOf(
    interpreter,
    order.slice(0, Math.max(0, length)).map((at) => values[at]!),
    'list',
  );
}

/** Where `bisect.bisect_left(list, value)` and its like put `value`; undefined where that is not known. */
function placeIn(
  interpreter: Interpreter,
  list: SequenceValue,
  { positional: [, value, from, to], keywords }: Arguments,
  name: string,
): number | undefined {
  const key = keywords.get('key');
  const asked = (one: Value) =>
    key === undefined ? one : interpreter.operations.call(interpreter, key, positionally(one), 'key');
  const bound = (one: Value | undefined, otherwise: number) =>
    one === undefined || (one.kind === 'literal' && one.value === null) ? otherwise : wholeNumberOf(one);
  const first = bound(from ?? keywords.get('lo'), 0);
  const end = bound(to ?? keywords.get('hi'), list.elements.length);
  const own = value ?? keywords.get('x');
  if (own === undefined || first === undefined || end === undefined) return undefined;
  let [low, high] = [first, end];
  const wanted = name.includes('insort') ? asked(own) : own;
  while (low < high) {
    const middle = (low + high) >> 1;
    const slot = list.elements[middle];
    if (slot === undefined || slot.place.assumption !== undefined) return undefined;
    const there = asked(valueIn(interpreter, slot));
    const isLeft = name.endsWith('_left');
    const told = isLeft ? isLess(interpreter, there, wanted) : isLess(interpreter, wanted, there);
    if (told === 'unknown') return undefined;
    if ((told === 'true') === isLeft) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `heapq` and `bisect`. */
const orderBuiltins: Builtins = {
  'heapq.heappush': ofList((interpreter, list, { positional: [, value] }) => {
    if (value !== undefined) pushed(interpreter, list, value);
    return literal(null);
  }),
  'heapq.heapify': ofList((interpreter, list) => {
    inHeap(interpreter, list, (heap) => {
      for (let at = (heap.places.length >> 1) - 1; at >= 0; at--) heap.sink(at);
    });
    return literal(null);
  }),
  'heapq.heappop': ofList(popped),
  'heapq.heappushpop': ofList((interpreter, list, { positional: [, value] }) => {
    if (value !== undefined) pushed(interpreter, list, value);
    return popped(interpreter, list);
  }),
  'heapq.heapreplace': ofList((interpreter, list, { positional: [, value] }) => {
    const least = popped(interpreter, list);
    if (value !== undefined) pushed(interpreter, list, value);
    return least;
  }),
  ...builtinsFor(['heapq.nlargest', 'heapq.nsmallest'], firstInOrder),
  'heapq.merge': (interpreter, args) => {
    const values = args.positional.flatMap((one) => listed(interpreter, one) ?? [unknown]);
    const order = orderOf(interpreter, values, args)?.map((at) => values[at]!);
    return order && sequenceOf(interpreter, order);
  },
  ...builtinsFor(
    ['bisect.bisect', 'bisect.bisect_left', 'bisect.bisect_right'],
    ofList((interpreter, list, args, name) => {
      const at = placeIn(interpreter, list, args, name);
      return at === undefined ? undefined : literal(at);
    }),
  ),
  ...builtinsFor(
    ['bisect.insort', 'bisect.insort_left', 'bisect.insort_right'],
    ofList((interpreter, list, args, name) => {
      const value = args.positional[1] ?? args.keywords.get('x');
      if (value !== undefined) insert(interpreter, list, [value], placeIn(interpreter, list, args, name));
      return literal(null);
    }),
  ),
  'functools.cmp_to_key': (_, { positional: [compare], keywords }) => {
    const callee = compare ?? keywords.get('mycmp');
    return callee && asMethodOf(callee, external(`${comparedBy}()`));
  },
  [`${comparedBy}()`]: (interpreter, { positional: [compare, of] }) => {
    if (compare === undefined || of === undefined) return undefined;
    const slots = Object.entries({ compare, of }).map(
      ([name, one]) => [name, slotFor(interpreter, one)] as const,
    );
    return { kind: 'external-object', class: comparedBy, attributes: new Slots(interpreter.run, slots) };
  },
};

/** Containers, what goes over them, and copies. */
export const containerBuiltins: Builtins = {
  ...orderBuiltins,
  'builtins.range': (interpreter, { positional }) => {
    const [first, second, third] = positional.map((one) => callMethod(interpreter, one, '__index__') ?? one);
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
  'collections.defaultdict': (interpreter, args) => {
    const [factory, ...positional] = args.positional;
    const filled = dictionary(interpreter, { ...args, positional });
    return factory === undefined ? filled : { ...filled, factory: slotFor(interpreter, factory) };
  },
  // What is weakly referred to is there as long as something else keeps it: a method that is looked up is made for who does so.
  ...builtinsFor(
    ['weakref.ref', 'weakref.WeakMethod'],
    (interpreter, { positional: [to, callback] }, _, name) => {
      if (to === undefined) return undefined;
      const isGone = to.kind === 'bound-method' && name === 'weakref.ref';
      const kept: Value = { ...mappingOf(interpreter, [['to', to]]), isWeak: true };
      const made: Value = {
        kind: 'partial',
        callee: external('weakref.ref()'),
        positional: isGone ? [] : [kept],
        keywords: new Map(),
      };
      if (callback !== undefined && !isGone)
        noteMortal(interpreter, to, () =>
          interpreter.operations.call(interpreter, callback, positionally(made), 'callback'),
        );
      return made;
    },
  ),
  'weakref.ref()': (interpreter, { positional: [kept] }) => {
    if (kept?.kind !== 'mapping') return literal(null);
    dropUnheld(interpreter, kept);
    const slot = kept.entries.get('$to');
    return slot === undefined ? literal(null) : valueIn(interpreter, slot);
  },
  // What it calls it keeps itself: no name of the program's leads to that.
  'weakref.finalize': (interpreter, { positional: [of, callee, ...positional], keywords }) => {
    if (of === undefined || callee === undefined) return undefined;
    const later: Value = { kind: 'partial', callee, positional, keywords };
    const attributes = new Slots(interpreter.run);
    put(interpreter, attributes, 'alive', literal(true));
    put(interpreter, attributes, '_later', { ...mappingOf(interpreter, [['to', later]]), isWeak: true });
    const made: Value = { kind: 'external-object', class: 'weakref.finalize', attributes };
    noteMortal(interpreter, of, () => finalize(interpreter, made));
    return made;
  },
  'weakref.finalize.__call__': (interpreter, _, __, ___, made) => finalize(interpreter, made),
  'weakref.finalize.detach': (interpreter, { positional: [made] }) => {
    takeFrom(interpreter, made);
    return unknown;
  },
  'weakref.WeakValueDictionary': (interpreter, args) => ({ ...dictionary(interpreter, args), isWeak: true }),
  'weakref.WeakKeyDictionary': (interpreter, args) => ({
    ...dictionary(interpreter, args),
    hasWeakKeys: true,
  }),
  'weakref.WeakSet': (interpreter, args) => {
    const made = copied(interpreter, args);
    return made.kind === 'sequence' ? { ...made, form: 'set', isWeak: true } : made;
  },
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

/** Calls what `made`, by weakref.finalize, is there to call: that is done once. */
function finalize(interpreter: Interpreter, made: Value | undefined): Value {
  const later = takeFrom(interpreter, made);
  return later === undefined
    ? literal(null)
    : interpreter.operations.call(interpreter, later, noArguments, 'finalize');
}

/** What `made`, by weakref.finalize, would have called: it is not alive any more. */
function takeFrom(interpreter: Interpreter, made: Value | undefined): Value | undefined {
  const kept = made?.kind === 'external-object' ? made.attributes.get('_later')?.value : undefined;
  const slot = kept?.kind === 'mapping' ? kept.entries.get('$to') : undefined;
  if (made?.kind !== 'external-object' || kept?.kind !== 'mapping' || slot === undefined) return undefined;
  remove(interpreter, kept.entries, '$to');
  put(interpreter, made.attributes, 'alive', literal(false));
  return slot.value;
}

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
