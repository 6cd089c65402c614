import { expect, test } from '@jest/globals';
import { canonicalName } from '../../src/patchers/names.js';

test.each([
  ['threading.Lock', 'threading.Lock'],
  ['threading._allocate_lock', 'threading.Lock'],
  ['_thread.allocate_lock', 'threading.Lock'],
  ['thread.allocate_lock', 'threading.Lock'],
  ['six.moves._thread.allocate_lock', 'threading.Lock'],
  ['multiprocessing.dummy.Lock', 'threading.Lock'],
  ['_thread._local', 'threading.local'],
  ['thread.get_ident', 'threading.get_ident'],
  ['socket.SocketType', 'socket.socket'],
  ['Queue.Queue', 'queue.Queue'],
  ['_queue.SimpleQueue', 'queue.SimpleQueue'],
  ['posix.waitpid', 'os.waitpid'],
  ['io.open', 'builtins.open'],
  ['concurrent.futures.thread.ThreadPoolExecutor', 'concurrent.futures.ThreadPoolExecutor'],
  ['neutron.common.eventlet_utils.monkey_patch', 'eventlet.monkey_patch'],
  ['ssl.SSLContext', 'ssl.SSLContext'],
  ['app.models.User', 'app.models.User'],
  ['len', 'len'],
])('%s is %s', (name, canonical) => {
  expect(canonicalName(name)).toBe(canonical);
});

test('_thread.RLock stays C code whatever is patched, so it is not threading.RLock', () => {
  expect(canonicalName('_thread.RLock')).toBe('_thread.RLock');
});
