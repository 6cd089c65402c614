import effects from './data/eventlet-effects.json' with { type: 'json' };
import {
  type Patcher,
  type PatcherEffect,
  type PatchFunction,
  type PatchGroup,
  type PatchParameter,
  waiting,
} from './patcher.js';

/** What `eventlet.monkey_patch` replaces. Checked against a running eventlet by patch-functions.oracle.test.ts. */

/**
 * eventlet rebinds `threading.RLock` and `queue.SimpleQueue` on every call, whatever the keywords. They stand under
 * `thread` all the same: without it the locks inside them are native before and after, so order changes nothing.
 */
const GROUPS: readonly PatchGroup[] = [
  group('os', 'os', 'fdopen read write wait waitpid open'),
  group('select', 'select', 'select poll epoll kqueue kevent devpoll'),
  group(
    'select',
    'selectors',
    'DefaultSelector SelectSelector PollSelector EpollSelector KqueueSelector DevpollSelector',
  ),
  group(
    'socket',
    'socket',
    'socket fromfd socketpair timeout create_connection getaddrinfo gethostbyname gethostbyname_ex getnameinfo',
  ),
  group(
    'socket',
    'ssl',
    'SSLContext SSLSocket wrap_socket create_default_context _create_default_https_context sslwrap_simple',
  ),
  group(
    'thread',
    '_thread',
    'allocate_lock allocate Lock LockType _local get_ident start_new_thread start_new start_joinable_thread _ThreadHandle _make_thread_handle _get_main_thread_ident _count exit interrupt_main stack_size',
  ),
  {
    ...group(
      'thread',
      'threading',
      'Lock RLock _allocate_lock local current_thread currentThread get_ident _start_new_thread _start_joinable_thread _ThreadHandle _make_thread_handle _get_main_thread_ident _set_sentinel _shutdown _sleep stack_size _active _limbo _active_limbo_lock',
    ),
    remade: ['threading.Condition', 'concurrent.futures.ThreadPoolExecutor'],
  },
  group('thread', 'logging', '_lock'),
  group('thread', 'queue', 'Queue LifoQueue PriorityQueue SimpleQueue'),
  group('time', 'time', 'sleep'),
  group('subprocess', 'subprocess', 'Popen call check_call check_output'),
  group('builtins', 'builtins', 'open'),
  group('MySQLdb', 'MySQLdb', 'connect'),
];

const FUNCTIONS: readonly PatchFunction[] = [
  {
    name: 'eventlet.monkey_patch',
    aliases: ['eventlet.patcher.monkey_patch'],
    library: 'eventlet',
    parameters: parameters(),
    selection: 'only-true',
    keywordAliases: { __builtin__: 'builtins' },
    unknownKeywords: 'rejected',
    positional: 'rejected',
    groups: GROUPS,
    source: 'SEMANTICS 2.1; eventlet/patcher.py and a dump, eventlet 0.41.3 on Python 3.10 to 3.13',
  },
];

const EFFECTS = effects as unknown as readonly PatcherEffect[];

/** What waits in gevent's hub holds up eventlet's as the original would; ran for sleep, select, socket and Queue. */
const BLOCKING_AS_WELL: readonly PatcherEffect[] = EFFECTS.filter(({ effect }) => effect === 'blocks').map(
  (row) => ({ ...row, of: ['gevent'], source: 'ran: eventlet 0.41.3 after gevent 26.9.0, Python 3.11.7' }),
);

const TWO_PATCHERS = 'ran: eventlet 0.41.3 after gevent 26.9.0, Python 3.11.7 and 3.13.0';

export const eventlet: Patcher = {
  id: 'eventlet',
  kind: 'green',
  modules: ['eventlet'],
  functions: FUNCTIONS,
  defaultFunction: 'eventlet.monkey_patch',
  // As gevent's. Names without a row were run or read and are harmless: Thread and Timer by value, Event and Queue objects,
  // Popen, create_default_context, socketpair.
  effects: [...EFFECTS, ...BLOCKING_AS_WELL],
  clashes: [
    // Every call gives importlib the original `_thread` back, whose get_ident no longer names the owner of its locks.
    {
      after: 'gevent',
      theirs: ['threading.get_ident'],
      whileImporting: true,
      comes: 'release-raises',
      source: `${TWO_PATCHERS}, each keyword alone`,
    },
    {
      after: 'gevent',
      theirs: ['ssl.SSLContext'],
      own: ['ssl.SSLContext'],
      comes: 'tls-raises',
      source: TWO_PATCHERS,
    },
    { after: 'gevent', theirs: waiting, own: waiting, comes: 'waits-block', source: TWO_PATCHERS },
  ],
  // eventlet/green/select.py and selectors.py, `__deleted__`; ran on Linux, Python 3.11 and 3.13: only select() stays.
  removes: {
    'select.poll': 'select.select',
    'select.epoll': 'select.select',
    'select.kqueue': 'select.select',
    'select.kevent': 'select.select',
    'select.devpoll': 'select.select',
    'selectors.PollSelector': 'selectors.DefaultSelector',
    'selectors.EpollSelector': 'selectors.DefaultSelector',
    'selectors.KqueueSelector': 'selectors.DefaultSelector',
    'selectors.DevpollSelector': 'selectors.DefaultSelector',
  },
  asks: ['eventlet.patcher.is_monkey_patched'],
  preparations: ['use_hub'],
  launchModules: ['eventlet.patcher'],
  celeryPool: 'eventlet',
  loaded: ['ssl', 'socket', 'threading'],
  advice: {},
};

function parameters(): readonly PatchParameter[] {
  const on = ['os', 'select', 'socket', 'thread', 'time', 'psycopg', 'subprocess'];
  const off = ['MySQLdb', 'builtins'];
  return [
    ...on.map((name) => ({ name, default: 'true' as const })),
    ...off.map((name) => ({ name, default: 'false' as const })),
  ];
}

function group(condition: string, module: string, names: string): PatchGroup {
  return { when: [condition], rebound: names.split(' ').map((name) => `${module}.${name}`), remade: [] };
}
