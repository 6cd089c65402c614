import type { VersionLimit } from '../../knowledge/consequences.js';
import type { PatchLibrary } from '../../knowledge/types.js';
import type { Messages } from '../messages.js';
import { joined } from './words.js';

const one: Readonly<Record<PatchLibrary, string>> = {
  gevent: 'greenlet',
  eventlet: 'green thread',
  truststore: 'thread',
};

/** `blocks every greenlet while it sleeps`. */
function blocks(until: string): (library: PatchLibrary) => string {
  return (library) => `blocks every ${one[library]} ${until}`;
}

export const consequences: Messages['consequences'] = {
  'tls-recursion': (library) =>
    library === 'gevent'
      ? 'raises RecursionError on the first use of TLS'
      : 'raises RecursionError on the first use of TLS, and eventlet gives no warning',
  'option-recursion': () => 'raises RecursionError as soon as an option of a context is set',
  'unverified-recursion': () =>
    "verifies without the system's certificates, and raises RecursionError as soon as an option of it is set",
  unverified: () => "goes on verifying without the system's certificates",
  'sockets-do-not-match': (library) => `no longer matches the sockets that ${library} makes in isinstance()`,
  'wrapping-raises': () => 'raises TypeError when a context wraps a socket in it',
  'blocks-sleeping': blocks('while it sleeps'),
  'blocks-network': blocks('while it waits for the network'),
  'blocks-resolving': blocks('while the name is resolved'),
  'blocks-waiting': blocks('while it waits'),
  'blocks-selecting': blocks('while it selects'),
  'blocks-queue': blocks('while it waits for an item'),
  'blocks-pipe': blocks('while it waits for the pipe or device'),
  'blocks-child': blocks('until the child exits'),
  'blocks-in-wait': blocks('in wait()'),
  'popen-type-error': () => "raises TypeError: 'NoneType' object is not callable when a process is started",
  'popen-attribute-error': () =>
    "raises AttributeError: 'NoneType' object has no attribute 'fork_exec' when a process is started",
  'deadlock-contended': (library) => `stops the whole process as soon as two ${one[library]}s contend for it`,
  'deadlock-submitting': (library) =>
    `stops the whole process when two ${one[library]}s submit to it at once`,
  'deadlock-executors': () => 'can stop the whole process when two executors are used at once',
  'makes-locks-without-exclusion': (library) =>
    `makes locks that do not exclude: to a native RLock every ${one[library]} is the same owner`,
  'lock-without-exclusion': (library) =>
    `no longer excludes: to a native RLock every ${one[library]} is the same owner`,
  'lock-without-exclusion-unless-replaced': (library) =>
    `does not exclude unless ${library} finds and replaces it, which old versions never do`,
  'condition-without-exclusion': (library) =>
    `no longer excludes: the RLock inside it treats every ${one[library]} as the same owner`,
  'condition-raises': () => 'raises RuntimeError: cannot wait on un-acquired lock',
  'threads-never-join': () => 'starts threads whose join() never returns',
  'timers-never-join': () => 'starts timers whose join() never returns',
  'never-joined': () => 'is never joined once it has been started',
  'start-raises': () => 'raises an exception when it is started',
  'start-attribute-error': () => 'raises AttributeError when it is started',
  'native-thread-never-wakes': () => 'starts a native thread in which time.sleep() never returns',
  'values-shared': (library) => `shows one ${one[library]} the values of another`,
  'same-identity': (library) => `gives every ${one[library]} the same identity`,
  'native-lock': () => 'stays a native lock, held only across code that never switches as far as is known',
};

export const onlyIn: Messages['onlyIn'] = (limits) =>
  limits.length === 0 ? '' : ` (${limits.map(limit).join(', ')})`;

function limit(one: VersionLimit): string {
  return one.relation === 'measured'
    ? `measured in ${one.of} ${joined(one.held)}, not in ${joined(one.free)}`
    : `${one.relation} ${one.of} ${one.version}`;
}
