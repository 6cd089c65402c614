import { severityRank } from '../patchers/types.js';
import { defineRule, firstConsequence } from './rule.js';

/**
 * The program imported `ssl`, `socket` or `threading` itself before the patch, which still reaches them in place; or what a
 * patcher changes only where it is imported after that.
 */
export const moduleBeforePatch = defineRule({
  id: 'module-before-patch',
  severity: 'notice',
  since: '0.1.0',
  fix: 'sometimes',
  patchers: 'every',
  about: 'late-reference',
  covers: (reference) => reference.kind === 'loaded',
  severityOf(references) {
    const all = references.map(
      (one) => (one.kind === 'loaded' ? one.first?.severity : undefined) ?? 'notice',
    );
    return all.reduce((worst, one) => (severityRank[one] < severityRank[worst] ? one : worst));
  },
  facts(references, { patch }) {
    const all = references.flatMap((one) => (one.kind === 'loaded' ? [one] : []));
    const modules = [...new Set(all.map(({ event }) => event.module))];
    const first = all[0]?.first;
    const comes = first === undefined ? undefined : firstConsequence(first, patch.library);
    return { patch: patch.by, library: patch.library, modules, ...(comes === undefined ? {} : { comes }) };
  },
  advice: () => [],
});
