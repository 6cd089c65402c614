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
const program = createProgram(snapshotOf(files), []);
const graph = importGraph(
  program,
  importScan(program, outsideWorld(program, librariesFor(program)), frameworkReach(program)),
  Object.keys(files) as FilePath[],
);

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
