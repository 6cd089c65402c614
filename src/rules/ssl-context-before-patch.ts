import { defineRule, type Holder, holdersOf, worstEffect } from './rule.js';

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
    const libraries = holdersOf(references);
    const modules = references.flatMap((one) =>
      one.kind === 'held' && one.event.library === undefined ? [one.event.holder] : [],
    );
    const own = [...new Set(modules)].map((name): Holder => ({ name, isStandard: false }));
    /** Who holds the original; none means the program itself. */
    const holders = libraries.length === 0 ? [] : [...libraries, ...own];
    const { patch, isPython2 = false } = about;
    return { patch: patch.by, library: patch.library, holders, isPython2 };
  },
  advice: () => [{ kind: 'keep-below' }],
});
