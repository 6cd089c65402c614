import { offendingModules, patchSubject, type Rule, worstEffect } from './rule.js';

/** Something still holds the original `ssl.SSLContext` when the patch rebinds it: RecursionError on first TLS use. */
export const sslContextBeforePatch: Rule = {
  id: 'ssl-context-before-patch',
  covers: (reference) => reference.kind === 'held' && reference.effect.effect === 'recursion',
  severity: worstEffect,
  words(group, messages) {
    const own = group.references.every(({ kind, event }) => kind === 'held' && event.library === undefined);
    return messages.rules.sslContext({
      patch: patchSubject(group),
      library: group.patch.library,
      holders: own ? [] : offendingModules(group),
    });
  },
};
