import { distributionsIn } from '../environment/distributions.js';
import { attribute } from '../interpreter/attributes.js';
import { call } from '../interpreter/calls.js';
import { runCommands } from '../interpreter/commands.js';
import { heldNow } from '../interpreter/holds.js';
import { importedAttribute, importModule, runModule } from '../interpreter/imports.js';
import { createInterpreter, statementBudget } from '../interpreter/interpreter.js';
import type { Libraries } from '../interpreter/library-model.js';
import { sharedRuns, undo } from '../interpreter/module-runs.js';
import { hasPatchedByDefault, patchBeforeLaunch, runLaunchPatch } from '../interpreter/patch-calls.js';
import { programHost } from '../interpreter/program-host.js';
import type { SharedRuns } from '../interpreter/recording.js';
import { boundIn } from '../interpreter/references.js';
import { callScript } from '../interpreter/stand-ins.js';
import {
  activated,
  assuming,
  currentStep,
  guessing,
  type Interpreter,
  isSettled,
  nextId,
  positionally,
} from '../interpreter/state.js';
import { literal, type Scope, textOf, truthOf, type Value } from '../interpreter/values.js';
import type { Configuration, LauncherPatch, LaunchPlan, StartUp } from '../launchers/launcher.js';
import { stdlibModule } from '../libraries/tables.js';
import type { PatcherId, Platform, PossiblePatches, PythonVersion } from '../patchers/types.js';
import { fileKind, isTestFile } from '../project/file-kinds.js';
import { scanImports } from '../project/import-graph.js';
import { leafOf, packageOf, parentOf, prefixesOf, stemOf } from '../project/module-name.js';
import { isLegacyNamespace, type Program } from '../project/program.js';
import { addressOf, createResolver, type OutsideWorld, type Resolver } from '../project/resolver.js';
import { basename, dirname, type FilePath, join } from '../project/snapshot.js';
import type { AssignStatement } from '../python/syntax.js';
import { findingScripts, withScripts } from '../startup/scripts.js';
import type { EntryPoint, ImportTrace, Step } from '../trace/trace.js';
import { startedInPackage } from './package-starts.js';
import { possiblePatches, type Reach } from './possible-patches.js';

/** The name a script has in `sys.modules`: whoever imports it by its own name runs it a second time. */
const mainModule = '__main__';

/** Statements whose recorded doings are gone through in less time than one is executed in (measured: 20 to 40). */
const replayedAtOnce = 16;

/** Runs the entry point as its launcher starts it, behind what Python imports by itself. */
function launch(interpreter: Interpreter, entry: EntryPoint, siteModules: readonly FilePath[]): void {
  for (const path of siteModules) {
    nextStage(interpreter);
    runModule(interpreter, stemOf(path), path, '', 'import');
  }
  if (entry.plan === undefined) runTarget(interpreter, entry);
  else entry.plan.start.run(startUpOf(interpreter, entry, entry.plan));
}

/** The steps of a launcher's start, carried out by the interpreter. */
function startUpOf(interpreter: Interpreter, entry: EntryPoint, plan: LaunchPlan): StartUp {
  return {
    application: plan.application,
    declared: plan.declared,
    runTarget: () => runTarget(interpreter, entry),
    callInTarget(name) {
      nextStage(interpreter);
      callIn(interpreter, interpreter.modules.get(entry.module)?.scope, name);
    },
    callIn(module, name) {
      nextStage(interpreter);
      callIn(interpreter, interpreter.modules.get(module)?.scope, name);
    },
    runConfiguration(module) {
      if (plan.configuration === undefined) return undefined;
      for (const parent of prefixesOf(module).slice(0, -1)) {
        nextStage(interpreter);
        importModule(interpreter, parent);
      }
      nextStage(interpreter);
      runModule(interpreter, module, plan.configuration, '', 'import');
      return configurationIn(interpreter, plan.configuration, interpreter.modules.get(module)?.scope);
    },
    importModule(module) {
      nextStage(interpreter);
      importModule(interpreter, module);
    },
    runScript(script, name, ...texts) {
      nextStage(interpreter);
      callScript(interpreter, script, name, positionally(...texts.map(literal)));
    },
    importFile(path) {
      nextStage(interpreter);
      importFile(interpreter, path);
    },
    callInFile(path, name) {
      nextStage(interpreter);
      callIn(interpreter, interpreter.modules.get(foundFrom(interpreter, path).module)?.scope, name);
    },
    ancestorsOf(name) {
      const module = parentOf(name);
      if (module === undefined || interpreter.resolver.resolve(module).kind === 'external') return [];
      nextStage(interpreter);
      return libraryClasses(attribute(interpreter, importModule(interpreter, module), leafOf(name)));
    },
    patch(patch) {
      nextStage(interpreter);
      patchAt(interpreter, patch);
    },
    perhaps: (action) => assuming(interpreter, nextId(interpreter), 0, action),
    loadLibrary(module, { by, isSure }) {
      nextStage(interpreter);
      const load = () => loadAt(interpreter, module, by, plan.declared);
      if (isSure) load();
      else guessing(interpreter, load);
    },
    countsOn: interpreter.program.ownerOf(entry.path).mentions,
    hasDistribution: (name) => isNamed(interpreter.program, name),
  };
}

/** Whether a distribution is installed, or a file that is no Python names it. */
function isNamed({ snapshot, isPython }: Program, name: string): boolean {
  if (snapshot.installed !== undefined && distributionsIn(snapshot.installed)(name)) return true;
  const word = new RegExp(`(?<![\\w.-])${name.replaceAll('-', '[-_.]')}(?![\\w.-]*\\w)`, 'i');
  for (const path of snapshot.texts.keys())
    if (fileKind(path) !== 'python' && !isPython(path) && word.test(snapshot.texts.get(path) ?? ''))
      return true;
  return false;
}

/** What a launcher loads stands where the start is written. */
function loadAt(interpreter: Interpreter, module: string, by: string, place: LaunchPlan['declared']): void {
  if (place === undefined) {
    importModule(interpreter, module);
    return;
  }
  const { path, span } = place;
  const inside = (caller: Step, action: () => void) =>
    activated(interpreter, { id: nextId(interpreter), path, module: by, body: 'launch', caller }, () => {
      interpreter.span = span;
      action();
    });
  // One step leads to the program that loads it, and the next one is that program's own.
  inside(currentStep(interpreter, by), () =>
    inside(currentStep(interpreter, by), () => importModule(interpreter, module)),
  );
}

/** Imports the packages around the entry point's module, then runs it, unless the run is over before. */
function runTarget(interpreter: Interpreter, entry: EntryPoint): void {
  for (const parent of prefixesOf(entry.module).slice(0, -1)) {
    nextStage(interpreter);
    importModule(interpreter, parent);
    if (interpreter.halted || interpreter.host.isDone(interpreter)) return;
  }
  nextStage(interpreter);
  const pkg = packageOf(entry.path, entry.module);
  if (entry.run === 'script') runModule(interpreter, mainModule, entry.path, pkg, 'entry');
  else if (!interpreter.modules.has(entry.module))
    runModule(interpreter, entry.module, entry.path, pkg, 'entry');
}

/** How the file at `path` is called, and the folder that it is found in, for who puts that folder first in `sys.path`. */
function foundFrom(
  { program }: Interpreter,
  path: FilePath,
): { readonly module: string; readonly folder: string } {
  const { module, root, inPackage } = addressOf(path, program.layout);
  return inPackage ? { module, folder: root } : { module: stemOf(path), folder: dirname(path) };
}

/** Imports the file at `path`, with the folder that it is found in searched first. */
function importFile(interpreter: Interpreter, path: FilePath): void {
  const { module, folder } = foundFrom(interpreter, path);
  const { program, libraries, shared, resolver } = interpreter;
  const own =
    shared?.resolvers.get(folder) ?? createResolver(program.layout, folder, outsideWorld(program, libraries));
  shared?.resolvers.set(folder, own);
  shared?.asked?.searched.add(folder);
  interpreter.resolver = own;
  for (const parent of prefixesOf(module).slice(0, -1)) importModule(interpreter, parent);
  // conftest.py files outside of packages are all called so, and each is executed.
  if (module === 'conftest') interpreter.modules.delete(module);
  if (!interpreter.modules.has(module)) {
    const found = own.resolve(module);
    if (found.kind === 'source' && found.path === path) importModule(interpreter, module);
    else runModule(interpreter, module, path, packageOf(path, module), 'import');
  }
  interpreter.resolver = resolver;
}

/** A configuration at `path` whose module has run to `scope`; without one it came to nothing. */
function configurationIn(interpreter: Interpreter, path: FilePath, scope: Scope | undefined): Configuration {
  const bound = (name: string) => boundIn(interpreter, scope, name);
  return {
    path,
    text: (name) => textOf(bound(name)),
    isTrue(name) {
      const value = bound(name);
      return value !== undefined && truthOf(value) === 'true';
    },
    assignment: (name) =>
      interpreter.program
        .syntax(path)
        ?.body.find(
          (one): one is AssignStatement =>
            one.kind === 'assign' &&
            one.targets.some((target) => target.kind === 'name' && target.name === name),
        ),
    call(name) {
      nextStage(interpreter);
      callIn(interpreter, scope, name);
    },
  };
}

/** The library classes that `value`, a class, is or inherits from, nearest first. */
function libraryClasses(value: Value): readonly string[] {
  if (value.kind === 'external') return [value.name];
  return value.kind === 'class' ? value.bases.flatMap(libraryClasses) : [];
}

/** The patch of a launcher stands where the start, or the setting that decides it, is written. */
function patchAt(interpreter: Interpreter, { library, launcher, command, place }: LauncherPatch): void {
  const activation = {
    id: nextId(interpreter),
    path: place.path,
    module: launcher,
    body: 'launch',
    caller: currentStep(interpreter, launcher),
  } as const;
  activated(interpreter, activation, () => {
    interpreter.span = place.span;
    runLaunchPatch(interpreter, library, { kind: 'launch', launcher, command });
  });
}

/**
 * Modules that Python imports by itself when it starts (docs.python.org, "site"), as far as they have to do with a patch:
 * those beside or above the program, or wherever the only one of that name lies, as images copy it elsewhere. What is part of a
 * package is none: `opentelemetry-instrument` and its like put such a folder on the path of the programs that they start.
 */
function siteModulesFor(sources: Sources, entry: FilePath): readonly FilePath[] {
  const { layout } = sources.program;
  const isPackage = (folder: string) => layout.files.has(join(folder, '__init__.py'));
  return [...new Set(layout.siteModules.map(basename))].sort().flatMap((name) => {
    const all = layout.siteModules.filter((path) => basename(path) === name && !isTestFile(path));
    const own = all.filter((path) => dirname(path) === '' || !isPackage(dirname(path)));
    const above = own.filter((path) => dirname(path) === '' || entry.startsWith(`${dirname(path)}/`));
    const nearest = above.sort((a, b) => b.length - a.length)[0] ?? (all.length === 1 ? own[0] : undefined);
    if (nearest === undefined || nearest === entry) return [];
    return leadsToPatcher(sources, nearest) ? [nearest] : [];
  });
}

/** Where modules come from. */
type Sources = Pick<Interpreter, 'program' | 'resolver' | 'libraries'>;

/** Files in which a site module is looked into for a patcher: one that patches says so, or the first thing that it imports. */
const mostFiles = 20;

/** Whether the module at `path`, or one of the program's own that it may import, mentions a patcher. */
function leadsToPatcher({ program, resolver, libraries }: Sources, path: FilePath): boolean {
  const files = new Set([path]);
  for (const file of files) {
    const text = program.text(file) ?? '';
    if (libraries.patchers.spellings.mentionedIn(text)) return true;
    const pkg = packageOf(file, addressOf(file, program.layout).module);
    for (const name of scanImports(text, pkg).keys()) {
      const found = resolver.resolve(name);
      if (found.kind === 'source' && files.size < mostFiles) files.add(found.path);
    }
  }
  return false;
}

/** The launch is no file: its stages stand for its statements, in order. */
function nextStage(interpreter: Interpreter): void {
  interpreter.span = { start: interpreter.span.start + 1, end: interpreter.span.start + 1 };
}

function callIn(interpreter: Interpreter, scope: Scope | undefined, name: string): void {
  const [first = '', ...rest] = name.split('.');
  if (scope === undefined) return;
  const { module } = scope;
  // As `from module import name` finds it, which may be a submodule: `app:cli.main`.
  const bound = boundIn(interpreter, scope, first);
  const callee =
    bound ?? importedAttribute(interpreter, module, { kind: 'module', name: module, scope }, first);
  if (bound === undefined && callee.kind === 'unknown') return;
  const target = rest.reduce((value, part) => attribute(interpreter, value, part), callee);
  call(interpreter, target, { positional: [], keywords: new Map(), open: true }, name);
  runCommands(interpreter, `${module}:${name}`);
}

/** What lies outside of the repository, as far as it is known. */
export function outsideWorld(program: Program, libraries: Libraries): OutsideWorld {
  return {
    isStandardLibrary: (module) => stdlibModule(module) !== undefined,
    isKnownLibrary: (module) => libraries.knows(module),
    isLegacyNamespace: (path) => isLegacyNamespace(program, path),
  };
}

/** What an entry point is run with: the version of Python, where that is known, and the system; and for how long. */
export interface Target {
  readonly python: PythonVersion | undefined;
  readonly platform?: Platform;
  /** Whether there is no time left: a run stops then wherever it is. */
  readonly isTimeUp?: () => boolean;
}

/** What finds modules where `entry` runs. */
function resolverOf(
  program: Program,
  { searchFolder }: EntryPoint,
  libraries: Libraries,
  shared: SharedRuns,
): Resolver {
  const resolver =
    shared.resolvers.get(searchFolder) ??
    findingScripts(createResolver(program.layout, searchFolder, outsideWorld(program, libraries)));
  shared.resolvers.set(searchFolder, resolver);
  shared.asked?.searched.add(searchFolder);
  return resolver;
}

/**
 * What can be patched at most where `entry` runs, of which `reach` are the files that it can come to; undefined where that is not
 * known.
 */
export function possibleFrom(
  program: Program,
  entry: EntryPoint,
  libraries: Libraries,
  shared: SharedRuns,
  reach: Reach | undefined,
): PossiblePatches | undefined {
  // What a launcher loads beside the module is not seen from there.
  const { plan, tests, run, path } = entry;
  const launcher = patchesOf(plan);
  if (reach === undefined || launcher === undefined) return undefined;
  const areTestsFirst =
    tests !== undefined && plan?.start.loadsTestsFirst?.((name) => isNamed(program, name)) === true;
  return possiblePatches(program, reach, libraries, {
    resolver: resolverOf(program, entry, libraries, shared),
    main: run === 'script' ? path : undefined,
    called: new Set(plan === undefined ? [] : [path, plan.configuration]),
    calls: new Set(plan?.start.calls),
    launcher,
    countsCallsIn: (file) => tests === undefined || !areTestsFirst || patchesForTests(tests, file),
  });
}

/**
 * Whether a patch that the file at `path` makes when it is loaded is one for `tests`, or a run of them. That of an application knows
 * itself to be first where the application runs, and tests may import that in any order.
 */
export function patchesForTests(tests: ReadonlySet<FilePath>, path: FilePath): boolean {
  return tests.has(path) || isTestFile(path);
}

/**
 * Runs import time on paper: executes the entry point's module, and every first-party module it imports, in the
 * order CPython would, and records what is held, loaded and patched when. With `until: 'settled'` it stops where
 * every patcher that the program mentions has patched, since nothing after that can be late.
 * `possible` is what can be patched at most, where that is known: where it is nothing, nothing is run.
 */
export function runEntryPoint(
  program: Program,
  entry: EntryPoint,
  { python, platform = 'linux', isTimeUp = () => false }: Target,
  libraries: Libraries,
  until: 'settled' | 'end' = 'end',
  shared: SharedRuns = sharedRuns(false),
  possible?: PossiblePatches,
): ImportTrace {
  const resolver = resolverOf(program, entry, libraries, shared);
  const host = programHost(python, platform, until, isTimeUp);
  // Nothing is late where nothing patches.
  if (until === 'settled' && entry.patchedBy === undefined && possible?.size === 0)
    return { entry, events: [], settled: false, stopped: false, statements: 0 };
  const siteModules = siteModulesFor({ program, resolver, libraries }, entry.path);
  const run = () => {
    const interpreter = createInterpreter({
      program: withScripts(program),
      resolver,
      entry,
      python,
      libraries,
      host,
      shared,
      possible,
    });
    patchBeforeLaunch(interpreter, entry);
    launch(interpreter, entry, siteModules);
    return { trace: traceOf(interpreter, until), stage: interpreter.span.start };
  };
  if (until === 'end') return run().trace;
  return startedInPackage(shared, entry, { program, libraries, siteModules, possible }, run);
}

/** Whom a launcher itself has patch at most; undefined where it may load more of the program than its target and configuration. */
function patchesOf(plan: LaunchPlan | undefined): readonly PatcherId[] | undefined {
  if (plan === undefined || plan.start.isTargetAlone === true) return [];
  if (plan.application === undefined) return undefined;
  return plan.start.patchesAtMost?.(plan.configuration !== undefined);
}

/** What `interpreter` has seen by the end of its run; gives back what other runs share. */
function traceOf(interpreter: Interpreter, until: 'settled' | 'end'): ImportTrace {
  const { entry, libraries, shared } = interpreter;
  const isGreen = (id: PatcherId) => libraries.patchers.get(id)?.kind === 'green';
  const settled =
    until === 'settled' &&
    libraries.patchers.all.some(
      ({ id }) => isGreen(id) && (entry.patchedBy === id || hasPatchedByDefault(interpreter, id)),
    );
  const stopped = until === 'settled' && isSettled(interpreter);
  // Without a patch nobody has asked yet what the program holds.
  if (until === 'end') heldNow(interpreter);
  undo(interpreter);
  if (shared !== undefined) shared.nextId = interpreter.nextId;
  const { budget, replayed } = interpreter;
  const statements = statementBudget - budget - replayed + Math.ceil(replayed / replayedAtOnce);
  return {
    entry,
    events: interpreter.events.sort((a, b) => a.order - b.order),
    settled,
    stopped,
    statements,
  };
}
