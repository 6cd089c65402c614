import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { repositoryOf } from '../host-node/repository.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';
import { cleanProject, lateProject } from './projects.js';

const check = (cwd: string, ...args: readonly string[]) => runArtifact('cli.js', ['check', ...args], { cwd });

const late = 'from ssl import SSLContext\nfrom gevent import monkey\nmonkey.patch_all()\n';
const inTime = 'from gevent import monkey\nmonkey.patch_all()\nimport requests\n';

/** The code, the warnings and the last line of a text report. */
async function told(cwd: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await check(cwd, ...args);
  const lines = stdout.trimEnd().split('\n');
  return { code, warnings: lines.filter((line) => line.startsWith('warning: ')), last: lines.at(-1), stderr };
}

describe('a clean report says what it saw', () => {
  const programs = {
    'shop/start.py': 'from gevent import monkey\nmonkey.patch_all()\n',
    'web.py': 'import shop.start\nimport requests\n',
    'worker.py': 'import shop.start\nimport requests\n',
    'job.py': inTime,
    'tool.py': 'import requests\n',
  };

  test('programs, patches, and that they are in time, in every format', async () => {
    const folder = temporaryFolder(programs);
    const sentence = 'No late patches in 5 files: 2 patches in 3 programs, all in time.';
    expect(await told(folder)).toEqual({ code: 0, warnings: [], last: sentence, stderr: '' });
    for (const format of ['markdown', 'github'])
      expect((await check(folder, '--format', format)).stdout).toContain(sentence);
    expect((await check(folder, '--lang', 'zh')).stdout).toBe(
      '检查了 5 个文件，没有打得太晚的猴子补丁：3 个程序里的 2 处补丁都及时。\n',
    );
    const { stats } = JSON.parse((await check(folder, '--format', 'json')).stdout);
    expect(stats).toEqual({
      files: 5,
      parsed: expect.any(Number),
      programs: 3,
      patches: 2,
      patchesInTime: 2,
      olderFindings: 0,
      unchangedFindings: 0,
      silencedFindings: 0,
      durationMs: expect.any(Number),
    });
  });

  test.each([
    [['job.py'], 'No late patches in 1 file: 1 patch in 1 program, in time.'],
    [['shop'], 'No late patches in 1 file: 1 patch in 2 programs, in time.'],
    [['tool.py'], 'No late patches in 1 file: nothing there patches.'],
    [['--exclude', 'shop'], 'No late patches in 4 files: 1 patch in 1 program, in time.'],
  ])('of what was asked for alone: %j', async (args, sentence) => {
    expect((await told(temporaryFolder({ ...programs, 'setup.cfg': '' }), ...args)).last).toBe(sentence);
  });

  test.each([
    ['web: gunicorn -k gevent web:app'],
    ['web: gunicorn --worker-class=eventlet web:app'],
    ['web: celery -A web worker -P gevent'],
    ['web: python -m gevent.monkey web.py'],
    ['web: uwsgi --gevent 100 --gevent-early-monkey-patch --module web'],
    ['web: dramatiq-gevent web'],
  ])('the command that patches, where nothing in the program does: %s', async (line) => {
    const folder = temporaryFolder({ Procfile: `${line}\n`, 'web.py': 'import requests\n', 'tool.py': '' });
    const sentence = (files: string) => `No late patches in ${files}: 1 patch in 1 program, in time.`;
    expect((await told(folder)).last).toBe(sentence('2 files'));
    expect((await told(folder, 'web.py')).last).toBe(sentence('1 file'));
    expect((await told(folder, 'tool.py')).last).toBe('No late patches in 1 file: nothing there patches.');
  });

  test('not that all is well where something is late and does not count', async () => {
    const suppressed =
      'import requests  # late-patch: ignore only plain HTTP\nfrom gevent import monkey\nmonkey.patch_all()\n';
    expect((await told(temporaryFolder({ 'a.py': suppressed, 'b.py': inTime }))).last).toBe(
      'Nothing to report in 2 files: 2 patches in 2 programs, 1 in time. Not counted: 1 finding that a comment or a setting silences.',
    );
    const off = { 'a.py': late, '.late-patch.toml': 'rules.ssl-context-before-patch = "off"\n' };
    expect((await told(temporaryFolder(off))).last).toBe(
      'Nothing to report in 1 file: 1 patch in 1 program, 0 in time. Not counted: 1 finding that a comment or a setting silences.',
    );
  });

  test('and with --base how many older findings are not counted', async () => {
    const { folder, write } = repositoryOf({ 'old.py': late, 'older.py': late, 'fine.py': inTime });
    write({ 'fine.py': `# seen\n${inTime}` });
    expect(await told(folder, '--base', 'base')).toEqual({
      code: 0,
      warnings: [],
      last: 'Nothing to report in 3 files: 3 patches in 3 programs, 1 in time. Not counted: 2 older findings.',
      stderr: '',
    });
    write({ 'new.py': late });
    expect((await told(folder, '--base', 'base')).last).toBe(
      'Found 1 error in 4 files. Not counted: 2 older findings. 1 fix shown above.',
    );
    const { stdout } = await check(folder, '--base', 'base', '--format', 'json', 'old.py');
    expect(JSON.parse(stdout).stats).toMatchObject({
      files: 1,
      patches: 1,
      patchesInTime: 0,
      olderFindings: 1,
    });
  });
});

describe('nothing checked is not all well', () => {
  const nothing = 'Nothing was checked.';

  test('a folder without Python that nobody named passes with a warning', async () => {
    expect(await told(temporaryFolder({ 'notes.txt': '' }))).toEqual({
      code: 0,
      warnings: ['warning: There is no Python file here'],
      last: nothing,
      stderr: '',
    });
  });

  const others = {
    ...cleanProject,
    'setup.cfg': '',
    'docs/index.md': '',
    'README.md': '',
    'data.json': '{}',
    'run.sh': 'python main.py\n',
    'bin/shell': '#!/bin/sh\n',
    LICENSE: 'MIT\n',
    '.venv/lib/x.py': late,
    'env/pyvenv.cfg': '',
    'env/lib/x.py': late,
  };

  test.each([
    ['docs', 'There is no Python file in `docs`'],
    ['./docs/', 'There is no Python file in `./docs/`'],
    ['README.md', '`README.md` is not a Python file, and was not checked'],
    ['data.json', '`data.json` is not a Python file, and was not checked'],
    ['run.sh', '`run.sh` is not a Python file, and was not checked'],
    ['bin/shell', '`bin/shell` is not a Python file, and was not checked'],
    ['LICENSE', '`LICENSE` is not a Python file, and was not checked'],
    ['.venv/lib/x.py', '`.venv/lib/x.py` was not checked: folders named `.venv` are never looked into'],
    [
      'env/lib/x.py',
      '`env/lib/x.py` was not checked: environments and what builds make are never looked into',
    ],
  ])('%s, which was named, ends with 2', async (path, words) => {
    const folder = temporaryFolder(others);
    const warnings = [`warning: ${words}`];
    expect(await told(folder, path)).toEqual({ code: 2, warnings, last: nothing, stderr: '' });
    const beside = await told(folder, 'main.py', path);
    expect(beside).toMatchObject({ code: 2, warnings });
    expect(beside.last).toBe('No late patches in 1 file: 1 patch in 1 program, in time.');
  });

  test.each([
    [['--exclude', '*'], '', '`exclude` leaves no Python file to check'],
    [['--exclude', 'app', 'app'], '', '`exclude` leaves no Python file to check in `app`'],
    [[], 'include = ["src"]\n', '`include` leaves no Python file to check'],
    [['tools'], 'include = ["app"]\n', '`include` leaves no Python file to check in `tools`'],
  ])('settings that leave nothing end with 2: %j %j', async (args, configuration, words) => {
    const folder = temporaryFolder({ ...lateProject, '.late-patch.toml': configuration });
    expect(await told(folder, ...args)).toEqual({
      code: 2,
      warnings: [`warning: ${words}`],
      last: nothing,
      stderr: '',
    });
  });

  test('findings elsewhere count for more, and --fail-on never hides nothing of it', async () => {
    const folder = temporaryFolder({ ...lateProject, 'setup.cfg': '', 'docs/index.md': '' });
    expect((await told(folder, 'app', 'docs')).code).toBe(1);
    expect((await told(folder, 'app', 'docs', '--fail-on', 'never')).code).toBe(2);
  });

  test('a report for machines has the warning, and standard error says why the code is 2', async () => {
    const folder = temporaryFolder({ ...cleanProject, 'README.md': '' });
    const words = '`README.md` is not a Python file, and was not checked';
    const stderr = `late-patch: ${words}\n`;
    const named = (...args: readonly string[]) => check(folder, 'README.md', ...args);
    const json = await named('--format', 'json');
    expect(json).toMatchObject({ code: 2, stderr });
    expect(JSON.parse(json.stdout).notices).toEqual([
      { kind: 'nothing-checked', message: words, path: 'README.md' },
    ]);
    const sarif = JSON.parse((await named('--format', 'sarif')).stdout);
    expect(sarif.runs[0].invocations[0].toolExecutionNotifications).toMatchObject([
      { descriptor: { id: 'nothing-checked' }, level: 'warning', message: { text: words } },
    ]);
    expect((await named('--format', 'github')).stdout).toContain(`::warning title=late-patch::${words}\n`);
    expect((await named('--format', 'markdown')).stdout).toContain(`- **warning:** ${words}\n`);
    expect(await named('--quiet')).toMatchObject({ code: 2, stdout: '', stderr });
    expect(await named('--output', 'report.txt')).toMatchObject({ code: 2, stdout: '', stderr });
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toContain(`warning: ${words}\n`);
  });

  test('what cannot be read is not well either', async () => {
    const folder = temporaryFolder({ ...cleanProject, 'setup.cfg': '', 'app/binary.py': 'x\0' });
    mkdirSync(join(folder, 'app/folder.py'));
    symlinkSync('nowhere', join(folder, 'app/link.py'));
    expect(await told(folder)).toMatchObject({ code: 0 });
    expect(await told(folder, 'app')).toMatchObject({ code: 2, last: nothing });
    expect(await told(folder, 'app/binary.py')).toMatchObject({ code: 2, last: nothing });
    expect((await check(folder, 'app/binary.py', '--format', 'json')).stderr).toBe(
      'late-patch: `app/binary.py` was not analysed: NUL byte at byte 1 (line 1): not a text file\n',
    );
  });

  // Nothing is closed to root.
  (process.getuid?.() === 0 ? test.skip : test)(
    'a folder that cannot be listed (skipped as root, who may read everything)',
    async () => {
      const folder = temporaryFolder({ ...cleanProject, 'setup.cfg': '', 'secret/app.py': late });
      chmodSync(join(folder, 'secret'), 0o000);
      try {
        expect(await told(folder)).toMatchObject({ code: 0 });
        expect(await told(folder, 'secret')).toMatchObject({ code: 2, last: nothing });
      } finally {
        chmodSync(join(folder, 'secret'), 0o700);
      }
    },
  );
});

describe('a script that is named is read, whatever it is called', () => {
  const scripts = {
    'jobs/nightly': late,
    'jobs/with-shebang': `#!/usr/bin/env python3\n${late}`,
    'jobs/run.cgi': `#!/usr/bin/python\n${late}`,
    'deploy/shop.wsgi': late,
  };

  test.each(Object.keys(scripts))('%s', async (path) => {
    const folder = temporaryFolder({ ...scripts, 'setup.cfg': '', 'app.py': '' });
    expect(await told(folder)).toMatchObject({ code: 0 });
    const { code, stdout } = await check(folder, path);
    expect(code).toBe(1);
    expect(stdout).toContain(`--> ${path}:`);
    const trace = await runArtifact('cli.js', ['explain-trace', path], { cwd: folder });
    expect(trace.stdout).toContain('PATCH');
  });

  test('with a base and with fixes', async () => {
    const { folder, write } = repositoryOf({ 'jobs/nightly': late, 'setup.cfg': '' });
    write({ 'jobs/nightly': `# seen\n${late}` });
    expect(await told(folder, 'jobs/nightly', '--base', 'base')).toMatchObject({
      code: 0,
      last: 'Nothing to report in 1 file: 1 patch in 1 program, 0 in time. Not counted: 1 older finding.',
    });
    expect((await check(folder, 'jobs/nightly', '--fix')).code).toBe(0);
    expect(readFileSync(join(folder, 'jobs/nightly'), 'utf8')).toMatch(/patch_all[\s\S]*SSLContext/);
  });

  test('explain-trace refuses what is no Python', async () => {
    const folder = temporaryFolder({ 'pyproject.toml': '', 'notes.txt': '' });
    for (const path of ['pyproject.toml', 'notes.txt'])
      expect(await runArtifact('cli.js', ['explain-trace', path], { cwd: folder })).toMatchObject({
        code: 2,
        stderr: `late-patch: ${path}: not a Python file below the current folder\n`,
      });
  });
});
