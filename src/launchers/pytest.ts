import { basename, type FilePath } from '../project/snapshot.js';
import { parseIni } from '../text/ini.js';
import { tableAt } from '../text/toml.js';
import type { Launcher, Started } from './launcher.js';
import { commandsOfLine } from './shell.js';

/** What a command line, or `addopts`, says of a session of pytest. */
export interface SessionOptions {
  /** Files and folders that are collected, as they are written; none means the configured ones. */
  readonly paths: readonly string[];
  /** Modules that `-p` imports as plug-ins, in their order. */
  readonly plugins: readonly string[];
  /** Plug-ins that `-p no:` keeps out. */
  readonly without: readonly string[];
  /** Files and folders that `--ignore` leaves out. */
  readonly ignored: readonly string[];
  /** The settings of Django that `--ds`, or the configuration, names for pytest-django. */
  readonly djangoSettings: string | undefined;
}

/** The settings of pytest in one file (docs.pytest.org, "Configuration"). */
export interface TestConfiguration extends SessionOptions {
  /** The file; its folder is pytest's `rootdir`. */
  readonly path: FilePath;
  readonly testPaths: readonly string[];
  /** Patterns of fnmatch. */
  readonly files: readonly string[];
  readonly excludedFolders: readonly string[];
}

/** pytest loads conftest.py files before the tests of their folders; what a session collects is for test-sessions.ts. */
export const pytest: Launcher = {
  id: 'pytest',
  programs: ['pytest', 'py.test'],
  conventional: { names: /^conftest\.py$/ },
  read: (words, { environment }): Started => {
    const plugins = (environment.get('PYTEST_PLUGINS') ?? '').split(',').filter(Boolean);
    const all = [
      ...wordsOf(environment.get('PYTEST_ADDOPTS')),
      ...words,
      ...plugins.flatMap((name) => ['-p', name]),
    ];
    return {
      by: 'pytest',
      target: { kind: 'main-module', module: 'pytest' },
      patches: undefined,
      start: { options: { session: all.join('\n') }, run: () => {} },
    };
  },
};

const flags =
  /^(?:-[xvqsl]+|--(?:lf|ff|nf|sw|pdb|forked|exitfirst|last-failed|strict\S*|no-\S+|co|collect-only|disable-\S+|showlocals|cache-clear|setup-\S+|doctest-modules|runslow|verbose|quiet|full-trace|reuse-db|create-db|nomigrations))$/;

/** The options in `words`, which come after `pytest`. Of an option that is not known the next word is taken for its value. */
export function sessionOptions(words: readonly string[]): SessionOptions {
  const paths: string[] = [];
  const plugins: string[] = [];
  const ignored: string[] = [];
  let djangoSettings: string | undefined;
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const [name = '', value] = word.split(/=(.*)/s, 2);
    if (word === '-p') plugins.push(words[++index] ?? '');
    else if (/^-p\w/.test(word)) plugins.push(word.slice(2));
    else if (name === '--ds') djangoSettings = value ?? words[++index];
    else if (name === '--ignore') ignored.push(value ?? words[++index] ?? '');
    else if (!word.startsWith('-')) paths.push(word.replace(/(?:::|\[).*$/s, ''));
    else if (value === undefined && !flags.test(word) && takesValue.test(word)) index++;
  }
  return {
    paths,
    plugins: plugins.filter((one) => !one.startsWith('no:')),
    without: plugins.flatMap((one) => (one.startsWith('no:') ? one.slice(3) : [])),
    ignored,
    djangoSettings,
  };
}

/** Options whose value is a word of its own (pytest 9.2, `--help`, and those of pytest-cov, xdist and timeout). */
const takesValue =
  /^(?:-[kmnrcoW]|--(?:maxfail|tb|durations\S*|rootdir|confcutdir|basetemp|import-mode|junit\S*|log-\S+|override-ini|deselect|ignore-glob|numprocesses|dist|timeout|cov-config|settings|color|capture|show-capture|verbosity|config-file|markers|html|reruns\S*|random-order-\S+))$/;

/** The configuration of pytest in the file at `path`, if that has one. */
export function testConfigurationIn(path: FilePath, text: string): TestConfiguration | undefined {
  const settings = settingsIn(basename(path), text);
  if (settings === undefined) return undefined;
  const words = (name: string) => listed(settings[name]);
  const files = words('python_files');
  const options = sessionOptions(wordsOf(settings['addopts']));
  return {
    ...options,
    djangoSettings:
      options.djangoSettings ?? [...words('DJANGO_SETTINGS_MODULE'), ...words('django_settings_module')][0],
    path,
    testPaths: words('testpaths'),
    files: files.length > 0 ? files : ['test_*.py', '*_test.py'],
    excludedFolders: words('norecursedirs'),
  };
}

/** What pytest goes by where nothing is configured in `folder`. */
export function unconfigured(folder: string): Omit<TestConfiguration, 'path'> & { readonly folder: string } {
  return {
    folder,
    ...sessionOptions([]),
    testPaths: [],
    files: ['test_*.py', '*_test.py'],
    excludedFolders: [],
  };
}

type Settings = Readonly<Record<string, unknown>>;

function settingsIn(name: string, text: string): Settings | undefined {
  switch (name) {
    case 'pytest.ini':
    case '.pytest.ini':
      return section(text, 'pytest') ?? {};
    case 'tox.ini':
      return section(text, 'pytest');
    case 'setup.cfg':
      return section(text, 'tool:pytest');
    case 'pytest.toml':
      return tableAt(text, 'pytest');
    case 'pyproject.toml':
      return tableAt(text, 'tool', 'pytest', 'ini_options') ?? tableAt(text, 'tool', 'pytest');
    default:
      return undefined;
  }
}

function section(text: string, name: string): Settings | undefined {
  const options = parseIni(text).get(name);
  return options && Object.fromEntries([...options].map(([key, { value }]) => [key, value]));
}

function listed(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : [];
}

function wordsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return listed(value);
  return typeof value === 'string' ? (commandsOfLine(value.replace(/\s+/g, ' '))[0] ?? []) : [];
}

/** A plug-in that pytest loads wherever its distribution is installed. */
export interface InstalledPlugin {
  readonly distribution: string;
  /** Its name for `-p no:NAME`. */
  readonly name: string;
  /** The library that it imports, of which something is kept that a patch would replace. */
  readonly module: string;
}

/** Entry points of the group `pytest11` that import such a library (ran: each alone, with pytest 9.2.0). */
export const installedPlugins: readonly InstalledPlugin[] = [
  { distribution: 'requests-mock', name: 'requests_mock', module: 'requests' },
  { distribution: 'pytest-responses', name: 'pytest-responses', module: 'requests' },
  { distribution: 'schemathesis', name: 'schemathesis', module: 'requests' },
  { distribution: 'pytest-selenium', name: 'selenium', module: 'urllib3' },
  { distribution: 'pytest-aiohttp', name: 'aiohttp', module: 'aiohttp' },
];
