import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadSnapshot } from '../../src/check/snapshot.js';
import { workingTree } from '../../src/host/node/working-tree.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { contentsOf } from '../../src/project/snapshot.js';
import { reasonText } from '../support/words.js';
import { temporaryFolder } from './temporary-folder.js';

async function listed(root: string): Promise<readonly string[]> {
  return (await workingTree(root).list()).map(({ path }) => path).sort();
}

async function reasonFor(root: string, path: string): Promise<string | undefined> {
  const content = (await contentsOf(workingTree(root), [path as FilePath])).get(path as FilePath);
  return content?.kind === 'unreadable' ? reasonText(content.reason) : undefined;
}

/** Root may read everything, so a missing permission cannot be tried as root. */
const testWithoutRoot = process.getuid?.() === 0 ? test.skip : test;

describe('list', () => {
  test('gives every file, hidden ones too, and leaves ignored folders out', async () => {
    const root = temporaryFolder({
      'a.py': '',
      'b/c/d.txt': '',
      '.github/x.py': '',
      '.git/config': '',
      'b/.git': 'gitdir: elsewhere',
      'node_modules/g/x.py': '',
    });
    expect(await listed(root)).toEqual(['.github/x.py', 'a.py', 'b/.git', 'b/c/d.txt']);
  });

  test('does not follow links, also not those that lead in circles', async () => {
    const outside = temporaryFolder({ 'secret.py': '' });
    const root = temporaryFolder({ 'a/b.py': '' });
    symlinkSync('..', join(root, 'a', 'up'));
    symlinkSync(outside, join(root, 'out'));
    expect(await listed(root)).toEqual(['a/b.py']);
  });

  test('an empty folder and one that does not exist', async () => {
    expect(await listed(temporaryFolder())).toEqual([]);
    const tree = workingTree('/does/not/exist');
    expect(await tree.list()).toEqual([]);
    expect([...tree.closed!()]).toEqual([['', { kind: 'system', error: 'ENOENT' }]]);
  });

  testWithoutRoot(
    'a folder without permission is told of (skipped as root, who may read everything)',
    async () => {
      const root = temporaryFolder({ 'closed/a.py': '', 'b.py': '' });
      chmodSync(join(root, 'closed'), 0);
      const tree = workingTree(root);
      expect(await tree.list()).toHaveLength(1);
      chmodSync(join(root, 'closed'), 0o700);
      expect([...tree.closed!()]).toEqual([['closed', { kind: 'denied' }]]);
    },
  );
});

describe('read', () => {
  test('gives the bytes as they are', async () => {
    const bytes = new Uint8Array([0xff, 0x00, 0x0d, 0x0a]);
    const root = temporaryFolder({ 'a.py': bytes, 'empty.py': '' });
    const contents = await contentsOf(workingTree(root), ['a.py', 'empty.py'] as FilePath[]);
    expect(contents.get('a.py' as FilePath)).toEqual({ kind: 'bytes', bytes });
    expect(contents.get('empty.py' as FilePath)).toEqual({ kind: 'bytes', bytes: new Uint8Array() });
  });

  test('many files at once', async () => {
    const names = Array.from({ length: 1201 }, (_, index) => `m${index}.py`);
    const root = temporaryFolder(Object.fromEntries(names.map((name) => [name, name])));
    const contents = await contentsOf(workingTree(root), names as FilePath[]);
    expect(contents.size).toBe(1201);
    expect(contents.get('m1200.py' as FilePath)).toEqual({
      kind: 'bytes',
      bytes: new TextEncoder().encode('m1200.py'),
    });
  });

  test('lends its memory: a file larger than it, and a short one after a long one', async () => {
    const texts = ['x = 1\n'.repeat(9), `y = '${'y'.repeat(300_000)}'\n`, 'z'];
    const root = temporaryFolder({ 'a.py': texts[0]!, 'b.py': texts[1]!, 'c.py': texts[2]! });
    const snapshot = await loadSnapshot(workingTree(root));
    expect(['a.py', 'b.py', 'c.py'].map((path) => snapshot.texts.get(path as FilePath))).toEqual(texts);
  });

  test('says why something named like a Python file cannot be read', async () => {
    const root = temporaryFolder({ 'big.py': '' });
    truncateSync(join(root, 'big.py'), 50 * 1024 * 1024);
    mkdirSync(join(root, 'folder.py'));
    symlinkSync('/etc/passwd', join(root, 'out.py'));
    symlinkSync('loop.py', join(root, 'loop.py'));
    expect(await listed(root)).toEqual(['big.py', 'folder.py', 'loop.py', 'out.py']);
    const link = 'it is a symbolic link, and links are not followed';
    expect(await reasonFor(root, 'big.py')).toBe('it has 50.0 MB; files over 5 MB are not read');
    expect(await reasonFor(root, 'folder.py')).toBe('it is a folder, not a file');
    expect(await reasonFor(root, 'out.py')).toBe(link);
    expect(await reasonFor(root, 'loop.py')).toBe(link);
    expect(await reasonFor(root, 'gone.py')).toBe('it does not exist');
  });

  test('never waits at a pipe or a socket', async () => {
    const root = temporaryFolder();
    execFileSync('mkfifo', [join(root, 'pipe.py')]);
    const server = createServer().listen(join(root, 'socket.py'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await reasonFor(root, 'pipe.py')).toBe('it is not a regular file');
    expect(await reasonFor(root, 'socket.py')).toBe('it is not a regular file');
    await new Promise((resolve) => server.close(resolve));
  });

  testWithoutRoot(
    'a file without permission has a reason (skipped as root, who may read everything)',
    async () => {
      const root = temporaryFolder({ 'a.py': '' });
      chmodSync(join(root, 'a.py'), 0);
      expect(await reasonFor(root, 'a.py')).toBe('permission denied');
    },
  );
});
