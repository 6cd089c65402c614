import type { Libraries, LibraryCall, LibraryFacts } from '../interpreter/library-model.js';
import {
  callPatchers,
  importPatchers,
  stdlibModule,
  thirdPartyCall,
  thirdPartyModule,
} from '../libraries/tables.js';
import type { PatcherSet } from '../patchers/index.js';
import type { AssumedLibraries, ModuleKnowledge, PatcherId } from '../patchers/types.js';
import { parentOf, prefixesOf, topLevelOf } from '../project/module-name.js';

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

/**
 * What was measured beforehand: the table that late-patch comes with. `isAtHand` tells of a library whether the program
 * counts on it: some hold more where they find another one.
 */
export function measuredLibraries(isAtHand: (module: string) => boolean, patchers: PatcherSet): Libraries {
  return {
    patchers,
    importing(module) {
      const knowledge = thirdPartyModule(module);
      return knowledge === undefined ? undefined : coInstalledWith(knowledge, isAtHand);
    },
    reading: () => undefined,
    calling: (name) => measuredCall(name, isAtHand),
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

/** What was measured of the call of `name`: what the modules that it imports hold, by way of these, and what it patches. */
function measuredCall(name: string, isAtHand: (module: string) => boolean): LibraryCall | undefined {
  const call = thirdPartyCall(name);
  if (call === undefined) return undefined;
  const holds = call.imports.flatMap((module) => {
    const knowledge = thirdPartyModule(module);
    const own = knowledge === undefined ? [] : coInstalledWith(knowledge, isAtHand).holds;
    return own.map((hold) => ({
      ...hold,
      via: [module, ...(hold.via ?? [])].filter((one) => one !== hold.holder),
    }));
  });
  const first = new Map(
    holds.map((hold) => [`${hold.holder}:${hold.where}:${hold.name}`, hold] as const).reverse(),
  );
  const facts = {
    holds: [...first.values()].reverse(),
    loads: [],
    patches: call.patches,
    source: call.source,
  };
  return { facts: { ...facts, basis: 'measured' }, value: undefined };
}

/** What was measured of a module, and beside it what was in the presence of other libraries that are all at hand. */
export function coInstalledWith(
  { coInstalled, ...facts }: ModuleKnowledge,
  isAtHand: (module: string) => boolean,
): LibraryFacts {
  const more = coInstalled.filter(({ modules }) => modules.every(isAtHand)).flatMap(({ holds }) => holds);
  return { ...facts, holds: [...facts.holds, ...more], basis: 'measured' };
}
