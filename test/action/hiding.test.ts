import { describe, expect, test } from '@jest/globals';
import { repositoryOf } from '../host-node/repository.js';
import { runArtifact } from '../support/artifacts.js';
import { commit, type Files } from '../support/github/repository.js';
import { type ActionOptions, type ActionRun, runAction } from '../support/github/run-action.js';
import { world } from '../support/github/world.js';

const clean = 'from gevent import monkey\nmonkey.patch_all()\nimport requests\nrequests.get("x")\n';
const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\nrequests.get("x")\n';
const other = 'x = 1\n';

/** What the log of a run says of what is hidden; the summary says the same. */
async function hiddenBy(base: Files, head: Files, options: ActionOptions = {}) {
  const run = await runAction(world({ base: commit(base), head: commit(head) }), options);
  expect(run.github.violations).toEqual([]);
  return { run, notes: notesOf(run) };
}

function notesOf({ stdout, summary }: ActionRun): readonly string[] {
  const notes = stdout
    .split('\n')
    .filter((line) => /pull request (?:changes|adds)|PR (?:修改|添加)/.test(line))
    .map((line) => line.replace(/^(?:Note: |备注：|说明：)(?:app\.py: )?/, ''));
  expect(summary.match(/pull request (?:changes|adds)|PR (?:修改|添加)/g) ?? []).toHaveLength(notes.length);
  return notes;
}

describe('a pull request that makes a file what Python runs and late-patch does not read', () => {
  test.each([
    { name: 'of an encoding of its own', text: `# coding: utf-7\n${late}` },
    { name: 'with a NUL, as Python took it up to 3.10', text: `${late}# \0\n` },
    {
      name: 'of an encoding that not all decode alike',
      text: Buffer.concat([
        Buffer.from('# coding: cp932\n# '),
        Buffer.from([0xfd]),
        Buffer.from(`\n${late}`),
      ]),
    },
    {
      name: 'that Git LFS keeps',
      text: `version https://git-lfs.github.com/spec/v1\noid sha256:${'4'.repeat(64)}\nsize 12345\n`,
    },
  ])('$name does not pass', async ({ text }) => {
    const { run } = await hiddenBy(
      { 'app.py': clean, 'other.py': other },
      { 'app.py': text, 'other.py': other },
    );
    expect([run.code, run.stdout]).toEqual([2, expect.stringMatching(/^::error::.*app\.py/m)]);
    const passing = await hiddenBy(
      { 'app.py': clean, 'other.py': other },
      { 'app.py': text, 'other.py': other },
      { inputs: { 'fail-on': 'never' } },
    );
    expect(passing.run.code).toBe(0);
  });
});

describe('a pull request that makes a file larger than what is read', () => {
  const huge = `${late}#${'x'.repeat(5 * 1024 * 1024)}\n`;

  test.each([
    { failOn: 'error', code: 2 },
    { failOn: 'never', code: 0 },
  ])('with fail-on: $failOn ends with $code', async ({ failOn, code }) => {
    const { run } = await hiddenBy(
      { 'app.py': clean, 'other.py': other },
      { 'app.py': huge, 'other.py': other },
      { inputs: { 'fail-on': failOn } },
    );
    expect([run.code, run.stdout]).toEqual([code, expect.stringMatching(/app\.py.*(?:MiB|MB|bytes)/)]);
  });

  test('and who changes another one beside it is not told so', async () => {
    const { run } = await hiddenBy(
      { 'app.py': huge, 'other.py': other },
      { 'app.py': huge, 'other.py': 'x = 2\n' },
    );
    expect(run.code).toBe(0);
  });
});

describe('a pull request that changes the settings', () => {
  const file = '.late-patch.toml';

  test.each([
    { name: 'leaves everything out', settings: 'exclude = ["**"]\n' },
    { name: 'includes something else', settings: 'include = ["other.py"]\n' },
    {
      name: 'switches the rule off',
      settings: '[rules]\nssl-context-before-patch = "off"\nlibrary-before-patch = "off"\n',
    },
  ])('and $name', async ({ settings }) => {
    const { notes } = await hiddenBy(
      { 'app.py': clean, 'other.py': other },
      { 'app.py': late, 'other.py': other, [file]: settings },
    );
    expect(notes).toEqual([
      'This pull request changes the settings of late-patch (`.late-patch.toml`): 1 finding is hidden by it; with those of the base it would fail',
    ]);
  });

  test.each([
    { name: 'lowers a severity', settings: '[rules]\nssl-context-before-patch = "notice"\n' },
    { name: 'lets everything pass', settings: 'fail-on = "never"\n' },
  ])('and $name: nothing is hidden, but it passes', async ({ settings }) => {
    const { run, notes } = await hiddenBy({ 'app.py': clean }, { 'app.py': late, [file]: settings });
    expect(run.code).toBe(0);
    expect(notes).toEqual([
      'This pull request changes the settings of late-patch (`.late-patch.toml`): 0 findings are hidden by it; with those of the base it would fail',
    ]);
  });

  test('by a table of pyproject.toml, in Chinese', async () => {
    const project = '[project]\nname = "x"\n';
    const { notes } = await hiddenBy(
      { 'app.py': clean, 'pyproject.toml': project },
      { 'app.py': late, 'pyproject.toml': `${project}[tool.late-patch]\nexclude = ["app.py"]\n` },
      { inputs: { language: 'zh' } },
    );
    expect(notes).toEqual([
      expect.stringContaining('这个 PR 修改了 late-patch 的设置（`pyproject.toml`），因此隐藏了 1 个问题'),
    ]);
  });

  test('by taking away what the base looks for', async () => {
    const assumed = '[libraries.shop_net]\nholds = ["ssl.SSLContext"]\n';
    const app = late.replace('requests\n', 'shop_net\n');
    const { run, notes } = await hiddenBy(
      { 'app.py': clean, [file]: assumed },
      { 'app.py': app, 'old.toml': assumed },
    );
    expect([run.code, notes]).toEqual([0, [expect.stringContaining('1 finding is hidden by it')]]);
  });

  test('under a name of its own', async () => {
    const { notes } = await hiddenBy(
      { 'app.py': clean, 'ci/late.txt': '' },
      { 'app.py': late, 'ci/late.txt': 'exclude = ["app.py"]\n' },
      { inputs: { config: 'ci/late.txt' } },
    );
    expect(notes).toEqual([
      'This pull request changes the settings of late-patch (`ci/late.txt`): what they hide is not known',
    ]);
  });

  test.each([
    {
      name: 'settings in another order',
      base: 'fail-on = "error"\nlanguage = "en"\n',
      head: '# same\nlanguage = "en"\nfail-on = "error"\n',
    },
    {
      name: 'another table of pyproject.toml',
      base: '[project]\nname = "a"\n',
      head: '[project]\nname = "b"\n',
    },
  ])('nothing is said of $name', async ({ name, base, head }) => {
    const path = name.includes('pyproject') ? 'pyproject.toml' : file;
    const { run, notes } = await hiddenBy(
      { 'app.py': clean, [path]: base },
      { 'app.py': late, [path]: head },
    );
    expect([run.code, notes]).toEqual([1, []]);
  });

  test('what the base has is not hidden by it', async () => {
    const { notes } = await hiddenBy(
      { 'app.py': late, 'b.py': other },
      { 'app.py': late, 'b.py': other, [file]: 'exclude = ["app.py"]\n' },
    );
    expect(notes).toEqual([expect.stringContaining('0 findings are hidden by it')]);
  });
});

describe('a pull request that adds comments', () => {
  const line = 'monkey.patch_all()';
  const ignored = late.replace(line, `${line}  # late-patch: ignore[ssl-context-before-patch] later`);

  test.each([
    {
      name: 'a statement',
      head: ignored,
      says: '`app.py` line 3: this pull request adds `# late-patch: ignore`',
    },
    {
      name: 'a file',
      head: `# late-patch: ignore-file\n${late}`,
      says: '`app.py` line 1: this pull request adds `# late-patch: ignore-file`',
    },
    {
      name: 'a body',
      head: `${clean}\n\ndef f():\n    import socket  # late-patch: ignore\n`,
      says: '`app.py` line 8: this pull request adds `# late-patch: ignore`',
    },
  ])('for $name', async ({ head, says }) => {
    const { run, notes } = await hiddenBy({ 'app.py': clean }, { 'app.py': head });
    expect([run.code, notes]).toEqual([0, [says]]);
  });

  test('that the base has, in a file that was renamed and edited: nothing is said', async () => {
    const { notes } = await hiddenBy({ 'app.py': ignored }, { 'main.py': `${ignored}x = 1\n` });
    expect(notes).toEqual([]);
  });

  test('or moves one to another statement', async () => {
    const two = 'import requests\nfrom gevent import monkey\nmonkey.patch_ssl()\nmonkey.patch_all()\n';
    const at = (call: string) => two.replace(call, `${call}  # late-patch: ignore`);
    const { notes } = await hiddenBy(
      { 'app.py': at('monkey.patch_ssl()') },
      { 'app.py': at('monkey.patch_all()') },
    );
    expect(notes).toHaveLength(1);
  });

  test('in a text that only quotes one', async () => {
    const quoting = `${clean}x = "# late-patch: ignore"\n`;
    const { notes } = await hiddenBy({ 'app.py': clean }, { 'app.py': quoting });
    expect(notes).toEqual([]);
  });
});

test('the command line says it as well', async () => {
  const { folder, write } = repositoryOf({ 'app.py': clean, 'b.py': other });
  write({
    'app.py': late,
    '.late-patch.toml': 'exclude = ["app.py"]\n',
    'b.py': `${other}import ssl  # late-patch: ignore\n`,
  });
  const { stdout } = await runArtifact('cli.js', ['check', '--base', 'base'], { cwd: folder });
  expect(stdout).toContain('changes the settings of late-patch (`.late-patch.toml`): 1 finding is hidden');
  expect(stdout).toContain('`b.py` line 2: this pull request adds `# late-patch: ignore`');
});
