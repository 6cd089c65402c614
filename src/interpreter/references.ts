import type { PatcherSet } from '../patchers/index.js';
import { canonicalName, isSavedOriginal } from '../patchers/names.js';
import type { HoldForm, PatcherId } from '../patchers/types.js';
import { assumedBeyond, compatible, type HoldEvent, type Owner, type Step } from '../trace/trace.js';
import type { LibraryFacts } from './library-model.js';
import { assuming, currentStep, type Interpreter, nextId } from './state.js';
import { choice, external, literal, moduleScopeOf, type Scope, unknown, type Value } from './values.js';

/** Something a value keeps hold of: an object that patchers replace, and in which form. */
interface Held {
  readonly name: string;
  readonly form: HoldForm;
  /** Suffix that leads from the value to the object: `.lock` for an attribute. */
  readonly suffix: string;
  readonly step: Step | undefined;
  /** The instance that is held, to be told from others of its class. */
  readonly instance?: Value;
}

/** Records what `value`, stored under `where` in `scope`, holds from now on. */
export function noteHolds(interpreter: Interpreter, scope: Scope, where: string, value: Value): void {
  if (isSavedOriginal(where)) return;
  for (const held of heldBy(interpreter.libraries.patchers, value, scope, 0)) {
    const step = held.step ?? currentStep(interpreter, interpreter.importing ?? scope.module);
    emit(interpreter, {
      step,
      name: held.name,
      form: held.form,
      holder: scope.module,
      where: `${where}${held.suffix}`,
      ...(held.instance === undefined ? {} : { instance: held.instance }),
    });
  }
}

/**
 * Records that `object` was given to a call which makes a late patch of `patcher` harmless for it, whenever that runs:
 * nothing is late any more of what is held by the object's name, nor of what it was made from in the same module. Where it
 * is not known which object that is, it may be any.
 */
export function noteCure(interpreter: Interpreter, patcher: PatcherId, object: Value | undefined): void {
  const names = new Set(interpreter.libraries.patchers.effects(patcher).map(({ name }) => name));
  const holds = interpreter.events.filter(
    (event): event is HoldEvent => event.kind === 'hold' && names.has(event.name),
  );
  const isKnown = object?.kind === 'instance';
  const holders = new Set(holds.flatMap(({ holder, instance }) => (instance === object ? [holder] : [])));
  for (const event of holds) {
    const isMeant = event.instance === undefined ? holders.has(event.holder) : event.instance === object;
    if (!isKnown || isMeant) event.curedFor.add(patcher);
  }
}

/** Records what an imported library keeps hold of. */
export function noteLibraryHolds(
  interpreter: Interpreter,
  { holds, basis }: Pick<LibraryFacts, 'holds' | 'basis'>,
  imported: string,
): void {
  if (holds.length === 0) return;
  const step = currentStep(interpreter, imported);
  for (const hold of holds) {
    const { form, holder, where } = hold;
    const note = () =>
      emit(
        interpreter,
        { step, name: canonicalName(hold.name), form, holder, where },
        { hold, imported, basis },
      );
    if (hold.conditional) assuming(interpreter, nextId(interpreter), 0, note);
    else note();
  }
}

function emit(
  interpreter: Interpreter,
  held: Pick<HoldEvent, 'step' | 'name' | 'form' | 'holder' | 'where' | 'instance'>,
  library?: HoldEvent['library'],
): void {
  const owners = lastOwners(interpreter, held.name);
  if (!mayBeLate(interpreter, held.name, owners)) return;
  const { assumption } = interpreter;
  const event: HoldEvent = {
    kind: 'hold',
    order: nextId(interpreter),
    assumption,
    library,
    released: false,
    owners,
    curedFor: new Set(),
    ...held,
  };
  interpreter.events.push(event);
  if (library !== undefined) return;
  const key = `${held.holder}:${held.where}`;
  interpreter.held.set(key, [...(interpreter.held.get(key) ?? []), event]);
}

/** Whose object the canonical `name` may be at this moment, as a hold of it says. */
function lastOwners(interpreter: Interpreter, name: string): readonly (Owner | undefined)[] {
  const owners: (Owner | undefined)[] = [];
  for (const owner of ownersOf(interpreter, name).toReversed()) {
    owners.push(owner);
    if (assumedBeyond(interpreter.assumption, owner.assumption) === 0) return owners;
  }
  return [...owners, undefined];
}

/**
 * Whether some patcher that is still awaited comes too late for an object of one of `owners`. What a patcher has put there
 * is late for another one at most, and for few of them it matters; who patches under one condition and then under another
 * is taken to know why.
 */
function mayBeLate(
  { libraries: { patchers }, awaited }: Interpreter,
  name: string,
  owners: readonly (Owner | undefined)[],
): boolean {
  const own = new Set(owners.map((owner) => owner?.library));
  if (owners.length === 1 && own.has(undefined)) return true;
  return owners.some((owner) =>
    patchers.lateFor(owner?.library, name).some((id) => !own.has(id) && awaited.includes(id)),
  );
}

/** `name` in `scope` is bound anew or deleted: what it held is let go, unless that depends on a condition. */
function releaseHolds(interpreter: Interpreter, scope: Scope, where: string): void {
  const key = `${scope.module}:${where}`;
  for (const event of interpreter.held.get(key) ?? []) {
    if (interpreter.assumption === undefined || interpreter.assumption === event.assumption)
      event.released = true;
  }
  interpreter.held.delete(key);
}

/** The patchers that can have replaced the canonical `name` by now in this branch, the last one last. */
export function ownersOf(interpreter: Interpreter, name: string): readonly Owner[] {
  return (interpreter.patched.get(name) ?? []).filter(({ assumption }) =>
    compatible(assumption, interpreter.assumption),
  );
}

function* heldBy(patchers: PatcherSet, value: Value, scope: Scope, depth: number): Generator<Held> {
  switch (value.kind) {
    case 'external': {
      const name = canonicalName(value.name);
      if (patchers.isTracked(name)) yield { name, form: 'reference', suffix: '', step: undefined };
      return;
    }
    case 'instance':
      yield { name: value.of, form: 'instance', suffix: '', step: undefined, instance: value };
      return;
    case 'class':
      // A class that was imported from elsewhere is held by the module that defines it.
      if (value.module !== scope.module) return;
      for (const base of value.bases) {
        if (base.kind !== 'external') continue;
        const name = canonicalName(base.name);
        if (patchers.isTracked(name)) yield { name, form: 'subclass', suffix: '', step: undefined };
      }
      return;
    case 'partial':
      if (depth < 2) yield* heldBy(patchers, value.callee, scope, depth + 1);
      return;
    case 'function':
      // What the defaults of a `def` hold is noted where it is defined, whatever becomes of its name.
      if (value.definition.kind === 'lambda' && depth < 2)
        for (const one of value.defaults.values()) yield* heldBy(patchers, one, scope, depth + 1);
      return;
    case 'choice':
      if (depth < 2) for (const one of value.values) yield* heldBy(patchers, one, scope, depth + 1);
      return;
    case 'sequence':
      if (depth < 1) for (const element of value.elements) yield* heldBy(patchers, element, scope, depth + 1);
      return;
    case 'mapping':
      if (depth < 1)
        for (const element of value.entries.values()) yield* heldBy(patchers, element, scope, depth + 1);
      return;
    case 'object':
      if (value.published || depth > 0) return;
      value.published = true;
      for (const [name, attribute] of value.attributes) {
        for (const held of heldBy(patchers, attribute.value, scope, depth + 1)) {
          yield { ...held, suffix: `.${name}${held.suffix}`, step: attribute.step };
        }
      }
      return;
    default:
      return;
  }
}

/** Built-in functions whose calls the model understands. */
const builtins = new Set([
  '__import__',
  'getattr',
  'setattr',
  'hasattr',
  'dict',
  'list',
  'tuple',
  'set',
  'sorted',
  'next',
  'any',
  'all',
  'sum',
  'reversed',
  'iter',
  'enumerate',
  'super',
  'exit',
  'quit',
  'globals',
  'vars',
]);

/** The value of the free or local name `name`, as Python's scoping finds it. */
export function lookUp(scope: Scope, name: string): Value {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    if (at.kind === 'class' && at !== scope) continue;
    if (at.globals.has(name)) continue;
    const value = at.variables.get(name);
    if (value !== undefined) return value;
  }
  if (name === 'TYPE_CHECKING') return literal(false);
  if (name === '__debug__') return literal(true);
  const fallback = moduleScopeOf(scope).variables.get('__getattr__');
  if (fallback !== undefined) return unknown;
  return builtins.has(name) ? external(`builtins.${name}`) : unknown;
}

/** Binds `name`; a module or a class then holds what the value is. */
export function bind(interpreter: Interpreter, scope: Scope, name: string, value: Value): void {
  const target = scope.globals.has(name) ? moduleScopeOf(scope) : scope;
  target.variables.set(name, value);
  if (target.kind === 'function') return;
  const where = target.qualifier === '' ? name : `${target.qualifier}.${name}`;
  releaseHolds(interpreter, target, where);
  noteHolds(interpreter, target, where, value);
}

/** `del name`: what it held is let go. */
export function unbind(interpreter: Interpreter, scope: Scope, name: string): void {
  const target = scope.globals.has(name) ? moduleScopeOf(scope) : scope;
  target.variables.delete(name);
  if (target.kind === 'function') return;
  releaseHolds(interpreter, target, target.qualifier === '' ? name : `${target.qualifier}.${name}`);
}

/**
 * Joins what the branches of one statement left in `scope`: a name bound in some of them is one of their values;
 * where one branch has nothing better than None or an unknown value, what is known elsewhere wins.
 */
export function joinVariables(scope: Scope, outcomes: readonly ReadonlyMap<string, Value>[]): void {
  const names = new Set<string>();
  for (const outcome of outcomes) for (const name of outcome.keys()) names.add(name);
  const [first] = outcomes;
  for (const name of names) {
    const value = first?.get(name);
    // Most names are untouched by the statement, and most scopes are large.
    if (value !== undefined && outcomes.every((outcome) => outcome.get(name) === value)) {
      scope.variables.set(name, value);
      continue;
    }
    const values = outcomes.flatMap((outcome) => outcome.get(name) ?? []);
    const telling = values.filter((value) => !isNothing(value));
    scope.variables.set(name, choice(telling.length > 0 ? telling : values));
  }
}

function isNothing(value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'literal' && value.value === null);
}
