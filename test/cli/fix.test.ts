import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { rewriteFile } from '../../src/host/node/rewrite.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { repositoryOf } from '../host-node/repository.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { artifact, runArtifact } from '../support/artifacts.js';
import { lateProject } from './projects.js';

const check = (cwd: string, ...args: readonly string[]) => runArtifact('cli.js', ['check', ...args], { cwd });

/** Three late patches in one file: each fix moves lines that the next one counts. */
const threefold = `from time import sleep
from gevent import monkey
monkey.patch_time()
from ssl import SSLContext
monkey.patch_ssl()
from queue import SimpleQueue
monkey.patch_queue()
`;

const repaired = `from gevent import monkey
monkey.patch_time()
from time import sleep  # noqa: E402
monkey.patch_ssl()
from ssl import SSLContext
monkey.patch_queue()
from queue import SimpleQueue
`;

/** Line ends, blanks in names, characters outside of ASCII, a last line without a line break. */
const awkward: Readonly<Record<string, string>> = {
  ...lateProject,
  'app/three.py': threefold,
  'tools/two words.py': 'from ssl import SSLContext\r\nfrom gevent import monkey\r\nmonkey.patch_all()',
  'werkzeug/größe.py': `# größe\n${lateProject['tools/sync.py']}`,
};

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const readAll = (folder: string) =>
  Object.fromEntries(Object.keys(awkward).map((path) => [path, read(folder, path)]));

describe('--fix', () => {
  test('writes the fixes, says what it did on standard error, and reports what remains', async () => {
    const folder = temporaryFolder(lateProject);
    const { code, stdout, stderr } = await check(folder, '--fix');
    expect([code, stdout]).toEqual([
      0,
      'No late patches in 4 files: 3 patches in 3 programs, all in time.\n',
    ]);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'late-patch: app/main.py:4: fixed ssl-context-before-patch: Move the patch above line 2',
      'late-patch: tools/sync.py:3: fixed ssl-context-before-patch: Move the patch above line 1',
      'late-patch: fixed 2 findings in 2 files',
    ]);
    expect(read(folder, 'tools/sync.py')).toBe(
      'from gevent import monkey\nmonkey.patch_all()\nfrom ssl import SSLContext  # noqa: E402\n',
    );
  });

  test('several fixes in one file', async () => {
    const folder = temporaryFolder({ 'a.py': threefold });
    const { code, stderr } = await check(folder, '--fix');
    expect([code, read(folder, 'a.py')]).toEqual([0, repaired]);
    expect(stderr).toContain('late-patch: fixed 3 findings in 1 file\n');
  });

  test('what has no fix remains, and decides the exit code', async () => {
    const folder = temporaryFolder({
      'tools/sync.py': lateProject['tools/sync.py']!,
      'shop/__init__.py': 'import requests\n',
      'shop/__main__.py': 'from gevent import monkey\nmonkey.patch_all()\n',
    });
    const { code, stdout, stderr } = await check(folder, '--fix', '--format', 'json');
    expect([code, JSON.parse(stdout).findings.length]).toEqual([1, 1]);
    expect(stderr).toContain('late-patch: fixed 1 finding in 1 file\n');
  });

  test('nothing to fix', async () => {
    const folder = temporaryFolder({ 'a.py': 'import os\n' });
    const { code, stderr } = await check(folder, '--fix');
    expect([code, stderr]).toEqual([0, 'late-patch: fixed 0 findings\n']);
  });

  test('only below PATH, and with --base only what is new', async () => {
    const { folder, write } = repositoryOf(lateProject);
    write({ 'new.py': lateProject['tools/sync.py']! });
    await check(folder, '--fix', '--base', 'base');
    expect(read(folder, 'tools/sync.py')).toBe(lateProject['tools/sync.py']);
    expect(read(folder, 'new.py')).not.toBe(lateProject['tools/sync.py']);
    await check(folder, '--fix', 'tools');
    expect(read(folder, 'tools/sync.py')).not.toBe(lateProject['tools/sync.py']);
    expect(read(folder, 'app/main.py')).toBe(lateProject['app/main.py']);
  });

  test('a file keeps its mode; one that is not UTF-8 is left alone and named', async () => {
    const folder = temporaryFolder({ 'run.py': lateProject['tools/sync.py']! });
    chmodSync(join(folder, 'run.py'), 0o755);
    const latin = Buffer.from(
      `# -*- coding: latin-1 -*-\n# gr\u00f6\u00dfe\n${lateProject['tools/sync.py']}`,
      'latin1',
    );
    writeFileSync(join(folder, 'latin.py'), latin);
    const { code, stderr } = await check(folder, '--fix');
    expect(code).toBe(1);
    expect(stderr).toContain('late-patch: latin.py: its fixes were left out: it is not UTF-8');
    expect(readFileSync(join(folder, 'latin.py')).equals(latin)).toBe(true);
    expect(statSync(join(folder, 'run.py')).mode & 0o777).toBe(0o755);
    expect(read(folder, 'run.py')).toMatch(/^from gevent/);
  });
});

/** The files of a folder, hidden ones too. */
const filesIn = (folder: string) => readdirSync(folder).sort();

describe('what --fix writes', () => {
  const late = lateProject['tools/sync.py']!;
  const cured = 'from gevent import monkey\nmonkey.patch_all()\nfrom ssl import SSLContext  # noqa: E402\n';

  test.each([
    ['a byte order mark', '\uFEFF', '\n'],
    ['CRLF', '', '\r\n'],
    ['both', '\uFEFF', '\r\n'],
  ])('keeps %s', async (_, mark, ending) => {
    const as = (text: string) => mark + text.replaceAll('\n', ending);
    const folder = temporaryFolder({ 'run.py': as(late) });
    expect((await check(folder, '--fix')).code).toBe(0);
    expect(read(folder, 'run.py')).toBe(as(cured));
  });

  test('keeps each line with its own line end where they are mixed', async () => {
    const folder = temporaryFolder({
      'run.py': 'from ssl import SSLContext\r\nfrom gevent import monkey\nmonkey.patch_all()\r\nx = 1\n',
    });
    await check(folder, '--fix');
    expect(read(folder, 'run.py')).toBe(
      'from gevent import monkey\nmonkey.patch_all()\r\nfrom ssl import SSLContext  # noqa: E402\r\nx = 1\n',
    );
  });

  test('does not go through a link, and leaves the link what it is', async () => {
    const folder = temporaryFolder({ 'real/run.py': late });
    symlinkSync('real/run.py', join(folder, 'link.py'));
    symlinkSync('real', join(folder, 'folder'));
    const { stderr } = await check(folder, '--fix');
    expect(stderr).toContain('late-patch: fixed 1 finding in 1 file\n');
    expect(readlinkSync(join(folder, 'link.py'))).toBe('real/run.py');
    expect(read(folder, 'real/run.py')).toBe(cured);
    const outside = temporaryFolder({ 'run.py': late });
    const alone = temporaryFolder();
    symlinkSync(join(outside, 'run.py'), join(alone, 'run.py'));
    await check(alone, '--fix');
    expect([lstatSync(join(alone, 'run.py')).isSymbolicLink(), read(outside, 'run.py')]).toEqual([
      true,
      late,
    ]);
  });

  test('takes the place of the file when it is complete, and leaves nothing beside it', async () => {
    const folder = temporaryFolder({ 'run.py': late });
    const path = join(folder, 'run.py');
    chmodSync(path, 0o754);
    linkSync(path, join(folder, 'backup'));
    const before = statSync(path);
    await check(folder, '--fix');
    const after = statSync(path);
    expect(after.ino).not.toBe(before.ino);
    expect([after.mode, after.uid, after.gid]).toEqual([before.mode, before.uid, before.gid]);
    expect([filesIn(folder), read(folder, 'backup')]).toEqual([['backup', 'run.py'], late]);
  });

  test.each([
    ['the folder is read-only', 0o555, 0o644],
    ['the file is read-only', 0o777, 0o444],
  ])('is said and nothing changes where %s', (_, folderMode, fileMode) => {
    const folder = temporaryFolder({ 'run.py': late });
    chmodSync(join(folder, 'run.py'), fileMode);
    chmodSync(folder, folderMode);
    // Nothing is read-only for root.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const command = [artifact('cli.js'), 'check', '--fix'];
    const { status, stderr } = spawnSync(process.execPath, command, {
      cwd: folder,
      encoding: 'utf8',
      ...nobody,
    });
    chmodSync(folder, 0o755);
    expect([status, stderr]).toEqual([2, 'late-patch: run.py: the fix was not written: permission denied\n']);
    expect([filesIn(folder), read(folder, 'run.py')]).toEqual([['run.py'], late]);
  });

  test('is said and nothing changes where the disk is full; other files are fixed', () => {
    // No file of a process may be larger than 512 bytes: what is written breaks off, as on a disk that is full.
    const large = `${late}# ${'x'.repeat(3000)}\n`;
    const folder = temporaryFolder({ 'large.py': large, 'small.py': late });
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        'trap "" XFSZ; ulimit -f 1; exec "$0" "$@"',
        process.execPath,
        artifact('cli.js'),
        'check',
        '--fix',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(status).toBe(2);
    expect(stderr.split('\n')).toEqual([
      'late-patch: small.py:3: fixed ssl-context-before-patch: Move the patch above line 1',
      'late-patch: large.py: the fix was not written: EFBIG: file too large',
      '',
    ]);
    expect([filesIn(folder), read(folder, 'large.py'), read(folder, 'small.py')]).toEqual([
      ['large.py', 'small.py'],
      large,
      cured,
    ]);
  });

  test('is not written over what somebody has written meanwhile', () => {
    const folder = temporaryFolder({ 'run.py': late });
    const path = 'run.py' as FilePath;
    expect(rewriteFile(folder, path, late, cured)).toBeUndefined();
    expect(rewriteFile(folder, path, late, 'lost')).toEqual({ kind: 'changed' });
    expect([filesIn(folder), read(folder, 'run.py')]).toEqual([['run.py'], cured]);
  });
});

describe('--diff', () => {
  test.each([
    ['git apply', (folder: string) => ['git', 'apply', '--verbose', join(folder, 'fixes.diff')]],
    ['patch', (folder: string) => ['patch', '--strip=1', '--input', join(folder, 'fixes.diff')]],
  ] as const)('changes nothing, and is what %s makes --fix of', async (_, command) => {
    const { folder } = repositoryOf(awkward);
    const { code, stderr } = await check(folder, '--diff', '--output', 'fixes.diff');
    expect([code, readAll(folder)]).toEqual([1, awkward]);
    expect(stderr).toContain('late-patch: would fix 7 findings in 5 files\n');
    const [program, ...args] = command(folder);
    execFileSync(program!, args, { cwd: folder, stdio: 'pipe' });
    const fixed = temporaryFolder(awkward);
    expect((await check(fixed, '--fix')).code).toBe(0);
    expect(readAll(folder)).toEqual(readAll(fixed));
  });

  test('goes to standard output alone', async () => {
    const { stdout } = await check(temporaryFolder({ 'a.py': lateProject['tools/sync.py']! }), '--diff');
    expect(stdout).toBe(`--- a/a.py
+++ b/a.py
@@ -1,3 +1,3 @@
-from ssl import SSLContext
 from gevent import monkey
 monkey.patch_all()
+from ssl import SSLContext  # noqa: E402
`);
  });

  test('is empty where there is nothing to fix', async () => {
    const { code, stdout } = await check(temporaryFolder({ 'a.py': 'import os\n' }), '--diff');
    expect([code, stdout]).toEqual([0, '']);
  });

  test('has no other format', async () => {
    const { code, stderr } = await check(temporaryFolder(), '--diff', '--format', 'json');
    expect(code).toBe(2);
    expect(stderr).toContain('late-patch: --diff: prints a diff, which has no other --format\n');
  });
});
