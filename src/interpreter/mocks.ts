import type { Expression } from '../python/syntax.js';
import { lastName } from '../python/walk.js';
import { errorOf, raiseKnown } from './exceptions.js';
import { elementsOf, lookAt, newMapping, put, putBack, valueIn } from './heap.js';
import {
  assignVariable,
  changeCommandLine,
  emptyEnvironment,
  isEnvironment,
  keepCommandLine,
  keepEnvironment,
} from './library-objects.js';
import { resolve } from './module-runs.js';
import { type Arguments, type Builtins, builtinsFor, type Interpreter, positionally } from './state.js';
import {
  external,
  identified,
  literal,
  type Scope,
  type Slot,
  Slots,
  slotsOf,
  textOf,
  truthOf,
  unknown,
  type Value,
} from './values.js';

/**
 * unittest.mock: as long as a library's name is patched by it, what is read of it is a mock. Of the program's own the patch puts what is
 * new in its place, and puts back what was there.
 */

/**
 * The full names that `mock.patch("time.sleep")`, `mock.patch.object(time, "sleep")` or `mock.patch.multiple("time", sleep=…)`
 * stands in for; none where `context` is nothing of this kind.
 */
export function mockedBy(interpreter: Interpreter, context: Expression, scope: Scope): readonly string[] {
  if (context.kind !== 'call') return [];
  const { callee, positional, keywords } = context;
  const [first, second] = positional;
  if (lastName(callee) === 'patch') return first?.kind === 'string' ? [first.value] : [];
  if (callee.kind !== 'attribute' || lastName(callee.value) !== 'patch' || first === undefined) return [];
  const names =
    callee.attribute === 'multiple'
      ? keywords.flatMap(({ name }) => name ?? [])
      : callee.attribute === 'object' && second?.kind === 'string'
        ? [second.value]
        : [];
  const of = names.length === 0 ? undefined : fullName(interpreter, first, scope);
  return of === undefined ? [] : names.map((name) => `${of}.${name}`);
}

function fullName(interpreter: Interpreter, of: Expression, scope: Scope): string | undefined {
  if (of.kind === 'string') return of.value;
  if (of.kind !== 'name' && of.kind !== 'attribute') return undefined;
  const value = interpreter.operations.evaluate(interpreter, of, scope);
  return value.kind === 'external' ? value.name : undefined;
}

/** Runs `action` while the names `mocked` are patched: modules that are imported meanwhile are not those of other runs. */
export function mocking<T>(interpreter: Interpreter, mocked: readonly string[], action: () => T): T {
  const { mocked: outer } = interpreter;
  interpreter.mocked = [...outer, ...mocked];
  const result = action();
  interpreter.mocked = outer;
  return result;
}

/** The class of what `mock.patch(…)` gives: as long as it is on, an attribute of the program's own is something else. */
export const patchClass = 'unittest.mock._patch';

/** What was there before, by what has put something else there. */
const before = new WeakMap<Slots, readonly Replaced[]>();

/** What puts back what a patch has changed of the environment, or of the command line. */
const undo = new WeakMap<Slots, () => void>();

interface Replaced {
  readonly slots: Slots;
  readonly name: string;
  readonly slot: Slot | undefined;
}

/** Whether `context` is a patch of something of the program's own. */
export function isOwnPatch(context: Value): boolean {
  return context.kind === 'external-object' && context.class === patchClass;
}

/** A patch of what `target` has by the name `name`, or by those of the dictionary `values`. */
function patchOf(interpreter: Interpreter, parts: Readonly<Record<string, Value | undefined>>): Value {
  const attributes = new Slots(interpreter.run);
  for (const [name, value] of Object.entries(parts))
    if (value !== undefined) put(interpreter, attributes, name, value);
  return { kind: 'external-object', class: patchClass, attributes };
}

function partOf(interpreter: Interpreter, { attributes }: { attributes: Slots }, name: string): Value {
  const slot = attributes.get(name);
  return slot === undefined ? unknown : valueIn(interpreter, slot);
}

/** Puts what is new where `patch` says; gives that. */
export function enterPatch(interpreter: Interpreter, patch: Value): Value {
  if (patch.kind !== 'external-object') return unknown;
  const named = partOf(interpreter, patch, 'target');
  const owner = textOf(named);
  const target =
    owner === undefined
      ? named
      : interpreter.operations.call(interpreter, external('pkgutil.resolve_name'), positionally(named), '');
  const values = partOf(interpreter, patch, 'values');
  const isCleared = truthOf(partOf(interpreter, patch, 'clear')) === 'true';
  if (isEnvironment(target) && values.kind === 'mapping') {
    undo.set(patch.attributes, keepEnvironment(interpreter));
    if (isCleared) emptyEnvironment(interpreter);
    for (const [name, slot] of values.entries)
      assignVariable(interpreter, name.slice(1), valueIn(interpreter, slot), 'set');
    return target;
  }
  if (target.kind === 'mapping' && values.kind === 'mapping') {
    const entries = [...lookAt(interpreter, values.entries)];
    // Whatever the block has done to it, the dictionary is what it was.
    const kept = [...lookAt(interpreter, target.entries)];
    undo.set(patch.attributes, () => {
      const names = new Set(kept.map(([name]) => name));
      for (const name of [...target.entries.keys()])
        if (!names.has(name)) putBack(interpreter, target.entries, name, undefined);
      for (const [name, slot] of kept) putBack(interpreter, target.entries, name, slot);
    });
    if (isCleared) for (const [name] of kept) putBack(interpreter, target.entries, name, undefined);
    for (const [name, slot] of entries) put(interpreter, target.entries, name, valueIn(interpreter, slot));
    return target;
  }
  const slots = slotsOf(target);
  if (slots !== undefined && values.kind === 'mapping') {
    const entries = [...lookAt(interpreter, values.entries)].map(
      ([key, slot]) => [key.slice(1), slot] as const,
    );
    const replaced = entries.map(([name]) => ({ slots, name, slot: lookAt(interpreter, slots).get(name) }));
    before.set(patch.attributes, replaced);
    for (const [name, slot] of entries)
      interpreter.operations.setAttribute(interpreter, target, name, valueIn(interpreter, slot));
    return unknown;
  }
  const name = textOf(partOf(interpreter, patch, 'name'));
  const made = identified(partOf(interpreter, patch, 'new'));
  if (target.kind === 'external' && `${target.name}.${name}` === 'sys.argv') {
    undo.set(patch.attributes, keepCommandLine(interpreter));
    changeCommandLine(
      interpreter,
      made.kind === 'sequence' ? elementsOf(interpreter, made) : undefined,
      'all',
    );
    return made;
  }
  if (slots === undefined || name === undefined) return made;
  before.set(patch.attributes, [{ slots, name, slot: lookAt(interpreter, slots).get(name) }]);
  interpreter.operations.setAttribute(interpreter, target, name, made);
  return made;
}

/** Puts back what was there before `patch`. */
export function leavePatch(interpreter: Interpreter, patch: Value): void {
  if (patch.kind !== 'external-object') return;
  for (const { slots, name, slot } of before.get(patch.attributes) ?? [])
    putBack(interpreter, slots, name, slot);
  undo.get(patch.attributes)?.();
}

/** Whether the module or attribute `name` is one of the program's own. */
function isOfProgram(interpreter: Interpreter, name: string): boolean {
  return resolve(interpreter, name.slice(0, `${name}.`.indexOf('.'))).kind !== 'external';
}

/** What stands in: where it is only said what calling it does a mock that does that, and where nothing is, one of which nothing is known. */
function newIn(interpreter: Interpreter, args: Arguments, place: number): Value | undefined {
  return args.positional[place] ?? args.keywords.get('new') ?? mockOf(interpreter, args);
}

/** Arguments of `patch.multiple` that are no names of attributes. */
const asking: readonly string[] = ['new_callable', 'spec', 'autospec', 'wraps', 'create', 'spec_set'];

const mockPatches: Builtins = {
  patch: (interpreter, args) => {
    const full = textOf(args.positional[0] ?? args.keywords.get('target'));
    const dot = full?.lastIndexOf('.') ?? -1;
    if (full === undefined || dot < 0 || args.open) return undefined;
    if (full !== 'sys.argv' && !isOfProgram(interpreter, full)) return undefined;
    const [target, name] = [literal(full.slice(0, dot)), literal(full.slice(dot + 1))];
    return patchOf(interpreter, { target, name, new: newIn(interpreter, args, 1) });
  },
  'patch.object': (interpreter, args) => {
    const [target, name] = args.positional;
    if (target === undefined || textOf(name) === undefined || args.open) return undefined;
    const isArguments = target.kind === 'external' && `${target.name}.${textOf(name)}` === 'sys.argv';
    if ((slotsOf(target) === undefined && !isArguments) || target.kind === 'external-object')
      return undefined;
    return patchOf(interpreter, { target, name, new: newIn(interpreter, args, 2) });
  },
  'patch.multiple': (interpreter, { positional: [first], keywords, open }) => {
    const target = first ?? keywords.get('target');
    const full = textOf(target);
    const isOwn =
      full === undefined
        ? target?.kind === 'module' || target?.kind === 'class'
        : isOfProgram(interpreter, full);
    const isPlain = [...keywords].every(
      ([name, { kind }]) => kind !== 'external' && kind !== 'unknown' && !asking.includes(name),
    );
    if (!isOwn || !isPlain || open) return undefined;
    const values = newMapping(interpreter);
    for (const [name, value] of keywords)
      if (name !== 'target') put(interpreter, values.entries, `$${name}`, value);
    return patchOf(interpreter, { target, values });
  },
  'patch.dict': (interpreter, { positional: [target, given, third], keywords, open }) => {
    const clear = third ?? keywords.get('clear') ?? literal(false);
    const name = textOf(target);
    const isKnown =
      name === undefined
        ? target?.kind === 'mapping' || (target !== undefined && isEnvironment(target))
        : name === 'os.environ' || isOfProgram(interpreter, name);
    if (!isKnown || open || clear.kind !== 'literal') return undefined;
    if (given !== undefined && given.kind !== 'mapping') return undefined;
    const values = newMapping(interpreter, given?.entries);
    for (const [key, value] of keywords)
      if (key !== 'clear') put(interpreter, values.entries, `$${key}`, value);
    return patchOf(interpreter, { target, values, clear });
  },
};

/** The mock that a patch makes itself with the keywords `given`, by what `new_callable` says; undefined where that is not known. */
function mockOf(interpreter: Interpreter, { keywords: given, open }: Arguments): Value | undefined {
  if (open || given.has('spec') || given.has('spec_set')) return undefined;
  const keywords = new Map(given);
  for (const name of ['target', 'attribute', 'new', 'create', 'new_callable']) keywords.delete(name);
  const callee = given.get('new_callable') ?? external('unittest.mock.MagicMock');
  return interpreter.operations.call(interpreter, callee, { positional: [], keywords, open }, 'new');
}

/** What the effects are kept under that a mock has not had yet, and what they are those of. */
const [left, leftOf] = [' left', ' left of'];

/** Calls `mock`: its effect is called, raised, or had one after the other, and without one it gives what it was made with. */
function callMock(
  interpreter: Interpreter,
  { attributes }: { readonly attributes: Slots },
  args: Arguments,
): Value {
  const effect = attributes.has('side_effect')
    ? partOf(interpreter, { attributes }, 'side_effect')
    : literal(null);
  const call = (callee: Value, given: Arguments) =>
    interpreter.operations.call(interpreter, callee, given, 'effect');
  const given = attributes.has('return_value')
    ? partOf(interpreter, { attributes }, 'return_value')
    : unknown;
  const done = (one: Value): Value | undefined => {
    const error = ['class', 'object', 'external', 'external-object'].includes(one.kind)
      ? errorOf('', one)
      : undefined;
    if (error !== undefined) raiseKnown(interpreter, error);
    return error === undefined ? undefined : unknown;
  };
  if (effect.kind === 'literal' && effect.value === null) return given;
  const raised = done(effect);
  if (raised !== undefined) return raised;
  if (effect.kind !== 'sequence') return effect.kind === 'unknown' ? unknown : call(effect, args);
  if (attributes.get(leftOf)?.value !== effect) {
    put(interpreter, attributes, leftOf, effect);
    put(interpreter, attributes, left, call(external('builtins.iter'), positionally(effect)));
  }
  const next = call(external('builtins.next'), positionally(partOf(interpreter, { attributes }, left)));
  return done(next) ?? next;
}

export const mockBuiltins: Builtins = {
  'unittest.mock.Mock.__call__': (interpreter, args) => {
    const [self, ...positional] = args.positional;
    return self?.kind === 'object' ? callMock(interpreter, self, { ...args, positional }) : undefined;
  },
  ...Object.fromEntries(
    ['unittest.mock', 'mock'].flatMap((module) => [
      ...Object.entries(mockPatches).map(([name, made]) => [`${module}.${name}`, made] as const),
    ]),
  ),
  ...builtinsFor([`${patchClass}.start`, `${patchClass}.__enter__`], (interpreter, _, __, ___, receiver) =>
    receiver === undefined ? undefined : enterPatch(interpreter, receiver),
  ),
  ...builtinsFor([`${patchClass}.stop`, `${patchClass}.__exit__`], (interpreter, _, __, ___, receiver) => {
    if (receiver !== undefined) leavePatch(interpreter, receiver);
    return literal(null);
  }),
};
