import { describe, expect, test } from '@jest/globals';
import { type Commit, commit, fileEntries } from '../support/github/repository.js';
import { runAction } from '../support/github/run-action.js';
import { type World, type WorldOptions, world } from '../support/github/world.js';

const late = 'import requests\nimport gevent.monkey\n\ngevent.monkey.patch_all()\n';
const pointer =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n';

function linked(files: Readonly<Record<string, string>>, link: string): Commit {
  return { ...commit(files, 'linked'), modes: new Map([[link, '120000']]) };
}

/** A pull request that adds a late patch beside something odd. */
function beside(options: WorldOptions): World {
  return world(options);
}

describe.each(['none', 'merge'] as const)('beside a late patch, with checkout: %s', (checkout) => {
  async function run(github: World) {
    const merge = checkout === 'merge' && { checkout: { files: github.head, as: 'repository' as const } };
    const result = await runAction(github, merge || {});
    expect(result.github.violations).toEqual([]);
    expect(result.code).toBe(1);
    expect(github.comments).toMatchObject([{ path: 'app.py', line: 4 }]);
    return result;
  }

  test('a link that leads elsewhere', async () => {
    const base = linked({ 'link.py': 'a.py', 'a.py': 'x = 1\n' }, 'link.py');
    const head = linked({ 'link.py': '../outside.py', 'a.py': 'x = 1\n', 'app.py': late }, 'link.py');
    const { github } = await run(beside({ base, head }));
    expect(github.requests.some((request) => request.includes('compare'))).toBe(false);
  });

  test('a submodule that moves on', async () => {
    const [base, head] = [commit({ 'x.py': 'x = 1\n' }), commit({ 'x.py': 'x = 1\n', 'app.py': late })];
    const patch = `@@ -1 +1 @@\n-Subproject commit ${'a'.repeat(40)}\n+Subproject commit ${'b'.repeat(40)}`;
    const counts = { sha: 'b'.repeat(40), additions: 1, deletions: 1, changes: 2 };
    const module = { ...counts, filename: 'vendor/lib', status: 'modified' as const, patch };
    const { github } = await run(beside({ base, head, files: [...fileEntries(base, head), module] }));
    expect(github.requests.filter((request) => request.includes('compare'))).toEqual([]);
  });

  test('a file that Git LFS keeps elsewhere', async () => {
    const { stdout } = await run(
      beside({ base: commit({}), head: commit({ 'model.py': pointer, 'app.py': late }) }),
    );
    expect(stdout).toContain('it is a Git LFS pointer');
  });

  test('a removed file and an emptied one', async () => {
    const base = commit({ 'gone.py': 'import requests\n', 'empty.py': 'import requests\n' });
    const { github } = await run(beside({ base, head: commit({ 'empty.py': '', 'app.py': late }) }));
    expect(github.requests.filter((request) => request.includes('compare'))).toEqual([]);
  });

  test('a text that declares an encoding of its own', async () => {
    const text = Buffer.from('# -*- coding: latin-1 -*-\nname = "caf\u00e9"\n', 'latin1');
    const base = commit({ 'old.py': Buffer.concat([text, Buffer.from('x = 1\n')]) });
    await run(beside({ base, head: commit({ 'old.py': text, 'app.py': late }) }));
  });
});

test('a name that is not UTF-8 is read by its object id', async () => {
  // GitHub shows such bytes as U+FFFD, and knows no file of that name.
  const github = world({
    base: commit({}),
    head: commit({ 'caf\ufffd.py': late }),
    unnamed: new Set(['caf\ufffd.py']),
  });
  const run = await runAction(github);
  expect(run.github.violations).toEqual([]);
  expect(run.code).toBe(1);
  expect(run.github.requests.some((request) => request.includes('/git/blobs/'))).toBe(true);
});
