import { describe, expect, test } from '@jest/globals';
import { linesOf, traceOf } from './paper.js';

/** One module `app`, and what it takes hold of: `NAME WHERE FORM`, `?` where a condition is not known. */
const holds: Readonly<Record<string, readonly [text: string, held: readonly string[]]>> = {
  'a name': ['from time import sleep\n', ['time.sleep sleep reference']],
  'a name under another name': ['from time import sleep as nap\n', ['time.sleep nap reference']],
  'an alias': ['import time\nnap = time.sleep\n', ['time.sleep nap reference']],
  'two targets': ['import time\na = b = time.sleep\n', ['time.sleep a reference', 'time.sleep b reference']],
  unpacking: [
    'import time, select\na, b = time.sleep, select.select\n',
    ['time.sleep a reference', 'select.select b reference'],
  ],
  'an annotated assignment': ['import time\nnap: object = time.sleep\n', ['time.sleep nap reference']],
  'a conditional expression': [
    'import time\nnap = time.sleep if X else None\n',
    ['time.sleep nap reference?'],
  ],
  'an assignment expression': ['import time\nprint(nap := time.sleep)\n', ['time.sleep nap reference']],
  'a default argument': ['import time\ndef f(nap=time.sleep): pass\n', ['time.sleep f() reference']],
  'a keyword-only default': ['import time\ndef f(*, nap=time.sleep): pass\n', ['time.sleep f() reference']],
  'a default of a method': [
    'import time\nclass A:\n    def f(self, nap=time.sleep): pass\n',
    ['time.sleep A.f() reference'],
  ],
  'a default of a lambda': ['import time\nf = lambda nap=time.sleep: nap\n', ['time.sleep f reference']],
  'a class attribute': ['import time\nclass A:\n    nap = time.sleep\n', ['time.sleep A.nap reference']],
  'a base class': ['import socket\nclass S(socket.socket): pass\n', ['socket.socket S subclass']],
  'a base class by name': [
    'from socket import socket\nclass S(socket): pass\n',
    ['socket.socket socket reference', 'socket.socket S subclass'],
  ],
  'an object': ['import threading\nLOCK = threading.Lock()\n', ['threading.Lock LOCK instance']],
  'an object by name': [
    'from threading import Lock\nLOCK = Lock()\n',
    ['threading.Lock Lock reference', 'threading.Lock LOCK instance'],
  ],
  'an object made by a factory': [
    'import ssl\nCONTEXT = ssl.create_default_context()\n',
    ['ssl.SSLContext CONTEXT instance'],
  ],
  'a list and a dictionary': [
    'import time\nA = [time.sleep]\nB = {"nap": time.sleep}\n',
    ['time.sleep A reference', 'time.sleep B reference'],
  ],
  'functools.partial': [
    'import functools, time\nnap = functools.partial(time.sleep, 1)\n',
    ['time.sleep nap reference'],
  ],
  'an attribute of an object that stays': [
    'import threading\nclass A:\n    def __init__(self):\n        self.lock = threading.Lock()\na = A()\n',
    ['threading.Lock a.lock instance'],
  ],
  getattr: ['import time\nnap = getattr(time, "sleep")\n', ['time.sleep nap reference']],
  'globals()': ['import time\nglobals()["nap"] = time.sleep\n', ['time.sleep nap reference']],
  'a global declared in a function': [
    'import threading\ndef f():\n    global LOCK\n    LOCK = threading.Lock()\nf()\n',
    ['threading.Lock LOCK instance'],
  ],
  'what a function returns': [
    'import threading\ndef make():\n    return threading.Lock()\nLOCK = make()\n',
    ['threading.Lock LOCK instance'],
  ],
  'a decorated class': [
    'import socket\n@register\nclass S(socket.socket): pass\n',
    ['socket.socket S subclass'],
  ],
  'a branch that may be taken': ['import time\nif X:\n    nap = time.sleep\n', ['time.sleep nap reference?']],
  'after a patch nothing': ['from gevent import monkey\nmonkey.patch_all()\nfrom time import sleep\n', []],
  'local variables of a function': ['import threading\ndef f():\n    lock = threading.Lock()\nf()\n', []],
  'names kept on purpose': ['import time\n_original_sleep = time.sleep\nreal_sleep = time.sleep\n', []],
  'harmless names': ['from queue import Queue\nfrom ssl import SSLError\n', []],
};

describe('a module takes hold of', () => {
  test.each(Object.entries(holds))('%s', (_, [text, held]) => {
    const found = traceOf({ 'app.py': text }).events.flatMap((event) =>
      event.kind === 'hold' && event.library === undefined
        ? [`${event.name} ${event.where} ${event.form}${event.assumption ? '?' : ''}`]
        : [],
    );
    expect(found).toEqual(held);
  });
});

test('a class that another module defines is held there alone', () => {
  const lines = linesOf(
    traceOf({ 'app.py': 'from net import S\n', 'net.py': 'import socket\nclass S(socket.socket): pass\n' }),
  );
  expect(lines.filter((line) => line.startsWith('hold'))).toEqual(['hold socket.socket by net.S (subclass)']);
});
