import type { Expression } from '../python/syntax.js';
import { isOwn, linearization } from './classes.js';
import { hasMethod } from './data-model.js';
import { isExpected, isHandled, raiseExpected, raiseKnown } from './exceptions.js';
import { lookAt, valueIn } from './heap.js';
import { loadedModule, resolve } from './module-runs.js';
import { moduleAttribute } from './references.js';
import { cannotBeShared, type Interpreter, mostCalls } from './state.js';
import {
  type ClassValue,
  hasUnknownNames,
  type MappingValue,
  type ModuleValue,
  type ObjectValue,
  type Owned,
  type SequenceValue,
  type Slots,
  textOf,
  type Value,
} from './values.js';

/** What is not there for certain: what names objects, modules and dictionaries of the program's own lack. */

/** Whether `value` has no attribute `name`, as far as all that the program does is followed; false where that is not known. */
export function lacksAttribute(interpreter: Interpreter, value: Value, name: string): boolean {
  switch (value.kind) {
    case 'object':
    case 'class':
      return !name.startsWith('__') && lacksMember(interpreter, value, name);
    case 'module':
      return lacksName(interpreter, value, name);
    case 'external-object':
      return (
        namespaces.has(value.class) &&
        !value.attributes.has(name) &&
        !name.startsWith('__') &&
        !hasUnknownNames(value.attributes)
      );
    case 'literal':
      if (name.startsWith('__')) return false;
      return value.value === null || (value.member === undefined && !ofData.has(name));
    case 'mapping':
      return !name.startsWith('__') && !ofData.has(name);
    // A tuple may have names for its elements.
    case 'sequence':
      return (value.form === 'list' || value.form === 'set') && !name.startsWith('__') && !ofData.has(name);
    default:
      return false;
  }
}

/** The attributes of texts, numbers, lists, sets and dictionaries, and of the containers of `collections` (`dir`, CPython 3.9 to 3.14). */
const ofData: ReadonlySet<string> = new Set(
  'add append appendleft as_integer_ratio bit_count bit_length capitalize casefold center clear conjugate copy count data decode default_factory denominator difference difference_update discard elements encode endswith expandtabs extend extendleft find format format_map from_bytes fromhex fromkeys get hex imag index insert intersection intersection_update is_integer isalnum isalpha isascii isdecimal isdigit isdisjoint isidentifier islower isnumeric isprintable isspace issubset issuperset istitle isupper items join keys ljust lower lstrip maketrans maps maxlen most_common move_to_end new_child numerator parents partition pop popitem popleft real remove removeprefix removesuffix replace reverse rfind rindex rjust rotate rpartition rsplit rstrip setdefault sort split splitlines startswith strip subtract swapcase symmetric_difference symmetric_difference_update title to_bytes total translate union update upper values zfill'.split(
    ' ',
  ),
);

/** Classes whose objects have what they were made with, and what code has put there. */
const namespaces: ReadonlySet<string> = new Set(['argparse.Namespace', 'types.SimpleNamespace']);

function lacksMember(interpreter: Interpreter, object: ObjectValue | ClassValue, name: string): boolean {
  const cls = object.kind === 'class' ? object : object.class;
  const slots = object.kind === 'class' ? object.scope.variables : object.attributes;
  return (
    isOwn(cls) &&
    !slots.has(name) &&
    !hasUnknownNames(slots) &&
    linearization(cls).every(
      ({ scope }) => !scope.variables.has(name) && !hasUnknownNames(scope.variables),
    ) &&
    !['__getattr__', '__getattribute__'].some((method) => hasMethod(interpreter, object, method))
  );
}

/** A module that runs lacks what it has not come to, but where it is gone through again that is not known. */
function lacksName(interpreter: Interpreter, { name: module, scope }: ModuleValue, name: string): boolean {
  const variables = lookAt(interpreter, scope.variables);
  const state = interpreter.modules.get(module);
  // Of what is installed not all is read.
  if (interpreter.host.knowsFailures || state?.file === undefined || state.scope !== scope) return false;
  const isRunning = interpreter.running.has(module);
  if (isRunning && interpreter.replays.has(state)) return false;
  const isLacking =
    !scope.isOpen &&
    !variables.has(name) &&
    !variables.has('__getattr__') &&
    !hasUnknownNames(variables) &&
    state.standIn === undefined &&
    moduleAttribute(interpreter, scope, name) === undefined &&
    !name.startsWith('__') &&
    loadedModule(interpreter, `${module}.${name}`) === undefined &&
    resolve(interpreter, `${module}.${name}`).kind === 'external';
  // Where another program begins it may have come to that name by then.
  if (isRunning && isLacking) cannotBeShared(interpreter);
  return isLacking;
}

/** Whether objects of `cls` have no place for an attribute `name`: all that it is made of say which ones they have (`__slots__`). */
export function lacksSlot(interpreter: Interpreter, cls: ClassValue, name: string): boolean {
  if (!isOwn(cls)) return false;
  for (const one of linearization(cls)) {
    const names = slotNames(interpreter, one);
    if (names === undefined || names.includes(name) || names.includes('__dict__')) return false;
  }
  return true;
}

/** The names that a class has places for; undefined where it may be any. */
function slotNames(interpreter: Interpreter, { scope, fields }: ClassValue): readonly string[] | undefined {
  // What else the class body has bound may be a field, too.
  if (fields?.isSlotted) return [...fields.names, ...lookAt(interpreter, scope.variables).keys()];
  const slot = lookAt(interpreter, scope.variables).get('__slots__');
  if (slot === undefined || slot.parts !== undefined) return undefined;
  const value = valueIn(interpreter, slot);
  if (textOf(value) !== undefined) return [textOf(value)!];
  if (value.kind !== 'sequence') return undefined;
  const names = value.elements.map((one) => textOf(one.value));
  return names.every((one) => one !== undefined) ? names : undefined;
}

/** Whether objects of `cls` let nothing be set once they are made: those of a frozen dataclass, of which the class says so itself. */
export function isFrozen(cls: ClassValue): boolean {
  return linearization(cls).some(({ fields }) => fields?.isFrozen);
}

/** Whether `mapping` cannot be changed by who has it: that is a TypeError. */
export function isReadOnly(interpreter: Interpreter, { isReadOnly = false }: MappingValue): boolean {
  if (isReadOnly) raiseKnown(interpreter, 'TypeError');
  return isReadOnly;
}

/** `mapping` has no entry of that key, which is known: that raises a KeyError where somebody is prepared for it. */
export function raiseLackingKey(interpreter: Interpreter, mapping: MappingValue): void {
  const { entries, factory } = mapping;
  if (factory !== undefined || !isExpected(interpreter, 'KeyError') || isOpen(entries)) return;
  if (isFollowed(interpreter, entries)) raiseExpected(interpreter, 'KeyError');
}

/** `list` has no element at the index that is asked for: that raises an IndexError where somebody is prepared for it. */
export function raiseLackingElement(interpreter: Interpreter, list: SequenceValue): void {
  if (!isExpected(interpreter, 'IndexError') || !isFollowed(interpreter, list)) return;
  if (list.elements.every(({ place }) => place.assumption === undefined))
    raiseExpected(interpreter, 'IndexError');
}

/** `value` has no attribute `name`: that raises an AttributeError where somebody is prepared for it. */
export function raiseLackingAttribute(interpreter: Interpreter, value: Value, name: string): void {
  if (value.kind === 'external') {
    if (
      isHandled(interpreter, 'AttributeError') &&
      interpreter.host.has(interpreter, `${value.name}.${name}`) === false
    )
      raiseKnown(interpreter, 'AttributeError');
    return;
  }
  if (!isExpected(interpreter, 'AttributeError') || !lacksAttribute(interpreter, value, name)) return;
  if (value.kind === 'object' && (isOpen(value.attributes) || !isFollowed(interpreter, value.attributes)))
    return;
  raiseExpected(interpreter, 'AttributeError');
}

/** Whether a library has been given `slots`, or something is bound there of which it is not known under which name. */
function isOpen(slots: Slots): boolean {
  return slots.isHandedOut || hasUnknownNames(slots);
}

/**
 * Whether all is followed that may have changed `made`, as far as the program itself does: the module that runs has made it, and no
 * function has been called in it more often than is followed.
 */
function isFollowed({ run, calls }: Interpreter, made: Owned): boolean {
  if (made.run !== run) return false;
  for (const count of calls.values()) if (count >= mostCalls) return false;
  return true;
}

/** Whether the key `key` is not in `value`, which is written out right there as `display`: nothing can have added it. */
export function isMissingIn(
  value: SequenceValue | MappingValue,
  key: string | undefined,
  display: Expression,
): boolean {
  if (key === undefined) return false;
  if (display.kind === 'dict' && value.kind === 'mapping')
    return (
      !value.entries.has(key) &&
      display.entries.every((entry) => entry.key !== undefined) &&
      !hasUnknownNames(value.entries)
    );
  if (display.kind !== 'sequence' || value.kind !== 'sequence' || !key.startsWith('#')) return false;
  return (
    display.elements.every(({ kind }) => kind !== 'starred') &&
    value.elements.at(Number(key.slice(1))) === undefined
  );
}
