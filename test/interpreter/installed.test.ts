import { describe, expect, test } from '@jest/globals';
import { entryPointAt } from '../../src/entry-points/discovery.js';
import { runEntryPoint } from '../../src/entry-points/startup.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import type { PythonVersion } from '../../src/patchers/types.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { librariesFor } from '../support/libraries.js';
import { linesOf, programWith } from './paper.js';

type Files = Readonly<Record<string, string>>;

/** What happens at import of `app`, in an environment with these packages; only what is held and patched. */
function eventsOf(app: string, packages: Files, files: Files = {}, python: PythonVersion = [3, 11]) {
  const program = programWith(packages, { 'app.py': app, ...files });
  const libraries = librariesFor(program, { pythonVersion: python });
  const entry = entryPointAt(program, 'app.py' as FilePath, { kind: 'asked-for' }, builtInLaunchers);
  return linesOf(runEntryPoint(program, entry, { python }, libraries)).filter((line) =>
    /^(?:hold|patch)/.test(line),
  );
}

const sleepy = { 'sleepy.py': 'from time import sleep\n\ndef nap():\n    sleep(1)\n' };
const holdsSleep = 'hold time.sleep by sleepy.sleep (reference)';

describe('what the table says of a library in company', () => {
  const context = expect.arrayContaining([expect.stringMatching(/^hold ssl\.SSLContext by urllib3/)]);

  test('counts where the company is installed, or the program counts on it', () => {
    expect(eventsOf('import engineio\n', sleepy)).not.toEqual(context);
    expect(eventsOf('import engineio\n', { 'requests/__init__.py': '' })).toEqual(context);
    expect(eventsOf('import engineio\n', sleepy, { 'other.py': 'import requests\n' })).toEqual(context);
  });
});

describe('a library that injects truststore when it is imported', () => {
  test('patches', () => {
    const packages = {
      'tlsnow.py': 'import truststore\ntruststore.inject_into_ssl()\n',
      'tlsnow-1.dist-info/METADATA': 'Requires-Dist: truststore\n',
      'tlsnow-1.dist-info/RECORD': 'tlsnow.py,,\n',
    };
    const libraries = librariesFor(programWith(packages));
    expect(libraries.mayPatch.has('tlsnow')).toBe(true);
    expect(libraries.importing('tlsnow')?.patches).toMatchObject({ function: 'truststore.inject_into_ssl' });
  });
});

describe('installed packages are read instead of the table', () => {
  test('what a package holds, and what it imports', () => {
    const packages = {
      'acme/__init__.py': 'from . import net\n',
      'acme/net.py': 'import sleepy\nimport ssl\nclass Context(ssl.SSLContext): ...\n',
      ...sleepy,
    };
    expect(eventsOf('import acme\n', packages)).toEqual([
      'hold ssl.SSLContext by acme.net.Context (subclass)',
      holdsSleep,
    ]);
  });

  test('the version at hand counts, not the one that was measured', () => {
    expect(eventsOf('import urllib3\n', {})).toContain(
      'hold ssl.SSLContext by urllib3.util.ssl_.SSLContext (reference)',
    );
    expect(eventsOf('import urllib3\n', { 'urllib3/__init__.py': 'import ssl\n' })).toEqual([]);
  });

  test('what is not installed is taken from the table', () => {
    expect(eventsOf('import requests\n', sleepy).length).toBeGreaterThan(0);
  });

  test('own code goes first, and the standard library before packages', () => {
    const packages = { ...sleepy, 'queue.py': 'from time import sleep\n', 'lib.py': 'import queue\n' };
    expect(eventsOf('import sleepy, lib\n', packages, { 'sleepy.py': '' })).toEqual([]);
  });

  test('the patchers themselves are known better than by reading', () => {
    const packages = { 'gevent/__init__.py': 'from time import sleep\nsleep(0)\n' };
    expect(eventsOf('import gevent\n', packages)).toEqual([]);
  });
});

describe('what installed packages keep of one another', () => {
  const instrumented =
    'from opentelemetry.instrumentation.sqlalchemy import SQLAlchemyInstrumentor\nSQLAlchemyInstrumentor().instrument()\n';
  const engines: Files = {
    'sqlalchemy/__init__.py': 'from .engine import create_engine as create_engine\n',
    'sqlalchemy/engine/__init__.py': 'from .create import create_engine as create_engine\n',
    'sqlalchemy/engine/create.py':
      'import other\n\ndef checked(function):\n    def warned(url):\n        return function(url)\n    return warned if other.legacy else function\n\n@checked\ndef create_engine(url): ...\n',
    'opentelemetry/instrumentation/sqlalchemy/__init__.py': '',
  };
  const heldBy = (jobs: string, app = `import jobs\n${instrumented}`) =>
    eventsOf(app, { ...engines, 'jobs.py': jobs });
  const hold = expect.stringMatching(/^hold sqlalchemy\.create_engine by jobs\.(?:create_engine|make)/);

  test('a function counts under the first of its names, also one that a decorator may have wrapped', () => {
    const uses = 'def run(url):\n    return create_engine(url)\n';
    expect(heldBy(`from sqlalchemy import create_engine\n${uses}`)).toContainEqual(hold);
    const lines = heldBy(`from sqlalchemy.engine.create import create_engine\n${uses}`);
    expect(lines.filter((line) => line.includes('create_engine by jobs'))).toEqual([hold]);
  });

  test('what looks it up when it is called keeps nothing, nor what only hands it on to nobody', () => {
    const late = 'import sqlalchemy\n\ndef run(url):\n    return sqlalchemy.create_engine(url)\n';
    expect(heldBy(late)).not.toContainEqual(hold);
    const own = 'def create_engine(url): ...\n';
    expect(heldBy(own)).not.toContainEqual(hold);
    expect(heldBy('from sqlalchemy import create_engine as create_engine\n')).not.toContainEqual(hold);
  });
});

describe('modules that are not Python source', () => {
  test('a compiled module has the facts of its own row, if there is one', () => {
    expect(eventsOf('import fast\n', { 'fast.cpython-311-x86_64-linux-gnu.so': '' })).toEqual([]);
    const packages = { 'grpc/__init__.py': 'from . import _cython\n', 'grpc/_cython.so': '' };
    expect(eventsOf('import grpc\n', packages)).toEqual([]);
    expect(eventsOf('import urllib3\n', { 'urllib3.abi3.so': '' }).length).toBeGreaterThan(0);
  });

  test('beside a compiled module its source says what it does', () => {
    expect(eventsOf('import sleepy\n', { ...sleepy, 'sleepy.cpython-311-darwin.so': '' })).toEqual([
      holdsSleep,
    ]);
  });

  test('namespace packages, also those that declare themselves, are spread over folders', () => {
    const declared = "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n";
    expect(eventsOf('import a.b.c\n', { 'a/b/c.py': 'import sleepy\n', ...sleepy })).toEqual([holdsSleep]);
    expect(
      eventsOf('import a.b\n', { 'a/__init__.py': declared, 'a/b.py': 'import sleepy\n', ...sleepy }),
    ).toEqual([holdsSleep]);
  });

  test('a module that no file stands for has what its package has', () => {
    const packages = { 'requests/__init__.py': 'import sleepy\n', ...sleepy };
    expect(eventsOf('import requests.packages.urllib3\n', packages)).toEqual([
      holdsSleep,
      holdsSleep,
      holdsSleep,
    ]);
  });
});

describe('imports that fail', () => {
  const fallback = 'try:\n    import fast_sleep as s\nexcept ImportError:\n    import sleepy as s\n';

  test('what is not installed raises, and the handler is what runs', () => {
    expect(eventsOf('import lib\n', { 'lib.py': fallback, ...sleepy })).toEqual([holdsSleep]);
    expect(eventsOf('import lib\n', { 'lib.py': fallback, 'fast_sleep.py': '', ...sleepy })).toEqual([]);
  });

  test('a module that raises ImportError is caught by who imports it', () => {
    const packages = {
      'lib.py': fallback,
      'fast_sleep.py': 'try:\n    import _fast\nexcept ImportError:\n    raise ImportError("build it")\n',
      ...sleepy,
    };
    expect(eventsOf('import lib\n', packages)).toEqual([holdsSleep]);
  });

  test('a failure in a function reaches the statement that called it', () => {
    const text =
      'import importlib\ndef load(name):\n    return importlib.import_module(name)\n' +
      'try:\n    load("fast_sleep")\nexcept Exception:\n    import sleepy\n';
    expect(eventsOf('import lib\n', { 'lib.py': text, ...sleepy })).toEqual([holdsSleep]);
  });

  test('of a branch that may not be taken, a failure says nothing', () => {
    const text =
      'import json\ntry:\n    if json.flag:\n        import absent\n    import sleepy\nexcept ImportError:\n    pass\n';
    // What follows runs only where the branch was not taken.
    expect(eventsOf('import lib\n', { 'lib.py': text, ...sleepy })).toEqual([`${holdsSleep} if`]);
  });

  test('where nobody catches it, the program would not run: it is us who do not know', () => {
    expect(eventsOf('import lib\n', { 'lib.py': 'import absent\nimport sleepy\n', ...sleepy })).toEqual([
      holdsSleep,
    ]);
  });

  test('modules of Python 2 are gone', () => {
    const text = 'try:\n    import Queue\n    import sleepy\nexcept ImportError:\n    import queue\n';
    expect(eventsOf('import lib\n', { 'lib.py': text, ...sleepy })).toEqual([]);
  });

  test('a name that a module lacks may come from elsewhere: both ways are followed', () => {
    const text = 'try:\n    from other import nothing\nexcept ImportError:\n    import sleepy\n';
    expect(eventsOf('import lib\n', { 'lib.py': text, 'other.py': '', ...sleepy })).toEqual([
      `${holdsSleep} if`,
    ]);
  });

  test('own code is not told what is installed', () => {
    expect(eventsOf(fallback, sleepy)).toEqual([`${holdsSleep} if`]);
  });
});

describe('where installed code runs', () => {
  test.each([
    ['the version', 'import sys\nif sys.version_info >= (3, 12):\n    import sleepy\n'],
    ['the platform', 'import sys\nif sys.platform == "win32":\n    import sleepy\n'],
    ['the system', 'import platform\nif platform.system() == "Windows":\n    import sleepy\n'],
    ['variables', 'import os\nif os.environ.get("LIB_DEBUG"):\n    import sleepy\n'],
    ['whether a variable is set', 'import os\nif "LIB_DEBUG" in os.environ:\n    import sleepy\n'],
    ['type checkers', 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import sleepy\n'],
    ['what is installed', 'import importlib.util\nif importlib.util.find_spec("x"):\n    import sleepy\n'],
    [
      'versions of distributions',
      'from importlib.metadata import version\ntry:\n    version("absent")\n    import sleepy\nexcept Exception:\n    pass\n',
    ],
  ])('%s', (_, text) => {
    expect(eventsOf('import lib\n', { 'lib.py': text, ...sleepy })).toEqual([]);
  });

  test('an installed distribution has a version', () => {
    const text =
      'from importlib.metadata import version\ntry:\n    version("Zope.Event")\nexcept Exception:\n    pass\nelse:\n    import sleepy\n';
    const packages = { 'lib.py': text, 'zope_event-6.2.dist-info/METADATA': '', ...sleepy };
    expect(eventsOf('import lib\n', packages)).toEqual([holdsSleep]);
  });
});

describe('lazy packages', () => {
  const lazy =
    'import importlib\n_where = {"nap": "sleepy"}\n' +
    'def __getattr__(name):\n    if name not in _where:\n        raise AttributeError(name)\n' +
    '    return getattr(importlib.import_module(f"{__name__}.{_where[name]}"), name)\n';
  const packages = { 'lib/__init__.py': lazy, 'lib/sleepy.py': sleepy['sleepy.py'] };
  const held = 'hold time.sleep by lib.sleepy.sleep (reference)';

  test('__getattr__ of a module runs when a name is taken (PEP 562)', () => {
    expect(eventsOf('import lib\n', packages)).toEqual([]);
    expect(eventsOf('from lib import nap\n', packages)).toEqual([held]);
    expect(eventsOf('import lib\nlib.nap\n', packages)).toEqual([held]);
    expect(eventsOf('from lib import other\n', packages)).toEqual([]);
  });

  test('an object in sys.modules stands for its module', () => {
    const text =
      'import sys, types\nfrom importlib import import_module\n' +
      'class Lazy(types.ModuleType):\n    def __getattr__(self, name):\n        return import_module("." + name, __name__)\n' +
      'sys.modules[__name__] = Lazy(__name__)\n';
    const files = { ...packages, 'lib/__init__.py': text };
    expect(eventsOf('import lib\n', files)).toEqual([]);
    expect(eventsOf('from lib import sleepy\n', files)).toContain(held);
  });

  test('a submodule is imported by its name', () => {
    expect(eventsOf('from lib import sleepy\n', { ...packages, 'lib/__init__.py': '' })).toEqual([held]);
  });

  test('what imports a submodule does so whoever has asked for that before (dateutil)', () => {
    const text =
      'from importlib import import_module\ndef __getattr__(name):\n    return import_module("." + name, __name__)\n';
    for (const init of ['', text]) {
      const libraries = librariesFor(programWith({ ...packages, 'lib/__init__.py': init }));
      expect(libraries.importing('lib.sleepy')?.holds).toHaveLength(1);
      expect(libraries.reading('lib', 'sleepy')?.facts.holds).toHaveLength(1);
    }
  });

  test('names that hide from readers are read (kombu, celery)', () => {
    const text = `HACK = True\nglobals()['KCAH'[::-1]] = False\nif HACK:\n    from . import sleepy\n`;
    expect(eventsOf('import lib\n', { ...packages, 'lib/__init__.py': text })).toEqual([]);
  });
});

describe('what matters of what is held', () => {
  test('a class that only annotates or is asked for is never called', () => {
    const text =
      'from __future__ import annotations\nfrom ssl import SSLContext\nfrom socket import socket\n' +
      'def connect(context: SSLContext | None, peer: "socket") -> SSLContext:\n    return isinstance(peer, socket)\n';
    expect(eventsOf('import lib\n', { 'lib.py': text })).toEqual([]);
    const called = `${text}\ndef make():\n    return SSLContext()\n`;
    expect(eventsOf('import lib\n', { 'lib.py': called })).toEqual([
      'hold ssl.SSLContext by lib.SSLContext (reference)',
    ]);
  });

  test('reviewed exceptions hold for what is read, too', () => {
    expect(
      eventsOf('import sniffio\n', { 'sniffio/__init__.py': 'import threading\nx = threading.local()\n' }),
    ).toEqual([]);
  });

  test('what the program takes from a library is the object of the standard library', () => {
    const packages = { 'lib.py': 'from ssl import SSLContext as Context\n' };
    expect(eventsOf('from lib import Context\n', packages)).toEqual([
      'hold ssl.SSLContext by lib.Context (reference)',
      'hold ssl.SSLContext by app.Context (reference)',
    ]);
  });

  test('what a library function makes is held by who keeps it', () => {
    const packages = {
      'lib/__init__.py': 'from .tls import make, Client\n',
      'lib/tls.py':
        'import ssl\nimport threading\ndef make(verify=True):\n    context = ssl.create_default_context()\n    context.x = verify\n    return context\n' +
        'class Client:\n    def __init__(self):\n        self.lock = threading.Lock()\n',
    };
    const made = 'hold ssl.SSLContext by app.CONTEXT (instance)';
    expect(eventsOf('import lib\nCONTEXT = lib.make()\nclient = lib.Client()\n', packages)).toEqual([made]);
    expect(eventsOf('from lib.tls import make\nCONTEXT = make(False)\n', packages)).toEqual([made]);
  });

  test('what depends on something unknown is conditional', () => {
    const packages = { 'lib.py': 'import json\nif json.flag:\n    import sleepy\n', ...sleepy };
    expect(eventsOf('import lib\n', packages)).toEqual([`${holdsSleep} if`]);
    // Another way that is certain wins.
    expect(
      eventsOf('import lib\n', {
        ...packages,
        'lib.py': `${packages['lib.py']}import other\n`,
        'other.py': 'import sleepy\n',
      }),
    ).toEqual([holdsSleep]);
  });
});

describe('packages that patch', () => {
  const packages = {
    'patcher.py': 'from gevent import monkey\nmonkey.patch_all(thread=False)\nimport sleepy\n',
    'patcher-1.0.dist-info/METADATA': 'Metadata-Version: 2.1\nRequires-Dist: gevent (>=1.0)\n',
    'patcher-1.0.dist-info/RECORD': 'patcher.py,sha256=x,1\npatcher-1.0.dist-info/RECORD,,\n',
    ...sleepy,
  };

  test('the import patches, and what it holds is patched then', () => {
    expect(eventsOf('import patcher\n', packages)).toEqual(['patch import patcher']);
  });

  test('what they hold is not hidden from who imports it alone', () => {
    expect(eventsOf('import sleepy\nimport patcher\n', packages)).toEqual([
      holdsSleep,
      'patch import patcher',
    ]);
  });

  test('which packages may patch is told by what they require', () => {
    const libraries = librariesFor(
      programWith({
        ...packages,
        'on_top.py': 'import patcher\n',
        'on_top-2.dist-info/METADATA': 'Requires-Dist: patcher\n',
        'on_top-2.dist-info/RECORD': 'on_top.py,,\n',
        'extra-2.dist-info/METADATA': 'Requires-Dist: gevent ; extra == "gevent"\n',
        'extra-2.dist-info/RECORD': 'extra.py,,\n',
      }),
    );
    expect([...libraries.mayPatch]).toEqual(expect.arrayContaining(['locust', 'patcher', 'on_top']));
    expect(libraries.mayPatch.has('extra')).toBe(false);
    expect(libraries.importing('on_top')?.patches).toEqual({
      function: 'gevent.monkey.patch_all',
      keywords: { thread: 'false' },
    });
  });
});

describe('calls into packages', () => {
  const packages = {
    'lib.py': `import json

def setup(kind="plain", when=None):
    if kind == "sleepy":
        import sleepy
    if when:
        import sleepy

class Client:
    def __init__(self, url=None):
        import sleepy

    @classmethod
    def later(cls):
        from gevent import monkey
        monkey.patch_all(thread=False)

    def use(self):
        import sleepy
`,
    'lib-1.dist-info/METADATA': 'Requires-Dist: gevent\n',
    'lib-1.dist-info/RECORD': 'lib.py,,\n',
    ...sleepy,
  };

  test('are followed where they import in their bodies: of a class, by whatever name', () => {
    expect(eventsOf('import lib\nlib.Client()\n', packages)).toEqual([holdsSleep]);
    expect(eventsOf('from lib import Client as C\nx = C("https://localhost")\n', packages)).toEqual([
      holdsSleep,
    ]);
    const shown = { ...packages, 'front/__init__.py': 'from lib import Client\n' };
    expect(eventsOf('import front\nfront.Client()\n', shown)).toEqual([holdsSleep]);
    expect(eventsOf('import lib\nlib.Client\n', packages)).toEqual([]);
  });

  test('with the arguments that are written out, and of what depends on others nothing is said', () => {
    expect(eventsOf('import lib\nlib.setup()\n', packages)).toEqual([]);
    expect(eventsOf('import lib\nlib.setup("sleepy")\n', packages)).toEqual([holdsSleep]);
    expect(eventsOf('import lib\nlib.setup(kind="sleepy")\n', packages)).toEqual([holdsSleep]);
    expect(eventsOf('import lib, os\nlib.setup(os.environ["KIND"])\n', packages)).toEqual([]);
    expect(eventsOf('import lib, os\nlib.setup(**os.environ)\n', packages)).toEqual([]);
  });

  test('what the package has imported before is not held anew', () => {
    const early = { ...packages, 'lib.py': `import sleepy\n${packages['lib.py']}` };
    expect(eventsOf('import lib\nlib.Client()\n', early)).toEqual([holdsSleep]);
  });

  test('patch, and what the program held before is late for that', () => {
    expect(eventsOf('import lib\nlib.Client.later()\n', packages)).toEqual(['patch lib.Client.later']);
    expect(eventsOf('from time import sleep\nfrom lib import Client\nClient.later()\n', packages)).toEqual([
      'hold time.sleep by app.sleep (reference)',
      'patch lib.Client.later',
    ]);
    expect(librariesFor(programWith(packages)).patchWhenCalled.has('lib')).toBe(true);
  });

  test('are known from the table where the package is not at hand', () => {
    const tls = expect.arrayContaining([expect.stringMatching(/^hold ssl\.SSLContext by urllib3/)]);
    const exporter = 'from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter\n';
    expect(eventsOf(exporter, {})).not.toEqual(tls);
    expect(eventsOf(`${exporter}OTLPSpanExporter()\n`, {})).toEqual(tls);
    const solbase = 'from pysolbase.SolBase import SolBase\nSolBase.voodoo_init()\n';
    expect(eventsOf(solbase, {})).toContain('patch pysolbase.SolBase.SolBase.voodoo_init');
  });

  test('do not end in a call that never ends', () => {
    const endless = {
      'lib.py': 'def a():\n    return b()\ndef b():\n    import sleepy\n    return a()\n',
      ...sleepy,
    };
    expect(eventsOf('import lib\nlib.a()\n', endless)).toEqual([holdsSleep]);
  });
});
