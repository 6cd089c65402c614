import { type Assumption, assumedBeyond, compatible, isForMissingPatcher } from '../trace/assumptions.js';
import { keyOf, unknownKey } from './keys.js';
import type { Recording } from './recording.js';
import { cannotBeShared, type Interpreter, noteMet } from './state.js';
import {
  type Change,
  canBeTold,
  choice,
  type GeneratorValue,
  identified,
  isNothing,
  keeperOf,
  type MappingValue,
  type Owned,
  type Place,
  type Scope,
  type SequenceForm,
  type SequenceValue,
  type Slot,
  Slots,
  saidOf,
  slotsIn,
  storyAfter,
  unknown,
  type Value,
} from './values.js';
import { isHeld } from './walked-modules.js';

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
  return { value: identified(value), place: placeOf(interpreter) };
}

/** What `slot` may be bound to, latest first. */
export function partsOf(slot: Slot): readonly Slot[] {
  return slot.parts ?? [slot];
}

/** What `slot` is bound to where the assumptions at hand hold. */
export function valueIn(interpreter: Interpreter, slot: Slot): Value {
  const value = slot.parts === undefined ? slot.value : valueUnder(interpreter, slot, slot.parts);
  if (interpreter.recording !== undefined) lookInto(interpreter, interpreter.recording, value);
  if (value.kind === 'mapping' || value.kind === 'sequence') dropUnheld(interpreter, value);
  return value;
}

/** What `container` refers to weakly is not in it any more where nothing keeps it. */
export function dropUnheld(interpreter: Interpreter, container: MappingValue | SequenceValue): void {
  const isGone = (value: Value | undefined) => {
    if (value === undefined) return false;
    // What keeps it may be anywhere, and so whatever runs has an effect on that.
    cannotBeShared(interpreter);
    return !isHeld(interpreter, value);
  };
  if (container.kind === 'sequence') {
    if (container.isWeak !== true) return;
    const gone = container.elements.map(({ value }) => isGone(value));
    if (gone.includes(true)) removeElements(interpreter, container, (index) => gone[index] === true);
    return;
  }
  const { entries, isWeak, hasWeakKeys } = container;
  if (isWeak !== true && hasWeakKeys !== true) return;
  for (const [name, slot] of [...entries.peekAll()])
    if (isGone(isWeak === true ? slot.value : slot.key)) remove(interpreter, entries, name);
}

/** Has `dies` run as soon as nothing keeps `object` any more, as far as that is followed. */
export function noteMortal(interpreter: Interpreter, object: Value, dies: () => void): void {
  const { run, assumption, mortals } = interpreter;
  if (assumption === undefined) mortals.add({ object, run, dies, isNew: true });
}

/**
 * Runs what comes of the end of objects that nothing keeps, now that a statement of a module has ended: nobody has one in hand then.
 * Looked for are those that it has made, and where it may have let go what there was (`mayLetGo`) all of them.
 */
export function endMortals(interpreter: Interpreter, { variables }: Scope, mayLetGo: boolean): void {
  const { mortals, run, assumption } = interpreter;
  for (const mortal of [...mortals]) {
    if (mortal.run !== run || !(mortal.isNew || mayLetGo)) continue;
    mortal.isNew = false;
    const { object, dies } = mortal;
    const isBound = [...variables.peekAll()].some(([, { value }]) => value === object);
    if (isBound || assumption !== undefined) continue;
    cannotBeShared(interpreter);
    if (isHeld(interpreter, object)) continue;
    mortals.delete(mortal);
    dies();
  }
}

function valueUnder(interpreter: Interpreter, slot: Slot, parts: readonly Slot[]): Value {
  const { assumption } = interpreter;
  const met: Slot[] = [];
  for (const part of parts) {
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
  const best = choice(telling.length > 0 ? telling : values);
  switch (best.kind) {
    case 'external':
    case 'module':
    case 'function':
    case 'choice':
    case 'literal':
    case 'partial':
      if (canBeTold(parts)) return { ...best, alternatives: parts };
      return best.kind === 'choice' ? best : unknown;
    default:
      return best;
  }
}

/** What `value` keeps may be looked at from now on. */
function lookInto(interpreter: Interpreter, recording: Recording, value: Value): void {
  switch (value.kind) {
    case 'sequence':
      noteRead(interpreter, recording, value);
      return;
    case 'mapping':
      noteRead(interpreter, recording, value.entries);
      return;
    case 'object':
      noteRead(interpreter, recording, value.attributes);
      if (value.native !== undefined) lookInto(interpreter, recording, value.native);
      return;
    case 'external-object':
    case 'function':
      noteRead(interpreter, recording, value.attributes);
      return;
    case 'generator':
      noteRead(interpreter, recording, value.taken);
      return;
    case 'partial':
      if (value.driven !== undefined) noteRead(interpreter, recording, value.driven.taken);
      return;
    case 'class':
    case 'module':
      noteRead(interpreter, recording, value.scope.variables);
      return;
    case 'unknown': {
      const keeper = keeperOf(value);
      if (keeper !== undefined && keeper.run !== interpreter.run)
        noteRead(interpreter, recording, slotsIn(keeper));
      return;
    }
    case 'choice':
      for (const one of value.values) lookInto(interpreter, recording, one);
      return;
    default:
      return;
  }
}

function noteRead(interpreter: Interpreter, recording: Recording, of: Owned): void {
  if (of.run === interpreter.run || recording.seen.has(of)) return;
  noteMet(interpreter, of.run);
  recording.seen.add(of);
  recording.operations.push({ kind: 'read', of, changed: of.changed, story: of.story });
}

/** The names in `slots` are looked at. */
export function lookAt(interpreter: Interpreter, slots: Slots): Slots {
  if (interpreter.recording !== undefined) noteRead(interpreter, interpreter.recording, slots);
  return slots;
}

/** The elements of `list` are looked at. */
export function lookInList(interpreter: Interpreter, list: SequenceValue): SequenceValue {
  if (interpreter.recording !== undefined) noteRead(interpreter, interpreter.recording, list);
  return list;
}

/**
 * The module that runs changes what is its own. Where another one has changed that before, while it was imported by this one, the two
 * come in their order only if both are executed.
 */
export function changeOwn(interpreter: Interpreter, { changed }: Owned): void {
  if (changed !== undefined) cannotBeShared(interpreter);
}

/** Changes `of` by `act`, which gives what undoes it: for good where it belongs to the module that runs. */
function change(interpreter: Interpreter, of: Owned, act: Change['act'], says?: string): void {
  if (of.run === interpreter.run) {
    changeOwn(interpreter, of);
    act();
    return;
  }
  const made: Change = { kind: 'change', of, act, says };
  interpreter.recording?.operations.push(made);
  changeAgain(interpreter, made);
}

/** Does a change of what belongs to another module, until the run of the entry point ends. */
export function changeAgain(interpreter: Interpreter, made: Change): void {
  const { of, says } = made;
  const { changed: before, story } = of;
  noteMet(interpreter, of.run);
  if (interpreter.adding?.seen.has(of)) interpreter.adding.isLost = true;
  const after = storyAfter(of, says);
  const undo = made.act();
  of.changed = made;
  of.story = interpreter.outer === undefined ? after : undefined;
  interpreter.changed.add(of);
  interpreter.trail.push(() => {
    undo();
    of.changed = before;
    of.story = story;
    if (before === undefined) interpreter.changed.delete(of);
  });
}

/** Alternatives of one slot that are told apart. */
const mostParts = 12;

/** A slot that is bound to what one of `slots` is, at `place`. */
export function joinedSlot(place: Place, slots: readonly Slot[]): Slot {
  const all = [...new Set(slots.flatMap(partsOf))];
  const parts = all.sort((a, b) => b.place.order - a.place.order).slice(0, mostParts);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return { value: oneOfParts(parts, place.assumption), place, parts };
}

/**
 * Binds `key` in `slots` to `value`. Under more assumptions than there were for what is bound to it already, that stays
 * where these do not hold.
 */
export function put(interpreter: Interpreter, slots: Slots, key: string, value: Value): void {
  putSlot(interpreter, slots, key, slotFor(interpreter, value));
}

/** What `name` is bound to in `slots`, or may be where something has been bound since of which the name is not known. */
export function boundTo(interpreter: Interpreter, slots: Slots, name: string): Value | undefined {
  const slot = slots.get(name);
  if (slot === undefined) return undefined;
  const value = valueIn(interpreter, slot);
  return slots.mayHaveReplaced(name) ? choice([value, unknown]) : value;
}

/** `mapping[key] = value`. */
export function putEntry(
  interpreter: Interpreter,
  { entries }: MappingValue,
  key: Value | undefined,
  value: Value,
): void {
  const slot = slotFor(interpreter, value);
  const isKept = key !== undefined && key.kind !== 'literal' && key.kind !== 'unknown';
  const name = keyOf(key) ?? (isKept ? nameUnder(entries, key) : undefined) ?? unknownKey(entries);
  putSlot(interpreter, entries, name, isKept ? { ...slot, key } : slot);
}

/** What the entry is kept under whose key is this very value: `for key in table: table[key] = …` adds none. */
function nameUnder(entries: Slots, key: Value): string | undefined {
  for (const [name, slot] of entries.peekAll()) if (slot.key === key) return name;
  return undefined;
}

/** Binds `key` to what it was bound to before: `slot`, or nothing. */
export function putBack(interpreter: Interpreter, slots: Slots, key: string, slot: Slot | undefined): void {
  if (slot === undefined) remove(interpreter, slots, key);
  else putSlot(interpreter, slots, key, slot);
}

function putSlot(interpreter: Interpreter, slots: Slots, key: string, made: Slot): void {
  const act = () => {
    const before = slots.get(key);
    const after = before === undefined ? made : over(before, made);
    slots.set(key, after);
    return () => {
      // Its own module may have bound it since.
      if (slots.get(key) !== after) return;
      if (before === undefined) slots.delete(key);
      else slots.set(key, before);
    };
  };
  const isOwn = slots.run === interpreter.run;
  const said = isOwn || interpreter.assumption !== undefined ? undefined : saidOf(made.value);
  change(interpreter, slots, act, said && `${key}=${said}`);
}

function over(before: Slot, made: Slot): Slot {
  if (!isFurther(made.place.assumption, before)) return made;
  const parts = [made, ...partsOf(before)].slice(0, mostParts);
  return { ...made, value: choice(parts.map((part) => part.value)), parts };
}

/** Whether `assumption` is more than was assumed when `slot` was filled. */
function isFurther(assumption: Assumption | undefined, { place }: Slot): boolean {
  return assumption !== undefined && assumedBeyond(place.assumption, assumption) > 0;
}

/** Takes `key` out of `slots`, unless that depends on a condition that is not known. */
export function remove(interpreter: Interpreter, slots: Slots, key: string): void {
  const { assumption } = interpreter;
  change(interpreter, slots, () => {
    const before = slots.get(key);
    if (before === undefined || isFurther(assumption, before)) return () => {};
    slots.delete(key);
    return () => slots.set(key, before);
  });
}

/** A new list with these elements. */
export function listOf({ run }: Interpreter, elements: Slot[], form?: SequenceForm): SequenceValue {
  return form === undefined ? { kind: 'sequence', run, elements } : { kind: 'sequence', run, elements, form };
}

/** A new dictionary, with these entries. */
export function newMapping({ run }: Interpreter, entries?: ReadonlyMap<string, Slot>): MappingValue {
  return { kind: 'mapping', entries: new Slots(run, entries) };
}

/** A new iterator that gives what `run` does, which `finish` does too where what that returns is known. */
export function generatorFrom(
  interpreter: Interpreter,
  run: GeneratorValue['run'],
  finish?: GeneratorValue['finish'],
): GeneratorValue {
  const taken = listOf(interpreter, []);
  return { kind: 'generator', run, ...(finish === undefined ? {} : { finish }), taken };
}

/** A new list of `values`. */
export function sequenceOf(
  interpreter: Interpreter,
  values: readonly Value[],
  form?: SequenceForm,
): SequenceValue {
  const place = placeOf(interpreter);
  const elements = values.map((value) => ({ value, place }));
  return listOf(interpreter, elements, form);
}

/** A new dictionary with text keys. */
export function mappingOf(
  interpreter: Interpreter,
  entries: Iterable<readonly [string, Value]>,
): MappingValue {
  const place = placeOf(interpreter);
  const slots = new Slots(interpreter.run);
  for (const [key, value] of entries) slots.set(`$${key}`, { value, place });
  return { kind: 'mapping', entries: slots };
}

/** The elements of `sequence` that are there where the assumptions at hand hold; the first `most` of them. */
export function elementsOf(interpreter: Interpreter, { elements }: SequenceValue, most = Infinity): Value[] {
  const { assumption } = interpreter;
  const values: Value[] = [];
  for (const slot of elements) {
    if (values.length >= most) break;
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
  sequence: SequenceValue,
  values: readonly Value[],
  at?: number,
): void {
  const { elements } = sequence;
  const room = Math.max(0, longestList - elements.length);
  const made = values.slice(0, room).map((value) => slotFor(interpreter, value));
  change(interpreter, sequence, () => {
    elements.splice(at ?? elements.length, 0, ...made);
    return () => {
      for (const slot of made) elements.splice(elements.indexOf(slot), 1);
    };
  });
}

/** Takes the elements for which `isMeant` holds out of `sequence`, unless that depends on a condition that is not known. */
export function removeElements(
  interpreter: Interpreter,
  sequence: SequenceValue,
  isMeant: (index: number) => boolean,
): void {
  const { assumption } = interpreter;
  rearrange(interpreter, sequence, (elements) =>
    elements.filter((slot, index) => !isMeant(index) || isFurther(assumption, slot)),
  );
}

/** Puts the elements of `sequence` into another order, or leaves some away. */
export function rearrange(
  interpreter: Interpreter,
  sequence: SequenceValue,
  rearranged: (elements: readonly Slot[]) => readonly Slot[],
): void {
  const { elements } = sequence;
  change(interpreter, sequence, () => {
    const before = [...elements];
    elements.splice(0, elements.length, ...rearranged(before));
    return () => elements.splice(0, elements.length, ...before);
  });
}

/** Puts `values` into the place of the elements from `from` to `to`, which stay where a condition that is not known is not met. */
export function replaceElements(
  interpreter: Interpreter,
  sequence: SequenceValue,
  [from, to]: readonly [from: number, to: number],
  values: readonly Value[],
): void {
  const { assumption } = interpreter;
  const made = values.map((value) => slotFor(interpreter, value));
  rearrange(interpreter, sequence, (elements) => [
    ...elements.slice(0, from),
    ...elements.slice(from, to).filter((slot) => isFurther(assumption, slot)),
    ...made,
    ...elements.slice(to),
  ]);
}

/** Binds the element `index` of `sequence` to `value`, if there is one. */
export function replaceElement(
  interpreter: Interpreter,
  sequence: SequenceValue,
  index: number,
  value: Value,
): void {
  const made = slotFor(interpreter, value);
  rearrange(interpreter, sequence, (elements) => {
    const before = elements.at(index);
    return before === undefined
      ? elements
      : elements.map((slot) => (slot === before ? over(before, made) : slot));
  });
}
