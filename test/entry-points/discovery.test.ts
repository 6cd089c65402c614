import { describe, expect, test } from '@jest/globals';
import { findEntryPoints } from '../../src/entry-points/discovery.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { isTestFile } from '../../src/project/file-kinds.js';
import { createProgram } from '../../src/project/program.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { librariesFor } from '../support/libraries.js';

const patch = 'from gevent import monkey\nmonkey.patch_all()\n';
const guard = "if __name__ == '__main__':\n    pass\n";

/** A project, and its entry points: `PATH MODULE HOW`. */
const projects: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'no patch, no entry point': [{ 'app.py': guard, 'b.py': 'import gevent\n' }, []],
  'a module that nobody imports': [{ 'app.py': patch, 'other.py': 'import os\n' }, ['app.py app import']],
  'a copy of a library that is known, with a patch_all of its own': [
    {
      'app.py':
        'import importlib\nfor name in ["command"]:\n    importlib.import_module("setuptools." + name)\n',
      'vendor/setuptools/command.py': 'import os\n',
      'vendor/setuptools/__init__.py': 'from . import monkey\nmonkey.patch_all()\n',
      'vendor/setuptools/monkey.py': 'def patch_all():\n    pass\n',
      'vendor/setuptools-80.0.dist-info/METADATA': 'Name: setuptools\n',
    },
    [],
  ],
  'whoever leads to the patch': [
    { 'app.py': 'import a\n', 'a.py': 'import b\n', 'b.py': patch, 'lone.py': 'import os\n' },
    ['app.py app import'],
  ],
  'a script that others import too': [
    { 'app.py': 'import a\n', 'a.py': `${patch}${guard}` },
    ['a.py a script', 'app.py app import'],
  ],
  'a script without an extension': [
    { 'bin/serve': `#!/usr/bin/env python3\n${patch}` },
    ['bin/serve serve script'],
  ],
  '__main__.py': [
    { 'pkg/__init__.py': '', 'pkg/__main__.py': patch },
    ['pkg/__main__.py pkg.__main__ script'],
  ],
  'what servers load, whoever imports it': [
    { 'wsgi.py': 'from a import app\n', 'manage.py': 'import wsgi\n', 'a.py': patch },
    ['manage.py manage import', 'wsgi.py wsgi import'],
  ],
  'a wsgi.py with helpers for servers': [
    {
      'pkg/wsgi.py': 'import a\nclass Router:\n    app = None\n',
      'main.py': 'import pkg.wsgi\n',
      'a.py': patch,
    },
    ['main.py main import'],
  ],
  'a wsgi.py that nobody imports': [
    { 'wsgi.py': 'import a\nclass Router:\n    pass\n', 'a.py': patch },
    ['wsgi.py wsgi import'],
  ],
  'tests only where they patch': [
    { 'tests/test_a.py': 'import a\n', 'tests/test_b.py': patch, 'a.py': patch },
    ['a.py a import', 'tests/test_b.py test_b import'],
  ],
  "Sphinx's configuration only where it patches": [
    {
      'docs/conf.py': "import sys\nsys.path.insert(0, '..')\nimport a\nextensions = ['sphinx.ext.autodoc']\n",
      'manual/conf.py': `${patch}html_theme = 'alabaster'\n`,
      'settings/conf.py': 'import a\nproject = 1\n',
      'a.py': patch,
    },
    ['manual/conf.py conf import', 'settings/conf.py conf import'],
  ],
  'what only the configuration of Sphinx imports': [
    { 'docs/conf.py': "import a\nhtml_theme = 'alabaster'\n", 'a.py': patch },
    ['a.py a import'],
  ],
  'the package __init__ of a patching module': [
    { 'pkg/__init__.py': 'import os\n', 'pkg/a.py': patch },
    ['pkg/a.py pkg.a import'],
  ],
  'a dynamic import': [
    { 'app.py': "import importlib\nm = importlib.import_module('gevent.monkey')\nm.patch_all()\n" },
    ['app.py app import'],
  ],
  'a module that a text names': [
    { 'app.py': "NAME = 'a'\n__import__(NAME)\n", 'a.py': 'import b\n', 'b.py': patch },
    ['a.py a import', 'app.py app import'],
  ],
  'a module that the settings name': [
    {
      'app.py': 'import settings\nfrom load import load\nload(settings.APPS)\n',
      'load.py': 'from importlib import import_module\ndef load(names):\n    import_module(names[0])\n',
      'settings.py': "APPS = ['a']\n",
      'a.py': patch,
    },
    ['a.py a import', 'app.py app import'],
  ],
  'a text where nothing is imported by name': [
    { 'app.py': "NAME = 'a'\n", 'a.py': patch },
    ['a.py a import'],
  ],
  'an import in a function that is called': [
    { 'app.py': 'def load():\n    import a\nload()\n', 'a.py': patch },
    ['app.py app import'],
  ],
  'an import in a function that decorates': [
    {
      'app.py': 'from b import load\n@load\ndef run(): pass\n',
      'b.py': 'def load(f):\n    import a\n',
      'a.py': patch,
    },
    ['app.py app import'],
  ],
  'an import in a function that nobody calls': [
    { 'app.py': 'def load():\n    import a\nprint(load)\n', 'a.py': patch },
    [],
  ],
  'a guard in a block': [
    {
      'app.py': 'import a\n',
      'a.py': `${patch}try:\n    if '__main__' == __name__:\n        pass\nfinally:\n    pass\n`,
    },
    ['a.py a script', 'app.py app import'],
  ],
  'a guard in a docstring': [
    { 'app.py': 'import a\n', 'a.py': `"""\n${guard}"""\n${patch}` },
    ['app.py app import'],
  ],
  'a patch function that a text names': [
    { 'app.py': "load('gevent.monkey:patch_all')()\n" },
    ['app.py app import'],
  ],
  'a library that a text names': [
    { 'app.py': "import importlib\nNAME = 'grequests'\nimportlib.import_module(NAME)\n" },
    ['app.py app import'],
  ],
  'what Django loads, where somebody starts Django': [
    {
      'manage.py': `from django.core.management import execute_from_command_line\nimport a\n${guard}`,
      'shop/migrations/0001_initial.py': 'import a\n',
      'shop/management/commands/sell.py': 'import a\n',
      'shop/admin.py': 'import a\n',
      'shop/models.py': patch,
      'shop/other.py': 'import a\n',
      'shop/__init__.py': '',
      'shop/migrations/__init__.py': '',
      'shop/management/__init__.py': '',
      'shop/management/commands/__init__.py': '',
      'a.py': patch,
    },
    ['manage.py manage script', 'shop/models.py shop.models import', 'shop/other.py shop.other import'],
  ],
  'the same where nobody does': [
    { 'shop/admin.py': 'import a\n', 'shop/__init__.py': '', 'a.py': patch },
    ['shop/admin.py shop.admin import'],
  ],
  'scripts of what pip installed into the tree': [
    {
      'app.py': 'import some_lib, yaml\n',
      'libs/some_lib/__init__.py': patch,
      'libs/some_lib/tool.py': `import some_lib\n${guard}`,
      'libs/some_lib-1.0.dist-info/METADATA': '',
      'libs/yaml/__init__.py': patch,
      'libs/yaml/cli.py': `import yaml\n${guard}`,
      'libs/own.py': `import some_lib\n${guard}`,
    },
    ['app.py app import', 'libs/own.py own script'],
  ],
  'a type that is called like a class of gunicorn': [
    { 'app.py': 'from wsgiref.types import WSGIApplication\napp: WSGIApplication\n' },
    [],
  ],
  'a class of gunicorn that another file hands on': [
    {
      'app.py': 'from base import BaseApplication\nBaseApplication().run()\n',
      'base.py': "from gunicorn.app.base import BaseApplication\nWORKERS = {'gevent': BaseApplication}\n",
    },
    ['app.py app import'],
  ],
  'a patch only in a string': [{ 'app.py': 'X = "from gevent import monkey; monkey.patch_all()"\n' }, []],
};

describe('entry points', () => {
  test.each(Object.entries(projects))('%s', (_, [files, expected]) => {
    const program = createProgram(snapshotOf(files), []);
    const libraries = librariesFor(program);
    const paths = Object.keys(files) as FilePath[];
    const found = findEntryPoints(program, paths, () => libraries, builtInLaunchers, []);
    expect(found.entries.map(({ path, module, run }) => `${path} ${module} ${run}`)).toEqual(expected);
  });
});

test.each([
  ['tests/a.py', true],
  ['test_a.py', true],
  ['a_test.py', true],
  ['pkg/tests/conftest.py', true],
  ['testing/run.py', true],
  ['app.py', false],
  ['contest.py', false],
  ['latest/app.py', false],
  ['protest.py', false],
])('isTestFile(%s) is %j', (path, expected) => {
  expect(isTestFile(path as FilePath)).toBe(expected);
});
