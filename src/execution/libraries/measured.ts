import { importPatchers, thirdPartyModule } from '../../knowledge/index.js';
import type { Libraries } from './facts.js';

/** What was measured beforehand: the table that late-patch comes with. */
export const measuredLibraries: Libraries = {
  importing(module) {
    const facts = thirdPartyModule(module);
    return facts === undefined ? undefined : { ...facts, basis: 'measured' };
  },
  reading: () => undefined,
  calling: () => undefined,
  knows: (topLevel) => thirdPartyModule(topLevel) !== undefined,
  mayPatch: new Set(importPatchers()),
};
