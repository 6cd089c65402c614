import { defineRule, heldFacts, holdersOf, worstEffect } from './rule.js';

/** A library that was imported before the patch holds originals other than `ssl.SSLContext`. */
export const libraryBeforePatch = defineRule({
  id: 'library-before-patch',
  severity: 'error',
  since: '0.1.0',
  fix: 'sometimes',
  patchers: 'every',
  about: 'late-reference',
  covers: (reference) =>
    reference.kind === 'held' &&
    reference.effect.effect !== 'recursion' &&
    reference.event.library !== undefined,
  severityOf: worstEffect,
  facts: (references, about) => ({ ...heldFacts(references, about), holders: holdersOf(references) }),
  advice: () => [{ kind: 'keep-below' }],
});
