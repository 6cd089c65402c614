import { spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { temporaryFolder, writeFiles } from '../host-node/temporary-folder.js';
import { projectFolder, runArtifact } from '../support/artifacts.js';

const init = (cwd: string, ...args: readonly string[]) => runArtifact('cli.js', ['init', ...args], { cwd });
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

const workflow = '.github/workflows/late-patch.yml';
const hooks = '.pre-commit-config.yaml';
const { version } = JSON.parse(read(projectFolder, 'package.json')) as { version: string };
const hook = {
  repo: 'https://github.com/late-patch/late-patch',
  rev: `v${version}`,
  hooks: [{ id: 'late-patch-python' }],
};

describe('in an empty repository', () => {
  test('makes the workflow of the README, the hook and settings, and the check runs with them', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'app.py': 'import requests\n' });
    const { code, stdout, stderr } = await init(folder);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      `created  ${workflow}: reviews pull requests`,
      `created  ${hooks}: checks before each commit, once pre-commit is installed`,
      'created  .late-patch.toml: the settings',
      '',
    ]);
    expect(read(projectFolder, 'README.md')).toContain(`\`\`\`yaml\n${read(folder, workflow)}\`\`\``);
    expect(parse(read(folder, hooks))).toEqual({ repos: [hook] });
    const checked = await runArtifact('cli.js', ['check'], { cwd: folder });
    expect([checked.code, checked.stderr]).toEqual([0, '']);
  });

  test('pins the Action to the commit of the release, where the package has that', async () => {
    const commit = '0123456789abcdef0123456789abcdef01234567';
    const released = temporaryFolder({ 'dist/commit': `${commit}\n` });
    cpSync(join(projectFolder, 'dist'), join(released, 'dist'), { recursive: true });
    const folder = temporaryFolder({ '.git/HEAD': '' });
    const cli = join(released, 'dist/cli.js');
    expect(spawnSync(process.execPath, [cli, 'init'], { cwd: folder }).status).toBe(0);
    expect(read(folder, workflow)).toContain(`- uses: late-patch/late-patch@${commit} # v${version}\n`);
  });

  test('does nothing the second time, whatever has been changed meanwhile', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '' });
    await init(folder);
    writeFiles(folder, { '.late-patch.toml': 'fail-on = "never"\n' });
    const before = [workflow, hooks, '.late-patch.toml'].map((path) => read(folder, path));
    const { code, stdout } = await init(folder, '--lang', 'zh');
    expect([code, stdout.match(/^未改动 /gm)?.length]).toEqual([0, 3]);
    expect([workflow, hooks, '.late-patch.toml'].map((path) => read(folder, path))).toEqual(before);
  });

  test('works at the root of the repository, wherever it is started', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'service/app/main.py': '' });
    const { code, stdout } = await init(join(folder, 'service/app'));
    // Whoever stands below finds what was made.
    expect([code, stdout.split('\n')[0]]).toEqual([0, `created  ../../${workflow}: reviews pull requests`]);
    expect(lstatSync(join(folder, workflow)).isFile()).toBe(true);
  });

  test('takes the hook that needs Node where the project has one', async () => {
    const folder = temporaryFolder({ 'package.json': '{}' });
    await init(folder);
    expect(parse(read(folder, hooks)).repos[0].hooks).toEqual([{ id: 'late-patch' }]);
  });
});

const added = (indentation: string, dash: string, nested: string, eol = '\n') => {
  const inside = indentation + ' '.repeat(dash.length);
  return [
    `${indentation}${dash}repo: ${hook.repo}`,
    `${inside}rev: ${hook.rev}`,
    `${inside}hooks:`,
    `${inside}${nested}${dash}id: late-patch-python`,
    '',
  ].join(eol);
};

describe('in an old repository', () => {
  test.each([
    [
      'indented, with comments and keys behind',
      '# ours\nrepos:\n  # first\n  - repo: https://x/black\n    rev: 1.0 # pinned\n    hooks:\n      - id: black # why\n',
      '  # the end\nci:\n  skip: [black]\n',
      added('  ', '- ', '  '),
    ],
    [
      'not indented',
      'repos:\n- repo: https://x/black\n  rev: "1.0"\n  hooks:\n  - id: black\n    args: [--fast]\n',
      '',
      added('', '- ', ''),
    ],
    [
      'with wide dashes and Windows line ends',
      'repos:\r\n  -   repo: local\r\n      hooks:\r\n      -   id: x\r\n          language: system\r\n',
      'fail_fast: true\r\n',
      added('  ', '-   ', '  ', '\r\n'),
    ],
    [
      'without a line end',
      'repos:\n  - repo: meta\n    hooks: [{id: identity}]',
      '',
      `\n${added('  ', '- ', '  ')}`,
    ],
    [
      'with a block at its end',
      'repos:\n  - repo: local\n    hooks:\n      - id: x\n        entry: |\n          a\n          b\n',
      '\n# end\n',
      added('  ', '- ', '  '),
    ],
  ])('adds the hook and leaves the rest byte by byte: %s', async (_, above, below, expected) => {
    const folder = temporaryFolder({ [hooks]: above + below });
    const { code, stdout } = await init(folder);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`added to ${hooks}`)]);
    const text = read(folder, hooks);
    expect(text).toBe(`${above}${expected}${below}`);
    const before = parse(above + below) as { repos: object[] };
    expect(parse(text)).toEqual({ ...before, repos: [...before.repos, hook] });
  });

  test.each([
    ['repos: [] # none yet\n', /none yet/],
    ['# only this\nci: {skip: [x]}\n', /only this/],
    ['repos: [{repo: meta, hooks: [{id: identity}]}] # in one line\n', /in one line/],
    ['repos:\n', /./],
  ])('adds it where it is written in another way, and keeps comments: %j', async (text, comment) => {
    const folder = temporaryFolder({ [hooks]: text });
    expect((await init(folder)).code).toBe(0);
    const after = read(folder, hooks);
    const before = (parse(text) ?? {}) as { repos?: object[] };
    expect(parse(after)).toEqual({ ...before, repos: [...(before.repos ?? []), hook] });
    expect(after).toMatch(comment);
  });

  test.each([
    ['[tool.black]\nline-length = 99 # wide', '[tool.black]\nline-length = 99 # wide\n\n'],
    ['[project]\r\nname = "x"\r\n', '[project]\r\nname = "x"\r\n\r\n'],
    ['', ''],
  ])('adds a table to pyproject.toml: %j', async (before, kept) => {
    const folder = temporaryFolder({ 'pyproject.toml': before, 'app.py': '' });
    expect((await init(folder)).code).toBe(0);
    const text = read(folder, 'pyproject.toml');
    expect(text.startsWith(`${kept}[tool.late-patch]`)).toBe(true);
    expect(text.includes('\r\n')).toBe(before.includes('\r\n'));
    const { code, stderr } = await runArtifact('cli.js', ['check'], { cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
  });

  test('leaves what has late-patch already, wherever it is', async () => {
    const files = {
      '.github/workflows/lint.yaml': 'jobs: {x: {steps: [{uses: late-patch/late-patch@v0.1.0}]}}\n',
      [hooks]: `repos:\n  - repo: ${hook.repo}\n    rev: v0.0.1\n    hooks: [{id: late-patch}]\n`,
      'pyproject.toml': '[tool.late-patch]\nfail-on = "never"\n',
    };
    const folder = temporaryFolder(files);
    const { code, stdout } = await init(folder);
    expect([code, stdout.match(/^left /gm)?.length]).toEqual([0, 3]);
    for (const [path, text] of Object.entries(files)) expect(read(folder, path)).toBe(text);
    expect(lstatSync(join(folder, workflow), { throwIfNoEntry: false })).toBeUndefined();
  });

  const job = read(projectFolder, 'examples/recipes/gitlab-ci.yml').replace(/^#.*\n/, '');
  const command = `    pip install --quiet late-patch==${version} && late-patch check`;
  const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');
  const origin = (url: string) => ({
    '.git/HEAD': '',
    '.git/config': `[core]\n\tbare = false\n[remote "upstream"]\n\turl = x\n[remote "origin"]\n\turl = ${url}\n\tfetch = y\n`,
  });
  const elsewhere = (folder: string) => lstatSync(join(folder, '.github'), { throwIfNoEntry: false });

  test.each(['https://gitlab.com/a/b.git', 'git@gitlab.example.org:a/b.git'])(
    'makes the job of the recipe where the repository is at %s',
    async (url) => {
      const folder = temporaryFolder(origin(url));
      const { code, stdout } = await init(folder);
      expect([code, stdout.split('\n')[0]]).toEqual([
        0,
        'created  .gitlab-ci.yml: shows in merge requests what is late',
      ]);
      expect(read(folder, '.gitlab-ci.yml')).toBe(job);
      expect(elsewhere(folder)).toBeUndefined();
      expect(stdout.match(/^created /gm)?.length).toBe(3);
      expect((await init(folder)).stdout).toContain('left     .gitlab-ci.yml: late-patch is there already');
    },
  );

  test.each([
    ['x: {script: [make]}\n', job],
    ['stages: [build, test]\nx: {script: [make]}\n', job],
    // A job without a stage would be of one that there is not.
    ['stages:\n  - lint\nx: {stage: lint, script: [make]}\n', job.replace('\n', '\n  stage: lint\n')],
    ['x: [\n', job],
  ])('says which job to add to a .gitlab-ci.yml that is there: %j', async (text, lines) => {
    const folder = temporaryFolder({ '.gitlab-ci.yml': text });
    const { code, stdout } = await init(folder);
    expect(code).toBe(0);
    expect(stdout.startsWith(`to do    .gitlab-ci.yml: add this job to it\n${indented(lines)}`)).toBe(true);
    expect(read(folder, '.gitlab-ci.yml')).toBe(text);
    expect(elsewhere(folder)).toBeUndefined();
  });

  test.each([
    ['Jenkinsfile', { Jenkinsfile: 'pipeline {}\n' }],
    ['bitbucket-pipelines.yml', { 'bitbucket-pipelines.yml': 'pipelines: {}\n' }],
    ['azure-pipelines.yml', { 'azure-pipelines.yml': 'steps: []\n' }],
    ['bitbucket-pipelines.yml', origin('git@bitbucket.org:a/b.git')],
    ['azure-pipelines.yml', origin('https://x@dev.azure.com/x/y/_git/z')],
  ])('says what a step of %s has to run', async (path, files) => {
    const folder = temporaryFolder(files);
    const { code, stdout } = await init(folder);
    expect(code).toBe(0);
    expect(stdout.startsWith(`to do    ${path}: add a step to it that runs\n${command}\n`)).toBe(true);
    expect(elsewhere(folder)).toBeUndefined();
    for (const [name, text] of Object.entries(files)) expect(read(folder, name)).toBe(text);
  });

  test('makes the workflow where there is .github beside, and where the repository is at GitHub', async () => {
    const [beside, hosted] = [
      temporaryFolder({
        '.github/CODEOWNERS': '',
        '.gitlab-ci.yml': 'x: {script: [make]}\n',
        Jenkinsfile: '',
      }),
      temporaryFolder(origin('https://github.com/gitlab/x.git')),
    ];
    for (const folder of [beside, hosted]) {
      expect((await init(folder)).code).toBe(0);
      expect(read(folder, workflow)).toContain('on: pull_request');
    }
  });

  test.each([
    [hooks, 'repos:\n  - repo: x\n   hooks: [\n'],
    [hooks, '- a\n- b\n'],
    [hooks, 'repos: 7\n'],
    [hooks, 'a: 1\n---\nb: 2\n'],
    ['pyproject.toml', '[tool.black\n'],
  ])('leaves %s as it is where it is not understood, says so, and does the rest', async (path, text) => {
    const folder = temporaryFolder({ [path]: text });
    const { code, stdout, stderr } = await init(folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${path} was left as it is`)]);
    expect(read(folder, path)).toBe(text);
    expect(stdout.match(/^created /gm)?.length).toBe(2);
  });

  test('says what it could not write where a file is in the place of the folder, and does the rest', async () => {
    const folder = temporaryFolder({ '.github/workflows': '' });
    const { code, stdout, stderr } = await init(folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${workflow} was not written: `)]);
    expect(stdout.match(/^created /gm)?.length).toBe(2);
  });

  test('replaces no file and follows no link', async () => {
    const folder = temporaryFolder({ [workflow]: 'name: something else\n' });
    const taken = await init(folder);
    expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining(`${workflow} was left as it is`)]);
    expect(taken.stderr).toContain(`"uses: late-patch/late-patch@v${version}"`);
    expect(taken.stdout.match(/^created /gm)?.length).toBe(2);
    expect(read(folder, workflow)).toBe('name: something else\n');
    const [linked, outside] = [temporaryFolder(), temporaryFolder()];
    mkdirSync(join(outside, 'workflows'));
    symlinkSync(outside, join(linked, '.github'));
    const { code, stderr } = await init(linked);
    expect([code, stderr]).toEqual([2, expect.stringContaining('ELOOP')]);
    expect(lstatSync(join(outside, 'workflows/late-patch.yml'), { throwIfNoEntry: false })).toBeUndefined();
  });
});
