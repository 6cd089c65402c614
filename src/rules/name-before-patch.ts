import { consequences, heldNames, patchSubject, type Rule, worstEffect } from './rule.js';

/** A name, default argument, class attribute or base class of the program itself is still the original. */
export const nameBeforePatch: Rule = {
  id: 'name-before-patch',
  covers: (reference) =>
    reference.kind === 'held' &&
    reference.effect.effect !== 'recursion' &&
    reference.event.library === undefined &&
    reference.event.form !== 'instance',
  severity: worstEffect,
  words: (group, messages) =>
    messages.rules.name({
      patch: patchSubject(group),
      names: heldNames(group),
      consequences: consequences(group.references, messages),
    }),
};
