import { describe, expect, test } from '@jest/globals';
import { builtInPatchers } from '../../src/patchers/index.js';
import { canonicalName } from '../../src/patchers/names.js';
import { replacement } from '../../src/patchers/signature.js';
import type { ArgumentValue, PatchArguments } from '../../src/patchers/types.js';

type Keywords = Readonly<Record<string, ArgumentValue>>;

function args(
  keywords: Keywords = {},
  positional: readonly ArgumentValue[] = [],
  spread = false,
): PatchArguments {
  return { keywords: new Map(Object.entries(keywords)), positional, spread };
}

function replaced(name: string, given: PatchArguments) {
  const fn = builtInPatchers.patchFunction(name);
  if (fn === undefined) throw new Error(`no patch function ${name}`);
  const { certain, possible, rejected } = replacement(fn, given);
  const answer = (each: string) => (certain.has(each) ? 'certain' : possible.has(each) ? 'possible' : 'no');
  return { certain, possible, rejected, answer };
}

describe('replacement by gevent', () => {
  test.each<[string, Keywords, string, string]>([
    ['patch_all', {}, 'ssl.SSLContext', 'certain'],
    ['patch_all', {}, 'threading.Lock', 'certain'],
    ['patch_all', {}, 'threading.Event', 'certain'],
    ['patch_all', {}, 'selectors.DefaultSelector', 'certain'],
    ['patch_all', {}, 'select.epoll', 'certain'],
    ['patch_all', {}, 'socket.getaddrinfo', 'certain'],
    ['patch_all', {}, 'ssl.create_default_context', 'no'],
    ['patch_all', {}, 'os.read', 'no'],
    ['patch_all', { ssl: 'false' }, 'ssl.SSLContext', 'no'],
    ['patch_all', { ssl: 'unknown' }, 'ssl.SSLContext', 'possible'],
    ['patch_all', { thread: 'false' }, 'threading.Lock', 'no'],
    ['patch_all', { thread: 'false' }, 'threading.RLock', 'no'],
    ['patch_all', { thread: 'false' }, 'threading.Event', 'no'],
    ['patch_all', { thread: 'false' }, 'ssl.SSLContext', 'certain'],
    ['patch_all', { Event: 'false' }, 'threading.Event', 'no'],
    ['patch_all', { dns: 'false' }, 'socket.getaddrinfo', 'no'],
    ['patch_all', { dns: 'false' }, 'socket.socket', 'certain'],
    ['patch_all', { socket: 'false' }, 'socket.getaddrinfo', 'no'],
    ['patch_all', { socket: 'unknown', dns: 'false' }, 'socket.getaddrinfo', 'no'],
    ['patch_all', { aggressive: 'false' }, 'select.epoll', 'no'],
    ['patch_all', { aggressive: 'false' }, 'select.poll', 'certain'],
    ['patch_all', { select: 'false' }, 'selectors.DefaultSelector', 'no'],
    ['patch_all', { httplib: 'true' }, 'ssl.SSLContext', 'certain'],
    ['patch_all', { threads: 'false' }, 'threading.Lock', 'certain'],
    ['patch_socket', {}, 'socket.getaddrinfo', 'certain'],
    ['patch_socket', { dns: 'false' }, 'socket.getaddrinfo', 'no'],
    ['patch_socket', {}, 'ssl.SSLContext', 'no'],
    ['patch_ssl', {}, 'ssl.SSLContext', 'certain'],
    ['patch_thread', { threading: 'false' }, 'threading.Thread', 'no'],
    ['patch_thread', { threading: 'false' }, 'threading.local', 'certain'],
    ['patch_thread', { threading: 'false' }, 'threading.Event', 'no'],
    ['patch_thread', { logging: 'false' }, 'logging._lock', 'no'],
    ['patch_time', {}, 'time.sleep', 'certain'],
    ['patch_dns', {}, 'socket.gethostbyname', 'certain'],
    ['patch_select', {}, 'select.epoll', 'certain'],
    ['patch_selectors', { aggressive: 'false' }, 'selectors.EpollSelector', 'no'],
    ['patch_subprocess', {}, 'subprocess.Popen', 'certain'],
    ['patch_signal', {}, 'signal.signal', 'certain'],
    ['patch_queue', {}, 'queue.SimpleQueue', 'certain'],
    ['patch_os', {}, 'os.waitpid', 'certain'],
  ])('%s(%j): %s is %s', (name, keywords, replacedName, expected) => {
    expect(replaced(`gevent.monkey.${name}`, args(keywords)).answer(replacedName)).toBe(expected);
  });

  test('positional arguments go by signature order', () => {
    // patch_all(socket, dns, time, select, thread, os, ssl, ...)
    const given = args({}, ['true', 'false', 'true', 'true', 'false', 'true', 'unknown']);
    const { answer } = replaced('gevent.monkey.patch_all', given);
    expect(answer('socket.socket')).toBe('certain');
    expect(answer('socket.getaddrinfo')).toBe('no');
    expect(answer('threading.Lock')).toBe('no');
    expect(answer('ssl.SSLContext')).toBe('possible');
  });

  test('**options makes everything possible except what is given literally', () => {
    const { certain, answer } = replaced(
      'gevent.monkey.patch_all',
      args({ ssl: 'false', time: 'true' }, [], true),
    );
    expect([...certain]).toEqual(['time.sleep']);
    expect(answer('ssl.SSLContext')).toBe('no');
    expect(answer('socket.socket')).toBe('possible');
  });

  test('an unknown keyword is refused by every function but patch_all', () => {
    const { certain, rejected } = replaced('gevent.monkey.patch_ssl', args({ aggressive: 'true' }));
    expect(rejected).toBe('unexpected keyword argument aggressive');
    expect(certain.size).toBe(0);
  });

  test.each(['patch_sys', 'patch_builtins', 'patch_contextvars'])('%s replaces nothing', (name) => {
    expect(replaced(`gevent.monkey.${name}`, args()).certain.size).toBe(0);
  });
});

describe('replacement by eventlet', () => {
  test.each<[Keywords, string, string]>([
    [{}, 'ssl.SSLContext', 'certain'],
    [{}, 'threading.Lock', 'certain'],
    [{}, 'threading.RLock', 'certain'],
    [{}, 'threading.Thread', 'no'],
    [{}, 'subprocess.Popen', 'certain'],
    [{}, 'builtins.open', 'no'],
    [{ socket: 'true' }, 'ssl.SSLContext', 'certain'],
    [{ socket: 'true' }, 'time.sleep', 'no'],
    [{ socket: 'true', time: 'false' }, 'threading.Lock', 'no'],
    [{ thread: 'false' }, 'threading.Lock', 'no'],
    [{ thread: 'false' }, 'ssl.SSLContext', 'certain'],
    [{ os: 'false', thread: 'false' }, 'time.sleep', 'certain'],
    [{ socket: 'unknown' }, 'socket.socket', 'possible'],
    [{ socket: 'unknown' }, 'time.sleep', 'possible'],
    [{ socket: 'unknown', time: 'true' }, 'os.read', 'no'],
    [{ all: 'true' }, 'time.sleep', 'certain'],
    [{ all: 'true', socket: 'true' }, 'time.sleep', 'certain'],
    [{ all: 'false' }, 'time.sleep', 'no'],
    [{ all: 'false', time: 'true' }, 'time.sleep', 'certain'],
    [{ all: 'true' }, 'builtins.open', 'no'],
    [{ builtins: 'true' }, 'builtins.open', 'certain'],
    [{ __builtin__: 'true' }, 'builtins.open', 'certain'],
    [{ __builtin__: 'true' }, 'time.sleep', 'no'],
  ])('monkey_patch(%j): %s is %s', (keywords, name, expected) => {
    expect(replaced('eventlet.monkey_patch', args(keywords)).answer(name)).toBe(expected);
  });

  test('ssl=True is a TypeError, and so is a positional argument', () => {
    const keyword = replaced('eventlet.monkey_patch', args({ ssl: 'true' }));
    expect([keyword.rejected, keyword.certain.size]).toEqual(['unexpected keyword argument ssl', 0]);
    const positional = replaced('eventlet.monkey_patch', args({}, ['true']));
    expect([positional.rejected, positional.possible.size]).toEqual(['too many positional arguments', 0]);
  });

  test('**options leaves everything possible', () => {
    const { certain, answer } = replaced('eventlet.monkey_patch', args({}, [], true));
    expect(certain.size).toBe(0);
    expect(answer('builtins.open')).toBe('possible');
  });

  test('eventlet.patcher.monkey_patch is the same function', () => {
    expect(builtInPatchers.patchFunction('eventlet.patcher.monkey_patch')).toBe(
      builtInPatchers.patchFunction('eventlet.monkey_patch'),
    );
  });
});

test.each([
  'gevent.monkey',
  'gevent.monkey.patch_module',
  'gevent.monkey.patch_item',
  'gevent.monkey.patch_threading',
  'eventlet.import_patched',
  'patch_all',
  'constructor',
])('%s is no patch function', (name) => {
  expect(builtInPatchers.patchFunction(name)).toBeUndefined();
});

test('replacements are told by canonical names', () => {
  for (const fn of builtInPatchers.functions) {
    for (const name of replacement(fn, args()).certain) expect(canonicalName(name)).toBe(name);
  }
});
