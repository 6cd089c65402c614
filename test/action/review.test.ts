import { describe, expect, test } from '@jest/globals';
import { commit } from '../support/github/repository.js';
import { runAction } from '../support/github/run-action.js';
import { world } from '../support/github/world.js';
import { deep, lateBefore, moved } from './stories.js';
import { withSuggestion } from './suggestions.js';

describe('a pull request that makes a patch late', () => {
  test('gets one review with one comment, on the lines that its suggestion replaces', async () => {
    const github = moved();
    const run = await runAction(github);
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(1);
    expect(github.reviews.map(({ body, state }) => [state, body])).toEqual([
      ['COMMENTED', 'Monkey patching comes too late here: 1 error.'],
    ]);
    const [comment] = github.comments;
    expect(comment).toMatchObject({ path: 'app.py', start_line: 2, line: 4, commit_id: github.head.sha });
    expect(comment!.body.replace(/[0-9a-f]{16}:[0-9a-f]{8}/, 'FINGERPRINT')).toMatchInlineSnapshot(`
"**Error: \`gevent.monkey.patch_all()\` runs after \`urllib3\` (imported by \`requests\`) took hold of \`ssl.SSLContext\`: TLS will end in a RecursionError**

The patch puts gevent's own class in the place of \`ssl.SSLContext\`, but what was bound earlier keeps the original. The original's setters look the name \`SSLContext\` up in \`ssl\`, find the replacement and call themselves: \`RecursionError: maximum recursion depth exceeded\` on Python 3.6 and later, as soon as an HTTPS request or any other TLS connection is made. gevent prints a MonkeyPatchWarning at most; often nothing.

\`app.py:2\` (added here) → \`requests\` → \`urllib3.util.ssl_\` holds \`ssl.SSLContext\`; only then \`app.py:4\` patches

\`\`\`suggestion

gevent.monkey.patch_all()

import requests  # noqa: E402
\`\`\`

Move the patch above line 2: only the docstring, \`from __future__\` imports and the patcher's own import belong before it.

Why, and what else helps: [ssl-context-before-patch](https://github.com/late-patch/late-patch/blob/v1/docs/rules/ssl-context-before-patch.md)

<!-- late-patch: FINGERPRINT -->"
`);
  });

  test('counts in outputs and names the review', async () => {
    const run = await runAction(moved());
    expect(run.outputs).toEqual({
      findings: '1',
      errors: '1',
      warnings: '0',
      'new-findings': '1',
      'review-url': 'https://github.com/octo/shop/pull/7#pullrequestreview-9000',
    });
    expect(run.summary).toContain('Found 1 error in 2 files.');
    expect(run.stdout).toMatch(/^::error .*file=app\.py,line=2/m);
  });

  test('is clean once the suggestion is applied', async () => {
    const github = moved();
    await runAction(github);
    const cured = withSuggestion(github.head.files.get('app.py')!.toString(), github.comments[0]!);
    const after = world({ base: github.base, head: commit({ 'README.md': '# Shop\n', 'app.py': cured }) });
    const run = await runAction(after);
    expect(run.code).toBe(0);
    expect(after.comments).toEqual([]);
  });

  test('is not told a second time', async () => {
    const github = moved();
    await runAction(github);
    const again = await runAction(github);
    expect(again.code).toBe(1);
    expect(again.github.requests.filter((request) => request.startsWith('POST /repos'))).toEqual([]);
    expect([github.comments.length, github.reviews.length]).toEqual([1, 1]);
    expect(again.outputs).not.toHaveProperty('review-url');
  });

  test('is told although somebody else wrote the marker', async () => {
    const github = moved();
    await runAction(github);
    const [own] = github.comments.splice(0);
    github.comments.push({ ...own!, user: { login: 'mallory', type: 'User', id: 1 } });
    await runAction(github);
    expect(github.comments.map(({ user }) => user.login)).toEqual(['mallory', 'github-actions[bot]']);
  });

  test('hears of it at the import that the author wrote, files away from the patch', async () => {
    const github = deep();
    const run = await runAction(github);
    expect(run.github.violations).toEqual([]);
    expect(github.comments).toHaveLength(1);
    const [{ path, line, body }] = github.comments as [(typeof github.comments)[0]];
    expect([path, line]).toEqual(['shop/client.py', 3]);
    expect(body).toContain('`main.py:1` → `shop/client.py:3` (added here) → `requests`');
    expect(body).toContain('only then `main.py:4` patches');
    expect(body).toContain('The fix, in `main.py`:\n\n```diff\n');
    expect(body).not.toContain('```suggestion');
  });

  test('gets the fix as a diff when suggestions are off', async () => {
    const github = moved();
    await runAction(github, { inputs: { suggestions: 'false' } });
    expect(github.comments[0]).toMatchObject({ path: 'app.py', line: 2, start_line: undefined });
    expect(github.comments[0]!.body).toMatch(
      /```diff\n-import requests\n[\s\S]*\+import requests {2}# noqa: E402\n```/,
    );
  });

  test('gets a comment on the file when GitHub shows no patch', async () => {
    const shown = moved();
    const files = shown.files.map(({ patch: _, ...file }) => file);
    const github = moved({ files });
    const run = await runAction(github);
    expect(run.github.violations).toEqual([]);
    expect(github.reviews).toEqual([]);
    expect(github.comments).toMatchObject([{ path: 'app.py', subject_type: 'file' }]);
    expect(run.outputs['review-url']).toBe(github.comments[0]!.html_url);
  });
});

describe('silence', () => {
  test('nothing is posted about what was late before', async () => {
    const github = lateBefore();
    const run = await runAction(github);
    expect(run.code).toBe(0);
    expect(run.outputs).toMatchObject({ findings: '0', 'new-findings': '0' });
    expect([github.comments.length, github.reviews.length]).toEqual([0, 0]);
  });

  test.each(['changed', 'all'])('scope %s counts it', async (scope) => {
    const github = lateBefore();
    const run = await runAction(github, { inputs: { scope } });
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ findings: '1', 'new-findings': '0' });
    expect(github.comments).toHaveLength(1);
  });

  test('what the merge base had is not new, even if the base branch has cured it since', async () => {
    const before = lateBefore();
    const github = lateBefore({ mergeBase: before.base, base: moved().base });
    const run = await runAction(github);
    expect(run.code).toBe(0);
    expect(github.comments).toEqual([]);
  });

  test('a pull request without Python is not read any further than its list of files', async () => {
    const github = world({
      base: commit({ 'a.md': 'a\n', 'app.py': 'x = 1\n' }),
      head: commit({ 'a.md': 'b\n', 'app.py': 'x = 1\n' }),
    });
    const run = await runAction(github);
    expect(run.code).toBe(0);
    expect(run.github.requests).toEqual([
      'GET /repos/octo/shop/pulls/7/files',
      expect.stringContaining('/git/trees/'),
    ]);
  });

  test('a clean pull request is only read', async () => {
    const { base, head } = moved();
    const github = world({ base: head, head: base });
    const run = await runAction(github);
    expect(run.code).toBe(0);
    expect(run.github.requests.map((request) => request.split('/').at(-1)!.slice(0, 7))).toEqual([
      'files',
      base.sha.slice(0, 7),
      'graphql',
    ]);
  });
});

test('a pull request that gives workers of Celery a pool, and no patch', async () => {
  const app = (...settings: readonly string[]) =>
    ['from celery import Celery', '', 'app = Celery("shop")', ...settings, ''].join('\n');
  const github = world({
    base: commit({ 'tasks.py': app() }),
    head: commit({ 'tasks.py': app('app.conf.worker_pool = "gevent"') }),
  });
  const run = await runAction(github);
  expect(run.github.violations).toEqual([]);
  expect(run.code).toBe(0);
  expect(github.comments.map(({ path, line }) => [path, line])).toEqual([['tasks.py', 4]]);
  expect(github.comments[0]!.body.replace(/[0-9a-f]{16}:[0-9a-f]{8}/, 'FINGERPRINT')).toMatchInlineSnapshot(`
"**Warning: \`worker_pool = 'gevent'\` chooses gevent's pool and patches nothing: the worker stands still whenever a task waits**

Celery patches when it finds \`-P gevent\` on its command line, before it loads anything else; this setting is read when that is over. The worker's own loop and the tasks then share one thread, and sockets, locks and \`time.sleep\` are the originals: what waits holds up everything else, tasks may not start at all, and the worker does not stop when asked to. Celery itself warns about the setting when the worker starts.

Start the worker with \`celery worker -P gevent\` and take the setting away. If it is started so already, from elsewhere, the setting does nothing: say so under \`launchers\` in the configuration, or take it away all the same.

Why, and what else helps: [pool-without-patch](https://github.com/late-patch/late-patch/blob/v1/docs/rules/pool-without-patch.md)

<!-- late-patch: FINGERPRINT -->"
`);
});
