import { expect, test } from '@jest/globals';
import { outsideWorld } from '../../src/entry-points/startup.js';
import { importGraph, importScan } from '../../src/project/import-graph.js';
import { createProgram } from '../../src/project/program.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { frameworkReach } from '../../src/startup/reach.js';
import { librariesFor } from '../support/libraries.js';

const files = {
  'main.py': 'from pkg import web\n',
  'other.py': 'import json\n',
  'pkg/__init__.py': '',
  'pkg/web.py': 'def start():\n    from . import patching\n',
  'pkg/patching.py': 'from gevent import monkey\n',
  'pkg/unrelated.py': 'import os\n',
};
const graph = graphOf(files);

function graphOf(texts: Readonly<Record<string, string>>) {
  const program = createProgram(snapshotOf(texts), []);
  return importGraph(
    program,
    importScan(program, outsideWorld(program, librariesFor(program)), frameworkReach(program)),
    Object.keys(texts) as FilePath[],
  );
}

test('importers are found at any depth of a file, packages included', () => {
  expect([...graph.importersOf('pkg/patching.py' as FilePath)]).toEqual(['pkg/web.py']);
  expect([...graph.importersOf('pkg/__init__.py' as FilePath)].sort()).toEqual(['main.py', 'pkg/web.py']);
  expect([...graph.importersOf('other.py' as FilePath)]).toEqual([]);
});

test('a module is reached by its importers and theirs', () => {
  expect([...graph.reaching(['pkg/patching.py' as FilePath])].sort()).toEqual([
    'main.py',
    'pkg/patching.py',
    'pkg/web.py',
  ]);
});

test('whoever runs a module of a package runs its __init__', () => {
  expect([...graph.reaching(['pkg/__init__.py' as FilePath])].sort()).toEqual([
    'main.py',
    'pkg/__init__.py',
    'pkg/patching.py',
    'pkg/unrelated.py',
    'pkg/web.py',
  ]);
});

test('a name that is put together is imported by who comes to both of its parts', () => {
  const named = graphOf({
    'one/__init__.py': '',
    'one/agent.py': 'from gevent import monkey\n',
    'two/__init__.py': '',
    'two/agent.py': '',
    'load.py':
      "from importlib import import_module\ndef load(pkg):\n    return import_module(pkg + '.agent')\n",
    'first.py': "import load\nload.load('one')\n",
    'second.py': "import load\nload.load('two')\n",
    'both.py': 'import load, settings\nload.load(settings.PACKAGES[0])\n',
    'settings.py': "PACKAGES = ['one']\n",
  });
  expect([...named.reachingByName(['one/agent.py' as FilePath])].sort()).toEqual([
    'both.py',
    'first.py',
    'one/agent.py',
  ]);
});

test('the end of one module and the package of another are no name', () => {
  const loading = (end: string) =>
    `from importlib import import_module\ndef load(pkg):\n    return import_module(pkg + '.${end}')\n`;
  const named = graphOf({
    'patching.py': 'from gevent import monkey\n',
    'one/__init__.py': '',
    'one/agent.py': 'import patching\n',
    'two/__init__.py': '',
    'two/worker.py': 'import patching\n',
    'two/agent.py': '',
    'agents.py': loading('agent'),
    'workers.py': loading('worker'),
    'first.py': "import agents\nagents.load('one')\n",
    'second.py': "import workers\nworkers.load('two')\n",
    'mixed.py': "import agents\nagents.load('two')\n",
  });
  expect([...named.reachingByName(['patching.py' as FilePath])].sort()).toEqual([
    'first.py',
    'one/agent.py',
    'patching.py',
    'second.py',
    'two/worker.py',
  ]);
});
