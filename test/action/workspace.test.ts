import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { asCommittedByGit } from '../support/github/checkout.js';
import { type Commit, commit, fileEntries } from '../support/github/repository.js';
import { payloadOf, runAction } from '../support/github/run-action.js';
import type { World } from '../support/github/world.js';
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

  /** A pull request of 3,001 files, of which GitHub never lists the last: the one with the late patch. */
  function beyondTheList(): World {
    const { base, head } = moved();
    const [late] = fileEntries(base, head);
    const others = Array.from({ length: 3000 }, (_, index) => ({
      filename: `a/f${index}.txt`,
      status: 'added' as const,
      sha: 'e'.repeat(40),
      additions: 1,
      deletions: 0,
      changes: 1,
      patch: '@@ -0,0 +1 @@\n+x',
    }));
    return moved({ files: [...others, late!] });
  }

  test('what comes after 3,000 files is out of sight, and the run says so', async () => {
    const github = beyondTheList();
    const run = await runAction(github);
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(2);
    const told = 'GitHub listed 3000 changed files and left out 1';
    expect(run.summary).toContain(told);
    expect(run.stdout).toMatch(/^::error::GitHub listed 3000 changed files and left 1 out/m);
    expect(github.reviews.map(({ body }) => body)).toEqual([expect.stringContaining(told)]);
    // It is said once, and settled when the list is whole again.
    await runAction(github);
    expect(github.reviews).toHaveLength(1);
    const { base, head } = github;
    github.files = fileEntries(base, head);
    await runAction(github);
    expect(github.reviews[0]!.body).toMatch(/^Settled/);
    expect(github.comments).toHaveLength(1);
  });

  test.each([
    { inputs: { 'fail-on': 'never' }, code: 0, reviews: 1 },
    { inputs: { scope: 'all' }, code: 1, reviews: 0 },
    { inputs: { language: 'zh' }, code: 2, reviews: 1 },
  ])('beyond 3,000 files, with $inputs', async ({ inputs, code, reviews }) => {
    const github = beyondTheList();
    const run = await runAction(github, { inputs });
    expect([run.code, github.reviews.length]).toEqual([code, reviews]);
  });
});

describe('files that the Action is told to write', () => {
  /** A checkout whose `path` is a link to `target`. */
  function withLink(path: string, target: string): Commit {
    const files = { ...Object.fromEntries(moved().head.files), [path]: target };
    return { ...commit(files), modes: new Map([[path, '120000']]) };
  }

  const inputs = { 'sarif-file': 'late-patch.sarif', 'report-file': 'reports/deep/report.json' };

  test('a link of the checkout does not lead out of it', async () => {
    const outside = temporaryFolder({ victim: 'precious' });
    for (const [path, target] of [
      ['late-patch.sarif', join(outside, 'victim')],
      ['late-patch.sarif', join(outside, 'new')],
      ['late-patch.sarif', '.git/config'],
      ['reports', outside],
      ['reports', '..'],
    ] as const) {
      const github = moved({ head: withLink(path, target) });
      const run = await runAction(github, { inputs, checkout: { files: github.head, as: 'repository' } });
      expect(run.code).toBe(2);
      expect(run.stdout).toContain('cannot be written (a symbolic link leads out of the checkout)');
      // Everything else is done.
      expect(run.summary).toContain('Found 1 error');
      expect(github.comments).toHaveLength(1);
    }
    expect(readdirSync(outside)).toEqual(['victim']);
    expect(readFileSync(join(outside, 'victim'), 'utf8')).toBe('precious');
  });

  test('a link within the checkout is as good as a folder, and a place outside is whose who names it', async () => {
    const outside = temporaryFolder();
    const github = moved({ head: withLink('reports', 'lib') });
    const sarif = join(outside, 'here/late-patch.sarif');
    const run = await runAction(github, {
      inputs: { ...inputs, 'sarif-file': sarif },
      checkout: { files: github.head, as: 'repository' },
    });
    expect(run.code).toBe(1);
    expect(run.written('reports/deep/report.json')).toContain('"findings"');
    expect(readFileSync(sarif, 'utf8')).toContain('"runs"');
  });
});
