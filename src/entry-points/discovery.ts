import type { Libraries } from '../interpreter/library-model.js';
import type { Launch } from '../launchers/index.js';
import type { PatcherSet } from '../patchers/index.js';
import { basename, dirname, type FilePath } from '../project/file-path.js';
import { importGraph } from '../project/import-graph.js';
import { leafOf, topLevelOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import { addressOf, type ModuleAddress, type OutsideWorld } from '../project/resolver.js';
import { wordSearch } from '../text/search.js';
import type { EntryPoint, ServerPlan } from '../trace/trace.js';
import { launchedModules } from './launched.js';
import { patchCandidatesOf } from './patch-candidates.js';

/** Names that servers, runners and tools load first, whoever else imports them. */
const conventional =
  /^(?:wsgi|asgi|manage|conftest|gunicorn(?:[._-]?(?:conf|config|cfg))?|locustfile\w*|celeryconfig)\.py$/;
/** Names of what a server loads, and as often of a module with a project's own helpers for servers. */
const serverModule = /^[aw]sgi\.py$/;
const boundApplication =
  /^(?:(?:async[ \t]+)?def[ \t]+)?(?:app|application|server)\b[^\n]*[=(]|^[ \t]+application[ \t]*=|^def[ \t]+(?:create|make|build|get)_(?:wsgi_|asgi_)?app(?:lication)?\b|^(?:from|import)\b[^\n]*\b(?:app|application|server)\b/m;
const gunicornConfig = /^gunicorn(?:[._-]?(?:conf|config|cfg))?\.py$/;
const testFolder = /(?:^|\/)(?:\w*[_-])?(?:tests?|testing|unittests?|testsuite|testcases)(?:[_-]\w*)?\//i;
const testName = /(?:^|\/)(?:_?test_[^/]*|[^/]*_tests?|conftest|tests?)\.py$/i;
const camelCaseTest = /(?:^|\/)(?:Test[A-Z][^/]*|[^/]*[a-z0-9]Tests?)\.py$/;
const mainGuard = /^if[ \t(]+(?:__name__[ \t]*[!=]=|['"]__main__['"][ \t]*[!=]=)/m;
const locustUser =
  /^class[ \t]+\w+\([^)]*\b(?:HttpUser|FastHttpUser|User|HttpLocust|Locust|TaskSet|SequentialTaskSet)\b|^[ \t]*@(?:locust\.)?task\b/m;
const mainWord = wordSearch('__main__');
const relativeImport = /^[ \t]*from[ \t]+\./m;

/** Who imports pytest is run by pytest, which has loaded itself long before; so has unittest for a test. */
const testRunner: ReadonlySet<string> = new Set(['pytest', 'unittest']);
const anyRunner: ReadonlySet<string> = new Set(['pytest']);

/** What may run first, and the files in which a patch may be found. */
export interface EntryPoints {
  readonly entries: readonly EntryPoint[];
  /** Files that mention a patcher: those no entry point reaches are run on their own. */
  readonly patchCandidates: readonly FilePath[];
  /** Files that can lead to `path`, itself included. */
  leadingTo(path: FilePath): ReadonlySet<FilePath>;
  /**
   * Whether the file itself patches, or imports one that does for the sake of it: one of `patchedBy`, which its siblings
   * patch by, or one without classes. A base class that happens to patch is imported by what others load.
   */
  isNearPatch(path: FilePath, patchedBy: ReadonlySet<FilePath | undefined>): boolean;
  /** Whether packaging metadata declares the file as a plug-in, which somebody else imports. */
  isPlugin(path: FilePath): boolean;
}

/**
 * Finds the modules that can be the first to run and can lead to a patch: scripts, modules that servers load by
 * convention, modules that nothing else in the repository imports, and what is `configured`. Test modules and Sphinx's
 * configuration, which other programs execute, count only where they patch.
 */
export function findEntryPoints(
  program: Program,
  paths: readonly FilePath[],
  world: OutsideWorld,
  configured: readonly Launch[],
  libraries: Libraries,
): EntryPoints {
  const patchCandidates = patchCandidatesOf(program, paths, libraries);
  const { entries: launched, plugins } = launchedModules(program, world, configured);
  const servers = [
    ...launched.filter((entry) => entry.plan.kind === 'server' && canPatchLate(entry.plan)),
    ...unlaunchedConfigs(program, paths, launched, libraries.patchers),
  ];
  if (patchCandidates.length === 0) {
    return {
      entries: servers,
      patchCandidates,
      leadingTo: (path) => new Set([path]),
      isNearPatch: () => false,
      isPlugin: () => false,
    };
  }
  const patching = new Set(patchCandidates);
  const isOutside = (path: FilePath) => isTestFile(path) || isSphinxConfig(path, program.text(path) ?? '');
  // Tests that do not patch are no entry points, so only those that something else imports lead anywhere.
  const graph = importGraph(
    program,
    paths.filter((path) => !isOutside(path) || patching.has(path)),
    world,
  );
  const reaching = graph.reaching(patchCandidates);
  const importing = graph.reaching(patchCandidates, 'immediate');
  const isPlugin = (path: FilePath) => plugins.has(addressOf(path, program.layout).module);
  const entries = new Map<string, EntryPoint>();
  for (const entry of [...servers, ...launched.filter((one) => reaching.has(one.path))])
    entries.set(keyOf(entry), entry);
  const launchedAs = (path: FilePath, run: EntryPoint['run']) =>
    launched.some((one) => one.path === path && (run === 'import' || one.run === run));
  for (const path of reaching) {
    if (isOutside(path) && !patching.has(path)) continue;
    if (gunicornConfig.test(basename(path))) continue;
    const reason = reasonFor(
      path,
      program.text(path) ?? '',
      () => [...graph.importersOf(path)].some((importer) => !isOutside(importer)) || isPlugin(path),
    );
    if (reason === undefined) continue;
    // What is only imported by whoever needs it hardly calls, at import, what imports the patch in a function.
    if (reason === notImported && !importing.has(path)) continue;
    const entry = entryPointAt(program, path, reason);
    // How it is loaded is known, and whether the launcher has patched by then.
    if (launchedAs(path, entry.run)) continue;
    if (!entries.has(keyOf(entry))) entries.set(keyOf(entry), entry);
  }
  return {
    entries: [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    patchCandidates,
    leadingTo: (path) => graph.reaching([path]),
    isNearPatch: (path, patchedBy) =>
      patching.has(path) ||
      patchCandidates.some(
        (patchCandidate) =>
          graph.importersOf(patchCandidate).has(path) &&
          (patchedBy.has(patchCandidate) || !hasClasses(program, patchCandidate)),
      ),
    isPlugin,
  };
}

function hasClasses(program: Program, path: FilePath): boolean {
  return program.syntax(path)?.body.some(({ kind }) => kind === 'class') ?? false;
}

function keyOf({ path, run, patchedBy, plan }: EntryPoint): string {
  return JSON.stringify([path, run, patchedBy, plan]);
}

/** gunicorn configurations with a worker that may patch, of which no command in the repository speaks. */
function unlaunchedConfigs(
  program: Program,
  paths: readonly FilePath[],
  launched: readonly EntryPoint[],
  { spellings }: PatcherSet,
): readonly EntryPoint[] {
  const known = new Set(launched.map(({ plan }) => (plan.kind === 'server' ? plan.config : undefined)));
  return paths
    .filter((path) => gunicornConfig.test(basename(path)) && !known.has(path))
    .filter((path) => {
      const text = program.text(path) ?? '';
      return spellings.mentionedIn(text.toLowerCase()) || /\bworker_class\b[^\n]*\./i.test(text);
    })
    .map((path) => entryPointAt(program, path, 'configuration of gunicorn'));
}

/** The server loads something before it patches. */
function canPatchLate(plan: ServerPlan): boolean {
  const isOwnWorker = plan.workerClass?.includes('.') ?? false;
  return plan.config !== undefined || isOwnWorker || (plan.worker !== undefined && plan.preload);
}

/** `path` as the first module to run. */
export function entryPointAt(program: Program, path: FilePath, reason: string): EntryPoint {
  const text = program.text(path) ?? '';
  const address = addressOf(path, program.layout);
  const isMain = basename(path) === '__main__.py' || hasMainGuard(text) || !path.endsWith('.py');
  // `python pkg/tool.py` does not run `pkg/__init__.py`. With relative imports, or imports of `pkg` itself, which only
  // the folder above makes possible, it is rather `python -m pkg.tool`.
  const byPath =
    isMain &&
    basename(path) !== '__main__.py' &&
    !relativeImport.test(text) &&
    !importsOwnPackage(address, text);
  return {
    path,
    run: isMain ? 'script' : 'import',
    module: byPath ? leafOf(address.module) : address.module,
    searchFolder: address.inPackage && !byPath ? address.root : dirname(path),
    patchedBy: isLocustfile(path, text) ? 'gevent' : undefined,
    preloaded: isTestFile(path) ? testRunner : anyRunner,
    plan: gunicornConfig.test(basename(path)) ? configPlan(path) : { kind: 'module' },
    evidence: reason === notImported ? 'guess' : 'known',
    reason,
  };
}

function importsOwnPackage({ module, inPackage }: ModuleAddress, text: string): boolean {
  return inPackage && new RegExp(`^[ \\t]*(?:from|import)[ \\t]+${topLevelOf(module)}\\b`, 'm').test(text);
}

/** gunicorn with nothing but its configuration known: that and its hooks run, and what it says of the worker holds. */
function configPlan(config: FilePath): ServerPlan {
  return {
    kind: 'server',
    server: 'gunicorn',
    config,
    application: undefined,
    worker: undefined,
    workerClass: undefined,
    preload: false,
    declared: undefined,
  };
}

/** Whether what follows is for `python file.py`. Most files lack the word, which is found out faster. */
function hasMainGuard(text: string): boolean {
  return mainWord(text) >= 0 && mainGuard.test(text);
}

/** Whether `path` is a test: pytest and unittest load it, and what runs before it is not in the repository. */
export function isTestFile(path: FilePath): boolean {
  return testFolder.test(path) || isNamedAsTest(path);
}

/** Whether pytest and unittest find `path` by its name: other files in a folder of tests are of any kind. */
function isNamedAsTest(path: FilePath): boolean {
  return testName.test(path) || camelCaseTest.test(path);
}

const notImported = 'not imported by any other module';

function reasonFor(path: FilePath, text: string, isImported: () => boolean): string | undefined {
  if (basename(path) === '__main__.py') return 'run with python -m';
  if (!path.endsWith('.py')) return 'a script';
  if (hasMainGuard(text)) return 'run as a script';
  const isHelper = serverModule.test(basename(path)) && !boundApplication.test(text) && isImported();
  if (conventional.test(basename(path)) && !isHelper) return 'loaded first by a server or runner';
  return isImported() ? undefined : notImported;
}

/** The locust command line has imported locust, and so patched, before it loads a locustfile (SEMANTICS 4). */
function isLocustfile(path: FilePath, text: string): boolean {
  if (isNamedAsTest(path)) return false;
  if (/^locustfile\w*\.py$/.test(basename(path))) return true;
  return /\blocust\b/.test(text) && locustUser.test(text) && !hasMainGuard(text);
}

/** Settings that nothing but Sphinx has (sphinx-doc.org, "Configuration"), and its extensions. */
const setting =
  /^(?:html_\w+|latex_\w+|autodoc_\w+|intersphinx_mapping|templates_path|exclude_patterns|master_doc|root_doc|pygments_style)[ \t]*=|['"]sphinx\.ext\.\w/m;

/** Whether `path` is a configuration of Sphinx: sphinx-build executes it, and the program never does. */
function isSphinxConfig(path: FilePath, text: string): boolean {
  return basename(path) === 'conf.py' && setting.test(text);
}
