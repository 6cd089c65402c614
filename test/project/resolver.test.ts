import { describe, expect, test } from '@jest/globals';
import { layoutOf } from '../../src/project/layout.js';
import { addressOf, createResolver, type OutsideWorld } from '../../src/project/resolver.js';
import type { FilePath } from '../../src/project/snapshot.js';

const world: OutsideWorld = {
  isStandardLibrary: (module) => ['os', 'queue', 'logging'].includes(module.split('.')[0]!),
  isKnownLibrary: (module) => module.split('.')[0] === 'requests',
  isLegacyNamespace: (path) => path === 'one/shared/__init__.py',
};

const layout = (paths: readonly string[]) => layoutOf(new Set(paths as readonly FilePath[]), []);

/** Files, folder of the entry point, module, and the file it stands for: `-` is a namespace, undefined the outside. */
const resolutions: Readonly<
  Record<string, readonly [readonly string[], string, string, string | undefined]>
> = {
  'a module beside the entry point': [['app/a.py'], 'app', 'a', 'app/a.py'],
  'a package wins over a module': [['a.py', 'a/__init__.py'], '', 'a', 'a/__init__.py'],
  'a module wins over a namespace': [['a.py', 'a/b.py'], '', 'a', 'a.py'],
  'a submodule of a package': [['a/__init__.py', 'a/b.py'], '', 'a.b', 'a/b.py'],
  'no submodule of a module': [['a.py', 'a/b.py'], '', 'a.b', undefined],
  'a namespace package': [['a/b.py'], '', 'a', '-'],
  'a module in a namespace package': [['a/b.py'], '', 'a.b', 'a/b.py'],
  'beside the entry point before the standard library': [['app/queue.py'], 'app', 'queue', 'app/queue.py'],
  'the standard library before the project': [['queue.py', 'app/x.py'], 'app', 'queue', undefined],
  'the project before installed packages': [['requests.py'], 'app', 'requests', 'requests.py'],
  'installed packages before a mere folder': [['requests/data.py'], '', 'requests', undefined],
  'a library that is known, where pip has put it': [
    ['libs/requests/__init__.py', 'libs/requests-2.32.3.dist-info/METADATA'],
    'libs',
    'requests',
    undefined,
  ],
  'one that is not known': [
    ['libs/some_lib/__init__.py', 'libs/some_lib-1.0.dist-info/METADATA'],
    'libs',
    'some_lib',
    'libs/some_lib/__init__.py',
  ],
  "a copy of a library that is the project's own": [
    ['libs/requests/__init__.py'],
    'libs',
    'requests',
    'libs/requests/__init__.py',
  ],
  src: [['pyproject.toml', 'src/a/__init__.py'], 'scripts', 'a', 'src/a/__init__.py'],
  'the nearest project root': [
    ['one/setup.py', 'one/a.py', 'two/setup.py', 'two/a.py'],
    'two/bin',
    'a',
    'two/a.py',
  ],
  'a package somewhere deep': [['back/web/a/__init__.py'], 'scripts', 'a', 'back/web/a/__init__.py'],
  'a lone module somewhere deep is not importable': [['back/web/a/b.py'], 'scripts', 'b', undefined],
  'a legacy namespace spreads over roots': [
    ['one/setup.py', 'two/setup.py', 'one/shared/__init__.py', 'two/shared/b.py'],
    'one',
    'shared.b',
    'two/shared/b.py',
  ],
  'not an identifier': [['my-app.py'], '', 'my-app', undefined],
  'nothing of that name': [['a.py'], '', 'b', undefined],
};

describe('resolve', () => {
  test.each(Object.entries(resolutions))('%s', (_, [files, folder, module, expected]) => {
    const resolution = createResolver(layout(files), folder, world).resolve(module);
    const found =
      resolution.kind === 'source' ? resolution.path : resolution.kind === 'namespace' ? '-' : undefined;
    expect(found).toBe(expected);
  });
});

describe('a package that a program adds to sys.path', () => {
  const files: readonly string[] = [
    'run.py',
    'src/__init__.py',
    'src/client.py',
    'src/requests.py',
    'tools/run.py',
  ];
  const added = layoutOf(new Set(files as readonly FilePath[]), [], [{ folder: 'src', by: '' }]);
  test.each([
    ['holds modules for programs beside that one', '', 'client', 'source'],
    ['comes after installed packages', '', 'requests', 'external'],
    ['means nothing to programs elsewhere', 'tools', 'client', 'external'],
  ])('%s', (_, folder, module, kind) => {
    expect(createResolver(added, folder, world).resolve(module).kind).toBe(kind);
  });
});

describe('addressOf', () => {
  test.each([
    ['app.py', ['app.py'], 'app', '', false],
    ['bin/run.py', ['bin/run.py'], 'run', 'bin', false],
    ['pkg/cli.py', ['pkg/__init__.py', 'pkg/cli.py'], 'pkg.cli', '', true],
    ['pkg/__init__.py', ['pkg/__init__.py'], 'pkg', '', false],
    ['pkg/sub/__init__.py', ['pkg/__init__.py', 'pkg/sub/__init__.py'], 'pkg.sub', '', true],
    ['src/pkg/a.py', ['pyproject.toml', 'src/pkg/__init__.py', 'src/pkg/a.py'], 'pkg.a', 'src', true],
    ['pkg/data/a.py', ['pkg/__init__.py', 'pkg/data/a.py'], 'pkg.data.a', '', true],
    [
      'src/ns/pkg/a.py',
      ['pyproject.toml', 'src/ns/pkg/__init__.py', 'src/ns/pkg/a.py'],
      'ns.pkg.a',
      'src',
      true,
    ],
  ])('%s of %j is %s under %j', (path, files, module, root, inPackage) => {
    expect(addressOf(path as FilePath, layout(files))).toEqual({ module, root, inPackage });
  });
});
