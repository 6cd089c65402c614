import { describe, expect, test } from '@jest/globals';
import { importsByName, namersOf, type SourceModule, starImports } from '../../src/project/named-modules.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { parseModule } from '../../src/python/parse.js';

const byName: Readonly<Record<string, string>> = {
  'a name': 'import_module(name)\n',
  'an f-string': 'importlib.import_module(f"plugins.{name}")\n',
  'a sum': 'importlib.import_module("plugins." + name)\n',
  'a relative name': 'import_module(".patching", "plugins")\n',
  'a choice': 'import_module("a" if x else "b")\n',
  'the function under another name': 'from importlib import import_module as load\n',
  'the function as a value': 'load = importlib.import_module\n',
  '__import__ with more names': '__import__("plugins", fromlist=["patching"])\n',
};

const inFull: Readonly<Record<string, string>> = {
  'a whole name': 'import_module("a.b")\n',
  'a whole name in a package': 'import_module("a.b", __package__)\n',
  '__import__ with a whole name': "__import__('a')\n",
  'the import of the function': 'from importlib import import_module\nimport_module("a")\n',
  'other words': 'import_modules = reimport_module(a)\n',
};

describe('importsByName', () => {
  test.each(Object.entries(byName))('%s', (_, text) => expect(importsByName(text)).toBe(true));
  test.each(Object.entries(inFull))('not %s', (_, text) => expect(importsByName(text)).toBe(false));
});

describe('starImports', () => {
  const stars: Readonly<Record<string, readonly string[]>> = {
    'from plugins import *\n': ['plugins'],
    'if x: from plugins import *\n': ['plugins'],
    'from . import *\nfrom .a.b import (*)\n': ['pkg', 'pkg.a.b'],
    "print('#from plugins import *')\n# from plugins import *\nfrom plugins import a\n": [],
  };
  test.each(Object.entries(stars))('%j', (text, modules) =>
    expect(starImports(text, 'pkg')).toEqual(modules),
  );
});

const load = 'import_module(name)\n';

/** The text of `loader.py`, which imports by name, that of `app.py`, and which of the modules below `app.py` names. */
const strings: Readonly<Record<string, readonly [loader: string, text: string, named: readonly string[]]>> = {
  'a module': [load, 'X = "top"', ['top.py']],
  'a module and an attribute': [load, 'X = "top:run"', ['top.py']],
  'a dotted attribute': [load, 'X = "top.Class.method"', ['top.py']],
  'a module of a package': [load, 'X = "pkg.green"', ['pkg/__init__.py', 'pkg/green.py']],
  'a package': [load, 'X = "pkg"', ['pkg/__init__.py']],
  'several in one text': [load, 'X = "json, top".split(", ")', ['top.py']],
  'a text over lines': [load, 'X = """\n  json\n  top\n""".split()', ['top.py']],
  'the beginning of a name': [load, 'X = "to"', []],
  'a sentence': [load, 'X = "go to the top now"', []],
  'a path': [load, 'X = "static/top"', []],
  'a comment': [load, '# top\n', []],
  'a sum': [load, 'X = "pkg" + "." + "green"', ['pkg/__init__.py', 'pkg/green.py']],
  'a leaf, and no package anywhere': [load, 'X = "green"', []],
  'a leaf, and its package beside it': [load, 'f(f"pkg.{x}", "green")', ['pkg/__init__.py', 'pkg/green.py']],
  'a leaf, and its package where it is imported': [
    'import_module(f"pkg.{name}")\n',
    'X = "green"',
    ['pkg/green.py'],
  ],
  'a leaf, and another package': ['import_module(f"other.{name}")\n', 'X = "green"', []],
  'a leaf and a package that are joined': [
    'import_module(f"{package}.{name}")\n',
    'load("pkg", "green")',
    ['pkg/__init__.py', 'pkg/green.py'],
  ],
  'a leaf that is formatted': ['import_module("pkg.%s" % name)\n', 'X = "green"', ['pkg/green.py']],
  'a leaf with a dot': [
    'import_module(name, "pkg")\n',
    'load(".green", "pkg")',
    ['pkg/__init__.py', 'pkg/green.py'],
  ],
  'the beginning of a leaf': [load, 'f(f"pkg.patch_{x}")', ['pkg/__init__.py', 'pkg/patch_all.py']],
  'the end of a leaf': [load, 'f(f"pkg.{x}_all")', ['pkg/__init__.py', 'pkg/patch_all.py']],
  'the end of a module without a package': [load, 'f(x + "_plugin")', ['green_plugin.py']],
  'hyphens and capitals': [load, 'X = "Green-Plugin".lower()', ['green_plugin.py']],
  'a test': [load, 'X = "test_it"', []],
};

const readerOf =
  (text: string): SourceModule['read'] =>
  (reading) =>
    reading(text, () => parseModule(text));

test.each(Object.entries(strings))('%s', (_, [loader, text, expected]) => {
  const texts = { 'loader.py': loader, 'app.py': text, ...others };
  const modules = Object.entries(texts).map(([path, one]) => {
    const module = path
      .replace(/\.py$/, '')
      .replaceAll('/', '.')
      .replace(/\.__init__$/, '');
    return { path: path as FilePath, module, pkg: path.startsWith('pkg/') ? 'pkg' : '', read: readerOf(one) };
  });
  const filesOf = (name: string) =>
    modules.flatMap(({ path, module }) =>
      !path.startsWith('test') && (name === module || name.startsWith(`${module}.`)) ? [path] : [],
    );
  const { inFull: full, inParts } = namersOf(modules, new Set(['loader.py' as FilePath]), filesOf);
  const named = [...full, ...inParts].flatMap(([path, by]) => (by.has('app.py' as FilePath) ? [path] : []));
  expect([...new Set(named)].sort()).toEqual([...expected].sort());
});

const others = {
  'top.py': '',
  'green_plugin.py': '',
  'test_it.py': '',
  'pkg/__init__.py': '',
  'pkg/green.py': '',
  'pkg/patch_all.py': '',
};

test('what many files say is a word', () => {
  const path = (name: string) => `${name}.py` as FilePath;
  const modules = ['top', 'a', 'b', 'c', 'd'].map((name) => ({
    path: path(name),
    module: name,
    pkg: '',
    read: readerOf(name === 'top' ? '' : 'X = "top"'),
  }));
  const namers = (count: number) =>
    namersOf(modules.slice(0, count + 1), new Set(), (name) => (name === 'top' ? [path(name)] : [])).inFull;
  expect(namers(3).get(path('top'))?.size).toBe(3);
  expect(namers(4).size).toBe(0);
});
