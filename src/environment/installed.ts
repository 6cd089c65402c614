import type {
  Libraries,
  LibraryAttribute,
  LibraryCall,
  LibraryFacts,
  LiteralArguments,
} from '../interpreter/library-model.js';
import { external, type Value } from '../interpreter/values.js';
import { harmsOwnImportsOnly, judgedHold, reviewedModule, stdlibModule } from '../libraries/tables.js';
import type { PatcherSet } from '../patchers/index.js';
import type { Hold, ImportPatch, PatcherId, Platform, PythonVersion } from '../patchers/types.js';
import { parentOf, topLevelOf } from '../project/module-name.js';
import type { InstalledPackages } from '../project/snapshot.js';
import { usageOf } from '../python/walk.js';
import { remembered } from '../text/memoize.js';
import type { HoldEvent, PatchEvent } from '../trace/trace.js';
import { packagesThatNeed } from './distributions.js';
import { type InstalledRun, installedRun } from './installed-run.js';

/** Installed packages, of which it is remembered what they do. */
export interface Environment {
  readonly run: InstalledRun;
  /** What importing a module whose source can be read does. */
  gathered(module: string): LibraryFacts;
  reading(module: string, name: string): LibraryAttribute | undefined;
  calling(name: string, args: LiteralArguments): LibraryCall | undefined;
  /** Top-level modules of packages that cannot be installed without a library that patches, with these libraries. */
  readonly needPatcher: ReadonlyMap<string, readonly PatcherId[]>;
}

/** Installed packages, before anything is asked of them: they are read, and run on paper, when it is. */
export function readEnvironment(
  installed: InstalledPackages,
  python: PythonVersion | undefined,
  platform: Platform,
  patchers: PatcherSet,
): Environment {
  const run = installedRun(installed, python ?? installed.python, platform, patchers);
  const readingFrom = remembered((module) => remembered((name) => attributeOf(run, module, name)));
  return {
    run,
    gathered: remembered((module) => gathered(run, module)),
    reading: (module, name) => readingFrom(module)(name),
    calling: callsOf(run),
    needPatcher: modulesThatNeed(installed, patchers),
  };
}

function modulesThatNeed(installed: InstalledPackages, patchers: PatcherSet): Environment['needPatcher'] {
  const needed = new Map<string, readonly PatcherId[]>();
  for (const { id, modules } of patchers.all)
    for (const module of packagesThatNeed(installed, modules))
      needed.set(module, [...(needed.get(module) ?? []), id]);
  return needed;
}

/**
 * What is known where the user's own environment is at hand: installed packages are read, and import time is run on
 * paper for them as for the program. What cannot be read, or is not installed, is left to the `measured` table.
 */
export function installedLibraries(environment: Environment, measured: Libraries): Libraries {
  const { run, reading, calling, needPatcher } = environment;
  return {
    patchers: measured.patchers,
    importing: (module) => factsOf(environment, measured, module),
    reading,
    calling(name, args) {
      const read = calling(name, args);
      const known = measured.calling(name, args);
      // What an object has inside is measured: its class is not read for that.
      return read === undefined ? known : { ...read, makes: known?.makes ?? [] };
    },
    knows: (topLevel) => run.isInstalled(topLevel) || measured.knows(topLevel),
    mayPatch: new Set([...measured.mayPatch, ...needPatcher.keys()]),
    patchWhenCalled: new Map([...measured.patchWhenCalled, ...needPatcher]),
  };
}

function factsOf(
  { run, gathered: read }: Environment,
  measured: Libraries,
  module: string,
): LibraryFacts | undefined {
  if (reviewedModule(module) !== undefined) return measured.importing(module);
  // Of a module that no file stands for (requests.packages.urllib3) what its package does is known.
  for (let name: string | undefined = module; name !== undefined; name = parentOf(name)) {
    if (run.load(name))
      return (run.exhausted.has(name) ? measured.importing(module) : undefined) ?? read(name);
    if (run.isCompiled(name)) return measured.importing(module);
  }
  return run.isInstalled(topLevelOf(module)) ? undefined : measured.importing(module);
}

function attributeOf(run: InstalledRun, module: string, name: string): LibraryAttribute | undefined {
  // The standard library goes before a package of the same name, such as a backport.
  if (stdlibModule(module) !== undefined || reviewedModule(module) !== undefined) return undefined;
  if (!run.load(module)) return undefined;
  const value = run.read(module, name);
  return { facts: gathered(run, `${module}:${name}`), value: seenFromOutside(value) };
}

/** Different ways to call one thing that are followed; what is called in more is followed as one of which nothing is known. */
const mostCalls = 8;

const anyArguments: LiteralArguments = { positional: [], keywords: new Map(), open: true };

/** What calls of installed functions, classes and their methods do, each way to call one of them once. */
function callsOf(run: InstalledRun): Environment['calling'] {
  const known = new Map<string, Map<string, LibraryCall>>();
  return (name, args) => {
    const place = placeOf(run, name);
    if (place === undefined) return undefined;
    const ways = known.get(name) ?? new Map<string, LibraryCall>();
    known.set(name, ways);
    const given = ways.size < mostCalls || ways.has(keyOf(args)) ? args : anyArguments;
    const key = keyOf(given);
    const call = ways.get(key) ?? callOf(run, place, given, `${name}(${key})`);
    ways.set(key, call);
    return call;
  };
}

function keyOf({ positional, keywords, open }: LiteralArguments): string {
  const text = (value: LiteralArguments['positional'][number]) => JSON.stringify(value?.value) ?? '?';
  const named = [...keywords].map(([name, value]) => `${name}=${text(value)}`);
  return [...positional.map(text), ...named, ...(open ? ['...'] : [])].join();
}

/** The module that the full name `name` starts with, and what in it that is: `SolBase.voodoo_init`. */
function placeOf(
  run: InstalledRun,
  name: string,
): { readonly module: string; readonly inside: string } | undefined {
  for (let module = parentOf(name); module !== undefined; module = parentOf(module)) {
    if (stdlibModule(module) !== undefined || reviewedModule(module) !== undefined) return undefined;
    if (run.load(module)) return { module, inside: name.slice(module.length + 1) };
  }
  return undefined;
}

/**
 * What a call does for certain; of what depends on an argument that is not known, or on what was called before, nothing is
 * said. A context or a lock that a library's function makes is held by whoever keeps it; a library's own objects are not.
 */
function callOf(
  run: InstalledRun,
  { module, inside }: { readonly module: string; readonly inside: string },
  args: LiteralArguments,
  as: string,
): LibraryCall {
  const result = run.call(module, inside, args, as);
  const value = result.kind === 'instance' ? result : undefined;
  if (run.runOf(as) === undefined) return { facts: undefined, value, makes: [] };
  const { holds, patches, ...facts } = gathered(run, as, reachedFrom(run, module));
  return {
    facts: {
      ...facts,
      holds: holds.filter(({ conditional }) => conditional !== true),
      patches: patches?.conditional === true ? undefined : patches,
    },
    value,
    makes: [],
  };
}

/**
 * What the program gets hold of when it takes something from a library: an object of the standard library is that
 * object, whatever the library calls it. Everything else is the library's own, and known by the library's name for it.
 */
function seenFromOutside(value: Value): Value | undefined {
  if (value.kind === 'external' || value.kind === 'literal') return value;
  return value.kind === 'module' ? external(value.name) : undefined;
}

/**
 * What the module `start` and everything it imports holds and patches, but for what is in `before`; `start` can be the reading
 * of an attribute, or a call.
 */
function gathered(
  run: InstalledRun,
  start: string,
  before: ReadonlyMap<string, Reached> = new Map(),
): LibraryFacts {
  const reached = new Map([...reachedFrom(run, start)].filter(([module]) => !before.has(module)));
  const holds: Hold[] = [];
  let patches: ImportPatch | undefined;
  for (const [module, { conditional }] of reached) {
    const done = run.runOf(module);
    for (const event of done?.holds ?? []) {
      const hold = holdOf(run, event, conditional, viaOf(reached, module));
      if (hold !== undefined) holds.push(hold);
    }
    for (const copy of copiesIn(run, module))
      holds.push({ ...copy, via: viaOf(reached, module), ...(conditional ? { conditional: true } : {}) });
    for (const event of done?.patches ?? []) patches ??= patchOf(run, event, conditional);
  }
  return { holds, loads: [], patches, source: 'read in the environment', basis: 'installed' };
}

/** The modules that running `start` leads to, itself included. */
function reachedFrom(run: InstalledRun, start: string): ReadonlyMap<string, Reached> {
  const reached = new Map<string, Reached>([[start, { conditional: false, from: undefined }]]);
  // Certain ways first, so that what is reached both ways counts as certain.
  for (const allowed of ['certain', 'conditional'] as const) {
    for (const [module, { conditional }] of reached) {
      for (const [imported, certainty] of run.runOf(module)?.imports ?? []) {
        if (reached.has(imported) || (allowed === 'certain' && certainty === 'conditional')) continue;
        reached.set(imported, { conditional: conditional || certainty === 'conditional', from: module });
      }
    }
  }
  return reached;
}

interface Reached {
  readonly conditional: boolean;
  readonly from: string | undefined;
}

/** The modules at which the way to `module` enters further packages, but for its own: that is told by its name. */
function viaOf(reached: ReadonlyMap<string, Reached>, module: string): readonly string[] {
  const via: string[] = [];
  for (let at: string | undefined = module; at !== undefined; ) {
    const from: string | undefined = reached.get(at)?.from;
    if (from !== undefined && packageOf(from) !== packageOf(at)) via.unshift(at);
    at = from;
  }
  return via.filter((name) => packageOf(name) !== packageOf(module));
}

function packageOf(module: string): string {
  return module.split(':')[0]!.split('.')[0]!;
}

/**
 * What the library module `module` keeps of other libraries' names that a patcher replaces, unless only to name it. An object
 * that a patcher replaces under several names is kept under the first of them.
 */
function copiesIn(run: InstalledRun, module: string): readonly Hold[] {
  const holds = new Map<string, Hold>();
  // A patcher keeps what it replaces.
  if (run.patchers.ownerOf(module) !== undefined) return [];
  for (const { kind, effects } of run.patchers.all) {
    if (kind !== 'swap') continue;
    const kept = new Set<string>();
    for (const { name } of effects) {
      // A package knows its own.
      if (topLevelOf(name) === topLevelOf(module)) continue;
      for (const where of run.copiesIn(module, name)) {
        if (!kept.has(where))
          holds.set(`${where} ${name}`, { holder: module, where, name, form: 'reference' });
        kept.add(where);
      }
    }
  }
  return [...holds.values()].flatMap((hold): readonly Hold[] => {
    const syntax = run.syntax(module);
    const usage = syntax === undefined ? 'used' : usageOf(syntax, hold.where);
    if (usage === 'annotation' || usage === 'isinstance') return [];
    return [usage === 'used' ? hold : { ...hold, handedOn: true }];
  });
}

function holdOf(
  run: InstalledRun,
  event: HoldEvent,
  reachedConditionally: boolean,
  via: readonly string[],
): Hold | undefined {
  const { name, form, holder, where } = event;
  if (harmsOwnImportsOnly(holder)) return undefined;
  const hold = event.library?.hold ?? judgedHold({ holder, where, name, form });
  if (hold === undefined || (event.library === undefined && !isCalled(run, hold))) return undefined;
  const conditional = reachedConditionally || event.assumption !== undefined;
  return { ...hold, via, ...(conditional ? { conditional: true } : {}) };
}

/** A class that its module only names in annotations, or asks isinstance() for, is never called. */
function isCalled(run: InstalledRun, { holder, where, name, form }: Hold): boolean {
  if (form !== 'reference' || where.includes('.') || where.includes('(')) return true;
  const syntax = run.syntax(holder);
  const usage = syntax === undefined ? 'used' : usageOf(syntax, where);
  return usage === 'isinstance' ? name === 'ssl.SSLSocket' : usage !== 'annotation';
}

function patchOf(run: InstalledRun, event: PatchEvent, reachedConditionally: boolean): ImportPatch {
  const { keywords, positional, spread } = event.args;
  const parameters = run.patchers.patchFunction(event.function)?.parameters ?? [];
  const given = new Map(keywords);
  for (const [index, value] of positional.entries()) given.set(parameters[index]?.name ?? '', value);
  if (spread) for (const { name } of parameters) if (!given.has(name)) given.set(name, 'unknown');
  const patch = { function: event.function, keywords: Object.fromEntries(given) };
  const conditional = reachedConditionally || event.assumption !== undefined;
  return conditional ? { ...patch, conditional: true } : patch;
}
