import { eventlet } from './eventlet.js';
import { gevent } from './gevent.js';
import { createPatcherSet, type PatcherSet } from './patcher-set.js';
import { swapPatchers } from './swaps.js';
import { truststore } from './truststore.js';

export type { Patcher } from './patcher.js';
export { createPatcherSet, type PatcherSet } from './patcher-set.js';

/** The patchers that late-patch comes with. A further one is a row in a file of its own, and its name in this list. */
export const builtInPatchers: PatcherSet = createPatcherSet([gevent, eventlet, truststore, ...swapPatchers]);
