import type { HoldEffect, PatchFunction, PatchGroup, PatchParameter } from './types.js';

/**
 * What holding an original across eventlet's patch does. Names without a row were run or read and are harmless:
 * Thread and Timer by value, Event and Queue objects, Popen, create_default_context, socketpair.
 */

const RAN = 'ran: eventlet 0.41.3, Python 3.11.7 and 3.13.0';

/** Where one name has two rows for a form, the first is the one told when the Python version is unknown. */
export const EVENTLET_EFFECTS: readonly Omit<HoldEffect, 'library'>[] = [
  {
    name: 'ssl.SSLContext',
    forms: ['reference', 'subclass', 'instance'],
    effect: 'recursion',
    severity: 'error',
    consequence: 'tls-recursion',
    source: 'SEMANTICS 2.4, V1, V2, V4 and V5',
  },
  {
    name: 'ssl.SSLSocket',
    forms: ['reference'],
    effect: 'misidentified',
    severity: 'notice',
    consequence: 'sockets-do-not-match',
    source: 'SEMANTICS 3.3, ftplib (as gevent, not run)',
  },
  {
    name: 'time.sleep',
    forms: ['reference'],
    effect: 'blocks',
    severity: 'warning',
    consequence: 'blocks-sleeping',
    source: 'SEMANTICS 2.4, V9',
  },
  {
    name: 'socket.socket',
    forms: ['reference', 'subclass', 'instance'],
    effect: 'blocks',
    severity: 'warning',
    consequence: 'blocks-network',
    source: `SEMANTICS 2.4, V6 and V8; ${RAN}, socketpair and create_server objects`,
  },
  ...['getaddrinfo', 'gethostbyname', 'gethostbyname_ex', 'getnameinfo'].map(
    (name): Omit<HoldEffect, 'library'> => ({
      name: `socket.${name}`,
      forms: ['reference'],
      effect: 'blocks',
      severity: 'warning',
      consequence: 'blocks-resolving',
      source: 'SEMANTICS 3.1 (by construction, not timed)',
    }),
  ),
  ...['select', 'poll', 'epoll', 'kqueue'].map(
    (name): Omit<HoldEffect, 'library'> => ({
      name: `select.${name}`,
      forms: name === 'select' ? ['reference'] : ['reference', 'instance'],
      effect: 'blocks',
      severity: 'warning',
      consequence: 'blocks-waiting',
      source: name === 'kqueue' ? 'SEMANTICS 2.1 (as epoll, not run)' : `SEMANTICS 2.4, V22; ${RAN}`,
    }),
  ),
  ...['DefaultSelector', 'EpollSelector', 'PollSelector', 'SelectSelector', 'KqueueSelector'].map(
    (name): Omit<HoldEffect, 'library'> => ({
      name: `selectors.${name}`,
      forms: ['reference', 'subclass', 'instance'],
      effect: 'blocks',
      severity: 'warning',
      consequence: 'blocks-selecting',
      source: name === 'KqueueSelector' ? 'SEMANTICS 2.1 (as EpollSelector, not run)' : RAN,
    }),
  ),
  {
    name: 'queue.SimpleQueue',
    forms: ['reference', 'subclass', 'instance'],
    effect: 'blocks',
    severity: 'warning',
    consequence: 'blocks-queue',
    source: RAN,
  },
  ...['read', 'write', 'fdopen'].map(
    (name): Omit<HoldEffect, 'library'> => ({
      name: `os.${name}`,
      forms: ['reference'],
      effect: 'blocks',
      severity: 'warning',
      consequence: 'blocks-pipe',
      source: name === 'write' ? 'as os.read, not run' : 'ran: eventlet 0.41.3, Python 3.11.7',
    }),
  ),
  ...['wait', 'waitpid'].map(
    (name): Omit<HoldEffect, 'library'> => ({
      name: `os.${name}`,
      forms: ['reference'],
      effect: 'blocks',
      severity: 'warning',
      consequence: 'blocks-child',
      source: name === 'wait' ? 'as os.waitpid, not run' : 'ran: eventlet 0.41.3, Python 3.11.7',
    }),
  ),
  {
    name: 'threading.Lock',
    forms: ['reference', 'instance'],
    effect: 'deadlock',
    severity: 'error',
    consequence: 'deadlock-contended',
    source: `SEMANTICS 2.4, V11 and V12; ${RAN}`,
  },
  {
    name: 'threading.RLock',
    forms: ['reference'],
    effect: 'race',
    severity: 'warning',
    consequence: 'makes-locks-without-exclusion',
    source: `SEMANTICS 2.4, V14; ${RAN}`,
  },
  {
    name: 'threading.RLock',
    forms: ['instance'],
    effect: 'race',
    severity: 'warning',
    consequence: 'lock-without-exclusion-unless-replaced',
    source: `SEMANTICS 2.2 and 2.4, V13 and V15; ${RAN} (found in a module, not as a default argument)`,
  },
  {
    name: 'threading.Condition',
    forms: ['instance'],
    effect: 'crash',
    severity: 'error',
    consequence: 'condition-raises',
    source: `${RAN}: eventlet replaces the lock but not the bound methods kept beside it`,
  },
  ...['Thread', 'Timer'].map(
    (name): Omit<HoldEffect, 'library'> => ({
      name: `threading.${name}`,
      forms: ['instance'],
      effect: 'crash',
      severity: 'warning',
      since: [3, 13],
      consequence: 'start-attribute-error',
      source: 'ran: eventlet 0.41.3, Python 3.13.0 (fine on 3.11.7)',
    }),
  ),
  {
    name: 'threading.local',
    forms: ['reference', 'subclass', 'instance'],
    effect: 'shared',
    severity: 'warning',
    consequence: 'values-shared',
    source: `SEMANTICS 2.4, V19; ${RAN}`,
  },
  {
    name: 'threading.get_ident',
    forms: ['reference'],
    effect: 'misidentified',
    severity: 'notice',
    consequence: 'same-identity',
    source: RAN,
  },
  {
    name: 'concurrent.futures.ThreadPoolExecutor',
    forms: ['instance'],
    effect: 'deadlock',
    severity: 'warning',
    consequence: 'deadlock-submitting',
    source: `${RAN}, three green threads submitting`,
  },
];

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

/** `eventlet.monkey_patch`, also reachable as `eventlet.patcher.monkey_patch`. */
export const EVENTLET_FUNCTIONS: readonly PatchFunction[] = [
  {
    name: 'eventlet.monkey_patch',
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
