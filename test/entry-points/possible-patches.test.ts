import { describe, expect, test } from '@jest/globals';
import { findEntryPoints } from '../../src/entry-points/discovery.js';
import { possiblePatches } from '../../src/entry-points/possible-patches.js';
import { possibleFrom } from '../../src/entry-points/startup.js';
import { sharedRuns } from '../../src/interpreter/module-runs.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { createProgram } from '../../src/project/program.js';
import { createResolver } from '../../src/project/resolver.js';
import { type FilePath, snapshotOf } from '../../src/project/snapshot.js';
import { librariesFor } from '../support/libraries.js';

/** Names that tell selections apart. */
const looked = ['os.read', 'socket.socket', 'threading.Lock', 'time.sleep'];

const all = 'from gevent import monkey\nmonkey.patch_all()\n';

const hub = 'def go_green():\n    from gevent import monkey\n    monkey.patch_time()\n';

/** A program that starts at `app.py`, and what can be patched in it: `patcher: which of some names`, or `patcher: all`. */
const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'what is patched with these arguments': [
    { 'app.py': 'from gevent import monkey\nmonkey.patch_time()\n' },
    ['gevent: time.sleep'],
  ],
  'what several files patch': [
    {
      'app.py': 'import a\nfrom gevent.monkey import patch_time\npatch_time()\n',
      'a.py': 'import eventlet\neventlet.monkey_patch(os=True)\n',
    },
    ['eventlet: os.read', 'gevent: time.sleep'],
  ],
  'an import that patches': [{ 'app.py': 'import grequests\n' }, ['gevent: socket.socket time.sleep']],
  'the guard of another script': [
    {
      'app.py': 'import a\n',
      'a.py': `from gevent import monkey\nif __name__ == '__main__':\n    monkey.patch_all()\n`,
    },
    [],
  ],
  'its own guard': [
    { 'app.py': `from gevent import monkey\nif '__main__' == __name__:\n    monkey.patch_time()\n` },
    ['gevent: time.sleep'],
  ],
  'what stands beside a guard': [
    {
      'app.py': 'import a\n',
      'a.py': `from gevent import monkey\nif __name__ == '__main__':\n    pass\nelse:\n    monkey.patch_time()\n`,
    },
    ['gevent: time.sleep'],
  ],
  'a guard where modules are run by name': [
    {
      'app.py': 'import runpy, a\nrunpy.run_module("a", run_name="__main__")\n',
      'a.py': `from gevent import monkey\nif __name__ == '__main__':\n    monkey.patch_time()\n`,
    },
    ['gevent: time.sleep'],
  ],
  'a function of the program with that name': [
    {
      'app.py': 'import utils\nutils.monkey_patch()\n',
      'utils.py': 'import eventlet\ndef monkey_patch():\n    eventlet.monkey_patch(time=True)\n',
    },
    ['eventlet: time.sleep'],
  ],
  'one that was imported from elsewhere': [
    {
      'app.py': 'from utils import monkey_patch\nmonkey_patch(time=True)\n',
      'utils.py': 'from eventlet import monkey_patch\n',
    },
    ['eventlet: time.sleep'],
  ],
  'one that was kept under its name': [
    {
      'app.py': 'from utils import monkey_patch\nmonkey_patch(time=True)\n',
      'utils.py': 'import eventlet\nmonkey_patch = eventlet.monkey_patch\n',
    },
    ['eventlet: time.sleep'],
  ],
  'one that was kept and called in one file': [
    { 'app.py': 'import gevent.monkey\npatch_time = gevent.monkey.patch_time\npatch_time()\n' },
    ['gevent: time.sleep'],
  ],
  'a variable with that name': [
    { 'app.py': 'import eventlet\npatch_thread = True\neventlet.monkey_patch(time=patch_thread)\n' },
    ['eventlet: os.read socket.socket threading.Lock time.sleep'],
  ],
  'one that is handed on': [
    { 'app.py': 'from gevent import monkey\nrun(monkey.patch_time)\n' },
    ['gevent: time.sleep'],
  ],
  'those of a list, whatever they are called with': [
    {
      'app.py':
        'from gevent import monkey\nfor name, patch in [("time", monkey.patch_time), ("socket", monkey.patch_socket)]:\n    if not monkey.is_module_patched(name):\n        patch()\n',
    },
    ['gevent: socket.socket time.sleep'],
  ],
  'one under another name': [
    { 'app.py': 'from gevent.monkey import patch_time as p\np()\n' },
    ['gevent: time.sleep'],
  ],
  'all names of its module': [{ 'app.py': 'from gevent.monkey import *\npatch_time()\n' }, ['gevent: all']],
  'one that is got by name': [
    { 'app.py': 'from gevent import monkey\ngetattr(monkey, "patch_" + x)()\n' },
    ['eventlet: all', 'gevent: all'],
  ],
  'arguments that are not written out': [
    { 'app.py': 'from gevent import monkey\nmonkey.patch_all(**options)\n' },
    ['gevent: socket.socket threading.Lock time.sleep'],
  ],
  'a function that nobody mentions': [{ 'app.py': 'import hub\n', 'hub.py': hub }, []],
  'a function that another function of the module mentions': [
    { 'app.py': 'import hub\n', 'hub.py': `${hub}def start():\n    go_green()\n` },
    [],
  ],
  'functions that mention each other': [
    { 'app.py': 'import hub\n', 'hub.py': `${hub}    start()\ndef start():\n    go_green()\n` },
    [],
  ],
  'a function that is called by way of another': [
    { 'app.py': 'import hub\nhub.start()\n', 'hub.py': `${hub}def start():\n    go_green()\n` },
    ['gevent: time.sleep'],
  ],
  'a function that is mentioned where the program does not come': [
    { 'app.py': 'import hub\n', 'hub.py': hub, 'other.py': 'import hub\nhub.go_green()\n' },
    [],
  ],
  'a function that is kept, exported and imported under its name, and explained': [
    {
      'app.py': '"""Does not go_green."""\nfrom lib import go_green\n',
      'lib.py': 'import hub\n__all__ = ["go_green"]\ngo_green = hub.go_green\n',
      'hub.py': hub,
    },
    [],
  ],
  'a patch function that is kept under a name that nobody mentions': [
    { 'app.py': 'import hub\n', 'hub.py': 'import eventlet\nif True:\n    green = eventlet.monkey_patch\n' },
    [],
  ],
  'a patch function that is kept under a name that somebody mentions': [
    { 'app.py': 'import hub\nhub.green()\n', 'hub.py': 'import eventlet\ngreen = eventlet.monkey_patch\n' },
    ['eventlet: os.read socket.socket threading.Lock time.sleep'],
  ],
  'a function that is imported under another name': [
    { 'app.py': 'from hub import go_green as go\ngo()\n', 'hub.py': hub },
    ['gevent: time.sleep'],
  ],
  'a function that is kept under another name': [
    { 'app.py': 'import hub\n', 'hub.py': `${hub}go = go_green\n` },
    ['gevent: time.sleep'],
  ],
  'a function that is handed on': [
    { 'app.py': 'import hub\nprint(key=[hub.go_green])\n', 'hub.py': hub },
    ['gevent: time.sleep'],
  ],
  'a function by its name in a text': [
    { 'app.py': 'import hub\ngetattr(hub, "go_green")()\n', 'hub.py': hub },
    ['gevent: time.sleep'],
  ],
  'a function by a name that is put together': [
    { 'app.py': 'import hub\ngetattr(hub, f"go_{kind}")()\n', 'hub.py': hub },
    ['gevent: time.sleep'],
  ],
  'a function by the second part of its name': [
    { 'app.py': 'import hub\ngetattr(hub, "%s_green" % verb)()\n', 'hub.py': hub },
    ['gevent: time.sleep'],
  ],
  'a function by joined parts of its name': [
    { 'app.py': 'import hub\ngetattr(hub, "_".join(("go", "green")))()\n', 'hub.py': hub },
    ['gevent: time.sleep'],
  ],
  'each function of a module': [
    { 'app.py': 'import hub\nfor one in vars(hub).values():\n    one()\n', 'hub.py': hub },
    ['gevent: time.sleep'],
  ],
  'each function of the module itself': [
    { 'app.py': 'import hub\n', 'hub.py': `${hub}for one in list(globals().values()):\n    one()\n` },
    ['gevent: time.sleep'],
  ],
  'a function that a decorator has': [
    { 'app.py': 'import hub\n', 'hub.py': `import atexit\n@atexit.register\n${hub}` },
    ['gevent: time.sleep'],
  ],
  'a function that Python calls': [
    {
      'app.py': 'from hub import anything\n',
      'hub.py': 'from gevent import monkey\ndef __getattr__(name):\n    monkey.patch_time()\n',
    },
    ['gevent: time.sleep'],
  ],
  'the default of a function that nobody mentions': [
    {
      'app.py': 'import hub\n',
      'hub.py': 'from gevent import monkey\ndef go_green(done=monkey.patch_time()):\n    pass\n',
    },
    ['gevent: time.sleep'],
  ],
  'a method': [
    {
      'app.py': 'import hub\n',
      'hub.py': 'from gevent import monkey\nclass Hub:\n    def go(self):\n        monkey.patch_time()\n',
    },
    ['gevent: time.sleep'],
  ],
  everything: [{ 'app.py': all }, ['gevent: socket.socket threading.Lock time.sleep']],
};

/** What can be patched where whoever starts the program calls a function of `app.py`. */
const calledPrograms: Readonly<
  Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>
> = {
  'a function of another module': [
    { 'app.py': 'import hub\ndef main():\n    hub.go_green()\n', 'hub.py': hub },
    ['gevent: time.sleep'],
  ],
  'a function of another module by the same name': [
    { 'app.py': 'import hub\ndef go_green():\n    hub.go_green()\n', 'hub.py': hub },
    ['gevent: time.sleep'],
  ],
  'a function that is called two modules away': [
    {
      'app.py': 'def main():\n    from server import start\n    start()\n',
      'server.py': 'from hub import go_green\ndef start():\n    go_green()\n',
      'hub.py': hub,
    },
    ['gevent: time.sleep'],
  ],
  'a function that the file imports under its name': [
    { 'app.py': 'from cli import main\n', 'cli.py': hub.replace('go_green', 'main') },
    ['gevent: time.sleep'],
  ],
  'a function that is imported with all others': [
    { 'app.py': 'from cli import *\n', 'cli.py': hub.replace('go_green', 'main') },
    ['gevent: time.sleep'],
  ],
  'a function that is looked up when it is asked for': [
    {
      'app.py': 'def __getattr__(name):\n    import cli\n    return getattr(cli, name)\n',
      'cli.py': hub.replace('go_green', 'main'),
    },
    ['gevent: time.sleep'],
  ],
  'a function that nobody mentions': [{ 'app.py': 'import hub\ndef main():\n    pass\n', 'hub.py': hub }, []],
  'a function that is mentioned where nothing is called from outside': [
    {
      'app.py': 'import other\ndef main():\n    pass\n',
      'other.py': 'import hub\ndef start():\n    hub.go_green()\n',
      'hub.py': hub,
    },
    [],
  ],
};

describe.each([
  ['possiblePatches', programs, []],
  ['possiblePatches, of a file whose functions are called', calledPrograms, ['app.py']],
] as const)('%s', (_kind, some, called) => {
  test.each(Object.entries(some))('%s', (_, [files, expected]) => {
    const program = createProgram(snapshotOf(files), []);
    const libraries = librariesFor(program);
    const found = findEntryPoints(
      program,
      [...program.snapshot.texts.keys()],
      () => libraries,
      builtInLaunchers,
      [],
    );
    const entry = { path: 'app.py', run: 'script' } as Parameters<typeof found.reachOf>[0];
    const possible = possiblePatches(program, found.reachOf(entry)!, libraries, {
      resolver: createResolver(program.layout, '', found.world),
      main: entry.path,
      called: new Set(called as readonly FilePath[]),
      launcher: [],
    });
    // Other patchers have functions of these names as well.
    const green = [...possible].filter(([id]) => libraries.patchers.get(id)?.kind === 'green');
    const told = green.map(
      ([id, names]) =>
        `${id}: ${names === 'all' ? names : looked.filter((name) => names.has(name)).join(' ')}`,
    );
    expect(told.sort()).toEqual(expected);
  });
});

const testing = 'def test_it():\n    pass\n';

/** What counts in a run of these tests: what a test patches, or a library that is imported; of what a conftest.py comes before, anything. */
const testRuns: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'the application under test patches': [
    { 'app.py': all, 'tests/test_app.py': `import app\n${testing}` },
    [],
  ],
  'the package of the tests patches': [
    { 'app.py': '', 'tests/__init__.py': all, 'tests/test_app.py': `import app\n${testing}` },
    ['gevent'],
  ],
  'a test patches': [{ 'tests/test_app.py': `${all}${testing}` }, ['gevent']],
  'a library patches that the application imports': [
    { 'app.py': 'import grequests\n', 'tests/test_app.py': `import app\n${testing}` },
    ['gevent'],
  ],
  'a conftest.py comes before the application': [
    { 'app.py': all, 'conftest.py': 'import requests\n', 'tests/test_app.py': `import app\n${testing}` },
    ['gevent'],
  ],
  'a plug-in of pytest comes before the application': [
    { 'app.py': all, 'requirements.txt': 'requests-mock\n', 'tests/test_app.py': `import app\n${testing}` },
    ['gevent'],
  ],
};

describe('possibleFrom, of a run of tests', () => {
  test.each(Object.entries(testRuns))('%s', (_, [files, expected]) => {
    const program = createProgram(snapshotOf(files), []);
    const libraries = librariesFor(program);
    const found = findEntryPoints(
      program,
      [...program.snapshot.texts.keys()],
      () => libraries,
      builtInLaunchers,
      [],
    );
    const [entry] = found.entries.filter(({ tests }) => tests !== undefined);
    const possible = possibleFrom(program, entry!, libraries, sharedRuns(), found.reachOf(entry!));
    const green = [...(possible?.keys() ?? [])].filter((id) => libraries.patchers.get(id)?.kind === 'green');
    expect(green).toEqual(expected);
  });
});
