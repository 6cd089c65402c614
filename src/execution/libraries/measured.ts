import { importPatchers, thirdPartyModule } from '../../knowledge/index.js';
import type { ModuleKnowledge } from '../../knowledge/types.js';
import type { Libraries, LibraryFacts } from './facts.js';

const mayPatch: ReadonlySet<string> = new Set(importPatchers());

/**
 * What was measured beforehand: the table that late-patch comes with. `isAtHand` tells of a library whether the program
 * counts on it: some hold more where they find another one.
 */
export function measuredLibraries(isAtHand: (module: string) => boolean): Libraries {
  return {
    importing(module) {
      const knowledge = thirdPartyModule(module);
      return knowledge === undefined ? undefined : inCompany(knowledge, isAtHand);
    },
    reading: () => undefined,
    calling: () => undefined,
    knows: (topLevel) => thirdPartyModule(topLevel) !== undefined,
    mayPatch,
  };
}

/** What was measured of a module, and beside it what was in the company of libraries that are all at hand. */
export function inCompany(
  { companies, ...facts }: ModuleKnowledge,
  isAtHand: (module: string) => boolean,
): LibraryFacts {
  const more = companies.filter(({ modules }) => modules.every(isAtHand)).flatMap(({ holds }) => holds);
  return { ...facts, holds: [...facts.holds, ...more], basis: 'measured' };
}
