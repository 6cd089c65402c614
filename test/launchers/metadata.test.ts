import { describe, expect, test } from '@jest/globals';
import { entryPointsIn, isCommand } from '../../src/launchers/packaging.js';

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

describe('entryPointsIn', () => {
  test.each(Object.entries(files))('%s', (_, [path, text, commands, plugins]) => {
    const declared = entryPointsIn(path, text);
    expect(declared.filter(isCommand).map(({ module, call }) => `${module}:${call}`)).toEqual(commands);
    expect(declared.filter((one) => !isCommand(one)).map(({ module }) => module)).toEqual(plugins);
  });

  test('the span is that of the object reference', () => {
    const [first] = entryPointsIn('setup.cfg', setupCfg);
    expect(setupCfg.slice(first?.span.start, first?.span.end)).toBe('app.cli:main');
  });
});
