import { remembered } from '../text/remembered.js';
import { dirname, type FilePath, join } from '../tree/file-path.js';
import { importsRelatively } from './implicit-relative.js';
import { type ImportTiming, scanImports } from './import-scan.js';
import { packageOf, prefixesOf, topLevelOf } from './module-name.js';
import type { Program } from './program.js';
import { addressOf, createResolver, type OutsideWorld, type Resolver, searchFolderOf } from './resolver.js';

/** Who may import whom, blind to order: an over-approximation that tells which files are worth executing. */
export interface ReachGraph {
  /** Files that import `path` by a statement somewhere in them. */
  importersOf(path: FilePath): ReadonlySet<FilePath>;
  /**
   * `targets` and every file that can lead to one of them, packages' `__init__` included; `immediate` leaves out
   * what leads there only once a function is called.
   */
  reaching(targets: Iterable<FilePath>, timing?: ImportTiming): ReadonlySet<FilePath>;
}

/** Scans `roots` and every file that they may import, each once. */
export function reachGraph(program: Program, roots: Iterable<FilePath>, world: OutsideWorld): ReachGraph {
  const importers = new Map<FilePath, Set<FilePath>>();
  const immediate = new Map<FilePath, Set<FilePath>>();
  const runsBefore = new Map<FilePath, Set<FilePath>>();
  const resolverFor = remembered((folder: string) => createResolver(program.layout, folder, world));
  const namesSeenFrom = remembered((folder: string) => {
    const { resolve } = resolverFor(folder);
    return remembered((pkg: string) => importedNames(resolve, pkg));
  });
  const scanned = new Set(roots);
  for (const path of scanned) {
    const text = program.text(path);
    if (text === undefined) continue;
    const address = addressOf(path, program.layout);
    const pkg = packageOf(path, address.module);
    const names = namesSeenFrom(searchFolderOf(path, address))(pkg);
    // Few names stand beside the file as well; only for these it matters which Python it is.
    const isBeside = (name: string) =>
      names.standsBeside(topLevelOf(name)) && importsRelatively(program, path);
    const isOwn = (name: string) => names.isAtTop(topLevelOf(name)) || isBeside(name);
    for (const [name, timing] of scanImports(text, pkg, isOwn)) {
      for (const imported of names.filesOf(isBeside(name) ? `${pkg}.${name}` : name)) {
        if (imported === path) continue;
        add(importers, imported, path);
        if (timing === 'immediate') add(immediate, imported, path);
        scanned.add(imported);
      }
    }
    for (let at = dirname(path); program.layout.files.has(join(at, '__init__.py')); at = dirname(at)) {
      const init = join(at, '__init__.py') as FilePath;
      scanned.add(init);
      if (init !== path) add(runsBefore, init, path);
      if (at === '') break;
    }
  }
  const none: ReadonlySet<FilePath> = new Set();
  return {
    importersOf: (path) => importers.get(path) ?? none,
    reaching(targets, timing = 'deferred') {
      const edges = timing === 'immediate' ? immediate : importers;
      const reached = new Set<FilePath>(targets);
      for (const path of reached) {
        for (const before of edges.get(path) ?? none) reached.add(before);
        for (const before of runsBefore.get(path) ?? none) reached.add(before);
      }
      return reached;
    },
  };
}

/** What names stand for in the modules of one package. */
interface ImportedNames {
  /** Whether a top-level module `top` is in the repository. */
  isAtTop(top: string): boolean;
  /** Whether the package itself has a module `top`. */
  standsBeside(top: string): boolean;
  /** The files that importing the absolute `name` runs: its own and those of the packages above. */
  filesOf(name: string): readonly FilePath[];
}

function importedNames(resolve: Resolver['resolve'], pkg: string): ImportedNames {
  return {
    isAtTop: remembered((top) => resolve(top).kind !== 'external'),
    standsBeside: remembered((top) => pkg !== '' && resolve(`${pkg}.${top}`).kind === 'source'),
    filesOf: remembered((name) => {
      const files: FilePath[] = [];
      for (const prefix of prefixesOf(name)) {
        const resolution = resolve(prefix);
        if (resolution.kind === 'external') break;
        if (resolution.kind === 'source') files.push(resolution.path);
      }
      return files;
    }),
  };
}

function add(map: Map<FilePath, Set<FilePath>>, key: FilePath, value: FilePath): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}
