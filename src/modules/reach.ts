import { dirname, type FilePath, join } from '../tree/file-path.js';
import { importsRelatively } from './implicit-relative.js';
import { type ImportTiming, scanImports } from './import-scan.js';
import { prefixesOf, topLevelOf } from './module-name.js';
import type { Program } from './program.js';
import { addressOf, createResolver, type OutsideWorld, type Resolver } from './resolver.js';

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
  const resolvers = new Map<string, Resolver>();
  const resolverFor = (folder: string) => {
    const known = resolvers.get(folder);
    if (known !== undefined) return known;
    const resolver = createResolver(program.layout, folder, world);
    resolvers.set(folder, resolver);
    return resolver;
  };
  const scanned = new Set(roots);
  for (const path of scanned) {
    const text = program.text(path);
    if (text === undefined) continue;
    const address = addressOf(path, program.layout);
    const pkg = path.endsWith('__init__.py') ? address.module : (prefixesOf(address.module).at(-2) ?? '');
    const { resolve } = resolverFor(address.inPackage ? address.root : dirname(path));
    // Few names stand beside the file as well; only for these it matters which Python it is.
    const isBeside = (top: string) =>
      pkg !== '' && resolve(`${pkg}.${top}`).kind === 'source' && importsRelatively(program, path);
    const isOwn = (name: string) =>
      resolve(topLevelOf(name)).kind !== 'external' || isBeside(topLevelOf(name));
    for (const [name, timing] of scanImports(text, pkg, isOwn)) {
      for (const prefix of prefixesOf(isBeside(topLevelOf(name)) ? `${pkg}.${name}` : name)) {
        const resolution = resolve(prefix);
        if (resolution.kind === 'external') break;
        if (resolution.kind !== 'source' || resolution.path === path) continue;
        add(importers, resolution.path, path);
        if (timing === 'immediate') add(immediate, resolution.path, path);
        scanned.add(resolution.path);
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

function add(map: Map<FilePath, Set<FilePath>>, key: FilePath, value: FilePath): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}
