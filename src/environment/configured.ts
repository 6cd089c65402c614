import type { Libraries, LibraryFacts } from '../interpreter/library-model.js';
import { importPatchers, stdlibModule, thirdPartyModule } from '../libraries/tables.js';
import type { PatcherSet } from '../patchers/index.js';
import type { AssumedLibraries, ModuleKnowledge } from '../patchers/types.js';
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
  };
}

const mayPatch: ReadonlySet<string> = new Set(importPatchers());

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
    calling: () => undefined,
    knows: (topLevel) => thirdPartyModule(topLevel) !== undefined,
    mayPatch,
  };
}

/** What was measured of a module, and beside it what was in the presence of other libraries that are all at hand. */
export function coInstalledWith(
  { coInstalled, ...facts }: ModuleKnowledge,
  isAtHand: (module: string) => boolean,
): LibraryFacts {
  const more = coInstalled.filter(({ modules }) => modules.every(isAtHand)).flatMap(({ holds }) => holds);
  return { ...facts, holds: [...facts.holds, ...more], basis: 'measured' };
}
