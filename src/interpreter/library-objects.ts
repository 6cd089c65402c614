import { canonicalName } from '../patchers/names.js';
import { put, remove, valueIn } from './heap.js';
import { instanceNow } from './holds.js';
import type { Arguments, Interpreter } from './state.js';
import {
  type InstanceValue,
  keeperOf,
  type Slots,
  slotsIn,
  type UnknownValue,
  type Value,
} from './values.js';

/** Objects that a library has made, of which nothing is known but what code puts into them. */

/** How what is found in `of` by `suffix` is found in what keeps it. */
function wayIn({ keeps, path = '' }: UnknownValue, suffix: string): string {
  return `${keeps === undefined ? path.replaceAll(/@\d+/g, '') : ''}${suffix}`;
}

/** Puts `value` into what nothing is known of, where it is found by `suffix`. */
export function keepIn(interpreter: Interpreter, of: UnknownValue, suffix: string, value: Value): void {
  const keeper = keeperOf(of);
  if (keeper !== undefined) put(interpreter, slotsIn(keeper), wayIn(of, suffix), value);
}

/** What code has put there; undefined where it has not. */
export function keptIn(interpreter: Interpreter, of: UnknownValue, suffix: string): Value | undefined {
  const slot = keeperOf(of)?.slots?.get(wayIn(of, suffix));
  return slot === undefined ? undefined : valueIn(interpreter, slot);
}

/** Takes out what code has put there. */
export function dropIn(interpreter: Interpreter, of: UnknownValue, suffix: string): void {
  const slots = keeperOf(of)?.slots;
  if (slots !== undefined) remove(interpreter, slots, wayIn(of, suffix));
}

/**
 * Puts among `attributes` what the call of `name` with `args`, a class or a method that keeps something it makes, has its object
 * keep: `SQLAlchemy(app)` an engine, `SQLAlchemy()` none.
 */
export function keepMade(
  interpreter: Interpreter,
  name: string,
  attributes: Slots,
  { positional, keywords }: Arguments,
): void {
  const keeper = interpreter.libraries.patchers.keeperAt(name);
  if (keeper === undefined) return;
  const argument = keywords.get(keeper.argument) ?? positional[0];
  if (argument === undefined || (argument.kind === 'literal' && argument.value === null)) return;
  put(interpreter, attributes, keeper.as, instanceNow(interpreter, canonicalName(keeper.of)));
}

/** What an object is an instance of as well, whose class is derived from those `bases` of libraries; undefined for most. */
export function inheritedInstance(
  interpreter: Interpreter,
  bases: readonly string[],
): InstanceValue | undefined {
  const { patchers } = interpreter.libraries;
  const [of] = bases.flatMap((name) => patchers.inheritedInstanceOf(name) ?? []);
  return of === undefined ? undefined : instanceNow(interpreter, of);
}
