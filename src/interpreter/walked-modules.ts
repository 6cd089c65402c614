import type { Held, ModuleState, SharedRuns, Standing, WalkedModule, WalkedModules } from './recording.js';
import type { Interpreter } from './state.js';
import type { Keeper, ModuleValue, Scope, Slot, Slots, Value } from './values.js';

/** A walk over one module, as it is recorded. */
interface Record {
  readonly held: Held[];
  readonly objects: Set<object>;
  readonly behind: Set<WalkedModule>;
  readonly modules: Map<ModuleValue, Standing>;
  readonly empty: Keeper[];
  readonly watched: Set<object>;
  /** It came to objects of a module that comes later, or of nobody knows whom. */
  isPartial: boolean;
}

function standingOf({ modules, running }: Interpreter, { name, scope }: ModuleValue): Standing {
  if (modules.get(name)?.scope !== scope) return 'apart';
  return running.has(name) ? 'running' : 'done';
}

/**
 * Which objects a walk has come to. Whole modules are taken over from earlier walks, of other programs, where they would come to
 * the same.
 */
export class Visited {
  readonly #interpreter: Interpreter;
  readonly #shared: WalkedModules | undefined;
  readonly #objects = new Set<object>();
  readonly #whole = new Set<WalkedModule>();
  /** Modules of whose objects one has been changed, or come to by a walk over another one. */
  readonly #apart = new Set<WalkedModule>();
  #record: Record | undefined;
  #met: object[] | undefined;

  constructor(interpreter: Interpreter, shared: SharedRuns | undefined) {
    this.#interpreter = interpreter;
    this.#shared = shared?.isOn ? shared.walked : undefined;
    for (const object of interpreter.changed) {
      const walked = this.#shared?.byObject.get(object);
      if (walked !== undefined) this.#apart.add(walked);
    }
  }

  /** Notes that the walk has come to `object`; gives whether it had before. */
  has(object: object): boolean {
    const owner = this.#shared?.byObject.get(object);
    const isKnown = this.#objects.has(object) || (owner !== undefined && this.#whole.has(owner));
    if (isKnown) {
      if (this.#record !== undefined && !this.#record.objects.has(object)) {
        if (owner === undefined) this.#record.isPartial = true;
        else this.#record.behind.add(owner);
      }
      return true;
    }
    this.#objects.add(object);
    this.#met?.push(object);
    if (owner !== undefined) this.#apart.add(owner);
    this.#record?.objects.add(object);
    return false;
  }

  /** The objects that `walk` comes to, and no walk before it has. */
  during(walk: () => void): readonly object[] {
    const met: object[] = [];
    this.#met = met;
    walk();
    this.#met = undefined;
    return met;
  }

  /** Notes that something is held. */
  hold(held: Held): void {
    this.#record?.held.push(held);
  }

  /** Notes what the walk depends on: what a module that it has come to is at the moment. */
  standing(module: ModuleValue): Standing {
    const standing = standingOf(this.#interpreter, module);
    this.#record?.modules.set(module, standing);
    return standing;
  }

  /** Notes that the walk looks into `object`, which it may come to more than once. */
  watch(object: object): void {
    this.#record?.watched.add(object);
  }

  /** Notes that there is nothing in an object of which nothing is known. */
  empty(keeper: Keeper): void {
    this.#record?.empty.push(keeper);
  }

  /** The walk over `state` that was remembered, where another one would come to the same; its objects count as come to then. */
  again(state: ModuleState): WalkedModule | undefined {
    const walked = this.#shared?.byModule.get(state);
    if (walked === undefined || this.#apart.has(walked)) return undefined;
    for (const other of walked.behind) if (!this.#whole.has(other)) return undefined;
    for (const object of walked.watched) if (this.#interpreter.changed.has(object)) return undefined;
    for (const [module, standing] of walked.modules)
      if (standingOf(this.#interpreter, module) !== standing) return undefined;
    for (const { slots } of walked.empty) if (slots !== undefined && slots.size > 0) return undefined;
    this.#whole.add(walked);
    return walked;
  }

  /** Walks over `state` by `walk`, which gives how many values it looked at, and remembers that for the next program. */
  remember(state: ModuleState, walk: () => number): void {
    const shared = this.#shared;
    if (shared === undefined || shared.byModule.has(state)) {
      walk();
      return;
    }
    const record: Record = {
      held: [],
      objects: new Set(),
      behind: new Set(),
      modules: new Map(),
      empty: [],
      watched: new Set(),
      isPartial: false,
    };
    this.#record = record;
    const steps = walk();
    this.#record = undefined;
    const { objects, isPartial, ...rest } = record;
    const { changed } = this.#interpreter;
    if (isPartial) return;
    for (const object of objects) if (changed.has(object) || shared.byObject.has(object)) return;
    for (const object of rest.watched) if (changed.has(object)) return;
    const walked: WalkedModule = { ...rest, steps };
    shared.byModule.set(state, walked);
    for (const object of objects) shared.byObject.set(object, walked);
    this.#whole.add(walked);
  }
}

/** Values that one search for what keeps an object looks at. */
const mostKept = 20_000;

/** What tells the object that `value` is from any other; undefined where only a reference is known, or nothing. */
function identityOf(value: Value): object | undefined {
  switch (value.kind) {
    case 'object':
    case 'function':
    case 'external-object':
      return value.attributes;
    case 'class':
      return value.scope.variables;
    case 'sequence':
    case 'generator':
    case 'partial':
      return value;
    case 'mapping':
      return value.entries;
    default:
      return undefined;
  }
}

/**
 * Whether something keeps `wanted`, to which there are weak references: a module, the code that runs, what either of them has, or a
 * circle of which it is a part. So it is taken to be where that cannot be told, as what a generator has, or somebody whose code is
 * not known.
 */
export function isHeld(interpreter: Interpreter, wanted: Value): boolean {
  const object = wanted.kind === 'bound-method' ? wanted.self : wanted;
  const identity = identityOf(object);
  if (identity === undefined || (identity as Partial<Slots>).isHandedOut === true) return true;
  const { modules, scopes, inUse, placed, builtins, raised, handled } = interpreter;
  const search = new Search(interpreter, identity);
  for (const { value } of modules.values()) search.slots(value.scope.variables);
  for (const scope of scopes) search.around(scope);
  const values: Value[] = [...inUse.flat(), ...placed.values(), ...builtins.values()];
  for (const one of [raised, handled]) if (one !== undefined) values.push(one.value);
  if (search.isFrom(values)) return true;
  if (object.kind !== 'object') return false;
  search.slots(object.attributes);
  return search.isFrom(object.native === undefined ? [] : [object.native]);
}

/** Looks for the object `identity` in what keeps what. */
class Search {
  readonly #interpreter: Interpreter;
  readonly #identity: object;
  readonly #seen = new Set<object>();
  readonly #pending: Value[] = [];

  constructor(interpreter: Interpreter, identity: object) {
    this.#interpreter = interpreter;
    this.#identity = identity;
  }

  slots(of: Slots): void {
    if (this.#seen.has(of)) return;
    this.#seen.add(of);
    for (const [, slot] of of.peekAll()) this.#keep(slot);
  }

  /** The namespaces that the code in `scope` has. */
  around(scope: Scope): void {
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) this.slots(at.variables);
  }

  #keep(slot: Slot | undefined, hasKey = true): void {
    for (const { value, key } of slot?.parts ?? (slot === undefined ? [] : [slot])) {
      if (value.kind !== 'literal' && value.kind !== 'external') this.#pending.push(value);
      if (key !== undefined && hasKey) this.#pending.push(key);
    }
  }

  /** Whether it is kept by one of `values`, or by what has been met before. */
  isFrom(values: readonly Value[]): boolean {
    const pending = this.#pending;
    pending.push(...values);
    for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
      if (--this.#interpreter.stepsToHolders < 0 || this.#seen.size > mostKept) return true;
      if (value.kind === 'generator' || identityOf(value) === this.#identity) return true;
      this.#inside(value);
    }
    return false;
  }

  #inside(value: Value): void {
    const seen = this.#seen;
    const pending = this.#pending;
    if (value.kind === 'sequence' || value.kind === 'mapping' || value.kind === 'partial') {
      const own = identityOf(value) ?? value;
      if (seen.has(own)) return;
      seen.add(own);
    }
    switch (value.kind) {
      case 'object':
        this.slots(value.attributes);
        pending.push(value.class);
        if (value.native !== undefined) pending.push(value.native);
        break;
      case 'external-object':
        this.slots(value.attributes);
        break;
      case 'class':
        if (seen.has(value.scope.variables)) break;
        this.slots(value.scope.variables);
        pending.push(...value.bases);
        if (value.metaclass !== undefined) pending.push(value.metaclass);
        if (value.registered !== undefined) pending.push(value.registered);
        break;
      case 'function': {
        const { setter, deleter, implementations, results, defaults, attributes, scope } = value;
        for (const one of [setter, deleter, implementations]) if (one !== undefined) pending.push(one);
        if (seen.has(attributes)) break;
        this.slots(attributes);
        for (const slot of defaults.values()) this.#keep(slot);
        if (results !== undefined) this.slots(results);
        this.around(scope);
        break;
      }
      case 'module':
        this.slots(value.scope.variables);
        break;
      case 'sequence':
        if (value.isWeak !== true) for (const slot of value.elements) this.#keep(slot);
        break;
      case 'mapping':
        for (const [, slot] of value.entries.peekAll()) {
          if (value.isWeak !== true) this.#keep(slot, value.hasWeakKeys !== true);
          else if (slot.key !== undefined) pending.push(slot.key);
        }
        this.#keep(value.factory);
        if (value.parents !== undefined) pending.push(value.parents);
        break;
      case 'bound-method':
        pending.push(value.self, value.function);
        break;
      case 'native-method':
      case 'super':
        pending.push(value.self);
        break;
      case 'namespace':
        pending.push(value.of);
        break;
      case 'partial':
        pending.push(value.callee, ...value.positional, ...value.keywords.values());
        break;
      case 'choice':
        pending.push(...value.values);
        break;
      case 'unknown': {
        const kept = value.keeps?.slots;
        if (kept !== undefined) this.slots(kept);
        break;
      }
      default:
    }
  }
}
