import { defineRule, offendingModules, worstEffect } from './rule.js';

/** Something still holds the original `ssl.SSLContext` when the patch rebinds it: RecursionError on first TLS use. */
export const sslContextBeforePatch = defineRule({
  id: 'ssl-context-before-patch',
  severity: 'error',
  since: '0.1.0',
  fix: 'sometimes',
  patchers: 'recursing',
  about: 'late-reference',
  covers: (reference) => reference.kind === 'held' && reference.effect.effect === 'recursion',
  severityOf: worstEffect,
  facts(references, about) {
    const own = references.every(({ kind, event }) => kind === 'held' && event.library === undefined);
    /** Modules that hold the original; none means the program itself. */
    const holders = own ? [] : offendingModules(about);
    return { patch: about.patch.by, library: about.patch.library, holders };
  },
  advice: () => [{ kind: 'keep-below' }],
});
