import { effectsOf, isOf } from './effects.js';
import { canonicalName, instanceOf } from './names.js';
import {
  canBeCalled,
  type Patcher,
  type PatcherEffect,
  type PatcherKeeper,
  type PatchFunction,
} from './patcher.js';
import { replaceableNames, replacement } from './signature.js';
import type {
  Cure,
  Hold,
  HoldEffect,
  HoldForm,
  ImportPatch,
  PatcherId,
  PythonTarget,
  QualifiedName,
} from './types.js';

/** The patchers that are known, as one value: everything that depends on which they are is asked of it. */
export interface PatcherSet {
  /** In the order of the registry. */
  readonly all: readonly Patcher[];
  /** The row of that name; undefined for a name that no row has. */
  get(id: PatcherId): Patcher | undefined;
  /** The patch function of that full name, or of another name of the same function; undefined for any other. */
  patchFunction(name: QualifiedName): PatchFunction | undefined;
  /** Every patch function, in the order of the registry. */
  readonly functions: readonly PatchFunction[];
  /** What importing exactly this module patches; undefined for most modules. */
  importPatch(module: string): ImportPatch | undefined;
  /** Modules that patch when they are imported. */
  readonly importPatchers: readonly string[];
  /** Canonical names that the patcher replaces when it is called without arguments. */
  replacedByDefault(id: PatcherId): ReadonlySet<QualifiedName>;
  /** Canonical names that some call of some patch function replaces. */
  readonly replaceable: ReadonlySet<QualifiedName>;
  /** What takes the place of the canonical `name`, which patches of `id` remove; undefined for a name that stays. */
  removedBy(id: PatcherId, name: QualifiedName): QualifiedName | undefined;
  /** All names that some patcher removes. */
  readonly removed: ReadonlySet<QualifiedName>;
  /** Whether holding the canonical `name` across the patch of some patcher has, in some form, an effect that is known. */
  isTracked(name: QualifiedName): boolean;
  /** The canonical name of what calling `callee` (any alias) makes an instance of, as far as a patch may replace that. */
  instanceOf(callee: QualifiedName): QualifiedName | undefined;
  /**
   * The canonical name of the class `base` (any alias) whose objects are late, and never the class itself: so is then an object
   * of a class that is derived from it.
   */
  inheritedInstanceOf(base: QualifiedName): QualifiedName | undefined;
  /**
   * Patchers across whose patch it has an effect to hold the canonical `name`: what `owner` has put in its place, or the
   * original.
   */
  lateFor(owner: PatcherId | undefined, name: QualifiedName): readonly PatcherId[];
  /** What holding `name` in `form` across the patch of `id` does; undefined where it is harmless. See `Effects`. */
  effectOf(
    id: PatcherId,
    name: QualifiedName,
    form: HoldForm,
    python: PythonTarget,
    of?: PatcherId,
  ): HoldEffect | undefined;
  /** What a hold inside a library does; it may differ from what the name does in general. See `Effects`. */
  effectOfHold(id: PatcherId, hold: Hold, python: PythonTarget, of?: PatcherId): HoldEffect | undefined;
  /** Rows of the patcher's effects, or of all patchers'. */
  effects(id?: PatcherId): readonly PatcherEffect[];
  /** The patcher that `module` belongs to. */
  ownerOf(module: string): PatcherId | undefined;
  /** The patcher that calling `name` asks whether it has patched a module. */
  askedBy(name: QualifiedName): PatcherId | undefined;
  /** What the call of `name` cures, as the rows say; nothing for most names. */
  curedBy(name: QualifiedName): readonly Cure[];
  /** What the call of `name`, a class or a method of one, makes its object keep; undefined for most names. */
  keeperAt(name: QualifiedName): PatcherKeeper | undefined;
  /** The patcher that `python -m module` runs before the program. */
  launchedBy(module: string): PatcherId | undefined;
  /** Whether functions of the program's own may be what a row names: teams declare theirs. */
  readonly hasDeclared: boolean;
  /** The patchers that have patched what the program `name` runs: `ddtrace-run`. */
  startedBy(name: string): readonly PatcherId[];
  /** Whether a class of this full name has a method that patches or cures: its instances are worth a value. */
  hasMethods(name: QualifiedName): boolean;
  /** Whether a method of this full name patches, cures or keeps something: classes of the program's own have it from there. */
  isMethod(name: QualifiedName): boolean;
  /** Whether the plain import of `module` before some patch is worth a notice. */
  isRewritten(module: string): boolean;
  /** The module around `module`, or itself, before which some patcher wants to be imported. */
  followsPatcher(module: string): string | undefined;
  readonly spellings: Spellings;
}

/** What a patch is written with, for those who look at texts before they read them. */
export interface Spellings {
  /** Last parts of the names of patch functions. */
  readonly functions: ReadonlySet<string>;
  /**
   * Those of them that are a word which functions of many libraries have for a name (`patch`, `initialize`), each with the
   * packages that have it. What declares them, and methods, which any object may be asked for, are not among them.
   */
  readonly common: ReadonlyMap<string, ReadonlySet<string>>;
  /** These, and the names of what prepares a patch. */
  readonly calls: ReadonlySet<string>;
  /** Last parts of the modules and classes that patch functions are attributes of: `monkey`. */
  readonly owners: ReadonlySet<string>;
  /** The top-level packages of patchers' modules. */
  readonly packages: ReadonlySet<string>;
  /** Whether the name of some patcher's module stands in `text`. */
  mentionedIn(text: string): boolean;
}

const none: readonly never[] = [];

/** The set of these patchers. Of two rows that claim one function or module, the first one has it. */
export function createPatcherSet(rows: readonly Patcher[]): PatcherSet {
  const byId = new Map(rows.map((row) => [row.id, { row, effects: effectsOf(row) }]));
  const functions = rows.flatMap((row) => row.functions);
  const byName = firstOf(
    functions.flatMap((fn) => [fn.name, ...(fn.aliases ?? [])].map((name) => [name, fn] as const)),
  );
  const patchFunction = (name: QualifiedName) => byName.get(name) ?? byName.get(canonicalName(name));
  const everyEffect = rows.flatMap((row) => row.effects);
  const tracked = new Set(everyEffect.map(({ name }) => name));
  const instanceAlone = new Set(
    everyEffect.flatMap(({ name, forms }) => (forms.includes('instance') ? [name] : [])),
  );
  for (const { name, forms } of everyEffect)
    if (forms.some((form) => form !== 'instance')) instanceAlone.delete(name);
  const removed = new Map(
    rows.map(({ id, removes = {} }) => [
      id,
      new Map(Object.entries(removes).map(([name, instead]) => [canonicalName(name), instead])),
    ]),
  );
  const made = firstOf([
    ...rows.flatMap((row) => Object.entries(row.makes ?? {})),
    ...everyEffect.flatMap(({ name, forms }) =>
      forms.includes('instance') ? [[name, name] as [string, string]] : [],
    ),
  ]);
  const byModule = firstOf(rows.flatMap(({ id, modules }) => modules.map((module) => [module, id] as const)));
  const asked = firstOf(rows.flatMap(({ id, asks = [] }) => asks.map((name) => [name, id] as const)));
  const launched = firstOf(
    rows.flatMap(({ id, launchModules = [] }) => launchModules.map((module) => [module, id] as const)),
  );
  const cures = new Map<QualifiedName, Cure[]>();
  for (const { id, effects, cures: calls = [] } of rows)
    for (const { call, argument, of = effects.map(({ name }) => name) } of calls)
      cures.set(call, [...(cures.get(call) ?? []), { id, argument, of: new Set(of) }]);
  const keepers = firstOf(
    rows.flatMap((row) =>
      (row.keepers ?? []).flatMap((keeper) =>
        keeper.classes.flatMap((name) =>
          [name, `${name}.${keeper.method}`].map((one) => [one, keeper] as const),
        ),
      ),
    ),
  );
  const imports = firstOf(rows.flatMap((row) => Object.entries(row.imports ?? {})));
  const rewritten = new Set(rows.flatMap(({ loaded }) => loaded));
  const followers = new Set(rows.flatMap(({ first }) => first?.before ?? []));
  const classes = new Set([...byName.keys(), ...cures.keys()].map(ownerName));
  // Worked out when it is first asked for: a start that meets no patch needs none of it.
  const byDefault = new Map<PatcherId, ReadonlySet<QualifiedName>>();
  let replaceable: ReadonlySet<QualifiedName> | undefined;
  const spellings = spellingsOf(rows, byName, [...byModule.keys()]);
  const { packages } = spellings;
  return {
    all: rows,
    get: (id) => byId.get(id)?.row,
    patchFunction,
    functions,
    importPatch(module) {
      const name = imports.get(module);
      return name === undefined ? undefined : { function: name, keywords: {} };
    },
    importPatchers: [...imports.keys()],
    replacedByDefault(id) {
      const known = byDefault.get(id);
      if (known !== undefined) return known;
      const fn = patchFunction(byId.get(id)?.row.defaultFunction ?? '');
      const nothing = { keywords: new Map(), positional: [], spread: false };
      const replaced = fn === undefined ? new Set<QualifiedName>() : replacement(fn, nothing).certain;
      byDefault.set(id, replaced);
      return replaced;
    },
    get replaceable() {
      replaceable ??= new Set(functions.flatMap(replaceableNames));
      return replaceable;
    },
    removedBy: (id, name) => removed.get(id)?.get(name),
    removed: new Set([...removed.values()].flatMap((names) => [...names.keys()])),
    isTracked: (name) => tracked.has(name),
    lateFor: (owner, name) =>
      rows.flatMap(({ id, effects }) =>
        effects.some((row) => row.name === name && isOf(row, owner)) ? [id] : [],
      ),
    inheritedInstanceOf(base) {
      const name = canonicalName(base);
      return instanceAlone.has(name) ? name : undefined;
    },
    instanceOf: (callee) => made.get(canonicalName(callee)) ?? instanceOf(callee),
    effectOf: (id, name, form, python, of) => byId.get(id)?.effects.ofName(name, form, python, of),
    effectOfHold: (id, hold, python, of) => byId.get(id)?.effects.ofHold(hold, python, of),
    effects: (id) => (id === undefined ? everyEffect : (byId.get(id)?.row.effects ?? [])),
    ownerOf(module) {
      // Most modules belong to no patcher's package.
      const dot = module.indexOf('.');
      if (!packages.has(dot < 0 ? module : module.slice(0, dot))) return undefined;
      for (let name = module; name !== ''; name = ownerName(name)) {
        const id = byModule.get(name);
        if (id !== undefined) return id;
      }
      return undefined;
    },
    askedBy: (name) => asked.get(name),
    curedBy: (name) => cures.get(name) ?? none,
    keeperAt: (name) => keepers.get(name),
    launchedBy: (module) => launched.get(module),
    hasDeclared: functions.some(({ isDeclared }) => isDeclared),
    startedBy: (name) => rows.flatMap(({ id, launchers = [] }) => (launchers.includes(name) ? [id] : [])),
    hasMethods: (name) => classes.has(name),
    isMethod: (name) => byName.has(name) || cures.has(name) || keepers.has(name),
    isRewritten: (module) => rewritten.has(module),
    followsPatcher(module) {
      if (followers.size === 0) return undefined;
      for (let name = module; name !== ''; name = ownerName(name)) if (followers.has(name)) return name;
      return undefined;
    },
    spellings,
  };
}

function spellingsOf(
  rows: readonly Patcher[],
  byName: ReadonlyMap<QualifiedName, PatchFunction>,
  modules: readonly string[],
): Spellings {
  const names = [...byName.keys()].filter(canBeCalled);
  const functions = new Set(names.map(lastPart));
  const preparations = rows.flatMap((row) => row.preparations ?? []);
  return {
    functions,
    common: commonIn(names.map((name) => [name, byName.get(name)?.isDeclared === true])),
    calls: new Set([...functions, ...preparations]),
    owners: new Set(names.map((name) => lastPart(ownerName(name)))),
    packages: new Set(modules.map((module) => module.split('.', 1)[0]!)),
    mentionedIn: (text) => modules.some((module) => text.includes(module)),
  };
}

function commonIn(
  functions: readonly (readonly [QualifiedName, isDeclared: boolean])[],
): Spellings['common'] {
  const isMeant = ([name, isDeclared]: (typeof functions)[number]) =>
    isDeclared || lastPart(name).includes('_') || isMethodName(name);
  const meant = new Set(functions.filter(isMeant).map(([name]) => lastPart(name)));
  const packages = new Map<string, Set<string>>();
  for (const [name] of functions) {
    const word = lastPart(name);
    if (!meant.has(word))
      packages.set(word, (packages.get(word) ?? new Set()).add(name.slice(0, name.indexOf('.'))));
  }
  return packages;
}

function isMethodName(name: QualifiedName): boolean {
  return /^[A-Z]/.test(lastPart(ownerName(name)));
}

/** `a.b` of `a.b.c`; empty for a name without dots. */
function ownerName(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** A map in which the first of two entries with one key counts. */
function firstOf<Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, Value> {
  const map = new Map<string, Value>();
  for (const [key, value] of entries) if (!map.has(key)) map.set(key, value);
  return map;
}
