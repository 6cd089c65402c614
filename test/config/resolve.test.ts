import { describe, expect, test } from '@jest/globals';
import { type ConfigInputs, resolveSettings } from '../../src/config/resolve.js';
import { settingKeys } from '../../src/config/schema.js';
import { defaultSettings } from '../../src/config/settings.js';

import { builtInLaunchers } from '../../src/launchers/index.js';
import { ruleIds } from '../../src/rules/index.js';
import { configProblemText } from '../support/words.js';

function inputs(values: ConfigInputs['values']): ConfigInputs {
  return { values, nameOf: (key) => `--${key}` };
}

function resolve(text: string | undefined, values: ConfigInputs['values'] = {}, path = '.late-patch.toml') {
  return resolveSettings({
    inputs: inputs(values),
    configFile: text === undefined ? undefined : { path, text },
  });
}

function problems(text: string | undefined, values: ConfigInputs['values'] = {}, path = '.late-patch.toml') {
  const result = resolve(text, values, path);
  return result.kind === 'invalid' ? result.problems.map(configProblemText) : result;
}

describe('precedence', () => {
  test('nothing given: the defaults', () => {
    expect(resolve(undefined)).toEqual({ kind: 'ok', settings: defaultSettings });
  });

  test('an input wins over the file, which wins over the default, key by key', () => {
    const file = 'fail-on = "warning"\nexclude = ["tests"]\npython-version = "3.10"';
    expect(resolve(file, { 'fail-on': 'never', include: undefined })).toEqual({
      kind: 'ok',
      settings: { ...defaultSettings, failOn: 'never', exclude: ['tests'], pythonVersion: [3, 10] },
    });
  });

  test('every key can be written in a file', () => {
    const file = `
      include = ["app"]
      exclude = ["app/old/**"]
      source-roots = ["./src/", "."]
      python-version = "2.7"
      platform = "win32"
      python-path = ["/usr/lib/python3/dist-packages"]
      fail-on = "notice"
      timeout = 0
      language = "zh"
      entry-points = ["app/main.py"]
      [rules]
      module-before-patch = "off"
      name-before-patch = "warning"
      [launchers]
      celery = { app = "proj", pool = "gevent" }
      [patchers.acme-tracing]
      import = "acme.tracing"
      replaces = ["requests.Session"]
      [libraries.acme]
      loads = ["requests"]`;
    const result = resolve(file);
    expect(result).toEqual({
      kind: 'ok',
      settings: {
        include: ['app'],
        exclude: ['app/old/**'],
        rules: { 'module-before-patch': 'off', 'name-before-patch': 'warning' },
        launches: [
          expect.objectContaining({ key: 'entry-points' }),
          expect.objectContaining({ key: 'launchers.celery' }),
        ],
        patchers: expect.objectContaining({ hasDeclared: true }),
        libraries: new Map([['acme', expect.objectContaining({ loads: ['requests'] })]]),
        sourceRoots: ['src', ''],
        pythonVersion: [2, 7],
        platform: 'win32',
        pythonPath: ['/usr/lib/python3/dist-packages'],
        failOn: 'notice',
        timeout: 0,
        language: 'zh',
      },
    });
    for (const key of settingKeys) expect(file).toContain(key);
  });

  test('in pyproject.toml only the own table counts', () => {
    const text = '[tool.black]\nline-length = 100\n[tool.late-patch]\nfail-on = "never"\n';
    expect(resolve(text, {}, 'backend/pyproject.toml')).toEqual({
      kind: 'ok',
      settings: { ...defaultSettings, failOn: 'never' },
    });
    expect(resolve('[tool.black]\nx = 1\n', {}, 'pyproject.toml')).toEqual({
      kind: 'ok',
      settings: defaultSettings,
    });
  });
});

describe('problems', () => {
  test('all of them at once, those of the file with their line', () => {
    const text = `[tool.late-patch]
include = ["/abs", "../up", "", "!not", "fine"]
fail_on = "error"
python-version = 3.10
source-roots = "src"
fail-on = "warn"
`;
    const found = problems(text, { 'python-version': '4', 'source-roots': ['/x'] }, 'pyproject.toml');
    expect(found).toEqual([
      'pyproject.toml:2: include[0]: "/abs" is absolute; globs are relative to the root',
      'pyproject.toml:2: include[1]: "../up" leaves the root',
      'pyproject.toml:2: include[2]: expected a glob, found an empty string',
      'pyproject.toml:2: include[3]: "!not" starts with "!": patterns are not negated, use include and exclude',
      'pyproject.toml:5: source-roots: expected a list of strings, found a string',
      'pyproject.toml:4: python-version: expected a string: write the version in quotes, as in "3.10"',
      'pyproject.toml:6: fail-on: expected one of error, warning, notice, never; found "warn" (did you mean "warning"?)',
      `pyproject.toml:3: unknown key "fail_on" (did you mean "fail-on"?); known keys: ${settingKeys.join(', ')}`,
      '--source-roots: "/x" is absolute; write it relative to the root',
      '--python-version: expected 2.7 or 3.3 to 3.19, in quotes as in "3.12", found "4"',
    ]);
  });

  test.each([
    ['include = [1]', 'include[0]: expected a string, found a number'],
    ['include = 1979-05-27', 'include: expected a list of strings, found a date'],
    ['include = {a = 1}', 'include: expected a list of strings, found a table'],
    ['fail-on = ["error"]', 'fail-on: expected one of error, warning, notice, never; found a list'],
    ...['3.12.1', 'two', '3.99', '3.20', '3.0', '2.6', '3.012', '3.'].map((version) => [
      `python-version = "${version}"`,
      `python-version: expected 2.7 or 3.3 to 3.19, in quotes as in "3.12", found "${version}"`,
    ]),
    ...['3.1', '3.2'].map((version) => [
      `python-version = "${version}"`,
      `python-version: "${version}" is too old; if ${version}0 is meant, write "${version}0" in quotes: without them it is the number ${version}`,
    ]),
    ['python-version = 3.10', 'python-version: expected a string: write the version in quotes, as in "3.10"'],
    ['python-version = 3.9', 'python-version: expected a string: write the version in quotes, as in "3.9"'],
    ['python-version = 4', 'python-version: expected a string: write the version in quotes, as in "4"'],
    ['rules = ["off"]', 'rules: expected a table, found a list'],
    [
      'rules.name-before-patch = "warn"',
      'rules.name-before-patch: expected one of off, notice, warning, error; found "warn" (did you mean "warning"?)',
    ],
    [
      'rules.name-befor-patch = "off"',
      `rules: unknown key "name-befor-patch" (did you mean "name-before-patch"?); known keys: ${ruleIds.join(', ')}`,
    ],
    [
      'entry-points = ["a b"]',
      'entry-points[0]: expected a file, a module or "module:function", found "a b"',
    ],
    [
      'entry-points = ["/srv/app.py"]',
      'entry-points[0]: "/srv/app.py" is absolute; write it relative to the root',
    ],
    [
      'launchers.gunicorn = "gevent"',
      'launchers.gunicorn: expected a table or a list of tables, found a string',
    ],
    [
      'launchers.gunicorn.preload = "yes"',
      'launchers.gunicorn.preload: expected true or false, found a string',
    ],
    [
      'launchers.gunicorn = [{}, { app = "a-b" }]',
      'launchers.gunicorn[1].app: expected a module as in "package.module:app", found "a-b"',
    ],
    [
      'launchers.gunicorn.workers = 3',
      'launchers.gunicorn: unknown key "workers" (did you mean "worker"?); known keys: app, worker, preload, config, folder',
    ],
    [
      'launchers.guncorn = {}',
      'launchers: unknown key "guncorn" (did you mean "gunicorn"?); known keys: gunicorn, celery, uwsgi, locust, python, commands',
    ],
    ['launchers.celery = {}', 'launchers.celery.app: expected a string, found nothing'],
    ['launchers.python = {}', 'launchers.python: expected either "file" or "module"'],
    ['launchers.uwsgi = { app = "a", file = "b.py" }', 'launchers.uwsgi: expected either "app" or "file"'],
    [
      'launchers.commands = ["node x.js"]',
      `launchers.commands[0]: "node x.js" starts nothing that is known; it should start with one of ${builtInLaunchers.programs.join(', ')}`,
    ],
    ['python-path = [" "]', 'python-path[0]: expected a folder, found an empty string'],
  ])('%s', (text, message) => {
    expect(problems(text)).toEqual([`.late-patch.toml:1: ${message}`]);
  });

  test('a file that is no TOML names its line', () => {
    const [problem] = problems('include = ["a"]\nfail-on = \n') as string[];
    expect(problem).toMatch(/^\.late-patch\.toml:2: not valid TOML: \S/);
    expect(problem).not.toContain('\n');
  });

  test('a table of the wrong type', () => {
    expect(problems('[tool]\nlate-patch = 3\n', {}, 'pyproject.toml')).toEqual([
      'pyproject.toml:2: tool.late-patch must be a table',
    ]);
  });

  test('names of other objects are unknown keys as well', () => {
    const found = problems('__proto__ = 1\nconstructor = 2\n') as string[];
    expect(found).toHaveLength(2);
    expect(found[0]).toContain('unknown key "__proto__"');
  });
});
