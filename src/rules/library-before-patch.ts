import { consequences, heldNames, offendingModules, patchSubject, type Rule, worstEffect } from './rule.js';

/** A library that was imported before the patch holds originals other than `ssl.SSLContext`. */
export const libraryBeforePatch: Rule = {
  id: 'library-before-patch',
  covers: (reference) =>
    reference.kind === 'held' &&
    reference.effect.effect !== 'recursion' &&
    reference.event.library !== undefined,
  severity: worstEffect,
  words: (group, messages) =>
    messages.rules.library({
      patch: patchSubject(group),
      names: heldNames(group),
      holders: offendingModules(group),
      consequences: consequences(group.references, messages),
    }),
};
