import { type Assumption, assumedBeyond, compatible, isWithout } from '../trace/trace.js';
import type { Interpreter } from './state.js';
import {
  choice,
  literal,
  type MappingValue,
  type Place,
  type SequenceValue,
  type Slot,
  type Slots,
  type Value,
} from './values.js';

/**
 * What the objects of a run are bound to. Whatever changes goes through here: what is put under a condition leaves what was
 * there before where the condition is not met, and what is read is what the conditions at hand leave.
 */

/** The statement being executed, as the place of whatever it puts somewhere. */
export function placeOf(interpreter: Interpreter): Place {
  const { place, span, activation, assumption } = interpreter;
  const reaches = interpreter.importing ?? activation.module;
  if (
    place !== undefined &&
    place.span === span &&
    place.activation === activation &&
    place.assumption === assumption &&
    place.reaches === reaches
  )
    return place;
  const made = { activation, span, reaches, assumption, order: interpreter.nextId++ };
  interpreter.place = made;
  return made;
}

/** `value`, put somewhere new by the statement being executed. */
export function slotFor(interpreter: Interpreter, value: Value): Slot {
  return { value, place: placeOf(interpreter) };
}

/** What `slot` may be bound to, latest first. */
export function partsOf(slot: Slot): readonly Slot[] {
  return slot.parts ?? [slot];
}

/** What `slot` is bound to where the assumptions at hand hold. */
export function valueIn(interpreter: Interpreter, slot: Slot): Value {
  if (slot.parts === undefined) return slot.value;
  const { assumption } = interpreter;
  const met: Slot[] = [];
  for (const part of slot.parts) {
    if (!compatible(part.place.assumption, assumption)) continue;
    met.push(part);
    if (assumedBeyond(assumption, part.place.assumption) === 0) break;
  }
  return met.length === 0 ? slot.value : oneOfParts(met, assumption);
}

/**
 * One of what `parts` are bound to. Where one has nothing better than None or an unknown value, what is known elsewhere wins;
 * what stands in for a patcher that is missing (`except ImportError: from time import sleep`) is not what code has that
 * patches. Flags (`HAS_GEVENT = False`) are told apart.
 */
function oneOfParts(parts: readonly Slot[], assumption: Assumption | undefined): Value {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only.value;
  const regular = parts.filter(
    ({ value, place }) => value.kind === 'literal' || !isForMissingPatcher(place.assumption, assumption),
  );
  const values = (regular.length > 0 ? regular : parts).map(({ value }) => value);
  const telling = values.filter((value) => !isNothing(value));
  return choice(telling.length > 0 ? telling : values);
}

/** Whether `assumption` is that a patcher is missing which `now` says nothing of. */
function isForMissingPatcher(assumption: Assumption | undefined, now: Assumption | undefined): boolean {
  for (let at = assumption; at !== undefined; at = at.outer)
    if (at.without !== undefined && !isWithout(now, at.without)) return true;
  return false;
}

function isNothing(value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'literal' && value.value === null);
}

/** Alternatives of one slot that are told apart. */
const mostParts = 12;

/** A slot that is bound to what one of `slots` is, at `place`. */
export function joinedSlot(place: Place, slots: readonly Slot[]): Slot {
  const all = [...new Set(slots.flatMap(partsOf))];
  const telling = all.filter(({ value }) => !isNothing(value));
  const parts = (telling.length > 0 ? telling : all)
    .sort((a, b) => b.place.order - a.place.order)
    .slice(0, mostParts);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return { value: oneOfParts(parts, place.assumption), place, parts };
}

/**
 * Binds `key` in `slots` to `value`. Under more assumptions than there were for what is bound to it already, that stays
 * where these do not hold.
 */
export function put(interpreter: Interpreter, slots: Slots, key: string, value: Value): void {
  const made = slotFor(interpreter, value);
  const before = slots.get(key);
  slots.set(key, before === undefined ? made : over(interpreter, before, made));
}

function over(interpreter: Interpreter, before: Slot, made: Slot): Slot {
  if (!isFurther(interpreter, before)) return made;
  const parts = [made, ...partsOf(before)].slice(0, mostParts);
  return { value: choice(parts.map((part) => part.value)), place: made.place, parts };
}

/** Whether more is assumed now than when `slot` was filled. */
function isFurther({ assumption }: Interpreter, { place }: Slot): boolean {
  return assumption !== undefined && assumedBeyond(place.assumption, assumption) > 0;
}

/** Takes `key` out of `slots`, unless that depends on a condition that is not known. */
export function remove(interpreter: Interpreter, slots: Slots, key: string): void {
  const before = slots.get(key);
  if (before !== undefined && !isFurther(interpreter, before)) slots.delete(key);
}

/** A new list of `values`. */
export function sequenceOf(interpreter: Interpreter, values: readonly Value[]): SequenceValue {
  const place = placeOf(interpreter);
  return { kind: 'sequence', elements: values.map((value) => ({ value, place })) };
}

/** A new dictionary with text keys. */
export function mappingOf(
  interpreter: Interpreter,
  entries: Iterable<readonly [string, Value]>,
): MappingValue {
  const place = placeOf(interpreter);
  const slots: Slots = new Map();
  for (const [key, value] of entries) slots.set(`$${key}`, { value, place });
  return { kind: 'mapping', entries: slots };
}

/** The elements of `sequence` that are there where the assumptions at hand hold. */
export function elementsOf(interpreter: Interpreter, { elements }: SequenceValue): Value[] {
  const { assumption } = interpreter;
  const values: Value[] = [];
  for (const slot of elements) {
    if (assumption === undefined || compatible(slot.place.assumption, assumption))
      values.push(valueIn(interpreter, slot));
  }
  return values;
}

/** Elements of a list that are followed; lists that grow at import are registries, not patch tables. */
const longestList = 200;

/** Adds `values` to `sequence`, at its end or before the element `at`. */
export function insert(
  interpreter: Interpreter,
  { elements }: SequenceValue,
  values: readonly Value[],
  at = elements.length,
): void {
  const room = Math.max(0, longestList - elements.length);
  const made = values.slice(0, room).map((value) => slotFor(interpreter, value));
  elements.splice(at, 0, ...made);
}

/** Takes the elements for which `isMeant` holds out of `sequence`, unless that depends on a condition that is not known. */
export function removeElements(
  interpreter: Interpreter,
  { elements }: SequenceValue,
  isMeant: (index: number) => boolean,
): void {
  const kept = elements.filter((slot, index) => !isMeant(index) || isFurther(interpreter, slot));
  elements.splice(0, elements.length, ...kept);
}

/** Binds the element `index` of `sequence` to `value`; false where there is none. */
export function replaceElement(
  interpreter: Interpreter,
  { elements }: SequenceValue,
  index: number,
  value: Value,
): boolean {
  const at = index < 0 ? elements.length + index : index;
  const before = elements[at];
  if (before === undefined) return false;
  elements[at] = over(interpreter, before, slotFor(interpreter, value));
  return true;
}

/** The key under which a mapping keeps a value: its kind and text, so that `1` and `'1'` differ; undefined if not known. */
export function keyOf(value: Value | undefined): string | undefined {
  switch (value?.kind) {
    case 'literal':
      if (typeof value.value === 'string') return `$${value.value}`;
      return typeof value.value === 'number' ? `#${value.value}` : `=${String(value.value)}`;
    case 'class':
      return `:${value.scope.path}:${value.scope.qualifier}`;
    case 'external':
    case 'module':
      return `.${value.name}`;
    case 'sequence': {
      const keys = value.elements.map((slot) => keyOf(slot.value));
      return keys.every((key) => key !== undefined) ? `(${keys.join(',')})` : undefined;
    }
    default:
      return undefined;
  }
}

/** A key that no other of `slots` has, for one that is not known. */
export function unknownKey(slots: Slots): string {
  return `?${slots.size}`;
}

/** The value that has the key `key`, where that is a literal. */
export function valueOfKey(key: string): Value | undefined {
  const text = key.slice(1);
  switch (key[0]) {
    case '$':
      return literal(text);
    case '#':
      return literal(Number(text));
    case '=':
      return literal(text === 'None' || text === 'null' ? null : text === 'true');
    default:
      return undefined;
  }
}
