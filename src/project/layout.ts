import { readOnce } from '../text/memoize.js';
import { wordSearch } from '../text/search.js';
import { basename, dirname, type FilePath, join, resolvedPath } from './snapshot.js';

/** Which files and folders of a repository Python could import from: the static half of resolution. */
export interface Layout {
  readonly files: ReadonlySet<string>;
  /** Folders with a Python file somewhere below. */
  readonly folders: ReadonlySet<string>;
  /** Folders that Python finds top-level modules in by the project's own say-so, nearest to the root first. */
  readonly projectRoots: readonly string[];
  /** Folders that hold a regular top-level package and are no project root. */
  readonly packageRoots: readonly string[];
  /** Packages that programs add to `sys.path`, so that these find what lies in them by its own name as well. */
  readonly addedPackages: readonly PathEdit[];
  /** Folders that pip has put distributions into (`pip install --target libs`), as their metadata says, and what these are called. */
  readonly siteFolders: ReadonlyMap<string, ReadonlySet<string>>;
  /** Modules that Python may import by itself when it starts: `sitecustomize.py`, then `usercustomize.py`. */
  readonly siteModules: readonly FilePath[];
}

/** A folder that a program in the folder `by` may add to `sys.path`. */
export interface PathEdit {
  readonly folder: string;
  readonly by: string;
}

const siteModuleNames = ['sitecustomize.py', 'usercustomize.py'];
const projectFiles = ['pyproject.toml', 'setup.py', 'setup.cfg'];

/**
 * Finds the folders that Python could search, without configuration: declared `sourceRoots`, the root itself,
 * every folder with a project file and its `src/` and `lib/`, and every folder above a regular package. Of
 * `addedToPath`, which programs may add to `sys.path`, those that hold Python files count too, packages only for programs
 * beside the one that adds them: their modules have another name already.
 */
export function layoutOf(
  paths: ReadonlySet<FilePath>,
  sourceRoots: readonly string[],
  addedToPath: readonly PathEdit[] = [],
): Layout {
  const files: ReadonlySet<string> = paths;
  const folders = new Set<string>(['']);
  const packages = new Set<string>();
  const projects = new Set<string>();
  const siteModules: FilePath[] = [];
  const siteFolders = new Map<string, Set<string>>();
  for (const path of paths) {
    const folder = dirname(path);
    const name = path.slice(folder === '' ? 0 : folder.length + 1);
    if (projectFiles.includes(name)) projects.add(folder);
    if (name === 'METADATA') noteDistribution(siteFolders, folder);
    if (!name.endsWith('.py') && name.includes('.')) continue;
    if (name === '__init__.py') packages.add(folder);
    if (!name.endsWith('.py')) continue;
    if (siteModuleNames.includes(name)) siteModules.push(path);
    for (let above = folder; !folders.has(above); above = dirname(above)) folders.add(above);
  }
  const projectRoots = new Set<string>(
    sourceRoots.map((root) => root.replace(/^\.?\/+|(?<!\/)\/+$|^\.$/g, '')),
  );
  projectRoots.add('');
  for (const project of [...projects].sort(byDepth)) {
    for (const inside of [join(project, 'src'), join(project, 'lib')]) {
      if (folders.has(inside) && !packages.has(inside)) projectRoots.add(inside);
    }
    if (!packages.has(project)) projectRoots.add(project);
  }
  if (folders.has('src') && !packages.has('src')) projectRoots.add('src');
  const addedPackages: PathEdit[] = [];
  for (const edit of addedToPath) {
    if (packages.has(edit.folder)) addedPackages.push(edit);
    else if (folders.has(edit.folder)) projectRoots.add(edit.folder);
  }
  const packageRoots = new Set<string>();
  for (const folder of packages) {
    const above = dirname(folder);
    if (folder !== '' && !packages.has(above) && !projectRoots.has(above)) packageRoots.add(above);
  }
  return {
    files,
    folders,
    projectRoots: [...projectRoots],
    packageRoots: [...packageRoots].sort(byDepth),
    addedPackages,
    siteFolders,
    siteModules,
  };
}

/** Notes the distribution whose metadata lie in `folder`, if that is what they are, by the name that its module most likely has. */
function noteDistribution(siteFolders: Map<string, Set<string>>, folder: string): void {
  const [, name] = /^([^-]+)-[^/]*\.dist-info$/.exec(basename(folder)) ?? [];
  if (name === undefined) return;
  const site = dirname(folder);
  siteFolders.set(site, (siteFolders.get(site) ?? new Set()).add(asModule(name)));
}

/** How a module is called that has the name of its distribution. */
function asModule(name: string): string {
  return name.toLowerCase().replaceAll('.', '_');
}

/**
 * Whether pip has put the file at `path` into the tree, as part of a distribution: its module is called like one of those in its
 * folder, or like a library that `isLibrary` knows. Files of programs may lie beside them.
 */
export function isInstalled(
  { siteFolders }: Layout,
  path: FilePath,
  isLibrary: (topLevel: string) => boolean,
): boolean {
  for (const [folder, names] of siteFolders) {
    if (folder !== '' && !path.startsWith(`${folder}/`)) continue;
    const [top = ''] = path.slice(folder === '' ? 0 : folder.length + 1).split(/\/|\.py$/);
    if (names.has(asModule(top)) || isLibrary(top)) return true;
  }
  return false;
}

/** The last layout that was made, and of what. */
let last: { readonly of: Parameters<typeof layoutOf>; readonly layout: Layout } | undefined;

/** The same as `layoutOf`; one layout for all states of a repository, one after the other, that have the same files. */
export function layoutLike(...of: Parameters<typeof layoutOf>): Layout {
  if (last === undefined || !areSame(last.of, of)) last = { of, layout: layoutOf(...of) };
  return last.layout;
}

function areSame(
  [paths, sourceRoots, added = []]: Parameters<typeof layoutOf>,
  [otherPaths, otherRoots, otherAdded = []]: Parameters<typeof layoutOf>,
): boolean {
  if (JSON.stringify([sourceRoots, added]) !== JSON.stringify([otherRoots, otherAdded])) return false;
  if (paths.size !== otherPaths.size) return false;
  const others = otherPaths.values();
  for (const path of paths) if (path !== others.next().value) return false;
  return true;
}

function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : a > b ? 1 : 0);
}

/** `roots` with those nearest to `folder` first: more leading parts in common, then less depth. */
export function nearestFirst(roots: readonly string[], folder: string): readonly string[] {
  const parts = folder.split('/');
  const counted = rootsByDepth(roots).map(({ root, own }) => {
    let shared = 0;
    while (shared < own.length && own[shared] === parts[shared]) shared++;
    return { root, shared };
  });
  return counted.sort((a, b) => b.shared - a.shared).map(({ root }) => root);
}

interface Root {
  readonly root: string;
  readonly own: readonly string[];
}

/** A layout's roots, which every folder that a program starts in is compared with. */
const knownRoots = new WeakMap<readonly string[], readonly Root[]>();

function rootsByDepth(roots: readonly string[]): readonly Root[] {
  let known = knownRoots.get(roots);
  if (known === undefined) {
    known = roots.toSorted(byDepth).map((root) => ({ root, own: root === '' ? [] : root.split('/') }));
    knownRoots.set(roots, known);
  }
  return known;
}

const edit = /sys\.path(?:\.(?:insert|append|extend)\s*\(|\s*\+?=|\s*\[0:0\]\s*=)([^\n]*(?:\n[^\n]*)?)/g;
const sysPath = wordSearch('sys.path');
const hasSysPath = readOnce((text) => sysPath(text) >= 0);
const segment = /['"]([^'"\n]*)['"]/g;

/**
 * Folders that `text`, the file at `path`, may add to `sys.path` by literal names, seen from its own folder, the folders
 * above it and the root: `sys.path.insert(0, 'lib')`, `sys.path.append(os.path.join(here, '..', 'common'))`. It may
 * name folders that do not exist.
 */
export function pathEditsIn(path: string, text: string): ReadonlySet<string> {
  const folders = new Set<string>();
  if (!hasSysPath(text)) return folders;
  const own = dirname(path);
  const starts = [own, dirname(own), ''];
  for (const [, tail] of text.matchAll(edit)) {
    const parts = [...(tail ?? '').matchAll(segment)]
      .map((match) => match[1]!)
      .filter((part) => /^[\w./-]+$/.test(part));
    for (const name of [parts.join('/'), ...parts]) {
      for (const start of starts) {
        const folder = resolvedPath(join(start, name.replace(/^\/+/, '')));
        if (folder !== undefined) folders.add(folder);
      }
    }
  }
  return folders;
}
