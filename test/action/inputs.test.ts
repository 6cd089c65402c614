import { describe, expect, test } from '@jest/globals';
import { sarifProblems } from '../report/sarif-schema.js';
import { commit } from '../support/github/repository.js';
import { payloadOf, runAction } from '../support/github/run-action.js';
import { moved } from './stories.js';

describe('wrong usage', () => {
  test('every wrong input is named at once, and nothing is posted', async () => {
    const github = moved();
    const run = await runAction(github, {
      inputs: {
        comment: 'reviews',
        scope: 'diff',
        suggestions: 'maybe',
        'fail-on': 'errors',
        language: 'de',
        'python-version': '3',
        'docs-url': 'docs/rules',
        config: 'missing.toml',
      },
    });
    expect(run.code).toBe(2);
    const [line] = run.stdout.split('\n').filter((text) => text.startsWith('::error::'));
    expect(line!.replace('::error::', '').split('%0A')).toEqual([
      'docs-url: expected an address that starts with https://, found "docs/rules"',
      'suggestions: expected one of true, false; found "maybe"',
      'comment: expected one of review, annotations, none; found "reviews" (did you mean "review"?)',
      expect.stringMatching(/^scope: expected one of new, changed, all; found "diff"/),
      'config: there is no file "missing.toml"',
      expect.stringMatching(/^python-version: /),
      expect.stringMatching(/^fail-on: expected one of error, warning, notice, never; found "errors"/),
      'language: expected one of en, zh; found "de"',
    ]);
    expect([github.comments.length, github.reviews.length]).toEqual([0, 0]);
  });

  test('a wrong configuration file in the pull request names file and line', async () => {
    const { base, head } = moved();
    const files = Object.fromEntries([...head.files].map(([path, bytes]) => [path, bytes.toString()]));
    const github = moved({ base, head: commit({ ...files, '.late-patch.toml': '\nfail-no = "error"\n' }) });
    const run = await runAction(github);
    expect(run.code).toBe(2);
    expect(run.stdout).toContain(',line=2::.late-patch.toml:2: unknown key "fail-no"');
  });

  const complete = payloadOf(moved()) as { pull_request: object };

  test.each([
    {
      name: 'no pull request',
      payload: {},
      problem: 'pull_request.number%0Athe event payload lacks pull_request.head.sha',
    },
    { name: 'a list', payload: [], problem: 'the event payload (GITHUB_EVENT_PATH) is not an object' },
    {
      name: 'no head',
      payload: { ...complete, pull_request: { ...complete.pull_request, head: null } },
      problem: '::error::the event payload lacks pull_request.head.sha\n',
    },
    {
      name: 'a head that is no commit id',
      payload: { ...complete, pull_request: { ...complete.pull_request, head: { sha: 'main..x' } } },
      problem: '::error::the event payload lacks pull_request.head.sha\n',
    },
  ])('a payload with $name', async ({ payload, problem }) => {
    const run = await runAction(moved(), { payload });
    expect(run.code).toBe(2);
    expect(run.stdout).toContain(problem);
    expect(run.github.requests).toEqual([]);
  });

  test('a payload that is not there', async () => {
    const run = await runAction(moved(), { env: { GITHUB_EVENT_PATH: '/nowhere/event.json' } });
    expect(run.code).toBe(2);
    expect(run.stdout).toContain('::error::the event payload (GITHUB_EVENT_PATH) cannot be read');
  });

  test('a file that cannot be written fails the run after everything was told', async () => {
    const github = moved();
    const run = await runAction(github, { env: { 'INPUT_REPORT-FILE': '/dev/null/report.json' } });
    expect(run.code).toBe(2);
    expect(run.stdout).toContain('::error::report-file: "/dev/null/report.json" cannot be written');
    expect(github.comments).toHaveLength(1);
  });
});

describe('what is told, and where', () => {
  test.each([
    { comment: 'annotations', annotated: true },
    { comment: 'none', annotated: false },
  ])('comment: $comment', async ({ comment, annotated }) => {
    const github = moved();
    const run = await runAction(github, { inputs: { comment } });
    expect(run.code).toBe(1);
    expect(run.stdout.includes('::error ')).toBe(annotated);
    expect(run.summary).toContain('Found 1 error');
    expect(run.github.requests.filter((request) => request.includes('pulls/7/'))).toEqual([
      'GET /repos/octo/shop/pulls/7/files',
    ]);
  });

  test('reports are written where they were asked for', async () => {
    const inputs = { 'sarif-file': 'out/late.sarif', 'report-file': 'late.json', 'fail-on': 'never' };
    const run = await runAction(moved(), { inputs });
    expect(run.code).toBe(0);
    expect(run.outputs).toMatchObject({ 'sarif-file': 'out/late.sarif', 'report-file': 'late.json' });
    expect(sarifProblems(run.written('out/late.sarif'))).toEqual([]);
    expect(JSON.parse(run.written('out/late.sarif'))).toMatchObject({
      runs: [{ results: [{ codeFlows: [{}], fixes: [{}], partialFingerprints: {} }] }],
    });
    expect(JSON.parse(run.written('late.json'))).toMatchObject({
      schemaVersion: 1,
      findings: [{ path: 'app.py' }],
    });
  });

  test('outside of a runner with a summary the run goes on', async () => {
    const run = await runAction(moved(), { env: { GITHUB_STEP_SUMMARY: undefined } });
    expect(run.code).toBe(1);
    expect(run.stderr).toBe('');
  });

  test.each([
    {
      name: 'docs-url',
      env: { 'INPUT_DOCS-URL': 'https://wiki.example/rules/' },
      address: 'https://wiki.example/rules/ssl',
    },
    {
      name: 'the fallback',
      env: { GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' },
      address: 'https://github.com/late-patch/late-patch/blob/main/docs/rules/ssl',
    },
    {
      name: 'another server',
      env: { GITHUB_SERVER_URL: 'https://git.example', GITHUB_ACTION_REF: 'release/v1 (new)' },
      address: 'https://git.example/late-patch/late-patch/blob/release/v1%20%28new%29/docs/rules/ssl',
    },
  ])('the rule page comes from $name', async ({ env, address }) => {
    const github = moved();
    await runAction(github, { env });
    expect(github.comments[0]!.body).toContain(`](${address}-context-before-patch.md)`);
  });

  test.each(['push', 'schedule', 'workflow_dispatch'])('on %s the workspace is checked', async (name) => {
    const github = moved();
    const run = await runAction(github, {
      env: { GITHUB_EVENT_NAME: name },
      payload: { ref: 'refs/heads/main' },
      checkout: { files: github.head, as: 'files' },
    });
    expect(run.code).toBe(1);
    expect(run.github.requests).toEqual([]);
    expect(run.outputs).toMatchObject({ findings: '1', 'new-findings': '1' });
  });

  test('what is wrong in a configuration file is annotated there', async () => {
    const files = { 'app.py': '', 'pyproject.toml': '[tool.late-patch]\nexclud = []\n\nfail-on = "no"\n' };
    const run = await runAction(moved({ head: commit(files) }), { inputs: { 'python-version': '3.1' } });
    expect(run.code).toBe(2);
    const at = (line: number) =>
      `::error title=late-patch,file=pyproject.toml,line=${line}::pyproject.toml:${line}: `;
    expect(run.stdout).toContain(`${at(2)}unknown key "exclud" (did you mean "exclude"?)`);
    expect(run.stdout).toContain(`${at(4)}fail-on: expected one of error, warning, notice, never`);
    expect(run.stdout).toContain('::error::python-version: "3.1" is too old; if 3.10 is meant');
    expect(run.stdout.match(/^::error/gm)).toHaveLength(3);
  });

  test('settings in a place where nobody looks for them are, too', async () => {
    const refused = async (files: Readonly<Record<string, string>>) => {
      const run = await runAction(moved({ head: commit({ 'app.py': '', ...files }) }));
      expect(run.code).toBe(2);
      return run.stdout;
    };
    expect(await refused({ 'late-patch.toml': '' })).toContain(
      '::error title=late-patch,file=late-patch.toml,line=1::late-patch.toml: settings are not read from here',
    );
    expect(await refused({ 'pyproject.toml': '\n[tool.late_patch]\n' })).toContain(
      '::error title=late-patch,file=pyproject.toml,line=2::pyproject.toml:2: settings are not read from [tool.late_patch]',
    );
  });

  const pushed = { env: { GITHUB_EVENT_NAME: 'push' }, payload: {} };
  const withoutToken = { ...pushed, env: { ...pushed.env, 'INPUT_GITHUB-TOKEN': '' } };

  test('what a job has made and git ignores is not there', async () => {
    const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';
    const checkout = {
      files: commit({ '.gitignore': 'made/\n', 'app.py': '', 'made/x.py': late }),
      as: 'repository',
    } as const;
    const run = await runAction(moved(), { ...withoutToken, checkout });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('No late patches in 1 file');
  });

  test('a push of which neither workspace nor GitHub give anything fails, and says how to mend it', async () => {
    const refused = await runAction(moved(), pushed);
    expect([refused.code, refused.stderr]).toEqual([2, '']);
    expect(refused.stdout).toMatch(
      /^::error::The files of commit f{7} could not be listed .*: put actions\/checkout before this step\. The token needs `contents: read`$/m,
    );
    for (const checkout of [undefined, { files: commit({ 'notes.txt': 'x' }), as: 'files' } as const]) {
      const run = await runAction(moved(), { ...withoutToken, ...(checkout && { checkout }) });
      expect(run.code).toBe(2);
      expect(run.stdout).toMatch(
        /^::error::Nothing was checked, as nothing is checked out in the workspace: put actions\/checkout before this step/m,
      );
      expect(run.summary).toContain('Nothing was checked.');
    }
  });

  test('a checkout without any Python passes, and says so', async () => {
    const checkout = { files: commit({ 'notes.txt': 'x' }), as: 'repository' } as const;
    const run = await runAction(moved(), { ...withoutToken, checkout });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^Nothing was checked\.$/m);
    expect(run.stdout).toMatch(/^::warning title=late-patch::There is no Python file here$/m);
    expect(run.summary).toContain('There is no Python file here');
  });

  test('settings that leave nothing fail the run', async () => {
    const github = moved();
    const run = await runAction(github, {
      inputs: { exclude: '**/*.py' },
      checkout: { files: github.head, as: 'repository' },
    });
    expect(run.code).toBe(2);
    expect(run.stdout).toMatch(/^::error::`exclude` leaves no Python file to check$/m);
  });

  test('a pull request without Python passes, and says so', async () => {
    const base = { 'app.py': 'import requests\n', 'notes.txt': 'a' };
    const github = moved({ base: commit(base), head: commit({ ...base, 'notes.txt': 'b' }) });
    const run = await runAction(github);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toMatch(/^Nothing was checked\.$/m);
    expect(run.stdout).toMatch(/^Note: Nothing was changed that late-patch looks into$/m);
    expect(run.summary).toContain('Nothing was changed that late-patch looks into');
  });

  test('a pull request that introduces nothing tells of what was there before', async () => {
    const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';
    const base = { 'app.py': late, 'other.py': late };
    const head = commit({ ...base, 'other.py': `# seen\n${late}` });
    const told = async (scope: string) => {
      const run = await runAction(moved({ base: commit(base), head }), { inputs: { scope } });
      expect(run.code).toBe(scope === 'new' ? 0 : 1);
      return run;
    };
    const run = await told('new');
    const sentence =
      'Nothing to report in 2 files: 2 patches in 2 programs, 0 in time. Not counted: 2 older findings.';
    expect(run.stdout).toContain(sentence);
    expect(run.summary).toContain(sentence);
    expect((await told('changed')).stdout).toContain(
      'Found 1 error in 2 files. Not counted: 1 finding that no changed file has part in.',
    );
    expect((await told('all')).stdout).toContain('Found 2 errors in 2 files.\n');
  });

  test('ten annotations at most, and a line that counts the rest', async () => {
    const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';
    const many = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`bin/job${index}.py`, late]));
    const github = moved({ base: commit({}), head: commit(many) });
    const run = await runAction(github);
    expect(run.github.violations).toEqual([]);
    expect(run.stdout.match(/^::error /gm)).toHaveLength(10);
    expect(run.stdout).toContain(
      '4 more of severity error without an annotation: the runner takes 10 of a kind',
    );
    expect(github.comments).toHaveLength(14);
  });
});
