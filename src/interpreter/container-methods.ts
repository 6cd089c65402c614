import { callMethod, hashed, orderOf } from './data-model.js';
import { raiseKnown } from './exceptions.js';
import {
  boundTo,
  elementsOf,
  insert,
  listOf,
  newMapping,
  put,
  putEntry,
  rearrange,
  remove,
  removeElements,
  sequenceOf,
  slotFor,
  valueIn,
} from './heap.js';
import { insertAll, listed } from './iteration.js';
import { areApart, isSubset, keyOf, keyOfEntry, unknownKey } from './keys.js';
import { raiseLackingKey } from './lacking.js';
import { type Arguments, type Interpreter, judge, noArguments, positionally } from './state.js';
import {
  choice,
  external,
  hasUnknownNames,
  isUnknownName,
  literal,
  type MappingValue,
  mostAlternatives,
  type SequenceValue,
  type Slot,
  Slots,
  slotsOf,
  truthOf,
  unknown,
  type Value,
  valueOfKey,
  wholeNumberOf,
} from './values.js';

/** What lists, dictionaries and namespaces do: the methods that Python brings for them, and what is found in them. */

export function ofSequence(
  interpreter: Interpreter,
  self: SequenceValue,
  name: string,
  args: Arguments,
): Value {
  const [first, second] = args.positional;
  const length = self.elements.length;
  switch (name) {
    case 'append':
    case 'add':
      if (name === 'add' && first !== undefined) hashed(interpreter, first);
      if (first !== undefined) insert(interpreter, self, [first]);
      keepRoom(interpreter, self, 'first');
      return literal(null);
    case 'appendleft':
      if (first !== undefined) insert(interpreter, self, [first], 0);
      keepRoom(interpreter, self, 'last');
      return literal(null);
    case 'extend':
    case 'update':
    case 'extendleft':
    case '__init__':
      for (const one of args.positional) insertAll(interpreter, self, one);
      keepRoom(interpreter, self, 'first');
      return literal(null);
    case 'insert': {
      const at = wholeNumberOf(first) ?? length;
      if (second !== undefined) insert(interpreter, self, [second], at);
      return literal(null);
    }
    case 'remove':
    case 'discard': {
      const at = self.elements.findIndex(({ value }) => isSame(value, first));
      if (at >= 0) removeElements(interpreter, self, (index) => index === at);
      return literal(null);
    }
    case 'pop':
    case 'popleft': {
      const wanted = name === 'popleft' ? 0 : (wholeNumberOf(first) ?? -1);
      const at = wanted < 0 ? length + wanted : wanted;
      const slot = self.elements[at];
      if (slot === undefined) {
        if (length === 0) raiseKnown(interpreter, 'IndexError');
        return unknown;
      }
      if (interpreter.risks !== undefined)
        judge(interpreter, [undefined, interpreter.assumption].includes(slot.place.assumption));
      removeElements(interpreter, self, (index) => index === at);
      return valueIn(interpreter, slot);
    }
    case '__iadd__':
    case '__ior__':
      if (first !== undefined) insertAll(interpreter, self, first);
      return self;
    case 'clear':
      removeElements(interpreter, self, () => true);
      return literal(null);
    case 'copy':
      return listOf(interpreter, [...self.elements]);
    case 'union': {
      const others = args.positional.flatMap((one) => listed(interpreter, one) ?? []);
      return sequenceOf(interpreter, [...elementsOf(interpreter, self), ...others], self.form);
    }
    case 'difference':
    case 'intersection':
    case 'symmetric_difference':
      return comparedWith(interpreter, self, name, args.positional) ?? unknown;
    case 'difference_update':
    case 'intersection_update':
    case 'symmetric_difference_update': {
      const left = comparedWith(interpreter, self, name.replace('_update', ''), args.positional);
      if (left !== undefined) rearrange(interpreter, self, () => left.elements);
      return literal(null);
    }
    case 'issubset':
    case 'issuperset':
    case 'isdisjoint': {
      const other = first === undefined ? undefined : listed(interpreter, first);
      if (other === undefined) return unknown;
      const given = first?.kind === 'sequence' ? first : sequenceOf(interpreter, other);
      const truth =
        name === 'isdisjoint'
          ? areApart(self, given)
          : name === 'issubset'
            ? isSubset(self, given)
            : isSubset(given, self);
      return truth === 'unknown' ? unknown : literal(truth === 'true');
    }
    case 'sort': {
      const order = orderOf(interpreter, elementsOf(interpreter, self), args);
      const isWhole = order?.length === length;
      if (isWhole) rearrange(interpreter, self, (elements) => order.map((at) => elements[at]!));
      return literal(null);
    }
    case 'rotate': {
      const by = wholeNumberOf(first ?? literal(1));
      if (by !== undefined && length > 0)
        rearrange(interpreter, self, (elements) => {
          const end = (((-by % length) + length) % length) as number;
          return [...elements.slice(end), ...elements.slice(0, end)];
        });
      return literal(null);
    }
    case 'reverse':
      rearrange(interpreter, self, (elements) => elements.toReversed());
      return literal(null);
    case '__getitem__':
      return first === undefined ? unknown : itemOf(interpreter, self, first);
    case '__iter__':
      return self;
    case 'index':
    case 'count': {
      const keys = self.elements.map(({ value, place }) =>
        place.assumption === undefined ? keyOf(value) : undefined,
      );
      const key = args.positional.length === 1 ? keyOf(first) : undefined;
      if (key === undefined || keys.includes(undefined)) return unknown;
      if (name === 'count') return literal(keys.filter((one) => one === key).length);
      if (!keys.includes(key)) raiseKnown(interpreter, 'ValueError');
      return keys.includes(key) ? literal(keys.indexOf(key)) : unknown;
    }
    default:
      return unknown;
  }
}

/** What the method `name` of sets leaves of `self` beside `others`. */
function comparedWith(
  interpreter: Interpreter,
  self: SequenceValue,
  name: string,
  others: readonly Value[],
): SequenceValue | undefined {
  const by = { difference: 'sub', intersection: 'and_', symmetric_difference: 'xor' }[name];
  let left: Value = self;
  for (const one of others) {
    const elements = listed(interpreter, one);
    if (elements === undefined) return undefined;
    const args = positionally(left, sequenceOf(interpreter, elements, 'set'));
    left = interpreter.operations.call(interpreter, external(`operator.${by}`), args, name);
  }
  return left.kind === 'sequence' ? left : undefined;
}

/** Lets go of what is too much for a deque, at the end that is named. */
function keepRoom(interpreter: Interpreter, self: SequenceValue, end: 'first' | 'last'): void {
  const { room, elements } = self;
  const surplus = elements.length - (room ?? elements.length);
  if (surplus <= 0) return;
  removeElements(interpreter, self, (index) => (end === 'first' ? index < surplus : index >= (room ?? 0)));
}

function isSame(a: Value, b: Value | undefined): boolean {
  if (a === b) return true;
  const key = keyOf(a);
  return key !== undefined && key === keyOf(b);
}

/** `value[index]`, where `value` is a container; what may be there, if it is not known which element that is. */
export function itemOf(interpreter: Interpreter, value: SequenceValue | MappingValue, index: Value): Value {
  if (value.kind === 'sequence') {
    // `(native, green)[flag]`
    const isFlag = index.kind === 'literal' && typeof index.value === 'boolean';
    const at = wholeNumberOf(isFlag ? literal(Number(index.value)) : index);
    const slot = at === undefined ? undefined : value.elements.at(at);
    return slot === undefined
      ? choice([...elementsOf(interpreter, value, mostAlternatives), unknown])
      : valueIn(interpreter, slot);
  }
  const key = keyOf(index);
  const found = key === undefined ? undefined : boundTo(interpreter, value.entries, key);
  if (found !== undefined) return found;
  if (value.factory !== undefined && value.factory.value.kind !== 'literal') {
    const made = interpreter.operations.call(
      interpreter,
      value.factory.value,
      noArguments,
      'default_factory',
    );
    putEntry(interpreter, value, index, made);
    return made;
  }
  return choice([...valuesOf(interpreter, value), unknown]);
}

/** What is in a dictionary, as far as a choice tells it apart: in one that is filled in a loop there may be thousands. */
function valuesOf(interpreter: Interpreter, { entries }: MappingValue): Value[] {
  const values: Value[] = [];
  for (const slot of entries.values()) {
    if (values.length >= mostAlternatives) break;
    values.push(valueIn(interpreter, slot));
  }
  return values;
}

/** Methods of dictionaries whose first argument is a key. */
const byKey: ReadonlySet<string> = new Set(
  'get has_key setdefault pop move_to_end __getitem__ __setitem__ __delitem__'.split(' '),
);

export function ofMapping(
  interpreter: Interpreter,
  self: MappingValue,
  name: string,
  args: Arguments,
): Value {
  const { entries } = self;
  const [first, second] = args.positional;
  const key = first !== undefined && byKey.has(name) ? hashed(interpreter, first) : keyOf(first);
  const found = key === undefined ? undefined : boundTo(interpreter, entries, key);
  switch (name) {
    case 'values':
    case 'itervalues':
      return listOf(interpreter, [...entries.values()]);
    case 'keys':
    case 'iterkeys':
    case '__iter__':
      return sequenceOf(interpreter, listed(interpreter, self) ?? []);
    case 'items':
    case 'iteritems': {
      const pairs = [...entries].map(([one, slot]): Value => {
        const { value, place } = slot;
        const named: Slot = { value: keyOfEntry(one, slot), place };
        return listOf(interpreter, [named, { value, place }], 'tuple');
      });
      return sequenceOf(interpreter, pairs);
    }
    case 'get': {
      if (found !== undefined) return found;
      const isKnown = key !== undefined && !hasUnknownNames(entries);
      if (isKnown) return second ?? literal(null);
      // What is there without a known name may have this one.
      const some = key === undefined ? valuesOf(interpreter, self) : [];
      return choice([...some, second ?? literal(null), unknown]);
    }
    case 'has_key':
      return found === undefined ? unknown : literal(true);
    case '__getitem__':
      return first === undefined ? unknown : itemOf(interpreter, self, first);
    case 'setdefault':
      if (found !== undefined) return found;
      putEntry(interpreter, self, first, second ?? literal(null));
      return second ?? literal(null);
    case '__setitem__':
      if (second !== undefined) putEntry(interpreter, self, first, second);
      return literal(null);
    case 'pop':
    case '__delitem__':
      if (key !== undefined && found === undefined && second === undefined)
        raiseLackingKey(interpreter, self);
      if (key !== undefined) remove(interpreter, entries, key);
      return found ?? second ?? unknown;
    case 'popitem': {
      const end = args.keywords.get('last') ?? first;
      const last = [...entries].at(end !== undefined && truthOf(end) === 'false' ? 0 : -1);
      if (last === undefined) {
        raiseKnown(interpreter, 'KeyError');
        return unknown;
      }
      remove(interpreter, entries, last[0]);
      return sequenceOf(interpreter, [keyOfEntry(...last), valueIn(interpreter, last[1])]);
    }
    case 'move_to_end': {
      const isLast = truthOf(args.keywords.get('last') ?? second ?? literal(true)) !== 'false';
      // What comes to stand first has all others put behind it.
      for (const [one, other] of found === undefined ? [] : [...entries]) {
        if ((one === key) !== isLast) continue;
        remove(interpreter, entries, one);
        put(interpreter, entries, one, valueIn(interpreter, other));
      }
      return literal(null);
    }
    case '__ior__':
      if (first !== undefined) addAll(interpreter, self, first);
      return self;
    // Of a Counter those that are there most often, which is not known where it has been counted up under a condition.
    case 'most_common': {
      const counts = [...entries].filter(([, { value }]) => wholeNumberOf(value) !== undefined);
      if (counts.length < entries.size) return unknown;
      counts.sort(([, a], [, b]) => wholeNumberOf(b.value)! - wholeNumberOf(a.value)!);
      const pairs = counts
        .slice(0, wholeNumberOf(first))
        .map(([one, slot]) =>
          listOf(interpreter, [{ ...slot, value: keyOfEntry(one, slot) }, slot], 'tuple'),
        );
      return sequenceOf(interpreter, pairs, 'list');
    }
    // A ChainMap that has `first` before all others.
    case 'new_child': {
      const child: MappingValue = { ...newMapping(interpreter, entries), parents: self };
      if (first !== undefined) addAll(interpreter, child, first);
      for (const [text, value] of args.keywords) put(interpreter, child.entries, `$${text}`, value);
      return child;
    }
    // Each as often as it has been counted.
    case 'elements':
    case 'total': {
      const counts = [...entries].map(
        ([one, slot]) => [keyOfEntry(one, slot), wholeNumberOf(slot.value)] as const,
      );
      if (!counts.every(([, count]) => count !== undefined)) return unknown;
      if (name === 'total') return literal(counts.reduce((sum, [, count]) => sum + count!, 0));
      return sequenceOf(
        interpreter,
        counts.flatMap(([one, count]) =>
          Array.from({ length: Math.min(mostOfOne, Math.max(0, count!)) }, () => one),
        ),
      );
    }
    case 'subtract':
      for (const one of args.positional) countUp(interpreter, self, one, -1);
      return literal(null);
    case 'update':
    case '__init__':
      if (self.isCounter && first !== undefined && name === 'update') {
        countUp(interpreter, self, first, 1);
        return literal(null);
      }
      for (const one of takingFactory(interpreter, self, name, args)) addAll(interpreter, self, one);
      for (const [text, value] of args.keywords) put(interpreter, entries, `$${text}`, value);
      if (args.open) put(interpreter, entries, unknownKey(entries), unknown);
      return literal(null);
    case 'clear':
      for (const one of [...entries.keys()]) remove(interpreter, entries, one);
      return literal(null);
    case 'copy':
      return { ...self, isReadOnly: false, entries: new Slots(interpreter.run, entries) };
    default:
      return unknown;
  }
}

/** The arguments from which `self` is filled: of a defaultdict the first one is what makes entries that are missing. */
function takingFactory(
  interpreter: Interpreter,
  self: MappingValue,
  name: string,
  { positional }: Arguments,
): readonly Value[] {
  const [first, ...more] = positional;
  if (self.factory === undefined || name !== '__init__' || first === undefined) return positional;
  self.factory = slotFor(interpreter, first);
  return more;
}

/** How often one element of a Counter is given at most. */
const mostOfOne = 100;

/** What `left operator right` is of two Counters, which keeps what there is more than nothing of; undefined where that is not known. */
export function ofCounters(
  interpreter: Interpreter,
  left: MappingValue,
  operator: string,
  right: MappingValue,
): MappingValue | undefined {
  const combine = combinations.get(operator);
  if (combine === undefined || !left.isCounter || !right.isCounter) return undefined;
  const made: MappingValue = { ...left, entries: new Slots(interpreter.run) };
  for (const [key, slot] of [...left.entries, ...right.entries]) {
    if (made.entries.has(key)) continue;
    const [one, other] = [left, right].map(({ entries }) => {
      const own = entries.get(key);
      return own === undefined ? 0 : own.parts === undefined ? wholeNumberOf(own.value) : undefined;
    });
    const count = one === undefined || other === undefined ? undefined : combine(one, other);
    if (count === undefined || count > 0)
      putEntry(interpreter, made, keyOfEntry(key, slot), count === undefined ? unknown : literal(count));
  }
  return made;
}

const combinations: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['&', Math.min],
  ['|', Math.max],
]);

/** Adds to the counts of `self` those of the mapping `value`, or one for each of its values, `times` as often. */
export function countUp(interpreter: Interpreter, self: MappingValue, value: Value, times: number): void {
  const counts = value.kind === 'mapping' ? value.entries : undefined;
  for (const one of listed(interpreter, value) ?? [unknown]) {
    const key = hashed(interpreter, one);
    const before = key === undefined ? unknown : (self.entries.get(key)?.value ?? literal(0));
    const more = counts === undefined ? literal(1) : (counts.get(key ?? '')?.value ?? unknown);
    const [from, by] = [wholeNumberOf(before), wholeNumberOf(more)];
    const isKnown = from !== undefined && by !== undefined;
    putEntry(interpreter, self, one, isKnown ? literal(from + by * times) : unknown);
  }
}

/** Adds to `self` what `dict(value)` has: the entries of a mapping, or pairs. */
export function addAll(interpreter: Interpreter, self: MappingValue, value: Value): void {
  const source = value.kind === 'object' ? (value.native ?? value) : value;
  if (source.kind === 'mapping') {
    for (const [key, slot] of source.entries)
      putEntry(interpreter, self, slot.key ?? valueOfKey(key), valueIn(interpreter, slot));
    return;
  }
  if (source.kind === 'namespace') {
    const slots = slotsOf(source.of);
    if (slots === undefined) put(interpreter, self.entries, unknownKey(self.entries), unknown);
    for (const [name, slot] of slots ?? [])
      put(
        interpreter,
        self.entries,
        isUnknownName(name) ? unknownKey(self.entries) : `$${name}`,
        valueIn(interpreter, slot),
      );
    return;
  }
  const keys = callMethod(interpreter, source, 'keys');
  if (keys !== undefined) {
    for (const key of listed(interpreter, keys) ?? [])
      putEntry(interpreter, self, key, callMethod(interpreter, source, '__getitem__', key) ?? unknown);
    return;
  }
  const pairs = listed(interpreter, source);
  if (pairs === undefined) put(interpreter, self.entries, unknownKey(self.entries), unknown);
  for (const pair of pairs ?? []) {
    if (pair.kind !== 'sequence' || pair.elements.length !== 2) continue;
    const [key, one] = elementsOf(interpreter, pair);
    putEntry(interpreter, self, key, one ?? unknown);
  }
}

/** `dict.fromkeys(keys, value)`. */
export function fromKeys(
  interpreter: Interpreter,
  keys: Value | undefined,
  value: Value = literal(null),
): MappingValue {
  const made = newMapping(interpreter);
  for (const key of (keys === undefined ? [] : listed(interpreter, keys)) ?? [unknown])
    putEntry(interpreter, made, key, value);
  return made;
}
