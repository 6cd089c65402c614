import {
  type ClassValue,
  comparesByIdentity,
  type FunctionValue,
  type ObjectValue,
  type SequenceValue,
  type Slot,
  type Slots,
  type Truth,
  unknown,
  type Value,
  valueOfKey,
} from './values.js';

/** What dictionaries keep their values under, and names that stand for some which are not known. */

/** Tuples in tuples that are keys, and what there is in all of them together: lists may hold each other many times over. */
const deepestKey = 4;
const largestKey = 1000;

/** What is left of a comparison part by part. */
export interface Room {
  left: number;
  depth: number;
}

/** Parts in parts that are compared: what holds itself has no end. */
const deepestCompared = 20;

/** Room for one comparison. */
export function someRoom(): Room {
  return { left: largestKey, depth: 0 };
}

/** What `compare` says of two parts; undefined where there is no room left for that. */
export function amongParts<T>(room: Room, compare: () => T): T | undefined {
  if (room.left <= 0 || room.depth >= deepestCompared) return undefined;
  room.left--;
  room.depth++;
  const told = compare();
  room.depth--;
  return told;
}

/** The key under which a mapping keeps a value: its kind and text, so that `1` and `'1'` differ; undefined if not known. */
export function keyOf(value: Value | undefined, depth = 0, room = { left: largestKey }): string | undefined {
  switch (value?.kind) {
    case 'literal':
      if (typeof value.value === 'string') return `$${value.value}`;
      return typeof value.value === 'number' ? `#${value.value}` : `=${String(value.value)}`;
    case 'class':
      return `:${value.scope.path}:${value.scope.qualifier}`;
    case 'external':
    case 'module':
      return `.${value.name}`;
    case 'function':
    case 'external-object':
      return `@${identityOf(value.attributes)}`;
    case 'object':
      return isEqualToItself(value.class)
        ? `@${identityOf(value.attributes)}`
        : (told.get(value.attributes) ?? keyOfFields(value, depth, room));
    case 'instance':
      return `@${identityOf(value)}`;
    case 'bound-method': {
      // It is made anew each time that it is looked up, and equal to what was.
      const self = keyOf(value.self, depth, room);
      return self && `${self}.@${identityOf(value.function.attributes)}`;
    }
    case 'sequence': {
      // A list may be an element of itself.
      room.left -= value.elements.length;
      if (depth > deepestKey || room.left < 0) return undefined;
      const keys = value.elements.map((slot) => keyOf(slot.value, depth + 1, room));
      if (!keys.every((key) => key !== undefined)) return undefined;
      return isSet(value) ? `{${[...new Set(keys)].sort().join(',')}}` : `(${keys.join(',')})`;
    }
    default:
      return undefined;
  }
}

/** The keys of objects that tell by a `__hash__` of their own what they are equal to, once they have been asked for it. */
const told = new WeakMap<Slots, string>();

/** `object` is equal to those of which the method `equality` says so: what gives the same `hash`, which is a key. */
export function tellKey({ attributes }: ObjectValue, equality: FunctionValue, hash: string): void {
  told.set(attributes, `%${identityOf(equality.attributes)}${hash}`);
}

/** The key of a named tuple, which is that of the tuple, or of a dataclass whose objects cannot be changed. */
function keyOfFields(
  { class: cls, attributes }: ObjectValue,
  depth: number,
  room: { left: number },
): string | undefined {
  const isTuple = cls.fields?.isTuple ?? cls.bases.some((base) => isNamedTuple(base));
  if (cls.scope.variables.has('__eq__') || (!isTuple && cls.fields?.isValue !== true)) return undefined;
  room.left -= attributes.size;
  if (depth > deepestKey || room.left < 0) return undefined;
  const keys: string[] = [];
  const names = isTuple ? Array.from(attributes.peekAll(), ([name]) => name) : (cls.fields?.compared ?? []);
  for (const name of names) {
    const slot = attributes.peek(name);
    const key = slot?.parts === undefined ? keyOf(slot?.value, depth + 1, room) : undefined;
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return `${isTuple ? '' : `%${keyOf(cls)}`}(${keys.join(',')})`;
}

function isNamedTuple(base: Value): boolean {
  return base.kind === 'external' && base.name === 'typing.NamedTuple';
}

/** Whether it is known to be a set, whose elements have no order. */
export function isSet({ form }: SequenceValue): boolean {
  return form === 'set' || form === 'frozenset';
}

/** Whether `value` is for certain what cannot be a key: a list, a set or a dictionary, or a tuple with one of them. */
export function isUnhashable(value: Value, depth = 0): boolean {
  if (value.kind === 'mapping') return true;
  if (value.kind !== 'sequence' || depth > deepestKey) return false;
  if (value.form === 'list' || value.form === 'set') return true;
  return value.elements.some((one) => isUnhashable(one.value, depth + 1));
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** A number that no other object has. */
function identityOf(object: object): number {
  const known = identities.get(object) ?? ++lastIdentity;
  identities.set(object, known);
  return known;
}

/** Whether objects of `cls` are equal to themselves only. */
function isEqualToItself({ fields, scope, bases }: ClassValue, depth = 0): boolean {
  return (
    fields === undefined &&
    depth < deepestKey &&
    !scope.variables.has('__eq__') &&
    !scope.variables.has('__hash__') &&
    bases.every((base) =>
      base.kind === 'class'
        ? isEqualToItself(base, depth + 1)
        : base.kind === 'external' && comparesByIdentity(base.name),
    )
  );
}

/** A key that no other of `slots` has, for one that is not known. */
export function unknownKey(slots: Slots): string {
  return `?${slots.size}`;
}

/** The key of the entry `slot` of a dictionary, which is kept under `key`. */
export function keyOfEntry(key: string, slot: Slot): Value {
  return slot.key ?? valueOfKey(key) ?? unknown;
}

/** Whether two sets have the same elements, where all of them have keys. */
export function haveSameKeys(a: SequenceValue, b: SequenceValue): Truth {
  const [one, other] = [keysIn(a), keysIn(b)];
  if (one === undefined || other === undefined) return 'unknown';
  return said(one.size === other.size && [...one].every((key) => other.has(key)));
}

/** Whether all of `a` is in `b` too, and, where it `isProper`, more than that. */
export function isSubset(a: SequenceValue, b: SequenceValue, isProper = false): Truth {
  const [one, other] = [keysIn(a), keysIn(b)];
  if (one === undefined || other === undefined) return 'unknown';
  return said([...one].every((key) => other.has(key)) && (!isProper || one.size < other.size));
}

/** Whether nothing is in both. */
export function areApart(a: SequenceValue, b: SequenceValue): Truth {
  const [one, other] = [keysIn(a), keysIn(b)];
  if (one === undefined || other === undefined) return 'unknown';
  return said([...one].every((key) => !other.has(key)));
}

/** The keys of what is in a set, where all of it has one, and is there whatever is so. */
function keysIn({ elements }: SequenceValue): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  for (const { value, place } of elements) {
    const key = keyOf(value);
    if (key === undefined || place.assumption !== undefined) return undefined;
    keys.add(key);
  }
  return keys;
}

/** What it is known to be. */
export function said(truth: boolean): Truth {
  return truth ? 'true' : 'false';
}
