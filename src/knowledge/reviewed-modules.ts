/** Third-party modules about which documents and reading the source say more than measuring does. */
import type { Hold, ModuleKnowledge } from './types.js';

const EXECUTOR_LOCK: Hold = {
  holder: 'concurrent.futures.thread',
  where: '_global_shutdown_lock',
  name: 'threading.Lock',
  form: 'instance',
  effect: 'deadlock',
};

/** Looked up before the measured table, longest name first. */
export const REVIEWED_MODULES: ReadonlyMap<string, ModuleKnowledge> = new Map([
  ['gevent', harmless('SEMANTICS 1.4: no gevent module leaves anything stale, but gevent.threadpool')],
  [
    'gevent.threadpool',
    { ...harmless('SEMANTICS 1.4: imports concurrent.futures.thread (M6)'), holds: [EXECUTOR_LOCK] },
  ],
  ['eventlet', harmless('SEMANTICS 2.1: eventlet loads much, but greens its copies (V0)')],
  ['psycogreen', harmless('SEMANTICS 4: sets a wait callback, whose order does not matter')],
  [
    'ddtrace',
    harmless(
      'SEMANTICS 4: keeps originals on purpose; what comes with it is held by locks that never switch',
    ),
  ],
  ['ddtrace.auto', harmless('SEMANTICS 4: ddtrace 1.9.3 and later ask for this import before the patch')],
  ['ddtrace.bootstrap', harmless('SEMANTICS 4: what ddtrace-run loads before the program')],
]);

function harmless(source: string): ModuleKnowledge {
  return { holds: [], loads: [], patches: undefined, companies: [], source };
}
