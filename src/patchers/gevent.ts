import type { HoldEffect, PatchFunction, PatchGroup, PatchParameter, QualifiedName } from './types.js';

/** What holding an original across gevent's patch does. Names without a row were run or read and are harmless. */

const RAN = 'ran: gevent 26.9.0, Python 3.11.7 and 3.13.0';

/** Where one name has two rows for a form, the first is the one told when the Python version is unknown. */
export const GEVENT_EFFECTS: readonly Omit<HoldEffect, 'library'>[] = [
  {
    name: 'ssl.SSLContext',
    forms: ['reference', 'subclass', 'instance'],
    effect: 'recursion',
    severity: 'error',
    consequence: 'tls-recursion',
    source: 'SEMANTICS 1.3 and 3.1, S1 to S5 and S17 to S20',
  },
  {
    name: 'ssl.SSLSocket',
    forms: ['reference'],
    effect: 'misidentified',
    severity: 'notice',
    consequence: 'sockets-do-not-match',
    source: 'SEMANTICS 3.3, ftplib',
  },
  {
    name: 'ssl.SSLSocket',
    forms: ['subclass'],
    effect: 'crash',
    severity: 'warning',
    consequence: 'wrapping-raises',
    source: `${RAN}, sslsocket_class = subclass`,
  },
  {
    name: 'time.sleep',
    forms: ['reference'],
    effect: 'blocks',
    severity: 'warning',
    consequence: 'blocks-sleeping',
    source: 'SEMANTICS 3.1, T1, T4 and T6',
  },
  {
    name: 'socket.socket',
    forms: ['reference', 'subclass', 'instance'],
    effect: 'blocks',
    severity: 'warning',
    consequence: 'blocks-network',
    source: `SEMANTICS 3.1, K2, K6 and K7; ${RAN}, socketpair and create_server objects`,
  },
  ...['getaddrinfo', 'gethostbyname', 'gethostbyname_ex', 'gethostbyaddr', 'getnameinfo'].map(
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
      source: name === 'kqueue' ? 'SEMANTICS 1.1 (as epoll, not run)' : `SEMANTICS 3.1, P7 and P8; ${RAN}`,
    }),
  ),
  ...['DefaultSelector', 'EpollSelector', 'KqueueSelector'].map(
    (name): Omit<HoldEffect, 'library'> => ({
      name: `selectors.${name}`,
      forms: ['reference', 'subclass', 'instance'],
      effect: 'blocks',
      severity: 'warning',
      consequence: 'blocks-selecting',
      source:
        name === 'KqueueSelector' ? 'SEMANTICS 1.1 (as EpollSelector, not run)' : `SEMANTICS 3.1, P9; ${RAN}`,
    }),
  ),
  {
    name: 'selectors.PollSelector',
    forms: ['instance'],
    effect: 'blocks',
    severity: 'warning',
    consequence: 'blocks-selecting',
    source: `${RAN}: the class is repaired in place, an object made earlier is not`,
  },
  {
    name: 'queue.SimpleQueue',
    forms: ['reference', 'subclass', 'instance'],
    effect: 'blocks',
    severity: 'warning',
    consequence: 'blocks-queue',
    source: `SEMANTICS 3.1, Q2; ${RAN}, instance`,
  },
  {
    name: 'os.waitpid',
    forms: ['reference'],
    effect: 'blocks',
    severity: 'warning',
    consequence: 'blocks-child',
    source: `${RAN}`,
  },
  {
    name: 'subprocess.Popen',
    forms: ['reference', 'subclass'],
    effect: 'crash',
    severity: 'error',
    since: [3, 11],
    consequence: 'popen-type-error',
    source: `SEMANTICS 3.1, P3; ${RAN}`,
  },
  {
    name: 'subprocess.Popen',
    forms: ['reference', 'subclass'],
    effect: 'crash',
    severity: 'error',
    before: [3, 11],
    consequence: 'popen-attribute-error',
    source: 'ran: gevent 26.9.0, Python 3.10.13',
  },
  {
    name: 'subprocess.Popen',
    forms: ['instance'],
    effect: 'blocks',
    severity: 'warning',
    consequence: 'blocks-in-wait',
    source: `${RAN}`,
  },
  {
    name: 'threading.Lock',
    forms: ['reference', 'instance'],
    effect: 'deadlock',
    severity: 'error',
    consequence: 'deadlock-contended',
    source: `SEMANTICS 3.1, H2 and H8; ${RAN}`,
  },
  {
    name: 'threading.RLock',
    forms: ['instance'],
    effect: 'race',
    severity: 'warning',
    consequence: 'lock-without-exclusion',
    source: `SEMANTICS 3.1, H9 and M12; ${RAN}`,
  },
  {
    name: 'threading.Condition',
    forms: ['instance'],
    effect: 'race',
    severity: 'warning',
    consequence: 'condition-without-exclusion',
    source: `${RAN}`,
  },
  {
    name: 'threading.Thread',
    forms: ['reference', 'subclass'],
    effect: 'never-joins',
    severity: 'warning',
    before: [3, 13],
    consequence: 'threads-never-join',
    source: `SEMANTICS 3.1, H4, H5 and H4b; ${RAN} (fine on 3.13)`,
  },
  {
    name: 'threading.Timer',
    forms: ['reference', 'subclass'],
    effect: 'never-joins',
    severity: 'warning',
    before: [3, 13],
    consequence: 'timers-never-join',
    source: `${RAN} (fine on 3.13)`,
  },
  ...['Thread', 'Timer'].flatMap((name): readonly Omit<HoldEffect, 'library'>[] => [
    {
      name: `threading.${name}`,
      forms: ['instance'],
      effect: 'never-joins',
      severity: 'warning',
      before: [3, 13],
      consequence: 'never-joined',
      source: 'ran: gevent 26.9.0, Python 3.11.7',
    },
    {
      name: `threading.${name}`,
      forms: ['instance'],
      effect: 'crash',
      severity: 'warning',
      since: [3, 13],
      consequence: 'start-raises',
      source: 'ran: gevent 26.9.0, Python 3.13.0',
    },
  ]),
  {
    name: '_thread.start_new_thread',
    forms: ['reference'],
    effect: 'deadlock',
    severity: 'warning',
    before: [3, 13],
    consequence: 'native-thread-never-wakes',
    source: 'ran: gevent 26.9.0, Python 3.10.13, 3.11.7 and 3.12.1 (fine on 3.13.0)',
  },
  {
    name: 'threading.local',
    forms: ['reference', 'subclass', 'instance'],
    effect: 'shared',
    severity: 'warning',
    consequence: 'values-shared',
    source: `SEMANTICS 3.1, H6 and H7; ${RAN}`,
  },
  {
    name: 'threading.get_ident',
    forms: ['reference'],
    effect: 'misidentified',
    severity: 'notice',
    consequence: 'same-identity',
    source: `SEMANTICS 3.1, H16; ${RAN}`,
  },
  {
    name: 'concurrent.futures.ThreadPoolExecutor',
    forms: ['instance'],
    effect: 'deadlock',
    severity: 'warning',
    consequence: 'deadlock-submitting',
    source: `SEMANTICS 3.2, M4; ${RAN}, three greenlets submitting`,
  },
];

/** What each function of `gevent.monkey` replaces. Checked against a running gevent by patch-functions.oracle.test.ts. */

const SOURCE = 'SEMANTICS 1.1; dumped from gevent 26.9.0 on Python 3.10 to 3.13';

const NATIVE_THREAD: PatchGroup = group(
  '_thread',
  'allocate_lock lock LockType _local get_ident start_new_thread start_joinable_thread _ThreadHandle _make_thread_handle exit stack_size',
);

/** RLock() and Condition() keep their names; `_CRLock = None` makes RLock() build a Python lock from green parts. */
const THREADING: PatchGroup = {
  ...group(
    'threading',
    'Thread Timer Lock _allocate_lock local get_ident _CRLock _DummyThread _start_new_thread _set_sentinel _start_joinable_thread _ThreadHandle _make_thread_handle',
  ),
  remade: ['threading.RLock', 'threading.Condition', 'concurrent.futures.ThreadPoolExecutor'],
};

const SHUTDOWN = group('threading', '_shutdown');
const EXISTING_LOCKS = group('threading', '_active_limbo_lock');
const EVENT = group('threading', 'Event');
const THREADING_LOCAL = group('_threading_local', 'local');
const LOGGING = group('logging', '_lock');
const OS = group('os', 'fork forkpty waitpid posix_spawn posix_spawnp close');
const TIME = group('time', 'sleep');
const SOCKET = group('socket', 'socket SocketType create_connection fromfd socketpair _fallback_socketpair');
const DNS = group('socket', 'getaddrinfo gethostbyname gethostbyname_ex gethostbyaddr getnameinfo getfqdn');
const SSL = group('ssl', 'SSLContext SSLSocket get_server_certificate wrap_socket');
const SELECT = group('select', 'select poll');
const SELECT_DELETED = group('select', 'epoll kqueue kevent devpoll');
/** SelectSelector and PollSelector are repaired in place; a PollSelector object keeps its native poll. */
const SELECTORS: PatchGroup = {
  ...group('selectors', 'DefaultSelector'),
  remade: ['selectors.PollSelector'],
};
const SELECTORS_DELETED = group('selectors', 'EpollSelector KqueueSelector DevpollSelector');
const SUBPROCESS = group(
  'subprocess',
  'Popen call check_call check_output run CompletedProcess _use_posix_spawn _USE_POSIX_SPAWN _posixsubprocess _fork_exec',
);
const SIGNAL = group('signal', 'signal getsignal set_wakeup_fd');
const QUEUE = group('queue', 'SimpleQueue Queue PriorityQueue LifoQueue');

const PATCH_ALL_PARAMETERS: readonly PatchParameter[] = [
  ...on('socket dns time select thread os ssl subprocess'),
  { name: 'sys', default: 'false' },
  ...on('aggressive Event builtins signal queue contextvars'),
];

/** `patch_all` first; the last three do nothing on every supported version. */
export const GEVENT_FUNCTIONS: readonly PatchFunction[] = [
  {
    ...gevent('patch_all', PATCH_ALL_PARAMETERS, [
      ...when(['os'], OS),
      ...when(['thread'], NATIVE_THREAD, THREADING, SHUTDOWN, EXISTING_LOCKS, THREADING_LOCAL, LOGGING),
      ...when(['thread', 'Event'], EVENT),
      ...when(['time'], TIME),
      ...when(['socket'], SOCKET),
      ...when(['socket', 'dns'], DNS),
      ...when(['select'], SELECT, SELECTORS),
      ...when(['select', 'aggressive'], SELECT_DELETED, SELECTORS_DELETED),
      ...when(['ssl'], SSL),
      ...when(['subprocess'], SUBPROCESS),
      ...when(['signal'], SIGNAL),
      ...when(['queue'], QUEUE),
    ]),
    unknownKeywords: 'ignored',
  },
  gevent('patch_os', [], [OS]),
  gevent('patch_thread', on('threading _threading_local Event logging existing_locks'), [
    NATIVE_THREAD,
    SHUTDOWN,
    ...when(['threading'], THREADING),
    ...when(['threading', 'existing_locks'], EXISTING_LOCKS),
    ...when(['threading', 'Event'], EVENT),
    ...when(['threading', 'logging'], LOGGING),
    ...when(['_threading_local'], THREADING_LOCAL),
  ]),
  gevent('patch_time', [], [TIME]),
  gevent('patch_socket', on('dns aggressive'), [SOCKET, ...when(['dns'], DNS)]),
  gevent('patch_dns', [], [DNS]),
  gevent('patch_ssl', [], [SSL]),
  gevent('patch_select', on('aggressive'), [SELECT, ...when(['aggressive'], SELECT_DELETED)]),
  gevent('patch_selectors', on('aggressive'), [SELECTORS, ...when(['aggressive'], SELECTORS_DELETED)]),
  gevent('patch_subprocess', [], [SUBPROCESS]),
  gevent('patch_signal', [], [SIGNAL]),
  gevent('patch_queue', [], [QUEUE]),
  gevent('patch_sys', on('stdin stdout stderr'), []),
  gevent('patch_builtins', [], []),
  gevent('patch_contextvars', [], []),
];

function gevent(
  name: string,
  parameters: readonly PatchParameter[],
  groups: readonly PatchGroup[],
): PatchFunction {
  return {
    name: `gevent.monkey.${name}`,
    library: 'gevent',
    parameters,
    selection: 'by-default',
    unknownKeywords: 'rejected',
    positional: 'in-order',
    groups,
    source: SOURCE,
  };
}

/** Parameters that are on unless told otherwise. */
function on(names: string): readonly PatchParameter[] {
  return names.split(' ').map((name) => ({ name, default: 'true' }));
}

/** Attributes of one module that are rebound whatever the arguments; `when` adds conditions. */
function group(module: string, names: string): PatchGroup {
  const rebound: readonly QualifiedName[] = names.split(' ').map((name) => `${module}.${name}`);
  return { when: [], rebound, remade: [] };
}

function when(conditions: readonly string[], ...groups: readonly PatchGroup[]): readonly PatchGroup[] {
  return groups.map((each) => ({ ...each, when: conditions }));
}
