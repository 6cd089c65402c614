import { type Declared, declarationReader, type UnreadStart } from '../launchers/declared.js';
import type { Declaration, Launch, LaunchPlan, LaunchTarget, Start } from '../launchers/launcher.js';
import type { Launchers } from '../launchers/launchers.js';
import { type Environment, noVariables } from '../launchers/shell.js';
import type { PatcherId } from '../patchers/types.js';
import { isTestFile } from '../project/file-kinds.js';
import { stemOf, topLevelOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import { addressOf, createResolver, type OutsideWorld } from '../project/resolver.js';
import { basename, dirname, type FilePath, join, resolvedPath, toFilePath } from '../project/snapshot.js';
import { scriptVariables } from '../startup/reach.js';
import { readOnce } from '../text/memoize.js';
import type { EntryPoint } from '../trace/trace.js';
import { loadsFilesAlone, startOf, type TestSession, testSessions } from './test-sessions.js';

/** A target that was found in the repository. */
interface Found {
  readonly path: FilePath;
  readonly module: string;
  readonly searchFolder: string;
}

/** What the repository's own files say of how its modules come to run. */
export interface LaunchedModules {
  /** The entry points that are configured, then those that files name, in the order of those files. */
  readonly entries: readonly EntryPoint[];
  /** Modules that packaging metadata declares as plug-ins: they are imported, by a name that stands in no statement. */
  readonly plugins: ReadonlySet<string>;
  /** Modules that a server loads by names in its configuration, first of all or later. */
  readonly factories: ReadonlySet<string>;
  /** Who patches before the runner of the tests starts, where each command that starts one says so. */
  readonly testsPatchedBy: PatcherId | undefined;
  /** What names a launcher and cannot be read, each place once. */
  readonly unread: readonly UnreadStart[];
  /** Commands that ask for green threads and patch nothing. */
  readonly unpatched: readonly UnpatchedStart[];
  /** What pytest loads in one process, where that is known. */
  readonly sessions: readonly TestSession[];
}

/** A command that asks for green threads by a word that patches nothing. */
export interface UnpatchedStart {
  readonly word: string;
  readonly library: PatcherId;
  readonly declared: Declaration;
  /** The module that it starts. */
  readonly app: FilePath;
}

/** Modules that run tests of the repository, by a name that is not its own. */
const testRunners: ReadonlySet<string> = new Set(['pytest', 'py.test', 'unittest', 'nose', 'nose2']);

/** The entry points that are `configured` or that the repository's own files name, and its plug-ins. */
export function launchedModules(
  program: Program,
  world: OutsideWorld,
  configured: readonly Launch[],
  launchers: Launchers,
): LaunchedModules {
  const declared = declarations(program, launchers);
  const launches = [...configured, ...declared.flatMap((one) => one.launches)].flatMap((launch) =>
    targetsOf(program, launch),
  );
  return {
    entries: launches.flatMap((launch) => entryOf(program, world, launch) ?? []),
    plugins: new Set(declared.flatMap((one) => one.plugins.map(({ module }) => module))),
    factories: new Set(declared.flatMap((one) => one.factories)),
    testsPatchedBy: testsPatchedBy(launches),
    unread: declared.flatMap(({ unread }) => unread),
    unpatched: launches.flatMap((launch) => {
      const app = launch.unpatched === undefined ? undefined : entryOf(program, world, launch)?.path;
      return app === undefined ? [] : [{ ...launch.unpatched!, declared: launch.declared, app }];
    }),
    sessions: testSessions(
      program,
      launches,
      declared.flatMap(({ plugins }) => plugins),
      (path) => program.read(path, (text) => launchers.recognized(path, text) !== undefined) === true,
    ),
  };
}

/** A launch for each of its targets, and for each file in those that are folders. */
function targetsOf(program: Program, { besides = [], ...launch }: Launch): readonly Launch[] {
  const first = launch.target;
  if (besides.length === 0 && (first?.kind !== 'file' || first.inFolder !== true)) return [launch];
  return [launch, ...besides.map((target) => ({ ...launch, target }))].flatMap((one): readonly Launch[] => {
    const { target, folder } = one;
    if (target?.kind !== 'file' || target.inFolder !== true) return [one];
    const place = [join(folder, target.file), target.file].find((name) => program.layout.folders.has(name));
    if (place === undefined) return [one];
    const inside = [...program.snapshot.texts.keys()].filter(
      (path) => path.startsWith(`${place}/`) && path.endsWith('.py'),
    );
    return inside.map((file) => ({ ...one, folder: '', target: { kind: 'file', file, isImported: true } }));
  });
}

/** Environments in which one file is read: what a repository has for production, for tests, for each of its services. */
const mostEnvironments = 8;

/** What each file that can say how programs are started says, alone and as it is read from others. */
function declarations(program: Program, launchers: Launchers): readonly Declared[] {
  const read = (path: FilePath, text: string, environment: Environment, target: string | undefined) =>
    declarationReader(launchers).declaredIn(path, text, {
      environment,
      target,
      textOf: (name) => {
        // Where a machine has it is not where the repository has it.
        const found = findFile(program, name, dirname(path), name.startsWith('/'));
        return found === undefined ? undefined : program.text(found);
      },
    });
  const files = declaringFiles(program, launchers);
  const alone = files.map(([path, text]) => ({ path, declared: read(path, text, noVariables, undefined) }));
  const more = new Map<string, { readonly path: FilePath; readonly declared: Declared }>();
  for (const { path: from, declared } of alone) {
    for (const { file, environment, target } of declared.handed) {
      const path = findFile(program, file, dirname(from), true);
      const text = path === undefined ? undefined : program.text(path);
      if (path === undefined || text === undefined || program.isPython(path)) continue;
      const key = JSON.stringify([path, target, [...environment]]);
      if (more.has(key) || more.size >= mostEnvironments * files.length) continue;
      more.set(key, { path, declared: read(path, text, environment, target) });
    }
  }
  const again = [...more.values()];
  return [
    ...alone.map(({ path, declared }) => ({
      ...declared,
      unread: declared.unread.filter((one) =>
        again.every((other) => other.path !== path || isUnread(one, other.declared)),
      ),
    })),
    ...again.map(({ declared }) => ({ ...declared, unread: [] })),
  ];
}

function isUnread({ span }: UnreadStart, { unread }: Declared): boolean {
  return unread.some((one) => one.span.start === span.start);
}

function testsPatchedBy(launches: readonly Launch[]): PatcherId | undefined {
  const patches = launches.flatMap(({ target, patches }) =>
    target !== undefined && testRunners.has(target.kind === 'file' ? basename(target.file) : target.module)
      ? [patches]
      : [],
  );
  return new Set(patches).size === 1 ? patches[0] : undefined;
}

/** `session` as it runs up to `last`, the file by which it leads to a patch; undefined means a plug-in. */
export function sessionEntry(program: Program, session: TestSession, last: FilePath | undefined): EntryPoint {
  const { launch, initial, collected, root } = session;
  const path = last ?? [...initial, ...collected][0]!;
  const { module } = addressOf(path, program.layout);
  const start = startOf(program, session, last);
  const plan = planOf(loadsFilesAlone(program, session) ? { ...start, isTargetAlone: true } : start, {
    configuration: undefined,
    application: undefined,
    declared: launch?.declared,
  });
  return {
    path,
    module,
    searchFolder: root,
    run: 'import',
    patchedBy: launch?.patches,
    environment: readBy(program, launch?.environment),
    preloaded: new Set(['pytest', 'unittest']),
    plan,
    evidence: 'known',
    reason: { kind: 'launched', by: 'pytest', path: launch?.declared.path ?? path },
    tests: new Set([...initial, ...collected]),
  };
}

/** How the test at `path` is loaded where it is run alone: after plug-ins and the conftest.py files above it. */
export function planAlone(
  program: Program,
  sessions: readonly TestSession[],
  path: FilePath,
): LaunchPlan | undefined {
  const found = sessions.find(({ initial, collected }) => initial.includes(path) || collected.includes(path));
  if (found === undefined) return undefined;
  const isAbove = (one: FilePath) =>
    one !== path && basename(one) === 'conftest.py' && path.startsWith(dirname(one));
  const initial = [...found.initial, ...found.collected].filter(isAbove);
  if (initial.length === 0 && found.plugins.length === 0) return undefined;
  const start = startOf(program, { ...found, initial, collected: [path] }, path);
  return planOf(start, { configuration: undefined, application: undefined, declared: undefined });
}

/**
 * The files that can say how programs are started: of Python files `setup.py`, and those that start others by commands, but for
 * tests, which start what is made for them.
 */
function declaringFiles(program: Program, launchers: Launchers): readonly (readonly [FilePath, string])[] {
  const { isStartedIn } = declarationReader(launchers);
  const starts = (path: FilePath) =>
    program.read(path, (text) => !isTestFile(path) && isStartedIn(text)) === true;
  return [...program.snapshot.texts.keys()].flatMap((path) =>
    !path.endsWith('.py') || path.endsWith('setup.py') || starts(path)
      ? [[path, program.text(path)!] as const]
      : [],
  );
}

/** What `launch` names and the repository does not have: an application, a script, a configuration file. */
export function missingOf(program: Program, world: OutsideWorld, launch: Launch): readonly string[] {
  const { target, start, folder } = launch;
  const configuration = start?.configuration;
  const missing: string[] = [];
  if (target !== undefined && find(program, world, target, folder) === undefined)
    missing.push(target.kind === 'file' ? target.file : target.module);
  if (configuration?.isDefault === false && configurationOf(program, launch) === undefined)
    missing.push(configuration.file);
  return missing;
}

function entryOf(program: Program, world: OutsideWorld, launch: Launch): EntryPoint | undefined {
  const { target, start, declared, by } = launch;
  const found = target === undefined ? undefined : find(program, world, target, launch.folder);
  const configuration = configurationOf(program, launch);
  const path = found?.path ?? configuration;
  if (path === undefined) return undefined;
  const isScript = target?.kind === 'main-module' || (target?.kind === 'file' && target.isImported !== true);
  return {
    path,
    module: found?.module ?? stemOf(path),
    searchFolder: found?.searchFolder ?? dirname(path),
    run: isScript ? 'script' : 'import',
    patchedBy: launch.patches,
    ...(launch.patches === undefined ? {} : { patchedAt: declared }),
    ...(launch.within === undefined ? {} : { patchedWithin: launch.within }),
    environment: readBy(program, launch.environment),
    preloaded: new Set(),
    plan:
      start === undefined
        ? undefined
        : planOf(start, { configuration, application: found?.module, declared }),
    evidence: 'known',
    reason:
      by === undefined
        ? { kind: 'configured', path: declared.path }
        : { kind: 'launched', by, path: declared.path },
  };
}

/** Where the command stands that patches before it loads the target of `entry`; undefined where it does not. */
export function patchingCommand({ patchedAt, plan }: EntryPoint): Declaration | undefined {
  const byPlan = plan?.start.patchesAtMost?.(plan.configuration !== undefined) ?? [];
  return patchedAt ?? (byPlan.length > 0 ? plan?.declared : undefined);
}

/** Names that stand in a text which asks for variables of the environment. */
const variablesIn = readOnce((text) =>
  /environ|getenv/.test(text)
    ? [...text.matchAll(/['"]([A-Za-z_]\w*)['"]/g)].map(([, name = '']) => name)
    : [],
);

/** Those of `environment` that some module of the program asks for by name; of the others nobody can tell whether they are set. */
function readBy(program: Program, environment: Environment = noVariables): Environment | undefined {
  if (environment.size === 0) return undefined;
  const isAsked = (name: string) =>
    scriptVariables.includes(name) ||
    program.gathered(`asks for ${name}`, (text, path) =>
      variablesIn(text).includes(name) && program.isPython(path) ? [name] : [],
    ).length > 0;
  const own = [...environment].filter(([name]) => isAsked(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  return own.length === 0 ? undefined : new Map(own);
}

/** What `start` comes to with what was found of it. */
export function planOf(start: Start, found: Omit<LaunchPlan, 'start' | 'patchesAfterLoading'>): LaunchPlan {
  const patchesAfterLoading = start.patchesAfterLoading?.(found.configuration !== undefined);
  return { start, ...found, ...(patchesAfterLoading === undefined ? {} : { patchesAfterLoading }) };
}

/** The configuration file that was named, or the default one in the folder that the launcher is started from. */
function configurationOf(program: Program, { start, folder }: Launch): FilePath | undefined {
  const { file, isDefault } = start?.configuration ?? {};
  return file === undefined ? undefined : findFile(program, file, folder, isDefault !== true);
}

function find(
  program: Program,
  world: OutsideWorld,
  target: LaunchTarget,
  folder: string,
): Found | undefined {
  if (target.kind === 'file') {
    const path = findFile(program, target.file, folder, true);
    return path === undefined ? undefined : { path, module: stemOf(path), searchFolder: dirname(path) };
  }
  for (const module of [target.module, ...(target.kind === 'module' ? (target.otherwise ?? []) : [])]) {
    const found = findModule(program, world, { kind: target.kind, module }, folder);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findModule(
  program: Program,
  world: OutsideWorld,
  { kind, module }: Exclude<LaunchTarget, { readonly kind: 'file' }>,
  folder: string,
): Found | undefined {
  const { layout } = program;
  const top = topLevelOf(module);
  // Every resolver searches all roots; another search folder changes the answer only if the name stands right in it.
  const others = ['', ...layout.projectRoots, ...layout.packageRoots].filter(
    (root) => layout.folders.has(join(root, top)) || layout.files.has(join(root, `${top}.py`)),
  );
  for (const root of new Set([folder, ...others])) {
    const path = pathOf(program, world, module, root, kind);
    if (path !== undefined) return { ...path, searchFolder: root };
  }
  return copied(program, world, module);
}

/**
 * What images copy elsewhere: `COPY src/core /app` makes `src/core/run.py` the module `run`, if the repository has no other
 * file of that name.
 */
function copied(program: Program, world: OutsideWorld, module: string): Found | undefined {
  const top = topLevelOf(module);
  if (world.isStandardLibrary(top) || world.isKnownLibrary(top)) return undefined;
  const path = findFile(program, `/${module.replaceAll('.', '/')}.py`, '', true);
  if (path === undefined || !path.endsWith(`/${module.replaceAll('.', '/')}.py`)) return undefined;
  return { path, module, searchFolder: path.slice(0, -`/${module}.py`.length) };
}

function pathOf(
  program: Program,
  world: OutsideWorld,
  module: string,
  root: string,
  kind: LaunchTarget['kind'],
): Omit<Found, 'searchFolder'> | undefined {
  const { resolve } = createResolver(program.layout, root, world);
  const resolution = resolve(module);
  if (resolution.kind === 'external') return undefined;
  const isPackage = resolution.kind === 'namespace' || resolution.searchPath !== undefined;
  if (kind === 'main-module' && isPackage) {
    const main = resolve(`${module}.__main__`);
    return main.kind === 'source' ? { path: main.path, module: main.module } : undefined;
  }
  return resolution.kind === 'source' ? { path: resolution.path, module } : undefined;
}

/**
 * The file written as `name`, beside the declaring file or at the root; an absolute name of a container, or one
 * relative to an unknown working directory, by its end when only one file ends so.
 */
function findFile(program: Program, name: string, folder: string, byEnd: boolean): FilePath | undefined {
  const relative = toFilePath(name.replace(/^(?:\.{0,2}\/)+/, ''));
  if (relative === undefined) return undefined;
  for (const candidate of [resolvedPath(join(folder, name)), relative]) {
    if (!name.startsWith('/') && candidate !== undefined && program.layout.files.has(candidate))
      return candidate as FilePath;
  }
  if (!byEnd) return undefined;
  const parts = relative.split('/');
  // A name without an ending may be that of anything.
  const most = relative.includes('.') ? parts.length : 1;
  for (let skip = 0; skip < most; skip++) {
    const end = parts.slice(skip).join('/');
    const matching = [...program.snapshot.paths].filter((path) => path === end || path.endsWith(`/${end}`));
    if (matching.length === 1) return matching[0];
  }
  return undefined;
}
