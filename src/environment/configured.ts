import type { Libraries, LibraryCall, LibraryFacts, LiteralArguments } from '../interpreter/library-model.js';
import {
  callPatchers,
  importPatchers,
  stdlibModule,
  thirdPartyCall,
  thirdPartyModule,
} from '../libraries/tables.js';
import type { PatcherSet } from '../patchers/index.js';
import type { AssumedLibraries, Effect, Hold, ModuleKnowledge, PatcherId } from '../patchers/types.js';
import { parentOf, prefixesOf, topLevelOf } from '../project/module-name.js';
import type { Pin } from '../project/pins.js';
import { compareVersions, keeps } from '../project/requirement.js';

/** `libraries`, but of the modules in `assumed`, and what lies in them, is known what the configuration says. */
export function withAssumed(libraries: Libraries, assumed: AssumedLibraries): Libraries {
  const nearest = (module: string): string | undefined => {
    for (let name: string | undefined = module; name !== undefined; name = parentOf(name)) {
      if (assumed.has(name)) return name;
    }
    return undefined;
  };

  function factsOf(module: string, passed: ReadonlySet<string>): LibraryFacts | undefined {
    const name = nearest(module);
    if (name === undefined || passed.has(name)) return libraries.importing(module);
    const { holds, loads, patches } = assumed.get(name)!;
    const loaded = loads
      .flatMap(prefixesOf)
      .flatMap((one) => factsWithName(one, new Set([...passed, name])) ?? []);
    return {
      holds: [
        ...holds,
        ...loaded.flatMap(({ module: via, facts }) =>
          facts.holds.map((hold) => ({
            ...hold,
            via: [via, ...(hold.via ?? [])].filter((one) => one !== hold.holder),
          })),
        ),
      ],
      loads,
      patches: patches ?? loaded.find(({ facts }) => facts.patches !== undefined)?.facts.patches,
      source: 'the configuration',
      basis: 'assumed',
    };
  }

  function factsWithName(module: string, passed: ReadonlySet<string>) {
    const standard = stdlibModule(module);
    const facts: LibraryFacts | undefined =
      standard === undefined ? factsOf(module, passed) : { ...standard, basis: 'measured' };
    return facts === undefined ? undefined : { module, facts };
  }

  const patching = [...assumed].flatMap(([name, { patches, loads }]) =>
    patches === undefined && loads.length === 0 ? [] : topLevelOf(name),
  );
  return {
    patchers: libraries.patchers,
    importing: (module) => factsOf(module, new Set()),
    reading: (module, name) => (nearest(module) === undefined ? libraries.reading(module, name) : undefined),
    calling: libraries.calling,
    knows: (topLevel) =>
      libraries.knows(topLevel) || [...assumed.keys()].some((name) => topLevelOf(name) === topLevel),
    mayPatch: new Set([...libraries.mayPatch, ...patching]),
    patchWhenCalled: libraries.patchWhenCalled,
  };
}

const mayPatch: ReadonlySet<string> = new Set([...importPatchers(), ...callPatchers().map(topLevelOf)]);

/** What the program has of libraries, as far as it decides what these hold. */
export interface AtHand {
  /** Whether the program counts on a library: some hold more where they find another one. */
  readonly has: (module: string) => boolean;
  /** Which version of a distribution it runs with: measured versions may disagree. */
  readonly pin: (distribution: string) => Pin | undefined;
}

/** What was measured beforehand: the table that late-patch comes with. */
export function measuredLibraries(atHand: AtHand, patchers: PatcherSet): Libraries {
  return {
    patchers,
    importing(module) {
      const knowledge = thirdPartyModule(module);
      return knowledge === undefined ? undefined : factsFor(knowledge, atHand);
    },
    reading: () => undefined,
    calling: (name, args) => measuredCall(name, args, atHand),
    knows: (topLevel) => thirdPartyModule(topLevel) !== undefined,
    mayPatch,
    patchWhenCalled: new Map(
      callPatchers().map((name) => [topLevelOf(name), patchersOfCall(name, patchers)] as const),
    ),
  };
}

function patchersOfCall(name: string, patchers: PatcherSet): readonly PatcherId[] {
  const patch = patchers.patchFunction(thirdPartyCall(name)?.patches?.function ?? '');
  return patch === undefined ? [] : [patch.library];
}

/** What was measured of the call of `name`: what the modules that it imports hold, by way of these, what it patches and makes. */
function measuredCall(name: string, { keywords }: LiteralArguments, atHand: AtHand): LibraryCall | undefined {
  const call = thirdPartyCall(name);
  if (call === undefined) return undefined;
  const holds = call.imports.flatMap((module) => {
    const knowledge = thirdPartyModule(module);
    const own = knowledge === undefined ? [] : factsFor(knowledge, atHand).holds;
    return own.map((hold) => ({
      ...hold,
      via: [module, ...(hold.via ?? [])].filter((one) => one !== hold.holder),
    }));
  });
  const first = new Map(
    [...holds, ...call.keeps.filter(isTold)]
      .map((hold) => [`${hold.holder}:${hold.where}:${hold.name}`, hold] as const)
      .reverse(),
  );
  const facts = {
    holds: [...first.values()].reverse(),
    loads: [],
    patches: call.patches,
    source: call.source,
  };
  const isReplaced = call.unless.some((keyword) => keywords.has(keyword));
  return {
    facts: { ...facts, basis: 'measured' },
    value: undefined,
    makes: isReplaced ? [] : call.makes.filter(isTold),
  };
}

/**
 * Whether something is said of what a call has made. Locks and thread locals of an object are its own affair, as those are of which a
 * module's notice tells, and there are as many as there are objects; nothing was run that shows harm of one.
 */
function isTold({ name, effect }: { readonly name: string; readonly effect?: Effect | undefined }): boolean {
  return effect !== 'native-lock' && name !== 'threading.local';
}

/**
 * What was measured of a module, and beside it what was in the presence of other libraries that are all at hand; of what the
 * measured versions disagree on, what is true of the version at hand.
 */
export function factsFor({ coInstalled, ...facts }: ModuleKnowledge, { has, pin }: AtHand): LibraryFacts {
  const more = coInstalled.filter(({ modules }) => modules.every(has)).flatMap(({ holds }) => holds);
  const holds = [...facts.holds, ...more].flatMap((hold) => inVersion(hold, pin));
  return { ...facts, holds, basis: 'measured' };
}

/**
 * The hold where the version at hand has it, else nothing. Of versions that nobody has measured the nearest below speaks, of
 * those that nothing pins the newest: then the hold goes on to say in which versions it was found.
 */
function inVersion(hold: Hold, pin: AtHand['pin']): readonly Hold[] {
  if (hold.versions === undefined || hold.versions.distribution === 'python') return [hold];
  const { versions, ...always } = hold;
  const { distribution, held, free } = versions;
  const all = [...held, ...free].sort(compareVersions);
  const possible = versionsLeft(all, pin(distribution));
  if (!held.includes(possible.at(-1)!)) return [];
  return possible.every((version) => held.includes(version)) ? [always] : [hold];
}

/** The measured versions, oldest first, that may stand for what a pin leaves open; at least one. */
function versionsLeft(all: readonly string[], pin: Pin | undefined): readonly string[] {
  if (pin === undefined) return all;
  const below = (version: string) => all.findLast((one) => compareVersions(one, version) <= 0) ?? all[0]!;
  if (pin.kind === 'exact') return [below(pin.version)];
  const left = all.filter((version) => pin.bounds.every((bound) => keeps(version, bound)));
  if (left.length > 0) return left;
  const upper = pin.bounds.find(({ operator }) => operator.startsWith('<'));
  return upper === undefined ? all.slice(-1) : [below(upper.version)];
}
