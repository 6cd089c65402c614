import effects from './data/gevent-effects.json' with { type: 'json' };
import {
  type Patcher,
  type PatcherEffect,
  type PatchFunction,
  type PatchGroup,
  type PatchParameter,
  waiting,
} from './patcher.js';
import type { QualifiedName } from './types.js';

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
const FUNCTIONS: readonly PatchFunction[] = [
  {
    ...functionNamed('patch_all', PATCH_ALL_PARAMETERS, [
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
  functionNamed('patch_os', [], [OS]),
  functionNamed('patch_thread', on('threading _threading_local Event logging existing_locks'), [
    NATIVE_THREAD,
    SHUTDOWN,
    ...when(['threading'], THREADING),
    ...when(['threading', 'existing_locks'], EXISTING_LOCKS),
    ...when(['threading', 'Event'], EVENT),
    ...when(['threading', 'logging'], LOGGING),
    ...when(['_threading_local'], THREADING_LOCAL),
  ]),
  functionNamed('patch_time', [], [TIME]),
  functionNamed('patch_socket', on('dns aggressive'), [SOCKET, ...when(['dns'], DNS)]),
  functionNamed('patch_dns', [], [DNS]),
  functionNamed('patch_ssl', [], [SSL]),
  functionNamed('patch_select', on('aggressive'), [SELECT, ...when(['aggressive'], SELECT_DELETED)]),
  functionNamed('patch_selectors', on('aggressive'), [SELECTORS, ...when(['aggressive'], SELECTORS_DELETED)]),
  functionNamed('patch_subprocess', [], [SUBPROCESS]),
  functionNamed('patch_signal', [], [SIGNAL]),
  functionNamed('patch_queue', [], [QUEUE]),
  functionNamed('patch_sys', on('stdin stdout stderr'), []),
  functionNamed('patch_builtins', [], []),
  functionNamed('patch_contextvars', [], []),
];

const TWO_PATCHERS = 'ran: gevent 26.9.0 after eventlet 0.41.3, Python 3.11.7 and 3.13.0';

export const gevent: Patcher = {
  id: 'gevent',
  kind: 'green',
  modules: ['gevent'],
  functions: FUNCTIONS,
  defaultFunction: 'gevent.monkey.patch_all',
  // One row for each way of holding a name that does harm; names without one were run or read and are harmless. Where a
  // name has two rows for a form, the first is told when the Python version is unknown.
  effects: [
    ...(effects as unknown as readonly PatcherEffect[]),
    // truststore's context wraps sockets in a class that gevent's patch has then replaced.
    {
      name: 'ssl.SSLContext',
      forms: ['reference', 'subclass', 'instance'],
      of: ['truststore'],
      effect: 'crash',
      severity: 'error',
      consequence: 'wrapping-fails',
      source: 'ran: gevent 26.9.0 after truststore 0.10.5, Python 3.11.7',
    },
  ],
  // gevent 26.8.0 repairs the executors' lock when it patches; ran: hangs on 25.9.1, finishes on 26.9.0.
  repairs: { deadlock: { of: 'gevent', relation: 'before', version: '26.8.0' } },
  // _patch_existing_locks gives up where threading.enumerate() has more than one thread.
  whileThreadsRun: {
    own: ['threading.get_ident'],
    consequence: 'import-raises',
    source:
      'SEMANTICS 1.2; ran: gevent 26.9.0, Python 3.11.7 and 3.13.0: Thread, Timer, subclass, executor, QueueListener',
    // _patch_existing_locks asks every object for its class.
    ofLoading: {
      consequence: 'import-waits',
      source:
        'ran: gevent 26.9.0, Django 5.2.19, Python 3.11.7 and 3.13.0: settings that patch, or import what does',
    },
  },
  clashes: [
    // eventlet has given importlib the original `_thread`, from which gevent's get_ident differs.
    {
      after: 'eventlet',
      own: ['threading.get_ident'],
      whileImporting: true,
      comes: 'release-raises',
      source: `${TWO_PATCHERS}, each keyword of eventlet alone`,
    },
    {
      after: 'eventlet',
      theirs: ['socket.socket'],
      own: ['socket.socket'],
      comes: 'connections-hang',
      source: `${TWO_PATCHERS}; grequests 0.7.0 after eventlet`,
    },
    { after: 'eventlet', theirs: waiting, own: waiting, comes: 'waits-block', source: TWO_PATCHERS },
  ],
  // What SELECT_DELETED and SELECTORS_DELETED have of Linux was run on Python 3.11 and 3.13; the rest is in gevent/select.py.
  removes: {
    'select.epoll': 'select.poll',
    'select.kqueue': 'select.poll',
    'select.kevent': 'select.poll',
    'select.devpoll': 'select.poll',
    'selectors.EpollSelector': 'selectors.DefaultSelector',
    'selectors.KqueueSelector': 'selectors.DefaultSelector',
    'selectors.DevpollSelector': 'selectors.DefaultSelector',
  },
  asks: ['gevent.monkey.is_module_patched'],
  launchModules: ['gevent.monkey'],
  celeryPool: 'gevent',
  loaded: ['ssl', 'socket', 'threading'],
  advice: { besides: ['opentelemetry', 'grpc'] },
};

function functionNamed(
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
