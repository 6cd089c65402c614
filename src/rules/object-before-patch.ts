import { consequences, heldNames, patchSubject, type Rule, worstEffect } from './rule.js';

/** A lock, socket, thread, executor or thread-local was created at import, from the original class. */
export const objectBeforePatch: Rule = {
  id: 'object-before-patch',
  covers: (reference) =>
    reference.kind === 'held' &&
    reference.effect.effect !== 'recursion' &&
    reference.event.library === undefined &&
    reference.event.form === 'instance',
  severity: worstEffect,
  words: (group, messages) =>
    messages.rules.object({
      patch: patchSubject(group),
      names: heldNames(group),
      consequences: consequences(group.references, messages),
    }),
};
