import type { Launch, Start } from '../launchers/launcher.js';
import type { DeclaredPlugin } from '../launchers/packaging.js';
import {
  installedPlugins,
  type SessionOptions,
  sessionOptions,
  type TestConfiguration,
  testConfigurationIn,
  unconfigured,
} from '../launchers/pytest.js';
import { hasMainGuard } from '../project/main-guard.js';
import type { Program, Reading } from '../project/program.js';
import { basename, dirname, type FilePath, join, toFilePath } from '../project/snapshot.js';
import { fnmatch } from '../text/glob.js';
import { groupedBy } from '../text/groups.js';
import { readOnce, remembered } from '../text/memoize.js';
import { anyWholeWord, anyWord } from '../text/search.js';

/**
 * What pytest loads in one process, in its order (measured on pytest 9.2.0): plug-ins, the conftest.py files above what is
 * collected, then folder by folder, files and folders sorted together, each folder's conftest.py when it is entered.
 */
export interface TestSession {
  /** Modules of the program's own plug-ins, by their names: those that are named, then those that it installs. */
  readonly plugins: readonly string[];
  /** Names of those that are kept out. */
  readonly without: ReadonlySet<string>;
  /** What is loaded before anything is collected, whose hooks are then called. */
  readonly initial: readonly FilePath[];
  readonly collected: readonly FilePath[];
  /** The settings of Django that pytest-django is told to load. */
  readonly djangoSettings: string | undefined;
  /** The folder that it is started in. */
  readonly root: string;
  /** The command that starts it, if there is one. */
  readonly launch: Launch | undefined;
}

/** What settings go without a file of their own. */
type Configured = Omit<TestConfiguration, 'path'> & { readonly folder: string };

/** In this order pytest looks for its settings in one folder. */
const precedence = ['pytest.toml', 'pytest.ini', '.pytest.ini', 'pyproject.toml', 'tox.ini', 'setup.cfg'];

/** Folders that are not looked into (pytest 9.2, norecursedirs). */
const neverEntered = /^(?:\..*|.*\.egg|_darcs|build|CVS|dist|node_modules|venv|\{arch\})$/;

/**
 * The sessions of a repository: those that commands start, as far as it is known what they collect; without any command the
 * whole of what is configured, or of each program with requirements of its own. What the repository declares as plug-ins of
 * pytest is taken to be installed. Files that are for somebody else (`isOther`), whatever they are called, are none of theirs.
 */
export function testSessions(
  program: Program,
  launches: readonly Launch[],
  declared: readonly DeclaredPlugin[],
  isOther: (path: FilePath) => boolean,
): readonly TestSession[] {
  const configured = configurationsOf(program);
  const commands = launches.flatMap((launch) => {
    const words = launch.start?.options['session'];
    if (typeof words !== 'string') return [];
    // What whoever runs the script may add is left out most often.
    const given = words.split('\n').filter((word) => word !== '' && !/^\$[@*]$/.test(word));
    return [{ launch, options: sessionOptions(given) }];
  });
  const sessions =
    commands.length > 0
      ? commands.flatMap(({ launch, options }) => sessionFor(program, configured, launch, options) ?? [])
      : unstarted(program, configured);
  const known = new Map<string, TestSession>();
  for (const session of sessions) {
    const { root, without } = session;
    const installed = declared.filter(
      ({ group, name, folder }) =>
        group === 'pytest11' && !without.has(name) && (isWithin(root, folder) || isWithin(folder, root)),
    );
    const one = {
      ...session,
      plugins: [...new Set([...session.plugins, ...installed.map(({ module }) => module)])],
      collected: session.collected.filter((path) => !isOther(path)),
    };
    const key = JSON.stringify([
      one.plugins,
      one.djangoSettings,
      [...one.without],
      one.initial,
      one.collected,
      one.launch?.patches,
    ]);
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()].slice(0, mostSessions);
}

/** Commands that run tests differ in what they collect; beyond this many they hardly add to what is found. */
const mostSessions = 12;

function configurationsOf(program: Program): readonly Configured[] {
  const all = [...program.snapshot.texts.keys()].flatMap((path) =>
    precedence.includes(basename(path)) ? (testConfigurationIn(path, program.text(path)!) ?? []) : [],
  );
  return [...groupedBy(all, ({ path }) => dirname(path))].map(([folder, found]) => {
    const [first] = found.toSorted(
      (a, b) => precedence.indexOf(basename(a.path)) - precedence.indexOf(basename(b.path)),
    );
    return { ...first!, folder };
  });
}

/** Sessions where nothing says how tests are started. */
function unstarted(program: Program, configured: readonly Configured[]): readonly TestSession[] {
  const none = sessionOptions([]);
  if (configured.length > 0)
    return configured.map((settings) =>
      collect(program, settings, defaultPaths(program, settings), none, undefined),
    );
  const settings = unconfigured('');
  const whole = collect(program, settings, [''], none, undefined);
  const files = [...whole.initial, ...whole.collected];
  if (!files.some((path) => isForPytest(program, path))) return [];
  const owners = groupedBy(files, (path) => program.ownerOf(path).folder);
  return [...owners].flatMap(([folder, own]) => {
    if (!areTests(program, own)) return [];
    const isOwn = new Set(own);
    return {
      ...whole,
      root: folder,
      initial: whole.initial.filter((path) => isOwn.has(path)),
      collected: whole.collected.filter((path) => isOwn.has(path)),
    };
  });
}

/** Whether pytest alone runs it: other runners look for classes, and are told which folders are run together. */
function isForPytest(program: Program, path: FilePath): boolean {
  return isConftest(path) || program.read(path, hasTestFunctions) === true;
}

const hasTestFunctions = readOnce((text) => namesPytest(text) || definesTest(text));
const mayHaveTestClasses = anyWord('Test', 'unittest');
const hasTestClasses = readOnce(
  (text) => mayHaveTestClasses(text) && /^class[ \t]+Test|\bunittest\b|TestCase\b/m.test(text),
);

const namesPytest = anyWholeWord('pytest');

/** Whether a function of the module itself is a test. Most tests are methods, in the many lines of which this looks at none. */
function definesTest(text: string): boolean {
  const definition = /(?:async[ \t]+)?def[ \t]+test/y;
  return ['def', 'async'].some((word) => {
    for (
      let at = text.startsWith(word) ? 0 : lineBehind(text, word, 0);
      at > -1;
      at = lineBehind(text, word, at)
    ) {
      definition.lastIndex = at;
      if (definition.test(text)) return true;
    }
    return false;
  });
}

/** The start of the first line behind the one at `from` that begins with `word`; -1 where there is none. */
function lineBehind(text: string, word: string, from: number): number {
  const newline = text.indexOf(`\n${word}`, from);
  return newline < 0 ? -1 : newline + 1;
}

/**
 * Whether somebody runs `files` together, as far as they tell: not where no conftest.py is among them and most are scripts with
 * no test in them, which try something out and are each run by hand.
 */
function areTests(program: Program, files: readonly FilePath[]): boolean {
  if (files.some(isConftest)) return true;
  const scripts = files.filter((path) => {
    const hasTests = isForPytest(program, path) || program.read(path, hasTestClasses) === true;
    return !hasTests && program.read(path, hasMainGuard) === true;
  });
  return scripts.length * 2 <= files.length;
}

function isConftest(path: FilePath): boolean {
  return basename(path) === 'conftest.py';
}

function defaultPaths(program: Program, { folder, testPaths }: Configured): readonly string[] {
  const found = testPaths.flatMap((path) => placeOf(program, [folder], path) ?? []);
  return found.length > 0 ? found : [folder];
}

/** What a command collects; undefined where that is not known. */
function sessionFor(
  program: Program,
  configured: readonly Configured[],
  launch: Launch,
  options: SessionOptions,
): TestSession | undefined {
  const start = launch.folder.startsWith('.github') ? '' : launch.folder;
  const folders = [start, '', ...configured.map(({ folder }) => folder)];
  const places = options.paths.map((path) => placeOf(program, folders, path));
  if (places.some((place) => place === undefined)) return undefined;
  const [first = start] = places;
  const above = configured.filter(({ folder }) => isWithin(first, folder));
  const settings = above.toSorted((a, b) => b.folder.length - a.folder.length)[0] ?? unconfigured('');
  const paths = places.length > 0 ? (places as readonly string[]) : defaultPaths(program, settings);
  return collect(program, settings, paths, options, launch);
}

/** The file or folder called `name`, seen from one of `folders`. */
function placeOf({ layout }: Program, folders: readonly string[], name: string): string | undefined {
  if (/[$*{}]/.test(name) || name.startsWith('/')) return undefined;
  for (const folder of folders) {
    const place = toFilePath(join(folder, name)) ?? '';
    if (place === '' || layout.files.has(place) || layout.folders.has(place)) return place;
  }
  return undefined;
}

/** Whether a name is what one of these patterns describes. */
function anyOf(patterns: readonly string[]): (name: string) => boolean {
  const matchers = patterns.map(fnmatch);
  return (name) => matchers.some((matches) => matches(name));
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function collect(
  program: Program,
  settings: Configured,
  paths: readonly string[],
  options: SessionOptions,
  launch: Launch | undefined,
): TestSession {
  const { folder: root } = settings;
  const isTest = anyOf(settings.files);
  const isExcluded = settings.excludedFolders.length > 0 ? anyOf(settings.excludedFolders) : undefined;
  const ignored = [...settings.ignored, ...options.ignored].flatMap(
    (name) => placeOf(program, [root, ''], name) ?? [],
  );
  const all = [...program.snapshot.texts.keys()].filter((path) => path.endsWith('.py'));
  const conftests = all.filter(isConftest);
  const isEntered = (path: string, from: string) => {
    const inside = dirname(path).slice(from === '' ? 0 : from.length + 1);
    const folders = inside === '' ? [] : inside.split('/');
    return folders.every((name) => !(isExcluded?.(name) ?? neverEntered.test(name)));
  };
  const initial: FilePath[] = [];
  for (const path of paths) {
    const at = path.endsWith('.py') ? dirname(path) : path;
    const above = conftests.filter((one) => isWithin(at, dirname(one)) && isWithin(dirname(one), root));
    const below = conftests.filter(
      (one) => dirname(dirname(one)) === at && /^test/.test(basename(dirname(one))),
    );
    for (const one of [...above.sort(byDepth), ...below.sort()])
      if (!initial.includes(one)) initial.push(one);
  }
  const left = [...ignored, ...initial.flatMap((path) => leftOut(program, path))];
  const collected: FilePath[] = [];
  for (const path of paths) {
    const inside = all.filter(
      (one) =>
        isWithin(one, path) &&
        (one === path || ((isConftest(one) || isTest(basename(one))) && isEntered(one, path))),
    );
    for (const one of inside.sort(asCollected))
      if (!collected.includes(one) && !initial.includes(one) && !left.some((name) => isWithin(one, name)))
        collected.push(one);
  }
  const without = new Set([...settings.without, ...options.without]);
  const plugins = [...settings.plugins, ...options.plugins].filter((name) => !without.has(name));
  const djangoSettings = options.djangoSettings ?? settings.djangoSettings;
  return { plugins, without, djangoSettings, initial, collected, root, launch };
}

/** `collect_ignore = ["setup.py"]` of a conftest.py, as far as the names are written out. */
function leftOut(program: Program, path: FilePath): readonly string[] {
  return stringsBoundTo(program, path, 'collect_ignore').map((name) => join(dirname(path), name));
}

/** The strings in the list that a module binds to `name` first of all. */
function stringsBoundTo(program: Program, path: FilePath, name: string): readonly string[] {
  return program.read(path, boundStrings(name)) ?? [];
}

const boundStrings = remembered(
  (name: string): Reading<readonly string[]> =>
    (text, syntax) => {
      for (const statement of text.includes(name) ? syntax().body : []) {
        if (statement.kind !== 'assign' || statement.value === undefined) continue;
        if (!statement.targets.some((target) => target.kind === 'name' && target.name === name)) continue;
        const { value } = statement;
        const all = value.kind === 'sequence' ? value.elements : [value];
        return all.flatMap((one) => (one.kind === 'string' ? [one.value] : []));
      }
      return [];
    },
);

function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}

/** Files and folders sorted together by their names; a folder's conftest.py comes first in it. */
function asCollected(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    if (left[index] === right[index]) continue;
    return left[index]! < right[index]! ? -1 : 1;
  }
  return left.length - right.length;
}

function partsOf(path: string): readonly string[] {
  return path.split('/').map((part) => (part === 'conftest.py' ? '' : part));
}

/** Names of the plug-ins that a conftest.py or a test at `path` has loaded behind it: `pytest_plugins = ["tests.fixtures"]`. */
export function pluginsNamedIn(program: Program, path: FilePath): readonly string[] {
  return stringsBoundTo(program, path, 'pytest_plugins');
}

/** Whether nothing of the program runs in `session` but its files and what they lead to. */
export function loadsFilesAlone(program: Program, { plugins, initial, collected }: TestSession): boolean {
  const namesNone = (path: FilePath) => pluginsNamedIn(program, path).length === 0;
  return plugins.length === 0 && initial.every(namesNone) && collected.every(namesNone);
}

/** Runs `session` up to the file `last`, after which nothing matters. */
export function startOf(program: Program, session: TestSession, last: FilePath | undefined): Start {
  const { plugins, without, djangoSettings, initial, collected, launch } = session;
  const until = last === undefined ? -1 : collected.indexOf(last);
  const files = last !== undefined && initial.includes(last) ? [] : collected.slice(0, until + 1);
  const first = last !== undefined && until < 0 ? initial.slice(0, initial.indexOf(last) + 1) : initial;
  return {
    options: {
      session: [...plugins, ...first, ...files].join('\n'),
      patches: launch?.patches,
      djangoSettings,
    },
    loadsTestsFirst: (hasDistribution) =>
      loadsFilesAlone(program, session) &&
      ![...initial, ...collected].some(isConftest) &&
      !['pytest-django', ...installedPlugins.map(({ distribution }) => distribution)].some(hasDistribution),
    run(startUp) {
      for (const name of plugins) startUp.importModule(name);
      for (const { distribution, name, module } of installedPlugins)
        if (!without.has(name) && startUp.hasDistribution(distribution))
          startUp.loadLibrary(module, { by: distribution, isSure: true });
      if (startUp.hasDistribution('pytest-django') && !without.has('django'))
        startUp.runScript('django', 'set_up_for_tests', djangoSettings ?? '');
      for (const name of plugins) startUp.callIn(name, 'pytest_load_initial_conftests');
      const load = (path: FilePath) => {
        startUp.importFile(path);
        for (const name of pluginsNamedIn(program, path)) startUp.importModule(name);
      };
      for (const path of first) load(path);
      for (const hook of ['pytest_configure', 'pytest_sessionstart']) {
        for (const path of first.toReversed()) startUp.callInFile(path, hook);
        for (const name of plugins.toReversed()) startUp.callIn(name, hook);
      }
      for (const path of files) load(path);
    },
  };
}
