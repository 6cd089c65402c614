import { listed, prose } from '../text/prose.js';
import { type Rule, worstEffect } from './rule.js';
import { consequences, heldNames, offendingModules, patchSubject } from './wording.js';

/** A library that was imported before the patch holds originals other than `ssl.SSLContext`. */
export const libraryBeforePatch: Rule = {
  id: 'library-before-patch',
  covers: (reference) =>
    reference.kind === 'held' &&
    reference.effect.effect !== 'recursion' &&
    reference.event.library !== undefined,
  severity: worstEffect,
  words(group) {
    return {
      message: prose`${patchSubject(group)} runs after ${offendingModules(group)} took hold of ${listed(heldNames(group), 3)}: the library stays unpatched`,
      why: prose`The library copied these names out of the standard library when it was imported, and the patch does not reach its copies. ${consequences(group.references)}`,
    };
  },
};
