import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { tool } from '../../src/report/input.js';
import { ruleIds } from '../../src/rules/index.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';

const run = (...args: readonly string[]) =>
  runArtifact('cli.js', args, { cwd: temporaryFolder({ 'a.py': '' }) });

describe('help and version', () => {
  test('--version', async () => {
    expect(await run('-V')).toEqual(await run('--version'));
    expect(await run('--version')).toMatchObject({ code: 0, stdout: `${tool.version}\n`, stderr: '' });
  });

  test('--version does not load the program, and is not that of who has copied the program alone', () => {
    const theirs = '{"name": "theirs", "version": "9.9.9"}';
    const folder = temporaryFolder({ 'package.json': theirs });
    cpSync('dist/cli.js', join(folder, 'dist/cli.js'));
    cpSync('dist/package.json', join(folder, 'dist/package.json'));
    const version = () =>
      spawnSync(process.execPath, [join(folder, 'dist/cli.js'), '--version'], { encoding: 'utf8' });
    expect(version().stderr).toContain('ERR_MODULE_NOT_FOUND');
    cpSync('package.json', join(folder, 'package.json'));
    expect(version()).toMatchObject({ status: 0, stdout: `${tool.version}\n`, stderr: '' });
    cpSync('dist/cli', join(folder, 'dist/cli'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), theirs);
    expect(version()).toMatchObject({ status: 0, stdout: `${tool.version}\n`, stderr: '' });
  });

  test('--help names the commands, that of check every option', async () => {
    const help = await run('--help');
    expect(help.code).toBe(0);
    for (const command of ['check [options] [PATH...]', 'explain [options] [RULE]'])
      expect(help.stdout).toContain(command);
    const options = (await run('check', '--help')).stdout;
    const names = [
      'format',
      'output',
      'base',
      'fail-on',
      'exclude',
      'color',
      'config',
      'python-version',
      'platform',
      'python-path',
      'source-root',
      'lang',
    ];
    for (const name of names) expect(options).toContain(`--${name} <`);
    for (const name of ['fix', 'diff']) expect(options).toContain(`  --${name} `);
    for (const flags of ['-q, --quiet', '--no-ignore']) expect(options).toContain(`  ${flags} `);
    expect(await run('check', '-h')).toEqual(await run('check', '--help'));
  });

  test('help, with a command or without, is what --help prints', async () => {
    expect(await run('help')).toEqual(await run('--help'));
    for (const command of ['check', 'explain', 'explain-trace'])
      expect(await run('help', command)).toEqual(await run(command, '--help'));
    expect((await run('help', 'check', '--lang', 'zh')).stdout).toBe(
      (await run('check', '--help', '--lang', 'zh')).stdout,
    );
  });

  test('without a command the help goes to standard error', async () => {
    const { code, stdout, stderr } = await run();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: late-patch');
  });
});

test('an older Node says so in one sentence, whatever is asked for', async () => {
  const folder = temporaryFolder({
    'old.cjs':
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } });",
  });
  const node = ['--require', join(folder, 'old.cjs')];
  for (const args of [['check'], ['--version'], []])
    expect(await runArtifact('cli.js', args, { cwd: folder, node })).toEqual({
      code: 2,
      signal: null,
      stdout: '',
      stderr: 'late-patch: needs Node 20 or later, and this is Node 18.20.8\n',
    });
});

describe('wrong usage', () => {
  test('all problems are listed at once', async () => {
    const { code, stdout, stderr } = await run(
      ...[
        'check',
        'nosuch',
        '--fromat',
        'json',
        '--format',
        'jsn',
        '-x',
        '--fail-on',
        'warn',
        '--python-version',
        '3',
      ],
      ...['--source-root', 'gone', '--python-path', 'gone', '--config', 'gone.toml', '--output'],
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'late-patch: unknown option --fromat (did you mean "--format"?)',
      'late-patch: unknown option -x',
      'late-patch: option --output <FILE> lacks its value',
      'late-patch: nosuch: no such file or folder',
      'late-patch: --format: expected one of text, concise, json, sarif, github, gitlab, rdjson, markdown; found "jsn" (did you mean "json"?)',
      'late-patch: --python-path: there is no folder "gone"',
      'late-patch: --config: "gone.toml": there is no such file',
      'late-patch: --source-root: there is no folder "gone" in what is checked',
      'late-patch: --python-version: expected 2.7 or 3.3 to 3.19, in quotes as in "3.12", found "3"',
      'late-patch: --fail-on: expected one of error, warning, notice, never; found "warn" (did you mean "warning"?)',
      'late-patch: see late-patch check --help',
    ]);
  });

  test.each([
    [['chekc'], 'unknown command chekc (did you mean "check"?)', 'late-patch --help'],
    [['a.py'], 'unknown command a.py (did you mean "late-patch check a.py"?)', 'late-patch --help'],
    [['help', 'chekc'], 'unknown command chekc (did you mean "check"?)', 'late-patch --help'],
    [['hlep'], 'unknown command hlep (did you mean "help"?)', 'late-patch --help'],
    [['--versoin'], 'unknown option --versoin (did you mean "--version"?)', 'late-patch --help'],
    [['explain', '--hepl'], 'unknown option --hepl (did you mean "--help"?)', 'late-patch explain --help'],
    [
      ['explain-trace', 'a.py', '--confg', 'x'],
      'unknown option --confg (did you mean "--config"?)',
      'late-patch explain-trace --help',
    ],
    [['explain-trace'], "missing required argument 'ENTRY'", 'late-patch explain-trace --help'],
    [
      ['check', '-'],
      '-: standard input is not read, since one file does not show what it imports; name files or folders',
      'late-patch check --help',
    ],
  ])('%j', async (args, problem, help) => {
    expect(await run(...args)).toEqual({
      code: 2,
      signal: null,
      stdout: '',
      stderr: `late-patch: ${problem}\nlate-patch: see ${help}\n`,
    });
  });

  test('problems of the configuration file are among them, with their line', async () => {
    const cwd = temporaryFolder({ '.late-patch.toml': 'fail-on = "error"\nexclud = []\n' });
    const { code, stderr } = await runArtifact('cli.js', ['check', '--frobnicate'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('late-patch: unknown option --frobnicate\n');
    expect(stderr).toContain(
      'late-patch: .late-patch.toml:2: unknown key "exclud" (did you mean "exclude"?)',
    );
  });

  test('two folders of which one lies elsewhere', async () => {
    const { code, stderr } = await run('check', '.', temporaryFolder());
    expect(code).toBe(2);
    expect(stderr).toContain('a path outside of the current folder has to be the only one');
  });

  test('a report that cannot be written', async () => {
    const { code, stderr } = await run('check', '--output', join('no', 'such', 'folder.json'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^late-patch: --output: ENOENT: /);
  });

  test('what was typed cannot control the terminal', async () => {
    expect((await run('check', '\u001b[31mred')).stderr).toContain('late-patch: \u241b[31mred: no such');
  });
});

describe('explain', () => {
  test('lists the rules', async () => {
    const { code, stdout } = await run('explain');
    expect(code).toBe(0);
    for (const id of ruleIds) expect(stdout).toContain(`${id} `);
  });

  test.each([...ruleIds] as string[])('prints the page of %s', async (id) => {
    const { code, stdout } = await run('explain', id);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^(?:<!--.*-->\s*)?# /);
    expect(stdout).toContain(id);
  });

  test('prints the list and the pages in Chinese with --lang zh', async () => {
    expect((await run('explain', '--lang', 'zh')).stdout).toContain('打补丁之前就绑定了名称');
    for (const id of ruleIds) {
      const { code, stdout } = await run('explain', id, '--lang', 'zh');
      expect(code).toBe(0);
      expect(stdout).toMatch(/^## 为什么有问题$/m);
    }
  });

  test('a language that there is not', async () => {
    const { code, stderr } = await run('explain', '--lang', 'zhh');
    expect([code, stderr]).toEqual([
      2,
      'late-patch: --lang: expected one of en, zh; found "zhh" (did you mean "zh"?)\n',
    ]);
  });

  test('an unknown rule: a suggestion and the list', async () => {
    const { code, stderr } = await run('explain', 'ssl-context');
    expect(code).toBe(2);
    expect(stderr).toContain('there is no rule "ssl-context" (did you mean "ssl-context-before-patch"?)');
    for (const id of ruleIds) expect(stderr).toContain(id);
  });
});
