import { listed, prose } from '../text/prose.js';
import { type Rule, worstEffect } from './rule.js';
import { consequences, heldNames, patchSubject } from './wording.js';

/** A lock, socket, thread, executor or thread-local was created at import, from the original class. */
export const objectBeforePatch: Rule = {
  id: 'object-before-patch',
  covers: (reference) =>
    reference.kind === 'held' &&
    reference.effect.effect !== 'recursion' &&
    reference.event.library === undefined &&
    reference.event.form === 'instance',
  severity: worstEffect,
  words(group) {
    return {
      message: prose`${patchSubject(group)} runs after a ${listed(heldNames(group), 3)} object was created: it stays native`,
      why: prose`An object keeps the class it was made from, whatever the patch does to the module afterwards. ${consequences(group.references)}`,
    };
  },
};
