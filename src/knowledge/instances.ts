/** Which calls make an object that keeps hold of something a patch replaces. */
import { canonicalName } from './canonical-name.js';
import type { QualifiedName } from './types.js';

/** Class or factory whose own products are meant, under the name by which effects are looked up. */
const MAKE_THEMSELVES: readonly QualifiedName[] = [
  'threading.Lock',
  'threading.RLock',
  'threading.Condition',
  'threading.local',
  'threading.Thread',
  'threading.Timer',
  'ssl.SSLContext',
  'socket.socket',
  'select.poll',
  'select.epoll',
  'select.kqueue',
  'selectors.DefaultSelector',
  'selectors.EpollSelector',
  'selectors.KqueueSelector',
  'selectors.PollSelector',
  'selectors.SelectSelector',
  'queue.SimpleQueue',
  'subprocess.Popen',
  'concurrent.futures.ThreadPoolExecutor',
];

/** Functions and classes whose result is, or holds, an instance of another class. */
const MAKE_OTHERS: ReadonlyMap<QualifiedName, QualifiedName> = new Map([
  ['ssl.create_default_context', 'ssl.SSLContext'],
  ['ssl._create_unverified_context', 'ssl.SSLContext'],
  ['ssl._create_default_https_context', 'ssl.SSLContext'],
  ['ssl._create_stdlib_context', 'ssl.SSLContext'],
  ['urllib3.util.create_urllib3_context', 'ssl.SSLContext'],
  ['urllib3.util.ssl_.create_urllib3_context', 'ssl.SSLContext'],
  ['requests.packages.urllib3.util.ssl_.create_urllib3_context', 'ssl.SSLContext'],
  ['socket.create_connection', 'socket.socket'],
  ['socket.create_server', 'socket.socket'],
  ['socket.socketpair', 'socket.socket'],
  ['socket.fromfd', 'socket.socket'],
  // Without a scopefunc its registry is a threading.local: one session for all greenlets instead of one each.
  ['sqlalchemy.orm.scoped_session', 'threading.local'],
]);

const MADE: ReadonlyMap<QualifiedName, QualifiedName> = new Map([
  ...MAKE_THEMSELVES.map((name) => [name, name] as const),
  ...MAKE_OTHERS,
]);

/**
 * The canonical name of the class that calling `callee` (any alias) makes or holds an instance of, undefined when the
 * result holds nothing a patch replaces, as for Event, Semaphore, Barrier, Queue and multiprocessing.Lock.
 * Whether that instance is harmful is for `effectOf(library, name, 'instance', python)` to say.
 * Source: SEMANTICS 3.1; ran: gevent 26.9.0 and eventlet 0.41.3, Python 3.11.7 and 3.13.0.
 */
export function instanceOf(callee: QualifiedName): QualifiedName | undefined {
  return MADE.get(canonicalName(callee));
}
