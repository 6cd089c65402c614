import { describe, expect, test } from '@jest/globals';
import { scanImports } from '../../src/project/import-graph.js';

/** Source text in a module of package `pkg`, and the names it may import. */
const scans: Readonly<Record<string, readonly [text: string, names: readonly string[]]>> = {
  'one module': ['import os\n', ['os']],
  'several modules, renamed': ['import os.path as p, sys\n', ['os.path', 'sys']],
  'names of a module': ['from a import b, c as d\n', ['a', 'a.b', 'a.c']],
  'parentheses over lines': ['from a import (\n  b,  # first\n  c,\n)\n', ['a', 'a.b', 'a.c']],
  'a backslash': ['from a import b, \\\n    c\nimport d, \\\n  e\n', ['a', 'a.b', 'a.c', 'd', 'e']],
  relative: ['from . import b\nfrom .c import d\n', ['pkg', 'pkg.b', 'pkg.c', 'pkg.c.d']],
  'relative with spaces': ['from . c import d\n', ['pkg.c', 'pkg.c.d']],
  'out of the package': ['from .. import b\n', []],
  'a star': ['from a import *\n', ['a']],
  'inside a function': ['def f():\n    import a\n', ['a']],
  'a backslash before the word': ['from a \\\n  import b\n', ['a', 'a.b']],
  'without blanks': ['from.c import(d)\nfrom . import*\n', ['pkg', 'pkg.c', 'pkg.c.d']],
  'a statement after the names': ['import a; b.c()\n', ['a']],
  'after a semicolon': ['x = 1; import a; from b import c\n', ['a', 'b', 'b.c']],
  'after a colon': ['try: import a\nexcept ImportError: import b\n', ['a', 'b']],
  'a comment at the end': ['import a  # import b\n', ['a']],
  CRLF: ['import a\r\nfrom b import c\r\n', ['a', 'b', 'b.c']],
  import_module: ["importlib.import_module('a.b')\n", ['a.b']],
  'import_module with a relative name': ["import_module('.b', __package__)\n", ['pkg.b']],
  __import__: ['__import__("a")\n', ['a']],
  'a lazy import': ['lazy import a\nlazy from b import c\n', ['a', 'b', 'b.c']],
  'words that only look alike': ['important = 1\nfromage = 2\n', []],
};

describe('scanImports', () => {
  test.each(Object.entries(scans))('%s', (_, [text, names]) => {
    expect([...scanImports(text, 'pkg').keys()].sort()).toEqual([...names].sort());
  });
});

test('only what is wanted is read', () => {
  const names = scanImports('import json, a.b\nfrom a import c\nfrom json import d\n', 'pkg', (name) =>
    name.startsWith('a'),
  );
  expect([...names.keys()].sort()).toEqual(['a', 'a.b', 'a.c']);
});

/** Source text, and when it imports `a`. */
const timings: Readonly<Record<string, readonly [text: string, timing: 'immediate' | 'deferred']>> = {
  'at the top': ['import a\n', 'immediate'],
  'in a function': ['def f():\n    import a\n', 'deferred'],
  'in a coroutine': ['async def f():\n\n    # why\n    import a\n', 'deferred'],
  'in a branch': ['if x:\n    import a\n', 'immediate'],
  'in a class body': ['class C:\n    def m(self):\n        pass\n    import a\n', 'immediate'],
  'in a branch of a method': [
    'class C:\n  def m(self):\n    try:\n      import a\n    except E: pass\n',
    'deferred',
  ],
  'in both': ['def f():\n    import a\nimport a\n', 'immediate'],
  'after a function': ['def f():\n    pass\nif x:\n    import a\n', 'immediate'],
  dynamically: ["def f():\n    import_module('a')\n", 'deferred'],
};

describe('timing of an import', () => {
  test.each(Object.entries(timings))('%s', (_, [text, timing]) => {
    expect(scanImports(text, 'pkg').get('a')).toBe(timing);
  });
});
