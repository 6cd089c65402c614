import type { GreenPatcher } from '../../support/stories/story.js';

/** What is held: an expression, the module that it needs, and in which form holding it would be told. */
export interface Held {
  readonly code: string;
  readonly module: string;
  readonly form: 'reference' | 'instance' | 'class';
}

const held =
  (form: Held['form']) =>
  (code: string): Held => ({ code, module: code.slice(0, code.lastIndexOf('.', code.search(/\(|$/))), form });

const references = [
  'time.sleep',
  'select.select',
  'socket.getaddrinfo',
  'socket.socket',
  'ssl.SSLContext',
  'queue.SimpleQueue',
  'threading.Lock',
  'threading.local',
  'subprocess.Popen',
  'selectors.DefaultSelector',
  'os.waitpid',
  '_thread.allocate_lock',
].map(held('reference'));

const instances = [
  'threading.Lock()',
  'threading.RLock()',
  'threading.Condition()',
  'threading.local()',
  'threading.Timer(1, print)',
  'threading.Thread(target=print)',
  'ssl.create_default_context()',
  'ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)',
  'socket.socket()',
  'queue.SimpleQueue()',
  'select.poll()',
  'select.epoll()',
  'selectors.DefaultSelector()',
  'concurrent.futures.ThreadPoolExecutor(1)',
].map(held('instance'));

/** These do harm across the patch of every patcher, on every Python. */
const telling = {
  references: [
    'time.sleep',
    'select.select',
    'socket.socket',
    'ssl.SSLContext',
    'queue.SimpleQueue',
    'threading.Lock',
    'threading.local',
  ].map(held('reference')),
  instances: [
    'threading.Lock()',
    'threading.local()',
    'ssl.create_default_context()',
    'socket.socket()',
    'queue.SimpleQueue()',
    'select.poll()',
  ].map(held('instance')),
  classes: ['threading.local', 'socket.socket', 'ssl.SSLContext', 'queue.SimpleQueue'].map(held('class')),
};

/** Across a patch these do no harm: nothing may be said of them. */
const harmless: readonly Held[] = [
  ...['threading.Event', 'ssl.create_default_context', 'queue.Queue', 'time.time', 'subprocess.run'].map(
    held('reference'),
  ),
  ...['threading.Event()', 'queue.Queue()', 'threading.Semaphore()', 'threading.Barrier(2)'].map(
    held('instance'),
  ),
];

const classes = [
  'threading.local',
  'socket.socket',
  'ssl.SSLContext',
  'threading.Thread',
  'queue.SimpleQueue',
  'selectors.DefaultSelector',
].map(held('class'));

/** What idioms are filled with. Of a module's names only those are asked for by name that every release has. */
export const held_ = { references, instances, harmless, classes, telling } as const;

/** Ways to patch everything, as statements without a name that another statement could have. */
export const patches: Readonly<Record<GreenPatcher, readonly string[]>> = {
  gevent: [
    'from gevent import monkey\nmonkey.patch_all()',
    'import gevent.monkey\ngevent.monkey.patch_all()',
    'from gevent.monkey import patch_all\npatch_all()',
  ],
  eventlet: [
    'import eventlet\neventlet.monkey_patch()',
    'from eventlet import monkey_patch\nmonkey_patch()',
    'from eventlet import patcher\npatcher.monkey_patch()',
  ],
};
