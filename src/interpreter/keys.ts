import {
  type ClassValue,
  comparesByIdentity,
  isUnknownName,
  type Slot,
  type Slots,
  unknown,
  type Value,
  valueOfKey,
} from './values.js';

/** What dictionaries keep their values under, and names that stand for some which are not known. */

/** Tuples in tuples that are keys, and what there is in all of them together: lists may hold each other many times over. */
const deepestKey = 4;
const largestKey = 1000;

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
      return isEqualToItself(value.class) ? `@${identityOf(value.attributes)}` : undefined;
    case 'instance':
      return `@${identityOf(value)}`;
    case 'sequence': {
      // A list may be an element of itself.
      room.left -= value.elements.length;
      if (depth > deepestKey || room.left < 0) return undefined;
      const keys = value.elements.map((slot) => keyOf(slot.value, depth + 1, room));
      return keys.every((key) => key !== undefined) ? `(${keys.join(',')})` : undefined;
    }
    default:
      return undefined;
  }
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

/** Whether there is something in `slots` of which it is not known under which name. */
export function hasUnknownNames(slots: Slots): boolean {
  for (const name of slots.keys()) if (isUnknownName(name)) return true;
  return false;
}

/** The key of the entry `slot` of a dictionary, which is kept under `key`. */
export function keyOfEntry(key: string, slot: Slot): Value {
  return slot.key ?? valueOfKey(key) ?? unknown;
}
