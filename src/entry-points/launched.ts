import { type Launch, type LaunchTarget, launchesIn } from '../launchers/index.js';
import { dirname, type FilePath, join, toFilePath } from '../project/file-path.js';
import { stemOf, topLevelOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import { createResolver, type OutsideWorld } from '../project/resolver.js';
import type { EntryPoint, ServerPlan } from '../trace/trace.js';

/** A target that was found in the repository. */
interface Found {
  readonly path: FilePath;
  readonly module: string;
  readonly searchFolder: string;
}

/** What the repository's own files say of how its modules come to run. */
interface LaunchedModules {
  /** The entry points that are configured, then those that files name, in the order of those files. */
  readonly entries: readonly EntryPoint[];
  /** Modules that packaging metadata declares as plug-ins: they are imported, by a name that stands in no statement. */
  readonly plugins: ReadonlySet<string>;
}

/** The entry points that are `configured` or that the repository's own files name, and its plug-ins. */
export function launchedModules(
  program: Program,
  world: OutsideWorld,
  configured: readonly Launch[],
): LaunchedModules {
  const declared = declaringFiles(program).map(([path, text]) => launchesIn(path, text));
  const launches = [...configured, ...declared.flatMap((one) => one.launches)];
  return {
    entries: launches.flatMap((launch) => entryOf(program, world, launch) ?? []),
    plugins: new Set(declared.flatMap((one) => one.plugins)),
  };
}

/** The files that can say how programs are started: of Python files only `setup.py`. */
function declaringFiles(program: Program): readonly (readonly [FilePath, string])[] {
  return [...program.snapshot.texts].filter(([path]) => !path.endsWith('.py') || path.endsWith('setup.py'));
}

/** What `launch` names and the repository does not have: an application, a script, a configuration file. */
export function missingOf(program: Program, world: OutsideWorld, launch: Launch): readonly string[] {
  const { target, config, folder } = launch;
  const missing: string[] = [];
  if (target !== undefined && find(program, world, target, folder) === undefined)
    missing.push(target.kind === 'file' ? target.file : target.module);
  if (config !== undefined && configOf(program, launch) === undefined) missing.push(config);
  return missing;
}

function entryOf(program: Program, world: OutsideWorld, launch: Launch): EntryPoint | undefined {
  const found = launch.target === undefined ? undefined : find(program, world, launch.target, launch.folder);
  const by = launch.by === 'entry-points' ? 'named by entry-points' : `started by ${launch.by}`;
  const reason = `${by} in ${launch.declared.path}`;
  if (launch.by === 'gunicorn' || (launch.by === 'uwsgi' && launch.patches !== undefined && launch.preload)) {
    return serverEntry(program, launch, found, reason);
  }
  if (found === undefined || launch.target === undefined) return undefined;
  const { target } = launch;
  const call = target.kind === 'module' ? target.call : undefined;
  return {
    ...found,
    run: target.kind === 'module' ? 'import' : 'script',
    patchedBy: launch.patches,
    preloaded: new Set(),
    plan: call === undefined ? { kind: 'module' } : { kind: 'console-script', call },
    evidence: 'known',
    reason,
  };
}

function serverEntry(
  program: Program,
  launch: Launch,
  found: Found | undefined,
  reason: string,
): EntryPoint | undefined {
  const config = configOf(program, launch);
  const path = found?.path ?? config;
  if (path === undefined) return undefined;
  const plan: ServerPlan = {
    kind: 'server',
    server: launch.by,
    config,
    application: found?.module,
    worker: launch.patches,
    workerClass: launch.workerClass,
    preload: launch.preload,
    declared: launch.declared,
  };
  const searchFolder = found?.searchFolder ?? dirname(path);
  const module = found?.module ?? 'gunicorn.conf';
  return {
    path,
    module,
    searchFolder,
    run: 'import',
    patchedBy: undefined,
    preloaded: new Set(),
    plan,
    evidence: 'known',
    reason,
  };
}

/** The configuration file that was named, or gunicorn's default in the folder it is started from. */
function configOf(program: Program, launch: Launch): FilePath | undefined {
  if (launch.by !== 'gunicorn') return undefined;
  const { config } = launch;
  if (config?.startsWith('python:')) return undefined;
  return findFile(program, config ?? 'gunicorn.conf.py', launch.folder, config !== undefined);
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
  const { module } = target;
  const { layout } = program;
  const top = topLevelOf(module);
  // Every resolver searches all roots; another search folder changes the answer only if the name stands right in it.
  const others = ['', ...layout.projectRoots, ...layout.packageRoots].filter(
    (root) => layout.folders.has(join(root, top)) || layout.files.has(join(root, `${top}.py`)),
  );
  for (const root of new Set([folder, ...others])) {
    const path = pathOf(program, world, module, root, target.kind);
    if (path !== undefined) return { ...path, searchFolder: root };
  }
  return undefined;
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
  const relative = toFilePath(name.replace(/^\/+/, ''));
  if (relative === undefined) return undefined;
  for (const candidate of [join(folder, relative), relative]) {
    if (!name.startsWith('/') && program.layout.files.has(candidate)) return candidate as FilePath;
  }
  if (!byEnd || !relative.includes('.')) return undefined;
  const parts = relative.split('/');
  for (let skip = 0; skip < parts.length; skip++) {
    const end = parts.slice(skip).join('/');
    const matching = [...program.snapshot.paths].filter((path) => path === end || path.endsWith(`/${end}`));
    if (matching.length === 1) return matching[0];
  }
  return undefined;
}
