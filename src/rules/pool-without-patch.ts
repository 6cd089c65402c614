import type { Messages, PoolNamed, Words } from '../messages/messages.js';
import type { Prose } from '../text/prose.js';

/** The rule about pools of Celery. It is about a patch that never runs, so it has no late references to share out. */
export const poolWithoutPatch = {
  id: 'pool-without-patch',
  words: (facts: PoolNamed, messages: Messages): Words => messages.rules.pool(facts),
  advice: (library: PoolNamed['library'], { advice }: Messages): Prose => advice.pool(library),
} as const;
