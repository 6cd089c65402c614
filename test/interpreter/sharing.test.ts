/**
 * Module runs that entry points share give what executing every module for every entry point gives: the same events in the
 * same order by the same statements, for programs that import the same modules in other orders, in circles, patched and not.
 */
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { Recall } from '../../src/analysis/recall.js';
import { defaultSettings } from '../../src/config/settings.js';
import { entryPointAt } from '../../src/entry-points/discovery.js';
import { runEntryPoint } from '../../src/entry-points/startup.js';
import { sharedRuns } from '../../src/interpreter/module-runs.js';
import type { SharedRuns } from '../../src/interpreter/recording.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { createProgram, type Program } from '../../src/project/program.js';
import { type FilePath, snapshotOf } from '../../src/project/snapshot.js';
import { type ImportEvent, type ImportTrace, stepsOf } from '../../src/trace/trace.js';
import { projects } from '../oracle/generate.js';
import { extent } from '../support/extent.js';
import { librariesFor } from '../support/libraries.js';
import fc from '../support/property.js';
import { pagesIn } from '../support/stories/pages.js';
import { lineOf } from './paper.js';

type Files = Readonly<Record<string, string>>;

/** What one project says in each of several others' words: registries, caches and names that modules change in each other. */
const meddling: Files = {
  'registry.py':
    'import threading\nITEMS = []\nNAMES = {}\nclass Base:\n    made = []\nDEBUG = False\nSTREAM = (n for n in (1, 2, 3))\ndef make(lock=None):\n    return lock\n',
  'plug_one.py':
    'import registry, threading\nregistry.ITEMS.append(threading.Lock())\nregistry.NAMES["one"] = 1\nnext(registry.STREAM)\nclass One(registry.Base): pass\n',
  'plug_two.py':
    'import registry, time\nregistry.Base.made.append(time.sleep)\nregistry.DEBUG = True\nregistry.make.__defaults__ = (time.sleep,)\nregistry.NAMES[registry.Base] = 2\nif "one" in registry.NAMES:\n    import plug_one_more\n',
  'plug_one_more.py': 'from time import sleep\n',
  'reader.py':
    'import registry\nif registry.DEBUG:\n    from time import sleep\nfor item in registry.ITEMS:\n    held = item\nfor one in registry.STREAM:\n    if one == 1:\n        from select import select\nfor cls in registry.Base.__subclasses__():\n    from socket import socket\nkept = registry.make()\nif registry.Base in registry.NAMES:\n    from threading import Lock\n',
  'circle_a.py': 'import circle_b\nfrom time import sleep\nname = 1\n',
  'circle_b.py': 'import circle_a\nif hasattr(circle_a, "name"):\n    pass\nfrom select import select\n',
  'settings.py': 'import os\nUSE = os.environ.get("USE")\n',
  'half.py':
    'import settings\nif settings.USE:\n    from gevent import monkey\n    monkey.patch_time()\nfrom socket import socket\n',
  'store.py':
    'import functools\nclass Store:\n    one = None\n    def __init__(self):\n        self.deep = {"inner": [{}]}\n        self.lock = None\n@functools.lru_cache\ndef made(kind):\n    return kind\ndef cell():\n    kept = None\n    def put(value):\n        nonlocal kept\n        kept = value\n    return put\nstore = Store()\nput = cell()\n',
  'user.py': 'import threading\nfrom store import store, made, put, Store\nown = threading.RLock()\n',
  'fill_deep.py':
    'import threading\nfrom store import store\nstore.deep["inner"][0]["lock"] = threading.Lock()\n',
  'fill_class.py': 'import time, store\nstore.Store.one = time.sleep\n',
  'fill_object.py': 'import ssl, user\nuser.store.lock = ssl.create_default_context()\n',
  'fill_cache.py': 'import time\nfrom store import made\nmade(time.sleep)\n',
  'again.py':
    'import os\nif os.environ.get("X"):\n    import user, registry\n    import user\nimport circle_a\nimport fill_deep, user, circle_a\nfrom user import store\nfor item in store.deep["inner"]:\n    if item.get("lock"):\n        from time import sleep\nimport registry, plug_two, registry\nkept = registry.ITEMS\n',
  'optional.py':
    'try:\n    import gevent\nexcept ImportError:\n    import fill_deep, circle_a\nimport user, half\nimport os\nif os.environ.get("X"):\n    import patching, plug_one\n',
  'patching.py':
    'import store\nfrom gevent import monkey\nmonkey.patch_socket()\nfrom circle_b import select\n',
  'web.py':
    'from flask import Flask\nfrom user import store\napp = Flask(__name__)\nadmin = Flask("admin")\nstore.deep["app"] = app\n',
  'cure_known.py':
    'from web import app\nfrom opentelemetry.instrumentation.flask import FlaskInstrumentor\nFlaskInstrumentor().instrument_app(app)\nkept = app\n',
  'cure_any.py':
    'import web, os\nfrom opentelemetry.instrumentation.flask import FlaskInstrumentor\nFlaskInstrumentor().instrument_app(web.unknown)\nif os.environ.get("X"):\n    import fill_deep\nFlaskInstrumentor().instrument()\n',
  'fill_cell.py': 'import threading\nfrom user import put\nput(threading.RLock())\n',
  'owner.py':
    'import threading\nLIST = []\nTABLE = {}\nimport before\nLOCK = threading.Lock()\nLIST.clear()\nTABLE["x"] = threading.Lock()\n',
  'before.py': 'import owner, time\nowner.LOCK = None\nowner.LIST.append(time.sleep)\nowner.TABLE["x"] = 1\n',
  'failing.py': 'import owner\nraise ImportError("no")\n',
  'trying.py': 'try:\n    import failing\nexcept ImportError:\n    from time import sleep\n',
  'loaded.py':
    'import sys\nNAMES = frozenset(sys.modules.keys())\nbefore = set(sys.modules)\nimport user\nfor name in before - set(sys.modules):\n    from select import select\nif "registry" in NAMES:\n    from time import sleep\n',
  'looks.py':
    'import sys, loaded\nif "user" in loaded.NAMES:\n    from select import select\nfor name in list(sys.modules):\n    if name.startswith("plug"):\n        from socket import socket\nif "plug_one" in sys.modules:\n    from threading import Lock\n',
  'forgets.py':
    'import sys\nbefore = sorted(sys.modules)\nimport plug_two\nfor name in set(sys.modules) - set(before):\n    del sys.modules[name]\nimport looks\n',
  'around_trying.py': 'import threading, trying\nLOCK = threading.Lock()\nimport user\n',
};

const patchAll = 'from gevent import monkey\nmonkey.patch_all()\n';

const starts = [
  'import MODULE',
  'from MODULE import *',
  'try:\n    import MODULE\nexcept ImportError:\n    pass',
  'def f():\n    import MODULE\nf()',
  'import os\nif os.environ.get("X"):\n    import MODULE',
  'try:\n    import gevent\nexcept ImportError:\n    import MODULE',
  'try:\n    from gevent import monkey\nexcept ImportError:\n    monkey = None\nif not monkey:\n    import MODULE',
  'try:\n    import eventlet\nexcept ImportError:\n    import os\n    if not os.environ.get("X"):\n        import MODULE',
];

/** Projects with five programs over the same modules, each in an order of its own. */
const families: fc.Arbitrary<Files> = fc
  .tuple(
    fc.oneof(projects('gevent'), projects('eventlet')),
    fc.array(
      fc.array(
        fc.tuple(
          fc.constantFrom(...starts),
          fc.constantFrom(
            'a',
            'b',
            'c',
            'web',
            'cure_known',
            'cure_any',
            'p',
            'p.x',
            'p.q.z',
            'ns.n',
            ...Object.keys(meddling).map((path) => path.slice(0, -3)),
          ),
        ),
        { minLength: 2, maxLength: 6 },
      ),
      { minLength: 5, maxLength: 5 },
    ),
  )
  .map(([files, programs]) => ({
    ...files,
    ...meddling,
    ...Object.fromEntries(
      programs.map((statements, index) => [
        `start_${index}.py`,
        `${statements.map(([template, module]) => template.replaceAll('MODULE', module)).join('\n')}\nfrom gevent import monkey\nmonkey.patch_all()\n`,
      ]),
    ),
  }));

const holding = [
  'from time import sleep',
  'import socket\nmade = socket.socket()',
  'import threading\nlock = threading.Lock()',
  'import ssl\ncontext = ssl.create_default_context()',
  'from select import select',
  'import select\nif hasattr(select, "epoll"):\n    from socket import socket',
  'try:\n    from select import epoll\nexcept ImportError:\n    from time import sleep as nap',
  'import requests',
  'import subprocess\nrun = subprocess.run',
  'import concurrent.futures',
];

const stepping = [
  'monkey.patch_time()',
  'monkey.patch_socket()',
  'monkey.patch_ssl()',
  'monkey.patch_thread()',
  'monkey.patch_select()',
  'import os\nif os.environ.get("X"):\n    monkey.patch_socket()',
  'if not monkey.is_module_patched("socket"):\n    monkey.patch_socket()',
  'for name, patch in [("time", monkey.patch_time), ("select", monkey.patch_select)]:\n    if not monkey.is_module_patched(name):\n        patch()',
  'if monkey.is_module_patched("time"):\n    import step_0',
  'def late():\n    monkey.patch_time()\nlate()',
  'import grequests',
  'import eventlet\neventlet.monkey_patch(socket=True)',
  'import eventlet\nif not eventlet.patcher.is_monkey_patched("time"):\n    eventlet.monkey_patch(time=True, os=True)',
  'monkey.patch_all()',
];

const modulesOfSteps = ['step_0', 'step_1', 'step_2', 'step_3', 'step_4', 'step_5'];

/** Projects whose modules patch one thing each, here and there, and whose programs come to them in orders of their own. */
const steps: fc.Arbitrary<Files> = fc
  .tuple(
    ...[...modulesOfSteps, ...'01234'].map((name) =>
      fc.array(
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...holding) },
          { weight: 2, arbitrary: fc.constantFrom(...stepping) },
          {
            weight: name.length === 1 ? 6 : 3,
            arbitrary: fc
              .tuple(fc.constantFrom(...starts), fc.constantFrom(...modulesOfSteps))
              .map(([template, module]) => template.replaceAll('MODULE', module)),
          },
        ),
        { minLength: 1, maxLength: 5 },
      ),
    ),
  )
  .map((bodies) =>
    Object.fromEntries(
      bodies.map((body, index) => {
        const text = `from gevent import monkey\n${body.join('\n')}\n`;
        const name = modulesOfSteps[index];
        return name === undefined
          ? [`start_${index - modulesOfSteps.length}.py`, `${text}monkey.patch_all()\n`]
          : [`${name}.py`, text];
      }),
    ),
  );

/** What code does to the environment, as often as it asks for it. */
const setting = [
  'os.environ["MODE"] = "web"',
  'os.environ["MODE"] = "work"',
  'os.environ["OTHER"] = "1"',
  'os.environ["MODE"] = given()',
  'os.environ.setdefault("MODE", "web")',
  'os.environ.setdefault("OTHER", "2")',
  'os.environ.pop("MODE", None)',
  'del os.environ["OTHER"]',
  'os.environ.update({"MODE": "work", "OTHER": "3"})',
  'os.environ.update(given())',
  'os.environ[given()] = "web"',
  'os.environ.clear()',
  'if given():\n    os.environ["MODE"] = "web"',
  'os.putenv("OTHER", "4")',
];

const asking = [
  'if os.environ.get("MODE") == "web":\n    from time import sleep',
  'if os.environ.get("MODE", "web") == "web":\n    from socket import socket',
  'if "MODE" in os.environ:\n    import threading\n    lock = threading.Lock()',
  'if os.environ["MODE"] == "work":\n    from select import select',
  'if os.getenv("OTHER"):\n    import subprocess\n    run = subprocess.run',
  'mode = os.environ.get("MODE")\nif mode:\n    from ssl import SSLContext\nif mode:\n    from select import poll',
  'try:\n    mode = os.environ["MODE"]\nexcept KeyError:\n    from time import sleep as nap',
  'if len(os.environ) == 1:\n    import requests',
  'if os.environ.get("OTHER", "").lower() == "1":\n    from threading import local',
  'kept = dict(os.environ)\nif kept.get("MODE") == "web":\n    from time import monotonic, sleep',
  'from unittest import mock\nwith mock.patch.dict(os.environ, {"MODE": "web"}):\n    from time import sleep',
];

const modulesOfVariables = ['one', 'two', 'three', 'four'];

/** Projects whose programs and modules change the environment, ask for it and import each other in orders of their own. */
const variables: fc.Arbitrary<Files> = fc
  .tuple(
    ...[...modulesOfVariables, ...'01234'].map((name) =>
      fc.array(
        fc.oneof(
          { weight: name.length === 1 ? 3 : 1, arbitrary: fc.constantFrom(...setting) },
          { weight: 2, arbitrary: fc.constantFrom(...asking) },
          {
            weight: 3,
            arbitrary: fc
              .tuple(fc.constantFrom(...starts), fc.constantFrom(...modulesOfVariables))
              .map(([template, module]) => template.replaceAll('MODULE', module)),
          },
        ),
        { minLength: 1, maxLength: 6 },
      ),
    ),
  )
  .map((bodies) =>
    Object.fromEntries(
      bodies.map((body, index) => {
        const text = `import os\nfrom unknown import given\n${body.join('\n')}\n`;
        const name = modulesOfVariables[index];
        return name === undefined
          ? [
              `start_${index - modulesOfVariables.length}.py`,
              `${text}from gevent import monkey\nmonkey.patch_all()\n`,
            ]
          : [`${name}.py`, text];
      }),
    ),
  );

const size = extent(60, 90, 1_000);

describe('module runs are shared without a difference', () => {
  test.each([
    ['of six programs', families],
    ['that patch in steps', steps],
    ['that change the environment and ask for it', variables],
  ])(`${size} projects %s, event by event`, (_, kind) => {
    fc.assert(
      fc.property(kind, (files) => {
        const program = createProgram(snapshotOf(files), defaultSettings.sourceRoots);
        const starting = Object.keys(files).filter((path) => /^(?:main|start_\d)\.py$/.test(path));
        for (const until of ['settled', 'end'] as const) {
          const shared = sharedRuns(true);
          // Twice: the second round has everything that the first one recorded.
          for (const path of [...starting, ...starting])
            expect({ path, events: eventsOf(program, path, until, shared) }).toEqual({
              path,
              events: eventsOf(program, path, until, sharedRuns(false)),
            });
        }
      }),
      { numRuns: size },
    );
  });

  const stories = pagesIn('test/spec').flatMap((page) => page.stories);
  test(`${stories.length} stories`, () => {
    for (const { name, files, pythonVersion } of stories) {
      const settings = { ...defaultSettings, ...(pythonVersion === undefined ? {} : { pythonVersion }) };
      const report = (sharing: boolean) =>
        analyze(snapshotOf(files), settings, undefined, undefined, sharing);
      expect({ name, report: report(true) }).toEqual({ name, report: report(false) });
    }
  });
});

/** What is around an import matters to the module that is imported. */
test.each([
  [
    'a mock',
    'from unittest import mock\nwith mock.patch("time.sleep"):\n    import base\n',
    'from time import sleep\n',
  ],
  [
    'an exception',
    'try:\n    raise ValueError\nexcept ValueError:\n    try:\n        import base\n    except ValueError:\n        pass\n',
    'def again():\n    raise\nagain()\nfrom time import sleep\n',
  ],
])('%s around the import of a module', (_, start, base) => {
  const patch = 'from gevent import monkey\nmonkey.patch_all()\n';
  const files = { 'base.py': base, 'start_0.py': start + patch, 'start_1.py': `import base\n${patch}` };
  const program = createProgram(snapshotOf(files), []);
  const shared = sharedRuns(true);
  for (const path of ['start_1.py', 'start_0.py', 'start_1.py'])
    expect(eventsOf(program, path, 'settled', shared)).toEqual(
      eventsOf(program, path, 'settled', sharedRuns(false)),
    );
});

/** What is run once more is another module, and what a replay that does not fit has imported is imported once more. */
test.each<[string, string, Files]>([
  [
    'a module that others change',
    'try:\n    import gevent\nexcept ImportError:\n    import fill\nimport base\n',
    {
      'base.py': 'from store import ITEMS\nkept = ITEMS\n',
      'store.py': 'ITEMS = []\n',
      'fill.py': 'import threading\nfrom store import ITEMS\nITEMS.append(threading.Lock())\n',
    },
  ],
  [
    'a module that one replay comes to and the next one does not',
    'import fill\ntry:\n    import gevent\nexcept ImportError:\n    try:\n        import other\n    except ImportError:\n        pass\nimport base\n',
    {
      'base.py': 'import other, store\nif store.FLAG:\n    pass\n',
      'other.py': 'import nobody_knows\nfrom time import sleep\n',
      'store.py': 'FLAG = False\n',
      'fill.py': 'import store\nstore.FLAG = True\n',
    },
  ],
])('%s, under a missing patcher and then for all', (_, start, modules) => {
  const patch = 'from gevent import monkey\nmonkey.patch_all()\n';
  const files = {
    ...modules,
    'start_0.py': `${start}${patch}`,
    'start_1.py': `import base, fill\n${patch}`,
  };
  const program = createProgram(snapshotOf(files), []);
  const shared = sharedRuns(true);
  for (const path of ['start_1.py', 'start_0.py', 'start_0.py', 'start_1.py'])
    expect(eventsOf(program, path, 'settled', shared)).toEqual(
      eventsOf(program, path, 'settled', sharedRuns(false)),
    );
});

/** What runs share is really used: six programs execute their modules about once. */
test('a module that six programs import is executed once', () => {
  const files: Record<string, string> = {
    'base.py': 'import other\n',
    'other.py': 'from time import sleep\n',
  };
  for (let index = 0; index < 6; index++)
    files[`start_${index}.py`] = 'import base\nfrom gevent import monkey\nmonkey.patch_all()\n';
  const program = createProgram(snapshotOf(files), []);
  const shared = sharedRuns(true);
  for (let index = 0; index < 6; index++) eventsOf(program, `start_${index}.py`, 'settled', shared);
  expect([...shared.runs.values()].map((runs) => runs.length)).toEqual([1, 1]);
});

test('a name of a package that a submodule had before is what the package has made of it, in every program', () => {
  const files = {
    'base/__init__.py': 'import base.user\nfrom base.names import *\n',
    'base/user.py': 'from base.clock import ticks\n',
    'base/clock.py': 'ticks = 1\n',
    'base/names.py': 'import base\nfrom time import sleep as clock\nif base.user:\n    pass\n',
    'start_0.py': `import base\n${patchAll}`,
    'start_1.py': `import base\nkept = base.clock\n${patchAll}`,
  };
  const program = createProgram(snapshotOf(files), []);
  const shared = sharedRuns(true);
  for (const path of ['start_0.py', 'start_1.py', 'start_0.py'])
    expect(eventsOf(program, path, 'settled', shared)).toEqual(
      eventsOf(program, path, 'settled', sharedRuns(false)),
    );
  expect([...shared.runs.values()].map((runs) => runs.length)).toEqual([1, 1, 1, 1]);
});

test('a module that keeps which modules there are is executed once, and what is remembered costs less', () => {
  const program = createProgram(
    snapshotOf({
      'base.py':
        'import sys\nLOADED = frozenset(sys.modules.keys())\nbefore = set(sys.modules)\nimport other\nfor name in before - set(sys.modules):\n    del sys.modules[name]\n',
      'other.py': `from time import sleep\n${'x = 1\n'.repeat(100)}`,
      'start_0.py': `import base\n${patchAll}`,
      'start_1.py': `import settings\nimport base\n${patchAll}`,
      'settings.py': '',
    }),
    [],
  );
  const shared = sharedRuns(true);
  const [first, second] = ['start_0.py', 'start_1.py'].map((path) =>
    traceOf(program, path, 'settled', shared),
  );
  expect([...shared.runs.values()].map((runs) => runs.length)).toEqual([1, 1, 1]);
  expect(second!.statements).toBeLessThan(first!.statements / 5);
});

describe('an import that has been added to a module', () => {
  const base: Files = {
    'leaf.py': '',
    'hub.py': 'import os\nimport leaf\n\nLIMIT = 1\n\n\nclass Base:\n    pass\n',
    'reader.py':
      'from hub import Base, LIMIT\nimport threading\n\n\nclass Own(Base):\n    lock = threading.Lock()\n',
    'other.py': 'import ssl\nfrom time import sleep\n\n\ndef made():\n    return 1\n',
    'asking.py': 'from hub import LIMIT\nname = 2\n',
    'patching.py': 'from gevent import monkey\nmonkey.patch_time()\n',
    'failing.py': 'raise ImportError("no")\n',
  };
  const starts = ['start_0.py', 'start_1.py', 'start_2.py'];
  for (const path of starts)
    (base as Record<string, string>)[path] = 'import reader\nfrom gevent import monkey\nmonkey.patch_all()\n';

  /** How many modules have been executed for `starts` once `added` stands in the hub, beside those that had been. */
  function executed(added: string): number {
    const recall = new Recall();
    const shared = [base, { ...base, 'hub.py': base['hub.py']!.replace('LIMIT', `${added}\nLIMIT`) }].map(
      (files) => {
        const snapshot = snapshotOf(files);
        const program = createProgram(snapshot, [], recall.cache);
        const runs = recall.begin(program, ['the same']);
        for (const path of starts)
          expect(eventsOf(program, path, 'settled', runs)).toEqual(
            eventsOf(createProgram(snapshot, []), path, 'settled', sharedRuns(false)),
          );
        recall.end();
        return new Set([...runs.runs.values()].flat().map(({ state }) => state));
      },
    );
    return [...shared[1]!].filter((state) => !shared[0]!.has(state)).length;
  }

  test.each([
    ['of a library that holds something', 'import requests', 0],
    ['of a library that holds something, once more', 'import requests\nimport requests', 0],
    ['of a module that nobody has imported', 'import other', 1],
    ['of a name of such a module', 'from other import made', 1],
    ['of what is bound already', 'import os', 0],
    // Which is executed before it is known that the hub has to be, and with it once more.
    ['of a module that asks for what is bound behind it', 'import asking', 4],
    ['of a module that patches', 'import patching', 3],
    ['by a name that somebody has asked for', 'from other import made as Base', 3],
  ])('%s', (_, added, count) => {
    expect(executed(added)).toBe(count);
  });
});

test('what is bound behind an import that binds it too is so in every program', () => {
  const files = {
    'owner.py': 'import before\nimport threading\nLOCK = threading.Lock()\n',
    'before.py': 'import owner\nowner.LOCK = None\n',
  };
  expect(heldIn(files, 'import owner\n')).toEqual(['owner.LOCK', 'owner.LOCK', 'owner.LOCK']);
});

test('an import that fails does so in every program', () => {
  const files = {
    'failing.py': 'raise ImportError("no")\n',
    'trying.py': 'try:\n    import failing\nexcept ImportError:\n    from time import sleep\n',
  };
  expect(heldIn(files, 'import trying\n')).toEqual(['trying.sleep', 'trying.sleep', 'trying.sleep']);
});

/** What three programs hold that begin with `start` and share their module runs. */
function heldIn(modules: Files, start: string): readonly string[] {
  const paths = ['a.py', 'b.py', 'c.py'];
  const text = `${start}from gevent import monkey\nmonkey.patch_all()\n`;
  const program = createProgram(
    snapshotOf({ ...modules, ...Object.fromEntries(paths.map((path) => [path, text])) }),
    [],
  );
  const shared = sharedRuns(true);
  return paths.flatMap((path) => {
    const entry = entryPointAt(program, path as FilePath, { kind: 'unreached' }, builtInLaunchers);
    return runEntryPoint(
      program,
      entry,
      { python: undefined },
      librariesFor(program),
      'settled',
      shared,
    ).events.flatMap((event) =>
      event.kind === 'hold' && event.library === undefined ? `${event.holder}.${event.where}` : [],
    );
  });
}

test('what a shared module cures is cured in every program that imports it', () => {
  const files: Record<string, string> = {
    'base.py':
      'from flask import Flask\nfrom opentelemetry.instrumentation.flask import FlaskInstrumentor\napp = Flask("a")\nother = Flask("b")\nFlaskInstrumentor().instrument_app(app)\nFlaskInstrumentor().instrument()\n',
  };
  for (let index = 0; index < 3; index++) files[`start_${index}.py`] = 'import base\nkept = base.app\n';
  const program = createProgram(snapshotOf(files), []);
  const shared = sharedRuns(true);
  for (let index = 0; index < 3; index++) {
    const events = eventsOf(program, `start_${index}.py`, 'settled', shared);
    expect(events).toEqual(eventsOf(program, `start_${index}.py`, 'settled', sharedRuns(false)));
    expect(events.filter((event) => / base\.app\b.* cured for .+/.test(event))).not.toEqual([]);
    expect(events.filter((event) => / base\.other\b.* cured for $/.test(event))).not.toEqual([]);
  }
  expect([...shared.runs.values()].map((runs) => runs.length)).toEqual([1]);
});

test('a module is shared where the variables that it asks for are the same', () => {
  const files: Record<string, string> = {
    'asks.py': 'import os\nif os.environ.get("MODE") == "web":\n    from time import sleep\n',
    'plain.py': 'import asks\nfrom threading import Lock\n',
  };
  for (const [index, mode] of ['web', 'web', 'work', 'work'].entries())
    files[`start_${index}.py`] =
      `import os\nos.environ["KEY_${index}"] = "k"\nos.environ["MODE"] = "${mode}"\nimport plain\nfrom gevent import monkey\nmonkey.patch_all()\n`;
  const program = createProgram(snapshotOf(files), []);
  const shared = sharedRuns(true);
  for (let index = 0; index < 4; index++) eventsOf(program, `start_${index}.py`, 'settled', shared);
  expect([...shared.runs].map(([key, runs]) => [key.split('|')[0], runs.length]).sort()).toEqual([
    ['asks', 2],
    ['plain', 2],
  ]);
});

describe('programs that are started with other variables', () => {
  const program = createProgram(
    snapshotOf({
      'start.py': 'import reads, above, plain\nfrom gevent import monkey\nmonkey.patch_all()\n',
      'reads.py': 'import os\nif os.environ.get("MODE") == "web":\n    from time import sleep\n',
      'above.py': 'import reads\n',
      'plain.py': 'from threading import Lock\n',
    }),
    [],
  );
  const all = [
    { MODE: 'web' },
    { MODE: 'work', OTHER: '1' },
    { OTHER: '2' },
    { MODE: 'web', OTHER: '3' },
    {},
  ];

  test('run as they do alone', () => {
    const shared = sharedRuns(true);
    for (const variables of [...all, ...all]) {
      const environment = new Map(Object.entries(variables));
      expect(eventsOf(program, 'start.py', 'settled', shared, environment)).toEqual(
        eventsOf(program, 'start.py', 'settled', sharedRuns(false), environment),
      );
    }
  });

  test('share the modules that do not ask for these', () => {
    const shared = sharedRuns(true);
    for (const variables of all)
      eventsOf(program, 'start.py', 'settled', shared, new Map(Object.entries(variables)));
    const times = Object.fromEntries([...shared.runs].map(([key, runs]) => [key.split('|')[0], runs.length]));
    // Once where it is web, once where it is something else, once where nobody says.
    expect(times).toMatchObject({ plain: 1, reads: 3 });
  });
});

describe('what a framework loads for whoever needs it first', () => {
  const program = createProgram(
    snapshotOf({
      'config.py': 'DEBUG = True\nINSTALLED_APPS = []\n',
      'first.py': 'from django.conf import settings\nif settings.DEBUG:\n    from time import sleep\n',
      'second.py': 'from django.conf import settings\nif settings.DEBUG:\n    from threading import Lock\n',
      'third.py': 'from django.conf import settings\nif not settings.DEBUG:\n    from select import select\n',
      'start_0.py': `${start('first', 'second', 'third')}`,
      'start_1.py': `${start('second', 'third', 'first')}`,
      'start_2.py': `${start('third', 'first', 'second')}`,
    }),
    [],
  );

  function start(...modules: readonly string[]): string {
    return `import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "config"\nimport ${modules.join(', ')}\nfrom gevent import monkey\nmonkey.patch_all()\n`;
  }

  test('is the same for all that need it later', () => {
    const shared = sharedRuns(true);
    for (const index of [0, 1, 2, 0, 1, 2])
      expect(eventsOf(program, `start_${index}.py`, 'settled', shared)).toEqual(
        eventsOf(program, `start_${index}.py`, 'settled', sharedRuns(false)),
      );
    const times = Object.fromEntries([...shared.runs].map(([key, runs]) => [key.split('|')[0], runs.length]));
    // As the first one, which imports the settings, and as one of the others.
    expect(times).toMatchObject({ first: 2, second: 2, third: 2 });
  });
});

/** The events of one run, each with the statements that led there and whether it depends on a condition. */
function traceOf(
  program: Program,
  path: string,
  until: 'settled' | 'end',
  shared: SharedRuns,
  environment?: ReadonlyMap<string, string>,
): ImportTrace {
  const found = entryPointAt(program, path as FilePath, { kind: 'asked-for' }, builtInLaunchers);
  const entry = { ...found, environment };
  return runEntryPoint(program, entry, { python: undefined }, librariesFor(program), until, shared);
}

function eventsOf(...about: Parameters<typeof traceOf>): readonly string[] {
  const { events } = traceOf(...about);
  return events.map((event) => `${lineOf(event)} ${chainOf(event)}${lateOf(event)}`);
}

function chainOf(event: ImportEvent): string {
  if (!('step' in event) || event.step === undefined) return '';
  return stepsOf(event.step)
    .map(({ activation, span }) => `${activation.path ?? ''}:${span.start}`)
    .join(' > ');
}

function lateOf(event: ImportEvent): string {
  if (event.kind === 'hold') return ` cured for ${[...event.curedFor].join()}`;
  return event.kind === 'patch'
    ? ` holds ${event.held.map((hold) => `${hold.holder}.${hold.where}`).join()}`
    : '';
}
