import { describe, expect, test } from '@jest/globals';
import { moved } from '../action/stories.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { type Ended, runArtifact } from '../support/artifacts.js';
import { payloadOf, runAction } from '../support/github/run-action.js';
import { englishIn } from './foreign.js';

const patch = 'from gevent import monkey\nmonkey.patch_all()\n';

/** A project with a late patch and everything else that a report has something to say about. */
const troubled = {
  'app.py': `import requests\nfrom time import sleep\n${patch}`,
  'broken.py': `${patch}x = = 1\n`,
  'latin.py': Buffer.from('x = "\xe9"\n', 'latin1').toString('latin1').replace('é', '\u0000'),
  'deep.py': `${patch}x = ${'('.repeat(500)}1${')'.repeat(500)}\n`,
  'quiet.py': `${patch}import os  # late-patch: ignore\n# late-patch: ignore[nme-before-patch]\n# late-patch: ignore[\n`,
  '.late-patch.toml': 'exclude = ["nothing-here"]\nentry-points = ["gone.py"]\n',
};

const cli = (files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended> =>
  runArtifact('cli.js', args, { cwd: temporaryFolder(files) });

/** Lines of a report without those that show code, which start with a line number or a sign in a margin. */
function told(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*(?:\d+ )?[|+-]|^\s*\d+ \||^ *--> |^[+-]|^@@|^ {12}/.test(line));
}

/** Texts for people in a JSON report or SARIF log. */
function textsIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string')
    return ['message', 'why', 'advice', 'text', 'consequence', 'title'].includes(key) ? [value] : [];
  if (typeof value !== 'object' || value === null || key === 'snippet' || key === 'insertedContent')
    return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, Array.isArray(value) ? key : name));
}

function expectChinese(lines: readonly string[]): void {
  for (const line of lines) expect([line, englishIn(line)]).toEqual([line, []]);
  expect(lines.join('\n')).toMatch(/\p{sc=Han}/u);
}

describe('a report on a troubled project, in Chinese', () => {
  test.each(['text', 'markdown', 'github'])('%s', async (format) => {
    const { code, stdout } = await cli(troubled, 'check', '--lang', 'zh', '--format', format);
    expect(code).toBe(1);
    const commandsRemoved = stdout.replace(/^::(\w+) [^\n]*?::/gm, '');
    expectChinese(told(commandsRemoved.replace(/```diff[\s\S]*?```/g, '')));
    for (const word of [
      '没有分析',
      '没有匹配到',
      '不是这里的文件或模块',
      '文件的其余部分已经分析',
      '没有起作用',
    ])
      expect(stdout).toContain(word);
  });

  test.each(['json', 'sarif'])('%s', async (format) => {
    const { stdout } = await cli(troubled, 'check', '--lang', 'zh', '--format', format);
    const texts = textsIn(JSON.parse(stdout));
    expect(texts.length).toBeGreaterThan(8);
    expectChinese(texts.map((text) => text.replace(/`[^`]*`/g, '')));
  });
});

describe('the command line, in Chinese', () => {
  test.each([
    [['check', '--help']],
    [['explain', '--help']],
    [['explain']],
    [['explain', 'nothing']],
    [['explain', 'a', 'b']],
    [['check', '--fromat', 'nosuch', '--format', 'jsn', '--fail-on', 'warn', '--config', 'x', '--output']],
    [['check', '-', '/tmp', '--source-root', 'gone', '--python-path', 'gone', '--diff', '--format', 'json']],
    [['check', '--base', 'nothing']],
    [['check', '--output', 'no/such/folder']],
    [['check', '--fix']],
  ])('%j', async (args) => {
    const { code, stdout, stderr } = await cli(
      { 'app.py': `import requests\n${patch}` },
      args[0]!,
      '--lang=zh',
      ...args.slice(1),
    );
    expect([0, 1, 2]).toContain(code);
    const commands = /^ {2}late-patch [a-z]+(?: [-a-z]+)* {2,}|^ {2}late-patch explain .*$/gm;
    expectChinese([...told(stdout.replace(commands, '')), ...told(stderr)]);
  });

  test.each([
    [['check', '--source-root', 'gone']],
    [['explain-trace', 'app.py']],
    [['explain-trace', 'gone.py']],
  ])('%j, with the language of the configuration file', async (args) => {
    const files = { 'app.py': `import requests\n${patch}`, '.late-patch.toml': 'language = "zh"\n' };
    const { stdout, stderr } = await cli(files, ...args);
    expectChinese([...told(stdout), ...told(stderr)]);
  });

  test('a configuration that is wrong is told in the language that it asks for', async () => {
    const files = { '.late-patch.toml': 'language = "zh"\nexclud = []\npython-version = 3\nrules = []\n' };
    const { code, stderr } = await cli(files, 'check');
    expect(code).toBe(2);
    expectChinese(stderr.trimEnd().split('\n'));
  });

  test('what a diff would do, beside the diff', async () => {
    const { stderr } = await cli(
      { 'app.py': `import requests\n${patch}` },
      'check',
      '--diff',
      '--lang',
      'zh',
    );
    expectChinese(stderr.trimEnd().split('\n'));
  });

  test('the language of the command line wins', async () => {
    const { stderr } = await cli(
      { '.late-patch.toml': 'language = "zh"\nexclud = []\n' },
      'check',
      '--lang',
      'en',
    );
    expect(stderr).toContain('unknown key "exclud" (did you mean "exclude"?)');
  });
});

describe('a run of the Action, in Chinese', () => {
  const inputs = { language: 'zh' };
  const reviews = 'POST /repos/octo/shop/pulls/7/reviews';
  const refusing = (on: string, status = 403) => ({
    on,
    times: 99,
    how: { kind: 'status', status } as const,
  });

  test.each([
    { name: 'a read-only token', world: { pullRequests: 'read' }, failures: [] },
    {
      name: 'a token that may not read',
      world: { pullRequests: 'none' },
      failures: [refusing('GET /repos/octo/shop/compare')],
    },
    { name: 'places that are refused', world: {}, failures: [refusing(reviews, 422)] },
    { name: 'GraphQL that does not answer', world: {}, failures: [refusing('POST /graphql')] },
    { name: 'no merge base', world: {}, failures: [refusing('GET /repos/octo/shop/compare', 404)] },
  ] as const)('$name', async ({ world, failures }) => {
    const github = moved(world);
    const run = await runAction(github, { inputs, failures });
    expect(run.code).toBe(1);
    const log = run.stdout.replace(/^::(\w+) [^\n]*?::/gm, '').replaceAll('%0A', '\n');
    expectChinese([
      ...told(log),
      ...told(run.summary.replace(/```[\s\S]*?```/g, '')),
      ...github.comments.flatMap(({ body }) => told(body.replace(/```[\s\S]*?```|<!--.*?-->/g, ''))),
      ...github.reviews.flatMap(({ body }) => told(body.replace(/<!--.*?-->/g, ''))),
    ]);
  });

  test.each([
    {
      name: 'wrong inputs',
      options: {
        inputs: { ...inputs, comment: 'reviews', scope: 'diff', 'docs-url': 'x', config: 'gone.toml' },
      },
    },
    { name: 'an event without a payload', options: { inputs, payload: { pull_request: {} } } },
    { name: 'no payload at all', options: { inputs, env: { GITHUB_EVENT_PATH: undefined } } },
    { name: 'no files', options: { inputs, failures: [refusing('GET /repos/octo/shop/git/trees')] } },
  ])('$name: it fails', async ({ options }) => {
    const github = moved();
    const run = await runAction(github, { payload: payloadOf(github), ...options });
    expect(run.code).toBe(2);
    const [error] = run.stdout.split('\n').filter((line) => line.startsWith('::error::'));
    expectChinese(error!.replace('::error::', '').split('%0A'));
  });
});
