import { describe, expect, test } from '@jest/globals';
import { commit, type Files, fileEntries } from '../support/github/repository.js';
import { type ActionRun, runAction } from '../support/github/run-action.js';
import { type World, world } from '../support/github/world.js';

const late = 'import requests\nimport gevent.monkey\n\ngevent.monkey.patch_all()\n\nprint(requests)\n';

async function review(base: Files, head: Files): Promise<ActionRun & { readonly world: World }> {
  const github = world({ base: commit(base), head: commit(head) });
  const run = await runAction(github);
  expect(run.github.violations).toEqual([]);
  return { ...run, world: github };
}

describe('what a rename carries over', () => {
  test('a late patch in a file that is only renamed is none of its author', async () => {
    const run = await review({ 'old.py': late }, { 'new.py': late });
    expect(run.world.files).toMatchObject([{ status: 'renamed', previous_filename: 'old.py' }]);
    expect([run.code, run.outputs['findings']]).toEqual([0, '0']);
    expect(run.world.comments).toEqual([]);
  });

  test('nor in one that is edited as well', async () => {
    const run = await review({ 'app/old.py': late }, { 'lib/new.py': `# moved\n${late}` });
    expect([run.code, run.outputs['findings']]).toEqual([0, '0']);
  });

  test('nor in a package that moved with the modules that it imports', async () => {
    const files = (name: string) => ({
      [`${name}/__init__.py`]: '',
      [`${name}/net.py`]: 'import requests\n',
      [`${name}/__main__.py`]: `import ${name}.net\nimport gevent.monkey\n\ngevent.monkey.patch_all()\n\nprint(1)\nprint(2)\n`,
    });
    const run = await review(files('shop'), files('store'));
    expect([run.code, run.outputs['findings']]).toEqual([0, '0']);
  });

  test('nor in one that GitHub lists as removed and added, as it does in large differences', async () => {
    const [base, head] = [commit({ 'old.py': late }), commit({ 'new.py': `# moved\n${late}` })];
    const files = [...fileEntries(base, commit({})), ...fileEntries(commit({}), head)];
    const github = world({ base, head, files });
    const run = await runAction(github);
    expect(github.files.map(({ status }) => status)).toEqual(['removed', 'added']);
    expect([run.code, run.outputs['findings']]).toEqual([0, '0']);
  });

  test('what a move makes late is told', async () => {
    const entry = 'import helpers\nimport gevent.monkey\n\ngevent.monkey.patch_all()\n';
    const net = 'import requests\n\n\ndef get():\n    return requests.get("https://example.org")\n';
    const run = await review({ 'main.py': entry, 'spare.py': net }, { 'main.py': entry, 'helpers.py': net });
    expect([run.code, run.outputs['findings']]).toEqual([1, '1']);
  });

  test('an offender more is told, and it alone', async () => {
    const more = late.replace('import requests\n', 'import requests\nimport urllib3\n');
    const run = await review({ 'old.py': late }, { 'new.py': more });
    expect([run.code, run.outputs['findings']]).toEqual([1, '1']);
    const [comment] = run.world.comments;
    expect([comment!.path, comment!.body.includes('`new.py:2` (added here) → `urllib3')]).toEqual([
      'new.py',
      true,
    ]);
    expect(comment!.body).not.toContain('`new.py:1` → `requests');
  });
});

describe('the order of imports alone', () => {
  test('what an import sorter does to an import that patches', async () => {
    const unsorted = 'import grequests\nimport boto3\nimport requests\n\nprint(boto3, grequests, requests)\n';
    const sorted = 'import boto3\nimport grequests\nimport requests\n\nprint(boto3, grequests, requests)\n';
    const run = await review({ 'app.py': unsorted }, { 'app.py': sorted });
    expect(run.code).toBe(1);
    expect(run.world.comments).toMatchObject([{ path: 'app.py' }]);
    const back = await review({ 'app.py': sorted }, { 'app.py': unsorted });
    expect([back.code, back.world.comments]).toEqual([0, []]);
  });

  test('what a formatter that moves imports to the top does to a patch', async () => {
    const before = 'from gevent import monkey\nmonkey.patch_all()\n\nimport requests\n\nprint(requests)\n';
    const after = 'from gevent import monkey\nimport requests\nmonkey.patch_all()\n\n\nprint(requests)\n';
    const run = await review({ 'app.py': before }, { 'app.py': after });
    expect(run.code).toBe(1);
    expect(run.world.comments).toHaveLength(1);
  });

  test('an order that makes nothing late stays silent', async () => {
    const before =
      'import os\nimport sys\nfrom gevent import monkey\nmonkey.patch_all()\nimport requests\nimport boto3\n';
    const after =
      'import sys\nimport os\nfrom gevent import monkey\nmonkey.patch_all()\nimport boto3\nimport requests\n';
    const run = await review({ 'app.py': before }, { 'app.py': after });
    expect([run.code, run.world.comments]).toEqual([0, []]);
  });
});
