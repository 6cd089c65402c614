import type { Pin } from '../project/pins.js';
import { normalized } from '../project/requirement.js';
import type { InstalledPackages } from '../project/snapshot.js';

/**
 * Top-level modules of the distributions that cannot be installed without one of `needed`, directly or by what they
 * require: only these can call it when they are imported. Read from the metadata that installers leave (PEP 376, 566).
 */
export function packagesThatNeed(
  installed: InstalledPackages,
  needed: readonly string[],
): ReadonlySet<string> {
  const folders = metadataFolders(installed);
  const requirements = [...folders].map(
    ([name, folder]) => [name, requiredBy(installed.text(`${folder}/METADATA`) ?? '')] as const,
  );
  const wanted = new Set(needed.map(normalized));
  const reached = new Set(wanted);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const [name, requires] of requirements) {
      if ([...requires].some((one) => reached.has(one))) reached.add(name);
    }
  }
  const modules = new Set<string>();
  for (const name of reached) {
    const folder = folders.get(name);
    if (folder === undefined || wanted.has(name)) continue;
    for (const module of topLevelModules(installed.text(`${folder}/RECORD`) ?? '')) modules.add(module);
  }
  return modules;
}

/** Whether a distribution of a name is installed, as importlib.metadata answers. */
export function distributionsIn(installed: InstalledPackages): (name: string) => boolean {
  let names: ReadonlyMap<string, string> | undefined;
  return (name) => {
    names ??= metadataFolders(installed);
    return names.has(normalized(name));
  };
}

/** The version of a distribution that is installed, by its name; undefined where it is not. */
export function versionsIn(installed: InstalledPackages): (name: string) => string | undefined {
  let folders: ReadonlyMap<string, string> | undefined;
  return (name) => {
    folders ??= metadataFolders(installed);
    return /-([^-/]+)\.dist-info$/.exec(folders.get(normalized(name)) ?? '')?.[1];
  };
}

/** Versions of distributions that are installed, as pins of them. */
export function installedPins(installed: InstalledPackages): (distribution: string) => Pin | undefined {
  const versionOf = versionsIn(installed);
  return (distribution) => {
    const version = versionOf(distribution);
    return version === undefined ? undefined : { kind: 'exact', version };
  };
}

/** Where each distribution keeps its metadata. */
function metadataFolders(installed: InstalledPackages): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const root of installed.roots) {
    for (const entry of installed.list(root) ?? []) {
      if (!/\.(?:dist|egg)-info\/$/.test(entry)) continue;
      const name = normalized(entry.split(/-|\.egg-info/)[0]!);
      if (!folders.has(name)) folders.set(name, `${root}/${entry.slice(0, -1)}`);
    }
  }
  return folders;
}

/** `Requires-Dist: gevent (>=22.10.2) ; python_version > "3.12"`, but not what an extra asks for. */
function requiredBy(metadata: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, name, rest] of metadata.matchAll(/^Requires-Dist:[ \t]*([A-Za-z0-9._-]+)(.*)$/gm)) {
    if (!/\bextra\s*==/.test(rest!)) names.add(normalized(name!));
  }
  return names;
}

/** The first parts of the paths in a RECORD that are Python modules or packages. */
function topLevelModules(record: string): ReadonlySet<string> {
  const modules = new Set<string>();
  for (const line of record.split('\n')) {
    const match = /^"?([A-Za-z_]\w*)(?:\/|\.py,)/.exec(line);
    if (match?.[1] !== undefined) modules.add(match[1]);
  }
  return modules;
}
