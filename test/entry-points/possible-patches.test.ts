import { describe, expect, test } from '@jest/globals';
import { findEntryPoints } from '../../src/entry-points/discovery.js';
import { possiblePatches } from '../../src/entry-points/possible-patches.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { createProgram } from '../../src/project/program.js';
import { createResolver } from '../../src/project/resolver.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { librariesFor } from '../support/libraries.js';

/** Names that tell selections apart. */
const looked = ['os.read', 'socket.socket', 'threading.Lock', 'time.sleep'];

const all = 'from gevent import monkey\nmonkey.patch_all()\n';

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
    ['gevent: all'],
  ],
  'one under another name': [
    { 'app.py': 'from gevent.monkey import patch_time as p\np()\n' },
    ['gevent: all'],
  ],
  'all names of its module': [{ 'app.py': 'from gevent.monkey import *\npatch_time()\n' }, ['gevent: all']],
  'one that is got by name': [
    { 'app.py': 'from gevent import monkey\ngetattr(monkey, "patch_" + x)()\n' },
    ['eventlet: all', 'gevent: all', 'truststore: all'],
  ],
  'arguments that are not written out': [
    { 'app.py': 'from gevent import monkey\nmonkey.patch_all(**options)\n' },
    ['gevent: socket.socket threading.Lock time.sleep'],
  ],
  everything: [{ 'app.py': all }, ['gevent: socket.socket threading.Lock time.sleep']],
};

describe('possiblePatches', () => {
  test.each(Object.entries(programs))('%s', (_, [files, expected]) => {
    const program = createProgram(snapshotOf(files), []);
    const libraries = librariesFor(program);
    const found = findEntryPoints(
      program,
      [...program.snapshot.texts.keys()],
      libraries,
      builtInLaunchers,
      [],
    );
    const entry = { path: 'app.py', run: 'script' } as Parameters<typeof found.patchFilesOf>[0];
    const possible = possiblePatches(program, found.patchFilesOf(entry) ?? [], libraries, {
      resolver: createResolver(program.layout, '', found.world),
      main: entry.path,
    });
    const told = [...possible].map(
      ([id, names]) =>
        `${id}: ${names === 'all' ? names : looked.filter((name) => names.has(name)).join(' ')}`,
    );
    expect(told.sort()).toEqual(expected);
  });
});
