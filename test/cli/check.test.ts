import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';
import { cleanProject, lateProject } from './projects.js';

const check = (cwd: string, ...args: readonly string[]) => runArtifact('cli.js', ['check', ...args], { cwd });

/** `path:line` of every finding in a JSON report. */
function places(json: string): readonly string[] {
  const report = JSON.parse(json) as { findings: { path: string; line: number }[] };
  return report.findings.map(({ path, line }) => `${path}:${line}`);
}

describe('check', () => {
  test('findings end with 1 and are shown; nothing goes to standard error', async () => {
    const { code, stdout, stderr } = await check(temporaryFolder(lateProject));
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('error[ssl-context-before-patch]');
    expect(stdout).toContain('--> app/main.py:4:1');
    expect(stdout).toContain('└─ `app/net.py:1` → `requests`');
    expect(stdout).toMatch(/\nFound 2 errors in 4 files\..*\n$/);
    expect(stdout).not.toContain('\u001b');
  });

  test('a clean project is one line and 0', async () => {
    expect(await check(temporaryFolder(cleanProject))).toEqual({
      code: 0,
      signal: null,
      stdout: 'No late patches in 1 file.\n',
      stderr: '',
    });
  });

  test('an empty folder is clean', async () => {
    expect((await check(temporaryFolder())).stdout).toBe('No late patches in 0 files.\n');
  });

  test.each([
    ['error', 1],
    ['warning', 1],
    ['notice', 1],
    ['never', 0],
  ])('--fail-on %s ends with %i', async (level, expected) => {
    expect((await check(temporaryFolder(lateProject), '--fail-on', level)).code).toBe(expected);
  });

  test('--format json and --output', async () => {
    const folder = temporaryFolder(lateProject);
    const { code, stdout } = await check(folder, '--format', 'json', '--output', 'report.json');
    expect([code, stdout]).toEqual([1, '']);
    expect(places(readFileSync(join(folder, 'report.json'), 'utf8'))).toEqual([
      'app/main.py:4',
      'tools/sync.py:3',
    ]);
  });

  test.each([
    ['sarif', /^\{\n {2}"version": "2\.1\.0"/],
    ['github', /^::error file=app\/main\.py,line=4,/],
    ['markdown', /^## late-patch\n/],
  ])('--format %s', async (format, start) => {
    expect((await check(temporaryFolder(lateProject), '--format', format)).stdout).toMatch(start);
  });

  test('FORCE_COLOR colours, NO_COLOR does not', async () => {
    const cwd = temporaryFolder(lateProject);
    const coloured = await runArtifact('cli.js', ['check'], { cwd, env: { FORCE_COLOR: '1' } });
    const plain = await runArtifact('cli.js', ['check'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(coloured.stdout).toContain('\u001b[1;31merror[ssl-context-before-patch]');
    expect(plain.stdout).not.toContain('\u001b');
  });
});

describe('PATH', () => {
  const json = ['--format', 'json'];

  test('limits findings, not what is read', async () => {
    const folder = temporaryFolder({ ...lateProject, 'pyproject.toml': '' });
    expect(places((await check(folder, 'app', ...json)).stdout)).toEqual(['app/main.py:4']);
    expect(places((await check(folder, 'tools/sync.py', 'app/', ...json)).stdout)).toHaveLength(2);
    const { code, stdout } = await check(folder, 'tools/fine.py');
    expect([code, stdout]).toEqual([0, 'No late patches in 1 file.\n']);
  });

  test('a folder outside of the current one becomes the root', async () => {
    const [here, there] = [temporaryFolder(), temporaryFolder(lateProject)];
    expect(places((await check(here, there, ...json)).stdout)).toEqual(['app/main.py:4', 'tools/sync.py:3']);
    expect(places((await check(here, join(there, 'tools', 'sync.py'), ...json)).stdout)).toEqual([
      'sync.py:3',
    ]);
  });

  test('a project in a folder that is none becomes the root, one in a project does not', async () => {
    const inside = Object.fromEntries(
      Object.entries(lateProject).map(([path, text]) => [`clone/${path}`, text]),
    );
    const clones = temporaryFolder({ ...inside, 'clone/setup.py': '', 'other/a.py': '' });
    const monorepo = temporaryFolder({ ...inside, 'clone/setup.py': '', 'pyproject.toml': '' });
    expect(places((await check(clones, 'clone', ...json)).stdout)).toEqual([
      'app/main.py:4',
      'tools/sync.py:3',
    ]);
    expect(places((await check(monorepo, 'clone', ...json)).stdout)).toEqual([
      'clone/app/main.py:4',
      'clone/tools/sync.py:3',
    ]);
  });

  test('a folder that is in no project is the root itself', async () => {
    const folder = temporaryFolder({ 'app/late.py': lateProject['tools/sync.py']!, 'b.py': 'import os\n' });
    expect(places((await check(folder, 'app', ...json)).stdout)).toEqual(['late.py:3']);
  });

  test('after -- a PATH may start with a dash', async () => {
    const folder = temporaryFolder({
      '-x/late.py': lateProject['tools/sync.py']!,
      'pyproject.toml': '',
    });
    expect(places((await check(folder, ...json, '--', '-x')).stdout)).toEqual(['-x/late.py:3']);
  });
});

describe('configuration', () => {
  test('the file at the root counts, and an option wins over it', async () => {
    const folder = temporaryFolder({
      ...lateProject,
      'pyproject.toml': '[tool.late-patch]\nfail-on = "never"\n',
    });
    expect((await check(folder)).code).toBe(0);
    expect((await check(folder, '--fail-on', 'error')).code).toBe(1);
  });

  test('--config replaces the file at the root', async () => {
    const folder = temporaryFolder({
      ...lateProject,
      '.late-patch.toml': 'fail-on = "never"\n',
      'ci.toml': 'exclude = ["tools", "nothing-here"]\n',
    });
    const { code, stdout } = await check(folder, '--config', 'ci.toml', '--format', 'json');
    expect([code, places(stdout)]).toEqual([1, ['app/main.py:4']]);
    expect(JSON.parse(stdout).notices).toEqual([
      {
        kind: 'unmatched-pattern',
        message: '`exclude` has the pattern `nothing-here`, which matches no file',
      },
    ]);
  });

  test('every option of the help is accepted', async () => {
    const folder = temporaryFolder({ ...cleanProject, 'src/x.py': '' });
    const args = [
      '--source-root',
      'src',
      '--source-root',
      '.',
      '--python-path',
      '.',
      '--python-version',
      '3.12',
    ];
    expect(await check(folder, ...args)).toMatchObject({ code: 0, stderr: '' });
  });
});
