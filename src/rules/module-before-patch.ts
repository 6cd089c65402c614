import { defineRule } from './rule.js';

/** The program imported `ssl`, `socket` or `threading` itself before the patch; patching in place still reaches them. */
export const moduleBeforePatch = defineRule({
  id: 'module-before-patch',
  severity: 'notice',
  since: '0.1.0',
  fix: 'sometimes',
  patchers: 'green',
  about: 'late-reference',
  covers: (reference) => reference.kind === 'loaded',
  severityOf: () => 'notice',
  facts(references, { patch }) {
    const loaded = references.flatMap((one) => (one.kind === 'loaded' ? [one.event.module] : []));
    return { patch: patch.by, library: patch.library, modules: [...new Set(loaded)] };
  },
  advice: () => [],
});
