import { describe, expect, test } from '@jest/globals';
import { triggerText } from '../../src/trace/trace.js';
import { traceOf } from './paper.js';

const asked = ['ssl.SSLContext', 'time.sleep', 'threading.Lock', 'socket.socket', 'queue.SimpleQueue'];

/** A module, and its patches: the call, a `?` where it is conditional, and which of `asked` it replaces first. */
const patches: Readonly<Record<string, readonly [text: string, told: readonly string[]]>> = {
  patch_all: [
    'from gevent import monkey\nmonkey.patch_all()\n',
    ['gevent.monkey.patch_all: ssl.SSLContext time.sleep threading.Lock socket.socket queue.SimpleQueue'],
  ],
  'without ssl': [
    'from gevent import monkey\nmonkey.patch_all(ssl=False)\n',
    ['gevent.monkey.patch_all: time.sleep threading.Lock socket.socket queue.SimpleQueue'],
  ],
  'positional arguments': [
    'from gevent import monkey\nmonkey.patch_all(False, False, False)\n',
    ['gevent.monkey.patch_all: ssl.SSLContext threading.Lock queue.SimpleQueue'],
  ],
  'one part after another': [
    'from gevent import monkey\nmonkey.patch_time()\nmonkey.patch_socket()\nmonkey.patch_all()\n',
    [
      'gevent.monkey.patch_time: time.sleep',
      'gevent.monkey.patch_socket: socket.socket',
      'gevent.monkey.patch_all: ssl.SSLContext threading.Lock queue.SimpleQueue',
    ],
  ],
  'a second time': [
    'from gevent import monkey\nmonkey.patch_all()\nmonkey.patch_all()\n',
    [
      'gevent.monkey.patch_all: ssl.SSLContext time.sleep threading.Lock socket.socket queue.SimpleQueue',
      'gevent.monkey.patch_all: ',
    ],
  ],
  'in either of two branches': [
    'from gevent import monkey\nif X:\n    monkey.patch_time()\nelse:\n    monkey.patch_time()\n',
    ['gevent.monkey.patch_time?: time.sleep', 'gevent.monkey.patch_time?: time.sleep'],
  ],
  'eventlet, one keyword': [
    'import eventlet\neventlet.monkey_patch(time=True)\n',
    ['eventlet.monkey_patch: time.sleep'],
  ],
  'an import that patches, once': [
    'import grequests\nimport grequests.x\n',
    ['import grequests: ssl.SSLContext time.sleep socket.socket queue.SimpleQueue'],
  ],
  'keywords from a dictionary': [
    'from gevent import monkey\nOPTIONS = {"ssl": False}\nmonkey.patch_all(**OPTIONS)\n',
    ['gevent.monkey.patch_all: time.sleep threading.Lock socket.socket queue.SimpleQueue'],
  ],
  'no call': ['from gevent import monkey\nmonkey.patch_all\n', []],
  'another library': ['import acme\nacme.patch_all()\n', []],
};

describe('a patch replaces', () => {
  test.each(Object.entries(patches))('%s', (_, [text, told]) => {
    const found = traceOf({ 'app.py': text }).events.flatMap((event) =>
      event.kind === 'patch'
        ? [
            `${triggerText(event.by)}${event.assumption ? '?' : ''}: ${asked.filter((name) => event.fresh.has(name)).join(' ')}`,
          ]
        : [],
    );
    expect(found).toEqual(told);
  });
});

test('whoever launches a locustfile has patched', () => {
  const trace = traceOf(
    { 'locustfile.py': 'from locust import task\nfrom time import sleep\n' },
    'locustfile.py',
  );
  expect(trace.events.filter((event) => event.kind === 'hold')).toEqual([]);
});
