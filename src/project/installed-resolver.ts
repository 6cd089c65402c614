import { isIdentifier, leafOf, parentOf } from './module-name.js';
import type { InstalledPackages } from './snapshot.js';

/** What an absolute module name stands for among installed packages. */
export type InstalledModule =
  /** A Python file; `searchPath` is a package's `__path__`. */
  | { readonly kind: 'source'; readonly path: string; readonly searchPath: readonly string[] | undefined }
  /** A package without `__init__.py` (PEP 420). */
  | { readonly kind: 'namespace'; readonly searchPath: readonly string[] }
  /** A module in compiled form. */
  | { readonly kind: 'extension' }
  | { readonly kind: 'absent' };

/** Resolves absolute module names among `installed`; answers are remembered. */
export function installedResolver(installed: InstalledPackages): (module: string) => InstalledModule {
  const known = new Map<string, InstalledModule>();

  function search(module: string, folders: readonly string[]): InstalledModule {
    const leaf = leafOf(module);
    const portions: string[] = [];
    for (const folder of folders) {
      const entries = installed.list(folder);
      if (entries === undefined) continue;
      const inside = `${folder}/${leaf}`;
      const own = entries.has(`${leaf}/`) ? installed.list(inside) : undefined;
      if (own?.has('__init__.py')) return packageAt(module, inside);
      if (own !== undefined && hasExtension(own, '__init__')) return { kind: 'extension' };
      // Where a compiled module lies beside the source it was made from (Cython), the source says what it does.
      if (entries.has(`${leaf}.py`)) return { kind: 'source', path: `${inside}.py`, searchPath: undefined };
      if (hasExtension(entries, leaf)) return { kind: 'extension' };
      if (own !== undefined) portions.push(inside);
    }
    return portions.length > 0 ? { kind: 'namespace', searchPath: portions } : { kind: 'absent' };
  }

  /** A package that says it is spread over several folders has those of the same name under every root. */
  function packageAt(module: string, folder: string): InstalledModule {
    const path = `${folder}/__init__.py`;
    const spread = /\bextend_path\s*\(|\bdeclare_namespace\s*\(/.test(installed.text(path) ?? '');
    if (!spread) return { kind: 'source', path, searchPath: [folder] };
    const relative = module.replaceAll('.', '/');
    const everywhere = installed.roots
      .map((root) => `${root}/${relative}`)
      .filter((one) => installed.list(one) !== undefined);
    return { kind: 'source', path, searchPath: [...new Set([folder, ...everywhere])] };
  }

  function resolve(module: string): InstalledModule {
    const cached = known.get(module);
    if (cached !== undefined) return cached;
    const parent = parentOf(module);
    let found: InstalledModule = { kind: 'absent' };
    if (isIdentifier(leafOf(module))) {
      if (parent === undefined) found = search(module, installed.roots);
      else {
        const above = resolve(parent);
        if ('searchPath' in above && above.searchPath !== undefined) found = search(module, above.searchPath);
      }
    }
    known.set(module, found);
    return found;
  }

  return resolve;
}

/** `leaf.so`, `leaf.cpython-312-x86_64-linux-gnu.so`, `leaf.abi3.so`, `leaf.cp312-win_amd64.pyd`, or only compiled to `.pyc`. */
function hasExtension(entries: ReadonlySet<string>, leaf: string): boolean {
  if (entries.has(`${leaf}.so`) || entries.has(`${leaf}.pyd`) || entries.has(`${leaf}.abi3.so`)) return true;
  if (entries.has(`${leaf}.pyc`)) return !entries.has(`${leaf}.py`);
  const start = `${leaf}.c`;
  for (const name of entries) {
    if (name.startsWith(start) && /\.(?:so|pyd)$/.test(name)) return true;
  }
  return false;
}
