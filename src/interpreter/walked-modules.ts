import type { Held, ModuleState, SharedRuns, Standing, WalkedModule, WalkedModules } from './recording.js';
import type { Interpreter } from './state.js';
import type { Keeper, ModuleValue } from './values.js';

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
