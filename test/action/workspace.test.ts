import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { asCommittedByGit } from '../support/github/checkout.js';
import { type Commit, commit } from '../support/github/repository.js';
import { payloadOf, runAction } from '../support/github/run-action.js';
import { deep, moved } from './stories.js';

/** `head` with more files or other texts. */
function changed(head: Commit, files: Readonly<Record<string, string>>): Commit {
  const old = Object.fromEntries([...head.files].map(([path, bytes]) => [path, bytes.toString()]));
  return commit({ ...old, ...files });
}

describe('the environment of the job', () => {
  const python = () => ({
    'app.py': 'import shop_client\nfrom gevent import monkey\nmonkey.patch_all()\n',
  });
  const packages = () =>
    temporaryFolder({
      'lib/python3.12/site-packages/shop_client.py':
        'from ssl import SSLContext\n\ndef make():\n    return SSLContext()\n',
    });

  test('packages of the Python that setup-python made are read', async () => {
    const github = moved({ head: commit(python()) });
    const run = await runAction(github, { env: { pythonLocation: packages() } });
    expect(run.code).toBe(1);
    expect(github.comments).toMatchObject([{ path: 'app.py' }]);
    expect((await runAction(moved({ head: commit(python()) }))).code).toBe(0);
  });

  test('python-path names them too, and must exist', async () => {
    const found = packages();
    const head = commit(python());
    const run = await runAction(moved({ head }), { inputs: { 'python-path': found } });
    expect(run.code).toBe(1);
    const refused = await runAction(moved({ head }), { inputs: { 'python-path': `${found}/gone` } });
    expect(refused.code).toBe(2);
    expect(refused.stdout).toContain('python-path: there is no folder');
  });
});

describe('where the head comes from', () => {
  test('without a checkout everything is read from GitHub', async () => {
    const run = await runAction(deep());
    expect(run.code).toBe(1);
    expect(run.github.requests.some((request) => request.includes('/git/trees/'))).toBe(true);
  });

  test('a checkout of the test merge is used, with the lines of the head', async () => {
    const github = moved();
    // The base branch has meanwhile added a line above: in the merge the patch stands one line further down.
    const merged = changed(github.head, { 'app.py': `# new\n${github.head.files.get('app.py')}` });
    const run = await runAction(github, { checkout: { files: merged, as: 'repository' } });
    expect(run.github.violations).toEqual([]);
    expect(run.github.requests.some((request) => request.includes('/git/trees/'))).toBe(false);
    expect(github.comments).toMatchObject([{ path: 'app.py', start_line: 2, line: 4 }]);
  });

  test('a checkout of the head itself is not read from GitHub again', async () => {
    const head = asCommittedByGit(moved().head);
    const github = moved({ head });
    const run = await runAction(github, { checkout: { files: head, as: 'repository' } });
    expect(run.github.violations).toEqual([]);
    expect(run.github.requests.map((request) => request.replace(/[0-9a-f]{40}/g, 'SHA'))).toEqual([
      'GET /repos/octo/shop/pulls/7/files',
      'POST /graphql',
      'POST /repos/octo/shop/pulls/7/reviews',
      'POST /graphql',
    ]);
    expect(github.comments).toHaveLength(1);
  });

  test('a checkout of something else is not taken for the pull request', async () => {
    const github = moved();
    const other = commit({ 'other.py': 'x = 1\n' });
    const run = await runAction(github, {
      checkout: { files: other, as: 'repository' },
      env: { GITHUB_SHA: 'd'.repeat(40) },
    });
    expect(run.github.requests.some((request) => request.includes('/git/trees/'))).toBe(true);
    expect(github.comments).toHaveLength(1);
  });

  test('files that the pull request removes or renames are gone from the merge too', async () => {
    const before = {
      'main.py': 'import old\nimport gevent.monkey\ngevent.monkey.patch_all()\n',
      'old.py': 'import requests\n',
    };
    const after = {
      'main.py': 'import gevent.monkey\ngevent.monkey.patch_all()\nimport fresh\n',
      'fresh.py': 'import requests\n',
    };
    const github = moved({ base: commit(before), head: commit(after) });
    expect(github.files.map(({ status }) => status)).toEqual(['renamed', 'modified']);
    const run = await runAction(github, {
      checkout: { files: commit({ ...before, ...after }), as: 'repository' },
    });
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(0);
  });

  test('a pull request whose list of files GitHub refuses is checked as a whole', async () => {
    const github = moved({ pullRequests: 'none' });
    const run = await runAction(github, {
      checkout: { files: github.head, as: 'repository' },
      failures: [{ on: 'GET /repos/octo/shop/compare', times: 9, how: { kind: 'status', status: 403 } }],
    });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('What the pull request changes is not known');
    expect(run.stdout).toContain('The token needs `pull-requests: write`');
    expect(github.comments).toEqual([]);
  });

  test('a list of files that GitHub cut is told', async () => {
    const github = moved();
    const payload = payloadOf(github) as { pull_request: object };
    const run = await runAction(github, {
      payload: { ...payload, pull_request: { ...payload.pull_request, changed_files: 5 } },
    });
    expect(run.stdout).toContain('GitHub listed 1 changed files and left out 4');
    expect(run.summary).toContain('GitHub listed 1 changed files and left out 4');
    expect(github.comments).toHaveLength(1);
  });
});
