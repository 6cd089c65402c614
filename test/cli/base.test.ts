import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { repositoryOf } from '../host-node/repository.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';
import { cleanProject, lateProject } from './projects.js';

async function findingsSince(cwd: string, revision = 'base'): Promise<readonly string[]> {
  const { stdout, stderr } = await runArtifact('cli.js', ['check', '--base', revision, '--format', 'json'], {
    cwd,
  });
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as { findings: { path: string; line: number }[] };
  return report.findings.map(({ path, line }) => `${path}:${line}`);
}

describe('--base', () => {
  test('what the revision had is not reported, also after lines have moved', async () => {
    const { folder, write } = repositoryOf(lateProject);
    expect(await findingsSince(folder)).toEqual([]);
    write({ 'tools/sync.py': `# a comment\n\n${lateProject['tools/sync.py']}` });
    expect(await findingsSince(folder)).toEqual([]);
  });

  test('what is new is, in changed, staged and untracked files', async () => {
    const { folder, git, write } = repositoryOf({
      ...cleanProject,
      'tools/sync.py': lateProject['tools/sync.py']!,
    });
    write({ 'main.py': `from ssl import SSLContext\n${cleanProject['main.py']}` });
    write({ 'added.py': lateProject['tools/sync.py']!, 'untracked.py': lateProject['tools/sync.py']! });
    git('add', 'added.py');
    expect(await findingsSince(folder)).toEqual(['added.py:3', 'main.py:3', 'untracked.py:3']);
  });

  test('a cause that a changed module brings in is new where the patch is', async () => {
    const { folder, write } = repositoryOf({ ...lateProject, 'app/net.py': 'def get():\n    pass\n' });
    write({ 'app/net.py': lateProject['app/net.py']! });
    expect(await findingsSince(folder)).toEqual(['app/main.py:4']);
  });

  test('works from a folder inside the repository', async () => {
    const { folder, write } = repositoryOf({ 'service/main.py': cleanProject['main.py']!, ...lateProject });
    write({ 'service/main.py': lateProject['tools/sync.py']! });
    expect(await findingsSince(join(folder, 'service'))).toEqual(['main.py:3']);
  });

  describe('what moved is not new', () => {
    const late = lateProject['tools/sync.py']!;
    const shop = {
      'shop/__init__.py': '',
      'shop/net.py': 'import requests\n\n\ndef get():\n    return requests.get("https://example.org")\n',
      'run.py': 'import shop.net\nfrom gevent import monkey\n\nmonkey.patch_all()\n',
    };

    test('with git mv', async () => {
      const { folder, git } = repositoryOf({ 'sync.py': late });
      git('mv', 'sync.py', 'mirror.py');
      expect(await findingsSince(folder)).toEqual([]);
      git('commit', '-qm', 'rename');
      expect(await findingsSince(folder)).toEqual([]);
    });

    test('without git knowing of it', async () => {
      const { folder, move } = repositoryOf({ 'sync.py': late });
      move('sync.py', 'jobs/mirror.py');
      expect(await findingsSince(folder)).toEqual([]);
    });

    test('with a name that differs in case alone', async () => {
      const { folder, git } = repositoryOf({ 'Sync.py': late });
      git('mv', 'Sync.py', 'sync.py');
      expect(await findingsSince(folder)).toEqual([]);
    });

    test('with a package whose modules are called otherwise now', async () => {
      const { folder, git, write } = repositoryOf(shop);
      git('mv', 'shop', 'store');
      write({ 'run.py': shop['run.py'].replace('shop', 'store') });
      expect(await findingsSince(folder)).toEqual([]);
    });

    test('with the folder that the programs are in', async () => {
      const { folder, git } = repositoryOf({ 'old/sync.py': late, 'old/mirror.py': `# another\n${late}` });
      git('mv', 'old', 'new');
      expect(await findingsSince(folder)).toEqual([]);
    });

    test('and edited elsewhere in the file', async () => {
      const { folder, git, write } = repositoryOf({ 'sync.py': late });
      git('mv', 'sync.py', 'mirror.py');
      write({ 'mirror.py': `"""Mirrors."""\n\n${late}` });
      expect(await findingsSince(folder)).toEqual([]);
    });

    test('but what a move makes late is', async () => {
      const { folder, git } = repositoryOf({
        'main.py': 'import helpers\nfrom gevent import monkey\n\nmonkey.patch_all()\n',
        'spare.py': 'import requests\n\n\ndef get():\n    return requests.get("https://example.org")\n',
      });
      git('mv', 'spare.py', 'helpers.py');
      expect(await findingsSince(folder)).toEqual(['main.py:4']);
    });

    test('and what is added beside a copy is', async () => {
      const { folder, write } = repositoryOf({ 'sync.py': late });
      write({ 'mirror.py': late });
      expect(await findingsSince(folder)).toEqual(['mirror.py:3']);
    });
  });

  test('a base version that cannot be read is told of, and what it may have had is new', async () => {
    const late = lateProject['tools/sync.py']!;
    const { folder, write } = repositoryOf({ 'sync.py': `# \0\n${late}` });
    write({ 'sync.py': late });
    const { stdout } = await runArtifact('cli.js', ['check', '--base', 'base', '--format', 'json'], {
      cwd: folder,
    });
    const report = JSON.parse(stdout) as {
      findings: unknown[];
      notices: { kind: string; message: string }[];
    };
    expect(report.findings).toHaveLength(1);
    expect(report.notices).toEqual([
      expect.objectContaining({
        kind: 'unreadable-file',
        message: expect.stringContaining('The base version of `sync.py` could not be read') as unknown,
      }),
    ]);
  });

  test.each([
    ['an unknown revision', () => repositoryOf({}).folder, 'git knows no commit "nope" here'],
    ['no repository', () => temporaryFolder(), 'not a git repository'],
  ])('%s ends with 2 and says so', async (_, folder, message) => {
    const { code, stderr } = await runArtifact('cli.js', ['check', '--base', 'nope'], { cwd: folder() });
    expect(code).toBe(2);
    expect(stderr).toContain(`late-patch: --base: ${message}`);
  });
});
