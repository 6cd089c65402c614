import { existsSync, readFileSync } from 'node:fs';
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
      stdout: 'No late patches in 1 file: 1 patch in 1 program, in time.\n',
      stderr: '',
    });
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

  test.each([
    ['gitlab', /^\[\n {2}\{\n {4}"description": "`gevent/],
    ['rdjson', /^\{\n {2}"source": \{\n {4}"name": "late-patch"/],
    ['concise', /^app\/main\.py:4:1: error\[ssl-context-before-patch\] /],
  ])('--format %s', async (format, start) => {
    expect((await check(temporaryFolder(lateProject), '--format', format)).stdout).toMatch(start);
  });

  test('what a host reads has paths of the repository, wherever in it the check runs', async () => {
    const files = Object.entries(lateProject).map(([path, text]) => [`svc/a b/${path}`, text]);
    const folder = temporaryFolder({ ...Object.fromEntries(files), '.git/HEAD': 'ref: refs/heads/main\n' });
    const reportOf = async (format: string, at: string) =>
      (await check(join(folder, at), '--format', format)).stdout;
    for (const at of ['', 'svc/a b']) {
      const paths = JSON.parse(await reportOf('gitlab', at)).map(
        (violation: { location: { path: string } }) => violation.location.path,
      );
      expect(paths).toContain('svc/a b/tools/sync.py');
      expect(paths.filter((path: string) => !path.startsWith('svc/a b/'))).toEqual([]);
      expect(await reportOf('github', at)).toContain('::error file=svc/a b/tools/sync.py,line=3,');
      const uris = (await reportOf('sarif', at)).match(/"uri": "[^"]*\.py"/g)!;
      expect(uris).toContain('"uri": "svc/a%20b/tools/sync.py"');
      expect(uris.filter((uri) => !uri.includes('"svc/a%20b/'))).toEqual([]);
    }
    // What a person or an editor reads is relative to where they are.
    expect(await reportOf('concise', 'svc/a b')).toMatch(/^app\/main\.py:4:1: /);
    expect(JSON.parse(await reportOf('rdjson', 'svc/a b')).diagnostics[0].location.path).toBe('app/main.py');
  });

  test('several reports of one run: each goes to the file that follows it, one is printed', async () => {
    const folder = temporaryFolder(lateProject);
    const files = ['--format', 'sarif', '--output', 'a.sarif', '--format', 'gitlab', '--output', 'b.json'];
    const { code, stdout } = await check(folder, ...files, '--format', 'concise');
    expect([code, stdout.split(':')[0]]).toEqual([1, 'app/main.py']);
    expect(JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(JSON.parse(readFileSync(join(folder, 'b.json'), 'utf8'))).toHaveLength(2);
  });

  test.each([
    { words: '--output a --format json', printed: '', written: ['a'] },
    { words: '--format text --format json --output a', printed: 'error', written: ['a'] },
    { words: '--output a', printed: '', written: ['a'] },
    { words: '--format=json --output=a --output=b --format=sarif', printed: '', written: ['a', 'b'] },
  ])('$words writes $written', async ({ words, printed, written }) => {
    const folder = temporaryFolder(lateProject);
    const { code, stdout } = await check(folder, ...words.split(' '));
    expect([code, stdout.slice(0, 5)]).toEqual([1, printed]);
    for (const name of written) expect(readFileSync(join(folder, name), 'utf8')).not.toBe('');
  });

  test.each([
    [
      '--format text --format json',
      '--format: text and json would both be printed; give all but one an --output',
    ],
    ['--format json --output a --output b', '--output: "b" has no --format of its own'],
  ])('%s is refused', async (words, said) => {
    const { code, stderr } = await check(temporaryFolder(lateProject), ...words.split(' '));
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  test('FORCE_COLOR colours, NO_COLOR does not', async () => {
    const cwd = temporaryFolder(lateProject);
    const coloured = await runArtifact('cli.js', ['check'], { cwd, env: { FORCE_COLOR: '1' } });
    const plain = await runArtifact('cli.js', ['check'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(coloured.stdout).toContain('\u001b[1;31merror[ssl-context-before-patch]');
    expect(plain.stdout).not.toContain('\u001b');
  });
});

describe('--color', () => {
  const coloured = '\u001b[1;31merror[ssl-context-before-patch]';

  test.each([
    ['always', { NO_COLOR: '1' }, true],
    ['always', {}, true],
    ['never', { FORCE_COLOR: '1' }, false],
    ['auto', {}, false],
    ['auto', { FORCE_COLOR: '1' }, true],
  ])('%s in an environment with %j', async (choice, env, isColoured) => {
    const args = ['check', '--color', choice];
    const { stdout } = await runArtifact('cli.js', args, { cwd: temporaryFolder(lateProject), env });
    expect(stdout.includes(coloured)).toBe(isColoured);
    expect(stdout.includes('\u001b')).toBe(isColoured);
  });

  test('colours a diff as well, and no file', async () => {
    const folder = temporaryFolder(lateProject);
    expect((await check(folder, '--color=always', '--diff')).stdout).toContain('\u001b[32m+');
    await check(folder, '--color=always', '--output', 'report.txt');
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).not.toContain('\u001b');
  });

  test('of another word', async () => {
    const { code, stderr } = await check(temporaryFolder(), '--color', 'nevr');
    expect([code, stderr]).toEqual([
      2,
      'late-patch: --color: expected one of auto, always, never; found "nevr" (did you mean "never"?)\nlate-patch: see late-patch check --help\n',
    ]);
  });
});

describe('--quiet', () => {
  const noted = { 'odd.py': Buffer.from([0x23, 0xff]).toString('latin1').replace('ÿ', '\0') };

  test('says nothing of a clean project, and nothing but findings of another one', async () => {
    expect(await check(temporaryFolder(cleanProject), '--quiet')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
    const folder = temporaryFolder({ ...lateProject, ...noted });
    const [loud, quiet] = [await check(folder), await check(folder, '-q')];
    expect(loud.stdout).toContain('note: `odd.py` was not analysed');
    expect([quiet.code, quiet.stderr]).toEqual([1, '']);
    expect(quiet.stdout).not.toMatch(/odd\.py|Found \d/);
    expect(loud.stdout.startsWith(quiet.stdout)).toBe(true);
    expect(quiet.stdout.match(/^error\[/gm)).toHaveLength(2);
  });

  test('applies fixes without a word', async () => {
    const folder = temporaryFolder({ 'tools/sync.py': lateProject['tools/sync.py']! });
    expect(await check(folder, '--fix', '--quiet')).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect((await check(folder)).code).toBe(0);
  });

  test('leaves other formats as they are', async () => {
    const folder = temporaryFolder({ ...lateProject, ...noted });
    const { stdout } = await check(folder, '--quiet', '--format', 'json');
    expect(JSON.parse(stdout).notices).toHaveLength(1);
  });
});

describe('--exclude', () => {
  const json = ['--format', 'json'];

  test('reports nothing in what it matches, and may be given more than once', async () => {
    const folder = temporaryFolder(lateProject);
    expect(places((await check(folder, '--exclude', 'tools', ...json)).stdout)).toEqual(['app/main.py:4']);
    const both = await check(folder, '--exclude', 'sync.py', '--exclude=app/**', ...json);
    expect([both.code, places(both.stdout)]).toEqual([0, []]);
  });

  test('takes the place of the setting', async () => {
    const folder = temporaryFolder({ ...lateProject, '.late-patch.toml': 'exclude = ["app"]\n' });
    expect(places((await check(folder, ...json)).stdout)).toEqual(['tools/sync.py:3']);
    expect(places((await check(folder, '--exclude', 'tools', ...json)).stdout)).toEqual(['app/main.py:4']);
  });

  test('a glob that is none', async () => {
    const { code, stderr } = await check(temporaryFolder(), '--exclude', '!app', '--exclude', '/app');
    expect(code).toBe(2);
    expect(stderr).toContain('late-patch: --exclude: "!app" starts with "!"');
    expect(stderr).toContain('late-patch: --exclude: "/app" is absolute');
  });
});

test('--output - is standard output', async () => {
  const folder = temporaryFolder(lateProject);
  const [there, plain] = [await check(folder, '--output', '-'), await check(folder)];
  expect(there).toEqual(plain);
  expect(existsSync(join(folder, '-'))).toBe(false);
});

describe('--python-version', () => {
  const late = {
    'app.py': 'from ssl import SSLContext\nfrom gevent import monkey\nmonkey.patch_all()\n',
  };

  test.each(['2.7', '3.3', '3.9', '3.10', '3.14', '3.19'])('%s is one', async (version) => {
    const { code, stderr } = await check(temporaryFolder(late), '--python-version', version);
    expect([code, stderr]).toEqual([1, '']);
  });

  test.each([
    ['3.1', '"3.1" is too old; if 3.10 is meant, write "3.10" in quotes: without them it is the number 3.1'],
    ['3.99', 'expected 2.7 or 3.3 to 3.19, in quotes as in "3.12", found "3.99"'],
  ])('%s is none', async (version, problem) => {
    const { code, stderr } = await check(temporaryFolder(late), '--python-version', version);
    expect([code, stderr]).toEqual([
      2,
      `late-patch: --python-version: ${problem}\nlate-patch: see late-patch check --help\n`,
    ]);
  });
});

describe('PATH', () => {
  const json = ['--format', 'json'];

  test('limits findings, not what is read', async () => {
    const folder = temporaryFolder({ ...lateProject, 'pyproject.toml': '' });
    expect(places((await check(folder, 'app', ...json)).stdout)).toEqual(['app/main.py:4']);
    expect(places((await check(folder, 'tools/sync.py', 'app/', ...json)).stdout)).toHaveLength(2);
    const { code, stdout } = await check(folder, 'tools/fine.py');
    expect([code, stdout]).toEqual([0, 'No late patches in 1 file: 1 patch in 1 program, in time.\n']);
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
