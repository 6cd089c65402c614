import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findConfigFile, loadSnapshot } from '../../src/check/snapshot.js';
import { workingTree } from '../../src/host/node/working-tree.js';
import type { FilePath, SourceTree } from '../../src/project/snapshot.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { reasonText } from '../support/words.js';

describe('loadSnapshot', () => {
  test('reads Python files, scripts and what says how programs start', async () => {
    const root = temporaryFolder({
      'app/main.py': 'import ssl\n',
      'app/data.json': '{}',
      'bin/serve': '#!/usr/bin/env python3\nimport ssl\n',
      'bin/start': '#!/bin/sh\n',
      'bin/other': '#!/usr/bin/perl\n',
      'bin/program': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0]),
      Procfile: 'web: python app/main.py\n',
    });
    const snapshot = await loadSnapshot(workingTree(root));
    expect([...snapshot.texts.keys()].sort()).toEqual(['Procfile', 'app/main.py', 'bin/serve', 'bin/start']);
    expect(snapshot.texts.get('app/main.py' as FilePath)).toBe('import ssl\n');
    expect(snapshot.paths.size).toBe(7);
    expect(snapshot.unreadable.size).toBe(0);
  });

  test('a committed virtual environment does not exist for it', async () => {
    const root = temporaryFolder({
      'a.py': '',
      'env/pyvenv.cfg': '',
      'env/lib/python3.12/site-packages/x.py': '',
    });
    expect([...(await loadSnapshot(workingTree(root))).paths]).toEqual(['a.py']);
  });

  test('one bad file is a reason, and the rest is read', async () => {
    const root = temporaryFolder({
      'good.py': 'x = 1\n',
      'latin.py': new Uint8Array([0x23, 0x20, 0xe9, 0x0a]),
      'nul.py': 'x = 1\0\n',
      Makefile: new Uint8Array([0x23, 0x20, 0xe9, 0x0a]),
      'package.py/__init__.py': 'y = 2\n',
    });
    mkdirSync(join(root, 'empty.py'));
    const snapshot = await loadSnapshot(workingTree(root));
    expect([...snapshot.texts.keys()].sort()).toEqual(['Makefile', 'good.py', 'package.py/__init__.py']);
    expect([...snapshot.unreadable.keys()].sort()).toEqual(['empty.py', 'latin.py', 'nul.py', 'package.py']);
    for (const reason of snapshot.unreadable.values()) expect(reasonText(reason)).toMatch(/\w/);
    expect(snapshot.paths.has('package.py' as FilePath)).toBe(false);
    expect(snapshot.paths.has('latin.py' as FilePath)).toBe(true);
  });

  test('a source that knows sizes is not asked for what is too large', async () => {
    const asked: FilePath[] = [];
    const tree: SourceTree = {
      list: async () => [
        { path: 'big.py' as FilePath, size: 60_000_000 },
        { path: 'bin/big' as FilePath, size: 60_000_000 },
        { path: 'small.py' as FilePath, size: 1 },
      ],
      read: async (paths, take) => {
        asked.push(...paths);
        for (const path of paths) take(path, { kind: 'text', text: 'x' });
      },
    };
    const snapshot = await loadSnapshot(tree);
    expect(asked).toEqual(['small.py']);
    expect([...snapshot.unreadable.keys()]).toEqual(['big.py']);
  });
});

describe('findConfigFile', () => {
  test.each([
    ['nothing', {}, undefined],
    ['a pyproject.toml of other tools', { 'pyproject.toml': '[tool.black]\n' }, undefined],
    ['its own table', { 'pyproject.toml': '[tool.late-patch]\n' }, 'pyproject.toml'],
    ['a file that is no TOML, so that this gets reported', { 'pyproject.toml': '[[[' }, 'pyproject.toml'],
    [
      'both: the own file',
      { 'pyproject.toml': '[tool.late-patch]\n', '.late-patch.toml': '' },
      '.late-patch.toml',
    ],
    ['a name that nothing looks for', { 'late-patch.toml': '' }, 'late-patch.toml'],
    [
      'such a name beside the right one',
      { 'late-patch.toml': '', '.late-patch.toml': '' },
      '.late-patch.toml',
    ],
  ])('%s', async (_, files: Record<string, string>, expected) => {
    expect((await findConfigFile(workingTree(temporaryFolder(files))))?.path).toBe(expected);
  });
});
