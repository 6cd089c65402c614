import type { QualifiedName } from './types.js';

/** One name for one object: the standard library offers several of what a patch replaces under two or three names. */

/** Modules that are another module under another name: Python 2's, six's, and the C halves of Python modules. */
const MODULE_ALIASES: ReadonlyMap<string, string> = new Map([
  ['thread', '_thread'],
  ['Queue', 'queue'],
  ['__builtin__', 'builtins'],
  ['posix', 'os'],
  ['nt', 'os'],
  ['_queue', 'queue'],
  ['dummy_thread', '_thread'],
  ['six.moves._thread', '_thread'],
  ['six.moves.queue', 'queue'],
  ['six.moves.builtins', 'builtins'],
]);

/**
 * Canonical name first, the other names of the same object after it.
 * `_thread.RLock` is not here: it stays C code whatever is patched, while `threading.RLock()` chooses at each call.
 */
const OBJECT_ALIASES: readonly (readonly [QualifiedName, ...QualifiedName[]])[] = [
  [
    'threading.Lock',
    'threading._allocate_lock',
    '_thread.allocate_lock',
    '_thread.allocate',
    '_thread.lock',
    '_thread.Lock',
    'multiprocessing.dummy.Lock',
  ],
  ['threading.RLock', 'threading._RLock', 'threading._CRLock', 'multiprocessing.dummy.RLock'],
  ['threading.Condition', 'threading._Condition', 'multiprocessing.dummy.Condition'],
  ['threading.Event', 'threading._Event', 'multiprocessing.dummy.Event'],
  ['threading.Timer', 'threading._Timer'],
  ['threading.local', '_thread._local'],
  ['threading.get_ident', 'threading._get_ident', '_thread.get_ident'],
  ['threading.current_thread', 'threading.currentThread', 'multiprocessing.dummy.current_process'],
  ['_thread.start_new_thread', '_thread.start_new', 'threading._start_new_thread'],
  ['_thread.LockType', 'threading._LockType'],
  ['socket.socket', 'socket.SocketType', 'socket._socketobject'],
  ['socket.gethostbyname', '_socket.gethostbyname'],
  ['socket.gethostbyname_ex', '_socket.gethostbyname_ex'],
  ['socket.gethostbyaddr', '_socket.gethostbyaddr'],
  ['socket.getnameinfo', '_socket.getnameinfo'],
  ['queue.Queue', 'multiprocessing.dummy.Queue', 'multiprocessing.dummy.JoinableQueue'],
  ['os.waitpid', 'subprocess._waitpid'],
  ['builtins.open', 'io.open', '_io.open'],
  ['concurrent.futures.ThreadPoolExecutor', 'concurrent.futures.thread.ThreadPoolExecutor'],
  ['sqlalchemy.orm.scoped_session', 'sqlalchemy.orm.scoping.scoped_session'],
  // Agents that come in repositories of their own patch by neutron's function, which only calls eventlet's.
  ['eventlet.monkey_patch', 'eventlet.patcher.monkey_patch', 'neutron.common.eventlet_utils.monkey_patch'],
];

const CANONICAL: ReadonlyMap<QualifiedName, QualifiedName> = new Map(
  OBJECT_ALIASES.flatMap(([canonical, ...others]) => others.map((other) => [other, canonical] as const)),
);

/**
 * The name under which effects and replacements are looked up.
 * `thread.allocate_lock`, `_thread.allocate_lock` and `threading.Lock` all give `threading.Lock`; a name without
 * aliases is returned as it is. Source: identity (`is`) of the objects, CPython 2.7 and 3.10 to 3.13.
 */
export function canonicalName(name: QualifiedName): QualifiedName {
  const dot = name.lastIndexOf('.');
  const module = dot < 0 ? undefined : MODULE_ALIASES.get(name.slice(0, dot));
  const plain = module === undefined ? name : module + name.slice(dot);
  return CANONICAL.get(plain) ?? plain;
}

/** Which calls make an object that keeps hold of something a patch replaces. */

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

const kept = /(?:^|[._])_*(?:orig|original|real|native|unpatched|saved)(?:[._]|$)/i;

/** Whether a name says that its object is kept as it was before any patch: `_original_write`, `real_sleep`. */
export function isSavedOriginal(name: string): boolean {
  return kept.test(name);
}
