import { describe, expect, test } from '@jest/globals';
import { builtInPatchers } from '../../src/patchers/index.js';
import { canonicalName, instanceOf } from '../../src/patchers/names.js';
import type { HoldForm, PatcherId, PythonVersion } from '../../src/patchers/types.js';

const { effectOf, effectOfHold, effects } = builtInPatchers;
const py310: PythonVersion = [3, 10];
const py312: PythonVersion = [3, 12];
const py313: PythonVersion = [3, 13];

type Row = [PatcherId, string, HoldForm, PythonVersion | undefined, string | undefined];

test.each<Row>([
  ['gevent', 'ssl.SSLContext', 'reference', undefined, 'error recursion'],
  ['gevent', 'ssl.SSLContext', 'subclass', py312, 'error recursion'],
  ['gevent', 'ssl.SSLContext', 'instance', py312, 'error recursion'],
  ['gevent', 'ssl.SSLError', 'reference', undefined, undefined],
  ['gevent', 'ssl.create_default_context', 'reference', undefined, undefined],
  ['gevent', 'time.sleep', 'reference', undefined, 'warning blocks'],
  ['gevent', 'time.monotonic', 'reference', undefined, undefined],
  ['gevent', 'socket.SocketType', 'reference', undefined, 'warning blocks'],
  ['gevent', 'socket.create_connection', 'reference', undefined, undefined],
  ['gevent', 'socket.getaddrinfo', 'reference', undefined, 'warning blocks'],
  ['gevent', 'select.epoll', 'instance', undefined, 'warning blocks'],
  ['gevent', 'selectors.PollSelector', 'reference', undefined, undefined],
  ['gevent', 'selectors.PollSelector', 'instance', undefined, 'warning blocks'],
  ['gevent', 'queue.SimpleQueue', 'instance', undefined, 'warning blocks'],
  ['gevent', 'queue.Queue', 'instance', undefined, undefined],
  ['gevent', 'subprocess.Popen', 'reference', py310, 'error crash'],
  ['gevent', 'subprocess.Popen', 'subclass', py313, 'error crash'],
  ['gevent', 'subprocess.Popen', 'instance', py313, 'warning blocks'],
  ['gevent', 'subprocess.run', 'reference', undefined, undefined],
  ['gevent', '_thread.allocate_lock', 'reference', undefined, 'error deadlock'],
  ['gevent', 'threading.Lock', 'instance', undefined, 'error deadlock'],
  ['gevent', 'threading.RLock', 'reference', undefined, undefined],
  ['gevent', 'threading.RLock', 'instance', undefined, 'warning race'],
  ['gevent', 'threading.Condition', 'instance', undefined, 'warning race'],
  ['gevent', 'threading.Event', 'instance', undefined, undefined],
  ['gevent', 'threading.Thread', 'subclass', py312, 'warning never-joins'],
  ['gevent', 'threading.Thread', 'subclass', py313, undefined],
  ['gevent', 'threading.Thread', 'subclass', undefined, 'warning never-joins'],
  ['gevent', 'threading.Timer', 'reference', py312, 'warning never-joins'],
  ['gevent', 'threading.Thread', 'instance', py313, 'warning crash'],
  ['gevent', 'threading.local', 'subclass', undefined, 'warning shared'],
  ['gevent', 'threading.get_ident', 'reference', undefined, 'notice misidentified'],
  ['gevent', 'os.read', 'reference', undefined, undefined],
  ['eventlet', 'ssl.SSLContext', 'instance', undefined, 'error recursion'],
  ['eventlet', 'threading.Thread', 'subclass', py312, undefined],
  ['eventlet', 'threading.Thread', 'instance', py312, undefined],
  ['eventlet', 'threading.Thread', 'instance', py313, 'warning crash'],
  ['eventlet', 'threading.Lock', 'reference', undefined, 'error deadlock'],
  ['eventlet', 'threading.RLock', 'reference', undefined, 'warning race'],
  ['eventlet', 'threading.RLock', 'instance', undefined, 'warning race'],
  ['eventlet', 'threading.Condition', 'instance', undefined, 'error crash'],
  ['eventlet', 'subprocess.Popen', 'reference', undefined, undefined],
  ['eventlet', 'queue.Queue', 'reference', undefined, undefined],
  ['eventlet', 'os.read', 'reference', undefined, 'warning blocks'],
  ['eventlet', 'selectors.PollSelector', 'reference', undefined, 'warning blocks'],
])('%s: %s by %s on %j: %s', (library, name, form, python, expected) => {
  const effect = effectOf(library, name, form, python);
  expect(effect && `${effect.severity} ${effect.effect}`).toBe(expected);
});

test('with an unknown Python version the effect comes with the versions it is limited to', () => {
  const unknown = effectOf('gevent', 'threading.Thread', 'reference', undefined);
  expect(unknown?.consequence).toBe('threads-never-join');
  expect(unknown?.limits).toEqual([{ of: 'Python', relation: 'before', version: '3.13' }]);
  expect(effectOf('gevent', 'threading.Thread', 'reference', py312)?.limits).toBeUndefined();
});

describe('effects of holds inside libraries', () => {
  test('are those of the name', () => {
    const hold = { holder: 'redis.retry', where: 'sleep', name: 'time.sleep', form: 'reference' } as const;
    expect(effectOfHold('gevent', hold, undefined)).toEqual(
      effectOf('gevent', 'time.sleep', 'reference', undefined),
    );
  });

  test.each([
    ['native-lock', 'notice'],
    ['connections-shared', 'error'],
    ['deadlock', 'warning'],
  ] as const)('%s of a judged hold is a %s', (effect, severity) => {
    const hold = { holder: 'lib', where: 'LOCK', name: 'threading.Lock', form: 'instance', effect } as const;
    expect(effectOfHold('eventlet', hold, undefined)).toMatchObject({
      effect,
      severity,
      library: 'eventlet',
    });
  });
});

test('a judged hold of a name that one library leaves alone is harmless under that library', () => {
  const hold = {
    holder: 'urllib3._collections',
    where: 'RLock',
    name: 'threading.RLock',
    form: 'reference',
    effect: 'native-lock',
  } as const;
  expect(effectOfHold('gevent', hold, undefined)).toBeUndefined();
  expect(effectOfHold('eventlet', hold, undefined)).toMatchObject({
    effect: 'native-lock',
    severity: 'notice',
  });
});

test.each([
  ['threading.Lock', 'threading.Lock'],
  ['thread.allocate_lock', 'threading.Lock'],
  ['threading.Condition', 'threading.Condition'],
  ['ssl.create_default_context', 'ssl.SSLContext'],
  ['ssl._create_unverified_context', 'ssl.SSLContext'],
  ['urllib3.util.ssl_.create_urllib3_context', 'ssl.SSLContext'],
  ['socket.create_connection', 'socket.socket'],
  ['sqlalchemy.orm.scoped_session', 'threading.local'],
  ['concurrent.futures.thread.ThreadPoolExecutor', 'concurrent.futures.ThreadPoolExecutor'],
  ['threading.Event', undefined],
  ['threading.Semaphore', undefined],
  ['queue.Queue', undefined],
  ['multiprocessing.Lock', undefined],
  ['_thread.RLock', undefined],
])('calling %s makes %s', (callee, made) => {
  expect(instanceOf(callee)).toBe(made);
});

test.each(['gevent', 'eventlet'] as const)('every %s effect has a canonical name and a source', (library) => {
  for (const effect of effects(library)) {
    expect(canonicalName(effect.name)).toBe(effect.name);
    expect(effect.source.length).toBeGreaterThan(3);
    expect(effect.forms.length).toBeGreaterThan(0);
  }
});

describe('holds that versions disagree about', () => {
  const sleep = { holder: 'redis.retry', where: 'sleep', name: 'time.sleep', form: 'reference' } as const;

  test('say in which versions of the library they were measured', () => {
    const versions = { distribution: 'redis', held: ['4.6.0', '8.1.0'], free: ['3.5.3'] };
    expect(effectOfHold('gevent', { ...sleep, versions }, undefined)?.limits).toEqual([
      { of: 'redis', relation: 'measured', held: ['4.6.0', '8.1.0'], free: ['3.5.3'] },
    ]);
  });

  test('of the standard library hold where that Python can be the one that runs', () => {
    const versions = { distribution: 'python', held: ['3.9', '3.10'], free: ['3.11', '3.12'] };
    const hold = { ...sleep, holder: 'sched', versions };
    expect(effectOfHold('gevent', hold, [3, 11])).toBeUndefined();
    expect(effectOfHold('gevent', hold, [3, 10])?.limits).toBeUndefined();
    expect(effectOfHold('gevent', hold, [3, 8])).toBeDefined();
    expect(effectOfHold('gevent', hold, undefined)?.limits).toEqual([
      { of: 'Python', relation: 'before', version: '3.11' },
    ]);
    expect(effectOfHold('gevent', hold, { since: [3, 12] })).toBeUndefined();
  });
});

describe('truststore', () => {
  const held = (holder: string, form: HoldForm) => ({
    holder,
    where: 'SSLContext',
    name: 'ssl.SSLContext',
    form,
  });

  test.each<[string, HoldForm, string | undefined]>([
    ['botocore.httpsession', 'reference', 'error recursion'],
    ['pymongo.ssl_context', 'reference', 'error recursion'],
    ['aiohttp.connector', 'instance', 'warning bypassed'],
    ['urllib3.util.ssl_', 'reference', undefined],
    ['requests.adapters', 'instance', undefined],
  ])('what %s holds as %s: %s', (holder, form, expected) => {
    const effect = effectOfHold('truststore', held(holder, form), undefined);
    expect(effect && `${effect.severity} ${effect.effect}`).toBe(expected);
  });

  test('nothing but SSLContext matters to it', () => {
    expect(new Set(effects('truststore').map(({ name }) => name))).toEqual(new Set(['ssl.SSLContext']));
  });
});
