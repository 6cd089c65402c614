import { describe, expect, test } from '@jest/globals';
import { commit } from '../support/github/repository.js';
import { type ActionRun, payloadOf, runAction } from '../support/github/run-action.js';
import { world } from '../support/github/world.js';

const late =
  'import requests\nfrom gevent import monkey\nmonkey.patch_all()\nrequests.get("https://example.org")\n';

/** Lines that the runner would obey: commands at the start of a line, and the old form anywhere. */
function commandsIn({ stdout }: ActionRun): readonly string[] {
  return stdout.split(/\r\n|\r|\n/).filter((line) => /^\s*::|##\[/.test(line));
}

/** What moves a cursor, turns text around, or is only there for machines. */
const unseen =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u3164\u{e0000}-\u{e007f}]|\ufe0f\ufe0f/u;

describe('names and texts that want to be more', () => {
  test.each([
    { name: 'a command in a new line', path: 'bin/a\n::error::gotcha\n.py' },
    { name: 'the old form of commands', path: 'bin/##[error]gotcha.py' },
    { name: 'properties of a command', path: 'bin/a,line=99::gotcha%0A.py' },
    { name: 'backticks', path: 'bin/``` `x` .py' },
    { name: 'a mention and a reference', path: 'bin/@octocat #1 GH-2.py' },
    { name: 'HTML', path: 'bin/<img src=x onerror=alert(1)>.py' },
    { name: 'what GraphQL and URLs take for syntax', path: 'bin/a"){x}?ref=main&b=#.py' },
    { name: 'letters of the world', path: 'bin/größe 日本 😀.py' },
    { name: 'a direction mark', path: 'bin/a\u202eyp.py' },
    { name: 'an escape sequence', path: 'bin/\u001b[31mred\u001b]0;evil\u0007.py' },
    { name: 'letters that nobody sees', path: 'bin/a\u{e0041}\u{e0042}\u3164\ufe0f\ufe0f.py' },
  ])('$name', async ({ path }) => {
    const github = world({
      base: commit({ 'a.py': 'x = 1\n' }),
      head: commit({ 'a.py': 'x = 1\n', [path]: late }),
    });
    const run = await runAction(github);
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ findings: '1' });
    expect(commandsIn(run)).toEqual([expect.stringMatching(/^::error /)]);
    expect(github.comments).toMatchObject([{ path, start_line: 1, line: 3 }]);
    const { body } = github.comments[0]!;
    expect(body).not.toMatch(/^::/m);
    for (const text of [run.stdout, run.summary, body]) expect(text).not.toMatch(unseen);
    expect(body.split('\n').at(-1)).toMatch(/^<!-- late-patch: [0-9a-f]{16}:[0-9a-f]{8} -->$/);
  });

  test('a marker in the code does not silence a finding', async () => {
    const first = world({ base: commit({}), head: commit({ 'app.py': late }) });
    await runAction(first);
    const marker = first.comments[0]!.body.split('\n').at(-1)!;
    const quoting = late.replace('import requests\n', `import requests\n# ${marker}\n`);
    const github = world({ base: commit({}), head: commit({ 'app.py': quoting }) });
    await runAction(github);
    expect(github.comments).toHaveLength(1);
    const again = await runAction(github);
    expect(again.github.violations).toEqual([]);
    expect(github.comments).toHaveLength(1);
  });

  test.each(['en', 'zh'])(
    'a configuration that is wrong is quoted as it is to be seen, in %s',
    async (language) => {
      const odd = '\\u001b[31m\\u202e\\u001b]8;;https://evil.example\\u0007\\U000E0041\\n::error::x';
      const settings = `language = "${language}"\nfail-on = "${odd}"\n"${odd}" = 1\nexclude = ["${odd}", "/${odd}"]\n`;
      const head = commit({ 'app.py': late, '.late-patch.toml': settings });
      const run = await runAction(world({ base: commit({}), head }));
      expect(run.code).toBe(2);
      expect(commandsIn(run)).toEqual(
        Array(3).fill(expect.stringMatching(/^::error title=late-patch,file=/)),
      );
      expect(run.stdout).not.toMatch(unseen);
      expect(run.stdout).toContain('<U+202E>');
    },
  );

  test('code with letters that nobody sees is no suggestion to click', async () => {
    const hidden = late.replace('requests\n', 'requests  # \u{e0041}\u202e\n');
    const github = world({ base: commit({}), head: commit({ 'app.py': hidden }) });
    await runAction(github);
    expect(github.comments[0]!.body).not.toMatch(unseen);
    expect(github.comments[0]!.body).not.toContain('suggestion');
    expect(github.comments[0]!.body).toContain('```diff');
  });

  test('a file that is no Python does not stop the others', async () => {
    const broken = { 'bad.py': 'def (((:\n', 'bin.py': Buffer.from([0xff, 0xfe, 0, 1]), 'deep/app.py': late };
    const github = world({ base: commit({}), head: commit(broken) });
    const run = await runAction(github);
    expect(run.outputs).toMatchObject({ findings: '1' });
    expect(github.comments).toMatchObject([{ path: 'deep/app.py' }]);
  });

  test('a fork that is gone: only the base repository is asked', async () => {
    const github = world({ base: commit({}), head: commit({ 'app.py': late }), pullRequests: 'read' });
    const payload = payloadOf(github) as { pull_request: { head: object } };
    const head = { ...payload.pull_request.head, repo: null };
    const run = await runAction(github, {
      payload: { ...payload, pull_request: { ...payload.pull_request, head } },
    });
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^::error .*file=app\.py/m);
    expect(run.stdout).toContain('the token lacks `pull-requests: write`');
  });
});
