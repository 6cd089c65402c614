import { defineRule } from './rule.js';

const id = 'patcher-before-patch';

/** Two patchers of green threads in one process: each replaces what the other one has put there, and waits in a hub of its own. */
export const patcherBeforePatch = defineRule({
  id,
  severity: 'error',
  since: '0.1.0',
  fix: 'never',
  patchers: 'green',
  about: 'clash',
  covers: () => true,
  severityOf: () => 'error',
  facts: ([clash]) => clash!,
  advice: ({ first, second, library, after }) => [
    { kind: 'of-rule', rule: id, facts: { first, second, library, after } },
  ],
});
