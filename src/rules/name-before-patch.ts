import { listed, prose } from '../text/prose.js';
import { type Rule, worstEffect } from './rule.js';
import { consequences, heldNames, patchSubject } from './wording.js';

/** A name, default argument, class attribute or base class of the program itself is still the original. */
export const nameBeforePatch: Rule = {
  id: 'name-before-patch',
  covers: (reference) =>
    reference.kind === 'held' &&
    reference.effect.effect !== 'recursion' &&
    reference.event.library === undefined &&
    reference.event.form !== 'instance',
  severity: worstEffect,
  words(group) {
    const names = heldNames(group);
    const verb = names.length > 1 ? 'were' : 'was';
    return {
      message: prose`${patchSubject(group)} runs after ${listed(names, 3)} ${verb} bound by name: the original stays in use`,
      why: prose`The patch rebinds names inside the standard library's modules; a name that was copied out of them before keeps what it had. ${consequences(group.references)}`,
    };
  },
};
