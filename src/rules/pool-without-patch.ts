import { defineRule } from './rule.js';

const id = 'pool-without-patch';

/** Celery takes a pool of greenlets from a setting, or from `-Pgevent`, which patches nothing: only `-P gevent` does. */
export const poolWithoutPatch = defineRule({
  id,
  severity: 'warning',
  since: '0.1.0',
  fix: 'never',
  patchers: 'green',
  about: 'green-pool',
  covers: () => true,
  severityOf: () => 'warning',
  facts: ([pool]) => pool!,
  advice: ({ by, library }) => [{ kind: 'of-rule', rule: id, facts: { by, library } }],
});
