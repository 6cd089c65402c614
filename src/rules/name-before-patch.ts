import { defineRule, heldFacts, worstEffect } from './rule.js';

const id = 'name-before-patch';

/** A name, default argument, class attribute or base class of the program itself is still the original. */
export const nameBeforePatch = defineRule({
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
    reference.event.form !== 'instance',
  severityOf: worstEffect,
  facts: heldFacts,
  advice(_, { offenders }) {
    const name = offenders[0]?.names[0] ?? '';
    const dot = name.lastIndexOf('.');
    const lookUpLate = { kind: 'of-rule', rule: id, facts: { module: name.slice(0, dot), name } } as const;
    return dot > 0 ? [lookUpLate, { kind: 'keep-below' }] : [{ kind: 'keep-below' }];
  },
});
