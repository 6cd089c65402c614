import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { repositoryOf } from '../host-node/repository.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';
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
from time import sleep
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
    expect([code, stdout]).toEqual([0, 'No late patches in 4 files.\n']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'late-patch: app/main.py:4: fixed ssl-context-before-patch: Move the patch above line 2',
      'late-patch: tools/sync.py:3: fixed ssl-context-before-patch: Move the patch above line 1',
      'late-patch: fixed 2 findings in 2 files',
    ]);
    expect(read(folder, 'tools/sync.py')).toBe(
      'from gevent import monkey\nmonkey.patch_all()\nfrom ssl import SSLContext\n',
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
+from ssl import SSLContext
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
