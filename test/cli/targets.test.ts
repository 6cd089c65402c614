import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { everything } from '../../src/check/coverage.js';
import { targetsOf } from '../../src/cli/targets.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';

/** Root (relative, `.` for the current folder) and limits for `paths` in a folder with empty `files`. */
function targets(files: readonly string[], ...paths: readonly string[]): readonly [string, ...string[]] {
  const current = temporaryFolder(Object.fromEntries(files.map((file) => [file, ''])));
  const found = targetsOf(paths, current);
  if (found.kind === 'invalid') throw new Error(found.problems.join('\n'));
  const { root, asked } = found.targets;
  return [root === current ? '.' : root.slice(current.length + 1), ...asked.map(({ path }) => path)];
}

describe('a folder of clones', () => {
  test.each([
    '.git/HEAD',
    '.github/workflows/ci.yml',
    '.gitlab-ci.yml',
    '.pre-commit-config.yaml',
    '.gitignore',
    'setup.py',
  ])('one with %s is its own root', (mark) => {
    expect(targets([`clone/${mark}`, 'clone/app.py', 'other/app.py'], 'clone')).toEqual(['clone', '']);
  });

  test('one without any mark is its own root', () => {
    expect(targets(['clone/app.py', 'other/.github/ci.yml'], 'clone')).toEqual(['clone', '']);
    expect(targets(['clone/app.py', 'other/app.py', 'a.py'], 'clone')).toEqual(['clone', '']);
    expect(targets(['projects/clone/app.py', 'projects/other/a.py'], 'projects/clone')).toEqual([
      'projects/clone',
      '',
    ]);
    expect(targets(['projects/clone/app.py', 'projects/other/a.py'], 'projects/clone/app.py')).toEqual([
      'projects/clone',
      'app.py',
    ]);
  });

  test('a part of a clone is checked as a part of it', () => {
    const files = ['clone/.github/ci.yml', 'clone/app/main.py', 'clone/lib/net.py', 'other/a.py'];
    expect(targets(files, 'clone/app')).toEqual(['clone', 'app']);
    expect(targets(files, 'clone/app/main.py')).toEqual(['clone', 'app/main.py']);
    expect(targets(files, 'clone/app', 'clone/lib')).toEqual(['clone', 'app', 'lib']);
  });

  test('two clones have only the current folder in common', () => {
    expect(targets(['one/setup.py', 'two/setup.py'], 'one', 'two')).toEqual(['.', 'one', 'two']);
  });
});

describe('a project', () => {
  test.each(['setup.py', '.gitignore', '.github/ci.yml'])(
    'with %s is the root of its folders, whatever they hold',
    (mark) => {
      expect(targets([mark, 'src/app.py', 'src/setup.py', 'lib/.github/x'], 'src')).toEqual(['.', 'src']);
    },
  );

  test('without any mark is the root of several of its folders', () => {
    expect(targets(['src/app.py', 'tests/test_app.py'], 'src', 'tests')).toEqual(['.', 'src', 'tests']);
  });

  test('without any mark begins above its packages', () => {
    const files = ['lib/shop/__init__.py', 'lib/shop/api/__init__.py', 'lib/shop/api/web.py'];
    expect(targets(files, 'lib/shop/api')).toEqual(['lib', 'shop/api']);
    expect(targets(files, 'lib/shop/api/web.py')).toEqual(['lib', 'shop/api/web.py']);
  });

  test('a clone of something else in it is its own root', () => {
    expect(targets(['setup.py', 'vendored/.git/HEAD', 'vendored/a.py'], 'vendored')).toEqual([
      'vendored',
      '',
    ]);
  });

  test('a file of the current folder is checked in it', () => {
    expect(targets(['main.py', 'src/setup.py'], 'main.py')).toEqual(['.', 'main.py']);
  });
});

test('outside of the current folder, a folder is the root, and of a file its folder', () => {
  const there = temporaryFolder({ 'tools/sync.py': '' });
  const found = (path: string) => targetsOf([path], temporaryFolder());
  expect(found(there)).toEqual({
    kind: 'ok',
    targets: { root: there, asked: [{ path: '', is: 'folder', given: there }] },
  });
  expect(found(join(there, 'tools', 'sync.py'))).toEqual({
    kind: 'ok',
    targets: {
      root: join(there, 'tools'),
      asked: [{ path: 'sync.py', is: 'file', given: join(there, 'tools', 'sync.py') }],
    },
  });
});

test('without a path it is all of the current folder, which nobody has named', () => {
  const here = temporaryFolder();
  expect(targetsOf([], here)).toEqual({ kind: 'ok', targets: { root: here, asked: everything } });
});
