import { put, remove, valueIn } from './heap.js';
import type { Interpreter } from './state.js';
import { keeperOf, slotsIn, type UnknownValue, type Value } from './values.js';

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
