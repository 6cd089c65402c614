import type { Libraries } from '../interpreter/library-model.js';
import type { Launch } from '../launchers/launcher.js';
import type { Launchers } from '../launchers/launchers.js';
import type { PatcherSet } from '../patchers/index.js';
import { isTestFile } from '../project/file-kinds.js';
import { type ImportScan, importGraph, importScan, scanImports } from '../project/import-graph.js';
import { isInstalled } from '../project/layout.js';
import { givenOwnName, hasMainGuard, quotesMain } from '../project/main-guard.js';
import { leafOf, packageOf, parentOf, topLevelOf } from '../project/module-name.js';
import type { Program, Reading } from '../project/program.js';
import {
  addressOf,
  createResolver,
  type ModuleAddress,
  type OutsideWorld,
  scriptFolderOf,
  searchFolderOf,
} from '../project/resolver.js';
import { basename, dirname, type FilePath, join } from '../project/snapshot.js';
import { frameworkReach } from '../startup/reach.js';
import { lazily, remembered } from '../text/memoize.js';
import type { EntryPoint, EntryReason } from '../trace/trace.js';
import { type LaunchedModules, launchedModules, planAlone, planOf, sessionEntry } from './launched.js';
import { callsInto, callsOwn } from './patch-callers.js';
import { patchCandidatesOf } from './patch-candidates.js';
import { filesWithBorrowedFunctions, type Reach } from './possible-patches.js';
import { outsideWorld } from './startup.js';
import { pluginsNamedIn, type TestSession } from './test-sessions.js';

const relativeImport = /^[ \t]*from[ \t]+\./m;

/** Who imports pytest is run by pytest, which has loaded itself long before; so has unittest for a test. */
const testRunner: ReadonlySet<string> = new Set(['pytest', 'unittest']);
const anyRunner: ReadonlySet<string> = new Set(['pytest']);

/** What may run first, and the files in which a patch may be found. */
export interface EntryPoints {
  readonly entries: readonly EntryPoint[];
  /** What lies outside of the repository, as entry points see it. */
  readonly world: OutsideWorld;
  /** Files that mention a patcher: those no entry point reaches are run on their own. */
  readonly patchCandidates: readonly FilePath[];
  /** Files that can lead to `path`, itself included. */
  leadingTo(path: FilePath): ReadonlySet<FilePath>;
  /** The files that `entry` can come to, and those of them from which a patch can come; undefined where that is not known. */
  reachOf(entry: EntryPoint): Reach | undefined;
  /**
   * Whether the file itself patches, or imports one that does for the sake of it: one of `patchedBy`, which its siblings
   * patch by, or one without classes. A base class that happens to patch is imported by what others load, and what a
   * server's configuration names is loaded where that server is.
   */
  isNearPatch(path: FilePath, patchedBy: ReadonlySet<FilePath | undefined>): boolean;
  /** Whether packaging metadata declares the file as a plug-in, which somebody else imports. */
  isPlugin(path: FilePath): boolean;
  /** Places that name a launcher and cannot be read, so that what they start is missing among `entries`. */
  readonly unread: LaunchedModules['unread'];
  /** Commands that ask for green threads and patch nothing. */
  readonly unpatched: LaunchedModules['unpatched'];
  /** All that is configured or that files of the repository start, whether it leads to a patch or not. */
  readonly launched: readonly EntryPoint[];
}

/**
 * Finds the modules that can be the first to run and can lead to a patch: scripts, modules that `launchers` load by
 * convention or are told to, modules that nothing else in the repository imports, and what is `configured`. Test modules
 * and what else other programs execute (Sphinx's configuration) count only where they patch. `librariesIn` gives what is known of
 * libraries where a program runs: it is asked for each part that is kept by itself.
 */
export function findEntryPoints(
  program: Program,
  paths: readonly FilePath[],
  librariesIn: (program: Program) => Libraries,
  launchers: Launchers,
  configured: readonly Launch[],
): EntryPoints {
  const libraries = librariesIn(program);
  const worldOf = (of: Program) => outsideWorld(of, librariesIn(of));
  const world = outsideWorld(program, libraries);
  const isForeign = (path: FilePath) => isInstalled(program.layout, path, world.isKnownLibrary);
  // A copy of a library that is known is not read when it is imported: what was measured of it counts.
  const isMeasured = (path: FilePath) =>
    isForeign(path) && world.isKnownLibrary(topLevelOf(addressOf(path, program.layout).module));
  const candidates = program.kept(`patch candidates\n${paths.join('\n')}`, (of) =>
    patchCandidatesOf(of, paths, librariesIn(of)),
  );
  const patchCandidates = candidates.filter((path) => !isMeasured(path));
  const {
    entries: launched,
    plugins,
    factories,
    testsPatchedBy,
    unread: unreadStarts,
    unpatched,
    sessions,
  } = program.kept('launched modules', (of) => launchedModules(of, worldOf(of), configured, launchers));
  // Where nobody speaks of a patcher, it does not matter either how programs start.
  const unread = unreadStarts.length > 0 && isAboutPatcher(program, libraries.patchers) ? unreadStarts : [];
  const servers = [
    ...launched.filter(({ plan }) => plan?.patchesAfterLoading),
    ...unlaunchedConfigurations(program, paths, launched, launchers, libraries.patchers, world),
  ];
  const patching = new Set(patchCandidates);
  const isOutside = remembered(
    (path) =>
      isTestFile(path as FilePath) ||
      program.read(path as FilePath, (text) => launchers.runsApart(path as FilePath, text)) === true,
  );
  const frameworks = frameworkReach(program);
  const scan = program.kept('import scan', (of) => importScan(of, worldOf(of), frameworkReach(of)));
  // Tests that do not patch are no entry points, so only those that something else imports lead anywhere.
  const graphOf = lazily(() =>
    importGraph(
      program,
      scan,
      paths.filter((path) => !isOutside(path) || patching.has(path)),
    ),
  );
  const leadingTo = remembered((path: string) => graphOf().reaching([path as FilePath]));
  if (patchCandidates.length === 0) {
    return {
      world,
      entries: servers,
      patchCandidates,
      leadingTo,
      reachOf: () => undefined,
      isNearPatch: () => false,
      isPlugin: () => false,
      unread,
      unpatched,
      launched,
    };
  }
  const graph = graphOf();
  const reaching = graph.reachingByName(patchCandidates);
  const importing = graph.reachingByName(patchCandidates, 'immediate');
  const isPlugin = (path: FilePath) => plugins.has(addressOf(path, program.layout).module);
  const entries = new Map<string, EntryPoint>();
  const leadingToByName = remembered((path: string) => graph.reachingByName([path as FilePath]));
  const resolverFor = (path: FilePath) =>
    createResolver(program.layout, searchFolderOf(path, addressOf(path, program.layout)), world);
  const patchFiles = lazily(() => [
    ...patchCandidates,
    ...filesWithBorrowedFunctions(
      program,
      paths.filter((path) => !patching.has(path) && !isOutside(path)),
      libraries,
      resolverFor,
    ),
  ]);
  /** The patch files that each file can come to, in their order. */
  const patchFilesFrom = lazily(() => {
    const from = new Map<FilePath, FilePath[]>();
    for (const file of patchFiles())
      for (const path of leadingToByName(file)) {
        const known = from.get(path);
        if (known === undefined) from.set(path, [file]);
        else known.push(file);
      }
    return from;
  });
  // What pip installed beside the program is started by nobody, unless the repository says so.
  const leadingFromTests = remembered((path: string) => runs.leadingTo(leadingToByName(path)));
  const runs = testRuns(program, scan, sessions, reaching, world, isForeign);
  for (const entry of runs.entries) entries.set(keyOf(entry), entry);
  // Modules that are imported beside the target may lead to a patch, too.
  const mayReach = ({ path, plan }: EntryPoint) =>
    reaching.has(path) || plan?.start.options['modules'] !== undefined;
  for (const entry of [...servers, ...launched.filter(mayReach)]) entries.set(keyOf(entry), entry);
  const launchedAs = (path: FilePath, run: EntryPoint['run']) =>
    launched.some((one) => one.path === path && (run === 'import' || one.run === run));
  const callsOthers = (path: FilePath) =>
    callsOwn(program, path, world) ||
    program.read(path, (text) => scan.leadsIn(path, text).startsNamed) === true;
  const isCalling = remembered((path: string) => callsInto(program, path as FilePath, scan, reaching, world));
  /** Whether what `path` imports right away calls something, as soon as it is imported, by which it may come to a patch. */
  const importsCalling = (path: FilePath) => {
    const imported = new Set([path]);
    for (const file of imported) {
      if (file !== path && isCalling(file)) return true;
      // What is run by a name, as `runpy` does, calls what it likes.
      if (program.read(file, (text) => scan.importsByName(file, text)) === true) return true;
      const leads = program.read(file, (text) => scan.leadsIn(file, text));
      for (const [next, timing] of leads?.imports ?? [])
        if (timing === 'immediate' && reaching.has(next)) imported.add(next);
    }
    return false;
  };
  const isAroundLaunched = ({ path, module }: EntryPoint) =>
    launched.some((one) => one.path.startsWith(`${dirname(path)}/`) && one.module.startsWith(`${module}.`));
  const isLoaded = (path: FilePath) => frameworks.loads(addressOf(path, program.layout).module);
  for (const path of reaching) {
    if (isForeign(path)) continue;
    if (isOutside(path) && !patching.has(path)) continue;
    if (launchers.configuredBy(path) !== undefined) continue;
    const reason = reasonFor(
      program,
      path,
      launchers,
      () => [...graph.importersOf(path)].some((importer) => !isOutside(importer)) || isPlugin(path),
    );
    if (reason === undefined) continue;
    // What is only imported by whoever needs it hardly leads to an import in a function, unless it calls functions itself.
    if (reason.kind === 'not-imported' && !importing.has(path) && !callsOthers(path)) {
      // A package is there to be imported; a script may leave it to what it imports to call anything.
      if (addressOf(path, program.layout).inPackage || !importsCalling(path)) continue;
    }
    if (reason.kind === 'not-imported' && !patching.has(path) && isLoaded(path)) continue;
    const found = inPackage(entryPointAt(program, path, reason, launchers, world), launched);
    const entry = isTestFile(path)
      ? {
          ...found,
          patchedBy: found.patchedBy ?? testsPatchedBy,
          plan: found.plan ?? planAlone(program, sessions, path),
        }
      : found;
    // How it is loaded is known, and whether the launcher has patched by then.
    if (launchedAs(path, entry.run)) continue;
    // A package runs where a module of it is started.
    if (entry.evidence === 'guess' && basename(path) === '__init__.py' && isAroundLaunched(entry)) continue;
    if (!entries.has(keyOf(entry))) entries.set(keyOf(entry), entry);
  }
  return {
    world,
    entries: [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    patchCandidates: patchCandidates.filter((path) => !isForeign(path)),
    leadingTo,
    reachOf({ path, tests, plan }) {
      const roots = [...(tests ?? [path]), ...program.layout.siteModules];
      if (plan?.configuration !== undefined) roots.push(plan.configuration);
      const leads = tests === undefined ? leadingToByName : leadingFromTests;
      const leadsTo = (file: FilePath) => roots.some((root) => leads(file).has(root));
      const found = lazily(() => {
        if (tests !== undefined) return patchFiles().filter(leadsTo);
        const [first = [], ...others] = roots.flatMap((root) => {
          const some = patchFilesFrom().get(root);
          return some === undefined ? [] : [some];
        });
        if (others.length === 0) return first;
        const all = new Set([first, ...others].flat());
        return patchFiles().filter((file) => all.has(file));
      });
      return {
        // Not asked for where it only matters whether a file is led to.
        get patchFiles() {
          return found();
        },
        leadsTo,
        // pytest calls functions of conftest.py files by names that stand nowhere.
        isByName: tests === undefined,
      };
    },
    isNearPatch: (path, patchedBy) =>
      !factories.has(addressOf(path, program.layout).module) &&
      (patching.has(path) ||
        patchCandidates.some(
          (patchCandidate) =>
            graph.importersOf(patchCandidate).has(path) &&
            (patchedBy.has(patchCandidate) || program.read(patchCandidate, hasClasses) !== true),
        )),
    isPlugin,
    unread,
    unpatched,
    launched,
  };
}

/**
 * Runs of tests that lead to one of the files in `reaching`, each up to the last of its own that does, and which of their files
 * lead to some of the program's.
 */
function testRuns(
  program: Program,
  scan: ImportScan,
  sessions: readonly TestSession[],
  reaching: ReadonlySet<FilePath>,
  world: OutsideWorld,
  isForeign: (path: FilePath) => boolean,
): {
  readonly entries: readonly EntryPoint[];
  readonly leadingTo: (files: ReadonlySet<FilePath>) => ReadonlySet<FilePath>;
} {
  if (sessions.length === 0) return { entries: [], leadingTo: (some) => some };
  const { resolve } = createResolver(program.layout, '', world);
  const pluginFiles = (name: string) => {
    const found = resolve(name);
    return found.kind === 'source' ? [found.path] : [];
  };
  const loaded = sessions.flatMap(({ initial, collected }) => [...initial, ...collected]);
  const naming = loaded.map((path) => [path, pluginsNamedIn(program, path).flatMap(pluginFiles)] as const);
  const files = [
    ...loaded,
    ...naming.flatMap(([, named]) => named),
    ...sessions.flatMap(({ plugins }) => plugins.flatMap(pluginFiles)),
  ];
  const graph = importGraph(program, scan, new Set(files), (path) => reaching.has(path) && !isTestFile(path));
  const leadingTo = (some: ReadonlySet<FilePath>) => {
    const found = graph.reaching(some);
    const loading = naming.flatMap(([path, named]) => (named.some((one) => found.has(one)) ? [path] : []));
    return loading.length === 0 ? found : new Set([...found, ...loading]);
  };
  const leading = leadingTo(reaching);
  const entries = sessions.flatMap((session) => {
    const own = [...session.initial, ...session.collected];
    const last = own.findLast((path) => leading.has(path) && !isForeign(path));
    const isByPlugin = session.plugins.flatMap(pluginFiles).some((path) => leading.has(path));
    return own.length === 0 || (last === undefined && !isByPlugin)
      ? []
      : [sessionEntry(program, session, last)];
  });
  return { entries, leadingTo };
}

function isAboutPatcher(program: Program, { spellings }: PatcherSet): boolean {
  for (const path of program.snapshot.texts.keys())
    if (program.read(path, spellings.mentionedIn) === true) return true;
  return false;
}

const hasClasses: Reading<boolean> = (_, syntax) => syntax().body.some(({ kind }) => kind === 'class');

/** Entry points with the same key run the same; a start that patches is told of where it is written. */
function keyOf({ path, run, patchedBy, patchedWithin, environment, plan }: EntryPoint): string {
  const { start, configuration, application, declared, patchesAfterLoading } = plan ?? {};
  const patch = patchesAfterLoading ? [application, declared] : undefined;
  return JSON.stringify([
    path,
    run,
    patchedBy,
    patchedWithin,
    [...(environment ?? [])],
    start?.options,
    configuration,
    patch,
  ]);
}

/** Configurations of launchers that may patch, of which no command in the repository speaks. */
function unlaunchedConfigurations(
  program: Program,
  paths: readonly FilePath[],
  launched: readonly EntryPoint[],
  launchers: Launchers,
  { spellings }: PatcherSet,
  world: OutsideWorld,
): readonly EntryPoint[] {
  const known = new Set(launched.map(({ plan }) => plan?.configuration));
  return paths.flatMap((path) => {
    const launcher = known.has(path) ? undefined : launchers.configuredBy(path);
    if (launcher?.configuration === undefined) return [];
    const text = program.text(path) ?? '';
    if (!spellings.mentionedIn(text.toLowerCase()) && !launcher.configuration.mayPatch(text)) return [];
    return [entryPointAt(program, path, { kind: 'configuration', of: launcher.id }, launchers, world)];
  });
}

/** Whatever the repository does not have is taken for something outside of it. */
const nothingOutside: OutsideWorld = {
  isStandardLibrary: () => true,
  isKnownLibrary: () => true,
  isLegacyNamespace: () => false,
};

/** `path` as the first module to run; what lies in the `world` outside tells a module from a script in a package. */
export function entryPointAt(
  program: Program,
  path: FilePath,
  reason: EntryReason,
  launchers: Launchers,
  world: OutsideWorld = nothingOutside,
): EntryPoint {
  const address = addressOf(path, program.layout);
  const isMain = basename(path) === '__main__.py' || isScript(program, path) || !path.endsWith('.py');
  // `python pkg/tool.py` does not run `pkg/__init__.py`. With relative imports, or imports of `pkg` itself, which only
  // the folder above makes possible, it is rather `python -m pkg.tool`.
  const isOfPackage = program.read(path, importsRelativelyTo(address)) === true;
  const byPath =
    basename(path) !== '__main__.py' &&
    !isOfPackage &&
    (isMain || importsBeside(program, path, address, world));
  return {
    path,
    run: isMain ? 'script' : 'import',
    module: byPath ? leafOf(address.module) : address.module,
    searchFolder: address.inPackage && !byPath ? address.root : dirname(path),
    patchedBy: program.read(path, (text) => launchers.recognized(path, text)?.patches),
    preloaded: isTestFile(path) ? testRunner : anyRunner,
    plan: configurationPlan(path, launchers),
    evidence: reason.kind === 'not-imported' ? 'guess' : 'known',
    reason,
  };
}

/** `entry`, which is run by `python -m` rather than by its path where its package is installed and somebody starts it from there. */
function inPackage(entry: EntryPoint, launched: readonly EntryPoint[]): EntryPoint {
  if (entry.run !== 'script') return entry;
  const installed = launched.find(
    ({ path, run, module }) => path === entry.path && run === 'import' && parentOf(module) !== undefined,
  );
  return installed === undefined
    ? entry
    : { ...entry, module: installed.module, searchFolder: installed.searchFolder };
}

function isScript(program: Program, path: FilePath): boolean {
  return program.read(path, hasMainGuard) === true || isAskedElsewhere(program, path);
}

/** Whether another module of the program asks for the one at `path` whether it is the main program: it is given its name. */
function isAskedElsewhere(program: Program, path: FilePath): boolean {
  const { module, root } = addressOf(path, program.layout);
  const pkg = packageOf(path, module);
  const given = program.read(path, (text, syntax) => givenOwnName(text, syntax, pkg)) ?? [];
  return given.some((name) =>
    [root, dirname(path)].some((folder) => {
      const beside = join(folder, name.replaceAll('.', '/'));
      const files = [`${beside}.py`, `${beside}/__init__.py`] as FilePath[];
      return files.some((file) => program.layout.files.has(file) && program.read(file, quotesMain) === true);
    }),
  );
}

/**
 * Whether the file at `path`, in a package, imports as soon as it runs what lies beside it by a name that only its own folder
 * gives: it works in that folder alone, where it is a script, or what is loaded by its bare name.
 */
function importsBeside(
  program: Program,
  path: FilePath,
  { inPackage, root }: ModuleAddress,
  world: OutsideWorld,
): boolean {
  if (!inPackage) return false;
  const { resolve } = createResolver(program.layout, root, world);
  const isBeside = ([name, timing]: readonly [string, string]) => {
    const top = topLevelOf(name);
    if (timing !== 'immediate' || resolve(top).kind !== 'external') return false;
    return scriptFolderOf(path, root, top, program.layout, world) === dirname(path);
  };
  return program.read(path, (text) => [...scanImports(text, '')].some(isBeside)) === true;
}

/** Tells of a module at that address whether it imports relatively, or from its own package by its name. */
function importsRelativelyTo({ module, inPackage }: ModuleAddress): Reading<boolean> {
  if (!inPackage) return (text) => relativeImport.test(text);
  const own = new RegExp(`^[ \\t]*(?:from|import)[ \\t]+${topLevelOf(module)}\\b`, 'm');
  return (text) => relativeImport.test(text) || own.test(text);
}

/** A launcher with nothing but its configuration known: that and its hooks run, and what it says of a patch holds. */
function configurationPlan(path: FilePath, launchers: Launchers): EntryPoint['plan'] {
  const start = launchers.configuredBy(path)?.configuration?.start;
  if (start === undefined) return undefined;
  return planOf(start, { configuration: path, application: undefined, declared: undefined });
}

function reasonFor(
  program: Program,
  path: FilePath,
  launchers: Launchers,
  isImported: () => boolean,
): EntryReason | undefined {
  if (basename(path) === '__main__.py') return { kind: 'main-module' };
  if (!path.endsWith('.py')) return { kind: 'script' };
  if (isScript(program, path)) return { kind: 'main-guard' };
  const conventional = launchers.loadingFirst(path);
  const mayBeHelper = conventional?.mayBeHelper;
  const isHelper =
    mayBeHelper !== undefined && program.read(path, (text) => mayBeHelper(text)) === true && isImported();
  if (conventional !== undefined && !isHelper) return { kind: 'conventional' };
  return isImported() ? undefined : { kind: 'not-imported' };
}
