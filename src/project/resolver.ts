import { remembered } from '../text/memoize.js';
import { isInstalled, type Layout, nearestFirst } from './layout.js';
import { isIdentifier, leafOf, parentOf } from './module-name.js';
import { basename, dirname, type FilePath, join } from './snapshot.js';

/** What an absolute module name stands for, seen from one entry point. */
type Resolution =
  /** A file of the repository; `searchPath` is a package's `__path__`. */
  | {
      readonly kind: 'source';
      readonly module: string;
      readonly path: FilePath;
      readonly searchPath: readonly string[] | undefined;
    }
  /** A package without `__init__.py`, possibly spread over several folders (PEP 420). */
  | { readonly kind: 'namespace'; readonly module: string; readonly searchPath: readonly string[] }
  /** The standard library, an installed package, or nothing at all: not a file of the repository. */
  | { readonly kind: 'external'; readonly module: string };

/** Resolves absolute names for one entry point; answers are cached. */
export interface Resolver {
  resolve(module: string): Resolution;
}

/** What the resolver must know of the world outside of the repository. */
export interface OutsideWorld {
  isStandardLibrary(topLevel: string): boolean;
  /** An installed package of that name is known, so a mere folder of the same name does not shadow it. */
  isKnownLibrary(topLevel: string): boolean;
  /** The `__init__` at `path` extends its `__path__` over other folders (pkgutil.extend_path, declare_namespace). */
  isLegacyNamespace(path: FilePath): boolean;
}

/**
 * Python's search order for an entry point whose `sys.path[0]` is `entryFolder` (docs.python.org, "The initialization
 * of the sys.path module search path"): that folder, the standard library, then installed packages, under which the
 * project's own roots count. A regular package or module wins over a namespace package wherever it lies (PEP 420).
 */
export function createResolver(layout: Layout, entryFolder: string, world: OutsideWorld): Resolver {
  const projectRoots = nearestFirst(layout.projectRoots, entryFolder);
  const packageRoots = nearestFirst(layout.packageRoots, entryFolder);
  const addedPackages = layout.addedPackages
    .filter(({ by }) => by === entryFolder)
    .map(({ folder }) => folder);
  const everyRoot = [...new Set([entryFolder, ...projectRoots, ...packageRoots])];

  const names = namesIn(layout);

  function regular(module: string, folders: readonly string[]): Resolution | undefined {
    const leaf = leafOf(module);
    if (!names.has(leaf)) return undefined;
    for (const folder of folders) {
      const inside = join(folder, leaf);
      const init = join(inside, '__init__.py');
      if (layout.files.has(init)) {
        const path = init as FilePath;
        const searchPath = world.isLegacyNamespace(path) ? portions(module, [inside]) : [inside];
        return { kind: 'source', module, path, searchPath };
      }
      const file = `${inside}.py`;
      if (layout.files.has(file))
        return { kind: 'source', module, path: file as FilePath, searchPath: undefined };
    }
    return undefined;
  }

  /** Folders named after `module` under every root: the portions of a namespace package. */
  function portions(module: string, first: readonly string[]): readonly string[] {
    const relative = module.replaceAll('.', '/');
    const folders = everyRoot
      .map((root) => join(root, relative))
      .filter((folder) => layout.folders.has(folder));
    return [...new Set([...first, ...folders])];
  }

  function namespace(module: string, folders: readonly string[]): Resolution | undefined {
    const leaf = leafOf(module);
    if (!names.has(leaf)) return undefined;
    const searchPath = folders
      .map((folder) => join(folder, leaf))
      .filter((folder) => layout.folders.has(folder));
    return searchPath.length > 0 ? { kind: 'namespace', module, searchPath } : undefined;
  }

  /** A library that is known is not read, wherever pip has put it: what was measured is nearer to the truth. */
  const isMeasured = (found: Resolution) =>
    found.kind === 'source' &&
    world.isKnownLibrary(found.module) &&
    isInstalled(layout, found.path, world.isKnownLibrary);

  function topLevel(module: string): Resolution {
    const external: Resolution = { kind: 'external', module };
    const first = regular(module, [entryFolder]);
    if (first !== undefined) return isMeasured(first) ? external : first;
    if (world.isStandardLibrary(module)) return external;
    const project = regular(module, projectRoots);
    if (project !== undefined) return isMeasured(project) ? external : project;
    if (world.isKnownLibrary(module)) return external;
    const inferred = regular(module, packageRoots);
    if (inferred !== undefined && inferred.kind === 'source' && inferred.searchPath !== undefined)
      return inferred;
    return regular(module, addedPackages) ?? namespace(module, everyRoot) ?? external;
  }

  const resolve = remembered((module: string): Resolution => {
    const parent = parentOf(module);
    let resolution: Resolution = { kind: 'external', module };
    if (parent === undefined) resolution = isIdentifier(module) ? topLevel(module) : resolution;
    else {
      const above = resolve(parent);
      if (above.kind !== 'external' && above.searchPath !== undefined) {
        resolution = regular(module, above.searchPath) ?? namespace(module, above.searchPath) ?? resolution;
      }
    }
    return resolution;
  }, mostNames);

  return { resolve };
}

/** Names that are not looked up again: more than any program imports. */
export const mostNames = 100_000;

/** The names of all files and folders that could be modules, wherever they lie: what is imported from elsewhere is not among them. */
const knownNames = new WeakMap<Layout, ReadonlySet<string>>();

function namesIn(layout: Layout): ReadonlySet<string> {
  let names = knownNames.get(layout);
  if (names === undefined) {
    const found = new Set<string>();
    for (const folder of layout.folders) found.add(basename(folder));
    for (const path of layout.files) {
      if (path.endsWith('.py')) found.add(basename(path).slice(0, -'.py'.length));
    }
    names = found;
    knownNames.set(layout, names);
  }
  return names;
}

/** How a file is named when Python imports it: its module name and the folder that must be on `sys.path`. */
export interface ModuleAddress {
  readonly module: string;
  readonly root: string;
  /** Some package is above it, so importing the file runs that package's `__init__` first. */
  readonly inPackage: boolean;
}

/**
 * The name under which `path` is imported: up through regular packages, then through plain folders when a project
 * root lies above them (namespace packages).
 */
export function addressOf(path: FilePath, layout: Layout): ModuleAddress {
  const folder = dirname(path);
  const file = path.slice(folder === '' ? 0 : folder.length + 1).replace(/\.pyw?$/, '');
  const isInit = file === '__init__';
  let parts = isInit ? [] : [file];
  let root = folder;
  const climb = () => {
    parts = [root.slice(root.lastIndexOf('/') + 1), ...parts];
    root = dirname(root);
  };
  let inPackage = false;
  // A plain folder inside a package is part of it (PEP 420): its modules are imported by the package's name.
  const above = packageAbove(root, layout);
  if (above !== undefined) while (root !== above) climb();
  while (root !== '' && layout.files.has(join(root, '__init__.py'))) {
    climb();
    inPackage = true;
  }
  const project = projectAbove(root, layout);
  if (inPackage && project !== undefined && project !== '' && project !== root) {
    const between = project === '' ? root : root.slice(project.length + 1);
    if (between.split('/').every(isIdentifier)) while (root !== project) climb();
  }
  return {
    module: parts.join('.') || file,
    root,
    inPackage: inPackage && (isInit ? parts.length > 1 : true),
  };
}

/** The folder that Python finds the file at `path` from, its address being `address`: what `createResolver` starts at. */
export function searchFolderOf(path: FilePath, address: ModuleAddress): string {
  return address.inPackage ? address.root : dirname(path);
}

/**
 * The nearest folder, from that of the file at `path` up to `root`, which lies above its packages, that has the top-level
 * module `top`, where nobody else does: who imports it by that name is found from that folder, as a script of it is run,
 * and everything that such a script loads.
 */
export function scriptFolderOf(
  path: FilePath,
  root: string,
  top: string,
  { files, folders }: Layout,
  world: Pick<OutsideWorld, 'isStandardLibrary' | 'isKnownLibrary'>,
): string | undefined {
  if (world.isStandardLibrary(top) || world.isKnownLibrary(top)) return undefined;
  for (let folder = dirname(path); folder !== root; folder = dirname(folder)) {
    const inside = join(folder, top);
    if (files.has(`${inside}.py`) || (folders.has(inside) && `${inside}.py` !== path)) return folder;
    if (folder === '') return undefined;
  }
  return undefined;
}

function packageAbove(folder: string, layout: Layout): string | undefined {
  for (let at = folder; at !== '' && isIdentifier(at.slice(at.lastIndexOf('/') + 1)); at = dirname(at)) {
    if (layout.projectRoots.includes(at)) return undefined;
    if (layout.files.has(join(at, '__init__.py'))) return at;
  }
  return undefined;
}

function projectAbove(folder: string, layout: Layout): string | undefined {
  let best: string | undefined;
  for (const root of layout.projectRoots) {
    const above = root === '' || folder === root || folder.startsWith(`${root}/`);
    if (above && (best === undefined || root.length > best.length)) best = root;
  }
  return best;
}
