import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { repositoryOf } from '../host-node/repository.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';

const check = (cwd: string, ...args: readonly string[]) => runArtifact('cli.js', ['check', ...args], { cwd });

const late = 'from ssl import SSLContext\nfrom gevent import monkey\nmonkey.patch_all()\n';

/** `path:line` of every finding. */
async function places(cwd: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await check(cwd, ...args, '--format', 'json');
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as { findings: { path: string; line: number }[] };
  return report.findings.map(({ path, line }) => `${path}:${line}`);
}

describe('the configuration is found from a folder upwards', () => {
  const files = {
    'pyproject.toml': '[tool.late-patch]\nexclude = ["src/old"]\nfail-on = "never"\n',
    'src/app/main.py': late,
    'src/old/main.py': late,
    'tools/job.py': late,
  };

  test('to the root of the repository: its patterns count from there, and what is asked for stays', async () => {
    const { folder } = repositoryOf(files);
    expect(await places(join(folder, 'src'))).toEqual(['src/app/main.py:3']);
    expect(await places(join(folder, 'src/app'))).toEqual(['src/app/main.py:3']);
    expect(await places(join(folder, 'src'), 'app/main.py')).toEqual(['src/app/main.py:3']);
    expect(await places(temporaryFolder(), join(folder, 'tools'))).toEqual(['tools/job.py:3']);
    expect((await check(join(folder, 'src'))).code).toBe(0);
    const { code, stdout } = await check(join(folder, 'src/old'));
    expect([code, stdout]).toEqual([
      2,
      'warning: `exclude` leaves no Python file to check\n\nNothing was checked.\n',
    ]);
  });

  test('the nearest one that has settings counts', async () => {
    const { folder } = repositoryOf({
      ...files,
      'src/pyproject.toml': '[tool.black]\n',
      'src/app/.late-patch.toml': 'fail-on = "error"\n',
    });
    expect((await check(join(folder, 'src'))).code).toBe(0);
    expect((await check(join(folder, 'src/app'))).code).toBe(1);
    expect(await places(join(folder, 'src/app'))).toEqual(['main.py:3']);
  });

  test('not beyond the repository, and not at all outside of one', async () => {
    const above = temporaryFolder({ '.late-patch.toml': 'nonsense = 1\n', 'plain/a.py': late });
    expect((await check(join(above, 'plain'))).code).toBe(1);
    const { folder } = repositoryOf({ 'sub/a.py': late });
    expect(await places(join(folder, 'sub'))).toEqual(['a.py:3']);
  });

  test('not where --config names another', async () => {
    const { folder } = repositoryOf({ ...files, 'ci.toml': 'fail-on = "error"\n' });
    expect((await check(join(folder, 'src'), '--config', '../ci.toml')).code).toBe(1);
  });

  test('explain-trace and --source-root know it as well', async () => {
    const { folder } = repositoryOf({ ...files, 'src/lib/net.py': 'from ssl import SSLContext\n' });
    const cwd = join(folder, 'src');
    const { code, stdout } = await runArtifact('cli.js', ['explain-trace', 'app/main.py'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^src\/app\/main\.py: /);
    expect(await places(cwd, '--source-root', 'lib')).toEqual(['src/app/main.py:3']);
  });

  test('its problems are named from where one stands, so that they can be clicked', async () => {
    const { folder } = repositoryOf({ ...files, 'pyproject.toml': '[tool.late-patch]\nexclud = []\n' });
    const { code, stderr } = await check(join(folder, 'src/app'));
    expect(code).toBe(2);
    expect(stderr).toContain('late-patch: ../../pyproject.toml:2: unknown key "exclud"');
  });
});

describe('settings in a place where nobody looks for them are pointed out', () => {
  test.each([
    ['late-patch.toml', ': settings are not read from here: rename the file to .late-patch.toml'],
    ['late_patch.toml', ': settings are not read from here: rename the file to .late-patch.toml'],
    ['.late_patch.toml', ': settings are not read from here: rename the file to .late-patch.toml'],
  ])('%s', async (name, words) => {
    const folder = temporaryFolder({ 'a.py': '', [name]: 'fail-on = "never"\n' });
    expect(await check(folder)).toMatchObject({
      code: 2,
      stderr: `late-patch: ${name}${words}\nlate-patch: see late-patch check --help\n`,
    });
    expect((await check(folder, '--config', name)).code).toBe(0);
  });

  test.each(['tool.late_patch', 'tool.latepatch', 'tool.Late-Patch', 'late-patch', 'late_patch'])(
    '[%s]',
    async (table) => {
      const text = `[tool.black]\nline-length = 100\n\n[${table}]\nfail-on = "never"\n`;
      expect(await check(temporaryFolder({ 'a.py': '', 'pyproject.toml': text }))).toMatchObject({
        code: 2,
        stderr: `late-patch: pyproject.toml:4: settings are not read from [${table}]: rename the table to [tool.late-patch]\nlate-patch: see late-patch check --help\n`,
      });
    },
  );

  test('what only looks like it is not', async () => {
    const text =
      '[project]\nname = "late-patch"\n[tool.uv.sources]\nlate-patch = { path = "." }\n[dependency-groups]\nlate_patch = []\n';
    expect((await check(temporaryFolder({ 'a.py': '', 'pyproject.toml': text }))).code).toBe(0);
  });
});

describe('what git ignores', () => {
  const files = {
    '.gitignore': 'build/\n*.gen.py\n/top.py\n!keep.gen.py\n',
    'lib/.gitignore': 'vendored/\n',
    'app.py': '',
    'build/a.py': late,
    'lib/vendored/b.py': late,
    'lib/c.gen.py': late,
    'lib/keep.gen.py': late,
    'lib/top.py': late,
    'top.py': late,
    'excluded.py': late,
  };

  /** A repository with `files` of which those are tracked that git does not ignore, and `tracked`. */
  function ignoring(...tracked: readonly string[]) {
    const repository = repositoryOf({ '.gitignore': files['.gitignore'] });
    repository.write(files);
    repository.write({ '.git/info/exclude': 'excluded.py\n' });
    repository.git('add', '--all');
    if (tracked.length > 0) repository.git('add', '--force', ...tracked);
    return repository.folder;
  }

  test('is not there: by any .gitignore, nested ones, and .git/info/exclude', async () => {
    expect(await places(ignoring())).toEqual(['lib/keep.gen.py:3', 'lib/top.py:3']);
  });

  test('unless it is tracked', async () => {
    expect(await places(ignoring('build/a.py', 'excluded.py'))).toEqual([
      'build/a.py:3',
      'excluded.py:3',
      'lib/keep.gen.py:3',
      'lib/top.py:3',
    ]);
  });

  test('--no-ignore turns it off', async () => {
    expect(await places(ignoring(), '--no-ignore')).toEqual([
      'build/a.py:3',
      'excluded.py:3',
      'lib/c.gen.py:3',
      'lib/keep.gen.py:3',
      'lib/top.py:3',
      'lib/vendored/b.py:3',
      'top.py:3',
    ]);
  });

  test('is read where somebody names it, and nothing beside it', async () => {
    const folder = ignoring();
    expect(await places(folder, 'build/a.py')).toEqual(['build/a.py:3']);
    expect(await places(folder, 'lib/vendored', 'excluded.py')).toEqual([
      'excluded.py:3',
      'lib/vendored/b.py:3',
    ]);
    expect(await places(join(folder, 'build'))).toEqual(['a.py:3']);
    expect(await places(join(folder, 'lib'))).toEqual(['keep.gen.py:3', 'top.py:3']);
    const args = ['explain-trace', 'build/a.py'];
    expect((await runArtifact('cli.js', args, { cwd: folder })).stdout).toContain('PATCH');
  });

  test('is told where nothing else is left', async () => {
    const { folder, write } = repositoryOf({ '.gitignore': '*.py\n' });
    write({ 'a.py': late });
    expect((await check(folder)).stdout).toBe(
      'warning: There is no Python file here, apart from what git ignores: `late-patch check --no-ignore` reads that, too\n\nNothing was checked.\n',
    );
  });

  test('is nothing without a repository, or without git', async () => {
    const ignored = ['build/a.py:3', 'lib/c.gen.py:3'];
    expect(await places(temporaryFolder(files))).toEqual(expect.arrayContaining(ignored));
    const { stdout } = await runArtifact('cli.js', ['check', '--format', 'json'], {
      cwd: ignoring(),
      env: { PATH: '/nowhere' },
    });
    expect(stdout).toContain('"build/a.py"');
  });
});
