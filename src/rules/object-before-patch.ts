import { defineRule, heldFacts, worstEffect } from './rule.js';

const id = 'object-before-patch';

/** A lock, a thread, an application or a database engine was created at import, from the original class or function. */
export const objectBeforePatch = defineRule({
  id,
  severity: 'error',
  since: '0.1.0',
  fix: 'sometimes',
  patchers: 'every',
  about: 'late-reference',
  covers: (reference) =>
    reference.kind === 'held' &&
    reference.effect.effect !== 'recursion' &&
    reference.event.library === undefined &&
    reference.event.form === 'instance',
  severityOf: worstEffect,
  facts: heldFacts,
  advice: () => [{ kind: 'of-rule', rule: id, facts: {} }, { kind: 'keep-below' }],
});
