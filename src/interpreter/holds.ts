import { ownerOf } from '../libraries/tables.js';
import { canonicalName, isSavedOriginal } from '../patchers/names.js';
import type { Cure, HoldForm, PatcherId } from '../patchers/types.js';
import type { FunctionDefinition, LambdaExpression } from '../python/syntax.js';
import { everyExpression, everyStatement, expressionsOf, localNames } from '../python/walk.js';
import { isOpaque, isScript } from '../startup/scripts.js';
import { assumedBeyond, compatible, joined } from '../trace/assumptions.js';
import type { HoldEvent, Owner } from '../trace/trace.js';
import { isCaught } from './exceptions.js';
import { partsOf } from './heap.js';
import type { LibraryFacts } from './library-model.js';
import { enteredOf, orderInTrace, recordCure, stepInTrace } from './module-runs.js';
import { noteAwaited, noteOwners } from './patch-dependences.js';
import type { Held, HeldSoFar, ModuleState } from './recording.js';
import {
  assuming,
  cannotBeShared,
  composed,
  currentAssumption,
  currentStep,
  emit,
  type Interpreter,
  nextId,
} from './state.js';
import {
  type ChoiceValue,
  type ClassValue,
  external,
  type FunctionValue,
  type InstanceValue,
  type ModuleValue,
  type ObjectValue,
  type Owners,
  type Scope,
  type Slot,
  type Slots,
  type Value,
} from './values.js';
import { isHeld, Visited } from './walked-modules.js';

/** Values that one walk looks at; larger graphs are data. */
const mostSteps = 200_000;
/** How deep objects may lie in one another: what is deeper are links of a list. */
const deepestGraph = 60;

/**
 * Everything that the program's own modules keep at this moment and that a patch could replace: what can be reached from
 * their namespaces over attributes, elements, closures, defaults and arguments, however deep. The same hold is the same
 * event whenever it is found.
 */
export function heldNow(interpreter: Interpreter): readonly HoldEvent[] {
  const { modules, running, completed } = interpreter;
  const loaded = new Set(modules.values());
  const inside = [...modules].flatMap(([name, state]) => (running.has(name) ? [state] : []));
  const walk = new Walk(interpreter, undefined);
  // A module that has run to its end had what it binds before those that have not: an object is told of where it came first.
  for (const state of completed) if (loaded.has(state) && !inside.includes(state)) walk.completed(state);
  for (const state of inside.reverse()) {
    const replay = interpreter.replays.get(state);
    // What a module that is gone through again has bound in the end is not what it had by now: that was written down.
    if (replay !== undefined) walk.again(replay.next());
    else {
      const held = walk.kept(() => walk.module(state.value));
      interpreter.recordings.find((one) => one.state === state)?.held.push(held);
    }
  }
  return walk.found.sort((a, b) => a.order - b.order);
}

/** The same for some modules by themselves: what belongs to others is not looked into. */
export function heldByThese(interpreter: Interpreter, modules: readonly ModuleState[]): void {
  const walk = new Walk(interpreter, new Set(modules.map(({ value }) => value.name)));
  for (const state of modules) walk.module(state.value);
}

/** Where a walk is: what the value that it comes to is held by, and since which statement. */
type Way = Pick<Held, 'holder' | 'where' | 'place'>;

class Walk {
  readonly found: HoldEvent[] = [];
  readonly #interpreter: Interpreter;
  readonly #only: ReadonlySet<string> | undefined;
  readonly #visited: Visited;
  readonly #told = new Set<HoldEvent>();
  #steps = 0;
  #depth = 0;
  #kept: Held[] | undefined;

  constructor(interpreter: Interpreter, only: ReadonlySet<string> | undefined) {
    this.#interpreter = interpreter;
    this.#only = only;
    this.#visited = new Visited(interpreter, only === undefined ? interpreter.shared : undefined);
  }

  /** Whether what `module` defines is looked into. */
  #isWanted(module: string): boolean {
    return this.#only?.has(module) ?? true;
  }

  /** What `walk` comes to. */
  kept(walk: () => void): HeldSoFar {
    const held: Held[] = [];
    this.#kept = held;
    const objects = this.#visited.during(walk);
    this.#kept = undefined;
    return { held, objects };
  }

  /** Comes to what an earlier walk has come to. */
  again({ held, objects }: HeldSoFar): void {
    for (const one of held) this.hold(one);
    for (const object of objects) this.#visited.has(object);
  }

  /** Walks over a module that has run to its end, or takes over what another program's walk came to. */
  completed(state: ModuleState): void {
    const walked = this.#visited.again(state);
    if (walked !== undefined) {
      this.#steps += walked.steps;
      for (const held of walked.held) this.hold(held);
      return;
    }
    this.#visited.remember(state, () => {
      const before = this.#steps;
      this.module(state.value);
      return this.#steps - before;
    });
  }

  module({ name, scope }: ModuleValue): void {
    if (!this.#isWanted(name) || isScript(scope.path) || this.#visited.has(scope.variables)) return;
    for (const [name, slot] of scope.variables.peekAll())
      if (!isSavedOriginal(name)) this.#slot(slot, scope.module, name);
  }

  #slot(slot: Slot, holder: string, where: string): void {
    const { value } = slot;
    if (value.kind === 'literal') return;
    if (value.kind === 'unknown' && value.keeps?.slots === undefined) {
      if (value.keeps !== undefined) this.#visited.empty(value.keeps);
      return;
    }
    for (const { value, place } of partsOf(slot)) this.#value(value, { holder, where, place });
  }

  #slots(slots: Slots, holder: string, prefix: string): void {
    for (const [name, slot] of slots.peekAll()) {
      const where = `${prefix}.${name}`;
      if (!isSavedOriginal(where)) this.#slot(slot, holder, where);
    }
  }

  #value(value: Value, way: Way): void {
    if (++this.#steps > mostSteps || this.#depth > deepestGraph) return;
    this.#depth++;
    this.#inside(value, way);
    this.#depth--;
  }

  #inside(value: Value, way: Way): void {
    const { holder, where } = way;
    switch (value.kind) {
      case 'external':
        this.#hold(value.name, 'reference', way, value.owners);
        return;
      case 'instance':
        this.#hold(value.of, 'instance', way, value.owners, value);
        return;
      case 'class':
        this.#class(value);
        return;
      case 'function':
        this.#function(value, way);
        return;
      case 'choice':
        this.#choice(value, way);
        return;
      case 'module': {
        const standing = this.#visited.standing(value);
        if (standing === 'apart') this.#namespace(value, way);
        // Those that have not run to their end come last, and by themselves.
        else if (standing === 'done') this.module(value);
        return;
      }
      case 'object':
        this.#object(value, way);
        return;
      case 'external-object':
        if (!this.#visited.has(value.attributes)) this.#slots(value.attributes, holder, where);
        return;
      case 'unknown': {
        const { keeps } = value;
        const slots = keeps?.slots;
        if (keeps !== undefined && slots === undefined) this.#visited.empty(keeps);
        if (slots !== undefined && !this.#visited.has(slots)) this.#slots(slots, holder, where);
        return;
      }
      case 'sequence':
        if (value.isWeak || this.#visited.has(value)) return;
        for (const slot of value.elements) this.#slot(slot, holder, where);
        return;
      case 'mapping':
        if (value.isWeak || this.#visited.has(value.entries)) return;
        for (const slot of value.entries.values()) {
          if (value.hasWeakKeys && slot.key !== undefined && !isHeld(this.#interpreter, slot.key)) continue;
          this.#slot(slot, holder, where);
          if (slot.key !== undefined && !value.hasWeakKeys)
            this.#value(slot.key, { holder, where, place: slot.place });
        }
        if (value.factory !== undefined) this.#slot(value.factory, holder, where);
        return;
      case 'bound-method':
        this.#value(value.self, way);
        this.#function(value.function, way);
        return;
      case 'native-method':
      case 'super':
        this.#value(value.self, way);
        return;
      case 'namespace':
        this.#namespace(value.of, way);
        return;
      case 'partial':
        if (this.#visited.has(value)) return;
        for (const one of [value.callee, ...value.positional, ...value.keywords.values()])
          this.#value(one, way);
        return;
      default:
        return;
    }
  }

  /** Each that something may be is held where what is assumed for it is so. */
  #choice({ values, alternatives }: ChoiceValue, way: Way): void {
    if (alternatives === undefined) for (const one of values) this.#value(one, way);
    else {
      const { place } = way;
      for (const { value, place: own } of alternatives) {
        if (!compatible(place.assumption, own.assumption)) continue;
        const assumption = joined(place.assumption, own.assumption);
        this.#value(
          value,
          assumption === place.assumption ? way : { ...way, place: { ...place, assumption } },
        );
      }
    }
  }

  /** The names of a module that is not in `sys.modules` belong to whoever keeps them. */
  #namespace(of: Value, way: Way): void {
    if (of.kind !== 'module' || this.#visited.standing(of) !== 'apart') this.#value(of, way);
    else if (!this.#visited.has(of.scope.variables)) this.#slots(of.scope.variables, way.holder, way.where);
  }

  /** A class is told of by the module that defines it, whoever keeps it. */
  #class(value: ClassValue): void {
    if (
      !this.#isWanted(value.module) ||
      isScript(value.scope.path) ||
      this.#visited.has(value.scope.variables)
    )
      return;
    const { module, scope, bases, place } = value;
    for (const base of bases) {
      if (base.kind === 'external')
        this.#hold(base.name, 'subclass', { holder: module, where: scope.qualifier, place }, base.owners);
      else this.#value(base, { holder: module, where: scope.qualifier, place });
    }
    this.#slots(scope.variables, module, scope.qualifier);
    if (value.metaclass !== undefined)
      this.#value(value.metaclass, { holder: module, where: scope.qualifier, place });
  }

  #object({ class: cls, attributes, native, inherits }: ObjectValue, way: Way): void {
    // What a framework keeps of the program is told of by the program's modules.
    if (isOpaque(cls.scope.path) || this.#visited.has(attributes)) return;
    this.#class(cls);
    this.#slots(attributes, way.holder, way.where);
    if (native !== undefined) this.#value(native, way);
    if (inherits !== undefined) this.#value(inherits, way);
  }

  /** What a function keeps: its defaults, what it closes over, what was added to it, and results that it remembers. */
  #function(value: FunctionValue, way: Way): void {
    if (!this.#isWanted(value.module) || isScript(value.path) || this.#visited.has(value.attributes)) return;
    const { definition, defaults, scope, module, attributes, results, setter, deleter } = value;
    const isLambda = definition.kind === 'lambda';
    const holder = isLambda ? way.holder : module;
    const where = isLambda
      ? way.where
      : `${scope.qualifier === '' ? '' : `${scope.qualifier}.`}${definition.name}()`;
    for (const [name, slot] of defaults)
      if (!isSavedOriginal(where) && isDefault(value, name)) this.#slot(slot, holder, where);
    this.#slots(attributes, way.holder, way.where);
    if (results !== undefined) {
      this.#visited.watch(results);
      for (const slot of results.values()) this.#slot(slot, way.holder, way.where);
    }
    for (const one of [setter, deleter]) if (one !== undefined) this.#function(one, way);
    const around = functionsAround(scope);
    // Most methods and functions can close over nothing, and their bodies need not even be parsed.
    if (around.length === 0) return;
    for (const { variables } of around) this.#visited.watch(variables);
    for (const name of freeNames(definition)) {
      const cell = around.find(({ variables }) => variables.has(name))?.variables.get(name);
      if (cell !== undefined) this.#slot(cell, way.holder, way.where);
    }
  }

  #hold(of: string, form: HoldForm, way: Way, owners: Owners = original, instance?: InstanceValue): void {
    const name = canonicalName(of);
    if (!this.#interpreter.libraries.patchers.isTracked(name)) return;
    const held = { ...way, name, form, owners, instance };
    this.#kept?.push(held);
    this.#visited.hold(held);
    this.hold(held);
  }

  /** Notes that something is held. */
  hold({ holder, where, place, name, form, owners, instance }: Held): void {
    const { holds, trail } = this.#interpreter;
    if (!mayBeLate(this.#interpreter, name, owners)) return;
    const entered = enteredOf(this.#interpreter, place.activation);
    const order = entered === undefined ? place.order : orderInTrace(entered, place.order);
    const key = `${holder}:${where}:${name}:${form}:${order}`;
    let event = holds.get(key);
    if (event === undefined) {
      const step = stepInTrace(this.#interpreter, place);
      event = {
        kind: 'hold',
        order,
        // What the library has put there it was given by who holds it.
        step: isScript(step.activation.path) ? { ...step, reaches: holder } : step,
        assumption: composed(entered?.outer, place.assumption),
        name,
        form,
        holder,
        where,
        curedFor: new Set(instance === undefined ? [] : this.#interpreter.cured.get(instance)),
        owners,
        library: undefined,
        ...(instance === undefined ? {} : { instance }),
      };
      holds.set(key, event);
      trail.push(() => holds.delete(key));
      this.#interpreter.events.push(event);
    }
    if (this.#told.has(event)) return;
    this.#told.add(event);
    this.found.push(event);
  }
}

/** Whether the default that is written for the parameter `name` has not been replaced for certain. */
function isDefault({ attributes, definition }: FunctionValue, name: string): boolean {
  if (attributes.size === 0) return true;
  const form = definition.parameters.find((one) => one.name === name)?.form;
  const given = attributes.get(form === 'keyword-only' ? '__kwdefaults__' : '__defaults__');
  return given === undefined || given.place.assumption !== undefined;
}

const original: Owners = [undefined];

const namesIn = new WeakMap<FunctionDefinition | LambdaExpression, ReadonlySet<string>>();

/** The names that the body of a function may close over: all that it mentions and does not have as a parameter. */
function freeNames(definition: FunctionDefinition | LambdaExpression): ReadonlySet<string> {
  const known = namesIn.get(definition);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const add = (expression: Parameters<typeof everyExpression>[0]) => {
    for (const inner of everyExpression(expression)) if (inner.kind === 'name') names.add(inner.name);
  };
  if (definition.kind === 'lambda') add(definition.body);
  else {
    for (const statement of everyStatement(definition.body))
      for (const expression of expressionsOf(statement)) add(expression);
  }
  for (const { name } of definition.parameters) names.delete(name);
  if (definition.kind === 'function') {
    for (const statement of definition.body) for (const name of localNames(statement)) names.delete(name);
    for (const statement of everyStatement(definition.body))
      if (statement.kind === 'global' && statement.scope === 'nonlocal')
        for (const name of statement.names) names.add(name);
  }
  namesIn.set(definition, names);
  return names;
}

/** The activations of functions that something defined in `scope` can close over, innermost first. */
function functionsAround(scope: Scope): readonly Scope[] {
  const scopes: Scope[] = [];
  for (let at: Scope | undefined = scope; at !== undefined && at.kind !== 'module'; at = at.parent)
    if (at.kind === 'function') scopes.push(at);
  return scopes;
}

/**
 * Records that `object` was given to a call which makes a late patch harmless for it, whenever that runs: nothing is late
 * any more of that object, nor of the names and classes that it may have been made from, wherever they are kept. Where it is
 * not known which object that is, it may be any.
 */
export function noteCure(interpreter: Interpreter, cure: Cure, object: Value | undefined): void {
  const { id, of } = cure;
  const { cured, cures, trail } = interpreter;
  heldNow(interpreter);
  const isKnown = object?.kind === 'instance';
  // Who takes hold of it later has what was cured.
  if (isKnown) {
    const before = cured.get(object);
    cured.set(object, new Set(before).add(id));
    trail.push(() => (before === undefined ? cured.delete(object) : cured.set(object, before)));
  }
  for (const event of interpreter.events) {
    if (event.kind !== 'hold' || !of.has(event.name) || event.curedFor.has(id)) continue;
    const isMeant =
      event.instance === undefined ? !isKnown || object.of === event.name : event.instance === object;
    if (isKnown && !isMeant) continue;
    event.curedFor.add(id);
    cures.push({ event, id });
  }
  recordCure(interpreter, { cure, object });
}

/** Records what an imported library keeps hold of. */
export function noteLibraryHolds(
  interpreter: Interpreter,
  { holds, basis }: Pick<LibraryFacts, 'holds' | 'basis'>,
  imported: string,
): void {
  if (holds.length === 0) return;
  const step = currentStep(interpreter, imported);
  const importedOwner = ownerOf(imported);
  for (const hold of holds) {
    const { form, holder, where } = hold;
    const owner = ownerOf(holder);
    const isOwn = importedOwner.isStandard || importedOwner.name === owner.name;
    const note = () => {
      const name = canonicalName(hold.name);
      const owners = ownersNow(interpreter, name);
      if (owners !== original) noteAwaited(interpreter);
      if (!mayBeLate(interpreter, name, owners)) return;
      emit(interpreter, {
        kind: 'hold',
        order: nextId(interpreter),
        step,
        assumption: interpreter.assumption,
        name,
        form,
        holder,
        where,
        curedFor: new Set(),
        owners,
        library: { hold, basis, imported, owner, isOwn },
      });
    };
    if (hold.conditional) assuming(interpreter, nextId(interpreter), 0, note);
    else note();
  }
}

/** `name`, an attribute of a module from outside, as it is read at this moment. */
export function readExternal(interpreter: Interpreter, name: string): Value {
  const canonical = canonicalName(name);
  noteOwners(interpreter, canonical);
  if (!interpreter.patched.has(canonical)) return external(name);
  return { kind: 'external', name, owners: ownersNow(interpreter, canonical) };
}

/**
 * `name`, an attribute of a module from outside, is asked for, and `error` is raised where it is not there: a patch may have
 * removed it, and nobody around may be prepared for that.
 */
export function noteAskedFor(interpreter: Interpreter, name: string, error: string): void {
  const canonical = canonicalName(name);
  if (!mayBeRemoved(interpreter, canonical) || isCaught(interpreter, error)) return;
  emit(interpreter, {
    kind: 'missing',
    order: nextId(interpreter),
    step: currentStep(interpreter, canonical),
    assumption: interpreter.assumption,
    name: canonical,
  });
}

function mayBeRemoved(interpreter: Interpreter, canonical: string): boolean {
  return ownersOf(interpreter, canonical).some(({ library }) => isRemovedBy(interpreter, library, canonical));
}

/** Whether the canonical `name` is not there any more, whatever was assumed. */
export function isRemoved(interpreter: Interpreter, canonical: string): boolean {
  return ownersNow(interpreter, canonical).every(
    (owner) => owner !== undefined && isRemovedBy(interpreter, owner.library, canonical),
  );
}

function isRemovedBy({ libraries: { patchers } }: Interpreter, id: PatcherId, canonical: string): boolean {
  return patchers.removedBy(id, canonical) !== undefined;
}

/** An instance of the library class with the canonical name `of`, made at this moment. */
export function instanceNow(interpreter: Interpreter, of: string): InstanceValue {
  return { kind: 'instance', of, owners: ownersNow(interpreter, of) };
}

/** Whose object the canonical `name` may be at this moment. */
function ownersNow(interpreter: Interpreter, name: string): Owners {
  const all = ownersOf(interpreter, name);
  if (all.length === 0) return original;
  const now = currentAssumption(interpreter);
  const owners: (Owner | undefined)[] = [];
  for (const owner of all.toReversed()) {
    owners.push(owner);
    if (assumedBeyond(now, owner.assumption) === 0) return owners;
  }
  return [...owners, undefined];
}

/**
 * Whether some patcher that is still awaited comes too late for an object of one of `owners`. What a patcher has put there
 * is late for another one at most, and for few of them it matters; the original that is left where nobody has is late for
 * whoever patches once more.
 */
function mayBeLate({ libraries: { patchers }, awaited }: Interpreter, name: string, owners: Owners): boolean {
  if (owners.length === 1 && owners[0] === undefined) return true;
  const own = new Set(owners.map((owner) => owner?.library));
  return owners.some((owner) =>
    patchers
      .lateFor(owner?.library, name)
      .some((id) => (owner === undefined || !own.has(id)) && awaited.has(id)),
  );
}

/** Whether anybody has replaced the canonical `name`, under whatever condition. */
export function isReplaced(interpreter: Interpreter, name: string): boolean {
  noteOwners(interpreter, name);
  return interpreter.patched.has(name);
}

/** The patchers that can have replaced the canonical `name` by now in this branch, the last one last. */
export function ownersOf(interpreter: Interpreter, name: string): readonly Owner[] {
  noteOwners(interpreter, name);
  const owners = interpreter.patched.get(name) ?? [];
  if (owners.length === 0) return owners;
  const now = currentAssumption(interpreter);
  return owners.filter(({ assumption }) => compatible(assumption, now));
}

/** `time.sleep = fake`: what is read there is no original from now on, until that is put back. */
export function replaceOriginal(interpreter: Interpreter, name: string, value: Value): void {
  const { mocked, assumption, libraries } = interpreter;
  if (assumption !== undefined || !libraries.patchers.isTracked(canonicalName(name))) return;
  const isMocked = mocked.includes(name);
  const isBack =
    value.kind === 'unknown'
      ? isMocked
      : value.kind === 'external' && canonicalName(value.name) === canonicalName(name);
  if (isBack !== isMocked) return;
  cannotBeShared(interpreter);
  interpreter.mocked = isBack ? mocked.filter((one) => one !== name) : [...mocked, name];
}
