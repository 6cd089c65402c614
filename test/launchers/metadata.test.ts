import { describe, expect, test } from '@jest/globals';
import { factoriesIn, launchesOf } from '../../src/launchers/packaging.js';
import { toFilePath } from '../../src/project/snapshot.js';

const setupCfg = `[metadata]
name = app

[options.entry_points]
console_scripts =
    app = app.cli:main
    app-worker=app.worker : run
wsgi_scripts =
    app-wsgi = app.wsgi:init
app.plugins =
    mail = app.plugins.mail:Mail
    files = app.plugins.files

[flake8]
max-line-length = 100
`;

const setupPy = `from setuptools import setup
setup(
    name='app',
    version='1.0',
    entry_points={
        'console_scripts': ['app = app.cli:main', "app-worker=app.worker:run"],
        'app.plugins': [
            'mail = app.plugins.mail:Mail',
        ],
    },
    install_requires=['requests >= 2'],
)
`;

const setupPyText = `setup(entry_points="""
[console_scripts]
app = app.cli:main
[app.plugins]
mail = app.plugins.mail:Mail
""")
`;

const pyproject = `[project.scripts]
app = "app.cli:main"
[project.entry-points."app.plugins"]
mail = "app.plugins.mail:Mail"
files = "app.plugins.files"
`;

/** A file, and what it declares: commands as they are called, then modules of plug-ins. */
const files: Readonly<
  Record<
    string,
    readonly [path: string, text: string, commands: readonly string[], plugins: readonly string[]]
  >
> = {
  'setup.cfg': [
    'setup.cfg',
    setupCfg,
    ['app.cli:main', 'app.worker:run', 'app.wsgi:init'],
    ['app.plugins.mail', 'app.plugins.files'],
  ],
  'setup.py with a dictionary': [
    'setup.py',
    setupPy,
    ['app.cli:main', 'app.worker:run'],
    ['app.plugins.mail'],
  ],
  'setup.py with a text': ['setup.py', setupPyText, ['app.cli:main'], ['app.plugins.mail']],
  'pyproject.toml': [
    'pyproject.toml',
    pyproject,
    ['app.cli:main'],
    ['app.plugins.mail', 'app.plugins.files'],
  ],
  'a pyproject.toml that is not TOML': ['pyproject.toml', '[project.scripts\n', [], []],
  'a setup.py without entry points': ['setup.py', "setup(name='app', packages=['app.a'])\n", [], []],
};

describe('launchesOf', () => {
  test.each(Object.entries(files))('%s', (_, [path, text, commands, plugins]) => {
    const found = launchesOf(toFilePath(path)!, text);
    expect(found.launches).toMatchObject(
      commands.map((command) => {
        const [module, call] = command.split(':');
        return { target: { kind: 'module', module }, start: { options: { call } } };
      }),
    );
    expect(found.plugins.map(({ module }) => module)).toEqual(plugins);
  });

  test('the span is that of the object reference', () => {
    const [first] = launchesOf(toFilePath('setup.cfg')!, setupCfg).launches;
    const { start, end } = first!.declared.span;
    expect(setupCfg.slice(start, end)).toBe('app.cli:main');
  });
});

test('a configuration of Paste Deployment names factories', () => {
  const text =
    '[pipeline:main]\npipeline = auth api\n[filter:auth]\npaste.filter_factory = app.auth:factory\n' +
    '[app:api]\nuse = call:app.api:make\n[app:other]\nuse = egg:Paste#static\n# paste.app_factory = app.no:factory\n';
  const factories = (path: string) => factoriesIn(toFilePath(path)!, text);
  expect(factories('etc/api-paste.ini')).toEqual(['app.auth', 'app.api']);
  expect(factories('etc/settings.ini')).toEqual([]);
});

test.each([
  ['a script of poetry by its function', '[tool.poetry.scripts]\napp = { callable = "app.cli:main" }\n'],
  [
    'a script of poetry of either type',
    '[tool.poetry.scripts]\napp = { reference = "app.cli:main", type = "console" }\nother = { reference = "bin/x", type = "file" }\n',
  ],
  ['a script of flit', '[tool.flit.scripts]\napp = "app.cli:main"\n'],
  ['a task of poe', `[tool.poe.tasks]\nlint = "ruff:check"\napp = { script = "app.cli:main('x')" }\n`],
  ['a task of poe in a table', '[tool.poe.tasks.app]\nhelp = "it: runs"\nscript = "app.cli:main"\n'],
  ['a task of pdm', '[tool.pdm.scripts]\nlint = { cmd = "ruff: x" }\napp = { call = "app.cli:main" }\n'],
  ['a task of Rye', '[tool.rye.scripts]\napp = { call = "app.cli:main" }\n'],
])('a function that is called by %s', (_, text) => {
  const { launches, plugins } = launchesOf(toFilePath('pyproject.toml')!, text);
  expect(launches.map(({ target, start }) => [target, start?.options])).toEqual([
    [{ kind: 'module', module: 'app.cli' }, { call: 'main' }],
  ]);
  expect(plugins).toEqual([]);
});
