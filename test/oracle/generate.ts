import fc from '../support/property.js';
import type { GreenPatcher } from '../support/stories/story.js';

/** Modules of every generated project, beside `main.py`. */
const modules = ['a', 'b', 'c', 'p', 'p.x', 'p.y', 'p.q', 'p.q.z', 'ns.n'] as const;

/** Ways to import MODULE; `#` becomes a number that no other statement has. */
const importing = [
  'import MODULE',
  'import MODULE as m#',
  'from MODULE import *',
  'import importlib\nimportlib.import_module("MODULE")',
  '__import__("MODULE")',
  'def f#():\n    import MODULE\nf#()',
  'def f#():\n    import MODULE',
  'async def f#():\n    import MODULE',
  'def f#():\n    import MODULE\n    yield 1\nlist(f#())',
  'class C#:\n    import MODULE',
  'class C#:\n    def __init__(self):\n        import MODULE\nC#()',
  'def d#(function):\n    import MODULE\n    return function\n@d#\ndef f#(): pass',
  'try:\n    import MODULE\nexcept ImportError:\n    pass',
  'try:\n    pass\nfinally:\n    import MODULE',
  'with open(__file__) as f#:\n    import MODULE',
  'for name# in ("MODULE",):\n    __import__(name#)',
  'l# = [__import__(name) for name in ["MODULE"]]',
  'if True:\n    import MODULE',
  'if False:\n    import MODULE',
  'if __name__ == "__main__":\n    import MODULE',
  'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import MODULE',
  'assert __import__("MODULE")',
  'f# = lambda: __import__("MODULE")',
  'f# = property(lambda self: __import__("MODULE"))',
];

/** Ways to take hold of something. */
const holding = [
  'from time import sleep',
  'import time\nn# = time.sleep',
  'import time\nn#, m# = time.sleep, 1',
  'import time\n(n# := time.sleep)',
  'import time\ndef f#(sleep=time.sleep): pass',
  'import time\nf# = lambda sleep=time.sleep: sleep',
  'import time\nclass C#:\n    sleep = time.sleep',
  'import time\nl# = [time.sleep]',
  'import functools, time\np# = functools.partial(time.sleep, 1)',
  'import ssl\nn# = ssl.SSLContext',
  'import socket\nclass S#(socket.socket): pass',
  'import threading\nl# = threading.local()',
  'import threading\nclass C#:\n    def __init__(self):\n        self.local = threading.local()\no# = C#()',
  'from select import select',
  'from queue import Queue\nfrom subprocess import run',
];

/** Ways to patch, by library. */
const patching: Readonly<Record<GreenPatcher, readonly string[]>> = {
  gevent: [
    'from gevent import monkey\nmonkey.patch_all()',
    'import gevent.monkey\ngevent.monkey.patch_all()',
    'from gevent.monkey import patch_time\npatch_time()',
    'from gevent import monkey as m#\nm#.patch_all(ssl=False)',
    'from gevent import monkey\ndef f#():\n    monkey.patch_all()\nf#()',
    'import gevent.monkey\nfor f# in (gevent.monkey.patch_socket, gevent.monkey.patch_select):\n    f#()',
  ],
  eventlet: [
    'import eventlet\neventlet.monkey_patch()',
    'from eventlet import monkey_patch\nmonkey_patch()',
    'import eventlet\neventlet.monkey_patch(time=True)',
    'from eventlet import patcher as p#\np#.monkey_patch(socket=True, select=True)',
    'import eventlet\neventlet.monkey_patch(thread=False)',
    'import eventlet\ndef f#(**on):\n    eventlet.monkey_patch(**on)\nf#(os=True, time=True)',
  ],
};

function statementsOf(library: GreenPatcher): fc.Arbitrary<readonly [template: string, module: string]> {
  const pair = (templates: readonly string[]) => fc.tuple(fc.constantFrom(...templates), fc.constant(''));
  return fc.oneof(
    { weight: 10, arbitrary: fc.tuple(fc.constantFrom(...importing), fc.constantFrom(...modules)) },
    { weight: 5, arbitrary: pair(holding) },
    { weight: 2, arbitrary: pair(patching[library]) },
    { weight: 2, arbitrary: pair(['__all__ = ["v#"]\nv# = 1']) },
  );
}

/**
 * Projects of ten modules that import each other in every way, take hold of names and patch; `main.py` is run.
 * Nothing in them depends on a condition that is not known, and none raises.
 */
export function projects(library: GreenPatcher): fc.Arbitrary<Readonly<Record<string, string>>> {
  const statement = statementsOf(library);
  const body = fc.array(statement, { maxLength: 3 });
  const bodies = fc.array(body, { minLength: modules.length, maxLength: modules.length });
  const start = fc.array(statement, { minLength: 2, maxLength: 5 });
  return fc.tuple(bodies, start, fc.constantFrom(...patching[library])).map(([inner, first, patch]) => {
    let count = 0;
    const text = (statements: readonly (readonly [string, string])[]) =>
      statements
        .map(([template, module]) => {
          count++;
          return `${template.replaceAll('MODULE', module).replaceAll('#', String(count))}\n`;
        })
        .join('');
    const files = modules.map((module, index) => [pathOf(module), text(inner[index]!)] as const);
    return Object.fromEntries([...files, ['main.py', text([...first, [patch, '']])]]);
  });
}

function pathOf(module: string): string {
  const path = module.replaceAll('.', '/');
  return module === 'p' || module === 'p.q' ? `${path}/__init__.py` : `${path}.py`;
}
