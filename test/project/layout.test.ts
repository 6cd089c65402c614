import { describe, expect, test } from '@jest/globals';
import { layoutOf, nearestFirst } from '../../src/project/layout.js';
import type { FilePath } from '../../src/project/snapshot.js';

const layout = (paths: readonly string[], roots: readonly string[] = []) =>
  layoutOf(new Set(paths as readonly FilePath[]), roots);

describe('project roots', () => {
  test.each([
    ['a flat project', ['app.py', 'pkg/__init__.py'], [], ['']],
    ['src without a project file', ['src/app.py'], [], ['', 'src']],
    ['src that is a package itself', ['src/__init__.py', 'src/app.py'], [], ['']],
    ['src and lib beside a project file', ['setup.py', 'src/a.py', 'lib/b.py'], [], ['', 'src', 'lib']],
    ['a project below', ['services/web/pyproject.toml', 'services/web/app.py'], [], ['', 'services/web']],
    ['a project below with src', ['web/setup.cfg', 'web/src/a.py'], [], ['', 'web/src', 'web']],
    ['declared ones come first', ['back/app.py'], ['./back/'], ['back', '']],
    ['the root declared', ['app.py'], ['.'], ['']],
  ])('%s', (_, paths, roots, expected) => {
    expect(layout(paths, roots).projectRoots).toEqual(expected);
  });
});

test('package roots are the folders above top-level packages that no project declares', () => {
  const { packageRoots } = layout([
    'a/pkg/__init__.py',
    'a/pkg/sub/__init__.py',
    'deep/er/other/__init__.py',
    'top/__init__.py',
  ]);
  expect(packageRoots).toEqual(['a', 'deep/er']);
});

test('folders are those with Python somewhere below', () => {
  const { folders } = layout(['a/b/c.py', 'docs/index.md', 'a/data.json']);
  expect([...folders].sort()).toEqual(['', 'a', 'a/b']);
});

test.each([
  ['a/b', ['a/b', 'a', '', 'c']],
  ['c/d', ['c', '', 'a', 'a/b']],
  ['', ['', 'a', 'c', 'a/b']],
])('nearest to %j first', (folder, expected) => {
  expect(nearestFirst(['', 'a', 'c', 'a/b'], folder)).toEqual(expected);
});
